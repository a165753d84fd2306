#!/usr/bin/env python3
"""history.py COUNT [MORE]: git fast-import's stream of the ledger that generate.py COUNT makes, each record in a commit of its own, as
`zzsh log` would have made it on the day after the sitting; what is no record stands in the first commit. MORE records (0 unless it is
said) are left out at the end; `history.py COUNT MORE --next` is the stream of the first of them, on top of what was imported."""
import datetime, os, sys

import generate


def collect(count):
    files = {}
    generate.put = lambda path, text: files.__setitem__(path[1:], text)
    sys.argv[1:] = [str(count), ""]
    generate.main()
    return files


def commit(out, number, when, who, message, files):
    message = message.encode()
    out.write(b"commit refs/heads/main\n" + (b"" if number else b"mark :1\n"))
    for role in ("author", "committer"):
        out.write(f"{role} {who} <{who}@example.invalid> {when} +0800\n".encode())
    out.write(b"data %d\n%s\n" % (len(message), message))
    for path, text in files:
        data = text.encode()
        out.write(f"M 100644 inline {path}\ndata {len(data)}\n".encode() + data + b"\n")


def moment(path, number):
    day = datetime.datetime.strptime(os.path.basename(path)[:10] + "+0800", "%Y-%m-%d%z")
    return int(day.timestamp()) + 33 * 3600 + number % 28800  # the next day, between nine and five


def main():
    count, more = int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 0
    follow = "--next" in sys.argv
    files = collect(count)
    records = sorted((p for p in files if p.startswith("records/")), key=lambda p: (os.path.basename(p)[:10], p))
    first = len(records) - more
    out = sys.stdout.buffer
    if not follow:
        rest = [(p, files[p]) for p in sorted(files) if not p.startswith("records/")]
        commit(out, 0, 1609459200, "b", "zzsh: init\n\nZzsh-Op: init\n", rest)
    chosen = enumerate(records[first:first + 1], first) if follow else enumerate(records[:first])
    for number, path in chosen:
        branch, record = path.split("/")[1], os.path.basename(path)[:-5]
        message = f"{branch}/{record}\n\nZzsh-Op: log\nZzsh-Record: {branch}/{record}\nZzsh-Version: 0.1\n"
        if follow:
            out.write(b"reset refs/heads/main\nfrom refs/heads/main^0\n\n")
        commit(out, number + 1, moment(path, number), branch, message, [(path, files[path])])
    out.write(b"done\n")


if __name__ == "__main__":
    main()
