/* 交接清单 as a document, for two signatures: what zzsh handover prints, in headings and tables. */
#include "report/handover_parts.h"

#include "base/message.h"
#include "report/report_parts.h"
#include "witness/code.h"
#include "witness/told.h"

struct paper {
	struct zz_doc *d;
	const struct zz_handover *h;
	const struct zz_due_answer *a;
	const struct zz_ledger *l;
	const struct zz_due_owner *o;
	enum zz_lang lang;
};

static struct zz_str word(const struct paper *p, const char *id)
{
	return zz_report_word(p->lang, id);
}

static void paragraph(struct paper *p, struct zz_str text)
{
	zz_doc_block(p->d, ZZ_BLOCK_PARAGRAPH, text);
}

/* --- organisation --- */

static void term(struct paper *p, const struct zz_org *o)
{
	struct zz_buf text = {0};
	zz_handover_term(&text, o, p->l->today, p->lang);
	paragraph(p, zz_buf_view(&text));
	zz_buf_free(&text);
}

static void posts(struct paper *p, const struct zz_org *o)
{
	const struct zz_post *post;
	struct zz_doc_table *t = NULL;
	for (size_t n = 0; (post = zz_handover_post(o, p->l->today, n)); n++) {
		if (!t) {
			t = zz_doc_table(p->d, (struct zz_str){0});
			zz_doc_column(t, word(p, N_("Post")), 12, ZZ_ALIGN_LEFT);
			zz_doc_column(t, word(p, N_("Name")), 12, ZZ_ALIGN_LEFT);
		}
		uint8_t kind = post->post ? post->post : ZZ_POST_MEMBER;
		zz_doc_cell(t, zz_str(zz_term_text(&zz_post_terms[kind - 1], p->lang)));
		zz_doc_cell(t, zz_intern_str(&p->l->words, p->l->roster.people[post->person].name));
	}
}

static void organisation(struct paper *p)
{
	if (p->o->org < 0)
		return;
	const struct zz_org *o = &p->l->roster.orgs[p->o->org];
	struct zz_handover_heads n = zz_handover_heads(p->l, p->o->org);
	zz_doc_heading(p->d, 1, word(p, N_("The organisation and its posts")));
	term(p, o);
	posts(p, o);
	if (!o->body)
		paragraph(p, zz_report_say(
						 p->d, p->lang,
						 N_("Members %zu: full %zu, probationary %zu; attendance is not demanded of %zu."),
						 n.all, n.full, n.all - n.full, n.excused));
}

/* --- the ledger --- */

static void receipt(struct paper *p)
{
	const struct zz_sync_receipt *r = p->h->receipt;
	struct zz_buf time = {0}, code = {0};
	if (!r)
		return;
	if (!r->name.n) {
		paragraph(p, word(p, N_("No receipt of a witness is here; zzsh sync fetches them.")));
		return;
	}
	zz_told_time(&time, r->time);
	zz_code_show(&code, r->code);
	paragraph(p, zz_report_say(
					 p->d, p->lang,
					 r->covers ? N_("Last receipt: %.*s, number %u, %s, code %s, of just this commit.")
							   : N_("Last receipt: %.*s, number %u, %s, code %s, of an earlier state; zzsh "
									"sync hands in what came since."),
					 ZZ_FMT(r->name), (unsigned)r->seq, time.data, code.data));
	zz_buf_free(&time);
	zz_buf_free(&code);
}

static void ledger(struct paper *p)
{
	struct zz_handover_holding h = zz_handover_holding(p->l, p->o->owner);
	char first[ZZ_DATE_MAX], last[ZZ_DATE_MAX];
	zz_doc_heading(p->d, 1, word(p, N_("The ledger")));
	paragraph(p,
			  zz_report_say(
				  p->d, p->lang,
				  N_("Records %zu, from %s to %s; cannot be read %zu, withdrawn %zu, not committed as they "
					 "stand %zu."),
				  h.records, zz_day_text(h.first, first), zz_day_text(h.last, last), h.unreadable,
				  h.withdrawn, h.changed));
	if (p->h->asked->drafts->n)
		paragraph(p,
				  zz_report_say(
					  p->d, p->lang,
					  N_("Drafts on this computer %zu: they are in no history and go along only if they are "
						 "entered."),
					  p->h->asked->drafts->n));
	receipt(p);
	paragraph(
		p,
		word(p,
			 N_("To be handed over beside it: paper originals, keys and passwords, the branch's seal, where "
				"there are any.")));
}

/* --- what is open --- */

static struct zz_doc_table *list(struct paper *p, const char *head, const char *what, const char *who,
								 const char *until)
{
	zz_doc_heading(p->d, 2, word(p, head));
	struct zz_doc_table *t = zz_doc_table(p->d, (struct zz_str){0});
	zz_doc_column(t, word(p, N_("No.")), 5, ZZ_ALIGN_CENTRE);
	zz_doc_column(t, word(p, what), 30, ZZ_ALIGN_LEFT);
	zz_doc_column(t, word(p, who), 14, ZZ_ALIGN_LEFT);
	zz_doc_column(t, word(p, until), 12, ZZ_ALIGN_CENTRE);
	return t;
}

static void day_cell(struct zz_doc_table *t, zz_day day)
{
	char text[ZZ_DATE_MAX];
	zz_doc_cell(t, day != ZZ_NO_DAY ? zz_str(zz_day_text(day, text)) : ZZ_STR("—"));
}

static void duties(struct paper *p)
{
	struct zz_doc_table *t = NULL;
	struct zz_buf text = {0};
	for (size_t i = 0; i < p->o->duties.n; i++) {
		const struct zz_duty *d = &p->o->duties.at[i];
		if (d->met)
			continue;
		if (!t)
			t = list(p, N_("Still to be held, within its time"), N_("What"), N_("Period"), N_("Time limit"));
		zz_doc_count(t, (long)zz_doc_rows(t) + 1);
		zz_buf_clear(&text);
		zz_buf_str(&text, zz_duty_name(d->rule, p->lang));
		zz_duty_subjects(&text, p->l, d, p->lang);
		zz_doc_cell(t, zz_buf_view(&text));
		zz_buf_clear(&text);
		zz_view_period(&text, d->period, 0, p->lang);
		zz_doc_cell(t, zz_buf_view(&text));
		day_cell(t, d->until);
	}
	zz_buf_free(&text);
}

static void decisions(struct paper *p)
{
	const struct zz_open_items *items = p->a->asked->items;
	struct zz_doc_table *t = NULL;
	struct zz_buf text = {0};
	struct zz_arena arena = {0};
	for (size_t i = 0; i < p->o->decisions.n; i++) {
		const struct zz_open_decision *d = &items->decisions.at[p->o->decisions.at[i]];
		if (!t)
			t = list(p, N_("Decisions that are not closed"), N_("Decision"), N_("Carried out by"),
					 N_("Time limit"));
		zz_doc_count(t, (long)zz_doc_rows(t) + 1);
		zz_buf_clear(&text);
		zz_due_record_name(&text, p->l, &p->l->records[d->record], p->lang);
		zz_buf_puts(&text, p->lang == ZZ_ZH ? "：" : ": ");
		zz_buf_str(&text, zz_open_decision_text(p->l, d, &arena));
		zz_doc_cell(t, zz_buf_view(&text));
		zz_doc_cell(t, d->person ? zz_intern_str(&p->l->words, d->person) : ZZ_STR("—"));
		day_cell(t, d->deadline);
	}
	zz_arena_free(&arena);
	zz_buf_free(&text);
}

static void returned(struct paper *p)
{
	const struct zz_open_items *items = p->a->asked->items;
	struct zz_doc_table *t = NULL;
	struct zz_buf text = {0};
	for (size_t i = 0; i < p->o->returned.n; i++) {
		const struct zz_returned *r = &items->returned.at[p->o->returned.at[i]];
		if (!t)
			t = list(p, N_("Records that were returned"), N_("Record"), N_("Why"), N_("Time limit"));
		zz_doc_count(t, (long)zz_doc_rows(t) + 1);
		zz_buf_clear(&text);
		zz_due_record_name(&text, p->l, &p->l->records[r->record], p->lang);
		zz_doc_cell(t, zz_buf_view(&text));
		zz_doc_cell(t, r->why);
		day_cell(t, p->l->followups[r->review].deadline);
	}
	zz_buf_free(&text);
}

static void findings(struct paper *p)
{
	struct zz_doc_table *t = NULL;
	struct zz_buf text = {0};
	for (size_t i = 0; i < p->o->findings.n; i++) {
		size_t at = p->o->findings.at[i];
		if (!t)
			t = list(p, N_("Findings that wait for a word"), N_("Finding"), N_("Quote as"), N_("Weight"));
		zz_doc_count(t, (long)zz_doc_rows(t) + 1);
		zz_buf_clear(&text);
		zz_view_finding_message(&text, p->a->v, at, p->lang);
		zz_doc_cell(t, zz_buf_view(&text));
		zz_buf_clear(&text);
		zz_view_finding_id(&text, p->a->v, at);
		zz_doc_cell(t, zz_buf_view(&text));
		zz_doc_cell(t, zz_str(zz_term_text(&zz_severity_terms[p->a->v->findings.at[at].severity], p->lang)));
	}
	zz_buf_free(&text);
}

static void rectify(struct paper *p)
{
	struct zz_doc_table *t = NULL;
	for (size_t i = 0; i < p->o->rectify.n; i++) {
		const struct zz_register_item *item = &p->a->asked->items->rectify.at[p->o->rectify.at[i]];
		if (!t)
			t = list(p, N_("Items that are to be put right"), N_("Item"), N_("Carried out by"),
					 N_("Time limit"));
		zz_doc_count(t, (long)zz_doc_rows(t) + 1);
		zz_doc_cell(t, item->text);
		zz_doc_cell(t, item->assignee.n ? item->assignee : ZZ_STR("—"));
		day_cell(t, item->deadline);
	}
}

static void open_items(struct paper *p)
{
	zz_doc_heading(p->d, 1, word(p, N_("What is still open")));
	duties(p);
	decisions(p);
	returned(p);
	findings(p);
	rectify(p);
	if (!p->d->numbers[1])
		paragraph(p, word(p, N_("Nothing is open.")));
}

/* --- the end --- */

static void signature(struct paper *p, const char *who, struct zz_str name)
{
	struct zz_buf text = {0};
	zz_buf_str(&text, name);
	zz_buf_puts(&text, name.n ? " " : "");
	zz_buf_str(&text, word(p, N_("________  date ________")));
	zz_doc_labelled(p->d, zz_report_say(p->d, p->lang, N_("%.*s:"), ZZ_FMT(word(p, who))),
					zz_buf_view(&text));
	zz_buf_free(&text);
}

static void signatures(struct paper *p)
{
	zz_doc_keep(p->d, 1);
	zz_doc_block(p->d, ZZ_BLOCK_PARAGRAPH, (struct zz_str){0});
	signature(p, N_("Handed over by (signature)"), p->h->from);
	signature(p, N_("Taken over by (signature)"), p->h->to);
	if (p->h->witness.n)
		signature(p, N_("In the presence of (signature)"), p->h->witness);
	zz_doc_keep(p->d, p->h->witness.n ? 3 : 2);
	struct zz_block *b = zz_doc_block(p->d, ZZ_BLOCK_NOTES, (struct zz_str){0});
	char day[ZZ_DATE_MAX];
	const char *commit = zz_source_commit(p->l->source);
	zz_doc_line(
		p->d, b,
		zz_report_say(
			p->d, p->lang,
			N_("Printed from the ledger as of %s, commit %s. What is not due yet is not owed; \"no record "
			   "seen\" does not mean \"not held\"."),
			zz_day_text(p->l->today, day), *commit ? commit : "—"));
}

struct zz_doc *zz_handover_doc(const struct zz_handover *h, enum zz_lang lang)
{
	struct zz_due_answer a;
	zz_due_collect(&a, h->asked);
	struct paper p = {.d = zz_doc_new("handover", ZZ_DOC_RECORD, lang),
					  .h = h,
					  .a = &a,
					  .l = a.l,
					  .o = &a.at[0],
					  .lang = lang};
	struct zz_str owner = zz_view_owner(p.l, p.o->owner);
	zz_report_fonts(p.d, p.l);
	p.d->author = zz_doc_copy(p.d, owner);
	zz_doc_fact(p.d, "owner", zz_intern_str(&p.l->words, p.o->owner));
	zz_doc_fact(p.d, "commit", zz_str(zz_source_commit(p.l->source)));
	zz_doc_block(p.d, ZZ_BLOCK_TITLE,
				 zz_report_say(p.d, lang, N_("List for handing over: %.*s"), ZZ_FMT(owner)));
	organisation(&p);
	ledger(&p);
	open_items(&p);
	signatures(&p);
	zz_due_release(&a);
	return p.d;
}
