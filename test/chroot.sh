#!/bin/sh
# sh test/chroot.sh [DIR [STEP…]]: proves, as root, what the README says, in bare Debian 12 systems made with debootstrap.
#   readme    both commands, with base system, git and the checkout
#   package   the Debian package is made there, installed in a second system that has nothing to build with, and used
# Without STEP all of them. DIR keeps the systems for the next time.
# A package missing from a script is a bug that a well-equipped machine hides.
set -eu
source=$(cd "$(dirname "$0")/.." && pwd)
root=${1:-$(mktemp -d)}
[ $# -eq 0 ] || shift
. "$source/test/bare.sh"

readme() {
	run_in "$root" /src/zzsh "sh examples/quickstart.sh"
	run_in "$root" /src/zzsh "sh examples/quickstart.sh"
	run_in "$root" /src/zzsh "sh test/run.sh"
	# A test that finds no sshd counts as skipped; here it must have run.
	run_in "$root" /src/zzsh "ctest --test-dir build/test -R '^script/witness_ssh\$' | tee -a /dev/stderr | grep -q 'witness_ssh .*Passed'"
}

package() {
	run_in "$root" /src/zzsh "sh examples/need.sh package && cmake --preset release >/dev/null &&
		cmake --build --preset release >/dev/null && cd build/release && cpack -G DEB"
	bare "$root.user" ca-certificates
	rm -f "$root.user"/tmp/*.deb
	cp "$root"/src/zzsh/build/release/zzsh_*.deb "$root.user/tmp/"
	cp "$source/test/package_user.sh" "$root.user/tmp/"
	run_in "$root.user" /tmp "sh package_user.sh"
}

bare "$root" git,ca-certificates
put_source "$root"
for step in ${*:-readme package}; do
	"$step"
done
