/* The package: which part is the workbook, which sheets it has and where they lie. */
#include "format/xlsx_parts.h"

#include "base/message.h"

#include <stdlib.h>
#include <string.h>

/* --- relationships --- */

struct relation {
	char *id, *type, *target;
};
struct relations {
	struct relation *at;
	size_t n, room;
};

static char *copy(const char *text)
{
	size_t n = strlen(text ? text : "");
	char *c = zz_malloc(n + 1);
	memcpy(c, text ? text : "", n);
	return c;
}

static void free_relations(struct relations *r)
{
	for (size_t i = 0; i < r->n; i++) {
		free(r->at[i].id);
		free(r->at[i].type);
		free(r->at[i].target);
	}
	free(r->at);
	*r = (struct relations){0};
}

static int relation_start(void *with, const char *name, const char **a)
{
	enum { MOST = 2000 };
	struct relations *r = with;
	const char *mode = zz_xml_attribute(a, "TargetMode");
	if (!zz_xml_is(name, "Relationship") || r->n >= MOST || (mode && strcmp(mode, "External") == 0))
		return 0;
	*ZZ_PUSH(r) = (struct relation){copy(zz_xml_attribute(a, "Id")), copy(zz_xml_attribute(a, "Type")),
									copy(zz_xml_attribute(a, "Target"))};
	return 0;
}

static int nothing(void *with, const char *name)
{
	(void)with, (void)name;
	return 0;
}

static const struct relation *by_type(const struct relations *r, const char *type)
{
	for (size_t i = 0; i < r->n; i++)
		if (zz_str_ends(zz_str(r->at[i].type), type))
			return &r->at[i];
	return NULL;
}

static const struct relation *by_id(const struct relations *r, const char *id)
{
	for (size_t i = 0; i < r->n; i++)
		if (strcmp(r->at[i].id, id) == 0)
			return &r->at[i];
	return NULL;
}

/* The name of a part as another part of folder `base` names it: "worksheets/sheet1.xml", "/xl/styles.xml". It
 * is only looked up in the archive, so that ".." leads nowhere. */
static void part_name(struct zz_buf *out, struct zz_str base, const char *target)
{
	struct zz_str rest = zz_str(target), piece;
	zz_buf_clear(out);
	if (zz_str_starts(rest, "/"))
		rest = zz_str_sub(rest, 1, rest.n);
	else
		zz_buf_str(out, base);
	while (zz_str_split(&rest, '/', &piece)) {
		if (!piece.n || zz_str_is(piece, "."))
			continue;
		if (zz_str_is(piece, "..")) {
			while (out->n && out->data[--out->n] != '/')
				;
			zz_buf_add(out, "", 0);
			continue;
		}
		zz_buf_printf(out, "%s%.*s", out->n ? "/" : "", ZZ_FMT(piece));
	}
}

static int read_relations(struct zz_xlsx_package *p, const char *part, struct relations *out)
{
	struct zz_package_sink sink = {relation_start, nothing, NULL, out};
	return zz_xml_read(p, part, &sink);
}

/* --- the workbook --- */

struct listed {
	char *name, *id;
	bool hidden;
};
struct workbook {
	struct zz_xlsx_package *p;
	struct zz_str folder; /* of its part */
	struct relations relations;
	struct {
		struct listed *at;
		size_t n, room;
	} sheets;
	bool from_1904;
	struct zz_xlsx_lookup lookup;
};

static int workbook_start(void *with, const char *name, const char **a)
{
	struct workbook *w = with;
	const char *state = zz_xml_attribute(a, "state");
	if (zz_xml_is(name, "workbookPr"))
		w->from_1904 = zz_xml_true(zz_xml_attribute(a, "date1904"));
	if (!zz_xml_is(name, "sheet"))
		return 0;
	if (w->sheets.n >= ZZ_TABLE_SHEETS)
		return zz_error(w->p->e, ZZ_EUSAGE, N_("the workbook has more than %d sheets"), ZZ_TABLE_SHEETS);
	/* The number of the sheet is sheetId, the relationship r:id. */
	const char *id = zz_xml_attribute(a, "id");
	*ZZ_PUSH(&w->sheets) =
		(struct listed){copy(zz_xml_attribute(a, "name")), copy(id), state && strcmp(state, "visible") != 0};
	return 0;
}

static int not_xlsx(struct zz_xlsx_package *p)
{
	return zz_error(
		p->e, ZZ_EUSAGE,
		N_("the file is an archive, but no XLSX workbook (a text document, an ODS file?): open it in "
		   "Excel or WPS and save the table as XLSX"));
}

static int open_workbook(struct zz_xlsx_package *p, struct workbook *w, struct zz_buf *name)
{
	struct relations top = {0};
	struct zz_buf rels = {0};
	int rc = read_relations(p, "_rels/.rels", &top);
	const struct relation *office = rc ? NULL : by_type(&top, "/officeDocument");
	part_name(name, (struct zz_str){0}, office ? office->target : "xl/workbook.xml");
	free_relations(&top);
	if (rc < 0)
		return rc;
	struct zz_package_sink sink = {workbook_start, nothing, NULL, w};
	rc = zz_xml_read(p, name->data ? name->data : "", &sink);
	if (rc > 0 || (!rc && !w->sheets.n))
		return not_xlsx(p);
	struct zz_str path = zz_buf_view(name), file = path;
	ptrdiff_t slash;
	while ((slash = zz_str_chr(file, '/')) >= 0)
		file = zz_str_sub(file, (size_t)slash + 1, file.n);
	w->folder = zz_str_sub(path, 0, path.n - file.n ? path.n - file.n - 1 : 0);
	zz_buf_printf(&rels, "%.*s%s_rels/%.*s.rels", ZZ_FMT(w->folder), w->folder.n ? "/" : "", ZZ_FMT(file));
	if (!rc)
		rc = read_relations(p, rels.data, &w->relations);
	zz_buf_free(&rels);
	return rc < 0 ? rc : ZZ_OK;
}

static int read_lookup(struct zz_xlsx_package *p, struct workbook *w)
{
	struct zz_buf part = {0};
	const struct relation *strings = by_type(&w->relations, "/sharedStrings"),
						  *styles = by_type(&w->relations, "/styles");
	int rc = ZZ_OK;
	if (strings) {
		part_name(&part, w->folder, strings->target);
		rc = zz_xlsx_strings(p, part.data ? part.data : "", &w->lookup);
	}
	if (!rc && styles) {
		part_name(&part, w->folder, styles->target);
		rc = zz_xlsx_styles(p, part.data ? part.data : "", &w->lookup);
	}
	zz_buf_free(&part);
	return rc;
}

static int read_sheets(struct zz_xlsx_package *p, struct workbook *w, const struct zz_table_sink *sink)
{
	size_t rows = 0, text = 0;
	struct zz_buf part = {0};
	int rc = ZZ_OK;
	for (size_t i = 0; rc >= 0 && i < w->sheets.n; i++) {
		const struct listed *s = &w->sheets.at[i];
		const struct relation *r = by_id(&w->relations, s->id);
		if (!r || !zz_str_ends(zz_str(r->type), "/worksheet"))
			continue;
		struct zz_sheet_info info = {zz_str(s->name), s->hidden, w->from_1904};
		struct zz_xlsx_sheet sheet = {&w->lookup, sink, w->from_1904, &rows, &text};
		part_name(&part, w->folder, r->target);
		rc = sink->sheet(sink->with, &info);
		if (!rc)
			rc = zz_xlsx_sheet(p, part.data ? part.data : "", &sheet);
	}
	zz_buf_free(&part);
	return rc < 0 ? rc : ZZ_OK;
}

static void free_workbook(struct workbook *w)
{
	for (size_t i = 0; i < w->sheets.n; i++) {
		free(w->sheets.at[i].name);
		free(w->sheets.at[i].id);
	}
	free(w->sheets.at);
	free_relations(&w->relations);
	zz_buf_free(&w->lookup.text);
	free(w->lookup.ends.at);
	free(w->lookup.forms.at);
}

/* --- the archive --- */

static int open_package(struct zz_xlsx_package *p, struct zz_str bytes)
{
	int rc = zz_package_open(&p->package, bytes, ZZ_XLSX_XML);
	if (!rc)
		return ZZ_OK;
	if (p->package.fault == ZZ_PACKAGE_MANY)
		return zz_error(p->e, rc, N_("the file is an archive of more than %d parts, no workbook"),
						ZZ_PACKAGE_PARTS);
	return zz_error(
		p->e, rc,
		N_("the file begins like an XLSX workbook and is damaged or cut off (%s): get it once more"),
		p->package.why);
}

int zz_xlsx_read(struct zz_str bytes, const struct zz_table_sink *sink, struct zz_error *e)
{
	struct zz_xlsx_package p = {.e = e};
	struct workbook w = {.p = &p};
	struct zz_buf name = {0};
	int rc = open_package(&p, bytes);
	if (!rc)
		rc = open_workbook(&p, &w, &name);
	if (!rc)
		rc = read_lookup(&p, &w);
	if (!rc)
		rc = read_sheets(&p, &w, sink);
	free_workbook(&w);
	zz_buf_free(&name);
	zz_package_close(&p.package);
	return rc;
}
