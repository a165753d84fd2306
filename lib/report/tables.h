/* The ledger as tables for free queries: one published schema (zzsh-sql(1), `zzsh sql --schema`), whose
 * tables and columns have English names, with a view of each in Chinese.
 *
 * Version 1; what is added later keeps it, what changes or goes raises it. Closed texts (closed.h) and
 * persons' grades are there only where they were asked for. */
#ifndef ZZ_REPORT_TABLES_H
#define ZZ_REPORT_TABLES_H

#include "format/database.h"
#include "report/report.h"

enum { ZZ_TABLES_VERSION = 1 };

struct zz_table_column {
	struct zz_term name;
	enum { ZZ_COLUMN_TEXT, ZZ_COLUMN_INT } type;
	const char *about;           /* message id: what it holds */
	const struct zz_term *terms; /* values are slugs of these; the Chinese view has their labels */
	size_t nterms;               /* 0: the terms end with a row without slug */
	const struct zz_term *more;  /* further ones, or NULL */
};
struct zz_tables; /* what is filled from */
struct zz_table {
	struct zz_term name;
	const char *about; /* message id: what a row is */
	const struct zz_table_column *columns;
	size_t ncolumns;
	void (*fill)(struct zz_tables *t);
	bool closed; /* only with closed texts */
};
extern const struct zz_table *const zz_tables[]; /* ends with NULL */

/* Everything that the ledger of the report comes to. The verdict should be about everything. */
int zz_tables_fill(struct zz_db *db, const struct zz_report *asked, bool privately, struct zz_error *e);
/* The statements that make tables and views, with what each column holds as comments. */
void zz_tables_schema(struct zz_buf *out, enum zz_lang lang);

#endif
