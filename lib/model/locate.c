/* Where findings stand in their files. Nothing of this is kept while loading: the few files that matter are
 * read once more. */
#include "model/loader.h"

#include "base/text.h"

#include <stdlib.h>

static const struct zz_form *record_form(const struct zz_node *root, struct zz_reader *r)
{
	const struct zz_kind *kind = zz_record_kind(root, r);
	return kind ? &kind->form : &zz_kinds[ZZ_MEMBERS_MEETING].form;
}

/* NULL for files that this layer does not read. */
static const struct zz_form *form_of(struct zz_str path, const struct zz_node *root, struct zz_reader *r)
{
	struct zz_followup followup = {0};
	switch (zz_path_place(path)) {
	case ZZ_PLACE_UNIT:
		return &zz_unit_form;
	case ZZ_PLACE_GENESIS:
		return &zz_genesis_form;
	case ZZ_PLACE_NOTICES:
		return &zz_notices_form;
	case ZZ_PLACE_DOCUMENTS:
		return &zz_documents_form;
	case ZZ_PLACE_BRANCH:
		return &zz_branch_form;
	case ZZ_PLACE_BODY:
		return &zz_body_form;
	case ZZ_PLACE_RECORD:
		return record_form(root, r);
	case ZZ_PLACE_FOLLOWUP:
		return zz_followup_read(root, &followup, r);
	case ZZ_PLACE_WAIVER:
		return &zz_waiver_form;
	case ZZ_PLACE_CALENDAR:
		return &zz_calendar_form;
	default:
		return NULL;
	}
}

static uint32_t rest_of_line(struct zz_str bytes, struct zz_mark at)
{
	struct zz_str line = zz_yaml_line(bytes, at.line), text = zz_str_trim(line);
	size_t n = zz_utf8_count(zz_str_sub(line, 0, (size_t)(text.p - line.p) + text.n));
	return n >= at.column ? (uint32_t)n - at.column + 1 : 1;
}

static void set_span(struct zz_finding *f, const struct zz_node *node, struct zz_str bytes)
{
	f->line = node->start.line;
	f->column = node->start.column;
	if (node->end.line == node->start.line && node->end.column > node->start.column)
		f->length = node->end.column - node->start.column;
	else
		f->length = node->end.line > node->start.line ? rest_of_line(bytes, node->start) : 1;
}

void zz_locate_finding(struct zz_finding *f, const struct zz_form *form, struct zz_node *root,
					   struct zz_str bytes)
{
	const struct zz_node *node = zz_form_locate(form, root, f->part);
	if (!node || node == root)
		return;
	bool block = node->kind == ZZ_SCALAR ? node->style == ZZ_LITERAL : node->style == ZZ_BLOCK;
	bool empty = node->kind == ZZ_SCALAR && !node->text.n;
	set_span(f, (block || empty) && node->key ? node->key : node, bytes);
}

/* Findings [from, until) of one file. */
static void locate_file(struct zz_loader *ld, struct zz_finding *at, size_t n)
{
	struct zz_error ignored = {.lang = ZZ_ZH};
	bool missing = false;
	struct zz_str path = at[0].path;
	if (zz_source_read(ld->l->source, path, ZZ_YAML_BYTES, &ld->bytes, &missing, &ignored) || missing)
		return;
	struct zz_findings none = {.arena = &ld->scratch};
	zz_arena_reset(&ld->scratch);
	struct zz_str bytes = zz_buf_view(&ld->bytes);
	struct zz_node *root = zz_yaml_parse(bytes, path, &ld->scratch, &none);
	struct zz_reader r = zz_loader_reader(ld, path, ZZ_STR(""));
	r.arena = &ld->scratch;
	r.findings = NULL;
	const struct zz_form *form = root ? form_of(path, root, &r) : NULL;
	for (size_t i = 0; form && i < n; i++)
		if (!at[i].line && at[i].part.n)
			zz_locate_finding(&at[i], form, root, bytes);
	free(none.at);
}

static int order_of(uint32_t a, uint32_t b)
{
	return (a > b) - (a < b);
}

static int compare_findings(const void *va, const void *vb)
{
	const struct zz_finding *a = va, *b = vb;
	int order = zz_str_cmp(a->path, b->path);
	if (!order)
		order = order_of(a->line, b->line);
	if (!order)
		order = order_of(a->column, b->column);
	if (!order)
		order = order_of(a->severity, b->severity);
	if (!order)
		order = zz_str_cmp(a->rule, b->rule);
	if (!order)
		order = zz_str_cmp(a->part, b->part);
	if (!order)
		order = zz_str_cmp(a->subject, b->subject);
	return order ? order : zz_str_cmp(a->period, b->period);
}

static bool to_locate(const struct zz_finding *f)
{
	return !f->line && f->part.n && zz_path_ours(f->path);
}

void zz_ledger_locate(struct zz_ledger *l, struct zz_findings *findings)
{
	struct zz_loader ld = {.l = l};
	struct zz_finding *at = findings->at;
	if (!findings->n)
		return;
	qsort(at, findings->n, sizeof *at, compare_findings);
	for (size_t i = 0, next; i < findings->n; i = next) {
		bool wanted = false;
		for (next = i; next < findings->n && zz_str_eq(at[next].path, at[i].path); next++)
			wanted |= to_locate(&at[next]);
		if (wanted)
			locate_file(&ld, &at[i], next - i);
	}
	qsort(at, findings->n, sizeof *at, compare_findings);
	zz_buf_free(&ld.bytes);
	zz_arena_free(&ld.scratch);
}
