/* A memory as a file: a line that says what is in it, how many rows each table has, the tables, the seal.
 *
 * Rows go in as they lie in memory: the first line says how long they are, and nobody else reads them. The
 * seal says who wrote them; that they fit together costs next to nothing to see. */
#include "base/build.h"
#include "base/digest.h"
#include "base/io.h"
#include "base/seal.h"
#include "git/source_parts.h"
#include "model/memory_parts.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define FOLDER "zzsh"
#define NAME   "history.cache"
enum { BYTES = 1 << 30, LINE = 128, BUILD = 32 };

/* --- the tables --- */

struct odd_row {
	uint32_t path, commit, mode;
};
struct numbers {
	uint32_t *at;
	size_t n, room;
};
/* A table of strings, in three. */
struct strings {
	struct zz_intern *of;
	char *text;
	size_t bytes, bytes_room;
	struct numbers lengths;
	struct zz_intern_slot *slots;
	size_t nslots, slots_room;
};

/* What is not written as it lies there. */
struct beside {
	struct zz_past *p;
	struct numbers kept; /* of zz_past.commits: which of all */
	struct {
		struct odd_row *at;
		size_t n, room;
	} odds;
	struct zz_listing listing;
	struct zz_intern own; /* paths of the list */
	struct strings history_paths, paths, words;
	size_t slots_room, brief_slots_room;
};

struct table {
	void **at;
	size_t *n, *room, size;
	struct zz_arena *arena; /* where it lives; NULL: by itself */
};
enum { TABLES = 26 };
#define AS(at, n, room, arena)                                                                               \
	{                                                                                                        \
		(void **)&(at), &(n), &(room), sizeof *(at), arena                                                   \
	}
#define LIST(list) AS((list).at, (list).n, (list).room, NULL)
#define STRINGS(s)                                                                                           \
	AS((s).text, (s).bytes, (s).bytes_room, &(s).of->arena), LIST((s).lengths),                              \
		AS((s).slots, (s).nslots, (s).slots_room, NULL)

static void list_tables(struct zz_memory *m, struct beside *b, struct table out[TABLES])
{
	struct zz_commits *c = &m->commits;
	struct zz_briefs *r = &m->briefs;
	const struct table all[TABLES] = {
		LIST(m->files),
		LIST(*c),
		AS(c->parents, c->nparents, c->parents_room, NULL),
		AS(c->order, c->norder, c->order_room, NULL),
		AS(c->slots, c->nslots, b->slots_room, NULL),
		LIST(b->kept),
		LIST(b->p->steps),
		LIST(b->p->befores),
		LIST(b->odds),
		LIST(b->listing),
		LIST(r->rows),
		LIST(r->amends),
		LIST(r->attachments),
		LIST(r->orgs),
		LIST(r->followups),
		LIST(r->digests),
		AS(r->slots, r->nslots, b->brief_slots_room, NULL),
		STRINGS(b->history_paths),
		STRINGS(b->paths),
		STRINGS(b->words),
	};
	memcpy(out, all, sizeof all);
}

struct head {
	char line[LINE];
	char build[BUILD]; /* of the program; another one may mean other things by the same words */
	uint8_t tree[ZZ_BLOB_ID + 4];
	uint64_t rows[TABLES];
	uint8_t nonce[ZZ_SEAL_NONCE];
};

static void make_head(struct head *h, const uint8_t tree[ZZ_BLOB_ID], const struct table *tables)
{
	size_t n = 0;
	memset(h, 0, sizeof *h);
	n += (size_t)snprintf(h->line, LINE, "zzsh-history 3 %s", ZZSH_VERSION);
	for (size_t i = 0; i < TABLES && n < LINE; i++)
		n += (size_t)snprintf(h->line + n, LINE - n, " %zu", tables[i].size);
	struct zz_str build = zz_build_id();
	memcpy(h->build, build.p, build.n < BUILD ? build.n : BUILD);
	memcpy(h->tree, tree, ZZ_BLOB_ID);
	for (size_t i = 0; i < TABLES; i++)
		h->rows[i] = *tables[i].n;
}

/* --- from the file --- */

static int open_file(struct zz_memory *m, uint64_t *size)
{
	struct stat st;
	int git =
		open(git_repository_commondir(zz_source_git(m->source)->repo), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	int folder = git < 0 ? -1 : openat(git, FOLDER, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	int fd = folder < 0 ? -1 : openat(folder, NAME, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
	if (git >= 0)
		close(git);
	if (folder >= 0)
		close(folder);
	if (fd >= 0 && (fstat(fd, &st) != 0 || !S_ISREG(st.st_mode) || st.st_size > BYTES)) {
		close(fd);
		return -1;
	}
	*size = fd >= 0 ? (uint64_t)st.st_size : 0;
	return fd;
}

static bool take(int fd, struct zz_seal *seal, void *to, size_t n)
{
	for (size_t done = 0; done < n;) {
		ssize_t got = read(fd, (char *)to + done, n - done);
		if (got <= 0)
			return false;
		done += (size_t)got;
	}
	if (seal)
		zz_seal_add(seal, to, n);
	return true;
}

/* Of this program, and as long as it says. */
static bool is_own(const struct head *h, const struct table *tables, uint64_t size)
{
	struct head own;
	uint64_t bytes = sizeof *h + ZZ_SEAL_SIZE;
	make_head(&own, h->tree, tables);
	if (memcmp(own.line, h->line, LINE) != 0 || memcmp(own.build, h->build, BUILD) != 0)
		return false;
	for (size_t i = 0; i < TABLES; i++) {
		if (h->rows[i] > BYTES / tables[i].size)
			return false;
		bytes += h->rows[i] * tables[i].size;
	}
	return bytes == size;
}

/* What is new is put behind; without room for it, all would have to be copied. */
static size_t more_than(size_t n)
{
	enum { PART = 32, LEAST = 64 };
	return n / PART + LEAST;
}

static bool take_tables(int fd, struct zz_seal *seal, const struct head *h, const struct table *tables)
{
	for (size_t i = 0; i < TABLES; i++) {
		const struct table *t = &tables[i];
		size_t n = (size_t)h->rows[i];
		if (!n)
			continue;
		*t->n = n;
		*t->room = n + more_than(n);
		*t->at = t->arena ? zz_arena_alloc(t->arena, n * t->size) : zz_malloc_full(*t->room * t->size);
		if (!take(fd, seal, *t->at, n * t->size))
			return false;
	}
	return true;
}

static bool read_file(struct zz_memory *m, const struct table *tables)
{
	struct head h;
	struct zz_seal seal;
	uint8_t made[ZZ_SEAL_SIZE], written[ZZ_SEAL_SIZE];
	uint64_t size;
	int fd = open_file(m, &size);
	if (fd < 0 || !take(fd, NULL, &h, sizeof h) || !is_own(&h, tables, size)) {
		if (fd >= 0)
			close(fd);
		return false;
	}
	zz_seal_begin(&seal, zz_buf_view(&m->key), h.nonce);
	zz_seal_add(&seal, &h, sizeof h);
	bool good = take_tables(fd, &seal, &h, tables) && take(fd, NULL, written, sizeof written);
	zz_seal_end(&seal, made);
	close(fd);
	memcpy(m->listing.tree, h.tree, ZZ_BLOB_ID);
	return good && zz_seal_is(made, written);
}

/* --- whether it fits together --- */

static bool below(const uint32_t *at, size_t n, size_t most)
{
	for (size_t i = 0; i < n; i++)
		if (at[i] >= most)
			return false;
	return true;
}

static bool is_power(size_t n)
{
	return n && (n & (n - 1)) == 0;
}

static bool commits_fit(const struct zz_memory *m, const struct beside *b)
{
	const struct zz_commits *c = &m->commits;
	bool good = c->norder == c->n && c->n && below(c->order, c->norder, c->n) &&
				below(c->parents, c->nparents, c->n) && below(b->kept.at, b->kept.n, c->n) &&
				is_power(c->nslots) && c->n <= c->nslots / 2 && below(c->slots, c->nslots, c->n + 1);
	for (size_t i = 0; good && i < c->n; i++)
		good = (uint64_t)c->at[i].parents + c->at[i].nparents <= c->nparents;
	return good;
}

static bool steps_fit(const struct beside *b)
{
	const struct zz_past *p = b->p;
	bool good = below(p->befores.at, p->befores.n, p->steps.n);
	for (size_t i = 0; good && i < p->steps.n; i++) {
		const struct zz_step *s = &p->steps.at[i];
		good = s->path && s->path <= p->paths.n && s->commit < p->commits.n && s->next <= p->steps.n &&
			   (uint64_t)s->before + s->nbefore <= p->befores.n;
	}
	for (size_t i = 0; good && i < b->odds.n; i++)
		good = b->odds.at[i].path <= p->paths.n && b->odds.at[i].commit < p->commits.n;
	return good;
}

static bool listing_fits(const struct zz_memory *m, const struct beside *b)
{
	bool good = true;
	for (size_t i = 0; good && i < b->listing.n; i++) {
		const struct zz_listed *row = &b->listing.at[i];
		uint32_t own = row->path & ~(uint32_t)ZZ_PATH_OWN;
		good = own && own <= (row->path & ZZ_PATH_OWN ? m->paths.n : b->p->paths.n) &&
			   row->brief <= m->briefs.rows.n && row->commit <= b->p->commits.n &&
			   row->owner <= m->briefs.words.n && row->kind < ZZ_KINDS;
	}
	return good;
}

static bool briefs_fit(const struct zz_briefs *r)
{
	bool good = !r->rows.n || (is_power(r->nslots) && r->rows.n <= r->nslots / 2 &&
							   below(r->slots, r->nslots, r->rows.n + 1));
	for (size_t i = 0; good && i < r->rows.n; i++) {
		const struct zz_brief *row = &r->rows.at[i];
		good = row->kind < ZZ_KINDS && row->owner <= r->words.n && row->recorder <= r->words.n &&
			   row->late_reason <= r->words.n && row->late_approver <= r->words.n && row->base <= r->rows.n &&
			   (uint64_t)row->amends + row->namends <= r->amends.n &&
			   (uint64_t)row->attachments + row->nattachments <= r->attachments.n;
	}
	for (size_t i = 0; good && i < r->amends.n; i++)
		good = r->amends.at[i].of <= r->words.n && r->amends.at[i].reason <= r->words.n &&
			   r->amends.at[i].by <= r->words.n;
	for (size_t i = 0; good && i < r->followups.n; i++) {
		const struct zz_brief_followup *u = &r->followups.at[i];
		good = u->record <= r->words.n && u->obligation <= r->words.n && u->finding <= r->words.n &&
			   u->text_digest <= r->words.n && u->explanation <= r->words.n && u->rule <= r->words.n &&
			   u->period <= r->words.n && u->by <= r->words.n && u->type < ZZ_FU_TYPES;
	}
	for (size_t i = 0; good && i < r->orgs.n; i++)
		good = r->orgs.at[i].name <= r->words.n;
	for (size_t i = 0; good && i < r->attachments.n; i++)
		good = r->attachments.at[i].path <= r->words.n && r->attachments.at[i].digest <= r->words.n;
	return good;
}

/* --- what is not written as it lies there --- */

static bool take_strings(struct strings *s)
{
	struct zz_intern_slot *slots = s->slots;
	s->slots = NULL; /* the table's from here on */
	return zz_intern_restore(s->of, s->text, s->bytes, s->lengths.at, s->lengths.n, slots, s->nslots);
}

static void take_commits(struct zz_past *p, const struct numbers *kept, const struct zz_commits *c)
{
	p->commits.n = kept->n;
	p->commits.room = kept->n + more_than(kept->n);
	p->commits.at = zz_malloc_full(p->commits.room * sizeof *p->commits.at);
	for (size_t i = 0; i < kept->n; i++)
		p->commits.at[i] = c->at[kept->at[i]].commit;
}

static void take_odds(struct zz_memory *m, const struct beside *b)
{
	struct zz_past *p = b->p;
	for (size_t i = 0; i < b->odds.n; i++) {
		const struct odd_row *row = &b->odds.at[i];
		struct zz_str mode = zz_arena_str(&p->paths.arena, zz_intern_str(&m->briefs.words, row->mode));
		*ZZ_PUSH(&p->odds) = (struct zz_odd_step){row->path, row->commit, mode};
	}
}

/* Where each path's steps begin and end. */
static void thread_steps(struct zz_past *p)
{
	p->npaths = (size_t)p->paths.n + 1 + more_than(p->paths.n);
	p->first = zz_malloc(p->npaths * sizeof *p->first);
	p->last = zz_malloc(p->npaths * sizeof *p->last);
	for (size_t i = 0; i < p->steps.n; i++) {
		uint32_t path = p->steps.at[i].path;
		p->first[path] = p->first[path] ? p->first[path] : (uint32_t)i + 1;
		p->last[path] = (uint32_t)i + 1;
	}
}

static struct beside beside_of(struct zz_memory *m, struct zz_past *p)
{
	return (struct beside){
		.p = p, .history_paths.of = &p->paths, .paths.of = &m->paths, .words.of = &m->briefs.words};
}

static void free_strings(struct strings *s)
{
	free(s->lengths.at);
	free(s->slots);
}

static void free_beside(struct beside *b)
{
	free(b->kept.at);
	free(b->odds.at);
	free(b->listing.at);
	zz_intern_free(&b->own);
	free_strings(&b->history_paths);
	free_strings(&b->paths);
	free_strings(&b->words);
}

bool zz_memory_restore(struct zz_memory *m)
{
	struct beside b = beside_of(m, &m->past);
	struct table tables[TABLES];
	list_tables(m, &b, tables);
	bool good = read_file(m, tables);
	/* Each of them in any case, so that each is freed by its own. */
	good = take_strings(&b.history_paths) && good;
	good = take_strings(&b.paths) && good;
	good = take_strings(&b.words) && good;
	good = good && commits_fit(m, &b);
	if (good)
		take_commits(&m->past, &b.kept, &m->commits);
	good = good && steps_fit(&b) && listing_fits(m, &b) && briefs_fit(&m->briefs) &&
		   zz_object_files_untouched(&m->files, zz_source_git(m->source));
	if (good) {
		take_odds(m, &b);
		thread_steps(&m->past);
		m->briefs.sorted = m->briefs.digests.n;
		m->listing.at = b.listing.at;
		m->listing.n = b.listing.n;
		m->listing.room = b.listing.room;
		b.listing.at = NULL;
	} else {
		zz_memory_forget(m);
	}
	free_beside(&b);
	return good;
}

/* --- to the file --- */

static void put_strings(struct strings *s, struct zz_buf *text)
{
	for (uint32_t i = 1; i <= s->of->n; i++) {
		struct zz_str one = zz_intern_str(s->of, i);
		zz_buf_str(text, one);
		zz_buf_putc(text, '\0');
		*ZZ_PUSH(&s->lengths) = (uint32_t)one.n;
	}
	s->text = text->data;
	s->bytes = text->n;
	s->slots = s->of->slots;
	s->nslots = s->of->nslots;
}

static void put_commits(struct numbers *kept, const struct zz_past *p, const struct zz_commits *c)
{
	git_oid id;
	for (size_t i = 0; i < p->commits.n; i++) {
		git_oid_fromraw(&id, p->commits.at[i].id);
		const struct zz_commit_node *node = zz_commits_find(c, &id);
		*ZZ_PUSH(kept) = node ? (uint32_t)(node - c->at) : 0;
	}
}

static void put_odds(struct zz_memory *m, struct beside *b)
{
	for (size_t i = 0; i < b->p->odds.n; i++) {
		const struct zz_odd_step *odd = &b->p->odds.at[i];
		*ZZ_PUSH(&b->odds) = (struct odd_row){odd->path, odd->commit, zz_intern(&m->briefs.words, odd->mode)};
	}
}

/* What the history has of a file, where that is no more than a commit that brought it. */
static void put_once(const struct zz_past *p, struct zz_listed *row)
{
	const struct zz_step *s = zz_past_first_at(p, row->path & ZZ_PATH_OWN ? 0 : row->path);
	const struct zz_commit *c = s ? zz_step_commit(p, s) : NULL;
	row->is &= (uint8_t) ~(unsigned)ZZ_LISTED_ONCE;
	if (!s || s->next || s->gone || c->boundary || c->injected || !zz_commit_straight(c))
		return;
	row->is |= ZZ_LISTED_ONCE;
	row->commit = s->commit;
	row->moment = zz_commit_claim(c);
}

/* Now that the history has been read, most paths are known by it. */
static void put_listing(const struct zz_memory *m, struct beside *b)
{
	const struct zz_intern *history = m->former.n ? &m->former : &b->p->paths;
	for (size_t i = 0; i < m->listing.n; i++) {
		struct zz_listed row = m->listing.at[i];
		uint32_t own = row.path & ~(uint32_t)ZZ_PATH_OWN;
		struct zz_str path = zz_intern_str(row.path & ZZ_PATH_OWN ? &m->paths : history, own);
		uint32_t id = zz_intern_find(&b->p->paths, path);
		row.path = id ? id : zz_intern(&b->own, path) | ZZ_PATH_OWN;
		put_once(b->p, &row);
		*ZZ_PUSH(&b->listing) = row;
	}
}

static bool seal(struct zz_buf *bytes, struct zz_memory *m, const struct table *tables)
{
	struct head h;
	struct zz_seal s;
	uint8_t made[ZZ_SEAL_SIZE];
	make_head(&h, m->listing.tree, tables);
	if (!zz_seal_nonce(h.nonce))
		return false;
	zz_buf_add(bytes, &h, sizeof h);
	for (size_t i = 0; i < TABLES; i++)
		if (*tables[i].n)
			zz_buf_add(bytes, *tables[i].at, *tables[i].n * tables[i].size);
	zz_seal_begin(&s, zz_buf_view(&m->key), h.nonce);
	zz_seal_add(&s, bytes->data, bytes->n);
	zz_seal_end(&s, made);
	zz_buf_add(bytes, made, sizeof made);
	return bytes->n <= BYTES;
}

static void write_file(struct zz_memory *m, const struct zz_buf *bytes)
{
	struct zz_error ignored = {0};
	int git =
		open(git_repository_commondir(zz_source_git(m->source)->repo), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (git < 0)
		return;
	zz_write_at(git, ZZ_STR(FOLDER "/" NAME), zz_buf_view(bytes), ZZ_WRITE_PRIVATE, &ignored);
	close(git);
}

void zz_memory_write(struct zz_memory *m, struct zz_past *p)
{
	struct beside b = beside_of(m, p);
	struct table tables[TABLES];
	struct zz_buf texts[3] = {{0}}, bytes = {0};
	b.paths.of = &b.own;
	put_commits(&b.kept, p, &m->commits);
	put_odds(m, &b);
	zz_brief_digests_sort(&m->briefs);
	put_listing(m, &b);
	put_strings(&b.history_paths, &texts[0]);
	put_strings(&b.paths, &texts[1]);
	put_strings(&b.words, &texts[2]);
	list_tables(m, &b, tables);
	if (seal(&bytes, m, tables))
		write_file(m, &bytes);
	b.history_paths.slots = b.paths.slots = b.words.slots = NULL; /* the tables' own */
	for (size_t i = 0; i < 3; i++)
		zz_buf_free(&texts[i]);
	zz_buf_free(&bytes);
	free_beside(&b);
}
