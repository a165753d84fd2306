/* Changes of roster, rules, waivers and settings that are in force from a day before they were committed.
 *
 * That is nothing wrong in itself: decisions arrive late. But what was found about records of that time may
 * come out otherwise, so both states of the ledger are judged, each from its own commit, as of the same day;
 * what differs is listed. */
#include "audit/audit_parts.h"

#include "rules/pack.h"

#include <stdlib.h>
#include <string.h>

enum { RECORDS_READ = 400000 }; /* in all comparisons together; beyond it changes are listed, not compared */

/* --- from when on a change is in force --- */

static const struct zz_form *form_of(struct zz_str path)
{
	if (zz_str_starts(path, "records/")) /* nearly all */
		return NULL;
	if (zz_str_starts(path, "branches/"))
		return &zz_branch_form;
	if (zz_str_starts(path, "bodies/"))
		return &zz_body_form;
	if (zz_str_starts(path, "rules/"))
		return &zz_pack_form;
	if (zz_str_starts(path, "waivers/"))
		return &zz_waiver_form;
	return zz_str_is(path, "zzsh.yaml") ? &zz_unit_form : NULL;
}

/* What a person has been from of old: in force from the day on which he or she is entered here. */
static bool is_of_old(struct zz_str part)
{
	return zz_str_ends(part, ".joined") || zz_str_ends(part, ".full");
}

/* Says until when something is to be, not from when on. */
static bool looks_ahead(struct zz_str part)
{
	return zz_str_ends(part, ".expires") || zz_str_is(part, "period");
}

static void take_day(struct zz_str text, zz_day *first)
{
	zz_day day;
	if (zz_day_parse(zz_str_trim(text), &day) && (*first == ZZ_NO_DAY || day < *first))
		*first = day;
}

static zz_day earliest(const struct zz_field_changes *list, bool of_old)
{
	zz_day first = ZZ_NO_DAY;
	for (size_t i = 0; i < list->n; i++) {
		const struct zz_field_change *c = &list->at[i];
		bool old = is_of_old(c->part) && (c->how == ZZ_REMOVED || (c->how == ZZ_ADDED && !of_old));
		if (looks_ahead(c->part) || old)
			continue;
		take_day(c->before, &first);
		take_day(c->after, &first);
	}
	return first;
}

static const struct zz_node *read_blob(struct zz_auditing *w, const struct zz_step *s, struct zz_str path)
{
	struct zz_buf bytes = {0};
	struct zz_error ignored = {0};
	struct zz_findings none = {.arena = &w->scratch};
	const struct zz_node *root = NULL;
	if (!zz_source_blob(w->l->source, s->blob, ZZ_YAML_BYTES, &bytes, &ignored))
		root = zz_yaml_parse(zz_arena_str(&w->scratch, zz_buf_view(&bytes)), path, &w->scratch, &none);
	zz_buf_free(&bytes);
	free(none.at);
	return root && root->kind == ZZ_MAP ? root : NULL;
}

/* ZZ_NO_DAY where it names no day: then it is in force for all time. False where nothing that is said
 * changed. */
static bool in_force_from(struct zz_auditing *w, const struct zz_step *s, struct zz_str path, zz_day *from)
{
	const struct zz_past *p = &w->a->past;
	struct zz_field_changes list = {0};
	const struct zz_step *old = s->nbefore ? &p->steps.at[p->befores.at[s->before]] : NULL;
	zz_arena_reset(&w->scratch);
	const struct zz_node *before = old ? read_blob(w, old, path) : NULL,
						 *after = s->gone ? NULL : read_blob(w, s, path);
	zz_compare_leaves(&list, form_of(path), before, after, ZZ_EN, &w->scratch);
	*from = earliest(&list, false);
	if (*from == ZZ_NO_DAY)
		*from = earliest(&list, true);
	bool any = list.n > 0;
	free(list.at);
	return any;
}

/* --- both states judged --- */

struct state {
	struct zz_source *source;
	struct zz_ledger *ledger;
	struct zz_packs packs;
	struct zz_verdict *verdict;
};

static bool judge_at(struct zz_auditing *w, const uint8_t *commit, const struct zz_scope *scope,
					 struct state *out)
{
	struct zz_error ignored = {.lang = w->a->error.lang};
	struct zz_question everything = {.period = {ZZ_PERIOD_DAYS, ZZ_NO_DAY, ZZ_NO_DAY}};
	memset(out, 0, sizeof *out);
	return !zz_source_open_commit(&out->source, w->l->source, commit, &ignored) &&
		   !zz_ledger_load(&out->ledger, out->source, scope, w->ask->now, w->l->today, &ignored) &&
		   !zz_packs_load(&out->packs, out->ledger, NULL, 0, &ignored) &&
		   !zz_judge(&out->verdict, out->ledger, &out->packs, &everything, &ignored);
}

static void close_state(struct state *s)
{
	zz_verdict_free(s->verdict);
	zz_packs_free(&s->packs);
	zz_ledger_free(s->ledger);
	zz_source_close(s->source);
}

/* --- what differs --- */

static void note(struct zz_auditing *w, struct zz_backdated *b, struct zz_str what)
{
	for (size_t i = 0; i < b->altered.n; i++)
		if (zz_str_eq(b->altered.at[i], what))
			return;
	*ZZ_PUSH(&b->altered) = zz_arena_str(&w->a->arena, what);
}

/* A record that the same commit touched differs by itself. */
static bool touched(const struct zz_past *p, uint32_t commit, struct zz_str path)
{
	for (const struct zz_step *s = zz_past_first(p, path); s; s = zz_step_next(p, s))
		if (s->commit == commit)
			return true;
	return false;
}

static const struct zz_finding *same_finding(const struct zz_verdict *v, const struct zz_finding *f)
{
	for (size_t i = 0; i < v->findings.n; i++)
		if (!strcmp(v->findings.at[i].id, f->id) && v->findings.at[i].severity == f->severity)
			return &v->findings.at[i];
	return NULL;
}

static void compare_findings(struct zz_auditing *w, struct zz_backdated *b, const struct zz_verdict *x,
							 const struct zz_verdict *y)
{
	for (size_t i = 0; i < x->findings.n; i++) {
		const struct zz_finding *f = &x->findings.at[i];
		if (!zz_str_starts(f->path, "records/") || touched(&w->a->past, b->step->commit, f->path))
			continue;
		const struct zz_finding *other = same_finding(y, f);
		bool counts = zz_finding_counts(x, i);
		if (!other || counts != zz_finding_counts(y, (size_t)(other - y->findings.at)))
			note(w, b, zz_arena_printf(&w->a->arena, "%.*s/%.*s", ZZ_FMT(f->owner), ZZ_FMT(f->record)));
	}
}

static void compare_obligations(struct zz_auditing *w, struct zz_backdated *b, const struct zz_verdict *x,
								const struct zz_verdict *y)
{
	struct zz_buf key = {0}, other = {0};
	size_t at = 0;
	for (size_t i = 0; i < x->n; i++) {
		zz_buf_clear(&key);
		zz_obligation_key(&key, x, &x->at[i]);
		for (size_t k = 0; k < y->n; k++) { /* both are in the same order, so the search goes on from there */
			size_t m = (at + k) % y->n;
			zz_buf_clear(&other);
			zz_obligation_key(&other, y, &y->at[m]);
			if (!zz_str_eq(zz_buf_view(&key), zz_buf_view(&other)))
				continue;
			if (x->at[i].state != y->at[m].state)
				note(w, b, zz_buf_view(&key));
			at = m + 1;
			break;
		}
	}
	zz_buf_free(&key);
	zz_buf_free(&other);
}

static bool brings_records(const struct zz_past *p, uint32_t commit)
{
	for (size_t i = 0; i < p->steps.n; i++)
		if (p->steps.at[i].commit == commit &&
			zz_str_starts(zz_intern_str(&p->paths, p->steps.at[i].path), "records/"))
			return true;
	return false;
}

static struct zz_str stem(struct zz_str path)
{
	struct zz_str name = zz_path_name(path);
	return zz_str_ends(name, ".yaml") ? zz_str_sub(name, 0, name.n - 5) : name;
}

static bool is_roster(struct zz_str path)
{
	return zz_str_starts(path, "branches/") || zz_str_starts(path, "bodies/");
}

static size_t records_of(const struct zz_ledger *l, struct zz_str owner)
{
	size_t n = 0;
	for (size_t i = 0; i < l->nrecords; i++)
		n += !owner.n || zz_str_eq(zz_intern_str(&l->words, zz_record_nth(l, i)->file_owner), owner);
	return n;
}

static void compare_states(struct zz_auditing *w, struct zz_backdated *b, size_t *left)
{
	enum { LAST_YEAR = 9999 };
	const struct zz_commit *c = zz_step_commit(&w->a->past, b->step);
	struct zz_scope scope = {.owner = is_roster(b->path) ? stem(b->path) : (struct zz_str){0},
							 .first_year = ZZ_FIRST_YEAR,
							 .last_year = LAST_YEAR};
	struct state before, after;
	size_t cost = 2 * records_of(w->l, scope.owner);
	if (!w->ask->compared || c->before == INT64_MIN || cost > *left) {
		w->a->uncompared += w->ask->compared;
		return;
	}
	*left -= cost;
	const struct zz_scope *part = scope.owner.n ? &scope : NULL;
	b->compared = judge_at(w, c->parent, part, &before);
	b->compared = judge_at(w, c->id, part, &after) && b->compared;
	if (b->compared) {
		compare_findings(w, b, before.verdict, after.verdict);
		compare_findings(w, b, after.verdict, before.verdict);
		if (!brings_records(&w->a->past, b->step->commit))
			compare_obligations(w, b, before.verdict, after.verdict);
	}
	close_state(&before);
	close_state(&after);
}

/* --- */

/* Before the first record of the owner there was nothing that could come out otherwise. */
static bool had_records(const struct zz_past *p, const struct zz_step *s, struct zz_str path)
{
	struct zz_str owner = is_roster(path) ? stem(path) : (struct zz_str){0};
	struct zz_str front = {"records/", 8};
	for (const struct zz_step *k = p->steps.at; k < s; k++) {
		struct zz_str other = zz_intern_str(&p->paths, k->path);
		struct zz_str rest = zz_str_sub(other, front.n, other.n);
		if (k->commit != s->commit && zz_str_starts(other, "records/") &&
			(!owner.n ||
			 (zz_str_eq(zz_str_sub(rest, 0, owner.n), owner) && rest.n > owner.n && rest.p[owner.n] == '/')))
			return true;
	}
	return false;
}

static struct zz_str altered_text(struct zz_auditing *w, const struct zz_backdated *b)
{
	enum { NAMED = 5 };
	struct zz_buf out = {0};
	for (size_t i = 0; i < b->altered.n && i < NAMED; i++)
		zz_buf_printf(&out, "%s%.*s", i ? ", " : "", ZZ_FMT(b->altered.at[i]));
	if (b->altered.n > NAMED)
		zz_buf_printf(&out, " … +%zu", b->altered.n - NAMED);
	struct zz_str text = zz_arena_str(&w->a->arena, zz_buf_view(&out));
	zz_buf_free(&out);
	return text;
}

static void tell(struct zz_auditing *w, const struct zz_backdated *b)
{
	const struct zz_commit *c = zz_step_commit(&w->a->past, b->step);
	struct zz_arg on = ZZ_ADAY("on", b->on), who = ZZ_ATEXT("who", zz_audit_who(w, c)),
				  from = ZZ_ADAY("from", b->from);
	struct zz_finding *f;
	if (b->altered.n)
		f = ZZ_AUDIT_FILE(w, b->from == ZZ_NO_DAY ? ZZ_HF_UNDATED_ALTERS : ZZ_HF_BACKDATED_ALTERS, b->path,
						  on, who, from, ZZ_ATEXT("altered", altered_text(w, b)));
	else
		f = ZZ_AUDIT_FILE(w, b->compared ? ZZ_HF_BACKDATED : ZZ_HF_BACKDATED_UNCOMPARED, b->path, on, who,
						  from);
	if (is_roster(b->path))
		f->owner = zz_arena_str(&w->a->verdict->arena, stem(b->path));
	f->part = zz_audit_hex(w, c->id);
}

static void one_step(struct zz_auditing *w, const struct zz_step *s, size_t *left)
{
	const struct zz_past *p = &w->a->past;
	struct zz_str path = zz_intern_str(&p->paths, s->path);
	zz_day from, on = zz_audit_day(w, zz_commit_claim(zz_step_commit(p, s)));
	if (!form_of(path) || !had_records(p, s, path) || !in_force_from(w, s, path, &from))
		return;
	if (from != ZZ_NO_DAY && on <= zz_window_of(&w->l->calendar, from))
		return; /* entered in time, like a record */
	struct zz_backdated *b = ZZ_PUSH(&w->a->backdated);
	*b = (struct zz_backdated){.step = s, .path = path, .on = on, .from = from};
	compare_states(w, b, left);
	if (from != ZZ_NO_DAY || b->altered.n)
		tell(w, b);
	else
		w->a->backdated.n--; /* names no day and alters nothing */
}

void zz_audit_settings(struct zz_auditing *w)
{
	size_t left = RECORDS_READ;
	for (size_t i = 0; i < w->a->past.steps.n; i++)
		one_step(w, &w->a->past.steps.at[i], &left);
}
