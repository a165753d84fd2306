/* What the imports share. Private to import*.c of this layer. */
#ifndef ZZ_ENTRY_IMPORT_PARTS_H
#define ZZ_ENTRY_IMPORT_PARTS_H

#include "entry/import.h"

#include "base/message.h"

/* What a column holds. */
enum zz_import_role {
	ZZ_R_UNKNOWN,
	ZZ_R_SKIP, /* running numbers, and what this program itself writes beside refused rows */
	ZZ_R_IDENTITY,
	ZZ_R_PHONE,
	ZZ_R_NAME,
	ZZ_R_BRANCH,
	/* members */
	ZZ_R_JOINED,
	ZZ_R_FULL,
	ZZ_R_CATEGORY,
	ZZ_R_STATE,
	ZZ_R_POST,
	ZZ_R_ID,
	ZZ_R_PINYIN,
	ZZ_R_GROUP,
	ZZ_R_FROM,
	ZZ_R_LEFT,
	ZZ_R_TO,
	/* attendance */
	ZZ_R_SIGNED,
	ZZ_R_SIGN_TIME,
	ZZ_R_REASON,
	ZZ_R_NOTE,
	ZZ_R_NICKNAME,
	ZZ_R_DURATION,
	/* records; other columns are fields of the kind by their own name */
	ZZ_R_KIND,
	ZZ_R_WHEN,
	ZZ_R_PLAIN_TITLE,
	ZZ_R_DUE,
	ZZ_R_CAME,
	ZZ_R_DUE_AND_CAME,
	ZZ_R_PRESENT,
	ZZ_R_ABSENT,
	ZZ_R_DECISION,
	ZZ_R_TALKERS,
	ZZ_R_TALKEES,
	ZZ_R_LECTURER,
	ZZ_R_PAPERWORK, /* of the old list itself: its number, when it was entered, reviewed */
};

/* import_columns.c */
enum zz_import_role zz_import_role(enum zz_import_use use, struct zz_str heading);
/* A heading as it is compared: without blanks, line breaks, marks and what stands in brackets behind it. */
struct zz_str zz_import_heading(struct zz_arena *a, struct zz_str text);
/* Whether these roles (bit by bit) suffice for a row of headings. */
bool zz_import_suffices(enum zz_import_use use, uint64_t roles);
/* What such a row needs, for the message. */
const char *zz_import_needs(enum zz_import_use use, enum zz_lang lang);

/* import_read.c */
struct zz_str zz_import_cell(const struct zz_import_row *row,
							 uint32_t column); /* trimmed; empty where none */
uint8_t zz_import_cell_kind(const struct zz_import_row *row, uint32_t column);
uint32_t zz_import_column(const struct zz_import_sheet *s, enum zz_import_role role); /* 0: none */
struct zz_str zz_import_value(const struct zz_import_sheet *s, const struct zz_import_row *row,
							  enum zz_import_role role);

/* import_privacy.c: identity and telephone numbers inside of other text become asterisks, counted in *im. */
struct zz_str zz_import_masked(struct zz_import *im, struct zz_str text);

/* import_answer.c */
/* Refuses a row for what *e says, which is cleared. */
void zz_import_refuse(struct zz_import *im, struct zz_import_row *row, uint32_t column, struct zz_error *e);
/* “工作表“签到”第4行D列“签到时间””, without the file. */
void zz_import_where(struct zz_buf *out, const struct zz_import_sheet *s, const struct zz_import_row *row,
					 uint32_t column, enum zz_lang lang);
#define ZZ_IMPORT_SAY(im, ...) zz_msgf(&(im)->said, (im)->reader, __VA_ARGS__)

/* import_day.c: what stands in a cell for days and times. */
enum zz_found_day {
	ZZ_DAY_NONE,    /* the cell is empty */
	ZZ_DAY_EXACT,   /* *day */
	ZZ_DAY_MONTH,   /* a year and a month: *day is the first of it */
	ZZ_DAY_STRANGE, /* neither; *e says why */
};
enum zz_found_day zz_import_day(struct zz_str text, uint8_t kind, bool from_1904, zz_day *day,
								struct zz_error *e);
/* "2025-03-12 14:30-15:40", "3月12日下午2:30" …: what of it is a day and what a time. False, with *e, where a
 * piece is neither, or a day has no year and `year` is 0. What is not there is ZZ_NO_DAY, ZZ_NO_SPAN. */
bool zz_import_when(struct zz_str text, uint8_t kind, bool from_1904, int year, zz_day *day,
					struct zz_span *span, struct zz_error *e);

#endif
