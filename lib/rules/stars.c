#include "rules/stars.h"

#include "base/message.h"
#include "model/fields.h"
#include "model/tables.h"
#include "rules/own_table.h"

static const struct zz_term severity_terms[] = {
	{"contradiction", "前后不一致"},
	{"violation", "不符合规定"},
	{"incomplete", "要素不全"},
	{"shortfall", "未达一般要求"},
	{NULL, NULL},
};

static const struct zz_field version = {NAMED("version", "版本", TEXT)};
static const struct zz_field start = {NAMED("start", "基准分", COUNT),
									  .hint = N_("what a branch without confirmed findings comes to")};
static const struct zz_field rules = {NAMED("rules", "规则", LIST), .item = ZZ_TYPE_WORD,
									  .hint = N_("ids of rules, or of findings without a rule")};
static const struct zz_field severities = {NAMED("severities", "程度", LIST), .item = ZZ_TYPE_ENUM,
										   .values = severity_terms,
										   .hint = N_("what no weight names by its rule")};
static const struct zz_field points = {NAMED("points", "分值", COUNT),
									   .hint = N_("taken off for each confirmed finding")};
static const struct zz_field name = {NAMED("name", "名称", TEXT),
									 .hint = N_("what the unit calls the grade")};
static const struct zz_field from = {NAMED("from", "不低于", COUNT), .hint = N_("the least score for it")};

static const struct zz_item weight_items[] = {
	KEEP_AT(rules, struct zz_star_weight, rules, ZZ_OPTIONAL),
	KEEP_AT(severities, struct zz_star_weight, severities, ZZ_OPTIONAL),
	KEEP_AT(points, struct zz_star_weight, points, ZZ_SHAPE),
};
static const struct zz_form weight_form = ZZ_FORM("star-weight", "权重", weight_items, struct zz_star_weight);
static const struct zz_item grade_items[] = {
	KEEP_AT(name, struct zz_star_grade, name, ZZ_SHAPE),
	KEEP_AT(from, struct zz_star_grade, from, ZZ_SHAPE),
};
static const struct zz_form grade_form = ZZ_FORM("star-level", "等次", grade_items, struct zz_star_grade);

struct stars_file {
	struct zz_str version;
	int32_t start;
	struct zz_list weights, grades;
};
static const struct zz_field weights = {NAMED("weights", "权重", LIST), .sub = &weight_form,
										.hint = N_("points for findings, by rule or severity")};
static const struct zz_field grades = {NAMED("grades", "等次", LIST), .sub = &grade_form,
									   .hint = N_("the unit's grades, the highest first")};
static const struct zz_item stars_items[] = {
	KEEP_AT(version, struct stars_file, version, ZZ_OPTIONAL),
	KEEP_AT(start, struct stars_file, start, ZZ_SHAPE),
	KEEP_AT(weights, struct stars_file, weights, ZZ_SHAPE),
	KEEP_AT(grades, struct stars_file, grades, ZZ_SHAPE),
};
const struct zz_form zz_stars_form = ZZ_FORM("stars", "星级", stars_items, struct stars_file);

/* --- reading --- */

static bool sound_weights(const struct zz_stars *s)
{
	for (uint32_t i = 0; i < s->nweights; i++) {
		const struct zz_star_weight *w = &s->weights[i];
		if (w->points < 1 || w->points > ZZ_STAR_POINTS || (!w->rules.n && !w->severities.n))
			return false;
	}
	return s->nweights > 0;
}

static bool sound_grades(const struct zz_stars *s)
{
	for (uint32_t i = 0; i < s->ngrades; i++)
		if (s->grades[i].from > (i ? s->grades[i - 1].from - 1 : ZZ_STAR_POINTS))
			return false;
	return s->ngrades > 0;
}

static const char *unsound(const struct zz_stars *s)
{
	if (s->nweights > ZZ_STAR_WEIGHTS || s->ngrades > ZZ_STAR_GRADES || s->start > ZZ_STAR_POINTS)
		return N_("at most 40 weights, 20 grades and 1000 points can be shown");
	if (!sound_weights(s))
		return N_(
			"there is at least one weight, and each has 1 to 1000 points and names rules or severities");
	if (!sound_grades(s))
		return N_("there is at least one grade, and each begins lower than the one before it");
	return NULL;
}

static int take(struct zz_stars *s, struct zz_ledger *l, struct zz_str bytes, struct zz_error *e)
{
	struct stars_file file = {0};
	struct zz_buf wrong = {0};
	int rc = ZZ_OK;
	if (zz_own_table_read(&zz_stars_form, s->path, l, bytes, &file, &wrong, e->lang)) {
		s->version = file.version;
		s->start = file.start;
		s->weights = file.weights.at;
		s->nweights = file.weights.n;
		s->grades = file.grades.at;
		s->ngrades = file.grades.n;
		const char *why = unsound(s);
		if (why)
			zz_buf_printf(&wrong, "%.*s: %s", ZZ_FMT(s->path), zz_tr(e->lang, why));
	}
	if (wrong.n)
		rc = zz_error(
			e, ZZ_EUNSURE,
			N_("the table of star grades cannot be used: %s. Correct it, or remove the file: then no "
			   "grade is suggested"),
			wrong.data);
	zz_buf_free(&wrong);
	return rc;
}

int zz_stars_load(struct zz_stars *out, struct zz_ledger *l, bool no_local, struct zz_error *e)
{
	struct zz_buf own = {0};
	bool missing = true;
	int rc = ZZ_OK;
	*out = (struct zz_stars){.path = ZZ_STR("rules/stars.yaml")};
	if (l->source && !no_local)
		rc = zz_source_read(l->source, out->path, ZZ_YAML_BYTES, &own, &missing, e);
	out->on = !rc && !missing;
	if (out->on)
		rc = take(out, l, zz_buf_view(&own), e);
	zz_buf_free(&own);
	return rc;
}

/* --- what follows from it --- */

static bool names(const struct zz_list *list, uint32_t word)
{
	const uint32_t *at = list->at;
	for (uint32_t i = 0; word && i < list->n; i++)
		if (at[i] == word)
			return true;
	return false;
}

static bool has_severity(const struct zz_list *list, enum zz_severity severity)
{
	const uint8_t *at = list->at;
	for (uint32_t i = 0; i < list->n; i++)
		if (at[i] == severity + 1)
			return true;
	return false;
}

int zz_star_weight_of(const struct zz_stars *s, const struct zz_verdict *v, size_t finding)
{
	const struct zz_finding *f = &v->findings.at[finding];
	const struct zz_rule *rule = v->judged[finding].rule;
	const struct zz_intern *words = &v->ledger->words;
	uint32_t word = rule ? rule->id : zz_intern_find(words, f->rule);
	uint32_t id = zz_intern_find(words, zz_str(f->def->id));
	for (uint32_t i = 0; i < s->nweights; i++)
		if (names(&s->weights[i].rules, word) || (!rule && names(&s->weights[i].rules, id)))
			return (int)i;
	for (uint32_t i = 0; i < s->nweights; i++)
		if (has_severity(&s->weights[i].severities, f->severity))
			return (int)i;
	return -1;
}

bool zz_star_rule_known(const struct zz_verdict *v, uint32_t word)
{
	struct zz_str text = zz_intern_str(&v->ledger->words, word);
	if (zz_rule_find(v->packs, text))
		return true;
	for (size_t i = 0; zz_finding_tables[i]; i++)
		for (const struct zz_finding_def *def = zz_finding_tables[i]; def->id; def++)
			if (zz_str_is(text, def->id))
				return true;
	return false;
}

int zz_star_grade_of(const struct zz_stars *s, long score)
{
	for (uint32_t i = 0; i < s->ngrades; i++)
		if (score >= s->grades[i].from)
			return (int)i;
	return -1;
}

int32_t zz_star_entered(const struct zz_ledger *l, uint32_t owner, int32_t year)
{
	int32_t best = -1;
	for (size_t i = 0; i < l->nfollowups; i++) {
		const struct zz_followup *u = &l->followups[i];
		bool meant = u->type == ZZ_FU_STAR_GRADE && u->owner == owner && u->year == year && u->grade.n;
		if (meant && (best < 0 || zz_followup_after(u, &l->followups[best])))
			best = (int32_t)i;
	}
	return best;
}
