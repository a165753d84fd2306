/* Whose key opened a connection. */
#ifndef ZZ_WITNESS_PUSHER_H
#define ZZ_WITNESS_PUSHER_H

#include "base/str.h"

/* The fingerprint ("SHA256:…", as ssh-keygen -l shows it) of the key in what sshd writes with ExposeAuthInfo:
 * lines such as "publickey ssh-ed25519 AAAA…". Appends it; false where there is none, or more than one. */
bool zz_pusher_of(struct zz_str auth, struct zz_buf *out);
/* Whether it is a fingerprint. */
bool zz_pusher_good(struct zz_str s);

#endif
