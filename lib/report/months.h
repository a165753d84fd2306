/* 年度统计表: months × branches in two blocks, 支委会 and 党员集体活动 (documents.md).
 *
 * The page leaves open what these words count; here they are this program's own reading (本程序口径, DESIGN),
 * said in zzsh-export(1):
 * - 按时 is "within its month", as presence is counted per period; how late it was written down is another
 * column of another table.
 * - 党员集体活动: any sitting to which all members of the branch are called, as host or in the same sitting.
 * No regulation asks for it by that name; the monthly duty that calls all members is 主题党日, so a month
 * without any is what that duty is: missing, open, waived, not assessed.
 * - 完成率 = months carried out / (those + months of which nothing is seen). */
#ifndef ZZ_REPORT_MONTHS_H
#define ZZ_REPORT_MONTHS_H

#include "rules/verdict.h"

enum zz_months_block { ZZ_MONTHS_COMMITTEE, ZZ_MONTHS_TOGETHER, ZZ_MONTHS_BLOCKS };
extern const struct zz_term zz_months_terms[ZZ_MONTHS_BLOCKS + 1];

enum { ZZ_MONTHS = 12 };
struct zz_month {
	uint8_t state; /* zz_state; ZZ_STATES: nothing is asked of that month, and nothing is on record */
	bool not_held; /* missing, and the branch itself said so */
	uint16_t held; /* sittings of that month that count */
};
struct zz_months_count {
	unsigned done, due; /* 按时开展月份数, and how many months it is measured by */
};
struct zz_months_row {
	uint32_t owner;
	int32_t org;
	struct zz_month month[ZZ_MONTHS_BLOCKS][ZZ_MONTHS]; /* January first */
	struct zz_months_count count[ZZ_MONTHS_BLOCKS];
};
struct zz_months {
	int year;
	struct zz_months_row *at;
	size_t n;
	struct zz_months_count all[ZZ_MONTHS_BLOCKS];
};

/* Of the year in which the verdict's period begins; months outside of the period stay empty. A row for each
 * of `owners`, in that order, those that are no branches of the roster left out. `q` is what the verdict
 * answers: owners it does not ask for count nothing. */
void zz_months_make(struct zz_months *out, const struct zz_verdict *v, const struct zz_question *q,
					const uint32_t *owners, size_t nowners);
void zz_months_free(struct zz_months *m);

/* A month's cell: ✓, how often where it was more than once, or a word; empty where nothing is asked. */
void zz_month_text(struct zz_buf *out, const struct zz_month *m, enum zz_lang lang);
/* 类型: "普通党支部", "临时党支部", "离退休党支部". */
const char *zz_months_kind(const struct zz_org *o, enum zz_lang lang);

#endif
