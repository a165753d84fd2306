"""The order in which one entry or correction reaches the disk, read from a trace of its system calls.

What a power cut may not undo must have been confirmed by the disk before anything depends on it: a file's bytes
before its name, objects before the branch that leads to them, the branch before the acknowledgement; and one writer
holds the lock from before its first change until after its last.
"""
import os, re

from inject import CALLS, traced

WATCHED = CALLS + ("pwrite64", "ftruncate", "creat", "open", "symlink", "symlinkat")
WHOLE = re.compile(r"^(\d+)\s+(\w+)\((.*)\)\s+= (-?\d+|\?)(?:<(.*?)>)?(?: .*)?$")
UNFINISHED = re.compile(r"^(\d+)\s+(.*) <unfinished \.\.\.>$")
RESUMED = re.compile(r"^(\d+)\s+<\.\.\. \w+ resumed>(.*)$")
DESCRIPTOR = re.compile(r"^(AT_FDCWD|-?\d+)(?:<(.*)>)?$", re.S)
ESCAPE = re.compile(rb"\\([0-7]{1,3}|x[0-9a-fA-F]{2}|.)", re.S)
LETTERS = {b"n": b"\n", b"t": b"\t", b"r": b"\r", b"v": b"\v", b"f": b"\f"}


def unescaped(text):
    def one(m):
        e = m.group(1)
        if e[:1] in b"01234567":
            return bytes([int(e, 8)])
        return bytes([int(e[1:], 16)]) if e[:1] == b"x" and len(e) == 3 else LETTERS.get(e, e)
    return ESCAPE.sub(one, text.encode()).decode(errors="replace")


def arguments(text):
    """Splits at the commas of the outermost level; strings lose their quotes and escapes."""
    parts, depth, quoted, part = [], 0, False, ""
    i = 0
    while i < len(text):
        c = text[i]
        if quoted and c == "\\":
            part += text[i:i + 2]
            i += 2
            continue
        quoted ^= c == '"'
        depth += not quoted and c in "[{(<"
        depth -= not quoted and c in "]})>"
        if c == "," and not quoted and depth == 0:
            parts.append(part.strip())
            part = ""
        else:
            part += c
        i += 1
    parts.append(part.strip())
    return [unescaped(p.rsplit('"', 1)[0][1:]) if p.startswith('"') else p for p in parts]


class Event:
    """One call that came back. `path` is what it is about, absolute; `to` the second path of link and rename."""

    def __init__(self, at, call, args, ret):
        self.at, self.call, self.args, self.ret = at, call, args, ret
        self.ok = ret >= 0
        self.path = self.to = ""
        self.descriptor = self.described(0)
        if call.endswith("at"):
            self.path = os.path.join(self.descriptor, args[1])
            if call in ("linkat", "renameat", "renameat2"):
                self.to = os.path.join(self.described(2), args[3])
        elif self.descriptor or DESCRIPTOR.match(args[0]):
            self.path = self.descriptor
        else:
            self.path, self.to = args[0], args[1] if len(args) > 1 else ""

    def described(self, i):
        m = DESCRIPTOR.match(self.args[i]) if i < len(self.args) else None
        return unescaped(m.group(2) or "") if m else ""

    def __repr__(self):
        return f"#{self.at} {self.call}({self.path}{' -> ' + self.to if self.to else ''})"


def parse(path):
    """The calls of a trace in their order."""
    events, open_calls = [], {}
    for line in open(path, encoding="utf-8", errors="replace"):
        line = line.rstrip("\n")
        m = UNFINISHED.match(line)
        if m:
            open_calls[m.group(1)] = line[:-len(" <unfinished ...>")]
            continue
        m = RESUMED.match(line)
        if m:
            line = open_calls.pop(m.group(1), "") + m.group(2)
        m = WHOLE.match(line)
        if m and m.group(2) in WATCHED:
            ret = -1 if m.group(4) == "?" else int(m.group(4))
            events.append(Event(len(events), m.group(2), arguments(m.group(3)), ret))
    return events


class Lint:
    def __init__(self, events, root):
        self.events, self.root, self.bad = [e for e in events if e.ok], root, []
        self.git = os.path.join(root, ".git")
        self.end = self.acknowledgement()

    def find(self, *calls, path=None, to=None, after=-1, before=None):
        """The calls in that stretch whose paths match the expressions wholly."""
        return [e for e in self.events if e.call in calls and e.at > after and (before is None or e.at < before)
                and (path is None or re.fullmatch(path, e.path)) and (to is None or re.fullmatch(to, e.to))]

    def need(self, what, found):
        if not found:
            self.bad.append(what)
        return found[-1].at if found else -1

    def acknowledgement(self):
        found = [e for e in self.events if e.call == "write" and e.args[0].startswith("1<")
                 and re.match("已保存：|此前已录入：|已更正：|台账中已是这样", e.args[1])]
        if len(found) != 1:
            self.bad.append(f"{len(found)} writes acknowledge")
        return found[0].at if found else 0

    def changes(self, **stretch):
        """Every call that changes what lies in the ledger."""
        inside = re.escape(self.root) + "(/.*)?"
        made = self.find("link", "linkat", "rename", "renameat", "renameat2", "mkdir", "mkdirat", "unlink", "unlinkat",
                         "write", "pwrite64", "ftruncate", path=inside, **stretch)
        made += [e for e in self.find("openat", "open", "creat", path=inside, **stretch) if "O_CREAT" in " ".join(e.args)]
        return [e for e in made if not e.path.endswith("/zzsh.lock")]

    def published(self, e):
        """A file that gets its name by link or rename: its bytes come first, and its folder's entry after."""
        written = self.find("write", path=re.escape(e.path), before=e.at)
        confirmed = self.find("fsync", path=re.escape(e.path), before=e.at)
        if not confirmed or (written and written[-1].at > confirmed[-1].at):
            self.bad.append(f"{e} before the disk confirmed its bytes")
        folder = os.path.dirname(e.to)
        self.need(f"{e}, and its folder is not confirmed",
                  self.find("fsync", path=re.escape(folder), after=e.at, before=self.end))

    def entry(self, record):
        """The lint of one record, new or corrected. Returns the complaints."""
        git = re.escape(self.git)
        branch = self.need("the branch is not moved", self.find("rename", "renameat", to=git + "/refs/heads/main"))
        objects = self.find("link", "rename", to=git + "/objects/[0-9a-f]{2}/[0-9a-f]{38}")
        self.need("no objects are written", objects)
        for e in objects + self.find("link", "linkat", "rename", "renameat", to=f".*/{re.escape(record)}"):
            self.published(e)
        names = self.find("linkat", "renameat", to=f".*/{re.escape(record)}")
        if self.need("the folder does not get the record", names) > branch:
            self.bad.append("the branch is moved before the folder has the record")
        if objects and objects[-1].at > branch:
            self.bad.append("an object is written after the branch")
        for e in self.find("rename", to=git + "/refs/heads/main"):
            self.published(e)
        for e in self.find("mkdirat", path=re.escape(self.root) + "/[^.].*"):
            self.need(f"{e}, and the folder above is not confirmed",
                      self.find("fsync", path=re.escape(os.path.dirname(e.path)), after=e.at, before=branch))
        self.confirmed()
        self.locked()
        self.walked()
        return self.bad

    def confirmed(self):
        """Nothing changes between the disk's last word and the acknowledgement."""
        synced = self.need("no syncfs before the acknowledgement", self.find("syncfs", before=self.end))
        late = self.changes(after=synced, before=self.end)
        self.bad += [f"{e} after syncfs, before the acknowledgement" for e in late]

    def locked(self):
        lock = re.escape(self.git + "/zzsh.lock")
        taken = self.need("the lock is not taken", self.find("flock", path=lock))
        made = self.changes()
        self.bad += [f"{e} before the lock is taken" for e in made if e.at < taken]
        closed = self.find("close", path=lock)
        self.bad += [f"{e} after the lock is given back" for e in made if closed and e.at > closed[0].at]

    def walked(self):
        """Below the root no path is handed over whole, and no link is followed."""
        for e in self.find("openat", "open", "mkdirat", "linkat", "renameat", "unlinkat", path=re.escape(self.root) + "/[^.].*"):
            names = [e.args[i] for i in ((1, 3) if e.call in ("linkat", "renameat") else (1,))]
            if any("/" in name for name in names) or not e.descriptor:
                self.bad.append(f"{e} goes by a whole path")
            if e.call == "openat" and "O_NOFOLLOW" not in e.args[2]:
                self.bad.append(f"{e} would follow a link")


def trace(bench, ledger, op):
    out = ledger.path + ".trace"
    words = traced(out)
    words[words.index("-e") + 1] = "trace=" + ",".join(WATCHED)
    result = ledger.zzsh(op.words, before=words)
    events = parse(out)
    os.unlink(out)
    return result, Lint(events, ledger.path)


def check(bench, op):
    """A first entry or a correction, and the same again: complaints."""
    ledger = bench.ledger()
    record = os.path.basename(next(iter(op.files)))
    result, lint = trace(bench, ledger, op)
    bad = lint.entry(record) + ([] if result.acknowledged else ["not acknowledged"])
    result, lint = trace(bench, ledger, op)
    lint.confirmed()
    ledger.remove()
    return bad + ["again: " + b for b in lint.bad] + ([] if result.acknowledged else ["again: not acknowledged"])
