#include "entry/person.h"

#include "base/message.h"
#include "base/text.h"
#include "entry/pinyin.h"

#include <stdlib.h>

enum { SHOWN_MOST = 8 };

struct people {
	int32_t *at;
	size_t n, room;
};

static struct zz_str word(const struct zz_ledger *l, uint32_t id)
{
	return zz_intern_str(&l->words, id);
}

bool zz_person_has_id(const struct zz_ledger *l, int32_t person)
{
	return !zz_str_starts(word(l, l->roster.people[person].id), "~");
}

/* --- for people --- */

static int32_t branch_of(const struct zz_ledger *l, int32_t person, zz_day on)
{
	const struct zz_person *p = &l->roster.people[person];
	int32_t branch = zz_person_branch(&l->roster, person, on);
	return branch >= 0 || !p->nmemberships ? branch : p->memberships[p->nmemberships - 1]->org;
}

void zz_person_text(struct zz_buf *out, const struct zz_ledger *l, int32_t person, zz_day on,
					enum zz_lang lang)
{
	const struct zz_person *p = &l->roster.people[person];
	int32_t branch = branch_of(l, person, on);
	char day[ZZ_DATE_MAX];
	zz_text_safe(out, word(l, p->name));
	if (zz_person_has_id(l, person))
		zz_buf_printf(out, " %.*s", ZZ_FMT(word(l, p->id)));
	struct zz_str name = branch >= 0 ? word(l, l->roster.orgs[branch].name) : (struct zz_str){0};
	if (name.n && p->joined != ZZ_NO_DAY)
		zz_msgf(out, lang, N_(" (%.*s, joined %s)"), ZZ_FMT(name), zz_day_text(p->joined, day));
	else if (name.n)
		zz_msgf(out, lang, N_(" (%.*s)"), ZZ_FMT(name));
}

static int ambiguous(const struct zz_ledger *l, struct zz_str typed, const struct people *found, zz_day on,
					 struct zz_error *e)
{
	struct zz_buf list = {0};
	enum zz_lang lang = e ? e->lang : ZZ_ZH;
	for (size_t i = 0; i < found->n && i < SHOWN_MOST; i++) {
		zz_buf_puts(&list, "\n  ");
		zz_person_text(&list, l, found->at[i], on, lang);
	}
	if (found->n > SHOWN_MOST)
		zz_msgf(&list, lang, N_("\n  and %zu more"), found->n - SHOWN_MOST);
	int rc =
		zz_error(e, ZZ_EUSAGE, N_("“%.*s” may be one of several; write the id:%s"), ZZ_FMT(typed), list.data);
	zz_buf_free(&list);
	return rc;
}

/* --- who fits --- */

static bool starts_with(struct zz_str text, struct zz_str front)
{
	return front.n && zz_str_eq(zz_str_sub(text, 0, front.n), front);
}

static void by_name(const struct zz_ledger *l, struct zz_str typed, struct people *found)
{
	struct zz_arena a = {0};
	struct zz_str folded = zz_name_fold(&a, typed);
	for (uint32_t i = 0; i < l->roster.npeople; i++)
		if (zz_str_eq(word(l, l->roster.people[i].folded), folded))
			*ZZ_PUSH(found) = (int32_t)i;
	bool whole = found->n > 0;
	for (uint32_t i = 0; !whole && i < l->roster.npeople; i++)
		if (starts_with(word(l, l->roster.people[i].folded), folded))
			*ZZ_PUSH(found) = (int32_t)i;
	zz_arena_free(&a);
}

struct readings {
	struct zz_pinyin *pinyin;
	struct zz_buf full, initials;
};

static bool reads_as(struct readings *r, struct zz_str name, struct zz_str typed)
{
	return zz_pinyin_of(r->pinyin, name, &r->full, &r->initials) &&
		   (starts_with(zz_buf_view(&r->full), typed) || zz_str_eq(zz_buf_view(&r->initials), typed));
}

/* The front of an id, or pinyin as somebody types it: without blanks, in any case. */
static void by_letters(const struct zz_ledger *l, struct zz_str typed, struct people *found)
{
	struct readings r = {.pinyin = zz_pinyin_open()};
	struct zz_buf full = {0}, initials = {0};
	bool letters = zz_pinyin_of(NULL, typed, &full, &initials) && zz_str_chr(typed, '-') < 0;
	for (uint32_t i = 0; i < l->roster.npeople; i++) {
		const struct zz_person *p = &l->roster.people[i];
		bool fits = starts_with(word(l, p->id), typed);
		if (!fits && letters)
			fits = reads_as(&r, word(l, p->name), zz_buf_view(&full)) ||
				   (p->pinyin && reads_as(&r, word(l, p->pinyin), zz_buf_view(&full)));
		if (fits)
			*ZZ_PUSH(found) = (int32_t)i;
	}
	zz_pinyin_close(r.pinyin);
	zz_buf_free(&r.full);
	zz_buf_free(&r.initials);
	zz_buf_free(&full);
	zz_buf_free(&initials);
}

enum nearness { HERE, ACTIVE, KNOWN };

static enum nearness nearness(const struct zz_ledger *l, int32_t person, int32_t org, zz_day on)
{
	if (org >= 0 && zz_membership_on(&l->roster, person, org, on))
		return HERE;
	return zz_person_branch(&l->roster, person, on) >= 0 ? ACTIVE : KNOWN;
}

static void keep_nearest(const struct zz_ledger *l, int32_t org, zz_day on, struct people *found)
{
	enum nearness best = KNOWN;
	size_t n = 0;
	for (size_t i = 0; i < found->n; i++) {
		enum nearness near = nearness(l, found->at[i], org, on);
		best = near < best ? near : best;
	}
	for (size_t i = 0; i < found->n; i++)
		if (nearness(l, found->at[i], org, on) == best)
			found->at[n++] = found->at[i];
	found->n = n;
}

static bool is_latin(struct zz_str s)
{
	for (size_t i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] >= 0x80)
			return false;
	return s.n > 0;
}

/* Nobody, but perhaps somebody whose name is spelt almost so. */
static int nobody(const struct zz_ledger *l, struct zz_str text, int32_t org, zz_day on, struct zz_error *e)
{
	struct zz_arena a = {0};
	int32_t near = e && !is_latin(text) ? zz_person_near(l, zz_name_fold(&a, text), org, on) : -1;
	zz_arena_free(&a);
	if (near < 0)
		return zz_error(e, ZZ_EUSAGE,
						N_("the roster knows nobody called “%.*s”; zzsh roster lists everybody"),
						ZZ_FMT(text));
	return zz_error(e, ZZ_EUSAGE,
					N_("the roster knows nobody called “%.*s”; is it %.*s? zzsh roster lists everybody"),
					ZZ_FMT(text), ZZ_FMT(word(l, l->roster.people[near].name)));
}

int zz_person_typed(const struct zz_ledger *l, struct zz_str typed, int32_t org, zz_day on, int32_t *out,
					struct zz_error *e)
{
	struct zz_arena a = {0};
	struct people found = {0};
	struct zz_str text = zz_text_half(&a, zz_str_trim(typed));
	int rc = ZZ_OK;
	*out = zz_roster_person(&l->roster, zz_intern_find(&l->words, text));
	if (*out < 0) {
		by_name(l, zz_str_trim(typed), &found);
		if (!found.n && is_latin(text))
			by_letters(l, text, &found);
		keep_nearest(l, org, on, &found);
		if (found.n > 1)
			rc = ambiguous(l, text, &found, on, e);
		else if (!found.n)
			rc = nobody(l, text, org, on, e);
		else
			*out = found.at[0];
	}
	free(found.at);
	zz_arena_free(&a);
	return rc;
}

/* --- among those due --- */

enum tier { BY_ID, BY_NAME, BY_FRONT, BY_OWN_READING, BY_READING, TIERS };

struct typed {
	struct zz_str text, folded, letters; /* letters: empty where it is no pinyin */
};

static bool fits(const struct zz_ledger *l, const struct zz_person *p, const struct typed *t, enum tier tier,
				 struct readings *r)
{
	switch (tier) {
	case BY_ID:
		return zz_str_eq(word(l, p->id), t->text);
	case BY_NAME:
		return zz_str_eq(word(l, p->folded), t->folded);
	case BY_FRONT:
		return starts_with(word(l, p->folded), t->folded) || starts_with(word(l, p->id), t->text);
	case BY_OWN_READING:
		return t->letters.n && p->pinyin && reads_as(r, word(l, p->pinyin), t->letters);
	default:
		return t->letters.n && reads_as(r, word(l, p->name), t->letters);
	}
}

static void among_due(const struct zz_ledger *l, const struct zz_due_list *due, const struct typed *t,
					  struct people *found)
{
	struct readings r = {.pinyin = t->letters.n ? zz_pinyin_open() : NULL};
	for (int tier = BY_ID; tier < TIERS && !found->n; tier++)
		for (size_t i = 0; i < due->n; i++)
			if (fits(l, &l->roster.people[due->at[i].person], t, (enum tier)tier, &r))
				*ZZ_PUSH(found) = due->at[i].person;
	zz_pinyin_close(r.pinyin);
	zz_buf_free(&r.full);
	zz_buf_free(&r.initials);
}

static int not_due(const struct zz_ledger *l, struct zz_str typed, int32_t org, zz_day on, struct zz_error *e)
{
	int32_t person;
	int rc = zz_person_typed(l, typed, org, on, &person, e);
	if (rc)
		return rc;
	struct zz_buf who = {0};
	char day[ZZ_DATE_MAX];
	zz_person_text(&who, l, person, on, e ? e->lang : ZZ_ZH);
	rc = zz_error(e, ZZ_EUSAGE, N_("%s was not due on %s, so need not be listed as absent"), who.data,
				  zz_day_text(on, day));
	zz_buf_free(&who);
	return rc;
}

int zz_person_due(const struct zz_ledger *l, struct zz_str typed, const struct zz_due_list *due, int32_t org,
				  zz_day on, int32_t *out, struct zz_error *e)
{
	struct zz_arena a = {0};
	struct zz_buf full = {0}, initials = {0};
	struct people found = {0};
	struct typed t = {.text = zz_text_half(&a, zz_str_trim(typed))};
	t.folded = zz_name_fold(&a, zz_str_trim(typed));
	if (is_latin(t.text) && zz_str_chr(t.text, '-') < 0 && zz_pinyin_of(NULL, t.text, &full, &initials))
		t.letters = zz_buf_view(&full);
	among_due(l, due, &t, &found);
	int rc = found.n > 1 ? ambiguous(l, t.text, &found, on, e)
			 : found.n   ? ZZ_OK
						 : not_due(l, typed, org, on, e);
	if (found.n == 1)
		*out = found.at[0];
	free(found.at);
	zz_buf_free(&full);
	zz_buf_free(&initials);
	zz_arena_free(&a);
	return rc;
}
