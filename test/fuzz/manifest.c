/* A manifest: what is taken has one spelling. And a policy with its operators, split at a line "===". */
#include "fuzz.h"

#include "witness/manifest.h"
#include "witness/policy.h"

static void put_hex(struct zz_buf *out, const struct zz_sm3 *d)
{
	char text[ZZ_DIGEST_MAX];
	zz_buf_printf(out, "%s ", zz_sm3_text(d, text) + 4);
}

static void manifest(struct zz_str s)
{
	struct zz_manifest m;
	struct zz_buf text = {0};
	char day[ZZ_DATE_MAX];
	if (!zz_manifest_parse(s, &m))
		return;
	zz_buf_puts(&text, ZZ_MANIFEST_HEAD);
	for (size_t i = 0; i < m.n; i++) {
		put_hex(&text, &m.at[i].record);
		put_hex(&text, &m.at[i].text);
		put_hex(&text, &m.at[i].protected);
		zz_buf_printf(&text, "%s\n", m.at[i].day == ZZ_NO_DAY ? "0000-00-00" : zz_day_text(m.at[i].day, day));
	}
	MUST(zz_str_eq(zz_buf_view(&text), s));
	zz_buf_free(&text);
	zz_manifest_free(&m);
}

static void policy(struct zz_str s)
{
	struct zz_policy p;
	struct zz_arena a = {0};
	struct zz_pusher who;
	ptrdiff_t cut = zz_str_find(s, ZZ_STR("===\n"));
	struct zz_str front = cut < 0 ? s : zz_str_sub(s, 0, (size_t)cut),
				  back = cut < 0 ? (struct zz_str){0} : zz_str_sub(s, (size_t)cut + 4, s.n);
	bool good = zz_policy_read(&p, front, back);
	MUST(good || p.findings.n);
	MUST(p.file.days != ZZ_UNSET);
	zz_policy_pusher(&p, ZZ_STR("SHA256:x"), "0123456789abcdef0123456789abcdef", 20000, &a, &who);
	MUST(who.nbranches <= p.operators.n);
	zz_arena_free(&a);
	zz_policy_free(&p);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	manifest(INPUT);
	policy(INPUT);
	return 0;
}
