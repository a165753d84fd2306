#!/bin/sh
# sh test/fuzz/campaign.sh [SECONDS [TARGET…]]: looks for inputs that break something, SECONDS (default 300) for each
# target, one process at a time. Needs clang. What it finds is left in build/fuzz/found; it belongs into
# test/fuzz/corpus/<target> together with the repair. Limits: ten seconds an input, 256 MiB beside the sanitizers' own.
set -eu
cd "$(dirname "$0")/../.."
seconds=${1:-300}
[ $# -eq 0 ] || shift

cmake --preset fuzz >/dev/null
cmake --build --preset fuzz -- -j "$(nproc)" >build/fuzz/log 2>&1 || { cat build/fuzz/log; exit 1; }
python3 test/fuzz/seeds.py build/fuzz/seeds
mkdir -p build/fuzz/found

[ $# -gt 0 ] || set -- $(ls test/fuzz/*.c | sed 's,.*/,,; s,\.c$,,' | grep -v '^replay$')
bad=0
for target in "$@"; do
	mkdir -p "build/fuzz/corpus/$target"
	echo "$target: $seconds s"
	# The value profile finds the words of tables that a text must be equal to; a whole ledger compares too much for it.
	profile=1 length=16384
	case $target in
	ledger) profile=0 ;;
	dates | terms | pinyin) length=400 ;; # lines that somebody types
	esac
	ASAN_OPTIONS=quarantine_size_mb=16:detect_leaks=1 "build/fuzz/test/fuzz/fuzz_$target" -timeout=10 -rss_limit_mb=512 \
		-malloc_limit_mb=256 -max_len="$length" -use_value_profile=$profile -dict=build/fuzz/seeds/dictionary -print_final_stats=1 \
		-max_total_time="$seconds" -artifact_prefix="build/fuzz/found/$target-" "build/fuzz/corpus/$target" \
		"test/fuzz/corpus/$target" "build/fuzz/seeds/$target" >"build/fuzz/found/$target.log" 2>&1 || {
		bad=1
		echo "$target: found something; see build/fuzz/found/$target.log"
	}
	grep -E '^stat::number_of_executed_units' "build/fuzz/found/$target.log" || true
done
exit $bad
