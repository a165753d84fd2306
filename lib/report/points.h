/* The answer of `zzsh check --points`: the verdict folded into the points of the review (回头看), for a
 * person and as versioned JSON (lib/data/schema/points.schema.json). No second judgement: the same findings,
 * grouped. */
#ifndef ZZ_REPORT_POINTS_H
#define ZZ_REPORT_POINTS_H

#include "report/view.h"
#include "rules/points.h"
#include "rules/register.h"

/* What one owner, or all together, come to under one point. */
struct zz_point_sum {
	size_t totals[ZZ_SEVERITIES]; /* findings that count */
	size_t answered;              /* findings that were waived or accepted */
	size_t states[ZZ_STATES];     /* obligations */
	size_t asked;                 /* of those not assessed: asked about */
	size_t open, overdue;         /* items of the register */
	size_t records;               /* of the period, that the point's rules look at */
	bool standing;                /* the roster and the register are looked at whatever was recorded */
};
/* The same classes as of branches: contradiction, violation, incomplete / shortfall, question / none. */
enum zz_class zz_point_class(const struct zz_point_sum *s);
/* Whether nothing was to be judged: obligations there are, and none of them applies; or there are none, and
 * no record that could be looked at was seen. */
bool zz_point_idle(const struct zz_point_sum *s);
/* Of these the second: no record seen, which is not the same as nothing found. */
bool zz_point_unseen(const struct zz_point_sum *s);

struct zz_points_owner {
	uint32_t owner;
	bool branch;
	struct zz_point_sum *at; /* p->n of them */
};
struct zz_points_view {
	const struct zz_verdict *v;
	const struct zz_points *p;
	struct {
		struct zz_points_owner *at;
		size_t n, room;
	} owners; /* branches first, then by what weighs, worst first */
	struct zz_point_sum *all;
	int32_t *point; /* of each finding, -1 */
	size_t beside;  /* findings that belong to no point and count */
	struct zz_arena arena;
};
void zz_points_fold(struct zz_points_view *out, const struct zz_verdict *v, const struct zz_points *p,
					const struct zz_register *r);
void zz_points_view_free(struct zz_points_view *pv);

/* "34/37+": met of those asked for; + more is still open. Nothing where the point has no obligations. */
void zz_point_met(struct zz_buf *out, const struct zz_point_sum *s, enum zz_lang lang);
/* "不符合规定 1  待说明 2；…" */
void zz_point_result(struct zz_buf *out, const struct zz_point_sum *s, const struct zz_view *view);
void zz_points_text(struct zz_buf *out, const struct zz_points_view *pv, const struct zz_view *view);
void zz_points_json(struct zz_buf *out, const struct zz_points_view *pv);

#endif
