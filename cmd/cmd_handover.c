/* zzsh handover: the list with which a branch is handed over. */
#include "document.h"

static const struct option options[] = {
	{{"from", "移交人"}, 0, OPT_VALUE, N_("N"), N_("who hands over"), false},
	{{"to", "接收人"}, 0, OPT_VALUE, N_("N"), N_("who takes over"), false},
	{{"witness", "监交人"}, 0, OPT_VALUE, N_("N"), N_("in whose presence"), false},
	OPTION_OUTPUT,
	{{NULL, NULL}, 0, 0, NULL, NULL, false},
};

enum output { AS_TEXT, AS_JSON, AS_MD, AS_HTML, AS_DOCX };

/* The one named; the only branch where none is. */
static int asked_owner(struct app *app, const struct options *o, const struct zz_ledger *l, uint32_t *owner)
{
	const struct zz_roster *r = &l->roster;
	int32_t org = -1;
	size_t branches = 0;
	if (o->nwords > 1)
		return zz_error(&app->error, ZZ_EUSAGE, N_("one branch at a time: zzsh handover BRANCH"));
	if (o->nwords) {
		org = zz_roster_org_named(r, zz_str(o->words[0]));
		if (org < 0)
			return zz_error(&app->error, ZZ_EUSAGE,
							org == -2 ? N_("“%s” may be one of several organisations; zzsh roster lists them")
									  : N_("the roster has no organisation “%s”; zzsh roster lists them"),
							o->words[0]);
	}
	for (uint32_t i = 0; i < r->norgs && !o->nwords; i++)
		if (!r->orgs[i].body && zz_org_exists(&r->orgs[i], l->today)) {
			org = (int32_t)i;
			branches++;
		}
	if (!o->nwords && branches != 1)
		return zz_error(&app->error, ZZ_EUSAGE, N_("which branch? zzsh handover BRANCH"));
	*owner = r->orgs[org].id;
	return ZZ_OK;
}

/* NULL where the ledger names no witness, or has no history to hold receipts. */
static const struct zz_sync_receipt *last_receipt(const struct zz_ledger *l, const char *root,
												  struct zz_arena *a, struct zz_sync_receipt *out)
{
	struct zz_error ignored = {0};
	const uint32_t *at = l->unit.witnesses.at;
	size_t n = l->unit.witnesses.n;
	struct zz_str *named = ZZ_NEWN(a, struct zz_str, n + 1);
	for (size_t i = 0; i < n; i++)
		named[i] = zz_intern_str(&l->words, at[i]);
	bool read = n && zz_sync_last(out, root, l->id, zz_source_commit(l->source), named, n, &ignored) == ZZ_OK;
	return read ? out : NULL;
}

static int answer(struct app *app, const struct options *o, const struct zz_due_asked *asked,
				  const char *root, int format)
{
	struct zz_arena a = {0};
	struct zz_sync_receipt receipt;
	struct zz_handover h = {.asked = asked,
							.from = zz_str(option_value(o, "from")),
							.to = zz_str(option_value(o, "to")),
							.witness = zz_str(option_value(o, "witness")),
							.receipt = last_receipt(asked->verdict->ledger, root, &a, &receipt)};
	const char *file = option_value(o, "output");
	struct zz_view view = {.lang = app->lang, .width = file ? 0 : app->width, .colour = app->colour && !file};
	int rc = ZZ_OK;
	if (format == AS_JSON)
		zz_handover_json(&app->out, &h);
	else if (format == AS_TEXT)
		zz_handover_text(&app->out, &h, &view);
	else {
		struct zz_doc *d = zz_handover_doc(&h, app->lang);
		rc = document_put(app, d,
						  format == AS_MD     ? DOCUMENT_MD
						  : format == AS_HTML ? DOCUMENT_HTML
											  : DOCUMENT_DOCX);
		zz_doc_free(d);
	}
	zz_arena_free(&a);
	return rc ? rc : document_out(app, file);
}

static int judge(struct app *app, const struct options *o, struct opened *opened, int format)
{
	struct zz_verdict *verdict = NULL;
	struct zz_open_items items;
	struct zz_kept_drafts drafts;
	struct zz_buf root = {0};
	uint32_t owner;
	int rc = asked_owner(app, o, opened->ledger, &owner);
	if (!rc)
		rc = zz_find_ledger(app->dir, &root, &app->error);
	struct zz_question question = {0};
	if (!rc) {
		question = zz_due_question(opened->ledger, &owner, 1);
		rc = zz_judge(&verdict, opened->ledger, &opened->packs, &question, &app->error);
	}
	if (rc) {
		zz_buf_free(&root);
		return rc;
	}
	zz_open_items(&items, opened->ledger);
	zz_drafts_list(&drafts, root.data);
	rc = answer(app, o,
				&(struct zz_due_asked){.verdict = verdict,
									   .items = &items,
									   .drafts = &drafts,
									   .owners = &owner,
									   .nowners = 1,
									   .now = app->now},
				root.data, format);
	zz_open_items_free(&items);
	zz_drafts_free(&drafts);
	zz_verdict_free(verdict);
	zz_buf_free(&root);
	return rc;
}

static int run(struct app *app, const struct options *o)
{
	struct opened opened = {0};
	int format = document_format(app, o, "text|json|md|html|docx", AS_DOCX);
	int rc = format < 0 ? format : app_open(app, NULL, NULL, NULL, false, &opened);
	if (!rc)
		rc = judge(app, o, &opened, format);
	app_close(&opened);
	return rc;
}

const struct command cmd_handover = {
	.name = {"handover", "交接"},
	.order = 66,
	.summary = N_("lists posts, what the ledger holds and all that is open, for two signatures"),
	.operands = N_("[BRANCH]"),
	.options = options,
	.run = run,
	.notes = N_(
		"Formats: text, json, md, html, docx. The change of post itself is entered with zzsh roster post."),
};
