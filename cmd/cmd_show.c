/* zzsh show: one record for reading, or several; or what the records of a year say of one person. */
#include "show_person.h"

#include <stdlib.h>

static const struct option options[] = {
	OPTION_AT,
	{{"year", "年度"},
	 'y',
	 OPT_YEAR,
	 N_("Y"),
	 N_("of a person: the year; without a number this year"),
	 false},
	{{"told", "详情"}, 0, OPT_FLAG, NULL, N_("of a person: grades and the kinds of talks as well"), false},
	{{NULL, NULL}, 0, 0, NULL, NULL, false},
};

enum output { AS_TEXT, AS_JSON, AS_YAML };

struct asked {
	uint32_t *at; /* indices in the ledger's records */
	size_t n, room;
	struct zz_arena arena;
};

static int find_one(struct app *app, const struct opened *opened, struct zz_str typed, struct asked *asked)
{
	struct zz_str path;
	struct zz_ledger *l = opened->ledger;
	int rc = zz_find_record(opened->source, typed, app->now, &asked->arena, &path, &app->error);
	if (rc)
		return rc;
	int32_t at = zz_ledger_at(l, path);
	if (at >= 0) {
		*ZZ_PUSH(asked) = (uint32_t)at;
		return ZZ_OK;
	}
	return zz_error(&app->error, ZZ_EUSAGE, N_("the ledger has no record %.*s"), ZZ_FMT(typed));
}

static int find_all(struct app *app, const struct options *o, const struct opened *opened,
					struct asked *asked)
{
	enum { BEIJING = 8 * 60 };
	zz_day today = zz_day_at(app->now, BEIJING);
	int rc = ZZ_OK;
	if (!o->nwords)
		return zz_error(&app->error, ZZ_EUSAGE,
						N_("which record? Write its id, or date and kind like \"3-12 committee-meeting\""));
	for (size_t i = 0; !rc && i < o->nwords;) {
		struct zz_str typed;
		i += zz_wanted_words(o->words + i, o->nwords - i, today, &asked->arena, &typed);
		rc = find_one(app, opened, typed, asked);
	}
	return rc;
}

/* The bytes as they are; several are told apart as YAML does it. */
static int print_raw(struct app *app, const struct opened *opened, const struct asked *asked)
{
	struct zz_buf bytes = {0};
	int rc = ZZ_OK;
	app->verbatim = true;
	for (size_t i = 0; !rc && i < asked->n; i++) {
		rc = zz_source_read(opened->source, opened->ledger->records[asked->at[i]].path, ZZ_YAML_BYTES, &bytes,
							NULL, &app->error);
		if (i)
			zz_buf_puts(&app->out, "---\n");
		zz_buf_str(&app->out, zz_buf_view(&bytes));
	}
	zz_buf_free(&bytes);
	return rc;
}

static int judge_one(struct app *app, struct opened *opened, const struct zz_listed *s, uint32_t record,
					 struct zz_show *show)
{
	struct zz_question question = zz_show_question(opened->ledger, record);
	*show = (struct zz_show){.s = s, .record = record};
	return zz_judge(&show->verdict, opened->ledger, &opened->packs, &question, &app->error);
}

static int print_read(struct app *app, struct opened *opened, const struct asked *asked, enum output as)
{
	const struct zz_ledger *l = opened->ledger;
	struct zz_view view = {.lang = app->lang, .width = app->width, .colour = app->colour};
	struct zz_entries entries = {0};
	struct zz_error e = {.lang = app->lang};
	/* Of one record only its own path needs looking at. */
	const char *prefix = asked->n == 1 ? l->records[asked->at[0]].path.p : "records";
	if (zz_entries_read(&entries, l, prefix, &e))
		app_complain(e.text);
	struct zz_listed s = {.l = l, .entries = &entries, .reviews = zz_ledger_reviews(l), .lang = app->lang};
	struct zz_show *shows = zz_malloc(asked->n * sizeof *shows);
	int rc = ZZ_OK;
	for (size_t i = 0; !rc && i < asked->n; i++)
		rc = judge_one(app, opened, &s, asked->at[i], &shows[i]);
	if (!rc && as == AS_JSON)
		zz_show_json(&app->out, shows, asked->n);
	for (size_t i = 0; !rc && as == AS_TEXT && i < asked->n; i++) {
		zz_buf_puts(&app->out, i ? "\n" : "");
		zz_show_text(&app->out, &shows[i], &view);
	}
	for (size_t i = 0; i < asked->n; i++)
		zz_verdict_free(shows[i].verdict);
	free(shows);
	free(s.reviews);
	zz_entries_free(&entries);
	return rc;
}

static int show_records(struct app *app, const struct options *o, struct opened *opened)
{
	struct asked asked = {0};
	int as = format_choose(app, "text|json|yaml");
	int rc = as < 0 ? as : find_all(app, o, opened, &asked);
	if (!rc)
		rc =
			as == AS_YAML ? print_raw(app, opened, &asked) : print_read(app, opened, &asked, (enum output)as);
	if (!rc)
		rc = app_print(app);
	free(asked.at);
	zz_arena_free(&asked.arena);
	return rc;
}

static int show(struct app *app, const struct options *o, struct opened *opened)
{
	struct zz_str name;
	int32_t org;
	if (person_named(app, opened, o, &name, &org))
		return person_page(app, o, opened, name, org);
	if (option_given(o, "year") || option_given(o, "told"))
		return zz_error(&app->error, ZZ_EUSAGE,
						N_("--year and --told belong to the page of a person: zzsh show NAME --year 2025"));
	return show_records(app, o, opened);
}

static int run(struct app *app, const struct options *o)
{
	struct opened opened;
	int rc = app_open(app, option_value(o, "at"), NULL, NULL, false, &opened);
	if (!rc)
		rc = show(app, o, &opened);
	app_close(&opened);
	return rc;
}

const struct command cmd_show = {
	.name = {"show", "查看"},
	.order = 44,
	.summary = N_("prints records for reading, or what a year's records say of one person"),
	.operands = N_("RECORD… | PERSON"),
	.options = options,
	.run = run,
	.notes = N_("A record is named by its id or the front of it, or by day and kind: 3-12committee-meeting, "
				"\"BRANCH 3-12\"; a person by name, id or pinyin.\n"
				"Formats: text, json, yaml (the file as it is)."),
};
