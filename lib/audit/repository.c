/* The commits themselves, and what in the repository would deceive git (provenance 1.1). */
#include "audit/audit_parts.h"

#include <stdlib.h>
#include <string.h>

/* --- commits --- */

/* The steps of a commit stand together, and commits follow each other. */
static size_t first_step(const struct zz_past *p, uint32_t commit)
{
	size_t from = 0, until = p->steps.n;
	while (from < until) {
		size_t mid = from + (until - from) / 2;
		*(p->steps.at[mid].commit < commit ? &from : &until) =
			p->steps.at[mid].commit < commit ? mid + 1 : mid;
	}
	return from;
}

/* The only record that a commit brought or changed, -1 where it is none or several. */
static int32_t record_of(struct zz_auditing *w, uint32_t commit)
{
	const struct zz_past *p = &w->a->past;
	int32_t found = -1;
	for (size_t i = first_step(p, commit); i < p->steps.n && p->steps.at[i].commit == commit; i++) {
		struct zz_str path = zz_intern_str(&p->paths, p->steps.at[i].path);
		int32_t k = zz_str_starts(path, "records/") ? zz_ledger_at(w->l, path) : -1;
		if (k >= 0 && found >= 0)
			return -1;
		found = k >= 0 ? k : found;
	}
	return found;
}

static void about_commit(struct zz_auditing *w, enum zz_history_finding which, uint32_t commit,
						 const struct zz_arg *args, size_t nargs)
{
	int32_t r = record_of(w, commit);
	struct zz_str hex = zz_audit_hex(w, w->a->past.commits.at[commit].id);
	if (r >= 0) {
		if (w->asked[r])
			zz_audit_record(w, which, zz_record_nth(w->l, (size_t)r), (struct zz_str){0}, args, nargs);
		return;
	}
	struct zz_finding *f = zz_audit_file(w, which, (struct zz_str){0}, args, nargs);
	f->part = hex;
}
#define ABOUT_COMMIT(w, which, commit, ...)                                                                  \
	about_commit((w), (which), (commit), (const struct zz_arg[]){__VA_ARGS__},                               \
				 sizeof((const struct zz_arg[]){__VA_ARGS__}) / sizeof(struct zz_arg))

/* A day, because two computers are never quite alike (flag.B4; of a clock that runs back it is DESIGN). */
static void commit_times(struct zz_auditing *w, uint32_t i)
{
	enum { DAY = 86400 };
	const struct zz_commit *c = &w->a->past.commits.at[i];
	bool ahead = c->committer > w->ask->now + DAY;
	bool back = c->before != INT64_MIN && c->before - c->committer > DAY && !c->injected;
	if (!c->odd && !ahead && !back)
		return;
	struct zz_arg commit = ZZ_ATEXT("commit", zz_audit_hex(w, c->id)),
				  time = ZZ_ATEXT("time", zz_audit_moment(w, c->committer));
	if (c->odd)
		ABOUT_COMMIT(w, ZZ_HF_DATE_ODD, i, commit);
	else if (ahead)
		ABOUT_COMMIT(w, ZZ_HF_DATE_AHEAD, i, commit, time);
	else
		ABOUT_COMMIT(w, ZZ_HF_CLOCK_BACK, i, commit, time, ZZ_ATEXT("before", zz_audit_moment(w, c->before)));
}

/* A ledger has one beginning. The one that the first parents lead to is told first. */
static void beginnings(struct zz_auditing *w)
{
	const struct zz_past *p = &w->a->past;
	size_t n = 0;
	for (size_t i = 0; i < p->commits.n; i++)
		n += p->commits.at[i].root;
	for (size_t i = 0, seen = 0; n > 1 && i < p->commits.n; i++)
		if (p->commits.at[i].root && seen++) {
			struct zz_str hex = zz_audit_hex(w, p->commits.at[i].id);
			ZZ_AUDIT_FILE(w, ZZ_HF_ROOT_SECOND, (struct zz_str){0}, ZZ_ATEXT("commit", hex),
						  ZZ_ANUM("count", (long)n))
				->part = hex;
		}
}

/* Those that are still there in the commit that is looked at are told by the ledger's own file-odd. */
static bool told_already(const struct zz_ledger *l, struct zz_str path)
{
	for (size_t i = 0; i < l->findings.n; i++)
		if (zz_str_eq(l->findings.at[i].path, path) && !strcmp(l->findings.at[i].def->id, "file-odd"))
			return true;
	return false;
}

static void odd_entries(struct zz_auditing *w)
{
	const struct zz_past *p = &w->a->past;
	for (size_t i = 0; i < p->odds.n; i++) {
		const struct zz_odd_step *odd = &p->odds.at[i];
		struct zz_str path = zz_intern_str(&p->paths, odd->path);
		bool program = zz_str_starts(odd->mode, "100") && !zz_path_odd(path, ZZ_ENTRY_FILE);
		if (!told_already(w->l, path))
			ZZ_AUDIT_FILE(w, program ? ZZ_HF_MODE : ZZ_HF_ENTRY_ODD, path,
						  ZZ_ATEXT("commit", zz_audit_hex(w, p->commits.at[odd->commit].id)),
						  ZZ_ATEXT("mode", odd->mode));
	}
}

/* --- the repository --- */

static void tampered(struct zz_auditing *w)
{
	const struct zz_tamper *t = &w->a->tamper;
	struct zz_str none = {0};
	if (t->replaced)
		ZZ_AUDIT_FILE(w, ZZ_HF_REPLACED, none, ZZ_ANUM("count", (long)t->replaced));
	if (t->grafts)
		ZZ_AUDIT_FILE(w, ZZ_HF_GRAFTS, none, ZZ_ANUM("n", 1));
	if (t->alternates.n)
		ZZ_AUDIT_FILE(w, ZZ_HF_ALTERNATES, none, ZZ_ATEXT("path", t->alternates));
	if (t->promisor)
		ZZ_AUDIT_FILE(w, ZZ_HF_PROMISOR, none, ZZ_ANUM("n", 1));
	for (size_t i = 0; i < t->attributes.n; i++)
		ZZ_AUDIT_FILE(w, ZZ_HF_ATTRIBUTES, none, ZZ_ATEXT("name", t->attributes.at[i].name),
					  ZZ_ATEXT("value", t->attributes.at[i].value))
			->part = zz_arena_str(&w->a->verdict->arena, t->attributes.at[i].name);
	if (t->hidden.n)
		ZZ_AUDIT_FILE(w, ZZ_HF_HIDDEN, none, ZZ_ANUM("count", (long)t->hidden.n),
					  ZZ_ATEXT("path", t->hidden.at[0]));
}

static void history(struct zz_auditing *w)
{
	const struct zz_audit *a = w->a;
	const struct zz_history *h = &a->past.history;
	struct zz_str none = {0};
	if (h->shallow)
		ZZ_AUDIT_FILE(w, ZZ_HF_SHALLOW, none, ZZ_ANUM("n", 1));
	if (a->damaged)
		ZZ_AUDIT_FILE(w, ZZ_HF_DAMAGED, none, ZZ_ATEXT("reason", zz_str(a->error.text)));
	if (h->graph == ZZ_GRAPH_FALSE)
		ZZ_AUDIT_FILE(w, ZZ_HF_GRAPH_FALSE, none, ZZ_ATEXT("commit", zz_audit_hex(w, h->graph_commit)));
	if (h->graph == ZZ_GRAPH_UNREAD)
		ZZ_AUDIT_FILE(w, ZZ_HF_GRAPH_UNREAD, none, ZZ_ANUM("n", 1));
}

/* In a ledger's own folders such a file is an odd one. */
static bool has_attributes(const struct zz_ledger *l)
{
	for (size_t i = 0; i < l->findings.n; i++)
		if (!strcmp(l->findings.at[i].def->id, "file-odd") &&
			zz_str_is(zz_path_name(l->findings.at[i].path), ".gitattributes"))
			return true;
	return false;
}

void zz_audit_repository(struct zz_auditing *w)
{
	struct zz_str *paths = zz_malloc((w->l->nrecords + 1) * sizeof *paths);
	for (size_t i = 0; i < w->l->nrecords; i++)
		paths[i] = zz_record_nth(w->l, i)->path;
	zz_tamper_look(&w->a->tamper, w->l->source, paths, w->l->nrecords, has_attributes(w->l));
	free(paths);
	for (uint32_t i = 0; i < w->a->past.commits.n; i++)
		commit_times(w, i);
	beginnings(w);
	odd_entries(w);
	tampered(w);
	history(w);
}
