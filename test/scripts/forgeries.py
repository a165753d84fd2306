#!/usr/bin/env python3
"""The forgery table has its tests: test/data/forgeries.tsv against the table of the notes (../shared/domain/provenance.md, 1.1), against
the cases (test/cases/forgery and what names a row in the same way), and against the detectors that can be switched off.

A case says in its first lines: "# forgery: N", "# attack: …", "# twin: …" (the honest one, of which nothing is found). Where the notes
are not at hand everything else is looked at, and the status is 77.
"""
import glob, os, re, sys

SOURCE = sys.argv[2]
NOTES = os.path.join(SOURCE, "../shared/domain/provenance.md")
bad = []


def table(name, columns):
    rows = [line.split("\t") for line in open(os.path.join(SOURCE, "test/data", name), encoding="utf-8").read().split("\n")
            if line and not line.startswith("#")]
    bad.extend(f"{name}: {len(row)} columns, not {columns}: {row[0]}" for row in rows if len(row) != columns)
    return rows


def place(case):
    return f"test/{case}" if "." in case else f"test/cases/{case}.test"


def numbers_of_notes():
    text = open(NOTES, encoding="utf-8").read()
    part = text[text.index("### 1.1"):text.index("### 1.2")]
    return {int(n) for n in re.findall(r"^\| *(\d+) *\|", part, flags=re.M)}


def heads():
    """path -> {key: value} of the lines that speak of a forgery."""
    found = {}
    for path in sorted(glob.glob(os.path.join(SOURCE, "test/cases/**/*.test"), recursive=True)
                       + glob.glob(os.path.join(SOURCE, "test/scripts/*.py"))):
        lines = re.findall(r"^# (forgery|attack|twin): (.+)$", open(path, encoding="utf-8").read(), flags=re.M)
        if any(key == "forgery" for key, _ in lines):
            found[os.path.relpath(path, SOURCE)] = dict(lines)
    return found


def main():
    rows, detectors = table("forgeries.tsv", 4), {row[0] for row in table("detectors.tsv", 4)}
    said, used, claimed = heads(), set(), {}
    for number, case, names, remark in rows:
        if case == "-":
            bad.extend([] if remark else [f"row {number} has neither a test nor a reason"])
            continue
        claimed[place(case)] = number
        head = said.get(place(case))
        if not head or head.get("forgery") != number:
            bad.append(f"row {number}: {place(case)} is not there or is of another row")
        elif not head.get("twin") or not head.get("attack"):
            bad.append(f"{place(case)} names no attack or no honest twin")
        names = [] if names == "-" else [name.rstrip("!") for name in names.split()]
        used |= set(names)
        bad.extend(f"row {number}: no detector is called {name}" for name in names if name not in detectors)
        bad.extend([] if names or remark else [f"row {number} names no detector and no reason"])
    for name, case in table("defences.tsv", 2):
        used.add(name)
        bad.extend([] if name in detectors else [f"defences.tsv: no detector is called {name}"])
        bad.extend([] if os.path.exists(os.path.join(SOURCE, place(case))) else [f"defences.tsv: {case} is not there"])
    bad.extend(f"{path} is not in forgeries.tsv" for path in said if path not in claimed)
    bad.extend(f"the detector {name} is of no row" for name in sorted(detectors - used))
    notes = os.path.exists(NOTES)
    numbers = numbers_of_notes() if notes else set(range(1, 41))
    have = {int(row[0]) for row in rows}
    bad.extend(f"row {n} stands in only one of the tables" for n in sorted(numbers ^ have))
    print("\n".join(bad) or f"{len(have)} rows, {len(said)} tests, {len(detectors)} detectors")
    if not notes:
        print("skipped: the comparison with ../shared/domain/provenance.md, which is not here")
    return 1 if bad else 0 if notes else 77


sys.exit(main())
