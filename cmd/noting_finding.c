/* The finding that somebody means: the ledger judged as far as that needs, and the finding looked up in it.
 */
#include "noting.h"

#include <stdlib.h>
#include <string.h>

/* --- the part of the ledger that is enough --- */

static int branch_named(struct app *app, struct noting *n, const char *typed)
{
	static const struct zz_scope people = {.all_branches = true};
	struct zz_str name = noting_text(n, typed);
	int rc = n->ledger ? ZZ_OK : noting_load(app, n, &people);
	if (rc)
		return rc;
	int32_t org = zz_roster_org_named(&n->ledger->roster, name);
	if (org < 0 && !zz_str_is(name, "unit"))
		return zz_error(&app->error, ZZ_EUSAGE, N_("the ledger has no branch or body %.*s"), ZZ_FMT(name));
	n->owner =
		org < 0 ? name
				: zz_arena_str(&n->w.arena, zz_intern_str(&n->ledger->words, n->ledger->roster.orgs[org].id));
	return ZZ_OK;
}

/* The owner and the record that were named. */
static int whose(struct app *app, struct noting *n, const struct noting_where *w)
{
	int32_t year;
	zz_day held;
	uint8_t kind;
	if (w->branch && w->record)
		return zz_error(&app->error, ZZ_EUSAGE, N_("give --branch or --record, not both"));
	n->of_branch = w->branch != NULL;
	if (w->branch)
		return branch_named(app, n, w->branch);
	n->owner = zz_key_owner(zz_str(w->word));
	if (!w->record)
		return ZZ_OK;
	int rc = zz_find_record(n->w.opened.source, noting_text(n, w->record), app->now, &n->w.arena, &n->path,
							&app->error);
	if (!rc)
		zz_record_path(n->path, &n->owner, &year, &held, &kind);
	return rc;
}

static int judge(struct app *app, struct noting *n, bool owner_only)
{
	uint32_t owner = zz_intern_find(&n->ledger->words, n->owner);
	const struct zz_question q = {.period = {ZZ_PERIOD_DAYS, ZZ_NO_DAY, ZZ_NO_DAY},
								  .owners = owner_only ? &owner : NULL,
								  .nowners = owner_only};
	return zz_judge(&n->verdict, n->ledger, &n->w.opened.packs, &q, &app->error);
}

static enum zz_typed_as meant(const struct noting *n, const char *typed, struct zz_index_list *found,
							  int32_t *obligation)
{
	*obligation = -1;
	if (!n->path.n)
		return zz_findings_meant(n->verdict, zz_str(typed), found, obligation);
	zz_findings_in_record(n->verdict, n->path, zz_str(typed), found);
	return ZZ_TYPED_IN_RECORD;
}

/* Only what is there is taken from a part: that something is not there is said of the whole ledger. */
static bool told_by_part(struct noting *n, const char *word)
{
	struct zz_index_list found = {0};
	int32_t obligation;
	meant(n, word, &found, &obligation);
	bool told = found.n > 0;
	for (size_t i = 0; i < found.n; i++)
		told = told && zz_finding_of_own_files(n->verdict, found.at[i]);
	free(found.at);
	/* What is unique in a part need not be so in the whole. */
	for (size_t i = 0; told && i < n->verdict->findings.n; i++)
		n->verdict->judged[i].shown = ZZ_FINDING_ID;
	return told;
}

static int part(struct app *app, struct noting *n, const char *word)
{
	const struct zz_scope own = {.owner = n->owner, .last_year = 9999, .all_branches = true};
	int rc = noting_load(app, n, &own);
	if (!rc)
		rc = judge(app, n, true);
	if (rc)
		return rc;
	n->partly = told_by_part(n, word);
	if (!n->partly) {
		zz_verdict_free(n->verdict);
		n->verdict = NULL;
	}
	return ZZ_OK;
}

int noting_begin_finding(struct app *app, struct noting *n, bool writes, const struct noting_where *w)
{
	static const struct zz_scope people = {.all_branches = true},
								 all = {.everything = true, .keeps_texts = zz_packs_look_at_texts};
	*n = (struct noting){0};
	int rc =
		writes ? writing_begin(app, &n->w, true) : app_open(app, NULL, &people, NULL, false, &n->w.opened);
	n->ledger = n->w.opened.ledger;
	if (!rc)
		rc = whose(app, n, w);
	if (!rc && n->owner.n && w->word)
		rc = part(app, n, w->word);
	if (!rc && !n->partly)
		rc = noting_load(app, n, &all);
	if (!rc && !n->partly)
		rc = judge(app, n, n->of_branch);
	return rc;
}

/* --- the finding in it --- */

static int several(struct app *app, const struct noting *n, const struct zz_index_list *found,
				   const char *typed)
{
	enum { MOST = 10 };
	struct zz_buf list = {0};
	for (size_t i = 0; i < found->n && i < MOST; i++) {
		zz_buf_puts(&list, "\n  ");
		zz_finding_line(&list, n->verdict, found->at[i], &(struct zz_view){.lang = app->lang});
		list.data[--list.n] = '\0'; /* the line's end */
	}
	if (found->n > MOST)
		zz_buf_puts(&list, "\n  …");
	int rc = zz_error(&app->error, ZZ_EUSAGE, N_("%s may be any of these; write more of the id:%s"), typed,
					  list.data);
	zz_buf_free(&list);
	return rc;
}

/* Of an obligation that is there, and has nothing to answer. */
static int settled(struct app *app, const struct noting *n, int32_t obligation)
{
	struct zz_buf text = {0};
	zz_obligation_line(&text, n->verdict, (size_t)obligation, &n->view);
	int rc = zz_error(&app->error, ZZ_EUSAGE, N_("nothing is to be answered there: %s"), text.data);
	zz_buf_free(&text);
	return rc;
}

static int gone(struct app *app, const struct noting *n, const char *typed)
{
	char day[ZZ_DATE_MAX];
	int32_t before = zz_explained_before(n->ledger, zz_str(typed));
	if (n->of_branch && before < 0)
		return zz_error(
			&app->error, ZZ_EUSAGE,
			N_("%s is none of the findings of %.*s today; without --branch all are looked through"), typed,
			ZZ_FMT(n->owner));
	if (before < 0)
		return zz_error(&app->error, ZZ_EUSAGE,
						N_("there is no finding %s today; zzsh check lists them, each with its id"), typed);
	const struct zz_followup *u = &n->ledger->followups[before];
	return zz_error(
		&app->error, ZZ_EUSAGE,
		N_("%s was explained on %s by %.*s, and the finding has gone away since; nothing is to be "
		   "answered"),
		typed, zz_day_text(u->on, day), ZZ_FMT(zz_intern_str(&n->ledger->words, u->by)));
}

/* Findings of zzsh audit have ids as well. Only asked where a check has none of that id, for it reads the
 * whole history. */
static void look_into_history(struct app *app, struct noting *n, const char *typed,
							  struct zz_index_list *found)
{
	int32_t obligation;
	struct zz_error ignored = {.lang = app->lang};
	const struct zz_audit_ask ask = {.now = app->now, .compared = true};
	if (zz_audit_run(&n->audit, n->ledger, &n->w.opened.packs, &ask, &ignored))
		return;
	zz_findings_meant(n->audit.verdict, zz_str(typed), found, &obligation);
	if (!found->n)
		return;
	n->audited = true;
	n->checked = n->verdict;
	n->verdict = n->audit.verdict;
}

int noting_finding(struct app *app, struct noting *n, const char *typed, size_t *finding)
{
	struct zz_index_list found = {0};
	int32_t obligation = -1;
	enum zz_typed_as as = meant(n, typed, &found, &obligation);
	int rc = ZZ_OK;
	if (as == ZZ_TYPED_ID && !found.n)
		look_into_history(app, n, typed, &found);
	if (as == ZZ_TYPED_NEITHER)
		rc = zz_error(
			&app->error, ZZ_EUSAGE,
			N_("%s is no id of a finding: write F- and at least four characters, or an obligation's key"),
			typed);
	else if (found.n > 1)
		rc = several(app, n, &found, typed);
	else if (!found.n && n->path.n)
		rc = zz_error(&app->error, ZZ_EUSAGE,
					  N_("in %.*s nothing is found that %s names; zzsh check lists what is"), ZZ_FMT(n->path),
					  typed);
	else if (!found.n && obligation >= 0)
		rc = settled(app, n, obligation);
	else if (!found.n)
		rc = gone(app, n, typed);
	else
		*finding = found.at[0];
	free(found.at);
	return rc;
}
