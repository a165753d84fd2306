#!/bin/sh
# sh examples/need.sh build|test|package: installs the Debian packages that are missing for building, for the tests, or
# for making a Debian package.
# Says what it does; does nothing where nothing is missing; asks for root only when something is.
set -eu

build="gcc libc6-dev cmake ninja-build pkg-config gettext git libyaml-dev libgit2-dev libutf8proc-dev libssl-dev libicu-dev libedit-dev libzip-dev libexpat1-dev libexif-dev libxlsxwriter-dev libsqlite3-dev libdeflate-dev"
test="$build clang libclang-rt-14-dev libcmocka-dev clang-format-14 clang-format python3 python3-yaml python3-jsonschema python3-icalendar python3-docx python3-openpyxl strace man-db mandoc zsh fish openssh-client age faketime"
package="$build dpkg-dev file"
# An ssh server for test/scripts/witness_ssh.py; not where installing it would start one.
[ -d /run/systemd/system ] || test="$test openssh-server"

case ${1:-build} in
build) wanted=$build ;;
package) wanted=$package ;;
test) wanted=$test ;;
*) echo "usage: need.sh build|test|package" >&2; exit 2 ;;
esac

missing=""
for package in $wanted; do
	dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

root=""
if [ "$(id -u)" -ne 0 ]; then
	command -v sudo >/dev/null || { echo "missing packages:$missing; install them as root (apt-get install$missing)" >&2; exit 4; }
	root=sudo
fi
echo "安装 installing:$missing"
export DEBIAN_FRONTEND=noninteractive
$root apt-get update -qq
$root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
