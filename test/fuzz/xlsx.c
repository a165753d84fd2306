/* Workbooks of any bytes. What begins like an archive is read as it is; anything else is the text of the
 * parts, one after the other, divided by bytes 1 (sheet, shared strings, styles, workbook), and packed first:
 * random bytes hardly ever make an archive. */
#include "format/xlsx.h"
#include "table_check.h"

#include <string.h>
#include <zip.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define TYPE "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
static const char relations[] = "<Relationships><Relationship Id=\"r1\" Type=\"" TYPE
								"worksheet\" Target=\"s.xml\"/><Relationship Id=\"r2\" Type=\"" TYPE
								"sharedStrings\" Target=\"t.xml\"/><Relationship Id=\"r3\" Type=\"" TYPE
								"styles\" Target=\"u.xml\"/></Relationships>";
static const char book[] = "<workbook><sheets><sheet name=\"s\" r:id=\"r1\"/></sheets></workbook>";

static void add(zip_t *zip, const char *name, struct zz_str bytes)
{
	zip_source_t *source = zip_source_buffer(zip, bytes.p ? bytes.p : "", bytes.n, 0);
	if (zip_file_add(zip, name, source, ZIP_FL_OVERWRITE) < 0)
		zip_source_free(source);
}

static void packed(struct zz_str parts)
{
	struct zz_str piece[4] = {{0}};
	zip_error_t error;
	zip_stat_t stat;
	zip_error_init(&error);
	zip_source_t *source = zip_source_buffer_create(NULL, 0, 0, &error);
	zip_source_keep(source);
	zip_t *zip = zip_open_from_source(source, ZIP_TRUNCATE, &error);
	for (size_t i = 0; i < 4; i++)
		zz_str_split(&parts, '\1', &piece[i]);
	add(zip, "xl/s.xml", piece[0]);
	add(zip, "xl/t.xml", piece[1]);
	add(zip, "xl/u.xml", piece[2]);
	add(zip, "xl/workbook.xml", piece[3].n ? piece[3] : ZZ_STR(book));
	add(zip, "xl/_rels/workbook.xml.rels", ZZ_STR(relations));
	HOLD(zip_close(zip) == 0);
	HOLD(zip_source_stat(source, &stat) == 0 && zip_source_open(source) == 0);
	char *bytes = zz_malloc((size_t)stat.size + 1);
	HOLD(zip_source_read(source, bytes, stat.size) == (zip_int64_t)stat.size);
	zip_source_close(source);
	zip_source_free(source);
	check_table((struct zz_str){bytes, (size_t)stat.size});
	free(bytes);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct zz_str bytes = {(const char *)data, size};
	if (zz_str_starts(bytes, "PK"))
		check_table(bytes);
	else
		packed(bytes);
	return 0;
}
