/* Records: what happened up to and at one sitting (design section 2), as the rules see it.
 *
 * Read through forms (schema.h); text that no rule needs is checked and let go, so that a record costs some
 * hundreds of bytes. Names are kept as written; linking (ledger.h) fills in `person`. */
#ifndef ZZ_MODEL_RECORD_H
#define ZZ_MODEL_RECORD_H

#include "model/schema.h"

#include <stddef.h>

/* The eight base systems, in the order in which offices list them; ZZ_BESIDE for the others. */
enum zz_system {
	ZZ_BESIDE,
	ZZ_THREE_MEETINGS,    /* 三会一课 */
	ZZ_ORGANIZATION_LIFE, /* 组织生活会 */
	ZZ_DEMOCRATIC_LIFE,   /* 民主生活会 */
	ZZ_DUAL_LIFE,         /* 领导干部双重组织生活 */
	ZZ_APPRAISAL,         /* 民主评议党员 */
	ZZ_TALKS,             /* 谈心谈话 */
	ZZ_PARTY_DAY,         /* 主题党日 */
	ZZ_ANALYSIS,          /* 党员党性分析 */
	ZZ_SYSTEMS
};
extern const struct zz_term zz_system_terms[ZZ_SYSTEMS + 1]; /* usable as enum values from index 0 */

enum zz_kind_id {
	ZZ_KIND_NONE,
	ZZ_MEMBERS_MEETING,
	ZZ_COMMITTEE_MEETING,
	ZZ_GROUP_MEETING,
	ZZ_PARTY_LESSON,
	ZZ_ORGANIZATION_LIFE_MEETING,
	ZZ_DEMOCRATIC_LIFE_MEETING,
	ZZ_DEMOCRATIC_APPRAISAL,
	ZZ_HEART_TALK,
	ZZ_THEME_PARTY_DAY,
	ZZ_SPIRIT_ANALYSIS,
	ZZ_SECRETARIES_SYMPOSIUM,
	ZZ_BODY_STUDY,
	ZZ_STUDY_PLAN,
	ZZ_PAIRING,
	ZZ_MICRO_WISH,
	ZZ_COMMUNITY_SERVICE,
	ZZ_VISIT,
	ZZ_WORK_REPORT,
	ZZ_PLEDGE,
	ZZ_TRAINING,
	ZZ_INSPECTION,
	ZZ_CONSULTATION,
	ZZ_BRIEFING,
	ZZ_THOUGHT_REPORT,
	ZZ_KINDS
};
extern const struct zz_term zz_kind_terms[ZZ_KINDS]; /* [i] = kind i + 1, then {NULL}: enum values */

enum zz_suffix { ZZ_SUFFIX_NONE, ZZ_SUFFIX_GROUP, ZZ_SUFFIX_MEMBER, ZZ_SUFFIX_C4 };
/* Who is due at a sitting of this kind. BY_FORM: 组织生活会, whose 形式 decides. */
enum zz_due { ZZ_DUE_NOBODY, ZZ_DUE_MEMBERS, ZZ_DUE_COMMITTEE, ZZ_DUE_GROUP, ZZ_DUE_BODY, ZZ_DUE_BY_FORM };
enum zz_verb {
	ZZ_VERB_MEETING,
	ZZ_VERB_LESSON,
	ZZ_VERB_TALK,
	ZZ_VERB_PARTY_DAY,
	ZZ_VERB_APPRAISAL,
	ZZ_VERB_ANALYSIS,
	ZZ_VERB_ACTIVITY,
	ZZ_VERBS
};
extern const struct zz_term zz_verb_terms[ZZ_VERBS + 1];

struct zz_kind {
	uint8_t id, system, suffix, due, verb;
	const char *also;    /* other names that are read: "党员大会|支部党员大会" */
	struct zz_form form; /* name = slug and label */
};
extern const struct zz_kind zz_kinds[ZZ_KINDS];         /* indexed by zz_kind_id; [0] is empty */
const struct zz_kind *zz_kind_find(struct zz_str name); /* slug, label or another name; NULL */

struct zz_who {
	uint32_t name, id; /* interned; id 0 where only the name is written */
	int32_t person;    /* index in the roster; -1 not found, -2 ambiguous; set by linking */
};

enum { ZZ_ONSITE = 1, ZZ_ONLINE };                      /* 方式 */
enum { ZZ_AS_MEMBER = 1, ZZ_AS_GUEST, ZZ_AS_ATTACHED }; /* 身份: 成员 列席 寄挂 */
extern const struct zz_term zz_mode_terms[], zz_role_terms[], zz_reason_terms[];
enum { ZZ_REASON_OTHER = 16 }; /* 其他, which needs a note; a test holds the number to the table */

struct zz_attendee {
	struct zz_who who;
	uint8_t mode, role;    /* present */
	uint8_t reason, noted; /* absent: reason, and whether a note stands beside it */
};

struct zz_vote {
	uint8_t given;
	int32_t yes, no, abstain;
	int32_t written; /* written opinions of absent members (admission) */
	uint8_t passed;  /* BOOL: what the meeting took the outcome to be */
};

struct zz_agenda {
	uint32_t topic;            /* interned */
	uint8_t remarks, decision; /* whether there is text */
	struct zz_vote vote;
	uint32_t person; /* interned: who carries the decision out */
	zz_day deadline; /* until when */
};

struct zz_candidate {
	struct zz_who who;
	int32_t yes;
	uint8_t elected; /* BOOL */
	uint32_t post;
};
struct zz_election {
	uint8_t given;
	int32_t seats, ballots_out, ballots_in, ballots_valid;
	struct zz_list candidates; /* struct zz_candidate */
	struct zz_list excluded;   /* struct zz_who: left out of 应到 by decision */
};

/* Dated steps up to the sitting; which of them a kind has, its form says. `decided` is the date of
 * zz_record.decided. */
struct zz_steps {
	zz_day topic, study, opinions, talks, outline, materials, mobilised, self, mutual, ballot, decided;
};

/* Ballots of 民主测评. */
struct zz_ballots {
	int32_t out, in, valid;
};

/* 民主评议: when and by whom the grades were decided. 主题党日: when topic and content were decided. */
struct zz_decided {
	zz_day date;
	uint8_t by; /* 支委会 1, 党员大会 2 */
};

/* Another kind that was held in the same sitting (同场), with the fields of its own that rules ask for. */
struct zz_hosted {
	uint8_t kind; /* zz_kind_id */
	uint8_t form, talk_kind;
	struct zz_who lecturer;
	uint32_t title, group;
	int32_t assessment_year;
	int32_t hours;                   /* tenths */
	struct zz_list talkers, talkees; /* struct zz_who */
	struct zz_list category;         /* uint8_t, as in the record */
	struct zz_steps steps;
	struct zz_ballots ballot;
};

struct zz_grade {
	struct zz_who who;
	uint8_t grade; /* 优秀 合格 基本合格 不合格 */
};
enum { ZZ_GRADE_EXCELLENT = 1, ZZ_GRADE_QUALIFIED, ZZ_GRADE_BASIC, ZZ_GRADE_UNQUALIFIED };
extern const struct zz_term zz_grade_terms[];

/* Form of a 组织生活会: values equal the kinds' ids of the three meetings. */
extern const struct zz_term zz_meeting_form_terms[];

/* Contents of a 主题党日 (支部工作条例 第十六条); its own list, since a record may name several. */
enum { ZZ_CONTENT_STUDY = 1, ZZ_CONTENT_LIFE, ZZ_CONTENT_COUNSEL, ZZ_CONTENT_VOLUNTEER, ZZ_CONTENT_OTHER };
extern const struct zz_term zz_category_terms[];

/* Kinds of talk and relations (regulations 1.7). */
enum { ZZ_TALK_ROUTINE = 1, ZZ_TALK_QUARTERLY };
extern const struct zz_term zz_talk_terms[];
enum {
	ZZ_RELATION_CC = 1,
	ZZ_RELATION_CM,
	ZZ_RELATION_MM,
	ZZ_RELATION_OM
}; /* 支委-支委 支委-党员 党员-党员 组织-党员 */
extern const struct zz_term zz_relation_terms[];

enum zz_record_state {
	ZZ_READABLE,
	ZZ_UNREADABLE, /* owner, kind and date come from its path as far as that can be read */
	ZZ_WITHDRAWN,  /* a valid withdrawal follow-up stands beside it */
};

struct zz_record {
	/* What an audit asks for. Of a ledger that was loaded in brief records end with it (ZZ_RECORD_BRIEF). */
	struct zz_str path, id; /* of the file; id = file name without .yaml */
	struct {
		uint8_t late_given;
		struct zz_str late_reason, late_approver; /* empty where none */
	};
	struct zz_list attachments; /* struct zz_attachment */
	struct zz_list amends;      /* struct zz_amend */
	struct zz_who recorder;
	uint32_t owner; /* interned id of branch, body or "unit" */
	int32_t org;    /* index in the roster; -1 unit, -2 unknown; by linking */
	zz_day date, end_date;
	uint32_t file_owner; /* interned, from the path */
	int32_t file_year;   /* from the path */
	uint32_t listed;     /* in brief: its row in the list of the ledger's memory, + 1 */
	uint8_t state;
	uint8_t kind;   /* zz_kind_id; 0 unknown */
	bool changed;   /* not committed as it is */
	bool misplaced; /* path and content disagree */
	bool imported;

	/* of the file */
	bool long_number; /* its bytes may hold a number of eleven digits or more */
	uint32_t texts;   /* where its own text was kept (own_text.h), + 1; 0 = it was not */

	/* of the content */
	zz_day recorded_on;
	struct zz_span time;
	uint32_t title, place;
	int32_t assessment_year;
	uint32_t group;
	uint8_t form; /* 组织生活会 */
	struct zz_who chair, lecturer;
	struct zz_list present, absent; /* struct zz_attendee */
	int32_t signed_in;
	struct zz_list agenda; /* struct zz_agenda */
	struct zz_election election;
	struct zz_list hosted;     /* struct zz_hosted */
	struct zz_list joint_with; /* uint32_t: owners' ids or record ids */
	uint32_t continues;        /* 接续 */
	struct zz_steps steps;
	struct zz_ballots ballot;
	struct zz_decided decided;
	uint8_t last_year;       /* BOOL: 民主生活会, last year's rectification was reported first */
	struct zz_list category; /* uint8_t: contents of a 主题党日 */
	struct zz_list grades;   /* struct zz_grade */
	struct zz_list talkers, talkees, members; /* struct zz_who; members: of analyses, wishes, services … */
	uint8_t talk_kind, relation;              /* relation as written; computed by linking where not */
	int32_t hours;                            /* tenths */
	bool sealed;
	uint8_t content, problems, roots, self_criticism, mutual_criticism, direction; /* whether there is text */
	struct zz_list studied; /* struct zz_str: titles or ids */
};
#define ZZ_RECORD_BRIEF offsetof(struct zz_record, long_number)

/* A file beside the record; one of the two may be empty. */
struct zz_attachment {
	struct zz_str path; /* as written: below the record's folder of attachments, or from the ledger's root */
	struct zz_str digest; /* "sm3:…" of its bytes */
};

struct zz_amend {
	struct zz_str of, reason;
	uint32_t by;
	zz_day on;
};

/* The first and last day of a sitting. */
static inline zz_day zz_record_end(const struct zz_record *r)
{
	return r->end_date != ZZ_NO_DAY && r->end_date > r->date ? r->end_date : r->date;
}

/* Whether the record counts for anything at all: readable, not withdrawn. */
static inline bool zz_record_counts(const struct zz_record *r)
{
	return r->state == ZZ_READABLE && r->kind;
}

/* Whether a sitting was of a kind, as host or as guest (同场). */
bool zz_record_is(const struct zz_record *r, uint8_t kind);
/* Hours of study of a sitting, in tenths: of its lessons and courses; 0 where none are written. */
int32_t zz_record_hours(const struct zz_record *r);

/* The kind a record's bytes say it is (its 类型, slug or label), or NULL with a finding. */
const struct zz_kind *zz_record_kind(const struct zz_node *root, struct zz_reader *r);
/* Reads one record; state, path, id and file_* are the caller's and stay as they are. r->held becomes the
 * record's date. Besides the form it asks for the note of a reason 其他, and in `hosted` for what the hosted
 * kind's own form needs (element-missing); an assessment year that the host has need not be repeated there.
 * What a kind has no field for is unset like what a record leaves out.
 * The structs of people have person = 0 until they are linked. */
void zz_record_read(const struct zz_kind *kind, const struct zz_node *root, struct zz_record *out,
					struct zz_reader *r);

/* "<date>-<kind>[-<suffix>]" for a record; c4 is taken from `text` (the first text's bytes) where the kind
 * asks for it, where the member of an analysis has no id, and once more at the end where the plain id is
 * `taken`. */
void zz_record_id(struct zz_buf *out, const struct zz_record *r, const struct zz_intern *words,
				  struct zz_str text, bool taken);
/* Takes "records/<owner>/<year>/<date>-<kind>[-…].yaml" apart; false if it is not wholly one. What stands
 * before the first odd piece is set all the same; the rest is empty, 0, ZZ_NO_DAY, 0. */
bool zz_record_path(struct zz_str path, struct zz_str *owner, int32_t *year, zz_day *date, uint8_t *kind);
/* Whether it is one. */
bool zz_is_record_path(struct zz_str path);

/* The protected fields of a record (design section 8) as RFC 8785 JSON, whose SM3 is the protected digest:
 *
 *   {"absent":[{"name":"周洁","reason":"travel"}],"date":"2026-03-12",
 *    "decisions":[{"item":1,"text":"…"}],"election":{…},"end_date":"…","kind":"committee-meeting","owner":"zhb1",
 *    "present":[{"mode":"online","name":"李敏"},…],
 *    "votes":[{"abstain":0,"item":2,"method":"show-of-hands","no":0,"topic":"…","yes":9}]}
 *
 * Keys are English slugs at every level (of people: name, id, mode, role, reason, note; of an election and of
 * its candidates: all of their fields), values of enums and BOOLs slugs, counts numbers, everything else text
 * without blanks at its ends. A bare name is {"name": …}. Lists of people are sorted by the bytes of their
 * items' JSON, votes and decisions stand in the order of the agenda and name its item from 1. Empty values,
 * empty lists and unknown fields are left out; what does not validate is there as it is written. */
void zz_record_protected(struct zz_buf *jcs, const struct zz_kind *kind, const struct zz_node *root,
						 struct zz_arena *a);

#endif
