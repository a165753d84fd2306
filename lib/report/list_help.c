/* The terms and columns, as the tables have them. */
#include "report/list.h"

#include "base/message.h"
#include "base/text.h"

#include <string.h>

static void term_line(struct zz_buf *out, const struct zz_terms_field *f, const struct zz_view *view)
{
	enum { EXAMPLE = 26 };
	struct zz_buf example = {0};
	zz_buf_printf(&example, "%s:%s", zz_term_text(&f->name, view->lang),
				  zz_term_text(&f->example, view->lang));
	zz_buf_puts(out, "  ");
	zz_text_pad(out, zz_buf_view(&example), EXAMPLE);
	zz_buf_putc(out, ' ');
	zz_text_wrap(out, zz_str(zz_tr(view->lang, f->values)), view->width > 50 ? view->width : 0, EXAMPLE + 3);
	zz_buf_putc(out, '\n');
	zz_buf_free(&example);
}

void zz_list_help(struct zz_buf *out, const struct zz_view *view)
{
	struct zz_buf columns = {0};
	zz_buf_puts(out, zz_tr(view->lang, N_("Terms (the same one twice: either; different ones: all of them; "
										  "not: before one leaves out):\n")));
	for (int i = 0; i < ZZ_BY_FIELDS; i++)
		term_line(out, &zz_terms_fields[i], view);
	zz_buf_puts(out, zz_tr(view->lang, N_("Columns:\n")));
	for (int i = 0; i < ZZ_LIST_COLUMNS; i++)
		zz_buf_printf(&columns, "%s%s", i ? " " : "", zz_term_text(&zz_list_columns[i].name, view->lang));
	zz_buf_puts(out, "  ");
	zz_text_wrap(out, zz_buf_view(&columns), view->width > 50 ? view->width : 0, 2);
	zz_buf_putc(out, '\n');
	zz_buf_free(&columns);
}
