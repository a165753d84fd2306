/* The files in which a repository keeps its objects, as they were seen once: to tell later that none of them
 * holds anything else. What is written anew has another moment of change (ctime), which only the clock of the
 * whole computer can forge. Git sets the times of objects that it meets again to now, so a file with other
 * times, but in its place and of its length, is read and hashed. */
#ifndef ZZ_GIT_OBJECT_FILES_H
#define ZZ_GIT_OBJECT_FILES_H

#include "git/repo.h"

struct zz_object_file {
	char name[64]; /* below objects/ */
	uint64_t inode, size;
	int64_t changed[2], written[2]; /* seconds and nanoseconds of ctime and mtime */
	uint8_t end[GIT_OID_RAWSZ];     /* of a pack or its index: the SHA-1 of what stands before */
	uint8_t packed[4];              /* bool; this wide so that there are no gaps, which would not compare */
};
struct zz_object_files {
	struct zz_object_file *at;
	size_t n, room;
};

/* All of them, by name. False where objects may lie elsewhere, too (alternates), or there are more than can
 * be looked at in a moment. Start with {0}; free with free(files->at). */
bool zz_object_files_list(struct zz_object_files *files, struct zz_git *g);
/* Whether each of them still holds what it held; others may have come. */
bool zz_object_files_untouched(const struct zz_object_files *files, struct zz_git *g);

#endif
