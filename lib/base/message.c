#include "base/message.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A GNU .mo file, little endian, without hash table: magic, revision, count, offset of the table of
 * ids, offset of the table of texts; a table has length and offset of each string; ids are sorted. */
extern const unsigned char zz_catalogue_zh[];
extern const size_t zz_catalogue_zh_size;

static uint32_t word_at(size_t offset)
{
	const unsigned char *p = zz_catalogue_zh + offset;
	return (uint32_t)p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 | (uint32_t)p[3] << 24;
}

static const char *entry(size_t table, uint32_t i)
{
	return (const char *)zz_catalogue_zh + word_at(table + (size_t)i * 8 + 4);
}

static const char *chinese(const char *id)
{
	if (zz_catalogue_zh_size < 28 || word_at(0) != 0x950412deu)
		return id;
	uint32_t low = 0, high = word_at(8);
	size_t ids = word_at(12), texts = word_at(16);
	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		int order = strcmp(id, entry(ids, middle));
		if (order == 0)
			return entry(texts, middle);
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	/* A test that comes by a message without Chinese ends here, where assertions are on. */
	assert(!"a message without Chinese");
	return id;
}

const char *zz_tr(enum zz_lang lang, const char *id)
{
	/* The empty id is the header of a catalogue, not a text. */
	if (!id || !*id)
		return "";
	return lang == ZZ_ZH ? chinese(id) : id;
}

void zz_msgf(struct zz_buf *out, enum zz_lang lang, const char *id, ...)
{
	char small[512];
	va_list args, again;
	va_start(args, id);
	va_copy(again, args);
/* The translation is no literal; msgfmt --check-format holds its conversions equal to the id's. */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
	int n = vsnprintf(small, sizeof small, zz_tr(lang, id), args);
	if (n >= (int)sizeof small) {
		char *large = zz_malloc((size_t)n + 1);
		vsnprintf(large, (size_t)n + 1, zz_tr(lang, id), again);
		zz_buf_add(out, large, (size_t)n);
		free(large);
	} else if (n > 0) {
		zz_buf_add(out, small, (size_t)n);
	}
#pragma GCC diagnostic pop
	va_end(again);
	va_end(args);
}
