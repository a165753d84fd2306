#!/bin/sh
# Installs what the tests need, builds with gcc, clang and sanitizers, runs everything. Ends with the runner's
# summary line. Safe to repeat; quick the second time.
set -eu
cd "$(dirname "$0")/.."
sh examples/need.sh test

jobs=$(nproc 2>/dev/null || echo 2)
for preset in test clang asan; do
	[ -f "build/$preset/build.ninja" ] || cmake --preset "$preset" >"/tmp/zzsh-cmake-$$" 2>&1 ||
		{ cat "/tmp/zzsh-cmake-$$"; exit 1; }
	rm -f "/tmp/zzsh-cmake-$$"
	echo "build: $preset"
	cmake --build --preset "$preset" -- -j "$jobs" >"build/$preset/log" 2>&1 || { cat "build/$preset/log"; exit 1; }
done

# The sanitizers see the unit tests and the cases; the scripts run once, with the ordinary build.
echo "tests: sanitizers"
ctest --test-dir build/asan -j "$jobs" -E '^script/' --output-on-failure --no-tests=error >build/asan/tests 2>&1 ||
	{ grep -vE '^ *[0-9]+/[0-9]+ Test .*Passed' build/asan/tests; exit 1; }
tail -n 4 build/asan/tests
echo "tests: all"
exec ctest --test-dir build/test -j "$jobs" --output-on-failure --no-tests=error
