/* Terms of a committee or of the leading members of a body, and the posts in them. */
#include "entry/roster_parts.h"

#include "base/message.h"
#include "base/text.h"

#include <string.h>

/* A term in its file. */
struct place {
	struct zz_roster_text *text;
	const char *list;           /* committee, terms */
	const struct zz_form *form; /* of a term */
	size_t item;                /* from 1 */
	const struct zz_raw_term *term;
};

static int open_place(struct zz_roster_edit *ed, int32_t org, struct place *out, struct zz_error *e)
{
	struct zz_roster_text *t = zz_roster_text(ed, org, e);
	if (!t)
		return e ? e->status : ZZ_ESHAPE;
	const char *list = t->body ? "terms" : "committee";
	*out = (struct place){.text = t, .list = list, .form = zz_form_below(t->patch.form, list)};
	return ZZ_OK;
}

/* The term that began last by a day; the file may hold them in any order. */
static void find_term(struct zz_roster_edit *ed, struct place *p, zz_day on)
{
	struct zz_raw_org raw = zz_roster_raw(ed, p->text);
	const struct zz_raw_term *terms = raw.terms.at;
	for (size_t i = 0; i < raw.terms.n; i++) {
		zz_day from = terms[i].dates.from;
		if (from != ZZ_NO_DAY && from > on)
			continue;
		if (!p->term || from >= p->term->dates.from) {
			p->term = &terms[i];
			p->item = i + 1;
		}
	}
}

static int running_term(struct zz_roster_edit *ed, int32_t org, zz_day on, struct place *p,
						struct zz_error *e)
{
	char day[ZZ_DATE_MAX];
	int rc = open_place(ed, org, p, e);
	if (rc)
		return rc;
	find_term(ed, p, on);
	if (!p->term || !zz_dates_hold(p->term->dates, on))
		return zz_error(e, ZZ_EUSAGE, N_("%.*s has no term of office on %s; zzsh roster term enters one"),
						ZZ_FMT(zz_org_name(ed, org)), zz_day_text(on, day));
	return ZZ_OK;
}

static struct zz_node *term_node(const struct place *p)
{
	return zz_roster_node(p->text, p->list, p->item);
}

/* A post with the dates that hold in its term. */
static struct zz_dates dates_of(const struct place *p, const struct zz_raw_post *post)
{
	struct zz_dates own = post->dates, all = p->term->dates;
	return (struct zz_dates){own.from != ZZ_NO_DAY ? own.from : all.from,
							 own.until != ZZ_NO_DAY ? own.until : all.until};
}

static uint8_t kind_of(const struct zz_raw_post *post)
{
	return post->post ? post->post : ZZ_POST_MEMBER;
}

static int32_t holder_of(const struct zz_roster_edit *ed, const struct zz_raw_post *post, int32_t org,
						 zz_day on)
{
	return zz_roster_resolve(&ed->ledger->roster, post->who.name, post->who.id, org, on);
}

struct posting {
	int32_t org, person;
	uint8_t post;
	zz_day on;
	struct place place;
};

/* The item of a post that the person holds on a day, as the file says; 0 none. */
static size_t held(const struct zz_roster_edit *ed, const struct posting *g, uint8_t post, zz_day on)
{
	const struct zz_raw_post *posts = g->place.term->posts.at;
	for (size_t i = 0; i < g->place.term->posts.n; i++)
		if (kind_of(&posts[i]) == post && zz_dates_hold(dates_of(&g->place, &posts[i]), on) &&
			holder_of(ed, &posts[i], g->org, on) == g->person)
			return i + 1;
	return 0;
}

static int end_item(struct zz_roster_edit *ed, const struct posting *g, size_t item, struct zz_error *e)
{
	const struct zz_raw_post *posts = g->place.term->posts.at;
	char day[ZZ_DATE_MAX];
	if (dates_of(&g->place, &posts[item - 1]).from >= g->on)
		return zz_error(e, ZZ_EUSAGE, N_("that post begins on %s; its end must be later"),
						zz_day_text(dates_of(&g->place, &posts[item - 1]).from, day));
	return zz_map_end_item(&g->place.text->patch, term_node(&g->place), g->place.form, "posts", item,
						   g->on - 1, ed->lang, e);
}

/* A branch has one secretary; a branch without a committee has a secretary and deputies only. */
static int check_post(const struct zz_roster_edit *ed, const struct posting *g, struct zz_error *e)
{
	enum zz_lang lang = e ? e->lang : ed->reader;
	const char *word = zz_term_text(&zz_post_terms[g->post - 1], lang);
	char day[ZZ_DATE_MAX];
	if (held(ed, g, g->post, g->on))
		return zz_error(e, ZZ_EUSAGE, N_("%.*s is entered as %.*s already"),
						ZZ_FMT(zz_person_name(ed, g->person)), ZZ_FMT(zz_str(word)));
	if (g->place.term->state == ZZ_TERM_NONE && g->post != ZZ_POST_SECRETARY && g->post != ZZ_POST_DEPUTY)
		return zz_error(e, ZZ_EUSAGE, N_("%.*s has no committee in this term, only a secretary and deputies"),
						ZZ_FMT(zz_org_name(ed, g->org)));
	const struct zz_org *o = &ed->ledger->roster.orgs[g->org];
	int32_t other = g->post == ZZ_POST_SECRETARY ? zz_org_holder(o, ZZ_POST_SECRETARY, g->on) : -1;
	if (other < 0)
		return ZZ_OK;
	struct zz_str name = zz_person_name(ed, other);
	return zz_error(
		e, ZZ_EUSAGE,
		N_("%s is %.*s on %s. Enter the end first: zzsh roster post %.*s --post %s --on %s --end"), word,
		ZZ_FMT(name), zz_day_text(g->on, day), ZZ_FMT(name), word, day);
}

/* Secretary and deputy are steps of one ladder, and whoever gets a post of his own is no plain member any
 * more. */
static int end_former(struct zz_roster_edit *ed, struct posting *g, struct zz_error *e)
{
	uint8_t other = g->post == ZZ_POST_SECRETARY ? ZZ_POST_DEPUTY
					: g->post == ZZ_POST_DEPUTY  ? ZZ_POST_SECRETARY
												 : 0;
	const uint8_t ends[] = {ZZ_POST_MEMBER, other};
	for (size_t i = 0; i < 2; i++) {
		size_t item = ends[i] ? held(ed, g, ends[i], g->on) : 0;
		int rc = item ? end_item(ed, g, item, e) : ZZ_OK;
		if (rc)
			return rc;
		if (item)
			ZZ_SAY(ed, N_("%.*s: no longer %s with it\n"), ZZ_FMT(zz_person_name(ed, g->person)),
				   zz_term_text(&zz_post_terms[ends[i] - 1], ed->reader));
	}
	return ZZ_OK;
}

static struct zz_node *post_node(struct zz_roster_edit *ed, const struct place *p, int32_t person,
								 uint8_t post, int32_t org, zz_day on)
{
	const struct zz_form *form = zz_form_below(p->form, "posts");
	struct zz_node *node = zz_roster_who(ed, form, person, org, on);
	zz_map_add(&ed->arena, node, form, "post", zz_str(zz_term_text(&zz_post_terms[post - 1], ed->lang)),
			   ed->lang);
	return node;
}

static int begin_post(struct zz_roster_edit *ed, struct posting *g, struct zz_error *e)
{
	int rc = check_post(ed, g, e);
	if (rc)
		return rc;
	struct zz_node *node = post_node(ed, &g->place, g->person, g->post, g->org, g->on);
	if (g->on != g->place.term->dates.from)
		zz_map_add_day(&ed->arena, node, zz_form_below(g->place.form, "posts"), "from", g->on, ed->lang);
	rc = end_former(ed, g, e);
	return rc ? rc
			  : zz_map_push(&g->place.text->patch, term_node(&g->place), g->place.form, "posts", node,
							ed->lang, e);
}

static int end_post(struct zz_roster_edit *ed, struct posting *g, struct zz_error *e)
{
	size_t item = held(ed, g, g->post, g->on - 1);
	const char *word = zz_term_text(&zz_post_terms[g->post - 1], e ? e->lang : ed->reader);
	if (!item)
		return zz_error(e, ZZ_EUSAGE, N_("%.*s is not entered as %.*s on the day before"),
						ZZ_FMT(zz_person_name(ed, g->person)), ZZ_FMT(zz_str(word)));
	return end_item(ed, g, item, e);
}

static void tell_post(struct zz_roster_edit *ed, const struct posting *g, bool end)
{
	struct zz_str org = zz_org_name(ed, g->org), name = zz_person_name(ed, g->person);
	const struct zz_term *word = &zz_post_terms[g->post - 1];
	char day[ZZ_DATE_MAX];
	zz_day_text(g->on, day);
	if (end) {
		zz_msgf(&ed->subject, ed->lang, N_("roster: %.*s, %.*s is no longer %.*s"), ZZ_FMT(org), ZZ_FMT(name),
				ZZ_FMT(zz_str(zz_term_text(word, ed->lang))));
		ZZ_SAY(ed, N_("%.*s, %.*s: no longer %s from %s on\n"), ZZ_FMT(org), ZZ_FMT(name),
			   zz_term_text(word, ed->reader), day);
		return;
	}
	zz_msgf(&ed->subject, ed->lang, N_("roster: %.*s, %.*s becomes %.*s"), ZZ_FMT(org), ZZ_FMT(name),
			ZZ_FMT(zz_str(zz_term_text(word, ed->lang))));
	ZZ_SAY(ed, N_("%.*s, %.*s: %s from %s on, in the term since "), ZZ_FMT(org), ZZ_FMT(name),
		   zz_term_text(word, ed->reader), day);
	zz_buf_printf(&ed->said, "%s\n", zz_day_text(g->place.term->dates.from, day));
}

/* Whoever sits on a branch's committee is one of its members; a body may be filled from anywhere. */
static int may_sit(const struct zz_roster_edit *ed, int32_t org, int32_t person, zz_day on,
				   struct zz_error *e)
{
	if (ed->ledger->roster.orgs[org].body)
		return ZZ_OK;
	return zz_roster_member_on(ed, person, org, on, e) ? ZZ_OK : ZZ_EUSAGE;
}

int zz_roster_post(struct zz_roster_edit *ed, const struct zz_roster_said *s, struct zz_error *e)
{
	struct posting g = {.on = s->on != ZZ_NO_DAY ? s->on : s->from};
	if (g.on == ZZ_NO_DAY)
		return zz_error(e, ZZ_EUSAGE, N_("from which day on? --on DATE"));
	if (!s->post.n == !s->title.n || s->nposts > 1)
		return zz_error(e, ZZ_EUSAGE,
						N_("which post? One of --post for the committee (secretary …) and --title for a post "
						   "outside the branch"));
	if (s->title.n)
		return zz_roster_duty(ed, s, g.on, e);
	int rc = zz_term_said(zz_post_terms, s->post, "post", &g.post, e);
	if (!rc)
		rc = zz_roster_org_said(ed, s->branch, true, &g.org, e);
	if (!rc)
		rc = zz_person_typed(ed->ledger, s->who, g.org, g.on, &g.person, e);
	if (!rc && !s->end)
		rc = may_sit(ed, g.org, g.person, g.on, e);
	if (!rc)
		rc = running_term(ed, g.org, s->end ? g.on - 1 : g.on, &g.place, e);
	if (!rc)
		rc = s->end ? end_post(ed, &g, e) : begin_post(ed, &g, e);
	if (rc)
		return rc;
	ed->effect = g.on;
	ed->due = true;
	tell_post(ed, &g, s->end);
	return ZZ_OK;
}

/* --- who goes has no post any more --- */

/* The posts of a person in one list that would go on. */
struct ending {
	struct zz_roster_text *text;
	const char *list, *slug; /* committee, posts */
	int32_t org, person;
	zz_day on;
};

static int end_list(struct zz_roster_edit *ed, const struct ending *x, size_t item, struct zz_dates all,
					const struct zz_list *posts, struct zz_error *e)
{
	const struct zz_raw_post *at = posts->at;
	const struct zz_form *form = zz_form_below(x->text->patch.form, x->list);
	int rc = ZZ_OK;
	for (size_t i = 0; !rc && i < posts->n; i++) {
		struct zz_dates dates = {at[i].dates.from != ZZ_NO_DAY ? at[i].dates.from : all.from,
								 at[i].dates.until != ZZ_NO_DAY ? at[i].dates.until : all.until};
		if (!zz_dates_hold(dates, x->on - 1) || (dates.until != ZZ_NO_DAY && dates.until < x->on) ||
			holder_of(ed, &at[i], x->org, x->on - 1) != x->person)
			continue;
		rc = zz_map_end_item(&x->text->patch, zz_roster_node(x->text, x->list, item), form, x->slug, i + 1,
							 x->on - 1, ed->lang, e);
	}
	return rc;
}

int zz_roster_end_posts(struct zz_roster_edit *ed, const struct zz_membership *m, zz_day on,
						struct zz_error *e)
{
	struct zz_roster_text *t = zz_roster_text(ed, m->org, e);
	int rc = t ? ZZ_OK : e ? e->status : ZZ_ESHAPE;
	if (rc || t->body)
		return rc;
	struct zz_raw_org raw = zz_roster_raw(ed, t);
	const struct zz_raw_term *terms = raw.terms.at;
	const struct zz_raw_group *groups = raw.groups.at;
	struct ending x = {t, "committee", "posts", m->org, m->person, on};
	for (size_t i = 0; !rc && i < raw.terms.n; i++)
		rc = end_list(ed, &x, i + 1, terms[i].dates, &terms[i].posts, e);
	x.list = "groups";
	x.slug = "leaders";
	for (size_t i = 0; !rc && i < raw.groups.n; i++)
		rc = end_list(ed, &x, i + 1, groups[i].dates, &groups[i].leaders, e);
	return rc;
}

/* --- terms --- */

static int check_term(const struct zz_roster_edit *ed, const struct place *p, int32_t org,
					  const struct zz_roster_said *s, struct zz_error *e)
{
	char day[ZZ_DATE_MAX];
	if (s->none && s->unknown)
		return zz_error(e, ZZ_EUSAGE, N_("--none and --unknown exclude each other"));
	if (s->years != ZZ_UNSET && (s->years < 1 || s->years > 10))
		return zz_error(e, ZZ_EUSAGE, N_("--years: a term has between 1 and 10 years"));
	if (s->expires != ZZ_NO_DAY && s->expires <= s->from)
		return zz_error(e, ZZ_EUSAGE, N_("--expires lies before the term begins"));
	if (p->term && p->term->dates.from != ZZ_NO_DAY && p->term->dates.from >= s->from)
		return zz_error(e, ZZ_EUSAGE,
						N_("%.*s has a term since %s; a new one must begin later. Former terms are entered "
						   "in the file, oldest first"),
						ZZ_FMT(zz_org_name(ed, org)), zz_day_text(p->term->dates.from, day));
	return zz_roster_org_on(ed, org, s->from, e);
}

/* "王建国=书记"; a name alone is a plain member of the committee. */
static int term_post(struct zz_roster_edit *ed, const struct place *p, int32_t org, zz_day on,
					 struct zz_str typed, struct zz_node *posts, struct zz_error *e)
{
	struct zz_str name = typed, word = {0};
	uint8_t post = ZZ_POST_MEMBER;
	int32_t person;
	zz_typed_cut(typed, '=', "＝", &name, &word);
	if (zz_enum_find(zz_post_terms, name) && !zz_enum_find(zz_post_terms, word)) { /* 书记=王建国 */
		struct zz_str swap = name;
		name = word;
		word = swap;
	}
	int rc = word.n ? zz_term_said(zz_post_terms, word, "post", &post, e) : ZZ_OK;
	if (!rc)
		rc = zz_person_typed(ed->ledger, name, org, on, &person, e);
	if (!rc)
		rc = may_sit(ed, org, person, on, e);
	if (rc)
		return rc;
	zz_node_append(&ed->arena, posts, (struct zz_str){0}, post_node(ed, p, person, post, org, on));
	return ZZ_OK;
}

static int new_term(struct zz_roster_edit *ed, const struct place *p, int32_t org,
					const struct zz_roster_said *s, struct zz_node **out, struct zz_error *e)
{
	const struct zz_item *state = zz_form_item(p->form, ZZ_STR("state"));
	struct zz_node *term = zz_node_new(&ed->arena, ZZ_MAP, ZZ_BLOCK);
	struct zz_node *posts = zz_node_new(&ed->arena, ZZ_SEQ, ZZ_BLOCK);
	int rc = ZZ_OK;
	zz_map_add_day(&ed->arena, term, p->form, "from", s->from, ed->lang);
	if (s->years != ZZ_UNSET)
		zz_map_add(&ed->arena, term, p->form, "years", zz_arena_printf(&ed->arena, "%d", (int)s->years),
				   ed->lang);
	zz_map_add_day(&ed->arena, term, p->form, "expires", s->expires, ed->lang);
	if (s->none || s->unknown)
		zz_map_add(&ed->arena, term, p->form, "state",
				   zz_str(zz_term_text(&state->field->values[(s->none ? ZZ_TERM_NONE : ZZ_TERM_UNKNOWN) - 1],
									   ed->lang)),
				   ed->lang);
	for (size_t i = 0; !rc && i < s->nposts; i++)
		rc = term_post(ed, p, org, s->from, s->posts[i], posts, e);
	const struct zz_item *list = zz_form_item(p->form, ZZ_STR("posts"));
	if (posts->n)
		zz_node_append(&ed->arena, term, zz_str(zz_term_text(&list->field->name, ed->lang)), posts);
	*out = term;
	return rc;
}

static int end_term(struct zz_roster_edit *ed, const struct place *p, zz_day on, struct zz_error *e)
{
	char day[ZZ_DATE_MAX];
	if (!p->term || (p->term->dates.until != ZZ_NO_DAY && p->term->dates.until < on))
		return ZZ_OK;
	return zz_map_put_text(&p->text->patch, term_node(p), p->form, "until", zz_str(zz_day_text(on - 1, day)),
						   ed->lang, e);
}

static void tell_term(struct zz_roster_edit *ed, const struct place *p, int32_t org,
					  const struct zz_roster_said *s)
{
	struct zz_str name = zz_org_name(ed, org);
	char day[ZZ_DATE_MAX], other[ZZ_DATE_MAX];
	zz_day_text(s->from, day);
	zz_msgf(&ed->subject, ed->lang, N_("roster: %.*s, new term from %s"), ZZ_FMT(name), day);
	if (s->none)
		ZZ_SAY(ed, N_("%.*s: no committee from %s on, a secretary only\n"), ZZ_FMT(name), day);
	else if (s->unknown)
		ZZ_SAY(ed,
			   N_("%.*s: a committee whose members are not known, from %s on; its quorum is not assessed\n"),
			   ZZ_FMT(name), day);
	else
		ZZ_SAY(ed, N_("%.*s: a new term from %s on (people: %zu)\n"), ZZ_FMT(name), day, s->nposts);
	if (p->term && (p->term->dates.until == ZZ_NO_DAY || p->term->dates.until >= s->from))
		ZZ_SAY(ed, N_("The term since %s ends on %s\n"), zz_day_text(p->term->dates.from, day),
			   zz_day_text(s->from - 1, other));
}

int zz_roster_term(struct zz_roster_edit *ed, const struct zz_roster_said *s, struct zz_error *e)
{
	struct place p = {0};
	int32_t org;
	struct zz_node *term = NULL;
	int rc = zz_roster_org_said(ed, s->branch, true, &org, e);
	if (!rc)
		rc = open_place(ed, org, &p, e);
	if (rc)
		return rc;
	find_term(ed, &p, ZZ_DAY_MAX);
	rc = check_term(ed, &p, org, s, e);
	if (!rc)
		rc = new_term(ed, &p, org, s, &term, e);
	if (!rc)
		rc = end_term(ed, &p, s->from, e);
	if (!rc)
		rc = zz_map_push(&p.text->patch, p.text->patch.root, p.text->patch.form, p.list, term, ed->lang, e);
	if (rc)
		return rc;
	ed->effect = s->from;
	ed->due = true;
	tell_term(ed, &p, org, s);
	return ZZ_OK;
}
