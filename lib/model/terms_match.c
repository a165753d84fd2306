/* Which records fit. */
#include "model/terms_private.h"

#include "base/text.h"

#include <stdlib.h>
#include <string.h>

/* Worse before better: what a term says of a record. */
enum fit { NO, UNTOLD /* nobody knows how late it is */, MAYBE /* it cannot be read */, YES };

static enum fit fit(bool yes)
{
	return yes ? YES : NO;
}

/* --- people --- */

static bool any_of(const struct zz_list *list, zz_terms_who *fits, void *with)
{
	const struct zz_who *who = list->at;
	for (uint32_t i = 0; i < list->n; i++)
		if (fits(with, &who[i]))
			return true;
	return false;
}

static bool any_attendee(const struct zz_list *list, zz_terms_who *fits, void *with)
{
	const struct zz_attendee *at = list->at;
	for (uint32_t i = 0; i < list->n; i++)
		if (fits(with, &at[i].who))
			return true;
	return false;
}

static bool any_lecturer(const struct zz_record *r, zz_terms_who *fits, void *with)
{
	const struct zz_hosted *guests = r->hosted.at;
	for (uint32_t i = 0; i < r->hosted.n; i++)
		if (fits(with, &guests[i].lecturer))
			return true;
	return fits(with, &r->lecturer);
}

/* Talks, members of analyses and wishes, candidates, grades, whoever carries a decision out. */
static bool any_other(const struct zz_record *r, zz_terms_who *fits, void *with)
{
	const struct zz_hosted *guests = r->hosted.at;
	const struct zz_candidate *candidates = r->election.candidates.at;
	const struct zz_grade *grades = r->grades.at;
	const struct zz_agenda *agenda = r->agenda.at;
	bool found = any_of(&r->talkers, fits, with) || any_of(&r->talkees, fits, with) ||
				 any_of(&r->members, fits, with) || any_of(&r->election.excluded, fits, with);
	for (uint32_t i = 0; !found && i < r->hosted.n; i++)
		found = any_of(&guests[i].talkers, fits, with) || any_of(&guests[i].talkees, fits, with);
	for (uint32_t i = 0; !found && i < r->election.candidates.n; i++)
		found = fits(with, &candidates[i].who);
	for (uint32_t i = 0; !found && i < r->grades.n; i++)
		found = fits(with, &grades[i].who);
	for (uint32_t i = 0; !found && i < r->agenda.n; i++)
		found = fits(with, &(struct zz_who){.name = agenda[i].person, .person = -1});
	return found;
}

bool zz_terms_any_who(const struct zz_record *r, enum zz_by role, zz_terms_who *fits, void *with)
{
	bool all = role == ZZ_BY_PERSON;
	if ((all || role == ZZ_BY_PRESENT) && any_attendee(&r->present, fits, with))
		return true;
	if ((all || role == ZZ_BY_ABSENT) && any_attendee(&r->absent, fits, with))
		return true;
	if ((all || role == ZZ_BY_HOST) && fits(with, &r->chair))
		return true;
	if ((all || role == ZZ_BY_RECORDER) && fits(with, &r->recorder))
		return true;
	if ((all || role == ZZ_BY_LECTURER) && any_lecturer(r, fits, with))
		return true;
	return all && any_other(r, fits, with);
}

struct sought {
	const struct zz_ledger *l;
	const struct zz_terms_value *v;
	struct zz_arena *a;
};

/* A name that could not be linked is compared as it is written. */
static bool is_sought(void *with, const struct zz_who *who)
{
	const struct sought *s = with;
	if (who->person >= 0)
		return who->person == s->v->what;
	return who->name && zz_str_eq(zz_name_fold(s->a, zz_intern_str(&s->l->words, who->name)), s->v->text);
}

/* --- states --- */

/* Of several reviews the last one counts. */
int32_t *zz_ledger_reviews(const struct zz_ledger *l)
{
	int32_t *best = zz_malloc((l->nrecords + 1) * sizeof *best);
	for (size_t i = 0; i < l->nrecords; i++)
		best[i] = -1;
	for (size_t i = 0; i < l->nfollowups; i++) {
		const struct zz_followup *f = &l->followups[i];
		int32_t about = f->type == ZZ_FU_REVIEW && f->record.n ? zz_ledger_refer(l, f->owner, f->record) : -1;
		if (about >= 0 && (best[about] < 0 || zz_followup_after(f, &l->followups[best[about]])))
			best[about] = (int32_t)i;
	}
	return best;
}

bool zz_record_is_in(const struct zz_ledger *l, uint32_t record, const int32_t *reviews,
					 enum zz_terms_state state)
{
	const struct zz_record *r = &l->records[record];
	int result = reviews[record] >= 0 ? l->followups[reviews[record]].result : 0;
	switch (state) {
	case ZZ_IS_READABLE:
		return r->state == ZZ_READABLE;
	case ZZ_IS_UNREADABLE:
		return r->state == ZZ_UNREADABLE;
	case ZZ_IS_WITHDRAWN:
		return r->state == ZZ_WITHDRAWN;
	case ZZ_IS_AMENDED:
		return r->amends.n > 0;
	case ZZ_IS_IMPORTED:
		return r->imported;
	case ZZ_IS_UNCOMMITTED:
		return r->changed;
	case ZZ_IS_RETURNED:
		return result == ZZ_REVIEW_RETURNED;
	default:
		return result == ZZ_REVIEW_PASSED;
	}
}

/* --- one record --- */

struct matching {
	const struct zz_terms *t;
	const struct zz_ledger *l;
	const struct zz_entries *entries;
	int32_t *reviews;
	struct zz_arena scratch;
	struct zz_buf bytes;
	uint32_t index;
	const struct zz_record *r;
	/* the record's text, read where a term asks for it */
	bool fetched, fetch_failed;
	struct zz_node *root;
	struct zz_str text; /* folded */
	struct zz_error *e;
};

static bool of_system(const struct zz_record *r, int32_t system)
{
	const struct zz_hosted *guests = r->hosted.at;
	for (uint32_t i = 0; i < r->hosted.n; i++)
		if (guests[i].kind && zz_kinds[guests[i].kind].system == system)
			return true;
	return zz_kinds[r->kind].system == system;
}

static enum fit by_kind(const struct matching *m, const struct zz_terms_value *v)
{
	const struct zz_record *r = m->r;
	if (!r->kind)
		return MAYBE;
	if (v->field == ZZ_BY_KIND)
		return fit(zz_record_is(r, (uint8_t)v->what));
	return fit(of_system(r, v->what));
}

static enum fit by_date(const struct matching *m, const struct zz_terms_value *v)
{
	const struct zz_record *r = m->r;
	if (r->date != ZZ_NO_DAY)
		return fit(r->date >= v->low && r->date <= v->high);
	if (r->file_year == ZZ_UNSET || r->file_year < 1)
		return MAYBE;
	zz_day first = zz_day_of(r->file_year, 1, 1), last = zz_day_of(r->file_year, 12, 31);
	return first <= v->high && last >= v->low ? MAYBE : NO;
}

static enum fit by_group(struct matching *m, const struct zz_terms_value *v)
{
	const struct zz_record *r = m->r;
	if (r->state == ZZ_UNREADABLE)
		return MAYBE;
	if (!r->group)
		return NO;
	const struct zz_group *g = r->org >= 0 ? zz_org_group(&m->l->roster, r->org, r->group) : NULL;
	struct zz_str id = zz_intern_str(&m->l->words, g ? g->id : r->group);
	struct zz_str name = zz_terms_fold(&m->scratch, zz_intern_str(&m->l->words, g ? g->name : r->group));
	return fit(zz_str_eq(id, v->text) || zz_str_eq(zz_str_sub(name, 0, v->text.n), v->text));
}

static enum fit by_late(const struct matching *m, const struct zz_terms_value *v)
{
	const struct zz_entered *en = m->entries ? &m->entries->at[m->index] : NULL;
	bool known = en && en->lag >= 0 && en->band != ZZ_BAND_UNKNOWN;
	if (v->what < 0)
		return fit(!known);
	if (!known)
		return UNTOLD;
	return v->what ? fit(en->band == v->what) : fit(en->lag >= v->low && en->lag <= v->high);
}

static bool contains(struct matching *m, uint32_t word, struct zz_str text)
{
	return word && zz_str_find(zz_terms_fold(&m->scratch, zz_intern_str(&m->l->words, word)), text) >= 0;
}

static enum fit by_topic(struct matching *m, const struct zz_terms_value *v)
{
	const struct zz_record *r = m->r;
	const struct zz_agenda *agenda = r->agenda.at;
	const struct zz_hosted *guests = r->hosted.at;
	bool found = contains(m, r->title, v->text);
	if (r->state == ZZ_UNREADABLE)
		return MAYBE;
	for (uint32_t i = 0; !found && i < r->agenda.n; i++)
		found = contains(m, agenda[i].topic, v->text);
	for (uint32_t i = 0; !found && i < r->hosted.n; i++)
		found = contains(m, guests[i].title, v->text);
	return fit(found);
}

static enum fit by_id(struct matching *m, const struct zz_terms_value *v)
{
	ptrdiff_t slash = zz_str_chr(v->text, '/');
	struct zz_str id = slash >= 0 ? zz_str_sub(v->text, (size_t)slash + 1, v->text.n) : v->text;
	struct zz_str owner = zz_str_sub(v->text, 0, slash >= 0 ? (size_t)slash : 0);
	return fit((slash < 0 || zz_str_eq(owner, zz_intern_str(&m->l->words, m->r->file_owner))) &&
			   zz_str_eq(zz_str_sub(m->r->id, 0, id.n), id));
}

/* --- the record's text --- */

static void add_values(struct zz_buf *out, const struct zz_node *node)
{
	if (node->kind == ZZ_SCALAR) {
		zz_buf_str(out, node->text);
		zz_buf_putc(out, '\n');
	}
	ZZ_EACH(child, node)
	add_values(out, child);
}

/* Of a file that is no YAML its bytes are searched as they are. */
static bool fetch(struct matching *m)
{
	struct zz_findings none = {.arena = &m->scratch};
	struct zz_buf values = {0};
	bool missing = false;
	if (m->fetched)
		return !m->fetch_failed;
	m->fetched = true;
	m->fetch_failed = zz_source_read(m->l->source, m->r->path, ZZ_YAML_BYTES, &m->bytes, &missing,
									 &(struct zz_error){.lang = m->e->lang}) != ZZ_OK ||
					  missing;
	if (m->fetch_failed)
		return false;
	m->root = zz_yaml_parse(zz_buf_view(&m->bytes), m->r->path, &m->scratch, &none);
	if (m->root)
		add_values(&values, m->root);
	/* A blank that cannot be typed keeps two values apart: folding leaves line breaks out. */
	for (size_t i = 0; i < values.n; i++)
		values.data[i] = values.data[i] == '\n' ? '\x1f' : values.data[i];
	m->text = zz_terms_fold(&m->scratch, zz_buf_view(m->root ? &values : &m->bytes));
	zz_buf_free(&values);
	free(none.at);
	return true;
}

static enum fit by_text(struct matching *m, const struct zz_terms_value *v)
{
	return fetch(m) ? fit(zz_str_find(m->text, v->text) >= 0) : MAYBE;
}

/* In the list of those present, as a guest. */
static bool came_as_guest(struct matching *m, const struct zz_terms_value *v)
{
	const struct zz_attendee *at = m->r->present.at;
	for (uint32_t i = 0; i < m->r->present.n; i++) {
		const struct zz_who *who = &at[i].who;
		if (at[i].role != ZZ_AS_GUEST)
			continue;
		if (who->person >= 0 && v->what >= 0 ? who->person == v->what : contains(m, who->name, v->text))
			return true;
	}
	return false;
}

static enum fit by_guest(struct matching *m, const struct zz_terms_value *v)
{
	if (came_as_guest(m, v))
		return YES;
	if (!fetch(m) || !m->root || !m->r->kind)
		return m->r->state == ZZ_UNREADABLE ? MAYBE : NO;
	const struct zz_node *guests = zz_form_get(&zz_kinds[m->r->kind].form, m->root, "guests");
	struct zz_buf values = {0};
	if (guests)
		add_values(&values, guests);
	struct zz_str text = zz_terms_fold(&m->scratch, zz_buf_view(&values));
	zz_buf_free(&values);
	return fit(zz_str_find(text, v->text) >= 0);
}

/* --- all terms --- */

static enum fit by_who(struct matching *m, const struct zz_terms_value *v)
{
	struct sought s = {m->l, v, &m->scratch};
	if (m->r->state == ZZ_UNREADABLE)
		return MAYBE;
	return fit(zz_terms_any_who(m->r, (enum zz_by)v->field, is_sought, &s));
}

static enum fit by_year(const struct matching *m, const struct zz_terms_value *v)
{
	int32_t year = m->r->assessment_year;
	if (m->r->state == ZZ_UNREADABLE)
		return MAYBE;
	return fit(year != ZZ_UNSET && year >= v->low && year <= v->high);
}

static enum fit by_state(const struct matching *m, const struct zz_terms_value *v)
{
	return fit(zz_record_is_in(m->l, m->index, m->reviews, (enum zz_terms_state)v->what));
}

static enum fit by_field(struct matching *m, const struct zz_terms_value *v)
{
	switch (v->field) {
	case ZZ_BY_KIND:
	case ZZ_BY_SYSTEM:
		return by_kind(m, v);
	case ZZ_BY_DATE:
		return by_date(m, v);
	case ZZ_BY_YEAR:
		return by_year(m, v);
	case ZZ_BY_BRANCH:
		return fit((int32_t)m->r->owner == v->what);
	case ZZ_BY_GROUP:
		return by_group(m, v);
	case ZZ_BY_GUEST:
		return by_guest(m, v);
	case ZZ_BY_TOPIC:
		return by_topic(m, v);
	case ZZ_BY_TEXT:
		return by_text(m, v);
	case ZZ_BY_LATE:
		return by_late(m, v);
	case ZZ_BY_STATE:
		return by_state(m, v);
	case ZZ_BY_ID:
		return by_id(m, v);
	default:
		return by_who(m, v);
	}
}

/* One field: any of its values; and none of those that are left out. */
static enum fit match_field(struct matching *m, int field)
{
	enum fit best = NO, worst = YES;
	bool asked = false;
	for (size_t i = 0; i < m->t->n; i++) {
		const struct zz_terms_value *v = &m->t->at[i];
		if (v->field != field)
			continue;
		enum fit one = by_field(m, v);
		if (v->not ) {
			one = one == YES ? NO : one == NO ? YES : one;
			worst = one < worst ? one : worst;
			continue;
		}
		asked = true;
		best = one > best ? one : best;
	}
	return asked && best < worst ? best : worst;
}

/* Fields that need the file come last, and only for what fits so far. */
static enum fit match(struct matching *m)
{
	enum fit all = YES;
	for (int pass = 0; pass < 2; pass++)
		for (int field = 0; field < ZZ_BY_FIELDS && all != NO; field++) {
			bool slow = field == ZZ_BY_TEXT || field == ZZ_BY_GUEST;
			enum fit one = slow == (pass == 1) ? match_field(m, field) : YES;
			all = one < all ? one : all;
		}
	return all;
}

int zz_terms_select(struct zz_selection *out, const struct zz_terms *t, const struct zz_ledger *l,
					const struct zz_entries *entries, struct zz_error *e)
{
	struct matching m = {.t = t, .l = l, .entries = entries, .e = e};
	*out = (struct zz_selection){0};
	m.reviews = zz_ledger_reviews(l);
	for (uint32_t i = 0; i < l->nrecords; i++) {
		m.index = i;
		m.r = &l->records[i];
		m.fetched = false;
		m.root = NULL;
		zz_arena_reset(&m.scratch);
		enum fit one = match(&m);
		out->untold += one == UNTOLD;
		out->doubtful += one == MAYBE;
		if (one >= MAYBE)
			*ZZ_PUSH(out) = i;
	}
	free(m.reviews);
	zz_buf_free(&m.bytes);
	zz_arena_free(&m.scratch);
	return ZZ_OK;
}
