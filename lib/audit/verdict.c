#include "audit/verdict.h"

/* The labels are those of the glossary. */
const struct zz_term zz_time_terms[ZZ_TIMES] = {
	[ZZ_TIME_PENDING] = {"pending", "未报送，尚在期限内"},
	[ZZ_TIME_UNWITNESSED] = {"unwitnessed-overdue", "逾期未报送"},
	[ZZ_TIME_PRE_WRITTEN] = {"pre-written", "会前已有成稿"},
	[ZZ_TIME_IMPORTED] = {"imported", "历史补登（已申明）"},
	[ZZ_TIME_ON_TIME] = {"on-time", "按时（有见证）"},
	[ZZ_TIME_INCOMPLETE] = {"on-time-incomplete", "按时（见证不全）"},
	[ZZ_TIME_ALTERED] = {"altered-after", "期后改动（未说明）"},
	[ZZ_TIME_AMENDED] = {"amended-after", "期后更正（已说明）"},
	[ZZ_TIME_CONTRADICTED] = {"contradicted", "自报时间与见证不一致（请说明）"},
	[ZZ_TIME_BACK_FILLED] = {"back-filled", "补录（有见证）"},
	[ZZ_TIME_LATE] = {"late", "迟录（有见证）"},
	[ZZ_TIME_LATE_SUBMITTED] = {"late-submitted", "迟报（录入时间待证）"},
	[ZZ_TIME_LATE_ADMITTED] = {"late-admitted", "自行申明迟录"},
	[ZZ_TIME_UNPROVEN] = {"unproven", "录入时间待证"},
};

enum { DAY = 24 * 60 * 60 * 1000, BACK_FILLED = 30 };

/* --- what the receipts saw --- */

/* Whether among the witnesses that saw it there are m, each content with m. So one more never takes away what
 * there was. */
static bool enough(const uint8_t quorum[ZZ_SHOWN_WITNESSES])
{
	for (int m = 1; m <= ZZ_SHOWN_WITNESSES; m++) {
		int content = 0;
		for (int w = 0; w < ZZ_SHOWN_WITNESSES; w++)
			content += quorum[w] && quorum[w] <= m;
		if (content >= m)
			return true;
	}
	return false;
}

/* The showing with which enough witnesses have it, at least in that way. */
static size_t first_of(const struct zz_timeline *t, uint8_t least)
{
	uint8_t quorum[ZZ_SHOWN_WITNESSES] = {0};
	for (size_t i = 0; i < t->n; i++) {
		const struct zz_showing *s = &t->at[i];
		uint8_t asks = s->quorum ? s->quorum : 1, *of = &quorum[s->witness % ZZ_SHOWN_WITNESSES];
		if (s->of < least || (*of && *of <= asks))
			continue;
		*of = asks;
		if (enough(quorum))
			return i;
	}
	return ZZ_NO_SHOWING;
}

static size_t first_seen(const struct zz_timeline *t)
{
	for (size_t i = 0; i < t->n; i++)
		if (t->at[i].of == ZZ_SHOWN_THIS)
			return i;
	return ZZ_NO_SHOWING;
}

static int64_t earliest(const struct zz_timeline *t, size_t i)
{
	return t->at[i].time - t->at[i].e;
}

static int64_t latest(const struct zz_timeline *t, size_t i)
{
	return t->at[i].time + t->at[i].e;
}

/* Puts a showing where it belongs among those of other witnesses, by the latest moment at which each was. */
static void put_in(const struct zz_timeline *t, size_t sure[ZZ_SHOWN_WITNESSES], size_t n, size_t i)
{
	size_t k = n;
	for (; k > 0 && latest(t, sure[k - 1]) > latest(t, i); k--)
		sure[k] = sure[k - 1];
	sure[k] = i;
}

/* The first showings to witnesses that are content with m, the surest of each, by their latest moment. */
static size_t surest(const struct zz_timeline *t, uint8_t least, unsigned m, size_t sure[ZZ_SHOWN_WITNESSES])
{
	size_t of[ZZ_SHOWN_WITNESSES], n = 0;
	for (size_t w = 0; w < ZZ_SHOWN_WITNESSES; w++)
		of[w] = ZZ_NO_SHOWING;
	for (size_t i = 0; i < t->n; i++) {
		const struct zz_showing *s = &t->at[i];
		size_t *own = &of[s->witness % ZZ_SHOWN_WITNESSES];
		if (s->of >= least && s->quorum <= m && (*own == ZZ_NO_SHOWING || latest(t, i) < latest(t, *own)))
			*own = i;
	}
	for (size_t w = 0; w < ZZ_SHOWN_WITNESSES; w++)
		if (of[w] != ZZ_NO_SHOWING)
			put_in(t, sure, n++, of[w]);
	return n;
}

/* The showing at whose latest moment enough witnesses surely had it. Where their clocks err by as much it is
 * first_of; a wide one that comes first must not hide what a narrow one proves, nor be hidden to prove it. */
static size_t sure_of(const struct zz_timeline *t, uint8_t least)
{
	size_t sure[ZZ_SHOWN_WITNESSES], best = ZZ_NO_SHOWING;
	size_t several = surest(t, least, UINT8_MAX, sure);
	for (unsigned m = 1; m <= several; m++)
		if (surest(t, least, m, sure) >= m &&
			(best == ZZ_NO_SHOWING || latest(t, sure[m - 1]) < latest(t, best)))
			best = sure[m - 1];
	return best;
}

static bool lacks(const struct zz_showing *s, bool own)
{
	bool known = s->of == ZZ_SHOWN_NONE || s->of == ZZ_SHOWN_OTHER;
	return known && (own ? s->by == ZZ_SHOWN_BY_OWN : s->by != ZZ_SHOWN_BY_TELLING);
}

/* Of those before P that lack it the one that was latest for sure: of the branch's own pushes, or of any that
 * can tell. */
static size_t last_absent(const struct zz_timeline *t, size_t until, bool own)
{
	size_t found = ZZ_NO_SHOWING;
	for (size_t i = 0; i < t->n && i < until; i++)
		if (lacks(&t->at[i], own) && (found == ZZ_NO_SHOWING || earliest(t, i) >= earliest(t, found)))
			found = i;
	return found;
}

/* One witness had seen it, and another was handed a ledger that lacked it later, before it saw it itself. */
static size_t missed(const struct zz_timeline *t, size_t seen)
{
	bool had[ZZ_SHOWN_WITNESSES] = {false};
	if (seen == ZZ_NO_SHOWING)
		return ZZ_NO_SHOWING;
	for (size_t i = 0; i < t->n; i++) {
		const struct zz_showing *s = &t->at[i];
		had[s->witness % ZZ_SHOWN_WITNESSES] |= s->of == ZZ_SHOWN_THIS;
		if (s->witness != t->at[seen].witness && !had[s->witness % ZZ_SHOWN_WITNESSES] && lacks(s, true) &&
			earliest(t, i) > latest(t, seen))
			return i;
	}
	return ZZ_NO_SHOWING;
}

static bool after_deadline(const struct zz_timeline *t, size_t i)
{
	return i != ZZ_NO_SHOWING && earliest(t, i) > t->deadline;
}

static bool by_deadline(const struct zz_timeline *t, size_t i)
{
	return i != ZZ_NO_SHOWING && latest(t, i) <= t->deadline;
}

/* A receipt that was lost may have shown the text before its day; one that follows P may not, and whether it
 * is there or cut off must not matter. */
static bool lost_before_day(const struct zz_timeline *t, size_t present)
{
	for (size_t i = 0; i < present; i++)
		if (t->at[i].of == ZZ_SHOWN_UNKNOWN && earliest(t, i) < t->day)
			return true;
	return false;
}

/* That it was not handed in to one witness says nothing where another one's receipt, in time, is lost. */
static bool lost_elsewhere(const struct zz_timeline *t, size_t absent)
{
	for (size_t i = 0; i < absent; i++)
		if (t->at[i].of == ZZ_SHOWN_UNKNOWN && t->at[i].witness != t->at[absent].witness &&
			earliest(t, i) <= t->deadline)
			return true;
	return false;
}

/* What a receipt of which nothing is known has seen may have been the text. */
static bool any_lost(const struct zz_timeline *t, size_t present)
{
	for (size_t i = 0; i < t->n && i < present; i++)
		if (t->at[i].of == ZZ_SHOWN_UNKNOWN)
			return true;
	return false;
}

/* --- days --- */

static int64_t floor_days(int64_t ms)
{
	return ms >= 0 ? ms / DAY : -((-ms + DAY - 1) / DAY);
}

static int32_t days(int64_t n)
{
	return n > INT32_MAX - 1 ? INT32_MAX - 1 : n < INT32_MIN + 1 ? INT32_MIN + 1 : (int32_t)n;
}

static void interval(const struct zz_timeline *t, struct zz_timing *out)
{
	out->from =
		out->absent == ZZ_NO_SHOWING ? INT32_MIN : days(floor_days(earliest(t, out->absent) - t->deadline));
	out->until =
		out->present == ZZ_NO_SHOWING ? INT32_MAX : days(-floor_days(t->deadline - latest(t, out->present)));
}

/* --- the table --- */

static bool claims_in_time(const struct zz_timeline *t)
{
	return t->claimed && t->claim <= t->deadline;
}

static bool any_by_deadline(const struct zz_timeline *t)
{
	for (size_t i = 0; i < t->n; i++)
		if (t->at[i].of == ZZ_SHOWN_THIS && by_deadline(t, i))
			return true;
	return false;
}

/* The branch itself pushed a ledger without the text after the deadline. */
static enum zz_time_verdict proved_late(const struct zz_timeline *t, const struct zz_timing *r)
{
	if (by_deadline(t, r->any))
		return t->chained ? ZZ_TIME_AMENDED : ZZ_TIME_ALTERED;
	/* Where another witness bears the claim out, nothing contradicts it. */
	if (claims_in_time(t) && !any_by_deadline(t))
		return ZZ_TIME_CONTRADICTED;
	return floor_days(earliest(t, r->absent) - t->deadline) >= BACK_FILLED ? ZZ_TIME_BACK_FILLED
																		   : ZZ_TIME_LATE;
}

/* `first`: the showing with which there are enough, in the order in which they stand. */
static enum zz_time_verdict judge(const struct zz_timeline *t, size_t first, struct zz_timing *r)
{
	if (r->present == ZZ_NO_SHOWING && t->now > t->deadline)
		return r->seen != ZZ_NO_SHOWING || r->lost ? ZZ_TIME_UNPROVEN : ZZ_TIME_UNWITNESSED;
	if (r->present == ZZ_NO_SHOWING)
		return ZZ_TIME_PENDING;
	if (latest(t, r->seen) < t->day) /* one is enough for that: else hiding a policy would hide it */
		return ZZ_TIME_PRE_WRITTEN;
	if (t->imported)
		return ZZ_TIME_IMPORTED;
	if (by_deadline(t, r->present))
		return lost_before_day(t, first) ? ZZ_TIME_INCOMPLETE : ZZ_TIME_ON_TIME;
	if (after_deadline(t, r->absent))
		return proved_late(t, r);
	size_t absent = last_absent(t, first, false);
	if (after_deadline(t, absent) && !lost_elsewhere(t, absent)) {
		r->absent = absent;
		return ZZ_TIME_LATE_SUBMITTED;
	}
	return t->claimed && t->claim > t->deadline ? ZZ_TIME_LATE_ADMITTED : ZZ_TIME_UNPROVEN;
}

struct zz_timing zz_verdict_of_time(const struct zz_timeline *t)
{
	struct zz_timing r = {
		.present = sure_of(t, ZZ_SHOWN_THIS), .seen = first_seen(t), .any = sure_of(t, ZZ_SHOWN_OTHER)};
	size_t first = first_of(t, ZZ_SHOWN_THIS);
	r.lost = any_lost(t, first);
	r.missed = missed(t, r.seen);
	r.absent = last_absent(t, first, true);
	r.verdict = (uint8_t)judge(t, first, &r);
	interval(t, &r);
	return r;
}
