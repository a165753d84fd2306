/* Tokens of time-stamping authorities over receipts (witness/stamp.h). */
#include "witness/observe_parts.h"
#include "witness/stamp.h"

#include <stdlib.h>
#include <string.h>

enum { STAMPS_MOST = 10000 };

static const struct zz_term why_form = {"it is no token that is granted over a SHA-256",
										"不是已签发的 SHA-256 时间戳"},
							why_other = {"it is not of that receipt", "不是这一号见证的时间戳"},
							why_signature = {"its signature does not fit", "签名不符"},
							why_later = {"the receipt bears a later time", "见证所写的时间晚于时间戳"};

static const struct zz_term *judge(struct observing *o, uint32_t seq, struct zz_str der, struct zz_stamp *out)
{
	struct zz_error ignored = {0};
	struct zz_buf bytes = {0};
	struct zz_receipt r;
	enum zz_receipt_fault fault;
	const struct zz_term *why = &why_form;
	if (zz_stamp_read(der, &o->out->arena, out)) {
		bool good = !zz_chain_get(&o->chain, seq, &bytes, &ignored) &&
					zz_receipt_parse(zz_buf_view(&bytes), &r) && zz_receipt_good(&r, seq, &o->keys, &fault);
		why = !good || !zz_stamp_fits(out, zz_buf_view(&bytes))                            ? &why_other
			  : !out->sound                                                                ? &why_signature
			  : (observe_time(o, &r) - out->time) * 1000 > observe_error(o, &r) / 2 + 1000 ? &why_later
																						   : NULL;
	}
	zz_buf_free(&bytes);
	return why;
}

static void look(struct observing *o, uint32_t seq)
{
	char path[16];
	struct zz_error ignored = {0};
	struct zz_buf der = {0};
	struct zz_stamp s;
	if (!zz_chain_file(&o->chain, zz_str(zz_stamp_path(seq, path)), ZZ_STAMP_MOST, &der, &ignored)) {
		const struct zz_term *why = judge(o, seq, zz_buf_view(&der), &s);
		if (why)
			OBSERVE(o, "stamp-invalid", seq, ZZ_ATEXT("witness", o->out->witnesses[o->witness].name),
					ZZ_ANUM("seq", (long)seq), ZZ_ATERM("why", why));
		else
			*ZZ_PUSH(&o->out->stamps) = (struct zz_stamped){
				o->witness,
				seq,
				s.time,
				s.signer,
				s.issuer,
				(uint8_t)zz_authority_of(zz_buf_view(&der), s.time, o->asked->keys, o->asked->nkeys)};
	}
	zz_buf_free(&der);
}

/* Once for all that are by nobody whom who asks trusts. */
static void tell_others(struct observing *o, size_t first)
{
	const struct zz_stamped *other = NULL;
	long count = 0;
	for (size_t i = first; i < o->out->stamps.n; i++)
		if (o->out->stamps.at[i].authority == ZZ_AUTHORITY_OTHER) {
			other = other ? other : &o->out->stamps.at[i];
			count++;
		}
	if (other)
		OBSERVE(o, "stamp-untrusted", other->seq, ZZ_ATEXT("witness", o->out->witnesses[o->witness].name),
				ZZ_ANUM("seq", (long)other->seq), ZZ_ANUM("count", count), ZZ_ATEXT("signer", other->signer),
				ZZ_ATEXT("issuer", other->issuer));
}

void observe_stamps(struct observing *o)
{
	size_t first = o->out->stamps.n;
	struct zz_tree_entry folder;
	struct zz_error ignored = {0};
	git_tree *tree = NULL;
	if (zz_tree_find(&o->chain.tree, ZZ_STR("t"), &folder, &ignored) || folder.kind != ZZ_ENTRY_FOLDER ||
		zz_git_tree(o->g, &folder.id, &tree, &ignored))
		return;
	size_t n = git_tree_entrycount(tree);
	for (size_t i = n > STAMPS_MOST ? n - STAMPS_MOST : 0; i < n; i++) {
		const char *name = git_tree_entry_name(git_tree_entry_byindex(tree, i));
		if (strlen(name) == 6 && strspn(name, "0123456789") == 6)
			look(o, (uint32_t)strtoul(name, NULL, 10));
	}
	git_tree_free(tree);
	tell_others(o, first);
}
