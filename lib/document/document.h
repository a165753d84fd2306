/* A document as an office writes it: a tree that every back end shows in its own way.
 *
 * The tree knows paper and no rules: title, addressee, headings of four levels, paragraphs, tables, figures,
 * enclosures, signature, annexes. Layout of an official document: GB/T 9704-2012. Text is copied into the
 * document's arena and made safe on the way (zz_text_safe), so that a back end only escapes what its own
 * format means by a character. Nothing here looks at the clock: the same tree gives the same bytes. */
#ifndef ZZ_DOCUMENT_DOCUMENT_H
#define ZZ_DOCUMENT_DOCUMENT_H

#include "base/diag.h"

enum zz_doc_style {
	ZZ_DOC_GBT9704, /* a notice or report */
	ZZ_DOC_RECORD,  /* minutes as branches keep them: Word's own margins */
};

enum zz_block_kind {
	ZZ_BLOCK_NUMBER, /* 发文字号 */
	ZZ_BLOCK_TITLE,  /* broken into lines where words stay whole (GB/T 9704, 7.3.1) */
	ZZ_BLOCK_ADDRESSEE,
	ZZ_BLOCK_HEADING, /* label = its number, text = the heading; more = what follows on the same line */
	ZZ_BLOCK_PARAGRAPH,
	ZZ_BLOCK_LABELLED, /* label, then text hanging behind it: 出席：… */
	ZZ_BLOCK_TABLE,
	ZZ_BLOCK_FIGURE,
	ZZ_BLOCK_ENCLOSURES, /* lines: 附件：1. … */
	ZZ_BLOCK_SIGNED,     /* lines: 署名, 日期 */
	ZZ_BLOCK_ANNEX,      /* on a new page; label = 附件1, text = its title */
	ZZ_BLOCK_NOTES,      /* lines in small print, numbered, below their heading */
	ZZ_BLOCK_KINDS
};

struct zz_doc_lines {
	struct zz_str *at;
	size_t n, room;
};

struct zz_doc_column {
	struct zz_str head;
	uint8_t width; /* in characters of the table's print, relative to the others */
	uint8_t align; /* zz_doc_align */
};
enum zz_doc_align { ZZ_ALIGN_LEFT, ZZ_ALIGN_CENTRE, ZZ_ALIGN_RIGHT };
struct zz_doc_table {
	struct zz_doc *doc;
	struct zz_str caption;
	struct zz_doc_column *columns;
	size_t ncolumns;
	struct zz_doc_lines cells; /* row by row */
};

/* Values that a figure shows. HEAT: rows x columns of marks; BARS: a row for each category, one or two bars.
 */
enum zz_figure_kind { ZZ_FIGURE_HEAT, ZZ_FIGURE_BARS };
enum { ZZ_HEAT_LEVELS = 6 }; /* 0 blank … 5 darkest; the mark says the same in black and white */
struct zz_heat_cell {
	uint8_t level;
	struct zz_str mark;
};
struct zz_bar {
	struct zz_str label, shown; /* shown: the number as it is written beside the bar */
	long value[2];
};
struct zz_figure {
	uint8_t kind;
	struct zz_str title, legend;
	struct zz_doc_lines rows, columns; /* HEAT: their names */
	struct zz_heat_cell *cells;        /* HEAT: row by row */
	struct zz_bar *bars;
	size_t nbars;
	long full;               /* what the longest possible bar stands for */
	struct zz_str series[2]; /* BARS: names; the second empty where there is one only */
};

struct zz_block {
	uint8_t kind, level; /* level: of a heading, from 1 */
	bool wide;           /* ANNEX: on a page across */
	bool keep;           /* on the page of what follows: no signature stands on a page alone */
	struct zz_str label, text, more;
	struct zz_doc_lines lines;
	struct zz_doc_table *table;
	struct zz_figure *figure;
	struct zz_block *next;
};

/* Which typefaces stand for those of the standard. */
enum zz_doc_font { ZZ_FONT_TITLE, ZZ_FONT_BODY, ZZ_FONT_HEI, ZZ_FONT_KAI, ZZ_FONT_SONG, ZZ_DOC_FONTS };
extern const struct zz_term zz_doc_font_terms[ZZ_DOC_FONTS]; /* slug: role; label: the standard's own */

struct zz_doc_fact {
	struct zz_str key, value; /* a slug and what it is, for data: commit, period … */
	struct zz_doc_fact *next;
};

struct zz_doc {
	struct zz_arena arena;
	enum zz_lang lang;
	uint8_t style;
	struct zz_str type, author;
	struct zz_str fonts[ZZ_DOC_FONTS];
	struct zz_doc_fact *facts, **last_fact;
	struct zz_block *first, **last;
	unsigned numbers[4], annexes;
};

struct zz_doc *zz_doc_new(const char *type, enum zz_doc_style style, enum zz_lang lang);
void zz_doc_free(struct zz_doc *d);
/* The title on one line, wherever it is broken on paper; the document's type where it has none. */
void zz_doc_title(struct zz_buf *out, const struct zz_doc *d);
void zz_doc_fact(struct zz_doc *d, const char *key, struct zz_str value);

/* Text as the document keeps it. */
struct zz_str zz_doc_copy(struct zz_doc *d, struct zz_str text);
struct zz_block *zz_doc_block(struct zz_doc *d, enum zz_block_kind kind, struct zz_str text);
/* Numbered by the document: 一、 （一） 1. （1）; in English 1. 1.1 … */
struct zz_block *zz_doc_heading(struct zz_doc *d, unsigned level, struct zz_str text);
/* What follows a heading on its line. */
void zz_doc_more(struct zz_doc *d, struct zz_block *heading, struct zz_str text);
/* A paragraph for each line of the text; empty lines are left out. */
void zz_doc_paragraphs(struct zz_doc *d, struct zz_str text);
void zz_doc_labelled(struct zz_doc *d, struct zz_str label, struct zz_str text);
/* The last block is taken out, filled further, and put where its place comes; put back before the document is
 * freed. */
struct zz_block *zz_doc_take(struct zz_doc *d);
void zz_doc_put(struct zz_doc *d, struct zz_block *b);
/* The last `n` blocks stay on the page of the one that comes next. */
void zz_doc_keep(struct zz_doc *d, unsigned n);
/* "附件1": the next one. Headings begin anew. */
struct zz_block *zz_doc_annex(struct zz_doc *d, struct zz_str title, bool wide);
void zz_doc_line(struct zz_doc *d, struct zz_block *b, struct zz_str text);

struct zz_doc_table *zz_doc_table(struct zz_doc *d, struct zz_str caption);
/* Columns come before cells. */
void zz_doc_column(struct zz_doc_table *t, struct zz_str head, unsigned width, enum zz_doc_align align);
/* The next cell; an empty one reads 无, as offices print it. */
void zz_doc_cell(struct zz_doc_table *t, struct zz_str text);
void zz_doc_count(struct zz_doc_table *t, long number);
size_t zz_doc_rows(const struct zz_doc_table *t);

struct zz_figure *zz_doc_heat(struct zz_doc *d, struct zz_str title, size_t rows, size_t columns);
struct zz_figure *zz_doc_bars(struct zz_doc *d, struct zz_str title, size_t bars);

/* The day as a document writes it: 2026年4月3日; English: 3 April 2026. */
void zz_doc_day(struct zz_buf *out, zz_day day, enum zz_lang lang);
/* 1 is 一, 12 is 十二; up to 99. */
void zz_doc_ordinal(struct zz_buf *out, unsigned n);

#endif
