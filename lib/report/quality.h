/* 上报质量: how a branch's sittings and their records stand, in numbers (documents.md, 上报质量表).
 *
 * What the page leaves open is this program's own reading (本程序口径, DESIGN), said in zzsh-export(1):
 * - 应召开, 实际召开: duties with a number that sittings meet (branches and groups; no talks, no members'
 *   duties) which have fallen due, and those of them that are met. Presence is counted per period, so that
 *   twelve meetings in December are one month.
 * - 规范执行: of those met, such whose record bears no open finding of weight 要素不全 or worse. Questions,
 *   what was accepted or waived, and lateness take nothing away.
 * - 执行率 = 实际召开 / 应召开: whether something was held and whether its record is whole are two things.
 * - 退回: records whose latest review returned them; what was passed afterwards is no longer one. */
#ifndef ZZ_REPORT_QUALITY_H
#define ZZ_REPORT_QUALITY_H

#include "report/report_parts.h"

struct zz_quality {
	size_t due, held, proper, returned;
};

/* Beside f->branches, and of them all together at f->nbranches; to be freed. */
struct zz_quality *zz_quality_make(const struct zz_report_facts *f);
/* Whether duties of this rule are met by sittings. */
bool zz_quality_counts(const struct zz_rule *r);

#endif
