#include "report/show_parts.h"

#include "base/message.h"
#include "base/text.h"
#include "report/listed.h"

#include <stdlib.h>
#include <string.h>

struct zz_question zz_show_question(const struct zz_ledger *l, uint32_t record)
{
	const struct zz_record *r = &l->records[record];
	return (struct zz_question){
		.period = {ZZ_PERIOD_DAYS, r->date, r->date},
		.owners = r->owner ? &r->owner : &r->file_owner,
		.nowners = 1,
	};
}

bool zz_show_finds(const struct zz_show *show, size_t finding)
{
	return zz_str_eq(show->verdict->findings.at[finding].path, show->s->l->records[show->record].path);
}

/* "F-3K7Q" of a file, against an id as it is kept. */
static bool names_finding(struct zz_str typed, const char *id)
{
	struct zz_str front = zz_str_starts(typed, "F-") ? zz_str_sub(typed, 2, typed.n) : typed;
	return front.n >= 4 && zz_str_eq(zz_str_sub(zz_str(id), 0, front.n), front);
}

bool zz_show_follows(const struct zz_show *show, const struct zz_followup *f)
{
	const struct zz_ledger *l = show->s->l;
	if (f->record.n)
		return zz_ledger_refer(l, f->owner, f->record) == (int32_t)show->record;
	for (size_t i = 0; f->finding.n && i < show->verdict->findings.n; i++)
		if (zz_show_finds(show, i) && names_finding(f->finding, show->verdict->findings.at[i].id))
			return true;
	return false;
}

struct zz_node *zz_show_tree(const struct zz_ledger *l, struct zz_str path, const struct zz_form *form,
							 enum zz_lang lang, struct zz_arena *a)
{
	struct zz_buf bytes = {0};
	struct zz_findings none = {.arena = a};
	struct zz_error ignored = {.lang = lang};
	bool missing = false;
	struct zz_node *root = NULL;
	if (form && zz_source_read(l->source, path, ZZ_YAML_BYTES, &bytes, &missing, &ignored) == 0 && !missing)
		root = zz_yaml_parse(zz_buf_view(&bytes), path, a, &none);
	zz_buf_free(&bytes);
	free(none.at);
	return root ? zz_form_canonical(form, root, lang, a) : NULL;
}

/* --- text --- */

struct showing {
	struct zz_buf *out;
	const struct zz_show *show;
	const struct zz_ledger *l;
	const struct zz_record *r;
	const struct zz_view *view;
	struct zz_arena arena;
};

static void line(struct showing *s, const char *label, struct zz_buf *text)
{
	if (text->n)
		zz_show_line(s->out, zz_str(zz_tr(s->view->lang, label)), zz_buf_view(text), 0, s->view);
	zz_buf_free(text);
}

static void heading(struct showing *s)
{
	static const char *const weekdays[] = {N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"),
										   N_("Fri"), N_("Sat"), N_("Sun")};
	struct zz_buf text = {0};
	char day[ZZ_DATE_MAX];
	enum zz_lang lang = s->view->lang;
	zz_ink(s->out, s->view, ZZ_INK_BOLD);
	zz_text_safe(&text, zz_view_owner(s->l, s->r->owner));
	zz_buf_printf(&text, "  %s", zz_day_text(s->r->date, day));
	if (s->r->date != ZZ_NO_DAY)
		zz_buf_printf(&text, " %s", zz_tr(lang, weekdays[zz_weekday(s->r->date) - 1]));
	if (s->r->kind)
		zz_buf_printf(&text, "  %s", zz_term_text(&zz_kinds[s->r->kind].form.name, lang));
	zz_buf_str(s->out, zz_buf_view(&text));
	zz_ink(s->out, s->view, ZZ_INK_PLAIN);
	zz_buf_puts(s->out, "  ");
	zz_listed_id(s->out, s->show->s, s->show->record);
	zz_buf_putc(s->out, '\n');
	zz_buf_free(&text);
}

static void states(struct showing *s)
{
	struct zz_buf text = {0};
	zz_list_columns[ZZ_COL_STATE].cell(&text, s->show->s, s->show->record);
	line(s, N_("State"), &text);
}

/* Counted by the roster of the day, whatever has changed since. */
static void attendance(struct showing *s)
{
	struct zz_attendance n;
	struct zz_buf text = {0};
	enum zz_lang lang = s->view->lang;
	zz_record_attendance(s->l, s->r, &n);
	if (!n.due)
		return;
	if (!n.known)
		zz_msgf(&text, lang, N_("due %d; nobody wrote down who came"), n.due);
	else
		zz_msgf(&text, lang, N_("due %d, present %d, absent %d"), n.due, n.present, n.absent);
	if (n.known && n.online)
		zz_msgf(&text, lang, N_(", of these online %d"), n.online);
	if (n.known && n.unaccounted)
		zz_msgf(&text, lang, N_(", unaccounted for %d"), n.unaccounted);
	zz_buf_puts(&text, zz_tr(lang, N_(" (by the roster of that day)")));
	line(s, N_("Attendance"), &text);
}

static void fields(struct showing *s)
{
	const struct zz_form *form = s->r->kind ? &zz_kinds[s->r->kind].form : NULL;
	const struct zz_node *root = zz_show_tree(s->l, s->r->path, form, s->view->lang, &s->arena);
	if (root && s->r->state != ZZ_UNREADABLE)
		zz_show_fields(s->out, form, root, "kind|owner|date|amends", s->view);
	else
		zz_msgf(s->out, s->view->lang,
				N_("It cannot be read; its text as it stands: zzsh show --format yaml %.*s\n"),
				ZZ_FMT(s->r->id));
}

/* --- entry and corrections --- */

static void put_lag(struct zz_buf *text, const struct zz_record *r, const struct zz_entered *e,
					enum zz_lang lang)
{
	char day[ZZ_DATE_MAX];
	if (e->state == ZZ_ENTRY_INJECTED) {
		zz_buf_puts(text, zz_tr(lang, N_("; the clock was set by hand, so there is no band")));
		return;
	}
	if (e->imported)
		zz_buf_puts(text, zz_tr(lang, N_("; declared as taken over from older papers")));
	if (e->complete != e->day)
		zz_msgf(text, lang, N_("; complete only since %s"), zz_day_text(e->complete, day));
	if (e->band == ZZ_BAND_UNKNOWN)
		return;
	zz_buf_puts(text, lang == ZZ_EN ? "; " : "；");
	if (e->complete == e->held)
		zz_buf_puts(text, zz_tr(lang, N_("on the day of the sitting")));
	else
		zz_msgf(text, lang, N_("working days since the sitting: %d"), e->lag);
	zz_buf_printf(text, "%s%s", lang == ZZ_EN ? ", " : "，", zz_term_text(&zz_band_terms[e->band], lang));
	if (zz_entered_redated(e, r))
		zz_msgf(text, lang, N_(", counted from %s, the day named before"), zz_day_text(e->held, day));
}

static void put_commit(struct showing *s, struct zz_buf *text, const struct zz_entered *e)
{
	struct zz_buf author = {0};
	zz_buf_puts(text, s->view->lang == ZZ_EN ? "; commit " : "；提交");
	for (size_t i = 0; i < 4; i++)
		zz_buf_printf(text, "%02x", e->commit[i]);
	if (zz_source_author(s->l->source, e->commit, &author, &(struct zz_error){.lang = s->view->lang}) == 0 &&
		author.n) {
		zz_buf_putc(text, ' ');
		zz_buf_str(text, zz_buf_view(&author));
	}
	zz_buf_free(&author);
}

static void entry(struct showing *s)
{
	const struct zz_entered *e = &s->show->s->entries->at[s->show->record];
	enum zz_lang lang = s->view->lang;
	struct zz_buf text = {0}, moment = {0};
	if (e->day == ZZ_NO_DAY) {
		zz_buf_puts(&text, zz_term_text(&zz_entry_terms[e->state], lang));
		line(s, N_("Entered"), &text);
		return;
	}
	zz_listed_moment(&moment, s->l, e->moment);
	zz_buf_printf(&text, "%.10s %.5s", moment.data, moment.data + sizeof "2026-03-12T" - 1);
	zz_buf_puts(&text, zz_tr(lang, N_(" (by this computer's clock)")));
	put_lag(&text, s->r, e, lang);
	put_commit(s, &text, e);
	if (s->r->changed)
		zz_buf_puts(&text, zz_tr(lang, N_("; changed since and not committed")));
	line(s, N_("Entered"), &text);
	zz_buf_free(&moment);
}

static void amendments(struct showing *s)
{
	const struct zz_amend *at = s->r->amends.at;
	char day[ZZ_DATE_MAX];
	for (uint32_t i = 0; i < s->r->amends.n; i++) {
		struct zz_buf text = {0};
		zz_buf_printf(&text, "%s %.*s%s%.*s", zz_day_text(at[i].on, day),
					  ZZ_FMT(zz_intern_str(&s->l->words, at[i].by)), s->view->lang == ZZ_EN ? ": " : "：",
					  ZZ_FMT(at[i].reason));
		zz_buf_printf(&text, " (%.*s)", ZZ_FMT(zz_str_sub(at[i].of, 0, sizeof "sm3:12345678" - 1)));
		line(s, N_("Corrected"), &text);
	}
}

/* --- what came after --- */

static void followups(struct showing *s)
{
	enum zz_lang lang = s->view->lang;
	char day[ZZ_DATE_MAX];
	for (size_t i = 0; i < s->l->nfollowups; i++) {
		const struct zz_followup *f = &s->l->followups[i];
		const struct zz_form *form = zz_followup_form(f->type);
		struct zz_buf text = {0}, more = {0};
		if (!form || !zz_show_follows(s->show, f))
			continue;
		zz_buf_printf(&text, "%s  %.*s", zz_day_text(f->on, day), ZZ_FMT(zz_intern_str(&s->l->words, f->by)));
		zz_show_line(s->out, zz_str(zz_term_text(&form->name, lang)), zz_buf_view(&text), 0, s->view);
		const struct zz_node *root = zz_show_tree(s->l, f->path, form, lang, &s->arena);
		if (root)
			zz_show_fields(&more, form, root, "type|record|on|by|of", s->view);
		struct zz_str rest = zz_buf_view(&more), one;
		while (zz_str_split(&rest, '\n', &one))
			zz_buf_printf(s->out, "  %.*s\n", ZZ_FMT(one));
		zz_buf_free(&text);
		zz_buf_free(&more);
	}
}

static void findings(struct showing *s)
{
	const struct zz_verdict *v = s->show->verdict;
	enum zz_lang lang = s->view->lang;
	for (size_t i = 0; i < v->findings.n; i++) {
		const struct zz_finding *f = &v->findings.at[i];
		struct zz_buf text = {0};
		if (!zz_show_finds(s->show, i))
			continue;
		zz_view_finding_id(&text, v, i);
		zz_buf_printf(&text, " %s%s", zz_term_text(&zz_severity_terms[f->severity], lang),
					  lang == ZZ_EN ? ": " : "：");
		zz_finding_text(&text, f, f->def->message, lang);
		if (v->judged[i].answer != ZZ_UNANSWERED)
			zz_buf_printf(&text, " %s", zz_term_text(&zz_answer_terms[v->judged[i].answer], lang));
		line(s, N_("Found"), &text);
	}
}

void zz_show_text(struct zz_buf *out, const struct zz_show *show, const struct zz_view *view)
{
	struct zz_buf file = {0};
	struct showing s = {.out = out, .show = show, .view = view};
	s.l = show->s->l;
	s.r = &s.l->records[show->record];
	heading(&s);
	states(&s);
	if (s.r->state != ZZ_UNREADABLE && s.r->kind)
		attendance(&s);
	fields(&s);
	entry(&s);
	amendments(&s);
	followups(&s);
	findings(&s);
	zz_buf_str(&file, s.r->path);
	line(&s, N_("File"), &file);
	zz_arena_free(&s.arena);
}
