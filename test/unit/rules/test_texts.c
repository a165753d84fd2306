/* Comparing records pair by pair. Twelve texts that begin alike: the first is the first twenty characters of
 * the Thousand Character Classic, all different, 18 shingles; number k has k characters more, so that the two
 * share 18 of 18 + k. */
#include "world.h"

#include "rules/texts.h"

#define CHARACTERS 3 /* bytes of each */

static const char classic[] = "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏闰余成岁律吕调阳";

enum { TEXTS = 12, FIRST = 20 };

static void make_world(struct world *w)
{
	struct zz_buf text = {0};
	zz_buf_puts(&text, "@ zzsh.yaml\nformat: 1\nname: 测试单位\nadopted: 2010-01-01\n"
					   "@ branches/zhb1.yaml\nname: 第一支部\nmembers:\n#1-3#\n");
	for (int k = 0; k < TEXTS; k++)
		zz_buf_printf(&text, "+ zhb1 2025-%02d-05 members-meeting\ncontent: %.*s\n", k + 1,
					  (FIRST + k) * CHARACTERS, classic);
	load_world(w, text.data, "2026-01-12");
	zz_buf_free(&text);
	assert_int_equal(w->ledger->nrecords, TEXTS);
}

/* More pairs than sets are kept, in both orders, so that each set is let go and read again. */
static void counts_pairs(void **state)
{
	(void)state;
	struct world w;
	struct zz_texts t;
	struct zz_likeness like;
	make_world(&w);
	zz_texts_begin(&t, w.ledger);
	for (int round = 0; round < 3; round++)
		for (size_t k = 0; k < TEXTS; k++) {
			assert_true(round == 1 ? zz_texts_compare(&t, k, 0, &like) : zz_texts_compare(&t, 0, k, &like));
			assert_int_equal(like.shared, 18);
			assert_int_equal(like.all, 18 + k);
			assert_int_equal(zz_likeness_percent(&like), 1800 / (18 + k));
		}
	zz_texts_end(&t);
	free_world(&w);
}

static void names_the_nearest(void **state)
{
	(void)state;
	struct world w;
	struct zz_texts t;
	struct zz_neighbour near[4];
	make_world(&w);
	zz_texts_begin(&t, w.ledger);
	zz_texts_read(&t, true, NULL);
	assert_int_equal(zz_texts_nearest(&t, 0, near, 4), 4);
	for (size_t i = 0; i < 4; i++)
		assert_int_equal(near[i].record, i + 1);
	zz_texts_end(&t);
	free_world(&w);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(counts_pairs),
		cmocka_unit_test(names_the_nearest),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
