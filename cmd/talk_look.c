/* The last look before saving. */
#include "talk.h"

#include <stdlib.h>

static void say_record(struct talk *t, struct zz_said *said)
{
	struct zz_ask *ask = &t->ask;
	zz_ask_said(ask, said);
	if (!ask->text.n)
		return;
	said->text = ask->text;
	said->has_text = true;
	said->spelling = ZZ_SPELL_TYPED;
	said->nfields = 0;
	said->attending = (struct zz_attending){0};
	said->late = said->approved_by = said->imported = (struct zz_str){0}; /* the text has them */
}

static struct zz_str editable(struct talk *t, const struct zz_draft *d)
{
	struct zz_findings ignored = {.arena = &t->arena};
	struct zz_buf b = {0};
	struct zz_node *root = zz_yaml_parse(d->bytes, ZZ_STR("-"), &t->arena, &ignored);
	if (t->ask.text.n || !root || root->kind != ZZ_MAP)
		zz_buf_str(&b, t->ask.text.n ? t->ask.text : d->bytes);
	else
		zz_template(&b, t->ask.kind, root, zz_ledger_lang(t->ask.ledger), t->app->lang);
	struct zz_str s = zz_arena_str(&t->arena, zz_buf_view(&b));
	zz_buf_free(&b);
	free(ignored.at);
	return s;
}

static void edit(struct talk *t, const struct zz_draft *d)
{
	struct edited edited = {0};
	struct zz_cleaned cleaned = {0, 0};
	struct zz_str name = zz_arena_printf(&t->arena, "edit-%s.yaml", t->ask.kind->form.name.slug);
	struct zz_str text = editable(t, d);
	prompt_lend(t->prompt);
	int rc = editor_run(t->app, t->w.root.data, name, text, &edited);
	prompt_take(t->prompt);
	if (rc) {
		prompt_say(t->prompt, zz_str(t->app->error.text));
		t->app->error = (struct zz_error){.lang = t->app->lang};
	} else if (edited.changed) {
		struct zz_str filled = zz_clean_pasted(
			&t->ask.arena, zz_template_filled(zz_buf_view(&edited.text), &t->ask.arena), &cleaned);
		t->ask.text = zz_arena_str(&t->ask.arena, filled);
		struct zz_buf said = {0};
		zz_cleaned_text(&said, &cleaned, t->app->lang);
		prompt_say(t->prompt, zz_buf_view(&said));
		zz_buf_free(&said);
		if (talk_keep(t))
			editor_done(t->w.root.data, zz_buf_view(&edited.path));
	}
	edited_free(&edited);
}

/* Brings whoever typed back to the questions that a refusal is about. */
static bool ask_again(struct talk *t, const struct zz_draft *d)
{
	bool any = false;
	for (size_t i = 0; !t->ask.text.n && i < d->findings.n; i++)
		if (zz_finding_refuses(&d->findings.at[i]))
			any = zz_ask_reopen(&t->ask, d->findings.at[i].part) || any;
	return any;
}

static void show_preview(struct talk *t, const struct zz_draft *d)
{
	struct zz_buf b = {0};
	struct zz_view view = {.lang = t->app->lang, .width = t->app->width};
	struct zz_packs packs = {0};
	struct zz_error none = {.lang = t->app->lang};
	if (!zz_packs_load(&packs, t->ask.ledger, NULL, 0, &none))
		zz_preview_text(&b, t->ask.ledger, d, &packs, &view);
	prompt_say(t->prompt, zz_buf_view(&b));
	zz_packs_free(&packs);
	zz_buf_free(&b);
}

static bool is_word(struct zz_str s, const char *a, const char *b, const char *c)
{
	return zz_str_is(s, a) || zz_str_is(s, b) || zz_str_is(s, c);
}

static enum what_now ask_what_now(struct talk *t, const struct zz_draft *d, bool savable)
{
	const char *id = savable ? N_("save [Enter], change [e], keep as a draft [d]: ")
							 : N_("change [e], keep as a draft [d]: ");
	struct prompt_line line = {.label = zz_str(tr(t->app, id))};
	struct zz_buf typed = {0};
	enum prompt_end end = prompt_line(t->prompt, &line, &typed);
	struct zz_str s = zz_str_trim(zz_buf_view(&typed));
	enum what_now v = TALK_AGAIN;
	if (end == PROMPT_STOPPED || is_word(s, "d", "D", "草稿"))
		v = TALK_STOP;
	else if (end == PROMPT_BACK)
		talk_back(t, (struct zz_str){0});
	else if (end == PROMPT_EXPLAIN)
		prompt_say(t->prompt, d->bytes);
	else if (is_word(s, "e", "E", "修改"))
		edit(t, d);
	else if (savable && (!s.n || is_word(s, "y", "s", "保存")))
		v = TALK_SAVE;
	else
		prompt_say(t->prompt,
				   zz_str(tr(t->app, N_("Enter saves, e opens the editor, d keeps the draft, < goes back, ? "
										"shows the text"))));
	zz_buf_free(&typed);
	return v;
}

/* Composes the record as it would be written and shows what it says. */
enum what_now talk_look(struct talk *t, struct zz_said *said)
{
	struct zz_draft d = {0};
	struct zz_error e = {.lang = t->app->lang};
	struct zz_buf report = {0};
	enum what_now v = TALK_AGAIN;
	say_record(t, said);
	int rc = zz_record_prepare(&d, t->ask.ledger, NULL, said, &e);
	bool refused = rc || d.refused;
	if (d.refused)
		zz_draft_report(&report, &d, tr(t->app, N_("draft")), (struct zz_str){0}, t->app->lang);
	if (rc)
		zz_buf_printf(&report, "%s\n", e.text);
	prompt_say(t->prompt, zz_buf_view(&report));
	if (rc && rc != ZZ_ESHAPE && rc != ZZ_EUSAGE)
		v = TALK_FAIL;
	else if (!refused || !ask_again(t, &d)) {
		if (!refused)
			show_preview(t, &d);
		v = ask_what_now(t, &d, !refused);
	}
	if (v == TALK_FAIL)
		t->app->error = e;
	zz_buf_free(&report);
	zz_draft_free(&d);
	return v;
}
