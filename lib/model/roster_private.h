/* What building and asking share. Private to roster*.c. */
#ifndef ZZ_MODEL_ROSTER_PRIVATE_H
#define ZZ_MODEL_ROSTER_PRIVATE_H

#include "model/organisation.h"

/* A table from interned words (or any number but 0) to numbers; one key may have several values, which keep
 * the order in which they were added. Its size is fixed at the beginning. */
struct zz_link {
	uint32_t key;
	int32_t value;
	uint32_t next; /* place + 1 of the next value of the same key; 0 none */
};
struct zz_links {
	struct zz_link *at;
	uint32_t n, most;
	uint32_t *slots; /* place + 1 of a key's first value */
	uint32_t mask;
};
void zz_links_begin(struct zz_links *l, struct zz_arena *a, size_t most);
void zz_links_add(struct zz_links *l, uint32_t key, int32_t value); /* once, if it is there already */
const struct zz_link *zz_links_first(const struct zz_links *l, uint32_t key);
const struct zz_link *zz_links_next(const struct zz_links *l, const struct zz_link *link);
int32_t zz_links_value(const struct zz_links *l, uint32_t key); /* the first, or -1 */

/* A post of a person, the other way round. */
struct zz_seat {
	int32_t org;
	const struct zz_term_of_office *term;
	const struct zz_post *post;
};

struct zz_roster_index {
	struct zz_links orgs;      /* by id */
	struct zz_links org_names; /* by folded name or alias */
	struct zz_links people;    /* by id */
	struct zz_links names;     /* people by folded name */
	struct zz_links folds;     /* names that are written otherwise than folded → the folded */
	struct zz_seat *seats;     /* by person */
	uint32_t *first_seat;      /* of each person, and one past the last */
};

/* Whether a name certainly is as zz_name_fold would make it; nearly all are, and need no memory then. */
bool zz_name_plain(struct zz_str name);
/* The word for a name as it is compared; `a` is used for a moment. */
uint32_t zz_fold_word(struct zz_intern *words, struct zz_arena *a, uint32_t name);

struct zz_roster_file {
	struct zz_raw_org raw;
	struct zz_str path;
	uint32_t id;
	bool body, unreadable;
};

/* A roster in the making. out->orgs and files run in parallel. */
struct zz_draft {
	struct zz_arena *arena, *scratch;
	struct zz_intern *words;
	struct zz_findings *findings; /* NULL: nothing is reported */
	struct zz_roster *out;
	struct zz_roster_file *files;
	size_t most;                                /* places where a person is named: there are no more people */
	struct zz_links by_id, by_name, members_of; /* members_of: person + 1 → place in `members` */
	struct zz_origin *origins;                  /* by person */
	struct zz_home {
		const struct zz_raw_member *raw;
		uint32_t org;
	} * members;
	uint32_t nmembers;
	int32_t *places; /* of people, once they are sorted: by their old ones */
};
/* Where something was said first. */
struct zz_origin {
	uint32_t name, joined, full; /* organisations */
};

/* One place where a person is named. */
struct zz_slot {
	uint32_t org;
	const struct zz_raw_who *who;
	const struct zz_raw_member *member; /* NULL for posts and contacts */
	int32_t *person;
	struct zz_dates dates;
	const char *list, *sub; /* its part: list.i[.sub.j] */
	uint32_t i, j;
	bool inherited; /* no date of its own is written; those above are the term's or the group's */
};
typedef void zz_slot_fn(struct zz_draft *d, const struct zz_slot *slot);
void zz_draft_each(struct zz_draft *d, zz_slot_fn *fn);

/* Rows of zz_roster_findings. */
enum zz_roster_finding {
	ZZ_RF_JOINED_DISAGREE,
	ZZ_RF_FULL_BEFORE_JOINED,
	ZZ_RF_DATES_REVERSED,
	ZZ_RF_OWNER_TWICE,
	ZZ_RF_NAMES_DISAGREE,
	ZZ_RF_NAME_NEEDS_ID,
	ZZ_RF_AMBIGUOUS,
	ZZ_RF_MEMBER_TWICE,
	ZZ_RF_MEMBER_OF_TWO,
	ZZ_RF_GROUP_UNKNOWN,
	ZZ_RF_LOOP,
};
/* `subject` 0: none. part: printf-like, relative to the file; NULL = the whole file. */
void zz_draft_tell(struct zz_draft *d, enum zz_roster_finding row, uint32_t org, uint32_t subject,
				   struct zz_str part, const struct zz_arg *args, size_t nargs);
#define ZZ_TELL(d, row, org, subject, part, ...)                                                             \
	zz_draft_tell((d), (row), (org), (subject), (part), (const struct zz_arg[]){__VA_ARGS__},                \
				  sizeof((const struct zz_arg[]){__VA_ARGS__}) / sizeof(struct zz_arg))
struct zz_str zz_slot_part(struct zz_draft *d, const struct zz_slot *slot, const char *field);
/* Name of an organisation or person, as an argument of a message. */
struct zz_str zz_draft_org(const struct zz_draft *d, uint32_t org);
struct zz_str zz_draft_name(const struct zz_draft *d, int32_t person);

/* roster_people.c: makes people out of the places where they are named. */
void zz_draft_people(struct zz_draft *d);
/* roster_loops.c: superiors and mergers that lead back to themselves; needs the index of organisations. */
void zz_draft_loops(struct zz_draft *d);
/* roster_link.c: sorts people, dates memberships and posts, fills the index. */
void zz_draft_link(struct zz_draft *d);

#endif
