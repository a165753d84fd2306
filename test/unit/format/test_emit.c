/* Writing: the layout of the example record of the design, quoting, and the way back. */
#include "random.h"

#include "base/text.h"
#include "format/emit.h"

#include <string.h>

static const char record[] = "类型: 支委会\n"
							 "日期: 2026-03-12\n"
							 "时间: 14:30-15:40\n"
							 "地点: 302会议室\n"
							 "出席: [王建国, 李敏, 赵强, 陈晓东]\n"
							 "缺席:\n"
							 "  - {姓名: 周洁, 事由: 出差}\n"
							 "议题:\n"
							 "  - 事项: 研究3月主题党日方案\n"
							 "    发言: |\n"
							 "      赵强：建议与社区结对支部一起开展……\n"
							 "    表决: {赞成: 8, 反对: 0}\n"
							 "    附注:\n"
							 "      - 一\n"
							 "      - - 二\n"
							 "        - 三\n"
							 "      - []\n"
							 "空: {}\n";

static void test_layout(void **state)
{
	(void)state;
	struct reading *r = read_text(zz_str(record));
	assert_non_null(r->root);
	struct zz_buf b = {0};
	zz_emit(&b, r->root);
	assert_string_equal(b.data, record);
	zz_buf_free(&b);
	reading_free(r);
}

/* What YAML 1.1 (types bool, null, int, float, merge, value, timestamp) or the grammar takes for
 * something else is quoted; PyYAML 6 reads the right column as the left one or as a number or date. */
static void test_scalars(void **state)
{
	(void)state;
	static const struct {
		const char *text, *block, *flow;
	} rows[] = {
		{"支委会", "支委会", "支委会"},
		{"2026-03-12", "2026-03-12", "2026-03-12"},
		{"14:30-15:40", "14:30-15:40", "14:30-15:40"},
		{"8", "8", "8"},
		{"-8", "-8", "-8"},
		{"0", "0", "0"},
		{"13800138000", "13800138000", "13800138000"},
		{"3月20日", "3月20日", "3月20日"},
		{"a:b", "a:b", "a:b"},
		{"a#b", "a#b", "a#b"},
		{"a, b", "a, b", "\"a, b\""},
		{"a[1]", "a[1]", "\"a[1]\""},
		{"为什么?", "为什么?", "\"为什么?\""},
		{"“引号”：是", "“引号”：是", "“引号”：是"},
		{"3-12", "3-12", "3-12"},
		{"none", "none", "none"},
		{"1.2版", "1.2版", "1.2版"},
		{"", "\"\"", "\"\""},
		{"no", "\"no\"", "\"no\""},
		{"Yes", "\"Yes\"", "\"Yes\""},
		{"ON", "\"ON\"", "\"ON\""},
		{"off", "\"off\"", "\"off\""},
		{"y", "\"y\"", "\"y\""},
		{"True", "\"True\"", "\"True\""},
		{"null", "\"null\"", "\"null\""},
		{"~", "\"~\"", "\"~\""},
		{"=", "\"=\"", "\"=\""},
		{"<<", "\"<<\"", "\"<<\""},
		{"1e3", "\"1e3\"", "\"1e3\""},
		{"1.5", "\"1.5\"", "\"1.5\""},
		{"1.10", "\"1.10\"", "\"1.10\""},
		{"0x1f", "\"0x1f\"", "\"0x1f\""},
		{"0b101", "\"0b101\"", "\"0b101\""},
		{"0o17", "\"0o17\"", "\"0o17\""},
		/* Digits that are none of that base make no number: a digest stays as it is. */
		{"0b68e1", "0b68e1", "0b68e1"},
		{"0o19", "0o19", "0o19"},
		{"012", "\"012\"", "\"012\""},
		{"+8", "\"+8\"", "\"+8\""},
		{"1_000", "\"1_000\"", "\"1_000\""},
		{"12:30:45", "\"12:30:45\"", "\"12:30:45\""},
		{"14:30", "\"14:30\"", "\"14:30\""},
		{".inf", "\".inf\"", "\".inf\""},
		{"2026-03-12 14:30:00", "\"2026-03-12 14:30:00\"", "\"2026-03-12 14:30:00\""},
		{"2026-03-12T14:30:00Z", "\"2026-03-12T14:30:00Z\"", "\"2026-03-12T14:30:00Z\""},
		{"a: b", "\"a: b\"", "\"a: b\""},
		{"a:", "\"a:\"", "\"a:\""},
		{"a #b", "\"a #b\"", "\"a #b\""},
		{"- a", "\"- a\"", "\"- a\""},
		{"---", "\"---\"", "\"---\""},
		{"...", "\"...\"", "\"...\""},
		{" a", "\" a\"", "\" a\""},
		{"a ", "\"a \"", "\"a \""},
		{"\"a\"", "\"\\\"a\\\"\"", "\"\\\"a\\\"\""},
		{"a\\b", "a\\b", "a\\b"},
		{"a\tb\n", "\"a\\tb\\n\"", "\"a\\tb\\n\""},
		{"\x01\x1B\r\x7F\xC2\x9B", "\"\\x01\\e\\r\\x7F\\x9B\"", "\"\\x01\\e\\r\\x7F\\x9B\""},
		{"a\xE2\x80\x8B\xEF\xBB\xBF\xE2\x80\xA8", "\"a\\u200B\\uFEFF\\u2028\"", "\"a\\u200B\\uFEFF\\u2028\""},
		{"\xF0\xA0\xAE\xB7", "\xF0\xA0\xAE\xB7", "\xF0\xA0\xAE\xB7"},
		{"\xFF", "\"\xEF\xBF\xBD\"", "\"\xEF\xBF\xBD\""},
	};
	struct zz_buf b = {0};
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		zz_buf_clear(&b);
		zz_emit_scalar(&b, zz_str(rows[i].text), false);
		assert_string_equal(b.data, rows[i].block);
		zz_buf_clear(&b);
		zz_emit_scalar(&b, zz_str(rows[i].text), true);
		assert_string_equal(b.data, rows[i].flow);
	}
	zz_buf_free(&b);
}

static void test_literals(void **state)
{
	(void)state;
	static const struct {
		const char *text, *expected;
	} rows[] = {
		{"一\n二\n", " |\n    一\n    二"},
		{"一\n二", " |-\n    一\n    二"},
		{"一\n\n二\n\n\n", " |+\n    一\n\n    二\n\n"},
		{"  一\n二\n", " |2\n      一\n    二"},
		{"\n 一\n", " |2\n\n     一"},
		{"一  \n", " |\n    一  "},
		{"\n\n", " \"\\n\\n\""},
		{"一\n  ", " \"一\\n  \""},
		{"一\n\x01\n", " \"一\\n\\x01\\n\""},
	};
	struct zz_arena a = {0};
	struct zz_buf b = {0};
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		zz_buf_clear(&b);
		zz_emit_value(&b, zz_node_scalar(&a, zz_str(rows[i].text)), 2);
		assert_string_equal(b.data, rows[i].expected);
	}
	zz_buf_free(&b);
	zz_arena_free(&a);
}

static void test_control_characters_come_back_refused(void **state)
{
	(void)state;
	struct zz_arena a = {0};
	struct zz_buf b = {0};
	struct zz_node *root = zz_node_new(&a, ZZ_MAP, ZZ_BLOCK);
	zz_node_append(&a, root, ZZ_STR("甲"), zz_node_scalar(&a, ZZ_STR("\x1B[2J")));
	zz_emit(&b, root);
	assert_string_equal(b.data, "甲: \"\\e[2J\"\n");
	struct reading *r = read_text(zz_buf_view(&b));
	assert_null(r->root);
	assert_string_equal(r->list.at[0].def->id, "yaml-control");
	reading_free(r);
	zz_buf_free(&b);
	zz_arena_free(&a);
}

static void test_round_trip(void **state)
{
	(void)state;
	uint64_t seed = 1;
	struct zz_arena a = {0};
	struct zz_buf b = {0};
	for (int round = 0; round < 3000; round++) {
		struct zz_node *root = random_document(&a, &seed);
		zz_buf_clear(&b);
		zz_emit(&b, root);
		struct reading *r = read_text(zz_buf_view(&b));
		if (!r->root || !same_tree(root, r->root))
			fail_msg("round %d (%s):\n%s", round, r->root ? "differs" : r->list.at[0].def->id, b.data);
		/* What was written once is written the same again. */
		struct zz_buf again = {0};
		zz_emit(&again, r->root);
		assert_true(zz_str_eq(zz_buf_view(&again), zz_buf_view(&b)));
		zz_buf_free(&again);
		reading_free(r);
		zz_arena_reset(&a);
	}
	zz_buf_free(&b);
	zz_arena_free(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_layout),     cmocka_unit_test(test_scalars),
		cmocka_unit_test(test_literals),   cmocka_unit_test(test_control_characters_come_back_refused),
		cmocka_unit_test(test_round_trip),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
