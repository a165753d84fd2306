/* The page of one person for reading. */
#include "report/person.h"

#include "base/message.h"
#include "base/text.h"
#include "report/show_parts.h"

#include <stdlib.h>

struct paging {
	struct zz_buf *out;
	const struct zz_person_page *page;
	const struct zz_ledger *l;
	const struct zz_person *p;
	const struct zz_view *view;
	enum zz_lang lang;
};

static struct zz_str word(const struct paging *g, uint32_t id)
{
	return zz_intern_str(&g->l->words, id);
}

static const char *comma(const struct paging *g)
{
	return g->lang == ZZ_ZH ? "、" : ", ";
}

static const char *stop(const struct paging *g)
{
	return g->lang == ZZ_ZH ? "；" : "; ";
}

/* A line with its label; text is emptied. */
static void line(struct paging *g, const char *label, struct zz_buf *text)
{
	if (text->n)
		zz_show_line(g->out, zz_str(label), zz_buf_view(text), 0, g->view);
	zz_buf_clear(text);
}

static void put_dates(struct zz_buf *out, struct zz_dates d, enum zz_lang lang)
{
	char from[ZZ_DATE_MAX], until[ZZ_DATE_MAX];
	if (d.from != ZZ_NO_DAY && d.until != ZZ_NO_DAY)
		zz_msgf(out, lang, N_(" %s to %s"), zz_day_text(d.from, from), zz_day_text(d.until, until));
	else if (d.from != ZZ_NO_DAY)
		zz_msgf(out, lang, N_(" since %s"), zz_day_text(d.from, from));
	else if (d.until != ZZ_NO_DAY)
		zz_msgf(out, lang, N_(" until %s"), zz_day_text(d.until, until));
}

static bool in_year(const struct paging *g, struct zz_dates d)
{
	return (d.from == ZZ_NO_DAY || d.from <= g->page->year.last) &&
		   (d.until == ZZ_NO_DAY || d.until >= g->page->year.first);
}

/* --- who it is --- */

static void heading(struct paging *g)
{
	zz_day on = g->page->year.last < g->l->today ? g->page->year.last : g->l->today;
	int32_t branch = zz_person_branch(&g->l->roster, g->page->person, on);
	struct zz_str id = word(g, g->p->id);
	char day[ZZ_DATE_MAX];
	zz_ink(g->out, g->view, ZZ_INK_BOLD);
	zz_text_safe(g->out, word(g, g->p->name));
	zz_ink(g->out, g->view, ZZ_INK_PLAIN);
	if (branch >= 0) {
		zz_buf_puts(g->out, "  ");
		zz_text_safe(g->out, word(g, g->l->roster.orgs[branch].name));
	}
	if (!zz_str_starts(id, "~"))
		zz_buf_printf(g->out, "  %.*s", ZZ_FMT(id));
	zz_buf_puts(g->out, "  ");
	zz_view_period(g->out, g->page->year, 0, g->lang);
	zz_msgf(g->out, g->lang, N_("  data as of %s"), zz_day_text(g->l->today, day));
	zz_buf_putc(g->out, '\n');
}

static void standing(struct paging *g, struct zz_buf *text)
{
	char day[ZZ_DATE_MAX];
	zz_day next = zz_political_birthday(g->p, g->l->today);
	if (g->p->joined != ZZ_NO_DAY)
		zz_msgf(text, g->lang, N_("admitted %s"), zz_day_text(g->p->joined, day));
	if (g->p->full != ZZ_NO_DAY) {
		zz_buf_puts(text, text->n ? comma(g) : "");
		zz_msgf(text, g->lang, N_("full member since %s"), zz_day_text(g->p->full, day));
	}
	if (next != ZZ_NO_DAY) {
		zz_buf_puts(text, stop(g));
		zz_msgf(text, g->lang, N_("next political birthday %s, %d years"), zz_day_text(next, day),
				zz_civil_of(next).year - zz_civil_of(g->p->joined).year);
	}
	line(g, zz_tr(g->lang, N_("Party")), text);
}

static void memberships(struct paging *g, struct zz_buf *text)
{
	for (uint32_t i = 0; i < g->p->nmemberships; i++) {
		const struct zz_membership *m = g->p->memberships[i];
		if (!in_year(g, m->dates))
			continue;
		zz_buf_puts(text, text->n ? stop(g) : "");
		zz_text_safe(text, word(g, g->l->roster.orgs[m->org].name));
		put_dates(text, m->dates, g->lang);
		if (m->left)
			zz_buf_printf(text, " %s", zz_term_text(&zz_leave_terms[m->left - 1], g->lang));
	}
	line(g, zz_tr(g->lang, N_("Member")), text);
}

static void posts_of_org(struct paging *g, struct zz_buf *text, const struct zz_org *o)
{
	for (uint32_t t = 0; t < o->nterms; t++)
		for (uint32_t i = 0; i < o->terms[t].nposts; i++) {
			const struct zz_post *post = &o->terms[t].posts[i];
			if (post->person != g->page->person || !in_year(g, post->dates))
				continue;
			zz_buf_puts(text, text->n ? stop(g) : "");
			zz_text_safe(text, word(g, o->name));
			zz_buf_printf(
				text, " %s",
				zz_term_text(&zz_post_terms[(post->post ? post->post : ZZ_POST_MEMBER) - 1], g->lang));
			put_dates(text, post->dates, g->lang);
		}
}

static void posts(struct paging *g, struct zz_buf *text)
{
	for (uint32_t i = 0; i < g->l->roster.norgs; i++)
		posts_of_org(g, text, &g->l->roster.orgs[i]);
	for (uint32_t i = 0; i < g->p->nposts; i++) {
		if (!in_year(g, g->p->posts[i].dates))
			continue;
		zz_buf_puts(text, text->n ? stop(g) : "");
		zz_text_safe(text, word(g, g->p->posts[i].title));
		put_dates(text, g->p->posts[i].dates, g->lang);
	}
	line(g, zz_tr(g->lang, N_("Posts")), text);
}

/* The state is shown; its reason may speak of health and is not. */
static void states(struct paging *g, struct zz_buf *text)
{
	for (uint32_t i = 0; i < g->p->nstatuses; i++) {
		const struct zz_person_status *s = &g->p->statuses[i];
		if (!s->status || !in_year(g, s->dates))
			continue;
		zz_buf_puts(text, text->n ? stop(g) : "");
		zz_buf_puts(text, zz_term_text(&zz_status_terms[s->status - 1], g->lang));
		put_dates(text, s->dates, g->lang);
	}
	line(g, zz_tr(g->lang, N_("On the roster as")), text);
}

/* The n-th of the branches that somebody is the contact of in the year, NULL after the last. */
static const struct zz_contact *nth_contact(const struct paging *g, size_t n)
{
	for (uint32_t i = 0; i < g->l->roster.norgs; i++) {
		const struct zz_contact *at = g->l->roster.orgs[i].contacts.at;
		for (uint32_t k = 0; k < g->l->roster.orgs[i].contacts.n; k++)
			if (at[k].who && at[k].who->person == g->page->person && in_year(g, at[k].dates) && !n--)
				return &at[k];
	}
	return NULL;
}

static bool has_contact(const struct paging *g)
{
	return nth_contact(g, 0) != NULL;
}

static void contacts(struct paging *g, struct zz_buf *text)
{
	const struct zz_contact *c;
	for (size_t n = 0; (c = nth_contact(g, n)); n++) {
		zz_buf_puts(text, text->n ? stop(g) : "");
		zz_text_safe(text, zz_view_owner(g->l, c->branch));
		put_dates(text, c->dates, g->lang);
	}
	line(g, zz_tr(g->lang, N_("Contact of")), text);
}

/* --- attendance --- */

struct count {
	int due, came, online, absent, unlisted, unknown, excused;
};

/* Of one kind, or of all (0). */
static struct count count_of(const struct paging *g, uint8_t kind)
{
	struct count c = {0};
	for (size_t i = 0; i < g->page->sittings.n; i++) {
		const struct zz_person_sitting *s = &g->page->sittings.at[i];
		if (kind && g->l->records[s->record].kind != kind)
			continue;
		if (s->excused && s->came != ZZ_CAME) {
			c.excused++;
			continue;
		}
		c.unknown += s->came == ZZ_NO_LIST;
		c.due += s->came != ZZ_NO_LIST;
		c.came += s->came == ZZ_CAME;
		c.online += s->online;
		c.absent += s->came == ZZ_STAYED_AWAY;
		c.unlisted += s->came == ZZ_NOT_LISTED;
	}
	return c;
}

static void sums(struct paging *g, struct zz_buf *text)
{
	struct count c = count_of(g, 0);
	if (!g->page->sittings.n) {
		zz_buf_puts(text, zz_tr(g->lang, N_("no sitting on record at which this person was due")));
		line(g, zz_tr(g->lang, N_("Attendance")), text);
		return;
	}
	zz_msgf(text, g->lang, N_("due %d, present %d, absent %d"), c.due, c.came, c.absent);
	if (c.online)
		zz_msgf(text, g->lang, N_(", of these online %d"), c.online);
	if (c.unlisted)
		zz_msgf(text, g->lang, N_(", in neither list %d"), c.unlisted);
	if (c.unknown)
		zz_msgf(text, g->lang, N_("; sittings without a list %d, not counted"), c.unknown);
	if (c.excused)
		zz_msgf(text, g->lang, N_("; not demanded %d, not counted"), c.excused);
	line(g, zz_tr(g->lang, N_("Attendance")), text);
}

static void away(struct paging *g, struct zz_buf *text, uint8_t kind)
{
	char day[ZZ_DATE_MAX];
	for (size_t i = 0; i < g->page->sittings.n; i++) {
		const struct zz_person_sitting *s = &g->page->sittings.at[i];
		const struct zz_record *r = &g->l->records[s->record];
		if (r->kind != kind || (s->came != ZZ_STAYED_AWAY && s->came != ZZ_NOT_LISTED) || s->excused)
			continue;
		zz_buf_puts(text, "  ");
		zz_buf_puts(text, zz_day_text(r->date, day));
		zz_buf_printf(text, " %s",
					  s->came == ZZ_NOT_LISTED ? zz_term_text(&zz_came_terms[ZZ_NOT_LISTED], g->lang)
					  : s->reason              ? zz_term_text(&zz_reason_terms[s->reason - 1], g->lang)
											   : zz_tr(g->lang, N_("no reason given")));
	}
}

static void attendance(struct paging *g, struct zz_buf *text)
{
	sums(g, text);
	for (uint8_t kind = 1; kind < ZZ_KINDS; kind++) {
		struct count c = count_of(g, kind);
		if (!c.due)
			continue;
		zz_buf_printf(text, "%d/%d", c.came, c.due);
		away(g, text, kind);
		zz_buf_puts(g->out, "  ");
		zz_text_pad(g->out, zz_str(zz_term_text(&zz_kinds[kind].form.name, g->lang)),
					g->lang == ZZ_ZH ? 14 : 28);
		zz_text_wrap(g->out, zz_buf_view(text), g->view->width > 60 ? g->view->width : 0,
					 g->lang == ZZ_ZH ? 16 : 30);
		zz_buf_putc(g->out, '\n');
		zz_buf_clear(text);
	}
}

/* --- what else --- */

static void names(struct paging *g, struct zz_buf *text, const struct zz_list *list, const char **gap)
{
	const struct zz_who *at = list->at;
	for (uint32_t i = 0; i < list->n; i++) {
		zz_buf_puts(text, *gap);
		zz_text_safe(text, word(g, at[i].name));
		*gap = comma(g);
	}
}

static void talk(struct paging *g, struct zz_buf *text, const struct zz_record *r, bool led)
{
	const struct zz_hosted *guests = r->hosted.at;
	const char *gap = " ";
	names(g, text, led ? &r->talkees : &r->talkers, &gap);
	for (uint32_t i = 0; i < r->hosted.n; i++)
		names(g, text, led ? &guests[i].talkees : &guests[i].talkers, &gap);
	if (r->relation)
		zz_buf_printf(text, g->lang == ZZ_ZH ? "（%s" : " (%s",
					  zz_term_text(&zz_relation_terms[r->relation - 1], g->lang));
	if (r->relation && g->page->told && r->talk_kind)
		zz_buf_printf(text, "%s%s", comma(g), zz_term_text(&zz_talk_terms[r->talk_kind - 1], g->lang));
	zz_buf_puts(text, !r->relation ? "" : g->lang == ZZ_ZH ? "）" : ")");
}

static void put_title(struct paging *g, struct zz_buf *text, const struct zz_record *r)
{
	if (!r->title)
		return;
	zz_buf_puts(text, g->lang == ZZ_ZH ? "《" : " “");
	zz_text_safe(text, word(g, r->title));
	zz_buf_puts(text, g->lang == ZZ_ZH ? "》" : "”");
}

static void put_appraisal(struct paging *g, struct zz_buf *text, const struct zz_person_part *part,
						  const struct zz_record *r)
{
	if (r->assessment_year > 0)
		zz_msgf(text, g->lang, N_(" for %d"), (int)r->assessment_year);
	if (part->grade && g->page->told)
		zz_buf_printf(text, " %s", zz_term_text(&zz_grade_terms[part->grade - 1], g->lang));
	else if (part->grade)
		zz_buf_puts(text, zz_tr(g->lang, N_(" (a grade is on record; --told shows it)")));
}

static void put_part(struct paging *g, struct zz_buf *text, const struct zz_person_part *part)
{
	const struct zz_record *r = &g->l->records[part->record];
	char day[ZZ_DATE_MAX];
	zz_buf_puts(text, zz_day_text(r->date, day));
	switch (part->part) {
	case ZZ_PART_TALKED:
	case ZZ_PART_TALKED_WITH:
		talk(g, text, r, part->part == ZZ_PART_TALKED);
		return;
	case ZZ_PART_APPRAISAL:
		put_appraisal(g, text, part, r);
		return;
	case ZZ_PART_LESSON_OWN:
	case ZZ_PART_ANALYSIS:
	case ZZ_PART_WISH:
	case ZZ_PART_SERVICE:
	case ZZ_PART_TRAINING:
		break;
	default: /* elsewhere, or of several kinds */
		zz_buf_putc(text, ' ');
		zz_text_safe(text, zz_view_owner(g->l, r->owner));
		if (part->part != ZZ_PART_LESSON_ELSEWHERE)
			zz_buf_printf(text, " %s", zz_term_text(&zz_kinds[r->kind].form.name, g->lang));
	}
	put_title(g, text, r);
	if (part->part == ZZ_PART_ANALYSIS && zz_person_birthday(g->l, r))
		zz_buf_puts(text, zz_tr(g->lang, N_(" (political birthday)")));
}

static size_t parts_of(const struct paging *g, enum zz_part which)
{
	size_t n = 0;
	for (size_t i = 0; i < g->page->parts.n; i++)
		n += g->page->parts.at[i].part == which;
	return n;
}

static const char *part_name(const struct paging *g, int which)
{
	static const char *const english[ZZ_PARTS] = {
		"lectured in the own branch",
		"lectured elsewhere",
		"led talks",
		"was talked with",
		"analysis of party spirit",
		"appraisal",
		"micro-wish",
		"community service",
		"training",
		"other activities",
		"democratic life meeting",
		"at the branch as contact",
	};
	return g->lang == ZZ_EN ? english[which] : zz_part_terms[which].label;
}

static void one_part(struct paging *g, struct zz_buf *text, int which)
{
	size_t n = parts_of(g, (enum zz_part)which);
	const char *gap = g->lang == ZZ_ZH ? "：" : ": ";
	if (!n)
		return;
	zz_buf_puts(text, part_name(g, which));
	zz_msgf(text, g->lang, N_(" %ld on record"), (long)n);
	for (size_t i = 0; i < g->page->parts.n; i++)
		if (g->page->parts.at[i].part == which) {
			zz_buf_puts(text, gap);
			put_part(g, text, &g->page->parts.at[i]);
			gap = stop(g);
		}
	zz_text_wrap(g->out, zz_buf_view(text), g->view->width > 20 ? g->view->width : 0, 2);
	zz_buf_putc(g->out, '\n');
	zz_buf_clear(text);
}

/* What there is no record of, in one line: of a cadre's lists only where he is one. */
static void nothing_of(struct paging *g, struct zz_buf *text)
{
	for (int which = 0; which < ZZ_PARTS; which++) {
		bool cadres = which <= ZZ_PART_LESSON_ELSEWHERE;
		bool contact = which == ZZ_PART_CONTACT && !has_contact(g);
		if (which == ZZ_PART_OTHER || which == ZZ_PART_BODY || contact || (cadres && !g->page->cadre) ||
			parts_of(g, (enum zz_part)which))
			continue;
		zz_buf_puts(text, text->n ? comma(g) : "");
		zz_buf_puts(text, part_name(g, which));
	}
	if (text->n)
		zz_buf_puts(text, zz_tr(g->lang, N_(" (which does not say that there was none)")));
	line(g, zz_tr(g->lang, N_("No record")), text);
}

static void hours(struct paging *g, struct zz_buf *text)
{
	if (!g->page->hours)
		return;
	zz_buf_printf(text, "%ld", g->page->hours / 10);
	if (g->page->hours % 10)
		zz_buf_printf(text, ".%ld", g->page->hours % 10);
	zz_buf_puts(text,
				zz_tr(g->lang, N_(" (of the lessons and trainings that say them; the ledger need not have "
								  "all)")));
	line(g, zz_tr(g->lang, N_("Study hours")), text);
}

static void last(struct paging *g, struct zz_buf *text)
{
	char day[ZZ_DATE_MAX];
	if (g->page->last == ZZ_NO_DAY)
		zz_buf_puts(text, zz_tr(g->lang, N_("no record shows it; life elsewhere may not be in this ledger")));
	else if (!g->page->months)
		zz_msgf(text, g->lang, N_("%s, less than a month ago"), zz_day_text(g->page->last, day));
	else if (g->page->months == 1)
		zz_msgf(text, g->lang, N_("%s, a month ago"), zz_day_text(g->page->last, day));
	else
		zz_msgf(text, g->lang, N_("%s, %d months ago"), zz_day_text(g->page->last, day),
				(int)g->page->months);
	line(g, zz_tr(g->lang, N_("Last seen")), text);
}

/* Both sides of a cadre's double life: no number is laid down for either, and none is computed. */
static void dual(struct paging *g, struct zz_buf *text)
{
	int due = 0, came = 0;
	char day[ZZ_DATE_MAX];
	if (!g->page->cadre)
		return;
	for (size_t i = 0; i < g->page->sittings.n; i++) {
		const struct zz_person_sitting *s = &g->page->sittings.at[i];
		const struct zz_record *r = &g->l->records[s->record];
		bool branch = r->org >= 0 && !g->l->roster.orgs[r->org].body;
		due += branch && s->came != ZZ_NO_LIST && !(s->excused && s->came != ZZ_CAME);
		came += branch && s->came == ZZ_CAME;
	}
	zz_msgf(text, g->lang, N_("as a member of the own branch %d of %d sittings"), came, due);
	zz_buf_puts(text, stop(g));
	zz_buf_puts(text, part_name(g, ZZ_PART_BODY));
	for (size_t i = 0; i < g->page->parts.n; i++)
		if (g->page->parts.at[i].part == ZZ_PART_BODY)
			zz_buf_printf(text, " %s", zz_day_text(g->l->records[g->page->parts.at[i].record].date, day));
	if (!parts_of(g, ZZ_PART_BODY))
		zz_buf_puts(text, zz_tr(g->lang, N_(" not on record")));
	line(g, zz_tr(g->lang, N_("Double life")), text);
}

static void owed(struct paging *g, struct zz_buf *text)
{
	const struct zz_verdict *v = g->page->v;
	for (size_t i = 0; i < v->n; i++) {
		const struct zz_obligation *o = &v->at[i];
		if (o->person != g->page->person || !o->subject)
			continue;
		zz_buf_puts(text, text->n ? stop(g) : "");
		zz_buf_str(text, ZZ_VIEW_TEXT(o->rule->title, g->lang));
		zz_buf_printf(text, " %s", zz_term_text(&zz_state_terms[o->state], g->lang));
		if (o->reason)
			zz_buf_printf(text, g->lang == ZZ_ZH ? "（%s）" : " (%s)", zz_why_text(o->reason, g->lang));
	}
	line(g, zz_tr(g->lang, N_("Owed")), text);
}

void zz_person_page_text(struct zz_buf *out, const struct zz_person_page *page, const struct zz_view *view)
{
	struct zz_buf text = {0};
	struct paging g = {.out = out,
					   .page = page,
					   .l = page->l,
					   .p = &page->l->roster.people[page->person],
					   .view = view,
					   .lang = view->lang};
	heading(&g);
	standing(&g, &text);
	memberships(&g, &text);
	posts(&g, &text);
	states(&g, &text);
	contacts(&g, &text);
	attendance(&g, &text);
	hours(&g, &text);
	last(&g, &text);
	dual(&g, &text);
	for (int which = 0; which < ZZ_PARTS; which++)
		if (which != ZZ_PART_BODY)
			one_part(&g, &text, which);
	nothing_of(&g, &text);
	owed(&g, &text);
	zz_buf_free(&text);
}
