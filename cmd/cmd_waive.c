/* zzsh waive: what is missing, or found in a record, is not counted, because the superior approved it. */
#include "noting.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const struct option options[] = {
	{{"subject", "对象"},
	 0,
	 OPT_VALUE,
	 N_("WHOM"),
	 N_("branch or body, group as BRANCH/GROUP, or member, for whom the rule is waived"),
	 false},
	{{"record", "记录"}, 0, OPT_VALUE, N_("RECORD"), N_("the record in which the finding is"), false},
	{{"obligation", "应办事项"},
	 0,
	 OPT_VALUE,
	 N_("KEY"),
	 N_("one obligation: rule/owner/subject/period"),
	 false},
	{{"period", "期间"}, 'p', OPT_VALUE, N_("P"), N_("2025, 2025Q3, 2025-03 or a range of days"), false},
	{{"reason", "理由"}, 'r', OPT_VALUE, N_("REASON"), N_("why; needed"), false},
	{{"approved-by", "批准"}, 0, OPT_VALUE, N_("NAME"), N_("who approved it; needed"), false},
	{{"force", "强制"}, 0, OPT_FLAG, NULL, N_("write it though it covers nothing today"), false},
	{{"dry-run", "试写"}, 'n', OPT_FLAG, NULL, N_("show what it would cover and write nothing"), false},
	{{"yes", "确认"}, 0, OPT_FLAG, NULL, N_("do not ask at a terminal"), false},
	{{NULL, NULL}, 0, 0, NULL, NULL, false},
};

/* --- what is waived --- */

static int of_finding(struct app *app, struct noting *n, const char *typed, struct zz_waiver *w)
{
	size_t i;
	int rc = noting_finding(app, n, typed, &i);
	if (rc)
		return rc;
	const struct zz_finding *f = &n->verdict->findings.at[i];
	if (f->severity == ZZ_CONTRADICTION)
		return zz_error(
			&app->error, ZZ_EUSAGE,
			N_("a contradiction cannot be waived: dates or figures that cannot both hold are corrected "
			   "(zzsh amend)"));
	w->obligation = zz_finding_key(f, &n->w.arena);
	if (w->obligation.n)
		return ZZ_OK;
	if (!zz_str_starts(f->path, "records/"))
		return zz_error(
			&app->error, ZZ_EUSAGE,
			N_("only what is missing and what is found in a record can be waived; this is put right in "
			   "the file that it names"));
	w->rule = f->rule.n ? f->rule : zz_str(f->def->id);
	w->record = zz_arena_printf(&n->w.arena, "%.*s/%.*s", ZZ_FMT(f->owner), ZZ_FMT(f->record));
	return ZZ_OK;
}

static int record_of(struct app *app, struct noting *n, const char *typed, struct zz_waiver *w)
{
	struct zz_str path, owner, name;
	int32_t year;
	zz_day date;
	uint8_t kind;
	int rc =
		zz_find_record(n->w.opened.source, noting_text(n, typed), app->now, &n->w.arena, &path, &app->error);
	if (rc)
		return rc;
	zz_record_path(path, &owner, &year, &date, &kind);
	name = zz_path_name(path);
	w->record = zz_arena_printf(&n->w.arena, "%.*s/%.*s", ZZ_FMT(owner), (int)(name.n - 5), name.p);
	return ZZ_OK;
}

/* An id of whom it holds for, from what was typed: BRANCH, BRANCH/GROUP, member. */
static int subject_of(struct app *app, struct noting *n, const char *typed, struct zz_waiver *w)
{
	struct zz_str text = noting_text(n, typed), owner = text, group = {0};
	ptrdiff_t slash = zz_str_chr(text, '/');
	int32_t person;
	if (slash >= 0) {
		owner = zz_str_sub(text, 0, (size_t)slash);
		group = zz_str_sub(text, (size_t)slash + 1, text.n);
	}
	int32_t org = zz_roster_org_named(&n->ledger->roster, owner);
	bool unit = zz_str_is(text, "unit");
	if (org < 0 && !unit && slash < 0) {
		int rc = zz_person_typed(n->ledger, text, -1, n->ledger->today, &person, &app->error);
		if (!rc && !zz_person_has_id(n->ledger, person))
			rc =
				zz_error(&app->error, ZZ_EUSAGE,
						 N_("%.*s has no id in the roster yet; waive the finding by its F-ID"), ZZ_FMT(text));
		if (!rc)
			w->subject = zz_intern_str(&n->ledger->words, n->ledger->roster.people[person].id);
		return rc;
	}
	if (org < 0 && !unit)
		return zz_error(&app->error, ZZ_EUSAGE, N_("the ledger has no branch or body %.*s"), ZZ_FMT(owner));
	w->subject = unit ? text : zz_intern_str(&n->ledger->words, n->ledger->roster.orgs[org].id);
	if (!group.n)
		return ZZ_OK;
	struct zz_str id = zz_which_group(n->ledger, org, group, ZZ_NO_DAY);
	if (!id.n)
		return zz_error(&app->error, ZZ_EUSAGE, N_("%.*s has no group %.*s"), ZZ_FMT(owner), ZZ_FMT(group));
	w->subject = zz_arena_printf(&n->w.arena, "%.*s/%.*s", ZZ_FMT(w->subject), ZZ_FMT(id));
	return ZZ_OK;
}

static int rule_of(struct app *app, struct noting *n, const char *typed, struct zz_waiver *w)
{
	struct zz_buf ignored = {0};
	w->rule = noting_text(n, typed);
	bool known = zz_rule_find(&n->w.opened.packs, w->rule) ||
				 (w->record.n && zz_rules_own(&ignored, w->rule, app->lang, 0));
	zz_buf_free(&ignored);
	return known ? ZZ_OK
				 : zz_error(&app->error, ZZ_EUSAGE,
							N_("there is no rule %.*s in the packs in force; zzsh rules lists them"),
							ZZ_FMT(w->rule));
}

/* "F-3K7Q", "f-3k7q", "3K7Q", a key: everything that is no rule. */
static bool is_finding(const struct noting *n, const char *word)
{
	struct zz_index_list found = {0};
	int32_t ignored;
	if (zz_rule_find(&n->w.opened.packs, zz_str(word)))
		return false;
	bool meant = zz_findings_meant(n->verdict, zz_str(word), &found, &ignored) != ZZ_TYPED_NEITHER;
	bool marked = zz_str_starts(zz_str(word), "F-") || zz_str_starts(zz_str(word), "f-");
	bool any = found.n > 0 || strchr(word, '/');
	free(found.at);
	return meant && (marked || any);
}

static int period_of(struct app *app, struct noting *n, const struct options *o, struct zz_waiver *w)
{
	struct zz_period p;
	struct zz_buf text = {0};
	const char *typed = option_value(o, "period");
	if (!typed && w->subject.n)
		return zz_error(&app->error, ZZ_EUSAGE,
						N_("for which period? --period 2025Q3, 2025-03, or a range of days"));
	if (!typed)
		return ZZ_OK;
	if (!w->subject.n)
		return zz_error(&app->error, ZZ_EUSAGE,
						N_("--period goes with --subject; an obligation or record has its own"));
	int rc = zz_period_parse(noting_text(n, typed), n->ledger->today, &p, &app->error);
	if (rc)
		return rc;
	zz_period_text(&text, p);
	w->period = zz_arena_str(&n->w.arena, zz_buf_view(&text));
	zz_buf_free(&text);
	return ZZ_OK;
}

static int take(struct app *app, struct noting *n, const struct options *o, struct zz_waiver *w)
{
	const char *subject = option_value(o, "subject"), *record = option_value(o, "record"),
			   *key = option_value(o, "obligation");
	const char *word = o->nwords ? o->words[0] : NULL;
	bool finding = key || (word && is_finding(n, word));
	int rc = ZZ_OK;
	*w = (struct zz_waiver){0};
	if (o->nwords > 1 || (finding && (subject || record)) || (subject && record) || (key && word) ||
		(!finding && !word))
		return zz_error(
			&app->error, ZZ_EUSAGE,
			N_("name one thing: F-ID, --obligation KEY, RULE --subject WHOM --period P, or RULE --record "
			   "RECORD"));
	if (finding) {
		rc = of_finding(app, n, key ? key : word, w);
	} else if (!subject && !record) {
		rc = zz_error(&app->error, ZZ_EUSAGE,
					  N_("for whom is %s waived? --subject, with --period, or --record"), word);
	} else {
		rc = record ? record_of(app, n, record, w) : subject_of(app, n, subject, w);
		if (!rc)
			rc = rule_of(app, n, word, w);
	}
	if (!rc)
		rc = period_of(app, n, o, w);
	w->reason = noting_text(n, option_value(o, "reason"));
	if (!rc && (!w->reason.n || !noting_text(n, option_value(o, "approved-by")).n))
		rc = zz_error(&app->error, ZZ_EUSAGE, N_("say why and who approved it: --reason and --approved-by"));
	return rc;
}

/* --- what it covers --- */

static size_t reach_of(const struct zz_waiver_reach *r)
{
	return r->obligations.n + r->findings.n;
}

static void show_reach(struct app *app, const struct noting *n, const struct zz_waiver_reach *r)
{
	enum { MOST = 12 };
	size_t shown = 0;
	zz_msgf(&app->out, app->lang, N_("Covers %zu:\n"), reach_of(r));
	for (size_t i = 0; i < r->obligations.n && shown < MOST; i++, shown++) {
		zz_buf_puts(&app->out, "  ");
		zz_obligation_line(&app->out, n->verdict, r->obligations.at[i], &n->view);
		zz_buf_putc(&app->out, '\n');
	}
	for (size_t i = 0; i < r->findings.n && shown < MOST; i++, shown++) {
		zz_buf_puts(&app->out, "  ");
		zz_finding_line(&app->out, n->verdict, r->findings.at[i], &n->view);
	}
	if (reach_of(r) > shown)
		zz_msgf(&app->out, app->lang, N_("  and %zu more\n"), reach_of(r) - shown);
}

/* A period that is still to come has no obligations yet; it may be approved ahead. */
static bool ahead(const struct noting *n, const struct zz_waiver *w)
{
	struct zz_period p;
	return w->period.n && zz_period_parse(w->period, n->ledger->today, &p, NULL) == ZZ_OK &&
		   p.last >= n->ledger->today;
}

static int check_reach(struct app *app, const struct noting *n, const struct options *o,
					   const struct zz_waiver *w, const struct zz_waiver_reach *r)
{
	if (r->contradictions && !r->findings.n)
		return zz_error(
			&app->error, ZZ_EUSAGE,
			N_("a contradiction cannot be waived: dates or figures that cannot both hold are corrected "
			   "(zzsh amend)"));
	if (reach_of(r) || option_given(o, "force"))
		return ZZ_OK;
	if (ahead(n, w)) {
		zz_msgf(&app->out, app->lang,
				N_("Nothing is missing in that period so far; what falls into it will be waived.\n"));
		return ZZ_OK;
	}
	return zz_error(
		&app->error, ZZ_EUSAGE,
		r->named ? N_("it would cover nothing: what it names is met, or does not apply (--force writes it "
					  "all the same)")
				 : N_("it would cover nothing: no such obligation or finding; mind that a quarter is not "
					  "within a month (--force writes it all the same)"));
}

static int confirm(struct app *app, const struct options *o)
{
	char answer[16] = "";
	if (option_given(o, "yes") || !isatty(STDIN_FILENO) || !isatty(STDERR_FILENO))
		return ZZ_OK;
	fputs(tr(app, N_("Write it? Enter = yes, anything else = no: ")), stderr);
	if (fgets(answer, sizeof answer, stdin) && answer[strspn(answer, " \r\n")] == '\0')
		return ZZ_OK;
	return zz_error(&app->error, ZZ_EUSAGE, N_("nothing was written"));
}

/* --- writing it --- */

static int write_waiver(struct app *app, struct noting *n, const struct options *o, const struct zz_waiver *w,
						const struct zz_waiver_reach *reach)
{
	struct zz_note note;
	struct zz_str by = noting_text(n, option_value(o, "approved-by"));
	const struct zz_note_value values[] = {
		{"rule", w->rule},     {"subject", w->subject}, {"record", w->record}, {"obligation", w->obligation},
		{"period", w->period}, {"reason", w->reason},   {"approved_by", by}};
	int rc =
		zz_note_waiver(&note, n->ledger, n->w.store, values, sizeof values / sizeof *values, &app->error);
	struct zz_str about = w->obligation.n ? w->obligation
						  : w->record.n
							  ? zz_arena_printf(&n->w.arena, "%.*s %.*s", ZZ_FMT(w->rule), ZZ_FMT(w->record))
							  : zz_arena_printf(&n->w.arena, "%.*s %.*s %.*s", ZZ_FMT(w->rule),
												ZZ_FMT(w->subject), ZZ_FMT(w->period));
	const struct noting_deed deed = {.op = "waive",
									 .what = &zz_waiver_form.name,
									 .owner = ZZ_STR("unit"),
									 .about = about,
									 .record = w->record,
									 .body = w->reason};
	if (!rc)
		rc = noting_commit(app, n, &note, &deed);
	if (!rc) {
		zz_msgf(&app->out, app->lang,
				note.done
					? N_("Was waived already (%zu), approved by %.*s; kept in %.*s\n")
					: N_("Waived (%zu), approved by %.*s; kept in %.*s. What is waived is listed, and counts "
						 "neither in totals nor for the exit status\n"),
				reach_of(reach), ZZ_FMT(by), ZZ_FMT(note.path));
		rc = noting_told(app, n, note.path);
	}
	zz_note_free(&note);
	return rc;
}

static int waive(struct app *app, struct noting *n, const struct options *o)
{
	struct zz_waiver w;
	struct zz_waiver_reach reach = {0};
	int rc = take(app, n, o, &w);
	if (rc)
		return rc;
	zz_waiver_reach(n->verdict, &w, &reach);
	rc = check_reach(app, n, o, &w, &reach);
	if (!rc && reach_of(&reach))
		show_reach(app, n, &reach);
	if (!rc)
		rc = app_print(app); /* before it is written */
	if (!rc && !option_given(o, "dry-run"))
		rc = confirm(app, o);
	if (!rc && !option_given(o, "dry-run"))
		rc = write_waiver(app, n, o, &w, &reach);
	zz_waiver_reach_free(&reach);
	return rc;
}

static int run(struct app *app, const struct options *o)
{
	struct noting n;
	const char *key = option_value(o, "obligation");
	const struct noting_where where = {key         ? key
									   : o->nwords ? o->words[0]
												   : NULL,
									   NULL, option_value(o, "record")};
	int rc = noting_begin_finding(app, &n, !option_given(o, "dry-run"), &where);
	if (!rc)
		rc = waive(app, &n, o);
	noting_end(&n);
	return rc;
}

const struct command cmd_waive = {
	.name = {"waive", "免计"},
	.order = 46,
	.summary = N_("leaves out of the counts what the superior approved, with the reason"),
	.operands = N_(
		"F-ID | RULE --subject WHOM --period P | RULE --record RECORD, --reason REASON --approved-by NAME"),
	.options = options,
	.run = run,
	.notes =
		N_("A waiver replaces what is missing, and findings in a record; a contradiction cannot be waived.\n"
		   "What it will cover is shown before it is written."),
};
