/* The packs that a unit went by at an earlier commit: what its zzsh.yaml named then, as its rules/ folder had
 * them. Those that come with the program are this program's. */
#include "rules/judge.h"

#include "base/message.h"
#include "format/yaml.h"

#include <stdlib.h>

static int read_unit(struct zz_ledger *l, struct zz_source *past, struct zz_unit *out, struct zz_error *e)
{
	struct zz_buf bytes = {0};
	struct zz_arena scratch = {0};
	struct zz_findings ignored = {.arena = &scratch};
	struct zz_reader reader = {.arena = &l->arena,
							   .words = &l->words,
							   .findings = &ignored,
							   .path = ZZ_STR("zzsh.yaml"),
							   .held = ZZ_NO_DAY};
	bool missing = false;
	int rc = zz_source_read(past, ZZ_STR("zzsh.yaml"), ZZ_YAML_BYTES, &bytes, &missing, e);
	struct zz_node *root =
		rc || missing ? NULL : zz_yaml_parse(zz_buf_view(&bytes), reader.path, &scratch, &ignored);
	if (root)
		zz_unit_read(root, out, &reader);
	else if (!rc)
		rc = zz_error(e, ZZ_EUSAGE, N_("at that commit zzsh.yaml was not there, or cannot be read"));
	free(ignored.at);
	zz_arena_free(&scratch);
	zz_buf_free(&bytes);
	return rc;
}

static int load_named(struct zz_packs *out, struct zz_ledger *l, struct zz_str name, struct zz_error *e)
{
	struct zz_error why = {.lang = e->lang};
	const char *names[] = {zz_arena_cstr(&l->arena, name)};
	int rc = zz_packs_load(out, l, names, 1, &why);
	if (rc && rc != ZZ_EUSAGE) /* a pack that was not there then is said by the check of that time */
		*e = why;
	return rc == ZZ_EUSAGE ? ZZ_OK : rc;
}

int zz_packs_load_past(struct zz_packs *out, struct zz_ledger *l, struct zz_source *past, struct zz_error *e)
{
	struct zz_unit unit = {0};
	struct zz_source *now = l->source;
	size_t findings = l->findings.n;
	struct zz_str rest = ZZ_STR(ZZ_DEFAULT_PACKS), piece;
	int rc = read_unit(l, past, &unit, e);
	l->source = past;
	const uint32_t *names = unit.packs.at;
	for (uint32_t i = 0; !rc && i < unit.packs.n; i++)
		rc = load_named(out, l, zz_intern_str(&l->words, names[i]), e);
	while (!rc && !unit.packs.n && zz_str_split(&rest, ',', &piece))
		rc = load_named(out, l, piece, e);
	l->source = now;
	l->findings.n = findings;
	out->chosen = false;
	return rc;
}
