"""A small ledger, the commands that are disturbed in it, and what must hold after every disturbance.

The rules (domain notes on reliability): after any fault the repository is sound and `zzsh check` runs; what was
acknowledged is in HEAD, byte for byte what lies in the folder; what was not is absent or complete, never half;
the same command again succeeds and makes no second record. None of this is learnt from the program: the text that
a record must have is the one that was handed in, and git's own tools say what HEAD holds. Only for corrections and
withdrawals, whose text the program composes, an undisturbed run says what complete means.
"""
import hashlib, os, re, shutil, subprocess, tempfile

NOW = "2026-03-12T20:41:00+08:00"
OLD = "records/zhb1/2025/2025-12-10-committee-meeting.yaml"
NEW = "records/zhb1/2026/2026-03-12-committee-meeting.yaml"
ACKNOWLEDGED = re.compile("^(已保存|此前已录入|已更正|台账中已是这样，没有再改|已撤回)：", re.M)
RECORD = """类型: 支委会
支部: zhb1
日期: {date}
时间: 14:30-15:40
地点: {place}
主持: 王建国
记录: 李敏
出席: [王建国, 李敏, 赵强, 陈立]
缺席:
  - {{姓名: 周洁, 事由: 出差}}
议题:
  - 事项: 研究方案
    发言: 赵强：建议
"""


def record(date="2026-03-12", place="302会议室"):
    return RECORD.format(date=date, place=place).encode()


def blob(content):
    """git's name for a file's bytes."""
    return hashlib.sha1(b"blob %d\0" % len(content) + content).hexdigest()


class Result:
    """rc is negative where a signal ended the program."""

    def __init__(self, rc, out, err):
        self.rc, self.out, self.err = rc, out.decode(errors="replace"), err.decode(errors="replace")
        self.acknowledged = bool(ACKNOWLEDGED.search(self.out))


class Operation:
    """A command, and the files as they are where it has been done completely."""

    def __init__(self, name, words, files):
        self.name, self.words, self.files = name, words, files


class Bench:
    """The program, a folder for ledgers, and the template that they are copies of."""

    def __init__(self, zzsh, source, top):
        # Where every account of this computer can run it, and nobody builds anew meanwhile.
        self.zzsh, self.top = shutil.copy(zzsh, os.path.join(top, "zzsh")), top
        os.chmod(top, 0o755)
        self.home = os.path.join(top, "home")
        os.makedirs(self.home)
        self.text = os.path.join(top, "record.yaml")
        with open(self.text, "wb") as f:
            f.write(record())
        self.env = {"PATH": "/usr/bin:/bin", "LC_ALL": "C", "HOME": self.home, "ZZSH_NOW": NOW,
                    "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": "/dev/null"}
        self.template = os.path.join(top, "template")
        self._make_template(os.path.join(source, "test", "worlds", "first"))

    def _make_template(self, world):
        os.makedirs(os.path.dirname(os.path.join(self.template, OLD)))
        for name in ("genesis.yaml", "zzsh.yaml", "branches/zhb1.yaml", OLD):
            os.makedirs(os.path.dirname(os.path.join(self.template, name)), exist_ok=True)
            shutil.copyfile(os.path.join(world, name), os.path.join(self.template, name))
        empty = os.path.join(self.top, "empty")
        os.makedirs(empty)
        for words in (["init", "-q", "-b", "main", f"--template={empty}"], ["config", "user.name", "李敏"],
                      ["config", "user.email", "limin@example.invalid"], ["add", "-A"], ["commit", "-q", "-m", "起"]):
            subprocess.run(["git", *words], cwd=self.template, env=self.env, check=True)

    def ledger(self):
        return Ledger(self)

    def log(self):
        return Operation("log", ["log", "支委会", "--file", self.text], {NEW: record()})

    def composed(self, name, words):
        """An operation whose text comes from an undisturbed run."""
        ledger = self.ledger()
        before = ledger.files()
        result = ledger.zzsh(words)
        if result.rc or not result.acknowledged:
            raise SystemExit(f"{name} does not work undisturbed: {result.err}")
        files = {p: b for p, b in ledger.files().items() if before.get(p) != b}
        ledger.remove()
        return Operation(name, words, files)

    def amend(self):
        return self.composed("amend", ["amend", "2025-12-10支委会", "--reason", "笔误", "--set", "地点=会议室B"])

    def withdraw(self):
        return self.composed("withdraw", ["withdraw", "2025-12-10支委会", "--reason", "重复录入"])


class Ledger:
    def __init__(self, bench, path=None):
        self.bench = bench
        self.path = path or tempfile.mkdtemp(prefix="l", dir=bench.top)
        shutil.copytree(bench.template, self.path, symlinks=True, dirs_exist_ok=True)
        self.base = self.files()

    def remove(self):
        shutil.rmtree(self.path, ignore_errors=True)

    def zzsh(self, words, before=(), env=None, **more):
        """Runs the program in the ledger; `before` is a command that runs it (strace …)."""
        env = dict(self.bench.env, **(env or {}))
        words = [w.encode() for w in words]  # whatever the locale of who runs the tests
        streams = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
        streams.update(more)
        done = subprocess.run([*before, self.bench.zzsh, *words], cwd=self.path, env=env, timeout=300, **streams)
        return Result(done.returncode, done.stdout or b"", done.stderr or b"")

    def git(self, *words):
        done = subprocess.run(["git", "-c", "core.quotePath=false", "-c", "safe.directory=*", *words], cwd=self.path,
                              env=self.bench.env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=300)
        return done.returncode, done.stdout.decode(errors="replace")

    def files(self):
        """The ledger's files in the folder, without what begins with a dot."""
        found = {}
        for folder, folders, names in os.walk(self.path):
            folders[:] = [n for n in folders if not n.startswith(".")]
            for name in names:
                path = os.path.join(folder, name)
                if not name.startswith(".") and not os.path.islink(path):
                    with open(path, "rb") as f:
                        found[os.path.relpath(path, self.path)] = f.read()
        return found

    def head(self):
        """path -> git's name of the bytes in HEAD."""
        rc, text = self.git("ls-tree", "-r", "HEAD")
        if rc:
            return {}
        rows = [line.split("\t", 1) for line in text.splitlines()]
        return {path: about.split()[2] for about, path in rows}

    def commits(self):
        return int(self.git("rev-list", "--count", "HEAD")[1])

    # --- the rules ---

    def sound(self):
        """Complaints about the repository and about what check makes of the ledger."""
        bad = []
        rc, text = self.git("fsck", "--strict", "--no-dangling")
        if rc or text.strip():
            bad.append(f"git fsck: {rc} {text.strip()}")
        checked = self.zzsh(["check"])
        if checked.rc not in (0, 1):
            bad.append(f"zzsh check: {checked.rc} {checked.err.strip()}")
        return bad

    def whole(self, op):
        """Complaints about HEAD and folder: every file as it was before or as it is where all was done, no other; and
        nothing in HEAD that the folder lacks."""
        bad, head, files = [], self.head(), self.files()
        for path, name in head.items():
            if name not in {blob(b) for b in (self.base.get(path), op.files.get(path)) if b is not None}:
                bad.append(f"HEAD has {path} with other bytes")
        for path, content in files.items():
            if content not in (self.base.get(path), op.files.get(path)):
                bad.append(f"the folder has {path} with other bytes")
        bad += [f"HEAD has {path}, the folder has not" for path in head if path not in files]
        return bad + [f"{path} is gone from HEAD" for path in self.base if path not in head]

    def done(self, op):
        """Complaints where the operation is not in HEAD and in the folder, byte for byte."""
        head, files = self.head(), self.files()
        bad = [f"{p} is not in HEAD" for p, b in op.files.items() if head.get(p) != blob(b)]
        return bad + [f"{p} in the folder is not what HEAD has" for p, b in op.files.items() if files.get(p) != b]

    def after(self, op, result, spoken=True):
        """What must hold right after a disturbed run. `spoken`: its standard error was not disturbed."""
        bad = self.sound() + self.whole(op)
        if result.acknowledged:
            bad += ["acknowledged, but " + b for b in self.done(op)]
        if result.rc == 0 and not result.acknowledged:
            bad.append("it ended with 0 and acknowledged nothing")
        if result.rc > 0 and result.acknowledged:
            bad.append(f"it acknowledged and ended with {result.rc}")
        lacking = [path for path, content in op.files.items() if self.head().get(path) != blob(content)]
        if "没有写入任何内容" in result.err and not lacking:
            bad.append(f"it says that nothing was recorded, and HEAD has it: {result.err.strip()}")
        if re.search("已经录入|内容已写入", result.err) and lacking:
            bad.append(f"it says that it was recorded, and HEAD has it not: {result.err.strip()}")
        if result.rc > 0 and spoken and not result.err.strip():
            bad.append(f"it ended with {result.rc} and said nothing")
        return bad

    def again(self, op):
        """The same command undisturbed. A lock that a killed process left may stand in the way; the message must
        name it, because a person has to remove it."""
        bad = []
        result = self.zzsh(op.words)
        locks = [p for p in re.findall(r"(/\S+?\.lock)", result.err) 
                 if os.path.exists(p) and not p.endswith("/zzsh.lock")]
        if locks:
            for path in locks:
                os.unlink(path)
            result = self.zzsh(op.words)
        if result.rc or not result.acknowledged:
            bad.append(f"again: ended with {result.rc}: {result.err.strip()}")
        bad += ["again: " + b for b in self.sound() + self.whole(op) + self.done(op)]
        if self.commits() != 2:
            bad.append(f"again: {self.commits() - 1} commits were made of one entry")
        status = self.git("status", "--porcelain")[1].strip()
        if status:
            bad.append(f"again: git status is not clean: {status}")
        if os.path.exists(os.path.join(self.path, ".git", "zzsh", "undo")):
            bad.append("again: the note of what is to be taken back stays behind")
        return bad
