#!/usr/bin/env python3
"""The properties of scripts/verdicts.py once more, through the whole program: ledgers that are really committed, handed in by git,
witnessed by receipts, and asked with zzsh audit. The truth (when each text was written) is made here and known to nobody else.

  S1  on time: the text was written by the deadline            S3  late of any kind, contradicted: it was written after it
  S4  the day on which it was truly first shown lies in the interval that is printed
  M1  the end of the chain cut off, M2 receipts taken out or the objects that they saw thrown away, M4 the commits' own times
      written anew with any others: none of these turns another verdict into on-time
  M3  one more look that finds nothing new changes no verdict
  M8  the correction of a clock, the statement of the officers, a policy, the chain of a second witness or a part of it, a time stamp
      taken out, or the officers' keys not brought: the same
In every other world the witness' clock was ahead by a month or two for some days, until two officers said so; in some a second witness
cosigned the chain from time to time, and an authority stamped it. Who takes away that a clock was ahead can make a text that was
written before the day, or may have been, look as if it had been so in time (scripts/verdicts.py); nothing else gains.

Deadlines are the third working day after the sitting, which is a Monday in March 2026 without holidays: three days on.
--full makes many more worlds.
"""
import datetime, json, os, random, shutil, subprocess, sys, tempfile
from concurrent.futures import ThreadPoolExecutor

ZZSH, SOURCE, FULL = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2]), "--full" in sys.argv
WORLDS, SEED = (60 if FULL else 4), 20260302
REF, SECOND = "refs/zzsh/witness/jgdw.example/w1", "refs/zzsh/witness/sjjg.example/w2"
BEIJING = datetime.timezone(datetime.timedelta(hours=8))
KEY = "SHA256:bbXpuKG6zhzdmnxq256TlqzFBzRl2f6OOg722cYNbU8"
AUTH = "publickey ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAINdamAGCsQq31Uv+08lkBzoO4XLz2qYjJa8CGmj3B1Ea\n"
LATE = {"altered-after", "contradicted", "back-filled", "late"}
bad, done, TSA = [], {}, ""


def day(month, date, hour=0):
    return datetime.datetime(2026, month, date, hour, tzinfo=BEIJING)


class World:
    def __init__(self, top, number):
        self.top, self.r, self.number, self.keys = top, random.Random(SEED + number), number, []
        self.wrong, self.cosigned, self.stamped = number % 2 == 0, number % 3 != 1, number % 4 < 2
        self.begins = self.ends = self.put_right = day(1, 1)
        self.ledger = os.path.join(top, "ledger")
        self.env = {"PATH": os.path.dirname(ZZSH) + ":/usr/bin:/bin", "LC_ALL": "C", "HOME": "/nonexistent", "TZ": "UTC", "ZZSH_LANG": "en",
                    "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": "/dev/null", "SSH_CONNECTION": "127.0.0.1 1 127.0.0.1 22",
                    "SSH_USER_AUTH": os.path.join(top, "auth"), "SOURCE": SOURCE}

    def run(self, *words, now=None, cwd=None, stdin=b"", fine=True, more=()):
        moment = (now or day(6, 1, 9)).isoformat()
        env = {**self.env, "ZZSH_NOW": moment, "GIT_AUTHOR_DATE": moment, "GIT_COMMITTER_DATE": moment, **dict(more)}
        p = subprocess.run(words, cwd=cwd or self.ledger, env=env, input=stdin, stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=120)
        if fine and p.returncode:
            raise SystemExit(f"world {self.number}: {words}: {p.stderr.decode(errors='replace')}")
        return p.stdout.decode(errors="replace")

    def begin(self):
        shutil.copytree(os.path.join(SOURCE, "test/worlds/votes"), self.ledger)
        told = self.run("zzsh", "witness", "init", "../w.git", "--name", "jgdw.example/w1", "--key", "ed25519", "--trial")
        key = next(line.split("- ", 1)[1] for line in told.split("\n") if line.startswith("  - "))
        with open(os.path.join(self.ledger, "zzsh.yaml"), "a") as f:
            f.write(f"见证:\n  - {key}\n" + ("  - sjjg.example/w2\n" if self.cosigned else ""))
        open(os.path.join(self.top, "w1.keys"), "w").write(key + "\n")
        if self.cosigned:
            self.run("zzsh", "witness", "init", "../w2.git", "--name", "sjjg.example/w2", "--key", "ed25519", "--trial")
        self.officers("officers ../w.git && cat ../w1.keys ../officers.keys >../all.keys")
        self.keys = ["--keys", os.path.join(self.top, "all.keys")] if self.r.random() < 0.5 else []
        open(os.path.join(self.top, "w.git/zzsh/operators.yaml"), "w").write(f"- {{key: {KEY}, person: 李敏, branch: zhb1, from: 2026-01-01}}\n")
        open(os.path.join(self.top, "auth"), "w").write(AUTH)
        for words in (["init", "-q", "-b", "main"], ["config", "user.name", "李敏"], ["config", "user.email", "limin@example.invalid"]):
            self.run("git", *words)
        self.commit(day(2, 2))
        self.run("git", "init", "-q", "--bare", "-b", "main", "../srv/a.git")
        hook = os.path.join(self.top, "srv/a.git/hooks/post-receive")
        open(hook, "w").write("#!/bin/sh\nexec zzsh receive --sign --home ../../w.git\n")
        os.chmod(hook, 0o755)
        self.push(day(2, 3))

    def commit(self, moment):
        self.run("git", "add", "-A")
        self.run("git", "commit", "-q", "--allow-empty", "-m", "x", now=moment)

    def officers(self, command):
        self.run("sh", "-ec", f". $SOURCE/test/data/officers.sh; {command}")

    def clock(self, moment):
        """What the witness' clock says then."""
        return moment + self.ahead if self.begins <= moment < self.ends else moment

    def push(self, moment):
        self.run("git", "push", "-q", "../srv/a.git", "main", now=self.clock(moment))

    def scan(self, moment):
        """It signs nothing while its clock is before the last receipt."""
        self.run("zzsh", "witness", "--home", "../w.git", "--all", "../srv", now=self.clock(moment), fine=not self.wrong)

    def receipts(self):
        return sum(n.startswith("r/") for n in self.run("git", "-C", "../w.git", "ls-tree", "-r", "--name-only", REF).split("\n"))

    def cosign(self, moment):
        if self.cosigned:
            self.run("zzsh", "witness", "cosign", "--home", "../w2.git", "--from", "../w.git", "--keys", "../w1.keys", now=moment)

    def correct(self, moment):
        """Two officers say by how much the clock was ahead, to within a few hours."""
        if self.receipts() > self.before:
            stated = self.ahead - datetime.timedelta(hours=self.r.choice((0, 6)))
            self.officers(f"reclock {moment.isoformat()} ../w.git {self.before} {int(stated.total_seconds())}")
            self.corrected = True

    def stamp(self):
        self.run("sh", "-ec", "zzsh witness stamp --home ../w.git --request ../q >/dev/null; "
                 f"openssl ts -reply -config {TSA}/cnf -queryfile ../q -signer {TSA}/pem -inkey {TSA}/key -out ../a 2>/dev/null; "
                 "zzsh witness stamp --home ../w.git --token ../a >/dev/null")

    def fetch(self):
        self.run("git", "fetch", "-q", "../w.git", "+refs/zzsh/witness/*:refs/zzsh/witness/*")

    def talk(self, name, held):
        path = os.path.join(self.ledger, "records/zhb1/2026", f"{held:%Y-%m-%d}-heart-talk-{name}.yaml")
        os.makedirs(os.path.dirname(path), exist_ok=True)
        open(path, "w").write(f"类型: 谈心谈话\n支部: zhb1\n日期: {held:%Y-%m-%d}\n主题: 例谈{name}\n谈话人: [罗志远]\n谈话对象: [梁慧]\n")

    def live(self):
        """Texts are written and things are handed in, in the order of time; the commits' own clocks say what they like."""
        r, events, self.truth, self.corrected = self.r, [], {}, False
        for i, held in enumerate(r.sample([day(3, 2), day(3, 9), day(3, 16), day(3, 23)], 3)):
            written = held + datetime.timedelta(hours=r.choice((-200, 12, 30, 60, 100, 300, 900)) + r.random())
            self.truth[f"zhb1/{held:%Y-%m-%d}-heart-talk-a{i}"] = {"held": held, "written": written, "shown": None}
            events.append((written, "write", (f"a{i}", held)))
            if r.random() < 0.6:
                events.append((written + datetime.timedelta(hours=r.uniform(0, 30)), "push", None))
        for _ in range(r.randint(2, 5)):
            events.append((day(2, 20) + datetime.timedelta(hours=r.uniform(0, 1700)), r.choice(("push", "push", "scan")), None))
        events += self.wrong_clock() + [(day(2, 20) + datetime.timedelta(hours=r.uniform(0, 1700)), "cosign", None) for _ in range(2)]
        for moment, what, which in sorted(events, key=lambda e: e[0]):
            if what == "wrong":
                self.before = self.receipts()
            elif what in ("correct", "cosign"):
                getattr(self, what)(moment)
            elif what == "write":
                self.talk(*which)
                self.commit(r.choice((moment, which[1] + datetime.timedelta(hours=10))))
            elif what == "push":
                self.commit(moment)
                self.push(moment)
                for t in self.truth.values():
                    t["shown"] = t["shown"] or (moment if t["written"] < moment else None)
            else:
                self.scan(moment)
        if self.stamped:
            self.stamp()
        self.fetch()

    def wrong_clock(self):
        """Ahead by more than it takes until it is put right, so that the chain cannot go on without a correction."""
        hours, r = lambda a, b: datetime.timedelta(hours=self.r.uniform(a, b)), self.r
        self.before, self.ahead = 0, datetime.timedelta(days=r.randint(25, 70))
        if not self.wrong:
            return []
        self.begins = day(2, 20) + hours(0, 600)
        self.ends = self.begins + hours(24, 300)
        self.put_right = self.ends + hours(30, 200)
        inside = [(self.begins + hours(0, 24), r.choice(("push", "scan")), None) for _ in range(2)]
        return [(self.begins, "wrong", None), (self.put_right, "correct", None)] + inside

    def verdicts(self, folder=None, brought=True):
        keys = self.keys if brought else []
        answer = json.loads(self.run("zzsh", "audit", "--format", "json", *keys, cwd=folder, fine=False) or '{"records": []}')
        return {r["id"]: r["witness"] for r in answer["records"]}

    def copy(self, name):
        to = os.path.join(self.top, name)
        shutil.copytree(self.ledger, to, symlinks=True)
        return to


def check_truth(w, seen):
    for name, t in w.truth.items():
        v = seen.get(name)
        if not v:
            bad.append(f"world {w.number}: {name} was not judged")
            continue
        deadline = t["held"] + datetime.timedelta(days=4)
        if v["verdict"] in ("on-time", "on-time-incomplete") and t["written"] > deadline:
            bad.append(f"S1 world {w.number}: {name} {v} {t}")
        if v["verdict"] in LATE and t["written"] <= deadline:
            bad.append(f"S3 world {w.number}: {name} {v} {t}")
        if v["verdict"] == "pre-written" and t["written"] >= t["held"]:
            bad.append(f"S2 world {w.number}: {name} {v} {t}")
        if t["shown"] and v["days_after_until"] is not None:
            lag = (t["shown"] - deadline) / datetime.timedelta(days=1)
            low = v["days_after_from"] if v["days_after_from"] is not None else -999
            if not low <= lag <= v["days_after_until"]:
                bad.append(f"S4 world {w.number}: {name} {lag} {v} {t}")


def no_better(w, what, before, after, same=False):
    for name, v in after.items():
        was = before.get(name)
        excused = w.corrected and what[:2] in ("M1", "M2", "M8") and was and was["verdict"] in ("pre-written", "on-time-incomplete")
        if v and v["verdict"] == "on-time" and (not was or was["verdict"] != "on-time") and not excused:
            bad.append(f"{what} world {w.number}: {name} was {was}, is {v}")
        if same and (was or {}).get("verdict") != (v or {}).get("verdict"):
            bad.append(f"{what} world {w.number}: {name} was {was}, is {v}")


def cut(w, folder):
    n = int(w.run("git", "rev-list", "--count", REF, cwd=folder))
    w.run("git", "update-ref", REF, f"{REF}~{w.r.randint(1, n - 1)}", cwd=folder)


def names_of(w, folder, ref, *fronts):
    return [n for n in w.run("git", "ls-tree", "-r", "--name-only", ref, cwd=folder).split("\n") if n.startswith(fronts)]


def take_out(w, folder, names, ref=REF):
    index = {"GIT_INDEX_FILE": os.path.join(folder, ".git/other")}
    w.run("git", "read-tree", ref, cwd=folder, more=index)
    for name in names:
        w.run("git", "rm", "-q", "--cached", name, cwd=folder, more=index)
    tree = w.run("git", "write-tree", cwd=folder, more=index).strip()
    w.run("git", "update-ref", ref, w.run("git", "commit-tree", "-m", "x", tree, cwd=folder).strip(), cwd=folder)


def taken_out(w, folder):
    names = names_of(w, folder, REF, "r/")
    take_out(w, folder, w.r.sample(names, w.r.randint(1, max(1, len(names) - 1))))


def no_correction(w, folder):
    """The statement, or the receipt about it, or both of them, or all that follows as well."""
    lists = names_of(w, folder, REF, "c/")
    receipts = [f"r/{int(n[2:]) // 100:04}/{n[2:]}" for n in lists]
    later = [n for n in names_of(w, folder, REF, "r/") if receipts and n >= receipts[0]]
    take_out(w, folder, w.r.choice((lists, receipts, lists + receipts, lists + later)))


def no_second(w, folder):
    if not names_of(w, folder, SECOND, "r/") or w.r.random() < 0.5:
        w.run("git", "update-ref", "-d", SECOND, cwd=folder)
    else:
        take_out(w, folder, names_of(w, folder, SECOND, "r/")[-1:], SECOND)


def changes_of(w):
    yield "M1", cut
    yield "M2", taken_out
    yield "M2 objects", lambda w, f: (history_anew(w, f, lambda: day(6, 1)), w.run("git", "gc", "-q", "--prune=now", cwd=f))
    yield "M4", claims_anew
    yield "M8 policy", lambda w, f: take_out(w, f, names_of(w, f, REF, "p/"))
    if w.corrected:
        yield "M8 correction", no_correction
    if w.cosigned and w.run("git", "for-each-ref", SECOND):
        yield "M8 second witness", no_second
    if w.stamped:
        yield "M8 stamp", lambda w, f: take_out(w, f, names_of(w, f, REF, "t/"))


def history_anew(w, folder, times):
    """The same texts, other commits: what the receipts saw is no more in this repository. `times`: the clocks that they bear."""
    commits = w.run("git", "rev-list", "--reverse", "HEAD", cwd=folder).split()
    parent = []
    for commit in commits:
        moment = times()
        parent = ["-p", w.run("git", "commit-tree", *parent, "-m", "y", commit + "^{tree}", cwd=folder, now=moment).strip()]
    w.run("git", "update-ref", "refs/heads/main", parent[1], cwd=folder)
    w.run("git", "reflog", "expire", "--expire=now", "--all", cwd=folder)


def claims_anew(w, folder):
    """The inspector has the witness' manifests, so that every receipt still proves what it proved; only the claims are others."""
    history_anew(w, folder, lambda: day(2, 1) + datetime.timedelta(days=w.r.uniform(0, 150)))
    ref = REF.replace("witness/", "manifest/", 1)
    w.run("git", "fetch", "-q", "--upload-pack=git -c uploadpack.hideRefs=!refs/zzsh/manifest upload-pack", os.path.join(w.top, "w.git"),
          f"{ref}:{ref}", cwd=folder)
    w.run("git", "gc", "-q", "--prune=now", cwd=folder)


def one(top, number):
    w = World(os.path.join(top, str(number)), number)
    os.makedirs(w.top)
    w.begin()
    w.live()
    before = w.verdicts()
    check_truth(w, before)
    for what, change in changes_of(w):
        folder = w.copy(what.replace(" ", "-"))
        change(w, folder)
        after = w.verdicts(folder)
        no_better(w, what, before, after)
        if what == "M4":  # what is on time by receipts stays so
            no_better(w, what, after, before)
        shutil.rmtree(folder)
        done[what] = done.get(what, 0) + 1
    no_better(w, "M8 keys", before, w.verdicts(brought=False))
    w.scan(day(5, 30))
    w.fetch()
    no_better(w, "M3", {k: v for k, v in before.items() if v and v["verdict"] not in ("pending", "unwitnessed-overdue")},
              {k: v for k, v in w.verdicts().items() if (before.get(k) or {}).get("verdict") not in ("pending", "unwitnessed-overdue")}, True)
    shutil.rmtree(w.top)
    return [v["verdict"] for v in before.values() if v]


def authority(folder):
    """For time stamps, by openssl; its clock is the computer's, later than all receipts."""
    os.mkdir(folder)
    subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", "key", "-out", "pem", "-days", "3650", "-subj",
                    "/CN=Example TSA", "-addext", "extendedKeyUsage=critical,timeStamping"], cwd=folder, check=True, stderr=subprocess.DEVNULL)
    open(os.path.join(folder, "cnf"), "w").write("[tsa]\ndefault_tsa=t\n[t]\nserial=%s/serial\nsigner_digest=sha256\ndefault_policy=1.2.3.4.1\n"
                                                 "digests=sha256\naccuracy=secs:1\ness_cert_id_alg=sha256\n" % folder)
    return folder


def main():
    global TSA
    with tempfile.TemporaryDirectory() as top, ThreadPoolExecutor(2) as pool:
        TSA = authority(os.path.join(top, "tsa"))
        seen = sum(pool.map(lambda n: one(top, n), range(WORLDS)), [])
    print(*bad[:20], sep="\n", end="\n" if bad else "")
    print(f"{WORLDS} worlds, {len(seen)} records: " + ", ".join(f"{v} {seen.count(v)}" for v in sorted(set(seen))))
    print("variants: " + ", ".join(f"{what} {n}" for what, n in sorted(done.items())))
    sys.exit(1 if bad else 0)


main()
