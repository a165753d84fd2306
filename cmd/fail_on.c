/* --fail-on: from which severity on a command ends with status 1. */
#include "cmd.h"

#include <string.h>

int fail_on(struct app *app, const struct options *o, enum zz_severity *out)
{
	const char *word = option_value(o, "fail-on");
	*out = ZZ_INCOMPLETE;
	if (!word)
		return ZZ_OK;
	for (int s = 0; s < ZZ_SEVERITIES; s++)
		if (strcmp(word, zz_severity_terms[s].slug) == 0 || strcmp(word, zz_severity_terms[s].label) == 0) {
			*out = (enum zz_severity)s;
			return ZZ_OK;
		}
	return zz_error(&app->error, ZZ_EUSAGE,
					N_("--fail-on %s: the severities are contradiction, violation, incomplete, shortfall, "
					   "question, info"),
					word);
}
