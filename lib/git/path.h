/* Which names a ledger has. Everything that is read or written goes through here before a path is
 * built from it, because a hostile tree may hold "..", ".git", escapes or look-alike characters. */
#ifndef ZZ_GIT_PATH_H
#define ZZ_GIT_PATH_H

#include "base/str.h"

/* Why something that lies in a ledger is no ledger file; 0 = it is one. */
enum zz_odd {
	ZZ_ODD_NOT,
	ZZ_ODD_NAME,   /* a name that no ledger file may have */
	ZZ_ODD_DEPTH,  /* deeper than a ledger goes (5 components) */
	ZZ_ODD_PLACE,  /* a file where a folder belongs, or a folder where a file belongs */
	ZZ_ODD_LINK,   /* symbolic link */
	ZZ_ODD_MODULE, /* submodule */
	ZZ_ODD_DEVICE, /* pipe, socket, device, or a mode that git does not write */
	ZZ_ODD_TWICE,  /* the same name more than once in a forged tree */
};

enum zz_entry {
	ZZ_ENTRY_FILE,
	ZZ_ENTRY_FOLDER,
	ZZ_ENTRY_LINK,
	ZZ_ENTRY_MODULE,
	ZZ_ENTRY_DEVICE,
};

#define ZZ_PATH_DEPTH 5
#define ZZ_NAME_BYTES 255

/* Components of [a-z0-9._-] that do not begin with '.' or '-'; the last one below attachments/ may be
 * any printable UTF-8 without control, bidi and zero-width characters. */
enum zz_odd zz_path_odd(struct zz_str path, enum zz_entry kind);
/* One component of [a-z0-9._-] that does not begin with '.' or '-'. */
bool zz_path_plain(struct zz_str name);
/* Whether the first component is one of a ledger's own; README, .git and the like are not. */
bool zz_path_ours(struct zz_str path);
/* What editors and office programs leave beside a file: .name, name~, name.swp, name.tmp, ~$name. */
bool zz_path_dropping(struct zz_str name);
/* "records/zhb1" of "records/zhb1/x.yaml"; empty where there is no '/'. */
struct zz_str zz_path_folder(struct zz_str path);
struct zz_str zz_path_name(struct zz_str path);
/* Byte order of whole paths, in which a folder sorts as if its name ended in '/'. */
int zz_path_cmp(struct zz_str a, bool a_folder, struct zz_str b, bool b_folder);

#endif
