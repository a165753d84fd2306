#include "report/list.h"

#include "base/digest.h"
#include "base/message.h"
#include "base/text.h"
#include "format/collate.h"

#include <stdlib.h>
#include <string.h>

/* --- columns --- */

static const uint8_t usual[] = {ZZ_COL_DATE,       ZZ_COL_KIND,    ZZ_COL_BRANCH, ZZ_COL_TITLE,
								ZZ_COL_ATTENDANCE, ZZ_COL_ENTERED, ZZ_COL_BAND,   ZZ_COL_ID};
static const uint8_t registered[] = {ZZ_COL_NUMBER,  ZZ_COL_DATE,      ZZ_COL_BRANCH,   ZZ_COL_TALKERS,
									 ZZ_COL_TALKEES, ZZ_COL_TALK_KIND, ZZ_COL_RELATION, ZZ_COL_ID};

static const uint8_t nameless[] = {ZZ_COL_NUMBER,       ZZ_COL_DATE,      ZZ_COL_BRANCH,  ZZ_COL_TALKER_COUNT,
								   ZZ_COL_TALKEE_COUNT, ZZ_COL_TALK_KIND, ZZ_COL_RELATION};

const struct zz_term zz_parties_terms[ZZ_PARTIES + 1] = {
	[ZZ_PARTIES_HIDDEN] = {"hidden", "隐去"},
	[ZZ_PARTIES_COUNTS] = {"counts", "只计数"},
	[ZZ_PARTIES_NAMED] = {"named", "列名"},
};

/* Columns that would say the same in each line are left out. */
static void preset(struct zz_listing *list, const uint8_t *columns, size_t n, bool several)
{
	if (several)
		list->columns[list->ncolumns++] = ZZ_COL_UNIT;
	for (size_t i = 0; i < n; i++) {
		bool entry = columns[i] == ZZ_COL_ENTERED || columns[i] == ZZ_COL_BAND;
		bool idle = columns[i] == ZZ_COL_BRANCH
						? list->s.l->roster.norgs < 2
						: entry && (!list->s.entries->history.begun || list->s.entries->failed);
		if (!idle || several)
			list->columns[list->ncolumns++] = columns[i];
	}
}

/* Names are separated by commas, be they ideographic. */
static bool next_name(struct zz_str *rest, struct zz_str *name)
{
	while (rest->n) {
		ptrdiff_t ascii = zz_str_chr(*rest, ','), wide = zz_str_find(*rest, ZZ_STR("、"));
		ptrdiff_t at = ascii < 0 || (wide >= 0 && wide < ascii) ? wide : ascii;
		size_t width = at >= 0 && at == wide ? sizeof("、") - 1 : 1, end = at < 0 ? rest->n : (size_t)at;
		*name = zz_str_trim(zz_str_sub(*rest, 0, end));
		*rest = zz_str_sub(*rest, end + width, rest->n);
		if (name->n)
			return true;
	}
	return false;
}

static int choose_columns(struct zz_listing *list, const struct zz_list_ask *ask, struct zz_error *e)
{
	struct zz_str rest = zz_text_half(&list->arena, ask->columns), name;
	if (!rest.n && ask->registered && ask->parties != ZZ_PARTIES_NAMED)
		preset(list, nameless, sizeof nameless, ask->several);
	else if (!rest.n && ask->registered)
		preset(list, registered, sizeof registered, ask->several);
	else if (!rest.n)
		preset(list, usual, sizeof usual, ask->several);
	list->chosen = rest.n > 0;
	while (next_name(&rest, &name)) {
		enum zz_list_column_id id = zz_list_column_find(name);
		if (id == ZZ_LIST_COLUMNS)
			return zz_list_column_unknown(name, e);
		bool again = false;
		for (size_t i = 0; i < list->ncolumns; i++)
			again = again || list->columns[i] == id;
		if (!again)
			list->columns[list->ncolumns++] = (uint8_t)id;
	}
	if (!list->ncolumns)
		return zz_error(e, ZZ_EUSAGE, N_("--columns names no column"));
	return ZZ_OK;
}

/* --- order --- */

enum { KEYS = 8 };

struct plan {
	struct zz_listing *list;
	uint8_t column[KEYS];
	bool down[KEYS];
	size_t n;
	struct zz_collator *order;
};

struct row {
	const struct plan *plan;
	uint32_t record;
	struct zz_str owner; /* of several that are alike otherwise: zhb2 before zhb10 */
	struct {
		int64_t number;
		struct zz_str text;
	} key[KEYS];
};

static int choose_order(struct plan *p, struct zz_str sort, struct zz_error *e)
{
	struct zz_str rest = zz_text_half(&p->list->arena, sort), name;
	while (next_name(&rest, &name)) {
		bool down = zz_str_starts(name, "-");
		if (down)
			name = zz_str_sub(name, 1, name.n);
		enum zz_list_column_id id = zz_list_column_find(name);
		if (id == ZZ_LIST_COLUMNS)
			return zz_list_column_unknown(name, e);
		if (p->n == KEYS)
			return zz_error(e, ZZ_EUSAGE, N_("--sort takes at most %d columns"), KEYS);
		p->column[p->n] = (uint8_t)id;
		p->down[p->n++] = down;
	}
	if (!p->n)
		p->column[p->n++] = ZZ_COL_DATE;
	return ZZ_OK;
}

static void fill_keys(struct row *row)
{
	const struct plan *p = row->plan;
	struct zz_buf cell = {0};
	for (size_t k = 0; k < p->n; k++) {
		const struct zz_list_column *c = &zz_list_columns[p->column[k]];
		if (c->key) {
			row->key[k].number = c->key(&p->list->s, row->record);
			continue;
		}
		zz_buf_clear(&cell);
		c->cell(&cell, &p->list->s, row->record);
		row->key[k].text = zz_collator_key(p->order, zz_buf_view(&cell), &p->list->arena);
	}
	const struct zz_ledger *l = p->list->s.l;
	row->owner =
		zz_collator_key(p->order, zz_intern_str(&l->words, l->records[row->record].owner), &p->list->arena);
	zz_buf_free(&cell);
}

static int compare_rows(const void *va, const void *vb)
{
	const struct row *a = va, *b = vb;
	for (size_t k = 0; k < a->plan->n; k++) {
		int order = zz_str_cmp(a->key[k].text, b->key[k].text);
		if (!order)
			order = (a->key[k].number > b->key[k].number) - (a->key[k].number < b->key[k].number);
		if (order)
			return a->plan->down[k] ? -order : order;
	}
	int order = zz_str_cmp(a->owner, b->owner);
	if (order)
		return order;
	return a->record < b->record ? -1 : a->record > b->record; /* by owner, date, id */
}

static void sort_rows(struct plan *p)
{
	p->order = zz_collator_open();
	struct zz_listing *list = p->list;
	struct row *rows = zz_malloc((list->n + 1) * sizeof *rows);
	for (size_t i = 0; i < list->n; i++) {
		rows[i].plan = p;
		rows[i].record = list->at[i];
		fill_keys(&rows[i]);
	}
	qsort(rows, list->n, sizeof *rows, compare_rows);
	for (size_t i = 0; i < list->n; i++)
		list->at[i] = rows[i].record;
	free(rows);
	zz_collator_close(p->order);
}

static void reverse_rows(struct zz_listing *list)
{
	for (size_t i = 0, k = list->n; i + 1 < k; i++) {
		uint32_t former = list->at[i];
		list->at[i] = list->at[--k];
		list->at[k] = former;
	}
}

/* --- sample --- */

struct lot {
	struct zz_sm3 branch, record;
	uint32_t owner, index, turn; /* turn: how many of its branch come before it */
};

static struct zz_sm3 draw(struct zz_str seed, struct zz_str name)
{
	struct zz_buf text = {0};
	zz_buf_printf(&text, "zzsh-sample v1\n%.*s\n%.*s\n", ZZ_FMT(seed), ZZ_FMT(name));
	struct zz_sm3 digest = zz_sm3(zz_buf_view(&text));
	zz_buf_free(&text);
	return digest;
}

static int by_branch(const void *va, const void *vb)
{
	const struct lot *a = va, *b = vb;
	int order = memcmp(&a->branch, &b->branch, sizeof a->branch);
	return order ? order : memcmp(&a->record, &b->record, sizeof a->record);
}

static int by_turn(const void *va, const void *vb)
{
	const struct lot *a = va, *b = vb;
	if (a->turn != b->turn)
		return a->turn < b->turn ? -1 : 1;
	return by_branch(va, vb);
}

static void take_sample(struct zz_listing *list, size_t n)
{
	struct lot *lots = zz_malloc((list->n + 1) * sizeof *lots);
	struct zz_buf id = {0};
	for (size_t i = 0; i < list->n; i++) {
		struct lot *lot = &lots[i];
		lot->index = list->at[i];
		lot->owner = list->s.l->records[lot->index].owner;
		zz_buf_clear(&id);
		zz_listed_id(&id, &list->s, lot->index);
		lot->branch = draw(list->seed, zz_intern_str(&list->s.l->words, lot->owner));
		lot->record = draw(list->seed, zz_buf_view(&id));
	}
	qsort(lots, list->n, sizeof *lots, by_branch);
	for (size_t i = 1; i < list->n; i++)
		lots[i].turn = lots[i].owner == lots[i - 1].owner ? lots[i - 1].turn + 1 : 0;
	qsort(lots, list->n, sizeof *lots, by_turn);
	list->n = n < list->n ? n : list->n;
	for (size_t i = 0; i < list->n; i++)
		list->at[i] = lots[i].index;
	zz_buf_free(&id);
	free(lots);
}

/* --- all of it --- */

static bool is_talk(const struct zz_record *r)
{
	return zz_record_is(r, ZZ_HEART_TALK) || !r->kind;
}

static void count(struct zz_listing *list)
{
	bool dated = zz_terms_days(list->terms, &list->first, &list->last);
	for (size_t i = 0; i < list->n; i++) {
		const struct zz_record *r = &list->s.l->records[list->at[i]];
		uint8_t entry = list->s.entries->at[list->at[i]].state;
		list->unreadable += r->state == ZZ_UNREADABLE;
		list->withdrawn += r->state == ZZ_WITHDRAWN;
		list->injected += entry == ZZ_ENTRY_INJECTED;
		list->shallow += entry == ZZ_ENTRY_SHALLOW;
		if (dated || r->date == ZZ_NO_DAY)
			continue;
		list->first = list->first == ZZ_NO_DAY || r->date < list->first ? r->date : list->first;
		list->last = list->last == ZZ_NO_DAY || r->date > list->last ? r->date : list->last;
	}
	list->found = list->n;
}

static int select_rows(struct zz_listing *list, const struct zz_list_ask *ask, struct zz_error *e)
{
	struct zz_selection found;
	int rc = zz_terms_select(&found, list->terms, list->s.l, list->s.entries, e);
	list->doubtful = found.doubtful;
	list->untold = found.untold;
	for (size_t i = 0; i < found.n; i++)
		if (!ask->registered || is_talk(&list->s.l->records[found.at[i]]))
			*ZZ_PUSH(list) = found.at[i];
	free(found.at);
	return rc;
}

static void choose_seed(struct zz_listing *list, const struct zz_list_ask *ask)
{
	char day[ZZ_DATE_MAX];
	list->sample = ask->sample;
	list->seed =
		ask->seed.n ? ask->seed : zz_arena_str(&list->arena, zz_str(zz_day_text(list->s.l->today, day)));
}

bool zz_list_sorts_nameless(struct zz_str sort)
{
	struct zz_arena a = {0};
	struct zz_str rest = zz_text_half(&a, sort), name;
	bool good = true;
	while (good && next_name(&rest, &name)) {
		name = zz_str_starts(name, "-") ? zz_str_sub(name, 1, name.n) : name;
		enum zz_list_column_id id = zz_list_column_find(name);
		good = id == ZZ_COL_DATE || memchr(nameless, (int)id, sizeof nameless);
	}
	zz_arena_free(&a);
	return good;
}

int zz_list_make(struct zz_listing *out, const struct zz_ledger *l, const struct zz_entries *entries,
				 const struct zz_terms *terms, const struct zz_list_ask *ask, enum zz_lang lang,
				 struct zz_error *e)
{
	struct plan plan = {.list = out};
	*out = (struct zz_listing){.s = {.l = l, .entries = entries, .lang = lang}, .terms = terms};
	out->s.reviews = zz_ledger_reviews(l);
	out->goes_on = ask->goes_on;
	out->registered = ask->registered;
	out->parties = ask->parties;
	int rc = choose_columns(out, ask, e);
	if (!rc)
		rc = choose_order(&plan, ask->sort, e);
	if (!rc)
		rc = select_rows(out, ask, e);
	if (rc)
		return rc;
	count(out);
	if (ask->sampled) {
		choose_seed(out, ask);
		take_sample(out, (size_t)ask->sample);
	}
	sort_rows(&plan);
	if (ask->reverse)
		reverse_rows(out);
	if (ask->limited && (size_t)ask->limit < out->n)
		out->n = (size_t)ask->limit;
	return ZZ_OK;
}

void zz_list_free(struct zz_listing *list)
{
	free(list->at);
	free(list->s.reviews);
	zz_arena_free(&list->arena);
	*list = (struct zz_listing){0};
}
