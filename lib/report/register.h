/* The register of what is to be put right, as text, JSON and CSV. */
#ifndef ZZ_REPORT_REGISTER_H
#define ZZ_REPORT_REGISTER_H

#include "report/view.h"
#include "rules/register.h"

struct zz_register_asked {
	const struct zz_ledger *ledger;
	const struct zz_register *items;
	const uint32_t *owners; /* only these; NULL = all */
	size_t nowners;
	bool closed;             /* closed items too */
	struct zz_period period; /* since when they stand in the register; DAYS with ZZ_NO_DAY = any */
};

void zz_register_text(struct zz_buf *out, const struct zz_register_asked *asked, const struct zz_view *view);
/* lib/data/schema/rectify.schema.json */
void zz_register_json(struct zz_buf *out, const struct zz_register_asked *asked);
/* UTF-8 with BOM, CRLF, as office programs read it. */
void zz_register_csv(struct zz_buf *out, const struct zz_register_asked *asked, enum zz_lang lang);
/* One item as a list shows it. */
void zz_register_line(struct zz_buf *out, const struct zz_ledger *l, const struct zz_register_item *item,
					  const struct zz_view *view);
/* "R-3K7Q" */
void zz_register_name(struct zz_buf *out, const struct zz_register_item *item);
/* How many items are to be put right, of an owner (0: of all). */
size_t zz_register_open(const struct zz_register *r, uint32_t owner);

#endif
