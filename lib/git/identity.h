/* Who somebody is according to git, where nothing is to be written yet. */
#ifndef ZZ_GIT_IDENTITY_H
#define ZZ_GIT_IDENTITY_H

#include "base/diag.h"

/* user.name and user.email of the user's and the system's git configuration; what is not there stays empty.
 * Both are cleared first. */
void zz_git_identity(struct zz_buf *name, struct zz_buf *email);
/* The same as the repository of a ledger says it, whose own settings go first. Takes no lock. */
void zz_git_identity_in(const char *dir, struct zz_buf *name, struct zz_buf *email);

#endif
