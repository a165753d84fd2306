/* The styles of the .docx: what each kind of block looks like, as named styles that an office can change once
 * for the whole document. */
#include "document/docx_parts.h"

#include "base/message.h"

struct style {
	const char *id;
	const char *name; /* message id; what Word calls its own styles stays as it is */
	uint8_t font;     /* zz_doc_font */
	unsigned size;    /* half points; of the GB style */
	unsigned line;    /* exact line, twips */
	const char *paragraph;
	unsigned outline; /* level + 1, 0 none */
	bool builtin;     /* one of Word's own, which it knows by its English name */
};

#define INDENT "<w:ind w:firstLineChars=\"200\" w:firstLine=\"640\"/>"
#define CENTRE "<w:jc w:val=\"center\"/>"
#define KEEP   "<w:keepNext/>"

static const struct style styles[] = {
	{"Body", N_("official text"), ZZ_FONT_BODY, 32, 560, INDENT "<w:jc w:val=\"both\"/>", 0, false},
	{"Flush", N_("addressee"), ZZ_FONT_BODY, 32, 560, "<w:ind w:firstLine=\"0\"/>", 0, false},
	{"Number", N_("number of a document"), ZZ_FONT_BODY, 32, 560, CENTRE, 0, false},
	{"Title", "Title", ZZ_FONT_TITLE, 44, 640, KEEP CENTRE, 0, true},
	{"Heading1", "heading 1", ZZ_FONT_HEI, 32, 560, KEEP INDENT, 1, true},
	{"Heading2", "heading 2", ZZ_FONT_KAI, 32, 560, KEEP INDENT, 2, true},
	{"Heading3", "heading 3", ZZ_FONT_BODY, 32, 560, INDENT, 3, true},
	{"Heading4", "heading 4", ZZ_FONT_BODY, 32, 560, INDENT, 4, true},
	{"Labelled", N_("label and names"), ZZ_FONT_BODY, 32, 560, "", 0, false},
	{"Enclosures", N_("list of annexes"), ZZ_FONT_BODY, 32, 560, "", 0, false},
	{"Signed", N_("signature"), ZZ_FONT_BODY, 32, 560, "<w:jc w:val=\"right\"/>", 0, false},
	{"Annex", N_("number of an annex"), ZZ_FONT_HEI, 32, 560, KEEP, 0, false},
	{"AnnexTitle", N_("title of an annex"), ZZ_FONT_TITLE, 44, 640, KEEP CENTRE, 1, false},
	{"Caption", "caption", ZZ_FONT_HEI, 24, 400, KEEP CENTRE, 0, true},
	{"TableHead", N_("head of a table"), ZZ_FONT_HEI, 21, 320, CENTRE, 0, false},
	{"TableText", N_("text of a table"), ZZ_FONT_BODY, 21, 320, "", 0, false},
	{"FigureText", N_("text of a figure"), ZZ_FONT_BODY, 21, 320, KEEP, 0, false},
	{"TableCentre", N_("text of a table, centred"), ZZ_FONT_BODY, 21, 320, CENTRE, 0, false},
	{"TableRight", N_("numbers of a table"), ZZ_FONT_BODY, 21, 320, "<w:jc w:val=\"right\"/>", 0, false},
	{"NotesHead", N_("heading of notes"), ZZ_FONT_HEI, 21, 320, KEEP, 0, false},
	{"Notes", N_("notes"), ZZ_FONT_BODY, 21, 320, "<w:ind w:left=\"420\" w:hanging=\"420\"/>", 0, false},
	{"Footer", "footer", ZZ_FONT_SONG, 28, 0, "", 0, true},
};

static void font(struct zz_buf *out, const struct zz_doc *d, enum zz_doc_font which)
{
	/* Figures and Latin letters in the face of the text around them, as GB/T 9704 documents print them. */
	const char *latin = which == ZZ_FONT_BODY || which == ZZ_FONT_KAI ? "Times New Roman" : NULL;
	zz_buf_puts(out, "<w:rFonts");
	static const char *const slots[] = {"ascii", "hAnsi", "eastAsia", "cs"};
	for (int i = 0; i < 4; i++) {
		zz_buf_printf(out, " w:%s=\"", slots[i]);
		if (latin && i != 2)
			zz_buf_puts(out, latin);
		else
			zz_doc_escape(out, d->fonts[which]);
		zz_buf_putc(out, '"');
	}
	zz_buf_puts(out, "/>");
}

static void style(struct zz_buf *out, const struct zz_doc *d, const struct style *s)
{
	zz_buf_printf(out, "<w:style w:type=\"paragraph\" w:styleId=\"%s\"><w:name w:val=\"", s->id);
	zz_doc_escape(out, zz_str(s->builtin ? s->name : zz_tr(d->lang, s->name)));
	zz_buf_puts(out, "\"/><w:basedOn w:val=\"Normal\"/><w:qFormat/><w:pPr>");
	/* The schema wants keepNext, spacing, ind, jc, outlineLvl in this order. */
	const char *rest = s->paragraph;
	if (zz_str_starts(zz_str(rest), KEEP)) {
		zz_buf_puts(out, KEEP);
		rest += sizeof KEEP - 1;
	}
	if (s->line)
		zz_buf_printf(out, "<w:spacing w:line=\"%u\" w:lineRule=\"exact\"/>", s->line);
	zz_buf_puts(out, rest);
	if (s->outline)
		zz_buf_printf(out, "<w:outlineLvl w:val=\"%u\"/>", s->outline - 1);
	zz_buf_puts(out, "</w:pPr><w:rPr>");
	font(out, d, s->font);
	zz_buf_puts(out, "<w:b w:val=\"0\"/>");
	/* 28 characters of 16 pt on 156 mm: 15.75 pt each. */
	if (d->style == ZZ_DOC_GBT9704 && s->size == 32)
		zz_buf_puts(out, "<w:spacing w:val=\"-5\"/>");
	zz_buf_printf(out, "<w:sz w:val=\"%u\"/><w:szCs w:val=\"%u\"/></w:rPr></w:style>", s->size, s->size);
}

void zz_docx_styles(struct zz_buf *out, const struct zz_doc *d)
{
	zz_buf_puts(out,
				"<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:styles "
				"xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:docDefaults>"
				"<w:rPrDefault><w:rPr>");
	font(out, d, ZZ_FONT_BODY);
	zz_buf_puts(
		out,
		"<w:sz w:val=\"32\"/><w:szCs w:val=\"32\"/><w:lang w:val=\"en-US\" w:eastAsia=\"zh-CN\"/></w:rPr>"
		"</w:rPrDefault><w:pPrDefault/></w:docDefaults><w:style w:type=\"paragraph\" w:default=\"1\" "
		"w:styleId=\"Normal\"><w:name w:val=\"Normal\"/><w:qFormat/></w:style><w:style w:type=\"table\" "
		"w:styleId=\"Grid\"><w:name w:val=\"Table Grid\"/><w:tblPr><w:tblBorders>");
	static const char *const sides[] = {"top", "left", "bottom", "right", "insideH", "insideV"};
	for (size_t i = 0; i < 6; i++)
		zz_buf_printf(out, "<w:%s w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"000000\"/>", sides[i]);
	zz_buf_puts(
		out, "</w:tblBorders><w:tblCellMar><w:top w:w=\"20\" w:type=\"dxa\"/><w:left w:w=\"57\" "
			 "w:type=\"dxa\"/><w:bottom w:w=\"20\" w:type=\"dxa\"/><w:right w:w=\"57\" "
			 "w:type=\"dxa\"/></w:tblCellMar></w:tblPr></w:style><w:style w:type=\"table\" "
			 "w:styleId=\"Bare\"><w:name "
			 "w:val=\"Bare\"/><w:tblPr><w:tblCellMar><w:left w:w=\"57\" w:type=\"dxa\"/><w:right w:w=\"57\" "
			 "w:type=\"dxa\"/></w:tblCellMar></w:tblPr></w:style>");
	for (size_t i = 0; i < sizeof styles / sizeof *styles; i++)
		style(out, d, &styles[i]);
	zz_buf_puts(out, "</w:styles>");
}
