/* The files beside records: which a record names, which lie in its folder, and what they say of themselves.
 *
 * Files are read only as far as a question needs them: the front of a picture, the whole of a document or of
 * what a digest is given for, none above ZZ_ATTACHED_MOST. What cannot be read says nothing. */
#ifndef ZZ_RULES_ATTACHED_H
#define ZZ_RULES_ATTACHED_H

#include "base/digest.h"
#include "model/ledger.h"

enum { ZZ_ATTACHED_MOST = 64 << 20 };

struct zz_attached {
	uint32_t record;      /* index */
	uint32_t number;      /* of the record's list, from 1; 0: lies in the folder and is not named */
	struct zz_str name;   /* last component of its path; empty where only a digest is given */
	struct zz_str digest; /* as the record gives it; may be empty */
	struct zz_file *file; /* NULL: not there */
	/* by zz_attached_look */
	bool looked, picture;
	zz_day day; /* when it was taken (pictures) or saved (documents), in the ledger's zone; ZZ_NO_DAY */
	int32_t second;
	/* by zz_attached_key: the same for files of the same bytes */
	bool keyed;
	struct zz_sm3 key;
};

struct zz_attachments {
	struct zz_ledger *l;
	struct zz_attached *at; /* by record */
	size_t n, room;
	struct zz_file **strays; /* in folders that belong to no record */
	size_t nstrays;
	struct zz_buf bytes;
};
/* Of records that count. */
void zz_attachments_make(struct zz_attachments *out, struct zz_ledger *l);
void zz_attachments_free(struct zz_attachments *a);
/* Those of the records [first, until): a slice of a->at. */
struct zz_slice zz_attachments_of(const struct zz_attachments *a, size_t first, size_t until);

/* Reads what the file says of itself. */
void zz_attached_look(struct zz_attachments *a, struct zz_attached *f);
/* Fills in the key; false where the file is not there or cannot be read. */
bool zz_attached_key(struct zz_attachments *a, struct zz_attached *f);
/* SM3 of the file's bytes; false where it is not there, cannot be read or is too large. */
bool zz_attached_digest(struct zz_attachments *a, const struct zz_attached *f, struct zz_sm3 *out);

#endif
