#!/usr/bin/env python3
"""zzsh audit --cache on a real history (node_tsc_history.py has it); skipped where ../shared is absent.

346 commits by many hands, 43 changes with two times, files that went away and came back: looked at as the branch of then would have
looked, at some of its commits one after the other. At each of them the audit without the cache, the first with it and the second with it
must say the same byte for byte, as text in both languages and as JSON; then after one more commit (a record; a change and a deletion), and after a change that was taken back.
The cache must have been believed where nothing but new commits came, or all of this would say nothing: it is not written anew then.
How many records there are at the end is counted from events.tsv.
"""
import json, os, subprocess, sys, tempfile

sys.dont_write_bytecode = True
import node_tsc_history as tsc

ZZSH = tsc.ZZSH
FORMS = (("--all", "--lang", "en"), ("--all", "--lang", "zh"), ("--format", "json"))


def main():
    if not os.path.exists(f"{tsc.DATA}/node-tsc/events.tsv"):
        print("skipped: no events.tsv beside the checkout")
        sys.exit(77)
    events = tsc.read_events()
    paths = tsc.record_paths(events)
    with tempfile.TemporaryDirectory() as work:
        top = f"{work}/tsc.git"
        cache = f"{top}/zzsh/history.cache"
        env = {"PATH": "/usr/bin:/bin", "LC_ALL": "C", "HOME": work, "GIT_CONFIG_NOSYSTEM": "1", "ZZSH_NOW": "2026-05-20T09:00:00+00:00"}
        compared = 0

        def git(*words, **more):
            return subprocess.run(["git", "-C", top, *words], env=env, check=True, stdout=subprocess.PIPE, **more).stdout

        def audit(*words):
            done = subprocess.run([ZZSH, "-C", top, "audit", *words], env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
            assert done.returncode in (0, 1), (words, done.returncode, done.stderr.decode())
            return done.returncode, done.stdout, done.stderr

        def written():
            st = os.lstat(cache)
            return st.st_ino, st.st_mtime_ns

        def same(what, believed):
            nonlocal compared
            before = written() if believed else None
            plain = [audit(*form) for form in FORMS]
            for time in ("first", "second"):
                for form, expected in zip(FORMS, plain):
                    assert audit("--cache", *form) == expected, (what, time, form)
                    assert before in (None, written()), (what, time, form, "the cache was not believed")
                    before = written()
                    compared += 1
            return json.loads(plain[-1][1])

        def move(commit):
            git("update-ref", "refs/heads/main", commit)

        def more(*changes):
            out = "reset refs/heads/main\nfrom refs/heads/main^0\n\ncommit refs/heads/main\ncommitter c <c@d> 1779235200 +0000\ndata 1\nx\n"
            for path, text in changes:
                out += f"D {path}\n" if text is None else f"M 100644 inline {path}\ndata {len(text)}\n{text}\n"
            git("fast-import", "--quiet", input=out.encode())

        subprocess.run(["git", "init", "-q", "--bare", "-b", "main", top], env=env, check=True)
        git("fast-import", "--quiet", input=tsc.stream(events, paths))
        commits = git("rev-list", "--reverse", "main").decode().split()
        for number in (1, 90, 91, 93, 200):
            move(commits[number])
            same(f"at commit {number}", number in (91, 93))  # what is much is written down at once
        move(commits[-1])
        answer = same("at its end", False)
        expected = tsc.expected_entries(events, paths)
        there = [r for r in answer["records"] if r["state"] != "gone"]
        assert {r["file"] for r in there} == set(expected), (len(there), len(expected))
        assert sum(r["texts"] > 1 for r in there) > 100, "a history in which hardly anything was changed says little"
        once = [r["file"] for r in there if r["texts"] == 1]
        text = lambda path, more="": f"kind: committee-meeting\nowner: tsc\ndate: {os.path.basename(path)[:10]}\nx-blob: 1\n{more}"
        new = "records/tsc/2026/2026-05-19-committee-meeting.yaml"
        assert new not in expected
        more((new, text(new)))
        same("one more record", True)
        more((once[0], text(once[0], "place: elsewhere\n")), (once[1], None))
        same("a change and a deletion", True)
        os.remove(cache)
        same("written anew", False)
        was = [(path, git("show", f"main:{path}").decode()) for path in once[2:52]]
        more(*((path, text(path)) for path, _ in was))
        more(*was)
        same("a change taken back", True)
        move(commits[-3])
        same("three commits taken back", False)
    print(f"{len(commits)} commits, {len(expected)} records at their end, {compared} answers the same with the cache")


main()
