/* The answer of `zzsh similar`: the records whose own text is likest to one record's, and two of the texts
 * side by side. Text for people; JSON by lib/data/schema/similar.schema.json. */
#ifndef ZZ_REPORT_SIMILAR_H
#define ZZ_REPORT_SIMILAR_H

#include "report/view.h"

struct zz_similar_asked {
	size_t record; /* index in the ledger's records */
	int64_t other; /* the one to stand beside it, -1: the likest */
	size_t limit;  /* of how many records are named */
};
struct zz_similar;
/* Reads all texts. *out is freed with zz_similar_free. */
void zz_similar_make(struct zz_similar **out, struct zz_ledger *l, const struct zz_similar_asked *asked);
void zz_similar_free(struct zz_similar *s);

void zz_similar_text(struct zz_buf *out, const struct zz_similar *s, const struct zz_view *view);
void zz_similar_json(struct zz_buf *out, const struct zz_similar *s);

#endif
