/* Every number in a pack is held by a case: of each row, each of count, num, den and the year of `since`, one
 * more and one less, at least one case of that row must come out otherwise. And a pack without `since`
 * applies at all times. */
#include "cases_appraisal.h"
#include "cases_elements.h"
#include "cases_flags.h"
#include "cases_meetings.h"
#include "cases_organ.h"
#include "cases_people.h"
#include "cases_procedure.h"
#include "cases_rectification.h"
#include "cases_roster.h"
#include "cases_rulebook.h"
#include "cases_standing.h"
#include "cases_texts.h"
#include "cases_yearly.h"

#include "model/embedded.h"

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

static const struct table {
	const struct rule_case *cases;
	size_t n;
	const char *pack;
} tables[] = {
	{meeting_cases, COUNT(meeting_cases), "national"},
	{yearly_cases, COUNT(yearly_cases), "national"},
	{procedure_cases, COUNT(procedure_cases), "national"},
	{element_cases, COUNT(element_cases), "national"},
	{rectification_cases, COUNT(rectification_cases), "national"},
	{season_cases, COUNT(season_cases), "national"},
	{flag_cases, COUNT(flag_cases), "flags"},
	{graded_cases, COUNT(graded_cases), "flags"},
	{appraisal_cases, COUNT(appraisal_cases), "national"},
	{people_cases, COUNT(people_cases), "flags"},
	{text_cases, COUNT(text_cases), "flags"},
	{attachment_cases, COUNT(attachment_cases), "flags"},
	{local_text_cases, COUNT(local_text_cases), "local-examples"},
	{roster_cases, COUNT(roster_cases), "national"},
	{local_cases, COUNT(local_cases), "local-examples"},
	{organ_cases, COUNT(organ_cases), "organ"},
	{matter_cases, COUNT(matter_cases), "national"},
	{year_cases, COUNT(year_cases), "flags"},
	{leader_cases, COUNT(leader_cases), "organ"},
	{standing_cases, COUNT(standing_cases), "national"},
	{reported_cases, COUNT(reported_cases), "flags"},
	{adopted_cases, COUNT(adopted_cases), "local-examples"},
};

/* The cases of one row, loaded once. */
static struct loaded {
	const struct rule_case *c;
	struct world w;
} loaded[40];
static size_t nloaded;

static void load_cases(struct zz_str rule, const char *pack)
{
	nloaded = 0;
	for (size_t t = 0; t < COUNT(tables); t++)
		for (size_t i = 0; i < tables[t].n && !strcmp(tables[t].pack, pack); i++) {
			const struct rule_case *c = &tables[t].cases[i];
			if (!zz_str_is(rule, c->rule))
				continue;
			assert_true(nloaded < COUNT(loaded));
			loaded[nloaded].c = c;
			load_world(&loaded[nloaded++].w, c->world, c->today);
		}
	if (!nloaded)
		fail_msg("no case of %.*s", ZZ_FMT(rule));
}

static bool noticed(const char *pack, const char *bytes)
{
	bool differs = false;
	for (size_t i = 0; i < nloaded && !differs; i++) {
		char *is = judge_world(&loaded[i].w, loaded[i].c, pack, bytes), *wanted = expected(loaded[i].c);
		differs = strcmp(is, wanted) != 0;
		free(is);
		free(wanted);
	}
	return differs;
}

/* The pack with the number at `at` changed by `by`. */
static char *changed(struct zz_str pack, const char *at, long by)
{
	char *end, *out = malloc(pack.n + 32);
	long number = strtol(at, &end, 10);
	size_t front = (size_t)(at - pack.p);
	sprintf(out, "%.*s%ld%.*s", (int)front, pack.p, number + by, (int)(pack.n - front - (size_t)(end - at)),
			end);
	return out;
}

/* One more and one less; `step` 0 changes nothing, and nothing may be noticed. */
static void mutate(struct zz_str pack, const char *name, struct zz_str row, struct zz_str id, long step)
{
	static const char *const keys[] = {
		" count: ", "num: ", "den: ", " since: ", " low: ", " high: ", " between: "};
	for (size_t k = 0; k < COUNT(keys); k++) {
		ptrdiff_t at = zz_str_find(row, zz_str(keys[k]));
		for (long by = -1; at >= 0 && by <= 1; by += 2) {
			char *bytes = changed(pack, row.p + at + strlen(keys[k]), by * step);
			bool seen = noticed(name, bytes);
			free(bytes);
			if (seen != (step != 0))
				fail_msg("%.*s:%s%+ld: %s", ZZ_FMT(id), keys[k], by * step,
						 seen ? "differs" : "no case sees it");
		}
	}
}

static void mutate_pack(const char *name, const char *path)
{
	struct zz_str pack = zz_embedded_get(path), rest = pack;
	ptrdiff_t at;
	size_t rows = 0;
	while ((at = zz_str_find(rest, ZZ_STR("\n  - id: "))) >= 0) {
		struct zz_str row = zz_str_sub(rest, (size_t)at + 9, rest.n), line = row;
		struct zz_str id;
		ptrdiff_t next = zz_str_find(row, ZZ_STR("\n  - id: "));
		row = next >= 0 ? zz_str_sub(row, 0, (size_t)next) : row;
		assert_true(zz_str_split(&line, '\n', &id));
		load_cases(id, name);
		assert_false(noticed(name, NULL));
		mutate(pack, name, row, id, 0);
		mutate(pack, name, row, id, 1);
		for (size_t i = 0; i < nloaded; i++)
			free_world(&loaded[i].w);
		rest = zz_str_sub(rest, (size_t)at + 9, rest.n);
		rows++;
	}
	assert_true(rows > 3);
}

static void national(void **state)
{
	(void)state;
	mutate_pack("national", "packs/national.yaml");
}

static void organ(void **state)
{
	(void)state;
	mutate_pack("organ", "packs/organ.yaml");
}

static void flags(void **state)
{
	(void)state;
	mutate_pack("flags", "packs/flags.yaml");
}

static void local(void **state)
{
	(void)state;
	mutate_pack("local-examples", "packs/local-examples.yaml");
}

static void without_since(void **state)
{
	(void)state;
	static const struct rule_case c = {"months of any year",
									   "own-rule",
									   BRANCH "@ rules/own.yaml\n"
											  "name: own\n"
											  "version: 1\n"
											  "rows:\n"
											  "  - id: own-rule\n"
											  "    title: 每月学习\n"
											  "    requirement: 每月至少1次\n"
											  "    force: local\n"
											  "    subject: branch\n"
											  "    period: month\n"
											  "    count: 1\n"
											  "    counts: [{kind: training}]\n"
											  "+ zhb1 2012-03-05 training\n",
									   LATER,
									   "2012-03..2012-04",
									   "zhb1/-/2012-03 met\nzhb1/-/2012-04 missing\n! shortfall missing -"};
	struct world w;
	load_world(&w, c.world, c.today);
	char *is = judge_world(&w, &c, "own", NULL), *wanted = expected(&c);
	assert_string_equal(is, wanted);
	free(is);
	free(wanted);
	free_world(&w);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(national), cmocka_unit_test(organ),         cmocka_unit_test(flags),
		cmocka_unit_test(local),    cmocka_unit_test(without_since),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
