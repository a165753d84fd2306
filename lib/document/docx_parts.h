/* Pieces of the .docx back end; private to it. Measures in twips (1/20 pt), sizes in half points. */
#ifndef ZZ_DOCUMENT_DOCX_PARTS_H
#define ZZ_DOCUMENT_DOCX_PARTS_H

#include "document/write.h"

/* The page by style: GB/T 9704-2012 (A4; 37, 26, 35, 28 mm), or Word's own 25.4 and 31.7 mm. */
struct zz_docx_page {
	unsigned wide, high, top, right, bottom, left, footer;
};
struct zz_docx_page zz_docx_page(const struct zz_doc *d, bool across);
unsigned zz_docx_text_width(const struct zz_doc *d, bool across);

void zz_docx_styles(struct zz_buf *out, const struct zz_doc *d);
void zz_docx_body(struct zz_buf *out, const struct zz_doc *d);
void zz_docx_table(struct zz_buf *out, const struct zz_doc_table *t, unsigned width);
void zz_docx_figure(struct zz_buf *out, const struct zz_figure *f, unsigned width);
/* A paragraph of a style, with what stands in its properties besides (may be ""). */
void zz_docx_paragraph(struct zz_buf *out, const char *style, const char *more, struct zz_str text);
/* Runs of text; a line feed becomes a break. */
void zz_docx_runs(struct zz_buf *out, struct zz_str text);

#endif
