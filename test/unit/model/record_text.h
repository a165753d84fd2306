/* A text parsed and ready to be read through a form. */
#ifndef ZZ_TEST_RECORD_TEXT_H
#define ZZ_TEST_RECORD_TEXT_H

#include "base/io.h"
#include "model/files.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct text {
	struct zz_arena arena;
	struct zz_intern words;
	struct zz_findings findings;
	struct zz_buf bytes;
	struct zz_node *root;
	struct zz_reader reader;
};

static inline void text_parse(struct text *t)
{
	t->findings.arena = &t->arena;
	t->root = zz_yaml_parse(zz_buf_view(&t->bytes), ZZ_STR("x.yaml"), &t->arena, &t->findings);
	t->reader = (struct zz_reader){.arena = &t->arena,
								   .words = &t->words,
								   .findings = &t->findings,
								   .path = ZZ_STR("x.yaml"),
								   .held = ZZ_NO_DAY,
								   .late_due = true};
}

static inline void text_of(struct text *t, const char *yaml)
{
	memset(t, 0, sizeof *t);
	zz_buf_puts(&t->bytes, yaml);
	text_parse(t);
}

/* test/data/records/<kind>.<lang>.yaml */
static inline void text_golden(struct text *t, const char *kind, const char *lang)
{
	char path[300];
	struct zz_error e = {0};
	memset(t, 0, sizeof *t);
	snprintf(path, sizeof path, "%s/test/data/records/%s.%s.yaml", ZZ_SOURCE_DIR, kind, lang);
	if (zz_read_file(&t->bytes, path, ZZ_YAML_BYTES, &e) != 0)
		fprintf(stderr, "%s\n", e.text);
	text_parse(t);
}

static inline void text_free(struct text *t)
{
	free(t->findings.at);
	zz_buf_free(&t->bytes);
	zz_intern_free(&t->words);
	zz_arena_free(&t->arena);
}

/* A word as it was written. */
static inline bool word_is(const struct text *t, uint32_t word, const char *expected)
{
	return zz_str_is(zz_intern_str(&t->words, word), expected);
}

/* Whether exactly one finding is there, of that id and at that part; else shows all. */
static inline bool only_finding(const struct text *t, const char *id, const char *part)
{
	const struct zz_finding *f = t->findings.at;
	if (t->findings.n == 1 && strcmp(f->def->id, id) == 0 && zz_str_is(f->part, part))
		return true;
	for (size_t i = 0; i < t->findings.n; i++)
		fprintf(stderr, "%s at %.*s, line %u\n", f[i].def->id, ZZ_FMT(f[i].part), (unsigned)f[i].line);
	return false;
}

#endif
