#include "witness/keyring.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LIST_MOST = 4096 };

const char *zz_keyring_path(uint32_t seq, char *out)
{
	snprintf(out, 16, "k/%06u", (unsigned)seq);
	return out;
}

void zz_keyring_pin(struct zz_keyring *k, struct zz_str name, const struct zz_str *items, size_t n)
{
	k->name = name;
	for (size_t i = 0; i < n; i++) {
		struct zz_vkey key;
		if (!zz_vkey_parse(zz_str_trim(items[i]), &key))
			continue;
		bool own = zz_str_eq(key.name, name);
		if (own)
			key.name = name;
		if (own && k->npinned < ZZ_KEYS_MOST)
			k->pinned[k->npinned++] = key;
		else if (!own && k->nothers < ZZ_KEYS_MOST)
			k->others[k->nothers++] = key;
	}
}

/* --- one change --- */

static bool same_key(const struct zz_vkey *a, const struct zz_vkey *b)
{
	return a->kind == b->kind && a->n == b->n && memcmp(a->bytes, b->bytes, a->n) == 0;
}

static bool among(const struct zz_vkey *key, const struct zz_vkey *all, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (same_key(key, &all[i]))
			return true;
	return false;
}

static bool any_among(const struct zz_vkey *some, size_t n, const struct zz_vkey *all, size_t nall)
{
	for (size_t i = 0; i < n; i++)
		if (among(&some[i], all, nall))
			return true;
	return false;
}

static bool take_line(const struct zz_keyring *k, struct zz_str line, struct zz_key_change *out)
{
	struct zz_vkey key;
	bool before = zz_str_starts(line, "old ");
	size_t *n = before ? &out->nbefore : &out->nafter;
	if ((!before && !zz_str_starts(line, "new ")) || *n == ZZ_KEY_KINDS ||
		!zz_vkey_parse(zz_str_sub(line, 4, line.n), &key) || !zz_str_eq(key.name, k->name))
		return false;
	key.name = k->name;
	(before ? out->before : out->after)[(*n)++] = key;
	return true;
}

static bool take_list(const struct zz_keyring *k, struct zz_str bytes, struct zz_key_change *out)
{
	struct zz_str line;
	if (!zz_str_starts(bytes, ZZ_KEYS_HEAD))
		return false;
	bytes = zz_str_sub(bytes, sizeof ZZ_KEYS_HEAD - 1, bytes.n);
	while (zz_str_split(&bytes, '\n', &line))
		if (!take_line(k, line, out))
			return false;
	return out->nbefore && out->nafter;
}

static bool signed_by_all(const struct zz_receipt *r, const struct zz_vkey *keys, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (zz_receipt_verify(r, &keys[i], 1) != ZZ_SIGNED_GOOD)
			return false;
	return true;
}

static bool read_change(struct zz_keyring *k, struct zz_chain *c, struct zz_key_change *out)
{
	char path[16];
	struct zz_receipt r;
	struct zz_buf bytes = {0}, list = {0};
	struct zz_error ignored = {0};
	bool good = !zz_chain_get(c, out->seq, &bytes, &ignored) && zz_receipt_parse(zz_buf_view(&bytes), &r) &&
				r.seq == out->seq && r.cause == ZZ_CAUSE_KEY && r.has_list && zz_str_eq(r.witness, k->name) &&
				!zz_chain_file(c, zz_str(zz_keyring_path(out->seq, path)), LIST_MOST, &list, &ignored);
	struct zz_sm3 is = zz_sm3(zz_buf_view(&list));
	good = good && memcmp(&is, &r.list, sizeof is) == 0 && take_list(k, zz_buf_view(&list), out) &&
		   signed_by_all(&r, out->before, out->nbefore) && signed_by_all(&r, out->after, out->nafter);
	zz_buf_free(&bytes);
	zz_buf_free(&list);
	return good;
}

/* --- all of a chain --- */

static void read_changes(struct zz_keyring *k, struct zz_chain *c)
{
	struct zz_tree_entry folder;
	struct zz_error ignored = {0};
	git_tree *tree = NULL;
	if (!c->begun || zz_tree_find(&c->tree, ZZ_STR("k"), &folder, &ignored) ||
		folder.kind != ZZ_ENTRY_FOLDER || zz_git_tree(c->git, &folder.id, &tree, &ignored))
		return;
	/* In byte order, and so by number. */
	for (size_t i = 0; i < git_tree_entrycount(tree) && k->changes.n < ZZ_KEY_CHANGES_MOST; i++) {
		const char *name = git_tree_entry_name(git_tree_entry_byindex(tree, i));
		if (strlen(name) != 6 || strspn(name, "0123456789") != 6)
			continue;
		struct zz_key_change change = {.seq = (uint32_t)strtoul(name, NULL, 10)};
		if (read_change(k, c, &change))
			*ZZ_PUSH(&k->changes) = change;
	}
	git_tree_free(tree);
}

static bool follows(const struct zz_key_change *a, const struct zz_key_change *b)
{
	for (size_t i = 0; i < b->nbefore; i++)
		if (!among(&b->before[i], a->after, a->nafter))
			return false;
	return true;
}

/* From what is pinned forwards and backwards, as far as each change bears out the next. */
static void spread_trust(struct zz_keyring *k)
{
	struct zz_key_change *at = k->changes.at;
	size_t n = k->changes.n;
	k->trusted = !n || any_among(k->pinned, k->npinned, at[0].before, at[0].nbefore);
	for (size_t i = 0; i < n; i++) {
		bool before = i ? at[i - 1].trusted && follows(&at[i - 1], &at[i]) : k->trusted;
		at[i].trusted = before || any_among(k->pinned, k->npinned, at[i].after, at[i].nafter);
	}
	for (size_t i = n; i-- > 1;)
		at[i - 1].trusted = at[i - 1].trusted || (at[i].trusted && follows(&at[i - 1], &at[i]));
	k->trusted = k->trusted || (n && at[0].trusted);
}

void zz_keyring_read(struct zz_keyring *k, struct zz_chain *c, struct zz_buf *memory)
{
	struct zz_error ignored = {0};
	size_t nothers = k->nothers;
	if (!k->npinned && !zz_chain_file(c, ZZ_STR("keys"), LIST_MOST, memory, &ignored)) {
		struct zz_str rest = zz_buf_view(memory), line;
		while (zz_str_split(&rest, '\n', &line))
			zz_keyring_pin(k, k->name, &line, 1);
		k->nothers = nothers; /* of others the chain has nothing to say */
	}
	read_changes(k, c);
	spread_trust(k);
}

void zz_keyring_free(struct zz_keyring *k)
{
	free(k->changes.at);
	*k = (struct zz_keyring){.npinned = 0};
}

/* --- asking --- */

/* The last change before a number; -1 where there is none. The receipt of a change is signed with both. */
static ptrdiff_t change_before(const struct zz_keyring *k, uint32_t seq)
{
	ptrdiff_t found = -1;
	for (size_t i = 0; i < k->changes.n && k->changes.at[i].seq < seq; i++)
		found = (ptrdiff_t)i;
	return found;
}

const struct zz_vkey *zz_keyring_at(const struct zz_keyring *k, uint32_t seq, size_t *n)
{
	ptrdiff_t i = change_before(k, seq);
	const struct zz_key_change *c = i >= 0 ? &k->changes.at[i] : NULL;
	if (!k->changes.n) {
		*n = k->npinned;
		return k->pinned;
	}
	const struct zz_key_change *first = &k->changes.at[0];
	*n = c ? (c->trusted ? c->nafter : 0) : k->trusted ? first->nbefore : 0;
	return c ? c->after : first->before;
}

enum zz_signed zz_keyring_verify(const struct zz_keyring *k, const struct zz_receipt *r)
{
	size_t n;
	const struct zz_vkey *keys = zz_keyring_at(k, r->seq, &n);
	enum zz_signed own = zz_receipt_verify(r, keys, n);
	/* What another witness that is known here has put its name to must be its own. */
	return zz_receipt_verify(r, k->others, k->nothers) == ZZ_SIGNED_BAD ? ZZ_SIGNED_BAD : own;
}

bool zz_keyring_misdated(const struct zz_keyring *k, const struct zz_receipt *r)
{
	for (size_t i = 0; i < k->changes.n; i++) {
		const struct zz_key_change *c = &k->changes.at[i];
		if (zz_receipt_verify(r, c->before, c->nbefore) == ZZ_SIGNED_GOOD ||
			zz_receipt_verify(r, c->after, c->nafter) == ZZ_SIGNED_GOOD)
			return true;
	}
	return false;
}
