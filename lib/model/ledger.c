/* The passes that make a ledger out of a source. */
#include "model/loader.h"

#include "base/message.h"
#include "git/history.h"

#include <stdlib.h>
#include <string.h>

/* What is listed; the whole ledger is the one prefix "". */
static int list_prefix(struct zz_loader *ld, struct zz_str prefix)
{
	size_t from = ld->files.n;
	int rc = zz_source_list(ld->l->source, prefix.p, &ld->files, ld->e);
	*ZZ_PUSH(&ld->parts) = (struct zz_loader_part){.prefix = prefix, .from = from, .until = ld->files.n};
	return rc;
}

/* All years where the year is 0. */
static int list_owner(struct zz_loader *ld, const char *top, int32_t year)
{
	struct zz_str owner = ld->scope->owner;
	if (!year)
		return list_prefix(ld, zz_arena_printf(&ld->l->arena, "%s/%.*s", top, ZZ_FMT(owner)));
	return list_prefix(ld, zz_arena_printf(&ld->l->arena, "%s/%.*s/%04d", top, ZZ_FMT(owner), year));
}

static struct zz_str branch_prefix(struct zz_loader *ld)
{
	struct zz_str path = zz_arena_printf(&ld->l->arena, "branches/%.*s.yaml", ZZ_FMT(ld->scope->owner));
	return !ld->scope->all_branches && zz_source_exists(ld->l->source, path) ? path : ZZ_STR("branches");
}

/* One owner and some years: its own file, the bodies, and what belongs to the whole unit. */
static int list_scope(struct zz_loader *ld)
{
	static const char *const whole[] = {"zzsh.yaml", "genesis.yaml", "bodies",        "calendar",
										"waivers",   "notices.yaml", "documents.yaml"};
	struct zz_str branches = branch_prefix(ld);
	ld->l->everybody = zz_str_is(branches, "branches");
	int rc = list_prefix(ld, branches);
	for (size_t i = 0; !rc && i < sizeof whole / sizeof whole[0]; i++)
		rc = list_prefix(ld, zz_str(whole[i]));
	if (!ld->scope->owner.n)
		return rc;
	enum { MANY = 100 }; /* looked for one by one, they would take longer than what is there */
	bool all = ld->scope->last_year - ld->scope->first_year > MANY;
	for (int32_t y = all ? 0 : ld->scope->first_year; !rc && y <= (all ? 0 : ld->scope->last_year); y++) {
		rc = list_owner(ld, "records", y);
		if (!rc)
			rc = list_owner(ld, "followups", y);
	}
	return rc;
}

/* A commit, in brief: records are taken from the list itself. */
static int list_memory(struct zz_loader *ld)
{
	struct zz_memory *m = ld->l->memory;
	int rc = zz_memory_list(m, ld->e);
	for (size_t i = 0; !rc && i < m->listing.n; i++) {
		const struct zz_listed *row = &m->listing.at[i];
		if (row->is & ZZ_LISTED_RECORD && !row->odd)
			continue;
		struct zz_file *f =
			zz_files_add(&ld->files, &ld->l->arena, zz_memory_path(m, row->path), row->odd, ld->e);
		if (!f)
			return ld->e->status;
		memcpy(f->id, row->blob, sizeof f->id);
		f->program = row->is & ZZ_LISTED_PROGRAM;
		f->hashed = true;
	}
	return rc;
}

/* After reading, so that no file is read twice. */
static int compare(struct zz_loader *ld)
{
	struct zz_ledger *l = ld->l;
	int rc = 0;
	for (size_t i = 0; !rc && i < ld->parts.n; i++) {
		struct zz_loader_part *p = &ld->parts.at[i];
		size_t n = p->until - p->from;
		struct zz_file_list view = {n ? ld->files.at + p->from : NULL, n, n};
		rc = zz_source_compare(l->source, p->prefix.p, &view, &ld->deleted, ld->e);
	}
	for (size_t i = 0; i < ld->files.n; i++)
		l->uncommitted += ld->files.at[i]->changed;
	l->uncommitted += ld->deleted.n;
	return rc;
}

static void report_stray(struct zz_loader *ld)
{
	for (size_t i = 0; i < ld->files.n; i++) {
		const struct zz_file *f = ld->files.at[i];
		enum zz_place_kind place = zz_path_place(f->path);
		if (!f->odd && place != ZZ_PLACE_STRAY)
			continue;
		struct zz_finding *found =
			ZZ_ADD(&ld->l->findings, ZZ_LF(ZZ_LF_FILE_ODD), ZZ_ATERM("why", &zz_odd_terms[f->odd]));
		zz_loader_place(found, f->path, zz_path_owner(f->path), f->path, ZZ_STR(""));
		bool counts = place == ZZ_PLACE_RECORD || place == ZZ_PLACE_BRANCH || place == ZZ_PLACE_BODY;
		if (counts || zz_hides_records(f))
			found->severity = ZZ_INCOMPLETE;
	}
}

static void keep_attachments(struct zz_loader *ld)
{
	for (size_t i = 0; i < ld->files.n; i++)
		if (!ld->files.at[i]->odd && zz_path_place(ld->files.at[i]->path) == ZZ_PLACE_ATTACHMENT)
			*ZZ_PUSH(&ld->l->attachments) = ld->files.at[i];
}

/* Where its file can be read, an audit asks for its name alone. */
static bool add_in_brief(struct zz_loader *ld, struct zz_roster_builder *b, struct zz_file *f, bool body)
{
	struct zz_briefs *briefs = ld->l->briefs;
	struct zz_str id = zz_path_owner(f->path);
	const struct zz_form *form = body ? &zz_body_form : &zz_branch_form;
	if (!zz_brief_org_of(briefs, f->id)) {
		size_t found = ld->l->findings.n;
		struct zz_node *root = zz_loader_open(ld, f, id, f->path);
		struct zz_reader r = {.arena = &ld->scratch, .words = &briefs->words, .held = ZZ_NO_DAY};
		const struct zz_node *name = root ? zz_form_get(form, root, "name") : NULL;
		ld->l->findings.n = found;
		if (root)
			zz_form_read(form, root, NULL, &r);
		if (!root || r.broken)
			return false;
		zz_brief_org_add(briefs, f->id,
						 name && name->kind == ZZ_SCALAR ? zz_str_trim(name->text) : (struct zz_str){0});
	}
	const struct zz_brief_org *org = zz_brief_org_of(briefs, f->id);
	zz_roster_add_name(b, body, f->path, id, zz_intern_str(&briefs->words, org->name));
	return true;
}

static void load_organisations(struct zz_loader *ld)
{
	struct zz_ledger *l = ld->l;
	struct zz_roster_builder b = {0};
	zz_roster_begin(&b, &l->arena, &l->words);
	for (size_t i = 0; i < ld->files.n; i++) {
		struct zz_file *f = ld->files.at[i];
		enum zz_place_kind place = zz_path_place(f->path);
		if (place != ZZ_PLACE_BRANCH && place != ZZ_PLACE_BODY)
			continue;
		struct zz_str id = zz_path_owner(f->path);
		if (f->odd && (!zz_path_plain(id) || (i && zz_str_eq(ld->files.at[i - 1]->path, f->path))))
			continue;
		if (l->brief && !f->odd && add_in_brief(ld, &b, f, place == ZZ_PLACE_BODY))
			continue;
		struct zz_node *root = f->odd ? NULL : zz_loader_open(ld, f, id, f->path);
		struct zz_reader r = zz_loader_reader(ld, f->path, id);
		zz_roster_add(&b, place == ZZ_PLACE_BODY, f->path, id, root, &r);
		if (root && r.broken)
			zz_loader_place(zz_loader_unreadable(ld), f->path, id, f->path, ZZ_STR(""));
	}
	zz_roster_finish(&b, &l->roster, &l->findings);
}

static void load_content(struct zz_loader *ld, int64_t now, zz_day today)
{
	struct zz_ledger *l = ld->l;
	l->today = today != ZZ_NO_DAY ? today : zz_day_at(now, l->unit.zone);
	report_stray(ld);
	zz_load_genesis(ld);
	zz_load_calendars(ld);
	load_organisations(ld);
	if (l->brief)
		zz_load_briefs(ld);
	else
		zz_load_records(ld);
	zz_load_files(ld);
	keep_attachments(ld);
}

static int load(struct zz_loader *ld, int64_t now, zz_day today)
{
	int rc = ld->l->brief ? list_memory(ld) : ld->l->scoped ? list_scope(ld) : list_prefix(ld, ZZ_STR(""));
	if (!rc)
		rc = zz_load_unit(ld);
	if (rc)
		return rc;
	ld->keeps_texts = ld->scope && ld->scope->keeps_texts && ld->scope->keeps_texts(ld->l);
	load_content(ld, now, today);
	rc = ld->l->brief ? ZZ_OK : compare(ld); /* a commit has nothing that is not committed */
	if (rc)
		return rc;
	if (ld->l->brief)
		zz_order_records(ld->l);
	else
		zz_finish_records(ld);
	zz_link_references(ld);
	if (!ld->l->brief)
		zz_report_doubled(ld->l);
	for (size_t i = 0; i < ld->l->findings.n; i++)
		zz_finding_seal(&ld->l->findings.at[i]);
	return 0;
}

int zz_ledger_load(struct zz_ledger **out, struct zz_source *source, const struct zz_scope *scope,
				   int64_t now, zz_day today, struct zz_error *e)
{
	struct zz_ledger *l = zz_malloc(sizeof *l);
	l->source = source;
	l->scoped = scope && !scope->everything;
	l->everybody = !l->scoped;
	l->findings.arena = &l->arena;
	l->brief = scope && scope->brief;
	if (scope && (scope->brief || scope->memory_key.n))
		l->memory = zz_memory_open(source, scope->memory_key);
	l->briefs = l->memory ? &l->memory->briefs : zz_malloc(sizeof *l->briefs);
	zz_intern(&l->words, ZZ_STR("unit")); /* an owner, whether or not a record names it */
	struct zz_loader ld = {.l = l, .scope = scope, .e = e};
	if (scope && scope->history)
		zz_source_history_begin(source);
	int rc = load(&ld, now, today);
	free(ld.files.at);
	free(ld.deleted.at);
	free(ld.parts.at);
	free(ld.told.at);
	zz_due_free(&ld.due);
	zz_record_text_free(&ld.text);
	zz_buf_free(&ld.bytes);
	zz_arena_free(&ld.scratch);
	if (rc) {
		zz_ledger_free(l);
		l = NULL;
	}
	*out = l;
	return rc;
}

void zz_ledger_free(struct zz_ledger *l)
{
	if (!l)
		return;
	free(l->records);
	free(l->briefly);
	free(l->misplaced);
	zz_memory_close(l->memory);
	if (!l->memory) {
		zz_briefs_free(l->briefs);
		free(l->briefs);
	}
	zz_buf_free(&l->texts);
	free(l->attachments.at);
	free(l->calendar_missing);
	free(l->findings.at);
	zz_calendar_free(&l->calendar);
	zz_intern_free(&l->words);
	zz_arena_free(&l->arena);
	free(l);
}
