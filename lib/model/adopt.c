/* A text that is not in the source yet, seen as the ledger will see it. */
#include "model/loader.h"

#include <stdlib.h>

static size_t index_of(const struct zz_ledger *l, struct zz_str path)
{
	size_t i = 0;
	while (i < l->nrecords && !zz_str_eq(l->records[i].path, path))
		i++;
	return i;
}

static struct zz_record *slot(struct zz_ledger *l, struct zz_str path)
{
	size_t i = index_of(l, path);
	if (i < l->nrecords)
		return &l->records[i];
	l->records = zz_grow(l->records, l->nrecords, &l->records_room, sizeof *l->records);
	return &l->records[l->nrecords++];
}

/* What was found in the text that is replaced holds no longer. */
static void forget(struct zz_ledger *l, struct zz_str path)
{
	size_t kept = 0;
	for (size_t i = 0; i < l->findings.n; i++)
		if (!zz_str_eq(l->findings.at[i].path, path))
			l->findings.at[kept++] = l->findings.at[i];
	l->findings.n = kept;
}

size_t zz_ledger_adopt(struct zz_ledger *l, struct zz_str path, struct zz_str bytes, struct zz_error *e)
{
	struct zz_loader ld = {.l = l, .e = e};
	struct zz_file *file = ZZ_NEW(&l->arena, struct zz_file);
	size_t unreadable = l->unreadable;
	file->path = zz_arena_str(&l->arena, path);
	forget(l, path);
	struct zz_record *r = slot(l, path);
	zz_load_record(&ld, file, r, &bytes);
	r->changed = true;
	l->unreadable = unreadable;
	zz_order_records(l);
	zz_due_free(&ld.due);
	free(ld.told.at);
	zz_arena_free(&ld.scratch);
	return index_of(l, file->path);
}
