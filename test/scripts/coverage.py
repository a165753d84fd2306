#!/usr/bin/env python3
"""Every row of the regulations and every sign stands once in man/coverage.tsv, and what stands there is so.

  lists   the ids and rows of ../shared/domain/regulations.md (sections 1 to 4) and redflags.md are those of the table, each
          once, in that order (skipped where these lists are not there)
  packs   each rule of a pack stands at the row that is its source; each word of the table is a rule, a finding or a command
  weight  where none of a row's rules and findings has the weight that the list's force asks for, the table says why
          (MUST violation; SHOULD, SEED, LOCAL shortfall; E contradiction, violation or incomplete; W shortfall or question;
          I info; what MUST be in a record is incomplete); a row that nothing looks for says why not
"""
import json, os, re, subprocess, sys

ZZSH, SOURCE = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
LISTS = os.path.join(SOURCE, "..", "shared", "domain")
PACKS = "national,organ,flags,local-examples"
NOTHING = {"undecidable", "free", "history"}
bad = []


def ask(*words):
    env = {"PATH": "/usr/bin:/bin", "LC_ALL": "C", "HOME": "/nonexistent"}
    return subprocess.run([ZZSH, *words], env=env, cwd=os.path.join(SOURCE, "test", "worlds", "first"),
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT).stdout.decode()


def entered():
    """Findings of entering, which no check reports."""
    text = open(os.path.join(SOURCE, "lib", "entry", "draft.c"), encoding="utf-8").read()
    return set(re.findall(r'\{"([a-z-]+)", ZZ_', text))


def table():
    rows = []
    for number, line in enumerate(open(os.path.join(SOURCE, "man", "coverage.tsv"), encoding="utf-8"), 1):
        cells = line.rstrip("\n").split("\t")
        if line.startswith("# ") or cells[0] == "##":
            continue
        if len(cells) not in (4, 5) or not all(cells):
            bad.append(f"coverage.tsv:{number}: {len(cells)} columns, some perhaps empty")
            continue
        rows.append((cells[0], cells[1].split(), cells[2], cells[3], cells[4] if len(cells) > 4 else ""))
    return rows


def cells_of(line):
    return [re.sub(r"\*\*|`", "", cell).strip() for cell in line.strip().strip("|").split("|")]


def listed():
    """[(row, force or letters)] of both lists, in their order."""
    out, section = [], ""
    for line in open(os.path.join(LISTS, "regulations.md"), encoding="utf-8").read().split("\n"):
        heading = re.match(r"##+ (\d+)(\.\d+)?", line)
        section = heading.group(1) if heading else section
        numbered = re.match(r"\| ([A-Z]\d+) \|", line)
        if section == "1" and numbered:
            head = cells_of(line)
            force = [cell for cell in head[1:] if re.match(r"(MUST|SHOULD|LOCAL|SEED|–|may|treat as LOCAL)", cell)]
            out.append(("reg." + numbered.group(1), force[-1] if force else ""))
        elif section in "234" and section and line.startswith("| ") and not re.match(r"\| (field|record|combination|case) \|", line):
            out.append((cells_of(line)[0], ""))
        elif section == "2" and re.match(r"- (组织生活会|民主评议|民主生活会|主题党日):", line):
            out.append((line.split(":")[0], ""))
    for line in open(os.path.join(LISTS, "redflags.md"), encoding="utf-8").read().split("\n"):
        numbered = re.match(r"\| ([A-F]\d+) \|", line)
        if numbered:
            out.append(("flag." + numbered.group(1), cells_of(line)[-1]))
    return out


def wanted(row, force):
    """The weights that the list asks for, by any of its words."""
    out = set()
    if row.startswith("flag."):
        out |= {"contradiction", "violation", "incomplete"} if re.search(r"\bE\b", force) else set()
        out |= {"shortfall", "question"} if re.search(r"\bW\b", force) else set()
        out |= {"info"} if re.search(r"\bI\b", force) else set()
    else:
        out |= {"violation"} if "MUST" in force else set()
        out |= {"shortfall"} if re.search(r"SHOULD|LOCAL|SEED", force) else set()
    return out


def weights(word, rules):
    if word in rules:
        return {r["severity"] for r in rules[word]}
    return set(re.findall(r"^  Weight +(\w+)$", ask("--lang", "en", "rules", "show", word), re.M))


def check_lists(rows):
    there, are = [row for row, _ in listed()], [row[0] for row in rows]
    for row in there:
        if row not in are:
            bad.append(f"no row of coverage.tsv: {row}")
    for row in are:
        if row not in there:
            bad.append(f"coverage.tsv has a row that no list has: {row}")
    if not bad and there != are:
        bad.append("the order of coverage.tsv is another than that of the lists: "
                   + next(f"{a} for {b}" for a, b in zip(are, there) if a != b))


def check_words(rows, rules):
    for row, words, zh, en, _ in rows:
        for word in words:
            known = word in rules or word in NOTHING or (word in entered() or
                     (word.startswith("command:") and word[8:] in re.findall(r"^  ([a-z-]+)  ", ask("--lang", "en", "-h"), re.M)))
            if not known and not weights(word, rules):
                bad.append(f"{row}: {word} is no rule, finding or command")
        if set(words) & {"undecidable", "free"} and "-" in (zh, en):
            bad.append(f"{row}: nothing looks for it, and it does not say why")
        if (zh == "-") != (en == "-"):
            bad.append(f"{row}: a reason in one language only")
    for name, versions in rules.items():
        source = versions[0]["source"]
        at = [words for row, words, *_ in rows if row == source]
        if not source.startswith("design.") and not (at and name in at[0]):
            bad.append(f"{name}: does not stand at its source {source}")


def check_weights(rows, rules, forces):
    for row, words, zh, _, _ in rows:
        asked = wanted(row, forces.get(row, ""))
        has = set().union(*(weights(word, rules) for word in words if word not in NOTHING | entered() and ":" not in word))
        if asked and has and zh == "-" and has - asked:
            bad.append(f"{row} ({forces[row]}): weighs {', '.join(sorted(has - asked))}, and does not say why")


def main():
    rows = table()
    rules = {}
    for rule in json.loads(ask("--lang", "en", "rules", "--packs", PACKS, "--format", "json"))["rules"]:
        rules.setdefault(rule["id"], []).append(rule)
    check_words(rows, rules)
    lists = os.path.exists(os.path.join(LISTS, "regulations.md"))
    if lists:
        check_lists(rows)
        check_weights(rows, rules, dict(listed()))
    looked = sum(not set(words) & NOTHING for _, words, *_ in rows)
    print(*bad, sep="\n", end="\n" if bad else "")
    print(f"{len(rows)} rows, {looked} looked for" + ("" if lists else "; the lists are not there"))
    sys.exit(1 if bad else 0 if lists else 77)


main()
