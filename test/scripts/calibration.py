#!/usr/bin/env python3
"""How often each rule fires on honest records: man/calibration.tsv, held against a count.

  organ   the six branches of examples/organ in which nothing was planted, all years, all packs that come with the program
  tsc     399 minutes of a technical committee (../shared/data/node-tsc; skipped without), as script/node_tsc reads them, its
          members without groups, on no roster of dates, none of them asked to keep minutes by these rules

Columns: rule (finding), weight, organ, tsc, why it fires (Chinese, English; by hand). Rules that never fire are in the table
with 0. `calibration.py ZZSH SOURCE BUILD --write` writes the counts anew and keeps the reasons.
"""
import collections, importlib.util, json, os, re, subprocess, sys, tempfile

ZZSH, SOURCE = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
TABLE = os.path.join(SOURCE, "man", "calibration.tsv")
DATA = os.path.join(SOURCE, "..", "shared", "data", "node-tsc", "meetings.tsv")
PACKS = "national,organ,flags,local-examples"
CLEAN = {"zhb1", "zhb3", "zhb4", "zhb6", "zhb7", "ls1"}
HEAD = """# How often each rule fires on honest records: counted by test/scripts/calibration.py, reasons by hand. Columns, by tabs: rule (and
# finding where it has another name), weight, in the clean branches of the example organ, in the 399 minutes of a technical
# committee, why, in Chinese and in English.
"""


def run(*words, cwd=None):
    env = {"PATH": "/usr/bin:/bin", "LC_ALL": "C", "HOME": "/nonexistent", "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": "/dev/null"}
    done = subprocess.run(words, cwd=cwd, env=env, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    if done.returncode not in (0, 1):
        sys.exit(f"{' '.join(words)}: status {done.returncode}\n{done.stderr.decode()}")
    return done.stdout.decode()


def name_of(f):
    return f["rule"] if f["rule"] == f["check"] or f["check"] == "missing" else f"{f['rule']}:{f['check']}"


def count(ledger, today, owners=None):
    answer = json.loads(run(ZZSH, "-C", ledger, "--today", today, "check", "--packs", PACKS, "--format", "json"))
    counted = collections.Counter()
    for f in answer["findings"]:
        if owners is None or f["owner"] in owners:
            counted[name_of(f), f["severity"]] += 1
    return counted


def committee(top):
    """The ledger that script/node_tsc makes."""
    text = open(os.path.join(SOURCE, "test", "scripts", "node_tsc.py"), encoding="utf-8").read()
    made = {"__name__": "node_tsc"}
    exec(compile(text.rsplit("\nmain()", 1)[0], "node_tsc.py", "exec"), made)
    rows = [line.split("\t") + [""] for line in open(DATA, encoding="utf-8").read().splitlines()[1:]]
    made["build"](top, [(date, [p for p in present.split(",") if p]) for _, date, present, *_ in rows])
    return top


def rules():
    out = run(ZZSH, "-C", os.path.join(SOURCE, "test", "worlds", "first"), "rules", "--packs", PACKS, "--format", "json")
    return {(r["id"], r["severity"]) for r in json.loads(out)["rules"]}


def reasons():
    if not os.path.exists(TABLE):
        return {}
    lines = [line.rstrip("\n").split("\t") for line in open(TABLE, encoding="utf-8") if not line.startswith("#")]
    return {cells[0]: cells[4:6] for cells in lines if len(cells) == 6}


def measure():
    with tempfile.TemporaryDirectory() as top:
        organ = os.path.join(top, "organ")
        run("sh", os.path.join(SOURCE, "examples", "organ", "unpack.sh"), organ)
        clean = count(organ, "2026-04-10", CLEAN)
        tsc = count(committee(os.path.join(top, "tsc")), "2026-05-20")
    fired = {key for key in clean | tsc}
    named = {name.split(":")[0] for name, _ in fired}
    keys = fired | {(name, weight) for name, weight in rules() if name not in named}
    why, lines = reasons(), []
    for name, weight in sorted(keys):
        lines.append("\t".join([name, weight, str(clean[name, weight]), str(tsc[name, weight]), *why.get(name, ["-", "-"])]))
    return lines


def main():
    if not os.path.exists(DATA):
        print("skipped: no node-tsc beside the checkout")
        sys.exit(77)
    lines = measure()
    if "--write" in sys.argv:
        open(TABLE, "w", encoding="utf-8").write(HEAD + "\n".join(lines) + "\n")
    has = [line for line in open(TABLE, encoding="utf-8").read().split("\n") if line and not line.startswith("#")]
    bad = [f"+ {line}" for line in lines if line not in has] + [f"- {line}" for line in has if line not in lines]
    for line in lines:
        cells = line.split("\t")
        if (cells[2] != "0" or cells[3] != "0") and "-" in cells[4:6]:
            bad.append(f"{cells[0]} fires and the table does not say why")
        if cells[2] != "0" and cells[1] not in ("info",) and cells[0] not in LOCAL:
            bad.append(f"{cells[0]} fires in a branch in which nothing was planted")
    print(*bad, sep="\n", end="\n" if bad else "")
    print(f"{len(lines)} rows, {sum(line.split(chr(9))[2] != '0' for line in lines)} fire in the clean branches, "
          f"{sum(line.split(chr(9))[3] != '0' for line in lines)} in the minutes of the committee")
    sys.exit(1 if bad else 0)


# Rules of local-examples, which the organ did not adopt, and the one that follows from what others miss.
LOCAL = {"reported-twice"} | set(re.findall(r"^  - id: (\S+)", open(os.path.join(SOURCE, "lib", "data", "packs", "local-examples.yaml"), encoding="utf-8").read(), re.M))

main()
