/* The answer of `zzsh due` for a person. */
#include "report/due_parts.h"

#include "base/message.h"
#include "base/text.h"
#include "git/path.h"

static const struct zz_term weekdays[] = {{"Mon", "周一"}, {"Tue", "周二"}, {"Wed", "周三"}, {"Thu", "周四"},
										  {"Fri", "周五"}, {"Sat", "周六"}, {"Sun", "周日"}};

static void title(struct zz_buf *out, const struct zz_due_answer *a, struct zz_str name, size_t branches,
				  const struct zz_view *view)
{
	char day[ZZ_DATE_MAX];
	zz_ink(out, view, ZZ_INK_BOLD);
	zz_text_safe(out, name);
	zz_ink(out, view, ZZ_INK_PLAIN);
	if (branches > 1)
		zz_msgf(out, view->lang, N_("   branches: %d"), (int)branches);
	zz_msgf(out, view->lang, N_("   today %s %s\n"), zz_day_text(a->l->today, day),
			zz_term_text(&weekdays[zz_weekday(a->l->today) - 1], view->lang));
	zz_view_calendar(out, a->l, view);
}

static void nothing(struct zz_buf *out, const struct zz_due_owner *o, const struct zz_view *view)
{
	size_t open = 0;
	for (int span = 0; span < ZZ_SPANS; span++)
		open += span == ZZ_SPAN_YEAR ? 0 : zz_due_open(o, (enum zz_duty_span)span);
	if (!open && !o->decisions.n && !o->returned.n && !o->findings.n && !o->rectify.n && !o->office)
		zz_buf_printf(out, "%s\n", zz_tr(view->lang, N_("Nothing is due at present.")));
}

/* When the stretches end that the columns speak of. */
static void stretches(struct zz_buf *out, const struct zz_due_answer *a, const struct zz_view *view)
{
	static const char *const words[] = {N_("In this month"), N_("In this quarter"), N_("In this half-year")};
	struct zz_flow flow = zz_flow_start(out, view, 2);
	struct zz_buf piece = {0};
	bool any = false;
	for (int span = ZZ_SPAN_MONTH; span <= ZZ_SPAN_WINDOW; span++) {
		const struct zz_duty *d = NULL;
		for (size_t i = 0; i < a->n && !d && span != ZZ_SPAN_YEAR; i++)
			for (size_t k = 0; k < a->at[i].duties.n && !d; k++)
				d = a->at[i].type == ZZ_DUE_BRANCH && a->at[i].duties.at[k].span == span
						? &a->at[i].duties.at[k]
						: NULL;
		if (!d)
			continue;
		zz_buf_clear(&piece);
		if (span == ZZ_SPAN_WINDOW) {
			zz_due_window(&piece, a->l, d, view->lang);
		} else {
			zz_buf_printf(&piece, view->lang == ZZ_EN ? "%s " : "%s", zz_tr(view->lang, words[span]));
			zz_due_until(&piece, a->l, d->until, view->lang);
		}
		zz_flow_piece(&flow, zz_buf_view(&piece));
		any = true;
	}
	if (any)
		zz_flow_end(&flow);
	zz_buf_free(&piece);
}

/* --- what belongs to nobody in particular --- */

static void head(struct zz_buf *out, const char *word, const struct zz_view *view)
{
	zz_ink(out, view, ZZ_INK_BOLD);
	zz_text_pad(out, zz_str(zz_tr(view->lang, word)), ZZ_DUE_HEAD_CELLS);
	zz_ink(out, view, ZZ_INK_PLAIN);
}

/* Of several refused texts of one day and kind the later ones have -2, -3 … in their names. */
static struct zz_str without_number(struct zz_str name)
{
	enum { DIGITS = 3 }; /* four are a c4 */
	size_t n = name.n;
	while (n && name.p[n - 1] >= '0' && name.p[n - 1] <= '9')
		n--;
	return n > 1 && n < name.n && name.n - n <= DIGITS && name.p[n - 1] == '-' ? zz_str_sub(name, 0, n - 1)
																			   : name;
}

/* A refused text keeps the day and the kind in its name. Who entered it anew, with other words, has left it
 * behind. */
static void entered_since(struct zz_buf *out, const struct zz_ledger *l, struct zz_str draft,
						  const struct zz_view *view)
{
	struct zz_str name = zz_path_name(draft);
	if (!zz_str_ends(name, ".yaml") || !zz_str_starts(name, "2"))
		return;
	name.n -= strlen(".yaml");
	name = without_number(name);
	for (size_t i = 0; i < l->nrecords; i++) {
		struct zz_str id = l->records[i].id;
		if (!zz_str_eq(zz_str_sub(id, 0, name.n), name) || (id.n > name.n && id.p[name.n] != '-'))
			continue;
		zz_msgf(
			out, view->lang,
			N_("    there is %.*s of the same day and kind; if it is this one, the draft may be deleted\n"),
			ZZ_FMT(l->records[i].path));
		return;
	}
}

static void drafts(struct zz_buf *out, const struct zz_due_answer *a, const struct zz_view *view)
{
	enum { SHOWN = 3 };
	const struct zz_kept_drafts *kept = a->asked->drafts;
	if (!kept->n)
		return;
	head(out, N_("Drafts"), view);
	struct zz_buf text = {0};
	zz_msgf(
		&text, view->lang,
		N_("not entered yet: %zu; zzsh log --resume goes on with one named ask-…, zzsh amend with one "
		   "named amend-…, zzsh log --file FILE enters another, what is no longer wanted may be deleted\n"),
		kept->n);
	zz_text_wrap(out, zz_str_trim(zz_buf_view(&text)), view->width, ZZ_DUE_HEAD_CELLS);
	zz_buf_putc(out, '\n');
	zz_buf_free(&text);
	for (size_t i = 0; i < kept->n && (i < SHOWN || view->all); i++) {
		zz_buf_puts(out, "  ");
		zz_text_safe(out, kept->at[i].path);
		zz_buf_putc(out, '\n');
		entered_since(out, a->l, kept->at[i].path, view);
	}
	if (kept->n > SHOWN && !view->all)
		zz_msgf(out, view->lang, N_("  and %zu more (--all)\n"), kept->n - SHOWN);
}

static void uncommitted(struct zz_buf *out, const struct zz_due_answer *a, const struct zz_view *view)
{
	enum { SHOWN = 3 };
	size_t n = 0;
	if (!a->l->uncommitted)
		return;
	head(out, N_("By hand"), view);
	zz_msgf(
		out, view->lang,
		N_("files written or changed by hand and not committed: %zu (git status lists them; zzsh fmt tidies "
		   "them, git add and git commit record them)\n"),
		a->l->uncommitted);
	for (size_t i = 0; i < a->l->nrecords && (n < SHOWN || view->all); i++) {
		if (!a->l->records[i].changed)
			continue;
		zz_buf_puts(out, "  ");
		zz_text_safe(out, a->l->records[i].path);
		zz_buf_putc(out, '\n');
		n++;
	}
}

static void general(struct zz_buf *out, const struct zz_due_answer *a, const struct zz_view *view)
{
	if (!a->general.n)
		return;
	head(out, N_("Ledger"), view);
	zz_msgf(out, view->lang, N_("findings about the ledger itself: %zu (zzsh check, zzsh doctor)\n"),
			a->general.n);
}

static void others(struct zz_buf *out, const struct zz_due_answer *a, const struct zz_view *view, bool first)
{
	for (size_t i = 0; i < a->n; i++) {
		const struct zz_due_owner *o = &a->at[i];
		if (o->type == ZZ_DUE_BRANCH || (zz_due_silent(o) && !a->asked->nowners))
			continue;
		if (!first) {
			zz_buf_putc(out, '\n');
			zz_ink(out, view, ZZ_INK_BOLD);
			zz_view_owner_told(out, a->l, o->owner, 0);
			zz_ink(out, view, ZZ_INK_PLAIN);
			zz_buf_putc(out, '\n');
		}
		first = false;
		zz_due_owner_text(out, a, o, view);
		nothing(out, o, view);
	}
}

void zz_due_text(struct zz_buf *out, const struct zz_due_asked *asked, const struct zz_view *view)
{
	struct zz_due_answer a;
	zz_due_collect(&a, asked);
	const struct zz_due_owner *only = a.branches == 1 || (!a.branches && a.n == 1) ? &a.at[0] : NULL;
	struct zz_str unit = zz_intern_str(&a.l->words, a.l->unit.name);
	title(out, &a, only ? zz_view_owner(a.l, only->owner) : unit, a.branches, view);
	if (only && only->type == ZZ_DUE_BRANCH) {
		zz_due_owner_text(out, &a, only, view);
		nothing(out, only, view);
	} else if (a.branches) {
		stretches(out, &a, view);
		zz_buf_putc(out, '\n');
		zz_due_table(out, &a, view);
	}
	others(out, &a, view, only && only->type != ZZ_DUE_BRANCH);
	if (!asked->nowners)
		general(out, &a, view);
	drafts(out, &a, view);
	uncommitted(out, &a, view);
	zz_due_release(&a);
}
