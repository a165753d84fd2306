/* Photographs and documents beside the records (red flags F1-F6). Photographs are never asked for; where
 * there are some, they should be of the sitting. A camera's clock may be wrong, a sheet is photographed when
 * it is filed, a form is saved under a new name each month: what files say of themselves is a hint at most.
 */
#include "rules/checks.h"
#include "rules/attached.h"

#include "format/photo.h"

#include <stdlib.h>
#include <string.h>

enum { MISSING, UNNAMED, STRAY, DIFFERS, TWICE, TWICE_DIGEST, PHOTO, BEFORE, AFTER, AT_ONCE, NO_SHEET };

const struct zz_finding_def zz_findings_attachments[] = {
	[MISSING] = {"attachment-missing", ZZ_QUESTION,
				 N_("the record names the file {name}, and it is not there"),
				 N_("Put the file into the record's folder below attachments/, or correct the name (zzsh "
					"amend). Where it is kept elsewhere, its digest without a name is enough."),
				 N_("the file lies on another computer and was not committed")},
	[UNNAMED] = {"attachment-unnamed", ZZ_INFO,
				 N_("files in its folder that the record does not name: {names}"),
				 N_("Name them in the record (zzsh amend), or take them away."), NULL},
	[STRAY] = {"attachment-unnamed", ZZ_INFO,
			   N_("files that belong to no record: {number}, the first {name}"),
			   N_("Move them to attachments/<owner>/<year>/<record>/, or take them away."), NULL},
	[DIFFERS] = {"attachment-digest", ZZ_QUESTION,
				 N_("the file {name} is not the one whose digest the record gives"),
				 N_("Bring the file back that was attached, or write the digest of this one with the reason "
					"(zzsh amend)."),
				 N_("the file was opened and saved again")},
	[TWICE] = {"photo-twice", ZZ_QUESTION, N_("the photograph {name} also stands beside {other} of {day}"),
			   N_("Leave it where it belongs and take it away from the other (zzsh amend)."),
			   N_("the two were held together: write joint_with; the wrong file was chosen")},
	[TWICE_DIGEST] = {"photo-twice", ZZ_QUESTION,
					  N_("the file of this digest also stands beside {other} of {day}"),
					  N_("Leave it where it belongs and take it away from the other (zzsh amend)."),
					  N_("the two were held together: write joint_with; the wrong file was chosen")},
	[PHOTO] = {"photo-day", ZZ_INFO,
			   N_("the photograph {name} was taken on {taken}, the sitting was on {held}"),
			   N_("Nothing is to be done where it shows a sheet that was photographed later."),
			   N_("the camera's clock was not set")},
	[BEFORE] = {"document-day", ZZ_INFO,
				N_("the file {name} was saved last on {saved}, before the sitting of {held}"),
				N_("Nothing is to be done where it is the form that was filled in by hand."),
				N_("the computer's clock was not set")},
	[AFTER] =
		{"document-day", ZZ_INFO,
		 N_("the file {name} was saved last on {saved}, more than {days} working days after the sitting of "
			"{held}"),
		 N_("Nothing is to be done where it was only opened and saved again."),
		 N_("the computer's clock was not set")},
	[AT_ONCE] =
		{"made-at-once", ZZ_INFO,
		 N_("{number} files of {dates} different days were made one after the other on {day}, from {from} "
			"to {until}"),
		 N_("Nothing is to be done where they were only photographed or printed together."), NULL},
	[NO_SHEET] = {"sign-in-sheet", ZZ_SHORTFALL, N_("there was a vote, and no sign-in sheet is attached"),
				  N_("Attach the sheet, or its digest with the name of the file (zzsh amend)."),
				  N_("the sheet is kept on paper and was not attached")},
	{NULL, ZZ_INFO, NULL, NULL, NULL},
};
#define FOUND(which) (&zz_findings_attachments[which])

struct files {
	struct zz_judge *j;
	const struct zz_rule *rule;
	struct zz_attachments *all;
};

struct zz_attachments *zz_judge_attachments(struct zz_judge *j)
{
	if (j->l->scoped)
		return NULL;
	if (!j->attachments) {
		j->attachments = zz_malloc(sizeof *j->attachments);
		zz_attachments_make(j->attachments, j->l);
	}
	return j->attachments;
}

static bool begin(struct files *f, struct zz_judge *j, const struct zz_rule *rule)
{
	*f = (struct files){.j = j, .rule = rule, .all = zz_judge_attachments(j)};
	return f->all != NULL;
}

static void each_asked(struct files *f, void (*call)(struct files *f, struct zz_attached *at))
{
	for (size_t i = 0; i < f->all->n; i++)
		if (zz_rule_speaks_of(f->j, f->rule, &f->j->l->records[f->all->at[i].record]))
			call(f, &f->all->at[i]);
}

static void over_files(struct zz_judge *j, const struct zz_rule *rule,
					   void (*call)(struct files *f, struct zz_attached *at))
{
	struct files f;
	if (!begin(&f, j, rule))
		return;
	each_asked(&f, call);
}

static const struct zz_record *record_of(const struct files *f, const struct zz_attached *at)
{
	return &f->j->l->records[at->record];
}

/* "attachments.2"; the whole list for a file that is not named in it. */
static const char *part_of(const struct files *f, const struct zz_attached *at)
{
	return at->number ? zz_arena_printf(&f->j->v->arena, "attachments.%u", (unsigned)at->number).p
					  : zz_arena_printf(&f->j->v->arena, "attachments.%.*s", ZZ_FMT(at->name)).p;
}

/* --- there or not --- */

/* Who keeps the file elsewhere writes its digest only. */
static void check_missing(struct files *f, struct zz_attached *at)
{
	if (at->number && at->name.n && !at->file)
		ZZ_REPORT(f->j, FOUND(MISSING), f->rule, record_of(f, at), part_of(f, at),
				  ZZ_ATEXT("name", at->name));
}

static void report_unnamed(struct files *f, uint32_t record)
{
	struct zz_buf names = {0};
	struct zz_slice s = zz_attachments_of(f->all, record, (size_t)record + 1);
	for (size_t i = s.from; i < s.until; i++)
		if (!f->all->at[i].number)
			zz_buf_printf(&names, "%s%.*s", names.n ? ", " : "", ZZ_FMT(f->all->at[i].name));
	ZZ_REPORT(f->j, FOUND(UNNAMED), f->rule, &f->j->l->records[record], "attachments",
			  ZZ_ATEXT("names", zz_buf_view(&names)));
	zz_buf_free(&names);
}

static void check_unnamed(struct files *f)
{
	uint32_t told = UINT32_MAX;
	for (size_t i = 0; i < f->all->n; i++) {
		const struct zz_attached *at = &f->all->at[i];
		if (at->number || at->record == told || !zz_rule_speaks_of(f->j, f->rule, record_of(f, at)))
			continue;
		told = at->record;
		report_unnamed(f, told);
	}
}

/* Folders are of an owner and year; what lies elsewhere is asked about with everything. */
static void check_strays(struct files *f)
{
	for (size_t i = 0, n; i < f->all->nstrays; i += n) {
		struct zz_str path = f->all->strays[i]->path, folder = zz_path_folder(path);
		for (n = 1;
			 i + n < f->all->nstrays && zz_str_eq(zz_path_folder(f->all->strays[i + n]->path), folder);)
			n++;
		struct zz_finding probe = {.path = path};
		if (!zz_asked_finding(f->j, &probe))
			continue;
		struct zz_finding *found =
			ZZ_REPORT(f->j, FOUND(STRAY), f->rule, &(struct zz_record){.path = path}, "",
					  ZZ_ANUM("number", (long)n), ZZ_ATEXT("name", zz_path_name(path)));
		struct zz_str rest = folder, piece = {0};
		zz_str_split(&rest, '/', &piece);
		zz_str_split(&rest, '/', &piece);
		found->owner = zz_arena_str(&f->j->v->arena, piece);
		found->record = zz_arena_str(&f->j->v->arena, folder);
	}
}

void zz_check_attached_files(struct zz_judge *j, const struct zz_rule *rule)
{
	struct files f;
	if (!begin(&f, j, rule))
		return;
	each_asked(&f, check_missing);
	check_unnamed(&f);
	check_strays(&f);
}

static void check_digest(struct files *f, struct zz_attached *at)
{
	struct zz_sm3 given, is;
	if (at->file && at->digest.n && zz_sm3_parse(at->digest, &given) && zz_attached_digest(f->all, at, &is) &&
		memcmp(&given, &is, sizeof is) != 0)
		ZZ_REPORT(f->j, FOUND(DIFFERS), f->rule, record_of(f, at), part_of(f, at),
				  ZZ_ATEXT("name", at->name));
}

void zz_check_attached_digest(struct zz_judge *j, const struct zz_rule *rule)
{
	over_files(j, rule, check_digest);
}

/* --- one photograph beside two sittings --- */

struct keyed {
	struct zz_sm3 key;
	zz_day date;
	const struct zz_attached *at;
};
struct keys {
	struct keyed *at;
	size_t n, room;
};

static int by_key(const void *va, const void *vb)
{
	const struct keyed *a = va, *b = vb;
	int order = memcmp(&a->key, &b->key, sizeof a->key);
	if (!order)
		order = (a->date > b->date) - (a->date < b->date);
	if (!order)
		order = (a->at->record > b->at->record) - (a->at->record < b->at->record);
	return order ? order : (a->at->number > b->at->number) - (a->at->number < b->at->number);
}

static void add_keys(struct files *f, struct keys *files, struct keys *digests)
{
	for (size_t i = 0; i < f->all->n; i++) {
		struct zz_attached *at = &f->all->at[i];
		struct zz_sm3 digest;
		zz_day date = record_of(f, at)->date;
		if ((at->name.n && !zz_photo_named(at->name)) || date == ZZ_NO_DAY)
			continue;
		if (zz_attached_key(f->all, at))
			*ZZ_PUSH(files) = (struct keyed){at->key, date, at};
		if (at->digest.n && zz_sm3_parse(at->digest, &digest))
			*ZZ_PUSH(digests) = (struct keyed){digest, date, at};
	}
}

static bool apart(const struct files *f, const struct zz_attached *a, const struct zz_attached *b)
{
	const struct zz_record *x = record_of(f, a), *y = record_of(f, b);
	bool same_sitting = x->owner == y->owner && x->date == y->date;
	return x != y && !same_sitting && !zz_records_joined(f->j->l, x, y);
}

/* Marks what was reported by the file's key, so that its digest does not say it again. */
static void report_twice(struct files *f, struct keys *keys, bool *told)
{
	qsort(keys->at, keys->n, sizeof *keys->at, by_key);
	for (size_t i = 1, first = 0; i < keys->n; i++) {
		if (memcmp(&keys->at[i].key, &keys->at[first].key, sizeof keys->at[i].key) != 0)
			first = i;
		const struct zz_attached *at = keys->at[i].at, *other = keys->at[first].at;
		const struct zz_record *r = record_of(f, at), *former = record_of(f, other);
		bool *said = &told[at - f->all->at];
		if (i == first || *said || !apart(f, other, at) || !zz_rule_speaks_of(f->j, f->rule, r))
			continue;
		*said = true;
		struct zz_str name =
			zz_arena_printf(&f->j->v->arena, "%.*s/%.*s",
							ZZ_FMT(zz_intern_str(&f->j->l->words, former->owner)), ZZ_FMT(former->id));
		ZZ_REPORT(f->j, FOUND(at->name.n ? TWICE : TWICE_DIGEST), f->rule, r, part_of(f, at),
				  ZZ_ATEXT("name", at->name), ZZ_ATEXT("other", name), ZZ_ADAY("day", former->date));
	}
}

void zz_check_photo_twice(struct zz_judge *j, const struct zz_rule *rule)
{
	struct files f;
	struct keys files = {0}, digests = {0};
	if (!begin(&f, j, rule))
		return;
	bool *told = zz_malloc(f.all->n + 1);
	add_keys(&f, &files, &digests);
	if (files.n)
		report_twice(&f, &files, told);
	if (digests.n)
		report_twice(&f, &digests, told);
	free(told);
	free(files.at);
	free(digests.at);
}

/* --- days --- */

static bool dated(struct files *f, struct zz_attached *at, bool picture)
{
	zz_attached_look(f->all, at);
	return at->picture == picture && at->day != ZZ_NO_DAY && !record_of(f, at)->imported;
}

static void check_photo_day(struct files *f, struct zz_attached *at)
{
	const struct zz_record *r = record_of(f, at);
	if (dated(f, at, true) &&
		(at->day < r->date - f->rule->count || at->day > zz_record_end(r) + f->rule->count))
		ZZ_REPORT(f->j, FOUND(PHOTO), f->rule, r, part_of(f, at), ZZ_ATEXT("name", at->name),
				  ZZ_ADAY("taken", at->day), ZZ_ADAY("held", r->date));
}

void zz_check_photo_day(struct zz_judge *j, const struct zz_rule *rule)
{
	over_files(j, rule, check_photo_day);
}

static bool has_word(const struct zz_rule *rule, struct zz_str name)
{
	const struct zz_str *words = rule->words.at;
	for (uint32_t i = 0; i < rule->words.n; i++)
		if (zz_str_find(name, words[i]) >= 0)
			return true;
	return false;
}

/* Minutes and sheets only: notices, plans and what was studied are older by right. */
static void check_document_day(struct files *f, struct zz_attached *at)
{
	const struct zz_record *r = record_of(f, at);
	if (!has_word(f->rule, at->name) || !dated(f, at, false))
		return;
	bool before = at->day < r->date;
	if (before || zz_workdays_between(&f->j->l->calendar, zz_record_end(r), at->day) > f->rule->count)
		ZZ_REPORT(f->j, FOUND(before ? BEFORE : AFTER), f->rule, r, part_of(f, at),
				  ZZ_ATEXT("name", at->name), ZZ_ADAY("saved", at->day), ZZ_ADAY("held", r->date),
				  ZZ_ANUM("days", f->rule->count));
}

void zz_check_document_day(struct zz_judge *j, const struct zz_rule *rule)
{
	over_files(j, rule, check_document_day);
}

/* --- made one after the other --- */

struct made {
	int64_t second; /* of all time, by the local clock */
	zz_day held;
	bool picture;
};
struct moments {
	struct made *at;
	size_t n, room;
};

static int by_moment(const void *va, const void *vb)
{
	const struct made *a = va, *b = vb;
	int order = (a->picture > b->picture) - (a->picture < b->picture);
	return order ? order : (a->second > b->second) - (a->second < b->second);
}

enum { DAY = 24 * 60 * 60, MINUTE = 60 };

static struct zz_str clock_of(struct zz_judge *j, const struct made *m)
{
	long minutes = (long)(m->second % DAY / MINUTE);
	return zz_arena_printf(&j->v->arena, "%02ld:%02ld", minutes / 60, minutes % 60);
}

static int distinct_days(const struct made *at, size_t n)
{
	int days = 0;
	for (size_t i = 0; i < n; i++) {
		bool seen = false;
		for (size_t k = 0; k < i && !seen; k++)
			seen = at[k].held == at[i].held;
		days += !seen;
	}
	return days;
}

static void report_chain(struct files *f, const struct zz_org *o, const struct made *at, size_t n)
{
	enum { LOOKED_AT = 2000 };
	int days = distinct_days(at, n < LOOKED_AT ? n : LOOKED_AT);
	if (days < f->rule->count)
		return;
	zz_day day = (zz_day)(at[0].second / DAY);
	struct zz_period period = {.kind = ZZ_PERIOD_DAYS, .first = day, .last = day};
	ZZ_REPORT_OWNER(f->j, FOUND(AT_ONCE), f->rule, o, period, 0, ZZ_ANUM("number", (long)n),
					ZZ_ANUM("dates", days), ZZ_ADAY("day", day), ZZ_ATEXT("from", clock_of(f->j, &at[0])),
					ZZ_ATEXT("until", clock_of(f->j, &at[n - 1])));
}

/* Chains whose links lie `high` minutes apart at most. */
static void report_chains(struct files *f, const struct zz_org *o, struct moments *m)
{
	if (m->n)
		qsort(m->at, m->n, sizeof *m->at, by_moment);
	for (size_t from = 0, until; from < m->n; from = until) {
		for (until = from + 1; until < m->n && m->at[until].picture == m->at[from].picture &&
							   m->at[until].second - m->at[until - 1].second <= f->rule->high * MINUTE;)
			until++;
		report_chain(f, o, m->at + from, until - from);
	}
}

static void check_branch(struct files *f, const struct zz_org *o)
{
	struct moments m = {0};
	struct zz_slice records = zz_ledger_slice(f->j->l, o->id, ZZ_NO_DAY, ZZ_NO_DAY);
	struct zz_slice s = zz_attachments_of(f->all, records.from, records.until);
	for (size_t i = s.from; i < s.until; i++) {
		struct zz_attached *at = &f->all->at[i];
		const struct zz_record *r = record_of(f, at);
		if (r->date == ZZ_NO_DAY || !zz_asked_record(f->j, r))
			continue;
		zz_attached_look(f->all, at);
		if (at->day > 0 && !r->imported)
			*ZZ_PUSH(&m) = (struct made){(int64_t)at->day * DAY + at->second, r->date, at->picture};
	}
	report_chains(f, o, &m);
	free(m.at);
}

void zz_check_made_at_once(struct zz_judge *j, const struct zz_rule *rule)
{
	struct files f;
	if (!begin(&f, j, rule))
		return;
	for (uint32_t i = 0; f.all->n && i < j->l->roster.norgs; i++) {
		const struct zz_org *o = &j->l->roster.orgs[i];
		if (!o->body && zz_asked_owner(j, o->id))
			check_branch(&f, o);
	}
}

/* --- a sheet for a vote --- */

static bool voted(const struct zz_record *r)
{
	const struct zz_agenda *agenda = r->agenda.at;
	for (uint32_t i = 0; i < r->agenda.n; i++)
		if (agenda[i].vote.given)
			return true;
	return r->election.given;
}

/* A digest without a name may be the sheet's. */
static bool may_have_sheet(const struct files *f, uint32_t record)
{
	struct zz_slice s = zz_attachments_of(f->all, record, (size_t)record + 1);
	for (size_t i = s.from; i < s.until; i++)
		if (!f->all->at[i].name.n || has_word(f->rule, f->all->at[i].name))
			return true;
	return false;
}

void zz_check_sign_in_sheet(struct zz_judge *j, const struct zz_rule *rule)
{
	struct files f;
	if (!begin(&f, j, rule))
		return;
	for (uint32_t i = 0; i < j->l->nrecords; i++) {
		const struct zz_record *r = &j->l->records[i];
		if (zz_rule_speaks_of(j, rule, r) && voted(r) && !r->imported && !may_have_sheet(&f, i))
			ZZ_REPORT(j, FOUND(NO_SHEET), rule, r, "attachments");
	}
}
