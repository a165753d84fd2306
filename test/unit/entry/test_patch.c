/* Changing single fields of a text: everything else must survive to the byte. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "entry/fields.h"
#include "model/fields.h"

static struct zz_arena arena;
static const char text[] = "# 手写\n"
						   "类型: 支委会\n"
						   "日期: 2026-03-10   # 周二\n"
						   "地点:    302\n"
						   "出席: [王建国, 李敏]\n"
						   "x-档案: A\n"
						   "议题:\n"
						   "  - 事项: 一\n"
						   "    决议: 甲\n"
						   "  # 夹注\n"
						   "  - 二\n";

static struct zz_typing typing(void)
{
	return (struct zz_typing){&arena, zz_day_of(2026, 3, 12), zz_day_of(2026, 3, 10), ZZ_ZH};
}

static void begin(struct zz_patch *p)
{
	assert_true(zz_patch_begin(p, &arena, &zz_kinds[ZZ_COMMITTEE_MEETING].form, zz_str(text)));
}

/* The text with `from` (once in it) replaced. */
static struct zz_str with(const char *from, const char *to)
{
	const char *at = strstr(text, from);
	assert_non_null(at);
	return zz_arena_printf(&arena, "%.*s%s%s", (int)(at - text), text, to, at + strlen(from));
}

static void check_set(const char *path, const char *value, const char *from, const char *to)
{
	struct zz_patch p;
	struct zz_typing t = typing();
	struct zz_error e = {.lang = ZZ_EN};
	begin(&p);
	assert_int_equal(zz_patch_set(&p, zz_str(path), zz_str(value), &t, &e), ZZ_OK);
	assert_string_equal(p.bytes.p, with(from, to).p);
}

static void test_replace(void **state)
{
	(void)state;
	check_set("地点", "303", "302", "303");
	check_set("place", "303", "302", "303"); /* either language */
	check_set("date", "3-11", "2026-03-10", "2026-03-11");
	check_set("议题.1.决议", "乙", "甲", "乙");
	check_set("agenda.2.topic", "三", "- 二", "- 三");
	check_set("出席.2", "赵强", "李敏", "赵强");
	check_set("地点", "", "地点:    302\n", ""); /* nothing: taken away */
}

static void test_extend(void **state)
{
	(void)state;
	check_set("议题.1.时限", "3-20", "    决议: 甲\n", "    决议: 甲\n    时限: 2026-03-20\n");
	check_set("出席.2.方式", "online", "李敏]", "{姓名: 李敏, 方式: 线上}]"); /* a name becomes a map */
	check_set("议题.2.责任人", "李敏", "- 二", "- {事项: 二, 责任人: 李敏}");
	check_set("出席.3", "赵强", "李敏]", "李敏, 赵强]");
	check_set("迟录.原因", "出差", "  - 二\n", "  - 二\n迟录:\n  原因: 出差\n");
}

static void check_refused(const char *path, const char *value, const char *why)
{
	struct zz_patch p;
	struct zz_typing t = typing();
	struct zz_error e = {.lang = ZZ_EN};
	begin(&p);
	assert_int_equal(zz_patch_set(&p, zz_str(path), zz_str(value), &t, &e), ZZ_EUSAGE);
	assert_non_null(strstr(e.text, why));
	assert_string_equal(p.bytes.p, text);
}

/* One map in the place of a list is its first item, and stays when a second one comes. */
static void test_one_for_a_list(void **state)
{
	(void)state;
	struct zz_patch p;
	struct zz_typing t = typing();
	struct zz_error e = {.lang = ZZ_EN};
	assert_true(zz_patch_begin(&p, &arena, &zz_kinds[ZZ_COMMITTEE_MEETING].form,
							   ZZ_STR("议题:\n  事项: 一\n  决议: 甲\n地点: 302\n")));
	assert_int_equal(zz_patch_set(&p, ZZ_STR("议题.2"), ZZ_STR("二"), &t, &e), ZZ_OK);
	assert_string_equal(p.bytes.p, "议题:\n  - 事项: 一\n    决议: 甲\n  - 二\n地点: 302\n");
}

static void test_refuse(void **state)
{
	(void)state;
	check_refused("地典", "x", "did you mean 地点");
	check_refused("议题.4.决议", "x", "no item 4");
	check_refused("议题.一", "x", "no item");
	check_refused("议题.1.决意", "x", "did you mean 决议");
	check_refused("", "x", "which field");
}

static void apply(const struct zz_given *fields, size_t n, int wanted, const char *tail)
{
	struct zz_patch p;
	struct zz_typing t = typing();
	struct zz_error e = {.lang = ZZ_EN};
	begin(&p);
	assert_int_equal(zz_fields_apply(&p, fields, n, &t, &e), wanted);
	if (wanted == ZZ_OK)
		assert_string_equal(p.bytes.p + strlen(text), tail);
}
#define APPLY(wanted, tail, ...)                                                                             \
	apply((const struct zz_given[]){__VA_ARGS__},                                                            \
		  sizeof((const struct zz_given[]){__VA_ARGS__}) / sizeof(struct zz_given), (wanted), (tail))
#define G(name_, value_)                                                                                     \
	{                                                                                                        \
		ZZ_STR(name_), ZZ_STR(value_)                                                                        \
	}

static void test_fields(void **state)
{
	(void)state;
	APPLY(ZZ_OK, "  - 事项: 三\n    决议: 丙\n    时限: 2026-03-20\n  - 事项: 四\n", G("议题", "三"),
		  G("decision", "丙"), G("deadline", "3-20"), G("agenda", "四"));
	APPLY(ZZ_OK, "列席:\n  - 张三\n  - 李四\n", G("guests", "张三"), G("列席", "李四"));
	APPLY(ZZ_EUSAGE, "", G("decision", "丙")); /* of which of the two items? */
	APPLY(ZZ_EUSAGE, "", G("no-such", "x"));
}

static void test_known(void **state)
{
	(void)state;
	assert_true(zz_str_is(zz_field_named(zz_str("place"), &arena), "place"));
	assert_true(zz_str_is(zz_field_named(zz_str("谈话对象"), &arena), "谈话对象"));
	assert_true(zz_str_is(zz_field_named(zz_str("deadline"), &arena), "deadline")); /* of agenda items */
	assert_true(zz_str_is(zz_field_named(zz_str("end-date"), &arena), "end_date"));
	assert_int_equal(zz_field_named(zz_str("plase"), &arena).n, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_replace), cmocka_unit_test(test_extend), cmocka_unit_test(test_one_for_a_list),
		cmocka_unit_test(test_refuse),  cmocka_unit_test(test_fields), cmocka_unit_test(test_known),
	};
	int failed = cmocka_run_group_tests(tests, NULL, NULL);
	zz_arena_free(&arena);
	return failed;
}
