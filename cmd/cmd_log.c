/* zzsh log: enters one record. */
#include "write.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const struct option options[] = {
	{{"kind", "类型"},
	 'k',
	 OPT_VALUE,
	 N_("KIND"),
	 N_("which kind, where the word before has several"),
	 false},
	{{"branch", "支部"},
	 'b',
	 OPT_VALUE,
	 N_("NAME"),
	 N_("id or name of the branch or body; not needed where there is one"),
	 false},
	SAID_OPTIONS,
	{{"imported", "补登"}, 0, OPT_VALUE, N_("SOURCE"), N_("taken over from older papers: which"), false},
	{{NULL, NULL}, 0, 0, NULL, NULL, false},
};

/* "zzsh log 支委会 -" reads standard input like --file -. */
static int take_words(struct app *app, const struct options *o, struct saying *s, bool *standard)
{
	struct zz_str word = {0};
	*standard = false;
	for (size_t i = 0; i < o->nwords; i++) {
		bool dash = strcmp(o->words[i], "-") == 0;
		if (dash)
			*standard = true;
		else if (word.n)
			return zz_error(
				&app->error, ZZ_EUSAGE,
				N_("%s: a record has one kind; everything else is given by options, for example --place"),
				o->words[i]);
		else
			word = zz_str(o->words[i]);
	}
	const char *narrower = option_value(o, "kind");
	int rc = zz_which_kind(word, zz_str(narrower), &s->said.kind, &app->error);
	bool text = *standard || option_given(o, "file");
	if (!rc && !s->said.kind && !text)
		rc = zz_error(&app->error, ZZ_EUSAGE,
					  N_("what was held? For example zzsh log committee-meeting --date today"));
	return rc;
}

/* --- which part of the ledger --- */

static struct zz_str said_field(const struct saying *s, const char *slug)
{
	const struct zz_kind *kind = s->said.kind ? s->said.kind : &zz_kinds[ZZ_MEMBERS_MEETING];
	for (size_t i = 0; i < s->said.nfields; i++) {
		const struct zz_item *item = zz_form_item(&kind->form, s->said.fields[i].name);
		if (item && strcmp(item->field->name.slug, slug) == 0)
			return s->said.fields[i].value;
	}
	return (struct zz_str){0};
}

static zz_day held_day(const struct app *app, struct saying *s)
{
	enum { BEIJING = 8 * 60 };
	struct zz_error ignored = {0};
	zz_day day;
	struct zz_str typed = said_field(s, "date");
	if (!typed.n && s->said.has_text)
		typed = zz_text_field(s->said.text, "date", &s->arena);
	if (!typed.n || zz_day_typed(typed, zz_day_at(app->now, BEIJING), &day, &ignored))
		return ZZ_NO_DAY;
	return day;
}

static struct zz_str owner_typed(struct saying *s)
{
	struct zz_str typed = s->said.branch;
	if (!typed.n)
		typed = said_field(s, "owner");
	if (!typed.n && s->said.has_text)
		typed = zz_text_field(s->said.text, "owner", &s->arena);
	return typed;
}

static int load(struct app *app, struct writing *w, struct saying *s, bool everybody)
{
	struct zz_str owner = {0}, typed = owner_typed(s);
	const struct zz_kind *kind = s->said.kind;
	if (!kind && s->said.has_text)
		kind = zz_text_kind(s->said.text, &s->arena);
	int rc = zz_which_owner_quick(w->opened.source, typed, kind, &s->arena, &owner, &app->error);
	if (!rc && !owner.n) {
		rc = writing_load(app, w, owner, ZZ_NO_DAY, true);
		if (!rc)
			rc = zz_which_owner(w->opened.ledger, typed, kind, &owner, &app->error);
		owner = zz_arena_str(&s->arena, owner);
	}
	if (!rc && !typed.n)
		s->said.branch = owner;
	return rc ? rc : writing_load(app, w, owner, held_day(app, s), everybody);
}

/* --- the editor --- */

/* What was given by options stands in the text that is edited. */
static int offer(struct app *app, struct writing *w, struct saying *s, struct zz_buf *text)
{
	struct zz_draft d = {0};
	struct zz_said given = s->said;
	struct zz_findings ignored = {.arena = &d.arena};
	given.with_content = true;
	int rc = zz_record_prepare(&d, w->opened.ledger, NULL, &given, &app->error);
	struct zz_node *root = rc ? NULL : zz_yaml_parse(d.bytes, ZZ_STR("-"), &d.arena, &ignored);
	if (!rc)
		zz_template(text, s->said.kind, root, zz_ledger_lang(w->opened.ledger), app->lang);
	zz_draft_free(&d);
	return rc;
}

static int edit(struct app *app, struct saying *s)
{
	struct writing w;
	struct zz_buf text = {0}, edited = {0};
	bool changed = false;
	int rc = writing_begin(app, &w, false);
	if (!rc)
		rc = load(app, &w, s, false);
	if (!rc)
		rc = offer(app, &w, s, &text);
	struct zz_str name = zz_arena_printf(&s->arena, "edit-%s.yaml", s->said.kind->form.name.slug);
	if (!rc)
		rc = editor_run(app, w.root.data, name, zz_buf_view(&text), &edited, &changed);
	struct zz_str filled =
		zz_clean_pasted(&s->arena, zz_template_filled(zz_buf_view(&edited), &s->arena), &s->cleaned);
	if (!rc && (!changed || !filled.n))
		rc = zz_error(&app->error, ZZ_ESHAPE, N_("nothing was filled in, so nothing was recorded"));
	s->said.text = filled;
	s->said.has_text = true;
	s->said.spelling = ZZ_SPELL_TYPED;
	s->said.nfields = 0;
	s->said.attending = (struct zz_attending){0};
	zz_buf_free(&text);
	zz_buf_free(&edited);
	writing_end(&w);
	return rc;
}

/* --- the record --- */

static int prepare(struct app *app, struct writing *w, struct saying *s, struct zz_draft *d)
{
	int rc = load(app, w, s, false);
	if (!rc && s->said.imported.n && !s->said.by.n)
		rc = writing_by(app, w, &s->said.by);
	if (!rc)
		rc = zz_record_prepare(d, w->opened.ledger, w->store, &s->said, &app->error);
	if (rc || !d->refused || !d->strangers)
		return rc;
	zz_draft_free(d); /* they may stand on the roster of another branch */
	rc = load(app, w, s, true);
	return rc ? rc : zz_record_prepare(d, w->opened.ledger, w->store, &s->said, &app->error);
}

static int write_record(struct app *app, struct writing *w, const struct zz_draft *d)
{
	struct zz_ledger *l = w->opened.ledger;
	struct zz_str ref = zz_arena_printf(&w->arena, "%.*s/%.*s", ZZ_FMT(d->owner), ZZ_FMT(d->id));
	int rc = d->done
				 ? ZZ_OK
				 : writing_commit(app, w, "log", d, &l->records[d->record], ref, (struct zz_str){0}, !d->own);
	struct zz_ack ack = {.record = d->record, .text = d->bytes, .beside = d->beside, .again = d->done};
	return rc ? rc : writing_acknowledge(app, w, &ack);
}

/* A text that lies among the records under a name of its own would count as a second record. */
static void note_source(struct app *app, const char *file, struct writing *w, const struct zz_draft *d)
{
	const struct zz_ledger *l = w->opened.ledger;
	struct stat given, there;
	struct zz_buf text = {0};
	if (!file || strcmp(file, "-") == 0 || stat(file, &given))
		return;
	for (size_t i = 0; i < l->nrecords && !text.n; i++) {
		struct zz_str path = l->records[i].path;
		struct zz_str at = zz_arena_printf(&w->arena, "%s/%.*s", w->root.data, ZZ_FMT(path));
		if (zz_str_eq(path, d->path) || stat(at.p, &there) || there.st_dev != given.st_dev ||
			there.st_ino != given.st_ino)
			continue;
		zz_msgf(
			&text, app->lang,
			N_("Note: %s is recorded as %.*s and still lies among the records; delete it, or it counts as a "
			   "second record\n"),
			file, ZZ_FMT(d->path));
		fputs(text.data, stderr);
	}
	zz_buf_free(&text);
}

static int enter(struct app *app, const struct options *o, struct writing *w, struct saying *s)
{
	struct zz_draft d = {0};
	int rc = prepare(app, w, s, &d);
	saying_report(app, s);
	if ((rc == ZZ_ESHAPE && d.bytes.n) || (!rc && d.refused)) {
		rc = writing_refuse(app, w, &d, "zzsh log --file");
	} else if (!rc && option_given(o, "dry-run")) {
		zz_buf_str(&app->out, d.bytes);
		app->verbatim = true;
		rc = app_print(app);
	} else if (!rc) {
		rc = write_record(app, w, &d);
		if (!rc)
			note_source(app, option_value(o, "file"), w, &d);
	}
	zz_draft_free(&d);
	return rc;
}

static int gather(struct app *app, const struct options *o, struct saying *s)
{
	bool standard;
	int rc = take_words(app, o, s, &standard);
	if (!rc && standard && (option_given(o, "file") || option_given(o, "edit")))
		rc = zz_error(&app->error, ZZ_EUSAGE, N_("- goes with neither --file nor --edit"));
	return rc ? rc : saying_finish(app, o, standard ? "-" : option_value(o, "file"), s);
}

/* A kind and nothing else: a person at a terminal is offered the form. */
static bool wants_form(const struct options *o, const struct saying *s)
{
	const struct zz_attending *a = &s->said.attending;
	bool anything = s->said.nfields || s->said.has_text || a->nabsent || a->all_present || a->present.n ||
					a->online.n || a->also.n || option_given(o, "dry-run");
	return !anything && isatty(STDIN_FILENO) && isatty(STDOUT_FILENO);
}

static int run(struct app *app, const struct options *o)
{
	struct saying s;
	struct writing w;
	int rc = saying_take(app, o, &s);
	if (!rc)
		rc = gather(app, o, &s);
	if (!rc && (option_given(o, "edit") || wants_form(o, &s)))
		rc = edit(app, &s);
	if (!rc) {
		rc = writing_begin(app, &w, !option_given(o, "dry-run"));
		if (!rc)
			rc = enter(app, o, &w, &s);
		writing_end(&w);
	}
	saying_free(&s);
	return rc;
}

const struct command cmd_log = {
	.name = {"log", "录入"},
	.order = 20,
	.summary = N_("enters one record: a meeting, a lesson, a talk, an activity"),
	.operands = N_("KIND [-]"),
	.options = options,
	.extra = saying_extra,
	.near = saying_near,
	.explain = saying_explain,
	.run = run,
	.notes = N_(
		"KIND is a kind (committee-meeting, party-lesson …) or meeting, lesson, talk, party-day, appraisal,\n"
		"analysis, activity with --kind. Every field of the kind is an option of its own: --date 3-12,\n"
		"--time 1430-1540, --place, --chair, --recorder, --agenda TEXT and behind it --remarks, --decision,\n"
		"--person, --deadline, --vote 8/0/0. zzsh log KIND -h lists them.\n"
		"Example: zzsh log committee-meeting --date 3-12 --time 1430-1540 --place \"Room 302\" --chair NAME\n"
		"         --absent NAME=travel --agenda \"Plan for March\" --decision TEXT --person NAME --deadline "
		"3-20"),
};
