/* Options of log and amend made what the library takes. */
#include "write.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int saying_extra(struct app *app, const char *name, struct option *as)
{
	struct zz_arena arena = {0};
	bool known = zz_field_named(zz_str(name), &arena).n > 0;
	(void)app;
	zz_arena_free(&arena);
	if (!known)
		return -1;
	*as = (struct option){.arg = OPT_VALUE, .repeat = true};
	return 0;
}

struct zz_str saying_near(const struct options *o, struct zz_str name)
{
	return zz_field_near(o->nwords ? zz_kind_find(zz_str(o->words[0])) : NULL, name);
}

bool saying_explain(struct app *app, const char *word)
{
	const struct zz_kind *kind = zz_kind_find(zz_str(word));
	if (!kind)
		return false;
	zz_buf_printf(&app->out, "zzsh %s %s\n",
				  app->lang == ZZ_ZH ? app->command->name.label : app->command->name.slug,
				  zz_term_text(&kind->form.name, app->lang));
	zz_template_options(&app->out, kind, app->lang, app->width);
	return true;
}

static struct zz_str cleaned(struct saying *s, const char *value)
{
	return zz_clean_pasted(&s->arena, zz_str(value), &s->cleaned);
}

static void join(struct saying *s, struct zz_str *list, const char *value)
{
	struct zz_str more = cleaned(s, value);
	*list = list->n ? zz_arena_printf(&s->arena, "%.*s,%.*s", ZZ_FMT(*list), ZZ_FMT(more)) : more;
}

static void add_field(struct saying *s, struct zz_str name, struct zz_str value)
{
	*ZZ_PUSH(&s->fields) = (struct zz_given){name, value};
}

static int add_set(struct app *app, struct saying *s, const char *text)
{
	struct zz_str name, value;
	struct zz_str all = cleaned(s, text);
	if (!zz_typed_cut(all, '=', "＝", &name, &value))
		return zz_error(&app->error, ZZ_EUSAGE, N_("--set %s: write FIELD=VALUE"), text);
	add_field(s, name, value);
	return ZZ_OK;
}

/* Texts that go into the record under another name than the option's. */
static struct zz_str *text_of(struct saying *s, const char *slug)
{
	struct zz_said *said = &s->said;
	if (strcmp(slug, "late") == 0)
		return &said->late;
	if (strcmp(slug, "approved-by") == 0)
		return &said->approved_by;
	if (strcmp(slug, "imported") == 0)
		return &said->imported;
	if (strcmp(slug, "branch") == 0)
		return &said->branch;
	return strcmp(slug, "by") == 0 ? &said->by : NULL;
}

static struct zz_str *names_of(struct saying *s, const char *slug)
{
	struct zz_attending *a = &s->said.attending;
	if (strcmp(slug, "present") == 0)
		return &a->present;
	if (strcmp(slug, "online") == 0)
		return &a->online;
	return strcmp(slug, "also") == 0 ? &a->also : NULL;
}

/* Options of the command that are no part of the record. */
static bool elsewhere(const struct app *app, const char *slug)
{
	static const char *const globals[] = {"format", "lang", "today"};
	for (const struct option *o = app->command->options; o->name.slug; o++)
		if (strcmp(o->name.slug, slug) == 0)
			return true;
	for (size_t i = 0; i < sizeof globals / sizeof globals[0]; i++)
		if (strcmp(globals[i], slug) == 0)
			return true;
	return false;
}

static int take_one(struct app *app, struct saying *s, const struct given *g)
{
	const char *slug = g->option->name.slug;
	struct zz_str *names = names_of(s, slug), *text = text_of(s, slug);
	if (names)
		join(s, names, g->value);
	else if (text)
		*text = zz_str_trim(cleaned(s, g->value));
	else if (strcmp(slug, "absent") == 0)
		*ZZ_PUSH(&s->absent) = cleaned(s, g->value);
	else if (strcmp(slug, "set") == 0)
		return add_set(app, s, g->value);
	else if (!elsewhere(app, slug))
		add_field(s, zz_field_named(zz_str(slug), &s->arena), cleaned(s, g->value));
	return ZZ_OK;
}

int saying_take(struct app *app, const struct options *o, struct saying *s)
{
	memset(s, 0, sizeof *s);
	for (size_t i = 0; i < o->n; i++) {
		int rc = take_one(app, s, &o->at[i]);
		if (rc)
			return rc;
	}
	s->said.fields = s->fields.at;
	s->said.nfields = s->fields.n;
	s->said.attending.absent = s->absent.at;
	s->said.attending.nabsent = s->absent.n;
	s->said.attending.all_present = option_given(o, "all-present");
	return ZZ_OK;
}

static int read_text(struct app *app, struct saying *s, const char *file)
{
	struct zz_buf bytes = {0};
	bool standard = strcmp(file, "-") == 0;
	int rc = standard ? zz_read_fd(&bytes, STDIN_FILENO, ZZ_YAML_BYTES, &app->error)
					  : zz_read_file(&bytes, file, ZZ_YAML_BYTES, &app->error);
	if (rc == 1)
		rc = zz_error(&app->error, ZZ_EUSAGE, N_("%s is longer than a record can be"), file);
	if (!rc) {
		s->said.text = zz_arena_str(&s->arena, zz_buf_view(&bytes));
		s->said.has_text = true;
	}
	zz_buf_free(&bytes);
	return rc;
}

/* Only a person at a terminal, or --yes, confirms what can never be taken back. */
static int confirm(struct app *app, const struct options *o, struct saying *s)
{
	char answer[16] = "";
	if (!option_given(o, "with-text"))
		return ZZ_OK;
	s->said.with_content = option_given(o, "yes");
	if (s->said.with_content)
		return ZZ_OK;
	if (isatty(STDIN_FILENO) && isatty(STDERR_FILENO)) {
		fputs(tr(app, N_("The text of the talk stays in history for ever, for everybody who has the ledger. "
						 "Type yes to "
						 "store it: ")),
			  stderr);
		if (fgets(answer, sizeof answer, stdin))
			answer[strcspn(answer, "\r\n")] = '\0';
		s->said.with_content = strcmp(answer, "yes") == 0 || strcmp(answer, "是") == 0;
	}
	return s->said.with_content
			   ? ZZ_OK
			   : zz_error(&app->error, ZZ_EUSAGE, N_("--with-text was not confirmed; give --yes as well"));
}

int saying_finish(struct app *app, const struct options *o, const char *file, struct saying *s)
{
	if (file && option_given(o, "edit"))
		return zz_error(&app->error, ZZ_EUSAGE, N_("give --file or --edit, not both"));
	int rc = confirm(app, o, s);
	return rc || !file ? rc : read_text(app, s, file);
}

void saying_report(struct app *app, const struct saying *s)
{
	struct zz_buf text = {0};
	zz_cleaned_text(&text, &s->cleaned, app->lang);
	if (text.n)
		fputs(text.data, stderr);
	zz_buf_free(&text);
}

void saying_free(struct saying *s)
{
	free(s->fields.at);
	free(s->absent.at);
	zz_arena_free(&s->arena);
}
