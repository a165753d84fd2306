/* Reading CSV (RFC 4180) as spreadsheets on Chinese computers write it: UTF-8 with or without a byte order
 * mark, or GB18030; commas or tabs; CR LF, LF or CR; quoted fields with line breaks. Writing it: csv.h. */
#ifndef ZZ_FORMAT_CSV_READ_H
#define ZZ_FORMAT_CSV_READ_H

#include "format/table.h"

/* To UTF-8 without a mark: by the mark, else strict UTF-8, else GB18030, in that order. Appends to out.
 * ZZ_EUSAGE where it is none of them, or no text at all. */
int zz_csv_decode(struct zz_buf *out, struct zz_str bytes, enum zz_csv_encoding *how, struct zz_error *e);
/* Rows of a UTF-8 text. */
int zz_csv_read(struct zz_str text, const struct zz_table_sink *sink, struct zz_error *e);

#define ZZ_CSV_MARK "\xEF\xBB\xBF"

#endif
