/* The members of a ledger that was just made, a line each: name, days, post. */
#include "init_ask.h"
#include "prompt.h"
#include "write.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { BEIJING = 8 * 60 };

/* A member who was entered, to be taken back. */
struct entered {
	struct zz_str typed, name;
	struct zz_str before, after; /* the branch's file */
	size_t posts;
	bool committee;
};

struct entering {
	struct app *app;
	struct prompt *p;
	struct zz_arena arena;
	struct zz_str branch, called; /* id and name */
	size_t n;                     /* of members entered there */
	bool table;                   /* some by a table: how many is not known here, nor which posts they have */
	zz_day since;                 /* of the posts, once they are entered */
	struct {
		struct zz_str *at; /* "王建国=书记" */
		size_t n, room;
	} posts;
	struct {
		struct entered *at;
		size_t n, room;
	} lines;
	bool committee; /* somebody has a post that only a committee has */
};

static zz_day today(const struct entering *in)
{
	return zz_day_at(in->app->now, BEIJING);
}

/* --- one line --- */

static struct zz_roster_said nothing_said(const struct entering *in)
{
	return (struct zz_roster_said){.branch = in->branch,
								   .on = ZZ_NO_DAY,
								   .from = ZZ_NO_DAY,
								   .until = ZZ_NO_DAY,
								   .joined = ZZ_NO_DAY,
								   .full = ZZ_NO_DAY,
								   .expires = ZZ_NO_DAY,
								   .founded = ZZ_NO_DAY,
								   .years = ZZ_UNSET};
}

/* One change, one commit. What it says of a single member is said once for all. */
static int change(struct entering *in, const char *verb, const struct zz_roster_said *said)
{
	struct writing w;
	struct zz_buf ignored = {0};
	int rc = writing_begin(in->app, &w, true);
	if (!rc)
		rc = writing_load(in->app, &w, (struct zz_str){0}, ZZ_NO_DAY, true);
	if (!rc)
		rc = writing_roster(in->app, &w, zz_roster_verb_find(zz_str(verb)), said, &ignored);
	writing_refresh(in->app, &w, rc);
	writing_end(&w);
	zz_buf_free(&ignored);
	if (rc)
		prompt_say(in->p, zz_str(in->app->error.text));
	in->app->error = (struct zz_error){.lang = in->app->lang};
	return rc;
}

/* Without a day of becoming a full member somebody is one a year after joining (model/roster.h). */
static void note_probation(struct entering *in, const struct init_member *m)
{
	enum { TWO_YEARS = 731 };
	if (m->full == ZZ_NO_DAY && m->joined != ZZ_NO_DAY && m->joined + TWO_YEARS > today(in))
		prompt_say(in->p,
				   zz_str(tr(in->app, N_("  Without a day of becoming a full member: probationary for a year "
										 "from joining, full after that. Where it comes later: zzsh roster, "
										 "or the file in branches/."))));
}

static void enter(struct entering *in, struct zz_str typed)
{
	struct init_member m;
	struct zz_error e = {.lang = in->app->lang};
	struct zz_buf read = {0};
	struct entered now = {.posts = in->posts.n, .committee = in->committee};
	if (init_line(in->app, today(in), typed, &in->arena, &m, &e)) {
		prompt_say(in->p, zz_str(e.text));
		return;
	}
	struct zz_roster_said said = nothing_said(in);
	said.name = m.name;
	said.joined = m.joined;
	said.full = m.full;
	now.before = init_file(in->app, in->branch, &in->arena);
	if (change(in, "join", &said))
		return;
	now.after = init_file(in->app, in->branch, &in->arena);
	now.typed = zz_arena_str(&in->arena, typed);
	now.name = m.name;
	*ZZ_PUSH(&in->lines) = now;
	in->n++;
	in->committee = in->committee || m.committee;
	init_line_text(&read, in->app, &m);
	prompt_say(in->p, zz_buf_view(&read));
	zz_buf_free(&read);
	note_probation(in, &m);
	if (m.post.n)
		*ZZ_PUSH(&in->posts) = zz_arena_printf(&in->arena, "%.*s=%.*s", ZZ_FMT(m.name), ZZ_FMT(m.post));
}

/* --- a table --- */

static bool is_file(struct zz_str typed)
{
	struct zz_buf path = {0};
	zz_buf_str(&path, typed);
	bool there = (zz_str_ends(typed, ".xlsx") || zz_str_ends(typed, ".csv")) && access(path.data, R_OK) == 0;
	zz_buf_free(&path);
	return there;
}

/* As zzsh import roster FILE does, with its own answer. */
static void import(struct entering *in, struct zz_str file)
{
	const struct command *c = command_find("import");
	char *words[] = {zz_arena_cstr(&in->arena, ZZ_STR("roster")), zz_arena_cstr(&in->arena, file),
					 zz_arena_cstr(&in->arena, ZZ_STR("--branch")), zz_arena_cstr(&in->arena, in->branch),
					 NULL};
	struct options o = {0};
	prompt_lend(in->p);
	int rc = options_parse(in->app, c, 4, words, &o);
	if (!rc)
		rc = c->run(in->app, &o);
	if (rc)
		app_fail(in->app, rc);
	in->app->error = (struct zz_error){.lang = in->app->lang};
	options_free(&o);
	prompt_take(in->p);
	in->lines.n = 0;
	in->n += rc == ZZ_OK;
	in->table = in->table || rc == ZZ_OK;
}

/* --- the questions --- */

static enum prompt_end ask(struct entering *in, struct zz_str label, struct zz_str text, struct zz_buf *typed)
{
	struct prompt_line line = {.label = label, .text = text};
	enum prompt_end end = prompt_line(in->p, &line, typed);
	prompt_say_cleaned(in->p);
	return end;
}

/* Takes back who was entered last; `text` becomes the line that was typed then. */
static void back(struct entering *in, struct zz_str *text)
{
	struct zz_buf b = {0};
	const struct entered *last = in->lines.n ? &in->lines.at[in->lines.n - 1] : NULL;
	if (!last && in->table)
		zz_msgf(&b, in->app->lang,
				N_("< cannot take a table back. To mend it afterwards: correct branches/%.*s.yaml, then "
				   "git commit -a -m \"roster corrected\""),
				ZZ_FMT(in->branch));
	else if (!last)
		zz_buf_puts(&b, tr(in->app, N_("the ledger is made already; there is nothing to go back to")));
	else if (!last->before.n || !zz_str_eq(init_file(in->app, in->branch, &in->arena), last->after))
		zz_msgf(&b, in->app->lang,
				N_("branches/%.*s.yaml was changed meanwhile by somebody else, so it is left as it is"),
				ZZ_FMT(in->branch));
	else if (init_back(in->app, in->branch, in->called, last->name, last->before))
		zz_buf_puts(&b, in->app->error.text);
	else {
		zz_msgf(&b, in->app->lang, N_("  taken back: %.*s; put the line right, or empty it"),
				ZZ_FMT(last->name));
		*text = last->typed;
		in->posts.n = last->posts;
		in->committee = last->committee;
		in->lines.n--;
		in->n--;
	}
	in->app->error = (struct zz_error){.lang = in->app->lang};
	prompt_say(in->p, zz_buf_view(&b));
	zz_buf_free(&b);
}

/* 1 where it was broken off. */
static int ask_members(struct entering *in, struct zz_str name)
{
	struct zz_buf label = {0}, typed = {0};
	enum prompt_end end;
	struct zz_str s, text = {0};
	bool again;
	do {
		zz_buf_clear(&label);
		if (in->n)
			zz_buf_puts(&label, tr(in->app, N_("next member (Enter: that is all): ")));
		else
			zz_msgf(&label, in->app->lang, N_("%.*s, first member or file (Enter: later): "), ZZ_FMT(name));
		end = ask(in, zz_buf_view(&label), text, &typed);
		s = zz_str_trim(zz_buf_view(&typed));
		again = text.n > 0; /* emptied, that is no end yet */
		text = (struct zz_str){0};
		if (end == PROMPT_EXPLAIN)
			prompt_say(in->p,
					   zz_str(tr(in->app, N_("One member a line: NAME JOINED FULL POST. Dates as you type "
											 "them, a post only for the committee; a table of members "
											 "(xlsx, csv) by the name of the file."))));
		else if (end == PROMPT_BACK)
			back(in, &text);
		else if (end == PROMPT_ANSWERED && s.n && is_file(s))
			import(in, s);
		else if (end == PROMPT_ANSWERED && s.n)
			enter(in, s);
	} while (end == PROMPT_EXPLAIN || end == PROMPT_BACK || (end == PROMPT_ANSWERED && (s.n || again)));
	zz_buf_free(&label);
	zz_buf_free(&typed);
	return end == PROMPT_STOPPED;
}

/* The day on which the committee began: what a post counts from. 1 broken off, 2 back to the members. */
static int ask_term(struct entering *in)
{
	struct zz_buf typed = {0};
	struct zz_roster_said said = nothing_said(in);
	const char *label = in->committee ? N_("the committee is in office since (Enter: later): ")
									  : N_("the secretary is in office since (no committee; Enter: later): ");
	enum prompt_end end = PROMPT_ANSWERED;
	bool done = in->posts.n == 0;
	said.posts = in->posts.at;
	said.nposts = in->posts.n;
	said.none = !in->committee;
	while (!done) {
		struct zz_error e = {.lang = in->app->lang};
		end = ask(in, zz_str(tr(in->app, label)), (struct zz_str){0}, &typed);
		struct zz_str s = zz_str_trim(zz_buf_view(&typed));
		if (end == PROMPT_EXPLAIN)
			prompt_say(in->p, zz_str(tr(in->app, N_("The day of the election or appointment: 2023-09-10."))));
		else if (end != PROMPT_ANSWERED || !s.n)
			done = true;
		else if (zz_day_typed(s, today(in), &said.from, &e))
			prompt_say(in->p, zz_str(e.text));
		else
			done = change(in, "term", &said) == ZZ_OK;
		in->since = done && end == PROMPT_ANSWERED && s.n ? said.from : ZZ_NO_DAY;
	}
	zz_buf_free(&typed);
	return end == PROMPT_STOPPED ? 1 : end == PROMPT_BACK ? 2 : ZZ_OK;
}

/* --- what is entered --- */

static void say_posts(const struct entering *in, struct zz_buf *said)
{
	char day[ZZ_DATE_MAX];
	if (in->since != ZZ_NO_DAY) {
		zz_msgf(said, in->app->lang, N_("; posts since %s:"), zz_day_text(in->since, day));
		for (size_t i = 0; i < in->posts.n; i++)
			zz_buf_printf(said, " %.*s", ZZ_FMT(in->posts.at[i]));
	} else if (!in->table || in->posts.n) {
		zz_buf_puts(said, tr(in->app, N_("; posts are not entered yet: ")));
		zz_buf_printf(said, "zzsh roster term --branch %.*s --from %s%s", ZZ_FMT(in->branch),
					  tr(in->app, N_("DATE")), in->committee || !in->posts.n ? "" : " --none");
		for (size_t i = 0; i < in->posts.n; i++)
			zz_buf_printf(said, " --post %.*s", ZZ_FMT(in->posts.at[i]));
		if (!in->posts.n)
			zz_buf_puts(said, tr(in->app, N_(" --post NAME=POST")));
	}
	zz_buf_putc(said, '\n');
}

/* A line of each branch: what there is, and the command for what there is not. */
static void say_branch(const struct entering *in, struct zz_str name, struct zz_buf *said)
{
	enum zz_lang lang = in->app->lang;
	if (!in->n)
		zz_msgf(said, lang, N_("%.*s: no members yet: zzsh roster join --branch %.*s --name N --joined D\n"),
				ZZ_FMT(name), ZZ_FMT(in->branch));
	else if (in->table)
		zz_msgf(said, lang, N_("%.*s: members imported"), ZZ_FMT(name));
	else
		zz_msgf(said, lang, N_("%.*s, members: %zu"), ZZ_FMT(name), in->n);
	if (in->n)
		say_posts(in, said);
}

static int ask_branch(struct entering *in, struct zz_str name)
{
	int rc;
	do {
		rc = ask_members(in, name);
		if (!rc)
			rc = ask_term(in);
	} while (rc == 2);
	return rc;
}

void init_members(struct app *app, const char *dir, const struct zz_init_org *orgs, size_t norgs,
				  struct zz_buf *said)
{
	struct entering in = {.app = app};
	const char *former = app->dir;
	int rc = prompt_open(&in.p, app);
	app->dir = dir;
	if (!rc)
		prompt_say(in.p,
				   zz_str(tr(app, N_("Now the members, a line each: NAME JOINED FULL POST.    ? explains   "
									 "< takes the last back   Ctrl-C ends, what was entered stays"))));
	for (size_t i = 0; i < norgs; i++) {
		in.branch = orgs[i].id;
		in.called = orgs[i].name;
		in.n = in.posts.n = in.lines.n = 0;
		in.committee = in.table = false;
		in.since = ZZ_NO_DAY;
		if (!rc)
			rc = ask_branch(&in, orgs[i].name);
		say_branch(&in, orgs[i].name, said);
	}
	prompt_close(in.p);
	free(in.posts.at);
	free(in.lines.at);
	zz_arena_free(&in.arena);
	app->dir = former;
}
