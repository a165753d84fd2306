/* Pictures of any bytes. What begins like a JPEG is read as it is; anything else is the body of its Exif
 * segment, so that libexif gets it whatever the rest would be. A date that comes out is one. */
#include "format/photo.h"
#include "fuzz.h"

enum { HEAD = 12, MOST = 65000, DAY = 24 * 60 * 60 };

static struct zz_str wrapped(const uint8_t *data, size_t size, char *out)
{
	size_t n = size < MOST ? size : MOST, length = n + 8;
	const unsigned char head[HEAD] = {
		0xFF, 0xD8, 0xFF, 0xE1, (unsigned char)(length >> 8), (unsigned char)length, 'E', 'x',
		'i',  'f',  0,    0};
	memcpy(out, head, HEAD);
	if (n)
		memcpy(out + HEAD, data, n);
	return (struct zz_str){out, n + HEAD};
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	bool jpeg = size > 1 && data[0] == 0xFF && data[1] == 0xD8;
	char *room = malloc(MOST + HEAD);
	struct zz_photo photo;
	if (!room)
		abort();
	zz_photo_read(jpeg ? (struct zz_str){(const char *)data, size} : wrapped(data, size, room), &photo);
	struct zz_civil c = zz_civil_of(photo.day == ZZ_NO_DAY ? 0 : photo.day);
	MUST(photo.second >= 0 && photo.second < DAY);
	MUST(c.month >= 1 && c.month <= 12 && c.day >= 1 && c.day <= 31);
	free(room);
	return 0;
}
