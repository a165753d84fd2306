"""The organ as of a day, the files it stands in, and the commits by which these came about."""
from base import day, lag_day, plus
from people import BODIES, BRANCHES, GROUPS, TEMPORARY, TERMS, all_people, parse_posts

START = day("2023-12-28")


class Roster:
    def __init__(self):
        self.people = all_people()
        self.doubles = {n for n in {p.name for p in self.people}
                        if sum(q.name == n and q.id is not None for q in self.people) > 1}

    def named(self, name, branch=None, d=None):
        found = [p for p in self.people if p.name == name and (branch is None or p.member_of(branch, d))]
        return found[-1] if found else None

    def members(self, branch, d, group=None):
        if branch == "ls1":
            return [self.named(n) for n in TEMPORARY] if self.exists(branch, d) else []
        return [p for p in self.people if p.member_of(branch, d) and (group is None or p.group == group)]

    def exists(self, branch, d):
        b = BRANCHES[branch]
        return day(b["founded"]) <= d and ("dissolved" not in b or d <= day(b["dissolved"]))

    def _term(self, org, d):
        terms = TERMS[org] if org in TERMS else BODIES[org]["terms"]
        for start, until, posts in terms:
            if day(start) <= d and (until is None or d <= day(until)):
                return parse_posts(posts)
        return [], True

    def has_committee(self, branch, d):
        posts, none = self._term(branch, d)
        return bool(posts) and not none

    def posts(self, org, d):
        """[(person, post)] of a committee or body."""
        posts, _ = self._term(org, d)
        return [(self.named(n, org if org in TERMS and org != "ls1" else None, d) or self.named(n), p) for n, p in posts]

    def secretary(self, org, d):
        return next(p for p, post in self.posts(org, d) if post == "书记")

    def leader(self, branch, group):
        name = next(leader for g, _, _, leader in GROUPS[branch] if g == group)
        return self.named(name)

    def groups(self, branch):
        return [g for g, _, _, _ in GROUPS.get(branch, [])]

    def voters(self, branch, d):
        return [p for p in self.members(branch, d) if p.full_on(d)]

    def ref(self, p):
        """As a record writes somebody: by name, with the id where two have the name."""
        return {"姓名": p.name, "编号": p.id} if p.name in self.doubles else p.name


def home(p, d):
    for branch, start, end, _, _ in p.moves:
        if (start is None or start <= d) and (end is None or d < end):
            return branch
    return p.moves[-1][0]


# --- files ---

HEAD = "# 用 zzsh roster 登记变动，也可手工改：注释和排版会保留。\n# 凡事有起止日期：写明结束，不删过去。\n".encode()


def _dated(doc, start, until, known):
    if start:
        doc["起"] = str(start)
    if until and until <= plus(known, 400):
        doc["止"] = str(until)
    return doc


def _member(p, branch, known):
    move = next(m for m in p.moves if m[0] == branch)
    doc = {"编号": p.id} if p.id else {}
    doc["姓名"] = p.name
    if p.reading:
        doc["拼音"] = p.reading
    doc["入党"] = str(p.joined)
    if p.full and (p.full <= known):
        doc["转正"] = str(p.full)
    if move[1]:
        doc["转入"] = str(move[1])
    if move[2] and move[2] <= known:
        doc["离开"] = {"日期": str(move[2]), "方式": move[3], **({"去向": move[4]} if move[4] else {})}
    if p.group and branch in GROUPS:
        doc["小组"] = [p.group]
    states = [s for s in p.statuses if s[1] <= known and not (move[2] and move[2] <= s[1])]
    if states:
        doc["状态"] = [{**_dated({"状态": s}, a, b, known), **({"事由": r} if r else {})} for s, a, b, r in states]
    if p.posts:
        doc["职务"] = [{"职务": title, **({"领导干部": "是"} if cadre else {})} for title, cadre in p.posts]
    return doc


def _terms(roster, terms, known, ids):
    out = []
    for start, until, posts in sorted(terms, key=lambda t: t[0]):
        if day(start) > known:
            continue
        pairs, none = parse_posts(posts)
        doc = {"起": start}
        if until and day(until) <= known:
            doc["止"] = until
        if none:
            doc["状态"] = "不设"
        doc["成员"] = []
        for name, post in pairs:
            p = roster.named(name)
            # The committee of the organ names one whose name two people have.
            doc["成员"].append({"姓名": name, **({"编号": p.id} if ids and name not in roster.doubles else {}), "职务": post})
        out.append(doc)
    return out


def branch_doc(roster, branch, known):
    b = BRANCHES[branch]
    doc = {"名称": b["name"], "简称": [b["short"]], "类型": b.get("kind", "普通"), "人员": b.get("staff", "在职"),
           "成立": b["founded"]}
    if "dissolved" in b and day(b["dissolved"]) <= known:
        doc["撤销"] = b["dissolved"]
        if "into" in b:
            doc["并入"] = b["into"]
    doc["上级"] = b["superior"]
    if "units" in b:
        doc["单位"] = b["units"]
    doc["支委会"] = _terms(roster, TERMS[branch], known, branch == "ls1")
    doc["党小组"] = [{"编号": g, "名称": n, "起": start, "组长": [leader]} for g, n, start, leader in GROUPS.get(branch, [])]
    if branch == "ls1":
        doc["党员"] = [{"编号": roster.named(n).id, "姓名": n} for n in TEMPORARY]
    else:
        here = [p for p in roster.people
                if any(m[0] == branch and (m[1] is None or m[1] <= known) for m in p.moves) and p.joined <= known]
        doc["党员"] = [_member(p, branch, known) for p in here]
    if branch == "zhb1":
        doc["直接联系点"] = [{"姓名": "高文源", "支部": "zhb5", "起": "2024-02-20"}]
    return doc


def body_doc(roster, body, known):
    b = BODIES[body]
    doc = {"名称": b["name"], "类型": b["kind"]}
    if "dlm" in b:
        doc["民主生活会"] = b["dlm"]
    doc["成立"] = b["founded"]
    if "superior" in b:
        doc["上级"] = b["superior"]
    doc["班子"] = _terms(roster, b["terms"], known, True)
    return doc


# --- what changed when ---

def changes(roster):
    """(day, file's organisation, subject) of every change after the beginning."""
    found = []
    for p in roster.people:
        for branch, start, end, how, to in p.moves:
            if end and end > START:
                found.append((end, branch, "roster-leave" if not to or to not in BRANCHES else "roster-move", f"{p.name} {how}"))
            if start and start > START:
                found.append((start, branch, "roster-move", f"{p.name} 转入"))
        if p.joined > START:
            found.append((p.joined, p.branch, "roster-join", f"{p.name} 加入"))
        if p.full and p.full > START:
            found.append((p.full, home(p, p.full), "roster-join", f"{p.name} 转正"))
        for status, start, end, _ in p.statuses:
            if start > START:
                found.append((start, home(p, start), "roster-absence", f"{p.name} {status}"))
    for branch, terms in TERMS.items():
        for start, _, _ in terms:
            if day(start) > START:
                found.append((day(start), branch, "roster-term", f"换届，自{start}起"))
        b = BRANCHES[branch]
        if day(b["founded"]) > START:
            found.append((day(b["founded"]), branch, "roster-org", "成立"))
        if "dissolved" in b and day(b["dissolved"]) > START:
            found.append((day(b["dissolved"]), branch, "roster-dissolve", "撤销"))
    return sorted(found, key=lambda f: (f[0], f[1]))


def entry_day(effective):
    """The office keeps the roster up to date within a working day or two."""
    return lag_day(effective, 1)
