/* The maps that stand inside records. */
#include "model/fields.h"
#include "model/tables.h"

#define KEEP(id, type, member, need_) KEEP_AT(zz_fields[ZZ_F_##id], type, member, need_)
#define FLAG(id, type, member)        FLAG_AT(zz_fields[ZZ_F_##id], type, member, ZZ_OPTIONAL)
#define DROP(id, need_)               DROPPED(zz_fields[ZZ_F_##id], need_)

/* People. The first item is what a bare name stands for. */
static const struct zz_item who[] = {
	KEEP(NAME, struct zz_who, name, ZZ_SHAPE),
	KEEP(ID, struct zz_who, id, ZZ_OPTIONAL),
};
const struct zz_form zz_form_who = ZZ_BARE_FORM("person", "人员", who, struct zz_who);

static const struct zz_item present[] = {
	KEEP(NAME, struct zz_attendee, who.name, ZZ_SHAPE),
	KEEP(ID, struct zz_attendee, who.id, ZZ_OPTIONAL),
	KEEP(MODE, struct zz_attendee, mode, ZZ_OPTIONAL),
	KEEP(ROLE, struct zz_attendee, role, ZZ_OPTIONAL),
};
const struct zz_form zz_form_present = ZZ_BARE_FORM("present", "出席", present, struct zz_attendee);

static const struct zz_item absent[] = {
	KEEP(NAME, struct zz_attendee, who.name, ZZ_SHAPE),
	KEEP(ID, struct zz_attendee, who.id, ZZ_OPTIONAL),
	KEEP(ABSENCE, struct zz_attendee, reason, ZZ_LATER),
	FLAG(NOTE, struct zz_attendee, noted),
};
const struct zz_form zz_form_absent = ZZ_BARE_FORM("absent", "缺席", absent, struct zz_attendee);

static const struct zz_item guest[] = {
	DROP(NAME, ZZ_SHAPE),
	DROP(UNIT, ZZ_OPTIONAL),
	DROP(POST, ZZ_OPTIONAL),
};
const struct zz_form zz_form_guest = {.name = {"guest", "列席"}, .items = guest, .nitems = 3, .bare = true};

static const struct zz_item lecturer[] = {
	KEEP(NAME, struct zz_who, name, ZZ_SHAPE),
	KEEP(ID, struct zz_who, id, ZZ_OPTIONAL),
	DROP(UNIT, ZZ_OPTIONAL),
	DROP(POST, ZZ_OPTIONAL),
};
const struct zz_form zz_form_lecturer = ZZ_BARE_FORM("lecturer", "授课人", lecturer, struct zz_who);

/* Agenda and votes. */
static const struct zz_item vote[] = {
	DROP(METHOD, ZZ_OPTIONAL),
	KEEP(YES, struct zz_vote, yes, ZZ_ELEMENT),
	KEEP(NO, struct zz_vote, no, ZZ_ELEMENT),
	KEEP(ABSTAIN, struct zz_vote, abstain, ZZ_ELEMENT),
	KEEP(WRITTEN, struct zz_vote, written, ZZ_OPTIONAL),
	KEEP(PASSED, struct zz_vote, passed, ZZ_OPTIONAL),
};
const struct zz_form zz_form_vote = ZZ_GIVEN_FORM("vote", "表决", vote, struct zz_vote);

/* What was only voted on (an admission) has nobody who carries it out. */
static const struct zz_item agenda[] = {
	KEEP(TOPIC, struct zz_agenda, topic, ZZ_ELEMENT),
	FLAG(REMARKS, struct zz_agenda, remarks),
	FLAG(DECISION, struct zz_agenda, decision),
	{.field = &zz_fields[ZZ_F_PERSON],
	 .need = ZZ_ELEMENT,
	 .offset = offsetof(struct zz_agenda, person),
	 .with = "decision",
	 .unless = "vote"},
	{.field = &zz_fields[ZZ_F_DEADLINE],
	 .need = ZZ_ELEMENT,
	 .offset = offsetof(struct zz_agenda, deadline),
	 .with = "decision",
	 .unless = "vote"},
	KEEP(VOTE, struct zz_agenda, vote, ZZ_OPTIONAL),
};
const struct zz_form zz_form_agenda = ZZ_BARE_FORM("agenda", "议题", agenda, struct zz_agenda);

static const struct zz_item candidate[] = {
	KEEP(NAME, struct zz_candidate, who.name, ZZ_SHAPE),
	KEEP(ID, struct zz_candidate, who.id, ZZ_OPTIONAL),
	KEEP(POST, struct zz_candidate, post, ZZ_OPTIONAL),
	KEEP(VOTES_WON, struct zz_candidate, yes, ZZ_ELEMENT),
	KEEP(ELECTED, struct zz_candidate, elected, ZZ_OPTIONAL),
};
const struct zz_form zz_form_candidate = ZZ_BARE_FORM("candidate", "候选人", candidate, struct zz_candidate);

static const struct zz_item election[] = {
	KEEP(SEATS, struct zz_election, seats, ZZ_ELEMENT),
	KEEP(BALLOTS_OUT, struct zz_election, ballots_out, ZZ_ELEMENT),
	KEEP(BALLOTS_IN, struct zz_election, ballots_in, ZZ_ELEMENT),
	KEEP(BALLOTS_VALID, struct zz_election, ballots_valid, ZZ_OPTIONAL),
	KEEP(CANDIDATES, struct zz_election, candidates, ZZ_FILLED),
	KEEP(EXCLUDED, struct zz_election, excluded, ZZ_OPTIONAL),
};
const struct zz_form zz_form_election = ZZ_GIVEN_FORM("election", "选举", election, struct zz_election);

/* Steps of the yearly meetings. */
static const struct zz_item life_steps[] = {
	KEEP(STEP_TOPIC, struct zz_steps, topic, ZZ_OPTIONAL),
	KEEP(STEP_STUDY, struct zz_steps, study, ZZ_ELEMENT),
	KEEP(STEP_OPINIONS, struct zz_steps, opinions, ZZ_ELEMENT),
	KEEP(STEP_TALKS, struct zz_steps, talks, ZZ_ELEMENT),
	KEEP(STEP_OUTLINE, struct zz_steps, outline, ZZ_OPTIONAL),
};
const struct zz_form zz_form_life_steps = ZZ_FORM("steps", "会前步骤", life_steps, struct zz_steps);

static const struct zz_item leaders_steps[] = {
	KEEP(STEP_TOPIC, struct zz_steps, topic, ZZ_ELEMENT),
	KEEP(STEP_STUDY, struct zz_steps, study, ZZ_OPTIONAL),
	KEEP(STEP_OPINIONS, struct zz_steps, opinions, ZZ_ELEMENT),
	KEEP(STEP_TALKS, struct zz_steps, talks, ZZ_ELEMENT),
	KEEP(STEP_MATERIALS, struct zz_steps, materials, ZZ_ELEMENT),
};
const struct zz_form zz_form_leaders_steps = ZZ_FORM("steps", "会前步骤", leaders_steps, struct zz_steps);

static const struct zz_item appraisal_steps[] = {
	KEEP(STEP_MOBILISED, struct zz_steps, mobilised, ZZ_OPTIONAL),
	KEEP(STEP_SELF, struct zz_steps, self, ZZ_ELEMENT),
	KEEP(STEP_MUTUAL, struct zz_steps, mutual, ZZ_ELEMENT),
	KEEP(STEP_BALLOT, struct zz_steps, ballot, ZZ_ELEMENT),
};
const struct zz_form zz_form_appraisal_steps = ZZ_FORM("steps", "步骤", appraisal_steps, struct zz_steps);

/* Of a hosted kind: which of them it needs follows from the kind, see record.c. */
static const struct zz_item any_steps[] = {
	KEEP(STEP_TOPIC, struct zz_steps, topic, ZZ_OPTIONAL),
	KEEP(STEP_STUDY, struct zz_steps, study, ZZ_OPTIONAL),
	KEEP(STEP_OPINIONS, struct zz_steps, opinions, ZZ_OPTIONAL),
	KEEP(STEP_TALKS, struct zz_steps, talks, ZZ_OPTIONAL),
	KEEP(STEP_OUTLINE, struct zz_steps, outline, ZZ_OPTIONAL),
	KEEP(STEP_MATERIALS, struct zz_steps, materials, ZZ_OPTIONAL),
	KEEP(STEP_MOBILISED, struct zz_steps, mobilised, ZZ_OPTIONAL),
	KEEP(STEP_SELF, struct zz_steps, self, ZZ_OPTIONAL),
	KEEP(STEP_MUTUAL, struct zz_steps, mutual, ZZ_OPTIONAL),
	KEEP(STEP_BALLOT, struct zz_steps, ballot, ZZ_OPTIONAL),
};
const struct zz_form zz_form_any_steps = ZZ_FORM("steps", "步骤", any_steps, struct zz_steps);

static const struct zz_item ballot[] = {
	KEEP(OUT, struct zz_ballots, out, ZZ_ELEMENT),
	KEEP(IN, struct zz_ballots, in, ZZ_ELEMENT),
	KEEP(VALID, struct zz_ballots, valid, ZZ_OPTIONAL),
};
const struct zz_form zz_form_ballot = ZZ_FORM("ballot", "测评票", ballot, struct zz_ballots);

static const struct zz_item planned[] = {
	KEEP(DECIDED_ON, struct zz_decided, date, ZZ_OPTIONAL),
	DROP(BASIS, ZZ_OPTIONAL),
};
const struct zz_form zz_form_planned = ZZ_FORM("decided", "研究确定", planned, struct zz_decided);

static const struct zz_item graded[] = {
	KEEP(DECIDED_ON, struct zz_decided, date, ZZ_ELEMENT),
	KEEP(DECIDED_BY, struct zz_decided, by, ZZ_OPTIONAL),
};
const struct zz_form zz_form_graded = ZZ_FORM("decided", "评定", graded, struct zz_decided);

static const struct zz_item grade[] = {
	KEEP(NAME, struct zz_grade, who.name, ZZ_SHAPE),
	KEEP(ID, struct zz_grade, who.id, ZZ_OPTIONAL),
	KEEP(GRADE, struct zz_grade, grade, ZZ_OPTIONAL),
	DROP(UNGRADED, ZZ_OPTIONAL),
};
const struct zz_form zz_form_grade = ZZ_FORM("grade", "等次", grade, struct zz_grade);

/* Another kind in the same sitting. Whatever a kind's own table needs and this one holds is asked for. */
static const struct zz_item hosted[] = {
	KEEP(KIND, struct zz_hosted, kind, ZZ_SHAPE),
	KEEP(LESSON, struct zz_hosted, title, ZZ_OPTIONAL),
	KEEP(LECTURER, struct zz_hosted, lecturer, ZZ_OPTIONAL),
	KEEP(HOURS, struct zz_hosted, hours, ZZ_OPTIONAL),
	DROP(MATERIAL, ZZ_OPTIONAL),
	KEEP(CATEGORY, struct zz_hosted, category, ZZ_OPTIONAL),
	DROP(CATEGORY_NOTE, ZZ_OPTIONAL),
	KEEP(GROUP, struct zz_hosted, group, ZZ_OPTIONAL),
	DROP(STUDIED_TEXT, ZZ_OPTIONAL),
	KEEP(FORM, struct zz_hosted, form, ZZ_OPTIONAL),
	KEEP(ANY_STEPS, struct zz_hosted, steps, ZZ_OPTIONAL),
	DROP(SELF, ZZ_OPTIONAL),
	DROP(MUTUAL, ZZ_OPTIONAL),
	DROP(PROBLEMS, ZZ_OPTIONAL),
	DROP(DIRECTION, ZZ_OPTIONAL),
	KEEP(BALLOT, struct zz_hosted, ballot, ZZ_OPTIONAL),
	KEEP(TALKERS, struct zz_hosted, talkers, ZZ_OPTIONAL),
	KEEP(TALKEES, struct zz_hosted, talkees, ZZ_OPTIONAL),
	KEEP(TALK_KIND, struct zz_hosted, talk_kind, ZZ_OPTIONAL),
	KEEP(ASSESSMENT_YEAR, struct zz_hosted, assessment_year, ZZ_OPTIONAL),
	DROP(CONTENT, ZZ_OPTIONAL),
};
const struct zz_form zz_form_hosted = ZZ_BARE_FORM("hosted", "同场", hosted, struct zz_hosted);

/* Entry and correction. */
struct late {
	uint8_t given;
	struct zz_str reason, approver;
};
#define LATE(member) (offsetof(struct zz_record, late_##member) - offsetof(struct zz_record, late_given))
_Static_assert(LATE(reason) == offsetof(struct late, reason) &&
				   LATE(approver) == offsetof(struct late, approver),
			   "the record holds what the form of 迟录 fills");
static const struct zz_item late[] = {
	KEEP(REASON, struct late, reason, ZZ_ELEMENT),
	KEEP(APPROVED_BY, struct late, approver, ZZ_OPTIONAL),
};
const struct zz_form zz_form_late = ZZ_GIVEN_FORM("late", "迟录", late, struct late);

static const struct zz_item imported[] = {
	DROP(SOURCE, ZZ_ELEMENT),
	DROP(SCAN, ZZ_OPTIONAL),
	DROP(BY, ZZ_OPTIONAL),
};
const struct zz_form zz_form_imported = {.name = {"imported", "补登"}, .items = imported, .nitems = 3};

static const struct zz_item attachment[] = {
	KEEP(PATH, struct zz_attachment, path, ZZ_OPTIONAL),
	KEEP(DIGEST, struct zz_attachment, digest, ZZ_OPTIONAL),
};
const struct zz_form zz_form_attachment =
	ZZ_BARE_FORM("attachment", "附件", attachment, struct zz_attachment);

static const struct zz_item amend[] = {
	KEEP(OF, struct zz_amend, of, ZZ_SHAPE),
	KEEP(REASON, struct zz_amend, reason, ZZ_SHAPE),
	KEEP(BY, struct zz_amend, by, ZZ_OPTIONAL),
	KEEP(ON, struct zz_amend, on, ZZ_OPTIONAL),
};
const struct zz_form zz_form_amend = ZZ_FORM("amend", "更正", amend, struct zz_amend);
