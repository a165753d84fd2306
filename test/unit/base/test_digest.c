/* SM3 against the two examples of GB/T 32905-2016, annex A; base32 and longer values computed with
 * Python's hashlib and integers. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "base/digest.h"

#include <string.h>

static void assert_sm3(struct zz_str bytes, const char *expected)
{
	char text[ZZ_DIGEST_MAX];
	struct zz_sm3 d = zz_sm3(bytes);
	assert_string_equal(zz_sm3_text(&d, text), expected);
}

static void test_standard_examples(void **state)
{
	(void)state;
	assert_sm3(ZZ_STR("abc"), "sm3:66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
	assert_sm3(ZZ_STR("abcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcd"),
			   "sm3:debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732");
	assert_sm3((struct zz_str){0}, "sm3:1ab21d8355cfa17f8e61194831e81a8f22bec8c728fefb747ed035eb5082aa2b");
}

static void test_parse(void **state)
{
	(void)state;
	struct zz_sm3 d = zz_sm3(ZZ_STR("abc")), back;
	char text[ZZ_DIGEST_MAX];
	zz_sm3_text(&d, text);
	assert_true(zz_sm3_parse(zz_str(text), &back));
	assert_memory_equal(&d, &back, sizeof d);
	assert_false(zz_sm3_parse(zz_str_sub(zz_str(text), 0, 67), &back));
	assert_false(zz_sm3_parse(zz_str_sub(zz_str(text), 4, 68), &back));
	text[10] = 'F';
	assert_false(zz_sm3_parse(zz_str(text), &back));
	text[10] = 'g';
	assert_false(zz_sm3_parse(zz_str(text), &back));
	assert_memory_equal(&d, &back, sizeof d);
	memcpy(text, "sha:", 4);
	assert_false(zz_sm3_parse(zz_str(text), &back));
}

static void test_base32(void **state)
{
	(void)state;
	char out[64];
	struct zz_sm3 d = zz_sm3(ZZ_STR("abc"));
	assert_string_equal(zz_base32(d.byte, 8, true, out), "CV3Z1X32");
	assert_string_equal(zz_base32(d.byte, 51, true, out),
						"CV3Z1X32XVPXKMFJTHNXR474W90PFH47BKSFF8H9FPG2Q3TBN3G");
	assert_string_equal(zz_base32(d.byte, 0, true, out), "");
	/* 00000 00001 00010 … 11111: every digit of the alphabet in its order. */
	const uint8_t all[] = {0x00, 0x44, 0x32, 0x14, 0xC7, 0x42, 0x54, 0xB6, 0x35, 0xCF,
						   0x84, 0x65, 0x3A, 0x56, 0xD7, 0xC6, 0x75, 0xBE, 0x77, 0xDF};
	assert_string_equal(zz_base32(all, 32, true, out), "0123456789ABCDEFGHJKMNPQRSTVWXYZ");
	assert_string_equal(zz_base32(all, 32, false, out), "0123456789abcdefghjkmnpqrstvwxyz");
}

static void test_c4(void **state)
{
	(void)state;
	char out[5];
	assert_string_equal(zz_c4(ZZ_STR("abc"), out), "cv3z");
	assert_string_equal(zz_c4(ZZ_STR("会议"), out), "mvr2");
}

/* As `git hash-object --stdin` says. */
static void test_blob_id(void **state)
{
	(void)state;
	static const uint8_t abc[] = {0xf2, 0xba, 0x8f, 0x84, 0xab, 0x5c, 0x1b, 0xce, 0x84, 0xa7,
								  0xb4, 0x41, 0xcb, 0x19, 0x59, 0xcf, 0xc7, 0x09, 0x3b, 0x7f};
	static const uint8_t empty[] = {0xe6, 0x9d, 0xe2, 0x9b, 0xb2, 0xd1, 0xd6, 0x43, 0x4b, 0x8b,
									0x29, 0xae, 0x77, 0x5a, 0xd8, 0xc2, 0xe4, 0x8c, 0x53, 0x91};
	uint8_t id[ZZ_GIT_ID_SIZE];
	zz_git_blob_id(ZZ_STR("abc"), id);
	assert_memory_equal(id, abc, sizeof abc);
	zz_git_blob_id((struct zz_str){0}, id);
	assert_memory_equal(id, empty, sizeof empty);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_standard_examples),
		cmocka_unit_test(test_parse),
		cmocka_unit_test(test_base32),
		cmocka_unit_test(test_c4),
		cmocka_unit_test(test_blob_id),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
