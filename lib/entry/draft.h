/* A text that is to become a record: what is wrong with its shape, and what it would be called.
 *
 * Only shape keeps a text out of the ledger: what cannot be parsed, fields that do not exist, values that are
 * none, people whom the roster does not know in attendance and talks, a date that is not over yet. All else
 * is recorded. */
#ifndef ZZ_ENTRY_DRAFT_H
#define ZZ_ENTRY_DRAFT_H

#include "model/ledger.h"

struct zz_draft {
	struct zz_arena arena;
	const struct zz_kind *kind; /* NULL where the text does not say it */
	struct zz_str bytes;
	struct zz_str corrected;       /* of an amendment: bytes before the link to the former text was added */
	struct zz_str owner, id, path; /* path = records/<owner>/<year>/<id>.yaml */
	size_t record;                 /* index in the ledger's records */
	struct zz_findings findings;   /* of this text, with lines, in their order */
	struct zz_str beside;          /* id of another record of this kind and day, or empty */
	bool own;                      /* the text itself lies at that path, never recorded: it is replaced */
	bool done;                     /* the ledger has exactly this text already */
	bool refused;
	bool strangers; /* refused for people who may stand in the file of another branch */
};

void zz_draft_free(struct zz_draft *d);

/* Reads d->bytes into the ledger as the record at d->path and looks for what refuses it. Sets kind, record,
 * findings, refused. */
int zz_draft_check(struct zz_draft *d, struct zz_ledger *l, struct zz_error *e);

/* The path that a text has by its content; `taken`: with the suffix that tells it from another record of that
 * name. False where the content does not say enough. */
bool zz_draft_place(struct zz_draft *d, struct zz_ledger *l, bool taken);

/* The finding that a record's day has not come yet, or lies before all days; nothing where neither is so. */
void zz_record_days(struct zz_findings *out, const struct zz_ledger *l, const struct zz_record *r);

/* Findings of this layer: date-ahead, date-early. Ends with a row whose id is NULL. */
extern const struct zz_finding_def zz_entry_findings[];
/* Whether a finding keeps a text out. */
bool zz_finding_refuses(const struct zz_finding *f);

/* "file:line:column: severity: message [id]", the line with a caret, and the cure, for each finding that
 * refuses; `shown` is the name under which the user finds the text. Where that is not the draft, `given` is
 * the text as it was given: lines count as there, and what only the draft has is shown without a line. */
void zz_draft_report(struct zz_buf *out, const struct zz_draft *d, const char *shown, struct zz_str given,
					 enum zz_lang lang);

#endif
