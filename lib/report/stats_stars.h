/* Suggested grades (建议等次) of the branches, with what they rest on. Private to stats*.c. */
#ifndef ZZ_REPORT_STATS_STARS_H
#define ZZ_REPORT_STATS_STARS_H

#include "report/report_parts.h"
#include "rules/stars.h"

struct zz_star_branch {
	long score;
	int grade;        /* that the score reaches, -1 none of them */
	int32_t entered;  /* the committee's: index of the follow-up, -1 */
	uint32_t *counts; /* confirmed findings, by weight */
	size_t first, n;  /* its findings, in zz_star_sheet.at */
};
struct zz_star_finding {
	size_t finding, branch;
	int weight;  /* -1: none that the unit wrote */
	uint8_t how; /* zz_confirmed */
};
struct zz_star_sheet {
	const struct zz_report_facts *f;
	const struct zz_stars *stars;
	bool asked; /* a whole year and all duties: otherwise nothing below is filled in */
	bool over;  /* that year: before, no grade is suggested */
	int32_t year;
	struct zz_star_branch *branches; /* beside f->branches */
	struct zz_star_finding *at;      /* by branch, then in the order of the verdict */
	size_t n, room;
	uint32_t *counts;
};
void zz_star_sheet_make(struct zz_star_sheet *out, const struct zz_report_facts *f,
						const struct zz_stars *stars);
void zz_star_sheet_free(struct zz_star_sheet *s);
int32_t zz_star_points(const struct zz_star_sheet *s, const struct zz_star_finding *at);

/* Nothing where the unit did not turn grades on. */
void zz_star_doc(struct zz_doc *d, const struct zz_star_sheet *s);
void zz_star_notes(struct zz_doc *d, struct zz_block *notes, const struct zz_star_sheet *s);
void zz_star_json_table(struct zz_json *j, const struct zz_star_sheet *s);
void zz_star_json_branch(struct zz_json *j, const struct zz_star_sheet *s, size_t branch);

#endif
