/* What was read of a ledger's commits before, so that an audit reads only what is new. Never evidence.
 *
 * It lies in .git/zzsh/history.cache and is sealed (base/seal.h) with a key that lies elsewhere, in the hands
 * of who runs the program: a file that came along with a repository is not believed. What it says is the
 * result of an own walk with all its checks, the list of files of the commit that was looked at, and the
 * briefs of texts; all of it follows from the objects alone, nothing from settings, roster, calendar or day.
 * It is thrown away, and everything is read, where anything gives the slightest doubt: another build of the
 * program, a seal that does not fit, a file of objects that is not exactly as it was (the walk
 * would have found what was put in its place), objects kept elsewhere, a shallow copy, any error. The walk is
 * thrown away where the history does not simply go on from where it was. What in the repository would deceive
 * git is never remembered but looked at each time. */
#ifndef ZZ_MODEL_MEMORY_H
#define ZZ_MODEL_MEMORY_H

#include "git/commits.h"
#include "git/object_files.h"
#include "model/brief.h"
#include "model/listing.h"
#include "model/past.h"

struct zz_memory {
	struct zz_source *source; /* borrowed */
	struct zz_buf key;        /* empty: nothing is remembered or kept */
	bool known;               /* the file was there, and nothing spoke against it */
	struct zz_past past;      /* until it is recalled */
	struct zz_commits commits;
	struct zz_briefs briefs;
	struct zz_listing listing;
	struct zz_intern paths;               /* of files in the list that the history does not have */
	struct zz_intern former;              /* of those that it had, where it was read anew */
	struct zz_object_files files, before; /* as they were when it was written; when this run began */
	size_t nbriefs;                       /* that were remembered */
	uint8_t *touched; /* by path of the history: something was done to it since; NULL: nothing */
	bool fresh;       /* the history, or the list, was read from the beginning */
	bool failed;      /* the history could not be read to its end */
};

/* Never NULL. With an empty key it is an empty one. */
struct zz_memory *zz_memory_open(struct zz_source *s, struct zz_str key);
void zz_memory_close(struct zz_memory *m);

/* The files of the commit that the source reads. */
int zz_memory_list(struct zz_memory *m, struct zz_error *e);
struct zz_str zz_memory_path(const struct zz_memory *m, uint32_t path);

/* As zz_past_read of everything. p->recalled tells how many commits were not read again. */
int zz_memory_recall(struct zz_memory *m, struct zz_past *p, struct zz_error *e);
/* The number of a record's path in the history; 0 where that does not have it. */
uint32_t zz_memory_past(const struct zz_memory *m, const struct zz_past *p, const struct zz_record *r);
/* Its row, where all that the history has of it is that one commit brought it (listing.h); else NULL. */
const struct zz_listed *zz_memory_once(const struct zz_memory *m, const struct zz_past *p,
									   const struct zz_record *r);
/* Takes it back, at the end of an audit: its paths are those of records, too. Writes the file where there is
 * none that is nearly up to date. */
void zz_memory_keep(struct zz_memory *m, struct zz_past *p);

#endif
