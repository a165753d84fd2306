#include "git/recent.h"

#include <stdlib.h>
#include <string.h>

struct walk {
	struct zz_recent *r;
	struct zz_git *git;
	struct zz_intern seen; /* ids of commits, 20 bytes each; those from `next` on are not looked at yet */
	uint32_t next;
};

static void meet(struct walk *w, const git_oid *id)
{
	zz_intern(&w->seen, (struct zz_str){(const char *)id->id, sizeof id->id});
}

static bool is_before(git_commit *c, int64_t since)
{
	const git_signature *author = git_commit_author(c);
	return git_commit_time(c) < since || (author && author->when.time < since);
}

static void end_line(struct walk *w, git_commit *c)
{
	struct zz_tree *tree = ZZ_PUSH(&w->r->before);
	*tree = (struct zz_tree){.git = w->git, .root = *git_commit_tree_id(c)};
}

/* False where a commit cannot be read. */
static bool look(struct walk *w, const git_oid *id)
{
	git_commit *c = NULL;
	if (git_commit_lookup(&c, w->git->repo, id) < 0)
		return false;
	bool before = is_before(c, w->r->since);
	if (before)
		end_line(w, c);
	else
		w->r->anything = true;
	for (unsigned i = 0; !before && i < git_commit_parentcount(c); i++)
		meet(w, git_commit_parent_id(c, i));
	git_commit_free(c);
	return true;
}

void zz_recent_walk(struct zz_recent *r, struct zz_git *git, const git_oid *head, int64_t since)
{
	struct walk w = {.r = r, .git = git, .next = 1};
	*r = (struct zz_recent){.since = since, .known = git_repository_is_shallow(git->repo) == 0};
	meet(&w, head);
	for (; r->known && w.next <= w.seen.n; w.next++) {
		git_oid id;
		memcpy(id.id, zz_intern_str(&w.seen, w.next).p, sizeof id.id);
		r->known = w.next <= ZZ_RECENT_COMMITS && look(&w, &id);
	}
	zz_intern_free(&w.seen);
}

void zz_recent_free(struct zz_recent *r)
{
	for (size_t i = 0; i < r->before.n; i++)
		zz_tree_close(&r->before.at[i]);
	free(r->before.at);
	*r = (struct zz_recent){0};
}

bool zz_recent_entered(struct zz_recent *r, struct zz_str path)
{
	struct zz_tree_entry entry;
	struct zz_error ignored = {0};
	if (!r->known || !r->anything)
		return false;
	for (size_t i = 0; i < r->before.n; i++)
		if (zz_tree_find(&r->before.at[i], path, &entry, &ignored) != 1)
			return false;
	return true;
}
