/* What the two ways of writing a book share. Private to book*.c. */
#ifndef ZZ_FORMAT_BOOK_PARTS_H
#define ZZ_FORMAT_BOOK_PARTS_H

#include "format/book.h"
#include "format/csv.h"

struct zz_book_file_list {
	struct zz_book_file *at;
	size_t n, room;
};

struct zz_book {
	struct zz_arena arena; /* names and what the head says */
	struct zz_book_about about;
	enum zz_book_kind kind;
	struct zz_book_sheet sheet; /* the one that is open; no columns: none */
	size_t row, column;         /* of the cell that comes next, in the table */
	struct zz_book_file_list files;
	struct zz_str *names; /* of all sheets, folded */
	size_t nnames, names_room;
	struct zz_csv csv;
	struct zz_buf safe; /* scratch */
	struct zz_xlsx_book *xlsx;
};

/* --- book_xlsx.c --- */
int zz_xlsx_book_open(struct zz_book *b, struct zz_error *e);
void zz_xlsx_book_sheet(struct zz_book *b);
void zz_xlsx_book_end(struct zz_book *b);
/* Text is safe and whole; `number` is written for it where it is one. */
void zz_xlsx_book_text(struct zz_book *b, struct zz_str text);
void zz_xlsx_book_number(struct zz_book *b, double number, bool rate, struct zz_str shown);
int zz_xlsx_book_finish(struct zz_book *b, struct zz_buf *out, struct zz_error *e);
void zz_xlsx_book_free(struct zz_book *b);

#endif
