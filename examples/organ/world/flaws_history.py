"""What is wrong in the roster's files, in the order and times of entry, in what came later; and what is answered,
waived, withdrawn. Before: what must be settled before records are entered; after: what needs their names."""
import datetime
from base import Text, c4, day, digest, emit, finding_id, lag_day, plus
from history import at
from minutes import Record
from papers import sheet


# --- the roster ---

def spoil(roster):
    def change(org, doc, known):
        if org == "zhb12":
            for m in list(doc["党员"]):
                if m["姓名"] == "钟声":
                    m["转正"] = "2006-06-30"
                if m["姓名"] == "邱实" and known >= day("2024-09-26"):
                    doc["党员"].append(dict(m))  # entered a second time at the re-election
            if known >= day("2026-04-01"):
                p = roster.named("江心月")
                doc["党员"].append({"编号": p.id, "姓名": p.name, "入党": str(p.joined), "转正": str(p.full), "转入": "2026-04-01"})
        if org == "zhb11":
            doc["党小组"][2]["组长"] = []
            for m in doc["党员"]:
                if m["姓名"] == "强盛华" and known >= day("2024-09-02"):
                    m["状态"] = [{"状态": "借调", "起": "2024-09-01", "止": "2024-06-30", "事由": "市创建办"}]
                if m["姓名"] == "危平":
                    m["小组"] = [{"党小组": "g4", "止": "2023-12-31"}, {"党小组": "g1", "起": "2024-01-01"}]
        if org == "zhb9":
            for m in doc["党员"]:
                if m["姓名"] == "时雨":
                    m["入党"] = "2017-07-01"
        if org == "lldz":
            for post in doc["班子"][0]["成员"]:
                if post["姓名"] == "支援":
                    post["姓名"] = "支媛"
        return doc
    return change


class HistoryFlaws:
    def __init__(self, year, flaws):
        self.year, self.roster, self.flaws = year, year.roster, flaws
        self.find = flaws.find

    def before(self):
        self.lateness()
        self.batches()
        self.clocks()
        self.later_versions()
        self.honest_corrections()
        self.imported()

    def lateness(self):
        self.find("zhb5", "members-meeting", "2024-09").lag = 12
        self.find("zhb11", "committee-meeting", "2024-04").lag = 45
        r = self.find("zhb9", "members-meeting", "2025-06")
        r.lag, r.reason = 33, ("原始记录本遗失后找回", None)
        r = self.find("zhb9", "committee-meeting", "2024-09")
        r.lag, r.reason = 14, ("记录人住院手术，出院后补录", "康泰")
        r = self.find("zhb1", "theme-party-day", "2025-05")
        r.lag, r.reason = 5, ("组织委员随队外出调研，回来次日补记", "周启明")
        r = self.find("zhb7", "committee-meeting", "2025-09")
        r.lag, r.reason = 6, ("录入人员休假，由他人代录", "贺兰馨")
        self.find("zhb11", "committee-meeting", "2025-02").entered = at(day("2025-05-20"), "10:14")

    def batches(self):
        """Before the inspections of 2024-09-26 and 2025-06-26."""
        when = at(day("2024-09-23"), "19:42")
        for slug, month, suffix in (
                ("committee-meeting", "2024-07", None), ("committee-meeting", "2024-08", None),
                ("theme-party-day", "2024-07", None), ("theme-party-day", "2024-08", None),
                ("group-meeting", "2024-07", "g1"), ("group-meeting", "2024-08", "g1"),
                ("members-meeting", "2024-08", None), ("party-lesson", "2024-07", None)):
            r = self.find("zhb11", slug, month, suffix)
            r.entered, r.clerk, r.batch, r.lag = when, "宋佳音", "录入三季度记录", 1
        clock = at(day("2025-06-24"), "20:05")
        for slug, month in (("committee-meeting", "2025-05"), ("theme-party-day", "2025-04"), ("committee-meeting", "2025-06"),
                            ("party-lesson", "2025-06"), ("committee-meeting", "2025-03"), ("theme-party-day", "2025-05")):
            r = self.find("zhb12", slug, month)
            r.entered, r.clerk, r.lag = clock, "颜如", 1
            clock += datetime.timedelta(minutes=9, seconds=13)

    def clocks(self):
        """Written by another clock than the committer's; a clock that was injected; a record before its meeting."""
        when = at(day("2025-12-01"), "21:17")
        for slug, month in (("committee-meeting", "2025-10"), ("theme-party-day", "2025-10"), ("committee-meeting", "2025-09")):
            r = self.find("zhb12", slug, month)
            r.written, r.entered, r.clerk = r.end() + datetime.timedelta(minutes=25), when, "颜如"
            when += datetime.timedelta(minutes=4)
        for slug, month in (("theme-party-day", "2025-11"), ("committee-meeting", "2025-12")):
            r = self.find("zhb12", slug, month)
            r.injected, r.lag = True, 1
        r = self.find("zhb11", "group-meeting", "2025-12", "g2")
        r.entered = at(plus(r.date, -7), "09:20")

    def later_versions(self):
        """Edits that nobody explains."""
        r = self.find("zhb5", "members-meeting", "2024-06")
        r.later.append((at(day("2024-11-05"), "10:31"), "葛平", self.decide("同意补贴分配办法，自七月起执行，夜班另加。"), "完善记录", True))
        r = self.flaws.mark("zhb10", "theme-party-day", "2025-01")
        absent = r.fields["缺席"]
        if not absent:
            self.flaws.send_away(r, "米晓莉", "事假")
        name = r.fields["缺席"][0]["姓名"]
        r.later.append((at(day("2025-03-12"), "16:22"), "毛文竹", self.comes(name), "补签到", True))
        r = self.flaws.mark("zhb10", "committee-meeting", "2024-12")
        r.later.append((at(day("2025-01-07"), "09:05"), "毛文竹", self.another_matter, "补充议题", True))
        r = self.flaws.mark("zhb9", "committee-meeting", "2024-02")
        r.later.append((at(day("2024-11-19"), "15:40"), "余欢", self.rewrite, "重新整理记录", False))
        r = self.flaws.mark("zhb12", "committee-meeting", "2024-08")
        r.later.append((lag_day_at(r.date, 9, "11:02"), "颜如", self.place("后勤中心会议室（二楼）"), None, False))
        r = self.find("zhb12", "theme-party-day", "2025-09")
        r.fields["日期"], r.honest = "2024" + str(r.date)[4:], False
        r.later.append((at(day("2025-09-29"), "08:52"), "颜如", self.right_year, "改日期", True))
        r = self.find("zhb10", "members-meeting", "2025-06")
        r.later.append((at(day("2025-09-02"), "17:20"), "毛文竹", self.other_sheet, "更新签到表", True))

    @staticmethod
    def decide(text):
        def edit(r):
            r.fields["议题"][1]["决议"] = text
        return edit

    @staticmethod
    def comes(name):
        def edit(r):
            r.fields["缺席"] = [a for a in r.fields["缺席"] if a["姓名"] != name]
            r.fields["出席"].append(name)
        return edit

    @staticmethod
    def another_matter(r):
        r.fields["议题"].append({"事项": "研究年终考核推荐", "发言": Text("湛蓝：按票数和平时表现推荐。"), "决议": "推荐计成林为优秀等次人选。",
                               "责任人": "毛文竹", "时限": "2024-12-31"})

    @staticmethod
    def rewrite(r):
        for i, item in enumerate(r.fields["议题"]):
            item["发言"] = Text(("康泰：这一项分两步走，先摸底，再定方案，不求快，求准。\n伍建军：摸底表由我设计，周三前发给各组。\n"
                               "卜凡：宣传上先不声张，等有了结果再说。", "康泰：值班补休的台账要跟考勤对得上。\n余欢：上月有三人次对不上，已核清。\n"
                               "顾维：我按季度抽查。", "康泰：第三件事简单说，物资盘点月底前完成。\n余欢：清单两份，互相签字。")[i % 3])

    @staticmethod
    def place(text):
        def edit(r):
            r.fields["地点"] = text
        return edit

    @staticmethod
    def right_year(r):
        r.fields["日期"] = "2025" + r.fields["日期"][4:]

    @staticmethod
    def other_sheet(r):
        r.files["qiandao.csv"] = sheet(r).replace("\r\n1,".encode(), "\r\n01,".encode())
        r.tail["附件"][0]["摘要"] = digest(r.files["qiandao.csv"])

    def honest_corrections(self):
        """With their reasons: within the window of entry, and long after it."""
        def reason_of(why):
            def edit(r):
                r.fields["缺席"][0]["事由"] = why
            return edit

        def deadline(r):
            r.fields["议题"][0]["时限"] = str(plus(day(r.fields["议题"][0]["时限"]), 5))

        for owner, slug, month, clock, edit, why in (
                ("zhb1", "committee-meeting", "2024-09", "10:12", deadline, "完成时限写错，与责任人核对"),
                ("zhb6", "committee-meeting", "2025-05", "09:40", deadline, "时限笔误"),
                ("zhb3", "committee-meeting", "2025-04", "15:20", self.place("督查室会议室（临时调整）"), "会议室临时调整，按实际地点更正")):
            r = self.find(owner, slug, month)
            r.later.append((lag_day_at(r.date, 2, clock), self.roster.secretary(owner, r.date).name, edit, why))
            r.entered = r.end() + datetime.timedelta(minutes=23)
        r = self.find("zhb2", "committee-meeting", "2025-02")
        r.later.append((at(day("2025-04-02"), "14:33"), "陈曦", deadline, "季度自查发现时限与会议记录本不一致"))
        r = self.find("zhb1", "theme-party-day", "2025-09")
        r.later.append((lag_day_at(r.date, 1, "09:05"), "钱卫国", reason_of("公务"), "核对请假条"))
        r.entered = r.end() + datetime.timedelta(minutes=31)

    def imported(self):
        """Paper of the time before the ledger, in one commit."""
        when = at(day("2024-01-10"), "14:20")
        for d, kind, slug, fields in (
                ("2023-11-16", "党课", "party-lesson", {"课题": "老同志谈党性", "授课人": "任长庚", "学时": "1", "内容": "结合五十年党龄谈了三件小事。"}),
                ("2023-12-06", "党员大会", "members-meeting", {"议题": [{"事项": "支委会换届", "发言": Text("苗德明：新一届要多听大家的。"),
                                                                 "决议": "换届结果报机关党委。", "责任人": "凤桂英", "时限": "2023-12-12"}]}),
                ("2023-12-20", "主题党日", "theme-party-day", {"主题": "岁末座谈", "内容类别": ["过组织生活"], "内容": "围炉座谈，每人说一件今年的高兴事。"})):
            d = day(d)
            members = [p for p in self.roster.members("zhb6", d) if not p.excused(d)]
            sitting = {"时间": "09:30-10:40", "地点": "老干部活动中心", "主持": "苗德明", "记录": "凤桂英", "出席": [p.name for p in members], "缺席": []}
            head = {k: fields[k] for k in ("课题", "主题") if k in fields}
            rest = {k: v for k, v in fields.items() if k not in head}
            r = Record("zhb6", kind, slug, d, {"类型": kind, "支部": "zhb6", "日期": str(d), **head, **sitting, **rest})
            r.tail["补登"] = {"来源": "纸质会议记录本第7册", "经手": "凤桂英"}
            r.entered, r.clerk, r.batch = when, "凤桂英", "补登：离退休干部党支部2023年记录3份"
            self.year.records.append(r)

    # --- once everything has its name ---

    def after(self, history, follow):
        self.h, self.f = history, follow
        self.withdrawals()
        self.reviews()
        self.answers()
        self.waivers()
        self.strays()
        self.disorder()

    def withdraw(self, r, when, who, reason, of=None):
        doc = {"类型": "撤回", "记录": f"{r.owner}/{r.id}", "日期": str(when.date()), "经手": who,
               "原文": of or digest(self.h.text_at(r, when)), "理由": reason}
        self.h.followup(r.owner, r.date.year, "withdrawal", doc, when, who, f"撤回：{self.h.owner_name(r.owner)} {r.date} {r.kind}")

    def twin(self, owner, name):
        return next(r for r in self.year.records if r.owner == owner and r.name == name)

    def withdrawals(self):
        self.withdraw(self.twin("zhb2", "2025-06-10-committee-meeting-k2dv"), at(day("2025-06-16"), "09:48"), "陈曦",
                      "两人各录了一份，保留先录的一份")
        talk = next(r for r in self.year.records if r.owner == "zhb10" and r.slug == "heart-talk" and r.date.year == 2025)
        self.withdraw(talk, lag_day_at(talk.date, 8, "10:15"), "毛文竹", "谈话改期，当日未谈")
        r = self.find("zhb12", "theme-party-day", "2025-08")
        self.withdraw(r, at(day("2025-09-01"), "16:30"), "颜如", "内容不实，拟重录", of=digest(b"another text"))

    def reviews(self):
        review = self.f.review
        r = self.find("zhb5", "members-meeting", "2024-06")
        review(r, at(day("2024-07-15"), "10:20"), text="同意。")
        r = self.find("zhb5", "theme-party-day", "2026-03")
        review(r, at(day("2026-04-02"), "15:12"), "退回", "内容过于简略，请补充活动过程和参加情况。", "要素不全", "2026-04-17")
        r = self.find("zhb2", "group-meeting", "2026-02", "g1")
        review(r, at(day("2026-03-12"), "11:02"), "退回", "学习内容与上月相同，请核对是否复制。", "程序不清", "2026-03-18")
        r = self.flaws.find("zhb9", "committee-meeting", "2025-11")
        review(r, at(day("2025-11-20"), "09:30"), "退回", "责任人未写明。", "要素不全", "2025-11-27")
        review(r, at(day("2025-12-01"), "10:05"), text="已核，通过。")
        r = self.find("zhb12", "members-meeting", "2025-06")
        review(r, at(day("2025-07-02"), "10:11"), text="同意。", on=day("2025-06-20"))
        for month in ("2025-04", "2025-05", "2025-06"):
            r = self.find("zhb13", "theme-party-day", month)
            when = self.h.texts[r.path][0][0] + datetime.timedelta(minutes=3)
            review(r, when, text="同意。", who="田秀英")
        doc = {"类型": "审核", "记录": "zhb12/2025-04-18-members-meeting", "日期": "2025-05-06", "经手": "白洁", "结果": "通过",
               "原文": digest(b"no such record"), "内容": "通过。"}
        self.h.followup("zhb12", 2025, "review", doc, at(day("2025-05-06"), "10:40"), "钱卫国", "审核：后勤服务中心党支部 2025-04-18 党员大会 通过")

    def explain(self, owner, year, when, who, text, not_held=False, **about):
        doc = {"类型": "说明", **about, "日期": str(when.date()), "经手": who, **({"未开展": "是"} if not_held else {}), "内容": text}
        return self.h.followup(owner, year, "explanation", doc, when, who, f"说明：{self.h.owner_name(owner)}")

    def answer(self, owner, year, explanation, when, result, text=None):
        who = self.h.office(when.date())
        doc = {"类型": "答复", "答复对象": explanation, "日期": str(when.date()), "经手": who, "结果": result, **({"内容": text} if text else {})}
        self.h.followup(owner, year, "answer", doc, when, who, f"答复：{self.h.owner_name(owner)} {result}")

    def answers(self):
        e = self.explain("zhb9", 2024, at(day("2024-09-06"), "10:20"), "康泰", "8月上旬连续强降雨，支委全部在一线值守，会议未开，有关事项在9月会上研究。",
                         True, 应办事项="committee-meeting-monthly/zhb9/-/2024-08")
        self.answer("zhb9", 2024, e, at(day("2024-09-10"), "15:00"), "采信", "情况属实。")
        e = self.explain("zhb8", 2025, at(day("2025-04-08"), "09:30"), "邬思远", "3月忙于合并准备，主题党日与处务会一并进行，没有单独记录。",
                         应办事项="theme-party-day-monthly/zhb8/-/2025-03")
        self.answer("zhb8", 2025, e, at(day("2025-04-11"), "14:20"), "不采信", "处务会不能代替主题党日。")
        e = self.explain("zhb2", 2025, at(day("2025-12-03"), "11:00"), "秦朗", "11月综合组全员保障全市大会，小组会并入支部学习。", True,
                         应办事项="group-meeting-monthly/zhb2/g1/2025-11")
        self.answer("zhb2", 2025, e, at(day("2025-12-08"), "10:10"), "采信")
        meeting = self.find("zhb10", "members-meeting", "2025-12")
        vote = finding_id("vote-majority", "zhb10", record=meeting.id, part="agenda.2.vote")
        self.explain("zhb10", 2025, at(day("2026-03-20"), "16:00"), "毛文竹", "赞成恰为半数，已暂缓上报，等机关党委答复。", 问题编号=vote)
        self.explain("zhb13", 2025, at(day("2026-04-08"), "17:10"), "蔡文轩", "驻地党员分散，拟四月中旬召开组织生活会并开展评议。",
                         应办事项="organization-life-meeting-yearly/zhb13/-/2025")

    def waivers(self):
        def waive(when, doc):
            data = emit({**doc, "日期": str(when.date())})
            path = f"waivers/{when.date()}-{c4(data)}.yaml"
            self.h.add(when, self.h.office(when.date()), f"免计：{doc['规则']}", {path: data}, "waive")

        waive(at(day("2025-07-28"), "16:00"), {"规则": "committee-meeting-monthly", "对象": "zhb9", "期间": "2025-07",
                                               "理由": "防汛一级响应，支委全员在岗。", "批准": "机关党委"})
        waive(at(day("2025-09-02"), "10:30"), {"规则": "group-meeting-monthly", "对象": "zhb2/g3", "期间": "2025-08",
                                               "理由": "会务组全员保障外地大型会议。", "批准": "机关党委"})
        meeting = self.find("zhb5", "committee-meeting", "2025-10")
        waive(at(day("2025-11-06"), "09:20"), {"规则": "chair", "记录": f"zhb5/{meeting.id}",
                                               "理由": "书记、委员参加应急处置，经书记委托由处长召集，已核实。", "批准": "许建华"})
        waive(at(day("2024-12-05"), "11:10"), {"规则": "committe-meeting-monthly", "对象": "zhb13", "期间": "2024-11",
                                               "理由": "外出集中办公。", "批准": "机关党委"})
        waive(at(day("2025-10-15"), "15:15"), {"规则": "chair", "记录": "zhb5/2025-09-31-committee-meeting",
                                               "理由": "见附件。", "批准": "机关党委"})

    def strays(self):
        self.h.add(at(day("2024-12-18"), "17:02"), "颜如", "备份", {"records/zhb12/2024/beifen.txt": "党日照片在U盘。\n".encode()})
        # The branch of a task force was closed before the ledger began; a body was given its id.
        branch = {"名称": "专项办党支部", "类型": "普通", "人员": "在职", "成立": "2020-06-11", "撤销": "2023-11-30", "上级": "jgdw",
                  "支委会": [], "党小组": [], "党员": []}
        body = {"名称": "专项战线分工委", "类型": "战线分工委", "成立": "2024-03-01", "上级": "jgdw", "班子": []}
        self.h.add(at(day("2023-12-28"), "11:45"), "白洁", "名册：专项办党支部（已撤销）", {"branches/zxb.yaml": emit(branch)}, "roster-org")
        self.h.add(at(day("2024-03-04"), "10:12"), "白洁", "名册：专项战线分工委 成立", {"bodies/zxb.yaml": emit(body)}, "roster-org")
        self.h.add(at(day("2024-09-02"), "09:35"), "白洁", "名册：政务热线中心党支部 强盛华 借调", 
                   self.h.branch_file("zhb11", day("2024-09-02")), "roster-absence")
        self.h.add(at(day("2026-04-01"), "16:45"), self.h.office(day("2026-04-01")), "名册：后勤服务中心党支部 江心月 转入", 
                   self.h.branch_file("zhb12", day("2026-04-01")), "roster-move")

    def disorder(self):
        """A record deleted without a word, one renamed to another day, a clock that ran a year behind."""
        talk = next(r for r in self.year.records if r.owner == "zhb13" and r.slug == "heart-talk" and str(r.date) > "2024-03")
        self.h.add(at(day("2025-01-03"), "17:55"), "田秀英", "清理", {talk.path: None})
        wish = next(r for r in self.year.records if r.owner == "zhb13" and r.slug == "micro-wish" and r.date.year == 2025)
        other = lag_day(wish.date, 1)
        path = f"records/zhb13/2025/{other}-micro-wish-{wish.id.rsplit('-', 1)[1]}.yaml"
        text = self.h.texts[wish.path][-1][1].replace(f"日期: {wish.date}".encode(), f"日期: {other}".encode())
        self.h.add(at(day("2026-01-05"), "17:31"), "田秀英", "调整日期", {wish.path: None, path: text})
        wrong = next(c for c in self.h.commits if any(p.startswith("records/zhb10/2025/2025-03-") for p in c.files))
        wrong.order = wrong.when
        wrong.when = wrong.written = wrong.when.replace(year=2024)


def lag_day_at(d, n, clock):
    return at(lag_day(d, n), clock)
