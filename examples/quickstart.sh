#!/bin/sh
# Installs what is missing, builds, makes a ledger, enters a record, checks an example. Safe to repeat.
set -eu
cd "$(dirname "$0")/.."
sh examples/need.sh build

[ -x build/release/zzsh ] || echo "编译，头一次要几分钟……"
[ -f build/release/build.ninja ] || cmake --preset release >/dev/null
cmake --build --preset release -- -j "$(nproc 2>/dev/null || echo 2)" >/dev/null
PATH=$PWD/build/release:$PATH
export PATH
echo "编译完成：$(zzsh --version)（$PWD/build/release/zzsh）"

# A ledger of one's own, in a scratch folder, with a clock of 12 March 2026 so that the tour always looks the same.
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
ZZSH_NOW=2026-03-12T20:41:00+08:00
export ZZSH_NOW

echo
echo "下面在临时目录里演示，结束时删除；自己的台账照这样另建。"
say() {
	printf '\n$ zzsh'
	for word in "$@"; do
		case $word in *[!A-Za-z0-9=:,./_-]*) printf " '%s'" "$word" ;; *) printf ' %s' "$word" ;; esac
	done
	printf '\n'
	zzsh "$@"
}

say init "$work/ledger" --unit 市民服务中心机关 --branch zhb1:第一支部 --name 李敏 --email limin@example.invalid
cd "$work/ledger"
for member in 王建国:1998-06-20 李敏:2006-07-01 赵强:2009-11-12 周洁:2012-05-18 陈立:2004-12-03 孙海燕:2015-06-30 钱峰:2001-03-15; do
	joined=${member#*:}
	zzsh roster join --name "${member%%:*}" --joined "$joined" --full "$((${joined%%-*} + 1))-${joined#*-}" >/dev/null
done
printf '\n（登记了七名党员，每人一条：zzsh roster join --name 姓名 --joined 入党日期 --full 转正日期）\n'
say roster term --from 2023-09-10 --post 王建国=书记 --post 李敏=组织委员 --post 赵强=宣传委员 --post 周洁=纪检委员 --post 陈立=委员
say log 支委会 --date 3-12 --time 1430-1540 --place 302会议室 --chair 王建国 --recorder 李敏 --absent 周洁=出差 \
	--agenda 研究3月主题党日方案 --remarks 赵强：建议与社区结对支部一起开展 \
	--decision 3月20日赴社区开展志愿服务 --person 李敏 --deadline 3-20

# The example that comes with the source: a branch with a year of records.
cd "$OLDPWD"
unset ZZSH_NOW
say -C examples/ledger --today 2026-05-06 check --year 2025 || [ $? -eq 1 ]
printf '\n以后直接用：PATH=%s:$PATH，或装软件包（README）\n' "$PWD/build/release"
