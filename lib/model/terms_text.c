/* What was understood, for people. */
#include "model/terms_private.h"

#include "base/message.h"
#include "base/text.h"

static void range(struct zz_buf *out, const struct zz_terms_value *v)
{
	bool first = v->low != INT32_MIN, last = v->high != INT32_MAX;
	if (first && last && v->low == v->high)
		zz_buf_printf(out, "%d", v->low);
	else if (first && last)
		zz_buf_printf(out, "%d..%d", v->low, v->high);
	else
		zz_buf_printf(out, "%s%d", first ? ">=" : "<=", first ? v->low : v->high);
}

static void period(struct zz_buf *out, const struct zz_terms_value *v)
{
	char day[ZZ_DATE_MAX];
	if (v->low == INT32_MIN || v->high == INT32_MAX)
		zz_buf_printf(out, "%s%s", v->low == INT32_MIN ? "<=" : ">=",
					  zz_day_text(v->low == INT32_MIN ? v->high : v->low, day));
	else
		zz_period_text(out, (struct zz_period){v->period, v->low, v->high});
}

static void days(struct zz_buf *out, const struct zz_terms_value *v)
{
	char first[ZZ_DATE_MAX], last[ZZ_DATE_MAX];
	period(out, v);
	if (v->period != ZZ_PERIOD_DAYS)
		zz_buf_printf(out, " (%s..%s)", zz_day_text(v->low, first), zz_day_text(v->high, last));
}

void zz_terms_period(struct zz_buf *out, const struct zz_terms *t)
{
	size_t from = out->n;
	for (size_t i = 0; i < t->n; i++) {
		const struct zz_terms_value *v = &t->at[i];
		if (v->field != ZZ_BY_DATE || v->not )
			continue;
		zz_buf_puts(out, out->n > from ? ", " : "");
		period(out, v);
	}
}

static void organisation(struct zz_buf *out, const struct zz_ledger *l, uint32_t owner)
{
	int32_t org = zz_roster_org(&l->roster, owner);
	struct zz_str name = zz_intern_str(&l->words, org >= 0 ? l->roster.orgs[org].name : l->unit.name);
	zz_text_safe(out, name);
	zz_buf_printf(out, "%s%.*s", name.n ? " " : "", ZZ_FMT(zz_intern_str(&l->words, owner)));
}

static void person(struct zz_buf *out, const struct zz_ledger *l, const struct zz_terms_value *v)
{
	if (v->what < 0) {
		zz_text_safe(out, v->typed);
		return;
	}
	const struct zz_person *p = &l->roster.people[v->what];
	struct zz_str id = zz_intern_str(&l->words, p->id);
	zz_text_safe(out, zz_intern_str(&l->words, p->name));
	if (!zz_str_starts(id, "~"))
		zz_buf_printf(out, " %.*s", ZZ_FMT(id));
}

static void lateness(struct zz_buf *out, const struct zz_terms_value *v, enum zz_lang lang)
{
	struct zz_buf text = {0};
	if (v->what > 0) {
		zz_buf_puts(out, zz_term_text(&zz_band_terms[v->what], lang));
	} else if (v->what < 0) {
		zz_buf_puts(out, zz_tr(lang, N_("not known")));
	} else {
		range(&text, v);
		zz_msgf(out, lang, N_("%s working days"), text.data);
	}
	zz_buf_free(&text);
}

static void value(struct zz_buf *out, const struct zz_ledger *l, const struct zz_terms_value *v,
				  enum zz_lang lang)
{
	switch (v->field) {
	case ZZ_BY_KIND:
		zz_buf_puts(out, zz_term_text(&zz_kinds[v->what].form.name, lang));
		break;
	case ZZ_BY_SYSTEM:
		zz_buf_puts(out, zz_term_text(&zz_system_terms[v->what], lang));
		break;
	case ZZ_BY_STATE:
		zz_buf_puts(out, zz_term_text(&zz_terms_states[v->what - 1], lang));
		break;
	case ZZ_BY_DATE:
		days(out, v);
		break;
	case ZZ_BY_YEAR:
		range(out, v);
		break;
	case ZZ_BY_BRANCH:
		organisation(out, l, (uint32_t)v->what);
		break;
	case ZZ_BY_LATE:
		lateness(out, v, lang);
		break;
	case ZZ_BY_GUEST:
		if (v->what >= 0) {
			person(out, l, v);
			break;
		}
		/* fall through */
	case ZZ_BY_GROUP:
	case ZZ_BY_TOPIC:
	case ZZ_BY_TEXT:
	case ZZ_BY_ID:
		zz_buf_puts(out, lang == ZZ_EN ? "\"" : "“");
		zz_text_safe(out, v->typed);
		zz_buf_puts(out, lang == ZZ_EN ? "\"" : "”");
		break;
	default:
		person(out, l, v);
	}
}

static void line(struct zz_buf *out, const struct zz_terms *t, const struct zz_ledger *l, int field, bool not,
				 enum zz_lang lang)
{
	enum { LABEL = 10 };
	struct zz_buf text = {0};
	for (size_t i = 0; i < t->n; i++) {
		if (t->at[i].field != field || t->at[i].not != not )
			continue;
		zz_buf_puts(&text, !text.n ? "" : zz_tr(lang, N_(" or ")));
		value(&text, l, &t->at[i], lang);
	}
	if (text.n) {
		zz_buf_puts(out, "  ");
		zz_text_pad(out, zz_str(zz_term_text(&zz_terms_fields[field].name, lang)), LABEL);
		zz_buf_printf(out, "%s%s\n", not ? zz_tr(lang, N_("none of: ")) : "", text.data);
	}
	zz_buf_free(&text);
}

void zz_terms_explain(struct zz_buf *out, const struct zz_terms *t, const struct zz_ledger *l,
					  enum zz_lang lang)
{
	for (int field = 0; field < ZZ_BY_FIELDS; field++) {
		line(out, t, l, field, false, lang);
		line(out, t, l, field, true, lang);
	}
}
