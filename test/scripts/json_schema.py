#!/usr/bin/env python3
"""Output and files against their JSON Schemas, with an independent validator (python3-jsonschema).

  check --format json   of the example ledger and of a world, for several periods, with findings of many sorts, of a
                        commit, of a folder without git: valid by lib/data/schema/check.schema.json
  due --format json     the same ledgers on several days, one owner and all, with drafts, decisions and returned records: valid by
                        lib/data/schema/due.schema.json
  similar, report --format json likewise by similar.schema.json and report.schema.json
  rules diff --format json   likewise by rules-diff.schema.json
  list, show --format json   likewise by list.schema.json and show.schema.json; what show gives as the fields of a record
                        and of a follow-up is valid by `zzsh schema` of its kind
  check, list, due, stats of several ledgers    by several.schema.json, and each ledger's answer by the command's own
  zzsh schema KIND      accepts the golden record of that kind (English names); files are read as YAML 1.2's core schema
                        says (1.1 would make truth values of the votes' keys yes and no), days stay text
Each schema must also refuse: variants that are broken in one place fail.
"""
import copy, glob, json, os, re, shutil, subprocess, sys, tempfile

try:
    import jsonschema, yaml
except ImportError as missing:
    print(f"skipped: {missing}")
    sys.exit(77)

ZZSH, SOURCE = os.path.abspath(sys.argv[1]), sys.argv[2]
CHECK = os.path.join(SOURCE, "lib/data/schema/check.schema.json")
DUE = os.path.join(SOURCE, "lib/data/schema/due.schema.json")
PERIODS = [[], ["--year", "2025"], ["--period", "2025Q3"], ["--period", "2025-08"], ["--period", "2025-03-01..2025-04-30"]]
failed = []


class Loader(yaml.SafeLoader):
    """Truth values are true and false only; whole and decimal numbers; no timestamps."""
    yaml_implicit_resolvers = {}


for tag, rule, first in (("bool", "true|false", "tf"), ("int", "[-+]?[0-9]+", "-+0123456789"),
                         ("float", r"[-+]?[0-9]+\.[0-9]*", "-+0123456789"), ("null", "~|null|", ["~", "n", ""])):
    Loader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"^(?:{rule})$"), list(first))


def run(*words, status=None):
    env = {"PATH": "/usr/bin:/bin", "LC_ALL": "C", "HOME": "/nonexistent", "ZZSH_NOW": "2026-01-12T09:00:00+08:00"}
    done = subprocess.run([ZZSH, *words], env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    if done.returncode not in ((0, 1) if status is None else (status,)) or (done.stderr and status is None):
        sys.exit(f"zzsh {' '.join(words)}: status {done.returncode}\n{done.stderr.decode()}")
    return json.loads(done.stdout)


def validator(schema):
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def expect(valid, schema, value, what):
    errors = [f"{'/'.join(map(str, e.absolute_path))}: {e.message[:200]}" for e in schema.iter_errors(value)]
    if valid and errors:
        failed.append(f"{what}: not valid\n    " + "\n    ".join(errors[:5]))
    elif not valid and not errors:
        failed.append(f"{what}: accepted")


def broken(value, change):
    value = copy.deepcopy(value)
    change(value)
    return value


def hurt(ledger):
    """Some findings of every sort: of the parser, of shape, of people, of files, of rules."""
    folder = os.path.join(ledger, "records/zhb1/2025")

    def edit(name, old, new):
        path = os.path.join(folder, name)
        text = open(path, encoding="utf-8").read()
        assert old in text
        open(path, "w", encoding="utf-8").write(text.replace(old, new))

    edit("2025-03-12-committee-meeting.yaml", "主持: ", "主持：")
    edit("2025-04-10-committee-meeting.yaml", "地点: ", "地典: ")
    edit("2025-05-14-committee-meeting.yaml", "陈立]", "陈力]")
    edit("2025-12-24-members-meeting.yaml", "赞成: 7, 反对: 0, 弃权: 0", "赞成: 3, 反对: 0, 弃权: 4, 通过: 是")
    os.remove(os.path.join(folder, "2025-04-25-party-lesson.yaml"))
    os.remove(os.path.join(ledger, "genesis.yaml"))
    open(os.path.join(folder, "notes.txt"), "w").close()


def commit(ledger):
    env = dict(os.environ, GIT_CONFIG_GLOBAL="/dev/null", GIT_AUTHOR_NAME="a", GIT_AUTHOR_EMAIL="a@b", GIT_COMMITTER_NAME="a",
               GIT_COMMITTER_EMAIL="a@b")
    for words in (["init", "-q", "-b", "main"], ["add", "-A"], ["commit", "-q", "-m", "all"]):
        subprocess.run(["git", *words], cwd=ledger, env=env, check=True)


def check_answers(top):
    schema = validator(json.load(open(CHECK, encoding="utf-8")))
    ledger = os.path.join(top, "ledger")
    shutil.copytree(os.path.join(SOURCE, "test/worlds/first"), ledger)
    answers = []
    for folder in (os.path.join(SOURCE, "examples/ledger"), ledger):
        answers += [run("-C", folder, "check", "--format", "json", *period) for period in PERIODS]
    hurt(ledger)
    answers += [run("-C", ledger, "check", "--format", "json", *period) for period in PERIODS]
    commit(ledger)
    answers += [run("-C", ledger, "check", "--at", "HEAD", "--format", "json"),
                run("-C", ledger, "--lang", "en", "check", "--format", "json", "--packs", "national,organ")]
    for number, answer in enumerate(answers):
        expect(True, schema, answer, f"answer {number + 1} of check")
    worst = answers[-2]
    assert worst["commit"] and worst["ledger"] is None and worst["unreadable"] == 1
    assert {f["severity"] for f in worst["findings"]} >= {"violation", "incomplete", "shortfall", "question"}
    assert {o["state"] for o in worst["obligations"]} >= {"met", "missing", "due", "not-applicable"}
    refuse_answers(schema, worst)
    return len(answers) + check_lookups(ledger)


def refuse_answers(schema, answer):
    def variant(what, change):
        expect(False, schema, broken(answer, change), f"check: {what}")

    variant("another version", lambda a: a.update(version=2))
    variant("a head without its totals", lambda a: a.pop("totals"))
    variant("a member too many", lambda a: a.update(more=1))
    variant("a commit that is none", lambda a: a.update(commit="HEAD"))
    variant("a state that is none", lambda a: a["obligations"][0].update(state="done"))
    variant("a key of three parts", lambda a: a["obligations"][0].update(key="a/b/c"))
    variant("a system that is none", lambda a: a["obligations"][0].update(system="三会一课"))
    variant("a finding without its id", lambda a: a["findings"][0].pop("id"))
    variant("a severity in Chinese", lambda a: a["findings"][0].update(severity="待说明"))
    variant("a line as text", lambda a: a["findings"][0].update(line="1"))


REVIEW = "类型: 审核\n记录: zhb1/2025-12-19-theme-party-day\n日期: 2026-01-05\n经手: 刘洋\n结果: 退回\n缺陷类别: 要素不全\n"


def check_due(top):
    """Days: in the yearly window, a period just over, the term's end near and past."""
    schema = validator(json.load(open(DUE, encoding="utf-8")))
    ledger = os.path.join(top, "due")
    shutil.copytree(os.path.join(SOURCE, "test/worlds/first"), ledger)
    hurt(ledger)
    os.makedirs(os.path.join(ledger, "followups/zhb1/2025"))
    open(os.path.join(ledger, "followups/zhb1/2025/2026-01-05-review-1.yaml"), "w", encoding="utf-8").write(REVIEW)
    commit(ledger)
    os.makedirs(os.path.join(ledger, ".git/zzsh/drafts"))
    open(os.path.join(ledger, ".git/zzsh/drafts/draft-0000.yaml"), "w").close()
    days = ["2025-02-10", "2026-01-12", "2026-03-12", "2026-04-02", "2026-12-01"]
    answers = [run("-C", folder, "--today", day, "due", "--format", "json", *words) for day in days
               for folder, *words in ([ledger], [os.path.join(SOURCE, "test/worlds/organ")],
                                      [os.path.join(SOURCE, "test/worlds/organ"), "zhb2", "jgdw"])]
    for number, answer in enumerate(answers):
        expect(True, schema, answer, f"answer {number + 1} of due")
    full = answers[6]  # of 12 March: everything is in it
    branch = full["owners"][0]
    assert full["drafts"] and full["of_the_ledger"] and branch["decisions"] and branch["returned"] and branch["rectify"] and branch["term"]
    assert {d["span"] for a in answers for o in a["owners"] for d in o["duties"]} >= {"month", "quarter", "year", "window", "former"}
    refuse_due(schema, full)
    return len(answers)


def refuse_due(schema, answer):
    def variant(what, change):
        expect(False, schema, broken(answer, change), f"due: {what}")

    variant("another version", lambda a: a.update(version=2))
    variant("a member too many", lambda a: a.update(more=1))
    variant("an owner without its duties", lambda a: a["owners"][0].pop("duties"))
    variant("a duty that is missing", lambda a: a["owners"][0]["duties"][0].update(state="missing"))
    variant("a span that is none", lambda a: a["owners"][0]["duties"][0].update(span="week"))
    variant("a decision without its day", lambda a: a["owners"][0]["decisions"][0].update(deadline=None))
    variant("an item that is closed", lambda a: a["owners"][0]["rectify"][0].update(state="closed"))
    variant("a class in Chinese", lambda a: a["owners"][0]["returned"][0].update({"class": "要素不全"}))
    variant("a term that is neither near nor over", lambda a: a["owners"][0]["term"].update(state="soon"))


def schema_file(name):
    return validator(json.load(open(os.path.join(SOURCE, f"lib/data/schema/{name}.schema.json"), encoding="utf-8")))


def check_lookups(ledger):
    """The ledger has been hurt and committed: some of its records are unreadable, one is gone."""
    lists, shows = schema_file("list"), schema_file("show")
    followup = os.path.join(ledger, "followups/zhb1/2025/2025-09-12-review-aaaa.yaml")
    os.makedirs(os.path.dirname(followup))
    open(followup, "w", encoding="utf-8").write("类型: 审核\n记录: zhb1/2025-09-11-committee-meeting\n日期: 2025-09-12\n经手: 刘洋\n"
                                                "结果: 退回\n缺陷类别: 要素不全\n时限: 2025-09-20\n")
    answers = [run("-C", ledger, "list", "--format", "json", *words) for words in ([], ["2025Q1", "--sample", "2"], ["退回"], ["2027"])]
    for number, answer in enumerate(answers):
        expect(True, lists, answer, f"answer {number + 1} of list")
    assert {s for r in answers[0]["records"] for s in r["states"]} >= {"readable", "unreadable", "returned"}
    shown = [run("-C", ledger, "show", "--format", "json", *[r["id"] for r in answers[0]["records"]])]
    expect(True, shows, shown[0], "answer of show")
    read = [r for r in shown[0]["records"] if r["fields"]]
    assert len(read) == len([r for r in shown[0]["records"] if "readable" in r["states"]]) > 20
    for record in read:
        if not any(f["rule"] in ("unknown-field", "unknown-value", "bad-value") for f in record["findings"]):
            expect(True, validator(run("schema", record["kind"])), record["fields"], f"fields of {record['id']}")
    reviews = [f for r in read for f in r["followups"] if f["type"] != "rectification"]
    assert [f["type"] for f in reviews] == ["review"], reviews
    expect(True, validator(run("schema", "review")), reviews[0]["fields"], "fields of the review")
    for schema, answer, name in ((lists, answers[0], "list"), (shows, shown[0], "show")):
        expect(False, schema, broken(answer, lambda a: a.update(version=2)), f"{name}: another version")
        expect(False, schema, broken(answer, lambda a: a["records"][0].pop("entry")), f"{name}: a record without its entry")
        expect(False, schema, broken(answer, lambda a: a["records"][0].update(text="x")), f"{name}: a member too many")
        expect(False, schema, broken(answer, lambda a: a["records"][0]["entry"].update(band="按时")), f"{name}: a band in Chinese")
    return len(answers) + len(shown) + check_similar(ledger) + check_report(ledger)


def check_rules_diff(top):
    """A pack with a row of its own, a change and one left out; then back, and nothing changed at all."""
    schema, ledger = schema_file("rules-diff"), os.path.join(top, "diff")
    shutil.copytree(os.path.join(SOURCE, "test/worlds/first"), ledger)
    commit(ledger)
    same = run("-C", ledger, "rules", "diff", "--since", "HEAD", "--format", "json")
    os.makedirs(os.path.join(ledger, "rules"), exist_ok=True)
    with open(os.path.join(ledger, "rules/own.yaml"), "w", encoding="utf-8") as f:
        f.write("name: own\nversion: 2026-01\ntitle: 本单位\nrows:\n  - {id: training-yearly, title: 培训, requirement: 每年1次, force: local, "
                "subject: branch, period: year, count: 1, counts: [{kind: training}]}\noverrides:\n"
                "  - {rule: committee-meeting-monthly, off: yes}\n  - {rule: members-meeting-quarterly, severity: question}\n")
    settings = os.path.join(ledger, "zzsh.yaml")
    text = open(settings, encoding="utf-8").read()
    open(settings, "w", encoding="utf-8").write(re.sub(r"(?m)^规则包: .*", "规则包: [national, own]", text))
    there = run("-C", ledger, "rules", "diff", "--since", "HEAD", "--format", "json")
    subprocess.run(["git", "add", "-A"], cwd=ledger, check=True)
    subprocess.run(["git", "-c", "user.name=a", "-c", "user.email=a@b", "commit", "-q", "-m", "own"], cwd=ledger, check=True)
    open(settings, "w", encoding="utf-8").write(text)
    back = run("-C", ledger, "rules", "diff", "--since", "HEAD", "--format", "json")
    for what, answer in (("nothing", same), ("a pack", there), ("back", back)):
        expect(True, schema, answer, f"rules diff: {what}")
    assert not same["rules"] and not same["touched"]
    assert {rule["change"] for rule in there["rules"]} == {"added", "changed"} and there["touched"]
    assert {rule["change"] for rule in back["rules"]} == {"dropped", "changed"}
    expect(False, schema, broken(there, lambda a: a.update(version=2)), "rules diff: another version")
    expect(False, schema, broken(there, lambda a: a["rules"][0].update(change="改动")), "rules diff: a change in Chinese")
    expect(False, schema, broken(there, lambda a: a["touched"][0].update(duties_more=-1)), "rules diff: less than none")
    expect(False, schema, broken(there, lambda a: a.update(since="HEAD")), "rules diff: since without its commit")
    return 3


def check_similar(ledger):
    schema = schema_file("similar")
    records = run("-C", ledger, "list", "--format", "json", "支委会")["records"]
    ids = [r["id"] for r in records if "readable" in r["states"]][:4]
    answers = [run("-C", ledger, "similar", "--format", "json", *words) for words in (ids[:1], ids[1:3], [ids[3], "--limit", "1"])]
    for number, answer in enumerate(answers):
        expect(True, schema, answer, f"answer {number + 1} of similar")
    full = next(a for a in answers if a["beside"] and a["nearest"])
    expect(False, schema, broken(full, lambda a: a.update(version=2)), "similar: another version")
    expect(False, schema, broken(full, lambda a: a["nearest"][0].pop("shared")), "similar: a likeness without its count")
    expect(False, schema, broken(full, lambda a: a["beside"]["rows"][0].update(same=True)), "similar: a member too many")
    expect(False, schema, broken(full, lambda a: a["record"].update(kind="支委会")), "similar: a kind in Chinese")
    return len(answers)


def check_report(ledger):
    schema = schema_file("report")
    record = next(r["id"] for r in run("-C", ledger, "list", "--format", "json", "支委会")["records"] if r["states"] == ["readable"])
    asked = [["-q", "2025Q3"], ["-q", "2025Q3", "--names", "off", "--lang", "en"], ["-q", "2025-01..2025-08"], ["-m", record], ["--year", "2025"],
             ["-q", "2025Q3", "--public"], ["-q", "2025Q3", "--since-issued", "HEAD"], ["--year", "2025", "--figures"], ["-q", "2025Q3", "--points"]]
    answers = [run("-C", ledger, "report", "--format", "json", *words) for words in asked]
    for number, answer in enumerate(answers):
        expect(True, schema, answer, f"answer {number + 1} of report")
    expect(False, schema, broken(answers[0], lambda a: a.update(version=2)), "report: another version")
    expect(False, schema, broken(answers[0], lambda a: a["blocks"][0].update(block="标题")), "report: a block in Chinese")
    expect(False, schema, broken(answers[0], lambda a: next(b for b in a["blocks"] if b["block"] == "table").pop("rows")),
           "report: a table without rows")
    return len(answers)


def check_several(top):
    """Two ledgers and one that is not there, for each command: the envelope, and in it what the command answers alone."""
    schema = schema_file("several")
    one, two = (os.path.join(top, name) for name in ("one", "two"))
    shutil.copytree(os.path.join(SOURCE, "test/worlds/first"), one)
    shutil.copytree(os.path.join(SOURCE, "test/worlds/organ"), two)
    os.rename(os.path.join(one, "branches/zhb1.yaml"), os.path.join(one, "branches/zhb9.yaml"))
    body = os.path.join(two, "bodies/dz.yaml")
    text = open(body, encoding="utf-8").read()
    open(body, "w", encoding="utf-8").write(text + "下属组织: [zhb9, {编号: zhb8, 名称: 第八支部}]\n")
    answers = []
    for command in ("check", "list", "due", "stats"):
        answer = run(command, one, two, os.path.join(top, "none"), "--format", "json", status=5)
        expect(True, schema, answer, f"{command} of several")
        for ledger in answer["ledgers"]:
            expect(True, schema_file(command), ledger["answer"], f"{command} of {ledger['dir']}, among several")
        assert [len(answer[k]) for k in ("ledgers", "not_obtained", "not_handed_in")] == [2, 1, 1]
        answers.append(answer)
    expect(False, schema, broken(answers[0], lambda a: a.update(version=2)), "several: another version")
    expect(False, schema, broken(answers[0], lambda a: a["not_handed_in"][0].update(state="missing")), "several: a member too many")
    return len(answers)


def check_record(path):
    kind = os.path.basename(path).split(".")[0]
    schema = validator(run("schema", kind))
    record = yaml.load(open(path, encoding="utf-8"), Loader)
    expect(True, schema, record, f"{kind}.en.yaml")
    expect(False, schema, broken(record, lambda r: r.pop("date")), f"{kind} without its date")
    expect(False, schema, broken(record, lambda r: r.update(remark="x")), f"{kind} with an unknown field")
    expect(False, schema, broken(record, lambda r: r.update(date="12 March 2026")), f"{kind} with a date in words")
    expect(False, schema, broken(record, lambda r: r.update(date=["2026-03-12"])), f"{kind} with a list as its date")
    expect(False, schema, broken(record, lambda r: r.update(kind="meeting")), f"{kind} of a kind that is none")
    expect(False, schema, broken(record, lambda r: r.update(owner="第一支部")), f"{kind} of an owner that is no id")
    expect(True, schema, broken(record, lambda r: r.update({"x-remark": ["x"]})), f"{kind} with a remark of one's own")
    return kind


def check_files():
    """Every other file of a ledger: its sample is valid, an unknown field is not."""
    samples = yaml.load(open(os.path.join(SOURCE, "test/data/files.en.yaml"), encoding="utf-8"), Loader)
    for name, sample in samples.items():
        schema = validator(run("schema", name))
        expect(True, schema, sample, f"sample of {name}")
        first = sample[0] if isinstance(sample, list) else sample
        first["remark"] = "x"
        expect(False, schema, sample, f"{name} with an unknown field")
    return set(samples)


def main():
    with tempfile.TemporaryDirectory() as top:
        answers = check_answers(top)
        due = check_due(top)
        several = check_several(top)
        changes = check_rules_diff(top)
    kinds = {check_record(path) for path in sorted(glob.glob(os.path.join(SOURCE, "test/data/records/*.en.yaml")))}
    listed = subprocess.run([ZZSH, "schema"], stdout=subprocess.PIPE, check=True).stdout.decode().split("\n")
    files = check_files()
    missing = {line.split("\t")[0] for line in listed if line} - kinds - files
    if missing or not kinds:
        failed.append(f"kinds and files without a golden sample: {sorted(missing)}")
    print(*failed, sep="\n", end="\n" if failed else "")
    print(f"{answers} answers of check, list, show, similar and report, {due} of due, {several} of several ledgers, {changes} of rules diff, {len(kinds)} kinds, {len(files)} other files")
    sys.exit(1 if failed else 0)


main()
