/* What the passes of loading share; private to this layer.
 *
 * Node trees and the bytes of a file live in `scratch` and `bytes`: the next file that is opened lets them
 * go. */
#ifndef ZZ_MODEL_LOADER_H
#define ZZ_MODEL_LOADER_H

#include "model/memory.h"
#include "model/own_text.h"

/* What was listed by one prefix: files [from, until). */
struct zz_loader_part {
	struct zz_str prefix;
	size_t from, until;
};

struct zz_loader {
	struct zz_ledger *l;
	const struct zz_scope *scope; /* NULL = everything */
	struct zz_error *e;
	struct zz_file_list files, deleted;
	struct {
		struct zz_loader_part *at;
		size_t n, room;
	} parts;
	struct zz_arena scratch;
	struct zz_buf bytes;
	struct zz_record_text text;
	bool keeps_texts;
	const struct zz_record *linked; /* the last one, in brief */
	zz_day needed[1024];            /* asked for lately: each has its place */
	/* Of the record that is being linked. */
	struct zz_due_list due;
	struct {
		uint32_t *at;
		size_t n, room;
	} told; /* names that were reported already */
};

/* Rows of zz_ledger_findings. */
enum zz_ledger_finding {
	ZZ_LF_UNREADABLE,
	ZZ_LF_UNREADABLE_FILE,
	ZZ_LF_UNREADABLE_ANSWER,
	ZZ_LF_UNREADABLE_ANSWER_FILE,
	ZZ_LF_FILE_ODD,
	ZZ_LF_FILE_GONE,
	ZZ_LF_GENESIS_MISSING,
	ZZ_LF_CALENDAR_MISSING,
	ZZ_LF_ID_PATTERN,
	ZZ_LF_PATH_MISMATCH,
	ZZ_LF_RECORD_TWICE,
	ZZ_LF_OWNER_UNKNOWN,
	ZZ_LF_GROUP_UNKNOWN,
	ZZ_LF_PERSON_UNKNOWN,
	ZZ_LF_PERSON_AMBIGUOUS,
	ZZ_LF_PERSON_TWICE,
	ZZ_LF_ATTENDEE_NOT_DUE,
	ZZ_LF_ABSENTEE_NOT_DUE,
	ZZ_LF_UNACCOUNTED,
	ZZ_LF_SIGN_IN_DIFFERS,
	ZZ_LF_VOTES_DIFFER,
	ZZ_LF_TIME_ORDER,
	ZZ_LF_REFERENCE_UNKNOWN,
	ZZ_LF_CONTINUES_LOOP,
	ZZ_LF_BANDS_ORDER,
	ZZ_LF_WITHDRAWAL_INVALID,
	ZZ_LF_BEFORE_FOUNDING,
	ZZ_LF_AFTER_DISSOLVING,
	ZZ_LF_AFTER_DEATH,
	ZZ_LF_WRITTEN_BEFORE,
	ZZ_LF_REVIEW_BEFORE,
	ZZ_LF_BALLOTS,
	ZZ_LF_VOTES_WON,
	ZZ_LF_OVER_SEATS,
};
#define ZZ_LF(which) (&zz_ledger_findings[which])

/* places.c: what kind of file a path names. */
enum zz_place_kind {
	ZZ_PLACE_STRAY, /* below a ledger's folder, but nothing that is read */
	ZZ_PLACE_UNIT,
	ZZ_PLACE_GENESIS,
	ZZ_PLACE_NOTICES,
	ZZ_PLACE_DOCUMENTS,
	ZZ_PLACE_BRANCH,
	ZZ_PLACE_BODY,
	ZZ_PLACE_RECORD,
	ZZ_PLACE_FOLLOWUP,
	ZZ_PLACE_WAIVER,
	ZZ_PLACE_RULES,
	ZZ_PLACE_CALENDAR,
	ZZ_PLACE_ATTACHMENT,
};
enum zz_place_kind zz_path_place(struct zz_str path);
extern const struct zz_term
	zz_odd_terms[]; /* why a file is odd, by enum zz_odd; 0: no place for such a file */
bool zz_path_is_record(struct zz_str path);
/* A link, or a file, that stands where a folder of records belongs: what lies behind it was not read. Or a
 * file under records/ that is named almost as a record is. What it could have met is not known. */
bool zz_hides_records(const struct zz_file *f);
/* One of these: each becomes one of the ledger's records, readable or not. */
bool zz_file_is_record(const struct zz_file *f);
struct zz_str zz_path_stem(struct zz_str path);  /* name without .yaml */
struct zz_str zz_path_owner(struct zz_str path); /* of an organisation, record or follow-up; else empty */
int32_t zz_year_of(struct zz_str text);          /* four digits; ZZ_UNSET */
int32_t zz_path_year(struct zz_str path);        /* of a record or follow-up; ZZ_UNSET */

/* loader.c: the bytes of a listed file into ld->bytes. False where it cannot be read; that is reported. */
bool zz_loader_fetch(struct zz_loader *ld, struct zz_file *f, struct zz_str owner, struct zz_str record);
/* Fetches and parses. NULL where it cannot be read; that is reported. What the parser found gets `owner` and
 * `record` as ingredients of its ids. */
struct zz_node *zz_loader_open(struct zz_loader *ld, struct zz_file *f, struct zz_str owner,
							   struct zz_str record);
/* The same for bytes that are there already. */
struct zz_node *zz_loader_parse(struct zz_loader *ld, struct zz_str path, struct zz_str bytes,
								struct zz_str owner, struct zz_str record);
/* Adds the finding that a file could not be read; the caller places it. */
struct zz_finding *zz_loader_unreadable(struct zz_loader *ld);
/* A reader of forms for a file that is no record: ids of findings are made of its owner and path. */
struct zz_reader zz_loader_reader(struct zz_loader *ld, struct zz_str path, struct zz_str owner);
/* Says where a finding stands; returns it. */
struct zz_finding *zz_loader_place(struct zz_finding *f, struct zz_str path, struct zz_str owner,
								   struct zz_str record, struct zz_str part);
struct zz_finding *zz_record_place(struct zz_finding *f, const struct zz_ledger *l, const struct zz_record *r,
								   struct zz_str part);

/* load_unit.c: zzsh.yaml (ZZ_ENOLEDGER) and genesis.yaml. */
int zz_load_unit(struct zz_loader *ld);
void zz_load_genesis(struct zz_loader *ld);
/* load_calendars.c */
void zz_load_calendars(struct zz_loader *ld);
/* load_files.c: follow-ups, waivers, notices, documents. */
void zz_load_files(struct zz_loader *ld);

/* The days that a window or period which ends on `end` waits for; a year without a calendar is said once. */
void zz_need_calendar(struct zz_loader *ld, zz_day end);

/* load_records.c: what a path says of its record. */
struct zz_path_says {
	bool fits;
	struct zz_str owner;
	int32_t year;
	zz_day date;
	uint8_t kind;
};
struct zz_path_says zz_path_says(struct zz_str path);
/* All records in brief, from the list of the ledger's memory. */
void zz_load_briefs(struct zz_loader *ld);
/* Reads all records and links each while its nodes are there. */
void zz_load_records(struct zz_loader *ld);
/* One of them; from `bytes` where they are given, else from the source. */
void zz_load_record(struct zz_loader *ld, struct zz_file *f, struct zz_record *r, const struct zz_str *bytes);
/* Room for so many records in brief. */
char *zz_records_briefly(const struct zz_ledger *l, size_t n);
/* Sorts them and lists the misplaced. */
void zz_order_records(struct zz_ledger *l);
/* sort_records.c, after the comparison with HEAD: notes what changed, sorts. */
void zz_finish_records(struct zz_loader *ld);
/* A sitting that stands there twice; after the withdrawals are linked, which settle most of them. */
void zz_report_doubled(struct zz_ledger *l);

/* link.c: organisation, group, people and attendance of one record. The roster is complete by then. */
void zz_link_record(struct zz_loader *ld, struct zz_record *r, const struct zz_form *form,
					const struct zz_node *root);
/* Its organisation alone; false where the roster has none. */
bool zz_link_owner(const struct zz_ledger *l, struct zz_record *r);
/* check_lists.c: `guests` is the node of that field, or NULL. */
void zz_check_lists(struct zz_loader *ld, struct zz_record *r, const struct zz_node *guests);
/* check_dates.c */
void zz_check_dates(struct zz_ledger *l, const struct zz_record *r);
/* relation.c: of a talk that does not say it. */
void zz_talk_relation(const struct zz_ledger *l, struct zz_record *r);
/* people.c: the person of one name as written; reports where it is none or several. `part` as in zz_finding.
 */
struct zz_naming {
	struct zz_loader *ld;
	struct zz_str path, owner, record; /* where findings stand */
	int32_t org;
	zz_day day;
	bool silent; /* nothing is reported: the roster is not there to compare with */
};
/* "present.3"; index 0: the part alone. */
/* Whether somebody who stands nowhere may stand in a file that could not be read. */
bool zz_roster_partly(const struct zz_ledger *l);
struct zz_str zz_part_item(struct zz_arena *a, const char *part, uint32_t index);
void zz_link_who(const struct zz_naming *n, struct zz_who *who, const char *part, uint32_t index, bool quiet);

/* references.c: withdrawals, references, files that are gone. All records are there and sorted. */
void zz_link_references(struct zz_loader *ld);

#endif
