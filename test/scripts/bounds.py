#!/usr/bin/env python3
"""Files made to be as heavy as their limits allow are answered in bounded time and memory, with a word about them.

Each ledger below has one file of up to 256 KiB or 20,000 parts (the reader's limits) in a place where much hangs on it.
LIMITS are far above what is needed and far below what any of these took while they were not bounded (a date in the
year 25 made obligations for two thousand years: 740 MiB; nested brackets took libyaml half a minute).
"""
import os, resource, subprocess, sys, tempfile

ZZSH = os.path.abspath(sys.argv[1])
SECONDS, MEGABYTES = 10, 256
BYTES, ITEMS = 256 * 1024, 1990
RECORD = "records/zhb1/2025/2025-03-03-members-meeting.yaml"
HEAD = "类型: 党员大会\n支部: zhb1\n日期: 2025-03-03\n"
RULE = "id: r{}, title: t, requirement: q, force: must, subject: {}, period: month, count: 1, counts: [{{kind: heart-talk}}]"


def filled(head, item, tail="", most=ITEMS):
    """As many items as the limits allow."""
    text, size = [head], len(head) * 3 + len(tail) * 3
    for i in range(most):
        piece = item(i)
        size += len(piece.encode())
        if size >= BYTES:
            break
        text.append(piece)
    return "".join(text) + tail


MEMBERS = filled("名称: 一\n成立: 0001-01-01\n党员:\n", lambda i: f"  - {{姓名: m{i}, 入党: 0001-07-01}}\n", "", 600)

# name: (files, what the answer must say)
BOMBS = {
    "one name 1,990 times": ({"branches/zhb1.yaml": filled("名称: 一\n党员: [", lambda i: "甲, ", "甲]\n")}, "name-needs-id"),
    "1,990 groups": ({"branches/zhb1.yaml": filled("名称: 一\n党小组:\n", lambda i: f"  - {{编号: g{i}}}\n")}, "group-meeting"),
    "too many parts": ({"branches/zhb1.yaml": filled("名称: 一\n党员: [", lambda i: "a,", "a]\n", 100000)}, "yaml-many"),
    "256 KiB and a byte": ({"branches/zhb1.yaml": "名称: 一\n# " + "x" * BYTES + "\n"}, "yaml-size"),
    "brackets": ({"rules/own.yaml": "rows: " + "[" * 200000}, "yaml-depth"),
    "dashes": ({"rules/own.yaml": "rows:\n" + "".join("  " * i + "-\n" for i in range(300))}, "yaml-depth"),
    "unknown fields": ({RECORD: filled(HEAD, lambda i: f"甲{i}: 1\n")}, "unknown-field"),
    "unknown people": ({RECORD: filled(HEAD + "出席: [", lambda i: f"a{i}, ", "a]\n")}, "person-unknown"),
    "votes": ({RECORD: filled(HEAD + "出席: [甲]\n议题:\n", lambda i: "  - {事项: 一, 表决: {赞成: 1}}\n")}, "vote-quorum"),
    "rows": ({"rules/own.yaml": filled("name: own\nversion: 1\nrows:\n",
                                       lambda i: f"  - {{{RULE.format(i, 'branch')}}}\n", "", 800)}, "r799"),
    "one pack 1,990 times": ({"zzsh.yaml": filled("格式: 1\n名称: 甲\n启用: 2025-01-01\n规则包: [", lambda i: "national, ", "own]\n")}, "members-meeting-quarterly"),
    "the year 25": ({"branches/zhb1.yaml": MEMBERS,
                     "records/zhb1/2025/0025-03-12-committee-meeting.yaml": "类型: 支委会\n支部: zhb1\n日期: 0025-03-12\n"},
                    "0025-03-12"),
}


def write(folder, files):
    files = {
        "zzsh.yaml": "格式: 1\n名称: 甲\n启用: 2025-01-01\n规则包: [national, organ, own]\n",
        "genesis.yaml": "格式: 1\n盐: 0123456789abcdef\n日期: 2025-01-01\n",
        "branches/zhb1.yaml": "名称: 第一支部\n成立: 2010-01-01\n党员:\n  - {姓名: 甲, 入党: 2001-07-01}\n  - {姓名: 乙, 入党: 2001-07-01}\n"
                              "  - {姓名: 丙, 入党: 2001-07-01}\n",
        "rules/own.yaml": "name: own\nversion: 1\nrows: []\n", **files}
    for path, text in files.items():
        full = os.path.join(folder, path)
        os.makedirs(os.path.dirname(full), exist_ok=True)
        open(full, "w", encoding="utf-8").write(text)


def bound():
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEGABYTES << 20, MEGABYTES << 20))


def said(files, word, options):
    with tempfile.TemporaryDirectory() as folder:
        write(folder, files)
        p = subprocess.run([ZZSH, "-C", folder, "--today", "2026-04-20", *options], stdout=subprocess.PIPE,
                           stderr=subprocess.STDOUT, env={"PATH": "/usr/bin:/bin", "LC_ALL": "C"}, preexec_fn=bound)
        if p.returncode not in (0, 1) or word not in p.stdout.decode():
            return f"exit status {p.returncode}, {len(p.stdout)} bytes: {p.stdout.decode()[:300]}"
    return ""


def main():
    bad = 0
    for name, (files, word) in BOMBS.items():
        for options in (["check", "--all"], ["check", "--format", "json"]):
            wrong = said(files, word, options)
            if wrong:
                bad = 1
                print(f"{name}: {' '.join(options)}: {word} is not said: {wrong}")
    sys.exit(bad)


main()
