#include "model/past_cache.h"

#include "base/digest.h"
#include "base/io.h"
#include "git/commits.h"
#include "git/object_files.h"
#include "git/source_parts.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define NAME "zzsh/history.cache"
enum {
	BYTES = 1 << 30,
	BEHIND = 256, /* commits that are rather read again than the whole written anew */
};

struct memory {
	struct zz_past *p;
	struct zz_commits commits;
	struct zz_object_files files;
};

static void forget(struct memory *m)
{
	zz_past_free(m->p);
	zz_commits_free(&m->commits);
	free(m->files.at);
	m->files = (struct zz_object_files){0};
}

/* --- as bytes --- */

/* Rows go in as they lie in memory: the first line says how long they are, and nobody else reads them. */
static void put_head(struct zz_buf *out)
{
	zz_buf_printf(out, "zzsh-history 1 %s %zu %zu %zu %zu\n", ZZSH_VERSION, sizeof(struct zz_commit_node),
				  sizeof(struct zz_commit), sizeof(struct zz_step), sizeof(struct zz_object_file));
}

static void put_rows(struct zz_buf *out, const void *rows, size_t n, size_t size)
{
	uint64_t count = n;
	zz_buf_add(out, &count, sizeof count);
	if (n)
		zz_buf_add(out, rows, n * size);
}
#define PUT(out, list) put_rows((out), (list).at, (list).n, sizeof *(list).at)

static void put_text(struct zz_buf *out, struct zz_str text)
{
	put_rows(out, text.p, text.n, 1);
}

static void put_all(struct zz_buf *out, const struct memory *m)
{
	const struct zz_past *p = m->p;
	put_head(out);
	PUT(out, m->files);
	PUT(out, m->commits);
	put_rows(out, m->commits.parents, m->commits.nparents, sizeof *m->commits.parents);
	put_rows(out, m->commits.order, m->commits.norder, sizeof *m->commits.order);
	PUT(out, p->commits);
	PUT(out, p->steps);
	PUT(out, p->befores);
	uint64_t paths = p->paths.n;
	zz_buf_add(out, &paths, sizeof paths);
	for (uint32_t i = 1; i <= paths; i++)
		put_text(out, zz_intern_str(&p->paths, i));
	uint64_t odds = p->odds.n;
	zz_buf_add(out, &odds, sizeof odds);
	for (size_t i = 0; i < odds; i++) {
		zz_buf_add(out, &p->odds.at[i].path, sizeof p->odds.at[i].path);
		zz_buf_add(out, &p->odds.at[i].commit, sizeof p->odds.at[i].commit);
		put_text(out, p->odds.at[i].mode);
	}
}

/* --- from bytes --- */

struct taking {
	const char *p, *end;
	bool bad;
};

static const void *take(struct taking *t, size_t n)
{
	t->bad = t->bad || (size_t)(t->end - t->p) < n;
	const char *from = t->p;
	t->p += t->bad ? 0 : n;
	return t->bad ? NULL : from;
}

static size_t take_count(struct taking *t, size_t size)
{
	uint64_t n = 0;
	const void *from = take(t, sizeof n);
	if (from)
		memcpy(&n, from, sizeof n);
	t->bad = t->bad || n > (size_t)(t->end - t->p) / size;
	return t->bad ? 0 : (size_t)n;
}

static void *take_rows(struct taking *t, size_t *n, size_t *room, size_t size)
{
	*n = *room = take_count(t, size);
	void *rows = zz_malloc((*n + 1) * size);
	const void *from = take(t, *n * size);
	if (from && *n)
		memcpy(rows, from, *n * size);
	return rows;
}
#define TAKE(t, list) (list).at = take_rows((t), &(list).n, &(list).room, sizeof *(list).at)

static struct zz_str take_text(struct taking *t)
{
	size_t n = take_count(t, 1);
	const char *from = take(t, n);
	return (struct zz_str){from ? from : "", from ? n : 0};
}

static uint32_t take_number(struct taking *t)
{
	uint32_t n = 0;
	const void *from = take(t, sizeof n);
	if (from)
		memcpy(&n, from, sizeof n);
	return n;
}

static void take_paths(struct taking *t, struct zz_past *p)
{
	size_t n = take_count(t, sizeof(uint64_t));
	for (size_t i = 1; !t->bad && i <= n; i++)
		t->bad = zz_intern(&p->paths, take_text(t)) != i;
	n = take_count(t, 2 * sizeof(uint32_t));
	for (size_t i = 0; !t->bad && i < n; i++) {
		struct zz_odd_step odd = {.path = take_number(t), .commit = take_number(t)};
		odd.mode = zz_arena_str(&p->paths.arena, take_text(t));
		*ZZ_PUSH(&p->odds) = odd;
	}
}

/* Where each path's steps begin and end. */
static void thread_steps(struct zz_past *p)
{
	p->npaths = (size_t)p->paths.n + 1;
	p->first = zz_malloc(p->npaths * sizeof *p->first);
	p->last = zz_malloc(p->npaths * sizeof *p->last);
	for (size_t i = 0; i < p->steps.n; i++) {
		uint32_t path = p->steps.at[i].path;
		p->first[path] = p->first[path] ? p->first[path] : (uint32_t)i + 1;
		p->last[path] = (uint32_t)i + 1;
	}
}

static bool below(const uint32_t *at, size_t n, size_t most)
{
	for (size_t i = 0; i < n; i++)
		if (at[i] >= most)
			return false;
	return true;
}

/* The seal says who wrote it; that it fits together costs next to nothing to see. */
static bool fits(const struct memory *m)
{
	const struct zz_past *p = m->p;
	const struct zz_commits *c = &m->commits;
	bool good = c->norder == c->n && c->n && below(c->order, c->norder, c->n) &&
				below(c->parents, c->nparents, c->n) && below(p->befores.at, p->befores.n, p->steps.n);
	for (size_t i = 0; good && i < c->n; i++)
		good = (uint64_t)c->at[i].parents + c->at[i].nparents <= c->nparents;
	for (size_t i = 0; good && i < p->steps.n; i++) {
		const struct zz_step *s = &p->steps.at[i];
		good = s->path && s->path <= p->paths.n && s->commit < p->commits.n && s->next <= p->steps.n &&
			   (uint64_t)s->before + s->nbefore <= p->befores.n;
	}
	for (size_t i = 0; good && i < p->odds.n; i++)
		good = p->odds.at[i].path <= p->paths.n && p->odds.at[i].commit < p->commits.n;
	return good;
}

static bool take_all(struct taking *t, struct memory *m)
{
	struct zz_buf head = {0};
	put_head(&head);
	const void *own = take(t, head.n);
	t->bad = !own || memcmp(own, head.data, head.n) != 0;
	zz_buf_free(&head);
	if (t->bad)
		return false;
	TAKE(t, m->files);
	TAKE(t, m->commits);
	m->commits.parents =
		take_rows(t, &m->commits.nparents, &m->commits.parents_room, sizeof *m->commits.parents);
	m->commits.order = take_rows(t, &m->commits.norder, &m->commits.order_room, sizeof *m->commits.order);
	TAKE(t, m->p->commits);
	TAKE(t, m->p->steps);
	TAKE(t, m->p->befores);
	take_paths(t, m->p);
	return !t->bad && t->p == t->end && fits(m);
}

/* --- on disk --- */

static bool is_sealed(struct zz_str bytes, struct zz_str key, struct zz_str *inside)
{
	uint8_t seal[ZZ_HMAC_SIZE], differ = 0;
	if (bytes.n < ZZ_HMAC_SIZE)
		return false;
	*inside = zz_str_sub(bytes, 0, bytes.n - ZZ_HMAC_SIZE);
	zz_hmac(key, *inside, seal);
	for (size_t i = 0; i < ZZ_HMAC_SIZE; i++)
		differ |= seal[i] ^ (uint8_t)bytes.p[inside->n + i];
	return !differ;
}

static int open_git(struct zz_git *g)
{
	return open(git_repository_commondir(g->repo), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
}

static bool restore(struct memory *m, struct zz_git *g, struct zz_str key)
{
	struct zz_error ignored = {0};
	struct zz_buf bytes = {0};
	struct zz_str inside = {0};
	bool missing = false;
	int fd = open_git(g);
	bool good = fd >= 0 && zz_read_at(&bytes, fd, ZZ_STR(NAME), BYTES, &missing, &ignored) == 0 && !missing &&
				is_sealed(zz_buf_view(&bytes), key, &inside);
	struct taking t = {inside.p, inside.p + inside.n, false};
	good = good && take_all(&t, m) && zz_object_files_untouched(&m->files, g);
	if (good) {
		thread_steps(m->p);
		zz_commits_index(&m->commits);
		m->p->recalled = m->commits.norder;
	} else {
		forget(m);
	}
	if (fd >= 0)
		close(fd);
	zz_buf_free(&bytes);
	return good;
}

/* That it cannot be written, in somebody else's folder or on a full disk, hinders nobody. */
static void keep(const struct memory *m, struct zz_git *g, struct zz_str key)
{
	struct zz_error ignored = {0};
	struct zz_buf bytes = {0};
	uint8_t seal[ZZ_HMAC_SIZE];
	int fd = open_git(g);
	put_all(&bytes, m);
	zz_hmac(key, zz_buf_view(&bytes), seal);
	zz_buf_add(&bytes, seal, sizeof seal);
	if (fd >= 0 && bytes.n <= BYTES)
		zz_write_at(fd, ZZ_STR(NAME), zz_buf_view(&bytes), ZZ_WRITE_PRIVATE, &ignored);
	if (fd >= 0)
		close(fd);
	zz_buf_free(&bytes);
}

/* Nothing changed among the objects while they were read. */
static bool settled(struct memory *m, struct zz_git *g, const struct zz_object_files *before)
{
	free(m->files.at);
	m->files = (struct zz_object_files){0};
	return zz_object_files_list(&m->files, g) && m->files.n == before->n &&
		   !memcmp(m->files.at, before->at, before->n * sizeof *before->at);
}

static int read_all(struct memory *m, struct zz_source *s, struct zz_error *e)
{
	forget(m);
	return zz_past_read_on(m->p, s, "", &m->commits, e);
}

static int recall(struct memory *m, struct zz_source *s, struct zz_str key, struct zz_error *e)
{
	struct zz_error doubt = {.lang = e->lang};
	struct zz_object_files before = {0};
	struct zz_git *g = zz_source_git(s);
	bool plain = zz_object_files_list(&before, g) && before.n;
	bool known = plain && restore(m, g, key);
	int rc = known ? zz_past_read_on(m->p, s, "", &m->commits, &doubt) : 1;
	if (rc)
		rc = read_all(m, s, e);
	if (!rc && plain && m->commits.norder - m->p->recalled >= (m->p->recalled ? BEHIND : 1) &&
		m->commits.norder == m->commits.n && settled(m, g, &before))
		keep(m, g, key);
	free(before.at);
	return rc;
}

int zz_past_recall(struct zz_past *p, struct zz_source *s, struct zz_str key, struct zz_error *e)
{
	struct memory m = {.p = p};
	if (!key.n || !zz_source_has_git(s) || zz_source_shallow(s) || !*zz_source_commit(s))
		return zz_past_read(p, s, "", e);
	*p = (struct zz_past){0};
	int rc = recall(&m, s, key, e);
	zz_commits_free(&m.commits);
	free(m.files.at);
	return rc;
}
