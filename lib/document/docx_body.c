/* The text of the .docx: blocks as paragraphs, pages as sections. */
#include "document/docx_parts.h"

#include "base/message.h"

void zz_docx_runs(struct zz_buf *out, struct zz_str text)
{
	struct zz_str rest = text, line;
	bool first = true;
	while (zz_str_split(&rest, '\n', &line)) {
		zz_buf_puts(out,
					first ? "<w:r><w:t xml:space=\"preserve\">" : "<w:r><w:br/><w:t xml:space=\"preserve\">");
		zz_doc_escape(out, line);
		zz_buf_puts(out, "</w:t></w:r>");
		first = false;
	}
}

void zz_docx_paragraph(struct zz_buf *out, const char *style, const char *more, struct zz_str text)
{
	zz_buf_printf(out, "<w:p><w:pPr><w:pStyle w:val=\"%s\"/>%s</w:pPr>", style, more);
	zz_docx_runs(out, text);
	zz_buf_puts(out, "</w:p>");
}

struct body {
	struct zz_buf *out;
	const struct zz_doc *d;
	bool across; /* the page that is being written */
	bool fresh;  /* nothing stands on it yet */
};

#define KEEP "<w:keepNext/>"

static const char *kept(const struct zz_block *at)
{
	bool head = at->kind == ZZ_BLOCK_LABELLED && !zz_str_trim(at->text).n; /* its text follows */
	return at->keep || head ? KEEP : "";
}

static void empty_line(struct body *b)
{
	zz_docx_paragraph(b->out, "Flush", "", (struct zz_str){0});
}

/* Above a signature. */
static void kept_line(struct body *b)
{
	zz_docx_paragraph(b->out, "Flush", KEEP, (struct zz_str){0});
}

/* The page of what stands before this. */
static void section(struct body *b)
{
	struct zz_docx_page p = zz_docx_page(b->d, b->across);
	zz_buf_printf(
		b->out,
		"<w:sectPr><w:footerReference w:type=\"default\" r:id=\"rId3\"/><w:footerReference w:type=\"even\" "
		"r:id=\"rId4\"/><w:pgSz w:w=\"%u\" w:h=\"%u\"%s/><w:pgMar w:top=\"%u\" w:right=\"%u\" "
		"w:bottom=\"%u\" "
		"w:left=\"%u\" w:header=\"851\" w:footer=\"%u\" w:gutter=\"0\"/>",
		p.wide, p.high, b->across ? " w:orient=\"landscape\"" : "", p.top, p.right, p.bottom, p.left,
		p.footer);
	zz_buf_puts(b->out, "</w:sectPr>");
}

/* --- blocks --- */

static void title(struct body *b, const struct zz_block *at)
{
	zz_docx_paragraph(b->out, "Title", "", at->text);
	empty_line(b);
}

/* What follows a heading on its line is set as the text is. */
static void behind(struct body *b, const struct zz_block *at)
{
	if (!at->more.n)
		return;
	zz_buf_puts(b->out, "<w:r><w:rPr><w:rFonts w:eastAsia=\"");
	zz_doc_escape(b->out, b->d->fonts[ZZ_FONT_BODY]);
	zz_buf_puts(b->out, "\"/></w:rPr><w:t xml:space=\"preserve\">");
	zz_doc_escape(b->out, at->more);
	zz_buf_puts(b->out, "</w:t></w:r>");
}

static void heading(struct body *b, const struct zz_block *at)
{
	zz_buf_printf(b->out, "<w:p><w:pPr><w:pStyle w:val=\"Heading%u\"/>%s</w:pPr>", at->level,
				  at->more.n && !at->keep ? "<w:keepNext w:val=\"0\"/>" : "");
	zz_docx_runs(b->out, at->label);
	zz_docx_runs(b->out, at->text);
	behind(b, at);
	zz_buf_puts(b->out, "</w:p>");
}

/* The label in 黑体, the names hanging behind it. */
static void labelled(struct body *b, const struct zz_block *at)
{
	size_t halves = zz_doc_halves(at->label);
	zz_buf_printf(b->out,
				  "<w:p><w:pPr><w:pStyle w:val=\"Labelled\"/>%s<w:ind w:leftChars=\"%zu\" w:left=\"%zu\" "
				  "w:hangingChars=\"%zu\" w:hanging=\"%zu\"/></w:pPr><w:r><w:rPr><w:rFonts w:ascii=\"",
				  kept(at), 200 + halves * 50, 640 + halves * 160, halves * 50, halves * 160);
	zz_doc_escape(b->out, b->d->fonts[ZZ_FONT_HEI]);
	zz_buf_puts(b->out, "\" w:eastAsia=\"");
	zz_doc_escape(b->out, b->d->fonts[ZZ_FONT_HEI]);
	zz_buf_puts(b->out, "\"/></w:rPr><w:t xml:space=\"preserve\">");
	zz_doc_escape(b->out, at->label);
	zz_buf_puts(b->out, "</w:t></w:r>");
	zz_docx_runs(b->out, at->text);
	zz_buf_puts(b->out, "</w:p>");
}

/* 附件：1. … with the next ones under the first number. */
static void enclosures(struct body *b, const struct zz_block *at)
{
	struct zz_str word = zz_str(zz_tr(b->d->lang, N_("Annexes: ")));
	size_t halves = zz_doc_halves(word);
	struct zz_buf line = {0}, indent = {0};
	kept_line(b);
	for (size_t i = 0; i < at->lines.n; i++) {
		size_t number = 3, first = i ? 0 : halves;
		zz_buf_clear(&line);
		zz_buf_clear(&indent);
		zz_buf_printf(&line, "%.*s%zu. ", i ? 0 : (int)word.n, word.p, i + 1);
		zz_buf_str(&line, at->lines.at[i]);
		zz_buf_printf(&indent,
					  KEEP
					  "<w:ind w:leftChars=\"%zu\" w:left=\"%zu\" w:hangingChars=\"%zu\" w:hanging=\"%zu\"/>",
					  200 + (halves + number) * 50, 640 + (halves + number) * 160, (first + number) * 50,
					  (first + number) * 160);
		zz_docx_paragraph(b->out, "Enclosures", indent.data, zz_buf_view(&line));
	}
	zz_buf_free(&line);
	zz_buf_free(&indent);
}

/* GB/T 9704, 7.3.5.1, with a seal: the date ends four characters from the right, the name is centred over it;
 * a name that would not fit there stands at the margin and moves the date. */
static void signed_by(struct body *b, const struct zz_block *at)
{
	kept_line(b);
	kept_line(b);
	long name = at->lines.n ? (long)zz_doc_halves(at->lines.at[0]) : 0;
	long day = at->lines.n > 1 ? (long)zz_doc_halves(at->lines.at[1]) : 0;
	long right[2] = {8 + (day - name) / 2, (name - day) / 2};
	right[0] = right[0] > 0 ? right[0] : 0;
	right[1] = right[1] > 8 ? right[1] : 8;
	for (size_t i = 0; i < at->lines.n; i++) {
		struct zz_buf more = {0};
		long halves = at->lines.n == 1 ? 4 : right[i > 0];
		zz_buf_printf(&more, "%s<w:ind w:rightChars=\"%ld\" w:right=\"%ld\"/>",
					  i + 1 < at->lines.n ? "<w:keepNext/>" : "", halves * 50, halves * 160);
		zz_docx_paragraph(b->out, "Signed", more.data, at->lines.at[i]);
		zz_buf_free(&more);
	}
}

static void notes(struct body *b, const struct zz_block *at)
{
	struct zz_buf line = {0};
	if (at->text.n)
		zz_docx_paragraph(b->out, "NotesHead", "", at->text);
	for (size_t i = 0; i < at->lines.n; i++) {
		zz_buf_clear(&line);
		zz_buf_printf(&line, "%zu. ", i + 1);
		zz_buf_str(&line, at->lines.at[i]);
		zz_docx_paragraph(b->out, "Notes", "", zz_buf_view(&line));
	}
	zz_buf_free(&line);
}

/* A page across begins a section, and so does the upright one after it; else a new page is enough. 附件1
 * stands on the first line, the title on the third. */
static void annex(struct body *b, const struct zz_block *at)
{
	bool first = at == b->d->first, turn = !first && at->wide != b->across;
	b->across = at->wide;
	if (turn) {
		b->across = !at->wide; /* of what stands before */
		zz_buf_puts(b->out,
					"<w:p><w:pPr><w:pStyle w:val=\"Flush\"/><w:spacing w:line=\"20\" w:lineRule=\"exact\"/>");
		section(b);
		zz_buf_puts(b->out, "</w:pPr></w:p>");
		b->across = at->wide;
	}
	zz_docx_paragraph(b->out, "Annex", turn || first ? "" : "<w:pageBreakBefore/>", at->label);
	empty_line(b);
	zz_docx_paragraph(b->out, "AnnexTitle", "", at->text);
	empty_line(b);
}

static void block(struct body *b, const struct zz_block *at)
{
	unsigned width = zz_docx_text_width(b->d, b->across);
	switch (at->kind) {
	case ZZ_BLOCK_NUMBER:
		zz_docx_paragraph(b->out, "Number", "", at->text);
		empty_line(b);
		break;
	case ZZ_BLOCK_TITLE:
		title(b, at);
		break;
	case ZZ_BLOCK_ADDRESSEE:
		zz_docx_paragraph(b->out, "Flush", "", at->text);
		break;
	case ZZ_BLOCK_HEADING:
		heading(b, at);
		break;
	case ZZ_BLOCK_LABELLED:
		labelled(b, at);
		break;
	case ZZ_BLOCK_TABLE:
		zz_docx_table(b->out, at->table, width);
		break;
	case ZZ_BLOCK_FIGURE:
		zz_docx_figure(b->out, at->figure, width);
		break;
	case ZZ_BLOCK_ENCLOSURES:
		enclosures(b, at);
		break;
	case ZZ_BLOCK_SIGNED:
		signed_by(b, at);
		break;
	case ZZ_BLOCK_ANNEX:
		annex(b, at);
		break;
	case ZZ_BLOCK_NOTES:
		notes(b, at);
		break;
	default:
		zz_docx_paragraph(b->out, "Body", kept(at), at->text);
	}
}

void zz_docx_body(struct zz_buf *out, const struct zz_doc *d)
{
	struct body b = {.out = out, .d = d};
	zz_buf_puts(out,
				"<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:document "
				"xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "
				"xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><w:body>");
	for (const struct zz_block *at = d->first; at; at = at->next)
		block(&b, at);
	section(&b);
	zz_buf_puts(out, "</w:body></w:document>");
}
