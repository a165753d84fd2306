/* What the exports share: the question, and where the answer goes. */
#ifndef ZZ_CMD_EXPORT_H
#define ZZ_CMD_EXPORT_H

#include "several.h"

/* What zzsh export begins with; ends with a row without slug. */
extern const struct zz_term export_terms[];

/* The commit that a document is made of: the one that --at names, else HEAD; NULL: a folder without commits,
 * as it is. */
int committed(struct app *app, const struct options *o, const char **rev);

/* A judged ledger, as the terms and --year or --period ask for it. */
struct asked {
	struct opened opened;
	struct zz_terms terms;
	struct zz_terms_scope scope;
	struct zz_question question;
	struct zz_verdict *verdict;
	struct zz_entries entries;
	struct zz_report report;
	struct several *several; /* set before: one of several, which the others' bodies and branches belong to */
	size_t ledger;
};
/* `words` are terms. Without a year or period: `otherwise`, or where that is ZZ_PERIOD_DAYS everything. */
int ask_ledger(struct app *app, const struct options *o, const char *const *words, size_t n,
			   enum zz_span_kind otherwise, struct asked *out);
void asked_free(struct asked *a);

#endif
