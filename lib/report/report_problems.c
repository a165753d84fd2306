/* 存在问题, grouped by kind with the article, and what is asked of the branches. Facts, then requests. */
#include "report/report_parts.h"

#include "base/message.h"

#include <stdlib.h>

/* Three kinds (design section 4): what is against a rule or itself, what lacks a part, what is to be
 * explained. */
static const struct {
	enum zz_severity from, to;
	const char *title;
} groups[] = {
	{ZZ_CONTRADICTION, ZZ_VIOLATION, N_("Against the rules, or contradicting itself")},
	{ZZ_INCOMPLETE, ZZ_INCOMPLETE, N_("Parts that are missing")},
	{ZZ_SHORTFALL, ZZ_QUESTION, N_("Short of what is generally required, or to be explained")},
};

struct owner_set {
	uint32_t *at;
	size_t n, room;
};

/* Findings that say the same: of one rule, or without a rule of one definition. */
static bool same(const struct zz_report_facts *f, size_t a, size_t b)
{
	const struct zz_judged *x = &f->v->judged[a], *y = &f->v->judged[b];
	return x->rule == y->rule && (x->rule || f->v->findings.at[a].def == f->v->findings.at[b].def);
}

static void add_owner(struct owner_set *set, uint32_t owner)
{
	for (size_t i = 0; i < set->n; i++)
		if (set->at[i] == owner)
			return;
	*ZZ_PUSH(set) = owner;
}

static uint32_t owner_of(const struct zz_report_facts *f, size_t i)
{
	return zz_intern_find(&f->l->words, f->v->findings.at[i].owner);
}

/* What all of them come to, as one item. */
struct kin {
	size_t n, missing, not_held, explained;
	struct owner_set owners;
};

static void gather(const struct zz_report_facts *f, size_t first, bool *done, struct kin *k)
{
	enum zz_severity severity = f->v->findings.at[first].severity;
	for (size_t i = first; i < f->v->findings.n; i++) {
		const struct zz_judged *judged = &f->v->judged[i];
		if (done[i] || !zz_report_open(f, i) || !same(f, first, i) ||
			f->v->findings.at[i].severity != severity)
			continue;
		done[i] = true;
		k->n++;
		if (judged->obligation >= 0 && f->v->at[judged->obligation].state == ZZ_MISSING) {
			k->missing++;
			k->not_held += f->v->at[judged->obligation].not_held;
		}
		k->explained += judged->answer == ZZ_EXPLAINED;
		add_owner(&k->owners, owner_of(f, i));
	}
}

/* Of an obligation its state is the fact; of anything else how many there are: the annex has them in their
 * own words. */
static void fact(struct zz_buf *out, const struct zz_report_facts *f, const struct kin *k)
{
	enum zz_lang lang = f->asked->lang;
	if (k->missing > k->not_held)
		zz_msgf(out, lang, N_("no sufficient record seen %zu; "), k->missing - k->not_held);
	if (k->not_held)
		zz_msgf(out, lang, N_("not held, as the branches confirmed, %zu; "), k->not_held);
	if (k->n > k->missing)
		zz_msgf(out, lang, N_("%zu found; "), k->n - k->missing);
	zz_buf_puts(out, zz_tr(lang, N_("concerned: ")));
	zz_report_owners(out, f, k->owners.at, k->owners.n);
	if (k->explained)
		zz_msgf(out, lang, N_("; explained and waiting for an answer %zu"), k->explained);
	zz_buf_puts(out, lang == ZZ_ZH ? "。" : ". ");
}

static void item(struct zz_doc *d, const struct zz_report_facts *f, size_t first, bool *done)
{
	const struct zz_rule *rule = f->v->judged[first].rule;
	enum zz_lang lang = f->asked->lang;
	struct zz_buf text = {0}, head = {0};
	struct kin k = {0};
	gather(f, first, done, &k);
	if (rule)
		zz_buf_str(&head, zz_report_rule_title(f, rule));
	else
		zz_buf_puts(&head, zz_tr(lang, N_("rosters and files of the ledger")));
	zz_buf_puts(&head, lang == ZZ_ZH ? "。" : ". ");
	fact(&text, f, &k);
	if (rule)
		zz_report_basis(&text, rule, lang);
	zz_buf_puts(&text, rule ? (lang == ZZ_ZH ? "。" : ".") : "");
	struct zz_block *b = zz_doc_heading(d, 3, zz_buf_view(&head));
	zz_doc_more(d, b, zz_buf_view(&text));
	free(k.owners.at);
	zz_buf_free(&text);
	zz_buf_free(&head);
}

/* Findings of shape, each with words of its own, are one item: the annex has them singly. */
static void shape_item(struct zz_doc *d, const struct zz_report_facts *f, size_t group, bool *done)
{
	struct kin k = {0};
	struct zz_buf text = {0};
	for (size_t i = 0; i < f->v->findings.n; i++) {
		enum zz_severity s = f->v->findings.at[i].severity;
		if (done[i] || !zz_report_open(f, i) || s < groups[group].from || s > groups[group].to ||
			f->v->judged[i].rule)
			continue;
		done[i] = true;
		k.n++;
		k.explained += f->v->judged[i].answer == ZZ_EXPLAINED;
		add_owner(&k.owners, owner_of(f, i));
	}
	if (k.n) {
		struct zz_block *b = zz_doc_heading(
			d, 3,
			zz_str(zz_tr(f->asked->lang, N_("Rosters and files of the ledger that do not agree or cannot be "
											"understood. "))));
		fact(&text, f, &k);
		zz_doc_more(d, b, zz_buf_view(&text));
	}
	free(k.owners.at);
	zz_buf_free(&text);
}

static bool any_in(const struct zz_report_facts *f, size_t group)
{
	size_t n = 0;
	for (int s = (int)groups[group].from; s <= (int)groups[group].to; s++)
		n += f->totals[s];
	return n > 0;
}

static size_t answered(const struct zz_report_facts *f, enum zz_answer answer)
{
	size_t n = 0;
	for (size_t i = 0; i < f->v->findings.n; i++)
		n += f->v->judged[i].answer == answer && f->v->findings.at[i].severity < ZZ_INFO;
	return n;
}

static void say(struct zz_doc *d, struct zz_str text)
{
	zz_doc_block(d, ZZ_BLOCK_PARAGRAPH, text);
}

void zz_report_problems(struct zz_doc *d, const struct zz_report_facts *f)
{
	enum zz_lang lang = f->asked->lang;
	bool *done = zz_malloc(f->v->findings.n + 1), any = false;
	for (size_t g = 0; g < sizeof groups / sizeof *groups; g++) {
		if (!any_in(f, g))
			continue;
		any = true;
		zz_doc_heading(d, 2, zz_str(zz_tr(lang, groups[g].title)));
		for (size_t i = 0; i < f->v->findings.n; i++) {
			enum zz_severity s = f->v->findings.at[i].severity;
			if (!done[i] && zz_report_open(f, i) && s >= groups[g].from && s <= groups[g].to &&
				f->v->judged[i].rule)
				item(d, f, i, done);
		}
		shape_item(d, f, g, done);
	}
	if (!any)
		say(d, zz_report_say(d, lang, N_("The comparison of records and rules found nothing to put right.")));
	if (answered(f, ZZ_ACCEPTED) + answered(f, ZZ_EXEMPT))
		say(d,
			zz_report_say(
				d, lang, N_("Not counted above: %zu whose explanation was accepted, %zu exempt by approval."),
				answered(f, ZZ_ACCEPTED), answered(f, ZZ_EXEMPT)));
	free(done);
}

/* --- requests --- */

static void request(struct zz_doc *d, const struct zz_report_facts *f, const char *head, struct zz_str text)
{
	struct zz_block *b = zz_doc_heading(d, 2, zz_str(zz_tr(f->asked->lang, head)));
	zz_doc_more(d, b, text);
}

static void put_right(struct zz_doc *d, const struct zz_report_facts *f)
{
	struct zz_buf day = {0};
	enum zz_lang lang = f->asked->lang;
	if (!f->classes[ZZ_CLASS_PROBLEM] && !f->classes[ZZ_CLASS_EXPLAIN])
		return;
	zz_doc_day(&day, zz_report_deadline(f), lang);
	request(d, f, N_("Go through the findings. "),
			zz_report_say(
				d, lang,
				N_("The %zu branches concerned are asked to go through them (annex 3) by %s: to correct "
				   "with a reason what was written down wrongly, to put the roster right first where it "
				   "is behind, to say so where something was not held, and to explain the rest."),
				f->classes[ZZ_CLASS_PROBLEM] + f->classes[ZZ_CLASS_EXPLAIN], day.data));
	zz_buf_free(&day);
}

static void still_open(struct zz_doc *d, const struct zz_report_facts *f)
{
	size_t n = 0;
	zz_day first = ZZ_NO_DAY;
	struct zz_buf day = {0};
	enum zz_lang lang = f->asked->lang;
	for (size_t i = 0; i < f->v->n; i++)
		if (f->v->at[i].state == ZZ_DUE && f->v->at[i].rule->count > 0) {
			n++;
			if (first == ZZ_NO_DAY || f->v->at[i].closes < first)
				first = f->v->at[i].closes;
		}
	if (!n)
		return;
	zz_doc_day(&day, first, lang);
	request(
		d, f, N_("Enter what is still open. "),
		zz_report_say(d, lang,
					  N_("%zu matters are still within their time and count as open; what was held is to be "
						 "entered in time, the first of these limits being %s."),
					  n, day.data));
	zz_buf_free(&day);
}

static void in_time(struct zz_doc *d, const struct zz_report_facts *f)
{
	const size_t *b = f->all.entries.bands;
	size_t late = b[ZZ_BAND_LATE] + b[ZZ_BAND_BACKFILLED] + b[ZZ_BAND_OVERDUE];
	enum zz_lang lang = f->asked->lang;
	if (!late)
		return;
	request(d, f, N_("Enter in time. "),
			zz_report_say(
				d, lang,
				N_("%zu records were entered more than %d working days after the sitting (annex 2); late "
				   "ones are accepted like any other, with the reason written down."),
				late, (int)f->l->unit.bands.timely));
}

static void unreadable(struct zz_doc *d, const struct zz_report_facts *f)
{
	if (f->v->unreadable)
		request(d, f, N_("Repair what cannot be read. "),
				zz_report_say(
					d, f->asked->lang,
					N_("%zu records cannot be read and are not counted; what they could have met is not "
					   "assessed. They are to be repaired first."),
					f->v->unreadable));
}

void zz_report_requests(struct zz_doc *d, const struct zz_report_facts *f)
{
	enum zz_lang lang = f->asked->lang;
	size_t waiting = answered(f, ZZ_EXPLAINED);
	unreadable(d, f);
	put_right(d, f);
	if (waiting)
		request(d, f, N_("Answer the explanations. "),
				zz_report_say(d, lang, N_("%zu explanations wait; %.*s will say whether they are accepted."),
							  waiting, ZZ_FMT(zz_report_unit(f))));
	still_open(d, f);
	in_time(d, f);
	if (!d->numbers[1])
		say(d, zz_report_say(
				   d, lang,
				   N_("All branches are asked to go on holding their meetings as the rules say, and to enter "
					  "them in time.")));
}
