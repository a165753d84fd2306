/* The answer to a question in SQL, as a table for people, CSV, or data (lib/data/schema/sql.schema.json). */
#ifndef ZZ_REPORT_SQL_H
#define ZZ_REPORT_SQL_H

#include "format/database.h"

enum zz_sql_format { ZZ_SQL_TEXT, ZZ_SQL_CSV, ZZ_SQL_JSON, ZZ_SQL_LINES };

/* Appends the answer. `width`: cells of a terminal, wide cells are cut there; 0: as wide as they are. A
 * table's cells are made safe for a terminal; NULL is empty in it and in CSV. */
int zz_sql_answer(struct zz_buf *out, struct zz_db *db, struct zz_str sql, enum zz_sql_format format,
				  unsigned width, struct zz_error *e);

#endif
