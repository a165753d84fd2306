/* Loading packs: what is shipped, what a ledger has of its own, which version of a rule speaks. */
#include "cases_common.h"

#include "base/message.h"

#define OWN_HEAD "name: own\nversion: 1\nrows:\n"
#define OWN_ROW(id, fields)                                                                                  \
	"  - id: " id "\n    title: 学习\n    requirement: 每月\n    force: local\n" fields
#define MONTHLY "    subject: branch\n    period: month\n    count: 1\n    counts: [{kind: training}]\n"

static int load(struct world *w, struct zz_packs *packs, const char *const *names, size_t n)
{
	struct zz_error e = {.lang = ZZ_EN};
	return zz_packs_load(packs, w->ledger, names, n, &e);
}

static size_t count(const struct world *w, const char *id)
{
	size_t n = 0;
	for (size_t i = 0; i < w->ledger->findings.n; i++)
		n += !strcmp(w->ledger->findings.at[i].def->id, id);
	return n;
}

static void shipped(void **state)
{
	(void)state;
	static const char *const names[] = {"national", "organ"};
	struct world w;
	struct zz_packs packs = {0};
	load_world(&w, BRANCH, LATER);
	size_t before = w.ledger->findings.n;
	assert_int_equal(load(&w, &packs, names, 2), ZZ_OK);
	/* every row reads, and in both languages */
	assert_int_equal(w.ledger->findings.n, before);
	assert_int_equal(packs.at[0]->nrules, 62);
	assert_int_equal(packs.at[1]->nrules, 10);
	for (size_t p = 0; p < packs.n; p++) {
		assert_true(packs.at[p]->embedded);
		assert_int_equal(strlen(packs.at[p]->digest), 16);
		for (uint32_t i = 0; i < packs.at[p]->nrules; i++) {
			const struct zz_rule *r = &packs.at[p]->rules[i];
			assert_false(zz_str_eq(r->title.zh, r->title.en));
			assert_false(zz_str_eq(r->requirement.zh, r->requirement.en));
			assert_true(r->force == ZZ_DESIGN || (r->cite.regulation.n && r->cite.en.n));
			assert_true(r->line > 1);
			assert_ptr_equal(zz_rule_find(&packs, zz_str(r->slug)), r);
		}
	}
	zz_packs_free(&packs);
	free_world(&w);
}

static void named_by_the_unit(void **state)
{
	(void)state;
	struct world w;
	struct zz_packs packs = {0};
	load_world(&w, "@ zzsh.yaml\nformat: 1\nname: 单位\npacks: [national, nowhere]\n", LATER);
	assert_int_equal(load(&w, &packs, NULL, 0), ZZ_OK);
	assert_int_equal(packs.n, 1);
	assert_int_equal(count(&w, "pack-unknown"), 1);
	zz_packs_free(&packs);
	static const char *const names[] = {"nowhere"}, *const odd[] = {"../zzsh"};
	assert_int_equal(load(&w, &packs, names, 1), ZZ_EUSAGE);
	assert_int_equal(load(&w, &packs, odd, 1), ZZ_EUSAGE);
	zz_packs_free(&packs);
	free_world(&w);
}

static void national_where_none_is_named(void **state)
{
	(void)state;
	struct world w;
	struct zz_packs packs = {0};
	load_world(&w, UNIT, LATER);
	assert_int_equal(load(&w, &packs, NULL, 0), ZZ_OK);
	assert_int_equal(packs.n, 2);
	assert_true(packs.at[0]->embedded);
	zz_packs_free(&packs);
	free_world(&w);
}

/* A later pack overrides: the softened row speaks, and only it. */
static void overriding(void **state)
{
	(void)state;
	static const char *const names[] = {"national", "own"};
	static const struct rule_case c = {"", "theme-party-day-monthly", "", LATER, "2025-02", ""};
	struct world w;
	struct zz_packs packs = {0};
	struct zz_verdict *v = NULL;
	struct zz_error e = {.lang = ZZ_EN};
	load_world(&w, BRANCH "@ rules/own.yaml\n" OWN_HEAD OWN_ROW("theme-party-day-monthly", MONTHLY), LATER);
	assert_int_equal(load(&w, &packs, names, 2), ZZ_OK);
	assert_true(zz_rule_find(&packs, zz_str(c.rule))->force == ZZ_LOCAL);
	struct zz_question q = {.period = asked(c.period, w.ledger->today)};
	assert_int_equal(zz_judge(&v, w.ledger, &packs, &q, &e), ZZ_OK);
	char *is = answer(v, &c);
	assert_string_equal(is, "! shortfall missing -\n");
	free(is);
	zz_verdict_free(v);
	zz_packs_free(&packs);
	free_world(&w);
}

/* The ledger's own national.yaml goes before the shipped one, but not for an inspector who leaves it out. */
static void local_or_shipped(void **state)
{
	(void)state;
	static const char *const names[] = {"national"};
	struct world w;
	struct zz_packs packs = {0}, unsoftened = {.no_local = true};
	load_world(&w, BRANCH "@ rules/national.yaml\n" OWN_HEAD OWN_ROW("theme-party-day-monthly", MONTHLY),
			   LATER);
	assert_int_equal(load(&w, &packs, names, 1), ZZ_OK);
	assert_false(packs.at[0]->embedded);
	assert_int_equal(packs.at[0]->nrules, 1);
	assert_int_equal(load(&w, &unsoftened, names, 1), ZZ_OK);
	assert_true(unsoftened.at[0]->embedded);
	zz_packs_free(&packs);
	zz_packs_free(&unsoftened);
	free_world(&w);
}

/* Two rows of one id: once a month until June, twice from July on. */
static void versions(void **state)
{
	(void)state;
	static const struct rule_case c = {
		"",
		"own-rule",
		BRANCH "@ rules/own.yaml\n" OWN_HEAD OWN_ROW("own-rule", MONTHLY "    until: 2025-06-30\n")
			OWN_ROW("own-rule",
					"    subject: branch\n    period: month\n    count: 2\n    counts: [{kind: training}]\n"
					"    since: 2025-07-01\n") "+ zhb1 2025-06-05 training\n+ zhb1 2025-07-05 training\n",
		LATER,
		"2025-06..2025-07",
		"zhb1/-/2025-06 met\nzhb1/-/2025-07 missing\n! shortfall missing -"};
	struct world w;
	load_world(&w, c.world, c.today);
	char *is = judge_world(&w, &c, "own", NULL), *wanted = expected(&c);
	assert_string_equal(is, wanted);
	free(is);
	free(wanted);
	free_world(&w);
}

static void rows_that_cannot_be_judged_by(void **state)
{
	(void)state;
	static const char *const rows[] = {
		OWN_ROW("a", "    subject: branch\n    count: 1\n    counts: [{kind: training}]\n"), /* no period */
		OWN_ROW("a", "    subject: branch\n    period: month\n    count: 1\n"), /* nothing counts */
		OWN_ROW("a",
				"    subject: record\n    check: vote-quorum\n    kinds: [members-meeting]\n"), /* no share */
		OWN_ROW("a", "    subject: record\n    check: vote-quorum\n    share: {num: 1, den: 0}\n    kinds: "
					 "[members-meeting]\n"),
		OWN_ROW("a", "    subject: record\n    check: chair\n"), /* of what */
		OWN_ROW("a", "    subject: branch\n    period: year\n    check: committee-required\n"),
		OWN_ROW("a", MONTHLY "    yearly_window: yes\n"),
	};
	static const char *const names[] = {"own"};
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct world w;
		struct zz_packs packs = {0};
		char text[2048];
		snprintf(text, sizeof text, BRANCH "@ rules/own.yaml\n" OWN_HEAD "%s", rows[i]);
		load_world(&w, text, LATER);
		assert_int_equal(load(&w, &packs, names, 1), ZZ_OK);
		assert_int_equal(packs.at[0]->nrules, 0);
		assert_int_equal(count(&w, "rule-odd"), 1);
		zz_packs_free(&packs);
		free_world(&w);
	}
}

static void severities(void **state)
{
	(void)state;
	static const struct {
		uint8_t force, check;
		int32_t count;
		enum zz_severity severity;
	} rows[] = {
		{ZZ_MUST, 0, 1, ZZ_VIOLATION},
		{ZZ_SHOULD, 0, 1, ZZ_SHORTFALL},
		{ZZ_SEED, 0, 1, ZZ_SHORTFALL},
		{ZZ_LOCAL, 0, 1, ZZ_SHORTFALL},
		{ZZ_DESIGN, 0, 1, ZZ_QUESTION},
		{ZZ_MUST, 0, 0, ZZ_QUESTION},
		{ZZ_MUST, ZZ_CHECK_VOTE_QUORUM, 0, ZZ_VIOLATION},
		{ZZ_MUST, ZZ_CHECK_CHAIR, 0, ZZ_QUESTION},
		{ZZ_MUST, ZZ_CHECK_DUAL_LIFE, 0, ZZ_QUESTION},
	};
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct zz_rule r = {.force = rows[i].force, .check = rows[i].check, .count = rows[i].count};
		assert_int_equal(zz_rule_severity(&r), rows[i].severity);
	}
}

static void citations(void **state)
{
	(void)state;
	struct zz_rule r = {.cite = {.regulation = ZZ_STR("支部条例"),
								 .article = ZZ_STR("第十一条"),
								 .en = ZZ_STR("Branch Work Regulations, art. 11"),
								 .verified = 2}};
	struct zz_buf b = {0};
	zz_rule_citation(&b, &r, ZZ_ZH);
	assert_string_equal(b.data, "《支部条例》第十一条");
	zz_buf_clear(&b);
	r.cite.verified = 1;
	zz_rule_citation(&b, &r, ZZ_ZH);
	assert_string_equal(b.data, "《支部条例》第十一条〔条款号待核〕");
	zz_buf_clear(&b);
	zz_rule_citation(&b, &r, ZZ_EN);
	assert_string_equal(b.data, "Branch Work Regulations, art. 11 [article to be verified]");
	zz_buf_free(&b);
}

/* Every text of a finding has its Chinese. */
static void chinese(void **state)
{
	(void)state;
	for (size_t t = 0; zz_finding_tables[t]; t++)
		for (const struct zz_finding_def *d = zz_finding_tables[t]; d->id; d++) {
			const char *const texts[] = {d->message, d->cure, d->first};
			for (size_t i = 0; i < 3; i++)
				if (texts[i] && !strcmp(zz_tr(ZZ_ZH, texts[i]), texts[i]))
					fail_msg("no Chinese: %s", texts[i]);
		}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(shipped),
		cmocka_unit_test(named_by_the_unit),
		cmocka_unit_test(national_where_none_is_named),
		cmocka_unit_test(overriding),
		cmocka_unit_test(local_or_shipped),
		cmocka_unit_test(versions),
		cmocka_unit_test(rows_that_cannot_be_judged_by),
		cmocka_unit_test(severities),
		cmocka_unit_test(citations),
		cmocka_unit_test(chinese),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
