#include "show_person.h"

#include <string.h>

/* An id, or something with a day in it. */
static bool may_be_record(const struct app *app, struct zz_str word)
{
	enum { BEIJING = 8 * 60 };
	struct zz_arena a = {0};
	struct zz_wanted wanted;
	bool may = zz_wanted_parse(word, zz_day_at(app->now, BEIJING), &a, &wanted);
	zz_arena_free(&a);
	return may;
}

/* Somebody of the roster, or no longer than a name is: what is longer and means nobody was to be a record. */
static bool like_name(const struct opened *opened, struct zz_str word)
{
	enum { CELLS = 8 };
	int32_t anybody;
	return zz_text_width(word) <= CELLS ||
		   zz_roster_candidates(&opened->ledger->roster, zz_intern_find(&opened->ledger->words, word),
								&anybody, 1) > 0 ||
		   zz_person_typed(opened->ledger, word, -1, opened->ledger->today, &anybody, NULL) == ZZ_OK;
}

bool person_named(const struct app *app, const struct opened *opened, const struct options *o,
				  struct zz_str *name, int32_t *org)
{
	const struct zz_ledger *l = opened->ledger;
	if (!o->nwords || o->nwords > 2)
		return false;
	const char *last = o->words[o->nwords - 1];
	*name = zz_str(last);
	*org = o->nwords == 2 ? zz_roster_org_named(&l->roster, zz_str(o->words[0])) : -1;
	if (o->nwords == 2 && *org < 0)
		return false;
	if (zz_roster_person(&l->roster, zz_intern_find(&l->words, *name)) >= 0)
		return true;
	return !may_be_record(app, *name) && !strpbrk(last, "/:0123456789") && !zz_kind_find(*name) &&
		   like_name(opened, *name) && zz_roster_org_named(&l->roster, *name) == -1;
}

static int asked_year(struct app *app, const struct options *o, zz_day today, struct zz_period *out)
{
	*out = zz_period_of(ZZ_PERIOD_YEAR, today);
	if (!option_value(o, "year"))
		return ZZ_OK;
	int rc = zz_period_parse(zz_str(option_value(o, "year")), today, out, &app->error);
	if (!rc && out->kind != ZZ_PERIOD_YEAR)
		rc = zz_error(&app->error, ZZ_EUSAGE, N_("--year %s: a year, such as 2025"), option_value(o, "year"));
	return rc;
}

int person_page(struct app *app, const struct options *o, struct opened *opened, struct zz_str name,
				int32_t org)
{
	struct zz_view view = {.lang = app->lang, .width = app->width, .colour = app->colour};
	struct zz_verdict *verdict = NULL;
	struct zz_person_page page;
	struct zz_period year;
	int32_t person;
	int format = format_choose(app, "text|json");
	int rc = format < 0 ? format : asked_year(app, o, opened->ledger->today, &year);
	if (!rc)
		rc = zz_person_typed(opened->ledger, name, org, opened->ledger->today, &person, &app->error);
	struct zz_question question = {0};
	if (!rc) {
		question = zz_person_question(year);
		rc = zz_judge(&verdict, opened->ledger, &opened->packs, &question, &app->error);
	}
	if (rc)
		return rc;
	zz_person_page_make(&page, verdict, person, year, option_given(o, "told"));
	if (format == FORMAT_JSON)
		zz_person_page_json(&app->out, &page);
	else
		zz_person_page_text(&app->out, &page, &view);
	zz_person_page_free(&page);
	zz_verdict_free(verdict);
	return app_print(app);
}
