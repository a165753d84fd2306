#!/usr/bin/env python3
"""An answer with four times as many findings takes about four times as long, not sixteen times.

Measured is processor time of this process's children, so that a busy machine does not matter; what a run takes with
next to nothing in the ledger is taken off.
Two ledgers: records that lack most of what they need (findings at places in files, shown line by line), and many
members who never appear (findings about people, folded; and obligations that are part of one another).
"""
import datetime, os, resource, subprocess, sys, tempfile

ZZSH = os.path.abspath(sys.argv[1])
LIMIT = 6  # between 4 (in proportion) and 16 (each finding compared with each)
UNIT = "格式: 1\n名称: 机关党委\n启用: 2016-01-01\n规则包: [national, organ]\n"


def put(folder, path, text):
    full = os.path.join(folder, path)
    os.makedirs(os.path.dirname(full), exist_ok=True)
    with open(full, "w", encoding="utf-8") as f:
        f.write(text)


def begin(folder, members):
    put(folder, "zzsh.yaml", UNIT)
    put(folder, "genesis.yaml", "格式: 1\n盐: 0123456789abcdef\n日期: 2016-01-01\n")
    for branch in range(1, 1 + (members + 399) // 400):
        people = "".join(f"  - {{编号: m{branch}-{i}, 姓名: 某{branch}某{i}, 入党: 2001-07-01, 转正: 2002-07-01}}\n"
                         for i in range(min(members, 400)))
        put(folder, f"branches/zhb{branch}.yaml", f"名称: 第{branch}支部\n成立: 2010-01-01\n党员:\n{people}")


def bare_records(folder, n):
    begin(folder, 1)
    for i in range(n):
        day = datetime.date(2016, 1, 2) + datetime.timedelta(days=i % 3000)
        put(folder, f"records/zhb1/{day.year}/{day}-committee-meeting-{i:05d}.yaml",
            f"类型: 支委会\n支部: zhb1\n日期: {day}\n出席: [乙, 丙, 丁, 戊]\n")


def silent_members(folder, n):
    begin(folder, n)


def seconds(make, n):
    with tempfile.TemporaryDirectory() as folder:
        make(folder, n)
        before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
        p = subprocess.run([ZZSH, "-C", folder, "--today", "2026-04-20", "check"], stdout=subprocess.PIPE,
                           env={"PATH": "/usr/bin:/bin", "LC_ALL": "C"}, check=False)
        if p.returncode != 1:
            sys.exit(f"{make.__name__} {n}: exit status {p.returncode}")
        return resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before


def times(make, n):
    idle = seconds(make, 1)
    small, large = (max(seconds(make, size) - idle, 0.01) for size in (n, 4 * n))
    print(f"{make.__name__}: {n} in {small:.2f} s, {4 * n} in {large:.2f} s: {large / small:.1f} times")
    return large / small


def main():
    """Whoever shares the machine's memory slows the larger one down at times; a program that grows too fast does so each time."""
    bad = 0
    for make, n in ((bare_records, 800), (silent_members, 3000)):
        bad |= all(times(make, n) > LIMIT for _ in range(3))
    sys.exit(bad)


main()
