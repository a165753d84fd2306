#include "witness/named.h"

#include "witness/receipt.h"

static bool number(struct zz_str text, uint32_t *n)
{
	enum { DIGITS = 6 };
	*n = 0;
	for (size_t i = 0; i < text.n && i <= DIGITS; i++) {
		if (text.p[i] < '0' || text.p[i] > '9')
			return false;
		*n = *n * 10 + (uint32_t)(text.p[i] - '0');
	}
	return text.n && *n <= ZZ_SEQ_MOST;
}

static bool take(struct zz_str line, struct zz_named_receipt *out)
{
	static const char key[] = "Zzsh-Seen: ";
	struct zz_str digits;
	if (!zz_str_starts(line, key))
		return false;
	line = zz_str_sub(line, sizeof key - 1, line.n);
	return zz_str_split(&line, ' ', &out->name) && zz_str_split(&line, ' ', &digits) &&
		   zz_sm3_parse(zz_str_trim(line), &out->digest) && number(digits, &out->seq);
}

bool zz_named_next(struct zz_str *message, struct zz_named_receipt *out)
{
	struct zz_str line;
	while (zz_str_split(message, '\n', &line))
		if (take(line, out))
			return true;
	return false;
}
