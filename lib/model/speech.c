/* Names in running text, texts folded for comparison, and who is written to have said what. */
#include "model/own_text.h"

#include "base/text.h"

#include <stdlib.h>
#include <string.h>

enum { MIDDLE_DOT = 0xB7, NAME_LEAST = 2, NAME_MOST = 24 };

/* --- names --- */

static uint64_t hash_name(const int32_t *text, size_t n)
{
	uint64_t h = n;
	for (size_t i = 0; i < n; i++)
		h = (h ^ (uint64_t)text[i]) * UINT64_C(0x9E3779B97F4A7C15);
	return h >> 32;
}

/* One code point off *s. Files are valid UTF-8 (the parser refuses others), so that the common length needs
 * no second look. */
static inline int32_t next_of(struct zz_str *s)
{
	const unsigned char *p = (const unsigned char *)s->p;
	if (s->n < 3 || p[0] < 0xE0 || p[0] > 0xEF)
		return zz_utf8_next(s);
	s->p += 3;
	s->n -= 3;
	return (int32_t)(p[0] & 0x0F) << 12 | (int32_t)(p[1] & 0x3F) << 6 | (p[2] & 0x3F);
}

static uint32_t *slot_of(const struct zz_name_set *s, const int32_t *text, size_t n)
{
	size_t at = (size_t)hash_name(text, n) & (s->nslots - 1);
	for (; s->slots[at]; at = (at + 1) & (s->nslots - 1)) {
		const struct zz_known_name *known = &s->at[s->slots[at] - 1];
		if (known->n == n && memcmp(s->pool.at + known->at, text, n * sizeof *text) == 0)
			break;
	}
	return &s->slots[at];
}

static void mark_first(struct zz_name_set *s, int32_t cp)
{
	if (cp >= 0 && cp < 0x10000)
		s->first[cp >> 3] |= (uint8_t)(1u << (cp & 7));
}

/* Characters beyond the basic plane begin rare names; they are always looked up. */
static bool may_begin(const struct zz_name_set *s, int32_t cp)
{
	return cp >= 0x10000 || (cp >= 0 && s->first[cp >> 3] >> (cp & 7) & 1);
}

static void add_name(struct zz_name_set *s, const struct zz_roster *r, uint32_t word)
{
	struct zz_str rest = zz_intern_str(r->words, word);
	size_t from = s->pool.n;
	for (int32_t cp; (cp = zz_utf8_next(&rest)) != -1;)
		*ZZ_PUSH(&s->pool) = cp;
	size_t n = s->pool.n - from;
	uint32_t *slot = n >= NAME_LEAST && n <= NAME_MOST ? slot_of(s, s->pool.at + from, n) : NULL;
	if (!slot || *slot) {
		s->pool.n = from;
		return;
	}
	*ZZ_PUSH(s) = (struct zz_known_name){word, (uint32_t)from, (uint8_t)n};
	*slot = (uint32_t)s->n;
	mark_first(s, s->pool.at[from]);
	if (n > s->longest)
		s->longest = (uint8_t)n;
}

void zz_name_set_make(struct zz_name_set *out, const struct zz_roster *r)
{
	memset(out, 0, sizeof *out);
	out->nslots = 64;
	while (out->nslots < (size_t)r->npeople * 2)
		out->nslots *= 2;
	out->slots = zz_malloc(out->nslots * sizeof *out->slots);
	for (uint32_t i = 0; i < r->npeople; i++)
		add_name(out, r, r->people[i].folded);
}

void zz_name_set_free(struct zz_name_set *s)
{
	free(s->at);
	free(s->pool.at);
	free(s->slots);
	memset(s, 0, sizeof *s);
}

uint32_t zz_name_at(const struct zz_name_set *s, const int32_t *text, size_t n, size_t *length)
{
	if (!n || !s->nslots || !may_begin(s, text[0]))
		return 0;
	for (size_t k = n < s->longest ? n : s->longest; k >= NAME_LEAST; k--) {
		uint32_t found = *slot_of(s, text, k);
		if (found) {
			*length = k;
			return s->at[found - 1].word;
		}
	}
	return 0;
}

/* --- folding --- */

/* Middle dots as the roster's folded names have them. */
static inline int32_t with_dot(int32_t cp)
{
	if (cp >= 0x3400 && cp <= 0x9FFF) /* most of a text */
		return cp;
	bool dot = cp == 0x2022 || cp == 0x2027 || cp == 0x30FB || cp == 0xFF0E || cp == 0xFF65;
	return dot ? MIDDLE_DOT : cp;
}

static bool blank(int32_t cp)
{
	return cp == ' ' || cp == '\t' || cp == '\n' || cp == '\r' || cp == 0xA0 || cp == 0x3000;
}

/* Names are looked for in the text with its numerals: 王一 is a name. A number that is not part of one then
 * goes. */
void zz_text_fold(struct zz_folder *f, struct zz_str text, struct zz_code_points *out,
				  struct zz_fold_note *note)
{
	f->raw.n = 0;
	zz_points_reserve(&f->raw, text.n); /* no more code points than bytes */
	zz_points_reserve(out, text.n);
	for (int32_t cp; (cp = next_of(&text)) != -1;) {
		note->chars += !blank(cp);
		f->raw.at[f->raw.n++] = with_dot(cp);
	}
	for (size_t i = 0, n; i < f->raw.n; i += n) {
		int32_t cp = zz_fold_char(f->raw.at[i]);
		uint32_t word =
			may_begin(f->names, f->raw.at[i]) ? zz_name_at(f->names, f->raw.at + i, f->raw.n - i, &n) : 0;
		if (word) {
			note->names++;
			if (f->on_name)
				f->on_name(f->with, word);
			continue;
		}
		n = 1;
		note->digits += cp == ZZ_FOLD_NUMBER && !(f->raw.at[i] >= 0x3000 && f->raw.at[i] < 0xA000);
		if (cp > 0)
			out->at[out->n++] = cp;
	}
}

/* --- speeches --- */

static size_t decode(struct zz_str s, int32_t *out, size_t most)
{
	size_t n = 0;
	for (int32_t cp; n < most && (cp = next_of(&s)) != -1;)
		out[n++] = with_dot(cp);
	return n;
}

/* "1. ", "（二）", "三、" and blanks in front of a name. */
static size_t numbering(const int32_t *at, size_t n)
{
	size_t i = 0;
	while (i < n &&
		   (blank(at[i]) || zz_fold_char(at[i]) == ZZ_FOLD_NUMBER || at[i] == '(' || at[i] == ')' ||
			at[i] == 0xFF08 || at[i] == 0xFF09 || at[i] == '.' || at[i] == 0xFF0E || at[i] == 0x3001))
		i++;
	return i;
}

/* "同志：", "（组织委员）：", "书记 :". Returns what stands up to and with the colon, 0 where there is none.
 */
static size_t title(const int32_t *at, size_t n)
{
	enum { TITLE_MOST = 12 };
	for (size_t i = 0; i < n && i <= TITLE_MOST; i++) {
		if (at[i] == ':' || at[i] == 0xFF1A)
			return i + 1;
		bool bracket = at[i] == '(' || at[i] == ')' || at[i] == 0xFF08 || at[i] == 0xFF09 || blank(at[i]);
		if (!bracket && zz_fold_char(at[i]) == ZZ_FOLD_NONE)
			return 0;
	}
	return 0;
}

/* The name that a line gives the word to, and how many code points stand before what is said. */
static uint32_t speaker(const struct zz_name_set *s, struct zz_str line, size_t *until)
{
	enum { HEAD = 28 };
	struct zz_str rest_of = line;
	int32_t front = line.n ? next_of(&rest_of) : 0;
	*until = 0;
	if (front >= 0x4E00 && front <= 0x9FFF && !may_begin(s, front) && zz_fold_char(front) > 0)
		return 0; /* neither a name nor a numeral: most lines */
	int32_t at[HEAD];
	size_t n = decode(line, at, HEAD), i = numbering(at, n), length = 0;
	uint32_t word = zz_name_at(s, at + i, n - i, &length);
	if (!word && i) /* a name may begin with a numeral: 万 is one, 一 is not, both are possible */
		word = zz_name_at(s, at, n, &length), i = word ? 0 : i;
	size_t rest = word ? title(at + i + length, n - i - length) : 0;
	*until = i + length + rest;
	return rest ? word : 0;
}

static struct zz_str line_at(struct zz_str s)
{
	ptrdiff_t end = zz_str_chr(s, '\n');
	return end < 0 ? s : zz_str_sub(s, 0, (size_t)end);
}

static struct zz_str behind_line(struct zz_str s, struct zz_str line)
{
	return zz_str_sub(s, line.n + 1, s.n);
}

bool zz_speech_next(const struct zz_name_set *s, struct zz_str *rest, struct zz_speech *out,
					struct zz_str *before)
{
	struct zz_str all = *rest, at = *rest;
	size_t until = 0, ignored;
	out->word = 0;
	while (at.n) {
		struct zz_str line = line_at(at);
		out->word = speaker(s, line, &until);
		if (out->word)
			break;
		at = behind_line(at, line);
	}
	struct zz_str line = line_at(at);
	size_t from = out->word ? zz_utf8_offset(line, until) : 0;
	if (before)
		*before = zz_str_sub(all, 0, all.n - at.n + from);
	if (!out->word) {
		*rest = at;
		return false;
	}
	struct zz_str next = behind_line(at, line);
	while (next.n && !speaker(s, line_at(next), &ignored))
		next = behind_line(next, line_at(next));
	out->text = zz_str_sub(at, from, at.n - next.n);
	*rest = next;
	return true;
}
