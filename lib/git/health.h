/* What may be wrong with the repository of a ledger: looked at without writing anything, so that it can be
 * asked where every writing command refuses.
 *
 * Nothing is judged here; report/doctor.c says what a state means. Paths are relative to the ledger, names of
 * locks to its .git. */
#ifndef ZZ_GIT_HEALTH_H
#define ZZ_GIT_HEALTH_H

#include "git/source.h"

struct zz_health_paths {
	struct zz_str *at;
	size_t n, room;
};

/* Who may be at work with a lock file. */
enum zz_held { ZZ_HELD_NOT, ZZ_HELD_BY, ZZ_HELD_UNSURE };
struct zz_health_lock {
	struct zz_str name; /* "index.lock" */
	struct zz_str path; /* where it is */
	int64_t age;        /* seconds */
	uint64_t inode;
	uint8_t held; /* zz_held */
	long pid;     /* of ZZ_HELD_BY */
};

struct zz_health_attribute {
	struct zz_str name, value, path;
};

struct zz_health {
	struct zz_arena arena;
	struct zz_str git_dir, common_dir;
	struct zz_str name, email; /* empty where git knows none */
	bool detached, no_commit;
	struct zz_str branch; /* what HEAD points to: refs/heads/main */
	int64_t last_commit;  /* the later of author's and committer's time; 0 without commits */
	bool shallow, grafts, undo;
	size_t replaced; /* refs/replace */
	struct zz_str hooks_path, autocrlf;
	long writer; /* process that holds zzsh.lock, 0 none, -1 unknown which */
	struct {
		struct zz_health_lock *at;
		size_t n, room;
	} locks;
	struct {
		struct zz_health_attribute *at;
		size_t n, room;
	} attributes;                     /* by which git would change the bytes of ledger files */
	struct zz_health_paths temporary; /* .zzsh-….tmp of writers that were cut off */
	/* Of git's index: files whose committed bytes lie in the folder while the index has an older version or
	 * none; others that were staged on purpose; those that git was told not to look at. */
	struct zz_health_paths behind, staged, ignored;
	struct zz_health_paths alike; /* names that differ only in case or normal form, in pairs */
	struct zz_error index_error;  /* why the index could not be read; text empty where it could */
};

/* `clock` is the computer's own time, never an injected one: the ages of files are measured by it. ZZ_EENV
 * where the repository cannot be opened. Free with zz_health_free in any case. */
int zz_health_look(struct zz_health *h, const char *dir, int64_t clock, struct zz_error *e);
void zz_health_free(struct zz_health *h);

/* Whether any process may use a lock file (holders.c): one that has it open, or a git or zzsh at work in this
 * ledger, which may have closed the file and yet rely on it. What cannot be seen is unsure. */
enum zz_held zz_lock_holder(const struct zz_health *h, const char *root, const char *path, long *pid);

/* What was mended (mend.c). */
enum zz_deed_kind { ZZ_MENDED_LOCK, ZZ_MENDED_UNDO, ZZ_MENDED_INDEX, ZZ_MENDED_TEMPORARY };
struct zz_mended {
	uint8_t kind;
	struct zz_str what;
};
struct zz_mending {
	struct zz_arena arena;
	struct zz_mended *at;
	size_t n, room;
};
enum { ZZ_STALE_SECONDS = 60 };
/* Only what cannot touch a record or the history: lock files older than a minute that nobody can be using;
 * what a writer that was cut off left behind; git's index where it is behind; temporary files of this
 * program. On an error what was done until then stands in *out. */
int zz_health_mend(struct zz_mending *out, const struct zz_health *h, const char *dir, struct zz_error *e);
void zz_mending_free(struct zz_mending *m);

#endif
