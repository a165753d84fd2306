/* What the tables are filled from. Private to tables*.c. */
#ifndef ZZ_REPORT_TABLES_PARTS_H
#define ZZ_REPORT_TABLES_PARTS_H

#include "report/list_columns.h"
#include "report/tables.h"

struct zz_tables {
	struct zz_db *db;
	struct zz_ledger *l;
	const struct zz_verdict *v;
	struct zz_listed listed;
	bool privately;
	enum zz_lang lang;
	struct zz_buf text; /* scratch */
};

#define ZZ_TABLE_TEXT(slug, label, about)                                                                    \
	{                                                                                                        \
		{slug, label}, ZZ_COLUMN_TEXT, about, NULL, 0, NULL                                                  \
	}
#define ZZ_TABLE_INT(slug, label, about)                                                                     \
	{                                                                                                        \
		{slug, label}, ZZ_COLUMN_INT, about, NULL, 0, NULL                                                   \
	}
#define ZZ_TABLE_TERM(slug, label, about, terms)                                                             \
	{                                                                                                        \
		{slug, label}, ZZ_COLUMN_TEXT, about, terms, 0, NULL                                                 \
	}
#define ZZ_TABLE_TERMS(slug, label, about, terms, n)                                                         \
	{                                                                                                        \
		{slug, label}, ZZ_COLUMN_TEXT, about, terms, n, NULL                                                 \
	}
#define ZZ_TABLE_COLUMNS(table) .columns = (table), .ncolumns = sizeof(table) / sizeof *(table)

/* Cells. */
void zz_put_word(struct zz_tables *t, uint32_t word);
void zz_put_day(struct zz_tables *t, zz_day day);
/* A slug; value 0 is NULL. */
void zz_put_term(struct zz_tables *t, const struct zz_term *terms, int value);
/* A number, NULL where it is ZZ_UNSET. */
void zz_put_count(struct zz_tables *t, int32_t n);
void zz_put_person_id(struct zz_tables *t, int32_t person);
/* "zhb1/2025-03-12-committee-meeting"; NULL for -1. */
void zz_put_record(struct zz_tables *t, int32_t record);
/* What is in t->text, which is emptied. */
void zz_put_text(struct zz_tables *t);

extern const struct zz_table zz_table_meta, zz_table_organisations, zz_table_people, zz_table_memberships,
	zz_table_posts, zz_table_records, zz_table_hosted, zz_table_attendance, zz_table_agenda, zz_table_texts,
	zz_table_parties, zz_table_grades, zz_table_followups, zz_table_waivers, zz_table_rules,
	zz_table_obligations, zz_table_findings;

#endif
