/* How names are read: only a to z, the initials no longer than the whole; ids of people made of it. */
#include "fuzz.h"

#include "entry/member_id.h"
#include "entry/pinyin.h"

static void must_be_letters(const struct zz_buf *b)
{
	for (size_t i = 0; i < b->n; i++)
		MUST(b->data[i] >= 'a' && b->data[i] <= 'z');
}

static void read_name(const struct zz_pinyin *p, struct zz_str name)
{
	struct zz_buf full = {0}, initials = {0};
	bool read = zz_pinyin_of(p, name, &full, &initials);
	must_be_letters(&full);
	must_be_letters(&initials);
	MUST(initials.n <= full.n && (read || full.n == 0));
	zz_buf_free(&full);
	zz_buf_free(&initials);
}

static void must_make_an_id(struct zz_str name)
{
	struct zz_buf id = {0};
	zz_member_id(&id, name, ZZ_STR(""), ZZ_NO_DAY, ZZ_STR("zhb1"));
	MUST(id.n > 5);
	for (size_t i = 0; i < id.n; i++)
		MUST(id.data[i] == '-' || (id.data[i] >= 'a' && id.data[i] <= 'z') ||
			 (id.data[i] >= '0' && id.data[i] <= '9'));
	zz_buf_free(&id);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct zz_pinyin *opened; /* once: opening costs a thousand times what a name costs */
	struct zz_str rest = INPUT, name;
	if (!opened)
		opened = zz_pinyin_open();
	while (next_line(&rest, &name)) {
		read_name(opened, name);
		read_name(NULL, name);
	}
	if (size == 24) /* now and then: this opens ICU anew */
		must_make_an_id(INPUT);
	return 0;
}
