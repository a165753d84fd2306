#include "format/collate.h"

#include <stdlib.h>
#include <unicode/ucol.h>
#include <unicode/ustring.h>

struct zz_collator {
	UCollator *order;
};

struct zz_collator *zz_collator_open(void)
{
	UErrorCode code = U_ZERO_ERROR;
	UCollator *order = ucol_open("zh@collation=pinyin", &code);
	if (U_FAILURE(code))
		return NULL;
	ucol_setAttribute(order, UCOL_NUMERIC_COLLATION, UCOL_ON, &code);
	struct zz_collator *c = zz_malloc(sizeof *c);
	c->order = order;
	return c;
}

void zz_collator_close(struct zz_collator *c)
{
	if (!c)
		return;
	ucol_close(c->order);
	free(c);
}

struct zz_str zz_collator_key(const struct zz_collator *c, struct zz_str text, struct zz_arena *a)
{
	enum { MOST = 400 }; /* bytes: what stands further behind orders nothing that anybody reads */
	UChar units[MOST];
	uint8_t key[MOST * 8];
	UErrorCode code = U_ZERO_ERROR;
	int32_t n = 0;
	struct zz_str front = text;
	if (front.n > MOST) {
		size_t end = MOST;
		while (end && ((unsigned char)text.p[end] & 0xC0) == 0x80)
			end--;
		front = zz_str_sub(text, 0, end);
	}
	if (!c)
		return zz_arena_str(a, text);
	u_strFromUTF8(units, MOST, &n, front.p, (int32_t)front.n, &code);
	int32_t size = U_FAILURE(code) ? 0 : ucol_getSortKey(c->order, units, n, key, (int32_t)sizeof key);
	if (size <= 0 || size > (int32_t)sizeof key)
		return zz_arena_str(a, text);
	return zz_arena_str(a, (struct zz_str){(const char *)key, (size_t)size});
}
