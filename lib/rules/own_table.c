#include "rules/own_table.h"

#include <stdlib.h>

static bool understood(struct zz_findings *found, const struct zz_form *form, struct zz_node *root,
					   struct zz_str path, struct zz_str bytes, struct zz_buf *wrong, enum zz_lang lang)
{
	struct zz_finding *f = NULL;
	for (size_t i = 0; i < found->n && !f; i++)
		if (found->at[i].severity <= ZZ_INCOMPLETE)
			f = &found->at[i];
	if (!f)
		return true;
	f->path = path;
	if (root && !f->line)
		zz_locate_finding(f, form, root, bytes);
	zz_buf_printf(wrong, "%.*s:%u:%u: ", ZZ_FMT(path), f->line ? f->line : 1, f->column ? f->column : 1);
	zz_finding_text(wrong, f, f->def->message, lang);
	return false;
}

bool zz_own_table_read(const struct zz_form *form, struct zz_str path, struct zz_ledger *l,
					   struct zz_str bytes, void *out, struct zz_buf *wrong, enum zz_lang lang)
{
	struct zz_arena scratch = {0};
	struct zz_findings found = {.arena = &scratch};
	struct zz_reader reader = {.arena = &l->arena,
							   .words = &l->words,
							   .findings = &found,
							   .path = path,
							   .record = path,
							   .held = ZZ_NO_DAY};
	struct zz_node *root = zz_yaml_parse(bytes, path, &scratch, &found);
	if (root)
		zz_form_read(form, root, out, &reader);
	bool good = understood(&found, form, root, path, bytes, wrong, lang);
	free(found.at);
	zz_arena_free(&scratch);
	return good;
}
