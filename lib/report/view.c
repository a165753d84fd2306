#include "report/view.h"

#include "base/message.h"
#include "base/text.h"

#include <string.h>

int zz_view_year(struct zz_period p)
{
	if (p.first == ZZ_NO_DAY || p.last == ZZ_NO_DAY)
		return 0;
	struct zz_civil first = zz_civil_of(p.first), last = zz_civil_of(p.last);
	return first.year == last.year ? first.year : 0;
}

void zz_view_day(struct zz_buf *out, zz_day day, zz_day today, enum zz_lang lang)
{
	struct zz_civil c = zz_civil_of(day);
	char text[ZZ_DATE_MAX];
	if (lang == ZZ_EN)
		zz_buf_puts(out, zz_day_text(day, text));
	else if (c.year == zz_civil_of(today).year)
		zz_buf_printf(out, "%d月%d日", c.month, c.day);
	else
		zz_buf_printf(out, "%d年%d月%d日", c.year, c.month, c.day);
}

void zz_view_period(struct zz_buf *out, struct zz_period p, int year, enum zz_lang lang)
{
	static const char *const quarters[] = {"第一季度", "第二季度", "第三季度", "第四季度"};
	struct zz_civil c = zz_civil_of(p.first);
	bool plain = lang == ZZ_EN || p.kind == ZZ_PERIOD_DAYS || p.kind == ZZ_PERIOD_HALF;
	if (plain) {
		zz_period_text(out, p);
		return;
	}
	if (p.kind == ZZ_PERIOD_YEAR || c.year != year)
		zz_buf_printf(out, "%d年", c.year);
	if (p.kind == ZZ_PERIOD_YEAR)
		zz_buf_puts(out, "度");
	else if (p.kind == ZZ_PERIOD_QUARTER)
		zz_buf_puts(out, quarters[(c.month - 1) / 3]);
	else
		zz_buf_printf(out, "%d月", c.month);
}

void zz_view_calendar(struct zz_buf *out, const struct zz_ledger *l, const struct zz_view *view)
{
	for (size_t i = 0; i < l->ncalendar_missing; i++) {
		int year = (int)l->calendar_missing[i];
		zz_ink(out, view, ZZ_INK_YELLOW);
		zz_msgf(out, view->lang,
				N_("Note: no holidays are known for %d; deadlines in it count calendar days, ten instead of "
				   "three "
				   "working days. Put the year's arrangement into calendar/%d.yaml.\n"),
				year, year);
		zz_ink(out, view, ZZ_INK_PLAIN);
	}
}

const char *zz_view_system(unsigned system, enum zz_lang lang)
{
	static const char *const english[ZZ_SYSTEMS] = {
		[ZZ_BESIDE] = "other activities",
		[ZZ_THREE_MEETINGS] = "three meetings and one lesson",
		[ZZ_ORGANIZATION_LIFE] = "organisation life meeting",
		[ZZ_DEMOCRATIC_LIFE] = "democratic life meeting",
		[ZZ_DUAL_LIFE] = "double organisational life of leading cadres",
		[ZZ_APPRAISAL] = "democratic appraisal of members",
		[ZZ_TALKS] = "talks",
		[ZZ_PARTY_DAY] = "theme party day",
		[ZZ_ANALYSIS] = "members' analysis of their party spirit",
	};
	return lang == ZZ_EN ? english[system] : zz_term_text(&zz_system_terms[system], lang);
}

struct zz_str zz_view_owner(const struct zz_ledger *l, uint32_t owner)
{
	struct zz_str id = zz_intern_str(&l->words, owner);
	int32_t org = zz_roster_org(&l->roster, owner);
	if (org >= 0 && l->roster.orgs[org].name)
		return zz_intern_str(&l->words, l->roster.orgs[org].name);
	if (zz_str_is(id, "unit"))
		return zz_intern_str(&l->words, l->unit.name);
	return id;
}

/* Whether another owner is called so, too. */
static bool is_shared(const struct zz_ledger *l, uint32_t owner, struct zz_str name)
{
	bool unit = zz_str_is(zz_intern_str(&l->words, owner), "unit");
	bool shared = !unit && zz_str_eq(name, zz_intern_str(&l->words, l->unit.name));
	for (uint32_t i = 0; i < l->roster.norgs; i++)
		shared = shared || (l->roster.orgs[i].id != owner &&
							zz_str_eq(name, zz_intern_str(&l->words, l->roster.orgs[i].name)));
	return shared;
}

/* Without the ending that says what it is, where that leaves a name that no other owner is left with. */
static struct zz_str shortened(const struct zz_ledger *l, uint32_t owner, struct zz_str name)
{
	static const char *const ends[] = {"党支部", "支部"};
	for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++) {
		if (!zz_str_ends(name, ends[i]))
			continue;
		struct zz_str stem = zz_str_sub(name, 0, name.n - strlen(ends[i]));
		bool alone = zz_text_width(stem) >= 4;
		for (uint32_t k = 0; alone && k < l->roster.norgs; k++) {
			struct zz_str other = zz_intern_str(&l->words, l->roster.orgs[k].name);
			alone = l->roster.orgs[k].id == owner || !zz_str_eq(zz_str_sub(other, 0, stem.n), stem);
		}
		return alone ? stem : name;
	}
	return name;
}

struct zz_str zz_view_owner_word(const struct zz_ledger *l, uint32_t owner)
{
	struct zz_str name = zz_view_owner(l, owner);
	return is_shared(l, owner, name) ? zz_intern_str(&l->words, owner) : name;
}

static struct zz_str last_cells(struct zz_str s, size_t cells)
{
	while (zz_text_width(s) > cells)
		zz_utf8_next(&s);
	return s;
}

void zz_view_owner_told(struct zz_buf *out, const struct zz_ledger *l, uint32_t owner, size_t cells)
{
	enum { END = 4, DOTS = 2 };
	struct zz_buf told = {0};
	struct zz_str name = zz_view_owner(l, owner);
	bool shared = is_shared(l, owner, name), wide;
	zz_text_safe(&told, name);
	if (shared)
		zz_buf_printf(&told, "(%.*s)", ZZ_FMT(zz_intern_str(&l->words, owner)));
	wide = cells && zz_text_width(zz_buf_view(&told)) > cells;
	struct zz_str stem = wide && !shared ? shortened(l, owner, name) : name;
	if (wide && stem.n < name.n) {
		zz_buf_clear(&told);
		zz_text_safe(&told, stem);
	}
	struct zz_str s = zz_buf_view(&told),
				  end = last_cells(s, shared ? zz_intern_str(&l->words, owner).n + 2 : END);
	if (cells > END + DOTS && zz_text_width(s) > cells) {
		size_t kept = zz_text_width(end) + DOTS;
		zz_buf_str(out, zz_text_front(s, cells > kept ? cells - kept : 0));
		zz_buf_printf(out, "..%.*s", ZZ_FMT(end));
	} else {
		zz_buf_str(out, s);
	}
	zz_buf_free(&told);
}

struct zz_str zz_view_subject(const struct zz_ledger *l, const struct zz_obligation *o)
{
	if (!o->subject)
		return (struct zz_str){0};
	int32_t person = zz_roster_person(&l->roster, o->subject);
	if (person >= 0)
		return zz_intern_str(&l->words, l->roster.people[person].name);
	if (o->org >= 0)
		for (uint32_t i = 0; i < l->roster.orgs[o->org].ngroups; i++) {
			const struct zz_group *g = &l->roster.orgs[o->org].groups[i];
			if (g->id == o->subject && g->name)
				return zz_intern_str(&l->words, g->name);
		}
	return zz_intern_str(&l->words, o->subject);
}

void zz_ink(struct zz_buf *out, const struct zz_view *view, enum zz_ink ink)
{
	static const char *const codes[] = {"\033[0m", "\033[31m", "\033[33m", "\033[32m", "\033[2m", "\033[1m"};
	if (view->colour)
		zz_buf_puts(out, codes[ink]);
}

enum zz_ink zz_severity_ink(enum zz_severity s)
{
	return s <= ZZ_INCOMPLETE ? ZZ_INK_RED : s <= ZZ_QUESTION ? ZZ_INK_YELLOW : ZZ_INK_DIM;
}

void zz_view_finding_id(struct zz_buf *out, const struct zz_verdict *v, size_t i)
{
	zz_buf_printf(out, "F-%.*s", (int)v->judged[i].shown, v->findings.at[i].id);
}

bool zz_view_asked(const struct zz_obligation *o)
{
	return o->state == ZZ_NOT_ASSESSED && o->finding >= 0;
}

/* Counts of a group of obligations by state, and the worst severity among what is missing and unanswered. */
struct tally {
	size_t states[ZZ_STATES];
	size_t asked;  /* of those not assessed */
	size_t unsure; /* of those not assessed: something cannot be read or told apart */
	bool violation;
	size_t open; /* missing or asked about, and not accepted */
};

/* Reasons that lie in the ledger and can be mended, unlike a rule or a branch that began within the period.
 */
static bool is_unsure(const struct zz_obligation *o)
{
	static const uint8_t whys[] = {ZZ_WHY_UNREADABLE, ZZ_WHY_ROSTER, ZZ_WHY_NOTICES, ZZ_WHY_NO_LISTS,
								   ZZ_WHY_UNRESOLVED};
	for (size_t i = 0; i < sizeof whys; i++)
		if (o->state == ZZ_NOT_ASSESSED && o->reason == &zz_why_terms[whys[i]])
			return true;
	return false;
}

static struct tally count(const struct zz_verdict *v, const struct zz_obligation *const *o, size_t n)
{
	struct tally t = {0};
	for (size_t i = 0; i < n; i++) {
		t.states[o[i]->state]++;
		t.asked += zz_view_asked(o[i]);
		t.unsure += is_unsure(o[i]);
		bool told = (o[i]->state == ZZ_MISSING && o[i]->finding >= 0) || zz_view_asked(o[i]);
		if (!told || !zz_finding_counts(v, (size_t)o[i]->finding))
			continue;
		t.open++;
		t.violation = t.violation || v->findings.at[o[i]->finding].severity <= ZZ_VIOLATION;
	}
	return t;
}

bool zz_view_marked(struct zz_str cell)
{
	return zz_str_ends(cell, "!") || zz_str_ends(cell, "*") || zz_str_ends(cell, "?");
}

/* Of the one that is missing: nothing on record, or fewer than are asked for. */
static void none_or_few(struct zz_buf *out, const struct zz_obligation *const *o, size_t n, enum zz_lang lang)
{
	for (size_t i = 0; i < n; i++)
		if (o[i]->state == ZZ_MISSING && o[i]->have > 0) {
			zz_buf_printf(out, "%d/%d", (int)o[i]->have, (int)o[i]->need);
			return;
		}
	zz_buf_puts(out, zz_tr(lang, N_("none")));
}

void zz_view_cell(struct zz_buf *out, const struct zz_verdict *v, const struct zz_obligation *const *o,
				  size_t n, enum zz_lang lang)
{
	struct tally t = count(v, o, n);
	size_t met = t.states[ZZ_MET], missing = t.states[ZZ_MISSING] + t.asked, due = t.states[ZZ_DUE];
	size_t over = met + missing,
		   asked = over + due; /* what is still open counts neither way: "+" tells of it */
	if (!n)
		return;
	if (!o[0]->rule->count && met &&
		!o[0]->subject) { /* a duty without a number: the fact is how many there were */
		long have = 0;
		for (size_t i = 0; i < n; i++)
			have += o[i]->have;
		zz_msgf(out, lang, N_("%ld x"), have);
		return;
	}
	if (!asked && t.states[ZZ_WAIVED])
		zz_buf_puts(out, zz_tr(lang, N_("waived")));
	else if (!asked && t.states[ZZ_NOT_ASSESSED])
		zz_buf_puts(out, zz_tr(lang, N_("n.j.")));
	else if (!asked)
		zz_buf_puts(out, "--");
	else if (due == asked)
		zz_buf_puts(out, zz_tr(lang, N_("due")));
	else if (met == asked)
		zz_buf_puts(out, zz_tr(lang, N_("all")));
	else if (missing == 1 && asked == 1)
		none_or_few(out, o, n, lang);
	else
		zz_buf_printf(out, "%zu/%zu%s", met, over, due ? "+" : "");
	if (t.open)
		zz_buf_putc(out, t.violation ? '!' : '*');
	else if (asked && t.unsure)
		zz_buf_putc(out, '?');
}

bool zz_view_alone(const struct zz_ledger *l, const struct zz_record *called)
{
	for (size_t i = 0; i < l->nrecords; i++) {
		const struct zz_record *r = &l->records[i];
		if (r != called && r->date == called->date && r->kind == called->kind && r->state != ZZ_WITHDRAWN)
			return false;
	}
	return true;
}

void zz_view_called(struct zz_buf *out, const struct zz_ledger *l, const struct zz_record *r,
					enum zz_lang lang)
{
	struct zz_civil c = zz_civil_of(r->date);
	if (lang == ZZ_EN || !zz_record_counts(r) || r->date == ZZ_NO_DAY || !zz_view_alone(l, r)) {
		zz_text_safe(out, r->id);
		return;
	}
	if (c.year != zz_civil_of(l->today).year)
		zz_buf_printf(out, "%d-", c.year);
	zz_buf_printf(out, "%d-%d%s", c.month, c.day, zz_kinds[r->kind].form.name.label);
}
