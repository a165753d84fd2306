/* What was typed, made an answer, or refused with the reason. */
#include "entry/ask_parts.h"
#include "entry/person.h"
#include "entry/which.h"

static struct zz_typing typing(struct zz_ask *ask)
{
	struct zz_typing t = zz_said_typing(ask->ledger, &ask->arena);
	t.held = zz_ask_held(ask);
	return t;
}

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

/* A text that is in the reader's language already. */
static int refuse(struct zz_error *e, struct zz_str text)
{
	if (e && !e->status) {
		size_t n = text.n < sizeof e->text - 1 ? text.n : sizeof e->text - 1;
		memcpy(e->text, text.p, n);
		e->text[n] = '\0';
		e->status = ZZ_EUSAGE;
	}
	return ZZ_EUSAGE;
}

/* Whether this very answer was refused just now, and is given again. */
static bool insists(struct zz_ask *ask, const struct zz_ask_question *q, struct zz_str typed)
{
	struct zz_str now = zz_arena_printf(&ask->arena, "%.*s\n%.*s", ZZ_FMT(q->path), ZZ_FMT(typed));
	bool again = zz_str_eq(now, ask->insisted);
	ask->insisted = again ? (struct zz_str){0} : now;
	return again;
}

/* --- nothing --- */

static int nothing(struct zz_ask *ask, const struct zz_ask_question *q, struct zz_error *e)
{
	struct zz_str none = {0};
	if (q->need == ZZ_SHAPE)
		return zz_error(e, ZZ_EUSAGE, N_("this cannot be left out"));
	bool needed = (q->need == ZZ_ELEMENT || q->need == ZZ_FILLED) && !q->soft && q->how != ZZ_ASK_ABSENT;
	if (needed && !insists(ask, q, none))
		return zz_error(e, ZZ_EUSAGE,
						N_("the record needs this; Enter once more leaves it open, to be filled in later"));
	zz_ask_set(ask, q->path, none);
	return ZZ_OK;
}

static bool means_nothing(struct zz_str s)
{
	return zz_str_is(s, "-") || zz_str_is(s, "无") || zz_str_is(s, "没有");
}

/* --- values by the form --- */

static struct zz_str first_finding(struct zz_ask *ask, const struct zz_field *field, struct zz_str typed)
{
	struct zz_typing t = typing(ask);
	struct zz_findings findings = {.arena = &ask->arena};
	struct zz_intern words = {0};
	const struct zz_item item = {.field = field, .offset = ZZ_NOWHERE};
	const struct zz_form form = {.name = field->name, .items = &item, .nitems = 1};
	struct zz_reader r = {.arena = &ask->arena, .words = &words, .findings = &findings, .held = t.held};
	struct zz_node *map = zz_node_new(&ask->arena, ZZ_MAP, ZZ_BLOCK);
	struct zz_buf b = {0};
	zz_node_append(&ask->arena, map, zz_str(field->name.slug), zz_typed_node(field, typed, &t));
	zz_form_read(&form, map, NULL, &r);
	for (size_t i = 0; i < findings.n && !b.n; i++) {
		const struct zz_finding_def *def = findings.at[i].def;
		if (strcmp(def->id, "element-missing") == 0)
			continue;
		zz_finding_text(&b, &findings.at[i], def->message, ask->reader);
		if (def->cure) {
			zz_buf_puts(&b, ask->reader == ZZ_EN ? "; " : "；");
			zz_finding_text(&b, &findings.at[i], def->cure, ask->reader);
		}
	}
	free(findings.at);
	zz_intern_free(&words);
	return taken(ask, &b);
}

static int ahead(struct zz_ask *ask, zz_day day, struct zz_error *e)
{
	char text[ZZ_DATE_MAX], now[ZZ_DATE_MAX];
	return zz_error(e, ZZ_EUSAGE,
					N_("%s has not come yet (today is %s): only a sitting that was held can be recorded"),
					zz_day_text(day, text), zz_day_text(ask->ledger->today, now));
}

static int take_value(struct zz_ask *ask, const struct zz_ask_question *q, struct zz_str typed,
					  struct zz_error *e)
{
	struct zz_typing t = typing(ask);
	zz_day day;
	bool scalar = q->field->type != ZZ_TYPE_LIST && q->field->type != ZZ_TYPE_MAP;
	struct zz_str value = scalar ? zz_typed_scalar(q->field, q->field->type, typed, &t) : typed;
	struct zz_str wrong = first_finding(ask, q->field, value);
	if (wrong.n)
		return refuse(e, wrong);
	if (zz_str_is(q->path, "date") && zz_day_parse(value, &day) && day > ask->ledger->today)
		return ahead(ask, day, e);
	zz_ask_set(ask, q->path, value);
	return ZZ_OK;
}

/* Each line by itself. */
static int take_lines(struct zz_ask *ask, const struct zz_ask_question *q, struct zz_str typed,
					  struct zz_error *e)
{
	struct zz_str rest = typed, line;
	while (zz_str_split(&rest, '\n', &line)) {
		struct zz_str wrong = zz_str_trim(line).n ? first_finding(ask, q->field, line) : (struct zz_str){0};
		if (wrong.n)
			return refuse(e, wrong);
	}
	zz_ask_set(ask, q->path, typed);
	return ZZ_OK;
}

/* Text of several lines ends in a line break, as it does in files written by hand. */
static int take_prose(struct zz_ask *ask, const struct zz_ask_question *q, struct zz_str typed,
					  struct zz_error *e)
{
	while (typed.n && typed.p[typed.n - 1] == '\n')
		typed.n--;
	if (zz_str_chr(typed, '\n') >= 0)
		typed = zz_arena_printf(&ask->arena, "%.*s\n", ZZ_FMT(typed));
	return take_value(ask, q, typed, e);
}

/* --- choices --- */

static size_t number_of(struct zz_str s)
{
	size_t n = 0;
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] < '0' || s.p[i] > '9' || n > 9999)
			return 0;
		n = n * 10 + (size_t)(s.p[i] - '0');
	}
	return n;
}

static bool starts_with(struct zz_str text, struct zz_str front)
{
	return front.n && zz_str_eq(zz_str_sub(text, 0, front.n), front);
}

/* Index from 1; 0 none. */
static size_t chosen(const struct zz_ask_question *q, struct zz_str typed)
{
	size_t n = number_of(typed), found = 0;
	if (n)
		return n <= q->nwords ? n : 0;
	int term = q->field && q->field->values ? zz_enum_find(q->field->values, typed) : 0;
	if (term && (size_t)term <= q->nwords && q->how != ZZ_ASK_REASON)
		return (size_t)term;
	for (size_t i = 0; i < q->nwords; i++)
		if (zz_str_eq(q->words[i], typed) || (q->values[i].n && zz_str_eq(q->values[i], typed)))
			return i + 1;
	for (size_t i = 0; i < q->nwords; i++)
		if (starts_with(q->words[i], typed)) {
			if (found)
				return 0;
			found = i + 1;
		}
	return found;
}

static int no_choice(const struct zz_ask_question *q, struct zz_str typed, struct zz_error *e)
{
	return zz_error(e, ZZ_EUSAGE, N_("%.*s is none of these; write a number or a word: %.*s"), ZZ_FMT(typed),
					ZZ_FMT(q->before));
}

static int take_choice(struct zz_ask *ask, const struct zz_ask_question *q, struct zz_str typed,
					   struct zz_error *e)
{
	size_t i = chosen(q, zz_text_half(&ask->arena, typed));
	if (!i)
		return no_choice(q, typed, e);
	zz_ask_set(ask, q->path, q->values[i - 1]);
	return ZZ_OK;
}

/* "1 3" and "13，4": blanks part numbers as well as commas do. */
static struct zz_str parted(struct zz_ask *ask, struct zz_str typed)
{
	struct zz_str half = zz_text_half(&ask->arena, typed);
	char *s = zz_arena_cstr(&ask->arena, half);
	for (size_t i = 0; i < half.n; i++)
		if ((s[i] < '0' || s[i] > '9') && s[i] != ' ' && s[i] != ',')
			return typed;
	for (size_t i = 0; i < half.n; i++)
		s[i] = s[i] == ' ' ? ',' : s[i];
	return zz_str(s);
}

/* One of the kinds that may be held in the same sitting. */
static int hosted_kind(struct zz_ask *ask, struct zz_str typed, struct zz_str *value, struct zz_error *e)
{
	const struct zz_kind *kind = NULL;
	int rc = zz_which_kind(typed, (struct zz_str){0}, &kind, e);
	if (rc)
		return rc;
	if (kind == ask->kind)
		return zz_error(e, ZZ_EUSAGE, N_("%s is what is being recorded"),
						zz_ask_label(ask, &kind->form.name));
	*value = zz_str(zz_term_text(&kind->form.name, zz_ledger_lang(ask->ledger)));
	return ZZ_OK;
}

static int take_choices(struct zz_ask *ask, const struct zz_ask_question *q, struct zz_str typed,
						struct zz_error *e)
{
	struct zz_str rest = parted(ask, typed), piece, value = {0};
	struct zz_buf all = {0};
	int rc = ZZ_OK;
	while (!rc && zz_typed_split(&rest, &piece)) {
		size_t i = is_field(q, ZZ_F_HOSTED) ? 0 : chosen(q, zz_text_half(&ask->arena, piece));
		if (i)
			value = q->values[i - 1];
		else
			rc = is_field(q, ZZ_F_HOSTED) ? hosted_kind(ask, piece, &value, e) : no_choice(q, piece, e);
		zz_buf_printf(&all, "%s%.*s", all.n ? "、" : "", ZZ_FMT(value));
	}
	struct zz_str joined = taken(ask, &all);
	if (rc)
		return rc;
	zz_ask_forget(ask, q->path);
	zz_ask_set(ask, q->path, joined);
	return ZZ_OK;
}

/* 1 no, 2 yes, 0 neither. */
static int yes_no(struct zz_str s)
{
	static const char *const no[] = {"否", "n", "no", "没有", "无", "不"};
	static const char *const yes[] = {"是", "y", "yes", "有", "对"};
	for (size_t i = 0; i < sizeof no / sizeof no[0]; i++)
		if (zz_str_is(s, no[i]))
			return 1;
	for (size_t i = 0; i < sizeof yes / sizeof yes[0]; i++)
		if (zz_str_is(s, yes[i]))
			return 2;
	return 0;
}

static int take_yes_no(struct zz_ask *ask, const struct zz_ask_question *q, struct zz_str typed,
					   struct zz_error *e)
{
	int said = yes_no(typed);
	if (!said)
		return zz_error(e, ZZ_EUSAGE, N_("please answer yes or no"));
	zz_ask_set(ask, q->path, zz_str(zz_term_text(&zz_yes_no_terms[said - 1], zz_ledger_lang(ask->ledger))));
	return ZZ_OK;
}

static int take_vote(struct zz_ask *ask, const struct zz_ask_question *q, struct zz_str typed,
					 struct zz_error *e)
{
	struct zz_typing t = typing(ask);
	int said = yes_no(typed);
	struct zz_node *map = said ? NULL : zz_typed_node(q->field, typed, &t);
	if (said == 1)
		return nothing(ask, q, e);
	if (!map || map->kind != ZZ_MAP || !zz_form_get(&zz_form_vote, map, "yes"))
		return zz_error(
			e, ZZ_EUSAGE,
			N_("write how the votes fell, for example 5/0/0 (for, against, abstained), perhaps with "
			   "the method: show-of-hands 5/0/0"));
	return take_value(ask, q, typed, e);
}

/* --- people --- */

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

static int one_person(struct zz_ask *ask, const struct zz_ask_question *q, struct zz_str typed,
					  struct zz_str *value, struct zz_error *e)
{
	int32_t person;
	struct zz_error why = {.lang = ask->reader};
	zz_day on = zz_ask_held(ask);
	int rc = zz_person_typed(ask->ledger, typed, zz_ask_org(ask), on == ZZ_NO_DAY ? ask->ledger->today : on,
							 &person, &why);
	if (!rc) {
		*value = zz_ask_person(ask, person);
		return ZZ_OK;
	}
	*value = typed;
	bool candidates = strchr(why.text, '\n') != NULL; /* several: only an id tells who is meant */
	if (counted(q) || candidates)
		return refuse(e, zz_str(why.text));
	if (insists(ask, q, typed))
		return ZZ_OK;
	return zz_error(e, ZZ_EUSAGE, N_("%s. If it is right all the same, type it once more"), why.text);
}

static int take_person(struct zz_ask *ask, const struct zz_ask_question *q, struct zz_str typed,
					   struct zz_error *e)
{
	struct zz_str value;
	int rc = one_person(ask, q, typed, &value, e);
	if (!rc)
		zz_ask_set(ask, q->path, value);
	return rc;
}

/* Names parted by blanks only, where all of it is nobody's name. */
static struct zz_str by_blanks(struct zz_ask *ask, struct zz_str typed)
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
		rc = one_person(ask, q, piece, &value, e);
		maps = maps || zz_str_starts(value, "{");
		zz_buf_printf(&all, "%s%.*s", all.n ? ", " : "", ZZ_FMT(value));
	}
	*list = taken(ask, &all);
	if (!rc && maps)
		*list = zz_arena_printf(&ask->arena, "[%.*s]", ZZ_FMT(*list));
	return rc;
}

static int take_people(struct zz_ask *ask, const struct zz_ask_question *q, struct zz_str typed,
					   struct zz_error *e)
{
	struct zz_str list, insisted = ask->insisted;
	struct zz_error ignored = {.lang = ask->reader};
	int rc = list_people(ask, q, typed, &list, e);
	if (rc && zz_str_chr(typed, ' ') > 0) {
		struct zz_str now = ask->insisted;
		ask->insisted = insisted;
		rc = list_people(ask, q, by_blanks(ask, typed), &list, &ignored);
		ask->insisted = rc ? now : ask->insisted;
	}
	if (rc)
		return ZZ_EUSAGE;
	if (e)
		e->status = ZZ_OK;
	zz_ask_set(ask, q->path, list);
	return ZZ_OK;
}

/* Who carries a decision out: a free text, in which initials become names. */
static int take_carrier(struct zz_ask *ask, const struct zz_ask_question *q, struct zz_str typed,
						struct zz_error *e)
{
	struct zz_str rest = typed, piece;
	struct zz_buf all = {0};
	while (zz_typed_split(&rest, &piece)) {
		struct zz_error ignored = {0};
		int32_t person;
		int rc = zz_person_typed(ask->ledger, piece, zz_ask_org(ask), zz_ask_held(ask), &person, &ignored);
		struct zz_str name = rc ? piece : zz_ask_word(ask, ask->ledger->roster.people[person].name);
		zz_buf_printf(&all, "%s%.*s", all.n ? "、" : "", ZZ_FMT(name));
	}
	return take_value(ask, q, taken(ask, &all), e);
}

/* --- the absent --- */

/* A reason by number or word; ZZ_EUSAGE where it is none. Empty: not known yet. */
static int reason_said(struct zz_ask *ask, const struct zz_ask_question *q, struct zz_str typed,
					   struct zz_str *value, struct zz_error *e)
{
	struct zz_str half = zz_text_half(&ask->arena, typed), word = half, note = {0};
	if (!zz_typed_cut(half, ':', "：", &word, &note))
		zz_typed_cut(half, ' ', "　", &word, &note);
	size_t i = q ? chosen(q, word) : 0;
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

static int take_reason(struct zz_ask *ask, const struct zz_ask_question *q, struct zz_str typed,
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
	size_t i = number_of(zz_text_half(&ask->arena, name));
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

static int take_absent(struct zz_ask *ask, const struct zz_ask_question *q, struct zz_str typed,
					   struct zz_error *e)
{
	struct zz_due_list due = {0};
	struct absentees a;
	struct zz_error ignored = {.lang = ask->reader};
	zz_ask_due(ask, &due);
	int rc = list_absent(ask, &due, parted(ask, typed), &a, e);
	if (rc && zz_str_chr(typed, ' ') > 0)
		rc = list_absent(ask, &due, by_blanks(ask, typed), &a, &ignored);
	zz_due_free(&due);
	if (rc)
		return rc;
	if (e)
		e->status = ZZ_OK;
	keep_absent(ask, q, &a);
	return ZZ_OK;
}

/* --- all of them --- */

static int take(struct zz_ask *ask, const struct zz_ask_question *q, struct zz_str typed, struct zz_error *e)
{
	switch ((enum zz_ask_how)q->how) {
	case ZZ_ASK_CHOICE:
		return take_choice(ask, q, typed, e);
	case ZZ_ASK_CHOICES:
		return take_choices(ask, q, typed, e);
	case ZZ_ASK_YES_NO:
		return take_yes_no(ask, q, typed, e);
	case ZZ_ASK_VOTE:
		return take_vote(ask, q, typed, e);
	case ZZ_ASK_PERSON:
		return take_person(ask, q, typed, e);
	case ZZ_ASK_PEOPLE:
		return take_people(ask, q, typed, e);
	case ZZ_ASK_ABSENT:
		return take_absent(ask, q, typed, e);
	case ZZ_ASK_REASON:
		return take_reason(ask, q, typed, e);
	case ZZ_ASK_LINES:
		return take_lines(ask, q, typed, e);
	case ZZ_ASK_PROSE:
		return take_prose(ask, q, typed, e);
	default:
		return is_field(q, ZZ_F_PERSON) ? take_carrier(ask, q, typed, e) : take_value(ask, q, typed, e);
	}
}

int zz_ask_answer(struct zz_ask *ask, const struct zz_ask_question *q, struct zz_str typed,
				  struct zz_error *e)
{
	bool prose = q->how == ZZ_ASK_PROSE || q->how == ZZ_ASK_LINES;
	struct zz_str s = zz_arena_str(&ask->arena, prose ? typed : zz_str_trim(typed));
	if (!zz_str_trim(s).n && q->fallback.n) {
		zz_ask_set(ask, q->path, q->fallback);
		return ZZ_OK;
	}
	if (!zz_str_trim(s).n && q->how == ZZ_ASK_REASON)
		return zz_error(e, ZZ_EUSAGE, N_("a number or a word, please; %zu where it is not known yet"),
						q->nwords);
	if (!zz_str_trim(s).n || (!prose && means_nothing(s))) {
		if (q->how == ZZ_ASK_ABSENT)
			zz_ask_forget(ask, q->path);
		return nothing(ask, q, e);
	}
	if (zz_str_is(q->path, "late")) {
		zz_ask_set(ask, q->path, s);
		return ZZ_OK;
	}
	return take(ask, q, s, e);
}
