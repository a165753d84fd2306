/* A new ledger in questions: unit, branches, rules, from when, who records. */
#include "init_ask.h"
#include "prompt.h"

#include <stdlib.h>
#include <string.h>

struct asking {
	struct app *app;
	struct prompt *p;
	struct options *full;
	struct zz_arena arena;
	struct zz_str odd; /* what was asked to be typed again */
	struct {
		struct zz_init_org *at;
		size_t n, room;
	} orgs;
};

/* One step: ZZ_OK answered, 1 broken off, 2 back to the one before. */
typedef int step(struct asking *a);

/* "label [fallback]: " */
static enum prompt_end ask(struct asking *a, const char *label, struct zz_str fallback, const char *help,
						   struct zz_buf *out)
{
	bool english = a->app->lang == ZZ_EN;
	struct zz_str shown = zz_str(tr(a->app, label));
	if (fallback.n)
		shown = zz_arena_printf(&a->arena, "%.*s [%.*s]", ZZ_FMT(shown), ZZ_FMT(fallback));
	struct prompt_line line = {
		.label = zz_arena_printf(&a->arena, "%.*s%s", ZZ_FMT(shown), english ? ": " : "：")};
	enum prompt_end end;
	do {
		end = prompt_line(a->p, &line, out);
		if (end == PROMPT_EXPLAIN)
			prompt_say(a->p, zz_str(tr(a->app, help)));
	} while (end == PROMPT_EXPLAIN);
	prompt_say_cleaned(a->p);
	if (end == PROMPT_ANSWERED && !zz_str_trim(zz_buf_view(out)).n)
		zz_buf_str(out, fallback);
	return end;
}

static int ended(enum prompt_end end)
{
	return end == PROMPT_STOPPED ? 1 : end == PROMPT_BACK ? 2 : ZZ_OK;
}

static void say(struct asking *a, const char *text)
{
	prompt_say(a->p, zz_str(tr(a->app, text)));
}

/* Name and address change places easily; the second time it is taken as it is. */
static const char *oddity(struct asking *a, const char *slug, struct zz_str s)
{
	bool name = strcmp(slug, "name") == 0, email = strcmp(slug, "email") == 0, at = zz_str_chr(s, '@') >= 0;
	if ((!name && !email) || email == at || zz_str_eq(s, a->odd))
		return NULL;
	a->odd = zz_arena_str(&a->arena, s);
	return name ? N_("that looks like an address, which is asked for next; type it once more if it is the "
					 "name")
				: N_("an address has an “@” in it: name@office; type it once more to take it as it is");
}

/* A text that cannot be left out, as an option. */
static int needed(struct asking *a, const char *slug, const char *label, struct zz_str fallback,
				  const char *help)
{
	struct zz_buf typed = {0};
	int rc = ZZ_OK;
	if (option_given(a->full, slug))
		return ZZ_OK;
	while (!rc && !option_given(a->full, slug)) {
		rc = ended(ask(a, label, fallback, help, &typed));
		struct zz_str s = zz_str_trim(zz_buf_view(&typed));
		const char *odd = !rc && s.n ? oddity(a, slug, s) : NULL;
		if (odd)
			say(a, odd);
		else if (!rc && s.n)
			options_put(a->app, a->full, slug, s);
		else if (!rc)
			say(a, N_("this cannot be left out"));
	}
	zz_buf_free(&typed);
	return rc;
}

/* --- the questions --- */

static int unit(struct asking *a)
{
	return needed(
		a, "unit", N_("name of the unit"), (struct zz_str){0},
		N_("The unit whose ledger it is, as it stands on its papers; one ledger holds all its branches."));
}

static bool has_name(const struct asking *a, struct zz_str name)
{
	for (size_t i = 0; i < a->orgs.n; i++)
		if (zz_str_eq(a->orgs.at[i].name, name))
			return true;
	return false;
}

/* "第一支部", or "zhb1:第一支部" for who wants an id of his own. */
static int add_branch(struct asking *a, struct zz_str typed, struct zz_error *e)
{
	struct zz_init_org org = {0};
	struct zz_str id, name, s = zz_arena_str(&a->arena, typed);
	int rc = ZZ_OK;
	if (zz_typed_cut(s, ':', "：", &id, &name))
		rc = zz_init_org_said(s, false, &org, e);
	else
		org = (struct zz_init_org){.id = zz_org_id_for(s, a->orgs.at, a->orgs.n, &a->arena), .name = s};
	if (!rc && has_name(a, org.name))
		rc = zz_error(e, ZZ_EUSAGE, N_("%.*s is named twice"), ZZ_FMT(org.name));
	if (rc)
		return rc;
	*ZZ_PUSH(&a->orgs) = org;
	prompt_say(a->p, zz_arena_printf(&a->arena, "  %.*s:%.*s", ZZ_FMT(org.id), ZZ_FMT(org.name)));
	return ZZ_OK;
}

static int branches(struct asking *a)
{
	struct zz_buf typed = {0};
	struct zz_str s = {0};
	int rc = ZZ_OK;
	if (option_given(a->full, "branch"))
		return ZZ_OK;
	a->orgs.n = 0;
	do {
		struct zz_error e = {.lang = a->app->lang};
		rc = ended(
			ask(a, a->orgs.n ? N_("another branch (Enter: that is all)") : N_("name of the branch"),
				(struct zz_str){0},
				N_("One branch at a time; each gets a short id (zhb1) by which files and options call it. "
				   "An id of your own stands before the name: zhb1:NAME."),
				&typed));
		s = zz_str_trim(zz_buf_view(&typed));
		if (!rc && s.n && add_branch(a, s, &e))
			prompt_say(a->p, zz_str(e.text));
	} while (!rc && (s.n || !a->orgs.n));
	for (size_t i = 0; !rc && i < a->orgs.n; i++)
		options_put(
			a->app, a->full, "branch",
			zz_arena_printf(&a->arena, "%.*s:%.*s", ZZ_FMT(a->orgs.at[i].id), ZZ_FMT(a->orgs.at[i].name)));
	zz_buf_free(&typed);
	return rc;
}

static int packs(struct asking *a)
{
	static const char *const yes[] = {"y", "yes", "是", "有", "1"}, *const no[] = {"",   "n",  "no",
																				   "否", "不", "无"};
	struct zz_buf typed = {0};
	int rc = ZZ_OK;
	bool known = option_given(a->full, "packs");
	while (!rc && !known) {
		rc = ended(ask(
			a, N_("also the rules for party and government organs (yes/no, Enter: no)"), (struct zz_str){0},
			N_("The national rules always hold. The pack organ adds what offices of party and government "
			   "commonly ask for beyond them; zzsh rules shows both, zzsh.yaml changes it later."),
			&typed));
		struct zz_str s = zz_str_trim(zz_buf_view(&typed));
		for (size_t i = 0; !rc && i < sizeof yes / sizeof yes[0]; i++)
			if (zz_str_is(s, yes[i])) {
				options_put(a->app, a->full, "packs", ZZ_STR(ZZ_DEFAULT_PACKS ",organ"));
				known = true;
			}
		for (size_t i = 0; !rc && i < sizeof no / sizeof no[0]; i++)
			known = known || zz_str_is(s, no[i]);
		if (!rc && !known)
			say(a, N_("please answer yes or no"));
	}
	zz_buf_free(&typed);
	return rc;
}

static int adopted(struct asking *a)
{
	enum { BEIJING = 8 * 60 };
	struct zz_buf typed = {0};
	char text[ZZ_DATE_MAX];
	zz_day today = zz_day_at(a->app->now, BEIJING), day;
	struct zz_str fallback = zz_arena_str(&a->arena, zz_str(zz_day_text(today, text)));
	int rc = ZZ_OK;
	while (!rc && !option_given(a->full, "adopted")) {
		rc = ended(
			ask(a, N_("first day that is assessed"), fallback,
				N_("Nothing before that day is missed; take 1 January where the year's papers are to be "
				   "entered, too. 2026-01-01, 1-1, today."),
				&typed));
		struct zz_error e = {.lang = a->app->lang};
		if (!rc && zz_day_typed(zz_str_trim(zz_buf_view(&typed)), today, &day, &e))
			prompt_say(a->p, zz_str(e.text));
		else if (!rc)
			options_put(a->app, a->full, "adopted", zz_str(zz_day_text(day, text)));
	}
	zz_buf_free(&typed);
	return rc;
}

static int name(struct asking *a)
{
	struct zz_buf known = {0}, email = {0};
	zz_git_identity(&known, &email);
	struct zz_str fallback = zz_arena_str(&a->arena, zz_str_trim(zz_buf_view(&known)));
	zz_buf_free(&known);
	zz_buf_free(&email);
	return needed(a, "name", N_("who records on this computer"), fallback,
				  N_("Your name; it goes into every entry, so that everybody sees who made it."));
}

static int email(struct asking *a)
{
	struct zz_buf ignored = {0}, known = {0};
	zz_git_identity(&ignored, &known);
	struct zz_str fallback = zz_arena_str(&a->arena, zz_str_trim(zz_buf_view(&known)));
	zz_buf_free(&ignored);
	zz_buf_free(&known);
	return needed(
		a, "email", N_("an e-mail address"), fallback,
		N_("git wants an address beside the name; it need not be a real mailbox, the one of the office "
		   "will do. Nothing is ever sent."));
}

static int confirm(struct asking *a)
{
	static const char *const help =
		N_("Enter makes the folder, its repository and the first commit; < goes back.");
	struct zz_buf typed = {0};
	bool known = false;
	int rc = ZZ_OK;
	while (!rc && !known) {
		rc = ended(ask(a, N_("make the ledger [Enter], give up [q]"), (struct zz_str){0}, help, &typed));
		struct zz_str s = zz_str_trim(zz_buf_view(&typed));
		/* An answer to the question before, typed too late, is no consent. */
		known = !s.n || zz_str_is(s, "y") || zz_str_is(s, "是");
		if (!rc && (zz_str_is(s, "q") || zz_str_is(s, "n") || zz_str_is(s, "否")))
			rc = 1;
		else if (!rc && !known)
			say(a, help);
	}
	zz_buf_free(&typed);
	return rc;
}

/* --- all of them --- */

static const struct {
	step *ask;
	const char *slug; /* of the option that it fills in */
} steps[] = {{unit, "unit"}, {branches, "branch"}, {packs, "packs"}, {adopted, "adopted"},
			 {name, "name"}, {email, "email"},     {confirm, NULL}};
enum { NSTEPS = sizeof steps / sizeof steps[0] };

/* Takes back what was answered, not what was given. */
static void take_back(struct options *o, const char *slug, size_t given)
{
	size_t n = given;
	for (size_t i = given; i < o->n; i++)
		if (!slug || strcmp(o->at[i].option->name.slug, slug) != 0)
			o->at[n++] = o->at[i];
	o->n = n;
}

bool init_asks(const struct options *o)
{
	size_t others = o->n - option_given(o, "lang");
	return !others && prompt_possible();
}

int init_ask(struct app *app, struct options *full)
{
	struct asking a = {.app = app, .full = full};
	size_t given = full->n;
	int rc = prompt_open(&a.p, app);
	if (!rc)
		say(&a, N_("A new ledger.    ? explains   < goes back   Ctrl-C ends, nothing is made"));
	for (int i = 0; !rc && i < NSTEPS; i++) {
		rc = steps[i].ask(&a);
		if (rc != 2)
			continue;
		rc = ZZ_OK;
		i = i > 0 ? i - 1 : 0;
		take_back(full, steps[i].slug, given);
		i--;
	}
	if (rc == 1)
		say(&a, N_("Nothing was made."));
	prompt_close(a.p);
	free(a.orgs.at);
	zz_arena_free(&a.arena);
	return rc;
}
