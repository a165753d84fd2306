#include "witness/held.h"

#include "base/io.h"
#include "base/message.h"
#include "witness/authority.h"
#include "witness/key.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { FILE_MOST = 64 * 1024, FILES_MOST = 256 };

static int add_line(struct zz_held_keys *k, const char *path, size_t number, struct zz_str line,
					struct zz_error *e)
{
	struct zz_vkey key;
	struct zz_str text = zz_str_trim(line);
	if (zz_str_starts(text, "- "))
		text = zz_str_trim(zz_str_sub(text, 2, text.n));
	if (!text.n || text.p[0] == '#')
		return ZZ_OK;
	if (!zz_vkey_parse(text, &key))
		return zz_error(
			e, ZZ_EUSAGE,
			N_("%s:%zu: this is no public key of a witness; one is written as name+8 digits+base64, "
			   "as zzsh witness init prints it"),
			path, number);
	*ZZ_PUSH(k) = zz_arena_str(&k->arena, text);
	return ZZ_OK;
}

/* From its first line on; *rest is cut behind it. */
static int add_certificate(struct zz_held_keys *k, const char *path, size_t *number, struct zz_str *rest,
						   struct zz_error *e)
{
	size_t first = *number;
	ptrdiff_t last = zz_str_find(*rest, ZZ_STR(ZZ_PEM_LAST));
	struct zz_str line, whole = zz_str_sub(*rest, 0, last < 0 ? 0 : (size_t)last + sizeof ZZ_PEM_LAST - 1);
	if (!whole.n || !zz_certificate_good(whole))
		return zz_error(e, ZZ_EUSAGE, N_("%s:%zu: this is no certificate that can be read"), path, first);
	*ZZ_PUSH(k) = zz_arena_str(&k->arena, whole);
	for (; zz_str_split(rest, '\n', &line) && !zz_str_starts(line, ZZ_PEM_LAST); ++*number)
		;
	return ZZ_OK;
}

static int add_file(struct zz_held_keys *k, const char *path, struct zz_error *e)
{
	struct zz_buf bytes = {0};
	struct zz_str line;
	size_t number = 0;
	int rc = zz_read_file(&bytes, path, FILE_MOST, e);
	if (rc > 0)
		rc = zz_error(e, ZZ_EUSAGE, N_("%s is longer than %d KiB: it holds no keys"), path, FILE_MOST / 1024);
	struct zz_str rest = zz_buf_view(&bytes);
	while (!rc && rest.n) {
		++number;
		if (zz_is_certificate(rest))
			rc = add_certificate(k, path, &number, &rest, e);
		else if (zz_str_split(&rest, '\n', &line))
			rc = add_line(k, path, number, line, e);
	}
	zz_buf_free(&bytes);
	return rc;
}

static int visible(const struct dirent *d)
{
	return d->d_name[0] != '.';
}

static int by_bytes(const struct dirent **a, const struct dirent **b)
{
	return strcmp((*a)->d_name, (*b)->d_name);
}

static int add_folder(struct zz_held_keys *k, const char *path, struct zz_error *e)
{
	struct dirent **names = NULL;
	int n = scandir(path, &names, visible, by_bytes);
	int rc = n < 0 ? zz_error(e, ZZ_EENV, "%s: %s", path, zz_os_reason(e->lang, errno)) : ZZ_OK;
	if (!rc && n > FILES_MOST)
		rc = zz_error(e, ZZ_EUSAGE, N_("%s has more than %d files: it is no folder of keys"), path,
					  FILES_MOST);
	for (int i = 0; i < n; i++) {
		struct zz_buf file = {0};
		struct stat st;
		zz_buf_printf(&file, "%s/%s", path, names[i]->d_name);
		/* Of a pipe there is no end to wait for. */
		if (!rc && (stat(file.data, &st) < 0 || S_ISREG(st.st_mode) || S_ISDIR(st.st_mode)))
			rc = add_file(k, file.data, e);
		zz_buf_free(&file);
		free(names[i]);
	}
	free(names);
	return rc;
}

int zz_held_keys_add(struct zz_held_keys *k, const char *path, struct zz_error *e)
{
	struct stat st;
	size_t before = k->n;
	if (stat(path, &st) < 0)
		return zz_error(e, ZZ_EUSAGE, "%s: %s", path, zz_os_reason(e->lang, errno));
	int rc = S_ISDIR(st.st_mode) ? add_folder(k, path, e) : add_file(k, path, e);
	if (!rc && k->n == before)
		rc = zz_error(e, ZZ_EUSAGE, N_("%s holds no key"), path);
	return rc;
}

void zz_held_keys_free(struct zz_held_keys *k)
{
	free(k->at);
	zz_arena_free(&k->arena);
	*k = (struct zz_held_keys){0};
}
