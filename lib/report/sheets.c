#include "report/sheets_parts.h"

#include "base/message.h"
#include "base/text.h"

#include <stdlib.h>

const struct zz_term zz_sheet_terms[ZZ_SHEETS + 1] = {
	[ZZ_SHEET_MEETINGS] = {"meetings", "会议台账"},
	[ZZ_SHEET_ATTENDANCE] = {"attendance", "出勤台账"},
	[ZZ_SHEET_TALKS] = {"talks", "谈心谈话台账"},
	[ZZ_SHEET_LESSONS] = {"lessons", "党课台账"},
	[ZZ_SHEET_APPRAISALS] = {"appraisals", "民主评议台账"},
	[ZZ_SHEET_MONTHS] = {"months", "年度统计表"},
	[ZZ_SHEET_QUALITY] = {"quality", "上报质量表"},
	[ZZ_SHEET_TERMS] = {"terms", "换届支委台账"},
	[ZZ_SHEETS] = {NULL, NULL},
};

static const struct zz_sheet_def *const defs[ZZ_SHEETS] = {
	[ZZ_SHEET_MEETINGS] = &zz_sheet_meetings,     [ZZ_SHEET_ATTENDANCE] = &zz_sheet_attendance,
	[ZZ_SHEET_TALKS] = &zz_sheet_talks,           [ZZ_SHEET_LESSONS] = &zz_sheet_lessons,
	[ZZ_SHEET_APPRAISALS] = &zz_sheet_appraisals, [ZZ_SHEET_MONTHS] = &zz_sheet_months,
	[ZZ_SHEET_QUALITY] = &zz_sheet_quality,       [ZZ_SHEET_TERMS] = &zz_sheet_offices,
};

/* Without the word for a ledger or table at its end. */
static struct zz_str stem(struct zz_str name)
{
	static const char *const ends[] = {"台账", "表"};
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
		if (zz_str_ends(name, ends[i]) && name.n > strlen(ends[i]))
			return zz_str_sub(name, 0, name.n - strlen(ends[i]));
	return name;
}

enum zz_sheet_id zz_sheet_find(struct zz_str name)
{
	for (int i = 0; i < ZZ_SHEETS; i++)
		if (zz_str_is(name, zz_sheet_terms[i].slug) ||
			zz_str_eq(stem(name), stem(zz_str(zz_sheet_terms[i].label))))
			return (enum zz_sheet_id)i;
	return ZZ_SHEETS;
}

/* --- cells --- */

void zz_sheet_number(struct zz_sheet *s, long n)
{
	s->cell.is = ZZ_CELL_IS_NUMBER;
	s->cell.number = n;
}

void zz_sheet_rate(struct zz_sheet *s, size_t part, size_t all)
{
	s->cell.is = ZZ_CELL_IS_RATE;
	s->cell.number = (long)part;
	s->cell.all = all;
}

void zz_sheet_row_number(struct zz_sheet *s, uint32_t i)
{
	(void)i;
	zz_sheet_number(s, (long)zz_book_rows(s->book) + 1);
}

void zz_sheet_branch(struct zz_sheet *s, uint32_t i)
{
	zz_buf_str(&s->cell.text, zz_view_owner(s->f.l, s->f.branches[i].owner));
}

static void listed_cell(struct zz_sheet *s, const struct zz_list_column *c, uint32_t record)
{
	int64_t key = c->right && c->key ? c->key(&s->listed, record) : INT64_MIN;
	if (key != INT64_MIN && c != &zz_list_columns[ZZ_COL_ATTENDANCE])
		zz_sheet_number(s, (long)key);
	else
		c->cell(&s->cell.text, &s->listed, record);
}

static void put_cell(struct zz_sheet *s, const struct zz_sheet_column *c, uint32_t i)
{
	zz_buf_clear(&s->cell.text);
	s->cell.is = ZZ_CELL_IS_TEXT;
	s->column = c;
	if (c->cell)
		c->cell(s, i);
	else
		listed_cell(s, &zz_list_columns[c->list], i);
	if (s->cell.is == ZZ_CELL_IS_NUMBER)
		zz_book_number(s->book, s->cell.number);
	else if (s->cell.is == ZZ_CELL_IS_RATE)
		zz_book_rate(s->book, (size_t)s->cell.number, s->cell.all);
	else
		zz_book_text(s->book, zz_buf_view(&s->cell.text));
}

const struct zz_record_text *zz_sheet_text(struct zz_sheet *s, uint32_t record)
{
	if (s->text_of != record + 1) {
		s->text_of = 0;
		if (!zz_record_text_reread(s->f.l, &s->f.l->records[record], &s->text))
			return NULL;
		s->text_of = record + 1;
	}
	return &s->text;
}

/* --- a ledger --- */

static bool shown(const struct zz_sheet *s, const struct zz_sheet_column *c)
{
	return !c->closed || s->asked->privately;
}

static void put_row(struct zz_sheet *s, uint32_t i)
{
	for (size_t c = 0; c < s->def->ncolumns; c++)
		if (shown(s, &s->def->columns[c]))
			put_cell(s, &s->def->columns[c], i);
}

void zz_sheet_note(struct zz_buf *out, const struct zz_sheet *s, const char *own)
{
	enum zz_lang lang = s->asked->asked->lang;
	struct zz_buf days = {0};
	char today[ZZ_DATE_MAX];
	const char *commit = zz_source_commit(s->f.l->source);
	zz_report_days(&days, s->f.v->period, lang);
	zz_msgf(out, lang, N_("%.*s; %s; as of %s, commit %.7s."), ZZ_FMT(zz_report_unit(&s->f)), days.data,
			zz_day_text(s->f.l->today, today), *commit ? commit : "—");
	if (own)
		zz_buf_printf(out, "%s%s", lang == ZZ_ZH ? "" : " ", zz_tr(lang, own));
	zz_buf_free(&days);
}

/* "2025年度统计表": 年度 stands once. */
void zz_sheet_title(struct zz_buf *out, const struct zz_sheet *s, struct zz_str of, enum zz_sheet_id id)
{
	enum zz_lang lang = s->asked->asked->lang;
	struct zz_str name = zz_str(zz_term_text(&zz_sheet_terms[id], lang)), year = ZZ_STR("年度");
	zz_view_period(out, s->f.v->period, 0, lang);
	if (!of.n && zz_str_starts(name, year.p) && zz_str_ends(zz_buf_view(out), year.p))
		name = zz_str_sub(name, year.n, name.n);
	zz_buf_printf(out, lang == ZZ_ZH ? "%.*s%.*s" : " %.*s%.*s", ZZ_FMT(of), ZZ_FMT(name));
}

static void begin_sheet(struct zz_sheet *s, enum zz_sheet_id id, struct zz_book_column *columns)
{
	enum zz_lang lang = s->asked->asked->lang;
	struct zz_buf title = {0}, note = {0};
	size_t n = 0;
	for (size_t c = 0; c < s->def->ncolumns; c++) {
		const struct zz_sheet_column *from = &s->def->columns[c];
		if (shown(s, from))
			columns[n++] = (struct zz_book_column){
				.head = zz_str(zz_term_text(&from->head, lang)),
				.group = from->group ? zz_str(zz_term_text(&zz_months_terms[from->group - 1], lang))
									 : (struct zz_str){0},
				.most = from->most,
				.align = from->align};
	}
	if (!s->def->undated)
		zz_sheet_title(&title, s, (struct zz_str){0}, id);
	else
		zz_buf_puts(&title, zz_term_text(&zz_sheet_terms[id], lang));
	zz_sheet_note(&note, s, s->def->note);
	zz_book_sheet(s->book, &(struct zz_book_sheet){.name = zz_str(zz_term_text(&zz_sheet_terms[id], lang)),
												   .title = zz_buf_view(&title),
												   .note = zz_buf_view(&note),
												   .columns = columns,
												   .ncolumns = n,
												   .fixed = s->def->fixed});
	zz_buf_free(&title);
	zz_buf_free(&note);
}

/* A ledger without rows says 无 in each cell, as offices print it. */
static void put_none(struct zz_sheet *s)
{
	for (size_t c = 0; c < s->def->ncolumns && !zz_book_rows(s->book); c++)
		if (shown(s, &s->def->columns[c]))
			zz_book_text(s->book, (struct zz_str){0});
}

/* Branch by branch in the order of the other tables, then what belongs to no branch. */
static void put_records(struct zz_sheet *s)
{
	const struct zz_ledger *l = s->f.l;
	bool *done = zz_malloc((size_t)l->words.n + 1);
	for (size_t b = 0; b < s->f.nbranches; b++) {
		struct zz_slice of = zz_ledger_slice(l, s->f.branches[b].owner, ZZ_NO_DAY, ZZ_NO_DAY);
		done[s->f.branches[b].owner] = true;
		for (size_t i = of.from; i < of.until; i++)
			if (s->def->wanted(s, (uint32_t)i))
				put_row(s, (uint32_t)i);
	}
	for (uint32_t i = 0; i < l->nrecords; i++)
		if (!done[l->records[i].owner] && s->def->wanted(s, i))
			put_row(s, i);
	free(done);
}

static void write_sheet(struct zz_sheet *s, enum zz_sheet_id id)
{
	s->def = defs[id];
	if (s->def->write) {
		s->def->write(s);
		return;
	}
	struct zz_book_column *columns = zz_malloc((s->def->ncolumns + 1) * sizeof *columns);
	begin_sheet(s, id, columns);
	for (uint32_t i = 0; s->def->branches && i < s->f.nbranches; i++)
		if (!s->def->undated || zz_org_exists(&s->f.l->roster.orgs[s->f.branches[i].org], s->f.l->today))
			put_row(s, i);
	if (!s->def->branches)
		put_records(s);
	if (s->def->sums && s->f.nbranches > 1)
		s->def->sums(s);
	put_none(s);
	free(columns);
}

/* --- what the book says about itself --- */

static void write_notes(struct zz_sheet *s)
{
	enum { WIDE = 120 };
	enum zz_lang lang = s->asked->asked->lang;
	const struct zz_book_column column = {.head = zz_report_word(lang, N_("How this is counted")),
										  .most = WIDE};
	struct zz_doc *d = zz_doc_new("ledgers", ZZ_DOC_GBT9704, lang);
	struct zz_buf note = {0};
	zz_report_notes(d, &s->f);
	zz_sheet_note(&note, s, NULL);
	zz_book_sheet(s->book, &(struct zz_book_sheet){.name = zz_report_word(lang, N_("Notes")),
												   .title = zz_report_word(lang, N_("Notes")),
												   .note = zz_buf_view(&note),
												   .columns = &column,
												   .ncolumns = 1});
	for (const struct zz_block *b = d->first; b; b = b->next)
		for (size_t i = 0; i < b->lines.n; i++)
			zz_book_text(s->book, b->lines.at[i]);
	for (int i = 0; i < ZZ_SHEETS; i++)
		if (s->asked->wanted[i] && defs[i]->note) {
			zz_buf_clear(&note);
			zz_buf_printf(&note, lang == ZZ_ZH ? "%s：%s" : "%s: %s", zz_term_text(&zz_sheet_terms[i], lang),
						  zz_tr(lang, defs[i]->note));
			zz_book_text(s->book, zz_buf_view(&note));
		}
	zz_buf_free(&note);
	zz_doc_free(d);
}

static void about(struct zz_book_about *out, const struct zz_sheet *s, struct zz_doc *fonts)
{
	enum zz_lang lang = s->asked->asked->lang;
	zz_report_fonts(fonts, s->f.l);
	*out = (struct zz_book_about){.title = zz_report_word(lang, N_("Ledgers of organisational life")),
								  .author = zz_doc_copy(fonts, zz_report_unit(&s->f)),
								  .subject = zz_str(zz_source_commit(s->f.l->source)),
								  .day = s->f.l->today,
								  .fonts = {[ZZ_BOOK_TITLE] = fonts->fonts[ZZ_FONT_TITLE],
											[ZZ_BOOK_HEAD] = fonts->fonts[ZZ_FONT_HEI],
											[ZZ_BOOK_BODY] = fonts->fonts[ZZ_FONT_SONG]},
								  .lang = lang};
}

static void begin(struct zz_sheet *s, const struct zz_sheets *asked)
{
	*s = (struct zz_sheet){.asked = asked};
	zz_report_facts(&s->f, asked->asked);
	s->listed = (struct zz_listed){.l = s->f.l,
								   .entries = asked->asked->entries,
								   .reviews = zz_ledger_reviews(s->f.l),
								   .lang = asked->asked->lang};
	uint32_t *owners = zz_malloc((s->f.nbranches + 1) * sizeof *owners);
	for (size_t i = 0; i < s->f.nbranches; i++)
		owners[i] = s->f.branches[i].owner;
	zz_months_make(&s->months, s->f.v, asked->asked->question, owners, s->f.nbranches);
	s->quality = zz_quality_make(&s->f);
	free(owners);
}

static void end(struct zz_sheet *s)
{
	zz_record_text_free(&s->text);
	zz_buf_free(&s->cell.text);
	zz_months_free(&s->months);
	free(s->quality);
	free(s->listed.reviews);
	zz_report_facts_free(&s->f);
}

int zz_sheets_book(struct zz_book **out, const struct zz_sheets *asked, enum zz_book_kind kind,
				   struct zz_error *e)
{
	struct zz_sheet s;
	struct zz_book_about says;
	struct zz_doc *fonts = zz_doc_new("ledgers", ZZ_DOC_GBT9704, asked->asked->lang);
	size_t sheets = 0;
	begin(&s, asked);
	about(&says, &s, fonts);
	int rc = zz_book_open(&s.book, kind, &says, e);
	*out = s.book;
	for (int i = 0; !rc && i < ZZ_SHEETS; i++)
		if (asked->wanted[i]) {
			write_sheet(&s, (enum zz_sheet_id)i);
			sheets += i == ZZ_SHEET_ATTENDANCE ? s.f.nbranches : 1;
		}
	if (!rc && (kind == ZZ_BOOK_XLSX || sheets > 1))
		write_notes(&s);
	end(&s);
	zz_doc_free(fonts); /* the book has taken what it needs */
	return rc;
}
