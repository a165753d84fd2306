/* Members: who joins, leaves, moves to another branch or group. */
#include "entry/roster_parts.h"

#include "base/message.h"
#include "base/text.h"
#include "entry/member_id.h"
#include "model/record.h"

#include <stdlib.h>

/* --- join --- */

struct joining {
	int32_t org;
	struct zz_str name, id, group;
	const struct zz_roster_said *said;
};

static int taken_id(const struct zz_roster_edit *ed, const struct joining *j, int32_t person,
					struct zz_error *e)
{
	struct zz_buf text = {0};
	zz_person_text(&text, ed->ledger, person, ed->ledger->today, e ? e->lang : ed->reader);
	int rc = zz_error(
		e, ZZ_EUSAGE,
		N_("the id %.*s belongs to %s already and is never given again. If it is the same person, use "
		   "zzsh roster move %.*s --to BRANCH --on DATE; if it is another one, give an id with --id"),
		ZZ_FMT(j->id), text.data, ZZ_FMT(j->id));
	zz_buf_free(&text);
	return rc;
}

/* Somebody of the same name who joined the party on the same day is most likely the same person, in another
 * branch. */
static int same_person(const struct zz_roster_edit *ed, const struct joining *j, struct zz_error *e)
{
	struct zz_arena a = {0};
	struct zz_str folded = zz_name_fold(&a, j->name);
	const struct zz_roster *r = &ed->ledger->roster;
	int32_t found = -1;
	for (uint32_t i = 0; found < 0 && i < r->npeople; i++)
		if (zz_str_eq(zz_word(ed, r->people[i].folded), folded) &&
			(r->people[i].joined == j->said->joined || !zz_person_has_id(ed->ledger, (int32_t)i)))
			found = (int32_t)i;
	zz_arena_free(&a);
	if (found < 0)
		return ZZ_OK;
	struct zz_buf text = {0};
	zz_person_text(&text, ed->ledger, found, ed->ledger->today, e ? e->lang : ed->reader);
	int rc = zz_error(
		e, ZZ_EUSAGE,
		N_("the roster has %s already. If it is the same person, use zzsh roster move; if it is another "
		   "one, say when each of them joined the party, or give an id with --id"),
		text.data);
	zz_buf_free(&text);
	return rc;
}

static int join_id(const struct zz_roster_edit *ed, struct joining *j, struct zz_arena *a, struct zz_error *e)
{
	struct zz_buf minted = {0};
	const struct zz_roster_said *s = j->said;
	if (s->id.n) {
		j->id = s->id;
	} else {
		zz_member_id(&minted, j->name, s->pinyin, s->joined, zz_word(ed, ed->ledger->roster.orgs[j->org].id));
		j->id = zz_arena_str(a, zz_buf_view(&minted));
		zz_buf_free(&minted);
	}
	int32_t person = zz_roster_person(&ed->ledger->roster, zz_intern_find(&ed->ledger->words, j->id));
	if (person >= 0)
		return taken_id(ed, j, person, e);
	return s->id.n ? ZZ_OK : same_person(ed, j, e);
}

static int check_joining(const struct zz_roster_edit *ed, const struct joining *j, struct zz_error *e)
{
	const struct zz_roster_said *s = j->said;
	int rc = zz_person_name_check(j->name, e);
	if (rc)
		return rc;
	if (s->joined != ZZ_NO_DAY && s->joined > ed->ledger->today)
		return zz_error(e, ZZ_EUSAGE,
						N_("--joined lies ahead: enter who joins the party once the meeting has decided it"));
	if (s->joined != ZZ_NO_DAY && s->full != ZZ_NO_DAY && s->full < s->joined)
		return zz_error(e, ZZ_EUSAGE, N_("--full lies before --joined"));
	if (s->joined != ZZ_NO_DAY && s->from != ZZ_NO_DAY && s->from < s->joined)
		return zz_error(e, ZZ_EUSAGE,
						N_("--from lies before --joined: nobody is a member before joining the party"));
	return s->from == ZZ_NO_DAY ? ZZ_OK : zz_roster_org_on(ed, j->org, s->from, e);
}

/* Records of former days name the one there was; a second one must not have been there then. */
static int check_namesake(const struct zz_roster_edit *ed, const struct joining *j, struct zz_error *e)
{
	const struct zz_org *o = &ed->ledger->roster.orgs[j->org];
	struct zz_arena a = {0};
	struct zz_str folded = zz_name_fold(&a, j->name);
	bool found = false;
	for (uint32_t i = 0; i < o->nmembers; i++)
		found =
			found || zz_str_eq(zz_word(ed, ed->ledger->roster.people[o->members[i].person].folded), folded);
	zz_arena_free(&a);
	if (!found || j->said->from != ZZ_NO_DAY)
		return ZZ_OK;
	return zz_error(
		e, ZZ_EUSAGE,
		N_("%.*s has a %.*s already: say with --from since when the second one is a member, so that former "
		   "records still mean the first"),
		ZZ_FMT(zz_word(ed, o->name)), ZZ_FMT(j->name));
}

/* Without --from: since the branch or the membership of the party began (model/roster.h). */
static zz_day beginning(const struct zz_roster_edit *ed, const struct joining *j)
{
	zz_day founded = ed->ledger->roster.orgs[j->org].founded;
	if (j->said->from != ZZ_NO_DAY)
		return j->said->from;
	return founded > j->said->joined ? founded : j->said->joined;
}

/* Whoever is entered while meetings are on record was not there from the beginning, or the lists of those
 * meetings would have to name him: that is asked, not guessed. */
static int ask_since(const struct zz_roster_edit *ed, const struct joining *j, struct zz_error *e)
{
	char day[ZZ_DATE_MAX];
	zz_day last = j->said->from == ZZ_NO_DAY ? zz_roster_last_record(ed, j->org) : ZZ_NO_DAY;
	if (last == ZZ_NO_DAY || last < beginning(ed, j))
		return ZZ_OK;
	return zz_error(e, ZZ_EUSAGE,
					N_("%.*s has records up to %s: say with --from since when %.*s is a member there, or the "
					   "meetings before would ask for somebody who was not yet due"),
					ZZ_FMT(zz_org_name(ed, j->org)), zz_day_text(last, day), ZZ_FMT(j->name));
}

static struct zz_node *new_entry(struct zz_roster_edit *ed, const struct joining *j,
								 const struct zz_form *form)
{
	const struct zz_roster_said *s = j->said;
	struct zz_node *entry = zz_node_new(&ed->arena, ZZ_MAP, ZZ_BLOCK);
	zz_map_add(&ed->arena, entry, form, "id", j->id, ed->lang);
	zz_map_add(&ed->arena, entry, form, "name", j->name, ed->lang);
	zz_map_add(&ed->arena, entry, form, "pinyin", s->pinyin, ed->lang);
	zz_map_add_day(&ed->arena, entry, form, "joined", s->joined, ed->lang);
	zz_map_add_day(&ed->arena, entry, form, "full", s->full, ed->lang);
	zz_map_add_day(&ed->arena, entry, form, "from", s->from, ed->lang);
	zz_map_add(&ed->arena, entry, form, "group", j->group, ed->lang);
	return entry;
}

static void tell_join(struct zz_roster_edit *ed, const struct joining *j)
{
	struct zz_str org = zz_org_name(ed, j->org);
	char day[ZZ_DATE_MAX];
	if (j->said->from != ZZ_NO_DAY)
		zz_msgf(&ed->subject, ed->lang, N_("roster: %.*s, %.*s comes"), ZZ_FMT(org), ZZ_FMT(j->name));
	else
		zz_msgf(&ed->subject, ed->lang, N_("roster: %.*s, %.*s is entered"), ZZ_FMT(org), ZZ_FMT(j->name));
	if (ed->effect == ZZ_NO_DAY)
		ZZ_SAY(ed, N_("%.*s, %.*s (%.*s): member from the beginning on; who came later needs --from\n"),
			   ZZ_FMT(org), ZZ_FMT(j->name), ZZ_FMT(j->id));
	else if (j->said->from != ZZ_NO_DAY)
		ZZ_SAY(ed, N_("%.*s, %.*s (%.*s): member from %s on\n"), ZZ_FMT(org), ZZ_FMT(j->name), ZZ_FMT(j->id),
			   zz_day_text(ed->effect, day));
	else if (ed->effect == j->said->joined)
		ZZ_SAY(ed,
			   N_("%.*s, %.*s (%.*s): entered; counts here since joining the party (%s), because --from was "
				  "not given\n"),
			   ZZ_FMT(org), ZZ_FMT(j->name), ZZ_FMT(j->id), zz_day_text(ed->effect, day));
	else
		ZZ_SAY(ed,
			   N_("%.*s, %.*s (%.*s): entered; counts here since the branch began (%s), because --from was "
				  "not given; who came later needs the day in the file\n"),
			   ZZ_FMT(org), ZZ_FMT(j->name), ZZ_FMT(j->id), zz_day_text(ed->effect, day));
}

int zz_roster_join(struct zz_roster_edit *ed, const struct zz_roster_said *s, struct zz_error *e)
{
	struct joining j = {.said = s, .name = zz_person_name_closed(&ed->arena, zz_str_trim(s->name))};
	int rc = zz_roster_org_said(ed, s->branch, true, &j.org, e);
	if (!rc)
		rc = check_joining(ed, &j, e);
	if (!rc)
		rc = join_id(ed, &j, &ed->arena, e);
	zz_day on = s->from != ZZ_NO_DAY ? s->from : ed->ledger->today;
	if (!rc && s->group.n)
		rc = zz_roster_group_said(ed, j.org, s->group, on, &j.group, e);
	if (!rc)
		rc = check_namesake(ed, &j, e);
	if (!rc)
		rc = ask_since(ed, &j, e);
	if (!rc)
		rc = zz_roster_tell_apart(ed, j.name, -1, e);
	struct zz_roster_text *t = rc ? NULL : zz_roster_text(ed, j.org, e);
	if (!t)
		return rc ? rc : (e ? e->status : ZZ_ESHAPE);
	const struct zz_form *form = zz_form_below(t->patch.form, "members");
	ed->effect = beginning(ed, &j);
	ed->due = ed->numbers = true;
	tell_join(ed, &j);
	return zz_map_push(&t->patch, t->patch.root, t->patch.form, "members", new_entry(ed, &j, form), ed->lang,
					   e);
}

/* --- leave --- */

/* A membership that has not ended yet and began before a day. */
static int running(const struct zz_roster_edit *ed, const struct zz_membership *m, zz_day on,
				   struct zz_error *e)
{
	char day[ZZ_DATE_MAX];
	struct zz_str name = zz_person_name(ed, m->person), org = zz_org_name(ed, m->org);
	if (m->left)
		return zz_error(e, ZZ_EUSAGE,
						N_("%.*s left %.*s on %s according to the roster; correct that in the file"),
						ZZ_FMT(name), ZZ_FMT(org), zz_day_text(m->dates.until + 1, day));
	if (m->dates.from != ZZ_NO_DAY && on <= m->dates.from)
		return zz_error(e, ZZ_EUSAGE, N_("%.*s is a member of %.*s since %s; leaving must be later"),
						ZZ_FMT(name), ZZ_FMT(org), zz_day_text(m->dates.from, day));
	return ZZ_OK;
}

static void tell_posts(struct zz_roster_edit *ed, const struct zz_membership *m, zz_day on)
{
	uint8_t post = zz_org_post(&ed->ledger->roster.orgs[m->org], m->person, on - 1);
	if (post)
		ZZ_SAY(ed, N_("%.*s was %s there; that ends with it, and zzsh roster post enters who follows\n"),
			   ZZ_FMT(zz_person_name(ed, m->person)), zz_term_text(&zz_post_terms[post - 1], ed->reader));
}

static int leave_how(const struct zz_roster_said *s, uint8_t *how, struct zz_error *e)
{
	*how = ZZ_LEFT_TRANSFERRED;
	if (!s->how.n && s->to.n)
		return ZZ_OK;
	return zz_term_said(zz_leave_terms, s->how, "how", how, e);
}

int zz_roster_leave(struct zz_roster_edit *ed, const struct zz_roster_said *s, struct zz_error *e)
{
	const struct zz_membership *m = NULL;
	int32_t person;
	uint8_t how;
	char day[ZZ_DATE_MAX];
	int rc = leave_how(s, &how, e);
	if (!rc)
		rc = zz_roster_member_said(ed, s->who, s->branch, s->on, &person, &m, e);
	if (!rc)
		rc = running(ed, m, s->on, e);
	if (!rc)
		rc = zz_roster_end(ed, m, s->on, how, s->to, e);
	if (rc)
		return rc;
	struct zz_str org = zz_org_name(ed, m->org), name = zz_person_name(ed, person);
	const struct zz_term *word = &zz_leave_terms[how - 1];
	ed->effect = s->on;
	ed->due = ed->numbers = true;
	zz_msgf(&ed->subject, ed->lang, N_("roster: %.*s, %.*s leaves (%s)"), ZZ_FMT(org), ZZ_FMT(name),
			zz_term_text(word, ed->lang));
	ZZ_SAY(ed, N_("%.*s, %.*s leaves (%s), no member from %s on\n"), ZZ_FMT(org), ZZ_FMT(name),
		   zz_term_text(word, ed->reader), zz_day_text(s->on, day));
	tell_posts(ed, m, s->on);
	return ZZ_OK;
}

/* --- move --- */

static const struct zz_group_stay *open_stay(const struct zz_roster_entry *entry, zz_day on, size_t *item)
{
	const struct zz_group_stay *stays = entry->raw.groups.at;
	for (size_t i = entry->raw.groups.n; i > 0; i--)
		if (zz_dates_hold(stays[i - 1].dates, on)) {
			*item = i;
			return &stays[i - 1];
		}
	return NULL;
}

static int change_group(struct zz_roster_edit *ed, const struct zz_membership *m, struct zz_str group,
						zz_day on, struct zz_error *e)
{
	struct zz_roster_entry entry;
	size_t item = 0;
	char day[ZZ_DATE_MAX];
	int rc = zz_roster_entry(ed, m, &entry, e);
	if (rc)
		return rc;
	const struct zz_group_stay *stay = open_stay(&entry, on, &item);
	if (stay && zz_member_group(m, on) == zz_intern_find(&ed->ledger->words, group))
		return zz_error(e, ZZ_EUSAGE, N_("%.*s is in that group already"),
						ZZ_FMT(zz_person_name(ed, m->person)));
	if (stay && stay->dates.until != ZZ_NO_DAY)
		return zz_error(e, ZZ_EUSAGE,
						N_("the roster has a later change of the group of %.*s; correct that in the file"),
						ZZ_FMT(zz_person_name(ed, m->person)));
	if (stay && stay->dates.from != ZZ_NO_DAY && on <= stay->dates.from)
		return zz_error(e, ZZ_EUSAGE, N_("%.*s is in %.*s since %s; the change must be later"),
						ZZ_FMT(zz_person_name(ed, m->person)),
						ZZ_FMT(zz_roster_group_name(ed, m->org, zz_word(ed, stay->group))),
						zz_day_text(stay->dates.from, day));
	if (stay)
		rc = zz_entry_put_until(ed, &entry, "group", item, on - 1, e);
	if (rc)
		return rc;
	const struct zz_form *form = zz_form_below(entry.form, "group");
	struct zz_node *next = zz_node_new(&ed->arena, ZZ_MAP, ZZ_FLOW);
	zz_map_add(&ed->arena, next, form, "group", group, ed->lang);
	zz_map_add_day(&ed->arena, next, form, "from", on, ed->lang);
	return zz_map_push(&entry.text->patch, zz_entry_node(&entry), entry.form, "group", next, ed->lang, e);
}

static int move_group(struct zz_roster_edit *ed, const struct zz_roster_said *s, struct zz_error *e)
{
	const struct zz_membership *m = NULL;
	int32_t person;
	struct zz_str group;
	char day[ZZ_DATE_MAX];
	int rc = zz_roster_member_said(ed, s->who, s->branch, s->on, &person, &m, e);
	if (!rc)
		rc = zz_roster_group_said(ed, m->org, s->group, s->on, &group, e);
	if (!rc)
		rc = change_group(ed, m, group, s->on, e);
	if (rc)
		return rc;
	struct zz_str org = zz_org_name(ed, m->org), name = zz_person_name(ed, person);
	struct zz_str title = zz_roster_group_name(ed, m->org, group);
	ed->effect = s->on;
	ed->due = true;
	zz_msgf(&ed->subject, ed->lang, N_("roster: %.*s, %.*s goes to %.*s"), ZZ_FMT(org), ZZ_FMT(name),
			ZZ_FMT(title));
	ZZ_SAY(ed, N_("%.*s, %.*s: in %.*s from %s on\n"), ZZ_FMT(org), ZZ_FMT(name), ZZ_FMT(title),
		   zz_day_text(s->on, day));
	return ZZ_OK;
}

struct moving {
	int32_t person, to;
	const struct zz_membership *from; /* NULL: comes back from outside */
	struct zz_str group;
};

static int check_move(struct zz_roster_edit *ed, struct moving *v, const struct zz_roster_said *s,
					  struct zz_error *e)
{
	const struct zz_roster *r = &ed->ledger->roster;
	int32_t where = -1;
	int rc = s->branch.n ? zz_roster_org_said(ed, s->branch, false, &where, e) : ZZ_OK;
	if (!rc)
		rc = zz_person_typed(ed->ledger, s->who, where, s->on, &v->person, e);
	if (!rc)
		rc = zz_roster_org_said(ed, s->to, false, &v->to, e);
	if (!rc)
		rc = zz_roster_org_on(ed, v->to, s->on, e);
	if (rc)
		return rc;
	if (zz_membership_on(r, v->person, v->to, s->on))
		return zz_error(e, ZZ_EUSAGE, N_("%.*s is a member of %.*s already"),
						ZZ_FMT(zz_person_name(ed, v->person)), ZZ_FMT(zz_org_name(ed, v->to)));
	where = where >= 0 ? where : zz_person_branch(r, v->person, s->on);
	v->from = where >= 0 ? zz_roster_member_on(ed, v->person, where, s->on, e) : NULL;
	if (where >= 0 && !v->from)
		return ZZ_EUSAGE;
	const struct zz_person *p = &r->people[v->person];
	for (uint32_t i = 0; !v->from && i < p->nmemberships; i++)
		if (!r->orgs[p->memberships[i]->org].body && p->memberships[i]->dates.from > s->on)
			return zz_roster_member_on(ed, v->person, p->memberships[i]->org, s->on, e) ? ZZ_OK : ZZ_EUSAGE;
	if (p->died != ZZ_NO_DAY && p->died <= s->on)
		return zz_error(e, ZZ_EUSAGE, N_("%.*s has died according to the roster"),
						ZZ_FMT(zz_word(ed, p->name)));
	rc = v->from ? running(ed, v->from, s->on, e) : ZZ_OK;
	if (!rc && s->group.n)
		rc = zz_roster_group_said(ed, v->to, s->group, s->on, &v->group, e);
	return rc;
}

static int do_move(struct zz_roster_edit *ed, const struct moving *v, zz_day on, struct zz_error *e)
{
	struct zz_str id = zz_word(ed, ed->ledger->roster.people[v->person].id);
	int rc = v->from ? zz_roster_need_id(ed, v->from, &id, e) : ZZ_OK;
	if (!rc && v->from)
		rc = zz_roster_end(ed, v->from, on, ZZ_LEFT_TRANSFERRED,
						   zz_word(ed, ed->ledger->roster.orgs[v->to].id), e);
	return rc ? rc : zz_roster_open(ed, v->to, v->person, id, on, v->group, e);
}

static void tell_move(struct zz_roster_edit *ed, const struct moving *v, zz_day on)
{
	struct zz_str to = zz_org_name(ed, v->to), name = zz_person_name(ed, v->person);
	char day[ZZ_DATE_MAX];
	zz_day_text(on, day);
	if (!v->from) {
		zz_msgf(&ed->subject, ed->lang, N_("roster: %.*s, %.*s comes back"), ZZ_FMT(to), ZZ_FMT(name));
		ZZ_SAY(ed, N_("%.*s: member of %.*s again from %s on, with the same id\n"), ZZ_FMT(name), ZZ_FMT(to),
			   day);
		return;
	}
	struct zz_str from = zz_org_name(ed, v->from->org);
	zz_msgf(&ed->subject, ed->lang, N_("roster: %.*s moves from %.*s to %.*s"), ZZ_FMT(name), ZZ_FMT(from),
			ZZ_FMT(to));
	ZZ_SAY(ed, N_("%.*s: from %.*s to %.*s, member there from %s on, with the same id\n"), ZZ_FMT(name),
		   ZZ_FMT(from), ZZ_FMT(to), day);
	tell_posts(ed, v->from, on);
}

int zz_roster_move(struct zz_roster_edit *ed, const struct zz_roster_said *s, struct zz_error *e)
{
	struct moving v = {.person = -1};
	if (!s->to.n && s->group.n)
		return move_group(ed, s, e);
	if (!s->to.n)
		return zz_error(e, ZZ_EUSAGE, N_("where to? --to BRANCH, or --group GROUP within the branch"));
	int rc = check_move(ed, &v, s, e);
	if (!rc)
		rc = do_move(ed, &v, s->on, e);
	if (rc)
		return rc;
	ed->effect = s->on;
	ed->due = ed->numbers = true;
	tell_move(ed, &v, s->on);
	return ZZ_OK;
}
