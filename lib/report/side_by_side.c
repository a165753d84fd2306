#include "report/side_by_side.h"

#include "base/text.h"

#include <stdlib.h>
#include <string.h>

enum { PAIRED_MOST = 400, COMPARED_MOST = 600 }; /* sentences of a text; code points of a sentence */

/* --- sentences --- */

static bool ends_sentence(int32_t cp)
{
	return cp == 0x3002 || cp == 0xFF1B || cp == 0xFF01 || cp == 0xFF1F || cp == '\n';
}

void zz_sentences_add(struct zz_sentences *out, struct zz_str text)
{
	for (struct zz_str rest = text, from = text; from.n; from = rest) {
		int32_t cp = 0;
		while (!ends_sentence(cp) && (cp = zz_utf8_next(&rest)) != -1)
			;
		struct zz_str sentence = zz_str_trim(zz_str_sub(from, 0, from.n - rest.n));
		if (sentence.n)
			*ZZ_PUSH(out) = (struct zz_sentence){.text = sentence};
	}
}

/* --- how much two sentences have in common --- */

struct points {
	int32_t at[COMPARED_MOST];
	size_t n;
	bool whole; /* not cut off */
};

static void decode(struct zz_str s, struct points *out)
{
	out->n = 0;
	for (int32_t cp; out->n < COMPARED_MOST && (cp = zz_utf8_next(&s)) != -1;)
		out->at[out->n++] = cp;
	out->whole = !s.n;
}

/* Lengths of the longest common subsequence of all ends of a and b: row i holds those of a[i…]. */
static uint16_t *common_ends(const struct points *a, const struct points *b)
{
	size_t width = b->n + 1;
	uint16_t *at = zz_malloc((a->n + 1) * width * sizeof *at);
	for (size_t i = a->n; i-- > 0;)
		for (size_t k = b->n; k-- > 0;) {
			uint16_t down = at[(i + 1) * width + k], right = at[i * width + k + 1];
			at[i * width + k] = a->at[i] == b->at[k] ? (uint16_t)(at[(i + 1) * width + k + 1] + 1)
								: down > right       ? down
													 : right;
		}
	return at;
}

/* Pairs of neighbouring characters that both have, in hundredths of all (Dice): cheap, for all sentences. */
static unsigned likeness(const struct points *a, const struct points *b)
{
	enum { SLOTS = 1024 };
	uint8_t count[SLOTS] = {0};
	size_t shared = 0;
	if (a->n < 2 || b->n < 2)
		return a->n == b->n && !memcmp(a->at, b->at, a->n * sizeof *a->at) ? 100 : 0;
	for (size_t i = 0; i + 1 < a->n; i++) {
		uint8_t *c = &count[((uint32_t)a->at[i] * 31 + (uint32_t)a->at[i + 1]) % SLOTS];
		*c = (uint8_t)(*c + (*c < UINT8_MAX));
	}
	for (size_t k = 0; k + 1 < b->n; k++) {
		uint8_t *c = &count[((uint32_t)b->at[k] * 31 + (uint32_t)b->at[k + 1]) % SLOTS];
		shared += *c > 0;
		*c = (uint8_t)(*c - (*c > 0));
	}
	return (unsigned)(shared * 200 / (a->n + b->n - 2));
}

/* --- which sentences belong together --- */

struct pairing {
	const struct zz_sentences *left, *right;
	size_t n, m;
	uint32_t *best; /* weight of the best pairing of the ends [i…) and [k…) */
	uint32_t *own;  /* weight of the pair (i, k); 0 = they do not belong together */
};

/* Whoever shares less than this does not belong together. */
enum { LEAST_LIKE = 40 };

static void weigh(struct pairing *p)
{
	struct points *right = zz_malloc((p->m + 1) * sizeof *right), left;
	for (size_t k = 0; k < p->m; k++)
		decode(p->right->at[k].text, &right[k]);
	for (size_t i = 0; i < p->n; i++) {
		decode(p->left->at[i].text, &left);
		for (size_t k = 0; k < p->m; k++) {
			bool heads = p->left->at[i].head, same = zz_str_eq(p->left->at[i].text, p->right->at[k].text);
			unsigned like = same ? 100 : heads ? 0 : likeness(&left, &right[k]);
			if (heads == p->right->at[k].head && like >= LEAST_LIKE)
				p->own[i * p->m + k] = like * (uint32_t)(left.n < right[k].n ? left.n : right[k].n) + 1;
		}
	}
	free(right);
}

static uint32_t best_of(const struct pairing *p, size_t i, size_t k)
{
	return p->best[i * (p->m + 1) + k];
}

static void solve(struct pairing *p)
{
	for (size_t i = p->n; i-- > 0;)
		for (size_t k = p->m; k-- > 0;) {
			uint32_t best = best_of(p, i + 1, k), other = best_of(p, i, k + 1), own = p->own[i * p->m + k];
			best = other > best ? other : best;
			if (own && own + best_of(p, i + 1, k + 1) > best)
				best = own + best_of(p, i + 1, k + 1);
			p->best[i * (p->m + 1) + k] = best;
		}
}

/* --- pieces --- */

/* Common runs of one character between two changes are chance. */
static void close_gaps(bool *differs, size_t n)
{
	for (size_t i = 1; i + 1 < n; i++)
		if (!differs[i] && differs[i - 1] && differs[i + 1])
			differs[i] = true;
}

static struct zz_side side_of(struct zz_str text, const bool *differs, size_t n, struct zz_arena *a)
{
	struct zz_side s = {.there = true, .pieces = ZZ_NEWN(a, struct zz_piece, n + 1)};
	struct zz_str rest = text, from = text;
	for (size_t i = 0; i < n; i++) {
		zz_utf8_next(&rest);
		if (i + 1 < n && differs[i + 1] == differs[i])
			continue;
		s.pieces[s.n++] = (struct zz_piece){zz_str_sub(from, 0, from.n - rest.n), differs[i]};
		from = rest;
	}
	return s;
}

static struct zz_side whole(const struct zz_sentence *s, bool differs, struct zz_arena *a)
{
	struct zz_side side = {.there = true, .head = s->head, .pieces = ZZ_NEW(a, struct zz_piece), .n = 1};
	side.pieces[0] = (struct zz_piece){s->text, differs};
	return side;
}

static void mark_pair(struct zz_pair_row *row, struct zz_str left, struct zz_str right, struct zz_arena *a)
{
	struct points x, y;
	bool dx[COMPARED_MOST], dy[COMPARED_MOST];
	decode(left, &x);
	decode(right, &y);
	uint16_t *ends = common_ends(&x, &y);
	memset(dx, true, sizeof dx);
	memset(dy, true, sizeof dy);
	for (size_t i = 0, k = 0, width = y.n + 1; i < x.n && k < y.n;)
		if (x.at[i] == y.at[k])
			dx[i++] = dy[k++] = false;
		else if (ends[(i + 1) * width + k] >= ends[i * width + k + 1])
			i++;
		else
			k++;
	free(ends);
	close_gaps(dx, x.n);
	close_gaps(dy, y.n);
	row->left = side_of(left, dx, x.n, a);
	row->right = side_of(right, dy, y.n, a);
}

static void add_pair(struct zz_pair_rows *out, const struct zz_sentence *left,
					 const struct zz_sentence *right, struct zz_arena *a)
{
	struct zz_pair_row *row = ZZ_PUSH(out);
	*row = (struct zz_pair_row){.same = left && right && zz_str_eq(left->text, right->text)};
	bool marked = left && right && !row->same && zz_utf8_count(left->text) <= COMPARED_MOST &&
				  zz_utf8_count(right->text) <= COMPARED_MOST;
	if (marked) {
		mark_pair(row, left->text, right->text, a);
		return;
	}
	if (left)
		row->left = whole(left, !row->same, a);
	if (right)
		row->right = whole(right, !row->same, a);
}

void zz_side_by_side(struct zz_pair_rows *out, const struct zz_sentences *left,
					 const struct zz_sentences *right, struct zz_arena *a)
{
	struct pairing p = {.left = left, .right = right};
	size_t i = 0, k = 0;
	p.n = left->n < PAIRED_MOST ? left->n : PAIRED_MOST;
	p.m = right->n < PAIRED_MOST ? right->n : PAIRED_MOST;
	p.best = zz_malloc((p.n + 1) * (p.m + 1) * sizeof *p.best);
	p.own = zz_malloc((p.n * p.m + 1) * sizeof *p.own);
	weigh(&p);
	solve(&p);
	while (i < p.n || k < p.m) {
		uint32_t own = i < p.n && k < p.m ? p.own[i * p.m + k] : 0;
		if (own && best_of(&p, i, k) == own + best_of(&p, i + 1, k + 1))
			add_pair(out, &left->at[i++], &right->at[k++], a);
		else if (i < p.n && (k == p.m || best_of(&p, i + 1, k) >= best_of(&p, i, k + 1)))
			add_pair(out, &left->at[i++], NULL, a);
		else
			add_pair(out, NULL, &right->at[k++], a);
	}
	for (; i < left->n; i++)
		add_pair(out, &left->at[i], NULL, a);
	for (; k < right->n; k++)
		add_pair(out, NULL, &right->at[k], a);
	free(p.best);
	free(p.own);
}
