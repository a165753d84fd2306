/* The order of names as a dictionary has it (赵 zhào behind 钱 qián, 李 lǐ, 孙 sūn: by syllables, counted by
 * hand), and numbers inside by their value. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "format/collate.h"

static void assert_order(const char *const *texts, size_t n)
{
	struct zz_arena a = {0};
	struct zz_collator *c = zz_collator_open();
	assert_non_null(c);
	for (size_t i = 1; i < n; i++) {
		struct zz_str before = zz_collator_key(c, zz_str(texts[i - 1]), &a);
		if (zz_str_cmp(before, zz_collator_key(c, zz_str(texts[i]), &a)) >= 0)
			fail_msg("%s does not stand before %s", texts[i - 1], texts[i]);
	}
	zz_collator_close(c);
	zz_arena_free(&a);
}

static void test_names(void **state)
{
	static const char *const names[] = {"", "安心", "李敏", "钱峰", "孙海燕", "王建国", "赵强", "周洁"};
	(void)state;
	assert_order(names, sizeof names / sizeof names[0]);
}

static void test_numbers(void **state)
{
	static const char *const ids[] = {"zhb1", "zhb2", "zhb10", "zhb11"};
	static const char *const titles[] = {"9月主题党日", "10月主题党日"};
	(void)state;
	assert_order(ids, sizeof ids / sizeof ids[0]);
	assert_order(titles, sizeof titles / sizeof titles[0]);
}

/* A text longer than any column, broken bytes, no collator at all. */
static void test_odd(void **state)
{
	struct zz_arena a = {0};
	char longer[4096];
	(void)state;
	memset(longer, 'x', sizeof longer);
	struct zz_collator *c = zz_collator_open();
	assert_true(zz_collator_key(c, (struct zz_str){longer, sizeof longer}, &a).n > 0);
	assert_true(zz_str_is(zz_collator_key(c, zz_str("\xff\xfe"), &a), "\xff\xfe"));
	assert_true(zz_str_is(zz_collator_key(NULL, zz_str("赵"), &a), "赵"));
	zz_collator_close(c);
	zz_collator_close(NULL);
	zz_arena_free(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_names),
		cmocka_unit_test(test_numbers),
		cmocka_unit_test(test_odd),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
