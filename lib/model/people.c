/* Who a written name is. */
#include "model/loader.h"

enum { CANDIDATES = 8 };

/* Somebody whose id was not written (the roster's own begin with '~') is told apart by the branch at least.
 */
static struct zz_str candidate(const struct zz_ledger *l, int32_t person, zz_day day)
{
	struct zz_str id = zz_intern_str(&l->words, l->roster.people[person].id);
	int32_t branch = zz_str_starts(id, "~") ? zz_person_branch(&l->roster, person, day) : -1;
	return branch >= 0 ? zz_intern_str(&l->words, l->roster.orgs[branch].id) : id;
}

static struct zz_str candidates(const struct zz_naming *n, uint32_t name)
{
	const struct zz_ledger *l = n->ld->l;
	int32_t at[CANDIDATES];
	size_t count = zz_roster_candidates(&l->roster, name, at, CANDIDATES);
	struct zz_buf b = {0};
	struct zz_str last = {0};
	for (size_t i = 0; i < count && i < CANDIDATES; i++) {
		struct zz_str next = candidate(l, at[i], n->day);
		if (zz_str_eq(next, last)) /* two of one branch without ids */
			continue;
		if (b.n)
			zz_buf_putc(&b, ' ');
		zz_buf_str(&b, next);
		last = next;
	}
	struct zz_str ids = zz_arena_str(&n->ld->scratch, zz_buf_view(&b));
	zz_buf_free(&b);
	return ids;
}

struct zz_str zz_part_item(struct zz_arena *a, const char *part, uint32_t index)
{
	return index ? zz_arena_printf(a, "%s.%u", part, (unsigned)index) : zz_str(part);
}

/* One name that is wrong all over a record is one fact. */
static bool tell_once(struct zz_loader *ld, uint32_t word)
{
	for (size_t i = 0; i < ld->told.n; i++)
		if (ld->told.at[i] == word)
			return false;
	*ZZ_PUSH(&ld->told) = word;
	return true;
}

void zz_link_who(const struct zz_naming *n, struct zz_who *who, const char *part, uint32_t index, bool quiet)
{
	struct zz_loader *ld = n->ld;
	struct zz_ledger *l = ld->l;
	who->person = -1;
	if (!who->name && !who->id)
		return;
	who->person = zz_roster_resolve(&l->roster, who->name, who->id, n->org, n->day);
	uint32_t word = who->name ? who->name : who->id;
	if (who->person >= 0 || quiet || n->silent || !tell_once(ld, word))
		return;
	struct zz_str name = zz_intern_str(&l->words, word);
	struct zz_finding *f;
	if (who->person == -2)
		f = ZZ_ADD(&l->findings, ZZ_LF(ZZ_LF_PERSON_AMBIGUOUS), ZZ_ATEXT("name", name),
				   ZZ_ATEXT("candidates", candidates(n, who->name)));
	else
		f = ZZ_ADD(&l->findings, ZZ_LF(ZZ_LF_PERSON_UNKNOWN), ZZ_ATEXT("name", name), ZZ_ADAY("day", n->day));
	zz_loader_place(f, n->path, n->owner, n->record, zz_part_item(&l->arena, part, index));
}
