/* The catalogue: that it is linked in and found, in any locale. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "base/io.h"
#include "base/message.h"

#include <errno.h>
#include <string.h>

static void test_both_languages(void **state)
{
	(void)state;
	assert_string_equal(zz_tr(ZZ_ZH, "permission denied"), "没有访问权限");
	assert_string_equal(zz_tr(ZZ_EN, "permission denied"), "permission denied");
	assert_string_equal(zz_tr(ZZ_ZH, "cannot read %.*s: %s"), "无法读取 %.*s：%s");
}

static void test_unknown_ids(void **state)
{
	(void)state;
#ifdef NDEBUG /* else an assertion that no message lacks its Chinese */
	const char *const ids[] = {"\x01", "no such message in any catalogue", "\xFF\xFF", "permission denie",
							   "permission denied "};
	for (size_t i = 0; i < sizeof ids / sizeof ids[0]; i++)
		assert_ptr_equal(zz_tr(ZZ_ZH, ids[i]), ids[i]);
#endif
	/* The empty id would be the catalogue's header. */
	assert_string_equal(zz_tr(ZZ_ZH, ""), "");
	assert_string_equal(zz_tr(ZZ_EN, NULL), "");
}

static void test_reasons_have_chinese(void **state)
{
	(void)state;
	const int codes[] = {ENOENT,    EACCES, EPERM,  EEXIST, ENOTDIR, EISDIR,       ELOOP,
						 ENOTEMPTY, ENOSPC, EDQUOT, EFBIG,  EROFS,   ENAMETOOLONG, EIO,
						 EPIPE,     EINVAL, EBUSY,  EMFILE, ETXTBSY, EXDEV};
	for (size_t i = 0; i < sizeof codes / sizeof codes[0]; i++) {
		const char *zh = zz_os_reason(ZZ_ZH, codes[i]);
		assert_true((unsigned char)zh[0] >= 0xE3);
		assert_string_not_equal(zh, zz_os_reason(ZZ_EN, codes[i]));
	}
	assert_string_equal(zz_os_reason(ZZ_ZH, ENOSPC), "磁盘空间已满");
	assert_string_equal(zz_os_reason(ZZ_EN, EDOM), strerror(EDOM));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_both_languages),
		cmocka_unit_test(test_unknown_ids),
		cmocka_unit_test(test_reasons_have_chinese),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
