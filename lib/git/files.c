#include "git/files.h"

#include <stdlib.h>
#include <string.h>

/* A tree of a few kilobytes can name the same folder over and over and unfold to billions of files. */
#define MOST ((size_t)1 << 22)

struct zz_file *zz_files_add(struct zz_file_list *list, struct zz_arena *arena, struct zz_str path,
							 enum zz_odd odd, struct zz_error *e)
{
	if (list->n >= MOST) {
		zz_error(e, ZZ_EENV, "there are more files here than a ledger can have (%zu)", list->n);
		return NULL;
	}
	struct zz_file *f = ZZ_NEW(arena, struct zz_file);
	f->path = path;
	f->odd = odd;
	*ZZ_PUSH(list) = f;
	return f;
}

static int by_path(const void *a, const void *b)
{
	const struct zz_file *const *x = a, *const *y = b;
	return zz_str_cmp((*x)->path, (*y)->path);
}

void zz_files_sort(struct zz_file_list *list, size_t from)
{
	bool sorted = true;
	/* Folders were read in order, so that only a forged tree needs the sort. */
	for (size_t i = from + 1; sorted && i < list->n; i++)
		sorted = by_path(&list->at[i - 1], &list->at[i]) < 0;
	if (sorted)
		return;
	qsort(list->at + from, list->n - from, sizeof *list->at, by_path);
	for (size_t i = from + 1; i < list->n; i++)
		if (by_path(&list->at[i - 1], &list->at[i]) == 0)
			list->at[i - 1]->odd = list->at[i]->odd = ZZ_ODD_TWICE;
}

struct zz_str zz_files_join(struct zz_arena *arena, struct zz_str folder, struct zz_str name)
{
	if (folder.n == 0)
		return zz_arena_str(arena, name);
	char *text = zz_arena_alloc(arena, folder.n + name.n + 2);
	memcpy(text, folder.p, folder.n);
	text[folder.n] = '/';
	memcpy(text + folder.n + 1, name.p, name.n);
	return (struct zz_str){text, folder.n + 1 + name.n};
}
