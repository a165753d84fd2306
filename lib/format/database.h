/* A database in memory (SQLite): tables are made and filled, then written to a file as a whole or asked in
 * SQL.
 *
 * Questions are other people's: they only read (one SELECT; no ATTACH, no PRAGMA, nothing is changed), reach
 * no file, and end: steps, memory, the length of a value, of an answer and of the text itself are limited,
 * each with an error that says which. 'now' is the day that the caller gives, not the computer's, and nothing
 * is drawn by lot, so that the same question gives the same answer. */
#ifndef ZZ_FORMAT_DATABASE_H
#define ZZ_FORMAT_DATABASE_H

#include "base/date.h"
#include "base/diag.h"

enum {
	ZZ_DB_FILE = 512 << 20,          /* bytes of a file that is opened */
	ZZ_DB_MEMORY = 512 << 20,        /* bytes that a question may take beside the data */
	ZZ_DB_STEPS = 200 * 1000 * 1000, /* of its virtual machine: some seconds */
	ZZ_DB_ANSWER = 64 << 20,         /* bytes of all values of an answer */
	ZZ_DB_ROWS = 1000 * 1000,
};

struct zz_db;
/* Empty, or with the bytes of a database file, which are copied. ZZ_EUSAGE where they are none. */
int zz_db_open(struct zz_db **out, zz_day now, struct zz_error *e);
int zz_db_open_bytes(struct zz_db **out, struct zz_str bytes, zz_day now, struct zz_error *e);
void zz_db_free(struct zz_db *db);

/* Statements of our own: tables, views. */
int zz_db_run(struct zz_db *db, const char *sql, struct zz_error *e);
/* Rows of one table after the other: begin, cells from left to right, the row's end. Errors wait for
 * zz_db_end. */
void zz_db_begin(struct zz_db *db, const char *insert);
void zz_db_text(struct zz_db *db, struct zz_str text); /* an empty one is NULL */
void zz_db_int(struct zz_db *db, int64_t n);
void zz_db_null(struct zz_db *db);
void zz_db_row(struct zz_db *db);
int zz_db_end(struct zz_db *db, struct zz_error *e);
/* All of it as the bytes of a file. */
int zz_db_bytes(struct zz_db *db, struct zz_buf *out, struct zz_error *e);

enum zz_db_kind { ZZ_DB_NULL, ZZ_DB_INT, ZZ_DB_REAL, ZZ_DB_TEXT, ZZ_DB_BLOB };
struct zz_db_value {
	uint8_t kind;
	struct zz_str text; /* as text; of a BLOB its bytes */
};
struct zz_db_sink {
	void *with;
	void (*columns)(void *with, const struct zz_str *names, size_t n); /* once, before the rows */
	void (*row)(void *with, const struct zz_db_value *values, size_t n);
};
/* ZZ_EUSAGE for what is no question, is not allowed, or goes beyond a limit: with what SQLite says and the
 * place. */
int zz_db_ask(struct zz_db *db, struct zz_str sql, const struct zz_db_sink *sink, struct zz_error *e);

#endif
