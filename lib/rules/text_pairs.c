/* Which texts are worth comparing: those that share a band of their signatures. */
#include "rules/texts.h"

#include <stdlib.h>
#include <string.h>

struct dated {
	zz_day date;
	uint32_t record;
};

static int by_date(const void *va, const void *vb)
{
	const struct dated *a = va, *b = vb;
	int order = (a->date > b->date) - (a->date < b->date);
	return order ? order : (a->record > b->record) - (a->record < b->record);
}

uint32_t *zz_records_by_date(const struct zz_ledger *l, size_t *n)
{
	struct dated *at = zz_malloc((l->nrecords + 1) * sizeof *at);
	uint32_t *order = zz_malloc((l->nrecords + 1) * sizeof *order);
	*n = 0;
	for (size_t i = 0; i < l->nrecords; i++)
		if (zz_record_counts(&l->records[i]) && l->records[i].date != ZZ_NO_DAY)
			at[(*n)++] = (struct dated){l->records[i].date, (uint32_t)i};
	qsort(at, *n, sizeof *at, by_date);
	for (size_t i = 0; i < *n; i++)
		order[i] = at[i].record;
	free(at);
	return order;
}

/* One band: chains of the records that fall into one slot, the latest first. */
struct band {
	uint32_t *heads, *next; /* index + 1; 0 = end */
	uint32_t *keys;
	size_t mask;
};

struct pairing {
	struct zz_texts *t;
	const struct zz_pairing *how;
	struct zz_pairs *pairs;
	struct band band;
	bool *wanted; /* by record */
};

/* Keeps the likest; of equals the one that came first, which is the later record of the band. */
static void keep(struct zz_pair *at, struct zz_pair pair)
{
	for (unsigned i = 0; i < ZZ_PAIRS_KEPT; i++)
		if (at[i].record == pair.record)
			return;
	for (unsigned i = 0; i < ZZ_PAIRS_KEPT; i++)
		if (pair.alike > at[i].alike) {
			memmove(&at[i + 1], &at[i], (ZZ_PAIRS_KEPT - 1 - i) * sizeof *at);
			at[i] = pair;
			return;
		}
}

/* Half of the values in common: two texts of index 0.6 have fewer once in thirty times, of 0.8 never. */
static void propose(struct pairing *p, uint32_t earlier, uint32_t later)
{
	const struct zz_record *records = p->t->l->records;
	int class = p->how->class_of(p->how->with, &records[earlier], &records[later]);
	if (class < 0)
		return;
	unsigned alike = zz_signature_alike(p->t->marks[earlier].signature, p->t->marks[later].signature);
	if (alike * 2 >= ZZ_SIGNATURE)
		keep(p->pairs[later].at[class], (struct zz_pair){earlier + 1, (uint8_t)alike});
}

/* A slot that many records share is looked at as far as this: what is common to all shows in the first of
 * them. */
enum { LOOKED_AT = 64 };

static void enter(struct pairing *p, uint32_t record, unsigned number)
{
	struct band *b = &p->band;
	uint64_t hash = zz_signature_band(p->t->marks[record].signature, number);
	uint32_t *head = &b->heads[hash & b->mask];
	unsigned seen = 0;
	b->keys[record] = (uint32_t)(hash >> 32);
	if (p->wanted[record])
		for (uint32_t c = *head; c && seen < LOOKED_AT; c = b->next[c - 1])
			if (b->keys[c - 1] == b->keys[record]) {
				propose(p, c - 1, record);
				seen++;
			}
	b->next[record] = *head;
	*head = record + 1;
}

struct zz_pairs *zz_texts_pair(struct zz_texts *t, const struct zz_pairing *how)
{
	size_t n, slots = 64, room = t->l->nrecords + 1;
	uint32_t *order = zz_records_by_date(t->l, &n);
	while (slots < n * 2)
		slots *= 2;
	struct pairing p = {.t = t, .how = how, .pairs = zz_malloc(room * sizeof *p.pairs)};
	p.band = (struct band){.heads = zz_malloc(slots * sizeof *p.band.heads),
						   .next = zz_malloc(room * sizeof *p.band.next),
						   .keys = zz_malloc(room * sizeof *p.band.keys),
						   .mask = slots - 1};
	p.wanted = zz_malloc(room);
	for (size_t i = 0; i < n; i++)
		p.wanted[order[i]] = t->marks[order[i]].signature && how->wants(how->with, &t->l->records[order[i]]);
	for (unsigned number = 0; number < ZZ_SIGNATURE_BANDS; number++) {
		memset(p.band.heads, 0, slots * sizeof *p.band.heads);
		for (size_t i = 0; i < n; i++) {
			const struct zz_text_mark *m = &t->marks[order[i]];
			if (m->signature && m->chars >= how->least)
				enter(&p, order[i], number);
		}
	}
	free(p.wanted);
	free(p.band.heads);
	free(p.band.next);
	free(p.band.keys);
	free(order);
	return p.pairs;
}
