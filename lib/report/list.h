/* The answer of `zzsh list`: records that terms select, as a table, a register, or data
 * (lib/data/schema/list.schema.json). */
#ifndef ZZ_REPORT_LIST_H
#define ZZ_REPORT_LIST_H

#include "report/list_columns.h"

/* How much of a talk the register shows; the first one is the usual. */
enum zz_parties { ZZ_PARTIES_HIDDEN, ZZ_PARTIES_COUNTS, ZZ_PARTIES_NAMED, ZZ_PARTIES };
extern const struct zz_term zz_parties_terms[ZZ_PARTIES + 1];

struct zz_list_ask {
	struct zz_str columns; /* names separated by commas; empty: the usual ones */
	struct zz_str sort;    /* the same, each with - before it for the other direction; empty: by date */
	bool reverse;
	bool registered; /* talks, without what was said; */
	uint8_t parties; /* zz_parties */
	bool sampled, limited;
	long sample, limit;
	struct zz_str seed; /* of the sample; empty: today's date */
	bool several;       /* ledgers are listed together: each row names its unit, and no column is left out */
	bool goes_on;       /* after another one's: csv without its line of heads */
};

struct zz_listing {
	struct zz_listed s;
	const struct zz_terms *terms;
	uint8_t columns[ZZ_LIST_COLUMNS]; /* zz_list_column_id */
	size_t ncolumns;
	bool goes_on; /* as asked */
	bool registered;
	uint8_t parties;
	bool chosen;  /* by the user: none is left out on a narrow screen */
	uint32_t *at; /* indices in l->records, in the order in which they are shown */
	size_t n, room;
	size_t found;                                   /* before the sample and the limit */
	size_t doubtful, untold, unreadable, withdrawn; /* see zz_selection; of those found */
	size_t injected, shallow;                       /* of those found: entries without a band */
	zz_day first, last; /* that were asked for; where none were, of the records found */
	long sample;        /* 0 none */
	struct zz_str seed;
	struct zz_arena arena;
};

/* Selects, samples, sorts, cuts. A sample takes the records of each branch in the order of their
 * SM3("zzsh-sample v1" LF seed LF owner/id LF), one of each branch in turn, the branches in the order of
 * SM3("zzsh-sample v1" LF seed LF owner LF): the same everywhere for the same seed and the same records.
 * ZZ_EUSAGE for columns that there are not. What is handed over must live as long as *out. */
int zz_list_make(struct zz_listing *out, const struct zz_ledger *l, const struct zz_entries *entries,
				 const struct zz_terms *terms, const struct zz_list_ask *ask, enum zz_lang lang,
				 struct zz_error *e);
void zz_list_free(struct zz_listing *list);

/* Whether an order by these columns tells nothing that the register without names hides. */
bool zz_list_sorts_nameless(struct zz_str sort);

/* What terms and columns there are, for -h. */
void zz_list_help(struct zz_buf *out, const struct zz_view *view);

/* "市政务服务办机关党委  2025-04  共12份", with what cannot be read and what was withdrawn. */
void zz_list_head(struct zz_buf *out, const struct zz_listing *list, const struct zz_view *view);
void zz_list_text(struct zz_buf *out, const struct zz_listing *list, const struct zz_view *view);
void zz_list_md(struct zz_buf *out, const struct zz_listing *list, const struct zz_view *view);
/* The head stands in no line of it: zz_list_head for standard error. */
void zz_list_csv(struct zz_buf *out, const struct zz_listing *list);
/* All that is known of each record, whatever the columns. `lines`: the head in one line, then a line a
 * record. */
void zz_list_json(struct zz_buf *out, const struct zz_listing *list, bool lines);
/* What was understood, and how many there are. */
void zz_list_explain(struct zz_buf *out, const struct zz_listing *list, const struct zz_view *view);

#endif
