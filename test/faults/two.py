"""F12: two copies of one ledger, on two computers, that hand in to one server: other records, and the same one; then zzsh sync on
both until they agree. Nothing that was acknowledged is lost, nothing is there twice, and where both wrote under one name both stay."""
import os, subprocess

from ledger import Ledger, blob, record

ROUNDS = 4


class Pair:
    def __init__(self, bench):
        self.bench, self.bad = bench, []
        self.server = os.path.join(bench.top, "server.git")
        subprocess.run(["git", "init", "-q", "--bare", "-b", "main", self.server], env=bench.env, check=True)
        self.both = (bench.ledger(), bench.ledger())
        self.base = set(self.both[0].head())
        for copy in self.both:
            copy.git("remote", "add", "origin", self.server)

    def enter(self, who, content):
        path = os.path.join(self.bench.top, "entry.yaml")
        with open(path, "wb") as f:
            f.write(content)
        result = self.both[who].zzsh(["log", "支委会", "--file", path])
        if not result.acknowledged:
            self.bad.append(f"computer {who}: {result.rc} {result.err.strip()}")

    def sync(self, who):
        result = self.both[who].zzsh(["sync"])
        if result.rc:
            self.bad.append(f"sync on computer {who}: {result.rc} {result.err.strip()}")

    def settle(self):
        for who in (0, 1, 0, 1):
            self.sync(who)
        heads = [copy.git("rev-parse", "HEAD")[1].strip() for copy in self.both]
        heads.append(subprocess.run(["git", "-C", self.server, "rev-parse", "main"], env=self.bench.env, stdout=subprocess.PIPE).stdout.decode().strip())
        if len(set(heads)) != 1:
            self.bad.append(f"they do not agree: {heads}")

    def judge(self, contents):
        for copy in self.both:
            new = [name for path, name in copy.head().items() if path not in self.base]
            for content in contents:
                if new.count(blob(content)) != 1:
                    self.bad.append(f"an acknowledged text is {new.count(blob(content))} times in HEAD")
            if len(new) != len(contents):
                self.bad.append(f"{len(new)} records of {len(contents)}")
            self.bad += copy.sound()
            self.bad += [f"{p} in the folder is not what HEAD has" for p, name in copy.head().items() if blob(copy.files().get(p, b"")) != name]
            copy.remove()
        subprocess.run(["rm", "-rf", self.server], check=True)
        return self.bad


def disjoint(bench):
    pair, texts = Pair(bench), []
    for n in range(ROUNDS):
        for who in (0, 1):
            texts.append(record(f"2026-0{who + 1}-1{n}", f"{who}号会议室"))
            pair.enter(who, texts[-1])
        pair.sync(n % 2)
    pair.settle()
    return pair.judge(texts)


def same_name(bench):
    """One kind and one day on both computers: one name, two texts."""
    pair = Pair(bench)
    texts = [record("2026-03-10", f"{who}号会议室") for who in (0, 1)]
    for who in (0, 1):
        pair.enter(who, texts[who])
    pair.settle()
    return pair.judge(texts)


def same_text(bench):
    """The very same on both: one record."""
    pair, text = Pair(bench), record("2026-03-10")
    for who in (0, 1):
        pair.enter(who, text)
    pair.settle()
    return pair.judge([text])


def clones(bench):
    yield "other records", disjoint(bench)
    yield "one name, two texts", same_name(bench)
    yield "the same text", same_text(bench)
