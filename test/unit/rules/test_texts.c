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

/* Every field that holds text, twice over, so that both ways have something to differ in. */
static const char rich[] =
	"@ zzsh.yaml\nformat: 1\nname: 测试单位\nadopted: 2010-01-01\n"
	"@ branches/zhb1.yaml\nname: 第一支部\nmembers:\n#1-3#\n"
	"+ zhb1 2025-01-05 members-meeting\nguests: [甲, 乙]\nagenda:\n"
	"  - topic: 一\n    remarks: |\n      员1：好\n      员2：好\n    decision: 通过\n"
	"  - {topic: 二, decision: \"电话13800138000\"}\n"
	"+ zhb1 2025-01-06 organization-life-meeting\nself: 甲\nmutual: 乙\nproblems: [丙, 丁]\n"
	"direction: 戊\nhosted:\n  - {kind: party-lesson, title: 课, content: 己}\n"
	"+ zhb1 2025-01-07 spirit-analysis\nmember: 员1\nroots: 只有根源\n"
	"+ zhb1 2025-01-08 members-meeting\nplace: 302\n";

static void same_item(const struct zz_own_text *a, const struct zz_own_text *b)
{
	assert_int_equal(a->what, b->what);
	assert_int_equal(a->item, b->item);
	assert_string_equal(a->part.p, b->part.p);
	assert_true(zz_str_eq(a->topic, b->topic));
	assert_true(zz_str_eq(a->text, b->text));
	assert_int_equal(a->lines.first, b->lines.first);
	assert_int_equal(a->lines.last, b->lines.last);
}

/* What was kept while loading is what the file says. Items by hand: 3 of the first; 1 + 1 + 2 + 1 and the
 * lesson's of the second; 1; 0. */
static void kept_as_written(void **state)
{
	(void)state;
	static const size_t items[] = {3, 6, 1, 0};
	struct world w;
	struct zz_record_text kept = {0}, read = {0};
	load_world(&w, rich, "2026-01-12");
	assert_int_equal(w.ledger->nrecords, 4);
	for (size_t i = 0; i < 4; i++) {
		const struct zz_record *r = &w.ledger->records[i];
		assert_int_equal(r->texts != 0, items[i] != 0);
		assert_int_equal(r->long_number, i == 0);
		assert_true(zz_record_text_read(w.ledger, r, &kept));
		assert_true(zz_record_text_reread(w.ledger, r, &read));
		assert_null(kept.root);
		assert_int_equal(kept.n, items[i]);
		assert_int_equal(read.n, items[i]);
		assert_int_equal(read.guests, i == 0 ? 2 : 0);
		for (size_t k = 0; k < items[i]; k++)
			same_item(&kept.at[k], &read.at[k]);
		if (items[i])
			assert_int_equal(kept.guests, read.guests);
	}
	zz_record_text_free(&kept);
	zz_record_text_free(&read);
	free_world(&w);
}

static bool keeps(const char *packs)
{
	struct world w;
	char text[256];
	snprintf(text, sizeof text, "@ zzsh.yaml\nformat: 1\nname: 测试单位\nadopted: 2010-01-01\n%s", packs);
	load_world(&w, text, "2026-01-12");
	bool any = zz_packs_look_at_texts(w.ledger);
	free_world(&w);
	return any;
}

static void asks_the_packs(void **state)
{
	(void)state;
	assert_true(keeps(""));
	assert_false(keeps("packs: [national, organ]\n"));
	assert_true(keeps("packs: [national, flags]\n"));
	assert_true(keeps("packs: [national, own]\n"));
}

static void long_numbers(void **state)
{
	(void)state;
	assert_false(zz_may_hold_number(ZZ_STR("")));
	assert_false(zz_may_hold_number(ZZ_STR("1234567890")));
	assert_true(zz_may_hold_number(ZZ_STR("12345678901")));
	assert_false(zz_may_hold_number(ZZ_STR("a1234567890b1234567890")));
	assert_true(zz_may_hold_number(ZZ_STR("aaaaaaaaaa12345678901")));
	assert_true(zz_may_hold_number(ZZ_STR("aaaaaaaaa12345678901aa")));
	assert_true(zz_may_hold_number(ZZ_STR("\"\\x31\"")));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(counts_pairs),    cmocka_unit_test(names_the_nearest),
		cmocka_unit_test(kept_as_written), cmocka_unit_test(asks_the_packs),
		cmocka_unit_test(long_numbers),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
