/* A document as Markdown (CommonMark with tables). */
#include "document/write.h"

#include "base/message.h"

#include <string.h>

/* Characters that Markdown or HTML inside it would take for marks. */
static void escape(struct zz_buf *out, struct zz_str s, bool cell)
{
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '\n')
			zz_buf_puts(out, cell ? "<br>" : "  \n");
		else {
			if (strchr("\\`*_[]<>#|&", s.p[i]))
				zz_buf_putc(out, '\\');
			zz_buf_putc(out, s.p[i]);
		}
	}
}

static void table_line(struct zz_buf *out, const struct zz_str *cells, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		zz_buf_puts(out, i ? " | " : "| ");
		escape(out, cells[i], true);
	}
	zz_buf_puts(out, " |\n");
}

static void rule(struct zz_buf *out, const struct zz_doc_table *t)
{
	static const char *const marks[] = {
		[ZZ_ALIGN_LEFT] = ":---", [ZZ_ALIGN_CENTRE] = ":---:", [ZZ_ALIGN_RIGHT] = "---:"};
	for (size_t c = 0; c < t->ncolumns; c++)
		zz_buf_printf(out, "%s%s", c ? " | " : "| ", marks[t->columns[c].align]);
	zz_buf_puts(out, " |\n");
}

static void table(struct zz_buf *out, const struct zz_doc_table *t)
{
	struct zz_buf head = {0};
	if (t->caption.n) {
		escape(out, t->caption, false);
		zz_buf_puts(out, "\n\n");
	}
	for (size_t c = 0; c < t->ncolumns; c++) {
		zz_buf_puts(&head, c ? " | " : "| ");
		escape(&head, t->columns[c].head, true);
	}
	zz_buf_str(out, zz_buf_view(&head));
	zz_buf_puts(out, " |\n");
	rule(out, t);
	for (size_t r = 0; r < zz_doc_rows(t); r++)
		table_line(out, t->cells.at + r * t->ncolumns, t->ncolumns);
	zz_buf_free(&head);
}

static void heat(struct zz_buf *out, const struct zz_figure *f)
{
	zz_buf_putc(out, '|');
	for (size_t c = 0; c < f->columns.n; c++) {
		zz_buf_puts(out, " | ");
		escape(out, f->columns.at[c], true);
	}
	zz_buf_puts(out, " |\n| :---");
	for (size_t c = 0; c < f->columns.n; c++)
		zz_buf_puts(out, " | :---:");
	zz_buf_puts(out, " |\n");
	for (size_t r = 0; r < f->rows.n; r++) {
		zz_buf_puts(out, "| ");
		escape(out, f->rows.at[r], true);
		for (size_t c = 0; c < f->columns.n; c++) {
			zz_buf_puts(out, " | ");
			escape(out, f->cells[r * f->columns.n + c].mark, true);
		}
		zz_buf_puts(out, " |\n");
	}
}

static void figure(struct zz_buf *out, const struct zz_figure *f)
{
	escape(out, f->title, false);
	zz_buf_puts(out, "\n\n");
	if (f->kind == ZZ_FIGURE_HEAT)
		heat(out, f);
	for (size_t i = 0; i < f->nbars; i++) {
		zz_buf_puts(out, "- ");
		escape(out, f->bars[i].label, true);
		zz_buf_puts(out, "  ");
		escape(out, f->bars[i].shown, true);
		zz_buf_putc(out, '\n');
	}
	if (f->legend.n) {
		zz_buf_putc(out, '\n');
		escape(out, f->legend, false);
		zz_buf_putc(out, '\n');
	}
}

static void numbered(struct zz_buf *out, const struct zz_block *b)
{
	for (size_t i = 0; i < b->lines.n; i++) {
		zz_buf_printf(out, "%zu. ", i + 1);
		escape(out, b->lines.at[i], true);
		zz_buf_putc(out, '\n');
	}
}

static void plain(struct zz_buf *out, const char *mark, const struct zz_block *b)
{
	zz_buf_puts(out, mark);
	escape(out, b->label, false);
	escape(out, b->text, false);
	escape(out, b->more, false);
	zz_buf_putc(out, '\n');
}

static void signed_by(struct zz_buf *out, const struct zz_block *b)
{
	for (size_t i = 0; i < b->lines.n; i++) {
		escape(out, b->lines.at[i], false);
		zz_buf_puts(out, i + 1 < b->lines.n ? "  \n" : "\n");
	}
}

static void title(struct zz_buf *out, const struct zz_doc *d)
{
	struct zz_buf text = {0};
	zz_doc_title(&text, d);
	zz_buf_puts(out, "# ");
	escape(out, zz_buf_view(&text), false);
	zz_buf_putc(out, '\n');
	zz_buf_free(&text);
}

void zz_doc_md(struct zz_buf *out, const struct zz_doc *d)
{
	static const char *const marks[] = {"", "## ", "### ", "", ""};
	for (const struct zz_block *b = d->first; b; b = b->next) {
		zz_buf_puts(out, b == d->first ? "" : "\n");
		if (b->kind == ZZ_BLOCK_TITLE)
			title(out, d);
		else if (b->kind == ZZ_BLOCK_HEADING)
			plain(out, marks[b->level], b);
		else if (b->kind == ZZ_BLOCK_TABLE)
			table(out, b->table);
		else if (b->kind == ZZ_BLOCK_FIGURE)
			figure(out, b->figure);
		else if (b->kind == ZZ_BLOCK_SIGNED)
			signed_by(out, b);
		else if (b->kind == ZZ_BLOCK_ANNEX) {
			zz_buf_printf(out, "---\n\n%.*s\n\n## ", ZZ_FMT(b->label));
			escape(out, b->text, false);
			zz_buf_putc(out, '\n');
		} else if (b->lines.n) {
			zz_buf_printf(out, "%s", b->kind == ZZ_BLOCK_ENCLOSURES ? zz_tr(d->lang, N_("Annexes: ")) : "");
			zz_buf_puts(out, b->kind == ZZ_BLOCK_ENCLOSURES ? "\n\n" : "");
			escape(out, b->text, false);
			zz_buf_puts(out, b->text.n ? "\n\n" : "");
			numbered(out, b);
		} else
			plain(out, "", b);
	}
}
