"""Records of the yearly meetings, of talks and of everything beside the meetings."""
import words_common as common
import words_life as life
from base import Text, chance, draw, pick, plus, workday_from
from minutes import Minutes, name_of


class Yearly(Minutes):
    def life_meeting(self, branch, d, year, form="党员大会"):
        due = self.roster.members(branch, d) if form == "党员大会" else [p for p, _ in self.roster.posts(branch, d)]
        span = self.span(branch, d, 100, "life")
        present, sitting = self.sitting(branch, d, span, self.place(branch, d, "life"), due, 4, 99, "life")
        who = self.speakers(branch, d, present, min(6, len(present)), "self")
        own = [f"{p.name}：" + self.remark(branch, d, life.SELF, "self", p.pinyin) for p in who]
        others = self.speakers(branch, d, present, min(7, len(present)), "mutual")
        mutual = [f"{a.name}对{b.name}：" + self.remark(branch, d, life.CRITICISM, "mutual", a.pinyin)
                  for a, b in zip(others, others[1:] + others[:1])]
        opening = self.fill(self.decks.line(life.OPENING, branch, "open").replace("{n}", str(4 + draw(9, branch, d, "n")))
                            .replace("{m}", str(2 + draw(3, branch, d, "m"))), branch, d)
        closing = self.decks.line(life.CLOSING, branch, "close").replace("{h}", "一" if draw(2, branch, d) else "两")
        problems = [self.fill(self.decks.line(life.PROBLEMS, branch, "prob"), branch, d) for _ in range(3)]
        directions = [self.fill(self.decks.line(life.DIRECTIONS, branch, "dir"), branch, d) + "。" for _ in range(2)]
        steps = {"定主题": plus(d, -34 - draw(5, branch, d)), "学习": plus(d, -22 - draw(5, branch, d)),
                 "征求意见": plus(d, -15 - draw(4, branch, d)), "谈心谈话": plus(d, -8 - draw(4, branch, d)),
                 "发言提纲": plus(d, -4)}
        return self.add(branch, "组织生活会", "organization-life-meeting", d, {
            "年度": year, "主题": pick(life.LIFE_THEMES, branch, year), "形式": form, **sitting,
            "会前步骤": {k: str(workday_from(v)) for k, v in steps.items()}, "内容": Text(f"{opening}。\n{closing}。"),
            "自我批评": Text("\n".join(own)), "相互批评": Text("\n".join(mutual)), "查摆问题": problems,
            "整改方向": Text("\n".join(directions))})

    def appraisal(self, branch, d, year):
        due = self.roster.members(branch, d)
        span = self.span(branch, d, 60, "appraisal")
        present, sitting = self.sitting(branch, d, span, self.place(branch, d, "appraisal"), due, 4, 99, "appraisal")
        voters = len(present)
        opinions = str(2 + draw(6, branch, d))
        told = [self.decks.line(life.APPRAISE, branch, "appraise").replace("{n}", opinions) + "。" for _ in range(2)]
        speaker = self.speakers(branch, d, present, 2, "appraisal")
        told += [f"{p.name}：" + self.remark(branch, d, common.HEARD, "appraisal", p.pinyin) for p in speaker]
        return self.add(branch, "民主评议", "democratic-appraisal", d, {
            "年度": year, "名称": f"{year}年度民主评议党员大会", **sitting,
            "步骤": {"学习动员": str(workday_from(plus(d, -20 - draw(5, branch, d)))), "自评": str(d), "互评": str(d), "测评": str(d)},
            "测评票": {"发出": voters, "收回": voters, "有效": voters - (draw(6, branch, d, "void") == 0)},
            "内容": Text("\n".join(told))})

    def grades(self, branch, d, excellent=None):
        """Of everybody who is a full member that day: at most a third 优秀."""
        voters = self.roster.voters(branch, d)
        best = len(voters) // 3 if excellent is None else excellent
        first = sorted(voters, key=lambda p: draw(1 << 30, "grade", branch, d, p.pinyin, p.joined))[:best]
        out = []
        for p in self.roster.members(branch, d):
            ref = self.roster.ref(p)
            entry = dict(ref) if isinstance(ref, dict) else {"姓名": ref}
            if p not in voters:
                entry["未评原因"] = "预备党员，不定等次"
            else:
                entry["等次"] = "优秀" if p in first else "合格"
            out.append(entry)
        return out

    def leaders_meeting(self, body, d, year, absent, last_year=True):
        posts = [p for p, _ in self.roster.posts(body, d)]
        present = [p for p in posts if p.name not in absent]
        span = f"09:00-{pick(['11:40', '12:00', '11:50'], body, d)}"
        for p in present:
            self.busy.setdefault((p.id, d), []).append((540, 720))
        own = [f"{p.name}：" + self.remark(body, d, life.SELF, "self", p.pinyin) for p in present]
        mutual = [f"{a.name}对{b.name}：" + self.remark(body, d, life.CRITICISM, "mutual", a.pinyin)
                  for a, b in zip(present, present[1:] + present[:1])]
        return self.add(body, "民主生活会", "democratic-life-meeting", d, {
            "年度": year, "主题": pick(life.LIFE_THEMES, body, year), "时间": span, "地点": "综合楼第一会议室",
            "主持": present[0].name, "记录": present[-1].name, "出席": self.names(present),
            "缺席": [{"姓名": n, "事由": r} for n, r in absent.items()],
            "会前步骤": {step: str(workday_from(plus(d, -n))) for step, n in (
                ("定主题", 40), ("学习", 30), ("征求意见", 24), ("谈心谈话", 12), ("对照检查材料", 5))},
            "上年整改通报": "是" if last_year else "否", "自我批评": Text("\n".join(own)), "相互批评": Text("\n".join(mutual)),
            "查摆问题": [self.fill(self.decks.line(life.PROBLEMS, body, "prob"), "zhb1", d) for _ in range(3)]})

    # --- talks: who, whom, when, about what; never what was said ---

    def talk(self, branch, d, a, b, kind=None, relation=None):
        fields = {"主题": self.fill(self.decks.line(life.TALK_TOPICS, branch, "talk"), branch, d)}
        if chance(60, "talk", branch, d, b.pinyin):
            fields["地点"] = pick(common.PLACES[branch], "talk", d, b.pinyin)
        fields["谈话人"], fields["谈话对象"] = [self.roster.ref(a)], [self.roster.ref(b)]
        if relation:
            fields["关系"] = relation
        if kind or chance(30, "kind", branch, d, b.pinyin):
            fields["谈话类型"] = kind or "日常"
        if chance(55, "next", branch, d, b.pinyin):
            fields["后续安排"] = self.fill(self.decks.line(life.TALK_NEXT, branch, "next"), branch, d) + "。"
        return self.add(branch, "谈心谈话", "heart-talk", d, fields, "c4")

    # --- beside the meetings ---

    def wish(self, branch, d, people):
        who = self.fill(self.decks.line(life.WISH_WHO, branch, "who"), branch, d)
        what = self.decks.line(life.WISH_WHAT, branch, "what")
        lead = people[0].name
        told = f"{who}的心愿是“{what}”。{lead}" + self.decks.line(life.WISH_HOW, branch, "how") + "；" + \
            self.fill(self.decks.line(life.WISH_AFTER, branch, "after"), branch, d) + "。" + \
            self.remark(branch, d, life.WISH_FELT, lead, what)
        return self.add(branch, "微心愿", "micro-wish", d, {"名称": what, "参加人员": self.names(people), "办理情况": told}, "c4")

    def service(self, branch, d, people):
        what = self.fill(self.decks.line(life.SERVICE_WHAT, branch, "svc"), branch, d)
        community = next((c for c in common.COMMUNITIES if c in what), "清渠社区")
        told = self.decks.line(life.SERVICE_HOW, branch, "svchow") + "；" + \
            self.fill(self.decks.line(life.SERVICE_LEFT, branch, "svcleft"), branch, d) + "。"
        speaker = people[draw(len(people), branch, d, what)]
        told += f"\n{speaker.name}：" + self.remark(branch, d, common.HEARD, "svc", speaker.pinyin)
        return self.add(branch, "社区服务", "community-service", d, {
            "名称": what, "参加人员": self.names(people), "合作单位": community, "学时": pick(["1", "2", "1.5", "3"], branch, d),
            "内容": Text(told)}, "c4")

    def visit(self, branch, d, people):
        n = self.decks.deal(range(len(life.VISITED)), branch, "visited")
        told = [self.fill(self.decks.line(life.VISIT_TOLD, branch, "visit"), branch, d) + "。" for _ in range(2)]
        told.append(f"{people[0].name}：" + self.remark(branch, d, common.HEARD, "visit"))
        return self.add(branch, "走访", "visit", d, {
            "名称": pick(["走访慰问", "上门走访", "送学上门", "节日看望"], branch, d), "走访人": self.names(people),
            "走访对象": [life.VISITED[n]], "办理情况": Text("\n".join(told))})

    def pairing(self, branch, d, people):
        partner = self.fill("{partner}", branch, d)
        told = [self.fill(self.decks.line(life.PAIR_TOLD, branch, "pair"), branch, d) + "。" for _ in range(3)]
        told += [f"{p.name}：" + self.remark(branch, d, common.HEARD, "pairing", p.pinyin) for p in people[:2]]
        return self.add(branch, "结对联建", "pairing", d, {
            "名称": f"与{partner}结对联建", "合作单位": partner, "参加人员": self.names(people), "人数": len(people) + 4 + draw(9, branch, d),
            "收集问题": [self.fill(self.decks.line(life.SERVICE_LEFT, branch, "svcleft"), branch, d)],
            "内容": Text("\n".join(told))})

    def pledge(self, branch, d, year):
        name = self.roster.secretary(branch, d).name
        upper = "直属单位党总支" if branch in ("zhb10", "zhb11", "zhb12") else "机关党委"
        told = [self.decks.line(life.PLEDGE, branch, "pledge") + "。" for _ in range(2)]
        told.append(f"{name}：" + self.remark(branch, d, ["签字容易兑现难", "责任状里最难的是记录真实一条", "年底按这个来问我",
                                                       "第一责任人就要第一个到场"], "pledge"))
        return self.add(branch, "责任状", "pledge", d, {"名称": f"{year}年度党建责任状",
                                                      "签订双方": [upper, f"{name}（支部书记）"], "内容": Text("\n".join(told))})

    def thought(self, branch, d, p):
        told = [self.fill(self.decks.line(life.THOUGHT, p.pinyin, "thought"), branch, d) + "。" for _ in range(3)]
        return self.add(branch, "思想汇报", "thought-report", d, {
            "党员": [{"姓名": p.name, "编号": p.id}], "周期": f"{d.year}Q{(d.month + 2) // 3}", "内容": Text("\n".join(told)),
            "反馈": pick(["支委会听取汇报，建议多参加集体活动。", "培养联系人与其谈话一次，肯定进步，指出急躁。", "支部认可，转入下季度考察。"],
                       branch, d)}, p.id)

    def birthday(self, branch, d, p):
        return self.add(branch, "党性分析", "spirit-analysis", d, {
            "党员": [{"姓名": p.name, "编号": p.id}], "周期": str(d.year), "名称": f"入党{d.year - p.joined.year}周年党性分析",
            "问题": [self.fill(self.decks.line(life.SELF, branch, "birthday"), branch, d)],
            "根源": self.decks.line(life.SHOWN, branch, "bshown") + "。",
            "努力方向": self.fill(self.decks.line(life.DIRECTIONS, branch, "bdir"), branch, d) + "。", "政治生日": "是"}, p.id)

    # --- of the unit and the bodies ---

    def symposium(self, d, hosts):
        secretaries = [self.roster.secretary(b, d) for b in hosts]
        lines_ = [f"{p.name}：" + self.remark(b, d, life.SYMPOSIUM, "symposium") for p, b in zip(secretaries[:7], hosts)]
        return self.add("unit", "书记座谈会", "secretaries-symposium", d, {
            "时间": "14:30-16:40", "地点": "机关小会议室", "主持": "许建华", "记录": "白洁" if d.year != 2025 else "钱卫国",
            "出席": [p.name for p in secretaries],
            "议题": [{"事项": "听取各支部近期工作和意见建议", "发言": Text("\n".join(lines_)),
                    "决议": "意见由机关党委逐条研究，一个月内书面答复各支部。", "责任人": "白洁" if d.year != 2025 else "钱卫国",
                    "时限": str(plus(d, 30))}]})

    def unit_study_plan(self, d, year):
        told = [self.fill(self.decks.line(life.STUDY_PLAN, "unit", "plan"), "zhb1", d) + "。" for _ in range(3)]
        return self.add("unit", "学习计划", "study-plan", d, {"年度": year, "名称": f"{year}年党员干部政治理论学习计划",
                                                           "内容": Text("\n".join(told))})

    def work_report(self, d, reporters):
        told = [self.decks.line(life.REPORT, "unit", "report") + "。" for _ in range(3)]
        return self.add("unit", "述职评议", "work-report", d, {
            "名称": f"{d.year - 1}年度党支部书记抓党建述职评议会", "时间": "09:00-11:50", "地点": "综合楼小会堂",
            "述职人": [p.name for p in reporters], "评议结果": f"评议等次待机关党委研究后通报，限期整改支部{2 + draw(2, d)}个。",
            "内容": Text("\n".join(told))})

    def body_study(self, body, d, percent=8):
        posts = self.roster.posts(body, d)
        span = f"{pick(['08:40', '09:00', '15:00'], body, d)}-{pick(['16:30', '17:00'], body, d)}"
        span = span if span > "12" else span[:6] + "10:20"
        present, absent = self.attend(body, d, span, [p for p, _ in posts], percent, 1, "study")
        title = self.fill(self.decks.line(life.BODY_STUDY, body, "title"), "zhb1", d)
        lines_ = [f"{p.name}：" + self.remark(body, d, ["这件事要有数字、有期限", "支部的难处要体谅，规矩不能放松", "联系点我去得少，要补上",
                                                     "先解决记录真不真，再谈好不好", "党务干部的待遇和培训要跟上", "这个方案还要听听支部书记的"],
                                             p.pinyin) for p in self.speakers(body, d, present, 3, "study")]
        return self.add(body, "专题研究党建", "body-study", d, {
            "名称": title, "时间": span, "地点": "综合楼第一会议室", "主持": present[0].name, "记录": present[-1].name,
            "出席": [{"姓名": p.name, "编号": p.id} if p.name in self.roster.doubles and body != "jgdw" else p.name for p in present],
            "缺席": [{"姓名": name_of(a["姓名"]), **{k: v for k, v in a.items() if k != "姓名"}} for a in absent],
            "内容": Text("\n".join(lines_))})

    def training(self, owner, d, end, title, hours, people, organiser, lecturer=None):
        fields = {"结束日期": str(end)} if end != d else {}
        told = "、".join(f"第{i}讲{t}" for i, t in zip("一二三", self.lectures(owner, d))) + "。\n" + \
            f"{people[0].name}：" + self.remark(owner if owner in common.BIZ else "zhb1", d, common.HEARD, "training")
        return self.add(owner, "培训学习", "training", d, {
            **fields, "名称": title, "学时": hours, "主办单位": organiser, **({"授课人": lecturer} if lecturer else {}),
            "参加人员": self.names(people), "内容": Text(told)})

    def lectures(self, owner, d):
        return [self.decks.line(life.LECTURES, owner, "lecture") for _ in range(3)]

    def inspection(self, d, title, inspectors, inspected, points, handled):
        return self.add("unit", "督查", "inspection", d, {"名称": title, "督查人": inspectors, "督查对象": inspected,
                                                        "发现问题": points, "办理情况": handled})

    def briefing(self, d, title, scope, told):
        return self.add("unit", "党内通报", "briefing", d, {"名称": title, "通报范围": scope, "内容": told})

    def consultation(self, d, title, matter, opinions, count):
        return self.add("unit", "重大决策征求意见", "consultation", d, {"名称": title, "征求事项": matter, "意见建议": opinions, "人数": count})
