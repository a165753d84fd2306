/* What is said about findings, what a question leaves out, and how an obligation finds its finding. */
#include "cases_common.h"

#include "base/digest.h"
#include "rules/judge.h"

/* A branch of eighteen with two months' party days missing and a vote of 8 of 18. */
#define QUORUM                                                                                               \
	"+ zhb1 2025-08-21 members-meeting\npresent: [$1-8$]\n"                                                  \
	"agenda:\n  - {topic: 通过年度计划, vote: {yes: 8, no: 0, abstain: 0}}\n"
#define FOLLOWUP(name, type) "@ followups/zhb1/2025/" name ".yaml\ntype: " type "\nby: 李敏\n"

struct judged {
	struct world w;
	struct zz_packs packs;
	struct zz_verdict *v;
};

static void judge(struct judged *out, const char *world, const char *period, const struct zz_question *q)
{
	struct zz_error e = {.lang = ZZ_EN};
	struct zz_question question = q ? *q : (struct zz_question){0};
	*out = (struct judged){0};
	load_world(&out->w, world, LATER);
	question.period = asked(period, out->w.ledger->today);
	if (zz_packs_load(&out->packs, out->w.ledger, NULL, 0, &e) ||
		zz_judge(&out->v, out->w.ledger, &out->packs, &question, &e))
		fail_msg("%s", e.text);
}

static void let_go(struct judged *d)
{
	zz_verdict_free(d->v);
	zz_packs_free(&d->packs);
	free_world(&d->w);
}

static size_t find(const struct zz_verdict *v, const char *rule)
{
	for (size_t i = 0; i < v->findings.n; i++)
		if (zz_str_is(v->findings.at[i].rule, rule))
			return i;
	fail_msg("no finding of %s", rule);
	return 0;
}

static size_t count(const struct zz_verdict *v, const char *rule)
{
	size_t n = 0;
	for (size_t i = 0; i < v->findings.n; i++)
		n += zz_str_is(v->findings.at[i].rule, rule) || !strcmp(v->findings.at[i].def->id, rule);
	return n;
}

/* The id of the finding of `rule` in a world, "F-…". */
static const char *id_in(const char *world, const char *rule)
{
	static char id[16];
	struct judged d;
	judge(&d, world, "2025", NULL);
	snprintf(id, sizeof id, "F-%s", d.v->findings.at[find(d.v, rule)].id);
	let_go(&d);
	return id;
}

static enum zz_answer answer_in(const char *world, const char *rule, bool *counts)
{
	struct judged d;
	judge(&d, world, "2025", NULL);
	size_t i = find(d.v, rule);
	enum zz_answer answer = (enum zz_answer)d.v->judged[i].answer;
	assert_non_null(d.v->judged[i].rule);
	assert_string_equal(d.v->judged[i].rule->slug, rule);
	*counts = zz_finding_counts(d.v, i);
	let_go(&d);
	return answer;
}

static void from_question_to_answer(void **state)
{
	(void)state;
	char world[4096];
	bool counts;
	const char *id = id_in(BRANCH QUORUM, "vote-quorum");
	assert_int_equal(answer_in(BRANCH QUORUM, "vote-quorum", &counts), ZZ_UNANSWERED);
	assert_true(counts);
	int n = snprintf(world, sizeof world,
					 BRANCH QUORUM FOLLOWUP("2025-09-01-explanation-a1b2",
											"explanation") "on: 2025-09-01\n"
														   "finding: %s\ntext: 有人迟到未记\n",
					 id);
	assert_int_equal(answer_in(world, "vote-quorum", &counts), ZZ_EXPLAINED);
	assert_true(counts);
	n += snprintf(world + n, sizeof world - (size_t)n,
				  FOLLOWUP("2025-09-05-answer-c3d4",
						   "answer") "on: 2025-09-05\n"
									 "explanation: 2025-09-01-explanation-a1b2\nresult: refused\n");
	assert_int_equal(answer_in(world, "vote-quorum", &counts), ZZ_REFUSED);
	assert_true(counts);
	n += snprintf(world + n, sizeof world - (size_t)n,
				  FOLLOWUP("2025-09-08-explanation-e5f6",
						   "explanation") "on: 2025-09-08\nfinding: %s\ntext: 补充签到表\n",
				  id);
	assert_int_equal(answer_in(world, "vote-quorum", &counts), ZZ_EXPLAINED);
	snprintf(world + n, sizeof world - (size_t)n,
			 FOLLOWUP("2025-09-09-answer-g7h8",
					  "answer") "on: 2025-09-09\n"
								"explanation: 2025-09-08-explanation-e5f6\nresult: accepted\n");
	assert_int_equal(answer_in(world, "vote-quorum", &counts), ZZ_ACCEPTED);
	assert_false(counts);
}

static void waived_by_record(void **state)
{
	(void)state;
	bool counts;
	assert_int_equal(
		answer_in(BRANCH QUORUM
				  "@ waivers/2025-09-01-a1b2.yaml\nrule: vote-quorum\n"
				  "record: zhb1/2025-08-21-members-meeting\nreason: 抢险\napproved_by: 机关党委\n"
				  "on: 2025-09-01\n",
				  "vote-quorum", &counts),
		ZZ_EXEMPT);
	assert_false(counts);
	assert_int_equal(
		answer_in(BRANCH QUORUM
				  "@ waivers/2025-09-01-a1b2.yaml\nrule: vote-quorum\n"
				  "record: zhb1/2025-08-22-members-meeting\nreason: 抢险\napproved_by: 机关党委\n"
				  "on: 2025-09-01\n",
				  "vote-quorum", &counts),
		ZZ_UNANSWERED);
}

extern const struct zz_finding_def zz_findings_chair[];

/* The same waiver holds for a question, and not for a contradiction. */
static void contradictions_are_not_waived(void **state)
{
	(void)state;
	struct world w;
	struct zz_judge j = {0};
	struct zz_finding f = {.def = zz_findings_chair,
						   .severity = ZZ_QUESTION,
						   .owner = ZZ_STR("zhb1"),
						   .record = ZZ_STR("2025-08-21-members-meeting")};
	load_world(&w,
			   BRANCH QUORUM
			   "@ waivers/2025-09-01-a1b2.yaml\nrule: chair\nrecord: zhb1/2025-08-21-members-meeting\n"
			   "reason: 抢险\napproved_by: 机关党委\non: 2025-09-01\n",
			   LATER);
	struct zz_packs packs = {0};
	struct zz_error e = {.lang = ZZ_EN};
	assert_int_equal(zz_packs_load(&packs, w.ledger, NULL, 0, &e), ZZ_OK);
	j.l = w.ledger;
	j.packs = &packs;
	zz_read_waivers(&j);
	assert_int_equal(zz_waiver_of_finding(&j, &f), 0);
	f.severity = ZZ_CONTRADICTION;
	assert_int_equal(zz_waiver_of_finding(&j, &f), -1);
	free(j.waived);
	free(j.by_record.at);
	zz_packs_free(&packs);
	free_world(&w);
}

static const struct zz_obligation *obligation(const struct zz_verdict *v, const char *wanted)
{
	struct zz_buf key = {0};
	for (size_t i = 0; i < v->n; i++) {
		zz_buf_clear(&key);
		zz_obligation_key(&key, v, &v->at[i]);
		if (zz_str_is(zz_buf_view(&key), wanted)) {
			zz_buf_free(&key);
			return &v->at[i];
		}
	}
	fail_msg("no obligation %s", wanted);
	return NULL;
}

static void confirmed_not_held(void **state)
{
	(void)state;
	struct judged d;
	judge(&d,
		  BRANCH FOLLOWUP("2025-09-01-explanation-a1b2",
						  "explanation") "on: 2025-09-01\nnot_held: yes\ntext: 抗洪\n"
										 "obligation: theme-party-day-monthly/zhb1/-/2025-08\n",
		  "2025", NULL);
	const struct zz_obligation *o = obligation(d.v, "theme-party-day-monthly/zhb1/-/2025-08");
	assert_int_equal(o->state, ZZ_MISSING);
	assert_true(o->not_held);
	assert_int_equal(d.v->judged[o->finding].answer, ZZ_EXPLAINED);
	assert_false(obligation(d.v, "theme-party-day-monthly/zhb1/-/2025-07")->not_held);
	let_go(&d);
}

/* Findings are sorted after the obligations were judged. */
static void obligations_keep_their_findings(void **state)
{
	(void)state;
	struct judged d;
	size_t told = 0;
	judge(&d, BRANCH BODY QUORUM, "2025", NULL);
	for (size_t i = 0; i < d.v->n; i++) {
		const struct zz_obligation *o = &d.v->at[i];
		struct zz_buf period = {0};
		if (o->state == ZZ_MISSING)
			assert_true(o->finding >= 0);
		if (o->finding < 0)
			continue;
		const struct zz_finding *f = &d.v->findings.at[o->finding];
		zz_period_text(&period, o->period);
		/* its own rule, or the one that it is part of */
		assert_true(zz_str_is(f->rule, o->rule->slug) ||
					zz_str_eq(f->rule, zz_intern_str(&d.w.ledger->words, o->rule->within)));
		assert_true(zz_str_eq(f->period, zz_buf_view(&period)));
		assert_true(zz_str_eq(f->owner, zz_intern_str(&d.w.ledger->words, o->owner)));
		zz_buf_free(&period);
		told++;
	}
	/* by hand: 12 months of committee meetings and party days, the three other quarters, the branch's two
	 * yearly meetings and its analysis, three talks, the body's meeting and its secretary's lesson; and,
	 * asked about only, the branch's lessons and 员9 of the body, who is in no list of the branch */
	assert_int_equal(told, 12 + 12 + 3 + 3 + 3 + 2 + 1 + 1);
	let_go(&d);
}

static void a_question_leaves_the_rest_out(void **state)
{
	(void)state;
	static const char *const world =
		BRANCH NAMED("zhb2", "第二支部") "members: [甲]\n" QUORUM "+ zhb1 2025-03-03 party-lesson\n";
	struct judged d;
	struct zz_question only_talks = {.systems = 1u << ZZ_TALKS};
	judge(&d, world, "2025", &only_talks);
	for (size_t i = 0; i < d.v->n; i++)
		assert_int_equal(d.v->at[i].rule->system, ZZ_TALKS);
	assert_int_equal(d.v->n, 3 + 3);
	assert_int_equal(count(d.v, "vote-quorum"), 0);
	assert_int_equal(count(d.v, "element-missing"), 0);
	let_go(&d);

	uint8_t kinds[ZZ_KINDS] = {[ZZ_PARTY_LESSON] = 1};
	struct zz_question only_lessons = {.kinds = kinds};
	judge(&d, world, "2025", &only_lessons);
	assert_int_equal(obligation(d.v, "party-lesson/zhb1/-/2025")->state, ZZ_MET);
	assert_int_equal(count(d.v, "vote-quorum"), 0);
	assert_true(count(d.v, "element-missing") > 0); /* of the lesson: place, chair … */
	let_go(&d);

	judge(&d, world, "2025Q1", NULL);
	assert_int_equal(count(d.v, "vote-quorum"), 0);
	let_go(&d);
}

/* 有问题 = any finding of 要素不全 or worse; 须说明 = a shortfall or a question; hints make none (design
 * section 8). */
static void classes(void **state)
{
	(void)state;
	static const struct {
		int severity;
		enum zz_class class;
	} expected[] = {{ZZ_CONTRADICTION, ZZ_CLASS_PROBLEM}, {ZZ_VIOLATION, ZZ_CLASS_PROBLEM},
					{ZZ_INCOMPLETE, ZZ_CLASS_PROBLEM},    {ZZ_SHORTFALL, ZZ_CLASS_EXPLAIN},
					{ZZ_QUESTION, ZZ_CLASS_EXPLAIN},      {ZZ_INFO, ZZ_CLASS_CLEAR}};
	for (size_t i = 0; i < sizeof expected / sizeof expected[0]; i++) {
		size_t totals[ZZ_SEVERITIES] = {0};
		assert_int_equal(zz_class_of(totals), ZZ_CLASS_CLEAR);
		totals[expected[i].severity] = 1;
		assert_int_equal(zz_class_of(totals), expected[i].class);
	}
}

static void owners_asked(void **state)
{
	(void)state;
	struct judged d;
	struct zz_error e = {.lang = ZZ_EN};
	judge(&d, BRANCH NAMED("zhb2", "第二支部") "members: [甲]\n" QUORUM, "2025", NULL);
	uint32_t zhb2 = zz_intern_find(&d.w.ledger->words, ZZ_STR("zhb2"));
	zz_verdict_free(d.v);
	struct zz_question q = {.period = asked("2025", d.w.ledger->today), .owners = &zhb2, .nowners = 1};
	assert_int_equal(zz_judge(&d.v, d.w.ledger, &d.packs, &q, &e), ZZ_OK);
	for (size_t i = 0; i < d.v->n; i++)
		assert_int_equal(d.v->at[i].owner, zhb2);
	assert_int_equal(count(d.v, "vote-quorum"), 0);
	let_go(&d);
}

/* A withdrawn record counts for nothing, and nothing is found in it. */
static void withdrawn(void **state)
{
	(void)state;
	static const char text[] = "kind: theme-party-day\nowner: zhb1\ndate: 2025-08-15\n";
	struct zz_sm3 digest = zz_sm3(zz_str(text));
	char of[ZZ_DIGEST_MAX], world[4096];
	snprintf(
		world, sizeof world,
		BRANCH "+ zhb1 2025-08-15 theme-party-day\n" FOLLOWUP(
			"2025-09-01-withdrawal-a1b2",
			"withdrawal") "on: 2025-09-01\nrecord: zhb1/2025-08-15-theme-party-day\nof: %s\nreason: 误录\n",
		zz_sm3_text(&digest, of));
	struct judged d;
	judge(&d, world, "2025-08", NULL);
	assert_int_equal(obligation(d.v, "theme-party-day-monthly/zhb1/-/2025-08")->state, ZZ_MISSING);
	assert_int_equal(count(d.v, "element-missing"), 0);
	let_go(&d);
}

static void unreadable_ones_are_counted(void **state)
{
	(void)state;
	struct judged d;
	judge(&d, BRANCH "@ records/zhb1/2025/2025-02-14-theme-party-day.yaml\nkind: [\n", "2025", NULL);
	assert_int_equal(d.v->unreadable, 1);
	let_go(&d);
	judge(&d, BRANCH "@ records/zhb1/2025/2025-02-14-theme-party-day.yaml\nkind: [\n", "2024", NULL);
	assert_int_equal(d.v->unreadable, 0);
	let_go(&d);
}

static void hints(void **state)
{
	(void)state;
	struct judged d;
	judge(&d,
		  BRANCH "+ zhb1 2025-08-21 organization-life-meeting\nform: members-meeting\nassessment_year: 2025\n"
				 "+ zhb1 2025-09-21 committee-meeting\nhosted: [{kind: party-lesson, title: 课}]\n",
		  "2025", NULL);
	assert_true(obligation(d.v, "members-meeting-quarterly/zhb1/-/2025Q3")->noted);
	size_t i = find(d.v, "counted-by-default");
	assert_int_equal(d.v->findings.at[i].severity, ZZ_INFO);
	i = find(d.v, "guest-not-counted");
	assert_int_equal(d.v->findings.at[i].severity, ZZ_INFO);
	assert_true(zz_str_is(d.v->findings.at[i].part, "hosted.1"));
	let_go(&d);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(from_question_to_answer),
		cmocka_unit_test(waived_by_record),
		cmocka_unit_test(contradictions_are_not_waived),
		cmocka_unit_test(confirmed_not_held),
		cmocka_unit_test(obligations_keep_their_findings),
		cmocka_unit_test(a_question_leaves_the_rest_out),
		cmocka_unit_test(classes),
		cmocka_unit_test(owners_asked),
		cmocka_unit_test(withdrawn),
		cmocka_unit_test(unreadable_ones_are_counted),
		cmocka_unit_test(hints),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
