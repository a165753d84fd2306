/* What the files of the judgement share; nobody outside lib/rules includes it.
 *
 * Order of work (verdict.c): index the records → make and settle obligations → procedural checks → add the
 * ledger's findings → locate and sort → answers. */
#ifndef ZZ_RULES_JUDGE_H
#define ZZ_RULES_JUDGE_H

#include "model/own_text.h"
#include "rules/elsewhere.h"
#include "rules/verdict.h"

struct zz_indices {
	uint32_t *at;
	size_t n, room;
};

/* A reason as obligations carry it. */
#define ZZ_WHY(why) (&zz_why_terms[(why)])

/* How often each person is named, for coverage of members: filled for one row and period at a time. */
struct zz_coverage {
	const struct zz_rule *rule;
	zz_day first;
	int32_t *have, *evidence, *last; /* by person; indices of the first and the last record that counted */
};
void zz_coverage_free(struct zz_coverage *c);

/* Who took part in a talk in a year, for the whole ledger at once: filled for one year at a time. */
struct zz_talkers {
	zz_day year;
	bool *talked; /* by person */
	bool anybody; /* a talk names nobody, or somebody who cannot be told */
};

/* A finding by its id; sorted by id, then by place. */
struct zz_named {
	char id[ZZ_FINDING_ID + 1];
	size_t finding;
};

/* A waiver that cannot be read, as far as its bytes go (lost_waivers.c). */
struct zz_lost_waiver {
	struct zz_str text;
	bool names_none; /* no rule of the packs: it may be about any */
};

/* An obligation that is missing, by what others that are part of it look for. */
struct zz_told {
	uint32_t rule, owner;
	zz_day first;
	int32_t finding;
};

struct zz_judge {
	struct zz_verdict *v;
	struct zz_ledger *l;
	struct zz_packs *packs;
	const struct zz_question *q;
	bool everything; /* no period was asked for */
	uint32_t unit;   /* the word "unit" */
	struct zz_talkers talkers;
	struct zz_indices by_kind[ZZ_KINDS]; /* records that count, by the kind of host or guest */
	struct zz_indices unreadable;
	struct zz_period *waived; /* beside l->waivers: the period each names; DAYS with ZZ_NO_DAY = any */
	/* Which of l->waivers name an obligation (by its key), a subject, a record: all in the ledger's order but
	 * the first, which are sorted by key. */
	struct zz_indices keyed, by_subject, by_record;
	struct zz_indices followups[ZZ_FU_TYPES]; /* those of the ledger by their type */
	struct {
		struct zz_lost_waiver *at;
		size_t n, room;
	} lost_waivers;
	struct zz_coverage coverage;
	struct zz_due_list due; /* scratch */
	struct zz_named *ids;   /* of v->findings, as many; from zz_name_findings on */
	struct {
		struct zz_told *slots; /* a hash table of `room` places, a power of two; rule 0 = free */
		size_t n, room;
	} told;
	struct zz_texts *texts;             /* NULL where no row asks for them */
	struct zz_attachments *attachments; /* made for the first row that asks */
};

/* Findings of the judgement: rows of zz_rules_findings. */
enum zz_rules_finding {
	ZZ_RF_PACK_UNKNOWN,
	ZZ_RF_PACK_UNREADABLE,
	ZZ_RF_PACK_UNREAD,
	ZZ_RF_RULE_ODD,
	ZZ_RF_OVERRIDE_IDLE,
	ZZ_RF_WAIVER_RULE,
	ZZ_RF_WAIVER_PERIOD,
	ZZ_RF_MISSING,
	ZZ_RF_TOO_FEW,
	ZZ_RF_NONE_IN_YEAR,
	ZZ_RF_DUAL_BRANCH,
	ZZ_RF_DUAL_BODY,
	ZZ_RF_DUAL_BOTH,
	ZZ_RF_COUNTED_BY_DEFAULT,
	ZZ_RF_GUEST_NOT_COUNTED,
	ZZ_RF_EXPLANATION_IDLE,
	ZZ_RF_EXPLANATION_VAGUE,
	ZZ_RF_WAIVER_IDLE,
	ZZ_RF_WAIVER_NEEDLESS,
	ZZ_RF_WAIVER_CONTRADICTION,
};
#define ZZ_RF(which) (&zz_rules_findings[which])

/* Adds a finding about a record; `part` may be NULL, rule may be NULL. Severity: the rule's, but never worse
 * than the def's where that is a question or info. */
struct zz_finding *zz_report_record(struct zz_judge *j, const struct zz_finding_def *def,
									const struct zz_rule *rule, const struct zz_record *r, const char *part,
									const struct zz_arg *args, size_t nargs);
#define ZZ_REPORT(j, def, rule, r, part, ...)                                                                \
	zz_report_record((j), (def), (rule), (r), (part), (const struct zz_arg[]){__VA_ARGS__},                  \
					 sizeof((const struct zz_arg[]){__VA_ARGS__}) / sizeof(struct zz_arg))

/* Whether the question is about this owner, this record, this row (question.c). */
bool zz_asked_owner(const struct zz_judge *j, uint32_t owner);
bool zz_asked_record(const struct zz_judge *j, const struct zz_record *r);
bool zz_asked_rule(const struct zz_judge *j, const struct zz_rule *rule);
bool zz_asked_finding(const struct zz_judge *j, const struct zz_finding *f);
/* The record a path names, NULL if none. */
const struct zz_record *zz_record_at(const struct zz_judge *j, struct zz_str path);
/* Whether its names were looked up: not where the organisation's file cannot be read. */
bool zz_record_linked(const struct zz_judge *j, const struct zz_record *r);

/* Whether a row applies at all (conditions.c): state ZZ_MET = it does. */
struct zz_applies {
	uint8_t state;
	const struct zz_term *why;
};
struct zz_applies zz_conditions_hold(const struct zz_judge *j, const struct zz_obligation *o);

/* Which records count (evidence.c). */
struct zz_evidence {
	int32_t have, first;                  /* first: index of a record, -1 */
	bool noted;                           /* nothing counted but by default */
	const struct zz_finding_def *missing; /* another finding than that nothing was seen, or NULL */
	const struct zz_term *unsure;         /* why a lack cannot be stated, or NULL */
};
/* The days in which records of an obligation are held; `year` is asked of their assessment where it is not 0.
 */
struct zz_days {
	zz_day first, last;
	int32_t year;
};
struct zz_days zz_obligation_days(const struct zz_judge *j, const struct zz_rule *rule, struct zz_period p);
bool zz_record_fits(const struct zz_judge *j, const struct zz_rule *rule, const struct zz_record *r,
					int32_t year, bool *noted);
/* The one of the three meetings and the lesson that a sitting counts for: the host, or the first guest that
 * is one; 0 where none is (regulations section 3). */
uint8_t zz_counted_meeting(const struct zz_record *r);
void zz_evidence_of(struct zz_judge *j, const struct zz_obligation *o, struct zz_evidence *out);
void zz_dual_life(struct zz_judge *j, const struct zz_obligation *o, struct zz_evidence *out);
/* The body for which somebody owes the other half of a double life, -1 (dual_life.c). */
int32_t zz_cadre_body(struct zz_judge *j, int32_t person, zz_day on);
/* Whether somebody in a record's lists cannot be told: it may be anybody of whom it tells nothing. Of the
 * lists whether it may be this person: a name that nobody has may be anybody's, one that several have is one
 * of theirs.
 */
bool zz_somebody_unresolved(const struct zz_record *r);
bool zz_may_stand_in(const struct zz_roster *roster, const struct zz_record *r, int32_t person);
/* Whether an unreadable record could have met it. */
bool zz_unreadable_could(const struct zz_judge *j, const struct zz_obligation *o);

/* Until when a row is to be met in a period (closing.c), and when a yearly meeting of year Y is by notice or
 * setting. */
zz_day zz_obligation_until(const struct zz_judge *j, const struct zz_rule *rule, struct zz_period p);
zz_day zz_window_until(const struct zz_judge *j, const struct zz_rule *rule, int32_t year);

/* Makes all obligations (obligations.c) and gives each its state (settle.c). */
void zz_make_obligations(struct zz_judge *j);
/* Whether a group, member, cadre or secretary was one on all these days. */
bool zz_subject_whole(struct zz_judge *j, const struct zz_obligation *o, zz_day first, zz_day last);
void zz_settle(struct zz_judge *j, struct zz_obligation *o);

/* Index of the waiver for an obligation, or for a finding about a record; -1 (waivers.c). */
void zz_read_waivers(struct zz_judge *j);
int32_t zz_waiver_of_obligation(const struct zz_judge *j, const struct zz_obligation *o);
/* Whether one that cannot be read might waive it (lost_waivers.c). */
void zz_find_lost_waivers(struct zz_judge *j);
bool zz_lost_waiver_could(const struct zz_judge *j, const struct zz_obligation *o);
/* Whether the rule or finding that it names exists. */
bool zz_waiver_rule_known(const struct zz_judge *j, const struct zz_waiver *w);
int32_t zz_waiver_of_finding(const struct zz_judge *j, const struct zz_finding *f);
/* Characters of a finding's id as somebody wrote it ("F-3k7q…", with or without F-), 0 where it is none; the
 * id that a finding of an obligation's key has; either, of an explanation (answers.c). */
size_t zz_finding_read_id(struct zz_str s, char out[ZZ_FINDING_ID + 1]);
size_t zz_finding_id_of_key(struct zz_str key, char out[ZZ_FINDING_ID + 1]);
size_t zz_explained_id(const struct zz_followup *f, char out[ZZ_FINDING_ID + 1]);
bool zz_answers_to(const struct zz_followup *answer, const struct zz_followup *explanation);
/* Fills v->judged; obligations[i].not_held (answers.c). */
void zz_answer_findings(struct zz_judge *j);
/* Puts the ids in order, once the findings stand in theirs (refer.c). */
void zz_name_findings(struct zz_judge *j);
/* The first of j->ids that does not begin with less than these characters. */
size_t zz_named_from(const struct zz_judge *j, const char *id, size_t chars);
/* From each finding back to its obligation, and how much of its id must be shown. */
void zz_refer_findings(struct zz_judge *j);

/* The row that asks for the element which an element-missing misses, NULL where none does (elements.c). */
const struct zz_rule *zz_element_rule(const struct zz_judge *j, const struct zz_finding *f);

/* Procedural rows (run_checks.c). */
typedef void zz_record_check(struct zz_judge *j, const struct zz_rule *rule, const struct zz_record *r);
typedef void zz_rule_check(struct zz_judge *j, const struct zz_rule *rule);
typedef void zz_text_check(struct zz_judge *j, const struct zz_rule *rule, const struct zz_record *r,
						   const struct zz_record_text *t);
struct zz_check {
	uint8_t subject;
	uint16_t needs;
	zz_record_check *record;
	zz_rule_check *once;
	zz_text_check *text;
	bool compares;  /* needs the marks of all texts */
	bool host_only; /* a guest of that kind in another sitting is not looked at: its host may be led otherwise
					 */
};
extern const struct zz_check zz_checks[ZZ_CHECKS];
void zz_run_checks(struct zz_judge *j);
/* Explanations and waivers that answer nothing (idle.c); before the findings are sorted. */
void zz_note_idle(struct zz_judge *j);

#endif
