#!/usr/bin/env python3
"""The manual and the program say the same: every command has its page, every option, kind, field, rule, finding, term and
verb stands in its page in both languages, and nothing stands there that the program does not have.

What there is, is asked of the program itself (-h, schema, rules, refusals), not of the generator of the pages. The pages
are those of the build tree. mandoc has nothing to warn of; groff breaks Chinese lines.
"""
import glob, json, os, re, subprocess, sys, tempfile, unicodedata

LANGUAGES = (("en", ""), ("zh", "zh_CN/"))
# What mandoc says for style's sake and cannot be otherwise: Chinese lines are long in bytes and end in what it takes for
# a bracket; its data base knows neither these pages nor all of the system's; the source folder is no base system.
STYLE = ("input text line longer than 80 bytes", "trailing delimiter", "referenced manual not found")


class Check:
    def __init__(self, zzsh, source, build):
        self.zzsh, self.source, self.build, self.bad = zzsh, source, build, []

    def say(self, text):
        self.bad.append(text)

    def ask(self, *args, lang="en", folder=None):
        env = {"PATH": "/usr/bin:/bin", "LC_ALL": "C", "ZZSH_LANG": lang, "HOME": "/nonexistent"}
        p = subprocess.run([self.zzsh, *args], env=env, cwd=folder or "/", stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        return p.stdout.decode()

    def page(self, name, folder):
        source = os.path.join(self.source, "man", "zh" if folder else "en", name)
        path = os.path.join(self.build, "man", folder + "man" + name[-1], name)
        return open(path, encoding="utf-8").read() if os.path.exists(source) and os.path.exists(path) else None

    def same(self, where, what, has, wants):
        for word in sorted(wants - has):
            self.say(f"{where}: {what} {word} is missing")
        for word in sorted(has - wants):
            self.say(f"{where}: {what} {word} is nothing that the program has")


def plain(text):
    return text.replace("\\-", "-").replace("\\&", "").replace("\\%", "")


def section(page, *headings):
    """The text below headings .Sh."""
    parts = re.split(r"^\.Sh (.*)\n", plain(page), flags=re.M)
    return "\n".join(parts[i + 1] for i in range(1, len(parts), 2) if parts[i] in headings)


def items(text):
    """Tags ".It Cm word [No (other)]" as (word, other)."""
    return set(re.findall(r'^\.It Cm "?([^"\n]*?)"?(?: No \("?([^"\n]*?)"?\))?$', text, flags=re.M))


def words(text):
    return {word for word, _ in items(text)}


def commands(check):
    return re.findall(r"^  ([a-z-]+)  ", check.ask("-h"), flags=re.M)


def options(text):
    """--words of the left column of -h."""
    left = [m.group(0) for m in re.finditer(r"^  (-\w, )?--.*$", text, flags=re.M)]
    return {word for line in left for word in re.findall(r"--([^\s,]+)", re.split(r"  +", line.strip())[0])}


def check_commands(check):
    for command in commands(check):
        for lang, folder in LANGUAGES:
            name = f"zzsh-{command}.1"
            page = check.page(name, folder)
            if not page:
                check.say(f"the command {command} has no page: write man/{lang}/{name} (man/{lang}/zzsh-fmt.1 is a short "
                          'one to start from; the line .\\" @options stands for its options) and configure again')
                continue
            has = {word for line in re.findall(r"^\.It Fl .*$", plain(page), flags=re.M)
                   for word in re.findall(r"Fl -([^\s,]+)", line)}
            check.same(f"man/{lang}/{name}", "option --", has, options(check.ask(command, "-h", lang=lang)))
    for lang, folder in LANGUAGES:
        text = plain(check.page("zzsh.1", folder))
        got = {pair[lang == "zh"] for pair in items(text) if pair[1]}
        check.same(f"man/{lang}/zzsh.1", "command", got, set(commands(check)))
        for word in re.findall(r"\[(-[-\w]+)", check.ask("-h")):
            if "Fl " + word[1:] not in text:
                check.say(f"man/{lang}/zzsh.1: option {word} is missing")


def check_mentions(check):
    """Options that prose and examples speak of."""
    known = {"help", "version"} | {w[2:] for w in re.findall(r"--\w+", check.ask("-h"))}
    for command in commands(check):
        for lang in ("en", "zh"):
            known |= options(check.ask(command, "-h", lang=lang))
    for kind in check.ask("schema").split("\n")[:-1]:
        slug = kind.split("\t")[0]
        for lang in ("en", "zh"):
            known |= set(re.findall(r"^[ *+]+--([^\s]+)", check.ask("log", slug, "-h", lang=lang), flags=re.M))
    for lang, _ in LANGUAGES:
        for path in glob.glob(os.path.join(check.source, f"man/{lang}/*.[1-9]")):
            text = "\n".join(l for l in open(path, encoding="utf-8") if not re.match(r"\$ (?!.*zzsh)|2> ", l))
            for line in text.split("\n"):
                if re.search(r"\bgit |\bls ", line):
                    continue
                for word in re.findall(r"(?:\.|\s)Fl -([a-z-]+)|--([a-z\u4e00-\u9fff][a-z\u4e00-\u9fff-]*)", line):
                    name = word[0] or word[1]
                    if name not in known and name not in ("field", "字段") and "charr" not in name and "主持任" not in name:
                        check.say(f"{os.path.relpath(path, check.source)}: speaks of --{name}, which no command has")


def properties(schema, found):
    if isinstance(schema, dict):
        found |= set(schema.get("properties", {}))
        for value in schema.values():
            properties(value, found)
    elif isinstance(schema, list):
        for value in schema:
            properties(value, found)


def check_ledger(check):
    forms = [line.split("\t") for line in check.ask("schema", lang="zh").split("\n")[:-1]]
    kinds = {tuple(form) for form in forms[:[slug for slug, _ in forms].index("unit")]}
    fields, of_packs = set(), set()
    for slug, _ in forms:
        properties(json.loads(check.ask("schema", slug)), of_packs if slug in ("pack", "points", "stars") else fields)
    for lang, folder in LANGUAGES:
        page, at = check.page("zzsh-ledger.5", folder), int(lang == "zh")
        headings = {"en": "KINDS OF RECORD", "zh": "记录类型"}[lang]
        got = {pair if lang == "en" else pair[::-1] for pair in items(section(page, headings))}
        check.same(f"man/{lang}/zzsh-ledger.5", "kind", got and {" ".join(p) for p in got}, {" ".join(k) for k in kinds})
        got = {pair[at] for pair in items(plain(page))} - {kind[0] for kind in kinds}
        check.same(f"man/{lang}/zzsh-ledger.5", "field", got, fields - {kind[0] for kind in kinds})
        got = {pair[at] for pair in items(plain(check.page("zzsh-rules.5", folder))) if pair[1]}
        check.same(f"man/{lang}/zzsh-rules.5", "field", got, of_packs)


def check_ids(check):
    ledger = os.path.join(check.source, "examples/ledger")
    rules = set(re.findall(r"^([a-z-]+)  ", check.ask("rules", "--packs", "national,organ", folder=ledger), flags=re.M))
    listed = subprocess.run([os.path.join(check.build, "test/list_ids")], stdout=subprocess.PIPE, check=True).stdout.decode()
    ids = {line.split("\t")[1] for line in listed.splitlines() if not line.startswith("rule\t")}
    refusal = check.ask("check", "nowhere:x", folder=ledger)
    terms = set(re.search(r"fields are (.*)$", refusal, flags=re.M).group(1).split(", "))
    verbs = set(re.search(r"there are (.*)$", check.ask("roster", "nothing", folder=ledger), flags=re.M).group(1).split(", "))
    for lang, folder in LANGUAGES:
        at = int(lang == "zh")
        got = {word for word, other in items(plain(check.page("zzsh-rules.5", folder))) if not other}
        check.same(f"man/{lang}/zzsh-rules.5", "rule", got, rules)
        check.same(f"man/{lang}/zzsh-findings.7", "finding", words(plain(check.page("zzsh-findings.7", folder))), ids)
        got = {pair[at] for pair in items(plain(check.page("zzsh-terms.7", folder)))}
        check.same(f"man/{lang}/zzsh-terms.7", "field", got, terms)
        got = {pair[at] for pair in items(plain(check.page("zzsh-roster.1", folder)))}
        check.same(f"man/{lang}/zzsh-roster.1", "verb", got, verbs)


def check_symptoms(check):
    """Of zzsh doctor, which says only what ails: its table is read."""
    text = open(os.path.join(check.source, "lib/report/doctor_symptoms.c"), encoding="utf-8").read()
    ids = set(re.findall(r'ROW\(\s*"([a-z-]+)"', text))
    for lang, folder in LANGUAGES:
        check.same(f"man/{lang}/zzsh-doctor.1", "symptom", words(plain(check.page("zzsh-doctor.1", folder) or "")), ids)


def check_columns(check):
    for lang, folder in LANGUAGES:
        text = check.ask("list", "-h", lang=lang)
        names = re.search({"en": r"Columns:\n +(.*)$", "zh": r"栏目：\n +(.*)$"}[lang], text, flags=re.M).group(1).split()
        shown = plain(section(check.page("zzsh-list.1", folder) or "", "COLUMNS", "栏目"))
        check.same(f"man/{lang}/zzsh-list.1", "column", set(re.findall(r"\\fB([^\\]+)\\fR", shown)), set(names))


def check_lint(check):
    for lang, folder in LANGUAGES:
        for path in sorted(glob.glob(os.path.join(check.build, "man", folder + "man[1-9]/*.[1-9]"))):
            p = subprocess.run(["mandoc", "-Tlint", path], stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
            for line in p.stdout.decode().splitlines():
                chinese = "\\[u" in line or lang == "zh"
                style = "STYLE" in line and any(s in line for s in STYLE) and (chinese or STYLE[2] in line)
                if style or "outdated mandoc.db" in line:
                    continue
                check.say(line)


def width(text):
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def check_wrapping(check):
    """With man-db and groff, lines of Chinese are broken at 80 columns; what is shown literally stays as it is."""
    env = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "MANWIDTH": "80", "HOME": "/nonexistent"}
    for name in ("zzsh.1", "zzsh-ledger.5", "zzsh-findings.7"):
        path = os.path.join(check.build, "man/zh_CN/man" + name[-1], name)
        p = subprocess.run(["man", "-l", path], env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        literal = plain(open(path, encoding="utf-8").read())
        wide = [l for l in p.stdout.decode().splitlines() if width(l) > 80 and l.strip() not in literal]
        if p.stderr:
            check.say(f"{name}: groff says: " + p.stderr.decode().strip())
        if wide or len(p.stdout.splitlines()) < 20:
            check.say(f"{name}: too wide for 80 columns: " + (wide[0] if wide else "nothing printed"))


def check_pairs(check):
    en, zh = ({os.path.basename(p) for p in glob.glob(os.path.join(check.source, f"man/{lang}/*.[1-9]"))} for lang in ("en", "zh"))
    check.same("man/zh", "page", zh, en)
    known = {f"zzsh-{command}.1" for command in commands(check)}
    for page in sorted(name for name in en if name.endswith(".1") and name != "zzsh.1" and name not in known):
        check.say(f"man/en/{page}: there is no such command")


def main():
    check = Check(os.path.abspath(sys.argv[1]), sys.argv[2], sys.argv[3])
    for part in (check_commands, check_pairs, check_mentions, check_ledger, check_ids, check_symptoms, check_columns, check_lint, check_wrapping):
        part(check)
    print(*check.bad, sep="\n", end="\n" if check.bad else "")
    sys.exit(1 if check.bad else 0)


main()
