/* Receipts against bytes and signatures that openssl(1) made (test/data/witness/make.py). */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "base/io.h"
#include "witness/receipt.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define DATA ZZ_SOURCE_DIR "/test/data/witness/"

struct world {
	struct zz_buf receipt, keys;
	struct zz_vkey key[2];
};

static void load(struct zz_buf *out, const char *name)
{
	struct zz_error e = {.lang = ZZ_EN};
	char path[1024];
	snprintf(path, sizeof path, "%s%s", DATA, name);
	assert_int_equal(zz_read_file(out, path, 65536, &e), 0);
}

static void open_world(struct world *w, const char *receipt)
{
	struct zz_str line;
	memset(w, 0, sizeof *w);
	load(&w->receipt, receipt);
	load(&w->keys, "keys");
	struct zz_str rest = zz_buf_view(&w->keys);
	for (int i = 0; i < 2; i++) {
		assert_true(zz_str_split(&rest, '\n', &line));
		assert_true(zz_vkey_parse(line, &w->key[i]));
	}
	assert_int_equal(w->key[0].kind, ZZ_KEY_ED25519);
	assert_int_equal(w->key[1].kind, ZZ_KEY_SM2);
}

static void close_world(struct world *w)
{
	zz_buf_free(&w->receipt);
	zz_buf_free(&w->keys);
}

static void test_reads(void **state)
{
	(void)state;
	struct world w;
	struct zz_receipt r;
	char digest[ZZ_DIGEST_MAX];
	open_world(&w, "receipt-both");
	assert_true(zz_receipt_parse(zz_buf_view(&w.receipt), &r));
	assert_true(zz_str_is(r.witness, "jgdw.example/w1"));
	assert_int_equal(r.seq, 128);
	assert_int_equal(r.time, 1711933200); /* date -u -d 2024-04-01T01:00:00Z +%s */
	assert_int_equal(r.clock, ZZ_CLOCK_NTP);
	assert_int_equal(r.bound_ms, 350);
	assert_int_equal(r.cause, ZZ_CAUSE_PUSH);
	assert_string_equal(r.ledger, "0123456789abcdef0123456789abcdef");
	assert_true(zz_str_is(r.old, "da39a3ee5e6b4b0d3255bfef95601890afd80709"));
	assert_true(zz_str_is(r.head, "4b825dc642cb6eb9a060e54bf8d69288fbee4904"));
	assert_int_equal(r.relation, ZZ_HEAD_FF);
	assert_int_equal(r.records, 47);
	assert_true(zz_str_is(r.pusher, "SHA256:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU"));
	assert_string_equal(zz_sm3_text(&r.content, digest),
						"sm3:1ab21d8355cfa17f8e61194831e81a8f22bec8c728fefb747ed035eb5082aa2b");
	assert_false(r.has_list);
	assert_int_equal(r.nsignatures, 2);
	close_world(&w);
}

static void verify(const char *name, size_t from, size_t n, enum zz_signed expected)
{
	struct world w;
	struct zz_receipt r;
	open_world(&w, name);
	assert_true(zz_receipt_parse(zz_buf_view(&w.receipt), &r));
	assert_int_equal(zz_receipt_verify(&r, w.key + from, n), expected);
	close_world(&w);
}

static void test_verifies(void **state)
{
	(void)state;
	verify("receipt-ed25519", 0, 2, ZZ_SIGNED_GOOD);
	verify("receipt-sm2", 0, 2, ZZ_SIGNED_GOOD);
	verify("receipt-both", 0, 2, ZZ_SIGNED_GOOD);
	verify("receipt-ed25519", 1, 1, ZZ_SIGNED_UNKNOWN);
	verify("receipt-sm2", 0, 1, ZZ_SIGNED_UNKNOWN);
	verify("receipt-both", 0, 0, ZZ_SIGNED_UNKNOWN);
}

/* A digit of each number changed, so that the form still holds: whoever knows the key sees it; and with one
 * of two known signatures wrong the whole is bad. */
static void test_forged(void **state)
{
	(void)state;
	static const char *const names[] = {"receipt-ed25519", "receipt-sm2", "receipt-both"};
	static const char *const places[] = {"\nseq 128", "\ntime 2024-04-01T01:00:00", "\nrecords 47"};
	for (size_t i = 0; i < 9; i++) {
		struct world w;
		struct zz_receipt r;
		open_world(&w, names[i % 3]);
		char *at = strstr(w.receipt.data, places[i / 3]);
		assert_non_null(at);
		at[strlen(places[i / 3]) - 1]++;
		assert_true(zz_receipt_parse(zz_buf_view(&w.receipt), &r));
		assert_int_equal(zz_receipt_verify(&r, w.key, 2), ZZ_SIGNED_BAD);
		close_world(&w);
	}
}

static void test_one_of_two_wrong(void **state)
{
	(void)state;
	struct world w;
	struct zz_receipt r;
	open_world(&w, "receipt-both");
	assert_true(zz_receipt_parse(zz_buf_view(&w.receipt), &r));
	r.signatures[1].bytes[10] ^= 1;
	assert_int_equal(zz_receipt_verify(&r, w.key, 2), ZZ_SIGNED_BAD);
	assert_int_equal(zz_receipt_verify(&r, w.key, 1), ZZ_SIGNED_GOOD);
	close_world(&w);
}

/* Another witness' signature alone does not make a receipt of this one. */
static void test_cosigned_only(void **state)
{
	(void)state;
	struct world w;
	struct zz_receipt r;
	open_world(&w, "receipt-ed25519");
	assert_true(zz_receipt_parse(zz_buf_view(&w.receipt), &r));
	r.signatures[0].name = w.key[0].name = ZZ_STR("other.example/w2");
	assert_int_equal(zz_receipt_verify(&r, w.key, 1), ZZ_SIGNED_UNKNOWN);
	close_world(&w);
}

/* Each change of one byte either leaves no receipt or one that says something else; here the first kind. */
static void test_exact(void **state)
{
	(void)state;
	static const struct {
		const char *from, *to;
	} changes[] = {
		{"zzsh-receipt v1\n", "zzsh-receipt v2\n"},
		{"zzsh-receipt v1\n", "zzsh-receipt v1\r\n"},
		{"seq 128\n", "seq 0128\n"},
		{"seq 128\n", "seq 128 \n"},
		{"seq 128\n", "seq  128\n"},
		{"seq 128\n", "seq 128\nseq 128\n"},
		{"seq 128\n", "seq 4294967424\n"},
		{"seq 128\n", "seq -1\n"},
		{"seq 128\n", "Seq 128\n"},
		{"T01:00:00Z", "T01:00Z"},
		{"T01:00:00Z", "T09:00:00+08:00"},
		{"T01:00:00Z", "T01:00:60Z"},
		{"2024-04-01", "2024-02-30"},
		{"ntp 0.350", "ntp 0.35"},
		{"ntp 0.350", "ntp 00.350"},
		{"ntp 0.350", "ntp .350"},
		{"ntp 0.350", "sundial 0.350"},
		{"cause push", "cause pull"},
		{"cause push", "cause push\n"},
		{"ledger 0123", "ledger 012"},
		{"abcdef\nref", "ABCDEF\nref"},
		{"refs/heads/main", "refs/tags/main"},
		{"refs/heads/main", "refs/heads/a main"},
		{"head 4b82", "head none"},
		{"head 4b825dc642cb6eb9a060e54bf8d69288fbee4904", "head code:QD8YSDH8P4XT3TBPTKKJ"},
		{"relation ff", "relation kin"},
		{"objects ok", "objects fine"},
		{"SHA256:47", "SHA256:4"},
		{"SuFU\n", "SuFV\n"}, /* bits beyond the digest */
		{"list -\n", ""},
		{"list -\n", "list -\nnote x\n"},
		{"list -\n\n", "list -\n"},
		{"list -\n\n", "list -\n\n\n"},
		{"\342\200\224 jgdw", "-- jgdw"},
		{"\342\200\224 jgdw", "\342\200\224  jgdw"},
		{"zQo=\n", "zQo=\n\n"},
		{"zQo=\n", "zQo="},
		{"zQo=\n", "zQp=\n"},
		{"zQo=\n", "zQo=\r\n"},
	};
	for (size_t i = 0; i < sizeof changes / sizeof changes[0]; i++) {
		struct world w;
		struct zz_receipt r;
		struct zz_buf text = {0};
		open_world(&w, "receipt-ed25519");
		ptrdiff_t at = zz_str_find(zz_buf_view(&w.receipt), zz_str(changes[i].from));
		assert_true(at >= 0);
		zz_buf_str(&text, zz_str_sub(zz_buf_view(&w.receipt), 0, (size_t)at));
		zz_buf_puts(&text, changes[i].to);
		zz_buf_str(&text,
				   zz_str_sub(zz_buf_view(&w.receipt), (size_t)at + strlen(changes[i].from), w.receipt.n));
		if (zz_receipt_parse(zz_buf_view(&text), &r))
			fail_msg("taken for a receipt: %s", changes[i].to);
		zz_buf_free(&text);
		close_world(&w);
	}
}

static void test_long(void **state)
{
	(void)state;
	struct world w;
	struct zz_receipt r;
	struct zz_buf text = {0};
	open_world(&w, "receipt-ed25519");
	struct zz_str all = zz_buf_view(&w.receipt);
	size_t gap = (size_t)zz_str_find(all, ZZ_STR("\n\n"));
	struct zz_str line = zz_str_sub(all, gap + 2, all.n);
	zz_buf_str(&text, zz_str_sub(all, 0, gap + 2));
	for (int i = 0; i < 8; i++)
		zz_buf_str(&text, line);
	assert_true(zz_receipt_parse(zz_buf_view(&text), &r));
	zz_buf_str(&text, line);
	assert_false(zz_receipt_parse(zz_buf_view(&text), &r));
	assert_false(zz_receipt_parse((struct zz_str){0}, &r));
	zz_buf_free(&text);
	close_world(&w);
}

/* What is written again has the golden bytes: Ed25519 signs the same text the same way each time. */
static void test_writes(void **state)
{
	(void)state;
	struct world w;
	struct zz_receipt r;
	struct zz_signer signer[2];
	struct zz_error e = {.lang = ZZ_EN};
	struct zz_buf pem = {0}, out = {0};
	char dir[] = "/tmp/zzsh-key-XXXXXX", path[64];
	open_world(&w, "receipt-ed25519");
	assert_true(zz_receipt_parse(zz_buf_view(&w.receipt), &r));
	assert_non_null(mkdtemp(dir));
	for (int i = 0; i < 2; i++) {
		snprintf(path, sizeof path, "%s/key%d.pem", dir, i);
		load(&pem, i ? "sm2.pem" : "ed25519.pem");
		FILE *f = fopen(path, "w");
		assert_true(f && fwrite(pem.data, 1, pem.n, f) == pem.n && fclose(f) == 0);
		assert_int_equal(chmod(path, 0640), 0);
		assert_int_equal(zz_signer_load(&signer[i], path, r.witness, &e), ZZ_EENV);
		assert_non_null(strstr(e.text, "others may read the key"));
		zz_signer_free(&signer[i]);
		e.text[0] = '\0', e.status = 0;
		assert_int_equal(chmod(path, 0600), 0);
		assert_int_equal(zz_signer_load(&signer[i], path, r.witness, &e), ZZ_OK);
		assert_memory_equal(signer[i].public.id, w.key[i].id, ZZ_KEY_ID);
		unlink(path);
	}
	rmdir(dir);
	assert_int_equal(zz_receipt_sign(&out, &r, signer, 1, &e), ZZ_OK);
	assert_string_equal(out.data, w.receipt.data);
	assert_int_equal(zz_receipt_sign(&out, &r, signer, 2, &e), ZZ_OK);
	assert_true(zz_receipt_parse(zz_buf_view(&out), &r));
	assert_int_equal(r.nsignatures, 2);
	assert_int_equal(zz_receipt_verify(&r, w.key, 2), ZZ_SIGNED_GOOD);
	zz_signer_free(&signer[0]);
	zz_signer_free(&signer[1]);
	zz_buf_free(&pem);
	zz_buf_free(&out);
	close_world(&w);
}

static void test_names(void **state)
{
	(void)state;
	static const char *const good[] = {"jgdw.example/w1", "a", "a/b/c", "w-1_2.x"};
	static const char *const bad[] = {"",  "/a",  "a/",  "a//b", "../a", "a/.b", "a..b",        "a.lock",
									  "A", "a b", "a+b", "-a",   "a/-b", "a.",   "\346\234\272"};
	for (size_t i = 0; i < sizeof good / sizeof *good; i++)
		assert_true(zz_witness_name(zz_str(good[i])));
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		assert_false(zz_witness_name(zz_str(bad[i])));
}

static void test_vkeys(void **state)
{
	(void)state;
	struct world w;
	struct zz_vkey key;
	struct zz_buf text = {0};
	open_world(&w, "receipt-both");
	for (int i = 0; i < 2; i++) {
		zz_buf_clear(&text);
		zz_vkey_text(&text, &w.key[i]);
		assert_true(zz_vkey_parse(zz_buf_view(&text), &key));
		text.data[0] = 'k'; /* another name has another hex */
		assert_false(zz_vkey_parse(zz_buf_view(&text), &key));
		text.data[0] = 'j';
		text.data[16] = text.data[16] == '1' ? '3' : '1'; /* the hex */
		assert_false(zz_vkey_parse(zz_buf_view(&text), &key));
	}
	assert_false(zz_vkey_parse(ZZ_STR("jgdw.example/w1"), &key));
	assert_false(zz_vkey_parse(ZZ_STR("jgdw.example/w1++"), &key));
	assert_false(zz_vkey_parse(ZZ_STR("jgdw.example/w1+15f0f196"), &key));
	zz_buf_free(&text);
	close_world(&w);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_reads),         cmocka_unit_test(test_verifies),
		cmocka_unit_test(test_forged),        cmocka_unit_test(test_one_of_two_wrong),
		cmocka_unit_test(test_cosigned_only), cmocka_unit_test(test_exact),
		cmocka_unit_test(test_long),          cmocka_unit_test(test_writes),
		cmocka_unit_test(test_names),         cmocka_unit_test(test_vkeys),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
