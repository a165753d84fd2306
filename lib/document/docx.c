/* A document as Office Open XML (ISO/IEC 29500): the parts around its text. */
#include "document/docx_parts.h"

#include "format/archive.h"

#define XML  "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
#define MAIN "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
#define REL  "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define PKG  "http://schemas.openxmlformats.org/package/2006/"
#define WML  "application/vnd.openxmlformats-officedocument.wordprocessingml."

static const char types[] = XML
	"<Types xmlns=\"" PKG "content-types\"><Default Extension=\"rels\" "
	"ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" "
	"ContentType=\"application/xml\"/><Override PartName=\"/word/document.xml\" ContentType=\"" WML
	"document.main+xml\"/><Override PartName=\"/word/styles.xml\" ContentType=\"" WML
	"styles+xml\"/><Override PartName=\"/word/settings.xml\" ContentType=\"" WML
	"settings+xml\"/><Override PartName=\"/word/footer1.xml\" ContentType=\"" WML
	"footer+xml\"/><Override PartName=\"/word/footer2.xml\" ContentType=\"" WML
	"footer+xml\"/><Override PartName=\"/docProps/core.xml\" "
	"ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/></Types>";
static const char package_links[] =
	XML "<Relationships xmlns=\"" PKG "relationships\"><Relationship Id=\"rId1\" Type=\"" REL
		"/officeDocument\" Target=\"word/document.xml\"/><Relationship Id=\"rId2\" Type=\"" PKG
		"relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/></Relationships>";
static const char document_links[] =
	XML "<Relationships xmlns=\"" PKG "relationships\"><Relationship Id=\"rId1\" Type=\"" REL
		"/styles\" Target=\"styles.xml\"/><Relationship Id=\"rId2\" Type=\"" REL
		"/settings\" Target=\"settings.xml\"/><Relationship Id=\"rId3\" Type=\"" REL
		"/footer\" Target=\"footer1.xml\"/><Relationship Id=\"rId4\" Type=\"" REL
		"/footer\" Target=\"footer2.xml\"/></Relationships>";
/* Without a mode of compatibility Word opens it as of 2007. */
static const char settings[] =
	XML "<w:settings xmlns:w=\"" MAIN
		"\"><w:zoom w:percent=\"100\"/><w:evenAndOddHeaders/><w:drawingGridVerticalSpacing w:val=\"156\"/>"
		"<w:characterSpacingControl w:val=\"compressPunctuation\"/><w:compat><w:spaceForUL/>"
		"<w:balanceSingleByteDoubleByteWidth/><w:doNotLeaveBackslashAlone/><w:ulTrailSpace/>"
		"<w:doNotExpandShiftReturn/><w:adjustLineHeightInTable/><w:useFELayout/><w:compatSetting "
		"w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\" "
		"w:val=\"15\"/></w:compat>"
		"<w:themeFontLang w:val=\"en-US\" w:eastAsia=\"zh-CN\"/></w:settings>";

struct zz_docx_page zz_docx_page(const struct zz_doc *d, bool across)
{
	/* The bottom of the page number's line; its dash is then 7 mm below the type area (GB/T 9704, 7.5). */
	enum { FOOTER = 1417, ACROSS_FOOTER = 964, RECORD_FOOTER = 851 };
	if (d->style == ZZ_DOC_RECORD)
		return across ? (struct zz_docx_page){16838, 11906, 1800, 1440, 1800, 1440, RECORD_FOOTER}
					  : (struct zz_docx_page){11906, 16838, 1440, 1797, 1440, 1797, RECORD_FOOTER};
	return across ? (struct zz_docx_page){16838, 11906, 1588, 2098, 1474, 1984, ACROSS_FOOTER}
				  : (struct zz_docx_page){11906, 16838, 2098, 1474, 1984, 1588, FOOTER};
}

unsigned zz_docx_text_width(const struct zz_doc *d, bool across)
{
	struct zz_docx_page p = zz_docx_page(d, across);
	return p.wide - p.left - p.right;
}

/* "— 1 —": odd pages at the right, even ones at the left, a character in from the edge. */
static void footer(struct zz_buf *out, bool even)
{
	zz_buf_printf(
		out,
		XML "<w:ftr xmlns:w=\"" MAIN "\"><w:p><w:pPr><w:pStyle w:val=\"Footer\"/><w:ind w:%sChars=\"100\" "
			"w:%s=\"280\"/><w:jc w:val=\"%s\"/></w:pPr><w:r><w:t xml:space=\"preserve\">— </w:t></w:r><w:r>"
			"<w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> PAGE "
			"</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>1</w:t></w:r>"
			"<w:r><w:fldChar w:fldCharType=\"end\"/></w:r><w:r><w:t xml:space=\"preserve\"> —</w:t></w:r>"
			"</w:p></w:ftr>",
		even ? "left" : "right", even ? "left" : "right", even ? "left" : "right");
}

/* Title and who issued it; when it was made, or on which machine, is no part of it. */
static void core(struct zz_buf *out, const struct zz_doc *d)
{
	struct zz_buf title = {0};
	zz_doc_title(&title, d);
	zz_buf_puts(out,
				XML "<cp:coreProperties xmlns:cp=\"" PKG
					"metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>");
	zz_doc_escape(out, zz_buf_view(&title));
	zz_buf_free(&title);
	zz_buf_puts(out, "</dc:title><dc:creator>");
	zz_doc_escape(out, d->author);
	zz_buf_puts(out, "</dc:creator></cp:coreProperties>");
}

int zz_doc_docx(struct zz_buf *out, const struct zz_doc *d, struct zz_error *e)
{
	enum { PARTS = 9 };
	struct zz_buf made[5] = {{0}, {0}, {0}, {0}, {0}};
	zz_docx_body(&made[0], d);
	zz_docx_styles(&made[1], d);
	footer(&made[2], false);
	footer(&made[3], true);
	core(&made[4], d);
	const struct zz_archive_part parts[PARTS] = {
		{"[Content_Types].xml", zz_str(types)},
		{"_rels/.rels", zz_str(package_links)},
		{"word/document.xml", zz_buf_view(&made[0])},
		{"word/_rels/document.xml.rels", zz_str(document_links)},
		{"word/styles.xml", zz_buf_view(&made[1])},
		{"word/settings.xml", zz_str(settings)},
		{"word/footer1.xml", zz_buf_view(&made[2])},
		{"word/footer2.xml", zz_buf_view(&made[3])},
		{"docProps/core.xml", zz_buf_view(&made[4])},
	};
	int rc = zz_archive_write(out, parts, PARTS, e);
	for (size_t i = 0; i < sizeof made / sizeof *made; i++)
		zz_buf_free(&made[i]);
	return rc;
}
