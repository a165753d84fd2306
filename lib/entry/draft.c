#include "entry/draft.h"

#include "base/message.h"
#include "base/text.h"

#include <stdlib.h>
#include <string.h>

const struct zz_finding_def zz_entry_findings[] = {
	{"date-ahead", ZZ_INCOMPLETE,
	 N_("{day} has not come yet (today is {today}): only a sitting that was held can be recorded"),
	 N_("Correct the date; what is still to come is entered once it was held."),
	 N_("the clock of this computer is wrong")},
	{"date-early", ZZ_INCOMPLETE, N_("{day} lies before 1921: no branch has met then"),
	 N_("Correct the date; check the year."), NULL},
	{NULL, ZZ_INFO, NULL, NULL, NULL},
};
enum { AHEAD, EARLY };

/* Of the schema and of the ledger. What the parser finds refuses only where nothing can be read. */
static const char *const refusing[] = {
	"unknown-field", "field-twice", "bad-value",     "bad-date",      "unknown-value", "wrong-type",
	"shape-missing", "too-long",    "owner-unknown", "group-unknown", "date-ahead",    "date-early",
};
/* Of people only where they are counted; who chaired, say, may be corrected later. */
static const char *const of_people[] = {"person-unknown", "person-ambiguous"};
static const char *const counted[] = {"present", "absent",  "talkers", "talkees",
									  "member",  "members", "grades"};

static bool among(const char *const *list, size_t n, struct zz_str word)
{
	for (size_t i = 0; i < n; i++)
		if (zz_str_is(word, list[i]))
			return true;
	return false;
}
#define AMONG(list, word) among((list), sizeof(list) / sizeof(list)[0], (word))

static bool counts_people(struct zz_str part)
{
	struct zz_str step = {0};
	zz_str_split(&part, '.', &step);
	return AMONG(counted, step);
}

static bool is_stranger(const struct zz_finding *f)
{
	return AMONG(of_people, zz_str(f->def->id)) && counts_people(f->part);
}

bool zz_finding_refuses(const struct zz_finding *f)
{
	struct zz_str id = zz_str(f->def->id);
	if (zz_str_starts(id, "yaml-"))
		return f->severity < ZZ_QUESTION;
	return AMONG(refusing, id) || is_stranger(f);
}

/* What the place of the file says is of the program's own making. */
static bool of_place(const struct zz_finding *f)
{
	static const char *const ids[] = {"id-pattern", "path-mismatch", "unreadable"};
	return AMONG(ids, zz_str(f->def->id));
}

void zz_draft_free(struct zz_draft *d)
{
	free(d->findings.at);
	zz_arena_free(&d->arena);
	*d = (struct zz_draft){0};
}

static void check_ahead(struct zz_findings *out, const struct zz_ledger *l, const struct zz_record *r)
{
	zz_day last = zz_record_end(r);
	if (r->state != ZZ_READABLE || last == ZZ_NO_DAY || last <= l->today)
		return;
	struct zz_finding *f =
		ZZ_ADD(out, &zz_entry_findings[AHEAD], ZZ_ADAY("day", last), ZZ_ADAY("today", l->today));
	f->part = last == r->date ? ZZ_STR("date") : ZZ_STR("end_date");
}

static void check_early(struct zz_findings *out, const struct zz_record *r)
{
	if (r->state != ZZ_READABLE || r->date == ZZ_NO_DAY || zz_civil_of(r->date).year >= ZZ_FIRST_YEAR)
		return;
	struct zz_finding *f = ZZ_ADD(out, &zz_entry_findings[EARLY], ZZ_ADAY("day", r->date));
	f->part = ZZ_STR("date");
}

void zz_record_days(struct zz_findings *out, const struct zz_ledger *l, const struct zz_record *r)
{
	check_ahead(out, l, r);
	check_early(out, r);
}

static void locate(struct zz_draft *d, struct zz_finding *f, struct zz_node *root)
{
	if (f->line || !root || !d->kind)
		return;
	const struct zz_node *node = f->part.n ? zz_form_locate(&d->kind->form, root, f->part) : root;
	if (!f->part.n || node == root)
		return;
	f->line = node->start.line;
	f->column = node->start.column;
	f->length = node->end.line == node->start.line ? node->end.column - node->start.column : 1;
}

static int by_place(const void *va, const void *vb)
{
	const struct zz_finding *a = va, *b = vb;
	if (a->line != b->line)
		return a->line < b->line ? -1 : 1;
	if (a->column != b->column)
		return a->column < b->column ? -1 : 1;
	return strcmp(a->def->id, b->def->id);
}

static void collect(struct zz_draft *d, const struct zz_ledger *l)
{
	for (size_t i = 0; i < l->findings.n; i++)
		if (zz_str_eq(l->findings.at[i].path, d->path) && !of_place(&l->findings.at[i]))
			*ZZ_PUSH(&d->findings) = l->findings.at[i];
}

static void judge_shape(struct zz_draft *d)
{
	for (size_t i = 0; i < d->findings.n; i++) {
		const struct zz_finding *f = &d->findings.at[i];
		d->refused = d->refused || zz_finding_refuses(f);
		d->strangers = d->strangers || is_stranger(f) || zz_str_is(zz_str(f->def->id), "owner-unknown");
	}
}

int zz_draft_check(struct zz_draft *d, struct zz_ledger *l, struct zz_error *e)
{
	struct zz_findings ignored = {.arena = &d->arena};
	d->findings = (struct zz_findings){.arena = &d->arena};
	d->record = zz_ledger_adopt(l, d->path, d->bytes, e);
	const struct zz_record *r = &l->records[d->record];
	struct zz_node *root = zz_yaml_parse(d->bytes, d->path, &d->arena, &ignored);
	struct zz_reader silent = {.arena = &d->arena, .words = &l->words, .held = ZZ_NO_DAY};
	d->kind = root ? zz_record_kind(root, &silent) : NULL;
	d->refused = r->state != ZZ_READABLE;
	collect(d, l);
	zz_record_days(&d->findings, l, r);
	for (size_t i = 0; i < d->findings.n; i++)
		locate(d, &d->findings.at[i], root);
	if (d->findings.n)
		qsort(d->findings.at, d->findings.n, sizeof *d->findings.at, by_place);
	judge_shape(d);
	free(ignored.at);
	return ZZ_OK;
}

/* --- the name --- */

/* An analysis is named for its member, whose id the roster knows even where only the name is written. */
static void name_member(const struct zz_ledger *l, struct zz_record *r, struct zz_who *who)
{
	if (zz_kinds[r->kind].suffix != ZZ_SUFFIX_MEMBER || !r->members.n)
		return;
	*who = *(const struct zz_who *)r->members.at;
	who->person = zz_roster_resolve(&l->roster, who->name, who->id, r->org, r->date);
	if (!who->id && who->person >= 0)
		who->id = l->roster.people[who->person].id;
	r->members = (struct zz_list){.at = who, .n = 1, .given = true};
}

static bool read_text(struct zz_draft *d, struct zz_ledger *l, struct zz_record *r)
{
	struct zz_findings ignored = {.arena = &d->arena};
	struct zz_node *root = zz_yaml_parse(d->bytes, ZZ_STR("-"), &d->arena, &ignored);
	struct zz_reader silent = {.arena = &d->arena, .words = &l->words, .held = ZZ_NO_DAY};
	d->kind = root ? zz_record_kind(root, &silent) : NULL;
	free(ignored.at);
	if (!d->kind)
		return false;
	zz_record_read(d->kind, root, r, &silent);
	r->kind = d->kind->id;
	r->org = zz_roster_org(&l->roster, r->owner);
	return true;
}

bool zz_draft_place(struct zz_draft *d, struct zz_ledger *l, bool taken)
{
	struct zz_record r = {0};
	struct zz_who member;
	struct zz_buf id = {0};
	d->path = ZZ_STR("records/draft.yaml");
	d->id = ZZ_STR("draft");
	if (!read_text(d, l, &r) || r.date == ZZ_NO_DAY || !r.owner)
		return false;
	name_member(l, &r, &member);
	zz_record_id(&id, &r, &l->words, d->bytes, taken);
	d->owner = zz_arena_str(&d->arena, zz_intern_str(&l->words, r.owner));
	d->id = zz_arena_str(&d->arena, zz_buf_view(&id));
	d->path = zz_arena_printf(&d->arena, "records/%.*s/%04d/%.*s.yaml", ZZ_FMT(d->owner),
							  zz_civil_of(r.date).year, ZZ_FMT(d->id));
	zz_buf_free(&id);
	return true;
}

/* --- for people --- */

static struct zz_str line_of(struct zz_str *rest)
{
	struct zz_str line = {0};
	zz_str_split(rest, '\n', &line);
	return line;
}

/* Whether the line comes soon: then what stands before it was put in. A line whose value was changed is none.
 */
static bool comes(struct zz_str text, struct zz_str line)
{
	enum { PUT_IN = 8 };
	for (size_t i = 0; i < PUT_IN && text.n; i++)
		if (zz_str_eq(line_of(&text), line))
			return true;
	return false;
}

/* Which line of the text that was given a line of the draft is; 0 where the program put it in. */
static uint32_t line_given(struct zz_str given, struct zz_str draft, uint32_t line)
{
	uint32_t at = 0;
	for (uint32_t i = 1; i <= line && given.n; i++) {
		struct zz_str rest = given, wanted = line_of(&rest);
		bool same = zz_str_eq(line_of(&draft), wanted);
		if (!same && comes(draft, wanted)) {
			if (i == line)
				return 0;
			continue;
		}
		given = rest;
		at++;
		if (i == line)
			return at;
	}
	return 0;
}

static void report_one(struct zz_buf *out, const struct zz_draft *d, const struct zz_finding *found,
					   const char *shown, struct zz_str given, enum zz_lang lang)
{
	struct zz_finding told = *found;
	const struct zz_finding *f = &told;
	if (given.n && f->line)
		told.line = line_given(given, d->bytes, f->line);
	zz_finding_told(out, f, zz_str(shown), lang);
	if (f->line)
		zz_yaml_show(out, given.n ? given : d->bytes, f->line, f->column, f->length);
	/* Nothing is recorded yet that could be amended. */
	const char *cure =
		is_stranger(f) && f->severity == ZZ_QUESTION
			? N_("Correct the name in the draft. Several names are written [a, b], a reason for "
				 "absence {name: a, absence: b}; somebody new is entered with zzsh roster join "
				 "first.")
			: f->def->cure;
	if (!cure)
		return;
	zz_buf_printf(out, "%s  ", zz_tr(lang, N_("Cure")));
	zz_finding_text(out, f, cure, lang);
	zz_buf_putc(out, '\n');
}

void zz_draft_report(struct zz_buf *out, const struct zz_draft *d, const char *shown, struct zz_str given,
					 enum zz_lang lang)
{
	for (size_t i = 0; i < d->findings.n; i++)
		if (zz_finding_refuses(&d->findings.at[i]))
			report_one(out, d, &d->findings.at[i], shown, given, lang);
}
