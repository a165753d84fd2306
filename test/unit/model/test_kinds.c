/* The tables of kinds and fields. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "base/message.h"
#include "model/fields.h"
#include "model/files.h"

#include <string.h>

static void test_every_kind_has_its_row(void **state)
{
	(void)state;
	assert_int_equal(ZZ_KINDS - 1, 24); /* design section 3 */
	for (int i = 1; i < ZZ_KINDS; i++) {
		assert_int_equal(zz_kinds[i].id, i);
		assert_string_equal(zz_kinds[i].form.name.slug, zz_kind_terms[i - 1].slug);
		assert_string_equal(zz_kinds[i].form.name.label, zz_kind_terms[i - 1].label);
		assert_int_equal(zz_kinds[i].form.size, sizeof(struct zz_record));
	}
	assert_null(zz_kind_terms[ZZ_KINDS - 1].slug);
}

/* Counted in the table of the eight systems, design section 3; double life has no kind of its own. */
static void test_kinds_of_systems(void **state)
{
	(void)state;
	static const int expected[ZZ_SYSTEMS] = {
		[ZZ_BESIDE] = 14,         [ZZ_THREE_MEETINGS] = 4, [ZZ_ORGANIZATION_LIFE] = 1,
		[ZZ_DEMOCRATIC_LIFE] = 1, [ZZ_DUAL_LIFE] = 0,      [ZZ_APPRAISAL] = 1,
		[ZZ_TALKS] = 1,           [ZZ_PARTY_DAY] = 1,      [ZZ_ANALYSIS] = 1};
	int n[ZZ_SYSTEMS] = {0};
	for (int i = 1; i < ZZ_KINDS; i++)
		n[zz_kinds[i].system]++;
	for (int i = 0; i < ZZ_SYSTEMS; i++)
		assert_int_equal(n[i], expected[i]);
}

static int found(const char *name)
{
	const struct zz_kind *k = zz_kind_find(zz_str(name));
	return k ? k->id : 0;
}

static void test_kinds_by_name(void **state)
{
	(void)state;
	assert_int_equal(found("committee-meeting"), ZZ_COMMITTEE_MEETING);
	assert_int_equal(found("支委会"), ZZ_COMMITTEE_MEETING);
	assert_int_equal(found("支部党员大会"), ZZ_MEMBERS_MEETING);
	assert_int_equal(found("民主评议党员"), ZZ_DEMOCRATIC_APPRAISAL);
	assert_int_equal(found("明察暗访"), ZZ_INSPECTION);
	assert_int_equal(found("茶话会"), 0);
	assert_int_equal(found(""), 0);
}

/* No name of one kind is a name of another. */
static void test_names_of_kinds_are_unique(void **state)
{
	(void)state;
	for (int i = 1; i < ZZ_KINDS; i++) {
		struct zz_str rest = zz_str(zz_kinds[i].also), name;
		while (zz_str_split(&rest, '|', &name))
			assert_int_equal(zz_kind_find(name)->id, i);
	}
}

static void test_numbers_that_the_headers_name(void **state)
{
	(void)state;
	assert_string_equal(zz_reason_terms[ZZ_REASON_OTHER - 1].label, "其他");
	assert_null(zz_reason_terms[ZZ_REASON_OTHER].slug);
	for (int i = 0; i < 3; i++)
		assert_string_equal(zz_meeting_form_terms[i].slug, zz_kind_terms[i].slug);
	assert_string_equal(zz_mode_terms[ZZ_ONLINE - 1].label, "线上");
	assert_string_equal(zz_role_terms[ZZ_AS_ATTACHED - 1].label, "寄挂");
	assert_string_equal(zz_grade_terms[ZZ_GRADE_UNQUALIFIED - 1].label, "不合格");
	assert_string_equal(zz_talk_terms[ZZ_TALK_QUARTERLY - 1].label, "季度访谈");
	assert_string_equal(zz_relation_terms[ZZ_RELATION_OM - 1].slug, "organisation-member");
	assert_string_equal(zz_category_terms[ZZ_CONTENT_OTHER - 1].label, "其他");
	assert_string_equal(zz_followup_terms[ZZ_FU_WITHDRAWAL - 1].label, "撤回");
}

/* 诫勉 is not offered among the talks of a branch. */
static void test_no_admonition(void **state)
{
	(void)state;
	for (const struct zz_term *t = zz_talk_terms; t->slug; t++)
		assert_null(strstr(t->label, "诫勉"));
}

static const struct zz_form *const files[] = {&zz_unit_form,    &zz_genesis_form,   &zz_waiver_form,
											  &zz_notices_form, &zz_documents_form, &zz_calendar_form};

typedef void visit(const struct zz_form *form);

static void walk(const struct zz_form *form, visit *f)
{
	f(form);
	for (unsigned i = 0; i < form->nitems; i++)
		if (form->items[i].field->sub)
			walk(form->items[i].field->sub, f);
}

static void walk_all(visit *f)
{
	for (int i = 1; i < ZZ_KINDS; i++)
		walk(&zz_kinds[i].form, f);
	for (int i = 1; i < ZZ_FU_TYPES; i++)
		walk(zz_followup_form((uint8_t)i), f);
	for (size_t i = 0; i < sizeof files / sizeof files[0]; i++)
		walk(files[i], f);
}

/* Every name of every field means that field and no other. */
static void names_are_unique(const struct zz_form *form)
{
	for (unsigned i = 0; i < form->nitems; i++) {
		const struct zz_item *item = &form->items[i];
		struct zz_str rest = zz_str(item->field->also), name;
		assert_ptr_equal(zz_form_item(form, zz_str(item->field->name.slug)), item);
		assert_ptr_equal(zz_form_item(form, zz_str(item->field->name.label)), item);
		while (zz_str_split(&rest, '|', &name)) {
			if (zz_form_item(form, name) != item)
				fail_msg("%s: “%.*s” means two fields", form->name.slug, ZZ_FMT(name));
		}
	}
}

static bool known_path(const struct zz_form *form, struct zz_str path)
{
	struct zz_str step;
	while (zz_str_split(&path, '.', &step)) {
		const struct zz_item *item = form ? zz_form_item(form, step) : NULL;
		if (!item)
			return false;
		form = item->field->sub;
	}
	return true;
}

static void conditions_name_fields(const struct zz_form *form)
{
	for (unsigned i = 0; i < form->nitems; i++) {
		struct zz_str rest = zz_str(form->items[i].unless), path;
		while (zz_str_split(&rest, '|', &path))
			assert_true(known_path(form, path));
		if (form->items[i].with)
			assert_true(known_path(form, zz_str(form->items[i].with)));
	}
}

static void fields_are_whole(const struct zz_form *form)
{
	assert_true(form->nitems > 0 && form->nitems <= ZZ_FORM_ITEMS);
	for (unsigned i = 0; i < form->nitems; i++) {
		const struct zz_field *f = form->items[i].field;
		assert_non_null(f->hint);
		assert_string_not_equal(zz_tr(ZZ_ZH, f->hint), f->hint);
		assert_int_equal(f->type == ZZ_TYPE_MAP, f->type == ZZ_TYPE_MAP && f->sub);
		bool values =
			f->type == ZZ_TYPE_ENUM || (f->type == ZZ_TYPE_LIST && f->item == ZZ_TYPE_ENUM && !f->sub);
		assert_int_equal(values, f->values != NULL);
	}
}

static void test_forms(void **state)
{
	(void)state;
	walk_all(names_are_unique);
	walk_all(conditions_name_fields);
	walk_all(fields_are_whole);
}

static bool used[ZZ_FIELDS];

static void note_use(const struct zz_form *form)
{
	for (unsigned i = 0; i < form->nitems; i++)
		if (form->items[i].field >= zz_fields && form->items[i].field < zz_fields + ZZ_FIELDS)
			used[form->items[i].field - zz_fields] = true;
}

static void test_every_field_is_used(void **state)
{
	(void)state;
	walk_all(note_use);
	for (int i = 0; i < ZZ_FIELDS; i++)
		if (!used[i])
			fail_msg("%s is used nowhere", zz_fields[i].name.slug);
}

/* Design section 8: owner, kind, date, end_date, present, absent, votes, election, decisions. */
static void test_what_is_protected(void **state)
{
	(void)state;
	static const uint8_t expected[] = {ZZ_F_KIND,   ZZ_F_OWNER,    ZZ_F_DATE,     ZZ_F_END_DATE, ZZ_F_PRESENT,
									   ZZ_F_ABSENT, ZZ_F_ELECTION, ZZ_F_DECISION, ZZ_F_VOTE};
	size_t n = 0;
	for (int i = 0; i < ZZ_FIELDS; i++)
		n += zz_fields[i].protected;
	assert_int_equal(n, sizeof expected);
	for (size_t i = 0; i < sizeof expected; i++)
		assert_true(zz_fields[expected[i]].protected);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_every_kind_has_its_row),
		cmocka_unit_test(test_kinds_of_systems),
		cmocka_unit_test(test_kinds_by_name),
		cmocka_unit_test(test_names_of_kinds_are_unique),
		cmocka_unit_test(test_numbers_that_the_headers_name),
		cmocka_unit_test(test_no_admonition),
		cmocka_unit_test(test_forms),
		cmocka_unit_test(test_every_field_is_used),
		cmocka_unit_test(test_what_is_protected),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
