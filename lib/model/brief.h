/* What an audit knows of one text of a record: the few things that history is judged by, without the record.
 *
 * It follows from the bytes alone, whatever the path, the roster or the settings, so that it can be kept by
 * the id of the blob and remembered (memory.h). A record of a ledger that is loaded in brief (ledger.h) is
 * made from it, too: with or without a memory, everything comes this way. */
#ifndef ZZ_MODEL_BRIEF_H
#define ZZ_MODEL_BRIEF_H

#include "base/digest.h"
#include "git/source.h"
#include "model/files.h"
#include "model/record.h"

/* Rows are written as they lie in memory: fixed widths, no gaps, words by their number in zz_briefs.words. */
struct zz_brief {
	uint8_t blob[ZZ_BLOB_ID];
	struct zz_sm3 digest;
	zz_day date, end_date; /* of what can be read only, as all that follows */
	uint32_t owner, recorder, late_reason, late_approver;
	uint32_t amends, attachments; /* where they begin */
	uint32_t namends, nattachments;
	uint16_t missing; /* elements that its kind needs and it has not */
	uint8_t kind;     /* zz_kind_id; 0 where not even that can be read */
	uint8_t said;     /* bits of zz_brief_says */
	/* Against the text that it was last held against, by the number of its row + 1; 0 = none yet. */
	uint32_t base;
	uint8_t differs; /* bits of zz_brief_differs */
	uint8_t spare[3];
};
enum zz_brief_differs {
	ZZ_BRIEF_FIELDS = 1,    /* what some field says is another thing */
	ZZ_BRIEF_PROTECTED = 2, /* one that only a correction may change */
};
enum zz_brief_says {
	ZZ_BRIEF_READABLE = 1,
	ZZ_BRIEF_IMPORTED = 2,
	ZZ_BRIEF_LONG = 4 /* more than is read */
};

struct zz_brief_amend {
	uint32_t of, reason, by;
	zz_day on;
};
struct zz_brief_attachment {
	uint32_t path, digest;
};

/* Of an organisation whose file can be read, its name. */
struct zz_brief_org {
	uint8_t blob[ZZ_BLOB_ID];
	uint32_t name;
};

/* Of a follow-up that can be read, what an audit asks for. */
struct zz_brief_followup {
	uint8_t blob[ZZ_BLOB_ID];
	uint32_t record, obligation, finding, text_digest, explanation, rule, period, by;
	zz_day on;
	int32_t nth;
	uint8_t type, result, not_held, spare;
};

/* The digest of a file beside a record. */
struct zz_brief_digest {
	uint8_t blob[ZZ_BLOB_ID];
	struct zz_sm3 digest;
};

struct zz_briefs {
	struct {
		struct zz_brief *at;
		size_t n, room;
	} rows;
	struct {
		struct zz_brief_amend *at;
		size_t n, room;
	} amends;
	struct {
		struct zz_brief_attachment *at;
		size_t n, room;
	} attachments;
	struct {
		struct zz_brief_org *at;
		size_t n, room;
	} orgs;
	struct {
		struct zz_brief_followup *at;
		size_t n, room;
	} followups;
	size_t org, followup; /* where the next one is looked for first */
	struct {
		struct zz_brief_digest *at; /* in the order of blobs, up to `sorted` */
		size_t n, room;
	} digests;
	size_t sorted;
	size_t learnt; /* what was added to rows that were there */
	struct zz_intern words;
	uint32_t *slots; /* by blob: index + 1 of a row, 0 = free */
	size_t nslots;
	uint32_t *own; /* by word: the same in the ledger's words; 0 = not asked yet */
	size_t nown;
	struct zz_arena scratch;
	struct zz_buf bytes;
};

/* The brief of a text, from the table or read now. False where the blob cannot be read; it is asked for again
 * the next time. */
bool zz_brief_of(struct zz_briefs *b, struct zz_source *s, const uint8_t blob[ZZ_BLOB_ID],
				 struct zz_brief *out);
/* The same where the number of its row + 1 may be known; else it becomes so. */
bool zz_brief_row(struct zz_briefs *b, struct zz_source *s, const uint8_t blob[ZZ_BLOB_ID], uint32_t *row,
				  struct zz_brief *out);
static inline bool zz_brief_is_readable(const struct zz_brief *b)
{
	return b->said & ZZ_BRIEF_READABLE;
}
/* Fills in of a record what its brief tells; the lists in the arena, words in `words`. */
void zz_brief_record(struct zz_briefs *b, const struct zz_brief *brief, struct zz_intern *words,
					 struct zz_arena *a, struct zz_record *out);
/* What one text was found to differ in from another (bits of zz_brief_differs), by their rows + 1; false
 * where it was not held against that one. Each remembers one other. */
bool zz_brief_held(const struct zz_briefs *b, uint32_t row, uint32_t base, uint8_t *differs);
void zz_brief_hold(struct zz_briefs *b, uint32_t row, uint32_t base, uint8_t differs);
/* NULL where it is not known; then it can be added. */
const struct zz_brief_org *zz_brief_org_of(struct zz_briefs *b, const uint8_t blob[ZZ_BLOB_ID]);
void zz_brief_org_add(struct zz_briefs *b, const uint8_t blob[ZZ_BLOB_ID], struct zz_str name);
/* Fills in a follow-up but for path and owner; false where it is not known. */
bool zz_brief_followup(struct zz_briefs *b, const uint8_t blob[ZZ_BLOB_ID], struct zz_intern *words,
					   struct zz_followup *out);
void zz_brief_followup_add(struct zz_briefs *b, const uint8_t blob[ZZ_BLOB_ID], const struct zz_intern *words,
						   const struct zz_followup *u);
/* Of what was remembered; what is added is known from the next time on. */
bool zz_brief_digest(const struct zz_briefs *b, const uint8_t blob[ZZ_BLOB_ID], struct zz_sm3 *out);
void zz_brief_digest_add(struct zz_briefs *b, const uint8_t blob[ZZ_BLOB_ID], const struct zz_sm3 *digest);
void zz_brief_digests_sort(struct zz_briefs *b);
/* A word of the table in the words of a ledger, always the same ones. */
uint32_t zz_brief_word(struct zz_briefs *b, struct zz_intern *words, uint32_t word);
void zz_briefs_free(struct zz_briefs *b);

#endif
