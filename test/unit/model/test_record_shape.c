/* What is asked of a record: one wrong value is one finding; what a kind needs; what it does not need. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "record_text.h"

/* A value that no field of the type takes, and what is found then. */
struct bad {
	const char *text, *id;
};
static struct bad bad_value(uint8_t type)
{
	static const struct bad two_lines = {"a\nb", "bad-value"}, word = {"?", "bad-value"};
	switch (type) {
	case ZZ_TYPE_TEXT:
	case ZZ_TYPE_WORD:
		return two_lines;
	case ZZ_TYPE_DAY:
		return (struct bad){"?", "bad-date"};
	case ZZ_TYPE_ENUM:
		return (struct bad){"?", "unknown-value"};
	case ZZ_TYPE_PROSE:
	case ZZ_TYPE_MAP:
	case ZZ_TYPE_LIST:
		return (struct bad){NULL, "wrong-type"};
	default:
		return word;
	}
}

struct trial {
	struct text t;
	const struct zz_kind *kind;
	unsigned tried;
};

static void expect_one(struct trial *w, const struct zz_node *node, const char *id)
{
	struct zz_record r = {0};
	const struct zz_node *at = node->start.line != node->end.line && node->key ? node->key : node;
	w->t.findings.n = 0;
	zz_record_read(w->kind, w->t.root, &r, &w->t.reader);
	const struct zz_finding *f = w->t.findings.at;
	if (w->t.findings.n != 1 || strcmp(f->def->id, id) != 0 || f->line != at->start.line) {
		for (size_t i = 0; i < w->t.findings.n; i++)
			fprintf(stderr, "%s at %.*s, line %u\n", f[i].def->id, ZZ_FMT(f[i].part), (unsigned)f[i].line);
		fail_msg("%s, line %u: expected one %s", w->kind->form.name.slug, (unsigned)at->start.line, id);
	}
	w->tried++;
}

static void try_scalar(struct trial *w, struct zz_node *node, uint8_t type)
{
	struct bad bad = bad_value(type);
	const struct zz_node was = *node;
	if (bad.text) {
		node->text = zz_str(bad.text);
		expect_one(w, node, bad.id);
	} else {
		struct zz_node *inner = zz_node_new(&w->t.arena, ZZ_SEQ, ZZ_BLOCK);
		zz_node_append(&w->t.arena, inner, (struct zz_str){0}, zz_node_scalar(&w->t.arena, ZZ_STR("x")));
		node->kind = ZZ_SEQ;
		node->n = 1;
		node->first = inner->first;
		expect_one(w, node, bad.id);
	}
	struct zz_node *next = node->next;
	*node = was;
	node->next = next;
}

static void try_form(struct trial *w, const struct zz_form *form, struct zz_node *map);

static void try_field(struct trial *w, const struct zz_field *field, struct zz_node *node)
{
	if (field->type == ZZ_TYPE_LIST) {
		ZZ_EACH(item, node)
		{
			if (field->sub)
				try_form(w, field->sub, item);
			else
				try_scalar(w, item, field->item);
		}
		return;
	}
	try_scalar(w, node, field->type);
	if (field->type == ZZ_TYPE_MAP && node->kind == ZZ_MAP)
		try_form(w, field->sub, node);
}

static void try_form(struct trial *w, const struct zz_form *form, struct zz_node *map)
{
	for (unsigned i = 0; i < form->nitems; i++) {
		struct zz_node *node = zz_form_get(form, map, form->items[i].field->name.slug);
		if (node)
			try_field(w, form->items[i].field, node);
	}
}

static void test_one_wrong_value_is_one_finding(void **state)
{
	(void)state;
	unsigned least = 1000;
	for (int i = 1; i < ZZ_KINDS; i++) {
		struct trial w = {.kind = &zz_kinds[i]};
		text_golden(&w.t, w.kind->form.name.slug, "zh");
		try_form(&w, &w.kind->form, w.t.root);
		least = w.tried < least ? w.tried : least;
		text_free(&w.t);
	}
	/* Counted in the shortest sample, a thought report: 6 of its head and year, 2 of the member, 4 of its
	 * own, 2 of what was studied and referred to, 4 of attachments, 3 of late, 4 of imported, 4 of amends, 2
	 * of the rest. */
	assert_int_equal(least, 31);
}

/* The parts for which `yaml` gets element-missing or shape-missing, joined by blanks. */
static void asked(const char *yaml, bool late_due, char *out, size_t room)
{
	struct text t;
	struct zz_record r = {0};
	text_of(&t, yaml);
	t.reader.late_due = late_due;
	const struct zz_kind *kind = zz_record_kind(t.root, &t.reader);
	assert_non_null(kind);
	zz_record_read(kind, t.root, &r, &t.reader);
	out[0] = '\0';
	for (size_t i = 0; i < t.findings.n; i++) {
		const struct zz_finding *f = &t.findings.at[i];
		bool missing = strcmp(f->def->id, "element-missing") == 0 || strcmp(f->def->id, "shape-missing") == 0;
		size_t n = strlen(out);
		snprintf(out + n, room - n, "%s%s%.*s", n ? " " : "", missing ? "" : "!", ZZ_FMT(f->part));
	}
	text_free(&t);
}
#define ASKED(yaml, expected)                                                                                \
	do {                                                                                                     \
		char parts[1000];                                                                                    \
		asked((yaml), true, parts, sizeof parts);                                                            \
		assert_string_equal(parts, (expected));                                                              \
	} while (0)

#define HEAD(kind) "类型: " kind "\n支部: zhb1\n日期: 2026-03-12\n"
#define SITTING    "时间: 14:30\n地点: 302\n主持: 王建国\n记录: 李敏\n出席: [王建国, 李敏]\n"

/* The record that the design shows is complete. */
static void test_the_record_of_the_design(void **state)
{
	(void)state;
	ASKED("类型: 支委会\n支部: zhb1\n日期: 2026-03-12\n时间: 14:30-15:40\n地点: 302会议室\n主持: "
		  "王建国\n记录: 李敏\n"
		  "出席: [王建国, 李敏, 赵强, 陈晓东]\n缺席:\n  - {姓名: 周洁, 事由: 出差}\n议题:\n  - 事项: "
		  "研究3月主题党日方案\n"
		  "    发言: |\n      赵强：建议与社区结对支部一起开展……\n    决议: 3月20日赴社区开展志愿服务\n    "
		  "责任人: 李敏\n"
		  "    时限: 2026-03-20\n",
		  "");
}

/* regulations section 2: what is required of a record, and of each kind besides. */
static void test_what_meetings_need(void **state)
{
	(void)state;
	ASKED("类型: 支委会\n", "owner date time place chair recorder present agenda content");
	ASKED(HEAD("党员大会"), "time place chair recorder present agenda content");
	ASKED(HEAD("党员大会") SITTING "议题: [学习]\n内容: 学习。\n", "");
	ASKED(HEAD("党员大会") SITTING "议题: [{事项: 学习, 发言: 好}, {事项: 其他}]\n", "");
	ASKED(HEAD("党员大会") SITTING "议题: []\n内容: 学习。\n", "agenda");
	ASKED(HEAD("党小组会") SITTING "议题: [学习]\n内容: 学习。\n", "group");
	ASKED(HEAD("书记座谈会") SITTING "议题: [学习]\n", "content");
	ASKED(HEAD("党课") SITTING "课题: 党章\n", "lecturer hours");
	ASKED(HEAD("党课") SITTING "授课人: 王建国\n学时: 2\n", "title");
	ASKED(HEAD("主题党日") SITTING "内容: 清扫\n", "title category");
}

static void test_what_yearly_meetings_need(void **state)
{
	(void)state;
	ASKED(HEAD("组织生活会") SITTING, "assessment_year title form steps self mutual problems direction");
	ASKED(HEAD("组织生活会") SITTING "年度: 2025\n主题: 查\n形式: 支委会\n会前步骤: {定主题: 2026-01-02}\n"
									 "自我批评: 有\n相互批评: 有\n查摆问题: [学得少]\n整改方向: 多学\n",
		  "steps.study steps.opinions steps.talks");
	ASKED(HEAD("民主生活会") SITTING, "assessment_year title steps self mutual");
	ASKED(HEAD("民主生活会") SITTING
		  "年度: 2025\n主题: 查\n会前步骤: {学习: 2026-01-02}\n自我批评: 有\n相互批评: 有\n",
		  "steps.topic steps.opinions steps.talks steps.materials");
	ASKED(HEAD("民主评议") SITTING "年度: 2025\n步骤: {自评: 2026-03-01}\n测评票: {发出: 9}\n",
		  "steps.mutual steps.ballot ballot.in");
}

static void test_what_others_need(void **state)
{
	(void)state;
	ASKED(HEAD("谈心谈话"), "title talkers talkees");
	ASKED(HEAD("谈心谈话") "主题: 近况\n谈话人: 王建国\n谈话对象: 李敏\n", "");
	ASKED(HEAD("党性分析"), "member problems roots direction");
	ASKED(HEAD("结对联建"), "title partner");
	ASKED(HEAD("微心愿"), "title members");
	ASKED(HEAD("社区服务"), "title members");
	ASKED(HEAD("走访"), "title visited");
	ASKED(HEAD("述职评议"), "title reporters");
	ASKED(HEAD("责任状"), "title parties");
	ASKED(HEAD("培训学习"), "title hours");
	ASKED(HEAD("学习计划"), "assessment_year title");
	ASKED(HEAD("督查") "名称: 查\n", "");
	ASKED(HEAD("重大决策征求意见") "名称: 征\n", "");
	ASKED(HEAD("党内通报") "名称: 通\n", "");
	ASKED(HEAD("专题研究党建") "名称: 研\n", "");
	ASKED(HEAD("思想汇报") "党员: 吴芳\n", "content");
}

/* Somebody who carries it out and a deadline, unless it was only voted on. */
static void test_decisions(void **state)
{
	(void)state;
#define MEETING HEAD("支委会") SITTING "内容: 议事\n"
	ASKED(MEETING "议题: [{事项: 甲, 决议: 办}]\n", "agenda.1.person agenda.1.deadline");
	ASKED(MEETING "议题: [{事项: 甲}, {事项: 乙, 决议: 同意, 表决: {赞成: 3, 反对: 0, 弃权: 0}}]\n", "");
	ASKED(MEETING "议题: [{事项: 乙, 表决: {赞成: 3}}]\n", "agenda.1.vote.no agenda.1.vote.abstain");
}

static void test_reasons_of_absence(void **state)
{
	(void)state;
	ASKED(MEETING "议题: [甲]\n缺席: [{姓名: 周洁, 事由: }, {姓名: 吴芳, 事由: 其他}, {姓名: 何平, 事由: "
				  "其他, 说明: 搬家}]\n",
		  "absent.1.reason absent.2.note");
	char parts[1000];
	asked(MEETING "议题: [甲]\n缺席: [周洁]\n", false, parts, sizeof parts);
	assert_string_equal(parts, "");
}

/* A hosted kind brings what its own table needs; a year stands once. */
static void test_hosted(void **state)
{
	(void)state;
	ASKED(MEETING "议题: [甲]\n同场: [{类型: 党课}]\n", "hosted.1.title hosted.1.lecturer hosted.1.hours");
	ASKED(MEETING "议题: [甲]\n同场: [{类型: 主题党日, 主题: 清扫, 内容类别: 志愿服务}, 谈心谈话]\n",
		  "hosted.2.title hosted.2.talkers hosted.2.talkees");
	ASKED(MEETING "议题: [甲]\n同场: [{类型: 党小组会}]\n", "hosted.1.group");
	ASKED(MEETING "议题: [甲]\n同场: [{类型: 民主评议, 步骤: {自评: 2026-03-01}}]\n",
		  "hosted.1.assessment_year hosted.1.steps.mutual hosted.1.steps.ballot hosted.1.ballot");
	ASKED(MEETING
		  "年度: 2025\n议题: [甲]\n同场: [{类型: 民主评议, 步骤: {自评: 2026-03-01, 互评: 2026-03-01, "
		  "测评: 2026-03-12}, 测评票: {发出: 9, 收回: 9}}]\n",
		  "");
}

static void test_unknown_kinds(void **state)
{
	(void)state;
	struct text t;
	text_of(&t, "类型: 支委会会\n支部: zhb1\n");
	assert_null(zz_record_kind(t.root, &t.reader));
	assert_true(only_finding(&t, "unknown-value", "kind"));
	assert_int_equal(t.reader.broken, 1);
	text_free(&t);
	text_of(&t, "支部: zhb1\n");
	assert_null(zz_record_kind(t.root, &t.reader));
	assert_true(only_finding(&t, "shape-missing", "kind"));
	text_free(&t);
	text_of(&t, "- 类型\n");
	if (t.root) {
		assert_null(zz_record_kind(t.root, &t.reader));
		assert_int_equal(t.reader.broken, 1);
	}
	text_free(&t);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_one_wrong_value_is_one_finding),
		cmocka_unit_test(test_the_record_of_the_design),
		cmocka_unit_test(test_what_meetings_need),
		cmocka_unit_test(test_what_yearly_meetings_need),
		cmocka_unit_test(test_what_others_need),
		cmocka_unit_test(test_decisions),
		cmocka_unit_test(test_reasons_of_absence),
		cmocka_unit_test(test_hosted),
		cmocka_unit_test(test_unknown_kinds),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
