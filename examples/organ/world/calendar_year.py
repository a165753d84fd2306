"""What happens when: every branch's months, the yearly season, talks and activities, the unit and its bodies."""
import datetime
from base import TODAY, Text, chance, day, draw, is_workday, pick, plus, workday_from, workdays
from people import BRANCHES
from roster import home
from yearly import Yearly

# Workday of the month of the committee; week and weekday of the party day; month of the quarter (0-2) of the members'
# meeting; months of lessons; day of the yearly meetings.
PLAN = {
    "zhb1": (2, 3, 4, 2, (3, 5, 8, 11), "02-26"), "zhb2": (4, 3, 2, 1, (2, 4, 7, 10), "03-04"),
    "zhb3": (3, 2, 3, 2, (1, 6, 9, 12), "02-28"), "zhb4": (0, 3, 3, 1, (3, 6, 9, 12), "03-05"),
    "zhb5": (5, 3, 4, 2, (3, 8, 11), "03-03"), "zhb6": (1, 2, 2, 1, (3, 6, 10), "03-06"),
    "zhb7": (3, 4, 1, 2, (2, 5, 8, 11), "03-04"), "zhb8": (4, 3, 1, 2, (6,), "02-27"),
    "zhb9": (2, 3, 4, 2, (1, 4, 7, 10), "03-06"), "zhb10": (6, 4, 3, 2, (2, 5, 9, 11), "03-02"),
    "zhb11": (1, 3, 0, 1, (3, 7, 10), "03-05"), "zhb12": (3, 2, 4, 2, (2, 6, 9), "03-03"),
    "zhb13": (0, 4, 4, 2, (3, 9), "02-27"),
}
VOTES = {
    ("zhb1", "2024-06-28"): ("讨论陆子轩转正事项", "支委会认为陆子轩预备期表现合格，请大家讨论。", "同意陆子轩按期转为中共正式党员。"),
    ("zhb4", "2024-11-21"): ("讨论接收苏禾为预备党员", "支部对苏禾的培养考察情况作了介绍，请党员发表意见。", "同意接收苏禾为中共预备党员。"),
    ("zhb4", "2025-11-21"): ("讨论苏禾转正事项", "苏禾宣读转正申请，介绍人谈了意见。", "同意苏禾按期转为中共正式党员。"),
    ("zhb7", "2025-09-18"): ("讨论接收郝运为预备党员", "支委会汇报审查情况，材料齐全、手续完备。", "同意接收郝运为中共预备党员。"),
    ("zhb2", "2025-12-18"): ("讨论接收华秋实为预备党员", "公示期满，没有收到不同意见，请大家讨论。", "同意接收华秋实为中共预备党员。"),
}


def election(seats, names, voters, said):
    """Names with votes won; the first ones are elected."""
    return ("支部委员会换届选举", said, {"决议": "当选的" + str(seats) + "名同志名单报机关党委备案。", "责任人": names[0][0],
                                  "时限": None},
            {"应选名额": seats, "发出": voters, "收回": voters, "有效": voters,
             "候选人": [{"姓名": n, "得票": v, "当选": "是" if i < seats else "否"} for i, (n, v) in enumerate(names)]})


ELECTIONS = {
    ("zhb2", "2024-03-21"): (5, "郑海东 冯雪梅 陈曦 褚卫东 卫兰芝 何平", "支委会任期届满，按批复召开换届大会，监票人由大会推选。"),
    ("zhb5", "2024-01-18"): (3, "潘志刚 葛平 奚玉成 鲁大勇", "本届支委会届满，报经批准进行换届。"),
    ("zhb7", "2024-07-10"): (3, "贺兰馨 倪彬 汤臣 殷实", "经批复成立政务公开处党支部，选举第一届支部委员会。"),
    ("zhb12", "2024-09-26"): (3, "童大林 颜如 郭宝山 梅长青", "支委会任期届满，今天按批复换届，请监票人清点人数。"),
    ("zhb13", "2024-05-16"): (2, "蔡文轩 田秀英 樊星", "本支部不设支委会，由党员大会选举书记和副书记。"),
}


def nth_weekday(year, month, week, weekday):
    first = datetime.date(year, month, 1)
    return plus(first, (weekday - first.weekday()) % 7 + 7 * (week - 1))


class Year(Yearly):
    """skip: (branch, what, "2024-08") that are not held; away: (branch, name) -> (from, until, reason) of who never comes."""

    def __init__(self, roster, skip, away):
        super().__init__(roster)
        self.skip, self.away = skip, away

    def absence(self, branch, p, d, start, until, percent, *key):
        if self.kept_away(branch, p, d):
            return {"姓名": self.roster.ref(p), "事由": self.away[branch, p.name][2]}
        return super().absence(branch, p, d, start, until, percent, *key)

    def kept_away(self, branch, p, d):
        first, last, _ = self.away.get((branch, p.name), ("9999-12-31", "9999-12-31", ""))
        return day(first) <= d <= day(last)

    def stays_out(self, branch, p, d):
        """Kept away without a reason, and so from everything."""
        return self.kept_away(branch, p, d) and self.away[branch, p.name][2] == "无故"

    def attend(self, branch, d, span, due, percent, most=99, *key):
        """Who is kept away by a plan stays away whatever the number. 政务热线中心 writes in 2024 that all were there."""
        if branch == "zhb11" and d.year == 2024:
            return list(due), []
        present, absent = super().attend(branch, d, span, due, percent, most, *key)
        for p in [p for p in present if self.kept_away(branch, p, d)]:
            present.remove(p)
            absent.append({"姓名": self.roster.ref(p), "事由": self.away[branch, p.name][2]})
        return present, absent

    def free(self, branch, d):
        d = workday_from(d)
        while (branch, d) in self.used:
            d = workday_from(plus(d, 1))
        return d

    def held(self, branch, what, d):
        return (branch, what, f"{d.year}-{d.month:02d}") not in self.skip and d <= TODAY

    # --- months ---

    def month(self, branch, year, month):
        week_days = list(workdays(year, month))
        first, week, weekday, quarter, lessons, _ = PLAN[branch]
        n = len(week_days)
        jobs = []
        special = [day(d) for b, d in list(VOTES) + list(ELECTIONS) if b == branch and d.startswith(f"{year}-{month:02d}")]
        for d in special:
            jobs.append(("大会", d))
        target = week_days[min(n - 6, first + draw(3, "c", branch, year, month))]
        if self.roster.exists(branch, target) and self.roster.has_committee(branch, target):
            jobs.append(("支委会", target))
        target = nth_weekday(year, month, week, weekday)
        jobs.append(("党日", target if is_workday(target) else week_days[min(n - 2, 11)]))
        season = month in (1, 2, 3) and not special
        if month % 3 == (quarter + 1) % 3 and not special and not (season and branch not in ("zhb1", "zhb3", "zhb6")):
            jobs.append(("大会", week_days[n - 3 - draw(3, "m", branch, year, month)]))
        if month in lessons:
            jobs.append(("党课", week_days[8 + draw(3, "l", branch, year, month)]))
        for i, g in enumerate(self.roster.groups(branch)):
            jobs.append((g, week_days[min(n - 2, 7 + 3 * i + draw(4, "g", branch, g, year, month))]))
        for what, d in jobs:
            d = d if d in special else self.free(branch, d)
            if self.roster.exists(branch, d) and self.held(branch, what, d) and d.month == month:
                self.meeting(branch, what, d)

    def meeting(self, branch, what, d):
        key = (branch, str(d))
        if what == "支委会":
            self.committee(branch, d)
        elif what == "党日":
            self.party_day(branch, d)
        elif what == "党课":
            self.lesson(branch, d)
        elif what == "大会" and key in ELECTIONS:
            seats, names, said = ELECTIONS[key]
            names = names.split()
            voters = len([p for p in self.roster.members(branch, d) if p.full_on(d) and not p.excused(d)
                          and not self.kept_away(branch, p, d)])
            won = [voters - draw(3, branch, n) for n in names[:seats]] + [draw(3, branch, "last") + 1]
            self.members(branch, d, election=election(seats, list(zip(names, won)), voters, said))
            r = self.records[-1]
            item = r.fields["议题"][0]
            item["时限"] = str(plus(d, 7))
        elif what == "大会":
            self.members(branch, d, vote=VOTES.get(key), percent=3 if key in VOTES else 5)
        else:
            self.group(branch, what, d)

    # --- the season of yearly meetings ---

    def season(self, branch, year):
        if (branch, "生活会", str(year)) in self.skip:
            return
        d = self.free(branch, workday_from(plus(day(f"{year + 1}-{PLAN[branch][5]}"), draw(4, "season", branch, year))))
        if not self.roster.exists(branch, d):
            return
        r = self.life_meeting(branch, d, year)
        together = branch == "zhb4" or (branch == "zhb3" and year == 2025)
        if together:
            voters = len(r.fields["出席"])
            r.tail["同场"] = [{"类型": "民主评议", "步骤": {"学习动员": str(plus(d, -18)), "自评": str(d), "互评": str(d), "测评": str(d)},
                             "测评票": {"发出": voters, "收回": voters, "有效": voters}}]
        elif (branch, "评议", str(year)) not in self.skip:
            self.appraisal(branch, self.free(branch, plus(d, 1 + draw(5, "appraisal", branch, year))), year)

    # --- talks ---

    def talks(self, branch, year, none=()):
        """none: relations that do not occur (支委-支委, 党员-党员)."""
        middle = day(f"{year}-06-20") if self.roster.exists(branch, day(f"{year}-06-20")) else day(f"{year}-09-20")
        if not self.roster.exists(branch, middle):
            return
        posts = [p for p, _ in self.roster.posts(branch, middle)]
        rest = [p for p in self.roster.members(branch, middle) if p not in posts]
        pairs = []
        if "支委-支委" not in none:
            pairs += list(zip(posts, posts[1:] + posts[:1])) if len(posts) > 2 else [tuple(posts)]
        pairs += [(posts[i % len(posts)], p) for i, p in enumerate(rest)]
        if "党员-党员" not in none:
            step = 3 if len(rest) > 3 else 1
            pairs += [(rest[i], rest[(i + step) % len(rest)]) for i in range(0, len(rest) - 1, 4)]
        if len(rest) > 3 and "支委-党员" not in none:
            pairs += [(posts[(i + 1) % len(posts)], p) for i, p in enumerate(rest) if chance(35, "again", branch, year, p.pinyin)]
        for i, (a, b) in enumerate(pairs):
            month = 1 + draw(12, "talk", branch, year, i)
            d = list(workdays(year, month))[draw(15, "talkday", branch, year, i)]
            if d <= TODAY and self.roster.exists(branch, d) and a.member_of(branch, d) and b.member_of(branch, d) \
                    and not a.has(("请假", "借调", "出国（境）"), d) and not b.has(("出国（境）",), d) \
                    and not self.stays_out(branch, a, d) and not self.stays_out(branch, b, d):
                self.talk(branch, d, a, b)

    # --- wishes, services ---

    def duties(self, year):
        for what, months in (("微心愿", (3, 11)), ("社区服务", (2, 11))):
            at = {}
            for p in self.roster.people:
                if (p.name, what, str(year)) in self.skip or p.joined > day(f"{year}-03-01"):
                    continue
                for attempt in range(30):
                    month = months[0] + draw(months[1] - months[0] + 1, what, year, p.pinyin, p.joined, attempt)
                    branch = home(p, datetime.date(year, month, 15))
                    # Members of one branch go together in some of its months.
                    d = list(workdays(year, month))[4 + draw(11, what, branch, year, month, draw(2, p.pinyin, year, what))]
                    if branch in PLAN and p.member_of(branch, d) and not p.has(("请假", "借调", "出国（境）", "免于参加", "流动"), d) \
                            and not self.stays_out(branch, p, d):
                        at.setdefault((branch, d), []).append(p)
                        break
            for (branch, d), people in sorted(at.items(), key=lambda x: (x[0][1], x[0][0])):
                if d > TODAY or branch == "zhb6":
                    continue
                size = 2 if what == "微心愿" else 5
                for i in range(0, len(people), size):
                    (self.wish if what == "微心愿" else self.service)(branch, d, people[i:i + size])

    def beside(self, branch, year):
        if branch != "zhb6" and (branch, "结对", str(year)) not in self.skip:
            d = self.free(branch, day(f"{year}-{4 + draw(6, 'pair', branch, year):02d}-{11 + draw(9, branch, year)}"))
            if d <= TODAY and self.roster.exists(branch, d):
                self.pairing(branch, d, self.speakers(branch, d, self.roster.members(branch, d), 4, "pair"))
        d = workday_from(day(f"{year}-02-{20 + draw(7, 'pledge', branch, year)}"))
        if self.roster.exists(branch, d) and (branch, "责任状", str(year)) not in self.skip:
            self.pledge(branch, self.free(branch, d), year)
        for quarter in range(4):
            months = [m for m in range(3 * quarter + 1, 3 * quarter + 4)]
            month = months[draw(3, "visit", branch, year, quarter)]
            d = list(workdays(year, month))[5 + draw(9, "visit", branch, year, quarter)]
            wanted = branch == "zhb6" or chance(22, "visits", branch, year, quarter)
            if wanted and (year, quarter) != (2024, 2) and d <= TODAY and self.roster.exists(branch, d):
                people = [p for p in self.roster.members(branch, d) if not p.excused(d)]
                self.visit(branch, self.free(branch, d), self.speakers(branch, d, people, 2, "visit"))

    def birthdays(self, branch, year):
        for p in self.roster.people:
            d = workday_from(datetime.date(year, p.joined.month, min(p.joined.day, 28)))
            if d <= TODAY and p.joined.year < year - 1 and p.member_of(branch, d) and self.roster.exists(branch, d) \
                    and not p.excused(d) and chance(45, "birthday", p.pinyin, year) and (branch, p.id, d) not in self.used:
                self.birthday(branch, d, p)
                self.used.add((branch, p.id, d))

    def thoughts(self):
        for name, branch, dates in (("陆子轩", "zhb1", "2024-03-27 2024-06-20"), ("苏禾", "zhb4", "2025-03-25 2025-06-24 2025-09-23"),
                                    ("郝运", "zhb7", "2025-12-24 2026-03-25"), ("华秋实", "zhb2", "2026-03-26")):
            for d in dates.split():
                self.thought(branch, day(d), self.roster.named(name))

    # --- the unit, the bodies ---

    def bodies(self):
        leaders = self.leaders_meeting
        leaders("dz", day("2024-01-19"), 2023, {"姚远": "出差", "谈家栋": "公务", "汪海涛": "培训"})
        leaders("dz", day("2025-01-17"), 2024, {"姚远": "公务", "谈家栋": "病假"})
        r = self.records[-1]  # 汪海涛 is abroad and not called
        r.fields["出席"] = [n for n in r.fields["出席"] if n != "汪海涛"]
        for key in ("自我批评", "相互批评"):
            r.fields[key] = Text("\n".join(line for line in r.fields[key].split("\n") if "汪海涛" not in line))
        r.fields["记录"] = "周启明"
        leaders("lldz", day("2024-01-23"), 2023, {})
        leaders("lldz", day("2026-03-05"), 2025, {})
        for body, dates in (("dz", "2024-03-19 2024-08-20 2025-03-11 2025-08-19 2026-03-17"),
                            ("jgdw", "2024-02-27 2024-05-28 2024-09-03 2024-11-26 2025-02-25 2025-05-27 2025-09-02 "
                                     "2025-11-25 2026-02-26"),
                            ("zz", "2024-04-23 2024-10-22 2025-04-22 2025-10-21"), ("lldz", "2024-06-18 2025-06-17")):
            for d in dates.split():
                self.body_study(body, day(d))

    def unit(self):
        branches = [b for b in BRANCHES if b != "ls1"]

        def there(d):
            return [b for b in branches if self.roster.exists(b, d)]

        for d in ("2024-04-16", "2024-10-29", "2025-05-29"):
            self.symposium(day(d), there(day(d)))
        for d, year in (("2024-01-16", 2024), ("2025-01-14", 2025), ("2026-01-13", 2026)):
            self.unit_study_plan(day(d), year)
        for d in ("2024-01-30", "2025-01-21", "2026-01-27"):
            self.work_report(day(d), [self.roster.secretary(b, day(d)) for b in there(day(d))])
        for d, end in (("2024-05-20", "2024-05-24"), ("2025-05-19", "2025-05-23")):
            people = [p for b in there(day(d)) for p, _ in self.roster.posts(b, day(d)) if b not in ("zhb6", "ls1")]
            self.training("unit", day(d), day(end), f"{d[:4]}年党支部书记和支委轮训", "40", people, "栖川市直机关工委",
                          {"姓名": "顾明德", "单位": "市委党校", "职务": "副教授"})
        for branch in branches:
            for year in (2024, 2025):
                month, number = pick([4, 5, 6, 9, 10, 11], "training", branch, year), 10 + draw(14, branch, year, "training")
                d = self.free(branch, datetime.date(year, month, number))
                if self.roster.exists(branch, d) and branch != "zhb6":
                    people = [p for p in self.roster.members(branch, d) if not p.excused(d) and not p.has(("请假", "借调"), d)
                              and not self.stays_out(branch, p, d)]
                    self.training(branch, d, d, pick(["党员集中轮训", "青年党员读书班", "记录与台账规范培训"], branch, year, "t"),
                                  "8", people, pick(["机关党委", "市直机关工委", "本支部"], branch, year, "o"))
        self.inspection(day("2024-09-26"), "2024年第三季度组织生活检查", ["许建华（机关党委）", "白洁（机关党委）"],
                        ["信息中心党支部", "政务热线中心党支部", "驻省城联络处党支部"],
                        ["热线中心部分记录集中录入", "联络处两次党员大会没有记录"], "已书面反馈，限一个月整改。")
        self.inspection(day("2025-06-26"), "半年组织生活检查", ["钱卫国（机关党委）"],
                        ["后勤服务中心党支部", "城市运行处党支部"], ["后勤中心记录格式不规范", "城市运行处个别记录内容雷同"],
                        "约谈两名支部书记，列入下季度复查。")
        self.inspection(day("2025-12-03"), "年度检查前的交叉互查", ["白洁（机关党委）", "魏长河（督查室）"],
                        ["信访值班联合党支部", "综合各支部抽查"], ["表决结果记录不清"], "当场指出，要求更正时写明原因。")
        for d, title, told in (
                ("2024-07-12", "关于2024年上半年组织生活情况的通报", "通报各支部上半年会议、党日、谈心谈话的次数和录入情况，点名两个支部。"),
                ("2025-01-09", "关于2024年组织生活情况的通报", "通报全年情况，肯定五个支部记录及时，指出突击录入、内容雷同等问题。"),
                ("2025-07-10", "关于2025年上半年组织生活情况的通报", "通报半年检查结果和整改要求，对合并支部的衔接作了说明。"),
                ("2026-01-12", "关于2025年组织生活情况的通报", "通报全年情况，要求年度组织生活会和民主评议在三月底前完成。")):
            self.briefing(day(d), title, "各党支部，党员", told)
        self.consultation(day("2024-03-12"), "党建工作经费管理办法征求意见", "党建工作经费管理办法（征求意见稿）",
                          ["报销凭证种类再简化", "联合支部按人数分摊不合理", "离退休支部交通费用应当列入"], 13)
        self.consultation(day("2025-06-05"), "支部合并方案征求意见", "综合调研处党支部并入城市运行处党支部的方案",
                          ["党小组是否保留请明确", "档案移交要有清单", "两个支部党员先搞一次联学"], 19)

    # --- all of it ---

    def build(self):
        for year in (2024, 2025, 2026):
            for month in range(1, 13 if year < 2026 else 5):
                for branch in PLAN:
                    if self.roster.exists(branch, datetime.date(year, month, 28 if year < 2026 or month < 4 else 10)) or \
                            self.roster.exists(branch, datetime.date(year, month, 1)):
                        self.month(branch, year, month)
        for year in (2023, 2024, 2025):
            for branch in PLAN:
                self.season(branch, year)
        for year in (2024, 2025, 2026):
            for branch in PLAN:
                self.talks(branch, year, [r for b, r, y in self.skip if b == branch and y == str(year)])
                self.beside(branch, year)
                if branch in ("zhb1", "zhb3", "zhb6", "zhb7"):
                    self.birthdays(branch, year)
            self.duties(year)
        self.temporary()
        self.leader_lessons()
        self.thoughts()
        self.bodies()
        self.unit()

    def leader_lessons(self):
        """The secretary of the party group gives a lesson in a branch that is not his own."""
        self.lesson("zhb7", day("2025-06-27"), lecturer={"姓名": "高文源", "职务": "党组书记"}, title="读懂本市发展的大账")
        self.lesson("zhb6", day("2024-11-14"), lecturer={"姓名": "顾明德", "单位": "市委党校", "职务": "副教授"}, title="学习党章、遵守党章")

    def temporary(self):
        for d in ("2025-07-15", "2025-08-14"):
            self.party_day("ls1", day(d))
        for d in ("2025-06-18", "2025-07-23", "2025-08-26"):
            self.members("ls1", day(d))
