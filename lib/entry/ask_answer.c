/* What was typed, made an answer, or refused with the reason. */
#include "entry/ask_parts.h"
#include "entry/person.h"
#include "entry/slips.h"
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
int zz_ask_refuse(struct zz_error *e, struct zz_str text)
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
bool zz_ask_insists(struct zz_ask *ask, const struct zz_ask_question *q, struct zz_str typed)
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
	if (needed && !zz_ask_insists(ask, q, none))
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

/* Before the branch was founded by the roster: most likely the year is mistyped. */
static bool early(struct zz_ask *ask, const struct zz_ask_question *q, struct zz_str typed, zz_day day,
				  struct zz_error *e)
{
	int32_t org = zz_ask_org(ask);
	zz_day founded = org >= 0 ? ask->ledger->roster.orgs[org].founded : ZZ_NO_DAY;
	char text[ZZ_DATE_MAX], other[ZZ_DATE_MAX];
	if (zz_civil_of(day).year < ZZ_FIRST_YEAR) {
		zz_error(e, ZZ_EUSAGE, N_("%s lies before 1921; check the year"), zz_day_text(day, text));
		return true;
	}
	if (founded == ZZ_NO_DAY || day >= founded || zz_ask_insists(ask, q, typed))
		return false;
	zz_error(e, ZZ_EUSAGE,
			 N_("%s lies before the branch was founded (%s); check the year, or type it once more"),
			 zz_day_text(day, text), zz_day_text(founded, other));
	return true;
}

/* A matter is to be done after it was decided. */
static bool overdue(struct zz_ask *ask, const struct zz_ask_question *q, struct zz_str typed, zz_day day,
					struct zz_error *e)
{
	zz_day held = zz_ask_held(ask);
	char text[ZZ_DATE_MAX], other[ZZ_DATE_MAX];
	if (!is_field(q, ZZ_F_DEADLINE) || held == ZZ_NO_DAY || day >= held || zz_ask_insists(ask, q, typed))
		return false;
	zz_error(e, ZZ_EUSAGE,
			 N_("the deadline %s lies before the sitting (%s); write the year, or type it once more"),
			 zz_day_text(day, text), zz_day_text(held, other));
	return true;
}

int zz_ask_take_value(struct zz_ask *ask, const struct zz_ask_question *q, struct zz_str typed,
					  struct zz_error *e)
{
	struct zz_typing t = typing(ask);
	zz_day day;
	bool scalar = q->field->type != ZZ_TYPE_LIST && q->field->type != ZZ_TYPE_MAP;
	struct zz_str value = scalar ? zz_typed_scalar(q->field, q->field->type, typed, &t) : typed;
	struct zz_str wrong = first_finding(ask, q->field, value);
	if (wrong.n)
		return zz_ask_refuse(e, wrong);
	if (zz_slip(q->field, typed, &t, e))
		return ZZ_EUSAGE;
	if (zz_str_is(q->path, "date") && zz_day_parse(value, &day) && day > ask->ledger->today)
		return ahead(ask, day, e);
	if (zz_str_is(q->path, "date") && zz_day_parse(value, &day) && early(ask, q, typed, day, e))
		return ZZ_EUSAGE;
	if (q->field->type == ZZ_TYPE_DAY && zz_day_parse(value, &day) && overdue(ask, q, typed, day, e))
		return ZZ_EUSAGE;
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
			return zz_ask_refuse(e, wrong);
		if (zz_text_only_marks(line))
			return zz_slip(q->field, line, &(struct zz_typing){.held = ZZ_NO_DAY}, e);
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
	return zz_ask_take_value(ask, q, typed, e);
}

/* --- choices --- */

size_t zz_ask_number(struct zz_str s)
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
size_t zz_ask_chosen(const struct zz_ask_question *q, struct zz_str typed)
{
	size_t n = zz_ask_number(typed), found = 0;
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
	size_t i = zz_ask_chosen(q, zz_text_half(&ask->arena, typed));
	if (!i)
		return no_choice(q, typed, e);
	zz_ask_set(ask, q->path, q->values[i - 1]);
	return ZZ_OK;
}

/* "1 3" and "13，4": blanks part numbers as well as commas do. */
struct zz_str zz_ask_parted(struct zz_ask *ask, struct zz_str typed)
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
	struct zz_str rest = zz_ask_parted(ask, typed), piece, value = {0};
	struct zz_buf all = {0};
	int rc = ZZ_OK;
	while (!rc && zz_typed_split(&rest, &piece)) {
		size_t i = is_field(q, ZZ_F_HOSTED) ? 0 : zz_ask_chosen(q, zz_text_half(&ask->arena, piece));
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
	return zz_ask_take_value(ask, q, typed, e);
}

/* --- what few sittings have --- */

/* "1 3", "选举"; the name of a kind means that it was held in the same sitting. */
static int take_more(struct zz_ask *ask, const struct zz_ask_question *q, struct zz_str typed,
					 struct zz_error *e)
{
	struct zz_str rest = zz_ask_parted(ask, typed), piece, value;
	struct zz_buf all = {0}, kinds = {0};
	int rc = ZZ_OK;
	while (!rc && zz_typed_split(&rest, &piece)) {
		struct zz_error ignored = {0};
		size_t i = zz_ask_chosen(q, zz_text_half(&ask->arena, piece));
		const struct zz_kind *kind;
		bool named = !i && !zz_which_kind(piece, (struct zz_str){0}, &kind, &ignored);
		if (named)
			rc = hosted_kind(ask, piece, &value, e);
		else if (!i)
			rc = no_choice(q, piece, e);
		if (!rc && named)
			zz_buf_printf(&kinds, "%s%.*s", kinds.n ? "、" : "", ZZ_FMT(value));
		if (!rc)
			zz_buf_printf(&all, "%s%.*s", all.n ? "、" : "",
						  ZZ_FMT(named ? ZZ_STR("hosted") : q->values[i - 1]));
	}
	struct zz_str more = taken(ask, &all), hosted = taken(ask, &kinds);
	if (!rc && hosted.n)
		zz_ask_set(ask, ZZ_STR("hosted"), hosted);
	if (!rc)
		zz_ask_set(ask, q->path, more);
	return rc;
}

/* Branches of this ledger become ids; of another unit they are names. */
static int take_joint(struct zz_ask *ask, const struct zz_ask_question *q, struct zz_str typed,
					  struct zz_error *e)
{
	struct zz_str rest = zz_ask_parted(ask, typed), piece;
	struct zz_buf all = {0};
	int rc = ZZ_OK;
	while (!rc && zz_typed_split(&rest, &piece)) {
		size_t i = zz_ask_chosen(q, zz_text_half(&ask->arena, piece));
		if (!i && !zz_ask_insists(ask, q, typed))
			rc = zz_error(e, ZZ_EUSAGE,
						  N_("this ledger has no branch “%.*s”; if it is one of another unit, type it once "
							 "more"),
						  ZZ_FMT(piece));
		if (!rc)
			zz_buf_printf(&all, "%s%.*s", all.n ? ", " : "", ZZ_FMT(i ? q->values[i - 1] : piece));
	}
	struct zz_str joined = taken(ask, &all);
	if (!rc)
		zz_ask_set(ask, q->path, joined);
	return rc;
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
		return zz_ask_take_person(ask, q, typed, e);
	case ZZ_ASK_PEOPLE:
		return zz_ask_take_people(ask, q, typed, e);
	case ZZ_ASK_MORE:
		return take_more(ask, q, typed, e);
	case ZZ_ASK_JOINT:
		return take_joint(ask, q, typed, e);
	case ZZ_ASK_CANDIDATES:
		return zz_ask_take_candidates(ask, q, typed, e);
	case ZZ_ASK_CHOSEN:
	case ZZ_ASK_ABSENT:
		return zz_ask_take_absent(ask, q, typed, e);
	case ZZ_ASK_REASON:
		return zz_ask_take_reason(ask, q, typed, e);
	case ZZ_ASK_LINES:
		return take_lines(ask, q, typed, e);
	case ZZ_ASK_PROSE:
		return take_prose(ask, q, typed, e);
	default:
		if (is_field(q, ZZ_F_GUESTS))
			return zz_ask_take_guests(ask, q, typed, e);
		return is_field(q, ZZ_F_PERSON) ? zz_ask_take_carrier(ask, q, typed, e)
										: zz_ask_take_value(ask, q, typed, e);
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
