/* One finding as a person reads it (design section 5, voice). */
#include "report/view.h"

#include "base/message.h"
#include "base/text.h"
#include "format/yaml.h"
#include "report/answers.h"

static void label(struct zz_buf *out, const char *word, const struct zz_view *view)
{
	zz_ink(out, view, ZZ_INK_DIM);
	zz_text_pad(out, zz_str(zz_tr(view->lang, word)), 8);
	zz_ink(out, view, ZZ_INK_PLAIN);
}

static void line_of(struct zz_buf *out, const char *word, struct zz_str text, const struct zz_view *view)
{
	if (!text.n)
		return;
	label(out, word, view);
	zz_text_wrap(out, text, view->width > 20 ? view->width : 0, 8);
	zz_buf_putc(out, '\n');
}

/* "records/zhb3/…:22:5: " or, where no file is concerned, "第三支部 2025年8月 张三：". */
static void where(struct zz_buf *out, const struct zz_verdict *v, size_t i, const struct zz_view *view)
{
	const struct zz_finding *f = &v->findings.at[i];
	const struct zz_ledger *l = v->ledger;
	if (f->path.n) {
		zz_text_safe(out, f->path);
		if (f->line)
			zz_buf_printf(out, ":%u:%u", f->line, f->column);
		zz_buf_puts(out, ": ");
		return;
	}
	uint32_t owner = zz_intern_find(&l->words, f->owner);
	struct zz_str name = owner ? zz_view_owner(l, owner) : f->owner;
	zz_text_safe(out, name);
	if (v->judged[i].obligation >= 0) {
		const struct zz_obligation *o = &v->at[v->judged[i].obligation];
		struct zz_str subject = zz_view_subject(l, o);
		zz_buf_putc(out, ' ');
		zz_view_period(out, o->period, 0, view->lang);
		zz_buf_puts(out, subject.n ? " " : "");
		zz_text_safe(out, subject);
	}
	if (name.n)
		zz_buf_puts(out, view->lang == ZZ_ZH ? "：" : ": ");
}

/* What is missing is called not held once the branch itself has said so. */
static const char *message_of(const struct zz_verdict *v, size_t i)
{
	const struct zz_obligation *o = v->judged[i].obligation >= 0 ? &v->at[v->judged[i].obligation] : NULL;
	if (!o || !o->not_held)
		return v->findings.at[i].def->message;
	return o->have > 0
			   ? N_("{rule}: {have} on record, {need} are asked for; the rest was not held, as the branch "
					"confirmed")
			   : N_("not held, as the branch confirmed: {rule}");
}

void zz_view_finding_message(struct zz_buf *out, const struct zz_verdict *v, size_t i, enum zz_lang lang)
{
	zz_finding_text(out, &v->findings.at[i], message_of(v, i), lang);
}

void zz_view_finding_head(struct zz_buf *out, const struct zz_verdict *v, size_t i,
						  const struct zz_view *view)
{
	const struct zz_finding *f = &v->findings.at[i];
	where(out, v, i, view);
	zz_ink(out, view, zz_severity_ink(f->severity));
	zz_buf_puts(out, zz_term_text(&zz_severity_terms[f->severity], view->lang));
	zz_ink(out, view, ZZ_INK_PLAIN);
	zz_buf_puts(out, view->lang == ZZ_ZH ? "：" : ": ");
	zz_view_finding_message(out, v, i, view->lang);
	zz_buf_puts(out, " [");
	zz_buf_str(out, f->rule.n ? f->rule : zz_str(f->def->id));
	zz_buf_puts(out, "]  ");
	zz_view_finding_id(out, v, i);
}

static void first_line(struct zz_buf *out, const struct zz_verdict *v, size_t i, const struct zz_view *view)
{
	struct zz_buf line = {0};
	zz_view_finding_head(&line, v, i, view);
	if (v->findings.at[i].severity < ZZ_INFO) {
		zz_buf_printf(&line, " %s", zz_term_text(&zz_answer_terms[v->judged[i].answer], view->lang));
		zz_view_answered(&line, v, i, view->lang);
	}
	zz_text_wrap(out, zz_buf_view(&line), view->width > 40 ? view->width : 0, 2);
	zz_buf_putc(out, '\n');
	zz_buf_free(&line);
}

/* The offending line with a caret under the columns concerned. */
static void source_line(struct zz_buf *out, const struct zz_verdict *v, const struct zz_finding *f)
{
	struct zz_error ignored = {0};
	struct zz_buf bytes = {0};
	bool missing = false;
	if (f->line &&
		zz_source_read(v->ledger->source, f->path, ZZ_YAML_BYTES, &bytes, &missing, &ignored) == 0 &&
		!missing)
		zz_yaml_show(out, zz_buf_view(&bytes), f->line, f->column, f->length);
	zz_buf_free(&bytes);
}

static void basis(struct zz_buf *out, const struct zz_rule *r, const struct zz_view *view)
{
	struct zz_buf text = {0};
	bool zh = view->lang == ZZ_ZH;
	zz_rule_citation(&text, r, view->lang);
	zz_buf_puts(&text, text.n ? (zh ? "：" : ": ") : "");
	zz_buf_str(&text, ZZ_VIEW_TEXT(r->requirement, view->lang));
	zz_buf_puts(&text, zh ? "〔" : " [");
	if (r->force != ZZ_DESIGN) { /* of this program, whichever pack holds the row */
		zz_buf_str(&text, ZZ_VIEW_TEXT(r->pack->title, view->lang));
		zz_buf_puts(&text, zh ? "·" : ", ");
	}
	zz_buf_puts(&text, zz_term_text(&zz_force_terms[r->force - 1], view->lang));
	zz_buf_puts(&text, zh ? "〕" : "]");
	line_of(out, N_("Basis"), zz_buf_view(&text), view);
	zz_buf_free(&text);
}

static void said(struct zz_buf *out, const char *word, const struct zz_finding *f, const char *message,
				 const struct zz_view *view)
{
	struct zz_buf text = {0};
	if (message)
		zz_finding_text(&text, f, message, view->lang);
	line_of(out, word, zz_buf_view(&text), view);
	zz_buf_free(&text);
}

void zz_view_folded(struct zz_buf *out, const struct zz_verdict *v, const size_t *which, size_t n,
					const struct zz_view *view)
{
	const struct zz_obligation *o = &v->at[v->judged[which[0]].obligation];
	const struct zz_finding *f = &v->findings.at[which[0]];
	bool zh = view->lang == ZZ_ZH;
	enum { NAMED = 5 };
	zz_text_safe(out, zz_view_owner(v->ledger, o->owner));
	zz_buf_putc(out, ' ');
	zz_view_period(out, o->period, 0, view->lang);
	zz_buf_puts(out, zh ? "：" : ": ");
	zz_ink(out, view, zz_severity_ink(f->severity));
	zz_buf_puts(out, zz_term_text(&zz_severity_terms[f->severity], view->lang));
	zz_ink(out, view, ZZ_INK_PLAIN);
	zz_buf_puts(out, zh ? "：" : ": ");
	zz_finding_text(out, f, f->def->message, view->lang);
	bool groups = o->rule->subject == ZZ_SUBJECT_GROUP;
	zz_msgf(out, view->lang, groups ? N_(", %zu groups: ") : N_(", %zu persons: "), n);
	for (size_t i = 0; i < n && i < NAMED; i++) {
		zz_buf_puts(out, i ? (zh ? "、" : ", ") : "");
		zz_text_safe(out, zz_view_subject(v->ledger, &v->at[v->judged[which[i]].obligation]));
	}
	zz_buf_puts(out, n > NAMED ? zz_tr(view->lang, N_(" and others")) : "");
	zz_buf_puts(out, " [");
	zz_buf_str(out, f->rule);
	zz_buf_puts(out, "]  ");
	zz_view_finding_id(out, v, which[0]);
	zz_buf_puts(out, zz_tr(view->lang, N_(" and others (--full)\n")));
}

/* What a cure leaves open, as it stands in both languages, and what it is of this finding. */
struct blank {
	const char *text; /* the command, and behind it the blank */
	size_t command;   /* bytes of it */
	bool record;      /* what it calls for: the record, else the finding's id */
};
#define BLANK(command, word, record)                                                                         \
	{                                                                                                        \
		command " " word, sizeof command - 1, record                                                         \
	}
static const struct blank blanks[] = {
	BLANK("zzsh explain", "问题编号", false), BLANK("zzsh explain", "F-编号", false),
	BLANK("zzsh explain", "F-ID", false),     BLANK("zzsh explain", "F-…", false),
	BLANK("zzsh amend", "记录", true),        BLANK("zzsh amend", "RECORD", true),
	BLANK("zzsh amend", "…", true),           BLANK("zzsh trace", "RECORD", true),
	BLANK("zzsh trace", "记录", true),
};

/* The blanks of a cure filled in, so that its commands can be typed as they stand. */
static void fill_in(struct zz_buf *out, struct zz_str cure, struct zz_str id, struct zz_str record)
{
	while (cure.n) {
		const struct blank *b = NULL;
		for (size_t k = 0; k < sizeof blanks / sizeof blanks[0] && !b; k++)
			if (zz_str_starts(cure, blanks[k].text) && (blanks[k].record ? record.n : id.n))
				b = &blanks[k];
		size_t n = b ? strlen(b->text) : 1;
		zz_buf_add(out, cure.p, b ? b->command : 1);
		if (b)
			zz_buf_printf(out, " %.*s", ZZ_FMT(b->record ? record : id));
		cure = zz_str_sub(cure, n, cure.n);
	}
}

static void cure(struct zz_buf *out, const struct zz_verdict *v, size_t i, const struct zz_view *view,
				 bool alone)
{
	const struct zz_finding *f = &v->findings.at[i];
	struct zz_buf text = {0}, filled = {0}, id = {0}, record = {0};
	if (f->def->cure)
		zz_finding_text(&text, f, f->def->cure, view->lang);
	if (alone)
		zz_view_finding_id(&id, v, i);
	if (alone && f->record.n && zz_str_starts(f->path, "records/"))
		zz_buf_printf(&record, "%.*s/%.*s", ZZ_FMT(f->owner), ZZ_FMT(f->record));
	fill_in(&filled, zz_buf_view(&text), zz_buf_view(&id), zz_buf_view(&record));
	line_of(out, N_("Cure"), zz_buf_view(&filled), view);
	zz_buf_free(&text);
	zz_buf_free(&filled);
	zz_buf_free(&id);
	zz_buf_free(&record);
}

void zz_view_finding(struct zz_buf *out, const struct zz_verdict *v, size_t i, const struct zz_view *view,
					 bool brief)
{
	first_line(out, v, i, view);
	if (!brief)
		zz_view_rest(out, v, i, view, true);
}

void zz_view_rest(struct zz_buf *out, const struct zz_verdict *v, size_t i, const struct zz_view *view,
				  bool alone)
{
	const struct zz_finding *f = &v->findings.at[i];
	source_line(out, v, f);
	if (v->judged[i].rule)
		basis(out, v->judged[i].rule, view);
	said(out, N_("Exclude"), f, f->def->first, view);
	cure(out, v, i, view, alone);
	if (view->full)
		zz_view_conversation(out, v, i, view);
}
