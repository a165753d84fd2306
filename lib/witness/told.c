#include "witness/told.h"

#include "base/message.h"
#include "base/text.h"
#include "witness/code.h"

#include <string.h>

void zz_told_time(struct zz_buf *out, int64_t moment)
{
	enum { BEIJING = 8 * 60 };
	char day[ZZ_DATE_MAX];
	zz_day at = zz_day_at(moment, BEIJING);
	int minute = (int)((moment - zz_moment_at(at, 0, BEIJING)) / 60);
	zz_buf_printf(out, "%s %02d:%02d", zz_day_text(at, day), minute / 60, minute % 60);
}

void zz_sighted_text(struct zz_buf *out, const struct zz_sighted *s, enum zz_lang lang)
{
	const struct zz_receipt *r = &s->receipt;
	char code[ZZ_CODE_CHARS + 1];
	zz_msgf(out, lang, N_("Receipt %u  "), (unsigned)r->seq);
	zz_told_time(out, r->time);
	bool sees = strcmp(r->ledger, "00000000000000000000000000000000") != 0; /* a ledger, that is */
	zz_buf_printf(out, "  %s",
				  zz_term_text(sees ? &zz_head_terms[r->relation] : &zz_cause_terms[r->cause], lang));
	if (r->cause == ZZ_CAUSE_COSIGN)
		zz_msgf(out, lang, N_("  %.*s, receipts: %u"),
				ZZ_FMT(zz_str_sub(r->ref, sizeof ZZ_WITNESS_REF - 1, r->ref.n)), (unsigned)r->records);
	else if (!zz_sm3_zero(&r->content))
		zz_msgf(out, lang, N_("  records: %u"), (unsigned)r->records);
	if (r->objects == ZZ_OBJECTS_MISSING || r->objects == ZZ_OBJECTS_INVALID)
		zz_buf_printf(out, "  %s", zz_term_text(&zz_objects_terms[r->objects], lang));
	zz_buf_puts(out, "  ");
	zz_code_show(out, zz_code(ZZ_CODE_RECEIPT, &r->digest, code));
	zz_buf_putc(out, '\n');
}

static void put_ledgers(struct zz_buf *out, struct zz_witness *w, enum zz_lang lang)
{
	struct zz_str rest = zz_buf_view(&w->ledgers), line;
	while (zz_str_split(&rest, '\n', &line)) {
		struct zz_str id = zz_str_sub(line, 0, 32), place = zz_str_sub(line, 33, line.n);
		if (!zz_str_eq(zz_witness_place(w, id), place))
			continue; /* it was there before */
		zz_msgf(out, lang, N_("Ledger    %.*s  "), ZZ_FMT(id));
		zz_text_safe(out, place);
		zz_buf_putc(out, '\n');
	}
}

void zz_witness_text(struct zz_buf *out, struct zz_witness *w, enum zz_lang lang)
{
	struct zz_buf keys = {0};
	struct zz_error ignored = {0};
	zz_msgf(out, lang, N_("Witness   %.*s\n"), ZZ_FMT(w->name));
	if (w->policy.file.trial == 2)
		zz_buf_puts(out, zz_tr(lang, N_("For trial: receipts by a clock that was set by hand are issued\n")));
	if (w->chain.begun) {
		zz_msgf(out, lang, N_("Receipts  %u, the last at "), (unsigned)w->chain.last.seq + 1);
		zz_told_time(out, w->chain.last.time);
		zz_buf_putc(out, '\n');
	} else {
		zz_buf_puts(out, zz_tr(lang, N_("Receipts  none yet\n")));
	}
	if (!zz_chain_file(&w->chain, ZZ_STR("keys"), 4096, &keys, &ignored)) {
		struct zz_str rest = zz_buf_view(&keys), line;
		while (zz_str_split(&rest, '\n', &line))
			zz_msgf(out, lang, N_("Key       %.*s\n"), ZZ_FMT(line));
	}
	put_ledgers(out, w, lang);
	zz_buf_free(&keys);
}
