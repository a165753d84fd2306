/* What the walk tells, against histories that the git program made. Where git log shows the same, it is
 * asked; what it hides (provenance 1.1, rows 9, 12, 13, 14) is written down by hand. */
#include "scratch.h"

#include "git/history.h"
#include "git/source.h"

#define A "records/zhb1/2026/2026-03-12-committee-meeting.yaml"
#define B "records/zhb1/2026/2026-03-20-theme-party-day.yaml"

static struct zz_buf told;
static struct zz_history history;

static void put_id(const uint8_t *id)
{
	for (size_t i = 0; i < 4; i++)
		zz_buf_printf(&told, "%02x", id[i]);
}

/* "commit op path" a line; op A added, D gone, M changed; of a merge once for all its parents. */
static int note(void *with, const struct zz_history_step *s)
{
	bool before = false;
	(void)with;
	for (size_t i = 0; i < s->nparents; i++)
		before = before || s->before[i];
	put_id(s->commit->id);
	zz_buf_printf(&told, " %c %.*s%s%s\n",
				  !s->blob ? 'D'
				  : before ? 'M'
						   : 'A',
				  ZZ_FMT(s->path), s->commit->injected ? " injected" : "",
				  s->commit->boundary ? " boundary" : "");
	return 0;
}

static int tell(struct zz_source *s, const char *prefix, zz_history_visit *visit, void *with,
				struct zz_error *e)
{
	const struct zz_history_calls calls = {.visit = visit, .with = with};
	return zz_source_history(s, prefix, &calls, &history, e);
}

/* --- everything that is told, by the walk itself and by one that was begun in a thread --- */

static void put_ids(struct zz_buf *all, const uint8_t *id)
{
	zz_buf_add(all, id ? (const char *)id : "-", id ? ZZ_BLOB_ID : 1);
}

static void all_meet(void *with, const struct zz_commit *c)
{
	struct zz_buf *all = with;
	zz_buf_printf(all, "\nmeet %lld %lld %d %lld %d%d%d%d ", (long long)c->author, (long long)c->committer,
				  c->zone, (long long)c->before, c->injected, c->boundary, c->odd, c->root);
	put_ids(all, c->id);
}

static int all_step(void *with, const struct zz_history_step *s)
{
	struct zz_buf *all = with;
	zz_buf_printf(all, "\nstep %.*s %zu ", ZZ_FMT(s->path), s->nparents);
	put_ids(all, s->commit->id);
	put_ids(all, s->blob);
	for (size_t i = 0; i < s->nparents; i++)
		put_ids(all, s->before[i]);
	return 0;
}

static void all_odd(void *with, const struct zz_commit *c, struct zz_str path, struct zz_str mode)
{
	struct zz_buf *all = with;
	zz_buf_printf(all, "\nodd %.*s %.*s ", ZZ_FMT(path), ZZ_FMT(mode));
	put_ids(all, c->id);
}

static int tell_all(const char *name, bool begun, struct zz_buf *all, struct zz_history *h,
					struct zz_error *e)
{
	struct zz_source *s = NULL;
	const struct zz_history_calls calls = {
		.visit = all_step, .meet = all_meet, .odd = all_odd, .graph = true, .with = all};
	*e = (struct zz_error){.lang = ZZ_EN};
	int rc = zz_source_open(&s, at(name), e);
	if (!rc && begun)
		zz_source_history_begin(s);
	if (!rc)
		rc = zz_source_history(s, "", &calls, h, e);
	zz_source_close(s);
	return rc;
}

static void assert_same_ahead(const char *name)
{
	struct zz_buf one = {0}, two = {0};
	struct zz_history h1 = {0}, h2 = {0};
	struct zz_error e1, e2;
	int rc = tell_all(name, false, &one, &h1, &e1);
	assert_int_equal(tell_all(name, true, &two, &h2, &e2), rc);
	assert_string_equal(e1.text, e2.text);
	assert_int_equal(one.n, two.n);
	assert_true(!one.n || !memcmp(one.data, two.data, one.n));
	assert_true(h1.graph == h2.graph && h1.begun == h2.begun && h1.shallow == h2.shallow &&
				h1.commits == h2.commits &&
				!memcmp(h1.graph_commit, h2.graph_commit, sizeof h1.graph_commit));
	zz_buf_free(&one);
	zz_buf_free(&two);
}

static int walk(const char *name, const char *prefix, struct zz_error *e)
{
	assert_same_ahead(name);
	struct zz_source *s = NULL;
	zz_buf_clear(&told);
	zz_buf_puts(&told, "");
	*e = (struct zz_error){.lang = ZZ_EN};
	int rc = zz_source_open(&s, at(name), e);
	if (!rc)
		rc = tell(s, prefix, note, NULL, e);
	zz_source_close(s);
	return rc;
}

static void assert_told(const char *name, const char *prefix, const char *expected)
{
	struct zz_error e;
	if (walk(name, prefix, &e))
		fail_msg("%s", e.text);
	assert_string_equal(told.data ? told.data : "", expected);
}

/* "HEAD~2 A path" lines with each revision replaced by the front of its id. */
static const char *lines(const char *name, const char *text)
{
	static char out[4096];
	struct zz_str rest = zz_str(text), line;
	out[0] = '\0';
	while (zz_str_split(&rest, '\n', &line)) {
		ptrdiff_t blank = zz_str_chr(line, ' ');
		sh("cd %s && git rev-parse --short=8 %.*s", name, (int)blank, line.p);
		snprintf(out + strlen(out), sizeof out - strlen(out), "%.8s%.*s\n", said,
				 (int)(line.n - (size_t)blank), line.p + blank);
	}
	return out;
}

static void begin(const char *name)
{
	sh("git init -q %s && cd %s && mkdir -p records/zhb1/2026 && echo 'format: 1' >genesis.yaml && git add "
	   "-A && "
	   "git commit -qm genesis",
	   name, name);
}

static void commit(const char *name, const char *file, const char *text, const char *moment)
{
	sh("cd %s && mkdir -p $(dirname %s) && echo '%s' >%s && git add -A && GIT_AUTHOR_DATE='%s' "
	   "GIT_COMMITTER_DATE='%s' git commit -qm x",
	   name, file, text, file, moment, moment);
}

static void test_line(void **state)
{
	(void)state;
	begin("l");
	commit("l", A, "one", "2026-03-12T20:00:00+0800");
	commit("l", "README", "no part of the ledger", "2026-03-13T20:00:00+0800");
	commit("l", A, "two", "2026-03-14T20:00:00+0800");
	commit("l", B, "x", "2026-03-20T20:00:00+0800");
	sh("cd l && git rm -q %s && git commit -qm gone", A);
	assert_told("l", "records", lines("l", "HEAD~4 A " A "\nHEAD~2 M " A "\nHEAD~1 A " B "\nHEAD D " A "\n"));
	assert_true(history.begun && !history.shallow);
	assert_int_equal(history.commits, 6);
	assert_told("l", B, lines("l", "HEAD~1 A " B "\n"));
	assert_told("l", "records/zhb1/202", "");
	assert_told(
		"l", "",
		lines("l", "HEAD~5 A genesis.yaml\nHEAD~4 A " A "\nHEAD~2 M " A "\nHEAD~1 A " B "\nHEAD D " A "\n"));
}

static int note_times(void *with, const struct zz_history_step *s)
{
	(void)with;
	zz_buf_printf(&told, "%lld %lld %d\n", (long long)s->commit->author, (long long)s->commit->committer,
				  s->commit->zone);
	return 0;
}

static int stop(void *with, const struct zz_history_step *s)
{
	(void)s;
	++*(int *)with;
	return 7;
}

/* Author and committer differ; the earlier one is what the machine claims. */
static void test_times(void **state)
{
	(void)state;
	struct zz_error e = {0};
	struct zz_source *s = NULL;
	int calls = 0;
	begin("t");
	sh("cd t && echo a >%s && git add -A && GIT_AUTHOR_DATE='1710000000 +0900' "
	   "GIT_COMMITTER_DATE='1720000000 -0130' "
	   "git commit -qm x",
	   A);
	assert_int_equal(zz_source_open(&s, at("t"), &e), 0);
	zz_buf_clear(&told);
	assert_int_equal(tell(s, "records", note_times, NULL, &e), 0);
	assert_string_equal(told.data, "1710000000 1720000000 -90\n");
	assert_int_equal(tell(s, "", stop, &calls, &e), 7);
	assert_int_equal(calls, 1);
	struct zz_commit c = {.author = 5, .committer = 3};
	assert_int_equal(zz_commit_claim(&c), 3);
	zz_source_close(s);
}

/* The trailer counts in the last paragraph only. */
static void test_injected(void **state)
{
	(void)state;
	begin("i");
	sh("cd i && echo a >%s && git add -A && git commit -qm 'log\n\nZzsh-Op: log\nZzsh-Clock: injected'", A);
	sh("cd i && echo a >%s && git add -A && git commit -qm 'log\n\nZzsh-Clock: injected\nis what tests "
	   "say.\n\nThe end.'",
	   B);
	assert_told("i", "records", lines("i", "HEAD~1 A " A " injected\nHEAD A " B "\n"));
}

/* A file that only the merge has; one that both sides have made alike; one that the merge leaves out; what it
 * takes over from a side is not told again. */
static void test_merges(void **state)
{
	(void)state;
	begin("m");
	commit("m", B, "old", "2026-01-05T20:00:00+0800");
	sh("cd m && git checkout -q -b side");
	commit("m", A, "same", "2026-01-06T20:00:00+0800");
	sh("cd m && git checkout -q main");
	commit("m", A, "same", "2026-12-06T20:00:00+0800");
	sh("cd m && git merge -q --no-commit -s ours side && mkdir -p records/zhb2/2026 && echo evil "
	   ">records/zhb2/2026/2026-05-01-party-lesson.yaml && git rm -q %s && git add -A && git commit -qm "
	   "merge",
	   B);
	assert_told("m", "records",
				lines("m", "HEAD~2 A " B "\nHEAD~1 A " A "\nHEAD^2 A " A "\nHEAD D " B
						   "\nHEAD A records/zhb2/2026/"
						   "2026-05-01-party-lesson.yaml\n"));
}

/* A side branch that is merged late is told where it was made, and an octopus like any other merge. */
static void test_side_branch(void **state)
{
	(void)state;
	begin("s");
	sh("cd s && for k in 1 2 3; do git checkout -q -b b$k main && mkdir -p records/zhb$k/2026 && echo $k "
	   ">records/zhb$k/2026/2026-03-0$k-party-lesson.yaml && git add -A && git commit -qm $k; done; git "
	   "checkout -q main "
	   "&& git merge -q -m octopus b1 b2 b3");
	assert_told("s", "records",
				lines("s",
					  "b1 A records/zhb1/2026/2026-03-01-party-lesson.yaml\nb2 A records/zhb2/2026/"
					  "2026-03-02-party-lesson.yaml\nb3 A records/zhb3/2026/2026-03-03-party-lesson.yaml\n"));
	assert_int_equal(history.commits, 5);
}

/* Links and submodules are as if they were not there; neither are names that a ledger cannot have. */
static void test_odd_entries(void **state)
{
	(void)state;
	begin("o");
	sh("cd o && ln -s /etc/passwd records/zhb1/2026/2026-03-01-party-lesson.yaml && echo x "
	   ">'records/zhb1/2026/a b.yaml' "
	   "&& git add -A && git commit -qm odd && rm records/zhb1/2026/2026-03-01-party-lesson.yaml && echo "
	   "real "
	   ">records/zhb1/2026/2026-03-01-party-lesson.yaml && git add -A && git commit -qm real");
	assert_told("o", "records", lines("o", "HEAD A records/zhb1/2026/2026-03-01-party-lesson.yaml\n"));
	/* A forged name with a slash in it must not pass for the file in the folder. */
	sh("cd o && blob=$(echo x | git hash-object -w --stdin) && tree=$(python3 -c \"import sys; "
	   "sys.stdout.buffer.write(b'100644 zhb1/2026/f.yaml\\0' + bytes.fromhex('$blob'))\" | git hash-object "
	   "-w "
	   "--literally -t tree --stdin) && top=$(printf '040000 tree %%s\\trecords\\n100644 blob "
	   "%%s\\tgenesis.yaml\\n' $tree "
	   "$blob | git mktree) && git update-ref HEAD $(git commit-tree -m forged $top)");
	assert_told("o", "records", "");
}

static void test_no_history(void **state)
{
	(void)state;
	begin("b");
	commit("b", A, "x", "2026-03-12T20:00:00+0800");
	sh("git clone -q --bare b bare && mkdir plain && cp b/genesis.yaml plain && git init -q none && cp "
	   "b/genesis.yaml none");
	assert_told("bare", "records", lines("b", "HEAD A " A "\n"));
	assert_told("plain", "records", "");
	assert_false(history.begun);
	assert_told("none", "records", "");
	assert_false(history.begun);
}

/* A shallow copy: what its oldest commit has was there nobody knows since when. With a shallow file that
 * lies, all is read, and said to be shallow all the same. */
static void test_shallow(void **state)
{
	(void)state;
	begin("d");
	commit("d", A, "x", "2026-03-12T20:00:00+0800");
	commit("d", B, "y", "2026-03-20T20:00:00+0800");
	commit("d", B, "z", "2026-03-21T20:00:00+0800");
	sh("git clone -q --depth 2 file://$PWD/d copy");
	assert_told("copy", "records",
				lines("d", "HEAD~1 A " A " boundary\nHEAD~1 A " B " boundary\nHEAD M " B "\n"));
	assert_true(history.shallow);
	assert_int_equal(history.commits, 2);
	sh("git -C copy fetch -q --unshallow && cd d && git rev-parse HEAD~1 >.git/shallow");
	assert_told("d", "records", lines("copy", "HEAD~2 A " A "\nHEAD~1 A " B "\nHEAD M " B "\n"));
	assert_true(history.shallow);
}

/* An object that is not there, without the repository saying that it is a part only. */
static void test_damaged(void **state)
{
	(void)state;
	struct zz_error e;
	begin("x");
	commit("x", A, "x", "2026-03-12T20:00:00+0800");
	sh("cd x && id=$(git rev-parse HEAD~1) && rm -f .git/objects/$(echo $id | cut -c1-2)/$(echo $id | cut "
	   "-c3-)");
	assert_int_equal(walk("x", "records", &e), ZZ_EENV);
	assert_says(e, "lacks something");
}

/* Commits are read from a pack without libgit2, where they are as git writes them: what is told of all these
 * is what libgit2 reads out of loose ones. */
static void test_packed_commits(void **state)
{
	(void)state;
	static const char *const people[] = {
		"a <a@b> 1773300000 +0800",  "a <a@b> 1773300001 -0330",  "a <a@b> 1773300002 +1459",
		"a <a@b> 1773300003 -1500",  "a <a@b> 1773300004 +0860",  "a <a@b> 0 +0000",
		"a <a@b> 007 +0800",         "a <a@b> 99999999999 +0800", "a <a@b> 999999999999 +0800",
		"a <a@b> -5 +0800",          "a <a@b> 1773300005",        "a <a@b>  1773300006 +0800",
		"a <a@b> 1773300007 +08",    "李 <> 1773300008 +0800",    "a > <a@b> 1773300009 +0800",
		"a <a<@b> 1773300010 -0800", "a <a@b> 1773300011 +0800 ", "a <a@b> 1773300012 0800",
		"<a@b> 1773300013 +0800",    "a <a@b> x1773300014 +0800",
	};
	struct zz_buf one = {0}, two = {0};
	struct zz_history h;
	struct zz_error e;
	begin("p");
	commit("p", A, "one", "2026-03-12T20:00:00+0800");
	for (size_t i = 0; i < 2 * (sizeof people / sizeof *people); i++) {
		bool author = i % 2;
		sh("cd p && (echo tree $(git rev-parse HEAD~$((%zu %% 2))^{tree}); echo parent $(git rev-parse "
		   "HEAD); "
		   "echo 'author %s'; echo 'committer %s'; %s printf '\nx\n%s') | git hash-object -t commit -w "
		   "--stdin "
		   "--literally >id && git update-ref --no-deref HEAD $(cat id)",
		   i, people[author ? i / 2 : 0], people[author ? 0 : i / 2],
		   i % 3 ? "" : "echo 'gpgsig x'; echo ' y';", i % 5 ? "" : "\nZzsh-Clock: injected\n");
		if (tell_all("p", false, &one, &h, &e)) /* libgit2 reads no such commit: then none of both does */
			sh("cd p && git update-ref --no-deref HEAD $(git cat-file commit HEAD | sed -n 's/^parent //p')");
		zz_buf_clear(&one);
	}
	assert_int_equal(tell_all("p", false, &one, &h, &e), 0);
	assert_true(h.commits > sizeof people / sizeof *people);
	sh("cd p && git repack -adq && git prune-packed && test ! -e .git/objects/$(git rev-parse HEAD | sed "
	   "'s,..,&/,')");
	assert_int_equal(tell_all("p", false, &two, &h, &e), 0);
	assert_string_equal(one.data, two.data);
	assert_int_equal(one.n, two.n);
	assert_true(!memcmp(one.data, two.data, one.n));
	zz_buf_free(&one);
	zz_buf_free(&two);
}

/* Begun, and never asked for; begun and asked for something else. */
static void test_begun(void **state)
{
	(void)state;
	struct zz_source *s = NULL;
	struct zz_error e = {.lang = ZZ_EN};
	begin("x");
	for (int i = 0; i < 5; i++)
		commit("x", A, &"xxxxx"[i], "2026-03-12T20:00:00+0800");
	assert_int_equal(zz_source_open(&s, at("x"), &e), 0);
	zz_source_history_begin(s);
	zz_source_history_begin(s);
	zz_source_close(s);
	assert_int_equal(zz_source_open(&s, at("x"), &e), 0);
	zz_source_history_begin(s);
	zz_buf_clear(&told);
	assert_int_equal(tell(s, A, note, NULL, &e), 0);
	zz_source_close(s);
	char *few = strdup(told.data);
	assert_told("x", A, few);
	free(few);
}

/* A replace ref hides a commit from the git program (row 6), not from the walk. */
static void test_replaced(void **state)
{
	(void)state;
	begin("r");
	commit("r", A, "x", "2026-03-12T20:00:00+0800");
	commit("r", A, "y", "2026-03-20T20:00:00+0800");
	sh("cd r && git replace --graft HEAD HEAD~2");
	assert_string_equal(sh("cd r && git rev-list --count HEAD"), "2\n");
	assert_int_equal(walk("r", "records", &(struct zz_error){0}), 0);
	assert_int_equal(history.commits, 3);
	assert_non_null(strstr(told.data, " A " A "\n"));
	assert_non_null(strstr(told.data, " M " A "\n"));
}

static void test_author(void **state)
{
	(void)state;
	struct zz_error e = {0};
	struct zz_source *s = NULL;
	struct zz_buf name = {0};
	uint8_t id[ZZ_BLOB_ID];
	begin("w");
	assert_int_equal(zz_source_open(&s, at("w"), &e), 0);
	for (size_t i = 0; i < sizeof id; i++) {
		unsigned byte;
		sscanf(zz_source_commit(s) + 2 * i, "%2x", &byte);
		id[i] = (uint8_t)byte;
	}
	assert_int_equal(zz_source_author(s, id, &name, &e), 0);
	assert_string_equal(name.data, "李敏");
	zz_buf_free(&name);
	zz_source_close(s);
}

static int end(void **state)
{
	(void)state;
	zz_buf_free(&told);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		SCRATCH_TEST(test_line),       SCRATCH_TEST(test_times),          SCRATCH_TEST(test_injected),
		SCRATCH_TEST(test_merges),     SCRATCH_TEST(test_side_branch),    SCRATCH_TEST(test_odd_entries),
		SCRATCH_TEST(test_no_history), SCRATCH_TEST(test_shallow),        SCRATCH_TEST(test_damaged),
		SCRATCH_TEST(test_begun),      SCRATCH_TEST(test_packed_commits), SCRATCH_TEST(test_replaced),
		SCRATCH_TEST(test_author),
	};
	return cmocka_run_group_tests(tests, NULL, end);
}
