#include "noting.h"

#include <stdlib.h>
#include <string.h>

static int judge(struct app *app, struct noting *n)
{
	struct zz_question everything = {.period = {ZZ_PERIOD_DAYS, ZZ_NO_DAY, ZZ_NO_DAY}};
	return zz_judge(&n->verdict, n->ledger, &n->w.opened.packs, &everything, &app->error);
}

int noting_load(struct app *app, struct noting *n, const struct zz_scope *scope)
{
	struct opened *o = &n->w.opened;
	zz_day today;
	int rc = app_today(app, &today);
	zz_packs_free(&o->packs);
	zz_ledger_free(o->ledger);
	memset(&o->packs, 0, sizeof o->packs);
	o->ledger = NULL;
	if (!rc)
		rc = zz_ledger_load(&o->ledger, o->source, scope, app->now, today, &app->error);
	n->ledger = o->ledger;
	if (!rc && !app->lang_given)
		app->lang = app->error.lang = zz_ledger_lang(o->ledger);
	n->view = (struct zz_view){.lang = app->lang, .width = app->width, .colour = app->colour};
	return rc ? rc : zz_packs_load(&o->packs, o->ledger, NULL, 0, &app->error);
}

int noting_begin(struct app *app, struct noting *n, bool writes, bool judged)
{
	*n = (struct noting){0};
	int rc = writes ? writing_begin(app, &n->w, true) : app_open(app, NULL, NULL, NULL, false, &n->w.opened);
	if (!rc && writes)
		rc = noting_load(app, n, NULL);
	n->ledger = n->w.opened.ledger;
	n->view = (struct zz_view){.lang = app->lang, .width = app->width, .colour = app->colour};
	return rc || !judged ? rc : judge(app, n);
}

/* Whether the word names one record; its owner and day are told by its path. */
static bool names_one(struct app *app, struct noting *n, const char *word, struct zz_str *owner, zz_day *held)
{
	struct zz_error ignored = {.lang = app->lang};
	struct zz_str path;
	int32_t year;
	uint8_t kind;
	return zz_find_record(n->w.opened.source, zz_str(word), app->now, &n->w.arena, &path, &ignored) ==
			   ZZ_OK &&
		   zz_record_path(path, owner, &year, held, &kind);
}

int noting_begin_at(struct app *app, struct noting *n, const char *record)
{
	struct zz_str owner;
	zz_day held;
	*n = (struct noting){0};
	int rc = writing_begin(app, &n->w, true);
	if (!rc)
		rc = names_one(app, n, record, &owner, &held) ? writing_load(app, &n->w, owner, held, true)
													  : noting_load(app, n, NULL);
	n->ledger = n->w.opened.ledger;
	n->view = (struct zz_view){.lang = app->lang, .width = app->width, .colour = app->colour};
	return rc;
}

void noting_end(struct noting *n)
{
	zz_verdict_free(n->audited ? n->checked : n->verdict);
	if (n->audit.l)
		zz_audit_free(&n->audit);
	writing_end(&n->w);
}

struct zz_str noting_text(struct noting *n, const char *typed)
{
	struct zz_cleaned ignored = {0};
	return zz_str_trim(zz_clean_pasted(&n->w.arena, zz_str(typed), &ignored));
}

struct zz_str noting_words(struct noting *n, const struct options *o, size_t first)
{
	struct zz_str all = {0};
	for (size_t i = first; i < o->nwords; i++)
		all = zz_arena_printf(&n->w.arena, "%.*s%s%s", ZZ_FMT(all), i > first ? " " : "", o->words[i]);
	return noting_text(n, all.p ? zz_arena_cstr(&n->w.arena, all) : NULL);
}

int noting_by(struct app *app, struct noting *n, const struct options *o, struct zz_str *by)
{
	*by = noting_text(n, option_value(o, "by"));
	return by->n ? ZZ_OK : writing_by(app, &n->w, by);
}

int noting_commit(struct app *app, struct noting *n, const struct zz_note *note, const struct noting_deed *d)
{
	const struct zz_change change = {.path = note->path, .bytes = note->bytes, .create = true};
	const struct zz_deed deed = {
		.op = d->op,
		.subject = zz_note_subject(n->ledger, d->what, d->owner, d->about, d->tail, &n->w.arena),
		.body = d->body,
		.record = d->record,
		.now = app->now,
		.zone = n->ledger->unit.zone,
		.injected = app->now_injected};
	char commit[41];
	bool taken = false;
	if (note->done)
		return zz_store_confirm(n->w.store, note->path, &app->error);
	return zz_deed_commit(n->w.store, &change, 1, &deed, commit, &taken, &app->error);
}

/* Without the escape sequences of colour, which have no width. */
static struct zz_str plain(struct zz_arena *a, struct zz_str line)
{
	char *out = zz_arena_alloc(a, line.n + 1);
	size_t n = 0;
	for (size_t i = 0; i < line.n; i++) {
		if (line.p[i] != '\033')
			out[n++] = line.p[i];
		else
			while (i + 1 < line.n && line.p[i] != 'm')
				i++;
	}
	return (struct zz_str){out, n};
}

/* Lines that are too long for the terminal go on below, under their own indent and without colour. */
static void wrap(struct app *app)
{
	struct zz_buf out = {0};
	struct zz_arena arena = {0};
	struct zz_str rest = zz_buf_view(&app->out), line;
	while (zz_str_split(&rest, '\n', &line)) {
		struct zz_str text = plain(&arena, line);
		size_t blanks = 0;
		while (blanks < text.n && text.p[blanks] == ' ')
			blanks++;
		bool fits = zz_text_width(text) <= app->width;
		zz_buf_str(&out, fits ? line : zz_str_sub(text, 0, blanks));
		if (!fits)
			zz_text_wrap(&out, zz_str_sub(text, blanks, text.n), app->width, blanks + 2);
		zz_buf_putc(&out, '\n');
	}
	zz_arena_free(&arena);
	zz_buf_free(&app->out);
	app->out = out;
}

int noting_print(struct app *app)
{
	if (app->width)
		wrap(app);
	return app_print(app);
}

int noting_told(struct app *app, struct noting *n, struct zz_str path)
{
	int rc = noting_print(app);
	writing_refresh(app, &n->w, rc);
	return rc ? writing_untold(app, path, rc) : ZZ_OK;
}

int noting_scope(struct app *app, const struct noting *n, const struct options *o, size_t first,
				 struct noting_scope *out)
{
	*out = (struct noting_scope){.period = {ZZ_PERIOD_DAYS, ZZ_NO_DAY, ZZ_NO_DAY}};
	int rc = zz_terms_parse(&out->terms, o->words + first, o->nwords - first, n->ledger, &app->error);
	if (!rc)
		rc = zz_terms_scope(&out->scope, &out->terms, n->ledger, &app->error);
	if (!rc && (out->scope.any_kind || out->scope.systems))
		rc = zz_error(&app->error, ZZ_EUSAGE, N_("only branches and dates select here"));
	if (out->scope.dated)
		out->period = out->scope.period;
	return rc;
}

void noting_scope_free(struct noting_scope *s)
{
	zz_terms_scope_free(&s->scope);
	zz_terms_free(&s->terms);
}
