/* Files that a command writes because it was told to: whole or not at all. */
#include "cmd.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* /dev/null, /dev/stdout, a pipe: written to, never replaced. */
static bool is_special(const char *path)
{
	struct stat st;
	return stat(path, &st) == 0 && !S_ISREG(st.st_mode) && !S_ISDIR(st.st_mode);
}

static int write_special(const char *path, struct zz_str bytes, struct zz_error *e)
{
	FILE *file = fopen(path, "w");
	bool failed = !file || fwrite(bytes.p, 1, bytes.n, file) != bytes.n;
	if (file)
		failed = fclose(file) != 0 || failed;
	return failed ? zz_error(e, ZZ_EENV, "%s: %s", path, zz_os_reason(e->lang, errno)) : ZZ_OK;
}

int app_write_file(const char *path, struct zz_str bytes, struct zz_error *e)
{
	struct zz_buf folder = {0};
	if (is_special(path))
		return write_special(path, bytes, e);
	const char *slash = strrchr(path, '/');
	if (slash)
		zz_buf_add(&folder, path, slash == path ? 1 : (size_t)(slash - path));
	else
		zz_buf_puts(&folder, ".");
	int fd = open(folder.data, O_RDONLY | O_DIRECTORY | O_CLOEXEC), code = errno;
	zz_buf_free(&folder);
	if (fd < 0)
		return zz_error(e, ZZ_EENV, "%s: %s", path, zz_os_reason(e->lang, code));
	int rc = zz_write_at(fd, zz_str(slash ? slash + 1 : path), bytes, 0, e);
	close(fd);
	return rc;
}

void app_wrote(const struct app *app, const char *path, size_t files)
{
	struct zz_buf text = {0}, safe = {0};
	if (is_special(path) || !isatty(STDERR_FILENO))
		return;
	if (files > 1)
		zz_msgf(&text, app->lang, N_("Written to %s (files: %zu)"), path, files);
	else
		zz_msgf(&text, app->lang, N_("Written to %s"), path);
	zz_text_safe(&safe, zz_buf_view(&text));
	fprintf(stderr, "%s\n", safe.data);
	zz_buf_free(&text);
	zz_buf_free(&safe);
}
