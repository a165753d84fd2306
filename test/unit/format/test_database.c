/* Databases: what is put in comes out, questions only read and end, and files of anybody do no harm. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdio.h>

#include "format/database.h"

static size_t columns, rows, bytes;
static struct zz_db_value first;
static char first_text[64];

static void on_columns(void *with, const struct zz_str *names, size_t n)
{
	(void)with, (void)names;
	columns = n;
	rows = 0;
}

static void on_row(void *with, const struct zz_db_value *values, size_t n)
{
	(void)with;
	for (size_t i = 0; i < n; i++)
		bytes += values[i].text.n;
	if (!rows++) {
		first = values[0];
		snprintf(first_text, sizeof first_text, "%.*s", ZZ_FMT(values[0].text));
	}
}

static int ask(struct zz_db *db, const char *sql)
{
	const struct zz_db_sink sink = {NULL, on_columns, on_row};
	struct zz_error e = {.lang = ZZ_EN};
	int rc = zz_db_ask(db, zz_str(sql), &sink, &e);
	assert_true(!rc == !e.text[0]);
	return rc;
}

static struct zz_db *filled(void)
{
	struct zz_db *db = NULL;
	struct zz_error e = {.lang = ZZ_EN};
	assert_int_equal(zz_db_open(&db, 20000, &e), ZZ_OK); /* 2024-10-04 */
	assert_int_equal(zz_db_run(db, "CREATE TABLE t (a TEXT, b INTEGER)", &e), ZZ_OK);
	zz_db_begin(db, "INSERT INTO t VALUES (?, ?)");
	for (int i = 0; i < 500; i++) {
		zz_db_text(db, ZZ_STR("一段文字"));
		zz_db_int(db, i);
		zz_db_row(db);
	}
	zz_db_text(db, (struct zz_str){0});
	zz_db_null(db);
	zz_db_row(db);
	assert_int_equal(zz_db_end(db, &e), ZZ_OK);
	return db;
}

static void test_answers(void **state)
{
	struct zz_db *db = filled();
	(void)state;
	assert_int_equal(ask(db, "SELECT sum(b), count(*) FROM t WHERE a IS NOT NULL"), ZZ_OK);
	assert_int_equal(columns, 2);
	assert_string_equal(first_text, "124750"); /* 499 * 500 / 2 */
	assert_int_equal(first.kind, ZZ_DB_INT);
	assert_int_equal(ask(db, "SELECT date('now')"), ZZ_OK);
	assert_string_equal(first_text, "2024-10-04");
	assert_int_equal(ask(db, "SELECT strftime('%H:%M', CURRENT_TIMESTAMP)"), ZZ_OK);
	assert_string_equal(first_text, "12:00");
	zz_db_free(db);
}

static void test_refusals(void **state)
{
	static const char *const sql[] = {
		"DELETE FROM t",
		"CREATE TABLE u (a)",
		"ATTACH ':memory:' AS u",
		"PRAGMA journal_mode",
		"SELECT random()",
		"VACUUM",
		"SELECT 1; SELECT 2",
		"",
		"SELECT length(zeroblob(1000000000))",
		"WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c) SELECT count(*) FROM c",
	};
	struct zz_db *db = filled();
	(void)state;
	for (size_t i = 0; i < sizeof sql / sizeof *sql; i++)
		assert_int_equal(ask(db, sql[i]), ZZ_EUSAGE);
	/* And the next question is answered. */
	assert_int_equal(ask(db, "SELECT count(*) FROM t"), ZZ_OK);
	assert_string_equal(first_text, "501");
	zz_db_free(db);
}

static uint64_t next(uint64_t *seed)
{
	*seed ^= *seed << 13;
	*seed ^= *seed >> 7;
	return *seed ^= *seed << 17;
}

/* A file that was damaged at random places is refused or answers something; nothing else happens. */
static void test_damaged(void **state)
{
	struct zz_db *db = filled();
	struct zz_buf good = {0}, bad = {0};
	struct zz_error e = {.lang = ZZ_EN};
	uint64_t seed = 88172645463325252u;
	int opened = 0, refused = 0;
	(void)state;
	assert_int_equal(zz_db_bytes(db, &good, &e), ZZ_OK);
	zz_db_free(db);
	for (int i = 0; i < 200; i++) {
		struct zz_db *other = NULL;
		zz_buf_clear(&bad);
		zz_buf_str(&bad, zz_buf_view(&good));
		for (int k = 0; k < i % 40; k++)
			bad.data[next(&seed) % bad.n] = (char)next(&seed);
		if (i % 7 == 0)
			bad.n = next(&seed) % bad.n;
		e.text[0] = '\0';
		if (zz_db_open_bytes(&other, zz_buf_view(&bad), 20000, &e))
			refused++;
		else {
			opened++;
			ask(other, "SELECT * FROM t ORDER BY b");
		}
		zz_db_free(other);
	}
	assert_true(opened > 20 && refused > 20);
	zz_buf_free(&good);
	zz_buf_free(&bad);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_answers), cmocka_unit_test(test_refusals),
									   cmocka_unit_test(test_damaged)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
