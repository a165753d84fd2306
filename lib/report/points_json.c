/* The points of the review as data; the findings are named by the ids that `check --format json` gives. */
#include "report/points.h"

#include "format/json.h"

static const char *const classes[] = {
	[ZZ_CLASS_CLEAR] = "clear", [ZZ_CLASS_EXPLAIN] = "explain", [ZZ_CLASS_PROBLEM] = "problem"};

static void sum(struct zz_json *j, const struct zz_point_sum *s)
{
	zz_json_member(j, "class", zz_str(classes[zz_point_class(s)]));
	zz_json_key(j, "applies");
	zz_json_bool(j, !zz_point_idle(s));
	zz_json_key(j, "totals");
	zz_json_object(j);
	for (int k = 0; k < ZZ_SEVERITIES; k++)
		zz_json_member_int(j, zz_severity_terms[k].slug, (long)s->totals[k]);
	zz_json_object_end(j);
	zz_json_member_int(j, "not_counted", (long)s->answered);
	zz_json_key(j, "obligations");
	zz_json_object(j);
	for (int k = 0; k < ZZ_STATES; k++)
		zz_json_member_int(j, zz_state_terms[k].slug, (long)s->states[k]);
	zz_json_object_end(j);
	zz_json_key(j, "rectification");
	zz_json_object(j);
	zz_json_member_int(j, "open", (long)s->open);
	zz_json_member_int(j, "overdue", (long)s->overdue);
	zz_json_object_end(j);
}

static void finding_ids(struct zz_json *j, const struct zz_points_view *pv, int point)
{
	zz_json_key(j, "findings");
	zz_json_array(j);
	for (size_t i = 0; i < pv->v->findings.n; i++)
		if (pv->point[i] == point) {
			struct zz_buf id = {0};
			zz_buf_printf(&id, "F-%s", pv->v->findings.at[i].id);
			zz_json_str(j, zz_buf_view(&id));
			zz_buf_free(&id);
		}
	zz_json_array_end(j);
}

static void point(struct zz_json *j, const struct zz_points_view *pv, uint32_t i)
{
	const struct zz_point *p = &pv->p->at[i];
	const struct zz_intern *words = &pv->v->ledger->words;
	zz_json_object(j);
	zz_json_member_int(j, "number", (long)i + 1);
	zz_json_member(j, "id", zz_intern_str(words, p->id));
	zz_json_key(j, "title");
	zz_json_object(j);
	zz_json_member(j, "zh", p->title.zh);
	zz_json_member(j, "en", p->title.en);
	zz_json_object_end(j);
	zz_json_member(j, "from", zz_str(zz_point_from_terms[p->from - 1].slug));
	sum(j, &pv->all[i]);
	finding_ids(j, pv, (int)i);
	zz_json_key(j, "owners");
	zz_json_array(j);
	for (size_t k = 0; k < pv->owners.n; k++) {
		zz_json_object(j);
		zz_json_member(j, "owner", zz_intern_str(words, pv->owners.at[k].owner));
		sum(j, &pv->owners.at[k].at[i]);
		zz_json_object_end(j);
	}
	zz_json_array_end(j);
	zz_json_object_end(j);
}

void zz_points_json(struct zz_buf *out, const struct zz_points_view *pv)
{
	const struct zz_ledger *l = pv->v->ledger;
	struct zz_json j;
	struct zz_buf period = {0};
	zz_json_init(&j, out, false);
	zz_json_object(&j);
	zz_json_member_int(&j, "version", 1);
	zz_json_member(&j, "ledger", zz_str(l->id));
	zz_json_member(&j, "unit", zz_intern_str(&l->words, l->unit.name));
	zz_json_member(&j, "commit", zz_str(zz_source_commit(l->source)));
	zz_json_member_day(&j, "today", l->today);
	zz_period_text(&period, pv->v->period);
	zz_json_member(&j, "period", zz_buf_view(&period));
	zz_json_member(&j, "table", pv->p->path);
	zz_json_member(&j, "table_version", pv->p->version);
	zz_json_key(&j, "points");
	zz_json_array(&j);
	for (uint32_t i = 0; i < pv->p->n; i++)
		point(&j, pv, i);
	zz_json_array_end(&j);
	zz_json_key(&j, "beside");
	zz_json_object(&j);
	finding_ids(&j, pv, -1);
	zz_json_object_end(&j);
	zz_json_object_end(&j);
	zz_buf_putc(out, '\n');
	zz_buf_free(&period);
}
