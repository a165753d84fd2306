#!/bin/sh
# `check --at REV` says of a ledger what `check` says in a clone of it at REV, byte for byte, in text and in JSON; so does
# `check` in a bare clone. What is not committed is marked in the work tree only.
set -u
zzsh=$1
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
mkdir "$work/ledger" && cp -R "$2/test/worlds/first/." "$work/ledger" || exit 1
cd "$work" || exit 1
export LC_ALL=C HOME="$work" ZZSH_NOW=2026-01-12T09:00:00+08:00 GIT_CONFIG_NOSYSTEM=1 GIT_CONFIG_GLOBAL=/dev/null
export GIT_AUTHOR_NAME=a GIT_AUTHOR_EMAIL=a@example.invalid GIT_COMMITTER_NAME=a GIT_COMMITTER_EMAIL=a@example.invalid
bad=0
folder=records/zhb1/2025

fail() {
	echo "$*"
	bad=1
}

commit() {
	git -C ledger add -A && git -C ledger commit -q -m "$1" && git -C ledger tag "$1"
}

# said NAME WORD...: what is printed and the exit status, in a file.
said() {
	name=$1
	shift
	"$zzsh" "$@" >"$name" 2>&1
	echo "status $?" >>"$name"
}

same() {
	cmp -s "$1" "$2" || fail "$3 differ:" "$(diff "$1" "$2" | head -n 10)"
}

# A history in which every sort of file changes: added, amended, removed, moved, unreadable, odd, executable.
git init -q -b main ledger
commit first
sed -i 's/地点: /地典: /' ledger/$folder/2025-03-12-committee-meeting.yaml
rm ledger/$folder/2025-04-25-party-lesson.yaml
commit amended
sed -i 's/^主持: /主持：/' ledger/$folder/2025-05-14-committee-meeting.yaml
ln -s 2025-03-12-committee-meeting.yaml ledger/$folder/2025-08-20-committee-meeting.yaml
chmod +x ledger/$folder/2025-06-11-committee-meeting.yaml
echo x >ledger/$folder/notes.txt
mkdir -p ledger/$folder/a/b ledger/attachments/zhb1/2025/2025-06-11-committee-meeting
cp ledger/genesis.yaml ledger/$folder/a/b/deep.yaml
echo x >"ledger/attachments/zhb1/2025/2025-06-11-committee-meeting/签到 表.jpg"
echo x >ledger/README.md
commit odd
printf '党小组:\n  - {编号: g1, 名称: 第一小组}\n' >>ledger/branches/zhb1.yaml
mkdir ledger/waivers
printf '规则: committee-meeting-monthly\n对象: zhb1\n期间: 2025-08\n理由: 防汛\n批准: 机关党委\n日期: 2025-09-20\n' \
	>ledger/waivers/2025-09-20-c3d4.yaml
git -C ledger mv $folder/2025-10-15-committee-meeting.yaml $folder/2025-10-15-meeting.yaml
rm ledger/genesis.yaml
commit last

git clone -q --bare ledger bare.git
for rev in first amended odd last; do
	git clone -q ledger clone 2>/dev/null && git -C clone checkout -q "$rev"
	for form in "--format text" "--format json" "--lang en --format text"; do
		# shellcheck disable=SC2086 # two words, or four
		{
			said at -C ledger $form check --all --full --at "$rev"
			said cloned -C clone $form check --all --full
			said bare -C bare.git $form check --all --full --at "$rev"
		}
		same at cloned "$rev ($form): --at and a clone"
		same at bare "$rev ($form): --at in a work tree and in a bare repository"
	done
	rm -rf clone
done

# A bare repository without --at is its HEAD; a tag, a short id, HEAD~1 and an entry of the reflog are revisions too.
said bare -C bare.git check --format json
said at -C ledger check --format json --at HEAD
same bare at "a bare repository and HEAD"
said at -C ledger check --format json --at odd
for rev in "HEAD~1" "$(git -C ledger rev-parse --short odd)" "main@{1}"; do
	said other -C ledger check --format json --at "$rev"
	same at other "odd and $rev"
done
grep -q "\"commit\": \"$(git -C ledger rev-parse odd)\"" at || fail "the commit of --at is not named"
grep -q '"unreadable": 2,' at || fail "at odd one record cannot be read and one is a link: unreadable 2"

# Nothing is uncommitted in a commit; in the work tree two files are: one changed, one new.
said at -C ledger check --format json --at HEAD
sed -i 's/302会议室/303会议室/' ledger/$folder/2025-07-09-committee-meeting.yaml
sed 's/^日期: .*/日期: 2025-08-20/' ledger/$folder/2025-07-09-committee-meeting.yaml >ledger/$folder/2025-08-20-committee.tmp
mv ledger/$folder/2025-08-20-committee.tmp ledger/$folder/2025-08-21-committee-meeting.yaml
said tree -C ledger check --format json
said again -C ledger check --format json --at HEAD
same at again "HEAD before and after the work tree changed"
grep -q '"uncommitted": 0,' at || fail "--at HEAD counts uncommitted files"
grep -q '"uncommitted": 2,' tree || fail "two files of the work tree are not committed: $(grep uncommitted tree)"
said text -C ledger --lang en check
grep -q '^Files that are not committed.*: 2$' text || fail "the text does not say that files are not committed"
said text -C ledger --lang en check --at HEAD
grep -q 'not committed' text && fail "--at HEAD speaks of uncommitted files"

# Nothing was written: neither into the work tree nor into git's folder.
git -C ledger status --porcelain >before
find ledger/.git -newer before -type f | grep . && fail "check wrote into .git"
[ $bad -eq 0 ] && echo "four revisions, three forms, a bare repository"
exit $bad
