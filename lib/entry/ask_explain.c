/* What `?` and TAB give for a question. */
#include "entry/ask_parts.h"
#include "entry/pinyin.h"

/* --- ? --- */

/* What can be typed, by the manner of asking and the type. */
static const char *manner(const struct zz_ask_question *q)
{
	switch ((enum zz_ask_how)q->how) {
	case ZZ_ASK_ABSENT:
		return N_(
			"Numbers from the list, names, or initials in pinyin, parted by blanks or commas; a reason may "
			"stand beside the name: NAME=travel. Enter means that everybody came.");
	case ZZ_ASK_REASON:
		return N_("A number, or one of these words; “other: …” for anything else.");
	case ZZ_ASK_PERSON:
	case ZZ_ASK_PEOPLE:
		return N_(
			"A name, the front of it, pinyin or its initials, or the id in the roster; several are parted by "
			"commas. TAB completes.");
	case ZZ_ASK_PROSE:
		return N_(
			"As many lines as you like; what WPS and WeChat bring along unseen is taken out. A line with "
			"nothing but a full stop ends the text.");
	case ZZ_ASK_LINES:
		return N_("One matter a line; a line with nothing but a full stop ends the list.");
	case ZZ_ASK_CHOICE:
		return N_("A number or a word.");
	case ZZ_ASK_MORE:
		return N_("Numbers or words, parted by commas; nothing of it is needed:");
	case ZZ_ASK_CHOSEN:
		return N_("Numbers from the list, names, or initials in pinyin, parted by blanks or commas.");
	case ZZ_ASK_CANDIDATES:
		return N_(
			"Name, votes won, and “elected” behind those who were, parted by commas: A 11 elected, B 10 "
			"elected, C 4.");
	case ZZ_ASK_JOINT:
		return N_("Numbers or names, parted by commas; branches of other units by their names.");
	case ZZ_ASK_CHOICES:
		return N_("Numbers or words, parted by commas.");
	case ZZ_ASK_YES_NO:
		return N_("Yes or no.");
	case ZZ_ASK_VOTE:
		return N_("For, against and abstained, parted by slashes: 8/0/0; a method may stand before it: "
				  "secret-ballot 8/1/0.");
	default:
		break;
	}
	switch ((enum zz_type)q->field->type) {
	case ZZ_TYPE_DAY:
		return N_("today, yesterday, 3-12, 2026-03-12; without a year the nearest such day is meant.");
	case ZZ_TYPE_SPAN:
		return N_("Start and end: 1430-1540 or 14:30-15:40.");
	case ZZ_TYPE_LIST:
		return N_("Several are parted by commas.");
	default:
		return NULL;
	}
}

static void add_line(struct zz_buf *out, const struct zz_ask *ask, const char *id)
{
	zz_buf_printf(out, "%s\n", zz_tr(ask->reader, id));
}

static void list_words(struct zz_buf *out, const struct zz_ask *ask, const struct zz_term *terms)
{
	for (size_t i = 0; terms[i].slug; i++)
		zz_buf_printf(out, "%s%s", i ? " " : "", zz_ask_label(ask, &terms[i]));
	zz_buf_putc(out, '\n');
}

void zz_ask_explain(struct zz_buf *out, const struct zz_ask *ask, const struct zz_ask_question *q)
{
	const char *how = manner(q);
	if (q->field && q->field->hint)
		add_line(out, ask, q->field->hint);
	if (how)
		add_line(out, ask, how);
	if (q->field == &zz_fields[ZZ_F_LECTURER])
		add_line(out, ask, N_("Somebody from outside: unit and post in brackets behind the name."));
	if (q->how == ZZ_ASK_REASON)
		list_words(out, ask, zz_reason_terms);
	for (size_t i = 0; q->how == ZZ_ASK_MORE && i < q->nwords; i++)
		zz_buf_printf(out, "  %.*s%s%s\n", ZZ_FMT(q->words[i]), ask->reader == ZZ_EN ? ": " : "：",
					  zz_tr(ask->reader, zz_ask_extra_hint(q->values[i])));
	if (q->how == ZZ_ASK_CHOICES && q->field == &zz_fields[ZZ_F_HOSTED])
		list_words(out, ask, zz_kind_terms);
	if (q->how == ZZ_ASK_REASON)
		zz_msgf(out, ask->reader, N_("%zu where it is not known yet; it can be filled in later.\n"),
				q->nwords);
	else if (q->need == ZZ_SHAPE)
		add_line(out, ask, N_("Without it there is no record."));
	else if (q->need == ZZ_ELEMENT || q->need == ZZ_FILLED)
		add_line(out, ask,
				 N_("An element of the record; it may be left open and filled in later (zzsh amend)."));
	else
		add_line(out, ask, N_("May be left out: Enter, or “-” where something stands in brackets."));
	add_line(out, ask,
			 ask->correction
				 ? N_("< goes back to the list; Ctrl-C keeps what is answered for the next zzsh amend.")
				 : N_("< goes back to the question before; Ctrl-C keeps the draft (zzsh log --resume)."));
}

/* --- TAB --- */

struct completing {
	struct zz_ask *ask;
	struct zz_str front, letters;
	struct zz_str_list *out;
	struct zz_pinyin *pinyin;
	struct zz_buf full, initials;
};

static bool starts_with(struct zz_str text, struct zz_str front)
{
	return zz_str_eq(zz_str_sub(text, 0, front.n), front);
}

static bool reads_so(struct completing *c, struct zz_str name)
{
	return c->letters.n && zz_pinyin_of(c->pinyin, name, &c->full, &c->initials) &&
		   (starts_with(zz_buf_view(&c->full), c->letters) ||
			starts_with(zz_buf_view(&c->initials), c->letters));
}

static void add(struct completing *c, struct zz_str word)
{
	for (size_t i = 0; i < c->out->n; i++)
		if (zz_str_eq(c->out->at[i], word))
			return;
	*ZZ_PUSH(c->out) = zz_arena_str(&c->ask->arena, word);
}

static void try_word(struct completing *c, struct zz_str word)
{
	if (starts_with(word, c->front) || reads_so(c, word))
		add(c, word);
}

static void try_terms(struct completing *c, const struct zz_term *terms)
{
	for (; terms->slug; terms++)
		try_word(c, zz_str(zz_ask_label(c->ask, terms)));
}

static void try_person(struct completing *c, int32_t person)
{
	const struct zz_person *p = &c->ask->ledger->roster.people[person];
	struct zz_str name = zz_ask_word(c->ask, p->name);
	if (starts_with(name, c->front) || (p->pinyin && reads_so(c, zz_ask_word(c->ask, p->pinyin))) ||
		reads_so(c, name))
		add(c, name);
}

/* Those due, or the members of the branch on that day. */
static void try_people(struct completing *c, bool due_only)
{
	struct zz_due_list due = {0};
	const struct zz_roster *r = &c->ask->ledger->roster;
	int32_t org = zz_ask_org(c->ask);
	zz_day on = zz_ask_held(c->ask) == ZZ_NO_DAY ? c->ask->ledger->today : zz_ask_held(c->ask);
	if (due_only)
		zz_ask_due(c->ask, &due);
	else
		zz_roster_due(r, org, ZZ_DUE_MEMBERS, 0, on, &due);
	for (size_t i = 0; i < due.n; i++)
		try_person(c, due.at[i].person);
	if (!due_only)
		zz_roster_due(r, org, ZZ_DUE_COMMITTEE, 0, on, &due);
	for (size_t i = 0; i < due.n; i++)
		try_person(c, due.at[i].person);
	zz_due_free(&due);
}

void zz_ask_complete(struct zz_ask *ask, const struct zz_ask_question *q, struct zz_str front,
					 struct zz_str_list *out)
{
	struct zz_buf full = {0}, initials = {0};
	struct completing c = {.ask = ask, .front = front, .out = out};
	if (zz_pinyin_of(NULL, front, &full, &initials))
		c.letters = zz_buf_view(&full);
	c.pinyin = c.letters.n ? zz_pinyin_open() : NULL;
	if (q->how == ZZ_ASK_MORE)
		try_terms(&c, zz_kind_terms);
	if (q->how == ZZ_ASK_ABSENT)
		try_people(&c, true);
	else if (q->how == ZZ_ASK_PERSON || q->how == ZZ_ASK_PEOPLE || q->how == ZZ_ASK_CANDIDATES ||
			 q->field == &zz_fields[ZZ_F_PERSON])
		try_people(&c, false);
	else if (q->how == ZZ_ASK_REASON)
		try_terms(&c, zz_reason_terms);
	else if (q->field == &zz_fields[ZZ_F_HOSTED])
		try_terms(&c, zz_kind_terms);
	for (size_t i = 0; q->how != ZZ_ASK_ABSENT && q->how != ZZ_ASK_REASON && i < q->nwords; i++)
		try_word(&c, q->words[i]);
	zz_pinyin_close(c.pinyin);
	zz_buf_free(&c.full);
	zz_buf_free(&c.initials);
	zz_buf_free(&full);
	zz_buf_free(&initials);
}
