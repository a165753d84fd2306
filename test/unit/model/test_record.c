/* One record of each kind with all of its fields, in both languages. The two files were made from one list of
 * values and two lists of names, by a script that knows nothing of the program's tables. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "format/emit.h"
#include "record_text.h"

struct sample {
	struct text t;
	struct zz_record r;
	const struct zz_kind *kind;
};

static void open_sample(struct sample *s, const struct zz_kind *kind, const char *lang)
{
	memset(s, 0, sizeof *s);
	text_golden(&s->t, kind->form.name.slug, lang);
	assert_non_null(s->t.root);
	s->kind = zz_record_kind(s->t.root, &s->t.reader);
	assert_ptr_equal(s->kind, kind);
	zz_record_read(kind, s->t.root, &s->r, &s->t.reader);
	for (size_t i = 0; i < s->t.findings.n; i++) {
		const struct zz_finding *f = &s->t.findings.at[i];
		fail_msg("%s.%s: %s at %.*s", kind->form.name.slug, lang, f->def->id, ZZ_FMT(f->part));
	}
}

/* All fields are there: nothing that a form knows is missing from its sample. */
static void test_samples_are_whole(void **state)
{
	(void)state;
	for (int i = 1; i < ZZ_KINDS; i++) {
		struct sample s;
		open_sample(&s, &zz_kinds[i], "zh");
		for (unsigned k = 0; k < s.kind->form.nitems; k++) {
			const char *slug = s.kind->form.items[k].field->name.slug;
			if (!zz_form_get(&s.kind->form, s.t.root, slug))
				fail_msg("%s: %s is not in the sample", s.kind->form.name.slug, slug);
		}
		text_free(&s.t);
	}
}

static void same_word(const struct sample *a, uint32_t x, const struct sample *b, uint32_t y)
{
	assert_true(zz_str_eq(zz_intern_str(&a->t.words, x), zz_intern_str(&b->t.words, y)));
}

static void same_numbers(const struct zz_record *a, const struct zz_record *b)
{
	assert_int_equal(a->kind, b->kind);
	assert_int_equal(a->date, b->date);
	assert_int_equal(a->end_date, b->end_date);
	assert_int_equal(a->recorded_on, b->recorded_on);
	assert_memory_equal(&a->time, &b->time, sizeof a->time);
	assert_int_equal(a->assessment_year, b->assessment_year);
	assert_int_equal(a->form, b->form);
	assert_int_equal(a->signed_in, b->signed_in);
	assert_memory_equal(&a->steps, &b->steps, sizeof a->steps);
	assert_memory_equal(&a->ballot, &b->ballot, sizeof a->ballot);
	assert_int_equal(a->decided.date, b->decided.date);
	assert_int_equal(a->decided.by, b->decided.by);
	assert_int_equal(a->hours, b->hours);
	assert_int_equal(a->talk_kind, b->talk_kind);
	assert_int_equal(a->relation, b->relation);
	assert_int_equal(a->late_given, b->late_given);
	assert_int_equal(a->imported, b->imported);
	assert_int_equal(a->sealed, b->sealed);
	assert_int_equal(a->content, b->content);
}

static void same_lists(const struct zz_record *a, const struct zz_record *b)
{
	const struct zz_list *x[] = {&a->present,    &a->absent, &a->agenda,  &a->hosted,
								 &a->joint_with, &a->grades, &a->talkers, &a->talkees,
								 &a->members,    &a->amends, &a->category};
	const struct zz_list *y[] = {&b->present,    &b->absent, &b->agenda,  &b->hosted,
								 &b->joint_with, &b->grades, &b->talkers, &b->talkees,
								 &b->members,    &b->amends, &b->category};
	for (size_t i = 0; i < sizeof x / sizeof x[0]; i++) {
		assert_int_equal(x[i]->n, y[i]->n);
		assert_int_equal(x[i]->given, y[i]->given);
	}
	assert_int_equal(a->election.given, b->election.given);
	assert_int_equal(a->election.candidates.n, b->election.candidates.n);
}

static void test_both_languages_say_the_same(void **state)
{
	(void)state;
	for (int i = 1; i < ZZ_KINDS; i++) {
		struct sample zh, en;
		struct zz_buf x = {0}, y = {0};
		open_sample(&zh, &zz_kinds[i], "zh");
		open_sample(&en, &zz_kinds[i], "en");
		same_numbers(&zh.r, &en.r);
		same_lists(&zh.r, &en.r);
		same_word(&zh, zh.r.owner, &en, en.r.owner);
		same_word(&zh, zh.r.title, &en, en.r.title);
		same_word(&zh, zh.r.chair.name, &en, en.r.chair.name);
		same_word(&zh, zh.r.group, &en, en.r.group);
		zz_record_protected(&x, zh.kind, zh.t.root, &zh.t.arena);
		zz_record_protected(&y, en.kind, en.t.root, &en.t.arena);
		assert_string_equal(x.data, y.data);
		zz_buf_free(&x);
		zz_buf_free(&y);
		text_free(&zh.t);
		text_free(&en.t);
	}
}

/* Same kinds, keys, texts and order. */
static bool same_tree(const struct zz_node *a, const struct zz_node *b)
{
	if (a->kind != b->kind || a->n != b->n || !zz_str_eq(a->text, b->text))
		return false;
	if ((a->key != NULL) != (b->key != NULL) || (a->key && !zz_str_eq(a->key->text, b->key->text))) {
		fprintf(stderr, "%.*s, %.*s\n", ZZ_FMT(a->key->text), ZZ_FMT(b->key->text));
		return false;
	}
	const struct zz_node *y = b->first;
	for (const struct zz_node *x = a->first; x; x = x->next, y = y->next)
		if (!y || !same_tree(x, y))
			return false;
	return true;
}

static void test_each_language_becomes_the_other(void **state)
{
	(void)state;
	for (int i = 1; i < ZZ_KINDS; i++) {
		struct sample zh, en;
		open_sample(&zh, &zz_kinds[i], "zh");
		open_sample(&en, &zz_kinds[i], "en");
		const struct zz_form *form = &zz_kinds[i].form;
		if (!same_tree(zz_form_canonical(form, zh.t.root, ZZ_EN, &zh.t.arena), en.t.root) ||
			!same_tree(zz_form_canonical(form, en.t.root, ZZ_ZH, &en.t.arena), zh.t.root))
			fail_msg("%s: the languages differ", form->name.slug);
		text_free(&zh.t);
		text_free(&en.t);
	}
}

/* What the sample of a members' meeting says, read off the file. */
static void test_values(void **state)
{
	(void)state;
	struct sample s;
	open_sample(&s, &zz_kinds[ZZ_MEMBERS_MEETING], "zh");
	const struct zz_record *r = &s.r;
	assert_true(word_is(&s.t, r->owner, "zhb1"));
	assert_int_equal(r->date, zz_day_of(2026, 3, 12));
	assert_int_equal(zz_record_end(r), zz_day_of(2026, 3, 13));
	assert_int_equal(r->time.from, 14 * 60 + 30);
	assert_int_equal(r->time.until, 15 * 60 + 40);
	assert_true(word_is(&s.t, r->recorder.id, "limin-k3d8"));
	const struct zz_attendee *present = r->present.at, *absent = r->absent.at;
	assert_int_equal(r->present.n, 4);
	assert_int_equal(present[2].mode, ZZ_ONLINE);
	assert_int_equal(present[3].role, ZZ_AS_ATTACHED);
	assert_int_equal(absent[0].reason, 7); /* 出差 */
	assert_false(absent[0].noted);
	assert_int_equal(absent[1].reason, ZZ_REASON_OTHER);
	assert_true(absent[1].noted);
	const struct zz_agenda *agenda = r->agenda.at;
	assert_true(agenda[0].remarks && agenda[0].decision && !agenda[0].vote.given);
	assert_int_equal(agenda[0].deadline, zz_day_of(2026, 3, 20));
	assert_true(!agenda[1].remarks && agenda[1].vote.given);
	assert_int_equal(agenda[1].vote.yes, 9);
	assert_int_equal(agenda[1].vote.written, 2);
	assert_int_equal(agenda[1].deadline, ZZ_NO_DAY);
	const struct zz_candidate *candidates = r->election.candidates.at;
	assert_int_equal(candidates[0].yes, 7);
	assert_int_equal(candidates[0].elected, 2);
	assert_int_equal(candidates[1].elected, 1);
	assert_int_equal(r->election.excluded.n, 2);
	const struct zz_hosted *hosted = r->hosted.at;
	assert_int_equal(hosted[0].kind, ZZ_PARTY_LESSON);
	assert_int_equal(hosted[0].hours, 15);
	assert_int_equal(hosted[1].category.n, 2);
	assert_true(zz_str_is(r->late_reason, "会后出差"));
	assert_true(zz_str_is(r->late_approver, "刘洋"));
	text_free(&s.t);
}

/* The caller's fields of a record are not touched. */
static void test_reading_keeps_the_file(void **state)
{
	(void)state;
	struct text t;
	text_golden(&t, "heart-talk", "en");
	struct zz_record r = {.path = ZZ_STR("p"),
						  .id = ZZ_STR("i"),
						  .state = ZZ_WITHDRAWN,
						  .changed = true,
						  .misplaced = true,
						  .file_owner = 7,
						  .file_year = 2026};
	zz_record_read(&zz_kinds[ZZ_HEART_TALK], t.root, &r, &t.reader);
	assert_true(zz_str_is(r.path, "p") && zz_str_is(r.id, "i"));
	assert_int_equal(r.state, ZZ_WITHDRAWN);
	assert_true(r.changed && r.misplaced);
	assert_int_equal(r.file_owner, 7);
	assert_int_equal(r.file_year, 2026);
	assert_int_equal(t.reader.held, zz_day_of(2026, 3, 12));
	text_free(&t);
}

/* Zero would be a number, or the first day of 1970. */
static void test_nothing_is_zero_by_chance(void **state)
{
	(void)state;
	for (int i = 1; i < ZZ_KINDS; i++) {
		char yaml[100];
		struct text t;
		struct zz_record r = {0};
		snprintf(yaml, sizeof yaml, "kind: %s\nhosted: [{kind: visit}]\n", zz_kind_terms[i - 1].slug);
		text_of(&t, yaml);
		zz_record_read(&zz_kinds[i], t.root, &r, &t.reader);
		const zz_day days[] = {r.date, r.end_date, r.recorded_on, r.decided.date};
		for (size_t k = 0; k < sizeof days / sizeof days[0]; k++)
			assert_int_equal(days[k], ZZ_NO_DAY);
		const struct zz_hosted *hosted = r.hosted.at;
		for (size_t k = 0; k < sizeof r.steps / sizeof(zz_day); k++) {
			assert_int_equal(((const zz_day *)&r.steps)[k], ZZ_NO_DAY);
			assert_true(!r.hosted.n || ((const zz_day *)&hosted[0].steps)[k] == ZZ_NO_DAY);
		}
		const int32_t counts[] = {r.assessment_year,      r.signed_in,          r.hours,
								  r.ballot.out,           r.ballot.valid,       r.election.seats,
								  r.election.ballots_out, r.election.ballots_in};
		for (size_t k = 0; k < sizeof counts / sizeof counts[0]; k++)
			assert_int_equal(counts[k], ZZ_UNSET);
		assert_int_equal(r.time.from, -1);
		text_free(&t);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_samples_are_whole),
		cmocka_unit_test(test_both_languages_say_the_same),
		cmocka_unit_test(test_each_language_becomes_the_other),
		cmocka_unit_test(test_values),
		cmocka_unit_test(test_reading_keeps_the_file),
		cmocka_unit_test(test_nothing_is_zero_by_chance),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
