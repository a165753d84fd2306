/* 整改台账: one register of what is to be put right, wherever it comes from.
 *
 * - Follow-ups of type rectification, about a record (组织生活会, 民主生活会, any other), a finding or an
 *   obligation.
 * - 督查, 明察暗访: each point of such a record is an item from the beginning; it waits for somebody who puts
 * it right until a follow-up says who and until when.
 * - 退回补正: a returned record, until the superior has passed its corrected text.
 *
 * Follow-ups about the same thing with the same text are of one item; what they say in their order is its
 * state. Withdrawn records have none. */
#ifndef ZZ_RULES_REGISTER_H
#define ZZ_RULES_REGISTER_H

#include "rules/reviews.h"

/* In the order in which they are listed. */
enum zz_item_state {
	ZZ_ITEM_OVERDUE,
	ZZ_ITEM_UNASSIGNED,
	ZZ_ITEM_OPEN,
	ZZ_ITEM_DONE,        /* evidence is there; the superior has not closed it */
	ZZ_ITEM_RESUBMITTED, /* a returned record was corrected; the superior has not reviewed it again */
	ZZ_ITEM_CLOSED,      /* 销号 */
	ZZ_ITEM_STATES
};
extern const struct zz_term zz_item_state_terms[ZZ_ITEM_STATES];

enum zz_item_source {
	ZZ_ITEM_FROM_RECORD,
	ZZ_ITEM_FROM_INSPECTION,
	ZZ_ITEM_FROM_RETURNED,
	ZZ_ITEM_FROM_FINDING,
	ZZ_ITEM_FROM_OBLIGATION,
	ZZ_ITEM_SOURCES
};
extern const struct zz_term zz_item_source_terms[ZZ_ITEM_SOURCES];

struct zz_register_item {
	char id[ZZ_FINDING_ID +
			1];    /* without R-: SM3 as of a finding, over rectification, owner, what it is about, text */
	uint8_t shown; /* characters of it that no other item here begins with, at least 4 */
	uint8_t state, source;
	uint32_t owner;      /* interned: whose folder it lies in */
	uint32_t concerned;  /* interned: whose it is; the branch inspected, where an inspection names one of this
							ledger */
	int32_t record;      /* index, -1 */
	struct zz_str about; /* "owner/id" of the record, an obligation's key, or F-… */
	struct zz_str text, assignee;
	zz_day on; /* since when it stands in the register */
	zz_day deadline;
	int32_t last;     /* latest follow-up, -1 */
	int32_t evidence; /* the latest that brings evidence, -1 */
	int32_t closing;  /* the one that closed it, -1 */
	int32_t review;   /* of a returned record, -1 */
};

struct zz_register {
	struct zz_arena arena;
	struct zz_register_item *at; /* by state, deadline, owner */
	size_t n, room;
	/* Records of 组织生活会 and 民主生活会 of this assessment year and the last from which no item comes,
	 * where none comes from another of that owner and year either. */
	struct {
		uint32_t *at;
		size_t n, room;
	} unlisted;
};

/* Of the whole ledger as loaded. Free with zz_register_free. */
void zz_register_make(struct zz_register *out, const struct zz_ledger *l);
void zz_register_free(struct zz_register *r);
/* Indices of the items that "R-3K7Q" or "3k7q" may mean, in `out` (room for `most`); returns how many there
 * are, -1 where it is no id at all. */
int zz_register_find(const struct zz_register *r, struct zz_str typed, size_t *out, int most);
/* The id that an item has, before or after it stands in the register. `about` as above. */
void zz_register_id(struct zz_str owner, struct zz_str about, struct zz_str text, char id[ZZ_FINDING_ID + 1]);
/* How many characters of an id no other item begins with, at least 4. */
size_t zz_register_shown(const struct zz_register *r, const char *id);
/* "owner/id" of a record. */
struct zz_str zz_record_reference(const struct zz_ledger *l, const struct zz_record *r, struct zz_arena *a);

#endif
