#!/usr/bin/env python3
"""audit.py ZZSH WORK COUNT…: the history of COUNT commits that each add one record (history.py), audited for the first time, over
`git log --raw` of the same history in the same run (the aim is below 1), in processor time and by the clock; and after one more commit with --cache
(the aim is 100 ms), in both, the best and the middle one of several runs: each finds the cache as the first audit left it, since it is written anew
only when more has come in."""
import os, shutil, statistics, subprocess, sys, time

from measure import ENV, GIT, HERE, best


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


def each(times, command):
    """Of each run the milliseconds of the processor and by the clock."""
    cpu, clock = [], []
    for _ in range(times):
        start = time.perf_counter()
        p = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=ENV)
        _, status, usage = os.wait4(p.pid, 0)
        clock.append(1000 * (time.perf_counter() - start))
        cpu.append(1000 * (usage.ru_utime + usage.ru_stime))
        if os.waitstatus_to_exitcode(status) not in (0, 1):
            sys.exit(f"{command} failed")
    return cpu, clock


def again(zzsh, top, count):
    """After one more commit, which is taken back at the end."""
    git = lambda *args, **more: subprocess.run(["git", *args], cwd=top, env=GIT, check=True, **more).stdout
    head = git("rev-parse", "main", stdout=subprocess.PIPE).decode().strip()
    shutil.rmtree(f"{top}/zzsh", ignore_errors=True)
    best(1, [zzsh, "-C", top, "audit", "--cache"])
    stream = subprocess.run([sys.executable, f"{HERE}/history.py", str(count), "1", "--next"], stdout=subprocess.PIPE, check=True)
    git("fast-import", "--quiet", "--done", input=stream.stdout)
    took = each(9, [zzsh, "-C", top, "audit", "--cache"])
    load, _ = best(2, [zzsh, "-C", top, "check", "--at", "HEAD", "--period", "2021-01"], True)
    git("update-ref", "refs/heads/main", head)
    return took, load


def main():
    zzsh, work = sys.argv[1:3]
    ENV["HOME"] = work
    for count in [int(c) for a in sys.argv[3:] for c in a.split()]:
        top = make(work, count)
        times = 3 if count < 50000 else 2
        line = f"{count} commits: audit/git log --raw"
        for name, cpu in (("processor", True), ("clock", False)):
            audit, peak = best(times, [zzsh, "-C", top, "audit"], cpu)
            log, _ = best(times, ["git", "-C", top, "log", "--raw"], cpu)
            line += f"  {name} {audit / log:.2f} ({audit:.2f} s, {log:.2f} s)"
        (cpu, clock), load = again(zzsh, top, count)
        line += f"  one more commit, processor {min(cpu):.0f} ms (middle {statistics.median(cpu):.0f}), clock {min(clock):.0f} ms"
        line += f" (middle {statistics.median(clock):.0f}) of {len(cpu)} runs (reading the records alone {load * 1000:.0f} ms)"
        print(f"{line}  memory a commit {peak / count / 1024:.2f} KiB")


if __name__ == "__main__":
    main()
