#include "several.h"

#include <stdlib.h>
#include <string.h>

static bool ends_in_git(const char *word)
{
	size_t n = strlen(word);
	return n > 4 && strcmp(word + n - 4, ".git") == 0;
}

bool several_word(const char *word)
{
	if (!*word)
		return false;
	bool digit = word[0] >= '0' && word[0] <= '9';
	if (strcmp(word, ".") == 0 || strcmp(word, "..") == 0 || word[0] == '/' || ends_in_git(word))
		return true;
	struct zz_buf names = {0};
	bool below = zz_ledgers_below(word, &names) > 0; /* said to be no ledger itself */
	zz_buf_free(&names);
	return below || zz_is_ledger(word) || (strchr(word, '/') && !strchr(word, ':') && !digit);
}

bool several_asked(const struct options *o)
{
	for (size_t i = 0; i < o->nwords; i++)
		if (several_word(o->words[i]))
			return true;
	return false;
}

static void add(struct app *app, struct several *s, const char *word)
{
	struct zz_buf root = {0}, why = {0}, names = {0};
	struct zz_error e = {.lang = app->lang};
	size_t below = zz_is_ledger(word) ? 0 : zz_ledgers_below(word, &names);
	bool found = zz_is_ledger(word) && zz_find_ledger(word, &root, &e) == 0;
	if (below)
		zz_msgf(&why, app->lang, N_("no ledger itself, but a folder that holds some (%zu); name them: %s"),
				below, names.data);
	if (!found && !below && !e.text[0])
		zz_msgf(&why, app->lang, N_("no ledger there (no zzsh.yaml, and no bare repository)"));
	zz_several_add(&s->all, word, found ? root.data : NULL,
				   found   ? NULL
				   : why.n ? why.data
						   : e.text,
				   app->lang);
	zz_buf_free(&root);
	zz_buf_free(&why);
	zz_buf_free(&names);
}

static void take_language(struct app *app, const struct several *s)
{
	for (size_t i = 0; i < s->all.n && !app->lang_given; i++)
		if (s->all.at[i].rosters) {
			app->lang = app->error.lang = zz_ledger_lang(s->all.at[i].rosters);
			app->lang_given = true;
		}
}

int several_open(struct app *app, const struct options *o, bool committed, struct several *out)
{
	zz_day today;
	*out = (struct several){.words = zz_malloc((o->nwords + 1) * sizeof *out->words)};
	int rc = app_today(app, &today);
	if (rc)
		return rc;
	out->all.now = app->now;
	out->all.today = today;
	out->all.committed = committed;
	for (size_t i = 0; i < o->nwords; i++)
		if (several_word(o->words[i]))
			add(app, out, o->words[i]);
		else
			out->words[out->nwords++] = o->words[i];
	take_language(app, out);
	if (!zz_several_obtained(&out->all))
		return zz_error(&app->error, ZZ_ENOLEDGER, N_("not one of these ledgers could be opened; %.*s: %.*s"),
						ZZ_FMT(out->all.at[0].typed), ZZ_FMT(out->all.at[0].why));
	return zz_several_begin(&out->all, &app->error);
}

void several_close(struct several *s)
{
	zz_several_free(&s->all);
	free(s->words);
	free(s->out);
}

static void say_left_out(const struct app *app, const struct several *s, const struct left_out *out)
{
	struct zz_buf text = {0};
	zz_msgf(&text, app->lang, N_("%.*s is left out: %.*s"), ZZ_FMT(s->all.at[out->ledger].typed),
			ZZ_FMT(out->why));
	app_complain(text.data);
	zz_buf_free(&text);
}

int several_each(struct app *app, struct several *s, const struct several_how *how)
{
	const char *dir = app->dir;
	int status = ZZ_OK;
	for (size_t i = 0; i < s->all.n && status >= 0; i++) {
		struct zz_several_ledger *at = &s->all.at[i];
		struct opened opened = {0};
		if (!at->rosters || at->why.n)
			continue;
		app->dir = at->root.p;
		s->now = i;
		int rc = app_open(app, s->all.committed && *zz_source_commit(at->source) ? "HEAD" : NULL, NULL,
						  how->packs, how->no_local, &opened);
		if (rc == ZZ_EENV || rc == ZZ_ENOLEDGER) {
			at->why = zz_arena_str(&s->all.arena, zz_str(app->error.text));
			app->error = (struct zz_error){.lang = app->lang};
		}
		if (!rc && !at->why.n)
			rc = how->one(app, s, i, &opened, how->with);
		app_close(&opened);
		if (!at->why.n && (rc < 0 || rc > status))
			status = rc;
	}
	app->dir = dir;
	if (status >= 0 && s->nout && !s->known) {
		app->error = s->last;
		return s->last.status;
	}
	for (size_t i = 0; i < s->nout && status >= 0; i++)
		say_left_out(app, s, &s->out[i]);
	return status;
}

void several_absent(struct several *s, struct zz_buf *out, const struct zz_view *view)
{
	struct zz_buf text = {0};
	struct zz_str rest, line;
	zz_several_absent(&text, &s->all, &(struct zz_view){.lang = view->lang, .width = out ? view->width : 0});
	rest = zz_str_trim(zz_buf_view(&text));
	if (out && rest.n)
		zz_buf_printf(out, "\n%.*s\n", ZZ_FMT(rest));
	while (!out && zz_str_split(&rest, '\n', &line)) {
		struct zz_buf said = {0};
		zz_buf_str(&said, line);
		app_complain(said.data);
		zz_buf_free(&said);
	}
	zz_buf_free(&text);
}

int several_status(const struct several *s, int status)
{
	bool lacks = s->all.nabsent > 0;
	for (size_t i = 0; i < s->all.n; i++)
		lacks = lacks || s->all.at[i].why.n;
	return status >= 0 && lacks ? -ZZ_EUNSURE : status; /* 5, without a complaint */
}

int several_terms(struct app *app, struct several *s, const struct zz_ledger *l, struct zz_terms *terms,
				  struct zz_terms_scope *scope, bool *nothing)
{
	int rc = zz_terms_parse(terms, s->words, s->nwords, l, &app->error);
	if (!rc && scope)
		rc = zz_terms_scope(scope, terms, l, &app->error);
	*nothing = rc == ZZ_EUSAGE;
	s->known += !rc;
	if (*nothing) {
		s->last = app->error;
		s->out = zz_grow(s->out, s->nout, &s->room, sizeof *s->out);
		s->out[s->nout++] = (struct left_out){s->now, zz_arena_str(&s->all.arena, zz_str(app->error.text))};
		app->error = (struct zz_error){.lang = app->lang};
	}
	return *nothing ? ZZ_OK : rc;
}

int several_judge(struct app *app, struct several *s, size_t i, struct opened *opened,
				  const struct zz_terms_scope *scope, struct zz_question *question, struct zz_verdict **out)
{
	int rc = zz_several_meet(&s->all, question->period, &app->error);
	question->owners = scope->owners;
	question->nowners = scope->nowners;
	question->systems = scope->systems;
	question->kinds = scope->any_kind ? (const uint8_t *)scope->kinds : NULL;
	question->elsewhere = zz_several_others(&s->all, i);
	return rc ? rc : zz_judge(out, opened->ledger, &opened->packs, question, &app->error);
}
