/* Shared strings, and which styles show a number as a date. */
#include "format/xlsx_parts.h"

#include "base/message.h"

#include <stdlib.h>
#include <string.h>

/* --- shared strings --- */

struct strings {
	struct zz_xlsx_package *p;
	struct zz_xlsx_lookup *out;
	bool in_text;
	unsigned reading; /* inside rPh, the reading of a word, which is no part of it */
};

static int string_start(void *with, const char *name, const char **attributes)
{
	struct strings *s = with;
	(void)attributes;
	s->reading += zz_xml_is(name, "rPh");
	s->in_text = zz_xml_is(name, "t") && !s->reading;
	return 0;
}

static int string_end(void *with, const char *name)
{
	struct strings *s = with;
	s->in_text = false;
	if (zz_xml_is(name, "rPh") && s->reading)
		s->reading--;
	if (!zz_xml_is(name, "si"))
		return 0;
	if (s->out->ends.n >= ZZ_XLSX_STRINGS)
		return zz_error(s->p->e, ZZ_EUSAGE, N_("the workbook holds more than %d texts"), ZZ_XLSX_STRINGS);
	*ZZ_PUSH(&s->out->ends) = s->out->text.n;
	return 0;
}

static int string_text(void *with, struct zz_str text)
{
	struct strings *s = with;
	if (s->in_text)
		zz_buf_str(&s->out->text, text);
	return s->out->text.n <= ZZ_TABLE_TEXT
			   ? 0
			   : zz_error(s->p->e, ZZ_EUSAGE, N_("the workbook holds more than %d MiB of text"),
						  ZZ_TABLE_TEXT >> 20);
}

int zz_xlsx_strings(struct zz_xlsx_package *p, const char *part, struct zz_xlsx_lookup *out)
{
	struct strings s = {.p = p, .out = out};
	struct zz_package_sink sink = {string_start, string_end, string_text, &s};
	int rc = zz_xml_read(p, part, &sink);
	return rc < 0 ? rc : ZZ_OK;
}

struct zz_str zz_xlsx_string(const struct zz_xlsx_lookup *l, size_t i)
{
	if (i >= l->ends.n)
		return (struct zz_str){0};
	size_t from = i ? l->ends.at[i - 1] : 0;
	return zz_str_sub(zz_buf_view(&l->text), from, l->ends.at[i]);
}

/* --- styles --- */

enum { STYLES_MOST = 65536 }; /* Excel's own limit is 65490 */

struct styles {
	struct zz_xlsx_package *p;
	struct zz_xlsx_lookup *out;
	struct {
		struct own {
			unsigned id;
			uint8_t form;
		} * at;
		size_t n, room;
	} own;
	bool in_cells;
};

static unsigned number(const char *text)
{
	unsigned long n = text ? strtoul(text, NULL, 10) : 0;
	return n > UINT16_MAX ? 0 : (unsigned)n;
}

static int too_many_styles(const struct styles *s)
{
	return zz_error(s->p->e, ZZ_EUSAGE, N_("the workbook has more than %d cell styles"), STYLES_MOST);
}

static uint8_t form_of(const struct styles *s, unsigned id)
{
	for (size_t i = 0; i < s->own.n; i++)
		if (s->own.at[i].id == id)
			return s->own.at[i].form;
	return (uint8_t)zz_number_form(id);
}

static int style_start(void *with, const char *name, const char **attributes)
{
	enum { OWN_MOST = 2000 };
	struct styles *s = with;
	const char *id = zz_xml_attribute(attributes, "numFmtId");
	s->in_cells = s->in_cells || zz_xml_is(name, "cellXfs");
	if (zz_xml_is(name, "numFmt") && id) {
		const char *code = zz_xml_attribute(attributes, "formatCode");
		if (s->own.n >= OWN_MOST)
			return too_many_styles(s);
		*ZZ_PUSH(&s->own) = (struct own){number(id), (uint8_t)zz_number_form_of(zz_str(code))};
	}
	if (!s->in_cells || !zz_xml_is(name, "xf"))
		return 0;
	if (s->out->forms.n >= STYLES_MOST)
		return too_many_styles(s);
	*ZZ_PUSH(&s->out->forms) = form_of(s, number(id));
	return 0;
}

static int style_end(void *with, const char *name)
{
	struct styles *s = with;
	s->in_cells = s->in_cells && !zz_xml_is(name, "cellXfs");
	return 0;
}

int zz_xlsx_styles(struct zz_xlsx_package *p, const char *part, struct zz_xlsx_lookup *out)
{
	struct styles s = {.p = p, .out = out};
	struct zz_package_sink sink = {style_start, style_end, NULL, &s};
	int rc = zz_xml_read(p, part, &sink);
	free(s.own.at);
	return rc < 0 ? rc : ZZ_OK;
}
