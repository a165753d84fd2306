/* The back ends: one tree, five ways to show it. */
#ifndef ZZ_DOCUMENT_WRITE_H
#define ZZ_DOCUMENT_WRITE_H

#include "document/document.h"

/* For a terminal or a mail; cells = 0: lines are not wrapped. */
void zz_doc_text(struct zz_buf *out, const struct zz_doc *d, unsigned cells);
void zz_doc_md(struct zz_buf *out, const struct zz_doc *d);
/* One file, nothing fetched, no script; prints on A4. */
void zz_doc_html(struct zz_buf *out, const struct zz_doc *d);
/* Version 1, by lib/data/schema/report.schema.json. */
void zz_doc_json(struct zz_buf *out, const struct zz_doc *d);
/* Office Open XML (ISO/IEC 29500), for WPS, Word and LibreOffice. */
int zz_doc_docx(struct zz_buf *out, const struct zz_doc *d, struct zz_error *e);

/* A figure as SVG, for html. */
void zz_doc_svg(struct zz_buf *out, const struct zz_doc *d, const struct zz_figure *f);
/* A text with what XML and HTML mean by < > & " ' written out. */
void zz_doc_escape(struct zz_buf *out, struct zz_str text);
/* How many characters wide a text is printed, in halves. */
size_t zz_doc_halves(struct zz_str text);

#endif
