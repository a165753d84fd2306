#include "base/arena.h"

#include "base/pages.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Under the address sanitizer each object is a malloc of its own, so that overruns are seen. */
#if defined(__SANITIZE_ADDRESS__)
#define ZZ_ARENA_MALLOC
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define ZZ_ARENA_MALLOC
#endif
#endif

#ifdef ZZ_ARENA_MALLOC
#include <sanitizer/asan_interface.h>
#endif

#define PAGE_SIZE ((size_t)64 * 1024)

struct zz_page {
	struct zz_page *next;
	size_t used, size;
	_Alignas(max_align_t) unsigned char data[];
};

static int oom_status = ZZ_OOM_STATUS;

void zz_oom_leaves(int status)
{
	oom_status = status;
}

_Noreturn void zz_oom(void)
{
	static const char text[] = "zzsh: out of memory\n";
	if (write(STDERR_FILENO, text, sizeof(text) - 1) < 0)
		_exit(oom_status);
	_exit(oom_status);
}

enum { LARGE = ZZ_PAGES_LARGE, WHOLE = 2 << 20, OWN = 32 /* of malloc itself */ };

/* A system that gives pages of two megabytes gives only such as lie in a whole number of them. */
static size_t whole(size_t n)
{
	return n < LARGE || n > SIZE_MAX / 2 ? n : (n + OWN + WHOLE - 1) / WHOLE * WHOLE - OWN;
}

void *zz_malloc(size_t n)
{
	void *p = calloc(1, n ? whole(n) : 1);
	if (!p)
		zz_oom();
	if (n >= LARGE)
		zz_pages_large(p, whole(n));
	return p;
}

/* Where the C library writes its own length of a piece is a small page; so that goes before the first large
 * one. */
void *zz_malloc_full(size_t n)
{
	if (n < LARGE || n > SIZE_MAX / 2)
		return zz_malloc(n);
	size_t room = (n + WHOLE - 1) / WHOLE * WHOLE;
	void *p = aligned_alloc(WHOLE, room);
	if (!p)
		zz_oom();
	zz_pages_large(p, room);
	return p;
}

bool zz_forbid(void *p, size_t n)
{
#ifdef ZZ_ARENA_MALLOC
	ASAN_POISON_MEMORY_REGION(p, n);
	return true;
#else
	(void)p;
	(void)n;
	return false;
#endif
}

void *zz_realloc(void *p, size_t n)
{
	p = realloc(p, n ? whole(n) : 1);
	if (!p)
		zz_oom();
	if (n >= LARGE)
		zz_pages_large(p, whole(n));
	return p;
}

void *zz_grow(void *items, size_t n, size_t *room, size_t size)
{
	if (n < *room)
		return items;
	size_t more = *room ? *room * 2 : 8;
	if (more < *room || more > SIZE_MAX / 2 / size)
		zz_oom();
	*room = more;
	return zz_realloc(items, more * size);
}

static struct zz_page *page_new(size_t size)
{
	if (size > SIZE_MAX / 2)
		zz_oom();
	struct zz_page *page = zz_malloc(sizeof *page + size);
	page->size = size;
	return page;
}

/* The page with room for n bytes: the first one, a new first one, or, where n is large, one of its
 * own behind the first, which goes on being filled. */
static struct zz_page *page_for(struct zz_arena *a, size_t n)
{
	struct zz_page *first = a->pages;
#ifndef ZZ_ARENA_MALLOC
	if (first && first->size - first->used >= n)
		return first;
	bool large = n > PAGE_SIZE / 4;
	struct zz_page *page = page_new(large ? n : PAGE_SIZE - sizeof *page);
	if (large && first) {
		page->next = first->next;
		first->next = page;
		return page;
	}
#else
	struct zz_page *page = page_new(n);
#endif
	page->next = first;
	a->pages = page;
	return page;
}

static size_t to_align(const struct zz_page *page, size_t align)
{
	return page ? (align - page->used % align) % align : 0;
}

static void *alloc(struct zz_arena *a, size_t n, size_t align)
{
	if (n > SIZE_MAX / 2)
		zz_oom();
	struct zz_page *page = page_for(a, n + to_align(a->pages, align));
	size_t skip = to_align(page, align);
	void *p = page->data + page->used + skip;
	page->used += skip + n;
	a->used += skip + n;
	return p;
}

void *zz_arena_alloc(struct zz_arena *a, size_t n)
{
	return alloc(a, n, _Alignof(max_align_t));
}

void *zz_arena_array(struct zz_arena *a, size_t n, size_t size)
{
	if (size && n > SIZE_MAX / size)
		zz_oom();
	return zz_arena_alloc(a, n * size);
}

char *zz_arena_cstr(struct zz_arena *a, struct zz_str s)
{
	char *copy = alloc(a, s.n + 1, 1);
	if (s.n)
		memcpy(copy, s.p, s.n);
	return copy;
}

struct zz_str zz_arena_str(struct zz_arena *a, struct zz_str s)
{
	return (struct zz_str){zz_arena_cstr(a, s), s.n};
}

struct zz_str zz_arena_printf(struct zz_arena *a, const char *format, ...)
{
	va_list args, again;
	va_start(args, format);
	va_copy(again, args);
	int n = vsnprintf(NULL, 0, format, args);
	va_end(args);
	size_t room = n > 0 ? (size_t)n : 0;
	char *text = alloc(a, room + 1, 1);
	if (room)
		vsnprintf(text, room + 1, format, again);
	va_end(again);
	return (struct zz_str){text, room};
}

static void free_pages(struct zz_page *page)
{
	while (page) {
		struct zz_page *next = page->next;
		free(page);
		page = next;
	}
}

void zz_arena_reset(struct zz_arena *a)
{
	a->used = 0;
#ifdef ZZ_ARENA_MALLOC
	free_pages(a->pages);
	a->pages = NULL;
#else
	struct zz_page *first = a->pages;
	if (!first)
		return;
	free_pages(first->next);
	first->next = NULL;
	memset(first->data, 0, first->used);
	first->used = 0;
#endif
}

void zz_arena_free(struct zz_arena *a)
{
	free_pages(a->pages);
	*a = (struct zz_arena){0};
}

/* FNV-1a, folded. */
static uint32_t hash(struct zz_str s)
{
	uint64_t h = UINT64_C(14695981039346656037);
	for (size_t i = 0; i < s.n; i++)
		h = (h ^ (unsigned char)s.p[i]) * UINT64_C(1099511628211);
	return (uint32_t)(h ^ h >> 32);
}

/* The slot that holds s, or the free one where it belongs. The table is never full. */
static struct zz_intern_slot *slot_of(const struct zz_intern *t, struct zz_str s, uint32_t hashed)
{
	uint32_t at = hashed & (t->nslots - 1);
	while (t->slots[at].id && (t->slots[at].hash != hashed || !zz_str_eq(t->items[t->slots[at].id - 1], s)))
		at = (at + 1) & (t->nslots - 1);
	return &t->slots[at];
}

static void intern_grow(struct zz_intern *t)
{
	if (t->nslots > UINT32_MAX / 4)
		zz_oom();
	struct zz_intern_slot *old = t->slots;
	uint32_t n = t->nslots;
	t->nslots = n ? n * 2 : 64;
	t->slots = zz_malloc(t->nslots * sizeof *t->slots);
	t->room = t->nslots / 2;
	t->items = zz_realloc(t->items, t->room * sizeof *t->items);
	for (uint32_t i = 0; i < n; i++)
		if (old[i].id)
			*slot_of(t, t->items[old[i].id - 1], old[i].hash) = old[i];
	free(old);
}

uint32_t zz_intern_find(const struct zz_intern *t, struct zz_str s)
{
	return s.n == 0 || t->nslots == 0 ? 0 : slot_of(t, s, hash(s))->id;
}

uint32_t zz_intern(struct zz_intern *t, struct zz_str s)
{
	if (s.n == 0)
		return 0;
	if (t->n == t->room)
		intern_grow(t);
	uint32_t hashed = hash(s);
	struct zz_intern_slot *slot = slot_of(t, s, hashed);
	if (slot->id == 0) {
		t->items[t->n++] = zz_arena_str(&t->arena, s);
		*slot = (struct zz_intern_slot){t->n, hashed};
	}
	return slot->id;
}

struct zz_str zz_intern_str(const struct zz_intern *t, uint32_t id)
{
	return id == 0 || id > t->n ? zz_str("") : t->items[id - 1];
}

void zz_intern_free(struct zz_intern *t)
{
	zz_arena_free(&t->arena);
	free(t->items);
	free(t->slots);
	*t = (struct zz_intern){0};
}

static bool fit(const struct zz_intern_slot *slots, size_t nslots, size_t n)
{
	bool good =
		n <= UINT32_MAX / 4 && nslots <= UINT32_MAX && (nslots & (nslots - 1)) == 0 && n <= nslots / 2;
	size_t used = 0;
	for (size_t i = 0; good && i < nslots; i++) {
		good = slots[i].id <= n;
		used += slots[i].id != 0;
	}
	return good && used == n;
}

bool zz_intern_restore(struct zz_intern *t, const char *text, size_t bytes, const uint32_t *lengths, size_t n,
					   struct zz_intern_slot *slots, size_t nslots)
{
	size_t at = 0;
	bool good = fit(slots, nslots, n);
	struct zz_str *items = zz_malloc_full((nslots / 2 + 1) * sizeof *items);
	for (size_t i = 0; good && i < n; i++) {
		good = lengths[i] < bytes - at && !text[at + lengths[i]];
		items[i] = (struct zz_str){text + at, lengths[i]};
		at += good ? (size_t)lengths[i] + 1 : 0;
	}
	if (!good || at != bytes) {
		free(items);
		free(slots);
		return false;
	}
	t->items = items;
	t->n = (uint32_t)n;
	t->room = (uint32_t)(nslots / 2);
	t->slots = slots;
	t->nslots = (uint32_t)nslots;
	return true;
}
