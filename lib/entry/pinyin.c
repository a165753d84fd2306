#include "entry/pinyin.h"

#include "base/arena.h"
#include "base/text.h"

#include <stdlib.h>
#include <unicode/ustring.h>
#include <unicode/utrans.h>

struct zz_pinyin {
	UTransliterator *rules;
};

struct zz_pinyin *zz_pinyin_open(void)
{
	static const char rules[] = "Han-Latin/Names; Latin-ASCII; Lower";
	UChar id[sizeof rules];
	UErrorCode code = U_ZERO_ERROR;
	u_charsToUChars(rules, id, (int32_t)sizeof rules);
	UTransliterator *t = utrans_openU(id, -1, UTRANS_FORWARD, NULL, 0, NULL, &code);
	if (U_FAILURE(code))
		return NULL;
	struct zz_pinyin *p = zz_malloc(sizeof *p);
	p->rules = t;
	return p;
}

void zz_pinyin_close(struct zz_pinyin *p)
{
	if (!p)
		return;
	utrans_close(p->rules);
	free(p);
}

/* A character becomes at most "zhuang" and a blank. */
enum { NAME_MOST = 200, UNITS_MOST = NAME_MOST * 8 };

static bool transliterate(const struct zz_pinyin *p, struct zz_str name, struct zz_buf *out)
{
	UChar units[UNITS_MOST];
	UErrorCode code = U_ZERO_ERROR;
	int32_t n = 0, bytes = 0;
	if (name.n > NAME_MOST)
		return false;
	u_strFromUTF8(units, UNITS_MOST, &n, name.p, (int32_t)name.n, &code);
	int32_t limit = n;
	utrans_transUChars(p->rules, units, &n, UNITS_MOST, 0, &limit, &code);
	char *to = zz_buf_room(out, UNITS_MOST * 3);
	u_strToUTF8(to, UNITS_MOST * 3, &bytes, units, n, &code);
	if (U_FAILURE(code))
		return false;
	out->n += (size_t)bytes;
	return true;
}

/* Letters without a reading, as opposed to the dots, blanks and hyphens inside names. */
static bool is_unread(int32_t cp)
{
	enum { MIDDLE_DOT = 0xB7, LETTERS_FROM = 0xC0, PUNCTUATION = 0x2000, PUNCTUATION_END = 0x206F };
	static const int32_t signs[] = {0x3000, 0x30FB, 0xFF0E, 0xFF65};
	for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++)
		if (cp == signs[i])
			return false;
	return cp < 0 || (cp >= LETTERS_FROM && (cp < PUNCTUATION || cp > PUNCTUATION_END));
}

static bool take_letters(struct zz_str text, struct zz_buf *full, struct zz_buf *initials)
{
	bool starts = true;
	while (text.n) {
		int32_t cp = zz_utf8_next(&text);
		if (is_unread(cp))
			return false;
		char c = (char)(cp >= 'A' && cp <= 'Z' ? cp - 'A' + 'a' : cp);
		bool letter = cp < 0x80 && c >= 'a' && c <= 'z';
		if (letter)
			zz_buf_putc(full, c);
		if (letter && starts)
			zz_buf_putc(initials, c);
		/* Inside a syllable an apostrophe or digit begins nothing. */
		starts = !letter && (cp == ' ' || cp >= 0x80 || cp == '-' || (starts && cp != '\''));
	}
	return full->n > 0;
}

bool zz_pinyin_of(const struct zz_pinyin *p, struct zz_str name, struct zz_buf *full, struct zz_buf *initials)
{
	struct zz_buf text = {0};
	zz_buf_clear(full);
	zz_buf_clear(initials);
	bool good = true;
	if (p)
		good = transliterate(p, name, &text);
	else
		zz_buf_str(&text, name);
	good = good && take_letters(zz_buf_view(&text), full, initials);
	if (!good) {
		zz_buf_clear(full);
		zz_buf_clear(initials);
	}
	zz_buf_free(&text);
	return good;
}
