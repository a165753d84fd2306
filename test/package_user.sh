#!/bin/sh
# In a system without anything to build with: installs the package that lies here and uses it like a secretary would.
set -eu
apt-get update -qq
apt-get install -y -qq --no-install-recommends ./zzsh_*.deb git man-db >/dev/null
command -v cc && { echo "there is a compiler here: this proves nothing"; exit 1; }
zzsh --version
dpkg -L zzsh | grep -E '/(bin|completions|vendor|man1/zzsh-log|copyright)' | sort
for page in zzsh-log.1 zzsh-ledger.5; do # minbase leaves manuals out where its dpkg is told to
	dpkg -L zzsh | grep -q "man/zh_CN/.*/$page" || { echo "no page $page in the package"; exit 1; }
done

rm -rf /tmp/work && mkdir /tmp/work && cd /tmp/work
export ZZSH_NOW=2026-03-12T20:41:00+08:00
zzsh init 台账 --unit 市民服务中心机关 --branch zhb1:第一支部 --name 李敏 --email limin@example.invalid
cd 台账
zzsh roster join --name 王建国 --joined 1998-06-20 --full 1999-06-20
zzsh roster join --name 李敏 --joined 2006-07-01 --full 2007-07-01
zzsh roster term --from 2023-09-10 --post 王建国=书记 --post 李敏=组织委员
zzsh log 支委会 --date 3-12 --time 1430-1540 --place 302会议室 --chair 王建国 --recorder 李敏 --all-present \
	--agenda 研究3月主题党日方案 --remarks 王建国：结对开展 --decision 赴社区开展志愿服务
zzsh check --year 2026 | sed -n '1,6p'
git log --oneline | head -n 1
zzsh complete bash -- : 'zzsh log --chair 王'
zzsh fmt --help | grep -A 1 '^用法'
LC_ALL=C.UTF-8 man -L zh_CN zzsh-ledger | grep -c 支委会
echo "used"
