#!/usr/bin/env python3
"""audit.py ZZSH WORK COUNT…: the history of COUNT commits that each add one record (history.py), audited for the first time, over
`git log --raw` of the same history in the same run (the aim is below 1), in processor time and by the clock."""
import os, shutil, subprocess, sys

from measure import GIT, HERE, best


def make(work, count):
    top = f"{work}/history-{count}.git"
    if not os.path.exists(f"{top}/packed-refs"):
        shutil.rmtree(top, ignore_errors=True)
        subprocess.run(["git", "init", "-q", "--bare", "-b", "main", top], env=GIT, check=True)
        stream = subprocess.Popen([sys.executable, f"{HERE}/history.py", str(count), "1"], stdout=subprocess.PIPE)
        subprocess.run(["git", "fast-import", "--quiet", "--done"], cwd=top, env=GIT, stdin=stream.stdout, check=True)
        if stream.wait():
            sys.exit("history.py failed")
        for args in (["repack", "-adq"], ["pack-refs", "--all"]):
            subprocess.run(["git", *args], cwd=top, env=GIT, check=True)
    return top


def main():
    zzsh, work = sys.argv[1:3]
    for count in [int(c) for a in sys.argv[3:] for c in a.split()]:
        top = make(work, count)
        times = 3 if count < 50000 else 2
        line = f"{count} commits: audit/git log --raw"
        for name, cpu in (("processor", True), ("clock", False)):
            audit, peak = best(times, [zzsh, "-C", top, "audit"], cpu)
            log, _ = best(times, ["git", "-C", top, "log", "--raw"], cpu)
            line += f"  {name} {audit / log:.2f} ({audit:.2f} s, {log:.2f} s)"
        print(f"{line}  memory a commit {peak / count / 1024:.2f} KiB")


if __name__ == "__main__":
    main()
