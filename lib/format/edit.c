/* Collecting changes, and writing the text that they make. */
#include "format/edit_text.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

/* Ends the text in a line break. Blanks after the last one go, unless they are part of a value. */
static void end_last_line(struct zz_edit *ed, struct zz_str body)
{
	if (zz_str_ends(body, "\n"))
		return;
	const struct zz_node *leaf = zz_edit_last_leaf(ed->root);
	bool open = leaf->kind == ZZ_SCALAR && leaf->style == ZZ_LITERAL && !zz_str_ends(leaf->text, "\n");
	size_t end = body.n;
	while (end > 0 && (body.p[end - 1] == ' ' || body.p[end - 1] == '\t'))
		end--;
	if (!open && end > 0 && body.p[end - 1] == '\n') {
		ed->copy.n -= body.n - end;
		return;
	}
	zz_buf_puts(&ed->copy, ed->crlf ? "\r\n" : "\n");
	ed->open_end = open && leaf->text.n;
}

struct zz_edit *zz_edit_new(struct zz_str bytes, struct zz_node *root)
{
	struct zz_edit *ed = zz_malloc(sizeof *ed);
	struct zz_str body = zz_yaml_body(bytes);
	ed->original = bytes;
	ed->root = root;
	zz_buf_str(&ed->copy, bytes);
	ptrdiff_t feed = zz_str_chr(body, '\n');
	ed->crlf = feed > 0 && body.p[feed - 1] == '\r';
	end_last_line(ed, body);
	ed->bytes = zz_str_sub(zz_buf_view(&ed->copy), bytes.n - body.n, ed->copy.n);
	ed->y.bytes = ed->bytes;
	return ed;
}

static void forget_splices(struct zz_edit *ed)
{
	for (size_t i = 0; i < ed->splices.n; i++)
		zz_buf_free(&ed->splices.at[i].text);
	ed->splices.n = 0;
}

void zz_edit_free(struct zz_edit *ed)
{
	if (!ed)
		return;
	forget_splices(ed);
	free(ed->splices.at);
	free(ed->changes.at);
	zz_buf_free(&ed->copy);
	zz_arena_free(&ed->arena);
	free(ed);
}

static void add_change(struct zz_edit *ed, enum zz_change_kind kind, const struct zz_node *node,
					   struct zz_str text, const struct zz_node *with)
{
	assert(node);
	struct zz_change *change = ZZ_PUSH(&ed->changes);
	*change = (struct zz_change){.kind = kind, .node = node, .with = with};
	if (text.p)
		change->text = zz_arena_str(&ed->arena, text);
}

void zz_edit_scalar(struct zz_edit *ed, const struct zz_node *scalar, struct zz_str text)
{
	bool key = !scalar->key && scalar->parent && scalar->parent->kind == ZZ_MAP;
	if (key)
		add_change(ed, ZZ_CHANGE_SCALAR, scalar, text, NULL);
	else
		zz_edit_value(ed, scalar, zz_node_scalar(&ed->arena, text));
}

void zz_edit_value(struct zz_edit *ed, const struct zz_node *value, const struct zz_node *with)
{
	add_change(ed, ZZ_CHANGE_VALUE, value, (struct zz_str){0}, with);
}

void zz_edit_append(struct zz_edit *ed, const struct zz_node *parent, struct zz_str key,
					const struct zz_node *value)
{
	bool map = parent->kind == ZZ_MAP;
	assert(parent->kind == ZZ_SEQ || (map && key.p));
	add_change(ed, ZZ_CHANGE_APPEND, parent, map ? key : (struct zz_str){0}, value);
}

void zz_edit_before(struct zz_edit *ed, const struct zz_node *sibling, struct zz_str key,
					const struct zz_node *value)
{
	assert(sibling->key && key.p);
	add_change(ed, ZZ_CHANGE_BEFORE, sibling, key, value);
}

void zz_edit_remove(struct zz_edit *ed, const struct zz_node *value)
{
	assert(value->parent);
	add_change(ed, ZZ_CHANGE_REMOVE, value, (struct zz_str){0}, NULL);
}

static int by_place(const void *left, const void *right)
{
	const struct zz_splice *a = left, *b = right;
	if (a->from != b->from)
		return a->from < b->from ? -1 : 1;
	bool wide_a = a->to > a->from, wide_b = b->to > b->from;
	if (wide_a != wide_b)
		return wide_a ? 1 : -1;
	if (a->depth != b->depth)
		return a->depth > b->depth ? -1 : 1;
	return a->order < b->order ? -1 : a->order > b->order;
}

static void put_text(struct zz_edit *ed, struct zz_buf *out, struct zz_str text)
{
	struct zz_str rest = text;
	for (ptrdiff_t feed; ed->crlf && (feed = zz_str_chr(rest, '\n')) >= 0;) {
		zz_buf_str(out, zz_str_sub(rest, 0, (size_t)feed));
		zz_buf_puts(out, "\r\n");
		rest = zz_str_sub(rest, (size_t)feed + 1, rest.n);
	}
	zz_buf_str(out, rest);
}

void zz_edit_apply(struct zz_edit *ed, struct zz_buf *out)
{
	forget_splices(ed);
	if (ed->changes.n == 0) {
		zz_buf_str(out, ed->original);
		return;
	}
	zz_edit_plan(ed);
	if (ed->splices.n)
		qsort(ed->splices.at, ed->splices.n, sizeof *ed->splices.at, by_place);
	zz_buf_add(out, ed->copy.data, ed->copy.n - ed->bytes.n);
	size_t done = 0;
	for (size_t i = 0; i < ed->splices.n; i++) {
		const struct zz_splice *s = &ed->splices.at[i];
		assert(s->from >= done && s->to >= s->from);
		if (s->from < done) /* without assertions: the caller reads the result and sees what is missing */
			continue;
		zz_buf_add(out, ed->bytes.p + done, s->from - done);
		put_text(ed, out, zz_buf_view(&s->text));
		/* What stood here may touch a comment, a plain scalar or a colon may not. */
		char before = out->n ? out->data[out->n - 1] : '\n';
		if (s->to < ed->bytes.n && ed->bytes.p[s->to] == '#' && before != ' ' && before != '\n')
			zz_buf_putc(out, ' ');
		done = s->to;
	}
	zz_buf_add(out, ed->bytes.p + done, ed->bytes.n - done);
}
