/* The small files of a ledger, as structs and forms: the unit's settings, genesis, follow-ups, waivers,
 * notices, documents, calendars (design sections 2 and 8). Text is copied to the reader's arena, words are
 * interned. */
#ifndef ZZ_MODEL_FILES_H
#define ZZ_MODEL_FILES_H

#include "model/record.h"

/* zzsh.yaml */
struct zz_bands {
	int32_t timely, late, backfilled; /* working days: 3, 10, 30 */
};
/* Typefaces of a document in place of those of GB/T 9704; empty = the standard's. */
struct zz_fonts {
	struct zz_str title, body, hei, kai, song;
};
struct zz_settings {
	int32_t window; /* month * 100 + day of Y+1 until which yearly meetings are due; 331 */
	struct zz_fonts fonts;
	zz_day study_register; /* from which day on all hours of study are entered here; ZZ_NO_DAY = not said */
	uint8_t life_meeting_counts; /* BOOL: a 组织生活会 in the form of a 党员大会 counts as one; unset = yes */
};
struct zz_unit {
	int32_t format;
	uint32_t name;
	uint8_t lang;   /* enum value: 中文/zh 1, en 2 */
	int32_t zone;   /* minutes */
	zz_day adopted; /* 启用; ZZ_NO_DAY */
	struct zz_bands bands;
	struct zz_list packs; /* uint32_t: names */
	struct zz_settings settings;
	struct zz_list witnesses; /* uint32_t */
};
extern const struct zz_form zz_unit_form;
/* Reads zzsh.yaml and fills in what it leaves out: Chinese, +08:00, 3/10/30 working days, 31 March, yes. */
void zz_unit_read(const struct zz_node *root, struct zz_unit *out, struct zz_reader *r);

/* genesis.yaml */
struct zz_genesis {
	int32_t format;
	zz_day created;
	struct zz_str salt;
};
extern const struct zz_form zz_genesis_form;

enum zz_followup_type {
	ZZ_FU_REVIEW = 1,
	ZZ_FU_EXPLANATION,
	ZZ_FU_ANSWER,
	ZZ_FU_RESULT,
	ZZ_FU_FEEDBACK,
	ZZ_FU_RECTIFICATION,
	ZZ_FU_REPORT_SENT,
	ZZ_FU_REPORT_ISSUED,
	ZZ_FU_WITHDRAWAL,
	ZZ_FU_STAR_GRADE,
	ZZ_FU_TYPES
};
extern const struct zz_term zz_followup_terms[];

/* Of a review and of an answer. */
enum { ZZ_REVIEW_PASSED = 1, ZZ_REVIEW_RETURNED };
enum { ZZ_ANSWER_ACCEPTED = 1, ZZ_ANSWER_REFUSED };
extern const struct zz_term zz_review_terms[], zz_accepted_terms[];
/* The classes of defect of a returned record, chosen by a reviewer, never by the program. 内容不充实 is the
 * word for 内容不实 where nothing is untrue and there is only too little; the three of the seed are the
 * others. */
enum { ZZ_DEFECT_CONTENT = 1, ZZ_DEFECT_PROCEDURE, ZZ_DEFECT_ELEMENTS, ZZ_DEFECT_THIN };
extern const struct zz_term zz_defect_terms[];

struct zz_followup {
	struct zz_str path;
	uint32_t owner; /* from the path */
	uint8_t type;
	struct zz_str record, obligation, finding; /* what it is about: one of them */
	zz_day on;
	uint32_t by;
	bool has_text;
	uint8_t result; /* review: passed 1, returned 2 · answer: accepted 1, refused 2 */
	uint8_t cls;    /* 内容不实 程序不清 要素不全 */
	zz_day deadline;
	struct zz_str text_digest; /* `of`: the text that was reviewed or is withdrawn */
	struct zz_str explanation; /* answer: id of the explanation file it answers */
	bool not_held;             /* explanation --not-held */
	struct zz_str rule;        /* explanation: kind of the finding, where only an audit finds it */
	struct zz_list grades;     /* result: struct zz_grade */
	struct zz_list members;    /* feedback: struct zz_who; not given = everybody */
	bool item;                 /* rectification: has an item */
	struct zz_str item_text;
	struct zz_str assignee; /* rectification: who puts the item right */
	bool progress, evidence;
	uint32_t closed_by;
	struct zz_str period; /* report-issued: what it covers */
	int32_t year;         /* star-grade: of the grade */
	struct zz_str grade, reason;
	int32_t nth; /* of several on one matter and day; ZZ_UNSET = the first */
};

/* The form of a type of follow-up; NULL for a number that is none. */
const struct zz_form *zz_followup_form(uint8_t type);
/* Reads one by the type it names; path and owner are the caller's and stay. Returns its form, or NULL (with a
 * finding) where no type can be read. */
const struct zz_form *zz_followup_read(const struct zz_node *root, struct zz_followup *out,
									   struct zz_reader *r);

/* Whether `a` was said after `b`: by day, then by nth; of two that two clones wrote on one day the one whose
 * file comes later. */
bool zz_followup_after(const struct zz_followup *a, const struct zz_followup *b);
/* Its id: the name of its file without .yaml; the year of its folder. */
struct zz_str zz_followup_id(const struct zz_followup *u);
int32_t zz_followup_year(const struct zz_followup *u);

struct zz_waiver {
	struct zz_str path, rule, subject, record, obligation, period, reason;
	uint32_t approved_by;
	zz_day on;
};
extern const struct zz_form zz_waiver_form;
/* path is the caller's and stays. */
void zz_waiver_read(const struct zz_node *root, struct zz_waiver *out, struct zz_reader *r);

/* notices.yaml: 通知: a list, or the list alone; so of the next two. */
struct zz_notice {
	uint32_t number;
	zz_day issued, deadline;
	struct zz_list kinds; /* uint8_t zz_kind_id */
	int32_t assessment_year;
};
struct zz_notices {
	struct zz_list notices; /* struct zz_notice */
};
extern const struct zz_form zz_notices_form;

/* documents.yaml: 文件: a list. */
struct zz_document {
	uint32_t id;
	struct zz_str title;
	zz_day issued, repealed;
};
struct zz_documents {
	struct zz_list documents; /* struct zz_document */
};
extern const struct zz_form zz_documents_form;

/* calendar/<year>.yaml: 天: a list of the days that differ from the week. */
enum { ZZ_DAY_OFF = 1, ZZ_DAY_WORK };
extern const struct zz_term zz_day_terms[];
struct zz_calendar_day {
	zz_day date;
	uint8_t state;
	uint32_t name;
};
struct zz_calendar_file {
	struct zz_list days; /* struct zz_calendar_day */
};
extern const struct zz_form zz_calendar_form;

#endif
