#include "git/identity.h"

#include "git/repo.h"

#include <git2.h>

static void read_setting(git_config *config, const char *key, struct zz_buf *out)
{
	const char *text;
	if (git_config_get_string(&text, config, key) == 0)
		zz_buf_puts(out, text);
}

void zz_git_identity(struct zz_buf *name, struct zz_buf *email)
{
	git_config *config = NULL, *snapshot = NULL;
	zz_buf_clear(name);
	zz_buf_clear(email);
	if (git_libgit2_init() < 0)
		return;
	if (git_config_open_default(&config) == 0 && git_config_snapshot(&snapshot, config) == 0) {
		read_setting(snapshot, "user.name", name);
		read_setting(snapshot, "user.email", email);
	}
	git_config_free(snapshot);
	git_config_free(config);
	git_libgit2_shutdown();
}

void zz_git_identity_in(const char *dir, struct zz_buf *name, struct zz_buf *email)
{
	struct zz_git g = {0};
	struct zz_error ignored = {0};
	git_config *config = NULL;
	zz_buf_clear(name);
	zz_buf_clear(email);
	if (zz_git_open(&g, dir, &ignored) == ZZ_OK && git_repository_config_snapshot(&config, g.repo) == 0) {
		read_setting(config, "user.name", name);
		read_setting(config, "user.email", email);
	}
	git_config_free(config);
	zz_git_close(&g);
}
