/* Organisations and people, asked as of a day.
 *
 * Sources: branches/<id>.yaml and bodies/<id>.yaml. One person may stand in several files (transfers,
 * bodies); the same 编号 is the same person, and what is said of the person in one place holds everywhere. A
 * question about a person or a post always names the day. Regulations: 支部工作条例 (committees, groups),
 * design section 2.
 *
 * Where a file leaves a date out, the reading is taken that can accuse nobody (each said where it applies).
 */
#ifndef ZZ_MODEL_ROSTER_H
#define ZZ_MODEL_ROSTER_H

#include "model/schema.h"

/* The files' forms. */
extern const struct zz_form zz_branch_form, zz_body_form;

/* Both ends belong; ZZ_NO_DAY = open. */
struct zz_dates {
	zz_day from, until;
};
static inline bool zz_dates_hold(struct zz_dates d, zz_day on)
{
	return (d.from == ZZ_NO_DAY || d.from <= on) && (d.until == ZZ_NO_DAY || on <= d.until);
}

/* Branches first, then bodies. */
enum zz_org_kind {
	ZZ_ORG_ORDINARY = 1,    /* 普通 */
	ZZ_ORG_JOINT,           /* 联合 */
	ZZ_ORG_TEMPORARY,       /* 临时 */
	ZZ_ORG_VILLAGE,         /* 村（社区） */
	ZZ_ORG_PARTY_GROUP,     /* 党组 */
	ZZ_ORG_COMMITTEE,       /* 党委 */
	ZZ_ORG_ORGAN_COMMITTEE, /* 机关党委 */
	ZZ_ORG_GENERAL_BRANCH,  /* 总支 */
	ZZ_ORG_SUBCOMMITTEE,    /* 战线分工委 */
};
/* Values from 1 each; body = value + 4. */
extern const struct zz_term zz_branch_kind_terms[], zz_body_kind_terms[];
enum { ZZ_STAFF_SERVING = 1, ZZ_STAFF_RETIRED }; /* 在职 离退休 */
extern const struct zz_term zz_staff_terms[];
enum { ZZ_DLM_APPLIES = 1, ZZ_DLM_BY_ANALOGY, ZZ_DLM_NOT }; /* 民主生活会: 适用 参照 不适用 */

/* Posts that rules ask for; others are free text. */
enum zz_post_kind {
	ZZ_POST_SECRETARY = 1, /* 书记 */
	ZZ_POST_DEPUTY,        /* 副书记 */
	ZZ_POST_ORGANISATION,  /* 组织委员 */
	ZZ_POST_PUBLICITY,     /* 宣传委员 */
	ZZ_POST_DISCIPLINE,    /* 纪检委员 */
	ZZ_POST_YOUTH,         /* 青年委员 */
	ZZ_POST_MEMBER,        /* 委员, also where nothing is written */
};
extern const struct zz_term zz_post_terms[];

struct zz_post {
	int32_t person;
	uint8_t post; /* zz_post_kind */
	struct zz_dates dates;
};

/* One term of a committee (branch) or of the leading members of a body. */
struct zz_term_of_office {
	struct zz_dates dates; /* until = when it really ended */
	zz_day expires; /* 届满: from + years, or as written (approved extension); ZZ_NO_DAY where years is 0 */
	int32_t years; /* 3; villages, 党委 and 机关党委 5; none (0) for temporary branches, 党组 and 分工委 */
	bool unknown; /* declared unknown: counts as a committee, quorum is not assessed */
	bool none;    /* no committee: a secretary (and deputy) only */
	/* Dates that were not written are the term's; a post in a branch ends with the membership there, at the
	 * latest. */
	struct zz_post *posts;
	uint32_t nposts;
};

struct zz_group {
	uint32_t id, name;
	struct zz_dates dates;
	struct zz_post *leaders; /* post unused */
	uint32_t nleaders;
};

/* How a membership ended. */
enum zz_leave {
	ZZ_LEFT_TRANSFERRED = 1, /* 转出 */
	ZZ_LEFT_DIED,            /* 去世 */
	ZZ_LEFT_EXPELLED,        /* 开除 */
	ZZ_LEFT_RESIGNED,        /* 退党 */
	ZZ_LEFT_REMOVED,         /* 除名 */
	ZZ_LEFT_SUSPENDED,       /* 停止党籍 */
	ZZ_LEFT_OTHER,           /* 其他 */
};
extern const struct zz_term zz_leave_terms[];

struct zz_group_stay {
	uint32_t group; /* id of one of the branch's groups; a word of the file where it lists none such */
	struct zz_dates dates;
};

/* A stretch of membership in one organisation. */
struct zz_membership {
	int32_t person, org;
	/* The day of leaving no longer belongs. Where 转入 is not written: since the last other branch was left,
	 * else since the branch or the person's membership of the party began, whichever is later. */
	struct zz_dates dates;
	uint8_t left; /* zz_leave, 0 while open */
	uint32_t to;  /* where to: an id of ours or free text */
	struct zz_group_stay *groups;
	uint32_t ngroups;
};

/* Dated states of a person; the values of zz_status_terms. */
enum zz_status {
	ZZ_STATUS_EXCUSED = 1, /* 免于参加: old, infirm, ill, disabled (教育管理条例 第二十三条) */
	ZZ_STATUS_MOBILE,      /* 流动 */
	ZZ_STATUS_SECONDED,    /* 借调: attends elsewhere, votes at home */
	ZZ_STATUS_LEAVE,       /* 请假, 长期病休 … */
	ZZ_STATUS_NO_VOTE,     /* 停权; asked for, it holds of 留党察看 too */
	ZZ_STATUS_ABROAD,      /* 出国（境） */
	ZZ_STATUS_PROBATION,   /* 留党察看 */
};
extern const struct zz_term zz_status_terms[];

struct zz_person_status {
	uint8_t status;
	struct zz_dates dates;
	uint32_t reason;
};

struct zz_person_post { /* posts outside the branch: 领导干部 … */
	uint32_t title;
	bool cadre;
	struct zz_dates dates;
};

struct zz_person {
	/* Interned; folded for comparing. Without 编号 the id is "~" and the folded name, in memory only. */
	uint32_t id, name, folded, pinyin;
	zz_day joined, full, died;          /* admitted as probationary; full member since */
	struct zz_membership **memberships; /* sorted by from */
	uint32_t nmemberships;
	struct zz_person_status *statuses;
	uint32_t nstatuses;
	struct zz_person_post *posts;
	uint32_t nposts;
};

struct zz_org {
	uint32_t id, name, superior, merged_into; /* interned */
	struct zz_list aliases;                   /* uint32_t */
	bool body;
	uint8_t kind; /* zz_org_kind */
	uint8_t staff;
	uint8_t dlm; /* bodies; 0 not said: 党组 and 党委 apply, others not (unless the unit sets it) */
	zz_day founded, dissolved;       /* both days belong */
	struct zz_list units;            /* uint32_t: units of a joint branch */
	struct zz_term_of_office *terms; /* sorted */
	uint32_t nterms;
	struct zz_group *groups;
	uint32_t ngroups;
	struct zz_membership *members;
	uint32_t nmembers;
	struct zz_list contacts; /* 直接联系点: struct zz_contact */
	struct zz_list below;    /* 下属组织, of other ledgers: struct zz_subordinate */
	struct zz_str path;
	bool unreadable; /* everything that depends on it is not-assessed */
};
struct zz_subordinate {
	uint32_t id, name; /* name 0 where none is written */
	struct zz_dates dates;
};
struct zz_contact {
	struct zz_who *who;
	uint32_t branch;
	struct zz_dates dates;
};

struct zz_roster {
	struct zz_intern *words; /* the ledger's */
	struct zz_org *orgs;     /* branches by id, then bodies by id */
	uint32_t norgs;
	struct zz_person *people; /* sorted by id */
	uint32_t npeople;
	struct zz_roster_index *index; /* by id and name; private */
};

/* Building: begin, one add for each file of branches/ and bodies/, finish. The roster lives in `arena`, which
 * is released as a whole; the builder keeps what it read in memory of its own until zz_roster_finish, so that
 * nodes and bytes may go right after each add. */
struct zz_roster_builder {
	struct zz_arena *arena;
	struct zz_intern *words;
	struct zz_arena scratch;
	struct zz_roster_file *at; /* private */
	size_t n, room;
};
void zz_roster_begin(struct zz_roster_builder *b, struct zz_arena *arena, struct zz_intern *words);
/* `id` = file name without .yaml; root NULL: the file is unreadable (the caller has reported it), the
 * organisation is then known by its id alone. Shape findings go to r->findings; r->errors is added to, and a
 * file with such errors counts as unreadable. r->arena is not used. */
void zz_roster_add(struct zz_roster_builder *b, bool body, struct zz_str path, struct zz_str id,
				   const struct zz_node *root, struct zz_reader *r);
/* The same for one of which no more is asked than its name. */
void zz_roster_add_name(struct zz_roster_builder *b, bool body, struct zz_str path, struct zz_str id,
						struct zz_str name);
/* Links people and posts, fills in *out, lets the builder's memory go. `findings` may be NULL. */
void zz_roster_finish(struct zz_roster_builder *b, struct zz_roster *out, struct zz_findings *findings);

/* What linking reports: joined-disagree, full-before-joined, dates-reversed, owner-twice, organisation-loop
 * (contradictions); person-names-disagree, name-needs-id, roster-ambiguous, member-twice, member-of-two,
 * roster-group-unknown (questions). Path, owner, subject (a person's id) and part are set. Ends with a row
 * whose id is NULL. */
extern const struct zz_finding_def zz_roster_findings[];

int32_t zz_roster_org(const struct zz_roster *r, uint32_t id); /* -1 if none */
/* By id, name, alias, or unique prefix of a name; -1 none, -2 several. */
int32_t zz_roster_org_named(const struct zz_roster *r, struct zz_str name);
int32_t zz_roster_person(const struct zz_roster *r, uint32_t id); /* -1 if none */

bool zz_org_exists(const struct zz_org *o, zz_day on);
bool zz_org_exists_whole(const struct zz_org *o, zz_day first, zz_day last);
/* The term of office running on a day (committee or body), or NULL. A term past its expiry goes on until the
 * next one begins. */
const struct zz_term_of_office *zz_org_term(const struct zz_org *o, zz_day on);
/* Whether the branch has a committee on that day: a term that is not `none`. */
bool zz_org_has_committee(const struct zz_org *o, zz_day on);
bool zz_org_has_committee_whole(const struct zz_org *o, zz_day first, zz_day last);
/* Posts held on a day; up to `max` written, the number is returned. */
uint32_t zz_org_posts(const struct zz_org *o, zz_day on, const struct zz_post **out, uint32_t max);
/* Who holds a post that day (a secretary, for instance), -1. */
int32_t zz_org_holder(const struct zz_org *o, enum zz_post_kind post, zz_day on);
/* The post somebody holds in this committee or body that day, 0 none. */
uint8_t zz_org_post(const struct zz_org *o, int32_t person, zz_day on);

/* The group that a word means, by id or name; NULL if the branch has none such. */
const struct zz_group *zz_org_group(const struct zz_roster *r, int32_t org, uint32_t word);
/* The id of the group that a member belongs to on a day, 0 none. */
uint32_t zz_member_group(const struct zz_membership *m, zz_day on);

bool zz_member_on(const struct zz_membership *m, zz_day on);
/* The membership of a person in an organisation on a day, or NULL. */
const struct zz_membership *zz_membership_on(const struct zz_roster *r, int32_t person, int32_t org,
											 zz_day on);
/* The branch a person belongs to on a day, -1. A temporary branch only where there is no other; of two
 * branches the one entered later. */
int32_t zz_person_branch(const struct zz_roster *r, int32_t person, zz_day on);
/* A full member by that day. Without 转正: probationary for the twelve months after 入党 (the shortest there
 * can be), full afterwards; full throughout where neither is known. A longer probation is shown by a later
 * 转正. */
bool zz_person_full(const struct zz_person *p, zz_day on);
/* Whether that cannot be told: without 转正, in the second twelve months after 入党, for which probation may
 * have been prolonged (党章 第七条). zz_person_full takes them for full. */
bool zz_person_full_open(const struct zz_person *p, zz_day on);
bool zz_person_has(const struct zz_person *p, enum zz_status status, zz_day on);
/* Full member, alive, without a state that takes the vote (reg.Q11). */
bool zz_person_votes(const struct zz_person *p, zz_day on);
/* A dated post flagged 领导干部, or a member of a body to which 民主生活会 applies. */
bool zz_person_cadre(const struct zz_roster *r, int32_t person, zz_day on);
bool zz_body_has_dlm(const struct zz_org *o); /* by analogy (参照) counts */

/* Who is due (design: one place that answers it). `scope` is a zz_due of record.h; group = interned id for
 * ZZ_DUE_GROUP, by id or name. Persons in the order of the file, each once; excused members (教育管理条例
 * 第二十三条), mobile ones and those abroad are in the list with `excused` set: they are not demanded, never
 * counted against anybody. Those on leave or seconded are due. A body without terms: its members. *out is
 * emptied first and grows as needed; start with {0} and free(out->at) at the end. */
struct zz_due_person {
	int32_t person;
	bool excused, votes, full;
	bool open; /* whether full, and with it whether entitled to vote, cannot be told */
};
struct zz_due_list {
	struct zz_due_person *at;
	size_t n, room;
};
void zz_roster_due(const struct zz_roster *r, int32_t org, int scope, uint32_t group, zz_day on,
				   struct zz_due_list *out);

/* A name (and id, 0 = none) as written in a file of `org` (negative: of none) on a day: a person, -1 unknown,
 * -2 several. With an id, the id decides. Otherwise whoever is a member or holds a post in that organisation
 * that day goes before everybody active anywhere in the ledger that day, these before people of any day. */
int32_t zz_roster_resolve(const struct zz_roster *r, uint32_t name, uint32_t id, int32_t org, zz_day on);
/* The people a name could mean, for the message that lists candidates; up to `max` written, the number is
 * returned. */
size_t zz_roster_candidates(const struct zz_roster *r, uint32_t name, int32_t *out, size_t max);
/* Whether a name that was resolved to `found` (negative: it could not be told) may mean that person. */
bool zz_roster_may_be(const struct zz_roster *r, uint32_t name, int32_t found, int32_t person);

#endif
