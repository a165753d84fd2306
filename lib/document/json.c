/* A document as data: its facts under slugs, its blocks in their order. */
#include "document/write.h"

#include "format/json.h"

static const char *const kinds[ZZ_BLOCK_KINDS] = {
	[ZZ_BLOCK_NUMBER] = "number",   [ZZ_BLOCK_TITLE] = "title",         [ZZ_BLOCK_ADDRESSEE] = "addressee",
	[ZZ_BLOCK_HEADING] = "heading", [ZZ_BLOCK_PARAGRAPH] = "paragraph", [ZZ_BLOCK_LABELLED] = "labelled",
	[ZZ_BLOCK_TABLE] = "table",     [ZZ_BLOCK_FIGURE] = "figure",       [ZZ_BLOCK_ENCLOSURES] = "annexes",
	[ZZ_BLOCK_SIGNED] = "signed",   [ZZ_BLOCK_ANNEX] = "annex",         [ZZ_BLOCK_NOTES] = "notes",
};

static void strings(struct zz_json *j, const char *key, const struct zz_str *at, size_t n)
{
	zz_json_key(j, key);
	zz_json_array(j);
	for (size_t i = 0; i < n; i++)
		zz_json_str(j, at[i]);
	zz_json_array_end(j);
}

static void table(struct zz_json *j, const struct zz_doc_table *t)
{
	zz_json_member(j, "caption", t->caption);
	zz_json_key(j, "columns");
	zz_json_array(j);
	for (size_t c = 0; c < t->ncolumns; c++)
		zz_json_str(j, t->columns[c].head);
	zz_json_array_end(j);
	zz_json_key(j, "rows");
	zz_json_array(j);
	for (size_t r = 0; r < zz_doc_rows(t); r++) {
		zz_json_array(j);
		for (size_t c = 0; c < t->ncolumns; c++)
			zz_json_str(j, t->cells.at[r * t->ncolumns + c]);
		zz_json_array_end(j);
	}
	zz_json_array_end(j);
}

static void bars(struct zz_json *j, const struct zz_figure *f)
{
	zz_json_key(j, "bars");
	zz_json_array(j);
	for (size_t i = 0; i < f->nbars; i++) {
		zz_json_object(j);
		zz_json_member(j, "label", f->bars[i].label);
		zz_json_member(j, "shown", f->bars[i].shown);
		zz_json_key(j, "values");
		zz_json_array(j);
		for (int s = 0; s < (f->series[1].n ? 2 : 1); s++)
			zz_json_int(j, f->bars[i].value[s]);
		zz_json_array_end(j);
		zz_json_object_end(j);
	}
	zz_json_array_end(j);
}

static void figure(struct zz_json *j, const struct zz_figure *f)
{
	zz_json_member(j, "caption", f->title);
	if (f->kind == ZZ_FIGURE_BARS) {
		strings(j, "series", f->series, f->series[1].n ? 2 : 1);
		bars(j, f);
		return;
	}
	strings(j, "columns", f->columns.at, f->columns.n);
	strings(j, "names", f->rows.at, f->rows.n);
	zz_json_key(j, "marks");
	zz_json_array(j);
	for (size_t r = 0; r < f->rows.n; r++) {
		zz_json_array(j);
		for (size_t c = 0; c < f->columns.n; c++)
			zz_json_str(j, f->cells[r * f->columns.n + c].mark);
		zz_json_array_end(j);
	}
	zz_json_array_end(j);
}

static void title(struct zz_json *j, const struct zz_doc *d)
{
	struct zz_buf text = {0};
	zz_doc_title(&text, d);
	zz_json_member(j, "text", zz_buf_view(&text));
	zz_buf_free(&text);
}

static void block(struct zz_json *j, const struct zz_doc *d, const struct zz_block *b)
{
	zz_json_object(j);
	zz_json_member(j, "block", zz_str(kinds[b->kind]));
	if (b->kind == ZZ_BLOCK_HEADING)
		zz_json_member_int(j, "level", b->level);
	if (b->label.n)
		zz_json_member(j, "label", b->label);
	if (b->kind == ZZ_BLOCK_TITLE)
		title(j, d);
	else if (b->text.n)
		zz_json_member(j, "text", b->text);
	if (b->more.n)
		zz_json_member(j, "more", b->more);
	if (b->lines.n)
		strings(j, "lines", b->lines.at, b->lines.n);
	if (b->table)
		table(j, b->table);
	if (b->figure)
		figure(j, b->figure);
	zz_json_object_end(j);
}

void zz_doc_json(struct zz_buf *out, const struct zz_doc *d)
{
	struct zz_json j;
	zz_json_init(&j, out, false);
	zz_json_object(&j);
	zz_json_member_int(&j, "version", 1);
	zz_json_member(&j, "type", d->type);
	for (const struct zz_doc_fact *f = d->facts; f; f = f->next)
		zz_json_member(&j, f->key.p, f->value);
	zz_json_key(&j, "blocks");
	zz_json_array(&j);
	for (const struct zz_block *b = d->first; b; b = b->next)
		block(&j, d, b);
	zz_json_array_end(&j);
	zz_json_object_end(&j);
	zz_buf_putc(out, '\n');
}
