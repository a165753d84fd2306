/* The table of procedural checks, and running them over the records that were asked about. */
#include "rules/checks.h"

#include "rules/attached.h"
#include "rules/headcount.h"
#include "rules/texts.h"

#include <stdlib.h>

#define RUN_EACH(function)    .record = (function)
#define RUN_HOST(function)    .record = (function), .host_only = true
#define RUN_TEXT(function)    .text = (function)
#define RUN_ONCE(function)    .once = (function)
#define RUN_COMPARE(function) .once = (function), .compares = true
#define RUN_NONE(function)    .once = NULL
const struct zz_check zz_checks[ZZ_CHECKS] = {
#define ZZ_CHECK(id, slug, label, subject_, needs_, how, function)                                           \
	[ZZ_CHECK_##id] = {.subject = ZZ_SUBJECT_##subject_, .needs = (needs_), RUN_##how(function)},
#include "rules/check_list.h"
#undef ZZ_CHECK
};

/* The rule's weight, but never more than the finding's own where that is a question or a hint. */
static void weigh(const struct zz_judge *j, struct zz_finding *f, const struct zz_rule *rule)
{
	if (!rule)
		return;
	enum zz_severity severity = zz_rule_severity(rule);
	f->rule = zz_intern_str(&j->l->words, rule->id);
	f->severity =
		f->def->severity >= ZZ_QUESTION && f->def->severity > severity ? f->def->severity : severity;
}

struct zz_finding *zz_report_owner(struct zz_judge *j, const struct zz_finding_def *def,
								   const struct zz_rule *rule, const struct zz_org *o,
								   struct zz_period period, uint32_t subject, const struct zz_arg *args,
								   size_t nargs)
{
	struct zz_finding *f = zz_finding_add(&j->v->findings, def, args, nargs);
	struct zz_buf text = {0};
	weigh(j, f, rule);
	f->owner = zz_intern_str(&j->l->words, o->id);
	f->subject = zz_intern_str(&j->l->words, subject);
	if (period.first != ZZ_NO_DAY) {
		zz_period_text(&text, period);
		f->period = zz_arena_str(&j->v->arena, zz_buf_view(&text));
	}
	zz_buf_free(&text);
	return f;
}

void zz_each_branch_year(struct zz_judge *j, const struct zz_rule *rule, zz_branch_year *call)
{
	const struct zz_period *asked = &j->v->period;
	struct zz_period year = zz_period_of(ZZ_PERIOD_YEAR, asked->first);
	for (; year.first <= asked->last && year.first <= j->l->today; year = zz_period_next(year)) {
		bool whole = year.first >= asked->first && year.last <= asked->last;
		if (j->l->unit.adopted != ZZ_NO_DAY && year.last < j->l->unit.adopted)
			continue;
		for (uint32_t i = 0; (whole || j->everything) && i < j->l->roster.norgs; i++) {
			const struct zz_org *o = &j->l->roster.orgs[i];
			if (!o->body && !o->unreadable && zz_asked_owner(j, o->id) &&
				zz_rule_in_force(rule, year.first, year.last))
				call(j, rule, o, year);
		}
	}
}

struct zz_finding *zz_report_record(struct zz_judge *j, const struct zz_finding_def *def,
									const struct zz_rule *rule, const struct zz_record *r, const char *part,
									const struct zz_arg *args, size_t nargs)
{
	struct zz_finding *f = zz_finding_add(&j->v->findings, def, args, nargs);
	weigh(j, f, rule);
	f->owner = zz_intern_str(&j->l->words, r->owner);
	f->record = r->id;
	f->path = r->path;
	f->part = zz_arena_str(&j->v->arena, zz_str(part));
	return f;
}

void zz_report_heads(struct zz_judge *j, const struct zz_rule *rule, const struct zz_record *r,
					 const char *part, const struct zz_headcount *h, const struct zz_finding_def *fails,
					 const struct zz_finding_def *doubtful)
{
	enum zz_outcome outcome = zz_attendance_outcome(&rule->share, h);
	if (outcome != ZZ_NOT_ENOUGH && (outcome != ZZ_DOUBTFUL || !doubtful))
		return;
	int due = outcome == ZZ_NOT_ENOUGH ? h->least : h->all;
	ZZ_REPORT(j, outcome == ZZ_NOT_ENOUGH ? fails : doubtful, rule, r, part, ZZ_ANUM("due", due),
			  ZZ_ANUM("least", h->least), ZZ_ANUM("present", h->present),
			  ZZ_ANUM("need", zz_share_needs(&rule->share, due)));
}

const struct zz_rule *zz_check_rule(const struct zz_judge *j, uint8_t check, zz_day on)
{
	for (size_t p = j->packs->n; p-- > 0;)
		for (uint32_t i = 0; i < j->packs->at[p]->nrules; i++) {
			const struct zz_rule *r = &j->packs->at[p]->rules[i];
			if (r->check == check && !r->off && zz_rule_in_force(r, on, on) &&
				zz_rule_version(j->packs, r, on, on) == r)
				return r;
		}
	return NULL;
}

static bool concerns(const struct zz_rule *rule, const struct zz_check *check, const struct zz_record *r)
{
	const uint8_t *kinds = rule->kinds.at;
	if (!rule->kinds.n)
		return true;
	for (uint32_t i = 0; i < rule->kinds.n; i++)
		if (check->host_only ? r->kind == kinds[i] : zz_record_is(r, kinds[i]))
			return true;
	return false;
}

bool zz_rule_speaks_of(const struct zz_judge *j, const struct zz_rule *rule, const struct zz_record *r)
{
	return zz_record_counts(r) && r->date != ZZ_NO_DAY && concerns(rule, &zz_checks[rule->check], r) &&
		   zz_asked_record(j, r) && zz_rule_in_force(rule, r->date, r->date) &&
		   zz_rule_version(j->packs, rule, r->date, r->date) == rule;
}

static void check_records(struct zz_judge *j, const struct zz_rule *rule, const struct zz_check *check)
{
	for (size_t i = 0; i < j->l->nrecords; i++)
		if (zz_rule_speaks_of(j, rule, &j->l->records[i]))
			check->record(j, rule, &j->l->records[i]);
}

/* --- texts: each record is read once more, for all rows that look at its text --- */

/* A row about records asks for each of them; one about branches is asked for as a whole. */
static bool asked_once(const struct zz_judge *j, const struct zz_rule *rule)
{
	const struct zz_period *p = &j->v->period;
	return rule->subject == ZZ_SUBJECT_RECORD ||
		   (zz_asked_rule(j, rule) && zz_rule_version(j->packs, rule, p->first, p->last) == rule);
}

struct text_rules {
	struct zz_judge *j;
	const struct zz_rule **at;
	size_t n, room;
	bool *speaks; /* by rule, of the record that is looked at */
	bool compares;
};

static void note_text_rule(struct text_rules *t, const struct zz_rule *rule)
{
	const struct zz_check *check = &zz_checks[rule->check];
	if (rule->off)
		return;
	t->compares |= check->compares && asked_once(t->j, rule);
	if (check->text)
		*ZZ_PUSH(t) = rule;
}

static bool wants_text(void *with, const struct zz_record *r)
{
	const struct text_rules *t = with;
	bool any = false;
	if (!zz_asked_record(t->j, r))
		return false;
	for (size_t i = 0; i < t->n; i++)
		any |= t->speaks[i] = zz_rule_speaks_of(t->j, t->at[i], r);
	return any;
}

static void check_text(void *with, const struct zz_record *r, const struct zz_record_text *text)
{
	const struct text_rules *t = with;
	for (size_t i = 0; i < t->n; i++) {
		if (t->speaks[i])
			zz_checks[t->at[i]->check].text(t->j, t->at[i], r, text);
	}
}

/* Not where a part of the ledger was loaded: what is entered is not held up by comparing it. */
static void check_texts(struct zz_judge *j, struct zz_texts *texts)
{
	struct text_rules t = {.j = j};
	for (size_t p = 0; p < j->packs->n; p++)
		for (uint32_t i = 0; i < j->packs->at[p]->nrules; i++)
			note_text_rule(&t, &j->packs->at[p]->rules[i]);
	if ((t.n || t.compares) && !j->l->scoped) {
		zz_texts_begin(texts, j->l);
		j->texts = texts;
		t.speaks = zz_malloc(t.n + 1);
		zz_texts_read(texts, t.compares, &(struct zz_text_visit){wants_text, check_text, &t});
	}
	free(t.speaks);
	free(t.at);
}

/* Of two of the three meetings and the lesson in one sitting only one counts: said beside each guest that
 * does not. */
static void note_guests_of(struct zz_judge *j, const struct zz_record *r)
{
	const struct zz_hosted *guests = r->hosted.at;
	uint8_t counted = zz_counted_meeting(r);
	for (uint32_t g = 0; g < r->hosted.n; g++) {
		uint8_t kind = guests[g].kind;
		if (!kind || zz_kinds[kind].system != ZZ_THREE_MEETINGS || (r->kind != counted && kind == counted))
			continue;
		ZZ_REPORT(j, ZZ_RF(ZZ_RF_GUEST_NOT_COUNTED), NULL, r,
				  zz_arena_printf(&j->v->arena, "hosted.%u", g + 1).p,
				  ZZ_ATERM("host", &zz_kind_terms[counted - 1]), ZZ_ATERM("guest", &zz_kind_terms[kind - 1]));
	}
}

static void note_guests(struct zz_judge *j)
{
	for (size_t i = 0; i < j->l->nrecords; i++) {
		const struct zz_record *r = &j->l->records[i];
		if (r->hosted.n && zz_record_counts(r) && zz_asked_record(j, r))
			note_guests_of(j, r);
	}
}

void zz_run_checks(struct zz_judge *j)
{
	struct zz_texts texts;
	check_texts(j, &texts);
	for (size_t p = 0; p < j->packs->n; p++)
		for (uint32_t i = 0; i < j->packs->at[p]->nrules; i++) {
			const struct zz_rule *rule = &j->packs->at[p]->rules[i];
			const struct zz_check *check = &zz_checks[rule->check];
			if (rule->off || (check->compares && !j->texts))
				continue;
			if (check->record)
				check_records(j, rule, check);
			else if (check->once && asked_once(j, rule))
				check->once(j, rule);
		}
	note_guests(j);
	if (j->texts)
		zz_texts_end(j->texts);
	if (j->attachments)
		zz_attachments_free(j->attachments);
	free(j->attachments);
	j->texts = NULL;
	j->attachments = NULL;
}
