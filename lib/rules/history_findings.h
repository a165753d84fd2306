/* The findings of lib/audit: what is printed, what to rule out first, what to do. They stand in this layer,
 * because waivers, the manual and completion know findings by its tables. */
#ifndef ZZ_RULES_HISTORY_FINDINGS_H
#define ZZ_RULES_HISTORY_FINDINGS_H

#include "base/diag.h"

enum zz_history_finding {
	/* of one record */
	ZZ_HF_LATE,
	ZZ_HF_LATE_UNAPPROVED,
	ZZ_HF_LATE_EXPLAINED,
	ZZ_HF_COUNTED_FROM,
	ZZ_HF_BEFORE_HELD,
	ZZ_HF_CLOCK_INJECTED,
	ZZ_HF_AUTHOR_EARLIER,
	ZZ_HF_UNAMENDED,
	ZZ_HF_AFTER_REVIEW,
	ZZ_HF_TURNED_PRESENT,
	ZZ_HF_CHAIN_BROKEN,
	ZZ_HF_CHAIN_CUT,
	ZZ_HF_CHAIN_FOREIGN,
	ZZ_HF_GONE,
	ZZ_HF_MOVED,
	ZZ_HF_IMPORTED_LATER,
	ZZ_HF_REVIEW_UNKNOWN,
	ZZ_HF_ATTACHMENT,
	ZZ_HF_ATTACHMENT_DIGEST,
	ZZ_HF_ATTACHMENT_EXCHANGED,
	ZZ_HF_ATTACHMENT_DIFFERS,
	ZZ_HF_ATTACHMENT_LARGE,
	ZZ_HF_REWRITTEN,
	ZZ_HF_AFTER_REPORT,
	ZZ_HF_ONE_HAND,
	ZZ_HF_WITNESS_ASKED,
	ZZ_HF_WITNESS_SAYS,
	ZZ_HF_WITNESS_DISAGREE,
	ZZ_HF_RECEIPT_LATER,
	/* of several */
	ZZ_HF_IMPORT_UNAPPROVED,
	ZZ_HF_BATCH,
	ZZ_HF_BATCH_HOUR,
	ZZ_HF_BEFORE_INSPECTION,
	ZZ_HF_SHOWN_TOGETHER,
	/* of commits */
	ZZ_HF_CLOCK_BACK,
	ZZ_HF_DATE_ODD,
	ZZ_HF_DATE_AHEAD,
	ZZ_HF_ENTRY_ODD,
	ZZ_HF_MODE,
	ZZ_HF_ROOT_SECOND,
	/* of settings */
	ZZ_HF_BACKDATED,
	ZZ_HF_BACKDATED_UNCOMPARED,
	ZZ_HF_BACKDATED_ALTERS,
	ZZ_HF_UNDATED_ALTERS,
	ZZ_HF_WITNESS_REMOVED,
	ZZ_HF_WITNESS_LOST,
	ZZ_HF_WITNESS_UNUSED,
	ZZ_HF_WITNESS_KEY_REMOVED,
	ZZ_HF_GENESIS,
	ZZ_HF_GENESIS_RESTORED,
	/* of the repository */
	ZZ_HF_REPLACED,
	ZZ_HF_GRAFTS,
	ZZ_HF_SHALLOW,
	ZZ_HF_ALTERNATES,
	ZZ_HF_PROMISOR,
	ZZ_HF_GRAPH_FALSE,
	ZZ_HF_GRAPH_UNREAD,
	ZZ_HF_ATTRIBUTES,
	ZZ_HF_HIDDEN,
	ZZ_HF_DAMAGED,
	ZZ_HF_TEXT_DAMAGED,
};
extern const struct zz_finding_def zz_history_findings[]; /* ends with a row whose id is NULL */
extern const struct zz_finding_def zz_witness_findings[]; /* of lib/witness, which audit tells as well */
/* Whether a word is the id of one of either. */
bool zz_is_of_history(struct zz_str id);
#define ZZ_HF(which) (&zz_history_findings[which])

#endif
