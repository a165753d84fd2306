/* The answer of a check for a person. */
#include "report/check_parts.h"

#include "base/message.h"
#include "base/text.h"
#include "report/answers.h"

#include <stdlib.h>

void zz_check_owners(const struct zz_check_index *x, struct zz_owner_list *branches,
					 struct zz_owner_list *others)
{
	const struct zz_roster *roster = &x->v->ledger->roster;
	for (size_t i = 0; i < x->n; i++) {
		const struct zz_obligation *o = x->at[i];
		bool branch = o->org >= 0 && !roster->orgs[o->org].body;
		if (!i || x->at[i - 1]->owner != o->owner)
			*ZZ_PUSH(branch ? branches : others) = o->owner;
	}
}

static void title(struct zz_buf *out, const struct zz_verdict *v, const struct zz_owner_list *branches)
{
	if (branches->n == 1)
		zz_buf_str(out, zz_view_owner(v->ledger, branches->at[0]));
	else
		zz_buf_str(out, zz_intern_str(&v->ledger->words, v->ledger->unit.name));
}

void zz_check_legend(struct zz_buf *out, bool findings, const struct zz_view *view)
{
	zz_ink(out, view, ZZ_INK_DIM);
	zz_text_wrap(out,
				 zz_str(zz_tr(view->lang,
							  N_("Marks: 10/12 = met/asked for; + more is still open; ! against the rules; * "
								 "to explain; ? some cannot be judged; -- does not apply; n.j. not judged; "
								 "\"none\" = the ledger shows no record, which is not \"not held\""))),
				 view->width, 0);
	zz_buf_putc(out, '\n');
	if (findings) {
		zz_text_wrap(out,
					 zz_str(zz_tr(view->lang, N_("F-… numbers a finding; unanswered = the ledger holds no "
												 "explanation yet; zzsh rules show explains what stands in "
												 "[ ]"))),
					 view->width, 0);
		zz_buf_putc(out, '\n');
	}
	zz_ink(out, view, ZZ_INK_PLAIN);
}

/* A body of which nothing is asked but that it says which rules apply: a line for all of them does. */
static bool applies_to_nothing(const struct zz_check_index *x, uint32_t owner)
{
	size_t n;
	const struct zz_obligation **at = zz_check_owner(x, owner, &n);
	for (size_t i = 0; i < n; i++)
		if (at[i]->state != ZZ_NOT_APPLICABLE || at[i]->rule->system != ZZ_DEMOCRATIC_LIFE)
			return false;
	return n > 0;
}

void zz_check_others(struct zz_buf *out, const struct zz_check_index *x, const struct zz_view *view,
					 const struct zz_owner_list *others)
{
	struct zz_buf idle = {0};
	for (size_t i = 0; i < others->n; i++) {
		if (others->n > 1 && applies_to_nothing(x, others->at[i])) {
			zz_buf_puts(&idle, idle.n ? (view->lang == ZZ_ZH ? "、" : ", ") : "");
			zz_view_owner_told(&idle, x->v->ledger, others->at[i], 0);
			continue;
		}
		zz_buf_putc(out, '\n');
		zz_view_owner_told(out, x->v->ledger, others->at[i], 0);
		zz_buf_putc(out, '\n');
		zz_check_systems(out, x, view, others->at[i]);
	}
	if (idle.n) {
		struct zz_buf text = {0};
		zz_msgf(&text, view->lang, N_("No democratic life meeting is asked of %s"), idle.data);
		zz_buf_putc(out, '\n');
		zz_text_wrap(out, zz_buf_view(&text), view->width > 20 ? view->width : 0, 2);
		zz_buf_putc(out, '\n');
		zz_buf_free(&text);
	}
	zz_buf_free(&idle);
}

struct pass {
	enum zz_severity from, to;
	bool brief;
};

/* What is shown already, and for each finding the next that goes with it. */
struct shown {
	bool *done;
	size_t *same, *kin;
};

/* The findings that say the same as finding i, of other people, itself first; 1 where it stands alone. */
static size_t alike(const struct shown *s, size_t i, size_t **which, size_t *room)
{
	size_t n = 0;
	for (size_t k = i; k != ZZ_CHAIN_END; k = s->same[k]) {
		if (s->done[k])
			continue;
		*which = zz_grow(*which, n, room, sizeof **which);
		(*which)[n++] = k;
	}
	return n;
}

static void show(struct zz_buf *out, const struct zz_verdict *v, const struct zz_view *view,
				 const struct pass *pass, struct shown *s)
{
	size_t *which = NULL, room = 0;
	for (size_t i = 0; i < v->findings.n; i++) {
		enum zz_severity severity = v->findings.at[i].severity;
		if (s->done[i] || severity < pass->from || severity > pass->to)
			continue;
		size_t n = view->full ? 1 : alike(s, i, &which, &room);
		s->done[i] = true;
		zz_buf_puts(out, pass->brief ? "" : "\n");
		if (n > 2) {
			for (size_t k = 0; k < n; k++)
				s->done[which[k]] = true;
			zz_view_folded(out, v, which, n, view);
			continue;
		}
		zz_view_finding(out, v, i, view, true);
		bool alone = true;
		for (size_t k = s->kin[i]; !view->full && !pass->brief && k != ZZ_CHAIN_END; k = s->kin[k])
			if (!s->done[k]) {
				zz_view_finding(out, v, k, view, true);
				s->done[k] = true;
				alone = false;
			}
		if (!pass->brief)
			zz_view_rest(out, v, i, view, alone);
	}
	free(which);
}

/* The weighty ones first and in full; with many branches the others in a line each (--full: all in full). */
void zz_check_findings(struct zz_buf *out, const struct zz_verdict *v, const struct zz_view *view, bool many)
{
	struct shown s = {.done = zz_malloc(v->findings.n + 1),
					  .same = zz_check_chain(v, ZZ_CHAIN_PEOPLE),
					  .kin = zz_check_chain(v, ZZ_CHAIN_KIN)};
	size_t hidden = 0;
	bool brief = many && !view->full;
	show(out, v, view, &(struct pass){ZZ_CONTRADICTION, ZZ_INCOMPLETE, false}, &s);
	zz_buf_puts(out, brief ? "\n" : "");
	show(out, v, view, &(struct pass){ZZ_SHORTFALL, ZZ_QUESTION, brief}, &s);
	if (view->all)
		show(out, v, view, &(struct pass){ZZ_INFO, ZZ_INFO, true}, &s);
	for (size_t i = 0; i < v->findings.n && !view->all; i++)
		hidden += v->findings.at[i].severity == ZZ_INFO;
	if (hidden)
		zz_msgf(out, view->lang, N_("\nHints that are not shown (--all): %zu\n"), hidden);
	free(s.done);
	free(s.same);
	free(s.kin);
}

void zz_check_text(struct zz_buf *out, const struct zz_verdict *v, const struct zz_view *view)
{
	struct zz_owner_list branches = {0}, others = {0};
	struct zz_buf head = {0};
	struct zz_check_sums sums = {0};
	struct zz_matrix matrix = {0};
	struct zz_check_index x;
	zz_check_index(&x, v);
	zz_check_owners(&x, &branches, &others);
	bool many = branches.n > 1;
	title(&head, v, &branches);
	zz_check_head(out, v, view, zz_buf_view(&head), branches.n);
	zz_check_sum(&sums, v);
	for (size_t i = 0; i < branches.n; i++)
		sums.classes[zz_check_class(&x, branches.at[i])]++;
	zz_check_conclusion(out, &sums, view);
	zz_buf_putc(out, '\n');
	for (size_t i = 0; many && i < branches.n; i++)
		zz_matrix_add(&matrix, &x, branches.at[i], v->ledger, view->lang);
	if (many)
		zz_matrix_text(out, &matrix, view);
	else if (branches.n == 1)
		zz_check_systems(out, &x, view, branches.at[0]);
	if (!many || others.n)
		zz_check_others(out, &x, view, &others);
	if (view->full)
		zz_check_waived(out, v, view);
	zz_check_legend(out, v->findings.n > 0, view);
	zz_check_findings(out, v, view, many);
	zz_check_index_free(&x);
	zz_matrix_free(&matrix);
	free(branches.at);
	free(others.at);
	zz_buf_free(&head);
}
