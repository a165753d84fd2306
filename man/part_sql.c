/* The published schema of `zzsh sql`: tables and columns, with what each holds. */
#include "parts.h"
#include "roff.h"

static void columns(struct page *p, const struct zz_table *t)
{
	zz_buf_puts(&p->out, ".Bl -tag -width Ds -compact\n");
	for (size_t c = 0; c < t->ncolumns; c++) {
		const struct zz_table_column *column = &t->columns[c];
		struct zz_buf text = {0};
		page_item(p, &column->name);
		zz_buf_puts(&text, page_tr(p, column->about));
		if (column->type == ZZ_COLUMN_INT)
			zz_buf_puts(&text, page_tr(p, N_("; a number")));
		roff_sentence(&p->out, zz_buf_view(&text), p->lang);
		zz_buf_free(&text);
	}
	zz_buf_puts(&p->out, ".El\n");
}

bool part_tables(struct page *p, struct zz_str word)
{
	(void)word;
	for (size_t i = 0; zz_tables[i]; i++) {
		struct zz_buf title = {0};
		zz_buf_printf(&title, "%s (%s)", zz_tables[i]->name.slug, zz_tables[i]->name.label);
		zz_buf_puts(&p->out, ".Ss");
		roff_arg(&p->out, zz_buf_view(&title));
		zz_buf_putc(&p->out, '\n');
		roff_sentence(&p->out, zz_str(page_tr(p, zz_tables[i]->about)), p->lang);
		columns(p, zz_tables[i]);
		zz_buf_free(&title);
	}
	return true;
}
