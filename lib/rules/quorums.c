/* Sittings that need a share of those due: 支委会 (支部工作条例 第十二条), 民主生活会. */
#include "rules/checks.h"
#include "rules/headcount.h"

void zz_check_committee_quorum(struct zz_judge *j, const struct zz_rule *rule, const struct zz_record *r)
{
	struct zz_headcount h;
	if (r->org < 0)
		return;
	const struct zz_term_of_office *term = zz_org_term(&j->l->roster.orgs[r->org], r->date);
	if (!term || term->unknown || term->none || !zz_count_heads(j, r, ZZ_DUE_COMMITTEE, false, NULL, &h))
		return;
	zz_report_heads(j, rule, r, "present", &h, ZZ_RF(ZZ_RF_COMMITTEE_QUORUM),
					ZZ_RF(ZZ_RF_COMMITTEE_QUORUM_DOUBTFUL));
}

void zz_check_body_attendance(struct zz_judge *j, const struct zz_rule *rule, const struct zz_record *r)
{
	struct zz_headcount h;
	if (zz_count_heads(j, r, ZZ_DUE_BODY, false, NULL, &h))
		zz_report_heads(j, rule, r, "present", &h, ZZ_RF(ZZ_RF_BODY_ATTENDANCE),
						ZZ_RF(ZZ_RF_BODY_ATTENDANCE_DOUBTFUL));
}
