/* The computer's clock, and what the kernel knows of how wrong it may be. */
#define _GNU_SOURCE

#include "clock.h"

#include <sys/timex.h>

void clock_look(const struct app *app, struct zz_witness_clock *out)
{
	enum { DAY_MS = 24 * 60 * 60 * 1000 };
	struct timex t = {.modes = 0};
	*out = (struct zz_witness_clock){.now = app->now, .kind = ZZ_CLOCK_INJECTED};
	if (app->now_injected)
		return;
	int state = adjtimex(&t);
	bool known = state >= 0 && state != TIME_ERROR && !(t.status & STA_UNSYNC) && t.maxerror >= 0;
	out->kind = known ? ZZ_CLOCK_NTP : ZZ_CLOCK_UNSYNC;
	out->bound_ms = known ? (t.maxerror + 999) / 1000 : DAY_MS;
}
