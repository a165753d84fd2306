#!/usr/bin/env python3
"""measure.py ZZSH WORK COUNT…: makes the ledgers and prints the ratios. The best of several runs is taken."""
import os, shutil, subprocess, sys, time

HERE = os.path.dirname(os.path.abspath(__file__))
ENV = {"PATH": "/usr/bin:/bin", "LC_ALL": "C", "HOME": "/nonexistent", "ZZSH_NOW": "2026-06-01T09:00:00+08:00"}
GIT = dict(ENV, GIT_AUTHOR_NAME="b", GIT_AUTHOR_EMAIL="b@example.invalid", GIT_COMMITTER_NAME="b",
           GIT_COMMITTER_EMAIL="b@example.invalid", GIT_CONFIG_NOSYSTEM="1")


def best(times, command, cpu=False, **more):
    """Seconds by the clock, or of the processor, which other work on the machine does not lengthen as much."""
    result, peak = None, 0
    for _ in range(times):
        start = time.perf_counter()
        p = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=ENV, **more)
        _, status, usage = os.wait4(p.pid, 0)
        took = usage.ru_utime + usage.ru_stime if cpu else time.perf_counter() - start
        result = took if result is None else min(result, took)
        peak = max(peak, usage.ru_maxrss * 1024)
        if os.waitstatus_to_exitcode(status) not in (0, 1):
            sys.exit(f"{command} failed")
    return result, peak


def make(work, count):
    top = f"{work}/ledger-{count}"
    if not os.path.exists(f"{top}/.git"):
        shutil.rmtree(top, ignore_errors=True)
        subprocess.run([sys.executable, f"{HERE}/generate.py", str(count), top], check=True)
        for args in (["init", "-q", "-b", "main"], ["config", "user.name", "b"], ["config", "user.email", "b@example.invalid"],
                     ["add", "-A"], ["commit", "-q", "-m", "b"]):
            subprocess.run(["git", *args], cwd=top, env=GIT, check=True)
    return top


def log_time(zzsh, top, times):
    """To the acknowledgement: until the first byte of the answer is there."""
    result = None
    for i in range(times):
        start = time.perf_counter()
        p = subprocess.Popen([zzsh, "-C", top, "log", "heart-talk", "--branch", "zhb1", "--date", "2026-05-20",
                              "--title", f"第{i}次{time.time_ns()}", "--talkers", talker(top, 0),
                              "--talkees", talker(top, 1)], stdout=subprocess.PIPE, env=ENV)
        p.stdout.read(1)
        took = time.perf_counter() - start
        p.stdout.read()
        if p.wait() not in (0, 1):
            sys.exit("zzsh log failed")
        result = took if result is None else min(result, took)
    return result


def talker(top, index):
    lines = [l for l in open(f"{top}/branches/zhb1.yaml", encoding="utf-8") if "编号:" in l]
    return lines[index].split("姓名: ")[1].split(",")[0]


def main():
    zzsh, work = sys.argv[1:3]
    counts = [int(c) for a in sys.argv[3:] for c in a.split()]
    empty = make(work, 40)
    shutil.rmtree(f"{empty}/records", ignore_errors=True)
    empty_log = log_time(zzsh, empty, 7)
    _, own = best(1, [zzsh, "-C", empty, "check"])
    for count in counts:
        top = make(work, count)
        files = subprocess.run(["find", f"{top}/records", "-name", "*.yaml"], stdout=subprocess.PIPE, check=True).stdout
        n = files.count(b"\n")
        listing = f"{work}/files"
        open(listing, "wb").write(files)
        times = 5 if n < 50000 else 3
        loop = loop_time(work, listing, times, True)
        check, peak = best(times, [zzsh, "-C", top, "check"], True)
        logged = log_time(zzsh, top, 7)
        report_time(zzsh, top, n, times)
        completion(zzsh, top, n)
        print(f"{n} records: check/libyaml {check / loop:.2f}  memory a record {(peak - own) / n / 1024:.2f} KiB"
              f" and {own / 2**20:.1f} MiB without any  log/log in an empty ledger {logged / empty_log:.2f}   ({check:.2f} s, {loop:.2f} s, {logged * 1000:.0f} ms)")
        measure_texts(zzsh, work, count, own)


def report_time(zzsh, top, count, times):
    """A quarterly notice over the check of the same quarter and commit, in processor time and memory (1.2 and 3 KiB are the aims)."""
    asked = ["2025Q2", "--at", "HEAD"]
    check, _ = best(times, [zzsh, "-C", top, "check", "--period", *asked], True)
    made, peak = best(times, [zzsh, "-C", top, "report", "--quarter", *asked, "--format", "docx"], True)
    print(f"{count} records: report/check {made / check:.2f}  memory a record {peak / count / 1024:.2f} KiB   ({made:.2f} s, {check:.2f} s)")


def completion(zzsh, top, count):
    """What the Tab key waits for, beside the start of a process that does nothing; 10 ms are the aim."""
    nothing, _ = best(30, ["/bin/true"])
    start, _ = best(30, [zzsh, "--version"])
    line = f"{count} records: completion"
    for name, words in (("people", "log --chair "), ("records", "amend 2026-0"), ("rules", "rules show c")):
        took, _ = best(30, [zzsh, "complete", "bash", "--", ":=", "zzsh " + words], cwd=top)
        line += f"  {name} {took * 1000:.1f} ms ({took / nothing:.1f} x true)"
    print(f"{line}  start alone {start * 1000:.1f} ms")


def measure_texts(zzsh, work, count, own):
    """What comparing all texts adds to a check without it, and what all checks of texts add, over the loop; and whether they find what
    was planted (texts.py)."""
    top = f"{work}/texts-{count}"
    if not os.path.exists(f"{top}/planted.json"):
        shutil.rmtree(top, ignore_errors=True)
        subprocess.run([sys.executable, f"{HERE}/texts.py", "make", str(count), top], check=True)
    files = subprocess.run(["find", f"{top}/records", "-name", "*.yaml"], stdout=subprocess.PIPE, check=True).stdout
    listing = f"{work}/files"
    open(listing, "wb").write(files)
    n, times = files.count(b"\n"), 3
    loop = loop_time(work, listing, times, True)
    without, _ = best(times, [zzsh, "-C", top, "check", "--packs", "flags,notexts"], True)
    compared, _ = best(times, [zzsh, "-C", top, "check", "--packs", "flags,nophrases"], True)
    both, peak = best(times, [zzsh, "-C", top, "check", "--packs", "flags"], True)
    print(f"{n} texts: comparison/libyaml {(compared - without) / loop:.2f}  all text checks/libyaml {(both - without) / loop:.2f}"
          f"  memory a record {(peak - own) / n / 1024:.2f} KiB   (without {without:.2f} s, compared {compared:.2f} s, all {both:.2f} s, {loop:.2f} s)")
    subprocess.run([sys.executable, f"{HERE}/texts.py", "score", zzsh, top], check=True)


def loop_time(work, listing, times, cpu=False):
    result = None
    for _ in range(times):
        with open(listing) as f:
            took, _ = best(1, [f"{work}/loop"], cpu, stdin=f)
        result = took if result is None else min(result, took)
    return result


if __name__ == "__main__":
    main()
