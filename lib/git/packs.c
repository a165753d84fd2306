#include "git/packs.h"

#include "base/arena.h"
#include "git/pack.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { PACKS = 64, KEPT = 16384, KEPT_BYTES = 32 << 20, KEPT_ONE = 1 << 20 };

struct zz_packs {
	struct zz_pack at[PACKS];
	size_t n;
	struct zz_hasher *hasher;
	struct libdeflate_decompressor *inflater;
	struct zz_buf delta;
	/* What differences are made to: each object has one place, by where it lies, and stays until another
	 * takes that, or until all of them together become too much. */
	struct zz_object *kept[KEPT];
	size_t bytes, hand;
};

/* --- objects --- */

struct zz_object *zz_object_new(size_t n)
{
	struct zz_object *o = malloc(sizeof *o + n + 1); /* all of it is written */
	if (!o)
		zz_oom();
	*o = (struct zz_object){.users = 1, .n = n};
	o->bytes[n] = 0;
	return o;
}

struct zz_object *zz_object_hold(struct zz_object *o)
{
	o->users++;
	return o;
}

void zz_object_free(struct zz_object *o)
{
	if (o && --o->users == 0)
		free(o);
}

/* --- those read lately --- */

static size_t place_of(size_t pack, size_t offset)
{
	enum { SHIFT = 8 };
	const uint32_t factor = 0x9e3779b1; /* spreads neighbours */
	return ((uint32_t)(offset ^ pack << SHIFT) * factor >> SHIFT) % KEPT;
}

static void drop(struct zz_packs *p, size_t place)
{
	p->bytes -= p->kept[place] ? p->kept[place]->n : 0;
	zz_object_free(p->kept[place]);
	p->kept[place] = NULL;
}

static struct zz_object *recall(const struct zz_packs *p, size_t pack, size_t offset)
{
	struct zz_object *o = p->kept[place_of(pack, offset)];
	return o && o->pack == pack && o->offset == offset ? zz_object_hold(o) : NULL;
}

static void keep(struct zz_packs *p, struct zz_object *o)
{
	size_t place = place_of(o->pack, o->offset);
	if (o->n > KEPT_ONE)
		return;
	drop(p, place);
	p->kept[place] = zz_object_hold(o);
	p->bytes += o->n;
	for (; p->bytes > KEPT_BYTES; p->hand = (p->hand + 1) % KEPT)
		drop(p, p->hand);
}

/* --- one of them --- */

static struct zz_object *inflate_whole(struct zz_packs *p, size_t pack, const struct zz_packed *which)
{
	struct zz_object *o = zz_object_new(which->size);
	o->kind = which->kind;
	if (zz_pack_inflate(&p->at[pack], which, p->inflater, o->bytes))
		return o;
	zz_object_free(o);
	return NULL;
}

/* Lets go of the base. */
static struct zz_object *apply(struct zz_packs *p, size_t pack, const struct zz_packed *which,
							   struct zz_object *base)
{
	size_t from, to;
	struct zz_object *o = NULL;
	zz_buf_clear(&p->delta);
	zz_buf_room(&p->delta, which->size + 1);
	struct zz_str delta = {p->delta.data, which->size}, bytes = {(const char *)base->bytes, base->n};
	if (zz_pack_inflate(&p->at[pack], which, p->inflater, (uint8_t *)p->delta.data) &&
		zz_delta_sizes(&delta, &from, &to) && from == base->n && to <= ZZ_PACK_BYTES) {
		o = zz_object_new(to);
		o->kind = base->kind;
		if (!zz_delta_apply(delta, bytes, o->bytes, to)) {
			zz_object_free(o);
			o = NULL;
		}
	}
	zz_object_free(base);
	return o;
}

static struct zz_object *read_at(struct zz_packs *p, size_t pack, size_t offset)
{
	struct zz_packed chain[ZZ_PACK_DEPTH];
	size_t offsets[ZZ_PACK_DEPTH], n = 0;
	struct zz_object *o = recall(p, pack, offset);
	while (!o) { /* down to what is known, or is no difference */
		if (n == ZZ_PACK_DEPTH || !zz_pack_look(&p->at[pack], offset, &chain[n]))
			return NULL;
		offsets[n++] = offset;
		if (chain[n - 1].kind != GIT_OBJECT_OFS_DELTA)
			break;
		offset = chain[n - 1].base;
		o = recall(p, pack, offset);
	}
	while (n-- > 0) {
		o = o ? apply(p, pack, &chain[n], o) : inflate_whole(p, pack, &chain[n]);
		if (!o)
			return NULL;
		o->pack = pack;
		o->offset = offsets[n];
		keep(p, o);
	}
	return o;
}

struct zz_object *zz_packs_read(struct zz_packs *p, const git_oid *id, git_object_t kind)
{
	size_t pack = 0, offset = 0, found = 0, at;
	for (size_t i = 0; i < p->n; i++)
		if (zz_pack_find(&p->at[i], id->id, &at)) {
			found++;
			pack = i;
			offset = at;
		}
	struct zz_object *o = found == 1 ? read_at(p, pack, offset) : NULL;
	if (o && o->kind == kind && zz_hasher_agrees(p->hasher, id, o))
		return o;
	zz_object_free(o);
	return NULL;
}

/* --- all packs --- */

static void close_packs(struct zz_packs *p)
{
	while (p->n)
		zz_pack_close(&p->at[--p->n]);
}

/* False where something lies there that is not understood. */
static bool open_one(struct zz_packs *p, int folder, const char *name)
{
	char stem[64];
	size_t n = strlen(name);
	if (strncmp(name, "multi-pack-index", 16) == 0)
		return false;
	if (n < 5 || strcmp(name + n - 4, ".idx") != 0)
		return true;
	if (n - 4 >= sizeof stem || p->n == PACKS)
		return false;
	snprintf(stem, sizeof stem, "%.*s", (int)n - 4, name);
	if (!zz_pack_open(&p->at[p->n], folder, stem))
		return false;
	p->n++;
	return true;
}

bool zz_packs_take(struct zz_packs *p, struct zz_str index, struct zz_str bytes)
{
	bool good = p->n < PACKS && zz_pack_take(&p->at[p->n], index, bytes);
	p->n += good;
	return good;
}

struct zz_packs *zz_packs_open(const char *objects)
{
	struct zz_packs *p = zz_malloc(sizeof *p);
	struct zz_buf path = {0};
	const struct dirent *entry;
	zz_buf_printf(&path, "%s/pack", objects);
	int fd = open(path.data, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	DIR *dir = fd < 0 ? NULL : fdopendir(fd);
	bool good = dir != NULL;
	p->inflater = libdeflate_alloc_decompressor();
	if (!p->inflater)
		zz_oom();
	while (good && (entry = readdir(dir)))
		good = open_one(p, fd, entry->d_name);
	if (!good)
		close_packs(p);
	if (dir)
		closedir(dir);
	else if (fd >= 0)
		close(fd);
	zz_buf_free(&path);
	p->hasher = zz_hasher_new();
	return p;
}

void zz_packs_close(struct zz_packs *p)
{
	if (!p)
		return;
	for (size_t i = 0; i < KEPT; i++)
		drop(p, i);
	close_packs(p);
	libdeflate_free_decompressor(p->inflater);
	zz_buf_free(&p->delta);
	zz_hasher_free(p->hasher);
	free(p);
}
