/* What the files of the spreadsheet reader share. Private to xlsx*.c. */
#ifndef ZZ_FORMAT_XLSX_PARTS_H
#define ZZ_FORMAT_XLSX_PARTS_H

#include "format/package.h"
#include "format/xlsx.h"

struct zz_xlsx_package {
	struct zz_package package;
	struct zz_error *e;
};

/* xlsx_xml.c: one part, and in e what is wrong with it. A callback ends the reading by returning other than
 * 0: a negative status (with e set), or 1. 1: there is no such part. */
int zz_xml_read(struct zz_xlsx_package *p, const char *part, const struct zz_package_sink *sink);
/* An attribute by its name without prefix; NULL where it is not there. */
const char *zz_xml_attribute(const char **attributes, const char *name);
bool zz_xml_true(const char *value); /* "1", "true" */
bool zz_xml_is(const char *name, const char *wanted);

/* xlsx_lookup.c: what cells refer to. */
struct zz_xlsx_lookup {
	struct zz_buf text; /* of the shared strings, one behind the other */
	struct {
		size_t *at; /* where each ends */
		size_t n, room;
	} ends;
	struct {
		uint8_t *at; /* by the number of a cell's style: enum zz_number_form */
		size_t n, room;
	} forms;
};
int zz_xlsx_strings(struct zz_xlsx_package *p, const char *part, struct zz_xlsx_lookup *out);
int zz_xlsx_styles(struct zz_xlsx_package *p, const char *part, struct zz_xlsx_lookup *out);
struct zz_str zz_xlsx_string(const struct zz_xlsx_lookup *l, size_t i);

/* xlsx_number.c */
enum zz_number_form { ZZ_FORM_PLAIN, ZZ_FORM_DATE, ZZ_FORM_TIME, ZZ_FORM_BOTH };
enum zz_number_form zz_number_form(unsigned id); /* of the formats that have a number of their own */
enum zz_number_form zz_number_form_of(struct zz_str code);
/* "1.1E+17" and "2019.0999999999999" as plain decimals (15 digits, as spreadsheets show them); what is no
 * number stays. */
void zz_number_plain(struct zz_buf *out, struct zz_str raw);
/* A plain number as a day, a clock time or both; false where it is none. */
bool zz_number_date(struct zz_buf *out, struct zz_str plain, enum zz_number_form form, bool from_1904);

/* xlsx_sheet.c */
struct zz_xlsx_sheet {
	const struct zz_xlsx_lookup *lookup;
	const struct zz_table_sink *sink;
	bool from_1904;
	size_t *rows; /* over all sheets */
	size_t *text;
};
int zz_xlsx_sheet(struct zz_xlsx_package *p, const char *part, const struct zz_xlsx_sheet *sheet);

#endif
