/* On which day of the month something was mostly held, seen from the records themselves: a help for whoever
 * plans the next one, nothing that is judged. */
#ifndef ZZ_RULES_HABIT_H
#define ZZ_RULES_HABIT_H

#include "rules/verdict.h"

enum zz_habit_kind {
	ZZ_HABIT_NONE,
	ZZ_HABIT_WEEKDAY, /* the n-th such weekday of the month */
	ZZ_HABIT_LAST,    /* the last such weekday */
	ZZ_HABIT_DAY,     /* the same day of the month */
};
struct zz_habit {
	uint8_t kind;
	int nth, weekday, day; /* weekday as zz_weekday */
	zz_day next;           /* that day in the obligation's own month; ZZ_NO_DAY where it has none such */
};

/* A habit there is only where, of the last twelve months before it in which the same duty was met, more than
 * half and at least ZZ_HABIT_LEAST fell on such a day (DESIGN). Monthly obligations only. */
enum { ZZ_HABIT_MONTHS = 12, ZZ_HABIT_LEAST = 3 };
struct zz_habit zz_habit_of(const struct zz_verdict *v, const struct zz_obligation *o);

#endif
