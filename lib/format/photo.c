#include "format/photo.h"

#include <libexif/exif-data.h>
#include <string.h>

static bool begins(struct zz_str s, const char *magic, size_t n, size_t at)
{
	return s.n >= at + n && memcmp(s.p + at, magic, n) == 0;
}

static bool picture(struct zz_str s)
{
	static const char *const heif[] = {"heic", "heix", "mif1", "msf1", "avif"};
	if (begins(s, "\xFF\xD8\xFF", 3, 0) || begins(s, "\x89PNG\r\n\x1A\n", 8, 0) || begins(s, "GIF8", 4, 0) ||
		begins(s, "BM", 2, 0) || begins(s, "II*\0", 4, 0) || begins(s, "MM\0*", 4, 0) ||
		(begins(s, "RIFF", 4, 0) && begins(s, "WEBP", 4, 8)))
		return true;
	for (size_t i = 0; i < sizeof heif / sizeof heif[0]; i++)
		if (begins(s, "ftyp", 4, 4) && begins(s, heif[i], 4, 8))
			return true;
	return false;
}

/* The Exif segment of a JPEG file (APP1), without its length; empty where there is none before the picture
 * itself. Each step goes on by at least four bytes. */
static struct zz_str exif_of(struct zz_str s)
{
	enum { APP1 = 0xE1, SCAN = 0xDA, HEAD = 6 };
	const unsigned char *p = (const unsigned char *)s.p;
	if (!begins(s, "\xFF\xD8\xFF", 3, 0))
		return (struct zz_str){0};
	for (size_t at = 2; at + 4 <= s.n && p[at] == 0xFF && p[at + 1] != SCAN;) {
		size_t length = (size_t)p[at + 2] << 8 | p[at + 3];
		if (length < 2 || at + 2 + length > s.n)
			break;
		struct zz_str segment = zz_str_sub(s, at + 4, at + 2 + length);
		if (p[at + 1] == APP1 && begins(segment, "Exif\0\0", HEAD, 0))
			return segment;
		at += 2 + length;
	}
	return (struct zz_str){0};
}

static int two(const unsigned char *p)
{
	return p[0] < '0' || p[0] > '9' || p[1] < '0' || p[1] > '9' ? -1 : (p[0] - '0') * 10 + (p[1] - '0');
}

/* "2025:03:12 14:41:07" */
static void set_time(const ExifEntry *e, struct zz_photo *out)
{
	enum { LENGTH = 19, HOUR = 3600, MINUTE = 60 };
	const unsigned char *d = e->data;
	if (e->format != EXIF_FORMAT_ASCII || !d || e->size < LENGTH)
		return;
	int part[7] = {two(d), two(d + 2), two(d + 5), two(d + 8), two(d + 11), two(d + 14), two(d + 17)};
	for (int i = 0; i < 7; i++)
		if (part[i] < 0)
			return;
	if (part[4] > 23 || part[5] > 59 || part[6] > 59)
		return;
	out->day = zz_day_of(part[0] * 100 + part[1], part[2], part[3]);
	out->second = part[4] * HOUR + part[5] * MINUTE + part[6];
}

void zz_photo_read(struct zz_str bytes, struct zz_photo *out)
{
	*out = (struct zz_photo){.picture = picture(bytes), .day = ZZ_NO_DAY};
	struct zz_str exif = exif_of(bytes);
	ExifData *data = exif.n ? exif_data_new() : NULL;
	if (!data)
		return;
	/* Nothing is to be mended, and what makers add is not looked at. */
	exif_data_unset_option(data, EXIF_DATA_OPTION_FOLLOW_SPECIFICATION);
	exif_data_set_option(data, EXIF_DATA_OPTION_DONT_CHANGE_MAKER_NOTE);
	exif_data_load_data(data, (const unsigned char *)exif.p, (unsigned)exif.n);
	const ExifEntry *e = exif_content_get_entry(data->ifd[EXIF_IFD_EXIF], EXIF_TAG_DATE_TIME_ORIGINAL);
	if (e)
		set_time(e, out);
	exif_data_unref(data);
}

bool zz_photo_named(struct zz_str name)
{
	static const char *const ends[] = {".jpg",  ".jpeg", ".png",  ".gif", ".bmp",
									   ".webp", ".heic", ".heif", ".tif", ".tiff"};
	char end[8] = "";
	size_t n = name.n < 6 ? name.n : 6;
	for (size_t i = 0; i < n; i++) {
		char c = name.p[name.n - n + i];
		end[i] = (char)(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
	}
	for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++)
		if (zz_str_ends((struct zz_str){end, n}, ends[i]))
			return true;
	return false;
}
