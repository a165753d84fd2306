#!/usr/bin/env python3
"""receive.py ZZSH WORK PUSHES RECORDS [SECOND ZZSH]: what `zzsh receive --sign` takes when a ledger of RECORDS records (history.py) is
pushed PUSHES times, each push one more record: processor time of the hook alone, as git calls it, of the first and of the others on
average, and of PUSHES onto a ledger without records for comparison. A second program does the same on a copy, with the same clock and
key: every manifest must be the same, byte for byte."""
import os, resource, shutil, subprocess, sys

from measure import GIT, HERE

REF, MANIFESTS = "refs/zzsh/witness/jgdw.example/w1", "refs/zzsh/manifest/jgdw.example/w1"


def git(top, *args, **more):
    return subprocess.run(["git", *args], cwd=top, env=GIT, check=True, stdout=subprocess.PIPE, **more).stdout.decode()


def server(work, pushes, records):
    top = f"{work}/receive-{pushes}-{records}.git"
    shutil.rmtree(top, ignore_errors=True)
    git(work, "init", "-q", "--bare", "-b", "main", top)
    stream = subprocess.Popen([sys.executable, f"{HERE}/history.py", str(records + pushes)], stdout=subprocess.PIPE)
    subprocess.run(["git", "fast-import", "--quiet", "--done"], cwd=top, env=GIT, stdin=stream.stdout, check=True)
    git(top, "repack", "-adq")
    return top, git(top, "rev-list", "--reverse", "main").split()[-pushes - 1:]


def push(zzsh, home, top, old, new, number):
    env = {**GIT, "SSH_CONNECTION": "x", "ZZSH_NOW": f"2030-01-{1 + number // 1000:02}T{number // 60 % 24:02}:{number % 60:02}:00+08:00"}
    git(top, "update-ref", "refs/heads/main", new)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([zzsh, "receive", "--sign", "--home", home], cwd=top, env=env, check=True, stdout=subprocess.DEVNULL,
                   input=f"{old} {new} refs/heads/main\n".encode())
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def measure(zzsh, home, top, heads):
    took = [push(zzsh, home, top, old, new, i) for i, (old, new) in enumerate(zip(["0" * 40] + heads, heads))]
    return took, git(home, "rev-parse", MANIFESTS + "^{tree}")


def main():
    zzsh, work, pushes, records = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
    os.makedirs(work, exist_ok=True)
    GIT["HOME"] = work
    kept = set()
    for number, program in enumerate([zzsh] + sys.argv[5:]):
        for size in ([0, records] if number == 0 else [records]):
            home = f"{work}/receive-w.git"
            shutil.rmtree(home, ignore_errors=True)
            subprocess.run([program, "witness", "init", home, "--name", "jgdw.example/w1", "--trial", "--key", "ed25519"], env=GIT, check=True,
                           stdout=subprocess.DEVNULL)
            took, manifests = measure(program, home, *server(work, pushes, size))
            print(f"{program} {size} records: first {1000 * took[0]:.0f} ms, then {1000 * sum(took[1:]) / pushes:.1f} ms a push, "
                  f"the last ten {100 * sum(took[-10:]):.1f}", flush=True)
            kept.update({manifests} if size else ())
    if len(sys.argv) > 5:
        print("manifests are the same" if len(kept) == 1 else "manifests differ")
    sys.exit(len(kept) != 1)


main()
