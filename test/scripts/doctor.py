#!/usr/bin/env python3
"""`zzsh doctor` on ledgers that are really broken, each made with git's own tools or by hand.

Every symptom of lib/report/doctor_symptoms.c has a way to get it (the table WAYS); a sound ledger has none. What can be
repaired is repaired, and then git itself says that it is well: git fsck, git status, git log. What must not be touched is
not: HEAD, every commit, the bytes of every file, staged versions, lock files that are young or in use. Answers are held to
lib/data/schema/doctor.schema.json. Needs no network. Full and read-only disks need a mount, another owner needs root; where
that is not to be had, these ways are left out, and said.
"""
import fcntl, json, os, re, shutil, subprocess, sys, tempfile, time

try:
    import jsonschema
except ImportError as missing:
    print(f"skipped: {missing}")
    sys.exit(77)

ZZSH, SOURCE = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
NOW = "2026-01-12T09:00:00+08:00"
SCHEMA = jsonschema.Draft202012Validator(json.load(open(os.path.join(SOURCE, "lib/data/schema/doctor.schema.json"))))
RECORD = "records/zhb1/2025/2025-12-10-committee-meeting.yaml"
failed, left_out = [], []


class Ledger:
    template = None  # the first one, before anything is broken

    def __init__(self, top, name):
        self.dir = os.path.join(top, name)
        self.home = os.path.join(top, "home")
        os.makedirs(self.home, exist_ok=True)
        self.env = {"PATH": "/usr/bin:/bin", "LC_ALL": "C", "HOME": self.home, "ZZSH_NOW": NOW, "GIT_CONFIG_NOSYSTEM": "1",
                    "GIT_AUTHOR_DATE": "2026-01-10T09:00:00+08:00", "GIT_COMMITTER_DATE": "2026-01-10T09:00:00+08:00"}
        if Ledger.template:
            shutil.copytree(Ledger.template, self.dir)
            self.git("status")  # the copies have other times and numbers than the index knows
            return
        shutil.copytree(os.path.join(SOURCE, "test/worlds/first"), self.dir)
        self.git("init", "-q", "-b", "main")
        self.git("config", "user.name", "李敏")
        self.git("config", "user.email", "limin@example.invalid")
        self.git("add", "-A")
        self.git("commit", "-q", "-m", "起")

    def git(self, *words, **more):
        return subprocess.run(["git", *words], cwd=self.dir, env=dict(self.env, **more), check=True, stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE).stdout.decode()

    def path(self, name):
        return os.path.join(self.dir, name)

    def write(self, name, text, mode="w"):
        os.makedirs(os.path.dirname(self.path(name)), exist_ok=True)
        with open(self.path(name), mode, encoding="utf-8") as f:
            f.write(text)

    def old(self, name, seconds=600):
        moment = time.time() - seconds
        os.utime(self.path(name), (moment, moment))

    def doctor(self, *words, env=None, where=None, prefix=()):
        done = subprocess.run([*prefix, ZZSH, "-C", where or self.dir, "doctor", "--format", "json", *words],
                              env=dict(self.env, **(env or {})), stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        if done.stderr:
            failed.append(f"doctor: {done.stderr.decode()}")
        answer = json.loads(done.stdout)
        for e in SCHEMA.iter_errors(answer):
            failed.append(f"schema: {'/'.join(map(str, e.absolute_path))}: {e.message[:200]}")
        return answer, done.returncode

    def state(self):
        """Everything that a repair must leave as it is."""
        files = {}
        for folder, folders, names in os.walk(self.dir):
            folders[:] = [f for f in folders if f != ".git"]
            for name in names:
                full = os.path.join(folder, name)
                if not name.startswith(".zzsh-"):
                    files[os.path.relpath(full, self.dir)] = os.readlink(full) if os.path.islink(full) else open(full, "rb").read()
        return files, self.git("rev-parse", "HEAD"), self.git("for-each-ref"), self.git("log", "--format=%H")


def ids(answer):
    return {s["id"] for s in answer["symptoms"]}


def expect(what, got, wanted):
    if got != wanted:
        failed.append(f"{what}: {got}, not {wanted}")


# --- ways to a symptom: a function that breaks the ledger; returns what doctor is called with ---

def no_ledger(l):
    return {"where": l.home}


def git_missing(l):
    return {"env": {"PATH": "/nonexistent"}}


def sha256(l):
    shutil.rmtree(l.path(".git"))
    l.git("init", "-q", "-b", "main", "--object-format=sha256")


def no_repository(l):
    shutil.rmtree(l.path(".git"))


def bare(l):
    l.git("clone", "-q", "--bare", ".", "../bare.git")
    return {"where": os.path.join(os.path.dirname(l.dir), "bare.git")}


def no_commit(l):
    shutil.rmtree(l.path(".git"))
    l.git("init", "-q", "-b", "main")
    l.git("config", "user.name", "李敏")
    l.git("config", "user.email", "limin@example.invalid")


def clock(l):
    l.git("commit", "-q", "--allow-empty", "-m", "x", GIT_COMMITTER_DATE="2026-01-12T09:30:00+08:00")


def clock_of_author(l):
    l.git("commit", "-q", "--allow-empty", "-m", "x", GIT_AUTHOR_DATE="2027-01-12T09:30:00+08:00")


def lock(name, seconds):
    def way(l):
        l.write(f".git/{name}", "")
        l.old(f".git/{name}", seconds)
    return way


def lock_held(l):
    l.write(".git/index.lock", "")
    l.old(".git/index.lock")
    l.open = open(l.path(".git/index.lock"))


def writer(l):
    l.write(".git/zzsh.lock", "4711\n")
    l.lock = open(l.path(".git/zzsh.lock"))
    fcntl.flock(l.lock, fcntl.LOCK_EX)


def interrupted(l):
    """As a process leaves it that was killed between the folder and HEAD: the note, and a file that HEAD has not."""
    text = "类型: 支委会\n"
    blob = subprocess.run(["git", "hash-object", "-w", "--stdin"], cwd=l.dir, env=l.env, input=text.encode(), check=True,
                          stdout=subprocess.PIPE).stdout.decode().strip()
    l.write("records/zhb1/2026/2026-01-09-committee-meeting.yaml", text)
    l.write(".git/zzsh/undo", f"- {blob} records/zhb1/2026/2026-01-09-committee-meeting.yaml\n")


def temporary(l):
    for name in ("records/zhb1/2025/.zzsh-a1.tmp", ".git/zzsh/drafts/.zzsh-b2.tmp", ".zzsh-c3.tmp"):
        l.write(name, "x")
        l.old(name)


def index_behind(l):
    """A commit made past the index: a new file that it has not, a changed one of which it has the former version."""
    l.write("records/zhb1/2026/2026-01-09-party-lesson.yaml", "类型: 党课\n")
    l.write(RECORD, "# 另行整理\n", "a")
    tree = dict(GIT_INDEX_FILE=l.path(".git/other"))
    l.git("read-tree", "HEAD", **tree)
    l.git("add", "-A", **tree)
    commit = l.git("commit-tree", "-p", "HEAD", "-m", "x", l.git("write-tree", **tree).strip()).strip()
    l.git("update-ref", "refs/heads/main", commit)
    os.remove(l.path(".git/other"))


def index_staged(l):
    kept = open(l.path(RECORD), encoding="utf-8").read()
    l.write(RECORD, "# 待定\n", "a")
    l.git("add", RECORD)
    l.write(RECORD, kept)


def index_unreadable(l):
    l.write(".git/index", "none")


def attributes(l):
    l.write(".gitattributes", "*.yaml text eol=crlf\n")


def attributes_below(l):
    l.write("records/zhb1/2025/.gitattributes", "* filter=lfs\n")


def replaced(l):
    head = l.git("rev-parse", "HEAD").strip()
    l.git("commit", "-q", "--allow-empty", "-m", "y")
    l.git("replace", "HEAD", head)


def shallow(l):
    l.git("commit", "-q", "--allow-empty", "-m", "y")
    l.git("clone", "-q", "--depth", "1", "file://" + l.dir, "../short")
    return {"where": os.path.join(os.path.dirname(l.dir), "short")}


def alike(l):
    l.write("attachments/zhb1/2025/2025-12-10-committee-meeting/签到表.JPG", "x")
    l.write("attachments/zhb1/2025/2025-12-10-committee-meeting/签到表.jpg", "x")


def alike_normal(l):
    l.write("attachments/zhb1/2025/2025-12-10-committee-meeting/caf\u00e9.jpg", "x")
    l.write("attachments/zhb1/2025/2025-12-10-committee-meeting/cafe\u0301.jpg", "x")


def link(l):
    os.symlink("/etc/passwd", l.path("records/zhb1/2025/2025-12-11-committee-meeting.yaml"))


def edit(name, pattern, text):
    def way(l):
        old = open(l.path(name), encoding="utf-8").read()
        new, n = re.subn(pattern, text, old, count=1, flags=re.M)
        assert n
        l.write(name, new)
        l.git("commit", "-q", "-a", "-m", "x")
    return way


def config(*settings):
    def way(l):
        for key, value in settings:
            l.git("config", key, value)
    return way


def committed_removal(name):
    def way(l):
        l.git("rm", "-q", name)
        l.git("commit", "-q", "-m", "x")
    return way


def identity_missing(l):
    l.git("config", "--unset", "user.name")


def at(moment):
    return lambda l: {"env": {"ZZSH_NOW": moment}}


def draft(l):
    l.write(".git/zzsh/drafts/draft-1a2b.yaml", "x")


# name of the way -> (way, the symptoms that it must have, no more and no less, the exit status)
WAYS = {
    "no ledger": (no_ledger, {"no-ledger"}, 3),
    "no git": (git_missing, {"git-missing"}, 1),
    "SHA-256": (sha256, {"repository"}, 4),
    "a damaged HEAD": (lambda l: l.write(".git/HEAD", "gone\n"), {"repository"}, 4),
    "no repository": (no_repository, {"no-repository"}, 1),
    "bare": (bare, {"bare"}, 0),
    "no commit": (no_commit, {"no-commit", "uncommitted"}, 1),
    "no name": (identity_missing, {"identity-missing"}, 1),
    "no address": (config(("user.email", "limin")), {"identity-odd"}, 0),
    "detached": (lambda l: l.git("checkout", "-q", "--detach"), {"detached"}, 1),
    "another branch": (lambda l: l.git("checkout", "-q", "-b", "draft"), {"other-branch"}, 1),
    "the committer's clock": (clock, {"clock"}, 1),
    "the author's clock": (clock_of_author, {"clock"}, 1),
    "a clock some minutes apart": (at("2026-01-10T08:55:00+08:00"), set(), 0),
    "an old index.lock": (lock("index.lock", 600), {"lock-stale"}, 1),
    "an old main.lock": (lock("refs/heads/main.lock", 90), {"lock-stale"}, 1),
    "a young lock": (lock("index.lock", 20), {"lock-unsure"}, 0),
    "a lock of the future": (lock("index.lock", -3600), {"lock-unsure"}, 0),
    "a lock in use": (lock_held, {"lock-held"}, 0),
    "a writer": (writer, {"writer"}, 0),
    "an entry cut off": (interrupted, {"interrupted", "uncommitted", "unreadable"}, 1),
    "temporary files": (temporary, {"temporary"}, 0),
    "a temporary file just written": (lambda l: l.write("records/zhb1/2025/.zzsh-a1.tmp", "x"), set(), 0),
    "an index behind": (index_behind, {"index-behind", "unreadable"}, 1),
    "a staged version": (index_staged, {"index-staged"}, 0),
    "a damaged index": (index_unreadable, {"index-unreadable"}, 1),
    "assume-unchanged": (lambda l: l.git("update-index", "--assume-unchanged", RECORD), {"index-ignored"}, 1),
    "skip-worktree": (lambda l: l.git("update-index", "--skip-worktree", RECORD), {"index-ignored"}, 1),
    "attributes": (attributes, {"conversion"}, 1),
    "attributes below": (attributes_below, {"conversion"}, 1),
    "attributes that are overruled": (lambda l: (attributes(l), l.write(".git/info/attributes", "* -text !eol -filter\n")), set(), 0),
    "autocrlf": (config(("core.autocrlf", "input")), {"conversion"}, 1),
    "autocrlf that is overruled": (lambda l: (l.git("config", "core.autocrlf", "true"),
                                              l.write(".git/info/attributes", "* -text\n")), set(), 0),
    "replace": (replaced, {"replaced"}, 1),
    "grafts": (lambda l: l.write(".git/info/grafts", l.git("rev-parse", "HEAD")), {"grafts"}, 1),
    "shallow": (shallow, {"shallow", "identity-missing"}, 1),
    "hooks elsewhere": (config(("core.hooksPath", "/srv/hooks")), {"hooks-path"}, 0),
    "case": (alike, {"names-alike", "uncommitted"}, 1),
    "normal forms": (alike_normal, {"names-alike", "uncommitted"}, 1),
    "a link": (link, {"file-odd", "uncommitted"}, 0),
    "a newer format": (edit("zzsh.yaml", "^格式: 1", "格式: 2"), {"not-loaded"}, 1),
    "settings that cannot be read": (edit("zzsh.yaml", "^格式", "'格式: ["), {"not-loaded"}, 1),
    "settings that are gone": (lambda l: os.remove(l.path("zzsh.yaml")), {"not-loaded"}, 1),
    "no genesis": (committed_removal("genesis.yaml"), {"genesis"}, 1),
    "an unreadable record": (edit(RECORD, "^类型", "['类型"), {"unreadable"}, 1),
    "an unreadable branch": (edit("branches/zhb1.yaml", "^名称", "['名称"), {"unreadable"}, 1),
    "a year without calendar": (at("2031-03-12T09:00:00+08:00"), {"calendar"}, 1),
    "December": (at("2026-12-01T09:00:00+08:00"), {"calendar-next"}, 0),
    "November": (at("2026-11-30T09:00:00+08:00"), set(), 0),
    "an unknown pack": (edit("zzsh.yaml", r"\[national\]", "[national, county]"), {"pack-unknown"}, 1),
    "a file changed by hand": (lambda l: l.write(RECORD, "# x\n", "a"), {"uncommitted"}, 0),
    "a draft": (draft, {"drafts"}, 0),
}


def walk_ways(top):
    seen = set()
    for number, (name, (way, wanted, status)) in enumerate(WAYS.items()):
        l = Ledger(os.path.join(top, str(number)), "ledger")
        more = way(l)
        more = more if isinstance(more, dict) else {}
        answer, rc = l.doctor(**more)
        got = ids(answer)
        expect(name, (sorted(got), rc), (sorted(wanted), status))
        seen |= got
        text = subprocess.run([ZZSH, "-C", more.get("where", l.dir), "doctor"], env=dict(l.env, **more.get("env", {})),
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        expect(f"{name}, text", (text.returncode, text.stderr), (status, b""))
        for symptom in got:
            if f"[{symptom}]" not in text.stdout.decode():
                failed.append(f"{name}: the text does not name {symptom}")
    return seen


# --- repair ---

def repaired(l, *wanted):
    """Repairs; then nothing that was to be repaired is left, and nothing else has changed."""
    before = l.state()
    answer, _ = l.doctor("--repair")
    expect("repaired", sorted({r["what"] for r in answer["repaired"]}), sorted(wanted))
    expect("what can be repaired", [s["id"] for s in answer["symptoms"] if s["repairable"]], [])
    return before, answer


def check_repairs(top):
    l = Ledger(top, "sound")
    before, answer = repaired(l)
    expect("a sound ledger", (l.state(), ids(answer)), (before, set()))

    l = Ledger(top, "locks")
    for name in ("index.lock", "HEAD.lock", "packed-refs.lock", "config.lock", "refs/heads/main.lock"):
        lock(name, 600)(l)
    before, _ = repaired(l, "lock")
    expect("locks", l.state(), before)
    l.write(RECORD, "# x\n", "a")
    l.git("commit", "-q", "-a", "-m", "git works again")

    l = Ledger(top, "behind")
    index_behind(l)
    before, _ = repaired(l, "index")
    expect("index", (l.state(), l.git("status", "--porcelain")), (before, ""))

    l = Ledger(top, "interrupted")
    interrupted(l)
    head = l.git("rev-parse", "HEAD")
    repaired(l, "interrupted")
    expect("an entry cut off", (l.git("rev-parse", "HEAD"), l.git("status", "--porcelain")), (head, ""))

    l = Ledger(top, "temporary")
    temporary(l)
    before, _ = repaired(l, "temporary")
    expect("temporary files", (l.state(), l.git("status", "--porcelain", "--ignored")), (before, ""))

    for name in ("sound", "locks", "behind", "interrupted", "temporary"):
        subprocess.run(["git", "fsck", "--strict"], cwd=os.path.join(top, name), env=l.env, check=True, stdout=subprocess.PIPE,
                       stderr=subprocess.PIPE)


def check_untouched(top):
    """What repair must leave."""
    for number, (name, way) in enumerate({"young": lock("index.lock", 20), "used": lock_held, "staged": index_staged,
                                          "edited": WAYS["a file changed by hand"][0], "draft": draft}.items()):
        l = Ledger(os.path.join(top, f"untouched{number}"), "ledger")
        way(l)
        index = l.git("ls-files", "-s")
        answer, _ = l.doctor("--repair")
        expect(f"{name}: nothing to repair", answer["repaired"], [])
        expect(f"{name}: index", l.git("ls-files", "-s"), index)
        if name in ("young", "used"):
            expect(f"{name}: lock", os.path.exists(l.path(".git/index.lock")), True)
    # git that holds a lock need not have it open: a process of that name in this ledger is enough.
    l = Ledger(top, "gitlike")
    lock("index.lock", 600)(l)
    program = os.path.join(top, "git-editor")
    shutil.copy("/bin/sleep", program)
    child = subprocess.Popen([program, "60"], cwd=l.dir)  # comes back when the program has begun
    answer, _ = l.doctor("--repair")
    expect("a git at work here", (ids(answer), answer["repaired"]), ({"lock-held"}, []))
    child.kill()
    child.wait()
    # Where the store cannot be opened, that is said, and the rest stays.
    l = Ledger(top, "elsewhere")
    temporary(l)
    l.git("checkout", "-q", "--detach")
    answer, rc = l.doctor("--repair")
    expect("on no branch", (bool(answer["not_repaired"]), answer["repaired"], rc), (True, [], 1))


# --- the disk and its owner ---

def in_namespace(script):
    return subprocess.run(["unshare", "-m", "sh", "-c", script], stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def check_disk(top):
    disk = os.path.join(top, "disk")
    os.makedirs(disk)
    if in_namespace(f"mount -t tmpfs -o size=1m none '{disk}'").returncode:
        left_out.append("full and read-only disks")
        return {"disk-full", "disk-files", "read-only"}
    seen = set()
    l = Ledger(top, "of disk")
    for options, again, wanted, status in (("size=32m", "", {"disk-full"}, 1), ("size=200m,nr_inodes=700", "", {"disk-files"}, 1),
                                           ("size=200m", f"mount -o remount,ro '{disk}'", {"read-only"}, 4)):
        script = (f"mount -t tmpfs -o {options} none '{disk}' && cp -a '{l.dir}' '{disk}/l' && {again or 'true'} && "
                  f"'{ZZSH}' -C '{disk}/l' doctor --format json")
        done = subprocess.run(["unshare", "-m", "sh", "-c", script], env=dict(l.env, PATH="/usr/bin:/bin:/usr/sbin:/sbin"),
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        expect(options, (ids(json.loads(done.stdout)), done.returncode), (wanted, status))
        seen |= wanted
    return seen


def check_owner(top):
    l = Ledger(top, "foreign")
    if os.getuid() != 0:
        left_out.append("another owner")
        return
    for folder, folders, names in os.walk(l.dir):
        for name in [folder] + [os.path.join(folder, n) for n in names]:
            os.lchown(name, 12345, 12345)
    answer, rc = l.doctor()
    expect("another owner", (ids(answer), rc, "safe.directory" in json.dumps(answer)), ({"repository"}, 4, True))


def main():
    with tempfile.TemporaryDirectory() as top:
        Ledger.template = Ledger(os.path.join(top, "template"), "ledger").dir
        seen = walk_ways(top)
        check_repairs(os.path.join(top, "repair"))
        check_untouched(os.path.join(top, "untouched"))
        seen |= check_disk(os.path.join(top, "space"))
        check_owner(os.path.join(top, "owner"))
    table = open(os.path.join(SOURCE, "lib/report/doctor_symptoms.c"), encoding="utf-8").read()
    known = set(re.findall(r'ROW\(\s*"([a-z-]+)"', table))
    if known - seen or seen - known:
        failed.append(f"symptoms without a way: {sorted(known - seen)}; unknown: {sorted(seen - known)}")
    print(*failed, sep="\n", end="\n" if failed else "")
    print(f"{len(WAYS)} broken ledgers, {len(known)} symptoms" + (f"; left out: {', '.join(left_out)}" if left_out else ""))
    sys.exit(1 if failed else 0)


main()
