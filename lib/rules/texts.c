#include "rules/texts.h"

#include "base/text.h"

#include <stdlib.h>
#include <string.h>

void zz_texts_begin(struct zz_texts *t, struct zz_ledger *l)
{
	memset(t, 0, sizeof *t);
	t->l = l;
	zz_name_set_make(&t->names, &l->roster);
	t->folder.names = &t->names;
}

void zz_texts_end(struct zz_texts *t)
{
	for (unsigned i = 0; i < ZZ_TEXT_SETS; i++)
		free(t->sets[i].shingles.at);
	free(t->marks);
	free(t->pairs);
	free(t->folded.at);
	free(t->folder.raw.at);
	free(t->shingles.at);
	free(t->named.at);
	zz_record_text_free(&t->text);
	zz_record_text_free(&t->whole);
	zz_name_set_free(&t->names);
	zz_arena_free(&t->arena);
}

const struct zz_record_text *zz_texts_whole(struct zz_texts *t, const struct zz_record *r)
{
	return zz_record_text_reread(t->l, r, &t->whole) ? &t->whole : NULL;
}

void zz_texts_locate(struct zz_texts *t, const struct zz_record *r, struct zz_lines lines,
					 struct zz_str needle, struct zz_finding *f)
{
	const struct zz_record_text *whole = zz_texts_whole(t, r);
	if (whole)
		zz_text_locate(zz_buf_view(&whole->bytes), lines, needle, f);
}

/* --- marks --- */

bool zz_word_set_add(struct zz_word_set *w, uint32_t word)
{
	for (size_t i = 0; i < w->n; i++)
		if (w->at[i] == word)
			return false;
	*ZZ_PUSH(w) = word;
	return true;
}

static void take_name(void *with, uint32_t word)
{
	zz_word_set_add(with, word);
}

static void listen(struct zz_texts *t, bool on)
{
	t->named.n = on ? 0 : t->named.n;
	t->folder.on_name = on ? take_name : NULL;
	t->folder.with = &t->named;
}

const struct zz_word_set *zz_texts_named(struct zz_texts *t, const struct zz_record_text *text)
{
	struct zz_fold_note note = {0};
	if (t->marks) /* marking it has listened */
		return &t->named;
	listen(t, true);
	t->folded.n = 0;
	for (size_t i = 0; i < text->n; i++)
		zz_text_fold(&t->folder, text->at[i].text, &t->folded, &note);
	listen(t, false);
	return &t->named;
}

/* Folds all of a record's own text into t->folded. */
static void fold_all(struct zz_texts *t, struct zz_fold_note *note)
{
	t->folded.n = 0;
	for (size_t i = 0; i < t->text.n; i++)
		zz_text_fold(&t->folder, t->text.at[i].text, &t->folded, note);
}

bool zz_text_spoken(const struct zz_own_text *o)
{
	return o->what == ZZ_OWN_CONTENT || o->what == ZZ_OWN_REMARKS || o->what == ZZ_OWN_SELF ||
		   o->what == ZZ_OWN_MUTUAL;
}

struct speeches {
	struct zz_speech_mark *at;
	size_t n, room;
};

/* Of the text as it stands, but for blanks: the same, word for word. */
static uint64_t hash_words(const struct zz_code_points *raw)
{
	uint64_t h = 0;
	for (size_t i = 0; i < raw->n; i++)
		if (raw->at[i] != ' ' && raw->at[i] != '\n' && raw->at[i] != 0x3000)
			h = (h ^ (uint64_t)raw->at[i]) * UINT64_C(0x9E3779B97F4A7C15);
	return zz_hash64(&h, sizeof h);
}

static void fold_speech(struct zz_texts *t, const struct zz_speech *s, struct speeches *out,
						struct zz_fold_note *note)
{
	size_t chars = note->chars;
	zz_text_fold(&t->folder, s->text, &t->folded, note);
	*ZZ_PUSH(out) =
		(struct zz_speech_mark){hash_words(&t->folder.raw), s->word, (uint32_t)(note->chars - chars)};
}

/* Folds a value piece by piece, so that each speech is seen by itself on the way. */
static void fold_value(struct zz_texts *t, const struct zz_own_text *o, struct speeches *out,
					   struct zz_fold_note *note)
{
	struct zz_str rest = o->text, before = o->text;
	struct zz_speech s;
	while (zz_text_spoken(o) && zz_speech_next(&t->names, &rest, &s, &before)) {
		zz_text_fold(&t->folder, before, &t->folded, note);
		fold_speech(t, &s, out, note);
	}
	zz_text_fold(&t->folder, before, &t->folded, note);
}

static void keep_speeches(struct zz_texts *t, struct zz_text_mark *m, const struct speeches *all)
{
	if (!all->n)
		return;
	struct zz_speech_mark *kept = ZZ_NEWN(&t->arena, struct zz_speech_mark, all->n);
	memcpy(kept, all->at, all->n * sizeof *kept);
	m->speeches = kept;
	m->nspeeches = (uint32_t)all->n;
}

static void mark(struct zz_texts *t, size_t record)
{
	struct zz_text_mark *m = &t->marks[record];
	struct zz_fold_note note = {0};
	struct zz_signature s;
	struct speeches speeches = {0};
	t->folded.n = 0;
	listen(t, true);
	for (size_t i = 0; i < t->text.n; i++)
		fold_value(t, &t->text.at[i], &speeches, &note);
	listen(t, false);
	zz_shingles_of(&t->shingles, &t->folded);
	if (zz_signature_of(&s, &t->shingles)) {
		struct zz_signature *kept = ZZ_NEW(&t->arena, struct zz_signature);
		*kept = s;
		m->signature = kept;
	}
	m->chars = (uint32_t)note.chars;
	m->study = t->text.n && zz_str_starts(zz_str_trim(t->text.at[0].text), "一、学习《");
	keep_speeches(t, m, &speeches);
	free(speeches.at);
}

void zz_texts_read(struct zz_texts *t, bool marks, const struct zz_text_visit *visit)
{
	const struct zz_ledger *l = t->l;
	if (marks && !t->marks)
		t->marks = zz_malloc((l->nrecords + 1) * sizeof *t->marks);
	for (size_t i = 0; i < l->nrecords; i++) {
		const struct zz_record *r = &l->records[i];
		bool wanted = visit && zz_record_counts(r) && visit->wants(visit->with, r);
		bool marked = marks && zz_record_counts(r) && zz_record_has_text(r);
		if ((!wanted && !marked) || !zz_record_text_read(t->l, r, &t->text))
			continue;
		t->named.n = 0;
		if (marked)
			mark(t, i);
		if (wanted)
			visit->call(visit->with, r, &t->text);
	}
}

/* --- two whole texts --- */

/* `other` is in use and stays. */
static const struct zz_shingles *set_of(struct zz_texts *t, size_t record, const struct zz_shingles *other)
{
	struct zz_fold_note note = {0};
	for (unsigned i = 0; i < ZZ_TEXT_SETS; i++)
		if (t->sets[i].record == record + 1)
			return &t->sets[i].shingles;
	struct zz_text_set *s = &t->sets[t->next_set++ % ZZ_TEXT_SETS];
	if (&s->shingles == other)
		s = &t->sets[t->next_set++ % ZZ_TEXT_SETS];
	s->record = 0;
	if (!zz_record_text_read(t->l, &t->l->records[record], &t->text))
		return NULL;
	fold_all(t, &note);
	zz_shingles_of(&s->shingles, &t->folded);
	zz_shingles_settle(&s->shingles);
	s->record = record + 1;
	return &s->shingles;
}

bool zz_texts_compare(struct zz_texts *t, size_t a, size_t b, struct zz_likeness *out)
{
	const struct zz_shingles *x = set_of(t, a, NULL), *y = x ? set_of(t, b, x) : NULL;
	if (!x || !y || !x->n || !y->n)
		return false;
	out->shared = zz_shingles_shared(x, y);
	out->all = x->n + y->n - out->shared;
	return true;
}

struct near {
	uint32_t record;
	uint32_t alike;
};

static int likest_first(const void *va, const void *vb)
{
	const struct near *a = va, *b = vb;
	int order = (a->alike < b->alike) - (a->alike > b->alike);
	return order ? order : (a->record > b->record) - (a->record < b->record);
}

static int nearest_first(const void *va, const void *vb)
{
	const struct zz_neighbour *a = va, *b = vb;
	unsigned long long x = (unsigned long long)a->likeness.shared * b->likeness.all,
					   y = (unsigned long long)b->likeness.shared * a->likeness.all;
	return x != y ? (x < y) - (x > y) : (a->record > b->record) - (a->record < b->record);
}

/* Signatures say whom to compare: some more than are wanted, since they only estimate. */
size_t zz_texts_nearest(struct zz_texts *t, size_t record, struct zz_neighbour *out, size_t max)
{
	enum { MORE = 4, SOME = 16 };
	const struct zz_signature *own = t->marks[record].signature;
	struct near *all = zz_malloc((t->l->nrecords + 1) * sizeof *all);
	size_t n = 0, tried, found = 0;
	for (size_t i = 0; own && i < t->l->nrecords; i++)
		if (i != record && t->marks[i].signature)
			all[n++] = (struct near){(uint32_t)i, zz_signature_alike(own, t->marks[i].signature)};
	qsort(all, n, sizeof *all, likest_first);
	tried = n < max * MORE + SOME ? n : max * MORE + SOME;
	struct zz_neighbour *near = zz_malloc((tried + 1) * sizeof *near);
	for (size_t i = 0; i < tried; i++) {
		near[found].record = all[i].record;
		if (zz_texts_compare(t, record, all[i].record, &near[found].likeness) && near[found].likeness.shared)
			found++;
	}
	qsort(near, found, sizeof *near, nearest_first);
	found = found < max ? found : max;
	memcpy(out, near, found * sizeof *near);
	free(near);
	free(all);
	return found;
}
