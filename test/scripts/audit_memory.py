#!/usr/bin/env python3
"""What zzsh audit --cache remembers (.git/zzsh/history.cache) changes no answer, and is thrown away where anything is in doubt.

  goes on    on the example organ, after each of: one more record, a correction, a withdrawal, a record that git took away,
             a moved one, rosters, rules, calendar and zzsh.yaml changed, a file where none belongs, an odd mode, a merge, another
             day, an older commit, text and JSON with and without the cache are equal byte for byte; and the cache was used
  doubts     on a small ledger of its own: with a byte turned over anywhere (sampled), cut
             short, grown longer, of another user's key, of another ledger, of another format or another build of the program,
             behind a link, after a
             history that was written anew, a repack, an exchanged object: equal again, and the cache was not used, which is
             seen by its being written anew
"""
import os, random, shutil, subprocess, sys, tempfile

ZZSH, SOURCE = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
TODAY = "2026-04-10"
GIT = {"GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_AUTHOR_NAME": "李敏", "GIT_AUTHOR_EMAIL": "l@example.invalid",
       "GIT_COMMITTER_NAME": "李敏", "GIT_COMMITTER_EMAIL": "l@example.invalid"}
WORK = tempfile.mkdtemp()
failed = []


def env(home="home", now=TODAY):
    os.makedirs(f"{WORK}/{home}", exist_ok=True)
    return {"PATH": "/usr/bin:/bin", "LC_ALL": "C", "HOME": f"{WORK}/{home}", "ZZSH_NOW": f"{now}T09:00:00+08:00",
            "GIT_AUTHOR_DATE": f"{now}T08:00:00+0800", "GIT_COMMITTER_DATE": f"{now}T08:00:00+0800", **GIT}


def git(ledger, *words, **more):
    done = subprocess.run(["git", "-C", ledger, *words], env=env(**more), stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    if done.returncode:
        sys.exit(f"git {words}: {done.stderr.decode()}")
    return done.stdout.decode()


def audit(ledger, *words, zzsh=ZZSH, **more):
    done = subprocess.run([zzsh, "-C", ledger, "audit", *words], env=env(**more), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE)
    if done.returncode not in (0, 1, 5):
        sys.exit(f"zzsh audit {words}: status {done.returncode}\n{done.stderr.decode()}")
    return done.returncode, done.stdout, done.stderr


def cache_of(ledger):
    return (f"{ledger}/.git" if os.path.isdir(f"{ledger}/.git") else ledger) + "/zzsh/history.cache"


def written(ledger):
    try:
        st = os.lstat(cache_of(ledger))
        return st.st_ino, st.st_mtime_ns, st.st_ctime_ns
    except OSError:
        return None


def same(ledger, what, used, *words, formats=(("--all",), ("--format", "json")), **more):
    """`used`: whether what was there before must be (True) or must not be (False) believed; None: either."""
    before = written(ledger)
    for i, form in enumerate(formats):
        plain, cached = audit(ledger, *form, *words, **more), audit(ledger, "--cache", *form, *words, **more)
        if plain != cached:
            a, b = (x[1].decode(errors="replace").splitlines() for x in (plain, cached))
            lines = [f"-{x}\n+{y}" for x, y in zip(a, b) if x != y][:3]
            failed.append(f"{what} {' '.join(form)}: differs\n" + "\n".join(lines))
        now = written(ledger)
        if i == 0 and used is not None and (now == before) != used:
            failed.append(f"{what}: the cache was {'not ' if used else ''}used")
        before = now


# --- goes on ---

def put(ledger, path, text):
    os.makedirs(os.path.dirname(f"{ledger}/{path}"), exist_ok=True)
    open(f"{ledger}/{path}", "w", encoding="utf-8").write(text)


def commit(ledger, message, **more):
    git(ledger, "add", "-A")
    git(ledger, "commit", "-qm", message, **more)


def edit(ledger, path, old, new):
    text = open(f"{ledger}/{path}", encoding="utf-8").read()
    if old not in text:
        sys.exit(f"{path} has no {old!r} any more")
    put(ledger, path, text.replace(old, new, 1))


def records(ledger):
    """With a place, which can be changed."""
    return sorted(p for p in git(ledger, "ls-files", "records/zhb1/2026", "records/zhb2/2026").split()
                  if "committee-meeting" in p or "theme-party-day" in p)


def one_more(ledger, i):
    text = open(f"{ledger}/{records(ledger)[0]}", encoding="utf-8").read()
    day = [l for l in text.splitlines() if l.startswith(("日期", "date"))][0]
    key = day.split(":")[0]
    put(ledger, f"records/zhb1/2026/2026-04-0{i}-committee-meeting.yaml", text.replace(day, f"{key}: 2026-04-0{i}"))


def goes_on():
    ledger = f"{WORK}/organ"
    subprocess.run(["sh", f"{SOURCE}/examples/organ/unpack.sh", ledger], check=True, env=env(), stdout=subprocess.DEVNULL)
    same(ledger, "the first time", None)
    same(ledger, "again", True)
    same(ledger, "an older commit", None, "--at", "HEAD~40")
    same(ledger, "back from it", None)
    same(ledger, "a question", True, "zhb1")
    first = records(ledger)
    steps = [
        ("one more record", lambda: one_more(ledger, 1)),
        ("a change without a reason", lambda: edit(ledger, first[1], "地点: ", "地点: 另一处")),
        ("a change taken back", lambda: (edit(ledger, first[5], "地点: ", "地点: 另一处"), commit(ledger, "there"),
                                         edit(ledger, first[5], "地点: 另一处", "地点: "))),
        ("one that nobody can read", lambda: put(ledger, first[2], "类型: [\n")),
        ("one that is gone", lambda: os.remove(f"{ledger}/{first[3]}")),
        ("one that is there again", lambda: git(ledger, "checkout", "HEAD~1", "--", first[3])),
        ("one that was moved", lambda: git(ledger, "mv", first[4], first[4].replace("2026-0", "2026-1", 1))),
        ("a roster", lambda: edit(ledger, "branches/zhb1.yaml", "名称:", "名称: 改过的")),
        ("the bands", lambda: put(ledger, "zzsh.yaml", open(f"{ledger}/zzsh.yaml", encoding="utf-8").read() +
                                  "录入分档: {按时: 1, 迟录: 2, 补录: 4}\n")),
        ("the zone", lambda: put(ledger, "zzsh.yaml", open(f"{ledger}/zzsh.yaml", encoding="utf-8").read().replace("+08:00", "+00:00"))),
        ("a calendar", lambda: put(ledger, "calendar/2026.yaml", "年份: 2026\n日期:\n  - {日期: 2026-03-02, 状态: 休}\n")),
        ("a rule", lambda: put(ledger, "rules/own.yaml", "name: own\nversion: \"1\"\nrows: []\n")),
        ("a review", lambda: put(ledger, "followups/zhb1/2026/2026-04-09-review.yaml",
                                 f"类型: 审核\n记录: {os.path.basename(first[0])[:-5]}\n日期: 2026-04-09\n经手: 王芳\n结果: 通过\n")),
        ("a change after it", lambda: edit(ledger, first[0], "主持: ", "主持: 另一位")),
        ("a file where none belongs", lambda: put(ledger, "records/zhb1/readme.txt", "x\n")),
        ("attributes", lambda: put(ledger, "records/.gitattributes", "* text\n")),
        ("no more of them", lambda: os.remove(f"{ledger}/records/.gitattributes")),
        ("a program", lambda: os.chmod(f"{ledger}/{first[5]}", 0o755)),
        ("a link", lambda: os.symlink("x", f"{ledger}/records/zhb1/2026/link.yaml")),
    ]
    for i, (what, do) in enumerate(steps):
        do()
        commit(ledger, what)
        same(ledger, what, None if i > 12 else True)
    same(ledger, "another day", None, now="2027-02-01")
    record = "zhb2/" + os.path.basename([p for p in first if "/zhb2/" in p][0])[:-5]
    for words in (["amend", record, "--place", "二楼", "--reason", "写错了"], ["withdraw", record, "--reason", "重复"]):
        done = subprocess.run([ZZSH, "-C", ledger, *words], env=env(), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE)
        if done.returncode not in (0, 1):
            sys.exit(f"zzsh {' '.join(words)}: {done.stderr.decode()}")
        same(ledger, words[0], None)
    git(ledger, "checkout", "-qb", "side", "HEAD~6")
    one_more(ledger, 2)
    commit(ledger, "side")
    git(ledger, "checkout", "-q", "-")
    git(ledger, "checkout", "-q", "main")
    git(ledger, "merge", "-q", "--no-edit", "side")
    same(ledger, "a merge", None)
    git(ledger, "reset", "-q", "--hard", "HEAD~9")
    same(ledger, "commits taken back", None)
    one_more(ledger, 3)
    commit(ledger, "another history")
    same(ledger, "another history", None)


# --- doubts ---

def make(name, count):
    ledger = f"{WORK}/{name}.git"
    git(WORK, "init", "-q", "--bare", "-b", "main", ledger)
    stream = subprocess.run([sys.executable, f"{SOURCE}/test/bench/history.py", str(count), "1"], stdout=subprocess.PIPE, check=True)
    subprocess.run(["git", "-C", ledger, "fast-import", "--quiet", "--done"], input=stream.stdout, env=env(), check=True)
    git(ledger, "repack", "-adq")
    return ledger


def doubts():
    ledger, plain = make("small", 200), (("--format", "json"),)
    look = lambda what, used, **more: same(ledger, what, used, formats=plain, **more)
    cache = cache_of(ledger)
    look("first", None)
    look("again", True)
    good, at = open(cache, "rb").read(), random.Random(1)
    head = 128 + 32 + 24 + 26 * 8 + 32
    spots = sorted(set(range(0, head, 11)) | {head + at.randrange(len(good) - head) for _ in range(40)} |
                   set(range(len(good) - 16, len(good), 5)))

    def replace(data):
        with open(cache + ".new", "wb") as f:
            f.write(data)
        os.replace(cache + ".new", cache)
    reference = audit(ledger, "--format", "json")

    def spoilt(what, data):
        replace(data)
        before = written(ledger)
        if audit(ledger, "--cache", "--format", "json") != reference:
            failed.append(f"{what}: differs")
        if written(ledger) == before:
            failed.append(f"{what}: the cache was used")
    for spot in spots:
        spoilt(f"byte {spot} turned over", good[:spot] + bytes([good[spot] ^ (1 << at.randrange(8))]) + good[spot + 1:])
    for n in (0, 1, 100, head, head + 1, len(good) // 2, len(good) - 16, len(good) - 1):
        spoilt(f"cut to {n}", good[:n])
    spoilt("longer", good + b"\0")
    replace(good)
    look("the good one again", True)
    look("another user", False, home="other")
    replace(good)
    other = make("other", 240)
    audit(other, "--cache")
    shutil.copy(cache_of(other), cache)
    look("the cache of another ledger", False)
    program = open(ZZSH, "rb").read()
    note = b"\x04\0\0\0\x14\0\0\0\x03\0\0\0GNU\0"  # NT_GNU_BUILD_ID, as elf(5) and the linker's manual have it
    if program.count(b"zzsh-history 3") != 1 or program.count(note) != 1:
        failed.append("the program does not name its format, or its build, once")
    spot = program.index(note) + len(note)
    for what, other in (("another format", program.replace(b"zzsh-history 3", b"zzsh-history 4")),
                        ("another build", program[:spot] + bytes([program[spot] ^ 1]) + program[spot + 1:])):
        with open(f"{WORK}/zzsh", "wb") as f:
            f.write(other)
        os.chmod(f"{WORK}/zzsh", 0o755)
        look(what, False, zzsh=f"{WORK}/zzsh")
        look(f"the same program again after {what}", True, zzsh=f"{WORK}/zzsh")
        look(f"back from {what}", False)
    replace(good)
    os.rename(cache, f"{WORK}/elsewhere")
    os.symlink(f"{WORK}/elsewhere", cache)
    look("behind a link", False)
    git(ledger, "gc", "-q")
    look("a repack", False)
    pack = [f for f in os.listdir(f"{ledger}/objects/pack") if f.endswith(".pack")][0]
    path = f"{ledger}/objects/pack/{pack}"
    data = open(path, "rb").read()
    os.chmod(path, 0o644)
    with open(path, "r+b") as f: # the same bytes in the same place, but touched
        f.write(data)
    look("touched objects", None)
    tip = git(ledger, "rev-parse", "main").strip()
    tree = git(ledger, "rev-parse", "main^{tree}").strip()
    parent = git(ledger, "rev-parse", "main~3").strip()
    new = git(ledger, "commit-tree", tree, "-p", parent, "-m", "anew").strip()
    git(ledger, "update-ref", "refs/heads/main", new)
    look("a history written anew", False)
    look("the same again", True)
    git(ledger, "update-ref", "refs/heads/main", tip)
    look("and back", False)


goes_on()
doubts()
shutil.rmtree(WORK)
if failed:
    sys.exit("\n".join(failed))
