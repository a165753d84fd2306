/* Pasted text, and text for a terminal: cleaned once it is clean, shown it is harmless, broken it is the
 * same. */
#include "fuzz.h"

#include "entry/clean.h"

static void pasted(struct zz_str s, struct zz_arena *a)
{
	struct zz_cleaned first = {0}, second = {0};
	struct zz_buf said = {0};
	struct zz_str clean = zz_clean_pasted(a, s, &first);
	struct zz_str twice = zz_clean_pasted(a, clean, &second);
	if (zz_utf8_invalid(s) < 0) { /* else what is taken out may stand between two halves of a character */
		MUST(zz_str_eq(clean, twice) && !second.breaks && !second.invisible);
		must_be_safe(clean, true);
	}
	zz_cleaned_text(&said, &first, ZZ_ZH);
	zz_cleaned_text(&said, &first, ZZ_EN);
	must_be_safe(zz_buf_view(&said), true);
	zz_buf_free(&said);
}

static void shown(struct zz_str s)
{
	struct zz_buf safe = {0}, broken = {0};
	zz_text_safe(&safe, s);
	must_be_safe(zz_buf_view(&safe), true);
	zz_text_wrap(&broken, zz_buf_view(&safe), 20, 2);
	must_be_safe(zz_buf_view(&broken), true);
	zz_buf_clear(&broken);
	zz_text_pad(&broken, zz_buf_view(&safe), -30);
	MUST(broken.n >= safe.n);
	MUST(zz_text_width(zz_text_front(zz_buf_view(&safe), 7)) <= 7);
	zz_text_mask(safe.data, safe.n);
	zz_buf_clear(&broken);
	zz_text_reveal(&broken, s);
	zz_buf_free(&safe);
	zz_buf_free(&broken);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct zz_arena arena = {0};
	pasted(INPUT, &arena);
	shown(INPUT);
	struct zz_str half = zz_text_half(&arena, INPUT), folded = zz_name_fold(&arena, half);
	MUST(zz_str_eq(zz_name_fold(&arena, folded), folded));
	if (size < 200)
		MUST(zz_text_distance(half, folded, 3) == zz_text_distance(folded, half, 3));
	zz_arena_free(&arena);
	return 0;
}
