/* What the two files of the import of members share. Private to import_member*.c. */
#ifndef ZZ_ENTRY_IMPORT_MEMBERS_H
#define ZZ_ENTRY_IMPORT_MEMBERS_H

#include "entry/import_parts.h"
#include "entry/member_id.h"
#include "entry/roster_parts.h"

struct zz_member_seen {
	struct zz_str id, folded;
	zz_day joined;
	int32_t org;
	uint32_t number; /* of the row */
};

struct zz_member_post {
	int32_t org;
	uint8_t post; /* zz_post_kind */
	struct zz_str id, name;
};

struct zz_members {
	struct zz_import *im;
	struct zz_roster_edit *ed;
	const struct zz_import_members *how;
	struct zz_pinyin *pinyin;
	int32_t org;   /* --branch; -1 */
	bool one_name; /* all rows of the sheet name one organisation */
	struct {
		struct zz_member_seen *at;
		size_t n, room;
	} seen;
	struct {
		struct zz_member_post *at;
		size_t n, room;
	} posts;
	zz_day effect; /* the earliest day on which the roster becomes another */
	bool any, moved;
};

struct zz_member_row {
	struct zz_import_sheet *sheet;
	struct zz_import_row *row;
	struct zz_error *e;
	uint32_t column; /* that a refusal is about; 0 */
	int32_t org;
	struct zz_str name, folded, id, pinyin, group_said;
	zz_day joined, full, from, left;
	uint8_t how;                   /* zz_leave, 0: has not left */
	bool joined_month, full_month; /* the day of the month is not known */
};

/* import_member_known.c: who of the roster a row means, -1 nobody; ZZ_EUSAGE where that cannot be told. */
int zz_import_member_find(const struct zz_members *m, struct zz_member_row *r, bool own_id, int32_t *person);
/* Brings the entry of somebody known up to what the row says. */
int zz_import_member_update(struct zz_members *m, struct zz_member_row *r, int32_t person);

/* import_posts.c: whether and how the row says that somebody left; ZZ_EUSAGE where it says half of it. */
int zz_import_member_left(struct zz_member_row *r);
/* Ends the membership of somebody known. */
int zz_import_member_leave(struct zz_members *m, struct zz_member_row *r, int32_t person);
/* Notes the post of a row that was taken; at the end all of them, a term for each branch that has none yet.
 */
void zz_import_member_post(struct zz_members *m, const struct zz_member_row *r);
int zz_import_member_posts(struct zz_members *m, struct zz_error *e);

#endif
