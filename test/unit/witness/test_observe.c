/* From what a witness signs to what those who judge are told: a bare repository that is pushed to by the git
 * program, a witness for trial whose clock is set by hand, and a clone that fetched the receipts. Times and
 * what each receipt saw are written down by hand. */
#include "git/scratch.h"

#include "base/io.h"
#include "witness/code.h"
#include "witness/observation.h"
#include "witness/sight.h"

#define NAME "jgdw.example/w1"
#define A    "zhb1/2026-03-12-committee-meeting"
#define B    "zhb1/2026-03-20-theme-party-day"
#define KEY  "SHA256:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU"
enum { DAY = 86400, START = 1773300000 /* 2026-03-12T07:20:00Z */ };

static struct zz_error e;
static struct zz_observations seen;
static struct zz_buf keys;

static void put_record(const char *id, const char *text)
{
	sh("cd led && mkdir -p records/zhb1/2026 && printf '%s' >records/zhb1/2026/%s.yaml && git add -A && git "
	   "commit -qm x",
	   text, strchr(id, '/') + 1);
}

static void push(void)
{
	sh("cd led && git push -q ../srv/a.git main");
}

static void world(void)
{
	e = (struct zz_error){.lang = ZZ_EN};
	zz_buf_clear(&keys);
	sh("git init -q led && cd led && echo 'salt: x' >genesis.yaml && echo 'name: x' >zzsh.yaml && git add -A "
	   "&& git "
	   "commit -qm genesis && git init -q --bare ../srv/a.git");
	assert_int_equal(zz_witness_init(at("w.git"), ZZ_STR(NAME), 3, true, &keys, &e), 0);
}

static uint32_t see_as(int day, const char *pusher, struct zz_sighted *out)
{
	struct zz_witness w;
	struct zz_sight asked = {.cause = *pusher ? ZZ_CAUSE_PUSH : ZZ_CAUSE_SCAN,
							 .pusher = zz_str(pusher),
							 .clock = {START + (int64_t)day * DAY, ZZ_CLOCK_INJECTED, 500}};
	char place[256];
	snprintf(place, sizeof place, "%s/srv/a.git", scratch);
	int rc = zz_witness_open(&w, at("w.git"), true, &e);
	if (!rc)
		rc = zz_sight_server(&w, place, &asked, out, &e);
	if (rc)
		fail_msg("%s", e.text);
	assert_string_equal(out->returned.text, "");
	uint32_t seq = out->receipt.seq;
	zz_witness_close(&w);
	return seq;
}

static uint32_t see(int day, const char *pusher)
{
	struct zz_sighted out;
	uint32_t seq = see_as(day, pusher, &out);
	zz_sighted_free(&out);
	return seq;
}

static void fetch(void)
{
	sh("cd led && git fetch -q ../srv/a.git '+refs/zzsh/witness/*:refs/zzsh/witness/*'");
}

static void read_with(struct zz_str named, int day)
{
	struct zz_source *s = NULL;
	struct zz_str rest = zz_buf_view(&keys), line;
	struct zz_witness_asked asked = {.named = &named, .nnamed = 1, .now = START + (int64_t)day * DAY};
	char id[33];
	zz_observations_free(&seen);
	sh("cd led && openssl dgst -sm3 -r genesis.yaml");
	snprintf(id, sizeof id, "%.32s", said);
	asked.ledger = id;
	if (!named.n && zz_str_split(&rest, '\n', &line))
		named = line;
	assert_int_equal(zz_source_open(&s, at("led"), &e), 0);
	if (zz_observations_read(&seen, s, &asked, &e))
		fail_msg("%s", e.text);
	zz_source_close(s);
}

static void read_all(void)
{
	read_with((struct zz_str){0}, 100);
}

static enum zz_seen holds(size_t i, const char *record, const char *text)
{
	struct zz_sm3 d = zz_sm3(zz_str(text));
	return zz_observation_holds(&seen.at[i], zz_str(record), &d);
}

static size_t findings(const char *id)
{
	size_t n = 0;
	for (size_t i = 0; i < seen.findings.n; i++)
		n += strcmp(seen.findings.at[i].def->id, id) == 0;
	return n;
}

/* Only that the clock was set by hand, which it was in all of these. */
static void assert_clean(void)
{
	assert_int_equal(seen.findings.n, 1);
	assert_int_equal(findings("receipt-injected"), 1);
	assert_false(seen.unsure);
}

static int done(void **state)
{
	zz_observations_free(&seen);
	zz_buf_free(&keys);
	keys = (struct zz_buf){0};
	return tear_down(state);
}

static void test_order(void **state)
{
	(void)state;
	world();
	put_record(A, "one");
	push();
	assert_int_equal(see(0, KEY), 0);
	assert_int_equal(see(1, ""), 1);
	put_record(B, "two");
	put_record(A, "three");
	push();
	assert_int_equal(see(5, KEY), 2);
	fetch();
	read_all();
	assert_clean();
	assert_int_equal(seen.n, 3);
	assert_int_equal(seen.at[0].cause, ZZ_CAUSE_FIRST);
	assert_int_equal(seen.at[0].relation, ZZ_HEAD_INITIAL);
	assert_int_equal(seen.at[1].cause, ZZ_CAUSE_SCAN);
	assert_int_equal(seen.at[1].relation, ZZ_HEAD_SAME);
	assert_int_equal(seen.at[2].cause, ZZ_CAUSE_PUSH);
	assert_int_equal(seen.at[2].relation, ZZ_HEAD_FF);
	assert_int_equal(seen.at[2].time, START + 5 * DAY);
	assert_int_equal(seen.at[2].e_ms, 1000);
	assert_int_equal(seen.at[2].records, 2);
	assert_true(seen.at[0].known && seen.at[1].known && seen.at[2].known);
	assert_true(seen.at[0].in_history && seen.at[2].in_history);
	assert_true(zz_str_is(seen.at[2].pusher.key, KEY));
	assert_false(seen.at[2].pusher.listed);
	assert_int_equal(holds(0, A, "one"), ZZ_SEEN_THIS);
	assert_int_equal(holds(0, A, "three"), ZZ_SEEN_OTHER);
	assert_int_equal(holds(0, B, "two"), ZZ_SEEN_NONE);
	assert_int_equal(holds(1, A, "one"), ZZ_SEEN_THIS);
	assert_int_equal(holds(2, A, "one"), ZZ_SEEN_OTHER);
	assert_int_equal(holds(2, A, "three"), ZZ_SEEN_THIS);
	assert_int_equal(holds(2, B, "two"), ZZ_SEEN_THIS);
	assert_int_equal(holds(2, "zhb2/2026-03-20-theme-party-day", "two"), ZZ_SEEN_NONE);
	assert_true(seen.witnesses[0].pinned);
	assert_int_equal(seen.witnesses[0].receipts, 3);
	assert_int_equal(zz_observation_policy(&seen, &seen.at[0])->days, 3);
	/* A name alone: the key is the chain's own word. Another witness: nothing, and that is not certain. */
	read_with(ZZ_STR(NAME), 100);
	assert_int_equal(seen.n, 3);
	assert_false(seen.witnesses[0].pinned);
	read_with(ZZ_STR("other.example/w2"), 100);
	assert_int_equal(seen.n, 0);
	assert_true(seen.unsure);
}

static void test_operators(void **state)
{
	(void)state;
	world();
	sh("printf -- '- {key: \"" KEY "\", person: 李敏, branch: zhb1, from: 2026-03-13}\\n- {key: \"" KEY
	   "\", person: 李敏, branch: zhb2, until: 2026-03-12}\\n' >w.git/zzsh/operators.yaml");
	sh("printf 'days: 5\\nsilence: 30\\ntrial: yes\\n' >w.git/zzsh/policy.yaml");
	push();
	see(0, KEY);
	see(1, KEY);
	see(2, "");
	fetch();
	read_with((struct zz_str){0}, 20);
	assert_clean();
	assert_int_equal(seen.at[0].pusher.nbranches, 1);
	assert_true(zz_str_is(seen.at[0].pusher.branches[0], "zhb2"));
	assert_true(seen.at[1].pusher.listed);
	assert_true(zz_str_is(seen.at[1].pusher.branches[0], "zhb1"));
	assert_true(zz_str_is(seen.at[1].pusher.person, "李敏"));
	assert_false(seen.at[2].pusher.listed);
	assert_int_equal(zz_observation_policy(&seen, &seen.at[0])->days, 5);
	/* Thirty days are not more than thirty; only what is new counts as handed in. */
	read_with((struct zz_str){0}, 30);
	assert_int_equal(findings("silence"), 0);
	read_with((struct zz_str){0}, 31);
	assert_int_equal(findings("silence"), 1);
}

static void test_absent(void **state)
{
	(void)state;
	world();
	put_record(A, "one");
	push();
	see(0, "");
	sh("mv srv/a.git srv/b.git");
	struct zz_sighted out;
	assert_int_equal(see_as(1, "", &out), 1);
	assert_int_equal(out.receipt.relation, ZZ_HEAD_ABSENT);
	zz_sighted_free(&out);
	sh("mv srv/b.git srv/a.git");
	assert_int_equal(see_as(2, "", &out), 2);
	assert_int_equal(out.receipt.relation, ZZ_HEAD_SAME); /* as when it was seen last */
	zz_sighted_free(&out);
	fetch();
	read_all();
	assert_clean();
	assert_false(seen.at[1].known);
	assert_int_equal(holds(1, A, "one"), ZZ_SEEN_UNKNOWN);
	assert_int_equal(holds(2, A, "one"), ZZ_SEEN_THIS);
}

static void test_nothing_handed_in(void **state)
{
	(void)state;
	struct zz_sighted out;
	world();
	see_as(0, "", &out);
	assert_true(out.nothing);
	zz_sighted_free(&out);
}

static void test_rewritten(void **state)
{
	(void)state;
	world();
	put_record(A, "one");
	push();
	see(0, "");
	sh("cd led && git reset -q --hard HEAD^");
	put_record(A, "other");
	sh("cd led && git push -qf ../srv/a.git main");
	see(1, "");
	fetch();
	read_all();
	assert_int_equal(findings("history-rewritten"), 2); /* the receipt says so, and so does the history */
	/* The former state lies still among the objects: it is known what it held. */
	assert_int_equal(holds(0, A, "one"), ZZ_SEEN_THIS);
	assert_false(seen.at[0].in_history);
	/* A witness that looked before and after, but not between: the history here was taken back. */
	sh("cd led && git reflog expire --expire=now --all && git gc -q --prune=now");
	read_all();
	assert_int_equal(findings("evidence-missing"), 1);
	assert_int_equal(findings("history-rewritten"), 1);
	assert_true(seen.unsure);
	assert_int_equal(holds(0, A, "one"), ZZ_SEEN_UNKNOWN);
	/* The server's copy keeps it, whatever is pushed there. */
	sh("cd srv/a.git && git gc -q --prune=now && git fsck --strict");
	sh("cd led && git fetch -q ../srv/a.git '+refs/zzsh/kept/*:refs/zzsh/kept/*'");
	read_all();
	assert_int_equal(holds(0, A, "one"), ZZ_SEEN_THIS);
	assert_false(seen.unsure);
}

/* A colleague's entries that were fetched and wait to be merged are no rewriting; without the fetch's own ref
 * they would look like it. */
static void test_unmerged(void **state)
{
	(void)state;
	world();
	push();
	sh("git clone -q srv/a.git two && cd two && mkdir -p records/zhb1/2026 && echo x "
	   ">records/zhb1/2026/x.yaml && git "
	   "add -A && git commit -qm y && git push -q origin main");
	see(0, "");
	put_record(A, "one");
	sh("cd led && git remote add origin ../srv/a.git && git fetch -q origin "
	   "'+refs/zzsh/witness/*:refs/zzsh/witness/*' "
	   "'+refs/heads/*:refs/remotes/origin/*'");
	read_all();
	assert_int_equal(findings("history-unmerged"), 1);
	assert_int_equal(findings("history-rewritten"), 0);
	sh("cd led && git update-ref -d refs/remotes/origin/main");
	read_all();
	assert_int_equal(findings("history-rewritten"), 1);
}

static void test_manifest(void **state)
{
	(void)state;
	world();
	put_record(A, "one");
	push();
	see(0, "");
	sh("cd led && git reset -q --hard HEAD^");
	put_record(A, "other");
	sh("cd led && git reflog expire --expire=now --all && git gc -q --prune=now");
	fetch();
	read_all();
	assert_int_equal(holds(0, A, "one"), ZZ_SEEN_UNKNOWN);
	/* An inspector who has the witness' manifests knows it again. */
	sh("cd led && git fetch -q ../w.git '+refs/zzsh/manifest/*:refs/zzsh/manifest/*' 2>/dev/null; git -C "
	   "../w.git config "
	   "--unset-all uploadpack.hideRefs");
	sh("cd led && git fetch -q ../w.git '+refs/zzsh/manifest/*:refs/zzsh/manifest/*'");
	read_all();
	assert_int_equal(findings("evidence-missing"), 0);
	assert_int_equal(holds(0, A, "one"), ZZ_SEEN_THIS);
	assert_int_equal(holds(0, A, "other"), ZZ_SEEN_OTHER);
	assert_int_equal(holds(0, B, "one"), ZZ_SEEN_NONE);
}

/* Rewrites a receipt in the clone's own copy of the chain: `edit` is a sed script on its text. */
static void forge(unsigned seq, const char *edit)
{
	sh("cd led && export GIT_INDEX_FILE=$PWD/../forge.index && rm -f $GIT_INDEX_FILE && "
	   "R=refs/zzsh/witness/" NAME " && git read-tree $R && if [ -n '%s' ]; then B=$(git show $R:r/0000/%06u "
	   "| sed '%s' | git hash-object -w "
	   "--stdin) && git update-index --cacheinfo 100644,$B,r/0000/%06u; else git rm -q --cached r/0000/%06u; "
	   "fi && git "
	   "update-ref $R $(git commit-tree -p $R -m forged $(git write-tree))",
	   edit, seq, edit, seq, seq);
}

static void three(void)
{
	world();
	put_record(A, "one");
	push();
	for (int day = 0; day < 3; day++)
		see(day, "");
	fetch();
}

static void test_forged_receipts(void **state)
{
	(void)state;
	three();
	read_all();
	assert_clean();
	forge(1, "s/^time 2026-03-13/time 2026-03-12/");
	read_all();
	assert_int_equal(findings("bad-receipt"), 1);
	assert_int_equal(seen.n, 3);
	assert_true(seen.at[1].lost && !seen.at[0].lost && !seen.at[2].lost);
	assert_int_equal(seen.at[1].time, seen.at[0].time); /* the earliest that it can have */
	assert_int_equal(holds(1, A, "one"), ZZ_SEEN_UNKNOWN);
	assert_true(seen.unsure);
	fetch();
	forge(1, "s/^seq 1/seq 01/");
	read_all();
	assert_int_equal(findings("bad-receipt"), 1);
	fetch();
	forge(1, "");
	read_all();
	assert_int_equal(findings("bad-receipt"), 1);
	assert_int_equal(seen.n, 3);
	assert_true(seen.at[1].lost);
	/* Two in a row stand for one; the first of all may be as old as anything. */
	forge(0, "");
	read_all();
	assert_int_equal(findings("bad-receipt"), 2);
	assert_int_equal(seen.n, 2);
	assert_true(seen.at[0].lost && seen.at[0].time == 0);
	/* Number 2 in the place of number 1: signed, and yet not it. */
	fetch();
	sh("cd led && export GIT_INDEX_FILE=$PWD/../forge.index && rm -f $GIT_INDEX_FILE && "
	   "R=refs/zzsh/witness/" NAME " && git read-tree $R && git update-index --cacheinfo 100644,$(git "
	   "rev-parse $R:r/0000/000002),r/0000/000001 && "
	   "git update-ref $R $(git commit-tree -p $R -m forged $(git write-tree))");
	read_all();
	assert_int_equal(findings("bad-receipt"), 1);
	assert_int_equal(findings("witness-fork"), 0);
	/* The end cut off: nothing to be seen, and nothing gained: the observations are fewer. */
	fetch();
	forge(2, "");
	read_all();
	assert_clean();
	assert_int_equal(seen.n, 2);
}

/* Signatures of another key under the same name: whoever pinned the key sees that none of them counts. */
static void test_foreign_key(void **state)
{
	(void)state;
	struct zz_buf other = {0};
	world();
	push();
	see(0, "");
	assert_int_equal(zz_witness_init(at("w2.git"), ZZ_STR(NAME), 1, true, &other, &e), 0);
	fetch();
	struct zz_str line = zz_str_sub(zz_buf_view(&other), 0, other.n - 1);
	read_with(line, 100);
	assert_int_equal(seen.n, 1);
	assert_true(seen.at[0].lost);
	assert_int_equal(findings("bad-receipt"), 1);
	assert_true(seen.unsure);
	zz_buf_free(&other);
}

/* The witness goes back to an old copy of its folder and signs number 1 a second time. */
static void test_two_of_one_number(void **state)
{
	(void)state;
	world();
	push();
	see(0, "");
	sh("cp -r w.git copy.git");
	put_record(A, "one");
	push();
	see(1, "");
	fetch();
	sh("cd led && git update-ref refs/zzsh/forked/" NAME "/1 refs/zzsh/witness/" NAME
	   " && rm -rf ../w.git && mv ../copy.git ../w.git"
	   " && git -C ../srv/a.git update-ref -d refs/zzsh/witness/" NAME); /* else it does not sign (behind.c)
																		  */
	see(2, "");
	fetch();
	read_all();
	assert_int_equal(findings("witness-fork"), 1);
	assert_false(seen.unsure); /* it is proved, not uncertain */
	assert_int_equal(seen.forks.n, 1);
	assert_int_equal(seen.forks.at[0].seq, 1);
	assert_true(zz_str_starts(seen.forks.at[0].here, "zzsh-receipt v1\n"));
	assert_false(zz_str_eq(seen.forks.at[0].here, seen.forks.at[0].other));
	/* An older state of the same chain is no fork. */
	sh("cd led && git update-ref refs/zzsh/forked/" NAME "/1 refs/zzsh/witness/" NAME "~1");
	read_all();
	assert_clean();
}

static void test_code(void **state)
{
	(void)state;
	struct zz_witness w;
	struct zz_sighted out;
	struct zz_sm3 content;
	char code[ZZ_CODE_CHARS + 1], ledger[33];
	world();
	put_record(A, "one");
	/* The content digest as the manual describes it, by git and openssl alone. */
	sh("cd led && git ls-tree -r HEAD | sort -k4 | while read -r mode kind id path; do printf '%%s %%s "
	   "%%s\\n' $mode "
	   "$(git cat-file blob $id | openssl dgst -sm3 -r | cut -c1-64) $path; done | openssl dgst -sm3 -r | "
	   "cut -c1-64");
	char text[80];
	snprintf(text, sizeof text, "sm3:%.64s", said);
	assert_true(zz_sm3_parse(zz_str(text), &content));
	zz_code(ZZ_CODE_HEAD, &content, code);
	sh("cd led && openssl dgst -sm3 -r genesis.yaml");
	snprintf(ledger, sizeof ledger, "%.32s", said);
	struct zz_sight asked = {.clock = {START, ZZ_CLOCK_INJECTED, 0}};
	assert_int_equal(zz_witness_open(&w, at("w.git"), true, &e), 0);
	assert_int_equal(zz_sight_code(&w, ledger, code, &asked, &out, &e), 0);
	zz_sighted_free(&out);
	zz_witness_close(&w);
	put_record(B, "two");
	push();
	see(3, "");
	fetch();
	read_all();
	assert_clean();
	assert_int_equal(seen.n, 2);
	assert_int_equal(seen.at[0].cause, ZZ_CAUSE_HASH_ONLY);
	assert_int_equal(holds(0, A, "one"), ZZ_SEEN_THIS);
	assert_int_equal(holds(0, B, "two"), ZZ_SEEN_NONE);
	assert_int_equal(holds(1, B, "two"), ZZ_SEEN_THIS);
	/* Without the state that the code was of it says nothing. */
	sh("cd led && git reset -q --hard HEAD~2");
	read_all();
	assert_false(seen.at[0].known);
	assert_int_equal(findings("evidence-missing"), 1);
}

/* A clock that goes back signs nothing; one that says what it is may. */
static void test_clocks(void **state)
{
	(void)state;
	struct zz_witness w;
	struct zz_sighted out = {.nothing = true};
	struct zz_sight asked = {.cause = ZZ_CAUSE_SCAN, .clock = {START - 1, ZZ_CLOCK_NTP, 5}};
	world();
	push();
	see(0, "");
	char place[256];
	snprintf(place, sizeof place, "%s/srv/a.git", scratch);
	assert_int_equal(zz_witness_open(&w, at("w.git"), true, &e), 0);
	assert_int_equal(zz_sight_server(&w, place, &asked, &out, &e), ZZ_EENV);
	assert_says(e, "before the last receipt");
	zz_sighted_free(&out);
	e = (struct zz_error){.lang = ZZ_EN};
	asked.clock.now = START;
	assert_int_equal(zz_sight_server(&w, place, &asked, &out, &e), 0);
	zz_sighted_free(&out);
	zz_witness_close(&w);
	sh("printf 'clock_bound: 250\\n' >w.git/zzsh/policy.yaml");
	assert_int_equal(zz_witness_open(&w, at("w.git"), true, &e), 0);
	asked.clock = (struct zz_witness_clock){START + 2, ZZ_CLOCK_UNSYNC, DAY * 1000LL};
	assert_int_equal(zz_sight_server(&w, place, &asked, &out, &e), 0);
	assert_int_equal(out.receipt.clock, ZZ_CLOCK_MANUAL);
	assert_int_equal(out.receipt.bound_ms, 250);
	zz_sighted_free(&out);
	asked.clock = (struct zz_witness_clock){START + 3, ZZ_CLOCK_INJECTED, 0};
	assert_int_equal(zz_sight_server(&w, place, &asked, &out, &e), ZZ_EENV);
	assert_says(e, "ZZSH_NOW");
	zz_sighted_free(&out);
	zz_witness_close(&w);
}

/* Objects that were exchanged on disk: git itself would say nothing (provenance 1.1, row 10). */
static void test_mismatch(void **state)
{
	(void)state;
	three();
	sh("cd led && B=$(git rev-parse HEAD:records/zhb1/2026/2026-03-12-committee-meeting.yaml) && "
	   "F=.git/objects/$(echo "
	   "$B | cut -c1-2)/$(echo $B | cut -c3-) && N=$(printf two | git hash-object -w --stdin) && rm -f $F && "
	   "cp "
	   ".git/objects/$(echo $N | cut -c1-2)/$(echo $N | cut -c3-) $F");
	read_all();
	/* What does not match its own name cannot be read at all. */
	assert_int_equal(findings("evidence-missing"), 3);
	assert_int_equal(holds(0, A, "two"), ZZ_SEEN_UNKNOWN);
	assert_true(seen.unsure);
}

int main(void)
{
#define TEST(test) cmocka_unit_test_setup_teardown(test, set_up, done)
	const struct CMUnitTest tests[] = {
		TEST(test_order),       TEST(test_operators),
		TEST(test_absent),      TEST(test_nothing_handed_in),
		TEST(test_rewritten),   TEST(test_unmerged),
		TEST(test_manifest),    TEST(test_forged_receipts),
		TEST(test_foreign_key), TEST(test_two_of_one_number),
		TEST(test_code),        TEST(test_clocks),
		TEST(test_mismatch),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
