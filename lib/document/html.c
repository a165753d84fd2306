/* A document as one HTML file. No script, nothing fetched: the policy in its head forbids both to whoever
 * reads it. Measures of GB/T 9704 for print; on a screen a page of paper on grey. */
#include "document/write.h"

#include "base/message.h"

void zz_doc_escape(struct zz_buf *out, struct zz_str text)
{
	for (size_t i = 0; i < text.n; i++)
		switch (text.p[i]) {
		case '<':
			zz_buf_puts(out, "&lt;");
			break;
		case '>':
			zz_buf_puts(out, "&gt;");
			break;
		case '&':
			zz_buf_puts(out, "&amp;");
			break;
		case '"':
			zz_buf_puts(out, "&quot;");
			break;
		case '\'':
			zz_buf_puts(out, "&#39;");
			break;
		default:
			zz_buf_putc(out, text.p[i]);
		}
}

static const char sheet[] =
	"@page{size:A4 portrait;margin:37mm 26mm 35mm 28mm}\n"
	"@page across{size:A4 landscape;margin:28mm 37mm 26mm 35mm}\n"
	"@page:right{@bottom-right{content:\"— \" counter(page) \" —\";font:14pt SimSun,serif}}\n"
	"@page:left{@bottom-left{content:\"— \" counter(page) \" —\";font:14pt SimSun,serif}}\n"
	"html{background:#ddd}\n"
	"body{margin:0;font:16pt/28pt var(--body);color:#000}\n"
	"section{box-sizing:border-box;background:#fff;width:210mm;min-height:297mm;margin:8mm auto;padding:37mm "
	"26mm "
	"35mm 28mm}\n"
	"section.across{width:297mm;min-height:210mm;padding:28mm 37mm 26mm 35mm}\n"
	"body.record section{padding:25.4mm 31.7mm}\n"
	"p{margin:0;text-indent:2em;text-align:justify;overflow-wrap:anywhere}\n"
	"h1{font:normal 22pt/32pt var(--title);text-align:center;margin:0 0 28pt;white-space:pre-line}\n"
	"h2,h3{font:normal 16pt/28pt var(--hei);margin:0;text-indent:2em;break-after:avoid}\n"
	"h3{font-family:var(--kai)}\n"
	".more{font-family:var(--body)}\n"
	".flush{text-indent:0}\n"
	".number{text-align:center;text-indent:0;margin-bottom:28pt}\n"
	".labelled{display:flex;padding-left:2em;text-indent:0}\n"
	".labelled b{font-weight:normal;font-family:var(--hei);white-space:nowrap}\n"
	".labelled span{flex:1;white-space:pre-line;overflow-wrap:anywhere}\n"
	".keep{break-after:avoid}\n"
	".enclosures{break-inside:avoid;break-after:avoid;margin-top:28pt;text-indent:0;padding-left:2em;display:"
	"flex}\n"
	".enclosures ol{margin:0;padding-left:1.5em}\n"
	".signed{margin-top:56pt;text-align:center;text-indent:0;width:max-content;max-width:100%;margin-left:"
	"auto;"
	"padding-right:4em;box-sizing:border-box;break-inside:avoid}\n"
	".annex{font-family:var(--hei);text-indent:0}\n"
	"section h2.annex-title{font:normal 22pt/32pt var(--title);text-align:center;text-indent:0;margin:28pt "
	"0}\n"
	"figure{margin:14pt 0;break-inside:avoid}\n"
	"figcaption,caption{font:normal 12pt/20pt var(--hei);text-align:center;caption-side:top;padding:6pt 0}\n"
	"figure svg{width:100%;height:auto}\n"
	".legend{font-size:10.5pt;line-height:16pt;text-indent:0}\n"
	"table{border-collapse:collapse;width:100%;margin:6pt 0 14pt;font:10.5pt/16pt var(--body)}\n"
	"thead{display:table-header-group}\n"
	"tr{break-inside:avoid}\n"
	"th,td{border:.5pt solid #000;padding:2pt "
	"3pt;vertical-align:middle;white-space:pre-line;overflow-wrap:anywhere}\n"
	"th{font-weight:normal;font-family:var(--hei)}\n"
	".c{text-align:center}.r{text-align:right}\n"
	".notes-head{font:10.5pt/16pt var(--hei);text-indent:0;margin-top:10pt;break-after:avoid}\n"
	".notes{font-size:10.5pt;line-height:16pt;margin:10pt 0 0;padding-left:2em}\n"
	"@media print{html{background:none}section,section.across,body.record "
	"section{width:auto;min-height:0;margin:0;"
	"padding:0}section+section{break-before:page}section.across{page:across}}\n"
	"@media screen and (max-width:220mm){section,section.across,body.record section{width:auto;padding:6mm}"
	"body{overflow-x:auto}}\n";

static void fonts(struct zz_buf *out, const struct zz_doc *d)
{
	static const char *const fallback[ZZ_DOC_FONTS] = {
		[ZZ_FONT_TITLE] = "\"方正小标宋_GBK\",\"Noto Serif CJK SC\",SimSun,serif",
		[ZZ_FONT_BODY] = "\"仿宋\",FangSong,\"方正仿宋_GBK\",STFangsong,\"Noto Serif CJK SC\",serif",
		[ZZ_FONT_HEI] = "\"方正黑体_GBK\",SimHei,\"Noto Sans CJK SC\",sans-serif",
		[ZZ_FONT_KAI] = "\"楷体\",KaiTi,\"方正楷体_GBK\",STKaiti,\"Noto Serif CJK SC\",serif",
		[ZZ_FONT_SONG] = "SimSun,\"Noto Serif CJK SC\",serif",
	};
	zz_buf_puts(out, "body{");
	for (int i = 0; i < ZZ_DOC_FONTS; i++) {
		zz_buf_printf(out, "--%s:\"", zz_doc_font_terms[i].slug);
		for (size_t k = 0; k < d->fonts[i].n; k++)
			if (d->fonts[i].p[k] != '"' && d->fonts[i].p[k] != '\\' && d->fonts[i].p[k] != '<')
				zz_buf_putc(out, d->fonts[i].p[k]);
		zz_buf_printf(out, "\",%s;", fallback[i]);
	}
	zz_buf_puts(out, "}\n");
}

static void element(struct zz_buf *out, const char *open, struct zz_str a, struct zz_str b, const char *close)
{
	zz_buf_puts(out, open);
	zz_doc_escape(out, a);
	zz_doc_escape(out, b);
	zz_buf_puts(out, close);
}

static void table(struct zz_buf *out, const struct zz_doc_table *t)
{
	static const char *const opens[] = {[ZZ_ALIGN_LEFT] = "<td>",
										[ZZ_ALIGN_CENTRE] = "<td class=\"c\">",
										[ZZ_ALIGN_RIGHT] = "<td class=\"r\">"};
	unsigned all = 0;
	zz_buf_puts(out, "<table>\n");
	if (t->caption.n)
		element(out, "<caption>", t->caption, (struct zz_str){0}, "</caption>\n");
	for (size_t c = 0; c < t->ncolumns; c++)
		all += t->columns[c].width;
	zz_buf_puts(out, "<colgroup>");
	for (size_t c = 0; c < t->ncolumns; c++)
		zz_buf_printf(out, "<col style=\"width:%u%%\">", t->columns[c].width * 100u / (all ? all : 1));
	zz_buf_puts(out, "</colgroup>\n<thead><tr>");
	for (size_t c = 0; c < t->ncolumns; c++)
		element(out, "<th>", t->columns[c].head, (struct zz_str){0}, "</th>");
	zz_buf_puts(out, "</tr></thead>\n<tbody>\n");
	for (size_t r = 0; r < zz_doc_rows(t); r++) {
		zz_buf_puts(out, "<tr>");
		for (size_t c = 0; c < t->ncolumns; c++)
			element(out, opens[t->columns[c].align], t->cells.at[r * t->ncolumns + c], (struct zz_str){0},
					"</td>");
		zz_buf_puts(out, "</tr>\n");
	}
	zz_buf_puts(out, "</tbody></table>\n");
}

static void figure(struct zz_buf *out, const struct zz_doc *d, const struct zz_figure *f)
{
	element(out, "<figure><figcaption>", f->title, (struct zz_str){0}, "</figcaption>\n");
	zz_doc_svg(out, d, f);
	if (f->legend.n)
		element(out, "<p class=\"legend\">", f->legend, (struct zz_str){0}, "</p>");
	zz_buf_puts(out, "</figure>\n");
}

static void list(struct zz_buf *out, const struct zz_block *b, const char *open)
{
	zz_buf_puts(out, open);
	for (size_t i = 0; i < b->lines.n; i++)
		element(out, "<li>", b->lines.at[i], (struct zz_str){0}, "</li>\n");
	zz_buf_puts(out, "</ol>\n");
}

static void signed_by(struct zz_buf *out, const struct zz_block *b)
{
	zz_buf_puts(out, "<div class=\"signed\">");
	for (size_t i = 0; i < b->lines.n; i++)
		element(out, "<div>", b->lines.at[i], (struct zz_str){0}, "</div>");
	zz_buf_puts(out, "</div>\n");
}

static void annex(struct zz_buf *out, const struct zz_doc *d, const struct zz_block *b)
{
	if (b != d->first)
		zz_buf_printf(out, "</section>\n<section%s>\n", b->wide ? " class=\"across\"" : "");
	element(out, "<p class=\"annex\">", b->label, (struct zz_str){0}, "</p>\n");
	element(out, "<h2 class=\"annex-title\">", b->text, (struct zz_str){0}, "</h2>\n");
}

static void heading(struct zz_buf *out, const struct zz_block *b)
{
	static const char *const opens[] = {"", "<h2>", "<h3>", "<p>", "<p>"};
	static const char *const closes[] = {"", "</h2>\n", "</h3>\n", "</p>\n", "</p>\n"};
	zz_buf_puts(out, b->keep && b->level > 2 ? "<p class=\"keep\">" : opens[b->level]);
	zz_doc_escape(out, b->label);
	zz_doc_escape(out, b->text);
	if (b->more.n)
		element(out, "<span class=\"more\">", b->more, (struct zz_str){0}, "</span>");
	zz_buf_puts(out, closes[b->level]);
}

static void labelled(struct zz_buf *out, const struct zz_block *b)
{
	bool keep = b->keep || !zz_str_trim(b->text).n; /* a label alone: its text follows */
	element(out, keep ? "<div class=\"labelled keep\"><b>" : "<div class=\"labelled\"><b>", b->label,
			(struct zz_str){0}, "</b><span>");
	element(out, "", b->text, (struct zz_str){0}, "</span></div>\n");
}

static void block(struct zz_buf *out, const struct zz_doc *d, const struct zz_block *b)
{
	const struct zz_str none = {0};
	switch (b->kind) {
	case ZZ_BLOCK_TITLE:
		element(out, "<h1>", b->text, none, "</h1>\n");
		break;
	case ZZ_BLOCK_NUMBER:
		element(out, "<p class=\"number\">", b->text, none, "</p>\n");
		break;
	case ZZ_BLOCK_ADDRESSEE:
		element(out, "<p class=\"flush\">", b->text, none, "</p>\n");
		break;
	case ZZ_BLOCK_HEADING:
		heading(out, b);
		break;
	case ZZ_BLOCK_LABELLED:
		labelled(out, b);
		break;
	case ZZ_BLOCK_TABLE:
		table(out, b->table);
		break;
	case ZZ_BLOCK_FIGURE:
		figure(out, d, b->figure);
		break;
	case ZZ_BLOCK_ENCLOSURES:
		zz_buf_printf(out, "<div class=\"enclosures\"><span>%s</span>", zz_tr(d->lang, N_("Annexes: ")));
		list(out, b, "<ol>\n");
		zz_buf_puts(out, "</div>\n");
		break;
	case ZZ_BLOCK_SIGNED:
		signed_by(out, b);
		break;
	case ZZ_BLOCK_ANNEX:
		annex(out, d, b);
		break;
	case ZZ_BLOCK_NOTES:
		if (b->text.n)
			element(out, "<p class=\"notes-head\">", b->text, none, "</p>\n");
		list(out, b, "<ol class=\"notes\">\n");
		break;
	default:
		element(out, b->keep ? "<p class=\"keep\">" : "<p>", b->text, none, "</p>\n");
	}
}

void zz_doc_html(struct zz_buf *out, const struct zz_doc *d)
{
	struct zz_buf title = {0};
	zz_doc_title(&title, d);
	zz_buf_printf(out, "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n",
				  d->lang == ZZ_ZH ? "zh-CN" : "en");
	zz_buf_puts(out, "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
					 "'unsafe-inline'\">\n<meta name=\"viewport\" content=\"width=device-width\">\n");
	element(out, "<title>", zz_buf_view(&title), (struct zz_str){0}, "</title>\n");
	zz_buf_free(&title);
	for (const struct zz_doc_fact *f = d->facts; f; f = f->next) {
		element(out, "<meta name=\"zzsh-", f->key, (struct zz_str){0}, "\" content=\"");
		element(out, "", f->value, (struct zz_str){0}, "\">\n");
	}
	zz_buf_puts(out, "<style>\n");
	zz_buf_puts(out, sheet);
	fonts(out, d);
	if (d->style == ZZ_DOC_RECORD)
		zz_buf_puts(out, "@page{margin:25.4mm 31.7mm}\n");
	bool across = d->first && d->first->kind == ZZ_BLOCK_ANNEX && d->first->wide;
	zz_buf_printf(out, "</style>\n</head>\n<body%s>\n<section%s>\n",
				  d->style == ZZ_DOC_RECORD ? " class=\"record\"" : "", across ? " class=\"across\"" : "");
	for (const struct zz_block *b = d->first; b; b = b->next)
		block(out, d, b);
	zz_buf_puts(out, "</section>\n</body>\n</html>\n");
}
