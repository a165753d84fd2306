#include "entry/member_id.h"

#include "base/digest.h"

static void add_reading(struct zz_buf *out, const struct zz_pinyin *p, struct zz_str text)
{
	enum { LONGEST = 32 }; /* of an id that is to be read, typed and put into file names */
	struct zz_buf full = {0}, initials = {0};
	bool good = zz_pinyin_of(p, text, &full, &initials);
	if (good && full.n > LONGEST)
		zz_buf_str(out, initials.n <= LONGEST ? zz_buf_view(&initials) : ZZ_STR("m"));
	else
		zz_buf_str(out, good ? zz_buf_view(&full) : ZZ_STR("m"));
	zz_buf_free(&full);
	zz_buf_free(&initials);
}

void zz_member_id_by(struct zz_buf *out, const struct zz_pinyin *p, struct zz_str name, struct zz_str reading,
					 zz_day joined, struct zz_str branch)
{
	struct zz_buf text = {0};
	char day[ZZ_DATE_MAX], c4[5];
	zz_buf_printf(&text, "%.*s\n%s\n%.*s", ZZ_FMT(name), joined == ZZ_NO_DAY ? "" : zz_day_text(joined, day),
				  ZZ_FMT(branch));
	add_reading(out, p, reading.n ? reading : name);
	zz_buf_printf(out, "-%s", zz_c4(zz_buf_view(&text), c4));
	zz_buf_free(&text);
}

void zz_member_id(struct zz_buf *out, struct zz_str name, struct zz_str reading, zz_day joined,
				  struct zz_str branch)
{
	struct zz_pinyin *p = zz_pinyin_open();
	zz_member_id_by(out, p, name, reading, joined, branch);
	zz_pinyin_close(p);
}
