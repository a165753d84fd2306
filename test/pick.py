#!/usr/bin/env python3
"""Prints what matters of `zzsh check --format json` (from standard input), one line a thing, in the order given.

  pick.py findings [--file PATH] [--check ID]...   severity id owner[/subject] period record part line:column:length
  pick.py obligations [--rule ID]... [--state S]   key state reason (confirmed: the branch itself said "not held")
  pick.py arguments [--file PATH] [--check ID]...  id name=value ... of each finding
  pick.py bases [--file PATH] [--check ID]...      as findings, but "basis:finding": by which row it is asked for
  pick.py answers [--file PATH] [--check ID]...    F-id id answer, and "not counted" where that is so
  pick.py --several WHAT ...                       the same of each ledger's answer, below its folder
  pick.py verdicts                                 of zzsh audit: id, what receipts prove ("-" without), its interval in days
  pick.py NAME...                                  members of the head: records, unreadable, uncommitted, totals.incomplete ...

The id is the finding's; where a rule stands behind it that is called otherwise, "rule:finding". What is not there
is "-". Exits 1 where the input is no JSON (the program refused).
"""
import json, sys


def text(value):
    return "-" if value is None or value == "" else str(value)


def finding(f, rule=None):
    rule = rule or f["rule"]
    name = f["check"] if rule == f["check"] else f"{rule}:{f['check']}"
    owner = text(f["owner"]) + (f"/{f['subject']}" if f["subject"] else "")
    place = f"{f['line']}:{f['column']}:{f['length']}" if f["line"] else "-"
    return " ".join([f["severity"], name, owner, text(f["period"]), text(f["record"]), text(f["part"]), place])


def options(words, names):
    """The values of each option, in a dict of lists."""
    found = {name: [] for name in names}
    for option, value in zip(words[::2], words[1::2]):
        if option[2:] not in found:
            sys.exit(f"pick.py: no option {option}")
        found[option[2:]].append(value)
    return found


def arguments(f):
    return " ".join([f["check"]] + [f"{name}={text(value)}" for name, value in f["arguments"].items()])


def answered(f):
    return f"{f['id']} {f['check']} {f['answer']}" + ("" if f["counts"] else " not counted")


def based(f):
    return finding(f, f["basis"])


SHOWN = {"findings": finding, "bases": based, "arguments": arguments, "answers": answered}


def findings(answer, words, shown):
    wanted = options(words, ["file", "check"])
    for f in answer["findings"]:
        if (not wanted["file"] or f["file"] in wanted["file"]) and (
                not wanted["check"] or f["check"] in wanted["check"] or f["rule"] in wanted["check"]):
            print(shown(f))


def obligations(answer, words):
    wanted = options(words, ["rule", "state"])
    for o in answer["obligations"]:
        if (not wanted["rule"] or o["rule"] in wanted["rule"]) and (not wanted["state"] or o["state"] in wanted["state"]):
            print(o["key"], o["state"], "confirmed" if o["confirmed_not_held"] else text(o["reason"]))


def verdicts(answer):
    for r in answer["records"]:
        w = r["witness"] or {"verdict": None, "days_after_from": None, "days_after_until": None}
        print(r["id"], text(w["verdict"]), f"{text(w['days_after_from'])}..{text(w['days_after_until'])}")


def member(answer, path):
    for step in path.split("."):
        answer = answer[step]
    return text(answer)


def main():
    sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        answer = json.loads(sys.stdin.buffer.read())
    except ValueError:
        sys.exit("pick.py: no JSON")
    if sys.argv[1] == "--several":
        for ledger in answer["ledgers"]:
            print(f"{ledger['dir']}:")
            pick(ledger["answer"], sys.argv[2:])
    else:
        pick(answer, sys.argv[1:])


def pick(answer, words):
    if words[0] in SHOWN:
        findings(answer, words[1:], SHOWN[words[0]])
    elif words[0] == "obligations":
        obligations(answer, words[1:])
    elif words[0] == "verdicts":
        verdicts(answer)
    else:
        print(*(f"{path} {member(answer, path)}" for path in words), sep="\n")


main()
