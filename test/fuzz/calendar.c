/* calendar/<year>.yaml, and what is asked of a calendar that it makes. */
#include "fuzz.h"

#include "model/files.h"
#include "model/period.h"

static void ask(const struct zz_calendar *c)
{
	for (int year = 2024; year <= 2027; year++)
		for (zz_day d = zz_day_of(year, 1, 1), n = 0; n < 366; n += 13) {
			zz_day third = zz_workdays_after(c, d + n, 3);
			MUST(third == ZZ_NO_DAY || zz_workdays_between(c, d + n, third) == 3);
			MUST(zz_period_closes(c, d + n) > d + n);
		}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct text t;
	struct zz_calendar_file file = {0};
	struct zz_calendar calendar = {0};
	text_parse(&t, INPUT);
	if (t.root)
		zz_form_read(&zz_calendar_form, t.root, &file, &t.reader);
	const struct zz_calendar_day *at = file.days.at;
	for (int year = 2024; year <= 2026; year++)
		MUST(zz_calendar_open(&calendar, year));
	for (uint32_t i = 0; i < file.days.n; i++)
		if (at[i].date != ZZ_NO_DAY && at[i].state)
			zz_calendar_add(&calendar, at[i].date, at[i].state == ZZ_DAY_WORK, at[i].name);
	zz_calendar_seal(&calendar);
	ask(&calendar);
	zz_calendar_free(&calendar);
	text_free(&t);
	return 0;
}
