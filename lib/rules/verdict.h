/* The verdict: obligations, each in exactly one state, and findings (design section 4). */
#ifndef ZZ_RULES_VERDICT_H
#define ZZ_RULES_VERDICT_H

#include "rules/pack.h"

enum zz_state { ZZ_MET, ZZ_MISSING, ZZ_DUE, ZZ_NOT_APPLICABLE, ZZ_NOT_ASSESSED, ZZ_WAIVED, ZZ_STATES };
extern const struct zz_term zz_state_terms[ZZ_STATES];

/* Why an obligation is not applicable or not assessed. */
enum zz_why {
	/* not-applicable */
	ZZ_WHY_NO_COMMITTEE,
	ZZ_WHY_FEW_COMMITTEE,
	ZZ_WHY_FEW_MEMBERS,
	ZZ_WHY_NO_GROUPS,
	ZZ_WHY_NO_CADRES,
	ZZ_WHY_NO_SECRETARY,
	ZZ_WHY_OTHER_SIDE,
	ZZ_WHY_BODY,
	ZZ_WHY_TEMPORARY,
	ZZ_WHY_RETIRED,
	ZZ_WHY_EXCUSED,
	/* not-assessed */
	ZZ_WHY_NOT_IN_FORCE,
	ZZ_WHY_BEFORE_ADOPTION,
	ZZ_WHY_ADOPTED_WITHIN,
	ZZ_WHY_PARTIAL,
	ZZ_WHY_COMMITTEE_PARTLY,
	ZZ_WHY_UNREADABLE,
	ZZ_WHY_ROSTER,
	ZZ_WHY_NO_MEMBERS,
	ZZ_WHY_NOTICES,
	ZZ_WHY_WAIVERS,
	ZZ_WHY_NO_LISTS,
	ZZ_WHY_UNRESOLVED,
	ZZ_WHY_NO_STEPS,
	ZZ_WHY_NO_NUMBER,
	ZZ_WHYS
};
extern const struct zz_term zz_why_terms[ZZ_WHYS];
/* One of them as a reader sees it; the slugs are for data. */
const char *zz_why_text(const struct zz_term *why, enum zz_lang lang);

struct zz_obligation {
	const struct zz_rule *rule;
	uint32_t owner;   /* interned: branch, body or unit */
	int32_t org;      /* -1 unit */
	uint32_t subject; /* interned: group, member; 0 = "-" */
	int32_t person;   /* of a member, cadre or secretary; -1 */
	struct zz_period period;
	uint8_t state;
	const struct zz_term *reason;
	bool not_held; /* missing, and the branch itself said so (未开展) */
	bool noted;    /* met only by a sitting that counts by default (a setting) */
	int32_t need, have;
	zz_day until;     /* of the period, or the date that a notice or the setting gives a yearly meeting */
	zz_day closes;    /* some working days later: the last day on which it is still due */
	int32_t evidence; /* index of the first record that counted, -1 */
	int32_t waiver;   /* index, -1; set for what is due as well */
	int32_t finding;  /* index of its finding, -1 */
};

/* What has been said about a finding. */
enum zz_answer {
	ZZ_UNANSWERED,
	ZZ_EXPLAINED,
	ZZ_ACCEPTED,
	ZZ_REFUSED,
	ZZ_EXEMPT /* 经批准免计 */,
	ZZ_ANSWERS
};
extern const struct zz_term zz_answer_terms[ZZ_ANSWERS];

struct zz_judged { /* beside findings.at[i] */
	uint8_t answer;
	int32_t followup, waiver;   /* what answers it, -1 */
	int32_t explanation;        /* the latest of the branch, -1 */
	const struct zz_rule *rule; /* NULL for findings of shape */
	int32_t obligation;         /* the missing obligation that it speaks of, -1 */
	uint8_t shown;              /* characters of its id that no other finding here begins with, at least 4 */
};

struct zz_question {
	struct zz_period period; /* what is asked about; kind DAYS with ZZ_NO_DAY = everything up to today */
	const uint32_t *owners;  /* only these; NULL = all */
	size_t nowners;
	uint32_t systems;     /* bit set of zz_system; 0 = all */
	const uint8_t *kinds; /* bool by zz_kind_id; NULL = all */
	/* Other ledgers, where several are judged together: what a cadre does in the body of one of them and the
	 * branch of another (elsewhere.h). NULL = none. */
	const struct zz_elsewhere *elsewhere;
};

struct zz_verdict {
	struct zz_arena arena;
	struct zz_ledger *ledger;
	struct zz_packs *packs;
	struct zz_period period; /* as asked, made definite */
	bool everything;         /* all days were asked about */
	struct zz_obligation *at;
	size_t n, room;
	struct zz_findings findings; /* of shape and of rules within the question, sealed, located, sorted */
	struct zz_judged *judged;
	size_t unreadable;
};

/* Obligations exist for the periods that lie within the one asked about and began by today; where everything
 * is asked about, from the adoption of the ledger or its first record on. */
int zz_judge(struct zz_verdict **out, struct zz_ledger *l, struct zz_packs *packs,
			 const struct zz_question *q, struct zz_error *e);
void zz_verdict_free(struct zz_verdict *v);
/* Whether a record lies in the period that was asked about: by its day, a yearly meeting by the year that it
 * assesses where years are asked about as a whole. */
bool zz_verdict_spans(const struct zz_verdict *v, const struct zz_record *r);
/* A verdict for what another look at the same ledger finds (lib/audit): no obligations; the caller adds to
 * v->findings and then has them sealed, located, sorted, and joined with what was said about them. Free as
 * above. */
struct zz_verdict *zz_verdict_begin(struct zz_ledger *l, struct zz_packs *packs);
void zz_verdict_finish(struct zz_verdict *v);

/* "rule/owner/subject/period" */
void zz_obligation_key(struct zz_buf *out, const struct zz_verdict *v, const struct zz_obligation *o);
/* The notice that sets until when a yearly meeting of a year may be held; NULL where the unit's setting does.
 */
const struct zz_notice *zz_window_notice(const struct zz_ledger *l, const struct zz_rule *rule, int32_t year);
/* Whether a finding counts in totals and for the exit status: not waived, not accepted. */
bool zz_finding_counts(const struct zz_verdict *v, size_t i);

/* Classes of branches in a summary (design section 8), by how many findings of each severity count; better
 * ones first. UNJUDGED: no finding, but nothing was judged either (zz_check_class); zz_class_of never says
 * it. */
enum zz_class { ZZ_CLASS_CLEAR, ZZ_CLASS_UNJUDGED, ZZ_CLASS_EXPLAIN, ZZ_CLASS_PROBLEM, ZZ_CLASSES };
enum zz_class zz_class_of(const size_t totals[ZZ_SEVERITIES]);

#endif
