/* New records and corrections against a small ledger: test/worlds/first, a branch with nine members, five of
 * them in the committee (in this order: 王建国 李敏 赵强 周洁 陈立). Who must be listed is counted by hand
 * from its roster. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/digest.h"
#include "entry/amend.h"
#include "entry/which.h"

#define NOW 1773319260 /* 2026-03-12T20:41:00+08:00 */

struct world {
	struct zz_source *source;
	struct zz_ledger *ledger;
	struct zz_draft draft;
	struct zz_error e;
};

static int open_world(void **state)
{
	struct world *w = zz_malloc(sizeof *w);
	w->e.lang = ZZ_EN;
	if (zz_source_open(&w->source, ZZ_SOURCE_DIR "/test/worlds/first", &w->e) ||
		zz_ledger_load(&w->ledger, w->source, NULL, NOW, ZZ_NO_DAY, &w->e))
		return -1;
	*state = w;
	return 0;
}

static int close_world(void **state)
{
	struct world *w = *state;
	zz_draft_free(&w->draft);
	zz_ledger_free(w->ledger);
	zz_source_close(w->source);
	free(w);
	return 0;
}

#define G(name_, value_)                                                                                     \
	{                                                                                                        \
		ZZ_STR(name_), ZZ_STR(value_)                                                                        \
	}

static int prepare(struct world *w, const struct zz_said *said)
{
	zz_draft_free(&w->draft);
	w->e = (struct zz_error){.lang = ZZ_EN};
	return zz_record_prepare(&w->draft, w->ledger, NULL, said, &w->e);
}

static bool found(const struct world *w, const char *id)
{
	for (size_t i = 0; i < w->draft.findings.n; i++)
		if (strcmp(w->draft.findings.at[i].def->id, id) == 0)
			return true;
	return false;
}

static void test_fields(void **state)
{
	struct world *w = *state;
	struct zz_str absent = ZZ_STR("周洁=出差");
	const struct zz_given fields[] = {G("地点", "302会议室"), G("日期", "3-12"), G("议题", "研究方案"),
									  G("时限", "3-20")};
	struct zz_said said = {.kind = &zz_kinds[ZZ_COMMITTEE_MEETING],
						   .fields = fields,
						   .nfields = 4,
						   .attending = {.absent = &absent, .nabsent = 1}};
	assert_int_equal(prepare(w, &said), ZZ_OK);
	assert_false(w->draft.refused);
	assert_string_equal(w->draft.bytes.p,
						"类型: 支委会\n支部: zhb1\n日期: 2026-03-12\n地点: 302会议室\n"
						"出席: [王建国, 李敏, 赵强, 陈立]\n缺席:\n  - {姓名: 周洁, 事由: 出差}\n"
						"议题:\n  - 事项: 研究方案\n    时限: 2026-03-20\n");
	assert_string_equal(w->draft.path.p, "records/zhb1/2026/2026-03-12-committee-meeting.yaml");
	const struct zz_record *r = &w->ledger->records[w->draft.record];
	assert_int_equal(r->present.n, 4);
	assert_true(zz_str_eq(r->path, w->draft.path));
}

static void test_text(void **state)
{
	struct world *w = *state;
	struct zz_said said = {
		.has_text = true,
		.text = ZZ_STR("# 手写\nkind: committee-meeting   # 注\n支部: 第一支部\n日期: 2026-03-12\n"
					   "x-档案: A\n缺席: [周洁]\n")};
	assert_int_equal(prepare(w, &said), ZZ_OK);
	assert_false(w->draft.refused);
	assert_string_equal(w->draft.bytes.p, "# 手写\n类型: 支委会   # 注\n支部: zhb1\n日期: 2026-03-12\n"
										  "x-档案: A\n出席: [王建国, 李敏, 赵强, 陈立]\n缺席: [周洁]\n");
}

/* What the text says of attendance is never added to. */
static void test_no_list(void **state)
{
	struct world *w = *state;
	const struct zz_given fields[] = {G("日期", "3-12")};
	struct zz_said said = {.kind = &zz_kinds[ZZ_MEMBERS_MEETING], .fields = fields, .nfields = 1};
	assert_int_equal(prepare(w, &said), ZZ_OK);
	assert_string_equal(w->draft.bytes.p, "类型: 党员大会\n支部: zhb1\n日期: 2026-03-12\n");
	said.attending.all_present = true;
	assert_int_equal(prepare(w, &said), ZZ_OK);
	assert_int_equal(w->ledger->records[w->draft.record].present.n, 9);
	said.attending.online = ZZ_STR("孙海燕");
	assert_int_equal(prepare(w, &said), ZZ_OK);
	assert_non_null(strstr(w->draft.bytes.p, "{姓名: 孙海燕, 方式: 线上}"));
	said.attending.present = ZZ_STR("王建国");
	assert_int_equal(prepare(w, &said), ZZ_EUSAGE);
}

static void check_refused(struct world *w, const char *text, const char *id, unsigned line)
{
	struct zz_said said = {.has_text = true, .text = zz_str(text)};
	assert_int_equal(prepare(w, &said), ZZ_OK);
	assert_true(w->draft.refused);
	assert_true(found(w, id));
	for (size_t i = 0; i < w->draft.findings.n; i++)
		if (strcmp(w->draft.findings.at[i].def->id, id) == 0)
			assert_int_equal(w->draft.findings.at[i].line, line);
}
#define HEAD "类型: 支委会\n支部: zhb1\n日期: 2026-03-12\n"

static void test_shape(void **state)
{
	struct world *w = *state;
	check_refused(w, HEAD "地典: 302\n", "unknown-field", 4);
	check_refused(w, HEAD "出席:\n  - 王建国\n  - 某某\n", "person-unknown", 6);
	check_refused(w, "类型: 支委会\n支部: zhb1\n日期: 2026-02-30\n", "bad-date", 3);
	check_refused(w, "类型: 支委会\n支部: zhb1\n日期: 2026-03-13\n", "date-ahead", 3);
	check_refused(w, "类型: 支委会\n支部: zhb9\n日期: 2026-03-12\n", "owner-unknown", 2);
	check_refused(w, "类型: 支委会\n支部：zhb1\n日期: 2026-03-12\n", "yaml-colon", 2);
	check_refused(w, HEAD "议题:\n  - 事项: 一\n    表决: 通过\n", "wrong-type", 6);
}

/* Everything else is recorded: a stranger in the chair, no quorum, missing sections, a late day. */
static void test_accepted(void **state)
{
	struct world *w = *state;
	struct zz_said said = {
		.has_text = true,
		.text = ZZ_STR("类型: 支委会\n支部: zhb1\n日期: 2025-06-30\n主持: 某某\n出席: [李敏]\n")};
	assert_int_equal(prepare(w, &said), ZZ_OK);
	assert_false(w->draft.refused);
	assert_true(found(w, "person-unknown"));
	assert_true(found(w, "element-missing"));
}

static void test_talk(void **state)
{
	struct world *w = *state;
	const struct zz_given fields[] = {G("日期", "3-12"), G("谈话人", "王建国"), G("谈话对象", "赵强、李敏"),
									  G("主题", "工作"), G("内容", "秘密")};
	struct zz_said said = {.kind = &zz_kinds[ZZ_HEART_TALK], .fields = fields, .nfields = 5};
	assert_int_equal(prepare(w, &said), ZZ_EUSAGE);
	assert_non_null(strstr(w->e.text, "--with-text"));
	said.with_content = true;
	assert_int_equal(prepare(w, &said), ZZ_OK);
	said.nfields = 4;
	said.with_content = false;
	assert_int_equal(prepare(w, &said), ZZ_OK);
	char c4[5];
	assert_true(zz_str_ends(w->draft.id, zz_c4(w->draft.bytes, c4)));
}

/* A second sitting of the kind on that day: the world has one of 2025-12-10. */
static void test_taken(void **state)
{
	struct world *w = *state;
	const struct zz_given fields[] = {G("日期", "2025-12-10")};
	struct zz_said said = {.kind = &zz_kinds[ZZ_COMMITTEE_MEETING], .fields = fields, .nfields = 1};
	char c4[5];
	assert_int_equal(prepare(w, &said), ZZ_OK);
	assert_true(zz_str_is(w->draft.beside, "2025-12-10-committee-meeting"));
	assert_true(zz_str_ends(w->draft.id, zz_c4(w->draft.bytes, c4)));
}

static void test_late(void **state)
{
	struct world *w = *state;
	const struct zz_given fields[] = {G("日期", "3-12")};
	struct zz_said said = {.kind = &zz_kinds[ZZ_COMMITTEE_MEETING],
						   .fields = fields,
						   .nfields = 1,
						   .late = ZZ_STR("出差"),
						   .approved_by = ZZ_STR("王建国"),
						   .imported = ZZ_STR("记录本第3册"),
						   .by = ZZ_STR("李敏")};
	assert_int_equal(prepare(w, &said), ZZ_OK);
	assert_non_null(strstr(w->draft.bytes.p, "迟录: {原因: 出差, 批准: 王建国}\n"));
	assert_non_null(strstr(w->draft.bytes.p, "补登: {来源: 记录本第3册, 经手: 李敏}\n"));
	said.late = (struct zz_str){0};
	assert_int_equal(prepare(w, &said), ZZ_EUSAGE);
}

/* --- corrections --- */

#define PATH "records/zhb1/2025/2025-12-10-committee-meeting.yaml"
static const char former[] = "# 原注\n类型: 支委会\n支部: zhb1\n日期: 2025-12-10\n地点: 302   # 旧\n"
							 "出席: [王建国, 李敏, 赵强, 陈立]\n缺席:\n  - {姓名: 周洁, 事由: 出差}\n";

static struct zz_amendment amendment(void)
{
	return (struct zz_amendment){.path = ZZ_STR(PATH),
								 .head = zz_str(former),
								 .work = zz_str(former),
								 .reason = ZZ_STR("核对"),
								 .by = ZZ_STR("李敏")};
}

static void test_amend(void **state)
{
	struct world *w = *state;
	struct zz_amendment a = amendment();
	const struct zz_given fields[] = {G("place", "303")};
	struct zz_said said = {.fields = fields, .nfields = 1};
	struct zz_sm3 digest = zz_sm3(zz_str(former));
	char of[ZZ_DIGEST_MAX];
	assert_int_equal(zz_amend_compose(&w->draft, w->ledger, &a, &said, &w->e), ZZ_OK);
	struct zz_str wanted = zz_arena_printf(&w->draft.arena,
										   "# 原注\n类型: 支委会\n支部: zhb1\n日期: 2025-12-10\n地点: 303   "
										   "# 旧\n出席: [王建国, 李敏, 赵强, 陈立]\n"
										   "缺席:\n  - {姓名: 周洁, 事由: 出差}\n更正:\n  - 原文: %s\n    "
										   "原因: 核对\n    经手: 李敏\n    日期: 2026-03-12\n",
										   zz_sm3_text(&digest, of));
	assert_string_equal(w->draft.bytes.p, wanted.p);
	assert_string_equal(w->draft.path.p, PATH);
}

/* Who stays absent keeps the reason; a corrected date leaves the file where it is. */
static void test_amend_lists(void **state)
{
	struct world *w = *state;
	struct zz_amendment a = amendment();
	struct zz_str absent = ZZ_STR("周洁，陈立=病假");
	const struct zz_given fields[] = {G("日期", "2025-12-11")};
	struct zz_said said = {.fields = fields, .nfields = 1, .attending = {.absent = &absent, .nabsent = 1}};
	zz_draft_free(&w->draft);
	assert_int_equal(zz_amend_compose(&w->draft, w->ledger, &a, &said, &w->e), ZZ_OK);
	assert_non_null(strstr(w->draft.bytes.p,
						   "出席: [王建国, 李敏, 赵强]\n缺席:\n  - {姓名: 周洁, 事由: 出差}\n"
						   "  - {姓名: 陈立, 事由: 病假}\n"));
	assert_string_equal(w->draft.path.p, PATH);
	assert_false(w->draft.refused);
}

static int compose(struct world *w, const struct zz_amendment *a, const struct zz_said *said)
{
	zz_draft_free(&w->draft);
	w->e = (struct zz_error){.lang = ZZ_EN};
	return zz_amend_compose(&w->draft, w->ledger, a, said, &w->e);
}

static void test_amend_refused(void **state)
{
	struct world *w = *state;
	struct zz_amendment a = amendment();
	const struct zz_given same[] = {G("place", "302")};
	struct zz_said said = {0};
	assert_int_equal(compose(w, &a, &said), ZZ_EUSAGE); /* nothing changes */
	said = (struct zz_said){.fields = same, .nfields = 1};
	assert_int_equal(compose(w, &a, &said), ZZ_EUSAGE);
	a.reason = ZZ_STR(" ");
	assert_int_equal(compose(w, &a, &said), ZZ_EUSAGE);
	a = amendment();
	a.work = ZZ_STR("类型: 支委会\n支部: zhb1\n日期: 2025-12-10\n"); /* an edit by hand suffices */
	assert_int_equal(compose(w, &a, &(struct zz_said){0}), ZZ_OK);
	a.head = a.work = zz_arena_str(&w->ledger->arena, w->draft.bytes);
	assert_int_equal(compose(w, &a, &(struct zz_said){0}), ZZ_OK); /* the same again, as after a cut-off */
	assert_true(w->draft.done);
	a.reason = ZZ_STR("另一理由");
	assert_int_equal(compose(w, &a, &(struct zz_said){0}), ZZ_EUSAGE);
	said = (struct zz_said){.has_text = true, .text = ZZ_STR("类型: 支委会\n支部: zhb1\n日期: 2025-12-11\n")};
	assert_int_equal(compose(w, &a, &said), ZZ_EUSAGE); /* the former correction is gone */
	assert_non_null(strstr(w->e.text, "former corrections"));
}

static void test_withdraw(void **state)
{
	struct world *w = *state;
	struct zz_amendment a = amendment();
	zz_draft_free(&w->draft);
	assert_int_equal(zz_withdraw_compose(&w->draft, w->ledger, &a, &w->e), ZZ_OK);
	assert_true(zz_str_starts(w->draft.path, "followups/zhb1/2025/2026-03-12-withdrawal-"));
	assert_non_null(strstr(w->draft.bytes.p, "类型: 撤回\n记录: zhb1/2025-12-10-committee-meeting\n"));
	a.work = ZZ_STR("类型: 支委会\n");
	assert_int_equal(zz_withdraw_compose(&w->draft, w->ledger, &a, &w->e), ZZ_EUSAGE);
}

static void test_which(void **state)
{
	struct world *w = *state;
	const struct zz_kind *kind;
	struct zz_str owner, none = {0};
	struct zz_error e = {.lang = ZZ_EN};
	assert_int_equal(zz_which_kind(ZZ_STR("支委会"), none, &kind, &e), ZZ_OK);
	assert_int_equal(kind->id, ZZ_COMMITTEE_MEETING);
	assert_int_equal(zz_which_kind(ZZ_STR("lesson"), none, &kind, &e), ZZ_OK);
	assert_int_equal(kind->id, ZZ_PARTY_LESSON);
	assert_int_equal(zz_which_kind(ZZ_STR("会议"), ZZ_STR("group-meeting"), &kind, &e), ZZ_OK);
	assert_int_equal(kind->id, ZZ_GROUP_MEETING);
	assert_int_equal(zz_which_kind(ZZ_STR("meeting"), none, &kind, &e), ZZ_EUSAGE);
	e = (struct zz_error){.lang = ZZ_EN};
	assert_int_equal(zz_which_kind(ZZ_STR("支委会"), ZZ_STR("党课"), &kind, &e), ZZ_EUSAGE);
	assert_int_equal(zz_which_owner(w->ledger, ZZ_STR("第一"), NULL, &owner, &e), ZZ_OK);
	assert_true(zz_str_is(owner, "zhb1"));
	assert_int_equal(zz_which_owner(w->ledger, none, NULL, &owner, &e), ZZ_OK);
	assert_int_equal(zz_which_owner(w->ledger, ZZ_STR("第二"), NULL, &owner, &e), ZZ_EUSAGE);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_fields),        cmocka_unit_test(test_text),
		cmocka_unit_test(test_no_list),       cmocka_unit_test(test_shape),
		cmocka_unit_test(test_accepted),      cmocka_unit_test(test_talk),
		cmocka_unit_test(test_taken),         cmocka_unit_test(test_late),
		cmocka_unit_test(test_amend),         cmocka_unit_test(test_amend_lists),
		cmocka_unit_test(test_amend_refused), cmocka_unit_test(test_withdraw),
		cmocka_unit_test(test_which),
	};
	return cmocka_run_group_tests(tests, open_world, close_world);
}
