/* Spreadsheets in Office Open XML (ISO/IEC 29500, transitional and strict), as Excel, WPS and LibreOffice
 * write them: shared, inline and formula strings, numbers, dates by the format of their cell, both epochs.
 *
 * Values only: formulas are not computed (what the program stored with them is taken), nothing outside of the
 * file is looked up, no name in it becomes a path. Document types and entities are refused, depth, sizes and
 * counts are limited (table.h, and below). */
#ifndef ZZ_FORMAT_XLSX_H
#define ZZ_FORMAT_XLSX_H

#include "format/table.h"

enum {
	ZZ_XLSX_XML = 192 << 20,  /* bytes of XML over all parts, unpacked */
	ZZ_XLSX_STRINGS = 1000000 /* shared strings */
};

/* The sheets in their order. ZZ_EUSAGE, without changing anything, for what cannot be read or is over a
 * limit. */
int zz_xlsx_read(struct zz_str bytes, const struct zz_table_sink *sink, struct zz_error *e);

#endif
