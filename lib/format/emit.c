/* Writing trees. */
#include "format/emit.h"

#include <assert.h>

static bool is_literal(const struct zz_node *value)
{
	bool wanted =
		value->style == ZZ_LITERAL || (value->style != ZZ_QUOTED && zz_str_chr(value->text, '\n') >= 0);
	return value->kind == ZZ_SCALAR && wanted && zz_emit_may_be_literal(value->text);
}

/* The lines of a literal block without the last line feed; `step` = its indent below its key or dash. */
static void put_literal(struct zz_buf *out, struct zz_str text, unsigned indent, unsigned step)
{
	struct zz_str first = text;
	while (first.n && first.p[0] == '\n')
		first = zz_str_sub(first, 1, first.n);
	bool blank_first = first.n && (first.p[0] == ' ' || first.p[0] == '\t');
	bool feed = zz_str_ends(text, "\n");
	bool feeds = zz_str_ends(text, "\n\n");
	zz_buf_puts(out, " |");
	if (blank_first)
		zz_buf_printf(out, "%u", step);
	if (!feed || feeds)
		zz_buf_putc(out, feed ? '+' : '-');
	struct zz_str rest = zz_str_sub(text, 0, feed ? text.n - 1 : text.n);
	for (bool more = true; more;) {
		ptrdiff_t end = zz_str_chr(rest, '\n');
		struct zz_str line = end < 0 ? rest : zz_str_sub(rest, 0, (size_t)end);
		zz_buf_putc(out, '\n');
		if (line.n)
			zz_buf_pad(out, ' ', (size_t)indent + step);
		zz_buf_str(out, line);
		more = end >= 0;
		rest = zz_str_sub(rest, line.n + 1, rest.n);
	}
}

static void put_one_line(struct zz_buf *out, const struct zz_node *value, bool flow)
{
	if (value->kind == ZZ_SCALAR) {
		if (value->style == ZZ_QUOTED)
			zz_emit_quoted(out, value->text);
		else
			zz_emit_scalar(out, value->text, flow);
		return;
	}
	zz_buf_putc(out, value->kind == ZZ_MAP ? '{' : '[');
	ZZ_EACH(child, value)
	{
		if (child != value->first)
			zz_buf_puts(out, ", ");
		if (value->kind == ZZ_MAP) {
			zz_emit_scalar(out, child->key->text, true);
			zz_buf_puts(out, ": ");
		}
		put_one_line(out, child, true);
	}
	zz_buf_putc(out, value->kind == ZZ_MAP ? '}' : ']');
}

void zz_emit_children(struct zz_buf *out, const struct zz_node *parent, unsigned indent, bool no_literal)
{
	struct zz_emit_at at = {.place = parent->kind == ZZ_MAP ? ZZ_AFTER_KEY : ZZ_AFTER_DASH,
							.indent = indent,
							.step = 2,
							.no_literal = no_literal};
	ZZ_EACH(child, parent)
	{
		if (child != parent->first) {
			zz_buf_putc(out, '\n');
			zz_buf_pad(out, ' ', indent);
		}
		if (parent->kind == ZZ_MAP)
			zz_emit_scalar(out, child->key->text, false);
		zz_buf_putc(out, parent->kind == ZZ_MAP ? ':' : '-');
		zz_emit_piece(out, child, at);
	}
}

static bool on_one_line(const struct zz_node *value)
{
	return value->kind == ZZ_SCALAR || value->style == ZZ_FLOW || value->n == 0;
}

void zz_emit_piece(struct zz_buf *out, const struct zz_node *value, struct zz_emit_at at)
{
	if (!at.flow && !at.no_literal && is_literal(value)) {
		put_literal(out, value->text, at.indent, at.step);
		return;
	}
	if (at.flow || on_one_line(value)) {
		zz_buf_putc(out, ' ');
		put_one_line(out, value, at.flow);
		return;
	}
	if (at.place == ZZ_AFTER_KEY) {
		zz_buf_putc(out, '\n');
		zz_buf_pad(out, ' ', (size_t)at.indent + at.step);
	} else {
		zz_buf_pad(out, ' ', at.step - 1);
	}
	zz_emit_children(out, value, at.indent + at.step, at.no_literal);
}

bool zz_emit_ends_literal(const struct zz_node *value)
{
	while (!on_one_line(value))
		value = value->last;
	return is_literal(value);
}

void zz_emit_value(struct zz_buf *out, const struct zz_node *value, unsigned indent)
{
	zz_emit_piece(out, value, (struct zz_emit_at){.place = ZZ_AFTER_KEY, .indent = indent, .step = 2});
}

void zz_emit(struct zz_buf *out, const struct zz_node *root)
{
	assert(root->kind != ZZ_SCALAR);
	if (on_one_line(root))
		put_one_line(out, root, false);
	else
		zz_emit_children(out, root, 0, false);
	zz_buf_putc(out, '\n');
}
