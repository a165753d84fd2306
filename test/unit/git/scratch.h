/* A scratch folder and the real git program, which judges what the library writes and makes what it reads.
 * Home, configuration and identity are fixed, so that nothing of the machine plays a part. */
#ifndef SCRATCH_H
#define SCRATCH_H

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/diag.h"

/* libgit2 1.5.1 forgets the result of a regular expression that does not match, which it tries on each
 * repository with extensions; the sanitizer must not blame us for that. */
const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void)
{
	return "leak:libpcre2";
}

static char scratch[64];
static char said[1 << 20];

static int run_shell(const char *command)
{
	FILE *pipe = popen(command, "r");
	assert_non_null(pipe);
	size_t n = fread(said, 1, sizeof said - 1, pipe);
	said[n] = '\0';
	int status = pclose(pipe);
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

/* Runs a shell command in the scratch folder; it must succeed. What it printed is in `said` and returned. */
__attribute__((format(printf, 1, 2), unused)) static char *sh(const char *format, ...)
{
	char command[8192];
	int front = snprintf(command, sizeof command, "cd %s && ", scratch);
	va_list args;
	va_start(args, format);
	vsnprintf(command + front, sizeof command - (size_t)front, format, args);
	va_end(args);
	int status = run_shell(command);
	if (status != 0)
		fail_msg("status %d of: %s\n%s", status, command, said);
	return said;
}

/* A path in the scratch folder; two results stay valid. */
__attribute__((unused)) static const char *at(const char *name)
{
	static char paths[2][256];
	static int turn;
	turn = !turn;
	snprintf(paths[turn], sizeof paths[turn], "%s/%s", scratch, name);
	return paths[turn];
}

static int set_up(void **state)
{
	(void)state;
	strcpy(scratch, "/tmp/zzsh-test-XXXXXX");
	if (!mkdtemp(scratch))
		return -1;
	setenv("HOME", scratch, 1);
	setenv("GIT_CONFIG_NOSYSTEM", "1", 1);
	setenv("GIT_AUTHOR_NAME", "李敏", 1);
	setenv("GIT_AUTHOR_EMAIL", "limin@example.cn", 1);
	setenv("GIT_COMMITTER_NAME", "李敏", 1);
	setenv("GIT_COMMITTER_EMAIL", "limin@example.cn", 1);
	setenv("GIT_AUTHOR_DATE", "1773300000 +0800", 1);
	setenv("GIT_COMMITTER_DATE", "1773300000 +0800", 1);
	unsetenv("XDG_CONFIG_HOME");
	unsetenv("GIT_DIR");
	unsetenv("GIT_WORK_TREE");
	unsetenv("GIT_INDEX_FILE");
	sh("git config --global init.defaultBranch main && git config --global core.quotePath false");
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	char command[128];
	snprintf(command, sizeof command, "rm -rf %s", scratch);
	return run_shell(command);
}

#define SCRATCH_TEST(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

/* What a message must say. */
#define assert_says(e, word)                                                                                 \
	do {                                                                                                     \
		if (!strstr((e).text, (word)))                                                                       \
			fail_msg("\"%s\" does not say \"%s\"", (e).text, (word));                                        \
	} while (0)

#endif
