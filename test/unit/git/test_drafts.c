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

int main(void)
{
	const struct CMUnitTest tests[] = {SCRATCH_TEST(kept), SCRATCH_TEST(nothing_outside)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
