/* The answer of `zzsh check`: for a person, and as versioned JSON (lib/data/schema/check.schema.json). */
#ifndef ZZ_REPORT_CHECK_H
#define ZZ_REPORT_CHECK_H

#include "report/several.h"

/* One branch: a line a rule under its system, then the findings in full. Several: the matrix, worst first,
 * then what to do first and the findings. */
void zz_check_text(struct zz_buf *out, const struct zz_verdict *v, const struct zz_view *view);
void zz_check_json(struct zz_buf *out, const struct zz_verdict *v, enum zz_lang lang);

/* The same of several ledgers, one after the other: one matrix of all their branches, then each ledger's
 * bodies and findings. Begin, add each, then the text. */
struct zz_check_several;
struct zz_check_several *zz_check_several_begin(struct zz_several *s, const struct zz_view *view);
void zz_check_several_add(struct zz_check_several *c, size_t ledger, const struct zz_verdict *v);
void zz_check_several_text(struct zz_buf *out, struct zz_check_several *c);
void zz_check_several_free(struct zz_check_several *c);

/* Waivers and follow-ups within the question that could not be read: what they may answer is shown as
 * unanswered. */
size_t zz_check_unread_answers(const struct zz_verdict *v);
/* How many findings of each severity count (not waived, not accepted). */
void zz_check_totals(const struct zz_verdict *v, size_t out[ZZ_SEVERITIES]);
/* 1 where a finding counts that is at least as bad as `fail_on`, or a record is unreadable; else 0. */
int zz_check_exit(const struct zz_verdict *v, enum zz_severity fail_on);

#endif
