/* Changes of the roster: one deed, the texts of one or two files, one commit.
 *
 * A deed is begun on a ledger that was loaded under the store's lock, changes texts in memory, is settled
 * (the new texts are read and linked as a ledger would) and only then committed; what is refused leaves
 * nothing behind. All that is said here is dated: the roster of former days changes only where a deed takes
 * effect in the past, and no record's own lists ever do. */
#ifndef ZZ_ENTRY_ROSTER_EDIT_H
#define ZZ_ENTRY_ROSTER_EDIT_H

#include "entry/map_edit.h"
#include "entry/store.h"
#include "model/organisation.h"

/* One file. */
struct zz_roster_text {
	int32_t org; /* in the ledger's roster; -1: new */
	bool body, create;
	struct zz_str id, path, before; /* before: as it lies in the folder */
	struct zz_patch patch;
};

struct zz_roster_edit {
	struct zz_arena arena;
	struct zz_ledger *ledger;
	enum zz_lang lang;   /* of files and commits */
	enum zz_lang reader; /* of who is told */
	struct {
		struct zz_roster_text **at;
		size_t n, room;
	} texts;
	bool due;               /* whether the change is one of who is due */
	bool numbers;           /* of how many members there are */
	zz_day effect;          /* first day on which the roster is another one; ZZ_NO_DAY = from the beginning */
	struct zz_buf subject;  /* of the commit: "名册：第一支部 王建国 转出" */
	struct zz_buf said;     /* what changed and from when; lines */
	struct zz_roster after; /* once it is settled */
};

void zz_roster_edit_begin(struct zz_roster_edit *ed, struct zz_ledger *l, enum zz_lang reader);
void zz_roster_edit_free(struct zz_roster_edit *ed);

/* What is said of a change, as typed; empty texts and ZZ_NO_DAY = not said. */
struct zz_roster_said {
	struct zz_str who;    /* person, group or organisation that the deed is about */
	struct zz_str branch; /* branch or body */
	struct zz_str name, id, pinyin, group, how, to, post, title, status, reason, kind, into, leader;
	zz_day on, from, until, joined, full, expires, founded;
	int32_t years; /* ZZ_UNSET = not said */
	bool end, cadre, none, unknown;
	bool fill;                  /* those elected fill vacancies in the term that runs */
	struct zz_str record;       /* path of the record of an election; it is loaded */
	const struct zz_str *posts; /* "王建国=书记" */
	size_t nposts;
};

/* The deeds. `needs` and `takes` are options by slug, separated by '|'. */
struct zz_roster_verb {
	struct zz_term name;
	const char *op;    /* of the trailer */
	const char *usage; /* message id: one line */
	bool about;        /* takes an operand: who or which */
	const char *needs, *takes;
	int (*run)(struct zz_roster_edit *ed, const struct zz_roster_said *said, struct zz_error *e);
};
extern const struct zz_roster_verb zz_roster_verbs[]; /* ends with a row without name.slug */
const struct zz_roster_verb *zz_roster_verb_find(struct zz_str name);

/* Reads and links the new texts. ZZ_ESHAPE where that shows something wrong which was not wrong before, or a
 * text that does not validate; ZZ_EUSAGE where nothing would change. Adds to ed->said what should be known
 * about the change. */
int zz_roster_edit_settle(struct zz_roster_edit *ed, struct zz_error *e);
/* deed's op, now, zone and injected are the caller's; its subject is filled in here. */
int zz_roster_edit_commit(struct zz_roster_edit *ed, struct zz_store *s, struct zz_deed *deed,
						  char commit[41], struct zz_error *e);

/* A word of a table in either language, typed for an option; ZZ_EUSAGE with the words there are. */
int zz_term_said(const struct zz_term *values, struct zz_str typed, const char *option, uint8_t *out,
				 struct zz_error *e);

#endif
