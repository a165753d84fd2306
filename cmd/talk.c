#include "talk.h"

#include <stdlib.h>
#include <string.h>

/* --- the ledger --- */

int talk_reload(struct talk *t)
{
	enum { BEIJING = 8 * 60 };
	struct zz_str owner = zz_arena_str(&t->arena, zz_ask_value(&t->ask, "owner"));
	zz_day held = ZZ_NO_DAY;
	zz_day_parse(zz_ask_value(&t->ask, "date"), &held);
	int rc = writing_load(t->app, &t->w, owner, held, true);
	t->ask.ledger = t->w.opened.ledger;
	t->ask.reader = t->app->lang;
	return rc;
}

/* The owner's id where it is said or where there is but one; else it is asked for. */
static int find_owner(struct talk *t, struct zz_str typed)
{
	struct zz_error none = {.lang = t->app->lang};
	struct zz_str owner = {0};
	int rc = zz_which_owner(t->w.opened.ledger, typed, t->ask.kind, &owner, typed.n ? &t->app->error : &none);
	if (rc && typed.n)
		return rc;
	if (!rc)
		zz_ask_give(&t->ask, ZZ_STR("branch"), owner);
	return rc ? ZZ_OK : talk_reload(t);
}

/* Git's name for whoever types. */
static void find_me(struct talk *t)
{
	struct zz_buf name = {0}, email = {0};
	zz_git_identity_in(t->w.root.data, &name, &email);
	t->ask.me = zz_arena_str(&t->arena, zz_buf_view(&name));
	zz_buf_free(&name);
	zz_buf_free(&email);
}

int talk_open(struct app *app, struct talk *t)
{
	memset(t, 0, sizeof *t);
	t->app = app;
	t->begun = true;
	int rc = writing_begin(app, &t->w, false);
	return rc ? rc : writing_load(app, &t->w, (struct zz_str){0}, ZZ_NO_DAY, true);
}

static void give(struct talk *t, const char *name, struct zz_str value)
{
	if (value.n)
		zz_ask_give(&t->ask, zz_str(name), value);
}

static void give_options(struct talk *t, const struct zz_said *said)
{
	const struct zz_attending *a = &said->attending;
	for (size_t i = 0; i < said->nfields; i++)
		zz_ask_give(&t->ask, said->fields[i].name, said->fields[i].value);
	for (size_t i = 0; i < a->nabsent; i++)
		zz_ask_give(&t->ask, ZZ_STR("absent"), a->absent[i]);
	if (a->all_present)
		zz_ask_give(&t->ask, ZZ_STR("all-present"), (struct zz_str){0});
	give(t, "present", a->present);
	give(t, "online", a->online);
	give(t, "also", a->also);
	give(t, "late", said->late);
	give(t, "approved-by", said->approved_by);
	give(t, "imported", said->imported);
	give(t, "by", said->by);
}

int talk_begin(struct app *app, struct talk *t, const struct saying *s)
{
	int rc = talk_open(app, t);
	if (rc)
		return rc;
	zz_ask_begin(&t->ask, t->w.opened.ledger, s->said.kind, app->lang);
	t->ask.with_text = s->said.with_content;
	give_options(t, &s->said);
	struct zz_str owner = s->said.branch.n ? s->said.branch : zz_ask_value(&t->ask, "owner");
	return find_owner(t, owner);
}

void talk_end(struct talk *t)
{
	if (!t->begun)
		return;
	prompt_close(t->prompt);
	zz_ask_free(&t->ask);
	writing_end(&t->w);
	zz_arena_free(&t->arena);
	t->begun = false;
}

void talk_done(struct talk *t)
{
	struct zz_error e = {.lang = t->app->lang};
	if (t->draft.n && zz_drafts_remove(t->w.root.data, t->draft, &e))
		app_complain(e.text);
}

/* --- the whole --- */

int talk_run(struct talk *t, struct saying *s)
{
	struct zz_ask_question q;
	enum what_now v = TALK_AGAIN;
	int rc = t->prompt ? ZZ_OK : prompt_open(&t->prompt, t->app);
	if (!rc && !t->ask.me.n)
		find_me(t);
	while (!rc && v == TALK_AGAIN) {
		while (!rc && zz_ask_next(&t->ask, &q))
			rc = talk_ask(t, &q);
		if (!rc)
			v = talk_look(t, &s->said);
		if (!rc && v == TALK_AGAIN)
			rc = talk_reload(t); /* without the record that was tried */
	}
	if (!rc && v == TALK_STOP)
		rc = talk_stop(t);
	if (!rc && v == TALK_FAIL)
		rc = t->app->error.status;
	prompt_close(t->prompt);
	t->prompt = NULL;
	return rc;
}
