#include "rules/points.h"

#include "base/message.h"
#include "model/embedded.h"
#include "model/fields.h"
#include "model/tables.h"
#include "rules/own_table.h"
#include "rules/pack_file.h"

const struct zz_term zz_point_from_terms[] = {
	[ZZ_POINT_ORGAN - 1] = {"organ", "机关公开"},
	[ZZ_POINT_DERIVED - 1] = {"derived", "归纳"},
	[ZZ_POINT_UNIT - 1] = {"unit", "本单位"},
	[ZZ_POINT_UNIT] = {NULL, NULL},
};

static const struct zz_term rest_terms[] = {
	{"counting", "应办事项"},
	{"checking", "程序检查"},
	{"recording", "记录本身"},
	{NULL, NULL},
};

static const struct zz_item point_items[] = {
	ITEM("id", "编号", ID, SHAPE, zz_point, id),
	ITEM("title", "标题", MAP, SHAPE, zz_point, title, .sub = &zz_two_languages_form),
	ITEM("from", "来源", ENUM, OPTIONAL, zz_point, from, .values = zz_point_from_terms),
	ITEM("rules", "规则", LIST, OPTIONAL, zz_point, rules, .item = ZZ_TYPE_WORD),
	ITEM("findings", "问题", LIST, OPTIONAL, zz_point, findings, .item = ZZ_TYPE_WORD),
	ITEM("systems", "制度", LIST, OPTIONAL, zz_point, systems, .item = ZZ_TYPE_ENUM,
		 .values = zz_system_terms),
	ITEM("rest", "其余", LIST, OPTIONAL, zz_point, rest, .item = ZZ_TYPE_ENUM, .values = rest_terms),
	ITEM("rectify", "整改", BOOL, OPTIONAL, zz_point, rectify),
};
static const struct zz_form point_form = ZZ_FORM("point", "要点", point_items, struct zz_point);

struct points_file {
	struct zz_str version;
	struct zz_two_languages title;
	struct zz_list points;
};
static const struct zz_item points_items[] = {
	ITEM("version", "版本", TEXT, OPTIONAL, points_file, version),
	ITEM("title", "标题", MAP, OPTIONAL, points_file, title, .sub = &zz_two_languages_form),
	ITEM("points", "要点", LIST, SHAPE, points_file, points, .sub = &point_form),
};
const struct zz_form zz_points_form = ZZ_FORM("points", "要点表", points_items, struct points_file);

/* --- reading --- */

static void both_languages(struct zz_two_languages *t)
{
	if (!t->zh.n)
		t->zh = t->en;
	if (!t->en.n)
		t->en = t->zh;
}

static int take(struct zz_points *p, const struct points_file *file, struct zz_error *e)
{
	p->at = file->points.at;
	p->n = file->points.n;
	p->version = file->version;
	p->title = file->title;
	both_languages(&p->title);
	for (uint32_t i = 0; i < p->n; i++) {
		both_languages(&p->at[i].title);
		if (!p->at[i].from)
			p->at[i].from = ZZ_POINT_UNIT;
	}
	if (p->n && p->n <= ZZ_POINTS_MOST)
		return ZZ_OK;
	return zz_error(e, ZZ_EUNSURE, N_("the table of points %.*s has %u points; 1 to %d can be shown"),
					ZZ_FMT(p->path), (unsigned)p->n, (int)ZZ_POINTS_MOST);
}

static int read_table(struct zz_points *p, struct zz_ledger *l, struct zz_str bytes, struct zz_error *e)
{
	struct points_file file = {0};
	struct zz_buf wrong = {0};
	int rc = ZZ_OK;
	if (zz_own_table_read(&zz_points_form, p->path, l, bytes, &file, &wrong, e->lang))
		rc = take(p, &file, e);
	else
		rc =
			zz_error(e, ZZ_EUNSURE,
					 N_("the table of points cannot be used: %s. Correct it, or remove the file to go by the "
						"twelve points of the program"),
					 wrong.data);
	zz_buf_free(&wrong);
	return rc;
}

int zz_points_load(struct zz_points *out, struct zz_ledger *l, bool no_local, struct zz_error *e)
{
	struct zz_buf own = {0};
	bool missing = true;
	int rc = ZZ_OK;
	*out = (struct zz_points){.path = ZZ_STR("rules/points.yaml")};
	if (l->source && !no_local)
		rc = zz_source_read(l->source, out->path, ZZ_YAML_BYTES, &own, &missing, e);
	out->own = !rc && !missing;
	if (!rc && missing)
		out->path = ZZ_STR("points.yaml");
	if (!rc)
		rc = read_table(out, l, out->own ? zz_buf_view(&own) : zz_embedded_get("points.yaml"), e);
	zz_buf_free(&own);
	return rc;
}

/* --- folding --- */

static bool has_word(const struct zz_list *list, uint32_t word)
{
	const uint32_t *at = list->at;
	for (uint32_t i = 0; word && i < list->n; i++)
		if (at[i] == word)
			return true;
	return false;
}

static bool has_value(const struct zz_list *list, uint8_t value)
{
	const uint8_t *at = list->at;
	for (uint32_t i = 0; i < list->n; i++)
		if (at[i] == value)
			return true;
	return false;
}

static int naming_rule(const struct zz_points *p, uint32_t rule)
{
	for (uint32_t i = 0; i < p->n; i++)
		if (has_word(&p->at[i].rules, rule))
			return (int)i;
	return -1;
}

static int of_system(const struct zz_points *p, const struct zz_rule *r)
{
	for (uint32_t i = 0; i < p->n; i++)
		if (has_value(&p->at[i].systems, (uint8_t)(r->system + 1)))
			return (int)i;
	return -1;
}

static int taking(const struct zz_points *p, enum zz_point_rest rest)
{
	for (uint32_t i = 0; i < p->n; i++)
		if (has_value(&p->at[i].rest, (uint8_t)rest))
			return (int)i;
	return -1;
}

static int rest_of_rule(const struct zz_points *p, const struct zz_rule *r)
{
	int at = of_system(p, r);
	return at >= 0 ? at : taking(p, r->check ? ZZ_REST_CHECKING : ZZ_REST_COUNTING);
}

int zz_point_of_rule(const struct zz_points *p, const struct zz_rule *r)
{
	int at = naming_rule(p, r->id);
	return at >= 0 ? at : rest_of_rule(p, r);
}

int zz_point_of_finding(const struct zz_points *p, const struct zz_verdict *v, size_t i)
{
	const struct zz_finding *f = &v->findings.at[i];
	const struct zz_rule *rule = v->judged[i].rule;
	const struct zz_intern *words = &v->ledger->words;
	int at = naming_rule(p, rule ? rule->id : zz_intern_find(words, f->rule));
	uint32_t id = zz_intern_find(words, zz_str(f->def->id));
	for (uint32_t k = 0; k < p->n && at < 0; k++)
		if (has_word(&p->at[k].findings, id))
			at = (int)k;
	if (at >= 0 || rule)
		return at >= 0 ? at : rest_of_rule(p, rule);
	return zz_str_starts(f->path, "records/") ? taking(p, ZZ_REST_RECORDING) : -1;
}
