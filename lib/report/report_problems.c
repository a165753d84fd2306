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

/* What findings that say the same come to, as one item. */
struct zz_problem {
	struct zz_str key, title, basis; /* key: the rule's id; empty where no rule stands behind */
	uint8_t group, severity;
	size_t n, missing, not_held, explained;
	struct zz_problem_owners {
		struct zz_problem_owner {
			size_t ledger;
			uint32_t owner;
			struct zz_str name;
		} * at;
		size_t n, room;
	} owners;
};

static size_t group_of(enum zz_severity s)
{
	size_t g = 0;
	while (s > groups[g].to)
		g++;
	return g;
}

/* Findings of shape, each with words of its own, are one item: the annex has them singly. */
static struct zz_problem *problem_of(struct zz_problems *p, const struct zz_report_facts *f, size_t finding)
{
	const struct zz_rule *rule = f->v->judged[finding].rule;
	enum zz_severity severity = f->v->findings.at[finding].severity;
	uint8_t group = (uint8_t)group_of(severity);
	struct zz_str key = rule ? zz_intern_str(&f->l->words, rule->id) : (struct zz_str){0};
	struct zz_buf basis = {0};
	for (size_t i = 0; i < p->n; i++)
		if (p->at[i].group == group && zz_str_eq(p->at[i].key, key) &&
			(!rule || p->at[i].severity == severity))
			return &p->at[i];
	struct zz_problem *at = ZZ_PUSH(p);
	*at = (struct zz_problem){
		.key = zz_arena_str(&p->arena, key), .group = group, .severity = (uint8_t)severity};
	if (rule) {
		zz_report_basis(&basis, rule, f->asked->lang);
		at->title = zz_arena_str(&p->arena, zz_report_rule_title(f, rule));
		at->basis = zz_arena_str(&p->arena, zz_buf_view(&basis));
	}
	zz_buf_free(&basis);
	return at;
}

static void add_owner(struct zz_problems *p, struct zz_problem *at, const struct zz_report_facts *f,
					  size_t ledger, uint32_t owner)
{
	for (size_t i = 0; i < at->owners.n; i++)
		if (at->owners.at[i].owner == owner && at->owners.at[i].ledger == ledger)
			return;
	struct zz_buf name = {0};
	if (owner)
		zz_buf_str(&name, zz_report_named(&p->arena, f, owner));
	else if (f->asked->several)
		zz_msgf(&name, f->asked->lang, N_("the ledger of %.*s"), ZZ_FMT(zz_report_unit(f)));
	else
		zz_buf_puts(&name, zz_tr(f->asked->lang, N_("the ledger itself")));
	*ZZ_PUSH(&at->owners) =
		(struct zz_problem_owner){ledger, owner, zz_arena_str(&p->arena, zz_buf_view(&name))};
	zz_buf_free(&name);
}

static void take(struct zz_problems *p, const struct zz_report_facts *f, size_t ledger, size_t i)
{
	const struct zz_judged *judged = &f->v->judged[i];
	struct zz_problem *at = problem_of(p, f, i);
	bool missing =
		judged->rule && judged->obligation >= 0 && f->v->at[judged->obligation].state == ZZ_MISSING;
	at->n++;
	at->missing += missing;
	at->not_held += missing && f->v->at[judged->obligation].not_held;
	at->explained += judged->answer == ZZ_EXPLAINED;
	add_owner(p, at, f, ledger, zz_intern_find(&f->l->words, f->v->findings.at[i].owner));
}

void zz_problems_add(struct zz_problems *p, const struct zz_report_facts *f, size_t ledger)
{
	p->branches += f->nbranches;
	p->unjudged += f->classes[ZZ_CLASS_UNJUDGED];
	for (size_t i = 0; i < f->v->findings.n; i++) {
		if (f->v->findings.at[i].severity >= ZZ_INFO)
			continue;
		p->answered[f->v->judged[i].answer]++;
		if (zz_report_open(f, i))
			take(p, f, ledger, i);
	}
}

void zz_problems_free(struct zz_problems *p)
{
	for (size_t i = 0; i < p->n; i++)
		free(p->at[i].owners.at);
	free(p->at);
	zz_arena_free(&p->arena);
}

static void names(struct zz_buf *out, const struct zz_problem *k, enum zz_lang lang, bool no_names)
{
	struct zz_doc_lines list = {0};
	for (size_t i = 0; i < k->owners.n; i++)
		*ZZ_PUSH(&list) = k->owners.at[i].name;
	zz_report_names(out, list.at, list.n, lang, no_names);
	free(list.at);
}

/* Of an obligation its state is the fact; of anything else how many there are: the annex has them in their
 * own words. */
static void fact(struct zz_buf *out, const struct zz_problem *k, enum zz_lang lang, bool no_names)
{
	if (k->missing > k->not_held)
		zz_msgf(out, lang, N_("no sufficient record seen %zu; "), k->missing - k->not_held);
	if (k->not_held)
		zz_msgf(out, lang, N_("not held, as the branches confirmed, %zu; "), k->not_held);
	if (k->n > k->missing)
		zz_msgf(out, lang, N_("%zu found; "), k->n - k->missing);
	zz_buf_puts(out, zz_tr(lang, N_("concerned: ")));
	names(out, k, lang, no_names);
	if (k->explained)
		zz_msgf(out, lang, N_("; explained and waiting for an answer %zu"), k->explained);
	zz_buf_puts(out, lang == ZZ_ZH ? "。" : ". ");
}

static void item(struct zz_doc *d, const struct zz_problem *k, enum zz_lang lang, bool no_names)
{
	struct zz_buf text = {0}, head = {0};
	if (k->key.n) {
		zz_buf_str(&head, k->title);
		zz_buf_puts(&head, lang == ZZ_ZH ? "。" : ". ");
	} else
		zz_buf_puts(&head, zz_tr(lang, N_("Rosters and files of the ledger that do not agree or cannot be "
										  "understood. ")));
	fact(&text, k, lang, no_names);
	zz_buf_str(&text, k->basis);
	zz_buf_puts(&text, k->key.n ? (lang == ZZ_ZH ? "。" : ".") : "");
	struct zz_block *b = zz_doc_heading(d, 3, zz_buf_view(&head));
	zz_doc_more(d, b, zz_buf_view(&text));
	zz_buf_free(&text);
	zz_buf_free(&head);
}

static void say(struct zz_doc *d, struct zz_str text)
{
	zz_doc_block(d, ZZ_BLOCK_PARAGRAPH, text);
}

/* Those of a group behind which a rule stands, or the others. */
static void items(struct zz_doc *d, const struct zz_problems *p, size_t group, bool ruled, bool *headed,
				  bool no_names)
{
	for (size_t i = 0; i < p->n; i++) {
		if (p->at[i].group != group || (p->at[i].key.n > 0) != ruled)
			continue;
		if (!*headed)
			zz_doc_heading(d, 2, zz_report_word(d->lang, groups[group].title));
		*headed = true;
		item(d, &p->at[i], d->lang, no_names);
	}
}

void zz_problems_put(struct zz_doc *d, const struct zz_problems *p, bool no_names)
{
	for (size_t g = 0; g < sizeof groups / sizeof *groups; g++) {
		bool headed = false;
		items(d, p, g, true, &headed, no_names);
		items(d, p, g, false, &headed, no_names);
	}
	if (!p->n && p->unjudged && p->unjudged == p->branches)
		say(d, zz_report_word(d->lang,
							  N_("Nothing was assessed for this period, so that nothing is said here.")));
	else if (!p->n)
		say(d,
			zz_report_say(d, d->lang, N_("The comparison of records and rules found nothing to put right.")));
	size_t accepted = p->answered[ZZ_ACCEPTED], exempt = p->answered[ZZ_EXEMPT];
	if (accepted && exempt)
		say(d, zz_report_say(
				   d, d->lang,
				   N_("Not counted above: %zu whose explanation was accepted, %zu exempt by approval."),
				   accepted, exempt));
	else if (accepted)
		say(d, zz_report_say(d, d->lang, N_("Not counted above: %zu whose explanation was accepted."),
							 accepted));
	else if (exempt)
		say(d, zz_report_say(d, d->lang, N_("Not counted above: %zu exempt by approval."), exempt));
}

/* --- requests --- */

void zz_requests_add(struct zz_requests *r, const struct zz_report_facts *f)
{
	const size_t *b = f->all.entries.bands;
	if (!r->unit.n) {
		r->unit = zz_report_unit(f);
		r->deadline = zz_report_deadline(f);
		r->timely = (int)f->l->unit.bands.timely;
		r->first = ZZ_NO_DAY;
	}
	r->unreadable += f->v->unreadable;
	r->concerned += f->classes[ZZ_CLASS_PROBLEM] + f->classes[ZZ_CLASS_EXPLAIN];
	r->late += b[ZZ_BAND_LATE] + b[ZZ_BAND_BACKFILLED] + b[ZZ_BAND_OVERDUE];
	for (size_t i = 0; i < f->v->findings.n; i++)
		r->waiting += f->v->judged[i].answer == ZZ_EXPLAINED && f->v->findings.at[i].severity < ZZ_INFO;
	for (size_t i = 0; i < f->v->n; i++)
		if (f->v->at[i].state == ZZ_DUE && f->v->at[i].rule->count > 0) {
			r->open++;
			if (r->first == ZZ_NO_DAY || f->v->at[i].closes < r->first)
				r->first = f->v->at[i].closes;
		}
}

static void request(struct zz_doc *d, const char *head, struct zz_str text)
{
	struct zz_block *b = zz_doc_heading(d, 2, zz_report_word(d->lang, head));
	zz_doc_more(d, b, text);
}

static void put_right(struct zz_doc *d, const struct zz_requests *r)
{
	struct zz_buf day = {0};
	if (!r->concerned)
		return;
	zz_doc_day(&day, r->deadline, d->lang);
	request(d, N_("Go through the findings. "),
			zz_report_say(
				d, d->lang,
				N_("The branches concerned (%zu) are asked to go through them (annex %u) by %s: to correct "
				   "with a reason what was written down wrongly, to put the roster right first where it is "
				   "behind, to say so where something was not held, and to explain the rest."),
				r->concerned, r->annex ? r->annex : 3u, day.data));
	zz_buf_free(&day);
}

static void still_open(struct zz_doc *d, const struct zz_requests *r)
{
	struct zz_buf day = {0};
	if (!r->open)
		return;
	zz_doc_day(&day, r->first, d->lang);
	request(d, N_("Enter what is still open. "),
			zz_report_say(d, d->lang,
						  N_("Still within their time, and counted as open: %zu; what was held is to be "
							 "entered in time, the first of these limits being %s."),
						  r->open, day.data));
	zz_buf_free(&day);
}

void zz_requests_put(struct zz_doc *d, const struct zz_requests *r)
{
	if (r->unreadable)
		request(d, N_("Repair what cannot be read. "),
				zz_report_say(d, d->lang,
							  N_("Records that cannot be read and are not counted: %zu. What they could have "
								 "met is not assessed; they are to be repaired first."),
							  r->unreadable));
	put_right(d, r);
	if (r->waiting)
		request(d, N_("Answer the explanations. "),
				zz_report_say(d, d->lang,
							  N_("Explanations that wait: %zu; %.*s will say whether they are accepted."),
							  r->waiting, ZZ_FMT(r->unit)));
	still_open(d, r);
	if (r->late && !r->annex) /* a document with other annexes has no list of them */
		request(
			d, N_("Enter in time. "),
			zz_report_say(d, d->lang,
						  N_("Records (%zu) were entered more than %d working days after the sitting (annex "
							 "2); late ones are accepted like any other, with the reason written down."),
						  r->late, r->timely));
	if (!d->numbers[1])
		say(d, zz_report_say(
				   d, d->lang,
				   N_("All branches are asked to go on holding their meetings as the rules say, and to enter "
					  "them in time.")));
}

void zz_report_problems(struct zz_doc *d, const struct zz_report_facts *f)
{
	struct zz_problems p = {0};
	zz_problems_add(&p, f, 0);
	zz_problems_put(d, &p, f->asked->no_names);
	zz_problems_free(&p);
}

void zz_report_requests(struct zz_doc *d, const struct zz_report_facts *f)
{
	struct zz_requests r = {0};
	zz_requests_add(&r, f);
	zz_requests_put(d, &r);
}
