#!/bin/sh
# The layers point one way: a file of lib/<layer> includes only headers of its own and of lower layers;
# a command sees <zzsh.h> and cmd.h only. The order is the design's.
set -u
cd "$2" || exit 1
bad=0

allowed() {
	case $1 in
	base) echo base ;;
	format) echo base format ;;
	document) echo base format document ;;
	git) echo base git ;;
	model) echo base format git model ;;
	witness) echo base format git model witness ;;
	entry) echo base format git model witness entry ;;
	rules) echo base format git model rules ;;
	audit) echo base format git model rules witness audit ;;
	report) echo base format document git model witness entry rules audit report ;;
	*) echo "" ;;
	esac
}

for dir in lib/*/; do
	layer=$(basename "$dir")
	case $layer in data | po) continue ;; esac
	list=$(allowed "$layer")
	[ -n "$list" ] || { echo "lib/$layer is no layer that this test knows"; bad=1; continue; }
	for file in $(find "$dir" -name '*.[ch]'); do
		for header in $(sed -n 's/^#include "\([^"]*\)".*/\1/p' "$file"); do
			case " $list " in
			*" ${header%%/*} "*) ;;
			*) echo "$file includes \"$header\": a layer may include only $list, by lib-relative path"; bad=1 ;;
			esac
		done
	done
done

for file in cmd/*.[ch]; do
	for header in $(sed -n 's/^#include "\([^"]*\)".*/\1/p' "$file"); do
		case $header in
		cmd.h) ;;
		*/*) echo "$file includes \"$header\": commands see <zzsh.h> only"; bad=1 ;;
		esac
	done
	for header in $(sed -n 's/^#include <\(git2\|yaml\|utf8proc\|openssl\|unicode\|zip\|expat\)\([^>]*\)>.*/\1\2/p' "$file"); do
		echo "$file includes <$header>: libraries belong into lib/"; bad=1
	done
done
exit $bad
