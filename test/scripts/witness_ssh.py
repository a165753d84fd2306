#!/usr/bin/env python3
"""Handing in over a real ssh on loopback: the set-up of examples/witness (its script, hooks, sshd settings, timer and cron
lines), an sshd without privileges on a high port, keys of two people, zzsh sync on the branch's side.

Needs sshd, ssh and ssh-keygen; where they are not installed it says so and counts as skipped. examples/need.sh installs
them where no system is running that would start the server (a bare chroot).
"""
import calendar, os, pwd, re, shutil, socket, subprocess, sys, tempfile, time

ZZSH, SOURCE = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
EXAMPLE = os.path.join(SOURCE, "examples/witness")
SSHD = next((p for p in ("/usr/sbin/sshd", "/usr/local/sbin/sshd") if os.path.exists(p)), None)
bad = []


def check(what, held, shown=""):
    if not held:
        bad.append(f"{what}\n{shown}")


class World:
    def __init__(self, top):
        self.top = top
        self.path = lambda *parts: os.path.join(top, *parts)
        self.env = {"PATH": os.path.dirname(ZZSH) + ":/usr/local/bin:/usr/bin:/bin:/usr/sbin", "LC_ALL": "C", "HOME": top, "TZ": "UTC",
                    "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": "/dev/null", "ZZSH_LANG": "en",
                    "LEDGERS": self.path("ledgers"), "WITNESS": self.path("witness.git")}

    def run(self, *words, cwd=None, fine=True, env=None):
        p = subprocess.run(words, cwd=cwd or self.top, env={**self.env, **(env or {})}, stdout=subprocess.PIPE,
                           stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL, timeout=120)
        text = p.stdout.decode(errors="replace")
        if fine and p.returncode:
            sys.exit(f"{words}: status {p.returncode}\n{text}")
        return p.returncode, text

    def key(self, name):
        self.run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", name, "-f", self.path(name))
        line = open(self.path(name + ".pub")).read()
        return line, self.run("ssh-keygen", "-l", "-f", self.path(name))[1].split()[1]

    def ssh(self, key):
        return {"GIT_SSH_COMMAND": f"ssh -F /dev/null -i {self.path(key)} -p {self.port} -o IdentitiesOnly=yes -o BatchMode=yes "
                                   f"-o UserKnownHostsFile={self.path('known')} -o StrictHostKeyChecking=accept-new -o SendEnv=ZZSH_NOW"}

    def start(self):
        """The settings of the example for its one account, here of whoever runs the test."""
        self.run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", self.path("host"))
        if os.getuid() == 0:
            os.makedirs("/run/sshd", mode=0o755, exist_ok=True)
        # The port is free when it is asked for; another program may take it before sshd does.
        if not any(self.listens() for _ in range(5)):
            sys.exit("sshd did not start:\n" + open(self.path("sshd.log")).read())

    def listens(self):
        with socket.socket() as s:
            s.bind(("127.0.0.1", 0))
            self.port = s.getsockname()[1]
        own = re.sub(r"^Match User .*\n", "", open(os.path.join(EXAMPLE, "sshd.conf")).read(), flags=re.M)
        with open(self.path("sshd.conf"), "w") as f:
            f.write(f"Port {self.port}\nListenAddress 127.0.0.1\nHostKey {self.path('host')}\nPidFile none\nUsePAM no\n"
                    f"StrictModes no\nAuthorizedKeysFile {self.path('authorized_keys')}\nPermitRootLogin prohibit-password\n"
                    f"SetEnv PATH={self.env['PATH']} GIT_CONFIG_NOSYSTEM=1 GIT_CONFIG_GLOBAL=/dev/null ZZSH_LANG=en\n" + own)
        self.log = open(self.path("sshd.log"), "w+")
        self.sshd = subprocess.Popen([SSHD, "-D", "-e", "-f", self.path("sshd.conf")], stderr=self.log, stdin=subprocess.DEVNULL)
        for _ in range(1200):
            if self.sshd.poll() is not None:
                return False
            if "Server listening on" in open(self.path("sshd.log")).read():
                return True
            time.sleep(0.05)
        self.sshd.kill()
        return False

    def receipt(self, seq):
        return self.run("git", "-C", self.path("witness.git"), "show", f"refs/zzsh/witness/jgdw.example/w1:r/0000/{seq:06d}")[1]


def field(receipt, key):
    return re.search(rf"^{key} (.*)$", receipt, flags=re.M).group(1)


def hand_in(w):
    _, text = w.run("zzsh", "sync", cwd=w.path("led"), env=w.ssh("limin"))
    check("the first push is witnessed", re.search(r"Handed in, entries: 2\nWitnessed: jgdw\.example/w1, receipt 0, ", text), text)
    r = w.receipt(0)
    check("it says whose key it was", field(r, "pusher") == w.fingerprint["limin"], r)
    check("it is the ledger's first", field(r, "cause") == "first" and field(r, "relation") == "initial", r)
    shown, told = re.search(r"remote: Receipt 0 .*  (\S{24})", text), re.search(r"receipt 0, .*  (\S{24})", text)
    check("the server and sync show one code", shown and told and shown.group(1) == told.group(1), text)


def foreign_clock(w):
    """A clock that the pusher sets, for git and for the hook: the receipt has the server's."""
    w.run("git", "commit", "-q", "--allow-empty", "-m", "x", cwd=w.path("led"), env={"GIT_AUTHOR_DATE": "2026-03-01T00:00:00Z"})
    env = {**w.ssh("wang"), "ZZSH_NOW": "2020-03-01T00:00:00Z", "ZZSH_PUSHER": w.fingerprint["limin"]}
    w.run("git", "push", "-q", "origin", "main", cwd=w.path("led"), env=env)
    r = w.receipt(1)
    age = time.time() - calendar.timegm(time.strptime(field(r, "time"), "%Y-%m-%dT%H:%M:%SZ"))
    check("the time is the server's", -5 < age < 3600, r)
    check("the clock is not an injected one", not field(r, "clock").startswith("injected"), r)
    check("the key is the one that opened the connection", field(r, "pusher") == w.fingerprint["wang"], r)
    check("cause and relation", field(r, "cause") == "push" and field(r, "relation") == "ff", r)


def refused(w):
    led = w.path("led")
    for words, why in ((["-f", "origin", "HEAD~1:main"], "Refused|denying non-fast-forward|deny"), (["origin", ":main"], "Refused|deny"),
                       (["origin", "main:refs/zzsh/witness/jgdw.example/w1"], "deny|hidden|Refused"),
                       (["origin", "main:other"], "only the branch main")):
        code, text = w.run("git", "push", *words, cwd=led, fine=False, env=w.ssh("limin"))
        check(f"push {words} is refused", code and re.search(why, text), text)
    code, _ = w.run("ssh", "-F", "/dev/null", "-i", w.path("limin"), "-p", str(w.port), "-o", f"UserKnownHostsFile={w.path('known')}",
                    "-o", "BatchMode=yes", "127.0.0.1", "cat", w.path("witness.git/zzsh/ed25519.pem"), fine=False)
    check("the account runs nothing but git", code)


def by_folder(w):
    w.run("git", "commit", "-q", "--allow-empty", "-m", "y", cwd=w.path("led"))
    _, text = w.run("git", "push", w.path("ledgers/zhibu1.git"), "main", cwd=w.path("led"))
    check("a push by folder gets no receipt", "no receipt: this was pushed by way of a folder" in text, text)
    if os.getuid() == 0 and shutil.which("setpriv"):
        os.chmod(w.top, 0o755)
        code, text = w.run("setpriv", "--reuid", "65534", "--regid", "65534", "--clear-groups", ZZSH, "witness", "--home",
                           w.path("witness.git"), "--all", w.path("ledgers"), fine=False)
        check("another account signs nothing", code == 4, text)


def timer(w):
    """The lines of the unit and of the crontab, with the places of this test."""
    unit = re.search(r"^ExecStart=/usr/bin/(.*)$", open(os.path.join(EXAMPLE, "zzsh-witness.service")).read(), flags=re.M).group(1)
    cron = re.search(r"^[0-9* ]+zzsh /usr/bin/(.*)$", open(os.path.join(EXAMPLE, "crontab")).read(), flags=re.M).group(1)
    check("unit and crontab say the same", cron == unit + " >/dev/null", cron)
    words = unit.replace("/srv/zzsh/", w.top + "/").split()
    _, text = w.run(*words)
    check("the timer witnesses what had no receipt", re.search(r"^zhibu1\.git  Receipt 2  .*  ff  ", text), text)
    _, text = w.run("sh", "-c", cron.replace("/srv/zzsh/", w.top + "/"), env={"PATH": w.env["PATH"]})
    check("cron is quiet", text == "", text)
    check("nothing new is a receipt all the same", field(w.receipt(3), "relation") == "same")
    _, text = w.run("zzsh", "sync", cwd=w.path("led"), env=w.ssh("limin"))
    check("sync fetches it", "Witnessed: jgdw.example/w1, receipt 3, " in text, text)


def main():
    missing = [n for n in ("ssh", "ssh-keygen") if not shutil.which(n)] + ([] if SSHD else ["sshd"])
    if missing:
        print(f"skipped: not installed: {' '.join(missing)} (Debian: openssh-client, openssh-server)")
        return 77
    with tempfile.TemporaryDirectory() as top:
        w = World(os.path.realpath(top))
        w.fingerprint = {}
        with open(w.path("authorized_keys"), "w") as f:
            for name in ("limin", "wang"):
                line, w.fingerprint[name] = w.key(name)
                f.write(f'restrict,command="git-shell -c \\"$SSH_ORIGINAL_COMMAND\\"" {line}')
        _, text = w.run("zzsh", "witness", "init", "witness.git", "--name", "jgdw.example/w1")
        w.run("sh", os.path.join(EXAMPLE, "add-ledger.sh"), "zhibu1")
        shutil.copytree(os.path.join(SOURCE, "test/worlds/first"), w.path("led"))
        for words in (["init", "-q", "-b", "main"], ["config", "user.name", "李敏"], ["config", "user.email", "limin@example.invalid"],
                      ["add", "-A"], ["commit", "-q", "-m", "x"]):
            w.run("git", *words, cwd=w.path("led"))
        with open(w.path("led/zzsh.yaml"), "a") as f:
            f.write("见证:\n" + "".join(line + "\n" for line in text.split("\n") if line.startswith("  - ")))
        w.run("git", "commit", "-q", "-a", "-m", "y", cwd=w.path("led"))
        w.start()
        try:
            user = pwd.getpwuid(os.getuid()).pw_name
            w.run("git", "remote", "add", "origin", f"ssh://{user}@127.0.0.1:{w.port}{w.path('ledgers/zhibu1.git')}", cwd=w.path("led"))
            for step in (hand_in, foreign_clock, refused, by_folder, timer):
                step(w)
        finally:
            w.sshd.terminate()
            w.sshd.wait()
            if bad:
                bad.append(open(w.path("sshd.log")).read())
    print("\n".join(bad) or "5 steps")
    return 1 if bad else 0


sys.exit(main())
