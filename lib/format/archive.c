#include "format/archive.h"

#include "base/message.h"

#include <zip.h>

enum { FIRST_DAY = 0x21 /* 1980-01-01 */ };

static int add(zip_t *zip, const struct zz_archive_part *part)
{
	zip_source_t *source = zip_source_buffer(zip, part->bytes.n ? part->bytes.p : "", part->bytes.n, 0);
	if (!source)
		return -1;
	zip_int64_t at = zip_file_add(zip, part->name, source, ZIP_FL_ENC_UTF_8);
	if (at < 0) {
		zip_source_free(source);
		return -1;
	}
	if (zip_set_file_compression(zip, (zip_uint64_t)at, ZIP_CM_STORE, 0) ||
		zip_file_set_dostime(zip, (zip_uint64_t)at, 0, FIRST_DAY, 0))
		return -1;
	return zip_file_set_external_attributes(zip, (zip_uint64_t)at, 0, ZIP_OPSYS_DOS, 0);
}

/* What libzip has made, out of its buffer. */
static int take(struct zz_buf *out, zip_source_t *made)
{
	zip_stat_t stat;
	if (zip_source_stat(made, &stat) || !(stat.valid & ZIP_STAT_SIZE) || zip_source_open(made))
		return -1;
	char *room = zz_buf_room(out, (size_t)stat.size + 1);
	zip_int64_t got = zip_source_read(made, room, stat.size);
	zip_source_close(made);
	if (got < 0 || (zip_uint64_t)got != stat.size)
		return -1;
	out->n += (size_t)got;
	out->data[out->n] = '\0';
	return 0;
}

int zz_archive_write(struct zz_buf *out, const struct zz_archive_part *parts, size_t n, struct zz_error *e)
{
	zip_error_t error;
	zip_error_init(&error);
	zip_source_t *made = zip_source_buffer_create(NULL, 0, 0, &error);
	zip_t *zip = made ? zip_open_from_source(made, ZIP_TRUNCATE, &error) : NULL;
	int rc = zip ? 0 : -1;
	if (zip)
		zip_source_keep(made);
	for (size_t i = 0; !rc && i < n; i++)
		rc = add(zip, &parts[i]);
	if (zip && (rc || zip_close(zip))) {
		zip_discard(zip);
		rc = -1;
	}
	if (!rc)
		rc = take(out, made);
	if (made)
		zip_source_free(made);
	zip_error_fini(&error);
	return rc ? zz_error(e, ZZ_EENV, N_("the archive could not be put together")) : ZZ_OK;
}
