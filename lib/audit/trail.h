/* What history says of one record: every version that its file ever had, in the order in which the commits
 * made them, with what each changed, whether a correction explains it, and which one a review saw.
 *
 * Everything about time in it is what the committing machines claimed (自报). What it proves without a
 * witness: which texts there were, in which order they follow each other, and that none was put between two
 * others afterwards without all later commits changing their ids. */
#ifndef ZZ_AUDIT_TRAIL_H
#define ZZ_AUDIT_TRAIL_H

#include "audit/compare.h"
#include "base/digest.h"
#include "model/amends.h"
#include "model/ledger.h"
#include "model/past.h"

enum zz_version_op {
	ZZ_OP_ENTERED,  /* no parent had the file, and it was never there */
	ZZ_OP_AMENDED,  /* by a valid correction */
	ZZ_OP_CHANGED,  /* without one */
	ZZ_OP_LAYOUT,   /* nothing that a field says is different */
	ZZ_OP_REMOVED,  /* the file is gone */
	ZZ_OP_RESTORED, /* the same text came back */
	ZZ_OP_MERGED,   /* a merge took it from several, or made it of them */
	ZZ_OPS
};
extern const struct zz_term zz_version_terms[ZZ_OPS];

struct zz_version {
	const struct zz_step *step;
	const struct zz_commit *commit;
	int32_t before; /* index of the version it came from; -1 none */
	int32_t base;   /* the same, or the last one before it that can be read: what changes are told against */
	uint8_t op, chain;
	bool readable;
	bool hashed;                /* its digest is known: it was there and not too long */
	bool protected;             /* changes something that only a correction may change */
	bool reviewed;              /* a review passed the version before it, or one that is earlier still */
	uint32_t number;            /* of its text among the record's texts, from 1; 0 where the file is gone */
	struct zz_sm3 digest;       /* of the text */
	uint32_t brief;             /* the number of its row (brief.h) + 1 */
	const struct zz_form *form; /* of its kind; NULL where that cannot be read */
	struct zz_record record;    /* what zz_brief_record fills in of it */
};

/* A review of the record and the version that it saw. */
struct zz_reviewed_text {
	uint32_t followup; /* index in the ledger's follow-ups */
	int32_t version;   /* index; -1: a text that the record never had */
	bool named;        /* the review names the digest of the text; else it goes by the order of commits */
};

struct zz_trail {
	struct zz_arena *arena;
	struct zz_ledger *l;
	struct zz_str path;
	int32_t record; /* index in the ledger's records; -1 where the file is gone */
	struct {
		struct zz_version *at;
		size_t n, room;
	} versions;
	struct {
		struct zz_reviewed_text *at;
		size_t n, room;
	} reviews;
	bool unread; /* some version could not be read */
};

/* The reviews of each record, so that a trail need not look through all follow-ups. */
struct zz_reviews {
	uint32_t *first, *next; /* by record, by follow-up; index + 1, 0 = none */
};
void zz_reviews_index(struct zz_reviews *r, const struct zz_ledger *l);
void zz_reviews_free(struct zz_reviews *r);

/* The trail of a file below records/; `record` is its index in the ledger, -1 where the file is gone. Text
 * lives in the arena. */
void zz_trail_read(struct zz_trail *t, struct zz_ledger *l, const struct zz_past *past,
				   const struct zz_reviews *reviews, struct zz_str path, int32_t record, struct zz_arena *a);
void zz_trail_free(struct zz_trail *t);
/* The text of a version, read again; in the trail's arena. Empty where it cannot be read. */
struct zz_str zz_version_text(const struct zz_trail *t, const struct zz_version *v);
/* What a version changed against the one it came from. */
void zz_trail_changes(const struct zz_trail *t, size_t version, enum zz_lang lang,
					  struct zz_field_changes *out);
/* An attachment that the version lists with another digest than the version before, under the same name;
 * empty where there is none. */
struct zz_str zz_version_swapped(const struct zz_trail *t, const struct zz_version *v);
/* The latest version whose text is there; NULL where none ever was. */
const struct zz_version *zz_trail_now(const struct zz_trail *t);

#endif
