#!/usr/bin/env python3
"""Real input: 399 minutes of a technical committee, as a ledger of one branch's committee meetings.

The facts (date, who was present) come from ../shared/data/node-tsc; skipped where that is absent. The committee is declared
unknown, so quorum is not assessed. What must come out was counted by hand from meetings.tsv:
months without a meeting between January 2015 and April 2026: 2015-11, 2017-05, 2017-07, 2017-08, 2025-09, 2025-11,
2025-12. Under `national` the rule is in force from 2018-10-28, so the first whole month is 2018-11; under a pack without `since`
all seven are missing. Two meetings fall on 2014-12-10 and two on 2018-01-31.

What else is found, and why:
  element-missing   the minutes' table has no time, place, chair, recorder, agenda, and 81 have no list of who was present
  branch-large      everybody who ever came stands on the roster as a member without end: more than fifty
  question of party-lesson, missing of the other seven systems: nobody held any; those rules are filtered out here
"""
import json, os, subprocess, sys, tempfile

ZZSH, SOURCE = os.path.abspath(sys.argv[1]), sys.argv[2]
DATA = os.path.join(SOURCE, "..", "shared", "data", "node-tsc", "meetings.tsv")
GAPS_2015_ON = ["2015-11", "2017-05", "2017-07", "2017-08", "2025-09", "2025-11", "2025-12"]
PACK = """name: nosince
version: "1"
rows:
  - id: committee-meeting-monthly
    source: reg.B1
    system: three-meetings
    title: {zh: 支委会每月1次, en: A committee meeting a month}
    requirement: {zh: 支委会每月至少1次, en: at least one a month}
    force: should
    cite: {regulation: 试验, article: 一, verified: false}
    subject: branch
    period: month
    count: 1
    counts: [{kind: committee-meeting}]
    when: [has-committee]
"""


def put(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    open(path, "w", encoding="utf-8").write(text)


def build(top, rows):
    put(f"{top}/genesis.yaml", "format: 1\nsalt: 000102030405060708090a0b0c0d0e0f\ncreated: 2014-10-01\n")
    put(f"{top}/zzsh.yaml", "format: 1\nname: TSC\nlanguage: en\nzone: +00:00\nadopted: 2014-10-01\npacks: [national]\n")
    put(f"{top}/rules/nosince.yaml", PACK)
    people = sorted({p for _, present in rows for p in present})
    put(f"{top}/branches/tsc.yaml", "name: TSC\nkind: ordinary\nfounded: 2014-10-01\ncommittee:\n  - {from: 2014-10-01, state: unknown}\n"
        "members:\n" + "".join(f"  - {{name: {p}, joined: 2000-01-01, full: 2001-01-01}}\n" for p in people))
    taken = set()
    for n, (date, present) in enumerate(rows):
        text = f"kind: committee-meeting\nowner: tsc\ndate: {date}\n"
        if present:
            text += "present: [" + ", ".join(present) + "]\n"
        suffix = ""
        if date in taken:
            suffix = "-" + ("0123456789abcdefghjkmnpqrstvwxyz"[n % 32]) * 4
        taken.add(date)
        put(f"{top}/records/tsc/{date[:4]}/{date}-committee-meeting{suffix}.yaml", text)


def check(top, *args):
    env = {"PATH": "/usr/bin:/bin", "LC_ALL": "C", "HOME": "/nonexistent"}
    p = subprocess.run([ZZSH, "-C", top, "--today", "2026-05-20", "--format", "json", "check", *args], env=env,
                       stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    if p.returncode not in (0, 1):
        sys.exit(f"zzsh check {args}: status {p.returncode}\n{p.stderr.decode()}")
    return json.loads(p.stdout)


def main():
    if not os.path.exists(DATA):
        print(f"skipped: no {os.path.basename(DATA)} beside the checkout")
        sys.exit(77)
    rows = []
    for line in open(DATA, encoding="utf-8").read().splitlines()[1:]:
        _, date, present = (line.split("\t") + [""])[:3]
        rows.append((date, [p for p in present.split(",") if p]))
    assert len(rows) == 399
    dates = [d for d, _ in rows]
    assert dates.count("2014-12-10") == 2 and dates.count("2018-01-31") == 2
    with tempfile.TemporaryDirectory() as top:
        build(top, rows)
        judged = check(top, "--packs", "national")
        months = {o["period"]: o for o in judged["obligations"] if o["rule"] == "committee-meeting-monthly"}
        assert judged["records"] == 399 and judged["unreadable"] == 0, judged["records"]
        missing = sorted(p for p, o in months.items() if o["state"] == "missing")
        assert missing == ["2025-09", "2025-11", "2025-12"], missing
        early = {p: o for p, o in months.items() if p < "2018-11"}
        assert early and all(o["state"] == "not-assessed" and o["reason"] == "rule-not-in-force" for o in early.values()), \
            {p: (o["state"], o["reason"]) for p, o in early.items() if o["state"] != "not-assessed"}
        assert all(f"2015-{m:02d}" in early for m in range(1, 13))
        met = sorted(p for p, o in months.items() if o["state"] == "met")
        held = sorted({d[:7] for d in dates if "2018-11" <= d[:7] <= "2026-04"})
        assert [p for p in met if p <= "2026-04"] == held
        assert months["2014-12"]["have"] == 2 or months["2014-12"]["state"] == "not-assessed"
        kinds = {f["check"] for f in judged["findings"] if f["file"]}
        assert kinds <= {"element-missing", "genesis-missing", "calendar-missing", "unaccounted", "chair-not-entitled", "branch-large"}, kinds
        assert not any("quorum" in f["rule"] for f in judged["findings"])

        judged = check(top, "--packs", "nosince")
        months = {o["period"]: o for o in judged["obligations"] if o["rule"] == "committee-meeting-monthly"}
        missing = sorted(p for p, o in months.items() if o["state"] == "missing" and "2015-01" <= p <= "2026-04")
        assert missing == GAPS_2015_ON, missing
    print("399 meetings, three missing months under national, seven without `since`")


main()
