/* Texts that are nearly the same (red flags D1-D4). Only what a branch wrote itself is compared, without
 * names, dates and numbers; who held a sitting together says so in joint_with. The finding stands at the
 * later record and names the earlier one; which of the two was first, and why, nobody can tell from a text.
 */
#include "rules/checks.h"
#include "rules/headcount.h"
#include "rules/texts.h"

#include "base/text.h"

#include <stdlib.h>

enum { COPIED, ACROSS, YEARLY, PEOPLE, SPEECH, SPEECH_OWN };

#define SEE_BOTH                                                                                             \
	N_("zzsh similar {this} shows both texts. If the wrong text was entered, correct it (zzsh amend); if "   \
	   "both are "                                                                                           \
	   "right, say why they are the same.")

const struct zz_finding_def zz_findings_copies[] = {
	[COPIED] = {"text-copied", ZZ_QUESTION,
				N_("{percent} per cent of its text is the same as in {other} of {day}, leaving names, dates "
				   "and numbers "
				   "aside"),
				SEE_BOTH, N_("fixed wording that the form prescribes; a matter that was taken up again")},
	[ACROSS] =
		{"text-copied-across", ZZ_QUESTION,
		 N_("{percent} per cent of its text is the same as in {other} of {owner}, leaving names, dates and "
			"numbers aside"),
		 SEE_BOTH, N_("the two met together: write joint_with in both; a text that the superior handed out")},
	[YEARLY] = {"text-copied-yearly", ZZ_QUESTION,
				N_("{percent} per cent of its text is the same as in {other} of an earlier year, leaving "
				   "names, dates "
				   "and numbers aside"),
				SEE_BOTH, N_("problems that were not solved are named again")},
	[PEOPLE] = {"text-copied-people", ZZ_QUESTION,
				N_("{percent} per cent of its text is the same as in {other}, which is another person's"),
				SEE_BOTH, N_("the same text was entered under the wrong name")},
	[SPEECH] =
		{"remarks-copied", ZZ_QUESTION,
		 N_("what {name} said is word for word what {former} said in {other} (speeches alike: {number})"),
		 SEE_BOTH, N_("one read out what several had written together")},
	[SPEECH_OWN] =
		{"remarks-copied", ZZ_QUESTION,
		 N_("what {name} said is word for word what {name} said in {other} (speeches alike: {number})"),
		 SEE_BOTH, N_("a statement that was due at both sittings")},
	{NULL, ZZ_INFO, NULL, NULL, NULL},
};
#define FOUND(which) (&zz_findings_copies[which])

/* --- which pairs --- */

static bool names_it(const struct zz_ledger *l, struct zz_str word, const struct zz_record *r)
{
	struct zz_str owner = zz_intern_str(&l->words, r->owner);
	if (zz_str_eq(word, owner) || zz_str_eq(word, r->id))
		return true;
	return word.n == owner.n + 1 + r->id.n && zz_str_eq(zz_str_sub(word, 0, owner.n), owner) &&
		   word.p[owner.n] == '/' && zz_str_eq(zz_str_sub(word, owner.n + 1, word.n), r->id);
}

static bool joins(const struct zz_ledger *l, const struct zz_record *a, const struct zz_record *b)
{
	const uint32_t *with = a->joint_with.at;
	for (uint32_t i = 0; i < a->joint_with.n; i++)
		if (names_it(l, zz_intern_str(&l->words, with[i]), b))
			return true;
	return a->continues && names_it(l, zz_intern_str(&l->words, a->continues), b);
}

bool zz_records_joined(const struct zz_ledger *l, const struct zz_record *a, const struct zz_record *b)
{
	return joins(l, a, b) || joins(l, b, a);
}

static bool personal(const struct zz_record *r)
{
	return r->kind == ZZ_SPIRIT_ANALYSIS || r->kind == ZZ_THOUGHT_REPORT;
}

/* What is written anew each year: 对照检查, 批评意见, 整改方向, 述职. */
static bool yearly(const struct zz_record *r)
{
	return personal(r) || r->kind == ZZ_ORGANIZATION_LIFE_MEETING || r->kind == ZZ_DEMOCRATIC_LIFE_MEETING ||
		   r->kind == ZZ_DEMOCRATIC_APPRAISAL || r->kind == ZZ_WORK_REPORT;
}

static int32_t year_of(const struct zz_record *r)
{
	return r->assessment_year > 0 ? r->assessment_year : zz_civil_of(r->date).year;
}

static bool same_person(const struct zz_record *a, const struct zz_record *b)
{
	const struct zz_who *x = a->members.at, *y = b->members.at;
	if (!a->members.n || !b->members.n)
		return true; /* nobody can say that they differ */
	return x[0].person >= 0 && y[0].person >= 0 ? x[0].person == y[0].person : x[0].name == y[0].name;
}

/* Two records of one owner and day are parts of one sitting, or the same one entered twice, which is said
 * elsewhere. What was taken over from paper is not asked about: whoever could answer may be long gone. */
static int class_of(void *with, const struct zz_record *earlier, const struct zz_record *later)
{
	const struct zz_judge *j = with;
	if (later->imported || zz_records_joined(j->l, earlier, later))
		return -1;
	if (earlier->owner != later->owner)
		return ACROSS;
	bool same_kind = earlier->kind == later->kind;
	if (same_kind && personal(later) && !same_person(earlier, later))
		return PEOPLE;
	if (earlier->date == later->date)
		return -1;
	return same_kind && yearly(later) && year_of(earlier) != year_of(later) ? YEARLY : COPIED;
}
_Static_assert((int)PEOPLE < (int)ZZ_PAIR_CLASSES, "pairs are kept for each class");

static const uint8_t checks[ZZ_PAIR_CLASSES] = {ZZ_CHECK_COPIED, ZZ_CHECK_COPIED_ACROSS,
												ZZ_CHECK_COPIED_YEARLY, ZZ_CHECK_COPIED_PEOPLE};

static bool is_one(uint8_t check)
{
	for (unsigned i = 0; i < ZZ_PAIR_CLASSES; i++)
		if (checks[i] == check)
			return true;
	return false;
}

/* The shortest text that any row compares. */
static uint32_t least_chars(const struct zz_judge *j)
{
	int32_t least = INT32_MAX;
	for (size_t p = 0; p < j->packs->n; p++)
		for (uint32_t i = 0; i < j->packs->at[p]->nrules; i++) {
			const struct zz_rule *rule = &j->packs->at[p]->rules[i];
			if (!rule->off && is_one(rule->check) && rule->count < least)
				least = rule->count;
		}
	return (uint32_t)least;
}

static bool asked(void *with, const struct zz_record *later)
{
	return zz_asked_record(with, later);
}

static struct zz_pairs *pairs_of(struct zz_judge *j)
{
	struct zz_pairing how = {least_chars(j), asked, class_of, j};
	if (!j->texts->pairs)
		j->texts->pairs = zz_texts_pair(j->texts, &how);
	return j->texts->pairs;
}

/* --- whole texts --- */

static struct zz_str reference(struct zz_judge *j, const struct zz_record *r)
{
	return zz_arena_printf(&j->v->arena, "%.*s/%.*s", ZZ_FMT(zz_intern_str(&j->l->words, r->owner)),
						   ZZ_FMT(r->id));
}

static struct zz_str owner_name(struct zz_judge *j, const struct zz_record *r)
{
	const struct zz_roster *roster = &j->l->roster;
	uint32_t name = r->org >= 0 ? roster->orgs[r->org].name : 0;
	return zz_intern_str(&j->l->words, name ? name : r->owner);
}

static void compare_kept(struct zz_judge *j, const struct zz_rule *rule, int class, size_t later,
						 const struct zz_pair *kept)
{
	const struct zz_record *r = &j->l->records[later];
	for (unsigned i = 0; i < ZZ_PAIRS_KEPT && kept[i].record; i++) {
		const struct zz_record *other = &j->l->records[kept[i].record - 1];
		struct zz_likeness like;
		if (j->texts->marks[kept[i].record - 1].chars < (uint32_t)rule->count ||
			!zz_texts_compare(j->texts, later, kept[i].record - 1, &like) ||
			!zz_share_reached(&rule->share, (int)like.shared, (int)like.all))
			continue;
		ZZ_REPORT(j, FOUND(class), rule, r, "", ZZ_ATEXT("other", reference(j, other)),
				  ZZ_ATEXT("this", reference(j, r)), ZZ_ATEXT("owner", owner_name(j, other)),
				  ZZ_ADAY("day", other->date), ZZ_ANUM("percent", (long)zz_likeness_percent(&like)));
		return;
	}
}

static void check_class(struct zz_judge *j, const struct zz_rule *rule, int class)
{
	const struct zz_pairs *pairs = pairs_of(j);
	for (size_t i = 0; i < j->l->nrecords; i++)
		if (pairs[i].at[class][0].record && j->texts->marks[i].chars >= (uint32_t)rule->count &&
			zz_rule_speaks_of(j, rule, &j->l->records[i]))
			compare_kept(j, rule, class, i, pairs[i].at[class]);
}

void zz_check_copied(struct zz_judge *j, const struct zz_rule *rule)
{
	check_class(j, rule, COPIED);
}

void zz_check_copied_across(struct zz_judge *j, const struct zz_rule *rule)
{
	check_class(j, rule, ACROSS);
}

void zz_check_copied_yearly(struct zz_judge *j, const struct zz_rule *rule)
{
	check_class(j, rule, YEARLY);
}

void zz_check_copied_people(struct zz_judge *j, const struct zz_rule *rule)
{
	check_class(j, rule, PEOPLE);
}

/* --- single speeches --- */

/* Where each text was said first, by its hash. */
struct said {
	uint64_t hash;
	uint32_t record, word; /* record + 1 */
};
struct sayings {
	struct said *at;
	size_t slots;
};

static struct said *said_at(const struct sayings *s, uint64_t hash)
{
	size_t at = (size_t)hash & (s->slots - 1);
	while (s->at[at].record && s->at[at].hash != hash)
		at = (at + 1) & (s->slots - 1);
	return &s->at[at];
}

/* Texts that are alike as a whole are asked about as a whole. */
static bool alike_as_whole(const struct zz_judge *j, size_t a, size_t b)
{
	const struct zz_text_mark *x = &j->texts->marks[a], *y = &j->texts->marks[b];
	return a != b && x->signature && y->signature &&
		   zz_signature_alike(x->signature, y->signature) * 10 >= ZZ_SIGNATURE * 7;
}

/* Two people, or one at two sittings. */
static bool odd_pair(struct zz_judge *j, const struct said *former, size_t later, uint32_t word)
{
	const struct zz_record *a = &j->l->records[former->record - 1], *b = &j->l->records[later];
	if (a == b)
		return former->word != word;
	bool same_sitting = a->owner == b->owner && a->date == b->date;
	return !same_sitting && !zz_records_joined(j->l, a, b) && !alike_as_whole(j, former->record - 1, later);
}

struct repeated {
	const struct said *first; /* what the first of them repeats */
	uint32_t speech;          /* its number in the record */
	uint32_t n;
};

/* Puts the finding on the line where the speech begins. */
static void locate_speech(struct zz_judge *j, const struct zz_record *r, uint32_t number,
						  struct zz_finding *f)
{
	struct zz_record_text *t = &j->texts->text;
	struct zz_speech s;
	if (!zz_record_text_read(j->l, r, t))
		return;
	for (size_t i = 0; i < t->n; i++) {
		struct zz_str rest = t->at[i].text, line;
		while (zz_text_spoken(&t->at[i]) && zz_speech_next(&j->texts->names, &rest, &s, NULL)) {
			if (number--)
				continue;
			zz_str_split(&s.text, '\n', &line);
			zz_texts_locate(j->texts, r, t->at[i].lines, zz_str_trim(line), f);
			f->part = zz_arena_str(&j->v->arena, t->at[i].part);
			return;
		}
	}
}

static void report_speech(struct zz_judge *j, const struct zz_rule *rule, size_t record,
						  const struct repeated *found)
{
	const struct zz_record *r = &j->l->records[record], *other = &j->l->records[found->first->record - 1];
	uint32_t word = j->texts->marks[record].speeches[found->speech].word;
	struct zz_str other_name = other == r ? r->id : reference(j, other);
	struct zz_finding *f = ZZ_REPORT(j, FOUND(word == found->first->word ? SPEECH_OWN : SPEECH), rule, r, "",
									 ZZ_ATEXT("other", other_name), ZZ_ATEXT("this", reference(j, r)),
									 ZZ_ATEXT("name", zz_intern_str(&j->l->words, word)),
									 ZZ_ATEXT("former", zz_intern_str(&j->l->words, found->first->word)),
									 ZZ_ANUM("number", (long)found->n));
	locate_speech(j, r, found->speech, f);
}

static void check_speeches(struct zz_judge *j, const struct zz_rule *rule, struct sayings *s, size_t record)
{
	const struct zz_text_mark *m = &j->texts->marks[record];
	struct repeated found = {0};
	for (uint32_t i = 0; i < m->nspeeches; i++) {
		const struct zz_speech_mark *speech = &m->speeches[i];
		if (speech->chars < (uint32_t)rule->count)
			continue;
		struct said *at = said_at(s, speech->hash);
		if (!at->record) {
			*at = (struct said){speech->hash, (uint32_t)record + 1, speech->word};
		} else if (odd_pair(j, at, record, speech->word) && !found.n++) {
			found.first = at;
			found.speech = i;
		}
	}
	const struct zz_record *r = &j->l->records[record];
	if (found.n && !r->imported && zz_rule_speaks_of(j, rule, r))
		report_speech(j, rule, record, &found);
}

void zz_check_copied_speech(struct zz_judge *j, const struct zz_rule *rule)
{
	size_t n, all = 0;
	uint32_t *order = zz_records_by_date(j->l, &n);
	struct sayings s = {.slots = 64};
	for (size_t i = 0; i < n; i++)
		all += j->texts->marks[order[i]].nspeeches;
	while (s.slots < all * 2)
		s.slots *= 2;
	s.at = zz_malloc(s.slots * sizeof *s.at);
	for (size_t i = 0; i < n; i++)
		check_speeches(j, rule, &s, order[i]);
	free(s.at);
	free(order);
}
