"""When each thing was entered and by whom: the commits of the ledger, and the stream that git reads them from."""
import copy, datetime
from base import TODAY, ZONE, chance, c4, day, digest, draw, emit, is_workday, lag_day, pick
from minutes import DOCUMENTS
from people import BODIES, BRANCHES
from roster import HEAD, START, body_doc, branch_doc, changes, entry_day

TZ = datetime.timezone(datetime.timedelta(seconds=ZONE))
UNIT = "栖川市人民政府办公室机关党委"
NOTICES = [
    ("栖直工〔2023〕18号", "2023-12-20", ["组织生活会", "民主评议"], 2023, "2024-03-31"),
    ("栖直工〔2023〕19号", "2023-12-25", ["民主生活会"], 2023, "2024-02-29"),
    ("栖直工〔2024〕16号", "2024-12-18", ["组织生活会", "民主评议"], 2024, "2025-03-31"),
    ("栖直工〔2024〕17号", "2024-12-20", ["民主生活会"], 2024, "2025-02-28"),
    ("栖直工〔2025〕22号", "2025-12-22", ["组织生活会", "民主评议"], 2025, "2026-03-31"),
    ("栖直工〔2026〕4号", "2026-02-27", ["民主生活会"], 2025, "2026-04-30"),
]
SETTINGS = """# 本单位的设置。注释和自设字段（x-…）会原样保留。
格式: 1                   # 文件格式，不要改
名称: %s
语言: zh                  # 写进文件的语言：zh 或 en
时区: +08:00              # 按此确定日期
启用: 2024-01-01          # 从这天起检查，此前的期间不评判
规则包: [national, organ, flags]  # 现行规则包；zzsh rules 查看
""" % UNIT
GENESIS = "# 建账时写一次。台账标识由本文件的字节算出，请勿改动。\n格式: 1\n盐: 5d0f3a9c71be4826a4c8e1570b92d36f\n日期: 2023-12-28\n"
LATE = ["会后随队外出调研，回来补记", "记录人休年假，由书记代录时已过期限", "办公电脑检修，三天后才恢复", "连续值班，未能及时整理",
        "原记录字迹不清，与参会人员核对后录入", "组织委员外派培训，交接时遗漏"]


def at(d, clock):
    return datetime.datetime.combine(d, datetime.time(*map(int, clock.split(":"))), TZ)


class Commit:
    def __init__(self, when, author, subject, files, op=None, record=None, body=None, injected=False, written=None):
        self.when, self.author, self.subject, self.files = when, author, subject, files
        self.op, self.record, self.body, self.injected = op, record, body, injected
        self.written = written or when  # the author's clock
        self.order = when               # where it comes in the line; not the same where a clock was wrong

    def message(self):
        text = self.subject + "\n"
        if self.body:
            text += "\n" + self.body + "\n"
        if self.op:
            text += f"\nZzsh-Op: {self.op}\n"
            if self.record:
                text += f"Zzsh-Record: {self.record}\n"
            text += "Zzsh-Version: 0.1.0\n" + ("Zzsh-Clock: injected\n" if self.injected else "")
        return text


class History:
    def __init__(self, year, spoil):
        self.year, self.roster, self.spoil = year, year.roster, spoil
        self.commits, self.taken, self.texts, self.last, self.batches = [], {}, {}, {}, {}

    def office(self, d):
        """Who keeps the roster and reviews: 白洁, while she is away 钱卫国."""
        return "钱卫国" if day("2025-03-10") <= d <= day("2025-08-22") else "白洁"

    def email(self, name):
        p = self.roster.named(name)
        return f"{p.pinyin if p else 'office'}@qichuan.example.invalid"

    def add(self, *args, **more):
        self.commits.append(Commit(*args, **more))
        return self.commits[-1]

    # --- records ---

    def choose_lag(self, r):
        if r.lag or r.reason or r.entered:
            return
        n = draw(100, "lag", r.owner, r.slug, r.date, r.suffix, str(r.fields.get("谈话对象", r.fields.get("参加人员", ""))))
        r.lag = 0 if n < 46 else 1 if n < 76 else 2 if n < 90 else 3
        steady = r.owner in ("zhb3", "zhb4", "zhb6")
        if not steady and chance(2, "late", r.owner, r.slug, r.date) and r.date < day("2026-03-01"):
            r.lag = 4 + draw(5, "late", r.owner, r.date)
            r.reason = (pick(LATE, "why", r.owner, r.date), self.roster.secretary(r.owner, r.date).name
                        if r.owner in BRANCHES else "白洁")
        if lag_day(r.date, r.lag) > TODAY:
            r.lag = 0

    def clerk_of(self, r):
        if r.clerk:
            return r.clerk
        if r.owner not in BRANCHES:
            return self.office(r.date)
        posts = [p.name for p, _ in self.roster.posts(r.owner, r.date)]
        usual = posts[1] if len(posts) > 1 else posts[0]
        recorder = r.fields.get("记录")
        recorder = recorder["姓名"] if isinstance(recorder, dict) else recorder
        return recorder if recorder and chance(55, "clerk", r.owner, r.slug, r.date) else usual

    def moment(self, r):
        end = r.end()
        if "结束日期" in r.fields:
            end = at(day(r.fields["结束日期"]), "17:00")
        if r.lag == 0:
            when = end + datetime.timedelta(minutes=18 + draw(140, "after", r.owner, r.slug, r.date, len(str(r.fields))))
            if when.date() == end.date() and when.hour < 22 and is_workday(when.date()):
                return when
            r.lag = 1
        d = lag_day(end.date(), r.lag)
        if d > TODAY:
            return end + datetime.timedelta(minutes=9)
        morning = chance(50, r.owner, r.date, r.slug)
        minutes = 520 + draw(170, r.owner, r.date, "am") if morning else 870 + draw(190, r.owner, r.date, "pm")
        return at(d, f"{minutes // 60}:{minutes % 60:02d}") + datetime.timedelta(seconds=draw(60, r.owner, r.date, r.slug))

    def space(self, who, when):
        """One person does not enter one record after another without taking a breath."""
        before = self.last.get((who, when.date()), [])
        for _ in range(20):
            near = [t for t in before if abs((when - t).total_seconds()) < 31 * 60]
            if not near or when.hour >= 21:
                break
            when = max(near) + datetime.timedelta(minutes=31 + draw(9, who, when))
        self.last.setdefault((who, when.date()), []).append(when)
        return when

    def path_of(self, r, data):
        stem = f"{r.date}-{r.slug}"
        if r.suffix:
            stem += "-" + (c4(data) if r.suffix == "c4" else r.suffix)
        stem = r.name or stem
        folder = r.place or f"records/{r.owner}/{r.date.year}"
        if f"{folder}/{stem}.yaml" in self.taken:
            stem += "-" + c4(data)
        path = f"{folder}/{stem}.yaml"
        assert path not in self.taken, path
        self.taken[path] = r
        r.id, r.path = stem, path
        return path

    def owner_name(self, owner):
        return BRANCHES[owner]["name"] if owner in BRANCHES else BODIES[owner]["name"] if owner in BODIES else \
            UNIT if owner == "unit" else owner

    def enter(self, r):
        self.choose_lag(r)
        if r.reason:
            r.tail["迟录"] = {"原因": r.reason[0], **({"批准": r.reason[1]} if r.reason[1] else {})}
        data = r.raw if r.raw is not None else emit(r.doc())
        who = self.clerk_of(r)
        when = r.entered or self.space(who, self.moment(r))
        path = self.path_of(r, data)
        self.texts[path] = [(when, data)]
        title = f"{self.owner_name(r.owner)} {r.date} {r.kind}"
        folder = f"attachments/{r.owner}/{r.date.year}/{r.id}"
        files = {path: data, **{f"{folder}/{name}": content for name, content in r.files.items()}}
        if r.batch:
            self.batches.setdefault((r.batch, when, who), {}).update(files)
        else:
            self.add(when, who, f"录入：{title}", files, "log", f"{r.owner}/{r.id}", injected=r.injected, written=r.written)
        for change in r.later:
            self.change(r, title, *change)

    def change(self, r, title, when, who, edit, reason, by_hand=False, keep=True):
        """A later version: amended with a reason, or edited by hand without one."""
        path = r.path
        before = self.texts[path][-1][1]
        if keep and r.raw is None:
            version = copy.deepcopy(r)
            edit(version)
            if not by_hand:
                entry = {"原文": digest(before), **({"原因": reason} if reason else {}), "经手": who, "日期": str(when.date())}
                version.tail.setdefault("更正", []).append(entry)
            r.fields, r.tail = version.fields, version.tail
            data = emit(r.doc())
        else:
            data = edit(before)
        self.texts[path].append((when, data))
        if by_hand:
            self.add(when, who, reason or f"修改{r.date}{r.kind}记录", {path: data})
        else:
            self.add(when, who, f"更正：{title}", {path: data}, "amend", f"{r.owner}/{r.id}", body=reason)

    def close_batches(self):
        for (subject, when, who), files in self.batches.items():
            self.add(when, who, subject, files, "import" if subject.startswith("补登") else None)

    def text_at(self, r, when):
        return [data for t, data in self.texts[r.path] if t <= when][-1]

    # --- files beside the records ---

    def followup(self, owner, year, kind, doc, when, who, subject):
        data = emit(doc)
        path = f"followups/{owner}/{year}/{when.date()}-{kind}-{c4(data)}.yaml"
        assert path not in self.taken, path
        self.taken[path] = doc
        op = {"review": "review", "explanation": "explain", "answer": "answer", "rectification": "rectify",
              "withdrawal": "withdraw"}.get(kind, "followup")
        self.add(when, who, subject, {path: data}, op, doc.get("记录"))
        return path.split("/")[-1][:-5]

    def branch_file(self, branch, known):
        doc = self.spoil(branch, branch_doc(self.roster, branch, known), known)
        return {f"branches/{branch}.yaml": HEAD + emit(doc)}

    def roster_files(self):
        """The beginning, then every change."""
        first = {"genesis.yaml": GENESIS.encode(), "zzsh.yaml": SETTINGS.encode()}
        self.add(at(START, "09:12"), "白洁", f"建账：{UNIT}", first, "init")
        minute = 20
        for body in BODIES:
            self.add(at(START, f"09:{minute}"), "白洁", f"名册：{BODIES[body]['name']} 登记", {
                f"bodies/{body}.yaml": HEAD + emit(self.spoil(body, body_doc(self.roster, body, START), START))}, "roster-org")
            minute += 4
        for branch in BRANCHES:
            if self.roster.exists(branch, START):
                members = len(branch_doc(self.roster, branch, START)["党员"])
                self.add(at(START, f"{10 + minute // 60}:{minute % 60:02d}"), "白洁",
                         f"名册：{BRANCHES[branch]['name']} 登记党员{members}人", self.branch_file(branch, START), "roster-join")
                minute += 5
        days = {}
        for effective, branch, op, subject in changes(self.roster):
            days.setdefault((effective, branch), []).append((op, subject))
        for i, ((effective, branch), said) in enumerate(sorted(days.items(), key=lambda x: x[0])):
            d = entry_day(effective)
            if d > TODAY:
                continue
            self.add(at(d, f"{8 + i % 3}:{41 + i % 17}"), self.office(d),
                     f"名册：{BRANCHES[branch]['name']} " + "，".join(s for _, s in said), self.branch_file(branch, effective), said[0][0])

    def lists(self):
        """documents.yaml and notices.yaml, as papers arrive."""
        def documents(d):
            return emit({"文件": [{"编号": n, "标题": t, "印发": i, **({"废止": r} if r and day(r) <= d else {})}
                                for n, t, i, r in DOCUMENTS if day(i) <= d]})

        def notices(d):
            return emit({"通知": [{"文号": n, "印发": i, "类型": k, "年度": y, "截止": t} for n, i, k, y, t in NOTICES if day(i) <= d]})

        self.add(at(START, "11:30"), "白洁", "登记学习文件和上级通知",
                 {"documents.yaml": documents(START), "notices.yaml": notices(START)}, "config")
        for n, t, i, repealed in DOCUMENTS:
            for d in (i, repealed):
                if d and day(d) > START:
                    when = lag_day(day(d), 2)
                    self.add(at(when, "10:26"), self.office(when), f"登记文件：{n}" + ("废止" if d == repealed else ""),
                             {"documents.yaml": documents(when)}, "config")
        for n, i, _, _, _ in NOTICES:
            if day(i) > START:
                when = lag_day(day(i), 1)
                self.add(at(when, "15:47"), self.office(when), f"登记通知：{n}", {"notices.yaml": notices(when)}, "config")

    # --- the stream ---

    def stream(self):
        self.commits.sort(key=lambda c: c.order)
        out = [b"reset refs/heads/main\n"]
        for c in self.commits:
            head = "commit refs/heads/main\n"
            for role, who, when in (("author", c.author, c.written), ("committer", c.author, c.when)):
                head += f"{role} {who} <{self.email(who)}> {int(when.timestamp())} +0800\n"
            message = c.message().encode()
            out.append(head.encode() + b"data %d\n" % len(message) + message)
            for path, data in sorted(c.files.items()):
                if data is None:
                    out.append(f"D {path}\n".encode())
                elif isinstance(data, str):
                    out.append(f"R {data} {path}\n".encode())
                else:
                    out.append(f"M 100644 inline {path}\n".encode() + b"data %d\n" % len(data) + data + b"\n")
            out.append(b"\n")
        return b"".join(out)
