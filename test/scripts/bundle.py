#!/usr/bin/env python3
"""What zzsh audit --bundle writes, with stock tools and in hostile hands.

  - every command of VERIFY.txt is run as it stands there (git, openssl, coreutils); what each must print is known from the ledger
    or reckoned by another tool
  - an audit of the bundle, and a trace of every record, say what the audit and the trace of the ledger say, to the byte
  - the same commit gives the same bytes, whatever git has packed or unpacked meanwhile
  - bundles that were changed: each is refused, or says the same; no file is written but in the folder for the time being, and
    none stays there
"""
import hashlib, io, json, os, random, re, shutil, subprocess, sys, tempfile, zipfile

ZZSH, SOURCE = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
WITNESS = "jgdw.example/w1"
failed = []


def check(good, what):
    if not good:
        failed.append(what)


class World:
    def __init__(self, top, name, witnessed=True):
        self.top, self.ledger = top, os.path.join(top, name)
        self.env = {"PATH": os.path.dirname(ZZSH) + ":/usr/bin:/bin", "LC_ALL": "C", "HOME": top, "TZ": "UTC", "GIT_CONFIG_NOSYSTEM": "1",
                    "GIT_CONFIG_GLOBAL": "/dev/null", "ZZSH_NOW": "2026-03-20T09:00:00+08:00", "TMPDIR": os.path.join(top, "tmp")}
        os.makedirs(self.env["TMPDIR"], exist_ok=True)
        shutil.copytree(os.path.join(SOURCE, "test/worlds/first"), self.ledger)
        if witnessed:
            path = os.path.join(self.ledger, "zzsh.yaml")
            text = open(path, encoding="utf-8").read()
            open(path, "w", encoding="utf-8").write(text.replace("规则包", f"见证: [{WITNESS}]\n规则包", 1))
        self.sh("git init -q -b main && git config user.name 李敏 && git config user.email limin@example.invalid")
        self.commit("2026-03-01T09:00:00+08:00")

    def sh(self, command, cwd=None, status=0, env=()):
        done = subprocess.run(["sh", "-ec", command], cwd=cwd or self.ledger, env={**self.env, **dict(env)},
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        if status is not None and done.returncode != status:
            sys.exit(f"{command}: status {done.returncode}\n{done.stdout.decode()}{done.stderr.decode()}")
        return done.stdout.decode("utf-8", "backslashreplace") if status is not None else done

    def zzsh(self, *words, cwd=None):
        done = subprocess.run([ZZSH, *words], cwd=cwd or self.ledger, env=self.env, stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=60)
        return done.returncode, done.stdout, done.stderr

    def commit(self, moment):
        self.sh("git add -A && git commit -q --allow-empty -m x", env={"GIT_AUTHOR_DATE": moment, "GIT_COMMITTER_DATE": moment})

    def look(self, moment, ref="main"):
        """The witness looks at a stick that has this state."""
        self.sh(f"rm -rf ../stick.git && git init -q --bare ../stick.git && git push -q ../stick.git {ref}:refs/heads/main && "
                f"ZZSH_NOW={moment} zzsh witness --home ../w.git --from ../stick.git >/dev/null && "
                "git fetch -q ../stick.git '+refs/zzsh/*:refs/zzsh/*'")


def witnessed_world(top):
    """A correction, a receipt of a state that was thrown away, one of a colleague's that waits to be merged."""
    w = World(top, "ledger")
    w.sh(f"zzsh witness init ../w.git --name {WITNESS} --trial | grep '^  - ' >../held.keys")
    w.look("2026-03-02T10:00:00+08:00")
    w.sh("zzsh amend zhb1/2026-02-28-democratic-appraisal --title 更正后的题目 --reason 核对记录本", env={"ZZSH_NOW": "2026-03-03T09:00:00+08:00"})
    w.look("2026-03-03T10:00:00+08:00")
    w.sh("git checkout -q -b away && echo '# 说明' >>records/zhb1/2026/2026-02-27-organization-life-meeting.yaml")
    w.commit("2026-03-04T09:00:00+08:00")
    w.look("2026-03-04T10:00:00+08:00", "away")
    w.sh("git checkout -q main && git branch -qD away && git checkout -q -b colleague")
    w.commit("2026-03-05T09:00:00+08:00")
    w.sh("git update-ref refs/remotes/origin/main HEAD && git checkout -q main && git branch -qD colleague")
    w.commit("2026-03-06T09:00:00+08:00")
    w.look("2026-03-07T10:00:00+08:00")
    w.sh("git replace HEAD HEAD~1; git replace -d HEAD; git tag forged; git replace HEAD~1 HEAD~2")
    return w


def same_verdicts(w, bundle):
    """But for what lies in the repository beside the history, of which the bundle has nothing: the replace ref."""
    for words in (["audit", "--format", "json"], ["--lang", "en", "audit", "--format", "json", "--keys", "../held.keys"]):
        ours, theirs = w.zzsh(*words), w.zzsh(*words, bundle)
        a, b = json.loads(ours[1]), json.loads(theirs[1])
        a["findings"] = [f for f in a["findings"] if f["rule"] != "replace-refs"]
        for side in (a, b):
            side.pop("totals")
        check(a == b and b["witnesses"][0]["receipts"] == 4, f"{words}: not what the ledger gives")
        check({f["rule"] for f in b["findings"]} >= {"history-rewritten", "receipt-injected"}, f"{words}: a finding about receipts is missing")
    ids = [r["id"] for r in a["records"]]
    for words in (["trace", *ids], ["trace", "--format", "json", *ids], ["show", "2026-02-28民主评议"], ["list", "2026", "--format", "csv"]):
        ours, theirs = w.zzsh(*words), w.zzsh("-C", bundle, *words)
        if words[0] == "trace" and len(words) > 3:
            same = ours[1] == theirs[1]
        check(ours[0] == theirs[0] and ours[1].replace(b"\xef\xbb\xbf", b"") == theirs[1].replace(b"\xef\xbb\xbf", b"") and theirs[1],
              f"{words[:2]}: {ours[0]}, {theirs[0]}; not what the ledger gives")
    return len(ids)


def verify(w, bundle, receipts):
    """The commands of VERIFY.txt; the keys against those that the witness printed."""
    folder = tempfile.mkdtemp(dir=w.top)
    zipfile.ZipFile(bundle).extractall(folder)
    text = open(os.path.join(folder, "VERIFY.txt"), encoding="utf-8").read()
    zh, en = text.split("How to verify this bundle\n")
    check("@" not in re.sub(r"\S+@\S+", "", text) and "怎样核验" in zh and "stock" not in zh, "VERIFY.txt: something was not filled in")
    commands = "\n".join(line[4:] for line in zh.split("\n") if line.startswith("    "))
    out = w.sh(commands, cwd=folder)
    check("history.bundle is okay" in out or "is okay" in w.sh("git -C ledger.git bundle verify \"$PWD/history.bundle\" 2>&1", cwd=folder), "git bundle verify")
    head = w.sh("git rev-parse HEAD").strip()
    check(w.sh("git -C ledger.git rev-parse HEAD main", cwd=folder).split() == [head, head], "the clone has another commit")
    check("refs/replace" not in w.sh("git -C ledger.git for-each-ref", cwd=folder), "a replace ref travels")
    if not receipts:
        check("没有见证" in zh and "no receipt" in en and "openssl pkeyutl" not in zh, "VERIFY.txt without receipts")
        return out
    held = [line.split("+", 2)[2] for line in open(os.path.join(w.top, "held.keys"), encoding="utf-8").read().split("\n") if line]
    check(len(held) == 2 and all(key in out.split("\n") for key in held), "the keys are not those that the witness printed")
    check(out.count("Signature Verified Successfully") == 2, f"signatures: {out}")
    content = re.search(r"^([0-9a-f]{64}) \*stdin\ncontent sm3:([0-9a-f]{64})$", out, re.M)
    prev = re.search(r"^([0-9a-f]{64})\n([0-9a-f]{64}) \*stdin$", out, re.M)
    check(content and content.group(1) == content.group(2), "the content digest")
    check(prev and prev.group(1) == prev.group(2), "the digest of the receipt before")
    for name in os.listdir(os.path.join(folder, "receipts", "jgdw.example_w1")):
        for key in ("ed25519", "sm2"):
            check(one_signature(w, folder, f"receipts/jgdw.example_w1/{name}", key), f"{name}: {key}")
    broken = os.path.join(folder, "receipts", "jgdw.example_w1", "000001")
    data = open(broken, "rb").read()
    open(broken, "wb").write(data.replace(b"records 32", b"records 33"))
    check(not one_signature(w, folder, "receipts/jgdw.example_w1/000001", "ed25519"), "a receipt that was changed is good")
    return out


def one_signature(w, folder, receipt, key):
    more = "-digest sm3 -pkeyopt distid:1234567812345678" if key == "sm2" else ""
    line = 1 if key == "ed25519" else 2
    done = w.sh(f"sed '/^$/,$d' {receipt} >t; sed '1,/^$/d' {receipt} | sed -n {line}p | cut -d' ' -f3 | base64 -d | tail -c +5 >s; "
                f"openssl pkeyutl -verify -rawin {more} -pubin -inkey keys/*.{key}.pem -in t -sigfile s", cwd=folder, status=None)
    return done.returncode == 0


# --- hostile ---

def rezip(parts, path, compress=zipfile.ZIP_STORED):
    with zipfile.ZipFile(path, "w", compress) as z:
        for name, data in parts:
            z.writestr(name, data)


def with_part(parts, name, data):
    return [(n, data if n == name else d) for n, d in parts if n != name or data is not None]


def hostile(w, bundle):
    parts = [(n, zipfile.ZipFile(bundle).read(n)) for n in zipfile.ZipFile(bundle).namelist()]
    history, index = dict(parts)["history.bundle"], dict(parts)["history.idx"]
    front, pack = history.split(b"\n\n", 1)
    cases = {
        "nothing": b"", "a text": b"2026\n", "only its front": open(bundle, "rb").read()[:3000],
        "no history": with_part(parts, "history.bundle", None), "no index": with_part(parts, "history.idx", None),
        "empty history": with_part(parts, "history.bundle", b""), "empty index": with_part(parts, "history.idx", b""),
        "builds upon another": with_part(parts, "history.bundle", history.replace(b"bundle\n", b"bundle\n-" + b"a" * 40 + b" x\n", 1)),
        "version 3": with_part(parts, "history.bundle", history.replace(b"v2", b"v3", 1)),
        "no main": with_part(parts, "history.bundle", history.replace(b"refs/heads/main", b"refs/heads/none")),
        "no pack": with_part(parts, "history.bundle", front + b"\n\n"),
        "half a pack": with_part(parts, "history.bundle", history[:len(history) // 2]),
        "half an index": with_part(parts, "history.idx", index[:len(index) // 2]),
        "endless refs": with_part(parts, "history.bundle", b"# v2 git bundle\n" + b"".join(b"%040x refs/zzsh/x/%d\n" % (i, i) for i in range(30000))),
        "main is not there": with_part(parts, "history.bundle", re.sub(rb"[0-9a-f]{40} refs/heads/main", b"1" * 40 + b" refs/heads/main", history)),
    }
    path, n = os.path.join(w.top, "hostile.zip"), 0
    for what, made in cases.items():
        rezip(made, path) if isinstance(made, list) else open(path, "wb").write(made)
        status, out, err = w.zzsh("audit", path)
        check(status in (2, 3, 4, 5) and err.strip() and b"Sanitizer" not in err, f"{what}: status {status} {out[:200]} {err}")
        n += 1
    rezip(parts, path, zipfile.ZIP_DEFLATED)
    check(w.zzsh("audit", path)[0] == 2, "packed parts, which a small file can have a great many bytes of, are taken")
    with zipfile.ZipFile(path, "w") as z:
        for i in range(65100):
            z.writestr(f"x/{i}", b"")
    check(w.zzsh("audit", path)[0] == 2, "an endless list of parts is read")
    # What is harmless: other parts, names that would be paths, refs that no ledger has and names that are none.
    odd = [b"refs/heads/other", b"refs/zzsh/../../../../evil", b"refs/zzsh/a b", b"/etc/x", b"HEAD", b"refs/replace/" + b"2" * 40, b"refs/zzsh/x.lock"]
    refs = b"".join(b"3" * 40 + b" " + name + b"\n" for name in odd)
    rezip(with_part(parts, "history.bundle", history.replace(b"bundle\n", b"bundle\n" + refs, 1)) +
          [("../../evil", b"x"), ("/evil", b"x"), ("objects/pack/evil", b"x")], path)
    check(w.zzsh("audit", path, "--format", "json")[1] == w.zzsh("audit", bundle, "--format", "json")[1], "other refs and parts change the answer")
    return n + 3 + flips(w, parts, path)


def sealed(pack, index):
    """With the sums that each ends with made anew, as somebody does who means it."""
    pack = pack[:-20] + hashlib.sha1(pack[:-20]).digest()
    index = index[:-40] + pack[-20:]
    return pack, index + hashlib.sha1(index).digest()


def on_time(answer):
    return {r["id"] for r in answer["records"] if r["witness"] and r["witness"]["verdict"] == "on-time"}


def flips(w, parts, path):
    """Some bits of the refs, the pack or its index are turned round, once as they are and once with new sums. Damage is noticed;
    whoever makes new sums can take evidence away and make nothing of it on time that was not."""
    r, n = random.Random(20260327), 0
    good = w.zzsh("audit", "--format", "json", path)[1]
    first = json.loads(good)
    front, pack = dict(parts)["history.bundle"].split(b"\n\n", 1)
    front += b"\n\n"
    for which, times, seal in (("front", 40, False), ("pack", 30, False), ("index", 30, False), ("pack", 60, True), ("index", 60, True)):
        for _ in range(times):
            now = {"front": front, "pack": pack, "index": dict(parts)["history.idx"]}
            changed = bytearray(now[which])
            for _ in range(r.choice((1, 1, 8))):
                changed[r.randrange(len(changed))] ^= 1 << r.randrange(8)
            now[which] = bytes(changed)
            if seal:
                now["pack"], now["index"] = sealed(now["pack"], now["index"])
            rezip(with_part(with_part(parts, "history.bundle", now["front"] + now["pack"]), "history.idx", now["index"]), path)
            status, out, err = w.zzsh("audit", "--format", "json", path)
            what = f"a changed {which}{', with new sums' if seal else ''}: status {status} {err[:200]}"
            check(0 <= status <= 5 and b"Sanitizer" not in err, what)
            if which != "front" and not seal:
                check(status == 2, what + ", the damage is not noticed")
            if out and status in (0, 1) and out != good:
                check(on_time(json.loads(out)) <= on_time(first), what + ", a record becomes on time")
            n += 1
    return n


def main():
    with tempfile.TemporaryDirectory() as top:
        w = witnessed_world(top)
        bundle = os.path.join(top, "out.zip")
        status, out, err = w.zzsh("audit", "--bundle", bundle, "--keys", "../held.keys")
        check(status == 1 and not err and "已写入".encode() in out, f"audit --bundle: {status} {err}")
        data = open(bundle, "rb").read()
        w.sh("git repack -qadf && git pack-refs --all && git prune-packed")
        w.zzsh("audit", "--bundle", bundle, "--keys", "../held.keys")
        check(open(bundle, "rb").read() == data, "another file from the same commit, packed otherwise")
        records = same_verdicts(w, bundle)
        verify(w, bundle, True)
        n = hostile(w, bundle)
        plain = World(top, "plain", False)
        alone = os.path.join(top, "plain.zip")
        check(plain.zzsh("--lang", "en", "audit", "--bundle", alone, "2026")[0] in (0, 1), "without a witness")
        verify(plain, alone, False)
        names = zipfile.ZipFile(alone).namelist()
        check([x for x in names if x.startswith("records/")] == ["records/zhb1/2026/2026-02-27-organization-life-meeting.yaml",
                                                                 "records/zhb1/2026/2026-02-28-democratic-appraisal.yaml"], f"records of 2026: {names}")
        plain.sh("echo x >>zzsh.yaml; git clone -q --depth 1 file://$PWD ../shallow")
        status, _, err = plain.zzsh("-C", "../shallow", "audit", "--bundle", os.path.join(top, "none.zip"))
        check(status == 5 and err and not os.path.exists(os.path.join(top, "none.zip")), f"a shallow copy gives a bundle: {status}")
        left = os.listdir(w.env["TMPDIR"])
        check(not left, f"left behind: {left}")
        check(not os.path.exists(os.path.join(os.path.dirname(top), "evil")) and not os.path.exists("/evil"), "a part became a path")
    print(*failed, sep="\n", end="\n" if failed else "")
    print(f"{records} records the same in the bundle, {n} changed bundles")
    sys.exit(1 if failed else 0)


main()
