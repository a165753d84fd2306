"""Faults of the place and not of a moment: streams that take nothing, folders that cannot be written, limits, small
disks, writes that come short, and links that lead out of the ledger. Each yields (name, complaints)."""
import os, resource, shutil, signal, stat, subprocess

from ledger import NEW, Ledger, blob

NOBODY = 65534


class Skipped(Exception):
    pass


def closed(*descriptors):
    def before():
        for fd in descriptors:
            os.close(fd)
    return before


# --- streams ---

def untold(bench, op, name, **streams):
    """The acknowledgement cannot be printed: none is claimed, the record is safe, and the same again says so."""
    ledger = bench.ledger()
    result = ledger.zzsh(op.words, **streams)
    bad = [] if result.rc == 4 else [f"ended with {result.rc}, not 4"]
    if result.acknowledged:
        bad.append("it claims to be acknowledged")
    told = streams.get("stderr", subprocess.PIPE) == subprocess.PIPE and "closed 2" not in name
    if told and os.path.basename(next(iter(op.files))) not in result.err:
        bad.append(f"the message does not say that the record is there: {result.err.strip()}")
    bad += ledger.done(op) + ledger.after(op, result, spoken=told) + dirt(ledger) + ledger.again(op)
    ledger.remove()
    return f"{name} ({op.name})", bad


def dirt(ledger):
    status = ledger.git("status", "--porcelain")[1].strip()
    return [f"git status is not clean: {status}"] if status else []


def streams(bench, op):
    yield untold(bench, op, "closed 1", preexec_fn=closed(1), stdout=None)
    yield untold(bench, op, "closed 1, closed 2", preexec_fn=closed(1, 2), stdout=None)
    yield untold(bench, op, "closed 0, closed 1, closed 2", preexec_fn=closed(0, 1, 2), stdin=None, stdout=None)
    with open("/dev/full", "wb") as full:
        yield untold(bench, op, "/dev/full", stdout=full)
        yield untold(bench, op, "/dev/full for both, closed 2", stdout=full, stderr=full)
    read, write = os.pipe()
    os.close(read)
    yield untold(bench, op, "a pipe that nobody reads", stdout=write)
    os.close(write)
    yield silent(bench, op)


def silent(bench, op):
    """Standard error is closed and nothing is to be said there: an ordinary entry."""
    ledger = bench.ledger()
    result = ledger.zzsh(op.words, preexec_fn=closed(2), stderr=None)
    bad = ([] if result.rc == 0 else [f"ended with {result.rc}"]) + ledger.after(op, result) + ledger.done(op)
    ledger.remove()
    return f"closed 2 ({op.name})", bad


# --- folders and limits ---

def plain_user(bench, ledger):
    """Root may write everywhere: then the program runs as nobody, who owns the ledger."""
    if os.geteuid() != 0:
        return {}
    probe = subprocess.run([bench.zzsh, "--version"], user=NOBODY, group=NOBODY, extra_groups=[], cwd="/",
                           stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    if probe.returncode:
        raise Skipped("the account nobody cannot run the program")
    own(ledger, NOBODY, NOBODY)
    return {"user": NOBODY, "group": NOBODY, "extra_groups": []}


def own(ledger, user, group):
    for folder, folders, names in os.walk(ledger.path):
        for path in [folder] + [os.path.join(folder, n) for n in names]:
            os.chown(path, user, group)


def refused(bench, op, name, folders):
    """Folders without the right to write: a plain error, nothing recorded, and the same again once it is put right."""
    ledger = bench.ledger()
    try:
        who = plain_user(bench, ledger)
    except (Skipped, PermissionError) as e:
        ledger.remove()
        raise Skipped(f"{name}: {e}")
    paths = [os.path.join(ledger.path, f) for f in folders]
    for path in paths:
        os.chmod(path, 0o555)
    result = ledger.zzsh(op.words, **who)
    for path in paths:
        os.chmod(path, 0o755)
    if who:
        own(ledger, os.geteuid(), os.getegid())
    bad = [] if result.rc == 4 else [f"ended with {result.rc}, not 4: {result.err.strip()}"]
    if ledger.files() != ledger.base or ledger.head() != {path: blob(content) for path, content in ledger.base.items()}:
        bad.append("something was recorded")
    bad += ledger.after(op, result) + ledger.again(op)
    ledger.remove()
    return f"{name} ({op.name})", bad


def folders(bench, op):
    place = os.path.dirname(next(iter(op.files)))
    while not os.path.isdir(os.path.join(bench.template, place)):
        place = os.path.dirname(place)
    for name, inside in (("read-only .git", [".git"]), ("read-only .git/objects", [".git/objects"]),
                         ("read-only .git/refs", [".git/refs/heads"]),
                         ("read-only records", [place]), ("read-only ledger", [".", ".git", place])):
        yield refused(bench, op, name, inside)


def limited(bench, name, limit, bytes_, handler, op):
    def before():
        signal.signal(signal.SIGXFSZ, handler)
        resource.setrlimit(limit, (bytes_, bytes_))
    ledger = bench.ledger()
    result = ledger.zzsh(op.words, preexec_fn=before)
    bad = ledger.after(op, result)
    if result.rc < 0:
        bad.append(f"signal {-result.rc} ended it without a word")
    bad += ledger.again(op)
    ledger.remove()
    return f"{name} ({op.name})", bad


def limits(bench, full, op):
    sizes = range(0, 700, 10) if full else (0, 41, 100, 200, 300, 500)
    for n in sizes:
        yield limited(bench, f"files of {n} bytes at most", resource.RLIMIT_FSIZE, n, signal.SIG_DFL, op)
    for n in (range(3, 24) if full else (5, 8, 10)):
        yield limited(bench, f"{n} open files at most", resource.RLIMIT_NOFILE, n, signal.SIG_IGN, op)


def short(bench, shim, op):
    """Every write takes one byte: slower, and nothing else."""
    ledger = bench.ledger()
    result = ledger.zzsh(op.words, env={"LD_PRELOAD": shim, "FAULT": "short"})
    bad = [] if result.rc == 0 else [f"ended with {result.rc}: {result.err.strip()}"]
    bad += ledger.after(op, result) + ledger.done(op) + dirt(ledger)
    ledger.remove()
    yield f"short writes ({op.name})", bad


# --- links ---

def outside(bench, name, place, target_is_folder=True):
    """A link where the ledger's own folder or file belongs: refused, and what it leads to is not touched."""
    ledger, op = bench.ledger(), bench.log()
    away = ledger.path + ".outside"
    path = os.path.join(ledger.path, place)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    if target_is_folder:
        if os.path.isdir(path):
            shutil.move(path, away)
        else:
            os.makedirs(away)
        for folder in ("zhb1/2026", "2026"):
            os.makedirs(os.path.join(away, folder), exist_ok=True)
    else:
        with open(away, "wb") as f:
            f.write(b"precious\n")
    os.symlink(away, path)
    seen, head = snapshot(away), ledger.head()
    result = ledger.zzsh(op.words)
    bad = [] if snapshot(away) == seen else ["what lies outside was changed"]
    if not os.path.islink(path):
        bad.append("the link is gone")
    if result.rc == 0 or result.acknowledged:
        written = [p for p in ledger.head() if p not in head]
        bad.append(f"it was not refused and recorded {written}")
    elif not result.err.strip():
        bad.append("it was refused without a word")
    if result.rc and ledger.head() != head:
        bad.append("HEAD was moved")
    bad += ledger.sound()
    ledger.remove()
    shutil.rmtree(away, ignore_errors=True) if target_is_folder else os.unlink(away)
    return name, bad


def snapshot(top):
    found = {}
    one = (os.path.dirname(top), [], [os.path.basename(top)])
    for folder, folders, names in os.walk(top) if os.path.isdir(top) else [one]:
        for name in names:
            path = os.path.join(folder, name)
            st = os.lstat(path)
            with open(path, "rb") as f:
                found[path] = (f.read(), st.st_mtime_ns, stat.S_IMODE(st.st_mode))
        if os.path.isdir(top):
            found[folder] = sorted(folders + names)
    return found


def links(bench):
    yield outside(bench, "records is a link", "records")
    yield outside(bench, "the owner's folder is a link", "records/zhb1")
    yield outside(bench, "the year is a link", "records/zhb1/2026")
    yield outside(bench, "the lock is a link", ".git/zzsh.lock", target_is_folder=False)
    yield taken(bench)


def taken(bench):
    """A link in the place of the record itself: it stays, and the record gets a name of its own."""
    ledger, op = bench.ledger(), bench.log()
    away, path = ledger.path + ".outside", os.path.join(ledger.path, NEW)
    os.makedirs(os.path.dirname(path))
    with open(away, "wb") as f:
        f.write(b"precious\n")
    os.symlink(away, path)
    seen = snapshot(away)
    result = ledger.zzsh(op.words)
    bad = ledger.sound()
    if snapshot(away) != seen or not os.path.islink(path):
        bad.append("the link or what it leads to was changed")
    new = [p for p in ledger.head() if p not in ledger.base]
    if NEW in new or len(new) > 1 or (result.rc == 0) != bool(new):
        bad.append(f"ended with {result.rc} and recorded {new}")
    ledger.remove()
    os.unlink(away)
    return "the record's name is a link", bad


# --- small disks ---

class Disk:
    """A tmpfs of that size, mounted over a folder of the bench."""

    def __init__(self, bench, options):
        self.path = os.path.join(bench.top, "disk")
        os.makedirs(self.path, exist_ok=True)
        done = subprocess.run(["mount", "-t", "tmpfs", "-o", options, "zzsh-test", self.path], stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT)
        if done.returncode:
            raise Skipped("small disks: " + done.stdout.decode(errors="replace").strip())

    def __enter__(self):
        return self.path

    def __exit__(self, *ignored):
        subprocess.run(["umount", self.path], check=True)


def crowded(bench, op, name, options, fill):
    """The ledger lies on a small disk that `fill` leaves little room on; the same again once there is room."""
    with Disk(bench, options) as top:
        ledger = Ledger(bench, os.path.join(top, "ledger"))
        fill(top)
        result = ledger.zzsh(op.words)
        bad = ledger.after(op, result)
        shutil.rmtree(os.path.join(top, "filler"))
        bad += ledger.again(op)
    return name, bad


def leave_pages(n):
    def fill(top):
        os.makedirs(os.path.join(top, "filler"))
        free = os.statvfs(top)
        with open(os.path.join(top, "filler", "f"), "wb") as f:
            f.write(b"x" * (free.f_bavail - n) * free.f_frsize)
    return fill


def leave_inodes(n):
    def fill(top):
        os.makedirs(os.path.join(top, "filler"))
        while os.statvfs(top).f_favail > n:
            open(os.path.join(top, "filler", str(os.statvfs(top).f_favail)), "w").close()
    return fill


def small_disks(bench, op):
    if os.geteuid() != 0:
        raise Skipped("small disks: mounting needs root")
    for n in range(0, 24):
        yield crowded(bench, op, f"{n} free pages", "size=4m", leave_pages(n))
    for n in range(0, 24):
        yield crowded(bench, op, f"{n} free inodes", "size=4m,nr_inodes=400", leave_inodes(n))


def all_places(bench, shim, full):
    """(name, complaints) of each; (name, None) where it was skipped."""
    groups = [links(bench)]
    for op in (bench.log(), bench.amend()):
        groups += [streams(bench, op), folders(bench, op), limits(bench, full, op), short(bench, shim, op)]
        groups += [small_disks(bench, op)] if full else []
    for group in groups:
        try:
            yield from group
        except Skipped as e:
            yield str(e), None
