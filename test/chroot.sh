#!/bin/sh
# sh test/chroot.sh [DIR]: proves both commands of the README in a bare Debian 12 (base system, git, the checkout), as root.
# The system is made with debootstrap from the mirror that this machine uses; DIR keeps it for the next time.
# A package missing from a script is a bug that a well-equipped machine hides.
set -eu
source=$(cd "$(dirname "$0")/.." && pwd)
root=${1:-$(mktemp -d)}
[ "$(id -u)" -eq 0 ] || { echo "chroot.sh needs root" >&2; exit 4; }
command -v debootstrap >/dev/null || apt-get install -y -qq debootstrap >/dev/null
mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Codename: bookworm' | head -n 1)
[ -n "$mirror" ] || mirror=$(apt-get indextargets --format '$(REPO_URI)' | head -n 1)

if [ ! -e "$root/etc/debian_version" ]; then
	echo "bare system: $root"
	debootstrap --variant=minbase --include=git,ca-certificates bookworm "$root" "$mirror" >"$root.log" 2>&1 ||
		{ tail -n 20 "$root.log"; exit 1; }
fi
# The way to the network is the machine's: its sources, its proxy settings, its resolver.
rm -rf "$root/etc/apt/sources.list" "$root/etc/apt/sources.list.d"
cp -a /etc/apt/sources.list.d "$root/etc/apt/" 2>/dev/null || true
[ ! -f /etc/apt/sources.list ] || cp /etc/apt/sources.list "$root/etc/apt/"
cp -a /etc/apt/apt.conf.d/. "$root/etc/apt/apt.conf.d/"
cp -a /usr/share/keyrings/. "$root/usr/share/keyrings/" 2>/dev/null || true
cp /etc/resolv.conf "$root/etc/resolv.conf" 2>/dev/null || true

rm -rf "$root/src"
mkdir -p "$root/src"
git -C "$source" archive --prefix=zzsh/ HEAD | tar -x -C "$root/src"
[ ! -d "$source/../shared" ] || cp -r "$source/../shared" "$root/src/shared"
mount --bind /proc "$root/proc"
mount --bind /dev "$root/dev"
mount --bind /dev/pts "$root/dev/pts" # the prompts are tested at pseudo-terminals
trap 'umount "$root/proc" "$root/dev/pts" "$root/dev"' EXIT

for command in "sh examples/quickstart.sh" "sh examples/quickstart.sh" "sh test/run.sh"; do
	echo "== $command"
	env -i PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin ${http_proxy:+http_proxy="$http_proxy"} \
		${https_proxy:+https_proxy="$https_proxy"} chroot "$root" sh -c "cd /src/zzsh && $command" </dev/null
done
