/* What the answers of `zzsh due` share; private to the report layer. */
#ifndef ZZ_REPORT_DUE_PARTS_H
#define ZZ_REPORT_DUE_PARTS_H

#include "report/due.h"
#include "report/duties.h"
#include "rules/habit.h"

enum zz_due_type { ZZ_DUE_BRANCH, ZZ_DUE_ORG_BODY, ZZ_DUE_UNIT };

struct zz_due_list_of {
	size_t *at;
	size_t n, room;
};

/* Everything about one owner; the lists are indices into the items and into the verdict's findings. */
struct zz_due_owner {
	uint32_t owner;
	int32_t org;  /* -1 unit */
	uint8_t type; /* zz_due_type */
	struct zz_duties duties;
	struct zz_due_list_of decisions, returned, findings,
		rectify;            /* rectify: what is to be put right or assigned */
	size_t overdue;         /* of the decisions */
	size_t rectify_overdue; /* of the items to be put right */
	size_t waiting;         /* findings that were explained and wait for the superior */
	const struct zz_office *office;
	int talked, talkable; /* members who had a talk this year, of how many; 0 of 0 where no talks are asked */
};

struct zz_due_answer {
	const struct zz_due_asked *asked;
	const struct zz_verdict *v;
	const struct zz_ledger *l;
	struct zz_due_owner *at; /* branches, bodies, the unit */
	size_t n, room, branches;
	struct zz_due_list_of general; /* findings of no owner */
};

void zz_due_collect(struct zz_due_answer *out, const struct zz_due_asked *asked);
void zz_due_release(struct zz_due_answer *a);
/* Whether nothing is to be said about an owner. */
bool zz_due_silent(const struct zz_due_owner *o);
/* Duties of a span that are to be done and were not waived. */
size_t zz_due_open(const struct zz_due_owner *o, enum zz_duty_span span);

/* "2-26党小组会", with the year where it is not this one; the id in English. */
void zz_due_record_name(struct zz_buf *out, const struct zz_ledger *l, const struct zz_record *r,
						enum zz_lang lang);
/* "往月多在第三个周五：3月20日"; nothing where there is no habit. */
void zz_due_habit(struct zz_buf *out, const struct zz_verdict *v, const struct zz_duty *d, enum zz_lang lang);
/* "至3月31日，还有13个工作日" */
void zz_due_until(struct zz_buf *out, const struct zz_ledger *l, zz_day until, enum zz_lang lang);
/* The heading of yearly meetings: "2025年度（上级通知…：至3月31日，还有13个工作日）". */
void zz_due_window(struct zz_buf *out, const struct zz_ledger *l, const struct zz_duty *d, enum zz_lang lang);

/* Text of one owner without its name (due_owner.c), its open items (due_items.c), the table of branches
 * (due_office.c). */
void zz_due_owner_text(struct zz_buf *out, const struct zz_due_answer *a, const struct zz_due_owner *o,
					   const struct zz_view *view);
void zz_due_items_text(struct zz_buf *out, const struct zz_due_answer *a, const struct zz_due_owner *o,
					   const struct zz_view *view);
void zz_due_term(struct zz_buf *out, const struct zz_ledger *l, const struct zz_office *office,
				 enum zz_lang lang);
void zz_due_table(struct zz_buf *out, const struct zz_due_answer *a, const struct zz_view *view);

/* Pieces that a line breaks between, never inside; `indent` is that of the lines that follow. Starts where
 * the last line of out ends. */
struct zz_flow {
	struct zz_buf *out;
	unsigned width, indent, used;
	bool any;
};
struct zz_flow zz_flow_start(struct zz_buf *out, const struct zz_view *view, unsigned indent);
void zz_flow_piece(struct zz_flow *f, struct zz_str piece);
void zz_flow_end(struct zz_flow *f); /* the line break, where there was any piece */

enum { ZZ_DUE_HEAD_CELLS = 11 };

#endif
