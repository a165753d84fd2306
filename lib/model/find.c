/* Finding records by owner, day and id; the array is sorted by these. */
#include "model/loader.h"

/* First record, from the front, whose owner and day are not before (owner, day). */
static size_t lower_bound(const struct zz_ledger *l, uint32_t owner, zz_day day)
{
	struct zz_str name = zz_intern_str(&l->words, owner);
	size_t from = 0, until = l->nrecords;
	while (from < until) {
		size_t mid = from + (until - from) / 2;
		const struct zz_record *r = zz_record_nth(l, mid);
		int order = r->owner == owner ? 0 : zz_str_cmp(zz_intern_str(&l->words, r->owner), name);
		if (order < 0 || (order == 0 && r->date < day))
			from = mid + 1;
		else
			until = mid;
	}
	return from;
}

struct zz_slice zz_ledger_slice(const struct zz_ledger *l, uint32_t owner, zz_day first, zz_day last)
{
	zz_day next = last == ZZ_NO_DAY ? INT32_MAX : last + 1;
	size_t from = lower_bound(l, owner, first), until = from;
	/* Whoever asks goes over them all the same. */
	while (until < l->nrecords && zz_record_nth(l, until)->owner == owner &&
		   zz_record_nth(l, until)->date < next)
		until++;
	return (struct zz_slice){from, until};
}

/* "2026-03-12" of "2026-03-12-committee-meeting". */
static bool id_day(struct zz_str id, zz_day *day)
{
	return zz_day_parse(zz_str_sub(id, 0, ZZ_DATE_MAX - 1), day);
}

static int32_t find_among(const struct zz_ledger *l, struct zz_slice s, struct zz_str id)
{
	for (size_t i = s.from; i < s.until; i++)
		if (zz_str_eq(zz_record_nth(l, i)->id, id))
			return (int32_t)i;
	return -1;
}

/* A corrected date or owner leaves the id and the file where they were. */
static int32_t find_misplaced(const struct zz_ledger *l, uint32_t owner, struct zz_str id)
{
	for (size_t i = 0; i < l->nmisplaced; i++) {
		const struct zz_record *r = zz_record_nth(l, l->misplaced[i]);
		if ((r->owner == owner || r->file_owner == owner) && zz_str_eq(r->id, id))
			return (int32_t)l->misplaced[i];
	}
	return -1;
}

int32_t zz_ledger_record(const struct zz_ledger *l, uint32_t owner, struct zz_str id)
{
	zz_day day;
	int32_t found = -1;
	if (id_day(id, &day))
		found = find_among(l, zz_ledger_slice(l, owner, day, day), id);
	return found >= 0 ? found : find_misplaced(l, owner, id);
}

int32_t zz_ledger_at(const struct zz_ledger *l, struct zz_str path)
{
	struct zz_str owner = zz_path_owner(path);
	uint32_t word = owner.n ? zz_intern_find(&l->words, owner) : 0;
	int32_t at = word ? zz_ledger_record(l, word, zz_path_stem(path)) : -1;
	if (at >= 0 && zz_str_eq(zz_record_nth(l, at)->path, path))
		return at;
	/* One id twice, in folders of two years; a name that is no id; somebody else's record by its text. */
	for (size_t i = 0; i < l->nrecords; i++)
		if (zz_str_eq(zz_record_nth(l, i)->path, path))
			return (int32_t)i;
	return -1;
}

int32_t zz_ledger_refer(const struct zz_ledger *l, uint32_t owner, struct zz_str reference)
{
	ptrdiff_t slash = zz_str_chr(reference, '/');
	if (slash < 0)
		return zz_ledger_record(l, owner, reference);
	uint32_t other = zz_intern_find(&l->words, zz_str_sub(reference, 0, (size_t)slash));
	return other ? zz_ledger_record(l, other, zz_str_sub(reference, (size_t)slash + 1, reference.n)) : -1;
}
