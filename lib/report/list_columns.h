/* What can be listed of a record: one table with the names, the cell, and how to sort by it. */
#ifndef ZZ_REPORT_LIST_COLUMNS_H
#define ZZ_REPORT_LIST_COLUMNS_H

#include "model/terms.h"
#include "report/view.h"

enum zz_list_column_id {
	ZZ_COL_NUMBER,
	ZZ_COL_DATE,
	ZZ_COL_END,
	ZZ_COL_TIME,
	ZZ_COL_KIND,
	ZZ_COL_SYSTEM,
	ZZ_COL_UNIT,
	ZZ_COL_BRANCH,
	ZZ_COL_GROUP,
	ZZ_COL_YEAR,
	ZZ_COL_TITLE,
	ZZ_COL_TOPICS,
	ZZ_COL_PLACE,
	ZZ_COL_HOST,
	ZZ_COL_RECORDER,
	ZZ_COL_LECTURER,
	ZZ_COL_ATTENDANCE,
	ZZ_COL_DUE,
	ZZ_COL_PRESENT,
	ZZ_COL_ABSENT,
	ZZ_COL_ABSENTEES,
	ZZ_COL_TALKERS,
	ZZ_COL_TALKEES,
	ZZ_COL_TALKER_COUNT,
	ZZ_COL_TALKEE_COUNT,
	ZZ_COL_TALK_KIND,
	ZZ_COL_RELATION,
	ZZ_COL_MEMBERS,
	ZZ_COL_ENTERED,
	ZZ_COL_LATE,
	ZZ_COL_BAND,
	ZZ_COL_REVIEW,
	ZZ_COL_STATE,
	ZZ_COL_ID,
	ZZ_COL_FILE,
	ZZ_LIST_COLUMNS
};

/* The ledger with what is known beside it. */
struct zz_listed {
	const struct zz_ledger *l;
	const struct zz_entries *entries;
	int32_t *reviews; /* zz_ledger_reviews */
	enum zz_lang lang;
};

struct zz_list_column {
	struct zz_term name;
	const char *also; /* more names that are read, separated by '|', or NULL */
	/* Text of a cell into an empty buffer, as files say it: not yet safe for a terminal. */
	void (*cell)(struct zz_buf *out, const struct zz_listed *s, uint32_t record);
	/* A number to sort by, INT64_MIN where there is none (it comes first); NULL: by the bytes of the cell. */
	int64_t (*key)(const struct zz_listed *s, uint32_t record);
	bool right;    /* numbers stand at the right */
	uint8_t least; /* cells that it can be cut down to where a terminal is narrow; 0: never */
};
extern const struct zz_list_column zz_list_columns[ZZ_LIST_COLUMNS];

/* The column of that name in either language, or ZZ_LIST_COLUMNS. */
enum zz_list_column_id zz_list_column_find(struct zz_str name);
/* ZZ_EUSAGE for a name that no column has: with the nearest one, or all. */
int zz_list_column_unknown(struct zz_str name, struct zz_error *e);

/* "支部 2025-03-12-committee-meeting" and the like: what several answers share. */
struct zz_str zz_listed_name(const struct zz_listed *s, const struct zz_who *who);
void zz_listed_id(struct zz_buf *out, const struct zz_listed *s, uint32_t record);
/* How many stand on each side of a talk. */
size_t zz_listed_talkers(const struct zz_listed *s, uint32_t record);
size_t zz_listed_talkees(const struct zz_listed *s, uint32_t record);
/* The title, or the first topic where there is none. */
struct zz_str zz_listed_title(const struct zz_listed *s, uint32_t record);

#endif
