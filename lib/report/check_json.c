/* The answer of a check as JSON: always English slugs; messages in the language asked for. */
#include "report/check.h"

#include "format/json.h"
#include "report/answers.h"
#include "report/finding_json.h"

/* What somebody said, without long numbers. */
static void words(struct zz_json *j, struct zz_str text)
{
	struct zz_buf shown = {0};
	zz_view_prose(&shown, text);
	zz_json_member(j, "text", zz_buf_view(&shown));
	zz_buf_free(&shown);
}

static void exempt(struct zz_json *j, const struct zz_ledger *l, int32_t waiver)
{
	zz_json_key(j, "waiver");
	if (waiver < 0) {
		zz_json_null(j);
		return;
	}
	const struct zz_waiver *w = &l->waivers[waiver];
	zz_json_object(j);
	zz_json_member(j, "file", w->path);
	zz_json_member_day(j, "on", w->on);
	zz_json_member(j, "by", zz_intern_str(&l->words, w->approved_by));
	words(j, w->reason);
	zz_json_object_end(j);
}

static void obligation(struct zz_json *j, const struct zz_verdict *v, const struct zz_obligation *o)
{
	const struct zz_ledger *l = v->ledger;
	struct zz_buf text = {0};
	zz_json_object(j);
	zz_obligation_key(&text, v, o);
	zz_json_member(j, "key", zz_buf_view(&text));
	zz_json_member(j, "rule", zz_intern_str(&l->words, o->rule->id));
	zz_json_member(j, "system", zz_str(zz_system_terms[o->rule->system].slug));
	zz_json_member(j, "owner", zz_intern_str(&l->words, o->owner));
	zz_json_member(j, "subject", zz_intern_str(&l->words, o->subject));
	zz_buf_clear(&text);
	zz_period_text(&text, o->period);
	zz_json_member(j, "period", zz_buf_view(&text));
	zz_json_member(j, "state", zz_str(zz_state_terms[o->state].slug));
	zz_json_member(j, "reason", zz_str(o->reason ? o->reason->slug : NULL));
	zz_json_member_int(j, "need", o->need);
	zz_json_member_int(j, "have", o->have);
	zz_json_member_day(j, "closes", o->closes);
	zz_json_member(j, "record", o->evidence >= 0 ? l->records[o->evidence].path : (struct zz_str){0});
	zz_json_key(j, "confirmed_not_held");
	zz_json_bool(j, o->not_held);
	exempt(j, l, o->waiver);
	zz_json_object_end(j);
	zz_buf_free(&text);
}

static void argument(struct zz_json *j, const struct zz_arg *a)
{
	zz_json_key(j, a->name);
	if (a->kind == ZZ_ARG_NUMBER)
		zz_json_int(j, a->number);
	else if (a->kind == ZZ_ARG_TERM)
		zz_json_str(j, zz_str(a->term->slug));
	else if (a->kind == ZZ_ARG_DAY) {
		char day[ZZ_DATE_MAX];
		zz_json_str(j, zz_str(zz_day_text((zz_day)a->number, day)));
	} else
		zz_json_str(j, a->text);
}

/* A follow-up of the conversation; null where there is none. */
static void said(struct zz_json *j, const char *key, const struct zz_ledger *l, int32_t followup)
{
	struct zz_arena a = {0};
	zz_json_key(j, key);
	if (followup < 0) {
		zz_json_null(j);
		return;
	}
	const struct zz_followup *u = &l->followups[followup];
	zz_json_object(j);
	zz_json_member(j, "file", u->path);
	zz_json_member_day(j, "on", u->on);
	zz_json_member(j, "by", zz_intern_str(&l->words, u->by));
	words(j, zz_followup_words(l, u, "text", &a));
	zz_json_object_end(j);
	zz_arena_free(&a);
}

void zz_finding_json(struct zz_json *j, const struct zz_verdict *v, size_t i, enum zz_lang lang)
{
	const struct zz_judged *judged = &v->judged[i];
	const struct zz_finding *f = &v->findings.at[i];
	struct zz_buf text = {0};
	zz_json_object(j);
	zz_buf_printf(&text, "F-%s", f->id);
	zz_json_member(j, "id", zz_buf_view(&text));
	zz_json_member(j, "severity", zz_str(zz_severity_terms[f->severity].slug));
	zz_json_member(j, "rule", f->rule.n ? f->rule : zz_str(f->def->id));
	zz_json_member(j, "check", zz_str(f->def->id));
	zz_json_member(j, "basis", zz_str(v->judged[i].rule ? v->judged[i].rule->slug : NULL));
	zz_json_member(j, "owner", f->owner);
	zz_json_member(j, "subject", f->subject);
	zz_json_member(j, "period", f->period);
	zz_json_member(j, "record", f->record);
	zz_json_member(j, "part", f->part);
	zz_json_member(j, "file", f->path);
	zz_json_member_int(j, "line", f->line);
	zz_json_member_int(j, "column", f->column);
	zz_json_member_int(j, "length", f->length);
	zz_json_member(j, "answer", zz_str(zz_answer_terms[v->judged[i].answer].slug));
	zz_json_key(j, "counts");
	zz_json_bool(j, zz_finding_counts(v, i));
	said(j, "explanation", v->ledger, judged->explanation);
	said(j, "reply", v->ledger, judged->followup != judged->explanation ? judged->followup : -1);
	exempt(j, v->ledger, judged->waiver);
	zz_buf_clear(&text);
	zz_finding_text(&text, f, f->def->message, lang);
	zz_json_member(j, "message", zz_buf_view(&text));
	zz_json_key(j, "arguments");
	zz_json_object(j);
	for (size_t k = 0; k < f->nargs; k++)
		argument(j, &f->args[k]);
	zz_json_object_end(j);
	zz_json_object_end(j);
	zz_buf_free(&text);
}

static void pack(struct zz_json *j, const struct zz_verdict *v, const struct zz_pack *p)
{
	zz_json_object(j);
	zz_json_member(j, "name", zz_intern_str(&v->ledger->words, p->name));
	zz_json_member(j, "version", p->version);
	zz_json_member(j, "digest", zz_str(p->digest));
	zz_json_key(j, "embedded");
	zz_json_bool(j, p->embedded);
	zz_json_object_end(j);
}

static void head(struct zz_json *j, const struct zz_verdict *v)
{
	const struct zz_ledger *l = v->ledger;
	struct zz_buf text = {0};
	zz_json_member_int(j, "version", 1);
	zz_json_member(j, "ledger", zz_str(l->id));
	zz_json_member(j, "unit", zz_intern_str(&l->words, l->unit.name));
	zz_json_member(j, "commit", zz_str(zz_source_commit(l->source)));
	zz_json_member_day(j, "today", l->today);
	zz_period_text(&text, v->period);
	zz_json_member(j, "period", zz_buf_view(&text));
	zz_json_member_int(j, "records", (long)l->nrecords);
	zz_json_member_int(j, "unreadable", (long)v->unreadable);
	zz_json_member_int(j, "unreadable_answers", (long)zz_check_unread_answers(v));
	zz_json_member_int(j, "uncommitted", (long)l->uncommitted);
	zz_buf_free(&text);
}

void zz_check_json(struct zz_buf *out, const struct zz_verdict *v, enum zz_lang lang)
{
	struct zz_json j;
	size_t totals[ZZ_SEVERITIES];
	zz_json_init(&j, out, false);
	zz_json_object(&j);
	head(&j, v);
	zz_json_key(&j, "packs");
	zz_json_array(&j);
	for (size_t i = 0; i < v->packs->n; i++)
		pack(&j, v, v->packs->at[i]);
	zz_json_array_end(&j);
	zz_check_totals(v, totals);
	zz_json_key(&j, "totals");
	zz_json_object(&j);
	for (int s = 0; s < ZZ_SEVERITIES; s++)
		zz_json_member_int(&j, zz_severity_terms[s].slug, (long)totals[s]);
	zz_json_object_end(&j);
	zz_json_key(&j, "obligations");
	zz_json_array(&j);
	for (size_t i = 0; i < v->n; i++)
		obligation(&j, v, &v->at[i]);
	zz_json_array_end(&j);
	zz_json_key(&j, "findings");
	zz_json_array(&j);
	for (size_t i = 0; i < v->findings.n; i++)
		zz_finding_json(&j, v, i, lang);
	zz_json_array_end(&j);
	zz_json_object_end(&j);
	zz_buf_putc(out, '\n');
}
