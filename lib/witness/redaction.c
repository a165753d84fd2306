#include "witness/redaction.h"

#include "base/text.h"

#include <stdlib.h>
#include <string.h>

bool zz_document_good(struct zz_str s)
{
	int32_t cp;
	for (struct zz_str rest = s; (cp = zz_utf8_next(&rest)) != -1;)
		if (cp < ' ' || zz_char_class(cp) != ZZ_CHAR_PLAIN)
			return false;
	return s.n && s.n <= ZZ_DOCUMENT_MOST && s.p[0] != ' ' && s.p[s.n - 1] != ' ';
}

/* --- bytes --- */

void zz_redaction_text(struct zz_buf *out, const struct zz_redaction *r)
{
	char hex[GIT_OID_HEXSZ + 1];
	zz_buf_printf(out, ZZ_REDACTION_HEAD "document %.*s\n", ZZ_FMT(r->document));
	for (size_t i = 0; i < r->states.n; i++) {
		const struct zz_redacted_state *s = &r->states.at[i];
		git_oid_tostr(hex, sizeof hex, &s->commit);
		zz_buf_printf(out, "state %u %s\n", (unsigned)s->seq, hex);
		for (size_t k = s->first; k < s->first + s->n; k++) {
			const struct zz_redacted_file *f = &r->files.at[k];
			zz_buf_printf(out, "file %06o ", (unsigned)f->mode);
			zz_sm3_put(out, &f->then);
			zz_buf_putc(out, ' ');
			if (f->gone)
				zz_buf_putc(out, '-');
			else
				zz_sm3_put(out, &f->now);
			zz_buf_printf(out, " %.*s\n", ZZ_FMT(f->path));
		}
	}
}

static bool read_number(struct zz_str s, unsigned base, uint32_t *out)
{
	*out = 0;
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] < '0' || (unsigned)(s.p[i] - '0') >= base)
			return false;
		*out = *out * base + (uint32_t)(s.p[i] - '0');
	}
	return s.n && s.n <= 6;
}

static bool take_state(struct zz_str line, struct zz_redaction *out)
{
	struct zz_str seq;
	struct zz_redacted_state s = {.first = out->files.n};
	if (!zz_str_split(&line, ' ', &seq) || !read_number(seq, 10, &s.seq) || line.n != GIT_OID_HEXSZ ||
		git_oid_fromstrn(&s.commit, line.p, line.n) < 0)
		return false;
	if (out->states.n && out->states.at[out->states.n - 1].seq >= s.seq)
		return false;
	*ZZ_PUSH(&out->states) = s;
	return true;
}

static bool take_file(struct zz_str line, struct zz_redaction *out)
{
	struct zz_str mode, then, now;
	struct zz_redacted_file f = {.mode = 0};
	struct zz_redacted_state *s = out->states.n ? &out->states.at[out->states.n - 1] : NULL;
	if (!s || !zz_str_split(&line, ' ', &mode) || !zz_str_split(&line, ' ', &then) ||
		!zz_str_split(&line, ' ', &now) || !line.n || !read_number(mode, 8, &f.mode) ||
		!zz_sm3_read(then, &f.then))
		return false;
	f.gone = zz_str_is(now, "-");
	f.path = line;
	if ((!f.gone && !zz_sm3_read(now, &f.now)) ||
		(s->n && zz_str_cmp(out->files.at[out->files.n - 1].path, line) >= 0))
		return false;
	*ZZ_PUSH(&out->files) = f;
	s->n++;
	return true;
}

bool zz_redaction_parse(struct zz_str bytes, struct zz_redaction *out)
{
	static const char document[] = "document ";
	struct zz_str rest = bytes, line;
	*out = (struct zz_redaction){.document = {0}};
	if (!zz_str_starts(bytes, ZZ_REDACTION_HEAD))
		return false;
	zz_str_split(&rest, '\n', &line);
	if (!zz_str_split(&rest, '\n', &line) || !zz_str_starts(line, document))
		return false;
	out->document = zz_str_sub(line, sizeof document - 1, line.n);
	bool good = zz_document_good(out->document);
	while (good && zz_str_split(&rest, '\n', &line))
		good = zz_str_starts(line, "state ")  ? take_state(zz_str_sub(line, 6, line.n), out)
			   : zz_str_starts(line, "file ") ? take_file(zz_str_sub(line, 5, line.n), out)
											  : false;
	struct zz_buf again = {0};
	if (good)
		zz_redaction_text(&again, out);
	good = good && zz_str_eq(zz_buf_view(&again), bytes);
	zz_buf_free(&again);
	return good;
}

void zz_redaction_free(struct zz_redaction *r)
{
	free(r->states.at);
	free(r->files.at);
	*r = (struct zz_redaction){.document = {0}};
}

/* --- asking --- */

static int by_seq(const void *key, const void *item)
{
	const struct zz_redacted_state *s = item;
	uint32_t seq = *(const uint32_t *)key;
	return seq < s->seq ? -1 : seq > s->seq;
}

const struct zz_redacted_state *zz_redaction_find(const struct zz_redaction *r, uint32_t seq)
{
	return r->states.n ? bsearch(&seq, r->states.at, r->states.n, sizeof *r->states.at, by_seq) : NULL;
}

static int by_path(const void *a, const void *b)
{
	const struct zz_seen_file *x = a, *y = b;
	return zz_str_cmp(x->path, y->path);
}

/* Puts one file back. */
static bool put_back(const struct zz_redacted_file *f, struct zz_seen_file *all, size_t from, size_t *n)
{
	const struct zz_seen_file key = {.path = f->path};
	struct zz_seen_file *there = from ? bsearch(&key, all, from, sizeof key, by_path) : NULL;
	if (f->gone ? there != NULL : !there || memcmp(&there->text, &f->now, sizeof f->now) != 0)
		return false;
	if (!there)
		there = &all[(*n)++];
	*there = (struct zz_seen_file){.path = f->path, .mode = f->mode, .text = f->then};
	return true;
}

struct zz_seen_file *zz_redaction_then(const struct zz_redaction *r, const struct zz_redacted_state *state,
									   const struct zz_seen_tree *now, size_t *n)
{
	bool good = !now->missing && !now->opaque;
	struct zz_seen_file *all = zz_malloc((now->files.n + state->n + 1) * sizeof *all);
	*n = now->files.n;
	if (now->files.n)
		memcpy(all, now->files.at, now->files.n * sizeof *all);
	for (size_t i = 0; good && i < state->n; i++)
		good = put_back(&r->files.at[state->first + i], all, now->files.n, n);
	if (good && *n)
		qsort(all, *n, sizeof *all, by_path);
	if (good)
		return all;
	free(all);
	return NULL;
}

bool zz_redaction_content(const struct zz_redaction *r, const struct zz_redacted_state *state,
						  const struct zz_seen_tree *now, struct zz_sm3 *out)
{
	size_t n;
	struct zz_seen_file *then = zz_redaction_then(r, state, now, &n);
	if (then)
		*out = zz_seen_content(then, n);
	free(then);
	return then != NULL;
}

static int by_text(const void *a, const void *b)
{
	const struct zz_redacted_file *const *x = a, *const *y = b;
	int c = zz_str_cmp((*x)->path, (*y)->path);
	return c ? c : memcmp(&(*x)->then, &(*y)->then, sizeof(*x)->then);
}

size_t zz_redaction_texts(const struct zz_redaction *r)
{
	size_t n = 0;
	const struct zz_redacted_file **all = zz_malloc((r->files.n + 1) * sizeof *all);
	for (size_t i = 0; i < r->files.n; i++)
		all[i] = &r->files.at[i];
	if (r->files.n)
		qsort(all, r->files.n, sizeof *all, by_text);
	for (size_t i = 0; i < r->files.n; i++)
		n += !i || by_text(&all[i - 1], &all[i]) != 0;
	free(all);
	return n;
}
