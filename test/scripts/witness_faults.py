#!/usr/bin/env python3
"""Signing receipts while things go wrong (provenance 3.4, F13 to F15). After each fault, by Python and git alone:

  the chain is whole: numbers from 0 without a gap, each prev the SM3 of the whole receipt before
  there is at most one receipt more than before, and any that was printed is in it
  the push stands; the next look signs what had no receipt

F15: receive --sign is killed, and its calls fail, at chosen system calls (strace). F4: no memory; F5: writes that come short (the
shim of ../faults). F6, F7: a disk with few blocks or inodes left. F9: the power is cut (../faults/power.py). F8: folders that cannot be written, limits, closed streams.
F13: the hook is killed, the lock is held, the disk of the witness is full. F14: pushes to many ledgers, and to one, at once.
--full visits every call, each error, once and from there on; --every=N only one in N of these. Where strace cannot be used the rest
runs, and the status is 77.
"""
import fcntl, glob, hashlib, os, random, re, resource, shutil, signal, subprocess, sys, tempfile
from concurrent.futures import ThreadPoolExecutor

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "faults"))
import inject, order, power
from places import Skipped

ZZSH, SOURCE, FULL = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2]), "--full" in sys.argv
EVERY = next((int(word[8:]) for word in sys.argv if word.startswith("--every=")), 1)
NAME = "jgdw.example/w1"
REF = "refs/zzsh/witness/" + NAME
CALLS = "openat,write,fsync,rename,link,linkat,mkdir,unlink,close,flock,syncfs,pwrite64,ftruncate"
ERRORS = ("ENOSPC", "EIO", "EROFS", "EACCES")
bad = []


def env(more=()):
    return {"PATH": os.path.dirname(ZZSH) + ":/usr/bin:/bin", "LC_ALL": "C", "HOME": "/nonexistent", "ZZSH_LANG": "en", "TZ": "UTC",
            "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": "/dev/null", "SSH_CONNECTION": "test", "ZZSH_NOW": "2026-03-12T20:41:00+08:00",
            "GIT_AUTHOR_DATE": "2026-03-12T20:00:00+08:00", "GIT_COMMITTER_DATE": "2026-03-12T20:00:00+08:00", **dict(more)}


def run(*words, cwd=None, fine=True, stdin=b""):
    p = subprocess.run(words, cwd=cwd, env=env(), input=stdin, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=120)
    if fine and p.returncode:
        sys.exit(f"{words}: status {p.returncode}\n{p.stdout.decode()}")
    return p.returncode, p.stdout.decode(errors="replace")


def sm3(data):
    return hashlib.new("sm3", data).hexdigest()


def chain(home):
    """The receipts by number, or a complaint."""
    code, names = run("git", "-C", home, "ls-tree", "-r", "--name-only", REF, fine=False)
    paths = sorted(n for n in names.split("\n") if n.startswith("r/")) if code == 0 else []
    receipts, before = [], "0" * 64
    for number, path in enumerate(paths):
        data = subprocess.run(["git", "-C", home, "cat-file", "blob", f"{REF}:{path}"], env=env(), stdout=subprocess.PIPE, check=True).stdout
        if path != f"r/{number // 100:04d}/{number:06d}" or f"\nseq {number}\n".encode() not in data:
            return receipts, f"{path} stands where number {number} belongs"
        if f"\nprev sm3:{before}\n".encode() not in data:
            return receipts, f"number {number} does not follow the one before"
        before = sm3(data)
        receipts.append(data.decode())
    code, text = run("git", "-C", home, "fsck", "--strict", "--connectivity-only", fine=False)
    return receipts, f"git fsck: {text}" if code else None


class World:
    """One witness, so many ledgers that have all been pushed once; the post-receive hook is not installed."""

    def __init__(self, top, ledgers=1):
        self.top, self.home = top, os.path.join(top, "w.git")
        run(ZZSH, "witness", "init", self.home, "--name", NAME, "--key", "ed25519", "--trial")
        for i in range(ledgers):
            led, srv = os.path.join(top, f"led{i}"), os.path.join(top, "srv", f"l{i}.git")
            run("git", "init", "-q", "-b", "main", led)
            run("git", "-C", led, "config", "user.name", "x")
            run("git", "-C", led, "config", "user.email", "x@example.invalid")
            for name, text in (("genesis.yaml", f"salt: {i}\n"), ("zzsh.yaml", "name: x\n"), ("records/zhb1/2026/2026-03-12-committee-meeting.yaml", "a: b\n")):
                path = os.path.join(led, name)
                os.makedirs(os.path.dirname(path), exist_ok=True)
                open(path, "w").write(text)
            run("git", "-C", led, "add", "-A")
            run("git", "-C", led, "commit", "-q", "-m", "x")
            run("git", "init", "-q", "--bare", "-b", "main", srv)
            run("git", "-C", led, "push", "-q", srv, "main")
        run(ZZSH, "witness", "--home", self.home, "--all", os.path.join(top, "srv"))
        run("git", "-C", os.path.join(top, "led0"), "commit", "-q", "--allow-empty", "-m", "more")
        run("git", "-C", os.path.join(top, "led0"), "push", "-q", os.path.join(top, "srv", "l0.git"), "main")

    def copy(self, to):
        shutil.copytree(self.top, to, symlinks=True)
        w = World.__new__(World)
        w.top, w.home = to, os.path.join(to, "w.git")
        return w

    def started(self, more=()):
        return power.piped([ZZSH, "receive", "--sign", "--home", self.home], os.path.join(self.top, "srv", "l0.git"), env(more))

    def sign(self, before=(), more=(), **how):
        how = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **how}
        p = subprocess.run([*before, ZZSH, "receive", "--sign", "--home", self.home], cwd=os.path.join(self.top, "srv", "l0.git"),
                           env=env(more), timeout=120, **how)
        return p.returncode, (p.stdout or b"").decode(), (p.stderr or b"").decode(errors="replace")


def after(w, what, had, printed):
    receipts, complaint = chain(w.home)
    if complaint:
        bad.append(f"{what}: {complaint}")
    if len(receipts) > had + 1:
        bad.append(f"{what}: {len(receipts) - had} receipts more")
    for number in re.findall(r"^Receipt (\d+) ", printed, flags=re.M):
        if int(number) >= len(receipts):
            bad.append(f"{what}: number {number} was printed and is not there")
    for lock in glob.glob(w.top + "/**/refs/zzsh/**/*.lock", recursive=True):  # the next look comes a day later
        os.utime(lock, (os.path.getmtime(lock) - 61,) * 2)
    code, text = run(ZZSH, "witness", "--home", w.home, "--all", os.path.join(w.top, "srv"), fine=False)
    again, complaint = chain(w.home)
    head = run("git", "-C", os.path.join(w.top, "srv", "l0.git"), "rev-parse", "main")[1].strip()
    if code or complaint or not again or f"\nhead {head}\n" not in again[-1]:
        bad.append(f"{what}: the next look ended with {code}, {complaint}: {text}")


def spread(items, most):
    return items if FULL or len(items) <= most else [items[i * (len(items) - 1) // (most - 1)] for i in range(most)]


def share(jobs):
    """One in EVERY, always the same ones, of every kind alike."""
    return random.Random(20260327).sample(jobs, -(-len(jobs) // EVERY)) if EVERY > 1 else jobs


def by_strace(base, pool):
    probe = base.copy(base.top + "-probe")
    code, _, err = probe.sign(["strace", "-f", "-qq", "-o", probe.top + ".log", "-e", "trace=" + CALLS])
    if not os.path.exists(probe.top + ".log") or code:
        print(f"skipped: strace cannot be used here: {err.strip()[:200]}")
        return False
    points, seen = [], {}
    for line in open(probe.top + ".log", errors="replace"):
        call = re.match(r"\d+ +([a-z0-9]+)\(", line)
        if call:
            seen[call[1]] = seen.get(call[1], 0) + 1
            points.append((call[1], seen[call[1]]))
    changing = [p for p in points if p[0] not in ("openat", "close")]
    jobs = [(call, n, "signal=KILL") for call, n in spread(changing, 28) + spread([p for p in points if p[0] == "openat"], 8)]
    for call, error in (("write", "ENOSPC"), ("fsync", "EIO"), ("rename", "EIO"), ("openat", "EMFILE"), ("link", "EIO"), ("mkdir", "EROFS")):
        mine = [p for p in changing + [q for q in points if q[0] == "openat"] if p[0] == call]
        jobs += [(call, n, f"error={e}{plus}") for e in (ERRORS if FULL and call != "openat" else (error,)) for plus in (":plus", "")
                 for _, n in spread(mine, 4)]
        jobs += [(call, n, "error=EINTR") for _, n in mine if FULL]
    jobs = share(jobs)

    def one(job):
        number, (call, n, what) = job
        w = base.copy(f"{base.top}-{number}")
        what, plus = what.replace(":plus", ""), "+" if ":plus" in what else ""
        code, out, _ = w.sign(["strace", "-f", "-qq", "-o", "/dev/null", "-e", "trace=" + call, "-e", f"inject={call}:{what}:when={n}{plus}"])
        after(w, f"{call} number {n}, {what}{plus} (ended with {code})", 1, out)
        shutil.rmtree(w.top)
        return code

    ended = list(pool.map(one, enumerate(jobs)))
    print(f"F15: {len(jobs)} faults, {sum(c == 0 for c in ended)} of them without harm")
    if all(c == 0 for c in ended):
        bad.append("no fault came")
    return True


def in_order(base):
    """Objects are on the disk before the chain leads to them, the chain before the receipt is printed."""
    w = base.copy(base.top + "-order")
    out = w.top + ".trace"
    words = inject.traced(out)
    words[words.index("-e") + 1] = "trace=" + ",".join(order.WATCHED)
    code, _, err = w.sign(words)
    lint = order.Lint.__new__(order.Lint)
    lint.events, lint.root, lint.git, lint.bad = [e for e in order.parse(out) if e.ok], w.home, w.home, []
    printed = [e.at for e in lint.events if e.call == "write" and e.args[0].startswith("1<") and e.args[1].startswith("Receipt ")]
    lint.end = lint.need("no receipt is printed", [e for e in lint.events if e.at in printed])
    git = re.escape(w.home)
    objects = lint.find("link", "rename", to=git + "/objects/[0-9a-f]{2}/[0-9a-f]{38}")
    chain_moves = lint.find("rename", "renameat", to=git + "/refs/zzsh/witness/.*")
    lint.need("no objects are written", objects)
    moved = lint.need("the chain is not moved", chain_moves)
    for e in objects + chain_moves:
        lint.published(e)
    bad.extend(f"F10: {e} after the chain" for e in objects if e.at > moved)
    bad.extend(f"F10: {line}" for line in lint.bad + ([f"it ended with {code}: {err}"] if code else []))
    synced = lint.find("syncfs", before=lint.end)
    late = [e for e in lint.changes(after=synced[-1].at, before=lint.end) if "/w.git/zzsh/" not in e.path] if synced else ["no syncfs"]
    bad.extend(f"F10: {e} after the disk's last word, before the receipt is printed" for e in late)
    print(f"F10: order of {len(objects)} objects, {len(chain_moves)} moves of the chain")


def visit(base, pool, title, jobs):
    """jobs: (name, function of a copy of the world that signs in it and returns what sign does)."""
    def one(job):
        number, (name, disturb) = job
        w = base.copy(f"{base.top}-{title.split(':')[0]}-{number}")
        code, out, _ = disturb(w)
        after(w, f"{title}, {name} (ended with {code})", 1, out)
        shutil.rmtree(w.top, ignore_errors=True)
        return code

    jobs = share(jobs)
    ended = list(pool.map(one, enumerate(jobs)))
    print(f"{title}: {len(jobs)} faults, {sum(c == 0 for c in ended)} of them without harm, {sum(c < 0 for c in ended)} ended by a signal",
          flush=True)


def by_shim(base, pool, shim):
    log, probe = base.top + ".mallocs", base.copy(base.top + "-memory")
    code, _, _ = probe.sign(more={"LD_PRELOAD": shim, "FAULT": "mallocs", "FAULT_LOG": log})
    count = int(open(log).read() or 0) if os.path.exists(log) else 0
    if code or count < 100:
        bad.append(f"with the shim it ended with {code} after asking for memory {count} times")
        return

    def setting(text):
        return lambda w: w.sign(more={"LD_PRELOAD": shim, "FAULT": text})

    places = [1 + i * (count - 1) // (199 if FULL else 7) for i in range(200 if FULL else 8)]
    visit(base, pool, "F4: no memory", [(f"number {n}{plus}", setting(f"malloc:0:{n}{plus}")) for n in places for plus in ("", "+")])
    calls = [(call, n) for call, most in (("write", 40), ("fsync", 30), ("rename", 6), ("link", 10), ("mkdir", 6), ("syncfs", 2))
             for n in (range(1, most + 1) if FULL else (1, most // 2))]
    visit(base, pool, "F3: a disk that fails, a terminal that works",
          [(f"{call} number {n}+", setting(f"{call}:28:{n}+")) for call, n in calls])
    visit(base, pool, "F5: short writes", [("each of one byte", setting("short"))])


def limited(kind, value):
    def before():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(kind, (value, value))
    return lambda w: w.sign(preexec_fn=before)


def unwritable(inside):
    """Root may write everywhere: only what refuses root as well is of use, an immutable mount."""
    def disturb(w):
        path = os.path.join(w.top, inside)
        if subprocess.run(["mount", "--bind", path, path], stderr=subprocess.DEVNULL).returncode:
            return 4, "", ""
        subprocess.run(["mount", "-o", "remount,bind,ro", path], check=True)
        try:
            code, out, err = w.sign()
        finally:
            subprocess.run(["umount", "-l", path], check=True)  # a child of another thread may hold it
        if inside == "w.git" and (code != 4 or out):
            bad.append(f"F8: with a read-only {inside} it ended with {code}: {out}{err}")
        return code, out, err
    return disturb


def closed(*descriptors):
    def before():
        for fd in descriptors:
            os.close(fd)
    return lambda w: w.sign(preexec_fn=before, stdout=None if 1 in descriptors else subprocess.PIPE)


def full_terminal(w):
    with open("/dev/full", "wb") as full:
        code, _, err = w.sign(stdout=full)
    if code != 4:
        bad.append(f"F8: with /dev/full it ended with {code}: {err}")
    return code, "", err


def by_place(base, pool):
    sizes = range(0, 2000, 25) if FULL else (0, 60, 400, 1200)
    jobs = [(f"files of {n} bytes at most", limited(resource.RLIMIT_FSIZE, n)) for n in sizes]
    jobs += [(f"{n} open files at most", limited(resource.RLIMIT_NOFILE, n)) for n in (range(4, 30) if FULL else (6, 9, 14))]
    jobs += [("closed " + " ".join(map(str, fds)), closed(*fds)) for fds in ((1,), (1, 2), (0, 1, 2))] + [("/dev/full", full_terminal)]
    visit(base, pool, "F8: limits and streams", jobs)
    if os.getuid() == 0:
        visit(base, pool, "F8: read-only", [(inside, unwritable(inside)) for inside in ("w.git", "srv/l0.git", "srv")])
    else:
        print("F8: read-only: skipped, needs root")


def few_left(options, leave):
    """The witness on a small disk, with so much left; there is room again for the next look."""
    def disturb(w):
        path, saved = w.home, w.home + ".saved"
        os.rename(path, saved)
        os.mkdir(path)
        subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", path], check=True)
        try:
            shutil.copytree(saved, path, dirs_exist_ok=True)
            os.mkdir(os.path.join(path, "filler"))
            leave(os.path.join(path, "filler"), path)
            answer = w.sign()
            shutil.rmtree(os.path.join(path, "filler"))
            shutil.rmtree(saved)
            shutil.copytree(path, saved)
        finally:
            subprocess.run(["umount", "-l", path], check=True)  # a child of another thread may hold it
        os.rmdir(path)
        os.rename(saved, path)
        return answer
    return disturb


def leave_blocks(n):
    def leave(filler, path):
        free = os.statvfs(path)
        with open(os.path.join(filler, "f"), "wb") as f:
            f.write(b"x" * max(0, free.f_bavail - n) * free.f_frsize)
    return leave


def leave_inodes(n):
    def leave(filler, path):
        while os.statvfs(path).f_favail > n:
            open(os.path.join(filler, str(os.statvfs(path).f_favail)), "w").close()
    return leave


def small_disks(base, pool):
    probe = base.top + "-mount"
    os.mkdir(probe)
    if os.getuid() or subprocess.run(["mount", "-t", "tmpfs", "tmpfs", probe], stderr=subprocess.DEVNULL).returncode:
        print("F6, F7: small disks: skipped, needs root and mount")
        return
    subprocess.run(["umount", "-l", probe], check=True)
    counts = range(0, 24) if FULL else (0, 3, 8)
    visit(base, pool, "F6: few blocks", [(f"{n} blocks", few_left("size=4m", leave_blocks(n))) for n in counts])
    visit(base, pool, "F7: few inodes", [(f"{n} inodes", few_left("size=4m,nr_inodes=600", leave_inodes(n))) for n in counts])


def lock_held(base):
    w = base.copy(base.top + "-lock")
    with open(os.path.join(w.home, "zzsh/lock"), "a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        code, out, err = w.sign()
    if code != 4 or out:
        bad.append(f"with the lock held it ended with {code}: {out}{err}")
    after(w, "lock held", 1, out)
    print("F13: lock held")


def disk_full(base):
    """The witness on a file system of its own that has no room left; needs root."""
    w, mount = base.copy(base.top + "-full"), base.top + "-full/w.git"
    os.rename(mount, mount + ".saved")
    os.mkdir(mount)
    if os.getuid() or subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", mount], stderr=subprocess.DEVNULL).returncode:
        print("F13: disk full: skipped, needs root and mount")
        return
    try:
        shutil.copytree(mount + ".saved", mount, dirs_exist_ok=True)
        filler = os.path.join(mount, "filler")
        with open(filler, "wb", buffering=0) as f:
            try:
                while True:
                    f.write(b"x" * 4096)
            except OSError:
                pass
        code, out, err = w.sign()
        if code != 4 or out:
            bad.append(f"on a full disk it ended with {code}: {out}{err}")
        os.remove(filler)
        after(w, "disk full", 1, out)
    finally:
        subprocess.run(["umount", mount])
    print("F13: disk full")


def power_cuts(base, shim):
    """What was printed is in the chain that the disk had been told to keep."""
    def one(computer, when, more=()):
        w = base.copy(os.path.join(computer.work, "w"))
        os.sync()
        result = power.cut(computer, w.started(more), when)
        shutil.rmtree(w.top)
        again = World.__new__(World)
        again.top = os.path.join(computer.mount(computer.kept, "k"), "w")
        again.home = os.path.join(again.top, "w.git")
        after(again, f"power cut {power.told(when)}, {computer.mode} (ended with {result.rc})", 1, result.out)
        computer.unmount()
        return result.rc

    def control(computer):
        before = len(bad)
        for _ in range(power.CONTROLS):  # another's sync() at that moment saves what would be lost
            one(computer, None, {"LD_PRELOAD": shim, "FAULT": "forgetful"}.items())
            lost = any("was printed and is not there" in line for line in bad[before:])
            del bad[before:]
            if lost:
                return
        bad.append("F9: without fsync nothing was lost, so this cannot tell a loss")

    try:
        for mode in ("ordered", "writeback"):
            with power.Computer(os.path.dirname(base.top), mode) as computer:
                control(computer)
                codes = [one(computer, when) for when in power.moments(0.05, FULL)]
            print(f"F9: power cuts, {mode}: {len(codes)}, {sum(c == 0 for c in codes)} of them after the receipt was printed")
    except Skipped as e:
        print(f"F9: skipped: {e}")


def hook_killed(base):
    w = base.copy(base.top + "-hook")
    hook = os.path.join(w.top, "srv/l0.git/hooks/post-receive")
    open(hook, "w").write("#!/bin/sh\nkill -9 $$\n")
    os.chmod(hook, 0o755)
    run("git", "-C", os.path.join(w.top, "led0"), "commit", "-q", "--allow-empty", "-m", "again")
    code, text = run("git", "-C", os.path.join(w.top, "led0"), "push", "-q", os.path.join(w.top, "srv/l0.git"), "main", fine=False)
    if code:
        bad.append(f"a killed post-receive made the push fail: {text}")
    after(w, "hook killed", 1, "")
    print("F13: hook killed")


def many_at_once(top, pool, ledgers=6, rounds=2):
    w = World(top, ledgers)

    def push(i):
        led, srv = os.path.join(top, f"led{i}"), os.path.join(top, "srv", f"l{i}.git")
        out = ""
        for _ in range(rounds):
            run("git", "-C", led, "commit", "-q", "--allow-empty", "-m", "x")
            out += run("git", "-C", led, "push", "-q", srv, "main")[1]
        return out

    for i in range(ledgers):
        hook = os.path.join(top, "srv", f"l{i}.git", "hooks/post-receive")
        open(hook, "w").write(f"#!/bin/sh\nexec zzsh receive --sign --home {w.home}\n")
        os.chmod(hook, 0o755)
    printed = "".join(pool.map(push, range(ledgers)))
    receipts, complaint = chain(w.home)
    numbers = sorted(int(n) for n in re.findall(r"Receipt (\d+) ", printed))
    if complaint or numbers != list(range(ledgers, ledgers + ledgers * rounds)) or len(receipts) != ledgers * (rounds + 1):
        bad.append(f"at once: {complaint}, printed {numbers}, {len(receipts)} receipts\n{printed}")
    print(f"F14: {ledgers} ledgers at once, {len(numbers)} receipts")
    signs = list(pool.map(lambda _: w.sign(), range(8)))  # the hook of two pushes to one ledger, and more
    receipts, complaint = chain(w.home)
    printed = sorted(int(n) for _, out, _ in signs for n in re.findall(r"Receipt (\d+) ", out))
    if complaint or len(printed) != 8 or len(set(printed)) != 8 or printed[-1] != len(receipts) - 1:
        bad.append(f"one ledger at once: {complaint}, printed {printed}, {len(receipts)} receipts: {signs}")
    print(f"F14: one ledger at once, {len(printed)} receipts")


def main():
    with tempfile.TemporaryDirectory() as top, ThreadPoolExecutor((os.cpu_count() or 2) + 1) as pool:
        base = World(os.path.join(top, "base"))
        traced = shutil.which("strace") and by_strace(base, pool)
        if traced:
            in_order(base)
        shim = inject.build_shim(SOURCE, top)
        by_shim(base, pool, shim)
        by_place(base, pool)
        small_disks(base, pool)
        lock_held(base)
        disk_full(base)
        hook_killed(base)
        power_cuts(base, shim)
        many_at_once(os.path.join(top, "many"), pool)
    for line in bad[:12]:
        print(line)
    return 1 if bad else 0 if traced else 77


sys.exit(main())
