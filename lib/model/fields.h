/* The fields of records, each defined once, and the maps that stand inside records.
 *
 * A field has its names in both languages, its type and a hint; which kinds use it and whether they need it
 * stands in kinds.c. Some names exist twice with other labels (title: 名称, 主题, 课题), because each kind's
 * users have a word of their own; every one of the words is read everywhere. */
#ifndef ZZ_MODEL_FIELDS_H
#define ZZ_MODEL_FIELDS_H

#include "model/record.h"

enum zz_field_id {
	/* any record */
	ZZ_F_KIND,
	ZZ_F_OWNER,
	ZZ_F_DATE,
	ZZ_F_END_DATE,
	ZZ_F_PLAN,
	ZZ_F_TIME,
	ZZ_F_PLACE,
	ZZ_F_TITLE,
	ZZ_F_SUBJECT, /* title, as 主题 */
	ZZ_F_LESSON,  /* title, as 课题 */
	ZZ_F_CHAIR,
	ZZ_F_RECORDER,
	ZZ_F_PRESENT,
	ZZ_F_ABSENT,
	ZZ_F_GUESTS,
	ZZ_F_SIGNED_IN,
	ZZ_F_AGENDA,
	ZZ_F_CONTENT,
	ZZ_F_ELECTION,
	ZZ_F_HOSTED,
	ZZ_F_JOINT_WITH,
	ZZ_F_CONTINUES,
	ZZ_F_STUDIED,
	ZZ_F_REFS,
	ZZ_F_ATTACHMENTS,
	ZZ_F_ASSESSMENT_YEAR,
	ZZ_F_LATE,
	ZZ_F_IMPORTED,
	ZZ_F_AMENDS,
	ZZ_F_SEALED,
	ZZ_F_RECORDED_ON,
	/* of kinds */
	ZZ_F_LECTURER,
	ZZ_F_HOURS,
	ZZ_F_MATERIAL,
	ZZ_F_CATEGORY,
	ZZ_F_CATEGORY_NOTE,
	ZZ_F_PLANNED, /* decided, of a 主题党日 */
	ZZ_F_GROUP,
	ZZ_F_STUDIED_TEXT,
	ZZ_F_GROUP_FEEDBACK,
	ZZ_F_FORM,
	ZZ_F_LIFE_STEPS,
	ZZ_F_LEADERS_STEPS,
	ZZ_F_APPRAISAL_STEPS,
	ZZ_F_ANY_STEPS,
	ZZ_F_LAST_YEAR,
	ZZ_F_SELF,
	ZZ_F_MUTUAL,
	ZZ_F_PROBLEMS,
	ZZ_F_DIRECTION,
	ZZ_F_BALLOT,
	ZZ_F_GRADED, /* decided, of a 民主评议 */
	ZZ_F_GRADES,
	ZZ_F_TALKERS,
	ZZ_F_TALKEES,
	ZZ_F_RELATION,
	ZZ_F_TALK_KIND,
	ZZ_F_TALK_MODE,
	ZZ_F_TALK_TEXT,
	ZZ_F_NEXT,
	ZZ_F_MEMBER,
	ZZ_F_PERIOD,
	ZZ_F_ANALYSED, /* problems, of a 党性分析 */
	ZZ_F_ROOTS,
	ZZ_F_EFFORT, /* direction, of a 党性分析 */
	ZZ_F_FEEDBACK,
	ZZ_F_BIRTHDAY,
	ZZ_F_MEMBERS,
	ZZ_F_PARTNER,
	ZZ_F_COUNT,
	ZZ_F_COLLECTED,
	ZZ_F_HANDLED,
	ZZ_F_VISITORS,
	ZZ_F_VISITED,
	ZZ_F_REPORTERS,
	ZZ_F_REVIEW,
	ZZ_F_PARTIES,
	ZZ_F_ORGANISER,
	ZZ_F_INSPECTORS,
	ZZ_F_INSPECTED,
	ZZ_F_POINTS,
	ZZ_F_MATTER,
	ZZ_F_OPINIONS,
	ZZ_F_SCOPE,
	/* of people */
	ZZ_F_NAME,
	ZZ_F_ID,
	ZZ_F_MODE,
	ZZ_F_ROLE,
	ZZ_F_ABSENCE,
	ZZ_F_NOTE,
	ZZ_F_UNIT,
	ZZ_F_POST,
	/* of agenda items, votes, elections */
	ZZ_F_TOPIC,
	ZZ_F_REMARKS,
	ZZ_F_DECISION,
	ZZ_F_PERSON,
	ZZ_F_DEADLINE,
	ZZ_F_VOTE,
	ZZ_F_METHOD,
	ZZ_F_YES,
	ZZ_F_NO,
	ZZ_F_ABSTAIN,
	ZZ_F_WRITTEN,
	ZZ_F_PASSED,
	ZZ_F_SEATS,
	ZZ_F_BALLOTS_OUT,
	ZZ_F_BALLOTS_IN,
	ZZ_F_BALLOTS_VALID,
	ZZ_F_CANDIDATES,
	ZZ_F_VOTES_WON,
	ZZ_F_ELECTED,
	ZZ_F_EXCLUDED,
	/* of steps, ballots and grades */
	ZZ_F_STEP_TOPIC,
	ZZ_F_STEP_STUDY,
	ZZ_F_STEP_OPINIONS,
	ZZ_F_STEP_TALKS,
	ZZ_F_STEP_OUTLINE,
	ZZ_F_STEP_MATERIALS,
	ZZ_F_STEP_MOBILISED,
	ZZ_F_STEP_SELF,
	ZZ_F_STEP_MUTUAL,
	ZZ_F_STEP_BALLOT,
	ZZ_F_OUT,
	ZZ_F_IN,
	ZZ_F_VALID,
	ZZ_F_DECIDED_ON,
	ZZ_F_DECIDED_BY,
	ZZ_F_BASIS,
	ZZ_F_GRADE,
	ZZ_F_UNGRADED,
	/* of entry and correction */
	ZZ_F_REASON,
	ZZ_F_APPROVED_BY,
	ZZ_F_SOURCE,
	ZZ_F_SCAN,
	ZZ_F_BY,
	ZZ_F_OF,
	ZZ_F_ON,
	ZZ_F_PATH,
	ZZ_F_DIGEST,
	ZZ_FIELDS
};
extern const struct zz_field zz_fields[ZZ_FIELDS];

/* The maps inside records (record_parts.c). */
extern const struct zz_form zz_form_who;      /* struct zz_who, bare */
extern const struct zz_form zz_form_present;  /* struct zz_attendee, bare */
extern const struct zz_form zz_form_absent;   /* struct zz_attendee, bare */
extern const struct zz_form zz_form_guest;    /* nothing kept, bare */
extern const struct zz_form zz_form_lecturer; /* struct zz_who, bare */
extern const struct zz_form zz_form_vote;
extern const struct zz_form zz_form_agenda;
extern const struct zz_form zz_form_candidate;
extern const struct zz_form zz_form_election;
extern const struct zz_form zz_form_hosted;
extern const struct zz_form zz_form_life_steps, zz_form_leaders_steps, zz_form_appraisal_steps,
	zz_form_any_steps; /* struct zz_steps */
extern const struct zz_form zz_form_ballot;
extern const struct zz_form zz_form_planned, zz_form_graded; /* struct zz_decided */
extern const struct zz_form zz_form_grade;
extern const struct zz_form zz_form_late; /* late_given, late_reason, late_approver of a record */
extern const struct zz_form zz_form_imported, zz_form_attachment;
extern const struct zz_form zz_form_amend; /* struct zz_amend */

extern const struct zz_term zz_method_terms[], zz_talk_mode_terms[], zz_decided_by_terms[];

/* Rows of a form's table. */
#define ZZ_FORM(slug_, label_, items_, type_)                                                                \
	{                                                                                                        \
		.name = {slug_, label_}, .items = (items_), .nitems = sizeof(items_) / sizeof((items_)[0]),          \
		.size = sizeof(type_)                                                                                \
	}
/* A struct that begins with `uint8_t given`. */
#define ZZ_GIVEN_FORM(slug_, label_, items_, type_)                                                          \
	{                                                                                                        \
		.name = {slug_, label_}, .items = (items_), .nitems = sizeof(items_) / sizeof((items_)[0]),          \
		.size = sizeof(type_), .given = true                                                                 \
	}
/* A scalar stands for the first item alone. */
#define ZZ_BARE_FORM(slug_, label_, items_, type_)                                                           \
	{                                                                                                        \
		.name = {slug_, label_}, .items = (items_), .nitems = sizeof(items_) / sizeof((items_)[0]),          \
		.size = sizeof(type_), .bare = true                                                                  \
	}

#endif
