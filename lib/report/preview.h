/* What a record that is about to be saved says, in few words, for a last look: which sitting, who came,
 * whether they were enough, what is still missing. */
#ifndef ZZ_REPORT_PREVIEW_H
#define ZZ_REPORT_PREVIEW_H

#include "entry/draft.h"
#include "report/view.h"

/* `d` has been checked against `l`; the shares come from the packs in force. */
void zz_preview_text(struct zz_buf *out, const struct zz_ledger *l, const struct zz_draft *d,
					 const struct zz_packs *packs, const struct zz_view *view);

#endif
