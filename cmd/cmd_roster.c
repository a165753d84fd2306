/* zzsh roster: who belongs where, as of a day; and the changes, one commit each. */
#include "write.h"

#include <stdlib.h>
#include <string.h>

static const struct option options[] = {
	{{"on", "日期"},
	 0,
	 OPT_VALUE,
	 N_("DATE"),
	 N_("as of that day; of a change: the day it takes effect"),
	 false},
	{{"branch", "支部"},
	 'b',
	 OPT_VALUE,
	 N_("B"),
	 N_("that branch only; may be left out where there is but one"),
	 false},
	{{"body", "机构"}, 0, OPT_VALUE, N_("B"), N_("the same for a party group or committee"), false},
	{{"name", "姓名"}, 0, OPT_VALUE, N_("N"), N_("name of a person, group or organisation"), false},
	{{"name", "名称"}, 0, OPT_VALUE, N_("N"), N_("the same"), false},
	{{"joined", "入党"}, 0, OPT_VALUE, N_("DATE"), N_("day of joining the party"), false},
	{{"full", "转正"}, 0, OPT_VALUE, N_("DATE"), N_("full member since"), false},
	{{"from", "起"}, 0, OPT_VALUE, N_("DATE"), N_("first day; of elect: the record of the election"), false},
	{{"fill", "补选"}, 0, OPT_FLAG, NULL, N_("those elected fill vacancies in the term that runs"), false},
	{{"until", "止"}, 0, OPT_VALUE, N_("DATE"), N_("last day"), false},
	{{"group", "党小组"}, 0, OPT_VALUE, N_("G"), N_("party group, by id or name"), false},
	{{"id", "编号"}, 0, OPT_VALUE, N_("ID"), N_("id of the person (default: minted from the name)"), false},
	{{"pinyin", "拼音"},
	 0,
	 OPT_VALUE,
	 N_("PINYIN"),
	 N_("how the name is read, where the usual reading is wrong"),
	 false},
	{{"how", "方式"},
	 0,
	 OPT_VALUE,
	 N_("HOW"),
	 N_("transferred, died, expelled, resigned, removed, membership-stopped, other"),
	 false},
	{{"to", "去向"},
	 0,
	 OPT_VALUE,
	 N_("B"),
	 N_("where to: a branch of this ledger, or free text when leaving"),
	 false},
	{{"post", "职务"},
	 0,
	 OPT_VALUE,
	 N_("POST"),
	 N_("secretary, deputy-secretary, organisation, publicity, discipline, youth, member"),
	 true},
	{{"title", "行政职务"},
	 0,
	 OPT_VALUE,
	 N_("T"),
	 N_("a post outside the branch, as the unit calls it"),
	 false},
	{{"cadre", "领导干部"}, 0, OPT_FLAG, NULL, N_("which makes the person a leading cadre"), false},
	{{"end", "结束"}, 0, OPT_FLAG, NULL, N_("the post ends; --on is the first day without it"), false},
	{{"years", "任期"},
	 0,
	 OPT_VALUE,
	 N_("YEARS"),
	 N_("years of the term (default 3; villages and party committees 5)"),
	 false},
	{{"expires", "届满"}, 0, OPT_VALUE, N_("DATE"), N_("where it differs from that"), false},
	{{"none", "不设"}, 0, OPT_FLAG, NULL, N_("no committee, a secretary only"), false},
	{{"unknown", "不详"}, 0, OPT_FLAG, NULL, N_("there is a committee, its members are not known"), false},
	{{"leader", "组长"}, 0, OPT_VALUE, N_("WHO"), N_("leader of the group"), false},
	{{"status", "状态"},
	 0,
	 OPT_VALUE,
	 N_("S"),
	 N_("excused, mobile, seconded, on-leave, no-vote, abroad, probation"),
	 false},
	{{"reason", "事由"}, 0, OPT_VALUE, N_("R"), N_("why"), false},
	{{"kind", "类型"},
	 0,
	 OPT_VALUE,
	 N_("K"),
	 N_("ordinary, joint, temporary, village; or a body: party-group, committee, organ-committee, "
		"general-branch, subcommittee"),
	 false},
	{{"founded", "成立"}, 0, OPT_VALUE, N_("DATE"), N_("day of founding"), false},
	{{"into", "并入"}, 0, OPT_VALUE, N_("ID"), N_("the branch that takes the members over"), false},
	{{NULL, NULL}, 0, 0, NULL, NULL, false},
};

/* --- the answer to a question --- */

static int look_for(struct app *app, const struct options *o, const struct zz_ledger *l, int32_t *org)
{
	const char *body = option_value(o, "body"), *typed = body ? body : option_value(o, "branch");
	*org = -1;
	if (!typed)
		return ZZ_OK;
	*org = zz_roster_org_named(&l->roster, zz_str(typed));
	if (*org >= 0)
		return ZZ_OK;
	return zz_error(&app->error, ZZ_EUSAGE,
					*org == -2 ? N_("“%s” may be one of several organisations; zzsh roster lists them")
							   : N_("the roster has no organisation “%s”; zzsh roster lists them"),
					typed);
}

#define EVERYWHERE "lang|format|today"

static int check_question(struct app *app, const struct options *o)
{
	for (size_t i = 0; i < o->n; i++) {
		const char *given = o->at[i].option->name.slug;
		if (!zz_str_listed("on|branch|body|" EVERYWHERE, zz_str(given)))
			return zz_error(
				&app->error, ZZ_EUSAGE,
				N_("--%s belongs to a change: zzsh roster VERB …; without a verb the roster is only shown"),
				given);
	}
	return ZZ_OK;
}

/* Whether a file that was asked for could not be read: of one organisation, or of all (-1). */
static bool unreadable(const struct zz_ledger *l, int32_t org)
{
	bool any = false;
	for (uint32_t i = 0; i < l->roster.norgs; i++)
		any = any || ((org < 0 || org == (int32_t)i) && l->roster.orgs[i].unreadable);
	return any;
}

static int show(struct app *app, const struct options *o)
{
	static const struct zz_scope people = {.all_branches = true};
	struct opened opened;
	int32_t org;
	int format = format_choose(app, "text|json");
	int rc = format < 0 ? format : check_question(app, o);
	if (rc)
		return rc;
	rc = app_open(app, NULL, &people, NULL, false, &opened);
	zz_day on = rc ? ZZ_NO_DAY : opened.ledger->today;
	if (!rc && option_given(o, "on"))
		rc = zz_day_typed(zz_str(option_value(o, "on")), opened.ledger->today, &on, &app->error);
	if (!rc)
		rc = look_for(app, o, opened.ledger, &org);
	if (!rc && format == FORMAT_JSON)
		zz_roster_json(&app->out, opened.ledger, org, on);
	else if (!rc)
		zz_roster_show(&app->out, opened.ledger, org, on,
					   &(struct zz_view){.lang = app->lang, .width = app->width, .colour = app->colour});
	bool unread = !rc && unreadable(opened.ledger, org);
	if (!rc)
		rc = app_print(app);
	app_close(&opened);
	return rc ? rc : unread; /* as a check does of what it cannot read */
}

/* --- a change --- */

enum { TEXT, DAY, FLAG };
static const struct taken {
	const char *slug;
	uint8_t kind;
	size_t offset;
} table[] = {
#define SAID(member) offsetof(struct zz_roster_said, member)
	{"branch", TEXT, SAID(branch)},  {"body", TEXT, SAID(branch)},     {"name", TEXT, SAID(name)},
	{"id", TEXT, SAID(id)},          {"pinyin", TEXT, SAID(pinyin)},   {"group", TEXT, SAID(group)},
	{"how", TEXT, SAID(how)},        {"to", TEXT, SAID(to)},           {"post", TEXT, SAID(post)},
	{"title", TEXT, SAID(title)},    {"status", TEXT, SAID(status)},   {"reason", TEXT, SAID(reason)},
	{"kind", TEXT, SAID(kind)},      {"into", TEXT, SAID(into)},       {"leader", TEXT, SAID(leader)},
	{"on", DAY, SAID(on)},           {"from", DAY, SAID(from)},        {"until", DAY, SAID(until)},
	{"joined", DAY, SAID(joined)},   {"full", DAY, SAID(full)},        {"expires", DAY, SAID(expires)},
	{"founded", DAY, SAID(founded)}, {"end", FLAG, SAID(end)},         {"cadre", FLAG, SAID(cadre)},
	{"none", FLAG, SAID(none)},      {"unknown", FLAG, SAID(unknown)}, {"fill", FLAG, SAID(fill)},
};

struct change {
	struct app *app;
	const struct options *options;
	const struct zz_roster_verb *verb;
	struct zz_roster_said said;
	struct zz_str *posts;
};

/* --from names a record there, and no day. */
static bool elects(const struct change *c)
{
	return strcmp(c->verb->name.slug, "elect") == 0;
}

/* "join 王建国": the name without its option, as the other verbs have it. */
static const char *bare_name(const struct change *c)
{
	bool join = strcmp(c->verb->name.slug, "join") == 0;
	return join && c->options->nwords == 2 && !option_given(c->options, "name") ? c->options->words[1] : NULL;
}

/* "--from", in Chinese with its other name behind it, where it has one: --from（起）. */
static void add_option(struct zz_buf *out, struct zz_str slug, enum zz_lang lang)
{
	const struct option *found = NULL;
	size_t names = 0;
	for (const struct option *o = options; o->name.slug; o++)
		if (zz_str_is(slug, o->name.slug)) {
			found = o;
			names++;
		}
	zz_buf_printf(out, "--%.*s", ZZ_FMT(slug));
	if (lang == ZZ_ZH && names == 1)
		zz_buf_printf(out, "（%s）", found->name.label);
}

/* Each deed has its own options; what it needs is asked for all at once. */
static int check_options(const struct change *c)
{
	const struct zz_roster_verb *v = c->verb;
	struct zz_str rest = zz_str(v->needs), slug;
	struct zz_buf missing = {0};
	const char *comma = c->app->lang == ZZ_ZH ? "、" : ", ";
	for (size_t i = 0; i < c->options->n; i++) {
		const char *given = c->options->at[i].option->name.slug;
		if (!zz_str_listed(EVERYWHERE, zz_str(given)) && !zz_str_listed(v->needs, zz_str(given)) &&
			!zz_str_listed(v->takes, zz_str(given)))
			return zz_error(&c->app->error, ZZ_EUSAGE,
							N_("%.*s is no option of zzsh roster %s. It is written\n  %s"),
							ZZ_FMT(c->options->at[i].typed), v->name.slug, tr(c->app, v->usage));
	}
	while (zz_str_split(&rest, '|', &slug)) {
		struct zz_buf name = {0};
		zz_buf_str(&name, slug);
		bool given = option_given(c->options, name.data) || (zz_str_is(slug, "name") && bare_name(c));
		if (!given) {
			zz_buf_puts(&missing, missing.n ? comma : " ");
			add_option(&missing, slug, c->app->lang);
		}
		zz_buf_free(&name);
	}
	if (v->about && c->options->nwords < 2)
		zz_buf_printf(&missing, "%s%s", missing.n ? comma : " ", tr(c->app, N_("who or which")));
	int rc = missing.n
				 ? zz_error(&c->app->error, ZZ_EUSAGE, N_("zzsh roster %s: missing%s. It is written\n  %s"),
							v->name.slug, missing.data, tr(c->app, v->usage))
				 : ZZ_OK;
	zz_buf_free(&missing);
	if (!rc && c->options->nwords > (v->about || bare_name(c) ? 2U : 1U))
		rc = zz_error(&c->app->error, ZZ_EUSAGE, N_("“%s” is too much. zzsh roster %s is written\n  %s"),
					  c->options->words[v->about ? 2 : 1], v->name.slug, tr(c->app, v->usage));
	return rc;
}

static int take_years(struct change *c)
{
	const char *text = option_value(c->options, "years");
	c->said.years = ZZ_UNSET;
	if (!text)
		return ZZ_OK;
	if (strspn(text, "0123456789") != strlen(text) || !*text || strlen(text) > 2)
		return zz_error(&c->app->error, ZZ_EUSAGE, N_("--years: a term has between 1 and 10 years"));
	c->said.years = atoi(text);
	return ZZ_OK;
}

static void take_posts(struct change *c)
{
	c->posts = zz_malloc((c->options->n + 1) * sizeof *c->posts);
	for (size_t i = 0; i < c->options->n; i++)
		if (strcmp(c->options->at[i].option->name.slug, "post") == 0)
			c->posts[c->said.nposts++] = zz_str_trim(zz_str(c->options->at[i].value));
	c->said.posts = c->posts;
}

static int take_options(struct change *c, zz_day today)
{
	int rc = take_years(c);
	c->said.who = c->verb->about ? zz_str_trim(zz_str(c->options->words[1])) : (struct zz_str){0};
	take_posts(c);
	for (size_t i = 0; !rc && i < sizeof table / sizeof table[0]; i++) {
		void *at = (char *)&c->said + table[i].offset;
		const char *text = option_value(c->options, table[i].slug);
		if (table[i].kind == FLAG)
			*(bool *)at = option_given(c->options, table[i].slug);
		else if (table[i].kind == TEXT && text)
			*(struct zz_str *)at = zz_str_trim(zz_str(text));
		else if (table[i].kind == DAY)
			*(zz_day *)at = ZZ_NO_DAY;
		if (table[i].kind == DAY && text && !(elects(c) && strcmp(table[i].slug, "from") == 0))
			rc = zz_day_typed(zz_str(text), today, at, &c->app->error);
	}
	if (bare_name(c))
		c->said.name = zz_str_trim(zz_str(bare_name(c)));
	return rc;
}

/* Everybody of the roster; for an election the branch's records of that time as well. */
static int load(struct change *c, struct writing *w)
{
	struct zz_str path, owner;
	int32_t year;
	zz_day date = ZZ_NO_DAY;
	uint8_t kind;
	if (!elects(c))
		return writing_load(c->app, w, (struct zz_str){0}, ZZ_NO_DAY, true);
	int rc = zz_find_record(w->opened.source, zz_str(option_value(c->options, "from")), c->app->now,
							&w->arena, &path, &c->app->error);
	if (rc)
		return rc;
	zz_record_path(path, &owner, &year, &date, &kind);
	c->said.record = path;
	return writing_load(c->app, w, owner, date, true);
}

static int change(struct app *app, const struct options *o, const struct zz_roster_verb *verb)
{
	struct change c = {.app = app, .options = o, .verb = verb};
	struct writing w;
	int rc = check_options(&c);
	if (rc)
		return rc;
	rc = writing_begin(app, &w, true);
	if (!rc)
		rc = load(&c, &w);
	if (!rc)
		rc = take_options(&c, w.opened.ledger->today);
	if (!rc)
		rc = writing_roster(app, &w, verb, &c.said, &app->out);
	if (!rc)
		rc = app_print(app);
	writing_refresh(app, &w, rc);
	free(c.posts);
	writing_end(&w);
	return rc;
}

static int run(struct app *app, const struct options *o)
{
	if (!o->nwords)
		return show(app, o);
	const struct zz_roster_verb *verb = zz_roster_verb_find(zz_str(o->words[0]));
	if (verb)
		return change(app, o, verb);
	return zz_error(&app->error, ZZ_EUSAGE,
					N_("zzsh roster has no “%s”; there are join, leave, move, post, term, elect, group, "
					   "absence, org, dissolve"),
					o->words[0]);
}

const struct command cmd_roster = {
	.name = {"roster", "名册"},
	.order = 12,
	.summary = N_("shows who belongs where as of a day, or enters a change, one commit each"),
	.operands = N_("[VERB [WHO]]"),
	.options = options,
	.run = run,
	.notes =
		N_("Verbs:\n"
		   "  join --name N [--joined D] [--full D] [--from D] [--group G]   leave WHO --on D --how HOW\n"
		   "  move WHO --to B --on D, or --group G --on D      post WHO --post P --on D [--end]\n"
		   "  term --from D [--post NAME=POST]… [--none|--unknown]   elect --from RECORD\n"
		   "  group ID --name N [--leader WHO] --on D\n"
		   "  absence WHO --status S --from D [--until D]      org ID --name N --kind K   dissolve ID --on D "
		   "[--into ID]\n"
		   "WHO: name, id, the front of either, pinyin or its initials. Dates as typed: today, 3-12, "
		   "2026-03-12."),
};
