/* zzsh log: enters one record. */
#include "age.h"
#include "talk.h"

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
	{{"seal", "封存"},
	 0,
	 OPT_VALUE,
	 N_("FILE"),
	 N_("of a talk: keep what a file holds outside of history, and only its digest in the record"),
	 false},
	{{"seal-to", "封存给"},
	 0,
	 OPT_VALUE,
	 N_("RECIPIENT"),
	 N_("with --seal: encrypt what is kept, by the program age, so that only these can read it"),
	 true},
	{{"imported", "补登"}, 0, OPT_VALUE, N_("SOURCE"), N_("taken over from older papers: which"), false},
	{{"resume", "继续"}, 'r', OPT_FLAG, NULL, N_("go on with a draft that was broken off"), false},
	{{NULL, NULL}, 0, 0, NULL, NULL, false},
};

/* Everything is said, or is asked for by nobody. */
static bool asks(const struct options *o, bool standard)
{
	static const char *const whole[] = {"file", "edit", "dry-run", "seal", "seal-to"};
	for (size_t i = 0; i < sizeof whole / sizeof whole[0]; i++)
		if (option_given(o, whole[i]))
			return false;
	return !standard && prompt_possible();
}

/* Only where there is a ledger, and in its language. */
static int ask_kind(struct app *app, int verb, const struct zz_kind **kind)
{
	struct writing w;
	int rc = writing_begin(app, &w, false);
	if (!rc)
		rc = writing_load(app, &w, (struct zz_str){0}, ZZ_NO_DAY, false);
	writing_end(&w);
	return rc ? rc : talk_kind(app, verb, kind);
}

/* A verb that has several kinds, or nothing at all: at a terminal the kind is asked for. */
static int which_kind(struct app *app, const struct options *o, struct zz_str word, bool standard,
					  struct saying *s)
{
	const char *narrower = option_value(o, "kind");
	int verb = zz_enum_find(zz_verb_terms, word) - 1;
	bool open = !narrower && (!word.n || (verb >= 0 && !zz_kind_find(word)));
	bool text = standard || option_given(o, "file");
	if (open && option_given(o, "resume"))
		return ZZ_OK;
	if (open && asks(o, standard))
		return ask_kind(app, verb, &s->said.kind);
	int rc = zz_which_kind(word, zz_str(narrower), &s->said.kind, &app->error);
	if (!rc && !s->said.kind && !text)
		rc = zz_error(&app->error, ZZ_EUSAGE,
					  N_("what was held? For example zzsh log committee-meeting --date today"));
	return rc;
}

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
	return which_kind(app, o, word, *standard, s);
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
	struct zz_buf text = {0};
	struct edited edited = {0};
	int rc = writing_begin(app, &w, false);
	if (!rc)
		rc = load(app, &w, s, false);
	if (!rc)
		rc = offer(app, &w, s, &text);
	struct zz_str name = zz_arena_printf(&s->arena, "edit-%s.yaml", s->said.kind->form.name.slug);
	if (!rc)
		rc = editor_run(app, w.root.data, name, zz_buf_view(&text), &edited);
	struct zz_str filled =
		zz_clean_pasted(&s->arena, zz_template_filled(zz_buf_view(&edited.text), &s->arena), &s->cleaned);
	if (!rc && (!edited.changed || !filled.n)) {
		editor_done(w.root.data, zz_buf_view(&edited.path));
		rc = zz_error(&app->error, ZZ_ESHAPE, N_("nothing was filled in, so nothing was recorded"));
	} else if (!rc) {
		editor_keep(w.root.data, zz_buf_view(&edited.path), filled);
		s->edited = zz_arena_str(&s->arena, zz_buf_view(&edited.path));
		s->again = ZZ_STR("zzsh log --file");
	}
	s->said.text = filled;
	s->said.has_text = true;
	s->said.spelling = ZZ_SPELL_TYPED;
	s->said.nfields = 0;
	s->said.attending = (struct zz_attending){0};
	zz_buf_free(&text);
	edited_free(&edited);
	writing_end(&w);
	return rc;
}

/* --- the record --- */

static bool carriers_unknown(const struct writing *w, const struct zz_draft *d)
{
	const struct zz_ledger *l = w->opened.ledger;
	return !l->everybody && zz_carriers_open(l, &l->records[d->record]);
}

static int prepare(struct app *app, struct writing *w, struct saying *s, struct zz_draft *d)
{
	int rc = load(app, w, s, false);
	if (!rc && s->said.imported.n && !s->said.by.n)
		rc = writing_by(app, w, &s->said.by);
	if (!rc)
		rc = zz_record_prepare(d, w->opened.ledger, w->store, &s->said, &app->error);
	if (!rc && (d->refused ? d->strangers : carriers_unknown(w, d))) {
		zz_draft_free(d); /* they may stand on the roster of another branch */
		rc = load(app, w, s, true);
		if (!rc)
			rc = zz_record_prepare(d, w->opened.ledger, w->store, &s->said, &app->error);
	}
	if (rc || d->refused)
		return rc;
	return zz_carriers_check(w->opened.ledger, &s->said, &w->opened.ledger->records[d->record], &app->error);
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

/* The text goes into the vault when the record can be written, not before. */
static int seal(struct app *app, const char *file, struct saying *s)
{
	enum { SEALED_BYTES = 1 << 20 };
	struct zz_buf bytes = {0};
	if (!s->said.kind || s->said.kind->id != ZZ_HEART_TALK)
		return zz_error(
			&app->error, ZZ_EUSAGE,
			N_("--seal is for talks (zzsh log talk): what was said in a meeting belongs into its record"));
	int rc = zz_read_file(&bytes, file, SEALED_BYTES, &app->error);
	if (rc > 0 || (!rc && !zz_str_trim(zz_buf_view(&bytes)).n))
		rc = zz_error(&app->error, ZZ_EUSAGE, N_("%s is empty, or longer than 1 MiB"), file);
	if (!rc)
		rc = zz_seal(&s->sealing, zz_arena_str(&s->arena, zz_buf_view(&bytes)), &app->error);
	zz_buf_free(&bytes);
	if (rc)
		return rc;
	*ZZ_PUSH(&s->fields) = (struct zz_given){.name = ZZ_STR("sealed"), .value = zz_str(s->sealing.digest)};
	s->said.fields = s->fields.at;
	s->said.nfields = s->fields.n;
	return ZZ_OK;
}

/* What age made of it takes the place of the text itself. */
static int keep_encrypted(struct app *app, const struct options *o, struct writing *w, const struct saying *s)
{
	struct zz_buf path = {0}, plain = {0}, encrypted = {0};
	zz_seal_bytes(&s->sealing, &plain);
	int rc = age_encrypt(app, o, zz_buf_view(&plain), &encrypted);
	if (!rc)
		rc = zz_seal_keep_encrypted(&s->sealing, zz_buf_view(&encrypted), w->root.data, &path, &app->error);
	if (!rc)
		zz_msgf(&app->out, app->lang,
				N_("Sealed: the text lies encrypted in %s, outside of history, on this computer alone. Keep "
				   "a copy of "
				   "that file; age -d gives what zzsh trace --open proves later to be the one\n"),
				path.data);
	zz_buf_free(&path);
	zz_buf_free(&plain);
	zz_buf_free(&encrypted);
	return rc;
}

static int keep_sealed(struct app *app, const struct options *o, struct writing *w, const struct saying *s)
{
	struct zz_buf path = {0};
	if (!s->sealing.digest[0])
		return ZZ_OK;
	if (option_given(o, "seal-to"))
		return keep_encrypted(app, o, w, s);
	int rc = zz_seal_keep(&s->sealing, w->root.data, &path, &app->error);
	if (!rc)
		zz_msgf(&app->out, app->lang,
				N_("Sealed: the text lies in %s, outside of history, on this computer alone. Keep a copy of "
				   "that file; "
				   "zzsh trace --open proves later that it is the one\n"),
				path.data);
	zz_buf_free(&path);
	return rc;
}

static int enter(struct app *app, const struct options *o, struct writing *w, struct saying *s)
{
	struct zz_draft d = {0};
	int rc = prepare(app, w, s, &d);
	struct given_text given = {s->said.text, option_value(o, "file")};
	saying_report(app, s);
	if ((rc == ZZ_ESHAPE && d.bytes.n) || (!rc && d.refused)) {
		rc = writing_refuse(app, w, &d, option_given(o, "dry-run") ? NULL : "zzsh log --file", &given);
	} else if (!rc && option_given(o, "dry-run")) {
		zz_buf_str(&app->out, d.bytes);
		app->verbatim = true;
		rc = app_print(app);
	} else if (!rc) {
		rc = keep_sealed(app, o, w, s);
		if (!rc)
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
	if (!rc && option_given(o, "seal-to") && !option_given(o, "seal"))
		rc = zz_error(&app->error, ZZ_EUSAGE,
					  N_("--seal-to goes with --seal: it says who may read what is sealed"));
	if (!rc && option_given(o, "seal"))
		rc = seal(app, option_value(o, "seal"), s);
	return rc ? rc : saying_finish(app, o, standard ? "-" : option_value(o, "file"), s);
}

static int save(struct app *app, const struct options *o, struct saying *s)
{
	struct writing w;
	int rc = writing_begin(app, &w, !option_given(o, "dry-run"));
	if (!rc)
		rc = enter(app, o, &w, s);
	editor_settle(app, &w, s, !rc && !option_given(o, "dry-run"));
	writing_end(&w);
	return rc;
}

/* At a terminal, what the options leave open is asked for. */
static int converse(struct app *app, const struct options *o, struct saying *s)
{
	struct talk t = {0};
	bool resume = option_given(o, "resume");
	int rc = resume ? talk_resume(app, &t, s->said.kind) : talk_begin(app, &t, s);
	if (!rc && (resume || !zz_ask_suffices(&t.ask)))
		rc = talk_run(&t, s);
	bool whole = !rc;
	if (!rc)
		rc = save(app, o, s);
	if (!rc)
		talk_done(&t);
	else if (whole && t.draft.n)
		fprintf(stderr, "%s\n",
				tr(app, N_("The draft is kept; nothing is recorded yet. Go on with: zzsh log --resume")));
	talk_end(&t);
	return rc;
}

/* A draft holds what was said already; more is said at its questions. */
static int check_resume(struct app *app, const struct options *o)
{
	if (!option_given(o, "resume"))
		return ZZ_OK;
	if (!prompt_possible())
		return zz_error(&app->error, ZZ_EUSAGE, N_("--resume goes on asking, which needs a terminal"));
	size_t others = o->n - 1 - option_given(o, "lang");
	return others ? zz_error(&app->error, ZZ_EUSAGE, N_("--resume goes with no other option")) : ZZ_OK;
}

static int run(struct app *app, const struct options *o)
{
	struct saying s;
	int rc = saying_take(app, o, &s);
	if (!rc)
		rc = check_resume(app, o);
	if (!rc)
		rc = gather(app, o, &s);
	if (!rc && option_given(o, "edit"))
		rc = edit(app, &s);
	if (!rc)
		rc = asks(o, s.said.has_text) ? converse(app, o, &s) : save(app, o, &s);
	saying_free(&s);
	return rc;
}

const struct command cmd_log = {
	.name = {"log", "录入"},
	.order = 20,
	.summary = N_("enters one record: a meeting, a lesson, a talk, an activity"),
	.operands = N_("[KIND] [-]"),
	.options = options,
	.extra = saying_extra,
	.near = saying_near,
	.explain = saying_explain,
	.run = run,
	.notes = N_(
		"At a terminal, what the options leave open is asked for; Ctrl-C keeps a draft for --resume.\n"
		"KIND is a kind (committee-meeting, party-lesson …) or meeting, lesson, talk, party-day, appraisal,\n"
		"analysis, activity with --kind. Every field of the kind is an option of its own: --date 3-12,\n"
		"--time 1430-1540, --place, --chair, --recorder, --agenda TEXT and behind it --remarks, --decision,\n"
		"--person, --deadline, --vote 8/0/0. zzsh log KIND -h lists them.\n"
		"Example: zzsh log committee-meeting --date 3-12 --time 1430-1540 --place \"Room 302\" --chair NAME\n"
		"         --absent NAME=travel --agenda \"Plan for March\" --decision TEXT --person NAME --deadline "
		"3-20"),
};
