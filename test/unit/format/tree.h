/* What the tests of this layer share: reading a text that must be readable, comparing trees. */
#ifndef TEST_FORMAT_TREE_H
#define TEST_FORMAT_TREE_H

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "format/yaml.h"

#include <stdlib.h>

struct reading {
	struct zz_arena arena;
	struct zz_findings list;
	struct zz_node *root;
};

static inline struct reading *read_text(struct zz_str bytes)
{
	struct reading *r = zz_malloc(sizeof *r);
	r->list.arena = &r->arena;
	r->root = zz_yaml_parse(bytes, ZZ_STR("f.yaml"), &r->arena, &r->list);
	return r;
}

static inline void reading_free(struct reading *r)
{
	free(r->list.at);
	zz_arena_free(&r->arena);
	free(r);
}

/* Kinds, texts and order; styles and positions may differ. */
static inline bool same_tree(const struct zz_node *a, const struct zz_node *b)
{
	if (a->kind != b->kind || a->n != b->n || !zz_str_eq(a->text, b->text))
		return false;
	const struct zz_node *x = a->first, *y = b->first;
	for (; x && y; x = x->next, y = y->next) {
		if (!same_tree(x, y))
			return false;
		if (a->kind == ZZ_MAP && !zz_str_eq(x->key->text, y->key->text))
			return false;
	}
	return !x && !y;
}

#endif
