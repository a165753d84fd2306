/* What the store writes is judged by the git program: fsck --strict, cat-file, log, status, ls-tree. */
#include "scratch.h"

#include "git/store.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>

#define RECORD "records/zhb1/2026/2026-03-12-committee-meeting.yaml"

static const struct zz_author author = {
	{"李敏", sizeof "李敏" - 1}, {"limin@example.cn", 16}, 1773300000, 480};

static void init(const char *name)
{
	struct zz_error e = {.lang = ZZ_EN};
	if (zz_store_init(at(name), ZZ_STR("李敏"), ZZ_STR("limin@example.cn"), &e))
		fail_msg("%s", e.text);
}

static struct zz_store *open_or_fail(const char *name)
{
	struct zz_error e = {.lang = ZZ_EN};
	struct zz_store *s = NULL;
	if (zz_store_open(&s, at(name), &e))
		fail_msg("%s", e.text);
	return s;
}

static struct zz_error open_error(const char *name)
{
	struct zz_error e = {.lang = ZZ_EN};
	struct zz_store *s = NULL;
	int rc = zz_store_open(&s, at(name), &e);
	assert_int_not_equal(rc, 0);
	assert_int_equal(rc, e.status);
	assert_null(s);
	return e;
}

static struct zz_change change(const char *path, const char *bytes)
{
	return (struct zz_change){.path = zz_str(path), .bytes = zz_str(bytes)};
}

static int commit_some(struct zz_store *s, const struct zz_change *changes, size_t n, char id[41],
					   struct zz_error *e)
{
	return zz_store_commit(s, changes, n, &author, ZZ_STR("subject\n\nZzsh-Op: log\n"), id, NULL, e);
}

/* Opens, commits one file, refreshes, closes. */
static void put(const char *ledger, const char *path, const char *bytes)
{
	struct zz_error e = {.lang = ZZ_EN};
	struct zz_change c = change(path, bytes);
	struct zz_store *s = open_or_fail(ledger);
	char id[41];
	if (commit_some(s, &c, 1, id, &e))
		fail_msg("%s", e.text);
	assert_memory_equal(id, sh("git -C %s rev-parse main", ledger), 40);
	zz_store_refresh(s, &e);
	zz_store_close(s);
}

static void assert_sound(const char *ledger)
{
	assert_string_equal(sh("git -C %s fsck --strict --no-dangling 2>&1", ledger), "");
}

static void new_repository(void **state)
{
	(void)state;
	sh("git config --global core.autocrlf true && git config --global user.name 别人 && "
	   "git config --global init.defaultBranch master && mkdir -p tpl/hooks && touch tpl/bad && "
	   "git config --global init.templateDir $PWD/tpl");
	init("deep/er/led");
	assert_string_equal(sh("cat deep/er/led/.git/HEAD"), "ref: refs/heads/main\n");
	assert_string_equal(
		sh("cd deep/er/led && git config core.autocrlf && git config core.quotePath && git config user.name "
		   "&& git config user.email && git config core.bare"),
		"false\nfalse\n李敏\nlimin@example.cn\nfalse\n");
	sh("test ! -e deep/er/led/.git/bad");
	/* An init that was cut off is repeated, also over a plain git init. */
	init("deep/er/led");
	sh("git init -q -b trunk other");
	init("other");
	assert_string_equal(sh("cat other/.git/HEAD"), "ref: refs/heads/main\n");
	put("other", "genesis.yaml", "format: 1\n");
	struct zz_error e = {.lang = ZZ_EN};
	assert_int_equal(zz_store_init(at("other"), ZZ_STR("x"), ZZ_STR("y@z"), &e), ZZ_EENV);
	assert_says(e, "already has");
	assert_string_equal(sh("git -C other config user.name"), "李敏\n");
}

static void first_and_second_commit(void **state)
{
	(void)state;
	init("led");
	struct zz_error e = {.lang = ZZ_EN};
	struct zz_store *s = open_or_fail("led");
	struct zz_change both[] = {change("genesis.yaml", "format: 1\n"), change(RECORD, "会议\r\n")};
	char first[41], second[41];
	assert_int_equal(commit_some(s, both, 2, first, &e), 0);
	struct zz_change edit = change(RECORD, "");
	assert_int_equal(commit_some(s, &edit, 1, second, &e), 0);
	zz_store_refresh(s, &e);
	zz_store_close(s);
	assert_sound("led");
	assert_memory_equal(second, sh("git -C led rev-parse main"), 40);
	assert_memory_equal(first, sh("git -C led rev-parse main~1"), 40);
	/* 1773300000 is 2026-03-12T15:20:00 at +08:00 (date -u -d @1773300000) */
	assert_string_equal(
		sh("git -C led log --format='%%an|%%ae|%%ai|%%cn|%%ci|%%B' -1"),
		"李敏|limin@example.cn|2026-03-12 15:20:00 +0800|李敏|2026-03-12 15:20:00 +0800|subject\n\n"
		"Zzsh-Op: log\n\n");
	assert_string_equal(sh("git -C led ls-tree -r --format='%%(objectmode) %%(path)' main~1"),
						"100644 genesis.yaml\n100644 " RECORD "\n");
	assert_string_equal(sh("git -C led cat-file blob main~1:%s | od -An -tx1", RECORD),
						" e4 bc 9a e8 ae ae 0d 0a\n");
	assert_string_equal(sh("git -C led cat-file -s main:%s", RECORD), "0\n");
	assert_string_equal(sh("git -C led status --porcelain"), "");
	assert_string_equal(sh("git -C led reflog -1 --format=%%gs%%x20%%gn"), "zzsh: subject 李敏\n");
	sh("cd led && git diff --quiet HEAD && test -z \"$(find . -name '*.tmp')\"");
}

static void removing(void **state)
{
	(void)state;
	init("led");
	put("led", "genesis.yaml", "format: 1\n");
	put("led", RECORD, "a\n");
	put("led", "records/zhb1/2025/a.yaml", "b\n");
	struct zz_error e = {.lang = ZZ_EN};
	struct zz_store *s = open_or_fail("led");
	struct zz_change c[] = {{.path = ZZ_STR(RECORD), .remove = true},
							change("waivers/a.yaml", "c\n"),
							{.path = ZZ_STR("records/zhb1/2025/no.yaml"), .remove = true}};
	char id[41];
	assert_int_equal(commit_some(s, c, 3, id, &e), 0);
	zz_store_refresh(s, &e);
	zz_store_close(s);
	assert_sound("led");
	assert_string_equal(
		sh("git -C led ls-tree -r -t --name-only main"),
		"genesis.yaml\nrecords\nrecords/zhb1\nrecords/zhb1/2025\nrecords/zhb1/2025/a.yaml\nwaivers\n"
		"waivers/a.yaml\n");
	assert_string_equal(sh("git -C led status --porcelain"), "");
	sh("test ! -e led/%s", RECORD);
}

static void many_changes_in_one_commit(void **state)
{
	(void)state;
	enum { N = 300 };
	init("led");
	put("led", "records/zhb1/2026/000.yaml", "old\n");
	struct zz_error e = {.lang = ZZ_EN};
	struct zz_arena a = {0};
	struct zz_change c[N];
	/* Not in order, and with names that sort differently as files and as folders. */
	for (int i = 0; i < N; i++) {
		int k = (i * 7) % N;
		c[i] = change(NULL, "same\n");
		c[i].path = zz_arena_printf(&a, "records/%s/%d/%03d.yaml",
									k % 3   ? "zhb1"
									: k % 2 ? "zhb1-a"
											: "zhb1.b",
									2020 + k % 5, k);
	}
	char id[41];
	struct zz_store *s = open_or_fail("led");
	assert_int_equal(commit_some(s, c, N, id, &e), 0);
	zz_store_refresh(s, &e);
	zz_store_close(s);
	assert_sound("led");
	assert_string_equal(sh("git -C led ls-tree -r --name-only main | wc -l"), "301\n");
	assert_string_equal(sh("git -C led status --porcelain"), "");
	assert_string_equal(sh("git -C led rev-list --count main"), "2\n");
	zz_arena_free(&a);
}

static void edits_before_the_refresh_are_seen(void **state)
{
	(void)state;
	init("led");
	struct zz_error e = {.lang = ZZ_EN};
	struct zz_store *s = open_or_fail("led");
	struct zz_change c = change(RECORD, "a\n");
	char id[41];
	assert_int_equal(commit_some(s, &c, 1, id, &e), 0);
	sh("printf 'b\n' >led/%s", RECORD);
	zz_store_refresh(s, &e);
	zz_store_close(s);
	assert_string_equal(sh("git -C led status --porcelain"), " M " RECORD "\n");
}

/* Somebody's half-done work goes neither into the commit nor lost. */
static void messed_up_index(void **state)
{
	(void)state;
	init("led");
	put("led", "genesis.yaml", "format: 1\n");
	put("led", "zzsh.yaml", "name: x\n");
	sh("cd led && echo staged >records.txt && git add records.txt && echo edited >>zzsh.yaml && rm "
	   "genesis.yaml && "
	   "git rm -q --cached genesis.yaml && echo loose >loose.txt && printf garbage >.git/MERGE_HEAD && rm "
	   ".git/MERGE_HEAD");
	put("led", RECORD, "a\n");
	assert_sound("led");
	assert_string_equal(sh("git -C led ls-tree -r --name-only main"),
						"genesis.yaml\n" RECORD "\nzzsh.yaml\n");
	assert_string_equal(sh("git -C led cat-file blob main:zzsh.yaml"), "name: x\n");
	assert_string_equal(sh("git -C led status --porcelain"),
						"D  genesis.yaml\nA  records.txt\n M zzsh.yaml\n?? loose.txt\n");
	/* An index that is no index does not stop an entry either. */
	sh("cd led && echo garbage >.git/index");
	put("led", "records/zhb1/2026/b.yaml", "b\n");
	assert_string_equal(sh("git -C led ls-tree -r --name-only main | wc -l"), "4\n");
	sh("cd led && rm .git/index && touch .git/index.lock");
	put("led", "records/zhb1/2026/c.yaml", "c\n");
	sh("cd led && rm .git/index.lock && git reset -q && test -z \"$(git status --porcelain records)\"");
}

/* Git's index is locked when a record is entered: the record is safe, the message names the lock, and the
 * next entry in that folder makes git see both. */
static void index_left_behind(void **state)
{
	(void)state;
	init("led");
	put("led", "genesis.yaml", "format: 1\n");
	sh("touch led/.git/index.lock");
	struct zz_error e = {.lang = ZZ_EN};
	struct zz_store *s = open_or_fail("led");
	struct zz_change c = change(RECORD, "a\n");
	char id[41];
	assert_int_equal(commit_some(s, &c, 1, id, &e), 0);
	assert_int_equal(zz_store_refresh(s, &e), ZZ_EENV);
	assert_says(e, at("led/.git/index.lock"));
	zz_store_close(s);
	sh("rm led/.git/index.lock");
	assert_string_equal(sh("git -C led status --porcelain"), "D  " RECORD "\n?? records/\n");
	/* What somebody is at work on stays as it is. */
	sh("cd led/records/zhb1/2026 && echo x >hand.yaml && git add hand.yaml && echo y >>hand.yaml");
	put("led", "records/zhb1/2026/b.yaml", "b\n");
	assert_string_equal(sh("git -C led status --porcelain"), "AM records/zhb1/2026/hand.yaml\n");
}

/* A record that is in HEAD already is confirmed before it is acknowledged again. */
static void confirming(void **state)
{
	(void)state;
	init("led");
	put("led", RECORD, "a\n");
	sh("cd led && git rm -q --cached %s && rm %s", RECORD, RECORD);
	struct zz_error e = {.lang = ZZ_EN};
	struct zz_store *s = open_or_fail("led");
	assert_int_equal(zz_store_confirm(s, zz_str(RECORD), &e), 0);
	assert_int_equal(zz_store_refresh(s, &e), 0);
	assert_string_equal(sh("cat led/%s; git -C led status --porcelain", RECORD), "a\n");
	/* Edited by hand since: that is nobody's to undo. */
	sh("echo b >led/%s", RECORD);
	assert_int_equal(zz_store_confirm(s, zz_str(RECORD), &e), 0);
	assert_string_equal(sh("cat led/%s", RECORD), "b\n");
	assert_int_equal(zz_store_confirm(s, ZZ_STR("records/zhb1/2026/no.yaml"), &e), ZZ_EENV);
	assert_says(e, "no.yaml");
	zz_store_close(s);
}

/* git's name for the bytes that printf makes, which are then among its objects. */
static const char *object_of(const char *bytes)
{
	return sh("cd led && printf '%s' | git hash-object -w --stdin | tr -d '\\n'", bytes);
}

/* A writer was killed between the folder and the branch. Whoever writes next takes back what it wrote, and
 * only that. */
static void cut_off(void **state)
{
	(void)state;
	char former[41], new[41], line[512];
	init("led");
	put("led", RECORD, "head\n");
	put("led", "waivers/gone.yaml", "head\n");
	snprintf(former, sizeof former, "%s", object_of("by hand"));
	snprintf(new, sizeof new, "%s", object_of("new"));
	snprintf(line, sizeof line,
			 "%s %s " RECORD "\\n- %s waivers/new.yaml\\n- %s waivers/since.yaml\\n%s - waivers/gone.yaml\\n"
			 "- %s ../outside.yaml\\n- %s waivers\\nrubbish\\n",
			 former, new, new, new, former, new, new);
	sh("printf new >outside.yaml && cd led && rm waivers/gone.yaml && mkdir -p waivers .git/zzsh && printf "
	   "new >%s && printf new "
	   ">waivers/new.yaml && "
	   "printf edited >waivers/since.yaml && printf 'half' >waivers/.zzsh-1-0.tmp && touch "
	   "waivers/.zzsh-notes "
	   "waivers/x.tmp && printf '%s' >.git/zzsh/undo",
	   RECORD, line);
	zz_store_close(open_or_fail("led"));
	assert_string_equal(sh("cd led && cat %s && ls -A waivers && cat waivers/gone.yaml waivers/since.yaml; "
						   "cat ../outside.yaml; "
						   "ls .git/zzsh",
						   RECORD),
						"by hand.zzsh-notes\ngone.yaml\nsince.yaml\nx.tmp\nby handeditednew");
}

/* It was killed between the branch and git's index: the record stays, the index follows. */
static void cut_off_late(void **state)
{
	(void)state;
	init("led");
	put("led", RECORD, "head");
	const char *id = object_of("head");
	sh("cd led && mkdir -p .git/zzsh && printf -- '- %s %s\\n' >.git/zzsh/undo && git rm -q --cached %s", id,
	   RECORD, RECORD);
	zz_store_close(open_or_fail("led"));
	assert_string_equal(sh("cd led && cat %s && git status --porcelain && ls .git/zzsh", RECORD), "head");
}

/* What cannot be read is neither free nor taken; nothing is written beside it. */
static void unreadable_places(void **state)
{
	(void)state;
	init("led");
	put("led", RECORD, "a\n");
	/* The tree of records/zhb1/2026 is lost. */
	sh("cd led && f=$(git rev-parse HEAD:records/zhb1/2026) && rm -f .git/objects/$(echo $f | cut "
	   "-c1-2)/$(echo $f | cut -c3-)");
	struct zz_error e = {.lang = ZZ_EN};
	struct zz_store *s = open_or_fail("led");
	struct zz_change c = change("records/zhb1/2026/b.yaml", "b\n");
	c.create = true;
	char id[41];
	bool taken = true;
	assert_int_equal(zz_store_place(s, c.path, c.bytes), ZZ_PLACE_UNKNOWN);
	assert_int_equal(zz_store_commit(s, &c, 1, &author, ZZ_STR("x"), id, &taken, &e), ZZ_EENV);
	assert_false(taken);
	assert_says(e, "nothing was recorded");
	zz_store_close(s);
	assert_string_equal(sh("ls led/records/zhb1/2026"), "2026-03-12-committee-meeting.yaml\n");
}

static void taken_names(void **state)
{
	(void)state;
	init("led");
	put("led", RECORD, "a\n");
	sh("cd led/records/zhb1/2026 && echo hand >hand.yaml && printf 'b\\n' >left.yaml && ln -s nowhere "
	   "link.yaml");
	static const struct {
		const char *path;
		enum zz_place place;
	} cases[] = {{RECORD, ZZ_PLACE_TAKEN},
				 {"records/zhb1/2026/hand.yaml", ZZ_PLACE_TAKEN},
				 {"records/zhb1/2026/link.yaml", ZZ_PLACE_TAKEN},
				 {"records/zhb1/2026", ZZ_PLACE_TAKEN},
				 {"records/zhb1/2026/left.yaml", ZZ_PLACE_LEFTOVER},
				 {"records/zhb1/2026/new.yaml", ZZ_PLACE_FREE},
				 {"records/zhb2/2026/new.yaml", ZZ_PLACE_FREE}};
	struct zz_store *s = open_or_fail("led");
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
		assert_int_equal(zz_store_place(s, zz_str(cases[i].path), ZZ_STR("b\n")), cases[i].place);
	assert_int_equal(zz_store_place(s, ZZ_STR(RECORD), ZZ_STR("a\n")), ZZ_PLACE_DONE);
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct zz_error e = {.lang = ZZ_EN};
		struct zz_change c = {.path = zz_str(cases[i].path), .bytes = ZZ_STR("b\n"), .create = true};
		char id[41];
		bool taken = false,
			 free_place = cases[i].place == ZZ_PLACE_FREE || cases[i].place == ZZ_PLACE_LEFTOVER;
		int rc = zz_store_commit(s, &c, 1, &author, ZZ_STR("x"), id, &taken, &e);
		assert_int_equal(rc, free_place ? 0 : ZZ_EENV);
		assert_int_equal(taken, !free_place);
	}
	zz_store_close(s);
	assert_sound("led");
	assert_string_equal(sh("cat led/records/zhb1/2026/hand.yaml; git -C led rev-list --count main"),
						"hand\n4\n");
}

static void refusals(void **state)
{
	(void)state;
	init("led");
	put("led", "genesis.yaml", "format: 1\n");
	sh("git clone -q --bare led bare.git && mkdir plain && git init -q --object-format=sha256 sha");
	assert_says(open_error("bare.git"), "bare");
	assert_says(open_error("plain"), "no git repository of its own");
	assert_says(open_error("sha"), "SHA-256");
	assert_int_equal(open_error("nothing").status, ZZ_ENOLEDGER);
	sh("cd led && git switch -q -c side");
	assert_says(open_error("led"), "refs/heads/side");
	sh("cd led && git switch -q --detach");
	assert_says(open_error("led"), "detached");
	sh("cd led && git switch -q main");
	struct zz_error e = {.lang = ZZ_EN};
	struct zz_store *s = open_or_fail("led");
	char id[41];
	static const char *const bad[] = {"README.md", "records/../x.yaml", "records/会.yaml", "records",
									  ".git/config"};
	for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
		struct zz_change c = change(bad[i], "x");
		e = (struct zz_error){.lang = ZZ_EN};
		assert_int_equal(commit_some(s, &c, 1, id, &e), ZZ_EENV);
		assert_says(e, bad[i]);
	}
	struct zz_author odd = author;
	odd.name = ZZ_STR("a\nparent 0000");
	struct zz_change c = change("zzsh.yaml", "x");
	e = (struct zz_error){.lang = ZZ_EN};
	assert_int_equal(zz_store_commit(s, &c, 1, &odd, ZZ_STR("x"), id, NULL, &e), ZZ_EENV);
	zz_store_close(s);
	assert_string_equal(sh("git -C led rev-list --count main; ls led"), "1\ngenesis.yaml\n");
}

static void linked_folders_are_not_followed(void **state)
{
	(void)state;
	init("led");
	put("led", "genesis.yaml", "format: 1\n");
	sh("mkdir outside && ln -s ../outside led/records");
	struct zz_error e = {.lang = ZZ_EN};
	struct zz_store *s = open_or_fail("led");
	struct zz_change c[] = {change("zzsh.yaml", "x"), change(RECORD, "a\n")};
	char id[41];
	assert_int_equal(commit_some(s, c, 2, id, &e), ZZ_EENV);
	assert_says(e, "symbolic link");
	zz_store_close(s);
	assert_string_equal(sh("ls outside; ls led; git -C led rev-list --count main"),
						"genesis.yaml\nrecords\n1\n");
}

/* The branch cannot be moved: new files go away again, edited ones get their bytes back. */
static void failure_leaves_nothing(void **state)
{
	(void)state;
	init("led");
	put("led", RECORD, "a\n");
	sh("cd led && printf 'hand edit' >%s && touch .git/refs/heads/main.lock", RECORD);
	struct zz_error e = {.lang = ZZ_EN};
	struct zz_store *s = open_or_fail("led");
	struct zz_change c[] = {change(RECORD, "b\n"),
							change("waivers/a.yaml", "c\n"),
							{.path = ZZ_STR("waivers/b.yaml"), .bytes = ZZ_STR("d\n"), .create = true}};
	char id[41];
	assert_int_equal(commit_some(s, c, 3, id, &e), ZZ_EENV);
	assert_says(e, at("led/.git/refs/heads/main.lock"));
	assert_string_equal(sh("cat led/%s; find led/waivers -type f", RECORD), "hand edit");
	/* The same again succeeds once the obstacle is gone. */
	sh("rm led/.git/refs/heads/main.lock");
	e = (struct zz_error){.lang = ZZ_EN};
	assert_int_equal(commit_some(s, c, 3, id, &e), 0);
	zz_store_refresh(s, &e);
	zz_store_close(s);
	assert_sound("led");
	assert_string_equal(sh("git -C led status --porcelain; git -C led rev-list --count main"), "2\n");
}

/* Plain git is used in the ledger while a store is open: its commit becomes the parent. */
static void git_commits_in_between(void **state)
{
	(void)state;
	init("led");
	put("led", "genesis.yaml", "format: 1\n");
	struct zz_error e = {.lang = ZZ_EN};
	struct zz_store *s = open_or_fail("led");
	struct zz_change c = change(RECORD, "a\n");
	char id[41];
	assert_int_equal(zz_store_place(s, c.path, c.bytes), ZZ_PLACE_FREE);
	sh("cd led && echo x >README.md && git add README.md && git commit -qm readme && git pack-refs --all && "
	   "git gc -q");
	assert_int_equal(commit_some(s, &c, 1, id, &e), 0);
	zz_store_close(s);
	assert_sound("led");
	assert_string_equal(sh("git -C led ls-tree -r --name-only main; git -C led rev-list --count main"),
						"README.md\ngenesis.yaml\n" RECORD "\n3\n");
}

static void identity(void **state)
{
	(void)state;
	struct zz_buf name = {0}, email = {0};
	struct zz_error e = {.lang = ZZ_EN};
	init("led");
	struct zz_store *s = open_or_fail("led");
	sh("git config --global user.name 别人 && git config --global user.email other@example.cn");
	assert_int_equal(zz_store_identity(s, &name, &email, &e), 0);
	assert_string_equal(name.data, "李敏");
	zz_store_close(s);
	sh("cd led && git config --unset user.name");
	s = open_or_fail("led");
	assert_int_equal(zz_store_identity(s, &name, &email, &e), 0);
	assert_string_equal(name.data, "别人");
	assert_string_equal(email.data, "limin@example.cn");
	zz_store_close(s);
	sh("git config --global --unset user.name");
	s = open_or_fail("led");
	assert_int_equal(zz_store_identity(s, &name, &email, &e), ZZ_EENV);
	assert_says(e, "config user.name");
	zz_store_close(s);
	zz_buf_free(&name);
	zz_buf_free(&email);
}

static void drafts(void **state)
{
	(void)state;
	struct zz_buf path = {0};
	struct zz_error e = {.lang = ZZ_EN};
	init("led");
	assert_int_equal(
		zz_store_draft(at("led"), ZZ_STR("2026-03-12-committee-meeting.yaml"), ZZ_STR("稿"), &path, &e), 0);
	assert_string_equal(sh("cat %s; git -C led status --porcelain", path.data), "稿");
	assert_non_null(strstr(path.data, "led/.git/zzsh/drafts/2026-03-12-committee-meeting.yaml"));
	assert_int_equal(zz_store_draft(at("led"), ZZ_STR("../x"), ZZ_STR("x"), &path, &e), ZZ_EENV);
	zz_buf_free(&path);
}

static void linked_work_tree(void **state)
{
	(void)state;
	init("led");
	put("led", "genesis.yaml", "format: 1\n");
	sh("cd led && git switch -q --detach && git worktree add -q ../linked main");
	put("linked", RECORD, "a\n");
	assert_sound("linked");
	assert_string_equal(sh("git -C linked status --porcelain; test -e led/.git/zzsh.lock; ls linked"),
						"genesis.yaml\nrecords\n");
}

static void busy_ledger(void **state)
{
	(void)state;
	init("led");
	/* As another process would hold it. */
	int fd = open(at("led/.git/zzsh.lock"), O_RDWR | O_CREAT, 0600);
	assert_int_equal(write(fd, "4711\n", 5), 5);
	assert_int_equal(flock(fd, LOCK_EX), 0);
	struct zz_error e = open_error("led");
	assert_int_equal(e.status, ZZ_EENV);
	assert_says(e, "4711");
	assert_says(e, "zzsh.lock");
	close(fd);
	zz_store_close(open_or_fail("led"));
}

/* One file. On a slow disk the ten seconds that a writer waits for the others are over at times: it says so
 * and whoever asks tries again, a hundred times at most. */
static int write_one(const struct zz_change *change, struct zz_error *e)
{
	int rc = ZZ_EENV;
	for (int i = 0; i < 100; i++) {
		struct zz_store *s = NULL;
		char id[41];
		*e = (struct zz_error){.lang = ZZ_EN};
		rc = zz_store_open(&s, at("led"), e);
		if (!rc && !(rc = commit_some(s, change, 1, id, e)))
			zz_store_refresh(s, e);
		zz_store_close(s);
		if (!rc || !strstr(e->text, "another zzsh is writing to this ledger"))
			break;
	}
	return rc;
}

static int write_many(int process, int n)
{
	for (int i = 0; i < n; i++) {
		struct zz_error e;
		char path[64], bytes[64];
		snprintf(path, sizeof path, "records/zhb%d/2026/r%02d.yaml", process % 3, process * n + i);
		snprintf(bytes, sizeof bytes, "process %d, number %d\n", process, i);
		struct zz_change c = {.path = zz_str(path), .bytes = zz_str(bytes), .create = true};
		if (write_one(&c, &e)) {
			fprintf(stderr, "%s\n", e.text);
			return 1;
		}
	}
	return 0;
}

static void eight_writers(void **state)
{
	(void)state;
	enum { PROCESSES = 8, EACH = 25 };
	init("led");
	pid_t children[PROCESSES];
	for (int p = 0; p < PROCESSES; p++)
		if ((children[p] = fork()) == 0)
			_exit(write_many(p, EACH));
	for (int p = 0; p < PROCESSES; p++) {
		int status;
		assert_int_equal(waitpid(children[p], &status, 0), children[p]);
		assert_int_equal(status, 0);
	}
	assert_sound("led");
	assert_string_equal(
		sh("cd led && git ls-tree -r --name-only main | wc -l && git rev-list --count main && git log "
		   "--merges --oneline main | wc -l && git status --porcelain"),
		"200\n200\n0\n");
	sh("cd led && for f in $(git ls-tree -r --name-only main); do git cat-file blob main:$f | cmp - $f || "
	   "exit 1; done");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		SCRATCH_TEST(new_repository),
		SCRATCH_TEST(first_and_second_commit),
		SCRATCH_TEST(removing),
		SCRATCH_TEST(many_changes_in_one_commit),
		SCRATCH_TEST(edits_before_the_refresh_are_seen),
		SCRATCH_TEST(messed_up_index),
		SCRATCH_TEST(index_left_behind),
		SCRATCH_TEST(confirming),
		SCRATCH_TEST(cut_off),
		SCRATCH_TEST(cut_off_late),
		SCRATCH_TEST(unreadable_places),
		SCRATCH_TEST(taken_names),
		SCRATCH_TEST(refusals),
		SCRATCH_TEST(linked_folders_are_not_followed),
		SCRATCH_TEST(failure_leaves_nothing),
		SCRATCH_TEST(git_commits_in_between),
		SCRATCH_TEST(identity),
		SCRATCH_TEST(drafts),
		SCRATCH_TEST(linked_work_tree),
		SCRATCH_TEST(busy_ledger),
		SCRATCH_TEST(eight_writers),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
