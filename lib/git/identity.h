/* Who somebody is according to git, before there is a repository to ask. */
#ifndef ZZ_GIT_IDENTITY_H
#define ZZ_GIT_IDENTITY_H

#include "base/diag.h"

/* user.name and user.email of the user's and the system's git configuration; what is not there stays empty.
 * Both are cleared first. */
void zz_git_identity(struct zz_buf *name, struct zz_buf *email);

#endif
