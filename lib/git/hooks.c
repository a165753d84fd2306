#include "git/hooks.h"

#include "base/io.h"
#include "git/repo.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* By this line a hook is known as one of ours. */
#define MARK "# zzsh hook 1: written by zzsh hook install, taken away by zzsh hook remove\n"
enum { BYTES = 4096 };

/* What the folder is, by the setting that counts; NULL: the repository's own. */
static const char *configured(struct zz_hook *h, git_config *config)
{
	git_config_entry *entry = NULL;
	git_buf path = GIT_BUF_INIT;
	const char *found = NULL;
	if (git_config_get_entry(&entry, config, "core.hookspath") == 0) {
		h->configured = true;
		h->shared = entry->level != GIT_CONFIG_LEVEL_LOCAL && entry->level != GIT_CONFIG_LEVEL_APP;
		if (git_config_get_path(&path, config, "core.hookspath") == 0)
			found = zz_arena_cstr(&h->arena, (struct zz_str){path.ptr, path.size});
	}
	git_buf_dispose(&path);
	git_config_entry_free(entry);
	return found;
}

static bool is_ours(const char *path, const struct stat *st)
{
	struct zz_error ignored = {0};
	struct zz_buf bytes = {0};
	bool ours = S_ISREG(st->st_mode) && st->st_size < BYTES &&
				zz_read_file(&bytes, path, BYTES, &ignored) == 0 && strstr(bytes.data, MARK) != NULL;
	zz_buf_free(&bytes);
	return ours;
}

static int find(struct zz_hook *h, struct zz_git *g, const char *dir, struct zz_error *e)
{
	git_config *config = NULL;
	struct stat st;
	if (git_repository_is_bare(g->repo))
		return zz_error(e, ZZ_EENV, "%s is a bare repository, in which nobody commits", dir);
	int rc = git_repository_config(&config, g->repo);
	if (rc < 0)
		return zz_git_fail(e, dir, rc);
	const char *folder = configured(h, config);
	git_config_free(config);
	if (folder && *folder != '/') /* git takes it from the top of the work tree */
		folder = zz_arena_printf(&h->arena, "%s%s", git_repository_workdir(g->repo), folder).p;
	if (!folder)
		folder = zz_arena_printf(&h->arena, "%shooks", git_repository_commondir(g->repo)).p;
	h->path = zz_arena_printf(&h->arena, "%s/pre-commit", folder).p;
	h->there = lstat(h->path, &st) == 0;
	h->ours = h->there && is_ours(h->path, &st);
	return ZZ_OK;
}

int zz_hook_find(struct zz_hook *h, const char *dir, struct zz_error *e)
{
	struct zz_git g;
	*h = (struct zz_hook){0};
	int rc = zz_git_open(&g, dir, e);
	if (!rc)
		rc = find(h, &g, dir, e);
	zz_git_close(&g);
	return rc;
}

static int fail(const struct zz_hook *h, struct zz_error *e)
{
	return zz_error(e, ZZ_EENV, "cannot write %s: %s", h->path, zz_os_reason(e->lang, errno));
}

/* In single quotes for the shell. */
static void put_quoted(struct zz_buf *out, const char *text)
{
	zz_buf_putc(out, '\'');
	for (; *text; text++)
		if (*text == '\'')
			zz_buf_puts(out, "'\\''");
		else
			zz_buf_putc(out, *text);
	zz_buf_putc(out, '\'');
}

static void put_text(struct zz_buf *out, const char *program)
{
	zz_buf_puts(out, "#!/bin/sh\n" MARK "zzsh=$(command -v zzsh) || zzsh=");
	put_quoted(out, program);
	zz_buf_puts(out, "\n"
					 "if [ ! -x \"$zzsh\" ]; then\n"
					 "\techo '找不到 zzsh，提交前无法检查，没有提交。装好 zzsh 再提交；"
					 "git commit --no-verify 可跳过检查' >&2\n"
					 "\techo 'zzsh was not found, so nothing was checked and nothing committed. Install it, "
					 "or skip the check: git commit --no-verify' >&2\n"
					 "\texit 1\n"
					 "fi\n"
					 "exec \"$zzsh\" hook run\n");
}

static int write_in(int folder, const struct zz_hook *h, struct zz_str text, struct zz_error *e)
{
	int rc = zz_write_at(folder, ZZ_STR("pre-commit"), text, 0, e);
	if (!rc && fchmodat(folder, "pre-commit", 0755, 0) != 0)
		rc = fail(h, e);
	return rc;
}

int zz_hook_write(const struct zz_hook *h, const char *program, struct zz_error *e)
{
	struct zz_buf text = {0}, folder = {0};
	put_text(&text, program);
	zz_buf_add(&folder, h->path, strlen(h->path) - strlen("/pre-commit"));
	zz_buf_putc(&folder, '\0');
	/* git init makes it, a template may have none. */
	int made = mkdir(folder.data, 0777), rc;
	int fd = made == 0 || errno == EEXIST ? open(folder.data, O_RDONLY | O_DIRECTORY | O_CLOEXEC) : -1;
	rc = fd < 0 ? fail(h, e) : write_in(fd, h, zz_buf_view(&text), e);
	if (fd >= 0)
		close(fd);
	zz_buf_free(&text);
	zz_buf_free(&folder);
	return rc;
}

int zz_hook_remove(const struct zz_hook *h, struct zz_error *e)
{
	return unlink(h->path) == 0 ? ZZ_OK : fail(h, e);
}

void zz_hook_free(struct zz_hook *h)
{
	zz_arena_free(&h->arena);
	*h = (struct zz_hook){0};
}
