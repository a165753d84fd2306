#include "report/tables_parts.h"

#include "base/message.h"

#include <stdlib.h>
#include <string.h>

const struct zz_table *const zz_tables[] = {
	&zz_table_meta,        &zz_table_organisations, &zz_table_people,
	&zz_table_memberships, &zz_table_posts,         &zz_table_records,
	&zz_table_hosted,      &zz_table_attendance,    &zz_table_agenda,
	&zz_table_texts,       &zz_table_parties,       &zz_table_grades,
	&zz_table_followups,   &zz_table_waivers,       &zz_table_rules,
	&zz_table_obligations, &zz_table_findings,      NULL,
};

/* --- cells --- */

void zz_put_word(struct zz_tables *t, uint32_t word)
{
	zz_db_text(t->db, zz_intern_str(&t->l->words, word));
}

void zz_put_day(struct zz_tables *t, zz_day day)
{
	char text[ZZ_DATE_MAX];
	zz_db_text(t->db, day == ZZ_NO_DAY ? (struct zz_str){0} : zz_str(zz_day_text(day, text)));
}

void zz_put_term(struct zz_tables *t, const struct zz_term *terms, int value)
{
	zz_db_text(t->db, zz_str(value > 0 ? terms[value - 1].slug : NULL));
}

void zz_put_count(struct zz_tables *t, int32_t n)
{
	if (n == ZZ_UNSET)
		zz_db_null(t->db);
	else
		zz_db_int(t->db, n);
}

void zz_put_person_id(struct zz_tables *t, int32_t person)
{
	zz_put_word(t, person >= 0 ? t->l->roster.people[person].id : 0);
}

void zz_put_record(struct zz_tables *t, int32_t record)
{
	zz_buf_clear(&t->text);
	if (record >= 0)
		zz_listed_id(&t->text, &t->listed, (uint32_t)record);
	zz_put_text(t);
}

void zz_put_text(struct zz_tables *t)
{
	zz_db_text(t->db, zz_buf_view(&t->text));
	zz_buf_clear(&t->text);
}

/* --- meta --- */

static const struct zz_table_column meta[] = {
	ZZ_TABLE_TEXT("key", "名称", N_("version, ledger, unit, commit, today, private")),
	ZZ_TABLE_TEXT("value", "值", N_("what it is")),
};

static void put_meta(struct zz_tables *t, const char *key, struct zz_str value)
{
	zz_db_text(t->db, zz_str(key));
	zz_db_text(t->db, value);
	zz_db_row(t->db);
}

static void fill_meta(struct zz_tables *t)
{
	char day[ZZ_DATE_MAX];
	put_meta(t, "version", ZZ_STR("1"));
	put_meta(t, "ledger", zz_str(t->l->id));
	put_meta(t, "unit", zz_intern_str(&t->l->words, t->l->unit.name));
	put_meta(t, "commit", zz_str(zz_source_commit(t->l->source)));
	put_meta(t, "today", zz_str(zz_day_text(t->l->today, day)));
	put_meta(t, "private", zz_str(t->privately ? "yes" : "no"));
}

const struct zz_table zz_table_meta = {
	{"meta", "台账信息"}, N_("what the database was made of"), ZZ_TABLE_COLUMNS(meta), .fill = fill_meta};

/* --- statements --- */

static void put_quoted(struct zz_buf *out, const char *text, char quote)
{
	zz_buf_putc(out, quote);
	for (; *text; text++) {
		if (*text == quote)
			zz_buf_putc(out, quote);
		zz_buf_putc(out, *text);
	}
	zz_buf_putc(out, quote);
}

/* `lang` says what the comments are written in; negative: none. */
static void put_table(struct zz_buf *out, const struct zz_table *t, int lang)
{
	if (lang >= 0)
		zz_buf_printf(out, "-- %s%s%s\n", t->name.label, lang == ZZ_ZH ? "：" : ": ",
					  zz_tr((enum zz_lang)lang, t->about));
	zz_buf_printf(out, "CREATE TABLE %s (\n", t->name.slug);
	for (size_t c = 0; c < t->ncolumns; c++) {
		const struct zz_table_column *column = &t->columns[c];
		zz_buf_printf(out, "  \"%s\" %s%s", column->name.slug,
					  column->type == ZZ_COLUMN_INT ? "INTEGER" : "TEXT", c + 1 < t->ncolumns ? "," : "");
		if (lang >= 0)
			zz_buf_printf(out, "  -- %s%s%s", column->name.label, lang == ZZ_ZH ? "：" : ": ",
						  zz_tr((enum zz_lang)lang, column->about));
		zz_buf_putc(out, '\n');
	}
	zz_buf_puts(out, ");\n");
}

static void put_terms(struct zz_buf *out, const struct zz_term *terms, size_t n)
{
	for (size_t i = 0; n ? i < n : terms[i].slug != NULL; i++) {
		if (!terms[i].slug || !terms[i].label)
			continue;
		zz_buf_puts(out, " WHEN ");
		put_quoted(out, terms[i].slug, '\'');
		zz_buf_puts(out, " THEN ");
		put_quoted(out, terms[i].label, '\'');
	}
}

/* Slugs as their labels; what is none stays. */
static void put_labels(struct zz_buf *out, const struct zz_table_column *c)
{
	zz_buf_printf(out, "CASE \"%s\"", c->name.slug);
	put_terms(out, c->terms, c->nterms);
	if (c->more)
		put_terms(out, c->more, 0);
	zz_buf_printf(out, " ELSE \"%s\" END", c->name.slug);
}

static void put_view(struct zz_buf *out, const struct zz_table *t)
{
	zz_buf_puts(out, "CREATE VIEW ");
	put_quoted(out, t->name.label, '"');
	zz_buf_puts(out, " AS SELECT ");
	for (size_t c = 0; c < t->ncolumns; c++) {
		zz_buf_puts(out, c ? ", " : "");
		if (t->columns[c].terms)
			put_labels(out, &t->columns[c]);
		else
			zz_buf_printf(out, "\"%s\"", t->columns[c].name.slug);
		zz_buf_puts(out, " AS ");
		put_quoted(out, t->columns[c].name.label, '"');
	}
	zz_buf_printf(out, " FROM %s;\n", t->name.slug);
}

void zz_tables_schema(struct zz_buf *out, enum zz_lang lang)
{
	for (size_t i = 0; zz_tables[i]; i++) {
		zz_buf_puts(out, i ? "\n" : "");
		put_table(out, zz_tables[i], lang);
		put_view(out, zz_tables[i]);
	}
}

static int fill(struct zz_tables *t, const struct zz_table *table, struct zz_error *e)
{
	struct zz_buf insert = {0};
	zz_buf_printf(&insert, "INSERT INTO %s VALUES (", table->name.slug);
	for (size_t c = 0; c < table->ncolumns; c++)
		zz_buf_puts(&insert, c ? ",?" : "?");
	zz_buf_putc(&insert, ')');
	zz_db_begin(t->db, insert.data);
	if (!table->closed || t->privately)
		table->fill(t);
	zz_buf_free(&insert);
	return zz_db_end(t->db, e);
}

int zz_tables_fill(struct zz_db *db, const struct zz_report *asked, bool privately, struct zz_error *e)
{
	struct zz_ledger *l = asked->verdict->ledger;
	struct zz_tables t = {.db = db,
						  .l = l,
						  .v = asked->verdict,
						  .listed = {.l = l, .entries = asked->entries, .lang = asked->lang},
						  .privately = privately,
						  .lang = asked->lang};
	struct zz_buf sql = {0};
	t.listed.reviews = zz_ledger_reviews(l);
	for (size_t i = 0; zz_tables[i]; i++) {
		put_table(&sql, zz_tables[i], -1);
		put_view(&sql, zz_tables[i]);
	}
	int rc = zz_db_run(db, sql.data, e);
	for (size_t i = 0; !rc && zz_tables[i]; i++)
		rc = fill(&t, zz_tables[i], e);
	if (!rc)
		rc = zz_db_run(
			db,
			"CREATE INDEX record_ids ON records (id); CREATE INDEX attendance_people ON attendance "
			"(person); CREATE INDEX attendance_records ON attendance (record); PRAGMA user_version = 1",
			e);
	zz_buf_free(&sql);
	zz_buf_free(&t.text);
	free(t.listed.reviews);
	return rc;
}
