#include "git/identity.h"

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
