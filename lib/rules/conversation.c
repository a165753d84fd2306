#include "rules/conversation.h"

#include "base/text.h"
#include "rules/judge.h"

#include <stdlib.h>
#include <string.h>

/* --- who is meant --- */

/* As it is read aloud over the telephone. */
static size_t read_typed(struct zz_str typed, char out[ZZ_FINDING_ID + 1])
{
	struct zz_arena a = {0};
	size_t n = zz_finding_read_id(zz_text_half(&a, zz_str_trim(typed)), out);
	for (size_t i = 0; i < n; i++) {
		out[i] = out[i] == 'O' ? '0' : out[i] == 'I' || out[i] == 'L' ? '1' : out[i];
		bool letter = (out[i] >= '0' && out[i] <= '9') || (out[i] >= 'A' && out[i] <= 'Z' && out[i] != 'U');
		n = letter ? n : 0;
	}
	zz_arena_free(&a);
	return n;
}

static bool has_id(const struct zz_verdict *v, const struct zz_index_list *list, const char *id)
{
	for (size_t i = 0; i < list->n; i++)
		if (!strcmp(v->findings.at[list->at[i]].id, id))
			return true;
	return false;
}

static int32_t obligation_of(const struct zz_verdict *v, struct zz_str key)
{
	struct zz_buf text = {0};
	int32_t found = -1;
	for (size_t i = 0; i < v->n && found < 0; i++) {
		zz_buf_clear(&text);
		zz_obligation_key(&text, v, &v->at[i]);
		if (zz_str_eq(zz_buf_view(&text), key))
			found = (int32_t)i;
	}
	zz_buf_free(&text);
	return found;
}

/* A waived obligation has no finding any more; the id that it had is still what people have noted. */
static int32_t waived_of(const struct zz_verdict *v, const char *wanted, size_t n)
{
	struct zz_buf key = {0};
	char id[ZZ_FINDING_ID + 1];
	int32_t found = -1;
	for (size_t i = 0; i < v->n && found < 0; i++) {
		if (v->at[i].state != ZZ_WAIVED)
			continue;
		zz_buf_clear(&key);
		zz_obligation_key(&key, v, &v->at[i]);
		if (zz_finding_id_of_key(zz_buf_view(&key), id) && !strncmp(id, wanted, n))
			found = (int32_t)i;
	}
	zz_buf_free(&key);
	return found;
}

static size_t slashes(struct zz_str s)
{
	size_t n = 0;
	for (size_t i = 0; i < s.n; i++)
		n += s.p[i] == '/';
	return n;
}

enum { IN_A_KEY = 3 };

struct zz_str zz_key_owner(struct zz_str key)
{
	struct zz_str rest = zz_str_trim(key), rule, owner = {0};
	bool is =
		slashes(rest) == IN_A_KEY && zz_str_split(&rest, '/', &rule) && zz_str_split(&rest, '/', &owner);
	return is ? owner : (struct zz_str){0};
}

void zz_findings_in_record(const struct zz_verdict *v, struct zz_str path, struct zz_str typed,
						   struct zz_index_list *out)
{
	char id[ZZ_FINDING_ID + 1];
	typed = zz_str_trim(typed);
	size_t n = read_typed(typed, id);
	for (size_t i = 0; i < v->findings.n; i++) {
		const struct zz_finding *f = &v->findings.at[i];
		bool named = zz_str_eq(f->rule, typed) || zz_str_is(typed, f->def->id);
		if (zz_str_eq(f->path, path) && (named || (n && !strncmp(f->id, id, n))) && !has_id(v, out, f->id))
			*ZZ_PUSH(out) = i;
	}
}

enum zz_typed_as zz_findings_meant(const struct zz_verdict *v, struct zz_str typed, struct zz_index_list *out,
								   int32_t *obligation)
{
	char id[ZZ_FINDING_ID + 1];
	*obligation = -1;
	typed = zz_str_trim(typed);
	if (slashes(typed) == IN_A_KEY) {
		*obligation = obligation_of(v, typed);
		if (*obligation >= 0 && v->at[*obligation].finding >= 0)
			*ZZ_PUSH(out) = (size_t)v->at[*obligation].finding;
		return ZZ_TYPED_KEY;
	}
	size_t n = read_typed(typed, id);
	if (!n)
		return ZZ_TYPED_NEITHER;
	for (size_t i = 0; i < v->findings.n; i++)
		if (!strncmp(v->findings.at[i].id, id, n) && !has_id(v, out, v->findings.at[i].id))
			*ZZ_PUSH(out) = i;
	if (!out->n)
		*obligation = waived_of(v, id, n);
	return ZZ_TYPED_ID;
}

int32_t zz_explained_before(const struct zz_ledger *l, struct zz_str typed)
{
	char wanted[ZZ_FINDING_ID + 1], id[ZZ_FINDING_ID + 1];
	int32_t latest = -1;
	size_t n = slashes(typed) ? zz_finding_id_of_key(typed, wanted) : read_typed(typed, wanted);
	for (size_t i = 0; n && i < l->nfollowups; i++) {
		const struct zz_followup *f = &l->followups[i];
		size_t has = f->type == ZZ_FU_EXPLANATION ? zz_explained_id(f, id) : 0;
		if (has && !strncmp(id, wanted, has < n ? has : n) &&
			(latest < 0 || zz_followup_after(f, &l->followups[latest])))
			latest = (int32_t)i;
	}
	return latest;
}

/* --- what was said --- */

static bool names(const struct zz_verdict *v, const struct zz_followup *f, const char *wanted)
{
	char id[ZZ_FINDING_ID + 1];
	size_t n = f->type == ZZ_FU_EXPLANATION ? zz_explained_id(f, id) : 0;
	if (!n || strncmp(wanted, id, n) != 0)
		return false;
	for (size_t i = 0; n < ZZ_FINDING_ID && i < v->findings.n;
		 i++) /* the beginning of two ids says neither */
		if (!strncmp(v->findings.at[i].id, id, n) && strcmp(v->findings.at[i].id, wanted) != 0)
			return false;
	return true;
}

static void in_order(const struct zz_ledger *l, struct zz_index_list *list)
{
	for (size_t i = 1; i < list->n; i++)
		for (size_t k = i;
			 k > 0 && zz_followup_after(&l->followups[list->at[k - 1]], &l->followups[list->at[k]]); k--) {
			size_t former = list->at[k - 1];
			list->at[k - 1] = list->at[k];
			list->at[k] = former;
		}
}

void zz_conversation(const struct zz_verdict *v, size_t finding, struct zz_index_list *out)
{
	const struct zz_ledger *l = v->ledger;
	struct zz_index_list explanations = {0}, answers = {0};
	if (v->judged[finding].explanation < 0)
		return;
	for (size_t i = 0; i < l->nfollowups; i++)
		if (names(v, &l->followups[i], v->findings.at[finding].id))
			*ZZ_PUSH(&explanations) = i;
	in_order(l, &explanations);
	for (size_t e = 0; e < explanations.n; e++) {
		*ZZ_PUSH(out) = explanations.at[e];
		answers.n = 0;
		for (size_t i = 0; i < l->nfollowups; i++)
			if (zz_answers_to(&l->followups[i], &l->followups[explanations.at[e]]))
				*ZZ_PUSH(&answers) = i;
		in_order(l, &answers);
		for (size_t i = 0; i < answers.n; i++)
			*ZZ_PUSH(out) = answers.at[i];
	}
	free(explanations.at);
	free(answers.at);
}

/* --- how it is named, where its files go --- */

struct zz_str zz_finding_key(const struct zz_finding *f, struct zz_arena *a)
{
	char id[ZZ_FINDING_ID + 1];
	if (!f->owner.n || !f->period.n || f->record.n || f->part.n)
		return (struct zz_str){0};
	struct zz_str key = zz_arena_printf(a, "%.*s/%.*s/%.*s/%.*s", ZZ_FMT(f->rule), ZZ_FMT(f->owner),
										ZZ_FMT(f->subject.n ? f->subject : ZZ_STR("-")), ZZ_FMT(f->period));
	return zz_finding_id_of_key(key, id) && !strcmp(id, f->id) ? key : (struct zz_str){0};
}

static int32_t year_in(struct zz_str text)
{
	int32_t year = 0;
	for (size_t i = 0; i < 4; i++) {
		if (i >= text.n || text.p[i] < '0' || text.p[i] > '9')
			return 0;
		year = year * 10 + (text.p[i] - '0');
	}
	return year;
}

void zz_finding_place(const struct zz_verdict *v, size_t finding, struct zz_str *owner, int32_t *year)
{
	const struct zz_finding *f = &v->findings.at[finding];
	struct zz_str rest = f->path, top = {0}, folder = {0};
	*owner = f->owner.n ? f->owner : ZZ_STR("unit");
	*year = year_in(f->period);
	if ((zz_str_starts(f->path, "records/") || zz_str_starts(f->path, "followups/")) &&
		zz_str_split(&rest, '/', &top) && zz_str_split(&rest, '/', &folder) && year_in(rest) && rest.n > 4 &&
		rest.p[4] == '/') {
		*owner = folder;
		*year = year_in(rest);
	}
	if (*year <= 0)
		*year = zz_civil_of(v->ledger->today).year;
}
