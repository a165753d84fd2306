/* The page of one person in a year: `zzsh show NAME`, for a member and, with the leading bodies' side, for a
 * cadre; as data lib/data/schema/person.schema.json.
 *
 * It tells what the records show and never compares people. What was said in talks is not read; the kind of a
 * talk and grades are shown only where they are asked for (`told`). "Not seen" is never "did not come". */
#ifndef ZZ_REPORT_PERSON_H
#define ZZ_REPORT_PERSON_H

#include "report/view.h"

/* How somebody stands in a record of a sitting at which he was due. */
enum zz_came { ZZ_CAME, ZZ_STAYED_AWAY, ZZ_NOT_LISTED, ZZ_NO_LIST, ZZ_CAMES };
extern const struct zz_term zz_came_terms[ZZ_CAMES];

struct zz_person_sitting {
	uint32_t record;
	uint8_t came;   /* zz_came */
	uint8_t reason; /* of an absence, index in zz_reason_terms + 1; 0 none */
	bool online;
	bool excused; /* not demanded that day */
};

/* What else a record says of somebody. */
enum zz_part {
	ZZ_PART_LESSON_OWN, /* lectured in a branch of his own */
	ZZ_PART_LESSON_ELSEWHERE,
	ZZ_PART_TALKED,      /* led a talk */
	ZZ_PART_TALKED_WITH, /* was talked with */
	ZZ_PART_ANALYSIS,
	ZZ_PART_APPRAISAL, /* has a grade in it, or was present */
	ZZ_PART_WISH,
	ZZ_PART_SERVICE,
	ZZ_PART_TRAINING,
	ZZ_PART_OTHER,   /* pairing, visits … */
	ZZ_PART_BODY,    /* took part in a 民主生活会 */
	ZZ_PART_CONTACT, /* stands in a record of a branch that he is the contact of */
	ZZ_PARTS
};
extern const struct zz_term zz_part_terms[ZZ_PARTS];

struct zz_person_part {
	uint32_t record;
	uint8_t part;  /* zz_part */
	uint8_t grade; /* of an appraisal, zz_grade; 0 none */
};

struct zz_person_page {
	const struct zz_ledger *l;
	const struct zz_verdict *v; /* of the year; obligations of the person are taken from it */
	int32_t person;
	struct zz_period year;
	bool told;  /* grades and kinds of talks were asked for */
	bool cadre; /* on some day of the year, up to today */
	struct {
		struct zz_person_sitting *at;
		size_t n, room;
	} sittings; /* held in the year, by owner and date as the ledger's records */
	struct {
		struct zz_person_part *at;
		size_t n, room;
	} parts; /* appraisal, analysis and 民主生活会 by the year that they are for, all else by the day held */
	long hours; /* tenths, of lessons and training that say them */
	zz_day
		last; /* the latest day up to today on which a record shows the person taking part; ZZ_NO_DAY none */
	int32_t months; /* whole months since; -1 where there is none */
};

void zz_person_page_make(struct zz_person_page *out, const struct zz_verdict *v, int32_t person,
						 struct zz_period year, bool told);
void zz_person_page_free(struct zz_person_page *page);
/* The next anniversary of the admission (政治生日) from a day on; ZZ_NO_DAY where that day is not known. */
zz_day zz_political_birthday(const struct zz_person *p, zz_day from);
/* Whether an analysis says that it was held on the political birthday; its file is read again. */
bool zz_person_birthday(const struct zz_ledger *l, const struct zz_record *r);
/* The question whose verdict such a page needs: that year, all owners. */
struct zz_question zz_person_question(struct zz_period year);

void zz_person_page_text(struct zz_buf *out, const struct zz_person_page *page, const struct zz_view *view);
void zz_person_page_json(struct zz_buf *out, const struct zz_person_page *page);

#endif
