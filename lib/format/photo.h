/* Whether bytes are a picture, and when its camera says that it was taken (Exif 2.3, DateTimeOriginal,
 * through libexif). A camera's clock may be wrong, and what passed through a messenger has lost its date. */
#ifndef ZZ_FORMAT_PHOTO_H
#define ZZ_FORMAT_PHOTO_H

#include "base/date.h"

struct zz_photo {
	bool picture;   /* JPEG, PNG, GIF, BMP, WebP, TIFF, HEIF by its first bytes */
	zz_day day;     /* by the camera's clock; ZZ_NO_DAY where it does not say */
	int32_t second; /* of that day */
};
enum { ZZ_PHOTO_FRONT = 256 << 10 }; /* bytes of a file that are enough */

/* Reads the front of a file. Only the one segment that holds the Exif data (at most 64 KiB) is parsed. */
void zz_photo_read(struct zz_str bytes, struct zz_photo *out);
/* Whether a file's name is a picture's. */
bool zz_photo_named(struct zz_str name);

#endif
