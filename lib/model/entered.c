#include "model/entered.h"

#include <stdlib.h>
#include <string.h>

const struct zz_term zz_band_terms[ZZ_BANDS + 1] = {
	[ZZ_BAND_UNKNOWN] = {"unknown", "间隔未知"}, [ZZ_BAND_TIMELY] = {"timely", "按时"},
	[ZZ_BAND_LATE] = {"late", "迟录"},           [ZZ_BAND_BACKFILLED] = {"backfilled", "补录"},
	[ZZ_BAND_OVERDUE] = {"overdue", "超期补录"}, [ZZ_BANDS] = {NULL, NULL},
};

const struct zz_term zz_entry_terms[ZZ_ENTRY_STATES] = {
	[ZZ_ENTRY_UNTOLD] = {"unknown", "无从得知"},      [ZZ_ENTRY_UNCOMMITTED] = {"uncommitted", "未提交"},
	[ZZ_ENTRY_SHALLOW] = {"shallow", "早于现有历史"}, [ZZ_ENTRY_INJECTED] = {"injected", "时钟为指定"},
	[ZZ_ENTRY_KNOWN] = {"entered", "已录入"},
};

enum zz_band zz_band_of(const struct zz_ledger *l, const struct zz_record *r, zz_day entered, int *lag)
{
	const struct zz_bands *b = &l->unit.bands;
	*lag = zz_workdays_between(&l->calendar, zz_record_end(r), entered);
	if (*lag < 0)
		return ZZ_BAND_UNKNOWN;
	if (*lag <= b->timely)
		return ZZ_BAND_TIMELY;
	if (*lag <= b->late)
		return ZZ_BAND_LATE;
	return *lag <= b->backfilled ? ZZ_BAND_BACKFILLED : ZZ_BAND_OVERDUE;
}

/* --- the versions of each record --- */

struct version {
	int64_t claim;
	uint8_t commit[ZZ_BLOB_ID], blob[ZZ_BLOB_ID];
	bool gone, brought; /* the file went away; no parent had it */
	bool injected, boundary;
	uint32_t next; /* of the same record, later in the history; index + 1 */
};

struct reading {
	const struct zz_ledger *l;
	struct zz_entries *out;
	struct zz_intern paths; /* of the records; ids from 1 */
	uint32_t *record;       /* by id */
	uint32_t *first, *last; /* versions of a record; index + 1 */
	struct {
		struct version *at;
		size_t n, room;
	} versions;
	struct zz_arena scratch;
	struct zz_intern words;
	struct zz_buf bytes;
};

static void begin(struct reading *rd)
{
	const struct zz_ledger *l = rd->l;
	size_t n = l->nrecords + 1;
	rd->record = zz_malloc((n + 1) * sizeof *rd->record);
	rd->first = zz_malloc(n * sizeof *rd->first);
	rd->last = zz_malloc(n * sizeof *rd->last);
	for (uint32_t i = 0; i < l->nrecords; i++)
		rd->record[zz_intern(&rd->paths, l->records[i].path)] = i;
}

static void end(struct reading *rd)
{
	zz_intern_free(&rd->paths);
	zz_intern_free(&rd->words);
	zz_arena_free(&rd->scratch);
	zz_buf_free(&rd->bytes);
	free(rd->record);
	free(rd->first);
	free(rd->last);
	free(rd->versions.at);
}

static bool had_before(const struct zz_history_step *step)
{
	for (size_t i = 0; i < step->nparents; i++)
		if (step->before[i])
			return true;
	return false;
}

static int take_step(void *with, const struct zz_history_step *step)
{
	struct reading *rd = with;
	uint32_t id = zz_intern_find(&rd->paths, step->path);
	if (!id)
		return ZZ_OK;
	struct version *v = ZZ_PUSH(&rd->versions);
	*v = (struct version){.claim = zz_commit_claim(step->commit),
						  .gone = !step->blob,
						  .brought = step->blob && !had_before(step),
						  .injected = step->commit->injected,
						  .boundary = step->commit->boundary};
	memcpy(v->commit, step->commit->id, ZZ_BLOB_ID);
	if (step->blob)
		memcpy(v->blob, step->blob, ZZ_BLOB_ID);
	uint32_t i = rd->record[id], number = (uint32_t)rd->versions.n;
	if (rd->last[i])
		rd->versions.at[rd->last[i] - 1].next = number;
	else
		rd->first[i] = number;
	rd->last[i] = number;
	return ZZ_OK;
}

static const struct version *following(const struct reading *rd, const struct version *v)
{
	return v->next ? &rd->versions.at[v->next - 1] : NULL;
}

/* A file that was taken away and brought in again was there before. */
static const struct version *entry_of(const struct reading *rd, uint32_t i)
{
	const struct version *best = rd->first[i] ? &rd->versions.at[rd->first[i] - 1] : NULL;
	for (const struct version *v = best; v && !v->gone; v = following(rd, v))
		if (v->brought && v->claim < best->claim)
			best = v;
	return best;
}

/* --- what a version says --- */

/* Reads a version; false where that cannot be done. *missing counts the elements that it lacks. */
static bool read_version(struct reading *rd, const struct zz_record *now, const struct version *v,
						 struct zz_record *out, unsigned *missing)
{
	struct zz_error ignored = {0};
	struct zz_findings found = {.arena = &rd->scratch};
	zz_arena_reset(&rd->scratch);
	*out = (struct zz_record){0};
	*missing = 0;
	if (zz_source_blob(rd->l->source, v->blob, ZZ_YAML_BYTES, &rd->bytes, &ignored))
		return false;
	const struct zz_node *root = zz_yaml_parse(zz_buf_view(&rd->bytes), now->path, &rd->scratch, &found);
	struct zz_reader r = {
		.arena = &rd->scratch, .words = &rd->words, .findings = &found, .path = now->path, .held = now->date};
	const struct zz_kind *kind = root ? zz_record_kind(root, &r) : NULL;
	if (kind)
		zz_record_read(kind, root, out, &r);
	for (size_t i = 0; kind && i < found.n; i++)
		*missing += strcmp(found.at[i].def->id, "element-missing") == 0;
	free(found.at);
	return kind && !r.broken;
}

/* The version by which lateness goes. Most records have one only, and nothing has to be read. */
static const struct version *complete_of(struct reading *rd, uint32_t i, const struct version *entry,
										 bool *imported)
{
	const struct zz_record *now = &rd->l->records[i];
	struct zz_record then;
	unsigned missing;
	*imported = now->imported;
	if (rd->first[i] == rd->last[i])
		return entry;
	bool read = read_version(rd, now, entry, &then, &missing);
	*imported = read && then.imported;
	if (read && !missing)
		return entry;
	for (const struct version *v = &rd->versions.at[rd->first[i] - 1]; v; v = following(rd, v))
		if (!v->gone && v != entry && read_version(rd, now, v, &then, &missing) && !missing)
			return v;
	return entry;
}

static void settle(struct reading *rd, uint32_t i)
{
	const struct zz_ledger *l = rd->l;
	const struct version *entry = entry_of(rd, i), *complete;
	struct zz_entered *out = &rd->out->at[i];
	if (!entry) {
		out->state = ZZ_ENTRY_UNCOMMITTED;
		return;
	}
	memcpy(out->commit, entry->commit, ZZ_BLOB_ID);
	out->state = ZZ_ENTRY_SHALLOW;
	if (entry->boundary)
		return;
	complete = complete_of(rd, i, entry, &out->imported);
	bool clock = !entry->injected && !complete->injected;
	out->state = clock ? ZZ_ENTRY_KNOWN : ZZ_ENTRY_INJECTED;
	out->moment = entry->claim;
	out->day = zz_day_at(entry->claim, l->unit.zone);
	out->complete = zz_day_at(complete->claim, l->unit.zone);
	const struct zz_record *r = &l->records[i];
	if (clock && !out->imported && r->date != ZZ_NO_DAY && out->complete != ZZ_NO_DAY)
		out->band = (uint8_t)zz_band_of(l, r, out->complete, &out->lag);
}

static bool below(struct zz_str path, const char *prefix)
{
	size_t n = strlen(prefix);
	return zz_str_starts(path, prefix) && (!n || path.n == n || path.p[n] == '/');
}

int zz_entries_read(struct zz_entries *out, const struct zz_ledger *l, const char *prefix, struct zz_error *e)
{
	struct reading rd = {.l = l, .out = out};
	*out = (struct zz_entries){.at = zz_malloc((l->nrecords + 1) * sizeof *out->at)};
	for (size_t i = 0; i < l->nrecords; i++)
		out->at[i] = (struct zz_entered){.lag = -1, .day = ZZ_NO_DAY, .complete = ZZ_NO_DAY};
	begin(&rd);
	int rc = zz_source_history(l->source, prefix, take_step, &rd, &out->history, e);
	out->failed = rc != ZZ_OK;
	for (uint32_t i = 0; !rc && out->history.begun && i < l->nrecords; i++)
		if (below(l->records[i].path, prefix))
			settle(&rd, i);
	end(&rd);
	return rc;
}

void zz_entries_free(struct zz_entries *en)
{
	free(en->at);
	*en = (struct zz_entries){0};
}
