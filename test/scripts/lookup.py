#!/usr/bin/env python3
"""What `zzsh list` finds, against a second reading of the terms in another language (the files read by PyYAML).

400 sets of terms, drawn by a fixed seed from every field that needs no history, in both languages, with not:, ranges and
comparisons, the same field twice (or) and several (and). The ids that the program lists must be those that this script
selects. The same for --sample, whose method the header of lib/report/list.h gives, with Python's SM3; and csv and jsonl are
read back with the standard library. Skipped where PyYAML or SM3 are not there.
"""
import csv, datetime, hashlib, io, json, os, random, re, shutil, subprocess, sys, tempfile

try:
    import yaml
    hashlib.new("sm3", b"")
except (ImportError, ValueError) as missing:
    print(f"skipped: {missing}")
    sys.exit(77)

ZZSH, SOURCE = os.path.abspath(sys.argv[1]), sys.argv[2]
TODAY = datetime.date(2026, 1, 12)
KINDS = {"党员大会": "members-meeting", "支委会": "committee-meeting", "党小组会": "group-meeting", "党课": "party-lesson",
         "组织生活会": "organization-life-meeting", "民主生活会": "democratic-life-meeting", "民主评议": "democratic-appraisal",
         "谈心谈话": "heart-talk", "主题党日": "theme-party-day", "党性分析": "spirit-analysis"}
SYSTEMS = {"三会一课": ("three-meetings", ["党员大会", "支委会", "党小组会", "党课"]), "组织生活会": ("organization-life", ["组织生活会"]),
           "谈心谈话": ("talks", ["谈心谈话"]), "主题党日": ("party-day", ["主题党日"]), "民主评议党员": ("appraisal", ["民主评议"])}
OTHER = {"民主评议党员": "民主评议"}
ADDED = {
    "zhb1/2025/2025-12-20-theme-party-day.yaml": """类型: 主题党日
支部: zhb1
日期: 2025-12-20
名称: ＡＢ 走进 社区
主持: 王建平
出席: [王建平, 李秀兰]
列席: [{姓名: 刘洋, 单位: 机关党委}]
同场: [{类型: 党课, 课题: 讲 党史, 授课人: 顾教授}]
""",
    "zhb2/2025/2025-12-21-party-lesson.yaml": """类型: 党课
支部: zhb2
日期: 2025-12-21
名称: 形势
授课人: 顾教授
出席: [郑海]
缺席: [{姓名: 蒋涛, 事由: 病假}]
列席: 市委党校 刘洋
""",
}


class Text(yaml.SafeLoader):
    """Everything is text."""
    yaml_implicit_resolvers = {}


def names(value):
    if value is None:
        return []
    items = value if isinstance(value, list) else [value]
    return [i["姓名"] if isinstance(i, dict) else i for i in items]


def scalars(node):
    if isinstance(node, dict):
        return [s for v in node.values() for s in scalars(v)]
    if isinstance(node, list):
        return [s for v in node for s in scalars(v)]
    return [node]


def fold(text):
    text = "".join(chr(ord(c) - 0xFEE0) if 0xFF01 <= ord(c) <= 0xFF5E else c for c in text)
    return re.sub(r"\s", "", text).lower()


class Record:
    def __init__(self, path, groups):
        r = yaml.load(open(path, encoding="utf-8"), Text)
        self.owner, self.name = path.split(os.sep)[-3], os.path.basename(path)[:-5]
        self.id = f"{self.owner}/{self.name}"
        self.date = datetime.date.fromisoformat(r["日期"])
        guests = r.get("同场") or []
        self.kinds = [OTHER.get(k, k) for k in [r["类型"]] + [g["类型"] for g in guests]]
        self.roles = {"出席": names(r.get("出席")), "缺席": names(r.get("缺席")), "主持": names(r.get("主持")),
                      "记录": names(r.get("记录")), "授课人": names(r.get("授课人")) + [n for g in guests for n in names(g.get("授课人"))]}
        agenda = r.get("议题") or []
        other = names(r.get("谈话人")) + names(r.get("谈话对象")) + [a["责任人"] for a in agenda if "责任人" in a]
        self.people = set(other + [n for role in self.roles.values() for n in role])
        titles = [r.get("名称") or r.get("主题") or r.get("课题") or ""] + [a["事项"] for a in agenda] + [g.get("课题", "") for g in guests]
        self.topics = [fold(t) for t in titles]
        self.texts = [fold(s) for s in scalars(r)]
        self.guests = [fold(s) for s in scalars(r.get("列席") or [])]
        self.year = int(r["年度"]) if "年度" in r else None
        self.group = (r.get("党小组"), groups.get((self.owner, r.get("党小组"))))


def month(y, m):
    return datetime.date(y, m, 1), datetime.date(y + m // 12, m % 12 + 1, 1) - datetime.timedelta(1)


def periods(pick):
    y, m = 2025, pick.randrange(1, 13)
    first, last = month(y, m)
    q = (m - 1) // 3
    third = month(y, 3 * q + 3)[1]
    return pick.choice([(f"2025-{m:02}", first, last), (f"2025年{m}月", first, last), (f"2025Q{q + 1}", month(y, 3 * q + 1)[0], third),
                        (f"2025年第{'一二三四'[q]}季度", month(y, 3 * q + 1)[0], third), (f"2025-{m:02}-09", datetime.date(y, m, 9), datetime.date(y, m, 9)),
                        ("上季度", datetime.date(2025, 10, 1), datetime.date(2025, 12, 31)), ("去年", datetime.date(2025, 1, 1), datetime.date(2025, 12, 31))])


def draw_date(pick):
    text, first, last = periods(pick)
    sign = pick.choice(["", "", "", ">", ">=", "<", "<=", ".."])
    if sign == "..":
        other, first2, last2 = periods(pick)
        if last2 < first:
            text, first, last, other, first2, last2 = other, first2, last2, text, first, last
        if last2 < first or "季度" in text and text[0] == "上":
            return text, lambda r: first <= r.date <= last
        return f"{text}..{other}", lambda r: first <= r.date <= last2
    test = {"": lambda d: first <= d <= last, ">": lambda d: d > last, ">=": lambda d: d >= first, "<": lambda d: d < first,
            "<=": lambda d: d <= last}[sign]
    return sign + text, lambda r: test(r.date)


def draw(pick, world):
    """One term: (field key for or-ing, word, test)."""
    field = pick.choice(["kind", "system", "date", "date", "branch", "group", "year", "person", "出席", "缺席", "主持", "记录", "授课人",
                         "guest", "topic", "text", "id"])
    if field == "kind":
        label = pick.choice(list(KINDS))
        word = pick.choice([f"类型:{label}", f"kind:{KINDS[label]}", f"类型：{label}", label])
        return field, word, lambda r: label in r.kinds
    if field == "system":
        label = pick.choice(list(SYSTEMS))
        return field, pick.choice([f"制度:{label}", f"system:{SYSTEMS[label][0]}"]), lambda r: any(k in SYSTEMS[label][1] for k in r.kinds)
    if field == "date":
        text, test = draw_date(pick)
        return field, pick.choice(["日期:", "date:", "期间："]) + text, test
    if field == "branch":
        owner, name = pick.choice(world["orgs"])
        return field, pick.choice([f"支部:{name}", f"branch:{owner}", f"owner:{owner}", name]), lambda r: r.owner == owner
    if field == "group":
        group, name = pick.choice([("g1", "第一小组"), ("g2", "第二小组")])
        return field, pick.choice([f"党小组:{name}", f"group:{group}"]), lambda r: group in r.group or name in r.group
    if field == "year":
        return field, pick.choice(["年度:2025", "year:>=2025", "年度:2025..2026"]), lambda r: r.year in (2025, 2026)
    if field in ("guest", "topic", "text"):
        where = {"guest": "guests", "topic": "topics", "text": "texts"}[field]
        value = pick.choice({"guest": ["刘洋", "党委"], "topic": ["小结", "ab走", "党史", "群众", "没有这个"],
                             "text": ["社区", "ab 走进", "值班", "病假", "三人", "二楼会议室"]}[field])
        names_of = {"guest": ["列席", "guest"], "topic": ["议题", "topic", "课题"], "text": ["内容", "text"]}[field]
        return field, f"{pick.choice(names_of)}:{value}", lambda r: any(fold(value) in t for t in getattr(r, where))
    if field == "id":
        value = pick.choice(["2025-04", "zhb2/2025-0", "zhb1/2025-12-20-theme-party-day"])
        return field, pick.choice(["编号:", "id:"]) + value, lambda r: (r.id if "/" in value else r.name).startswith(value)
    english = {"出席": "present", "缺席": "absent", "主持": "host", "记录": "recorder", "授课人": "lecturer"}
    if field == "person":
        name = pick.choice(world["people"])
        return field, pick.choice([f"人:{name}", f"person:{name}", name]), lambda r: name in r.people
    name = pick.choice(world["people"] + (["顾教授"] if field == "授课人" else []))
    return field, pick.choice([field, english[field]]) + ":" + name, lambda r: name in r.roles[field]


def select(records, terms):
    found = []
    for r in records:
        by = {}
        for field, negated, test in terms:
            by.setdefault((field, negated), []).append(test(r))
        if all(not any(v) if negated else any(v) for (_, negated), v in by.items()):
            found.append(r)
    return found


def run(ledger, *words):
    env = {"PATH": "/usr/bin:/bin", "LC_ALL": "C", "HOME": "/nonexistent", "ZZSH_NOW": "2026-01-12T09:00:00+08:00"}
    p = subprocess.run([ZZSH, "-C", ledger, "list", *words], env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    if p.returncode:
        sys.exit(f"zzsh list {words}: status {p.returncode}\n{p.stderr.decode()}")
    return p.stdout


def listed(ledger, *words):
    head, *rows = [json.loads(line) for line in run(ledger, "--format", "jsonl", *words).decode().splitlines()]
    assert head["found"] >= len(rows) == head["shown"], head
    return [row["id"] for row in rows]


def compare(ledger, records, world):
    pick, most = random.Random(20260112), 0
    for _ in range(400):
        words, terms = [], []
        for _ in range(pick.randrange(1, 5)):
            field, word, test = draw(pick, world)
            negated = pick.random() < 0.2
            words.append(pick.choice(["not:", "非:", "非："]) + word if negated else word)
            terms.append((field, negated, test))
        found = sorted((r.date.isoformat(), r.owner, r.name) for r in select(records, terms))
        expected = [f"{owner}/{name}" for _, owner, name in found]
        got = listed(ledger, *words)
        most = max(most, len(got))
        if got != expected:
            sys.exit(f"zzsh list {' '.join(words)}\n  expected {expected}\n  printed  {got}")
    assert most > 100
    return 400


def sm3(*lines):
    return hashlib.new("sm3", "".join(f"{line}\n" for line in ("zzsh-sample v1",) + lines).encode()).digest()


def sample(records, n, seed):
    branches = {}
    for r in records:
        branches.setdefault(r.owner, []).append(r)
    order = sorted(branches, key=lambda owner: sm3(seed, owner))
    for rs in branches.values():
        rs.sort(key=lambda r: sm3(seed, r.id))
    drawn, turn = [], 0
    while len(drawn) < min(n, len(records)):
        drawn += [branches[o][turn] for o in order if turn < len(branches[o])][:n - len(drawn)]
        turn += 1
    return sorted((r.date.isoformat(), r.owner, r.name) for r in drawn)


def check_samples(ledger, records):
    for n, seed in ((1, "a"), (7, "第三次抽查"), (40, "2026-01-12"), (1000, "x")):
        expected = [f"{owner}/{name}" for _, owner, name in sample(list(records), n, seed)]
        assert listed(ledger, "--sample", str(n), "--seed", seed) == expected, (n, seed)
    assert listed(ledger, "--sample", "40") == listed(ledger, "--sample", "40", "--seed", "2026-01-12")
    spread = {i.split("/")[0] for i in listed(ledger, "--sample", "5", "--seed", "z")}
    assert len(spread) == len({r.owner for r in records}), spread


def check_csv(ledger, records):
    raw = run(ledger, "--format", "csv", "--columns", "编号,日期,缺席,主题", "2025")
    assert raw.startswith(b"\xef\xbb\xbf") and raw.count(b"\r\n") == raw.count(b"\n")
    rows = list(csv.DictReader(io.StringIO(raw[3:].decode(), newline="")))
    assert [row["编号"] for row in rows] == listed(ledger, "2025")
    absent = {row["编号"]: row["缺席"] for row in rows}
    assert absent["zhb2/2025-12-21-party-lesson"] == "蒋涛（病假）", absent["zhb2/2025-12-21-party-lesson"]


def main():
    with tempfile.TemporaryDirectory() as top:
        ledger = os.path.join(top, "ledger")
        shutil.copytree(os.path.join(SOURCE, "test/worlds/organ"), ledger)
        for name, text in ADDED.items():
            open(os.path.join(ledger, "records", name), "w", encoding="utf-8").write(text)
        world = {"orgs": [], "people": []}
        groups = {}
        for folder in ("branches", "bodies"):
            for name in sorted(os.listdir(os.path.join(ledger, folder))):
                org = yaml.load(open(os.path.join(ledger, folder, name), encoding="utf-8"), Text)
                world["orgs"].append((name[:-5], org["名称"]))
                groups.update({(name[:-5], g["编号"]): g["名称"] for g in org.get("党小组") or []})
                world["people"] += [m["姓名"] for m in org.get("党员") or []]
        assert len(set(world["people"])) == len(world["people"])
        paths = [os.path.join(at, f) for at, _, files in os.walk(os.path.join(ledger, "records")) for f in files]
        records = [Record(p, groups) for p in paths]
        n = compare(ledger, records, world)
        check_samples(ledger, records)
        check_csv(ledger, records)
    print(f"{n} sets of terms over {len(records)} records, samples, csv")


main()
