/* Breaking text into lines, Chinese and Latin mixed (after GB/T 15834: which punctuation must not
 * begin or end a line). */
#include "base/text.h"

#include <string.h>

static bool among(int32_t cp, const int32_t *list)
{
	while (*list && *list != cp)
		list++;
	return *list != 0;
}

static bool never_first(int32_t cp)
{
	static const int32_t list[] = {
		'.',    ',',    ';',    ':',    '!',    '?',    ')',    ']',    '}',    '%',
		0xB7,   0x2014, 0x2019, 0x201D, 0x2026, 0x3001, 0x3002, 0x3009, 0x300B, 0x300D,
		0x300F, 0x3011, 0x3015, 0x3017, 0xFF01, 0xFF05, 0xFF09, 0xFF0C, 0xFF0E, 0xFF0F,
		0xFF1A, 0xFF1B, 0xFF1F, 0xFF3D, 0xFF5D, 0xFF5E, 0,
	};
	return among(cp, list);
}

static bool never_last(int32_t cp)
{
	static const int32_t list[] = {
		'(',    '[',    '{',    0x2018, 0x201C, 0x3008, 0x300A, 0x300C,
		0x300E, 0x3010, 0x3014, 0x3016, 0xFF08, 0xFF3B, 0xFF5B, 0,
	};
	return among(cp, list);
}

static size_t width_of(struct zz_str before, struct zz_str after)
{
	return zz_text_width(zz_str_sub(before, 0, before.n - after.n));
}

static bool is_gap(int32_t cp)
{
	return cp == ' ' || cp == '\t' || cp == '\n';
}

/* Takes off *s the shortest front, without blanks, that no line may break within. */
static struct zz_str take_unit(struct zz_str *s)
{
	struct zz_str all = *s, rest = *s;
	int32_t left = zz_utf8_next(&rest);
	bool left_wide = width_of(all, rest) == 2;
	bool option = zz_str_starts(all, "--"); /* "--理由" is to be typed as it stands */
	for (struct zz_str at = rest; at.n; at = rest) {
		int32_t right = zz_utf8_next(&rest);
		size_t width = width_of(at, rest);
		bool may_break = (left_wide || width == 2) && !never_last(left) && !never_first(right);
		/* Long dashes and marks of omission count as Chinese on their right side. */
		may_break = may_break || ((left == 0x2014 || left == 0x2026) && width == 2 && !never_first(right));
		may_break = may_break && (!option || never_first(left));
		if (is_gap(right) || (may_break && width > 0)) {
			rest = at;
			break;
		}
		left = right;
		if (width > 0)
			left_wide = width == 2;
	}
	*s = rest;
	return zz_str_sub(all, 0, all.n - rest.n);
}

/* What stands already on the last line of b, so that a label may come before. */
static size_t column_of(const struct zz_buf *b)
{
	size_t from = b->n;
	while (from > 0 && b->data[from - 1] != '\n')
		from--;
	return zz_text_width(zz_str_sub(zz_buf_view(b), from, b->n));
}

struct line {
	struct zz_buf *b;
	size_t cells, indent, column, gap;
	bool begun; /* something stands on the line that a break can follow */
	bool fresh; /* a line of ours that still needs its indentation */
	/* Behind the last blank or punctuation mark of the line: a short phrase that does not fit any more goes
	 * down whole, rather than be cut between two characters. 0: none. */
	size_t phrase, phrase_column;
};

/* Whether a phrase ends with this unit. */
static bool ends_phrase(struct zz_str unit)
{
	static const char *const marks[] = {"，", "、", "；", "。", "：", "）", "”", "》"};
	for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++)
		if (zz_str_ends(unit, marks[i]))
			return true;
	return false;
}

static bool begins_phrase(struct zz_str unit)
{
	static const char *const marks[] = {"〔", "（", "“", "《"};
	for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++)
		if (zz_str_starts(unit, marks[i]))
			return true;
	return false;
}

static void break_line(struct line *l)
{
	zz_buf_putc(l->b, '\n');
	l->column = l->gap = l->phrase = 0;
	l->begun = false;
	l->fresh = true;
}

/* Takes what stands behind the last end of a phrase to a line of its own; false where that is too much. */
static bool break_phrase(struct line *l)
{
	enum { SHORT = 20, WIDE = 40 }; /* cells: of a phrase, of a line that is worth it */
	size_t cells = l->column - l->phrase_column;
	if (!l->phrase || l->gap || !cells || cells > SHORT || l->cells < WIDE)
		return false;
	size_t from = l->phrase, n = l->b->n - from;
	char tail[SHORT * 8];
	if (n > sizeof tail)
		return false;
	memcpy(tail, l->b->data + from, n);
	while (from && l->b->data[from - 1] == ' ')
		from--;
	l->b->n = from;
	break_line(l);
	zz_buf_pad(l->b, ' ', l->indent);
	zz_buf_str(l->b, (struct zz_str){tail, n});
	l->column = l->indent + cells;
	l->fresh = false;
	l->begun = true;
	return true;
}

static void put_unit(struct line *l, struct zz_str unit)
{
	size_t width = zz_text_width(unit);
	if (l->cells && l->begun && l->column + l->gap + width > l->cells && !break_phrase(l))
		break_line(l);
	if (l->fresh) {
		zz_buf_pad(l->b, ' ', l->indent);
		l->column = l->indent;
		l->fresh = false;
	}
	if ((l->gap || begins_phrase(unit)) && l->begun) {
		l->phrase = l->b->n + l->gap;
		l->phrase_column = l->column + l->gap;
	}
	zz_buf_pad(l->b, ' ', l->gap);
	zz_buf_str(l->b, unit);
	l->column += l->gap + width;
	l->gap = 0;
	l->begun = true;
	if (ends_phrase(unit)) {
		l->phrase = l->b->n;
		l->phrase_column = l->column;
	}
}

void zz_text_wrap(struct zz_buf *b, struct zz_str s, size_t cells, size_t indent)
{
	struct line l = {.b = b, .cells = cells, .indent = indent, .column = column_of(b)};
	l.begun = l.column > indent;
	while (s.n) {
		if (!is_gap(s.p[0])) {
			put_unit(&l, take_unit(&s));
			continue;
		}
		if (s.p[0] == '\n')
			break_line(&l);
		else
			l.gap++;
		s = zz_str_sub(s, 1, s.n);
	}
}
