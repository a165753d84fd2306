/* A manifest takes what it knows of a text from the one before it, and nothing else. The digests in these are
 * made up, so that where a line comes from can be seen; g is a repository that has none of the texts, so that
 * whatever is not taken over is written as zeros. */
#include "git/scratch.h"

#include "witness/manifest.h"

#define ZEROS "0000000000000000000000000000000000000000000000000000000000000000"

static struct zz_sm3 sm3(const char *text)
{
	return zz_sm3(zz_str(text));
}

static struct zz_seen_file file(const char *record, const char *text)
{
	return (struct zz_seen_file){
		.path = zz_str(record), .record = zz_str(record), .mode = 0100644, .text = sm3(text)};
}

/* The protected digest in the line of a record. */
static const char *protected_of(const struct zz_buf *manifest, const char *record, char out[ZZ_SM3_HEX + 1])
{
	char hex[ZZ_DIGEST_MAX];
	struct zz_sm3 id = sm3(record);
	const char *line = strstr(manifest->data, zz_sm3_text(&id, hex) + 4);
	assert_non_null(line);
	memcpy(out, line + 2 * (ZZ_SM3_HEX + 1), ZZ_SM3_HEX);
	out[ZZ_SM3_HEX] = '\0';
	return out;
}

static void test_taken_over(void **state)
{
	(void)state;
	enum { N = 4 };
	static const char *const texts[N] = {"one", "two", "three", "one"}; /* two records of the same text */
	static const char *const ids[N] = {"zhb1/2026-03-12-a", "zhb1/2026-03-13-b", "zhb1/2026-03-14-c",
									   "zhb2/2026-03-12-a"};
	struct zz_seen_file files[N];
	struct zz_seen_tree t = {.files = {files, N, N}};
	struct zz_manifest before = {0};
	struct zz_buf text = {0}, out = {0}, again = {0};
	struct zz_error e = {.lang = ZZ_EN};
	struct zz_git g;
	char got[ZZ_SM3_HEX + 1], hex[ZZ_DIGEST_MAX];
	sh("git init -q empty");
	assert_int_equal(zz_git_open(&g, at("empty"), &e), 0);
	for (size_t i = 0; i < N; i++)
		files[i] = file(ids[i], texts[i]);
	zz_manifest_write(&text, &t, &g, &before);
	assert_true(zz_manifest_parse(zz_buf_view(&text), &before));
	assert_int_equal(before.n, N);
	for (size_t i = 0; i < N; i++) {
		assert_string_equal(protected_of(&text, ids[i], got), ZEROS);
		before.at[i].protected = sm3("mark");
	}
	files[1].text = sm3("another text");
	files[2] = file("zhb1/2026-03-14-d", texts[2]); /* the same text under another name */
	zz_manifest_write(&out, &t, &g, &before);
	struct zz_sm3 mark = sm3("mark");
	assert_string_equal(protected_of(&out, ids[0], got), zz_sm3_text(&mark, hex) + 4);
	assert_string_equal(protected_of(&out, ids[3], got), zz_sm3_text(&mark, hex) + 4);
	assert_string_equal(protected_of(&out, ids[1], got), ZEROS);
	assert_string_equal(protected_of(&out, "zhb1/2026-03-14-d", got), ZEROS);
	/* Of a former manifest that is empty nothing is taken. */
	zz_manifest_write(&again, &t, &g, &(struct zz_manifest){.n = 0});
	assert_string_equal(protected_of(&again, ids[0], got), ZEROS);
	zz_manifest_free(&before);
	zz_buf_free(&text);
	zz_buf_free(&out);
	zz_buf_free(&again);
	zz_git_close(&g);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test_setup_teardown(test_taken_over, set_up, tear_down)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
