/* Figures as SVG. Grey and hatching, never colour alone; the number or mark stands beside every shade, so
 * that a copy in black and white says the same. */
#include "document/write.h"

#include "base/text.h"

enum { NAME = 190, CELL_HIGH = 24, WIDTH = 720, BAR_HIGH = 14, TEXT = 12 };

size_t zz_doc_halves(struct zz_str text)
{
	return zz_text_width(text);
}

static void begin(struct zz_buf *out, const struct zz_doc *d, const struct zz_figure *f, size_t high)
{
	zz_buf_printf(
		out,
		"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %zu\" width=\"%d\" height=\"%zu\" "
		"role=\"img\" font-family=\"",
		WIDTH, high, WIDTH, high);
	zz_doc_escape(out, d->fonts[ZZ_FONT_SONG]);
	zz_buf_printf(out, ", SimSun, 'Noto Serif CJK SC', serif\" font-size=\"%d\">\n<title>", TEXT);
	zz_doc_escape(out, f->title);
	zz_buf_puts(out, "</title>\n");
}

static void text(struct zz_buf *out, size_t x, size_t y, const char *more, struct zz_str s)
{
	zz_buf_printf(out, "<text x=\"%zu\" y=\"%zu\"%s>", x, y, more);
	zz_doc_escape(out, s);
	zz_buf_puts(out, "</text>\n");
}

/* A name that is too long for its place is squeezed, not cut. */
static void name(struct zz_buf *out, size_t x, size_t y, size_t room, struct zz_str s)
{
	struct zz_buf squeeze = {0};
	if (zz_text_width(s) * TEXT / 2 > room)
		zz_buf_printf(&squeeze, " textLength=\"%zu\" lengthAdjust=\"spacingAndGlyphs\"", room);
	text(out, x, y, squeeze.n ? squeeze.data : "", s);
	zz_buf_free(&squeeze);
}

static void heat_cell(struct zz_buf *out, size_t x, size_t y, size_t wide, const struct zz_heat_cell *c)
{
	static const char *const greys[ZZ_HEAT_LEVELS] = {"#ffffff", "#f0f0f0", "#d0d0d0",
													  "#a8a8a8", "#707070", "#303030"};
	const char *more = c->level >= 4 ? " text-anchor=\"middle\" fill=\"#fff\"" : " text-anchor=\"middle\"";
	zz_buf_printf(out,
				  "<rect x=\"%zu\" y=\"%zu\" width=\"%zu\" height=\"%d\" fill=\"%s\" stroke=\"#000\" "
				  "stroke-width=\".5\"/>\n",
				  x, y, wide, CELL_HIGH, greys[c->level % ZZ_HEAT_LEVELS]);
	if (c->mark.n)
		text(out, x + wide / 2, y + 16, more, c->mark);
}

static void heat(struct zz_buf *out, const struct zz_doc *d, const struct zz_figure *f)
{
	size_t n = f->columns.n ? f->columns.n : 1, wide = (WIDTH - NAME - 10) / n;
	wide = wide > 90 ? 90 : wide;
	begin(out, d, f, (f->rows.n + 1) * CELL_HIGH + 10);
	for (size_t c = 0; c < f->columns.n; c++)
		text(out, NAME + c * wide + wide / 2, 16, " text-anchor=\"middle\"", f->columns.at[c]);
	for (size_t r = 0; r < f->rows.n; r++) {
		size_t y = (r + 1) * CELL_HIGH;
		name(out, 4, y + 16, NAME - 12, f->rows.at[r]);
		for (size_t c = 0; c < f->columns.n; c++)
			heat_cell(out, NAME + c * wide, y, wide, &f->cells[r * f->columns.n + c]);
	}
	zz_buf_puts(out, "</svg>\n");
}

/* What the longest bar may take: behind each bar there is room for the widest of the numbers. */
static size_t room_of(const struct zz_figure *f)
{
	size_t most = 0, spare = TEXT; /* digits of some typefaces are wider than half of a character */
	for (size_t i = 0; i < f->nbars; i++) {
		size_t cells = zz_text_width(f->bars[i].shown);
		most = cells > most ? cells : most;
	}
	most = most * TEXT * 11 / 20 + spare;
	return most < (WIDTH - NAME) / 2 ? WIDTH - NAME - most : (WIDTH - NAME) / 2;
}

static void bar(struct zz_buf *out, size_t y, long value, long full, size_t room, const char *fill)
{
	size_t wide = full > 0 && value > 0 ? (size_t)value * room / (size_t)full : 0;
	zz_buf_printf(out,
				  "<rect x=\"%d\" y=\"%zu\" width=\"%zu\" height=\"%d\" fill=\"%s\" stroke=\"#000\" "
				  "stroke-width=\".5\"/>\n",
				  NAME, y, wide, BAR_HIGH, fill);
}

static void key(struct zz_buf *out, const struct zz_figure *f, size_t y)
{
	static const char *const fills[] = {"#fff", "#808080"};
	for (size_t s = 0; s < 2; s++) {
		size_t x = NAME + s * 160;
		zz_buf_printf(out,
					  "<rect x=\"%zu\" y=\"%zu\" width=\"24\" height=\"%d\" fill=\"%s\" stroke=\"#000\" "
					  "stroke-width=\".5\"/>\n",
					  x, y, BAR_HIGH, fills[s]);
		text(out, x + 30, y + 12, "", f->series[s]);
	}
}

static void bars(struct zz_buf *out, const struct zz_doc *d, const struct zz_figure *f)
{
	bool two = f->series[1].n > 0;
	size_t step = two ? 2 * BAR_HIGH + 8 : BAR_HIGH + 8, room = room_of(f);
	begin(out, d, f, f->nbars * step + (two ? 30 : 10));
	for (size_t i = 0; i < f->nbars; i++) {
		const struct zz_bar *b = &f->bars[i];
		size_t y = i * step + 4;
		size_t wide = f->full > 0 ? (size_t)b->value[0] * room / (size_t)f->full : 0;
		name(out, 4, y + 12 + (two ? BAR_HIGH / 2 : 0), NAME - 12, b->label);
		bar(out, y, b->value[0], f->full, room, two ? "#fff" : "#808080");
		if (two)
			bar(out, y + BAR_HIGH, b->value[1], f->full, room, "#808080");
		text(out, NAME + wide + 6, y + 12 + (two ? BAR_HIGH / 2 : 0), "", b->shown);
	}
	if (two)
		key(out, f, f->nbars * step + 6);
	zz_buf_puts(out, "</svg>\n");
}

void zz_doc_svg(struct zz_buf *out, const struct zz_doc *d, const struct zz_figure *f)
{
	if (f->kind == ZZ_FIGURE_HEAT)
		heat(out, d, f);
	else
		bars(out, d, f);
}
