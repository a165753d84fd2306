#!/usr/bin/env python3
# forgery: 38
# attack: somebody with another account on the witness' computer wants its key to sign for him, or pushes through a shared folder
# twin: the witness' own account, asked in the same way
"""What another account of the same computer can do (provenance 0.3, 2.2; rows 1 and 38): nothing is signed for it, whether it asks the
witness, pushes into a shared folder or has the hook run by its own git; and a repository of another owner is not believed blindly.

Needs root, to be another account (nobody); else it says so and counts as skipped.
"""
import os, shutil, subprocess, sys, tempfile

ZZSH, SOURCE = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
NOBODY = 65534
REF = "refs/zzsh/witness/jgdw.example/w1"
bad = []


def check(what, held, shown=""):
    if not held:
        bad.append(f"{what}\n{shown}")


class World:
    def __init__(self, top):
        self.path = lambda *parts: os.path.join(top, *parts)
        os.chmod(top, 0o755)
        os.mkdir(self.path("bin"))
        shutil.copy(ZZSH, self.path("bin/zzsh"))  # where every account can run it
        self.env = {"PATH": self.path("bin") + ":/usr/bin:/bin", "LC_ALL": "C", "HOME": "/nonexistent", "TZ": "UTC", "ZZSH_LANG": "en",
                    "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": self.path("gitconfig"), "ZZSH_NOW": "2026-03-12T20:41:00+08:00"}
        open(self.path("gitconfig"), "w").write("[safe]\n\tdirectory = *\n[user]\n\tname = x\n\temail = x@example.invalid\n")

    def run(self, *words, cwd, other=False, more=()):
        account = {"user": NOBODY, "group": NOBODY, "extra_groups": []} if other else {}
        p = subprocess.run(words, cwd=self.path(cwd), env={**self.env, **dict(more)}, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                           stdin=subprocess.DEVNULL, timeout=120, **account)
        return p.returncode, p.stdout.decode(errors="replace")

    def receipts(self):
        code, text = self.run("git", "ls-tree", "-r", "--name-only", REF, cwd="w.git")
        return 0 if code else sum(name.startswith("r/") for name in text.split("\n"))


def build(w):
    w.run("zzsh", "witness", "init", "w.git", "--name", "jgdw.example/w1", "--key", "ed25519", "--trial", cwd=".")
    shutil.copytree(os.path.join(SOURCE, "test/worlds/first"), w.path("led"))
    for words in (["init", "-q", "-b", "main"], ["add", "-A"], ["commit", "-q", "-m", "x"]):
        w.run("git", *words, cwd="led")
    os.mkdir(w.path("srv"))
    w.run("git", "init", "-q", "--bare", "-b", "main", "srv/a.git", cwd=".")
    hook = w.path("srv/a.git/hooks/post-receive")
    open(hook, "w").write(f"#!/bin/sh\nexec zzsh receive --sign --home {w.path('w.git')}\n")
    os.chmod(hook, 0o755)


def give(w, folder, account):
    for top, folders, names in os.walk(w.path(folder)):
        for path in [top] + [os.path.join(top, name) for name in names]:
            os.chown(path, account, account, follow_symlinks=False)


def commit(w, other):
    w.run("git", "commit", "-q", "--allow-empty", "-m", "x", cwd="led", other=other)


def pushes(w):
    """The key is the owner's alone; the other account has the server's repository, as in a shared folder."""
    ssh = {"SSH_CONNECTION": "127.0.0.1 1 127.0.0.1 22"}
    code, text = w.run("git", "push", w.path("srv/a.git"), "main", cwd="led", more=ssh)
    check("the twin: the witness' own account signs", code == 0 and "Receipt 0 " in text and w.receipts() == 1, text)
    give(w, "led", NOBODY)
    give(w, "srv", NOBODY)
    commit(w, True)
    code, text = w.run("git", "push", w.path("srv/a.git"), "main", cwd="led", other=True)
    check("a push through the folder gets no receipt", code == 0 and "no receipt" in text and w.receipts() == 1, text)
    commit(w, True)
    code, text = w.run("git", "push", w.path("srv/a.git"), "main", cwd="led", other=True, more=ssh)
    check("a connection that is only pretended gives the key to nobody", code == 0 and "Receipt" not in text and w.receipts() == 1, text)


def asks(w):
    code, text = w.run("zzsh", "witness", "--home", w.path("w.git"), "--all", w.path("srv"), cwd=".", other=True)
    check("another account signs nothing", code == 4 and w.receipts() == 1, text)
    code, text = w.run("cat", w.path("w.git/zzsh/ed25519.pem"), cwd=".", other=True)
    check("another account does not read the key", code, text)
    key = w.path("w.git/zzsh/ed25519.pem")
    os.chmod(w.path("w.git/zzsh"), 0o755)
    os.chmod(key, 0o644)
    code, text = w.run("zzsh", "witness", "--home", w.path("w.git"), "--all", w.path("srv"), cwd=".")
    check("a key that others can read signs nothing", code == 4 and "others may read the key" in text and w.receipts() == 1, text)
    give(w, "srv", os.getuid())
    os.chmod(key, 0o600)
    os.chmod(w.path("w.git/zzsh"), 0o700)
    code, text = w.run("zzsh", "witness", "--home", w.path("w.git"), "--all", w.path("srv"), cwd=".")
    check("the twin: the next look of its own account signs", code == 0 and w.receipts() == 2, text)


def owners(w):
    """What lies in another account's folder: refused in words unless git was told to trust it, and then read."""
    code, text = w.run("zzsh", "audit", cwd="led", more={"GIT_CONFIG_GLOBAL": "/dev/null", "HOME": "/nonexistent"})
    check("another owner's repository is refused in words", code == 4 and "belongs to another user" in text and w.path("led") in text, text)
    give(w, "led", os.getuid())
    code, text = w.run("zzsh", "audit", "--format", "json", cwd="led", more={"GIT_CONFIG_GLOBAL": "/dev/null", "HOME": "/nonexistent"})
    check("the twin: one's own is read", code in (0, 1) and '"commits"' in text, text)


def main():
    if os.getuid() != 0:
        print("skipped: to be another account needs root")
        return 77
    with tempfile.TemporaryDirectory() as top:
        w = World(os.path.realpath(top))
        build(w)
        for step in (pushes, asks, owners):
            step(w)
    print("\n".join(bad) or "3 steps")
    return 1 if bad else 0


sys.exit(main())
