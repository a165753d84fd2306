/* A document on a terminal or in a mail. */
#include "document/write.h"

#include "base/message.h"
#include "base/text.h"

#include <stdlib.h>

enum { GAP = 2, LEAST = 6, CELL_MOST = 60 };

static void wrapped(struct zz_buf *out, struct zz_str text, unsigned cells, size_t indent)
{
	struct zz_str rest = text, line;
	while (zz_str_split(&rest, '\n', &line)) {
		zz_text_wrap(out, line, cells, indent);
		zz_buf_putc(out, '\n');
	}
}

static void centred(struct zz_buf *out, struct zz_str text, unsigned cells)
{
	struct zz_str rest = text, line;
	while (zz_str_split(&rest, '\n', &line)) {
		size_t width = zz_text_width(line), all = cells ? cells : 80;
		zz_buf_pad(out, ' ', width < all ? (all - width) / 2 : 0);
		wrapped(out, line, cells, 0);
	}
}

/* --- tables --- */

/* A dash alone is of ambiguous width. */
static struct zz_str shown(struct zz_str cell)
{
	return zz_str_is(cell, "—") ? ZZ_STR("--") : cell;
}

static size_t widest_line(struct zz_str text)
{
	size_t most = 0;
	struct zz_str rest = text, line;
	while (zz_str_split(&rest, '\n', &line))
		most = zz_text_width(line) > most ? zz_text_width(line) : most;
	return most;
}

/* What is not broken but where nothing else helps: a run of ASCII, or two Chinese characters. */
static size_t longest_word(struct zz_str text)
{
	size_t most = 0, run = 0;
	for (size_t i = 0; i < text.n; i++) {
		run = text.p[i] > 0x20 && text.p[i] < 0x7F ? run + 1 : 0;
		most = run > most ? run : most;
	}
	return most;
}

struct column {
	size_t width, cells, word; /* of the widest line, of that below the heading, of the longest word */
	bool text;
};

static void measure(const struct zz_doc_table *t, struct column *out)
{
	for (size_t c = 0; c < t->ncolumns; c++) {
		struct zz_str head = t->columns[c].head;
		struct column *col = &out[c];
		*col = (struct column){.word = longest_word(head), .text = t->columns[c].align == ZZ_ALIGN_LEFT};
		for (size_t i = c; i < t->cells.n; i += t->ncolumns) {
			struct zz_str cell = shown(t->cells.at[i]);
			size_t width = widest_line(cell), word = longest_word(cell);
			col->cells = width > col->cells ? width : col->cells;
			col->word = word > col->word ? word : col->word;
		}
		col->width = widest_line(head) > col->cells ? widest_line(head) : col->cells;
		col->width = col->width > CELL_MOST ? CELL_MOST : col->width;
	}
}

/* How narrow a column may become: first headings fold, then texts, then figures between words, then all. */
static size_t least(const struct column *c, int step)
{
	enum { TWO_SIGNS = 4, TEXT_LEAST = 8 };
	size_t word = c->word > TWO_SIGNS ? c->word : TWO_SIGNS;
	if (step == 0 || (step == 1 && !c->text))
		return c->cells > word ? c->cells : word;
	if (step <= 2)
		return c->text && word < TEXT_LEAST ? TEXT_LEAST : word;
	return LEAST;
}

static size_t *widths_of(const struct zz_doc_table *t, unsigned cells)
{
	enum { STEPS = 4 };
	size_t *w = zz_malloc((t->ncolumns + 1) * sizeof *w), sum = 0;
	struct column *columns = zz_malloc((t->ncolumns + 1) * sizeof *columns);
	measure(t, columns);
	for (size_t c = 0; c < t->ncolumns; c++)
		sum += columns[c].width + (c ? GAP : 0);
	for (int step = 0; cells && step < STEPS && sum > cells;) {
		size_t big = t->ncolumns;
		for (size_t c = 0; c < t->ncolumns; c++)
			if (columns[c].width > least(&columns[c], step) &&
				(big == t->ncolumns || columns[c].width > columns[big].width))
				big = c;
		if (big == t->ncolumns) {
			step++;
			continue;
		}
		columns[big].width--;
		sum--;
	}
	for (size_t c = 0; c < t->ncolumns; c++)
		w[c] = columns[c].width;
	free(columns);
	return w;
}

/* The next line of a cell that is `cells` wide, off *rest. */
static struct zz_str take_line(struct zz_str *rest, size_t cells)
{
	struct zz_buf folded = {0};
	struct zz_str line;
	ptrdiff_t end = zz_str_chr(*rest, '\n');
	line = end < 0 ? *rest : zz_str_sub(*rest, 0, (size_t)end);
	zz_text_wrap(&folded, zz_text_front(line, 2 * cells), cells, 0);
	ptrdiff_t first = zz_str_chr(zz_buf_view(&folded), '\n');
	size_t n = first < 0 ? zz_text_front(line, 2 * cells).n : (size_t)first;
	line = zz_str_sub(line, 0, n);
	if (zz_text_width(line) > cells) /* a word that is longer than its column */
		line = zz_text_front(line, cells);
	n = line.n;
	*rest = zz_str_sub(*rest, n, rest->n);
	while (rest->n && (rest->p[0] == ' ' || rest->p[0] == '\n'))
		*rest = zz_str_sub(*rest, 1, rest->n);
	zz_buf_free(&folded);
	return line;
}

static void trim_end(struct zz_buf *out)
{
	while (out->n && out->data[out->n - 1] == ' ')
		out->data[--out->n] = '\0';
	zz_buf_putc(out, '\n');
}

static void table_row(struct zz_buf *out, const struct zz_doc_table *t, struct zz_str *cells, const size_t *w)
{
	bool more = true;
	while (more) {
		more = false;
		for (size_t c = 0; c < t->ncolumns; c++) {
			struct zz_str line = take_line(&cells[c], w[c]);
			bool right = t->columns[c].align == ZZ_ALIGN_RIGHT;
			zz_text_pad(out, line, right ? -(int)w[c] : (int)w[c]);
			zz_buf_pad(out, ' ', GAP);
			more = more || cells[c].n;
		}
		trim_end(out);
	}
}

static void table(struct zz_buf *out, const struct zz_doc_table *t, unsigned cells)
{
	size_t *w = widths_of(t, cells), all = 0;
	struct zz_str *row = zz_malloc((t->ncolumns + 1) * sizeof *row);
	if (t->caption.n)
		wrapped(out, t->caption, cells, 0);
	for (size_t c = 0; c < t->ncolumns; c++) {
		row[c] = t->columns[c].head;
		all += w[c] + (c ? GAP : 0);
	}
	table_row(out, t, row, w);
	zz_buf_pad(out, '-', all);
	zz_buf_putc(out, '\n');
	for (size_t r = 0; r < zz_doc_rows(t); r++) {
		for (size_t c = 0; c < t->ncolumns; c++)
			row[c] = shown(t->cells.at[r * t->ncolumns + c]);
		table_row(out, t, row, w);
	}
	free(row);
	free(w);
}

/* --- figures --- */

static void heat(struct zz_buf *out, const struct zz_figure *f)
{
	size_t name = 0, cell = 4;
	for (size_t r = 0; r < f->rows.n; r++)
		name = zz_text_width(f->rows.at[r]) > name ? zz_text_width(f->rows.at[r]) : name;
	for (size_t c = 0; c < f->columns.n; c++)
		cell = zz_text_width(f->columns.at[c]) + 1 > cell ? zz_text_width(f->columns.at[c]) + 1 : cell;
	zz_buf_pad(out, ' ', name + 1);
	for (size_t c = 0; c < f->columns.n; c++)
		zz_text_pad(out, f->columns.at[c], (int)cell);
	trim_end(out);
	for (size_t r = 0; r < f->rows.n; r++) {
		zz_text_pad(out, f->rows.at[r], (int)name + 1);
		for (size_t c = 0; c < f->columns.n; c++)
			zz_text_pad(out, shown(f->cells[r * f->columns.n + c].mark), (int)cell);
		trim_end(out);
	}
}

static void bar(struct zz_buf *out, long value, long full, char mark)
{
	enum { CELLS = 40 };
	zz_buf_pad(out, mark, full > 0 && value > 0 ? (size_t)((value * CELLS + full - 1) / full) : 0);
}

static void bars(struct zz_buf *out, const struct zz_figure *f)
{
	size_t name = 0;
	for (size_t i = 0; i < f->nbars; i++)
		name = zz_text_width(f->bars[i].label) > name ? zz_text_width(f->bars[i].label) : name;
	for (size_t i = 0; i < f->nbars; i++) {
		zz_text_pad(out, f->bars[i].label, (int)name + 1);
		bar(out, f->bars[i].value[0], f->full, '#');
		zz_buf_putc(out, ' ');
		zz_buf_str(out, f->bars[i].shown);
		zz_buf_putc(out, '\n');
		if (f->series[1].n) {
			zz_buf_pad(out, ' ', name + 1);
			bar(out, f->bars[i].value[1], f->full, '=');
			trim_end(out);
		}
	}
	if (f->series[1].n)
		zz_buf_printf(out, "# %.*s  = %.*s\n", ZZ_FMT(f->series[0]), ZZ_FMT(f->series[1]));
}

static void figure(struct zz_buf *out, const struct zz_figure *f, unsigned cells)
{
	wrapped(out, f->title, cells, 0);
	if (f->kind == ZZ_FIGURE_HEAT)
		heat(out, f);
	else
		bars(out, f);
	if (f->legend.n)
		wrapped(out, f->legend, cells, 0);
}

/* --- blocks --- */

static void lines(struct zz_buf *out, const struct zz_block *b, unsigned cells, bool numbered)
{
	for (size_t i = 0; i < b->lines.n; i++) {
		if (numbered)
			zz_buf_printf(out, "%zu. ", i + 1);
		wrapped(out, b->lines.at[i], cells, numbered ? 3 : 0);
	}
}

static void enclosures(struct zz_buf *out, const struct zz_doc *d, const struct zz_block *b, unsigned cells)
{
	struct zz_str word = zz_str(zz_tr(d->lang, N_("Annexes: ")));
	for (size_t i = 0; i < b->lines.n; i++) {
		zz_text_pad(out, i ? (struct zz_str){0} : word, (int)zz_text_width(word));
		zz_buf_printf(out, "%zu. ", i + 1);
		wrapped(out, b->lines.at[i], cells, zz_text_width(word) + 3);
	}
}

static void signed_by(struct zz_buf *out, const struct zz_block *b, unsigned cells)
{
	size_t all = cells ? cells : 80;
	for (size_t i = 0; i < b->lines.n; i++) {
		size_t width = zz_text_width(b->lines.at[i]) + 4;
		zz_buf_pad(out, ' ', width < all ? all - width : 0);
		zz_buf_str(out, b->lines.at[i]);
		zz_buf_putc(out, '\n');
	}
}

static void annex(struct zz_buf *out, const struct zz_block *b, unsigned cells)
{
	zz_buf_pad(out, '=', cells ? cells : 80);
	zz_buf_printf(out, "\n%.*s\n", ZZ_FMT(b->label));
	centred(out, b->text, cells);
}

static void block(struct zz_buf *out, const struct zz_block *b, unsigned cells)
{
	zz_buf_str(out, b->label);
	switch (b->kind) {
	case ZZ_BLOCK_TITLE:
	case ZZ_BLOCK_NUMBER:
		centred(out, b->text, cells);
		break;
	case ZZ_BLOCK_HEADING:
		zz_buf_str(out, b->text);
		wrapped(out, b->more, cells, 0);
		zz_buf_puts(out, b->more.n ? "" : "\n");
		break;
	case ZZ_BLOCK_LABELLED:
		wrapped(out, b->text, cells, zz_text_width(b->label));
		break;
	case ZZ_BLOCK_NOTES:
		if (b->text.n)
			wrapped(out, b->text, cells, 0);
		lines(out, b, cells, true);
		break;
	default:
		wrapped(out, b->text, cells, 0);
	}
}

void zz_doc_text(struct zz_buf *out, const struct zz_doc *d, unsigned cells)
{
	const struct zz_block *before = NULL;
	for (const struct zz_block *b = d->first; b; before = b, b = b->next) {
		bool close = before && before->kind == ZZ_BLOCK_LABELLED && b->kind == ZZ_BLOCK_LABELLED;
		zz_buf_puts(out, before && !close ? "\n" : "");
		if (b->kind == ZZ_BLOCK_TABLE)
			table(out, b->table, cells);
		else if (b->kind == ZZ_BLOCK_FIGURE)
			figure(out, b->figure, cells);
		else if (b->kind == ZZ_BLOCK_ENCLOSURES)
			enclosures(out, d, b, cells);
		else if (b->kind == ZZ_BLOCK_SIGNED)
			signed_by(out, b, cells);
		else if (b->kind == ZZ_BLOCK_ANNEX)
			annex(out, b, cells);
		else
			block(out, b, cells);
	}
}
