"""What comes after the sittings: reviews, grades, feedback, rectification, reports. Honest ones only."""
from base import TODAY, c4, day, digest, draw, emit, lag_day, pick, plus
from history import at
from minutes import name_of
from people import BRANCHES

DONE = ["已形成制度并上墙，抽查两次未再发生", "按月对照，已连续三个月达到要求", "补齐缺项，支委会复核通过", "相关党员已谈话，整改情况在大会上通报",
        "流程图已更新，责任人变更到位", "集中补学三次，笔记已检查"]
CLOSED = ["已按时办结", "材料已存档", "已在支部群里通报结果", "经责任人报告、组织委员核实", "晚了两天，已完成", "与下月工作一并办妥",
          "服务对象已回访", "已贴在公示栏", "现场看过，属实", "形成一页纸清单，已发到人", "费用已报销，凭证齐全", "参加人员已签字"]
# How many in a hundred decisions a branch sees to their end; the others all.
KEPT = {"zhb13": 0, "zhb12": 55, "zhb11": 88, "zhb9": 93, "zhb10": 95, "zhb5": 92}
GOING = ["已列出时间表，完成一半", "方案征求过意见，正在修改", "首次对账已做，效果还要看"]


class Followups:
    """silent: life meetings that nothing comes of; best: how many 优秀 an appraisal gives against the rule."""

    def __init__(self, history, silent=(), best=None, graded=()):
        self.h, self.year, self.roster, self.silent = history, history.year, history.roster, silent
        self.best, self.graded = best or {}, graded

    def review(self, r, when, result="通过", text=None, cls=None, deadline=None, who=None, on=None):
        who = who or self.h.office(when.date())
        doc = {"类型": "审核", "记录": f"{r.owner}/{r.id}", "日期": str(on or when.date()), "经手": who, "结果": result}
        if cls:
            doc["缺陷类别"] = cls
        if deadline:
            doc["时限"] = deadline
        doc["原文"] = digest(self.h.text_at(r, when))
        if text:
            doc["内容"] = text
        return self.h.followup(r.owner, r.date.year, "review", doc, when, who,
                               f"审核：{self.h.owner_name(r.owner)} {r.date} {r.kind} {result}")

    def result(self, r, d, grades, by="支委会"):
        who = self.roster.secretary(r.owner, d).name
        doc = {"类型": "评定", "记录": f"{r.owner}/{r.id}", "日期": str(d), "经手": who, "评定组织": by, "等次": grades}
        self.h.followup(r.owner, r.date.year, "result", doc, at(d, f"16:{10 + draw(40, r.owner, d)}"), who,
                        f"评定：{self.h.owner_name(r.owner)} {r.fields['年度']}年度民主评议等次")

    def feedback(self, r, d):
        who = self.roster.secretary(r.owner, d).name
        doc = {"类型": "反馈", "记录": f"{r.owner}/{r.id}", "日期": str(d), "经手": who,
               "内容": pick(["评议结果和意见建议已向党员本人反馈。", "逐人反馈，指出努力方向。", "书记与每名党员当面谈了评议意见。"], r.owner, d)}
        self.h.followup(r.owner, r.date.year, "feedback", doc, at(d, f"10:{10 + draw(45, r.owner, d)}"), who,
                        f"反馈：{self.h.owner_name(r.owner)} {r.fields['年度']}年度民主评议")

    def rectify(self, r, n, item, owner, opened, deadline, closed=None, progress=None):
        who = self.roster.secretary(r.owner, opened).name if r.owner in BRANCHES else self.h.office(opened)
        head = {"类型": "整改", "记录": f"{r.owner}/{r.id}"}
        doc = {**head, "日期": str(opened), "经手": who, "整改事项": item, "责任人": owner, "时限": str(deadline)}
        subject = f"整改：{self.h.owner_name(r.owner)} {item}"
        self.h.followup(r.owner, r.date.year, "rectification", doc, at(opened, f"15:{10 + 7 * n}"), who, subject)
        for when, more in ((progress, {"进展": pick(GOING, r.owner, item) + "。"}),
                           (closed, {"佐证": pick(DONE, r.owner, item) + "。", "销号": self.h.office(closed) if closed else None})):
            if when and when <= TODAY:
                doc = {**head, "日期": str(when), "经手": who, "整改事项": item, **more}
                self.h.followup(r.owner, r.date.year, "rectification", doc, at(when, f"11:{10 + 7 * n}"), who,
                                subject + ("（销号）" if "销号" in more else "（进展）"))

    def usual(self):
        for r in self.year.records:
            if r.raw is not None or (r.owner, r.slug, r.date.year) in self.silent or not r.honest:
                continue
            if r.slug == "organization-life-meeting":
                self.after_life_meeting(r)
            if r.slug == "democratic-appraisal" or (r.slug == "organization-life-meeting" and "同场" in r.tail):
                self.after_appraisal(r)
            if r.slug in ("members-meeting", "organization-life-meeting") and draw(10, "review", r.owner, r.date) < 8:
                self.usual_review(r)
            if r.slug == "democratic-life-meeting":
                self.after_leaders_meeting(r)

    def after_leaders_meeting(self, r):
        sent = lag_day(r.date, 8)
        doc = {"类型": "报送", "记录": f"{r.owner}/{r.id}", "日期": str(sent), "经手": "许建华" if r.owner == "dz" else "蔡文轩",
               "报送单位": "市直机关工委", "文号": f"栖办党组〔{sent.year}〕{3 + draw(6, r.owner, sent)}号"}
        self.h.followup(r.owner, r.date.year, "report-sent", doc, at(sent, "16:05"), self.h.office(sent),
                        f"报送：{self.h.owner_name(r.owner)} 民主生活会情况")
        for i, problem in enumerate(r.fields["查摆问题"][:2]):
            closed = plus(r.date, 140)
            self.rectify(r, i, problem, name_of(r.fields["主持"]), lag_day(r.date, 10 + i), plus(r.date, 150),
                         closed if closed <= TODAY else None)

    def usual_review(self, r):
        last = self.h.texts[r.path][0][0].date()
        d = lag_day(last, 5 + draw(14, "reviewed", r.owner, r.date))
        if d <= TODAY:
            self.review(r, at(d, f"{9 + draw(2, r.owner, d)}:{10 + draw(49, r.owner, d, r.slug)}"),
                        text=pick([None, None, "要素齐全，发言具体。", "同意。下次请写明完成时限。", "记录清楚。"], r.owner, r.date))

    def after_life_meeting(self, r):
        opened = lag_day(max(r.date, self.h.texts[r.path][0][0].date()), 4)
        if opened > TODAY:
            return
        present = [name_of(x) for x in r.fields["出席"]]
        for i, problem in enumerate(r.fields["查摆问题"][:2]):
            deadline = lag_day(plus(r.date, 70 + 30 * i), 0)
            closed = lag_day(plus(deadline, -7 - draw(12, r.owner, i)), 0)
            self.rectify(r, i, problem, present[(i + 1) % len(present)], opened, deadline, closed if closed <= TODAY else None,
                         lag_day(plus(r.date, 33 + i), 0) if draw(3, r.owner, r.date, i) == 0 else None)

    def after_appraisal(self, r):
        d = lag_day(max(r.date, self.h.texts[r.path][0][0].date()), 3)
        if d <= TODAY:
            grades = self.year.grades(r.owner, d, self.best.get((r.owner, r.fields["年度"])))
            for entry in grades:
                if entry["姓名"] in self.graded and "未评原因" in entry:
                    entry["等次"] = "合格"
                    del entry["未评原因"]
            self.result(r, d, grades, "支委会" if self.roster.has_committee(r.owner, d) else "党员大会")
        if lag_day(d, 4) <= TODAY:
            self.feedback(r, lag_day(d, 4))

    def decisions(self):
        """On Fridays what was decided and done by then is closed, one commit for all of a branch."""
        weeks = {}
        for r in self.year.records:
            if r.raw is not None or "补登" in r.tail or r.name:
                continue
            for i, item in enumerate(r.fields.get("议题", [])):
                if "时限" not in item or len(item["时限"]) != 10 or draw(100, "kept", r.owner, r.date, i) >= KEPT.get(r.owner, 100):
                    continue
                done = max(plus(day(item["时限"]), draw(6, "done", r.owner, r.date, i) - 2), plus(r.date, 2),
                           self.h.texts[r.path][-1][0].date())
                friday = lag_day(plus(done, (4 - done.weekday()) % 7), 0)
                if friday < TODAY:
                    weeks.setdefault((friday, r.owner), []).append((r, item))
        for (friday, owner), items in sorted(weeks.items(), key=lambda x: x[0]):
            self.close(friday, owner, items)

    def close(self, friday, owner, items):
        posts = [p.name for p, _ in self.roster.posts(owner, friday)] if owner in BRANCHES else [self.h.office(friday)]
        when, files = at(friday, f"16:{10 + draw(45, 'close', owner, friday)}"), {}
        if not posts:  # merged away meanwhile
            return
        for r, item in items:
            doc = {"类型": "整改", "记录": f"{r.owner}/{r.id}", "日期": str(friday), "经手": posts[-1], "整改事项": item["决议"],
                   "佐证": pick(CLOSED, owner, friday, item["决议"]) + "。", "销号": posts[0]}
            data = emit(doc)
            files[f"followups/{r.owner}/{r.date.year}/{friday}-rectification-{c4(data)}.yaml"] = data
        self.h.add(when, posts[-1], f"销号：{self.h.owner_name(owner)} 议定事项{len(items)}项", files, "rectify")

    def quarterly(self):
        """Reports that went out; a quarter is closed by one."""
        for period, on, number in (("2024Q1", "2024-04-18", 5), ("2024H1", "2024-07-12", 9), ("2024Q3", "2024-10-17", 14),
                                   ("2024", "2025-01-09", 1), ("2025Q1", "2025-04-17", 6), ("2025H1", "2025-07-10", 10),
                                   ("2025Q3", "2025-10-16", 15), ("2025", "2026-01-12", 1)):
            d = day(on)
            doc = {"类型": "通报", "日期": on, "经手": self.h.office(d), "期间": period, "文号": f"栖办机党〔{d.year}〕{number}号"}
            self.h.followup("unit", d.year, "report-issued", doc, at(d, "16:40"), self.h.office(d), f"通报：{period}组织生活情况")
