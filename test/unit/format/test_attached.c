/* What photographs and documents say of themselves, and files made to do harm: they end in bounded time and
 * memory and say nothing. Samples are built byte by byte (Exif 2.3, section 4.5) or by libzip. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "format/docprops.h"
#include "format/package.h"
#include "format/photo.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zip.h>

/* --- photographs --- */

static const unsigned char jpeg[] = {0xFF, 0xD8, 0xFF, 0xE1, 0,   72, /* */
									 'E',  'x',  'i',  'f',  0,   0,   'I', 'I', '*', 0,    8,
									 0,    0,    0, /* */
									 1,    0,    0x69, 0x87, 4,   0,   1,   0,   0,   0,    26,
									 0,    0,    0,    0,    0,   0,   0, /* Exif directory at 26 */
									 1,    0,    0x03, 0x90, 2,   0,   20,  0,   0,   0,    44,
									 0,    0,    0,    0,    0,   0,   0, /* text at 44 */
									 '2',  '0',  '2',  '5',  ':', '0', '3', ':', '1', '2',  ' ',
									 '1',  '4',  ':',  '4',  '1', ':', '0', '7', 0,   0xFF, 0xD9};

static struct zz_photo read_photo(const void *bytes, size_t n)
{
	struct zz_photo p;
	unsigned char *copy = malloc(n + 1); /* of its own size, so that reading beyond it is seen */
	memcpy(copy, bytes, n);
	zz_photo_read((struct zz_str){(const char *)copy, n}, &p);
	free(copy);
	return p;
}

static void photograph(void **state)
{
	(void)state;
	struct zz_photo p = read_photo(jpeg, sizeof jpeg);
	assert_true(p.picture);
	assert_int_equal(p.day, zz_day_of(2025, 3, 12));
	assert_int_equal(p.second, (14 * 60 + 41) * 60 + 7);
	p = read_photo("\x89PNG\r\n\x1A\n....", 12);
	assert_true(p.picture);
	assert_int_equal(p.day, ZZ_NO_DAY);
	p = read_photo("\0\0\0\x18"
				   "ftypheic",
				   12);
	assert_true(p.picture);
	p = read_photo("no picture", 10);
	assert_false(p.picture);
	p = read_photo("", 0);
	assert_false(p.picture);
	assert_true(zz_photo_named(ZZ_STR("IMG_1.JPG")) && zz_photo_named(ZZ_STR("会场.heic")));
	assert_false(zz_photo_named(ZZ_STR("签到表.docx")) || zz_photo_named(ZZ_STR("jpg")));
}

/* Cut off anywhere; each byte changed to each of some values, directories that point to themselves among
 * them. */
static void damaged_photographs(void **state)
{
	(void)state;
	static const unsigned char values[] = {0, 1, 8, 26, 44, 0x7F, 0x80, 0xFF};
	unsigned char copy[sizeof jpeg];
	for (size_t n = 0; n < sizeof jpeg; n++)
		read_photo(jpeg, n);
	for (size_t i = 0; i < sizeof jpeg; i++)
		for (size_t k = 0; k < sizeof values; k++) {
			memcpy(copy, jpeg, sizeof jpeg);
			copy[i] = values[k];
			read_photo(copy, sizeof copy);
		}
	memcpy(copy, jpeg, sizeof jpeg);
	copy[30] = 8; /* the pointer to the Exif directory leads back to the first one */
	assert_int_equal(read_photo(copy, sizeof copy).day, ZZ_NO_DAY);
	memcpy(copy, jpeg, sizeof jpeg);
	memset(copy + 12 + 32, 0xFF, 4); /* a text of 4 GiB */
	read_photo(copy, sizeof copy);
}

static void impossible_moments(void **state)
{
	(void)state;
	static const char *const texts[] = {"2025:02:30 10:00:00", "0000:00:00 00:00:00", "2025:03:12 24:00:00",
										"2025-03-12T14:41:07", "    :  :     :  :  ", "2025:13:01 10:00:00"};
	for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
		unsigned char copy[sizeof jpeg];
		memcpy(copy, jpeg, sizeof jpeg);
		memcpy(copy + 56, texts[i], 19);
		struct zz_photo p = read_photo(copy, sizeof copy);
		bool kept = strcmp(texts[i], "2025-03-12T14:41:07") == 0; /* only the digits are looked at */
		assert_int_equal(p.day, kept ? zz_day_of(2025, 3, 12) : ZZ_NO_DAY);
	}
}

/* --- documents --- */

#define HEAD "<?xml version=\"1.0\"?><c:p xmlns:c=\"u:c\" xmlns:t=\"u:t\">"

/* An archive of one part; the caller frees it. */
static struct zz_str archive(const char *name, const char *content, size_t n)
{
	zip_error_t error;
	zip_error_init(&error);
	zip_source_t *source = zip_source_buffer_create(NULL, 0, 0, &error);
	zip_source_keep(source);
	zip_t *zip = zip_open_from_source(source, ZIP_TRUNCATE, &error);
	assert_true(zip_file_add(zip, name, zip_source_buffer(zip, content, n, 0), 0) >= 0);
	assert_int_equal(zip_close(zip), 0);
	zip_stat_t stat;
	assert_int_equal(zip_source_open(source), 0);
	assert_int_equal(zip_source_stat(source, &stat), 0);
	char *bytes = malloc((size_t)stat.size);
	assert_int_equal(zip_source_read(source, bytes, stat.size), stat.size);
	zip_source_close(source);
	zip_source_free(source);
	return (struct zz_str){bytes, (size_t)stat.size};
}

static struct zz_docprops read_core(const char *xml, size_t n, bool *readable)
{
	struct zz_docprops d;
	struct zz_str bytes = archive("docProps/core.xml", xml, n);
	*readable = zz_docprops_read(bytes, &d);
	free((char *)bytes.p);
	return d;
}

/* 2025-03-12T06:41:07Z: 20159 days of 86400 seconds, and 24067. */
static void properties(void **state)
{
	(void)state;
	static const struct {
		const char *xml;
		bool readable;
		int64_t created, modified;
	} rows[] = {
		{HEAD "<t:created>2025-03-12T06:41:07Z</t:created><t:modified> "
			  "2025-03-12T14:41:07+08:00\n</t:modified></c:p>",
		 true, INT64_C(20159) * 86400 + 24067, INT64_C(20159) * 86400 + 24067},
		{HEAD "<t:created>2025-03-12</t:created></c:p>", true, ZZ_NO_MOMENT, ZZ_NO_MOMENT},
		{HEAD "<t:created>yesterday or so</t:created></c:p>", true, ZZ_NO_MOMENT, ZZ_NO_MOMENT},
		{HEAD "<t:created>2025-03-12T06:41:07Z</t:created>", false, ZZ_NO_MOMENT, ZZ_NO_MOMENT}, /* cut off */
		{"<!DOCTYPE p [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b "
		 "\"&a;&a;&a;&a;\">]><p><modified>&b;</modified></p>",
		 false, ZZ_NO_MOMENT, ZZ_NO_MOMENT},
		{"<!DOCTYPE p SYSTEM \"file:///etc/passwd\"><p/>", false, ZZ_NO_MOMENT, ZZ_NO_MOMENT},
		{"", false, ZZ_NO_MOMENT, ZZ_NO_MOMENT},
	};
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		bool readable;
		struct zz_docprops d = read_core(rows[i].xml, strlen(rows[i].xml), &readable);
		assert_int_equal(readable, rows[i].readable);
		assert_true(d.created == rows[i].created && d.modified == rows[i].modified);
	}
}

/* A part that unpacks to 64 MiB of blanks, a name of a mebibyte, elements within elements, another part. */
static void hostile_documents(void **state)
{
	(void)state;
	enum { LARGE = 64 << 20, DEEP = 100000 };
	bool readable;
	char *large = malloc(LARGE), *deep = malloc(DEEP * 3 + 1);
	memset(large, ' ', LARGE);
	memcpy(large, "<p>", 3);
	read_core(large, LARGE, &readable);
	assert_false(readable);
	memset(large, 'x', 2 << 20);
	large[0] = '<';
	read_core(large, 2 << 20, &readable);
	assert_false(readable);
	for (size_t i = 0; i < DEEP; i++)
		memcpy(deep + 3 * i, "<a>", 3);
	read_core(deep, DEEP * 3, &readable);
	assert_false(readable);
	struct zz_docprops d;
	struct zz_str other = archive("word/document.xml", "<p/>", 4);
	assert_false(zz_docprops_read(other, &d));
	free((char *)other.p);
	free(large);
	free(deep);
}

/* Cut off anywhere, and each byte changed. */
static void damaged_documents(void **state)
{
	(void)state;
	struct zz_docprops d;
	static const char xml[] = HEAD "<t:modified>2025-03-12T06:41:07Z</t:modified></c:p>";
	struct zz_str bytes = archive("docProps/core.xml", xml, sizeof xml - 1);
	for (size_t n = 0; n < bytes.n; n++)
		zz_docprops_read((struct zz_str){bytes.p, n}, &d);
	for (size_t i = 0; i < bytes.n; i++) {
		char *at = (char *)bytes.p + i, former = *at;
		for (int k = 0; k < 3; k++) {
			*at = (char)(k == 0 ? 0 : k == 1 ? 0xFF : former ^ 0x10);
			zz_docprops_read(bytes, &d);
		}
		*at = former;
	}
	assert_true(zz_docprops_read(bytes, &d));
	free((char *)bytes.p);
}

/* A record at the end that says there are 60,000 parts. */
static void endless_directory(void **state)
{
	(void)state;
	struct zz_package p;
	static const char xml[] = "<p/>";
	struct zz_str bytes = archive("docProps/core.xml", xml, sizeof xml - 1);
	assert_int_equal(zz_package_open(&p, bytes, 1000), ZZ_OK);
	zz_package_close(&p);
	unsigned char *total = (unsigned char *)bytes.p + bytes.n - 22 + 10;
	total[0] = 0x60;
	total[1] = 0xEA;
	assert_int_equal(zz_package_open(&p, bytes, 1000), ZZ_EUSAGE);
	zz_package_close(&p);
	free((char *)bytes.p);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(photograph),         cmocka_unit_test(damaged_photographs),
		cmocka_unit_test(impossible_moments), cmocka_unit_test(properties),
		cmocka_unit_test(hostile_documents),  cmocka_unit_test(damaged_documents),
		cmocka_unit_test(endless_directory),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
