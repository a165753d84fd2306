#include "report/preview.h"

#include "base/message.h"
#include "base/text.h"
#include "entry/carrier.h"
#include "model/fields.h"
#include "rules/headcount.h"

#include <stdlib.h>

struct preview {
	struct zz_buf *out;
	const struct zz_ledger *l;
	const struct zz_record *r;
	const struct zz_draft *d;
	const struct zz_packs *packs;
	enum zz_lang lang;
};

static struct zz_str word(const struct preview *p, uint32_t id)
{
	return zz_intern_str(&p->l->words, id);
}

static void add(struct preview *p, struct zz_str text)
{
	if (!text.n)
		return;
	zz_buf_putc(p->out, ' ');
	zz_text_safe(p->out, text);
}

/* --- which sitting --- */

static void people(struct preview *p, const struct zz_list *list, const char *between)
{
	const struct zz_who *who = list->at;
	for (uint32_t i = 0; i < list->n; i++) {
		zz_buf_puts(p->out, i ? (p->lang == ZZ_EN ? ", " : "、") : between);
		zz_text_safe(p->out, word(p, who[i].name));
	}
}

static void sitting(struct preview *p)
{
	struct zz_buf time = {0};
	char day[ZZ_DATE_MAX];
	if (p->r->time.from >= 0)
		zz_span_text(&time, p->r->time);
	zz_text_safe(p->out, zz_view_owner(p->l, p->r->owner));
	add(p, zz_str(zz_day_text(p->r->date, day)));
	add(p, zz_str(zz_term_text(&zz_kinds[p->r->kind].form.name, p->lang)));
	add(p, zz_buf_view(&time));
	add(p, word(p, p->r->title));
	add(p, word(p, p->r->place));
	people(p, &p->r->talkers, " ");
	people(p, &p->r->talkees, " - ");
	people(p, &p->r->members, " ");
	zz_buf_putc(p->out, '\n');
	zz_buf_free(&time);
}

/* Names that were typed short, or by number, as they were understood. */
static void leaders(struct preview *p)
{
	const struct {
		enum zz_field_id field;
		uint32_t name;
	} at[] = {{ZZ_F_CHAIR, p->r->chair.name},
			  {ZZ_F_RECORDER, p->r->recorder.name},
			  {ZZ_F_LECTURER, p->r->lecturer.name}};
	bool english = p->lang == ZZ_EN, first = true;
	for (size_t i = 0; i < sizeof at / sizeof at[0]; i++) {
		if (!at[i].name)
			continue;
		zz_buf_puts(p->out, first ? "" : english ? ", " : "，");
		zz_buf_printf(p->out, "%s%s", zz_term_text(&zz_fields[at[i].field].name, p->lang),
					  english ? " " : "");
		zz_text_safe(p->out, word(p, at[i].name));
		first = false;
	}
	zz_buf_puts(p->out, first ? "" : english ? ".\n" : "。\n");
}

/* --- who came --- */

static void absent(struct preview *p)
{
	const struct zz_attendee *at = p->r->absent.at;
	bool english = p->lang == ZZ_EN;
	if (p->r->absent.n)
		zz_buf_puts(p->out, english ? " (" : "（");
	for (uint32_t i = 0; i < p->r->absent.n; i++) {
		const char *why = at[i].reason ? zz_term_text(&zz_reason_terms[at[i].reason - 1], p->lang)
									   : zz_tr(p->lang, N_("reason not known"));
		zz_buf_puts(p->out, i ? (english ? "; " : "；") : "");
		zz_text_safe(p->out, word(p, at[i].who.name));
		zz_buf_printf(p->out, "%s%s", english ? ", " : "，", why);
	}
	if (p->r->absent.n)
		zz_buf_puts(p->out, english ? ")" : "）");
}

/* The rule that asks for a number of people at a sitting of this kind. */
static const struct zz_rule *quorum_rule(const struct preview *p)
{
	for (size_t i = p->packs->n; i-- > 0;)
		for (uint32_t k = 0; k < p->packs->at[i]->nrules; k++) {
			const struct zz_rule *rule = &p->packs->at[i]->rules[k];
			const uint8_t *kinds = rule->kinds.at;
			if (rule->check != ZZ_CHECK_COMMITTEE_QUORUM && rule->check != ZZ_CHECK_VOTE_QUORUM)
				continue;
			for (uint32_t n = 0; n < rule->kinds.n; n++)
				if (kinds[n] == p->r->kind && zz_rule_in_force(rule, p->r->date, p->r->date))
					return rule;
		}
	return NULL;
}

/* Everybody due, also those who are excused and stayed away: the other reading. */
static int all_due(const struct preview *p, bool voters)
{
	struct zz_due_list due = {0};
	int n = 0;
	zz_record_due(p->l, p->r, &due);
	for (size_t i = 0; i < due.n; i++)
		n += !voters || due.at[i].votes;
	zz_due_free(&due);
	return n;
}

static bool is_declared_unknown(const struct preview *p)
{
	const struct zz_term_of_office *t =
		p->r->org < 0 ? NULL : zz_org_term(&p->l->roster.orgs[p->r->org], p->r->date);
	return !t || t->unknown || t->none;
}

/* Nothing where the readings differ, or where it is not known how many there are. */
static void quorum(struct preview *p, const struct zz_attendance *n)
{
	const struct zz_rule *rule = quorum_rule(p);
	if (!rule || n->unaccounted)
		return;
	bool committee = rule->check == ZZ_CHECK_COMMITTEE_QUORUM;
	int came = committee ? n->present : n->voters_present, least = committee ? n->due : n->voters_due;
	bool enough = zz_share_reached(&rule->share, came, all_due(p, !committee));
	bool half = rule->share.num == 1 && rule->share.den == 2 && rule->share.strict != 2;
	if (!half || (committee && is_declared_unknown(p)) ||
		(!enough && zz_share_reached(&rule->share, came, least)))
		return;
	zz_buf_puts(p->out, p->lang == ZZ_EN ? "; " : "，");
	if (committee)
		zz_buf_puts(p->out, zz_tr(p->lang, enough ? N_("half or more of the committee came")
												  : N_("less than half of the committee came")));
	else
		zz_buf_puts(p->out, zz_tr(p->lang, enough ? N_("half or more of those with a vote came")
												  : N_("less than half of those with a vote came")));
}

static void attendance(struct preview *p)
{
	struct zz_attendance n;
	zz_record_attendance(p->l, p->r, &n);
	if (!n.known)
		return;
	zz_msgf(p->out, p->lang, N_("due %d, present %d, absent %d"), n.due, n.present, n.absent);
	absent(p);
	quorum(p, &n);
	zz_buf_puts(p->out, p->lang == ZZ_EN ? ".\n" : "。\n");
}

/* --- what was decided --- */

static struct zz_str text_of(const struct zz_node *item, const char *slug)
{
	const struct zz_node *node = zz_form_get(&zz_form_agenda, item, slug);
	return node && node->kind == ZZ_SCALAR ? zz_str_trim(node->text) : (struct zz_str){0};
}

/* Many lines on one, shortened: the text itself is a key away. */
static void add_text(struct preview *p, struct zz_str text)
{
	enum { CELLS = 60 };
	struct zz_buf one = {0};
	for (size_t i = 0; i < text.n; i++)
		zz_buf_putc(&one, text.p[i] == '\n' ? ' ' : text.p[i]);
	struct zz_str all = zz_buf_view(&one), front = zz_text_front(all, CELLS);
	zz_text_safe(p->out, front);
	zz_buf_puts(p->out, front.n < all.n ? "…" : "");
	zz_buf_free(&one);
}

/* A name that the roster does not know may be right: it is only said. */
static void carrier(struct preview *p, struct zz_str who)
{
	struct zz_carrier c = zz_carrier_of(p->l, who, p->r->org, p->r->date);
	if (!p->l->everybody || c.is == ZZ_CARRIER_FINE)
		return;
	zz_buf_puts(p->out, p->lang == ZZ_EN ? ": " : "：");
	zz_carrier_hint(p->out, p->l, &c, p->lang);
}

static void decision(struct preview *p, const struct zz_node *item)
{
	struct zz_str decided = text_of(item, "decision"), who = text_of(item, "person");
	struct zz_str until = text_of(item, "deadline");
	bool english = p->lang == ZZ_EN;
	if (!decided.n)
		return;
	zz_buf_puts(p->out, zz_tr(p->lang, N_("; decided: ")));
	add_text(p, decided);
	if (who.n || until.n)
		zz_buf_puts(p->out, english ? " (" : "（");
	zz_text_safe(p->out, who);
	carrier(p, who);
	zz_buf_puts(p->out, who.n && until.n ? (english ? ", " : "，") : "");
	if (until.n)
		zz_msgf(p->out, p->lang, N_("until %.*s"), ZZ_FMT(until));
	if (who.n || until.n)
		zz_buf_puts(p->out, english ? ")" : "）");
}

static void vote(struct preview *p, const struct zz_vote *v)
{
	if (!v->given)
		return;
	zz_buf_puts(p->out, zz_tr(p->lang, N_("; vote:")));
	const struct {
		const struct zz_field *field;
		int32_t n;
	} counts[] = {
		{&zz_fields[ZZ_F_YES], v->yes}, {&zz_fields[ZZ_F_NO], v->no}, {&zz_fields[ZZ_F_ABSTAIN], v->abstain}};
	for (size_t i = 0; i < sizeof counts / sizeof counts[0]; i++)
		if (counts[i].n != ZZ_UNSET)
			zz_buf_printf(p->out, " %s%s%d", zz_term_text(&counts[i].field->name, p->lang),
						  p->lang == ZZ_EN ? " " : "", counts[i].n);
}

static void agenda(struct preview *p)
{
	struct zz_arena a = {0};
	struct zz_findings ignored = {.arena = &a};
	struct zz_node *root = zz_yaml_parse(p->d->bytes, p->d->path, &a, &ignored);
	const struct zz_node *list = root ? zz_form_get(&zz_kinds[p->r->kind].form, root, "agenda") : NULL;
	const struct zz_agenda *at = p->r->agenda.at;
	uint32_t n = 0;
	for (const struct zz_node *item = list && list->kind == ZZ_SEQ ? list->first : NULL; item;
		 item = item->next) {
		struct zz_str topic = item->kind == ZZ_SCALAR ? zz_str_trim(item->text) : text_of(item, "topic");
		zz_msgf(p->out, p->lang, N_("item %u: "), n + 1);
		add_text(p, topic);
		if (item->kind == ZZ_MAP)
			decision(p, item);
		if (n < p->r->agenda.n)
			vote(p, &at[n].vote);
		zz_buf_putc(p->out, '\n');
		n++;
	}
	free(ignored.at);
	zz_arena_free(&a);
}

static void election(struct preview *p)
{
	const struct zz_candidate *at = p->r->election.candidates.at;
	if (!p->r->election.given)
		return;
	zz_buf_puts(p->out, zz_tr(p->lang, N_("election:")));
	for (uint32_t i = 0; i < p->r->election.candidates.n; i++) {
		zz_buf_puts(p->out, i ? (p->lang == ZZ_EN ? ", " : "，") : " ");
		zz_text_safe(p->out, word(p, at[i].who.name));
		if (at[i].yes != ZZ_UNSET)
			zz_buf_printf(p->out, " %d", at[i].yes);
		if (at[i].elected == 2)
			zz_buf_printf(p->out, " %s", zz_term_text(&zz_fields[ZZ_F_ELECTED].name, p->lang));
	}
	zz_buf_putc(p->out, '\n');
}

/* How many have each grade. */
static void grades(struct preview *p)
{
	const struct zz_grade *at = p->r->grades.at;
	bool first = true;
	for (int g = 1; zz_grade_terms[g - 1].slug; g++) {
		unsigned n = 0;
		for (uint32_t i = 0; i < p->r->grades.n; i++)
			n += at[i].grade == g;
		if (!n)
			continue;
		zz_buf_puts(p->out, first ? zz_tr(p->lang, N_("grades:")) : "");
		zz_buf_printf(p->out, " %s%s%u", zz_term_text(&zz_grade_terms[g - 1], p->lang),
					  p->lang == ZZ_EN ? " " : "", n);
		first = false;
	}
	zz_buf_puts(p->out, first ? "" : "\n");
}

/* --- what is missing --- */

/* "agenda.2.person" as one says it: 议题2的责任人. */
static void name_part(struct zz_buf *out, const struct zz_form *form, struct zz_str part, enum zz_lang lang)
{
	struct zz_str step;
	while (form && zz_str_split(&part, '.', &step)) {
		const struct zz_item *item = zz_form_item(form, step);
		if (item)
			zz_buf_printf(out, "%s%s",
						  !out->n         ? ""
						  : lang == ZZ_EN ? ": "
										  : "的",
						  zz_term_text(&item->field->name, lang));
		else
			zz_buf_printf(out, "%s%.*s", lang == ZZ_EN ? " " : "", ZZ_FMT(step));
		form = item && item->field->sub ? item->field->sub : item ? NULL : form;
	}
}

static void missing(struct preview *p)
{
	const struct zz_form *form = &zz_kinds[p->r->kind].form;
	struct zz_buf names = {0};
	for (size_t i = 0; i < p->d->findings.n; i++) {
		const struct zz_finding *f = &p->d->findings.at[i];
		if (!zz_str_is(zz_str(f->def->id), "element-missing"))
			continue;
		struct zz_buf name = {0};
		name_part(&name, form, f->part, p->lang);
		if (name.n && (!names.n || zz_str_find(zz_buf_view(&names), zz_buf_view(&name)) < 0))
			zz_buf_printf(&names, "%s%s", names.n ? (p->lang == ZZ_EN ? ", " : "、") : "", name.data);
		zz_buf_free(&name);
	}
	if (names.n)
		zz_msgf(p->out, p->lang, N_("still open: %s; it can be saved all the same and filled in later\n"),
				names.data);
	zz_buf_free(&names);
}

void zz_preview_text(struct zz_buf *out, const struct zz_ledger *l, const struct zz_draft *d,
					 const struct zz_packs *packs, const struct zz_view *view)
{
	struct preview p = {out, l, &l->records[d->record], d, packs, view->lang};
	zz_buf_puts(out, zz_tr(view->lang, N_("Check: ")));
	sitting(&p);
	leaders(&p);
	attendance(&p);
	agenda(&p);
	election(&p);
	grades(&p);
	missing(&p);
}
