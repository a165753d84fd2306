/* A receipt, a public key, a code, what sshd says of a connection: what is taken is written again with the
 * same bytes; what is not taken is refused, and nothing of it is used. */
#include "fuzz.h"

#include "witness/code.h"
#include "witness/pusher.h"
#include "witness/receipt.h"

static void receipt(struct zz_str s, struct zz_vkey *keys, size_t n)
{
	struct zz_receipt r;
	struct zz_buf text = {0};
	if (!zz_receipt_parse(s, &r))
		return;
	MUST(s.n <= ZZ_RECEIPT_MOST && r.seq <= ZZ_SEQ_MOST && r.bound_ms >= 0);
	MUST(r.cause < ZZ_CAUSES && r.relation < ZZ_HEADS && r.clock < ZZ_CLOCKS && r.objects < ZZ_OBJECTS);
	zz_receipt_text(&text, &r);
	MUST(zz_str_eq(zz_buf_view(&text), r.text));
	zz_receipt_verify(&r, keys, n);
	zz_buf_free(&text);
}

static size_t known(struct zz_vkey keys[2])
{
	static const char *const texts[] = {
		"jgdw.example/w1+15f0f196+AddamAGCsQq31Uv+08lkBzoO4XLz2qYjJa8CGmj3B1Ea",
		"jgdw.example/w1+22884946+/"
		"3p6c2gvc20yLXNtMy92MQQQK//dkQeq0skE0WwsPjveW048NfbAtvVuF4XnfeL300MQB7gbsPYHz+"
		"bAlD758KOAlvXsN+Tof4vLY2D4YBn7"};
	for (int i = 0; i < 2; i++)
		MUST(zz_vkey_parse(zz_str(texts[i]), &keys[i]));
	return 2;
}

static void line_of(struct zz_str line)
{
	struct zz_vkey key;
	struct zz_buf text = {0};
	char code[ZZ_CODE_CHARS + 1];
	bool slip;
	if (zz_vkey_parse(line, &key)) {
		zz_vkey_text(&text, &key);
		MUST(zz_str_eq(zz_buf_view(&text), line));
	}
	if (zz_code_read(line, code, &slip))
		MUST(!slip && zz_code_good(zz_str(code)));
	if (zz_pusher_good(line))
		MUST(line.n == 50);
	zz_buf_free(&text);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct zz_vkey keys[2];
	struct zz_buf fingerprint = {0};
	struct zz_str rest = INPUT, line;
	receipt(INPUT, keys, known(keys));
	while (next_line(&rest, &line))
		line_of(line);
	if (zz_pusher_of(INPUT, &fingerprint))
		MUST(zz_pusher_good(zz_buf_view(&fingerprint)));
	zz_buf_free(&fingerprint);
	return 0;
}
