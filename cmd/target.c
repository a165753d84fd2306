#include "target.h"

#include <string.h>

static struct zz_str words_of(const struct options *o, struct zz_arena *a)
{
	struct zz_str all = {0};
	for (size_t i = 0; i < o->nwords; i++)
		all = zz_arena_printf(a, "%.*s%s%s", ZZ_FMT(all), i ? " " : "", o->words[i]);
	return all;
}

static int read_head(struct app *app, struct writing *w, struct target *t)
{
	struct zz_source *head = NULL;
	bool missing = false;
	int rc = zz_source_open_at(&head, w->root.data, "HEAD", &app->error);
	if (!rc)
		rc = zz_source_read(head, t->path, ZZ_YAML_BYTES, &t->head, &missing, &app->error);
	zz_source_close(head);
	if (!rc && missing)
		rc = zz_error(
			&app->error, ZZ_EUSAGE,
			N_("%.*s was never recorded, it only lies in the folder; record it with zzsh log --file"),
			ZZ_FMT(t->path));
	return rc;
}

static int read_work(struct app *app, struct writing *w, struct target *t)
{
	bool missing = false;
	int rc = zz_source_read(w->opened.source, t->path, ZZ_YAML_BYTES, &t->work, &missing, &app->error);
	if (!rc && missing)
		zz_buf_str(&t->work, zz_buf_view(&t->head));
	return rc;
}

static int find(struct app *app, const struct options *o, struct writing *w, struct target *t)
{
	int32_t year;
	zz_day date = ZZ_NO_DAY;
	uint8_t kind;
	if (!o->nwords)
		return zz_error(&app->error, ZZ_EUSAGE,
						N_("which record? Write its id, or date and kind like \"3-12 committee-meeting\""));
	int rc =
		zz_find_record(w->opened.source, words_of(o, &w->arena), app->now, &w->arena, &t->path, &app->error);
	if (rc)
		return rc;
	zz_record_path(t->path, &t->owner, &year, &date, &kind);
	struct zz_str name = zz_path_name(t->path);
	t->id = zz_str_sub(name, 0, name.n - (sizeof ".yaml" - 1));
	return writing_load(app, w, t->owner, date, true);
}

int target_open(struct app *app, const struct options *o, struct writing *w, struct target *t)
{
	const char *reason = option_value(o, "reason"), *by = option_value(o, "by");
	memset(t, 0, sizeof *t);
	int rc = find(app, o, w, t);
	if (!rc)
		rc = read_head(app, w, t);
	if (!rc)
		rc = read_work(app, w, t);
	struct zz_amendment *a = &t->amendment;
	struct zz_cleaned cleaned = {0}; /* a name and a reason are not worth a word about what nobody sees */
	*a = (struct zz_amendment){.path = t->path,
							   .head = zz_buf_view(&t->head),
							   .work = zz_buf_view(&t->work),
							   .reason = zz_clean_pasted(&w->arena, zz_str(reason), &cleaned),
							   .by = zz_clean_pasted(&w->arena, zz_str(by), &cleaned)};
	return rc || a->by.n ? rc : writing_by(app, w, &a->by);
}

void target_close(struct target *t)
{
	zz_buf_free(&t->head);
	zz_buf_free(&t->work);
}

int target_commit(struct app *app, struct writing *w, const struct target *t, const struct zz_draft *d,
				  struct zz_str said)
{
	struct zz_buf changes = {0}, by_hand = {0};
	struct zz_str ref = zz_arena_printf(&w->arena, "%.*s/%.*s", ZZ_FMT(t->owner), ZZ_FMT(t->id));
	/* Without the link that every correction adds. */
	zz_changes(&changes, t->amendment.head, d->corrected);
	zz_changes(&by_hand, t->amendment.head, t->amendment.work);
	const struct zz_record *r = &w->opened.ledger->records[d->record];
	int rc = d->done ? ZZ_OK : writing_commit(app, w, "amend", d, r, ref, t->amendment.reason, false);
	struct zz_ack ack = {.record = d->record,
						 .text = d->bytes,
						 .amended = true,
						 .again = d->done,
						 .changes = zz_buf_view(&changes),
						 .by_hand = zz_buf_view(&by_hand)};
	if (!rc) {
		zz_text_safe(&app->out, said);
		rc = writing_acknowledge(app, w, &ack);
	}
	zz_buf_free(&changes);
	zz_buf_free(&by_hand);
	return rc;
}

bool target_refused(int rc, const struct zz_draft *d)
{
	return (rc == ZZ_ESHAPE && d->bytes.n) || (!rc && d->refused);
}

struct zz_str target_again(const struct target *t, struct zz_arena *a)
{
	return zz_arena_printf(a, "zzsh amend %.*s/%.*s --reason … --file", ZZ_FMT(t->owner), ZZ_FMT(t->id));
}

int target_refuse(struct app *app, struct writing *w, const struct target *t, struct zz_draft *d)
{
	return writing_refuse(app, w, d, target_again(t, &w->arena).p, NULL);
}
