#include "format/package.h"

#include <expat.h>
#include <stdio.h>
#include <string.h>
#include <zip.h>

/* One tag or piece of text that is longer than TOKEN_MOST is of no office program, and costs expat quadratic
 * time. */
enum { TOKEN_MOST = 1 << 20, DEPTH_MOST = 64, STEP = 1 << 16 };

bool zz_package_looks(struct zz_str bytes)
{
	return bytes.n >= 4 && memcmp(bytes.p, "PK\x03\x04", 4) == 0;
}

bool zz_package_over(struct zz_str bytes, unsigned most)
{
	enum { RECORD = 22, COMMENT_MOST = 65535, TOTAL_AT = 10 };
	if (bytes.n < RECORD)
		return false;
	size_t last = bytes.n - RECORD, first = last > COMMENT_MOST ? last - COMMENT_MOST : 0;
	for (size_t i = last + 1; i-- > first;) {
		if (memcmp(bytes.p + i, "PK\x05\x06", 4) != 0)
			continue;
		const unsigned char *total = (const unsigned char *)bytes.p + i + TOTAL_AT;
		if ((unsigned)(total[0] | total[1] << 8) > most)
			return true;
	}
	return false;
}

static int fault(struct zz_package *p, enum zz_package_fault which)
{
	p->fault = p->fault ? p->fault : (uint8_t)which;
	return ZZ_EUSAGE;
}

static int broken(struct zz_package *p, const char *why)
{
	if (!p->fault)
		snprintf(p->why, sizeof p->why, "%s", why);
	return fault(p, ZZ_PACKAGE_BROKEN);
}

int zz_package_open(struct zz_package *out, struct zz_str bytes, size_t limit)
{
	zip_error_t error;
	*out = (struct zz_package){.limit = limit};
	if (!zz_package_looks(bytes))
		return broken(out, "");
	if (zz_package_over(bytes, ZZ_PACKAGE_PARTS))
		return fault(out, ZZ_PACKAGE_MANY);
	zip_error_init(&error);
	zip_source_t *source = zip_source_buffer_create(bytes.p, bytes.n, 0, &error);
	out->zip = source ? zip_open_from_source(source, ZIP_RDONLY, &error) : NULL;
	if (source && !out->zip)
		zip_source_free(source);
	int rc = out->zip ? ZZ_OK : broken(out, zip_error_strerror(&error));
	zip_error_fini(&error);
	return rc;
}

void zz_package_close(struct zz_package *p)
{
	if (p->zip)
		zip_discard(p->zip);
	p->zip = NULL;
}

/* --- one part --- */

struct reading {
	struct zz_package *package;
	const struct zz_package_sink *sink;
	XML_Parser parser;
	unsigned depth;
	int rc;
};

static const char *local(const char *name)
{
	const char *colon = strchr(name, ':');
	return colon ? colon + 1 : name;
}

static void stop(struct reading *r, int rc)
{
	if (r->rc || !rc)
		return;
	r->rc = rc;
	XML_StopParser(r->parser, XML_FALSE);
}

static void on_start(void *with, const XML_Char *name, const XML_Char **attributes)
{
	struct reading *r = with;
	if (++r->depth > DEPTH_MOST)
		stop(r, fault(r->package, ZZ_PACKAGE_DEEP));
	else if (!r->rc && r->sink->start)
		stop(r, r->sink->start(r->sink->with, local(name), (const char **)attributes));
}

static void on_end(void *with, const XML_Char *name)
{
	struct reading *r = with;
	r->depth--;
	if (!r->rc && r->sink->end)
		stop(r, r->sink->end(r->sink->with, local(name)));
}

static void on_text(void *with, const XML_Char *text, int n)
{
	struct reading *r = with;
	if (!r->rc && r->sink->text)
		stop(r, r->sink->text(r->sink->with, (struct zz_str){text, (size_t)n}));
}

static void on_doctype(void *with, const XML_Char *name, const XML_Char *system, const XML_Char *public_id,
					   int internal)
{
	struct reading *r = with;
	(void)name, (void)system, (void)public_id, (void)internal;
	stop(r, fault(r->package, ZZ_PACKAGE_DOCTYPE));
}

static int feed(struct reading *r, struct zz_str bytes, size_t fed, bool last)
{
	struct zz_package *p = r->package;
	p->unpacked += bytes.n;
	if (p->unpacked > p->limit)
		return fault(p, ZZ_PACKAGE_LARGE);
	if (XML_Parse(r->parser, bytes.p, (int)bytes.n, last) == XML_STATUS_ERROR && !r->rc)
		return broken(p, XML_ErrorString(XML_GetErrorCode(r->parser)));
	XML_Index at = XML_GetCurrentByteIndex(r->parser);
	size_t all = fed + bytes.n;
	bool overlong = !r->rc && at >= 0 && all > (size_t)at && all - (size_t)at > TOKEN_MOST;
	return overlong ? fault(p, ZZ_PACKAGE_LONG) : r->rc;
}

static int feed_all(struct reading *r, zip_file_t *file)
{
	char buffer[STEP];
	size_t fed = 0;
	for (;;) {
		zip_int64_t got = zip_fread(file, buffer, sizeof buffer);
		int rc = got < 0 ? broken(r->package, zip_file_strerror(file))
						 : feed(r, (struct zz_str){buffer, (size_t)got}, fed, got == 0);
		fed += got > 0 ? (size_t)got : 0;
		if (rc || got <= 0)
			return rc;
	}
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

static bool is_protected(const struct zz_package *p, zip_uint64_t index)
{
	zip_stat_t stat;
	zip_stat_init(&stat);
	return zip_stat_index(p->zip, index, 0, &stat) == 0 && (stat.valid & ZIP_STAT_ENCRYPTION_METHOD) &&
		   stat.encryption_method != ZIP_EM_NONE;
}

int zz_package_read(struct zz_package *p, const char *part, const struct zz_package_sink *sink)
{
	struct reading r = {.package = p, .sink = sink};
	zip_int64_t index = zip_name_locate(p->zip, part, 0);
	if (index < 0)
		index = zip_name_locate(p->zip, part, ZIP_FL_NOCASE);
	if (index < 0)
		return 1;
	if (is_protected(p, (zip_uint64_t)index))
		return fault(p, ZZ_PACKAGE_PROTECTED);
	zip_file_t *file = zip_fopen_index(p->zip, (zip_uint64_t)index, 0);
	if (!file) /* packed in a way that is not known */
		return broken(p, zip_strerror(p->zip));
	r.parser = parser_new(&r);
	int rc = feed_all(&r, file);
	XML_ParserFree(r.parser);
	zip_fclose(file);
	return rc;
}
