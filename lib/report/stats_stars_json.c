/* Suggested grades as data (lib/data/schema/stats.schema.json). */
#include "format/json.h"
#include "report/stats_stars.h"

static void weight(struct zz_json *j, const struct zz_star_sheet *s, const struct zz_star_weight *w)
{
	const uint32_t *rules = w->rules.at;
	const uint8_t *severities = w->severities.at;
	zz_json_object(j);
	zz_json_key(j, "rules");
	zz_json_array(j);
	for (uint32_t i = 0; i < w->rules.n; i++)
		zz_json_str(j, zz_intern_str(&s->f->l->words, rules[i]));
	zz_json_array_end(j);
	zz_json_key(j, "severities");
	zz_json_array(j);
	for (uint32_t i = 0; i < w->severities.n; i++)
		zz_json_str(j, zz_str(zz_severity_terms[severities[i] - 1].slug));
	zz_json_array_end(j);
	zz_json_member_int(j, "points", w->points);
	zz_json_object_end(j);
}

static void unknown(struct zz_json *j, const struct zz_star_sheet *s)
{
	zz_json_key(j, "unknown_rules");
	zz_json_array(j);
	for (uint32_t w = 0; w < s->stars->nweights; w++) {
		const uint32_t *rules = s->stars->weights[w].rules.at;
		for (uint32_t i = 0; i < s->stars->weights[w].rules.n; i++)
			if (!zz_star_rule_known(s->f->v, rules[i]))
				zz_json_str(j, zz_intern_str(&s->f->l->words, rules[i]));
	}
	zz_json_array_end(j);
}

void zz_star_json_table(struct zz_json *j, const struct zz_star_sheet *s)
{
	if (!s->stars->on)
		return;
	zz_json_key(j, "stars");
	zz_json_object(j);
	zz_json_member(j, "table", s->stars->path);
	zz_json_member(j, "version", s->stars->version);
	zz_json_key(j, "suggested");
	zz_json_bool(j, s->asked && s->over);
	zz_json_member_int(j, "start", s->stars->start);
	zz_json_key(j, "weights");
	zz_json_array(j);
	for (uint32_t w = 0; w < s->stars->nweights; w++)
		weight(j, s, &s->stars->weights[w]);
	zz_json_array_end(j);
	zz_json_key(j, "grades");
	zz_json_array(j);
	for (uint32_t i = 0; i < s->stars->ngrades; i++) {
		zz_json_object(j);
		zz_json_member(j, "name", s->stars->grades[i].name);
		zz_json_member_int(j, "from", s->stars->grades[i].from);
		zz_json_object_end(j);
	}
	zz_json_array_end(j);
	unknown(j, s);
	zz_json_object_end(j);
}

static void finding(struct zz_json *j, const struct zz_star_sheet *s, const struct zz_star_finding *at)
{
	const struct zz_finding *f = &s->f->v->findings.at[at->finding];
	const struct zz_judged *judged = &s->f->v->judged[at->finding];
	struct zz_buf id = {0};
	zz_buf_printf(&id, "F-%s", f->id);
	zz_json_object(j);
	zz_json_member(j, "id", zz_buf_view(&id));
	zz_json_member(j, "rule", judged->rule ? zz_str(judged->rule->slug) : zz_str(f->def->id));
	zz_json_member(j, "period", f->period);
	zz_json_member(j, "answer", zz_str(zz_answer_terms[judged->answer].slug));
	if (at->how != ZZ_CONFIRMED_NOT) {
		zz_json_member(j, "confirmed_by", zz_str(zz_confirmed_terms[at->how].slug));
		zz_json_member_int(j, "points", zz_star_points(s, at));
	}
	zz_json_object_end(j);
	zz_buf_free(&id);
}

static void findings(struct zz_json *j, const struct zz_star_sheet *s, const struct zz_star_branch *b,
					 bool confirmed)
{
	zz_json_key(j, confirmed ? "confirmed" : "unconfirmed");
	zz_json_array(j);
	for (size_t i = b->first; i < b->first + b->n; i++)
		if ((s->at[i].how != ZZ_CONFIRMED_NOT) == confirmed)
			finding(j, s, &s->at[i]);
	zz_json_array_end(j);
}

static void entered(struct zz_json *j, const struct zz_star_sheet *s, int32_t at)
{
	zz_json_key(j, "entered");
	if (at < 0) {
		zz_json_null(j);
		return;
	}
	const struct zz_followup *u = &s->f->l->followups[at];
	zz_json_object(j);
	zz_json_member(j, "grade", u->grade);
	zz_json_member_day(j, "on", u->on);
	zz_json_member(j, "by", zz_intern_str(&s->f->l->words, u->by));
	zz_json_member(j, "reason", u->reason);
	zz_json_object_end(j);
}

void zz_star_json_branch(struct zz_json *j, const struct zz_star_sheet *s, size_t branch)
{
	if (!s->asked)
		return;
	const struct zz_star_branch *b = &s->branches[branch];
	zz_json_key(j, "stars");
	zz_json_object(j);
	zz_json_member_int(j, "score", b->score);
	zz_json_member(j, "suggested",
				   s->over && b->grade >= 0 ? s->stars->grades[b->grade].name : (struct zz_str){0});
	zz_json_key(j, "counts"); /* beside the weights */
	zz_json_array(j);
	for (uint32_t w = 0; w < s->stars->nweights; w++)
		zz_json_int(j, (long)b->counts[w]);
	zz_json_array_end(j);
	findings(j, s, b, true);
	findings(j, s, b, false);
	entered(j, s, b->entered);
	zz_json_object_end(j);
}
