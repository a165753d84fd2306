#!/usr/bin/env python3
"""check --points: the findings of a check, folded by lib/data/points.yaml, by an own reading of that table.

  table    no row is named twice, and every row of the shipped packs folds into one; every name in the table is a row or a finding
           that there is; twelve points, the first three named by the organ (regulations page, section 6), the others derived
  folding  of a small ledger, of the example organ, whole and one branch: which finding stands where, and every sum, equal
           what is counted here from `check --format json`
  schema   the answers are valid by points.schema.json (python3-jsonschema), broken ones are not
  own      a table of the unit's own is used as a whole; --no-local leaves it out
"""
import collections, copy, json, os, re, subprocess, sys, tempfile

try:
    import jsonschema, yaml
except ImportError as missing:
    print(f"skipped: {missing}")
    sys.exit(77)

ZZSH, SOURCE, BUILD = (os.path.abspath(word) for word in sys.argv[1:4])
SHIPPED = os.path.join(SOURCE, "lib/data/points.yaml")
OWN = """points:
  - {id: talks, title: 谈话和党日, systems: [talks, party-day]}
  - {id: all, title: 全部, rest: [counting, checking, recording]}
"""
failed = []


def load(path):
    return yaml.safe_load(open(path, encoding="utf-8"))


def run(folder, *words, now="2026-04-10T09:00:00+08:00"):
    env = {"PATH": "/usr/bin:/bin", "LC_ALL": "C", "HOME": "/nonexistent", "ZZSH_NOW": now}
    done = subprocess.run([ZZSH, "-C", folder, *words], env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    if done.returncode not in (0, 1) or done.stderr:
        sys.exit(f"zzsh {' '.join(words)}: status {done.returncode}\n{done.stderr.decode()}")
    return json.loads(done.stdout)


def expect(what, wanted, got):
    if wanted != got:
        failed.append(f"{what}:\n    wanted {wanted}\n    got    {got}")


def packs(names=("national", "flags", "organ", "local-examples")):
    """id -> (system, whether a check in C stands behind it), of the shipped packs."""
    rows = {}
    for name in names:
        for row in load(os.path.join(SOURCE, "lib/data/packs", name + ".yaml"))["rows"]:
            rows[row["id"]] = (row.get("system", "beside"), "check" in row)
    return rows


def check_table(table, rows):
    ids = subprocess.run([os.path.join(BUILD, "test", "list_ids")], stdout=subprocess.PIPE, check=True).stdout.decode()
    known = {line.split("\t")[1] for line in ids.splitlines()}
    named = collections.Counter(rule for p in table["points"] for rule in p.get("rules", []))
    expect("rows named twice", [], [row for row in named if named[row] > 1])
    expect("names that are no rows", [], [row for row in named if row not in rows])
    folded = {row: point_of(table["points"], rows, row, None, row, None) for row in rows}
    expect("rows that fold nowhere", [], [row for row in rows if not folded[row]])
    for p in table["points"]:
        for name in p.get("findings", []):
            if name not in known:
                failed.append(f"{p['id']}: there is no finding {name}")
    expect("where they come from", ["organ"] * 3 + ["derived"] * 9, [p["from"] for p in table["points"]])


def first(points, fits):
    return next((number for number, p in enumerate(points, 1) if fits(p)), None)


def point_of(points, rows, rule, check, basis, path):
    row = rows.get(basis or "")
    name = basis or rule
    return (first(points, lambda p: name in p.get("rules", [])) or first(points, lambda p: check and check in p.get("findings", []))
            or (row and (first(points, lambda p: row[0] in p.get("systems", []))
                         or first(points, lambda p: ("checking" if row[1] else "counting") in p.get("rest", []))))
            or (not row and (path or "").startswith("records/") and first(points, lambda p: "recording" in p.get("rest", []))) or None)


def compare(what, answer, verdict, table, rows):
    points = table["points"]
    place = {f["id"]: point_of(points, rows, f["rule"], f["check"], f["basis"], f["file"]) for f in verdict["findings"]}
    expect(f"{what}: beside", sorted(i for i, at in place.items() if not at), sorted(set(answer["beside"]["findings"])))
    for number, got in enumerate(answer["points"], 1):
        here = [f for f in verdict["findings"] if place[f["id"]] == number]
        expect(f"{what}: findings of point {number}", sorted(f["id"] for f in here), sorted(got["findings"]))
        owed = [o for o in verdict["obligations"] if point_of(points, rows, o["rule"], None, o["rule"], None) == number]
        for owner in [None] + [o["owner"] for o in got["owners"]]:
            said = got if owner is None else next(o for o in got["owners"] if o["owner"] == owner)
            mine = [f for f in here if owner in (None, f["owner"])]
            totals = collections.Counter(f["severity"] for f in mine if f["counts"])
            states = collections.Counter(o["state"] for o in owed if owner in (None, o["owner"]))
            expect(f"{what}: point {number}, {owner}: totals", {s: totals[s] for s in said["totals"]}, said["totals"])
            expect(f"{what}: point {number}, {owner}: not counted", sum(not f["counts"] for f in mine), said["not_counted"])
            expect(f"{what}: point {number}, {owner}: states", {s: states[s] for s in said["obligations"]}, said["obligations"])


def check_schema(answers):
    schema = json.load(open(os.path.join(SOURCE, "lib/data/schema/points.schema.json"), encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    valid = jsonschema.Draft202012Validator(schema)
    for answer in answers:
        failed.extend(e.message[:200] for e in valid.iter_errors(answer))
    for change in (lambda a: a.update(version=2), lambda a: a.pop("beside"), lambda a: a["points"][0].update(more=1),
                   lambda a: a["points"][0].update(**{"class": "有问题"}), lambda a: a["points"][0]["totals"].pop("info")):
        broken = copy.deepcopy(answers[0])
        change(broken)
        if not list(valid.iter_errors(broken)):
            failed.append("the schema takes an answer that is broken")


def main():
    table, rows = load(SHIPPED), packs()
    check_table(table, rows)
    with tempfile.TemporaryDirectory() as top:
        organ, own = os.path.join(top, "organ"), os.path.join(top, "own")
        first_world = os.path.join(SOURCE, "examples/ledger")
        subprocess.run(["sh", os.path.join(SOURCE, "examples/organ/unpack.sh"), organ], stdout=subprocess.DEVNULL, check=True)
        subprocess.run(["cp", "-rL", first_world, own], check=True)
        os.makedirs(os.path.join(own, "rules"), exist_ok=True)
        open(os.path.join(own, "rules/points.yaml"), "w", encoding="utf-8").write(OWN)
        answers = []
        for folder, words, by in ((first_world, ["--year", "2025"], table), (organ, ["--year", "2025"], table),
                                  (organ, ["支部:zhb10"], table), (own, ["--year", "2025"], yaml.safe_load(OWN)),
                                  (own, ["--year", "2025", "--no-local"], table)):
            answer = run(folder, "check", "--points", "--format", "json", *words)
            compare(" ".join([os.path.basename(folder)] + words), answer, run(folder, "check", "--format", "json", *words), by, rows)
            answers.append(answer)
        check_schema(answers)
        if sum(len(a["findings"]) for p in answers[1:2] for a in p["points"]) < 30:
            failed.append("too few findings to tell anything by")
        expect("the unit's own", ["unit", "unit"], [p["from"] for p in answers[3]["points"]])
    if failed:
        sys.exit("\n".join(failed[:20]))
    print(f"{len(answers)} answers, {len(rows)} rows in {len(table['points'])} points")


main()
