/* What the files of branches and bodies say, before anybody is linked. Private to organisation.c and
 * roster*.c.
 *
 * Branches and bodies fill the same struct; what one of them does not have stays empty. */
#ifndef ZZ_MODEL_ORGANISATION_H
#define ZZ_MODEL_ORGANISATION_H

#include "model/record.h"
#include "model/roster.h"

/* Somebody as written: 编号, or the name alone. */
struct zz_raw_who {
	uint32_t name, id;
};

struct zz_raw_post {
	struct zz_raw_who who;
	uint8_t post;
	struct zz_dates dates;
};

enum { ZZ_TERM_SET = 1, ZZ_TERM_NONE, ZZ_TERM_UNKNOWN }; /* 设 不设 不详 */
struct zz_raw_term {
	struct zz_dates dates;
	int32_t years;
	zz_day expires;
	uint8_t state;
	struct zz_list posts; /* struct zz_raw_post */
};

struct zz_raw_group {
	uint32_t id, name;
	struct zz_dates dates;
	struct zz_list leaders; /* struct zz_raw_post */
};

struct zz_raw_left {
	zz_day on;
	uint8_t how;
	uint32_t to;
};

struct zz_raw_member {
	struct zz_raw_who who;
	uint32_t pinyin;
	zz_day joined, full, from;
	struct zz_raw_left left;
	struct zz_list groups;   /* struct zz_group_stay */
	struct zz_list statuses; /* struct zz_person_status */
	struct zz_list posts;    /* struct zz_raw_duty */
};

struct zz_raw_duty {
	uint32_t title;
	uint8_t cadre; /* BOOL */
	struct zz_dates dates;
};

struct zz_raw_contact {
	struct zz_raw_who who;
	uint32_t branch;
	struct zz_dates dates;
};

struct zz_raw_subordinate {
	uint32_t id, name;
	struct zz_dates dates;
};

struct zz_raw_org {
	uint32_t name, superior, merged_into;
	struct zz_list aliases, units; /* uint32_t */
	uint8_t kind, staff, dlm;
	zz_day founded, dissolved;
	struct zz_list terms;    /* struct zz_raw_term */
	struct zz_list groups;   /* struct zz_raw_group */
	struct zz_list members;  /* struct zz_raw_member */
	struct zz_list contacts; /* struct zz_raw_contact */
	struct zz_list below;    /* struct zz_raw_subordinate */
};

#endif
