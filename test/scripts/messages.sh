#!/bin/sh
# Every message id in the source has its Chinese, and no translation is fuzzy, empty or left over.
set -u
cd "$2" || exit 1
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
bad=0

find lib cmd man -name '*.c' -o -name '*.h' | sort >"$work/files"
xgettext --from-code=UTF-8 --language=C --keyword=N_ --keyword=zz_tr:2 --keyword=zz_error:3 --keyword=zz_msgf:3 \
	--keyword=tr:2 --keyword=page_say:2 --keyword=page_tr:2 --files-from="$work/files" -o "$work/ids.pot" || exit 1
msgcat --use-first -o "$work/zh.po" lib/po/zh/*.po || exit 1
# Where two catalogues say it differently, msgcat puts both down, each below the name of its file.
msgcat lib/po/zh/*.po | sed '1,/^$/d' | grep -B4 -A4 '^"#-#-#' >"$work/differ"
if [ -s "$work/differ" ]; then
	echo "messages that two catalogues put into different Chinese:"
	cat "$work/differ"
	bad=1
fi
# msgmerge without fuzzy matching leaves exactly the untranslated ones empty. Which messages are formats, the source
# says, whatever the catalogue does: one whose conversions do not fit becomes fuzzy.
msgmerge --quiet --no-fuzzy-matching -o "$work/merged.po" "$work/zh.po" "$work/ids.pot" || exit 1
msgfmt --check-format -o /dev/null "$work/merged.po" || bad=1
msgattrib --only-fuzzy --no-obsolete "$work/merged.po" >"$work/fuzzy" || exit 1
if [ -s "$work/fuzzy" ]; then
	echo "translations that are fuzzy, or whose conversions are not those of the message:"
	cat "$work/fuzzy"
	bad=1
fi
msgattrib --untranslated --no-obsolete "$work/merged.po" >"$work/untranslated" || exit 1
if [ -s "$work/untranslated" ]; then
	echo "messages without Chinese:"
	cat "$work/untranslated"
	bad=1
fi
msgattrib --only-obsolete "$work/merged.po" >"$work/obsolete" || exit 1
if [ -s "$work/obsolete" ]; then
	echo "translations that no source uses:"
	grep msgid "$work/obsolete"
	bad=1
fi
exit $bad
