#include "format/docprops.h"

#include "format/package.h"

#include <string.h>

enum { CORE_MOST = 256 << 10, MOMENT_MOST = 64 };

struct reading {
	struct zz_docprops *out;
	int64_t *field; /* that is being read; NULL = none */
	char text[MOMENT_MOST];
	size_t n;
};

static int on_start(void *with, const char *name, const char **attributes)
{
	struct reading *r = with;
	(void)attributes;
	r->field = strcmp(name, "created") == 0    ? &r->out->created
			   : strcmp(name, "modified") == 0 ? &r->out->modified
											   : NULL;
	r->n = 0;
	return 0;
}

static int on_text(void *with, struct zz_str text)
{
	struct reading *r = with;
	if (r->field && r->n + text.n <= sizeof r->text) {
		memcpy(r->text + r->n, text.p, text.n);
		r->n += text.n;
	}
	return 0;
}

/* A date alone says no moment. */
static int on_end(void *with, const char *name)
{
	enum { DATE_AND_TIME = 16 };
	struct reading *r = with;
	int64_t moment;
	(void)name;
	struct zz_str text = zz_str_trim((struct zz_str){r->text, r->n});
	if (r->field && text.n >= DATE_AND_TIME && zz_moment_parse(text, 0, &moment))
		*r->field = moment;
	r->field = NULL;
	return 0;
}

bool zz_docprops_read(struct zz_str bytes, struct zz_docprops *out)
{
	struct zz_package p;
	struct reading r = {.out = out};
	const struct zz_package_sink sink = {on_start, on_end, on_text, &r};
	*out = (struct zz_docprops){ZZ_NO_MOMENT, ZZ_NO_MOMENT};
	int rc = zz_package_open(&p, bytes, CORE_MOST);
	if (!rc)
		rc = zz_package_read(&p, "docProps/core.xml", &sink);
	zz_package_close(&p);
	if (rc)
		*out = (struct zz_docprops){ZZ_NO_MOMENT, ZZ_NO_MOMENT};
	return !rc;
}
