/* 会议记录: what one record says, as the paper that is signed. Nothing is added to what the record says but
 * the counts by the roster of its day and where the text lies. */
#include "report/report_parts.h"
#include "report/show_parts.h"

#include "base/digest.h"
#include "base/message.h"
#include "base/text.h"
#include "model/fields.h"
#include "witness/code.h"

#include <string.h>

struct minutes {
	struct zz_doc *d;
	const struct zz_ledger *l;
	const struct zz_record *r;
	enum zz_lang lang;
	struct zz_arena arena;
};

/* "地点：" */
static void labelled(struct minutes *m, struct zz_str label, struct zz_str text)
{
	zz_doc_labelled(m->d, zz_report_say(m->d, m->lang, N_("%.*s:"), ZZ_FMT(label)),
					text.n ? text : zz_report_word(m->lang, N_("nil")));
}

static void title(struct minutes *m)
{
	const struct zz_kind *kind = &zz_kinds[m->r->kind];
	struct zz_str owner = zz_view_owner(m->l, m->r->owner);
	const char *label = zz_term_text(&kind->form.name, m->lang);
	struct zz_doc *d = m->d;
	struct zz_str text;
	if (kind->verb == ZZ_VERB_MEETING)
		text = zz_report_say(d, m->lang, N_("Minutes of a meeting of %.*s: %s"), ZZ_FMT(owner), label);
	else if (kind->due == ZZ_DUE_NOBODY)
		text = zz_report_say(d, m->lang, N_("Note of %.*s: %s"), ZZ_FMT(owner), label);
	else
		text = zz_report_say(d, m->lang, N_("Record of an activity of %.*s: %s"), ZZ_FMT(owner), label);
	zz_doc_block(d, ZZ_BLOCK_TITLE, text);
}

static void when(struct minutes *m)
{
	struct zz_buf text = {0};
	zz_doc_day(&text, m->r->date, m->lang);
	if (zz_record_end(m->r) != m->r->date) {
		zz_buf_puts(&text, m->lang == ZZ_ZH ? "至" : " to ");
		zz_doc_day(&text, zz_record_end(m->r), m->lang);
	}
	if (m->r->time.from >= 0) {
		zz_buf_puts(&text, m->lang == ZZ_ZH ? "　" : ", ");
		zz_span_text(&text, m->r->time);
	}
	labelled(m, zz_report_word(m->lang, N_("Time")), zz_buf_view(&text));
	zz_buf_free(&text);
}

/* By the roster of the day. */
static void counts(struct minutes *m)
{
	struct zz_attendance n;
	struct zz_buf text = {0};
	zz_record_attendance(m->l, m->r, &n);
	if (!n.due || !n.known)
		return;
	zz_msgf(&text, m->lang, N_("due %d, present %d, absent %d"), n.due, n.present, n.absent);
	if (n.online)
		zz_msgf(&text, m->lang, N_(", of these online %d"), n.online);
	if (n.unaccounted)
		zz_msgf(&text, m->lang, N_(", unaccounted for %d"), n.unaccounted);
	labelled(m, zz_report_word(m->lang, N_("Attendance")), zz_buf_view(&text));
	zz_buf_free(&text);
}

/* --- values of any form --- */

static void value(struct minutes *m, const struct zz_form *form, const struct zz_node *at, unsigned level);

static bool is_prose(const struct zz_field *field)
{
	return field && field->type == ZZ_TYPE_PROSE;
}

static void prose(struct minutes *m, struct zz_str label, struct zz_str text, unsigned level)
{
	if (level == 1)
		zz_doc_heading(m->d, level, label);
	else
		labelled(m, label, (struct zz_str){" ", 1});
	zz_doc_paragraphs(m->d, text);
}

static void pairs(struct minutes *m, const struct zz_form *form, const struct zz_node *map,
				  const struct zz_node *but)
{
	ZZ_EACH(child, map)
	{
		if (child != but)
			value(m, form, child, 2);
	}
}

/* Each item under a heading: its first plain value. */
static void items(struct minutes *m, const struct zz_form *form, const struct zz_node *seq,
				  struct zz_str label, unsigned level)
{
	unsigned number = 0;
	ZZ_EACH(item, seq)
	{
		const struct zz_node *first = item->kind == ZZ_MAP ? item->first : item;
		bool plain = first && first->kind == ZZ_SCALAR;
		number++;
		zz_doc_heading(m->d, level,
					   plain ? first->text : zz_arena_printf(&m->d->arena, "%.*s%u", ZZ_FMT(label), number));
		if (item->kind == ZZ_MAP)
			pairs(m, form, item, plain ? first : NULL);
	}
}

static void value(struct minutes *m, const struct zz_form *form, const struct zz_node *at, unsigned level)
{
	const struct zz_field *field = zz_show_field(form, at);
	const struct zz_form *sub = field ? field->sub : NULL;
	struct zz_buf flat = {0};
	struct zz_str label = at->key->text;
	zz_day day;
	if (field && field->type == ZZ_TYPE_DAY && at->kind == ZZ_SCALAR && zz_day_parse(at->text, &day)) {
		zz_doc_day(&flat, day, m->lang);
		labelled(m, label, zz_buf_view(&flat));
	} else if (at->kind == ZZ_SCALAR && is_prose(field))
		prose(m, label, at->text, level);
	else if (at->kind == ZZ_SEQ && sub == &zz_form_agenda)
		items(m, sub, at, label, 1);
	else if (zz_show_flat(&flat, sub, at, m->lang) || at->kind == ZZ_SCALAR)
		labelled(m, label, zz_buf_view(&flat));
	else if (at->kind == ZZ_SEQ) {
		if (level == 1)
			zz_doc_heading(m->d, 1, label);
		items(m, sub, at, label, level == 1 ? 2 : 4);
	} else {
		if (level == 1)
			zz_doc_heading(m->d, 1, label);
		pairs(m, sub, at, NULL);
	}
	zz_buf_free(&flat);
}

/* --- the record --- */

/* Said elsewhere on the paper, or of the file and not of the sitting. */
static bool is_left_out(const char *slug)
{
	static const char *const slugs[] = {"kind",        "owner",       "time",     "end_date",
										"amends",      "late",        "imported", "sealed",
										"recorded_on", "attachments", "refs",     "signed_in"};
	for (size_t i = 0; i < sizeof slugs / sizeof *slugs; i++)
		if (strcmp(slugs[i], slug) == 0)
			return true;
	return false;
}

static void fields(struct minutes *m, const struct zz_node *root)
{
	const struct zz_form *form = &zz_kinds[m->r->kind].form;
	ZZ_EACH(child, root)
	{
		const struct zz_field *field = zz_show_field(form, child);
		if (!field || is_left_out(field->name.slug))
			continue;
		if (strcmp(field->name.slug, "present") == 0)
			counts(m);
		if (strcmp(field->name.slug, "date") == 0)
			when(m);
		else
			value(m, form, child, 1);
	}
}

/* The code of the text, beside the signatures: whoever has the paper can tell whether the file still says it.
 */
static void code(struct minutes *m, struct zz_str bytes)
{
	struct zz_sm3 digest = zz_sm3(bytes);
	char chars[ZZ_CODE_CHARS + 1];
	struct zz_buf shown = {0};
	zz_code_show(&shown, zz_code(ZZ_CODE_TEXT, &digest, chars));
	labelled(m, zz_report_word(m->lang, N_("Code of this text")), zz_buf_view(&shown));
	zz_doc_fact(m->d, "code", zz_buf_view(&shown));
	zz_buf_free(&shown);
}

static void signatures(struct minutes *m)
{
	struct zz_str blank = zz_report_word(m->lang, N_("______  date ______"));
	bool sitting = zz_kinds[m->r->kind].due != ZZ_DUE_NOBODY;
	enum { LAST = 2 }; /* lines of the text that go with the signatures: these stand on no page alone */
	zz_doc_keep(m->d, LAST);
	zz_doc_block(m->d, ZZ_BLOCK_PARAGRAPH, (struct zz_str){0});
	if (sitting)
		labelled(m, zz_report_word(m->lang, N_("Chair (signature)")), blank);
	labelled(m, zz_report_word(m->lang, sitting ? N_("Minutes taken by (signature)") : N_("Signature")),
			 blank);
	zz_doc_keep(m->d, 2u + sitting);
}

/* Which text this is, so that paper and file can be compared. */
static void origin(struct minutes *m, struct zz_str bytes)
{
	struct zz_block *b = zz_doc_block(m->d, ZZ_BLOCK_NOTES, (struct zz_str){0});
	struct zz_sm3 digest = zz_sm3(bytes);
	char text[ZZ_DIGEST_MAX], day[ZZ_DATE_MAX];
	const char *commit = zz_source_commit(m->l->source);
	const struct zz_amend *a = m->r->amends.at;
	zz_doc_line(
		m->d, b,
		zz_report_say(
			m->d, m->lang,
			N_("Printed from the ledger: record %.*s/%.*s, version %u, commit %s, digest of its text %s."),
			ZZ_FMT(zz_intern_str(&m->l->words, m->r->owner)), ZZ_FMT(m->r->id), m->r->amends.n + 1,
			*commit ? commit : "—", zz_sm3_text(&digest, text)));
	for (uint32_t i = 0; i < m->r->amends.n; i++)
		zz_doc_line(m->d, b,
					zz_report_say(m->d, m->lang, N_("Corrected on %s by %.*s: %.*s"),
								  zz_day_text(a[i].on, day), ZZ_FMT(zz_intern_str(&m->l->words, a[i].by)),
								  ZZ_FMT(a[i].reason)));
	zz_doc_line(
		m->d, b,
		zz_report_word(
			m->lang,
			N_("Who was due is counted by the roster of that day. What the ledger holds is printed; that it "
			   "was so, whoever signs answers for.")));
	zz_doc_fact(m->d, "record", m->r->id);
	zz_doc_fact(m->d, "owner", zz_intern_str(&m->l->words, m->r->owner));
	zz_doc_fact(m->d, "commit", zz_str(commit));
	zz_doc_fact(m->d, "digest", zz_str(text));
}

struct zz_doc *zz_report_minutes(const struct zz_ledger *l, uint32_t record, enum zz_lang lang)
{
	struct minutes m = {.l = l, .r = &l->records[record], .lang = lang};
	struct zz_buf bytes = {0};
	struct zz_error ignored = {.lang = lang};
	bool missing = false;
	m.d = zz_doc_new("minutes", ZZ_DOC_RECORD, lang);
	zz_report_fonts(m.d, l);
	m.d->author = zz_doc_copy(m.d, zz_view_owner(l, m.r->owner));
	const struct zz_node *root = zz_show_tree(l, m.r->path, &zz_kinds[m.r->kind].form, lang, &m.arena);
	title(&m);
	if (root)
		fields(&m, root);
	signatures(&m);
	if (zz_source_read(l->source, m.r->path, ZZ_YAML_BYTES, &bytes, &missing, &ignored) == 0 && !missing) {
		code(&m, zz_buf_view(&bytes));
		origin(&m, zz_buf_view(&bytes));
	}
	zz_buf_free(&bytes);
	zz_arena_free(&m.arena);
	return m.d;
}
