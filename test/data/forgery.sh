# What the cases of the forgery table share (test/cases/forgery, provenance 1.1). In the ledger of a case:
#   . $SOURCE/test/data/forgery.sh
# Beside it lie ../w.git, the folder of a witness for trial, and ../srv/a.git, where the branch hands in; `story N` goes into a
# copy of all three, so that each story begins from the same honest state. Nothing in here is of the program but its commands.

REF=refs/zzsh/witness/jgdw.example/w1
F=records/zhb1/2026

# talk DAY SUFFIX [MORE]: writes a talk into the folder. at COMMITTER [AUTHOR]: commits everything with these clocks.
talk() {
	mkdir -p $F
	printf '类型: 谈心谈话\n支部: zhb1\n日期: %s\n主题: 例谈%s\n谈话人: [罗志远]\n谈话对象: [梁慧]\n%s' $1 $2 "$3" >$F/$1-heart-talk-$2.yaml
}
at() {
	git add -A
	GIT_AUTHOR_DATE=${2:-$1} GIT_COMMITTER_DATE=$1 git commit -q --allow-empty -m x
}

# begin: a witness, its key in zzsh.yaml, a server with both hooks, and 李敏 as the operator of zhb1: the key is that of
# cases/witness/receives.test.
begin() {
	zzsh witness init ../w.git --name jgdw.example/w1 --key ed25519 --trial | sed -n 's/^ *- //p' >../key
	printf '见证:\n  - %s\n' "$(cat ../key)" >>zzsh.yaml
	at 2026-02-02T20:00:00+0800
	printf -- '- {key: SHA256:bbXpuKG6zhzdmnxq256TlqzFBzRl2f6OOg722cYNbU8, person: 李敏, branch: zhb1, from: 2026-01-01}\n' >../w.git/zzsh/operators.yaml
	echo 'publickey ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAINdamAGCsQq31Uv+08lkBzoO4XLz2qYjJa8CGmj3B1Ea' >../auth
	git init -q --bare -b main ../srv/a.git
	for c in pre-receive=--check 'post-receive=--sign --home ../../w.git'; do
		printf '#!/bin/sh\nexec zzsh receive %s\n' "${c#*=}" >../srv/a.git/hooks/${c%%=*}
		chmod +x ../srv/a.git/hooks/${c%%=*}
	done
}

# push MOMENT [OPTION…]: hands in, as the hook would see it over ssh with the server's clock at that moment.
push() {
	now=$1
	shift
	ZZSH_NOW=$now SSH_CONNECTION='127.0.0.1 1 127.0.0.1 22' SSH_USER_AUTH=$PWD/../auth git push -q ../srv/a.git main "$@" 2>&1 |
		sed -n 's/^remote: \(拒收\).*/\1/p'
	receipts
}
# scan MOMENT: the witness looks by itself. receipts: what the branch fetches.
scan() {
	ZZSH_NOW=$1 zzsh witness --home ../w.git --all ../srv >/dev/null
	receipts
}
receipts() {
	git fetch -q ../w.git "$REF:$REF"
}

# story NAME: a copy of the honest state, and into it.
story() {
	mkdir -p "$HOME/$1"
	cp -a "$PWD" "$HOME/$1/ledger"
	for f in ../*; do
		case $f in ../ledger | ../home) ;; *) cp -a $f "$HOME/$1/" ;; esac
	done
	cd "$HOME/$1/ledger"
}

# anew: another repository over the same files. put PATH [BLOB]: in the branch's own copy of the chain; without BLOB it is gone.
anew() {
	rm -rf .git
	git init -q -b main
	git config user.name 李敏
	git config user.email limin@example.invalid
}
put() {
	export GIT_INDEX_FILE=../i
	git read-tree $REF
	git rm -q --cached --ignore-unmatch $1
	[ $# -eq 1 ] || git update-index --add --cacheinfo 100644,$(git rev-parse $2),$1
	git update-ref $REF $(git commit-tree -p $REF -m x $(git write-tree))
	unset GIT_INDEX_FILE
}

# exchange A B: the loose object A is what B is, under A's name.
exchange() {
	p=.git/objects/$(git rev-parse $1 | sed 's,^..,&/,')
	chmod u+w $p
	cp .git/objects/$(git rev-parse $2 | sed 's,^..,&/,') $p
}

# found [TERM…]: what audit finds, without the remark that these receipts are for trial. verdicts [TERM…]: what receipts prove.
found() {
	zzsh audit --format json "$@" | $PICK findings | sed '/ receipt-injected unit /d; s/ [0-9a-f]\{8\} \(-\|[0-9:]*\)$/ ID \1/'
}
verdicts() {
	zzsh audit --format json "$@" | $PICK verdicts
}
