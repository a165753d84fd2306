/* Reading through a form. Positions are counted by hand in the texts of the tests; dates as day numbers come
 * from `date -d DATE +%s` divided by 86400. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "schema_sample.h"

#include "base/message.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct world {
	struct zz_arena arena;
	struct zz_intern words;
	struct zz_findings findings;
	struct zz_reader reader;
	struct meeting m;
	struct zz_node *root;
};

static void begin(struct world *w)
{
	memset(w, 0, sizeof *w);
	w->findings.arena = &w->arena;
	w->reader = (struct zz_reader){.arena = &w->arena,
								   .words = &w->words,
								   .findings = &w->findings,
								   .path = ZZ_STR("records/x.yaml"),
								   .owner = ZZ_STR("zhb1"),
								   .record = ZZ_STR("x"),
								   .held = ZZ_NO_DAY};
}

static void read_form_text(struct world *w, const struct zz_form *form, void *out, const char *text)
{
	w->root = zz_yaml_parse(zz_str(text), ZZ_STR("records/x.yaml"), &w->arena, &w->findings);
	assert_non_null(w->root);
	assert_int_equal(w->findings.n, 0);
	zz_form_read(form, w->root, out, &w->reader);
}

static void read_text(struct world *w, const char *text)
{
	begin(w);
	read_form_text(w, &meeting_form, &w->m, text);
}

static void end(struct world *w)
{
	free(w->findings.at);
	zz_intern_free(&w->words);
	zz_arena_free(&w->arena);
}

/* What every text of these tests begins with, so that only the lines after the ninth matter. */
#define HEAD                                                                                                 \
	"kind: 支委会\nbranch: zhb1\ndate: 2026-03-12\nplace: a\nchair: b\npresent: []\nabsent: []\nagenda: " \
	"[c]\ntags: [d]\n"

static const struct zz_finding *find(const struct world *w, const char *id, const char *part)
{
	for (size_t i = 0; i < w->findings.n; i++)
		if (strcmp(w->findings.at[i].def->id, id) == 0 && zz_str_is(w->findings.at[i].part, part))
			return &w->findings.at[i];
	return NULL;
}

static void expect(const struct world *w, const char *id, const char *part, unsigned line, unsigned column,
				   unsigned length)
{
	const struct zz_finding *f = find(w, id, part);
	if (!f)
		for (size_t i = 0; i < w->findings.n; i++)
			print_error("there is %s at %.*s\n", w->findings.at[i].def->id, ZZ_FMT(w->findings.at[i].part));
	assert_non_null(f);
	assert_int_equal(f->line, line);
	assert_int_equal(f->column, column);
	assert_int_equal(f->length, length);
	assert_int_equal(f->severity, ZZ_INCOMPLETE);
	assert_int_equal(f->rule.n, 0);
	assert_true(zz_str_is(f->path, "records/x.yaml"));
	assert_true(zz_str_is(f->owner, "zhb1"));
	assert_true(zz_str_is(f->record, "x"));
}

static void expect_text(const struct zz_finding *f, const char *message, const char *chinese)
{
	struct zz_buf b = {0};
	zz_finding_text(&b, f, message, ZZ_ZH);
	assert_string_equal(b.data, chinese);
	zz_buf_free(&b);
}

static bool word_is(const struct world *w, uint32_t id, const char *text)
{
	return zz_str_is(zz_intern_str(&w->words, id), text);
}

static void test_example(void **state)
{
	(void)state;
	struct world w;
	read_text(&w, meeting_text);
	assert_int_equal(w.findings.n, 0);
	assert_int_equal(w.reader.errors, 0);
	assert_int_equal(w.m.kind, 2);
	assert_true(word_is(&w, w.m.branch, "zhb1"));
	assert_int_equal(w.m.date, 20524);
	assert_int_equal(w.m.time.from, 14 * 60 + 30);
	assert_int_equal(w.m.time.until, 15 * 60 + 40);
	assert_true(word_is(&w, w.m.chair.name, "王建国"));
	assert_int_equal(w.m.present.n, 4);
	assert_true(word_is(&w, ((struct who *)w.m.present.at)[3].name, "陈晓东"));
	const struct absentee *away = w.m.absent.at;
	assert_int_equal(w.m.absent.n, 1);
	assert_int_equal(away->reason, 2);
	assert_int_equal(away->noted, 0);
	const struct topic *topic = w.m.agenda.at;
	assert_int_equal(w.m.agenda.n, 1);
	assert_int_equal(topic->remarks, 1);
	assert_true(zz_str_is(topic->decision, "3月20日赴社区开展志愿服务"));
	assert_int_equal(topic->deadline, 20532);
	assert_int_equal(topic->vote.given, 0);
	end(&w);
}

static void test_unset(void **state)
{
	(void)state;
	struct world w;
	read_text(&w, "kind: 支委会\nagenda: [a]\n");
	assert_int_equal(w.m.date, ZZ_NO_DAY);
	assert_int_equal(w.m.time.from, -1);
	assert_int_equal(w.m.signed_in, ZZ_UNSET);
	assert_int_equal(w.m.hours, ZZ_UNSET);
	assert_int_equal(w.m.joint, 0);
	assert_false(w.m.present.given);
	assert_int_equal(((struct topic *)w.m.agenda.at)->vote.yes, ZZ_UNSET);
	assert_int_equal(((struct topic *)w.m.agenda.at)->deadline, ZZ_NO_DAY);
	end(&w);
}

static void test_scalars(void **state)
{
	(void)state;
	struct world w;
	read_text(&w, HEAD
			  "signed_in: 12\nhours: 1.5\nassessment_year: 2025\nwindow: 03-31\nzone: \"-03:30\"\njoint: 是\n"
			  "digest: sm3:66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0\n"
			  "summary: |\n  a\n  b\n");
	assert_int_equal(w.findings.n, 0);
	assert_int_equal(w.m.signed_in, 12);
	assert_int_equal(w.m.hours, 15);
	assert_int_equal(w.m.year, 2025);
	assert_int_equal(w.m.window, 331);
	assert_int_equal(w.m.zone, -210);
	assert_int_equal(w.m.joint, 2);
	assert_int_equal(w.m.digest.n, 68);
	assert_true(zz_str_is(w.m.summary, "a\nb\n"));
	end(&w);
}

static void test_bounds_of_scalars(void **state)
{
	(void)state;
	struct world w;
	read_text(&w, HEAD
			  "signed_in: 0\nhours: 2\nassessment_year: 1921\nwindow: 02-29\nzone: +14:00\njoint: false\n");
	assert_int_equal(w.findings.n, 0);
	assert_int_equal(w.m.signed_in, 0);
	assert_int_equal(w.m.hours, 20);
	assert_int_equal(w.m.window, 229);
	assert_int_equal(w.m.zone, 840);
	assert_int_equal(w.m.joint, 1);
	end(&w);
	read_text(&w,
			  HEAD "signed_in: -1\nhours: 1.25\nassessment_year: 1920\nwindow: 02-30\nzone: 8\njoint: maybe\n"
				   "digest: sm3:00\n");
	assert_int_equal(w.findings.n, 7);
	assert_int_equal(w.reader.errors, 7);
	assert_int_equal(w.reader.broken, 0);
	assert_int_equal(w.m.signed_in, ZZ_UNSET);
	end(&w);
	read_text(&w, HEAD "signed_in: 4294967297\n");
	expect(&w, "bad-value", "signed_in", 10, 12, 10);
	end(&w);
}

static void test_names_in_both_languages(void **state)
{
	(void)state;
	struct world w;
	read_text(
		&w,
		"kind: committee-meeting\n支部: zhb1\n召开日期: 2026-03-12\nplace: a\nchair: {姓名: b, mode: 线上}\n"
		"present: []\n缺席:\nagenda: [c]\ntags: d\n");
	assert_int_equal(w.findings.n, 0);
	assert_int_equal(w.m.date, 20524);
	assert_int_equal(w.m.chair.mode, 2);
	assert_true(w.m.absent.given);
	assert_int_equal(w.m.absent.n, 0);
	assert_int_equal(w.m.tags.n, 1);
	end(&w);
}

/* Any order is read, though the table's is expected. */
static void test_order(void **state)
{
	(void)state;
	struct world w;
	read_text(&w, "标签: [d]\n议题: [c]\n缺席: []\n出席: []\n主持: b\n地点: a\n日期: 2026-03-12\n支部: "
				  "zhb1\n类型: 支委会\n");
	assert_int_equal(w.findings.n, 0);
	assert_int_equal(w.m.kind, 2);
	end(&w);
}

static void test_unknown_field(void **state)
{
	(void)state;
	struct world w;
	read_text(&w, HEAD "开会地点: x\nx-备注: y\nqqq: z\n");
	assert_int_equal(w.findings.n, 2);
	assert_int_equal(w.reader.errors, 2);
	assert_int_equal(w.reader.broken, 0);
	expect(&w, "unknown-field", "开会地点", 10, 1, 4);
	const struct zz_finding *f = find(&w, "unknown-field", "开会地点");
	expect_text(f, f->def->message, "这里没有“开会地点”这一项");
	expect_text(f, f->def->cure, "可能是“地点”；如是自己加的备注，请在名称前加 x-");
	f = find(&w, "unknown-field", "qqq");
	assert_string_equal(f->def->cure,
						"the fields here are: {known}; the name of a remark of your own begins with x-");
	end(&w);
	read_text(&w, HEAD "summary: a\nｐｌａｃｅ: x\n");
	expect(&w, "unknown-field", "ｐｌａｃｅ", 11, 1, 5);
	end(&w);
	read_text(&w, "kind: 支委会\nbranch: zhb1\ndate: 2026-03-12\nplace: a\nchair: b\npresent: []\nabsent: "
				  "[]\ntags: [d]\n"
				  "agenda:\n  - 事项: a\n  - 事项: b\n    表决: {赞成: 3, 赞同: 4}\n");
	expect(&w, "unknown-field", "agenda.2.vote.赞同", 12, 17, 2);
	assert_int_equal(w.reader.broken, 0);
	end(&w);
}

static void test_nearest(void **state)
{
	(void)state;
	assert_true(zz_str_is(zz_form_nearest(&meeting_form, ZZ_STR("dates")), "date"));
	assert_true(zz_str_is(zz_form_nearest(&meeting_form, ZZ_STR("Ｄａｔｅ")), "日期"));
	assert_true(zz_str_is(zz_form_nearest(&meeting_form, ZZ_STR("日其")), "日期"));
	assert_true(zz_str_is(zz_form_nearest(&meeting_form, ZZ_STR("出席人员")), "出席"));
	assert_true(zz_str_is(zz_form_nearest(&meeting_form, ZZ_STR("召开的日期")), "日期"));
	assert_true(zz_str_is(zz_form_nearest(&meeting_form, ZZ_STR("chiar")), "chair"));
	assert_int_equal(zz_form_nearest(&meeting_form, ZZ_STR("zzzz")).n, 0);
	assert_int_equal(zz_form_nearest(&meeting_form, ZZ_STR("")).n, 0);
	assert_string_equal(zz_enum_nearest(kinds, ZZ_STR("支部委员会"))->slug, "committee-meeting");
	assert_null(zz_enum_nearest(kinds, ZZ_STR("午餐")));
	assert_int_equal(zz_enum_find(kinds, ZZ_STR("支委会")), 2);
	assert_int_equal(zz_enum_find(kinds, ZZ_STR("members-meeting")), 1);
	assert_int_equal(zz_enum_find(kinds, ZZ_STR("members")), 0);
}

static void test_twice(void **state)
{
	(void)state;
	struct world w;
	read_text(&w, HEAD "地点: x\n");
	expect(&w, "field-twice", "place", 10, 1, 2);
	assert_true(word_is(&w, w.m.place, "a"));
	end(&w);
}

static void test_values(void **state)
{
	(void)state;
	struct world w;
	read_text(
		&w, "kind: 支部委员会\nbranch: Zhb1\ndate: 2026-02-29\nplace: a\nchair: b\npresent: []\nabsent: []\n"
			"agenda: [c]\ntags: [d]\ntime: 下午三点\n签到人数: ８\n学时: 2小时\n");
	assert_int_equal(w.findings.n, 6);
	assert_int_equal(w.reader.errors, 6);
	assert_int_equal(w.reader.broken, 3); /* kind, branch, date */
	expect(&w, "unknown-value", "kind", 1, 7, 5);
	expect(&w, "bad-value", "branch", 2, 9, 4);
	expect(&w, "bad-date", "date", 3, 7, 10);
	expect(&w, "bad-value", "time", 10, 7, 4);
	expect(&w, "bad-value", "signed_in", 11, 7, 1);
	const struct zz_finding *f = find(&w, "unknown-value", "kind");
	expect_text(f, f->def->message, "“类型”不能填“支部委员会”");
	expect_text(f, f->def->cure, "可能是“支委会”；可填：党员大会、支委会");
	f = find(&w, "bad-date", "date");
	expect_text(f, f->def->message, "“日期”写作“2026-02-29”，日历上没有这一天");
	f = find(&w, "bad-value", "time");
	expect_text(f, f->def->cure, "时间写成 14:30-15:40");
	f = find(&w, "bad-value", "signed_in");
	expect_text(f, f->def->cure, "其中有全角数字或符号，请改为半角：8");
	f = find(&w, "bad-value", "hours");
	expect_text(f, f->def->cure, "写成不带单位的数字，最多一位小数，如 1.5");
	assert_int_equal(w.m.date, ZZ_NO_DAY);
	end(&w);
}

static void expect_date_cure(const char *date, const char *chinese)
{
	struct world w;
	char text[400];
	snprintf(text, sizeof text,
			 "kind: 支委会\nbranch: zhb1\nplace: a\nchair: b\npresent: []\nabsent: []\nagenda: [c]\n"
			 "tags: [d]\ndate: %s\n",
			 date);
	read_text(&w, text);
	assert_int_equal(w.findings.n, 1);
	const struct zz_finding *f = find(&w, "bad-date", "date");
	assert_non_null(f);
	expect_text(f, f->def->cure, chinese);
	end(&w);
}

static void test_dates(void **state)
{
	(void)state;
	expect_date_cure("2026年3月12日", "请写成 2026-03-12");
	expect_date_cure("2026/3/2", "请写成 2026-03-02");
	expect_date_cure("20260312", "请写成 2026-03-12");
	expect_date_cure("２０２６-０３-１２", "请写成 2026-03-12");
	expect_date_cure("2026年2月30日", "请对照日历核对年、月、日");
	expect_date_cure("3月12日", "日期写成 2026-03-12");
	expect_date_cure("昨天", "日期写成 2026-03-12");
	expect_date_cure("2026-03-12 14:30", "日期写成 2026-03-12");
	expect_date_cure("123456789012345678901234567890", "日期写成 2026-03-12");
}

/* Numbers as long as a telephone's are not repeated in messages. */
static void test_no_long_numbers(void **state)
{
	(void)state;
	struct world w;
	read_text(&w, HEAD "signed_in: 电话13012345678\n");
	const struct zz_finding *f = find(&w, "bad-value", "signed_in");
	expect_text(f, f->def->message, "“签到人数”写作“电话***********”，无法识别");
	end(&w);
}

static void test_types(void **state)
{
	(void)state;
	struct world w;
	read_text(&w, HEAD "time: [14:30, 15:00]\nrecorder: [a, b]\nsummary:\n  a: b\n  c: d\n");
	assert_int_equal(w.findings.n, 3);
	expect(&w, "wrong-type", "time", 10, 7, 14);
	expect(&w, "wrong-type", "recorder", 11, 11, 6);
	/* Of two lines; the key stands for it. */
	expect(&w, "wrong-type", "summary", 12, 1, 7);
	const struct zz_finding *f = find(&w, "wrong-type", "recorder");
	expect_text(f, f->def->cure, "每行写一项，格式为“名称: 内容”；可填：姓名、编号、方式");
	end(&w);
	read_text(&w, "- a\n- b\n");
	assert_int_equal(w.reader.broken, 1);
	expect(&w, "wrong-type", "", 1, 1, 1);
	end(&w);
}

static void test_lists(void **state)
{
	(void)state;
	struct world w;
	read_text(
		&w,
		"kind: 支委会\nbranch: zhb1\ndate: 2026-03-12\nplace: a\nchair: b\nabsent:\n  - 周洁\n  -\n  - [x]\n"
		"  - {姓名: 李敏, note: 值班}\npresent: 王建国\nagenda: {事项: c}\ntags: [d, [e], f]\n");
	const struct absentee *away = w.m.absent.at;
	assert_int_equal(w.m.absent.n, 2);
	assert_true(word_is(&w, away[1].name, "李敏"));
	assert_int_equal(away[1].noted, 1);
	assert_int_equal(w.m.present.n, 1);
	assert_int_equal(w.m.agenda.n, 1);
	assert_int_equal(w.m.tags.n, 2);
	assert_true(word_is(&w, ((uint32_t *)w.m.tags.at)[1], "f"));
	assert_int_equal(w.findings.n, 3);
	expect(&w, "wrong-type", "tags.2", 13, 11, 3);
	end(&w);
}

static void test_missing(void **state)
{
	(void)state;
	struct world w;
	read_text(&w, "# 空\nplace:\nabsent:\n  - {事由: 病假}\nagenda:\n  - 事项: a\n  - 时限: 2026-03-20\n    "
				  "表决:\n      反对: 1\n");
	expect(&w, "shape-missing", "kind", 1, 1, 0);
	expect(&w, "shape-missing", "date", 1, 1, 0);
	expect(&w, "element-missing", "place", 1, 1, 0);
	expect(&w, "element-missing", "present", 1, 1, 0);
	expect(&w, "shape-missing", "absent.1.name", 4, 5, 0);
	expect(&w, "element-missing", "agenda.2.topic", 7, 5, 0);
	expect(&w, "element-missing", "agenda.2.owner", 7, 5, 0);
	expect(&w, "element-missing", "agenda.2.vote.yes", 8, 5, 0);
	expect(&w, "element-missing", "summary", 1, 1, 0);
	assert_null(find(&w, "element-missing", "agenda.1.owner"));
	assert_int_equal(w.reader.errors, 4);
	assert_int_equal(w.reader.broken, 3);
	const struct zz_finding *f = find(&w, "element-missing", "agenda.2.vote.yes");
	expect_text(f, f->def->message, "缺少“赞成”");
	assert_int_equal(((struct topic *)w.m.agenda.at)[1].vote.given, 1);
	end(&w);
}

static void test_unless(void **state)
{
	(void)state;
	struct world w;
	read_text(&w, "agenda:\n  - a\n  - {事项: b, 发言: c}\n");
	assert_null(find(&w, "element-missing", "summary"));
	end(&w);
	read_text(&w, "agenda:\n  - a\n  - {事项: b, 发言: }\n");
	assert_non_null(find(&w, "element-missing", "summary"));
	end(&w);
	read_text(&w, "agenda: []\ntags: []\n");
	assert_non_null(find(&w, "element-missing", "summary"));
	assert_non_null(find(&w, "element-missing", "agenda"));
	end(&w);
}

static void test_later(void **state)
{
	(void)state;
	struct world w;
	static const char text[] =
		"kind: 支委会\nbranch: zhb1\ndate: 2026-03-12\nplace: a\nchair: b\npresent: []\n"
		"absent: 周洁\nagenda: [c]\ntags: [d]\n";
	read_text(&w, text);
	assert_int_equal(w.findings.n, 0);
	end(&w);
	begin(&w);
	w.reader.late_due = true;
	read_form_text(&w, &meeting_form, &w.m, text);
	assert_int_equal(w.findings.n, 1);
	expect(&w, "element-missing", "absent.1.reason", 7, 9, 0);
	assert_int_equal(w.reader.errors, 0);
	end(&w);
}

/* 2025-01-01 is day 20089, 2025-12-31 day 20453. */
static void test_since_until(void **state)
{
	(void)state;
	static const struct zz_item items[] = {
		{.field = &f_place, .need = ZZ_ELEMENT, .offset = ZZ_NOWHERE, .since = 20089, .until = 20453},
		{.field = &f_note, .need = ZZ_ELEMENT, .offset = ZZ_NOWHERE, .since = 20089},
	};
	static const struct zz_form form = {.name = {"t", "测试"}, .items = items, .nitems = 2, .size = 1};
	static const struct {
		zz_day held;
		size_t missing;
	} cases[] = {{20088, 0}, {20089, 2}, {20453, 2}, {20454, 1}, {ZZ_NO_DAY, 1}};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct world w;
		begin(&w);
		w.reader.held = cases[i].held;
		read_form_text(&w, &form, NULL, "x-a: b\n");
		assert_int_equal(w.findings.n, cases[i].missing);
		end(&w);
	}
}

static void test_long(void **state)
{
	(void)state;
	struct world w;
	struct zz_buf b = {0};
	zz_buf_puts(&b, HEAD "recorder: ");
	for (int i = 0; i < 500; i++)
		zz_buf_puts(&b, "中");
	zz_buf_putc(&b, '\n');
	read_text(&w, b.data);
	assert_int_equal(w.findings.n, 0);
	end(&w);
	b.data[b.n - 1] = 'x';
	zz_buf_putc(&b, '\n');
	read_text(&w, b.data);
	expect(&w, "too-long", "recorder.name", 10, 11, 501);
	const struct zz_finding *f = find(&w, "too-long", "recorder.name");
	expect_text(f, f->def->message, "“姓名”有 501 字，超过上限 500 字");
	end(&w);
	zz_buf_clear(&b);
	zz_buf_puts(&b, "tags:\n");
	for (int i = 0; i < 2001; i++)
		zz_buf_puts(&b, "  - a\n");
	read_text(&w, b.data);
	assert_int_equal(w.m.tags.n, 2000);
	f = find(&w, "too-long", "tags");
	expect_text(f, f->def->message, "“标签”有 2001 项，超过上限 2000 项");
	end(&w);
	zz_buf_free(&b);
}

static void test_without_findings(void **state)
{
	(void)state;
	struct world w;
	begin(&w);
	w.reader.findings = NULL;
	read_form_text(&w, &meeting_form, &w.m,
				   "kind: x\ndate: y\ntime: [z]\nzzz: 1\nplace: a\n地点: b\nabsent: [{}]\ntags: [[a]]\n");
	/* kind, date, time, zzz, 地点, name, the item of tags, and no branch */
	assert_int_equal(w.reader.errors, 8);
	assert_int_equal(w.reader.broken, 3);
	zz_form_read(&meeting_form, w.root, NULL, &w.reader);
	assert_int_equal(w.reader.errors, 16);
	zz_form_read(&meeting_form, NULL, &w.m, &w.reader);
	assert_int_equal(w.reader.broken, 9);
	end(&w);
}

static void expect_at(const struct world *w, const char *part, unsigned line, unsigned column)
{
	const struct zz_node *node = zz_form_locate(&meeting_form, w->root, zz_str(part));
	assert_non_null(node);
	assert_int_equal(node->start.line, line);
	assert_int_equal(node->start.column, column);
}

static void test_locate(void **state)
{
	(void)state;
	struct world w;
	read_text(&w, "出席: [王建国, 李敏]\n议题:\n  - a\n  -\n  - 事项: b\n    表决: {赞成: 8, x.y: 1}\n主持: "
				  "王建国\n标签: c\n");
	expect_at(&w, "", 1, 1);
	expect_at(&w, "present", 1, 5);
	expect_at(&w, "present.2", 1, 11);
	expect_at(&w, "present.2.name", 1, 11);
	expect_at(&w, "agenda", 3, 3);
	expect_at(&w, "agenda.1", 3, 5);
	expect_at(&w, "agenda.2.topic", 5, 9);
	expect_at(&w, "agenda.2.vote", 6, 9);
	expect_at(&w, "agenda.2.vote.yes", 6, 14);
	expect_at(&w, "agenda.2.vote.x.y", 6, 22);
	expect_at(&w, "agenda.2.vote.no", 6, 9);
	expect_at(&w, "agenda.7.vote", 3, 3);
	expect_at(&w, "agenda.99999999999", 3, 3);
	expect_at(&w, "chair.name", 7, 5);
	expect_at(&w, "tags.1", 8, 5);
	expect_at(&w, "summary", 1, 1);
	assert_ptr_equal(zz_form_get(&meeting_form, w.root, "tags"), zz_node_get(w.root, "标签"));
	assert_null(zz_form_get(&meeting_form, w.root, "place"));
	const struct zz_node *chair = zz_form_get(&meeting_form, w.root, "chair");
	assert_ptr_equal(zz_form_get(&who_form, chair, "name"), chair);
	assert_null(zz_form_get(&who_form, chair, "id"));
	assert_ptr_equal(zz_form_item(&meeting_form, ZZ_STR("会议日期")), &meeting_items[2]);
	assert_null(zz_form_item(&meeting_form, ZZ_STR("会议")));
	end(&w);
}

/* Findings and places agree: what is reported can be found again by its part. */
static void test_parts_are_located(void **state)
{
	(void)state;
	struct world w;
	read_text(&w, "议题:\n  -\n  - 事项: a\n    表决: {赞成: 八}\n  - 时限: 3月\n    赞: 1\n");
	assert_non_null(find(&w, "bad-value", "agenda.1.vote.yes"));
	assert_non_null(find(&w, "bad-date", "agenda.2.deadline"));
	assert_non_null(find(&w, "unknown-field", "agenda.2.赞"));
	expect_at(&w, "agenda.1.vote.yes", 4, 14);
	expect_at(&w, "agenda.2.deadline", 5, 9);
	expect_at(&w, "agenda.2.赞", 6, 8);
	end(&w);
}

/* Every text of the table has its Chinese. */
static void test_catalogue(void **state)
{
	(void)state;
	for (const struct zz_finding_def *d = zz_schema_findings; d->id; d++) {
		assert_string_not_equal(zz_tr(ZZ_ZH, d->message), d->message);
		assert_string_not_equal(zz_tr(ZZ_ZH, d->cure), d->cure);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_example),
		cmocka_unit_test(test_unset),
		cmocka_unit_test(test_scalars),
		cmocka_unit_test(test_bounds_of_scalars),
		cmocka_unit_test(test_names_in_both_languages),
		cmocka_unit_test(test_order),
		cmocka_unit_test(test_unknown_field),
		cmocka_unit_test(test_nearest),
		cmocka_unit_test(test_twice),
		cmocka_unit_test(test_values),
		cmocka_unit_test(test_dates),
		cmocka_unit_test(test_no_long_numbers),
		cmocka_unit_test(test_types),
		cmocka_unit_test(test_lists),
		cmocka_unit_test(test_missing),
		cmocka_unit_test(test_unless),
		cmocka_unit_test(test_later),
		cmocka_unit_test(test_since_until),
		cmocka_unit_test(test_long),
		cmocka_unit_test(test_without_findings),
		cmocka_unit_test(test_locate),
		cmocka_unit_test(test_parts_are_located),
		cmocka_unit_test(test_catalogue),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
