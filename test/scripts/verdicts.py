#!/usr/bin/env python3
"""What receipts prove about the time of a record: random worlds, of which the truth is known, against the C function.

A world is made here: when the text and other versions of the record were written, when the branch pushed, when others pushed an
older copy, when the superior scanned, by a clock that is wrong within a bound, which manifests were lost, what the branch's own
clock claims. From it follow the receipts; the program sees nothing else (test/judge_worlds reads them as JSON).

  table  a second reading of provenance 2.3 in other words gives the same verdict
  S1     on time: the text was there by the deadline           S2  pre-written: it was there before the day
  S3     late of any kind: it was truly not shown by then      S4  the true lag lies in the interval that is printed
  M1     cutting the end of the chain, M2 hiding manifests, M4 any claim of the own clock never turn another verdict into on-time
  M3     a receipt that saw nothing and proves nothing changes nothing
  M5     hiding policies: the same
  M6     leaving out the end of one witness' chain of several: the same, but for a text that only that witness had seen before the
         day or whose receipts are lost: which other witnesses exist is not in what is left, so that nothing can tell
  M7     throwing away receipts out of the middle of a chain: the same; one of which nothing is known is put in their place, with the
         time of the one before them (nothing, where there is none), which is what an audit makes of a gap
  M8     losing the correction of a clock, or its statement, or the officers' keys: the same, and S1 and S2 hold without it as well
There are up to three witnesses, each with a clock of its own and an error of its own, and policies that ask for one, two or three of them. The clock of one
may have been ahead for a while, until two officers said by how much (zzsh-receipt(5)); what such receipts then prove is reckoned here
anew. Who hides that (M1, M6, M7, M8) can make a text that was written before the day look as if it had been so in time, and an
unknown receipt before the day look like a later one: what is left is the chain as it was before anybody knew. Nothing else gains.
Every verdict must have come up often enough for this to mean something.
"""
import collections, json, math, os, random, subprocess, sys

DRIVER = os.path.join(sys.argv[3], "test", "judge_worlds")
WORLDS, SEED = 20000, 20260312
HOUR, DAY = 3600000, 86400000
D0, NOTHING = 1772380800000, (1 << 63) - 1  # 2 March 2026 in Beijing
ON_TIME = {"on-time"}
PROVED_LATE = {"altered-after", "amended-after", "contradicted", "back-filled", "late"}


def judge(worlds):
    lines = "".join(json.dumps({k: w[k] for k in ("sights", "day", "deadline", "now", "claim", "imported", "chained")}) + "\n" for w in worlds)
    done = subprocess.run([DRIVER], input=lines.encode(), stdout=subprocess.PIPE, check=True)
    out = [line.split() for line in done.stdout.decode().splitlines()]
    assert len(out) == len(worlds)
    return [(o[0], *map(int, o[1:])) for o in out]


# --- worlds ---

def make(r):
    deadline = D0 + r.choice((4, 5, 6, 11)) * DAY
    span = lambda: int(r.triangular(-20, 120, r.choice((0, 3, 6, 40))) * DAY)
    text = D0 + span()                                    # the judged text is written
    other = D0 + int(r.uniform(-1, 3) * DAY) if r.random() < 0.6 else None  # another version, before it
    other = other if other is not None and other < text else None
    bounds = [r.choice((0, 350, HOUR, DAY)) for _ in range(3)] if r.random() < 0.5 else [r.choice((0, 350, HOUR, DAY))] * 3
    events = sorted(D0 + int(r.uniform(-25, 150) * DAY) for _ in range(r.choice((0, 1, 2, 4, 8))))
    events += [t + int(r.uniform(0, 2) * HOUR) for t in (text, deadline, D0) if r.random() < 0.4]
    several = r.choice((1, 1, 2, 3))
    asks = [r.choice((1, 1, 2, several)) if r.random() < 0.3 else None for _ in range(3)]
    common = r.choice((1, 1, 2)) if several > 1 else 1
    asks = [a or common for a in asks]
    wrong = Wrong(r, several, events)
    handed, shown_to, raw, last = [-1] * 3, {}, [], [-NOTHING] * 3
    for true in sorted(events + wrong.events):
        one = r.randrange(several) if true != wrong.put_right else wrong.one
        if true == wrong.put_right:
            if wrong.corrects(raw, last, true):
                raw.append({"true": true, "one": one, "stamp": true, "e": 2 * bounds[one], "corrects": (wrong.first, wrong.stated)})
                last[one] = true
            continue
        kind = r.choices(("push", "copy", "scan", "code"), (5, 2, 4, 1))[0]
        if kind == "push":
            handed[one] = true
        elif kind == "copy":
            handed[one] = max(handed[one], true - int(r.uniform(0, 30) * DAY))  # a clone that was made some time ago
        shown = "this" if handed[one] >= text else "other" if other is not None and handed[one] >= other else "none"
        if kind == "code" and shown == "none":
            continue
        now, bound = true + wrong.ahead_at(one, true), DAY if r.random() < 0.1 else bounds[one]  # at times it is not synchronised
        time = max(now + r.randint(-bound, bound), last[one])
        if abs(time - now) > bound:
            continue  # the witness would have refused
        last[one] = time
        if shown == "this":
            shown_to.setdefault(one, true)
        by = {"push": "own", "copy": "handing", "scan": "handing", "code": "telling"}[kind]
        raw.append({"true": true, "one": one, "stamp": time, "e": 2 * bound, "by": by, "of": "unknown" if r.random() < 0.1 else shown,
                    "asks": asks[one], "ahead": now - true})
    if any(e.get("ahead") for e in raw) and not any("corrects" in e for e in raw):
        return make(r)  # a clock that is wrong beyond its bound, and nobody knows, is no world of these
    held = r.random() < 0.5
    return {"raw": raw, "held": held, "sights": sights_of(Lost(raw), held), "day": D0, "deadline": deadline,
            "now": D0 + int(r.uniform(-5, 200) * DAY), "claim": r.choice((None, text, deadline - DAY, deadline + DAY, D0)),
            "imported": r.random() < 0.05, "chained": r.random() < 0.5, "text": text, "handed": handed_to_enough(shown_to, asks)}


class Wrong:
    """The clock of one witness is ahead from some time on, until it is put right; officers then say by how much, to within a day."""

    def __init__(self, r, several, events):
        self.one, self.put_right, self.first, self.events = -1, None, None, []
        if r.random() >= 0.4:
            return
        self.one = r.randrange(several)
        self.begins = D0 + int(r.uniform(-20, 20) * DAY)
        self.ends = self.begins + int(r.uniform(0.1, 20) * DAY)
        self.ahead = int(r.uniform(2, 60) * DAY)
        self.stated = self.ahead + int(r.uniform(-0.99, 0.99) * DAY)
        self.put_right = self.ends + int(r.uniform(0.1, 8) * DAY)
        self.events = [self.put_right] + [self.begins + int(r.random() * (self.ends - self.begins)) for _ in range(r.choice((1, 2, 3)))]

    def ahead_at(self, one, true):
        return self.ahead if one == self.one and self.begins <= true < self.ends else 0

    def corrects(self, raw, last, now):
        """Only where it has to be, and the chain allows it (zzsh-receipt(5))."""
        mine = [i for i, e in enumerate(raw) if e["one"] == self.one]
        ahead = [i for i in mine if raw[i].get("ahead")]
        if not ahead or ahead[-1] != mine[-1] or ahead[0] == mine[0] or now >= last[self.one]:
            return False
        self.first = ahead[0]
        before = raw[mine[mine.index(ahead[0]) - 1]]
        return raw[ahead[0]]["stamp"] - self.stated >= before["stamp"] and now >= last[self.one] - self.stated


def sights_of(raw, held):
    """What an audit makes of receipts: None of them is one that is lost. The correction comes after all that it is about; where it is
    lost these count as they are stamped, and what follows and bears an earlier time is as good as lost."""
    out = []
    for one in range(3):
        mine = [(i, e) for i, e in enumerate(raw) if e and e["one"] == one or not e and raw.lost[i] == one]
        fix = next(((i, e) for i, e in mine if e and "corrects" in e), None)
        last, gap = None, False
        for i, e in mine:
            about = fix and fix[1]["corrects"][0] <= i < fix[0]
            time = e and e["stamp"] - (fix[1]["corrects"][1] if about else 0)
            if not e or (last is not None and time < last):
                if not gap:
                    out.append((last or 0, one, i, [last or 0, 0, "handing", "unknown", one, 255]))
                gap = True
                continue
            gap, last = False, time
            if "corrects" in e:
                continue
            low, high = time - e["e"], time + e["e"]
            if about:
                error = max(e["e"], 2 * DAY, fix[1]["e"])
                low, high = time - error, min(e["stamp"] + e["e"], fix[1]["stamp"] + fix[1]["e"])
                high = min(high, time + error) if held else high
            out.append((time, one, i, [low + (high - low) // 2, (high - low + 1) // 2, e["by"], e["of"], one, e["asks"]]))
    return [sight for *_, sight in sorted(out, key=lambda o: o[:3])]


class Lost(list):
    """Receipts of which some are lost (None); `lost` says whose."""

    def __init__(self, raw, numbers=()):
        super().__init__(None if i in numbers else e for i, e in enumerate(raw))
        self.lost = {i: raw[i]["one"] for i in numbers}


def handed_to_enough(shown_to, asks):
    """When, in truth, m witnesses had been shown it that are content with m."""
    times = [sorted(t for w, t in shown_to.items() if asks[w] <= m)[m - 1:m] for m in (1, 2, 3)]
    return min((t[0] for t in times if t), default=None)


# --- the table once more ---

def table(w):
    known = [tuple(s) for s in w["sights"] if s[3] != "unknown"]
    have = [s for s in known if s[3] == "this"]
    if not have:
        if w["now"] <= w["deadline"]:
            return "pending"
        return "unwitnessed-overdue" if len(known) == len(w["sights"]) else "unproven"  # a lost one may have shown it
    alone = have[0]
    have = reached(have)
    if not have:
        return "pending" if w["now"] <= w["deadline"] else "unproven"
    if alone[0] + alone[1] < w["day"]:
        return "pre-written"
    if w["imported"]:
        return "imported"
    if surely_by([s for s in known if s[3] == "this"]) <= w["deadline"]:
        earlier = w["sights"][:w["sights"].index(list(have[0]))]
        lost = any(of == "unknown" and t - e < w["day"] for t, e, by, of, _, _ in earlier)
        return "on-time-incomplete" if lost else "on-time"
    before = known[:known.index(have[0])]
    lack = lambda kinds: max((t - e for t, e, by, of, _, _ in before if by in kinds and of != "this"), default=-NOTHING)
    pushed, any_way = lack({"own"}), lack({"own", "handing"})
    early = surely_by([s for s in known if s[3] in ("this", "other")]) <= w["deadline"]
    borne_out = any(s[0] + s[1] <= w["deadline"] for s in known if s[3] == "this")
    if pushed > w["deadline"]:
        if early:
            return "amended-after" if w["chained"] else "altered-after"
        if w["claim"] is not None and w["claim"] <= w["deadline"] and not borne_out:
            return "contradicted"
        return "back-filled" if (pushed - w["deadline"]) // DAY >= 30 else "late"
    if any_way > w["deadline"]:
        by = max(reversed([s for s in before if s[2] in ("own", "handing") and s[3] != "this"]), key=lambda s: s[0] - s[1])
        elsewhere = [s for s in w["sights"][:w["sights"].index(list(by))] if s[3] == "unknown" and s[4] != by[4]]
        if not any(s[0] - s[1] <= w["deadline"] for s in elsewhere):
            return "late-submitted"
    return "late-admitted" if w["claim"] is not None and w["claim"] > w["deadline"] else "unproven"


def reached(sights):
    """From the sight on with which there are m witnesses, each of which was content with m at some time."""
    for i in range(1, len(sights) + 1):
        for m in range(1, 5):
            if len({w for *_, w, asks in sights[:i] if asks <= m}) >= m:
                return sights[i - 1:]
    return []


def surely_by(sights):
    """The earliest moment by which enough witnesses had seen it for sure, whatever their errors."""
    best = math.inf
    for m in range(1, 5):
        first = {}
        for t, e, _, _, one, asks in sights:
            if asks <= m:
                first[one] = min(first.get(one, math.inf), t + e)
        best = min([best] + sorted(first.values())[m - 1:m])
    return best


# --- properties ---

def check_truth(w, answer, say):
    verdict, present, absent, _, first, last, missed = answer
    if missed >= 0:
        say("missed", w, missed)  # nobody's own push lacks here what was there before
    if verdict != table(w):
        say("table", w, verdict, table(w))
    if verdict in ("on-time", "on-time-incomplete") and not w["text"] <= w["deadline"]:
        say("S1", w, verdict)
    if verdict == "pre-written" and not w["text"] < w["day"]:
        say("S2", w, verdict)
    if verdict in PROVED_LATE and not w["text"] > w["deadline"]:
        say("S3", w, verdict)
    if verdict == "late-submitted" and not (w["handed"] is None or w["handed"] > w["deadline"]):
        say("S3 handed in", w, verdict)
    if present >= 0:
        lag = ((w["handed"] if verdict == "late-submitted" else w["text"]) - w["deadline"]) / DAY
        if lag > last or (first > -(1 << 31) and verdict != "late-submitted" and lag < first):
            say("S4", w, verdict, first, lag, last)


def variants(w, r):
    raw, n = w["raw"], len(w["raw"])
    seen = lambda receipts, held=w["held"]: dict(w, sights=sights_of(Lost(receipts), held))
    cut = seen(raw[:r.randint(0, n)])
    part = r.choice((0.5, 1 / (len(w["sights"]) + 1)))
    hidden = dict(w, sights=[[t, e, by, "unknown" if r.random() < part else of, one, asks] for t, e, by, of, one, asks in w["sights"]])
    policy = dict(w, sights=[s[:5] + [255 if r.random() < 0.5 else s[5]] for s in w["sights"]])
    one, until = r.randrange(3), r.choice((0, r.randint(0, n)))
    single = without(w, [i for i, e in enumerate(raw) if i >= until and e["one"] == one])
    claim = dict(w, claim=r.choice((None, D0 - 9 * DAY, D0, w["deadline"], w["deadline"] + 1, D0 + 999 * DAY)))
    at = r.randint(0, len(w["sights"]))
    time = w["sights"][at][0] if at < len(w["sights"]) else w["sights"][-1][0] if w["sights"] else D0
    empty = dict(w, sights=w["sights"][:at] + [[time, 0, "telling", "none", r.randrange(3), 1]] + w["sights"][at:])
    mine = [i for i, e in enumerate(raw) if e["one"] == one]
    lost = set(mine[r.randint(0, len(mine)):][:r.randint(1, 3)])
    gap = dict(w, sights=sights_of(Lost(raw, lost), w["held"])) if lost and max(lost) != mine[-1] else w  # at the end it is M6
    fix = [i for i, e in enumerate(raw) if "corrects" in e]
    fixed = w if not fix else r.choice((without(w, fix), dict(w, sights=sights_of(Lost(raw, fix), w["held"])), seen(raw, False)))
    return {"M7": gap, "M1": cut, "M2": hidden, "M3": empty, "M4": claim, "M5": policy, "M6": single, "M8": fixed}


def without(w, numbers):
    """As if they had never been: the numbers of a correction follow."""
    kept = [i for i in range(len(w["raw"])) if i not in numbers]
    place = {i: k for k, i in enumerate(kept)}
    raw = [dict(w["raw"][i]) for i in kept]
    for e in raw:
        if "corrects" in e:
            e["corrects"] = (min(place[i] for i in kept if i >= e["corrects"][0]), e["corrects"][1])
    return dict(w, sights=sights_of(Lost(raw), w["held"]))


def is_excused(name, w, verdict):
    """What nothing that is left can tell (see above)."""
    fixed = any("corrects" in e for e in w["raw"])
    return verdict in ("pre-written", "on-time-incomplete") and (name == "M6" or fixed and name in ("M1", "M7", "M8"))


def main():
    r, failed = random.Random(SEED), []

    def say(what, w, *more):
        if len(failed) < 20:
            failed.append(f"{what}: {more} {json.dumps(w)}")

    worlds = [make(r) for _ in range(WORLDS)]
    answers = judge(worlds)
    for w, answer in zip(worlds, answers):
        check_truth(w, answer, say)
    changed = [variants(w, r) for w in worlds]
    for name in ("M1", "M2", "M3", "M4", "M5", "M6", "M7", "M8"):
        for w, answer, after in zip(worlds, answers, judge([c[name] for c in changed])):
            if answer[0] not in ON_TIME and after[0] in ON_TIME and not is_excused(name, w, answer[0]):
                say(name, w, answer[0], after[0])
            if after[0] in ("on-time", "on-time-incomplete") and w["text"] > w["deadline"]:
                say("S1 of " + name, w, after[0])
            if name == "M3" and (answer[0] != after[0] or answer[4:6] != after[4:6]):
                say(name, w, answer, after)
    seen = collections.Counter(a[0] for a in answers)
    for verdict in ("pending", "unwitnessed-overdue", "pre-written", "imported", "on-time", "on-time-incomplete", "altered-after",
                    "amended-after", "contradicted", "back-filled", "late", "late-submitted", "late-admitted", "unproven"):
        if seen[verdict] < 20:
            failed.append(f"{verdict} came up {seen[verdict]} times of {WORLDS}")
    print(*failed, sep="\n", end="\n" if failed else "")
    fixed = sum(any("corrects" in e for e in w["raw"]) for w in worlds)
    if fixed < WORLDS // 20:
        failed.append(f"a clock was corrected in {fixed} worlds only")
    print(f"{WORLDS} worlds, in {fixed} of them a clock corrected, and eight variants of each: " + ", ".join(f"{k} {v}" for k, v in sorted(seen.items())))
    sys.exit(1 if failed else 0)


main()
