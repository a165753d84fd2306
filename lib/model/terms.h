/* Terms select records everywhere (design section 5): `支部:第三支部`, `kind:party-lesson`, `缺席:张三`,
 * `日期:2025Q1..2025Q2`, `late:>10`, `not:host:李四`, or a bare word that can only be one of these.
 *
 * The same field twice is OR, different fields AND; what stands behind `not:` (非:) is left out, each for
 * itself. Ranges include both ends; dates and numbers take >, >=, <, <= as well. What is not understood is
 * refused with its position and the nearest known word, never taken as text. One table of fields drives
 * parsing, explaining, completion and the manual. */
#ifndef ZZ_MODEL_TERMS_H
#define ZZ_MODEL_TERMS_H

#include "model/entered.h"

/* In the order in which a bare word is tried and an explanation is given. */
enum zz_by {
	ZZ_BY_KIND,
	ZZ_BY_SYSTEM,
	ZZ_BY_DATE,
	ZZ_BY_YEAR,
	ZZ_BY_BRANCH,
	ZZ_BY_GROUP,
	ZZ_BY_PERSON,
	ZZ_BY_PRESENT,
	ZZ_BY_ABSENT,
	ZZ_BY_HOST,
	ZZ_BY_RECORDER,
	ZZ_BY_LECTURER,
	ZZ_BY_GUEST,
	ZZ_BY_TOPIC,
	ZZ_BY_TEXT,
	ZZ_BY_LATE,
	ZZ_BY_STATE,
	ZZ_BY_ID,
	ZZ_BY_FIELDS
};

struct zz_terms_field {
	struct zz_term name;
	const char *also;       /* more names that are read, separated by '|', or NULL */
	const char *values;     /* message id: what may stand behind the colon */
	struct zz_term example; /* a value in both languages */
	bool bare;              /* a value that is known may stand without the field */
	bool obliged;           /* tells obligations apart, so that a check can go by it */
};
extern const struct zz_terms_field zz_terms_fields[ZZ_BY_FIELDS];

/* What `state:` knows of a record; the values of zz_terms_states. */
enum zz_terms_state {
	ZZ_IS_READABLE = 1,
	ZZ_IS_UNREADABLE,
	ZZ_IS_WITHDRAWN,
	ZZ_IS_AMENDED,
	ZZ_IS_IMPORTED,
	ZZ_IS_UNCOMMITTED, /* not committed as it stands */
	ZZ_IS_RETURNED,
	ZZ_IS_PASSED,
};
extern const struct zz_term zz_terms_states[];
/* Of each record the index of its last review among the follow-ups, -1 without one; to be freed. */
int32_t *zz_ledger_reviews(const struct zz_ledger *l);
/* Whether a record (an index) is in a state. */
bool zz_record_is_in(const struct zz_ledger *l, uint32_t record, const int32_t *reviews,
					 enum zz_terms_state state);

/* One term as it was understood. */
struct zz_terms_value {
	uint8_t field; /* zz_by */
	bool not ;
	size_t number;       /* of the word, from 1 */
	const char *word;    /* all of it, as typed */
	struct zz_str typed; /* the value in it */
	/* kind, system (zz_system), owner and group (interned), person (index in the roster; -1: a name that only
	 * stands in records), state, band (0: days) */
	int32_t what;
	int32_t low, high;  /* days, years, working days; both included, INT32_MIN and INT32_MAX are open */
	uint8_t period;     /* zz_span_kind of a date */
	struct zz_str text; /* folded: a name, a text, the front of an id with its owner */
};

struct zz_terms {
	struct zz_arena arena;
	struct zz_terms_value *at;
	size_t n, room;
};

/* The words must live as long as *out, which is freed in any case. */
int zz_terms_parse(struct zz_terms *out, const char *const *words, size_t n, const struct zz_ledger *l,
				   struct zz_error *e);
void zz_terms_free(struct zz_terms *t);

/* Whether a field is asked for, and whether the history must be read for that. */
bool zz_terms_have(const struct zz_terms *t, enum zz_by field);
/* The words that a field's values can be in this ledger, one after the other, for completion; nothing for
 * dates, numbers and texts. */
typedef void zz_terms_tell(void *with, struct zz_str word);
void zz_terms_words(const struct zz_ledger *l, enum zz_by field, zz_terms_tell *tell, void *with);
/* What was understood, a line a field: "类型      支委会 或 党员大会". */
void zz_terms_explain(struct zz_buf *out, const struct zz_terms *t, const struct zz_ledger *l,
					  enum zz_lang lang);

/* The records that fit. Of one that cannot be read only its path is known; where that leaves a term open it
 * is among them, for it may be one. `entries` may be NULL: then nobody knows how late a record is. */
struct zz_selection {
	uint32_t *at; /* indices in l->records, in their order */
	size_t n, room;
	size_t doubtful; /* of them, such as cannot be read */
	size_t untold;   /* left out because nobody knows how late they are */
};
int zz_terms_select(struct zz_selection *out, const struct zz_terms *t, const struct zz_ledger *l,
					const struct zz_entries *entries, struct zz_error *e);

/* Terms for what asks about obligations (check, due): kinds, systems, branches and one stretch of days; those
 * behind not: are taken out. ZZ_EUSAGE for other fields, which tell records apart and no obligations, and for
 * dates with a gap between them. */
struct zz_terms_scope {
	uint32_t *owners; /* interned ids; NULL = all */
	size_t nowners, owners_room;
	uint32_t systems; /* bit set of zz_system; 0 = all */
	bool kinds[ZZ_KINDS];
	bool any_kind; /* whether a kind was named */
	bool dated;
	struct zz_period period;
};
int zz_terms_scope(struct zz_terms_scope *out, const struct zz_terms *t, const struct zz_ledger *l,
				   struct zz_error *e);
void zz_terms_scope_free(struct zz_terms_scope *s);

/* The days that the dates among the terms cover, from the first to the last; false where no date is asked
 * for. An open end is ZZ_NO_DAY. */
bool zz_terms_days(const struct zz_terms *t, zz_day *first, zz_day *last);
/* The same in words, "2025Q1, 2025Q3"; nothing where no date is asked for. */
void zz_terms_period(struct zz_buf *out, const struct zz_terms *t);

#endif
