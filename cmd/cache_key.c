#include "cmd.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { HEX = 64 };

/* The folder for what a program keeps for itself (XDG Base Directory Specification), made where it is not
 * there; -1. */
static int open_state(void)
{
	static const char *const below[] = {"/.local", "/state", "/zzsh"};
	const char *state = getenv("XDG_STATE_HOME"), *home = getenv("HOME");
	bool given = state && *state == '/';
	struct zz_buf path = {0};
	zz_buf_puts(&path, given ? state : home && *home == '/' ? home : "");
	for (size_t i = given ? 2 : 0; path.n && i < sizeof below / sizeof *below; i++) {
		zz_buf_puts(&path, below[i]);
		mkdir(path.data, 0700);
	}
	int fd = path.n ? open(path.data, O_RDONLY | O_DIRECTORY | O_CLOEXEC) : -1;
	zz_buf_free(&path);
	return fd;
}

/* One that others can read or write proves nothing. */
static bool is_private(int dir)
{
	struct stat st;
	return fstatat(dir, "cache.key", &st, AT_SYMLINK_NOFOLLOW) == 0 && S_ISREG(st.st_mode) &&
		   st.st_uid == geteuid() && !(st.st_mode & 077);
}

static void make(int dir)
{
	struct zz_error ignored = {0};
	char text[HEX + 1];
	if (!zz_random_salt(text, &ignored) && !zz_random_salt(text + HEX / 2, &ignored))
		zz_write_at(dir, ZZ_STR("cache.key"), (struct zz_str){text, HEX}, ZZ_WRITE_NEW | ZZ_WRITE_PRIVATE,
					&ignored);
}

void cache_key(struct zz_buf *out)
{
	struct zz_error ignored = {0};
	struct stat st;
	int dir = open_state();
	zz_buf_clear(out);
	if (dir < 0)
		return;
	if (fstatat(dir, "cache.key", &st, AT_SYMLINK_NOFOLLOW) != 0 && errno == ENOENT)
		make(dir);
	if (!is_private(dir) || zz_read_at(out, dir, ZZ_STR("cache.key"), HEX, NULL, &ignored) || out->n != HEX)
		zz_buf_clear(out);
	close(dir);
}
