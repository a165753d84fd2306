/* The stream, and the strings of both forms. */
#include "format/json.h"

#include "base/text.h"

#include <string.h>
#include "format/json_string.h"

void zz_json_escape(struct zz_buf *out, struct zz_str s, bool safe)
{
	static const char letters[] = {
		['\b'] = 'b', ['\t'] = 't', ['\n'] = 'n', ['\f'] = 'f', ['\r'] = 'r', ['"'] = '"', ['\\'] = '\\'};
	zz_buf_putc(out, '"');
	while (s.n) {
		struct zz_str from = s;
		int32_t cp = zz_utf8_next(&s);
		if (cp >= 0 && (size_t)cp < sizeof letters && letters[cp]) {
			zz_buf_putc(out, '\\');
			zz_buf_putc(out, letters[cp]);
		} else if (cp < 0) {
			zz_utf8_put(out, 0xFFFD);
		} else if (cp < 0x20 || (safe && zz_char_class(cp) != ZZ_CHAR_PLAIN)) {
			zz_buf_printf(out, "\\u%04x", (unsigned)cp);
		} else {
			zz_buf_add(out, from.p, from.n - s.n);
		}
	}
	zz_buf_putc(out, '"');
}

void zz_json_init(struct zz_json *j, struct zz_buf *out, bool compact)
{
	*j = (struct zz_json){.out = out, .first = true, .compact = compact};
}

static void new_line(struct zz_json *j)
{
	if (j->compact)
		return;
	zz_buf_putc(j->out, '\n');
	zz_buf_pad(j->out, ' ', (size_t)j->depth * 2);
}

/* What separates a value or key from what stands before it. */
static void separate(struct zz_json *j)
{
	bool member = j->after_key;
	j->after_key = false;
	if (member)
		return;
	if (j->depth) {
		if (!j->first)
			zz_buf_putc(j->out, ',');
		new_line(j);
	}
	j->first = false;
}

static void open_with(struct zz_json *j, char bracket)
{
	separate(j);
	zz_buf_putc(j->out, bracket);
	j->depth++;
	j->first = true;
}

static void close_with(struct zz_json *j, char bracket)
{
	j->depth--;
	if (!j->first)
		new_line(j);
	zz_buf_putc(j->out, bracket);
	j->first = false;
}

void zz_json_object(struct zz_json *j)
{
	open_with(j, '{');
}

void zz_json_object_end(struct zz_json *j)
{
	close_with(j, '}');
}

void zz_json_array(struct zz_json *j)
{
	open_with(j, '[');
}

void zz_json_array_end(struct zz_json *j)
{
	close_with(j, ']');
}

void zz_json_key(struct zz_json *j, const char *key)
{
	zz_json_str(j, zz_str(key));
	zz_buf_puts(j->out, j->compact ? ":" : ": ");
	j->after_key = true;
}

void zz_json_str(struct zz_json *j, struct zz_str s)
{
	separate(j);
	zz_json_escape(j->out, s, true);
}

void zz_json_int(struct zz_json *j, long v)
{
	separate(j);
	zz_buf_printf(j->out, "%ld", v);
}

void zz_json_number(struct zz_json *j, struct zz_str digits)
{
	separate(j);
	zz_buf_str(j->out, digits);
}

void zz_json_tenths(struct zz_json *j, long tenths)
{
	separate(j);
	zz_buf_printf(j->out, "%ld", tenths / 10);
	if (tenths % 10)
		zz_buf_printf(j->out, ".%ld", tenths % 10);
}

void zz_json_bool(struct zz_json *j, bool v)
{
	separate(j);
	zz_buf_puts(j->out, v ? "true" : "false");
}

void zz_json_null(struct zz_json *j)
{
	separate(j);
	zz_buf_puts(j->out, "null");
}

void zz_json_written(struct zz_json *j, struct zz_str json)
{
	struct zz_str rest = zz_str_trim(json), line;
	separate(j);
	for (bool first = true; zz_str_split(&rest, '\n', &line); first = false) {
		if (!first)
			new_line(j);
		zz_buf_str(j->out, line);
	}
}

void zz_json_member(struct zz_json *j, const char *key, struct zz_str s)
{
	zz_json_key(j, key);
	if (s.n)
		zz_json_str(j, s);
	else
		zz_json_null(j);
}

void zz_json_member_int(struct zz_json *j, const char *key, long v)
{
	zz_json_key(j, key);
	zz_json_int(j, v);
}

void zz_json_member_day(struct zz_json *j, const char *key, zz_day v)
{
	char text[ZZ_DATE_MAX];
	zz_json_member(j, key, v == ZZ_NO_DAY ? zz_str("") : zz_str(zz_day_text(v, text)));
}
