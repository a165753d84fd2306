#include "format/xlsx_parts.h"

#include "base/message.h"

#include <expat.h>
#include <string.h>

/* A tag or piece of text that is longer than this is not of a spreadsheet, and costs expat quadratic time. */
enum { TOKEN_MOST = 1 << 20, DEPTH_MOST = 64, STEP = 1 << 16 };

struct reading {
	struct zz_xlsx_package *package;
	const struct zz_xml_sink *sink;
	XML_Parser parser;
	const char *part;
	unsigned depth;
	int rc;
	bool stopped;
};

bool zz_xml_is(const char *name, const char *wanted)
{
	return strcmp(name, wanted) == 0;
}

static const char *local(const char *name)
{
	const char *colon = strchr(name, ':');
	return colon ? colon + 1 : name;
}

const char *zz_xml_attribute(const char **attributes, const char *name)
{
	for (; attributes[0]; attributes += 2)
		if (strcmp(local(attributes[0]), name) == 0)
			return attributes[1];
	return NULL;
}

bool zz_xml_true(const char *value)
{
	return value && (strcmp(value, "1") == 0 || strcmp(value, "true") == 0);
}

static void stop(struct reading *r, int rc)
{
	if (!r->stopped)
		XML_StopParser(r->parser, XML_FALSE);
	r->stopped = true;
	r->rc = r->rc ? r->rc : rc;
}

static int broken(const struct reading *r, const char *why)
{
	return zz_error(
		r->package->e, ZZ_EUSAGE,
		N_("the workbook cannot be read (%s: %s): open it in Excel or WPS and save it again as XLSX"),
		r->part, why);
}

static void on_start(void *with, const XML_Char *name, const XML_Char **attributes)
{
	struct reading *r = with;
	if (r->stopped)
		return;
	if (++r->depth > DEPTH_MOST) {
		stop(r, broken(r, zz_tr(r->package->e->lang, N_("nested too deeply"))));
		return;
	}
	int rc = r->sink->start(r->sink->with, local(name), (const char **)attributes);
	if (rc)
		stop(r, rc);
}

static void on_end(void *with, const XML_Char *name)
{
	struct reading *r = with;
	r->depth--;
	int rc = r->stopped ? 0 : r->sink->end(r->sink->with, local(name));
	if (rc)
		stop(r, rc);
}

static void on_text(void *with, const XML_Char *text, int n)
{
	struct reading *r = with;
	int rc =
		r->stopped || !r->sink->text ? 0 : r->sink->text(r->sink->with, (struct zz_str){text, (size_t)n});
	if (rc)
		stop(r, rc);
}

static void on_doctype(void *with, const XML_Char *name, const XML_Char *system, const XML_Char *public_id,
					   int internal)
{
	struct reading *r = with;
	(void)name, (void)system, (void)public_id, (void)internal;
	stop(r, broken(r, zz_tr(r->package->e->lang, N_("it declares a document type"))));
}

static XML_Parser parser_new(struct reading *r)
{
	XML_Parser parser = XML_ParserCreate(NULL);
	if (!parser)
		zz_oom();
	XML_SetUserData(parser, r);
	XML_SetElementHandler(parser, on_start, on_end);
	XML_SetCharacterDataHandler(parser, on_text);
	XML_SetStartDoctypeDeclHandler(parser, on_doctype);
	return parser;
}

static int feed(struct reading *r, struct zz_str bytes, size_t fed, bool last)
{
	struct zz_xlsx_package *p = r->package;
	p->unpacked += bytes.n;
	if (p->unpacked > ZZ_XLSX_XML)
		return zz_error(p->e, ZZ_EUSAGE, N_("the workbook is too large: unpacked, it holds more than %d MiB"),
						ZZ_XLSX_XML >> 20);
	if (XML_Parse(r->parser, bytes.p, (int)bytes.n, last) == XML_STATUS_ERROR && !r->stopped)
		return broken(r, XML_ErrorString(XML_GetErrorCode(r->parser)));
	XML_Index at = XML_GetCurrentByteIndex(r->parser);
	if (!r->stopped && at >= 0 && fed + bytes.n > (size_t)at && fed + bytes.n - (size_t)at > TOKEN_MOST)
		return broken(r, zz_tr(p->e->lang, N_("a part of it is too long")));
	return ZZ_OK;
}

static int feed_all(struct reading *r, zip_file_t *file)
{
	char buffer[STEP];
	size_t fed = 0;
	int rc = ZZ_OK;
	while (!rc && !r->stopped) {
		zip_int64_t got = zip_fread(file, buffer, sizeof buffer);
		if (got < 0)
			return broken(r, zip_file_strerror(file));
		rc = feed(r, (struct zz_str){buffer, (size_t)got}, fed, got == 0);
		fed += (size_t)got;
		if (got == 0)
			break;
	}
	return rc ? rc : (r->rc < 0 ? r->rc : ZZ_OK);
}

static int encrypted(const struct zz_xlsx_package *p)
{
	return zz_error(p->e, ZZ_EUSAGE,
					N_("the file is protected by a password: open it, take the password off, and save it"));
}

int zz_xml_read(struct zz_xlsx_package *p, const char *part, const struct zz_xml_sink *sink)
{
	struct reading r = {.package = p, .sink = sink, .part = part};
	zip_stat_t stat;
	zip_int64_t index = zip_name_locate(p->zip, part, 0);
	if (index < 0)
		index = zip_name_locate(p->zip, part, ZIP_FL_NOCASE);
	if (index < 0)
		return 1;
	zip_stat_init(&stat);
	if (zip_stat_index(p->zip, (zip_uint64_t)index, 0, &stat) == 0 &&
		(stat.valid & ZIP_STAT_ENCRYPTION_METHOD) && stat.encryption_method != ZIP_EM_NONE)
		return encrypted(p);
	zip_file_t *file = zip_fopen_index(p->zip, (zip_uint64_t)index, 0);
	if (!file)
		return broken(&r, zip_strerror(p->zip));
	r.parser = parser_new(&r);
	int rc = feed_all(&r, file);
	XML_ParserFree(r.parser);
	zip_fclose(file);
	return rc;
}
