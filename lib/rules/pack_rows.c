/* Which rows of a pack can be judged by. One that was not understood in full is left out: judging by half of
 * it would hold something against people that nobody laid down. */
#include "rules/judge.h"
#include "rules/pack_file.h"

static const struct zz_term incomplete = {"a field that is needed is missing or not valid",
										  "缺少必需的字段，或者字段无效"};
static const struct zz_term needs_period = {"a period is needed", "缺少周期"};
static const struct zz_term needs_year = {"yearly_window and assessed need the period year",
										  "年度期限和按年度归属只用于按年的规则"};
static const struct zz_term needs_counts = {"what counts is not said", "没有写明计入什么记录"};
static const struct zz_term needs_kinds = {"the kinds of records to look at are not said",
										   "没有写明看哪类记录"};
static const struct zz_term needs_share = {"a share is needed, its denominator 1 or more and not below the "
										   "numerator",
										   "缺少比例，或者比例不对：分母须为1以上，分子不大于分母"};
static const struct zz_term needs_count = {"a number is needed", "缺少数目"};
static const struct zz_term needs_bounds = {"low and high are needed, low not above high",
											"缺少下限、上限，或者下限大于上限"};
static const struct zz_term needs_high = {"high is needed", "缺少上限"};
static const struct zz_term needs_low = {"low is needed", "缺少下限"};
static const struct zz_term needs_words = {"the words to look for are needed", "缺少要找的词语"};
static const struct zz_term needs_hours = {"the hours of the day are needed, such as 07:00-21:30",
										   "缺少时段，例如 07:00-21:30"};
static const struct zz_term no_contradiction = {"what cannot both be true is no matter of weight",
												"前后不一致不是轻重问题，不能用作程度"};
static const struct zz_term wrong_subject = {"check and subject do not go together", "检查与对象不相配"};
static const struct zz_term same_time = {
	"an earlier row of this id is in force at the same time; say until when that one holds",
	"同一编号的前一条同时有效；请给前一条写明失效日期"};

static bool odd(struct zz_oddity *out, const struct zz_term *why, const char *part)
{
	*out = (struct zz_oddity){.why = why, .part = part};
	return true;
}

static bool counts_valid(const struct zz_rule *r)
{
	const struct zz_counts *counts = r->counts.at;
	for (uint32_t i = 0; i < r->counts.n; i++)
		if (!counts[i].kind)
			return false;
	return r->counts.n > 0;
}

static bool kinds_valid(const struct zz_rule *r)
{
	const uint8_t *kinds = r->kinds.at;
	for (uint32_t i = 0; i < r->kinds.n; i++)
		if (!kinds[i])
			return false;
	return r->kinds.n > 0;
}

static bool words_valid(const struct zz_rule *r)
{
	const struct zz_str *words = r->words.at;
	for (uint32_t i = 0; i < r->words.n; i++)
		if (!words[i].n)
			return false;
	return r->words.n > 0;
}

/* What is looked for, and up to where. */
static bool marks_odd(const struct zz_rule *r, unsigned needs, struct zz_oddity *out)
{
	if ((needs & ZZ_NEEDS_HIGH) && r->high < 0)
		return odd(out, &needs_high, "high");
	if ((needs & ZZ_NEEDS_LOW) && r->low < 0)
		return odd(out, &needs_low, "low");
	return (needs & ZZ_NEEDS_WORDS) && !words_valid(r) && odd(out, &needs_words, "words");
}

static bool procedural_odd(const struct zz_rule *r, struct zz_oddity *out)
{
	const struct zz_check *check = &zz_checks[r->check];
	const struct zz_share *share = &r->share;
	bool whole = share->den >= 1 && share->num >= 0 && share->num <= share->den;
	if (r->subject != check->subject)
		return odd(out, &wrong_subject, "subject");
	if ((check->needs & ZZ_NEEDS_COUNTS) && !counts_valid(r))
		return odd(out, &needs_counts, "counts");
	if ((check->needs & ZZ_NEEDS_COUNT) && r->count <= 0)
		return odd(out, &needs_count, "count");
	bool optional = (check->needs & ZZ_NEEDS_NO_KINDS) && !r->kinds.n;
	if (r->subject == ZZ_SUBJECT_RECORD && !optional && !kinds_valid(r))
		return odd(out, &needs_kinds, "kinds");
	if ((check->needs & ZZ_NEEDS_BOUNDS) && (r->low < 0 || r->high < r->low))
		return odd(out, &needs_bounds, r->low < 0 ? "low" : "high");
	if ((check->needs & ZZ_NEEDS_HOURS) && (r->between.from < 0 || r->between.until < r->between.from))
		return odd(out, &needs_hours, "between");
	if (marks_odd(r, check->needs, out))
		return true;
	return (check->needs & ZZ_NEEDS_SHARE) && !whole && odd(out, &needs_share, "share");
}

/* Versions of one rule follow each other; of two that hold on one day nobody could say which is meant. */
static bool overlaps(const struct zz_rule *r, const struct zz_pack *pack)
{
	for (uint32_t i = 0; i < pack->nrules; i++) {
		const struct zz_rule *other = &pack->rules[i];
		bool before = other->until != ZZ_NO_DAY && r->since != ZZ_NO_DAY && other->until < r->since;
		bool after = r->until != ZZ_NO_DAY && other->since != ZZ_NO_DAY && r->until < other->since;
		if (other->id == r->id && !before && !after)
			return true;
	}
	return false;
}

bool zz_rule_odd(const struct zz_rule *r, const struct zz_pack *pack, bool misread, struct zz_oddity *out)
{
	if (misread || !r->id || !r->force || !r->subject || !r->title.zh.n)
		return odd(out, &incomplete, NULL);
	if (r->subject != ZZ_SUBJECT_RECORD && !r->period)
		return odd(out, &needs_period, NULL);
	if ((r->yearly_window == 2 || r->assessed == 2) && r->period != ZZ_PERIOD_YEAR)
		return odd(out, &needs_year, r->yearly_window == 2 ? "yearly_window" : "assessed");
	if (r->severity == ZZ_CONTRADICTION + 1)
		return odd(out, &no_contradiction, "severity");
	if (overlaps(r, pack))
		return odd(out, &same_time, "id");
	if (r->check)
		return procedural_odd(r, out);
	if (r->subject == ZZ_SUBJECT_RECORD || r->subject == ZZ_SUBJECT_CADRE)
		return odd(out, &wrong_subject, "subject");
	return !counts_valid(r) && odd(out, &needs_counts, "counts");
}
