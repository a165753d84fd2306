#!/bin/sh
# --help shows the page of the manual that lies beside the program, in a build tree and installed, through man, through
# mandoc where there is no man, and says what -h says where there is neither; in locale C too.
set -u
zzsh=$1
build=$3
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
bad=0
command -v man >/dev/null && command -v mandoc >/dev/null || { echo "skipped: no man or no mandoc"; exit 77; }

# want LABEL REGEX COMMAND...: the output of a command has a line like that.
want() {
	label=$1 regex=$2
	shift 2
	"$@" >"$work/out" 2>"$work/err"
	grep -q "$regex" "$work/out" || { echo "$label: no line $regex"; head -n 5 "$work/out" "$work/err"; bad=1; }
}
# only TOOL...: a folder with nothing but these programs.
only() {
	rm -rf "$work/bin" && mkdir "$work/bin"
	for tool; do ln -s "$(command -v "$tool")" "$work/bin/$tool"; done
}

plain="env -i LC_ALL=C HOME=/nonexistent PATH=/usr/bin:/bin"
want "man, Chinese" '^ZZSH-FMT(1)' $plain "$zzsh" fmt --help
want "man, Chinese" '整理手工改过的文件$' $plain "$zzsh" fmt --help
want "man, English" 'tidy files that were edited by hand$' $plain "$zzsh" --lang en 整理 --help
want "the program" '^ZZSH(1)' $plain "$zzsh" --help
want "a kind before it" '^ZZSH-LOG(1)' $plain "$zzsh" log 支委会 --help

only mandoc
want "mandoc" '^ZZSH-FMT(1)' env -i LC_ALL=C PATH="$work/bin" "$zzsh" fmt --help
only true
want "neither" '^  --check' env -i LC_ALL=C PATH="$work/bin" "$zzsh" --lang en fmt --help
want "neither" 'zzsh-fmt(1); apt install man-db' env -i LC_ALL=C PATH="$work/bin" "$zzsh" --lang en fmt --help
want "neither, Chinese" '手册页 zzsh-fmt(1)' env -i LC_ALL=C PATH="$work/bin" "$zzsh" fmt --help
want "-h" '^  --check' $plain "$zzsh" fmt -h

mkdir -p "$work/prefix/bin" "$work/prefix/share/man/zh_CN/man1"
cp "$zzsh" "$work/prefix/bin/"
want "no page" '手册页 zzsh-fmt(1) 没有和本程序装在一起' $plain "$work/prefix/bin/zzsh" fmt --help
cp "$build/man/zh_CN/man1/zzsh-fmt.1.gz" "$work/prefix/share/man/zh_CN/man1/"
want "installed" '整理手工改过的文件$' $plain "$work/prefix/bin/zzsh" fmt --help
exit $bad
