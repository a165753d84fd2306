/* Changing a text in place. Whatever is changed where: the result parses to the tree that the change means,
 * and before the token that stands before the place and after the one behind it not a byte is another. */
#include "fuzz.h"

#include "format/edit.h"

enum op { VALUE, APPEND, BEFORE, REMOVE, SCALAR, OPS };

struct change {
	enum op op;
	const struct zz_node *target;
	struct zz_node *with;
	struct zz_str key;
};

static const struct zz_str none = {0};

static struct zz_node *copy(struct zz_arena *a, const struct zz_node *node, const struct change *c)
{
	struct zz_node *to = zz_node_new(a, node->kind, node->style);
	to->text = c && c->op == SCALAR && node == c->target ? c->with->text : node->text;
	ZZ_EACH(child, node)
	{
		struct zz_str key = child->key ? child->key->text : none;
		bool here = c && child == c->target;
		if (here && c->op == BEFORE)
			zz_node_append(a, to, c->key, copy(a, c->with, NULL));
		if (!here || c->op != REMOVE)
			zz_node_append(a, to, key, copy(a, here && c->op == VALUE ? c->with : child, c));
	}
	if (c && node == c->target && c->op == APPEND)
		zz_node_append(a, to, node->kind == ZZ_MAP ? c->key : none, copy(a, c->with, NULL));
	return to;
}

/* Values that have been hard to place: several lines, empty, what needs quotes, collections. */
static struct zz_node *value(struct zz_arena *a, unsigned which)
{
	static const char *const texts[] = {"乙",         "",    "一\n二\n", "a: b #c",
										"2026-03-12", "- x", "\n一",     "一\n\n"};
	enum { TEXTS = sizeof texts / sizeof *texts };
	struct zz_node *scalar = zz_node_scalar(a, zz_str(texts[which % TEXTS]));
	scalar->style = which % 3 == 0 ? ZZ_PLAIN : which % 3 == 1 ? ZZ_QUOTED : ZZ_LITERAL;
	if (which % 4 < 2)
		return scalar;
	bool map = which % 4 == 2;
	struct zz_node *node = zz_node_new(a, map ? ZZ_MAP : ZZ_SEQ, which % 5 < 2 ? ZZ_FLOW : ZZ_BLOCK);
	for (unsigned i = 0; i < which / 16 % 3; i++)
		zz_node_append(a, node, map ? zz_arena_printf(a, "项%u", i) : none, zz_node_scalar(a, scalar->text));
	return node;
}

/* Node number n in the order of the text. */
static const struct zz_node *pick(const struct zz_node *node, uint32_t *n)
{
	if ((*n)-- == 0)
		return node;
	ZZ_EACH(child, node)
	{
		const struct zz_node *found = pick(child, n);
		if (found)
			return found;
	}
	return NULL;
}

static uint32_t count(const struct zz_node *node)
{
	uint32_t n = 1;
	ZZ_EACH(child, node)
	n += count(child);
	return n;
}

static bool possible(const struct change *c, const struct zz_node *root)
{
	const struct zz_node *t = c->target, *map = c->op == BEFORE ? t->parent : t;
	bool taken =
		(c->op == APPEND || c->op == BEFORE) && map && map->kind == ZZ_MAP && zz_node_get(map, c->key.p);
	switch (c->op) {
	case APPEND:
		return t->kind != ZZ_SCALAR && !taken;
	case BEFORE:
		return t->key && !taken;
	case REMOVE:
		return t != root;
	case SCALAR:
		return t->kind == ZZ_SCALAR && zz_str_chr(c->with->text, '\n') < 0 && c->with->kind == ZZ_SCALAR;
	default:
		return t != root || c->with->kind != ZZ_SCALAR;
	}
}

static void collect(struct zz_edit *ed, const struct change *c)
{
	if (c->op == VALUE)
		zz_edit_value(ed, c->target, c->with);
	else if (c->op == APPEND)
		zz_edit_append(ed, c->target, c->key, c->with);
	else if (c->op == BEFORE)
		zz_edit_before(ed, c->target, c->key, c->with);
	else if (c->op == REMOVE)
		zz_edit_remove(ed, c->target);
	else
		zz_edit_scalar(ed, c->target, c->with->text);
}

/* The last mark before the target and the first after it: nothing beyond them may change. */
struct bounds {
	const struct zz_node *target;
	struct zz_mark before, after;
	bool inside, past;
};

static bool later(struct zz_mark a, struct zz_mark b)
{
	return a.line > b.line || (a.line == b.line && a.column > b.column);
}

static void bound(struct bounds *b, const struct zz_node *node)
{
	struct zz_mark start = node->key ? node->key->start : node->start;
	bool here = node == b->target;
	if (b->past && !b->inside && (!b->after.line || later(b->after, start)))
		b->after = start;
	b->past = b->past || here;
	b->inside = b->inside || here;
	if (!b->past && node->kind == ZZ_SCALAR && later(node->end, b->before))
		b->before = node->end;
	ZZ_EACH(child, node)
	bound(b, child);
	b->inside = b->inside && !here;
}

static void must_keep_the_rest(struct zz_str before, struct zz_str after, const struct change *c,
							   const struct zz_node *root)
{
	struct bounds b = {.target = c->target, .before = {1, 1}};
	size_t front = 0, back = 0;
	bound(&b, root);
	while (front < before.n && front < after.n && before.p[front] == after.p[front])
		front++;
	while (back < before.n && back < after.n && before.p[before.n - 1 - back] == after.p[after.n - 1 - back])
		back++;
	MUST(front >= zz_yaml_offset(before, b.before));
	if (b.after.line && zz_str_ends(before, "\n"))
		MUST(back >= before.n - zz_yaml_offset(before, b.after));
}

static void try_change(const struct text *t, const struct change *c)
{
	struct zz_arena a = {0};
	struct zz_findings list = {.arena = &a};
	struct zz_buf out = {0};
	struct zz_edit *ed = zz_edit_new(t->bytes, t->root);
	collect(ed, c);
	zz_edit_apply(ed, &out);
	struct zz_node *back = zz_yaml_parse(zz_buf_view(&out), ZZ_STR("x"), &a, &list);
	struct zz_node *meant = copy(&a, t->root, c);
	if (c->target == t->root && c->op == VALUE)
		meant = copy(&a, c->with, NULL);
	if (!back || !same_tree(meant, back))
		fprintf(stderr, "change %d\n%.*s", c->op, ZZ_FMT(zz_buf_view(&out)));
	MUST(back && same_tree(meant, back));
	must_keep_the_rest(t->bytes, zz_buf_view(&out), c, t->root);
	zz_edit_free(ed);
	zz_buf_free(&out);
	free(list.at);
	zz_arena_free(&a);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct text t;
	uint32_t seed = 1;
	text_parse(&t, INPUT);
	for (size_t i = 0; i < size; i++)
		seed = seed * 31 + data[i];
	for (int times = 0; t.root && times < 8; times++) {
		seed = seed * 1664525u + 1013904223u;
		uint32_t n = (seed >> 8) % count(t.root);
		struct change c = {.op = (enum op)((seed >> 4) % OPS), .key = ZZ_STR("新")};
		c.target = pick(t.root, &n);
		c.with = value(&t.arena, seed >> 20);
		if (possible(&c, t.root))
			try_change(&t, &c);
	}
	text_free(&t);
	return 0;
}
