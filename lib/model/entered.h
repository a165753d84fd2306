/* When records came into the history, and how late that was (design section 8).
 *
 * Of the commits that brought a file in, the first counts; where lines of history that know nothing of each
 * other each brought it in, the one that claims the earlier time. The moment is the earlier of a commit's two
 * times. All this is what the machine's own clock said (自报). How late a record is goes by its first
 * complete version, one with all elements that its kind needs; where none is complete, by the first; and from
 * which day on it is counted, where the text names another one by now, is in held.h. */
#ifndef ZZ_MODEL_ENTERED_H
#define ZZ_MODEL_ENTERED_H

#include "model/ledger.h"
#include "model/past.h"

/* How late an entry is, by the unit's bands. */
enum zz_band { ZZ_BAND_UNKNOWN, ZZ_BAND_TIMELY, ZZ_BAND_LATE, ZZ_BAND_BACKFILLED, ZZ_BAND_OVERDUE, ZZ_BANDS };
extern const struct zz_term zz_band_terms[ZZ_BANDS + 1]; /* usable as enum values from index 1 */
/* The band of an entry so many working days after the sitting; -1: not known. */
enum zz_band zz_band_after(const struct zz_ledger *l, int lag);
/* *lag gets the working days since the end of the sitting; -1 where the calendar does not know. */
enum zz_band zz_band_of(const struct zz_ledger *l, zz_day held, zz_day entered, int *lag);

/* What is known of a record's entry. */
enum zz_entry_state {
	ZZ_ENTRY_UNTOLD,      /* there is no history, or it could not be read */
	ZZ_ENTRY_UNCOMMITTED, /* the history does not have it */
	ZZ_ENTRY_SHALLOW,     /* it is older than what this copy of the history holds */
	ZZ_ENTRY_INJECTED,    /* the clock was set by hand: a moment, but no band */
	ZZ_ENTRY_KNOWN,
	ZZ_ENTRY_STATES
};
extern const struct zz_term zz_entry_terms[ZZ_ENTRY_STATES];

struct zz_entered {
	uint8_t state;   /* zz_entry_state */
	uint8_t band;    /* zz_band */
	bool imported;   /* declared as taken over in its first version: no band */
	int32_t lag;     /* working days from `held` to `complete`; -1 unknown */
	int64_t moment;  /* of the first version; with KNOWN and INJECTED */
	zz_day day;      /* the same in the ledger's zone; else ZZ_NO_DAY */
	zz_day complete; /* of the first complete version, of the first where there is none */
	zz_day held;     /* the end of the sitting that counts (held.h); ZZ_NO_DAY where it cannot be read */
	uint8_t commit[ZZ_BLOB_ID]; /* the first version's; not set where a history is recalled (memory.h) */
	/* Of the commits of `moment` and of `complete` in the history that they were told from (past.h). */
	uint32_t index, complete_index;
};

/* The text names a later day by now, and no correction says so. */
static inline bool zz_entered_redated(const struct zz_entered *e, const struct zz_record *r)
{
	return e->held != ZZ_NO_DAY && e->held != zz_record_end(r);
}

struct zz_entries {
	struct zz_entered *at; /* beside l->records */
	struct zz_history history;
	bool failed; /* the history could not be read to its end */
};

/* Reads the history of the files below `prefix` ("records", "records/zhb1", one file). Records elsewhere stay
 * UNTOLD. ZZ_EENV where the history is damaged; *out is complete all the same, as far as it goes. */
int zz_entries_read(struct zz_entries *out, const struct zz_ledger *l, const char *prefix,
					struct zz_error *e);
/* The same from a history that was read already; `prefix` as it was read. */
void zz_entries_of(struct zz_entries *out, const struct zz_ledger *l, const struct zz_past *past,
				   const char *prefix);
void zz_entries_free(struct zz_entries *en);

#endif
