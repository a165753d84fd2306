#include "report/handover_parts.h"

#include "base/message.h"
#include "base/text.h"
#include "report/listed.h"
#include "report/register.h"
#include "witness/code.h"
#include "witness/told.h"

struct zz_handover_holding zz_handover_holding(const struct zz_ledger *l, uint32_t owner)
{
	struct zz_handover_holding h = {.first = ZZ_NO_DAY, .last = ZZ_NO_DAY};
	for (size_t i = 0; i < l->nrecords; i++) {
		const struct zz_record *r = &l->records[i];
		if (r->file_owner != owner)
			continue;
		h.records++;
		h.unreadable += r->state == ZZ_UNREADABLE;
		h.withdrawn += r->state == ZZ_WITHDRAWN;
		h.changed += r->changed;
		if (r->date == ZZ_NO_DAY)
			continue;
		h.first = h.first == ZZ_NO_DAY || r->date < h.first ? r->date : h.first;
		h.last = h.last == ZZ_NO_DAY || r->date > h.last ? r->date : h.last;
	}
	return h;
}

const struct zz_post *zz_handover_post(const struct zz_org *o, zz_day on, size_t n)
{
	const struct zz_term_of_office *t = zz_org_term(o, on);
	for (uint8_t rank = ZZ_POST_SECRETARY; t && rank <= ZZ_POST_MEMBER; rank++)
		for (uint32_t i = 0; i < t->nposts; i++) {
			uint8_t post = t->posts[i].post ? t->posts[i].post : ZZ_POST_MEMBER;
			if (post == rank && zz_dates_hold(t->posts[i].dates, on) && !n--)
				return &t->posts[i];
		}
	return NULL;
}

struct zz_handover_heads zz_handover_heads(const struct zz_ledger *l, int32_t org)
{
	struct zz_due_list due = {0};
	struct zz_handover_heads h = {0};
	zz_roster_due(&l->roster, org, ZZ_DUE_MEMBERS, 0, l->today, &due);
	h.all = due.n;
	for (size_t i = 0; i < due.n; i++) {
		h.full += due.at[i].full;
		h.excused += due.at[i].excused;
	}
	zz_due_free(&due);
	return h;
}

/* --- text --- */

struct handing {
	struct zz_buf *out;
	const struct zz_handover *h;
	const struct zz_ledger *l;
	const struct zz_due_owner *o;
	const struct zz_view *view;
};

static void heading(struct handing *g, const char *word)
{
	zz_buf_putc(g->out, '\n');
	zz_ink(g->out, g->view, ZZ_INK_BOLD);
	zz_buf_puts(g->out, zz_tr(g->view->lang, word));
	zz_ink(g->out, g->view, ZZ_INK_PLAIN);
	zz_buf_putc(g->out, '\n');
}

static void title(struct handing *g)
{
	char day[ZZ_DATE_MAX];
	zz_ink(g->out, g->view, ZZ_INK_BOLD);
	zz_text_safe(g->out, zz_view_owner(g->l, g->o->owner));
	zz_buf_putc(g->out, ' ');
	zz_buf_puts(g->out, zz_tr(g->view->lang, N_("list for handing over")));
	zz_ink(g->out, g->view, ZZ_INK_PLAIN);
	zz_msgf(g->out, g->view->lang, N_("  data as of %s"), zz_day_text(g->l->today, day));
	if (*zz_source_commit(g->l->source)) {
		zz_buf_puts(g->out, "  ");
		zz_msgf(g->out, g->view->lang, N_("commit %.7s"), zz_source_commit(g->l->source));
	}
	zz_buf_putc(g->out, '\n');
}

void zz_handover_term(struct zz_buf *out, const struct zz_org *o, zz_day on, enum zz_lang lang)
{
	const struct zz_term_of_office *t = zz_org_term(o, on);
	char from[ZZ_DATE_MAX], until[ZZ_DATE_MAX];
	if (!t)
		zz_buf_puts(out, zz_tr(lang, N_("no term of office is entered")));
	else if (t->expires == ZZ_NO_DAY)
		zz_msgf(out, lang, N_("term since %s"), zz_day_text(t->dates.from, from));
	else
		zz_msgf(out, lang, N_("term since %s, expires on %s"), zz_day_text(t->dates.from, from),
				zz_day_text(t->expires, until));
	if (t && t->none)
		zz_buf_puts(out, zz_tr(lang, N_(" (no committee)")));
}

static void term(struct handing *g, const struct zz_org *o)
{
	zz_buf_puts(g->out, "  ");
	zz_handover_term(g->out, o, g->l->today, g->view->lang);
	zz_buf_putc(g->out, '\n');
}

static void posts(struct handing *g, const struct zz_org *o)
{
	const struct zz_post *p;
	struct zz_buf line = {0};
	for (size_t n = 0; (p = zz_handover_post(o, g->l->today, n)); n++) {
		zz_buf_puts(&line, line.n ? "  " : "");
		zz_buf_printf(&line, "%s ",
					  zz_term_text(&zz_post_terms[(p->post ? p->post : ZZ_POST_MEMBER) - 1], g->view->lang));
		zz_text_safe(&line, zz_intern_str(&g->l->words, g->l->roster.people[p->person].name));
	}
	if (line.n) {
		zz_buf_puts(g->out, "  ");
		zz_text_wrap(g->out, zz_buf_view(&line), g->view->width, 2);
		zz_buf_putc(g->out, '\n');
	}
	zz_buf_free(&line);
}

static void organisation(struct handing *g)
{
	if (g->o->org < 0)
		return;
	struct zz_handover_heads n = zz_handover_heads(g->l, g->o->org);
	heading(g, N_("Organisation and posts"));
	term(g, &g->l->roster.orgs[g->o->org]);
	posts(g, &g->l->roster.orgs[g->o->org]);
	if (!g->l->roster.orgs[g->o->org].body)
		zz_msgf(g->out, g->view->lang, N_("  members %zu: full %zu, probationary %zu; not demanded %zu\n"),
				n.all, n.full, n.all - n.full, n.excused);
}

/* So that whoever takes over knows what was shown to somebody else. */
static void receipt(struct handing *g)
{
	const struct zz_sync_receipt *r = g->h->receipt;
	if (!r)
		return;
	if (!r->name.n) {
		zz_buf_puts(g->out,
					zz_tr(g->view->lang, N_("  no receipt of a witness is here; zzsh sync fetches them\n")));
		return;
	}
	zz_msgf(g->out, g->view->lang, N_("  last receipt: %.*s, number %u, "), ZZ_FMT(r->name),
			(unsigned)r->seq);
	zz_told_time(g->out, r->time);
	zz_buf_puts(g->out, "  ");
	zz_code_show(g->out, r->code);
	zz_buf_puts(g->out,
				zz_tr(g->view->lang,
					  r->covers ? N_("  (of just this commit)\n")
								: N_("  (of an earlier state; zzsh sync hands in what came since)\n")));
}

static void ledger(struct handing *g)
{
	struct zz_handover_holding h = zz_handover_holding(g->l, g->o->owner);
	char first[ZZ_DATE_MAX], last[ZZ_DATE_MAX];
	heading(g, N_("What the ledger holds"));
	zz_msgf(g->out, g->view->lang, N_("  records %zu, from %s to %s"), h.records, zz_day_text(h.first, first),
			zz_day_text(h.last, last));
	zz_msgf(g->out, g->view->lang,
			N_("; cannot be read %zu, withdrawn %zu, not committed as they stand %zu\n"), h.unreadable,
			h.withdrawn, h.changed);
	if (g->h->asked->drafts->n)
		zz_msgf(g->out, g->view->lang,
				N_("  drafts on this computer %zu: they are in no history and go along only if they "
				   "are entered (zzsh log --resume)\n"),
				g->h->asked->drafts->n);
	receipt(g);
	zz_buf_puts(g->out, zz_tr(g->view->lang,
							  N_("  To be handed over beside it: paper originals, keys and passwords, the "
								 "branch's seal, where there are any\n")));
}

static void signature(struct handing *g, const char *word, struct zz_str name)
{
	zz_buf_puts(g->out, zz_tr(g->view->lang, word));
	zz_buf_puts(g->out, g->view->lang == ZZ_ZH ? "：" : ": ");
	zz_text_safe(g->out, name);
	zz_buf_puts(g->out, name.n ? " " : "");
	zz_buf_pad(g->out, '_', 16);
	zz_buf_puts(g->out, "    ");
	zz_buf_puts(g->out, zz_tr(g->view->lang, N_("date")));
	zz_buf_puts(g->out, g->view->lang == ZZ_ZH ? "：" : ": ");
	zz_buf_pad(g->out, '_', 12);
	zz_buf_putc(g->out, '\n');
}

static void signatures(struct handing *g)
{
	zz_buf_putc(g->out, '\n');
	signature(g, N_("Handed over by"), g->h->from);
	signature(g, N_("Taken over by"), g->h->to);
	if (g->h->witness.n)
		signature(g, N_("In the presence of"), g->h->witness);
}

static void open_items(struct handing *g, const struct zz_due_answer *a)
{
	heading(g, N_("What is open"));
	if (zz_due_silent(g->o) && !g->o->duties.n)
		zz_buf_puts(g->out, zz_tr(g->view->lang, N_("  nothing\n")));
	else
		zz_due_owner_text(g->out, a, g->o, g->view);
	if (g->o->rectify.n)
		heading(g, N_("Items to be put right"));
	for (size_t i = 0; i < g->o->rectify.n; i++)
		zz_register_line(g->out, g->l, &a->asked->items->rectify.at[g->o->rectify.at[i]], g->view);
}

void zz_handover_text(struct zz_buf *out, const struct zz_handover *h, const struct zz_view *view)
{
	struct zz_view whole = *view;
	struct zz_due_answer a;
	whole.all = true;
	zz_due_collect(&a, h->asked);
	struct handing g = {.out = out, .h = h, .l = a.l, .o = &a.at[0], .view = &whole};
	title(&g);
	organisation(&g);
	ledger(&g);
	open_items(&g, &a);
	signatures(&g);
	zz_due_release(&a);
}

/* --- data --- */

static void json_posts(struct zz_json *j, const struct zz_ledger *l, const struct zz_org *o)
{
	const struct zz_post *p;
	zz_json_key(j, "posts");
	zz_json_array(j);
	for (size_t n = 0; o && (p = zz_handover_post(o, l->today, n)); n++) {
		const struct zz_person *who = &l->roster.people[p->person];
		struct zz_str id = zz_intern_str(&l->words, who->id);
		zz_json_object(j);
		zz_json_member(j, "post", zz_str(zz_post_terms[(p->post ? p->post : ZZ_POST_MEMBER) - 1].slug));
		zz_json_member(j, "name", zz_intern_str(&l->words, who->name));
		zz_json_member(j, "id", zz_str_starts(id, "~") ? (struct zz_str){0} : id);
		zz_json_object_end(j);
	}
	zz_json_array_end(j);
}

static void json_records(struct zz_json *j, const struct zz_ledger *l, uint32_t owner)
{
	struct zz_handover_holding h = zz_handover_holding(l, owner);
	zz_json_key(j, "records");
	zz_json_object(j);
	zz_json_member_int(j, "all", (long)h.records);
	zz_json_member_day(j, "first", h.first);
	zz_json_member_day(j, "last", h.last);
	zz_json_member_int(j, "unreadable", (long)h.unreadable);
	zz_json_member_int(j, "withdrawn", (long)h.withdrawn);
	zz_json_member_int(j, "uncommitted", (long)h.changed);
	zz_json_object_end(j);
}

static void json_duties(struct zz_json *j, const struct zz_due_answer *a, const struct zz_due_owner *o)
{
	struct zz_buf key = {0};
	zz_json_key(j, "due");
	zz_json_array(j);
	for (size_t i = 0; i < o->duties.n; i++)
		for (size_t k = 0; !o->duties.at[i].met && k < o->duties.at[i].n; k++) {
			zz_buf_clear(&key);
			zz_obligation_key(&key, a->v, o->duties.at[i].at[k]);
			zz_json_str(j, zz_buf_view(&key));
		}
	zz_json_array_end(j);
	zz_buf_free(&key);
}

/* Ids, or what stands for them: "F-…" of findings, "R-…" of items, paths of records. */
static void json_open(struct zz_json *j, const struct zz_due_answer *a, const struct zz_due_owner *o)
{
	const struct zz_open_items *items = a->asked->items;
	struct zz_buf text = {0};
	struct zz_arena arena = {0};
	zz_json_key(j, "decisions");
	zz_json_array(j);
	for (size_t i = 0; i < o->decisions.n; i++)
		zz_json_str(j, zz_open_decision_text(a->l, &items->decisions.at[o->decisions.at[i]], &arena));
	zz_json_array_end(j);
	zz_arena_free(&arena);
	zz_json_key(j, "returned");
	zz_json_array(j);
	for (size_t i = 0; i < o->returned.n; i++)
		zz_json_str(j, a->l->records[items->returned.at[o->returned.at[i]].record].path);
	zz_json_array_end(j);
	zz_json_key(j, "findings");
	zz_json_array(j);
	for (size_t i = 0; i < o->findings.n; i++) {
		zz_buf_clear(&text);
		zz_buf_printf(&text, "F-%s", a->v->findings.at[o->findings.at[i]].id);
		zz_json_str(j, zz_buf_view(&text));
	}
	zz_json_array_end(j);
	zz_json_key(j, "rectification");
	zz_json_array(j);
	for (size_t i = 0; i < o->rectify.n; i++) {
		zz_buf_clear(&text);
		zz_buf_printf(&text, "R-%s", items->rectify.at[o->rectify.at[i]].id);
		zz_json_str(j, zz_buf_view(&text));
	}
	zz_json_array_end(j);
	zz_buf_free(&text);
}

static void json_receipt(struct zz_json *j, const struct zz_sync_receipt *r)
{
	struct zz_buf text = {0};
	if (!r || !r->name.n)
		return;
	zz_json_key(j, "receipt");
	zz_json_object(j);
	zz_json_member(j, "witness", r->name);
	zz_json_member_int(j, "number", (long)r->seq);
	zz_receipt_time(&text, r->time);
	zz_json_member(j, "time", zz_buf_view(&text));
	zz_buf_clear(&text);
	zz_code_show(&text, r->code);
	zz_json_member(j, "code", zz_buf_view(&text));
	zz_json_key(j, "this_commit");
	zz_json_bool(j, r->covers);
	zz_json_object_end(j);
	zz_buf_free(&text);
}

void zz_handover_json(struct zz_buf *out, const struct zz_handover *h)
{
	struct zz_due_answer a;
	struct zz_json j;
	zz_due_collect(&a, h->asked);
	const struct zz_due_owner *o = &a.at[0];
	zz_json_init(&j, out, false);
	zz_json_object(&j);
	zz_listed_head(&j, a.l);
	zz_json_member(&j, "owner", zz_intern_str(&a.l->words, o->owner));
	zz_json_member(&j, "name", zz_view_owner(a.l, o->owner));
	zz_json_member(&j, "from", h->from);
	zz_json_member(&j, "to", h->to);
	zz_json_member(&j, "witness", h->witness);
	json_posts(&j, a.l, o->org >= 0 ? &a.l->roster.orgs[o->org] : NULL);
	json_records(&j, a.l, o->owner);
	zz_json_member_int(&j, "drafts", (long)h->asked->drafts->n);
	json_receipt(&j, h->receipt);
	json_duties(&j, &a, o);
	json_open(&j, &a, o);
	zz_json_object_end(&j);
	zz_buf_putc(out, '\n');
	zz_due_release(&a);
}
