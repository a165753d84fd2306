#include "witness/evidence.h"

#include "base/message.h"
#include "git/bundle.h"
#include "git/source_parts.h"
#include "witness/keyring.h"
#include "witness/redaction.h"

#include <stdlib.h>
#include <string.h>

enum { PARTS_MOST = 20000, KEYS_BYTES = 8192 };

/* A witness' name without what would be a folder. */
static struct zz_str flat(struct zz_arena *a, struct zz_str name)
{
	char *text = zz_arena_cstr(a, name);
	for (size_t i = 0; i < name.n; i++)
		text[i] = text[i] == '/' ? '_' : text[i];
	return (struct zz_str){text, name.n};
}

static void put(struct zz_evidence *out, struct zz_str name, struct zz_str bytes)
{
	*ZZ_PUSH(&out->parts) = (struct zz_evidence_part){name, zz_arena_str(&out->arena, bytes)};
}

/* --- keys --- */

struct keys {
	struct zz_evidence *out;
	const struct zz_observations *seen;
	struct zz_buf list; /* keys.txt */
};

static bool is_witness(const struct zz_observations *seen, struct zz_str name)
{
	for (size_t i = 0; i < seen->nwitnesses; i++)
		if (zz_str_eq(seen->witnesses[i].name, name))
			return true;
	return false;
}

/* For openssl. Not twice, whoever names it. */
static void put_pem(struct zz_evidence *out, const struct zz_vkey *key)
{
	struct zz_buf pem = {0};
	struct zz_str name = zz_arena_printf(&out->arena, "keys/%.*s+%02x%02x%02x%02x.%s.pem",
										 ZZ_FMT(flat(&out->arena, key->name)), key->id[0], key->id[1],
										 key->id[2], key->id[3], zz_key_terms[key->kind].slug);
	bool known = !zz_vkey_pem(&pem, key);
	for (size_t i = 0; i < out->parts.n; i++)
		known = known || zz_str_eq(out->parts.at[i].name, name);
	if (!known)
		put(out, name, zz_buf_view(&pem));
	zz_buf_free(&pem);
}

static void put_keys(struct keys *k, const char *whence, const struct zz_str *items, size_t n)
{
	size_t before = k->list.n;
	for (size_t i = 0; i < n; i++) {
		struct zz_vkey key;
		struct zz_str text = zz_str_trim(items[i]);
		if (!zz_vkey_parse(text, &key) || !is_witness(k->seen, key.name))
			continue;
		if (k->list.n == before)
			zz_buf_printf(&k->list, "# %s\n", whence);
		zz_buf_printf(&k->list, "%.*s\n", ZZ_FMT(text));
		put_pem(k->out, &key);
	}
}

static void put_chain_keys(struct keys *k, struct zz_chain *c)
{
	struct zz_buf file = {0};
	struct zz_error ignored = {0};
	struct zz_str items[16], line;
	size_t n = 0;
	bool found = c->begun && !zz_chain_file(c, ZZ_STR("keys"), KEYS_BYTES, &file, &ignored);
	struct zz_str rest = zz_buf_view(&file);
	while (found && n < 16 && zz_str_split(&rest, '\n', &line))
		items[n++] = line;
	put_keys(k, "from the chain of receipts / 取自见证链", items, n);
	zz_buf_free(&file);
}

/* Those that it had before it changed its keys, and after. */
static void put_former_keys(struct keys *k, struct zz_chain *c)
{
	struct zz_keyring ring = {.name = c->name};
	struct zz_buf memory = {0};
	if (c->begun)
		zz_keyring_read(&ring, c, &memory);
	for (size_t i = 0; i < ring.changes.n; i++) {
		const struct zz_key_change *change = &ring.changes.at[i];
		for (size_t n = 0; n < change->nbefore + change->nafter; n++) {
			struct zz_buf text = {0};
			zz_vkey_text(&text,
						 n < change->nbefore ? &change->before[n] : &change->after[n - change->nbefore]);
			put_keys(k, "from a change of keys in the chain / 取自见证链中的换钥记录",
					 &(struct zz_str){text.data, text.n}, 1);
			zz_buf_free(&text);
		}
	}
	zz_keyring_free(&ring);
	zz_buf_free(&memory);
}

/* --- receipts --- */

static void put_receipts(struct zz_evidence *out, struct zz_chain *c, const struct zz_observations *seen,
						 uint32_t witness)
{
	struct zz_buf bytes = {0};
	struct zz_error ignored = {0};
	struct zz_str folder = flat(&out->arena, c->name);
	for (size_t i = 0; i < seen->n && out->parts.n < PARTS_MOST; i++) {
		const struct zz_observation *o = &seen->at[i];
		if (o->witness != witness || o->lost || zz_chain_get(c, o->seq, &bytes, &ignored))
			continue;
		out->last = zz_arena_printf(&out->arena, "receipts/%.*s/%06u", ZZ_FMT(folder), (unsigned)o->seq);
		put(out, out->last, zz_buf_view(&bytes));
		out->receipts++;
	}
	zz_buf_free(&bytes);
}

/* --- history --- */

static bool is_known(const struct zz_bundle_refs *refs, const git_oid *id)
{
	for (size_t i = 0; i < refs->n; i++)
		if (git_oid_equal(&refs->at[i].id, id))
			return true;
	return false;
}

/* Heads that a receipt names and that the history does not lead to: without them a reader would miss them. */
static void add_heads(struct zz_bundle_refs *refs, const struct zz_observations *seen)
{
	for (size_t i = 0; i < seen->n && refs->n < ZZ_BUNDLE_REFS; i++) {
		const struct zz_observation *o = &seen->at[i];
		git_oid id;
		if (o->lost || o->in_history || o->head.n != GIT_OID_HEXSZ ||
			git_oid_fromstrn(&id, o->head.p, o->head.n) < 0 || is_known(refs, &id))
			continue;
		*ZZ_PUSH(refs) =
			(struct zz_bundle_ref){zz_arena_printf(&refs->arena, "refs/zzsh/seen/%.*s", ZZ_FMT(o->head)), id};
	}
}

/* What receipts about this ledger list, but those of others that the repository may have. */
static int add_lists(struct zz_bundle_refs *refs, struct zz_git *g, const char *ledger, struct zz_error *e)
{
	struct zz_buf name = {0};
	zz_buf_printf(&name, "%s%s", ZZ_LIST_REF, ledger);
	int rc = zz_bundle_glob(refs, g, name.data, e);
	zz_buf_free(&name);
	return rc;
}

static int put_history(struct zz_evidence *out, struct zz_source *s, const struct zz_observations *seen,
					   const char *ledger, const char *scratch, struct zz_error *e)
{
	static const char *const fronts[] = {"refs/remotes/", "refs/zzsh/forked/", "refs/zzsh/manifest/",
										 "refs/zzsh/theirs/", ZZ_WITNESS_REF};
	struct zz_git *g = zz_source_git(s);
	struct zz_bundle_refs refs = {.n = 0};
	git_oid head;
	int rc = git_oid_fromstr(&head, zz_source_commit(s)) < 0 ? zz_git_fail(e, "HEAD", -1) : ZZ_OK;
	if (!rc)
		*ZZ_PUSH(&refs) = (struct zz_bundle_ref){ZZ_STR("refs/heads/main"), head};
	for (size_t i = 0; !rc && i < sizeof fronts / sizeof *fronts; i++)
		rc = zz_bundle_glob(&refs, g, fronts[i], e);
	if (!rc)
		rc = add_lists(&refs, g, ledger, e);
	if (!rc) {
		add_heads(&refs, seen);
		rc = zz_bundle_make(&out->history, &out->index, g, &refs, scratch, e);
	}
	zz_bundle_refs_free(&refs);
	return rc;
}

/* --- together --- */

static int by_name(const void *a, const void *b)
{
	const struct zz_evidence_part *x = a, *y = b;
	return zz_str_cmp(x->name, y->name);
}

int zz_evidence_collect(struct zz_evidence *out, struct zz_source *s, const struct zz_observations *seen,
						const struct zz_witness_asked *asked, const char *scratch, struct zz_error *e)
{
	struct keys k = {.out = out, .seen = seen};
	*out = (struct zz_evidence){.receipts = 0};
	if (!zz_source_has_git(s) || !*zz_source_commit(s) || zz_source_shallow(s))
		return zz_error(
			e, ZZ_EUNSURE,
			N_("the history is not all here, so nothing can be put together that would prove it"));
	put_keys(&k, "brought by whoever made this / 制作证据包的人带来", asked->keys, asked->nkeys);
	put_keys(&k, "from zzsh.yaml of the ledger / 取自台账的 zzsh.yaml", asked->named, asked->nnamed);
	for (uint32_t i = 0; i < seen->nwitnesses; i++) {
		struct zz_chain c;
		struct zz_error ignored = {0};
		zz_chain_open(&c, zz_source_git(s), seen->witnesses[i].name, &ignored);
		put_chain_keys(&k, &c);
		put_former_keys(&k, &c);
		if (c.begun)
			put_receipts(out, &c, seen, i);
		zz_chain_close(&c);
	}
	if (k.list.n)
		put(out, ZZ_STR("keys/keys.txt"), zz_buf_view(&k.list));
	zz_buf_free(&k.list);
	if (out->parts.n)
		qsort(out->parts.at, out->parts.n, sizeof *out->parts.at, by_name);
	return put_history(out, s, seen, asked->ledger, scratch, e);
}

void zz_evidence_free(struct zz_evidence *x)
{
	free(x->parts.at);
	zz_buf_free(&x->history);
	zz_buf_free(&x->index);
	zz_arena_free(&x->arena);
	*x = (struct zz_evidence){.receipts = 0};
}
