#include "witness/clocks.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LOOKED_AT_MOST = 256 };

const char *zz_clocks_path(uint32_t seq, char *out)
{
	snprintf(out, 16, "c/%06u", (unsigned)seq);
	return out;
}

/* --- the statement --- */

void zz_clock_statement_text(struct zz_buf *out, const struct zz_clock_statement *s)
{
	char digest[ZZ_DIGEST_MAX];
	zz_buf_printf(out, ZZ_CLOCK_HEAD "witness %.*s\ndocument %.*s\nsince %u\nafter %s\nahead %lld\n",
				  ZZ_FMT(s->witness), ZZ_FMT(s->document), (unsigned)s->since, zz_sm3_text(&s->after, digest),
				  (long long)s->ahead);
}

static struct zz_str take(struct zz_str *rest, const char *key)
{
	struct zz_str line;
	size_t n = strlen(key);
	if (!zz_str_split(rest, '\n', &line) || !zz_str_starts(line, key) || line.n <= n + 1 || line.p[n] != ' ')
		return (struct zz_str){0};
	return zz_str_sub(line, n + 1, line.n);
}

static bool take_number(struct zz_str *rest, const char *key, int64_t most, int64_t *out)
{
	struct zz_str s = take(rest, key);
	*out = 0;
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] < '0' || s.p[i] > '9' || *out > most)
			return false;
		*out = *out * 10 + (s.p[i] - '0');
	}
	return s.n && *out <= most;
}

static bool same_again(struct zz_str bytes, const struct zz_clock_statement *s)
{
	struct zz_buf again = {0};
	zz_clock_statement_text(&again, s);
	zz_buf_putc(&again, '\n');
	for (size_t i = 0; i < s->nsignatures; i++)
		zz_note_signature_text(&again, &s->signatures[i]);
	bool same = zz_str_eq(zz_buf_view(&again), bytes);
	zz_buf_free(&again);
	return same;
}

bool zz_clock_statement_parse(struct zz_str bytes, struct zz_clock_statement *out)
{
	int64_t since = 0;
	memset(out, 0, sizeof *out);
	ptrdiff_t gap = bytes.n <= ZZ_CLOCK_LIST_MOST ? zz_str_find(bytes, ZZ_STR("\n\n")) : -1;
	if (gap < 0 || !zz_str_starts(bytes, ZZ_CLOCK_HEAD))
		return false;
	out->text = zz_str_sub(bytes, 0, (size_t)gap + 1);
	struct zz_str rest = zz_str_sub(out->text, sizeof ZZ_CLOCK_HEAD - 1, out->text.n);
	out->witness = take(&rest, "witness");
	out->document = take(&rest, "document");
	bool good = zz_witness_name(out->witness) && zz_document_good(out->document) &&
				take_number(&rest, "since", ZZ_SEQ_MOST, &since) &&
				zz_sm3_parse(take(&rest, "after"), &out->after) &&
				take_number(&rest, "ahead", ZZ_AHEAD_MOST, &out->ahead) && out->ahead > 0 && !rest.n;
	out->since = (uint32_t)since;
	return good &&
		   zz_note_signatures_parse(zz_str_sub(bytes, (size_t)gap + 2, bytes.n), out->signatures,
									&out->nsignatures) &&
		   same_again(bytes, out);
}

/* --- officers --- */

static bool same_key(const struct zz_vkey *a, const struct zz_vkey *b)
{
	return a->kind == b->kind && a->n == b->n && memcmp(a->bytes, b->bytes, a->n) == 0;
}

static bool is_witness_key(const struct zz_keyring *keys, const struct zz_vkey *key, uint32_t seq)
{
	size_t n;
	const struct zz_vkey *own = zz_keyring_at(keys, seq, &n);
	for (size_t i = 0; i < n; i++)
		if (same_key(&own[i], key))
			return true;
	return zz_str_eq(key->name, keys->name);
}

void zz_officers_read(struct zz_officers *out, struct zz_chain *c, const struct zz_keyring *keys,
					  uint32_t since)
{
	struct zz_receipt r;
	struct zz_buf bytes = {0};
	struct zz_error ignored = {0};
	*out = (struct zz_officers){.n = 0};
	bool found = since && !zz_chain_get(c, since - 1, &bytes, &ignored) &&
				 zz_receipt_parse(zz_buf_view(&bytes), &r) && r.seq == since - 1 &&
				 zz_keyring_verify(keys, &r) == ZZ_SIGNED_GOOD && zz_chain_policy(c, &r.policy, &out->policy);
	zz_buf_free(&bytes);
	const uint32_t *names = out->policy.file.officers.at;
	for (uint32_t i = 0; found && i < out->policy.file.officers.n && out->n < ZZ_OFFICERS_MOST; i++) {
		struct zz_vkey key;
		if (zz_vkey_parse(zz_intern_str(&out->policy.words, names[i]), &key) &&
			!is_witness_key(keys, &key, since - 1))
			out->at[out->n++] = key;
	}
}

void zz_officers_free(struct zz_officers *o)
{
	zz_policy_free(&o->policy);
	o->n = 0;
}

static bool is_new(const struct zz_vkey *key, const struct zz_vkey *const *who, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (same_key(who[i], key) || zz_str_eq(who[i]->name, key->name))
			return false;
	return true;
}

size_t zz_officers_signed(const struct zz_officers *o, const struct zz_clock_statement *s,
						  const struct zz_vkey *who[ZZ_OFFICERS])
{
	size_t n = 0;
	for (size_t i = 0; i < s->nsignatures; i++)
		for (size_t k = 0; k < o->n; k++) {
			const struct zz_note_signature *by = &s->signatures[i];
			const struct zz_vkey *key = &o->at[k];
			if (!zz_str_eq(by->name, key->name) || memcmp(by->id, key->id, ZZ_KEY_ID) != 0)
				continue;
			if (!zz_vkey_verify(key, s->text, by->bytes, by->n))
				return 0;
			if (n < ZZ_OFFICERS && is_new(key, who, n))
				who[n++] = key;
		}
	return n;
}

/* --- whether it fits --- */

static bool receipt_at(struct zz_chain *c, uint32_t seq, struct zz_buf *bytes, struct zz_receipt *r)
{
	struct zz_error ignored = {0};
	return !zz_chain_get(c, seq, bytes, &ignored) && zz_receipt_parse(zz_buf_view(bytes), r) && r->seq == seq;
}

enum zz_clock_fit zz_clock_fits(struct zz_chain *c, const struct zz_clock_statement *s, uint32_t seq,
								int64_t time, uint32_t first)
{
	struct zz_buf bytes = {0};
	struct zz_receipt r;
	enum zz_clock_fit fit = ZZ_CLOCK_SINCE;
	bool there = s->since && s->since >= first && s->since < seq && receipt_at(c, s->since - 1, &bytes, &r);
	int64_t before = there ? r.time : 0;
	there = there && receipt_at(c, s->since, &bytes, &r);
	int64_t begins = there ? r.time - s->ahead : 0;
	if (there && receipt_at(c, seq - 1, &bytes, &r))
		fit = memcmp(&r.digest, &s->after, sizeof r.digest) != 0 ? ZZ_CLOCK_AFTER
			  : begins < before                                  ? ZZ_CLOCK_FAR
			  : time < r.time - s->ahead                         ? ZZ_CLOCK_BEFORE
																 : ZZ_CLOCK_FITS;
	zz_buf_free(&bytes);
	return fit;
}

/* --- those of a chain --- */

static bool is_held(const struct zz_vkey *key, const struct zz_str *held, size_t n)
{
	struct zz_vkey other;
	for (size_t i = 0; i < n; i++)
		if (zz_vkey_parse(zz_str_trim(held[i]), &other) && zz_str_eq(other.name, key->name) &&
			same_key(&other, key))
			return true;
	return false;
}

struct reading {
	struct zz_clocks *out;
	struct zz_chain *c;
	const struct zz_keyring *keys;
	const struct zz_str *held;
	size_t nheld;
};

/* The statement of a receipt that the witness itself has signed; points into `list`. */
static bool stated(const struct reading *k, uint32_t seq, struct zz_receipt *r, struct zz_buf *bytes,
				   struct zz_buf *list, struct zz_clock_statement *s)
{
	char path[16];
	struct zz_error ignored = {0};
	if (!receipt_at(k->c, seq, bytes, r) || r->cause != ZZ_CAUSE_CLOCK || !r->has_list ||
		!zz_str_eq(r->witness, k->keys->name) || zz_keyring_verify(k->keys, r) != ZZ_SIGNED_GOOD ||
		zz_chain_file(k->c, zz_str(zz_clocks_path(seq, path)), ZZ_CLOCK_LIST_MOST, list, &ignored))
		return false;
	struct zz_sm3 is = zz_sm3(zz_buf_view(list));
	return memcmp(&is, &r->list, sizeof is) == 0 && zz_clock_statement_parse(zz_buf_view(list), s) &&
		   zz_str_eq(s->witness, r->witness) && memcmp(&s->after, &r->prev, sizeof s->after) == 0;
}

static void read_one(const struct reading *k, uint32_t seq)
{
	struct zz_receipt r;
	struct zz_clock_statement s;
	struct zz_officers officers = {.n = 0};
	const struct zz_vkey *who[ZZ_OFFICERS];
	struct zz_buf bytes = {0}, list = {0};
	uint32_t first = k->out->n ? k->out->at[k->out->n - 1].seq + 1 : 1;
	bool good =
		stated(k, seq, &r, &bytes, &list, &s) && zz_clock_fits(k->c, &s, seq, r.time, first) == ZZ_CLOCK_FITS;
	if (good)
		zz_officers_read(&officers, k->c, k->keys, s.since);
	if (good && zz_officers_signed(&officers, &s, who) == ZZ_OFFICERS) {
		struct zz_clock_change *change = ZZ_PUSH(k->out);
		*change = (struct zz_clock_change){
			.seq = seq, .since = s.since, .ahead = s.ahead, .time = r.time, .e_ms = zz_receipt_error(&r)};
		change->held = is_held(who[0], k->held, k->nheld) && is_held(who[1], k->held, k->nheld);
		memcpy(change->document, s.document.p, s.document.n);
	}
	zz_officers_free(&officers);
	zz_buf_free(&bytes);
	zz_buf_free(&list);
}

void zz_clocks_read(struct zz_clocks *out, struct zz_chain *c, const struct zz_keyring *keys,
					const struct zz_str *held, size_t nheld)
{
	const struct reading k = {out, c, keys, held, nheld};
	struct zz_tree_entry folder;
	struct zz_error ignored = {0};
	git_tree *tree = NULL;
	*out = (struct zz_clocks){.n = 0};
	if (!c->begun || zz_tree_find(&c->tree, ZZ_STR("c"), &folder, &ignored) ||
		folder.kind != ZZ_ENTRY_FOLDER || zz_git_tree(c->git, &folder.id, &tree, &ignored))
		return;
	/* In byte order, and so by number. */
	for (size_t i = 0; i < git_tree_entrycount(tree) && i < LOOKED_AT_MOST; i++) {
		const char *name = git_tree_entry_name(git_tree_entry_byindex(tree, i));
		if (strlen(name) == 6 && strspn(name, "0123456789") == 6)
			read_one(&k, (uint32_t)strtoul(name, NULL, 10));
	}
	git_tree_free(tree);
}

void zz_clocks_free(struct zz_clocks *k)
{
	free(k->at);
	*k = (struct zz_clocks){.n = 0};
}

const struct zz_clock_change *zz_clocks_about(const struct zz_clocks *k, uint32_t seq)
{
	for (size_t i = 0; i < k->n; i++)
		if (k->at[i].since <= seq && seq < k->at[i].seq)
			return &k->at[i];
	return NULL;
}

const struct zz_clock_change *zz_clocks_made(const struct zz_clocks *k, uint32_t seq)
{
	for (size_t i = 0; i < k->n; i++)
		if (k->at[i].seq == seq)
			return &k->at[i];
	return NULL;
}
