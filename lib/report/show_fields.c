/* The fields of a record for reading, whatever its kind: the forms say what each is. */
#include "report/show_parts.h"

#include "base/message.h"
#include "base/text.h"
#include "model/fields.h"

#include <string.h>

enum { STEP = 2 };

static size_t width_of(const struct zz_view *view)
{
	return view->width > 30 ? view->width : 0;
}

/* A text of several lines begins under its label, a shorter one beside it. */
void zz_show_line(struct zz_buf *out, struct zz_str label, struct zz_str text, size_t indent,
				  const struct zz_view *view)
{
	struct zz_buf safe = {0};
	struct zz_str shown, one;
	zz_text_safe(&safe, text);
	shown = zz_str_trim(zz_buf_view(&safe));
	bool several = zz_str_chr(shown, '\n') >= 0;
	size_t beside = several ? indent + STEP : indent + ZZ_SHOW_LABEL;
	zz_buf_pad(out, ' ', indent);
	zz_ink(out, view, ZZ_INK_DIM);
	zz_text_pad(out, label, several ? 0 : ZZ_SHOW_LABEL);
	zz_ink(out, view, ZZ_INK_PLAIN);
	if (!several && zz_text_width(label) >= ZZ_SHOW_LABEL)
		zz_buf_putc(out, ' ');
	zz_buf_puts(out, several ? "\n" : "");
	while (zz_str_split(&shown, '\n', &one)) {
		one = zz_str_trim(one);
		if (several && one.n)
			zz_buf_pad(out, ' ', beside);
		zz_text_wrap(out, one, width_of(view), beside);
		zz_buf_putc(out, '\n');
	}
	if (!safe.n)
		zz_buf_putc(out, '\n');
	zz_buf_free(&safe);
}

const struct zz_field *zz_show_field(const struct zz_form *form, const struct zz_node *value)
{
	const struct zz_item *item = form && value->key ? zz_form_item(form, value->key->text) : NULL;
	return item ? item->field : NULL;
}

/* --- numbers --- */

static bool is_whole(struct zz_str s)
{
	enum { DIGITS = 9 };
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] < '0' || s.p[i] > '9')
			return false;
	return s.n > 0 && s.n <= DIGITS && (s.n == 1 || s.p[0] != '0');
}

static long whole(struct zz_str s)
{
	long value = 0;
	for (size_t i = 0; i < s.n; i++)
		value = value * 10 + (s.p[i] - '0');
	return value;
}

enum zz_show_number zz_show_number(uint8_t type, struct zz_str text, long *out)
{
	ptrdiff_t dot = zz_str_chr(text, '.');
	struct zz_str front = dot >= 0 ? zz_str_sub(text, 0, (size_t)dot) : text;
	struct zz_str tenth = dot >= 0 ? zz_str_sub(text, (size_t)dot + 1, text.n) : (struct zz_str){0};
	bool counts = type == ZZ_TYPE_COUNT || type == ZZ_TYPE_YEAR;
	if (counts && is_whole(text)) {
		*out = whole(text);
		return ZZ_SHOW_WHOLE;
	}
	if (type != ZZ_TYPE_TENTHS || !is_whole(front) || (dot >= 0 && (tenth.n != 1 || !is_whole(tenth))))
		return ZZ_SHOW_NO_NUMBER;
	*out = whole(front) * 10 + whole(tenth);
	return ZZ_SHOW_TENTHS;
}

/* --- people --- */

static bool is_person(const struct zz_form *form)
{
	return form == &zz_form_who || form == &zz_form_present || form == &zz_form_absent ||
		   form == &zz_form_guest || form == &zz_form_lecturer;
}

/* "周洁（出差）": the name, then what else is said of the person. */
static void put_person(struct zz_buf *out, const struct zz_form *form, const struct zz_node *node,
					   enum zz_lang lang)
{
	const struct zz_node *name = node->kind == ZZ_MAP ? zz_form_get(form, node, "name") : node;
	size_t more = 0;
	if (name && name->kind == ZZ_SCALAR)
		zz_buf_str(out, name->text);
	if (node->kind != ZZ_MAP)
		return;
	ZZ_EACH(child, node)
	{
		if (child == name || child->kind != ZZ_SCALAR)
			continue;
		zz_buf_puts(out, more++ ? (lang == ZZ_EN ? ", " : "，") : (lang == ZZ_EN ? " (" : "（"));
		zz_buf_str(out, child->text);
	}
	zz_buf_puts(out, !more ? "" : lang == ZZ_EN ? ")" : "）");
}

/* --- one value on one line --- */

static bool put_items(struct zz_buf *out, const struct zz_form *form, const struct zz_node *seq,
					  enum zz_lang lang)
{
	const char *comma = lang == ZZ_EN ? ", " : "、";
	size_t n = 0;
	ZZ_EACH(item, seq)
	{
		zz_buf_puts(out, n++ ? comma : "");
		if (item->kind == ZZ_MAP && !is_person(form))
			return false;
		if (!zz_show_flat(out, form, item, lang))
			return false;
	}
	return true;
}

static bool put_pairs(struct zz_buf *out, const struct zz_form *form, const struct zz_node *map,
					  enum zz_lang lang)
{
	size_t n = 0;
	ZZ_EACH(child, map)
	{
		const struct zz_field *field = zz_show_field(form, child);
		zz_buf_puts(out, n++ ? (lang == ZZ_EN ? ", " : "，") : "");
		zz_buf_str(out, child->key->text);
		zz_buf_putc(out, ' ');
		if (!zz_show_flat(out, field ? field->sub : NULL, child, lang))
			return false;
	}
	return true;
}

bool zz_show_flat(struct zz_buf *out, const struct zz_form *form, const struct zz_node *node,
				  enum zz_lang lang)
{
	if (node->kind == ZZ_SCALAR) {
		zz_buf_str(out, node->text);
		return zz_str_chr(zz_str_trim(node->text), '\n') < 0;
	}
	if (node->kind == ZZ_MAP && is_person(form)) {
		put_person(out, form, node, lang);
		return true;
	}
	return node->kind == ZZ_SEQ ? put_items(out, form, node, lang) : put_pairs(out, form, node, lang);
}

/* --- all of them --- */

static void show_value(struct zz_buf *out, const struct zz_form *form, const struct zz_node *value,
					   struct zz_str label, size_t indent, const struct zz_view *view);

static void show_pairs(struct zz_buf *out, const struct zz_form *form, const struct zz_node *map,
					   const struct zz_node *but, size_t indent, const struct zz_view *view)
{
	ZZ_EACH(child, map)
	{
		const struct zz_field *field = zz_show_field(form, child);
		if (child != but)
			show_value(out, field ? field->sub : NULL, child, child->key->text, indent, view);
	}
}

/* Items that need several lines are numbered; what comes first in each is its heading. */
static void show_items(struct zz_buf *out, const struct zz_form *form, const struct zz_node *seq,
					   struct zz_str label, size_t indent, const struct zz_view *view)
{
	unsigned number = 0;
	ZZ_EACH(item, seq)
	{
		struct zz_buf head = {0};
		const struct zz_node *first = item->kind == ZZ_MAP ? item->first : item;
		zz_buf_printf(&head, "%.*s%s%u", ZZ_FMT(label), view->lang == ZZ_EN ? " " : "", ++number);
		bool heading = first && first->kind == ZZ_SCALAR;
		zz_show_line(out, zz_buf_view(&head), heading ? first->text : (struct zz_str){0}, indent, view);
		if (item->kind == ZZ_MAP)
			show_pairs(out, form, item, heading ? first : NULL, indent + STEP, view);
		zz_buf_free(&head);
	}
}

static void show_value(struct zz_buf *out, const struct zz_form *form, const struct zz_node *value,
					   struct zz_str label, size_t indent, const struct zz_view *view)
{
	struct zz_buf text = {0};
	bool flat = zz_show_flat(&text, form, value, view->lang);
	if (flat && !text.n)
		zz_buf_puts(&text, zz_tr(view->lang, N_("(none)")));
	if (flat || value->kind == ZZ_SCALAR) {
		zz_show_line(out, label, zz_buf_view(&text), indent, view);
	} else if (value->kind == ZZ_SEQ) {
		show_items(out, form, value, label, indent, view);
	} else {
		zz_show_line(out, label, (struct zz_str){0}, indent, view);
		show_pairs(out, form, value, NULL, indent + STEP, view);
	}
	zz_buf_free(&text);
}

void zz_show_fields(struct zz_buf *out, const struct zz_form *form, const struct zz_node *map,
					const char *but, const struct zz_view *view)
{
	ZZ_EACH(child, map)
	{
		const struct zz_field *field = zz_show_field(form, child);
		if (!field || !zz_str_listed(but, zz_str(field->name.slug)))
			show_value(out, field ? field->sub : NULL, child, child->key->text, 0, view);
	}
}
