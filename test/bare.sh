# Bare Debian 12 systems for chroot.sh and arm64.sh, which read this file. Needs root and debootstrap; the way to the
# network is the machine's: its mirror, sources, proxy settings, resolver.

[ "$(id -u)" -eq 0 ] || { echo "this needs root" >&2; exit 4; }
command -v debootstrap >/dev/null || apt-get install -y -qq debootstrap >/dev/null
mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Codename: bookworm' | head -n 1)
[ -n "$mirror" ] || mirror=$(apt-get indextargets --format '$(REPO_URI)' | head -n 1)
mounted=""

# bare ROOT PACKAGES: base system and these (separated by commas), nothing else; kept where it is there already.
bare() {
	if [ ! -e "$1/etc/debian_version" ]; then
		echo "bare system: $1"
		debootstrap --variant=minbase --include="$2" bookworm "$1" "$mirror" >"$1.log" 2>&1 ||
			{ tail -n 20 "$1.log"; exit 1; }
	fi
	rm -rf "$1/etc/apt/sources.list" "$1/etc/apt/sources.list.d"
	cp -a /etc/apt/sources.list.d "$1/etc/apt/" 2>/dev/null || true
	[ ! -f /etc/apt/sources.list ] || cp /etc/apt/sources.list "$1/etc/apt/"
	cp -a /etc/apt/apt.conf.d/. "$1/etc/apt/apt.conf.d/"
	cp -a /usr/share/keyrings/. "$1/usr/share/keyrings/" 2>/dev/null || true
	cp /etc/resolv.conf "$1/etc/resolv.conf" 2>/dev/null || true
	mount --bind /proc "$1/proc"
	mount --bind /dev "$1/dev"
	mount --bind /dev/pts "$1/dev/pts"
	mounted="$mounted $1/proc $1/dev/pts $1/dev"
	trap 'umount $mounted' EXIT
}

# put_source ROOT: what HEAD has, in /src/zzsh.
put_source() {
	rm -rf "$1/src"
	mkdir -p "$1/src"
	git -C "$source" archive --prefix=zzsh/ HEAD | tar -x -C "$1/src"
	[ ! -d "$source/../shared" ] || cp -rL "$source/../shared" "$1/src/shared"
}

# run_in ROOT FOLDER COMMAND
run_in() {
	echo "== $3"
	env -i PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin DEBIAN_FRONTEND=noninteractive \
		${http_proxy:+http_proxy="$http_proxy"} ${https_proxy:+https_proxy="$https_proxy"} \
		chroot "$1" sh -c "cd $2 && $3" </dev/null
}
