#!/bin/sh
# Makes the ledger of the example organ in a new folder: sh unpack.sh DIR
set -eu
here=$(cd "$(dirname "$0")" && pwd)
[ $# -eq 1 ] || { echo "用法：sh unpack.sh 目录（不存在或为空）" >&2; exit 2; }
[ ! -e "$1" ] || [ -z "$(ls -A "$1")" ] || { echo "unpack.sh: $1 不是空目录" >&2; exit 2; }
git init -q -b main "$1"
git -C "$1" fast-import --quiet <"$here/ledger.fi"
git -C "$1" config user.name 白洁
git -C "$1" config user.email baijie@qichuan.example.invalid
git -C "$1" reset -q --hard
echo "已建成 $1：$(git -C "$1" rev-list --count HEAD)个提交，截至2026-04-10"
