/* Whom a name that the roster does not have may mean: a slip of one sign, or another spelling of the same
 * sound. */
#include "base/text.h"
#include "entry/person.h"
#include "entry/pinyin.h"

static struct zz_str word(const struct zz_ledger *l, uint32_t id)
{
	return zz_intern_str(&l->words, id);
}

struct reading {
	struct zz_pinyin *pinyin;
	struct zz_buf typed, name, initials;
};

static struct zz_str front(struct zz_str s)
{
	return zz_str_sub(s, 0, zz_utf8_offset(s, 1));
}

/* One sign more, less, other or exchanged; of two signs the family name stays. The same sound: 0 and 1. */
static bool near(struct zz_str folded, struct zz_str name, struct reading *r)
{
	size_t a = zz_utf8_count(folded), b = zz_utf8_count(name), longer = a > b ? a : b;
	bool by_sign = zz_text_distance(folded, name, 1) == 1;
	if (by_sign && longer > 2)
		return true;
	if (a != b || !r->typed.n || !zz_pinyin_of(r->pinyin, name, &r->name, &r->initials))
		return false;
	return zz_str_eq(zz_buf_view(&r->typed), zz_buf_view(&r->name)) ||
		   (by_sign && zz_str_eq(front(folded), front(name)) && r->name.n && r->typed.n &&
			r->typed.data[0] == r->name.data[0]);
}

int32_t zz_person_near(const struct zz_ledger *l, struct zz_str folded, int32_t org, zz_day on)
{
	struct reading r = {.pinyin = zz_pinyin_open()};
	struct zz_buf initials = {0};
	int32_t found = -1;
	bool here = false, several = false;
	zz_pinyin_of(r.pinyin, folded, &r.typed, &initials);
	for (uint32_t i = 0; i < l->roster.npeople; i++) {
		struct zz_str name = word(l, l->roster.people[i].folded);
		if (!near(folded, name, &r))
			continue;
		bool member = org >= 0 && zz_membership_on(&l->roster, (int32_t)i, org, on);
		if (here && !member)
			continue;
		several = found >= 0 && member == here && !zz_str_eq(name, word(l, l->roster.people[found].folded));
		here = member;
		found = (int32_t)i;
	}
	zz_pinyin_close(r.pinyin);
	zz_buf_free(&r.typed);
	zz_buf_free(&r.name);
	zz_buf_free(&r.initials);
	zz_buf_free(&initials);
	return several ? -1 : found;
}
