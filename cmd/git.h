/* The git program, for what goes over a network and for merging. */
#ifndef ZZ_CMD_GIT_H
#define ZZ_CMD_GIT_H

#include "cmd.h"

/* Runs git -C dir with arguments up to NULL and gives its exit status, 127 where there is no git. What it
 * prints goes to `out`, or with NULL to standard error, where its messages go as well (`quiet`: nowhere).
 * Commits it makes bear app->now where that was injected. */
int git_run(const struct app *app, const char *dir, const char *const *args, struct zz_buf *out, bool quiet);

#endif
