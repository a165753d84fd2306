#include "report/closed.h"

#include <string.h>

static const struct {
	uint8_t kind; /* 0: of every record */
	const char *fields;
} closed[] = {
	{ZZ_KIND_NONE, "sealed"},
	{ZZ_HEART_TALK, "text|next"},
	{ZZ_ORGANIZATION_LIFE_MEETING, "content|self|mutual|problems|direction|remarks"},
	{ZZ_DEMOCRATIC_LIFE_MEETING, "content|self|mutual|problems|direction|remarks"},
	{ZZ_DEMOCRATIC_APPRAISAL, "content|remarks|decision|grades"},
	{ZZ_SPIRIT_ANALYSIS, "problems|roots|direction|feedback"},
	{ZZ_THOUGHT_REPORT, "content|feedback"},
	{ZZ_WORK_REPORT, "result"},
};
enum { ROWS = sizeof closed / sizeof *closed };

static bool has(const char *list, const char *word)
{
	struct zz_str rest = zz_str(list), one;
	while (zz_str_split(&rest, '|', &one))
		if (zz_str_is(one, word))
			return true;
	return false;
}

bool zz_closed_field(const struct zz_record *r, const char *slug)
{
	for (size_t i = 0; i < ROWS; i++)
		if ((!closed[i].kind || zz_record_is(r, closed[i].kind)) && has(closed[i].fields, slug))
			return true;
	return false;
}

bool zz_closed_record(const struct zz_record *r)
{
	for (size_t i = 1; i < ROWS; i++)
		if (zz_record_is(r, closed[i].kind))
			return true;
	return false;
}
