#!/usr/bin/env python3
"""Each language alone: under --lang en nothing Chinese is printed, under --lang zh no English sentence, but the ledger's
own data. The world "english" has data in ASCII only, so that every Chinese character that comes out is the program's;
and sentences that stand in none of its files are the program's as well.

Everything that can be asked is asked, right and wrong: help, check, rules, roster, schema, entries, corrections,
drafts, templates, acknowledgements; and what a ledger in English gets written is looked at: its files and its history.
"""
import os, re, shutil, subprocess, sys, tempfile

ZZSH, TOP = os.path.abspath(sys.argv[1]), sys.argv[2]
WORLD = os.path.join(TOP, "test", "worlds", "english")
CHINESE = re.compile("[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff]")
SENTENCE = re.compile(r"(?:\b[A-Za-z]?[a-z']+[,;:]? ){2,}[a-z']{2,}\b")
SOURCE = re.compile(r"^ +\d+ \| |^[+-] ")  # a line of a file, shown
NAMES = re.compile(r"\b(?:east|north|board|west) |(?:East|North|West) branch|(?:First|Second|Third|Party) group|"
                   r"\b(?:zzsh|git)(?: [a-z-]+)+|--[a-z-]+(?:[= ][A-Za-z0-9-]+)?|/\S+|Ann Lee")
ENV = {"PATH": os.path.dirname(ZZSH) + ":/usr/bin:/bin", "LC_ALL": "C", "TZ": "UTC", "GIT_CONFIG_NOSYSTEM": "1",
       "GIT_CONFIG_GLOBAL": "/dev/null", "ZZSH_NOW": "2026-04-20T10:00:00+08:00"}

# What anybody may type, in a shell in the ledger; "L" stands for zzsh in the language that is looked at.
ASKED = r"""
L; L -h; L --version; L nothing; L chek; L --nothing; L --format; L --format xml check; L --lang fr check; L --today 2026 check
L -C /nowhere check; L -C / check; L check --today 2026-13-01; L check --today 2999-01-01; L check --yeer; L check -z
L check --year 1; L check --year 20x5; L check --period 2025Q5; L check --period 2025-02-30; L check --at nothing; L check --packs nothing
L check --packs ,; L check --fail-on nothing; L check --year 2025 --year 2026; L check --all=yes; L check --period
L check nowhere; L check kind:lunch; L check branch:nowhere; L check system:nothing; L check date:never; L check colour:red; L check kind:
L check east committee-meeting 2025; L check committee-meetin; L check theme-party-dai
L check; L check --all --full; L check --year 2025; L check 2026Q1 --all; L check branch:east --full; L check branch:north; L check branch:board
L check unit; L check --no-local; L check --packs national; L check --format json; L check --year 2025 --fail-on info; L check --at HEAD
L check system:talks; L check kind:heart-talk --all
L rules; L rules --format json; L rules show vote-quorum; L rules show nothing; L rules show; L rules show unreadable; L rules nothing
L rules show element-missing; L rules show odd; L rules show training-yearly; L rules --packs local-examples; L rules --packs flags
L roster; L roster --format json; L roster --on 2025-06-01; L roster --on never; L roster nowhere; L roster -b nowhere; L roster -b east; L roster --body board
L roster join; L roster join --name "Ann Lee" -b east; L roster jion; L roster leave; L roster leave Nobody --on 2026-04-01 --how died -b east
L roster leave "Ann Lee" --on 2026-04-01 --how nothing -b east; L roster move "Dan Xu" --to nowhere --on 2026-04-01; L roster move "Dan Xu"
L roster post "Dan Xu" --post king --on 2026-04-01; L roster post "Dan Xu"; L roster term; L roster term --from 2026-13-01 -b east
L roster group g9 --on 2026-04-01; L roster group; L roster absence "Dan Xu" --status nothing; L roster absence "Dan Xu"; L roster org; L roster org x
L roster org 9x --name X --kind ordinary; L roster org x --name X --kind nothing; L roster dissolve; L roster dissolve nowhere --on 2026-04-01
L roster join --name "Jon Oh" -b east --joined 2027-01-01; L roster join --name "Jon Oh" -b east --joined 2020-01-01 --full 2019-01-01
L schema nothing; L schema a b; L fmt --check; L fmt nothing.yaml; L fmt ../x; L fmt
L log; L log lunch; L log meeting; L log meeting --kind lunch; L log activity; L log committee-meeting --nothing x; L log committee-meeting --plaec x
L log committee-meeting --date never -b east; L log committee-meeting --date 3-12 -b nowhere; L log committee-meeting --date 3-12
L log committee-meeting -b east --date 2026-04-17 --absent "Nobody=travel"; L log committee-meeting -b east --date 2026-04-17 --absent "Cid Ma=holidays"
L log committee-meeting -b east --date 2026-04-17 --absent "Cid Ma"; L log committee-meeting -b east --date 2026-04-17 --set agenda.9.topic=x
L log committee-meeting -b east --date 2026-04-17 --set nothing=x; L log committee-meeting -b east --date 2026-04-17 --file nothing.yaml
L log committee-meeting -b east --date 2026-04-17 --time noon --all-present; L log committee-meeting -b east --date 2027-04-17 --all-present
L log committee-meeting -b east --date 2026-04-17 --all-present --present "Ann Lee"; L log committee-meeting -b east --date 2026-04-17 --signed-in many
L log heart-talk -b east --date 2026-04-17 --talkers "Ann Lee" --talkees "Ben Wu" --text said; L log heart-talk -b east --date 2026-04-17 --talkers "Ann Lee" --talkees "Ben Wu" --text said --with-text
L log committee-meeting --today 2026-04-01; L log committee-meeting --format json; L log committee-meeting -b east --date 4-17 --yes --dry-run --all-present
echo 'kind: lunch' | L log -; echo '[' | L log -; echo '' | L log -; printf 'kind: visit\n' | L log -; printf 'kind: visit\nowner: east\ndate: "2026-04-17"\nx: 1\n' | L log -
L log members-meeting -b east --date 4-17 --dry-run --agenda one --vote 8/0/0; EDITOR=false L log visit -b east --edit; EDITOR=true L log committee-meeting -b east --edit --date 4-17
EDITOR='sed -i s/^place:.*/place:\ here/' L log committee-meeting -b east --edit --date 4-16 --all-present
L log committee-meeting -b east --date 4-17 --time 1430-1540 --place "Room 302" --chair "Ann Lee" --recorder "Ben Wu" --absent "Cid Ma=travel" --agenda "Plan" --decision "on 20 March" --person "Ben Wu" --deadline 4-30
L log committee-meeting -b east --date 4-17 --time 1430-1540 --place "Room 302" --chair "Ann Lee" --recorder "Ben Wu" --absent "Cid Ma=travel" --agenda "Plan" --decision "on 20 March" --person "Ben Wu" --deadline 4-30
L log committee-meeting -b east --date 4-17 --all-present; L log members-meeting -b east --date 2-17 --all-present --agenda "Plan"; L log members-meeting -b east --date 2-18 --all-present --agenda "Plan" --late "out of town" --approved-by "Party group"
L log heart-talk -b east --date 4-15 --talkers "Ann Lee" --talkees "Ben Wu" --topic Work; L log visit -b unit --date 4-15; L log theme-party-day -b east --date 4-15 --title "A day" --category study --all-present
L log group-meeting -b east --date 4-15 --group g1 --all-present; L log spirit-analysis -b east --date 4-15 --member "Dan Xu"; L log party-lesson -b east --date 4-14 --title "A lesson" --lecturer "Ann Lee" --imported "minutes of 2025"
L amend; L amend nothing --reason x; L amend 2026-04-17-committee --place x; L amend 4-17 --reason x --place "Room 1"; L amend "4-17 committee-meeting" --reason "mistaken" --place "Room 303"
L amend 4-16 --reason x; L amend 2026-04 --reason x; L amend "4-17 committee-meeting" --reason x --set agenda.7.topic=y; L amend "4-17 committee-meeting" --reason x --date never
L amend "4-17 committee-meeting" --reason x --chair ""; EDITOR=true L amend "4-17 committee-meeting" --reason x --edit; L amend "4-17 committee-meeting" --reason x --dry-run --place y
L amend 2025-06-16-heart-talk --reason x --place y; L withdraw; L withdraw nothing --reason x; L withdraw "4-15 heart-talk"; L withdraw "4-15 heart-talk" --reason "entered twice"
L withdraw "4-15 heart-talk" --reason "entered twice"; L amend "4-15 heart-talk" --reason x --topic y
L roster join --name "Jon Oh" -b east --joined 2026-04-01 --group g1; L roster leave "Jon Oh" --on 2026-04-10 --how transferred --to "North branch"; L roster move "Dan Xu" --group g1 --on 2026-04-10
L roster post "Dan Xu" --post deputy-secretary --on 2026-04-10; L roster absence "Dan Xu" --status on-leave --from 2026-04-10; L roster group g3 --name "Third group" --on 2026-04-10 -b east
L roster org west --name "West branch" --kind ordinary --founded 2026-04-01; L roster dissolve west --on 2026-04-15 --into east; L roster term -b north --from 2026-04-01 --post "Hal Du=secretary"
L roster post "Ann Lee" --title Director --cadre --from 2026-04-01; L roster post "Dan Xu" --post deputy-secretary --on 2026-04-12 --end
L init; L init x; L init x --unit; L init x --unit X --branch 9:X; L init x --unit X --branch a:X --branch a:Y; L init x --unit X --packs nothing; L init x --unit X --zone 9; L init x --unit X --adopted never
L init . --unit X; L init ../new --unit Bureau --branch first:First --body pg:Group:nothing; L init ../new --unit Bureau --branch first:First --body pg:Group:party-group --name Ann --email "a<b"
L init ../new --unit Bureau --branch first:First --body pg:Group:party-group --name Ann --email ann@example.invalid --packs national,organ; L -C ../new check --all; L -C ../new roster
L init ../new --unit Bureau; L audit; L audit --sixing; L audit --bundle ../p.zip; L audit ../p.zip; L audit x.zip; L audit --keys zzsh.yaml; L trace --code; L trace --code "4-16 committee-meeting"; L trace --code 0000-0000-0000-0000-0000; L trace --code 0000-0000-0000-0000-0001; L trace x
printf 'name,branch,joined,from\nKim Po,East branch,2020-01-01,2026-01-01\nKim Po,Moon branch,2020.13,2026-01-01\n' >../r.csv; L import roster ../r.csv; L import roster ../r.csv --skip-refused -n; L import roster ../r.csv --skip-refused
printf 'kind,branch,date,topic\nvisit,East branch,2025-02-03,Yard\nlunch,East branch,never,x\n' >../o.csv; L import records ../o.csv; L import records ../o.csv --skip-refused; printf 'name,state\nAnn Lee,present\nNobody,absent\n' >../a.csv
L import attendance ../a.csv --record "4-16 committee-meeting"; L import attendance ../a.csv --kind committee-meeting --date 4-13 -b east; L import attendance ../a.csv; L import; L import nothing x; L import roster ../none.csv; L import roster ../kept
printf 'a,b\n1,2\n' >../x.csv; L import roster ../x.csv; L import records ../x.csv; L import roster ../x.csv --sheet S; printf 'PK' >../x.xlsx; L import roster ../x.xlsx; printf '\316\322,\377\n' >../g.csv; L import roster ../g.csv
L review; L review nothing --pass; L review "4-17 committee-meeting" --pass; L review "4-16 committee-meeting" --return lunch --reason x; L review "4-16 committee-meeting" --return elements
L review "4-16 committee-meeting" --return elements --reason "absent whom" --deadline 4-30 --by "Party group"; L review "4-16 committee-meeting"; L review
F=$(zzsh --lang en check 2025-06 branch:east --full | grep -o 'F-[0-9A-Z]\+' | sort -u | head -1); L explain $F; L explain $F travelling; L explain $F --accept; L explain $F --refuse; L explain $F --refuse --reason "not enough" --by "Party group"; L explain F-0000; L explain
L explain committee-meeting-monthly/east/-/2025-06 --not-held --text "all away"; L explain committee-meeting-monthly/east/-/2025-07 --not-held "all away"; L explain nothing x
L waive; L waive committee-meeting-monthly; L waive committee-meeting-monthly --subject east --period 2025-10 --reason "flood duty" --approved-by "Party group"; L waive nothing --subject east --period 2025 --reason x --approved-by y
L waive committee-meeting-monthly --subject nowhere --period 2025-10 --reason x --approved-by y; L waive committee-meeting-monthly --subject east --period never --reason x --approved-by y; L waive F-0000 --reason x --approved-by y
L rectify; L rectify add "4-16 committee-meeting" --item "lists" --owner "Ben Wu" --deadline 5-1; L rectify add; L rectify add nothing --item x; L rectify done R-0000; L rectify close R-0000; L rectify --all; L rectify nothing
R=$(zzsh --lang en rectify | grep -o 'R-[0-9A-Z]\+' | head -1); L rectify done $R --evidence "new list"; L rectify close $R --by "Party group"; L rectify reopen $R; L rectify reopen $R --reason "not enough"
L due; L due --ics; L due nowhere; L due east; L due --format json; L due branch:board; L due --all; L doctor; L doctor --repair; L doctor x
L list; L list kind:committee-meeting; L list --explain absent:"Cid Ma" date:2025q1..2026q2 late:>10 not:chair:"Ann Lee"; L list colour:red; L list late:many; L list date:never
L list --sample 2 --seed 1; L list --sample x; L list --register; L list --register --parties counts; L list --register --parties named; L list --register --parties x; L list --parties named; L list --register --sort talkers; L list --sort date; L list --sort nothing; L list --columns date,kind; L list --columns nothing; L list --format csv
L list --format json; L list --format jsonl; L list hour:3; L list present:Nobody; L list text:yard; L show nothing; L show 2025-03-12; L show "3-12 committee-meeting"; L show 2026-04; L show
L show 2025-06-16; L show "4-18 members-meeting" --format json; L show east/2025-04-18-members-meeting; L show --at HEAD "4-17 committee-meeting"
git checkout -q --detach; L log visit -b unit --date 4-14; git checkout -q -b side; L log visit -b unit --date 4-14; git checkout -q main
echo x >>rules/own.yaml; L check --all; rm rules/own.yaml; ln -s /etc/passwd rules/own.yaml; L check --all --full; mkdir records/west; ln -s / records/west/2025; echo x >records/east/2025/x.txt
echo '[' >>waivers/2025-09-05-a1b2.yaml; echo '[' >>notices.yaml; echo '[' >>documents.yaml; echo '[' >>calendar/2026.yaml; echo '[' >>branches/north.yaml; L check --all --full; L roster; L log visit -b unit --date 4-14
rm genesis.yaml; L check; echo 'format: 2' >zzsh.yaml; L check; echo '[' >zzsh.yaml; L check; echo 'name: X' >zzsh.yaml; L check; rm zzsh.yaml; L check; mkfifo zzsh.yaml; L check
rm zzsh.yaml; cp ../kept zzsh.yaml; mv .git ../git; L log visit -b unit --date 4-14; L check --at HEAD; L -C ../git check; L -C ../git log visit; mv ../git .git
rm .git/HEAD; L check; mkdir ../none && cp zzsh.yaml ../none && git init -q -b main ../none; L -C ../none log visit -b unit
"""


def commands(language):
    for line in ASKED.strip().split("\n"):
        for command in line.split("; ") if "$(" not in line else [line]:
            yield re.sub(r"(?:^|(?<=\| )|(?<= ))L(?= |$)", f"zzsh --lang {language}", command)


def helps(language):
    listed = subprocess.run([ZZSH, "--lang", "en", "-h"], stdout=subprocess.PIPE, env=ENV, check=True).stdout.decode()
    kinds = subprocess.run([ZZSH, "--lang", "en", "schema"], stdout=subprocess.PIPE, env=ENV, check=True).stdout.decode()
    names = re.findall(r"^  ([a-z]+) +\S", listed, re.M)
    yield from (f"zzsh --lang {language} {name} -h" for name in names)
    yield from (f"zzsh --lang {language} log {line.split()[0]} -h" for line in kinds.splitlines()[:24])


def begin(folder):
    ledger = os.path.join(folder, "ledger")
    shutil.copytree(WORLD, ledger)
    shutil.copy(os.path.join(ledger, "zzsh.yaml"), os.path.join(folder, "kept"))
    author = dict(ENV, GIT_AUTHOR_DATE=ENV["ZZSH_NOW"], GIT_COMMITTER_DATE=ENV["ZZSH_NOW"])
    for args in (["init", "-q", "-b", "main"], ["config", "user.name", "Ann Lee"], ["config", "user.email", "a@example.invalid"],
                 ["add", "-A"], ["commit", "-q", "-m", "by hand"]):
        subprocess.run(["git", *args], cwd=ledger, env=author, check=True)
    return ledger


def run(command, ledger):
    p = subprocess.run(["sh", "-c", command], cwd=ledger, env=dict(ENV, HOME=os.path.dirname(ledger)), timeout=300,
                       stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    return p.stdout.decode("utf-8", "replace")


def texts(folder):
    """All that the ledger's files say, so that nothing of it passes for the program's."""
    found = []
    for path, _, names in os.walk(folder):
        for name in names:
            full = os.path.join(path, name)
            if name.endswith(".yaml") and not os.path.islink(full) and os.path.isfile(full):
                found.append(open(full, encoding="utf-8", errors="replace").read())
    return "\n".join(found)


def written(ledger):
    """What a ledger in English was given: its drafts, files and history."""
    return texts(os.path.dirname(ledger)) + run("git log --all --format=%B", ledger)


def is_data(command, language):
    """The names in both languages are part of the format, which is what a schema describes; JSON has English slugs."""
    return re.search(r"schema \S", command) or (language == "zh" and "--format json" in command)


def look(language, wrong):
    bad, asked = 0, 0
    with tempfile.TemporaryDirectory() as folder:
        ledger = begin(folder)
        data = texts(ledger)
        for command in [*helps(language), *commands(language)]:
            if command.startswith("rm .git/HEAD") and language == "en":
                for line in filter(CHINESE.search, written(ledger).split("\n")):
                    bad += 1
                    print(f"en: written: {line[:200]}")
            for line in run(command, ledger).split("\n"):
                if wrong(line, data, command):
                    bad += 1
                    print(f"{language}: $ {command[:120]}\n    {line[:300]}")
            asked += 1
    print(f"{language}: {asked} commands, {bad} lines")
    return bad


def chinese(line, _, command):
    return CHINESE.search(line) and not is_data(command, "en")


def english(line, data, command):
    if is_data(command, "zh") or SOURCE.match(line):
        return False
    return any(m.group(0) not in data for m in SENTENCE.finditer(NAMES.sub("/", line)))


def main():
    bad = look("en", chinese) + look("zh", english)
    sys.exit(1 if bad else 0)


main()
