#!/bin/sh
# The full fault campaign: every system call of an entry, a correction, a withdrawal and a receipt is a place to be killed
# at and to fail at, once and from there on. test/scripts/faults.py and witness_faults.py are the short versions in the
# ordinary test run.
#
#   sh test/faults/campaign.sh [PROGRAM [N]]  default: build/test/zzsh; N: only one place in N
#
# Takes some two hours on two cores, and some 100 MB below $TMPDIR. Needs python3, strace (with the right to
# trace: in a container --cap-add SYS_PTRACE), git, cc; for small disks and power cuts also root and the right to mount; what
# cannot be done is named and left out, and the status is 77 where strace cannot be used.
# Give it a file system that is not the one of your work: it asks the disk to confirm thousands of times.
set -eu
source=$(cd "$(dirname "$0")/../.." && pwd)
program=${1:-$source/build/test/zzsh} every=${2:-1}
[ -x "$program" ] || { echo "no program $program; build it or name another" >&2; exit 2; }
status=0
for script in faults witness_faults; do
	python3 "$source/test/scripts/$script.py" "$program" "$source" "$source/build" --full "--every=$every" || status=$?
done
exit $status
