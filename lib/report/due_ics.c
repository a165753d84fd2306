/* What is due as a calendar file: every deadline an event of one whole day. */
#include "report/answers.h"
#include "report/due_parts.h"

#include "base/message.h"
#include "format/ics.h"

struct calendar {
	struct zz_buf *out;
	const struct zz_due_answer *a;
	const struct zz_due_owner *only;
	enum zz_lang lang;
	size_t events;
};

struct event {
	struct zz_str key; /* of the thing, the same in every file: a program finds its event again by it */
	zz_day day;
	struct zz_str summary, description;
	const char *category;
};

static void put_event(struct calendar *c, const struct event *e)
{
	struct zz_buf uid = {0};
	zz_buf_str(&uid, e->key);
	zz_buf_printf(&uid, "@%s.zzsh", c->a->l->id[0] ? c->a->l->id : "ledger");
	zz_ics_line(c->out, "BEGIN", ZZ_STR("VEVENT"));
	zz_ics_text(c->out, "UID", zz_buf_view(&uid));
	zz_ics_moment(c->out, "DTSTAMP", c->a->asked->now);
	zz_ics_day(c->out, "DTSTART", e->day);
	zz_ics_day(c->out, "DTEND", e->day + 1); /* the day after: it does not belong any more */
	zz_ics_text(c->out, "SUMMARY", e->summary);
	if (e->description.n)
		zz_ics_text(c->out, "DESCRIPTION", e->description);
	zz_ics_text(c->out, "CATEGORIES", zz_str(zz_tr(c->lang, e->category)));
	zz_ics_line(c->out, "TRANSP", ZZ_STR("TRANSPARENT")); /* nobody is busy for it all day */
	zz_ics_line(c->out, "END", ZZ_STR("VEVENT"));
	zz_buf_free(&uid);
	c->events++;
}

/* The only owner of whom something is to be said, NULL where there are several or none. */
static const struct zz_due_owner *only_owner(const struct zz_due_answer *a)
{
	const struct zz_due_owner *found = NULL;
	size_t n = 0;
	for (size_t i = 0; i < a->n; i++)
		if (!zz_due_silent(&a->at[i]) || a->n == 1) {
			found = &a->at[i];
			n++;
		}
	return n == 1 ? found : NULL;
}

/* "第三支部：" where the file is of several. */
static void owner_before(struct zz_buf *out, const struct calendar *c, const struct zz_due_owner *o)
{
	if (c->only)
		return;
	zz_buf_str(out, zz_view_owner(c->a->l, o->owner));
	zz_buf_puts(out, c->lang == ZZ_EN ? ": " : "：");
}

/* Groups each have an event, members of one rule have one together: 140 wishes would bury the rest. */
static void duty(struct calendar *c, const struct zz_due_owner *o, const struct zz_duty *d, size_t i,
				 size_t n)
{
	const struct zz_rule *rule = d->rule;
	struct zz_buf key = {0}, summary = {0}, text = {0};
	struct zz_duty part = {.rule = rule, .period = d->period, .at = d->at + i, .n = n};
	struct zz_obligation alone = *d->at[i];
	alone.subject = d->at[i]->person >= 0 ? 0 : alone.subject;
	zz_obligation_key(&key, c->a->v, &alone);
	owner_before(&summary, c, o);
	zz_buf_str(&summary, zz_duty_name(rule, c->lang));
	zz_duty_subjects(&summary, c->a->l, &part, c->lang);
	zz_buf_puts(&summary, c->lang == ZZ_EN ? " (" : "（");
	zz_view_period(&summary, d->period, zz_civil_of(c->a->l->today).year, c->lang);
	zz_buf_puts(&summary, c->lang == ZZ_EN ? ")" : "）");
	zz_rule_citation(&text, rule, c->lang);
	zz_buf_puts(&text, text.n ? (c->lang == ZZ_EN ? ": " : "：") : "");
	zz_buf_str(&text, ZZ_VIEW_TEXT(rule->requirement, c->lang));
	if (n == 1 && d->span == ZZ_SPAN_MONTH) {
		size_t before = text.n;
		zz_buf_putc(&text, '\n');
		zz_due_habit(&text, c->a->v, &part, c->lang);
		text.n = text.n == before + 1 ? before : text.n;
	}
	put_event(c, &(struct event){.key = zz_buf_view(&key),
								 .day = d->deadline,
								 .summary = zz_buf_view(&summary),
								 .description = zz_buf_view(&text),
								 .category = N_("duty")});
	zz_buf_free(&key);
	zz_buf_free(&summary);
	zz_buf_free(&text);
}

static void duties(struct calendar *c, const struct zz_due_owner *o)
{
	for (size_t i = 0; i < o->duties.n; i++) {
		const struct zz_duty *d = &o->duties.at[i];
		bool numbered = d->rule->count > 0 || d->rule->check == ZZ_CHECK_DUAL_LIFE;
		if (d->met || d->waived || !numbered)
			continue;
		if (d->at[0]->person >= 0)
			duty(c, o, d, 0, d->n);
		else
			for (size_t k = 0; k < d->n; k++)
				duty(c, o, d, k, 1);
	}
}

static void record_ref(struct zz_buf *out, const struct zz_ledger *l, const struct zz_record *r)
{
	zz_buf_str(out, zz_intern_str(&l->words, r->file_owner));
	zz_buf_putc(out, '/');
	zz_buf_str(out, r->id);
}

static void decision(struct calendar *c, const struct zz_due_owner *o, const struct zz_open_decision *d)
{
	const struct zz_ledger *l = c->a->l;
	struct zz_buf key = {0}, summary = {0}, text = {0};
	struct zz_arena arena = {0};
	zz_buf_puts(&key, "decision/");
	record_ref(&key, l, &l->records[d->record]);
	zz_buf_printf(&key, "/%u", d->item + 1);
	owner_before(&summary, c, o);
	zz_buf_str(&summary, zz_open_decision_text(l, d, &arena));
	if (d->person)
		zz_buf_printf(&summary, c->lang == ZZ_EN ? " (%.*s)" : "（%.*s）",
					  ZZ_FMT(zz_intern_str(&l->words, d->person)));
	record_ref(&text, l, &l->records[d->record]);
	put_event(c, &(struct event){.key = zz_buf_view(&key),
								 .day = d->deadline,
								 .summary = zz_buf_view(&summary),
								 .description = zz_buf_view(&text),
								 .category = N_("decision")});
	zz_arena_free(&arena);
	zz_buf_free(&key);
	zz_buf_free(&summary);
	zz_buf_free(&text);
}

static void returned(struct calendar *c, const struct zz_due_owner *o, const struct zz_returned *r)
{
	const struct zz_ledger *l = c->a->l;
	const struct zz_followup *review = &l->followups[r->review];
	struct zz_buf key = {0}, summary = {0}, text = {0};
	if (review->deadline == ZZ_NO_DAY)
		return;
	zz_buf_puts(&key, "returned/");
	record_ref(&key, l, &l->records[r->record]);
	owner_before(&summary, c, o);
	zz_buf_puts(&summary, zz_tr(c->lang, N_("to put right: ")));
	zz_due_record_name(&summary, l, &l->records[r->record], c->lang);
	if (review->cls)
		zz_buf_puts(&text, zz_term_text(&zz_defect_terms[review->cls - 1], c->lang));
	if (r->why.n)
		zz_buf_printf(&text, "%s%.*s", text.n ? (c->lang == ZZ_EN ? ": " : "：") : "", ZZ_FMT(r->why));
	put_event(c, &(struct event){.key = zz_buf_view(&key),
								 .day = review->deadline,
								 .summary = zz_buf_view(&summary),
								 .description = zz_buf_view(&text),
								 .category = N_("returned record")});
	zz_buf_free(&key);
	zz_buf_free(&summary);
	zz_buf_free(&text);
}

static void rectify(struct calendar *c, const struct zz_due_owner *o, const struct zz_register_item *item)
{
	struct zz_buf key = {0}, summary = {0};
	if (item->deadline == ZZ_NO_DAY)
		return;
	zz_buf_printf(&key, "rectify/R-%s", item->id);
	owner_before(&summary, c, o);
	zz_view_prose(&summary, item->text);
	if (item->assignee.n)
		zz_buf_printf(&summary, c->lang == ZZ_EN ? " (%.*s)" : "（%.*s）", ZZ_FMT(item->assignee));
	put_event(c, &(struct event){.key = zz_buf_view(&key),
								 .day = item->deadline,
								 .summary = zz_buf_view(&summary),
								 .description = item->about,
								 .category = N_("to be put right")});
	zz_buf_free(&key);
	zz_buf_free(&summary);
}

static void term(struct calendar *c, const struct zz_due_owner *o)
{
	struct zz_buf key = {0}, summary = {0}, text = {0};
	char day[ZZ_DATE_MAX];
	if (!o->office || o->office->expires == ZZ_NO_DAY)
		return;
	zz_buf_puts(&key, "term/");
	zz_buf_str(&key, zz_intern_str(&c->a->l->words, o->owner));
	zz_buf_printf(&key, "/%s", zz_day_text(o->office->expires, day));
	owner_before(&summary, c, o);
	zz_buf_puts(&summary, zz_tr(c->lang, N_("term of office ends")));
	zz_due_term(&text, c->a->l, o->office, c->lang);
	put_event(c, &(struct event){.key = zz_buf_view(&key),
								 .day = o->office->expires,
								 .summary = zz_buf_view(&summary),
								 .description = zz_buf_view(&text),
								 .category = N_("term of office")});
	zz_buf_free(&key);
	zz_buf_free(&summary);
	zz_buf_free(&text);
}

/* RFC 5545 section 3.4 asks for one component at least; where nothing is due that is the ledger's zone. */
static void zone(struct calendar *c)
{
	enum { HOUR = 60 };
	int minutes = c->a->l->unit.zone;
	int size = minutes < 0 ? -minutes : minutes;
	struct zz_buf offset = {0};
	zz_buf_printf(&offset, "%c%02d%02d", minutes < 0 ? '-' : '+', size / HOUR, size % HOUR);
	zz_ics_line(c->out, "BEGIN", ZZ_STR("VTIMEZONE"));
	zz_ics_text(c->out, "TZID", zz_buf_view(&offset));
	zz_ics_line(c->out, "BEGIN", ZZ_STR("STANDARD"));
	zz_ics_line(c->out, "DTSTART", ZZ_STR("19700101T000000"));
	zz_ics_line(c->out, "TZOFFSETFROM", zz_buf_view(&offset));
	zz_ics_line(c->out, "TZOFFSETTO", zz_buf_view(&offset));
	zz_ics_line(c->out, "END", ZZ_STR("STANDARD"));
	zz_ics_line(c->out, "END", ZZ_STR("VTIMEZONE"));
	zz_buf_free(&offset);
}

static void head(struct calendar *c)
{
	struct zz_buf name = {0};
	const struct zz_ledger *l = c->a->l;
	zz_buf_str(&name, c->only ? zz_view_owner(l, c->only->owner) : zz_intern_str(&l->words, l->unit.name));
	zz_buf_puts(&name, zz_tr(c->lang, N_(" - due")));
	zz_ics_line(c->out, "BEGIN", ZZ_STR("VCALENDAR"));
	zz_ics_line(c->out, "VERSION", ZZ_STR("2.0"));
	zz_ics_text(c->out, "PRODID", ZZ_STR("-//zzsh//zzsh " ZZSH_VERSION "//EN"));
	zz_ics_line(c->out, "CALSCALE", ZZ_STR("GREGORIAN"));
	zz_ics_text(c->out, "X-WR-CALNAME", zz_buf_view(&name)); /* what most programs show as its name */
	zz_ics_text(c->out, "NAME", zz_buf_view(&name));         /* RFC 7986 */
	zz_buf_free(&name);
}

void zz_due_ics(struct zz_buf *out, const struct zz_due_asked *asked, enum zz_lang lang)
{
	struct zz_due_answer a;
	zz_due_collect(&a, asked);
	struct calendar c = {.out = out, .a = &a, .only = only_owner(&a), .lang = lang};
	head(&c);
	for (size_t i = 0; i < a.n; i++) {
		const struct zz_due_owner *o = &a.at[i];
		duties(&c, o);
		for (size_t k = 0; k < o->decisions.n; k++)
			decision(&c, o, &asked->items->decisions.at[o->decisions.at[k]]);
		for (size_t k = 0; k < o->returned.n; k++)
			returned(&c, o, &asked->items->returned.at[o->returned.at[k]]);
		for (size_t k = 0; k < o->rectify.n; k++)
			rectify(&c, o, &asked->items->rectify.at[o->rectify.at[k]]);
		term(&c, o);
	}
	if (!c.events)
		zone(&c);
	zz_ics_line(out, "END", ZZ_STR("VCALENDAR"));
	zz_due_release(&a);
}
