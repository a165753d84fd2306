/* Who carries a decision out (责任人) is a free text: people, or an office, or all of them. What looks like a
 * slip in the name of somebody known is asked about; anybody else may stand there, and is said to be unknown.
 */
#ifndef ZZ_ENTRY_CARRIER_H
#define ZZ_ENTRY_CARRIER_H

#include "entry/record.h"

enum zz_carrier_is {
	ZZ_CARRIER_FINE,     /* a name or an id that the roster has, an office, whatever else is nobody's name */
	ZZ_CARRIER_STRANGER, /* looks like a name that the roster does not have */
	ZZ_CARRIER_NEAR,     /* and is one sign, or one spelling of the same sound, from one name that it has */
};

struct zz_carrier {
	uint8_t is;
	struct zz_str piece; /* the name in question, within the text */
	int32_t near;        /* index of the roster's people; -1 where there is none */
};

/* What a text is, by the first of its names that is not fine; members of `org` on that day go before
 * everybody else. */
struct zz_carrier zz_carrier_of(const struct zz_ledger *l, struct zz_str text, int32_t org, zz_day on);

/* "the roster knows nobody called 罗一铭; is it 罗一鸣?", or nothing where it is fine. */
void zz_carrier_hint(struct zz_buf *out, const struct zz_ledger *l, const struct zz_carrier *c,
					 enum zz_lang lang);

/* Whether the record names somebody in the chair, as its writer or lecturer, or in a decision, whom the
 * roster, as far as it is loaded, does not know. */
bool zz_carriers_open(const struct zz_ledger *l, const struct zz_record *r);
/* ZZ_EUSAGE where an option names somebody who is near one known name. Nothing where they were asked for, or
 * the roster is loaded in part. */
int zz_carriers_check(const struct zz_ledger *l, const struct zz_said *said, const struct zz_record *r,
					  struct zz_error *e);

#endif
