/* The conversation as it is shown: what was said about a finding, what can be said next, what reviews made of
 * a record. */
#ifndef ZZ_REPORT_ANSWERS_H
#define ZZ_REPORT_ANSWERS_H

#include "report/view.h"
#include "rules/reviews.h"

/* "（2025-09-08 李敏）": when and by whom a finding was answered; nothing where it was not. */
void zz_view_answered(struct zz_buf *out, const struct zz_verdict *v, size_t i, enum zz_lang lang);
/* A line for each explanation, answer and waiver, oldest first, under the same labels as the rest of a
 * finding. */
void zz_view_conversation(struct zz_buf *out, const struct zz_verdict *v, size_t i,
						  const struct zz_view *view);
/* One finding in full, its conversation, and what to type next. */
void zz_finding_page(struct zz_buf *out, const struct zz_verdict *v, size_t i, const struct zz_view *view);
/* One finding on a line, with its id and without what was answered. */
void zz_finding_line(struct zz_buf *out, const struct zz_verdict *v, size_t i, const struct zz_view *view);
/* What was waived, by whom and why, a line an obligation. */
void zz_check_waived(struct zz_buf *out, const struct zz_verdict *v, const struct zz_view *view);
/* One obligation on a line: "第一支部 2025年8月 支部委员会会议（未见记录）". */
void zz_obligation_line(struct zz_buf *out, const struct zz_verdict *v, size_t i, const struct zz_view *view);

/* "2025-12-22 刘洋 通过（第1版）；第2版尚未复审"; nothing where there was no review. */
void zz_review_text(struct zz_buf *out, const struct zz_ledger *l, const struct zz_review_state *s,
					enum zz_lang lang);
/* All reviews of a record, and its state. */
void zz_review_page(struct zz_buf *out, const struct zz_ledger *l, uint32_t record,
					const struct zz_view *view);
/* What waits: returned, corrected since, changed after having passed; `owners` NULL = all. */
void zz_review_list(struct zz_buf *out, const struct zz_ledger *l, const uint32_t *owners, size_t nowners,
					const struct zz_view *view);

/* Text of users on one line, safe for a terminal, long numbers masked. */
void zz_view_prose(struct zz_buf *out, struct zz_str text);

#endif
