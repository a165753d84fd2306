/* Reading: trees, positions (counted by hand), and each thing that is refused at its place. */
#include "tree.h"

#include "base/message.h"

#include <string.h>

static const char record[] = "类型: 支委会\n"
							 "日期: 2026-03-12   # 周四\n"
							 "出席: [王建国, 李敏]\n"
							 "缺席:\n"
							 "  - {姓名: 周洁, 事由: }\n"
							 "议题:\n"
							 "  - 事项: \"方案\"\n"
							 "    发言: |\n"
							 "      赵强：建议\n"
							 "\n"
							 "      李敏：同意  \n"
							 "\n"
							 "# 完\n"
							 "备注:\n";

static void assert_place(const struct zz_node *node, uint32_t line, uint32_t column, uint32_t end_line,
						 uint32_t end_column)
{
	assert_non_null(node);
	assert_int_equal(node->start.line, line);
	assert_int_equal(node->start.column, column);
	assert_int_equal(node->end.line, end_line);
	assert_int_equal(node->end.column, end_column);
}

static void test_places(void **state)
{
	(void)state;
	struct reading *r = read_text(zz_str(record));
	assert_int_equal(r->list.n, 0);
	assert_place(r->root, 1, 1, 14, 4);
	assert_int_equal(r->root->n, 6);
	assert_place(r->root->first->key, 1, 1, 1, 3);
	assert_place(r->root->first, 1, 5, 1, 8);
	assert_place(zz_node_get(r->root, "日期"), 2, 5, 2, 15);
	struct zz_node *present = zz_node_get(r->root, "出席");
	assert_place(present, 3, 5, 3, 14);
	assert_int_equal(present->style, ZZ_FLOW);
	assert_place(present->last, 3, 11, 3, 13);
	struct zz_node *absent = zz_node_get(r->root, "缺席");
	assert_place(absent, 5, 3, 5, 19);
	assert_int_equal(absent->style, ZZ_BLOCK);
	assert_place(absent->first, 5, 5, 5, 19);
	assert_place(absent->first->last, 5, 17, 5, 17); /* right after the colon */
	struct zz_node *item = zz_node_get(r->root, "议题")->first;
	assert_place(item, 7, 5, 11, 12);
	assert_place(item->first, 7, 9, 7, 13);
	assert_int_equal(item->first->style, ZZ_QUOTED);
	assert_place(item->last, 8, 9, 11, 12);
	assert_int_equal(item->last->style, ZZ_LITERAL);
	assert_true(zz_str_is(item->last->text, "赵强：建议\n\n李敏：同意  \n"));
	assert_place(r->root->last, 14, 4, 14, 4);
	assert_ptr_equal(item->parent->parent, r->root);
	assert_ptr_equal(item->first->key->parent, item);
	assert_null(item->first->key->key);
	assert_null(zz_node_get(r->root, "没有"));
	reading_free(r);
}

static void test_mark_and_line_endings(void **state)
{
	(void)state;
	static const char text[] = "\xEF\xBB\xBF"
							   "甲: 一\r\n乙:\r\n  - |\r\n    二\r\n    三\r\n";
	struct reading *r = read_text(zz_str(text));
	assert_int_equal(r->list.n, 0);
	assert_place(r->root->first, 1, 4, 1, 5);
	assert_place(r->root->last, 3, 3, 5, 6);
	assert_true(zz_str_is(r->root->last->first->text, "二\n三\n"));
	assert_int_equal(zz_yaml_offset(zz_str(text), r->root->start), 3);
	/* BOM 3, first line 3 + 1 + 1 + 3 + 2, "乙:" 4 + 2, "  - |" 5 + 2, four blanks and 三 */
	assert_int_equal(zz_yaml_offset(zz_str(text), r->root->end), 3 + 10 + 6 + 7 + 9 + 7);
	assert_true(zz_str_is(zz_yaml_line(zz_str(text), 1), "甲: 一"));
	assert_true(zz_str_is(zz_yaml_line(zz_str(text), 5), "    三"));
	assert_int_equal(zz_yaml_line(zz_str(text), 7).n, 0);
	assert_int_equal(zz_yaml_line(zz_str(text), 0).n, 0);
	reading_free(r);
}

struct refusal {
	const char *text, *id;
	uint32_t line, column, length;
};

static const struct refusal refusals[] = {
	{"地点：302\n时间: x", "yaml-colon", 1, 3, 1},
	{"类型: 支委会\n地点：302\n时间: x\n", "yaml-colon", 2, 3, 1},
	{"类型: 支委会\n地点：302\n", "yaml-colon", 2, 3, 1},
	{"议题:\n  - 事项：研究\n    决议: 有\n", "yaml-colon", 2, 7, 1},
	{"地点: 302\n  时间：14:30\n  主持: 王\n", "yaml-colon", 2, 5, 1},
	{"a: {姓名：周洁}\n", "yaml-colon", 1, 7, 1},
	{"地点:302\n时间: x", "yaml-colon-blank", 1, 3, 1},
	{"{a:, b: c}", "yaml-colon-blank", 1, 3, 1},
	{"a: b: c", "yaml-two-colons", 1, 5, 1},
	{"a: b\n  c: d", "yaml-indent", 2, 4, 1},
	{"a:\n   b: c\n  d: e\n", "yaml-indent", 3, 3, 1},
	{"  a: b\nc: d", "yaml-indent", 2, 1, 1},
	{"- a\nb: c", "yaml-indent", 2, 1, 1},
	{"a: b\n王建国\nc: d", "yaml-missing-colon", 2, 1, 3},
	{"王建国\n", "yaml-missing-colon", 1, 1, 3},
	{"a:\n\tb: c", "yaml-tab", 2, 1, 1},
	{"a: b\n\tc: d", "yaml-tab", 2, 1, 1},
	{"a: |\n\tc\n", "yaml-tab", 2, 1, 1},
	{"a: \"x\nb: c\n", "yaml-quote", 1, 4, 1},
	{"a: 'it's'\n", "yaml-after", 1, 8, 1},
	{"a: [b]]\n", "yaml-after", 1, 7, 1},
	{"a: \"\\q\"", "yaml-escape", 1, 5, 1},
	{"a: [x, y\nb: c\n", "yaml-bracket", 1, 4, 1},
	{"a: [x,\nb: c\n", "yaml-bracket", 1, 4, 1},
	{"a: [x, ", "yaml-bracket", 1, 4, 1},
	{"a: {姓名: 周洁，事由: 出差}", "yaml-comma", 1, 11, 1},
	{"a: - b", "yaml-dash", 1, 4, 1},
	{"a: | foo\n", "yaml-literal", 1, 6, 1},
	{"a: @x", "yaml-character", 1, 4, 1},
	{"a: `x`", "yaml-character", 1, 4, 1},
	{"a: 1\n日期: 2\na: 3\n日期: 4\n", "yaml-duplicate-key", 3, 1, 1},
	{"a: &x b\n", "yaml-anchor", 1, 4, 2},
	{"a: &主持 b\n", "yaml-anchor", 1, 4, 1},
	{"a: *重点\n", "yaml-alias", 1, 4, 1},
	{"a: *x\n", "yaml-alias", 1, 4, 2},
	{"a: !!str y\n", "yaml-tag", 1, 4, 5},
	{"a: ! y\n", "yaml-tag", 1, 4, 1},
	{"a: !<y\n", "yaml-tag", 1, 4, 1},
	{"%YAML 1.1\n---\na: b\n", "yaml-directive", 1, 1, 1},
	{"%党 1\n---\na: b\n", "yaml-directive", 1, 1, 1},
	{"a: b\n---\nc: d\n", "yaml-documents", 2, 1, 3},
	{"? a\n: b\n", "yaml-key", 1, 3, 1},
	{"a: b\n? \n|\n  c\n", "yaml-key", 3, 1, 1},
	{"[{a: b, ? # c\n d : e}]\n", "yaml-key", 2, 2, 1},
	{"{a\n b: c}\n", "yaml-key", 1, 2, 1},
	{"[{? a : b}]\n", "yaml-key", 1, 5, 1},
	{"{[a]: b}\n", "yaml-key", 1, 2, 1},
	{": b\n", "yaml-key", 1, 1, 1},
	{"<<: {a: b}\n", "yaml-key", 1, 1, 2},
	{"[a: b]\n", "yaml-pair", 1, 2, 1},
	{"[a, ? b : c]\n", "yaml-pair", 1, 5, 1},
	{"a: \xB5\xB3\xD6\xA7\xB2\xBF\n", "yaml-gbk", 1, 4, 1},
	{"a: 党\xFF\n", "yaml-encoding", 1, 5, 1},
	{"\xFF\xFE"
	 "a: b",
	 "yaml-encoding", 1, 1, 1},
	{"a: \xED\xA0\x80\n", "yaml-encoding", 1, 4, 1},
	{"a: x\xE2\x80\xA8y: z\n", "yaml-line-break", 1, 5, 1},
	{"a: x\xC2\x85y: z\n", "yaml-line-break", 1, 5, 1},
	{"a: x\rb: z\n", "yaml-line-break", 1, 5, 1},
	{"a: \"x\\Ny\"\n", "yaml-line-break", 1, 6, 2},
	{"a: \x1B[2J\n", "yaml-control", 1, 4, 1},
	{"a: x\xC2\x9B\xC2\x9By\n", "yaml-control", 1, 5, 2},
	{"a: x\x7Fy\n", "yaml-control", 1, 5, 1},
	{"a: \"\\\\\\0\"\n", "yaml-control", 1, 7, 2},
	{"a: \"\\x9b\"\n", "yaml-control", 1, 5, 4},
	{"a: \"\\uFFFE\"\n", "yaml-control", 1, 5, 6},
	{"", "yaml-empty", 0, 0, 0},
	{"\xEF\xBB\xBF", "yaml-empty", 0, 0, 0},
	{"# 说明\n", "yaml-empty", 0, 0, 0},
	{"---\n", "yaml-empty", 0, 0, 0},
};

static void assert_finding(const struct zz_finding *f, const struct refusal *row)
{
	if (strcmp(f->def->id, row->id) != 0 || f->line != row->line || f->column != row->column ||
		f->length != row->length)
		fail_msg("\"%s\": %s %u:%u+%u, expected %s %u:%u+%u", row->text, f->def->id, f->line, f->column,
				 f->length, row->id, row->line, row->column, row->length);
	assert_true(zz_str_is(f->path, "f.yaml"));
}

static void test_refusals(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof refusals / sizeof refusals[0]; i++) {
		const struct refusal *row = &refusals[i];
		struct reading *r = read_text(zz_str(row->text));
		if (r->root || r->list.n == 0)
			fail_msg("\"%s\" was read", row->text);
		assert_finding(&r->list.at[0], row);
		assert_int_equal(r->list.at[0].severity, ZZ_INCOMPLETE);
		reading_free(r);
	}
}

static void test_nothing_stops_at_the_first(void **state)
{
	(void)state;
	static const struct refusal rows[] = {
		{"", "yaml-anchor", 1, 4, 2},        {"", "yaml-tag", 1, 7, 5}, {"", "yaml-alias", 2, 4, 2},
		{"", "yaml-duplicate-key", 3, 1, 1}, {"", "yaml-key", 4, 1, 2},
	};
	struct reading *r = read_text(ZZ_STR("a: &x !!str y\nb: *x\na: 2\n<<: 1\n"));
	assert_null(r->root);
	assert_int_equal(r->list.n, 5);
	static const size_t order[] = {0, 1, 2, 4, 3}; /* keys are compared when their map ends */
	for (size_t i = 0; i < 5; i++)
		assert_finding(&r->list.at[i], &rows[order[i]]);
	reading_free(r);
}

static const struct refusal questions[] = {
	{"a: b\xE2\x80\x8B\xE2\x80\x8B\n", "yaml-zero-width", 1, 5, 2},
	{"a: b\xEF\xBB\xBF\n", "yaml-zero-width", 1, 5, 1},
	{"a: \"\\u200B\"\n", "yaml-zero-width", 1, 5, 6},
	{"a: \xE2\x80\xAE"
	 "b\n",
	 "yaml-bidi", 1, 4, 1},
	{"发言: 大家发言\n  赵强：建议\n", "yaml-colon-inside", 2, 5, 1},
	{"地点:\n  时间：14:30\n", "yaml-colon-inside", 2, 5, 1},
	{"- 事项\n  决议：x\n", "yaml-colon-inside", 2, 5, 1},
};

static void test_questions(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof questions / sizeof questions[0]; i++) {
		struct reading *r = read_text(zz_str(questions[i].text));
		assert_non_null(r->root);
		assert_int_equal(r->list.n, 1);
		assert_finding(&r->list.at[0], &questions[i]);
		assert_int_equal(r->list.at[0].severity, ZZ_QUESTION);
		reading_free(r);
	}
}

/* Texts that look a little like mistakes and are none. */
static void test_no_false_alarm(void **state)
{
	(void)state;
	static const char *const texts[] = {
		"发言: |\n  赵强：建议与社区结对\n  地点:302\n",
		"发言: >\n  赵强：建议\n",
		"主题: “两优一先”：评选\n",
		"时间: 14:30-15:40\n地点: 甲：302\n",
		"a: \"赵强：\n  李敏：x\"\n",
		"a: 见\n  http://x.cn\n  14：30 开始\n  第一，甲：乙\n",
		"a: [甲：乙, 丙：丁]\n",
		"a: 'no'\nb: 'it''s'\nc: \"\\t\\n\\\\\\\"\"\n",
		"- a\n- {b: c, d}\n-\n- - e\n",
		"---\na: b\n...\n",
		"姓名: \xF0\xA0\xAE\xB7\xEE\x80\x80\n",
		"a:\n- b\n- c\n",
	};
	for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
		struct reading *r = read_text(zz_str(texts[i]));
		if (!r->root || r->list.n)
			fail_msg("\"%s\": %s", texts[i], r->list.n ? r->list.at[0].def->id : "no tree");
		reading_free(r);
	}
}

static void test_colon_hint(void **state)
{
	(void)state;
	struct zz_str key;
	assert_int_equal(zz_yaml_colon(ZZ_STR("地点：302"), &key), ZZ_COLON_FULL_WIDTH);
	assert_true(zz_str_is(key, "地点"));
	assert_int_equal(zz_yaml_colon(ZZ_STR("date:2026"), &key), ZZ_COLON_NO_BLANK);
	static const char *const none[] = {"14:30", "a: b", "http://x", "：甲", "甲乙", "", "“甲：", "a:"};
	for (size_t i = 0; i < sizeof none / sizeof none[0]; i++)
		assert_int_equal(zz_yaml_colon(zz_str(none[i]), &key), ZZ_COLON_NONE);
	/* A clause of thirteen characters is no field's name. */
	assert_int_equal(zz_yaml_colon(ZZ_STR("一二三四五六七八九十一二三：x"), &key), ZZ_COLON_NONE);
	assert_int_equal(zz_yaml_colon(ZZ_STR("一二三四五六七八九十一二：x"), &key), ZZ_COLON_FULL_WIDTH);
}

static struct zz_str repeat(struct zz_buf *b, const char *front, const char *text, size_t times)
{
	zz_buf_clear(b);
	zz_buf_puts(b, front);
	while (times--)
		zz_buf_puts(b, text);
	return zz_buf_view(b);
}

/* The limits of yaml.h. That the deep ones end at all is the point: libyaml alone takes a minute. */
static void test_bounds(void **state)
{
	(void)state;
	static const struct {
		const char *front, *text;
		size_t times;
		struct refusal expected;
	} rows[] = {
		{"", "[", 262144, {"[…", "yaml-depth", 1, 17, 1}},
		{"", "[\n", 131072, {"[ LF…", "yaml-depth", 17, 1, 1}},
		{"", "- ", 131072, {"- …", "yaml-depth", 1, 33, 1}},
		{"a: ", "x", 65537, {"x…", "yaml-long", 1, 4, 1}},
		{"", "a", 262145, {"a…", "yaml-size", 0, 0, 0}},
		/* stream, document, sequence: the 19,998th item is event 20,001 */
		{"", "- a\n", 30000, {"- a…", "yaml-many", 19998, 3, 1}},
		{"", "&a ", 80000, {"&a…", "yaml-anchor", 1, 1, 2}},
	};
	struct zz_buf b = {0};
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct reading *r = read_text(repeat(&b, rows[i].front, rows[i].text, rows[i].times));
		assert_null(r->root);
		assert_true(r->list.n > 0);
		assert_finding(&r->list.at[0], &rows[i].expected);
		reading_free(r);
	}
	struct reading *r = read_text(repeat(&b, "a: ", "x", 65536));
	assert_non_null(r->root);
	reading_free(r);
	/* However many findings there are, so many are enough. */
	r = read_text(repeat(&b, "", "k: v\n", 9000));
	assert_int_equal(r->list.n, 50);
	reading_free(r);
	zz_buf_free(&b);
}

static void test_duplicates_among_many(void **state)
{
	(void)state;
	struct zz_buf b = {0};
	for (int i = 0; i < 1000; i++)
		zz_buf_printf(&b, "k%d: v\n", i == 700 ? 3 : i);
	struct reading *r = read_text(zz_buf_view(&b));
	assert_null(r->root);
	assert_int_equal(r->list.n, 1);
	assert_int_equal(r->list.at[0].line, 701);
	assert_int_equal(r->list.at[0].args[1].number, 4);
	reading_free(r);
	zz_buf_free(&b);
}

/* Every text has its Chinese, and every id is a slug of this layer. */
static void test_catalogue(void **state)
{
	(void)state;
	for (const struct zz_finding_def *def = zz_yaml_findings; def->id; def++) {
		const char *texts[] = {def->message, def->cure, def->first};
		assert_true(strncmp(def->id, "yaml-", 5) == 0);
		assert_non_null(def->message);
		assert_non_null(def->cure);
		for (size_t i = 0; i < 3; i++)
			if (texts[i])
				assert_string_not_equal(zz_tr(ZZ_ZH, texts[i]), texts[i]);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_places),
		cmocka_unit_test(test_mark_and_line_endings),
		cmocka_unit_test(test_refusals),
		cmocka_unit_test(test_nothing_stops_at_the_first),
		cmocka_unit_test(test_questions),
		cmocka_unit_test(test_no_false_alarm),
		cmocka_unit_test(test_colon_hint),
		cmocka_unit_test(test_bounds),
		cmocka_unit_test(test_duplicates_among_many),
		cmocka_unit_test(test_catalogue),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
