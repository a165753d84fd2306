/* Prose of files that are loaded already: it is not kept, and read again where it is shown. */
#include "model/ledger.h"

#include <stdlib.h>

/* The tree of a file as it lies in the source; NULL where it cannot be read. */
static struct zz_node *open_file(const struct zz_ledger *l, struct zz_str path, struct zz_arena *a)
{
	struct zz_error ignored = {0};
	struct zz_findings findings = {.arena = a};
	struct zz_buf bytes = {0};
	struct zz_node *root = NULL;
	bool missing = false;
	if (!zz_source_read(l->source, path, ZZ_YAML_BYTES, &bytes, &missing, &ignored) && !missing)
		root = zz_yaml_parse(zz_buf_view(&bytes), path, a, &findings);
	free(findings.at);
	zz_buf_free(&bytes);
	return root;
}

struct zz_str zz_followup_words(const struct zz_ledger *l, const struct zz_followup *u, const char *slug,
								struct zz_arena *a)
{
	const struct zz_form *form = zz_followup_form(u->type);
	struct zz_node *root = form ? open_file(l, u->path, a) : NULL;
	const struct zz_node *node = root ? zz_form_get(form, root, slug) : NULL;
	return node && node->kind == ZZ_SCALAR ? zz_str_trim(node->text) : (struct zz_str){0};
}

void zz_record_words(const struct zz_ledger *l, const struct zz_record *r, const char *slug,
					 struct zz_arena *a, struct zz_words *out)
{
	struct zz_node *root = r->kind ? open_file(l, r->path, a) : NULL;
	const struct zz_node *node = root ? zz_form_get(&zz_kinds[r->kind].form, root, slug) : NULL;
	if (node && node->kind == ZZ_SCALAR && zz_str_trim(node->text).n)
		*ZZ_PUSH(out) = zz_str_trim(node->text);
	if (!node || node->kind != ZZ_SEQ)
		return;
	ZZ_EACH(item, node)
	if (item->kind == ZZ_SCALAR && zz_str_trim(item->text).n)
		*ZZ_PUSH(out) = zz_str_trim(item->text);
}
