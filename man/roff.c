#include "roff.h"

#include <string.h>

enum { COLUMNS = 78 };

static void put(struct zz_buf *out, char c, bool typed)
{
	if (c == '\\')
		zz_buf_puts(out, "\\e");
	else if (c == '-' && typed)
		zz_buf_puts(out, "\\-"); /* stays what can be copied into a shell */
	else
		zz_buf_putc(out, c);
}

/* A line must not begin like a request. */
static void guard(struct zz_buf *out, char first)
{
	if (first == '.' || first == '\'')
		zz_buf_puts(out, "\\&");
}

void roff_literal(struct zz_buf *out, struct zz_str line)
{
	if (line.n)
		guard(out, line.p[0]);
	for (size_t i = 0; i < line.n; i++)
		put(out, line.p[i], true);
	zz_buf_putc(out, '\n');
}

/* Two letters, the first a capital: mdoc would take the word for a macro. */
static bool like_macro(struct zz_str w)
{
	return w.n >= 2 && w.n <= 3 && w.p[0] >= 'A' && w.p[0] <= 'Z' && w.p[1] >= 'a' && w.p[1] <= 'z';
}

void roff_arg(struct zz_buf *out, struct zz_str word)
{
	bool quoted = !word.n || zz_str_chr(word, ' ') >= 0 || zz_str_chr(word, '"') >= 0;
	zz_buf_puts(out, quoted ? " \"" : " ");
	if (like_macro(word) || (word.n == 1 && strchr(".,:;()[]?!|", word.p[0])))
		zz_buf_puts(out, "\\&");
	for (size_t i = 0; i < word.n; i++) {
		if (word.p[i] == '"')
			zz_buf_puts(out, "\\(dq");
		else
			put(out, word.p[i], true);
	}
	if (quoted)
		zz_buf_putc(out, '"');
}

/* --- paragraphs --- */

struct line {
	struct zz_buf *out;
	size_t column;
	bool typed; /* between backquotes */
};

static void line_end(struct line *l)
{
	if (l->column)
		zz_buf_putc(l->out, '\n');
	l->column = 0;
}

/* What mandoc counts: escapes, and eight for a character that is not ASCII. */
static size_t bytes_of(struct zz_str word)
{
	size_t n = 0;
	int32_t cp;
	while ((cp = zz_utf8_next(&word)) >= 0)
		n += cp >= 0x80 ? 8 : cp == '`' ? 3 : cp == '-' ? 2 : 1;
	return n;
}

static void put_word(struct line *l, struct zz_str word)
{
	size_t width = bytes_of(word);
	if (l->column && l->column + 1 + width > COLUMNS)
		line_end(l);
	if (l->column)
		zz_buf_putc(l->out, ' ');
	else if (word.n)
		guard(l->out, word.p[0]);
	l->column += width + (l->column > 0);
	if (zz_str_chr(word, '_') >= 0)
		zz_buf_puts(l->out, "\\%"); /* the name of a field is not hyphenated */
	for (size_t i = 0; i < word.n; i++) {
		bool option =
			word.p[i] == '-' && ((i + 1 < word.n && word.p[i + 1] == '-') || (i && word.p[i - 1] == '-'));
		if (word.p[i] == '`') {
			l->typed = !l->typed;
			zz_buf_puts(l->out, l->typed ? "\\fB" : "\\fR");
		} else {
			put(l->out, word.p[i], l->typed || option);
		}
	}
}

static bool ends_sentence(struct zz_str word)
{
	return !zz_str_ends(word, "..") && !zz_str_ends(word, "art.") && !zz_str_ends(word, "e.g.") &&
		   (zz_str_ends(word, ".") || zz_str_ends(word, "?") || zz_str_ends(word, "!") ||
			zz_str_ends(word, ".)"));
}

void roff_text(struct zz_buf *out, struct zz_str text)
{
	struct line l = {.out = out};
	struct zz_str rest = text, word;
	while (zz_str_split(&rest, ' ', &word)) {
		if (!word.n)
			continue;
		put_word(&l, word);
		if (ends_sentence(word) && !l.typed)
			line_end(&l);
	}
	line_end(&l);
}

void roff_sentence(struct zz_buf *out, struct zz_str text, enum zz_lang lang)
{
	static const char *const ends[] = {".", "?", "!", "。", "？", "！", "；", ":", "："};
	struct zz_buf whole = {0};
	bool ended = !text.n;
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
		ended = ended || zz_str_ends(text, ends[i]);
	zz_buf_str(&whole, text);
	if (!ended)
		zz_buf_puts(&whole, lang == ZZ_ZH ? "。" : ".");
	roff_text(out, zz_buf_view(&whole));
	zz_buf_free(&whole);
}
