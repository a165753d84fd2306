/* zzsh witness stamp: a time-stamping authority's token over the newest receipt. What goes over the network
 * is somebody else's work. */
#include "witness.h"

static int request(struct app *app, struct zz_witness *w, const char *path)
{
	struct zz_buf der = {0};
	uint32_t seq;
	int rc = zz_stamp_request(w, &der, &seq, &app->error);
	if (!rc)
		rc = app_write_file(path, zz_buf_view(&der), &app->error);
	if (!rc)
		zz_msgf(&app->out, app->lang,
				N_("The request over receipt %u is in %s. Send it to the authority, for instance: curl -H "
				   "'Content-Type: "
				   "application/timestamp-query' --data-binary @%s ADDRESS >ANSWER; then zzsh witness stamp "
				   "--token "
				   "ANSWER\n"),
				(unsigned)seq, path, path);
	zz_buf_free(&der);
	return rc;
}

static int token(struct app *app, struct zz_witness *w, const char *path)
{
	struct zz_buf der = {0};
	struct zz_stamp stamp;
	uint32_t seq;
	int rc = zz_read_file(&der, path, ZZ_STAMP_MOST, &app->error);
	if (rc > 0)
		rc =
			zz_error(&app->error, ZZ_EENV,
					 N_("this is no answer of a time-stamping authority that grants a token over a SHA-256"));
	if (!rc)
		rc = zz_stamp_take(w, zz_buf_view(&der), app->now, &seq, &stamp, &app->error);
	if (!rc) {
		zz_msgf(&app->out, app->lang, N_("Time stamp over receipt %u: "), (unsigned)seq);
		zz_told_time(&app->out, stamp.time);
		zz_buf_puts(&app->out, "  ");
		zz_text_safe(&app->out, stamp.signer);
		zz_buf_putc(&app->out, '\n');
	}
	zz_buf_free(&der);
	return rc;
}

int witness_stamp(struct app *app, const struct options *o)
{
	struct zz_witness w;
	const char *home = option_value(o, "home"), *to = option_value(o, "request"),
			   *from = option_value(o, "token");
	if (!home || !to == !from || o->nwords != 1)
		return zz_error(
			&app->error, ZZ_EUSAGE,
			N_("say which witness, and --request FILE for asking or --token FILE for what came back: zzsh "
			   "witness stamp --home DIR --request FILE"));
	int rc = zz_witness_open(&w, home, from != NULL, &app->error);
	if (!rc)
		rc = to ? request(app, &w, to) : token(app, &w, from);
	zz_witness_close(&w);
	return rc ? rc : app_print(app);
}
