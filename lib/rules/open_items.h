/* What is open beside the obligations: decisions with a day, records that were returned, terms of office that
 * end. Kept apart from the verdict, because nothing here is a finding: these lines remind, they accuse
 * nobody. */
#ifndef ZZ_RULES_OPEN_ITEMS_H
#define ZZ_RULES_OPEN_ITEMS_H

#include "rules/register.h"
#include "rules/verdict.h"

/* 议定事项: an agenda item with a deadline. It is closed by a follow-up that names the record:
 * - 评定 (result): all of the record's.
 * - 整改 (rectification) with 销号 (closed_by): the one whose decision or topic its 整改事项 repeats; where
 * it repeats none, the only one that the record has.
 *
 * Records that were withdrawn, or taken over from older papers, are left out. */
struct zz_open_decision {
	uint32_t record; /* index in the ledger's records */
	uint32_t owner;  /* interned: of the record */
	uint32_t item;   /* of its agenda, from 0 */
	uint32_t person; /* interned: who carries it out; 0 = nobody named */
	zz_day deadline;
};

/* 退回补正: the last review of the record returned it, and its text is still the one that was reviewed. Where
 * the review names no text, a correction on or after its day counts as the answer. */
struct zz_returned {
	uint32_t record;
	uint32_t review;   /* index in the ledger's follow-ups */
	struct zz_str why; /* what the reviewer wrote, one line; may be empty */
};

/* 届期 of a branch or body that exists today. 支部工作条例 第二十一条: changes in time, vacancies filled in
 * time; the superior is reminded six months ahead. */
enum zz_term_state { ZZ_TERM_RUNNING, ZZ_TERM_NEAR, ZZ_TERM_OVER };
enum { ZZ_TERM_REMIND_MONTHS = 6 };
struct zz_office {
	int32_t org;
	zz_day expires; /* ZZ_NO_DAY: no term has an end */
	uint8_t state;
	bool vacant; /* the term that runs has no secretary today */
};

struct zz_open_items {
	struct zz_arena arena;
	struct {
		struct zz_open_decision *at;
		size_t n, room;
	} decisions; /* by deadline: overdue ones first */
	struct {
		struct zz_returned *at;
		size_t n, room;
	} returned;
	struct {
		struct zz_office *at;
		size_t n, room;
	} offices;                  /* in the order of the roster; only those where something is to be said */
	struct zz_register rectify; /* 整改台账, closed items too */
};

/* Of the whole ledger; free with zz_open_items_free. Reads the files of reviews, and of records some of whose
 * decisions are closed. */
void zz_open_items(struct zz_open_items *out, const struct zz_ledger *l);
void zz_open_items_free(struct zz_open_items *items);

/* What was decided, in one line that a terminal can show; reads the record's file, its topic stands in where
 * that cannot be read. In the arena. */
struct zz_str zz_open_decision_text(const struct zz_ledger *l, const struct zz_open_decision *d,
									struct zz_arena *a);

/* Which decisions with a day a record has, each after a line break and two blanks, and how many; *meant:
 * whether `text` repeats one of them, or its topic, as a 整改 that closes it must. Reads the record's file.
 */
size_t zz_decisions_list(struct zz_buf *out, const struct zz_ledger *l, uint32_t record, struct zz_str text,
						 bool *meant);

/* The first line of what was decided under an agenda item, its topic where nothing was decided in words.
 * `root` is the tree of the record's file, or NULL. */
struct zz_str zz_decision_text(const struct zz_ledger *l, const struct zz_record *r, struct zz_node *root,
							   uint32_t item, struct zz_arena *a);

#endif
