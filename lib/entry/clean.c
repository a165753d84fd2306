#include "entry/clean.h"

#include "base/message.h"
#include "base/text.h"

enum { NO_BREAK_SPACE = 0xA0, NARROW_NO_BREAK_SPACE = 0x202F, VERTICAL_TAB = 0x0B };

static bool needs_cleaning(struct zz_str s)
{
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];
		if ((c < ' ' && c != '\n' && c != '\t') || c == 0x7F || c == 0xC2 || c == 0xD8 || c == 0xE2 ||
			c == 0xEF)
			return true;
	}
	return false;
}

static bool latin_after(const struct zz_buf *b)
{
	return b->n && (unsigned char)b->data[b->n - 1] > ' ' && (unsigned char)b->data[b->n - 1] < 0x7F;
}

static bool latin_before(struct zz_str rest)
{
	return rest.n && (unsigned char)rest.p[0] > ' ' && (unsigned char)rest.p[0] < 0x7F;
}

static void clean_break(struct zz_buf *out, int32_t cp, struct zz_str rest, struct zz_cleaned *count)
{
	if (cp == '\r' && rest.n && rest.p[0] == '\n')
		return;
	zz_buf_putc(out, '\n');
	count->breaks++;
}

static void clean_one(struct zz_buf *out, int32_t cp, struct zz_str raw, struct zz_str rest,
					  struct zz_cleaned *count)
{
	enum zz_char_class class = cp < 0 ? ZZ_CHAR_PLAIN : zz_char_class(cp);
	if (cp == '\r' || cp == VERTICAL_TAB || class == ZZ_CHAR_LINE_BREAK) {
		clean_break(out, cp, rest, count);
	} else if (cp == NO_BREAK_SPACE || cp == NARROW_NO_BREAK_SPACE) {
		if (latin_after(out) && latin_before(rest))
			zz_buf_putc(out, ' ');
		count->invisible++;
	} else if (class != ZZ_CHAR_PLAIN && cp != '\n' && cp != '\t') {
		count->invisible++;
	} else {
		zz_buf_str(out, raw);
	}
}

struct zz_str zz_clean_pasted(struct zz_arena *a, struct zz_str text, struct zz_cleaned *count)
{
	struct zz_buf out = {0};
	struct zz_str rest = text;
	if (!needs_cleaning(text))
		return text;
	while (rest.n) {
		const char *from = rest.p;
		int32_t cp = zz_utf8_next(&rest);
		clean_one(&out, cp, (struct zz_str){from, (size_t)(rest.p - from)}, rest, count);
	}
	struct zz_str clean = zz_arena_str(a, zz_buf_view(&out));
	zz_buf_free(&out);
	return clean;
}

void zz_cleaned_text(struct zz_buf *out, const struct zz_cleaned *c, enum zz_lang lang)
{
	if (!c->breaks && !c->invisible)
		return;
	zz_msgf(out, lang,
			N_("the pasted text was cleaned: line separators made line breaks %zu, invisible characters "
			   "taken out %zu\n"),
			c->breaks, c->invisible);
}
