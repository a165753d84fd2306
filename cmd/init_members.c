/* The members of a ledger that was just made, a line each: name, days, post. */
#include "init_ask.h"
#include "prompt.h"
#include "write.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { BEIJING = 8 * 60 };

struct entering {
	struct app *app;
	struct prompt *p;
	struct zz_arena arena;
	struct zz_str branch; /* id */
	size_t n;             /* of members entered there */
	struct {
		struct zz_str *at; /* "王建国=书记" */
		size_t n, room;
	} posts;
	bool committee; /* somebody has a post that only a committee has */
};

struct member {
	struct zz_str name, post;
	zz_day joined, full;
};

/* --- one line --- */

static int take_word(struct entering *in, struct zz_str word, struct member *m, struct zz_error *e)
{
	struct zz_error why = {.lang = in->app->lang};
	zz_day day;
	int post = zz_enum_find(zz_post_terms, word);
	if (post) {
		m->post = zz_str(zz_term_text(&zz_post_terms[post - 1], in->app->lang));
		in->committee = in->committee || post > ZZ_POST_DEPUTY;
		return ZZ_OK;
	}
	int rc = zz_day_typed(word, zz_day_at(in->app->now, BEIJING), &day, &why);
	if (rc && word.p[0] >= '0' && word.p[0] <= '9') {
		*e = why;
		return rc;
	}
	if (rc)
		return zz_error(e, ZZ_EUSAGE,
						N_("%.*s is neither a date nor a post. Write: NAME JOINED FULL POST, for example "
						   "A 1998-06-20 1999-06-20 secretary; what is not known is left out"),
						ZZ_FMT(word));
	if (m->full != ZZ_NO_DAY)
		return zz_error(e, ZZ_EUSAGE,
						N_("two dates at most: of joining the party, of becoming a full member"));
	*(m->joined == ZZ_NO_DAY ? &m->joined : &m->full) = day;
	return ZZ_OK;
}

/* Parted by blanks, tabs (pasted from a table) or commas; the name comes first. */
static int take_line(struct entering *in, struct zz_str typed, struct member *m, struct zz_error *e)
{
	char *s = zz_arena_cstr(&in->arena, typed);
	for (char *c = s; *c; c++)
		*c = *c == ' ' || *c == '\t' ? ',' : *c;
	struct zz_str rest = zz_str(s), word;
	int rc = ZZ_OK;
	*m = (struct member){.joined = ZZ_NO_DAY, .full = ZZ_NO_DAY};
	zz_typed_split(&rest, &m->name);
	while (!rc && zz_typed_split(&rest, &word))
		rc = take_word(in, word, m, e);
	return rc;
}

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
	writing_refresh(in->app, &w);
	writing_end(&w);
	zz_buf_free(&ignored);
	if (rc)
		prompt_say(in->p, zz_str(in->app->error.text));
	in->app->error = (struct zz_error){.lang = in->app->lang};
	return rc;
}

/* Without a day of becoming a full member somebody is one a year after joining (model/roster.h). */
static void note_probation(struct entering *in, const struct member *m)
{
	enum { TWO_YEARS = 731 };
	if (m->full == ZZ_NO_DAY && m->joined != ZZ_NO_DAY &&
		m->joined + TWO_YEARS > zz_day_at(in->app->now, BEIJING))
		prompt_say(in->p,
				   zz_str(tr(in->app, N_("  Without a day of becoming a full member: probationary for a year "
										 "from joining, full after that. Where it comes later: zzsh roster, "
										 "or the file in branches/."))));
}

static void enter(struct entering *in, struct zz_str typed)
{
	struct member m;
	struct zz_error e = {.lang = in->app->lang};
	bool committee = in->committee;
	if (take_line(in, typed, &m, &e)) {
		prompt_say(in->p, zz_str(e.text));
		in->committee = committee;
		return;
	}
	struct zz_roster_said said = nothing_said(in);
	said.name = m.name;
	said.joined = m.joined;
	said.full = m.full;
	if (change(in, "join", &said)) {
		in->committee = committee;
		return;
	}
	in->n++;
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
	in->n += rc == ZZ_OK;
}

/* --- the questions --- */

static enum prompt_end ask(struct entering *in, struct zz_str label, struct zz_buf *typed)
{
	struct prompt_line line = {.label = label};
	enum prompt_end end = prompt_line(in->p, &line, typed);
	prompt_say_cleaned(in->p);
	return end;
}

/* 1 where it was broken off. */
static int ask_members(struct entering *in, struct zz_str name)
{
	struct zz_buf label = {0}, typed = {0};
	enum prompt_end end;
	struct zz_str s;
	do {
		zz_buf_clear(&label);
		if (in->n)
			zz_buf_puts(&label, tr(in->app, N_("next member (Enter: that is all): ")));
		else
			zz_msgf(&label, in->app->lang, N_("%.*s, first member or file (Enter: later): "), ZZ_FMT(name));
		end = ask(in, zz_buf_view(&label), &typed);
		s = zz_str_trim(zz_buf_view(&typed));
		if (end == PROMPT_EXPLAIN)
			prompt_say(in->p,
					   zz_str(tr(in->app, N_("One member a line: NAME JOINED FULL POST. Dates as you type "
											 "them, a post only for the committee; a table of members "
											 "(xlsx, csv) by the name of the file."))));
		else if (end == PROMPT_ANSWERED && s.n && is_file(s))
			import(in, s);
		else if (end == PROMPT_ANSWERED && s.n)
			enter(in, s);
	} while (end == PROMPT_EXPLAIN || (end == PROMPT_ANSWERED && s.n));
	zz_buf_free(&label);
	zz_buf_free(&typed);
	return end == PROMPT_STOPPED;
}

/* The day on which the committee began: what a post counts from. 1 broken off. */
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
		end = ask(in, zz_str(tr(in->app, label)), &typed);
		struct zz_str s = zz_str_trim(zz_buf_view(&typed));
		if (end == PROMPT_EXPLAIN)
			prompt_say(in->p, zz_str(tr(in->app, N_("The day of the election or appointment: 2023-09-10."))));
		else if (end != PROMPT_ANSWERED || !s.n)
			done = true;
		else if (zz_day_typed(s, zz_day_at(in->app->now, BEIJING), &said.from, &e))
			prompt_say(in->p, zz_str(e.text));
		else
			done = change(in, "term", &said) == ZZ_OK;
	}
	zz_buf_free(&typed);
	return end == PROMPT_STOPPED;
}

bool init_members(struct app *app, const char *dir, const struct zz_init_org *orgs, size_t norgs)
{
	struct entering in = {.app = app};
	const char *former = app->dir;
	bool any = false;
	int rc = prompt_open(&in.p, app);
	app->dir = dir;
	if (!rc)
		prompt_say(in.p,
				   zz_str(tr(app, N_("Now the members, a line each: NAME JOINED FULL POST.    ? explains   "
									 "Ctrl-C ends, what was entered stays"))));
	for (size_t i = 0; !rc && i < norgs; i++) {
		in.branch = orgs[i].id;
		in.n = in.posts.n = 0;
		in.committee = false;
		rc = ask_members(&in, orgs[i].name);
		if (!rc)
			rc = ask_term(&in);
		any = any || in.n;
	}
	prompt_close(in.p);
	free(in.posts.at);
	zz_arena_free(&in.arena);
	app->dir = former;
	return any;
}
