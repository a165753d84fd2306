/* A correction in questions: the record's fields by number, the new value, the reason. */
#include "talk.h"
#include "target.h"

#include <stdlib.h>

/* --- which record --- */

/* "zhb1/2026-03-11-committee-meeting" of the correction that was broken off last; empty where there is none.
 */
static struct zz_str begun_before(struct talk *t)
{
	enum { FRONT = sizeof ZZ_DRAFT_AMEND - 1, END = sizeof ".txt" - 1 };
	struct zz_str *names;
	if (!talk_drafts(t, ZZ_DRAFT_AMEND, &names))
		return (struct zz_str){0};
	struct zz_str ref = zz_str_sub(names[0], FRONT, names[0].n - END);
	ptrdiff_t dash = zz_str_chr(ref, '-');
	return dash < 0 ? (struct zz_str){0}
					: zz_arena_printf(&t->arena, "%.*s/%.*s", (int)dash, ref.p,
									  ZZ_FMT(zz_str_sub(ref, (size_t)dash + 1, ref.n)));
}

static int which(struct app *app, struct options *full, struct talk *t)
{
	struct zz_str begun = begun_before(t);
	struct prompt_line line = {
		.label = zz_str(tr(app, N_("which record (date and kind, 3-12 committee-meeting): ")))};
	struct zz_buf typed = {0}, label = {0};
	if (begun.n)
		zz_msgf(&label, app->lang, N_("which record [%.*s, begun before]: "), ZZ_FMT(begun));
	line.label = begun.n ? zz_buf_view(&label) : line.label;
	struct zz_str path;
	int rc = 1;
	if (full->nwords)
		return ZZ_OK;
	for (;;) {
		enum prompt_end end = prompt_line(t->prompt, &line, &typed);
		struct zz_error e = {.lang = app->lang};
		if (end == PROMPT_STOPPED)
			break;
		struct zz_str s = zz_str_trim(zz_buf_view(&typed));
		s = end == PROMPT_ANSWERED && !s.n ? begun : s;
		if (end == PROMPT_ANSWERED && s.n &&
			!zz_find_record(t->w.opened.source, s, app->now, &t->arena, &path, &e)) {
			options_put_word(full, s);
			rc = ZZ_OK;
			break;
		}
		prompt_say(t->prompt, e.status ? zz_str(e.text)
									   : zz_str(tr(app, N_("An id, the front of one, or date and kind: “3-12 "
														   "committee-meeting”."))));
	}
	zz_buf_free(&typed);
	zz_buf_free(&label);
	return rc;
}

/* --- what the record has --- */

/* What questions need to know of the sitting. */
static void give_sitting(struct talk *t, const struct target *target)
{
	static const char *const slugs[] = {"date", "form", "group"};
	zz_ask_give(&t->ask, ZZ_STR("branch"), target->owner);
	for (size_t i = 0; i < sizeof slugs / sizeof slugs[0]; i++) {
		struct zz_str value = zz_text_field(target->amendment.work, slugs[i], &t->arena);
		if (value.n && zz_form_item(&t->ask.kind->form, zz_str(slugs[i])))
			zz_ask_give(&t->ask, zz_str(slugs[i]), value);
	}
}

/* Whether what was answered before is wanted: 1 broken off, 2 no. */
static int ask_take_up(struct talk *t, size_t n)
{
	struct zz_buf b = {0}, typed = {0};
	zz_msgf(&b, t->app->lang, N_("begun before (answers: %zu); go on [Enter], begin anew [n]: "), n);
	struct prompt_line line = {.label = zz_buf_view(&b)};
	int rc = -1;
	while (rc < 0) {
		enum prompt_end end = prompt_line(t->prompt, &line, &typed);
		struct zz_str s = zz_str_trim(zz_buf_view(&typed));
		if (end == PROMPT_STOPPED)
			rc = 1;
		else if (zz_str_is(s, "n") || zz_str_is(s, "否"))
			rc = 2;
		else if (end == PROMPT_ANSWERED && (!s.n || zz_str_is(s, "y") || zz_str_is(s, "是")))
			rc = ZZ_OK;
	}
	zz_buf_free(&b);
	zz_buf_free(&typed);
	return rc;
}

/* What was answered when the correction was broken off; the record itself may be another one by now. */
static int take_up(struct talk *t)
{
	struct zz_str *names;
	struct zz_ask before;
	size_t n = 0;
	int rc = ZZ_OK;
	zz_ask_begin(&before, t->w.opened.ledger, t->ask.kind, t->app->lang);
	bool found = talk_drafts(t, zz_arena_cstr(&t->arena, t->draft), &names) > 0 &&
				 !talk_read(t, names[0], &before) && before.kind == t->ask.kind;
	for (size_t i = 0; found && i < before.answers.n; i++)
		n += !before.answers.at[i].name.n;
	if (n)
		rc = ask_take_up(t, n);
	for (size_t i = 0; n && !rc && i < before.answers.n; i++)
		if (!before.answers.at[i].name.n)
			zz_ask_adopt(&t->ask, &before.answers.at[i]);
	if (n && !rc)
		t->ask.reason = zz_arena_str(&t->ask.arena, before.reason);
	zz_ask_free(&before);
	return rc == 2 ? ZZ_OK : rc;
}

static int begin(struct app *app, struct talk *t, const struct target *target)
{
	const struct zz_kind *kind = zz_text_kind(target->amendment.work, &t->arena);
	if (!kind)
		return zz_error(&app->error, ZZ_ESHAPE,
						N_("%.*s cannot be read, so its fields cannot be asked for; correct it with --edit"),
						ZZ_FMT(target->path));
	zz_ask_begin(&t->ask, t->w.opened.ledger, kind, app->lang);
	t->ask.correction = true;
	give_sitting(t, target);
	t->record = zz_arena_printf(&t->arena, "%.*s/%.*s", ZZ_FMT(target->owner), ZZ_FMT(target->id));
	t->draft =
		zz_arena_printf(&t->arena, ZZ_DRAFT_AMEND "%.*s-%.*s.txt", ZZ_FMT(target->owner), ZZ_FMT(target->id));
	return take_up(t);
}

static void read_rows(struct talk *t, const struct target *target, struct zz_rows *rows)
{
	struct zz_findings ignored = {.arena = &t->arena};
	struct zz_node *root = zz_yaml_parse(target->amendment.work, target->path, &t->arena, &ignored);
	if (root && root->kind == ZZ_MAP)
		zz_record_rows(t->ask.kind, root, t->app->lang, &t->arena, rows);
	free(ignored.at);
}

static struct zz_str shown(struct talk *t, const struct zz_row *row)
{
	enum { CELLS = 44 };
	struct zz_buf b = {0};
	const struct zz_str now = zz_ask_value(&t->ask, zz_arena_cstr(&t->arena, row->path));
	bool given =
		zz_str_is(row->path, "date") || zz_str_is(row->path, "form") || zz_str_is(row->path, "group");
	struct zz_str text = now.n && !given ? now : row->text, front = zz_text_front(text, CELLS);
	zz_text_pad(&b, row->label, 14);
	zz_buf_printf(&b, " %.*s%s", ZZ_FMT(front), front.n < text.n ? "…" : "");
	struct zz_str s = zz_arena_str(&t->arena, zz_buf_view(&b));
	zz_buf_free(&b);
	return s;
}

/* --- one field --- */

static const struct zz_row *row_of(const struct zz_rows *rows, struct zz_str path)
{
	for (size_t i = 0; i < rows->n; i++)
		if (zz_str_eq(rows->at[i].path, path))
			return &rows->at[i];
	return NULL;
}

/* By a person, not by the record. */
static bool is_answer(const struct talk *t, struct zz_str path)
{
	for (size_t i = 0; i < t->ask.answers.n; i++)
		if (!t->ask.answers.at[i].name.n && zz_str_eq(t->ask.answers.at[i].path, path))
			return true;
	return false;
}

static bool answered(const struct talk *t, struct zz_str path)
{
	for (size_t i = 0; i < t->ask.answers.n; i++) {
		const struct zz_ask_answer *a = &t->ask.answers.at[i];
		if (!a->name.n && zz_str_eq(a->path, path))
			return !a->open;
	}
	return false;
}

/* An election, grades, who joined online: several questions, or one that is no field. */
static int ask_more(struct talk *t, struct zz_str name)
{
	struct zz_ask_question q;
	int rc = ZZ_OK;
	while (!rc && zz_ask_at_more(&t->ask, name, &q))
		rc = talk_ask(t, &q);
	return rc == 2 ? ZZ_OK : rc;
}

static int ask_field(struct talk *t, const struct zz_rows *rows, struct zz_str path)
{
	struct zz_ask_question q;
	const struct zz_row *row = row_of(rows, path);
	int rc = ZZ_OK;
	if (!zz_ask_at(&t->ask, path, &q)) {
		prompt_say(t->prompt, zz_str(tr(t->app, N_("there is no such field"))));
		return ZZ_OK;
	}
	struct zz_str now = row ? (row->value.n ? row->value : row->text) : (struct zz_str){0};
	zz_ask_keep(&t->ask, &q,
				is_answer(t, path) ? zz_ask_value(&t->ask, zz_arena_cstr(&t->arena, path)) : now);
	while (!rc && !answered(t, path) && zz_ask_at(&t->ask, path, &q))
		rc = talk_ask(t, &q);
	while (!rc && zz_str_is(path, "absent") && zz_ask_at_reason(&t->ask, &q))
		rc = talk_ask(t, &q);
	return rc == 2 ? ZZ_OK : rc;
}

static ptrdiff_t last(struct zz_str s, char byte)
{
	size_t n = s.n;
	while (n && s.p[n - 1] != byte)
		n--;
	return (ptrdiff_t)n - 1;
}

/* "责任人" of the only agenda item that the record has, "议题2 责任人" of one of several: a field beside one
 * that is there. */
static struct zz_str path_within(struct talk *t, const struct zz_rows *rows, struct zz_str typed,
								 struct zz_str *several)
{
	struct zz_str found = typed;
	for (size_t i = 0; i < rows->n; i++) {
		const struct zz_row *row = &rows->at[i];
		ptrdiff_t dot = last(row->path, '.'), blank = last(row->label, ' ');
		if (dot < 0 || blank < 0)
			continue;
		struct zz_str part = zz_str_sub(row->label, 0, (size_t)blank), name = typed;
		if (zz_str_eq(zz_str_sub(typed, 0, part.n), part))
			name = zz_str_trim(zz_str_sub(typed, part.n, typed.n));
		struct zz_str path = zz_arena_printf(&t->arena, "%.*s.%.*s", (int)dot, row->path.p, ZZ_FMT(name));
		struct zz_ask_question q;
		if (!zz_ask_at(&t->ask, path, &q))
			continue;
		path = zz_arena_printf(&t->arena, "%.*s.%s", (int)dot, row->path.p, q.field->name.slug);
		if (found.p != typed.p && !zz_str_eq(found, path)) {
			*several = part;
			return typed;
		}
		found = path;
	}
	return found;
}

static bool row_named(const struct zz_rows *rows, struct zz_str label)
{
	for (size_t i = 0; i < rows->n; i++)
		if (zz_str_eq(rows->at[i].label, label))
			return true;
	return false;
}

/* The name of a field that the record has not got yet. */
static struct zz_str path_named(struct talk *t, const struct zz_rows *rows, struct zz_str typed,
								struct zz_str *several)
{
	for (size_t i = 0; i < rows->n; i++)
		if (zz_str_eq(rows->at[i].label, typed))
			return rows->at[i].path;
	const struct zz_item *item = zz_form_item(&t->ask.kind->form, typed);
	return item ? zz_str(item->field->name.slug) : path_within(t, rows, typed, several);
}

/* By a name that the record has not got itself: one of an agenda item, perhaps. */
static int ask_named(struct talk *t, const struct zz_rows *rows, struct zz_str name)
{
	struct zz_str several = {0}, path = path_named(t, rows, name, &several);
	if (!several.n)
		return ask_field(t, rows, path);
	struct zz_buf b = {0};
	zz_msgf(&b, t->app->lang,
			N_("several parts may have that: write its number, or the part before it: %.*s %.*s"),
			ZZ_FMT(several), ZZ_FMT(name));
	prompt_say(t->prompt, zz_buf_view(&b));
	zz_buf_free(&b);
	return ZZ_OK;
}

static int ask_fields(struct talk *t, const struct zz_rows *rows)
{
	struct choice c = {
		.label = zz_str(tr(t->app, N_("which one (number or name of a field; Enter: that is all): "))),
		.help = zz_str(
			tr(t->app, N_("The number of what is wrong, or the name of a field that is missing. The former "
						  "text and the reason are kept; --edit opens the whole text."))),
		.n = rows->n,
		.lines = true,
		.may_end = true};
	for (;;) {
		struct zz_str *words = ZZ_NEWN(&t->arena, struct zz_str, rows->n + 1), other = {0};
		size_t at = rows->n;
		for (size_t i = 0; i < rows->n; i++)
			words[i] = shown(t, &rows->at[i]);
		c.words = words;
		enum prompt_end end = prompt_choose(t->prompt, &c, &at, &other);
		if (end == PROMPT_STOPPED)
			return talk_stop(t);
		if (end == PROMPT_BACK || (!other.n && at == rows->n))
			return ZZ_OK;
		bool more = other.n && !row_named(rows, other) && zz_ask_has_more(&t->ask, other);
		int rc = more ? ask_more(t, other)
					  : (other.n ? ask_named(t, rows, other) : ask_field(t, rows, rows->at[at].path));
		if (rc)
			return rc;
	}
}

static bool anything(const struct talk *t)
{
	for (size_t i = 0; i < t->ask.answers.n; i++)
		if (!t->ask.answers.at[i].name.n && !t->ask.answers.at[i].open)
			return true;
	return false;
}

/* --- why, and the last look --- */

static int ask_reason(struct talk *t, struct options *full)
{
	struct prompt_line line = {.label = zz_str(tr(t->app, N_("reason for the correction: "))),
							   .text = t->ask.reason};
	struct zz_buf typed = {0};
	int rc = ZZ_OK;
	if (option_given(full, "reason"))
		return ZZ_OK;
	while (!rc && !option_given(full, "reason")) {
		enum prompt_end end = prompt_line(t->prompt, &line, &typed);
		struct zz_str s = zz_str_trim(zz_buf_view(&typed));
		if (end == PROMPT_STOPPED)
			rc = talk_stop(t);
		else if (end == PROMPT_ANSWERED && s.n) {
			options_put(t->app, full, "reason", s);
			t->ask.reason = zz_arena_str(&t->ask.arena, s);
			talk_keep(t);
		} else
			prompt_say(t->prompt,
					   zz_str(tr(t->app, N_("The reason is kept beside the former text, for example: checked "
											"with the sign-in sheet."))));
	}
	zz_buf_free(&typed);
	return rc;
}

static int give_up(struct talk *t)
{
	talk_done(t);
	prompt_say(t->prompt, zz_str(tr(t->app, N_("Nothing was corrected."))));
	return 1;
}

static int confirm(struct talk *t)
{
	struct prompt_line line = {
		.label = zz_str(tr(t->app, N_("correct it [Enter], change more [m], give up [q]: ")))};
	struct zz_buf typed = {0};
	int rc = -1;
	while (rc < 0) {
		enum prompt_end end = prompt_line(t->prompt, &line, &typed);
		struct zz_str s = zz_str_trim(zz_buf_view(&typed));
		if (end == PROMPT_STOPPED)
			rc = talk_stop(t);
		else if (zz_str_is(s, "q"))
			rc = give_up(t);
		else if (end == PROMPT_BACK || zz_str_is(s, "m"))
			rc = 2;
		else if (end == PROMPT_ANSWERED && !s.n)
			rc = ZZ_OK;
		else
			prompt_say(
				t->prompt,
				zz_str(tr(t->app, N_("Enter corrects the record, m asks for more, q gives up, Ctrl-C keeps "
									 "the draft"))));
	}
	zz_buf_free(&typed);
	return rc;
}

/* Shows what would change. 2: there is more to ask. */
static int look(struct talk *t, const struct target *target, struct options *full, struct saying *s)
{
	struct zz_draft d = {0};
	struct zz_error e = {.lang = t->app->lang};
	struct zz_buf text = {0};
	struct zz_amendment a = target->amendment;
	a.reason = zz_str(option_value(full, "reason"));
	zz_ask_said(&t->ask, &s->said);
	int rc = zz_amend_compose(&d, t->w.opened.ledger, &a, &s->said, &e);
	if (rc)
		zz_buf_printf(&text, "%s\n", e.text);
	else if (d.refused)
		zz_draft_report(&text, &d, tr(t->app, N_("draft")), (struct zz_str){0}, t->app->lang);
	else
		zz_changes(&text, a.head, d.corrected);
	prompt_say(t->prompt, zz_buf_view(&text));
	bool nothing = rc == ZZ_EUSAGE;
	zz_buf_free(&text);
	zz_draft_free(&d);
	if (rc && nothing)
		return give_up(t);
	return rc || d.refused ? 2 : confirm(t);
}

int amend_ask(struct app *app, struct options *full, struct talk *t, struct saying *s)
{
	struct target target = {0};
	struct zz_rows rows = {0};
	int rc = talk_open(app, t);
	t->headed = true;
	if (!rc)
		rc = prompt_open(&t->prompt, app);
	if (!rc)
		rc = which(app, full, t);
	if (!rc)
		rc = target_open(app, full, &t->w, &target);
	if (!rc)
		rc = begin(app, t, &target);
	if (!rc)
		read_rows(t, &target, &rows);
	int more = rc ? 0 : 2;
	while (!rc && more == 2) {
		rc = ask_fields(t, &rows);
		if (!rc && !anything(t))
			rc = give_up(t);
		if (!rc)
			rc = ask_reason(t, full);
		if (!rc)
			more = look(t, &target, full, s);
		if (!rc && more == 1)
			rc = 1;
		if (!rc && more == 2)
			rc = talk_reload(t);
	}
	prompt_close(t->prompt);
	t->prompt = NULL;
	target_close(&target);
	free(rows.at);
	return rc;
}
