#define _XOPEN_SOURCE 700 /* realpath */
#include "zzsh.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static bool is_ledger(struct zz_buf *root)
{
	size_t n = root->n;
	zz_buf_puts(root, "/zzsh.yaml");
	bool found = access(root->data, F_OK) == 0;
	root->n = n;
	root->data[n] = '\0';
	if (found)
		return true;
	zz_buf_puts(root, "/objects"); /* a bare repository; whether a ledger is in it, the source says */
	bool objects = access(root->data, F_OK) == 0;
	root->n = n;
	zz_buf_puts(root, "/HEAD");
	bool head = access(root->data, F_OK) == 0;
	root->n = n;
	root->data[n] = '\0';
	return objects && head;
}

bool zz_is_ledger(const char *dir)
{
	struct zz_buf root = {0};
	zz_buf_puts(&root, dir);
	bool found = is_ledger(&root);
	zz_buf_free(&root);
	return found;
}

size_t zz_ledgers_below(const char *dir, struct zz_buf *names)
{
	enum { LOOKED_AT = 1000, NAMED = 3 };
	DIR *d = opendir(dir);
	size_t found = 0;
	const struct dirent *entry;
	for (int n = 0; d && n < LOOKED_AT && (entry = readdir(d)); n++) {
		struct zz_buf path = {0};
		bool here = strcmp(dir, ".") == 0;
		zz_buf_printf(&path, "%s%s%s", here ? "" : dir, here || zz_str_ends(zz_str(dir), "/") ? "" : "/",
					  entry->d_name);
		if (entry->d_name[0] != '.' && zz_is_ledger(path.data) && found++ < NAMED)
			zz_buf_printf(names, "%s%s", names->n ? " " : "", path.data);
		zz_buf_free(&path);
	}
	if (d)
		closedir(d);
	return found;
}

int zz_find_ledger(const char *dir, struct zz_buf *root, struct zz_error *e)
{
	char *full = realpath(dir, NULL);
	struct stat st;
	bool file = full && stat(full, &st) == 0 && !S_ISDIR(st.st_mode);
	if (!full || file) {
		free(full);
		return file ? zz_error(e, ZZ_ENOLEDGER,
							   N_("%s is a file and no ledger's folder; of a bundle, audit, trace, list, "
								  "show and check read"),
							   dir)
					: zz_error(e, ZZ_ENOLEDGER, N_("there is no folder %s"), dir);
	}
	zz_buf_clear(root);
	zz_buf_puts(root, full);
	free(full);
	while (root->n > 1) {
		if (is_ledger(root))
			return ZZ_OK;
		while (root->n > 1 && root->data[--root->n] != '/')
			;
		root->data[root->n] = '\0';
	}
	struct zz_buf below = {0};
	size_t n = zz_ledgers_below(dir, &below);
	int rc =
		n ? zz_error(e, ZZ_ENOLEDGER,
					 N_("no ledger in %s itself, but %zu below it. One of them: zzsh -C FOLDER …; several "
						"together: zzsh check %s"),
					 dir, n, below.data)
		  : ZZ_OK;
	zz_buf_free(&below);
	if (rc)
		return rc;
	return zz_error(
		e, ZZ_ENOLEDGER,
		N_("no ledger here (no zzsh.yaml in %s or above); make one with zzsh init, or name it with -C DIR"),
		dir);
}
