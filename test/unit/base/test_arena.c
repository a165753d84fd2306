/* The arena and the table of interned strings. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "base/arena.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static void test_zeroed_aligned_separate(void **state)
{
	(void)state;
	struct zz_arena a = {0};
	unsigned char *blocks[400];
	for (size_t i = 0; i < 400; i++) {
		/* From 0 to beyond a page, so that small, large and own pages are mixed. */
		size_t n = i % 40 == 39 ? 70000 : i;
		blocks[i] = zz_arena_alloc(&a, n);
		assert_non_null(blocks[i]);
		assert_int_equal((uintptr_t)blocks[i] % _Alignof(max_align_t), 0);
		for (size_t k = 0; k < n; k++)
			assert_int_equal(blocks[i][k], 0);
		memset(blocks[i], (int)i & 0xFF, n);
	}
	for (size_t i = 0; i < 400; i++) {
		size_t n = i % 40 == 39 ? 70000 : i;
		for (size_t k = 0; k < n; k++)
			assert_int_equal(blocks[i][k], i & 0xFF);
	}
	assert_true(a.used >= 10 * 70000);
	zz_arena_free(&a);
	assert_null(a.pages);
}

static void test_reset_gives_zeroes_again(void **state)
{
	(void)state;
	struct zz_arena a = {0};
	zz_arena_reset(&a);
	for (int round = 0; round < 3; round++) {
		char *p = zz_arena_alloc(&a, 1000);
		for (size_t i = 0; i < 1000; i++)
			assert_int_equal(p[i], 0);
		memset(p, 'x', 1000);
		zz_arena_alloc(&a, 100000);
		zz_arena_reset(&a);
		assert_int_equal(a.used, 0);
	}
	zz_arena_free(&a);
}

static void test_text_copies(void **state)
{
	(void)state;
	struct zz_arena a = {0};
	char source[] = "第一支部";
	struct zz_str copy = zz_arena_str(&a, zz_str(source));
	source[0] = 'x';
	assert_string_equal(copy.p, "第一支部");
	assert_int_equal(copy.n, 12);
	assert_string_equal(zz_arena_cstr(&a, (struct zz_str){0}), "");
	struct zz_str printed = zz_arena_printf(&a, "%s/%d", "zhb1", 2026);
	assert_int_equal(printed.n, 9);
	assert_string_equal(printed.p, "zhb1/2026");
	int *numbers = ZZ_NEWN(&a, int, 10);
	assert_int_equal(numbers[9], 0);
	zz_arena_free(&a);
}

static void test_intern(void **state)
{
	(void)state;
	struct zz_intern t = {0};
	char text[32];
	assert_int_equal(zz_intern_find(&t, zz_str("x")), 0);
	assert_int_equal(zz_intern(&t, zz_str("")), 0);
	for (unsigned i = 0; i < 5000; i++) {
		int n = snprintf(text, sizeof text, "党员%u", i);
		assert_int_equal(zz_intern(&t, (struct zz_str){text, (size_t)n}), i + 1);
	}
	for (unsigned i = 0; i < 5000; i++) {
		snprintf(text, sizeof text, "党员%u", i);
		assert_int_equal(zz_intern(&t, zz_str(text)), i + 1);
		assert_int_equal(zz_intern_find(&t, zz_str(text)), i + 1);
		assert_true(zz_str_is(zz_intern_str(&t, i + 1), text));
	}
	assert_int_equal(t.n, 5000);
	assert_int_equal(zz_intern_find(&t, zz_str("党员5000")), 0);
	assert_int_equal(zz_intern_str(&t, 0).n, 0);
	assert_int_equal(zz_intern_str(&t, 5001).n, 0);
	zz_intern_free(&t);
	zz_intern_free(&t);
}

static void test_push(void **state)
{
	(void)state;
	struct {
		int *at;
		size_t n, room;
	} vec = {0};
	for (int i = 0; i < 1000; i++)
		*ZZ_PUSH(&vec) = i;
	assert_int_equal(vec.n, 1000);
	for (int i = 0; i < 1000; i++)
		assert_int_equal(vec.at[i], i);
	free(vec.at);
}

/* In a child: what cannot be had ends with a status, which is 4, and one line, never with NULL. */
static void assert_leaves(void (*act)(void), int wanted)
{
	int ends[2], status;
	char line[64] = "";
	assert_int_equal(pipe(ends), 0);
	pid_t child = fork();
	assert_true(child >= 0);
	if (child == 0) {
		dup2(ends[1], STDERR_FILENO);
		act();
		_exit(0);
	}
	close(ends[1]);
	assert_true(read(ends[0], line, sizeof line - 1) > 0);
	close(ends[0]);
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), wanted);
	assert_string_equal(line, "zzsh: out of memory\n");
}

static void assert_out_of_memory(void (*act)(void))
{
	assert_leaves(act, 4);
}

static void take_too_many(void)
{
	struct zz_arena a = {0};
	zz_arena_array(&a, SIZE_MAX / 2, 4);
}

static void take_too_much(void)
{
	struct zz_arena a = {0};
	zz_arena_alloc(&a, SIZE_MAX - 8);
}

static void grow_too_far(void)
{
	size_t room = SIZE_MAX / 4;
	zz_grow(NULL, room, &room, 16);
}

static void test_out_of_memory(void **state)
{
	(void)state;
	assert_out_of_memory(take_too_many);
	assert_out_of_memory(take_too_much);
	assert_out_of_memory(grow_too_far);
	zz_oom_leaves(0);
	assert_leaves(take_too_much, 0);
	zz_oom_leaves(ZZ_OOM_STATUS);
	assert_out_of_memory(take_too_much);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_zeroed_aligned_separate),
		cmocka_unit_test(test_reset_gives_zeroes_again),
		cmocka_unit_test(test_text_copies),
		cmocka_unit_test(test_intern),
		cmocka_unit_test(test_push),
		cmocka_unit_test(test_out_of_memory),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
