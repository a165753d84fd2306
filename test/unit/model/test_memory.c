/* What is remembered of a history equals what is read of it, and is used only where nothing is in doubt. */
#include "../git/scratch.h"

#include "git/source.h"
#include "model/memory.h"

#define KEY   ZZ_STR("0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef")
#define OTHER ZZ_STR("1123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef")

static void make(void)
{
	sh("git init -q -b main l && cd l && mkdir -p records/zhb1/2026 && echo 'format: 1' >genesis.yaml && git "
	   "add -A && "
	   "git commit -qm 0");
	for (int i = 1; i < 6; i++)
		sh("cd l && echo %d >records/zhb1/2026/2026-03-0%d-committee-meeting.yaml && git add -A && git "
		   "commit -qm %d",
		   i, i, i);
}

static void add(const char *name, const char *text)
{
	sh("cd l && echo %s >records/zhb1/2026/%s.yaml && git add -A && git commit -qm x", text, name);
}

static void put(struct zz_buf *out, const struct zz_past *p)
{
	zz_buf_clear(out);
	zz_buf_printf(out, "%zu %d %d\n", p->history.commits, p->history.graph, p->history.shallow);
	for (size_t i = 0; i < p->commits.n; i++) {
		const struct zz_commit *c = &p->commits.at[i];
		zz_buf_add(out, c->id, sizeof c->id);
		zz_buf_printf(out, " %lld %lld %lld %d%d%d%d\n", (long long)c->author, (long long)c->committer,
					  (long long)c->before, c->injected, c->boundary, c->odd, c->root);
	}
	for (size_t i = 0; i < p->steps.n; i++) {
		const struct zz_step *s = &p->steps.at[i];
		zz_buf_str(out, zz_intern_str(&p->paths, s->path));
		zz_buf_printf(out, " %u %u %u %d ", s->commit, s->next, s->nbefore, s->gone);
		zz_buf_add(out, s->blob, sizeof s->blob);
		for (uint32_t k = 0; k < s->nbefore; k++)
			zz_buf_printf(out, " %u", p->befores.at[s->before + k]);
		zz_buf_putc(out, '\n');
	}
	for (size_t i = 0; i < p->odds.n; i++)
		zz_buf_printf(out, "%.*s %u %.*s\n", ZZ_FMT(zz_intern_str(&p->paths, p->odds.at[i].path)),
					  p->odds.at[i].commit, ZZ_FMT(p->odds.at[i].mode));
}

/* The list is the one that the source gives. */
static void check_list(struct zz_memory *m, struct zz_source *s)
{
	struct zz_file_list files = {0};
	struct zz_error e = {.lang = ZZ_EN};
	char commit[41];
	struct zz_source *committed = NULL;
	snprintf(commit, sizeof commit, "%s", zz_source_commit(s));
	assert_int_equal(zz_source_open_at(&committed, at("l"), commit, &e), 0);
	assert_int_equal(zz_source_list(committed, "", &files, &e), 0);
	assert_int_equal(files.n, m->listing.n);
	for (size_t i = 0; i < files.n; i++) {
		const struct zz_listed *row = &m->listing.at[i];
		assert_true(zz_str_eq(files.at[i]->path, zz_memory_path(m, row->path)));
		assert_int_equal(files.at[i]->odd, row->odd);
		assert_int_equal(files.at[i]->program, (row->is & ZZ_LISTED_PROGRAM) != 0);
		assert_memory_equal(files.at[i]->id, row->blob, ZZ_BLOB_ID);
	}
	free(files.at);
	zz_source_close(committed);
}

/* Reads with the cache and without; they must tell the same. How many commits were not read again. */
static size_t recall(struct zz_str key)
{
	struct zz_source *s = NULL;
	struct zz_error e = {.lang = ZZ_EN};
	struct zz_past with, without;
	struct zz_buf a = {0}, b = {0};
	assert_int_equal(zz_source_open_at(&s, at("l"), "HEAD", &e), 0);
	struct zz_memory *m = zz_memory_open(s, key);
	assert_int_equal(zz_memory_list(m, &e), 0);
	check_list(m, s);
	int rc = zz_memory_recall(m, &with, &e);
	assert_int_equal(rc, zz_past_read(&without, s, "", &e));
	put(&a, &with);
	put(&b, &without);
	assert_true(zz_str_eq(zz_buf_view(&a), zz_buf_view(&b)));
	for (size_t i = 0; i < without.steps.n; i++) {
		struct zz_str path = zz_intern_str(&without.paths, without.steps.at[i].path);
		assert_int_equal(zz_past_first(&with, path) - with.steps.at,
						 zz_past_first(&without, path) - without.steps.at);
	}
	size_t n = with.recalled;
	zz_memory_keep(m, &with);
	zz_memory_close(m);
	zz_past_free(&without);
	zz_source_close(s);
	zz_buf_free(&a);
	zz_buf_free(&b);
	return n;
}

static void goes_on_from_what_was_read(void **state)
{
	(void)state;
	make();
	assert_int_equal(recall(KEY), 0);
	assert_int_equal(recall(KEY), 6);
	add("2026-03-02-committee-meeting", "changed");
	assert_int_equal(recall(KEY), 6);
	sh("cd l && git rm -q records/zhb1/2026/2026-03-01-committee-meeting.yaml && git commit -qm gone");
	add("2026-03-01-committee-meeting", "1"); /* comes back with a text that it had */
	sh("cd l && ln -s x records/zhb1/2026/link && git add -A && git commit -qm odd");
	assert_int_equal(recall(KEY), 6);
	assert_int_equal(recall((struct zz_str){0}), 0);
}

static void believes_no_other_hand(void **state)
{
	(void)state;
	make();
	recall(KEY);
	assert_int_equal(recall(OTHER), 0); /* which writes its own */
	assert_int_equal(recall(KEY), 0);
	assert_int_equal(recall(KEY), 6);
	sh("cd l/.git/zzsh && head -c -1 history.cache >x && mv x history.cache");
	assert_int_equal(recall(KEY), 0);
	sh("cd l/.git/zzsh && cp history.cache good && printf 'X' | dd of=history.cache bs=1 seek=700 "
	   "conv=notrunc 2>&1");
	assert_int_equal(recall(KEY), 0);
	sh("cd l/.git/zzsh && mv good history.cache && : >history.cache");
	assert_int_equal(recall(KEY), 0);
	sh("cd l/.git/zzsh && rm history.cache && ln -s /etc/passwd history.cache");
	assert_int_equal(recall(KEY), 0);
}

/* An object's file that was written anew, even with the same bytes; one that is gone; a repack; objects
 * elsewhere. */
static void doubts_touched_objects(void **state)
{
	(void)state;
	make();
	recall(KEY);
	sh("cd l/.git/objects && f=$(ls [0-9a-f][0-9a-f]/* | head -1) && cp -p $f x && mv -f x $f");
	assert_int_equal(recall(KEY), 0);
	assert_int_equal(recall(KEY), 6);
	sh("cd l && git gc -q");
	assert_int_equal(recall(KEY), 0);
	assert_int_equal(recall(KEY), 6);
	sh("cd l/.git/objects/pack && chmod u+w * && touch *"); /* as git does with what it meets again */
	assert_int_equal(recall(KEY), 6);
	sh("git init -q --bare other && echo %s/other/objects >l/.git/objects/info/alternates", scratch);
	assert_int_equal(recall(KEY), 0);
	assert_int_equal(recall(KEY), 0);
	sh("rm l/.git/objects/info/alternates");
	assert_int_equal(recall(KEY), 6);
	sh("cd l/.git/objects/pack && f=$(echo *.pack) && printf 'X' | dd of=$f bs=1 seek=$(($(stat -c %%s $f) - "
	   "30)) "
	   "conv=notrunc 2>&1"); /* in the last text, which no walk over folders reads */
	assert_int_equal(recall(KEY), 0);
}

/* Written over in place with bytes of another text, a loose object is seen by its hash. */
static void doubts_swapped_objects(void **state)
{
	(void)state;
	make();
	recall(KEY);
	sh("cd l && git add -A && touch .git/objects/[0-9a-f][0-9a-f]/*");
	assert_int_equal(recall(KEY), 6);
	sh("cd l/.git/objects && chmod -R u+w . && t=$(cd ../.. && git rev-parse HEAD~3^{tree}) && "
	   "f=$(echo $t | sed 's#..#&/#') && n=$(stat -c %%s $f) && head -c $n /dev/zero | dd of=$f conv=notrunc "
	   "2>&1");
	assert_int_equal(recall(KEY), 0);
}

static void doubts_other_histories(void **state)
{
	(void)state;
	make();
	recall(KEY);
	sh("cd l && git commit -q --amend -m other");
	assert_int_equal(recall(KEY), 0);
	assert_int_equal(recall(KEY), 6);
	/* A side branch that was merged: by first parents the history goes on. */
	sh("cd l && git checkout -q -b side HEAD~2 && echo s >records/zhb1/2026/2026-03-20-theme-party-day.yaml "
	   "&& "
	   "git add -A && git commit -qm s && git checkout -q main && git merge -q --no-edit side");
	assert_int_equal(recall(KEY), 6);
	/* Merged the other way round, what was read before comes second. */
	sh("cd l && git checkout -q side && git merge -q --no-ff --no-edit main~1 && git branch -qf main side && "
	   "git checkout -q main");
	assert_int_equal(recall(KEY), 0);
	/* Back to an older commit. */
	recall(KEY);
	sh("cd l && git reset -q --hard HEAD~1");
	assert_int_equal(recall(KEY), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		SCRATCH_TEST(goes_on_from_what_was_read), SCRATCH_TEST(believes_no_other_hand),
		SCRATCH_TEST(doubts_touched_objects),     SCRATCH_TEST(doubts_swapped_objects),
		SCRATCH_TEST(doubts_other_histories),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
