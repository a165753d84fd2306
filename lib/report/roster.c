#include "report/roster.h"

#include "base/message.h"
#include "base/text.h"

#include <stdlib.h>

/* One answer on its way. */
struct showing {
	struct zz_buf *out;
	const struct zz_ledger *l;
	const struct zz_view *view;
	zz_day on;
	struct zz_due_list due;
};

enum { INDENT = 2, GAP = 2 };

static struct zz_str word(const struct showing *s, uint32_t id)
{
	return zz_intern_str(&s->l->words, id);
}

static size_t width_of(const struct showing *s)
{
	return s->view->width;
}

static const char *comma(const struct showing *s)
{
	return s->view->lang == ZZ_ZH ? "，" : ", ";
}

/* --- organisations --- */

static const char *kind_of(const struct showing *s, const struct zz_org *o)
{
	const struct zz_term *terms = o->body ? zz_body_kind_terms : zz_branch_kind_terms;
	int i = o->body ? o->kind - ZZ_ORG_PARTY_GROUP : o->kind - 1;
	return i < 0 ? "-" : zz_term_text(&terms[i], s->view->lang);
}

static struct zz_str superior_of(const struct showing *s, const struct zz_org *o)
{
	int32_t above = zz_roster_org(&s->l->roster, o->superior);
	return above >= 0 ? word(s, s->l->roster.orgs[above].name) : word(s, o->superior);
}

static void heading(struct showing *s, const struct zz_org *o)
{
	enum zz_lang lang = s->view->lang;
	char day[ZZ_DATE_MAX];
	zz_ink(s->out, s->view, ZZ_INK_BOLD);
	zz_text_safe(s->out, word(s, o->name));
	zz_ink(s->out, s->view, ZZ_INK_PLAIN);
	zz_buf_printf(s->out, " %.*s  %s", ZZ_FMT(word(s, o->id)), kind_of(s, o));
	if (o->staff == ZZ_STAFF_RETIRED)
		zz_buf_printf(s->out, "%s%s", comma(s), zz_tr(lang, N_("retired members")));
	if (o->founded != ZZ_NO_DAY)
		zz_msgf(s->out, lang, N_(", founded %s"), zz_day_text(o->founded, day));
	if (o->dissolved != ZZ_NO_DAY)
		zz_msgf(s->out, lang, N_(", last day %s"), zz_day_text(o->dissolved, day));
	if (o->superior)
		zz_msgf(s->out, lang, N_(", under %.*s"), ZZ_FMT(superior_of(s, o)));
	zz_buf_putc(s->out, '\n');
}

/* --- committee --- */

static void holders(struct showing *s, const struct zz_term_of_office *t)
{
	struct zz_buf line = {0};
	uint32_t all = t->nposts * ZZ_POST_MEMBER; /* by rank, then in the order of the file */
	for (uint32_t i = 0; i < all; i++) {
		const struct zz_post *p = &t->posts[i % t->nposts];
		if (p->post != i / t->nposts + 1 || !zz_dates_hold(p->dates, s->on))
			continue;
		zz_buf_puts(&line, line.n ? "  " : "");
		zz_buf_printf(&line, "%s ", zz_term_text(&zz_post_terms[p->post - 1], s->view->lang));
		zz_text_safe(&line, word(s, s->l->roster.people[p->person].name));
	}
	if (line.n) {
		zz_buf_pad(s->out, ' ', 2 * INDENT);
		zz_text_wrap(s->out, zz_buf_view(&line), width_of(s), 2 * INDENT);
		zz_buf_putc(s->out, '\n');
	}
	zz_buf_free(&line);
}

static void expiry(struct showing *s, const struct zz_term_of_office *t)
{
	char day[ZZ_DATE_MAX];
	if (t->expires == ZZ_NO_DAY)
		return;
	int days = (int)(t->expires - s->on);
	zz_day_text(t->expires, day);
	if (days == -1)
		zz_msgf(s->out, s->view->lang, N_(", expired on %s (the day before)"), day);
	else if (days == 0)
		zz_msgf(s->out, s->view->lang, N_(", expires on %s (that day)"), day);
	else if (days == 1)
		zz_msgf(s->out, s->view->lang, N_(", expires on %s (the day after)"), day);
	else if (days < 0)
		zz_msgf(s->out, s->view->lang, N_(", expired on %s (%d days ago)"), day, -days);
	else
		zz_msgf(s->out, s->view->lang, N_(", expires on %s (in %d days)"), day, days);
}

static void committee(struct showing *s, const struct zz_org *o)
{
	const struct zz_term_of_office *t = zz_org_term(o, s->on);
	enum zz_lang lang = s->view->lang;
	char day[ZZ_DATE_MAX];
	zz_buf_pad(s->out, ' ', INDENT);
	zz_buf_puts(s->out, zz_tr(lang, o->body ? N_("Leading members") : N_("Committee")));
	if (!t) {
		zz_msgf(s->out, lang, N_("  none entered\n"));
		return;
	}
	if (t->none || t->unknown)
		zz_buf_printf(s->out, "  %s", zz_tr(lang, t->none ? N_("none, a secretary only") : N_("not known")));
	zz_msgf(s->out, lang, N_("  since %s"), zz_day_text(t->dates.from, day));
	expiry(s, t);
	zz_buf_putc(s->out, '\n');
	holders(s, t);
}

/* --- groups --- */

static size_t in_group(struct showing *s, int32_t org, uint32_t group)
{
	size_t n = 0;
	for (size_t i = 0; i < s->due.n; i++) {
		const struct zz_membership *m = zz_membership_on(&s->l->roster, s->due.at[i].person, org, s->on);
		n += m && zz_member_group(m, s->on) == group;
	}
	return n;
}

static void groups(struct showing *s, int32_t org)
{
	const struct zz_org *o = &s->l->roster.orgs[org];
	for (uint32_t i = 0; i < o->ngroups; i++) {
		const struct zz_group *g = &o->groups[i];
		const char *gap = "";
		if (!zz_dates_hold(g->dates, s->on))
			continue;
		zz_buf_pad(s->out, ' ', INDENT);
		zz_buf_printf(s->out, "%s  ", zz_tr(s->view->lang, N_("Group")));
		zz_text_safe(s->out, word(s, g->name));
		zz_msgf(s->out, s->view->lang, N_(" %.*s, members: %zu"), ZZ_FMT(word(s, g->id)),
				in_group(s, org, g->id));
		for (uint32_t k = 0; k < g->nleaders; k++)
			if (zz_dates_hold(g->leaders[k].dates, s->on)) {
				zz_buf_puts(s->out, *gap ? gap : zz_tr(s->view->lang, N_(", led by ")));
				zz_text_safe(s->out, word(s, s->l->roster.people[g->leaders[k].person].name));
				gap = s->view->lang == ZZ_ZH ? "、" : ", ";
			}
		zz_buf_putc(s->out, '\n');
	}
}

/* --- members --- */

enum column { NAME, ID, JOINED, FULL, GROUP, REMARK, COLUMNS };
static const char *const titles[COLUMNS] = {N_("name"),        N_("id"),    N_("joined"),
											N_("full member"), N_("group"), N_("remark")};

static void remark_states(struct showing *s, const struct zz_person *p, struct zz_buf *cell)
{
	char day[ZZ_DATE_MAX];
	for (uint32_t i = 0; i < p->nstatuses; i++) {
		const struct zz_person_status *st = &p->statuses[i];
		if (!st->status || !zz_dates_hold(st->dates, s->on))
			continue;
		zz_buf_printf(cell, "%s%s", cell->n ? comma(s) : "",
					  zz_term_text(&zz_status_terms[st->status - 1], s->view->lang));
		if (st->dates.until != ZZ_NO_DAY)
			zz_msgf(cell, s->view->lang, N_(" until %s"), zz_day_text(st->dates.until, day));
	}
}

static void remark(struct showing *s, const struct zz_due_person *due, const struct zz_membership *m,
				   struct zz_buf *cell)
{
	const struct zz_person *p = &s->l->roster.people[due->person];
	char day[ZZ_DATE_MAX];
	if (!due->full)
		zz_buf_puts(cell, zz_tr(s->view->lang, N_("probationary")));
	remark_states(s, p, cell);
	for (uint32_t i = 0; i < p->nposts; i++)
		if (p->posts[i].cadre && zz_dates_hold(p->posts[i].dates, s->on)) {
			zz_buf_puts(cell, cell->n ? comma(s) : "");
			zz_text_safe(cell, word(s, p->posts[i].title));
		}
	if (m && m->left) {
		zz_buf_puts(cell, cell->n ? comma(s) : "");
		zz_msgf(cell, s->view->lang, N_("leaves on %s"), zz_day_text(m->dates.until + 1, day));
	}
}

struct row {
	struct zz_buf cells[COLUMNS];
};

static void fill(struct showing *s, int32_t org, const struct zz_due_person *due, struct row *row)
{
	const struct zz_person *p = &s->l->roster.people[due->person];
	const struct zz_membership *m = zz_membership_on(&s->l->roster, due->person, org, s->on);
	const struct zz_group *g = m ? zz_org_group(&s->l->roster, org, zz_member_group(m, s->on)) : NULL;
	struct zz_str id = word(s, p->id);
	char day[ZZ_DATE_MAX];
	zz_text_safe(&row->cells[NAME], word(s, p->name));
	zz_buf_str(&row->cells[ID], zz_str_starts(id, "~") ? ZZ_STR("-") : id);
	zz_buf_puts(&row->cells[JOINED], zz_day_text(p->joined, day));
	zz_buf_puts(&row->cells[FULL], zz_day_text(p->full, day));
	if (g)
		zz_text_safe(&row->cells[GROUP], word(s, g->name));
	remark(s, due, m, &row->cells[REMARK]);
}

static void print_row(struct showing *s, const struct row *row, const size_t *widths)
{
	size_t at = INDENT;
	zz_buf_pad(s->out, ' ', INDENT);
	for (int c = 0; c < REMARK; c++) {
		if (!widths[c])
			continue;
		zz_text_pad(s->out, zz_buf_view(&row->cells[c]), (int)widths[c]);
		zz_buf_pad(s->out, ' ', GAP);
		at += widths[c] + GAP;
	}
	zz_text_wrap(s->out, zz_buf_view(&row->cells[REMARK]), width_of(s) > at + 8 ? width_of(s) : 0, at);
	while (s->out->n && s->out->data[s->out->n - 1] == ' ')
		s->out->data[--s->out->n] = '\0';
	zz_buf_putc(s->out, '\n');
}

/* A column that nobody has anything in is left out. */
static void measure(const struct row *rows, size_t n, size_t widths[COLUMNS])
{
	for (int c = 0; c < COLUMNS; c++) {
		widths[c] = 0;
		for (size_t i = 1; i <= n; i++)
			if (rows[i].cells[c].n) {
				size_t w = zz_text_width(zz_buf_view(&rows[i].cells[c]));
				widths[c] = w > widths[c] ? w : widths[c];
			}
		size_t title = zz_text_width(zz_buf_view(&rows[0].cells[c]));
		if (widths[c] && widths[c] < title)
			widths[c] = title;
	}
}

static void members(struct showing *s, int32_t org)
{
	struct row *rows = zz_malloc((s->due.n + 1) * sizeof *rows);
	size_t widths[COLUMNS];
	for (int c = 0; c < COLUMNS; c++)
		zz_buf_puts(&rows[0].cells[c], zz_tr(s->view->lang, titles[c]));
	for (size_t i = 0; i < s->due.n; i++)
		fill(s, org, &s->due.at[i], &rows[i + 1]);
	measure(rows, s->due.n, widths);
	if (!widths[REMARK])
		zz_buf_clear(&rows[0].cells[REMARK]);
	for (size_t i = 0; s->due.n && i <= s->due.n; i++)
		print_row(s, &rows[i], widths);
	for (size_t i = 0; i <= s->due.n; i++)
		for (int c = 0; c < COLUMNS; c++)
			zz_buf_free(&rows[i].cells[c]);
	free(rows);
}

static void numbers(struct showing *s)
{
	size_t full = 0, votes = 0, excused = 0;
	for (size_t i = 0; i < s->due.n; i++) {
		full += s->due.at[i].full;
		votes += s->due.at[i].votes;
		excused += s->due.at[i].excused;
	}
	zz_buf_pad(s->out, ' ', INDENT);
	zz_msgf(s->out, s->view->lang, N_("Members  %zu: %zu full, %zu probationary; due %zu, with a vote %zu"),
			s->due.n, full, s->due.n - full, s->due.n - excused, votes);
	if (excused)
		zz_msgf(s->out, s->view->lang, N_("; not demanded %zu"), excused);
	zz_buf_putc(s->out, '\n');
}

static void organisation(struct showing *s, int32_t org)
{
	const struct zz_org *o = &s->l->roster.orgs[org];
	char day[ZZ_DATE_MAX];
	zz_buf_putc(s->out, '\n');
	heading(s, o);
	if (o->unreadable) {
		zz_buf_pad(s->out, ' ', INDENT);
		zz_msgf(s->out, s->view->lang, N_("%.*s cannot be read; zzsh check shows what is wrong in it\n"),
				ZZ_FMT(o->path));
		return;
	}
	if (!zz_org_exists(o, s->on)) {
		zz_buf_pad(s->out, ' ', INDENT);
		zz_msgf(s->out, s->view->lang, N_("does not exist on %s\n"), zz_day_text(s->on, day));
		return;
	}
	zz_roster_due(&s->l->roster, org, ZZ_DUE_MEMBERS, 0, s->on, &s->due);
	committee(s, o);
	groups(s, org);
	if (o->body && !s->due.n)
		return;
	numbers(s);
	members(s, org);
}

void zz_roster_show(struct zz_buf *out, const struct zz_ledger *l, int32_t org, zz_day on,
					const struct zz_view *view)
{
	struct showing s = {.out = out, .l = l, .view = view, .on = on};
	char day[ZZ_DATE_MAX];
	size_t shown = 0;
	zz_text_safe(out, word(&s, l->unit.name));
	zz_msgf(out, view->lang, N_("  roster as of %s\n"), zz_day_text(on, day));
	for (uint32_t i = 0; i < l->roster.norgs; i++)
		if (org < 0 ? zz_org_exists(&l->roster.orgs[i], on) : (int32_t)i == org) {
			organisation(&s, (int32_t)i);
			shown++;
		}
	if (!shown)
		zz_buf_puts(out, zz_tr(view->lang,
							   N_("No organisation is entered for that day; zzsh roster org enters one.\n")));
	free(s.due.at);
}
