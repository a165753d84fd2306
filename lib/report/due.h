/* The answer of `zzsh due`: what each branch still owes this month, quarter and year, decisions that are
 * open, returned records, findings to explain, terms of office. Reminds; accuses nobody. */
#ifndef ZZ_REPORT_DUE_H
#define ZZ_REPORT_DUE_H

#include "git/drafts.h"
#include "report/view.h"
#include "rules/open_items.h"

struct zz_due_asked {
	const struct zz_verdict *verdict; /* of zz_due_question */
	const struct zz_open_items *items;
	const struct zz_kept_drafts *drafts;
	const uint32_t *owners; /* asked for by name; NULL = all */
	size_t nowners;
	int64_t now; /* the moment at which a calendar file is made */
};

/* What has to be judged: this year, for what is due, and the year before, whose yearly meetings may still be
 * open and whose findings may still be unanswered. `owners` as in zz_due_asked. */
struct zz_question zz_due_question(const struct zz_ledger *l, const uint32_t *owners, size_t nowners);

/* One branch, body or unit in full; several branches as a table, worst first, and the others after it. */
void zz_due_text(struct zz_buf *out, const struct zz_due_asked *asked, const struct zz_view *view);
/* lib/data/schema/due.schema.json */
void zz_due_json(struct zz_buf *out, const struct zz_due_asked *asked, enum zz_lang lang);
/* iCalendar (RFC 5545): every deadline as an event of one whole day. Calendars of telephones and mail
 * programs show events from a file or a subscription, tasks (VTODO) most of them leave out. */
void zz_due_ics(struct zz_buf *out, const struct zz_due_asked *asked, enum zz_lang lang);

#endif
