#include "report/sixing.h"

#include "base/message.h"
#include "base/text.h"
#include "format/json.h"
#include "report/check.h"
#include "report/listed.h"
#include "rules/history_findings.h"

#include <stdio.h>
#include <string.h>

const struct zz_term zz_property_terms[ZZ_PROPERTIES] = {
	[ZZ_AUTHENTICITY] = {"authenticity", "真实性"},
	[ZZ_INTEGRITY] = {"integrity", "完整性"},
	[ZZ_USABILITY] = {"usability", "可用性"},
	[ZZ_SECURITY] = {"security", "安全性"},
};

/* What a test rests on besides the audit itself. */
enum rests { ON_HISTORY, ON_RECEIPTS, ON_NOTHING };

/* Findings of the audit and examinations of the doctor by their ids, with blanks between. */
static const struct test {
	uint8_t property, rests;
	struct zz_term name;
	const char *findings, *examinations;
	const char *tested, *untested; /* message ids */
} tests[] = {
	{ZZ_AUTHENTICITY,
	 ON_HISTORY,
	 {"changes", "修改有据"},
	 "changed-without-amendment changed-after-review absent-to-present amendment-broken imported-later "
	 "review-unknown-text attachment-changed rewritten entered-after-report backdated-setting",
	 "",
	 N_("every text that each record ever had against the one before it: whether a correction with its "
		"reason "
		"accounts for what changed, and which text each review saw; roster, rules and waivers that are in "
		"force "
		"from before they were committed"),
	 N_("whether a text is true")},
	{ZZ_AUTHENTICITY,
	 ON_HISTORY,
	 {"makers", "作者和自报时间"},
	 "author-earlier clock-back commit-date-odd clock-injected one-hand",
	 "clock",
	 N_("whom and which time each commit names: whether the times follow each other, and who entered, "
		"recorded and "
		"reviewed"),
	 N_("whether it was that person, and that time: commits are not signed, and a clock can be set at will")},
	{ZZ_AUTHENTICITY,
	 ON_HISTORY,
	 {"entry", "录入及时"},
	 "late-unexplained late-unapproved late-explained counted-from-former-day entered-before-held "
	 "entered-together "
	 "entered-before-inspection shown-together",
	 "",
	 N_("the first complete text of each record against the day of the sitting, by the computers' own "
		"clocks"),
	 N_("whether what was entered in time was written from what took place")},
	{ZZ_AUTHENTICITY,
	 ON_RECEIPTS,
	 {"receipts", "见证"},
	 "witness-verdict witness-disagree witness-clash witness-fork bad-receipt receipts-behind silence "
	 "receipt-injected receipt-later stamp-invalid stamp-untrusted clock-corrected",
	 "",
	 N_("the signature of every receipt, the chain of each witness, and what each saw of each record"),
	 N_("anything that was not shown to a witness; whether the witness' own clock and key are what it says")},
	{ZZ_INTEGRITY,
	 ON_HISTORY,
	 {"history", "历史不缺"},
	 "history-damaged history-shallow alternates second-beginning history-rewritten history-unmerged "
	 "history-redacted redaction-wrong content-mismatch evidence-missing",
	 "history",
	 N_("every commit and file of the history against its name, along all parents, and against what receipts "
		"saw"),
	 N_("what was never committed, or was thrown away before anybody else saw it")},
	{ZZ_INTEGRITY,
	 ON_HISTORY,
	 {"records", "记录不缺"},
	 "record-gone record-moved withdrawal-invalid",
	 "",
	 N_("every record that the history ever had: whether it is still there, withdrawn, moved or gone"),
	 N_("whether a sitting was held that has no record, and whether each has the elements that are required "
		"(zzsh check)")},
	{ZZ_INTEGRITY,
	 ON_HISTORY,
	 {"attachments", "附件未换"},
	 "attachment-differs attachment-large",
	 "",
	 N_("every attachment for which a record gives a digest, against that digest"),
	 N_("attachments without a digest, and whether all that records list are at hand (zzsh check)")},
	{ZZ_USABILITY,
	 ON_HISTORY,
	 {"readable", "读得出"},
	 "",
	 "format genesis files",
	 N_("every record, the roster and the settings: whether this program can read them"),
	 N_("whether attachments open, and whether another program than this one and a text editor reads them")},
	{ZZ_USABILITY,
	 ON_HISTORY,
	 {"elsewhere", "换处可用"},
	 "odd-entry file-mode file-odd",
	 "names conversion calendar packs",
	 N_("names, kinds and modes of files, so that the ledger can be read on another computer; calendars and "
		"rules "
		"that judging it needs"),
	 N_("the media on which copies lie, and whether there are any")},
	{ZZ_USABILITY,
	 ON_HISTORY,
	 {"at-work", "当前可用"},
	 "",
	 "git-program disk repository identity branch index waiting",
	 N_("git, disk, branch and index of this computer, and what waits to be entered or committed"),
	 N_("any other computer")},
	{ZZ_SECURITY,
	 ON_HISTORY,
	 {"disguises", "仓库没有伪装"},
	 "replace-refs grafts commit-graph-false commit-graph-unread git-attributes hidden-from-git",
	 "",
	 N_("what in a repository makes git show something else than is recorded: replaced objects, grafts, "
		"commit-graph, "
		"attributes, files that git was told not to look at"),
	 N_("other programs of this computer")},
	{ZZ_SECURITY,
	 ON_HISTORY,
	 {"writing", "写入安全"},
	 "",
	 "locks interrupted hooks",
	 N_("locks, entries that were cut off, and where git takes its hooks from"),
	 N_("who may write to the folder, and malicious programs")},
	{ZZ_SECURITY,
	 ON_NOTHING,
	 {"secrets", "保密"},
	 "",
	 "",
	 NULL,
	 N_("whether anything stands in the ledger that must not (classified matters, personal data), who can "
		"read it, "
		"whether copies are kept: a person looks")},
};
enum { TESTS = sizeof tests / sizeof *tests };

static bool lists_str(const char *ids, struct zz_str id)
{
	struct zz_str rest = zz_str(ids), word;
	while (zz_str_split(&rest, ' ', &word))
		if (zz_str_eq(word, id))
			return true;
	return false;
}

static bool lists(const char *ids, const char *id)
{
	return lists_str(ids, zz_str(id));
}

size_t zz_sixing_finding(const char *id)
{
	size_t n = 0;
	for (size_t i = 0; i < TESTS; i++)
		n += lists(tests[i].findings, id);
	return n;
}

static bool is_of(const struct zz_finding_def *defs, const char *id)
{
	while (defs->id && strcmp(defs->id, id) != 0)
		defs++;
	return defs->id != NULL;
}

/* What no line lists, a finding that came later, is told all the same: of the chains of witnesses with the
 * receipts, of the history with the changes. */
static bool tells(const struct test *t, const char *id)
{
	if (lists(t->findings, id))
		return true;
	const char *usual = is_of(zz_witness_findings, id)   ? "receipts"
						: is_of(zz_history_findings, id) ? "changes"
														 : "";
	return strcmp(t->name.slug, usual) == 0 && !zz_sixing_finding(id);
}

size_t zz_sixing_examination(const char *slug)
{
	size_t n = 0;
	for (size_t i = 0; i < TESTS; i++)
		n += lists(tests[i].examinations, slug);
	return n;
}

/* --- results --- */

enum result { CLEAN, FOUND, UNSURE, NOT_TESTED, RESULTS };
static const struct zz_term result_terms[RESULTS] = {
	[CLEAN] = {"clean", "未发现问题"},
	[FOUND] = {"found", "有发现"},
	[UNSURE] = {"cannot-conclude", "不能下结论"},
	[NOT_TESTED] = {"not-tested", "未检测"},
};

static bool ails(const struct zz_examination *e)
{
	return e->weight == ZZ_NOTE || e->weight == ZZ_AILING || e->weight == ZZ_BROKEN;
}

static size_t findings_of(const struct test *t, const struct zz_audit *a)
{
	size_t n = 0;
	for (size_t i = 0; i < a->verdict->findings.n; i++)
		n += tells(t, a->verdict->findings.at[i].def->id);
	return n;
}

static enum result result_of(const struct test *t, const struct zz_audit *a, const struct zz_doctor *d)
{
	size_t found = findings_of(t, a), examined = 0, out_of_sight = 0;
	for (size_t i = 0; d && i < d->nexamined; i++) {
		if (!lists(t->examinations, d->examined[i].name.slug))
			continue;
		found += ails(&d->examined[i]);
		examined += d->examined[i].weight != ZZ_NOT_EXAMINED;
		out_of_sight += d->examined[i].weight == ZZ_NOT_EXAMINED;
	}
	found += strcmp(t->name.slug, "readable") == 0 && a->verdict->unreadable;
	if (t->rests == ON_NOTHING || (t->rests == ON_RECEIPTS && !a->witnessed.seen.n && !found))
		return NOT_TESTED;
	if (!*t->findings && !examined && !found && strcmp(t->name.slug, "readable") != 0)
		return NOT_TESTED;
	if (zz_audit_unsure(a) && t->property < ZZ_USABILITY)
		return UNSURE;
	return found ? FOUND : out_of_sight && !*t->findings ? UNSURE : CLEAN;
}

/* "changed-without-amendment 2, grafts 1": of findings how many each, of the doctor which. */
static void put_ids(struct zz_buf *out, const struct test *t, const struct zz_audit *a,
					const struct zz_doctor *d, enum zz_lang lang)
{
	enum { KINDS_MOST = 256 };
	struct {
		const char *id;
		size_t n;
	} kinds[KINDS_MOST];
	const char *between = "";
	size_t nkinds = 0;
	for (size_t i = 0; i < a->verdict->findings.n; i++) {
		const char *id = a->verdict->findings.at[i].def->id;
		size_t k = 0;
		while (k < nkinds && strcmp(kinds[k].id, id) != 0)
			k++;
		if (k == nkinds && (nkinds == KINDS_MOST || !tells(t, id)))
			continue;
		kinds[k].n = k == nkinds ? 1 : kinds[k].n + 1;
		kinds[k].id = id;
		nkinds += k == nkinds;
	}
	for (size_t k = 0; k < nkinds; k++) {
		zz_buf_printf(out, "%s[%s] %zu", between, kinds[k].id, kinds[k].n);
		between = "  ";
	}
	if (strcmp(t->name.slug, "readable") == 0 && a->verdict->unreadable) {
		zz_msgf(out, lang, N_("%szzsh check: files that cannot be read %zu"), between,
				a->verdict->unreadable);
		between = "  ";
	}
	for (size_t i = 0; d && i < d->findings.n; i++) {
		const struct zz_finding *f = &d->findings.at[i];
		if (!lists_str(t->examinations, f->part))
			continue;
		zz_buf_printf(out, "%szzsh doctor [%s]", between, f->def->id);
		between = "  ";
	}
}

/* --- for people --- */

static void put_line(struct zz_buf *out, const char *label, struct zz_str text, const struct zz_view *view)
{
	enum { INDENT = 2 };
	const unsigned label_end = view->lang == ZZ_EN ? 14 : 12;
	struct zz_buf line = {0};
	zz_buf_pad(out, ' ', INDENT);
	zz_text_pad(&line, zz_str(label), (int)label_end - INDENT);
	zz_buf_str(&line, text);
	zz_text_wrap(out, zz_buf_view(&line), view->width > 30 ? view->width - INDENT : 0, label_end);
	zz_buf_putc(out, '\n');
	zz_buf_free(&line);
}

static void put_test(struct zz_buf *out, const struct test *t, const struct zz_audit *a,
					 const struct zz_doctor *d, const struct zz_view *view)
{
	struct zz_buf text = {0};
	enum result result = result_of(t, a, d);
	enum zz_lang lang = view->lang;
	zz_ink(out, view, result == FOUND ? ZZ_INK_YELLOW : result == CLEAN ? ZZ_INK_GREEN : ZZ_INK_DIM);
	zz_buf_printf(out, "%s  %s", zz_term_text(&t->name, lang), zz_term_text(&result_terms[result], lang));
	zz_ink(out, view, ZZ_INK_PLAIN);
	zz_buf_putc(out, '\n');
	if (t->tested && result != NOT_TESTED)
		put_line(out, zz_tr(lang, N_("tested")), zz_str(zz_tr(lang, t->tested)), view);
	put_ids(&text, t, a, d, lang);
	if (text.n)
		put_line(out, zz_tr(lang, N_("found")), zz_buf_view(&text), view);
	zz_buf_clear(&text);
	if (t->tested && result == NOT_TESTED) {
		zz_buf_puts(&text, zz_tr(lang, t->tested));
		zz_buf_puts(&text, lang == ZZ_EN ? "; " : "；");
	}
	zz_buf_puts(&text, zz_tr(lang, t->untested));
	put_line(out, zz_tr(lang, N_("not tested")), zz_buf_view(&text), view);
	zz_buf_free(&text);
}

void zz_sixing_text(struct zz_buf *out, const struct zz_audit *a, const struct zz_doctor *doctor,
					const struct zz_view *view)
{
	const struct zz_ledger *l = a->l;
	char day[ZZ_DATE_MAX];
	zz_text_safe(out, zz_intern_str(&l->words, l->unit.name));
	zz_msgf(out, view->lang, N_("  commit %.7s  commits %zu  records %zu  as of %s"),
			zz_source_commit(l->source), a->past.history.commits, a->rows.n, zz_day_text(l->today, day));
	zz_buf_putc(out, '\n');
	zz_text_wrap(
		out,
		zz_str(zz_tr(view->lang, N_("What zzsh audit and zzsh doctor find, sorted under the four properties; "
									"the sorting is this program's own, no clause of a standard was "
									"compared"))),
		view->width > 20 ? view->width : 0, 0);
	zz_buf_putc(out, '\n');
	for (size_t i = 0; i < TESTS; i++) {
		if (!i || tests[i].property != tests[i - 1].property) {
			zz_buf_putc(out, '\n');
			zz_ink(out, view, ZZ_INK_BOLD);
			zz_buf_puts(out, zz_term_text(&zz_property_terms[tests[i].property], view->lang));
			zz_ink(out, view, ZZ_INK_PLAIN);
			zz_buf_putc(out, '\n');
		}
		put_test(out, &tests[i], a, doctor, view);
	}
}

/* --- for programs --- */

static void member_message(struct zz_json *j, const char *key, const char *id, enum zz_lang lang)
{
	zz_json_member(j, key, id ? zz_str(zz_tr(lang, id)) : (struct zz_str){0});
}

static void test_json(struct zz_json *j, const struct test *t, const struct zz_audit *a,
					  const struct zz_doctor *d, enum zz_lang lang)
{
	char id[ZZ_FINDING_ID + 3];
	zz_json_object(j);
	zz_json_member(j, "property", zz_str(zz_property_terms[t->property].slug));
	zz_json_member(j, "test", zz_str(t->name.slug));
	zz_json_member(j, "result", zz_str(result_terms[result_of(t, a, d)].slug));
	member_message(j, "tested", t->tested, lang);
	member_message(j, "not_tested", t->untested, lang);
	zz_json_key(j, "findings");
	zz_json_array(j);
	for (size_t i = 0; i < a->verdict->findings.n; i++) {
		const struct zz_finding *f = &a->verdict->findings.at[i];
		if (!tells(t, f->def->id))
			continue;
		snprintf(id, sizeof id, "F-%s", f->id);
		zz_json_object(j);
		zz_json_member(j, "id", zz_str(id));
		zz_json_member(j, "rule", zz_str(f->def->id));
		zz_json_member(j, "severity", zz_str(zz_severity_terms[f->severity].slug));
		zz_json_object_end(j);
	}
	zz_json_array_end(j);
	zz_json_key(j, "symptoms");
	zz_json_array(j);
	for (size_t i = 0; d && i < d->findings.n; i++)
		if (lists_str(t->examinations, d->findings.at[i].part))
			zz_json_str(j, zz_str(d->findings.at[i].def->id));
	zz_json_array_end(j);
	zz_json_object_end(j);
}

void zz_sixing_json(struct zz_buf *out, const struct zz_audit *a, const struct zz_doctor *doctor,
					enum zz_lang lang)
{
	struct zz_json j;
	zz_json_init(&j, out, false);
	zz_json_object(&j);
	zz_listed_head(&j, a->l);
	zz_json_key(&j, "complete");
	zz_json_bool(&j, !zz_audit_unsure(a));
	zz_json_key(&j, "standard");
	zz_json_null(&j);
	zz_json_key(&j, "tests");
	zz_json_array(&j);
	for (size_t i = 0; i < TESTS; i++)
		test_json(&j, &tests[i], a, doctor, lang);
	zz_json_array_end(&j);
	zz_json_object_end(&j);
	zz_buf_putc(out, '\n');
}
