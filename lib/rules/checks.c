/* The table of procedural checks, and running them over the records that were asked about. */
#include "rules/checks.h"

#include "rules/headcount.h"

static const struct check {
	zz_record_check *record;
	void (*branches)(struct zz_judge *j, const struct zz_rule *rule);
	bool host_only; /* a guest of that kind in another sitting is not looked at: its host may be led otherwise
					 */
} checks[ZZ_CHECKS] = {
	[ZZ_CHECK_VOTE_QUORUM] = {.record = zz_check_vote_quorum},
	[ZZ_CHECK_VOTE_MAJORITY] = {.record = zz_check_vote_majority},
	[ZZ_CHECK_COMMITTEE_QUORUM] = {.record = zz_check_committee_quorum},
	[ZZ_CHECK_ELECTION_QUORUM] = {.record = zz_check_election_quorum},
	[ZZ_CHECK_ELECTED_MAJORITY] = {.record = zz_check_elected_majority},
	[ZZ_CHECK_BODY_ATTENDANCE] = {.record = zz_check_body_attendance},
	[ZZ_CHECK_CHAIR] = {.record = zz_check_chair, .host_only = true},
	[ZZ_CHECK_COMMITTEE_REQUIRED] = {.branches = zz_check_committee_required},
};

struct zz_finding *zz_report_record(struct zz_judge *j, const struct zz_finding_def *def,
									const struct zz_rule *rule, const struct zz_record *r, const char *part,
									const struct zz_arg *args, size_t nargs)
{
	struct zz_finding *f = zz_finding_add(&j->v->findings, def, args, nargs);
	if (rule) {
		enum zz_severity severity = zz_rule_severity(rule);
		f->rule = zz_intern_str(&j->l->words, rule->id);
		f->severity = def->severity >= ZZ_QUESTION && def->severity > severity ? def->severity : severity;
	}
	f->owner = zz_intern_str(&j->l->words, r->owner);
	f->record = r->id;
	f->path = r->path;
	f->part = zz_arena_str(&j->v->arena, zz_str(part));
	return f;
}

void zz_report_heads(struct zz_judge *j, const struct zz_rule *rule, const struct zz_record *r,
					 const char *part, const struct zz_headcount *h, const struct zz_finding_def *fails,
					 const struct zz_finding_def *doubtful)
{
	enum zz_outcome outcome = zz_attendance_outcome(&rule->share, h);
	if (outcome != ZZ_NOT_ENOUGH && (outcome != ZZ_DOUBTFUL || !doubtful))
		return;
	int due = outcome == ZZ_NOT_ENOUGH ? h->least : h->all;
	ZZ_REPORT(j, outcome == ZZ_NOT_ENOUGH ? fails : doubtful, rule, r, part, ZZ_ANUM("due", due),
			  ZZ_ANUM("least", h->least), ZZ_ANUM("present", h->present),
			  ZZ_ANUM("need", zz_share_needs(&rule->share, due)));
}

const struct zz_rule *zz_check_rule(const struct zz_judge *j, uint8_t check, zz_day on)
{
	for (size_t p = j->packs->n; p-- > 0;)
		for (uint32_t i = 0; i < j->packs->at[p]->nrules; i++) {
			const struct zz_rule *r = &j->packs->at[p]->rules[i];
			if (r->check == check && zz_rule_in_force(r, on, on) && zz_rule_version(j->packs, r, on, on) == r)
				return r;
		}
	return NULL;
}

static bool concerns(const struct zz_rule *rule, const struct check *check, const struct zz_record *r)
{
	const uint8_t *kinds = rule->kinds.at;
	for (uint32_t i = 0; i < rule->kinds.n; i++)
		if (check->host_only ? r->kind == kinds[i] : zz_record_is(r, kinds[i]))
			return true;
	return false;
}

static void check_records(struct zz_judge *j, const struct zz_rule *rule, const struct check *check)
{
	for (size_t i = 0; i < j->l->nrecords; i++) {
		const struct zz_record *r = &j->l->records[i];
		if (!zz_record_counts(r) || r->date == ZZ_NO_DAY || !concerns(rule, check, r) ||
			!zz_asked_record(j, r))
			continue;
		if (zz_rule_in_force(rule, r->date, r->date) &&
			zz_rule_version(j->packs, rule, r->date, r->date) == rule)
			check->record(j, rule, r);
	}
}

/* Of two of the three meetings and the lesson in one sitting only one counts: said beside each guest that
 * does not. */
static void note_guests_of(struct zz_judge *j, const struct zz_record *r)
{
	const struct zz_hosted *guests = r->hosted.at;
	uint8_t counted = zz_counted_meeting(r);
	for (uint32_t g = 0; g < r->hosted.n; g++) {
		uint8_t kind = guests[g].kind;
		if (!kind || zz_kinds[kind].system != ZZ_THREE_MEETINGS || (r->kind != counted && kind == counted))
			continue;
		ZZ_REPORT(j, ZZ_RF(ZZ_RF_GUEST_NOT_COUNTED), NULL, r,
				  zz_arena_printf(&j->v->arena, "hosted.%u", g + 1).p,
				  ZZ_ATERM("host", &zz_kind_terms[counted - 1]), ZZ_ATERM("guest", &zz_kind_terms[kind - 1]));
	}
}

static void note_guests(struct zz_judge *j)
{
	for (size_t i = 0; i < j->l->nrecords; i++) {
		const struct zz_record *r = &j->l->records[i];
		if (r->hosted.n && zz_record_counts(r) && zz_asked_record(j, r))
			note_guests_of(j, r);
	}
}

void zz_run_checks(struct zz_judge *j)
{
	for (size_t p = 0; p < j->packs->n; p++)
		for (uint32_t i = 0; i < j->packs->at[p]->nrules; i++) {
			const struct zz_rule *rule = &j->packs->at[p]->rules[i];
			const struct check *check = &checks[rule->check];
			if (check->record)
				check_records(j, rule, check);
			else if (check->branches && zz_asked_rule(j, rule) &&
					 zz_rule_version(j->packs, rule, j->v->period.first, j->v->period.last) == rule)
				check->branches(j, rule);
		}
	note_guests(j);
}
