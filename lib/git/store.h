/* Writing: the protocol of provenance 3.1. What zz_store_commit acknowledged is in HEAD, byte for
 * byte, and survives a power cut; what it did not is absent or complete, never half.
 *
 * 1 flock .git/zzsh.lock · 2 blobs by git_odb_write, trees by tree builders from HEAD's tree (never the
 * shared index) · 3 commit by git_commit_create_buffer and git_odb_write · 4 the work tree: O_NOFOLLOW on
 * each component, temporary file, fsync, rename, fsync of the directory · 5 git_reference_create_matching
 * with retries · 6 reopen and compare · 7 syncfs · (the caller prints the acknowledgement) · 8
 * zz_store_refresh.
 *
 * The objects come before the work tree, so that a full disk is met where nothing has to be undone. Where a
 * later step fails, the work tree's files get their former bytes back; where the process is killed, the next
 * zz_store_open does that (undo.h), so that the same command can simply be given again. */
#ifndef ZZ_GIT_STORE_H
#define ZZ_GIT_STORE_H

#include "base/diag.h"

struct zz_store;

struct zz_change {
	struct zz_str path;
	struct zz_str bytes;
	bool remove;
	bool create; /* fail with *taken unless zz_store_place says FREE or LEFTOVER */
};

struct zz_author {
	struct zz_str name, email;
	int64_t when; /* the injected clock */
	int zone;     /* minutes */
};

/* Makes the repository of a new ledger: git init with refs/heads/main, raw bytes (no autocrlf, no
 * attributes), identity in its own config; `dir` is made where it is not there. A repository without commits
 * is taken over, so that an init that was cut off can be repeated; one with commits is ZZ_EENV. */
int zz_store_init(const char *dir, struct zz_str name, struct zz_str email, struct zz_error *e);
/* Opens for writing and takes the lock (waits up to 10 s, then says who may hold it).
 * ZZ_EENV: bare, no .git, sha256 repository, foreign owner, read-only, detached HEAD or another branch. */
int zz_store_open(struct zz_store **out, const char *dir, struct zz_error *e);
void zz_store_close(struct zz_store *s); /* gives the lock back */
/* The repository, for reading. */
struct zz_git;
struct zz_git *zz_store_git(struct zz_store *s);
/* Identity: the ledger's own git config, else the user's; ZZ_EENV with the cure where there is none.
 * Both buffers are cleared first. */
int zz_store_identity(struct zz_store *s, struct zz_buf *name, struct zz_buf *email, struct zz_error *e);

/* What is at a path, beside the bytes that are to go there. A process that was killed leaves LEFTOVER or
 * DONE behind, and its user tries again: neither must make a second record. */
enum zz_place {
	ZZ_PLACE_FREE,     /* nothing, neither in HEAD nor in the work tree */
	ZZ_PLACE_LEFTOVER, /* not in HEAD; the work tree has exactly these bytes */
	ZZ_PLACE_DONE,     /* HEAD has exactly these bytes */
	ZZ_PLACE_TAKEN,
	ZZ_PLACE_UNKNOWN, /* it could not be read; zz_store_commit looks again, and says why */
};
enum zz_place zz_store_place(struct zz_store *s, struct zz_str path, struct zz_str bytes);
/* Writes files (at least one) and one commit. `message` is subject, body and trailers. On success `commit`
 * gets 40 hex. *taken (may be NULL) is set with ZZ_EENV where a `create` path exists. */
int zz_store_commit(struct zz_store *s, const struct zz_change *changes, size_t n,
					const struct zz_author *author, struct zz_str message, char commit[41], bool *taken,
					struct zz_error *e);
/* Before something that HEAD has already (ZZ_PLACE_DONE) is acknowledged again: who wrote it may have been
 * killed before the disk confirmed it. Reads it back, puts it into the work tree where it is missing there,
 * and has the disk confirm it. */
int zz_store_confirm(struct zz_store *s, struct zz_str path, struct zz_error *e);
/* After the acknowledgement: brings git's index up to date for the paths that were written or confirmed.
 * Nothing to do where nothing was written since the last. An error is a remark only: the record is safe, but
 * until the next refresh, which whoever writes next makes, git shows it as deleted. */
int zz_store_refresh(struct zz_store *s, struct zz_error *e);
/* Drafts: .git/zzsh/drafts/<name>, outside history; `name` is one component of [a-z0-9._-]. fsynced
 * like records; takes no lock. `path` gets where it is, for showing. */
int zz_store_draft(const char *dir, struct zz_str name, struct zz_str bytes, struct zz_buf *path,
				   struct zz_error *e);
/* The same, but never over another text: where one lies there already, the name gets -2, -3 … before its
 * ending. */
int zz_store_draft_beside(const char *dir, struct zz_str name, struct zz_str bytes, struct zz_buf *path,
						  struct zz_error *e);
/* The same, but never the file of another who keeps the same text. */
int zz_store_draft_new(const char *dir, struct zz_str name, struct zz_str bytes, struct zz_buf *path,
					   struct zz_error *e);

#endif
