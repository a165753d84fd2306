#include "format/database.h"

#include "base/arena.h"
#include "base/message.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The system's own way to files, but for the clock. */
struct still {
	sqlite3_vfs vfs; /* first: SQLite hands it back */
	sqlite3_int64 now;
	char name[32];
};

struct zz_db {
	struct still still;
	sqlite3 *db;
	sqlite3_stmt *insert;
	int column, failed; /* of the row; the first status that was not good */
	int64_t steps;
	bool over; /* the steps are used up */
};

/* --- the clock --- */

static int now_int(sqlite3_vfs *vfs, sqlite3_int64 *out)
{
	*out = ((struct still *)vfs)->now;
	return SQLITE_OK;
}

static int now_double(sqlite3_vfs *vfs, double *out)
{
	const double day = 86400000.0; /* milliseconds */
	*out = (double)((struct still *)vfs)->now / day;
	return SQLITE_OK;
}

static void make_still(struct zz_db *db, zz_day now)
{
	const sqlite3_int64 epoch = 210866760000000; /* milliseconds of 1970-01-01 in Julian days */
	sqlite3_vfs *usual = sqlite3_vfs_find(NULL);
	db->still.vfs = *usual;
	snprintf(db->still.name, sizeof db->still.name, "zzsh-%p", (void *)db);
	db->still.vfs.zName = db->still.name;
	db->still.vfs.pNext = NULL;
	db->still.vfs.xCurrentTime = now_double;
	db->still.vfs.xCurrentTimeInt64 = now_int;
	db->still.now = epoch + (sqlite3_int64)zz_moment_at(now, 12 * 60, 0) * 1000;
	sqlite3_vfs_register(&db->still.vfs, 0);
}

/* --- opening --- */

static int say(const struct zz_db *db, struct zz_error *e)
{
	return zz_error(e, ZZ_EENV, N_("the database could not be made: %s"), sqlite3_errmsg(db->db));
}

int zz_db_open(struct zz_db **out, zz_day now, struct zz_error *e)
{
	struct zz_db *db = *out = zz_malloc(sizeof *db);
	if (sqlite3_initialize() != SQLITE_OK)
		return zz_error(e, ZZ_EENV, N_("the database could not be made: %s"), "sqlite3_initialize");
	make_still(db, now);
	if (sqlite3_open_v2(":memory:", &db->db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_MEMORY,
						db->still.name) != SQLITE_OK)
		return say(db, e);
	sqlite3_db_config(db->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	sqlite3_db_config(db->db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
	return zz_db_run(db, "PRAGMA temp_store = MEMORY; PRAGMA page_size = 4096", e);
}

/* Whether the bytes hold together is found out here, not in the middle of an answer. */
static int look_through(struct zz_db *db)
{
	sqlite3_stmt *stmt = NULL;
	int rc = sqlite3_prepare_v2(db->db, "SELECT count(*) FROM sqlite_schema", -1, &stmt, NULL);
	if (rc == SQLITE_OK && sqlite3_step(stmt) != SQLITE_ROW)
		rc = SQLITE_NOTADB;
	sqlite3_finalize(stmt);
	return rc;
}

int zz_db_open_bytes(struct zz_db **out, struct zz_str bytes, zz_day now, struct zz_error *e)
{
	int rc = zz_db_open(out, now, e);
	if (rc)
		return rc;
	unsigned char *copy = sqlite3_malloc64(bytes.n + 1);
	if (!copy)
		zz_oom();
	memcpy(copy, bytes.p, bytes.n);
	if (sqlite3_deserialize((*out)->db, "main", copy, (sqlite3_int64)bytes.n, (sqlite3_int64)bytes.n,
							SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_READONLY) != SQLITE_OK ||
		zz_db_run(*out, "PRAGMA cell_size_check = ON", NULL) || look_through(*out) != SQLITE_OK)
		return zz_error(e, ZZ_EUSAGE,
						N_("this is no database that can be read (zzsh export sqlite writes one)"));
	return ZZ_OK;
}

void zz_db_free(struct zz_db *db)
{
	if (!db)
		return;
	sqlite3_finalize(db->insert);
	sqlite3_close(db->db);
	sqlite3_vfs_unregister(&db->still.vfs);
	free(db);
}

/* --- filling --- */

int zz_db_run(struct zz_db *db, const char *sql, struct zz_error *e)
{
	return sqlite3_exec(db->db, sql, NULL, NULL, NULL) == SQLITE_OK ? ZZ_OK : say(db, e);
}

static void note(struct zz_db *db, int status)
{
	if (status != SQLITE_OK && status != SQLITE_DONE && db->failed == SQLITE_OK)
		db->failed = status;
}

void zz_db_begin(struct zz_db *db, const char *insert)
{
	db->column = 0;
	note(db, sqlite3_exec(db->db, "BEGIN", NULL, NULL, NULL));
	note(db, sqlite3_prepare_v2(db->db, insert, -1, &db->insert, NULL));
}

void zz_db_text(struct zz_db *db, struct zz_str text)
{
	db->column++;
	if (text.n)
		note(db, sqlite3_bind_text64(db->insert, db->column, text.p, text.n, SQLITE_TRANSIENT, SQLITE_UTF8));
	else
		note(db, sqlite3_bind_null(db->insert, db->column));
}

void zz_db_int(struct zz_db *db, int64_t n)
{
	note(db, sqlite3_bind_int64(db->insert, ++db->column, n));
}

void zz_db_null(struct zz_db *db)
{
	note(db, sqlite3_bind_null(db->insert, ++db->column));
}

void zz_db_row(struct zz_db *db)
{
	note(db, sqlite3_step(db->insert));
	note(db, sqlite3_reset(db->insert));
	db->column = 0;
}

int zz_db_end(struct zz_db *db, struct zz_error *e)
{
	sqlite3_finalize(db->insert);
	db->insert = NULL;
	note(db, sqlite3_exec(db->db, "COMMIT", NULL, NULL, NULL));
	return db->failed == SQLITE_OK
			   ? ZZ_OK
			   : zz_error(e, ZZ_EENV, N_("the database could not be made: %s"), sqlite3_errstr(db->failed));
}

int zz_db_bytes(struct zz_db *db, struct zz_buf *out, struct zz_error *e)
{
	sqlite3_int64 n = 0;
	unsigned char *bytes = sqlite3_serialize(db->db, "main", &n, 0);
	if (!bytes)
		return say(db, e);
	zz_buf_add(out, bytes, (size_t)n);
	sqlite3_free(bytes);
	return ZZ_OK;
}

/* --- asking --- */

/* What would give another answer each time, or more than an answer. */
static bool is_odd_function(const char *name)
{
	static const char *const odd[] = {"random", "randomblob", "load_extension", "fts3_tokenizer"};
	for (size_t i = 0; i < sizeof odd / sizeof *odd; i++)
		if (name && sqlite3_stricmp(name, odd[i]) == 0)
			return true;
	return false;
}

static int allow(void *with, int what, const char *a, const char *b, const char *database, const char *by)
{
	(void)with, (void)a, (void)database, (void)by;
	if (what == SQLITE_SELECT || what == SQLITE_READ || what == SQLITE_RECURSIVE)
		return SQLITE_OK;
	return what == SQLITE_FUNCTION && !is_odd_function(b) ? SQLITE_OK : SQLITE_DENY;
}

enum { STRIDE = 10000 }; /* steps between two looks at their number */

static int count_steps(void *with)
{
	struct zz_db *db = with;
	db->steps += STRIDE;
	db->over = db->steps >= ZZ_DB_STEPS;
	return db->over;
}

static void set_limits(struct zz_db *db)
{
	static const int limits[][2] = {
		{SQLITE_LIMIT_LENGTH, 16 << 20},
		{SQLITE_LIMIT_SQL_LENGTH, 100000},
		{SQLITE_LIMIT_COLUMN, 200},
		{SQLITE_LIMIT_EXPR_DEPTH, 100},
		{SQLITE_LIMIT_COMPOUND_SELECT, 50},
		{SQLITE_LIMIT_VDBE_OP, 100000},
		{SQLITE_LIMIT_FUNCTION_ARG, 100},
		{SQLITE_LIMIT_ATTACHED, 0},
		{SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 500},
		{SQLITE_LIMIT_TRIGGER_DEPTH, 1},
		{SQLITE_LIMIT_WORKER_THREADS, 0},
	};
	for (size_t i = 0; i < sizeof limits / sizeof *limits; i++)
		sqlite3_limit(db->db, limits[i][0], limits[i][1]);
	sqlite3_set_authorizer(db->db, allow, NULL);
	sqlite3_progress_handler(db->db, STRIDE, count_steps, db);
	sqlite3_hard_heap_limit64(sqlite3_memory_used() + ZZ_DB_MEMORY);
}

static int refused(const struct zz_db *db, int status, struct zz_error *e)
{
	int at = sqlite3_error_offset(db->db);
	if (db->over)
		return zz_error(e, ZZ_EUSAGE,
						N_("the question takes too long and was ended; ask for less at a time, or export a "
						   "database and ask that"));
	if (status == SQLITE_AUTH)
		return zz_error(e, ZZ_EUSAGE,
						N_("only reading is possible here: one SELECT, with WITH before it (%s)"),
						sqlite3_errmsg(db->db));
	if (status == SQLITE_NOMEM)
		return zz_error(e, ZZ_EUSAGE, N_("the question takes more memory than it may (%d MiB)"),
						ZZ_DB_MEMORY >> 20);
	if (at >= 0)
		return zz_error(e, ZZ_EUSAGE, N_("the SQL cannot be understood at byte %d: %s"), at + 1,
						sqlite3_errmsg(db->db));
	return zz_error(e, ZZ_EUSAGE, N_("the SQL cannot be answered: %s"), sqlite3_errmsg(db->db));
}

static struct zz_db_value value_of(sqlite3_stmt *stmt, int column)
{
	static const uint8_t kinds[] = {[SQLITE_NULL] = ZZ_DB_NULL,
									[SQLITE_INTEGER] = ZZ_DB_INT,
									[SQLITE_FLOAT] = ZZ_DB_REAL,
									[SQLITE_TEXT] = ZZ_DB_TEXT,
									[SQLITE_BLOB] = ZZ_DB_BLOB};
	struct zz_db_value v = {.kind = kinds[sqlite3_column_type(stmt, column)]};
	v.text.p = v.kind == ZZ_DB_BLOB ? sqlite3_column_blob(stmt, column)
									: (const char *)sqlite3_column_text(stmt, column);
	v.text.n = v.text.p ? (size_t)sqlite3_column_bytes(stmt, column) : 0;
	v.text.p = v.text.p ? v.text.p : "";
	return v;
}

static void tell_columns(sqlite3_stmt *stmt, int n, const struct zz_db_sink *sink)
{
	struct zz_str *names = zz_malloc(((size_t)n + 1) * sizeof *names);
	for (int i = 0; i < n; i++)
		names[i] = zz_str(sqlite3_column_name(stmt, i));
	sink->columns(sink->with, names, (size_t)n);
	free(names);
}

static int answer(struct zz_db *db, sqlite3_stmt *stmt, const struct zz_db_sink *sink, struct zz_error *e)
{
	int n = sqlite3_column_count(stmt), status;
	struct zz_db_value *values = zz_malloc(((size_t)n + 1) * sizeof *values);
	size_t bytes = 0, rows = 0;
	tell_columns(stmt, n, sink);
	while ((status = sqlite3_step(stmt)) == SQLITE_ROW && bytes <= ZZ_DB_ANSWER && rows <= ZZ_DB_ROWS) {
		for (int i = 0; i < n; i++) {
			values[i] = value_of(stmt, i);
			bytes += values[i].text.n;
		}
		rows++;
		sink->row(sink->with, values, (size_t)n);
	}
	free(values);
	if (bytes > ZZ_DB_ANSWER || rows > ZZ_DB_ROWS)
		return zz_error(e, ZZ_EUSAGE,
						N_("the answer is too long (over %d MiB or %d rows); narrow it with WHERE or LIMIT"),
						ZZ_DB_ANSWER >> 20, (int)ZZ_DB_ROWS);
	return status == SQLITE_DONE ? ZZ_OK : refused(db, status, e);
}

/* Nothing but blanks and comments may follow the one statement. */
static bool is_over(struct zz_db *db, const char *rest, const char *end)
{
	sqlite3_stmt *more = NULL;
	int status = sqlite3_prepare_v2(db->db, rest, (int)(end - rest), &more, NULL);
	bool nothing = status == SQLITE_OK && !more;
	sqlite3_finalize(more);
	return nothing;
}

int zz_db_ask(struct zz_db *db, struct zz_str sql, const struct zz_db_sink *sink, struct zz_error *e)
{
	sqlite3_stmt *stmt = NULL;
	const char *rest = sql.p;
	db->steps = 0;
	db->over = false;
	set_limits(db);
	int status = sql.n > 100000 ? SQLITE_TOOBIG : sqlite3_prepare_v2(db->db, sql.p, (int)sql.n, &stmt, &rest);
	int rc = status == SQLITE_TOOBIG ? zz_error(e, ZZ_EUSAGE, N_("the SQL is too long (over 100000 bytes)"))
			 : status != SQLITE_OK   ? refused(db, status, e)
			 : !stmt ? zz_error(e, ZZ_EUSAGE, N_("there is no question: zzsh sql 'SELECT …'"))
			 : !is_over(db, rest, sql.p + sql.n)
				 ? zz_error(e, ZZ_EUSAGE, N_("one question at a time; behind the first there is more"))
				 : answer(db, stmt, sink, e);
	sqlite3_finalize(stmt);
	sqlite3_hard_heap_limit64(0);
	sqlite3_progress_handler(db->db, 0, NULL, NULL);
	sqlite3_set_authorizer(db->db, NULL, NULL);
	return rc;
}
