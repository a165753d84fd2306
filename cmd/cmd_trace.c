/* zzsh trace: what became of one record, or of several. */
#include "cmd.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const struct option options[] = {
	OPTION_AT,
	{{"full", "详细"}, 0, OPT_FLAG, NULL, N_("every change, however many"), false},
	{{"code", "核验码"},
	 0,
	 OPT_FLAG,
	 NULL,
	 N_("the code of each record's text, as its minutes bear it; of a code, what it is the code of"),
	 false},
	{{"open", "启封"},
	 0,
	 OPT_VALUE,
	 N_("FILE"),
	 N_("say whether a file holds the text that was sealed with the talk"),
	 false},
	OPTION_KEYS,
	{{NULL, NULL}, 0, 0, NULL, NULL, false},
};

struct asked {
	struct zz_trace *at;
	size_t n, room;
	struct {
		uint32_t *at;
		size_t n, room;
	} records;
	size_t gone;    /* of them, such as name no record of the commit: perhaps one that is gone */
	size_t unknown; /* such as no commit ever had; told apart from the others */
	struct zz_arena arena;
};

static int find_one(struct app *app, const struct opened *opened, struct zz_str typed, struct asked *asked)
{
	struct zz_str path;
	struct zz_ledger *l = opened->ledger;
	struct zz_error e = {.lang = app->lang};
	int rc = zz_find_record(opened->source, typed, app->now, &asked->arena, &path, &e);
	/* A whole path means that file and no other whose id only begins so. */
	if (!rc && zz_str_starts(typed, "records/") && !zz_str_eq(typed, path))
		rc = ZZ_EUSAGE;
	int32_t at = rc ? -1 : zz_ledger_at(l, path);
	if (at >= 0) {
		*ZZ_PUSH(asked) = (struct zz_trace){l->records[at].path, at};
		*ZZ_PUSH(&asked->records) = (uint32_t)at;
		return ZZ_OK;
	}
	*ZZ_PUSH(asked) = (struct zz_trace){zz_arena_str(&asked->arena, typed), -1};
	asked->gone++;
	return ZZ_OK;
}

/* One record a line. */
static int find_lines(struct app *app, const struct opened *opened, struct asked *asked)
{
	enum { BYTES = 4 * 1024 * 1024 };
	struct zz_buf bytes = {0};
	struct zz_str line;
	int rc = zz_read_fd(&bytes, STDIN_FILENO, BYTES, &app->error);
	if (rc > 0)
		rc =
			zz_error(&app->error, ZZ_EUSAGE, N_("standard input is longer than %d MiB"), BYTES / 1024 / 1024);
	struct zz_str rest = zz_buf_view(&bytes);
	while (!rc && zz_str_split(&rest, '\n', &line))
		if (zz_str_trim(line).n)
			rc = find_one(app, opened, zz_str_trim(line), asked);
	zz_buf_free(&bytes);
	return rc;
}

static int find_all(struct app *app, const struct options *o, const struct opened *opened,
					struct asked *asked)
{
	zz_day today = opened->ledger->today;
	int rc = ZZ_OK;
	bool dash = o->nwords == 1 && strcmp(o->words[0], "-") == 0;
	if (dash || (!o->nwords && !isatty(STDIN_FILENO)))
		rc = find_lines(app, opened, asked);
	for (size_t i = 0; !rc && !dash && i < o->nwords;) {
		struct zz_str typed;
		i += zz_wanted_words(o->words + i, o->nwords - i, today, &asked->arena, &typed);
		rc = find_one(app, opened, typed, asked);
	}
	if (!rc && !asked->n)
		rc = zz_error(&app->error, ZZ_EUSAGE,
					  N_("which record? Write its id, or date and kind like \"3-12 committee-meeting\""));
	return rc;
}

/* Those that the commit does not have, by what the history knows of files that are gone. One name that nobody
 * knows does not take the answer away from the others: it is told of, and left out. */
static int find_gone(struct app *app, const struct opened *opened, const struct zz_audit *a,
					 struct asked *asked)
{
	size_t kept = 0;
	struct zz_str path;
	struct zz_error e = {.lang = app->lang};
	for (size_t i = 0; i < asked->n; i++) {
		struct zz_trace *t = &asked->at[i];
		if (t->record >= 0 || zz_trace_gone(a, t->path, t)) {
			asked->at[kept++] = *t;
			continue;
		}
		int rc = zz_find_record(opened->source, t->path, app->now, &asked->arena, &path, &e);
		if (rc && rc != ZZ_EUSAGE) {
			app->error = e;
			return rc;
		}
		app_complain(e.text);
		asked->unknown++;
	}
	asked->n = kept;
	return kept ? ZZ_OK : ZZ_EUSAGE;
}

/* Whether what is presented is what was sealed; 1 where it is not. */
static int open_sealed(struct app *app, const struct options *o, struct opened *opened)
{
	enum { SEALED_BYTES = 2 << 20 };
	struct asked asked = {0};
	struct zz_buf record = {0}, presented = {0}, root = {0};
	const char *file = option_value(o, "open");
	int rc = find_all(app, o, opened, &asked);
	struct zz_str path = {0}, digest = {0};
	if (!rc && asked.n != 1)
		rc = zz_error(&app->error, ZZ_EUSAGE, N_("--open is asked of one record"));
	if (!rc)
		rc = zz_find_record(opened->source, asked.at[0].path, app->now, &asked.arena, &path, &app->error);
	if (!rc)
		rc = zz_source_read(opened->source, path, ZZ_YAML_BYTES, &record, NULL, &app->error);
	if (!rc)
		rc = zz_read_file(&presented, file, SEALED_BYTES, &app->error) < 0 ? ZZ_EENV : ZZ_OK;
	if (!rc && opened->unpacked)
		zz_buf_puts(&root,
					"/"); /* a bundle has no vault: the salt is in the file that is presented, or nowhere */
	else if (!rc)
		rc = zz_find_ledger(app->dir, &root, &app->error);
	if (!rc)
		digest = zz_text_field(zz_buf_view(&record), "sealed", &asked.arena);
	if (!rc && !digest.n)
		rc = zz_error(&app->error, ZZ_EUSAGE, N_("with %.*s nothing was sealed"), ZZ_FMT(path));
	enum zz_opened found = rc ? ZZ_OPENED_OTHER : zz_seal_open(zz_buf_view(&presented), digest, root.data);
	if (!rc && found == ZZ_OPENED_NO_SALT)
		rc = zz_error(
			&app->error, ZZ_EUNSURE,
			N_("it cannot be told: the text was sealed with a salt, which is not on this computer. Whoever "
			   "sealed it presents the whole file from .git/zzsh/vault"));
	else if (!rc && found == ZZ_OPENED_SAME)
		zz_msgf(&app->out, app->lang, N_("%s is the text that was sealed with %.*s, byte for byte\n"), file,
				ZZ_FMT(path));
	else if (!rc)
		zz_msgf(&app->out, app->lang,
				N_("%s is NOT the text that was sealed with %.*s. One character, or a line end, makes the "
				   "difference\n"),
				file, ZZ_FMT(path));
	if (!rc)
		rc = app_print(app);
	free(asked.at);
	free(asked.records.at);
	zz_buf_free(&record);
	zz_buf_free(&presented);
	zz_buf_free(&root);
	zz_arena_free(&asked.arena);
	return rc ? rc : found != ZZ_OPENED_SAME;
}

static int trace(struct app *app, const struct options *o, struct opened *opened)
{
	struct asked asked = {0};
	struct zz_held_keys keys = {0};
	struct zz_audit a = {0};
	struct zz_view view = {
		.lang = app->lang, .width = app->width, .colour = app->colour, .full = option_given(o, "full")};
	int format = format_choose(app, "text|json");
	int rc = format < 0 ? format : keys_read(app, o, &keys);
	if (!rc)
		rc = find_all(app, o, opened, &asked);
	if (!rc) {
		struct zz_audit_ask ask = {.records = asked.gone ? NULL : asked.records.at,
								   .nrecords = asked.gone ? 0 : asked.records.n,
								   .keys = keys.at,
								   .nkeys = keys.n,
								   .now = app->now};
		rc = zz_audit_run(&a, opened->ledger, &opened->packs, &ask, &app->error);
	}
	if (!rc)
		rc = find_gone(app, opened, &a, &asked);
	if (!rc && format == FORMAT_JSON)
		zz_trace_json(&app->out, &a, asked.at, asked.n, app->lang);
	else if (!rc)
		zz_trace_text(&app->out, &a, asked.at, asked.n, &view);
	if (!rc)
		rc = app_print(app);
	if (!rc && asked.unknown)
		rc = ZZ_EUSAGE;
	if (!rc && zz_audit_unsure(&a))
		rc = ZZ_EUNSURE;
	if (a.l)
		zz_audit_free(&a);
	zz_held_keys_free(&keys);
	free(asked.at);
	free(asked.records.at);
	zz_arena_free(&asked.arena);
	return rc;
}

/* --- codes --- */

/* A word that is a code asks what it is the code of; any other is a record. */
static int ask_code(struct app *app, struct opened *opened, struct zz_audit *a, struct zz_str word,
					struct zz_code_asked *out, struct zz_arena *arena)
{
	bool slip;
	struct zz_str path;
	*out = (struct zz_code_asked){.nfound = 0};
	if (zz_code_read(word, out->code, &slip)) {
		out->nfound = zz_audit_coded(a, out->code, out->found);
		return ZZ_OK;
	}
	if (slip)
		return zz_error(&app->error, ZZ_EUSAGE,
						N_("the code was misread or mistyped: its last character does not fit the others"));
	int rc = zz_find_record(opened->source, word, app->now, arena, &path, &app->error);
	return rc ? rc : zz_code_of_record(out, a, path, &app->error);
}

/* The words that name one code or one record; a code may have been written with blanks. */
static size_t words_of(const struct options *o, size_t at, zz_day today, struct zz_arena *arena,
					   struct zz_str *typed)
{
	struct zz_buf joined = {0};
	char code[ZZ_CODE_CHARS + 1];
	bool slip = false, good = false;
	size_t n = 0;
	while (!good && !slip && at + n < o->nwords && joined.n < 64) {
		zz_buf_puts(&joined, o->words[at + n++]);
		good = zz_code_read(zz_buf_view(&joined), code, &slip);
	}
	if (good || slip)
		*typed = zz_arena_str(arena, zz_buf_view(&joined));
	zz_buf_free(&joined);
	return good || slip ? n : zz_wanted_words(o->words + at, o->nwords - at, today, arena, typed);
}

static int code(struct app *app, const struct options *o, struct opened *opened)
{
	struct {
		struct zz_code_asked *at;
		size_t n, room;
	} asked = {0};
	struct zz_arena arena = {0};
	struct zz_held_keys keys = {0};
	struct zz_audit a = {0};
	struct zz_view view = {.lang = app->lang, .width = app->width, .colour = app->colour};
	bool missing = false;
	int format = format_choose(app, "text|json");
	int rc = format < 0 ? format : keys_read(app, o, &keys);
	if (!rc && !o->nwords)
		rc = zz_error(&app->error, ZZ_EUSAGE, N_("--code: which record, or which code?"));
	if (!rc) {
		struct zz_audit_ask ask = {.now = app->now, .keys = keys.at, .nkeys = keys.n};
		rc = zz_audit_run(&a, opened->ledger, &opened->packs, &ask, &app->error);
	}
	for (size_t i = 0; !rc && i < o->nwords;) {
		struct zz_str typed;
		i += words_of(o, i, opened->ledger->today, &arena, &typed);
		rc = ask_code(app, opened, &a, typed, ZZ_PUSH(&asked), &arena);
		missing = missing || (!rc && !asked.at[asked.n - 1].nfound);
	}
	if (!rc && format == FORMAT_JSON)
		zz_codes_json(&app->out, &a, asked.at, asked.n);
	else if (!rc)
		zz_codes_text(&app->out, &a, asked.at, asked.n, &view);
	if (!rc)
		rc = app_print(app);
	if (!rc && missing)
		rc = zz_audit_unsure(&a) ? ZZ_EUNSURE : 1;
	if (a.l)
		zz_audit_free(&a);
	zz_held_keys_free(&keys);
	free(asked.at);
	zz_arena_free(&arena);
	return rc;
}

static int run(struct app *app, const struct options *o)
{
	struct opened opened;
	const char *rev = option_value(o, "at");
	int rc = app_open(app, rev ? rev : "HEAD", NULL, NULL, false, &opened);
	if (!rc)
		rc = option_given(o, "open")   ? open_sealed(app, o, &opened)
			 : option_given(o, "code") ? code(app, o, &opened)
									   : trace(app, o, &opened);
	app_close(&opened);
	return rc;
}

const struct command cmd_trace = {
	.name = {"trace", "溯源"},
	.order = 47,
	.summary = N_("tells of a record when it came in, every change, who made it, what reviews saw"),
	.operands = N_("RECORD…|CODE"),
	.options = options,
	.run = run,
	.notes =
		N_("A record is named as for show; one that is gone by its id or path. With - the names come from "
		   "standard input, one a line."),
};
