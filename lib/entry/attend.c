#include "entry/attend.h"

#include "base/message.h"
#include "base/text.h"
#include "model/fields.h"

#include <stdlib.h>
#include <string.h>

/* One sitting whose lists are being written. */
struct sitting {
	struct zz_patch *p;
	struct zz_ledger *l;
	const struct zz_typing *t;
	struct zz_record record; /* as far as the text says it */
	struct zz_due_list due;
	struct {
		int32_t *at;
		size_t n, room;
	} absent, online;
};

static const struct zz_str no_key = {0};

static struct zz_str label(enum zz_field_id id, const struct sitting *s)
{
	return zz_str(zz_term_text(&zz_fields[id].name, s->t->lang));
}

static void entry(struct sitting *s, struct zz_node *map, enum zz_field_id id, struct zz_str text)
{
	zz_node_append(s->t->arena, map, label(id, s), zz_node_scalar(s->t->arena, text));
}

/* --- who is meant --- */

static bool id_begins_with(struct zz_str id, struct zz_str typed)
{
	return id.n >= typed.n && zz_str_eq(zz_str_sub(id, 0, typed.n), typed) &&
		   (id.n == typed.n || id.p[typed.n] == '-');
}

/* Somebody due by id, or by the pinyin that an id begins with; -1 none, -2 several. */
static int32_t due_by_id(const struct sitting *s, struct zz_str typed)
{
	int32_t found = -1;
	for (size_t i = 0; i < s->due.n; i++) {
		int32_t person = s->due.at[i].person;
		if (id_begins_with(zz_intern_str(&s->l->words, s->l->roster.people[person].id), typed))
			found = found == -1 ? person : -2;
	}
	return found;
}

static int32_t person_named(const struct sitting *s, uint32_t name, uint32_t id)
{
	int32_t person = zz_roster_resolve(&s->l->roster, name, id, s->record.org, s->record.date);
	if (person != -1 || id)
		return person;
	struct zz_str typed = zz_intern_str(&s->l->words, name);
	person = due_by_id(s, typed);
	return person != -1 ? person : zz_roster_person(&s->l->roster, name);
}

static int32_t person_typed(const struct sitting *s, struct zz_str typed)
{
	return person_named(s, zz_intern(&s->l->words, typed), 0);
}

/* Whether the name alone means this person on that day. */
static bool unique(const struct sitting *s, int32_t person)
{
	uint32_t name = s->l->roster.people[person].name;
	return zz_roster_resolve(&s->l->roster, name, 0, s->record.org, s->record.date) == person;
}

/* --- entries --- */

/* A person's name, with the id where the name does not suffice. */
static struct zz_node *person_node(struct sitting *s, int32_t person)
{
	const struct zz_person *who = &s->l->roster.people[person];
	struct zz_node *map = zz_node_new(s->t->arena, ZZ_MAP, ZZ_FLOW);
	entry(s, map, ZZ_F_NAME, zz_intern_str(&s->l->words, who->name));
	if (!unique(s, person))
		entry(s, map, ZZ_F_ID, zz_intern_str(&s->l->words, who->id));
	return map;
}

/* As typed, where nobody is known by that name: the finding about it comes with the whole record. */
static struct zz_node *typed_node(struct sitting *s, struct zz_str typed, int32_t *person)
{
	*person = person_typed(s, typed);
	if (*person >= 0)
		return person_node(s, *person);
	struct zz_node *map = zz_node_new(s->t->arena, ZZ_MAP, ZZ_FLOW);
	entry(s, map, ZZ_F_NAME, typed);
	return map;
}

/* A map of nothing but a name is written as the name. */
static struct zz_node *bare(struct sitting *s, struct zz_node *map)
{
	return map->n == 1 ? zz_node_scalar(s->t->arena, map->first->text) : map;
}

/* "出差", "其他:说明", or nothing, which is 暂不清楚. */
static void add_reason(struct sitting *s, struct zz_node *map, struct zz_str typed)
{
	struct zz_str reason = typed, note = {0};
	zz_typed_cut(typed, ':', "：", &reason, &note);
	if (!reason.n || zz_str_is(reason, "暂不清楚") || zz_str_is(reason, "unknown"))
		return;
	entry(s, map, ZZ_F_ABSENCE, zz_typed_scalar(&zz_fields[ZZ_F_ABSENCE], ZZ_TYPE_ENUM, reason, s->t));
	if (note.n)
		entry(s, map, ZZ_F_NOTE, note);
}

static int32_t attendee(const struct sitting *s, const struct zz_list *list, uint32_t i)
{
	const struct zz_attendee *at = list->at;
	return person_named(s, at[i].who.name, at[i].who.id);
}

/* The entry that the text has, as it is written. */
static struct zz_node *entry_copy(struct sitting *s, const char *list, uint32_t i)
{
	struct zz_str part = zz_arena_printf(s->t->arena, "%s.%u", list, (unsigned)i + 1);
	struct zz_node *copy = ZZ_NEW(s->t->arena, struct zz_node);
	*copy = *zz_form_locate(s->p->form, s->p->root, part);
	copy->key = NULL;
	return copy;
}

/* The entry of somebody absent, which keeps its reason where none is said now. */
static struct zz_node *former_entry(struct sitting *s, int32_t person)
{
	const struct zz_node *list = zz_form_get(s->p->form, s->p->root, "absent");
	for (uint32_t i = 0; list && list->kind == ZZ_SEQ && i < s->record.absent.n; i++)
		if (attendee(s, &s->record.absent, i) == person)
			return entry_copy(s, "absent", i);
	return NULL;
}

/* Bytes of a sign behind which the reason stands, at the front of s, or 0. */
static size_t reason_sign(struct zz_str s, bool brackets)
{
	static const char *const signs[] = {"=", "＝", ":", "：", "(", "（"};
	for (size_t i = 0; i < (brackets ? 6 : 4); i++)
		if (zz_str_starts(s, signs[i]))
			return strlen(signs[i]);
	return 0;
}

bool zz_absent_cut(struct zz_str typed, struct zz_str *name, struct zz_str *reason)
{
	bool ascii = zz_str_ends(typed, ")"), brackets = ascii || zz_str_ends(typed, "）");
	size_t at = 0, n = 0;
	while (at < typed.n && (n = reason_sign(zz_str_sub(typed, at, typed.n), brackets)) == 0)
		at++;
	if (!n)
		return false;
	bool inside = typed.p[at] == '(' || zz_str_starts(zz_str_sub(typed, at, typed.n), "（");
	size_t end = typed.n - (!inside ? 0 : ascii ? 1 : strlen("）"));
	*name = zz_str_trim(zz_str_sub(typed, 0, at));
	*reason = zz_str_trim(zz_str_sub(typed, at + n, end));
	return true;
}

static struct zz_node *absent_node(struct sitting *s, struct zz_str typed)
{
	struct zz_str name = typed, reason = {0};
	int32_t person;
	bool said = zz_absent_cut(typed, &name, &reason);
	struct zz_node *map = typed_node(s, name, &person);
	struct zz_node *former = person >= 0 && !said ? former_entry(s, person) : NULL;
	if (former)
		return former;
	add_reason(s, map, reason);
	return bare(s, map);
}

static struct zz_node *present_node(struct sitting *s, int32_t person)
{
	struct zz_node *map = person_node(s, person);
	for (size_t i = 0; i < s->online.n; i++)
		if (s->online.at[i] == person)
			entry(s, map, ZZ_F_MODE, zz_str(zz_term_text(&zz_mode_terms[ZZ_ONLINE - 1], s->t->lang)));
	return bare(s, map);
}

/* --- lists --- */

/* Many plain names on one line, anything longer line by line. */
static struct zz_node *new_list(struct sitting *s)
{
	return zz_node_new(s->t->arena, ZZ_SEQ, ZZ_FLOW);
}

static void push(struct sitting *s, struct zz_node *list, struct zz_node *item)
{
	if (item->kind != ZZ_SCALAR)
		list->style = ZZ_BLOCK;
	zz_node_append(s->t->arena, list, no_key, item);
}

static struct zz_node *absent_list(struct sitting *s, const struct zz_attending *said)
{
	struct zz_node *list = new_list(s);
	struct zz_str piece;
	for (size_t i = 0; i < said->nabsent; i++)
		for (struct zz_str rest = said->absent[i]; zz_typed_split(&rest, &piece);)
			push(s, list, absent_node(s, piece));
	return list;
}

static bool holds(const int32_t *at, size_t n, int32_t person)
{
	for (size_t i = 0; i < n; i++)
		if (at[i] == person)
			return true;
	return false;
}

/* Excused people who came are named as they are; others come from elsewhere and count at home. */
static void push_also(struct sitting *s, struct zz_node *list, struct zz_str typed)
{
	int32_t person;
	struct zz_node *map = typed_node(s, typed, &person);
	bool due = false;
	for (size_t i = 0; i < s->due.n; i++)
		due = due || s->due.at[i].person == person;
	if (holds(s->online.at, s->online.n, person))
		entry(s, map, ZZ_F_MODE, zz_str(zz_term_text(&zz_mode_terms[ZZ_ONLINE - 1], s->t->lang)));
	if (!due)
		entry(s, map, ZZ_F_ROLE, zz_str(zz_term_text(&zz_role_terms[ZZ_AS_ATTACHED - 1], s->t->lang)));
	push(s, list, bare(s, map));
}

static void push_all_also(struct sitting *s, struct zz_node *list, struct zz_str typed)
{
	struct zz_str piece;
	while (zz_typed_split(&typed, &piece))
		push_also(s, list, piece);
}

/* The roster of the day without the absent and the excused. */
static struct zz_node *expanded(struct sitting *s, const struct zz_attending *said)
{
	struct zz_node *list = new_list(s);
	for (size_t i = 0; i < s->due.n; i++) {
		const struct zz_due_person *p = &s->due.at[i];
		bool came = holds(s->online.at, s->online.n, p->person) || !p->excused;
		if (came && !holds(s->absent.at, s->absent.n, p->person))
			push(s, list, present_node(s, p->person));
	}
	push_all_also(s, list, said->also);
	return list;
}

static bool is_listed(const struct sitting *s, const struct zz_list *list, int32_t person)
{
	for (uint32_t i = 0; i < list->n; i++)
		if (attendee(s, list, i) == person)
			return true;
	return false;
}

/* Correcting who was absent moves people between the two lists that there are: whoever stands among the
 * present stays there as written (by video, attached, a guest), and no later change of the roster comes in by
 * the way. */
static struct zz_node *corrected(struct sitting *s, const struct zz_attending *said)
{
	struct zz_node *list = new_list(s);
	for (uint32_t i = 0; i < s->record.present.n; i++) {
		int32_t person = attendee(s, &s->record.present, i);
		if (person >= 0 && holds(s->absent.at, s->absent.n, person))
			continue;
		bool online = person >= 0 && holds(s->online.at, s->online.n, person);
		push(s, list, online ? present_node(s, person) : entry_copy(s, "present", i));
	}
	for (uint32_t i = 0; i < s->record.absent.n; i++) {
		int32_t person = attendee(s, &s->record.absent, i);
		if (person >= 0 && !holds(s->absent.at, s->absent.n, person) &&
			!is_listed(s, &s->record.present, person))
			push(s, list, present_node(s, person));
	}
	for (size_t i = 0; said->all_present && i < s->due.n; i++) {
		int32_t person = s->due.at[i].person;
		if (!s->due.at[i].excused && !is_listed(s, &s->record.present, person) &&
			!is_listed(s, &s->record.absent, person))
			push(s, list, present_node(s, person));
	}
	push_all_also(s, list, said->also);
	return list;
}

static struct zz_node *as_listed(struct sitting *s, const struct zz_attending *said)
{
	struct zz_node *list = new_list(s);
	struct zz_str rest = said->present, piece;
	while (zz_typed_split(&rest, &piece)) {
		int32_t person;
		struct zz_node *map = typed_node(s, piece, &person);
		push(s, list, person >= 0 ? present_node(s, person) : bare(s, map));
	}
	for (rest = said->online; zz_typed_split(&rest, &piece);) {
		int32_t person;
		struct zz_node *map = typed_node(s, piece, &person);
		entry(s, map, ZZ_F_MODE, zz_str(zz_term_text(&zz_mode_terms[ZZ_ONLINE - 1], s->t->lang)));
		push(s, list, map);
	}
	push_all_also(s, list, said->also);
	return list;
}

/* --- the sitting --- */

static void read_sitting(struct sitting *s, const struct zz_kind *kind)
{
	struct zz_reader r = {.arena = s->t->arena, .words = &s->l->words, .held = ZZ_NO_DAY};
	zz_record_read(kind, s->p->root, &s->record, &r);
	s->record.org = zz_roster_org(&s->l->roster, s->record.owner);
	const struct zz_list *excluded = &s->record.election.excluded;
	for (uint32_t i = 0; i < excluded->n; i++) {
		struct zz_who *who = &((struct zz_who *)excluded->at)[i];
		who->person = person_named(s, who->name, who->id);
	}
	zz_record_due(s->l, &s->record, &s->due);
}

static void note_absent(struct sitting *s)
{
	struct zz_reader r = {.arena = s->t->arena, .words = &s->l->words, .held = ZZ_NO_DAY};
	struct zz_record again = {0};
	zz_record_read(&zz_kinds[s->record.kind], s->p->root, &again, &r);
	const struct zz_attendee *at = again.absent.at;
	for (uint32_t i = 0; i < again.absent.n; i++)
		*ZZ_PUSH(&s->absent) = person_named(s, at[i].who.name, at[i].who.id);
}

static void note_online(struct sitting *s, struct zz_str typed)
{
	struct zz_str piece;
	while (zz_typed_split(&typed, &piece))
		*ZZ_PUSH(&s->online) = person_typed(s, piece);
}

static int which_group(const struct sitting *s, struct zz_error *e)
{
	const struct zz_org *o = &s->l->roster.orgs[s->record.org];
	struct zz_buf names = {0};
	char day[ZZ_DATE_MAX];
	for (uint32_t i = 0; i < o->ngroups; i++)
		if (zz_dates_hold(o->groups[i].dates, s->record.date)) {
			struct zz_str name = zz_intern_str(&s->l->words, o->groups[i].name);
			zz_buf_printf(&names, "%s%.*s", names.n ? " " : "", ZZ_FMT(name));
		}
	int rc = zz_error(e, ZZ_ESHAPE,
					  N_("which group met on %s? Say it with --group, and see that members are entered in it "
						 "(zzsh roster). Groups: %s"),
					  zz_day_text(s->record.date, day), names.n ? names.data : "-");
	zz_buf_free(&names);
	return rc;
}

static int nobody_due(const struct sitting *s, struct zz_error *e)
{
	char day[ZZ_DATE_MAX];
	if (s->record.org < 0 || s->record.date == ZZ_NO_DAY)
		return ZZ_OK; /* the findings of shape say what is missing */
	if (zz_kinds[s->record.kind].due == ZZ_DUE_GROUP && s->l->roster.orgs[s->record.org].ngroups)
		return which_group(s, e);
	if (s->record.kind == ZZ_ORGANIZATION_LIFE_MEETING && zz_form_get(s->p->form, s->p->root, "form"))
		return ZZ_OK;
	if (s->record.kind == ZZ_ORGANIZATION_LIFE_MEETING)
		return zz_error(e, ZZ_ESHAPE,
						N_("who was due depends on the form of the meeting: say it with --form, for example "
						   "--form members-meeting"));
	return zz_error(
		e, ZZ_ESHAPE,
		N_("the roster calls nobody to this sitting on %s, so the list of those present cannot be "
		   "written out; correct the roster, or name them with --present"),
		zz_day_text(s->record.date, day));
}

/* Whether the name of somebody absent is not known: written out now, the list would hold that person too. */
static bool strangers(const struct sitting *s)
{
	for (size_t i = 0; i < s->absent.n; i++)
		if (s->absent.at[i] < 0)
			return true;
	return false;
}

static int write_lists(struct sitting *s, const struct zz_attending *said, struct zz_error *e)
{
	int rc = ZZ_OK;
	if (said->nabsent)
		rc = zz_patch_put(s->p, "absent", NULL, absent_list(s, said), s->t->lang, e);
	bool absent = zz_form_get(s->p->form, s->p->root, "absent") != NULL;
	bool present = zz_form_get(s->p->form, s->p->root, "present") != NULL;
	bool expand = said->all_present || said->nabsent || (absent && !present);
	if (rc || (!expand && !said->present.n && !said->online.n && !said->also.n))
		return rc;
	if (said->present.n || (!expand && !present))
		return zz_patch_put(s->p, "present", "absent", as_listed(s, said), s->t->lang, e);
	if (!s->due.n && expand)
		return nobody_due(s, e);
	note_absent(s);
	if (strangers(s))
		return ZZ_OK; /* refused for that name; the draft then still lacks the list and gets the right one */
	note_online(s, said->online);
	struct zz_node *list = present ? corrected(s, said) : expanded(s, said);
	return zz_patch_put(s->p, "present", "absent", list, s->t->lang, e);
}

static bool names_nobody(const struct zz_attending *said)
{
	struct zz_str piece;
	for (size_t i = 0; i < said->nabsent; i++)
		for (struct zz_str rest = said->absent[i]; zz_typed_split(&rest, &piece);)
			return false;
	return said->nabsent > 0;
}

int zz_attend(struct zz_patch *p, struct zz_ledger *l, const struct zz_kind *kind,
			  const struct zz_attending *said, const struct zz_typing *t, struct zz_error *e)
{
	struct sitting s = {.p = p, .l = l, .t = t};
	if (said->all_present && (said->nabsent || said->present.n))
		return zz_error(e, ZZ_EUSAGE, N_("--all-present goes with neither --absent nor --present"));
	if (names_nobody(said)) /* a value left empty by accident must not make everybody present */
		return zz_error(e, ZZ_EUSAGE, N_("--absent names nobody; --all-present says that everybody came"));
	if (!zz_form_item(p->form, ZZ_STR("present"))) {
		if (said->nabsent || said->all_present || said->present.n || said->online.n || said->also.n)
			return zz_error(e, ZZ_EUSAGE, N_("a record of the kind %s has no attendance"),
							zz_term_text(&kind->form.name, e ? e->lang : t->lang));
		return ZZ_OK;
	}
	read_sitting(&s, kind);
	int rc = write_lists(&s, said, e);
	zz_due_free(&s.due);
	free(s.absent.at);
	free(s.online.at);
	return rc;
}
