/* A roster out of one text: files of branches and bodies, each after a line "=== name". */
#ifndef ZZ_TEST_FUZZ_PEOPLE_H
#define ZZ_TEST_FUZZ_PEOPLE_H

#include "fuzz.h"

#include "model/roster.h"

/* Takes the next file off *rest; *name is the rest of its "===" line, empty before the first. */
static inline bool next_file(struct zz_str *rest, struct zz_str *name, struct zz_str *bytes)
{
	if (!rest->n)
		return false;
	*name = (struct zz_str){0};
	if (zz_str_starts(*rest, "=== ")) {
		next_line(rest, name);
		*name = zz_str_sub(*name, 4, name->n);
	}
	ptrdiff_t end = zz_str_find(*rest, ZZ_STR("\n=== "));
	size_t n = end < 0 ? rest->n : (size_t)end + 1;
	*bytes = zz_str_sub(*rest, 0, n);
	*rest = zz_str_sub(*rest, n, rest->n);
	return true;
}

/* "bodies/x.yaml" is a body, everything else a branch; an organisation's id is its name, or b1, b2, …
 * Everything lives in `t`, whose findings it adds to. */
static inline void roster_of(struct text *t, struct zz_str all, struct zz_roster *out)
{
	struct zz_roster_builder b;
	struct zz_str name, bytes;
	memset(t, 0, sizeof *t);
	t->bytes = all;
	t->findings.arena = &t->arena;
	zz_roster_begin(&b, &t->arena, &t->words);
	for (unsigned i = 1; i <= 40 && next_file(&all, &name, &bytes); i++) {
		bool body = zz_str_starts(name, "bodies/");
		struct zz_str id = zz_arena_printf(&t->arena, "%s%u", body ? "body" : "b", i);
		struct zz_str path =
			zz_arena_printf(&t->arena, "%s/%.*s.yaml", body ? "bodies" : "branches", ZZ_FMT(id));
		struct zz_reader r = {.arena = &t->arena,
							  .words = &t->words,
							  .findings = &t->findings,
							  .path = path,
							  .owner = id,
							  .record = path,
							  .held = ZZ_NO_DAY};
		struct zz_node *root = zz_yaml_parse(bytes, path, &t->arena, &t->findings);
		zz_roster_add(&b, body, path, id, root, &r);
	}
	zz_roster_finish(&b, out, &t->findings);
}

#endif
