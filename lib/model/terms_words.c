/* The words that values can be, for completion and for "did you mean". */
#include "model/terms_private.h"

#include "base/text.h"

static void tell_terms(const struct zz_term *terms, int from, zz_terms_tell *tell, void *with)
{
	for (int i = from; terms[i].slug; i++) {
		tell(with, zz_str(terms[i].slug));
		tell(with, zz_str(terms[i].label));
	}
}

static void tell_orgs(const struct zz_ledger *l, zz_terms_tell *tell, void *with)
{
	for (uint32_t i = 0; i < l->roster.norgs; i++) {
		tell(with, zz_intern_str(&l->words, l->roster.orgs[i].name));
		tell(with, zz_intern_str(&l->words, l->roster.orgs[i].id));
	}
}

static void tell_groups(const struct zz_ledger *l, zz_terms_tell *tell, void *with)
{
	for (uint32_t i = 0; i < l->roster.norgs; i++)
		for (uint32_t k = 0; k < l->roster.orgs[i].ngroups; k++) {
			tell(with, zz_intern_str(&l->words, l->roster.orgs[i].groups[k].name));
			tell(with, zz_intern_str(&l->words, l->roster.orgs[i].groups[k].id));
		}
}

static void tell_people(const struct zz_ledger *l, zz_terms_tell *tell, void *with)
{
	for (uint32_t i = 0; i < l->roster.npeople; i++) {
		struct zz_str id = zz_intern_str(&l->words, l->roster.people[i].id);
		tell(with, zz_intern_str(&l->words, l->roster.people[i].name));
		if (!zz_str_starts(id, "~"))
			tell(with, id);
	}
}

void zz_terms_words(const struct zz_ledger *l, enum zz_by field, zz_terms_tell *tell, void *with)
{
	switch (field) {
	case ZZ_BY_KIND:
		tell_terms(zz_kind_terms, 0, tell, with);
		break;
	case ZZ_BY_SYSTEM:
		tell_terms(zz_system_terms, ZZ_THREE_MEETINGS, tell, with);
		break;
	case ZZ_BY_DATE:
		zz_period_words(tell, with);
		break;
	case ZZ_BY_BRANCH:
		tell_orgs(l, tell, with);
		break;
	case ZZ_BY_GROUP:
		tell_groups(l, tell, with);
		break;
	case ZZ_BY_LATE:
		tell_terms(zz_band_terms, ZZ_BAND_TIMELY, tell, with);
		break;
	case ZZ_BY_STATE:
		tell_terms(zz_terms_states, 0, tell, with);
		break;
	case ZZ_BY_PERSON:
	case ZZ_BY_PRESENT:
	case ZZ_BY_ABSENT:
	case ZZ_BY_HOST:
	case ZZ_BY_RECORDER:
	case ZZ_BY_LECTURER:
		tell_people(l, tell, with);
		break;
	default:
		break;
	}
}

enum { TIES = 3 };

struct nearest {
	struct zz_str typed;
	size_t limit; /* what is nearer than this */
	struct zz_str at[TIES];
	size_t n; /* how many are as near as the nearest; more than TIES are no help */
};

static void nearer(void *with, struct zz_str word)
{
	struct nearest *n = with;
	size_t d = zz_text_distance(n->typed, word, n->limit);
	if (d >= zz_utf8_count(word) || d > n->limit || (d == n->limit && !n->n))
		return;
	if (d < n->limit)
		n->n = 0;
	for (size_t i = 0; i < n->n && i < TIES; i++)
		if (zz_str_eq(n->at[i], word))
			return;
	n->limit = d;
	if (n->n < TIES)
		n->at[n->n] = word;
	n->n++;
}

/* Of short words hardly anything is left when two characters differ. */
static size_t limit_for(struct zz_str typed)
{
	enum { SHORT = 3 };
	bool latin = typed.n && (unsigned char)typed.p[0] < 0x80;
	size_t chars = zz_utf8_count(typed);
	return chars <= (latin ? SHORT + 1 : SHORT) ? 2 : 3;
}

struct zz_str zz_terms_near(const struct zz_ledger *l, enum zz_by field, struct zz_str typed,
							struct zz_arena *a)
{
	struct nearest n = {.typed = typed, .limit = limit_for(typed)};
	struct zz_str all = {0};
	for (int i = 0; i < ZZ_BY_FIELDS; i++)
		if (field == ZZ_BY_FIELDS ? zz_terms_fields[i].bare : i == (int)field)
			zz_terms_words(l, (enum zz_by)i, nearer, &n);
	for (size_t i = 0; i < n.n && n.n <= TIES; i++)
		all = zz_arena_printf(a, "%.*s%s%.*s", ZZ_FMT(all), i ? " / " : "", ZZ_FMT(n.at[i]));
	return all;
}
