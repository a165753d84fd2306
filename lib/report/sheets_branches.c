/* Ledgers with a row for each branch: the months of the year, the quality of what was handed in, terms of
 * office. */
#include "report/sheets_parts.h"

#include "base/message.h"

#define COLUMNS(table) .columns = (table), .ncolumns = sizeof(table) / sizeof *(table)

static enum zz_lang lang_of(const struct zz_sheet *s)
{
	return s->asked->asked->lang;
}

static const struct zz_org *org_of(const struct zz_sheet *s, uint32_t i)
{
	return &s->f.l->roster.orgs[s->f.branches[i].org];
}

/* --- 年度统计表 --- */

static void superior_cell(struct zz_sheet *s, uint32_t i)
{
	uint32_t superior = org_of(s, i)->superior;
	zz_buf_str(&s->cell.text, superior ? zz_view_owner(s->f.l, superior) : zz_report_unit(&s->f));
}

static void kind_cell(struct zz_sheet *s, uint32_t i)
{
	zz_buf_puts(&s->cell.text, zz_months_kind(org_of(s, i), lang_of(s)));
}

/* Which block and month it is, the column says. */
static void month_cell(struct zz_sheet *s, uint32_t i)
{
	zz_month_text(&s->cell.text, &s->months.at[i].month[s->column->group - 1][s->column->nth - 1],
				  lang_of(s));
	if (!s->cell.text.n)
		zz_buf_puts(&s->cell.text, "—");
}

static void done_cell(struct zz_sheet *s, uint32_t i)
{
	zz_sheet_number(s, s->months.at[i].count[s->column->group - 1].done);
}

static void done_rate_cell(struct zz_sheet *s, uint32_t i)
{
	const struct zz_months_count *n = &s->months.at[i].count[s->column->group - 1];
	zz_sheet_rate(s, n->done, n->due);
}

#define MONTH(m, group)                                                                                      \
	{                                                                                                        \
		{#m, #m "月"}, month_cell, 0, 6, ZZ_BOOK_CENTRE, false, group, m                                     \
	}
#define BLOCK(group)                                                                                         \
	MONTH(1, group), MONTH(2, group), MONTH(3, group), MONTH(4, group), MONTH(5, group), MONTH(6, group),    \
		MONTH(7, group), MONTH(8, group), MONTH(9, group), MONTH(10, group), MONTH(11, group),               \
		MONTH(12, group),                                                                                    \
		{{"months in time", "按时开展月份数"}, done_cell, 0, 8, ZZ_BOOK_CENTRE, false, group, 0},            \
	{                                                                                                        \
		{"rate", "完成率"}, done_rate_cell, 0, 7, ZZ_BOOK_RIGHT, false, group, 0                             \
	}

static const struct zz_sheet_column months[] = {
	{{"No.", "序号"}, zz_sheet_row_number, 0, 5, ZZ_BOOK_CENTRE, false, 0, 0},
	{{"organisation", "党组织"}, superior_cell, 0, 16, ZZ_BOOK_LEFT, false, 0, 0},
	{{"branch", "支部"}, zz_sheet_branch, 0, 18, ZZ_BOOK_LEFT, false, 0, 0},
	{{"type", "类型"}, kind_cell, 0, 8, ZZ_BOOK_CENTRE, false, 0, 0},
	BLOCK(ZZ_MONTHS_COMMITTEE + 1),
	BLOCK(ZZ_MONTHS_TOGETHER + 1),
};

/* 合计: months of all branches. */
static void months_sums(struct zz_sheet *s)
{
	zz_book_text(s->book, ZZ_STR("—"));
	zz_book_text(s->book, zz_report_word(lang_of(s), N_("Total")));
	zz_book_text(s->book, ZZ_STR("—"));
	zz_book_text(s->book, ZZ_STR("—"));
	for (int b = 0; b < ZZ_MONTHS_BLOCKS; b++) {
		for (int m = 0; m < ZZ_MONTHS; m++) {
			long done = 0;
			for (size_t i = 0; i < s->months.n; i++)
				done += s->months.at[i].month[b][m].state == ZZ_MET;
			zz_book_number(s->book, done);
		}
		zz_book_number(s->book, s->months.all[b].done);
		zz_book_rate(s->book, s->months.all[b].done, s->months.all[b].due);
	}
}

const struct zz_sheet_def zz_sheet_months = {
	COLUMNS(months),
	.branches = true,
	.fixed = 3,
	.sums = months_sums,
	.note = N_(
		"This program's own reading: in time means within the month itself; what members do together is any "
		"sitting to which all of them are called; rate = months carried out / (those + months of which no "
		"record is seen). Open, waived, not judged and not applicable months are not in it."),
};

/* --- 上报质量表 --- */

static void due_cell(struct zz_sheet *s, uint32_t i)
{
	zz_sheet_number(s, (long)s->quality[i].due);
}

static void held_cell(struct zz_sheet *s, uint32_t i)
{
	zz_sheet_number(s, (long)s->quality[i].held);
}

static void proper_cell(struct zz_sheet *s, uint32_t i)
{
	zz_sheet_number(s, (long)s->quality[i].proper);
}

static void rate_cell(struct zz_sheet *s, uint32_t i)
{
	zz_sheet_rate(s, s->quality[i].held, s->quality[i].due);
}

static void returned_cell(struct zz_sheet *s, uint32_t i)
{
	zz_sheet_number(s, (long)s->quality[i].returned);
}

static const struct zz_branch_facts *facts(const struct zz_sheet *s, uint32_t i)
{
	return i < s->f.nbranches ? &s->f.branches[i] : &s->f.all;
}

static void timely_cell(struct zz_sheet *s, uint32_t i)
{
	zz_sheet_number(s, (long)facts(s, i)->entries.bands[ZZ_BAND_TIMELY]);
}

static void late_cell(struct zz_sheet *s, uint32_t i)
{
	zz_sheet_number(s, (long)facts(s, i)->entries.bands[ZZ_BAND_LATE]);
}

static void backfilled_cell(struct zz_sheet *s, uint32_t i)
{
	const size_t *bands = facts(s, i)->entries.bands;
	zz_sheet_number(s, (long)(bands[ZZ_BAND_BACKFILLED] + bands[ZZ_BAND_OVERDUE]));
}

static void untold_cell(struct zz_sheet *s, uint32_t i)
{
	zz_sheet_number(s, (long)facts(s, i)->entries.bands[ZZ_BAND_UNKNOWN]);
}

static void attendance_cell(struct zz_sheet *s, uint32_t i)
{
	zz_sheet_rate(s, facts(s, i)->attendance.present, facts(s, i)->attendance.due);
}

static const struct zz_sheet_column quality[] = {
	{{"No.", "序号"}, zz_sheet_row_number, 0, 5, ZZ_BOOK_CENTRE, false, 0, 0},
	{{"branch", "支部"}, zz_sheet_branch, 0, 24, ZZ_BOOK_LEFT, false, 0, 0},
	{{"due", "应召开"}, due_cell, 0, 8, ZZ_BOOK_CENTRE, false, 0, 0},
	{{"held", "实际召开"}, held_cell, 0, 8, ZZ_BOOK_CENTRE, false, 0, 0},
	{{"in order", "规范执行"}, proper_cell, 0, 8, ZZ_BOOK_CENTRE, false, 0, 0},
	{{"rate", "执行率"}, rate_cell, 0, 8, ZZ_BOOK_RIGHT, false, 0, 0},
	{{"entered in time", "及时入账"}, timely_cell, 0, 8, ZZ_BOOK_CENTRE, false, 0, 0},
	{{"late", "迟录"}, late_cell, 0, 8, ZZ_BOOK_CENTRE, false, 0, 0},
	{{"back-filled", "补录"}, backfilled_cell, 0, 8, ZZ_BOOK_CENTRE, false, 0, 0},
	{{"not known", "时间不明"}, untold_cell, 0, 8, ZZ_BOOK_CENTRE, false, 0, 0},
	{{"returned", "退回"}, returned_cell, 0, 8, ZZ_BOOK_CENTRE, false, 0, 0},
	{{"attendance", "出席率"}, attendance_cell, 0, 8, ZZ_BOOK_RIGHT, false, 0, 0},
};

static void quality_sums(struct zz_sheet *s)
{
	const struct zz_branch_facts *all = &s->f.all;
	const struct zz_quality *q = &s->quality[s->f.nbranches];
	struct zz_entry_tally n = {.records = 0};
	for (size_t i = 0; i < s->f.nbranches; i++)
		for (int b = 0; b < ZZ_BANDS; b++)
			n.bands[b] += s->f.branches[i].entries.bands[b];
	zz_book_text(s->book, ZZ_STR("—"));
	zz_book_text(s->book, zz_report_word(lang_of(s), N_("Total")));
	zz_book_number(s->book, (long)q->due);
	zz_book_number(s->book, (long)q->held);
	zz_book_number(s->book, (long)q->proper);
	zz_book_rate(s->book, q->held, q->due);
	zz_book_number(s->book, (long)n.bands[ZZ_BAND_TIMELY]);
	zz_book_number(s->book, (long)n.bands[ZZ_BAND_LATE]);
	zz_book_number(s->book, (long)(n.bands[ZZ_BAND_BACKFILLED] + n.bands[ZZ_BAND_OVERDUE]));
	zz_book_number(s->book, (long)n.bands[ZZ_BAND_UNKNOWN]);
	zz_book_number(s->book, (long)q->returned);
	zz_book_rate(s->book, all->attendance.present, all->attendance.due);
}

const struct zz_sheet_def zz_sheet_quality = {
	COLUMNS(quality),
	.branches = true,
	.fixed = 2,
	.sums = quality_sums,
	.note = N_(
		"This program's own reading: due and held are duties with a number that sittings meet, fallen due, "
		"by "
		"their periods; in order are those of them held whose record has no open finding of missing elements "
		"or worse; rate = held / due; back-filled includes overdue; returned and passed since is no longer "
		"returned. Entry is by this computer's own clock."),
};

/* --- 换届/支委 --- */

static void count_members(const struct zz_sheet *s, uint32_t i, long *full, long *all)
{
	const struct zz_org *o = org_of(s, i);
	zz_day on = s->f.l->today;
	*full = *all = 0;
	for (uint32_t k = 0; k < o->nmembers; k++)
		if (zz_member_on(&o->members[k], on)) {
			*all += 1;
			*full += zz_person_full(&s->f.l->roster.people[o->members[k].person], on);
		}
}

static void full_cell(struct zz_sheet *s, uint32_t i)
{
	long full, all;
	count_members(s, i, &full, &all);
	zz_sheet_number(s, full);
}

static void probationary_cell(struct zz_sheet *s, uint32_t i)
{
	long full, all;
	count_members(s, i, &full, &all);
	zz_sheet_number(s, all - full);
}

static const struct zz_term_of_office *term_of(const struct zz_sheet *s, uint32_t i)
{
	return zz_org_term(org_of(s, i), s->f.l->today);
}

static void put_day(struct zz_sheet *s, zz_day day)
{
	char text[ZZ_DATE_MAX];
	zz_buf_puts(&s->cell.text, day != ZZ_NO_DAY ? zz_day_text(day, text) : "—");
}

static void from_cell(struct zz_sheet *s, uint32_t i)
{
	put_day(s, term_of(s, i) ? term_of(s, i)->dates.from : ZZ_NO_DAY);
}

static void expires_cell(struct zz_sheet *s, uint32_t i)
{
	put_day(s, term_of(s, i) ? term_of(s, i)->expires : ZZ_NO_DAY);
}

static void state_cell(struct zz_sheet *s, uint32_t i)
{
	enum { REMIND = 6 }; /* months: 支部工作条例 第二十一条, as zzsh due reminds */
	const struct zz_term_of_office *term = term_of(s, i);
	zz_day on = s->f.l->today, end = term ? term->expires : ZZ_NO_DAY;
	zz_buf_str(&s->cell.text,
			   zz_report_word(lang_of(s), !term              ? N_("no term on the roster")
										  : term->unknown    ? N_("declared unknown")
										  : end == ZZ_NO_DAY ? N_("without an end")
										  : end < on         ? N_("ended, no new one on the roster")
										  : end <= zz_months_later(on, REMIND) ? N_("ends within six months")
																			   : N_("running")));
}

static void committee_cell(struct zz_sheet *s, uint32_t i)
{
	enum { MOST = 32 };
	const struct zz_post *posts[MOST];
	uint32_t n = zz_org_posts(org_of(s, i), s->f.l->today, posts, MOST);
	for (uint32_t k = 0; k < n && k < MOST; k++) {
		zz_buf_puts(&s->cell.text, k ? (lang_of(s) == ZZ_ZH ? "、" : ", ") : "");
		zz_buf_str(&s->cell.text,
				   zz_intern_str(&s->f.l->words, s->f.l->roster.people[posts[k]->person].name));
		zz_buf_printf(&s->cell.text, lang_of(s) == ZZ_ZH ? "（%s）" : " (%s)",
					  zz_term_text(&zz_post_terms[posts[k]->post - 1], lang_of(s)));
	}
}

/* Posts of this term whose holder left and which nobody holds today; and the secretary's, where nobody has
 * it. How many seats a committee has, a roster does not say. */
static void vacant_cell(struct zz_sheet *s, uint32_t i)
{
	const struct zz_term_of_office *term = term_of(s, i);
	bool told[ZZ_POST_MEMBER + 1] = {false};
	zz_day on = s->f.l->today;
	if (!term || term->unknown)
		return;
	for (uint32_t k = 0; k <= term->nposts; k++) {
		uint8_t post = k < term->nposts ? term->posts[k].post : ZZ_POST_SECRETARY;
		bool over =
			k == term->nposts || (term->posts[k].dates.until != ZZ_NO_DAY && term->posts[k].dates.until < on);
		if (!over || post == ZZ_POST_MEMBER || told[post] ||
			zz_org_holder(org_of(s, i), (enum zz_post_kind)post, on) >= 0)
			continue;
		told[post] = true;
		zz_buf_puts(&s->cell.text, s->cell.text.n ? (lang_of(s) == ZZ_ZH ? "、" : ", ") : "");
		zz_buf_puts(&s->cell.text, zz_term_text(&zz_post_terms[post - 1], lang_of(s)));
	}
}

static const struct zz_sheet_column terms[] = {
	{{"No.", "序号"}, zz_sheet_row_number, 0, 5, ZZ_BOOK_CENTRE, false, 0, 0},
	{{"branch", "支部"}, zz_sheet_branch, 0, 24, ZZ_BOOK_LEFT, false, 0, 0},
	{{"full members", "正式党员"}, full_cell, 0, 8, ZZ_BOOK_CENTRE, false, 0, 0},
	{{"probationary", "预备党员"}, probationary_cell, 0, 8, ZZ_BOOK_CENTRE, false, 0, 0},
	{{"committee", "支委"}, committee_cell, 0, 40, ZZ_BOOK_LEFT, false, 0, 0},
	{{"term began on", "本届起"}, from_cell, 0, 11, ZZ_BOOK_CENTRE, false, 0, 0},
	{{"ends on", "本届止"}, expires_cell, 0, 11, ZZ_BOOK_CENTRE, false, 0, 0},
	{{"state of the term", "届满提醒"}, state_cell, 0, 20, ZZ_BOOK_CENTRE, false, 0, 0},
	{{"vacant", "缺额"}, vacant_cell, 0, 16, ZZ_BOOK_CENTRE, false, 0, 0},
};
const struct zz_sheet_def zz_sheet_offices = {
	COLUMNS(terms),
	.branches = true,
	.undated = true,
	.fixed = 2,
	.note =
		N_("By the rosters of the day the data stand at. Vacant: a named post whose holder left within this "
		   "term and which nobody holds; how many seats a committee has is not on a roster."),
};
