#!/bin/sh
# 季度通报，由 cron 或 systemd 定时生成：quarterly.sh 台账目录 输出目录
# Writes FOLDER/2026Q1.docx, the notice on the quarter that has just ended, for cron or a systemd timer.
#
#   lock      two runs at once: the later one does nothing (status 75)
#   output    the file is there whole or not at all; an earlier one stays until then
#   quiet     nothing is printed where all is well; else one message on standard error, which cron sends as mail
#   log       a line a run in FOLDER/log: when, how it ended, the period, the commit
#   status    that of zzsh report: 0 written, 1 written and some records cannot be read, 3 no ledger, 4 environment
#
# The names of branches: set ZZSH_NAMES=off in the crontab for a notice that names none.
set -u
if [ $# -ne 2 ]; then
	echo "usage: quarterly.sh LEDGER FOLDER" >&2
	exit 2
fi
ledger=$1
folder=$2
mkdir -p "$folder" || exit 4

say() { # one line: a message may have several
	printf '%s %s\n' "$(date +%Y-%m-%dT%H:%M:%S%z)" "$(printf '%s' "$1" | tr '\n' ' ')" >>"$folder/log"
}

exec 9>"$folder/.lock" || exit 4
if ! flock -n 9; then
	say "busy: another run has not ended"
	echo "quarterly.sh: another run has not ended ($folder/.lock)" >&2
	exit 75
fi

about=$(zzsh -C "$ledger" report --quarter last-quarter --format json 2>&1 9>&-)
status=$?
if [ $status -gt 1 ]; then
	say "failed $status: $about"
	printf '%s\n' "$about" >&2
	exit $status
fi
period=$(printf '%s\n' "$about" | sed -n 's/^  "period": "\([^"]*\)",$/\1/p')
commit=$(printf '%s\n' "$about" | sed -n 's/^  "commit": "\([0-9a-f]*\)",$/\1/p')
today=$(printf '%s\n' "$about" | sed -n 's/^  "today": "\([^"]*\)",$/\1/p')

# The same commit and day for both, whatever is committed meanwhile.
message=$(zzsh -C "$ledger" --today "$today" report --quarter "$period" ${commit:+--at "$commit"} \
	--names "${ZZSH_NAMES:-on}" --output "$folder/$period.docx" 2>&1 9>&-)
status=$?
case $status in
0) say "ok $period ${commit:--} $folder/$period.docx" ;;
1)
	say "written, some records cannot be read: $period ${commit:--} $folder/$period.docx"
	echo "quarterly.sh: $folder/$period.docx is written; some records cannot be read and are not counted: zzsh check" >&2
	;;
*)
	say "failed $status: $message"
	printf '%s\n' "$message" >&2
	;;
esac
exit $status
