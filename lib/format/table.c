#include "format/table.h"

#include "base/message.h"
#include "format/csv_read.h"
#include "format/xlsx.h"

#include <string.h>

char *zz_column_text(uint32_t column, char out[ZZ_COLUMN_MAX])
{
	char reversed[ZZ_COLUMN_MAX];
	size_t n = 0;
	for (; column && n < ZZ_COLUMN_MAX - 1; column = (column - 1) / 26)
		reversed[n++] = (char)('A' + (column - 1) % 26);
	for (size_t i = 0; i < n; i++)
		out[i] = reversed[n - 1 - i];
	out[n] = '\0';
	return out;
}

zz_day zz_serial_day(int64_t serial, bool from_1904)
{
	enum { NO_SUCH_DAY = 60, LAST = 2958465 }; /* 29 February 1900; 9999-12-31 */
	zz_day begin = from_1904 ? zz_day_of(1904, 1, 1) : zz_day_of(1899, 12, 30);
	zz_day last = zz_day_of(9999, 12, 31);
	if (serial < (from_1904 ? 0 : 1) || serial > LAST || (!from_1904 && serial == NO_SUCH_DAY))
		return ZZ_NO_DAY;
	if (!from_1904 && serial < NO_SUCH_DAY)
		begin++;
	return begin > last - (zz_day)serial ? ZZ_NO_DAY : begin + (zz_day)serial;
}

static bool holds(struct zz_str bytes, const char *needle, size_t n)
{
	return zz_str_find(bytes, (struct zz_str){needle, n}) >= 0;
}

/* The container of the old binary formats, and of everything that is encrypted. */
static int refuse_compound(struct zz_str bytes, struct zz_error *e)
{
	static const char encrypted[] = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e";
	if (holds(bytes, encrypted, sizeof encrypted - 1))
		return zz_error(
			e, ZZ_EUSAGE,
			N_("the file is protected by a password: open it, take the password off, and save it"));
	return zz_error(e, ZZ_EUSAGE,
					N_("the file is in the old binary format (.xls): open it and save it as XLSX or CSV"));
}

struct foreign {
	const char *begins;
	size_t n;
	const char *message;
};
#define BEGINS(text, message)                                                                                \
	{                                                                                                        \
		(text), sizeof(text) - 1, (message)                                                                  \
	}
#define NO_TABLE N_("the file is no table (CSV or XLSX), whatever its name says")
static const struct foreign foreigners[] = {
	BEGINS("\xFF\xFE", N_("the file is “Unicode text” (UTF-16): save the table as XLSX or as “CSV UTF-8”")),
	BEGINS("\xFE\xFF", N_("the file is “Unicode text” (UTF-16): save the table as XLSX or as “CSV UTF-8”")),
	BEGINS("%PDF", NO_TABLE),
	BEGINS("{\\rtf", NO_TABLE),
	BEGINS("\x89PNG", NO_TABLE),
	BEGINS("\xFF\xD8\xFF", NO_TABLE),
	BEGINS("Rar!", NO_TABLE),
	BEGINS("7z\xBC\xAF", NO_TABLE),
	BEGINS("\x1F\x8B", NO_TABLE),
};

static bool is_web_page(struct zz_str bytes)
{
	static const char *const tags[] = {"<html",  "<HTML",  "<!DOCTYPE", "<!doctype",
									   "<table", "<TABLE", "<?xml"};
	struct zz_str text = zz_str_starts(bytes, ZZ_CSV_MARK) ? zz_str_sub(bytes, 3, bytes.n) : bytes;
	text = zz_str_trim(zz_str_sub(text, 0, 512));
	for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
		if (zz_str_starts(text, tags[i]))
			return true;
	return false;
}

static int refuse_foreign(struct zz_str bytes, struct zz_error *e)
{
	static const char compound[] = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
	if (bytes.n >= sizeof compound - 1 && memcmp(bytes.p, compound, sizeof compound - 1) == 0)
		return refuse_compound(bytes, e);
	for (size_t i = 0; i < sizeof foreigners / sizeof *foreigners; i++)
		if (bytes.n >= foreigners[i].n && memcmp(bytes.p, foreigners[i].begins, foreigners[i].n) == 0)
			return zz_error(e, ZZ_EUSAGE, "%s", zz_tr(e->lang, foreigners[i].message));
	if (is_web_page(bytes))
		return zz_error(
			e, ZZ_EUSAGE,
			N_("the file is a web page or XML under the name of a table: open it in Excel or WPS and "
			   "save it as XLSX"));
	return ZZ_OK;
}

static int read_csv(struct zz_str bytes, const struct zz_table_sink *sink, struct zz_table_info *info,
					struct zz_error *e)
{
	struct zz_buf text = {0};
	info->kind = ZZ_TABLE_CSV;
	int rc = zz_csv_decode(&text, bytes, &info->encoding, e);
	if (!rc)
		rc = zz_csv_read(zz_buf_view(&text), sink, e);
	zz_buf_free(&text);
	return rc;
}

int zz_table_read(struct zz_str bytes, const struct zz_table_sink *sink, struct zz_table_info *info,
				  struct zz_error *e)
{
	*info = (struct zz_table_info){.kind = ZZ_TABLE_XLSX};
	int rc = refuse_foreign(bytes, e);
	if (rc)
		return rc;
	if (zz_str_starts(bytes, "PK\x03\x04") || zz_str_starts(bytes, "PK\x05\x06"))
		return zz_xlsx_read(bytes, sink, e);
	return read_csv(bytes, sink, info, e);
}
