/* What the files of an audit share; nobody outside lib/audit includes it. */
#ifndef ZZ_AUDIT_PARTS_H
#define ZZ_AUDIT_PARTS_H

#include "audit/audit.h"
#include "rules/history_findings.h"

struct zz_auditing {
	struct zz_audit *a;
	struct zz_ledger *l;
	struct zz_packs *packs;
	const struct zz_audit_ask *ask;
	bool *asked; /* beside l->records */
	bool *moved; /* likewise: came in in place of a file that the same commit took away */
	struct {
		struct zz_str *at; /* paths of records that the history has and the commit has not */
		size_t n, room;
	} gone;
	struct { /* attachments that are told already, by what put them there */
		const struct zz_step **at;
		size_t n, room;
	} exchanged;
	struct { /* keys and names that zzsh.yaml had once and has not now, each once */
		struct zz_removal {
			struct zz_str item;         /* as it stood there */
			const struct zz_step *step; /* that took it out; NULL where that cannot be told */
			bool named;                 /* the witness still is, by another key */
		} * at;
		size_t n, room;
	} removed;
	struct zz_arena scratch; /* of one record */
};

/* Adds a finding about a record; `part` may be empty. */
struct zz_finding *zz_audit_record(struct zz_auditing *w, enum zz_history_finding which,
								   const struct zz_record *r, struct zz_str part, const struct zz_arg *args,
								   size_t nargs);
#define ZZ_AUDIT_RECORD(w, which, r, part, ...)                                                              \
	zz_audit_record((w), (which), (r), (part), (const struct zz_arg[]){__VA_ARGS__},                         \
					sizeof((const struct zz_arg[]){__VA_ARGS__}) / sizeof(struct zz_arg))
/* Adds one about a file that is no record, or about nothing but the ledger. */
struct zz_finding *zz_audit_file(struct zz_auditing *w, enum zz_history_finding which, struct zz_str path,
								 const struct zz_arg *args, size_t nargs);
#define ZZ_AUDIT_FILE(w, which, path, ...)                                                                   \
	zz_audit_file((w), (which), (path), (const struct zz_arg[]){__VA_ARGS__},                                \
				  sizeof((const struct zz_arg[]){__VA_ARGS__}) / sizeof(struct zz_arg))

/* "2026-03-14 08:12" in the ledger's zone; the day alone. In the audit's arena. */
struct zz_str zz_audit_moment(struct zz_auditing *w, int64_t moment);
zz_day zz_audit_day(const struct zz_auditing *w, int64_t moment);
struct zz_str zz_audit_hex(struct zz_auditing *w, const uint8_t id[ZZ_BLOB_ID]);
struct zz_str zz_audit_who(struct zz_auditing *w, const struct zz_commit *c);
/* Whether a record came in after its days of entry, by what its machine claimed. */
bool zz_audit_late(const struct zz_auditing *w, uint32_t record);

/* Whether a day lies behind the days in which a record is entered: the third working day after the sitting,
 * or the day after it came in, if that is later. */
bool zz_audit_after_entry(const struct zz_auditing *w, uint32_t record, zz_day on);

void zz_audit_records(struct zz_auditing *w); /* records.c: each by itself */
void zz_audit_trail(struct zz_auditing *w,
					const struct zz_trail *t);  /* versions.c: what was changed in one */
void zz_audit_attached(struct zz_auditing *w);  /* attached.c: attachments against their digests */
void zz_audit_exchanged(struct zz_auditing *w); /* exchanged.c: attachments that were replaced */
void zz_audit_gone(struct zz_auditing *w);      /* gone.c: files that are gone */
void zz_audit_gone_rows(struct zz_auditing *w);
void zz_audit_batches(struct zz_auditing *w);  /* batches.c: several together */
void zz_audit_shown(struct zz_auditing *w);    /* the same by the receipts, once they are judged */
void zz_audit_receipts(struct zz_auditing *w); /* receipts.c: those that commits name, against their clocks */
void zz_audit_repository(struct zz_auditing *w); /* repository.c: commits, and what would deceive git */
void zz_audit_genesis(struct zz_auditing *w);    /* genesis.c: by which the ledger is known */
void zz_audit_texts(struct zz_auditing *w);      /* texts.c: whether they are what the commits recorded */
void zz_audit_former(struct zz_auditing *w);     /* former.c: witnesses that were taken out of zzsh.yaml */
void zz_audit_removed(struct zz_auditing *w);    /* tells of them, once their receipts were read */
void zz_audit_witnessed(struct zz_auditing *w);  /* witnessed.c: what receipts say of each record */
void zz_audit_imports(struct zz_auditing *w);    /* imports.c: taken over without approval */
void zz_audit_settings(struct zz_auditing *w);   /* settings.c: changed backwards in time */

/* What the commits recorded of a file is not there as they recorded it. */
void zz_audit_text_damaged(struct zz_auditing *w, struct zz_str path, const struct zz_error *why);

#endif
