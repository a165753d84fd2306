"""Where a run can be hit, and hitting it: by strace for every system call, by shim.c for calls on the disk only."""
import errno, os, random, re, subprocess

CALLS = ("openat", "write", "fsync", "link", "linkat", "rename", "renameat", "renameat2", "close", "mkdir", "mkdirat",
         "unlink", "unlinkat", "fcntl", "flock", "syncfs")
ERRORS = ("ENOSPC", "EIO", "EROFS", "EMFILE", "EACCES")
CHANGING = {"write", "fsync", "link", "linkat", "rename", "renameat", "renameat2", "mkdir", "mkdirat", "unlink",
            "unlinkat", "flock", "syncfs"}
SHIM_CALLS = ("open", "write", "fsync", "syncfs", "ftruncate", "fchmod", "link", "rename", "mkdir", "unlink")
LINE = re.compile(r"^(\d+)\s+(\w+)\((.*)$")
ACK_BYTES = "已".encode()


class Point:
    """The n-th call of that name in a run, and its number among all that are watched."""

    def __init__(self, at, call, n, text):
        self.at, self.call, self.n, self.text = at, call, n, text
        self.changes = call in CHANGING or (call == "openat" and "O_CREAT" in text)
        self.acknowledges = call == "write" and text.startswith("1<") and c_escaped(ACK_BYTES) in text


def c_escaped(content):
    return "".join(f"\\{b:o}" for b in content)


def cannot_trace(top):
    """Why strace cannot be used here; empty where it can."""
    try:
        done = subprocess.run(["strace", "-f", "-o", os.path.join(top, "try"), "true"], stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, timeout=60)
    except FileNotFoundError:
        return "strace is not installed"
    return "" if done.returncode == 0 else "strace: " + done.stdout.decode(errors="replace").strip()


def traced(trace, *more):
    return ["strace", "-f", "-y", "-s", "64", "-o", trace, "-e", "trace=" + ",".join(CALLS), *more]


def points(bench, op):
    """All places of an undisturbed run, in order."""
    ledger = bench.ledger()
    trace = ledger.path + ".trace"
    result = ledger.zzsh(op.words, before=traced(trace))
    if result.rc or not result.acknowledged:
        raise SystemExit(f"{op.name} does not work under strace: {result.rc} {result.err}")
    counts, found = {}, []
    for line in open(trace, encoding="utf-8", errors="replace"):
        m = LINE.match(line)
        if m and m.group(2) in CALLS:
            call = m.group(2)
            counts[call] = counts.get(call, 0) + 1
            found.append(Point(len(found), call, counts[call], m.group(3)))
    ledger.remove()
    os.unlink(trace)
    return found


def strace_fault(ledger, op, call, what, when):
    """One run under strace; `what` is signal=KILL or error=NAME. Returns the result and whether the fault came."""
    trace = ledger.path + ".trace"
    result = ledger.zzsh(op.words, before=traced(trace, "-e", f"inject={call}:{what}:when={when}"))
    text = open(trace, encoding="utf-8", errors="replace").read()
    os.unlink(trace)
    return result, "(INJECTED)" in text or "killed by SIGKILL" in text


def shim_fault(ledger, op, shim, call, error, when):
    log = ledger.path + ".faults"
    result = ledger.zzsh(op.words, env={"LD_PRELOAD": shim, "FAULT": f"{call}:{getattr(errno, error)}:{when}",
                                        "FAULT_LOG": log})
    came = os.path.exists(log)
    if came:
        os.unlink(log)
    return result, came


def shim_counts(bench, op, shim):
    """How often an undisturbed run makes each of SHIM_CALLS."""
    ledger = bench.ledger()
    log = ledger.path + ".faults"
    ledger.zzsh(op.words, env={"LD_PRELOAD": shim, "FAULT": "count", "FAULT_LOG": log})
    names = open(log).read().split()
    os.unlink(log)
    ledger.remove()
    return {call: names.count(call) for call in SHIM_CALLS}


def mallocs(bench, op, shim):
    """How often an undisturbed run asks for memory."""
    ledger = bench.ledger()
    log = ledger.path + ".mallocs"
    ledger.zzsh(op.words, env={"LD_PRELOAD": shim, "FAULT": "mallocs", "FAULT_LOG": log})
    count = int(open(log).read())
    os.unlink(log)
    ledger.remove()
    return count


def build_shim(source, top):
    out = os.path.join(top, "shim.so")
    subprocess.run(["cc", "-std=c11", "-O1", "-shared", "-fPIC", "-o", out, os.path.join(source, "test", "faults", "shim.c"),
                    "-ldl"], check=True)
    return out


def spread(items, most):
    """At most that many of a list, evenly, the first and the last among them."""
    if len(items) <= most:
        return list(items)
    return [items[round(i * (len(items) - 1) / (most - 1))] for i in range(most)]


def share(items, every):
    """One in so many, always the same ones, of every kind alike."""
    return random.Random(20260327).sample(items, -(-len(items) // every)) if every > 1 else items
