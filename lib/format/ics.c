#include "format/ics.h"

#include "base/text.h"

enum { LINE_OCTETS = 75 };

/* The blank that begins a continuation counts among its octets. */
static void fold(struct zz_buf *out, struct zz_str line)
{
	size_t used = 0;
	while (line.n) {
		struct zz_str rest = line;
		zz_utf8_next(&rest);
		size_t octets = line.n - rest.n;
		if (used + octets > LINE_OCTETS) {
			zz_buf_puts(out, "\r\n ");
			used = 1;
		}
		zz_buf_add(out, line.p, octets);
		used += octets;
		line = rest;
	}
	zz_buf_puts(out, "\r\n");
}

void zz_ics_line(struct zz_buf *out, const char *name, struct zz_str value)
{
	struct zz_buf line = {0};
	zz_buf_printf(&line, "%s:", name);
	zz_buf_str(&line, value);
	fold(out, zz_buf_view(&line));
	zz_buf_free(&line);
}

void zz_ics_text(struct zz_buf *out, const char *name, struct zz_str text)
{
	struct zz_buf safe = {0}, escaped = {0};
	zz_text_safe(&safe, text);
	for (size_t i = 0; i < safe.n; i++) {
		char c = safe.data[i];
		if (c == '\n') {
			zz_buf_puts(&escaped, "\\n");
			continue;
		}
		if (c == '\\' || c == ';' || c == ',')
			zz_buf_putc(&escaped, '\\');
		zz_buf_putc(&escaped, c);
	}
	zz_ics_line(out, name, zz_buf_view(&escaped));
	zz_buf_free(&safe);
	zz_buf_free(&escaped);
}

void zz_ics_day(struct zz_buf *out, const char *name, zz_day day)
{
	struct zz_civil c = zz_civil_of(day);
	struct zz_buf line = {0};
	zz_buf_printf(&line, "%s;VALUE=DATE:%04d%02d%02d", name, c.year, c.month, c.day);
	fold(out, zz_buf_view(&line));
	zz_buf_free(&line);
}

void zz_ics_moment(struct zz_buf *out, const char *name, int64_t moment)
{
	enum { MINUTE = 60, HOUR = 3600, DAY = 86400 };
	zz_day day = zz_day_at(moment, 0);
	struct zz_civil c = zz_civil_of(day);
	int seconds = (int)(moment - (int64_t)day * DAY);
	struct zz_buf line = {0};
	zz_buf_printf(&line, "%s:%04d%02d%02dT%02d%02d%02dZ", name, c.year, c.month, c.day, seconds / HOUR,
				  seconds / MINUTE % MINUTE, seconds % MINUTE);
	fold(out, zz_buf_view(&line));
	zz_buf_free(&line);
}
