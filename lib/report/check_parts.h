/* Pieces of the text answer of a check; private to the report layer. */
#ifndef ZZ_REPORT_CHECK_PARTS_H
#define ZZ_REPORT_CHECK_PARTS_H

#include "report/check.h"
#include "report/columns.h"

void zz_check_head(struct zz_buf *out, const struct zz_verdict *v, const struct zz_view *view,
				   struct zz_str title, size_t branches);
/* What a verdict comes to, or several together. */
struct zz_check_sums {
	size_t totals[ZZ_SEVERITIES], classes[ZZ_CLASSES];
	size_t answered, due, not_assessed, unreadable, unread_answers;
};
void zz_check_sum(struct zz_check_sums *sums, const struct zz_verdict *v);
void zz_check_conclusion(struct zz_buf *out, const struct zz_check_sums *sums, const struct zz_view *view);
/* "2025年度  数据截至2026-01-12" */
void zz_check_period(struct zz_buf *out, const struct zz_verdict *v, enum zz_lang lang);
/* "规则：全国 2026.1 (ab12…)", with how much the unit's own packs change. */
void zz_check_packs(struct zz_buf *out, const struct zz_verdict *v, enum zz_lang lang);
/* Obligations by owner and findings counted by owner, so that an answer about many branches is one pass. */
struct zz_check_index {
	const struct zz_verdict *v;
	const struct zz_obligation **at; /* by owner, then in the order of the verdict */
	size_t n;
	size_t (*totals)[ZZ_SEVERITIES]; /* by the owner's interned id */
	size_t (
		*others)[ZZ_SEVERITIES]; /* those of them that no obligation stands for: of records, of the roster */
};
void zz_check_index(struct zz_check_index *x, const struct zz_verdict *v);
void zz_check_index_free(struct zz_check_index *x);
/* The obligations of one owner: a slice of x->at. */
const struct zz_obligation **zz_check_owner(const struct zz_check_index *x, uint32_t owner, size_t *n);
/* Whether an owner had duties in the period and none of them was judged; *why: the reason of all, NULL where
 * they differ. */
bool zz_check_unjudged(const struct zz_check_index *x, uint32_t owner, const struct zz_term **why);
/* What an owner's totals come to (design section 8). */
enum zz_class zz_check_class(const struct zz_check_index *x, uint32_t owner);

/* For each finding the next one that is shown with it, ZZ_CHAIN_END where there is none; the caller frees it.
 * PEOPLE: it says the same of another person of that branch; such are folded into one line, unless all are
 * asked for in full. KIN: what stands below the first line is the same (several periods of one rule, several
 * elements missing in one place); such stand line under line, with the rest once. */
enum zz_check_chains { ZZ_CHAIN_PEOPLE, ZZ_CHAIN_KIN };
#define ZZ_CHAIN_END SIZE_MAX
size_t *zz_check_chain(const struct zz_verdict *v, enum zz_check_chains which);

/* The matrix of branches, worst first; rows come from one verdict or, one after the other, from several. */
struct zz_matrix_row {
	const struct zz_ledger *names; /* who knows its name: must live as long as the matrix */
	uint32_t owner;                /* interned there */
	struct zz_str name, instead;   /* a row of words: what is not there */
	struct zz_str cells[ZZ_COLUMNS];
	uint8_t cls;
	size_t totals[ZZ_SEVERITIES], order;
};
struct zz_matrix {
	struct zz_arena arena;
	struct zz_matrix_row *rows;
	size_t n, room;
};
void zz_matrix_add(struct zz_matrix *m, const struct zz_check_index *x, uint32_t owner,
				   const struct zz_ledger *names, enum zz_lang lang);
void zz_matrix_instead(struct zz_matrix *m, struct zz_str name, struct zz_str words);
void zz_matrix_text(struct zz_buf *out, struct zz_matrix *m, const struct zz_view *view);
void zz_matrix_free(struct zz_matrix *m);
/* One owner: a line a rule under its system. */
void zz_check_systems(struct zz_buf *out, const struct zz_check_index *x, const struct zz_view *view,
					  uint32_t owner);

/* Owners judged: branches into `branches`, bodies and the unit into `others`. */
struct zz_owner_list {
	uint32_t *at;
	size_t n, room;
};
void zz_check_owners(const struct zz_check_index *x, struct zz_owner_list *branches,
					 struct zz_owner_list *others);
/* Bodies and the unit, the findings, and what the marks mean. */
void zz_check_others(struct zz_buf *out, const struct zz_check_index *x, const struct zz_view *view,
					 const struct zz_owner_list *others);
void zz_check_findings(struct zz_buf *out, const struct zz_verdict *v, const struct zz_view *view, bool many);
void zz_check_legend(struct zz_buf *out, bool findings, const struct zz_view *view);

struct zz_obligation_list {
	const struct zz_obligation **at;
	size_t n, room;
};

#endif
