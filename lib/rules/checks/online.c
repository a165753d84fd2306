/* Who took part by video, against the list that the meeting's program exported (red flag F7). Only those whom
 * the record marks as online: whoever sat in the room stands in no such list. Several may share one device,
 * and a nickname may be anything: a question. */
#include "rules/checks.h"
#include "rules/attached.h"

#include "format/table.h"

#include <stdlib.h>

enum { NEVER, SHORTLY };

const struct zz_finding_def zz_findings_online[] = {
	[NEVER] = {"online-never", ZZ_QUESTION,
			   N_("{names}: present by video, and not in the exported list {file}"),
			   N_("Correct the record (zzsh amend), or explain."),
			   N_("another nickname; several on one device")},
	[SHORTLY] = {"online-shortly", ZZ_QUESTION,
				 N_("{names}: present by video, and by the exported list {file} there for less than "
					"{percent} per cent of "
					"the sitting"),
				 N_("Correct the record (zzsh amend), or explain."),
				 N_("went on with another device or nickname")},
	{NULL, ZZ_INFO, NULL, NULL, NULL},
};
#define FOUND(which) (&zz_findings_online[which])

/* --- the exported list --- */

struct joined {
	struct zz_str nickname;
	long seconds; /* -1: not known */
};

struct export
{
	struct zz_arena arena;
	uint32_t nickname, duration; /* columns; 0 until the heading came */
	struct joined *at;
	size_t n, room;
};

/* A new sheet has its own heading. */
static int sheet(void *with, const struct zz_sheet_info *info)
{
	struct export *x = with;
	(void)info;
	x->nickname = x->duration = 0;
	return 0;
}

/* "1小时2分钟3秒", "62分钟", "01:02:03", "62:03" */
static long seconds_of(struct zz_str text)
{
	static const struct {
		const char *sign;
		long each;
	} units[] = {{"小时", 3600}, {"时", 3600}, {"分", 60}, {"秒", 1}};
	long total = 0, number = -1;
	for (size_t i = 0; i < text.n;) {
		if (text.p[i] >= '0' && text.p[i] <= '9') {
			number = (number < 0 ? 0 : number) * 10 + (text.p[i++] - '0');
			if (number > 1000000)
				return -1;
			continue;
		}
		if (text.p[i] == ':') {
			total = (total + (number < 0 ? 0 : number)) * 60;
			number = -1;
			i++;
			continue;
		}
		size_t k = 0;
		while (k < sizeof units / sizeof units[0] &&
			   !zz_str_starts(zz_str_sub(text, i, text.n), units[k].sign))
			k++;
		if (k < sizeof units / sizeof units[0] && number >= 0)
			total += number * units[k].each;
		number = k < sizeof units / sizeof units[0] ? -1 : number;
		i++;
	}
	return total + (number > 0 && zz_str_chr(text, ':') >= 0 ? number : 0);
}

static int row(void *with, const struct zz_table_row *r)
{
	enum { MOST = 5000 };
	struct export *x = with;
	struct joined who = {.seconds = -1};
	if (!x->nickname) {
		for (size_t i = 0; i < r->n; i++) {
			if (zz_str_starts(r->cells[i].text, "用户昵称"))
				x->nickname = r->cells[i].column;
			if (zz_str_starts(r->cells[i].text, "累计参会时长"))
				x->duration = r->cells[i].column;
		}
		return 0;
	}
	for (size_t i = 0; i < r->n; i++) {
		if (r->cells[i].column == x->nickname)
			who.nickname = zz_arena_str(&x->arena, r->cells[i].text);
		else if (r->cells[i].column == x->duration)
			who.seconds = seconds_of(r->cells[i].text);
	}
	if (who.nickname.n && x->n < MOST)
		*ZZ_PUSH(x) = who;
	return 0;
}

static bool is_table(struct zz_str name)
{
	return zz_str_ends(name, ".csv") || zz_str_ends(name, ".xlsx") || zz_str_ends(name, ".CSV") ||
		   zz_str_ends(name, ".XLSX");
}

/* False where the file is no such list. */
static bool read_export(struct zz_judge *j, const struct zz_attached *f, struct export *x)
{
	struct zz_buf bytes = {0};
	struct zz_error e = {.lang = ZZ_EN};
	struct zz_table_info info;
	bool missing = false;
	const struct zz_table_sink sink = {.with = x, .sheet = sheet, .row = row};
	if (zz_source_load(j->l->source, f->file, ZZ_TABLE_BYTES, &bytes, &missing, &e) == ZZ_OK && !missing)
		zz_table_read(zz_buf_view(&bytes), &sink, &info, &e);
	zz_buf_free(&bytes);
	return x->n > 0;
}

/* --- against the record --- */

/* Seconds that a name was there, over all its rows; -1: in none, -2: in one that does not say how long. */
static long time_of(const struct export *x, struct zz_str name)
{
	long total = -1;
	for (size_t i = 0; i < x->n; i++) {
		if (zz_str_find(x->at[i].nickname, name) < 0)
			continue;
		if (x->at[i].seconds < 0)
			return -2;
		total = (total < 0 ? 0 : total) + x->at[i].seconds;
	}
	return total;
}

static void say(struct zz_judge *j, const struct zz_rule *rule, const struct zz_record *r,
				const struct zz_finding_def *def, const struct zz_buf *names, const struct zz_attached *f)
{
	if (names->n)
		ZZ_REPORT(j, def, rule, r, "present", ZZ_ATEXT("names", zz_buf_view(names)),
				  ZZ_ATEXT("file", f->name), ZZ_ANUM("percent", 100 * rule->share.num / rule->share.den));
}

static void compare(struct zz_judge *j, const struct zz_rule *rule, const struct zz_record *r,
					const struct zz_attached *f, const struct export *x)
{
	const struct zz_attendee *at = r->present.at;
	struct zz_buf never = {0}, shortly = {0};
	long length = r->time.until > r->time.from ? (long)(r->time.until - r->time.from) * 60 : 0;
	for (uint32_t i = 0; i < r->present.n; i++) {
		if (at[i].mode != ZZ_ONLINE)
			continue;
		struct zz_str name = zz_intern_str(&j->l->words, at[i].who.name);
		long there = time_of(x, name);
		bool brief = there >= 0 && length && there * rule->share.den < length * rule->share.num;
		struct zz_buf *to = there == -1 ? &never : brief ? &shortly : NULL;
		if (to)
			zz_buf_printf(to, "%s%.*s", to->n ? " " : "", ZZ_FMT(name));
	}
	say(j, rule, r, FOUND(NEVER), &never, f);
	say(j, rule, r, FOUND(SHORTLY), &shortly, f);
	zz_buf_free(&never);
	zz_buf_free(&shortly);
}

static bool anybody_online(const struct zz_record *r)
{
	const struct zz_attendee *at = r->present.at;
	for (uint32_t i = 0; i < r->present.n; i++)
		if (at[i].mode == ZZ_ONLINE)
			return true;
	return false;
}

void zz_check_online(struct zz_judge *j, const struct zz_rule *rule)
{
	struct zz_attachments *all = zz_judge_attachments(j);
	for (size_t i = 0; all && i < all->n; i++) {
		const struct zz_attached *f = &all->at[i];
		const struct zz_record *r = &j->l->records[f->record];
		struct export x = {0};
		if (f->file && is_table(f->name) && anybody_online(r) && zz_rule_speaks_of(j, rule, r) &&
			read_export(j, f, &x))
			compare(j, rule, r, f, &x);
		free(x.at);
		zz_arena_free(&x.arena);
	}
}
