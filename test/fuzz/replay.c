/* Runs a target over its corpus, without libFuzzer: replay FILE|FOLDER… Each input gets the limits of the
 * campaign, ten seconds and 256 MiB (of memory only where no sanitizer needs it for itself). */
#include "fuzz.h"

#include "base/io.h"

#include <dirent.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <unistd.h>

#ifdef __has_feature
#define SANITIZED __has_feature(address_sanitizer)
#elif defined(__SANITIZE_ADDRESS__)
#define SANITIZED 1
#else
#define SANITIZED 0
#endif

enum { SECONDS = 10, MEGABYTES = 256, LONGEST = 4 << 20 };

static size_t replayed;

static void replay(const char *path)
{
	struct zz_buf bytes = {0};
	struct zz_error e = {.lang = ZZ_EN};
	printf("%s\n", path); /* the last one named is the one that failed */
	fflush(stdout);
	if (zz_read_file(&bytes, path, LONGEST, &e)) {
		fprintf(stderr, "%s\n", e.text);
		exit(1);
	}
	/* A copy of just that size: what reads beyond it is seen. */
	uint8_t *exact = malloc(bytes.n ? bytes.n : 1);
	memcpy(exact, bytes.data ? bytes.data : "", bytes.n);
	/* Seconds of the processor: a busy machine fails no test. What only waits is ended by ctest. */
	setitimer(ITIMER_PROF, &(struct itimerval){.it_value.tv_sec = SECONDS}, NULL);
	LLVMFuzzerTestOneInput(exact, bytes.n);
	setitimer(ITIMER_PROF, &(struct itimerval){0}, NULL);
	free(exact);
	zz_buf_free(&bytes);
	replayed++;
}

static void walk(const char *path)
{
	struct stat st;
	if (stat(path, &st)) {
		fprintf(stderr, "%s is not there\n", path);
		exit(1);
	}
	if (!S_ISDIR(st.st_mode)) {
		replay(path);
		return;
	}
	DIR *dir = opendir(path);
	for (struct dirent *d; dir && (d = readdir(dir));) {
		struct zz_buf below = {0};
		if (d->d_name[0] == '.')
			continue;
		zz_buf_printf(&below, "%s/%s", path, d->d_name);
		walk(below.data);
		zz_buf_free(&below);
	}
	if (dir)
		closedir(dir);
}

int main(int argc, char **argv)
{
	struct rlimit memory = {(rlim_t)MEGABYTES << 20, (rlim_t)MEGABYTES << 20};
	if (!SANITIZED)
		setrlimit(RLIMIT_AS, &memory);
	for (int i = 1; i < argc; i++)
		walk(argv[i]);
	printf("%zu inputs\n", replayed);
	return replayed ? 0 : 1;
}
