#!/bin/sh
# sh test/arm64.sh [DIR]: builds the program for arm64 with Debian's cross compiler in a bare Debian 12, as root, makes its
# package, and runs unit tests and cases of it under qemu-user. A target of its own: no part of the ordinary run.
# DIR keeps the system for the next time. Nothing foreign is installed into this machine.
#
# The tables of the manual come from a program of this project that runs while it is built: CMake calls it through the
# emulator. The cases find `zzsh` in a folder where a script of that name calls the emulator, so that the kernel need not
# know how to start a foreign program (binfmt_misc).
set -eu
source=$(cd "$(dirname "$0")/.." && pwd)
root=${1:-$(mktemp -d)}
. "$source/test/bare.sh"

bare "$root" git,ca-certificates
put_source "$root"
libraries=$(sed -n 's/^build="\(.*\)"$/\1/p' "$source/examples/need.sh" | tr ' ' '\n' | grep '^lib' | sed 's/$/:arm64/' | tr '\n' ' ')
run_in "$root" / "dpkg --add-architecture arm64 && apt-get update -qq && apt-get install -y -qq --no-install-recommends \
	crossbuild-essential-arm64 qemu-user-static cmake ninja-build pkg-config gettext dpkg-dev file python3 python3-yaml python3-jsonschema strace $libraries \
	libcmocka-dev:arm64 >/dev/null"
run_in "$root" /src/zzsh "PKG_CONFIG_LIBDIR=/usr/lib/aarch64-linux-gnu/pkgconfig:/usr/share/pkgconfig \
	cmake -S . -B build/arm64 -G Ninja -DCMAKE_BUILD_TYPE=RelWithDebInfo -DCMAKE_SYSTEM_NAME=Linux \
	-DCMAKE_SYSTEM_PROCESSOR=aarch64 -DCMAKE_C_COMPILER=aarch64-linux-gnu-gcc -DCMAKE_STRIP=/usr/bin/aarch64-linux-gnu-strip \
	-DCMAKE_CROSSCOMPILING_EMULATOR=/usr/bin/qemu-aarch64-static -DCPACK_DEBIAN_PACKAGE_ARCHITECTURE=arm64 >/dev/null &&
	cmake --build build/arm64 >/dev/null && file build/arm64/zzsh | grep -o 'ARM aarch64'"
run_in "$root" /src/zzsh/build/arm64 "cpack -G DEB && dpkg-deb -f zzsh_*_arm64.deb Architecture Depends"
run_in "$root" /src/zzsh "ctest --test-dir build/arm64 -R ^unit/ --no-tests=error | tail -n 12"
run_in "$root" /src/zzsh "mkdir -p build/arm64/run && printf '#!/bin/sh\nexec qemu-aarch64-static /src/zzsh/build/arm64/zzsh \"\$@\"\n' \
	>build/arm64/run/zzsh && chmod +x build/arm64/run/zzsh && good=0 bad=0 &&
	for case in \$(find test/cases -name '*.test' | sort); do
		if python3 test/case.py build/arm64/run/zzsh \$case >build/arm64/case.log 2>&1; then good=\$((good + 1));
		else bad=\$((bad + 1)); echo \"failed: \$case\"; head -n 20 build/arm64/case.log; fi; done;
	echo \"cases under qemu: \$good passed, \$bad failed\"; test \$bad -eq 0"
