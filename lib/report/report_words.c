/* Words that the documents share. */
#include "report/report_parts.h"

#include "base/message.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

struct zz_str zz_report_say(struct zz_doc *d, enum zz_lang lang, const char *id, ...)
{
	va_list ap, again;
	const char *format = zz_tr(lang, id);
	va_start(ap, id);
	va_copy(again, ap);
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
	int n = vsnprintf(NULL, 0, format, ap);
	char *text = zz_arena_alloc(&d->arena, (size_t)(n > 0 ? n : 0) + 1);
	vsnprintf(text, (size_t)(n > 0 ? n : 0) + 1, format, again);
#pragma GCC diagnostic pop
	va_end(again);
	va_end(ap);
	return zz_str(text);
}

struct zz_str zz_report_word(enum zz_lang lang, const char *id)
{
	return zz_str(zz_tr(lang, id));
}

void zz_report_percent(struct zz_buf *out, size_t part, size_t all)
{
	if (!all) {
		zz_buf_puts(out, "—");
		return;
	}
	size_t tenths = part * 1000 / all;
	if (tenths % 10)
		zz_buf_printf(out, "%zu.%zu%%", tenths / 10, tenths % 10);
	else
		zz_buf_printf(out, "%zu%%", tenths / 10);
}

struct zz_str zz_report_column(size_t column, enum zz_lang lang)
{
	static const struct zz_term heads[ZZ_COLUMNS] = {
		{"members' meetings", "党员大会"},
		{"committee meetings", "支委会"},
		{"group meetings", "党小组会"},
		{"theme party days", "主题党日"},
		{"life meetings", "组织生活会"},
		{"appraisal", "民主评议"},
		{"double life", "双重组织生活"},
		{"analysis", "党性分析"},
		{"talks", "谈心谈话"},
		{"other", "其他"},
		{"records", "记录"},
	};
	return zz_str(zz_term_text(&heads[column], lang));
}

struct zz_str zz_report_in_time_word(const struct zz_report_facts *f)
{
	return zz_report_word(f->asked->lang,
						  zz_report_witnessed(f) ? N_("In time (witnessed)") : N_("In time (own clock)"));
}

struct zz_str zz_report_rule_title(const struct zz_report_facts *f, const struct zz_rule *r)
{
	return ZZ_VIEW_TEXT(r->title, f->asked->lang);
}

void zz_report_basis(struct zz_buf *out, const struct zz_rule *r, enum zz_lang lang)
{
	bool zh = lang == ZZ_ZH;
	size_t before = out->n;
	zz_rule_citation(out, r, lang);
	zz_buf_puts(out, out->n > before ? (zh ? "：" : ": ") : "");
	zz_buf_str(out, ZZ_VIEW_TEXT(r->requirement, lang));
	zz_buf_puts(out, zh ? "〔" : " [");
	if (r->force != ZZ_DESIGN) {
		zz_buf_str(out, ZZ_VIEW_TEXT(r->pack->title, lang));
		zz_buf_puts(out, zh ? "·" : ", ");
	}
	zz_buf_puts(out, zz_term_text(&zz_force_terms[r->force - 1], lang));
	zz_buf_puts(out, zh ? "〕" : "]");
}

void zz_report_names(struct zz_buf *out, const struct zz_str *names, size_t n, enum zz_lang lang,
					 bool no_names)
{
	enum { SHOWN = 6, FEW = 2 };
	if (no_names) {
		zz_buf_puts(out, zz_tr(lang, n <= FEW ? N_("single branches") : N_("some of the branches")));
		return;
	}
	for (size_t i = 0; i < n && i < SHOWN; i++) {
		zz_buf_puts(out, i ? (lang == ZZ_ZH ? "、" : ", ") : "");
		zz_buf_str(out, names[i]);
	}
	if (n > SHOWN)
		zz_msgf(out, lang, N_(" and others, %zu in all"), n);
}

struct zz_str zz_report_named(struct zz_arena *a, const struct zz_report_facts *f, uint32_t owner)
{
	struct zz_str name = zz_view_owner(f->l, owner), unit = zz_report_unit(f);
	bool alike = !f->asked->several || zz_str_eq(name, unit) || zz_str_find(name, unit) >= 0;
	return alike ? name : zz_arena_printf(a, "%.*s %.*s", ZZ_FMT(unit), ZZ_FMT(name));
}

void zz_report_owners(struct zz_buf *out, const struct zz_report_facts *f, const uint32_t *owners, size_t n)
{
	struct zz_str *names = zz_malloc((n + 1) * sizeof *names);
	for (size_t i = 0; i < n; i++)
		names[i] = owners[i] ? zz_view_owner(f->l, owners[i])
							 : zz_report_word(f->asked->lang, N_("the ledger itself"));
	zz_report_names(out, names, n, f->asked->lang, f->asked->no_names);
	free(names);
}

void zz_report_packs(struct zz_buf *out, const struct zz_verdict *v, bool versions, enum zz_lang lang)
{
	for (size_t i = 0; i < v->packs->n; i++) {
		const struct zz_pack *p = v->packs->at[i];
		struct zz_str name =
			p->title.zh.n ? ZZ_VIEW_TEXT(p->title, lang) : zz_intern_str(&v->ledger->words, p->name);
		zz_buf_puts(out, i ? (lang == ZZ_ZH ? "、" : ", ") : "");
		zz_buf_str(out, name);
		if (versions && p->unreadable)
			zz_buf_puts(out, zz_tr(lang, N_(" (cannot be read)")));
		else if (versions)
			zz_msgf(out, lang, N_(" %.*s (digest %s)"), ZZ_FMT(p->version), p->digest);
	}
}

void zz_report_days(struct zz_buf *out, struct zz_period p, enum zz_lang lang)
{
	struct zz_civil a = zz_civil_of(p.first), b = zz_civil_of(p.last);
	zz_doc_day(out, p.first, lang);
	zz_buf_puts(out, lang == ZZ_ZH ? "至" : " to ");
	if (lang == ZZ_EN)
		zz_doc_day(out, p.last, lang);
	else if (a.year != b.year)
		zz_buf_printf(out, "%d年%d月%d日", b.year, b.month, b.day);
	else
		zz_buf_printf(out, "%d月%d日", b.month, b.day);
}

void zz_report_fonts(struct zz_doc *d, const struct zz_ledger *l)
{
	const struct zz_fonts *f = &l->unit.settings.fonts;
	const struct zz_str own[ZZ_DOC_FONTS] = {[ZZ_FONT_TITLE] = f->title,
											 [ZZ_FONT_BODY] = f->body,
											 [ZZ_FONT_HEI] = f->hei,
											 [ZZ_FONT_KAI] = f->kai,
											 [ZZ_FONT_SONG] = f->song};
	for (int i = 0; i < ZZ_DOC_FONTS; i++)
		if (own[i].n)
			d->fonts[i] = zz_doc_copy(d, own[i]);
}

struct zz_str zz_report_unit(const struct zz_report_facts *f)
{
	return zz_intern_str(&f->l->words, f->l->unit.name);
}

zz_day zz_report_deadline(const struct zz_report_facts *f)
{
	if (f->asked->deadline != ZZ_NO_DAY)
		return f->asked->deadline;
	zz_day day = zz_workdays_after(&f->l->calendar, f->l->today, ZZ_REPORT_WORKDAYS);
	return day != ZZ_NO_DAY ? day : f->l->today + 2 * ZZ_REPORT_WORKDAYS; /* without a calendar */
}

bool zz_report_open(const struct zz_report_facts *f, size_t finding)
{
	return f->v->findings.at[finding].severity < ZZ_INFO && zz_finding_counts(f->v, finding);
}
