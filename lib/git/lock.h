/* One writer at a time: flock on .git/zzsh.lock. The kernel gives the lock back when a process
 * dies, so that nothing stale is ever left behind; the file itself stays. */
#ifndef ZZ_GIT_LOCK_H
#define ZZ_GIT_LOCK_H

#include "base/diag.h"

/* `path` is the lock file. Waits up to 10 s. On success *fd holds the lock until it is closed. */
int zz_lock_take(int *fd, const char *path, struct zz_error *e);
/* Fifty milliseconds, the step in which everything here waits. */
void zz_lock_pause(void);

#endif
