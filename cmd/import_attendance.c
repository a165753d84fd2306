/* zzsh import attendance: a sign-in sheet, as a correction of the record that is there, or as the options
 * with which the record will be entered. */
#include "import.h"
#include "target.h"

#include <stdio.h>
#include <string.h>

/* --- a record that is there --- */

static const struct zz_record *record_at(const struct zz_ledger *l, struct zz_str path)
{
	int32_t at = zz_ledger_at(l, path);
	return at >= 0 ? &l->records[at] : NULL;
}

static int sitting_of(struct importing *i, const struct target *t, struct zz_import_sitting *s)
{
	const struct zz_ledger *l = i->w.opened.ledger;
	const struct zz_record *r = record_at(l, t->path);
	if (!r || r->state != ZZ_READABLE || r->date == ZZ_NO_DAY)
		return zz_error(&i->app->error, ZZ_EUSAGE,
						N_("%.*s cannot be read or was withdrawn; zzsh check shows what is wrong in it"),
						ZZ_FMT(t->path));
	*s = (struct zz_import_sitting){.kind = &zz_kinds[r->kind],
									.org = r->org,
									.date = r->date,
									.group = zz_intern_str(&l->words, r->group),
									.form = r->form,
									.record = r};
	return ZZ_OK;
}

static void say_beside(struct importing *i, struct zz_import_sitting *s)
{
	static const struct {
		const char *slug;
		size_t offset;
	} table[] = {{"present", offsetof(struct zz_import_sitting, present)},
				 {"absent", offsetof(struct zz_import_sitting, absent)},
				 {"online", offsetof(struct zz_import_sitting, online)}};
	for (size_t k = 0; k < sizeof table / sizeof *table; k++) {
		const char *value = option_value(i->options, table[k].slug);
		if (value)
			*(struct zz_str *)((char *)s + table[k].offset) = zz_str(value);
	}
}

static void say_unaccounted(struct importing *i, const struct zz_import_lists *lists)
{
	if (lists->unaccounted.n)
		zz_msgf(&i->im.said, i->app->lang,
				N_("Due, and named nowhere: %.*s. They stay unaccounted for; say it with --present NAMES or "
				   "--absent "
				   "NAME=REASON\n"),
				ZZ_FMT(lists->unaccounted));
	zz_msgf(&i->im.said, i->app->lang, N_("Present %zu (online %zu), absent %zu, from elsewhere %zu\n"),
			lists->npresent + lists->nonline, lists->nonline, lists->nabsent, lists->nalso);
}

static void say_aside(const struct importing *i)
{
	struct zz_buf shown = {0};
	zz_text_safe(&shown, zz_buf_view(&i->im.said));
	fwrite(shown.data, 1, shown.n, stderr);
	zz_buf_free(&shown);
}

static int show_text(struct importing *i, const struct zz_draft *d)
{
	say_aside(i);
	zz_buf_str(&i->app->out, d->bytes);
	i->app->verbatim = true;
	return app_print(i->app);
}

static int amend(struct importing *i, struct target *t, const struct zz_import_lists *lists)
{
	struct zz_draft d = {0};
	struct zz_said said = {.attending = {.present = lists->present,
										 .online = lists->online,
										 .also = lists->also,
										 .nabsent = lists->nabsent > 0}};
	struct zz_str absent = lists->absent;
	said.attending.absent = &absent;
	if (!lists->npresent) /* those who are named nowhere must not be taken for present */
		said.attending.present = ZZ_STR(",");
	int rc = zz_amend_compose(&d, i->w.opened.ledger, &t->amendment, &said, &i->app->error);
	d.id = t->id;
	if (target_refused(rc, &d))
		rc = target_refuse(i->app, &i->w, t, &d);
	else if (!rc)
		rc = i->dry ? show_text(i, &d) : target_commit(i->app, &i->w, t, &d, zz_buf_view(&i->im.said));
	zz_draft_free(&d);
	return rc;
}

static struct zz_str file_as_reason(struct importing *i)
{
	struct zz_buf reason = {0};
	zz_msgf(&reason, zz_ledger_lang(i->w.opened.ledger), N_("attendance from %.*s"), ZZ_FMT(i->im.file));
	struct zz_str s = zz_arena_str(&i->w.arena, zz_buf_view(&reason));
	zz_buf_free(&reason);
	return s;
}

static int into_record(struct importing *i)
{
	const char *record = option_value(i->options, "record");
	struct options only = *i->options;
	struct target t = {0};
	struct zz_import_sitting s;
	struct zz_import_lists lists;
	only.words = &record;
	only.nwords = 1;
	int rc = target_open(i->app, &only, &i->w, &t);
	if (!rc)
		rc = sitting_of(i, &t, &s);
	if (!rc)
		rc = importing_read(i, ZZ_IMPORT_ATTENDANCE);
	if (!rc) {
		say_beside(i, &s);
		rc = zz_import_attendance(&i->im, i->w.opened.ledger, &s, &lists, &i->app->error);
	}
	if (!rc)
		rc = importing_refused(i);
	if (!rc) {
		say_unaccounted(i, &lists);
		if (!t.amendment.reason.n)
			t.amendment.reason = file_as_reason(i);
		rc = amend(i, &t, &lists);
	}
	target_close(&t);
	return rc;
}

/* --- a record that is still to be entered --- */

static int sitting_said(struct importing *i, struct zz_import_sitting *s)
{
	struct app *app = i->app;
	struct zz_ledger *l = i->w.opened.ledger;
	const char *kind = option_value(i->options, "kind"), *date = option_value(i->options, "date");
	const char *group = option_value(i->options, "group"), *form = option_value(i->options, "form");
	struct zz_str owner;
	if (!kind || !date)
		return zz_error(
			&app->error, ZZ_EUSAGE,
			N_("attendance of what? Say --record ID, or, before the record is entered, --kind and --date"));
	int rc = zz_which_kind(zz_str(kind), (struct zz_str){0}, &s->kind, &app->error);
	if (!rc)
		rc = zz_which_owner(l, zz_str(option_value(i->options, "branch")), s->kind, &owner, &app->error);
	if (!rc)
		rc = zz_day_typed(zz_str(date), l->today, &s->date, &app->error);
	if (rc)
		return rc;
	s->org = zz_roster_org(&l->roster, zz_intern(&l->words, owner));
	s->group = group ? zz_which_group(l, s->org, zz_str(group), s->date) : (struct zz_str){0};
	s->form = form ? (uint8_t)zz_enum_find(zz_meeting_form_terms, zz_str(form)) : 0;
	if (group && !s->group.n)
		return zz_error(&app->error, ZZ_EUSAGE, N_("no party group “%s” is known there on that day"), group);
	if (form && !s->form)
		return zz_error(&app->error, ZZ_EUSAGE, N_("--form “%s” is none"), form);
	return ZZ_OK;
}

/* For a shell: in quotation marks, those inside written apart. */
static void quoted(struct zz_buf *out, const char *option, struct zz_str value)
{
	zz_buf_printf(out, " --%s '", option);
	for (size_t k = 0; k < value.n; k++)
		if (value.p[k] == '\'')
			zz_buf_puts(out, "'\\''");
		else
			zz_buf_putc(out, value.p[k]);
	zz_buf_putc(out, '\'');
}

static void command_line(struct importing *i, const struct zz_import_sitting *s,
						 const struct zz_import_lists *lists)
{
	struct zz_ledger *l = i->w.opened.ledger;
	struct zz_buf line = {0};
	char day[ZZ_DATE_MAX];
	zz_buf_printf(&line, "zzsh log %s", zz_term_text(&s->kind->form.name, i->app->lang));
	if (s->org >= 0)
		quoted(&line, "branch", zz_intern_str(&l->words, l->roster.orgs[s->org].id));
	quoted(&line, "date", zz_str(zz_day_text(s->date, day)));
	if (s->group.n)
		quoted(&line, "group", s->group);
	if (s->form)
		quoted(&line, "form", zz_str(zz_term_text(&zz_meeting_form_terms[s->form - 1], i->app->lang)));
	/* A list that is written out: those who are named nowhere must not be taken for present. */
	quoted(&line, "present", lists->npresent ? lists->present : ZZ_STR(","));
	if (lists->nonline)
		quoted(&line, "online", lists->online);
	if (lists->nabsent)
		quoted(&line, "absent", lists->absent);
	if (lists->nalso)
		quoted(&line, "also", lists->also);
	zz_text_safe(&i->app->out, zz_buf_view(&line));
	zz_buf_putc(&i->app->out, '\n');
	zz_buf_free(&line);
}

static int before_record(struct importing *i)
{
	struct app *app = i->app;
	struct zz_import_sitting s = {0};
	struct zz_import_lists lists;
	int rc = writing_load(app, &i->w, (struct zz_str){0}, ZZ_NO_DAY, true);
	if (!rc)
		rc = sitting_said(i, &s);
	if (!rc)
		rc = importing_read(i, ZZ_IMPORT_ATTENDANCE);
	if (!rc) {
		say_beside(i, &s);
		rc = zz_import_attendance(&i->im, i->w.opened.ledger, &s, &lists, &app->error);
	}
	if (!rc)
		rc = importing_refused(i);
	if (rc)
		return rc;
	say_unaccounted(i, &lists);
	zz_msgf(&i->im.said, app->lang,
			N_("Nothing was entered yet. Enter the record with this, and add what else belongs "
			   "into it (--time, --place, --agenda …):\n"));
	say_aside(i);
	command_line(i, &s, &lists);
	return app_print(app);
}

int import_attendance(struct importing *i)
{
	bool record = option_given(i->options, "record");
	int rc = writing_begin(i->app, &i->w, record && !i->dry);
	if (!rc)
		rc = record ? into_record(i) : before_record(i);
	writing_end(&i->w);
	return rc;
}
