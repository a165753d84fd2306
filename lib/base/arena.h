/* A page arena for each load, a table of interned strings, and checked allocation.
 *
 * Running out of memory ends the process: zz_oom() writes one fixed line to standard error and
 * leaves with status 4. It is the only place in the library that does so. What is on disk stays
 * whole, because the write protocol (git/store.h) never depends on a clean exit. */
#ifndef ZZ_BASE_ARENA_H
#define ZZ_BASE_ARENA_H

#include "base/str.h"

struct zz_arena {
	struct zz_page *pages;
	size_t used; /* bytes handed out, for measurements */
};

/* Zeroed memory that lives as long as the arena; never NULL. Aligned for any type. */
void *zz_arena_alloc(struct zz_arena *a, size_t n);
#define ZZ_NEW(arena, type)     ((type *)zz_arena_alloc((arena), sizeof(type)))
#define ZZ_NEWN(arena, type, n) ((type *)zz_arena_array((arena), (n), sizeof(type)))
void *zz_arena_array(struct zz_arena *a, size_t n, size_t size);
/* Copies of text; the copy is NUL-terminated as well. */
struct zz_str zz_arena_str(struct zz_arena *a, struct zz_str s);
char *zz_arena_cstr(struct zz_arena *a, struct zz_str s);
#if defined(__GNUC__)
__attribute__((format(printf, 2, 3)))
#endif
struct zz_str
zz_arena_printf(struct zz_arena *a, const char *format, ...);
void zz_arena_reset(struct zz_arena *a); /* keeps the first page */
void zz_arena_free(struct zz_arena *a);

/* One copy of each distinct string; ids are small numbers from 1, 0 is the empty string. */
struct zz_intern {
	struct zz_arena arena;
	struct zz_str *items;
	uint32_t n, room;
	struct zz_intern_slot {
		uint32_t id, hash; /* id 0: free */
	} * slots;
	uint32_t nslots;
};
uint32_t zz_intern(struct zz_intern *t, struct zz_str s);
uint32_t zz_intern_find(const struct zz_intern *t, struct zz_str s); /* 0 where unknown */
struct zz_str zz_intern_str(const struct zz_intern *t, uint32_t id);
void zz_intern_free(struct zz_intern *t);
/* A whole table as it was written down: `text` (in t->arena) holds the strings one after another, each with
 * its NUL, `lengths` theirs, `slots` (malloc'ed, becomes the table's) what t->slots was. False where they do
 * not fit together; then the table is empty, and the slots are freed. */
bool zz_intern_restore(struct zz_intern *t, const char *text, size_t bytes, const uint32_t *lengths, size_t n,
					   struct zz_intern_slot *slots, size_t nslots);

void *zz_malloc(size_t n); /* never NULL, zeroed */
/* The same, not cleared: for what is filled at once, and large. */
void *zz_malloc_full(size_t n);
/* Under the address sanitizer nobody may look there until it is freed. False where nobody sees to it. */
bool zz_forbid(void *p, size_t n);
void *zz_realloc(void *p, size_t n);
/* Makes room for one more element of *items (n used of *room); doubles. */
void *zz_grow(void *items, size_t n, size_t *room, size_t size);
_Noreturn void zz_oom(void);
enum { ZZ_OOM_STATUS = 4 }; /* ZZ_EENV (base/diag.h) */
/* For work after what counts was done and told: the status that zz_oom leaves with from here on. Back to
 * ZZ_OOM_STATUS afterwards. */
void zz_oom_leaves(int status);

/* A growing array of T: struct { T *at; size_t n, room; }. */
#define ZZ_PUSH(vec)                                                                                         \
	((vec)->at = zz_grow((vec)->at, (vec)->n, &(vec)->room, sizeof *(vec)->at), &(vec)->at[(vec)->n++])

#endif
