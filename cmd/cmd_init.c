/* zzsh init: makes a ledger. */
#include "init_ask.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const struct option options[] = {
	{{"unit", "单位"}, 'u', OPT_VALUE, N_("NAME"), N_("name of the unit whose ledger it is; needed"), false},
	{{"branch", "支部"},
	 'b',
	 OPT_VALUE,
	 N_("ID:NAME"),
	 N_("a branch, for example zhb1:First; once for each"),
	 true},
	{{"body", "机构"},
	 0,
	 OPT_VALUE,
	 N_("ID:NAME:TYPE"),
	 N_("a party group or committee, for example dangzu:Bureau:party-group"),
	 true},
	{{"packs", "规则包"},
	 0,
	 OPT_VALUE,
	 N_("LIST"),
	 N_("rules in force, for example national,flags,organ (default national,flags)"),
	 false},
	{{"zone", "时区"}, 0, OPT_VALUE, N_("ZONE"), N_("offset from UTC (default +08:00)"), false},
	{{"adopted", "启用"}, 0, OPT_VALUE, N_("DATE"), N_("first day that is assessed (default today)"), false},
	{{"name", "姓名"},
	 'n',
	 OPT_VALUE,
	 N_("PERSON"),
	 N_("who records on this computer; goes into every commit"),
	 false},
	{{"email", "邮箱"}, 'e', OPT_VALUE, N_("ADDR"), N_("and an address that goes with the name"), false},
	{{NULL, NULL}, 0, 0, NULL, NULL, false},
};

/* What the options say, with the memory behind it. */
struct asked {
	struct zz_init init;
	struct zz_buf dir, name, email;
	struct {
		struct zz_init_org *at;
		size_t n, room;
	} orgs;
	struct {
		struct zz_str *at;
		size_t n, room;
	} packs;
};

static void asked_free(struct asked *a)
{
	zz_buf_free(&a->dir);
	zz_buf_free(&a->name);
	zz_buf_free(&a->email);
	free(a->orgs.at);
	free(a->packs.at);
}

static struct zz_str value(const struct options *o, const char *slug)
{
	return zz_str_trim(zz_str(option_value(o, slug)));
}

/* --- where --- */

static void path_of(struct app *app, const struct options *o, struct zz_buf *out)
{
	const char *dir = o->nwords ? o->words[0] : ".";
	if (*dir != '/' && strcmp(app->dir, ".") != 0)
		zz_buf_printf(out, "%s/", app->dir);
	zz_buf_puts(out, dir);
}

/* The folder, or the nearest above it that is there. */
static void nearest_folder(const struct zz_buf *dir, struct zz_buf *out)
{
	zz_buf_puts(out, dir->data);
	while (access(out->data, F_OK) != 0) {
		while (out->n && out->data[out->n - 1] == '/')
			out->n--;
		while (out->n && out->data[out->n - 1] != '/')
			out->n--;
		out->data[out->n] = '\0';
		if (!out->n)
			zz_buf_puts(out, ".");
	}
}

static bool has(const struct zz_buf *dir, const char *name)
{
	struct zz_buf path = {0};
	zz_buf_printf(&path, "%s/%s", dir->data, name);
	bool found = access(path.data, F_OK) == 0;
	zz_buf_free(&path);
	return found;
}

static int check_place(struct app *app, const struct asked *a)
{
	struct zz_buf near = {0}, root = {0};
	struct zz_error none = {0};
	int rc = ZZ_OK;
	nearest_folder(&a->dir, &near);
	if (has(&a->dir, "zzsh.yaml") || has(&a->dir, "genesis.yaml"))
		rc = zz_error(
			&app->error, ZZ_EUSAGE,
			N_("%s holds a ledger already (zzsh.yaml, genesis.yaml); nothing was touched. If an earlier zzsh "
			   "init was cut off there and nothing is committed, remove the two files and repeat it"),
			a->dir.data);
	else if (zz_find_ledger(near.data, &root, &none) == ZZ_OK && has(&root, "zzsh.yaml"))
		rc = zz_error(&app->error, ZZ_EUSAGE,
					  N_("%s lies inside the ledger %s; a ledger gets a folder of its own"), a->dir.data,
					  root.data);
	zz_buf_free(&near);
	zz_buf_free(&root);
	return rc;
}

/* --- who and what --- */

static int identity(struct app *app, const struct options *o, struct asked *a)
{
	zz_git_identity(&a->name, &a->email);
	a->init.name = option_given(o, "name") ? value(o, "name") : zz_str_trim(zz_buf_view(&a->name));
	a->init.email = option_given(o, "email") ? value(o, "email") : zz_str_trim(zz_buf_view(&a->email));
	struct zz_buf missing = {0};
	if (!a->init.unit.name.n)
		zz_buf_printf(&missing, "\n  %s", tr(app, N_("--unit NAME: the unit whose ledger it is")));
	if (!a->init.name.n)
		zz_buf_printf(&missing, "\n  %s",
					  tr(app, N_("--name PERSON: who records on this computer; every entry says it, and git "
								 "knows no name yet")));
	if (!a->init.email.n)
		zz_buf_printf(
			&missing, "\n  %s",
			tr(app, N_("--email ADDR: git wants an address beside the name; it need not be a real mailbox")));
	int rc = missing.n ? zz_error(&app->error, ZZ_EUSAGE, N_("still missing:%s"), missing.data) : ZZ_OK;
	zz_buf_free(&missing);
	return rc;
}

static int organisations(struct app *app, const struct options *o, struct asked *a)
{
	int rc = ZZ_OK;
	for (size_t i = 0; !rc && i < o->n; i++) {
		bool body = strcmp(o->at[i].option->name.slug, "body") == 0;
		if (body || strcmp(o->at[i].option->name.slug, "branch") == 0)
			rc = zz_init_org_said(zz_str(o->at[i].value), body, ZZ_PUSH(&a->orgs), &app->error);
	}
	a->init.orgs = a->orgs.at;
	a->init.norgs = a->orgs.n;
	return rc;
}

static void packs(const struct options *o, struct asked *a)
{
	struct zz_str rest = option_given(o, "packs") ? value(o, "packs") : ZZ_STR(ZZ_DEFAULT_PACKS), piece;
	while (zz_typed_split(&rest, &piece))
		*ZZ_PUSH(&a->packs) = piece;
	a->init.unit.packs = a->packs.at;
	a->init.unit.npacks = a->packs.n;
}

static int settings(struct app *app, const struct options *o, struct asked *a)
{
	enum { BEIJING = 8 * 60 };
	struct zz_new_unit *u = &a->init.unit;
	u->name = value(o, "unit");
	u->lang = app->lang_given ? app->lang : ZZ_ZH;
	u->zone = BEIJING;
	if (option_given(o, "zone") && !zz_zone_parse(value(o, "zone"), &u->zone))
		return zz_error(&app->error, ZZ_EUSAGE, N_("--zone %s is no offset; write it as +08:00"),
						option_value(o, "zone"));
	zz_day today = zz_day_at(app->now, u->zone);
	u->adopted = today;
	packs(o, a);
	return option_given(o, "adopted") ? zz_day_typed(value(o, "adopted"), today, &u->adopted, &app->error)
									  : ZZ_OK;
}

/* --- the answer --- */

static void acknowledge(struct app *app, const struct asked *a, const char *id)
{
	const struct zz_new_unit *u = &a->init.unit;
	char day[ZZ_DATE_MAX];
	zz_msgf(&app->out, app->lang, N_("Ledger made: %.*s in %s, id %.8s…, in force from %s, rules "),
			ZZ_FMT(u->name), a->dir.data, id, zz_day_text(u->adopted, day));
	for (size_t i = 0; i < u->npacks; i++)
		zz_buf_printf(&app->out, "%s%.*s", i ? "+" : "", ZZ_FMT(u->packs[i]));
	zz_buf_putc(&app->out, '\n');
	if (a->orgs.n) {
		zz_buf_puts(&app->out, tr(app, N_("Organisations: ")));
		for (size_t i = 0; i < a->orgs.n; i++)
			zz_buf_printf(&app->out, "%s%.*s %.*s", i ? (app->lang == ZZ_ZH ? "、" : ", ") : "",
						  ZZ_FMT(a->orgs.at[i].id), ZZ_FMT(a->orgs.at[i].name));
		zz_buf_putc(&app->out, '\n');
	} else {
		zz_buf_puts(&app->out,
					tr(app, N_("Next, the branches: zzsh roster org zhb1 --name NAME --kind ordinary\n")));
	}
}

static void say_next(struct app *app, const struct asked *a, struct zz_str members)
{
	zz_buf_str(&app->out, members);
	if (strcmp(a->dir.data, ".") != 0)
		zz_msgf(&app->out, app->lang, N_("Go into the folder: cd %s\n"), a->dir.data);
	if (members.n)
		zz_buf_puts(&app->out,
					tr(app, N_("Who belongs where, and changes of it: zzsh roster. Records: zzsh log\n")));
	else
		zz_buf_puts(
			&app->out,
			tr(app,
			   N_("Next, the members: zzsh roster join --name N --joined D --full D\n"
				  "then the committee: zzsh roster term --from D --post NAME=POST; records: zzsh log\n")));
}

static int make(struct app *app, const struct options *o, struct asked *a, bool asking)
{
	char salt[33], commit[41], id[33];
	int rc = settings(app, o, a);
	if (!rc)
		rc = identity(app, o, a);
	if (!rc)
		rc = organisations(app, o, a);
	a->init.dir = a->dir.data;
	a->init.now = app->now;
	a->init.injected = app->now_injected;
	if (!rc)
		rc = zz_random_salt(salt, &app->error);
	if (!rc)
		rc = zz_init_write(&a->init, salt, commit, id, &app->error);
	if (rc)
		return rc;
	acknowledge(app, a, id);
	rc = asking ? app_print(app) : ZZ_OK;
	struct zz_buf members = {0};
	if (!rc && asking)
		init_members(app, a->dir.data, a->orgs.at, a->orgs.n, &members);
	say_next(app, a, zz_buf_view(&members));
	zz_buf_free(&members);
	return rc ? rc : app_print(app);
}

static int run(struct app *app, const struct options *o)
{
	struct asked a = {0};
	struct options full;
	int rc = ZZ_OK;
	options_copy(&full, o);
	if (app->today)
		rc = zz_error(&app->error, ZZ_EUSAGE,
					  N_("--today is for looking only; what is written bears the time of this computer"));
	else if (o->nwords > 1)
		rc = zz_error(&app->error, ZZ_EUSAGE, N_("one folder only: zzsh init [DIR] --unit NAME …"));
	path_of(app, o, &a.dir);
	if (!rc)
		rc = check_place(app, &a);
	if (!rc && init_asks(o))
		rc = init_ask(app, &full);
	if (!rc)
		rc = make(app, &full, &a, init_asks(o));
	asked_free(&a);
	options_free(&full);
	return rc;
}

const struct command cmd_init = {
	.name = {"init", "建账"},
	.order = 10,
	.summary = N_("makes a ledger: a folder, its repository and the first commit"),
	.operands = N_("[DIR] --unit NAME"),
	.options = options,
	.run = run,
	.notes = N_("An id is lower-case letters and digits (zhb1), one in the unit. The ledger's files are "
				"written in the "
				"language of --lang "
				"(default zh).\nTypes of bodies: party-group committee organ-committee general-branch "
				"subcommittee."),
};
