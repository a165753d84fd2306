/* The list with which a branch is handed over: who holds which post, what the ledger holds, and all that is
 * open, for two signatures; as data lib/data/schema/handover.schema.json. It is `zzsh due` of one owner with
 * nothing left out, and judges nothing that due does not. */
#ifndef ZZ_REPORT_HANDOVER_H
#define ZZ_REPORT_HANDOVER_H

#include "document/write.h"
#include "report/due.h"
#include "witness/sync.h"

struct zz_handover {
	const struct zz_due_asked *asked;      /* of one owner */
	struct zz_str from, to, witness;       /* who signs; empty: left to be written by hand */
	const struct zz_sync_receipt *receipt; /* the newest of a witness; NULL: the ledger names none */
};
void zz_handover_text(struct zz_buf *out, const struct zz_handover *h, const struct zz_view *view);
void zz_handover_json(struct zz_buf *out, const struct zz_handover *h);

/* The same as a document for signing. */
struct zz_doc *zz_handover_doc(const struct zz_handover *h, enum zz_lang lang);

#endif
