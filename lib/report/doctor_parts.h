/* What the files of the doctor share; private to the report layer. */
#ifndef ZZ_REPORT_DOCTOR_PARTS_H
#define ZZ_REPORT_DOCTOR_PARTS_H

#include "report/doctor.h"

/* Rows of zz_symptoms. */
enum zz_symptom_id {
	ZZ_SY_NO_LEDGER,
	ZZ_SY_GIT_MISSING,
	ZZ_SY_DISK_FULL,
	ZZ_SY_DISK_FILES,
	ZZ_SY_READ_ONLY,
	ZZ_SY_REPOSITORY,
	ZZ_SY_NO_REPOSITORY,
	ZZ_SY_BARE,
	ZZ_SY_NO_COMMIT,
	ZZ_SY_IDENTITY_MISSING,
	ZZ_SY_IDENTITY_ODD,
	ZZ_SY_DETACHED,
	ZZ_SY_OTHER_BRANCH,
	ZZ_SY_CLOCK,
	ZZ_SY_LOCK_STALE,
	ZZ_SY_LOCK_HELD,
	ZZ_SY_LOCK_UNSURE,
	ZZ_SY_WRITER,
	ZZ_SY_UNDO,
	ZZ_SY_TEMPORARY,
	ZZ_SY_INDEX_BEHIND,
	ZZ_SY_INDEX_STAGED,
	ZZ_SY_INDEX_UNREADABLE,
	ZZ_SY_INDEX_IGNORED,
	ZZ_SY_ATTRIBUTE,
	ZZ_SY_REPLACED,
	ZZ_SY_GRAFTS,
	ZZ_SY_SHALLOW,
	ZZ_SY_HOOKS_PATH,
	ZZ_SY_NAMES_ALIKE,
	ZZ_SY_FILE_ODD,
	ZZ_SY_NOT_LOADED,
	ZZ_SY_GENESIS,
	ZZ_SY_UNREADABLE,
	ZZ_SY_CALENDAR,
	ZZ_SY_CALENDAR_NEXT,
	ZZ_SY_PACK,
	ZZ_SY_UNCOMMITTED,
	ZZ_SY_DRAFTS,
};

/* One run. What could not be opened is NULL or false. */
struct zz_patient {
	struct zz_doctor *d;
	const struct zz_doctor_asked *asked;
	bool has_repository, opened;
	struct zz_error refused, not_loaded; /* why the repository, the ledger could not be opened */
	bool bare;
	struct zz_health health;
	struct zz_source *source;
	struct zz_ledger *ledger;
	struct zz_packs packs;
};

struct zz_finding *zz_doctor_add(struct zz_patient *p, enum zz_symptom_id id, const struct zz_arg *args,
								 size_t nargs);
#define ZZ_SICK(p, id, ...)                                                                                  \
	zz_doctor_add((p), (id), (const struct zz_arg[]){__VA_ARGS__},                                           \
				  sizeof((const struct zz_arg[]){__VA_ARGS__}) / sizeof(struct zz_arg))
/* The first paths, and how many there are: "a, b, c". */
struct zz_str zz_doctor_paths(struct zz_patient *p, const struct zz_health_paths *list);

/* doctor_repository.c and doctor_ledger.c */
typedef void zz_examine(struct zz_patient *p);
zz_examine zz_examine_git, zz_examine_disk, zz_examine_clock, zz_examine_repository, zz_examine_identity,
	zz_examine_branch, zz_examine_locks, zz_examine_left, zz_examine_index, zz_examine_attributes,
	zz_examine_history, zz_examine_hooks, zz_examine_names, zz_examine_format, zz_examine_genesis,
	zz_examine_records, zz_examine_calendar, zz_examine_packs, zz_examine_waiting;

#endif
