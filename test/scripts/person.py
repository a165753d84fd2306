#!/usr/bin/env python3
"""handover --format json is valid by handover.schema.json, and show PERSON --format json: valid by person.schema.json (python3-jsonschema), broken answers are not; and of the example
organ the sittings of people who has an id are what an own reading of the YAML files gives (python3-yaml).

Counted here: records of 2025 of the kinds in KINDS in which somebody of a branch stands in the list of those present, by id or,
where the name is borne by one person only, by name; withdrawn records not.
"""
import collections, copy, glob, json, os, subprocess, sys, tempfile

try:
    import jsonschema, yaml
except ImportError as missing:
    print(f"skipped: {missing}")
    sys.exit(77)

ZZSH, SOURCE = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
YEAR = "2025"
KINDS = {"党员大会", "支委会", "主题党日", "党课", "民主评议"}
failed = []


def run(folder, *words):
    env = {"PATH": "/usr/bin:/bin", "LC_ALL": "C", "HOME": "/nonexistent", "ZZSH_NOW": "2026-04-10T09:00:00+08:00"}
    done = subprocess.run([ZZSH, "-C", folder, *words], env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    if done.returncode or done.stderr:
        sys.exit(f"zzsh {' '.join(words)}: status {done.returncode}\n{done.stderr.decode()}")
    return json.loads(done.stdout)


def load(path):
    try:
        return yaml.load(open(path, encoding="utf-8"), yaml.BaseLoader)
    except Exception:  # those that are planted to be unreadable
        return None


def members(folder):
    """branch -> {name or id: id}, of those who stand in one branch's file all the time; names borne twice are left out."""
    everybody, files = collections.Counter(), collections.Counter()
    branches = {os.path.basename(p)[:-5]: load(p)["党员"] for p in glob.glob(os.path.join(folder, "branches/*.yaml"))}
    for people in branches.values():
        everybody.update(m["姓名"] for m in people)
        files.update(m.get("编号") for m in people)
    found = {}
    for branch, people in branches.items():
        found[branch] = {m["编号"]: m["姓名"] for m in people if "编号" in m and everybody[m["姓名"]] == 1 and files[m["编号"]] == 1
                         and "转入" not in m and "离开" not in m and "状态" not in m}
    return found


def names(record):
    return {who["姓名"] if isinstance(who, dict) else who for who in record.get("出席", [])
            if not (isinstance(who, dict) and who.get("身份") == "列席")}


def withdrawn(folder, branch):
    return {load(path)["记录"].split("/")[-1] for path in glob.glob(os.path.join(folder, "followups", branch, "*/*withdrawal*.yaml"))}


def count(folder, branch, name):
    came, gone = collections.Counter(), withdrawn(folder, branch)
    for path in glob.glob(os.path.join(folder, "records", branch, "*/*.yaml")):
        record = load(path)
        if not isinstance(record, dict) or not str(record.get("日期", "")).startswith(YEAR) or name not in names(record) \
                or os.path.basename(path)[:-5] in gone:
            continue
        if record["类型"] in KINDS:
            came[record["类型"]] += 1
    return came


def check_person(schema, folder, branch, who, name):
    page = run(folder, "show", who, "--year", YEAR, "--format", "json")
    failed.extend(f"{who}: {e.message[:150]}" for e in schema.iter_errors(page))
    labels = {"members-meeting": "党员大会", "committee-meeting": "支委会", "theme-party-day": "主题党日", "party-lesson": "党课",
              "democratic-appraisal": "民主评议"}
    got = collections.Counter(labels[s["kind"]] for s in page["sittings"] if s["came"] == "present" and s["kind"] in labels)
    wanted = count(folder, branch, name)
    return page, {k: (wanted[k], got[k]) for k in KINDS if wanted[k] != got[k]}


def main():
    schema = json.load(open(os.path.join(SOURCE, "lib/data/schema/person.schema.json"), encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    valid = jsonschema.Draft202012Validator(schema)
    with tempfile.TemporaryDirectory() as top:
        organ = os.path.join(top, "organ")
        subprocess.run(["sh", os.path.join(SOURCE, "examples/organ/unpack.sh"), organ], stdout=subprocess.DEVNULL, check=True)
        seen, page = 0, None
        for branch, people in sorted(members(organ).items()):
            if branch == "zhb12":  # its files are the ones that are spoilt on purpose
                continue
            for who, name in sorted(people.items())[:2]:
                page, differs = check_person(valid, organ, branch, who, name)
                if differs:
                    failed.append(f"{branch} {name}: counted here, counted there: {differs}")
                seen += 1
        handed = json.load(open(os.path.join(SOURCE, "lib/data/schema/handover.schema.json"), encoding="utf-8"))
        for owner in ("zhb5", "zhb12", "dz"):
            answer = run(organ, "handover", owner, "--from", "甲", "--format", "json")
            failed.extend(f"handover {owner}: {e.message[:150]}" for e in jsonschema.Draft202012Validator(handed).iter_errors(answer))
            answer["posts"].append({"post": "书记"})
            if jsonschema.Draft202012Validator(handed).is_valid(answer):
                failed.append("the schema of handover takes an answer that is broken")
        told = run(organ, "show", who, "--year", YEAR, "--told", "--format", "json")
        failed.extend(e.message[:150] for e in valid.iter_errors(told))
    for change in (lambda a: a.update(version=2), lambda a: a.pop("person"), lambda a: a["sittings"][0].update(came="出席"),
                   lambda a: a.update(rank=1), lambda a: a["person"].update(idcard="1")):
        broken = copy.deepcopy(page)
        change(broken)
        if not list(valid.iter_errors(broken)):
            failed.append("the schema takes an answer that is broken")
    if failed or seen < 15:
        sys.exit("\n".join(failed[:20]) or f"only {seen} people")
    print(f"{seen} people")


main()
