#include "witness/receipt.h"

#include "base/message.h"
#include "witness/base64.h"
#include "witness/code.h"
#include "witness/pusher.h"

#include <string.h>

const struct zz_term zz_clock_terms[ZZ_CLOCKS] = {
	{"ntp", "网络对时"}, {"manual", "人工对时"}, {"unsync", "未对时"}, {"injected", "试用（人工设定）"}};
const struct zz_term zz_objects_terms[ZZ_OBJECTS] = {
	{"ok", "完好"}, {"missing", "不全"}, {"invalid", "有不合规的内容"}, {"unknown", "未查看"}};

#define FIRST_LINE "zzsh-receipt v1\n"
#define DASH       "\342\200\224 " /* U+2014 and a blank */
/* A hundred years: what no clock is wrong by. */
#define BOUND_MOST ((int64_t)3155760000 * 1000)

bool zz_sm3_zero(const struct zz_sm3 *d)
{
	static const struct zz_sm3 zero;
	return memcmp(d, &zero, sizeof zero) == 0;
}

int64_t zz_receipt_error(const struct zz_receipt *r)
{
	enum { DAY_MS = 24 * 60 * 60 * 1000 };
	return 2 * (r->clock == ZZ_CLOCK_UNSYNC && r->bound_ms < DAY_MS ? DAY_MS : r->bound_ms);
}

/* --- writing --- */

void zz_receipt_time(struct zz_buf *out, int64_t moment)
{
	char day[ZZ_DATE_MAX];
	zz_day at = zz_day_at(moment, 0);
	int64_t second = moment - (int64_t)at * 86400;
	zz_buf_printf(out, "%sT%02d:%02d:%02dZ", zz_day_text(at, day), (int)(second / 3600),
				  (int)(second / 60 % 60), (int)(second % 60));
}

static void put_digest(struct zz_buf *out, const char *key, const struct zz_sm3 *d)
{
	char text[ZZ_DIGEST_MAX];
	zz_buf_printf(out, "%s %s\n", key, zz_sm3_text(d, text));
}

static void put_or(struct zz_buf *out, const char *key, struct zz_str value, const char *none)
{
	zz_buf_printf(out, "%s ", key);
	zz_buf_str(out, value.n ? value : zz_str(none));
	zz_buf_putc(out, '\n');
}

void zz_receipt_text(struct zz_buf *out, const struct zz_receipt *r)
{
	zz_buf_puts(out, FIRST_LINE);
	put_or(out, "witness", r->witness, "-");
	zz_buf_printf(out, "seq %u\n", (unsigned)r->seq);
	put_digest(out, "prev", &r->prev);
	zz_buf_puts(out, "time ");
	zz_receipt_time(out, r->time);
	zz_buf_printf(out, "\nclock %s %lld.%03d\n", zz_clock_terms[r->clock].slug,
				  (long long)(r->bound_ms / 1000), (int)(r->bound_ms % 1000));
	zz_buf_printf(out, "cause %s\nledger %s\n", zz_cause_terms[r->cause].slug, r->ledger);
	put_or(out, "ref", r->ref, "-");
	put_or(out, "old", r->old, "none");
	put_or(out, "head", r->head, "none");
	zz_buf_printf(out, "relation %s\nobjects %s\nrecords %u\n", zz_head_terms[r->relation].slug,
				  zz_objects_terms[r->objects].slug, (unsigned)r->records);
	put_digest(out, "manifest", &r->manifest);
	put_digest(out, "content", &r->content);
	put_or(out, "pusher", r->pusher, "-");
	put_digest(out, "policy", &r->policy);
	if (r->has_list)
		put_digest(out, "list", &r->list);
	else
		zz_buf_puts(out, "list -\n");
}

void zz_note_signature_text(struct zz_buf *out, const struct zz_note_signature *s)
{
	uint8_t both[ZZ_KEY_ID + ZZ_SIGNATURE_MOST];
	memcpy(both, s->id, ZZ_KEY_ID);
	memcpy(both + ZZ_KEY_ID, s->bytes, s->n);
	zz_buf_puts(out, DASH);
	zz_buf_str(out, s->name);
	zz_buf_putc(out, ' ');
	zz_base64(out, both, ZZ_KEY_ID + s->n);
	zz_buf_putc(out, '\n');
}

int zz_receipt_sign(struct zz_buf *out, const struct zz_receipt *r, const struct zz_signer *keys, size_t n,
					struct zz_error *e)
{
	int rc = ZZ_OK;
	zz_buf_clear(out);
	zz_receipt_text(out, r);
	size_t text = out->n;
	zz_buf_putc(out, '\n');
	for (size_t i = 0; !rc && i < n; i++) {
		struct zz_note_signature s = {.name = keys[i].public.name};
		memcpy(s.id, keys[i].public.id, ZZ_KEY_ID);
		rc = zz_signer_sign(&keys[i], (struct zz_str){out->data, text}, s.bytes, &s.n, e);
		if (!rc)
			zz_note_signature_text(out, &s);
	}
	struct zz_receipt again;
	if (!rc && !zz_receipt_parse(zz_buf_view(out), &again))
		rc = zz_error(e, ZZ_EENV, N_("the receipt would not be well formed, so it was not made"));
	return rc;
}

/* --- reading: each value on its own; that the whole is spelt the one right way is seen by writing it again
 * --- */

/* The value of the next line "key value"; empty where there is another line. */
static struct zz_str take(struct zz_str *rest, const char *key)
{
	struct zz_str line;
	size_t n = strlen(key);
	if (!zz_str_split(rest, '\n', &line) || !zz_str_starts(line, key) || line.n <= n + 1 || line.p[n] != ' ')
		return (struct zz_str){0};
	return zz_str_sub(line, n + 1, line.n);
}

static bool take_number(struct zz_str *rest, const char *key, uint32_t most, uint32_t *out)
{
	struct zz_str s = take(rest, key);
	uint64_t n = 0;
	if (!s.n || s.n > 10)
		return false;
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] < '0' || s.p[i] > '9')
			return false;
		n = n * 10 + (uint64_t)(s.p[i] - '0');
	}
	*out = (uint32_t)n;
	return n <= most;
}

static bool take_digest(struct zz_str *rest, const char *key, struct zz_sm3 *out)
{
	return zz_sm3_parse(take(rest, key), out);
}

static bool find_term(struct zz_str s, const struct zz_term *terms, uint8_t n, uint8_t *out)
{
	for (*out = 0; *out < n; (*out)++)
		if (zz_str_is(s, terms[*out].slug))
			return true;
	return false;
}

static bool take_term(struct zz_str *rest, const char *key, const struct zz_term *terms, uint8_t n,
					  uint8_t *out)
{
	return find_term(take(rest, key), terms, n, out);
}

static bool take_clock(struct zz_str *rest, struct zz_receipt *out)
{
	struct zz_str s = take(rest, "clock"), word;
	if (!zz_str_split(&s, ' ', &word) || !find_term(word, zz_clock_terms, ZZ_CLOCKS, &out->clock))
		return false;
	if (s.n < 5 || s.n > 14 || s.p[s.n - 4] != '.')
		return false;
	for (size_t i = 0; i < s.n; i++) {
		if (i == s.n - 4)
			continue;
		if (s.p[i] < '0' || s.p[i] > '9')
			return false;
		out->bound_ms = out->bound_ms * 10 + (s.p[i] - '0');
	}
	return out->bound_ms <= BOUND_MOST;
}

static bool is_hex(struct zz_str s, size_t n)
{
	if (s.n != n)
		return false;
	for (size_t i = 0; i < n; i++)
		if (!s.p[i] || !strchr("0123456789abcdef", s.p[i]))
			return false;
	return true;
}

static bool take_ledger(struct zz_str *rest, struct zz_receipt *out)
{
	struct zz_str s = take(rest, "ledger");
	if (!is_hex(s, 32))
		return false;
	memcpy(out->ledger, s.p, 32);
	return true;
}

/* A branch; where a chain was cosigned, that chain's. */
static bool take_ref(struct zz_str *rest, uint8_t cause, struct zz_str *out)
{
	static const char chains[] = "refs/zzsh/witness/";
	*out = take(rest, "ref");
	if (cause == ZZ_CAUSE_COSIGN)
		return zz_str_starts(*out, chains) && zz_witness_name(zz_str_sub(*out, sizeof chains - 1, out->n));
	if (!zz_str_starts(*out, "refs/heads/") || out->n > 120)
		return false;
	for (size_t i = 0; i < out->n; i++)
		if (out->p[i] <= ' ' || out->p[i] > '~')
			return false;
	return true;
}

static bool take_head(struct zz_str *rest, const char *key, bool code, struct zz_str *out)
{
	struct zz_str s = take(rest, key);
	if (zz_str_is(s, "none"))
		return true;
	*out = s;
	if (code && zz_str_starts(s, "code:"))
		return zz_code_good(zz_str_sub(s, 5, s.n));
	return is_hex(s, 40);
}

static bool take_pusher(struct zz_str *rest, struct zz_str *out)
{
	struct zz_str s = take(rest, "pusher");
	if (zz_str_is(s, "-"))
		return true;
	*out = s;
	return zz_pusher_good(s);
}

static bool take_list(struct zz_str *rest, struct zz_receipt *out)
{
	struct zz_str s = take(rest, "list");
	out->has_list = !zz_str_is(s, "-");
	return !out->has_list || zz_sm3_parse(s, &out->list);
}

static bool take_time(struct zz_str *rest, int64_t *out)
{
	struct zz_str s = take(rest, "time");
	return s.n == 20 && zz_str_ends(s, "Z") && zz_moment_parse(s, 0, out);
}

static bool parse_text(struct zz_str rest, struct zz_receipt *r)
{
	if (!zz_str_starts(rest, FIRST_LINE))
		return false;
	rest = zz_str_sub(rest, sizeof FIRST_LINE - 1, rest.n);
	r->witness = take(&rest, "witness");
	return zz_witness_name(r->witness) && take_number(&rest, "seq", ZZ_SEQ_MOST, &r->seq) &&
		   take_digest(&rest, "prev", &r->prev) && take_time(&rest, &r->time) && take_clock(&rest, r) &&
		   take_term(&rest, "cause", zz_cause_terms, ZZ_CAUSES, &r->cause) && take_ledger(&rest, r) &&
		   take_ref(&rest, r->cause, &r->ref) && take_head(&rest, "old", true, &r->old) &&
		   take_head(&rest, "head", true, &r->head) &&
		   take_term(&rest, "relation", zz_head_terms, ZZ_HEADS, &r->relation) &&
		   take_term(&rest, "objects", zz_objects_terms, ZZ_OBJECTS, &r->objects) &&
		   take_number(&rest, "records", UINT32_MAX, &r->records) &&
		   take_digest(&rest, "manifest", &r->manifest) && take_digest(&rest, "content", &r->content) &&
		   take_pusher(&rest, &r->pusher) && take_digest(&rest, "policy", &r->policy) &&
		   take_list(&rest, r) && rest.n == 0;
}

static bool parse_signature(struct zz_str line, struct zz_note_signature *out)
{
	uint8_t both[ZZ_KEY_ID + ZZ_SIGNATURE_MOST];
	if (!zz_str_starts(line, DASH))
		return false;
	line = zz_str_sub(line, sizeof DASH - 1, line.n);
	ptrdiff_t blank = zz_str_chr(line, ' ');
	if (blank < 0)
		return false;
	out->name = zz_str_sub(line, 0, (size_t)blank);
	ptrdiff_t n = zz_base64_read(zz_str_sub(line, (size_t)blank + 1, line.n), both, sizeof both);
	if (!zz_witness_name(out->name) || n <= ZZ_KEY_ID)
		return false;
	memcpy(out->id, both, ZZ_KEY_ID);
	out->n = (size_t)n - ZZ_KEY_ID;
	memcpy(out->bytes, both + ZZ_KEY_ID, out->n);
	return true;
}

bool zz_note_signatures_parse(struct zz_str rest, struct zz_note_signature out[ZZ_SIGNATURES_MOST], size_t *n)
{
	struct zz_str line;
	*n = 0;
	while (zz_str_split(&rest, '\n', &line))
		if (*n == ZZ_SIGNATURES_MOST || !parse_signature(line, &out[(*n)++]))
			return false;
	return *n > 0;
}

static bool same_again(struct zz_str bytes, const struct zz_receipt *r)
{
	struct zz_buf again = {0};
	zz_receipt_text(&again, r);
	zz_buf_putc(&again, '\n');
	for (size_t i = 0; i < r->nsignatures; i++)
		zz_note_signature_text(&again, &r->signatures[i]);
	bool same = zz_str_eq(zz_buf_view(&again), bytes);
	zz_buf_free(&again);
	return same;
}

bool zz_receipt_parse(struct zz_str bytes, struct zz_receipt *out)
{
	memset(out, 0, sizeof *out);
	ptrdiff_t gap = bytes.n <= ZZ_RECEIPT_MOST ? zz_str_find(bytes, ZZ_STR("\n\n")) : -1;
	if (gap < 0)
		return false;
	out->text = zz_str_sub(bytes, 0, (size_t)gap + 1);
	out->digest = zz_sm3(bytes);
	return parse_text(out->text, out) &&
		   zz_note_signatures_parse(zz_str_sub(bytes, (size_t)gap + 2, bytes.n), out->signatures,
									&out->nsignatures) &&
		   same_again(bytes, out);
}

enum zz_signed zz_receipt_verify(const struct zz_receipt *r, const struct zz_vkey *keys, size_t n)
{
	enum zz_signed found = ZZ_SIGNED_UNKNOWN;
	for (size_t i = 0; i < r->nsignatures; i++)
		for (size_t k = 0; k < n; k++) {
			const struct zz_note_signature *s = &r->signatures[i];
			if (!zz_str_eq(s->name, keys[k].name) || memcmp(s->id, keys[k].id, ZZ_KEY_ID) != 0)
				continue;
			if (!zz_vkey_verify(&keys[k], r->text, s->bytes, s->n))
				return ZZ_SIGNED_BAD;
			/* Another witness' word stands beside the witness' own, never in its place. */
			if (zz_str_eq(s->name, r->witness))
				found = ZZ_SIGNED_GOOD;
		}
	return found;
}
