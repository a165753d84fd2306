/* The first text of a ledger's files: what a person may fill in stands there with a comment that says how. */
#ifndef ZZ_ENTRY_SKELETON_H
#define ZZ_ENTRY_SKELETON_H

#include "model/files.h"
#include "model/roster.h"

struct zz_new_unit {
	struct zz_str name;
	enum zz_lang lang; /* of the files */
	int zone;          /* minutes */
	zz_day adopted;
	const struct zz_str *packs;
	size_t npacks;
};
void zz_skeleton_unit(struct zz_buf *out, const struct zz_new_unit *unit);

/* `salt` as hexadecimal digits. */
void zz_skeleton_genesis(struct zz_buf *out, struct zz_str salt, zz_day created, enum zz_lang lang);

/* A branch's or a body's file; `kind` is an enum zz_org_kind, 0 = ordinary branch. */
void zz_skeleton_org(struct zz_buf *out, struct zz_str name, uint8_t kind, zz_day founded, enum zz_lang lang);

#endif
