"""One record of each kind: who came, what was said. Nothing here knows which flaws are planted."""
import datetime
import words_common as common
import words_days as days
import words_life as life
import words_meetings as meetings
from base import ZONE, Decks, Text, chance, day, draw, pick, plus, workday_from

DOCUMENTS = [
    ("栖直工〔2023〕15号", "栖川市直机关党支部规范化建设提示", "2023-11-14", None),
    ("栖直工〔2024〕2号", "栖川市直机关2024年党建工作要点", "2024-01-22", None),
    ("栖办发〔2024〕9号", "栖川市为基层减负若干措施", "2024-03-28", None),
    ("栖直工〔2024〕7号", "栖川市直机关党员教育管理提示", "2024-06-05", None),
    ("栖办发〔2024〕21号", "栖川市机关效能提升方案", "2024-09-10", None),
    ("栖直工〔2025〕3号", "栖川市直机关2025年党建工作要点", "2025-02-18", None),
    ("栖办发〔2025〕6号", "栖川市机关作风建设十项规定", "2025-03-26", None),
    ("栖直工〔2025〕11号", "栖川市直机关党支部记录和台账规范", "2025-07-08", None),
    ("栖办发〔2025〕17号", "栖川市群众诉求办理办法", "2025-10-15", None),
    ("栖直工〔2026〕1号", "栖川市直机关2026年党建工作要点", "2026-01-20", None),
    ("栖办发〔2021〕5号", "栖川市机关会议管理办法（试行）", "2021-04-06", "2025-01-01"),
]
STARTS = ["08:40", "09:00", "09:30", "10:00", "14:00", "14:30", "15:00", "15:10", "15:30", "16:00", "16:20"]


def minutes_of(clock):
    return int(clock[:2]) * 60 + int(clock[3:])


def clock_of(minutes):
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


class Record:
    def __init__(self, owner, kind, slug, d, fields, suffix=None):
        self.owner, self.kind, self.slug, self.date, self.suffix = owner, kind, slug, d, suffix
        self.fields, self.tail = fields, {}
        self.lag, self.clerk, self.reason = 0, None, None  # working days until entry; who enters; 迟录
        self.entered = self.author = None                  # set by history, or beforehand where a flaw fixes it
        self.name, self.place, self.raw = None, None, None # an id or folder other than the usual; bytes written by hand
        self.later = []                                    # later versions, see History.change
        self.honest = True                                 # nothing in it was invented for this example's list
        self.files = {}                                    # attachments by name
        self.batch, self.injected, self.written = None, False, None

    def doc(self):
        order = ["同场", "联合", "接续", "学习文件", "引用", "附件", "迟录", "补登", "更正", "记录日期"]
        return {**self.fields, **{k: self.tail[k] for k in order if k in self.tail}}

    def end(self):
        span = self.fields.get("时间", "10:00-11:00")
        until = span.split("-")[-1] if "-" in span else "17:00"
        return datetime.datetime.combine(self.date, datetime.time(int(until[:2]), int(until[3:5])),
                                         datetime.timezone(datetime.timedelta(seconds=ZONE)))


class Minutes:
    def __init__(self, roster):
        self.roster, self.decks, self.busy, self.said = roster, Decks(), {}, set()
        self.records, self.used, self.chaired = [], set(), None

    # --- words ---

    def fill(self, text, branch, d, *key):
        """Slots of a line. Where a branch takes a word depends on what it took before."""
        out = text
        while "{" in out:
            head, _, rest = out.partition("{")
            name, _, rest = rest.partition("}")
            out = head + self._slot(name, branch, d, key) + rest
        return out

    def _slot(self, name, branch, d, key):
        if name == "biz":
            return self.decks.line(common.BIZ.get(branch, common.BIZ["zhb1"]), branch, "biz")
        if name == "com":
            return self.decks.line(common.COMMUNITIES, branch, "com")
        if name == "partner":
            return self.decks.line(common.PARTNERS, branch, "partner")
        if name == "doc":
            return self.document(d)[1]
        if name == "mon":
            return str(d.month)
        if name == "year":
            return str(d.year)
        if name == "slot":
            return f"{d.month}月" + pick(["中旬", "下旬", "第三周", "第四周"], key, d)
        if name == "theme":
            return self.theme_of(branch, d).title
        return str(3 + draw(9, key, d, name))

    def document(self, d):
        """The newest of the documents issued by then: nobody studies what is not there yet, or is long known."""
        fresh = [doc for doc in DOCUMENTS if day(doc[2]) <= d and doc[3] is None]
        return fresh[-1 - draw(2, "doc", d) % len(fresh)]

    def theme_of(self, branch, d):
        """The theme of a branch's month, which the committee speaks of before the day itself."""
        key = (branch, d.year, d.month)
        cache = self.__dict__.setdefault("themes", {})
        if key not in cache:
            taken = {t.title for (b, _, _), t in cache.items() if b == branch}
            left = [t for t in days.THEMES if t.title not in taken] or days.THEMES
            fitting = [t for t in left if d.month in t.months] or [t for t in left if not t.months] or left
            cache[key] = min(fitting, key=lambda t: draw(1 << 30, key, t.title))
        return cache[key]

    def remark(self, branch, d, views, *key):
        """A first half and a second half that were never said together before."""
        seconds = common.OWN if views is common.HEARD else common.LEAD if "report" in key else life.SHOWN \
            if views is life.SELF else life.ADVICE if views is life.CRITICISM else common.HOW
        for attempt in range(200):
            first = views[draw(len(views), "first", branch, d, key, attempt)]
            second = seconds[draw(len(seconds), "second", branch, d, key, attempt)]
            if (first, second) not in self.said and ((branch, d, first) not in self.said or attempt > 150):
                break
        self.said |= {(first, second), (branch, d, first)}
        joint = pick(["；", "，", "。"], branch, d, key, first)
        return self.fill(f"{first}{joint}{second}。", branch, d, key)

    def speakers(self, branch, d, present, n, *key):
        return sorted(present, key=lambda p: draw(1 << 30, "speaks", branch, d, key, p.pinyin, p.joined))[:n]

    # --- people ---

    def absence(self, branch, p, d, start, until, percent, *key):
        """Why somebody is not there; None: is there."""
        if p.has(("借调",), d):
            return {"姓名": self.roster.ref(p), "事由": "借调"}
        if p.has(("请假",), d):
            return {"姓名": self.roster.ref(p), "事由": "产假"}
        if any(a < until and start < b for a, b in self.busy.get((p.id or p.name, d), [])):
            return {"姓名": self.roster.ref(p), "事由": "外出开会"}
        if not chance(percent, "absent", branch, d, p.pinyin, p.joined, key):
            return None
        if branch == "zhb6":
            return {"姓名": p.name, "事由": "其他", "说明": pick(common.OLD_NOTES, p.pinyin, d)} if chance(60, p.pinyin, d, "old") \
                else {"姓名": p.name, "事由": "病假"}
        if chance(8, "other", p.pinyin, d):
            return {"姓名": self.roster.ref(p), "事由": "其他", "说明": pick(common.NOTES, p.pinyin, d)}
        reason = "公务" if p.posts and p.posts[0][1] else pick(common.REASONS, "why", p.pinyin, d)
        return {"姓名": self.roster.ref(p), "事由": reason}

    def attend(self, branch, d, span, due, percent, most=99, *key):
        """(present, absent as written): at most so many stay away by chance."""
        start, until = map(minutes_of, span.split("-"))
        present, absent = [], []
        for p in due:
            if p.excused(d):
                continue
            why = self.absence(branch, p, d, start, until, percent, key)
            forced = p.has(("借调", "请假"), d)
            if why and (forced or len(absent) < most):
                absent.append(why)
            else:
                present.append(p)
                self.busy.setdefault((p.id or p.name, d), []).append((start, until))
        return present, absent

    def written_absent(self, absent):
        out = []
        for a in absent:
            a = dict(a)
            if isinstance(a["姓名"], dict):
                a = {**a.pop("姓名"), **{k: v for k, v in a.items() if k != "姓名"}}
            out.append(a)
        return out

    def chair(self, org, d, present, due_posts):
        """The secretary; in his absence whoever of the committee comes next."""
        for p, _ in due_posts:
            if p in present:
                return p
        return present[0]

    def recorder(self, branch, d, present, chair, *key):
        posts = [p for p, _ in self.roster.posts(branch, d) if p in present and p is not chair]
        rest = [p for p in present if p is not chair]
        usual = posts[1:2] or posts or rest
        pool = usual if chance(60, "recorder", branch, d, key) or len(rest) < 3 else rest
        return sorted(pool, key=lambda p: draw(1 << 30, "r", branch, d, key, p.pinyin))[0]

    def names(self, people):
        return [self.roster.ref(p) for p in people]

    def span(self, branch, d, length, *key):
        start = minutes_of(pick(STARTS, "start", branch, d, key))
        length = length + 5 * draw(7, "length", branch, d, key)
        if start < 720 < start + length:
            start = 720 - length - 10
        return f"{clock_of(start)}-{clock_of(min(start + length, 1105))}"

    def place(self, branch, d, *key):
        return pick(common.PLACES[branch], "place", branch, d, key)

    def sitting(self, branch, d, span, place, due, percent, most=99, *key):
        present, absent = self.attend(branch, d, span, due, percent, most, key)
        chair = self.chair(branch, d, present, self.roster.posts(branch, d))
        rec = self.recorder(branch, d, present, chair, key)
        self.chaired = chair
        return present, {"时间": span, "地点": place, "主持": self.roster.ref(chair), "记录": self.roster.ref(rec),
                         "出席": self.names(present), "缺席": self.written_absent(absent)}

    def add(self, owner, kind, slug, d, fields, suffix=None):
        r = Record(owner, kind, slug, d, {"类型": kind, "支部": owner, "日期": str(d), **fields}, suffix)
        self.records.append(r)
        self.used.add((owner, d))
        return r

    # --- matters ---

    def item(self, matter, branch, d, present, chair, n, *key):
        """One matter on the agenda."""
        where = (branch, d, matter.key, key)
        title = self.fill(pick(matter.titles, "title", where), branch, d)
        speakers = [p for p in self.speakers(branch, d, present, n + 1, matter.key) if p is not chair][:n]
        said = [f"{chair.name}：" + self.remark(branch, d, matter.reports, "report", matter.key, key)]
        for p in speakers:
            said.append(f"{p.name}：" + self.remark(branch, d, matter.views, matter.key, p.pinyin))
        owner = pick([p for p in present if p is not chair] or present, "owner", where)
        deadline = min(plus(d, 10 + draw(26, "deadline", where)), day("2026-12-31"))
        return {"事项": title, "发言": Text("\n".join(said)),
                "决议": self.fill(pick(matter.decisions, "decision", where), branch, d) + "。",
                "责任人": owner.name, "时限": str(deadline)}

    def matters(self, pool, branch, d, n, first=None):
        fitting = [m for m in pool if (not m.months or d.month in m.months)
                   and not (branch == "zhb6" and m.key in ("保障", "青年", "民主议事", "评优"))]
        chosen = [m for m in pool if m.key == first] if first else []
        start = self.decks.deal(range(len(fitting)), branch, pool is meetings.MEMBERS, d.month in (1, 2))
        for i in range(len(fitting)):
            m = fitting[(start + i) % len(fitting)]
            if len(chosen) < n and m not in chosen:
                chosen.append(m)
        return chosen

    # --- meetings ---

    def committee(self, branch, d, items=None):
        posts = self.roster.posts(branch, d)
        due = [p for p, _ in posts]
        span = self.span(branch, d, 45, "committee")
        present, sitting = self.sitting(branch, d, span, self.place(branch, d), due, 6, (len(due) - 1) // 2, "committee")
        chair = self.chaired
        n = items or 2 + (draw(3, "items", branch, d) == 0)
        first = "党日" if draw(5, "first", branch, d) else "回头看"
        agenda = [self.item(m, branch, d, present, chair, 2 + draw(2, branch, d, m.key))
                  for m in self.matters(meetings.COMMITTEE, branch, d, n, first)]
        r = self.add(branch, "支委会", "committee-meeting", d, {**sitting, "议题": agenda})
        self._studied(r, d)
        return r

    def _studied(self, r, d):
        doc = next((x for x in DOCUMENTS if any(x[1] in str(i.get("发言", "")) for i in r.fields.get("议题", []))
                    or x[1] in str(r.fields.get("内容", ""))), None)
        if doc:
            r.tail["学习文件"] = [doc[0]]

    def members(self, branch, d, vote=None, election=None, percent=5):
        due = self.roster.members(branch, d)
        span = self.span(branch, d, 70, "members")
        percent = 0 if election else percent
        present, sitting = self.sitting(branch, d, span, self.place(branch, d, "m"), due, percent, 99, "members")
        chair = self.chaired
        agenda = []
        if not election:
            agenda = [self.item(m, branch, d, present, chair, 3, "m")
                      for m in self.matters(meetings.MEMBERS, branch, d, 1 if vote else 2)]
        if vote:
            agenda.append(self.vote(branch, d, present, chair, *vote))
        if election:
            agenda.append({"事项": election[0], "发言": Text(f"{chair.name}：{election[1]}"), **election[2]})
        r = self.add(branch, "党员大会", "members-meeting", d, {**sitting, "议题": agenda})
        if election:
            r.fields["选举"] = election[3]
        self._studied(r, d)
        return r

    def vote(self, branch, d, present, chair, title, said, decision):
        voters = [p for p in present if p.full_on(d)]
        against = draw(3, "against", branch, d) == 0
        lines_ = [f"{chair.name}：{said}"]
        for p in self.speakers(branch, d, [p for p in voters if p is not chair], 2, "vote"):
            lines_.append(f"{p.name}：" + self.remark(branch, d, ["表现是好的，群众基础也好", "看他做事，心里有数，就是话少", "我作为介绍人，情况属实",
                                                                   "缺点是急，优点是肯干", "考察期间我和他搭过班"], title, p.pinyin))
        return {"事项": title, "发言": Text("\n".join(lines_)), "决议": decision,
                "表决": {"方式": "无记名" if "党员" in title else "举手", "赞成": len(voters) - against, "反对": 0,
                       "弃权": int(against), "通过": "是"}}

    def group(self, branch, group, d):
        due = self.roster.members(branch, d, group)
        span = self.span(branch, d, 40, group)
        present, absent = self.attend(branch, d, span, due, 7, len(due) // 3, group)
        leader = self.roster.leader(branch, group)
        chair = leader if leader in present else present[0]
        if leader not in present:  # the leader changes the day rather than miss it
            absent = [a for a in absent if name_of(a["姓名"]) != leader.name]
            present.insert(0, leader)
            chair = leader
        rec = self.recorder(branch, d, present, chair, group) if len(present) > 1 else chair
        study = self.decks.line(meetings.GROUP_STUDY, branch, group, "study")
        said = [f"{p.name}：" + self.remark(branch, d, common.HEARD, group, p.pinyin)
                for p in self.speakers(branch, d, present, 3, group)]
        return self.add(branch, "党小组会", "group-meeting", d, {
            "党小组": group, "时间": span, "地点": self.place(branch, d, group), "主持": self.roster.ref(chair),
            "记录": self.roster.ref(rec), "出席": self.names(present), "缺席": self.written_absent(absent),
            "学习内容": study + "。", "内容": Text("\n".join(said)),
            "反馈事项": self.fill(self.decks.line(meetings.GROUP_FEEDBACK, branch, group, "back"), branch, d) + "。"}, group)

    def lesson(self, branch, d, lecturer=None, title=None):
        due = self.roster.members(branch, d)
        span = self.span(branch, d, 60, "lesson")
        present, sitting = self.sitting(branch, d, span, self.place(branch, d, "l"), due, 7, 99, "lesson")
        if title is None:
            number = self.decks.deal(range(len(days.LESSONS)), branch, "lesson")
        else:
            number = [t for t, _ in days.LESSONS].index(title)
        title, points = days.LESSONS[number]
        points = [p.strip() for p in points.split("\n")]
        start = draw(len(points) - 1, "point", branch, d)
        told = [points[start] + "。", points[(start + 1 + draw(3, branch, d, "second")) % len(points)] + "。"]
        told.insert(1, self.fill(self.decks.line(days.LESSON_EXAMPLES, branch, "example"), branch, d) + "。")
        asker = self.speakers(branch, d, present, 1, "asks")[0]
        said = [f"{asker.name}：" + self.remark(branch, d, common.HEARD, "lesson"),
                self.decks.line(days.LESSON_TALK, branch, "talk") + "。"]
        if lecturer is None:
            # The secretary in the first quarter, members of the branch in the others.
            others = [p for p in present if not any(cadre for _, cadre in p.posts)]
            lecturer = self.roster.secretary(branch, d) if d.month <= 3 else self.speakers(branch, d, others, 1, "lecture")[0]
        who = lecturer if isinstance(lecturer, dict) else self.roster.ref(lecturer)
        hours = pick(["1", "1.5", "2"], branch, d, "hours")
        return self.add(branch, "党课", "party-lesson", d, {"课题": title, **sitting, "授课人": who, "学时": hours,
                                                          "内容": Text("\n".join(told + said))})

    def party_day(self, branch, d):
        theme = self.theme_of(branch, d)
        due = self.roster.members(branch, d)
        outside = "志愿服务" in theme.category or "参观" in theme.title or "现场" in theme.title
        span = self.span(branch, d, 110 if outside else 75, "day")
        place = self.fill("{com}", branch, d) if "志愿服务" in theme.category else self.place(branch, d, "d")
        present, sitting = self.sitting(branch, d, span, place, due, 7, 99, "day")
        order = sorted(range(len(theme.told)), key=lambda i: draw(1 << 30, "told", branch, d, i))[:2 + draw(2, branch, d, "n")]
        told = [self.fill(theme.told[i], branch, d) + "。" for i in sorted(order)]
        speakers = self.speakers(branch, d, present, 2, "day")
        said = [f"{speakers[0].name}：" + self.remark(branch, d, theme.said, "day", theme.title)]
        if len(speakers) > 1:
            said.append(f"{speakers[1].name}：" + self.remark(branch, d, common.HEARD, "day2", theme.title))
        fields = {"主题": theme.title, **sitting, "内容类别": theme.category}
        if "其他" in theme.category:
            fields["类别说明"] = {"防": "防汛值守", "到": "现场教学", "重": "敬老服务", "参": "实地参观", "与": "联学共建",
                              "走": "走访慰问", "微": "微心愿", "清": "减负清理"}.get(theme.title[0], "实践活动")
        basis = pick(["支委会研究", "年度计划", "支委会研究，按年度计划调整"], branch, d)
        fields["研究确定"] = {"日期": str(workday_from(plus(d, -9 - draw(4, branch, d, "plan")))), "依据": basis}
        if not self.roster.has_committee(branch, d):
            fields["研究确定"]["依据"] = "年度计划"
        fields["内容"] = Text("\n".join(told + said))
        r = self.add(branch, "主题党日", "theme-party-day", d, fields)
        self._studied(r, d)
        if "集中学习" in theme.category and "学习文件" not in r.tail:
            r.tail["学习文件"] = [self.document(d)[0]]
        return r


def name_of(ref):
    return ref["姓名"] if isinstance(ref, dict) else ref
