#!/bin/sh
# sh test/arm64.sh [DIR]: builds the program for arm64 with Debian's cross compiler in a bare Debian 12, as root, makes its
# package, and runs unit tests, cases and scripts of it under qemu-user. A target of its own: no part of the ordinary run.
# DIR keeps the system for the next time. Nothing foreign is installed into this machine.
#
# The tables of the manual come from a program of this project that runs while it is built: CMake calls it through the
# emulator. The program starts itself (hooks) and is started by others (git, faketime), so the kernel must know how to start it: for
# the time of this run binfmt_misc is told of the emulator in the bare system, under a name of its own.
set -eu
source=$(cd "$(dirname "$0")/.." && pwd)
root=${1:-$(mktemp -d)}
. "$source/test/bare.sh"

foreign() {
	formats=$root/proc/sys/fs/binfmt_misc
	mount -t binfmt_misc none "$formats" || { echo "this needs binfmt_misc in the kernel" >&2; exit 4; }
	mounted="$formats $mounted"
	trap '[ ! -e "$formats/zzsh-aarch64" ] || echo -1 >"$formats/zzsh-aarch64"; umount $mounted' EXIT
	# Magic and mask: the first 20 bytes of an ELF program of 64 bits, little endian, of machine 183. F: the emulator is opened
	# now, so that it is the bare system's wherever the program starts.
	run_in "$root" / 'printf %s ":zzsh-aarch64:M::\x7fELF\x02\x01\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00\x02\x00\xb7\x00:\xff\xff\xff\xff\xff\xff\xff\x00\xff\xff\xff\xff\xff\xff\xff\xff\xfe\xff\xff\xff:/usr/bin/qemu-aarch64-static:F" >/proc/sys/fs/binfmt_misc/register'
}

bare "$root" git,ca-certificates
put_source "$root"
need=$(sed -n 's/^\(build\|test\)="\(.*\)"$/\2/p' "$source/examples/need.sh" | tr ' ' '\n' | grep -v '^\$\|clang')
libraries=$(echo "$need" | grep '^lib.*-dev$' | sed 's/$/:arm64/' | tr '\n' ' ')
tools=$(echo "$need" | grep -v '^lib.*-dev$' | tr '\n' ' ')
run_in "$root" / "dpkg --add-architecture arm64 && apt-get update -qq && apt-get install -y -qq --no-install-recommends \
	crossbuild-essential-arm64 qemu-user-static dpkg-dev file openssh-server $tools $libraries libfaketime:arm64 >/dev/null"
foreign
run_in "$root" /src/zzsh "PKG_CONFIG_LIBDIR=/usr/lib/aarch64-linux-gnu/pkgconfig:/usr/share/pkgconfig \
	cmake -S . -B build/arm64 -G Ninja -DCMAKE_BUILD_TYPE=RelWithDebInfo -DCMAKE_SYSTEM_NAME=Linux \
	-DCMAKE_SYSTEM_PROCESSOR=aarch64 -DCMAKE_C_COMPILER=aarch64-linux-gnu-gcc -DCMAKE_STRIP=/usr/bin/aarch64-linux-gnu-strip \
	-DCMAKE_CROSSCOMPILING_EMULATOR=/usr/bin/qemu-aarch64-static -DCPACK_DEBIAN_PACKAGE_ARCHITECTURE=arm64 >/dev/null &&
	{ cmake --build build/arm64 >build/arm64/log || { tail -n 30 build/arm64/log; exit 1; }; } && file build/arm64/zzsh | grep -o 'ARM aarch64'"
run_in "$root" /src/zzsh/build/arm64 "cpack -G DEB && dpkg-deb -f zzsh_*_arm64.deb Architecture Depends"
run_in "$root" /src/zzsh "ctest --test-dir build/arm64 -j\$(nproc) -R '^unit/' --no-tests=error | tail -n 12"
run_in "$root" /src/zzsh "ctest --test-dir build/arm64 -j\$(nproc) -R '^case/' --no-tests=error --output-on-failure"
# Not the scripts that look at the source alone, measure time, or follow system calls, which would be the emulator's;
# one starts the program so often that it needs more than the time which a test has.
run_in "$root" /src/zzsh "ctest --test-dir build/arm64 -j\$(nproc) -R '^script/' -E '/(layout|layers|scale|bounds|faults|witness_faults|audit_memory)\$' \
	--no-tests=error --output-on-failure"
run_in "$root" /src/zzsh "python3 test/scripts/audit_memory.py build/arm64/zzsh . build/arm64"
