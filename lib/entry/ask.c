/* Answers: kept, found, taken back, and made what a record is prepared from. */
#include "entry/ask_parts.h"

void zz_ask_begin(struct zz_ask *ask, struct zz_ledger *l, const struct zz_kind *kind, enum zz_lang reader)
{
	*ask = (struct zz_ask){.ledger = l, .kind = kind, .reader = reader};
}

void zz_ask_free(struct zz_ask *ask)
{
	free(ask->answers.at);
	zz_arena_free(&ask->arena);
	*ask = (struct zz_ask){0};
}

struct zz_str zz_ask_word(const struct zz_ask *ask, uint32_t id)
{
	return zz_intern_str(&ask->ledger->words, id);
}

const char *zz_ask_label(const struct zz_ask *ask, const struct zz_term *t)
{
	return zz_term_text(t, ask->reader);
}

/* --- answers --- */

struct zz_ask_answer *zz_ask_find(const struct zz_ask *ask, struct zz_str path)
{
	for (size_t i = 0; i < ask->answers.n; i++)
		if (zz_str_eq(ask->answers.at[i].path, path))
			return &ask->answers.at[i];
	return NULL;
}

struct zz_str zz_ask_value(const struct zz_ask *ask, const char *path)
{
	const struct zz_ask_answer *a = zz_ask_find(ask, zz_str(path));
	return a ? a->value : (struct zz_str){0};
}

static struct zz_ask_answer *answer_at(struct zz_ask *ask, struct zz_str path)
{
	struct zz_ask_answer *a = zz_ask_find(ask, path);
	if (a)
		return a;
	a = ZZ_PUSH(&ask->answers);
	*a = (struct zz_ask_answer){.path = zz_arena_str(&ask->arena, path)};
	return a;
}

void zz_ask_set(struct zz_ask *ask, struct zz_str path, struct zz_str value)
{
	struct zz_ask_answer *a = answer_at(ask, path);
	a->value = zz_arena_str(&ask->arena, value);
	a->name = (struct zz_str){0};
	a->open = false;
}

void zz_ask_adopt(struct zz_ask *ask, const struct zz_ask_answer *a)
{
	zz_ask_set(ask, a->path, a->value);
	zz_ask_find(ask, a->path)->open = a->open;
}

void zz_ask_keep(struct zz_ask *ask, const struct zz_ask_question *q, struct zz_str typed)
{
	zz_ask_set(ask, q->path, typed);
	zz_ask_find(ask, q->path)->open = true;
}

static bool below(struct zz_str path, struct zz_str front)
{
	return path.n > front.n && path.p[front.n] == '.' && zz_str_eq(zz_str_sub(path, 0, front.n), front);
}

void zz_ask_forget(struct zz_ask *ask, struct zz_str front)
{
	size_t n = 0;
	for (size_t i = 0; i < ask->answers.n; i++)
		if (!below(ask->answers.at[i].path, front))
			ask->answers.at[n++] = ask->answers.at[i];
	ask->answers.n = n;
}

/* --- options --- */

/* Options that are no field of the record; "also" and the like stand beside the question for attendance. */
static const char *const special[] = {"absent", "all-present", "present",  "online", "also",
									  "late",   "approved-by", "imported", "by"};

static bool is_special(struct zz_str name)
{
	for (size_t i = 0; i < sizeof special / sizeof special[0]; i++)
		if (zz_str_is(name, special[i]))
			return true;
	return false;
}

bool zz_ask_is_number(struct zz_str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] < '0' || s.p[i] > '9')
			return false;
	return s.n > 0;
}

/* A path as typed with the names of its fields made slugs. */
static struct zz_str canonical_path(struct zz_ask *ask, struct zz_str typed)
{
	const struct zz_form *form = &ask->kind->form;
	struct zz_str path = {0}, step;
	while (zz_str_split(&typed, '.', &step)) {
		const struct zz_item *item = form && !zz_ask_is_number(step) ? zz_form_item(form, step) : NULL;
		struct zz_str slug = item ? zz_str(item->field->name.slug) : step;
		if (item)
			form = item->field->sub;
		path = zz_arena_printf(&ask->arena, "%.*s%s%.*s", ZZ_FMT(path), path.n ? "." : "", ZZ_FMT(slug));
	}
	return path;
}

static unsigned agenda_given(const struct zz_ask *ask)
{
	unsigned n = 0;
	for (size_t i = 0; i < ask->answers.n; i++)
		n += ask->answers.at[i].name.n && zz_str_starts(ask->answers.at[i].path, "agenda.") &&
			 zz_str_ends(ask->answers.at[i].path, ".topic");
	return n;
}

/* Where an option's answer belongs: fields of agenda items to the last of them. */
static struct zz_str path_of(struct zz_ask *ask, struct zz_str name)
{
	if (zz_str_is(name, "all-present") || zz_str_is(name, "absent"))
		return ZZ_STR("absent");
	if (is_special(name))
		return name;
	if (zz_str_is(name, "branch"))
		return ZZ_STR("owner");
	const struct zz_item *item = zz_form_item(&ask->kind->form, name);
	if (item && item->field->sub == &zz_form_agenda)
		return zz_arena_printf(&ask->arena, "agenda.%u.topic", agenda_given(ask) + 1);
	const struct zz_item *inside = item ? NULL : zz_form_item(&zz_form_agenda, name);
	if (inside && zz_form_item(&ask->kind->form, ZZ_STR("agenda")))
		return zz_arena_printf(&ask->arena, "agenda.%u.%s", agenda_given(ask), inside->field->name.slug);
	return canonical_path(ask, name);
}

/* Words like 今天 must mean the same when a draft is taken up again. */
static struct zz_str fixed(struct zz_ask *ask, struct zz_str path, struct zz_str value)
{
	const struct zz_item *item = zz_form_item(&ask->kind->form, path);
	if (!item || item->field->type != ZZ_TYPE_DAY)
		return value;
	struct zz_typing t = zz_said_typing(ask->ledger, &ask->arena);
	t.held = zz_ask_held(ask);
	return zz_typed_day(item->field, zz_str_trim(value), &t);
}

void zz_ask_give(struct zz_ask *ask, struct zz_str name, struct zz_str value)
{
	struct zz_str path = path_of(ask, name);
	struct zz_ask_answer *a = ZZ_PUSH(&ask->answers);
	*a = (struct zz_ask_answer){.path = zz_arena_str(&ask->arena, path),
								.name = zz_arena_str(&ask->arena, name)};
	a->value = zz_arena_str(&ask->arena, fixed(ask, path, value));
}

/* --- back and again --- */

bool zz_ask_back(struct zz_ask *ask, struct zz_str path)
{
	struct zz_ask_question q = {0};
	struct zz_ask_walk w = {.ask = ask, .q = &q};
	zz_ask_walk(&w);
	struct zz_ask_answer *before = NULL;
	for (size_t i = 0; i < w.seen.n; i++) {
		struct zz_ask_answer *a = &ask->answers.at[w.seen.at[i]];
		if (zz_str_eq(a->path, path))
			break;
		before = a->name.n ? before : a;
	}
	free(w.seen.at);
	if (before)
		before->open = true;
	return before != NULL;
}

/* How well an answer's path fits a part of the record; 0 not at all. */
static size_t fit(struct zz_str path, struct zz_str part)
{
	if (zz_str_eq(path, part) || below(part, path))
		return path.n + 1000;
	return below(path, part) ? part.n : 0;
}

bool zz_ask_reopen(struct zz_ask *ask, struct zz_str part)
{
	struct zz_ask_answer *best = NULL;
	for (size_t i = 0; i < ask->answers.n; i++) {
		struct zz_ask_answer *a = &ask->answers.at[i];
		if (fit(a->path, part) > (best ? fit(best->path, part) : 0))
			best = a;
	}
	if (!best)
		return false;
	struct zz_str path = best->path, value = best->value;
	size_t n = 0; /* options of that path are asked for from now on */
	for (size_t i = 0; i < ask->answers.n; i++)
		if (!ask->answers.at[i].name.n || !zz_str_eq(ask->answers.at[i].path, path))
			ask->answers.at[n++] = ask->answers.at[i];
	ask->answers.n = n;
	zz_ask_set(ask, path, value);
	zz_ask_find(ask, path)->open = true;
	return true;
}

bool zz_ask_next(struct zz_ask *ask, struct zz_ask_question *q)
{
	struct zz_ask_walk w = {.ask = ask, .q = q};
	*q = (struct zz_ask_question){0};
	if (ask->text.n)
		return false;
	zz_ask_walk(&w);
	free(w.seen.at);
	if (w.found)
		zz_ask_dress(ask, q);
	return w.found;
}

bool zz_ask_suffices(struct zz_ask *ask)
{
	struct zz_ask_question q = {0};
	struct zz_ask_walk w = {.ask = ask, .q = &q, .needed_only = true};
	zz_ask_walk(&w);
	free(w.seen.at);
	return !w.found;
}

/* --- as zz_record_prepare takes it --- */

struct saying {
	struct zz_ask *ask;
	struct zz_said *said;
	struct {
		struct zz_given *at;
		size_t n, room;
	} fields;
	struct zz_str_list absent;
};

static void join(struct saying *s, struct zz_str *list, struct zz_str more)
{
	*list = list->n ? zz_arena_printf(&s->ask->arena, "%.*s,%.*s", ZZ_FMT(*list), ZZ_FMT(more)) : more;
}

static bool say_special(struct saying *s, struct zz_str name, struct zz_str value)
{
	struct zz_said *said = s->said;
	struct {
		const char *name;
		struct zz_str *text;
		bool list;
	} const places[] = {
		{"present", &said->attending.present, true},
		{"online", &said->attending.online, true},
		{"also", &said->attending.also, true},
		{"late", &said->late, false},
		{"approved-by", &said->approved_by, false},
		{"imported", &said->imported, false},
		{"by", &said->by, false},
		{"owner", &said->branch, false},
		{"branch", &said->branch, false},
	};
	for (size_t i = 0; i < sizeof places / sizeof places[0]; i++) {
		if (!zz_str_is(name, places[i].name))
			continue;
		if (places[i].list)
			join(s, places[i].text, value);
		else
			*places[i].text = zz_str_trim(value);
		return true;
	}
	return false;
}

static void say_field(struct saying *s, struct zz_str path, struct zz_str value)
{
	*ZZ_PUSH(&s->fields) = (struct zz_given){path, value};
}

static void say_option(struct saying *s, const struct zz_ask_answer *a)
{
	if (zz_str_is(a->name, "all-present"))
		s->said->attending.all_present = true;
	else if (zz_str_is(a->name, "absent"))
		*ZZ_PUSH(&s->absent) = a->value;
	else if (!say_special(s, a->name, a->value))
		say_field(s, a->name, a->value);
}

/* Absentees with their reasons, each under the path that zz_ask_answer gave it. */
static void say_absent(struct saying *s, struct zz_str names)
{
	struct zz_str piece;
	unsigned n = 0;
	s->said->attending.all_present = !names.n;
	while (zz_typed_split(&names, &piece)) {
		struct zz_str path = zz_arena_printf(&s->ask->arena, "absent.%u.reason", ++n);
		const struct zz_ask_answer *reason = zz_ask_find(s->ask, path);
		*ZZ_PUSH(&s->absent) =
			reason && reason->value.n
				? zz_arena_printf(&s->ask->arena, "%.*s=%.*s", ZZ_FMT(piece), ZZ_FMT(reason->value))
				: piece;
	}
}

/* One field for each line; of a correction, in place of those that are there. */
static void say_lines(struct saying *s, struct zz_str path, struct zz_str lines)
{
	struct zz_str line;
	unsigned n = 0;
	if (s->ask->correction)
		say_field(s, path, (struct zz_str){0});
	while (zz_str_split(&lines, '\n', &line))
		if (zz_str_trim(line).n)
			say_field(s, zz_arena_printf(&s->ask->arena, "%.*s.%u", ZZ_FMT(path), ++n), line);
}

const struct zz_item *zz_ask_item_at(const struct zz_ask *ask, struct zz_str path)
{
	const struct zz_form *form = &ask->kind->form;
	const struct zz_item *found = NULL;
	struct zz_str step;
	while (zz_str_split(&path, '.', &step)) {
		if (zz_ask_is_number(step))
			continue;
		found = form ? zz_form_item(form, step) : NULL;
		if (!found)
			return NULL;
		form = found->field->sub;
	}
	return found;
}

/* The questions about some make the grades of all. */
static void say_grades(struct saying *s, const struct zz_ask_answer *a)
{
	if (zz_str_is(a->path, "grades.1"))
		say_field(s, ZZ_STR("grades"), zz_ask_grades(s->ask));
}

static void say_answer(struct saying *s, const struct zz_ask_answer *a)
{
	if (zz_str_is(a->path, "more"))
		return;
	if (zz_ask_is_grade(a->path)) {
		say_grades(s, a);
		return;
	}
	if (zz_str_is(a->path, "absent")) {
		say_absent(s, a->value);
		return;
	}
	bool reason = zz_str_starts(a->path, "absent."), takes_away = s->ask->correction && !a->value.n;
	if ((!a->value.n && !takes_away) || reason || say_special(s, a->path, a->value))
		return;
	const struct zz_item *item = zz_ask_item_at(s->ask, a->path);
	const struct zz_field *field = item ? item->field : NULL;
	bool lines = field && field->type == ZZ_TYPE_LIST && !field->sub &&
				 (field->item == ZZ_TYPE_TEXT || field->item == ZZ_TYPE_PROSE);
	struct zz_str rest = a->value, piece;
	unsigned n = 0;
	if (lines)
		say_lines(s, a->path, a->value);
	else if (zz_str_is(a->path, "hosted"))
		while (zz_typed_split(&rest, &piece))
			say_field(s, zz_arena_printf(&s->ask->arena, "hosted.%u", ++n), piece);
	else
		say_field(s, a->path, a->value);
}

/* All answers of a correction; else those that the walk passes. */
static void say_answers(struct saying *s)
{
	struct zz_ask_question q = {0};
	struct zz_ask_walk w = {.ask = s->ask, .q = &q};
	const struct zz_ask_answer *at = s->ask->answers.at;
	for (size_t i = 0; s->ask->correction && i < s->ask->answers.n; i++)
		if (!at[i].name.n && !at[i].open)
			say_answer(s, &at[i]);
	if (s->ask->correction)
		return;
	for (size_t i = 0; i < s->ask->answers.n; i++)
		if (at[i].name.n)
			say_option(s, &at[i]);
	zz_ask_walk(&w);
	for (size_t i = 0; i < w.seen.n; i++)
		if (!at[w.seen.at[i]].name.n)
			say_answer(s, &at[w.seen.at[i]]);
	free(w.seen.at);
}

void zz_ask_said(struct zz_ask *ask, struct zz_said *said)
{
	struct saying s = {.ask = ask, .said = said};
	*said = (struct zz_said){.kind = ask->kind, .with_content = ask->with_text, .asked = true};
	say_answers(&s);
	struct zz_given *fields = ZZ_NEWN(&ask->arena, struct zz_given, s.fields.n + 1);
	struct zz_str *absent = ZZ_NEWN(&ask->arena, struct zz_str, s.absent.n + 1);
	for (size_t i = 0; i < s.fields.n; i++)
		fields[i] = s.fields.at[i];
	for (size_t i = 0; i < s.absent.n; i++)
		absent[i] = s.absent.at[i];
	said->fields = fields;
	said->nfields = s.fields.n;
	said->attending.absent = absent;
	said->attending.nabsent = s.absent.n;
	free(s.fields.at);
	free(s.absent.at);
}
