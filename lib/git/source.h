/* Where a ledger is read from: a folder, the tree of a commit, or git's index. One interface, so that
 * check, check --at REV and the check before a commit are one pipeline (design section 6).
 *
 * A source lists only regular files under the ledger's own names; everything else that lies there
 * (symbolic links, submodules, names outside the strict pattern) is listed with `odd`
 * set and never read. Other things at the top (README, .gitignore) are no part of the ledger. Opening
 * never searches upwards from DIR, never follows links inside it, never runs anything, never writes. */
#ifndef ZZ_GIT_SOURCE_H
#define ZZ_GIT_SOURCE_H

#include "base/diag.h"
#include "git/files.h"

struct zz_source;

/* `dir` is the root of a ledger: a work tree with .git, a bare repository (read at HEAD),
 * or a plain folder. ZZ_ENOLEDGER where it has neither genesis.yaml nor zzsh.yaml. */
int zz_source_open(struct zz_source **out, const char *dir, struct zz_error *e);
/* The tree of a revision instead (a name that git rev-parse understands: HEAD~2, a tag, an id).
 * ZZ_EUSAGE where there is no such revision. */
int zz_source_open_at(struct zz_source **out, const char *dir, const char *rev, struct zz_error *e);
/* The tree of another commit of the same repository. */
int zz_source_open_commit(struct zz_source **out, const struct zz_source *s, const uint8_t commit[ZZ_BLOB_ID],
						  struct zz_error *e);
/* What git's index holds for the next commit, as if it were one. `index` is the file; NULL = the repository's
 * own. Trees are made in memory only. ZZ_EENV where there is no index that can be read, or where a merge left
 * conflicts in it. */
int zz_source_open_index(struct zz_source **out, const char *dir, const char *index, struct zz_error *e);
/* The commits that a merge under way brings in (MERGE_HEAD); returns how many of them were put down. */
size_t zz_source_merging(struct zz_source *s, uint8_t out[][ZZ_BLOB_ID], size_t most);
void zz_source_close(struct zz_source *s);

bool zz_source_is_worktree(const struct zz_source *s); /* also for a plain folder */
bool zz_source_has_git(const struct zz_source *s);     /* false for a folder without .git */
/* The commit that is read, or HEAD under a work tree or an index: 40 hex; "" before the first commit. */
const char *zz_source_commit(const struct zz_source *s);
bool zz_source_shallow(const struct zz_source *s);

/* Whether a file is not in the history yet, or came into it on or after a moment (seconds since 1970; of a
 * commit's two times the earlier counts). False where it cannot be told: no git, a shallow clone, a history
 * that cannot be read. */
bool zz_source_entered_since(struct zz_source *s, struct zz_str path, int64_t since);

/* All files below `prefix` ("records/zhb1/2025", "" for all) in byte order of their paths; a prefix that
 * is a file gives that file, one that is not there gives none. Appends to *files (the pointers stay
 * valid until close; the caller frees files->at). Left out of work trees: empty folders, and
 * what editors leave behind (name~, .name, name.swp, name.tmp), unless HEAD has it.
 * A folder that no ledger has is listed itself, as one odd entry. */
int zz_source_list(struct zz_source *s, const char *prefix, struct zz_file_list *files, struct zz_error *e);
/* Whether a plain file is there under a name that a ledger may have. */
bool zz_source_exists(struct zz_source *s, struct zz_str path);
/* Bytes of one file; at most limit + 1 of them (the caller sees that it is too long; a commit gives
 * NULs then). Names that no ledger has count as missing. ZZ_EENV if it cannot be read; where `missing`
 * is NULL, also if it is not there. */
int zz_source_read(struct zz_source *s, struct zz_str path, size_t limit, struct zz_buf *out, bool *missing,
				   struct zz_error *e);
/* The same for a file that was listed. Sets its id on the way, so that zz_source_compare need not read
 * it again: what reads many files uses this. */
int zz_source_load(struct zz_source *s, struct zz_file *file, size_t limit, struct zz_buf *out, bool *missing,
				   struct zz_error *e);
/* A blob of the repository by its id, as history.h tells it. Limit as above. */
int zz_source_blob(struct zz_source *s, const uint8_t id[ZZ_BLOB_ID], size_t limit, struct zz_buf *out,
				   struct zz_error *e);
/* Sets `changed` of the files that zz_source_list gave for the same prefix, comparing raw bytes with
 * HEAD's tree and asking nothing of git's index; appends to *deleted what HEAD has below `prefix` and the
 * work tree has not (changed and absent). Commits and folders without git: nothing to do. */
int zz_source_compare(struct zz_source *s, const char *prefix, struct zz_file_list *files,
					  struct zz_file_list *deleted, struct zz_error *e);

#endif
