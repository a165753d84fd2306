#include "witness/reclock.h"

#include "base/message.h"
#include "witness/clocks.h"
#include "witness/sight_parts.h"

#include <string.h>

struct reclocking {
	struct zz_witness *w;
	const struct zz_reclock *asked;
	struct zz_keyring keys;
	struct zz_buf memory;
	struct zz_officers officers;
	struct zz_clock_statement statement;
	struct zz_error *e;
};

static void open_keys(struct reclocking *k)
{
	k->keys.name = k->w->name;
	zz_keyring_read(&k->keys, &k->w->chain, &k->memory);
}

static void close_all(struct reclocking *k)
{
	zz_officers_free(&k->officers);
	zz_keyring_free(&k->keys);
	zz_buf_free(&k->memory);
}

/* The first number that may still be corrected. */
static uint32_t first_open(struct reclocking *k)
{
	struct zz_clocks clocks;
	zz_clocks_read(&clocks, &k->w->chain, &k->keys, NULL, 0);
	uint32_t first = clocks.n ? clocks.at[clocks.n - 1].seq + 1 : 1;
	zz_clocks_free(&clocks);
	return first;
}

static int unfit(struct reclocking *k, enum zz_clock_fit fit)
{
	unsigned since = (unsigned)k->asked->since;
	if (fit == ZZ_CLOCK_FAR)
		return zz_error(k->e, ZZ_EENV,
						N_("receipt %u would have been signed before the one before it, so the clock was not "
						   "ahead by that "
						   "much, or receipt %u is not the first; nothing was signed"),
						since, since);
	if (fit == ZZ_CLOCK_BEFORE)
		return zz_error(
			k->e, ZZ_EENV,
			N_("the clock of this computer is before the last receipt even so: it was ahead by more, "
			   "or is not right yet; nothing was signed"));
	return zz_error(
		k->e, ZZ_EENV,
		N_("--since %u: say the number of the first receipt by the clock that was ahead; there must be "
		   "one before it, and no correction may lie between it and the last; nothing was signed"),
		since);
}

static int prepare(struct reclocking *k)
{
	struct zz_chain *c = &k->w->chain;
	if (!c->begun)
		return unfit(k, ZZ_CLOCK_SINCE);
	open_keys(k);
	k->statement = (struct zz_clock_statement){.witness = k->w->name,
											   .document = k->asked->document,
											   .since = k->asked->since,
											   .after = c->last.digest,
											   .ahead = k->asked->ahead};
	enum zz_clock_fit fit =
		zz_clock_fits(c, &k->statement, c->last.seq + 1, k->asked->clock.now, first_open(k));
	if (fit != ZZ_CLOCK_FITS)
		return unfit(k, fit);
	zz_officers_read(&k->officers, c, &k->keys, k->asked->since);
	if (k->officers.n < ZZ_OFFICERS)
		return zz_error(
			k->e, ZZ_EENV,
			N_("the policy that was in force before receipt %u names no two officers, so nobody can correct "
			   "the "
			   "clock; wait until the time of the last receipt has come, or make a new witness. Name them in "
			   "policy.yaml, below officers, before they are needed"),
			(unsigned)k->asked->since);
	return ZZ_OK;
}

int zz_witness_clock_statement(struct zz_witness *w, const struct zz_reclock *asked, struct zz_buf *out,
							   struct zz_error *e)
{
	struct reclocking k = {.w = w, .asked = asked, .e = e};
	int rc = prepare(&k);
	if (!rc)
		zz_clock_statement_text(out, &k.statement);
	close_all(&k);
	return rc;
}

/* --- signing --- */

static const struct zz_vkey *signer_of(const struct reclocking *k, struct zz_str text,
									   struct zz_str signature)
{
	for (size_t i = 0; i < k->officers.n; i++)
		if (zz_vkey_verify(&k->officers.at[i], text, (const uint8_t *)signature.p, signature.n))
			return &k->officers.at[i];
	return NULL;
}

/* The statement with the signatures below it. */
static int put_list(const struct reclocking *k, struct zz_buf *list)
{
	struct zz_clock_statement again;
	const struct zz_vkey *who[ZZ_OFFICERS];
	zz_clock_statement_text(list, &k->statement);
	size_t text = list->n;
	zz_buf_putc(list, '\n');
	for (size_t i = 0; i < k->asked->nsignatures; i++) {
		struct zz_str signature = k->asked->signatures[i];
		const struct zz_vkey *key = signer_of(k, (struct zz_str){list->data, text}, signature);
		if (!key || signature.n > ZZ_SIGNATURE_MOST)
			return zz_error(
				k->e, ZZ_EENV,
				N_("signature %zu is of no officer whom the policy before receipt %u names, or not of "
				   "this statement; nothing was signed"),
				i + 1, (unsigned)k->asked->since);
		struct zz_note_signature s = {.name = key->name, .n = signature.n};
		memcpy(s.id, key->id, ZZ_KEY_ID);
		memcpy(s.bytes, signature.p, signature.n);
		zz_note_signature_text(list, &s);
	}
	if (!zz_clock_statement_parse(zz_buf_view(list), &again) ||
		zz_officers_signed(&k->officers, &again, who) < ZZ_OFFICERS)
		return zz_error(k->e, ZZ_EENV,
						N_("two different officers must have signed it; nothing was signed by the witness"));
	return ZZ_OK;
}

static int sign(struct reclocking *k, struct zz_sighted *out)
{
	char path[16];
	struct zz_buf list = {0};
	struct zz_sight asked = {.cause = ZZ_CAUSE_CLOCK, .clock = k->asked->clock};
	struct sighting s = {.w = k->w, .asked = &asked, .out = out, .e = k->e, .ahead = k->asked->ahead};
	int rc = put_list(k, &list);
	if (!rc)
		rc = sight_statement(&s, ZZ_CAUSE_CLOCK);
	s.list = zz_buf_view(&list);
	s.list_path = zz_clocks_path(s.r.seq, path);
	s.r.has_list = true;
	s.r.list = zz_sm3(s.list);
	if (!rc)
		rc = sight_sign(&s);
	zz_buf_free(&list);
	sight_close(&s);
	return rc;
}

int zz_witness_reclock(struct zz_witness *w, const struct zz_reclock *asked, struct zz_sighted *out,
					   struct zz_error *e)
{
	struct reclocking k = {.w = w, .asked = asked, .e = e};
	*out = (struct zz_sighted){.returned = {.lang = e->lang}};
	int rc = prepare(&k);
	if (!rc)
		rc = sign(&k, out);
	close_all(&k);
	return rc;
}
