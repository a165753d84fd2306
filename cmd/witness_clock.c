/* zzsh witness clock: says that the witness' clock was ahead, so that it can sign again. */
#include "witness.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

static int number(struct app *app, const char *name, const char *text, int64_t least, int64_t most,
				  int64_t *out)
{
	char *end = NULL;
	errno = 0;
	*out = text && *text >= '0' && *text <= '9' ? strtoll(text, &end, 10) : -1;
	if (!end || *end || errno || *out < least || *out > most)
		return zz_error(&app->error, ZZ_EUSAGE, N_("--%s %s: that is no number from %lld to %lld"), name,
						text ? text : "", (long long)least, (long long)most);
	return ZZ_OK;
}

static int request(struct app *app, struct zz_witness *w, const struct zz_reclock *asked, const char *path)
{
	struct zz_buf text = {0};
	int rc = zz_witness_clock_statement(w, asked, &text, &app->error);
	if (!rc)
		rc = app_write_file(path, zz_buf_view(&text), &app->error);
	if (!rc)
		zz_msgf(
			&app->out, app->lang,
			N_("What two officers sign is in %s. Each reads it and signs it with a key that the policy "
			   "names, "
			   "for instance: openssl pkeyutl -sign -rawin -inkey KEY -in %s -out SIGNATURE; then the same "
			   "command with --signature SIGNATURE for each in place of --request. Until then the witness "
			   "must sign nothing else\n"),
			path, path);
	zz_buf_free(&text);
	return rc;
}

static int sign(struct app *app, struct zz_witness *w, struct zz_reclock *asked, const struct options *o)
{
	struct zz_arena a = {0};
	struct zz_buf bytes = {0};
	struct zz_sighted out = {.nothing = true};
	struct zz_str *all = ZZ_NEWN(&a, struct zz_str, o->n);
	size_t n = 0;
	int rc = ZZ_OK;
	for (size_t i = 0; !rc && i < o->n; i++) {
		const char *path = o->at[i].value;
		if (strcmp(o->at[i].option->name.slug, "signature") != 0)
			continue;
		zz_buf_clear(&bytes);
		rc = zz_read_file(&bytes, path, ZZ_SIGNATURE_MOST, &app->error);
		if (rc > 0)
			rc = zz_error(&app->error, ZZ_EENV, N_("%s is no signature: it is too long"), path);
		all[n++] = zz_arena_str(&a, zz_buf_view(&bytes));
	}
	asked->signatures = all;
	asked->nsignatures = n;
	if (!rc)
		rc = zz_witness_reclock(w, asked, &out, &app->error);
	if (!rc) {
		zz_sighted_text(&app->out, &out, app->lang);
		zz_msgf(&app->out, app->lang,
				N_("Receipts %u to %u count as signed %lld seconds earlier; the witness signs again\n"),
				(unsigned)asked->since, (unsigned)out.receipt.seq - 1, (long long)asked->ahead);
	}
	zz_sighted_free(&out);
	zz_buf_free(&bytes);
	zz_arena_free(&a);
	return rc;
}

int witness_clock(struct app *app, const struct options *o)
{
	struct zz_witness w;
	struct zz_reclock asked = {.since = 0};
	const char *home = option_value(o, "home"), *document = option_value(o, "document"),
			   *to = option_value(o, "request"), *since = option_value(o, "since"),
			   *offset = option_value(o, "offset");
	int64_t seq = 0;
	if (!home || !document || !since || !offset || !to == !option_given(o, "signature") || o->nwords != 1 ||
		!zz_document_good(zz_str(document)))
		return zz_error(&app->error, ZZ_EUSAGE,
						N_("say since which receipt the clock was ahead, by how much, and on which document "
						   "that rests, and "
						   "--request FILE for what two officers sign or --signature FILE of each: zzsh "
						   "witness clock --home "
						   "DIR --since NUMBER --offset SECONDS --document NUMBER --request FILE"));
	int rc = number(app, "since", since, 0, ZZ_SEQ_MOST, &seq);
	if (!rc)
		rc = number(app, "offset", offset, 1, ZZ_AHEAD_MOST, &asked.ahead);
	if (rc)
		return rc;
	asked.since = (uint32_t)seq;
	asked.document = zz_str(document);
	clock_look(app, &asked.clock);
	rc = zz_witness_open(&w, home, !to, &app->error);
	if (!rc)
		rc = to ? request(app, &w, &asked, to) : sign(app, &w, &asked, o);
	zz_witness_close(&w);
	return rc ? rc : app_print(app);
}
