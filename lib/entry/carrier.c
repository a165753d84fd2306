#include "entry/carrier.h"

#include "base/message.h"
#include "base/text.h"
#include "entry/person.h"
#include "model/fields.h"

#include <stdlib.h>

static struct zz_str word(const struct zz_ledger *l, uint32_t id)
{
	return zz_intern_str(&l->words, id);
}

/* --- what may be somebody's name --- */

enum { CJK = 0x3400, DOT = 0xB7, SHORTEST = 2, LONGEST = 4, LONGEST_DOTTED = 15 };

/* Offices, posts and all of them; a name that holds such a word is let through unasked. */
static bool names_office(struct zz_str s)
{
	static const char *const within[] = {"全体", "各",   "部门", "单位", "支部", "小组", "委员", "书记",
										 "主任", "党员", "干部", "中心", "同志", "人员", "负责"};
	static const char *const ends[] = {"室", "处", "科", "部", "局", "办", "委", "会", "组", "队",
									   "班", "站", "院", "所", "司", "厅", "长", "员", "事", "等"};
	for (size_t i = 0; i < sizeof within / sizeof within[0]; i++)
		if (zz_str_find(s, zz_str(within[i])) >= 0)
			return true;
	for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++)
		if (zz_str_ends(s, ends[i]))
			return true;
	return false;
}

static bool is_latin(struct zz_str s)
{
	for (size_t i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] >= 0x80)
			return false;
	return s.n > 0;
}

static bool like_a_chinese_name(struct zz_str folded)
{
	struct zz_str rest = folded;
	bool dotted = false;
	while (rest.n) {
		int32_t cp = zz_utf8_next(&rest);
		dotted = dotted || cp == DOT;
		if (cp < CJK && cp != DOT)
			return false;
	}
	size_t n = zz_utf8_count(folded);
	return n >= SHORTEST && n <= (dotted ? LONGEST_DOTTED : LONGEST) && !names_office(folded);
}

/* --- whom the roster has --- */

static bool known(const struct zz_ledger *l, struct zz_str piece, struct zz_str folded)
{
	if (zz_roster_person(&l->roster, zz_intern_find(&l->words, piece)) >= 0)
		return true;
	for (uint32_t i = 0; i < l->roster.npeople; i++)
		if (zz_str_eq(word(l, l->roster.people[i].folded), folded))
			return true;
	return false;
}

static struct zz_carrier look(const struct zz_ledger *l, struct zz_str piece, int32_t org, zz_day on,
							  struct zz_arena *a)
{
	struct zz_carrier c = {ZZ_CARRIER_FINE, piece, -1};
	struct zz_str folded = zz_name_fold(a, piece);
	bool latin = is_latin(piece);
	if ((!latin && !like_a_chinese_name(folded)) || known(l, piece, folded))
		return c;
	if (zz_person_typed(l, piece, org, on, &c.near, NULL)) /* by the front of a name, or its initials */
		c.near = latin ? -1 : zz_person_near(l, folded, org, on);
	if (c.near >= 0)
		c.is = ZZ_CARRIER_NEAR;
	else if (!latin)
		c.is = ZZ_CARRIER_STRANGER;
	return c;
}

struct zz_carrier zz_carrier_of(const struct zz_ledger *l, struct zz_str text, int32_t org, zz_day on)
{
	struct zz_arena a = {0};
	struct zz_str rest = text, piece;
	struct zz_carrier c = {ZZ_CARRIER_FINE, {0}, -1};
	while (c.is == ZZ_CARRIER_FINE && zz_typed_split(&rest, &piece))
		c = look(l, piece, org, on, &a);
	zz_arena_free(&a);
	return c;
}

void zz_carrier_hint(struct zz_buf *out, const struct zz_ledger *l, const struct zz_carrier *c,
					 enum zz_lang lang)
{
	if (c->is == ZZ_CARRIER_NEAR)
		zz_msgf(out, lang, N_("the roster knows nobody called “%.*s”; is it %.*s?"), ZZ_FMT(c->piece),
				ZZ_FMT(word(l, l->roster.people[c->near].name)));
	else if (c->is == ZZ_CARRIER_STRANGER)
		zz_msgf(out, lang, N_("the roster knows nobody called “%.*s”"), ZZ_FMT(c->piece));
}

/* --- a record's --- */

bool zz_carriers_open(const struct zz_ledger *l, const struct zz_record *r)
{
	const struct zz_agenda *at = r->agenda.at;
	const uint32_t leaders[] = {r->chair.name, r->recorder.name, r->lecturer.name};
	for (size_t i = 0; i < sizeof leaders / sizeof leaders[0]; i++)
		if (leaders[i] && zz_carrier_of(l, word(l, leaders[i]), r->org, r->date).is != ZZ_CARRIER_FINE)
			return true;
	for (uint32_t i = 0; i < r->agenda.n; i++)
		if (at[i].person && zz_carrier_of(l, word(l, at[i].person), r->org, r->date).is != ZZ_CARRIER_FINE)
			return true;
	return false;
}

/* "person", "责任人", "议题.2.责任人". */
static bool is_carrier(struct zz_str name)
{
	struct zz_str step = {0};
	while (zz_str_split(&name, '.', &step))
		;
	const struct zz_item *item = zz_form_item(&zz_form_agenda, step);
	return item && item->field == &zz_fields[ZZ_F_PERSON];
}

int zz_carriers_check(const struct zz_ledger *l, const struct zz_said *said, const struct zz_record *r,
					  struct zz_error *e)
{
	for (size_t i = 0; l->everybody && !said->asked && i < said->nfields; i++) {
		if (!is_carrier(said->fields[i].name))
			continue;
		struct zz_carrier c = zz_carrier_of(l, said->fields[i].value, r->org, r->date);
		struct zz_buf hint = {0};
		zz_carrier_hint(&hint, l, &c, e ? e->lang : ZZ_ZH);
		int rc = c.is == ZZ_CARRIER_NEAR
					 ? zz_error(e, ZZ_EUSAGE,
								N_("%s If somebody else is meant, write the office or unit behind the name: "
								   "%.*s (unit)"),
								hint.data, ZZ_FMT(c.piece))
					 : ZZ_OK;
		zz_buf_free(&hint);
		if (rc)
			return rc;
	}
	return ZZ_OK;
}
