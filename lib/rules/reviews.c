#include "rules/reviews.h"

#include "base/digest.h"

#include <string.h>

const struct zz_term zz_reviewed_terms[ZZ_REVIEWED_STATES] = {
	[ZZ_UNREVIEWED] = {"submitted", "待审"},
	[ZZ_PASSED] = {"passed", "通过"},
	[ZZ_PASSED_FORMER] = {"passed-former", "通过后有改动"},
	[ZZ_RETURNED] = {"returned", "退回补正"},
	[ZZ_RESUBMITTED] = {"resubmitted", "已补正待审"},
};

int32_t zz_latest_review(const struct zz_ledger *l, uint32_t record)
{
	int32_t last = -1;
	for (size_t i = 0; i < l->nfollowups; i++) {
		const struct zz_followup *u = &l->followups[i];
		if (u->type == ZZ_FU_REVIEW && zz_ledger_refer(l, u->owner, u->record) == (int32_t)record &&
			(last < 0 || zz_followup_after(u, &l->followups[last])))
			last = (int32_t)i;
	}
	return last;
}

static bool amended_since(const struct zz_record *r, zz_day on)
{
	const struct zz_amend *amends = r->amends.at;
	for (uint32_t i = 0; i < r->amends.n; i++)
		if (amends[i].on != ZZ_NO_DAY && amends[i].on >= on)
			return true;
	return false;
}

/* Corrections name the texts they replaced, one after the other. */
static uint32_t version_of(const struct zz_record *r, const struct zz_sm3 *text)
{
	const struct zz_amend *amends = r->amends.at;
	struct zz_sm3 former;
	for (uint32_t i = 0; i < r->amends.n; i++)
		if (zz_sm3_parse(amends[i].of, &former) && !memcmp(&former, text, sizeof former))
			return i + 1;
	return 0;
}

static bool reads(const struct zz_ledger *l, const struct zz_record *r, const struct zz_sm3 *text)
{
	struct zz_buf bytes = {0};
	struct zz_error ignored = {0};
	bool missing = false;
	if (zz_source_read(l->source, r->path, ZZ_YAML_BYTES, &bytes, &missing, &ignored) || missing) {
		zz_buf_free(&bytes);
		return true; /* nothing shows that it changed */
	}
	struct zz_sm3 now = zz_sm3(zz_buf_view(&bytes));
	zz_buf_free(&bytes);
	return !memcmp(&now, text, sizeof now);
}

struct zz_review_state zz_review_state(const struct zz_ledger *l, uint32_t record, int32_t review)
{
	const struct zz_record *r = zz_record_nth(l, record);
	struct zz_review_state s = {.review = review, .version = r->amends.n + 1};
	if (review < 0)
		return s;
	const struct zz_followup *u = &l->followups[review];
	struct zz_sm3 text;
	bool named = zz_sm3_parse(u->text_digest, &text);
	bool same = named ? reads(l, r, &text) : !amended_since(r, u->on);
	if (same)
		s.seen = s.version;
	else if (named)
		s.seen = version_of(r, &text);
	if (u->result == ZZ_REVIEW_PASSED)
		s.state = same ? ZZ_PASSED : ZZ_PASSED_FORMER;
	else if (u->result == ZZ_REVIEW_RETURNED)
		s.state = same ? ZZ_RETURNED : ZZ_RESUBMITTED;
	return s;
}
