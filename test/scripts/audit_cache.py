#!/usr/bin/env python3
"""zzsh audit --cache answers byte for byte what zzsh audit answers, in every world of the audit's and the forgeries' cases.

The cases run with a zzsh that asks each audit three times, without the cache and twice with it (the first time after
whatever the case did since: one more commit, a rewritten history, swapped objects), in the language and format that the
case asks for, and compares output and exit status. How far a cache was used is test_memory's and
audit_memory.py's to say."""
import glob, os, stat, subprocess, sys, tempfile

ZZSH, ROOT = sys.argv[1:3]
WRAPPER = """#!/bin/sh
case " $* " in
*" --cache "*) exec '%(zzsh)s' "$@" ;;
*" audit "*|*" 核验 "*) ;;
*) exec '%(zzsh)s' "$@" ;;
esac
work=$(mktemp -d -p '%(home)s')
trap 'rm -rf "$work"' EXIT
'%(zzsh)s' "$@" >"$work/plain" 2>"$work/plain2"
rc=$?
for i in 1 2; do
	'%(zzsh)s' "$@" --cache >"$work/cached" 2>"$work/cached2"
	now=$?
	echo asked >>'%(log)s'
	if [ $now != $rc ] || ! cmp -s "$work/plain" "$work/cached" || ! cmp -s "$work/plain2" "$work/cached2"; then
		{ echo "differs ($i, $rc, $now): $PWD: $*"; diff "$work/plain" "$work/cached"; diff "$work/plain2" "$work/cached2"; } >>'%(log)s'
	fi
done
cat "$work/plain"
cat "$work/plain2" >&2
exit $rc
"""


def main():
    cases = sorted(glob.glob(f"{ROOT}/test/cases/audit/*.test") + glob.glob(f"{ROOT}/test/cases/forgery/*.test") +
                   glob.glob(f"{ROOT}/test/cases/attack/*.test"))
    cases = [c for c in cases if " audit" in open(c, encoding="utf-8").read() or "核验" in open(c, encoding="utf-8").read()]
    asked = 0
    with tempfile.TemporaryDirectory() as work:
        log, wrapper = f"{work}/log", f"{work}/zzsh"
        with open(wrapper, "w", encoding="utf-8") as f:
            f.write(WRAPPER % {"zzsh": ZZSH, "log": log, "home": work})
        os.chmod(wrapper, os.stat(wrapper).st_mode | stat.S_IXUSR)
        for case in cases:
            open(log, "w").close()
            # Whether the case holds is its own test's to say; one of them looks for other processes named zzsh, as this wrapper is.
            subprocess.run([sys.executable, f"{ROOT}/test/case.py", wrapper, case], stdout=subprocess.DEVNULL,
                           stderr=subprocess.DEVNULL)
            said = open(log, encoding="utf-8", errors="replace").read().splitlines()
            asked += said.count("asked")
            if "asked" in said and said.count("asked") != len(said):
                sys.exit(case + "\n" + "\n".join(l for l in said if l != "asked"))
    if asked < 100:
        sys.exit(f"only {asked} audits were asked with the cache: the cases have other words now")
    print(f"{len(cases)} cases, {asked} audits with the cache")


main()
