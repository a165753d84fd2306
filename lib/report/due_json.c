/* What is due as JSON (lib/data/schema/due.schema.json): always English slugs. */
#include "report/due_parts.h"

#include "format/json.h"
#include "report/answers.h"

static const char *const spans[ZZ_SPANS] = {
	[ZZ_SPAN_MONTH] = "month", [ZZ_SPAN_QUARTER] = "quarter", [ZZ_SPAN_HALF] = "half-year",
	[ZZ_SPAN_YEAR] = "year",   [ZZ_SPAN_WINDOW] = "window",   [ZZ_SPAN_FORMER] = "former",
};

static void member_days_left(struct zz_json *j, const struct zz_ledger *l, zz_day until)
{
	int days = until < l->today ? 0 : zz_workdays_between(&l->calendar, l->today, until);
	zz_json_key(j, "workdays_left");
	if (days < 0)
		zz_json_null(j);
	else
		zz_json_int(j, days);
}

static void habit(struct zz_json *j, const struct zz_due_answer *a, const struct zz_duty *d,
				  const struct zz_obligation *o)
{
	struct zz_habit h =
		d->met || d->span != ZZ_SPAN_MONTH ? (struct zz_habit){.next = ZZ_NO_DAY} : zz_habit_of(a->v, o);
	zz_json_member_day(j, "usual_day", h.kind ? h.next : ZZ_NO_DAY);
}

static void obligation(struct zz_json *j, const struct zz_due_answer *a, const struct zz_duty *d,
					   const struct zz_obligation *o, enum zz_lang lang)
{
	const struct zz_ledger *l = a->l;
	struct zz_buf text = {0};
	zz_json_object(j);
	zz_obligation_key(&text, a->v, o);
	zz_json_member(j, "key", zz_buf_view(&text));
	zz_json_member(j, "rule", zz_intern_str(&l->words, o->rule->id));
	zz_json_member(j, "system", zz_str(zz_system_terms[o->rule->system].slug));
	zz_json_member(j, "title", ZZ_VIEW_TEXT(o->rule->title, lang));
	zz_json_member(j, "subject", zz_intern_str(&l->words, o->subject));
	zz_json_member(j, "subject_name", zz_view_subject(l, o));
	zz_buf_clear(&text);
	zz_period_text(&text, o->period);
	zz_json_member(j, "period", zz_buf_view(&text));
	zz_json_member(j, "span", zz_str(spans[d->span]));
	zz_json_member(j, "state", zz_str(zz_state_terms[o->state].slug));
	zz_json_key(j, "waived");
	zz_json_bool(j, d->waived);
	zz_json_member_int(j, "need", o->need);
	zz_json_member_int(j, "have", o->have);
	zz_json_member_day(j, "until", o->until);
	zz_json_member_day(j, "closes", o->closes);
	member_days_left(j, l, d->deadline);
	habit(j, a, d, o);
	zz_json_member(j, "record", o->evidence >= 0 ? l->records[o->evidence].path : (struct zz_str){0});
	zz_json_member_day(j, "held", o->evidence >= 0 ? l->records[o->evidence].date : ZZ_NO_DAY);
	zz_json_object_end(j);
	zz_buf_free(&text);
}

static void decisions(struct zz_json *j, const struct zz_due_answer *a, const struct zz_due_owner *o)
{
	struct zz_arena arena = {0};
	zz_json_key(j, "decisions");
	zz_json_array(j);
	for (size_t i = 0; i < o->decisions.n; i++) {
		const struct zz_open_decision *d = &a->asked->items->decisions.at[o->decisions.at[i]];
		zz_json_object(j);
		zz_json_member(j, "record", a->l->records[d->record].path);
		zz_json_member_int(j, "item", (long)d->item + 1);
		zz_json_member(j, "text", zz_open_decision_text(a->l, d, &arena));
		zz_json_member(j, "person", zz_intern_str(&a->l->words, d->person));
		zz_json_member_day(j, "deadline", d->deadline);
		zz_json_key(j, "overdue");
		zz_json_bool(j, d->deadline < a->l->today);
		zz_json_object_end(j);
		zz_arena_reset(&arena);
	}
	zz_json_array_end(j);
	zz_arena_free(&arena);
}

static void returned(struct zz_json *j, const struct zz_due_answer *a, const struct zz_due_owner *o)
{
	zz_json_key(j, "returned");
	zz_json_array(j);
	for (size_t i = 0; i < o->returned.n; i++) {
		const struct zz_returned *r = &a->asked->items->returned.at[o->returned.at[i]];
		const struct zz_followup *review = &a->l->followups[r->review];
		zz_json_object(j);
		zz_json_member(j, "record", a->l->records[r->record].path);
		zz_json_member(j, "review", review->path);
		zz_json_member_day(j, "on", review->on);
		zz_json_member(j, "class", zz_str(review->cls ? zz_defect_terms[review->cls - 1].slug : NULL));
		zz_json_member(j, "reason", r->why);
		zz_json_member_day(j, "deadline", review->deadline);
		zz_json_object_end(j);
	}
	zz_json_array_end(j);
}

static void rectify(struct zz_json *j, const struct zz_due_answer *a, const struct zz_due_owner *o)
{
	zz_json_key(j, "rectify");
	zz_json_array(j);
	for (size_t i = 0; i < o->rectify.n; i++) {
		const struct zz_register_item *item = &a->asked->items->rectify.at[o->rectify.at[i]];
		struct zz_buf text = {0};
		zz_json_object(j);
		zz_buf_printf(&text, "R-%s", item->id);
		zz_json_member(j, "id", zz_buf_view(&text));
		zz_json_member(j, "state", zz_str(zz_item_state_terms[item->state].slug));
		zz_json_member(j, "about", item->about);
		zz_buf_clear(&text);
		zz_view_prose(&text, item->text);
		zz_json_member(j, "item", zz_buf_view(&text));
		zz_json_member(j, "assignee", item->assignee);
		zz_json_member_day(j, "deadline", item->deadline);
		zz_json_object_end(j);
		zz_buf_free(&text);
	}
	zz_json_array_end(j);
}

static void finding_list(struct zz_json *j, const struct zz_due_answer *a, const char *key,
						 const struct zz_due_list_of *list, enum zz_lang lang)
{
	zz_json_key(j, key);
	zz_json_array(j);
	for (size_t i = 0; i < list->n; i++) {
		const struct zz_finding *f = &a->v->findings.at[list->at[i]];
		struct zz_buf text = {0};
		zz_json_object(j);
		zz_buf_printf(&text, "F-%s", f->id);
		zz_json_member(j, "id", zz_buf_view(&text));
		zz_json_member(j, "severity", zz_str(zz_severity_terms[f->severity].slug));
		zz_json_member(j, "rule", f->rule.n ? f->rule : zz_str(f->def->id));
		zz_json_member(j, "period", f->period);
		zz_json_member(j, "file", f->path);
		zz_json_member(j, "answer", zz_str(zz_answer_terms[a->v->judged[list->at[i]].answer].slug));
		zz_buf_clear(&text);
		zz_finding_text(&text, f, f->def->message, lang);
		zz_json_member(j, "message", zz_buf_view(&text));
		zz_json_object_end(j);
		zz_buf_free(&text);
	}
	zz_json_array_end(j);
}

static void term(struct zz_json *j, const struct zz_due_owner *o)
{
	static const char *const states[] = {"running", "near", "over"};
	zz_json_key(j, "term");
	if (!o->office) {
		zz_json_null(j);
		return;
	}
	zz_json_object(j);
	zz_json_member_day(j, "expires", o->office->expires);
	zz_json_member(j, "state", zz_str(states[o->office->state]));
	zz_json_key(j, "secretary_vacant");
	zz_json_bool(j, o->office->vacant);
	zz_json_object_end(j);
}

static void owner(struct zz_json *j, const struct zz_due_answer *a, const struct zz_due_owner *o,
				  enum zz_lang lang)
{
	static const char *const types[] = {"branch", "body", "unit"};
	zz_json_object(j);
	zz_json_member(j, "owner", zz_intern_str(&a->l->words, o->owner));
	zz_json_member(j, "name", zz_view_owner(a->l, o->owner));
	zz_json_member(j, "type", zz_str(types[o->type]));
	zz_json_key(j, "duties");
	zz_json_array(j);
	for (size_t i = 0; i < o->duties.n; i++)
		for (size_t k = 0; k < o->duties.at[i].n; k++)
			obligation(j, a, &o->duties.at[i], o->duties.at[i].at[k], lang);
	zz_json_array_end(j);
	zz_json_key(j, "talks");
	zz_json_object(j);
	zz_json_member_int(j, "persons", o->talked);
	zz_json_member_int(j, "of", o->talkable);
	zz_json_object_end(j);
	decisions(j, a, o);
	returned(j, a, o);
	rectify(j, a, o);
	finding_list(j, a, "to_explain", &o->findings, lang);
	zz_json_member_int(j, "waiting", (long)o->waiting);
	term(j, o);
	zz_json_object_end(j);
}

void zz_due_json(struct zz_buf *out, const struct zz_due_asked *asked, enum zz_lang lang)
{
	struct zz_due_answer a;
	struct zz_json j;
	zz_due_collect(&a, asked);
	zz_json_init(&j, out, false);
	zz_json_object(&j);
	zz_json_member_int(&j, "version", 1);
	zz_json_member(&j, "ledger", zz_str(a.l->id));
	zz_json_member(&j, "unit", zz_intern_str(&a.l->words, a.l->unit.name));
	zz_json_member(&j, "commit", zz_str(zz_source_commit(a.l->source)));
	zz_json_member_day(&j, "today", a.l->today);
	zz_json_member_day(&j, "since", a.v->period.first);
	zz_json_key(&j, "owners");
	zz_json_array(&j);
	for (size_t i = 0; i < a.n; i++)
		owner(&j, &a, &a.at[i], lang);
	zz_json_array_end(&j);
	finding_list(&j, &a, "of_the_ledger", &a.general, lang);
	zz_json_key(&j, "drafts");
	zz_json_array(&j);
	for (size_t i = 0; i < asked->drafts->n; i++)
		zz_json_str(&j, asked->drafts->at[i].path);
	zz_json_array_end(&j);
	zz_json_member_int(&j, "uncommitted", (long)a.l->uncommitted);
	zz_json_object_end(&j);
	zz_buf_putc(out, '\n');
	zz_due_release(&a);
}
