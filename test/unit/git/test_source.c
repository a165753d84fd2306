/* The git program makes the repositories and says what is in them (ls-tree, rev-parse, hash-object);
 * the source must say the same. */
#include "scratch.h"

#include "git/source.h"

#include <errno.h>
#include <sys/stat.h>

#define RECORD "records/zhb1/2026/2026-03-12-committee-meeting.yaml"

static void make_ledger(const char *name)
{
	sh("mkdir %s && cd %s && git init -q && mkdir -p records/zhb1/2026 records/zhb1-a branches "
	   "attachments/zhb1/2026/r "
	   "&& printf 'format: 1\\n' >genesis.yaml && printf 'name: 机关党委\\n' >zzsh.yaml && printf 'a\\n' >%s "
	   "&& printf 'b\\r\\n' >records/zhb1-a/x.yaml && printf 'c' >records/zhb1.yaml && printf 'd' "
	   ">branches/zhb1.yaml "
	   "&& printf 'jpg' >'attachments/zhb1/2026/r/签到 表.jpg' && echo readme >README.md && git add -A "
	   "&& git commit -qm first",
	   name, name, RECORD);
}

static struct zz_source *open_or_fail(const char *name, const char *rev)
{
	struct zz_error e = {.lang = ZZ_EN};
	struct zz_source *s = NULL;
	int rc = rev ? zz_source_open_at(&s, at(name), rev, &e) : zz_source_open(&s, at(name), &e);
	if (rc)
		fail_msg("%s", e.text);
	return s;
}

static struct zz_error open_error(const char *name, const char *rev)
{
	struct zz_error e = {.lang = ZZ_EN};
	struct zz_source *s = NULL;
	int rc = rev ? zz_source_open_at(&s, at(name), rev, &e) : zz_source_open(&s, at(name), &e);
	assert_int_not_equal(rc, 0);
	assert_int_equal(rc, e.status);
	assert_null(s);
	return e;
}

static struct zz_file_list list(struct zz_source *s, const char *prefix)
{
	struct zz_error e = {.lang = ZZ_EN};
	struct zz_file_list files = {0};
	if (zz_source_list(s, prefix, &files, &e))
		fail_msg("%s", e.text);
	for (size_t i = 1; i < files.n; i++)
		assert_true(zz_str_cmp(files.at[i - 1]->path, files.at[i]->path) <= 0);
	return files;
}

static struct zz_file *find(const struct zz_file_list *files, const char *path)
{
	for (size_t i = 0; i < files->n; i++)
		if (zz_str_is(files->at[i]->path, path))
			return files->at[i];
	return NULL;
}

static void load_all(struct zz_source *s, struct zz_file_list *files)
{
	struct zz_error e = {.lang = ZZ_EN};
	struct zz_buf b = {0};
	bool missing;
	for (size_t i = 0; i < files->n; i++)
		assert_int_equal(zz_source_load(s, files->at[i], 1 << 20, &b, &missing, &e), 0);
	zz_buf_free(&b);
}

/* "id path" a line, as git ls-tree prints it. */
static void print_files(const struct zz_file_list *files, struct zz_buf *out)
{
	for (size_t i = 0; i < files->n; i++) {
		for (size_t k = 0; files->at[i]->hashed && k < ZZ_BLOB_ID; k++)
			zz_buf_printf(out, "%02x", files->at[i]->id[k]);
		zz_buf_printf(out, " %.*s\n", ZZ_FMT(files->at[i]->path));
	}
}

static void assert_lists(struct zz_source *s, const char *prefix, const char *expected)
{
	struct zz_buf out = {0};
	struct zz_file_list files = list(s, prefix);
	load_all(s, &files);
	print_files(&files, &out);
	assert_string_equal(out.data ? out.data : "", expected);
	zz_buf_free(&out);
	free(files.at);
}

static void all_sources_agree_with_git(void **state)
{
	(void)state;
	make_ledger("a");
	sh("git clone -q --bare a bare.git && mkdir plain && cp -r a/[a-z]* plain");
	char expected[4096];
	strcpy(expected, sh("cd a && git ls-tree -r HEAD | grep -v README | sed 's/^100644 blob //; s/\\t/ /'"));
	static const struct {
		const char *name, *rev;
		bool worktree, git;
	} cases[] = {{"a", NULL, true, true},
				 {"a", "HEAD", false, true},
				 {"bare.git", NULL, false, true},
				 {"bare.git", "main^{commit}", false, true}};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct zz_source *s = open_or_fail(cases[i].name, cases[i].rev);
		assert_lists(s, "", expected);
		assert_int_equal(zz_source_is_worktree(s), cases[i].worktree);
		assert_int_equal(zz_source_has_git(s), cases[i].git);
		assert_false(zz_source_shallow(s));
		assert_memory_equal(zz_source_commit(s), sh("cd a && git rev-parse HEAD"), 40);
		zz_source_close(s);
	}
	struct zz_source *s = open_or_fail("plain", NULL);
	struct zz_file_list files = list(s, "");
	assert_int_equal(files.n, 7); /* counted in make_ledger, without README.md */
	assert_true(zz_source_is_worktree(s));
	assert_false(zz_source_has_git(s));
	assert_string_equal(zz_source_commit(s), "");
	free(files.at);
	zz_source_close(s);
}

static void prefixes(void **state)
{
	(void)state;
	make_ledger("a");
	for (int commit = 0; commit < 2; commit++) {
		struct zz_source *s = open_or_fail("a", commit ? "HEAD" : NULL);
		static const struct {
			const char *prefix;
			size_t n;
		} cases[] = {{"records", 3},     {"records/zhb1", 1}, {"records/zhb1/2026", 1},
					 {RECORD, 1},        {"records/zhb2", 0}, {"zzsh.yaml", 1},
					 {"zzsh.yaml/x", 0}, {"README.md", 0},    {"records/..", 0},
					 {"..", 0},          {".git", 0},         {"records/zhb1/../x", 0}};
		for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
			struct zz_file_list files = list(s, cases[i].prefix);
			if (files.n != cases[i].n)
				fail_msg("%s: %zu", cases[i].prefix, files.n);
			free(files.at);
		}
		zz_source_close(s);
	}
}

static void reading(void **state)
{
	(void)state;
	make_ledger("a");
	sh("cd a && mkfifo records/zhb1/2026/pipe.yaml && ln -s ../../../zzsh.yaml records/zhb1/2026/link.yaml "
	   "&& "
	   "ln -s /etc records/etc");
	struct zz_buf b = {0};
	bool missing;
	for (int commit = 0; commit < 2; commit++) {
		struct zz_error e = {.lang = ZZ_EN};
		struct zz_source *s = open_or_fail("a", commit ? "HEAD" : NULL);
		assert_int_equal(zz_source_read(s, ZZ_STR("records/zhb1-a/x.yaml"), 100, &b, &missing, &e), 0);
		assert_false(missing);
		assert_true(zz_str_is(zz_buf_view(&b), "b\r\n"));
		/* limit + 1 bytes show that it is longer */
		assert_int_equal(zz_source_read(s, ZZ_STR("zzsh.yaml"), 4, &b, &missing, &e), 0);
		assert_int_equal(b.n, 5);
		assert_int_equal(zz_source_read(s, ZZ_STR("zzsh.yaml"), 19, &b, NULL, &e), 0);
		assert_int_equal(b.n, 19); /* "name: " 6, four characters of 3 bytes, line feed */
		static const char *const nowhere[] = {"records/zhb1/2026/no.yaml",
											  "records/zhb3/2026/no.yaml",
											  "README.md",
											  "../bare/zzsh.yaml",
											  "/etc/passwd",
											  "records/../../x"};
		for (size_t i = 0; i < sizeof nowhere / sizeof nowhere[0]; i++) {
			assert_int_equal(zz_source_read(s, zz_str(nowhere[i]), 10, &b, &missing, &e), 0);
			assert_true(missing);
			assert_int_equal(b.n, 0);
			assert_false(zz_source_exists(s, zz_str(nowhere[i])));
		}
		assert_true(zz_source_exists(s, ZZ_STR(RECORD)));
		assert_false(zz_source_exists(s, ZZ_STR("records/zhb1")));
		assert_int_equal(zz_source_read(s, ZZ_STR("records/no.yaml"), 10, &b, NULL, &e), ZZ_EENV);
		zz_source_close(s);
	}
	struct zz_source *s = open_or_fail("a", NULL);
	static const char *const traps[] = {"records/zhb1/2026/pipe.yaml", "records/zhb1/2026/link.yaml"};
	for (size_t i = 0; i < 2; i++) {
		struct zz_error e = {.lang = ZZ_EN};
		assert_int_equal(zz_source_read(s, zz_str(traps[i]), 10, &b, &missing, &e), ZZ_EENV);
		assert_says(e, traps[i]);
		assert_false(zz_source_exists(s, zz_str(traps[i])));
	}
	assert_false(zz_source_exists(s, ZZ_STR("records/etc/passwd")));
	zz_source_close(s);
	zz_buf_free(&b);
}

static void assert_odd(const struct zz_file_list *files, const char *path, enum zz_odd odd)
{
	const struct zz_file *f = find(files, path);
	if (!f)
		fail_msg("not listed: %s", path);
	assert_int_equal(f->odd, odd);
}

static void odd_entries(void **state)
{
	(void)state;
	make_ledger("a");
	sh("git init -q other && git -C other commit -q --allow-empty -m x");
	sh("cd a && cd records/zhb1/2026 && ln -s /etc/passwd link.yaml && echo x >会议.yaml && echo x "
	   ">exec.yaml && "
	   "chmod 755 exec.yaml && mkdir -p d5/e6 甲 && echo x >d5/e6/deep.yaml && echo x >d5/five.yaml && echo "
	   "x >甲/a.yaml");
	sh("cd a && git add -A && git update-index --add --cacheinfo 160000,$(git -C ../other rev-parse "
	   "HEAD),records/sub && "
	   "git commit -qm odd");
	struct zz_source *s = open_or_fail("a", "HEAD");
	struct zz_file_list files = list(s, "records");
	assert_odd(&files, "records/zhb1/2026/link.yaml", ZZ_ODD_LINK);
	assert_odd(&files, "records/zhb1/2026/会议.yaml", ZZ_ODD_NAME);
	assert_odd(&files, "records/zhb1/2026/exec.yaml", ZZ_ODD_NOT);
	assert_odd(&files, "records/zhb1/2026/d5/five.yaml", ZZ_ODD_NOT);
	assert_odd(&files, "records/zhb1/2026/d5/e6", ZZ_ODD_DEPTH);
	assert_odd(&files, "records/zhb1/2026/甲", ZZ_ODD_NAME);
	assert_odd(&files, "records/sub", ZZ_ODD_MODULE);
	assert_int_equal(files.n, 3 + 7);
	free(files.at);
	zz_source_close(s);
	sh("cd a && mkfifo records/zhb1/2026/pipe.yaml && rm zzsh.yaml && mkdir zzsh.yaml && touch bodies");
	s = open_or_fail("a", NULL);
	files = list(s, "");
	assert_odd(&files, "records/zhb1/2026/link.yaml", ZZ_ODD_LINK);
	assert_odd(&files, "records/zhb1/2026/会议.yaml", ZZ_ODD_NAME);
	assert_odd(&files, "records/zhb1/2026/exec.yaml", ZZ_ODD_NOT);
	assert_odd(&files, "records/zhb1/2026/d5/e6", ZZ_ODD_DEPTH);
	assert_odd(&files, "records/zhb1/2026/pipe.yaml", ZZ_ODD_DEVICE);
	assert_odd(&files, "zzsh.yaml", ZZ_ODD_PLACE);
	assert_odd(&files, "bodies", ZZ_ODD_PLACE);
	/* Nothing that is odd is ever read. */
	struct zz_error e = {.lang = ZZ_EN};
	struct zz_buf b = {0};
	bool missing;
	struct zz_file *link = find(&files, "records/zhb1/2026/link.yaml");
	assert_int_equal(zz_source_load(s, link, 10, &b, &missing, &e), 0);
	assert_true(missing);
	zz_buf_free(&b);
	free(files.at);
	zz_source_close(s);
}

/* Rows 25 and 26: names that no checkout would make, read without harm. */
static void forged_trees(void **state)
{
	(void)state;
	make_ledger("a");
	sh("cd a && b=$(git rev-parse HEAD:zzsh.yaml) && "
	   "inner=$(printf '100644 blob %%s\\t%%s\\n' $b .. $b .git $b 'a;b' $b ok.yaml | git mktree) && "
	   "forged=$(python3 -c \"import sys; b = bytes.fromhex('$b'); sys.stdout.buffer.write(b''.join(m + "
	   "b'\\\\0' + b "
	   "for m in (b'100644 a/b', b'100644 t.yaml', b'100644 t.yaml', b'100664 w.yaml')))\" "
	   "| git hash-object -t tree -w --literally --stdin) && "
	   "root=$(printf '100644 blob %%s\\tzzsh.yaml\\n040000 tree %%s\\trecords\\n040000 tree %%s\\trules\\n' "
	   "$b $inner $forged "
	   "| git mktree) && git update-ref refs/heads/forged $(git commit-tree -m x $root)");
	struct zz_source *s = open_or_fail("a", "forged");
	struct zz_file_list files = list(s, "");
	assert_odd(&files, "records/..", ZZ_ODD_NAME);
	assert_odd(&files, "records/.git", ZZ_ODD_NAME);
	assert_odd(&files, "records/a;b", ZZ_ODD_NAME);
	assert_odd(&files, "records/ok.yaml", ZZ_ODD_NOT);
	assert_odd(&files, "rules/a/b", ZZ_ODD_NAME);
	assert_odd(&files, "rules/t.yaml", ZZ_ODD_TWICE);
	assert_odd(&files, "rules/w.yaml", ZZ_ODD_DEVICE);
	assert_int_equal(files.n, 9);
	assert_false(zz_source_exists(s, ZZ_STR("rules/a/b")));
	free(files.at);
	zz_source_close(s);
}

static void editors_droppings(void **state)
{
	(void)state;
	make_ledger("a");
	sh("cd a/records/zhb1/2026 && touch .x.yaml.swp x.yaml~ y.tmp z.swp && mkdir .cache && touch .cache/a && "
	   "cp x.yaml~ kept.tmp && cp x.yaml~ .kept && git add -f kept.tmp .kept && git commit -qm kept");
	struct zz_source *s = open_or_fail("a", NULL);
	struct zz_file_list files = list(s, "records/zhb1/2026");
	assert_int_equal(files.n, 3);
	assert_odd(&files, "records/zhb1/2026/.kept", ZZ_ODD_NAME);
	assert_odd(&files, "records/zhb1/2026/kept.tmp", ZZ_ODD_NOT);
	free(files.at);
	zz_source_close(s);
}

static struct zz_file_list compare(struct zz_source *s, struct zz_file_list *files, const char *prefix)
{
	struct zz_error e = {.lang = ZZ_EN};
	struct zz_file_list gone = {0};
	if (zz_source_compare(s, prefix, files, &gone, &e))
		fail_msg("%s", e.text);
	return gone;
}

static size_t count_changed(const struct zz_file_list *files)
{
	size_t n = 0;
	for (size_t i = 0; i < files->n; i++)
		n += files->at[i]->changed;
	return n;
}

static void comparing(void **state)
{
	(void)state;
	make_ledger("a");
	/* Each of these hides an edit from git status (rows 23 and 24); bytes are compared all the same. */
	sh("cd a && git update-index --assume-unchanged %s && printf 'A\\n' >%s && echo '* text eol=lf' "
	   ">.git/info/attributes "
	   "&& printf 'b\\n' >records/zhb1-a/x.yaml && git update-index --skip-worktree records/zhb1-a/x.yaml && "
	   "rm branches/zhb1.yaml && git rm -q --cached records/zhb1.yaml && chmod 755 zzsh.yaml && echo new "
	   ">records/new.yaml && "
	   "echo '*' >.git/info/exclude && printf 'longer' >'attachments/zhb1/2026/r/签到 表.jpg'",
	   RECORD, RECORD);
	for (int loaded = 0; loaded < 2; loaded++) {
		struct zz_source *s = open_or_fail("a", NULL);
		struct zz_file_list files = list(s, "");
		if (loaded)
			load_all(s, &files);
		struct zz_file_list gone = compare(s, &files, "");
		assert_true(find(&files, RECORD)->changed);
		assert_true(find(&files, "records/zhb1-a/x.yaml")->changed);
		assert_true(find(&files, "records/new.yaml")->changed);
		assert_true(find(&files, "attachments/zhb1/2026/r/签到 表.jpg")->changed);
		assert_false(find(&files, "zzsh.yaml")->changed);
		assert_false(find(&files, "records/zhb1.yaml")->changed);
		assert_int_equal(count_changed(&files), 4);
		assert_int_equal(gone.n, 1);
		assert_true(zz_str_is(gone.at[0]->path, "branches/zhb1.yaml") && gone.at[0]->absent &&
					gone.at[0]->changed);
		free(files.at);
		free(gone.at);
		files = list(s, "branches");
		gone = compare(s, &files, "branches");
		assert_int_equal(files.n, 0);
		assert_int_equal(gone.n, 1);
		free(files.at);
		free(gone.at);
		zz_source_close(s);
	}
}

static void before_the_first_commit(void **state)
{
	(void)state;
	sh("git init -q a && echo x >a/zzsh.yaml && git init -q --bare bare.git");
	struct zz_source *s = open_or_fail("a", NULL);
	assert_string_equal(zz_source_commit(s), "");
	struct zz_file_list files = list(s, ""), gone = compare(s, &files, "");
	assert_int_equal(files.n, 1);
	assert_true(files.at[0]->changed);
	assert_int_equal(gone.n, 0);
	free(files.at);
	zz_source_close(s);
	assert_int_equal(open_error("bare.git", NULL).status, ZZ_ENOLEDGER);
}

static void revisions(void **state)
{
	(void)state;
	make_ledger("a");
	sh("cd a && git tag -a -m t v1 && printf 'changed' >%s && git commit -qam second", RECORD);
	struct zz_buf b = {0};
	static const char *const names[] = {"HEAD~1", "v1", "HEAD^", "main~1"};
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
		struct zz_error e = {.lang = ZZ_EN};
		struct zz_source *s = open_or_fail("a", names[i]);
		assert_memory_equal(zz_source_commit(s), sh("cd a && git rev-parse HEAD~1"), 40);
		assert_int_equal(zz_source_read(s, ZZ_STR(RECORD), 10, &b, NULL, &e), 0);
		assert_true(zz_str_is(zz_buf_view(&b), "a\n"));
		zz_source_close(s);
	}
	zz_buf_free(&b);
	struct zz_error e = open_error("a", "nowhere");
	assert_int_equal(e.status, ZZ_EUSAGE);
	assert_says(e, "nowhere");
	assert_int_equal(open_error("a", "HEAD:zzsh.yaml").status, ZZ_EUSAGE);
}

static void no_ledger(void **state)
{
	(void)state;
	sh("mkdir empty && touch file && git init -q repo && git -C repo commit -q --allow-empty -m x");
	make_ledger("a");
	assert_int_equal(open_error("empty", NULL).status, ZZ_ENOLEDGER);
	assert_int_equal(open_error("nothing", NULL).status, ZZ_ENOLEDGER);
	assert_int_equal(open_error("file", NULL).status, ZZ_ENOLEDGER);
	assert_int_equal(open_error("repo", NULL).status, ZZ_ENOLEDGER);
	assert_int_equal(open_error("repo", "HEAD").status, ZZ_ENOLEDGER);
	/* No search upwards: a folder in a ledger is none. */
	assert_int_equal(open_error("a/records", NULL).status, ZZ_ENOLEDGER);
	sh("mkdir plain && echo x >plain/zzsh.yaml");
	assert_int_equal(open_error("plain", "HEAD").status, ZZ_EENV);
}

static void environment_is_ignored(void **state)
{
	(void)state;
	make_ledger("a");
	sh("git init -q other && git -C other commit -q --allow-empty -m x");
	char head[64];
	strcpy(head, sh("git -C a rev-parse HEAD"));
	setenv("GIT_DIR", at("other/.git"), 1);
	setenv("GIT_WORK_TREE", at("other"), 1);
	setenv("GIT_OBJECT_DIRECTORY", at("other/.git/objects"), 1);
	struct zz_source *s = open_or_fail("a", NULL);
	assert_memory_equal(zz_source_commit(s), head, 40);
	struct zz_file_list files = list(s, "");
	assert_int_equal(files.n, 7);
	free(files.at);
	zz_source_close(s);
	unsetenv("GIT_DIR");
	unsetenv("GIT_WORK_TREE");
	unsetenv("GIT_OBJECT_DIRECTORY");
}

static void shallow_and_linked(void **state)
{
	(void)state;
	make_ledger("a");
	sh("cd a && git commit -q --allow-empty -m second && cd .. && git clone -q --depth 1 file://$PWD/a "
	   "shallow && "
	   "git -C a worktree add -q ../linked -b side");
	struct zz_source *s = open_or_fail("shallow", NULL);
	assert_true(zz_source_shallow(s));
	zz_source_close(s);
	s = open_or_fail("linked", NULL);
	assert_true(zz_source_has_git(s));
	assert_memory_equal(zz_source_commit(s), sh("git -C a rev-parse side"), 40);
	struct zz_file_list files = list(s, ""), gone = compare(s, &files, "");
	assert_int_equal(count_changed(&files), 0);
	assert_int_equal(gone.n, 0);
	free(files.at);
	zz_source_close(s);
}

static void what_libgit2_cannot_open(void **state)
{
	(void)state;
	sh("git init -q --object-format=sha256 sha && echo x >sha/zzsh.yaml");
	struct zz_error e = open_error("sha", NULL);
	assert_int_equal(e.status, ZZ_EENV);
	assert_says(e, "SHA-256");
	make_ledger("a");
	sh("git -C a config extensions.worktreeConfig true && git -C a config core.repositoryformatversion 1");
	e = open_error("a", NULL);
	assert_says(e, "worktreeconfig");
	sh("mkdir -p broken/.git && echo x >broken/zzsh.yaml");
	e = open_error("broken", NULL);
	assert_int_equal(e.status, ZZ_EENV);
	assert_says(e, "damaged");
	struct zz_error zh = {.lang = ZZ_ZH};
	struct zz_source *s = NULL;
	assert_int_equal(zz_source_open(&s, at("sha"), &zh), ZZ_EENV);
	assert_says(zh, "SHA-256");
	assert_null(strstr(zh.text, "repository"));
}

/* The cure that the message names must be one. Only root can make the case. */
static void foreign_owner(void **state)
{
	(void)state;
	if (geteuid() != 0)
		skip();
	make_ledger("a");
	sh("chown -R 12345 a");
	struct zz_error e = open_error("a", NULL);
	assert_int_equal(e.status, ZZ_EENV);
	assert_says(e, "another user");
	sh("git config --global --add safe.directory /somewhere/else");
	e = open_error("a", NULL);
	assert_says(e, "another user");
	assert_says(e, "safe.directory");
	sh("%s", strstr(e.text, "git config --global"));
	zz_source_close(open_or_fail("a", NULL));
}

static void damaged_objects(void **state)
{
	(void)state;
	make_ledger("a");
	/* Row 10: another object's bytes under this object's name. */
	sh("cd a && v=$(git rev-parse HEAD:%s) && o=$(printf forged | git hash-object -w --stdin) && cd "
	   ".git/objects && "
	   "cp -f $(echo $o | sed 's/../&\\//') $(echo $v | sed 's/../&\\//')",
	   RECORD);
	struct zz_error e = {.lang = ZZ_EN};
	struct zz_buf b = {0};
	struct zz_source *s = open_or_fail("a", "HEAD");
	assert_int_equal(zz_source_read(s, ZZ_STR(RECORD), 100, &b, NULL, &e), ZZ_EENV);
	assert_says(e, "does not match its name");
	zz_source_close(s);
	sh("cd a && rm .git/objects/$(git rev-parse HEAD:zzsh.yaml | sed 's/../&\\//')");
	s = open_or_fail("a", "HEAD");
	e = (struct zz_error){.lang = ZZ_EN};
	assert_int_equal(zz_source_read(s, ZZ_STR("zzsh.yaml"), 100, &b, NULL, &e), ZZ_EENV);
	assert_says(e, "lacks");
	zz_source_close(s);
	zz_buf_free(&b);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		SCRATCH_TEST(all_sources_agree_with_git),
		SCRATCH_TEST(prefixes),
		SCRATCH_TEST(reading),
		SCRATCH_TEST(odd_entries),
		SCRATCH_TEST(forged_trees),
		SCRATCH_TEST(editors_droppings),
		SCRATCH_TEST(comparing),
		SCRATCH_TEST(before_the_first_commit),
		SCRATCH_TEST(revisions),
		SCRATCH_TEST(no_ledger),
		SCRATCH_TEST(environment_is_ignored),
		SCRATCH_TEST(shallow_and_linked),
		SCRATCH_TEST(what_libgit2_cannot_open),
		SCRATCH_TEST(foreign_owner),
		SCRATCH_TEST(damaged_objects),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
