/* The cells of a row as fields of the record. What the kind has no field for is kept as x-<heading>, so that
 * nothing of the old list is lost; but in talks, where it may be what was said. */
#include "entry/import_listed.h"

#include "base/text.h"
#include "entry/which.h"

#include <string.h>

/* --- which field --- */

/* What only the program itself writes, or what is no text of one cell. */
static bool is_barred(const struct zz_field *f)
{
	static const char *const slugs[] = {
		"kind",     "owner",   "date",   "time",        "imported",   "late",  "amends", "sealed",  "hosted",
		"election", "present", "absent", "attachments", "joint_with", "steps", "ballot", "decided", "grades"};
	for (size_t i = 0; i < sizeof slugs / sizeof *slugs; i++)
		if (strcmp(f->name.slug, slugs[i]) == 0)
			return true;
	return f->type == ZZ_TYPE_MAP && !f->sub->bare;
}

static const struct zz_item *item_named(const struct zz_kind *kind, struct zz_str name)
{
	const struct zz_item *item = zz_form_item(&kind->form, name);
	return item && !is_barred(item->field) ? item : NULL;
}

/* The title of what has one; of meetings, whose first 议题 stands for it, an item of the agenda. */
static const struct zz_item *title_of(const struct zz_listing *g, const struct zz_kind *kind)
{
	const struct zz_item *title = zz_form_item(&kind->form, ZZ_STR("title")),
						 *agenda = zz_form_item(&kind->form, ZZ_STR("agenda"));
	bool needed = title && title->need == ZZ_ELEMENT;
	return agenda && !needed && !g->agenda_column ? agenda : title;
}

static const struct zz_item *item_of(struct zz_listing *g, const struct zz_listed_row *r, uint32_t column)
{
	const struct zz_import_column *c = &g->sheet->columns[column - 1];
	struct zz_str heading = zz_import_heading(&g->im->arena, c->heading);
	switch ((enum zz_import_role)c->role) {
	case ZZ_R_PLAIN_TITLE:
		return title_of(g, r->kind);
	case ZZ_R_TALKERS:
		return zz_form_item(&r->kind->form, ZZ_STR("talkers"));
	case ZZ_R_TALKEES:
		return zz_form_item(&r->kind->form, ZZ_STR("talkees"));
	case ZZ_R_LECTURER:
		return zz_form_item(&r->kind->form, ZZ_STR("lecturer"));
	case ZZ_R_PAPERWORK:
		return NULL;
	default:
		break;
	}
	const struct zz_item *item = item_named(r->kind, heading);
	struct zz_str rest = heading, piece;
	while (!item && zz_str_split(&rest, '/', &piece)) /* 主要内容/决议 */
		item = item_named(r->kind, piece);
	return item;
}

uint32_t zz_import_field_column(const struct zz_listing *g, const struct zz_kind *kind, const char *slug)
{
	const struct zz_item *item = zz_form_item(&kind->form, zz_str(slug));
	for (uint32_t c = 1; item && c <= g->sheet->ncolumns; c++)
		if (g->sheet->columns[c - 1].role == ZZ_R_UNKNOWN &&
			zz_form_item(&kind->form, zz_import_heading(&g->im->arena, g->sheet->columns[c - 1].heading)) ==
				item)
			return c;
	return 0;
}

/* --- values --- */

static struct zz_str one_line(struct zz_arena *a, struct zz_str text)
{
	char *line = zz_arena_cstr(a, text);
	for (char *c = line; *c; c++)
		*c = *c == '\n' || *c == '\t' ? ' ' : *c;
	return zz_str(line);
}

/* "2学时", "18人", "2025年度": the number. */
static struct zz_str bare_number(struct zz_arena *a, struct zz_str text)
{
	static const char *const units[] = {"学时", "课时", "小时", "人", "份", "票", "个", "年度", "年"};
	struct zz_str s = zz_text_half(a, text);
	for (size_t i = 0; i < sizeof units / sizeof *units; i++)
		if (zz_str_ends(s, units[i]))
			return zz_str_trim(zz_str_sub(s, 0, s.n - strlen(units[i])));
	return s;
}

/* "1.", "一、", "（2）" in front of a matter on a line of its own. */
static struct zz_str without_number(struct zz_str line)
{
	static const char *const digits[] = {"0",  "1",  "2",  "3",  "4",  "5",  "6",  "7",  "8",  "9",
										 "一", "二", "三", "四", "五", "六", "七", "八", "九", "十"};
	static const char *const ends[] = {".", "．", "、", ")", "）"};
	struct zz_str s = line;
	if (zz_str_starts(s, "（") || zz_str_starts(s, "("))
		s = zz_str_sub(s, s.p[0] == '(' ? 1 : strlen("（"), s.n);
	bool any = false, more = true;
	while (more) {
		more = false;
		for (size_t i = 0; !more && i < sizeof digits / sizeof *digits; i++)
			if (zz_str_starts(s, digits[i])) {
				s = zz_str_sub(s, strlen(digits[i]), s.n);
				any = more = true;
			}
	}
	for (size_t i = 0; any && i < sizeof ends / sizeof *ends; i++)
		if (zz_str_starts(s, ends[i])) {
			struct zz_str rest = zz_str_trim(zz_str_sub(s, strlen(ends[i]), s.n));
			bool decimal = zz_str_is(zz_str(ends[i]), ".") && rest.n && rest.p[0] >= '0' && rest.p[0] <= '9';
			return rest.n && !decimal ? rest : line;
		}
	return line;
}

static struct zz_node *agenda(struct zz_listing *g, struct zz_str text)
{
	struct zz_arena *a = &g->im->arena;
	struct zz_node *list = zz_node_new(a, ZZ_SEQ, ZZ_BLOCK);
	struct zz_str rest = text, line;
	while (zz_str_split(&rest, '\n', &line)) {
		line = without_number(zz_str_trim(line));
		if (!line.n)
			continue;
		struct zz_node *item = zz_node_new(a, ZZ_MAP, ZZ_BLOCK);
		zz_map_add(a, item, &zz_form_agenda, "topic", line, g->lang);
		zz_node_append(a, list, (struct zz_str){0}, item);
	}
	return list;
}

static struct zz_node *value_of(struct zz_listing *g, const struct zz_listed_row *r, const struct zz_field *f,
								struct zz_str text)
{
	struct zz_arena *a = &g->im->arena;
	struct zz_typing t = {.arena = a, .today = g->ledger->today, .held = r->date, .lang = g->lang};
	if (f->sub == &zz_form_agenda)
		return agenda(g, text);
	if (f->type == ZZ_TYPE_COUNT || f->type == ZZ_TYPE_TENTHS || f->type == ZZ_TYPE_YEAR)
		text = bare_number(a, text);
	else if (f->type != ZZ_TYPE_PROSE && f->type != ZZ_TYPE_LIST)
		text = one_line(a, text);
	/* What begins with a bracket is words here, not YAML. */
	if (text.n && (text.p[0] == '[' || text.p[0] == '{') &&
		(f->type == ZZ_TYPE_LIST || f->type == ZZ_TYPE_MAP))
		text = zz_arena_printf(a, " %.*s", ZZ_FMT(text));
	return zz_typed_node(f, text, &t);
}

/* --- fields of one's own --- */

static bool has_key(const struct zz_node *map, struct zz_str key)
{
	ZZ_EACH(child, map)
	if (zz_str_eq(child->key->text, key))
		return true;
	return false;
}

static struct zz_str own_key(struct zz_listing *g, const struct zz_listed_row *r, uint32_t column)
{
	struct zz_arena *a = &g->im->arena;
	struct zz_str heading = zz_str_sub(zz_import_heading(a, g->sheet->columns[column - 1].heading), 0, 90),
				  s = heading;
	struct zz_buf out = {0};
	char letter[ZZ_COLUMN_MAX];
	zz_buf_puts(&out, "x-");
	while (s.n) {
		int32_t cp = zz_utf8_next(&s);
		bool plain = cp >= 0x80 || (cp >= 'a' && cp <= 'z') || (cp >= '0' && cp <= '9');
		if (cp >= 0)
			zz_utf8_put(&out, plain ? cp : '-');
	}
	if (!heading.n || has_key(r->map, zz_buf_view(&out)))
		zz_buf_printf(&out, "%s%s", heading.n ? "-" : "", zz_column_text(column, letter));
	struct zz_str key = zz_arena_str(a, zz_buf_view(&out));
	zz_buf_free(&out);
	return key;
}

/* In a talk, what has no field of its own may be what was said. */
static void keep_beside(struct zz_listing *g, struct zz_listed_row *r, uint32_t column)
{
	struct zz_str text = zz_import_cell(r->row, column);
	if (r->kind->id == ZZ_HEART_TALK && !g->how->with_content) {
		g->untold++;
		return;
	}
	zz_node_append(&g->im->arena, r->map, own_key(g, r, column), zz_node_scalar(&g->im->arena, text));
}

/* --- the row --- */

static void put(struct zz_listing *g, struct zz_listed_row *r, const struct zz_item *item, uint32_t column)
{
	struct zz_str key = zz_str(zz_term_text(&item->field->name, g->lang));
	struct zz_str text = zz_import_cell(r->row, column);
	if (strcmp(item->field->name.slug, "text") == 0 && r->kind->id == ZZ_HEART_TALK &&
		!g->how->with_content) {
		g->untold++;
		return;
	}
	if (has_key(r->map, key)) { /* two columns for one field */
		keep_beside(g, r, column);
		return;
	}
	if (strcmp(item->field->name.slug, "group") == 0) {
		struct zz_str id = zz_which_group(g->ledger, r->org, text, r->date);
		r->group = id.n ? id : text;
		text = r->group;
	}
	zz_node_append(&g->im->arena, r->map, key, value_of(g, r, item->field, text));
}

/* 类型 of a list of talks: of one of the three things that are called so. */
static void put_talk_type(struct zz_listing *g, struct zz_listed_row *r, uint32_t column)
{
	static const char *const slugs[] = {"talk_kind", "relation", "mode"};
	struct zz_str text = zz_import_cell(r->row, column);
	for (size_t i = 0; i < sizeof slugs / sizeof *slugs; i++) {
		const struct zz_item *item = zz_form_item(&r->kind->form, zz_str(slugs[i]));
		if (item && zz_enum_find(item->field->values, text)) {
			put(g, r, item, column);
			return;
		}
	}
	if (!zz_kind_find(text))
		keep_beside(g, r, column);
}

/* A decision belongs to the matter that was decided, where there is but one. */
static void put_decision(struct zz_listing *g, struct zz_listed_row *r, uint32_t column)
{
	struct zz_node *list = zz_form_get(&r->kind->form, r->map, "agenda");
	if (list && list->kind == ZZ_SEQ && list->n == 1)
		zz_map_add(&g->im->arena, list->first, &zz_form_agenda, "decision", zz_import_cell(r->row, column),
				   g->lang);
	else
		keep_beside(g, r, column);
}

static void take_cell(struct zz_listing *g, struct zz_listed_row *r, uint32_t column)
{
	enum zz_import_role role = (enum zz_import_role)g->sheet->columns[column - 1].role;
	const struct zz_item *item;
	switch (role) {
	case ZZ_R_SKIP:
	case ZZ_R_WHEN:
	case ZZ_R_BRANCH:
	case ZZ_R_IDENTITY:
	case ZZ_R_PHONE:
	case ZZ_R_DECISION: /* afterwards */
		return;
	case ZZ_R_KIND:
		if (r->kind->id == ZZ_HEART_TALK)
			put_talk_type(g, r, column);
		return;
	case ZZ_R_DUE:
	case ZZ_R_CAME:
	case ZZ_R_DUE_AND_CAME:
	case ZZ_R_PRESENT:
	case ZZ_R_ABSENT:
		if (!r->attended)
			keep_beside(g, r, column);
		return;
	default:
		item = item_of(g, r, column);
		if (item)
			put(g, r, item, column);
		else
			keep_beside(g, r, column);
	}
}

int zz_import_row_fields(struct zz_listing *g, struct zz_listed_row *r)
{
	for (uint32_t c = 1; c <= g->sheet->ncolumns; c++)
		if (zz_import_cell(r->row, c).n)
			take_cell(g, r, c);
	for (uint32_t c = 1; c <= g->sheet->ncolumns; c++)
		if (g->sheet->columns[c - 1].role == ZZ_R_DECISION && zz_import_cell(r->row, c).n)
			put_decision(g, r, c);
	return ZZ_OK;
}
