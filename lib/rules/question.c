/* What was asked about: owners, systems, kinds and days; everything else is left out of the verdict. */
#include "rules/judge.h"

bool zz_record_linked(const struct zz_judge *j, const struct zz_record *r)
{
	return r->org == -1 || (r->org >= 0 && !j->l->roster.orgs[r->org].unreadable);
}

bool zz_asked_owner(const struct zz_judge *j, uint32_t owner)
{
	for (size_t i = 0; i < j->q->nowners; i++)
		if (j->q->owners[i] == owner)
			return true;
	return !j->q->owners;
}

static bool asked_kind(const struct zz_judge *j, uint8_t kind)
{
	if (!kind)
		return true;
	return (!j->q->kinds || j->q->kinds[kind]) &&
		   (!j->q->systems || j->q->systems >> zz_kinds[kind].system & 1);
}

static bool asked_kinds(const struct zz_judge *j, const struct zz_record *r)
{
	const struct zz_hosted *guests = r->hosted.at;
	if (asked_kind(j, r->kind))
		return true;
	for (uint32_t i = 0; i < r->hosted.n; i++)
		if (guests[i].kind && asked_kind(j, guests[i].kind))
			return true;
	return false;
}

/* Where everything is asked about, a wrong date must not hide what is found. Of an unreadable record only the
 * year of its folder may be known. */
static bool day_within(const struct zz_verdict *v, zz_day day, int32_t year)
{
	const struct zz_period *p = &v->period;
	if (v->everything)
		return true;
	if (day != ZZ_NO_DAY && day != 0)
		return day >= p->first && day <= p->last;
	return year <= 0 || (year >= zz_civil_of(p->first).year && year <= zz_civil_of(p->last).year);
}

/* Whether the question is about a year, or several, as a whole. */
static bool whole_years(const struct zz_period *p)
{
	struct zz_civil first = zz_civil_of(p->first), last = zz_civil_of(p->last);
	return first.month == 1 && first.day == 1 && last.month == 12 && last.day == 31;
}

/* A yearly meeting is of the year that it assesses, as is the duty that it meets; of the day on which it was
 * held where months or quarters are asked about. */
bool zz_verdict_spans(const struct zz_verdict *v, const struct zz_record *r)
{
	const struct zz_period *p = &v->period;
	bool yearly = r->kind == ZZ_ORGANIZATION_LIFE_MEETING || r->kind == ZZ_DEMOCRATIC_LIFE_MEETING ||
				  r->kind == ZZ_DEMOCRATIC_APPRAISAL || r->kind == ZZ_SPIRIT_ANALYSIS;
	if (v->everything || !yearly || r->assessment_year <= 0 || !whole_years(p))
		return day_within(v, r->date, r->file_year);
	return r->assessment_year >= zz_civil_of(p->first).year &&
		   r->assessment_year <= zz_civil_of(p->last).year;
}

bool zz_asked_record(const struct zz_judge *j, const struct zz_record *r)
{
	uint32_t owner = r->owner ? r->owner : r->file_owner;
	return zz_asked_owner(j, owner) && zz_verdict_spans(j->v, r) && asked_kinds(j, r);
}

bool zz_asked_rule(const struct zz_judge *j, const struct zz_rule *rule)
{
	if (j->q->systems && !(j->q->systems >> rule->system & 1))
		return false;
	if (!j->q->kinds)
		return true;
	const struct zz_counts *counts = rule->counts.at;
	const uint8_t *kinds = rule->kinds.at;
	for (uint32_t i = 0; i < rule->counts.n; i++)
		if (j->q->kinds[counts[i].kind])
			return true;
	for (uint32_t i = 0; i < rule->kinds.n; i++)
		if (j->q->kinds[kinds[i]])
			return true;
	return false;
}

const struct zz_record *zz_record_at(const struct zz_judge *j, struct zz_str path)
{
	int32_t at = zz_str_starts(path, "records/") ? zz_ledger_at(j->l, path) : -1;
	return at >= 0 ? zz_record_nth(j->l, (size_t)at) : NULL;
}

/* The organisation that a file belongs to by its place; empty for what is of the whole ledger. */
static struct zz_str place_of(struct zz_str path)
{
	static const char *const folders[] = {"records/", "followups/", "branches/", "bodies/", "attachments/"};
	for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
		struct zz_str rest, piece;
		if (!zz_str_starts(path, folders[i]))
			continue;
		rest = zz_str_sub(path, zz_str(folders[i]).n, path.n);
		if (!zz_str_split(&rest, '/', &piece))
			return (struct zz_str){0};
		return zz_str_ends(piece, ".yaml") ? zz_str_sub(piece, 0, piece.n - 5) : piece;
	}
	return (struct zz_str){0};
}

/* The year of a folder "…/<owner>/<year>/…", 0 if none. */
static int32_t year_of(struct zz_str path)
{
	struct zz_str piece = {0};
	int32_t year = 0;
	for (int i = 0; i < 3; i++)
		if (!zz_str_split(&path, '/', &piece))
			return 0;
	if (piece.n != 4 || !path.n)
		return 0;
	for (size_t i = 0; i < 4; i++) {
		if (piece.p[i] < '0' || piece.p[i] > '9')
			return 0;
		year = year * 10 + (piece.p[i] - '0');
	}
	return year;
}

bool zz_asked_finding(const struct zz_judge *j, const struct zz_finding *f)
{
	const struct zz_record *r = zz_record_at(j, f->path);
	if (r)
		return r->state != ZZ_WITHDRAWN && zz_asked_record(j, r);
	struct zz_str owner = f->owner.n ? f->owner : place_of(f->path);
	if (owner.n && !zz_asked_owner(j, zz_intern_find(&j->l->words, owner)))
		return false;
	/* What is wrong with the ledger as a whole belongs to every answer. */
	return !owner.n || (!j->q->systems && !j->q->kinds && day_within(j->v, ZZ_NO_DAY, year_of(f->path)));
}
