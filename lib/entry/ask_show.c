/* How a question looks: its label, what stands beside it, what can be chosen. */
#include "entry/ask_parts.h"

#include "model/entered.h"

static bool is_field(const struct zz_ask_question *q, enum zz_field_id id)
{
	return q->field == &zz_fields[id];
}

static struct zz_str taken(struct zz_ask *ask, struct zz_buf *b)
{
	struct zz_str s = zz_arena_str(&ask->arena, zz_buf_view(b));
	zz_buf_free(b);
	return s;
}

/* --- what can be chosen --- */

static void room_for(struct zz_ask *ask, struct zz_ask_question *q, size_t n)
{
	q->words = ZZ_NEWN(&ask->arena, struct zz_str, n + 1);
	q->values = ZZ_NEWN(&ask->arena, struct zz_str, n + 1);
}

static void offer(struct zz_ask_question *q, struct zz_str word, struct zz_str value)
{
	q->words[q->nwords] = word;
	q->values[q->nwords++] = value;
}

static void offer_term(struct zz_ask *ask, struct zz_ask_question *q, const struct zz_term *t)
{
	offer(q, zz_str(zz_ask_label(ask, t)), zz_str(zz_term_text(t, zz_ledger_lang(ask->ledger))));
}

static void offer_terms(struct zz_ask *ask, struct zz_ask_question *q, const struct zz_term *terms)
{
	size_t n = 0;
	while (terms[n].slug)
		n++;
	room_for(ask, q, n);
	for (size_t i = 0; i < n; i++)
		offer_term(ask, q, &terms[i]);
}

/* The usual reasons; the others are understood all the same, and `?` names them. */
static void offer_reasons(struct zz_ask *ask, struct zz_ask_question *q)
{
	static const char *const usual[] = {"travel",   "sick-leave", "annual-leave", "official-business",
										"training", "on-duty",    "other"};
	enum { N = sizeof usual / sizeof usual[0] };
	room_for(ask, q, N + 1);
	for (size_t i = 0; i < N; i++)
		offer_term(ask, q, &zz_reason_terms[zz_enum_find(zz_reason_terms, zz_str(usual[i])) - 1]);
	q->words[N - 1] = zz_arena_printf(&ask->arena, "%.*s%s", ZZ_FMT(q->words[N - 1]),
									  zz_tr(ask->reader, N_(" (say which)")));
	offer(q, zz_str(zz_tr(ask->reader, N_("not known yet"))), (struct zz_str){0});
}

static void offer_groups(struct zz_ask *ask, struct zz_ask_question *q)
{
	int32_t org = zz_ask_org(ask);
	if (org < 0)
		return;
	const struct zz_org *o = &ask->ledger->roster.orgs[org];
	room_for(ask, q, o->ngroups);
	for (uint32_t i = 0; i < o->ngroups; i++)
		if (zz_dates_hold(o->groups[i].dates, zz_ask_held(ask)))
			offer(q, zz_arena_str(&ask->arena, zz_ask_word(ask, o->groups[i].name)),
				  zz_arena_str(&ask->arena, zz_ask_word(ask, o->groups[i].id)));
}

/* The name, with the id where another one is called so, too. */
static struct zz_str org_word(struct zz_ask *ask, uint32_t org)
{
	const struct zz_roster *r = &ask->ledger->roster;
	const struct zz_org *o = &r->orgs[org];
	bool shared = o->name && o->name == ask->ledger->unit.name;
	for (uint32_t i = 0; i < r->norgs; i++)
		shared = shared || (i != org && r->orgs[i].name == o->name);
	if (!shared)
		return zz_arena_str(&ask->arena, zz_ask_word(ask, o->name));
	return zz_arena_printf(&ask->arena, "%.*s(%.*s)", ZZ_FMT(zz_ask_word(ask, o->name)),
						   ZZ_FMT(zz_ask_word(ask, o->id)));
}

static void offer_owners(struct zz_ask *ask, struct zz_ask_question *q)
{
	const struct zz_ledger *l = ask->ledger;
	bool bodies = ask->kind->due == ZZ_DUE_BODY;
	bool unit = ask->kind->due == ZZ_DUE_NOBODY && ask->kind->system == ZZ_BESIDE;
	room_for(ask, q, l->roster.norgs + 1);
	for (uint32_t i = 0; i < l->roster.norgs; i++) {
		const struct zz_org *o = &l->roster.orgs[i];
		if (o->body == bodies && zz_org_exists(o, l->today))
			offer(q, org_word(ask, i), zz_arena_str(&ask->arena, zz_ask_word(ask, o->id)));
	}
	if (unit && l->unit.name)
		offer(q, zz_arena_str(&ask->arena, zz_ask_word(ask, l->unit.name)), ZZ_STR("unit"));
}

static void offer_extras(struct zz_ask *ask, struct zz_ask_question *q)
{
	struct zz_ask_extra extras[ZZ_ASK_EXTRAS];
	size_t n = zz_ask_extras(ask, extras);
	room_for(ask, q, n);
	for (size_t i = 0; i < n; i++)
		offer(q, zz_str(zz_ask_label(ask, extras[i].name)), zz_str(extras[i].path));
}

static void offer_branches(struct zz_ask *ask, struct zz_ask_question *q)
{
	const struct zz_roster *r = &ask->ledger->roster;
	room_for(ask, q, r->norgs);
	for (uint32_t i = 0; i < r->norgs; i++)
		if (!r->orgs[i].body && (int32_t)i != zz_ask_org(ask) && zz_org_exists(&r->orgs[i], zz_ask_held(ask)))
			offer(q, org_word(ask, i), zz_arena_str(&ask->arena, zz_ask_word(ask, r->orgs[i].id)));
}

/* "支委会 14:30-15:40", of the same day. */
static void offer_sittings(struct zz_ask *ask, struct zz_ask_question *q)
{
	const struct zz_ledger *l = ask->ledger;
	uint32_t owner = zz_intern_find(&l->words, zz_ask_value(ask, "owner"));
	struct zz_slice s = zz_ledger_slice(l, owner, zz_ask_held(ask), zz_ask_held(ask));
	room_for(ask, q, s.until - s.from);
	for (size_t i = s.from; i < s.until; i++) {
		const struct zz_record *r = &l->records[i];
		struct zz_buf b = {0};
		zz_buf_puts(&b, zz_ask_label(ask, &zz_kinds[r->kind].form.name));
		if (r->time.from >= 0)
			zz_buf_putc(&b, ' ');
		if (r->time.from >= 0)
			zz_span_text(&b, r->time);
		if (zz_record_counts(r))
			offer(q, taken(ask, &b), zz_arena_str(&ask->arena, r->id));
		zz_buf_free(&b);
	}
}

static void choices(struct zz_ask *ask, struct zz_ask_question *q)
{
	if (q->how == ZZ_ASK_MORE)
		offer_extras(ask, q);
	else if (q->how == ZZ_ASK_JOINT)
		offer_branches(ask, q);
	else if (is_field(q, ZZ_F_CONTINUES))
		offer_sittings(ask, q);
	else if (is_field(q, ZZ_F_OWNER))
		offer_owners(ask, q);
	else if (is_field(q, ZZ_F_GROUP))
		offer_groups(ask, q);
	else if (q->how == ZZ_ASK_REASON)
		offer_reasons(ask, q);
	else if (q->field && q->field->values && !is_field(q, ZZ_F_HOSTED))
		offer_terms(ask, q, q->field->values);
}

/* "1举手 2无记名" on one line, wrapped by the program. */
static void list_choices(struct zz_ask *ask, struct zz_ask_question *q)
{
	struct zz_buf b = {0};
	for (size_t i = 0; i < q->nwords; i++)
		zz_buf_printf(&b, "%s%zu%s%.*s", i ? " " : "", i + 1, ask->reader == ZZ_EN ? " " : "",
					  ZZ_FMT(q->words[i]));
	q->before = taken(ask, &b);
}

static void say_who_is_listed(struct zz_buf *b, const struct zz_ask *ask, const struct zz_ask_question *q,
							  size_t n)
{
	if (zz_str_is(q->path, "online"))
		zz_msgf(b, ask->reader, N_("came, %zu:"), n);
	else if (zz_str_is(q->path, "also"))
		zz_msgf(b, ask->reader, N_("excused, %zu:"), n);
	else if (zz_ask_is_grade(q->path))
		zz_msgf(b, ask->reader, N_("full members, %zu:"), n);
	else if (ask->kind->due == ZZ_DUE_COMMITTEE)
		zz_msgf(b, ask->reader, N_("members of the committee due, %zu:"), n);
	else
		zz_msgf(b, ask->reader, N_("members due, %zu:"), n);
}

/* "应到支委5人：1王建国 2李敏 …" */
static void list_people(struct zz_ask *ask, struct zz_ask_question *q)
{
	struct zz_due_list due = {0};
	struct zz_buf b = {0};
	zz_ask_listed(ask, q, &due);
	room_for(ask, q, due.n);
	say_who_is_listed(&b, ask, q, due.n);
	for (size_t i = 0; i < due.n; i++) {
		struct zz_str name = zz_ask_word(ask, ask->ledger->roster.people[due.at[i].person].name);
		bool plain = zz_ask_name_suffices(ask, due.at[i].person);
		struct zz_str id = zz_ask_word(ask, ask->ledger->roster.people[due.at[i].person].id);
		zz_buf_printf(&b, "%s%zu%s%.*s", i || ask->reader == ZZ_EN ? " " : "", i + 1,
					  ask->reader == ZZ_EN ? " " : "", ZZ_FMT(name));
		if (!plain)
			zz_buf_printf(&b, "(%.*s)", ZZ_FMT(id));
		offer(q, zz_arena_str(&ask->arena, name), zz_arena_str(&ask->arena, plain ? name : id));
	}
	q->before = taken(ask, &b);
	zz_due_free(&due);
}

/* --- labels and notes --- */

/* Where the field's own name would not say what is asked. */
static const char *plain_label(const struct zz_ask *ask, const struct zz_ask_question *q)
{
	static const struct {
		const char *path, *label;
		uint8_t kind;
	} table[] = {
		{"more", N_("anything else"), 0},
		{"online", N_("who joined online"), 0},
		{"also", N_("who is excused and came"), 0},
		{"joint_with", N_("held together with"), 0},
		{"continues", N_("the sitting before this one"), 0},
		{"grades.1", N_("graded excellent"), 0},
		{"grades.3", N_("graded basically qualified"), 0},
		{"grades.4", N_("graded unqualified"), 0},
		{"grades.5", N_("not graded"), 0},
		{"grades.6", N_("why there is no grade"), 0},
		{"recorder", N_("minutes by"), 0},
		{"decided.date", N_("decided on (the committee's meeting or the yearly plan)"), ZZ_THEME_PARTY_DAY},
		{"decided.basis", N_("by which meeting or plan"), ZZ_THEME_PARTY_DAY},
		{"decided.date", N_("grades decided on"), ZZ_DEMOCRATIC_APPRAISAL},
		{"decided.by", N_("grades decided by"), ZZ_DEMOCRATIC_APPRAISAL},
	};
	for (size_t i = 0; i < sizeof table / sizeof table[0]; i++)
		if (zz_str_is(q->path, table[i].path) && (!table[i].kind || table[i].kind == ask->kind->id))
			return table[i].label;
	return NULL;
}

static struct zz_str label(struct zz_ask *ask, const struct zz_ask_question *q)
{
	struct zz_buf b = {0};
	const char *plain = plain_label(ask, q);
	if (plain)
		zz_buf_puts(&b, zz_tr(ask->reader, plain));
	else if (q->how == ZZ_ASK_ABSENT)
		zz_buf_puts(&b, zz_tr(ask->reader, N_("who was absent")));
	else if (q->how == ZZ_ASK_REASON)
		zz_msgf(&b, ask->reader, N_("%.*s, reason"), ZZ_FMT(q->label));
	else if (is_field(q, ZZ_F_TOPIC))
		zz_msgf(&b, ask->reader, N_("agenda item %u"), q->number);
	else if (is_field(q, ZZ_F_REMARKS))
		zz_buf_puts(&b, zz_tr(ask->reader, N_("remarks made")));
	else if (is_field(q, ZZ_F_DECISION))
		zz_buf_puts(&b, zz_tr(ask->reader, N_("decision taken")));
	else if (q->how == ZZ_ASK_VOTE)
		zz_buf_puts(&b, zz_tr(ask->reader, N_("was there a vote")));
	else if (is_field(q, ZZ_F_HOSTED))
		zz_buf_puts(&b, zz_tr(ask->reader, N_("held in the same sitting")));
	else if (zz_str_is(q->path, "late"))
		zz_msgf(&b, ask->reader,
				N_("%u working days after the sitting: marked as %s, accepted like any other. Why"),
				q->number, zz_ask_label(ask, &zz_band_terms[zz_band_after(ask->ledger, (int)q->number)]));
	else
		zz_buf_printf(&b, "%.*s%s%s", ZZ_FMT(q->of), q->of.n ? " " : "", zz_ask_label(ask, &q->field->name));
	return taken(ask, &b);
}

static const char *note_of_hosted(const struct zz_ask *ask)
{
	if (ask->kind->id == ZZ_PARTY_LESSON)
		return N_("theme party day; Enter: nothing");
	return ask->kind->id == ZZ_THEME_PARTY_DAY ? N_("party lesson; Enter: nothing")
											   : N_("party lesson, theme party day; Enter: nothing");
}

static const char *note_of(const struct zz_ask *ask, const struct zz_ask_question *q)
{
	if (q->how == ZZ_ASK_ABSENT)
		return N_("numbers, names or initials in pinyin; Enter: nobody");
	if (q->how == ZZ_ASK_MORE)
		return q->fallback.n ? NULL : N_("numbers; Enter: nothing");
	if (q->how == ZZ_ASK_CHOSEN)
		return N_("numbers or names; Enter: none");
	if (q->how == ZZ_ASK_JOINT)
		return N_("numbers or names; Enter: none of them");
	if (q->how == ZZ_ASK_CANDIDATES)
		return N_("name, votes, \"elected\": A 11 elected, B 4");
	if (q->how == ZZ_ASK_PROSE)
		return N_("may be pasted from WPS or WeChat; a single \".\" ends it");
	if (q->how == ZZ_ASK_LINES)
		return N_("one a line; a single \".\" ends it");
	if (q->how == ZZ_ASK_VOTE)
		return N_("if so: for/against/abstained, 5/0/0");
	if (is_field(q, ZZ_F_HOSTED))
		return note_of_hosted(ask);
	if (q->how == ZZ_ASK_PEOPLE && q->need != ZZ_OPTIONAL)
		return N_("names or initials in pinyin");
	if (q->how == ZZ_ASK_YES_NO)
		return N_("yes or no; Enter: not said");
	if (q->how == ZZ_ASK_REASON || q->fallback.n)
		return NULL;
	bool follows = is_field(q, ZZ_F_PERSON) || is_field(q, ZZ_F_DEADLINE); /* of a decision */
	return q->need == ZZ_OPTIONAL || (q->soft && !follows) ? N_("Enter: none") : NULL;
}

static bool is_of_people(const struct zz_ask_question *q)
{
	return q->how == ZZ_ASK_ABSENT || q->how == ZZ_ASK_CHOSEN;
}

/* Several of what can be chosen, as the words that were shown. */
static void show_chosen(struct zz_ask *ask, struct zz_ask_question *q, struct zz_str value)
{
	struct zz_buf b = {0};
	struct zz_str piece;
	while (zz_typed_split(&value, &piece))
		for (size_t i = 0; i < q->nwords; i++)
			if (zz_str_eq(q->values[i], piece))
				zz_buf_printf(&b, "%s%.*s", b.n ? (ask->reader == ZZ_EN ? ", " : "、") : "",
							  ZZ_FMT(q->words[i]));
	if (b.n)
		q->shown = taken(ask, &b);
	zz_buf_free(&b);
}

/* An answer that is asked for again stands there as what Enter means. */
static void former(struct zz_ask *ask, struct zz_ask_question *q)
{
	const struct zz_ask_answer *a = zz_ask_find(ask, q->path);
	if (!a || !a->value.n)
		return;
	struct zz_str rest = a->value, line;
	size_t lines = 0;
	struct zz_buf b = {0};
	while (zz_str_split(&rest, '\n', &line))
		lines++;
	if (q->how == ZZ_ASK_PROSE || q->how == ZZ_ASK_LINES)
		zz_msgf(&b, ask->reader, N_("kept, lines: %zu"), lines);
	else
		zz_buf_str(&b, a->value);
	for (size_t i = 0; i < q->nwords && !is_of_people(q); i++)
		if (zz_str_eq(q->values[i], a->value)) {
			zz_buf_clear(&b);
			zz_buf_str(&b, q->words[i]);
		}
	q->fallback = a->value;
	q->shown = taken(ask, &b);
	if (q->how == ZZ_ASK_MORE || q->how == ZZ_ASK_JOINT)
		show_chosen(ask, q, a->value);
}

void zz_ask_dress(struct zz_ask *ask, struct zz_ask_question *q)
{
	q->label = label(ask, q);
	if (is_of_people(q))
		list_people(ask, q);
	else
		choices(ask, q);
	if (q->nwords && !is_of_people(q))
		list_choices(ask, q);
	zz_ask_fallback(ask, q);
	if (q->how == ZZ_ASK_MORE)
		show_chosen(ask, q, q->fallback);
	former(ask, q);
	const char *note = note_of(ask, q);
	q->note = zz_str(note ? zz_tr(ask->reader, note) : NULL);
	if (q->how == ZZ_ASK_VOTE && !q->shown.n)
		q->shown = zz_str(zz_ask_label(ask, &zz_yes_no_terms[0]));
}
