/* What the fuzz targets share: a text that is read like a file of a ledger, and what must hold of everything
 * that is said about it. A target is one function; it aborts where something that must hold does not. */
#ifndef ZZ_TEST_FUZZ_H
#define ZZ_TEST_FUZZ_H

#include "base/message.h"
#include "base/text.h"
#include "model/schema.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define MUST(what)                                                                                           \
	do {                                                                                                     \
		if (!(what)) {                                                                                       \
			fprintf(stderr, "%s:%d: does not hold: %s\n", __FILE__, __LINE__, #what);                        \
			abort();                                                                                         \
		}                                                                                                    \
	} while (0)

#define INPUT ((struct zz_str){(const char *)data, size})

/* A view that ends with the input, so that a sanitizer sees who reads beyond it. */
static inline bool next_line(struct zz_str *rest, struct zz_str *line)
{
	*line = (struct zz_str){0};
	return zz_str_split(rest, '\n', line);
}

/* Text for people: UTF-8, one line, nothing that a terminal obeys. */
static inline void must_be_safe(struct zz_str text, bool lines)
{
	struct zz_str rest = text;
	int32_t cp;
	while ((cp = zz_utf8_next(&rest)) != -1) {
		MUST(cp >= 0);
		MUST(zz_char_class(cp) == ZZ_CHAR_PLAIN);
		MUST(lines || cp != '\n');
	}
}

/* Each {name} of a text has its argument; other braces are only braces. */
static inline void must_be_filled(const struct zz_finding *f, const char *text)
{
	for (const char *open = strchr(text, '{'); open; open = strchr(open + 1, '{')) {
		size_t n = strspn(open + 1, "abcdefghijklmnopqrstuvwxyz_");
		bool found = n == 0 || open[1 + n] != '}';
		for (size_t i = 0; i < f->nargs && !found; i++)
			found = strlen(f->args[i].name) == n && strncmp(f->args[i].name, open + 1, n) == 0;
		MUST(found);
	}
}

static inline void must_read_well(struct zz_buf *out, const struct zz_finding *f, const char *message)
{
	for (int lang = ZZ_ZH; message && lang <= ZZ_EN; lang++) {
		must_be_filled(f, zz_tr((enum zz_lang)lang, message));
		zz_buf_clear(out);
		zz_finding_text(out, f, message, (enum zz_lang)lang);
		MUST(out->n > 0);
		must_be_safe(zz_buf_view(out), false);
	}
}

/* Every finding can be told in both languages, and shown with its line. */
static inline void must_say(const struct zz_findings *list, struct zz_str bytes)
{
	struct zz_buf out = {0};
	for (size_t i = 0; i < list->n; i++) {
		const struct zz_finding *f = &list->at[i];
		must_read_well(&out, f, f->def->message);
		must_read_well(&out, f, f->def->cure);
		must_read_well(&out, f, f->def->first);
		zz_buf_clear(&out);
		if (f->line)
			zz_yaml_show(&out, bytes, f->line, f->column, f->length);
		must_be_safe(zz_buf_view(&out), true);
	}
	zz_buf_free(&out);
}

struct text {
	struct zz_arena arena;
	struct zz_intern words;
	struct zz_findings findings;
	struct zz_node *root; /* NULL where it cannot be read */
	struct zz_str bytes;
	struct zz_reader reader;
};

static inline void text_parse(struct text *t, struct zz_str bytes)
{
	memset(t, 0, sizeof *t);
	t->bytes = bytes;
	t->findings.arena = &t->arena;
	t->root = zz_yaml_parse(bytes, ZZ_STR("x.yaml"), &t->arena, &t->findings);
	MUST(t->root || t->findings.n);
	t->reader = (struct zz_reader){.arena = &t->arena,
								   .words = &t->words,
								   .findings = &t->findings,
								   .path = ZZ_STR("x.yaml"),
								   .held = ZZ_NO_DAY,
								   .late_due = true};
}

static inline void text_free(struct text *t)
{
	must_say(&t->findings, t->bytes);
	free(t->findings.at);
	zz_intern_free(&t->words);
	zz_arena_free(&t->arena);
}

/* Kinds, texts and order; styles and positions may differ. */
static inline bool same_tree(const struct zz_node *a, const struct zz_node *b)
{
	if (a->kind != b->kind || a->n != b->n || !zz_str_eq(a->text, b->text))
		return false;
	const struct zz_node *x = a->first, *y = b->first;
	for (; x && y; x = x->next, y = y->next)
		if (!same_tree(x, y) || (a->kind == ZZ_MAP && !zz_str_eq(x->key->text, y->key->text)))
			return false;
	return !x && !y;
}

#endif
