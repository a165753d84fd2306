/* The statement by which two officers say that a witness' clock was ahead, and a chain that such statements
 * correct. Sections of the input end with a line "===". One that begins like a statement belongs to the
 * receipt after it; each other one is a receipt. What only the holder of a key can make is made here, for
 * every key there is: numbers, digests and signatures fit, so that what stands in between is looked at. */
#include "objects.h"

#include "witness/clocks.h"

#include <fcntl.h>
#include <git2/sys/mempack.h>

#define NAME "jgdw.example/w1"
#define REF  ZZ_WITNESS_REF NAME
enum { RECEIPTS = 8, SIGNERS = 4 };

static const char *const names[SIGNERS] = {NAME, "jgdw.example/officers/wang", "jgdw.example/officers/li",
										   "jgdw.example/officers/zhang"};
static struct zz_signer signers[SIGNERS]; /* the witness; two officers; one whom no policy names */
static struct zz_buf policy;

/* What was made of the input. */
static struct made {
	struct zz_buf receipt, list;
	int64_t time;
	unsigned signed_by; /* bits, by index in names */
} made[RECEIPTS];
static size_t nmade;

static void make_keys(void)
{
	struct zz_error e = {.lang = ZZ_EN};
	char path[64];
	snprintf(path, sizeof path, "%s/key.pem", folder);
	zz_buf_puts(&policy, "见证负责人:\n");
	for (int i = 0; i < SIGNERS; i++) {
		struct zz_buf pem = {0};
		MUST(zz_signer_make(ZZ_KEY_ED25519, &pem, &e) == 0);
		int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
		MUST(fd >= 0 && write(fd, pem.data, pem.n) == (ssize_t)pem.n && close(fd) == 0);
		MUST(zz_signer_load(&signers[i], path, zz_str(names[i]), &e) == 0);
		zz_buf_free(&pem);
		if (i != 1 && i != 2)
			continue;
		zz_buf_puts(&policy, "  - ");
		zz_vkey_text(&policy, &signers[i].public);
		zz_buf_putc(&policy, '\n');
	}
	unlink(path);
}

static void free_keys(void)
{
	for (int i = 0; i < SIGNERS; i++)
		zz_signer_free(&signers[i]);
	zz_buf_free(&policy);
}

/* --- the statement alone --- */

static void must_hold(struct zz_str s)
{
	struct zz_clock_statement c;
	struct zz_buf again = {0};
	const struct zz_vkey *who[ZZ_OFFICERS];
	struct zz_officers both = {.n = 2, .at = {signers[1].public, signers[2].public}};
	if (!zz_clock_statement_parse(s, &c))
		return;
	MUST(s.n <= ZZ_CLOCK_LIST_MOST && c.ahead > 0 && c.ahead <= ZZ_AHEAD_MOST && c.since <= ZZ_SEQ_MOST);
	MUST(c.document.n && c.document.n <= ZZ_DOCUMENT_MOST && c.nsignatures &&
		 c.nsignatures <= ZZ_SIGNATURES_MOST);
	MUST(zz_utf8_invalid(c.document) < 0);
	zz_clock_statement_text(&again, &c);
	MUST(zz_str_eq(zz_buf_view(&again), c.text));
	MUST(zz_officers_signed(&both, &c, who) == 0); /* nobody has signed an input */
	zz_buf_free(&again);
}

/* --- the chain --- */

static struct zz_str with_signature(struct zz_buf *out, struct zz_str section)
{
	zz_buf_str(out, section);
	if (zz_str_find(section, ZZ_STR("\n\n")) < 0)
		zz_buf_puts(out, "\n— " NAME " AAAAAAAAAAA=\n");
	return zz_buf_view(out);
}

/* Each line of a signature by the key of the name that it bears; of another name as it is. */
static void sign_list(struct made *m, struct zz_clock_statement *s)
{
	struct zz_error e = {.lang = ZZ_EN};
	zz_clock_statement_text(&m->list, s);
	size_t text = m->list.n;
	zz_buf_putc(&m->list, '\n');
	for (size_t i = 0; i < s->nsignatures; i++) {
		struct zz_note_signature *by = &s->signatures[i];
		for (unsigned k = 0; k < SIGNERS; k++) {
			if (!zz_str_is(by->name, names[k]))
				continue;
			memcpy(by->id, signers[k].public.id, sizeof by->id);
			MUST(zz_signer_sign(&signers[k], (struct zz_str){m->list.data, text}, by->bytes, &by->n, &e) ==
				 0);
			m->signed_by |= 1u << k;
		}
		zz_note_signature_text(&m->list, by);
	}
}

static void make_receipt(struct zz_str section, struct zz_str statement)
{
	struct zz_error e = {.lang = ZZ_EN};
	struct zz_buf bytes = {0}, list = {0};
	struct zz_receipt r;
	struct zz_clock_statement s;
	struct made *m = &made[nmade];
	if (zz_receipt_parse(with_signature(&bytes, section), &r)) {
		r.witness = ZZ_STR(NAME);
		r.seq = (uint32_t)nmade;
		r.prev = nmade ? zz_sm3(zz_buf_view(&made[nmade - 1].receipt)) : (struct zz_sm3){{0}};
		r.policy = zz_policy_digest(zz_buf_view(&policy), (struct zz_str){0});
		if (zz_clock_statement_parse(with_signature(&list, statement), &s)) {
			s.witness = r.witness;
			s.after = r.prev;
			sign_list(m, &s);
			r.list = zz_sm3(zz_buf_view(&m->list));
		}
		m->time = r.time;
		MUST(zz_receipt_sign(&m->receipt, &r, signers, 1, &e) == 0);
		nmade++;
	}
	zz_buf_free(&bytes);
	zz_buf_free(&list);
}

static void make_receipts(struct zz_str input)
{
	struct zz_str statement = {0};
	while (input.n && nmade < RECEIPTS) {
		ptrdiff_t end = zz_str_find(input, ZZ_STR("===\n"));
		struct zz_str section = end < 0 ? input : zz_str_sub(input, 0, (size_t)end);
		input = end < 0 ? (struct zz_str){0} : zz_str_sub(input, (size_t)end + 4, input.n);
		if (zz_str_starts(section, "zzsh-clock")) {
			statement = section;
			continue;
		}
		make_receipt(section, statement);
		statement = (struct zz_str){0};
	}
}

static git_oid blob(git_odb *odb, struct zz_str bytes)
{
	git_oid id;
	MUST(git_odb_write(&id, odb, bytes.n ? bytes.p : "", bytes.n, GIT_OBJECT_BLOB) == 0);
	return id;
}

static void add(git_treebuilder *t, const char *name, const git_oid *id, git_filemode_t mode)
{
	MUST(git_treebuilder_insert(NULL, t, name, id, mode) == 0);
}

static git_oid write_tree(git_treebuilder *t)
{
	git_oid id;
	MUST(git_treebuilder_write(&id, t) == 0);
	git_treebuilder_free(t);
	return id;
}

static git_treebuilder *new_tree(struct zz_git *g)
{
	git_treebuilder *t;
	MUST(git_treebuilder_new(&t, g->repo, NULL) == 0);
	return t;
}

static git_oid receipts_or_lists(struct zz_git *g, bool lists)
{
	git_treebuilder *t = new_tree(g);
	for (size_t i = 0; i < nmade; i++) {
		char name[16];
		snprintf(name, sizeof name, "%06u", (unsigned)i);
		git_oid id = blob(g->odb, zz_buf_view(lists ? &made[i].list : &made[i].receipt));
		if (!lists || made[i].list.n)
			add(t, name, &id, GIT_FILEMODE_BLOB);
	}
	return write_tree(t);
}

static git_oid policies(struct zz_git *g)
{
	char text[ZZ_DIGEST_MAX];
	struct zz_sm3 digest = zz_policy_digest(zz_buf_view(&policy), (struct zz_str){0});
	git_treebuilder *one = new_tree(g), *all = new_tree(g);
	git_oid id = blob(g->odb, zz_buf_view(&policy)), none = blob(g->odb, (struct zz_str){0});
	add(one, "policy.yaml", &id, GIT_FILEMODE_BLOB);
	add(one, "operators.yaml", &none, GIT_FILEMODE_BLOB);
	id = write_tree(one);
	add(all, zz_sm3_text(&digest, text) + 4, &id, GIT_FILEMODE_TREE);
	return write_tree(all);
}

static void put_chain(struct zz_git *g)
{
	git_reference *ref = NULL;
	git_treebuilder *hundred = new_tree(g), *all = new_tree(g);
	git_oid receipts = receipts_or_lists(g, false), lists = receipts_or_lists(g, true), p = policies(g);
	add(hundred, "0000", &receipts, GIT_FILEMODE_TREE);
	receipts = write_tree(hundred);
	add(all, "r", &receipts, GIT_FILEMODE_TREE);
	add(all, "c", &lists, GIT_FILEMODE_TREE);
	add(all, "p", &p, GIT_FILEMODE_TREE);
	git_oid tree = write_tree(all), commit = put_commit(g->odb, &tree, NULL);
	MUST(git_reference_create(&ref, g->repo, REF, &commit, 1, NULL) == 0);
	git_reference_free(ref);
}

/* --- what must hold of what counts --- */

static void must_be_due(const struct zz_clocks *k, size_t i)
{
	const struct zz_clock_change *c = &k->at[i];
	MUST(c->since >= 1 && c->since < c->seq && c->seq < nmade && c->ahead > 0);
	MUST(!i || c->since > k->at[i - 1].seq);
	MUST((made[c->seq].signed_by & 6u) == 6u && c->held);
	MUST(made[c->since].time - c->ahead >= made[c->since - 1].time);
	MUST(c->time == made[c->seq].time && c->time >= made[c->seq - 1].time - c->ahead);
	MUST(zz_clocks_about(k, c->since) == c && zz_clocks_about(k, c->seq - 1) == c &&
		 zz_clocks_made(k, c->seq) == c);
	MUST(zz_clocks_about(k, c->seq) != c && zz_clocks_about(k, c->since - 1) != c);
}

static void read_chain(struct zz_git *g)
{
	struct zz_error e = {.lang = ZZ_EN};
	struct zz_chain c;
	struct zz_keyring keys = {.name = ZZ_STR(NAME)};
	struct zz_clocks clocks;
	struct zz_buf memory = {0}, texts[3] = {{0}};
	struct zz_str items[3];
	for (int i = 0; i < 3; i++) {
		zz_vkey_text(&texts[i], &signers[i].public);
		items[i] = zz_buf_view(&texts[i]);
	}
	MUST(zz_chain_open(&c, g, ZZ_STR(NAME), &e) == 0 && c.begun);
	zz_keyring_pin(&keys, ZZ_STR(NAME), items, 1);
	zz_keyring_read(&keys, &c, &memory);
	zz_clocks_read(&clocks, &c, &keys, items + 1, 2);
	for (size_t i = 0; i < clocks.n; i++)
		must_be_due(&clocks, i);
	zz_clocks_free(&clocks);
	zz_keyring_free(&keys);
	zz_chain_close(&c);
	zz_buf_free(&memory);
	for (int i = 0; i < 3; i++)
		zz_buf_free(&texts[i]);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct zz_git g;
	git_odb_backend *memory = NULL;
	open_objects(&g);
	if (!policy.n) {
		make_keys();
		atexit(free_keys);
	}
	must_hold(INPUT);
	make_receipts(INPUT);
	if (nmade) {
		MUST(git_mempack_new(&memory) == 0 && git_odb_add_backend(g.odb, memory, 999) == 0);
		put_chain(&g);
		read_chain(&g);
	}
	for (size_t i = 0; i < nmade; i++) {
		zz_buf_free(&made[i].receipt);
		zz_buf_free(&made[i].list);
		made[i] = (struct made){.time = 0};
	}
	nmade = 0;
	close_objects(&g);
	return 0;
}
