/* The terms and columns, as the tables have them. */
#include "report/list.h"

#include "base/message.h"
#include "base/text.h"

#include <string.h>

static void term_line(struct zz_buf *out, const struct zz_terms_field *f, const struct zz_view *view)
{
	enum { EXAMPLE = 26 };
	struct zz_buf example = {0};
	const char *value = zz_term_text(&f->example, view->lang);
	const char *quote = strpbrk(value, "<>") ? "\"" : ""; /* the shell has a use of its own for these */
	zz_buf_printf(&example, "%s%s:%s%s", quote, zz_term_text(&f->name, view->lang), value, quote);
	zz_buf_puts(out, "  ");
	zz_text_pad(out, zz_buf_view(&example), EXAMPLE);
	zz_buf_putc(out, ' ');
	zz_text_wrap(out, zz_str(zz_tr(view->lang, f->values)), view->width > 50 ? view->width : 0, EXAMPLE + 3);
	zz_buf_putc(out, '\n');
	zz_buf_free(&example);
}

/* Broken between names, never inside one. */
static void put_columns(struct zz_buf *out, const struct zz_view *view)
{
	size_t used = 0, room = view->width > 50 ? view->width : SIZE_MAX;
	for (int i = 0; i < ZZ_LIST_COLUMNS; i++) {
		struct zz_str name = zz_str(zz_term_text(&zz_list_columns[i].name, view->lang));
		size_t width = zz_text_width(name);
		if (used && used + 1 + width > room) {
			zz_buf_putc(out, '\n');
			used = 0;
		}
		zz_buf_puts(out, used ? " " : "  ");
		zz_buf_str(out, name);
		used += width + (used ? 1 : 2);
	}
	zz_buf_putc(out, '\n');
}

void zz_list_help(struct zz_buf *out, const struct zz_view *view)
{
	zz_buf_puts(out,
				zz_tr(view->lang, N_("Terms (the same one twice: either; different ones: all of them; not: "
									 "before one leaves out):\n")));
	for (int i = 0; i < ZZ_BY_FIELDS; i++)
		term_line(out, &zz_terms_fields[i], view);
	zz_buf_puts(out, zz_tr(view->lang, N_("Columns:\n")));
	put_columns(out, view);
}
