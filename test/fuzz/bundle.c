/* The file that zzsh audit takes: a ZIP archive with a bundle of git and the index of its pack. What is taken
 * is a repository that can be opened, and walked through: what is not there, or is not what its name says, is
 * told. An input that begins with "made" is no archive yet: the list of refs up to an empty line, the length
 * of the pack in four bytes, the pack, its index. Their sums are made anew, as somebody does who means it,
 * and so is the archive. */
#include "objects.h"

#include "report/bundle.h"

#include "format/archive.h"
#include "witness/observation.h"
#include "witness/seen.h"

#include <openssl/evp.h>

enum { SUM = 20 };

static void seal(struct zz_buf *b, size_t n)
{
	MUST(EVP_Digest(b->data, n, (unsigned char *)b->data + n, NULL, EVP_sha1(), NULL));
}

static bool is_made(struct zz_str s)
{
	return zz_str_starts(s, "made\n");
}

static void make(struct zz_buf *out, struct zz_str s)
{
	struct zz_error e = {.lang = ZZ_EN};
	struct zz_buf history = {0}, index = {0}, pack = {0};
	ptrdiff_t end = zz_str_find(s, ZZ_STR("\n\n"));
	struct zz_str front = zz_str_sub(s, 5, end < 0 ? s.n : (size_t)end + 2),
				  rest = zz_str_sub(s, 5 + front.n, s.n);
	const unsigned char *at = (const unsigned char *)rest.p;
	size_t n = rest.n < 4 ? 0 : (size_t)at[0] << 24 | (size_t)at[1] << 16 | (size_t)at[2] << 8 | at[3];
	rest = zz_str_sub(rest, 4, rest.n);
	n = n < rest.n ? n : rest.n;
	zz_buf_str(&pack, zz_str_sub(rest, 0, n));
	zz_buf_str(&index, zz_str_sub(rest, n, rest.n));
	if (pack.n >= SUM)
		seal(&pack, pack.n - SUM);
	if (pack.n >= SUM && index.n >= (size_t)2 * SUM) {
		memcpy(index.data + index.n - (size_t)2 * SUM, pack.data + pack.n - SUM, SUM);
		seal(&index, index.n - SUM);
	}
	zz_buf_str(&history, front);
	zz_buf_str(&history, zz_buf_view(&pack));
	const struct zz_archive_part parts[] = {{"history.bundle", zz_buf_view(&history)},
											{"history.idx", zz_buf_view(&index)}};
	MUST(zz_archive_write(out, parts, 2, &e) == 0);
	zz_buf_free(&history);
	zz_buf_free(&index);
	zz_buf_free(&pack);
}

static void walk(struct zz_git *g, const git_oid *head)
{
	struct zz_error e = {.lang = ZZ_EN};
	struct zz_commits all = {.n = 0};
	struct zz_digests digests = {.n = 0};
	int rc = zz_commits_load(&all, g, head, false, &e);
	MUST(rc == ZZ_OK || (e.status == rc && *e.text));
	for (size_t i = 0; !rc && i < all.norder; i++) {
		struct zz_seen_tree tree = {.records = 0};
		git_oid id;
		git_oid_fromraw(&id, all.at[all.order[i]].commit.id);
		zz_seen_read(&tree, g, &id, &digests);
		MUST(tree.records <= tree.files.n);
		zz_seen_free(&tree);
	}
	zz_digests_free(&digests);
	zz_commits_free(&all);
}

static void observe(void)
{
	struct zz_error e = {.lang = ZZ_EN};
	struct zz_source *s = NULL;
	struct zz_observations seen;
	const struct zz_str named = ZZ_STR("jgdw.example/w1");
	const struct zz_witness_asked asked = {
		.ledger = "0123456789abcdef0123456789abcdef", .named = &named, .nnamed = 1, .now = 1773300000};
	if (zz_source_open(&s, folder, &e))
		return;
	int rc = zz_observations_read(&seen, s, &asked, &e);
	MUST(rc == ZZ_OK || (e.status == rc && *e.text));
	must_say(&seen.findings, (struct zz_str){0});
	zz_observations_free(&seen);
	zz_source_close(s);
}

static void look(const char *file)
{
	struct zz_git g = {0};
	struct zz_error e = {.lang = ZZ_EN};
	git_oid head;
	int rc = zz_bundle_unpack(file, folder, &e);
	MUST(rc == ZZ_OK || (e.status == rc && *e.text));
	if (rc)
		return;
	MUST(zz_git_open(&g, folder, &e) == ZZ_OK);
	rc = zz_git_head(&g, &head, &e);
	if (!rc)
		walk(&g, &head);
	zz_git_close(&g);
	if (!rc)
		observe();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static bool started;
	char file[96];
	struct zz_buf made = {0};
	if (!started) /* once: it takes longer than all the rest */
		started = git_libgit2_init() > 0;
	if (is_made(INPUT))
		make(&made, INPUT);
	struct zz_str bytes = made.n ? zz_buf_view(&made) : INPUT;
	strcpy(folder + sizeof folder - 7, "XXXXXX");
	MUST(mkdtemp(folder));
	snprintf(file, sizeof file, "%s.zip", folder);
	FILE *f = fopen(file, "wb");
	MUST(f && fwrite(bytes.p, 1, bytes.n, f) == bytes.n);
	fclose(f);
	if (zz_bundle_looks(file))
		look(file);
	unlink(file);
	clear_all();
	zz_buf_free(&made);
	return 0;
}
