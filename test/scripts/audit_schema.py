#!/usr/bin/env python3
"""Answers of audit and trace against their JSON Schemas, with an independent validator (python3-jsonschema).

The example organ has findings of most sorts; trace is asked about every record that has more than one text, one that is gone,
and some that are as they were entered. What is written in the answers is held against git where git can tell: ids, times
and blobs of each version, and their SM3 by openssl. Both schemas refuse variants that are broken in one place.
"""
import copy, datetime, json, os, subprocess, sys, tempfile

try:
    import jsonschema
except ImportError as missing:
    print(f"skipped: {missing}")
    sys.exit(77)

ZZSH, SOURCE = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
ENV = {"PATH": "/usr/bin:/bin", "LC_ALL": "C", "HOME": "/nonexistent", "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": "/dev/null",
       "ZZSH_NOW": "2026-04-10T09:00:00+08:00"}
failed = []


def run(words, cwd, given=None):
    done = subprocess.run(words, cwd=cwd, env=ENV, input=given, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    if done.returncode not in (0, 1) or done.stderr:
        sys.exit(f"{words}: status {done.returncode}\n{done.stderr.decode()}")
    return done.stdout


def schema(name):
    s = json.load(open(os.path.join(SOURCE, f"lib/data/schema/{name}.schema.json"), encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(s)
    return jsonschema.Draft202012Validator(s)


def expect(valid, validator, value, what):
    errors = [f"{'/'.join(map(str, e.absolute_path))}: {e.message[:200]}" for e in validator.iter_errors(value)]
    if valid and errors:
        failed.append(f"{what}: not valid\n    " + "\n    ".join(errors[:5]))
    elif not valid and not errors:
        failed.append(f"{what}: accepted")


def broken(validator, value, what, change):
    value = copy.deepcopy(value)
    change(value)
    expect(False, validator, value, what)


def check_versions(ledger, record):
    """Each version is one of git's: the commit, its two times, the blob at that path; the digest by openssl."""
    for v in record["versions"]:
        times = run(["git", "show", "-s", "--format=%at %ct %an", v["commit"]], ledger).decode().split(" ", 2)
        named = (str(v["author_time"]), str(v["committer_time"]), v["by"])
        if named != (times[0], times[1], times[2].strip()):
            failed.append(f"{record['id']}: {named} is {times} in git")
        claim = datetime.datetime.fromisoformat(v["claim"]).timestamp()
        if claim != min(v["author_time"], v["committer_time"]):
            failed.append(f"{record['id']}: the claim {v['claim']} is not the earlier of both times")
        if v["blob"]:
            at = run(["git", "rev-parse", f"{v['commit']}:{record['file']}"], ledger).decode().strip()
            digest = run(["openssl", "dgst", "-sm3", "-r"], ledger, run(["git", "cat-file", "blob", v["blob"]], ledger)).decode().split()[0]
            if at != v["blob"] or v["digest"] != "sm3:" + digest:
                failed.append(f"{record['id']}: blob {v['blob']} is {at} in git, digest {v['digest']} is {digest}")


def main():
    audits, traces = schema("audit"), schema("trace")
    with tempfile.TemporaryDirectory() as top:
        ledger = os.path.join(top, "organ")
        subprocess.run(["sh", os.path.join(SOURCE, "examples/organ/unpack.sh"), ledger], check=True, stdout=subprocess.PIPE)
        answers = [json.loads(run([ZZSH, *lang, "audit", "--format", "json", *terms], ledger))
                   for lang, terms in (([], []), (["--lang", "en"], ["支部:zhb12", "2025"]), ([], ["late:>30"]), ([], ["2031"]))]
        for number, answer in enumerate(answers):
            expect(True, audits, answer, f"answer {number + 1} of audit")
        full = answers[0]
        for grade in ("hidden", "counts"):
            talks = json.loads(run([ZZSH, "list", "--register", "--parties", grade, "--format", "json"], ledger))
            expect(True, schema("talks"), talks, f"answer of list --register, {grade}")
            broken(schema("talks"), talks, "talks: a name", lambda t: t.update(names=["x"]))
            assert len(talks.get("talks") or talks["branches"]) > 10
        sixing = json.loads(run([ZZSH, "audit", "--sixing", "--format", "json"], ledger))
        expect(True, schema("sixing"), sixing, "answer of audit --sixing")
        told = sorted(f["id"] for t in sixing["tests"] for f in t["findings"])
        known = {f["rule"] for t in sixing["tests"] for f in t["findings"]}
        assert told == sorted(f["id"] for f in full["findings"]) and len(known) > 5, "a finding is told not at all, or twice"
        broken(schema("sixing"), sixing, "sixing: a clause of a standard", lambda s: s.update(standard="x"))
        assert answers[3]["records"] == [] and 0 < len(answers[1]["records"]) < 400 < len(full["records"])
        told = [r["file"] for r in full["records"] if r["texts"] > 1 or r["state"] == "gone"] + [r["file"] for r in full["records"][::200]]
        trace = json.loads(run([ZZSH, "trace", "--format", "json", "-"], ledger, "\n".join(told).encode()))
        expect(True, traces, trace, "answer of trace")
        assert [r["file"] for r in trace["records"]] == told
        for record in trace["records"]:
            check_versions(ledger, record)
        codes = json.loads(run([ZZSH, "trace", "--code", "--format", "json", told[-1], trace["records"][0]["versions"][0]["code"]], ledger))
        expect(True, schema("code"), codes, "answer of trace --code")
        assert [f["file"] for c in codes["codes"] for f in c["found"]] == [told[-1], told[0]]
        broken(schema("code"), codes, "code: a kind that is none", lambda c: c["codes"][0]["found"][0].update(kind="paper"))
        ops = {v["op"] for r in trace["records"] for v in r["versions"]}
        assert ops >= {"entered", "amended", "changed", "removed"}, ops
        changed = next(r for r in trace["records"] if any(v["changes"] for v in r["versions"]))
    broken(audits, full, "audit: another version", lambda a: a.update(version=2))
    broken(audits, full, "audit: no word on whether it is complete", lambda a: a.pop("complete"))
    broken(audits, full, "audit: a state in Chinese", lambda a: a["records"][0].update(state="可读"))
    broken(audits, full, "audit: a finding without its id", lambda a: a["findings"][0].pop("id"))
    broken(traces, trace, "trace: a version without its commit", lambda a: a["records"][0]["versions"][0].update(commit=None))
    broken(traces, trace, "trace: no versions", lambda a: a["records"][0].update(versions=[]))
    index = trace["records"].index(changed)
    version = next(i for i, v in enumerate(changed["versions"]) if v["changes"])
    broken(traces, trace, "trace: a change that is none",
           lambda a: a["records"][index]["versions"][version]["changes"][0].update(how="edited"))
    print(*failed, sep="\n", end="\n" if failed else "")
    print(f"{len(answers)} answers of audit, {len(told)} records traced, {sum(len(r['versions']) for r in trace['records'])} versions")
    sys.exit(1 if failed else 0)


main()
