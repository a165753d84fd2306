#!/usr/bin/env python3
"""What is acknowledged stays, whatever happens: the program is killed and its system calls fail at chosen places, many
of it write at once, disks are full, folders closed, the power is cut. What must hold afterwards is in ../faults/ledger.py.

This is the short version, with places spread over a run; ../faults/campaign.sh visits every one (--full), or a fixed part of
them: one in N (--every=N).
Where strace cannot be used, everything else runs all the same and the status is 77.
"""
import itertools, os, shutil, sys, tempfile, time
from concurrent.futures import ThreadPoolExecutor

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "faults"))
import crowd, inject, ledger, order, places, power, two

SHOWN = 10


class Campaign:
    def __init__(self, bench, shim, full, every):
        self.bench, self.shim, self.full, self.every, self.failures = bench, shim, full, every, 0
        self.log, self.amend = bench.log(), bench.amend()
        self.ops = (self.log, self.amend) + ((bench.withdraw(),) if full else ())
        self.workers = (os.cpu_count() or 2) + 2  # a killed writer's lock makes the next one wait

    def report(self, title, results):
        """results: (name, complaints); None for complaints where it was skipped."""
        began, runs, failed, skipped = time.monotonic(), 0, 0, 0
        for name, bad in results:
            runs += 1
            if bad is None:
                skipped += 1
                print(f"  skipped: {name}")
            elif bad:
                failed += 1
                if failed <= SHOWN:
                    print(f"  {title}: {name}:\n    " + "\n    ".join(bad))
        self.failures += failed
        print(f"{title}: {runs - skipped} runs, {failed} failed, {time.monotonic() - began:.0f} s", flush=True)

    def sweep(self, title, jobs):
        """jobs: (name, operation, spoken, function of a ledger that returns a result and whether the fault came)."""
        with ThreadPoolExecutor(self.workers) as pool:
            self.report(title, pool.map(self.one, inject.share(jobs, self.every)))

    def one(self, job):
        name, op, spoken, disturb = job
        book = self.bench.ledger()
        result, came = disturb(book, op)
        bad = book.after(op, result, spoken) + book.again(op) + ([] if came else ["the fault did not come"])
        book.remove()
        return f"{op.name}, {name} (ended with {result.rc})", bad

    # --- what strace does ---

    def strace_job(self, op, point, what, when):
        def disturb(book, op):
            return inject.strace_fault(book, op, point.call, what, when)
        spoken = not (point.call == "write" and when.endswith("+"))
        return f"{point.call} {what} when={when}: {point.text[:80]}", op, spoken, disturb

    def kill(self, op):
        points = inject.points(self.bench, op)
        if not self.full:
            end = next(p.at for p in points if p.acknowledges)
            changes = [p for p in points if p.changes]
            chosen = inject.spread(changes, 36) + points[end - 11:end + 1] + inject.spread(points[end + 1:], 6)
            points = sorted(set(chosen), key=lambda p: p.at)
        self.sweep(f"killed ({op.name})", [self.strace_job(op, p, "signal=KILL", str(p.n)) for p in points])

    def errors(self, op, names, most):
        """Each of the errors at each point, once and from there on; else one of them at each of so many points."""
        points = inject.points(self.bench, op)
        if most and not self.full:
            first = next(p.at for p in points if p.changes and p.call != "flock" and "zzsh.lock" not in p.text)
            looks = [p for p in points[first - 40:first] if p.call == "openat"]  # at what is there already
            points = sorted(set(inject.spread(points, most)) | set(looks), key=lambda p: p.at)
        for title, plus in (("an error once", ""), ("errors from there on", "+")):
            if most:
                some = inject.spread(points, most) if self.full else points
                pairs = list(zip(some, itertools.cycle(names)))
            else:  # a call that is interrupted for ever is rightly repeated for ever
                pairs = list(itertools.product(points, names if plus else names + ("EINTR",)))
            self.sweep(f"{title} ({op.name})",
                       [self.strace_job(op, p, "error=" + name, f"{p.n}{plus}") for p, name in pairs])

    def traced(self):
        self.report("order", [(op.name, order.check(self.bench, op)) for op in (self.log, self.amend)])
        self.report("index", self.overtaken())
        for op in self.ops:
            self.kill(op)
        self.errors(self.log, inject.ERRORS, None if self.full else 48)
        for op in self.ops[1:]:
            self.errors(op, inject.ERRORS, 500 if self.full else 24)

    def overtaken(self):
        """A writer was killed before git's index; the next entry in that folder, of something else, puts it right."""
        points = inject.points(self.bench, self.log)
        end = next(p.at for p in points if p.acknowledges)
        point = next(p for p in points[end:] if "index.lock" in p.text)
        book = self.bench.ledger()
        inject.strace_fault(book, self.log, point.call, "signal=KILL", point.n)
        other = os.path.join(self.bench.top, "other.yaml")
        with open(other, "wb") as f:
            f.write(ledger.record("2026-03-11"))
        result = book.zzsh(["log", "支委会", "--file", other])
        bad = book.sound() + places.dirt(book) + ([] if result.acknowledged else [result.err])
        book.remove()
        yield "the next entry after a killed one", bad

    # --- what the shim does ---

    def shim_job(self, op, call, name, when):
        def disturb(book, op):
            return inject.shim_fault(book, op, self.shim, call, name, when)
        return f"{call} fails with {name} when={when}, the terminal works", op, True, disturb

    def shimmed(self, op):
        jobs, names = [], itertools.cycle(inject.ERRORS)
        for call, count in inject.shim_counts(self.bench, op, self.shim).items():
            places = range(1, count + 1)
            for n in places if self.full else inject.spread(list(places), 4):
                for name in inject.ERRORS if self.full else (next(names),):
                    jobs += [self.shim_job(op, call, name, f"{n}{plus}") for plus in ("", "+")]
        self.sweep(f"a disk that fails ({op.name})", jobs)

    def memory(self, op):
        """The n-th request for memory is refused, once or from there on. libgit2 is not safe then and may crash; what is on the
        disk must hold all the same (provenance 3.1)."""
        def job(n, plus):
            def disturb(book, op):
                log = book.path + ".faults"
                result = book.zzsh(op.words, env={"LD_PRELOAD": self.shim, "FAULT": f"malloc:0:{n}{plus}", "FAULT_LOG": log})
                came = os.path.exists(log)
                if came:
                    os.unlink(log)
                return result, came
            return f"no memory, number {n}{plus}", op, False, disturb
        count = inject.mallocs(self.bench, op, self.shim)
        places = inject.spread(list(range(1, count + 1)), 250 if self.full else 6)
        places += range(count - 40, count, 1 if self.full else 8)  # behind the acknowledgement
        self.sweep(f"no memory ({op.name}, {count} requests)", [job(n, plus) for n in places for plus in ("", "+")])

    def crowds(self, rounds, kill):
        yield f"{crowd.WRITERS} × {rounds} entries", crowd.Crowd(self.bench, rounds, kill).run()

    def powerless(self):
        try:
            yield from power.cuts(self.bench, (self.log, self.amend), self.shim, self.full)
        except places.Skipped as e:
            yield str(e), None

    def run(self):
        for op in self.ops:
            self.shimmed(op)
            self.memory(op)
        self.report("two computers", two.clones(self.bench))
        rounds = 25 if self.full else 10
        self.report("many writers", self.crowds(rounds, None))
        self.report("many corrections", [(f"{crowd.WRITERS} of one record", crowd.corrections(self.bench, 10 if self.full else 3))])
        if self.full:
            self.report("many writers, some killed", self.crowds(rounds, 0.03))
        self.report("power cuts", self.powerless())
        self.report("places", places.all_places(self.bench, self.shim, self.full))


def main():
    zzsh, source, full = os.path.abspath(sys.argv[1]), sys.argv[2], "--full" in sys.argv
    every = next((int(word[8:]) for word in sys.argv if word.startswith("--every=")), 1)
    top = tempfile.mkdtemp(prefix="zzsh-faults")
    try:
        bench = ledger.Bench(zzsh, source, top)
        campaign = Campaign(bench, inject.build_shim(source, top), full, every)
        reason = inject.cannot_trace(top)
        if not reason:
            campaign.traced()
        campaign.run()
    finally:
        shutil.rmtree(top, ignore_errors=True)
    if campaign.failures:
        sys.exit(f"{campaign.failures} failed")
    if reason:
        print(f"skipped: order, kills and errors by strace: {reason}")
        sys.exit(77)


main()
