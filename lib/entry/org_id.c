#include "entry/org_id.h"

#include "base/text.h"
#include "entry/pinyin.h"

#include <string.h>

static bool is_taken(struct zz_str id, const struct zz_init_org *taken, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (zz_str_eq(taken[i].id, id))
			return true;
	return false;
}

/* 1 to 9 of a Chinese digit, 10 of 十, 0 of anything else. */
static int digit_of(int32_t cp)
{
	static const int32_t digits[] = {0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94,
									 0x516D, 0x4E03, 0x516B, 0x4E5D, 0x5341};
	for (int i = 0; i < 10; i++)
		if (digits[i] == cp)
			return i + 1;
	return 0;
}

/* Of 第十二支部 or 第12党支部; 0 where the name has no number in this place. */
static int number_of(struct zz_str name)
{
	struct zz_str rest = name;
	int n = 0;
	if (!zz_str_starts(rest, "第"))
		return 0;
	rest = zz_str_sub(rest, strlen("第"), rest.n);
	while (rest.n && n < 1000) {
		if (zz_str_starts(rest, "支部") || zz_str_starts(rest, "党支部"))
			return n;
		int32_t cp = zz_utf8_next(&rest);
		int digit = digit_of(cp);
		if (cp >= '0' && cp <= '9')
			n = n * 10 + (int)(cp - '0');
		else if (digit == 10)
			n = n ? n * 10 : 10;
		else if (digit)
			n = n % 10 ? n * 10 + digit : n + digit;
		else
			return 0;
	}
	return 0;
}

static struct zz_str by_reading(struct zz_str name, struct zz_arena *a)
{
	struct zz_pinyin *p = zz_pinyin_open();
	struct zz_buf full = {0}, initials = {0};
	struct zz_error ignored = {0};
	struct zz_str id = {0};
	if (zz_pinyin_of(p, name, &full, &initials) && initials.n > 1)
		id = zz_arena_str(a, zz_buf_view(&initials));
	zz_pinyin_close(p);
	zz_buf_free(&full);
	zz_buf_free(&initials);
	return id.n && !zz_org_id_check(id, &ignored) ? id : (struct zz_str){0};
}

struct zz_str zz_org_id_for(struct zz_str name, const struct zz_init_org *taken, size_t n, struct zz_arena *a)
{
	int number = number_of(zz_str_trim(name));
	struct zz_str id = number ? zz_arena_printf(a, "zhb%d", number) : by_reading(zz_str_trim(name), a);
	for (size_t k = 1; !id.n || is_taken(id, taken, n); k++)
		id = zz_arena_printf(a, "zhb%zu", k);
	return id;
}
