# Makes of the world in this folder a ledger with a history and receipts: for the inspector's walk of the manual, and tests.
#
# Everything but the records is committed first. Each record is entered at 9:00 on the day after it, and at 10:00 the superior's
# witness looks at a copy, so that all are in time; but for three:
#   2025-06-11 committee-meeting   entered on 20 August, and by its own clock so
#   2025-09-11 committee-meeting   entered on 12 September by its own clock, and first handed in on 20 December
#   2025-10-15 committee-meeting   in time, and its place corrected with a reason on 20 December
# The witness lies in ../witness.git; ../w1.keys has its public keys as it printed them.
set -e
name=jgdw.example/w1
held() { basename "$1" | cut -c1-10; }
enter() { # FILE MOMENT
	git add "$1"
	GIT_AUTHOR_DATE=$2 GIT_COMMITTER_DATE=$2 git commit -q -m "$(basename "$1" .yaml)"
}
look() {
	git push -q ../stick.git main
	ZZSH_NOW=$1 zzsh witness --home ../witness.git --from ../stick.git >/dev/null
}
sed -i "0,/^规则包/s|^规则包|见证: [$name]\n规则包|" zzsh.yaml
git init -q -b main
git config user.name 李敏
git config user.email limin@example.invalid
git add $(ls -d genesis.yaml zzsh.yaml branches bodies followups notices.yaml calendar rules waivers 2>/dev/null)
GIT_AUTHOR_DATE=2025-01-02T09:00:00+08:00 GIT_COMMITTER_DATE=2025-01-02T09:00:00+08:00 git commit -q -m 建账
zzsh witness init ../witness.git --name $name --trial | grep '^  - ' >../w1.keys
git init -q --bare ../stick.git
for f in $(find records -name '*.yaml' | awk -F/ '{print $NF, $0}' | sort | cut -d' ' -f2); do
	case $f in
	*2025-06-11-committee-meeting* | *2025-09-11-committee-meeting*) continue ;;
	esac
	case $(held $f) in
	2025-09-*) # what was written on 20 August has been entered by now
		late=records/zhb1/2025/2025-06-11-committee-meeting.yaml
		test -n "$(git ls-files $late)" || { enter $late 2025-08-20T09:00:00+08:00; look 2025-08-20T10:00:00+08:00; } ;;
	2025-12-24)
		enter records/zhb1/2025/2025-09-11-committee-meeting.yaml 2025-09-12T09:00:00+08:00
		ZZSH_NOW=2025-12-20T09:00:00+08:00 zzsh amend zhb1/2025-10-15-committee-meeting --place 会议室 --reason 核对记录本 >/dev/null
		look 2025-12-20T10:00:00+08:00 ;;
	esac
	next=$(date -u -d "$(held $f) + 1 day" +%F)
	enter $f ${next}T09:00:00+08:00
	look ${next}T10:00:00+08:00
done
git fetch -q ../stick.git '+refs/zzsh/witness/*:refs/zzsh/witness/*'
