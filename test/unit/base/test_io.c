/* Reading and writing files in a directory of its own below $TMPDIR. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "base/io.h"

#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct world {
	char path[256];
	int dir;
	struct zz_buf b;
	struct zz_error e;
	bool missing;
};

static int setup(void **state)
{
	struct world *w = calloc(1, sizeof *w);
	const char *base = getenv("TMPDIR");
	snprintf(w->path, sizeof w->path, "%s/zzsh-io-XXXXXX", base ? base : "/tmp");
	if (!mkdtemp(w->path))
		return -1;
	w->dir = open(w->path, O_RDONLY | O_DIRECTORY);
	w->e.lang = ZZ_EN;
	*state = w;
	return 0;
}

static void remove_below(int dir)
{
	DIR *d = fdopendir(dir);
	for (struct dirent *entry; (entry = readdir(d)) != NULL;) {
		if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
			continue;
		if (unlinkat(dir, entry->d_name, 0) == 0)
			continue;
		remove_below(openat(dir, entry->d_name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW));
		unlinkat(dir, entry->d_name, AT_REMOVEDIR);
	}
	closedir(d);
}

static int teardown(void **state)
{
	struct world *w = *state;
	remove_below(w->dir);
	zz_buf_free(&w->b);
	int status = rmdir(w->path);
	free(w);
	return status;
}

static int entries(int dir, const char *path)
{
	int n = 0;
	DIR *d = fdopendir(openat(dir, path, O_RDONLY | O_DIRECTORY));
	while (readdir(d))
		n++;
	closedir(d);
	return n - 2;
}

static int read_at(struct world *w, const char *path, size_t limit)
{
	memset(&w->e, 0, sizeof w->e);
	w->e.lang = ZZ_EN;
	return zz_read_at(&w->b, w->dir, zz_str(path), limit, &w->missing, &w->e);
}

static int write_at(struct world *w, const char *path, const char *text, int flags)
{
	memset(&w->e, 0, sizeof w->e);
	w->e.lang = ZZ_EN;
	return zz_write_at(w->dir, zz_str(path), zz_str(text), flags, &w->e);
}

static void test_write_and_read(void **state)
{
	struct world *w = *state;
	assert_int_equal(write_at(w, "records/zhb1/2025/a.yaml", "类型: 党课\n", 0), 0);
	assert_int_equal(read_at(w, "records/zhb1/2025/a.yaml", 1000), 0);
	assert_string_equal(w->b.data, "类型: 党课\n");
	assert_int_equal(write_at(w, "records/zhb1/2025/a.yaml", "", 0), 0);
	assert_int_equal(read_at(w, "records/zhb1/2025/a.yaml", 1000), 0);
	assert_int_equal(w->b.n, 0);
	assert_int_equal(entries(w->dir, "records/zhb1/2025"), 1);
}

static void test_large_file(void **state)
{
	struct world *w = *state;
	struct zz_buf big = {0};
	for (int i = 0; i < 60000; i++)
		zz_buf_printf(&big, "%08d\n", i);
	assert_int_equal(zz_write_at(w->dir, zz_str("big"), zz_buf_view(&big), 0, &w->e), 0);
	assert_int_equal(read_at(w, "big", SIZE_MAX), 0);
	assert_int_equal(w->b.n, 540000);
	assert_memory_equal(w->b.data, big.data, big.n + 1);
	zz_buf_free(&big);
}

static void test_limit(void **state)
{
	struct world *w = *state;
	assert_int_equal(write_at(w, "f", "12345", 0), 0);
	assert_int_equal(read_at(w, "f", 5), 0);
	assert_string_equal(w->b.data, "12345");
	assert_int_equal(read_at(w, "f", 4), 1);
	assert_string_equal(w->b.data, "1234");
	assert_int_equal(read_at(w, "f", 0), 1);
	assert_int_equal(w->b.n, 0);
}

static void test_missing(void **state)
{
	struct world *w = *state;
	assert_int_equal(read_at(w, "none", 10), 0);
	assert_true(w->missing);
	assert_int_equal(read_at(w, "none/below", 10), 0);
	assert_true(w->missing);
	assert_int_equal(w->e.status, ZZ_OK);
	assert_int_equal(zz_read_at(&w->b, w->dir, zz_str("none"), 10, NULL, &w->e), ZZ_EENV);
	assert_string_equal(w->e.text, "cannot read none: no such file or directory");
	assert_int_equal(write_at(w, "f", "x", 0), 0);
	assert_int_equal(read_at(w, "f", 10), 0);
	assert_false(w->missing);
}

static void test_paths_that_are_not_plain(void **state)
{
	struct world *w = *state;
	static const char *const bad[] = {"",    "/",    "/etc/passwd", "../x", "a/../b",
									  "./a", "a//b", "a/",          "a/.",  ".."};
	assert_int_equal(mkdirat(w->dir, "a", 0777), 0);
	for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
		assert_int_equal(read_at(w, bad[i], 10), ZZ_EENV);
		assert_false(w->missing);
		assert_int_equal(write_at(w, bad[i], "x", 0), ZZ_EENV);
	}
	assert_string_equal(w->e.text, "cannot write ..: the name is not valid here");
	assert_int_equal(zz_read_at(&w->b, w->dir, ZZ_STR("a\0b"), 10, NULL, &w->e), ZZ_EENV);
	assert_int_equal(entries(w->dir, "."), 1);
	assert_int_equal(entries(w->dir, "a"), 0);
}

static void test_long_names(void **state)
{
	struct world *w = *state;
	char name[300];
	memset(name, 'n', sizeof name - 1);
	name[sizeof name - 1] = '\0';
	assert_int_equal(write_at(w, name, "x", 0), ZZ_EENV);
	name[255] = '\0';
	assert_int_equal(write_at(w, name, "x", 0), 0);
	assert_int_equal(read_at(w, name, 10), 0);
	assert_string_equal(w->b.data, "x");
}

/* A link inside a ledger is never followed, be it the file or a directory on the way. */
static void test_symbolic_links(void **state)
{
	struct world *w = *state;
	assert_int_equal(write_at(w, "real/f", "secret", 0), 0);
	assert_int_equal(symlinkat("real/f", w->dir, "link"), 0);
	assert_int_equal(symlinkat("real", w->dir, "way"), 0);
	assert_int_equal(read_at(w, "link", 10), ZZ_EENV);
	assert_string_equal(w->e.text, "cannot read link: it is a symbolic link, which is not followed here");
	assert_int_equal(read_at(w, "way/f", 10), ZZ_EENV);
	assert_string_equal(w->e.text, "cannot read way/f: it is a symbolic link, which is not followed here");
	assert_int_equal(write_at(w, "way/f", "x", 0), ZZ_EENV);
	assert_int_equal(write_at(w, "way/new/f", "x", 0), ZZ_EENV);
	assert_int_equal(entries(w->dir, "real"), 1);
	/* Writing to the link's own name puts a file in its place. */
	assert_int_equal(write_at(w, "link", "mine", 0), 0);
	assert_int_equal(read_at(w, "real/f", 10), 0);
	assert_string_equal(w->b.data, "secret");
}

static void test_not_a_file(void **state)
{
	struct world *w = *state;
	assert_int_equal(mkdirat(w->dir, "d", 0777), 0);
	assert_int_equal(read_at(w, "d", 10), ZZ_EENV);
	assert_string_equal(w->e.text, "cannot read d: it is a directory");
	assert_int_equal(mkfifoat(w->dir, "p", 0666), 0);
	assert_int_equal(read_at(w, "p", 10), ZZ_EENV); /* and does not wait for a writer */
	assert_string_equal(w->e.text, "cannot read p: it is not a regular file");
	assert_int_equal(write_at(w, "f", "x", 0), 0);
	assert_int_equal(read_at(w, "f/below", 10), ZZ_EENV);
	assert_int_equal(write_at(w, "d", "x", 0), ZZ_EENV);
	assert_int_equal(write_at(w, "f/below", "x", 0), ZZ_EENV);
	assert_string_equal(w->e.text, "cannot write f/below: a part of the path is not a directory");
	assert_int_equal(entries(w->dir, "."), 3);
}

static void test_new_never_replaces(void **state)
{
	struct world *w = *state;
	assert_int_equal(write_at(w, "n", "one", ZZ_WRITE_NEW), 0);
	assert_int_equal(write_at(w, "n", "two", ZZ_WRITE_NEW), ZZ_EENV);
	assert_string_equal(w->e.text, "cannot write n: it exists already");
	assert_int_equal(read_at(w, "n", 10), 0);
	assert_string_equal(w->b.data, "one");
	assert_int_equal(symlinkat("nowhere", w->dir, "dangling"), 0);
	assert_int_equal(write_at(w, "dangling", "x", ZZ_WRITE_NEW), ZZ_EENV);
	/* No temporary file stays, and the file has one name. */
	assert_int_equal(entries(w->dir, "."), 2);
	struct stat st;
	assert_int_equal(fstatat(w->dir, "n", &st, 0), 0);
	assert_int_equal(st.st_nlink, 1);
}

static void test_mode_stays(void **state)
{
	struct world *w = *state;
	struct stat st;
	assert_int_equal(write_at(w, "m", "one", 0), 0);
	assert_int_equal(fchmodat(w->dir, "m", 0640, 0), 0);
	assert_int_equal(write_at(w, "m", "two", 0), 0);
	assert_int_equal(fstatat(w->dir, "m", &st, 0), 0);
	assert_int_equal(st.st_mode & 07777, 0640);
}

/* What a crashed run left behind does not stop the next one, though its number is the same. */
static void test_stale_temporary(void **state)
{
	struct world *w = *state;
	char stale[64];
	snprintf(stale, sizeof stale, ".zzsh-%ld-0.tmp", (long)getpid());
	close(openat(w->dir, stale, O_CREAT | O_WRONLY, 0666));
	assert_int_equal(write_at(w, "s", "x", 0), 0);
	assert_int_equal(entries(w->dir, "."), 2);
}

static void test_read_file_and_descriptor(void **state)
{
	struct world *w = *state;
	char path[300];
	int ends[2];
	assert_int_equal(write_at(w, "f", "12345", 0), 0);
	snprintf(path, sizeof path, "%s/f", w->path);
	assert_int_equal(zz_read_file(&w->b, path, 100, &w->e), 0);
	assert_string_equal(w->b.data, "12345");
	assert_int_equal(zz_read_file(&w->b, path, 3, &w->e), 1);
	assert_string_equal(w->b.data, "123");
	assert_int_equal(zz_read_file(&w->b, "/nonexistent/x", 3, &w->e), ZZ_EENV);
	assert_int_equal(w->b.n, 0);
	assert_string_equal(w->e.text, "cannot read /nonexistent/x: no such file or directory");
	assert_int_equal(pipe(ends), 0);
	assert_int_equal(write(ends[1], "piped", 5), 5);
	close(ends[1]);
	assert_int_equal(zz_read_fd(&w->b, ends[0], 100, &w->e), 0);
	assert_string_equal(w->b.data, "piped");
	close(ends[0]);
	struct zz_error zh = {.lang = ZZ_ZH};
	assert_int_equal(zz_read_fd(&w->b, w->dir, 100, &zh), ZZ_EENV);
	assert_string_equal(zh.text, "无法读取输入内容：这是一个文件夹");
}

static void test_flush(void **state)
{
	struct world *w = *state;
	FILE *full = fopen("/dev/full", "w");
	if (full) {
		fputs("x", full);
		assert_int_equal(zz_flush_checked(full, &w->e), ZZ_EENV);
		assert_string_equal(w->e.text, "cannot write the output: no space left on the disk");
		fclose(full);
	}
	int ends[2];
	assert_int_equal(pipe(ends), 0);
	signal(SIGPIPE, SIG_IGN);
	FILE *broken = fdopen(ends[1], "w");
	close(ends[0]);
	fputs("x", broken);
	struct zz_error e = {.lang = ZZ_EN};
	assert_int_equal(zz_flush_checked(broken, &e), ZZ_EENV);
	assert_string_equal(e.text, "cannot write the output: the reader has closed the pipe");
	fclose(broken);
	struct zz_error none = {0};
	assert_int_equal(zz_flush_checked(stderr, &none), 0);
}

#define WITH_WORLD(test) cmocka_unit_test_setup_teardown(test, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_WORLD(test_write_and_read),
		WITH_WORLD(test_large_file),
		WITH_WORLD(test_limit),
		WITH_WORLD(test_missing),
		WITH_WORLD(test_paths_that_are_not_plain),
		WITH_WORLD(test_long_names),
		WITH_WORLD(test_symbolic_links),
		WITH_WORLD(test_not_a_file),
		WITH_WORLD(test_new_never_replaces),
		WITH_WORLD(test_mode_stays),
		WITH_WORLD(test_stale_temporary),
		WITH_WORLD(test_read_file_and_descriptor),
		WITH_WORLD(test_flush),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
