#!/bin/sh
# The completion files of the three shells, each through the shell's own machinery: bash with what it gives a completion
# function (no bash-completion), zsh in a terminal of its own (zpty), fish with complete -C. What is offered is the
# program's business and stands in cases/complete. Then: -h, --version and completion never start libgit2, which the
# dynamic linker tells; check, which does, is seen to.
set -u
zzsh=$1
source=$2
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
bad=0
for shell in bash zsh fish; do
	command -v $shell >/dev/null || { echo "skipped: no $shell"; exit 77; }
done
cp -RL "$source/examples/ledger" "$work/ledger"
cd "$work/ledger" || exit 1
files=$source/cmd/completion
PATH=$(dirname "$zzsh"):/usr/bin:/bin
ZZSH_NOW=2026-03-12T20:41:00+08:00
HOME=$work
LC_ALL=C.UTF-8
export PATH ZZSH_NOW HOME LC_ALL
unset ZZSH_LANG
git init -q -b main . && git add -A && git -c user.name=A -c user.email=a@example.invalid commit -q -m all || exit 1

# want SHELL LINE WORDS: completing LINE gives WORDS (sorted, blanks between).
want() {
	got=$($1 "$2" | sort | tr '\n' ' ')
	[ "$got" = "$3 " ] || { echo "$1: $2 gives $got, not $3"; bad=1; }
}
in_bash() {
	bash --norc -c '. "$1"; COMP_LINE=$2 COMP_POINT=${#2} COMP_WORDBREAKS=" :=" ; _zzsh zzsh 2>/dev/null
		printf "%s\n" "${COMPREPLY[@]}"' - "$files/zzsh.bash" "$1"
}
in_fish() {
	fish --no-config -c 'source $argv[1]; complete -C $argv[2]' "$files/zzsh.fish" "$1" | cut -f 1
}
# zsh completes only where it has a terminal: one of its own, in which everything that is offered is also printed.
cat >"$work/driver.zsh" <<'END'
zmodload zsh/zpty
zpty inner zsh -f -i
inner() { zpty -w inner "$1"; }
# The terminal itself must not take ^U for its own before zle reads.
inner 'PS1=; stty -echo kill undef; unset zle_bracketed_paste; setopt no_beep'
inner "fpath=(${(q)1} \$fpath); autoload -U compinit; compinit -u -D"
inner 'compadd() { local a; for a in ${(P)@[-1]}; do print -r -- "<$a>"; done; builtin compadd "$@"; }'
inner "print -r -- RE''ADY"
while zpty -r inner line; do [[ $line == *READY* ]] && break; done
zpty -w -n inner "$2"$'\t'
inner $'\x15print -r -- D\'\'ONE' # typed so that its echo is something else
all=
while zpty -r inner line; do all+=$line; [[ $line == *DONE* ]] && break; done
zpty -d inner
print -r -- "$all"
END
in_zsh() {
	timeout 100 zsh -f "$work/driver.zsh" "$files" "$1" | grep -a -o '<[^<>]*>' | tr -d '<>'
}
want in_bash 'zzsh log par' 'party-day party-lesson'
want in_bash 'zzsh check system:du' 'dual-life'
want in_bash 'zzsh amend 12-1' '12-10支委会 12-19主题党日'
want in_fish 'zzsh log par' 'party-day party-lesson'
want in_fish 'zzsh check system:du' 'system:dual-life'
want in_fish 'zzsh amend 12-1' '12-10支委会 12-19主题党日'
want in_zsh 'zzsh log par' 'party-day party-lesson'
want in_zsh 'zzsh check system:du' 'system:dual-life'
want in_zsh 'zzsh amend 12-1' '12-10支委会 12-19主题党日'

# starts ARGS: whether the program with these arguments calls git_libgit2_init.
starts() {
	LD_DEBUG=bindings "$zzsh" "$@" 2>&1 >/dev/null </dev/null | grep -q 'zzsh .*git_libgit2_init'
}
starts check || { echo "check was not seen to start libgit2: this test sees nothing"; bad=1; }
for args in -h --version "log -h" "complete fish -- zzsh log --chair 王" "complete fish -- zzsh amend 2"; do
	# shellcheck disable=SC2086
	starts $args && { echo "zzsh $args starts libgit2"; bad=1; }
done
exit $bad
