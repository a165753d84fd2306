/* Drafts: what was kept is found, read and removed; nothing outside their folder is ever meant. */
#include "scratch.h"

#include "git/drafts.h"
#include "git/store.h"

static void keep(const char *name, const char *text)
{
	struct zz_buf path = {0};
	struct zz_error e = {0};
	assert_int_equal(zz_store_draft(scratch, zz_str(name), zz_str(text), &path, &e), ZZ_OK);
	zz_buf_free(&path);
}

static void kept(void **state)
{
	struct zz_kept_drafts all;
	struct zz_buf text = {0};
	struct zz_error e = {0};
	(void)state;
	sh("git init -q");
	zz_drafts_list(&all, scratch);
	assert_int_equal(all.n, 0);
	zz_drafts_free(&all);
	keep("ask-b.txt", "一\n");
	keep("ask-a.txt", "二\n");
	sh("ln -s /etc/passwd .git/zzsh/drafts/ask-link; mkdir .git/zzsh/drafts/ask-folder");
	zz_drafts_list(&all, scratch);
	assert_int_equal(all.n, 2);
	assert_true(zz_str_ends(all.at[0].path, "/ask-a.txt"));
	zz_drafts_free(&all);
	assert_int_equal(zz_drafts_read(scratch, ZZ_STR("ask-b.txt"), &text, &e), ZZ_OK);
	assert_string_equal(text.data, "一\n");
	assert_int_equal(zz_drafts_remove(scratch, ZZ_STR("ask-b.txt"), &e), ZZ_OK);
	assert_int_equal(zz_drafts_remove(scratch, ZZ_STR("ask-b.txt"), &e), ZZ_OK);
	zz_drafts_list(&all, scratch);
	assert_int_equal(all.n, 1);
	zz_drafts_free(&all);
	assert_int_equal(zz_drafts_read(scratch, ZZ_STR("ask-b.txt"), &text, &e), ZZ_EENV);
	e = (struct zz_error){0};
	assert_int_equal(zz_drafts_read(scratch, ZZ_STR("ask-link"), &text, &e), ZZ_EENV);
	zz_buf_free(&text);
}

static void nothing_outside(void **state)
{
	struct zz_buf text = {0};
	struct zz_error e = {0};
	(void)state;
	sh("git init -q && echo x >.git/zzsh-x");
	keep("ask-a.txt", "x");
	assert_int_equal(zz_drafts_remove(scratch, ZZ_STR("../../zzsh-x"), &e), ZZ_OK);
	sh("test -f .git/zzsh-x");
	assert_int_equal(zz_drafts_read(scratch, ZZ_STR("../../zzsh-x"), &text, &e), ZZ_EENV);
	zz_buf_free(&text);
}

/* Of one name and one text each gets a file of its own; a name that became free again is taken again, and the
 * others stay as they are. */
static void each_its_own(void **state)
{
	static const char *const expected[] = {"/ask-a.txt", "/ask-a-2.txt", "/ask-a-3.txt", "/ask-a.txt"};
	struct zz_buf path = {0}, text = {0};
	struct zz_error e = {0};
	(void)state;
	sh("git init -q");
	for (size_t i = 0; i < 4; i++) {
		if (i == 3)
			assert_int_equal(zz_drafts_remove(scratch, ZZ_STR("ask-a.txt"), &e), ZZ_OK);
		assert_int_equal(
			zz_store_draft_new(scratch, ZZ_STR("ask-a.txt"), zz_str(i < 3 ? "一" : "二"), &path, &e), ZZ_OK);
		assert_true(zz_str_ends(zz_buf_view(&path), expected[i]));
	}
	assert_int_equal(zz_drafts_read(scratch, ZZ_STR("ask-a-2.txt"), &text, &e), ZZ_OK);
	assert_string_equal(text.data, "一");
	/* Where it is only beside another text, one text is kept once. */
	assert_int_equal(zz_store_draft_beside(scratch, ZZ_STR("ask-a-2.txt"), ZZ_STR("一"), &path, &e), ZZ_OK);
	assert_true(zz_str_ends(zz_buf_view(&path), "/ask-a-2.txt"));
	zz_buf_free(&path);
	zz_buf_free(&text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {SCRATCH_TEST(kept), SCRATCH_TEST(nothing_outside),
									   SCRATCH_TEST(each_its_own)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
