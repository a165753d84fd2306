/* --keys: what an inspector brings along, so that no receipt is judged by keys that came with the ledger. */
#include "cmd.h"

#include <string.h>

int keys_read(struct app *app, const struct options *o, struct zz_held_keys *out)
{
	int rc = ZZ_OK;
	for (size_t i = 0; !rc && i < o->n; i++)
		if (strcmp(o->at[i].option->name.slug, "keys") == 0)
			rc = zz_held_keys_add(out, o->at[i].value, &app->error);
	return rc;
}
