#!/bin/sh
# sh add-ledger.sh NAME: a bare repository for one ledger, as the account of the witness. LEDGERS and WITNESS say where.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
name=${1:?sh add-ledger.sh NAME}
ledgers=${LEDGERS:-/srv/zzsh/ledgers}
witness=${WITNESS:-/srv/zzsh/witness.git}
repo=$ledgers/$name.git

umask 077
git init -q --bare -b main "$repo"
put() { git -C "$repo" config "$@"; }
put receive.denyNonFastForwards true
put receive.denyDeletes true
put receive.fsckObjects true
put receive.hideRefs refs/zzsh # a pusher writes none of them; reading works all the same
put receive.maxInputSize 64m
put core.logAllRefUpdates true
put core.fsync all
put gc.pruneExpire never
put zzsh.home "$witness"
install -m 755 "$here/hooks/pre-receive" "$here/hooks/post-receive" "$repo/hooks/"
echo "$repo"
