#include "model/terms_private.h"

#include "base/message.h"
#include "base/text.h"

#include <stdlib.h>
#include <string.h>

const struct zz_terms_field zz_terms_fields[ZZ_BY_FIELDS] = {
	[ZZ_BY_KIND] = {{"kind", "类型"},
					"type|种类|类别",
					N_("the name of a kind of record"),
					{"party-lesson", "党课"},
					true,
					true},
	[ZZ_BY_SYSTEM] = {{"system", "制度"},
					  NULL,
					  N_("one of the eight systems"),
					  {"three-meetings", "三会一课"},
					  true,
					  true},
	[ZZ_BY_DATE] = {{"date", "日期"},
					"period|期间|时间",
					N_("a day or period such as 2025, 2025Q3, 2025-03, 2025-01..2025-06, >=2025-03-12"),
					{"2025q1..2025q2", "2025年上半年"},
					true,
					true},
	[ZZ_BY_YEAR] = {{"year", "年度"},
					"assessment-year|assessment_year|考核年度|评议年度",
					N_("the year that a yearly meeting is of, such as 2025 or >=2024"),
					{"2025", "2025"},
					false,
					false},
	[ZZ_BY_BRANCH] = {{"branch", "支部"},
					  "owner|组织|党组织",
					  N_("a branch or body of this ledger"),
					  {"zhb1", "第一支部"},
					  true,
					  true},
	[ZZ_BY_GROUP] =
		{{"group", "党小组"}, "小组", N_("a party group of this ledger"), {"g1", "第一党小组"}, false, false},
	[ZZ_BY_PERSON] = {{"person", "人"},
					  "人员|姓名|党员",
					  N_("the name or id of somebody of the roster, in whatever role"),
					  {"limin-7d3q", "李敏"},
					  true,
					  false},
	[ZZ_BY_PRESENT] = {{"present", "出席"},
					   "到会",
					   N_("the name or id of somebody who was there"),
					   {"limin-7d3q", "李敏"},
					   false,
					   false},
	[ZZ_BY_ABSENT] = {{"absent", "缺席"},
					  "请假",
					  N_("the name or id of somebody who was not there"),
					  {"zhoujie-k4vt", "周洁"},
					  false,
					  false},
	[ZZ_BY_HOST] = {{"host", "主持"},
					"chair|主持人",
					N_("the name or id of whoever chaired"),
					{"wangjianguo-x2k9", "王建国"},
					false,
					false},
	[ZZ_BY_RECORDER] = {{"recorder", "记录"},
						"记录人",
						N_("the name or id of whoever took the minutes"),
						{"limin-7d3q", "李敏"},
						false,
						false},
	[ZZ_BY_LECTURER] = {{"lecturer", "授课人"},
						"授课|讲课人|主讲人",
						N_("the name or id of whoever gave the lesson"),
						{"wangjianguo-x2k9", "王建国"},
						false,
						false},
	[ZZ_BY_GUEST] = {{"guest", "列席"},
					 "guests|列席人员",
					 N_("the name or id of a guest, or a part of what is written of one"),
					 {"liuyang", "刘洋"},
					 false,
					 false},
	[ZZ_BY_TOPIC] = {{"topic", "议题"},
					 "title|主题|课题|名称",
					 N_("a part of the title or of a topic"),
					 {"volunteering", "志愿服务"},
					 false,
					 false},
	[ZZ_BY_TEXT] = {{"text", "内容"},
					"全文",
					N_("a part of anything that the record says"),
					{"community", "社区"},
					false,
					false},
	[ZZ_BY_LATE] =
		{{"late", "迟录"},
		 "lag|录入|时效",
		 N_("working days from the sitting to its entry, such as >10 or 3..10, a band (timely, late, "
			"backfilled, overdue), or unknown"),
		 {">10", ">10"},
		 true,
		 false},
	[ZZ_BY_STATE] =
		{{"state", "状态"},
		 NULL,
		 N_("readable, unreadable, withdrawn, amended, imported, uncommitted, returned or passed"),
		 {"returned", "退回"},
		 true,
		 false},
	[ZZ_BY_ID] = {{"id", "编号"},
				  NULL,
				  N_("an id or the front of one, with or without the branch: zhb1/2025-03"),
				  {"zhb1/2025-03", "zhb1/2025-03"},
				  false,
				  false},
};

/* --- fields --- */

static enum zz_by find_field(struct zz_str name)
{
	for (int i = 0; i < ZZ_BY_FIELDS; i++) {
		const struct zz_terms_field *f = &zz_terms_fields[i];
		if (zz_str_is(name, f->name.slug) || zz_str_is(name, f->name.label) || zz_str_listed(f->also, name))
			return (enum zz_by)i;
	}
	return ZZ_BY_FIELDS;
}

static void name_fields(struct zz_buf *out, enum zz_lang lang)
{
	for (int i = 0; i < ZZ_BY_FIELDS; i++)
		zz_buf_printf(out, "%s%s", i ? (lang == ZZ_EN ? ", " : "、") : "",
					  zz_term_text(&zz_terms_fields[i].name, lang));
}

/* --- one word --- */

struct word {
	struct zz_terms *out;
	const struct zz_ledger *l;
	const char *all;
	size_t number;
	struct zz_error *e;
};

static int refuse_field(const struct word *w, struct zz_str name)
{
	struct zz_term names[ZZ_BY_FIELDS + 1] = {{NULL, NULL}};
	for (int i = 0; i < ZZ_BY_FIELDS; i++)
		names[i] = zz_terms_fields[i].name;
	const struct zz_term *near = zz_enum_nearest(names, name);
	if (near)
		return zz_error(w->e, ZZ_EUSAGE, N_("term %zu, %s: there is no field \"%.*s\"; did you mean %s?"),
						w->number, w->all, ZZ_FMT(name),
						name.n && (unsigned char)name.p[0] >= 0x80 ? near->label : near->slug);
	struct zz_buf list = {0};
	name_fields(&list, w->e->lang);
	int rc = zz_error(w->e, ZZ_EUSAGE, N_("term %zu, %s: there is no field \"%.*s\"; the fields are %s"),
					  w->number, w->all, ZZ_FMT(name), list.data);
	zz_buf_free(&list);
	return rc;
}

static int refuse_value(const struct word *w, enum zz_by field, struct zz_str typed, const char *why)
{
	if (why && *why)
		return zz_error(w->e, ZZ_EUSAGE, N_("term %zu, %s: %s"), w->number, w->all, why);
	struct zz_str near = zz_terms_near(w->l, field, typed, &w->out->arena);
	if (near.n)
		return zz_error(w->e, ZZ_EUSAGE, N_("term %zu, %s: \"%.*s\" is not known here; did you mean %.*s?"),
						w->number, w->all, ZZ_FMT(typed), ZZ_FMT(near));
	const char *expected = field < ZZ_BY_FIELDS
							   ? zz_terms_fields[field].values
							   : N_("a kind, system, period, branch or person, or field:value");
	return zz_error(w->e, ZZ_EUSAGE, N_("term %zu, %s: \"%.*s\" is not known here; expected: %s"), w->number,
					w->all, ZZ_FMT(typed), zz_tr(w->e->lang, expected));
}

static struct zz_terms_value value_of(const struct word *w, bool not, struct zz_str typed)
{
	return (struct zz_terms_value){
		.not = not, .number = w->number, .word = w->all, .typed = typed, .low = INT32_MIN, .high = INT32_MAX};
}

static int take_field(struct word *w, bool not, struct zz_str name, struct zz_str typed)
{
	enum zz_by field = find_field(name);
	struct zz_terms_value v = value_of(w, not, typed);
	struct zz_taking t = {.terms = w->out, .l = w->l, .v = &v, .why = {.lang = w->e->lang}};
	if (field == ZZ_BY_FIELDS)
		return refuse_field(w, name);
	v.field = (uint8_t)field;
	if (!typed.n) /* the shell takes > for itself: late:>10 arrives without it */
		return zz_error(
			w->e, ZZ_EUSAGE,
			N_("term %zu, %s: nothing stands behind the colon; > and < need quotes: \"late:>10\""), w->number,
			w->all);
	if (!zz_terms_take(&t, field))
		return refuse_value(w, field, typed, t.why.text);
	*ZZ_PUSH(w->out) = v;
	return ZZ_OK;
}

/* A bare word that can be two things is none, but for kinds that are called like their system. */
static int take_bare(struct word *w, bool not, struct zz_str typed)
{
	struct zz_terms_value found = {.field = ZZ_BY_FIELDS};
	struct zz_buf readings = {0};
	struct zz_error why = {.lang = w->e->lang};
	size_t n = 0;
	for (int i = 0; i < ZZ_BY_FIELDS; i++) {
		struct zz_terms_value v = value_of(w, not, typed);
		struct zz_taking t = {.terms = w->out, .l = w->l, .v = &v, .alone = true, .why = {.lang = why.lang}};
		bool same = i == ZZ_BY_SYSTEM && n;
		if (!zz_terms_fields[i].bare || same || !zz_terms_take(&t, (enum zz_by)i)) {
			why = why.text[0] ? why : t.why;
			continue;
		}
		v.field = (uint8_t)i;
		found = n++ ? found : v;
		zz_buf_printf(&readings, "%s%s:%.*s", readings.n ? ", " : "",
					  zz_term_text(&zz_terms_fields[i].name, why.lang), ZZ_FMT(typed));
	}
	int rc = ZZ_OK;
	if (n > 1)
		rc = zz_error(w->e, ZZ_EUSAGE, N_("term %zu, %s: this may be several things; write one of %s"),
					  w->number, w->all, readings.data);
	else if (!n)
		rc = refuse_value(w, ZZ_BY_FIELDS, typed, why.text);
	else
		*ZZ_PUSH(w->out) = found;
	zz_buf_free(&readings);
	return rc;
}

/* Cuts at the first colon, be it full-width; false where there is none. */
static bool cut(struct zz_str all, struct zz_str *before, struct zz_str *after)
{
	ptrdiff_t colon = zz_str_chr(all, ':'), wide = zz_str_find(all, ZZ_STR("："));
	bool is_wide = wide >= 0 && (colon < 0 || wide < colon);
	size_t at = (size_t)(is_wide ? wide : colon), width = is_wide ? sizeof("：") - 1 : 1;
	if (colon < 0 && wide < 0)
		return false;
	*before = zz_str_trim(zz_str_sub(all, 0, at));
	*after = zz_str_trim(zz_str_sub(all, at + width, all.n));
	return true;
}

static int take_word(struct word *w)
{
	struct zz_str all = zz_str_trim(zz_str(w->all)), name, value;
	bool not = cut(all, &name, &value) && (zz_str_is(name, "not") || zz_str_is(name, "非"));
	if (not )
		all = value;
	if (!all.n)
		return zz_error(w->e, ZZ_EUSAGE, N_("term %zu is empty"), w->number);
	if (!cut(all, &name, &value))
		return take_bare(w, not, all);
	return take_field(w, not, name, value);
}

int zz_terms_parse(struct zz_terms *out, const char *const *words, size_t n, const struct zz_ledger *l,
				   struct zz_error *e)
{
	memset(out, 0, sizeof *out);
	for (size_t i = 0; i < n; i++) {
		struct word w = {out, l, words[i], i + 1, e};
		int rc = take_word(&w);
		if (rc)
			return rc;
	}
	return ZZ_OK;
}

void zz_terms_free(struct zz_terms *t)
{
	free(t->at);
	zz_arena_free(&t->arena);
	memset(t, 0, sizeof *t);
}

bool zz_terms_have(const struct zz_terms *t, enum zz_by field)
{
	for (size_t i = 0; i < t->n; i++)
		if (t->at[i].field == field)
			return true;
	return false;
}

bool zz_terms_days(const struct zz_terms *t, zz_day *first, zz_day *last)
{
	bool any = false;
	*first = INT32_MAX;
	*last = INT32_MIN;
	for (size_t i = 0; i < t->n; i++) {
		const struct zz_terms_value *v = &t->at[i];
		if (v->field != ZZ_BY_DATE || v->not )
			continue;
		any = true;
		*first = v->low < *first ? v->low : *first;
		*last = v->high > *last ? v->high : *last;
	}
	if (!any || *last == INT32_MAX)
		*last = ZZ_NO_DAY;
	if (!any || *first == INT32_MIN)
		*first = ZZ_NO_DAY;
	return any;
}
