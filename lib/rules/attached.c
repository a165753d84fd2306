#include "rules/attached.h"

#include "format/docprops.h"
#include "format/photo.h"

#include <stdlib.h>
#include <string.h>

/* --- which files --- */

/* The first attachment whose path is not before `path`. */
static size_t lower_bound(const struct zz_ledger *l, struct zz_str path)
{
	size_t from = 0, until = l->attachments.n;
	while (from < until) {
		size_t mid = from + (until - from) / 2;
		if (zz_str_cmp(l->attachments.at[mid]->path, path) < 0)
			from = mid + 1;
		else
			until = mid;
	}
	return from;
}

static size_t index_of(const struct zz_ledger *l, struct zz_str path)
{
	size_t i = lower_bound(l, path);
	return i < l->attachments.n && zz_str_eq(l->attachments.at[i]->path, path) ? i : SIZE_MAX;
}

static void folder_of(const struct zz_ledger *l, const struct zz_record *r, struct zz_buf *out)
{
	zz_buf_clear(out);
	zz_buf_printf(out, "attachments/%.*s/%04d/%.*s/", ZZ_FMT(zz_intern_str(&l->words, r->file_owner)),
				  (int)r->file_year, ZZ_FMT(r->id));
}

/* "签到表.jpg" lies in the record's folder; "zhb1/2025/…/签到表.jpg" below attachments/; or the path is
 * whole. */
static size_t named_file(const struct zz_ledger *l, struct zz_str path, struct zz_str folder)
{
	struct zz_buf whole = {0};
	bool from_root = zz_str_starts(path, "attachments/"), below = zz_str_chr(path, '/') >= 0;
	if (!from_root)
		zz_buf_str(&whole, below ? ZZ_STR("attachments/") : folder);
	zz_buf_str(&whole, path);
	size_t i = index_of(l, zz_buf_view(&whole));
	zz_buf_free(&whole);
	return i;
}

struct making {
	struct zz_attachments *a;
	bool *taken; /* by the ledger's list: belongs to a record */
	struct zz_buf folder;
};

static struct zz_attached *add(struct making *m, uint32_t record, size_t file)
{
	struct zz_attached *f = ZZ_PUSH(m->a);
	*f = (struct zz_attached){.record = record, .day = ZZ_NO_DAY};
	if (file != SIZE_MAX) {
		f->file = m->a->l->attachments.at[file];
		f->name = zz_path_name(f->file->path);
	}
	return f;
}

static void add_named(struct making *m, uint32_t i)
{
	const struct zz_record *r = zz_record_nth(m->a->l, i);
	const struct zz_attachment *list = r->attachments.at;
	for (uint32_t k = 0; k < r->attachments.n; k++) {
		size_t file = list[k].path.n ? named_file(m->a->l, list[k].path, zz_buf_view(&m->folder)) : SIZE_MAX;
		struct zz_attached *f = add(m, i, file);
		f->number = k + 1;
		f->digest = list[k].digest;
		if (!f->file)
			f->name = zz_path_name(list[k].path);
		else
			m->taken[file] = true;
	}
}

/* What lies in the folder besides. Every file below it is the record's, whether or not the record counts. */
static void add_rest(struct making *m, uint32_t i, bool counts)
{
	const struct zz_file_list *all = &m->a->l->attachments;
	for (size_t k = lower_bound(m->a->l, zz_buf_view(&m->folder));
		 k < all->n && zz_str_starts(all->at[k]->path, m->folder.data); k++) {
		if (!m->taken[k] && counts)
			add(m, i, k);
		m->taken[k] = true;
	}
}

void zz_attachments_make(struct zz_attachments *out, struct zz_ledger *l)
{
	*out = (struct zz_attachments){.l = l};
	struct making m = {.a = out, .taken = zz_malloc(l->attachments.n + 1)};
	for (uint32_t i = 0; i < l->nrecords; i++) {
		const struct zz_record *r = zz_record_nth(l, i);
		bool counts = zz_record_counts(r);
		if (!l->attachments.n && !r->attachments.n)
			continue;
		folder_of(l, r, &m.folder);
		if (counts)
			add_named(&m, i);
		add_rest(&m, i, counts);
	}
	out->strays = zz_malloc((l->attachments.n + 1) * sizeof(struct zz_file *));
	for (size_t k = 0; k < l->attachments.n; k++)
		if (!m.taken[k])
			out->strays[out->nstrays++] = l->attachments.at[k];
	zz_buf_free(&m.folder);
	free(m.taken);
}

void zz_attachments_free(struct zz_attachments *a)
{
	free(a->at);
	free(a->strays);
	zz_buf_free(&a->bytes);
}

static size_t first_of(const struct zz_attachments *a, size_t record)
{
	size_t from = 0, until = a->n;
	while (from < until) {
		size_t mid = from + (until - from) / 2;
		if (a->at[mid].record < record)
			from = mid + 1;
		else
			until = mid;
	}
	return from;
}

struct zz_slice zz_attachments_of(const struct zz_attachments *a, size_t first, size_t until)
{
	return (struct zz_slice){first_of(a, first), first_of(a, until)};
}

/* --- what they say --- */

/* At most `front` bytes are needed; of a commit only whole files can be had. */
static bool read_file(struct zz_attachments *a, const struct zz_attached *f, size_t front, bool whole)
{
	struct zz_error ignored = {.lang = ZZ_ZH};
	bool missing = false, tree = zz_source_is_worktree(a->l->source);
	size_t limit = tree && !whole ? front : ZZ_ATTACHED_MOST;
	return f->file && !zz_source_load(a->l->source, f->file, limit, &a->bytes, &missing, &ignored) &&
		   !missing && (a->bytes.n <= limit || (tree && !whole));
}

static bool is_document(struct zz_str name)
{
	static const char *const ends[] = {".docx", ".xlsx", ".pptx", ".DOCX", ".XLSX", ".PPTX"};
	for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++)
		if (zz_str_ends(name, ends[i]))
			return true;
	return false;
}

static void look_at_document(struct zz_attachments *a, struct zz_attached *f)
{
	enum { DAY = 24 * 60 * 60, MINUTE = 60 };
	struct zz_docprops d;
	if (!read_file(a, f, 0, true) || !zz_docprops_read(zz_buf_view(&a->bytes), &d) ||
		d.modified == ZZ_NO_MOMENT)
		return;
	int64_t local = d.modified + (int64_t)a->l->unit.zone * MINUTE;
	f->day = zz_day_at(d.modified, a->l->unit.zone);
	f->second = (int32_t)(((local % DAY) + DAY) % DAY);
}

static void look_at_picture(struct zz_attachments *a, struct zz_attached *f)
{
	struct zz_photo p;
	if (!read_file(a, f, ZZ_PHOTO_FRONT, false))
		return;
	zz_photo_read(zz_buf_view(&a->bytes), &p);
	f->picture = p.picture;
	f->day = p.day;
	f->second = p.second;
}

void zz_attached_look(struct zz_attachments *a, struct zz_attached *f)
{
	if (f->looked)
		return;
	f->looked = true;
	f->picture = zz_photo_named(f->name);
	if (f->picture)
		look_at_picture(a, f);
	else if (is_document(f->name))
		look_at_document(a, f);
}

bool zz_attached_digest(struct zz_attachments *a, const struct zz_attached *f, struct zz_sm3 *out)
{
	if (!read_file(a, f, 0, true))
		return false;
	*out = zz_sm3(zz_buf_view(&a->bytes));
	return true;
}

/* git's id, where there is one, says without reading the file which others are the same. */
bool zz_attached_key(struct zz_attachments *a, struct zz_attached *f)
{
	if (!f->file || f->keyed)
		return f->keyed;
	if (!f->file->hashed && !read_file(a, f, 0, true)) /* reading sets the id */
		return false;
	if (f->file->hashed)
		memcpy(f->key.byte, f->file->id, sizeof f->file->id);
	else
		f->key = zz_sm3(zz_buf_view(&a->bytes));
	f->keyed = true;
	return true;
}
