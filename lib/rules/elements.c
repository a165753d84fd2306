/* On what a required element rests: the row of a pack that names it, for the basis of element-missing.
 * Whether it is there, reading has said already (schema.h); a row only says by what it is asked for. */
#include "rules/judge.h"

/* "agenda.2.vote.yes" names the element agenda.vote.yes. */
static struct zz_str without_numbers(struct zz_arena *a, struct zz_str part)
{
	struct zz_buf path = {0};
	struct zz_str piece;
	while (zz_str_split(&part, '.', &piece)) {
		if (piece.n && piece.p[0] >= '0' && piece.p[0] <= '9')
			continue;
		zz_buf_puts(&path, path.n ? "." : "");
		zz_buf_str(&path, piece);
	}
	struct zz_str out = zz_arena_str(a, zz_buf_view(&path));
	zz_buf_free(&path);
	return out;
}

/* "steps" is steps alone, "steps.*" what lies below it. */
static bool names(struct zz_str element, struct zz_str path)
{
	if (!zz_str_ends(element, ".*"))
		return zz_str_eq(element, path);
	struct zz_str above = zz_str_sub(element, 0, element.n - 1);
	return path.n > above.n && zz_str_eq(zz_str_sub(path, 0, above.n), above);
}

/* A row that lists no elements speaks for all of them, one that lists no kinds for all kinds. */
static bool speaks_for(const struct zz_judge *j, const struct zz_rule *rule, uint8_t kind, struct zz_str path)
{
	const uint8_t *kinds = rule->kinds.at;
	const uint32_t *elements = rule->elements.at;
	bool fits = !rule->kinds.n;
	for (uint32_t i = 0; i < rule->kinds.n; i++)
		fits = fits || kinds[i] == kind;
	if (!fits || !rule->elements.n)
		return fits;
	for (uint32_t i = 0; i < rule->elements.n; i++)
		if (names(zz_intern_str(&j->l->words, elements[i]), path))
			return true;
	return false;
}

const struct zz_rule *zz_element_rule(const struct zz_judge *j, const struct zz_finding *f)
{
	const struct zz_record *r = zz_record_at(j, f->path);
	if (!r || !r->kind || r->date == ZZ_NO_DAY)
		return NULL;
	struct zz_str path = without_numbers(&j->v->arena, f->part);
	for (size_t p = j->packs->n; p-- > 0;)
		for (uint32_t i = 0; i < j->packs->at[p]->nrules; i++) {
			const struct zz_rule *rule = &j->packs->at[p]->rules[i];
			if (rule->check == ZZ_CHECK_ELEMENTS && !rule->off && speaks_for(j, rule, r->kind, path) &&
				zz_rule_in_force(rule, r->date, r->date) &&
				zz_rule_version(j->packs, rule, r->date, r->date) == rule)
				return rule;
		}
	return NULL;
}
