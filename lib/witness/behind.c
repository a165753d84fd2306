/* A witness whose machine died, restored from an older copy or begun anew under its name: the receipts that
 * it signed lie with the branches. Signing on without them would make two receipts with one number, which
 * convicts the witness for good; with them the chain goes on. */
#include "witness/sight_parts.h"

#include "base/message.h"
#include "witness/chain_check.h"

/* Its own, by keys that are here: a chain that somebody else made up must not keep it from signing. */
static bool is_own(struct sighting *s, struct zz_chain *theirs, uint32_t seq)
{
	struct zz_keyring keys = {.name = s->w->name};
	struct zz_buf bytes = {0}, memory = {0};
	struct zz_error ignored = {0};
	struct zz_receipt r;
	enum zz_receipt_fault why;
	for (size_t i = 0; i < s->w->nkeys; i++)
		keys.pinned[keys.npinned++] = s->w->keys[i].public;
	zz_keyring_read(&keys, theirs, &memory);
	bool own = !zz_chain_get(theirs, seq, &bytes, &ignored) && zz_receipt_parse(zz_buf_view(&bytes), &r) &&
			   zz_receipt_good(&r, seq, &keys, &why);
	zz_keyring_free(&keys);
	zz_buf_free(&memory);
	zz_buf_free(&bytes);
	return own;
}

/* One that has signed nothing yet may have lost its keys as well, so that nothing is known of whose they are.
 */
int sight_behind(struct sighting *s, struct zz_git *theirs)
{
	struct zz_error ignored = {0};
	struct zz_chain chain;
	int rc = ZZ_OK;
	zz_chain_open(&chain, theirs, s->w->name, &ignored);
	uint32_t here = zz_chain_count(&s->w->chain, &ignored), there = zz_chain_count(&chain, &ignored);
	if (there > here && (!here || is_own(s, &chain, here)))
		rc = zz_error(
			s->e, ZZ_EENV,
			N_("%s has %u receipts of %s, this witness only %u: begun anew, or restored from an "
			   "older copy, it would sign a second one with a number that it has signed already. Take "
			   "its chain over first: git -C %s fetch %s %s:%s; or sign under a new name"),
			git_repository_path(theirs->repo), (unsigned)there, zz_arena_cstr(&s->w->arena, s->w->name),
			(unsigned)here, s->w->dir, git_repository_path(theirs->repo), chain.ref.data, chain.ref.data);
	zz_chain_close(&chain);
	return rc;
}
