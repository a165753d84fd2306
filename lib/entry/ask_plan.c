/* The walk over the questions of a kind, in the order of its form. */
#include "entry/ask_parts.h"

enum { AGENDA_MOST = 30 };

/* --- what is known --- */

zz_day zz_ask_held(const struct zz_ask *ask)
{
	zz_day day = ZZ_NO_DAY;
	zz_day_parse(zz_ask_value(ask, "date"), &day);
	return day;
}

int32_t zz_ask_org(const struct zz_ask *ask)
{
	struct zz_str owner = zz_ask_value(ask, "owner");
	uint32_t id = zz_intern_find(&ask->ledger->words, owner);
	int32_t org = id ? zz_roster_org(&ask->ledger->roster, id) : -1;
	if (org < 0 && owner.n)
		org = zz_roster_org_named(&ask->ledger->roster, owner);
	return org < 0 ? -1 : org;
}

void zz_ask_sitting(const struct zz_ask *ask, struct zz_record *r)
{
	*r = (struct zz_record){.kind = ask->kind->id, .org = zz_ask_org(ask), .date = zz_ask_held(ask)};
	r->end_date = ZZ_NO_DAY;
	r->form = (uint8_t)zz_enum_find(zz_meeting_form_terms, zz_ask_value(ask, "form"));
	r->group = zz_intern_find(&ask->ledger->words, zz_ask_value(ask, "group"));
}

void zz_ask_due(const struct zz_ask *ask, struct zz_due_list *due)
{
	struct zz_record r;
	size_t n = 0;
	zz_ask_sitting(ask, &r);
	zz_record_due(ask->ledger, &r, due);
	for (size_t i = 0; i < due->n; i++)
		if (!due->at[i].excused)
			due->at[n++] = due->at[i];
	due->n = n;
}

/* --- one question --- */

struct zz_str zz_ask_pass(struct zz_ask_walk *w, const struct zz_ask_question *q)
{
	static const struct zz_str none = {0};
	const struct zz_ask_answer *a = w->found ? NULL : zz_ask_find(w->ask, q->path);
	if (w->found)
		return none;
	if (a && !a->open) {
		*ZZ_PUSH(&w->seen) = (size_t)(a - w->ask->answers.at);
		return a->value;
	}
	if (w->needed_only && (q->need == ZZ_OPTIONAL || q->need == ZZ_LATER || q->soft))
		return none;
	w->found = true;
	*w->q = *q;
	w->q->path = zz_arena_str(&w->ask->arena, q->path);
	return none;
}

static struct zz_str join_path(struct zz_ask *ask, struct zz_str front, const char *slug)
{
	return zz_arena_printf(&ask->arena, "%.*s%s%s", ZZ_FMT(front), front.n ? "." : "", slug);
}

/* How one value is asked for. */
static uint8_t how_of(const struct zz_field *field)
{
	bool list = field->type == ZZ_TYPE_LIST;
	if (field->sub == &zz_form_vote)
		return ZZ_ASK_VOTE;
	if (field->sub == &zz_form_who || field->sub == &zz_form_lecturer || field->sub == &zz_form_present)
		return list ? ZZ_ASK_PEOPLE : ZZ_ASK_PERSON;
	if (field->sub == &zz_form_candidate)
		return ZZ_ASK_CANDIDATES;
	if (list && field->item == ZZ_TYPE_ENUM)
		return ZZ_ASK_CHOICES;
	if (list && !field->sub && field->item == ZZ_TYPE_TEXT)
		return ZZ_ASK_LINES;
	if (field->type == ZZ_TYPE_PROSE)
		return field == &zz_fields[ZZ_F_DECISION] ? ZZ_ASK_LINE : ZZ_ASK_PROSE;
	if (field->type == ZZ_TYPE_ENUM || field == &zz_fields[ZZ_F_GROUP])
		return ZZ_ASK_CHOICE;
	return field->type == ZZ_TYPE_BOOL ? ZZ_ASK_YES_NO : ZZ_ASK_LINE;
}

/* What stands above one question. */
struct place {
	struct zz_str path, of;
	unsigned indent;
};

static void ask_field(struct zz_ask_walk *w, const struct zz_item *item, const struct place *at, uint8_t need)
{
	const struct zz_field *field = item->field;
	struct zz_ask_question q = {.path = join_path(w->ask, at->path, field->name.slug),
								.how = how_of(field),
								.need = need,
								.soft = item->unless != NULL,
								.field = field,
								.of = at->of,
								.indent = at->indent};
	if (field->type == ZZ_TYPE_MAP && q.how == ZZ_ASK_LINE)
		zz_ask_map(w, field, q.path, need);
	else
		zz_ask_pass(w, &q);
}

/* Steps, ballots, decisions: each of their fields. */
void zz_ask_map(struct zz_ask_walk *w, const struct zz_field *field, struct zz_str path, uint8_t need)
{
	if (zz_ask_find(w->ask, path))
		return;
	const struct place at = {path, zz_str(zz_ask_label(w->ask, &field->name)), 2};
	for (unsigned i = 0; i < field->sub->nitems && !w->found; i++)
		ask_field(w, &field->sub->items[i], &at, need == ZZ_OPTIONAL ? need : field->sub->items[i].need);
}

/* --- the agenda --- */

static void agenda_item(struct zz_ask_walk *w, unsigned n)
{
	const struct place at = {zz_arena_printf(&w->ask->arena, "agenda.%u", n), {0}, 2};
	for (unsigned i = 1; i < zz_form_agenda.nitems && !w->found; i++) {
		const struct zz_item *item = &zz_form_agenda.items[i];
		struct zz_str with = item->with ? join_path(w->ask, at.path, item->with) : at.path;
		const struct zz_ask_answer *a = item->with ? zz_ask_find(w->ask, with) : NULL;
		if (item->with && !(a && !a->open && a->value.n))
			continue;
		ask_field(w, item, &at, item->need);
	}
}

static void ask_agenda(struct zz_ask_walk *w, const struct zz_item *list)
{
	struct zz_ask_question q = {.field = zz_form_agenda.items[0].field, .how = ZZ_ASK_LINE};
	for (q.number = 1; q.number <= AGENDA_MOST && !w->found; q.number++) {
		q.path = zz_arena_printf(&w->ask->arena, "agenda.%u.topic", q.number);
		q.need = q.number == 1 ? list->need : ZZ_OPTIONAL;
		q.soft = list->unless != NULL;
		if (!zz_ask_pass(w, &q).n)
			return;
		agenda_item(w, q.number);
	}
}

/* --- who came --- */

bool zz_ask_given_lists(const struct zz_ask *ask)
{
	const struct zz_ask_answer *a = zz_ask_find(ask, ZZ_STR("present"));
	return a && a->name.n;
}

static void ask_reasons(struct zz_ask_walk *w, struct zz_str names)
{
	struct zz_ask_question q = {.field = &zz_fields[ZZ_F_ABSENCE], .how = ZZ_ASK_REASON};
	struct zz_str piece;
	q.need = ZZ_LATER;
	q.indent = 2;
	while (!w->found && zz_typed_split(&names, &piece)) {
		q.path = zz_arena_printf(&w->ask->arena, "absent.%u.reason", ++q.number);
		q.label = piece;
		zz_ask_pass(w, &q);
	}
}

/* The absent where somebody is due; where the roster calls nobody, those who came. */
static void ask_attendance(struct zz_ask_walk *w, const struct zz_item *present)
{
	struct zz_due_list due = {0};
	if (w->found || zz_ask_given_lists(w->ask))
		return;
	zz_ask_due(w->ask, &due);
	bool called = due.n > 0;
	zz_due_free(&due);
	struct zz_ask_question q = {.path = called ? ZZ_STR("absent") : ZZ_STR("present"),
								.how = called ? ZZ_ASK_ABSENT : ZZ_ASK_PEOPLE,
								.field = &zz_fields[called ? ZZ_F_ABSENT : ZZ_F_PRESENT],
								.need = present->need};
	const struct zz_ask_answer *a = zz_ask_find(w->ask, ZZ_STR("absent"));
	if (a && a->name.n)
		return;
	struct zz_str names = zz_ask_pass(w, &q);
	if (called)
		ask_reasons(w, names);
}

/* --- what else was held --- */

/* What the hosted kind's own form needs and the form of 同场 holds. */
static void hosted_fields(struct zz_ask_walk *w, const struct zz_kind *kind, unsigned n)
{
	struct zz_str front = zz_arena_printf(&w->ask->arena, "hosted.%u", n);
	for (unsigned i = 1; i < zz_form_hosted.nitems && !w->found; i++) {
		const struct zz_item *item = &zz_form_hosted.items[i];
		const struct zz_item *own = zz_form_item(&kind->form, zz_str(item->field->name.slug));
		if (!own || (own->need != ZZ_ELEMENT && own->need != ZZ_FILLED) ||
			item->field == &zz_fields[ZZ_F_CONTENT])
			continue;
		struct zz_ask_question q = {.path = join_path(w->ask, front, item->field->name.slug),
									.how = how_of(own->field),
									.need = own->need,
									.field = own->field,
									.of = zz_str(zz_ask_label(w->ask, &kind->form.name)),
									.indent = 2};
		if (own->field->type == ZZ_TYPE_MAP && q.how == ZZ_ASK_LINE)
			zz_ask_map(w, own->field, q.path, own->need);
		else
			zz_ask_pass(w, &q);
	}
}

void zz_ask_hosted(struct zz_ask_walk *w)
{
	struct zz_ask_question q = {
		.path = ZZ_STR("hosted"), .how = ZZ_ASK_CHOICES, .field = &zz_fields[ZZ_F_HOSTED], .indent = 2};
	struct zz_str kinds = zz_ask_pass(w, &q), piece;
	unsigned n = 0;
	while (!w->found && zz_typed_split(&kinds, &piece)) {
		const struct zz_kind *kind = zz_kind_find(piece);
		n++;
		if (kind)
			hosted_fields(w, kind, n);
	}
}

/* --- which fields of a kind --- */

/* Fields that only few records have: asked for behind one question (ask_more.c), written in the editor, or
 * given as options. */
static const enum zz_field_id rare[] = {
	ZZ_F_KIND,     ZZ_F_OWNER,      ZZ_F_END_DATE,  ZZ_F_PLAN,           ZZ_F_ABSENT,      ZZ_F_SIGNED_IN,
	ZZ_F_ELECTION, ZZ_F_JOINT_WITH, ZZ_F_CONTINUES, ZZ_F_STUDIED,        ZZ_F_REFS,        ZZ_F_ATTACHMENTS,
	ZZ_F_LATE,     ZZ_F_IMPORTED,   ZZ_F_AMENDS,    ZZ_F_SEALED,         ZZ_F_RECORDED_ON, ZZ_F_GRADES,
	ZZ_F_GRADED,   ZZ_F_RELATION,   ZZ_F_MATERIAL,  ZZ_F_GROUP_FEEDBACK,
};

static bool is_rare(const struct zz_field *field)
{
	for (size_t i = 0; i < sizeof rare / sizeof rare[0]; i++)
		if (field == &zz_fields[rare[i]])
			return true;
	return false;
}

static bool is_one_of(const struct zz_field *field, const enum zz_field_id *ids, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (field == &zz_fields[ids[i]])
			return true;
	return false;
}
#define ONE_OF(field, ids) is_one_of((field), (ids), sizeof(ids) / sizeof(ids)[0])

/* Optional fields that are asked for only in some kinds, or only after some answers. */
static bool asked_here(const struct zz_ask *ask, const struct zz_field *field)
{
	static const enum zz_field_id names[] = {ZZ_F_TITLE, ZZ_F_ASSESSMENT_YEAR, ZZ_F_AGENDA};
	static const enum zz_field_id sitting[] = {ZZ_F_CHAIR, ZZ_F_RECORDER, ZZ_F_PRESENT, ZZ_F_GUESTS,
											   ZZ_F_HOSTED};
	static const enum zz_field_id where[] = {ZZ_F_TIME, ZZ_F_PLACE};
	const struct zz_kind *kind = ask->kind;
	bool life = kind->system == ZZ_ORGANIZATION_LIFE || kind->system == ZZ_DEMOCRATIC_LIFE;
	if (ONE_OF(field, names))
		return false;
	if (ONE_OF(field, sitting))
		return kind->due != ZZ_DUE_NOBODY || kind->verb == ZZ_VERB_MEETING;
	if (ONE_OF(field, where))
		return kind->verb != ZZ_VERB_TALK;
	if (field == &zz_fields[ZZ_F_CONTENT])
		return !life;
	if (field == &zz_fields[ZZ_F_GROUP])
		return zz_enum_find(zz_meeting_form_terms, zz_ask_value(ask, "form")) == ZZ_GROUP_MEETING;
	if (field == &zz_fields[ZZ_F_CATEGORY_NOTE])
		return zz_str_find(zz_ask_value(ask, "category"),
						   zz_str(zz_term_text(&zz_category_terms[ZZ_CONTENT_OTHER - 1],
											   zz_ledger_lang(ask->ledger)))) >= 0;
	if (field == &zz_fields[ZZ_F_TALK_TEXT])
		return ask->with_text;
	return true;
}

/* Whether a path such as agenda.remarks has an answer in any item. */
static bool has_value(const struct zz_ask *ask, struct zz_str path)
{
	struct zz_str last = path;
	bool agenda = zz_str_starts(path, "agenda.");
	if (agenda)
		last = zz_str_sub(path, sizeof "agenda" - 1, path.n);
	for (size_t i = 0; i < ask->answers.n; i++) {
		const struct zz_ask_answer *a = &ask->answers.at[i];
		bool here = agenda ? zz_str_starts(a->path, "agenda.") && a->path.n > last.n &&
								 zz_str_eq(zz_str_sub(a->path, a->path.n - last.n, a->path.n), last)
						   : zz_str_eq(a->path, path);
		if (here && !a->open && a->value.n)
			return true;
	}
	return false;
}

static bool spared(const struct zz_ask *ask, const struct zz_item *item)
{
	struct zz_str rest = zz_str(item->unless), path;
	while (zz_str_split(&rest, '|', &path))
		if (has_value(ask, path))
			return true;
	return false;
}

static void ask_item(struct zz_ask_walk *w, const struct zz_item *item)
{
	const struct zz_field *field = item->field;
	if (is_rare(field) || spared(w->ask, item))
		return;
	if (item->need == ZZ_OPTIONAL && !asked_here(w->ask, field))
		return;
	if (field == &zz_fields[ZZ_F_AGENDA])
		ask_agenda(w, item);
	else if (field == &zz_fields[ZZ_F_PRESENT])
		ask_attendance(w, item);
	else if (field == &zz_fields[ZZ_F_HOSTED])
		zz_ask_more(w);
	else
		ask_field(w, item, &(struct place){0}, item->need);
}

/* --- owner and lateness --- */

static void ask_owner(struct zz_ask_walk *w)
{
	struct zz_ask_question q = {
		.path = ZZ_STR("owner"), .how = ZZ_ASK_CHOICE, .need = ZZ_SHAPE, .field = &zz_fields[ZZ_F_OWNER]};
	zz_ask_pass(w, &q);
}

/* A late record is accepted like any other; why it is late is asked for once. */
static void ask_late(struct zz_ask_walk *w)
{
	struct zz_ledger *l = w->ask->ledger;
	struct zz_ask_question q = {.path = ZZ_STR("late"), .how = ZZ_ASK_LINE, .field = &zz_fields[ZZ_F_REASON]};
	zz_day held = zz_ask_held(w->ask);
	if (w->found || held == ZZ_NO_DAY || zz_ask_find(w->ask, ZZ_STR("imported")))
		return;
	int lag = zz_workdays_between(&l->calendar, held, l->today);
	q.number = lag > 0 ? (unsigned)lag : 0;
	if (lag > l->unit.bands.timely)
		zz_ask_pass(w, &q);
}

void zz_ask_walk(struct zz_ask_walk *w)
{
	const struct zz_form *form = &w->ask->kind->form;
	ask_owner(w);
	for (unsigned i = 0; i < form->nitems && !w->found; i++)
		ask_item(w, &form->items[i]);
	ask_late(w);
}

/* --- one field alone --- */

/* The number in "agenda.2.topic" and "absent.1.reason"; 0 where there is none. */
static unsigned number_in(struct zz_str path)
{
	struct zz_str step;
	unsigned n = 0;
	while (zz_str_split(&path, '.', &step))
		for (size_t i = 0; zz_ask_is_number(step) && i < step.n; i++)
			n = n % 10000 * 10 + (unsigned)(step.p[i] - '0');
	return n;
}

bool zz_ask_at(struct zz_ask *ask, struct zz_str path, struct zz_ask_question *q)
{
	const struct zz_item *item = zz_ask_item_at(ask, path);
	if (!item)
		return false;
	struct zz_due_list due = {0};
	zz_ask_due(ask, &due);
	bool absent = item->field == &zz_fields[ZZ_F_ABSENT] && due.n;
	zz_due_free(&due);
	*q = (struct zz_ask_question){.path = zz_arena_str(&ask->arena, path),
								  .how = absent ? ZZ_ASK_ABSENT : how_of(item->field),
								  .need = item->need == ZZ_SHAPE ? ZZ_SHAPE : ZZ_OPTIONAL,
								  .field = item->field,
								  .number = number_in(path)};
	zz_ask_dress(ask, q);
	if (!zz_ask_find(ask, path))
		q->fallback = q->shown = (struct zz_str){0};
	return true;
}

bool zz_ask_at_reason(struct zz_ask *ask, struct zz_ask_question *q)
{
	struct zz_ask_walk w = {.ask = ask, .q = q};
	const struct zz_ask_answer *a = zz_ask_find(ask, ZZ_STR("absent"));
	if (a && !a->name.n)
		ask_reasons(&w, a->value);
	free(w.seen.at);
	if (w.found)
		zz_ask_dress(ask, q);
	return w.found;
}
