/* Tables of the .docx; figures are drawn with them too, because every office program shows and prints those
 * alike. */
#include "document/docx_parts.h"

static void open_table(struct zz_buf *out, unsigned width, const char *style)
{
	zz_buf_printf(out,
				  "<w:tbl><w:tblPr><w:tblStyle w:val=\"%s\"/><w:tblW w:w=\"%u\" w:type=\"dxa\"/><w:jc "
				  "w:val=\"center\"/>"
				  "<w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid>",
				  style, width);
}

static void grid(struct zz_buf *out, unsigned width)
{
	zz_buf_printf(out, "<w:gridCol w:w=\"%u\"/>", width);
}

static void row_open(struct zz_buf *out, bool head)
{
	zz_buf_printf(out, "<w:tr><w:trPr><w:cantSplit/>%s</w:trPr>", head ? "<w:tblHeader/>" : "");
}

/* A cell over `span` columns of the grid, shaded with a grey ("" = none). */
static void cell_with(struct zz_buf *out, unsigned width, unsigned span, const char *grey, const char *style,
					  const char *more, struct zz_str text)
{
	zz_buf_printf(out, "<w:tc><w:tcPr><w:tcW w:w=\"%u\" w:type=\"dxa\"/>", width);
	if (span > 1)
		zz_buf_printf(out, "<w:gridSpan w:val=\"%u\"/>", span);
	if (*grey)
		zz_buf_printf(out, "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"%s\"/>", grey);
	zz_buf_puts(out, "<w:vAlign w:val=\"center\"/></w:tcPr>");
	zz_docx_paragraph(out, style, more, text);
	zz_buf_puts(out, "</w:tc>");
}

static void cell(struct zz_buf *out, unsigned width, unsigned span, const char *grey, const char *style,
				 struct zz_str text)
{
	cell_with(out, width, span, grey, style, "", text);
}

static unsigned share(const struct zz_doc_table *t, size_t column, unsigned width)
{
	unsigned all = 0, before = 0;
	for (size_t c = 0; c < t->ncolumns; c++) {
		before += c < column ? t->columns[c].width : 0;
		all += t->columns[c].width;
	}
	all = all ? all : 1;
	return (before + t->columns[column].width) * width / all - before * width / all;
}

/* What follows a table needs a paragraph between. */
static void after(struct zz_buf *out)
{
	zz_buf_puts(out, "<w:p><w:pPr><w:pStyle w:val=\"Notes\"/><w:spacing w:line=\"160\" "
					 "w:lineRule=\"exact\"/></w:pPr></w:p>");
}

void zz_docx_table(struct zz_buf *out, const struct zz_doc_table *t, unsigned width)
{
	static const char *const styles[] = {
		[ZZ_ALIGN_LEFT] = "TableText", [ZZ_ALIGN_CENTRE] = "TableCentre", [ZZ_ALIGN_RIGHT] = "TableRight"};
	if (t->caption.n)
		zz_docx_paragraph(out, "Caption", "", t->caption);
	open_table(out, width, "Grid");
	for (size_t c = 0; c < t->ncolumns; c++)
		grid(out, share(t, c, width));
	zz_buf_puts(out, "</w:tblGrid>");
	row_open(out, true);
	for (size_t c = 0; c < t->ncolumns; c++)
		cell(out, share(t, c, width), 1, "", "TableHead", t->columns[c].head);
	zz_buf_puts(out, "</w:tr>");
	for (size_t r = 0; r < zz_doc_rows(t); r++) {
		row_open(out, false);
		for (size_t c = 0; c < t->ncolumns; c++)
			cell(out, share(t, c, width), 1, "", styles[t->columns[c].align],
				 t->cells.at[r * t->ncolumns + c]);
		zz_buf_puts(out, "</w:tr>");
	}
	zz_buf_puts(out, "</w:tbl>");
	after(out);
}

/* --- figures --- */

/* Rows of a figure that fits on a page stay on one: each of its paragraphs stands by the next, those of bars
 * by their style. */
#define KEEP "<w:keepNext/>"
enum { ROWS_OF_A_PAGE = 18 };

static void heat_row(struct zz_buf *out, const struct zz_figure *f, size_t r, unsigned name, unsigned one)
{
	static const char *const greys[ZZ_HEAT_LEVELS] = {"", "F0F0F0", "D0D0D0", "B8B8B8", "989898", "808080"};
	const char *keep = f->rows.n <= ROWS_OF_A_PAGE && (r + 1 < f->rows.n || f->legend.n) ? KEEP : "";
	row_open(out, false);
	cell_with(out, name, 1, "", "TableText", keep, f->rows.at[r]);
	for (size_t c = 0; c < f->columns.n; c++) {
		const struct zz_heat_cell *h = &f->cells[r * f->columns.n + c];
		cell_with(out, one, 1, greys[h->level % ZZ_HEAT_LEVELS], "TableCentre", keep, h->mark);
	}
	zz_buf_puts(out, "</w:tr>");
}

static void heat(struct zz_buf *out, const struct zz_figure *f, unsigned width)
{
	unsigned n = f->columns.n ? (unsigned)f->columns.n : 1, one = (width - width / 4) / n;
	one = one > 1400 ? 1400 : one;
	unsigned name = width / 4;
	open_table(out, name + one * n, "Grid");
	grid(out, name);
	for (unsigned c = 0; c < n; c++)
		grid(out, one);
	zz_buf_puts(out, "</w:tblGrid>");
	row_open(out, true);
	cell_with(out, name, 1, "", "TableHead", KEEP, (struct zz_str){0});
	for (size_t c = 0; c < f->columns.n; c++)
		cell_with(out, one, 1, "", "TableHead", KEEP, f->columns.at[c]);
	zz_buf_puts(out, "</w:tr>");
	for (size_t r = 0; r < f->rows.n; r++)
		heat_row(out, f, r, name, one);
	zz_buf_puts(out, "</w:tbl>");
}

enum { STEPS = 40 }; /* columns of the grid that a bar is drawn with */

static unsigned steps_of(long value, long full)
{
	if (full <= 0 || value <= 0)
		return 0;
	long n = (value * STEPS + full - 1) / full;
	return n > STEPS ? STEPS : (unsigned)n;
}

/* Two cells: the bar with a frame, and the number behind it without. */
static void bar_row(struct zz_buf *out, struct zz_str label, long value, long full, const char *grey,
					struct zz_str shown, unsigned name, unsigned step, unsigned rest)
{
	unsigned n = steps_of(value, full), behind = STEPS - n;
	zz_buf_puts(out, "<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val=\"320\" w:hRule=\"exact\"/></w:trPr>");
	cell(out, name, 1, "", "FigureText", label);
	if (n) {
		zz_buf_printf(
			out,
			"<w:tc><w:tcPr><w:tcW w:w=\"%u\" w:type=\"dxa\"/><w:gridSpan w:val=\"%u\"/><w:tcBorders>"
			"<w:top w:val=\"single\" w:sz=\"4\"/><w:left w:val=\"single\" w:sz=\"4\"/><w:bottom "
			"w:val=\"single\" "
			"w:sz=\"4\"/><w:right w:val=\"single\" w:sz=\"4\"/></w:tcBorders><w:shd w:val=\"clear\" "
			"w:color=\"auto\" w:fill=\"%s\"/></w:tcPr>",
			n * step, n, grey);
		zz_docx_paragraph(out, "FigureText", "", (struct zz_str){0});
		zz_buf_puts(out, "</w:tc>");
	}
	cell(out, behind * step + rest, behind + 1, "", "FigureText", shown);
	zz_buf_puts(out, "</w:tr>");
}

static void bars(struct zz_buf *out, const struct zz_figure *f, unsigned width)
{
	unsigned name = width / 5, rest = width * 3 / 8, step = (width - name - rest) / STEPS;
	bool two = f->series[1].n > 0;
	open_table(out, name + rest + step * STEPS, "Bare");
	grid(out, name);
	for (int i = 0; i < STEPS; i++)
		grid(out, step);
	grid(out, rest);
	zz_buf_puts(out, "</w:tblGrid>");
	for (size_t i = 0; i < f->nbars; i++) {
		const struct zz_bar *b = &f->bars[i];
		bar_row(out, b->label, b->value[0], f->full, two ? "FFFFFF" : "A0A0A0", b->shown, name, step, rest);
		if (two)
			bar_row(out, (struct zz_str){0}, b->value[1], f->full, "A0A0A0", (struct zz_str){0}, name, step,
					rest);
	}
	zz_buf_puts(out, "</w:tbl>");
	if (!two)
		return;
	struct zz_buf key = {0};
	zz_buf_printf(&key, "□ %.*s　■ %.*s", ZZ_FMT(f->series[0]), ZZ_FMT(f->series[1]));
	zz_docx_paragraph(out, "TableCentre", f->legend.n ? KEEP : "", zz_buf_view(&key));
	zz_buf_free(&key);
}

void zz_docx_figure(struct zz_buf *out, const struct zz_figure *f, unsigned width)
{
	zz_docx_paragraph(out, "Caption", "", f->title);
	if (f->kind == ZZ_FIGURE_HEAT)
		heat(out, f, width);
	else
		bars(out, f, width);
	if (f->legend.n)
		zz_docx_paragraph(out, "TableText", "", f->legend);
	after(out);
}
