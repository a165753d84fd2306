#include "witness/chain_check.h"

#include <string.h>

const struct zz_term zz_fault_terms[ZZ_FAULTS] = {
	[ZZ_FAULT_ABSENT] = {"it is not there", "缺失"},
	[ZZ_FAULT_FORM] = {"its bytes are not those of a receipt", "格式不符"},
	[ZZ_FAULT_OTHER] = {"it names another witness or another number", "见证方或编号不符"},
	[ZZ_FAULT_SIGNATURE] = {"the signature does not fit", "签名不符"},
	[ZZ_FAULT_UNKNOWN_KEY] = {"it is signed with none of the witness' keys", "不是用该见证方的密钥签的"},
	[ZZ_FAULT_MISDATED_KEY] = {"it is signed with a key that the witness had given up, or did not have yet",
							   "用的是已停用或当时尚未启用的密钥"},
	[ZZ_FAULT_TIME] = {"its time is before that of the one before", "时间早于上一号"},
	[ZZ_FAULT_CLOCK] =
		{"it corrects the clock, and no two officers of the policy in force before have signed that",
		 "更正时钟，却没有此前口径所列的两名负责人签名，或所写与见证链不符"},
	[ZZ_FAULT_LINK] = {"it follows another receipt than the one before it", "接的不是上一号"},
};

bool zz_receipt_good(const struct zz_receipt *r, uint32_t seq, const struct zz_keyring *keys,
					 enum zz_receipt_fault *why)
{
	*why = ZZ_FAULT_OTHER;
	if (!zz_str_eq(r->witness, keys->name) || r->seq != seq)
		return false;
	enum zz_signed verified = zz_keyring_verify(keys, r);
	*why = verified == ZZ_SIGNED_BAD      ? ZZ_FAULT_SIGNATURE
		   : zz_keyring_misdated(keys, r) ? ZZ_FAULT_MISDATED_KEY
										  : ZZ_FAULT_UNKNOWN_KEY;
	return verified == ZZ_SIGNED_GOOD;
}

static bool look(struct zz_chain *c, const struct zz_keyring *keys, const struct zz_clocks *clocks,
				 struct zz_buf *bytes, struct zz_chain_look *out)
{
	struct zz_error ignored = {0};
	struct zz_receipt r;
	out->why = ZZ_FAULT_ABSENT;
	if (zz_chain_get(c, out->seq, bytes, &ignored))
		return false;
	out->why = ZZ_FAULT_FORM;
	if (!zz_receipt_parse(zz_buf_view(bytes), &r) || !zz_receipt_good(&r, out->seq, keys, &out->why))
		return false;
	out->why = ZZ_FAULT_LINK;
	if (memcmp(&r.prev, &out->last, sizeof r.prev) != 0)
		return false;
	out->why = ZZ_FAULT_CLOCK;
	if (r.cause == ZZ_CAUSE_CLOCK && !zz_clocks_made(clocks, r.seq))
		return false;
	out->why = ZZ_FAULT_TIME;
	const struct zz_clock_change *change = zz_clocks_about(clocks, r.seq);
	int64_t time = r.time - (change ? change->ahead : 0);
	if (out->seq && time < out->time)
		return false;
	out->last = r.digest;
	out->time = time;
	return true;
}

bool zz_chain_whole(struct zz_chain *c, const struct zz_keyring *keys, struct zz_chain_look *out)
{
	struct zz_error ignored = {0};
	struct zz_buf bytes = {0};
	struct zz_clocks clocks;
	zz_clocks_read(&clocks, c, keys, NULL, 0);
	*out = (struct zz_chain_look){.count = zz_chain_count(c, &ignored)};
	while (out->seq < out->count && look(c, keys, &clocks, &bytes, out))
		out->seq++;
	zz_clocks_free(&clocks);
	zz_buf_free(&bytes);
	return out->seq == out->count;
}

uint32_t zz_chain_first_other(struct zz_chain *mine, struct zz_chain *theirs)
{
	struct zz_buf a = {0}, b = {0};
	struct zz_error ignored = {0};
	uint32_t n = zz_chain_count(mine, &ignored), seq = 0;
	while (seq < n && !zz_chain_get(mine, seq, &a, &ignored) && !zz_chain_get(theirs, seq, &b, &ignored) &&
		   zz_str_eq(zz_buf_view(&a), zz_buf_view(&b)))
		seq++;
	zz_buf_free(&a);
	zz_buf_free(&b);
	return seq;
}
