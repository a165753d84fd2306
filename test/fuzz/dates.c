/* What people type for a period, a day, a time, a zone, a moment: what is understood is written back as it
 * was understood, what is not is refused with words. */
#include "fuzz.h"

#include "model/period.h"

static const zz_day today = 20594; /* 2026-05-21 */

static void periods(struct zz_str s)
{
	struct zz_period p, again;
	struct zz_buf text = {0};
	struct zz_error e = {.lang = ZZ_ZH}, none = {.lang = ZZ_EN};
	if (zz_period_parse(s, today, &p, &e) == ZZ_OK) {
		MUST(p.first <= p.last && p.first >= ZZ_DAY_MIN && p.last <= ZZ_DAY_MAX);
		zz_period_text(&text, p);
		MUST(zz_period_parse(zz_buf_view(&text), today, &again, &none) == ZZ_OK);
		MUST(again.kind == p.kind && again.first == p.first && again.last == p.last);
	} else {
		MUST(e.status && zz_utf8_invalid(zz_str(e.text)) < 0);
	}
	zz_buf_free(&text);
}

static void days(struct zz_str s)
{
	zz_day day, again;
	char text[ZZ_DATE_MAX];
	struct zz_error e = {.lang = ZZ_EN};
	if (zz_day_typed(s, today, &day, &e) == ZZ_OK) {
		MUST(zz_day_parse(zz_str(zz_day_text(day, text)), &again) && again == day);
	} else {
		MUST(e.status && zz_utf8_invalid(zz_str(e.text)) < 0);
	}
	if (zz_day_parse(s, &day))
		MUST(zz_str_is(s, zz_day_text(day, text)));
}

static void times(struct zz_str s)
{
	struct zz_span span, again;
	struct zz_buf text = {0};
	int zone;
	int64_t moment;
	if (zz_span_parse(s, &span)) {
		zz_span_text(&text, span);
		MUST(zz_span_parse(zz_buf_view(&text), &again));
		MUST(again.from == span.from && again.until == span.until);
	}
	if (zz_zone_parse(s, &zone))
		MUST(zone >= -14 * 60 && zone <= 14 * 60);
	if (zz_moment_parse(s, 480, &moment))
		MUST(zz_day_at(moment, 0) != ZZ_NO_DAY || zz_day_at(moment, 480) != ZZ_NO_DAY);
	zz_buf_free(&text);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct zz_str rest = INPUT, line;
	while (next_line(&rest, &line)) {
		if (zz_utf8_invalid(line) >= 0) /* refused before it comes here */
			continue;
		periods(line);
		days(line);
		times(line);
	}
	return 0;
}
