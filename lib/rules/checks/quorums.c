/* Sittings that need a share of those due: 支委会 (支部工作条例 第十二条), 民主生活会. */
#include "rules/checks.h"
#include "rules/headcount.h"

enum {
	COMMITTEE_QUORUM,
	COMMITTEE_QUORUM_DOUBTFUL,
	BODY_ATTENDANCE,
	BODY_ATTENDANCE_DOUBTFUL,
};

const struct zz_finding_def zz_findings_quorums[] = {
	[COMMITTEE_QUORUM] = {"committee-quorum", ZZ_VIOLATION,
						  N_("too few committee members were present: {present} of {due}, {need} are needed"),
						  ZZ_SAY_CORRECT, ZZ_SAY_WHO_CAME},
	[COMMITTEE_QUORUM_DOUBTFUL] =
		{"committee-quorum-doubtful", ZZ_QUESTION,
		 N_("whether enough committee members were present depends on the reading: {present} of {due} came, "
			"{need} are needed; without the excused and mobile ones {least} are due and it suffices"),
		 ZZ_SAY_CORRECT, ZZ_SAY_WHO_CAME},
	[BODY_ATTENDANCE] =
		{"democratic-life-attendance", ZZ_VIOLATION,
		 N_("too few were present at the democratic life meeting: {present} of {due}, {need} are needed"),
		 ZZ_SAY_CORRECT, ZZ_SAY_WHO_CAME},
	[BODY_ATTENDANCE_DOUBTFUL] =
		{"democratic-life-attendance-doubtful", ZZ_QUESTION,
		 N_("whether enough were present at the democratic life meeting depends on the reading: {present} of "
			"{due} came, {need} are needed; without the excused ones {least} are due and it suffices"),
		 ZZ_SAY_CORRECT, ZZ_SAY_WHO_CAME},
	{NULL, ZZ_INFO, NULL, NULL, NULL},
};
#define FOUND(which) (&zz_findings_quorums[which])

void zz_check_committee_quorum(struct zz_judge *j, const struct zz_rule *rule, const struct zz_record *r)
{
	struct zz_headcount h;
	if (r->org < 0)
		return;
	const struct zz_term_of_office *term = zz_org_term(&j->l->roster.orgs[r->org], r->date);
	if (!term || term->unknown || term->none || !zz_count_heads(j, r, ZZ_DUE_COMMITTEE, false, NULL, &h))
		return;
	zz_report_heads(j, rule, r, "present", &h, FOUND(COMMITTEE_QUORUM), FOUND(COMMITTEE_QUORUM_DOUBTFUL));
}

void zz_check_body_attendance(struct zz_judge *j, const struct zz_rule *rule, const struct zz_record *r)
{
	struct zz_headcount h;
	if (zz_count_heads(j, r, ZZ_DUE_BODY, false, NULL, &h))
		zz_report_heads(j, rule, r, "present", &h, FOUND(BODY_ATTENDANCE), FOUND(BODY_ATTENDANCE_DOUBTFUL));
}
