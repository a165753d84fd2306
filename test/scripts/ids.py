#!/usr/bin/env python3
"""Every id that a finding can have, and every rule, has a case that triggers it and one that nearly does.

A case says so in lines "# covers: <id> triggers" and "# covers: <id> nearly". That is held to what the case expects:
  triggers   one of its commands is expected to print a finding of that id
             (of an id that only zzsh audit finds: one that asks audit, by itself or as the function `found` of the case)
  nearly     one of its commands is expected to print findings in full (no line "...", no filter for another id or
             file) and that id is not among them, and a case that only says "nearly" never prints it; or it prints an
             obligation of that rule that is not missing
How they are recognised: the lines of pick.py ("severity id ..." or "severity rule:id ...", and of obligations
"rule/owner/subject/period missing ..."), and "[id]" at the end of a message in the text output.
"""
import glob, os, re, subprocess, sys

SEVERITY = "contradiction|violation|incomplete|shortfall|question|info"
COVERS = re.compile(r"# covers: ([a-z0-9-]+) (triggers|nearly)")
PICKED = re.compile(rf"(?:{SEVERITY}) ([a-z0-9:-]+) ")
SHOWN = re.compile(r"\\?\[([a-z0-9-]+)\\?\](?:  | \(re\)|$)")
HISTORY = set()  # ids that only zzsh audit finds
HOOK = set()  # ids that only zzsh hook finds
GENERAL = "missing"  # said of every rule: a case may have it of one rule and nearly of another
OWED = re.compile(r"([a-z0-9-]+)/[^/ ]+/[^/ ]+/[^/ ]+ ([a-z-]+) ")


def known(build):
    """id -> what it is."""
    out = subprocess.run([os.path.join(build, "test", "list_ids")], stdout=subprocess.PIPE, check=True).stdout
    ids = {}
    for line in out.decode().splitlines():
        table, name = line.split("\t")
        ids.setdefault(name, table)
        HISTORY.update({name} if table == "history" else ())
    HOOK.update(name for name, table in ids.items() if table == "hook")
    return ids


def commands(lines):
    """(command, what it is expected to print) of a case."""
    found = []
    for line in lines:
        if line.startswith("$ "):
            found.append((line[2:], []))
        elif found:
            found[-1][1].append(line)
    return found


def printed(output):
    ids = set()
    for line in output:
        picked, owed = PICKED.match(line), OWED.match(line)
        ids |= set(picked.group(1).split(":")) if picked else set()
        ids |= {owed.group(1), GENERAL} if owed and owed.group(2) == GENERAL else set()
        ids |= set(SHOWN.findall(line))
    return ids


def kept(output, name):
    """Whether an obligation of that rule (of any, for what is said of all) is there that is not missing."""
    owed = [m.groups() for m in map(OWED.match, output) if m]
    return any(name in (rule, GENERAL) and state != "missing" for rule, state in owed)


def shows_all(command, output, name):
    """Whether this finding would have been among what the command prints."""
    if name in HOOK:  # a commit that goes through shows all of them: it prints none
        return "git commit" in command or "hook run" in command
    asks = re.search(r"\bzzsh( -\S+( \S+)?)* (check|检查|log|录入|audit|核验)\b|\$PICK (findings|bases|answers)|\bfound( \S+)?(;|$)", command)
    if name in HISTORY and not re.search(r"\b(audit|found)\b", command):  # a check never looks at the history
        return False
    if not asks or "..." in output or "obligations" in command:
        return False
    checks = re.findall(r"--check ([^\s;]+)", command)
    each = re.search(r"\bfor id in ([^;]*);", command)
    if each and "$id" in checks:
        checks += each.group(1).split()
    if "$PICK bases --check element-missing" in command:  # whichever row asks for it
        return True
    return not checks or name == GENERAL or any(name == check or name.startswith(check + "-") for check in checks)


def honest(name, claim, both, expected):
    if claim == "triggers":
        return any(name in ids for _, _, ids in expected)
    if any(kept(output, name) for _, output, _ in expected):
        return True
    if not both and any(name in ids for _, _, ids in expected):
        return False
    return any(name not in ids and shows_all(command, output, name) for command, output, ids in expected)


def read_case(path):
    """The claims of a case, and what is wrong with them."""
    lines = open(path, encoding="utf-8").read().split("\n")
    expected = [(command, output, printed(output)) for command, output in commands(lines)]
    claims = [m.groups() for m in map(COVERS.fullmatch, lines) if m]
    wrong = [f"not understood: {line}" for line in lines if line.startswith("# covers") and not COVERS.fullmatch(line)]
    for name, claim in claims:
        both = (name, "triggers") in claims and (name, "nearly") in claims
        if not honest(name, claim, both, expected):
            wrong.append(f"covers {name} {claim}, but what it expects does not show that")
    return claims, wrong


def main():
    source, build = sys.argv[2], sys.argv[3]
    ids, covered, bad = known(build), set(), []
    for path in sorted(glob.glob(os.path.join(source, "test/cases/**/*.test"), recursive=True)):
        claims, wrong = read_case(path)
        shown = os.path.relpath(path, source)
        covered |= set(claims)
        bad += [f"{shown}: {text}" for text in wrong]
        bad += [f"{shown}: covers {name}, which is no id" for name, _ in claims if name not in ids]
    for name, table in ids.items():
        bad += [f"{table} {name}: no case {claim}" for claim in ("triggers", "nearly") if (name, claim) not in covered]
    print(*bad, sep="\n", end="\n" if bad else "")
    print(f"{len(ids)} ids and rules, {len(covered)} of {2 * len(ids)} cases claimed")
    sys.exit(1 if bad else 0)


main()
