/* The reader of packs against packs that git made, each object held against git's own answer; and against
 * packs that were altered, where it must hand out nothing, so that libgit2 is asked, which tells. */
#define _GNU_SOURCE /* memmem */

#include "git/history.h"
#include "git/pack.h"
#include "git/packs.h"
#include "git/source.h"

#include "scratch.h"

#include "base/io.h"

#define FOLDER "records/zhb1/2026"

/* Thirty versions, so that there are long chains of differences: each adds a record and alters the first. */
static void make(const char *how)
{
	sh("git init -q a && cd a && touch zzsh.yaml && mkdir -p " FOLDER " && for i in $(seq 10 39); do "
	   "for k in $(seq 1 40); do echo \"line $k of a text that stays as it is\"; done >" FOLDER
	   "/2026-03-$i-x.yaml; echo \"version $i\" >>" FOLDER
	   "/2026-03-10-x.yaml; git add -A && git commit -q -m "
	   "$i; done && git %s repack -adfq --window=20 --depth=40 && git prune-packed",
	   how);
}

static struct zz_packs *open_packs(void)
{
	return zz_packs_open(at("a/.git/objects"));
}

static git_oid id_of(const char *hex)
{
	git_oid id;
	assert_int_equal(git_oid_fromstrn(&id, hex, GIT_OID_HEXSZ), 0);
	return id;
}

static git_object_t kind_of(const char *word)
{
	return *word == 't' ? GIT_OBJECT_TREE : *word == 'c' ? GIT_OBJECT_COMMIT : GIT_OBJECT_BLOB;
}

/* How many objects are handed out; each is the one that git has. */
static size_t count_read(void)
{
	struct zz_packs *p = open_packs();
	char *list = strdup(sh("cd a && git cat-file --batch-all-objects --batch-check"));
	size_t n = 0;
	for (char *line = strtok(list, "\n"); line; line = strtok(NULL, "\n")) {
		git_oid id = id_of(line), own;
		git_object_t kind = kind_of(line + GIT_OID_HEXSZ + 1);
		struct zz_object *o = zz_packs_read(p, &id, kind);
		if (!o)
			continue;
		n++;
		assert_int_equal(o->n, strtoul(strrchr(line, ' '), NULL, 10));
		assert_int_equal(o->bytes[o->n], 0);
		git_odb_hash(&own, o->bytes, o->n, kind);
		assert_true(git_oid_equal(&own, &id));
		zz_object_free(o);
		assert_null(zz_packs_read(p, &id, kind == GIT_OBJECT_TREE ? GIT_OBJECT_BLOB : GIT_OBJECT_TREE));
	}
	free(list);
	zz_packs_close(p);
	return n;
}

static size_t count_all(void)
{
	return strtoul(sh("cd a && git cat-file --batch-all-objects --batch-check | wc -l"), NULL, 10);
}

static size_t count_differences(void)
{
	return strtoul(sh("cd a && git verify-pack -v .git/objects/pack/*.idx | awk 'NF==7' | wc -l"), NULL, 10);
}

static void test_all_objects(void **state)
{
	(void)state;
	make("");
	assert_true(count_differences() > 50);
	assert_int_equal(count_read(), count_all());
}

/* Differences that name the id of what they are made from, as git wrote them before 2007. */
static void test_by_id(void **state)
{
	(void)state;
	make("-c repack.useDeltaBaseOffset=false");
	assert_true(count_differences() > 50);
	assert_int_equal(count_read(), count_all());
}

/* Loose objects and those of another repository are not looked for. */
static void test_elsewhere(void **state)
{
	(void)state;
	make("");
	sh("cd a && echo new >" FOLDER "/2026-03-50-x.yaml && git add -A && git commit -q -m new");
	assert_int_equal(count_all() - count_read(), 6); /* the text, four trees, the commit */
}

/* What is in two packs may differ there; which one another program shows, nobody knows. */
static void test_two_packs(void **state)
{
	(void)state;
	make("");
	size_t all = count_all();
	sh("cd a && git rev-parse HEAD HEAD^{tree} | git pack-objects -q .git/objects/pack/pack >/dev/null");
	assert_int_equal(count_read(), all - 2);
}

/* Files that are not understood: then none of the packs is read here. */
static void test_unusual(void **state)
{
	(void)state;
	make("");
	sh("cd a && git multi-pack-index write");
	assert_int_equal(count_read(), 0);
	sh("cd a && rm .git/objects/pack/multi-pack-index && cp -r .git/objects/pack kept");
	assert_int_equal(count_read(), count_all());
	static const char *const spoilt[] = {
		"chmod +w *.idx && truncate -s -1 *.idx",
		"chmod +w *.idx && printf x | dd of=$(ls *.idx) conv=notrunc bs=1 seek=8 2>/dev/null",
		"chmod +w *.pack && printf x | dd of=$(ls *.pack) conv=notrunc bs=1 seek=7 2>/dev/null",
		"chmod +w *.pack && truncate -s -20 *.pack",
		"rm -f *.pack && mkfifo $(ls *.idx | sed 's/idx$/pack/')",
		"mv *.pack ../p && ln -s ../p $(ls *.idx | sed 's/idx$/pack/')",
		"p=$(ls *.pack) && rm -f *.idx && git index-pack --index-version=1 $p >/dev/null",
	};
	for (size_t i = 0; i < sizeof spoilt / sizeof *spoilt; i++) {
		sh("cd a/.git/objects/pack && %s", spoilt[i]);
		struct zz_packs *p = open_packs();
		git_oid head = id_of(sh("cat a/.git/refs/heads/main"));
		assert_null(zz_packs_read(p, &head, GIT_OBJECT_COMMIT));
		zz_packs_close(p);
		sh("cd a && rm -rf .git/objects/pack && cp -r kept .git/objects/pack");
	}
	assert_int_equal(count_read(), count_all());
}

/* --- a byte of a tree, altered so that nothing but its id tells --- */

static uint32_t check_sum(const uint8_t *p, size_t n)
{
	return libdeflate_adler32(1, p, n);
}

/* The pack holds bytes as they are ("stored"), so that the tree can be found, and its check sum set right. */
static void alter_tree(void)
{
	struct zz_buf pack = {0};
	struct zz_error e = {0};
	FILE *f;
	char name[256];
	snprintf(name, sizeof name, "%s/a/.git/objects/pack/%.*s", scratch, 45 + 5,
			 sh("cd a/.git/objects/pack && ls *.pack"));
	assert_int_equal(zz_read_file(&pack, name, 1 << 20, &e), 0);
	char *entry = memmem(pack.data, pack.n, "40000 zhb1", 11);
	assert_non_null(entry);
	size_t n = 10 + 1 + GIT_OID_RAWSZ; /* the tree of records/ has this one entry */
	entry[n - 1] ^= 1;
	uint32_t sum = check_sum((uint8_t *)entry, n);
	for (int i = 0; i < 4; i++)
		entry[n + (size_t)i] = (char)(sum >> (24 - 8 * i));
	sh("chmod +w %s", name);
	f = fopen(name, "wb");
	assert_int_equal(fwrite(pack.data, 1, pack.n, f), pack.n);
	fclose(f);
	zz_buf_free(&pack);
}

static int told(void *with, const struct zz_history_step *step)
{
	(void)step;
	++*(size_t *)with;
	return 0;
}

static int walk(size_t *steps, struct zz_error *e)
{
	struct zz_source *s = NULL;
	struct zz_history history;
	*e = (struct zz_error){.lang = ZZ_EN};
	*steps = 0;
	const struct zz_history_calls calls = {.visit = told, .with = steps};
	assert_int_equal(zz_source_open(&s, at("a"), e), 0);
	int rc = zz_source_history(s, "", &calls, &history, e);
	zz_source_close(s);
	return rc;
}

static void test_altered_tree(void **state)
{
	(void)state;
	struct zz_error e;
	size_t steps;
	make("-c core.compression=0 -c pack.compression=0 -c pack.depth=0 -c pack.window=0");
	sh("cd a && git -c pack.compression=0 -c core.compression=0 repack -adfFq --depth=0 --window=0");
	assert_int_equal(walk(&steps, &e), 0);
	assert_int_equal(steps,
					 31 + 29); /* zzsh.yaml; each commit a record; all but the first alter that again */
	size_t good = count_read();
	alter_tree();
	assert_int_equal(count_read(), good - 1);
	assert_int_equal(walk(&steps, &e), ZZ_EENV);
	assert_says(e, "does not match its name");
}

int main(void)
{
	git_libgit2_init();
	const struct CMUnitTest tests[] = {
		SCRATCH_TEST(test_all_objects), SCRATCH_TEST(test_by_id),   SCRATCH_TEST(test_elsewhere),
		SCRATCH_TEST(test_two_packs),   SCRATCH_TEST(test_unusual), SCRATCH_TEST(test_altered_tree),
	};
	int failed = cmocka_run_group_tests(tests, NULL, NULL);
	git_libgit2_shutdown();
	return failed;
}
