/* zzsh rules diff: what a change of rules touches. */
#include "report/rules.h"

#include "base/message.h"
#include "base/text.h"
#include "format/json.h"
#include "model/embedded.h"

#include <stdlib.h>
#include <string.h>

enum change { ADDED, DROPPED, CHANGED, CHANGES };

static const struct zz_term change_terms[CHANGES] = {
	[ADDED] = {"added", "增加"}, [DROPPED] = {"dropped", "取消"}, [CHANGED] = {"changed", "调整"}};

struct changed_rule {
	uint8_t change;
	const struct zz_rule *before, *now;
};

/* By owner: what comes out otherwise. */
struct touched {
	uint32_t owner;
	size_t asked, dropped;      /* obligations there are now and were not, and the reverse */
	size_t missing, found_less; /* findings that there are now and were not, and the reverse */
};

struct diff {
	struct zz_ledger *l;
	struct {
		struct changed_rule *at;
		size_t n, room;
	} rules;
	struct {
		struct touched *at;
		size_t n, room;
	} owners;
};

/* --- rules --- */

/* A version of a rule, as the packs apply it: the last pack that has it speaks. */
static const struct zz_rule *same_rule(const struct zz_packs *p, const struct zz_rule *r)
{
	for (size_t i = p->n; i-- > 0;)
		for (uint32_t k = 0; k < p->at[i]->nrules; k++)
			if (p->at[i]->rules[k].id == r->id && p->at[i]->rules[k].since == r->since)
				return &p->at[i]->rules[k];
	return NULL;
}

static bool same_list(const struct zz_list *a, const struct zz_list *b, size_t size)
{
	return a->n == b->n && (!a->n || memcmp(a->at, b->at, a->n * size) == 0);
}

static bool same_words(const struct zz_list *a, const struct zz_list *b)
{
	const struct zz_str *x = a->at, *y = b->at;
	for (uint32_t i = 0; a->n == b->n && i < a->n; i++)
		if (!zz_str_eq(x[i], y[i]))
			return false;
	return a->n == b->n;
}

static bool same_numbers(const struct zz_rule *a, const struct zz_rule *b)
{
	return a->count == b->count && a->low == b->low && a->high == b->high && a->share.num == b->share.num &&
		   a->share.den == b->share.den && a->share.strict == b->share.strict && a->period == b->period &&
		   a->between.from == b->between.from && a->between.until == b->between.until;
}

static bool same_reach(const struct zz_rule *a, const struct zz_rule *b)
{
	return a->until == b->until && a->subject == b->subject && a->check == b->check &&
		   a->within == b->within && a->yearly_window == b->yearly_window && a->assessed == b->assessed &&
		   same_list(&a->counts, &b->counts, sizeof(struct zz_counts)) &&
		   same_list(&a->when, &b->when, sizeof(uint8_t)) &&
		   same_list(&a->kinds, &b->kinds, sizeof(uint8_t)) &&
		   same_list(&a->elements, &b->elements, sizeof(uint32_t)) && same_words(&a->words, &b->words);
}

static bool same(const struct zz_rule *a, const struct zz_rule *b)
{
	return a->off == b->off && zz_rule_severity(a) == zz_rule_severity(b) && a->force == b->force &&
		   same_numbers(a, b) && same_reach(a, b) && zz_str_eq(a->requirement.zh, b->requirement.zh) &&
		   zz_str_eq(a->title.zh, b->title.zh);
}

static void compare(struct diff *d, const struct zz_packs *before, const struct zz_packs *now)
{
	for (size_t p = 0; p < now->n; p++)
		for (uint32_t i = 0; i < now->at[p]->nrules; i++) {
			const struct zz_rule *r = &now->at[p]->rules[i], *was = same_rule(before, r);
			if (same_rule(now, r) == r && (!was || !same(was, r)))
				*ZZ_PUSH(&d->rules) = (struct changed_rule){was ? CHANGED : ADDED, was, r};
		}
	for (size_t p = 0; p < before->n; p++)
		for (uint32_t i = 0; i < before->at[p]->nrules; i++) {
			const struct zz_rule *r = &before->at[p]->rules[i];
			if (same_rule(before, r) == r && !same_rule(now, r))
				*ZZ_PUSH(&d->rules) = (struct changed_rule){DROPPED, r, NULL};
		}
}

/* --- whom --- */

static struct touched *touched(struct diff *d, uint32_t owner)
{
	for (size_t i = 0; i < d->owners.n; i++)
		if (d->owners.at[i].owner == owner)
			return &d->owners.at[i];
	struct touched *t = ZZ_PUSH(&d->owners);
	*t = (struct touched){.owner = owner};
	return t;
}

/* One line a thing, so that two verdicts can be laid side by side in order. */
struct line {
	struct zz_str key;
	uint32_t owner;
};

struct lines {
	struct zz_arena arena;
	struct line *at;
	size_t n, room;
};

static int by_key(const void *a, const void *b)
{
	return zz_str_cmp(((const struct line *)a)->key, ((const struct line *)b)->key);
}

static bool asked(const struct zz_obligation *o)
{
	return o->state != ZZ_NOT_APPLICABLE && o->state != ZZ_NOT_ASSESSED;
}

static void obligation_lines(const struct zz_verdict *v, struct lines *out)
{
	struct zz_buf key = {0};
	for (size_t i = 0; i < v->n; i++) {
		if (!asked(&v->at[i]))
			continue;
		zz_buf_clear(&key);
		zz_obligation_key(&key, v, &v->at[i]);
		*ZZ_PUSH(out) = (struct line){zz_arena_str(&out->arena, zz_buf_view(&key)), v->at[i].owner};
	}
	zz_buf_free(&key);
	if (out->n)
		qsort(out->at, out->n, sizeof *out->at, by_key);
}

/* A finding that weighs otherwise is another one here. */
static void finding_lines(const struct zz_verdict *v, struct lines *out)
{
	for (size_t i = 0; i < v->findings.n; i++) {
		const struct zz_finding *f = &v->findings.at[i];
		uint32_t owner = f->owner.n ? zz_intern_find(&v->ledger->words, f->owner) : 0;
		*ZZ_PUSH(out) = (struct line){zz_arena_printf(&out->arena, "%s %d", f->id, (int)f->severity), owner};
	}
	if (out->n)
		qsort(out->at, out->n, sizeof *out->at, by_key);
}

typedef void count(struct touched *t, bool more);

static void count_obligation(struct touched *t, bool more)
{
	t->asked += more;
	t->dropped += !more;
}

static void count_finding(struct touched *t, bool more)
{
	t->missing += more;
	t->found_less += !more;
}

static void lay_beside(struct diff *d, const struct lines *before, const struct lines *now, count *counted)
{
	size_t i = 0, k = 0;
	while (i < before->n || k < now->n) {
		int order = i == before->n ? 1 : k == now->n ? -1 : zz_str_cmp(before->at[i].key, now->at[k].key);
		if (order < 0)
			counted(touched(d, before->at[i++].owner), false);
		else if (order > 0)
			counted(touched(d, now->at[k++].owner), true);
		else
			i++, k++;
	}
}

static void lines_free(struct lines *l)
{
	free(l->at);
	zz_arena_free(&l->arena);
}

static void whom(struct diff *d, struct zz_packs *before, struct zz_packs *now)
{
	struct zz_question q = {.period = {.kind = ZZ_PERIOD_DAYS, .first = ZZ_NO_DAY, .last = ZZ_NO_DAY}};
	struct zz_verdict *was = NULL, *is = NULL;
	struct zz_error e = {0};
	struct lines lines[4] = {{{0}, NULL, 0, 0}};
	if (zz_judge(&was, d->l, before, &q, &e) == ZZ_OK && zz_judge(&is, d->l, now, &q, &e) == ZZ_OK) {
		obligation_lines(was, &lines[0]);
		obligation_lines(is, &lines[1]);
		finding_lines(was, &lines[2]);
		finding_lines(is, &lines[3]);
		lay_beside(d, &lines[0], &lines[1], count_obligation);
		lay_beside(d, &lines[2], &lines[3], count_finding);
	}
	for (size_t i = 0; i < 4; i++)
		lines_free(&lines[i]);
	zz_verdict_free(was);
	zz_verdict_free(is);
}

/* --- text --- */

static void put_number(struct zz_buf *out, const char *word, int64_t a, int64_t b, enum zz_lang lang)
{
	if (a != b)
		zz_buf_printf(out, "%s%s %lld → %lld", lang == ZZ_ZH ? "；" : "; ", zz_tr(lang, word), (long long)a,
					  (long long)b);
}

static void put_changes(struct zz_buf *out, const struct changed_rule *c, enum zz_lang lang)
{
	const struct zz_rule *a = c->before, *b = c->now;
	const char *stop = lang == ZZ_ZH ? "；" : "; ";
	if (a->off != b->off)
		zz_buf_printf(out, "%s%s", stop, zz_tr(lang, b->off ? N_("no longer applied") : N_("applied again")));
	put_number(out, N_("number"), a->count, b->count, lang);
	if (a->share.num != b->share.num || a->share.den != b->share.den)
		zz_buf_printf(out, "%s%s %d/%d → %d/%d", stop, zz_tr(lang, N_("share")), (int)a->share.num,
					  (int)a->share.den, (int)b->share.num, (int)b->share.den);
	put_number(out, N_("lower bound"), a->low, b->low, lang);
	put_number(out, N_("upper bound"), a->high, b->high, lang);
	if (zz_rule_severity(a) != zz_rule_severity(b))
		zz_buf_printf(out, "%s%s → %s", stop, zz_term_text(&zz_severity_terms[zz_rule_severity(a)], lang),
					  zz_term_text(&zz_severity_terms[zz_rule_severity(b)], lang));
	if (!same_reach(a, b) || a->period != b->period)
		zz_buf_printf(out, "%s%s", stop, zz_tr(lang, N_("what it speaks of")));
	if (!zz_str_eq(a->requirement.zh, b->requirement.zh) || !zz_str_eq(a->title.zh, b->title.zh))
		zz_buf_printf(out, "%s%s", stop, zz_tr(lang, N_("its wording")));
	if (b->changed && b->change_reason.n) {
		zz_buf_puts(out, stop);
		zz_text_safe(out, b->change_reason);
	}
}

static void rule_line(struct zz_buf *out, const struct diff *d, const struct changed_rule *c,
					  const struct zz_view *view)
{
	const struct zz_rule *r = c->now ? c->now : c->before;
	struct zz_buf text = {0};
	zz_buf_printf(&text, "%s  %s  ", zz_term_text(&change_terms[c->change], view->lang), r->slug);
	zz_text_safe(&text, ZZ_VIEW_TEXT(r->title, view->lang));
	zz_buf_printf(&text, view->lang == ZZ_ZH ? "（%.*s）" : " (%.*s)",
				  ZZ_FMT(zz_intern_str(&d->l->words, r->pack->name)));
	if (c->change == CHANGED)
		put_changes(&text, c, view->lang);
	zz_buf_puts(out, "  ");
	zz_text_wrap(out, zz_buf_view(&text), view->width, 4);
	zz_buf_putc(out, '\n');
	zz_buf_free(&text);
}

static void owner_line(struct zz_buf *out, const struct diff *d, const struct touched *t,
					   const struct zz_view *view)
{
	struct zz_str name =
		t->owner ? zz_view_owner(d->l, t->owner) : zz_str(zz_tr(view->lang, N_("the ledger as a whole")));
	zz_buf_puts(out, "  ");
	zz_text_pad(out, name, 20);
	zz_msgf(out, view->lang,
			N_("  duties: %zu more, %zu fewer; findings: %zu more or heavier, %zu fewer or lighter\n"),
			t->asked, t->dropped, t->missing, t->found_less);
}

static void text(struct zz_buf *out, const struct diff *d, struct zz_str since, const struct zz_view *view)
{
	if (!d->rules.n) {
		zz_msgf(out, view->lang, N_("No rule has changed since %.*s\n"), ZZ_FMT(since));
		return;
	}
	zz_msgf(out, view->lang, N_("Rules changed since %.*s: %zu\n"), ZZ_FMT(since), d->rules.n);
	for (size_t i = 0; i < d->rules.n; i++)
		rule_line(out, d, &d->rules.at[i], view);
	zz_msgf(out, view->lang, N_("Touched, the ledger as it is judged by both: %zu\n"), d->owners.n);
	for (size_t i = 0; i < d->owners.n; i++)
		owner_line(out, d, &d->owners.at[i], view);
	if (!d->owners.n)
		zz_buf_puts(out, zz_tr(view->lang, N_("  nobody: every duty and finding comes out as before\n")));
}

/* --- JSON --- */

static void as_json(struct zz_buf *out, const struct diff *d, struct zz_str since)
{
	struct zz_json j;
	zz_json_init(&j, out, false);
	zz_json_object(&j);
	zz_json_member_int(&j, "version", 1);
	zz_json_member(&j, "since", since);
	zz_json_key(&j, "rules");
	zz_json_array(&j);
	for (size_t i = 0; i < d->rules.n; i++) {
		const struct changed_rule *c = &d->rules.at[i];
		const struct zz_rule *r = c->now ? c->now : c->before;
		zz_json_object(&j);
		zz_json_member(&j, "change", zz_str(change_terms[c->change].slug));
		zz_json_member(&j, "id", zz_str(r->slug));
		zz_json_member(&j, "pack", zz_intern_str(&d->l->words, r->pack->name));
		zz_json_object_end(&j);
	}
	zz_json_array_end(&j);
	zz_json_key(&j, "touched");
	zz_json_array(&j);
	for (size_t i = 0; i < d->owners.n; i++) {
		const struct touched *t = &d->owners.at[i];
		zz_json_object(&j);
		zz_json_member(&j, "owner", t->owner ? zz_intern_str(&d->l->words, t->owner) : (struct zz_str){0});
		zz_json_member_int(&j, "duties_more", (int64_t)t->asked);
		zz_json_member_int(&j, "duties_fewer", (int64_t)t->dropped);
		zz_json_member_int(&j, "findings_more", (int64_t)t->missing);
		zz_json_member_int(&j, "findings_fewer", (int64_t)t->found_less);
		zz_json_object_end(&j);
	}
	zz_json_array_end(&j);
	zz_json_object_end(&j);
	zz_buf_putc(out, '\n');
}

size_t zz_rules_diff(struct zz_buf *out, struct zz_ledger *l, struct zz_packs *before, struct zz_packs *now,
					 struct zz_str since, bool json, const struct zz_view *view)
{
	struct diff d = {.l = l};
	compare(&d, before, now);
	if (d.rules.n)
		whom(&d, before, now);
	if (json)
		as_json(out, &d, since);
	else
		text(out, &d, since, view);
	size_t n = d.rules.n;
	free(d.rules.at);
	free(d.owners.at);
	return n;
}

/* --- a pack that is pinned --- */

/* "version: 2026-01" */
static struct zz_str version_of(struct zz_str bytes)
{
	static const char key[] = "version: ";
	struct zz_str line;
	while (zz_str_split(&bytes, '\n', &line))
		if (zz_str_starts(line, key))
			return zz_str_trim(zz_str_sub(line, sizeof key - 1, line.n));
	return ZZ_STR("-");
}

int zz_rules_pin(struct zz_pinned *out, struct zz_str name, const struct zz_ledger *l, struct zz_arena *a,
				 struct zz_error *e)
{
	struct zz_buf subject = {0};
	out->bytes = zz_embedded_get(zz_arena_printf(a, "packs/%.*s.yaml", ZZ_FMT(name)).p);
	if (!out->bytes.n)
		return zz_error(e, ZZ_EUSAGE, N_("the program has no rule pack %.*s"), ZZ_FMT(name));
	out->path = zz_arena_printf(a, "rules/%.*s.yaml", ZZ_FMT(name));
	out->version = version_of(out->bytes);
	zz_msgf(&subject, zz_ledger_lang(l), N_("rules: pack %.*s pinned, version %.*s"), ZZ_FMT(name),
			ZZ_FMT(out->version));
	out->subject = zz_arena_str(a, zz_buf_view(&subject));
	zz_buf_free(&subject);
	return ZZ_OK;
}
