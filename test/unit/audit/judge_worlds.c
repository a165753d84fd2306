/* Judges worlds, for scripts/verdicts.py: each line of standard input is a JSON object with the members of
 * struct zz_timeline ("sights" a list of [time, e, by, of, witness, quorum]); a line "verdict present absent
 * any from until missed" comes back. */
#include "audit/verdict.h"
#include "format/yaml.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const names_by[] = {"own", "handing", "telling"}, *const names_of[] = {"unknown", "none",
																						  "other", "this"};

static int64_t number(const struct zz_node *n)
{
	return n && n->kind == ZZ_SCALAR ? strtoll(n->text.p, NULL, 10) : 0;
}

static uint8_t word(const struct zz_node *n, const char *const *names, size_t count)
{
	for (size_t i = 0; n && i < count; i++)
		if (zz_str_is(n->text, names[i]))
			return (uint8_t)i;
	exit(2);
}

static bool yes(const struct zz_node *n)
{
	return n && zz_str_is(n->text, "true");
}

static struct zz_showing sight(const struct zz_node *n)
{
	const struct zz_node *time = n->first, *e = time->next, *by = e->next, *of = by->next,
						 *witness = of->next;
	return (struct zz_showing){number(time),
							   number(e),
							   word(by, names_by, 3),
							   word(of, names_of, 4),
							   (uint8_t)number(witness),
							   (uint8_t)number(witness->next)};
}

static void judge(struct zz_str line)
{
	struct zz_arena a = {0};
	struct zz_findings found = {.arena = &a};
	const struct zz_node *root = zz_yaml_parse(line, ZZ_STR("world"), &a, &found);
	const struct zz_node *list = root ? zz_node_get(root, "sights") : NULL,
						 *claim = root ? zz_node_get(root, "claim") : NULL;
	if (!list)
		exit(2);
	struct zz_showing *at = ZZ_NEWN(&a, struct zz_showing, list->n + 1);
	struct zz_timeline t = {.at = at,
							.day = number(zz_node_get(root, "day")),
							.deadline = number(zz_node_get(root, "deadline")),
							.now = number(zz_node_get(root, "now")),
							.claimed = !zz_str_is(claim->text, "null"),
							.claim = number(claim),
							.imported = yes(zz_node_get(root, "imported")),
							.chained = yes(zz_node_get(root, "chained"))};
	ZZ_EACH(item, list)
	at[t.n++] = sight(item);
	struct zz_timing r = zz_verdict_of_time(&t);
	printf("%s %ld %ld %ld %ld %ld %ld\n", zz_time_terms[r.verdict].slug, (long)r.present, (long)r.absent,
		   (long)r.any, (long)r.from, (long)r.until, (long)r.missed);
	free(found.at);
	zz_arena_free(&a);
}

int main(void)
{
	static char line[256 * 1024];
	while (fgets(line, sizeof line, stdin))
		judge(zz_str(line));
	return 0;
}
