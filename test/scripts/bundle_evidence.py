#!/usr/bin/env python3
"""A bundle (zzsh audit --bundle) carries everything that receipts rest upon: of a ledger whose witness changed its keys, had its clock
corrected by two officers, signed a history that was written anew to take a text out, approved records of older papers and had a
receipt stamped, and whose chain a second witness cosigned.

  - the audit of the bundle is that of the ledger, to the last finding, whatever keys are brought; verdicts as reckoned below
  - each thing left out by itself is told, as `without` below says, and makes nothing on time; a bundle that is made of what is left
    then says the same as what is left

By provenance 2.3 and zzsh-receipt(5), deadlines being the third working day: aaaa and bbbb of Monday 2 March were looked at on the 4th,
cccc of Monday the 9th on the 11th by a clock that said 10 April, and the correction is of the 12th: all on time. dddd is declared as
taken over from older papers. What receipt 0 saw is in the new history, too. The receipts: 0, 1 seen; 2 keys; 3 seen, clock ahead;
4 clock; 5 seen; 6 redacted; 7 approved; 8 seen.
"""
import json, os, shutil, subprocess, sys, tempfile, zipfile

ZZSH, SOURCE = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
W1, W2 = "refs/zzsh/witness/jgdw.example/w1", "refs/zzsh/witness/sjjg.example/w2"
EXPECTED = {"zhb1/2026-03-02-heart-talk-aaaa": "on-time", "zhb1/2026-03-02-heart-talk-bbbb": "on-time",
            "zhb1/2026-03-09-heart-talk-cccc": "on-time", "zhb1/2025-04-07-heart-talk-dddd": "imported"}
failed = []

HELPERS = r"""
. $SOURCE/test/data/officers.sh
talk() {
	f=records/zhb1/${1%%-*}/$1-heart-talk-$2.yaml
	mkdir -p ${f%/*}
	printf '类型: 谈心谈话\n支部: zhb1\n日期: %s\n主题: %s\n谈话人: [罗志远]\n谈话对象: [梁慧]\n%s' $1 $3 "$4" >$f
}
at() { git add -A; GIT_AUTHOR_DATE=$1 GIT_COMMITTER_DATE=$1 git commit -qm x; }
look() { git push -qf ../srv/a.git main; ZZSH_NOW=$1 zzsh witness --home ../w1.git --all ../srv >/dev/null; }
w() { now=$1; shift; ZZSH_NOW=$now zzsh --lang en witness "$@" >/dev/null; }
purge() { git "$@" for-each-ref --format='delete %(refname)' refs/original | git "$@" update-ref --stdin; git "$@" reflog expire --expire=now --all; git "$@" gc -q --prune=now; }
"""

LIFE = r"""
zzsh witness init ../w1.git --name jgdw.example/w1 --key ed25519 --trial | sed -n 's/^  - //p' >../w1.keys
zzsh witness init ../w2.git --name sjjg.example/w2 --key sm2 --trial | sed -n 's/^  - //p' >../w2.keys
echo 补登免核数: 0 >>../w1.git/zzsh/policy.yaml
officers ../w1.git
printf '见证:\n  - %s\n  - %s\n' $(cat ../w1.keys) $(cat ../w2.keys) >>zzsh.yaml
talk 2025-04-07 dddd 一般 '补登: {来源: 记录本第3册, 经手: 李敏}
'
at 2026-03-01T09:00:00+0800
git init -q --bare ../srv/a.git
look 2026-03-02T08:00:00+08:00
talk 2026-03-02 aaaa 一般; talk 2026-03-02 bbbb 病情; at 2026-03-03T09:00:00+0800
look 2026-03-04T09:00:00+08:00
w 2026-03-05T09:00:00+08:00 rekey --home ../w1.git --key ed25519
talk 2026-03-09 cccc 一般; at 2026-03-09T18:00:00+0800
look 2026-04-10T09:00:00+08:00
reclock 2026-03-12T09:00:00+08:00 ../w1.git 3 2592000
look 2026-03-13T09:00:00+08:00
git filter-branch -f --tree-filter "f=records/zhb1/2026/2026-03-02-heart-talk-bbbb.yaml; [ ! -f \$f ] || sed -i s/病情/略去/ \$f" main >/dev/null 2>&1
git -C ../srv/a.git fetch -q "$PWD" +main:main
w 2026-03-21T09:00:00+08:00 redact zhb1/2026-03-02-heart-talk-bbbb --home ../w1.git --from ../srv/a.git --document 某字〔2026〕4号
purge; purge -C ../srv/a.git
w 2026-03-22T09:00:00+08:00 approve zhb1/2025-04-07-heart-talk-dddd --home ../w1.git --from ../srv/a.git --document 某字〔2026〕5号
openssl req -x509 -newkey rsa:2048 -nodes -keyout ../ca.key -out ../ca.pem -days 3650 -subj '/CN=Example TSA' -addext extendedKeyUsage=critical,timeStamping 2>/dev/null
printf '[tsa]\ndefault_tsa=t\n[t]\nserial=../serial\nsigner_digest=sha256\ndefault_policy=1.2.3.4.1\ndigests=sha256\naccuracy=secs:1\ness_cert_id_alg=sha256\n' >../tsa.cnf
w 2026-03-22T10:00:00+08:00 stamp --home ../w1.git --request ../q
openssl ts -reply -config ../tsa.cnf -queryfile ../q -signer ../ca.pem -inkey ../ca.key -out ../a 2>/dev/null
w 2026-03-22T10:00:00+08:00 stamp --home ../w1.git --token ../a
look 2026-03-23T09:00:00+08:00
w 2026-03-24T09:00:00+08:00 cosign --home ../w2.git --from ../w1.git --keys ../w1.keys
git fetch -q ../srv/a.git '+refs/zzsh/*:refs/zzsh/*'
git fetch -q ../w1.git '+refs/zzsh/witness/*:refs/zzsh/witness/*'
cat ../w1.keys ../officers.keys >../all.keys
"""


def check(good, what):
    if not good:
        failed.append(what)


class World:
    def __init__(self, top):
        self.top, self.ledger = top, os.path.join(top, "ledger")
        self.env = {"PATH": os.path.dirname(ZZSH) + ":/usr/bin:/bin", "LC_ALL": "C", "HOME": top, "TZ": "UTC", "GIT_CONFIG_NOSYSTEM": "1",
                    "GIT_CONFIG_GLOBAL": "/dev/null", "ZZSH_NOW": "2026-04-20T09:00:00+08:00", "TMPDIR": os.path.join(top, "tmp"),
                    "FILTER_BRANCH_SQUELCH_WARNING": "1", "SOURCE": SOURCE, **{f"GIT_{who}_{what}": value for who in ("AUTHOR", "COMMITTER") for what, value in
                                                             (("NAME", "李敏"), ("EMAIL", "limin@example.invalid"))}}
        os.makedirs(self.env["TMPDIR"])
        shutil.copytree(os.path.join(SOURCE, "test/worlds/votes"), self.ledger)
        self.sh("git init -q -b main")
        self.sh(HELPERS + LIFE)

    def sh(self, command, cwd=None, more=()):
        done = subprocess.run(["sh", "-ec", command], cwd=cwd or self.ledger, env={**self.env, **dict(more)}, stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE)
        if done.returncode:
            sys.exit(f"{command}: {done.returncode}\n{done.stdout.decode()}{done.stderr.decode()}")
        return done.stdout.decode()

    def audit(self, what, *more):
        """Status and answer, of a repository or a bundle."""
        done = subprocess.run([ZZSH, "-C", what, "audit", "--format", "json", *more], cwd=self.ledger, env=self.env, stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=60)
        if done.returncode not in (0, 1, 5) or b"Sanitizer" in done.stderr:
            sys.exit(f"audit of {what}: {done.returncode} {done.stderr.decode()}")
        return done.returncode, json.loads(done.stdout)

    def bundle(self, of, name):
        path = os.path.join(self.top, name + ".zip")
        subprocess.run([ZZSH, "-C", of, "audit", "--bundle", path], cwd=self.ledger, env=self.env, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        return path

    def unpacked(self, bundle, name):
        """What git makes of its history."""
        folder = os.path.join(self.top, name)
        zipfile.ZipFile(bundle).extract("history.bundle", folder)
        self.sh("git init -q --bare -b main r.git && git -C r.git fetch -q ../history.bundle '+refs/*:refs/*'", cwd=folder)
        return os.path.join(folder, "r.git")

    def leave_out(self, repo, ref, path):
        """A file or folder of a chain; without path the ref."""
        if not path:
            self.sh(f"git update-ref -d {ref}", cwd=repo)
            return
        self.sh(f"git read-tree {ref} && git rm -rq --cached {path} && git update-ref {ref} $(git commit-tree -m x $(git write-tree))", cwd=repo,
                more={"GIT_INDEX_FILE": os.path.join(repo, "i"), "GIT_AUTHOR_DATE": "@1 +0000", "GIT_COMMITTER_DATE": "@1 +0000"})


def verdicts(answer):
    return {r["id"]: r["witness"]["verdict"] for r in answer["records"] if r["witness"]}


def on_time(answer):
    return {name for name, verdict in verdicts(answer).items() if verdict == "on-time"}


def told(answer, *rules):
    return {f'{f["rule"]} {f["part"]}' for f in answer["findings"] if not rules or f["rule"] in rules}


def whole(w):
    """The ledger's own answer is as reckoned, and the bundle's is the same."""
    bundle = w.bundle(w.ledger, "whole")
    for keys in ([], ["--keys", "../all.keys"]):
        ours, theirs = w.audit(w.ledger, *keys), w.audit(bundle, *keys)
        check(ours == theirs, f"{keys}: the bundle says another thing than the ledger: {told(ours[1]) ^ told(theirs[1])}, "
              f"{set(verdicts(ours[1]).items()) ^ set(verdicts(theirs[1]).items())}, {ours[0]} {theirs[0]}")
        check(EXPECTED.items() <= verdicts(ours[1]).items(), f"{keys}: verdicts {verdicts(ours[1])}")
        found = told(ours[1], "bad-receipt", "evidence-missing", "history-redacted", "history-rewritten", "clock-corrected", "stamp-invalid",
                     "import-unapproved", "receipts-behind", "witness-clash", "content-mismatch")
        check(found == {"history-redacted jgdw.example/w1.6", "clock-corrected jgdw.example/w1.4"}, f"{keys}: found {found}")
        one, two = ours[1]["witnesses"][:2]
        check((one["about_this_ledger"], one["receipts"], one["cosigned"], len(ours[1]["stamps"])) == (7, 9, 9, 1), f"{keys}: {one}, {ours[1]['stamps']}")
        check(ours[0] in (0, 1), f"{keys}: status {ours[0]}")
    names = zipfile.ZipFile(bundle).namelist()
    check(len([n for n in names if n.startswith("receipts/jgdw.example_w1/")]) == 7, f"receipts in the bundle: {names}")
    refs = w.sh("git for-each-ref --format='%(refname)'", cwd=w.unpacked(bundle, "refs")).split()
    check(sum(r.startswith("refs/zzsh/list/") for r in refs) == 1, f"refs in the bundle: {refs}")
    return bundle


def bad(*numbers):
    return {f"bad-receipt jgdw.example/w1.{n}" for n in numbers}


def missing(*numbers):
    return {f"evidence-missing jgdw.example/w1.{n}" for n in numbers}


def without(w, bundle, ledger_id):
    """(what, ref, path of the chain's tree, what must be told at least, status)"""
    cases = (
        ("the lists", "refs/zzsh/list/" + ledger_id, None, missing(1, 3, 5, 6, 7) | {"import-unapproved imports.2025"}, 5),
        ("the list of keys", W1, "k", bad(3, 4, 5, 6, 7, 8), 5),
        ("the receipt of the keys", W1, "r/0000/000002", bad(2, 3, 4, 5, 6, 7, 8), 5),
        ("the clock's statement", W1, "c", bad(4, 5, 6, 7, 8), 5),
        ("the receipt of the clock", W1, "r/0000/000004", bad(4, 5, 6, 7, 8), 5),
        ("the policy", W1, "p", set(), 5),
        ("a receipt", W1, "r/0000/000001", bad(1), 5),
        ("the receipt of the redaction", W1, "r/0000/000006", bad(6) | missing(1, 3, 5), 5),
        ("the receipt of the approval", W1, "r/0000/000007", bad(7) | {"import-unapproved imports.2025"}, 5),
        ("the second witness' chain", W2, None, set(), 5),
        ("its only receipt", W2, "r/0000/000000", set(), 5),
        ("the whole chain", W1, None, set(), 5),
        ("the end of the chain", W1, "r/0000/000008", {"receipts-behind jgdw.example/w1.8"}, 5),
    )
    before = w.audit(bundle)[1]
    for n, (what, ref, path, must, status) in enumerate(cases):
        repo = w.unpacked(bundle, f"without-{n}")
        w.leave_out(repo, ref, path)
        left = w.audit(repo)
        again = w.audit(w.bundle(repo, f"without-{n}"))
        check(must <= told(left[1]), f"without {what}: not told {must - told(left[1])}; told {told(left[1])}")
        check(left[0] == status, f"without {what}: status {left[0]}")
        check(on_time(left[1]) <= on_time(before), f"without {what}: on time now {on_time(left[1]) - on_time(before)}")
        check(left == again, f"without {what}: a bundle of it says another thing: {told(left[1]) ^ told(again[1])}")
        if ref == W2:
            check(left[1]["witnesses"][1]["receipts"] == 0 and not left[1]["witnesses"][0].get("cosigned"), f"without {what}: {left[1]['witnesses']}")
    repo = w.unpacked(bundle, "without-stamp")
    w.leave_out(repo, W1, "t")
    left = w.audit(repo)[1]
    check(verdicts(left) == verdicts(before) and not left["stamps"], f"without the stamp: {left['stamps']}")
    return len(cases) + 1


def main():
    with tempfile.TemporaryDirectory() as top:
        w = World(top)
        ledger_id = w.sh("openssl dgst -sm3 -r genesis.yaml")[:32]
        n = without(w, whole(w), ledger_id)
        check(not os.listdir(w.env["TMPDIR"]), "something was left behind")
    print(*failed, sep="\n", end="\n" if failed else "")
    print(f"9 receipts and a cosigner the same in the bundle, {n} things left out")
    sys.exit(1 if failed else 0)


main()
