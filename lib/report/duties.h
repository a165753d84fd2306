/* What one owner has met and what is still to be done, as it stands today: shared by every answer that
 * reminds. */
#ifndef ZZ_REPORT_DUTIES_H
#define ZZ_REPORT_DUTIES_H

#include "report/view.h"

enum zz_duty_span {
	ZZ_SPAN_MONTH,   /* the period that holds today */
	ZZ_SPAN_QUARTER, /* likewise */
	ZZ_SPAN_HALF,    /* likewise */
	ZZ_SPAN_YEAR,    /* likewise; nothing in it is owed yet */
	ZZ_SPAN_WINDOW,  /* yearly meetings of a year that is over, until the date of the notice or setting */
	ZZ_SPAN_FORMER,  /* another period that is over; some working days are left for entering */
	ZZ_SPANS
};

/* The obligations of one rule and period that are in the same state. */
struct zz_duty {
	const struct zz_rule *rule;
	struct zz_period period;
	uint8_t span;
	bool met;    /* else it is to be done */
	bool waived; /* to be done, but somebody has approved that it is not */
	zz_day until;
	zz_day
		deadline; /* the date that people know; once that is past, the last day that is left for entering */
	const struct zz_obligation **at;
	size_t n, room;
};

struct zz_duties {
	struct zz_duty *at;
	size_t n, room;
};

/* Those that are met or due, in the order of the verdict; of former periods only what is still open. Free
 * with zz_duties_free. */
void zz_duties_of(struct zz_duties *out, const struct zz_verdict *v, uint32_t owner);
void zz_duties_free(struct zz_duties *d);

/* " 第一小组 第二小组" where they are few, " （5个）" where they are many, " 1/2" where more than one is
 * asked for, else nothing. */
void zz_duty_subjects(struct zz_buf *out, const struct zz_ledger *l, const struct zz_duty *d,
					  enum zz_lang lang);
/* What people call it: in Chinese the kind of record that one of the eight systems asks for, where the rule
 * means that alone; else the rule's title. */
struct zz_str zz_duty_name(const struct zz_rule *rule, enum zz_lang lang);

#endif
