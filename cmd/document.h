/* Documents as files or on standard output, for the commands that write them. */
#ifndef ZZ_CMD_DOCUMENT_H
#define ZZ_CMD_DOCUMENT_H

#include "cmd.h"

enum document { DOCUMENT_TEXT, DOCUMENT_JSON, DOCUMENT_MD, DOCUMENT_HTML, DOCUMENT_DOCX };

/* The format asked for, where --output's ending may say it; the index among `allowed`, or an error: `docx`
 * (its index) is no text for a terminal. */
int document_format(struct app *app, const struct options *o, const char *allowed, int docx);
/* A document into app->out. */
int document_put(struct app *app, struct zz_doc *d, enum document as);
/* app->out into a file, whole or not at all, or where that is NULL to standard output. */
int document_out(struct app *app, const char *file);

#endif
