#include "format/csv.h"

#include <string.h>

void zz_csv_begin(struct zz_csv *c, struct zz_buf *out)
{
	*c = (struct zz_csv){.out = out};
	zz_buf_puts(out, "\xEF\xBB\xBF");
}

/* Blanks and characters that nobody sees: some programs take them away before they look for a sign. */
static struct zz_str without_blanks(struct zz_str s)
{
	static const char *const blanks[] = {" ", "\n", "\u00a0", "\u200b", "\u2060", "\u3000", "\ufeff"};
	for (size_t i = 0; i < sizeof blanks / sizeof blanks[0];)
		if (zz_str_starts(s, blanks[i])) {
			s = zz_str_sub(s, strlen(blanks[i]), s.n);
			i = 0;
		} else
			i++;
	return s;
}

bool zz_cell_is_formula(struct zz_str s)
{
	static const char *const signs[] = {"=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"};
	s = without_blanks(s);
	for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++)
		if (zz_str_starts(s, signs[i]))
			return true;
	return false;
}

static bool needs_quotes(struct zz_str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (strchr(",\"\r\n;\t", s.p[i]))
			return true;
	return s.n && (s.p[0] == ' ' || s.p[s.n - 1] == ' ');
}

void zz_csv_cell(struct zz_csv *c, struct zz_str text)
{
	bool formula = zz_cell_is_formula(text), quoted = formula || needs_quotes(text);
	if (c->begun)
		zz_buf_putc(c->out, ',');
	c->begun = true;
	if (quoted)
		zz_buf_putc(c->out, '"');
	if (formula)
		zz_buf_putc(c->out, '\'');
	for (size_t i = 0; i < text.n; i++) {
		if (text.p[i] == '"')
			zz_buf_putc(c->out, '"');
		zz_buf_putc(c->out, text.p[i]);
	}
	if (quoted)
		zz_buf_putc(c->out, '"');
}

void zz_csv_number(struct zz_csv *c, struct zz_str number)
{
	zz_buf_puts(c->out, c->begun ? "," : "");
	c->begun = true;
	zz_buf_str(c->out, number);
}

void zz_csv_line_end(struct zz_csv *c)
{
	zz_buf_puts(c->out, "\r\n");
	c->begun = false;
}
