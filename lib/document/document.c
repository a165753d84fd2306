#include "document/document.h"

#include "base/message.h"
#include "base/text.h"

#include <stdlib.h>

const struct zz_term zz_doc_font_terms[ZZ_DOC_FONTS] = {
	[ZZ_FONT_TITLE] = {"title", "方正小标宋简体"},
	[ZZ_FONT_BODY] = {"body", "仿宋_GB2312"},
	[ZZ_FONT_HEI] = {"hei", "黑体"},
	[ZZ_FONT_KAI] = {"kai", "楷体_GB2312"},
	[ZZ_FONT_SONG] = {"song", "宋体"},
};

struct zz_doc *zz_doc_new(const char *type, enum zz_doc_style style, enum zz_lang lang)
{
	struct zz_doc *d = zz_malloc(sizeof *d);
	d->type = zz_str(type);
	d->style = (uint8_t)style;
	d->lang = lang;
	d->last = &d->first;
	d->last_fact = &d->facts;
	for (int i = 0; i < ZZ_DOC_FONTS; i++)
		d->fonts[i] = zz_str(zz_doc_font_terms[i].label);
	return d;
}

void zz_doc_free(struct zz_doc *d)
{
	struct zz_block *next;
	if (!d)
		return;
	for (struct zz_block *b = d->first; b; b = next) {
		next = b->next;
		free(b->lines.at);
		if (b->table)
			free(b->table->cells.at);
		if (b->table)
			free(b->table->columns);
		if (b->figure) {
			free(b->figure->rows.at);
			free(b->figure->columns.at);
		}
	}
	zz_arena_free(&d->arena);
	free(d);
}

void zz_doc_title(struct zz_buf *out, const struct zz_doc *d)
{
	struct zz_str rest = d->type, line;
	size_t n = 0;
	for (const struct zz_block *b = d->first; b; b = b->next)
		if (b->kind == ZZ_BLOCK_TITLE)
			rest = b->text;
	while (zz_str_split(&rest, '\n', &line)) {
		zz_buf_puts(out, n++ && d->lang == ZZ_EN ? " " : "");
		zz_buf_str(out, line);
	}
}

struct zz_str zz_doc_copy(struct zz_doc *d, struct zz_str text)
{
	struct zz_buf safe = {0};
	zz_text_safe(&safe, text);
	struct zz_str kept = zz_arena_str(&d->arena, zz_str_trim(zz_buf_view(&safe)));
	zz_buf_free(&safe);
	return kept;
}

void zz_doc_fact(struct zz_doc *d, const char *key, struct zz_str value)
{
	struct zz_doc_fact *f = ZZ_NEW(&d->arena, struct zz_doc_fact);
	f->key = zz_str(key);
	f->value = zz_doc_copy(d, value);
	*d->last_fact = f;
	d->last_fact = &f->next;
}

struct zz_block *zz_doc_block(struct zz_doc *d, enum zz_block_kind kind, struct zz_str text)
{
	struct zz_block *b = ZZ_NEW(&d->arena, struct zz_block);
	b->kind = (uint8_t)kind;
	b->text = zz_doc_copy(d, text);
	*d->last = b;
	d->last = &b->next;
	return b;
}

void zz_doc_ordinal(struct zz_buf *out, unsigned n)
{
	static const char *const digits[] = {"", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
	if (n >= 20)
		zz_buf_puts(out, digits[n / 10 % 10]);
	if (n >= 10)
		zz_buf_puts(out, "十");
	zz_buf_puts(out, digits[n % 10]);
}

static void number_zh(struct zz_buf *out, unsigned level, unsigned n)
{
	zz_buf_puts(out, level == 2 || level == 4 ? "（" : "");
	if (level <= 2)
		zz_doc_ordinal(out, n);
	else
		zz_buf_printf(out, "%u", n);
	zz_buf_puts(out, level == 1 ? "、" : level == 3 ? ". " : "）");
}

struct zz_block *zz_doc_heading(struct zz_doc *d, unsigned level, struct zz_str text)
{
	struct zz_buf label = {0};
	struct zz_block *b = zz_doc_block(d, ZZ_BLOCK_HEADING, text);
	b->level = (uint8_t)level;
	d->numbers[level - 1]++;
	for (unsigned i = level; i < 4; i++)
		d->numbers[i] = 0;
	if (d->lang == ZZ_ZH)
		number_zh(&label, level, d->numbers[level - 1]);
	else if (level == 1)
		zz_buf_printf(&label, "%u. ", d->numbers[0]);
	else if (level == 2)
		zz_buf_printf(&label, "%u.%u ", d->numbers[0], d->numbers[1]);
	else
		zz_buf_printf(&label, "(%u) ", d->numbers[level - 1]);
	b->label = zz_arena_str(&d->arena, zz_buf_view(&label));
	zz_buf_free(&label);
	return b;
}

/* In English words are told apart by a blank. */
static struct zz_str spaced(struct zz_doc *d, struct zz_str before, struct zz_str text, struct zz_str after)
{
	const char *gap = d->lang == ZZ_EN ? " " : "";
	return zz_arena_printf(&d->arena, "%s%.*s%s", before.n ? gap : "", ZZ_FMT(text), after.n ? gap : "");
}

void zz_doc_more(struct zz_doc *d, struct zz_block *heading, struct zz_str text)
{
	heading->more = spaced(d, heading->text, zz_doc_copy(d, text), (struct zz_str){0});
}

void zz_doc_paragraphs(struct zz_doc *d, struct zz_str text)
{
	struct zz_str rest = text, line;
	while (zz_str_split(&rest, '\n', &line))
		if (zz_str_trim(line).n)
			zz_doc_block(d, ZZ_BLOCK_PARAGRAPH, line);
}

void zz_doc_labelled(struct zz_doc *d, struct zz_str label, struct zz_str text)
{
	struct zz_block *b = zz_doc_block(d, ZZ_BLOCK_LABELLED, text);
	b->label = spaced(d, (struct zz_str){0}, zz_doc_copy(d, label), b->text);
}

struct zz_block *zz_doc_take(struct zz_doc *d)
{
	struct zz_block **at = &d->first;
	while (*at && (*at)->next)
		at = &(*at)->next;
	struct zz_block *b = *at;
	*at = NULL;
	d->last = at;
	return b;
}

void zz_doc_put(struct zz_doc *d, struct zz_block *b)
{
	*d->last = b;
	d->last = &b->next;
}

void zz_doc_keep(struct zz_doc *d, unsigned n)
{
	unsigned all = 0;
	for (const struct zz_block *b = d->first; b; b = b->next)
		all++;
	for (struct zz_block *b = d->first; b; b = b->next, all--)
		b->keep = b->keep || all <= n;
}

struct zz_block *zz_doc_annex(struct zz_doc *d, struct zz_str title, bool wide)
{
	struct zz_block *b = zz_doc_block(d, ZZ_BLOCK_ANNEX, title);
	struct zz_buf label = {0};
	zz_msgf(&label, d->lang, N_("Annex %u"), ++d->annexes);
	b->label = zz_arena_str(&d->arena, zz_buf_view(&label));
	b->wide = wide;
	for (unsigned i = 0; i < 4; i++)
		d->numbers[i] = 0;
	zz_buf_free(&label);
	return b;
}

void zz_doc_line(struct zz_doc *d, struct zz_block *b, struct zz_str text)
{
	*ZZ_PUSH(&b->lines) = zz_doc_copy(d, text);
}

struct zz_doc_table *zz_doc_table(struct zz_doc *d, struct zz_str caption)
{
	struct zz_block *b = zz_doc_block(d, ZZ_BLOCK_TABLE, (struct zz_str){0});
	b->table = ZZ_NEW(&d->arena, struct zz_doc_table);
	b->table->doc = d;
	b->table->caption = zz_doc_copy(d, caption);
	return b->table;
}

void zz_doc_column(struct zz_doc_table *t, struct zz_str head, unsigned width, enum zz_doc_align align)
{
	t->columns = zz_realloc(t->columns, (t->ncolumns + 1) * sizeof *t->columns);
	t->columns[t->ncolumns++] =
		(struct zz_doc_column){zz_doc_copy(t->doc, head), (uint8_t)width, (uint8_t)align};
}

void zz_doc_cell(struct zz_doc_table *t, struct zz_str text)
{
	struct zz_str kept = zz_doc_copy(t->doc, text);
	*ZZ_PUSH(&t->cells) = kept.n ? kept : zz_str(zz_tr(t->doc->lang, N_("nil")));
}

void zz_doc_count(struct zz_doc_table *t, long number)
{
	struct zz_buf text = {0};
	zz_buf_printf(&text, "%ld", number);
	zz_doc_cell(t, zz_buf_view(&text));
	zz_buf_free(&text);
}

size_t zz_doc_rows(const struct zz_doc_table *t)
{
	return t->ncolumns ? t->cells.n / t->ncolumns : 0;
}

static struct zz_figure *figure(struct zz_doc *d, enum zz_figure_kind kind, struct zz_str title)
{
	struct zz_block *b = zz_doc_block(d, ZZ_BLOCK_FIGURE, (struct zz_str){0});
	b->figure = ZZ_NEW(&d->arena, struct zz_figure);
	b->figure->kind = (uint8_t)kind;
	b->figure->title = zz_doc_copy(d, title);
	return b->figure;
}

struct zz_figure *zz_doc_heat(struct zz_doc *d, struct zz_str title, size_t rows, size_t columns)
{
	struct zz_figure *f = figure(d, ZZ_FIGURE_HEAT, title);
	f->cells = ZZ_NEWN(&d->arena, struct zz_heat_cell, rows * columns + 1);
	return f;
}

struct zz_figure *zz_doc_bars(struct zz_doc *d, struct zz_str title, size_t bars)
{
	struct zz_figure *f = figure(d, ZZ_FIGURE_BARS, title);
	f->bars = ZZ_NEWN(&d->arena, struct zz_bar, bars + 1);
	f->nbars = bars;
	return f;
}

void zz_doc_day(struct zz_buf *out, zz_day day, enum zz_lang lang)
{
	static const char *const months[] = {"January",   "February", "March",    "April",
										 "May",       "June",     "July",     "August",
										 "September", "October",  "November", "December"};
	struct zz_civil c = zz_civil_of(day);
	if (lang == ZZ_ZH)
		zz_buf_printf(out, "%d年%d月%d日", c.year, c.month, c.day);
	else
		zz_buf_printf(out, "%d %s %d", c.day, months[c.month - 1], c.year);
}
