/* The linked ledger: everything a check needs, read once from a source.
 *
 * Passes: list files → parse and read each (nodes are let go at once) → link people and references. Each file
 * that cannot be read is a finding and is counted, never skipped. */
#ifndef ZZ_MODEL_LEDGER_H
#define ZZ_MODEL_LEDGER_H

#include "git/source.h"
#include "model/files.h"
#include "model/period.h"
#include "model/record.h"
#include "model/roster.h"

#define ZZ_FORMAT_VERSION 1

struct zz_memory;
struct zz_briefs;

struct zz_ledger {
	struct zz_arena arena;
	struct zz_intern words;
	struct zz_source *source; /* borrowed; paths point into it, so it is closed after the ledger is freed */
	bool scoped;              /* loaded in part: what is not there may lie outside of the scope */
	bool everybody;           /* the people of all branches are loaded */
	struct zz_unit unit;
	char id[33]; /* 32 hex; "" where genesis.yaml is missing */
	struct zz_roster roster;
	struct zz_calendar calendar;
	struct zz_record
		*records; /* sorted by the bytes of their owner's id, then date, then id; NULL in brief */
	size_t nrecords, records_room;
	char *briefly;            /* in brief: the same, each no longer than ZZ_RECORD_BRIEF */
	size_t record_size;       /* from one to the next */
	bool brief;               /* loaded in brief */
	struct zz_memory *memory; /* then, and where something is remembered; else NULL */
	struct zz_briefs *briefs; /* of texts of records that were asked for, whatever version (brief.h) */
	struct zz_buf texts;      /* own texts of records, as own_text.c keeps them */
	uint32_t *misplaced;      /* indices of records whose path and content disagree, or that have no date */
	size_t nmisplaced;
	struct zz_followup *followups;
	size_t nfollowups;
	struct zz_waiver *waivers;
	size_t nwaivers;
	struct zz_notice *notices;
	size_t nnotices;
	bool notices_unreadable; /* notices.yaml, or a part of it: deadlines may be other than they seem */
	struct zz_document *documents;
	size_t ndocuments;
	struct zz_file_list attachments; /* files below attachments/ that may be read, by path; the pointers live
										as long as the source */
	struct zz_findings findings;     /* of shape, names, references; in its own arena = arena */
	size_t unreadable;               /* records that could not be read */
	size_t uncommitted;              /* ledger files that differ from HEAD */
	zz_day today;
	int32_t *calendar_missing; /* years that were asked for and have no calendar (for the loud note) */
	size_t ncalendar_missing;
};

/* A record of a ledger that may have been loaded in brief. What struct zz_record has behind ZZ_RECORD_BRIEF
 * is not there then: the address sanitizer stops who looks at it. */
static inline struct zz_record *zz_record_nth(const struct zz_ledger *l, size_t i)
{
	return l->briefly ? (struct zz_record *)(void *)(l->briefly + i * l->record_size) : &l->records[i];
}

/* The language of the ledger's files. */
static inline enum zz_lang zz_ledger_lang(const struct zz_ledger *l)
{
	return l->unit.lang == 2 ? ZZ_EN : ZZ_ZH;
}

/* What to load; NULL = everything. `log` loads one owner and the years around the date. */
struct zz_scope {
	struct zz_str owner; /* empty: no records, but every branch */
	int32_t first_year, last_year;
	bool all_branches; /* people of other branches, too */
	bool everything;   /* nothing of the above: all there is */
	bool history;      /* will be asked for afterwards, and is read meanwhile (zz_source_history_begin) */
	/* Of records only what zz_brief_record fills in, not linked, and nothing is said of what is wrong in
	 * them: for an audit of a commit. */
	bool brief;
	struct zz_str
		memory_key; /* what was read of commits before is remembered by it (memory.h); empty: nothing */
	/* Asked when zzsh.yaml was read: whether the records' own texts will be looked at, so that they are worth
	 * their memory (own_text.h). NULL: they are not. */
	bool (*keeps_texts)(const struct zz_ledger *l);
};

/* Findings of this layer: unreadable (one a file; incomplete, beside what the parser found), file-odd,
 * file-gone (in HEAD, not in the work tree, no withdrawal), genesis-missing, calendar-missing, id-pattern,
 * path-mismatch, record-twice, owner-unknown, group-unknown, person-unknown, person-ambiguous, person-twice
 * (in present and absent, or twice in one list), attendee-not-due, unaccounted, sign-in-differs,
 * reference-unknown (接续, joint_with, waivers and follow-ups that point to nothing), continues-loop,
 * bands-order, withdrawal-invalid. Two
 * rows may have one id. Ends with a row whose id is NULL. */
extern const struct zz_finding_def zz_ledger_findings[];

/* `today` is the civil date in the ledger's zone at `now` unless `today` is given (ZZ_NO_DAY = from now).
 * ZZ_ENOLEDGER also for a newer format. */
int zz_ledger_load(struct zz_ledger **out, struct zz_source *source, const struct zz_scope *scope,
				   int64_t now, zz_day today, struct zz_error *e);
void zz_ledger_free(struct zz_ledger *l);
/* Reads and links a text as if it lay at `path` (records/…), in place of what the ledger has there; its
 * findings go to l->findings, with path but without line. Returns its index in l->records; other indices
 * change. */
size_t zz_ledger_adopt(struct zz_ledger *l, struct zz_str path, struct zz_str bytes, struct zz_error *e);

/* The records of an owner in [first, last] by held date (ZZ_NO_DAY = open): a slice of l->records. Those
 * without a date stand before all others of their owner. */
struct zz_slice {
	size_t from, until;
};
struct zz_slice zz_ledger_slice(const struct zz_ledger *l, uint32_t owner, zz_day first, zz_day last);
/* Index of a record by its id within an owner (of its content or of its folder), -1 none. */
int32_t zz_ledger_record(const struct zz_ledger *l, uint32_t owner, struct zz_str id);
/* The record that was read from a path; -1. */
int32_t zz_ledger_at(const struct zz_ledger *l, struct zz_str path);
/* The same for a reference "<id>" or "<owner>/<id>" in a file of `owner`. */
int32_t zz_ledger_refer(const struct zz_ledger *l, uint32_t owner, struct zz_str reference);

/* Who was due at this record's sitting, by the roster of its day; those whom an election leaves out by
 * decision are excused. Start with {0}; the list may be used again for the next record and is freed at the
 * end. */
void zz_record_due(const struct zz_ledger *l, const struct zz_record *r, struct zz_due_list *out);
void zz_due_free(struct zz_due_list *due);
/* What the lists say, counted over those due (design: guests never; no later roster edit changes 实到:
 * `listed` comes from the record alone). An excused member who came counts like everybody else, one who
 * stayed away is not among those due. */
struct zz_attendance {
	bool known; /* a list of those present was written */
	int due, present, absent, online, unaccounted;
	int voters_due, voters_present;
	int listed_present, listed_absent; /* entries of the lists that are no guests, whoever they are */
};
void zz_record_attendance(const struct zz_ledger *l, const struct zz_record *r, struct zz_attendance *out);
/* The same with a list from zz_record_due. */
void zz_record_attendance_of(const struct zz_record *r, const struct zz_due_list *due,
							 struct zz_attendance *out);
/* A person's entry in a list of struct zz_attendee that is no guest's, or NULL. */
const struct zz_attendee *zz_attendee_of(const struct zz_list *list, int32_t person);
/* Whether a list of struct zz_attendee has a person, guests too; whether one of struct zz_who has. */
bool zz_attendee_listed(const struct zz_list *list, int32_t person);
bool zz_who_listed(const struct zz_list *list, int32_t person);

/* The day until which an entry is inside its window, by the held date alone: third working day (or ten
 * calendar days where the calendar does not know). */
enum { ZZ_WINDOW_WORKDAYS = 3, ZZ_WINDOW_DAYS = 10 };
zz_day zz_record_window(const struct zz_ledger *l, const struct zz_record *r);
/* Whether today is still inside it: until then, or until the end of the day after the record came into the
 * history, if that is later (design section 8). */
bool zz_record_entering(const struct zz_ledger *l, const struct zz_record *r);
/* The same where all that is known is the last day of a sitting and the file. */
bool zz_window_open(const struct zz_ledger *l, zz_day end, struct zz_str path);
zz_day zz_window_of(const struct zz_calendar *c, zz_day end); /* by the last day of a sitting */

/* What the file of a follow-up says in one field (a slug), or each item of a list in a record; read again,
 * since prose is let go after loading. Without blanks at the ends; empty where there is nothing or the file
 * cannot be read. In the arena. */
struct zz_str zz_followup_words(const struct zz_ledger *l, const struct zz_followup *u, const char *slug,
								struct zz_arena *a);
struct zz_words {
	struct zz_str *at;
	size_t n, room;
};
void zz_record_words(const struct zz_ledger *l, const struct zz_record *r, const char *slug,
					 struct zz_arena *a, struct zz_words *out);

/* Fills in line, column and length of findings that have a path but no line (a part that does not exist: the
 * nearest that does; no part: none), and sorts all by path, line, column, severity. Re-reads the files
 * concerned. */
void zz_ledger_locate(struct zz_ledger *l, struct zz_findings *findings);
/* The same for one finding with a part, in a file that is parsed already (rule packs). */
void zz_locate_finding(struct zz_finding *f, const struct zz_form *form, struct zz_node *root,
					   struct zz_str bytes);

#endif
