"""A power cut: a computer that starts again finds what its disk had been told to keep, and nothing else.

The ledger lies on a small ext4 in a file, which lies on another ext4. To freeze the outer one stops what reaches the
file; a copy of it is the disk at that moment, without all that only the memory knew (commit=600: nothing is written
of its own accord meanwhile). The copy is mounted, its journal played back, and must hold what ledger.py asks for.

The program is stopped at its moment and the disk frozen some milliseconds later, so that a cut falls between two of its
system calls and not into the middle of one. That a loss would be seen is tried with fsync and syncfs that do nothing.
Needs root, loop devices, mkfs.ext4 and fsfreeze."""
import os, random, shutil, signal, subprocess, time

from ledger import Ledger, Result
from places import Skipped

OUTER, INNER = 160 << 20, 40 << 20
CONTROLS = 5


def do(*words):
    done = subprocess.run(words, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    if done.returncode:
        raise Skipped(f"power cuts: {' '.join(words[:2])}: {done.stdout.decode(errors='replace').strip()}")


def make(path, size):
    with open(path, "wb") as f:
        f.truncate(size)
    do("mkfs.ext4", "-q", "-F", path)


class Computer:
    """One whose disk can be looked at as it is without its memory."""

    def __init__(self, top, mode):
        self.top, self.mode, self.mounted = os.path.join(top, "computer"), mode, []
        self.disk, self.kept = os.path.join(self.top, "o", "disk"), os.path.join(self.top, "kept")

    def mount(self, image, name, options="noatime"):
        folder = os.path.join(self.top, name)
        os.makedirs(folder, exist_ok=True)
        do("mount", "-o", "loop," + options, image, folder)
        self.mounted.append(folder)
        return folder

    def unmount(self):
        subprocess.run(["umount", self.mounted.pop()], check=True)

    def __enter__(self):
        if os.geteuid() != 0:
            raise Skipped("power cuts: mounting needs root")
        try:
            os.makedirs(self.top)
            make(os.path.join(self.top, "outer"), OUTER)
            self.mount(os.path.join(self.top, "outer"), "o")
            make(self.disk, INNER)
            self.work = self.mount(self.disk, "i", f"noatime,commit=600,data={self.mode}")
        except FileNotFoundError as e:
            self.__exit__()
            raise Skipped(f"power cuts: {e}")
        except Skipped:
            self.__exit__()
            raise
        return self

    def __exit__(self, *ignored):
        while self.mounted:
            self.unmount()
        shutil.rmtree(self.top, ignore_errors=True)

    def cut(self):
        """What the disk holds now, as a file."""
        outer = os.path.join(self.top, "o")
        do("fsfreeze", "-f", outer)
        try:
            shutil.copyfile(self.disk, self.kept)
        finally:
            do("fsfreeze", "-u", outer)


def piped(words, folder, env):
    return subprocess.Popen(words, cwd=folder, env=env, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def ended(program):
    out, err = program.communicate()
    return Result(program.returncode, out, err)


def cut(computer, program, after):
    """What the program had said when the power went: `after` seconds from its start, None: when it had ended."""
    if after is not None:
        time.sleep(after)
    if after is None or program.poll() is not None:
        result = ended(program)
        computer.cut()
        return result
    program.send_signal(signal.SIGSTOP)
    computer.cut()
    program.kill()
    program.communicate()
    return Result(-signal.SIGKILL, b"", b"")


def told(after):
    return "at its acknowledgement" if after is None else f"{1000 * after:.1f} ms after its start"


def moments(length, full):
    """In seconds from the start of a run of that length."""
    chance = random.Random(20261127)
    return [None] * (20 if full else 2) + [chance.random() * length for _ in range(120 if full else 4)]


def start(book, op, more=()):
    return piped([book.bench.zzsh, *[w.encode() for w in op.words]], book.path, dict(book.bench.env, **dict(more)))


def restarted(bench, path, base):
    book = Ledger.__new__(Ledger)
    book.bench, book.path, book.base = bench, path, base
    return book


def power_cut(bench, computer, op, after, more=()):
    book = Ledger(bench, os.path.join(computer.work, "ledger"))
    os.sync()
    result = cut(computer, start(book, op, more), after)
    book.remove()
    again = restarted(bench, os.path.join(computer.mount(computer.kept, "k"), "ledger"), book.base)
    bad = again.after(op, result) + ([] if more else again.again(op))
    computer.unmount()
    return f"{op.name}, {computer.mode}, {told(after)} (ended with {result.rc})", bad


def control(bench, computer, op, shim):
    """Whoever else on this computer calls sync() meanwhile saves what would be lost: so it is tried more than once."""
    for _ in range(CONTROLS):
        name, bad = power_cut(bench, computer, op, None, {"LD_PRELOAD": shim, "FAULT": "forgetful"}.items())
        lost = any(line.startswith("acknowledged, but") for line in bad)
        if lost:
            break
    return name + ", without fsync", [] if lost else ["nothing was lost, so this cannot tell a loss"]


def lasts(bench, computer, op):
    book = Ledger(bench, os.path.join(computer.work, "ledger"))
    began = time.monotonic()
    ended(start(book, op))
    book.remove()
    return time.monotonic() - began


def cuts(bench, ops, shim, full):
    """(name, complaints) of each."""
    for mode in ("ordered", "writeback"):
        with Computer(bench.top, mode) as computer:
            for op in ops:
                yield control(bench, computer, op, shim)
                for after in moments(lasts(bench, computer, op), full):
                    yield power_cut(bench, computer, op, after)
