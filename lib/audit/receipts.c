/* The receipts that commits name (trailer Zzsh-Seen: NAME SEQ sm3:HEX): a commit is younger than what it
 * names, whatever its own clock said (provenance 1.1, row 3). Told where the own clock matters: not of what a
 * receipt shows to have been there in time. */
#include "audit/audit_parts.h"

#include <string.h>

static bool number(struct zz_str text, int32_t *n)
{
	enum { DIGITS = 6 };
	*n = 0;
	for (size_t i = 0; i < text.n && text.p[i] >= '0' && text.p[i] <= '9'; i++)
		*n = i < DIGITS ? *n * 10 + text.p[i] - '0' : -1;
	return text.n && text.n <= DIGITS && *n >= 0;
}

static const struct zz_receipt_time *find(const struct zz_audit *a, struct zz_str line, struct zz_str *name,
										  int32_t *seq)
{
	struct zz_str digits;
	struct zz_sm3 digest;
	if (!zz_str_split(&line, ' ', name) || !zz_str_split(&line, ' ', &digits) ||
		!zz_sm3_parse(zz_str_trim(line), &digest) || !number(digits, seq))
		return NULL;
	for (size_t i = 0; i < a->witnessed.seen.nwitnesses; i++) {
		const struct zz_witness_known *w = &a->witnessed.seen.witnesses[i];
		if (zz_str_eq(w->name, *name) && (uint32_t)*seq < w->ntimes && w->times[*seq].good &&
			memcmp(&w->times[*seq].digest, &digest, sizeof digest) == 0)
			return &w->times[*seq];
	}
	return NULL;
}

/* A day, because two computers are never quite alike (DESIGN, as for a clock that runs back). */
static void one_commit(struct zz_auditing *w, const struct zz_record *r, const struct zz_commit *c,
					   struct zz_str message)
{
	enum { DAY = 86400 };
	static const char key[] = "Zzsh-Seen: ";
	struct zz_str line, name;
	int32_t seq = 0;
	while (zz_str_split(&message, '\n', &line)) {
		if (!zz_str_starts(line, key))
			continue;
		const struct zz_receipt_time *t = find(w->a, zz_str_sub(line, sizeof key - 1, line.n), &name, &seq);
		if (!t || t->time - c->committer <= DAY)
			continue;
		ZZ_AUDIT_RECORD(w, ZZ_HF_RECEIPT_LATER, r, (struct zz_str){0},
						ZZ_ATEXT("commit", zz_audit_hex(w, c->id)),
						ZZ_ATEXT("time", zz_audit_moment(w, c->committer)), ZZ_ANUM("seq", (long)seq),
						ZZ_ATEXT("witness", zz_arena_str(&w->a->arena, name)),
						ZZ_ATEXT("signed", zz_audit_moment(w, t->time)));
		return;
	}
}

static bool in_time(const struct zz_timing *t)
{
	return t->verdict == ZZ_TIME_ON_TIME || t->verdict == ZZ_TIME_INCOMPLETE ||
		   t->verdict == ZZ_TIME_PRE_WRITTEN || t->verdict == ZZ_TIME_IMPORTED;
}

void zz_audit_receipts(struct zz_auditing *w)
{
	struct zz_audit *a = w->a;
	struct zz_buf message = {0};
	struct zz_error ignored = {0};
	for (uint32_t i = 0; a->witnessed.at && i < w->l->nrecords; i++) {
		if (!a->witnessed.at[i].judged || in_time(&a->witnessed.at[i].timing))
			continue;
		const struct zz_commit *c = &a->past.commits.at[a->entries.at[i].index];
		if (!c->injected && !zz_source_message(w->l->source, c->id, &message, &ignored))
			one_commit(w, &w->l->records[i], c, zz_buf_view(&message));
	}
	zz_buf_free(&message);
}
