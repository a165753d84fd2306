/* The form of rule packs: keys are English, because packs are shipped for reading and every row holds both
 * languages; the Chinese names are read as well. */
#include "rules/pack_file.h"

#include "model/fields.h"
#include "model/tables.h"

const struct zz_term zz_force_terms[] = {
	[ZZ_MUST - 1] = {"must", "应当"},           [ZZ_SHOULD - 1] = {"should", "一般应当"},
	[ZZ_LOCAL - 1] = {"local", "地方规定"},     [ZZ_SEED - 1] = {"seed", "本机关规定"},
	[ZZ_DESIGN - 1] = {"design", "本程序口径"}, [ZZ_DESIGN] = {NULL, NULL},
};

const struct zz_term zz_subject_terms[] = {
	[ZZ_SUBJECT_UNIT - 1] = {"unit", "单位"},
	[ZZ_SUBJECT_BRANCH - 1] = {"branch", "支部"},
	[ZZ_SUBJECT_GROUP - 1] = {"group", "党小组"},
	[ZZ_SUBJECT_MEMBER - 1] = {"member", "党员"},
	[ZZ_SUBJECT_CADRE - 1] = {"cadre", "领导干部"},
	[ZZ_SUBJECT_BODY - 1] = {"body", "领导班子"},
	[ZZ_SUBJECT_SECRETARY - 1] = {"secretary", "书记"},
	[ZZ_SUBJECT_RECORD - 1] = {"record", "记录"},
	[ZZ_SUBJECT_RECORD] = {NULL, NULL},
};

const struct zz_term zz_check_terms[] = {
#define ZZ_CHECK(id, slug, label, subject, needs, how, function) {slug, label},
#include "rules/check_list.h"
#undef ZZ_CHECK
	{NULL, NULL},
};

/* The severities as values of a field. A contradiction is none that a rule could have. */
static const struct zz_term severity_values[] = {
	{"contradiction", "前后不一致"},
	{"violation", "不符合规定"},
	{"incomplete", "要素不全"},
	{"shortfall", "未达一般要求"},
	{"question", "待说明"},
	{"info", "提示"},
	{NULL, NULL},
};

static const struct zz_item two_languages_items[] = {
	ITEM("zh", "中文", TEXT, OPTIONAL, zz_two_languages, zh),
	ITEM("en", "英文", TEXT, OPTIONAL, zz_two_languages, en),
};
/* A unit's own rules may be written in one language: a bare text is the Chinese one. */
const struct zz_form zz_two_languages_form = {
	.name = {"text", "文字"},
	.items = two_languages_items,
	.nitems = (sizeof(two_languages_items) / sizeof(two_languages_items[0])),
	.size = sizeof(struct zz_two_languages),
	.bare = true};

static const struct zz_item cite_items[] = {
	ITEM("regulation", "文件", TEXT, SHAPE, zz_cite, regulation),
	ITEM("article", "条款", TEXT, OPTIONAL, zz_cite, article),
	ITEM("en", "英文", TEXT, OPTIONAL, zz_cite, en),
	ITEM("verified", "已核", BOOL, OPTIONAL, zz_cite, verified),
};
static const struct zz_form cite_form = ZZ_FORM("cite", "依据", cite_items, struct zz_cite);

static const struct zz_item counts_items[] = {
	ITEM("kind", "类型", ENUM, SHAPE, zz_counts, kind, .values = zz_kind_terms),
	ITEM("form", "形式", ENUM, OPTIONAL, zz_counts, form, .values = zz_meeting_form_terms),
	ITEM("relation", "关系", ENUM, OPTIONAL, zz_counts, relation, .values = zz_relation_terms),
	ITEM("talk_kind", "谈话类型", ENUM, OPTIONAL, zz_counts, talk_kind, .values = zz_talk_terms),
	ITEM("noted", "注明", BOOL, OPTIONAL, zz_counts, noted),
	ITEM("step", "自评", BOOL, OPTIONAL, zz_counts, step),
};
static const struct zz_form counts_form = ZZ_FORM("counts", "计入", counts_items, struct zz_counts);

static const struct zz_item share_items[] = {
	ITEM("num", "分子", COUNT, SHAPE, zz_share, num),
	ITEM("den", "分母", COUNT, SHAPE, zz_share, den),
	ITEM("strict", "须超过", BOOL, OPTIONAL, zz_share, strict),
};
static const struct zz_form share_form = ZZ_FORM("share", "比例", share_items, struct zz_share);

static const struct zz_item override_items[] = {
	ITEM("rule", "规则", WORD, SHAPE, zz_override, rule),
	ITEM("off", "停用", BOOL, OPTIONAL, zz_override, off),
	ITEM("count", "次数", COUNT, OPTIONAL, zz_override, count),
	ITEM("share", "比例", MAP, OPTIONAL, zz_override, share, .sub = &share_form),
	ITEM("severity", "程度", ENUM, OPTIONAL, zz_override, severity, .values = severity_values),
	ITEM("reason", "理由", TEXT, OPTIONAL, zz_override, reason),
};
const struct zz_form zz_override_form = ZZ_FORM("override", "调整", override_items, struct zz_override);

static const struct zz_item rule_items[] = {
	ITEM("id", "编号", ID, SHAPE, zz_rule, id),
	ITEM("source", "来源", WORD, OPTIONAL, zz_rule, source),
	ITEM("system", "制度", ENUM, OPTIONAL, zz_rule, system, .values = zz_system_terms),
	ITEM("title", "标题", MAP, SHAPE, zz_rule, title, .sub = &zz_two_languages_form),
	ITEM("requirement", "要求", MAP, SHAPE, zz_rule, requirement, .sub = &zz_two_languages_form),
	ITEM("force", "效力", ENUM, SHAPE, zz_rule, force, .values = zz_force_terms),
	ITEM("cite", "依据", MAP, OPTIONAL, zz_rule, cite, .sub = &cite_form),
	ITEM("since", "施行", DAY, OPTIONAL, zz_rule, since),
	ITEM("until", "失效", DAY, OPTIONAL, zz_rule, until),
	ITEM("subject", "对象", ENUM, SHAPE, zz_rule, subject, .values = zz_subject_terms),
	ITEM("period", "周期", ENUM, OPTIONAL, zz_rule, period, .values = zz_period_terms),
	ITEM("count", "次数", COUNT, OPTIONAL, zz_rule, count),
	ITEM("yearly_window", "年度期限", BOOL, OPTIONAL, zz_rule, yearly_window),
	ITEM("assessed", "按年度归属", BOOL, OPTIONAL, zz_rule, assessed),
	ITEM("within", "包含于", WORD, OPTIONAL, zz_rule, within),
	ITEM("counts", "计入", LIST, OPTIONAL, zz_rule, counts, .sub = &counts_form),
	ITEM("when", "条件", LIST, OPTIONAL, zz_rule, when, .item = ZZ_TYPE_ENUM, .values = zz_condition_terms),
	ITEM("check", "检查", ENUM, OPTIONAL, zz_rule, check, .values = zz_check_terms),
	ITEM("share", "比例", MAP, OPTIONAL, zz_rule, share, .sub = &share_form),
	ITEM("kinds", "类型", LIST, OPTIONAL, zz_rule, kinds, .item = ZZ_TYPE_ENUM, .values = zz_kind_terms),
	ITEM("elements", "要素", LIST, OPTIONAL, zz_rule, elements, .item = ZZ_TYPE_WORD),
	ITEM("low", "下限", COUNT, OPTIONAL, zz_rule, low),
	ITEM("high", "上限", COUNT, OPTIONAL, zz_rule, high),
	ITEM("words", "词语", LIST, OPTIONAL, zz_rule, words, .item = ZZ_TYPE_TEXT),
	ITEM("between", "时段", SPAN, OPTIONAL, zz_rule, between),
	ITEM("severity", "程度", ENUM, OPTIONAL, zz_rule, severity, .values = severity_values),
};
const struct zz_form zz_rule_form = ZZ_FORM("rule", "规则", rule_items, struct zz_rule);

static const struct zz_item pack_items[] = {
	ITEM("name", "名称", ID, SHAPE, zz_pack_file, name),
	ITEM("version", "版本", TEXT, SHAPE, zz_pack_file, version),
	ITEM("title", "标题", MAP, OPTIONAL, zz_pack_file, title, .sub = &zz_two_languages_form),
	ITEM("rows", "规则", LIST, OPTIONAL, zz_pack_file, rows, .sub = &zz_rule_form),
	ITEM("overrides", "调整", LIST, OPTIONAL, zz_pack_file, overrides, .sub = &zz_override_form),
};
const struct zz_form zz_pack_form = ZZ_FORM("pack", "规则包", pack_items, struct zz_pack_file);
