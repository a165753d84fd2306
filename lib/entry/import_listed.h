/* What the files of the import of records share. Private to import_record*.c. */
#ifndef ZZ_ENTRY_IMPORT_LISTED_H
#define ZZ_ENTRY_IMPORT_LISTED_H

#include "entry/import_parts.h"
#include "entry/map_edit.h"
#include "model/fields.h"

struct zz_listing {
	struct zz_import *im;
	struct zz_ledger *ledger;
	struct zz_store *store;
	const struct zz_import_listed *how;
	struct zz_import_texts *out;
	enum zz_lang lang; /* of files */
	const struct zz_import_sheet *sheet;
	const struct zz_kind *by_title; /* what the sheet's title, name or the file says; NULL */
	bool agenda_column;             /* the sheet has one beside its 主题 */
	size_t unlisted;                /* rows whose numbers do not fit the roster of the day */
	size_t untold;                  /* cells with what was said in talks, left out */
};

struct zz_listed_row {
	struct zz_import_row *row;
	struct zz_error *e;
	uint32_t column; /* that a refusal is about; 0 */
	const struct zz_kind *kind;
	struct zz_str owner; /* id */
	int32_t org;
	zz_day date;
	struct zz_span time;
	struct zz_str group; /* id */
	struct zz_node *map; /* the record */
	struct zz_attending attending;
	bool attended; /* the lists can be written: numbers need not be kept beside them */
};

/* import_record_kind.c: kind, owner and day of a row. */
const struct zz_kind *zz_import_title_kind(const struct zz_import *im, const struct zz_import_sheet *s);
int zz_import_row_place(struct zz_listing *g, struct zz_listed_row *r);
/* import_record_fields.c: the cells, made fields of r->map. */
int zz_import_row_fields(struct zz_listing *g, struct zz_listed_row *r);
/* The column that a field of the kind has by its own name; 0 none. */
uint32_t zz_import_field_column(const struct zz_listing *g, const struct zz_kind *kind, const char *slug);
/* import_record_people.c: who was there, as far as the row says it beyond doubt. */
int zz_import_row_people(struct zz_listing *g, struct zz_listed_row *r);

#endif
