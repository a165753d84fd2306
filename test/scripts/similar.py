#!/usr/bin/env python3
"""Copies are found, and two texts stand side by side in any terminal.

  planted   a ledger with planted copies at several edit rates (test/bench/texts.py, which has its own generator and counts how
            alike two texts are by itself), a fixed seed: of those with a Jaccard index of 0.85 or more at least 95 % are found, and
            no pair below 0.8 is reported
  columns   zzsh similar at 80 and at 200 columns and in a pipe: no line is wider (East Asian widths counted here), the columns begin
            at one place, and without the marks each column reads as the text of its record does
"""
import json, os, pty, re, struct, subprocess, sys, tempfile, fcntl, termios, unicodedata

ZZSH, SOURCE = os.path.abspath(sys.argv[1]), sys.argv[2]
sys.path.insert(0, os.path.join(SOURCE, "test/bench"))
import texts

COPIES = 2000
ENV = {"PATH": "/usr/bin:/bin", "LC_ALL": "C", "HOME": "/nonexistent", "TERM": "xterm", "PAGER": "cat", "ZZSH_NOW": "2026-06-01T09:00:00+08:00"}
failed = []


def planted(top):
    texts.make(COPIES, top, 7)
    recall, false, pairs, lines = texts.score(ZZSH, top)
    print(*lines, sep="\n")
    print(f"  recall {recall:.4f}, {len(pairs)} pairs, {len(false)} false")
    if recall < 0.95 or false or len(pairs) < 20:
        failed.append(f"recall {recall}, false pairs {false}, {len(pairs)} pairs")


def terminal(columns, *words):
    """What the program prints where a person looks."""
    main, child = pty.openpty()
    fcntl.ioctl(child, termios.TIOCSWINSZ, struct.pack("HHHH", 50, columns, 0, 0))
    process = subprocess.Popen([ZZSH, *words], stdin=child, stdout=child, stderr=child, env=ENV)
    os.close(child)
    out = b""
    while True:
        try:
            piece = os.read(main, 65536)
        except OSError:
            break
        if not piece:
            break
        out += piece
    process.wait()
    os.close(main)
    return re.sub(r"\033\[\d*m", "", out.decode()).replace("\r\n", "\n").split("\n")


def width(line):
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line)


def cells(line, until):
    """The front of a line that takes so many cells, and the rest."""
    taken = 0
    for i, c in enumerate(line):
        if taken >= until:
            return line[:i], line[i:]
        taken += width(c)
    return line, ""


def plain(column):
    text = "".join(part.strip() for part in column)
    return re.sub(r"\s", "", re.sub(r"\[-|-\]|\{\+|\+\}", "", text))


def check_columns(top, columns, record):
    lines = terminal(columns, "-C", top, "similar", *record) if columns else subprocess.run(
        [ZZSH, "-C", top, "similar", *record], env=ENV, stdout=subprocess.PIPE).stdout.decode().split("\n")
    columns = columns or 80
    half = (columns - 3) // 2
    start = next(i for i, line in enumerate(lines) if line.startswith("  > ")) + 1
    left, right = [], []
    for line in lines[start:]:
        if not line:
            continue
        if width(line) > columns:
            failed.append(f"{columns} columns: {width(line)} cells: {line}")
        front, rest = cells(line, half)
        if rest and not re.match(r" [ |<>]", rest):
            failed.append(f"{columns} columns: no sign between the columns: {line!r}")
        left.append(front)
        right.append(rest[3:])
    for side, name in ((left, record[0]), (right, record[1])):
        path = f"{top}/records/{name.split('/')[0]}/{name.split('/')[1][:4]}/{name.split('/')[1]}.yaml"
        own = open(path, encoding="utf-8").read().split("内容: |\n")[1]
        if plain(side) != "[内容]" + re.sub(r"\s", "", own):
            failed.append(f"{columns} columns, {name}:\n  {plain(side)}\n  {re.sub(chr(92) + 's', '', own)}")


def main():
    with tempfile.TemporaryDirectory() as top:
        planted(top)
        pairs = [p for p in json.load(open(f"{top}/planted.json"))["planted"] if p["rate"]][:3]
        for p in pairs:
            for columns in (80, 200, 57, 0):
                check_columns(top, columns, [p["record"], p["source"]])
    print(*failed, sep="\n", end="\n" if failed else "")
    sys.exit(1 if failed else 0)


main()
