/* Answers that stand in for options. */
#include "cmd.h"

#include <string.h>

void options_copy(struct options *to, const struct options *from)
{
	memset(to, 0, sizeof *to);
	for (size_t i = 0; i < from->n; i++)
		*ZZ_PUSH(to) = from->at[i];
	to->words = zz_malloc((from->nwords + 2) * sizeof *to->words);
	for (size_t i = 0; i < from->nwords; i++)
		to->words[i] = from->words[i];
	to->nwords = from->nwords;
}

void options_put(const struct app *app, struct options *o, const char *slug, struct zz_str value)
{
	for (const struct option *row = app->command->options; row->name.slug; row++)
		if (strcmp(row->name.slug, slug) == 0)
			*ZZ_PUSH(o) = (struct given){.option = row,
										 .typed = zz_arena_printf(&o->arena, "--%s", row->name.slug),
										 .value = zz_arena_cstr(&o->arena, value)};
}

void options_put_word(struct options *o, struct zz_str word)
{
	o->words[o->nwords++] = zz_arena_cstr(&o->arena, word);
}
