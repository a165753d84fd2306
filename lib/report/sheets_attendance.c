/* 出勤台账: members × sittings, a sheet for each branch. */
#include "report/sheets_parts.h"

#include "base/message.h"

#include <stdlib.h>

/* What stands in a cell. A reason's mark is its place in zz_reason_terms. */
enum mark {
	NOT_DUE,
	PRESENT,
	ONLINE,
	EXCUSED,     /* not demanded, and did not come */
	UNACCOUNTED, /* due, and in neither list */
	NO_REASON,   /* absent, the reason still to come */
	UNLISTED,    /* nobody was written down */
	REASONS,     /* REASONS + reason, from 1 */
};
static const struct zz_term marks[] = {
	[NOT_DUE] = {"-", "—"},     [PRESENT] = {"✓", "✓"},    [ONLINE] = {"v", "线"},  [EXCUSED] = {"e", "免"},
	[UNACCOUNTED] = {"○", "○"}, [NO_REASON] = {"?", "？"}, [UNLISTED] = {"-", "—"},
};
/* Beside zz_reason_terms. */
static const struct zz_term reasons[] = {
	{"s", "病"},  {"m", "产"},  {"a", "年"}, {"p", "事"},  {"w", "婚"},  {"b", "丧"},
	{"t", "差"},  {"o", "公"},  {"d", "班"}, {"se", "借"}, {"tr", "训"}, {"mt", "会"},
	{"ls", "休"}, {"mo", "流"}, {"x", "无"}, {"ot", "他"},
};
enum { REASON_UNEXCUSED = 15 }; /* 无故 */

struct grid {
	struct zz_sheet *s;
	const struct zz_branch_facts *branch;
	uint32_t *sittings; /* indices of records */
	size_t nsittings, sittings_room;
	int32_t *people; /* in the order of the roster */
	size_t npeople, people_room;
	int32_t *row;   /* by person: index in people + 1 */
	uint8_t *marks; /* people × sittings */
};

static enum zz_lang lang_of(const struct grid *g)
{
	return g->s->asked->asked->lang;
}

static void find_sittings(struct grid *g)
{
	struct zz_ledger *l = g->s->f.l;
	struct zz_slice s = zz_ledger_slice(l, g->branch->owner, ZZ_NO_DAY, ZZ_NO_DAY);
	for (size_t i = s.from; i < s.until; i++)
		if (zz_report_has(&g->s->f, &l->records[i]) && zz_kinds[l->records[i].kind].due != ZZ_DUE_NOBODY) {
			g->sittings = zz_grow(g->sittings, g->nsittings, &g->sittings_room, sizeof *g->sittings);
			g->sittings[g->nsittings++] = (uint32_t)i;
		}
}

/* Whoever was due once, as the branch's file lists its members. */
static void find_people(struct grid *g)
{
	const struct zz_roster *roster = &g->s->f.l->roster;
	const struct zz_org *o = &roster->orgs[g->branch->org];
	struct zz_due_list due = {0};
	bool *wanted = zz_malloc(roster->npeople + 1u);
	for (size_t k = 0; k < g->nsittings; k++) {
		zz_record_due(g->s->f.l, &g->s->f.l->records[g->sittings[k]], &due);
		for (size_t i = 0; i < due.n; i++)
			wanted[due.at[i].person] = true;
	}
	for (uint32_t k = 0; k < o->nmembers + roster->npeople; k++) {
		int32_t person = k < o->nmembers ? o->members[k].person : (int32_t)(k - o->nmembers);
		if (!wanted[person] || g->row[person])
			continue;
		g->people = zz_grow(g->people, g->npeople, &g->people_room, sizeof *g->people);
		g->people[g->npeople++] = person;
		g->row[person] = (int32_t)g->npeople;
	}
	zz_due_free(&due);
	free(wanted);
}

static uint8_t mark_of(const struct zz_record *r, const struct zz_due_person *p)
{
	const struct zz_attendee *here = zz_attendee_of(&r->present, p->person);
	const struct zz_attendee *absent = zz_attendee_of(&r->absent, p->person);
	if (!r->present.given)
		return UNLISTED;
	if (here)
		return here->mode == ZZ_ONLINE ? ONLINE : PRESENT;
	if (p->excused)
		return EXCUSED;
	if (!absent)
		return UNACCOUNTED;
	return absent->reason ? (uint8_t)(REASONS + absent->reason) : NO_REASON;
}

static void fill_marks(struct grid *g)
{
	struct zz_due_list due = {0};
	g->marks = zz_malloc(g->npeople * g->nsittings + 1);
	for (size_t k = 0; k < g->nsittings; k++) {
		const struct zz_record *r = &g->s->f.l->records[g->sittings[k]];
		zz_record_due(g->s->f.l, r, &due);
		for (size_t i = 0; i < due.n; i++)
			g->marks[(size_t)(g->row[due.at[i].person] - 1) * g->nsittings + k] = mark_of(r, &due.at[i]);
	}
	zz_due_free(&due);
}

/* --- the sheet --- */

static const struct zz_term sums[] = {
	{"due", "应参加"},    {"took part", "实参加"}, {"rate", "出勤率"},
	{"on leave", "请假"}, {"unexcused", "无故"},   {"unaccounted", "未登记"},
};
enum { FRONT = 2, SUMS = sizeof sums / sizeof *sums };

static struct zz_str head_of(struct grid *g, struct zz_arena *a, size_t k)
{
	const struct zz_record *r = &g->s->f.l->records[g->sittings[k]];
	struct zz_civil day = zz_civil_of(r->date);
	struct zz_str year = {0};
	if (day.year != zz_civil_of(g->s->f.v->period.first).year) /* held in the spring after */
		year = zz_arena_printf(a, "%d-", day.year);
	return zz_arena_printf(a, "%.*s%d-%d %s", ZZ_FMT(year), day.month, day.day,
						   zz_term_text(&zz_kinds[r->kind].form.name, lang_of(g)));
}

/* The marks that stand in this sheet. */
static void put_legend(struct zz_buf *out, const struct grid *g)
{
	static const char *const words[] = {
		[PRESENT] = N_("came"),
		[ONLINE] = N_("online"),
		[EXCUSED] = N_("not demanded, mobile or abroad; did not come, not counted"),
		[UNACCOUNTED] = N_("due, and in neither list"),
		[NO_REASON] = N_("absent, the reason still to come"),
	};
	enum zz_lang lang = lang_of(g);
	bool used[256] = {false};
	for (size_t i = 0; i < g->npeople * g->nsittings; i++)
		used[g->marks[i]] = true;
	used[PRESENT] = true;
	for (int m = PRESENT; m < REASONS; m++)
		if (used[m] && m != UNLISTED)
			zz_buf_printf(out, lang == ZZ_ZH ? "　%s＝%s" : "  %s = %s", zz_term_text(&marks[m], lang),
						  zz_tr(lang, words[m]));
	for (int m = 1; m <= ZZ_REASON_OTHER; m++)
		if (used[REASONS + m])
			zz_buf_printf(out, lang == ZZ_ZH ? "　%s＝%s" : "  %s = %s", zz_term_text(&reasons[m - 1], lang),
						  zz_term_text(&zz_reason_terms[m - 1], lang));
}

static void begin(struct grid *g, struct zz_book_column *columns, struct zz_arena *a)
{
	enum zz_lang lang = lang_of(g);
	struct zz_buf note = {0}, title = {0}, name = {0};
	struct zz_str branch = zz_view_owner(g->s->f.l, g->branch->owner);
	columns[0] = (struct zz_book_column){zz_report_word(lang, N_("No.")), {0}, 5, ZZ_BOOK_CENTRE, false};
	columns[1] = (struct zz_book_column){zz_report_word(lang, N_("Name")), {0}, 12, ZZ_BOOK_LEFT, false};
	for (size_t k = 0; k < g->nsittings; k++)
		columns[FRONT + k] = (struct zz_book_column){head_of(g, a, k), {0}, 4, ZZ_BOOK_CENTRE, true};
	for (size_t k = 0; k < SUMS; k++)
		columns[FRONT + g->nsittings + k] = (struct zz_book_column){
			zz_str(zz_term_text(&sums[k], lang)), {0}, 8, k == 2 ? ZZ_BOOK_RIGHT : ZZ_BOOK_CENTRE, false};
	zz_sheet_note(&note, g->s, NULL);
	put_legend(&note, g);
	zz_buf_printf(&name, lang == ZZ_ZH ? "出勤-%.*s" : "attendance %.*s", ZZ_FMT(branch));
	zz_sheet_title(&title, g->s, branch, ZZ_SHEET_ATTENDANCE);
	zz_book_sheet(g->s->book, &(struct zz_book_sheet){.name = zz_buf_view(&name),
													  .title = zz_buf_view(&title),
													  .note = zz_buf_view(&note),
													  .columns = columns,
													  .ncolumns = FRONT + g->nsittings + SUMS,
													  .fixed = FRONT});
	zz_buf_free(&note);
	zz_buf_free(&title);
	zz_buf_free(&name);
}

static void put_person(struct grid *g, size_t i)
{
	const uint8_t *at = &g->marks[i * g->nsittings];
	size_t due = 0, present = 0, leave = 0, unexcused = 0, unaccounted = 0;
	const struct zz_person *p = &g->s->f.l->roster.people[g->people[i]];
	zz_book_number(g->s->book, (long)i + 1);
	zz_book_text(g->s->book, zz_intern_str(&g->s->f.l->words, p->name));
	for (size_t k = 0; k < g->nsittings; k++) {
		const struct zz_term *t = at[k] > REASONS ? &reasons[at[k] - REASONS - 1] : &marks[at[k]];
		zz_book_text(g->s->book, zz_str(zz_term_text(t, lang_of(g))));
		due += at[k] != NOT_DUE && at[k] != EXCUSED && at[k] != UNLISTED;
		present += at[k] == PRESENT || at[k] == ONLINE;
		unexcused += at[k] == REASONS + REASON_UNEXCUSED;
		leave += at[k] == NO_REASON || (at[k] > REASONS && at[k] != REASONS + REASON_UNEXCUSED);
		unaccounted += at[k] == UNACCOUNTED;
	}
	zz_book_number(g->s->book, (long)due);
	zz_book_number(g->s->book, (long)present);
	zz_book_rate(g->s->book, present, due);
	zz_book_number(g->s->book, (long)leave);
	zz_book_number(g->s->book, (long)unexcused);
	zz_book_number(g->s->book, (long)unaccounted);
}

static void write_branch(struct zz_sheet *s, const struct zz_branch_facts *branch)
{
	struct grid g = {.s = s, .branch = branch};
	struct zz_arena heads = {0};
	g.row = zz_malloc((s->f.l->roster.npeople + 1u) * sizeof *g.row);
	find_sittings(&g);
	find_people(&g);
	fill_marks(&g);
	struct zz_book_column *columns = zz_malloc((FRONT + g.nsittings + SUMS) * sizeof *columns);
	begin(&g, columns, &heads);
	for (size_t i = 0; i < g.npeople; i++)
		put_person(&g, i);
	for (size_t c = 0; !g.npeople && c < FRONT + g.nsittings + SUMS; c++)
		zz_book_text(s->book, (struct zz_str){0});
	zz_arena_free(&heads);
	free(columns);
	free(g.sittings);
	free(g.people);
	free(g.row);
	free(g.marks);
}

static void write(struct zz_sheet *s)
{
	for (size_t i = 0; i < s->f.nbranches; i++)
		write_branch(s, &s->f.branches[i]);
}

const struct zz_sheet_def zz_sheet_attendance = {
	.write = write,
	.note =
		N_("Due are those whom the roster of the day calls, at sittings whose attendance was written down; "
		   "who was not demanded and did not come is not counted; online counts as present; on leave is "
		   "every absence but an unexcused one; unaccounted stands in neither list of the record."),
};
