/* The questions of every kind: that answers make a record, in which order a committee meeting asks (counted
 * from the mock-up of the design's voice), going back, drafts, refusals. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "entry/ask.h"
#include "git/source.h"

/* --- a ledger with a branch, a group, a body --- */

static const char branch[] =
	"名称: 第一支部\n"
	"类型: 普通\n"
	"成立: 2015-03-01\n"
	"支委会:\n"
	"  - 起: 2024-09-10\n"
	"    任期: 3\n"
	"    成员:\n"
	"      - {姓名: 王建国, 职务: 书记}\n"
	"      - {姓名: 李敏, 职务: 组织委员}\n"
	"      - {姓名: 周洁, 职务: 委员}\n"
	"党小组:\n"
	"  - {编号: g1, 名称: 第一党小组, 起: 2024-09-15, 组长: [{姓名: 李敏}]}\n"
	"党员:\n"
	"  - {编号: wangjianguo-x2k9, 姓名: 王建国, 入党: 1998-06-20, 转正: 1999-06-20}\n"
	"  - 编号: limin-7d3q\n"
	"    姓名: 李敏\n"
	"    入党: 2006-07-01\n"
	"    转正: 2007-07-01\n"
	"    小组: [{组: g1, 起: 2024-09-15}]\n"
	"  - {编号: zhoujie-k4vt, 姓名: 周洁, 入党: 2012-05-18, 转正: 2013-05-18}\n"
	"  - {编号: shanxia-1111, 姓名: 单霞, 入党: 2012-05-18, 转正: 2013-05-18, 拼音: chan xia}\n"
	"  - {编号: zhangwei-a1a1, 姓名: 张伟, 入党: 2011-05-18, 转正: 2012-05-18}\n"
	"  - {编号: zhangwei-b2b2, 姓名: 张伟, 入党: 2013-05-18, 转正: 2014-05-18}\n";
static const char body[] = "名称: 局党组\n"
						   "类型: 党组\n"
						   "成员届次:\n"
						   "  - 起: 2024-01-01\n"
						   "    成员:\n"
						   "      - {姓名: 王建国, 职务: 书记}\n"
						   "      - {姓名: 周洁, 职务: 委员}\n";
static const char unit[] =
	"格式: 1\n名称: 机关\n语言: zh\n时区: +08:00\n启用: 2025-01-01\n规则包: [national]\n";
static const char genesis[] = "格式: 1\n建账: 2025-01-01\n盐: 00112233445566778899aabbccddeeff\n";
static const char former[] =
	"类型: 支委会\n支部: zhb1\n日期: 2026-02-11\n时间: 09:00-10:30\n地点: 三楼会议室\n"
	"主持: 王建国\n记录: 周洁\n出席: [王建国, 李敏, 周洁]\n"
	"议题:\n  - {事项: 甲, 发言: 乙}\n";

struct world {
	char dir[64];
	struct zz_source *source;
	struct zz_ledger *ledger;
	struct zz_ask ask;
};

static void put(const struct world *w, const char *path, const char *text)
{
	char full[160];
	snprintf(full, sizeof full, "%s/%s", w->dir, path);
	FILE *f = fopen(full, "wb");
	assert_non_null(f);
	fputs(text, f);
	fclose(f);
}

static void folder(const struct world *w, const char *path)
{
	char full[160];
	snprintf(full, sizeof full, "%s/%s", w->dir, path);
	assert_int_equal(mkdir(full, 0700), 0);
}

static int set_up(void **state)
{
	static const char *const folders[] = {"branches", "bodies", "records", "records/zhb1",
										  "records/zhb1/2026"};
	struct world *w = calloc(1, sizeof *w);
	struct zz_error e = {0};
	strcpy(w->dir, "/tmp/zzsh-ask-XXXXXX");
	assert_non_null(mkdtemp(w->dir));
	for (size_t i = 0; i < sizeof folders / sizeof folders[0]; i++)
		folder(w, folders[i]);
	put(w, "genesis.yaml", genesis);
	put(w, "zzsh.yaml", unit);
	put(w, "branches/zhb1.yaml", branch);
	put(w, "bodies/dz.yaml", body);
	put(w, "records/zhb1/2026/2026-02-11-committee-meeting.yaml", former);
	int64_t now;
	assert_true(zz_moment_parse(ZZ_STR("2026-03-12T20:41:00+08:00"), 0, &now));
	assert_int_equal(zz_source_open(&w->source, w->dir, &e), ZZ_OK);
	assert_int_equal(zz_ledger_load(&w->ledger, w->source, NULL, now, ZZ_NO_DAY, &e), ZZ_OK);
	*state = w;
	return 0;
}

static int tear_down(void **state)
{
	struct world *w = *state;
	char command[100];
	zz_ask_free(&w->ask);
	zz_ledger_free(w->ledger);
	zz_source_close(w->source);
	snprintf(command, sizeof command, "rm -rf %s", w->dir);
	int rc = system(command);
	free(w);
	return rc;
}

static struct zz_ask *begin(struct world *w, enum zz_kind_id kind)
{
	zz_ask_free(&w->ask);
	zz_ask_begin(&w->ask, w->ledger, &zz_kinds[kind], ZZ_ZH);
	zz_ask_give(&w->ask, ZZ_STR("branch"), zz_kinds[kind].due == ZZ_DUE_BODY ? ZZ_STR("dz") : ZZ_STR("zhb1"));
	return &w->ask;
}

/* The next question must be this one. */
static void expect(struct zz_ask *ask, const char *path, struct zz_ask_question *q)
{
	if (!zz_ask_next(ask, q))
		fail_msg("no question is left where %s was expected", path);
	if (!zz_str_is(q->path, path))
		fail_msg("%.*s is asked, not %s", ZZ_FMT(q->path), path);
}

static void say(struct zz_ask *ask, const char *path, const char *answer)
{
	struct zz_ask_question q;
	struct zz_error e = {0};
	expect(ask, path, &q);
	if (zz_ask_answer(ask, &q, zz_str(answer), &e))
		fail_msg("%s: %s was refused: %s", path, answer, e.text);
}

static void refuse(struct zz_ask *ask, const char *path, const char *answer, const char *why)
{
	struct zz_ask_question q;
	struct zz_error e = {0};
	expect(ask, path, &q);
	assert_int_equal(zz_ask_answer(ask, &q, zz_str(answer), &e), ZZ_EUSAGE);
	if (!strstr(e.text, why))
		fail_msg("%s: the refusal of %s is: %s", path, answer, e.text);
}

static void shows(struct zz_ask *ask, const char *path, const char *in_brackets)
{
	struct zz_ask_question q;
	expect(ask, path, &q);
	if (!zz_str_is(q.shown, in_brackets))
		fail_msg("%s shows [%.*s]", path, ZZ_FMT(q.shown));
}

static char *composed(struct world *w)
{
	static char text[4096];
	struct zz_draft d = {0};
	struct zz_said said;
	struct zz_error e = {0};
	zz_ask_said(&w->ask, &said);
	int rc = zz_record_prepare(&d, w->ledger, NULL, &said, &e);
	if (rc || d.refused) {
		struct zz_buf b = {0};
		zz_draft_report(&b, &d, "text", (struct zz_str){0}, ZZ_ZH);
		fail_msg("%s %s\n%.*s", e.text, b.data ? b.data : "", ZZ_FMT(d.bytes));
	}
	snprintf(text, sizeof text, "%.*s", ZZ_FMT(d.bytes));
	zz_draft_free(&d);
	return text;
}

/* --- a committee meeting as in the mock-up --- */

static void committee(void **state)
{
	struct world *w = *state;
	struct zz_ask *ask = begin(w, ZZ_COMMITTEE_MEETING);
	shows(ask, "date", "今天 3月12日 周四");
	say(ask, "date", "");
	shows(ask, "time", "09:00-10:30");
	say(ask, "time", "1430-1540");
	shows(ask, "place", "三楼会议室");
	say(ask, "place", "");
	shows(ask, "chair", "书记 王建国");
	say(ask, "chair", "");
	shows(ask, "recorder", "周洁");
	say(ask, "recorder", "lm");
	say(ask, "absent", "3");
	say(ask, "absent.1.reason", "1");
	say(ask, "guests", "");
	say(ask, "agenda.1.topic", "研究3月主题党日方案");
	say(ask, "agenda.1.remarks", "赵强：建议\n李敏：同意");
	say(ask, "agenda.1.decision", "赴社区开展志愿服务");
	say(ask, "agenda.1.person", "lm");
	say(ask, "agenda.1.deadline", "3-20");
	say(ask, "agenda.1.vote", "");
	say(ask, "agenda.2.topic", "");
	say(ask, "more", "");
	struct zz_ask_question q;
	assert_false(zz_ask_next(ask, &q));
	assert_string_equal(composed(w), "类型: 支委会\n支部: zhb1\n日期: 2026-03-12\n时间: 14:30-15:40\n"
									 "地点: 三楼会议室\n主持: 王建国\n记录: 李敏\n出席: [王建国, 李敏]\n"
									 "缺席:\n  - {姓名: 周洁, 事由: 出差}\n议题:\n"
									 "  - 事项: 研究3月主题党日方案\n    发言: |\n      赵强：建议\n"
									 "      李敏：同意\n    决议: 赴社区开展志愿服务\n    责任人: 李敏\n"
									 "    时限: 2026-03-20\n");
}

/* --- people --- */

static void absent_by_any_name(void **state)
{
	struct world *w = *state;
	struct zz_ask *ask = begin(w, ZZ_MEMBERS_MEETING);
	say(ask, "date", "3-11");
	say(ask, "time", "9:00-10:00");
	say(ask, "place", "302");
	say(ask, "chair", "");
	say(ask, "recorder", "李敏");
	/* The roster's own reading goes first: chan xia, whatever a library derives of 单. */
	refuse(ask, "absent", "张三", "张三");
	refuse(ask, "absent", "9", "9");
	refuse(ask, "absent", "张伟", "zhangwei-b2b2");
	refuse(ask, "absent", "周洁，4，zj", "周洁");
	say(ask, "absent", "3 李敏 cx"); /* the number is no part of a name */
	assert_true(zz_str_is(zz_ask_value(ask, "absent"), "周洁、李敏、单霞"));
	assert_true(zz_ask_back(ask, ZZ_STR("absent.1.reason")));
	say(ask, "absent", "3 lm=其他:参加 3 次会");
	assert_true(zz_str_is(zz_ask_value(ask, "absent"), "周洁、李敏"));
	assert_true(zz_str_is(zz_ask_value(ask, "absent.2.reason"), "其他:参加 3 次会"));
	assert_true(zz_ask_back(ask, ZZ_STR("absent.1.reason")));
	say(ask, "absent", "李敏 cx");
	assert_true(zz_str_is(zz_ask_value(ask, "absent"), "李敏、单霞"));
	assert_true(zz_ask_back(ask, ZZ_STR("absent.1.reason")));
	say(ask, "absent", "cx=病假、zj, zhangwei-b2b2（其他：参加会演）");
	assert_true(zz_str_is(zz_ask_value(ask, "absent"), "单霞、周洁、zhangwei-b2b2"));
	assert_true(zz_str_is(zz_ask_value(ask, "absent.1.reason"), "病假"));
	refuse(ask, "absent.2.reason", "", "8");
	refuse(ask, "absent.2.reason", "7", "其他");
	refuse(ask, "absent.2.reason", "孩子生病", "其他：孩子生病");
	say(ask, "absent.2.reason", "7 孩子生病");
	assert_true(zz_str_is(zz_ask_value(ask, "absent.2.reason"), "其他:孩子生病"));
	assert_true(zz_str_is(zz_ask_value(ask, "absent.3.reason"), "其他:参加会演"));
	struct zz_ask_question q;
	expect(ask, "guests", &q);
}

static void odd_names_are_insisted_on(void **state)
{
	struct world *w = *state;
	struct zz_ask *ask = begin(w, ZZ_COMMITTEE_MEETING);
	say(ask, "date", "");
	say(ask, "time", "");
	say(ask, "place", "");
	refuse(ask, "chair", "上级领导", "再输一次");
	say(ask, "chair", "上级领导");
	refuse(ask, "recorder", "张伟", "zhangwei-a1a1");
	refuse(ask, "recorder", "张伟", "zhangwei-a1a1");
	say(ask, "recorder", "zhangwei-b2b2");
	assert_true(zz_str_is(zz_ask_value(ask, "recorder"), "{姓名: 张伟, 编号: zhangwei-b2b2}"));
}

/* --- order, back, options --- */

static void options_are_not_asked(void **state)
{
	struct world *w = *state;
	struct zz_ask *ask = begin(w, ZZ_COMMITTEE_MEETING);
	zz_ask_give(ask, ZZ_STR("日期"), ZZ_STR("昨天"));
	zz_ask_give(ask, ZZ_STR("place"), ZZ_STR("302"));
	zz_ask_give(ask, ZZ_STR("all-present"), (struct zz_str){0});
	zz_ask_give(ask, ZZ_STR("agenda"), ZZ_STR("甲"));
	zz_ask_give(ask, ZZ_STR("remarks"), ZZ_STR("乙"));
	assert_true(zz_str_is(zz_ask_value(ask, "date"), "2026-03-11"));
	assert_false(zz_ask_suffices(ask));
	say(ask, "time", "9:00-10:00");
	say(ask, "chair", "");
	say(ask, "recorder", "");
	assert_true(zz_ask_suffices(ask));
	say(ask, "guests", "");
	say(ask, "agenda.1.decision", "丙");
	assert_false(zz_ask_back(ask, ZZ_STR("time")));
	say(ask, "agenda.1.person", "李敏");
	say(ask, "agenda.1.deadline", "3-20");
	say(ask, "agenda.1.vote", "3/0/0 举手");
	say(ask, "agenda.2.topic", "");
	say(ask, "more", "");
	assert_string_equal(composed(w),
						"类型: 支委会\n支部: zhb1\n日期: 2026-03-11\n时间: 09:00-10:00\n地点: 302\n"
						"主持: 王建国\n记录: 周洁\n出席: [王建国, 李敏, 周洁]\n议题:\n  - 事项: 甲\n"
						"    发言: 乙\n    决议: 丙\n    责任人: 李敏\n    时限: 2026-03-20\n"
						"    表决: {方式: 举手, 赞成: 3, 反对: 0, 弃权: 0}\n");
}

static void back_and_again(void **state)
{
	struct world *w = *state;
	struct zz_ask *ask = begin(w, ZZ_COMMITTEE_MEETING);
	say(ask, "date", "3-11");
	say(ask, "time", "9:00-10:00");
	say(ask, "place", "302");
	assert_true(zz_ask_back(ask, ZZ_STR("chair")));
	shows(ask, "place", "302");
	assert_true(zz_ask_back(ask, ZZ_STR("place")));
	say(ask, "time", "");
	assert_true(zz_str_is(zz_ask_value(ask, "time"), "09:00-10:00"));
	say(ask, "place", "303");
	shows(ask, "chair", "书记 王建国");
	/* Emptied by a dash, though something stands in brackets. */
	assert_true(zz_ask_back(ask, ZZ_STR("chair")));
	refuse(ask, "place", "-", "再按一次回车");
	say(ask, "place", "-");
	assert_true(zz_str_is(zz_ask_value(ask, "place"), ""));
	assert_true(zz_ask_reopen(ask, ZZ_STR("time")));
	shows(ask, "time", "09:00-10:00");
}

static void what_cannot_be(void **state)
{
	struct world *w = *state;
	struct zz_ask *ask = begin(w, ZZ_COMMITTEE_MEETING);
	refuse(ask, "date", "4-1", "还没有到");
	refuse(ask, "date", "2026-02-30", "2026-02-30");
	refuse(ask, "date", "-", "不能空");
	say(ask, "date", "3月2日");
	refuse(ask, "time", "下午", "下午");
	say(ask, "time", "9:00-10:00");
	refuse(ask, "place", "-", "再按一次回车");
}

/* 8 working days from 2 to 12 March 2026: 3 4 5 6 9 10 11 12. */
static void late(void **state)
{
	struct world *w = *state;
	struct zz_ask_question q;
	struct zz_ask *ask = begin(w, ZZ_PARTY_LESSON);
	static const char *const answers[][2] = {{"date", "3-2"},  {"title", "党史"}, {"time", "9:00-10:30"},
											 {"place", "302"}, {"chair", ""},     {"recorder", "李敏"},
											 {"absent", ""},   {"guests", ""},    {"lecturer", "wjg"},
											 {"hours", "1.5"}, {"content", ""},   {"more", ""}};
	for (size_t i = 0; i < sizeof answers / sizeof answers[0]; i++)
		say(ask, answers[i][0], answers[i][1]);
	expect(ask, "late", &q);
	assert_int_equal(q.number, 8);
	say(ask, "late", "出差");
	assert_non_null(strstr(composed(w), "迟录: {原因: 出差}"));
}

/* --- drafts --- */

static void drafts(void **state)
{
	struct world *w = *state;
	struct zz_ask *ask = begin(w, ZZ_COMMITTEE_MEETING), again;
	struct zz_ask_question q;
	struct zz_buf saved = {0}, twice = {0};
	zz_ask_give(ask, ZZ_STR("agenda"), ZZ_STR("甲"));
	say(ask, "date", "");
	say(ask, "time", "9:00-10:00");
	say(ask, "place", "= 302");
	expect(ask, "chair", &q);
	zz_ask_keep(ask, &q, ZZ_STR("王\n\n = 二\n"));
	zz_ask_save(&saved, ask);
	zz_ask_begin(&again, w->ledger, NULL, ZZ_ZH);
	assert_true(zz_ask_load(&again, zz_buf_view(&saved)));
	zz_ask_save(&twice, &again);
	assert_string_equal(twice.data, saved.data);
	assert_true(zz_str_is(zz_ask_value(&again, "place"), "= 302"));
	expect(&again, "chair", &q);
	assert_true(zz_str_is(q.fallback, "王\n\n = 二\n"));
	zz_ask_free(&again);
	assert_false(zz_ask_load(&again, ZZ_STR("类型: 支委会\n")));
	assert_false(zz_ask_load(&again, ZZ_STR("")));
	zz_ask_free(&again);
	zz_buf_free(&saved);
	zz_buf_free(&twice);
}

/* --- every kind --- */

static const char *sample(const struct zz_ask_question *q)
{
	switch ((enum zz_ask_how)q->how) {
	case ZZ_ASK_PERSON:
	case ZZ_ASK_PEOPLE:
		return zz_str_is(q->path, "talkees") ? "周洁" : "王建国";
	case ZZ_ASK_CHOICE:
	case ZZ_ASK_CHOICES:
		return zz_str_is(q->path, "hosted") ? "" : "1";
	case ZZ_ASK_YES_NO:
		return "是";
	case ZZ_ASK_VOTE:
		return "2/1/0";
	case ZZ_ASK_ABSENT:
		return "1";
	case ZZ_ASK_REASON:
		return "2";
	case ZZ_ASK_PROSE:
		return "一\n二";
	case ZZ_ASK_LINES:
		return "甲，乙\n丙";
	case ZZ_ASK_MORE:
		return q->nwords > 4 ? "1 2 3 4 5" : "1 2";
	case ZZ_ASK_CHOSEN:
		return zz_str_is(q->path, "grades.1") || zz_str_is(q->path, "online") ? "1" : "";
	case ZZ_ASK_CANDIDATES:
		return "王建国 3 当选、周洁 1票";
	case ZZ_ASK_JOINT:
		return "";
	default:
		break;
	}
	switch ((enum zz_type)q->field->type) {
	case ZZ_TYPE_DAY:
		return "3-10";
	case ZZ_TYPE_SPAN:
		return "900-1030";
	case ZZ_TYPE_COUNT:
	case ZZ_TYPE_TENTHS:
		return "2";
	case ZZ_TYPE_YEAR:
		return "2025";
	default:
		return q->number > 1 ? "" : "文字";
	}
}

static void every_kind(void **state)
{
	struct world *w = *state;
	for (int kind = 1; kind < ZZ_KINDS; kind++) {
		struct zz_ask *ask = begin(w, (enum zz_kind_id)kind);
		struct zz_ask_question q;
		struct zz_buf help = {0};
		int n = 0;
		while (zz_ask_next(ask, &q) && n++ < 60) {
			struct zz_error e = {0};
			assert_true(q.label.n > 0);
			zz_ask_explain(&help, ask, &q);
			if (zz_ask_answer(ask, &q, zz_str(sample(&q)), &e))
				fail_msg("%s: %.*s: %s", zz_kinds[kind].form.name.label, ZZ_FMT(q.path), e.text);
		}
		assert_in_range(n, 3, 40);
		assert_true(zz_ask_suffices(ask));
		const char *text = composed(w);
		/* A mere list of names, as the question for a talk has no text. */
		assert_null(kind == ZZ_HEART_TALK ? strstr(text, "内容") : NULL);
		zz_buf_free(&help);
	}
}

/* Enter at every question but those without which there is no record: it can be recorded all the same. */
static void enter_only(void **state)
{
	struct world *w = *state;
	for (int kind = 1; kind < ZZ_KINDS; kind++) {
		struct zz_ask *ask = begin(w, (enum zz_kind_id)kind);
		struct zz_ask_question q;
		for (int n = 0; zz_ask_next(ask, &q); n++) {
			struct zz_error e = {0};
			assert_in_range(n, 0, 80);
			bool shape = q.need == ZZ_SHAPE || zz_str_is(q.path, "form") || zz_str_is(q.path, "talkers") ||
						 zz_str_is(q.path, "talkees");
			zz_ask_answer(ask, &q, zz_str(shape && !q.fallback.n ? sample(&q) : ""), &e);
		}
		composed(w);
	}
}

static void hosted(void **state)
{
	struct world *w = *state;
	struct zz_ask *ask = begin(w, ZZ_COMMITTEE_MEETING);
	zz_ask_give(ask, ZZ_STR("date"), ZZ_STR("3-10"));
	zz_ask_give(ask, ZZ_STR("all-present"), (struct zz_str){0});
	zz_ask_give(ask, ZZ_STR("agenda"), ZZ_STR("甲"));
	zz_ask_give(ask, ZZ_STR("time"), ZZ_STR("9:00-10:00"));
	static const char *const answers[][2] = {{"place", ""},
											 {"chair", ""},
											 {"recorder", ""},
											 {"guests", "市委组织部 陈静、刘洋"},
											 {"agenda.1.remarks", "乙"},
											 {"agenda.1.decision", ""},
											 {"agenda.1.vote", "否"},
											 {"agenda.2.topic", ""}};
	for (size_t i = 0; i < sizeof answers / sizeof answers[0]; i++)
		say(ask, answers[i][0], answers[i][1]);
	refuse(ask, "more", "支委会", "正在录");
	refuse(ask, "more", "聚餐", "聚餐");
	say(ask, "more", "同场");
	refuse(ask, "hosted", "支委会", "正在录");
	refuse(ask, "hosted", "聚餐", "聚餐");
	assert_true(zz_ask_back(ask, ZZ_STR("hosted")));
	say(ask, "more", "党课、党日");
	say(ask, "hosted.1.title", "党章");
	say(ask, "hosted.1.lecturer", "王建国");
	say(ask, "hosted.1.hours", "1");
	say(ask, "hosted.2.title", "学党章");
	say(ask, "hosted.2.category", "集中学习，2");
	const char *text = composed(w);

	assert_non_null(strstr(text, "列席: [市委组织部 陈静, 刘洋]"));
	assert_non_null(strstr(text, "同场:\n  - 类型: 党课\n    课题: 党章\n    授课人: 王建国\n    学时: 1\n"
								 "  - 类型: 主题党日\n"));
	assert_non_null(strstr(text, "内容类别: [集中学习, 过组织生活]\n"));
}

static void completes(void **state)
{
	struct world *w = *state;
	struct zz_ask *ask = begin(w, ZZ_COMMITTEE_MEETING);
	struct zz_ask_question q;
	struct zz_str_list list = {0};
	say(ask, "date", "");
	say(ask, "time", "");
	say(ask, "place", "");
	expect(ask, "chair", &q);
	zz_ask_complete(ask, &q, ZZ_STR("王"), &list);
	assert_int_equal(list.n, 1);
	assert_true(zz_str_is(list.at[0], "王建国"));
	list.n = 0;
	zz_ask_complete(ask, &q, ZZ_STR("zhang"), &list);
	assert_int_equal(list.n, 1); /* two people, one name */
	say(ask, "chair", "");
	say(ask, "recorder", "");
	expect(ask, "absent", &q);
	list.n = 0;
	zz_ask_complete(ask, &q, ZZ_STR(""), &list);
	assert_int_equal(list.n, 3); /* the committee */
	say(ask, "absent", "zhou");
	expect(ask, "absent.1.reason", &q);
	list.n = 0;
	zz_ask_complete(ask, &q, ZZ_STR("外"), &list);
	assert_int_equal(list.n, 1);
	assert_true(zz_str_is(list.at[0], "外出开会"));
	free(list.at);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(committee, set_up, tear_down),
		cmocka_unit_test_setup_teardown(absent_by_any_name, set_up, tear_down),
		cmocka_unit_test_setup_teardown(odd_names_are_insisted_on, set_up, tear_down),
		cmocka_unit_test_setup_teardown(options_are_not_asked, set_up, tear_down),
		cmocka_unit_test_setup_teardown(back_and_again, set_up, tear_down),
		cmocka_unit_test_setup_teardown(what_cannot_be, set_up, tear_down),
		cmocka_unit_test_setup_teardown(late, set_up, tear_down),
		cmocka_unit_test_setup_teardown(drafts, set_up, tear_down),
		cmocka_unit_test_setup_teardown(every_kind, set_up, tear_down),
		cmocka_unit_test_setup_teardown(enter_only, set_up, tear_down),
		cmocka_unit_test_setup_teardown(hosted, set_up, tear_down),
		cmocka_unit_test_setup_teardown(completes, set_up, tear_down),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
