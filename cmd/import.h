/* What the parts of zzsh import share. */
#ifndef ZZ_CMD_IMPORT_H
#define ZZ_CMD_IMPORT_H

#include "write.h"

struct importing {
	struct app *app;
	const struct options *options;
	const char *path; /* of the table */
	struct zz_buf bytes;
	struct zz_import im;
	struct writing w;
	bool dry;
};

/* Reads the table (ZZ_EUSAGE, ZZ_EENV). */
int importing_read(struct importing *i, enum zz_import_use use);
/* After the rows were taken: what was said of them, and where rows were refused, which and why, on standard
 * error and in a file. Returns 1 where nothing is to be imported for that, 0 to go on. */
int importing_refused(struct importing *i);
/* Prints what was said and the sum, to standard output. */
int importing_answer(struct importing *i);

/* import_attendance.c */
int import_attendance(struct importing *i);

#endif
