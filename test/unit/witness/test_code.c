/* Codes computed in Python from hashlib's SM3, with the field of 32 elements as products of polynomials. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "witness/code.h"

#include <string.h>

static void test_known(void **state)
{
	(void)state;
	char out[ZZ_CODE_CHARS + 1];
	struct zz_buf shown = {0};
	struct zz_sm3 d = zz_sm3(ZZ_STR("abc"));
	assert_string_equal(zz_code(ZZ_CODE_HEAD, &d, out), "6A99JDWAP5MTJ5EYJPQV");
	assert_string_equal(zz_code(ZZ_CODE_RECEIPT, &d, out), "9243VTJEY651H7BHKCM7");
	assert_string_equal(zz_code(ZZ_CODE_TEXT, &d, out), "QD8YSDH8P4XT3TBPTKKH");
	zz_code_show(&shown, out);
	assert_string_equal(shown.data, "QD8Y-SDH8-P4XT-3TBP-TKKH");
	zz_buf_free(&shown);
}

static void test_typed(void **state)
{
	(void)state;
	char code[ZZ_CODE_CHARS + 1], out[ZZ_CODE_CHARS + 1];
	bool slip;
	struct zz_sm3 d = zz_sm3(ZZ_STR("abc"));
	zz_code(ZZ_CODE_TEXT, &d, code);
	assert_true(zz_code_read(ZZ_STR("qd8y sdh8 p4xt-3tbptkkh"), out, &slip));
	assert_string_equal(out, code);
	assert_false(zz_code_read(zz_str_sub(zz_str(code), 0, 19), out, &slip));
	assert_false(slip);
	assert_false(zz_code_read(ZZ_STR("QD8Y-SDH8-P4XT-3TBP-TKKH-0"), out, &slip));
	assert_false(zz_code_read(ZZ_STR("UUUU-UUUU-UUUU-UUUU-UUUU"), out, &slip));
	assert_true(zz_code_good(zz_str(code)));
	assert_false(zz_code_good(ZZ_STR("qd8y sdh8 p4xt-3tbptkkh")));
	assert_false(zz_code_good(ZZ_STR("QD8Y-SDH8-P4XT-3TBP-TKKH")));
}

/* Any one character wrong, and any two exchanged. */
static void test_slips(void **state)
{
	(void)state;
	static const char digits[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
	char code[ZZ_CODE_CHARS + 1], out[ZZ_CODE_CHARS + 1], wrong[ZZ_CODE_CHARS + 1];
	bool slip;
	struct zz_sm3 d = zz_sm3(ZZ_STR("abc"));
	zz_code(ZZ_CODE_TEXT, &d, code);
	for (int i = 0; i < ZZ_CODE_CHARS; i++) {
		for (const char *c = digits; *c; c++) {
			memcpy(wrong, code, sizeof code);
			wrong[i] = *c;
			assert_int_equal(zz_code_read(zz_str(wrong), out, &slip), *c == code[i]);
			assert_int_equal(slip, *c != code[i]);
		}
		for (int k = 0; k < i; k++) {
			memcpy(wrong, code, sizeof code);
			wrong[i] = code[k];
			wrong[k] = code[i];
			assert_int_equal(zz_code_read(zz_str(wrong), out, &slip), code[i] == code[k]);
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_known),
		cmocka_unit_test(test_typed),
		cmocka_unit_test(test_slips),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
