/* The whole tree of a commit as a witness sees it: every file with the SM3 of its bytes.
 *
 * The content digest is SM3 over one line a file, in byte order of the paths:
 *
 *   100644 <64 hex of SM3(raw bytes)> records/zhb1/2026/2026-03-12-committee-meeting.yaml LF
 *
 * It depends on no object name of git. A submodule has zeros in the place of bytes. A tree with a name that
 * holds a control character has no content digest, because its lines would not be clear. */
#ifndef ZZ_WITNESS_SEEN_H
#define ZZ_WITNESS_SEEN_H

#include "base/digest.h"
#include "git/repo.h"

struct zz_seen_file {
	struct zz_str path, record; /* record: "zhb1/2026-03-12-committee-meeting"; empty where it is none */
	uint32_t mode;
	git_oid id;
	struct zz_sm3 text;
};
struct zz_seen_tree {
	bool names_only; /* set before: only genesis.yaml is read; the others have no digest, the whole no content
					  */
	struct zz_arena arena;
	struct {
		struct zz_seen_file *at; /* by path */
		size_t n, room;
	} files;
	uint32_t records;
	struct zz_sm3 content;
	bool missing;      /* an object is not there, or is not what its name says: no content */
	bool invalid;      /* a name, mode, size or number that no ledger has */
	bool opaque;       /* so much so that there is no content */
	struct zz_str odd; /* of what is invalid or missing, the first path; empty where it has none */
};
enum { ZZ_SEEN_FILES = 500000, ZZ_SEEN_DEPTH = 32 };
#define ZZ_SEEN_BYTES ((size_t)64 << 20) /* of one file */

/* Digests of blobs that were read already, by id. */
struct zz_digests {
	struct zz_digest_of {
		git_oid id;
		struct zz_sm3 text;
	} * at;
	size_t n, room;
	uint32_t *slots;
	size_t nslots;
};
void zz_digests_free(struct zz_digests *d);

/* Start with {0}; free in any case. Never fails: what could not be read is `missing`. */
void zz_seen_read(struct zz_seen_tree *out, struct zz_git *g, const git_oid *commit,
				  struct zz_digests *known);
void zz_seen_free(struct zz_seen_tree *t);
/* The content digest of files that stand in byte order of their paths. */
struct zz_sm3 zz_seen_content(const struct zz_seen_file *files, size_t n);
/* "zhb1/2026-03-12-committee-meeting" of "records/zhb1/2026/2026-03-12-committee-meeting.yaml"; false where a
 * path is of no record. */
bool zz_seen_record(struct zz_str path, struct zz_arena *a, struct zz_str *record);
/* The id of the ledger: the first 128 bits of SM3 of genesis.yaml, 32 hex; "" where there is none. */
void zz_seen_ledger(const struct zz_seen_tree *t, char out[33]);
/* By exact path, or NULL. */
const struct zz_seen_file *zz_seen_find(const struct zz_seen_tree *t, struct zz_str path);

#endif
