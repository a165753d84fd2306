#!/usr/bin/env python3
"""A real history: 994 changes to 403 files of minutes in 346 commits, as the history of a ledger; skipped where it is absent.

../shared/data/node-tsc/events.tsv says what each commit of the first-parent line did to each file, with both times. The same
history is rebuilt with git fast-import, one record a file; what `zzsh list` says of the first entry of each file that is
still there must be its first A (added) in the table, the earlier of author and committer time (43 of the changes have two),
and the commit that git itself names. Records that lack elements throughout are late by their first version: the lag is
counted here once more from holidays-cn.tsv.

`zzsh trace` of each of the 403 files, those that are gone among them, must tell each of the changes, no more and no less: the
commit, both of its times, what was done (added, changed, deleted, brought back), and the blob, whose id is computed here.
"""
import collections, datetime, hashlib, json, os, re, subprocess, sys, tempfile

ZZSH, SOURCE = os.path.abspath(sys.argv[1]), sys.argv[2]
DATA = os.path.join(SOURCE, "..", "shared", "data")
LETTERS = "0123456789abcdefghjkmnpqrstvwxyz"


def read_events():
    rows = [line.split("\t") for line in open(f"{DATA}/node-tsc/events.tsv", encoding="utf-8").read().splitlines()]
    return [dict(zip(rows[0], row)) for row in rows[1:]]


def record_paths(events):
    """One record for each file; days with several get a suffix."""
    taken, paths = set(), {}
    for e in events:
        date = re.search(r"\d{4}-\d{2}-\d{2}", e["path"])[0]
        if e["path"] in paths:
            continue
        suffix = "" if date not in taken else "-" + LETTERS[len(taken) % 32] * 4
        taken.add(date)
        paths[e["path"]] = f"records/tsc/{date[:4]}/{date}-committee-meeting{suffix}.yaml"
    assert len(set(paths.values())) == len(paths)
    return paths


def stream(events, paths):
    out = []

    def data(text):
        return f"data {len(text.encode())}\n{text}\n"

    def start(author, author_zone, time, zone):
        out.append(f"commit refs/heads/main\nauthor a <a@b> {author} {author_zone}\ncommitter c <c@d> {time} {zone}\n" + data("x"))

    start(0, "+0000", 0, "+0000")
    for name, text in (("genesis.yaml", "format: 1\nsalt: 000102030405060708090a0b0c0d0e0f\ncreated: 2014-10-01\n"),
                       ("zzsh.yaml", "format: 1\nname: TSC\nlanguage: en\nzone: +00:00\nadopted: 2014-10-01\n"),
                       ("branches/tsc.yaml", "name: TSC\nkind: ordinary\nfounded: 2014-10-01\n")):
        out.append(f"M 100644 inline {name}\n" + data(text))
    last = None
    for e in events:
        if e["commit"] != last:
            start(e["author_time"], e["author_zone"], e["commit_time"], e["commit_zone"])
            last = e["commit"]
        path = paths[e["path"]]
        out.append(f"D {path}\n" if e["op"] == "D" else f"M 100644 inline {path}\n" + data(record_text(e, path)))
    return "".join(out).encode()


def expected_entries(events, paths):
    first, there = {}, set()
    for e in events:
        path = paths[e["path"]]
        if e["op"] == "D":
            there.discard(path)
        else:
            there.add(path)
            first.setdefault(path, min(int(e["author_time"]), int(e["commit_time"])))
    return {path: first[path] for path in there}


def record_text(e, path):
    return f"kind: committee-meeting\nowner: tsc\ndate: {os.path.basename(path)[:10]}\nx-blob: {e['blob']}\n"


def blob(text):
    data = text.encode()
    return hashlib.sha1(b"blob %d\0" % len(data) + data).hexdigest()


def expected_changes(events, paths, commits):
    """path -> (commit, author's time, committer's time, what, blob), oldest first; a change to the same bytes is none."""
    told, last, number = collections.defaultdict(list), {}, -1
    for i, e in enumerate(events):
        number += i == 0 or e["commit"] != events[i - 1]["commit"]
        path, now = paths[e["path"]], None if e["op"] == "D" else blob(record_text(e, paths[e["path"]]))
        if now == last.get(path):
            continue
        what = "removed" if not now else "entered" if path not in last else "brought back" if not last[path] else "changed"
        told[path].append((commits[number], int(e["author_time"]), int(e["commit_time"]), what, now))
        last[path] = now
    return told


def told_changes(versions):
    out = []
    for i, v in enumerate(versions):
        what = v["op"]
        if i and versions[i - 1]["op"] == "removed":
            assert what in ("restored", "changed"), v
            what = "brought back"
        out.append((v["commit"], v["author_time"], v["committer_time"], what, v["blob"]))
    return out


def working_days(held, entered):
    off, work = set(), set()
    for line in open(f"{DATA}/holidays-cn.tsv", encoding="utf-8"):
        day, what = line.split("\t")[:2]
        (off if what == "off" else work).add(day)

    def is_work(day):
        return day.isoformat() in work or (day.weekday() < 5 and day.isoformat() not in off)

    return sum(is_work(held + datetime.timedelta(i + 1)) for i in range(max(0, (entered - held).days)))


def main():
    if not os.path.exists(f"{DATA}/node-tsc/events.tsv"):
        print("skipped: no events.tsv beside the checkout")
        sys.exit(77)
    events = read_events()
    paths = record_paths(events)
    with tempfile.TemporaryDirectory() as top:
        env = {"PATH": "/usr/bin:/bin", "LC_ALL": "C", "HOME": top, "GIT_CONFIG_NOSYSTEM": "1", "ZZSH_NOW": "2026-05-20T09:00:00+00:00"}

        def git(*words, **more):
            return subprocess.run(["git", "-C", top, *words], env=env, check=True, stdout=subprocess.PIPE, **more).stdout

        git("init", "-q", "-b", "main")
        git("fast-import", "--quiet", input=stream(events, paths))
        git("checkout", "-q", "-f", "main")
        done = subprocess.run([ZZSH, "-C", top, "list", "--format", "jsonl"], env=env, check=True, stdout=subprocess.PIPE)
        head, *rows = [json.loads(line) for line in done.stdout.decode().splitlines()]
        expected = expected_entries(events, paths)
        assert head["found"] == len(rows) == len(expected) and head["complete_history"], head
        late = 0
        for row in rows:
            entry, claim = row["entry"], expected[row["file"]]
            at = datetime.datetime.fromisoformat(entry["at"]).timestamp()
            assert entry["state"] == "entered" and at == claim, (row["id"], entry, claim)
            held, entered = (datetime.date.fromisoformat(d) for d in (row["date"], entry["day"]))
            assert entry["lag"] == working_days(held, entered), (row["id"], entry)
            late += entry["band"] != "timely"
        for row in rows[::40]:
            named = git("log", "--diff-filter=A", "--no-renames", "--format=%H", "--", row["file"]).decode().split()[-1]
            assert row["entry"]["commit"] == named, (row["id"], named)
        commits = git("log", "--reverse", "--format=%H").decode().split()[1:]
        changes = expected_changes(events, paths, commits)
        asked = "\n".join(changes).encode()
        done = subprocess.run([ZZSH, "-C", top, "trace", "--format", "json", "-"], env=env, check=True, stdout=subprocess.PIPE, input=asked)
        traced = {r["file"]: told_changes(r["versions"]) for r in json.loads(done.stdout)["records"]}
        wrong = [path for path in changes if traced.get(path) != changes[path]]
        assert traced.keys() == changes.keys() and not wrong, (wrong[:3], [(traced.get(p), changes[p]) for p in wrong[:1]])
        number = sum(map(len, changes.values()))
        two = sum(e["author_time"] != e["commit_time"] for e in events)
    print(f"{len(rows)} first entries out of {len(events)} changes ({two} with two times), {late} not timely; "
          f"{number} changes traced in {len(changes)} files")


if __name__ == "__main__":
    main()
