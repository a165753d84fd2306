/* The files of a ledger as a source lists them. */
#ifndef ZZ_GIT_FILES_H
#define ZZ_GIT_FILES_H

#include "base/diag.h"
#include "git/path.h"

#define ZZ_BLOB_ID 20

struct zz_file {
	struct zz_str path; /* relative, '/' separated, NUL-terminated; lives as long as the source */
	enum zz_odd odd;    /* not 0: no ledger file, never read */
	bool changed;       /* work tree only: differs from HEAD, or is not in HEAD (after zz_source_compare) */
	bool absent;        /* HEAD has it, the work tree has not (only in what zz_source_compare adds) */
	bool program;       /* commits and index: git would make it executable */
	bool hashed;        /* id is set: always for commits, for work trees after zz_source_load or _compare */
	uint8_t id[ZZ_BLOB_ID]; /* git's id of the bytes */
};

struct zz_file_list {
	struct zz_file **at;
	size_t n, room;
};

/* `path` must live in the arena. NULL with *e set where there are more than a ledger can have. */
struct zz_file *zz_files_add(struct zz_file_list *list, struct zz_arena *arena, struct zz_str path,
							 enum zz_odd odd, struct zz_error *e);
/* Puts the files from index `from` on into byte order; marks those that appear more than once. */
void zz_files_sort(struct zz_file_list *list, size_t from);
/* "a/b" in the arena; "b" where the folder is empty. */
struct zz_str zz_files_join(struct zz_arena *arena, struct zz_str folder, struct zz_str name);

#endif
