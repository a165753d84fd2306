/* zzsh list: finds records. */
#include "several.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct option options[] = {
	{{"columns", "栏目"},
	 'c',
	 OPT_VALUE,
	 N_("LIST"),
	 N_("these columns, for example date,kind,host,absentees; see below"),
	 false},
	{{"sort", "排序"},
	 's',
	 OPT_VALUE,
	 N_("LIST"),
	 N_("by these columns, for example branch,-date; - turns one round (default date)"),
	 false},
	{{"reverse", "倒序"}, 'r', OPT_FLAG, NULL, N_("the other way round"), false},
	{{"limit", "条数"}, 'n', OPT_VALUE, N_("COUNT"), N_("only so many, from the first on"), false},
	{{"sample", "抽样"},
	 0,
	 OPT_VALUE,
	 N_("COUNT"),
	 N_("so many records drawn by lot, spread over the branches; the same seed draws the same everywhere"),
	 false},
	{{"seed", "种子"}, 0, OPT_VALUE, N_("TEXT"), N_("of the sample (default today's date)"), false},
	{{"register", "谈话台账"},
	 0,
	 OPT_FLAG,
	 NULL,
	 N_("talks: when and of which sort; never what was said"),
	 false},
	{{"parties", "谈话双方"},
	 0,
	 OPT_VALUE,
	 N_("GRADE"),
	 N_("of the register: hidden (the usual), counts for numbers alone, named for who talked with whom"),
	 false},
	{{"explain", "解释"},
	 0,
	 OPT_FLAG,
	 NULL,
	 N_("say what was understood and how many there are, no more"),
	 false},
	OPTION_AT,
	{{NULL, NULL}, 0, 0, NULL, NULL, false},
};

enum output { AS_TEXT, AS_JSON, AS_JSONL, AS_CSV, AS_MD };

static int number(struct app *app, const struct options *o, const char *slug, bool *given, long *out)
{
	const char *word = option_value(o, slug);
	char *end = NULL;
	*given = word != NULL;
	if (!word)
		return ZZ_OK;
	*out = strtol(word, &end, 10);
	if (end == word || *end || *out < 1 || *out > INT32_MAX)
		return zz_error(&app->error, ZZ_EUSAGE, N_("--%s %s: write a whole number from 1 on"), slug, word);
	return ZZ_OK;
}

/* How much of the talks is told; by its name in either language. */
static int parties_of(struct app *app, const struct options *o, enum output as, struct zz_list_ask *ask)
{
	const char *word = option_value(o, "parties");
	if (word && !ask->registered)
		return zz_error(&app->error, ZZ_EUSAGE, N_("--parties belongs to --register"));
	while (word && ask->parties < ZZ_PARTIES && strcmp(word, zz_parties_terms[ask->parties].slug) != 0 &&
		   strcmp(word, zz_parties_terms[ask->parties].label) != 0)
		ask->parties++;
	if (ask->parties == ZZ_PARTIES)
		return zz_error(&app->error, ZZ_EUSAGE, N_("--parties %s: the grades are counts, hidden and named"),
						word);
	bool nameless = ask->registered && ask->parties != ZZ_PARTIES_NAMED;
	if (nameless && as == AS_JSONL)
		return zz_error(
			&app->error, ZZ_EUSAGE,
			N_("jsonl has everything that is known, so it needs --parties named; json hides the parties"));
	if (nameless && ask->sort.n && !zz_list_sorts_nameless(ask->sort))
		return zz_error(
			&app->error, ZZ_EUSAGE,
			N_("--sort would tell what is hidden; by date, branch, talk-kind and relation it can be done"));
	return ZZ_OK;
}

static int ask_of(struct app *app, const struct options *o, enum output as, struct zz_list_ask *ask)
{
	*ask = (struct zz_list_ask){.columns = zz_str(option_value(o, "columns")),
								.sort = zz_str(option_value(o, "sort")),
								.reverse = option_given(o, "reverse"),
								.registered = option_given(o, "register"),
								.seed = zz_str(option_value(o, "seed"))};
	int rc = parties_of(app, o, as, ask);
	if (!rc)
		rc = number(app, o, "limit", &ask->limited, &ask->limit);
	if (!rc)
		rc = number(app, o, "sample", &ask->sampled, &ask->sample);
	if (!rc && ask->seed.n && !ask->sampled)
		rc = zz_error(&app->error, ZZ_EUSAGE, N_("--seed belongs to --sample"));
	if (!rc && ask->columns.n && ask->registered)
		rc = zz_error(&app->error, ZZ_EUSAGE,
					  N_("the register has its own columns; leave out --columns or --register"));
	if (!rc && ask->columns.n && (as == AS_JSON || as == AS_JSONL))
		rc = zz_error(&app->error, ZZ_EUSAGE,
					  N_("--columns is for text, csv and md; json has everything that is known"));
	return rc;
}

/* What cannot be read of the history is said, and the list is given all the same. */
static void read_entries(struct app *app, const struct zz_ledger *l, struct zz_entries *entries, int *status)
{
	struct zz_error e = {.lang = app->lang};
	*status = zz_entries_read(entries, l, "records", &e);
	if (*status)
		app_complain(e.text);
}

static void answer(struct app *app, const struct options *o, enum output as, const struct zz_listing *list)
{
	struct zz_view view = {.lang = app->lang, .width = app->width, .colour = app->colour};
	struct zz_buf head = {0};
	app->verbatim = as == AS_CSV || as == AS_JSONL;
	bool counts = list->registered && list->parties == ZZ_PARTIES_COUNTS;
	if (option_given(o, "explain"))
		zz_list_explain(&app->out, list, &view);
	else if (list->registered && list->parties != ZZ_PARTIES_NAMED && as == AS_JSON)
		zz_talks_json(&app->out, list);
	else if (counts && as == AS_MD)
		zz_talks_md(&app->out, list, &view);
	else if (counts && as == AS_TEXT)
		zz_talks_text(&app->out, list, &view);
	else if (as == AS_JSON || as == AS_JSONL)
		zz_list_json(&app->out, list, as == AS_JSONL);
	else if (as == AS_MD)
		zz_list_md(&app->out, list, &view);
	else if (as == AS_TEXT)
		zz_list_text(&app->out, list, &view);
	else {
		if (counts)
			zz_talks_csv(&app->out, list);
		else
			zz_list_csv(&app->out, list);
		zz_list_head(&head, list, &view);
		fputs(head.data, stderr);
	}
	zz_buf_free(&head);
}

static int find(struct app *app, const struct options *o, const struct opened *opened)
{
	struct zz_terms terms = {0};
	struct zz_entries entries = {0};
	struct zz_listing list = {0};
	struct zz_list_ask ask;
	int as = format_choose(app, "text|json|jsonl|csv|md"), history = ZZ_OK;
	int rc = as < 0 ? as : ask_of(app, o, (enum output)as, &ask);
	if (!rc)
		rc = zz_terms_parse(&terms, o->words, o->nwords, opened->ledger, &app->error);
	if (!rc) {
		read_entries(app, opened->ledger, &entries, &history);
		rc = zz_list_make(&list, opened->ledger, &entries, &terms, &ask, app->lang, &app->error);
	}
	if (!rc) {
		answer(app, o, (enum output)as, &list);
		rc = app_print(app);
	}
	/* Asked for what nobody could see, the answer is none. */
	if (!rc && zz_terms_have(&terms, ZZ_BY_LATE) && (history || entries.history.shallow))
		rc = -ZZ_EUNSURE;
	zz_list_free(&list);
	zz_entries_free(&entries);
	zz_terms_free(&terms);
	return rc;
}

/* --- several ledgers, one after the other --- */

struct asked {
	const struct options *o;
	enum output as;
	struct zz_list_ask ask;
	struct zz_several_json json;
	int status; /* 5 where somebody asked for what nobody could see */
};

/* The answer about one into its place among the others. */
static void join(struct app *app, struct several *s, size_t i, const struct asked *a,
				 const struct zz_listing *list)
{
	struct zz_view view = {.lang = app->lang, .width = app->width, .colour = app->colour};
	struct zz_buf kept = app->out;
	app->out = (struct zz_buf){0};
	answer(app, a->o, a->as, list);
	struct zz_buf said = app->out;
	app->out = kept;
	if (a->as == AS_JSON) {
		zz_several_json_add((struct zz_several_json *)&a->json, i, zz_buf_view(&said));
	} else {
		if (a->as == AS_TEXT || a->as == AS_MD)
			zz_several_heading(&app->out, &s->all, i, &view);
		zz_buf_str(&app->out, zz_buf_view(&said));
	}
	zz_buf_free(&said);
}

static int list_one(struct app *app, struct several *s, size_t i, struct opened *opened, void *with)
{
	struct asked *a = with;
	struct zz_terms terms = {0};
	struct zz_entries entries = {0};
	struct zz_listing list = {0};
	bool nothing = false;
	int history = ZZ_OK, rc = several_terms(app, s, opened->ledger, &terms, NULL, &nothing);
	if (!rc && !nothing) {
		read_entries(app, opened->ledger, &entries, &history);
		rc = zz_list_make(&list, opened->ledger, &entries, &terms, &a->ask, app->lang, &app->error);
	}
	if (!rc && !nothing) {
		join(app, s, i, a, &list);
		a->ask.goes_on = true;
		if (zz_terms_have(&terms, ZZ_BY_LATE) && (history || entries.history.shallow))
			a->status = -ZZ_EUNSURE;
	}
	zz_list_free(&list);
	zz_entries_free(&entries);
	zz_terms_free(&terms);
	return rc;
}

static int list_several(struct app *app, const struct options *o)
{
	struct several s;
	struct asked a = {.o = o};
	struct zz_view view = {.lang = app->lang, .width = app->width, .colour = app->colour};
	const struct several_how how = {.one = list_one, .with = &a};
	int as = format_choose(app, "text|json|jsonl|csv|md");
	int rc = as < 0 ? as : ask_of(app, o, (enum output)as, &a.ask);
	if (!rc && (option_given(o, "at") || a.ask.sampled || a.ask.limited))
		rc = zz_error(&app->error, ZZ_EUSAGE, N_("--at, --limit and --sample are for one ledger at a time"));
	if (rc)
		return rc;
	a.as = (enum output)as;
	a.ask.several = a.as == AS_CSV;
	rc = several_open(app, o, false, &s);
	view.lang = app->lang;
	if (!rc && a.as == AS_JSON)
		zz_several_json_begin(&a.json, &app->out, &s.all, "list");
	if (!rc)
		rc = several_each(app, &s, &how);
	if (rc >= 0) {
		app->verbatim = a.as == AS_CSV || a.as == AS_JSONL;
		several_absent(&s, a.as == AS_TEXT ? &app->out : NULL, &view);
		if (a.as == AS_JSON)
			zz_several_json_end(&a.json);
		rc = app_print(app);
		rc = rc ? rc : several_status(&s, a.status);
	}
	several_close(&s);
	return rc;
}

static int run(struct app *app, const struct options *o)
{
	struct opened opened;
	if (several_asked(o))
		return list_several(app, o);
	int rc = app_open(app, option_value(o, "at"), NULL, NULL, false, &opened);
	if (!rc)
		rc = find(app, o, &opened);
	app_close(&opened);
	return rc;
}

/* With the terms and columns that the tables have. */
static bool explain(struct app *app, const char *word)
{
	struct zz_view view = {.lang = app->lang, .width = app->width};
	(void)word;
	usage_command(app, app->command);
	zz_list_help(&app->out, &view);
	return true;
}

const struct command cmd_list = {
	.name = {"list", "查询"},
	.order = 42,
	.summary = N_("finds records by kind, date, branch, people, words or lateness"),
	.operands = N_("[TERM…] [LEDGER…]"),
	.options = options,
	.explain = explain,
	.run = run,
	.notes = N_("Formats: text, json, jsonl, csv, md."),
};
