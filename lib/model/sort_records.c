/* What is done with the records once all of them are there. */
#include "model/loader.h"

#include <stdlib.h>
#include <string.h>

/* Everything that the order asks for, because qsort hands its comparison nothing else. */
struct key {
	struct zz_str owner, id, path;
	zz_day date;
	uint32_t index;
};

static int compare_keys(const void *va, const void *vb)
{
	const struct key *a = va, *b = vb;
	int order = zz_str_cmp(a->owner, b->owner);
	if (!order)
		order = (a->date > b->date) - (a->date < b->date);
	if (!order)
		order = zz_str_cmp(a->id, b->id);
	return order ? order : zz_str_cmp(a->path, b->path);
}

static struct key key_of(const struct zz_ledger *l, size_t i)
{
	const struct zz_record *r = zz_record_nth(l, i);
	return (struct key){zz_intern_str(&l->words, r->owner), r->id, r->path, r->date, (uint32_t)i};
}

/* Files come in the order of their paths, which is the order of records unless something was corrected. */
static bool is_sorted(const struct zz_ledger *l)
{
	for (size_t i = 1; i < l->nrecords; i++) {
		const struct zz_record *before = zz_record_nth(l, i - 1), *r = zz_record_nth(l, i);
		if (before->owner == r->owner && before->date < r->date)
			continue;
		struct key a = key_of(l, i - 1), b = key_of(l, i);
		if (compare_keys(&a, &b) > 0)
			return false;
	}
	return true;
}

static void sort_records(struct zz_ledger *l)
{
	if (is_sorted(l))
		return;
	struct key *keys = zz_malloc(l->nrecords * sizeof *keys);
	for (size_t i = 0; i < l->nrecords; i++)
		keys[i] = key_of(l, i);
	qsort(keys, l->nrecords, sizeof *keys, compare_keys);
	struct zz_ledger now = {.record_size = l->record_size};
	if (l->briefly)
		now.briefly = zz_records_briefly(l, l->nrecords);
	else
		now.records = zz_malloc(l->nrecords * sizeof *now.records);
	for (size_t i = 0; i < l->nrecords; i++)
		memcpy(zz_record_nth(&now, i), zz_record_nth(l, keys[i].index),
			   l->briefly ? ZZ_RECORD_BRIEF : sizeof(struct zz_record));
	free(keys);
	free(l->records);
	free(l->briefly);
	l->records = now.records;
	l->briefly = now.briefly;
	l->records_room = l->nrecords;
}

/* Records were read in the order of the files. */
static void note_changed(struct zz_loader *ld)
{
	size_t n = 0;
	for (size_t i = 0; i < ld->files.n; i++)
		if (zz_file_is_record(ld->files.at[i]))
			zz_record_nth(ld->l, n++)->changed = ld->files.at[i]->changed;
}

static void list_misplaced(struct zz_ledger *l)
{
	size_t n = 0;
	for (size_t i = 0; i < l->nrecords; i++)
		n += zz_record_nth(l, i)->misplaced || zz_record_nth(l, i)->date == ZZ_NO_DAY;
	free(l->misplaced);
	l->nmisplaced = 0;
	l->misplaced = n ? zz_malloc(n * sizeof *l->misplaced) : NULL;
	for (size_t i = 0; i < l->nrecords; i++)
		if (zz_record_nth(l, i)->misplaced || zz_record_nth(l, i)->date == ZZ_NO_DAY)
			l->misplaced[l->nmisplaced++] = (uint32_t)i;
}

/* One id twice, or a meeting that has the same kind, group and beginning as another one of that day. */
static bool same_sitting(const struct zz_record *a, const struct zz_record *b)
{
	if (zz_str_eq(a->id, b->id))
		return true;
	uint8_t suffix = zz_kinds[a->kind].suffix;
	return a->kind == b->kind && (suffix == ZZ_SUFFIX_NONE || suffix == ZZ_SUFFIX_GROUP) &&
		   a->group == b->group && a->time.from >= 0 && a->time.from == b->time.from;
}

enum { SITTINGS_A_DAY = 64 }; /* no branch has more; keeps a hostile ledger from costing a square */

void zz_report_doubled(struct zz_ledger *l)
{
	for (size_t i = 1; i < l->nrecords; i++) {
		const struct zz_record *r = zz_record_nth(l, i);
		for (size_t k = i; r->state == ZZ_READABLE && k-- > 0 && i - k < SITTINGS_A_DAY;) {
			const struct zz_record *other = zz_record_nth(l, k);
			if (other->owner != r->owner || other->date != r->date)
				break;
			if (other->state != ZZ_READABLE || !same_sitting(r, other))
				continue;
			struct zz_str name = zz_str_eq(r->id, other->id) ? other->path : other->id;
			struct zz_finding *f = ZZ_ADD(&l->findings, ZZ_LF(ZZ_LF_RECORD_TWICE), ZZ_ATEXT("other", name));
			zz_record_place(f, l, r, ZZ_STR("date"));
			break;
		}
	}
}

void zz_order_records(struct zz_ledger *l)
{
	sort_records(l);
	list_misplaced(l);
}

void zz_finish_records(struct zz_loader *ld)
{
	note_changed(ld);
	zz_order_records(ld->l);
}
