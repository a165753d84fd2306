#include "entry/template.h"

#include "base/message.h"
#include "base/text.h"
#include "format/emit.h"
#include "model/fields.h"

#include <string.h>

/* What the program itself writes at another time. */
static bool is_of_program(const struct zz_field *field)
{
	static const char *const slugs[] = {"amends", "sealed", "imported", "late", "attachments"};
	for (size_t i = 0; i < sizeof slugs / sizeof slugs[0]; i++)
		if (strcmp(field->name.slug, slugs[i]) == 0)
			return true;
	return false;
}

struct template
{
	struct zz_buf *out;
	enum zz_lang lang, reader;
};

/* Every line that nobody need keep begins like this. */
#define HINT "#| "

static void hint(const struct template *t, const struct zz_field *field)
{
	zz_buf_printf(t->out, HINT "%s", field->hint ? zz_tr(t->reader, field->hint) : "");
	bool many = strcmp(field->name.slug, "kind") == 0;
	for (int i = 0; !many && field->values && field->values[i].slug; i++)
		zz_buf_printf(t->out, "%s%s",
					  i                    ? " "
					  : t->reader == ZZ_ZH ? "："
										   : ": ",
					  zz_term_text(&field->values[i], t->lang));
	zz_buf_putc(t->out, '\n');
}

/* A name suffices for people. */
static bool takes_name(const struct zz_form *form)
{
	return form->bare && form->nitems <= 4 && strcmp(form->items[0].field->name.slug, "name") == 0 &&
		   !zz_form_item(form, ZZ_STR("note"));
}

/* Fields of a map inside, as an example in comments. */
static void example(const struct template *t, const struct zz_field *field)
{
	const struct zz_form *form = field->sub;
	for (unsigned i = 0; i < form->nitems; i++) {
		const struct zz_field *f = form->items[i].field;
		const char *dash = field->type != ZZ_TYPE_LIST ? "  " : i ? "    " : "  - ";
		zz_buf_printf(t->out, HINT "%s%s: %s\n", dash, zz_term_text(&f->name, t->lang),
					  f->hint ? zz_tr(t->reader, f->hint) : "");
	}
}

static void row(const struct template *t, const struct zz_item *item, const struct zz_node *given)
{
	const struct zz_field *field = item->field;
	bool absent = strcmp(field->name.slug, "absent") == 0, present = strcmp(field->name.slug, "present") == 0;
	bool open = given || absent || (item->need != ZZ_OPTIONAL && !present);
	hint(t, field);
	zz_buf_printf(t->out, "%s%s:", open ? "" : HINT, zz_term_text(&field->name, t->lang));
	if (given)
		zz_emit_value(t->out, given, 0);
	zz_buf_putc(t->out, '\n');
	if (open && !given && field->sub && !takes_name(field->sub))
		example(t, field);
}

void zz_template(struct zz_buf *out, const struct zz_kind *kind, const struct zz_node *given,
				 enum zz_lang lang, enum zz_lang reader)
{
	struct template t = {out, lang, reader};
	zz_buf_printf(
		out, HINT "%s\n",
		zz_tr(reader, N_("Fill in behind the colons; lines that begin with #| are explanations and go away. "
						 "An empty file records nothing.")));
	zz_buf_printf(
		out, HINT "%s\n\n",
		zz_tr(reader,
			  N_("Of those who were due, name only the absent, with the reason, or [] where everybody "
				 "came; the list of those present is written from the roster.")));
	for (unsigned i = 0; i < kind->form.nitems; i++) {
		const struct zz_item *item = &kind->form.items[i];
		const struct zz_node *node = given ? zz_form_get(&kind->form, given, item->field->name.slug) : NULL;
		if (node || !is_of_program(item->field))
			row(&t, item, node);
	}
}

/* --- the same as options --- */

/* "*" what every record of the kind needs, "+" what some need: beside another field, without another, from a
 * day on. */
static char mark(const struct zz_item *item)
{
	if (item->need == ZZ_OPTIONAL)
		return ' ';
	bool always = item->need != ZZ_LATER && !item->with && !item->unless && !item->since &&
				  (!item->until || item->until == ZZ_NO_DAY);
	return always ? '*' : '+';
}

static void option_row(struct zz_buf *out, const struct zz_item *item, size_t indent, enum zz_lang lang,
					   size_t width)
{
	enum { COLUMN = 20, MARK = 2 };
	const struct zz_field *field = item->field;
	struct zz_buf left = {0};
	zz_buf_printf(&left, "--%s", zz_term_text(&field->name, lang));
	for (size_t i = 0; i < left.n; i++)
		left.data[i] = left.data[i] == '_' ? '-' : left.data[i];
	zz_buf_pad(out, ' ', indent - MARK);
	zz_buf_printf(out, "%c ", mark(item));
	zz_text_pad(out, zz_buf_view(&left), (int)(COLUMN - indent));
	zz_buf_puts(out, "  ");
	zz_text_wrap(out, zz_str(field->hint ? zz_tr(lang, field->hint) : ""), width > 40 ? width : 0,
				 COLUMN + 2);
	zz_buf_putc(out, '\n');
	zz_buf_free(&left);
}

void zz_template_options(struct zz_buf *out, const struct zz_kind *kind, enum zz_lang lang, size_t width)
{
	for (unsigned i = 0; i < kind->form.nitems; i++) {
		const struct zz_item *item = &kind->form.items[i];
		const struct zz_field *field = item->field;
		if (is_of_program(field) || strcmp(field->name.slug, "kind") == 0)
			continue;
		option_row(out, item, 2, lang, width);
		for (unsigned k = 0; field->sub == &zz_form_agenda && k < field->sub->nitems; k++)
			if (strcmp(field->sub->items[k].field->name.slug, "topic") != 0)
				option_row(out, &field->sub->items[k], 4, lang, width);
	}
	const char *marks =
		N_("* needed, + needed in some cases; without one of them, branch and date excepted, a record is "
		   "entered "
		   "all the same and shown as incomplete. Who was present is written from the roster by --absent or "
		   "--all-present");
	zz_text_wrap(out, zz_str(zz_tr(lang, marks)), width > 40 ? width : 0, 0);
	zz_buf_putc(out, '\n');
}

static bool left_empty(struct zz_str line)
{
	return line.n && line.p[0] != ' ' && line.p[0] != '#' && zz_str_ends(zz_str_trim(line), ":");
}

/* Whether a value follows on deeper lines. */
static bool goes_on(struct zz_str rest)
{
	struct zz_str line;
	while (zz_str_split(&rest, '\n', &line)) {
		if (!zz_str_trim(line).n || zz_str_starts(zz_str_trim(line), "#"))
			continue;
		return line.p[0] == ' ' || line.p[0] == '-';
	}
	return false;
}

struct zz_str zz_template_filled(struct zz_str text, struct zz_arena *a)
{
	struct zz_buf out = {0};
	struct zz_str rest = text, line;
	while (zz_str_split(&rest, '\n', &line)) {
		struct zz_str bare = zz_str_trim(line);
		if (zz_str_starts(bare, "#|") || (left_empty(line) && !goes_on(rest)))
			continue;
		zz_buf_printf(&out, "%.*s\n", ZZ_FMT(line));
	}
	struct zz_str filled = zz_arena_str(a, zz_str_trim(zz_buf_view(&out)).n ? zz_buf_view(&out) : ZZ_STR(""));
	zz_buf_free(&out);
	while (filled.n && filled.p[0] == '\n')
		filled = zz_str_sub(filled, 1, filled.n);
	return filled;
}
