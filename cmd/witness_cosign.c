/* zzsh witness cosign: what a second witness says of the chain of a first one. */
#include "witness.h"

#include <string.h>

static struct zz_str name_of(struct zz_str key)
{
	return zz_str_sub(key, 0, (size_t)zz_str_chr(key, '+'));
}

static void tell_fork(struct app *app, const struct zz_cosigned *c, struct zz_str name)
{
	zz_msgf(&app->out, app->lang,
			N_("ATTENTION: the witness %.*s has signed two receipts with the number %u. Nothing was "
			   "cosigned; both "
			   "chains are kept here. The one that was seen before:\n"),
			ZZ_FMT(name), (unsigned)c->look.seq);
	zz_buf_str(&app->out, zz_buf_view(&c->before));
	zz_buf_puts(&app->out, tr(app, N_("The one that lies there now:\n")));
	zz_buf_str(&app->out, zz_buf_view(&c->now));
}

/* 0, or 1 where something is wrong with the chain. */
static int tell(struct app *app, const struct zz_cosigned *c, struct zz_str name)
{
	switch (c->how) {
	case ZZ_COSIGNED:
		zz_sighted_text(&app->out, &c->sighted, app->lang);
		if (c->sighted.returned.text[0])
			app_complain(c->sighted.returned.text);
		return 0;
	case ZZ_COSIGN_ABSENT:
		zz_msgf(&app->out, app->lang, N_("There are no receipts of %.*s\n"), ZZ_FMT(name));
		return 0;
	case ZZ_COSIGN_BEHIND:
		zz_msgf(&app->out, app->lang,
				N_("%.*s: an older copy of what was seen before (receipts: %u); nothing was signed\n"),
				ZZ_FMT(name), (unsigned)c->look.count);
		return 0;
	case ZZ_COSIGN_BROKEN:
		zz_msgf(&app->out, app->lang, N_("%.*s: receipt %u is not valid (%s); nothing was cosigned\n"),
				ZZ_FMT(name), (unsigned)c->look.seq, zz_term_text(&zz_fault_terms[c->look.why], app->lang));
		return 1;
	case ZZ_COSIGN_FORKED:
		break;
	}
	tell_fork(app, c, name);
	return 1;
}

static int one(struct app *app, const char *home, const char *from, struct zz_str name,
			   const struct zz_held_keys *keys, const struct zz_sight *asked)
{
	struct zz_witness w;
	struct zz_cosigned out = {.how = ZZ_COSIGN_ABSENT};
	int rc = zz_witness_open(&w, home, true, &app->error);
	if (!rc && zz_str_eq(w.name, name))
		rc = zz_error(&app->error, ZZ_EUSAGE, N_("a witness does not cosign itself (%.*s)"), ZZ_FMT(name));
	if (!rc)
		rc = zz_witness_cosign(&w, from, name, keys->at, keys->n, asked, &out, &app->error);
	zz_witness_close(&w);
	if (!rc)
		rc = tell(app, &out, name);
	zz_cosigned_free(&out);
	return rc;
}

static bool named_before(const struct zz_held_keys *keys, size_t i)
{
	for (size_t k = 0; k < i; k++)
		if (zz_str_eq(name_of(keys->at[k]), name_of(keys->at[i])))
			return true;
	return false;
}

int witness_cosign(struct app *app, const struct options *o)
{
	struct zz_sight asked = {.cause = ZZ_CAUSE_COSIGN};
	struct zz_held_keys keys = {.n = 0};
	const char *home = option_value(o, "home"), *from = option_value(o, "from");
	int found = 0, rc = keys_read(app, o, &keys);
	if (!rc && (!home || !from || !keys.n || o->nwords != 1))
		rc = zz_error(
			&app->error, ZZ_EUSAGE,
			N_("say which witness signs, where the other's receipts lie, and by which keys they are known: "
			   "zzsh witness cosign --home DIR --from REPOSITORY --keys FILE"));
	clock_look(app, &asked.clock);
	for (size_t i = 0; !rc && i < keys.n; i++) {
		if (named_before(&keys, i) || zz_is_certificate(keys.at[i]))
			continue;
		rc = one(app, home, from, name_of(keys.at[i]), &keys, &asked);
		found = rc == 1 ? 1 : found;
		rc = rc == 1 ? ZZ_OK : rc;
	}
	zz_held_keys_free(&keys);
	int printed = app_print(app);
	return rc ? rc : found ? found : printed;
}
