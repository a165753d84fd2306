/* From changes to splices. What must not happen: that a comment or blank line of the old text
 * becomes part of a new literal block, or of an old one that comes to stand before it. */
#include "format/edit_text.h"

#include <assert.h>
#include <string.h>

static unsigned depth_of(const struct zz_node *node)
{
	unsigned depth = 0;
	for (; node->parent; node = node->parent)
		depth++;
	return depth;
}

static struct zz_buf *splice(struct zz_edit *ed, size_t from, size_t to, unsigned depth)
{
	struct zz_splice *s = ZZ_PUSH(&ed->splices);
	*s = (struct zz_splice){.from = from, .to = to, .depth = depth, .order = ed->splices.n};
	return &s->text;
}

static unsigned column_of(const struct zz_node *node)
{
	return node->start.column - 1;
}

static bool is_literal(const struct zz_node *node)
{
	return node->kind == ZZ_SCALAR && node->style == ZZ_LITERAL;
}

static bool has_change(const struct zz_edit *ed, enum zz_change_kind kind, const struct zz_node *node)
{
	for (size_t i = 0; i < ed->changes.n; i++)
		if (ed->changes.at[i].kind == kind && ed->changes.at[i].node == node)
			return true;
	return false;
}

static bool is_removed(const struct zz_edit *ed, const struct zz_node *node)
{
	return has_change(ed, ZZ_CHANGE_REMOVE, node);
}

static bool is_emptied(const struct zz_edit *ed, const struct zz_node *parent)
{
	ZZ_EACH(child, parent)
	if (!is_removed(ed, child))
		return false;
	return true;
}

/* Whether what follows the line of `at` would be swallowed by a literal block whose key or dash is
 * indented by `indent`. */
static bool swallows_what_follows(const struct zz_edit *ed, size_t at, const struct zz_node *value,
								  unsigned indent)
{
	if (!zz_emit_ends_literal(value))
		return false;
	bool keeps = zz_str_ends(zz_edit_last_leaf(value)->text, "\n\n");
	for (at = zz_edit_next_line(ed, at); at < ed->bytes.n; at = zz_edit_next_line(ed, at)) {
		size_t end = zz_edit_line_end(ed, at);
		if (zz_edit_blank(ed, at, end)) {
			if (keeps || end - at > indent)
				return true;
			continue;
		}
		return zz_edit_is_comment(ed, at) && zz_edit_indent(ed, at) > indent;
	}
	return false;
}

/* A new value in parts: what stands on the line of its key, and the lines below it. */
struct parts {
	struct zz_buf text;
	struct zz_str head, body;
};

static struct parts emit_parts(const struct zz_node *with, struct zz_emit_at at)
{
	struct parts p = {0};
	zz_emit_piece(&p.text, with, at);
	struct zz_str all = zz_buf_view(&p.text);
	ptrdiff_t feed = zz_str_chr(all, '\n');
	p.head = zz_str_sub(all, 0, feed < 0 ? all.n : (size_t)feed);
	p.body = zz_str_sub(all, p.head.n, all.n);
	return p;
}

static void put(struct zz_edit *ed, size_t from, size_t to, unsigned depth, struct zz_str text)
{
	if (from < to || text.n)
		zz_buf_str(splice(ed, from, to, depth), text);
}

/* In brackets a value is one word of the line. */
static void plan_flow_value(struct zz_edit *ed, const struct zz_node *node, const struct zz_node *with)
{
	struct parts p = emit_parts(with, (struct zz_emit_at){.flow = true});
	size_t from = zz_edit_from(ed, node), to = zz_edit_to(ed, node);
	struct zz_buf *out = splice(ed, from, to, depth_of(node) * 2 + 1);
	bool colon = true;
	if (from == to && node->key)
		zz_edit_marker(ed, node, &colon);
	if (!colon)
		zz_buf_putc(out, ':');
	zz_buf_str(out, zz_str_sub(p.head, from == to ? 0 : 1, p.head.n));
	zz_buf_free(&p.text);
}

/* The old value begins on the line of its key or dash. */
static void plan_beside(struct zz_edit *ed, const struct zz_node *node, size_t marker, const struct parts *p)
{
	unsigned depth = depth_of(node) * 2 + 1;
	size_t from = zz_edit_from(ed, node);
	size_t to = is_literal(node) ? zz_edit_header(ed, node) : zz_edit_to(ed, node);
	size_t extent = zz_edit_line_end(ed, zz_edit_extent(ed, node));
	struct zz_str head = p->head;
	/* The blanks before a value of one line stay; of several lines the first sets the column. */
	bool one_line = head.n && !p->body.n;
	if (from == marker || !one_line)
		from = marker;
	else
		while (head.n && head.p[0] == ' ')
			head = zz_str_sub(head, 1, head.n);
	put(ed, from, to, depth, head);
	size_t line_end = zz_edit_line_end(ed, to);
	put(ed, line_end, extent > line_end ? extent : line_end, depth, p->body);
}

/* The old value begins on a line of its own, below comments perhaps. */
static void plan_below(struct zz_edit *ed, const struct zz_node *node, size_t marker, const struct parts *p,
					   bool literal)
{
	unsigned depth = depth_of(node) * 2 + 1;
	size_t from = zz_edit_from(ed, node), to = zz_edit_to(ed, node);
	size_t extent = zz_edit_line_end(ed, zz_edit_extent(ed, node));
	bool rest_blank = zz_edit_blank(ed, to, zz_edit_line_end(ed, to));
	put(ed, marker, marker, depth, p->head);
	if (!rest_blank) {
		put(ed, from, to, depth, zz_str(""));
		put(ed, zz_edit_line_end(ed, to), zz_edit_line_end(ed, to), depth, p->body);
		return;
	}
	size_t above = literal ? zz_edit_line_end(ed, marker) : zz_edit_line_above_end(ed, from);
	put(ed, above, extent, depth, p->body);
}

static unsigned step_for(const struct zz_node *node, const struct zz_node *with)
{
	unsigned column = column_of(node), base = node->parent ? column_of(node->parent) : 0;
	bool both = node->style == ZZ_BLOCK && with->kind != ZZ_SCALAR && node->parent;
	unsigned step = both && column > base ? column - base : 2;
	unsigned least = node->key ? 1 : 2;
	return step < least || step > 9 ? 2 : step;
}

static void plan_block_value(struct zz_edit *ed, const struct zz_node *node, const struct zz_node *with)
{
	bool colon;
	size_t marker = zz_edit_marker(ed, node, &colon);
	size_t line_end = zz_edit_line_end(ed, marker), from = zz_edit_from(ed, node);
	unsigned indent = column_of(node->parent);
	struct zz_emit_at at = {.place = node->key ? ZZ_AFTER_KEY : ZZ_AFTER_DASH,
							.indent = indent,
							.step = step_for(node, with),
							.no_literal = swallows_what_follows(ed, zz_edit_extent(ed, node), with, indent)};
	bool below = from > line_end;
	if (below) {
		size_t start = zz_edit_line_start(ed, from), to = zz_edit_to(ed, node);
		bool between = !zz_edit_blank(ed, line_end, start);
		bool behind = !zz_edit_blank(ed, to, zz_edit_line_end(ed, to));
		/* Comments around the old value would come to stand within the new block. */
		at.no_literal |= behind || (between && (with->kind == ZZ_SCALAR || !node->key));
	}
	struct parts p = emit_parts(with, at);
	bool literal = p.head.n > 0 && p.body.n > 0;
	if (below)
		plan_below(ed, node, marker, &p,
				   literal && zz_edit_blank(ed, line_end, zz_edit_line_start(ed, from)));
	else
		plan_beside(ed, node, marker, &p);
	zz_buf_free(&p.text);
}

/* The root has neither key nor indent of its own. */
static void plan_root(struct zz_edit *ed, const struct zz_node *root, const struct zz_node *with)
{
	struct zz_buf all = {0};
	unsigned indent = column_of(root);
	size_t extent = zz_edit_extent(ed, root);
	bool one_line = with->style == ZZ_FLOW || with->n == 0;
	if (one_line)
		zz_emit_piece(&all, with, (struct zz_emit_at){.flow = true});
	else
		zz_emit_children(&all, with, indent, swallows_what_follows(ed, extent, with, indent));
	struct zz_str text = zz_str_sub(zz_buf_view(&all), one_line ? 1 : 0, all.n);
	ptrdiff_t feed = zz_str_chr(text, '\n');
	size_t head = feed < 0 ? text.n : (size_t)feed;
	size_t to = zz_edit_to(ed, root), line_end = zz_edit_line_end(ed, to);
	extent = zz_edit_line_end(ed, extent);
	put(ed, zz_edit_from(ed, root), to, 1, zz_str_sub(text, 0, head));
	put(ed, line_end, extent > line_end ? extent : line_end, 1, zz_str_sub(text, head, text.n));
	zz_buf_free(&all);
}

static void plan_value(struct zz_edit *ed, const struct zz_node *node, const struct zz_node *with)
{
	if (!node->parent)
		plan_root(ed, node, with);
	else if (node->parent->style == ZZ_FLOW)
		plan_flow_value(ed, node, with);
	else
		plan_block_value(ed, node, with);
}

/* The lines that go with the last of the removed entries: comments that are indented further, and
 * blank lines where a literal block above would take them for its own. */
static size_t removal_end(const struct zz_edit *ed, size_t end, unsigned indent, bool blanks_too)
{
	size_t sure = zz_edit_line_end(ed, end), seen = sure;
	for (size_t at = zz_edit_next_line(ed, sure); at < ed->bytes.n; at = zz_edit_next_line(ed, at)) {
		size_t line_end = zz_edit_line_end(ed, at);
		if (zz_edit_blank(ed, at, line_end)) {
			seen = line_end;
			continue;
		}
		if (!zz_edit_is_comment(ed, at) || zz_edit_indent(ed, at) <= indent)
			break;
		sure = seen = line_end;
	}
	return blanks_too ? seen : sure;
}

/* Removed neighbours first … last, `before` and `after` them what stays (or NULL). */
struct run {
	const struct zz_node *before, *first, *last, *after;
};

static void block_removal(struct zz_edit *ed, const struct run *run, size_t *from, size_t *to)
{
	bool literal_above = run->before && is_literal(zz_edit_last_leaf(run->before));
	bool other_changes = false;
	for (size_t i = 0; i < ed->changes.n; i++)
		other_changes |= ed->changes.at[i].kind != ZZ_CHANGE_REMOVE;
	size_t entry = zz_edit_entry(ed, run->first);
	*to = removal_end(ed, zz_edit_extent(ed, run->last), column_of(run->first->parent),
					  run->before && (literal_above || other_changes));
	bool at_line_start = zz_edit_blank(ed, zz_edit_line_start(ed, entry), entry);
	if (at_line_start && zz_edit_line_start(ed, entry) > 0) {
		*from = zz_edit_line_above_end(ed, entry);
		return;
	}
	/* On the line of an outer dash, or in the first line: what stays moves up. */
	*from = entry;
	size_t next = zz_edit_entry(ed, run->after);
	if (zz_edit_blank(ed, *to, next))
		*to = next;
	else if (at_line_start)
		*to = zz_edit_next_line(ed, *to);
	else
		while (*from > 0 && ed->bytes.p[*from - 1] == ' ')
			--*from;
}

static void removal(struct zz_edit *ed, const struct run *run, size_t *from, size_t *to)
{
	if (run->first->parent->style == ZZ_BLOCK) {
		block_removal(ed, run, from, to);
		return;
	}
	*from = run->after ? zz_edit_entry(ed, run->first) : zz_edit_to(ed, run->before);
	*to = run->after ? zz_edit_entry(ed, run->after) : zz_edit_to(ed, run->last);
}

/* The run that ends with `last`. */
static struct run run_to(const struct zz_edit *ed, const struct zz_node *last)
{
	struct run run = {.last = last, .after = last->next};
	ZZ_EACH(child, last->parent)
	{
		if (!is_removed(ed, child)) {
			run.before = child;
			run.first = NULL;
		} else if (!run.first) {
			run.first = child;
		}
		if (child == last)
			break;
	}
	return run;
}

/* A value that is not there: its colon must not touch a comma or bracket. */
static bool ends_in_colon(struct zz_edit *ed, const struct zz_node *node)
{
	size_t from = zz_edit_from(ed, node);
	return from > 0 && from == zz_edit_to(ed, node) && ed->bytes.p[from - 1] == ':';
}

static void plan_removal(struct zz_edit *ed, const struct zz_node *node)
{
	if (is_emptied(ed, node->parent) || (node->next && is_removed(ed, node->next)))
		return;
	struct run run = run_to(ed, node);
	size_t from, to;
	removal(ed, &run, &from, &to);
	bool tight = node->parent->style == ZZ_FLOW && !run.after && ends_in_colon(ed, run.before);
	put(ed, from, to, 0, tight ? ZZ_STR(" ") : zz_str(""));
}

/* All that is appended to one collection, as a collection of its own. */
static struct zz_node *appended_to(struct zz_edit *ed, const struct zz_node *parent)
{
	struct zz_node *all = zz_node_new(&ed->arena, parent->kind, parent->style);
	for (size_t i = 0; i < ed->changes.n; i++) {
		const struct zz_change *change = &ed->changes.at[i];
		if (change->kind != ZZ_CHANGE_APPEND || change->node != parent)
			continue;
		struct zz_node *copy = zz_node_new(&ed->arena, ZZ_SCALAR, ZZ_PLAIN);
		*copy = *change->with;
		zz_node_append(&ed->arena, all, change->text, copy);
		bool one_line = copy->kind == ZZ_SCALAR ? zz_str_chr(copy->text, '\n') < 0
												: copy->style == ZZ_FLOW || copy->n == 0;
		if (parent->n == 0 && !one_line)
			all->style = ZZ_BLOCK;
	}
	return all;
}

static void plan_emptied(struct zz_edit *ed, const struct zz_node *parent)
{
	plan_value(ed, parent, appended_to(ed, parent));
}

static void plan_flow_append(struct zz_edit *ed, const struct zz_change *change)
{
	const struct zz_node *last = change->node->last;
	struct parts p = emit_parts(change->with, (struct zz_emit_at){.flow = true});
	size_t at = zz_edit_to(ed, last);
	bool tight = ends_in_colon(ed, last);
	struct zz_buf *out = splice(ed, at, at, depth_of(change->node) * 2);
	zz_buf_puts(out, tight ? " ," : ",");
	if (change->text.p) {
		zz_buf_putc(out, ' ');
		zz_emit_scalar(out, change->text, true);
		zz_buf_putc(out, ':');
	}
	zz_buf_str(out, p.head);
	zz_buf_free(&p.text);
}

/* Where a block collection ends: a removal at its end may reach beyond its last character. */
static size_t block_end(struct zz_edit *ed, const struct zz_node *parent)
{
	for (const struct zz_node *node = parent->last; node; node = node->last) {
		if (is_removed(ed, node) && !is_emptied(ed, node->parent)) {
			size_t from, to;
			struct run run = run_to(ed, node);
			removal(ed, &run, &from, &to);
			return zz_edit_line_end(ed, to);
		}
		if (node->style == ZZ_FLOW)
			break;
	}
	return zz_edit_line_end(ed, zz_edit_extent(ed, parent));
}

static void plan_append(struct zz_edit *ed, const struct zz_change *change)
{
	const struct zz_node *parent = change->node;
	if (parent->style == ZZ_FLOW) {
		plan_flow_append(ed, change);
		return;
	}
	size_t at = block_end(ed, parent);
	unsigned indent = column_of(parent);
	struct zz_emit_at place = {.place = change->text.p ? ZZ_AFTER_KEY : ZZ_AFTER_DASH,
							   .indent = indent,
							   .step = 2,
							   .no_literal = swallows_what_follows(ed, at, change->with, indent)};
	struct zz_buf *out = splice(ed, at, at, depth_of(parent) * 2);
	zz_buf_putc(out, '\n');
	zz_buf_pad(out, ' ', indent);
	if (change->text.p)
		zz_emit_scalar(out, change->text, false);
	zz_buf_putc(out, change->text.p ? ':' : '-');
	zz_emit_piece(out, change->with, place);
}

static void plan_before(struct zz_edit *ed, const struct zz_change *change)
{
	const struct zz_node *map = change->node->parent;
	bool flow = map->style == ZZ_FLOW;
	size_t at = zz_edit_entry(ed, change->node);
	struct zz_buf *out = splice(ed, at, at, depth_of(change->node) * 2);
	zz_emit_scalar(out, change->text, flow);
	zz_buf_putc(out, ':');
	zz_emit_piece(out, change->with, (struct zz_emit_at){.indent = column_of(map), .step = 2, .flow = flow});
	if (flow) {
		zz_buf_puts(out, ", ");
		return;
	}
	zz_buf_putc(out, '\n');
	zz_buf_pad(out, ' ', column_of(map));
}

static void plan_key(struct zz_edit *ed, const struct zz_change *change)
{
	const struct zz_node *key = change->node;
	struct zz_buf *out = splice(ed, zz_edit_from(ed, key), zz_edit_to(ed, key), 0);
	zz_emit_scalar(out, change->text, key->parent->style == ZZ_FLOW);
}

static bool is_first_for(const struct zz_edit *ed, size_t index, const struct zz_node *parent)
{
	for (size_t i = 0; i < index; i++) {
		const struct zz_change *change = &ed->changes.at[i];
		if ((change->kind == ZZ_CHANGE_APPEND && change->node == parent) ||
			(change->kind == ZZ_CHANGE_REMOVE && change->node->parent == parent))
			return false;
	}
	return true;
}

static void plan_change(struct zz_edit *ed, size_t index)
{
	const struct zz_change *change = &ed->changes.at[index];
	bool append = change->kind == ZZ_CHANGE_APPEND;
	const struct zz_node *parent = append ? change->node : change->node->parent;
	bool of_children = append || change->kind == ZZ_CHANGE_REMOVE;
	if (of_children && is_emptied(ed, parent)) {
		if (is_first_for(ed, index, parent))
			plan_emptied(ed, parent);
		return;
	}
	switch (change->kind) {
	case ZZ_CHANGE_SCALAR:
		plan_key(ed, change);
		break;
	case ZZ_CHANGE_VALUE:
		plan_value(ed, change->node, change->with);
		break;
	case ZZ_CHANGE_APPEND:
		plan_append(ed, change);
		break;
	case ZZ_CHANGE_BEFORE:
		plan_before(ed, change);
		break;
	case ZZ_CHANGE_REMOVE:
		plan_removal(ed, change->node);
		break;
	}
}

static bool is_replaced(const struct zz_edit *ed, size_t at)
{
	for (size_t i = 0; i < ed->splices.n; i++)
		if (ed->splices.at[i].from <= at && at < ed->splices.at[i].to)
			return true;
	return false;
}

/* Where the text had no line break at its end, the literal block that ended there has none either,
 * and must say so now. */
static void keep_open_end(struct zz_edit *ed)
{
	const struct zz_node *leaf = zz_edit_last_leaf(ed->root);
	if (!ed->open_end)
		return;
	size_t from = zz_edit_from(ed, leaf), header = zz_edit_header(ed, leaf);
	if (is_replaced(ed, from) || memchr(ed->bytes.p + from, '-', header - from))
		return;
	const char *plus = memchr(ed->bytes.p + from, '+', header - from);
	size_t at = plus ? (size_t)(plus - ed->bytes.p) : from + 1;
	put(ed, at, plus ? at + 1 : at, 0, ZZ_STR("-"));
}

void zz_edit_plan(struct zz_edit *ed)
{
	for (size_t i = 0; i < ed->changes.n; i++)
		plan_change(ed, i);
	keep_open_end(ed);
}
