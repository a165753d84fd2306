#include "model/brief.h"

#include "format/yaml.h"

#include <stdlib.h>
#include <string.h>

/* --- by blob --- */

static size_t slot_of(const struct zz_briefs *b, const uint8_t *blob)
{
	uint64_t key;
	memcpy(&key, blob, sizeof key);
	size_t i = (size_t)key & (b->nslots - 1);
	while (b->slots[i] && memcmp(b->rows.at[b->slots[i] - 1].blob, blob, ZZ_BLOB_ID) != 0)
		i = (i + 1) & (b->nslots - 1);
	return i;
}

static void make_room(struct zz_briefs *b)
{
	enum { FIRST = 64 };
	if (b->nslots && (b->rows.n + 1) * 2 <= b->nslots)
		return;
	free(b->slots);
	b->nslots = b->nslots ? b->nslots : FIRST;
	while ((b->rows.n + 1) * 2 > b->nslots)
		b->nslots *= 2;
	b->slots = zz_malloc(b->nslots * sizeof *b->slots);
	for (size_t i = 0; i < b->rows.n; i++)
		b->slots[slot_of(b, b->rows.at[i].blob)] = (uint32_t)i + 1;
}

/* --- from a text --- */

static void take_amends(struct zz_briefs *b, struct zz_brief *row, const struct zz_record *r,
						const struct zz_intern *words)
{
	const struct zz_amend *at = r->amends.at;
	row->amends = (uint32_t)b->amends.n;
	row->namends = r->amends.n;
	for (uint32_t i = 0; i < r->amends.n; i++)
		*ZZ_PUSH(&b->amends) = (struct zz_brief_amend){
			.of = zz_intern(&b->words, at[i].of),
			.reason = zz_intern(&b->words, at[i].reason),
			.by = zz_intern(&b->words, zz_intern_str(words, at[i].by)),
			.on = at[i].on,
		};
}

static void take_attachments(struct zz_briefs *b, struct zz_brief *row, const struct zz_record *r)
{
	const struct zz_attachment *at = r->attachments.at;
	row->attachments = (uint32_t)b->attachments.n;
	row->nattachments = r->attachments.n;
	for (uint32_t i = 0; i < r->attachments.n; i++)
		*ZZ_PUSH(&b->attachments) = (struct zz_brief_attachment){zz_intern(&b->words, at[i].path),
																 zz_intern(&b->words, at[i].digest)};
}

static void take_record(struct zz_briefs *b, struct zz_brief *row, const struct zz_record *r,
						const struct zz_intern *words)
{
	row->date = r->date;
	row->end_date = r->end_date;
	row->owner = zz_intern(&b->words, zz_intern_str(words, r->owner));
	row->recorder = zz_intern(&b->words, zz_intern_str(words, r->recorder.name));
	row->late_reason = zz_intern(&b->words, r->late_reason);
	row->late_approver = zz_intern(&b->words, r->late_approver);
	row->said |= r->imported ? ZZ_BRIEF_IMPORTED : 0;
	take_amends(b, row, r, words);
	take_attachments(b, row, r);
}

static uint16_t missing_of(const struct zz_findings *found)
{
	unsigned n = 0;
	for (size_t i = 0; i < found->n; i++)
		n += strcmp(found->at[i].def->id, "element-missing") == 0;
	return n < UINT16_MAX ? (uint16_t)n : UINT16_MAX;
}

static void read_text(struct zz_briefs *b, struct zz_brief *row)
{
	struct zz_intern words = {0};
	struct zz_findings found = {.arena = &b->scratch};
	struct zz_record r = {0};
	struct zz_reader reader = {.arena = &b->scratch, .words = &words, .findings = &found, .held = ZZ_NO_DAY};
	struct zz_node *root = zz_yaml_parse(zz_buf_view(&b->bytes), ZZ_STR(""), &b->scratch, &found);
	const struct zz_kind *kind = root ? zz_record_kind(root, &reader) : NULL;
	found.n = 0;
	if (kind) {
		row->kind = kind->id;
		zz_record_read(kind, root, &r, &reader);
		row->missing = missing_of(&found);
		row->said = reader.broken ? 0 : ZZ_BRIEF_READABLE;
		take_record(b, row, &r, &words);
	}
	free(found.at);
	zz_intern_free(&words);
}

bool zz_brief_row(struct zz_briefs *b, struct zz_source *s, const uint8_t blob[ZZ_BLOB_ID], uint32_t *row,
				  struct zz_brief *out)
{
	struct zz_error ignored = {0};
	size_t slot = 0;
	if (!*row) {
		make_room(b);
		slot = slot_of(b, blob);
		*row = b->slots[slot];
	}
	if (*row) {
		*out = b->rows.at[*row - 1];
		return true;
	}
	if (zz_source_blob(s, blob, ZZ_YAML_BYTES, &b->bytes, &ignored))
		return false;
	zz_arena_reset(&b->scratch);
	*out = (struct zz_brief){.date = ZZ_NO_DAY, .end_date = ZZ_NO_DAY};
	memcpy(out->blob, blob, ZZ_BLOB_ID);
	if (b->bytes.n <= ZZ_YAML_BYTES) {
		out->digest = zz_sm3(zz_buf_view(&b->bytes));
		read_text(b, out);
	} else {
		out->said = ZZ_BRIEF_LONG;
	}
	*ZZ_PUSH(&b->rows) = *out;
	*row = b->slots[slot] = (uint32_t)b->rows.n;
	return true;
}

bool zz_brief_of(struct zz_briefs *b, struct zz_source *s, const uint8_t blob[ZZ_BLOB_ID],
				 struct zz_brief *out)
{
	uint32_t row = 0;
	return zz_brief_row(b, s, blob, &row, out);
}

bool zz_brief_held(const struct zz_briefs *b, uint32_t row, uint32_t base, uint8_t *differs)
{
	if (!row || !base || b->rows.at[row - 1].base != base)
		return false;
	*differs = b->rows.at[row - 1].differs;
	return true;
}

void zz_brief_hold(struct zz_briefs *b, uint32_t row, uint32_t base, uint8_t differs)
{
	if (!row || !base)
		return;
	b->rows.at[row - 1].base = base;
	b->rows.at[row - 1].differs = differs;
	b->learnt++;
}

/* --- organisations --- */

/* They are asked for in the order in which they came. */
const struct zz_brief_org *zz_brief_org_of(struct zz_briefs *b, const uint8_t blob[ZZ_BLOB_ID])
{
	for (size_t i = 0; i < b->orgs.n; i++) {
		size_t k = (b->org + i) % b->orgs.n;
		if (memcmp(b->orgs.at[k].blob, blob, ZZ_BLOB_ID) != 0)
			continue;
		b->org = k + 1;
		return &b->orgs.at[k];
	}
	return NULL;
}

void zz_brief_org_add(struct zz_briefs *b, const uint8_t blob[ZZ_BLOB_ID], struct zz_str name)
{
	struct zz_brief_org *o = ZZ_PUSH(&b->orgs);
	memcpy(o->blob, blob, ZZ_BLOB_ID);
	o->name = zz_intern(&b->words, name);
	b->learnt++;
}

/* --- follow-ups --- */

bool zz_brief_followup(struct zz_briefs *b, const uint8_t blob[ZZ_BLOB_ID], struct zz_intern *words,
					   struct zz_followup *out)
{
	const struct zz_brief_followup *row = NULL;
	for (size_t i = 0; i < b->followups.n && !row; i++) {
		size_t k = (b->followup + i) % b->followups.n;
		if (memcmp(b->followups.at[k].blob, blob, ZZ_BLOB_ID) != 0)
			continue;
		b->followup = k + 1;
		row = &b->followups.at[k];
	}
	if (!row)
		return false;
	const struct zz_followup said = {.path = out->path,
									 .owner = out->owner,
									 .type = row->type,
									 .record = zz_intern_str(&b->words, row->record),
									 .obligation = zz_intern_str(&b->words, row->obligation),
									 .finding = zz_intern_str(&b->words, row->finding),
									 .on = row->on,
									 .by = zz_brief_word(b, words, row->by),
									 .result = row->result,
									 .deadline = ZZ_NO_DAY,
									 .text_digest = zz_intern_str(&b->words, row->text_digest),
									 .explanation = zz_intern_str(&b->words, row->explanation),
									 .not_held = row->not_held,
									 .rule = zz_intern_str(&b->words, row->rule),
									 .period = zz_intern_str(&b->words, row->period),
									 .year = ZZ_UNSET,
									 .nth = row->nth};
	*out = said;
	return true;
}

void zz_brief_followup_add(struct zz_briefs *b, const uint8_t blob[ZZ_BLOB_ID], const struct zz_intern *words,
						   const struct zz_followup *u)
{
	struct zz_brief_followup *row = ZZ_PUSH(&b->followups);
	*row = (struct zz_brief_followup){.record = zz_intern(&b->words, u->record),
									  .obligation = zz_intern(&b->words, u->obligation),
									  .finding = zz_intern(&b->words, u->finding),
									  .text_digest = zz_intern(&b->words, u->text_digest),
									  .explanation = zz_intern(&b->words, u->explanation),
									  .rule = zz_intern(&b->words, u->rule),
									  .period = zz_intern(&b->words, u->period),
									  .by = zz_intern(&b->words, zz_intern_str(words, u->by)),
									  .on = u->on,
									  .nth = u->nth,
									  .type = u->type,
									  .result = u->result,
									  .not_held = u->not_held};
	memcpy(row->blob, blob, ZZ_BLOB_ID);
	b->learnt++;
}

/* --- digests --- */

static int by_blob(const void *a, const void *b)
{
	const struct zz_brief_digest *x = a, *y = b;
	return memcmp(x->blob, y->blob, ZZ_BLOB_ID);
}

bool zz_brief_digest(const struct zz_briefs *b, const uint8_t blob[ZZ_BLOB_ID], struct zz_sm3 *out)
{
	struct zz_brief_digest wanted = {.digest = {{0}}};
	memcpy(wanted.blob, blob, ZZ_BLOB_ID);
	const struct zz_brief_digest *row =
		b->sorted ? bsearch(&wanted, b->digests.at, b->sorted, sizeof wanted, by_blob) : NULL;
	if (row)
		*out = row->digest;
	return row;
}

void zz_brief_digest_add(struct zz_briefs *b, const uint8_t blob[ZZ_BLOB_ID], const struct zz_sm3 *digest)
{
	struct zz_brief_digest *row = ZZ_PUSH(&b->digests);
	memcpy(row->blob, blob, ZZ_BLOB_ID);
	row->digest = *digest;
	b->learnt++;
}

void zz_brief_digests_sort(struct zz_briefs *b)
{
	if (b->digests.n)
		qsort(b->digests.at, b->digests.n, sizeof *b->digests.at, by_blob);
	b->sorted = b->digests.n;
}

void zz_briefs_free(struct zz_briefs *b)
{
	free(b->rows.at);
	free(b->amends.at);
	free(b->attachments.at);
	free(b->orgs.at);
	free(b->followups.at);
	free(b->digests.at);
	free(b->slots);
	free(b->own);
	zz_intern_free(&b->words);
	zz_arena_free(&b->scratch);
	zz_buf_free(&b->bytes);
	*b = (struct zz_briefs){0};
}

/* --- into a record --- */

uint32_t zz_brief_word(struct zz_briefs *b, struct zz_intern *words, uint32_t word)
{
	if (word >= b->nown) {
		size_t n = (size_t)b->words.n + 1;
		b->own = zz_realloc(b->own, n * sizeof *b->own);
		memset(b->own + b->nown, 0, (n - b->nown) * sizeof *b->own);
		b->nown = n;
	}
	if (!b->own[word])
		b->own[word] = zz_intern(words, zz_intern_str(&b->words, word));
	return b->own[word];
}

static void put_amends(struct zz_briefs *b, const struct zz_brief *brief, struct zz_intern *words,
					   struct zz_arena *a, struct zz_record *out)
{
	struct zz_amend *at = ZZ_NEWN(a, struct zz_amend, brief->namends);
	for (uint32_t i = 0; i < brief->namends; i++) {
		const struct zz_brief_amend *from = &b->amends.at[brief->amends + i];
		at[i] = (struct zz_amend){zz_intern_str(&b->words, from->of), zz_intern_str(&b->words, from->reason),
								  zz_brief_word(b, words, from->by), from->on};
	}
	out->amends = (struct zz_list){at, brief->namends, true};
}

static void put_attachments(const struct zz_briefs *b, const struct zz_brief *brief, struct zz_arena *a,
							struct zz_record *out)
{
	struct zz_attachment *at = ZZ_NEWN(a, struct zz_attachment, brief->nattachments);
	for (uint32_t i = 0; i < brief->nattachments; i++) {
		const struct zz_brief_attachment *from = &b->attachments.at[brief->attachments + i];
		at[i] = (struct zz_attachment){zz_intern_str(&b->words, from->path),
									   zz_intern_str(&b->words, from->digest)};
	}
	out->attachments = (struct zz_list){at, brief->nattachments, true};
}

void zz_brief_record(struct zz_briefs *b, const struct zz_brief *brief, struct zz_intern *words,
					 struct zz_arena *a, struct zz_record *out)
{
	out->kind = brief->kind;
	out->date = brief->date;
	out->end_date = brief->end_date;
	out->owner = zz_brief_word(b, words, brief->owner);
	out->recorder.name = zz_brief_word(b, words, brief->recorder);
	out->late_reason = zz_intern_str(&b->words, brief->late_reason);
	out->late_approver = zz_intern_str(&b->words, brief->late_approver);
	out->imported = brief->said & ZZ_BRIEF_IMPORTED;
	if (brief->namends)
		put_amends(b, brief, words, a, out);
	if (brief->nattachments)
		put_attachments(b, brief, a, out);
}
