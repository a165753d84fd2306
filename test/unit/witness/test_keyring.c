/* Changed keys, on a chain that openssl(1) and Python made (test/data/witness/make_chain.py), put into git by
 * git. */
#include "git/scratch.h"

#include "base/io.h"
#include "witness/keyring.h"

#define NAME "jgdw.example/w1"
#define DATA ZZ_SOURCE_DIR "/test/data/witness/chain/"

static struct zz_error e;
static struct zz_git git;
static struct zz_chain chain;
static struct zz_keyring ring;
static struct zz_buf memory, vkeys, bytes;

static struct zz_str vkey(size_t i)
{
	struct zz_str rest, line = {0};
	zz_buf_clear(&vkeys);
	assert_int_equal(zz_read_file(&vkeys, DATA "keys", 4096, &e), 0);
	rest = zz_buf_view(&vkeys);
	for (size_t k = 0; k <= i; k++)
		assert_true(zz_str_split(&rest, '\n', &line));
	return line;
}

/* Receipts by number, by the names of their files; NULL ends. `pin`: which key is trusted. */
static void open_with(size_t pin, const char *list, const char *const files[])
{
	e = (struct zz_error){.lang = ZZ_EN};
	sh("git init -q --bare c.git && mkdir -p t/r/0000 t/k");
	for (int i = 0; files[i]; i++)
		sh("cp " DATA "%s t/r/0000/%06d", files[i], i);
	if (list)
		sh("cp " DATA "%s t/k/000001", list);
	sh("cp " DATA "keys t/keys && cd t && git --git-dir ../c.git --work-tree . add -A && "
	   "git --git-dir ../c.git update-ref refs/zzsh/witness/" NAME
	   " $(git --git-dir ../c.git commit-tree -m x $(git --git-dir "
	   "../c.git write-tree))");
	assert_int_equal(zz_git_open(&git, at("c.git"), &e), 0);
	assert_int_equal(zz_chain_open(&chain, &git, ZZ_STR(NAME), &e), 0);
	struct zz_str item = vkey(pin);
	zz_keyring_pin(&ring, ZZ_STR(NAME), &item, 1);
	zz_keyring_read(&ring, &chain, &memory);
}

static enum zz_signed verify(const char *file, bool *misdated)
{
	struct zz_receipt r;
	char path[512];
	snprintf(path, sizeof path, DATA "%s", file);
	zz_buf_clear(&bytes);
	assert_int_equal(zz_read_file(&bytes, path, 4096, &e), 0);
	assert_true(zz_receipt_parse(zz_buf_view(&bytes), &r));
	*misdated = zz_keyring_misdated(&ring, &r);
	return zz_keyring_verify(&ring, &r);
}

static int done(void **state)
{
	zz_keyring_free(&ring);
	zz_chain_close(&chain);
	zz_git_close(&git);
	zz_buf_free(&memory);
	zz_buf_free(&vkeys);
	zz_buf_free(&bytes);
	memory = vkeys = bytes = (struct zz_buf){0};
	return tear_down(state);
}

static const char *const changed[] = {"000000", "000001", "000002", NULL};

/* The former key leads to the new one. */
static void test_forwards(void **state)
{
	(void)state;
	bool misdated;
	open_with(0, "000001.list", changed);
	assert_int_equal(ring.changes.n, 1);
	assert_true(ring.trusted && ring.changes.at[0].trusted);
	assert_int_equal(verify("000000", &misdated), ZZ_SIGNED_GOOD);
	assert_int_equal(verify("000001", &misdated), ZZ_SIGNED_GOOD);
	assert_int_equal(verify("000002", &misdated), ZZ_SIGNED_GOOD);
	/* Whoever stole the former key signs nothing more behind the change. */
	assert_int_equal(verify("000002-old-key", &misdated), ZZ_SIGNED_UNKNOWN);
	assert_true(misdated);
}

/* And the new key back to the former. */
static void test_backwards(void **state)
{
	(void)state;
	bool misdated;
	open_with(1, "000001.list", changed);
	assert_true(ring.trusted && ring.changes.at[0].trusted);
	assert_int_equal(verify("000000", &misdated), ZZ_SIGNED_GOOD);
	assert_int_equal(verify("000002", &misdated), ZZ_SIGNED_GOOD);
	assert_int_equal(verify("000002-old-key", &misdated), ZZ_SIGNED_UNKNOWN);
}

static void test_stranger(void **state)
{
	(void)state;
	bool misdated;
	open_with(2, "000001.list", changed);
	assert_int_equal(ring.changes.n, 1);
	assert_false(ring.trusted || ring.changes.at[0].trusted);
	for (int i = 0; i < 3; i++)
		assert_int_equal(verify(changed[i], &misdated), ZZ_SIGNED_UNKNOWN);
}

/* Without its list, with another list, or signed with the former key alone it is no change. */
static void test_no_change(void **state)
{
	(void)state;
	bool misdated;
	static const char *const named[] = {"000000", "000001-new-only", NULL};
	static const char *const alone[] = {"000000", "000001-old-only", "000002", NULL};
	open_with(0, NULL, changed);
	assert_int_equal(ring.changes.n, 0);
	assert_int_equal(verify("000000", &misdated), ZZ_SIGNED_GOOD);
	assert_int_equal(verify("000002", &misdated), ZZ_SIGNED_UNKNOWN);
	done(state);
	set_up(state);
	open_with(0, "000001-thief.list", changed);
	assert_int_equal(ring.changes.n, 0);
	done(state);
	set_up(state);
	open_with(0, "000001.list", alone);
	assert_int_equal(ring.changes.n, 0);
	done(state);
	set_up(state);
	/* Nor can anybody name himself as who comes after. */
	open_with(0, "000001-thief.list", named);
	assert_int_equal(ring.changes.n, 0);
	assert_int_equal(verify("000001-new-only", &misdated), ZZ_SIGNED_UNKNOWN);
}

/* A thief can carry the stolen key over to one of his own, but only in a chain of his own: whoever pinned the
 * new key takes none of it. That the two chains differ at number 1 is what convicts
 * (test/cases/witness/rekey.test). */
static void test_thief(void **state)
{
	(void)state;
	bool misdated;
	static const char *const stolen[] = {"000000", "000001-thief", NULL};
	open_with(1, "000001-thief.list", stolen);
	assert_int_equal(ring.changes.n, 1);
	assert_false(ring.trusted || ring.changes.at[0].trusted);
	assert_int_equal(verify("000001-thief", &misdated), ZZ_SIGNED_UNKNOWN);
	assert_true(misdated);
}

int main(void)
{
#define TEST(test) cmocka_unit_test_setup_teardown(test, set_up, done)
	const struct CMUnitTest tests[] = {
		TEST(test_forwards),  TEST(test_backwards), TEST(test_stranger),
		TEST(test_no_change), TEST(test_thief),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
