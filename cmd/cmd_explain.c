/* zzsh explain: what the branch says to a finding, and what the superior answers. */
#include "noting.h"

#include <stdlib.h>
#include <string.h>

static const struct option options[] = {
	{{"text", "内容"},
	 't',
	 OPT_VALUE,
	 N_("TEXT"),
	 N_("the explanation, where it is not written as words"),
	 false},
	{{"not-held", "未开展"},
	 0,
	 OPT_FLAG,
	 NULL,
	 N_("the branch confirms that what is missing was not held"),
	 false},
	{{"accept", "采信"}, 0, OPT_FLAG, NULL, N_("the superior accepts the explanation"), false},
	{{"refuse", "不采信"}, 0, OPT_FLAG, NULL, N_("the superior does not accept it"), false},
	{{"reason", "理由"}, 'r', OPT_VALUE, N_("REASON"), N_("the superior's reason"), false},
	{{"by", "经手"},
	 0,
	 OPT_VALUE,
	 N_("PERSON"),
	 N_("who explains or answers, where it is not the name in git's settings"),
	 false},
	{{"branch", "支部"},
	 'b',
	 OPT_VALUE,
	 N_("NAME"),
	 N_("the branch or body whose finding it is: found at once in a large ledger"),
	 false},
	{{"record", "记录"},
	 0,
	 OPT_VALUE,
	 N_("RECORD"),
	 N_("the record in which it is found; then the rule is enough"),
	 false},
	{{NULL, NULL}, 0, 0, NULL, NULL, false},
};

/* What is done, and to which finding. */
struct saying_what {
	struct zz_str text, by;
	bool not_held, accept, refuse;
	size_t finding;
};

static bool answers(const struct saying_what *s)
{
	return s->accept || s->refuse;
}

/* --- how the file names it --- */

static struct zz_str about(struct noting *n, size_t finding, bool *key)
{
	const struct zz_finding *f = &n->verdict->findings.at[finding];
	struct zz_str obligation = zz_finding_key(f, &n->w.arena);
	*key = obligation.n > 0;
	return *key ? obligation : zz_arena_printf(&n->w.arena, "F-%s", f->id);
}

/* Findings of the same owner that nobody has answered, but this one. */
static size_t still_open(const struct noting *n, size_t finding)
{
	const struct zz_verdict *v = n->verdict;
	size_t open = 0;
	for (size_t i = 0; i < v->findings.n; i++) {
		bool waits = v->judged[i].answer == ZZ_UNANSWERED || v->judged[i].answer == ZZ_REFUSED;
		open += i != finding && waits && v->findings.at[i].severity <= ZZ_QUESTION &&
				zz_str_eq(v->findings.at[i].owner, v->findings.at[finding].owner);
	}
	return open;
}

static struct zz_str record_of(struct noting *n, const struct zz_finding *f)
{
	return zz_str_starts(f->path, "records/") && f->owner.n
			   ? zz_arena_printf(&n->w.arena, "%.*s/%.*s", ZZ_FMT(f->owner), ZZ_FMT(f->record))
			   : (struct zz_str){0};
}

/* --- the branch --- */

static int may_explain(struct app *app, const struct noting *n, const struct saying_what *s)
{
	const struct zz_verdict *v = n->verdict;
	const struct zz_judged *j = &v->judged[s->finding];
	struct zz_buf by = {0};
	int rc = ZZ_OK;
	zz_view_answered(&by, v, s->finding, app->lang);
	if (j->answer == ZZ_ACCEPTED || j->answer == ZZ_EXEMPT)
		rc = zz_error(&app->error, ZZ_EUSAGE, N_("it is settled: %s%s; nothing more is to be said"),
					  zz_term_text(&zz_answer_terms[j->answer], app->lang), by.data);
	else if (s->not_held && (j->obligation < 0 || v->at[j->obligation].state != ZZ_MISSING))
		rc = zz_error(
			&app->error, ZZ_EUSAGE,
			N_("--not-held is for what is missing; this finding is about something that is there, or is "
			   "only asked"));
	else if (v->findings.at[s->finding].severity == ZZ_INFO)
		rc = zz_error(&app->error, ZZ_EUSAGE, N_("this is a hint; nothing is to be answered"));
	else if (!s->text.n && !s->not_held)
		rc = zz_error(&app->error, ZZ_EUSAGE, N_("say what is to be explained: zzsh explain F-ID TEXT"));
	zz_buf_free(&by);
	return rc;
}

static void told_explained(struct app *app, struct noting *n, const struct saying_what *s,
						   const struct zz_note *note)
{
	const struct zz_verdict *v = n->verdict;
	struct zz_buf id = {0};
	zz_view_finding_id(&id, v, s->finding);
	zz_msgf(&app->out, app->lang, note->done ? N_("Was explained already: ") : N_("Explained: "));
	zz_finding_line(&app->out, v, s->finding, &n->view);
	if (s->not_held)
		zz_msgf(&app->out, app->lang, N_("  recorded as not held, as the branch confirmed\n"));
	zz_msgf(
		&app->out, app->lang,
		N_("  now waits for the superior: zzsh explain %s --accept --by NAME, or --refuse --reason REASON\n"),
		id.data);
	zz_msgf(&app->out, app->lang, N_("  kept in %.*s\n"), ZZ_FMT(note->path));
	size_t open = n->partly ? 0 : still_open(n, s->finding);
	if (n->partly)
		zz_msgf(&app->out, app->lang, N_("  what else is to be explained: zzsh check\n"));
	if (open)
		zz_msgf(&app->out, app->lang, N_("  still to be explained: %zu (zzsh check)\n"), open);
	zz_buf_free(&id);
}

static int explain(struct app *app, struct noting *n, const struct saying_what *s)
{
	const struct zz_finding *f = &n->verdict->findings.at[s->finding];
	int32_t last = n->verdict->judged[s->finding].explanation;
	struct zz_followup_place place = {.type = ZZ_FU_EXPLANATION,
									  .last = last >= 0 ? &n->ledger->followups[last] : NULL};
	struct zz_note note = {0};
	bool key;
	int rc = may_explain(app, n, s);
	if (rc)
		return rc;
	struct zz_str what = about(n, s->finding, &key);
	enum zz_lang lang = zz_ledger_lang(n->ledger);
	const struct zz_note_value values[] = {
		{key ? "obligation" : "finding", what},
		{"rule", n->audited ? zz_str(n->verdict->findings.at[s->finding].def->id) : (struct zz_str){0}},
		{"by", s->by},
		{"not_held", zz_str(s->not_held ? zz_term_text(&zz_yes_no_terms[1], lang) : NULL)},
		{"text", s->text},
	};
	zz_finding_place(n->verdict, s->finding, &place.owner, &place.year);
	rc = zz_note_followup(&note, n->ledger, n->w.store, &place, values, 5, &app->error);
	const struct noting_deed deed = {.op = "explain",
									 .what = &zz_followup_terms[ZZ_FU_EXPLANATION - 1],
									 .owner = place.owner,
									 .about = what,
									 .record = record_of(n, f),
									 .body = s->text};
	if (!rc)
		rc = noting_commit(app, n, &note, &deed);
	if (!rc) {
		told_explained(app, n, s, &note);
		rc = noting_told(app, n, note.path);
	}
	zz_note_free(&note);
	return rc;
}

/* --- the superior --- */

static int may_answer(struct app *app, const struct noting *n, const struct saying_what *s)
{
	const struct zz_judged *j = &n->verdict->judged[s->finding];
	if (s->accept && s->refuse)
		return zz_error(&app->error, ZZ_EUSAGE, N_("give --accept or --refuse, not both"));
	if (s->not_held)
		return zz_error(&app->error, ZZ_EUSAGE,
						N_("--not-held is the branch's own word, not the superior's"));
	if (j->answer == ZZ_EXEMPT)
		return zz_error(&app->error, ZZ_EUSAGE,
						N_("it was waived already; there is nothing to accept or refuse"));
	if (j->explanation < 0)
		return zz_error(&app->error, ZZ_EUSAGE,
						N_("the branch has not explained it yet; there is nothing to accept or refuse"));
	if (s->refuse && !s->text.n)
		return zz_error(&app->error, ZZ_EUSAGE, N_("say why it is not accepted: --reason"));
	return ZZ_OK;
}

static void told_answered(struct app *app, struct noting *n, const struct saying_what *s,
						  const struct zz_note *note)
{
	struct zz_buf id = {0};
	zz_view_finding_id(&id, n->verdict, s->finding);
	zz_msgf(&app->out, app->lang, note->done ? N_("Was answered already, %s: ") : N_("Answered, %s: "),
			zz_term_text(&zz_accepted_terms[s->accept ? 0 : 1], app->lang));
	zz_finding_line(&app->out, n->verdict, s->finding, &n->view);
	if (s->accept)
		zz_msgf(&app->out, app->lang,
				N_("  it is listed from now on, and counts neither in totals nor for the exit status\n"));
	else
		zz_msgf(&app->out, app->lang,
				N_("  it counts as before; the branch may say more: zzsh explain %s TEXT\n"), id.data);
	zz_msgf(&app->out, app->lang, N_("  kept in %.*s\n"), ZZ_FMT(note->path));
	zz_buf_free(&id);
}

static int answer(struct app *app, struct noting *n, const struct saying_what *s)
{
	const struct zz_judged *j = &n->verdict->judged[s->finding];
	int rc = may_answer(app, n, s);
	if (rc)
		return rc;
	const struct zz_followup *explanation = &n->ledger->followups[j->explanation];
	enum zz_lang lang = zz_ledger_lang(n->ledger);
	struct zz_note note = {0};
	const char *result = zz_term_text(&zz_accepted_terms[s->accept ? 0 : 1], lang);
	struct zz_followup_place place = {
		.type = ZZ_FU_ANSWER,
		.owner = zz_intern_str(&n->ledger->words, explanation->owner),
		.last = j->followup != j->explanation ? &n->ledger->followups[j->followup] : NULL};
	place.year = zz_followup_year(explanation);
	const struct zz_note_value values[] = {{"explanation", zz_followup_id(explanation)},
										   {"by", s->by},
										   {"result", zz_str(result)},
										   {"text", s->text}};
	rc = zz_note_followup(&note, n->ledger, n->w.store, &place, values, 4, &app->error);
	bool key;
	const struct noting_deed deed = {.op = "answer",
									 .what = &zz_followup_terms[ZZ_FU_ANSWER - 1],
									 .owner = place.owner,
									 .about = about(n, s->finding, &key),
									 .tail = zz_str(result),
									 .record = record_of(n, &n->verdict->findings.at[s->finding]),
									 .body = s->text};
	if (!rc)
		rc = noting_commit(app, n, &note, &deed);
	if (!rc) {
		told_answered(app, n, s, &note);
		rc = noting_told(app, n, note.path);
	}
	zz_note_free(&note);
	return rc;
}

/* --- the command --- */

static int show(struct app *app, struct noting *n, const char *typed)
{
	size_t finding;
	int rc = format_choose(app, "text");
	if (rc >= 0)
		rc = noting_finding(app, n, typed, &finding);
	if (rc)
		return rc;
	zz_finding_page(&app->out, n->verdict, finding, &n->view);
	return app_print(app);
}

enum { LISTED_MOST = 20 };

/* What waits for the branch, or (explained) for the superior: the weightiest first, some on a line each. */
static size_t list_waiting(struct app *app, struct noting *n, bool explained)
{
	const struct zz_verdict *v = n->verdict;
	size_t found = 0;
	for (int severity = 0; severity <= ZZ_QUESTION; severity++)
		for (size_t i = 0; i < v->findings.n; i++) {
			uint8_t answer = v->judged[i].answer;
			bool waits = explained ? answer == ZZ_EXPLAINED : answer == ZZ_UNANSWERED || answer == ZZ_REFUSED;
			if ((int)v->findings.at[i].severity != severity || !waits || found++ >= LISTED_MOST)
				continue;
			if (found == 1)
				zz_msgf(&app->out, app->lang,
						explained ? N_("Explained, waiting for the superior:\n") : N_("To be explained:\n"));
			zz_buf_puts(&app->out, "  ");
			zz_finding_line(&app->out, v, i, &n->view);
		}
	if (found > LISTED_MOST)
		zz_msgf(&app->out, app->lang, N_("  and %zu more (zzsh check lists all)\n"), found - LISTED_MOST);
	return found;
}

/* The command alone: what can be explained or answered, and how. */
static int list(struct app *app, const struct noting_where *where)
{
	struct noting n;
	int rc = noting_begin_finding(app, &n, false, where);
	if (!rc)
		rc = format_choose(app, "text");
	if (rc >= 0) {
		size_t open = list_waiting(app, &n, false), answered = list_waiting(app, &n, true);
		if (open)
			zz_msgf(&app->out, app->lang,
					N_("One in full: zzsh explain F-ID; explain it: zzsh explain F-ID TEXT; was it not held: "
					   "--not-held\n"));
		if (answered)
			zz_msgf(&app->out, app->lang,
					N_("The superior answers: zzsh explain F-ID --accept --by NAME, or --refuse --reason "
					   "REASON\n"));
		if (!open && !answered)
			zz_msgf(&app->out, app->lang, N_("Nothing waits for an explanation.\n"));
		rc = noting_print(app);
	}
	noting_end(&n);
	return rc;
}

static int take(struct app *app, struct noting *n, const struct options *o, struct saying_what *s)
{
	*s = (struct saying_what){.not_held = option_given(o, "not-held"),
							  .accept = option_given(o, "accept"),
							  .refuse = option_given(o, "refuse")};
	struct zz_str words = noting_words(n, o, 1), text = noting_text(n, option_value(o, "text")),
				  reason = noting_text(n, option_value(o, "reason"));
	if ((words.n > 0) + (text.n > 0) + (reason.n > 0) > 1)
		return zz_error(&app->error, ZZ_EUSAGE, N_("say it once: as words, with --text or with --reason"));
	s->text = words.n ? words : text.n ? text : reason;
	return noting_by(app, n, o, &s->by);
}

static int run(struct app *app, const struct options *o)
{
	struct noting n;
	struct saying_what s;
	bool writes = o->nwords > 1 || option_given(o, "text") || option_given(o, "not-held") ||
				  option_given(o, "accept") || option_given(o, "refuse") || option_given(o, "reason");
	const struct noting_where where = {o->nwords ? o->words[0] : NULL, option_value(o, "branch"),
									   option_value(o, "record")};
	if (!o->nwords && !writes && !where.record)
		return list(app, &where);
	if (!o->nwords)
		return zz_error(&app->error, ZZ_EUSAGE,
						N_("which finding? Write its id as zzsh check shows it: F-3K7Q"));
	int rc = noting_begin_finding(app, &n, writes, &where);
	if (!rc && !writes) {
		rc = show(app, &n, o->words[0]);
	} else if (!rc) {
		rc = take(app, &n, o, &s);
		if (!rc)
			rc = noting_finding(app, &n, o->words[0], &s.finding);
		if (!rc)
			rc = answers(&s) ? answer(app, &n, &s) : explain(app, &n, &s);
	}
	noting_end(&n);
	return rc;
}

const struct command cmd_explain = {
	.name = {"explain", "说明"},
	.order = 44,
	.summary = N_("answers a finding; with --accept or --refuse answers the explanation"),
	.operands = N_("[F-ID | RULE --record RECORD] [TEXT…]"),
	.options = options,
	.run = run,
	.notes =
		N_("Alone, it lists what waits for an explanation or an answer.\n"
		   "F-ID alone shows the finding in full, what was said about it, and what can be said.\n"
		   "Any unique front of four characters is enough; an obligation's key is understood as well.\n"
		   "A key, --branch and --record say whose finding it is: then only that branch is judged.\n"
		   "What is explained waits for the superior and still counts; what is accepted is listed only."),
};
