#include "document.h"

#include <string.h>
#include <unistd.h>

int document_format(struct app *app, const struct options *o, const char *allowed, int docx)
{
	const char *file = option_value(o, "output"), *dot = file ? strrchr(file, '.') : NULL;
	if (dot && !app->format)
		app->format = strcmp(dot, ".txt") == 0 ? "text" : strcmp(dot, ".htm") == 0 ? "html" : dot + 1;
	int as = format_choose(app, allowed);
	if (as == docx && !file && isatty(STDOUT_FILENO))
		return zz_error(&app->error, ZZ_EUSAGE, N_("docx is no text for a terminal: --output FILE.docx"));
	return as;
}

int document_put(struct app *app, struct zz_doc *d, enum document as)
{
	if (as == DOCUMENT_TEXT)
		zz_doc_text(&app->out, d, app->width);
	else if (as == DOCUMENT_JSON)
		zz_doc_json(&app->out, d);
	else if (as == DOCUMENT_MD)
		zz_doc_md(&app->out, d);
	else if (as == DOCUMENT_HTML)
		zz_doc_html(&app->out, d);
	app->verbatim = as != DOCUMENT_TEXT;
	return as == DOCUMENT_DOCX ? zz_doc_docx(&app->out, d, &app->error) : ZZ_OK;
}

int document_out(struct app *app, const char *file)
{
	if (!file)
		return app_print(app);
	int rc = app_write_file(file, zz_buf_view(&app->out), &app->error);
	zz_buf_clear(&app->out);
	if (!rc)
		app_wrote(app, file, 1);
	return rc;
}
