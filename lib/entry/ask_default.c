/* What Enter means: today, the secretary, what the last record of the kind had. */
#include "entry/ask_parts.h"
#include "entry/person.h"

/* The last record of this kind and owner before the sitting, of the same group where there are groups. */
static const struct zz_record *last_record(const struct zz_ask *ask)
{
	const struct zz_ledger *l = ask->ledger;
	uint32_t owner = zz_intern_find(&l->words, zz_ask_value(ask, "owner"));
	uint32_t group = zz_intern_find(&l->words, zz_ask_value(ask, "group"));
	zz_day held = zz_ask_held(ask);
	struct zz_slice s = zz_ledger_slice(l, owner, ZZ_DAY_MIN, held == ZZ_NO_DAY ? l->today : held);
	for (size_t i = s.until; owner && i-- > s.from;) {
		const struct zz_record *r = &l->records[i];
		if (zz_record_counts(r) && r->kind == ask->kind->id && (!group || r->group == group))
			return r;
	}
	return NULL;
}

static struct zz_str here(const struct zz_ask *ask, const struct zz_buf *b)
{
	return zz_arena_str(&((struct zz_ask *)ask)->arena, zz_buf_view(b));
}

bool zz_ask_name_suffices(const struct zz_ask *ask, int32_t person)
{
	uint32_t name = ask->ledger->roster.people[person].name;
	return zz_roster_resolve(&ask->ledger->roster, name, 0, zz_ask_org(ask), zz_ask_held(ask)) == person;
}

struct zz_str zz_ask_person(const struct zz_ask *ask, int32_t person)
{
	const struct zz_person *p = &ask->ledger->roster.people[person];
	enum zz_lang lang = zz_ledger_lang(ask->ledger);
	struct zz_str name = zz_ask_word(ask, p->name), id = zz_ask_word(ask, p->id);
	if (zz_ask_name_suffices(ask, person) || !zz_person_has_id(ask->ledger, person))
		return name;
	struct zz_buf b = {0};
	zz_buf_printf(&b, "{%s: ", zz_term_text(&zz_fields[ZZ_F_NAME].name, lang));
	zz_emit_scalar(&b, name, true);
	zz_buf_printf(&b, ", %s: %.*s}", zz_term_text(&zz_fields[ZZ_F_ID].name, lang), ZZ_FMT(id));
	struct zz_str s = here(ask, &b);
	zz_buf_free(&b);
	return s;
}

static bool is_here(const struct zz_ask *ask, int32_t person)
{
	int32_t org = zz_ask_org(ask);
	zz_day held = zz_ask_held(ask);
	const struct zz_roster *r = &ask->ledger->roster;
	return person >= 0 && org >= 0 &&
		   (zz_membership_on(r, person, org, held) || zz_org_post(&r->orgs[org], person, held));
}

/* --- people --- */

static void person(struct zz_ask *ask, struct zz_ask_question *q, int32_t who, const struct zz_term *post)
{
	if (who < 0)
		return;
	struct zz_str name = zz_ask_word(ask, ask->ledger->roster.people[who].name);
	q->fallback = zz_ask_person(ask, who);
	q->shown = post ? zz_arena_printf(&ask->arena, "%s %.*s", zz_ask_label(ask, post), ZZ_FMT(name)) : name;
}

static int32_t leader(const struct zz_ask *ask)
{
	int32_t org = zz_ask_org(ask);
	uint32_t word = zz_intern_find(&ask->ledger->words, zz_ask_value(ask, "group"));
	const struct zz_group *g = org < 0 ? NULL : zz_org_group(&ask->ledger->roster, org, word);
	for (uint32_t i = 0; g && i < g->nleaders; i++)
		if (zz_dates_hold(g->leaders[i].dates, zz_ask_held(ask)))
			return g->leaders[i].person;
	return -1;
}

/* The secretary chairs (reg.D1), the leader a group; else whoever did the last time. */
static void chair(struct zz_ask *ask, struct zz_ask_question *q, const struct zz_record *last)
{
	static const struct zz_term group_leader = {"leader", "组长"};
	int32_t org = zz_ask_org(ask);
	bool group = ask->kind->due == ZZ_DUE_GROUP || zz_ask_value(ask, "group").n;
	if (group)
		person(ask, q, leader(ask), &group_leader);
	else if (org >= 0)
		person(ask, q, zz_org_holder(&ask->ledger->roster.orgs[org], ZZ_POST_SECRETARY, zz_ask_held(ask)),
			   &zz_post_terms[ZZ_POST_SECRETARY - 1]);
	if (!q->fallback.n && last && is_here(ask, last->chair.person))
		person(ask, q, last->chair.person, NULL);
}

/* Whoever did the last time; else whoever sits at the keyboard. */
static void recorder(struct zz_ask *ask, struct zz_ask_question *q, const struct zz_record *last)
{
	int32_t me = zz_roster_resolve(&ask->ledger->roster, zz_intern_find(&ask->ledger->words, ask->me), 0,
								   zz_ask_org(ask), zz_ask_held(ask));
	if (last && is_here(ask, last->recorder.person))
		person(ask, q, last->recorder.person, NULL);
	else if (ask->me.n && is_here(ask, me))
		person(ask, q, me, NULL);
}

/* --- the rest --- */

static void today(struct zz_ask *ask, struct zz_ask_question *q)
{
	static const char *const days[] = {N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"),
									   N_("Fri"), N_("Sat"), N_("Sun")};
	zz_day day = ask->ledger->today;
	struct zz_civil c = zz_civil_of(day);
	char text[ZZ_DATE_MAX];
	struct zz_buf b = {0};
	q->fallback = zz_arena_str(&ask->arena, zz_str(zz_day_text(day, text)));
	const char *weekday = zz_tr(ask->reader, days[zz_weekday(day) - 1]);
	if (ask->reader == ZZ_EN)
		zz_buf_printf(&b, "today %s %s", text, weekday);
	else
		zz_buf_printf(&b, "今天 %d月%d日 %s", c.month, c.day, weekday);
	q->shown = here(ask, &b);
	zz_buf_free(&b);
}

/* A yearly meeting held before the window of the year before has closed belongs to that year. */
static void year(struct zz_ask *ask, struct zz_ask_question *q)
{
	struct zz_civil c = zz_civil_of(zz_ask_held(ask));
	if (q->need == ZZ_OPTIONAL || zz_ask_held(ask) == ZZ_NO_DAY)
		return;
	bool before = c.month * 100 + c.day <= ask->ledger->unit.settings.window &&
				  (ask->kind->system == ZZ_ORGANIZATION_LIFE || ask->kind->system == ZZ_DEMOCRATIC_LIFE ||
				   ask->kind->system == ZZ_APPRAISAL);
	q->fallback = zz_arena_printf(&ask->arena, "%d", before ? c.year - 1 : c.year);
}

static void usual_time(struct zz_ask *ask, struct zz_ask_question *q, const struct zz_record *last)
{
	struct zz_buf b = {0};
	if (!last || last->time.from < 0 || last->time.until < 0)
		return;
	zz_span_text(&b, last->time);
	q->fallback = here(ask, &b);
	zz_buf_free(&b);
}

static void only(struct zz_ask_question *q)
{
	q->fallback = q->values[0];
	q->shown = q->words[0];
}

static void only_choice(struct zz_ask_question *q)
{
	if (q->nwords == 1 && q->need != ZZ_OPTIONAL)
		q->fallback = q->values[0];
}

/* Whose record it is: of the branch that the person at the keyboard belongs to. */
static void own_branch(struct zz_ask *ask, struct zz_ask_question *q)
{
	const struct zz_roster *r = &ask->ledger->roster;
	int32_t who =
		zz_roster_resolve(r, zz_intern_find(&ask->ledger->words, ask->me), 0, -1, ask->ledger->today);
	int32_t org = who >= 0 ? zz_person_branch(r, who, ask->ledger->today) : -1;
	struct zz_str id = org >= 0 ? zz_ask_word(ask, r->orgs[org].id) : (struct zz_str){0};
	for (size_t i = 0; id.n && i < q->nwords; i++)
		if (zz_str_eq(q->values[i], id)) {
			q->fallback = id;
			q->shown = q->words[i];
		}
	only_choice(q);
}

static bool is_field(const struct zz_ask_question *q, enum zz_field_id id)
{
	return q->field == &zz_fields[id];
}

void zz_ask_fallback(struct zz_ask *ask, struct zz_ask_question *q)
{
	const struct zz_record *last = last_record(ask);
	bool top = zz_str_chr(q->path, '.') < 0;
	if (q->how == ZZ_ASK_MORE)
		q->fallback = zz_ask_extras_meant(ask);
	else if (is_field(q, ZZ_F_DATE) && top)
		today(ask, q);
	else if (is_field(q, ZZ_F_OWNER))
		own_branch(ask, q);
	else if (is_field(q, ZZ_F_TIME))
		usual_time(ask, q, last);
	else if (is_field(q, ZZ_F_PLACE) && last && last->place)
		q->fallback = zz_arena_str(&ask->arena, zz_ask_word(ask, last->place));
	else if (is_field(q, ZZ_F_CHAIR))
		chair(ask, q, last);
	else if (is_field(q, ZZ_F_RECORDER))
		recorder(ask, q, last);
	else if (is_field(q, ZZ_F_ASSESSMENT_YEAR))
		year(ask, q);
	else if (is_field(q, ZZ_F_GROUP))
		only_choice(q);
	else if (is_field(q, ZZ_F_CONTINUES) && q->nwords == 1)
		only(q);
	else if (zz_str_is(q->path, "decided.date") && ask->kind->id == ZZ_DEMOCRATIC_APPRAISAL)
		q->fallback = zz_ask_value(ask, "date");
	if (!q->shown.n)
		q->shown = q->fallback;
}
