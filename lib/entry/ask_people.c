/* Answers that are people: who chaired, who was absent and why, candidates, guests. */
#include "entry/ask_parts.h"
#include "entry/carrier.h"
#include "entry/person.h"

static struct zz_str taken(struct zz_ask *ask, struct zz_buf *b)
{
	struct zz_str s = zz_arena_str(&ask->arena, zz_buf_view(b));
	zz_buf_free(b);
	return s;
}

static bool is_field(const struct zz_ask_question *q, enum zz_field_id id)
{
	return q->field == &zz_fields[id];
}

/* Those for whom a wrong name would count for or against somebody (draft.c). */
static bool counted(const struct zz_ask_question *q)
{
	static const enum zz_field_id ids[] = {ZZ_F_TALKERS, ZZ_F_TALKEES, ZZ_F_MEMBER, ZZ_F_MEMBERS,
										   ZZ_F_PRESENT};
	for (size_t i = 0; i < sizeof ids / sizeof ids[0]; i++)
		if (is_field(q, ids[i]))
			return true;
	return false;
}

/* By the number that somebody has in the list of those due: 1 where it is none, or nobody is listed. */
static int by_number(struct zz_ask *ask, const struct zz_ask_question *q, struct zz_str typed,
					 struct zz_str *value, struct zz_error *e)
{
	struct zz_due_list due = {0};
	size_t i = zz_ask_number(zz_text_half(&ask->arena, zz_str_trim(typed)));
	int rc = 1;
	if (!i || (!is_field(q, ZZ_F_CHAIR) && !is_field(q, ZZ_F_RECORDER)))
		return 1;
	zz_ask_listed(ask, &(struct zz_ask_question){.path = ZZ_STR("absent")}, &due);
	if (due.n && i > due.n)
		rc = zz_error(e, ZZ_EUSAGE, N_("there is no number %zu in the list"), i);
	else if (due.n)
		rc = ZZ_OK;
	if (!rc)
		*value = zz_ask_person(ask, due.at[i - 1].person);
	zz_due_free(&due);
	return rc;
}

/* "郑国华（市气象局党组书记）": unit and post in brackets, as somebody of another unit is written. */
static bool from_outside(struct zz_str typed)
{
	ptrdiff_t at = zz_str_find(typed, ZZ_STR("（"));
	at = at < 0 ? zz_str_chr(typed, '(') : at;
	return at > 0 && (zz_str_ends(typed, "）") || zz_str_ends(typed, ")"));
}

int zz_ask_one_person(struct zz_ask *ask, const struct zz_ask_question *q, struct zz_str typed,
					  struct zz_str *value, struct zz_error *e)
{
	int32_t person;
	struct zz_error why = {.lang = ask->reader};
	zz_day on = zz_ask_held(ask);
	int rc = by_number(ask, q, typed, value, e);
	if (rc <= 0)
		return rc;
	rc = zz_person_typed(ask->ledger, typed, zz_ask_org(ask), on == ZZ_NO_DAY ? ask->ledger->today : on,
						 &person, &why);
	if (!rc) {
		*value = zz_ask_person(ask, person);
		return ZZ_OK;
	}
	*value = typed;
	bool candidates = strchr(why.text, '\n') != NULL; /* several: only an id tells who is meant */
	if (!counted(q) && !candidates && from_outside(typed))
		return ZZ_OK;
	if (counted(q) || candidates)
		return zz_ask_refuse(e, zz_str(why.text));
	if (zz_ask_insists(ask, q, typed))
		return ZZ_OK;
	return zz_error(e, ZZ_EUSAGE, N_("%s. If it is right all the same, type it once more"), why.text);
}

int zz_ask_take_person(struct zz_ask *ask, const struct zz_ask_question *q, struct zz_str typed,
					   struct zz_error *e)
{
	struct zz_str value;
	int rc = zz_ask_one_person(ask, q, typed, &value, e);
	if (!rc)
		zz_ask_set(ask, q->path, value);
	return rc;
}

/* Names parted by blanks only, where all of it is nobody's name. */
struct zz_str zz_ask_by_blanks(struct zz_ask *ask, struct zz_str typed)
{
	char *s = zz_arena_cstr(&ask->arena, zz_str_trim(typed));
	for (char *c = s; *c; c++)
		*c = *c == ' ' ? ',' : *c;
	return zz_str(s);
}

static int list_people(struct zz_ask *ask, const struct zz_ask_question *q, struct zz_str typed,
					   struct zz_str *list, struct zz_error *e)
{
	struct zz_str rest = typed, piece, value;
	struct zz_buf all = {0};
	bool maps = false;
	int rc = ZZ_OK;
	while (!rc && zz_typed_split(&rest, &piece)) {
		rc = zz_ask_one_person(ask, q, piece, &value, e);
		maps = maps || zz_str_starts(value, "{");
		zz_buf_printf(&all, "%s%.*s", all.n ? ", " : "", ZZ_FMT(value));
	}
	*list = taken(ask, &all);
	if (!rc && maps)
		*list = zz_arena_printf(&ask->arena, "[%.*s]", ZZ_FMT(*list));
	return rc;
}

int zz_ask_take_people(struct zz_ask *ask, const struct zz_ask_question *q, struct zz_str typed,
					   struct zz_error *e)
{
	struct zz_str list, insisted = ask->insisted;
	struct zz_error ignored = {.lang = ask->reader};
	int rc = list_people(ask, q, typed, &list, e);
	if (rc && zz_str_chr(typed, ' ') > 0) {
		struct zz_str now = ask->insisted;
		ask->insisted = insisted;
		rc = list_people(ask, q, zz_ask_by_blanks(ask, typed), &list, &ignored);
		ask->insisted = rc ? now : ask->insisted;
	}
	if (rc)
		return ZZ_EUSAGE;
	if (e)
		e->status = ZZ_OK;
	zz_ask_set(ask, q->path, list);
	return ZZ_OK;
}

/* Near one name that the roster has: asked about once. */
static bool misspelt(struct zz_ask *ask, const struct zz_ask_question *q, struct zz_str names,
					 struct zz_str typed, struct zz_error *e)
{
	struct zz_carrier c = zz_carrier_of(ask->ledger, names, zz_ask_org(ask), zz_ask_held(ask));
	struct zz_buf hint = {0};
	if (c.is != ZZ_CARRIER_NEAR || zz_ask_insists(ask, q, typed))
		return false;
	zz_carrier_hint(&hint, ask->ledger, &c, ask->reader);
	zz_error(e, ZZ_EUSAGE, N_("%s If it is right all the same, type it once more"), hint.data);
	zz_buf_free(&hint);
	return true;
}

/* Who carries a decision out: a free text, in which initials become names. */
int zz_ask_take_carrier(struct zz_ask *ask, const struct zz_ask_question *q, struct zz_str typed,
						struct zz_error *e)
{
	struct zz_str rest = typed, piece;
	struct zz_buf all = {0};
	while (zz_typed_split(&rest, &piece)) {
		int32_t person;
		int rc = zz_person_typed(ask->ledger, piece, zz_ask_org(ask), zz_ask_held(ask), &person, NULL);
		struct zz_str name = rc ? piece : zz_ask_word(ask, ask->ledger->roster.people[person].name);
		zz_buf_printf(&all, "%s%.*s", all.n ? "、" : "", ZZ_FMT(name));
	}
	struct zz_str names = taken(ask, &all);
	if (misspelt(ask, q, names, typed, e))
		return ZZ_EUSAGE;
	return zz_ask_take_value(ask, q, names, e);
}

/* --- the absent --- */

/* A reason by number or word; ZZ_EUSAGE where it is none. Empty: not known yet. */
static int reason_said(struct zz_ask *ask, const struct zz_ask_question *q, struct zz_str typed,
					   struct zz_str *value, struct zz_error *e)
{
	struct zz_str half = zz_text_half(&ask->arena, typed), word = half, note = {0};
	if (!zz_typed_cut(half, ':', "：", &word, &note))
		zz_typed_cut(half, ' ', "　", &word, &note);
	size_t i = q ? zz_ask_chosen(q, word) : 0;
	if (i)
		word = q->values[i - 1];
	int term = zz_enum_find(zz_reason_terms, word);
	*value = (struct zz_str){0};
	bool unknown = (i && !word.n) || zz_str_is(word, "暂不清楚") || zz_str_is(word, "unknown");
	if (unknown)
		return ZZ_OK;
	if (!term)
		return zz_error(e, ZZ_EUSAGE,
						N_("%.*s is no reason of the list; write “other: %.*s”, or ? for all of them"),
						ZZ_FMT(typed), ZZ_FMT(typed));
	if (term == ZZ_REASON_OTHER && !note.n)
		return zz_error(e, ZZ_EUSAGE, N_("say which: other: …"));
	const char *text = zz_term_text(&zz_reason_terms[term - 1], zz_ledger_lang(ask->ledger));
	*value = note.n ? zz_arena_printf(&ask->arena, "%s:%.*s", text, ZZ_FMT(note)) : zz_str(text);
	return ZZ_OK;
}

int zz_ask_take_reason(struct zz_ask *ask, const struct zz_ask_question *q, struct zz_str typed,
					   struct zz_error *e)
{
	struct zz_str value;
	int rc = reason_said(ask, q, typed, &value, e);
	if (!rc)
		zz_ask_set(ask, q->path, value);
	return rc;
}

struct absentees {
	struct zz_str *names, *reasons;
	bool *said;
	size_t n;
};

static int one_absent(struct zz_ask *ask, const struct zz_due_list *due, struct zz_str piece,
					  struct absentees *out, struct zz_error *e)
{
	struct zz_str name = piece, reason = {0};
	int32_t person = -1;
	bool said = zz_absent_cut(piece, &name, &reason);
	size_t i = zz_ask_number(zz_text_half(&ask->arena, name));
	int rc = ZZ_OK;
	if (i && i > due->n)
		return zz_error(e, ZZ_EUSAGE, N_("there is no number %zu in the list"), i);
	if (i)
		person = due->at[i - 1].person;
	else
		rc = zz_person_due(ask->ledger, name, due, zz_ask_org(ask), zz_ask_held(ask), &person, e);
	if (!rc && said)
		rc = reason_said(ask, NULL, reason, &reason, e);
	if (rc)
		return rc;
	const struct zz_person *p = &ask->ledger->roster.people[person];
	struct zz_str word = zz_ask_word(ask, zz_ask_name_suffices(ask, person) ? p->name : p->id);
	for (size_t k = 0; k < out->n; k++)
		if (zz_str_eq(out->names[k], word))
			return zz_error(e, ZZ_EUSAGE, N_("%.*s is named twice"), ZZ_FMT(word));
	out->names[out->n] = word;
	out->reasons[out->n] = reason;
	out->said[out->n++] = said;
	return ZZ_OK;
}

static void keep_absent(struct zz_ask *ask, const struct zz_ask_question *q, const struct absentees *a)
{
	struct zz_buf all = {0};
	for (size_t i = 0; i < a->n; i++)
		zz_buf_printf(&all, "%s%.*s", i ? "、" : "", ZZ_FMT(a->names[i]));
	zz_ask_forget(ask, q->path);
	zz_ask_set(ask, q->path, taken(ask, &all));
	for (size_t i = 0; i < a->n; i++)
		if (a->said[i])
			zz_ask_set(ask, zz_arena_printf(&ask->arena, "absent.%zu.reason", i + 1), a->reasons[i]);
}

static int list_absent(struct zz_ask *ask, const struct zz_due_list *due, struct zz_str typed,
					   struct absentees *a, struct zz_error *e)
{
	struct zz_str rest = typed, piece;
	size_t most = typed.n + 1;
	int rc = ZZ_OK;
	*a = (struct absentees){ZZ_NEWN(&ask->arena, struct zz_str, most),
							ZZ_NEWN(&ask->arena, struct zz_str, most), ZZ_NEWN(&ask->arena, bool, most), 0};
	while (!rc && zz_typed_split(&rest, &piece))
		rc = one_absent(ask, due, piece, a, e);
	return rc;
}

/* A number among several words: "4 zj". Names may hold blanks, numbers never stand in one. */
static bool has_number(struct zz_str name)
{
	struct zz_str rest = name, word;
	while (zz_str_split(&rest, ' ', &word))
		if (zz_ask_number(word) && word.n < name.n)
			return true;
	return false;
}

/* "4 zj=sick" as "4,zj=sick": blanks part where numbers are, but not in the text of a reason. */
static struct zz_str spread(struct zz_ask *ask, struct zz_str typed)
{
	char *s = zz_arena_cstr(&ask->arena, zz_ask_parted(ask, typed));
	struct zz_str rest = zz_str(s), piece, name, reason;
	while (zz_typed_split(&rest, &piece)) {
		name = zz_absent_cut(piece, &name, &reason) ? name : piece;
		if (!has_number(zz_text_half(&ask->arena, name)))
			continue;
		for (size_t i = 0; i < name.n; i++)
			if (name.p[i] == ' ')
				s[(size_t)(name.p - s) + i] = ',';
	}
	return zz_str(s);
}

/* Nobody has two grades. */
static int graded_once(struct zz_ask *ask, const struct zz_ask_question *q, const struct absentees *a,
					   struct zz_error *e)
{
	for (size_t i = 0; i < ask->answers.n; i++) {
		const struct zz_ask_answer *other = &ask->answers.at[i];
		struct zz_str rest = other->value, piece;
		if (!zz_ask_is_grade(other->path) || zz_str_eq(other->path, q->path))
			continue;
		while (zz_typed_split(&rest, &piece))
			for (size_t k = 0; k < a->n; k++)
				if (zz_str_eq(piece, a->names[k]))
					return zz_error(e, ZZ_EUSAGE, N_("%.*s is named twice"), ZZ_FMT(piece));
	}
	return ZZ_OK;
}

int zz_ask_take_absent(struct zz_ask *ask, const struct zz_ask_question *q, struct zz_str typed,
					   struct zz_error *e)
{
	struct zz_due_list due = {0};
	struct absentees a;
	struct zz_error ignored = {.lang = ask->reader};
	zz_ask_listed(ask, q, &due);
	int rc = list_absent(ask, &due, spread(ask, typed), &a, e);
	if (rc && zz_str_chr(typed, ' ') > 0)
		rc = list_absent(ask, &due, zz_ask_by_blanks(ask, typed), &a, &ignored);
	zz_due_free(&due);
	if (rc)
		return rc;
	if (e)
		e->status = ZZ_OK;
	if (zz_ask_is_grade(q->path))
		rc = graded_once(ask, q, &a, e);
	if (!rc)
		keep_absent(ask, q, &a);
	return rc;
}

/* --- an election --- */

/* "王建国 11 当选", "王建国11√": the votes are the number in it. */
static bool cut_candidate(struct zz_ask *ask, struct zz_str piece, struct zz_str *name, struct zz_str *votes,
						  bool *elected)
{
	static const char *const marks[] = {"当选", "elected", "√", "✓", "*"};
	struct zz_str s = zz_text_half(&ask->arena, piece);
	*elected = false;
	for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++)
		if (zz_str_ends(s, marks[i])) {
			*elected = true;
			s = zz_str_trim(zz_str_sub(s, 0, s.n - strlen(marks[i])));
		}
	size_t end = s.n;
	if (zz_str_ends(s, "票"))
		end -= strlen("票");
	size_t from = end;
	while (from && s.p[from - 1] >= '0' && s.p[from - 1] <= '9')
		from--;
	*votes = zz_str_sub(s, from, end);
	size_t front = from;
	while (front && (s.p[front - 1] == ' ' || s.p[front - 1] == '=' || s.p[front - 1] == ':'))
		front--;
	*name = zz_str_trim(zz_str_sub(s, 0, front));
	return name->n && votes->n;
}

static void put_candidate(struct zz_buf *out, const struct zz_ask *ask, struct zz_str who,
						  struct zz_str votes, int elected)
{
	enum zz_lang lang = zz_ledger_lang(ask->ledger);
	bool map = zz_str_starts(who, "{"); /* with an id: {姓名: …, 编号: …} */
	zz_buf_printf(out, "%s{", out->n > 1 ? ", " : "");
	if (map)
		zz_buf_str(out, zz_str_sub(who, 1, who.n - 1));
	else {
		zz_buf_printf(out, "%s: ", zz_term_text(&zz_fields[ZZ_F_NAME].name, lang));
		zz_emit_scalar(out, who, true);
	}
	zz_buf_printf(out, ", %s: %.*s", zz_term_text(&zz_fields[ZZ_F_VOTES_WON].name, lang), ZZ_FMT(votes));
	if (elected >= 0)
		zz_buf_printf(out, ", %s: %s", zz_term_text(&zz_fields[ZZ_F_ELECTED].name, lang),
					  zz_term_text(&zz_yes_no_terms[elected], lang));
	zz_buf_putc(out, '}');
}

static int list_candidates(struct zz_ask *ask, const struct zz_ask_question *q, struct zz_str typed, bool any,
						   struct zz_buf *out, struct zz_error *e)
{
	struct zz_str rest = typed, piece, name, votes, who;
	int rc = ZZ_OK;
	while (!rc && zz_typed_split(&rest, &piece)) {
		bool elected;
		if (!cut_candidate(ask, piece, &name, &votes, &elected))
			return zz_error(e, ZZ_EUSAGE,
							N_("%.*s: write the name and the votes, and “elected” behind who was: A 11 "
							   "elected, B 4"),
							ZZ_FMT(piece));
		rc = zz_ask_one_person(ask, q, name, &who, e);
		if (!rc)
			put_candidate(out, ask, who, votes, any ? elected : -1);
	}
	return rc;
}

int zz_ask_take_candidates(struct zz_ask *ask, const struct zz_ask_question *q, struct zz_str typed,
						   struct zz_error *e)
{
	struct zz_buf b = {0};
	struct zz_str rest = typed, piece, name, votes;
	bool any = false, elected;
	if (zz_str_starts(typed, "["))
		return zz_ask_take_value(ask, q, typed, e);
	while (zz_typed_split(&rest, &piece))
		any = (cut_candidate(ask, piece, &name, &votes, &elected) && elected) || any;
	if (!any && !zz_ask_insists(ask, q, typed))
		return zz_error(
			e, ZZ_EUSAGE,
			N_("write “elected” behind who was: A 11 elected, B 4. Where nobody was, type it once "
			   "more"));
	zz_buf_putc(&b, '[');
	int rc = list_candidates(ask, q, typed, any, &b, e);
	zz_buf_putc(&b, ']');
	struct zz_str list = taken(ask, &b);
	return rc ? rc : zz_ask_take_value(ask, q, list, e);
}

/* --- guests --- */

static bool is_matter(struct zz_str s)
{
	static const char *const fronts[] = {"学习", "传达", "研究", "讨论", "审议",
										 "通报", "听取", "部署", "关于"};
	enum { LONG = 24 }; /* characters: unit, name and post have fewer */
	for (size_t i = 0; i < sizeof fronts / sizeof fronts[0]; i++)
		if (zz_str_starts(s, fronts[i]) && zz_utf8_count(s) > 6)
			return true;
	return zz_utf8_count(s) > LONG;
}

/* Who is due and comes is present, and a matter of the agenda is no guest: both are typed here by mistake. */
int zz_ask_take_guests(struct zz_ask *ask, const struct zz_ask_question *q, struct zz_str typed,
					   struct zz_error *e)
{
	struct zz_due_list due = {0};
	struct zz_str rest = typed, piece;
	int rc = ZZ_OK;
	zz_ask_due(ask, &due);
	while (!rc && zz_typed_split(&rest, &piece)) {
		bool member = false;
		for (size_t i = 0; i < due.n; i++)
			member = member ||
					 zz_str_eq(piece, zz_ask_word(ask, ask->ledger->roster.people[due.at[i].person].name));
		if ((!member && !is_matter(piece)) || zz_ask_insists(ask, q, typed))
			continue;
		rc = member
				 ? zz_error(e, ZZ_EUSAGE,
							N_("%.*s is due at this sitting and counted as present, not as a guest. If it is "
							   "somebody else of that name, type it once more"),
							ZZ_FMT(piece))
				 : zz_error(e, ZZ_EUSAGE,
							N_("%.*s looks like a matter of the agenda, which is asked for next; guests are "
							   "people. If it is right all the same, type it once more"),
							ZZ_FMT(piece));
	}
	zz_due_free(&due);
	return rc ? rc : zz_ask_take_value(ask, q, typed, e);
}
