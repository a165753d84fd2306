#include "report/rules.h"

#include "base/message.h"
#include "base/text.h"
#include "format/json.h"
#include "report/view.h"
#include "format/yaml.h"

static void in_force(struct zz_buf *out, const struct zz_rule *r, enum zz_lang lang)
{
	char since[ZZ_DATE_MAX], until[ZZ_DATE_MAX];
	if (r->since == ZZ_NO_DAY && r->until == ZZ_NO_DAY)
		zz_buf_puts(out, zz_tr(lang, N_("at all times")));
	else if (r->until == ZZ_NO_DAY)
		zz_msgf(out, lang, N_("since %s"), zz_day_text(r->since, since));
	else
		zz_msgf(out, lang, N_("%s to %s"), zz_day_text(r->since, since), zz_day_text(r->until, until));
}

static void line(struct zz_buf *out, const char *word, struct zz_str text, enum zz_lang lang, unsigned width)
{
	if (!text.n)
		return;
	zz_buf_puts(out, "  ");
	zz_text_pad(out, zz_str(zz_tr(lang, word)), 12);
	zz_text_wrap(out, text, width > 34 ? width : 0, 14);
	zz_buf_putc(out, '\n');
}

/* What the unit made of it. */
static void changed(struct zz_buf *out, const struct zz_ledger *l, const struct zz_rule *r, enum zz_lang lang,
					unsigned width)
{
	struct zz_buf text = {0};
	if (!r->changed)
		return;
	struct zz_str by = zz_intern_str(&l->words, r->changed->name);
	if (r->off)
		zz_msgf(&text, lang, N_("not applied, by the pack %.*s"), ZZ_FMT(by));
	else
		zz_msgf(&text, lang, N_("by the pack %.*s"), ZZ_FMT(by));
	if (!r->off && r->count > 0)
		zz_msgf(&text, lang, N_(", number: %d"), (int)r->count);
	if (!r->off && r->share.den > 0)
		zz_msgf(&text, lang, N_(", share: %d/%d"), (int)r->share.num, (int)r->share.den);
	if (r->change_reason.n) {
		zz_buf_puts(&text, lang == ZZ_ZH ? "；" : "; ");
		zz_text_safe(&text, r->change_reason);
	}
	line(out, N_("Changed"), zz_buf_view(&text), lang, width);
	zz_buf_free(&text);
}

void zz_rules_one(struct zz_buf *out, const struct zz_ledger *l, const struct zz_rule *r, enum zz_lang lang,
				  unsigned width)
{
	struct zz_buf text = {0};
	zz_buf_str(out, zz_intern_str(&l->words, r->id));
	zz_buf_puts(out, "  ");
	zz_buf_str(out, ZZ_VIEW_TEXT(r->title, lang));
	zz_buf_putc(out, '\n');
	line(out, N_("Requires"), ZZ_VIEW_TEXT(r->requirement, lang), lang, width);
	line(out, N_("Force"), zz_str(zz_term_text(&zz_force_terms[r->force - 1], lang)), lang, width);
	zz_rule_citation(&text, r, lang);
	line(out, N_("Basis"), zz_buf_view(&text), lang, width);
	zz_buf_clear(&text);
	in_force(&text, r, lang);
	line(out, N_("In force"), zz_buf_view(&text), lang, width);
	changed(out, l, r, lang, width);
	line(out, N_("A miss is"), zz_str(zz_term_text(&zz_severity_terms[zz_rule_severity(r)], lang)), lang,
		 width);
	zz_buf_clear(&text);
	zz_buf_printf(&text, "%.*s %.*s (%s)", ZZ_FMT(zz_intern_str(&l->words, r->pack->name)),
				  ZZ_FMT(r->pack->version), r->pack->digest);
	line(out, N_("Pack"), zz_buf_view(&text), lang, width);
	zz_buf_free(&text);
}

/* --- what the program looks at by itself --- */

static void own_text(struct zz_buf *out, const char *word, const char *message, enum zz_lang lang,
					 unsigned width)
{
	struct zz_finding nothing = {0}; /* the {names} stay */
	struct zz_buf text = {0};
	if (message)
		zz_finding_text(&text, &nothing, message, lang);
	line(out, word, zz_buf_view(&text), lang, width);
	zz_buf_free(&text);
}

static bool own_of(struct zz_buf *out, const struct zz_finding_def *defs, struct zz_str id, bool found,
				   enum zz_lang lang, unsigned width)
{
	for (; defs->id; defs++) {
		if (!zz_str_is(id, defs->id))
			continue;
		if (!found)
			zz_buf_printf(out, "%s  %s\n", defs->id,
						  zz_tr(lang, N_("looked at by the program itself; no rule of a pack")));
		own_text(out, N_("Says"), defs->message, lang, width);
		line(out, N_("Weight"), zz_str(zz_term_text(&zz_severity_terms[defs->severity], lang)), lang, width);
		own_text(out, N_("Exclude"), defs->first, lang, width);
		own_text(out, N_("Cure"), defs->cure, lang, width);
		found = true;
	}
	return found;
}

bool zz_rules_own(struct zz_buf *out, struct zz_str id, enum zz_lang lang, unsigned width)
{
	bool found = false;
	for (size_t i = 0; zz_finding_tables[i]; i++)
		found = own_of(out, zz_finding_tables[i], id, found, lang, width);
	return found;
}

/* --- all of them, to be handed to somebody new --- */

/* What it speaks of: the kinds of record, or whom and for which period. */
static void subject(struct zz_buf *out, const struct zz_rule *r, enum zz_lang lang)
{
	const uint8_t *kinds = r->kinds.at;
	for (uint32_t i = 0; r->subject == ZZ_SUBJECT_RECORD && i < r->kinds.n; i++) {
		zz_buf_puts(out, !i ? "" : lang == ZZ_ZH ? "、" : ", ");
		zz_buf_puts(out, zz_term_text(&zz_kind_terms[kinds[i] - 1], lang));
	}
	if (!out->n)
		zz_buf_puts(out, zz_term_text(&zz_subject_terms[r->subject - 1], lang));
	if (r->period) {
		zz_buf_puts(out, lang == ZZ_ZH ? "，按" : ", by ");
		zz_buf_puts(out, zz_term_text(&zz_period_terms[r->period - 1], lang));
	}
}

static void entry(struct zz_buf *out, const struct zz_ledger *l, const struct zz_rule *r, enum zz_lang lang,
				  unsigned width)
{
	struct zz_buf text = {0};
	zz_buf_printf(out, "%s  ", r->slug);
	zz_text_safe(out, ZZ_VIEW_TEXT(r->title, lang));
	zz_buf_putc(out, '\n');
	line(out, N_("Requires"), ZZ_VIEW_TEXT(r->requirement, lang), lang, width);
	subject(&text, r, lang);
	line(out, N_("Of"), zz_buf_view(&text), lang, width);
	zz_buf_clear(&text);
	zz_rule_citation(&text, r, lang);
	zz_buf_puts(&text, lang == ZZ_ZH ? "〔" : " [");
	zz_text_safe(&text, ZZ_VIEW_TEXT(r->pack->title, lang));
	zz_buf_printf(&text, lang == ZZ_ZH ? "·%s〕" : ", %s]",
				  zz_term_text(&zz_force_terms[r->force - 1], lang));
	line(out, N_("Basis"), zz_buf_view(&text), lang, width);
	changed(out, l, r, lang, width);
	line(out, N_("A miss is"), zz_str(zz_term_text(&zz_severity_terms[zz_rule_severity(r)], lang)), lang,
		 width);
	zz_buf_putc(out, '\n');
	zz_buf_free(&text);
}

/* Whose it is, which packs, and how to read it. */
static void head(struct zz_buf *out, const struct zz_ledger *l, const struct zz_packs *packs,
				 enum zz_lang lang, unsigned width)
{
	struct zz_buf text = {0};
	char day[ZZ_DATE_MAX];
	zz_buf_str(out, zz_intern_str(&l->words, l->unit.name));
	zz_msgf(out, lang, N_("  rules of organisational life, %s\n"), zz_day_text(l->today, day));
	for (size_t p = 0; p < packs->n; p++) {
		zz_buf_puts(&text, !p ? "" : lang == ZZ_ZH ? "、" : ", ");
		zz_text_safe(&text, ZZ_VIEW_TEXT(packs->at[p]->title, lang));
		zz_buf_printf(&text, " %.*s (%.8s)", ZZ_FMT(packs->at[p]->version), packs->at[p]->digest);
	}
	line(out, N_("Packs"), zz_buf_view(&text), lang, width);
	line(out, N_("Reading"),
		 zz_str(zz_tr(
			 lang,
			 N_("What is asked with must weighs as a violation, what is generally asked and what a unit or "
				"place laid down as a shortfall; readings of this program only ask or point out. Numbers of "
				"articles that nobody has compared with the official text are marked. The regulations "
				"themselves go before this list; zzsh rules show ID explains one of its rows."))),
		 lang, width);
	zz_buf_putc(out, '\n');
	zz_buf_free(&text);
}

void zz_rules_text(struct zz_buf *out, const struct zz_ledger *l, const struct zz_packs *packs,
				   enum zz_lang lang, unsigned width)
{
	head(out, l, packs, lang, width);
	for (unsigned i = 1; i <= ZZ_SYSTEMS; i++) {
		unsigned system = i < ZZ_SYSTEMS ? i : ZZ_BESIDE;
		bool headed = false;
		for (size_t p = 0; p < packs->n; p++)
			for (uint32_t k = 0; k < packs->at[p]->nrules; k++) {
				const struct zz_rule *r = &packs->at[p]->rules[k];
				if (r->system != system)
					continue;
				if (!headed)
					zz_buf_printf(out, "%s\n\n", zz_view_system(system, lang));
				headed = true;
				entry(out, l, r, lang, width);
			}
	}
}

static void citation_json(struct zz_json *j, const struct zz_rule *r, enum zz_lang lang)
{
	bool english = lang == ZZ_EN && r->cite.en.n; /* regulation and article in one */
	zz_json_member(j, "regulation", english ? r->cite.en : r->cite.regulation);
	zz_json_member(j, "article", english ? (struct zz_str){0} : r->cite.article);
	zz_json_key(j, "verified");
	zz_json_bool(j, r->cite.verified == 2);
}

static void rule_json(struct zz_json *j, const struct zz_ledger *l, const struct zz_rule *r,
					  enum zz_lang lang)
{
	zz_json_object(j);
	zz_json_member(j, "id", zz_intern_str(&l->words, r->id));
	zz_json_member(j, "source", zz_intern_str(&l->words, r->source));
	zz_json_member(j, "system", zz_str(zz_system_terms[r->system].slug));
	zz_json_member(j, "title", ZZ_VIEW_TEXT(r->title, lang));
	zz_json_member(j, "requirement", ZZ_VIEW_TEXT(r->requirement, lang));
	zz_json_member(j, "force", zz_str(zz_force_terms[r->force - 1].slug));
	zz_json_member(j, "severity", zz_str(zz_severity_terms[zz_rule_severity(r)].slug));
	citation_json(j, r, lang);
	zz_json_member_day(j, "since", r->since);
	zz_json_member_day(j, "until", r->until);
	zz_json_member_int(j, "count", r->count);
	zz_json_key(j, "applied");
	zz_json_bool(j, !r->off);
	zz_json_member(j, "changed_by",
				   r->changed ? zz_intern_str(&l->words, r->changed->name) : (struct zz_str){0});
	zz_json_member(j, "pack", zz_intern_str(&l->words, r->pack->name));
	zz_json_object_end(j);
}

void zz_rules_json(struct zz_buf *out, const struct zz_ledger *l, const struct zz_packs *packs,
				   enum zz_lang lang)
{
	struct zz_json j;
	zz_json_init(&j, out, false);
	zz_json_object(&j);
	zz_json_member_int(&j, "version", 1);
	zz_json_key(&j, "rules");
	zz_json_array(&j);
	for (size_t p = 0; p < packs->n; p++)
		for (uint32_t k = 0; k < packs->at[p]->nrules; k++)
			rule_json(&j, l, &packs->at[p]->rules[k], lang);
	zz_json_array_end(&j);
	zz_json_object_end(&j);
	zz_buf_putc(out, '\n');
}
