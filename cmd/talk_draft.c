/* Drafts of conversations: kept after every answer, found again, taken up. */
#include "talk.h"

#include <stdlib.h>

/* Names of conversations that begin so, the one answered last first; in t->arena. */
struct found {
	struct zz_str name;
	int64_t changed;
};

static int later_first(const void *va, const void *vb)
{
	const struct found *a = va, *b = vb;
	if (a->changed != b->changed)
		return a->changed > b->changed ? -1 : 1;
	return zz_str_cmp(a->name, b->name);
}

static size_t find_drafts(struct talk *t, struct zz_str front, struct found **out)
{
	struct zz_kept_drafts all;
	size_t n = 0;
	zz_drafts_list(&all, t->w.root.data);
	*out = ZZ_NEWN(&t->arena, struct found, all.n + 1);
	for (size_t i = 0; i < all.n; i++) {
		struct zz_str name = zz_path_name(all.at[i].path);
		if (zz_str_eq(zz_str_sub(name, 0, front.n), front))
			(*out)[n++] = (struct found){zz_arena_str(&t->arena, name), all.at[i].changed};
	}
	zz_drafts_free(&all);
	if (n)
		qsort(*out, n, sizeof **out, later_first);
	return n;
}

static struct zz_str draft_name(struct talk *t)
{
	enum { MINUTE = 60, DAY_MINUTES = 24 * 60 };
	int64_t minutes = t->app->now / MINUTE + t->ask.ledger->unit.zone;
	char day[ZZ_DATE_MAX];
	zz_day_text(zz_day_at(t->app->now, t->ask.ledger->unit.zone), day);
	return zz_arena_printf(&t->arena, ZZ_DRAFT_TALK "%s-%s-%02d%02d.txt", t->ask.kind->form.name.slug, day,
						   (int)(minutes % DAY_MINUTES) / MINUTE, (int)(minutes % MINUTE));
}

/* The first time under a name of its own, though another conversation began in the same minute. */
static int keep(struct talk *t, struct zz_str bytes, struct zz_error *e)
{
	struct zz_buf path = {0};
	int rc = t->draft.n ? zz_store_draft(t->w.root.data, t->draft, bytes, &path, e)
						: zz_store_draft_new(t->w.root.data, draft_name(t), bytes, &path, e);
	if (!rc && !t->draft.n)
		t->draft = zz_arena_str(&t->arena, zz_path_name(zz_buf_view(&path)));
	zz_buf_free(&path);
	return rc;
}

/* After every answer, so that nothing is lost whatever comes. */
bool talk_keep(struct talk *t)
{
	struct zz_buf bytes = {0};
	struct zz_error e = {.lang = t->app->lang};
	zz_ask_save(&bytes, &t->ask);
	bool kept = keep(t, zz_buf_view(&bytes), &e) == ZZ_OK;
	if (!kept && !t->unsaved)
		prompt_say(t->prompt, zz_str(e.text));
	t->unsaved = !kept;
	zz_buf_free(&bytes);
	return kept;
}

/* Not the branch that is the only one, nor what a record that is corrected has already. */
static bool said_by_somebody(const struct talk *t, const struct zz_ask_answer *a)
{
	if (a->name.n)
		return !t->ask.correction && !zz_str_is(a->name, "branch");
	return !t->ask.correction || !a->open;
}

int talk_stop(struct talk *t)
{
	bool any = t->half;
	for (size_t i = 0; i < t->ask.answers.n; i++)
		any = any || said_by_somebody(t, &t->ask.answers.at[i]);
	bool kept = any && talk_keep(t);
	struct zz_buf b = {0};
	if (kept && t->ask.correction)
		zz_msgf(&b, t->app->lang,
				N_("What you answered is kept; nothing is corrected yet. Go on with: zzsh amend %.*s"),
				ZZ_FMT(t->record));
	else
		zz_buf_puts(&b, tr(t->app, kept ? N_("The draft is kept; nothing is recorded yet. Go on with: zzsh "
											 "log --resume")
								   : t->ask.correction ? N_("Nothing was corrected.")
													   : N_("Nothing was recorded.")));
	prompt_say(t->prompt, zz_buf_view(&b));
	zz_buf_free(&b);
	return 1;
}

/* "支委会 第一支部 2026-03-12，已答8项" */
static struct zz_str describe(struct talk *t, const struct found *file)
{
	struct zz_buf text = {0}, b = {0};
	struct zz_ask ask;
	struct zz_error none = {.lang = t->app->lang};
	struct zz_str s = file->name;
	zz_ask_begin(&ask, t->w.opened.ledger, NULL, t->app->lang);
	if (!zz_drafts_read(t->w.root.data, file->name, &text, &none) && zz_ask_load(&ask, zz_buf_view(&text))) {
		struct zz_str owner = zz_ask_value(&ask, "owner"), date = zz_ask_value(&ask, "date");
		uint32_t id = zz_intern_find(&t->w.opened.ledger->words, owner);
		if (id)
			owner = zz_view_owner(t->w.opened.ledger, id);
		zz_buf_printf(&b, "%s %.*s %.*s", zz_term_text(&ask.kind->form.name, t->app->lang), ZZ_FMT(owner),
					  ZZ_FMT(date));
		zz_msgf(&b, t->app->lang, N_(" (answers: %zu)"), ask.answers.n);
		s = zz_arena_str(&t->arena, zz_buf_view(&b));
	}
	zz_ask_free(&ask);
	zz_buf_free(&text);
	zz_buf_free(&b);
	return s;
}

static int pick_draft(struct talk *t, const struct found *files, size_t n, struct zz_str *name)
{
	size_t at = 0;
	struct zz_str *words = ZZ_NEWN(&t->arena, struct zz_str, n);
	for (size_t i = 0; i < n; i++)
		words[i] = describe(t, &files[i]);
	struct choice c = {
		.label = zz_str(tr(t->app, N_("which draft [1]: "))),
		.help = zz_str(tr(t->app, N_("The number of the draft to go on with; the latest comes first."))),
		.words = words,
		.n = n,
		.fallback = 1,
		.lines = true};
	if (n > 1 && prompt_choose(t->prompt, &c, &at, NULL) != PROMPT_ANSWERED)
		return 1;
	*name = files[at].name;
	return ZZ_OK;
}

size_t talk_drafts(struct talk *t, const char *front, struct zz_str **names)
{
	struct found *files;
	size_t n = find_drafts(t, zz_str(front), &files);
	*names = ZZ_NEWN(&t->arena, struct zz_str, n + 1);
	for (size_t i = 0; i < n; i++)
		(*names)[i] = files[i].name;
	return n;
}

int talk_read(struct talk *t, struct zz_str name, struct zz_ask *ask)
{
	struct zz_buf text = {0};
	int rc = zz_drafts_read(t->w.root.data, name, &text, &t->app->error);
	if (!rc && !zz_ask_load(ask, zz_buf_view(&text)))
		rc = zz_error(&t->app->error, ZZ_EUSAGE, N_("the draft %.*s cannot be read"), ZZ_FMT(name));
	zz_buf_free(&text);
	return rc;
}

static int load_draft(struct talk *t, struct zz_str name)
{
	int rc = talk_read(t, name, &t->ask);
	t->draft = name;
	return rc ? rc : talk_reload(t);
}

int talk_resume(struct app *app, struct talk *t, const struct zz_kind *kind)
{
	struct found *files;
	struct zz_str name = {0};
	size_t n = 0;
	int rc = talk_open(app, t);
	struct zz_str front =
		kind ? zz_arena_printf(&t->arena, ZZ_DRAFT_TALK "%s-2", kind->form.name.slug) : ZZ_STR(ZZ_DRAFT_TALK);
	if (!rc)
		n = find_drafts(t, front, &files);
	if (!rc && !n)
		rc =
			zz_error(&app->error, ZZ_EUSAGE, N_("there is no draft to go on with; zzsh log begins a record"));
	if (!rc)
		rc = prompt_open(&t->prompt, app);
	zz_ask_begin(&t->ask, t->w.opened.ledger, NULL, app->lang);
	if (!rc)
		rc = pick_draft(t, files, n, &name);
	return rc ? rc : load_draft(t, name);
}
