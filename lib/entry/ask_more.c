/* What few sittings have: an election, another branch, who joined online. One question offers it; what is
 * chosen there is asked for behind it, everything else costs nobody a key. */
#include "entry/ask_parts.h"
#include "entry/attend.h"
#include "entry/person.h"

struct extra {
	const char *path; /* of its first question, or what all of them begin with */
	struct zz_term name;
	const char *hint;
	bool (*fits)(const struct zz_ask *ask);
	void (*run)(struct zz_ask_walk *w);
};

/* --- whom one can choose from --- */

static bool holds(const struct zz_due_list *list, int32_t person)
{
	for (size_t i = 0; i < list->n; i++)
		if (list->at[i].person == person)
			return true;
	return false;
}

/* The absent among those due, by the names that their answer has. */
static void absent_people(const struct zz_ask *ask, const struct zz_due_list *due, struct zz_due_list *out)
{
	const struct zz_ask_answer *a = zz_ask_find(ask, ZZ_STR("absent"));
	struct zz_str rest = a ? a->value : (struct zz_str){0}, piece, name, reason;
	while (zz_typed_split(&rest, &piece)) {
		struct zz_error ignored = {0};
		int32_t person = -1;
		name = zz_absent_cut(piece, &name, &reason) ? name : piece;
		if (!zz_person_due(ask->ledger, name, due, zz_ask_org(ask), zz_ask_held(ask), &person, &ignored))
			*ZZ_PUSH(out) = (struct zz_due_person){.person = person};
	}
}

bool zz_ask_is_grade(struct zz_str path)
{
	return zz_str_starts(path, "grades.");
}

void zz_ask_listed(const struct zz_ask *ask, const struct zz_ask_question *q, struct zz_due_list *out)
{
	struct zz_due_list absent = {0};
	struct zz_record r;
	size_t n = 0;
	bool online = zz_str_is(q->path, "online"), also = zz_str_is(q->path, "also");
	zz_ask_sitting(ask, &r);
	zz_record_due(ask->ledger, &r, out);
	if (online)
		absent_people(ask, out, &absent);
	for (size_t i = 0; i < out->n; i++) {
		const struct zz_due_person *p = &out->at[i];
		bool wanted = zz_ask_is_grade(q->path) ? p->full
					  : also                   ? p->excused
											   : !p->excused && !holds(&absent, p->person);
		if (wanted)
			out->at[n++] = *p;
	}
	out->n = n;
	zz_due_free(&absent);
}

static bool anybody(const struct zz_ask *ask, const char *path)
{
	struct zz_due_list due = {0};
	zz_ask_listed(ask, &(struct zz_ask_question){.path = zz_str(path)}, &due);
	bool any = due.n > 0;
	zz_due_free(&due);
	return any;
}

/* --- what fits the sitting --- */

static bool has_item(const struct zz_ask *ask, const char *slug)
{
	return zz_form_item(&ask->kind->form, zz_str(slug)) != NULL;
}

static bool fits_hosted(const struct zz_ask *ask)
{
	return has_item(ask, "hosted");
}

static bool fits_online(const struct zz_ask *ask)
{
	return has_item(ask, "present") && !zz_ask_given_lists(ask) && anybody(ask, "online");
}

static bool fits_also(const struct zz_ask *ask)
{
	return has_item(ask, "present") && !zz_ask_given_lists(ask) && anybody(ask, "also");
}

static bool fits_studied(const struct zz_ask *ask)
{
	return has_item(ask, "studied");
}

static bool fits_joint(const struct zz_ask *ask)
{
	int32_t org = zz_ask_org(ask);
	return has_item(ask, "joint_with") && org >= 0 && !ask->ledger->roster.orgs[org].body;
}

static bool fits_election(const struct zz_ask *ask)
{
	return ask->kind->verb == ZZ_VERB_MEETING && ask->kind->system == ZZ_THREE_MEETINGS;
}

static bool fits_grades(const struct zz_ask *ask)
{
	return ask->kind->id == ZZ_DEMOCRATIC_APPRAISAL && anybody(ask, "grades.1");
}

/* The sitting before stands on record, of the same day. */
static bool fits_continues(const struct zz_ask *ask)
{
	uint32_t owner = zz_intern_find(&ask->ledger->words, zz_ask_value(ask, "owner"));
	zz_day held = zz_ask_held(ask);
	if (!owner || held == ZZ_NO_DAY || !has_item(ask, "continues"))
		return false;
	struct zz_slice s = zz_ledger_slice(ask->ledger, owner, held, held);
	for (size_t i = s.from; i < s.until; i++)
		if (zz_record_counts(&ask->ledger->records[i]))
			return true;
	return false;
}

/* --- what is asked then --- */

static struct zz_str one(struct zz_ask_walk *w, const char *path, enum zz_field_id field, uint8_t how)
{
	return zz_ask_pass(w, &(struct zz_ask_question){
							  .path = zz_str(path), .how = how, .field = &zz_fields[field], .indent = 2});
}

static void run_online(struct zz_ask_walk *w)
{
	one(w, "online", ZZ_F_PRESENT, ZZ_ASK_CHOSEN);
}

static void run_also(struct zz_ask_walk *w)
{
	one(w, "also", ZZ_F_PRESENT, ZZ_ASK_CHOSEN);
}

static void run_studied(struct zz_ask_walk *w)
{
	one(w, "studied", ZZ_F_STUDIED, ZZ_ASK_LINES);
}

static void run_joint(struct zz_ask_walk *w)
{
	one(w, "joint_with", ZZ_F_JOINT_WITH, ZZ_ASK_JOINT);
}

static void run_continues(struct zz_ask_walk *w)
{
	one(w, "continues", ZZ_F_CONTINUES, ZZ_ASK_CHOICE);
}

static void run_election(struct zz_ask_walk *w)
{
	zz_ask_map(w, &zz_fields[ZZ_F_ELECTION], ZZ_STR("election"), ZZ_ELEMENT);
}

/* Whom it is asked of is few: everybody else is 合格. */
enum { UNGRADED = 5, WHY_UNGRADED };

static void run_grades(struct zz_ask_walk *w)
{
	static const char *const paths[] = {"grades.1", "grades.3", "grades.4", "grades.5"};
	struct zz_str names = {0};
	zz_ask_map(w, &zz_fields[ZZ_F_GRADED], ZZ_STR("decided"), ZZ_ELEMENT);
	for (size_t i = 0; !w->found && i < sizeof paths / sizeof paths[0]; i++)
		names = one(w, paths[i], ZZ_F_GRADES, ZZ_ASK_CHOSEN);
	if (!w->found && names.n)
		one(w, "grades.6", ZZ_F_UNGRADED, ZZ_ASK_LINE);
}

static const struct extra extras[ZZ_ASK_EXTRAS] = {
	{"hosted",
	 {"same sitting", "同场开展"},
	 N_("a party lesson or a theme party day in the same sitting; the kind's name does, too"),
	 fits_hosted,
	 zz_ask_hosted},
	{"online",
	 {"joined online", "线上参加"},
	 N_("who came by video; they count as present"),
	 fits_online,
	 run_online},
	{"studied",
	 {"documents studied", "学习文件"},
	 N_("titles of the documents studied, one a line"),
	 fits_studied,
	 run_studied},
	{"joint_with",
	 {"other branches", "联合支部"},
	 N_("held together with other branches; each of them records it, too"),
	 fits_joint,
	 run_joint},
	{"election",
	 {"election", "选举"},
	 N_("seats, ballots, candidates and their votes"),
	 fits_election,
	 run_election},
	{"grades",
	 {"grades", "评定等次"},
	 N_("grades that were decided at this very sitting; later ones are no part of it"),
	 fits_grades,
	 run_grades},
	{"continues",
	 {"continues a sitting", "接续"},
	 N_("the sitting just before this one, which is on record already"),
	 fits_continues,
	 run_continues},
	{"also",
	 {"excused but came", "免于参加但到会"},
	 N_("who is excused and came all the same"),
	 fits_also,
	 run_also},
};

static const struct extra *find_extra(const struct zz_ask *ask, struct zz_str name)
{
	for (size_t i = 0; i < ZZ_ASK_EXTRAS; i++)
		if ((zz_str_is(name, extras[i].path) || zz_str_is(name, extras[i].name.slug) ||
			 zz_str_is(name, extras[i].name.label)) &&
			extras[i].fits(ask))
			return &extras[i];
	return NULL;
}

size_t zz_ask_extras(const struct zz_ask *ask, struct zz_ask_extra out[ZZ_ASK_EXTRAS])
{
	size_t n = 0;
	for (size_t i = 0; i < ZZ_ASK_EXTRAS; i++)
		if (extras[i].fits(ask))
			out[n++] = (struct zz_ask_extra){extras[i].path, &extras[i].name};
	return n;
}

const char *zz_ask_extra_hint(struct zz_str path)
{
	for (size_t i = 0; i < ZZ_ASK_EXTRAS; i++)
		if (zz_str_is(path, extras[i].path))
			return extras[i].hint;
	return NULL;
}

/* --- the question --- */

static bool among(struct zz_str list, const char *slug)
{
	struct zz_str piece;
	while (zz_typed_split(&list, &piece))
		if (zz_str_is(piece, slug))
			return true;
	return false;
}

static bool has_answer(const struct zz_ask *ask, const char *slug, bool given)
{
	for (size_t i = 0; i < ask->answers.n; i++) {
		const struct zz_ask_answer *a = &ask->answers.at[i];
		size_t n = strlen(slug);
		bool here = zz_str_starts(a->path, slug) && (a->path.n == n || a->path.p[n] == '.');
		if (here && (given ? a->name.n > 0 : !a->name.n && a->value.n))
			return true;
	}
	return false;
}

/* An election is a matter of the agenda; preparing one is, too, which is why it is only offered. */
static bool spoken_of(const struct zz_ask *ask, const struct extra *e)
{
	bool found = false;
	for (size_t i = 0; e->run == run_election && i < ask->answers.n; i++)
		found = found || (zz_str_ends(ask->answers.at[i].path, ".topic") &&
						  zz_str_starts(ask->answers.at[i].path, "agenda.") &&
						  zz_str_find(ask->answers.at[i].value, ZZ_STR("选举")) >= 0);
	return found && ask->kind->id == ZZ_MEMBERS_MEETING;
}

struct zz_str zz_ask_extras_meant(struct zz_ask *ask)
{
	struct zz_str list = {0};
	for (size_t i = 0; i < ZZ_ASK_EXTRAS; i++) {
		const struct extra *e = &extras[i];
		if (e->fits(ask) && (has_answer(ask, e->path, false) || spoken_of(ask, e)))
			list = zz_arena_printf(&ask->arena, "%.*s%s%s", ZZ_FMT(list), list.n ? "、" : "", e->path);
	}
	return list;
}

void zz_ask_more(struct zz_ask_walk *w)
{
	const struct zz_ask_question q = {.path = ZZ_STR("more"), .how = ZZ_ASK_MORE};
	struct zz_str chosen = zz_ask_pass(w, &q);
	for (size_t i = 0; i < ZZ_ASK_EXTRAS && !w->found; i++)
		if (among(chosen, extras[i].path) || has_answer(w->ask, extras[i].path, true))
			extras[i].run(w);
}

bool zz_ask_has_more(const struct zz_ask *ask, struct zz_str name)
{
	return find_extra(ask, name) != NULL;
}

bool zz_ask_at_more(struct zz_ask *ask, struct zz_str name, struct zz_ask_question *q)
{
	struct zz_ask_walk w = {.ask = ask, .q = q};
	const struct extra *e = find_extra(ask, name);
	*q = (struct zz_ask_question){0};
	if (e)
		e->run(&w);
	free(w.seen.at);
	if (w.found)
		zz_ask_dress(ask, q);
	return w.found;
}

/* --- grades --- */

/* Index of the grade that somebody has by the answers: the number in the question's path; 2 合格. */
static unsigned grade_of(const struct zz_ask *ask, int32_t person)
{
	static const unsigned numbers[] = {1, 3, 4, UNGRADED};
	const struct zz_person *p = &ask->ledger->roster.people[person];
	for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++) {
		char path[16] = "grades.1", *number = path + sizeof "grades." - 1;
		*number = (char)('0' + numbers[i]);
		struct zz_str rest = zz_ask_value(ask, path), piece;
		while (zz_typed_split(&rest, &piece))
			if (zz_str_eq(piece, zz_ask_word(ask, p->id)) ||
				(zz_ask_name_suffices(ask, person) && zz_str_eq(piece, zz_ask_word(ask, p->name))))
				return numbers[i];
	}
	return 2;
}

static void put_grade(struct zz_buf *out, struct zz_ask *ask, int32_t person)
{
	enum zz_lang lang = zz_ledger_lang(ask->ledger);
	const struct zz_person *p = &ask->ledger->roster.people[person];
	unsigned grade = grade_of(ask, person);
	struct zz_str why = zz_ask_value(ask, "grades.6");
	zz_buf_printf(out, "%s{%s: ", out->n > 1 ? ", " : "", zz_term_text(&zz_fields[ZZ_F_NAME].name, lang));
	zz_emit_scalar(out, zz_ask_word(ask, p->name), true);
	if (!zz_ask_name_suffices(ask, person))
		zz_buf_printf(out, ", %s: %.*s", zz_term_text(&zz_fields[ZZ_F_ID].name, lang),
					  ZZ_FMT(zz_ask_word(ask, p->id)));
	if (grade < UNGRADED)
		zz_buf_printf(out, ", %s: %s", zz_term_text(&zz_fields[ZZ_F_GRADE].name, lang),
					  zz_term_text(&zz_grade_terms[grade - 1], lang));
	else if (why.n) {
		zz_buf_printf(out, ", %s: ", zz_term_text(&zz_fields[ZZ_F_UNGRADED].name, lang));
		zz_emit_scalar(out, why, true);
	}
	zz_buf_putc(out, '}');
}

struct zz_str zz_ask_grades(struct zz_ask *ask)
{
	struct zz_due_list full = {0};
	struct zz_buf b = {0};
	zz_ask_listed(ask, &(struct zz_ask_question){.path = ZZ_STR("grades.1")}, &full);
	zz_buf_putc(&b, '[');
	for (size_t i = 0; i < full.n; i++)
		put_grade(&b, ask, full.at[i].person);
	zz_buf_putc(&b, ']');
	struct zz_str s = zz_arena_str(&ask->arena, zz_buf_view(&b));
	zz_buf_free(&b);
	zz_due_free(&full);
	return s;
}
