/* Until when an obligation is open. */
#include "rules/judge.h"

static bool notice_names(const struct zz_notice *n, uint8_t kind)
{
	const uint8_t *kinds = n->kinds.at;
	for (uint32_t i = 0; i < n->kinds.n; i++)
		if (kinds[i] == kind)
			return true;
	return false;
}

/* The deadline of the notice issued last for a kind and assessment year; a later notice may extend an earlier
 * one. */
static const struct zz_notice *noticed(const struct zz_ledger *l, uint8_t kind, int32_t year)
{
	const struct zz_notice *best = NULL;
	for (size_t i = 0; i < l->nnotices; i++) {
		const struct zz_notice *n = &l->notices[i];
		if (n->assessment_year == year && n->deadline != ZZ_NO_DAY && notice_names(n, kind) &&
			(!best || n->issued >= best->issued))
			best = n;
	}
	return best;
}

const struct zz_notice *zz_window_notice(const struct zz_ledger *l, const struct zz_rule *rule, int32_t year)
{
	const struct zz_counts *counts = rule->counts.at;
	const uint8_t *kinds = rule->kinds.at;
	const struct zz_notice *latest = NULL;
	for (uint32_t i = 0; i < rule->counts.n + rule->kinds.n;
		 i++) { /* kinds: of a row that looks at records */
		uint8_t kind = i < rule->counts.n ? counts[i].kind : kinds[i - rule->counts.n];
		const struct zz_notice *n = noticed(l, kind, year);
		latest = n && (!latest || n->deadline > latest->deadline) ? n : latest;
	}
	return latest;
}

static zz_day setting(const struct zz_ledger *l, int32_t year)
{
	int month = l->unit.settings.window / 100, day = l->unit.settings.window % 100;
	int most = zz_month_days(year + 1, month);
	return zz_day_of(year + 1, month, day < most ? day : most);
}

zz_day zz_window_until(const struct zz_judge *j, const struct zz_rule *rule, int32_t year)
{
	const struct zz_notice *notice = zz_window_notice(j->l, rule, year);
	return notice ? notice->deadline : setting(j->l, year);
}

zz_day zz_obligation_until(const struct zz_judge *j, const struct zz_rule *rule, struct zz_period p)
{
	return rule->yearly_window == 2 ? zz_window_until(j, rule, zz_civil_of(p.first).year) : p.last;
}
