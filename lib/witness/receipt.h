/* A receipt: what a witness saw of a ledger, and when (provenance 2.1). Exact bytes; at most 2 KiB, ASCII
 * above the empty line:
 *
 *   zzsh-receipt v1
 *   witness jgdw.example/w1
 *   seq 128
 *   prev sm3:<hex>                  of the whole receipt before, with its signatures; zeros for seq 0
 *   time 2024-04-01T01:00:00Z
 *   clock ntp 0.350                 ntp, manual, unsync or injected (a trial), and the bound of its error in
 * seconds cause push ledger <32 hex> ref refs/heads/main old <40 hex>|none               what the ledger's
 * receipt before saw head <40 hex>|none|code:<20>    code:… of the head's texts (witness/code.h), told by
 * telephone relation ff objects ok                      ok, missing, invalid; unknown where none were seen
 *   records 47
 *   manifest sm3:<hex>              witness/manifest.h; zeros where nothing was seen
 *   content sm3:<hex>               likewise
 *   pusher SHA256:<fingerprint>|-
 *   policy sm3:<hex>                of the policy and the operators in force (witness/policy.h)
 *   list sm3:<hex>|-                of what a redact, import, key or clock receipt lists
 *   <empty line>
 *   — jgdw.example/w1 <base64 of key id and signature>
 *
 * The signature is over everything before the empty line (C2SP signed-note). */
#ifndef ZZ_WITNESS_RECEIPT_H
#define ZZ_WITNESS_RECEIPT_H

#include "base/digest.h"
#include "witness/key.h"
#include "witness/observation.h"

enum { ZZ_RECEIPT_MOST = 2048, ZZ_SIGNATURES_MOST = 8, ZZ_SEQ_MOST = 999999 };

enum zz_clock_kind { ZZ_CLOCK_NTP, ZZ_CLOCK_MANUAL, ZZ_CLOCK_UNSYNC, ZZ_CLOCK_INJECTED, ZZ_CLOCKS };
enum zz_objects { ZZ_OBJECTS_OK, ZZ_OBJECTS_MISSING, ZZ_OBJECTS_INVALID, ZZ_OBJECTS_UNKNOWN, ZZ_OBJECTS };
extern const struct zz_term zz_clock_terms[ZZ_CLOCKS], zz_objects_terms[ZZ_OBJECTS];

struct zz_receipt {
	struct zz_str witness;
	uint32_t seq;
	struct zz_sm3 prev;
	int64_t time;
	uint8_t clock, cause, relation, objects;
	int64_t bound_ms;
	char ledger[33];
	struct zz_str ref, old, head; /* old and head: empty for none */
	uint32_t records;
	struct zz_sm3 manifest, content;
	struct zz_str pusher; /* empty for - */
	struct zz_sm3 policy;
	bool has_list;
	struct zz_sm3 list;
	/* What was read. */
	struct zz_str text; /* the signed bytes */
	struct zz_sm3 digest;
	struct zz_note_signature {
		struct zz_str name;
		uint8_t id[ZZ_KEY_ID];
		uint8_t bytes[ZZ_SIGNATURE_MOST];
		size_t n;
	} signatures[ZZ_SIGNATURES_MOST];
	size_t nsignatures;
};

/* The signed bytes. */
void zz_receipt_text(struct zz_buf *out, const struct zz_receipt *r);
/* Whole: text, empty line, a line for each key. */
int zz_receipt_sign(struct zz_buf *out, const struct zz_receipt *r, const struct zz_signer *keys, size_t n,
					struct zz_error *e);
/* False where the bytes are not exactly those of a receipt. What it points to lies in `bytes`. */
bool zz_receipt_parse(struct zz_str bytes, struct zz_receipt *out);
/* Signatures of unknown keys are passed over; one of a known key that fails makes the receipt bad. */
enum zz_signed { ZZ_SIGNED_GOOD, ZZ_SIGNED_BAD, ZZ_SIGNED_UNKNOWN };
enum zz_signed zz_receipt_verify(const struct zz_receipt *r, const struct zz_vkey *keys, size_t n);
/* Twice the bound of the clock's error, in milliseconds; two days at least where it was not synchronised. */
int64_t zz_receipt_error(const struct zz_receipt *r);
/* "2024-04-01T01:00:00Z" */
void zz_receipt_time(struct zz_buf *out, int64_t moment);
/* A signature line of a signed note, and all of them to the end of the bytes; at least one. */
void zz_note_signature_text(struct zz_buf *out, const struct zz_note_signature *s);
bool zz_note_signatures_parse(struct zz_str rest, struct zz_note_signature out[ZZ_SIGNATURES_MOST],
							  size_t *n);
bool zz_sm3_zero(const struct zz_sm3 *d);

#endif
