#!/usr/bin/env python3
"""`zzsh due --ics` by the letter of RFC 5545, twice: with a strict reader of content lines written here from the RFC, and
with an independent parser (python3-icalendar; without it that half is left out, and said).

Held to: CR LF and nothing else ends a line; no line is longer than 75 octets; every octet line is UTF-8 of its own, so that
no character was taken apart; text is escaped; a component is there, each event has one UID, one DTSTAMP, a DTSTART and an
exclusive DTEND that are days; no UID twice; the file of a later moment has the same UIDs; the stamp is the clock's. What
must be in it was counted by hand from the world's files: see cases/due.
"""
import datetime, os, re, shutil, subprocess, sys, tempfile

try:
    import icalendar
except ImportError:
    icalendar = None

ZZSH, SOURCE = os.path.abspath(sys.argv[1]), sys.argv[2]
ESCAPED = re.compile(r"(?:[^\\;,\x00-\x08\x0a-\x1f\x7f]|\\[\\;,nN])*")
TEXTS = {"UID", "SUMMARY", "DESCRIPTION", "CATEGORIES", "X-WR-CALNAME", "NAME", "PRODID", "TZID"}


def run(ledger, *words, now="2026-03-12T20:41:00+08:00"):
    env = {"PATH": "/usr/bin:/bin", "LC_ALL": "C", "HOME": "/nonexistent", "ZZSH_NOW": now}
    done = subprocess.run([ZZSH, "-C", ledger, "due", *words], env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert done.returncode == 0 and not done.stderr, done
    return done.stdout


def lines_of(data):
    """Unfolded content lines (section 3.1)."""
    assert data.endswith(b"\r\n") and data.count(b"\n") == data.count(b"\r") == data.count(b"\r\n"), "line ends"
    unfolded = []
    for octets in data[:-2].split(b"\r\n"):
        assert len(octets) <= 75, f"{len(octets)} octets"
        text = octets.decode("utf-8")
        if text.startswith(" "):
            unfolded[-1] += text[1:]
        else:
            unfolded.append(text)
    return unfolded


def plain(text):
    return re.sub(r"\\(.)", lambda m: "\n" if m.group(1) in "nN" else m.group(1), text)


def read(data):
    """[{property: (parameters, value)}] of the events, and the components that are none."""
    events, others, stack = [], [], []
    for line in lines_of(data):
        m = re.fullmatch(r"([A-Z-]+)((?:;[A-Z-]+=[^:;,\"]+)*):(.*)", line)
        assert m, f"no content line: {line}"
        name, parameters, value = m.groups()
        if name == "BEGIN":
            stack.append(value)
            events += [{}] if value == "VEVENT" else []
            others += [value] if value not in ("VEVENT", "VCALENDAR") else []
            continue
        if name == "END":
            assert stack.pop() == value
            continue
        if name in TEXTS:
            assert ESCAPED.fullmatch(value), f"not escaped: {line}"
        if stack[-1] == "VEVENT":
            assert name not in events[-1], f"{name} twice"
            events[-1][name] = (parameters, plain(value) if name in TEXTS else value)
    assert not stack
    return events, others


def check_event(e):
    assert {"UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY"} <= set(e), e
    assert e["DTSTAMP"] == ("", "20260312T124100Z"), e["DTSTAMP"]
    days = []
    for name in ("DTSTART", "DTEND"):
        assert e[name][0] == ";VALUE=DATE" and re.fullmatch("[0-9]{8}", e[name][1]), e[name]
        days.append(datetime.datetime.strptime(e[name][1], "%Y%m%d"))
    assert days[1] - days[0] == datetime.timedelta(days=1)


def independent(data, events):
    calendar = icalendar.Calendar.from_ical(data)
    assert calendar["VERSION"] == "2.0" and not calendar.errors
    found = {str(e["UID"]): (e["DTSTART"].dt, str(e["SUMMARY"])) for e in calendar.walk("VEVENT")}
    wanted = {e["UID"][1]: (datetime.datetime.strptime(e["DTSTART"][1], "%Y%m%d").date(), e["SUMMARY"][1]) for e in events}
    assert found == wanted, (found, wanted)
    assert not any(e.errors for e in calendar.walk("VEVENT"))


def check(ledger, *words):
    data = run(ledger, "--ics", *words)
    assert data == run(ledger, "--format", "ics", *words)
    events, others = read(data)
    for e in events:
        check_event(e)
    uids = [e["UID"][1] for e in events]
    assert len(set(uids)) == len(uids), "a UID twice"
    later, _ = read(run(ledger, "--ics", *words, now="2026-03-13T08:00:00+08:00"))
    assert [e["UID"][1] for e in later] == uids
    assert events or others
    if icalendar:
        independent(data, events)
    return {e["UID"][1].split("@")[0]: (e["DTSTART"][1], e["SUMMARY"][1], e) for e in events}


def expect(events, key, day, summary):
    assert events[key][:2] == (day, summary), (key, events.get(key))


def edit(path, pattern, text):
    old = open(path, encoding="utf-8").read()
    new, n = re.subn(pattern, lambda m: text, old, count=1, flags=re.M)
    assert n
    open(path, "w", encoding="utf-8").write(new)


def branch(top):
    """One branch; a decision whose text has every character that must be escaped, and is longer than a line."""
    ledger = os.path.join(top, "first")
    shutil.copytree(os.path.join(SOURCE, "test/worlds/first"), ledger)
    long = "走访老党员；半角;逗号,反斜杠\\，" + "关心他们的生活和学习" * 12
    edit(os.path.join(ledger, "records/zhb1/2025/2025-12-10-committee-meeting.yaml"), "决议: .*", "决议: '" + long + "'")
    edit(os.path.join(ledger, "records/zhb1/2025/2025-12-10-committee-meeting.yaml"), "时限: .*", "时限: 2026-03-31")
    events = check(ledger)
    expect(events, "theme-party-day-monthly/zhb1/-/2026-03", "20260331", "主题党日（3月）")
    expect(events, "committee-meeting-monthly/zhb1/-/2026-03", "20260331", "支委会（3月）")
    expect(events, "organization-life-meeting-yearly/zhb1/-/2026", "20270331", "组织生活会（2026年度）")
    expect(events, "term/zhb1/2026-09-10", "20260910", "本届届满")
    expect(events, "decision/zhb1/2025-12-10-committee-meeting/1", "20260331", long + "（李敏）")
    assert "第三个周五" in events["theme-party-day-monthly/zhb1/-/2026-03"][2]["DESCRIPTION"][1]
    assert "members-meeting-quarterly/zhb1/-/2026Q1" not in events, "met, and yet due"
    english = read(run(ledger, "--ics", "--lang", "en"))[0]
    assert [e["UID"] for e in english] == [e["UID"] for e in read(run(ledger, "--ics"))[0]]
    return len(events)


def office(top):
    """Several branches: whose it is comes first; each group has an event, members of a rule have one together."""
    ledger = os.path.join(top, "organ")
    shutil.copytree(os.path.join(SOURCE, "test/worlds/organ"), ledger)
    events = check(ledger)
    expect(events, "group-meeting-monthly/zhb2/g1/2026-03", "20260331", "审批科支部：党小组会 第一小组（3月）")
    expect(events, "group-meeting-monthly/zhb2/g2/2026-03", "20260331", "审批科支部：党小组会 第二小组（3月）")
    wishes = [key for key in events if key.startswith("micro-wish-yearly/zhb1/")]
    assert wishes == ["micro-wish-yearly/zhb1/-/2026"], wishes
    expect(events, "organization-life-meeting-yearly/zhb3/-/2025", "20260331", "信访联合支部：组织生活会（2025年度）")
    return len(events) + len(check(ledger, "zhb3"))


def nothing(top):
    """Where nothing is due the file still has the one component that the RFC asks for."""
    ledger = os.path.join(top, "nothing")
    shutil.copytree(os.path.join(SOURCE, "test/worlds/organ"), ledger)
    assert check(ledger, "jgdw") == {}
    events, others = read(run(ledger, "--ics", "jgdw"))
    assert events == [] and others == ["VTIMEZONE", "STANDARD"], others


def main():
    with tempfile.TemporaryDirectory() as top:
        total = branch(top) + office(top)
        nothing(top)
    print(f"{total} events" + ("" if icalendar else "; python3-icalendar is not there, only the reader written here looked"))


main()
