/* Of the judgement: the rules of a pack, and what the program looks at by itself. */
#include "parts.h"
#include "roff.h"

#include <entry/draft.h>
#include <format/yaml.h>
#include <report/staged.h>
#include <report/view.h>
#include <rules/history_findings.h>
#include <stdlib.h>
#include <string.h>

/* --- rules --- */

static void rule(struct page *p, const struct zz_rule *r)
{
	struct zz_buf text = {0};
	char since[ZZ_DATE_MAX];
	zz_buf_printf(&p->out, ".It Cm");
	roff_arg(&p->out, zz_str(r->slug));
	zz_buf_putc(&p->out, '\n');
	zz_buf_str(&text, ZZ_VIEW_TEXT(r->title, p->lang));
	zz_buf_puts(&text, p->lang == ZZ_ZH ? "：" : ": ");
	zz_buf_str(&text, ZZ_VIEW_TEXT(r->requirement, p->lang));
	roff_sentence(&p->out, zz_buf_view(&text), p->lang);
	zz_buf_clear(&text);
	zz_rule_citation(&text, r, p->lang);
	page_say(p, N_("Basis: %s (%s)"), text.data, zz_term_text(&zz_force_terms[r->force - 1], p->lang));
	if (r->since != ZZ_NO_DAY)
		page_say(p, N_("In force since %s."), zz_day_text(r->since, since));
	page_say(p, N_("A miss is: %s"), zz_term_text(&zz_severity_terms[zz_rule_severity(r)], p->lang));
	zz_buf_free(&text);
}

static void system_rules(struct page *p, const struct zz_pack *pack, unsigned system)
{
	bool headed = false;
	for (uint32_t i = 0; i < pack->nrules; i++) {
		const struct zz_rule *r = &pack->rules[i];
		if (r->system != system)
			continue;
		if (!headed) {
			zz_buf_puts(&p->out, ".Ss");
			roff_arg(&p->out, zz_str(zz_view_system(system, p->lang)));
			zz_buf_puts(&p->out, "\n.Bl -tag -width Ds\n");
		}
		headed = true;
		rule(p, r);
	}
	if (headed)
		zz_buf_puts(&p->out, ".El\n");
}

bool part_rules(struct page *p, struct zz_str word)
{
	struct zz_ledger ledger = {0};
	struct zz_packs packs = {0};
	struct zz_error e = {.lang = ZZ_EN};
	struct zz_buf name = {0};
	zz_buf_str(&name, word);
	const char *names[] = {name.data ? name.data : ""};
	bool good = zz_packs_load(&packs, &ledger, names, 1, &e) == ZZ_OK;
	for (unsigned i = 1; good && i <= ZZ_SYSTEMS; i++)
		system_rules(p, packs.at[0], i < ZZ_SYSTEMS ? i : ZZ_BESIDE);
	zz_packs_free(&packs);
	free(ledger.findings.at);
	zz_intern_free(&ledger.words);
	zz_arena_free(&ledger.arena);
	zz_buf_free(&name);
	return good;
}

/* --- findings --- */

/* A message without arguments: the {names} stay. Ends with NUL. */
static const char *filled(struct page *p, const char *message, struct zz_buf *text)
{
	struct zz_finding nothing = {0};
	zz_buf_clear(text);
	zz_finding_text(text, &nothing, message, p->lang);
	return text->data;
}

static bool another(const char *text, const char *before)
{
	return text && (!before || strcmp(text, before) != 0);
}

/* A variant of one id says only what is different in it. */
static void finding(struct page *p, const struct zz_finding_def *d, const struct zz_finding_def *before)
{
	static const struct zz_finding_def none;
	struct zz_buf text = {0};
	before = before ? before : &none;
	if (another(d->message, before->message))
		page_say(p, N_("Says: %s"), filled(p, d->message, &text));
	if (another(d->first, before->first))
		page_say(p, N_("Exclude first: %s"), filled(p, d->first, &text));
	if (another(d->cure, before->cure))
		page_say(p, N_("Cure: %s"), filled(p, d->cure, &text));
	zz_buf_free(&text);
}

static bool earlier(const struct zz_finding_def *defs, size_t i)
{
	for (size_t k = 0; k < i; k++)
		if (strcmp(defs[k].id, defs[i].id) == 0)
			return true;
	return false;
}

static void table(struct page *p, const struct zz_finding_def *defs)
{
	for (size_t i = 0; defs[i].id; i++) {
		if (earlier(defs, i))
			continue;
		zz_buf_puts(&p->out, ".It Cm");
		roff_arg(&p->out, zz_str(defs[i].id));
		zz_buf_putc(&p->out, '\n');
		page_say(p, N_("Weight: %s"), zz_term_text(&zz_severity_terms[defs[i].severity], p->lang));
		const struct zz_finding_def *before = NULL;
		for (size_t k = i; defs[k].id; k++)
			if (strcmp(defs[k].id, defs[i].id) == 0) {
				finding(p, &defs[k], before);
				before = &defs[k];
			}
	}
}

/* Tables with a section of their own in the page; the checks bring theirs, which follow under "checks". */
static const struct {
	const char *name;
	const struct zz_finding_def *defs;
} tables[] = {
	{"yaml", zz_yaml_findings},       {"schema", zz_schema_findings}, {"roster", zz_roster_findings},
	{"ledger", zz_ledger_findings},   {"entry", zz_entry_findings},   {"history", zz_history_findings},
	{"witness", zz_witness_findings}, {"hook", zz_staged_findings},
};

static bool is_checks(const struct zz_finding_def *defs)
{
	for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
		if (tables[i].defs == defs)
			return false;
	return true;
}

bool part_findings(struct page *p, struct zz_str word)
{
	zz_buf_puts(&p->out, ".Bl -tag -width Ds\n");
	size_t before = p->out.n;
	for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
		if (zz_str_is(word, tables[i].name))
			table(p, tables[i].defs);
	for (size_t i = 0; zz_str_is(word, "checks") && zz_finding_tables[i]; i++)
		if (is_checks(zz_finding_tables[i]))
			table(p, zz_finding_tables[i]);
	zz_buf_puts(&p->out, ".El\n");
	return p->out.n > before + sizeof ".El";
}

bool part_symptoms(struct page *p, struct zz_str word)
{
	const struct zz_symptom *s = zz_symptoms;
	(void)word;
	zz_buf_puts(&p->out, ".Bl -tag -width Ds\n");
	for (; s->def.id; s++) {
		zz_buf_puts(&p->out, ".It Cm");
		roff_arg(&p->out, zz_str(s->def.id));
		zz_buf_putc(&p->out, '\n');
		page_say(p, N_("Weight: %s"), zz_term_text(&zz_weight_terms[s->weight], p->lang));
		finding(p, &s->def, NULL);
	}
	zz_buf_puts(&p->out, ".El\n");
	return s > zz_symptoms;
}
