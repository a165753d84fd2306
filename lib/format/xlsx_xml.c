#include "format/xlsx_parts.h"

#include "base/message.h"

#include <string.h>

bool zz_xml_is(const char *name, const char *wanted)
{
	return strcmp(name, wanted) == 0;
}

const char *zz_xml_attribute(const char **attributes, const char *name)
{
	for (; attributes[0]; attributes += 2) {
		const char *colon = strchr(attributes[0], ':');
		if (strcmp(colon ? colon + 1 : attributes[0], name) == 0)
			return attributes[1];
	}
	return NULL;
}

bool zz_xml_true(const char *value)
{
	return value && (strcmp(value, "1") == 0 || strcmp(value, "true") == 0);
}

static int say(const struct zz_xlsx_package *p, const char *part)
{
	static const char *const why[] = {
		[ZZ_PACKAGE_DEEP] = N_("nested too deeply"),
		[ZZ_PACKAGE_DOCTYPE] = N_("it declares a document type"),
		[ZZ_PACKAGE_LONG] = N_("a part of it is too long"),
		[ZZ_PACKAGE_BROKEN] = NULL,
	};
	uint8_t fault = p->package.fault;
	if (fault == ZZ_PACKAGE_LARGE)
		return zz_error(p->e, ZZ_EUSAGE, N_("the workbook is too large: unpacked, it holds more than %d MiB"),
						ZZ_XLSX_XML >> 20);
	if (fault == ZZ_PACKAGE_PROTECTED)
		return zz_error(
			p->e, ZZ_EUSAGE,
			N_("the file is protected by a password: open it, take the password off, and save it"));
	return zz_error(
		p->e, ZZ_EUSAGE,
		N_("the workbook cannot be read (%s: %s): open it in Excel or WPS and save it again as XLSX"), part,
		why[fault] ? zz_tr(p->e->lang, why[fault]) : p->package.why);
}

int zz_xml_read(struct zz_xlsx_package *p, const char *part, const struct zz_package_sink *sink)
{
	int rc = zz_package_read(&p->package, part, sink);
	return p->package.fault ? say(p, part) : rc;
}
