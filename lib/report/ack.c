#include "report/ack.h"

#include "base/message.h"
#include "base/text.h"
#include "entry/carrier.h"
#include "model/fields.h"
#include "report/answers.h"
#include "report/duties.h"
#include "rules/open_items.h"

#include <stdlib.h>
#include <string.h>

struct zz_question zz_ack_question(const struct zz_ledger *l, const struct zz_record *r)
{
	int held = zz_civil_of(r->date).year, now = zz_civil_of(l->today).year;
	int first = (held < now ? held : now) - 1;
	return (struct zz_question){
		.period = {ZZ_PERIOD_DAYS, zz_day_of(first, 1, 1), zz_period_of(ZZ_PERIOD_YEAR, l->today).last},
		.owners = &r->owner,
		.nowners = 1,
	};
}

/* --- one acknowledgement --- */

struct ack {
	struct zz_buf *out;
	const struct zz_ack *a;
	const struct zz_view *view;
	const struct zz_ledger *l;
	const struct zz_record *r;
	zz_day entered;
};

enum { HEAD_CELLS = 14 };

static void head(struct ack *k, const char *word)
{
	zz_text_pad(k->out, zz_str(zz_tr(k->view->lang, word)), HEAD_CELLS);
}

static void line(struct ack *k, const char *word, const struct zz_buf *text)
{
	head(k, word);
	zz_text_wrap(k->out, zz_buf_view(text), k->view->width > 20 ? k->view->width : 0, HEAD_CELLS);
	zz_buf_putc(k->out, '\n');
}

/* Goes on where the line stands and ends it. */
static void sentence(struct ack *k, const struct zz_buf *text)
{
	zz_text_wrap(k->out, zz_str_trim(zz_buf_view(text)), k->view->width > 20 ? k->view->width : 0, 2);
	zz_buf_putc(k->out, '\n');
}

static bool nothing_new(const struct ack *k)
{
	return k->a->again && k->a->amended;
}

static void saved(struct ack *k)
{
	struct zz_buf name = {0}, rest = {0};
	char date[ZZ_DATE_MAX];
	enum zz_lang lang = k->view->lang;
	zz_view_called(&name, k->l, k->r, k->view->lang);
	struct zz_str owner = zz_intern_str(&k->l->words, k->r->file_owner);
	struct zz_str called = zz_view_owner(k->l, k->r->owner);
	const char *kind = zz_term_text(&zz_kinds[k->r->kind].form.name, lang);
	zz_buf_puts(k->out, zz_tr(lang, nothing_new(k)  ? N_("Reads so already, nothing was corrected:")
									: k->a->again   ? N_("Was recorded already:")
									: k->a->amended ? N_("Corrected:")
													: N_("Saved:")));
	zz_buf_puts(k->out, lang == ZZ_EN ? " " : "");
	zz_buf_printf(&rest, "%.*s %s %s  ", ZZ_FMT(called), zz_day_text(k->r->date, date), kind);
	zz_msgf(&rest, lang, N_("id %.*s/%.*s (or %s)\n"), ZZ_FMT(owner), ZZ_FMT(k->r->id), name.data);
	sentence(k, &rest);
	zz_buf_free(&rest);
	zz_buf_free(&name);
}

static void lag(struct ack *k, struct zz_buf *out)
{
	int days;
	enum zz_band band = zz_band_of(k->l, zz_record_end(k->r), k->entered, &days);
	enum zz_lang lang = k->view->lang;
	if (band == ZZ_BAND_UNKNOWN)
		zz_buf_puts(out, zz_tr(lang, N_("no calendar of that year: the distance to the sitting is unknown")));
	else if (k->entered == zz_record_end(k->r))
		zz_buf_puts(out, zz_tr(lang, N_("on the day of the sitting")));
	else
		zz_msgf(out, lang, N_("working days since the sitting: %d"), days);
	zz_buf_puts(out, lang == ZZ_EN ? ", " : "，");
	if (k->r->imported)
		zz_buf_puts(out, zz_tr(lang, N_("declared as taken over from older papers")));
	else
		zz_buf_puts(out, zz_term_text(&zz_band_terms[band], lang));
	zz_buf_puts(out, zz_tr(lang, N_(" (by this computer's clock)")));
}

static void entered(struct ack *k)
{
	enum { MINUTE = 60, DAY_MINUTES = 24 * 60 };
	struct zz_buf text = {0};
	int64_t minutes = k->a->now / MINUTE + k->l->unit.zone;
	int clock = (int)(minutes % DAY_MINUTES);
	zz_view_day(&text, k->entered, k->l->today, k->view->lang);
	zz_buf_printf(&text, "%s%02d:%02d", k->view->lang == ZZ_EN ? " " : "", clock / MINUTE, clock % MINUTE);
	zz_buf_puts(&text, k->view->lang == ZZ_EN ? ", " : "，");
	if (k->a->amended)
		zz_buf_puts(&text,
					zz_tr(k->view->lang,
						  zz_record_entering(k->l, k->r)
							  ? N_("inside the time for entering: this correction raises no question")
							  : N_("after the time for entering: shown as a correction with its reason")));
	else
		lag(k, &text);
	line(k, N_("Entered"), &text);
	zz_buf_free(&text);
}

/* A correction after a review waits to be reviewed again. */
static void reviewed(struct ack *k)
{
	struct zz_buf text = {0};
	struct zz_review_state s =
		zz_review_state(k->l, (uint32_t)k->a->record, zz_latest_review(k->l, (uint32_t)k->a->record));
	zz_review_text(&text, k->l, &s, k->view->lang);
	if (text.n)
		line(k, N_("Reviewed"), &text);
	zz_buf_free(&text);
}

/* A late record is accepted like any other; its reason is asked for once. */
static void ask_reason(struct ack *k)
{
	int days;
	struct zz_buf text = {0}, name = {0};
	enum zz_band band = zz_band_of(k->l, zz_record_end(k->r), k->entered, &days);
	if (k->a->amended || k->a->again || band < ZZ_BAND_LATE || k->r->imported || k->r->late_reason.n)
		return;
	zz_view_called(&name, k->l, k->r, k->view->lang);
	zz_msgf(&text, k->view->lang,
			N_("accepted like any other and marked %s. Please say why: zzsh amend %s --reason … --late …"),
			zz_term_text(&zz_band_terms[band], k->view->lang), name.data);
	line(k, N_("Late"), &text);
	zz_buf_free(&text);
	zz_buf_free(&name);
}

/* --- obligations --- */

/* The year is left out where it is this one, for the eye that looks for the month. */
static void period(struct ack *k, struct zz_buf *out, struct zz_period p)
{
	zz_view_period(out, p, zz_civil_of(k->l->today).year, k->view->lang);
}

static void title(struct ack *k, struct zz_buf *out, const struct zz_rule *rule)
{
	struct zz_str t = ZZ_VIEW_TEXT(rule->title, k->view->lang);
	zz_buf_str(out, t);
}

static bool of_owner(const struct ack *k, const struct zz_obligation *o)
{
	return o->owner == k->r->owner && o->rule->count > 0;
}

static void met(struct ack *k)
{
	struct zz_buf text = {0};
	const struct zz_verdict *v = k->a->verdict;
	for (size_t i = 0; i < v->n; i++) {
		const struct zz_obligation *o = &v->at[i];
		if (!of_owner(k, o) || o->state != ZZ_MET || o->evidence != (int32_t)k->a->record)
			continue;
		if (text.n)
			zz_buf_puts(&text, k->view->lang == ZZ_EN ? "; " : "；");
		period(k, &text, o->period);
		zz_buf_putc(&text, ' ');
		title(k, &text, o->rule);
		struct zz_str group = zz_view_subject(k->l, o); /* of several, one is not all */
		zz_buf_puts(&text, group.n ? " " : "");
		zz_text_safe(&text, group);
	}
	if (text.n)
		line(k, N_("Now met"), &text);
	zz_buf_free(&text);
}

enum line { LINE_MONTH, LINE_QUARTER, LINE_HALF, LINE_YEAR, LINE_FORMER, LINES };
static const char *const line_words[LINES] = {
	N_("This month"), N_("This quarter"), N_("This half"), N_("This year"), N_("Still open"),
};

static enum line line_of(const struct zz_duty *d)
{
	return d->span < ZZ_SPAN_WINDOW ? (enum line)d->span : LINE_FORMER;
}

static void due_entry(struct ack *k, struct zz_buf *out, const struct zz_duty *d)
{
	if (line_of(d) == LINE_FORMER) {
		period(k, out, d->period);
		zz_buf_putc(out, ' ');
	}
	title(k, out, d->rule);
	zz_duty_subjects(out, k->l, d, k->view->lang);
	if (line_of(d) == LINE_YEAR)
		return;
	zz_buf_puts(out, k->view->lang == ZZ_EN ? " (until " : "（至");
	zz_view_day(out, d->deadline, k->l->today, k->view->lang);
	zz_buf_puts(out, k->view->lang == ZZ_EN ? ")" : "）");
}

static void due(struct ack *k)
{
	struct zz_duties duties;
	zz_duties_of(&duties, k->a->verdict, k->r->owner);
	for (int which = 0; which < LINES; which++) {
		struct zz_buf text = {0};
		for (size_t i = 0; i < duties.n; i++) {
			const struct zz_duty *d = &duties.at[i];
			if (d->met || d->waived || d->rule->count <= 0 || line_of(d) != (enum line)which)
				continue;
			if (text.n)
				zz_buf_puts(&text, k->view->lang == ZZ_EN ? "; " : "；");
			due_entry(k, &text, d);
		}
		if (text.n && which == LINE_YEAR)
			zz_buf_puts(&text, zz_tr(k->view->lang, N_(" (not due yet, nothing is owed)")));
		if (text.n)
			line(k, line_words[which], &text);
		zz_buf_free(&text);
	}
	zz_duties_free(&duties);
}

/* --- the record itself --- */

static void decision(struct ack *k, struct zz_buf *out, const struct zz_agenda *item, struct zz_str text)
{
	bool english = k->view->lang == ZZ_EN;
	zz_buf_puts(out, !out->n ? "" : english ? "; " : "；");
	zz_view_day(out, item->deadline, k->l->today, k->view->lang);
	zz_buf_puts(out, zz_tr(k->view->lang, N_(" at the latest: ")));
	zz_text_safe(out, text);
	if (item->person)
		zz_buf_printf(out, english ? " (%.*s)" : "（%.*s）",
					  ZZ_FMT(zz_intern_str(&k->l->words, item->person)));
}

static void decisions(struct ack *k)
{
	const struct zz_agenda *item = k->r->agenda.at;
	struct zz_arena a = {0};
	struct zz_findings ignored = {.arena = &a};
	struct zz_node *root = zz_yaml_parse(k->a->text, k->r->path, &a, &ignored);
	struct zz_buf text = {0};
	for (uint32_t i = 0; i < k->r->agenda.n; i++)
		if (item[i].deadline != ZZ_NO_DAY)
			decision(k, &text, &item[i], zz_decision_text(k->l, k->r, root, i, &a));
	if (text.n)
		line(k, N_("Decided"), &text);
	zz_buf_free(&text);
	free(ignored.at);
	zz_arena_free(&a);
}

/* A carrier whom the roster does not know may be right: said, and no more. */
static void carriers(struct ack *k)
{
	const struct zz_agenda *item = k->r->agenda.at;
	for (uint32_t i = 0; k->l->everybody && i < k->r->agenda.n; i++) {
		struct zz_str who = zz_intern_str(&k->l->words, item[i].person);
		struct zz_carrier c = zz_carrier_of(k->l, who, k->r->org, k->r->date);
		struct zz_buf text = {0};
		zz_carrier_hint(&text, k->l, &c, k->view->lang);
		if (text.n) {
			zz_buf_puts(&text, zz_tr(k->view->lang, N_(" (who carries it out)")));
			line(k, N_("Note"), &text);
		}
		zz_buf_free(&text);
	}
}

/* Nor is a stranger in the chair a slip; who is one sign from somebody known may be. */
static void leaders(struct ack *k)
{
	const struct {
		enum zz_field_id field;
		uint32_t name;
	} at[] = {{ZZ_F_CHAIR, k->r->chair.name},
			  {ZZ_F_RECORDER, k->r->recorder.name},
			  {ZZ_F_LECTURER, k->r->lecturer.name}};
	for (size_t i = 0; k->l->everybody && i < sizeof at / sizeof at[0]; i++) {
		struct zz_str who = zz_intern_str(&k->l->words, at[i].name);
		struct zz_carrier c = zz_carrier_of(k->l, who, k->r->org, k->r->date);
		struct zz_buf text = {0};
		if (c.is != ZZ_CARRIER_NEAR)
			continue;
		zz_carrier_hint(&text, k->l, &c, k->view->lang);
		zz_buf_printf(&text, k->view->lang == ZZ_EN ? " (%s)" : "（%s）",
					  zz_term_text(&zz_fields[at[i].field].name, k->view->lang));
		line(k, N_("Note"), &text);
		zz_buf_free(&text);
	}
}

static void attendance(struct ack *k)
{
	struct zz_attendance n;
	struct zz_buf text = {0};
	zz_record_attendance(k->l, k->r, &n);
	if (!n.known || n.due == 0)
		return;
	zz_msgf(&text, k->view->lang, N_("due %d, present %d, absent %d"), n.due, n.present, n.absent);
	if (n.online)
		zz_msgf(&text, k->view->lang, N_(", of these online %d"), n.online);
	line(k, N_("Attendance"), &text);
	zz_buf_free(&text);
}

static void findings(struct ack *k)
{
	const struct zz_verdict *v = k->a->verdict;
	bool any = false;
	for (size_t i = 0; i < v->findings.n; i++) {
		const struct zz_finding *f = &v->findings.at[i];
		if (!zz_str_eq(f->path, k->r->path) || !zz_finding_counts(v, i))
			continue;
		if (!any)
			zz_buf_printf(
				k->out, "%s\n",
				zz_tr(k->view->lang, N_("To complete or to explain (it is recorded all the same):")));
		any = true;
		struct zz_buf text = {0};
		zz_finding_text(&text, f, f->def->message, k->view->lang);
		zz_ink(k->out, k->view, zz_severity_ink(f->severity));
		zz_buf_printf(k->out, "  %s", zz_term_text(&zz_severity_terms[f->severity], k->view->lang));
		zz_ink(k->out, k->view, ZZ_INK_PLAIN);
		zz_buf_printf(k->out, "%s%.*s [%.*s]  ", k->view->lang == ZZ_EN ? ": " : "：",
					  ZZ_FMT(zz_buf_view(&text)), ZZ_FMT(f->rule.n ? f->rule : zz_str(f->def->id)));
		zz_view_finding_id(k->out, v, i);
		zz_buf_putc(k->out, '\n');
		zz_buf_free(&text);
	}
}

/* An option names what stands at the top of the record, or in the one item of an agenda. */
static const struct zz_item *item_of(const struct zz_record *r, struct zz_str part)
{
	static const char alone[] = "agenda.1.";
	if (r->agenda.n == 1 && zz_str_starts(part, alone))
		return zz_form_item(&zz_form_agenda, zz_str_sub(part, sizeof alone - 1, part.n));
	return zz_form_item(&zz_kinds[r->kind].form, part);
}

/* What to type for the elements that are missing. */
static void fill_in(struct ack *k)
{
	const struct zz_verdict *v = k->a->verdict;
	struct zz_buf options = {0}, name = {0}, text = {0};
	for (size_t i = 0; i < v->findings.n; i++) {
		const struct zz_finding *f = &v->findings.at[i];
		/* Who came is typed by who did not. */
		struct zz_str part = zz_str_is(f->part, "present") ? ZZ_STR("absent") : f->part;
		const struct zz_item *item = item_of(k->r, part);
		if (item && zz_str_is(zz_str(f->def->id), "element-missing") && zz_str_eq(f->path, k->r->path))
			zz_buf_printf(&options, " --%s …", zz_term_text(&item->field->name, k->view->lang));
	}
	zz_view_called(&name, k->l, k->r, k->view->lang);
	if (options.n) {
		zz_msgf(&text, k->view->lang, N_("zzsh amend %s --reason …%s"), name.data, options.data);
		line(k, N_("To complete"), &text);
	}
	zz_buf_free(&options);
	zz_buf_free(&name);
	zz_buf_free(&text);
}

static void changes(struct ack *k)
{
	if (k->a->by_hand.n)
		zz_buf_printf(k->out, "%s\n%.*s",
					  zz_tr(k->view->lang, N_("Edited by hand before, and recorded with this correction:")),
					  ZZ_FMT(k->a->by_hand));
	if (k->a->changes.n)
		zz_buf_printf(k->out, "%s\n%.*s", zz_tr(k->view->lang, N_("What changed:")), ZZ_FMT(k->a->changes));
}

static void closing(struct ack *k)
{
	struct zz_buf name = {0}, text = {0};
	zz_view_called(&name, k->l, k->r, k->view->lang);
	zz_msgf(&text, k->view->lang,
			N_("Something wrong? zzsh amend %s --reason …; the former text and the reason are kept, and a "
			   "correction "
			   "inside the time for entering raises no question.\n"),
			name.data);
	sentence(k, &text);
	zz_buf_free(&text);
	zz_buf_free(&name);
}

static void beside(struct ack *k)
{
	struct zz_buf text = {0};
	if (!k->a->beside.n || zz_view_alone(k->l, k->r))
		return;
	zz_msgf(
		&text, k->view->lang,
		N_("the day has another record of this kind, %.*s; if it is the same sitting, withdraw one of them: "
		   "zzsh withdraw ID --reason …"),
		ZZ_FMT(k->a->beside));
	line(k, N_("Note"), &text);
	zz_buf_free(&text);
}

/* What an inspection found stands in the register of rectification by itself; somebody has to be named for
 * it. */
static void found(struct ack *k)
{
	struct zz_arena a = {0};
	struct zz_words points = {0};
	struct zz_buf text = {0};
	if (k->r->kind == ZZ_INSPECTION)
		zz_record_words(k->l, k->r, "points", &a, &points);
	if (points.n) {
		zz_msgf(&text, k->view->lang,
				N_("points in the register now: %zu; zzsh rectify lists them, zzsh rectify add R-… --owner "
				   "WHO --deadline DATE says who puts them right"),
				points.n);
		line(k, N_("Rectification"), &text);
	}
	free(points.at);
	zz_buf_free(&text);
	zz_arena_free(&a);
}

void zz_ack_text(struct zz_buf *out, const struct zz_ack *a, const struct zz_view *view)
{
	const struct zz_ledger *l = a->verdict->ledger;
	struct ack k = {out, a, view, l, &l->records[a->record], zz_day_at(a->now, l->unit.zone)};
	saved(&k);
	if (!nothing_new(&k))
		entered(&k);
	reviewed(&k);
	zz_view_calendar(out, l, view);
	ask_reason(&k);
	beside(&k);
	attendance(&k);
	changes(&k);
	met(&k);
	due(&k);
	decisions(&k);
	leaders(&k);
	carriers(&k);
	found(&k);
	findings(&k);
	fill_in(&k);
	closing(&k);
}
