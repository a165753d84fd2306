/* What only another witness had seen of a history that was written anew: no state of the order is that one,
 * but the texts that the order lists may be all that was taken out of it. They are put back into the commits
 * of about that time, each of them or not, until the content digest comes out that was signed: nobody can
 * make that but with the very same texts, so that nothing else can have been changed. What is not found
 * within bounds is not known, as it was. */
#include "witness/observe_parts.h"

#include <stdlib.h>
#include <string.h>

enum {
	COMMITS = 64,      /* that are tried for a receipt, those next to its time */
	WAYS = 64,         /* to put texts back into one of them */
	TRIES_MOST = 4096, /* in all */
	PATHS = 16,        /* with listed texts in one commit */
};

/* Listed texts that may have stood where a commit has something else, one path after another. */
struct choices {
	const struct zz_redacted_file *at[WAYS];
	size_t n, npaths;
	size_t first[PATHS], count[PATHS];
};

static bool fits(const struct zz_redacted_file *f, const struct zz_seen_tree *tree)
{
	const struct zz_seen_file *there = zz_seen_find(tree, f->path);
	return f->gone ? !there : there && memcmp(&there->text, &f->now, sizeof f->now) == 0;
}

static bool is_listed(const struct choices *c, const struct zz_redacted_file *f)
{
	for (size_t i = c->npaths ? c->first[c->npaths - 1] : 0; i < c->n; i++)
		if (zz_str_eq(c->at[i]->path, f->path) && c->at[i]->mode == f->mode &&
			memcmp(&c->at[i]->then, &f->then, sizeof f->then) == 0)
			return true;
	return false;
}

/* `files` by path. */
static void list_choices(struct choices *c, const struct zz_redacted_file **files, size_t n,
						 const struct zz_seen_tree *tree)
{
	c->n = c->npaths = 0;
	for (size_t i = 0; i < n && c->n < WAYS; i++) {
		const struct zz_redacted_file *f = files[i];
		bool next = !c->npaths || !zz_str_eq(c->at[c->first[c->npaths - 1]]->path, f->path);
		if (!fits(f, tree) || (!next && is_listed(c, f)))
			continue;
		if (next && c->npaths == PATHS)
			return;
		if (next) {
			c->first[c->npaths] = c->n;
			c->count[c->npaths++] = 0;
		}
		c->at[c->n++] = f;
		c->count[c->npaths - 1]++;
	}
}

/* The texts of one way, counted through: of each path one of those listed, or none. False behind the last. */
static bool next_way(const struct choices *c, size_t *way)
{
	for (size_t k = 0; k < c->npaths; k++) {
		if (++way[k] <= c->count[k])
			return true;
		way[k] = 0;
	}
	return false;
}

static bool comes_out(const struct choices *c, const size_t *way, const struct zz_seen_tree *tree,
					  const struct zz_sm3 *content)
{
	struct zz_redacted_file chosen[PATHS];
	struct zz_redaction list = {.files = {.at = chosen}};
	struct zz_redacted_state state = {.first = 0};
	struct zz_sm3 is;
	for (size_t k = 0; k < c->npaths; k++)
		if (way[k] < c->count[k])
			chosen[state.n++] = *c->at[c->first[k] + way[k]];
	list.files.n = state.n;
	return zz_redaction_content(&list, &state, tree, &is) && memcmp(&is, content, sizeof is) == 0;
}

static bool is_made_of(struct observing *o, const struct zz_redacted_file **files, size_t n,
					   const git_oid *commit, const struct zz_sm3 *content)
{
	struct zz_seen_tree tree = {.records = 0};
	struct choices c;
	size_t way[PATHS] = {0};
	bool found = false;
	zz_seen_read(&tree, o->g, commit, &o->digests);
	list_choices(&c, files, n, &tree);
	for (int i = 0; !found && i < WAYS && o->tries < TRIES_MOST; i++) {
		o->tries++;
		found = comes_out(&c, way, &tree, content);
		if (!next_way(&c, way))
			break;
	}
	zz_seen_free(&tree);
	return found;
}

static int by_path(const void *a, const void *b)
{
	const struct zz_redacted_file *const *x = a, *const *y = b;
	return zz_str_cmp((*x)->path, (*y)->path);
}

/* The last commit that claims a time before that of the receipt; then those before and behind it in turn. */
static size_t nearest(const struct observing *o, int64_t time)
{
	size_t at = 0;
	for (size_t i = 0; i < o->history.norder; i++)
		if (o->history.at[o->history.order[i]].commit.committer <= time)
			at = i;
	return at;
}

bool observe_between(struct observing *o, const struct zz_redaction *list, const struct zz_receipt *r,
					 git_oid *out)
{
	size_t n = list->files.n, middle = nearest(o, r->time);
	const struct zz_redacted_file **files = zz_malloc((n + 1) * sizeof *files);
	bool found = false;
	for (size_t i = 0; i < n; i++)
		files[i] = &list->files.at[i];
	if (n)
		qsort(files, n, sizeof *files, by_path);
	for (size_t i = 0; n && !found && i < COMMITS && o->tries < TRIES_MOST; i++) {
		size_t away = (i + 1) / 2, at = i % 2 ? middle - away : middle + away;
		if (i % 2 ? away > middle : at >= o->history.norder)
			continue;
		git_oid_fromraw(out, o->history.at[o->history.order[at]].commit.id);
		found = is_made_of(o, files, n, out, &r->content);
	}
	free(files);
	return found;
}
