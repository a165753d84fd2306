/* Tables that an office has already, taken into the ledger: a list of members, a sign-in sheet, a list of
 * meetings or talks.
 *
 * Whole or not at all: a row that cannot be taken without guessing is refused with a reason, and as long as
 * one is, nothing is imported unless the caller says that refused rows are to be left out. Identity and
 * telephone numbers are dropped while the table is read; they get into no text, message or file of the
 * program. */
#ifndef ZZ_ENTRY_IMPORT_H
#define ZZ_ENTRY_IMPORT_H

#include "entry/amend.h"
#include "entry/roster_edit.h"
#include "format/table.h"

enum zz_import_use { ZZ_IMPORT_ROSTER = 1, ZZ_IMPORT_ATTENDANCE = 2, ZZ_IMPORT_RECORDS = 4 };

enum zz_import_state {
	ZZ_ROW_DATA,
	ZZ_ROW_BESIDE, /* title, heading, totals, remarks */
	ZZ_ROW_REFUSED,
};
struct zz_import_row {
	uint32_t number;
	uint32_t
		shift; /* columns that its cells stand further right: of tables whose headings repeat side by side */
	struct zz_cell *cells;
	size_t n;
	uint8_t state;
	uint32_t why_column; /* 0: the row as a whole */
	struct zz_str why;
};

struct zz_import_column {
	uint8_t role;          /* import_parts.h */
	struct zz_str heading; /* on one line, as written */
};

struct zz_import_sheet {
	struct zz_str name; /* empty: CSV */
	bool from_1904;
	struct {
		struct zz_import_row *at;
		size_t n, room;
	} rows;
	size_t header;                    /* index of the row with the headings */
	struct zz_import_column *columns; /* [column - 1] */
	uint32_t ncolumns;
	struct zz_str title; /* what stands above the headings */
};

struct zz_import {
	struct zz_arena arena;
	enum zz_lang reader;
	enum zz_import_use use;
	struct zz_str file; /* name without folder */
	int year;           /* of days that are written without one; 0: such are refused. The caller's */
	struct zz_table_info info;
	struct {
		struct zz_import_sheet *at;
		size_t n, room;
	} sheets;
	size_t identities, phones;            /* cells that were dropped or masked */
	size_t added, changed, same, refused; /* rows */
	struct zz_buf said;                   /* lines: what was read, left out, changed */
};

/* Reads a table into *im (start with {0}; zz_import_free in any case). `file` is the name to call it by,
 * `sheet` the only sheet to read, or empty. ZZ_EUSAGE where it is no table or has no row of headings that
 * this use needs; the text names the file. */
int zz_import_read(struct zz_import *im, enum zz_import_use use, struct zz_str file, struct zz_str bytes,
				   struct zz_str sheet, enum zz_lang reader, struct zz_error *e);
void zz_import_free(struct zz_import *im);

/* --- a list of members --- */

struct zz_import_members {
	struct zz_str branch; /* as typed: of rows that do not say it */
	zz_day from;          /* members since, where a row does not say it; ZZ_NO_DAY */
	zz_day term; /* the posts of the table are a term since that day, where a branch has none; ZZ_NO_DAY */
	int day_of_month; /* for dates without a day; 0: such rows are refused */
};
/* Enters the rows into a roster edit that was begun; counts and refusals go to *im. The edit has a subject
 * then and can be settled and committed where im->added + im->changed. */
int zz_import_members(struct zz_import *im, struct zz_roster_edit *ed, const struct zz_import_members *how,
					  struct zz_error *e);

/* --- a list of meetings, lessons, talks … --- */

struct zz_import_listed {
	struct zz_str branch;       /* as typed: of rows that do not say it */
	const struct zz_kind *kind; /* of rows that do not say it; may be NULL */
	bool with_content;          /* what was said in talks is stored */
	struct zz_str by;
};
struct zz_import_texts {
	struct zz_change *at; /* new records; texts in im->arena */
	size_t n, room;
};
/* Writes the records of all rows; `store` may be NULL. Each is adopted by the ledger, which serves for
 * nothing else afterwards. Start *out with {0}; free(out->at). */
int zz_import_records(struct zz_import *im, struct zz_ledger *l, struct zz_store *store,
					  const struct zz_import_listed *how, struct zz_import_texts *out, struct zz_error *e);

/* --- a sign-in sheet, or the list of an online meeting --- */

struct zz_import_sitting {
	const struct zz_kind *kind;
	int32_t org;
	zz_day date;
	struct zz_str group;                   /* id; empty: none */
	uint8_t form;                          /* of a 组织生活会 */
	const struct zz_record *record;        /* that exists, linked; or NULL */
	struct zz_str present, absent, online; /* as typed: said beside the table */
};
/* Lists in the form that zz_attending takes, in im->arena: everybody by a name or id that means one person.
 */
struct zz_import_lists {
	struct zz_str present, online, absent, also;
	size_t npresent, nonline, nabsent, nalso;
	struct zz_str unaccounted; /* who was due and is named nowhere */
};
int zz_import_attendance(struct zz_import *im, struct zz_ledger *l, const struct zz_import_sitting *s,
						 struct zz_import_lists *out, struct zz_error *e);

/* --- the answer --- */

/* The refused rows, one line each, at most `most` (0: all), made safe for a terminal. */
void zz_import_refusals(struct zz_buf *out, const struct zz_import *im, size_t most);
/* A CSV file (UTF-8 with mark, CR LF) of the refused rows: where they stood, why, and their cells under their
 * headings, so that they can be put right there and imported again. What a spreadsheet would take for a
 * formula is neutralised; dropped columns stay empty. */
void zz_import_refused_csv(struct zz_buf *out, const struct zz_import *im);
/* "Imported 35, changed 2", and what was dropped. */
void zz_import_summary(struct zz_buf *out, const struct zz_import *im);
/* For the commit: file, digest of its bytes, numbers. */
struct zz_str zz_import_body(struct zz_import *im, struct zz_str bytes, enum zz_lang lang);

#endif
