/* An owner's findings that its own files tell, judged from these alone, against those of the whole ledger. */
#ifndef PARTS_H
#define PARTS_H

#include "world.h"

#include "rules/conversation.h"

/* "id severity answer", a line each, in byte order; those of one owner that are told by its own files. */
static void put_own(struct zz_buf *out, const struct zz_verdict *v, struct zz_str owner)
{
	char *lines[512];
	size_t n = 0;
	for (size_t i = 0; i < v->findings.n && n < 512; i++) {
		const struct zz_finding *f = &v->findings.at[i];
		if (!zz_finding_of_own_files(v, i) || !zz_str_eq(f->owner, owner))
			continue;
		lines[n] = calloc(400, 1);
		snprintf(lines[n++], 400, "%s %.*s %s %s %d\n", f->id, ZZ_FMT(f->rule), f->def->id,
				 zz_severity_terms[f->severity].slug, v->judged[i].answer);
	}
	qsort(lines, n, sizeof *lines, by_text);
	for (size_t i = 0; i < n; i++) {
		if (!i || strcmp(lines[i], lines[i - 1]) != 0)
			zz_buf_puts(out, lines[i]);
		if (i)
			free(lines[i - 1]);
	}
	if (n)
		free(lines[n - 1]);
}

/* The findings of `owner`, of the whole or of what was loaded for it alone. */
static void judged_of(struct zz_buf *out, struct zz_ledger *l, struct zz_str owner)
{
	static const char *const packs[] = {"national", "organ", "flags", "local-examples"};
	struct zz_error e = {.lang = ZZ_EN};
	struct zz_packs p = {.no_local = false};
	struct zz_verdict *v = NULL;
	uint32_t word = zz_intern_find(&l->words, owner);
	struct zz_question q = {.period = {ZZ_PERIOD_DAYS, ZZ_NO_DAY, ZZ_NO_DAY}, .owners = &word, .nowners = 1};
	if (zz_packs_load(&p, l, packs, 4, &e) || zz_judge(&v, l, &p, &q, &e))
		fail_msg("%s", e.text);
	put_own(out, v, owner);
	zz_verdict_free(v);
	zz_packs_free(&p);
}

static size_t compare_part(const struct world *w, struct zz_str owner)
{
	const struct zz_scope own = {.owner = owner, .last_year = 9999, .all_branches = true};
	struct zz_error e = {.lang = ZZ_EN};
	struct zz_ledger *part;
	struct zz_buf whole = {0}, alone = {0};
	zz_buf_puts(&whole, "");
	zz_buf_puts(&alone, "");
	judged_of(&whole, w->ledger, owner);
	if (zz_ledger_load(&part, w->source, &own, 0, w->ledger->today, &e))
		fail_msg("%s", e.text);
	judged_of(&alone, part, owner);
	zz_ledger_free(part);
	size_t same = 0;
	while (whole.data[same] && whole.data[same] == alone.data[same])
		same++;
	while (same && whole.data[same - 1] != '\n')
		same--;
	if (strcmp(whole.data, alone.data) != 0)
		fail_msg("%.*s in the whole\n%.200s\nfrom its own files\n%.200s", ZZ_FMT(owner), whole.data + same,
				 alone.data + same);
	size_t found = whole.n;
	zz_buf_free(&whole);
	zz_buf_free(&alone);
	return found;
}

static size_t compare_parts(const struct world *w)
{
	const struct zz_roster *r = &w->ledger->roster;
	size_t found = 0;
	for (uint32_t i = 0; i < r->norgs; i++)
		found += compare_part(w, zz_intern_str(&w->ledger->words, r->orgs[i].id));
	return found;
}

#endif
