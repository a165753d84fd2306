#include "git/history.h"

#include "git/history_parts.h"
#include "git/source_parts.h"

#include <stdlib.h>
#include <string.h>

/* --- one commit against its parents --- */

struct telling {
	struct zz_git *git;
	const struct zz_commit *commit;
	size_t nparents;
	const uint8_t **before; /* of the step that is told, one a parent */
	const char *prefix;
	const struct zz_history_calls *calls;
	struct zz_buf path;
	struct kept *kept;
	struct zz_error *e;
};

/* Trees that were read lately: those of a commit are wanted again for the next one that touches their folder,
 * which in a unit of many branches may be some thousand trees later. Each has one place, by its id, and stays
 * until another takes that, or until all of them together become too much. */
enum { KEPT = 16384, KEPT_BYTES = 32 << 20 };
struct kept {
	struct kept_tree {
		git_oid id;
		struct zz_object *tree;
	} at[KEPT];
	size_t bytes, hand;
};

static void drop_kept(struct kept *k, size_t place)
{
	struct kept_tree *old = &k->at[place];
	k->bytes -= old->tree ? old->tree->n : 0;
	zz_object_free(old->tree);
	old->tree = NULL;
}

static int open_tree(struct telling *t, const git_oid *id, struct zz_object **out)
{
	struct kept *k = t->kept;
	size_t place = (id->id[0] | (unsigned)id->id[1] << 8) % KEPT;
	struct kept_tree *own = &k->at[place];
	if (!own->tree || !git_oid_equal(&own->id, id)) {
		drop_kept(k, place);
		int rc = zz_git_tree_bytes(t->git, id, &own->tree, t->e);
		if (rc)
			return rc;
		own->id = *id;
		k->bytes += own->tree->n;
	}
	*out = zz_object_hold(own->tree);
	for (; k->bytes > KEPT_BYTES; k->hand = (k->hand + 1) % KEPT)
		drop_kept(k, k->hand);
	return ZZ_OK;
}

/* An entry of a tree as git stores it: mode, blank, name, NUL, id. Read here and not by libgit2, which makes
 * an object of each: most are only passed over. */
struct entry {
	const char *mode, *name;
	size_t name_n;
	const uint8_t *id;
};

/* A folder in a commit (side 0) or in one of its parents (the others), and the entry of the name that is
 * looked at on all sides. */
struct side {
	struct zz_object *tree; /* NULL: no such folder there */
	const char *at, *end;   /* of its bytes */
	struct entry entry;     /* at `at`; mode NULL at the end */
	git_oid own;
	const git_oid *id; /* of the name that is looked at; NULL: nothing that a ledger has */
	struct entry seen; /* of that name, whatever it is; mode NULL where there is none */
};

static bool is_folder(const struct entry *e)
{
	return e->mode[0] == '4' || e->mode[0] == '0'; /* 40000; old writers put a zero before it */
}

/* Links, submodules and odd modes are no files of a ledger: as if they were not there. */
static bool is_file(const struct entry *e)
{
	return strncmp(e->mode, "100", 3) == 0;
}

/* False where the bytes are no tree. */
static bool read_entry(struct side *s)
{
	s->entry = (struct entry){0};
	if (!s->tree || s->at == s->end)
		return true;
	const char *blank = memchr(s->at, ' ', (size_t)(s->end - s->at));
	const char *nul = blank ? memchr(blank, '\0', (size_t)(s->end - blank)) : NULL;
	if (!nul || nul == blank + 1 || s->end - nul <= GIT_OID_RAWSZ)
		return false;
	s->entry = (struct entry){s->at, blank + 1, (size_t)(nul - blank - 1), (const uint8_t *)nul + 1};
	return true;
}

static bool pass_entry(struct side *s)
{
	s->at = (const char *)s->entry.id + GIT_OID_RAWSZ;
	return read_entry(s);
}

static size_t common_front(const char *a, const char *b, size_t n)
{
	size_t i = 0;
	for (size_t stride = 1024; stride >= 16; stride /= 8)
		while (n - i >= stride && memcmp(a + i, b + i, stride) == 0)
			i += stride;
	while (i < n && a[i] == b[i])
		i++;
	return i;
}

/* With one parent: passes over what both sides have alike, which is nearly all; often the rest as a whole. */
static bool pass_equal(struct side *now, struct side *before)
{
	if (!now->entry.mode || !before->entry.mode)
		return true;
	size_t n = (size_t)(now->end - now->at), other = (size_t)(before->end - before->at);
	size_t alike = common_front(now->at, before->at, n < other ? n : other), passed = 0;
	if (alike == n && n == other)
		passed = n;
	while (passed < alike) { /* whole entries */
		const char *nul = memchr(now->at + passed, '\0', alike - passed);
		size_t after = nul ? (size_t)(nul - now->at) + 1 + GIT_OID_RAWSZ : SIZE_MAX;
		if (after > alike)
			break;
		passed = after;
	}
	now->at += passed;
	before->at += passed;
	return read_entry(now) && read_entry(before);
}

static int compare_entries(const struct entry *a, const struct entry *b)
{
	return zz_path_cmp((struct zz_str){a->name, a->name_n}, is_folder(a), (struct zz_str){b->name, b->name_n},
					   is_folder(b));
}

/* Picks the next name in order; false where the bytes are no tree. At the end some->mode is NULL. */
static bool next_name(struct side *sides, size_t n, struct entry *some)
{
	bool good = n != 2 || pass_equal(&sides[0], &sides[1]);
	*some = (struct entry){0};
	for (size_t i = 0; i < n; i++) {
		const struct entry *e = &sides[i].entry;
		if (e->mode && (!some->mode || compare_entries(e, some) < 0))
			*some = *e;
	}
	for (size_t i = 0; some->mode && i < n; i++) {
		struct side *s = &sides[i];
		bool same = s->entry.mode && compare_entries(&s->entry, some) == 0;
		bool ours = same && (is_folder(&s->entry) || is_file(&s->entry));
		if (ours)
			git_oid_fromraw(&s->own, s->entry.id);
		s->id = ours ? &s->own : NULL;
		s->seen = same ? s->entry : (struct entry){0};
		if (same)
			good = pass_entry(s) && good;
	}
	return good;
}

/* Whether the commit has something, or lacks something, unlike each of its parents. */
static bool is_own(const struct side *sides, size_t n)
{
	const git_oid *now = sides[0].id;
	for (size_t i = 1; i < n; i++)
		if (now ? sides[i].id && git_oid_equal(now, sides[i].id) : !sides[i].id)
			return false;
	return now || n > 1;
}

/* Whether a path can lie in the prefix or, a folder's, above it. */
static bool fits_prefix(const struct telling *t, struct zz_str path, bool folder)
{
	struct zz_str prefix = zz_str(t->prefix);
	if (!prefix.n)
		return true;
	if (zz_str_eq(zz_str_sub(path, 0, prefix.n), prefix))
		return path.n == prefix.n || path.p[prefix.n] == '/';
	return folder && path.n < prefix.n && prefix.p[path.n] == '/' &&
		   zz_str_eq(zz_str_sub(prefix, 0, path.n), path);
}

static int tell_folder(struct telling *t, const struct side *above, unsigned depth);

static bool same_entry(const struct entry *a, const struct entry *b)
{
	return b->mode && a->name - a->mode == b->name - b->mode &&
		   !memcmp(a->mode, b->mode, (size_t)(a->name - a->mode)) && !memcmp(a->id, b->id, GIT_OID_RAWSZ);
}

/* What is no ledger file is passed over, and named once: by the commit that brings it. */
static void tell_odd(struct telling *t, const struct side *sides)
{
	const struct entry *e = &sides[0].seen;
	struct zz_str path = zz_buf_view(&t->path);
	if (!t->calls->odd || !e->mode || !zz_path_ours(path))
		return;
	for (size_t i = 1; i <= t->nparents; i++)
		if (same_entry(e, &sides[i].seen))
			return;
	t->calls->odd(t->calls->with, t->commit, path, (struct zz_str){e->mode, (size_t)(e->name - e->mode) - 1});
}

/* Git writes 100644 and 100755; a ledger's files are no programs. */
static bool is_plain(const struct entry *e)
{
	return e->name - e->mode == sizeof "100644" && !memcmp(e->mode, "100644", sizeof "100644" - 1);
}

static int tell_file(struct telling *t, const struct side *sides)
{
	struct zz_str path = zz_buf_view(&t->path);
	if (zz_path_odd(path, ZZ_ENTRY_FILE)) {
		tell_odd(t, sides);
		return ZZ_OK;
	}
	for (size_t i = 0; i < t->nparents; i++)
		t->before[i] = sides[i + 1].id ? sides[i + 1].id->id : NULL;
	struct zz_history_step step = {
		.commit = t->commit,
		.path = path,
		.blob = sides[0].id ? sides[0].id->id : NULL,
		.before = t->before,
		.nparents = t->nparents,
	};
	return t->calls->visit(t->calls->with, &step);
}

/* One name, on all sides either a folder or something else. */
static int tell_name(struct telling *t, const struct side *sides, const struct entry *some, unsigned depth)
{
	size_t path = t->path.n;
	bool folder = is_folder(some), slash = memchr(some->name, '/', some->name_n) != NULL;
	bool own = is_own(sides, t->nparents + 1);
	bool odd = sides[0].seen.mode && (!sides[0].id || (!folder && !is_plain(&sides[0].seen)));
	if (!odd && !own)
		return ZZ_OK;
	if (path)
		zz_buf_putc(&t->path, '/');
	zz_buf_add(&t->path, some->name, some->name_n);
	int rc = ZZ_OK;
	bool outside = slash || (folder && zz_path_ours(zz_buf_view(&t->path)) &&
							 zz_path_odd(zz_buf_view(&t->path), ZZ_ENTRY_FOLDER));
	if (odd || outside)
		tell_odd(t, sides);
	if (own && !outside && fits_prefix(t, zz_buf_view(&t->path), folder))
		rc = folder ? tell_folder(t, sides, depth + 1) : tell_file(t, sides);
	t->path.n = path;
	t->path.data[path] = '\0';
	return rc;
}

static int open_side(struct telling *t, const git_oid *id, struct side *s)
{
	int rc = id ? open_tree(t, id, &s->tree) : ZZ_OK;
	if (rc || !id)
		return rc;
	s->at = (const char *)s->tree->bytes;
	s->end = s->at + s->tree->n;
	return read_entry(s) ? ZZ_OK : zz_git_odd(id, t->e);
}

static int tell_names(struct telling *t, struct side *sides, const git_oid *id, unsigned depth)
{
	struct entry some;
	int rc = ZZ_OK;
	do {
		if (!next_name(sides, t->nparents + 1, &some))
			return zz_git_odd(id, t->e);
		if (some.mode)
			rc = tell_name(t, sides, &some, depth);
	} while (!rc && some.mode);
	return rc;
}

static int tell_folder(struct telling *t, const struct side *above, unsigned depth)
{
	size_t n = t->nparents + 1;
	const git_oid *some = NULL;
	int rc = ZZ_OK;
	if (depth >= ZZ_PATH_DEPTH)
		return ZZ_OK;
	struct side *sides = zz_malloc(n * sizeof *sides);
	for (size_t i = 0; !rc && i < n; i++) {
		some = above[i].id ? above[i].id : some;
		rc = open_side(t, above[i].id, &sides[i]);
	}
	if (!rc)
		rc = tell_names(t, sides, some, depth);
	for (size_t i = 0; i < n; i++)
		zz_object_free(sides[i].tree);
	free(sides);
	return rc;
}

/* --- all of them --- */

static int tell_commit(struct telling *t, const struct zz_commits *c, const struct zz_commit_node *node)
{
	struct side *roots = zz_malloc((node->nparents + 1) * sizeof *roots);
	roots[0].id = &node->tree;
	for (uint32_t i = 0; i < node->nparents; i++)
		roots[i + 1].id = &c->at[c->parents[node->parents + i]].tree;
	t->commit = &node->commit;
	if (t->calls->meet)
		t->calls->meet(t->calls->with, &node->commit);
	t->nparents = node->nparents;
	t->before = zz_malloc((node->nparents + 1) * sizeof(const uint8_t *));
	int rc = is_own(roots, t->nparents + 1) ? tell_folder(t, roots, 0) : ZZ_OK;
	free(t->before);
	free(roots);
	return rc;
}

/* libgit2's own cache, once it is full, is searched from its beginning for each object that comes in. */
void zz_walk_prepare(void)
{
	static const git_object_t types[] = {GIT_OBJECT_COMMIT, GIT_OBJECT_TREE};
	for (size_t i = 0; i < sizeof types / sizeof types[0]; i++)
		git_libgit2_opts(GIT_OPT_SET_CACHE_OBJECT_LIMIT, types[i], (size_t)0);
}

static int tell_all(struct telling *t, const struct zz_commits *c, size_t from)
{
	int rc = ZZ_OK;
	zz_buf_room(&t->path, 1);
	t->kept = zz_malloc(sizeof *t->kept);
	for (size_t i = from; !rc && i < c->norder; i++)
		rc = tell_commit(t, c, &c->at[c->order[i]]);
	for (size_t i = 0; i < KEPT; i++)
		drop_kept(t->kept, i);
	free(t->kept);
	zz_buf_free(&t->path);
	return rc;
}

int zz_walk_run(const struct zz_walk *w, struct zz_history *out, struct zz_error *e)
{
	size_t told = w->commits->norder;
	struct telling t = {.git = w->git, .prefix = w->prefix, .calls = w->calls, .e = e};
	*out = (struct zz_history){.begun = true, .shallow = git_repository_is_shallow(w->git->repo) == 1};
	int rc = zz_commits_load(w->commits, w->git, &w->head, out->shallow, e);
	out->commits = w->commits->norder;
	if (!rc && w->calls->graph)
		out->graph = (uint8_t)zz_commits_graph(w->commits, w->git, out->graph_commit);
	return rc ? rc : tell_all(&t, w->commits, told);
}

static bool head_of(struct zz_source *s, git_oid *head)
{
	return *zz_source_commit(s) && git_oid_fromstr(head, zz_source_commit(s)) == 0;
}

int zz_source_history_on(struct zz_source *s, const char *prefix, const struct zz_history_calls *calls,
						 struct zz_commits *known, struct zz_history *out, struct zz_error *e)
{
	struct zz_walk w = {.prefix = prefix, .calls = calls, .commits = known};
	struct zz_ahead **ahead = zz_source_ahead(s), *begun = *ahead;
	int rc;
	*out = (struct zz_history){0};
	if (!head_of(s, &w.head))
		return ZZ_OK;
	if (begun && !*prefix && !known->n) {
		*ahead = NULL;
		if (zz_ahead_tell(begun, &w, out, &rc))
			return rc;
	}
	w.git = zz_source_git(s);
	zz_walk_prepare();
	return zz_walk_run(&w, out, e);
}

void zz_source_history_begin(struct zz_source *s)
{
	git_oid head;
	struct zz_git git;
	struct zz_error ignored = {0};
	struct zz_ahead **ahead = zz_source_ahead(s);
	if (*ahead || !head_of(s, &head))
		return;
	if (zz_git_open(&git, zz_source_dir(s), &ignored)) {
		zz_git_close(&git);
		return;
	}
	zz_walk_prepare();
	*ahead = zz_ahead_begin(&git, &head);
}

int zz_source_history(struct zz_source *s, const char *prefix, const struct zz_history_calls *calls,
					  struct zz_history *out, struct zz_error *e)
{
	struct zz_commits commits = {0};
	int rc = zz_source_history_on(s, prefix, calls, &commits, out, e);
	zz_commits_free(&commits);
	return rc;
}

int zz_source_message(struct zz_source *s, const uint8_t commit[ZZ_BLOB_ID], struct zz_buf *message,
					  struct zz_error *e)
{
	git_oid id;
	git_commit *c = NULL;
	memcpy(id.id, commit, ZZ_BLOB_ID);
	zz_buf_clear(message);
	int rc = zz_git_commit(zz_source_git(s), &id, &c, NULL, e);
	if (!rc)
		zz_buf_puts(message, git_commit_message_raw(c));
	git_commit_free(c);
	return rc;
}

int zz_source_author(struct zz_source *s, const uint8_t commit[ZZ_BLOB_ID], struct zz_buf *name,
					 struct zz_error *e)
{
	git_oid id;
	git_commit *c = NULL;
	memcpy(id.id, commit, ZZ_BLOB_ID);
	zz_buf_clear(name);
	int rc = zz_git_commit(zz_source_git(s), &id, &c, NULL, e);
	if (!rc)
		zz_buf_puts(name, git_commit_author(c)->name);
	git_commit_free(c);
	return rc;
}

int zz_source_commit_by(struct zz_source *s, int64_t moment, char commit[41], struct zz_error *e)
{
	git_oid head, id;
	struct zz_commits commits = {0};
	commit[0] = '\0';
	if (!*zz_source_commit(s) || git_oid_fromstr(&head, zz_source_commit(s)) < 0)
		return ZZ_OK;
	int rc = zz_commits_load(&commits, zz_source_git(s), &head, zz_source_shallow(s), e);
	for (size_t i = commits.norder; !rc && i-- > 0;) {
		const struct zz_commit *c = &commits.at[commits.order[i]].commit;
		if (c->committer > moment)
			continue;
		memcpy(id.id, c->id, ZZ_BLOB_ID);
		git_oid_tostr(commit, 41, &id);
		break;
	}
	zz_commits_free(&commits);
	return rc;
}
