/* Waivers that cannot be read. Somebody approved them, and what they waive may be just what is missing: that
 * is then not assessed, as with a record that cannot be read. A file that names rules speaks of these alone,
 * whatever else in it is broken. */
#include "rules/judge.h"

#include <stdlib.h>

static void add(struct zz_judge *j, struct zz_str path)
{
	struct zz_buf bytes = {0};
	struct zz_error e = {.lang = ZZ_EN};
	bool missing = false;
	struct zz_lost_waiver *w = ZZ_PUSH(&j->lost_waivers);
	*w = (struct zz_lost_waiver){.names_none = true};
	if (zz_source_read(j->l->source, path, ZZ_YAML_BYTES, &bytes, &missing, &e) == ZZ_OK && !missing)
		w->text = zz_arena_str(&j->v->arena, zz_buf_view(&bytes));
	for (size_t p = 0; p < j->packs->n; p++)
		for (uint32_t i = 0; i < j->packs->at[p]->nrules && w->names_none; i++)
			w->names_none = zz_str_find(w->text, zz_str(j->packs->at[p]->rules[i].slug)) < 0;
	zz_buf_free(&bytes);
}

void zz_find_lost_waivers(struct zz_judge *j)
{
	enum { MOST = 64 }; /* so many broken files are no slip; more are not read */
	const struct zz_findings *all = &j->l->findings;
	for (size_t i = 0; i < all->n && j->lost_waivers.n < MOST; i++)
		if (zz_str_is(zz_str(all->at[i].def->id), "unreadable") && zz_str_starts(all->at[i].path, "waivers/"))
			add(j, all->at[i].path);
}

bool zz_lost_waiver_could(const struct zz_judge *j, const struct zz_obligation *o)
{
	for (size_t i = 0; i < j->lost_waivers.n; i++) {
		const struct zz_lost_waiver *w = &j->lost_waivers.at[i];
		if (w->names_none || zz_str_find(w->text, zz_str(o->rule->slug)) >= 0)
			return true;
	}
	return false;
}
