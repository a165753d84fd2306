/* Small dated files beside the records: follow-ups and waivers (design section 8). One file, one commit.
 *
 * A file's name ends in the first characters of its digest, four or as many more as tell it from another one
 * of the same day. Given twice, a command makes one file. */
#ifndef ZZ_ENTRY_NOTE_H
#define ZZ_ENTRY_NOTE_H

#include "git/store.h"
#include "model/ledger.h"

struct zz_note_value {
	const char *slug; /* a field of the form */
	struct zz_str text;
};

struct zz_note {
	struct zz_arena arena;
	struct zz_str path, bytes;
	bool done; /* HEAD has exactly this file already */
};
void zz_note_free(struct zz_note *n);

/* Text of the file and where it goes, followups/<owner>/<year>/…; `last` is the latest follow-up of this type
 * on this matter, or NULL: where today's says the same it is meant, otherwise the new one counts on from it.
 * Values that are empty are left out; type and day are added. `store` may be NULL where nothing is to be
 * written. ZZ_EUSAGE where a value is none. */
struct zz_followup_place {
	uint8_t type;
	struct zz_str owner;
	int32_t year; /* of the record, else of the period or today */
	const struct zz_followup *last;
};
int zz_note_followup(struct zz_note *n, const struct zz_ledger *l, struct zz_store *store,
					 const struct zz_followup_place *place, const struct zz_note_value *values,
					 size_t nvalues, struct zz_error *e);
/* The same for waivers/<on>-…. */
int zz_note_waiver(struct zz_note *n, const struct zz_ledger *l, struct zz_store *store,
				   const struct zz_note_value *values, size_t nvalues, struct zz_error *e);

/* "说明：第一支部 2025-03 支委会  …": the first line of the commit, in the ledger's language. `tail` may be
 * empty. */
struct zz_str zz_note_subject(const struct zz_ledger *l, const struct zz_term *what, struct zz_str owner,
							  struct zz_str about, struct zz_str tail, struct zz_arena *a);
/* "2026-03-12 支委会" in the ledger's language; empty where the path says neither. */
struct zz_str zz_note_about(const struct zz_ledger *l, struct zz_str path, struct zz_arena *a);

/* A deadline as typed, YYYY-MM-DD; the next such day where no year is written. ZZ_EUSAGE where it is no day
 * or lies before today. */
int zz_note_deadline(const struct zz_ledger *l, struct zz_str typed, struct zz_arena *a, struct zz_str *out,
					 struct zz_error *e);
/* "sm3:…" of bytes. */
struct zz_str zz_note_digest(struct zz_str bytes, struct zz_arena *a);

#endif
