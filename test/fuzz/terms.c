/* Terms of a command line, one a line: understood, or refused with words; words for people and records, too.
 */
#include "people.h"

#include "entry/find.h"
#include "entry/person.h"
#include "entry/which.h"
#include "model/terms.h"

static const char sample[] = "=== branches/b1\n名称: 第一支部\n简称: [一支部]\n党员:\n  - {姓名: 王建国}\n"
							 "  - {姓名: 李敏}\n  - {姓名: 李明}\n=== bodies/x\n名称: 局党组\n类型: 党组\n";
enum { MOST = 6 };

static void ask(struct zz_ledger *l, const char *const *words, size_t n)
{
	struct zz_terms terms;
	const struct zz_kind *kind;
	struct zz_wanted wanted;
	struct zz_arena a = {0};
	int32_t person;
	for (int lang = ZZ_ZH; lang <= ZZ_EN; lang++) {
		struct zz_error e[3] = {
			{.lang = (enum zz_lang)lang}, {.lang = (enum zz_lang)lang}, {.lang = (enum zz_lang)lang}};
		int rc = zz_terms_parse(&terms, words, n, l, &e[0]);
		MUST(rc == ZZ_OK || rc == ZZ_EUSAGE);
		MUST((rc == ZZ_OK) == (e[0].status == ZZ_OK));
		zz_terms_free(&terms);
		for (size_t i = 0; i < n; i++) {
			zz_which_kind(zz_str(words[i]), zz_str(""), &kind, &e[1]);
			if (words[i][0] == '@') /* a person; by choice, because it opens ICU anew */
				zz_person_typed(l, zz_str(words[i] + 1), 0, l->today, &person, &e[2]);
			zz_wanted_parse(zz_str(words[i]), l->today, &a, &wanted);
		}
		for (int i = 0; i < 3; i++)
			MUST(zz_utf8_invalid(zz_str(e[i].text)) < 0);
	}
	zz_arena_free(&a);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct text t;
	struct zz_ledger ledger = {.today = 20594};
	struct zz_arena a = {0};
	struct zz_str rest = INPUT, line;
	const char *words[MOST];
	size_t n = 0;
	roster_of(&t, zz_str(sample), &ledger.roster);
	ledger.words = t.words;
	ledger.roster.words = &ledger.words;
	while (n < MOST && next_line(&rest, &line))
		if (zz_utf8_invalid(line) < 0) /* the command line refuses what is not UTF-8 */
			words[n++] = zz_arena_cstr(&a, line);
	ask(&ledger, words, n);
	t.words = ledger.words;
	zz_arena_free(&a);
	text_free(&t);
	return 0;
}
