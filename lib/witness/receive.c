#include "witness/receive.h"

#include "base/message.h"
#include "base/text.h"
#include "git/commits.h"
#include "witness/kin.h"
#include "witness/seen.h"

#include <string.h>

#define ZZ_MAIN "refs/heads/main"
enum { AHEAD_SECONDS = 600 };

struct check {
	const struct zz_receive *r;
	struct zz_git g;
	bool has_old;
	git_oid old, new;
	struct zz_seen_tree tree, before;
	struct zz_digests digests;
	struct zz_buf name;
	struct zz_buf *said;
	struct zz_error *e;
};

static int refuse(struct check *c, const char *message)
{
	zz_buf_puts(c->said, zz_tr(c->e->lang, message));
	zz_buf_putc(c->said, '\n');
	return 1;
}

/* `message` has one %s. A macro, so that the compiler sees it. */
#define REFUSE_NAMING(c, message, path)                                                                      \
	(zz_buf_clear(&(c)->name), zz_text_safe(&(c)->name, path), zz_buf_putc(&(c)->name, '\0'),                \
	 zz_msgf((c)->said, (c)->e->lang, message, (c)->name.data), zz_buf_putc((c)->said, '\n'), 1)

static bool take_id(struct zz_str s, git_oid *id)
{
	return s.n == GIT_OID_HEXSZ && git_oid_fromstrn(id, s.p, s.n) == 0;
}

static int check_update(struct check *c)
{
	struct zz_str rest = c->r->updates, line, old, new;
	if (!zz_str_split(&rest, '\n', &line))
		return refuse(c, N_("Refused: nothing is handed in"));
	if (rest.n)
		return refuse(c, N_("Refused: only the branch main is handed in here; this push has more than that"));
	if (!zz_str_split(&line, ' ', &old) || !zz_str_split(&line, ' ', &new) || !take_id(old, &c->old) ||
		!take_id(new, &c->new))
		return zz_error(c->e, ZZ_EENV, N_("git gave the hook something that it does not know"));
	if (!zz_str_is(line, ZZ_MAIN))
		return REFUSE_NAMING(c, N_("Refused: only the branch main is handed in here, not %s"), line);
	if (git_oid_is_zero(&c->new))
		return refuse(c,
					  N_("Refused: what was handed in is not taken back. A record is taken out of all counts "
						 "with zzsh withdraw"));
	c->has_old = !git_oid_is_zero(&c->old);
	return ZZ_OK;
}

static int check_kin(struct check *c)
{
	if (!c->has_old)
		return ZZ_OK;
	switch (zz_kin(&c->g, &c->old, &c->new)) {
	case ZZ_HEAD_FF:
	case ZZ_HEAD_SAME:
		return ZZ_OK;
	case ZZ_HEAD_UNKNOWN:
		return refuse(
			c, N_("Refused: a part of the history is not there or is damaged; nothing was changed here"));
	default:
		return refuse(
			c, N_("Refused: this does not continue what was handed in before. Nothing is lost: zzsh sync "
				  "fetches that and merges it. History is never written anew"));
	}
}

static int check_tree(struct check *c)
{
	char id[33], before[33] = "";
	c->tree.names_only = c->before.names_only = true;
	zz_seen_read(&c->tree, &c->g, &c->new, &c->digests);
	if (c->tree.missing)
		return REFUSE_NAMING(
			c, N_("Refused: something that belongs to the texts is not there or is damaged (%s)"),
			c->tree.odd);
	if (c->tree.invalid)
		return REFUSE_NAMING(
			c,
			N_("Refused: %s has a name, a kind or a size that no file of a ledger may have. Take it "
			   "out and commit, then hand in again; zzsh check names all of them"),
			c->tree.odd);
	zz_seen_ledger(&c->tree, id);
	if (!*id)
		return refuse(c, N_("Refused: there is no genesis.yaml, so this is no ledger"));
	if (c->has_old) {
		zz_seen_read(&c->before, &c->g, &c->old, &c->digests);
		zz_seen_ledger(&c->before, before);
	}
	if (*before && strcmp(id, before) != 0)
		return refuse(
			c, N_("Refused: genesis.yaml was changed, by which a ledger is known. Restore it: git checkout "
				  "origin/main -- genesis.yaml, then commit"));
	return ZZ_OK;
}

static const struct zz_commit_node *parent_of(const struct zz_commits *all, const struct zz_commit_node *n,
											  uint32_t k)
{
	return &all->at[all->parents[n->parents + k]];
}

/* Own clocks prove nothing; that one is wrong should be known to who uses it. */
static void remark_dates(struct check *c)
{
	struct zz_commits all = {0}, old = {0};
	struct zz_error ignored = {0};
	unsigned ahead = 0, back = 0;
	bool read = zz_commits_load(&all, &c->g, &c->new, false, &ignored) == ZZ_OK &&
				(!c->has_old || zz_commits_load(&old, &c->g, &c->old, false, &ignored) == ZZ_OK);
	for (size_t i = 0; read && i < all.n; i++) {
		const struct zz_commit_node *n = &all.at[i];
		git_oid id;
		git_oid_fromraw(&id, n->commit.id);
		if (zz_commits_find(&old, &id))
			continue;
		ahead +=
			n->commit.author > c->r->now + AHEAD_SECONDS || n->commit.committer > c->r->now + AHEAD_SECONDS;
		for (uint32_t k = 0; k < n->nparents; k++)
			back += n->commit.committer < parent_of(&all, n, k)->commit.committer;
	}
	if (ahead)
		zz_msgf(c->said, c->e->lang,
				N_("Note: entries that bear a time that has not come yet: %u. Set the clock of that computer "
				   "right\n"),
				ahead);
	if (back)
		zz_msgf(c->said, c->e->lang,
				N_("Note: entries that bear a time before that of the entry they follow: %u. Look at the "
				   "clock of that "
				   "computer\n"),
				back);
	zz_commits_free(&all);
	zz_commits_free(&old);
}

int zz_receive_check(const struct zz_receive *r, struct zz_buf *said, struct zz_error *e)
{
	struct check c = {.r = r, .said = said, .e = e};
	int rc = zz_git_open(&c.g, r->repo, e), code;
	if (!rc && r->quarantine && (code = git_odb_add_disk_alternate(c.g.odb, r->quarantine)) < 0)
		rc = zz_git_fail(e, r->quarantine, code);
	if (!rc)
		rc = check_update(&c);
	if (!rc)
		rc = check_kin(&c);
	if (!rc)
		rc = check_tree(&c);
	if (!rc)
		remark_dates(&c);
	zz_seen_free(&c.tree);
	zz_seen_free(&c.before);
	zz_digests_free(&c.digests);
	zz_buf_free(&c.name);
	zz_git_close(&c.g);
	return rc;
}
