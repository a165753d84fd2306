#include "witness/sync.h"

#include "base/message.h"
#include "witness/chain_check.h"
#include "witness/code.h"
#include "witness/kin.h"
#include "witness/redaction.h"
#include "witness/seen.h"
#include "witness/transfer.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* --- chains --- */

static int keep_fork(struct zz_git *g, struct zz_str name, const git_oid *head, struct zz_error *e)
{
	char hex[GIT_OID_HEXSZ + 1];
	struct zz_buf ref = {0};
	git_oid_tostr(hex, sizeof hex, head);
	zz_buf_printf(&ref, "refs/zzsh/forked/%.*s/%.12s", ZZ_FMT(name), hex);
	int rc = zz_ref_set(g, ref.data, head, NULL, true, "zzsh", e);
	zz_buf_free(&ref);
	return rc;
}

/* Which receipts may be taken: those of witnesses whose keys are pinned here, only by these keys. */
struct trust {
	const struct zz_str *named;
	size_t n;
};

/* A key that took the place of the one in zzsh.yaml, and is not there yet. */
static void new_key(struct zz_taken_chain *t, const struct zz_vkey *key, const struct trust *trust,
					struct zz_arena *a)
{
	struct zz_buf text = {0};
	zz_vkey_text(&text, key);
	for (size_t i = 0; i < trust->n && text.n; i++)
		if (zz_str_eq(zz_str_trim(trust->named[i]), zz_buf_view(&text)))
			zz_buf_clear(&text);
	if (text.n)
		t->keys = zz_arena_printf(a, "%.*s%.*s\n", ZZ_FMT(t->keys), ZZ_FMT(zz_buf_view(&text)));
	zz_buf_free(&text);
}

/* The newest receipt is signed with the key that is pinned here, or with one that took its place. */
static bool is_own(struct zz_chain *theirs, const struct trust *trust, struct zz_taken_chain *t,
				   struct zz_arena *a)
{
	struct zz_keyring keys = {.npinned = 0};
	struct zz_receipt r;
	struct zz_buf bytes = {0}, memory = {0};
	struct zz_error ignored = {0};
	size_t n;
	zz_keyring_pin(&keys, theirs->name, trust->named, trust->n);
	bool pinned = keys.npinned > 0;
	zz_keyring_read(&keys, theirs, &memory);
	uint32_t count = zz_chain_count(theirs, &ignored);
	bool own = !pinned ||
			   (count && !zz_chain_get(theirs, count - 1, &bytes, &ignored) &&
				zz_receipt_parse(zz_buf_view(&bytes), &r) && zz_keyring_verify(&keys, &r) == ZZ_SIGNED_GOOD);
	const struct zz_vkey *now = zz_keyring_at(&keys, count, &n);
	for (size_t i = 0; own && pinned && keys.changes.n && i < n; i++)
		new_key(t, &now[i], trust, a);
	zz_buf_free(&bytes);
	zz_buf_free(&memory);
	zz_keyring_free(&keys);
	return own;
}

/* Only the receipts' bytes count: commits are a container that may be made anew. */
static int take_chain(struct zz_taken_chain *t, struct zz_git *g, struct zz_chain *mine,
					  struct zz_chain *theirs, const struct trust *trust, struct zz_arena *a,
					  struct zz_error *e)
{
	struct zz_error ignored = {0};
	uint32_t here = zz_chain_count(mine, &ignored), there = zz_chain_count(theirs, &ignored);
	bool same = mine->begun && git_oid_equal(&mine->head, &theirs->head);
	t->receipts = here;
	t->how = ZZ_TAKEN_SAME;
	if (same || !there)
		return ZZ_OK;
	if (!is_own(theirs, trust, t, a)) {
		t->how = ZZ_TAKEN_FOREIGN;
		return ZZ_OK;
	}
	uint32_t shorter = here < there ? here : there,
			 equal = zz_chain_first_other(here <= there ? mine : theirs, here <= there ? theirs : mine);
	if (equal < shorter) {
		t->how = ZZ_TAKEN_FORKED;
		t->seq = equal;
		return keep_fork(g, t->name, &theirs->head, e);
	}
	/* Not a receipt more, but what was put beside them (witness/stamp.h). */
	if (there == here && zz_kin(g, &mine->head, &theirs->head) == ZZ_HEAD_FF)
		return zz_ref_set(g, mine->ref.data, &theirs->head, NULL, true, "zzsh", e);
	if (there <= here)
		return ZZ_OK;
	t->how = ZZ_TAKEN_NEW;
	t->receipts = there;
	return zz_ref_set(g, mine->ref.data, &theirs->head, NULL, true, "zzsh", e);
}

static int take_ref(struct zz_taking *out, struct zz_git *g, const char *ref, const struct trust *trust,
					struct zz_error *e)
{
	struct zz_error ignored = {0};
	struct zz_chain mine, theirs;
	struct zz_taken_chain *t = ZZ_PUSH(&out->all);
	*t = (struct zz_taken_chain){.name = zz_arena_str(&out->arena, zz_str(ref + sizeof ZZ_INCOMING_REF - 1))};
	if (!zz_witness_name(t->name)) {
		out->all.n--;
		return ZZ_OK;
	}
	zz_chain_open_at(&theirs, g, t->name, ref, &ignored);
	zz_chain_open(&mine, g, t->name, &ignored);
	int rc = theirs.begun ? take_chain(t, g, &mine, &theirs, trust, &out->arena, e) : ZZ_OK;
	zz_chain_close(&mine);
	zz_chain_close(&theirs);
	return rc;
}

static int take_list(struct zz_git *g, const char *ref, struct zz_error *e)
{
	enum { ID = 32 };
	const char *ledger = ref + sizeof ZZ_INCOMING_LIST_REF - 1;
	bool good = strlen(ledger) == ID && strspn(ledger, "0123456789abcdef") == ID;
	return good ? zz_lists_join(g, ref, g, ledger, ZZ_STR("zzsh"), 0, e) : ZZ_OK;
}

int zz_sync_take(struct zz_taking *out, const char *dir, const struct zz_str *named, size_t nnamed,
				 struct zz_error *e)
{
	const struct trust trust = {named, nnamed};
	struct zz_git g;
	git_strarray refs = {0};
	*out = (struct zz_taking){0};
	int rc = zz_git_open(&g, dir, e);
	if (!rc && git_reference_list(&refs, g.repo) < 0)
		rc = zz_git_fail(e, dir, -1);
	for (size_t i = 0; !rc && i < refs.count; i++) {
		struct zz_str name = zz_str(refs.strings[i]);
		if (zz_str_starts(name, ZZ_INCOMING_REF))
			rc = take_ref(out, &g, refs.strings[i], &trust, e);
		else if (zz_str_starts(name, ZZ_INCOMING_LIST_REF))
			rc = take_list(&g, refs.strings[i], e);
		else
			continue;
		git_reference_remove(g.repo, refs.strings[i]);
	}
	git_strarray_dispose(&refs);
	zz_git_close(&g);
	return rc;
}

void zz_taking_free(struct zz_taking *t)
{
	free(t->all.at);
	zz_arena_free(&t->arena);
}

/* --- of a head --- */

enum { LOOK_BACK = 500 };

/* Which receipt is looked for: of a commit, or the newest of a ledger. */
struct wanted {
	const char *commit, *ledger; /* ledger NULL: of the commit */
	const struct zz_str *named;
	size_t nnamed;
};

static bool is_wanted(const struct wanted *w, const struct zz_receipt *r)
{
	return w->ledger ? strcmp(r->ledger, w->ledger) == 0 : zz_str_is(r->head, w->commit);
}

static void find_in(struct zz_chain *c, const struct wanted *w, struct zz_sync_receipt *out)
{
	struct zz_keyring keys = {.npinned = 0};
	struct zz_buf bytes = {0}, memory = {0};
	struct zz_error ignored = {0};
	struct zz_receipt r;
	bool found = false;
	zz_keyring_pin(&keys, c->name, w->named, w->nnamed);
	zz_keyring_read(&keys, c, &memory);
	uint32_t count = zz_chain_count(c, &ignored);
	for (uint32_t back = 1; !found && back <= count && back <= LOOK_BACK; back++)
		found = !zz_chain_get(c, count - back, &bytes, &ignored) &&
				zz_receipt_parse(zz_buf_view(&bytes), &r) && is_wanted(w, &r) &&
				zz_str_eq(r.witness, c->name) && zz_keyring_verify(&keys, &r) == ZZ_SIGNED_GOOD;
	if (found && (!out->name.n || r.time > out->time)) {
		snprintf(out->name_room, sizeof out->name_room, "%.*s", ZZ_FMT(c->name));
		out->name = zz_str(out->name_room);
		out->seq = r.seq;
		out->time = r.time;
		out->covers = zz_str_is(r.head, w->commit);
		zz_code(ZZ_CODE_RECEIPT, &r.digest, out->code);
	}
	zz_keyring_free(&keys);
	zz_buf_free(&bytes);
	zz_buf_free(&memory);
}

static int find_wanted(struct zz_sync_receipt *out, const char *dir, const struct wanted *w,
					   struct zz_error *e)
{
	struct zz_git g;
	*out = (struct zz_sync_receipt){.seq = 0};
	int rc = zz_git_open(&g, dir, e);
	for (size_t i = 0; !rc && i < w->nnamed; i++) {
		struct zz_chain c;
		struct zz_error ignored = {0};
		struct zz_str item = zz_str_trim(w->named[i]);
		ptrdiff_t plus = zz_str_chr(item, '+');
		struct zz_str name = plus < 0 ? item : zz_str_sub(item, 0, (size_t)plus);
		if (!zz_witness_name(name))
			continue;
		zz_chain_open(&c, &g, name, &ignored);
		if (c.begun)
			find_in(&c, w, out);
		zz_chain_close(&c);
	}
	zz_git_close(&g);
	return rc;
}

int zz_sync_find(struct zz_sync_receipt *out, const char *dir, const char *commit, const struct zz_str *named,
				 size_t nnamed, struct zz_error *e)
{
	return find_wanted(out, dir, &(struct wanted){.commit = commit, .named = named, .nnamed = nnamed}, e);
}

int zz_sync_last(struct zz_sync_receipt *out, const char *dir, const char *ledger, const char *commit,
				 const struct zz_str *named, size_t nnamed, struct zz_error *e)
{
	return find_wanted(out, dir, &(struct wanted){commit, ledger, named, nnamed}, e);
}

int zz_sync_code(const char *dir, char code[24], struct zz_error *e)
{
	struct zz_git g;
	git_oid head;
	struct zz_seen_tree tree = {.records = 0};
	struct zz_digests digests = {0};
	int rc = zz_git_open(&g, dir, e);
	if (!rc)
		rc = zz_git_head(&g, &head, e);
	if (!rc) {
		zz_seen_read(&tree, &g, &head, &digests);
		if (tree.missing || tree.opaque)
			rc = 1;
		else
			zz_code(ZZ_CODE_HEAD, &tree.content, code);
	}
	if (rc == 1)
		rc = zz_error(e, ZZ_EENV,
					  N_("not everything that was committed can be read, so there is no code of it"));
	zz_seen_free(&tree);
	zz_digests_free(&digests);
	zz_git_close(&g);
	return rc;
}

void zz_sync_trailers(struct zz_buf *out, struct zz_git *g)
{
	enum { MOST = 3 };
	git_reference_iterator *refs = NULL;
	const char *ref;
	int n = 0;
	if (git_reference_iterator_glob_new(&refs, g->repo, ZZ_WITNESS_REF "*") < 0)
		return;
	while (n < MOST && git_reference_next_name(&ref, refs) == 0) {
		struct zz_chain c;
		struct zz_error ignored = {0};
		char text[ZZ_DIGEST_MAX];
		struct zz_str name = zz_str(ref + sizeof ZZ_WITNESS_REF - 1);
		if (zz_witness_name(name) && !zz_chain_open(&c, g, name, &ignored) && c.begun) {
			zz_buf_printf(out, "Zzsh-Seen: %.*s %u %s\n", ZZ_FMT(name), (unsigned)c.last.seq,
						  zz_sm3_text(&c.last.digest, text));
			n++;
		}
		if (zz_witness_name(name))
			zz_chain_close(&c);
	}
	git_reference_iterator_free(refs);
}
