/* What the work tree had before a write, noted in .git/zzsh/undo until git's index knows of the write. A
 * process that is killed in between leaves the note behind, and whoever writes next takes back what did not
 * come into the history; so a command that was cut off can simply be given again. */
#ifndef ZZ_GIT_UNDO_H
#define ZZ_GIT_UNDO_H

#include "git/store_parts.h"

/* Before the work tree is touched; `tree` holds the new blobs. Only for who holds the lock, as all here. */
int zz_undo_note(struct zz_store *s, const struct zz_tree_change *tree, size_t n, struct zz_error *e);
/* Goes by the note, if there is one: what HEAD has is remembered for the index; what HEAD has not and the
 * work tree has as it was written becomes what it was before; what somebody has changed since stays. */
int zz_undo_recover(struct zz_store *s, struct zz_error *e);
void zz_undo_clear(struct zz_store *s);

#endif
