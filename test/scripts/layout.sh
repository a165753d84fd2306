#!/bin/sh
# The layout of the source is what .clang-format says. Skipped where clang-format is another version
# than Debian 12's (14), because versions disagree.
set -u
cd "$2" || exit 1
clang-format --version 2>/dev/null | grep -q 'version 14\.' || { echo "skipped: no clang-format 14"; exit 77; }
find lib cmd man test -name '*.[ch]' | sort | xargs clang-format --dry-run -Werror
