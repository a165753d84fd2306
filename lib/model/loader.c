/* Reading one file, and where its findings stand. */
#include "model/loader.h"

#include "base/message.h"

struct zz_finding *zz_loader_place(struct zz_finding *f, struct zz_str path, struct zz_str owner,
								   struct zz_str record, struct zz_str part)
{
	f->path = path;
	f->owner = owner;
	f->record = record;
	f->part = part;
	return f;
}

struct zz_finding *zz_record_place(struct zz_finding *f, const struct zz_ledger *l, const struct zz_record *r,
								   struct zz_str part)
{
	return zz_loader_place(f, r->path, zz_intern_str(&l->words, r->file_owner), r->id, part);
}

struct zz_reader zz_loader_reader(struct zz_loader *ld, struct zz_str path, struct zz_str owner)
{
	return (struct zz_reader){.arena = &ld->l->arena,
							  .words = &ld->l->words,
							  .findings = &ld->l->findings,
							  .path = path,
							  .owner = owner,
							  .record = path,
							  .held = ZZ_NO_DAY};
}

struct zz_node *zz_loader_parse(struct zz_loader *ld, struct zz_str path, struct zz_str bytes,
								struct zz_str owner, struct zz_str record)
{
	struct zz_findings *list = &ld->l->findings;
	size_t from = list->n;
	zz_arena_reset(&ld->scratch);
	struct zz_node *root = zz_yaml_parse(bytes, path, &ld->scratch, list);
	if (!root)
		zz_loader_unreadable(ld);
	for (size_t i = from; i < list->n; i++)
		zz_loader_place(&list->at[i], path, owner, record, list->at[i].part);
	return root;
}

struct zz_finding *zz_loader_unreadable(struct zz_loader *ld)
{
	return zz_finding_add(&ld->l->findings, ZZ_LF(ZZ_LF_UNREADABLE), NULL, 0);
}

bool zz_loader_fetch(struct zz_loader *ld, struct zz_file *f, struct zz_str owner, struct zz_str record)
{
	struct zz_error why = {.lang = ld->e->lang};
	bool missing = false;
	if (zz_source_load(ld->l->source, f, ZZ_YAML_BYTES, &ld->bytes, &missing, &why) == 0 && !missing)
		return true;
	struct zz_str reason = zz_str(missing ? zz_tr(why.lang, N_("it is not there")) : why.text);
	struct zz_finding *found =
		ZZ_ADD(&ld->l->findings, ZZ_LF(ZZ_LF_UNREADABLE_FILE), ZZ_ATEXT("reason", reason));
	zz_loader_place(found, f->path, owner, record, ZZ_STR(""));
	return false;
}

struct zz_node *zz_loader_open(struct zz_loader *ld, struct zz_file *f, struct zz_str owner,
							   struct zz_str record)
{
	if (!zz_loader_fetch(ld, f, owner, record))
		return NULL;
	return zz_loader_parse(ld, f->path, zz_buf_view(&ld->bytes), owner, record);
}
