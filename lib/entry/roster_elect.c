/* The elected of a record: what its section 选举 says becomes a term of office, or posts in the one that
 * runs. Nothing is refused for its numbers: whether the election was in order is asked by zzsh check. What
 * would be asked is said at once, since the term is reported to the superior. */
#include "entry/roster_parts.h"

#include "base/message.h"

#include <stdlib.h>

struct electing {
	const struct zz_record *record;
	const struct zz_roster_said *said;
	struct zz_str org; /* id */
	/* beside each other: */
	int32_t *people;
	uint8_t *posts;
	size_t n;
	bool secretary;
};

static int find(struct zz_roster_edit *ed, struct electing *x, struct zz_error *e)
{
	const struct zz_ledger *l = ed->ledger;
	int32_t at = zz_ledger_at(l, x->said->record);
	if (at >= 0)
		x->record = &l->records[at];
	const struct zz_record *r = x->record;
	if (!r || !zz_record_counts(r) || r->date == ZZ_NO_DAY)
		return zz_error(e, ZZ_EUSAGE, N_("%.*s cannot be read, was withdrawn, or has no day"),
						ZZ_FMT(x->said->record));
	if (!r->election.given || !r->election.candidates.n)
		return zz_error(
			e, ZZ_EUSAGE,
			N_("%.*s holds no election: its section 选举 with the candidates is missing; zzsh amend adds it"),
			ZZ_FMT(r->id));
	if (r->org < 0)
		return zz_error(e, ZZ_EUSAGE, N_("%.*s belongs to no branch or body of the roster"), ZZ_FMT(r->id));
	x->org = zz_word(ed, l->roster.orgs[r->org].id);
	return ZZ_OK;
}

/* "书记", "组织委员"; "支部委员" and the like are plain members. */
static int post_of(const struct zz_roster_edit *ed, const struct zz_candidate *c, uint8_t *post,
				   struct zz_error *e)
{
	static const char *const plain[] = {"支委", "支部委员", "支部委员会委员", "党支部委员"};
	struct zz_str word = zz_str_trim(zz_word(ed, c->post));
	*post = ZZ_POST_MEMBER;
	for (size_t i = 0; i < sizeof plain / sizeof *plain; i++)
		if (zz_str_is(word, plain[i]))
			return ZZ_OK;
	if (zz_str_starts(word, "支部") || zz_str_starts(word, "党支部"))
		word =
			zz_str_sub(word, zz_str_starts(word, "党支部") ? sizeof "党支部" - 1 : sizeof "支部" - 1, word.n);
	return word.n ? zz_term_said(zz_post_terms, word, "post", post, e) : ZZ_OK;
}

static int take(struct zz_roster_edit *ed, struct electing *x, struct zz_error *e)
{
	const struct zz_candidate *at = x->record->election.candidates.at;
	size_t n = x->record->election.candidates.n;
	int rc = ZZ_OK;
	x->people = zz_malloc((n + 1) * sizeof *x->people);
	x->posts = zz_malloc(n + 1);
	for (size_t i = 0; i < n && !rc; i++) {
		if (at[i].elected != 2)
			continue;
		if (at[i].who.person < 0)
			return zz_error(e, ZZ_EUSAGE,
							N_("“%.*s” was elected and is not (or more than once) on the roster of that day; "
							   "correct the roster or the record first"),
							ZZ_FMT(zz_word(ed, at[i].who.name)));
		x->people[x->n] = at[i].who.person;
		rc = post_of(ed, &at[i], &x->posts[x->n], e);
		x->secretary = x->secretary || x->posts[x->n] == ZZ_POST_SECRETARY;
		x->n++;
	}
	if (!rc && !x->n)
		rc = zz_error(e, ZZ_EUSAGE,
					  N_("%.*s does not say who was elected; zzsh amend writes 当选: 是 (elected: yes) to "
						 "those who were"),
					  ZZ_FMT(x->record->id));
	return rc;
}

/* As zz_person_typed reads it: the id, else the name. */
static struct zz_str typed(const struct zz_roster_edit *ed, int32_t person)
{
	const struct zz_person *p = &ed->ledger->roster.people[person];
	return zz_word(ed, zz_person_has_id(ed->ledger, person) ? p->id : p->name);
}

/* A meeting of all members elects a new committee; those whom the committee chooses, or who fill a vacancy,
 * get their posts in the term that runs. */
static bool new_term(const struct electing *x)
{
	return x->record->kind != ZZ_COMMITTEE_MEETING && !x->said->fill;
}

static int begin_term(struct zz_roster_edit *ed, const struct electing *x, struct zz_error *e)
{
	struct zz_roster_said s = *x->said;
	struct zz_str *posts = zz_arena_alloc(&ed->arena, x->n * sizeof *posts);
	for (size_t i = 0; i < x->n; i++)
		posts[i] = zz_arena_printf(&ed->arena, "%.*s=%s", ZZ_FMT(typed(ed, x->people[i])),
								   zz_post_terms[x->posts[i] - 1].slug);
	s.branch = x->org;
	s.from = x->record->date;
	s.posts = posts;
	s.nposts = x->n;
	return zz_roster_term(ed, &s, e);
}

static int fill_posts(struct zz_roster_edit *ed, const struct electing *x, struct zz_error *e)
{
	int rc = ZZ_OK;
	for (size_t i = 0; i < x->n && !rc; i++) {
		struct zz_roster_said s = {.branch = x->org,
								   .who = typed(ed, x->people[i]),
								   .post = zz_str(zz_post_terms[x->posts[i] - 1].slug),
								   .on = x->record->date,
								   .from = ZZ_NO_DAY,
								   .until = ZZ_NO_DAY};
		zz_buf_clear(&ed->subject);
		rc = zz_roster_post(ed, &s, e);
	}
	return rc;
}

/* The last number of ballots that is written, -1 none. */
static int32_t ballots_of(const struct zz_election *e)
{
	return e->ballots_valid >= 0 ? e->ballots_valid : e->ballots_in >= 0 ? e->ballots_in : e->ballots_out;
}

static void doubt(struct zz_roster_edit *ed, struct zz_buf *out, const struct zz_candidate *c,
				  int32_t ballots, int voters)
{
	struct zz_str name = zz_word(ed, c->who.name);
	if (c->elected != 2 || c->yes < 0)
		return;
	if (ballots >= 0 && c->yes > ballots)
		zz_msgf(out, ed->reader, N_("  %.*s: %d votes, and %d ballots\n"), ZZ_FMT(name), (int)c->yes,
				(int)ballots);
	if (voters > 0 && 2 * c->yes <= voters)
		zz_msgf(out, ed->reader,
				N_("  %.*s: %d votes of %d with the right to vote who were present, not more than half "
				   "(Election Regulations, article to be verified)\n"),
				ZZ_FMT(name), (int)c->yes, voters);
}

/* Of a members' meeting those with a vote are known; a committee's members all have one. */
static int voters_of(const struct zz_roster_edit *ed, const struct zz_record *r)
{
	struct zz_attendance n;
	zz_record_attendance(ed->ledger, r, &n);
	return !n.known ? 0 : r->kind == ZZ_COMMITTEE_MEETING ? n.present : n.voters_present;
}

static void tell_doubts(struct zz_roster_edit *ed, const struct electing *x)
{
	const struct zz_election *e = &x->record->election;
	const struct zz_candidate *at = e->candidates.at;
	struct zz_buf doubts = {0};
	for (uint32_t i = 0; i < e->candidates.n; i++)
		doubt(ed, &doubts, &at[i], ballots_of(e), voters_of(ed, x->record));
	if (e->seats >= 0 && x->n > (size_t)e->seats)
		zz_msgf(&doubts, ed->reader, N_("  %d elected, %d were to be elected\n"), (int)x->n, (int)e->seats);
	if (doubts.n) {
		ZZ_SAY(ed, N_("Look at these numbers before the term is reported:\n"));
		zz_buf_str(&ed->said, zz_buf_view(&doubts));
	}
	zz_buf_free(&doubts);
}

static void tell(struct zz_roster_edit *ed, const struct electing *x)
{
	struct zz_str name = zz_org_name(ed, x->record->org);
	zz_buf_clear(&ed->subject);
	zz_msgf(&ed->subject, ed->lang, N_("roster: %.*s, elected by %.*s"), ZZ_FMT(name), ZZ_FMT(x->record->id));
	for (size_t i = 0; i < x->n && new_term(x); i++)
		zz_buf_printf(&ed->said, "  %.*s %s\n", ZZ_FMT(zz_person_name(ed, x->people[i])),
					  zz_term_text(&zz_post_terms[x->posts[i] - 1], ed->reader));
	if (new_term(x) && !x->secretary)
		ZZ_SAY(ed, N_("No secretary among them: after the first meeting of the committee zzsh roster elect "
					  "--from that "
					  "record, or zzsh roster post\n"));
	tell_doubts(ed, x);
	ZZ_SAY(ed, N_("The superior is told of the committee and approves secretary and deputy (Branch Work "
				  "Regulations, art. 21)\n"));
}

int zz_roster_elect(struct zz_roster_edit *ed, const struct zz_roster_said *s, struct zz_error *e)
{
	struct electing x = {.said = s};
	int rc = find(ed, &x, e);
	if (!rc)
		rc = take(ed, &x, e);
	if (!rc)
		rc = new_term(&x) ? begin_term(ed, &x, e) : fill_posts(ed, &x, e);
	if (!rc)
		tell(ed, &x);
	free(x.people);
	free(x.posts);
	return rc;
}
