/* Every word and message of the tables in both languages: slugs and ids are plain ASCII, labels and
 * translations are Chinese. What is not in a table comes by zz_tr, where an assertion holds it
 * (base/message.c), and scripts/messages.sh holds the catalogue to the source. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "base/message.h"
#include "base/text.h"
#include "entry/draft.h"
#include "model/files.h"
#include "model/roster.h"
#include "report/ack.h"
#include "report/staged.h"
#include "rules/pack_file.h"
#include "rules/verdict.h"

static bool is_chinese(const char *text)
{
	struct zz_str rest = zz_str(text);
	for (int32_t cp; (cp = zz_utf8_next(&rest)) >= 0;)
		if (cp >= 0x2E80)
			return true;
	return false;
}

static bool is_ascii(const char *text)
{
	for (; *text; text++)
		if ((unsigned char)*text >= 0x80)
			return false;
	return true;
}

/* English sentences may have “ ” and …, nothing else. */
static bool is_english(const char *text)
{
	return *text && !is_chinese(text);
}

static void check_term(const struct zz_term *t, const char *of)
{
	if (!t->slug || !*t->slug || !is_ascii(t->slug) || !t->label || !is_chinese(t->label))
		fail_msg("%s: %s / %s", of, t->slug, t->label);
}

static void check_terms(const struct zz_term *terms, size_t n, const char *of)
{
	for (size_t i = 0; n ? i < n : terms[i].slug != NULL; i++)
		check_term(&terms[i], of);
}

/* Some messages are put together of terms alone: "{name} {where}". */
static bool says_something(const char *id)
{
	for (bool inside = false; *id; id++) {
		inside = *id == '{' || (inside && *id != '}');
		if (!inside && ((*id >= 'a' && *id <= 'z') || (*id >= 'A' && *id <= 'Z')))
			return true;
	}
	return false;
}

/* A {name} of the Chinese is one of the English: no other has an argument. */
static bool same_names(const char *id)
{
	for (const char *open = strchr(zz_tr(ZZ_ZH, id), '{'); open; open = strchr(open + 1, '{')) {
		char name[40];
		snprintf(name, sizeof name, "%.*s", (int)strcspn(open, "}") + 1, open);
		if (open[1] >= 'a' && open[1] <= 'z' && !strstr(id, name))
			return false;
	}
	return true;
}

static void check_message(const char *id, const char *of)
{
	if (id && ((says_something(id) && (!is_english(id) || !is_chinese(zz_tr(ZZ_ZH, id)))) || !same_names(id)))
		fail_msg("%s: %s / %s", of, id, zz_tr(ZZ_ZH, id));
}

static size_t fields;

static void check_form(const struct zz_form *form, unsigned depth)
{
	check_term(&form->name, form->name.slug);
	for (unsigned i = 0; i < form->nitems; i++) {
		const struct zz_field *f = form->items[i].field;
		check_term(&f->name, form->name.slug);
		check_message(f->hint, f->name.slug);
		if (f->values)
			check_terms(f->values, 0, f->name.slug);
		if (f->sub && depth < 6)
			check_form(f->sub, depth + 1);
		fields++;
	}
}

static void test_forms(void **state)
{
	(void)state;
	const struct zz_form *const files[] = {&zz_unit_form,      &zz_genesis_form,  &zz_branch_form,
										   &zz_body_form,      &zz_waiver_form,   &zz_notices_form,
										   &zz_documents_form, &zz_calendar_form, &zz_pack_form};
	for (int k = 1; k < ZZ_KINDS; k++)
		check_form(&zz_kinds[k].form, 0);
	for (uint8_t t = 1; t < ZZ_FU_TYPES; t++)
		check_form(zz_followup_form(t), 0);
	for (size_t i = 0; i < sizeof files / sizeof *files; i++)
		check_form(files[i], 0);
	assert_true(fields > 500);
}

static void test_terms(void **state)
{
	(void)state;
	check_terms(zz_kind_terms, 0, "kind");
	check_terms(zz_verb_terms, 0, "verb");
	check_terms(zz_system_terms, ZZ_SYSTEMS, "system");
	check_terms(zz_severity_terms, ZZ_SEVERITIES, "severity");
	check_terms(zz_state_terms, ZZ_STATES, "state");
	check_terms(zz_why_terms, ZZ_WHYS, "why");
	check_terms(zz_answer_terms, ZZ_ANSWERS, "answer");
	check_terms(zz_force_terms, 0, "force");
	check_terms(zz_subject_terms, 0, "subject");
	check_terms(zz_condition_terms, 0, "condition");
	check_terms(zz_check_terms, 0, "check");
	check_terms(zz_period_terms, 0, "period");
	check_terms(zz_post_terms, 0, "post");
	check_terms(zz_status_terms, 0, "status");
	check_terms(zz_leave_terms, 0, "leave");
	check_terms(zz_band_terms + 1, ZZ_BANDS - 1, "band");
	check_terms(zz_yes_no_terms, 0, "yes");
	for (int w = 0; w < ZZ_WHYS; w++) /* what a reader sees is a phrase, not the slug of the data */
		if (strchr(zz_why_text(&zz_why_terms[w], ZZ_EN), '-'))
			fail_msg("%s", zz_why_text(&zz_why_terms[w], ZZ_EN));
}

/* Who is asked something, or told that two things cannot both hold, reads what else explains it. Where there
 * is nothing else, the text itself is what is to be put right. */
static bool is_plain_fact(const char *id)
{
	static const char *const ids[] = {"yaml-colon-inside", "roster-ambiguous",  "dates-reversed",
									  "owner-twice",       "organisation-loop", "waiver-idle",
									  "bands-order"};
	for (size_t i = 0; i < sizeof ids / sizeof ids[0]; i++)
		if (strcmp(ids[i], id) == 0)
			return true;
	return false;
}

static void check_fair(const struct zz_finding_def *def)
{
	bool asked = def->severity == ZZ_QUESTION || def->severity == ZZ_CONTRADICTION;
	if (asked && !def->first && !is_plain_fact(def->id))
		fail_msg("%s does not say what to rule out first", def->id);
}

static void test_findings(void **state)
{
	(void)state;
	size_t n = 0;
	for (size_t i = 0; zz_finding_tables[i]; i++)
		for (const struct zz_finding_def *def = zz_finding_tables[i]; def->id; def++, n++) {
			assert_true(is_ascii(def->id));
			check_message(def->message, def->id);
			check_message(def->cure, def->id);
			check_message(def->first, def->id);
			check_fair(def);
		}
	assert_true(n > 80);
	for (const struct zz_finding_def *def = zz_staged_findings; def->id; def++) {
		check_message(def->message, def->id);
		check_message(def->cure, def->id);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_forms),
		cmocka_unit_test(test_terms),
		cmocka_unit_test(test_findings),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
