/* Pieces of the text answer of a check; private to the report layer. */
#ifndef ZZ_REPORT_CHECK_PARTS_H
#define ZZ_REPORT_CHECK_PARTS_H

#include "report/check.h"

void zz_check_head(struct zz_buf *out, const struct zz_verdict *v, const struct zz_view *view,
				   struct zz_str title, size_t branches);
void zz_check_conclusion(struct zz_buf *out, const struct zz_verdict *v, const struct zz_view *view,
						 const size_t classes[3]);
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
/* What an owner's totals come to (design section 8). */
enum zz_class zz_check_class(const struct zz_check_index *x, uint32_t owner);

/* For each finding the next one that is shown with it, ZZ_CHAIN_END where there is none; the caller frees it.
 * PEOPLE: it says the same of another person of that branch; such are folded into one line, unless all are
 * asked for in full. KIN: what stands below the first line is the same (several periods of one rule, several
 * elements missing in one place); such stand line under line, with the rest once. */
enum zz_chain { ZZ_CHAIN_PEOPLE, ZZ_CHAIN_KIN };
#define ZZ_CHAIN_END SIZE_MAX
size_t *zz_check_chain(const struct zz_verdict *v, enum zz_chain which);

/* The matrix of branches, worst first. `owners` are the branches judged. */
void zz_check_matrix(struct zz_buf *out, const struct zz_check_index *x, const struct zz_view *view,
					 const uint32_t *owners, size_t n);
/* One owner: a line a rule under its system. */
void zz_check_systems(struct zz_buf *out, const struct zz_check_index *x, const struct zz_view *view,
					  uint32_t owner);

struct zz_obligation_list {
	const struct zz_obligation **at;
	size_t n, room;
};

#endif
