/* zzsh rectify: the register of what is to be put right, from the first word to 销号. */
#include "noting.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static const struct option options[] = {
	{{"item", "事项"}, 'i', OPT_VALUE, N_("TEXT"), N_("what is to be put right"), false},
	{{"owner", "责任人"}, 0, OPT_VALUE, N_("NAME"), N_("who puts it right"), false},
	{{"deadline", "时限"}, 0, OPT_VALUE, N_("DATE"), N_("until when"), false},
	{{"evidence", "佐证"},
	 0,
	 OPT_VALUE,
	 N_("TEXT|FILE"),
	 N_("what shows that it is done; of a file its name and digest are kept"),
	 false},
	{{"reason", "理由"}, 'r', OPT_VALUE, N_("REASON"), N_("a remark; needed to open an item again"), false},
	{{"by", "经手"},
	 0,
	 OPT_VALUE,
	 N_("PERSON"),
	 N_("who does it, where it is not the name in git's settings; of close the superior, needed"),
	 false},
	{{"all", "全部"}, 'a', OPT_FLAG, NULL, N_("list closed items too"), false},
	{{NULL, NULL}, 0, 0, NULL, NULL, false},
};

enum verb { VERB_ADD, VERB_DONE, VERB_CLOSE, VERB_REOPEN, VERBS };
static const struct zz_term verbs[VERBS + 1] = {
	{"add", "列入"}, {"done", "完成"}, {"close", "销号"}, {"reopen", "重开"}, {NULL, NULL}};

/* The thing that an item is about, and its text. */
struct matter {
	const char *field; /* record, obligation, finding */
	struct zz_str about, owner, text;
	int32_t year;
	const struct zz_register_item *item; /* NULL: not in the register yet */
	int32_t record;                      /* that --item goes with, -1 */
};

/* --- which item --- */

static int several(struct app *app, const struct noting *n, const struct zz_register *r, const size_t *at,
				   int count, const char *typed)
{
	struct zz_buf list = {0};
	for (int i = 0; i < count && i < 8; i++) {
		zz_buf_puts(&list, "\n  ");
		zz_register_line(&list, n->ledger, &r->at[at[i]], &(struct zz_view){.lang = app->lang});
		list.data[--list.n] = '\0';
	}
	int rc = zz_error(&app->error, ZZ_EUSAGE, N_("%s may be any of these; write more of the id:%s"), typed,
					  list.data);
	zz_buf_free(&list);
	return rc;
}

static void place_of_record(struct noting *n, const struct zz_record *r, struct matter *m)
{
	m->field = "record";
	m->about = zz_record_reference(n->ledger, r, &n->w.arena);
	m->owner = zz_intern_str(&n->ledger->words, r->file_owner);
	m->year = r->file_year;
}

static void of_item(struct noting *n, const struct zz_register_item *item, struct matter *m)
{
	static const char *const fields[ZZ_ITEM_SOURCES] = {[ZZ_ITEM_FROM_RECORD] = "record",
														[ZZ_ITEM_FROM_INSPECTION] = "record",
														[ZZ_ITEM_FROM_RETURNED] = "record",
														[ZZ_ITEM_FROM_FINDING] = "finding",
														[ZZ_ITEM_FROM_OBLIGATION] = "obligation"};
	*m = (struct matter){.field = fields[item->source],
						 .about = item->about,
						 .owner = zz_intern_str(&n->ledger->words, item->owner),
						 .text = item->text,
						 .item = item,
						 .record = -1};
	if (item->record >= 0)
		m->year = n->ledger->records[item->record].file_year;
	else if (item->last >= 0)
		m->year = zz_followup_year(&n->ledger->followups[item->last]);
}

/* An item by its R-ID. Returns 1 where the word is none. */
static int by_id(struct app *app, struct noting *n, const struct zz_register *r, const char *typed,
				 struct matter *m)
{
	size_t at[8];
	bool marked = strncmp(typed, "R-", 2) == 0 || strncmp(typed, "r-", 2) == 0;
	int found = zz_register_find(r, zz_str(typed), at, 8);
	if (found > 1)
		return several(app, n, r, at, found, typed);
	if (found == 1) {
		of_item(n, &r->at[at[0]], m);
		return ZZ_OK;
	}
	return marked ? zz_error(&app->error, ZZ_EUSAGE, N_("there is no item %s; zzsh rectify --all lists them"),
							 typed)
				  : 1;
}

static int by_finding(struct app *app, struct noting *n, const char *typed, struct matter *m)
{
	size_t i;
	int rc = noting_finding(app, n, typed, &i);
	if (rc)
		return rc;
	const struct zz_finding *f = &n->verdict->findings.at[i];
	m->about = zz_finding_key(f, &n->w.arena);
	m->field = m->about.n ? "obligation" : "finding";
	if (!m->about.n)
		m->about = zz_arena_printf(&n->w.arena, "F-%s", f->id);
	zz_finding_place(n->verdict, i, &m->owner, &m->year);
	return ZZ_OK;
}

static int by_record(struct app *app, struct noting *n, const struct options *o, struct matter *m)
{
	struct zz_str path;
	struct zz_str words = noting_words(n, o, 1);
	int rc = zz_find_record(n->w.opened.source, words, app->now, &n->w.arena, &path, &app->error);
	int32_t at = rc ? -1 : zz_ledger_at(n->ledger, path);
	if (rc)
		return rc;
	if (at < 0)
		return zz_error(&app->error, ZZ_EUSAGE, N_("the ledger has no record %.*s"), ZZ_FMT(words));
	if (n->ledger->records[at].state == ZZ_WITHDRAWN)
		return zz_error(&app->error, ZZ_EUSAGE, N_("%.*s was withdrawn: nothing of it is to be put right"),
						ZZ_FMT(words));
	place_of_record(n, &n->ledger->records[at], m);
	m->record = at;
	return ZZ_OK;
}

static bool like_finding(const char *word)
{
	size_t slashes = 0;
	for (const char *p = word; *p; p++)
		slashes += *p == '/';
	return strncmp(word, "F-", 2) == 0 || strncmp(word, "f-", 2) == 0 || slashes == 3;
}

/* The item that --item names of a record or finding, in the register or not. */
static void look_up(const struct zz_register *r, struct matter *m)
{
	char id[ZZ_FINDING_ID + 1];
	zz_register_id(m->owner, m->about, m->text, id);
	for (size_t i = 0; i < r->n; i++)
		if (!strcmp(r->at[i].id, id))
			m->item = &r->at[i];
}

static int which(struct app *app, struct noting *n, const struct options *o, const struct zz_register *r,
				 struct matter *m)
{
	struct zz_str text = noting_text(n, option_value(o, "item"));
	*m = (struct matter){.record = -1};
	if (o->nwords < 2)
		return zz_error(&app->error, ZZ_EUSAGE,
						N_("which item? Write its id as zzsh rectify shows it: R-3K7Q"));
	int rc = o->nwords == 2 ? by_id(app, n, r, o->words[1], m) : 1;
	if (rc <= 0) {
		if (!rc && text.n && !zz_str_eq(text, m->text))
			rc = zz_error(&app->error, ZZ_EUSAGE, N_("the item has its text already; leave --item out"));
		return rc;
	}
	rc = like_finding(o->words[1]) ? by_finding(app, n, o->words[1], m) : by_record(app, n, o, m);
	if (!rc && !text.n)
		rc = zz_error(&app->error, ZZ_EUSAGE, N_("say what is to be put right: --item TEXT"));
	m->text = text;
	if (!rc)
		look_up(r, m);
	return rc;
}

/* --- what may be done --- */

static int has_state(struct app *app, const struct matter *m)
{
	struct zz_buf name = {0};
	zz_register_name(&name, m->item);
	int rc = zz_error(&app->error, ZZ_EUSAGE, N_("%s stands in the register already, %s"), name.data,
					  zz_term_text(&zz_item_state_terms[m->item->state], app->lang));
	zz_buf_free(&name);
	return rc;
}

static int check_add(struct app *app, const struct options *o, const struct matter *m)
{
	if (m->item && m->item->state != ZZ_ITEM_UNASSIGNED)
		return has_state(app, m);
	if (!option_given(o, "owner") || !option_given(o, "deadline"))
		return zz_error(&app->error, ZZ_EUSAGE,
						N_("who puts it right, and until when? --owner NAME --deadline DATE"));
	if (option_given(o, "evidence"))
		return zz_error(&app->error, ZZ_EUSAGE, N_("evidence comes when it is done: zzsh rectify done"));
	return ZZ_OK;
}

/* What is not in the register yet, and is no decision of the record either, cannot be done: it would stay a
 * reminder, and what was closed would be nothing. */
static int check_meant(struct app *app, const struct noting *n, const struct matter *m)
{
	struct zz_buf list = {0};
	bool meant;
	int rc = ZZ_OK;
	if (m->item || m->record < 0)
		return ZZ_OK;
	size_t decisions = zz_decisions_list(&list, n->ledger, (uint32_t)m->record, m->text, &meant);
	if (!decisions)
		rc =
			zz_error(&app->error, ZZ_EUSAGE,
					 N_("the register has no item \"%.*s\" of this record, and the record no decision with a "
						"day; zzsh rectify --all lists the items"),
					 ZZ_FMT(m->text));
	else if (!meant && decisions > 1) /* the only one there is needs no repeating */
		rc = zz_error(&app->error, ZZ_EUSAGE,
					  N_("\"%.*s\" is no decision of this record, nor in the register. Its decisions with a "
						 "day, one of which --item repeats:%s"),
					  ZZ_FMT(m->text), list.data);
	zz_buf_free(&list);
	return rc;
}

static int check_done(struct app *app, const struct options *o, const struct matter *m)
{
	if (m->item && m->item->state == ZZ_ITEM_CLOSED)
		return has_state(app, m);
	if (!option_given(o, "evidence"))
		return zz_error(&app->error, ZZ_EUSAGE, N_("what shows that it is done? --evidence TEXT, or a file"));
	return ZZ_OK;
}

static int check_close(struct app *app, const struct options *o, const struct matter *m)
{
	if (m->item && m->item->state == ZZ_ITEM_CLOSED)
		return has_state(app, m);
	if (!option_given(o, "by"))
		return zz_error(&app->error, ZZ_EUSAGE, N_("an item is closed by the superior: say who with --by"));
	if (!option_given(o, "evidence") && (!m->item || m->item->evidence < 0))
		return zz_error(&app->error, ZZ_EUSAGE,
						N_("nothing shows yet that it is done: zzsh rectify done first, or --evidence here"));
	return ZZ_OK;
}

static int check_reopen(struct app *app, const struct options *o, const struct matter *m)
{
	if (!m->item || (m->item->state != ZZ_ITEM_DONE && m->item->state != ZZ_ITEM_CLOSED))
		return zz_error(&app->error, ZZ_EUSAGE, N_("only an item that was done or closed is opened again"));
	if (!option_given(o, "reason") || !option_given(o, "deadline"))
		return zz_error(&app->error, ZZ_EUSAGE, N_("say why and until when: --reason and --deadline"));
	return ZZ_OK;
}

static int check(struct app *app, const struct noting *n, const struct options *o, enum verb verb,
				 const struct matter *m)
{
	static int (*const checks[VERBS])(struct app *, const struct options *, const struct matter *) = {
		check_add, check_done, check_close, check_reopen};
	if (m->item && m->item->source == ZZ_ITEM_FROM_RETURNED)
		return zz_error(
			&app->error, ZZ_EUSAGE,
			N_("this is a returned record: the branch corrects it with zzsh amend, and zzsh review --pass "
			   "closes it"));
	if ((verb == VERB_DONE || verb == VERB_CLOSE) &&
		(option_given(o, "owner") || option_given(o, "deadline")))
		return zz_error(&app->error, ZZ_EUSAGE, N_("--owner and --deadline go with add and reopen"));
	int rc = checks[verb](app, o, m);
	return !rc && (verb == VERB_DONE || verb == VERB_CLOSE) ? check_meant(app, n, m) : rc;
}

/* --- writing it --- */

/* Of a file its name and digest; anything else is what was meant. */
static int evidence_of(struct app *app, struct noting *n, const char *typed, struct zz_str *out, bool *file)
{
	struct stat st;
	struct zz_buf bytes = {0};
	const char *name = strrchr(typed, '/');
	enum { MOST = 256 * 1024 * 1024 };
	*out = noting_text(n, typed);
	*file = stat(typed, &st) == 0 && S_ISREG(st.st_mode);
	if (!*file)
		return ZZ_OK;
	int rc = zz_read_file(&bytes, typed, MOST, &app->error);
	if (rc == 1)
		rc = zz_error(&app->error, ZZ_EUSAGE, N_("%s is too large for evidence"), typed);
	if (!rc)
		*out = zz_arena_printf(&n->w.arena, "%.*s %.*s", ZZ_FMT(noting_text(n, name ? name + 1 : typed)),
							   ZZ_FMT(zz_note_digest(zz_buf_view(&bytes), &n->w.arena)));
	zz_buf_free(&bytes);
	return rc;
}

struct deed {
	enum verb verb;
	struct zz_str by, assignee, deadline, evidence, reason;
	bool file; /* the evidence is one */
};

static int take(struct app *app, struct noting *n, const struct options *o, struct deed *d)
{
	const char *deadline = option_value(o, "deadline"), *evidence = option_value(o, "evidence");
	int rc = noting_by(app, n, o, &d->by);
	d->assignee = noting_text(n, option_value(o, "owner"));
	d->reason = noting_text(n, option_value(o, "reason"));
	if (!rc && deadline)
		rc = zz_note_deadline(n->ledger, noting_text(n, deadline), &n->w.arena, &d->deadline, &app->error);
	if (!rc && evidence)
		rc = evidence_of(app, n, evidence, &d->evidence, &d->file);
	return rc;
}

/* What there will be to do, once this is done. */
static size_t open_after(const struct zz_register *r, const struct matter *m, enum verb verb)
{
	size_t open = zz_register_open(r, 0);
	bool was = m->item && m->item->state < ZZ_ITEM_DONE;
	bool is = verb == VERB_ADD || verb == VERB_REOPEN;
	return open - was + is;
}

static void told(struct app *app, const struct zz_register *r, const struct matter *m, const struct deed *d,
				 const struct zz_note *note)
{
	static const char *const words[VERBS] = {N_("Entered in the register: "),
											 N_("Done, waits to be closed: "), N_("Closed: "),
											 N_("Opened again: ")};
	char id[ZZ_FINDING_ID + 1];
	zz_register_id(m->owner, m->about, m->text, id);
	size_t shown = zz_register_shown(r, id);
	zz_buf_puts(&app->out, tr(app, note->done ? N_("Was recorded already: ") : words[d->verb]));
	zz_buf_printf(&app->out, "R-%.*s ", (int)shown, id);
	zz_view_prose(&app->out, m->text);
	zz_buf_putc(&app->out, '\n');
	if (d->verb == VERB_ADD || d->verb == VERB_REOPEN)
		zz_msgf(&app->out, app->lang,
				N_("  %.*s, until %.*s; when it is done: zzsh rectify done R-%.*s --evidence …\n"),
				ZZ_FMT(d->assignee.n ? d->assignee
					   : m->item     ? m->item->assignee
									 : ZZ_STR("-")),
				ZZ_FMT(d->deadline), (int)shown, id);
	else if (d->verb == VERB_DONE)
		zz_msgf(&app->out, app->lang, N_("  the superior closes it: zzsh rectify close R-%.*s --by NAME\n"),
				(int)shown, id);
	if (d->file)
		zz_msgf(&app->out, app->lang,
				N_("  evidence: %.*s (name and digest are kept; keep the file itself)\n"),
				ZZ_FMT(d->evidence));
	zz_msgf(&app->out, app->lang, N_("  kept in %.*s; still to be put right in the ledger: %zu\n"),
			ZZ_FMT(note->path), open_after(r, m, d->verb));
}

static int write_item(struct app *app, struct noting *n, const struct zz_register *r, const struct matter *m,
					  const struct deed *d)
{
	struct zz_note note = {0};
	int32_t last = m->item ? m->item->last : -1;
	const struct zz_followup_place place = {.type = ZZ_FU_RECTIFICATION,
											.owner = m->owner,
											.year = m->year,
											.last = last >= 0 ? &n->ledger->followups[last] : NULL};
	const struct zz_note_value values[] = {
		{m->field, m->about},
		{"by", d->by},
		{"item", m->text},
		{"owner", d->assignee},
		{"deadline", d->deadline},
		{"progress", d->verb == VERB_REOPEN ? d->reason : (struct zz_str){0}},
		{"evidence", d->evidence},
		{"closed_by", d->verb == VERB_CLOSE ? d->by : (struct zz_str){0}},
		{"text", d->verb != VERB_REOPEN ? d->reason : (struct zz_str){0}},
	};
	int rc = zz_note_followup(&note, n->ledger, n->w.store, &place, values, sizeof values / sizeof *values,
							  &app->error);
	const struct noting_deed deed = {.op = "rectify",
									 .what = &zz_followup_terms[ZZ_FU_RECTIFICATION - 1],
									 .owner = m->owner,
									 .about = m->about,
									 .tail = zz_str(zz_term_text(&verbs[d->verb], zz_ledger_lang(n->ledger))),
									 .record =
										 strcmp(m->field, "record") == 0 ? m->about : (struct zz_str){0},
									 .body = m->text};
	if (!rc)
		rc = noting_commit(app, n, &note, &deed);
	if (!rc) {
		told(app, r, m, d, &note);
		rc = noting_told(app, n, note.path);
	}
	zz_note_free(&note);
	return rc;
}

static int change(struct app *app, const struct options *o, enum verb verb)
{
	struct noting n;
	struct zz_register r = {0};
	struct matter m;
	struct deed d = {.verb = verb};
	int rc = noting_begin(app, &n, true, o->nwords > 1 && like_finding(o->words[1]));
	if (!rc)
		zz_register_make(&r, n.ledger);
	if (!rc)
		rc = which(app, &n, o, &r, &m);
	if (!rc)
		rc = check(app, &n, o, verb, &m);
	if (!rc)
		rc = take(app, &n, o, &d);
	if (!rc)
		rc = write_item(app, &n, &r, &m, &d);
	zz_register_free(&r);
	noting_end(&n);
	return rc;
}

/* --- the list --- */

static int list(struct app *app, const struct options *o)
{
	enum { TEXT, JSON, CSV };
	struct noting n;
	struct noting_scope scope = {0};
	struct zz_register r = {0};
	int format = format_choose(app, "text|json|csv");
	int rc = noting_begin(app, &n, false, false);
	if (format < 0)
		rc = format;
	if (!rc)
		rc = noting_scope(app, &n, o, 0, &scope);
	if (!rc) {
		zz_register_make(&r, n.ledger);
		const struct zz_register_asked asked = {.ledger = n.ledger,
												.items = &r,
												.owners = scope.scope.owners,
												.nowners = scope.scope.nowners,
												.closed = option_given(o, "all") || format != TEXT,
												.period = scope.period};
		if (format == JSON)
			zz_register_json(&app->out, &asked);
		else if (format == CSV)
			zz_register_csv(&app->out, &asked, app->lang);
		else
			zz_register_text(&app->out, &asked, &n.view);
		app->verbatim = format == CSV;
		rc = app_print(app);
	}
	zz_register_free(&r);
	noting_scope_free(&scope);
	noting_end(&n);
	return rc;
}

static int run(struct app *app, const struct options *o)
{
	int verb = o->nwords ? zz_enum_find(verbs, zz_str(o->words[0])) - 1 : -1;
	static const char *const written[] = {"item", "owner", "deadline", "evidence", "reason", "by"};
	for (size_t i = 0; verb < 0 && i < sizeof written / sizeof *written; i++)
		if (option_given(o, written[i]))
			return zz_error(&app->error, ZZ_EUSAGE,
							N_("what is to be done with the item? add, done, close or reopen"));
	return verb < 0 ? list(app, o) : change(app, o, (enum verb)verb);
}

const struct command cmd_rectify = {
	.name = {"rectify", "整改"},
	.order = 48,
	.summary = N_("the register of what is to be put right; add, done, close, reopen items"),
	.operands = N_("[TERM…] | add RECORD|F-ID|R-ID | done R-ID | close R-ID --by SUPERIOR | reopen R-ID"),
	.options = options,
	.run = run,
	.notes = N_(
		"Overdue items come first. Points of an inspection and returned records stand in it by themselves; "
		"the others are added.\n"
		"done and close take RECORD --item TEXT as well, for a decision of a meeting."),
};
