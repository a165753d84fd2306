#include "report/talks.h"

#include "base/message.h"
#include "base/text.h"
#include "format/csv.h"
#include "report/listed.h"

#include <stdlib.h>
#include <string.h>

enum { SORTS = 32, COLUMNS = 6 };

struct sum {
	uint32_t owner;
	size_t talks, talkers, talkees;
	size_t kinds[SORTS], relations[SORTS]; /* as the record has them: 0 = not said */
};
struct sums {
	const struct zz_listing *list;
	struct {
		struct sum *at;
		size_t n, room;
	} all; /* in the order of the ledger's organisations */
	struct sum total;
};

static void add(struct sum *s, const struct zz_record *r, size_t talkers, size_t talkees)
{
	s->talks++;
	s->talkers += talkers;
	s->talkees += talkees;
	s->kinds[r->talk_kind < SORTS ? r->talk_kind : 0]++;
	s->relations[r->relation < SORTS ? r->relation : 0]++;
}

static struct sum *sum_of(struct sums *s, uint32_t owner)
{
	for (size_t i = 0; i < s->all.n; i++)
		if (s->all.at[i].owner == owner)
			return &s->all.at[i];
	struct sum *fresh = ZZ_PUSH(&s->all);
	*fresh = (struct sum){.owner = owner};
	return fresh;
}

static size_t place_of(const struct zz_ledger *l, uint32_t owner)
{
	for (size_t i = 0; i < l->roster.norgs; i++)
		if (l->roster.orgs[i].id == owner)
			return i;
	return l->roster.norgs;
}

static void put_in_order(struct sums *s)
{
	const struct zz_ledger *l = s->list->s.l;
	for (size_t i = 1; i < s->all.n; i++)
		for (size_t k = i; k && place_of(l, s->all.at[k].owner) < place_of(l, s->all.at[k - 1].owner); k--) {
			struct sum kept = s->all.at[k];
			s->all.at[k] = s->all.at[k - 1];
			s->all.at[k - 1] = kept;
		}
}

static struct sums sums_of(const struct zz_listing *list)
{
	struct sums s = {.list = list};
	for (size_t i = 0; i < list->n; i++) {
		const struct zz_record *r = &list->s.l->records[list->at[i]];
		if (!r->kind || !zz_record_counts(r))
			continue;
		size_t talkers = zz_listed_talkers(&list->s, list->at[i]),
			   talkees = zz_listed_talkees(&list->s, list->at[i]);
		add(sum_of(&s, r->owner ? r->owner : r->file_owner), r, talkers, talkees);
		add(&s.total, r, talkers, talkees);
	}
	put_in_order(&s);
	return s;
}

/* --- tables --- */

static const struct zz_term heads[COLUMNS] = {{"branch", "支部"},        {"talks", "次数"},
											  {"talkers", "谈话人次"},   {"talkees", "对象人次"},
											  {"by kind", "按谈话类型"}, {"by relation", "按谈话关系"}};

static void put_sorts(struct zz_buf *out, const size_t *n, const struct zz_term *terms, enum zz_lang lang)
{
	static const struct zz_term unsaid = {"not said", "未写"};
	for (size_t i = 1; i < SORTS; i++)
		if (n[i])
			zz_buf_printf(out, "%s%s %zu", out->n ? " " : "", zz_term_text(&terms[i - 1], lang), n[i]);
	if (n[0])
		zz_buf_printf(out, "%s%s %zu", out->n ? " " : "", zz_term_text(&unsaid, lang), n[0]);
}

/* `sum` NULL: the heads; owner 0: the total. */
static void fill(struct zz_buf cells[COLUMNS], const struct zz_listing *list, const struct sum *sum)
{
	enum zz_lang lang = list->s.lang;
	for (size_t c = 0; c < COLUMNS; c++) {
		zz_buf_clear(&cells[c]);
		zz_buf_puts(&cells[c], sum ? "" : zz_term_text(&heads[c], lang));
	}
	if (!sum)
		return;
	if (sum->owner)
		zz_text_safe(&cells[0], zz_view_owner(list->s.l, sum->owner));
	else
		zz_buf_puts(&cells[0], zz_tr(lang, N_("Total")));
	zz_buf_printf(&cells[1], "%zu", sum->talks);
	zz_buf_printf(&cells[2], "%zu", sum->talkers);
	zz_buf_printf(&cells[3], "%zu", sum->talkees);
	put_sorts(&cells[4], sum->kinds, zz_talk_terms, lang);
	put_sorts(&cells[5], sum->relations, zz_relation_terms, lang);
}

/* Heads, branches, and the total where there is more than one. */
typedef void put_row(struct zz_buf *out, void *with, const struct zz_buf cells[COLUMNS]);
static void each_row(struct zz_buf *out, const struct zz_listing *list, put_row *put, void *with, bool headed)
{
	struct sums s = sums_of(list);
	struct zz_buf cells[COLUMNS] = {{0}};
	for (size_t i = 0; i < s.all.n + 2; i++) {
		const struct sum *sum = !i ? NULL : i <= s.all.n ? &s.all.at[i - 1] : &s.total;
		if ((!i && !headed) || (sum == &s.total && s.all.n == 1))
			continue;
		fill(cells, list, sum);
		put(out, with, cells);
	}
	for (size_t c = 0; c < COLUMNS; c++)
		zz_buf_free(&cells[c]);
	free(s.all.at);
}

static void measure(struct zz_buf *out, void *with, const struct zz_buf cells[COLUMNS])
{
	size_t *width = with;
	(void)out;
	for (size_t c = 0; c < COLUMNS; c++) {
		size_t n = zz_text_width(zz_buf_view(&cells[c]));
		width[c] = n > width[c] ? n : width[c];
	}
}

static void text_row(struct zz_buf *out, void *with, const struct zz_buf cells[COLUMNS])
{
	const size_t *width = with;
	for (size_t c = 0; c < COLUMNS; c++) {
		struct zz_str cell = zz_buf_view(&cells[c]);
		bool number = c > 0 && c < 4, last = c + 1 == COLUMNS;
		zz_buf_pad(out, ' ', number ? width[c] - zz_text_width(cell) : 0);
		zz_buf_str(out, cell);
		zz_buf_pad(out, ' ', last ? 0 : (number ? 0 : width[c] - zz_text_width(cell)) + 2);
	}
	zz_buf_putc(out, '\n');
}

void zz_talks_text(struct zz_buf *out, const struct zz_listing *list, const struct zz_view *view)
{
	size_t width[COLUMNS] = {0};
	zz_list_head(out, list, view);
	each_row(out, list, measure, width, true);
	each_row(out, list, text_row, width, true);
}

static void md_row(struct zz_buf *out, void *with, const struct zz_buf cells[COLUMNS])
{
	bool *first = with;
	zz_buf_putc(out, '|');
	for (size_t c = 0; c < COLUMNS; c++)
		zz_buf_printf(out, " %.*s |", ZZ_FMT(zz_buf_view(&cells[c])));
	zz_buf_puts(out, *first ? "\n| --- | ---: | ---: | ---: | --- | --- |\n" : "\n");
	*first = false;
}

void zz_talks_md(struct zz_buf *out, const struct zz_listing *list, const struct zz_view *view)
{
	bool first = true;
	zz_list_head(out, list, &(struct zz_view){.lang = view->lang});
	zz_buf_putc(out, '\n');
	each_row(out, list, md_row, &first, true);
}

static void csv_row(struct zz_buf *out, void *with, const struct zz_buf cells[COLUMNS])
{
	(void)out;
	for (size_t c = 0; c < COLUMNS; c++)
		zz_csv_cell(with, zz_buf_view(&cells[c]));
	zz_csv_line_end(with);
}

void zz_talks_csv(struct zz_buf *out, const struct zz_listing *list)
{
	struct zz_csv csv = {.out = out};
	if (!list->goes_on)
		zz_csv_begin(&csv, out);
	each_row(out, list, csv_row, &csv, !list->goes_on);
}

/* --- for programs --- */

static void member_sorts(struct zz_json *j, const char *key, const size_t *n, const struct zz_term *terms)
{
	zz_json_key(j, key);
	zz_json_object(j);
	for (size_t i = 1; i < SORTS; i++)
		if (n[i])
			zz_json_member_int(j, terms[i - 1].slug, (long)n[i]);
	if (n[0])
		zz_json_member_int(j, "not-said", (long)n[0]);
	zz_json_object_end(j);
}

static void counts_json(struct zz_json *j, const struct zz_listing *list)
{
	struct sums s = sums_of(list);
	for (size_t i = 0; i < s.all.n; i++) {
		const struct sum *sum = &s.all.at[i];
		zz_json_object(j);
		zz_json_member(j, "branch", zz_intern_str(&list->s.l->words, sum->owner));
		zz_json_member_int(j, "talks", (long)sum->talks);
		zz_json_member_int(j, "talkers", (long)sum->talkers);
		zz_json_member_int(j, "talkees", (long)sum->talkees);
		member_sorts(j, "kinds", sum->kinds, zz_talk_terms);
		member_sorts(j, "relations", sum->relations, zz_relation_terms);
		zz_json_object_end(j);
	}
	free(s.all.at);
}

static void talks_json(struct zz_json *j, const struct zz_listing *list)
{
	for (size_t i = 0; i < list->n; i++) {
		const struct zz_record *r = &list->s.l->records[list->at[i]];
		if (!r->kind)
			continue;
		zz_json_object(j);
		zz_json_member(j, "branch", zz_intern_str(&list->s.l->words, r->owner ? r->owner : r->file_owner));
		zz_json_member_day(j, "date", r->date);
		zz_json_member_int(j, "talkers", (long)zz_listed_talkers(&list->s, list->at[i]));
		zz_json_member_int(j, "talkees", (long)zz_listed_talkees(&list->s, list->at[i]));
		zz_json_member(j, "kind", zz_str(r->talk_kind ? zz_talk_terms[r->talk_kind - 1].slug : NULL));
		zz_json_member(j, "relation", zz_str(r->relation ? zz_relation_terms[r->relation - 1].slug : NULL));
		zz_json_key(j, "withdrawn");
		zz_json_bool(j, r->state == ZZ_WITHDRAWN);
		zz_json_object_end(j);
	}
}

void zz_talks_json(struct zz_buf *out, const struct zz_listing *list)
{
	struct zz_json j;
	zz_json_init(&j, out, false);
	zz_json_object(&j);
	zz_listed_head(&j, list->s.l);
	zz_json_member(&j, "parties", zz_str(zz_parties_terms[list->parties].slug));
	zz_json_member_int(&j, "found", (long)list->found);
	zz_json_member_int(&j, "unreadable", (long)list->unreadable);
	zz_json_key(&j, list->parties == ZZ_PARTIES_COUNTS ? "branches" : "talks");
	zz_json_array(&j);
	if (list->parties == ZZ_PARTIES_COUNTS)
		counts_json(&j, list);
	else
		talks_json(&j, list);
	zz_json_array_end(&j);
	zz_json_object_end(&j);
	zz_buf_putc(out, '\n');
}
