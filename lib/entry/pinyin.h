/* How a name is read: for ids of people and for typing a name without Chinese characters.
 *
 * Readings are ICU's, which knows the surnames that are read otherwise than the same characters elsewhere (单
 * Shan, 仇 Qiu, 尉迟 Yuchi). What is wrong all the same is corrected by 拼音 in the roster. */
#ifndef ZZ_ENTRY_PINYIN_H
#define ZZ_ENTRY_PINYIN_H

#include "base/str.h"

/* Opening takes some hundredths of a second, a name after that nothing. */
struct zz_pinyin;
struct zz_pinyin *zz_pinyin_open(void); /* NULL where ICU has no data */
void zz_pinyin_close(struct zz_pinyin *p);

/* "wangjianguo" and "wjg", both cleared first; only a to z. False where a character has no reading: both are
 * empty then. p may be NULL: only Latin names are read then. */
bool zz_pinyin_of(const struct zz_pinyin *p, struct zz_str name, struct zz_buf *full,
				  struct zz_buf *initials);

#endif
