/* What a code of twenty characters is the code of (witness/code.h): a text that a record ever had, the whole
 * of a commit, a receipt about this ledger. */
#ifndef ZZ_AUDIT_CODED_H
#define ZZ_AUDIT_CODED_H

#include "audit/audit.h"
#include "witness/code.h"

struct zz_coded {
	uint8_t kind;                         /* zz_code_kind */
	struct zz_str path;                   /* TEXT: of the record */
	uint32_t number, texts;               /* TEXT: which of its texts, of how many; */
	bool present;                         /* it is what the commit that is looked at has */
	uint8_t commit[ZZ_BLOB_ID];           /* TEXT: that first brought it; HEAD: the newest that is so */
	const struct zz_observation *receipt; /* RECEIPT */
};
enum { ZZ_CODED_MOST = 16 }; /* one text may stand in several records */

/* How many there are; the codes of the history's commits are only reckoned where nothing else fits. Reads the
 * whole history, so the audit must have asked for all of it. */
size_t zz_audit_coded(struct zz_audit *a, const char code[ZZ_CODE_CHARS + 1],
					  struct zz_coded out[ZZ_CODED_MOST]);
/* Which of the texts of one record it is; false where it is none. */
bool zz_audit_coded_text(struct zz_audit *a, struct zz_str path, const char code[ZZ_CODE_CHARS + 1],
						 struct zz_coded *out);

#endif
