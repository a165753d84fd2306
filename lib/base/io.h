/* Files: reading with a limit, writing so that nothing is ever half there.
 *
 * Paths below a ledger are walked component by component with O_NOFOLLOW, so that a symbolic
 * link inside a ledger is never followed (provenance 3.1). All functions set *e on failure. */
#ifndef ZZ_BASE_IO_H
#define ZZ_BASE_IO_H

#include "base/diag.h"

/* Why a system call failed, in that language; for the codes that no table holds, libc's own text. */
const char *zz_os_reason(enum zz_lang lang, int code);

/* Reads a whole file into b (cleared first). More than `limit` bytes: returns 1, b holds the front. */
int zz_read_file(struct zz_buf *b, const char *path, size_t limit, struct zz_error *e);
/* Standard input or any descriptor, likewise. */
int zz_read_fd(struct zz_buf *b, int fd, size_t limit, struct zz_error *e);
/* A regular file below an open directory; `path` has only plain components. Where it does not exist:
 * returns 0 with *missing = true and b empty (an error where missing is NULL). Limit as above. */
int zz_read_at(struct zz_buf *b, int dirfd, struct zz_str path, size_t limit, bool *missing,
			   struct zz_error *e);

enum {
	ZZ_WRITE_NEW = 1,    /* fail if it exists */
	ZZ_WRITE_PRIVATE = 2 /* a new file is for this account alone */
};
#define ZZ_TEMPORARY ".zzsh-" /* what the names of temporary files begin with; they end in .tmp */
/* Makes directories as needed, writes a temporary file beside the target, fsync, rename,
 * fsync of the directories. The mode of a file that is replaced stays; a symbolic link at the
 * target is itself replaced, a device or a pipe is an error. On failure the target is as it was and no
 * temporary file stays. */
int zz_write_at(int dirfd, struct zz_str path, struct zz_str bytes, int flags, struct zz_error *e);
/* Flushes a stdio stream and reports what a full disk or closed pipe did to it. */
int zz_flush_checked(void *file, struct zz_error *e);

#endif
