/* What was held at one sitting, by its host and its guests. */
#include "model/record.h"

bool zz_record_is(const struct zz_record *r, uint8_t kind)
{
	const struct zz_hosted *guests = r->hosted.at;
	if (r->kind == kind)
		return true;
	for (uint32_t i = 0; i < r->hosted.n; i++)
		if (guests[i].kind == kind)
			return true;
	return false;
}

static int32_t hours_of(uint8_t kind, int32_t hours)
{
	return (kind == ZZ_PARTY_LESSON || kind == ZZ_TRAINING) && hours > 0 ? hours : 0;
}

int32_t zz_record_hours(const struct zz_record *r)
{
	const struct zz_hosted *guests = r->hosted.at;
	int32_t sum = hours_of(r->kind, r->hours);
	for (uint32_t i = 0; i < r->hosted.n; i++)
		sum += hours_of(guests[i].kind, guests[i].hours);
	return sum;
}
