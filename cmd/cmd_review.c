/* zzsh review: the superior passes a record or returns it. */
#include "noting.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const struct option options[] = {
	{{"pass", "通过"}, 0, OPT_FLAG, NULL, N_("the record is passed"), false},
	{{"return", "退回"},
	 0,
	 OPT_VALUE,
	 N_("CLASS"),
	 N_("it is returned: elements, procedure, content, or thin where it only says too little"),
	 false},
	{{"reason", "理由"}, 'r', OPT_VALUE, N_("REASON"), N_("why; needed with --return"), false},
	{{"deadline", "时限"},
	 0,
	 OPT_VALUE,
	 N_("DATE"),
	 N_("until when a returned record is to be put right"),
	 false},
	{{"by", "审核人"},
	 0,
	 OPT_VALUE,
	 N_("PERSON"),
	 N_("who reviewed it, where it is not the name in git's settings"),
	 false},
	{{NULL, NULL}, 0, 0, NULL, NULL, false},
};

/* What is said of every record that is named. */
struct verdict {
	bool passed;
	const struct zz_term *class; /* of a returned one */
	struct zz_str reason, deadline, by;
};

struct names {
	struct zz_str *at;
	size_t n, room;
};

/* --- what is said --- */

static int class_of(struct app *app, const char *typed, const struct zz_term **out)
{
	int i = zz_enum_find(zz_defect_terms, zz_str(typed));
	if (i > 0) {
		*out = &zz_defect_terms[i - 1];
		return ZZ_OK;
	}
	return zz_error(&app->error, ZZ_EUSAGE,
					N_("--return %s: the classes are elements, procedure, content, thin"), typed);
}

static int take(struct app *app, struct noting *n, const struct options *o, struct verdict *v)
{
	const char *class = option_value(o, "return"), *deadline = option_value(o, "deadline");
	*v = (struct verdict){.passed = option_given(o, "pass"),
						  .reason = noting_text(n, option_value(o, "reason"))};
	int rc = ZZ_OK;
	if (v->passed && class)
		return zz_error(&app->error, ZZ_EUSAGE, N_("give --pass or --return, not both"));
	if (v->passed && deadline)
		return zz_error(&app->error, ZZ_EUSAGE, N_("--deadline goes with --return"));
	if (class)
		rc = class_of(app, class, &v->class);
	if (!rc && class && !v->reason.n)
		rc = zz_error(&app->error, ZZ_EUSAGE, N_("say what is to be put right: --reason"));
	if (!rc && deadline)
		rc = zz_note_deadline(n->ledger, noting_text(n, deadline), &n->w.arena, &v->deadline, &app->error);
	return rc ? rc : noting_by(app, n, o, &v->by);
}

/* --- which records --- */

static int read_names(struct app *app, struct noting *n, struct names *out)
{
	struct zz_buf bytes = {0};
	struct zz_str rest, line;
	int rc = zz_read_fd(&bytes, STDIN_FILENO, ZZ_YAML_BYTES, &app->error);
	if (rc == 1)
		rc = zz_error(&app->error, ZZ_EUSAGE, N_("the list of records is too long"));
	rest = zz_arena_str(&n->w.arena, zz_buf_view(&bytes));
	while (!rc && zz_str_split(&rest, '\n', &line)) {
		line = zz_str_trim(line);
		while (zz_str_ends(line, "\r"))
			line = zz_str_sub(line, 0, line.n - 1);
		if (line.n)
			*ZZ_PUSH(out) = line;
	}
	zz_buf_free(&bytes);
	return rc;
}

/* Each word a record, where each of them could be one; else all of them together: "第一支部 3-12 支委会". */
static int take_names(struct app *app, struct noting *n, const struct options *o, struct names *out)
{
	struct zz_wanted ignored;
	bool each = true;
	if (o->nwords == 1 && strcmp(o->words[0], "-") == 0)
		return read_names(app, n, out);
	for (size_t i = 0; i < o->nwords; i++)
		each = each && zz_wanted_parse(zz_str(o->words[i]), n->ledger->today, &n->w.arena, &ignored);
	for (size_t i = 0; each && i < o->nwords; i++)
		*ZZ_PUSH(out) = zz_str(o->words[i]);
	if (!each)
		*ZZ_PUSH(out) = noting_words(n, o, 0);
	return ZZ_OK;
}

static int find(struct app *app, struct noting *n, struct zz_str name, uint32_t *record)
{
	struct zz_str path;
	int32_t whole = zz_str_chr(name, '/') >= 0 ? zz_ledger_refer(n->ledger, 0, name) : -1;
	if (whole >= 0) { /* as the program itself names it */
		*record = (uint32_t)whole;
		return ZZ_OK;
	}
	int rc = zz_find_record(n->w.opened.source, name, app->now, &n->w.arena, &path, &app->error);
	int32_t i = rc ? -1 : zz_ledger_at(n->ledger, path);
	if (!rc && i < 0)
		rc = zz_error(&app->error, ZZ_EUSAGE, N_("the ledger has no record %.*s"), ZZ_FMT(name));
	*record = (uint32_t)i;
	return rc;
}

/* --- one review --- */

/* What the reviewer saw must be what everybody else can see: the committed text. */
static int read_text(struct app *app, struct noting *n, struct zz_source *head, const struct zz_record *r,
					 struct zz_str *digest)
{
	struct zz_buf text = {0}, work = {0};
	bool missing = false, gone = false;
	int rc = zz_source_read(head, r->path, ZZ_YAML_BYTES, &text, &missing, &app->error);
	if (!rc)
		rc = zz_source_read(n->w.opened.source, r->path, ZZ_YAML_BYTES, &work, &gone, &app->error);
	if (!rc && missing)
		rc = zz_error(
			&app->error, ZZ_EUSAGE,
			N_("%.*s was never recorded, it only lies in the folder; record it with zzsh log --file"),
			ZZ_FMT(r->path));
	if (!rc && !gone && !zz_str_eq(zz_buf_view(&text), zz_buf_view(&work)))
		rc = zz_error(
			&app->error, ZZ_EUSAGE,
			N_("%.*s was changed by hand and not recorded; amend it or bring the recorded text back first"),
			ZZ_FMT(r->path));
	*digest = zz_note_digest(zz_buf_view(&text), &n->w.arena);
	zz_buf_free(&text);
	zz_buf_free(&work);
	return rc;
}

static int may_review(struct app *app, const struct zz_record *r)
{
	if (r->state == ZZ_WITHDRAWN)
		return zz_error(&app->error, ZZ_EUSAGE, N_("%.*s was withdrawn: there is nothing to review"),
						ZZ_FMT(r->id));
	return ZZ_OK;
}

static int prepare(struct app *app, struct noting *n, const struct verdict *v, struct zz_source *head,
				   uint32_t record, int32_t last, struct zz_note *note)
{
	const struct zz_record *r = &n->ledger->records[record];
	enum zz_lang lang = zz_ledger_lang(n->ledger);
	struct zz_str digest;
	int rc = may_review(app, r);
	if (!rc)
		rc = read_text(app, n, head, r, &digest);
	if (rc)
		return rc;
	const struct zz_followup_place place = {.type = ZZ_FU_REVIEW,
											.owner = zz_intern_str(&n->ledger->words, r->file_owner),
											.year = r->file_year,
											.last = last >= 0 ? &n->ledger->followups[last] : NULL};
	const struct zz_note_value values[] = {
		{"record", zz_record_reference(n->ledger, r, &n->w.arena)},
		{"by", v->by},
		{"result", zz_str(zz_term_text(&zz_review_terms[v->passed ? 0 : 1], lang))},
		{"class", zz_str(v->class ? zz_term_text(v->class, lang) : NULL)},
		{"deadline", v->deadline},
		{"of", digest},
		{"text", v->reason},
	};
	return zz_note_followup(note, n->ledger, n->w.store, &place, values, sizeof values / sizeof *values,
							&app->error);
}

static void told(struct app *app, struct noting *n, const struct verdict *v, const struct zz_record *r,
				 const struct zz_note *note)
{
	struct zz_str about = zz_note_about(n->ledger, r->path, &n->w.arena);
	const char *result = zz_term_text(&zz_review_terms[v->passed ? 0 : 1], app->lang);
	struct zz_str ref = zz_record_reference(n->ledger, r, &n->w.arena);
	zz_msgf(&app->out, app->lang, note->done ? N_("Was reviewed already, %s: ") : N_("Reviewed, %s: "),
			result);
	zz_buf_printf(&app->out, "%.*s", ZZ_FMT(ref));
	if (about.n && app->lang == ZZ_ZH)
		zz_buf_printf(&app->out, "（%.*s）", ZZ_FMT(about));
	zz_msgf(&app->out, app->lang, N_("  version %u"), (unsigned)r->amends.n + 1);
	if (v->class)
		zz_buf_printf(&app->out, app->lang == ZZ_ZH ? "，%s" : ", %s", zz_term_text(v->class, app->lang));
	if (v->deadline.n)
		zz_msgf(&app->out, app->lang, N_(", to be put right by %s"), v->deadline.p);
	zz_buf_putc(&app->out, '\n');
	if (!v->passed)
		zz_msgf(
			&app->out, app->lang,
			N_("  the branch corrects it with zzsh amend %.*s --reason …; then it waits for review again\n"),
			ZZ_FMT(ref));
	zz_msgf(&app->out, app->lang, N_("  kept in %.*s\n"), ZZ_FMT(note->path));
}

static int write_one(struct app *app, struct noting *n, const struct verdict *v, uint32_t record,
					 const struct zz_note *note)
{
	const struct zz_record *r = &n->ledger->records[record];
	const struct noting_deed deed = {
		.op = "review",
		.what = &zz_followup_terms[ZZ_FU_REVIEW - 1],
		.owner = zz_intern_str(&n->ledger->words, r->file_owner),
		.about = zz_note_about(n->ledger, r->path, &n->w.arena),
		.tail = zz_str(zz_term_text(&zz_review_terms[v->passed ? 0 : 1], zz_ledger_lang(n->ledger))),
		.record = zz_record_reference(n->ledger, r, &n->w.arena),
		.body = v->reason};
	int rc = noting_commit(app, n, note, &deed);
	if (!rc)
		told(app, n, v, r, note);
	return rc;
}

/* --- all of them --- */

struct reviewed {
	uint32_t *records;
	struct zz_note *notes;
	size_t n, written;
};

/* All of them must be such as can be reviewed before the first one is written. */
static int prepare_all(struct app *app, struct noting *n, const struct verdict *v, const struct names *names,
					   struct reviewed *out)
{
	struct zz_source *head = NULL;
	int32_t *last = zz_ledger_reviews(n->ledger);
	int rc = zz_source_open_at(&head, n->w.root.data, "HEAD", &app->error);
	out->records = zz_malloc((names->n + 1) * sizeof *out->records);
	out->notes = zz_malloc((names->n + 1) * sizeof *out->notes);
	for (size_t i = 0; i < names->n && !rc; i++) {
		bool twice = false;
		rc = find(app, n, names->at[i], &out->records[out->n]);
		for (size_t k = 0; !rc && k < out->n; k++)
			twice = twice || out->records[k] == out->records[out->n];
		if (rc || twice)
			continue;
		rc = prepare(app, n, v, head, out->records[out->n], last[out->records[out->n]], &out->notes[out->n]);
		out->n++;
	}
	zz_source_close(head);
	free(last);
	return rc;
}

static int write_all(struct app *app, struct noting *n, const struct verdict *v, struct reviewed *all)
{
	int rc = ZZ_OK;
	for (size_t i = 0; i < all->n && !rc; i++) {
		rc = write_one(app, n, v, all->records[i], &all->notes[i]);
		all->written += !rc;
	}
	if (!all->written)
		return rc;
	/* What was written is said, whatever came after it. */
	struct zz_error why = app->error;
	app->error.status = ZZ_OK;
	int told = noting_told(app, n, all->notes[all->written - 1].path);
	if (rc)
		app->error = why;
	return rc ? rc : told;
}

static int review(struct app *app, struct noting *n, const struct options *o)
{
	struct verdict v;
	struct names names = {0};
	struct reviewed all = {0};
	int rc = take(app, n, o, &v);
	if (!rc)
		rc = take_names(app, n, o, &names);
	if (!rc && !names.n)
		rc = zz_error(&app->error, ZZ_EUSAGE, N_("the list names no record"));
	if (!rc)
		rc = prepare_all(app, n, &v, &names, &all);
	if (!rc)
		rc = write_all(app, n, &v, &all);
	for (size_t i = 0; i < all.n; i++)
		zz_note_free(&all.notes[i]);
	free(all.notes);
	free(all.records);
	free(names.at);
	return rc;
}

/* Without a verdict: what was said of the records that are named, or, where none is named, what waits. */
static int show(struct app *app, struct noting *n, const struct options *o)
{
	struct names names = {0};
	uint32_t record;
	int rc = format_choose(app, "text");
	if (rc >= 0)
		rc = take_names(app, n, o, &names);
	for (size_t i = 0; i < names.n && !rc; i++) {
		rc = find(app, n, names.at[i], &record);
		if (!rc)
			zz_review_page(&app->out, n->ledger, record, &n->view);
	}
	free(names.at);
	return rc ? rc : app_print(app);
}

static int list(struct app *app, struct noting *n)
{
	int rc = format_choose(app, "text");
	if (rc < 0)
		return rc;
	zz_review_list(&app->out, n->ledger, NULL, 0, &n->view);
	return app_print(app);
}

static int run(struct app *app, const struct options *o)
{
	struct noting n;
	bool writes = option_given(o, "pass") || option_given(o, "return");
	if (!writes && o->n &&
		(option_given(o, "reason") || option_given(o, "deadline") || option_given(o, "by")))
		return zz_error(&app->error, ZZ_EUSAGE, N_("passed or returned? --pass, or --return CLASS"));
	if (writes && !o->nwords)
		return zz_error(&app->error, ZZ_EUSAGE,
						N_("which record? Write its id, or date and kind like \"3-12 committee-meeting\""));
	bool one = writes && o->nwords == 1 && strcmp(o->words[0], "-") != 0;
	int rc = one ? noting_begin_at(app, &n, o->words[0]) : noting_begin(app, &n, writes, false);
	if (!rc)
		rc = writes ? review(app, &n, o) : o->nwords ? show(app, &n, o) : list(app, &n);
	noting_end(&n);
	return rc;
}

const struct command cmd_review = {
	.name = {"review", "审核"},
	.order = 42,
	.summary = N_("passes a record or returns it with reason and deadline; alone lists what waits"),
	.operands = N_("[RECORD…|-] --pass | --return CLASS --reason REASON"),
	.options = options,
	.run = run,
	.notes = N_("Several records at once; - reads their ids from standard input, one a line. Each is an "
				"entry of its own.\n"
				"A review holds for the text it saw: a correction after it waits to be reviewed again.\n"
				"RECORD alone shows the reviews of a record."),
};
