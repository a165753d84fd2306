/* Taking back the member of a new ledger who was entered last: the branch's file as it was before, as a
 * commit of its own. */
#include "init_ask.h"
#include "write.h"

static void path_of(struct zz_buf *out, struct zz_str branch)
{
	zz_buf_clear(out);
	zz_buf_printf(out, "branches/%.*s.yaml", ZZ_FMT(branch));
}

struct zz_str init_file(struct app *app, struct zz_str branch, struct zz_arena *a)
{
	enum { MOST = 1 << 20 };
	struct zz_buf path = {0}, full = {0}, text = {0};
	struct zz_error ignored = {.lang = app->lang};
	struct zz_str bytes = {0};
	path_of(&path, branch);
	zz_buf_printf(&full, "%s/%.*s", app->dir, ZZ_FMT(zz_buf_view(&path)));
	if (zz_read_file(&text, full.data, MOST, &ignored) == ZZ_OK)
		bytes = zz_arena_str(a, zz_buf_view(&text));
	zz_buf_free(&path);
	zz_buf_free(&full);
	zz_buf_free(&text);
	return bytes;
}

int init_back(struct app *app, struct zz_str branch, struct zz_str called, struct zz_str name,
			  struct zz_str bytes)
{
	struct writing w;
	struct zz_buf path = {0}, subject = {0};
	char commit[41];
	struct zz_change change = {.bytes = bytes};
	struct zz_deed deed = {.op = "roster-back", .now = app->now, .injected = app->now_injected};
	int rc = writing_begin(app, &w, true);
	if (!rc)
		rc = writing_load(app, &w, (struct zz_str){0}, ZZ_NO_DAY, true);
	if (!rc) {
		path_of(&path, branch);
		zz_msgf(&subject, zz_ledger_lang(w.opened.ledger), N_("roster: %.*s, %.*s is taken back"),
				ZZ_FMT(called), ZZ_FMT(name));
		change.path = zz_buf_view(&path);
		deed.subject = zz_buf_view(&subject);
		deed.zone = w.opened.ledger->unit.zone;
		rc = zz_deed_commit(w.store, &change, 1, &deed, commit, NULL, &app->error);
	}
	writing_refresh(app, &w, rc);
	writing_end(&w);
	zz_buf_free(&path);
	zz_buf_free(&subject);
	return rc;
}
