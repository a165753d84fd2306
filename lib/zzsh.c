#define _XOPEN_SOURCE 700 /* realpath */
#include "zzsh.h"

#include <stdlib.h>
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
	return zz_error(
		e, ZZ_ENOLEDGER,
		N_("no ledger here (no zzsh.yaml in %s or above); make one with zzsh init, or name it with -C DIR"),
		dir);
}

bool zz_is_ledger(const char *dir)
{
	struct zz_buf root = {0};
	zz_buf_puts(&root, dir);
	bool found = is_ledger(&root);
	zz_buf_free(&root);
	return found;
}
