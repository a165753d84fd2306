/* zzsh witness: the superior's side of handing in. */
#define _XOPEN_SOURCE 700 /* realpath */

#include "witness.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>

static const struct option options[] = {
	{{"home", "见证库"},
	 0,
	 OPT_VALUE,
	 N_("DIR"),
	 N_("folder of the witness, made by zzsh witness init"),
	 false},
	{{"all", "全部"},
	 0,
	 OPT_VALUE,
	 N_("DIR"),
	 N_("look at every ledger of a folder and sign a receipt for each (timer)"),
	 false},
	{{"from", "取自"},
	 0,
	 OPT_VALUE,
	 N_("DIR"),
	 N_("take a bare repository from a stick, keep its state and sign a receipt; cosign: where the other's "
		"receipts lie"),
	 false},
	{{"code", "码"}, 0, OPT_VALUE, N_("CODE"), N_("a code of twenty characters, told by telephone"), false},
	{{"ledger", "台账"},
	 0,
	 OPT_VALUE,
	 N_("ID"),
	 N_("which ledger the code is of: its id or the front of it"),
	 false},
	{{"name", "名称"},
	 0,
	 OPT_VALUE,
	 N_("NAME"),
	 N_("init: name of the witness, such as jgdw.example/w1; key: whose it is, such as "
		"jgdw.example/officers/wang"),
	 false},
	{{"key", "密钥"}, 0, OPT_VALUE, N_("KIND"), N_("init, rekey: ed25519, sm2, or both (the usual)"), false},
	{{"keys", "公钥"},
	 0,
	 OPT_VALUE,
	 N_("FILE|DIR"),
	 N_("cosign: public keys of the witnesses whose receipts are looked at"),
	 true},
	{{"document", "文号"},
	 0,
	 OPT_VALUE,
	 N_("NUMBER"),
	 N_("redact, approve, clock: number of the document that orders it"),
	 false},
	{{"request", "请求"},
	 0,
	 OPT_VALUE,
	 N_("FILE"),
	 N_("stamp: write the request to a time-stamping authority, over the newest receipt; clock: write what "
		"two "
		"officers sign"),
	 false},
	{{"token", "应答"}, 0, OPT_VALUE, N_("FILE"), N_("stamp: take in the authority's answer"), false},
	{{"since", "起于"},
	 0,
	 OPT_VALUE,
	 N_("SEQ"),
	 N_("clock: the first receipt by the clock that was ahead"),
	 false},
	{{"offset", "快了"}, 0, OPT_VALUE, N_("SECONDS"), N_("clock: by how much it was ahead"), false},
	{{"signature", "签名"},
	 0,
	 OPT_VALUE,
	 N_("FILE"),
	 N_("clock: an officer's signature; one for each"),
	 true},
	{{"trial", "试用"}, 0, OPT_FLAG, NULL, N_("init: for trying out; its receipts say so"), false},
	{{NULL, NULL}, 0, 0, NULL, NULL, false},
};

int witness_kinds(struct app *app, const struct options *o, unsigned *out)
{
	static const struct {
		const char *name;
		unsigned kinds;
	} kinds[] = {{"both", 3}, {"ed25519", 1u << ZZ_KEY_ED25519}, {"sm2", 1u << ZZ_KEY_SM2}};
	const char *key = option_value(o, "key");
	*out = 0;
	for (size_t i = 0; key && i < 3; i++)
		*out = strcmp(key, kinds[i].name) == 0 ? kinds[i].kinds : *out;
	return key && !*out
			   ? zz_error(&app->error, ZZ_EUSAGE, N_("--key %s: the kinds are ed25519, sm2 and both"), key)
			   : ZZ_OK;
}

void witness_put_keys(struct app *app, struct zz_str keys)
{
	struct zz_str line;
	while (zz_str_split(&keys, '\n', &line))
		zz_buf_printf(&app->out, "  - %.*s\n", ZZ_FMT(line));
}

static int init(struct app *app, const struct options *o)
{
	const char *name = option_value(o, "name");
	struct zz_buf keys = {0};
	unsigned chosen;
	if (o->nwords != 2 || !name)
		return zz_error(&app->error, ZZ_EUSAGE,
						N_("say where and under which name: zzsh witness init DIR --name jgdw.example/w1"));
	int rc = witness_kinds(app, o, &chosen);
	if (rc)
		return rc;
	chosen = chosen ? chosen : 3;
	rc = zz_witness_init(o->words[1], zz_str(name), chosen, option_given(o, "trial"), &keys, &app->error);
	if (!rc) {
		zz_msgf(
			&app->out, app->lang,
			N_("The witness %s is made. Its private keys lie in %s/zzsh and leave that folder for a backup "
			   "only; policy.yaml and operators.yaml beside them are yours to fill in.\nEach branch writes "
			   "into its zzsh.yaml, below witnesses:\n"),
			name, o->words[1]);
		witness_put_keys(app, zz_buf_view(&keys));
		zz_buf_puts(&app->out,
					tr(app, N_("All these lines, then: git commit -m witness zzsh.yaml, and zzsh sync\n")));
		rc = app_print(app);
	}
	zz_buf_free(&keys);
	return rc;
}

/* One ledger: the lock is held for it alone, so that pushes need not wait for all. */
struct look {
	const char *home;
	struct zz_sight sight;
	const char *from, *ledger, *code;
};

static int look_at(struct app *app, const struct look *k, const char *place, struct zz_sighted *out)
{
	struct zz_witness w;
	int rc = zz_witness_open(&w, k->home, true, &app->error);
	if (!rc && k->from)
		rc = zz_sight_carried(&w, k->from, &k->sight, out, &app->error);
	else if (!rc && k->code)
		rc = zz_sight_code(&w, k->ledger, k->code, &k->sight, out, &app->error);
	else if (!rc)
		rc = zz_sight_server(&w, place, &k->sight, out, &app->error);
	zz_witness_close(&w);
	return rc;
}

static const char *last_part(const char *path)
{
	const char *slash = strrchr(path, '/');
	return slash ? slash + 1 : path;
}

static int one_of_all(struct app *app, const struct look *k, const char *place)
{
	struct zz_sighted sighted = {.nothing = true};
	struct zz_error former = app->error;
	int rc = look_at(app, k, place, &sighted);
	if (rc)
		app_complain(app->error.text);
	zz_text_safe(&app->out, zz_str(last_part(place)));
	zz_buf_puts(&app->out, "  ");
	if (rc)
		zz_buf_puts(&app->out, tr(app, N_("not witnessed\n")));
	else if (sighted.nothing)
		zz_buf_puts(&app->out, tr(app, N_("nothing was handed in yet\n")));
	else
		zz_sighted_text(&app->out, &sighted, app->lang);
	if (sighted.returned.text[0])
		app_complain(sighted.returned.text);
	zz_sighted_free(&sighted);
	app->error = former;
	return rc;
}

static int all(struct app *app, const struct look *k, const char *dir)
{
	struct zz_witness w;
	struct zz_places places = {0};
	char *full = realpath(dir, NULL);
	int failed = 0;
	int rc = full ? zz_witness_open(&w, k->home, false, &app->error)
				  : zz_error(&app->error, ZZ_EENV, N_("there is no folder %s"), dir);
	if (!rc)
		rc = zz_places_find(&places, &w, full, &app->error);
	if (full)
		zz_witness_close(&w);
	for (size_t i = 0; !rc && i < places.all.n; i++) {
		int status = one_of_all(app, k, places.all.at[i].p);
		failed = status ? status : failed;
	}
	if (!rc && !places.all.n)
		zz_msgf(&app->out, app->lang, N_("There is no ledger in %s\n"), dir);
	int printed = app_print(app);
	zz_places_free(&places);
	free(full);
	return rc ? rc : failed ? failed : printed;
}

static int single(struct app *app, const struct look *k)
{
	struct zz_sighted sighted = {.nothing = true};
	int rc = look_at(app, k, NULL, &sighted);
	if (!rc)
		zz_sighted_text(&app->out, &sighted, app->lang);
	if (!rc && k->from && !sighted.returned.text[0])
		zz_buf_puts(&app->out,
					tr(app, N_("The receipts were written back to the stick; zzsh sync takes them over\n")));
	if (sighted.returned.text[0])
		app_complain(sighted.returned.text);
	zz_sighted_free(&sighted);
	return rc ? rc : app_print(app);
}

static int find_ledger(struct app *app, const char *home, const char *front, char out[33])
{
	struct zz_witness w;
	struct zz_str id = {0};
	int rc = zz_witness_open(&w, home, false, &app->error);
	size_t n = !rc && front ? zz_witness_ledgers(&w, zz_str(front), &id) : 0;
	if (!rc && front && !n && strlen(front) == 32 && strspn(front, "0123456789abcdef") == 32)
		memcpy(out, front, 33); /* one that was never seen yet */
	else if (!rc && n == 1)
		memcpy(out, id.p, 32);
	else if (!rc)
		rc = zz_error(
			&app->error, ZZ_EUSAGE,
			N_("--code needs --ledger with the id of a ledger, or a front that only one has; zzsh witness "
			   "--home lists those that are known"));
	out[32] = '\0';
	zz_witness_close(&w);
	return rc;
}

static int by_code(struct app *app, struct look *k, const struct options *o)
{
	char code[ZZ_CODE_CHARS + 1], ledger[33];
	bool slip;
	if (!zz_code_read(zz_str(option_value(o, "code")), code, &slip)) {
		if (slip)
			return zz_error(
				&app->error, ZZ_EUSAGE,
				N_("the code was misheard or mistyped: its last character does not fit the others. Ask "
				   "for it again"));
		return zz_error(&app->error, ZZ_EUSAGE,
						N_("%s is no code: twenty characters, digits and letters without I, L, O, U"),
						option_value(o, "code"));
	}
	int rc = find_ledger(app, k->home, option_value(o, "ledger"), ledger);
	k->code = code;
	k->ledger = ledger;
	return rc ? rc : single(app, k);
}

static int state(struct app *app, const char *home)
{
	struct zz_witness w;
	int rc = zz_witness_open(&w, home, false, &app->error);
	if (!rc)
		zz_witness_text(&app->out, &w, app->lang);
	zz_witness_close(&w);
	return rc ? rc : app_print(app);
}

enum { INIT, REKEY, COSIGN, REDACT, APPROVE, STAMP, CLOCK, KEY };
const struct zz_term witness_terms[] = {
	[INIT] = {"init", "建立"},         [REKEY] = {"rekey", "换钥"},     [COSIGN] = {"cosign", "会签"},
	[REDACT] = {"redact", "依规删除"}, [APPROVE] = {"approve", "核准"}, [STAMP] = {"stamp", "时间戳"},
	[CLOCK] = {"clock", "更正时钟"},   [KEY] = {"key", "公钥"},         [KEY + 1] = {NULL, NULL}};
static int (*const verbs[])(struct app *app, const struct options *o) = {[INIT] = init,
																		 [REKEY] = witness_rekey,
																		 [COSIGN] = witness_cosign,
																		 [REDACT] = witness_redact,
																		 [APPROVE] = witness_approve,
																		 [STAMP] = witness_stamp,
																		 [CLOCK] = witness_clock,
																		 [KEY] = witness_key};

static int run(struct app *app, const struct options *o)
{
	struct look k = {
		.home = option_value(o, "home"), .sight = {.cause = ZZ_CAUSE_SCAN}, .from = option_value(o, "from")};
	int ways = option_given(o, "all") + option_given(o, "from") + option_given(o, "code");
	int rc = format_choose(app, "text");
	if (rc < 0)
		return rc;
	if (app->today)
		return zz_error(&app->error, ZZ_EUSAGE,
						N_("--today is for looking only; what is written bears the time of this computer"));
	signal(SIGPIPE, SIG_IGN);
	if (o->nwords)
		for (size_t i = 0; witness_terms[i].slug; i++)
			if (strcmp(o->words[0], witness_terms[i].slug) == 0 ||
				strcmp(o->words[0], witness_terms[i].label) == 0)
				return verbs[i](app, o);
	if (o->nwords || ways > 1 || !k.home)
		return zz_error(
			&app->error, ZZ_EUSAGE,
			N_("say which witness with --home DIR, and one of --all DIR, --from DIR, --code CODE; "
			   "without one of them its state is shown"));
	clock_look(app, &k.sight.clock);
	if (option_given(o, "all"))
		return all(app, &k, option_value(o, "all"));
	if (option_given(o, "code"))
		return by_code(app, &k, o);
	return k.from ? single(app, &k) : state(app, k.home);
}

const struct command cmd_witness = {
	.name = {"witness", "见证"},
	.order = 72,
	.summary = N_("the superior's side: signs receipts of what ledgers were handed in"),
	.operands =
		N_("init DIR --name NAME | [rekey | cosign | redact RECORD… | approve RECORD… | stamp | clock] "
		   "--home DIR [--all DIR | --from DIR | --code CODE --ledger ID] | key FILE --name NAME | key "
		   "--home DIR"),
	.options = options,
	.run = run,
	.notes = N_("A receipt says what was shown, and when, by the witness' clock; not that it is true.\n"
				"Exit status: 0 signed, 1 another witness' chain is not whole, 2 usage, 3 no ledger, 4 "
				"something could not be signed."),
};
