"""Many writers at once, undisturbed and with some of them killed at random."""
import fcntl, os, random, re, subprocess, threading, time

from ledger import OLD, blob, record, Result

WRITERS = 8
DEADLINE = 600


def busy(result):
    """It waited its ten seconds for the others and says so: on a slow disk that comes about, and whoever asks tries again."""
    return result.rc == 4 and "另一个 zzsh 正在写入本台账" in result.err and "没有写入任何内容" in result.err


class Crowd:
    """`rounds` entries by each of the writers. Half of the entries of a round are of one kind and one day, so that
    they want the same name; the others have days of their own."""

    def __init__(self, bench, rounds, kill=None):
        self.bench, self.ledger, self.kill = bench, bench.ledger(), kill
        self.rounds, self.lock = rounds, threading.Lock()
        self.texts, self.bad = set(), []
        self.acknowledged = self.killed = self.removed = 0

    def text(self, writer, n):
        day = n % 28 + 1
        date = f"2026-02-{day:02}" if writer % 2 else f"{2024 + n % 2}-{writer + 1:02}-{day:02}"
        return record(date, f"第{writer}会议室{n}")

    def attempt(self, path, chance):
        """One run, killed a moment after it got the lock where `chance` says so."""
        program = subprocess.Popen([self.bench.zzsh, "log", "支委会", "--file", path], cwd=self.ledger.path,
                                   env=self.bench.env, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                   stderr=subprocess.PIPE)
        if chance and chance.random() < 0.7:
            while program.poll() is None and self.holder() != program.pid:
                time.sleep(0.001)
            time.sleep(chance.random() * self.kill)
            program.kill()
        out, err = program.communicate(timeout=DEADLINE)
        return Result(program.returncode, out, err)

    def holder(self):
        try:
            with open(os.path.join(self.ledger.path, ".git", "zzsh.lock")) as f:
                return int(f.read() or 0)
        except OSError:
            return 0

    def clear(self, result):
        """What the message tells a person to do: remove the lock, which is left over as nobody else is writing."""
        for path in re.findall(r"(/\S+?\.lock)", result.err):
            with open(os.path.join(self.ledger.path, ".git", "zzsh.lock"), "rb") as mine:
                fcntl.flock(mine, fcntl.LOCK_EX)
                if os.path.exists(path) and os.path.basename(path) != "zzsh.lock":
                    os.unlink(path)
                    self.removed += 1

    def enter(self, writer, n, chance):
        content = self.text(writer, n)
        path = os.path.join(self.bench.top, f"crowd-{writer}-{n}.yaml")
        with open(path, "wb") as f:
            f.write(content)
        until = time.monotonic() + DEADLINE
        while time.monotonic() < until:
            result = self.attempt(path, chance)
            with self.lock:
                self.killed += result.rc == -9
                self.clear(result)
                if result.acknowledged:
                    self.acknowledged += 1
                    self.texts.add(content)
                    break
                if not self.kill and not busy(result):
                    self.bad.append(f"writer {writer}, entry {n}: {result.rc} {result.err.strip()}")
                    break
        os.unlink(path)

    def write(self, writer):
        chance = random.Random(writer) if self.kill else None
        for n in range(self.rounds):
            self.enter(writer, n, chance)

    def run(self):
        threads = [threading.Thread(target=self.write, args=(w,)) for w in range(WRITERS)]
        for t in threads:
            t.start()
        for t in threads:
            t.join()
        self.judge()
        self.ledger.remove()
        return self.bad

    def judge(self):
        want, ledger = WRITERS * self.rounds, self.ledger
        if self.acknowledged != want:
            self.bad.append(f"{self.acknowledged} acknowledgements of {want}")
        if self.kill:
            self.settle()
        head, files = ledger.head(), ledger.files()
        new = [name for path, name in head.items() if path not in ledger.base]
        for content in self.texts:
            if new.count(blob(content)) != 1:
                self.bad.append(f"an acknowledged text is {new.count(blob(content))} times in HEAD")
        if len(new) != len(self.texts):
            self.bad.append(f"{len(new)} records in HEAD of {len(self.texts)} acknowledged")
        self.bad += [f"{p} differs between HEAD and folder" for p, name in head.items() if blob(files.get(p, b"")) != name]
        if ledger.commits() != 1 + len(new):
            self.bad.append(f"{ledger.commits() - 1} commits for {len(new)} records")
        self.bad += ledger.sound()
        status = ledger.git("status", "--porcelain")[1].strip()
        if status:
            self.bad.append(f"git status is not clean: {status}")

    def settle(self):
        """The last writer may have been killed after its acknowledgement, before git's index; the next entry puts
        that right, at the latest once a lock that was left behind has been removed."""
        path, content = os.path.join(self.bench.top, "last.yaml"), record("2026-03-11", "收尾")
        self.texts.add(content)
        with open(path, "wb") as f:
            f.write(content)
        for _ in range(2):
            result = self.attempt(path, None)
            self.clear(result)
        if not result.acknowledged:
            self.bad.append(f"the last entry: {result.rc} {result.err.strip()}")


def corrections(bench, rounds):
    """All of them correct one record at once, each time with a place of their own: every acknowledged correction is a commit
    and an entry of the record's list, in one order, and the last one is what the record says."""
    book, said, bad, lock = bench.ledger(), [], [], threading.Lock()

    def write(writer):
        for n in range(rounds):
            place = f"第{writer}会议室{n}"
            until = time.monotonic() + DEADLINE
            while True:
                result = book.zzsh(["amend", "2025-12-10支委会", "--reason", f"改到{place}", "--set", f"地点={place}"])
                if not busy(result) or time.monotonic() > until:
                    break
            with lock:
                said.append(place) if result.acknowledged else bad.append(f"{place}: {result.rc} {result.err.strip()}")

    threads = [threading.Thread(target=write, args=(w,)) for w in range(WRITERS)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    text = book.files()[OLD].decode()
    reasons = re.findall("改到(第[0-9]会议室[0-9]+)", text)
    if sorted(reasons) != sorted(said) or len(said) != WRITERS * rounds:
        bad.append(f"{len(said)} acknowledged of {WRITERS * rounds}, {len(reasons)} in the record")
    if not reasons or f"地点: {reasons[-1]}\n" not in text:
        bad.append(f"the record does not say what was set last: {reasons[-1:]}")
    if book.commits() != 1 + len(said):
        bad.append(f"{book.commits() - 1} commits for {len(said)} corrections")
    log = book.git("log", "--reverse", "--format=%H", "--", OLD)[1].split()
    for commit, reason in zip(log[1:], reasons):
        if not book.git("show", f"{commit}:{OLD}")[1].count(f"地点: {reason}\n"):
            bad.append(f"the commit of {reason} stands elsewhere")
    bad += book.sound()
    book.remove()
    return bad
