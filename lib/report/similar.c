#include "report/similar.h"

#include "base/message.h"
#include "base/text.h"
#include "format/json.h"
#include "report/side_by_side.h"
#include "model/fields.h"
#include "rules/texts.h"

#include <stdlib.h>

struct zz_similar {
	struct zz_ledger *l;
	struct zz_similar_asked asked;
	struct zz_texts texts;
	struct zz_neighbour *near;
	size_t n;
	struct zz_arena arena;
	struct zz_pair_rows rows;
	bool compared, own; /* own: the record has text that can be compared */
	struct zz_neighbour beside;
};

/* --- the two texts --- */

static const struct zz_term *part_term(uint8_t what)
{
	static const uint8_t fields[] = {
		[ZZ_OWN_CONTENT] = ZZ_F_CONTENT,   [ZZ_OWN_REMARKS] = ZZ_F_REMARKS,
		[ZZ_OWN_DECISION] = ZZ_F_DECISION, [ZZ_OWN_SELF] = ZZ_F_SELF,
		[ZZ_OWN_MUTUAL] = ZZ_F_MUTUAL,     [ZZ_OWN_PROBLEMS] = ZZ_F_PROBLEMS,
		[ZZ_OWN_ROOTS] = ZZ_F_ROOTS,       [ZZ_OWN_DIRECTION] = ZZ_F_DIRECTION,
	};
	return &zz_fields[fields[what]].name;
}

/* Long numbers could be somebody's: they are masked before anything is shown. */
static struct zz_str masked(struct zz_similar *s, struct zz_str text)
{
	char *copy = zz_arena_cstr(&s->arena, text);
	zz_text_mask(copy, text.n);
	return (struct zz_str){copy, text.n};
}

static void read_sentences(struct zz_similar *s, size_t record, struct zz_sentences *out)
{
	struct zz_record_text *t = &s->texts.text;
	if (!zz_record_text_read(s->l, &s->l->records[record], t))
		return;
	for (size_t i = 0; i < t->n; i++) {
		const struct zz_own_text *o = &t->at[i];
		enum zz_lang lang = zz_ledger_lang(s->l);
		const char *part = zz_term_text(part_term(o->what), lang);
		bool again = i && t->at[i - 1].what == o->what && t->at[i - 1].item == o->item;
		struct zz_str head = o->item ? zz_arena_printf(&s->arena, "[%u %s]", (unsigned)o->item, part)
									 : zz_arena_printf(&s->arena, "[%s]", part);
		if (!again)
			*ZZ_PUSH(out) = (struct zz_sentence){head, true};
		zz_sentences_add(out, masked(s, o->text));
	}
}

static void compare(struct zz_similar *s, size_t other)
{
	struct zz_sentences left = {0}, right = {0};
	s->beside.record = other;
	if (!zz_texts_compare(&s->texts, s->asked.record, other, &s->beside.likeness))
		return;
	read_sentences(s, s->asked.record, &left);
	read_sentences(s, other, &right);
	zz_side_by_side(&s->rows, &left, &right, &s->arena);
	s->compared = true;
	free(left.at);
	free(right.at);
}

void zz_similar_make(struct zz_similar **out, struct zz_ledger *l, const struct zz_similar_asked *asked)
{
	struct zz_similar *s = zz_malloc(sizeof *s);
	s->l = l;
	s->asked = *asked;
	zz_texts_begin(&s->texts, l);
	zz_texts_read(&s->texts, true, NULL);
	s->own = s->texts.marks[asked->record].signature != NULL;
	s->near = zz_malloc((asked->limit + 1) * sizeof *s->near);
	s->n = zz_texts_nearest(&s->texts, asked->record, s->near, asked->limit);
	if (s->own && (asked->other >= 0 || s->n))
		compare(s, asked->other >= 0 ? (size_t)asked->other : s->near[0].record);
	*out = s;
}

void zz_similar_free(struct zz_similar *s)
{
	if (!s)
		return;
	zz_texts_end(&s->texts);
	free(s->near);
	free(s->rows.at);
	zz_arena_free(&s->arena);
	free(s);
}

/* --- for people --- */

static void name_record(struct zz_buf *out, const struct zz_similar *s, size_t record, enum zz_lang lang)
{
	const struct zz_record *r = &s->l->records[record];
	char day[ZZ_DATE_MAX];
	struct zz_buf name = {0};
	zz_buf_printf(&name, "%.*s/%.*s  %.*s %s %s", ZZ_FMT(zz_intern_str(&s->l->words, r->owner)),
				  ZZ_FMT(r->id), ZZ_FMT(zz_view_owner(s->l, r->owner)), zz_day_text(r->date, day),
				  zz_term_text(&zz_kinds[r->kind].form.name, lang));
	zz_text_safe(out, zz_buf_view(&name));
	zz_buf_free(&name);
}

/* A sentence as it is shown: [-what only the left one has-], {+what only the right one has+}. */
static void put_side(struct zz_buf *out, const struct zz_side *side, bool left)
{
	for (size_t i = 0; i < side->n; i++) {
		bool marked = side->pieces[i].differs && side->n > 1;
		zz_buf_puts(out, !marked ? "" : left ? "[-" : "{+");
		zz_text_safe(out, side->pieces[i].text);
		zz_buf_puts(out, !marked ? "" : left ? "-]" : "+}");
	}
}

struct columns {
	size_t width; /* of each */
	struct zz_buf left, right;
	const struct zz_view *view;
};

static void wrap_side(struct zz_buf *out, const struct zz_side *side, bool left, size_t width)
{
	struct zz_buf text = {0};
	zz_buf_clear(out);
	put_side(&text, side, left);
	zz_text_wrap(out, zz_buf_view(&text), width, 0);
	zz_buf_free(&text);
}

/* A word longer than its line stands whole: cut here, or the columns would move. */
static struct zz_str next_line(struct zz_str *rest, size_t width)
{
	ptrdiff_t end = zz_str_chr(*rest, '\n');
	struct zz_str line = end < 0 ? *rest : zz_str_sub(*rest, 0, (size_t)end);
	struct zz_str front = zz_text_front(line, width);
	size_t taken = front.n < line.n ? front.n : line.n + (end >= 0);
	*rest = zz_str_sub(*rest, taken, rest->n);
	return front;
}

/* sdiff's signs: | differs, < only left, > only right. */
static void put_row(struct zz_buf *out, struct columns *c, const struct zz_pair_row *row)
{
	char sign = row->same ? ' ' : !row->right.there ? '<' : !row->left.there ? '>' : '|';
	wrap_side(&c->left, &row->left, true, c->width);
	wrap_side(&c->right, &row->right, false, c->width);
	struct zz_str left = zz_buf_view(&c->left), right = zz_buf_view(&c->right);
	enum zz_ink ink = row->left.head || row->right.head ? ZZ_INK_DIM : ZZ_INK_YELLOW;
	bool coloured = !row->same || ink == ZZ_INK_DIM;
	while (left.n || right.n) {
		struct zz_str l = next_line(&left, c->width), r = next_line(&right, c->width);
		if (coloured)
			zz_ink(out, c->view, ink);
		zz_text_pad(out, l, (int)c->width);
		zz_buf_printf(out, " %c", sign);
		if (r.n)
			zz_buf_printf(out, " %.*s", ZZ_FMT(r));
		while (out->n && out->data[out->n - 1] == ' ')
			out->n--;
		if (coloured)
			zz_ink(out, c->view, ZZ_INK_PLAIN);
		zz_buf_putc(out, '\n');
	}
}

static void put_rows(struct zz_buf *out, const struct zz_similar *s, const struct zz_view *view)
{
	enum { PIPE = 80, NARROW = 40, BETWEEN = 3 };
	size_t all = view->width ? view->width : PIPE;
	struct columns c = {.width = ((all < NARROW ? NARROW : all) - BETWEEN) / 2, .view = view};
	for (size_t i = 0; i < s->rows.n; i++)
		put_row(out, &c, &s->rows.at[i]);
	zz_buf_free(&c.left);
	zz_buf_free(&c.right);
}

static void put_near(struct zz_buf *out, const struct zz_similar *s, const struct zz_view *view)
{
	zz_buf_puts(out,
				zz_tr(view->lang, N_("The likest, leaving names, dates and numbers aside (100% = the same "
									 "text):\n")));
	for (size_t i = 0; i < s->n; i++) {
		zz_buf_printf(out, "  %3u%%  ", zz_likeness_percent(&s->near[i].likeness));
		name_record(out, s, s->near[i].record, view->lang);
		zz_buf_putc(out, '\n');
	}
}

void zz_similar_text(struct zz_buf *out, const struct zz_similar *s, const struct zz_view *view)
{
	name_record(out, s, s->asked.record, view->lang);
	if (s->own)
		zz_msgf(out, view->lang, N_("  %u characters of its own\n"),
				(unsigned)s->texts.marks[s->asked.record].chars);
	else
		zz_buf_puts(out, zz_tr(view->lang, N_("  no text of its own that could be compared\n")));
	if (s->n)
		put_near(out, s, view);
	else if (s->own)
		zz_buf_puts(out, zz_tr(view->lang, N_("No other record has anything in common with it.\n")));
	if (!s->compared)
		return;
	zz_msgf(out, view->lang, N_("\nLeft this record, right the other (%u%% the same):\n"),
			zz_likeness_percent(&s->beside.likeness));
	zz_buf_puts(out, "  > ");
	name_record(out, s, s->beside.record, view->lang);
	zz_buf_putc(out, '\n');
	put_rows(out, s, view);
}

/* --- as data --- */

static void json_record(struct zz_json *j, const struct zz_similar *s, size_t record)
{
	const struct zz_record *r = &s->l->records[record];
	zz_json_member(j, "id", r->id);
	zz_json_member(j, "path", r->path);
	zz_json_member(j, "owner", zz_intern_str(&s->l->words, r->owner));
	zz_json_member(j, "owner_name", zz_view_owner(s->l, r->owner));
	zz_json_member(j, "kind", zz_str(zz_kinds[r->kind].form.name.slug));
	zz_json_member_day(j, "date", r->date);
	zz_json_member_int(j, "characters", (long)s->texts.marks[record].chars);
}

static void json_neighbour(struct zz_json *j, const struct zz_similar *s, const struct zz_neighbour *n)
{
	json_record(j, s, n->record);
	zz_json_member_int(j, "shared", (long)n->likeness.shared);
	zz_json_member_int(j, "all", (long)n->likeness.all);
	zz_json_member_int(j, "percent", (long)zz_likeness_percent(&n->likeness));
}

static void json_side(struct zz_json *j, const char *key, const struct zz_side *side)
{
	zz_json_key(j, key);
	if (!side->there) {
		zz_json_null(j);
		return;
	}
	zz_json_array(j);
	for (size_t i = 0; i < side->n; i++) {
		zz_json_object(j);
		zz_json_key(j, "text");
		zz_json_str(j, side->pieces[i].text);
		zz_json_key(j, "differs");
		zz_json_bool(j, side->pieces[i].differs);
		zz_json_object_end(j);
	}
	zz_json_array_end(j);
}

static void json_rows(struct zz_json *j, const struct zz_similar *s)
{
	zz_json_key(j, "rows");
	zz_json_array(j);
	for (size_t i = 0; i < s->rows.n; i++) {
		zz_json_object(j);
		json_side(j, "left", &s->rows.at[i].left);
		json_side(j, "right", &s->rows.at[i].right);
		zz_json_object_end(j);
	}
	zz_json_array_end(j);
}

void zz_similar_json(struct zz_buf *out, const struct zz_similar *s)
{
	struct zz_json j;
	zz_json_init(&j, out, false);
	zz_json_object(&j);
	zz_json_member_int(&j, "version", 1);
	zz_json_key(&j, "record");
	zz_json_object(&j);
	json_record(&j, s, s->asked.record);
	zz_json_object_end(&j);
	zz_json_key(&j, "nearest");
	zz_json_array(&j);
	for (size_t i = 0; i < s->n; i++) {
		zz_json_object(&j);
		json_neighbour(&j, s, &s->near[i]);
		zz_json_object_end(&j);
	}
	zz_json_array_end(&j);
	zz_json_key(&j, "beside");
	if (s->compared) {
		zz_json_object(&j);
		json_neighbour(&j, s, &s->beside);
		json_rows(&j, s);
		zz_json_object_end(&j);
	} else {
		zz_json_null(&j);
	}
	zz_json_object_end(&j);
	zz_buf_putc(out, '\n');
}
