/* Reading all records. */
#include "model/loader.h"

#include <stdlib.h>
#include <string.h>

static const struct zz_term what_terms[] = {
	{"owner", "支部"},
	{"date", "日期"},
	{"kind", "类型"},
	{"year", "年度"},
};
enum what { WHAT_OWNER, WHAT_DATE, WHAT_KIND, WHAT_YEAR };

struct zz_path_says zz_path_says(struct zz_str path)
{
	struct zz_path_says p = {.date = ZZ_NO_DAY};
	struct zz_str owner = {0};
	int32_t year = 0;
	p.fits = zz_record_path(path, &owner, &year, &p.date, &p.kind);
	p.owner = zz_path_owner(path);
	if (zz_path_place(path) == ZZ_PLACE_STRAY) { /* what hides records: records, records/zhb1, … */
		struct zz_str rest = path, piece;
		zz_str_split(&rest, '/', &piece);
		zz_str_split(&rest, '/', &p.owner);
	}
	p.year = zz_path_year(path);
	return p;
}

static void set_path(struct zz_ledger *l, struct zz_record *r, const struct zz_file *f,
					 const struct zz_path_says *p)
{
	r->path = f->path;
	r->id = zz_path_stem(f->path);
	r->file_owner = zz_intern(&l->words, p->owner);
	r->file_year = p->year;
}

/* What is zero already, of one in brief. */
static void make_blank(struct zz_record *r)
{
	r->org = -2;
	r->date = r->end_date = ZZ_NO_DAY;
	r->recorder.person = -1;
}

static struct zz_record blank(void)
{
	struct zz_record r = {0};
	make_blank(&r);
	r.recorded_on = ZZ_NO_DAY;
	r.time = ZZ_NO_SPAN;
	r.assessment_year = r.signed_in = r.hours = ZZ_UNSET;
	r.chair.person = r.lecturer.person = -1;
	return r;
}

/* Obligations that such a record could have met are not assessed, so its path is all that matters. */
static void make_unreadable(struct zz_ledger *l, struct zz_record *r, const struct zz_path_says *p)
{
	r->state = ZZ_UNREADABLE;
	r->owner = zz_intern(&l->words, p->owner);
	r->date = p->date;
	r->kind = p->kind;
	r->org = zz_str_is(p->owner, "unit") ? -1 : zz_roster_org(&l->roster, r->owner);
	if (r->org < 0 && !zz_str_is(p->owner, "unit"))
		r->org = -2;
}

static zz_day day_of(const struct zz_form *form, const struct zz_node *root, const char *slug)
{
	zz_day day = ZZ_NO_DAY;
	const struct zz_node *n = zz_form_get(form, root, slug);
	return n && n->kind == ZZ_SCALAR && zz_day_parse(zz_str_trim(n->text), &day) ? day : ZZ_NO_DAY;
}

/* Of the record that is being read: whether the time for entering goes on. */
struct entering {
	const struct zz_ledger *l;
	zz_day end;
	struct zz_str path;
};

static bool still_open(const void *with)
{
	const struct entering *e = with;
	return zz_window_open(e->l, e->end, e->path);
}

static bool read_content(struct zz_loader *ld, const struct zz_node *root, const struct zz_file *f,
						 const struct zz_path_says *p, struct zz_record *r)
{
	struct zz_reader reader = zz_loader_reader(ld, f->path, p->owner);
	reader.record = zz_path_stem(f->path);
	const struct zz_kind *kind = zz_record_kind(root, &reader);
	if (kind) {
		zz_day end = day_of(&kind->form, root, "end_date");
		reader.held = day_of(&kind->form, root, "date");
		struct entering entering = {ld->l, end > reader.held ? end : reader.held, f->path};
		reader.late_due = true;
		reader.still_open = still_open;
		reader.open_with = &entering;
		zz_record_read(kind, root, r, &reader);
		if (!reader.broken) {
			set_path(ld->l, r, f, p);
			zz_link_record(ld, r, &kind->form, root);
			if (ld->keeps_texts)
				zz_record_text_keep(&ld->text, ld->l, r, root);
			return true;
		}
	}
	zz_loader_place(zz_loader_unreadable(ld), f->path, p->owner, reader.record, ZZ_STR(""));
	return false;
}

static bool is_misplaced(const struct zz_record *r, const struct zz_path_says *p)
{
	int year = zz_civil_of(r->date).year;
	bool other_day = p->date != ZZ_NO_DAY && p->date != r->date;
	return (r->file_owner && r->owner != r->file_owner) || other_day ||
		   (p->year != ZZ_UNSET && p->year != year) || (p->kind && p->kind != r->kind);
}

static void mismatch(struct zz_loader *ld, struct zz_record *r, enum what what, struct zz_arg path,
					 struct zz_arg content)
{
	r->misplaced = true;
	if (r->amends.n && what != WHAT_OWNER) /* an amendment may change the day and the kind */
		return;
	static const char *const parts[] = {"owner", "date", "kind", "date"};
	struct zz_finding *f = ZZ_ADD(&ld->l->findings, ZZ_LF(ZZ_LF_PATH_MISMATCH),
								  ZZ_ATERM("what", &what_terms[what]), path, content);
	zz_record_place(f, ld->l, r, zz_str(parts[what]));
}

static void check_place(struct zz_loader *ld, struct zz_record *r, const struct zz_path_says *p)
{
	if (r->file_owner && r->owner != r->file_owner)
		mismatch(ld, r, WHAT_OWNER, ZZ_ATEXT("path", p->owner),
				 ZZ_ATEXT("content", zz_intern_str(&ld->l->words, r->owner)));
	int year = zz_civil_of(r->date).year;
	if (p->date != ZZ_NO_DAY && p->date != r->date)
		mismatch(ld, r, WHAT_DATE, ZZ_ADAY("path", p->date), ZZ_ADAY("content", r->date));
	else if (p->year != ZZ_UNSET && p->year != year)
		mismatch(ld, r, WHAT_YEAR, ZZ_ANUM("path", p->year), ZZ_ANUM("content", year));
	if (p->kind && p->kind != r->kind)
		mismatch(ld, r, WHAT_KIND, ZZ_ATERM("path", &zz_kinds[p->kind].form.name),
				 ZZ_ATERM("content", &zz_kinds[r->kind].form.name));
}

void zz_load_record(struct zz_loader *ld, struct zz_file *f, struct zz_record *r, const struct zz_str *bytes)
{
	struct zz_ledger *l = ld->l;
	struct zz_path_says p = zz_path_says(f->path);
	bool unread = f->odd || zz_hides_records(f);
	*r = blank();
	struct zz_node *root = NULL;
	if (bytes)
		root = zz_loader_parse(ld, f->path, *bytes, p.owner, zz_path_stem(f->path));
	else if (!unread)
		root = zz_loader_open(ld, f, p.owner, zz_path_stem(f->path));
	if (root && read_content(ld, root, f, &p, r)) {
		r->long_number = zz_may_hold_number(bytes ? *bytes : zz_buf_view(&ld->bytes));
		check_place(ld, r, &p);
		zz_need_calendar(ld, zz_record_end(r));
	} else {
		*r = blank();
		make_unreadable(l, r, &p);
		set_path(l, r, f, &p);
		l->unreadable++;
	}
	if (!p.fits && !unread)
		zz_record_place(zz_finding_add(&l->findings, ZZ_LF(ZZ_LF_ID_PATTERN), NULL, 0), l, r, ZZ_STR(""));
}

/* What zz_load_record leaves of a record in an audit's eyes. */
static void load_brief(struct zz_loader *ld, struct zz_listed *row, struct zz_record *r)
{
	struct zz_ledger *l = ld->l;
	struct zz_memory *m = l->memory;
	struct zz_briefs *b = &m->briefs;
	struct zz_brief now;
	struct zz_path_says p = {row->is & ZZ_LISTED_FITS, zz_intern_str(&b->words, row->owner), row->year,
							 row->date, row->kind};
	bool known = !row->odd && (row->brief || zz_brief_row(b, l->source, row->blob, &row->brief, &now));
	const struct zz_brief *brief = known ? &b->rows.at[row->brief - 1] : NULL;
	bool readable = brief && zz_brief_is_readable(brief);
	memset(r, 0, ZZ_RECORD_BRIEF);
	make_blank(r);
	if (!readable)
		make_unreadable(l, r, &p);
	r->path = zz_memory_path(m, row->path);
	r->id = zz_str_sub(r->path, row->id, row->id + row->id_n);
	r->listed = (uint32_t)(row - m->listing.at) + 1;
	r->file_owner = zz_brief_word(b, &l->words, row->owner);
	r->file_year = p.year;
	l->unreadable += !readable;
	if (!readable)
		return;
	zz_brief_record(b, brief, &l->words, &l->arena, r);
	r->misplaced = is_misplaced(r, &p);
	zz_need_calendar(ld, zz_record_end(r));
	if (!ld->linked || ld->linked->owner != r->owner)
		zz_link_owner(l, r);
	else
		r->org = ld->linked->org;
	ld->linked = r;
}

enum {
	ALIGN = _Alignof(struct zz_record),
	BRIEF_SIZE = (ZZ_RECORD_BRIEF + ALIGN - 1) / ALIGN * ALIGN,
	WHOLE_SIZE = sizeof(struct zz_record)
};

char *zz_records_briefly(const struct zz_ledger *l, size_t n)
{
	char *at = zz_malloc_full(n * l->record_size);
	for (size_t i = 0; l->record_size == WHOLE_SIZE && i < n; i++)
		zz_forbid(at + i * WHOLE_SIZE + BRIEF_SIZE, WHOLE_SIZE - BRIEF_SIZE);
	return at;
}

void zz_load_briefs(struct zz_loader *ld)
{
	struct zz_ledger *l = ld->l;
	struct zz_listing *list = &l->memory->listing;
	size_t n = 0;
	for (size_t i = 0; i < list->n; i++)
		n += (list->at[i].is & ZZ_LISTED_RECORD) != 0;
	l->records_room = n;
	l->record_size = zz_forbid(l, 0) ? WHOLE_SIZE : BRIEF_SIZE;
	l->briefly = zz_records_briefly(l, n);
	for (size_t i = 0; i < list->n; i++)
		if (list->at[i].is & ZZ_LISTED_RECORD)
			load_brief(ld, &list->at[i], zz_record_nth(l, l->nrecords++));
}

void zz_load_records(struct zz_loader *ld)
{
	struct zz_ledger *l = ld->l;
	size_t n = 0;
	for (size_t i = 0; i < ld->files.n; i++)
		n += zz_file_is_record(ld->files.at[i]);
	l->records_room = n;
	l->records = n ? zz_malloc(n * sizeof *l->records) : NULL;
	for (size_t i = 0; i < ld->files.n; i++)
		if (zz_file_is_record(ld->files.at[i]))
			zz_load_record(ld, ld->files.at[i], &l->records[l->nrecords++], NULL);
}
