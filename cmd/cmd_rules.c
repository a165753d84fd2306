/* zzsh rules: the unit's 制度汇编, one rule explained, what a change touches, a pack pinned. */
#include "write.h"

#include <string.h>

static const struct option options[] = {
	{{"packs", "规则包"},
	 0,
	 OPT_VALUE,
	 N_("LIST"),
	 N_("these packs instead of the unit's, for example national,organ"),
	 false},
	OPTION_NO_LOCAL,
	{{"since", "自"},
	 0,
	 OPT_VALUE,
	 N_("DAY|REV"),
	 N_("diff: compare with the rules of that day, or of that commit"),
	 false},
	{{NULL, NULL}, 0, 0, NULL, NULL, false},
};

enum verb { LIST, SHOW, DIFF, EXPORT, VERBS };
static const struct zz_term verbs[VERBS] = {
	[LIST] = {"", ""}, [SHOW] = {"show", "查看"}, [DIFF] = {"diff", "变动"}, [EXPORT] = {"export", "固定"}};

static enum verb verb_of(const char *word)
{
	for (int v = SHOW; v < VERBS; v++)
		if (strcmp(word, verbs[v].slug) == 0 || strcmp(word, verbs[v].label) == 0)
			return (enum verb)v;
	return LIST;
}

/* --- show --- */

static int show(struct app *app, const struct opened *opened, const char *id)
{
	const struct zz_rule *rule = zz_rule_find(&opened->packs, zz_str(id));
	if (!rule && zz_rules_own(&app->out, zz_str(id), app->lang, app->width))
		return ZZ_OK;
	const struct zz_rule *near = rule ? NULL : zz_rule_nearest(&opened->packs, zz_str(id));
	if (near)
		return zz_error(&app->error, ZZ_EUSAGE,
						N_("there is no rule %s in the packs in force; did you mean %s?"), id, near->slug);
	if (!rule)
		return zz_error(&app->error, ZZ_EUSAGE,
						N_("there is no rule %s in the packs in force; zzsh rules lists them"), id);
	zz_rules_one(&app->out, opened->ledger, rule, app->lang, app->width);
	return ZZ_OK;
}

/* --- diff --- */

/* A day is the last commit made by its end; anything else is a revision. */
static int past_source(struct app *app, const struct opened *now, const char *since, struct zz_buf *said,
					   struct zz_source **past)
{
	struct zz_buf root = {0};
	char commit[41] = "";
	zz_day day = ZZ_NO_DAY;
	int rc = zz_find_ledger(app->dir, &root, &app->error);
	if (!rc && zz_day_parse(zz_str(since), &day))
		rc = zz_source_commit_by(now->source, zz_moment_at(day + 1, 0, now->ledger->unit.zone) - 1, commit,
								 &app->error);
	if (!rc && day != ZZ_NO_DAY && !commit[0])
		rc = zz_error(&app->error, ZZ_EUSAGE, N_("nothing was committed by %s; the ledger begins later"),
					  since);
	if (!rc)
		rc = zz_source_open_at(past, root.data, commit[0] ? commit : since, &app->error);
	if (!rc)
		zz_buf_printf(said, "%s (%.7s)", since, zz_source_commit(*past));
	zz_buf_free(&root);
	return rc;
}

static int diff(struct app *app, struct opened *now, const char *since, bool json)
{
	struct zz_source *past = NULL;
	struct zz_packs before = {.no_local = now->packs.no_local};
	struct zz_buf said = {0};
	struct zz_view view = {.lang = app->lang, .width = app->width, .colour = app->colour};
	if (!since)
		return zz_error(&app->error, ZZ_EUSAGE, N_("say since when: --since 2026-01-01, or a commit"));
	int rc = past_source(app, now, since, &said, &past);
	if (!rc)
		rc = zz_packs_load_past(&before, now->ledger, past, &app->error);
	if (!rc)
		zz_rules_diff(&app->out, now->ledger, &before, &now->packs, zz_buf_view(&said), json, &view);
	zz_packs_free(&before);
	zz_source_close(past);
	zz_buf_free(&said);
	return rc;
}

/* --- export --- */

static int another(struct app *app, const struct zz_pinned *pinned)
{
	return zz_error(
		&app->error, ZZ_EUSAGE,
		N_("%.*s is there and is another text; compare it with zzsh rules --no-local, and take it away "
		   "first if it is to be replaced"),
		ZZ_FMT(pinned->path));
}

enum { PACK_BYTES = 1 << 20 };

/* Whether the folder has another text there, committed or not. */
static bool differs(struct writing *w, const struct zz_pinned *pinned)
{
	struct zz_buf bytes = {0};
	struct zz_error ignored = {.lang = ZZ_EN};
	bool missing = false;
	int rc = zz_source_read(w->opened.source, pinned->path, PACK_BYTES, &bytes, &missing, &ignored);
	bool other = rc || (!missing && !zz_str_eq(zz_buf_view(&bytes), pinned->bytes));
	zz_buf_free(&bytes);
	return other;
}

static int pin(struct app *app, struct writing *w, const char *name)
{
	struct zz_pinned pinned;
	char commit[41];
	bool taken = false;
	int rc = zz_rules_pin(&pinned, zz_str(name), w->opened.ledger, &w->arena, &app->error);
	if (rc)
		return rc;
	if (differs(w, &pinned))
		return another(app, &pinned);
	const struct zz_change change = {.path = pinned.path, .bytes = pinned.bytes, .create = true};
	const struct zz_deed deed = {.op = "rules",
								 .subject = pinned.subject,
								 .now = app->now,
								 .zone = w->opened.ledger->unit.zone,
								 .injected = app->now_injected};
	if (zz_store_place(w->store, pinned.path, pinned.bytes) == ZZ_PLACE_DONE)
		rc = zz_store_confirm(w->store, pinned.path, &app->error);
	else
		rc = zz_deed_commit(w->store, &change, 1, &deed, commit, &taken, &app->error);
	if (taken)
		return another(app, &pinned);
	if (!rc)
		zz_msgf(&app->out, app->lang,
				N_("Pinned: %.*s, version %.*s. From now on this ledger goes by this text, whatever a later "
				   "program "
				   "brings; changes to it are seen in the history\n"),
				ZZ_FMT(pinned.path), ZZ_FMT(pinned.version));
	return rc;
}

static int export(struct app *app, const struct options *o)
{
	struct writing w;
	if (o->nwords < 2)
		return zz_error(&app->error, ZZ_EUSAGE, N_("say which pack: zzsh rules export national"));
	int rc = writing_begin(app, &w, true);
	if (!rc)
		rc = writing_load(app, &w, (struct zz_str){0}, ZZ_NO_DAY, false);
	for (size_t i = 1; !rc && i < o->nwords; i++)
		rc = pin(app, &w, o->words[i]);
	if (!rc)
		rc = app_print(app);
	if (!rc)
		writing_refresh(app, &w, rc);
	writing_end(&w);
	return rc;
}

/* --- the command --- */

static int answer(struct app *app, const struct options *o, enum verb verb, struct opened *opened, int format)
{
	if (o->nwords != (verb == LIST ? 0u : verb == SHOW ? 2u : 1u))
		return zz_error(
			&app->error, ZZ_EUSAGE,
			N_("usage: zzsh rules, zzsh rules show ID, zzsh rules diff --since DAY, or zzsh rules export "
			   "PACK"));
	if (verb == SHOW)
		return show(app, opened, o->words[1]);
	if (verb == DIFF)
		return diff(app, opened, option_value(o, "since"), format == FORMAT_JSON);
	if (format == FORMAT_JSON)
		zz_rules_json(&app->out, opened->ledger, &opened->packs, app->lang);
	else
		zz_rules_text(&app->out, opened->ledger, &opened->packs, app->lang, app->width);
	return ZZ_OK;
}

static int run(struct app *app, const struct options *o)
{
	struct opened opened = {0};
	enum verb verb = o->nwords ? verb_of(o->words[0]) : LIST;
	if (verb == EXPORT)
		return export(app, o);
	int format = format_choose(app, "text|json");
	int rc = format < 0
				 ? format
				 : app_open(app, NULL, NULL, option_value(o, "packs"), option_given(o, "no-local"), &opened);
	if (!rc)
		rc = answer(app, o, verb, &opened, format);
	if (!rc)
		rc = app_print(app);
	app_close(&opened);
	return rc;
}

const struct command cmd_rules = {
	.name = {"rules", "制度"},
	.order = 60,
	.summary = N_("prints the rules in force, or explains one; what a change touches; pins a pack"),
	.operands = N_("[show ID | diff --since DAY | export PACK…]"),
	.options = options,
	.run = run,
};
