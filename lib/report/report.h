/* Documents: what the judgement and the records of a commit come to, as an office sends it out
 * (lib/document).
 *
 * Facts first, then requests; 未见记录 is never 未开展; nothing is said of what the ledger does not hold. The
 * same ledger, rules and question give the same tree: `today` comes in with the ledger. */
#ifndef ZZ_REPORT_REPORT_H
#define ZZ_REPORT_REPORT_H

#include "audit/audit.h"
#include "document/write.h"
#include "model/entered.h"
#include "rules/points.h"
#include "rules/register.h"
#include "rules/several.h"
#include "rules/verdict.h"

struct zz_report {
	const struct zz_verdict *verdict;
	const struct zz_question *question; /* the one that the verdict answers */
	const struct zz_entries *entries;
	/* What receipts say of when records were first shown, of a ledger that has any: the rate of entry in time
	 * then goes by the witnesses' clock. NULL: by the computers' own. */
	const struct zz_audit *audit;
	enum zz_lang lang;
	bool no_names;   /* branches are not named: 个别支部, 部分支部 */
	zz_day deadline; /* for what is to be put right; ZZ_NO_DAY = ZZ_REPORT_WORKDAYS after today */
	struct zz_str to, number;
	bool several;     /* set by zz_report_several_add: one of several ledgers */
	bool open_to_all; /* set by zz_report_public */
	/* The year before, asked about its yearly meetings alone: what of them fell due in the period. NULL:
	 * nothing is said of them. */
	const struct zz_verdict *yearly;
};
/* The question that `yearly` answers; `kinds` has room for ZZ_KINDS. */
struct zz_question zz_report_yearly_question(const struct zz_question *q, zz_day today, uint8_t *kinds);
/* How many working days branches are given to put right or explain, where nobody said until when (DESIGN). */
enum { ZZ_REPORT_WORKDAYS = 10 };

/* Whether a record may lie in what a question is about: its days, and those of a year's meetings held later.
 */
bool zz_report_asks(const struct zz_question *q, const struct zz_record *r);

/* 季度通报, of any period that is not a year. */
struct zz_doc *zz_report_quarter(const struct zz_report *asked);
/* 述职: figures, and no prose. */
struct zz_doc *zz_report_figures_annex(const struct zz_report *asked);
/* 年度检查报告, with the ledgers as annexes. */
struct zz_doc *zz_report_year(const struct zz_report *asked);
/* 公布: for everybody to read. */
struct zz_doc *zz_report_public(const struct zz_report *asked);
/* 回头看: the judgement by the points of the review. */
struct zz_doc *zz_report_points(const struct zz_report *asked, const struct zz_points *points,
								const struct zz_register *rectify);
/* What changed since a notice; `before` answers the same question on the ledger as it was. */
struct zz_doc *zz_report_since(const struct zz_report *asked, const struct zz_verdict *before);
/* A notice or report over several ledgers: begin (of `asked` lang, to, number, deadline), add each while it
 * is in memory, take the document; rows and sums are all that is kept. */
struct zz_report_several;
struct zz_report_several *zz_report_several_begin(struct zz_several *s, const struct zz_report *asked);
void zz_report_several_add(struct zz_report_several *r, size_t ledger, const struct zz_report *one);
struct zz_doc *zz_report_several_doc(struct zz_report_several *r);
void zz_report_several_free(struct zz_report_several *r);
/* 会议记录 of one record. */
struct zz_doc *zz_report_minutes(const struct zz_ledger *l, uint32_t record, enum zz_lang lang);

#endif
