/* What may stand in the roster as a name. */
#include "entry/person.h"

#include "base/message.h"
#include "base/text.h"

enum { WIDE_SPACE = 0x3000, CJK = 0x3400, WIDE_0 = 0xFF10, WIDE_9 = 0xFF19 };

struct zz_str zz_person_name_closed(struct zz_arena *a, struct zz_str name)
{
	struct zz_buf out = {0};
	struct zz_str s = name;
	bool chinese = true;
	while (s.n) {
		int32_t cp = zz_utf8_next(&s);
		if (cp == ' ' || cp == WIDE_SPACE || cp == '\n' || cp == '\t')
			continue;
		chinese = chinese && cp >= CJK;
		zz_utf8_put(&out, cp);
	}
	struct zz_str closed = chinese ? zz_arena_str(a, zz_buf_view(&out)) : name;
	zz_buf_free(&out);
	return closed;
}

/* What stands in a column of names, or behind --name, in error: dates, several people, a formula. */
static bool like_a_name(struct zz_str name)
{
	enum { LONGEST = 50 }; /* characters */
	static const char bytes[] = "0123456789\n\t=:;,/\\|<>{}[]\"*#@+&!?%$";
	static const char *const signs[] = {"、", "，", "；", "：", "。", "＝"};
	struct zz_str rest = name;
	for (size_t i = 0; i < name.n; i++)
		if (memchr(bytes, name.p[i], sizeof bytes - 1))
			return false;
	while (rest.n) {
		int32_t cp = zz_utf8_next(&rest);
		if (cp >= WIDE_0 && cp <= WIDE_9)
			return false;
	}
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
		if (zz_str_find(name, zz_str(signs[i])) >= 0)
			return false;
	return zz_utf8_count(name) <= LONGEST;
}

int zz_person_name_check(struct zz_str name, struct zz_error *e)
{
	enum { SHOWN = 150 };
	if (!name.n)
		return zz_error(e, ZZ_EUSAGE, N_("the name is empty"));
	if (!like_a_name(name))
		return zz_error(e, ZZ_EUSAGE,
						N_("“%.*s” is no name of a person: it has no digits, commas or the like; dates and "
						   "posts are given by themselves"),
						ZZ_FMT(zz_str_sub(name, 0, SHOWN)));
	return ZZ_OK;
}
