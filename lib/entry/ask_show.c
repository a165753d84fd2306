/* How a question looks: its label, what stands beside it, what can be chosen. */
#include "entry/ask_parts.h"

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

static void offer_owners(struct zz_ask *ask, struct zz_ask_question *q)
{
	const struct zz_ledger *l = ask->ledger;
	bool bodies = ask->kind->due == ZZ_DUE_BODY;
	bool unit = ask->kind->due == ZZ_DUE_NOBODY && ask->kind->system == ZZ_BESIDE;
	room_for(ask, q, l->roster.norgs + 1);
	for (uint32_t i = 0; i < l->roster.norgs; i++) {
		const struct zz_org *o = &l->roster.orgs[i];
		if (o->body == bodies && zz_org_exists(o, l->today))
			offer(q, zz_arena_str(&ask->arena, zz_ask_word(ask, o->name)),
				  zz_arena_str(&ask->arena, zz_ask_word(ask, o->id)));
	}
	if (unit && l->unit.name)
		offer(q, zz_arena_str(&ask->arena, zz_ask_word(ask, l->unit.name)), ZZ_STR("unit"));
}

static void choices(struct zz_ask *ask, struct zz_ask_question *q)
{
	if (is_field(q, ZZ_F_OWNER))
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

/* "应到支委5人：1王建国 2李敏 …" */
static void list_due(struct zz_ask *ask, struct zz_ask_question *q)
{
	struct zz_due_list due = {0};
	struct zz_buf b = {0};
	zz_ask_due(ask, &due);
	bool committee = ask->kind->due == ZZ_DUE_COMMITTEE;
	room_for(ask, q, due.n);
	zz_msgf(&b, ask->reader, committee ? N_("members of the committee due, %zu:") : N_("members due, %zu:"),
			due.n);
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

static struct zz_str label(struct zz_ask *ask, const struct zz_ask_question *q)
{
	struct zz_buf b = {0};
	if (q->how == ZZ_ASK_ABSENT)
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
				N_("%u working days after the sitting: marked as late, accepted like any other. Why"),
				q->number);
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
		zz_msgf(&b, ask->reader, N_("%zu lines, kept"), lines);
	else
		zz_buf_str(&b, a->value);
	for (size_t i = 0; i < q->nwords && q->how != ZZ_ASK_ABSENT; i++)
		if (zz_str_eq(q->values[i], a->value)) {
			zz_buf_clear(&b);
			zz_buf_str(&b, q->words[i]);
		}
	q->fallback = a->value;
	q->shown = taken(ask, &b);
}

void zz_ask_dress(struct zz_ask *ask, struct zz_ask_question *q)
{
	q->label = label(ask, q);
	if (q->how == ZZ_ASK_ABSENT)
		list_due(ask, q);
	else
		choices(ask, q);
	if (q->nwords && q->how != ZZ_ASK_ABSENT)
		list_choices(ask, q);
	zz_ask_fallback(ask, q);
	former(ask, q);
	const char *note = note_of(ask, q);
	q->note = zz_str(note ? zz_tr(ask->reader, note) : NULL);
	if (q->how == ZZ_ASK_VOTE && !q->shown.n)
		q->shown = zz_str(zz_ask_label(ask, &zz_yes_no_terms[0]));
}
