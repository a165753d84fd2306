/* Organisations and people as of a day. What is expected follows 支部工作条例 and regulations 1.10 and 4 as
 * the header reads them; dates are counted on a wall calendar. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "base/message.h"
#include "model/record.h"
#include "model/roster.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct world {
	struct zz_arena arena;
	struct zz_intern words;
	struct zz_findings findings;
	struct zz_roster_builder builder;
	struct zz_roster roster;
	struct zz_due_list due;
	unsigned errors;
};

static zz_day day(int date)
{
	return zz_day_of(date / 10000, date / 100 % 100, date % 100);
}

static void begin(struct world *w)
{
	memset(w, 0, sizeof *w);
	w->findings.arena = &w->arena;
	zz_roster_begin(&w->builder, &w->arena, &w->words);
}

/* Nodes, bytes and path go at once, as they do in the loader. */
static void add(struct world *w, const char *path, const char *text)
{
	struct zz_arena nodes = {0};
	char *bytes = text ? strdup(text) : NULL, *own_path = strdup(path);
	struct zz_str id = zz_str(strchr(own_path, '/') + 1);
	id.n -= strlen(".yaml");
	struct zz_reader r = {.arena = &nodes, .words = &w->words, .findings = &w->findings, .held = ZZ_NO_DAY};
	r.path = zz_arena_str(&w->arena, zz_str(path));
	struct zz_node *root = text ? zz_yaml_parse(zz_str(bytes), r.path, &nodes, &w->findings) : NULL;
	zz_roster_add(&w->builder, zz_str_starts(zz_str(path), "bodies/"), zz_str(own_path), id, root, &r);
	w->errors += r.errors;
	if (bytes)
		memset(bytes, '#', strlen(bytes));
	free(bytes);
	free(own_path);
	zz_arena_free(&nodes);
}

static void finish(struct world *w)
{
	zz_roster_finish(&w->builder, &w->roster, &w->findings);
}

static void end(struct world *w)
{
	free(w->due.at);
	free(w->findings.at);
	zz_intern_free(&w->words);
	zz_arena_free(&w->arena);
}

static uint32_t word(struct world *w, const char *text)
{
	return zz_intern(&w->words, zz_str(text));
}

static int32_t org(struct world *w, const char *id)
{
	return zz_roster_org(&w->roster, word(w, id));
}

static const struct zz_org *org_at(struct world *w, const char *id)
{
	int32_t i = org(w, id);
	assert_true(i >= 0);
	return &w->roster.orgs[i];
}

static int32_t resolve(struct world *w, const char *name, const char *in, int on)
{
	return zz_roster_resolve(&w->roster, word(w, name), 0, in ? org(w, in) : -1, day(on));
}

static const struct zz_person *person(struct world *w, const char *name)
{
	int32_t i = resolve(w, name, NULL, 20250601);
	if (i < 0)
		fail_msg("%s: %d", name, i);
	return &w->roster.people[i];
}

/* Names of those due, with marks: ! excused, - no vote, ~ probationary. */
static const char *due(struct world *w, const char *in, int scope, const char *group, int on)
{
	static char text[512];
	size_t n = 0;
	text[0] = '\0';
	zz_roster_due(&w->roster, org(w, in), scope, group ? word(w, group) : 0, day(on), &w->due);
	for (size_t i = 0; i < w->due.n; i++) {
		const struct zz_due_person *p = &w->due.at[i];
		struct zz_str name = zz_intern_str(&w->words, w->roster.people[p->person].name);
		n += (size_t)snprintf(text + n, sizeof text - n, "%s%.*s%s%s%s", i ? " " : "", ZZ_FMT(name),
							  p->excused ? "!" : "", p->full ? "" : "~", p->votes == p->full ? "" : "-");
	}
	return text;
}

static const struct zz_finding *finding(const struct world *w, const char *id)
{
	for (size_t i = 0; i < w->findings.n; i++)
		if (strcmp(w->findings.at[i].def->id, id) == 0)
			return &w->findings.at[i];
	return NULL;
}

static void assert_finding(const struct world *w, const char *id, const char *path, const char *part)
{
	const struct zz_finding *f = finding(w, id);
	if (!f)
		fail_msg("no %s", id);
	assert_true(zz_str_is(f->path, path));
	if (!zz_str_is(f->part, part))
		fail_msg("%s stands at %.*s", id, ZZ_FMT(f->part));
	struct zz_buf b = {0};
	zz_finding_text(&b, f, f->def->message, ZZ_ZH);
	assert_null(strchr(b.data, '{'));
	assert_string_not_equal(zz_tr(ZZ_ZH, f->def->message), f->def->message);
	zz_buf_free(&b);
}

static const char small[] = "名称: 第一支部\n"
							"简称: [一支部, 综合支部]\n"
							"类型: 普通\n"
							"人员: 在职\n"
							"成立: 2018-06-01\n"
							"上级: jgdw\n"
							"支委会:\n"
							"  - 起: 2019-09-10\n"
							"    成员: [{姓名: 王建国, 职务: 书记}, {姓名: 李敏, 职务: 组织委员}, 赵强]\n"
							"  - 起: 2022-09-11\n"
							"    成员:\n"
							"      - {姓名: 李敏, 职务: 书记}\n"
							"      - {姓名: 李敏, 职务: 纪检委员}\n"
							"      - {姓名: 赵强, 职务: 副书记, 止: 2024-05-31}\n"
							"      - {姓名: 周洁, 职务: 青年委员, 起: 2024-06-01}\n"
							"党小组:\n"
							"  - {编号: g1, 名称: 第一党小组, 组长: [{姓名: 周洁}]}\n"
							"  - {编号: g2, 名称: 第二党小组, 起: 2024-01-01, 组长: 赵强}\n"
							"党员:\n"
							"  - {姓名: 王建国, 离开: {日期: 2024-03-15, 方式: 转出, 去向: zhb2}, 小组: g1}\n"
							"  - {姓名: 李敏, 入党: 2001-07-01, 转正: 2002-07-01, 小组: g1}\n"
							"  - 姓名: 赵强\n"
							"    小组: [{党小组: g1, 止: 2023-12-31}, {党小组: 第二党小组, 起: 2024-01-01}]\n"
							"    状态: [{状态: 借调, 起: 2024-01-01}, {状态: 请假, 起: 2025-01-01}]\n"
							"  - {姓名: 周洁, 入党: 2023-05-20, 小组: g2}\n"
							"  - {姓名: 陈立, 状态: 免于参加}\n"
							"  - {姓名: 吴芳, 状态: [{状态: 留党察看, 起: 2024-01-01, 止: 2025-12-31}]}\n"
							"  - {姓名: 郑爽, 离开: {日期: 2025-02-01, 方式: 去世}}\n";

static void test_small(void **state)
{
	(void)state;
	struct world w;
	begin(&w);
	add(&w, "branches/zhb1.yaml", small);
	add(&w, "branches/zhb2.yaml", "名称: 第二支部\n党员: [{姓名: 王建国}]\n");
	finish(&w);
	assert_int_equal(w.findings.n, 0);
	assert_int_equal(w.errors, 0);
	assert_int_equal(w.roster.norgs, 2);
	assert_int_equal(w.roster.npeople, 7); /* 王建国 is one person */
	const struct zz_org *o = org_at(&w, "zhb1");
	assert_int_equal(o->kind, ZZ_ORG_ORDINARY);
	assert_int_equal(o->staff, ZZ_STAFF_SERVING);
	assert_int_equal(o->founded, day(20180601));
	assert_true(zz_str_is(o->path, "branches/zhb1.yaml"));
	assert_true(zz_str_is(zz_intern_str(&w.words, person(&w, "李敏")->id), "~李敏"));
	end(&w);
}

static void test_members_due(void **state)
{
	(void)state;
	struct world w;
	begin(&w);
	add(&w, "branches/zhb1.yaml", small);
	add(&w, "branches/zhb2.yaml", "名称: 第二支部\n党员: [{姓名: 王建国}]\n");
	finish(&w);
	/* The day of leaving no longer belongs; without 转入 the new branch begins where the old one ended. */
	assert_string_equal(due(&w, "zhb1", ZZ_DUE_MEMBERS, NULL, 20240314),
						"王建国 李敏 赵强 周洁~ 陈立! 吴芳- 郑爽");
	assert_string_equal(due(&w, "zhb1", ZZ_DUE_MEMBERS, NULL, 20240315), "李敏 赵强 周洁~ 陈立! 吴芳- 郑爽");
	assert_string_equal(due(&w, "zhb2", ZZ_DUE_MEMBERS, NULL, 20240314), "");
	assert_string_equal(due(&w, "zhb2", ZZ_DUE_MEMBERS, NULL, 20240315), "王建国");
	/* Twelve months after 20 May 2023. 请假 is due like anybody else; the dead are not. */
	assert_string_equal(due(&w, "zhb1", ZZ_DUE_MEMBERS, NULL, 20240520), "李敏 赵强 周洁 陈立! 吴芳- 郑爽");
	assert_string_equal(due(&w, "zhb1", ZZ_DUE_MEMBERS, NULL, 20250201), "李敏 赵强 周洁 陈立! 吴芳-");
	assert_string_equal(due(&w, "zhb1", ZZ_DUE_MEMBERS, NULL, 20260101), "李敏 赵强 周洁 陈立! 吴芳");
	/* Nobody before the branch; nobody in it before joining the party. */
	assert_string_equal(due(&w, "zhb1", ZZ_DUE_MEMBERS, NULL, 20180531), "");
	assert_string_equal(due(&w, "zhb1", ZZ_DUE_MEMBERS, NULL, 20230519), "王建国 李敏 赵强 陈立! 吴芳 郑爽");
	assert_string_equal(due(&w, "zhb1", ZZ_DUE_NOBODY, NULL, 20240520), "");
	zz_roster_due(&w.roster, -1, ZZ_DUE_MEMBERS, 0, day(20240520), &w.due);
	assert_int_equal(w.due.n, 0);
	end(&w);
}

static void test_committee_due(void **state)
{
	(void)state;
	struct world w;
	begin(&w);
	add(&w, "branches/zhb1.yaml", small);
	finish(&w);
	const struct zz_org *o = org_at(&w, "zhb1");
	assert_string_equal(due(&w, "zhb1", ZZ_DUE_COMMITTEE, NULL, 20220910), "王建国 李敏 赵强");
	/* 李敏 holds two posts and counts once. */
	assert_string_equal(due(&w, "zhb1", ZZ_DUE_COMMITTEE, NULL, 20220911), "李敏 赵强");
	assert_string_equal(due(&w, "zhb1", ZZ_DUE_COMMITTEE, NULL, 20240601), "李敏 周洁");
	assert_string_equal(due(&w, "zhb1", ZZ_DUE_COMMITTEE, NULL, 20190909), "");
	const struct zz_post *posts[2];
	assert_int_equal(zz_org_posts(o, day(20240531), posts, 2), 3);
	assert_int_equal(posts[1]->post, ZZ_POST_DISCIPLINE);
	int32_t li = resolve(&w, "李敏", "zhb1", 20240601), zhao = resolve(&w, "赵强", "zhb1", 20240601);
	assert_int_equal(zz_org_holder(o, ZZ_POST_SECRETARY, day(20240601)), li);
	assert_int_equal(zz_org_holder(o, ZZ_POST_DEPUTY, day(20240601)), -1);
	assert_int_equal(zz_org_post(o, li, day(20240601)), ZZ_POST_SECRETARY);
	assert_int_equal(zz_org_post(o, zhao, day(20240531)), ZZ_POST_DEPUTY);
	assert_int_equal(zz_org_post(o, zhao, day(20240601)), 0);
	assert_int_equal(zz_org_post(o, zhao, day(20200101)), ZZ_POST_MEMBER); /* no post written */
	end(&w);
}

static void test_groups(void **state)
{
	(void)state;
	struct world w;
	begin(&w);
	add(&w, "branches/zhb1.yaml", small);
	finish(&w);
	assert_string_equal(due(&w, "zhb1", ZZ_DUE_GROUP, "g1", 20231231), "王建国 李敏 赵强");
	assert_string_equal(due(&w, "zhb1", ZZ_DUE_GROUP, "第一党小组", 20240101), "王建国 李敏");
	assert_string_equal(due(&w, "zhb1", ZZ_DUE_GROUP, "g2", 20240101), "赵强 周洁~");
	assert_string_equal(due(&w, "zhb1", ZZ_DUE_GROUP, "g3", 20240101), "");
	int32_t zhb1 = org(&w, "zhb1");
	const struct zz_group *g2 = zz_org_group(&w.roster, zhb1, word(&w, "第二 党小组"));
	assert_non_null(g2);
	assert_int_equal(g2->id, word(&w, "g2"));
	assert_int_equal(g2->nleaders, 1);
	assert_int_equal(g2->leaders[0].person, resolve(&w, "赵强", "zhb1", 20240101));
	assert_int_equal(g2->leaders[0].dates.from, day(20240101));
	const struct zz_membership *m = zz_membership_on(&w.roster, g2->leaders[0].person, zhb1, day(20240101));
	assert_int_equal(zz_member_group(m, day(20231231)), word(&w, "g1"));
	assert_int_equal(zz_member_group(m, day(20240101)), word(&w, "g2"));
	end(&w);
}

/* A list with room is filled without asking for memory. */
static void test_due_room(void **state)
{
	(void)state;
	struct world w;
	begin(&w);
	add(&w, "branches/zhb1.yaml", small);
	finish(&w);
	due(&w, "zhb1", ZZ_DUE_MEMBERS, NULL, 20240314);
	const struct zz_due_person *at = w.due.at;
	size_t room = w.due.room;
	due(&w, "zhb1", ZZ_DUE_COMMITTEE, NULL, 20240314);
	due(&w, "zhb1", ZZ_DUE_MEMBERS, NULL, 20240314);
	assert_ptr_equal(w.due.at, at);
	assert_int_equal(w.due.room, room);
	end(&w);
}

static void test_full(void **state)
{
	(void)state;
	struct zz_person p = {.joined = ZZ_NO_DAY, .full = ZZ_NO_DAY, .died = ZZ_NO_DAY};
	assert_true(zz_person_full(&p, day(20250101)));
	p.joined = day(20240229);
	assert_false(zz_person_full(&p, day(20240228)));
	assert_false(zz_person_full(&p, day(20250227)));
	assert_true(zz_person_full(&p, day(20250228)));
	p.full = day(20250601); /* a longer probation */
	assert_false(zz_person_full(&p, day(20250531)));
	assert_true(zz_person_full(&p, day(20250601)));
	assert_false(zz_person_votes(&p, day(20250531)));
	assert_true(zz_person_votes(&p, day(20250601)));
	struct zz_person_status s = {ZZ_STATUS_PROBATION, {day(20250701), day(20260630)}, 0};
	p.statuses = &s;
	p.nstatuses = 1;
	assert_true(zz_person_votes(&p, day(20250630)));
	assert_false(zz_person_votes(&p, day(20250701)));
	assert_false(zz_person_votes(&p, day(20260630)));
	assert_true(zz_person_votes(&p, day(20260701)));
	assert_true(zz_person_has(&p, ZZ_STATUS_NO_VOTE, day(20250701)));
	s.status = ZZ_STATUS_NO_VOTE;
	assert_false(zz_person_votes(&p, day(20250701)));
	assert_false(zz_person_has(&p, ZZ_STATUS_PROBATION, day(20250701)));
	s.status = ZZ_STATUS_LEAVE;
	assert_true(zz_person_votes(&p, day(20250701)));
	p.died = day(20250801);
	assert_true(zz_person_votes(&p, day(20250731)));
	assert_false(zz_person_votes(&p, day(20250801)));
}

static const char terms[] =
	"名称: 第三支部\n"
	"支委会:\n"
	"  - {起: 2024-07-16, 状态: 不详}\n" /* not in order of time */
	"  - {起: 2018-03-01, 止: 2021-02-15, 成员: [{姓名: 甲, 职务: 书记}]}\n"
	"  - {起: 2021-03-01, 届满: 2024-06-30, 成员: [{姓名: 乙, 职务: 书记}]}\n"
	"  - {起: 2025-10-01, 状态: 不设, 成员: [{姓名: 甲, 职务: 书记}, {姓名: 乙, 职务: 副书记}]}\n"
	"党员: [甲, 乙]\n";

static void test_terms(void **state)
{
	(void)state;
	struct world w;
	begin(&w);
	add(&w, "branches/zhb3.yaml", terms);
	finish(&w);
	assert_int_equal(w.findings.n, 0);
	const struct zz_org *o = org_at(&w, "zhb3");
	assert_null(zz_org_term(o, day(20180228)));
	assert_int_equal(zz_org_term(o, day(20180301))->expires, day(20210301));
	assert_non_null(zz_org_term(o, day(20210215)));
	assert_null(zz_org_term(o, day(20210216))); /* really ended, the next not begun */
	assert_null(zz_org_term(o, day(20210228)));
	/* Past its expiry a term goes on until the next begins. */
	const struct zz_term_of_office *t = zz_org_term(o, day(20240715));
	assert_int_equal(t->dates.from, day(20210301));
	assert_int_equal(t->expires, day(20240630));
	t = zz_org_term(o, day(20240716));
	assert_true(t->unknown);
	assert_true(zz_org_has_committee(o, day(20240716)));
	t = zz_org_term(o, day(20300101));
	assert_true(t->none);
	assert_false(zz_org_has_committee(o, day(20251001)));
	assert_string_equal(due(&w, "zhb3", ZZ_DUE_COMMITTEE, NULL, 20251001), "甲 乙");

	assert_true(zz_org_has_committee_whole(o, day(20210101), day(20210131)));
	assert_true(zz_org_has_committee_whole(o, day(20210101), day(20210215)));
	assert_false(zz_org_has_committee_whole(o, day(20210201), day(20210228)));
	assert_false(zz_org_has_committee_whole(o, day(20210215), day(20210301)));
	assert_true(zz_org_has_committee_whole(o, day(20210301), day(20250930))); /* over the change */
	assert_false(zz_org_has_committee_whole(o, day(20250901), day(20251001)));
	assert_false(zz_org_has_committee_whole(o, day(20180201), day(20180331)));
	end(&w);
}

static void test_years(void **state)
{
	(void)state;
	static const struct {
		const char *path, *head;
		int expires;
	} rows[] = {
		{"branches/a.yaml", "类型: 普通\n支委会: [{起: 2020-02-29}]\n", 20230228},
		{"branches/b.yaml", "类型: 村（社区）\n支委会: [{起: 2020-02-29}]\n", 20250228},
		{"branches/c.yaml", "支委会: [{起: 2020-02-29, 任期: 4}]\n", 20240229},
		{"branches/d.yaml", "类型: 临时\n支委会: [{起: 2020-02-29}]\n", 0},
		{"bodies/e.yaml", "类型: 机关党委\n班子: [{起: 2021-05-01}]\n", 20260501},
		{"bodies/f.yaml", "类型: 总支\n届次: [{起: 2021-05-01}]\n", 20240501},
		{"bodies/g.yaml", "类型: 党组\n班子: [{起: 2021-05-01}]\n", 0},
	};
	struct world w;
	begin(&w);
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		char text[256];
		snprintf(text, sizeof text, "名称: 甲\n%s", rows[i].head);
		add(&w, rows[i].path, text);
	}
	finish(&w);
	assert_int_equal(w.findings.n, 0);
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		assert_int_equal(w.roster.orgs[i].nterms, 1);
		assert_int_equal(w.roster.orgs[i].terms[0].expires,
						 rows[i].expires ? day(rows[i].expires) : ZZ_NO_DAY);
	}
	end(&w);
}

static void test_existence(void **state)
{
	(void)state;
	struct world w;
	begin(&w);
	add(&w, "branches/zhb4.yaml",
		"名称: 第四支部\n成立: 2020-01-01\n撤销: 2024-06-30\n并入: zhb1\n党员: [甲]\n");
	add(&w, "branches/zhb1.yaml", "名称: 第一支部\n党员: [甲]\n");
	finish(&w);
	assert_int_equal(w.findings.n, 0);
	const struct zz_org *o = org_at(&w, "zhb4");
	assert_false(zz_org_exists(o, day(20191231)));
	assert_true(zz_org_exists(o, day(20200101)));
	assert_true(zz_org_exists(o, day(20240630)));
	assert_false(zz_org_exists(o, day(20240701)));
	assert_true(zz_org_exists_whole(o, day(20240601), day(20240630)));
	assert_false(zz_org_exists_whole(o, day(20240601), day(20240701)));
	assert_true(zz_org_exists(org_at(&w, "zhb1"), day(19500101)));
	/* The branch's end is the end of its members' time there, and the beginning elsewhere. */
	assert_int_equal(w.roster.npeople, 1);
	assert_string_equal(due(&w, "zhb4", ZZ_DUE_MEMBERS, NULL, 20240630), "甲");
	assert_string_equal(due(&w, "zhb1", ZZ_DUE_MEMBERS, NULL, 20240630), "");
	assert_string_equal(due(&w, "zhb4", ZZ_DUE_MEMBERS, NULL, 20240701), "");
	assert_string_equal(due(&w, "zhb1", ZZ_DUE_MEMBERS, NULL, 20240701), "甲");
	end(&w);
}

static void test_bodies(void **state)
{
	(void)state;
	struct world w;
	begin(&w);
	add(&w, "branches/zhb1.yaml",
		"名称: 第一支部\n党员:\n"
		"  - {姓名: 王建国}\n"
		"  - {姓名: 李敏, 职务: [{职务: 科长, 领导干部: 否}, {职务: 副局长, 领导干部: 是, 起: 2024-01-01, "
		"止: 2024-12-31}]}\n"
		"  - {姓名: 赵强}\n");
	add(&w, "bodies/dz.yaml",
		"名称: 局党组\n类型: 党组\n班子:\n"
		"  - {起: 2023-01-01, 成员: [{姓名: 王建国, 职务: 书记}, {姓名: 外来人, 止: 2024-01-31}]}\n"
		"直接联系点: [{姓名: 王建国, 支部: zhb2, 起: 2024-03-01}]\n");
	add(&w, "bodies/jgdw.yaml", "名称: 机关党委\n类型: 机关党委\n班子: [{起: 2023-01-01, 成员: [赵强]}]\n");
	add(&w, "bodies/zz.yaml",
		"名称: 下属党委\n类型: 党委\n民主生活会: 不适用\n班子: [{起: 2023-01-01, 成员: [赵强]}]\n");
	add(&w, "bodies/cz.yaml", "名称: 参照\n类型: 总支\n民主生活会: 参照\n");
	finish(&w);
	assert_int_equal(w.findings.n, 0);
	assert_int_equal(w.roster.npeople, 4);
	/* Branches first, then bodies by id. */
	assert_false(w.roster.orgs[0].body);
	assert_int_equal(org(&w, "cz"), 1);
	assert_int_equal(org(&w, "zz"), 4);
	assert_int_equal(org_at(&w, "dz")->kind, ZZ_ORG_PARTY_GROUP);
	assert_true(zz_body_has_dlm(org_at(&w, "dz")));
	assert_true(zz_body_has_dlm(org_at(&w, "cz")));
	assert_false(zz_body_has_dlm(org_at(&w, "jgdw")));
	assert_false(zz_body_has_dlm(org_at(&w, "zz")));
	assert_false(zz_body_has_dlm(org_at(&w, "zhb1")));
	assert_string_equal(due(&w, "dz", ZZ_DUE_BODY, NULL, 20240131), "王建国 外来人");
	assert_string_equal(due(&w, "dz", ZZ_DUE_BODY, NULL, 20240201), "王建国");
	assert_string_equal(due(&w, "dz", ZZ_DUE_BODY, NULL, 20221231), "");

	int32_t wang = resolve(&w, "王建国", NULL, 20240601), li = resolve(&w, "李敏", NULL, 20240601);
	int32_t zhao = resolve(&w, "赵强", NULL, 20240601), from_outside = resolve(&w, "外来人", NULL, 20240601);
	assert_true(zz_person_cadre(&w.roster, wang, day(20240601)));
	assert_false(zz_person_cadre(&w.roster, wang, day(20221231)));
	assert_false(zz_person_cadre(&w.roster, zhao, day(20240601)));
	assert_true(zz_person_cadre(&w.roster, from_outside, day(20240131)));
	assert_false(zz_person_cadre(&w.roster, from_outside, day(20240201)));
	assert_false(zz_person_cadre(&w.roster, li, day(20231231)));
	assert_true(zz_person_cadre(&w.roster, li, day(20240101)));
	assert_false(zz_person_cadre(&w.roster, li, day(20250101)));
	assert_false(zz_person_cadre(&w.roster, -1, day(20250101)));
	assert_int_equal(zz_person_branch(&w.roster, from_outside, day(20240131)), -1);
	const struct zz_contact *c = org_at(&w, "dz")->contacts.at;
	assert_int_equal(org_at(&w, "dz")->contacts.n, 1);
	assert_int_equal(c->who->person, wang);
	assert_int_equal(c->branch, word(&w, "zhb2"));
	end(&w);
}

/* Transfers: a person follows the id, or the name where it is unique. */
static void test_transfer(void **state)
{
	(void)state;
	struct world w;
	begin(&w);
	add(&w, "branches/zhb1.yaml",
		"名称: 第一支部\n支委会: [{起: 2022-01-01, 成员: [{编号: wangwei-3k7q, 姓名: 王伟, 职务: 书记}]}]\n"
		"党员:\n"
		"  - {编号: wangwei-3k7q, 姓名: 王伟, 入党: 2010-07-01, 转入: 2020-05-01,"
		" 离开: {日期: 2024-03-15, 方式: 转出, 去向: zhb2}}\n");
	add(&w, "branches/zhb2.yaml",
		"名称: 第二支部\n党员:\n"
		"  - {编号: wangwei-3k7q, 姓名: 王伟, 转正: 2011-07-01, 转入: 2024-03-20}\n");
	add(&w, "branches/ls.yaml",
		"名称: 抗洪临时支部\n类型: 临时\n成立: 2024-07-01\n撤销: 2024-08-31\n党员: [王伟]\n");
	finish(&w);
	assert_int_equal(w.findings.n, 0);
	assert_int_equal(w.roster.npeople, 1);
	const struct zz_person *p = &w.roster.people[0];
	assert_int_equal(p->nmemberships, 3);
	assert_int_equal(p->joined, day(20100701));
	assert_int_equal(p->full, day(20110701));
	assert_int_equal(p->memberships[0]->left, ZZ_LEFT_TRANSFERRED);
	assert_int_equal(p->memberships[0]->to, word(&w, "zhb2"));
	assert_int_equal(zz_person_branch(&w.roster, 0, day(20200430)), -1);
	assert_int_equal(zz_person_branch(&w.roster, 0, day(20240314)), org(&w, "zhb1"));
	assert_int_equal(zz_person_branch(&w.roster, 0, day(20240317)), -1);
	assert_int_equal(zz_person_branch(&w.roster, 0, day(20240320)), org(&w, "zhb2"));
	/* The temporary branch does not replace the other. */
	assert_int_equal(zz_person_branch(&w.roster, 0, day(20240715)), org(&w, "zhb2"));
	assert_string_equal(due(&w, "ls", ZZ_DUE_MEMBERS, NULL, 20240715), "王伟");
	assert_string_equal(due(&w, "ls", ZZ_DUE_MEMBERS, NULL, 20240901), "");
	/* Nobody stays on the committee of a branch that he has left. */
	assert_string_equal(due(&w, "zhb1", ZZ_DUE_COMMITTEE, NULL, 20240314), "王伟");
	assert_string_equal(due(&w, "zhb1", ZZ_DUE_COMMITTEE, NULL, 20240315), "");
	assert_int_equal(zz_roster_person(&w.roster, word(&w, "wangwei-3k7q")), 0);
	assert_int_equal(zz_roster_person(&w.roster, word(&w, "wangwei")), -1);
	end(&w);
}

/* U+20BB7 (𠮷) is not U+5409 (吉); middle dots and blanks are one. */
static void test_names(void **state)
{
	(void)state;
	struct world w;
	begin(&w);
	add(&w, "branches/zhb1.yaml",
		"名称: 第一支部\n"
		"支委会: [{起: 2024-01-01, 成员: [{姓名: 买买提•艾合买提, 职务: 书记}, {姓名: 张　三}]}]\n"
		"党员: [买买提·艾合买提, 𠮷野, 吉野, 张三, 㛃冰]\n");
	finish(&w);
	assert_int_equal(w.findings.n, 0);
	assert_int_equal(w.roster.npeople, 5);
	int32_t mai = resolve(&w, "买买提·艾合买提", "zhb1", 20250101);
	assert_true(mai >= 0);
	assert_int_equal(resolve(&w, "买买提‧艾合买提", "zhb1", 20250101), mai);
	assert_int_equal(resolve(&w, "买买提・艾合买提", "zhb1", 20250101), mai);
	assert_int_equal(resolve(&w, "买买提 · 艾合买提", NULL, 20250101), mai);
	assert_int_equal(resolve(&w, "买买提艾合买提", "zhb1", 20250101), -1);
	assert_int_equal(zz_org_holder(org_at(&w, "zhb1"), ZZ_POST_SECRETARY, day(20240101)), mai);
	int32_t rare = resolve(&w, "𠮷野", "zhb1", 20250101), common = resolve(&w, "吉野", "zhb1", 20250101);
	assert_true(rare >= 0 && common >= 0 && rare != common);
	assert_true(zz_str_is(zz_intern_str(&w.words, w.roster.people[rare].name), "𠮷野"));
	assert_int_equal(resolve(&w, "张 三", "zhb1", 20250101), resolve(&w, "张三", "zhb1", 20250101));
	assert_true(resolve(&w, "㛃冰", "zhb1", 20250101) >= 0);
	assert_int_equal(resolve(&w, "无名氏", "zhb1", 20250101), -1);
	assert_int_equal(resolve(&w, "", "zhb1", 20250101), -1);
	end(&w);
}

static const char two_a[] = "名称: 第一支部\n党员:\n"
							"  - {编号: zhangwei-a, 姓名: 张伟, 离开: {日期: 2024-01-01, 方式: 转出}}\n"
							"  - {编号: liuyang-a, 姓名: 刘洋}\n"
							"  - {编号: liuyang-b, 姓名: 刘洋, 转入: 2024-06-01}\n";
static const char two_b[] = "名称: 第二支部\n党员: [{编号: zhangwei-b, 姓名: 张伟, 转入: 2022-01-01}]\n";

static void test_resolve(void **state)
{
	(void)state;
	struct world w;
	begin(&w);
	add(&w, "branches/zhb1.yaml", two_a);
	add(&w, "branches/zhb2.yaml", two_b);
	add(&w, "branches/zhb3.yaml", "名称: 第三支部\n");
	finish(&w);
	assert_int_equal(w.findings.n, 0);
	int32_t a = zz_roster_person(&w.roster, word(&w, "zhangwei-a"));
	int32_t b = zz_roster_person(&w.roster, word(&w, "zhangwei-b"));
	/* Members of the organisation that day go first; then whoever is active that day; then anybody. */
	assert_int_equal(resolve(&w, "张伟", "zhb1", 20230601), a);
	assert_int_equal(resolve(&w, "张伟", "zhb2", 20230601), b);
	assert_int_equal(resolve(&w, "张伟", "zhb3", 20230601), -2);
	assert_int_equal(resolve(&w, "张伟", "zhb1", 20240601), b);
	assert_int_equal(resolve(&w, "张伟", NULL, 20240601), b);
	/* In 2021 only the one of the first branch was a member anywhere. */
	assert_int_equal(resolve(&w, "张伟", NULL, 20211231), a);
	int32_t first = zz_roster_person(&w.roster, word(&w, "liuyang-a"));
	assert_int_equal(resolve(&w, "刘洋", "zhb1", 20240531), first);
	assert_int_equal(resolve(&w, "刘洋", "zhb1", 20240601), -2);
	/* An id decides, whatever the name. */
	assert_int_equal(zz_roster_resolve(&w.roster, word(&w, "刘洋"), word(&w, "liuyang-b"), 0, day(20200101)),
					 first + 1);
	assert_int_equal(zz_roster_resolve(&w.roster, word(&w, "刘洋"), word(&w, "liuyang-c"), 0, day(20200101)),
					 -1);
	int32_t out[1];
	assert_int_equal(zz_roster_candidates(&w.roster, word(&w, "刘 洋"), out, 1), 2);
	assert_int_equal(out[0], first);
	assert_int_equal(zz_roster_candidates(&w.roster, word(&w, "刘"), out, 1), 0);
	end(&w);
}

static void test_org_named(void **state)
{
	(void)state;
	struct world w;
	begin(&w);
	add(&w, "branches/zhb1.yaml", small);
	add(&w, "branches/zhb3.yaml", "名称: 第三支部\n简称: 法规支部\n");
	add(&w, "branches/zhb13.yaml", "名称: 第十三支部\n简称: 法规二支部\n");
	add(&w, "bodies/jgdw.yaml", "名称: 机关党委\n类型: 机关党委\n");
	finish(&w);
	const struct zz_roster *r = &w.roster;
	int32_t one = org(&w, "zhb1"), three = org(&w, "zhb3");
	assert_int_equal(zz_roster_org_named(r, ZZ_STR("zhb1")), one);
	assert_int_equal(zz_roster_org_named(r, ZZ_STR("第一支部")), one);
	assert_int_equal(zz_roster_org_named(r, ZZ_STR("综合支部")), one);
	assert_int_equal(zz_roster_org_named(r, ZZ_STR(" 第一 支部 ")), one);
	assert_int_equal(zz_roster_org_named(r, ZZ_STR("第三")), three);
	assert_int_equal(zz_roster_org_named(r, ZZ_STR("第")), -2);
	assert_int_equal(zz_roster_org_named(r, ZZ_STR("法规")), -2);
	assert_int_equal(zz_roster_org_named(r, ZZ_STR("法规支部")), three);
	assert_int_equal(zz_roster_org_named(r, ZZ_STR("机关")), org(&w, "jgdw"));
	assert_int_equal(zz_roster_org_named(r, ZZ_STR("第五支部")), -1);
	assert_int_equal(zz_roster_org_named(r, ZZ_STR("")), -1);
	assert_int_equal(zz_roster_org(r, word(&w, "unit")), -1);
	struct zz_roster none = {.words = &w.words};
	assert_int_equal(zz_roster_org_named(&none, ZZ_STR("zhb1")), -1);
	assert_int_equal(zz_roster_resolve(&none, word(&w, "王建国"), 0, -1, day(20250101)), -1);
	end(&w);
}

static void test_findings(void **state)
{
	(void)state;
	struct world w;
	begin(&w);
	add(&w, "branches/zhb1.yaml",
		"名称: 第一支部\n"
		"支委会: [{起: 2022-01-01, 成员: [{编号: p1, 起: 2023-01-01, 止: 2022-06-30}]}]\n"
		"党员:\n"
		"  - {编号: p1, 姓名: 王伟, 入党: 2010-07-01, 转正: 2009-07-01}\n"
		"  - {编号: p2, 姓名: 李敏, 小组: g9}\n"
		"  - {编号: p2, 姓名: 李敏}\n"
		"  - {编号: p3, 姓名: 赵强}\n");
	add(&w, "branches/zhb2.yaml",
		"名称: 第二支部\n党员:\n"
		"  - {编号: p1, 姓名: 王玮, 入党: 2010-07-02, 转入: 2024-01-01}\n"
		"  - {姓名: 赵强}\n"
		"  - {姓名: 周洁}\n");
	add(&w, "branches/zhb3.yaml",
		"名称: 第三支部\n党员: [{姓名: 周洁}]\n支委会: [{起: 2020-01-01, 止: 2019-01-01}]\n");
	add(&w, "bodies/zhb3.yaml", "名称: 党委\n类型: 党委\n班子: [{起: 2024-01-01, 成员: [王伟, 赵强]}]\n");
	finish(&w);
	assert_finding(&w, "joined-disagree", "branches/zhb2.yaml", "members.1.joined");
	assert_int_equal(finding(&w, "joined-disagree")->severity, ZZ_CONTRADICTION);
	assert_true(zz_str_is(finding(&w, "joined-disagree")->owner, "zhb2"));
	assert_true(zz_str_is(finding(&w, "joined-disagree")->subject, "p1"));
	assert_finding(&w, "full-before-joined", "branches/zhb1.yaml", "members.1.full");
	assert_finding(&w, "dates-reversed", "branches/zhb1.yaml", "committee.1.posts.1.from");
	assert_finding(&w, "person-names-disagree", "branches/zhb2.yaml", "members.1.name");
	assert_int_equal(finding(&w, "person-names-disagree")->severity, ZZ_QUESTION);
	assert_finding(&w, "member-twice", "branches/zhb1.yaml", "members.2");
	assert_finding(&w, "roster-group-unknown", "branches/zhb1.yaml", "members.2.group.1");
	assert_finding(&w, "name-needs-id", "branches/zhb3.yaml", "members.1.name");
	assert_finding(&w, "roster-ambiguous", "bodies/zhb3.yaml", "terms.1.posts.2.name");
	assert_finding(&w, "owner-twice", "bodies/zhb3.yaml", "");
	assert_finding(&w, "member-of-two", "branches/zhb1.yaml", "members.1");
	size_t reversed = 0;
	for (size_t i = 0; i < w.findings.n; i++)
		reversed += strcmp(w.findings.at[i].def->id, "dates-reversed") == 0;
	assert_int_equal(reversed, 2); /* the post, and the term of the third branch */
	/* The post that could be either 赵强 is held all the same: counts stay right. */
	zz_roster_due(&w.roster, 3, ZZ_DUE_BODY, 0, day(20240601), &w.due);
	assert_int_equal(w.due.n, 2);
	/* Either name of p1 finds him. */
	assert_int_equal(resolve(&w, "王玮", "zhb2", 20240601), resolve(&w, "王伟", "zhb2", 20240601));
	end(&w);
}

/* Two of one name in different branches, neither with an id: each branch has its own. */
static void test_namesakes(void **state)
{
	(void)state;
	struct world w;
	begin(&w);
	add(&w, "branches/zhb1.yaml", "名称: 第一支部\n党员: [{姓名: 张伟, 入党: 2001-01-01}]\n");
	add(&w, "branches/zhb2.yaml", "名称: 第二支部\n党员: [{姓名: 张伟, 入党: 2005-01-01}]\n");
	add(&w, "branches/zhb3.yaml",
		"名称: 第三支部\n党员: [{姓名: 孙丽, 离开: {日期: 2024-02-01, 方式: 转出}}, {姓名: 孙丽, 转入: "
		"2025-02-01}]\n");
	finish(&w);
	assert_int_equal(w.findings.n, 1);
	assert_finding(&w, "name-needs-id", "branches/zhb2.yaml", "members.1.name");
	assert_int_equal(w.roster.npeople, 3);
	int32_t a = resolve(&w, "张伟", "zhb1", 20240601), b = resolve(&w, "张伟", "zhb2", 20240601);
	assert_true(a >= 0 && b >= 0 && a != b);
	assert_int_equal(w.roster.people[a].joined, day(20010101));
	assert_int_equal(w.roster.people[b].joined, day(20050101));
	/* 孙丽 left and came back. */
	assert_string_equal(due(&w, "zhb3", ZZ_DUE_MEMBERS, NULL, 20240131), "孙丽");
	assert_string_equal(due(&w, "zhb3", ZZ_DUE_MEMBERS, NULL, 20240601), "");
	assert_string_equal(due(&w, "zhb3", ZZ_DUE_MEMBERS, NULL, 20250201), "孙丽");
	end(&w);
}

static void test_unreadable(void **state)
{
	(void)state;
	struct world w;
	begin(&w);
	add(&w, "branches/zhb1.yaml", NULL);
	add(&w, "branches/zhb2.yaml", "- 不是一份名册\n");
	add(&w, "branches/zhb3.yaml",
		"名称: 第三支部\n党员: [{姓名: 甲, 转正: 2025-02-30}, {入党: 2020-01-01}, 乙]\n");
	finish(&w);
	assert_true(org_at(&w, "zhb1")->unreadable);
	assert_true(org_at(&w, "zhb2")->unreadable);
	assert_int_equal(org_at(&w, "zhb1")->name, word(&w, "zhb1"));
	assert_string_equal(due(&w, "zhb1", ZZ_DUE_MEMBERS, NULL, 20250101), "");
	/* A wrong value is a finding, the rest of the file is there; an entry that names nobody is nobody. */
	assert_false(org_at(&w, "zhb3")->unreadable);
	assert_non_null(finding(&w, "bad-date"));
	assert_non_null(finding(&w, "element-missing"));
	assert_string_equal(due(&w, "zhb3", ZZ_DUE_MEMBERS, NULL, 20250101), "甲 乙");
	end(&w);
}

/* Slugs and labels mean the same. */
static void test_english(void **state)
{
	(void)state;
	struct world w;
	begin(&w);
	add(&w, "branches/zhb1.yaml",
		"name: First\nkind: village\nstaff: retired\nfounded: 2020-01-01\nsuperior: jgdw\nunits: [A, B]\n"
		"committee: [{from: 2021-01-01, state: set, posts: [{name: Li Min, post: secretary}]}]\n"
		"groups: [{id: g1, name: One, leaders: [{name: Li Min}]}]\n"
		"members:\n"
		"  - {name: Li Min, id: limin-a, pinyin: Li Min, joined: 2000-01-01, full: 2001-01-01, from: "
		"2020-01-01,\n"
		"     group: g1, statuses: [{status: mobile, from: 2025-01-01, reason: work}],\n"
		"     posts: [{title: Director, cadre: yes}]}\n"
		"  - {name: Wang, left: {on: 2024-01-01, how: died}}\n");
	add(&w, "bodies/dw.yaml",
		"name: Committee\nkind: committee\ndemocratic_life: by-analogy\n"
		"terms: [{from: 2021-01-01, posts: [{id: limin-a, post: deputy-secretary}]}]\n");
	finish(&w);
	assert_int_equal(w.findings.n, 0);
	const struct zz_org *o = org_at(&w, "zhb1");
	assert_int_equal(o->kind, ZZ_ORG_VILLAGE);
	assert_int_equal(o->staff, ZZ_STAFF_RETIRED);
	assert_int_equal(o->units.n, 2);
	assert_int_equal(o->superior, word(&w, "jgdw"));
	assert_int_equal(o->terms[0].expires, day(20260101));
	assert_string_equal(due(&w, "zhb1", ZZ_DUE_MEMBERS, NULL, 20231231), "Li Min Wang");
	assert_string_equal(due(&w, "zhb1", ZZ_DUE_MEMBERS, NULL, 20250101), "Li Min!");
	assert_string_equal(due(&w, "dw", ZZ_DUE_BODY, NULL, 20240101), "Li Min");
	assert_true(zz_person_cadre(&w.roster, resolve(&w, "LiMin", NULL, 20240101), day(20240101)));
	assert_int_equal(person(&w, "Wang")->died, day(20240101));
	end(&w);
}

static void test_tables(void **state)
{
	(void)state;
	assert_string_equal(zz_branch_kind_terms[ZZ_ORG_VILLAGE - 1].label, "村（社区）");
	assert_string_equal(zz_body_kind_terms[ZZ_ORG_SUBCOMMITTEE - ZZ_ORG_PARTY_GROUP].label, "战线分工委");
	assert_string_equal(zz_post_terms[ZZ_POST_MEMBER - 1].label, "委员");
	assert_string_equal(zz_leave_terms[ZZ_LEFT_OTHER - 1].label, "其他");
	assert_string_equal(zz_status_terms[ZZ_STATUS_NO_VOTE - 1].label, "停权");
	assert_string_equal(zz_status_terms[ZZ_STATUS_PROBATION - 1].label, "留党察看");
	for (const struct zz_finding_def *f = zz_roster_findings; f->id; f++) {
		assert_string_not_equal(zz_tr(ZZ_ZH, f->message), f->message);
		assert_string_not_equal(zz_tr(ZZ_ZH, f->cure), f->cure);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_small),         cmocka_unit_test(test_members_due),
		cmocka_unit_test(test_committee_due), cmocka_unit_test(test_groups),
		cmocka_unit_test(test_due_room),      cmocka_unit_test(test_full),
		cmocka_unit_test(test_terms),         cmocka_unit_test(test_years),
		cmocka_unit_test(test_existence),     cmocka_unit_test(test_bodies),
		cmocka_unit_test(test_transfer),      cmocka_unit_test(test_names),
		cmocka_unit_test(test_resolve),       cmocka_unit_test(test_org_named),
		cmocka_unit_test(test_findings),      cmocka_unit_test(test_namesakes),
		cmocka_unit_test(test_unreadable),    cmocka_unit_test(test_english),
		cmocka_unit_test(test_tables),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
