/* Files as cameras and office programs make them, for worlds. A line "% path photo 2025:03:12 14:41:07" makes
 * a JPEG file with an Exif date, "% path docx 2025-03-12T06:41:00Z" an archive with core properties, "% path
 * text WORDS" a file with these words. */
#ifndef ATTACH_H
#define ATTACH_H

#include <stdio.h>
#include <string.h>
#include <zip.h>

/* Exif 2.3, section 4.5: a TIFF header, a directory that points to the Exif directory, one ASCII entry there.
 */
static void write_photo(const char *path, const char *moment)
{
	static const unsigned char head[] = {
		0xFF, 0xD8, 0xFF, 0xE1, 0, 72,                                            /* 2 + 6 + 64 bytes */
		'E',  'x',  'i',  'f',  0, 0,  'I', 'I', '*', 0, 8,  0, 0, 0,             /* */
		1,    0,    0x69, 0x87, 4, 0,  1,   0,   0,   0, 26, 0, 0, 0, 0, 0, 0, 0, /* ExifIFD at 26 */
		1,    0,    0x03, 0x90, 2, 0,  20,  0,   0,   0, 44, 0, 0, 0, 0, 0, 0, 0, /* 20 bytes at 44 */
	};
	char text[20] = "";
	FILE *file = fopen(path, "wb");
	assert_non_null(file);
	memcpy(text, moment, strnlen(moment, sizeof text - 1));
	fwrite(head, 1, sizeof head, file);
	fwrite(text, 1, sizeof text, file);
	fwrite("\xFF\xD9", 1, 2, file);
	fclose(file);
}

static void write_docx(const char *path, const char *moment)
{
	char xml[600];
	int error;
	snprintf(
		xml, sizeof xml,
		"<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>"
		"<cp:coreProperties "
		"xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" "
		"xmlns:dcterms=\"http://purl.org/dc/terms/\"><dcterms:created>2020-01-01T00:00:00Z</dcterms:created>"
		"<dcterms:modified>%s</dcterms:modified></cp:coreProperties>",
		moment);
	zip_t *zip = zip_open(path, ZIP_CREATE | ZIP_TRUNCATE, &error);
	assert_non_null(zip);
	assert_true(zip_file_add(zip, "docProps/core.xml", zip_source_buffer(zip, xml, strlen(xml), 0), 0) >= 0);
	assert_int_equal(zip_close(zip), 0);
}

/* The path is made already. */
static void write_attachment(const char *path, const char *kind, const char *content)
{
	if (!strcmp(kind, "photo")) {
		write_photo(path, content);
	} else if (!strcmp(kind, "docx")) {
		write_docx(path, content);
	} else {
		FILE *file = fopen(path, "wb");
		assert_non_null(file);
		fputs(content, file);
		fclose(file);
	}
}

#endif
