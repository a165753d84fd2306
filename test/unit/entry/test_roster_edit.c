/* Changes of the roster on files that somebody wrote by hand. Expected texts are written by hand: the line
 * that the deed is about, and every other byte as it was. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "entry/roster_edit.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/io.h"

static const char unit[] = "格式: 1\n名称: 某局机关\n启用: 2025-01-01\n";

/* Comments everywhere, a name alone, braces on one line, two spellings of the key for groups. */
static const char first[] = "# 名册，王建国维护\n"
							"名称: 第一支部   # 全称\n"
							"成立: 2015-03-01\n"
							"支委会:\n"
							"  # 2023年换届\n"
							"  - 起: 2023-09-10\n"
							"    成员:\n"
							"      - {姓名: 王建国, 职务: 书记}\n"
							"      - 李敏        # 组织工作\n"
							"党小组:\n"
							"  - {编号: g1, 名称: 第一小组}\n"
							"  - {编号: g2, 名称: 第二小组}\n"
							"党员:\n"
							"  - 编号: wangjianguo-x2k9\n"
							"    姓名: 王建国\n"
							"    入党: 1998-06-20   # 档案\n"
							"    转正: 1999-06-20\n"
							"    党小组: g1\n"
							"  # 以下二人为2006年入党\n"
							"  - {编号: limin-7d3q, 姓名: 李敏, 入党: 2006-07-01, 转正: 2007-07-01}\n"
							"  - 赵强   # 档案待补\n"
							"x-备注: 手工维护\n";
static const char second[] = "名称: 第二支部\n成立: 2015-03-01\n党员: []\n";

/* Two sittings of 2025; who came stands in the record. */
static const char meeting[] = "类型: 支委会\n支部: zhb1\n日期: 2025-03-12\n出席: [王建国, 李敏]\n缺席: []\n";
static const char members[] = "类型: 党员大会\n支部: zhb1\n日期: 2025-04-12\n出席: [王建国, 李敏]\n缺席:\n  "
							  "- {姓名: 赵强, 事由: 出差}\n";

struct world {
	char dir[64];
	int fd;
	struct zz_source *source;
	struct zz_ledger *ledger;
	struct zz_roster_edit edit;
	struct zz_error error;
};

static void put(struct world *w, const char *path, const char *text)
{
	assert_int_equal(zz_write_at(w->fd, zz_str(path), zz_str(text), 0, &w->error), ZZ_OK);
}

static void load(struct world *w, int64_t now)
{
	assert_int_equal(zz_source_open(&w->source, w->dir, &w->error), ZZ_OK);
	assert_int_equal(zz_ledger_load(&w->ledger, w->source, NULL, now, zz_day_of(2026, 3, 12), &w->error),
					 ZZ_OK);
	zz_roster_edit_begin(&w->edit, w->ledger, ZZ_EN);
}

static void unload(struct world *w)
{
	zz_roster_edit_free(&w->edit);
	zz_ledger_free(w->ledger);
	zz_source_close(w->source);
}

static int set_up(void **state)
{
	struct world *w = calloc(1, sizeof *w);
	strcpy(w->dir, "/tmp/zzsh-roster-XXXXXX");
	assert_non_null(mkdtemp(w->dir));
	w->fd = open(w->dir, O_RDONLY | O_DIRECTORY);
	w->error.lang = ZZ_EN;
	put(w, "zzsh.yaml", unit);
	put(w, "branches/zhb1.yaml", first);
	put(w, "branches/zhb2.yaml", second);
	put(w, "records/zhb1/2025/2025-03-12-committee-meeting.yaml", meeting);
	put(w, "records/zhb1/2025/2025-04-12-members-meeting.yaml", members);
	load(w, 0);
	*state = w;
	return 0;
}

static int tear_down(void **state)
{
	struct world *w = *state;
	char command[128];
	unload(w);
	close(w->fd);
	snprintf(command, sizeof command, "rm -r '%s'", w->dir);
	int rc = system(command);
	free(w);
	return rc;
}

static struct zz_roster_said nothing(void)
{
	return (struct zz_roster_said){.on = ZZ_NO_DAY,
								   .from = ZZ_NO_DAY,
								   .until = ZZ_NO_DAY,
								   .joined = ZZ_NO_DAY,
								   .full = ZZ_NO_DAY,
								   .expires = ZZ_NO_DAY,
								   .founded = ZZ_NO_DAY,
								   .years = ZZ_UNSET};
}

static int deed(struct world *w, const char *verb, const struct zz_roster_said *said)
{
	const struct zz_roster_verb *v = zz_roster_verb_find(zz_str(verb));
	assert_non_null(v);
	int rc = v->run(&w->edit, said, &w->error);
	return rc ? rc : zz_roster_edit_settle(&w->edit, &w->error);
}

static const struct zz_roster_text *text_of(struct world *w, const char *path)
{
	for (size_t i = 0; i < w->edit.texts.n; i++)
		if (zz_str_is(w->edit.texts.at[i]->path, path))
			return w->edit.texts.at[i];
	fail_msg("no text %s", path);
	return NULL;
}

/* The first text with these pieces replaced, in their order, is what the deed made of it. */
static void expect_changes(struct world *w, const char *before1, const char *after1, const char *before2,
						   const char *after2)
{
	const char *a = strstr(first, before1), *b = strstr(first, before2);
	assert_true(a && b && a < b);
	struct zz_buf want = {0};
	zz_buf_add(&want, first, (size_t)(a - first));
	zz_buf_puts(&want, after1);
	zz_buf_add(&want, a + strlen(before1), (size_t)(b - a) - strlen(before1));
	zz_buf_puts(&want, after2);
	zz_buf_puts(&want, b + strlen(before2));
	struct zz_str got = text_of(w, "branches/zhb1.yaml")->patch.bytes;
	if (!zz_str_eq(got, zz_buf_view(&want)))
		fail_msg("expected:\n%s\ngot:\n%.*s", want.data, ZZ_FMT(got));
	zz_buf_free(&want);
}

static void expect_change(struct world *w, const char *before, const char *after)
{
	expect_changes(w, "# 名册", "# 名册", before, after);
}

static void expect_refusal(struct world *w, int rc, int status, const char *says)
{
	assert_int_equal(rc, status);
	if (!strstr(w->error.text, says))
		fail_msg("expected “%s” in: %s", says, w->error.text);
	w->error = (struct zz_error){.lang = ZZ_EN};
}

/* --- members --- */

static void test_join(void **state)
{
	struct world *w = *state;
	struct zz_roster_said s = nothing();
	s.name = ZZ_STR("单雄信");
	s.branch = ZZ_STR("zhb1");
	s.joined = zz_day_of(2010, 7, 1);
	s.full = zz_day_of(2011, 7, 1);
	s.from = zz_day_of(2026, 3, 12);
	s.group = ZZ_STR("第二");
	assert_int_equal(deed(w, "join", &s), ZZ_OK);
	expect_change(w, "  - 赵强   # 档案待补\n",
				  "  - 赵强   # 档案待补\n"
				  "  - 编号: shanxiongxin-q8c6\n" /* openssl sm3, see test_member_id.c */
				  "    姓名: 单雄信\n"
				  "    入党: 2010-07-01\n"
				  "    转正: 2011-07-01\n"
				  "    转入: 2026-03-12\n"
				  "    小组: g2\n");
	assert_int_equal(w->edit.effect, zz_day_of(2026, 3, 12));
	assert_null(strstr(w->edit.said.data, "before today"));
	assert_non_null(strstr(w->edit.said.data, "members 4, "));
}

static void test_join_twice(void **state)
{
	struct world *w = *state;
	struct zz_roster_said s = nothing();
	s.name = ZZ_STR("王建国");
	s.branch = ZZ_STR("zhb2");
	s.joined = zz_day_of(1998, 6, 20);
	/* Same name and day: the same person, who moves. */
	expect_refusal(w, deed(w, "join", &s), ZZ_EUSAGE, "zzsh roster move");
	s.joined = zz_day_of(1990, 1, 1);
	s.id = ZZ_STR("limin-7d3q");
	expect_refusal(w, deed(w, "join", &s), ZZ_EUSAGE, "never given again");
}

static void test_leave(void **state)
{
	struct world *w = *state;
	struct zz_roster_said s = nothing();
	s.who = ZZ_STR("wjg");
	s.on = zz_day_of(2026, 3, 10);
	s.how = ZZ_STR("转出");
	s.to = ZZ_STR("市财政局: 机关支部"); /* needs quotes */
	assert_int_equal(deed(w, "leave", &s), ZZ_OK);
	expect_changes(w, "{姓名: 王建国, 职务: 书记}", "{姓名: 王建国, 职务: 书记, 止: 2026-03-09}",
				   "    转正: 1999-06-20\n",
				   "    转正: 1999-06-20\n"
				   "    离开: {日期: 2026-03-10, 方式: 转出, 去向: \"市财政局: 机关支部\"}\n");
	assert_null(strstr(w->edit.said.data, "before today")); /* the records are older than that */
	assert_non_null(strstr(w->edit.said.data, "secretary"));
}

static void test_leave_of_a_bare_name(void **state)
{
	struct world *w = *state;
	struct zz_roster_said s = nothing();
	s.who = ZZ_STR("赵强");
	s.on = zz_day_of(2026, 3, 12);
	s.how = ZZ_STR("died");
	assert_int_equal(deed(w, "leave", &s), ZZ_OK);
	expect_change(w, "  - 赵强   # 档案待补\n",
				  "  - {姓名: 赵强, 离开: {日期: 2026-03-12, 方式: 去世}}   # 档案待补\n");
}

static void test_leave_refused(void **state)
{
	struct world *w = *state;
	struct zz_roster_said s = nothing();
	s.who = ZZ_STR("李敏");
	s.how = ZZ_STR("转出");
	s.on = zz_day_of(2006, 7, 1); /* before the branch began */
	expect_refusal(w, deed(w, "leave", &s), ZZ_EUSAGE, "2015-03-01");
	s.how = ZZ_STR("走了");
	expect_refusal(w, deed(w, "leave", &s), ZZ_EUSAGE, "transferred");
	s.how = ZZ_STR("转出");
	s.who = ZZ_STR("孙海燕");
	expect_refusal(w, deed(w, "leave", &s), ZZ_EUSAGE, "孙海燕");
}

static void test_move(void **state)
{
	struct world *w = *state;
	struct zz_roster_said s = nothing();
	s.who = ZZ_STR("李敏");
	s.to = ZZ_STR("第二支部");
	s.on = zz_day_of(2026, 3, 12);
	assert_int_equal(deed(w, "move", &s), ZZ_OK);
	expect_changes(w, "      - 李敏  ", "      - {姓名: 李敏, 止: 2026-03-11}  ", "转正: 2007-07-01}",
				   "转正: 2007-07-01, 离开: {日期: 2026-03-12, 方式: 转出, 去向: zhb2}}");
	assert_true(zz_str_is(text_of(w, "branches/zhb2.yaml")->patch.bytes, "名称: 第二支部\n"
																		 "成立: 2015-03-01\n"
																		 "党员:\n"
																		 "  - 编号: limin-7d3q\n"
																		 "    姓名: 李敏\n"
																		 "    入党: 2006-07-01\n"
																		 "    转正: 2007-07-01\n"
																		 "    转入: 2026-03-12\n"));
	/* One person, two stretches. */
	uint32_t id = zz_intern_find(&w->ledger->words, ZZ_STR("limin-7d3q"));
	int32_t person = zz_roster_person(&w->edit.after, id);
	assert_int_equal(w->edit.after.people[person].nmemberships, 2);
	assert_int_equal(zz_person_branch(&w->edit.after, person, zz_day_of(2026, 3, 11)), 0);
	assert_int_equal(zz_person_branch(&w->edit.after, person, zz_day_of(2026, 3, 12)), 1);
}

static void test_move_mints_an_id(void **state)
{
	struct world *w = *state;
	struct zz_roster_said s = nothing();
	s.who = ZZ_STR("赵强");
	s.to = ZZ_STR("zhb2");
	s.on = zz_day_of(2026, 3, 12);
	assert_int_equal(deed(w, "move", &s), ZZ_OK);
	/* printf '赵强\n\nzhb1' | openssl sm3: b5cd2 */
	struct zz_str text = text_of(w, "branches/zhb2.yaml")->patch.bytes;
	assert_true(zz_str_find(text, ZZ_STR("编号: zhaoqiang-pq6j")) >= 0);
	assert_true(zz_str_find(text_of(w, "branches/zhb1.yaml")->patch.bytes, ZZ_STR("编号: zhaoqiang-pq6j")) >=
				0);
}

static void test_group(void **state)
{
	struct world *w = *state;
	struct zz_roster_said s = nothing();
	s.who = ZZ_STR("王建国");
	s.group = ZZ_STR("g2");
	s.on = zz_day_of(2026, 3, 1);
	assert_int_equal(deed(w, "move", &s), ZZ_OK);
	expect_change(w, "    党小组: g1\n",
				  "    党小组:\n"
				  "      - {党小组: g1, 止: 2026-02-28}\n"
				  "      - {党小组: g2, 起: 2026-03-01}\n");
}

static void test_absence(void **state)
{
	struct world *w = *state;
	struct zz_roster_said s = nothing();
	s.who = ZZ_STR("王建国");
	s.status = ZZ_STR("免于参加");
	s.from = zz_day_of(2026, 3, 12);
	s.reason = ZZ_STR("年老体弱");
	assert_int_equal(deed(w, "absence", &s), ZZ_OK);
	expect_change(w, "    党小组: g1\n",
				  "    党小组: g1\n"
				  "    状态:\n"
				  "      - {状态: 免于参加, 起: 2026-03-12, 事由: 年老体弱}\n");
}

/* --- posts --- */

static void test_post(void **state)
{
	struct world *w = *state;
	struct zz_roster_said s = nothing();
	s.who = ZZ_STR("李敏");
	s.branch = ZZ_STR("zhb1");
	s.post = ZZ_STR("副书记");
	s.on = zz_day_of(2026, 3, 12);
	assert_int_equal(deed(w, "post", &s), ZZ_OK);
	/* A name alone is a plain member; that ends. */
	expect_change(w, "      - 李敏        # 组织工作\n",
				  "      - {姓名: 李敏, 止: 2026-03-11}        # 组织工作\n"
				  "      - {姓名: 李敏, 职务: 副书记, 起: 2026-03-12}\n");
}

static void test_second_secretary(void **state)
{
	struct world *w = *state;
	struct zz_roster_said s = nothing();
	s.who = ZZ_STR("李敏");
	s.branch = ZZ_STR("zhb1");
	s.post = ZZ_STR("书记");
	s.on = zz_day_of(2026, 3, 12);
	expect_refusal(w, deed(w, "post", &s), ZZ_EUSAGE, "王建国");
}

static void test_term(void **state)
{
	struct world *w = *state;
	struct zz_roster_said s = nothing();
	const struct zz_str posts[] = {ZZ_STR("李敏=书记"), ZZ_STR("组织委员＝王建国"), ZZ_STR("赵强")};
	s.branch = ZZ_STR("zhb1");
	s.from = zz_day_of(2026, 3, 12);
	s.years = 3;
	s.posts = posts;
	s.nposts = 3;
	assert_int_equal(deed(w, "term", &s), ZZ_OK);
	expect_change(w,
				  "  - 起: 2023-09-10\n"
				  "    成员:\n"
				  "      - {姓名: 王建国, 职务: 书记}\n"
				  "      - 李敏        # 组织工作\n",
				  "  - 起: 2023-09-10\n"
				  "    止: 2026-03-11\n"
				  "    成员:\n"
				  "      - {姓名: 王建国, 职务: 书记}\n"
				  "      - 李敏        # 组织工作\n"
				  "  - 起: 2026-03-12\n"
				  "    任期: 3\n"
				  "    成员:\n"
				  "      - {姓名: 李敏, 职务: 书记}\n"
				  "      - {姓名: 王建国, 职务: 组织委员}\n"
				  "      - {姓名: 赵强, 职务: 委员}\n");
}

/* --- what must not be --- */

static void test_shape_refused(void **state)
{
	struct world *w = *state;
	unload(w);
	put(w, "branches/zhb2.yaml", "名称: 第二支部\n类形: 普通\n党员: []\n"); /* 类型 */
	load(w, 0);
	struct zz_roster_said s = nothing();
	s.name = ZZ_STR("孙海燕");
	s.branch = ZZ_STR("zhb2");
	s.joined = zz_day_of(2015, 6, 30);
	expect_refusal(w, deed(w, "join", &s), ZZ_ESHAPE, "    2 | 类形: 普通");
}

static void test_same_again(void **state)
{
	struct world *w = *state;
	struct zz_roster_said s = nothing();
	s.who = ZZ_STR("g1");
	s.branch = ZZ_STR("zhb1");
	s.name = ZZ_STR("第一小组");
	s.on = zz_day_of(2026, 3, 12);
	expect_refusal(w, deed(w, "group", &s), ZZ_EUSAGE, "nothing was changed");
}

/* The roster of former days changes; who came to former sittings does not: counted by hand, 2 and 2. */
static void test_attendance_stays(void **state)
{
	struct world *w = *state;
	struct zz_roster_said s = nothing();
	struct zz_attendance before[2], after[2];
	assert_int_equal(w->ledger->nrecords, 2);
	for (size_t i = 0; i < 2; i++)
		zz_record_attendance(w->ledger, &w->ledger->records[i], &before[i]);
	s.who = ZZ_STR("王建国");
	s.how = ZZ_STR("转出");
	s.on = zz_day_of(2025, 1, 15);
	assert_int_equal(deed(w, "leave", &s), ZZ_OK);
	assert_non_null(strstr(w->edit.said.data, "before today"));
	struct zz_str text = text_of(w, "branches/zhb1.yaml")->patch.bytes;
	char *copy = strndup(text.p, text.n);
	unload(w);
	put(w, "branches/zhb1.yaml", copy);
	free(copy);
	load(w, 0);
	for (size_t i = 0; i < 2; i++) {
		zz_record_attendance(w->ledger, &w->ledger->records[i], &after[i]);
		assert_int_equal(before[i].listed_present, 2);
		assert_int_equal(after[i].listed_present, 2);
		assert_int_equal(after[i].listed_absent, before[i].listed_absent);
		assert_int_equal(after[i].due, before[i].due - 1);
	}
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_join),
		TEST(test_join_twice),
		TEST(test_leave),
		TEST(test_leave_of_a_bare_name),
		TEST(test_leave_refused),
		TEST(test_move),
		TEST(test_move_mints_an_id),
		TEST(test_group),
		TEST(test_absence),
		TEST(test_post),
		TEST(test_second_secretary),
		TEST(test_term),
		TEST(test_shape_refused),
		TEST(test_same_again),
		TEST(test_attendance_stays),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
