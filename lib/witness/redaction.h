/* What a receipt of the cause `redact` lists: the history of a ledger was written anew on the order of the
 * superior, to take texts out of it that must not stay, and how what was witnessed before lies in the new
 * history.
 *
 *   zzsh-redaction v1
 *   document <number of the order>
 *   state 3 <40 hex>          what receipt 3 saw is in that commit now, but for
 *   file 100644 <64 hex> <64 hex>|- records/zhb1/2026/…    this file: SM3 of its bytes then, and of those in
 * their place
 *
 * States by number, files by path in byte order. The receipt's content digest must come out when the commit's
 * files are taken and those listed put back: so nobody, the superior neither, can change anything else by it,
 * and what was not there cannot be put in.
 *
 * The list lies in refs/zzsh/list/<ledger> as l/<hex>, with the witness and in that ledger, and not in the
 * chain, which all ledgers fetch. */
#ifndef ZZ_WITNESS_REDACTION_H
#define ZZ_WITNESS_REDACTION_H

#include "witness/seen.h"

#define ZZ_LIST_REF       "refs/zzsh/list/"
#define ZZ_REDACTION_HEAD "zzsh-redaction v1\n"
enum { ZZ_LIST_MOST = 16 << 20, ZZ_DOCUMENT_MOST = 200 };

struct zz_redacted_file {
	uint32_t mode;
	struct zz_sm3 then, now;
	bool gone; /* nothing is in its place */
	struct zz_str path;
};
struct zz_redacted_state {
	uint32_t seq;
	git_oid commit;
	size_t first, n; /* of zz_redaction.files */
};
struct zz_redaction {
	struct zz_str document; /* points into the bytes, as the paths do */
	struct {
		struct zz_redacted_state *at;
		size_t n, room;
	} states;
	struct {
		struct zz_redacted_file *at;
		size_t n, room;
	} files;
};

/* Exact bytes only; `bytes` must live as long. Free in any case. */
bool zz_redaction_parse(struct zz_str bytes, struct zz_redaction *out);
void zz_redaction_text(struct zz_buf *out, const struct zz_redaction *r);
void zz_redaction_free(struct zz_redaction *r);
/* NULL where that receipt is not in it. */
const struct zz_redacted_state *zz_redaction_find(const struct zz_redaction *r, uint32_t seq);
/* The content digest of what was seen then, from the files of the commit where it is now. False where the two
 * do not fit. */
bool zz_redaction_content(const struct zz_redaction *r, const struct zz_redacted_state *state,
						  const struct zz_seen_tree *now, struct zz_sm3 *out);
/* The files as they were then, by path, for a new list; what they point to lives as long as `now` and the
 * list. NULL where the two do not fit; free. */
struct zz_seen_file *zz_redaction_then(const struct zz_redaction *r, const struct zz_redacted_state *state,
									   const struct zz_seen_tree *now, size_t *n);
/* How many texts were taken out or replaced, each once. */
size_t zz_redaction_texts(const struct zz_redaction *r);
/* One line of text that a terminal shows as it is written, at most ZZ_DOCUMENT_MOST bytes. */
bool zz_document_good(struct zz_str s);

/* A list of a ledger by its digest: 0, or 1 where it is not there. */
int zz_list_get(struct zz_git *g, const char *ledger, const struct zz_sm3 *digest, struct zz_buf *out,
				struct zz_error *e);
int zz_list_keep(struct zz_git *g, const char *ledger, struct zz_str who, struct zz_str bytes, int64_t when,
				 struct zz_error *e);
/* Adds those of a ref that may be another repository's: two witnesses have lists of one ledger. */
int zz_lists_join(struct zz_git *from, const char *ref, struct zz_git *to, const char *ledger,
				  struct zz_str who, int64_t when, struct zz_error *e);

#endif
