#!/bin/sh
# sh test/bench/run.sh [COUNT…]: the ratios that the README's limits rest on, each from one run on this machine.
#   check   time of `zzsh check` of all years over a bare libyaml event loop on the same files (at most 2), both as
#           the processor's, which other work on the machine lengthens less
#   memory  peak memory of that check per record, beyond that in a ledger without records (under 3 KiB)
#   report  processor time of a quarterly notice (.docx) over `zzsh check` of that quarter and commit (at most 1.2), and its memory
#   texts   what comparing all texts adds to a check over the same loop (at most 2), what all checks of texts add, and how many
#           planted copies they find
#   completion of a word: milliseconds, and over the start of /bin/true (10 ms are the aim)
#   log     time of `zzsh log` to its acknowledgement over that in an empty ledger (at most 2)
#   audit   time of the first `zzsh audit` of a history in which each commit adds one record, over `git log --raw` of it (the aim is
#           below 1; git neither checks the objects nor reads the records), and after one more commit with --cache (100 ms are the aim)
#   receive processor time of `zzsh receive --sign`, which a push waits for, onto a ledger of some thousand records and onto one without
set -eu
cd "$(dirname "$0")/../.."
sh examples/need.sh test
[ -f build/bench/build.ninja ] || cmake --preset release -B build/bench >/dev/null
cmake --build build/bench >/dev/null
zzsh=$PWD/build/bench/zzsh
work=${ZZSH_BENCH_DIR:-$(mktemp -d)}
mkdir -p "$work"
cc -O2 -o "$work/loop" test/bench/libyaml_loop.c $(pkg-config --cflags --libs yaml-0.1)
/usr/bin/python3 test/bench/measure.py "$zzsh" "$work" "${@:-1000 10000 100000}"
/usr/bin/python3 test/bench/audit.py "$zzsh" "$work" "${@:-1000 10000 100000}"
exec /usr/bin/python3 test/bench/receive.py "$zzsh" "$work" 50 2000
