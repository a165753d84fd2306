#include "base/build.h"
#include "git/source_parts.h"
#include "git/tree_diff.h"
#include "model/loader.h"
#include "model/memory_parts.h"

#include <stdlib.h>
#include <string.h>

enum { BEHIND = 256 /* commits or texts that are rather read again than the whole written anew */ };

/* --- its life --- */

struct zz_memory *zz_memory_open(struct zz_source *s, struct zz_str key)
{
	struct zz_memory *m = zz_malloc(sizeof *m);
	m->source = s;
	bool may =
		key.n && zz_build_id().n && zz_source_has_git(s) && !zz_source_shallow(s) && *zz_source_commit(s);
	if (may && zz_object_files_list(&m->before, zz_source_git(s)) && m->before.n) {
		zz_buf_str(&m->key, key);
		m->known = zz_memory_restore(m);
		m->nbriefs = m->briefs.rows.n;
	}
	return m;
}

static void forget_history(struct zz_memory *m)
{
	zz_past_free(&m->past);
	zz_commits_free(&m->commits);
}

void zz_memory_forget(struct zz_memory *m)
{
	forget_history(m);
	zz_briefs_free(&m->briefs);
	zz_intern_free(&m->paths);
	zz_intern_free(&m->former);
	free(m->listing.at);
	m->listing = (struct zz_listing){0};
	free(m->files.at);
	m->files = (struct zz_object_files){0};
}

void zz_memory_close(struct zz_memory *m)
{
	if (!m)
		return;
	zz_memory_forget(m);
	free(m->before.at);
	free(m->touched);
	zz_buf_free(&m->key);
	free(m);
}

/* --- the list --- */

struct zz_str zz_memory_path(const struct zz_memory *m, uint32_t path)
{
	return path & ZZ_PATH_OWN ? zz_intern_str(&m->paths, path & ~(uint32_t)ZZ_PATH_OWN)
							  : zz_intern_str(&m->past.paths, path);
}

static struct zz_listed listed(struct zz_memory *m, struct zz_str path, const uint8_t *blob, bool program,
							   enum zz_odd odd)
{
	struct zz_listed row = {.date = ZZ_NO_DAY, .year = ZZ_UNSET, .odd = (uint8_t)odd};
	struct zz_file file = {.path = path, .odd = odd};
	uint32_t known = zz_intern_find(&m->past.paths, path);
	memcpy(row.blob, blob, ZZ_BLOB_ID);
	row.path = known ? known : zz_intern(&m->paths, path) | ZZ_PATH_OWN;
	row.is = program ? ZZ_LISTED_PROGRAM : 0;
	if (zz_file_is_record(&file)) {
		struct zz_path_says says = zz_path_says(path);
		struct zz_str id = zz_path_stem(path);
		row.id = (uint16_t)(id.p - path.p);
		row.id_n = (uint8_t)id.n;
		row.owner = zz_intern(&m->briefs.words, says.owner);
		row.year = says.year;
		row.date = says.date;
		row.kind = says.kind;
		row.is |= (uint8_t)(ZZ_LISTED_RECORD | (says.fits ? ZZ_LISTED_FITS : 0));
		if (!odd && zz_hides_records(&file))
			row.odd = ZZ_ODD_NAME; /* not read either */
	}
	return row;
}

struct change {
	struct zz_str path;
	bool gone;
	struct zz_listed row;
};
struct changes {
	struct zz_memory *m;
	struct zz_arena arena;
	struct change *at;
	size_t n, room;
};

static void take_change(void *with, struct zz_str path, const struct zz_tree_entry *now)
{
	struct changes *c = with;
	struct change *change = ZZ_PUSH(c);
	*change = (struct change){.path = zz_arena_str(&c->arena, path), .gone = !now};
	if (now)
		change->row = listed(c->m, change->path, now->id.id, now->program, ZZ_ODD_NOT);
}

/* The first row, from one on, whose path is not before that one. */
static size_t row_at(const struct zz_memory *m, size_t from, struct zz_str path)
{
	size_t until = m->listing.n;
	while (from < until) {
		size_t mid = from + (until - from) / 2;
		if (zz_str_cmp(zz_memory_path(m, m->listing.at[mid].path), path) < 0)
			from = mid + 1;
		else
			until = mid;
	}
	return from;
}

/* Changes come in the order of the paths. */
static void apply(struct zz_memory *m, const struct changes *c)
{
	struct zz_listing now = {.at = zz_malloc_full((m->listing.n + c->n) * sizeof *now.at),
							 .room = m->listing.n + c->n};
	size_t from = 0;
	for (size_t i = 0; i < c->n; i++) {
		size_t until = row_at(m, from, c->at[i].path);
		memcpy(now.at + now.n, m->listing.at + from, (until - from) * sizeof *now.at);
		now.n += until - from;
		from = until;
		if (from < m->listing.n && zz_str_eq(zz_memory_path(m, m->listing.at[from].path), c->at[i].path))
			from++;
		if (!c->at[i].gone)
			now.at[now.n++] = c->at[i].row;
	}
	if (from < m->listing.n)
		memcpy(now.at + now.n, m->listing.at + from, (m->listing.n - from) * sizeof *now.at);
	now.n += m->listing.n - from;
	free(m->listing.at);
	m->listing = now;
}

/* False where the list cannot be brought up to date from what it was. */
static bool bring_up(struct zz_memory *m, const git_oid *tree)
{
	struct changes c = {.m = m};
	git_oid before;
	git_oid_fromraw(&before, m->listing.tree);
	bool good =
		m->known && m->listing.n && !zz_tree_diff(zz_source_git(m->source), &before, tree, take_change, &c);
	for (size_t i = 1; good && i < c.n; i++)
		good = zz_str_cmp(c.at[i - 1].path, c.at[i].path) < 0;
	if (good && c.n)
		apply(m, &c);
	free(c.at);
	zz_arena_free(&c.arena);
	return good;
}

static int list_anew(struct zz_memory *m, struct zz_error *e)
{
	struct zz_file_list files = {0};
	m->fresh = true;
	m->listing.n = 0;
	int rc = zz_source_list(m->source, "", &files, e);
	for (size_t i = 0; !rc && i < files.n; i++) {
		const struct zz_file *f = files.at[i];
		*ZZ_PUSH(&m->listing) = listed(m, f->path, f->id, f->program, f->odd);
	}
	free(files.at);
	return rc;
}

int zz_memory_list(struct zz_memory *m, struct zz_error *e)
{
	git_oid commit, tree;
	if (git_oid_fromstr(&commit, zz_source_commit(m->source)) < 0)
		return list_anew(m, e);
	int rc = zz_git_tree_of(zz_source_git(m->source), &commit, &tree, e);
	if (!rc && !bring_up(m, &tree))
		rc = list_anew(m, e);
	memcpy(m->listing.tree, tree.id, ZZ_BLOB_ID);
	return rc;
}

/* --- the history --- */

static int read_all(struct zz_memory *m, struct zz_past *p, struct zz_error *e)
{
	m->fresh = true;
	m->former = p->paths; /* records and the list are called by them */
	p->paths = (struct zz_intern){0};
	zz_past_free(p);
	zz_commits_free(&m->commits);
	return zz_past_read_on(p, m->source, "", &m->commits, e);
}

int zz_memory_recall(struct zz_memory *m, struct zz_past *p, struct zz_error *e)
{
	struct zz_error doubt = {.lang = e->lang};
	*p = m->past;
	m->past = (struct zz_past){0};
	size_t steps = p->steps.n, paths = (size_t)p->paths.n + 1;
	p->recalled = m->commits.norder;
	if (m->known && p->recalled && !zz_past_read_on(p, m->source, "", &m->commits, &doubt)) {
		m->touched = steps < p->steps.n ? zz_malloc(paths) : NULL;
		for (size_t i = steps; i < p->steps.n; i++)
			if (p->steps.at[i].path < paths)
				m->touched[p->steps.at[i].path] = 1;
		return ZZ_OK;
	}
	int rc = read_all(m, p, e);
	m->failed = rc != ZZ_OK;
	return rc;
}

static const struct zz_listed *row_of(const struct zz_memory *m, const struct zz_record *r)
{
	return m && r->listed && r->listed <= m->listing.n ? &m->listing.at[r->listed - 1] : NULL;
}

uint32_t zz_memory_past(const struct zz_memory *m, const struct zz_past *p, const struct zz_record *r)
{
	const struct zz_listed *row = p->recalled ? row_of(m, r) : NULL;
	return row && !(row->path & ZZ_PATH_OWN) ? row->path : zz_intern_find(&p->paths, r->path);
}

const struct zz_listed *zz_memory_once(const struct zz_memory *m, const struct zz_past *p,
									   const struct zz_record *r)
{
	const struct zz_listed *row = p->recalled ? row_of(m, r) : NULL;
	return row && row->is & ZZ_LISTED_ONCE && !(m->touched && m->touched[row->path]) ? row : NULL;
}

/* Nothing changed among the objects while they were read. */
static bool settled(struct zz_memory *m)
{
	free(m->files.at);
	m->files = (struct zz_object_files){0};
	return zz_object_files_list(&m->files, zz_source_git(m->source)) && m->files.n == m->before.n &&
		   !memcmp(m->files.at, m->before.at, m->before.n * sizeof *m->before.at);
}

void zz_memory_keep(struct zz_memory *m, struct zz_past *p)
{
	const struct zz_commits *c = &m->commits;
	bool whole = m->key.n && !m->failed && c->norder && c->norder == c->n;
	bool behind = m->fresh || c->norder - p->recalled >= BEHIND ||
				  m->briefs.rows.n - m->nbriefs + m->briefs.learnt >= BEHIND;
	if (whole && behind && settled(m))
		zz_memory_write(m, p);
	m->past = *p;
	*p = (struct zz_past){0};
}
