#include "report/staged.h"

#include "audit/audit.h"
#include "base/message.h"
#include "base/text.h"
#include "entry/draft.h"
#include "format/yaml.h"

#include <stdlib.h>
#include <string.h>

enum { PROTECTED, REVIEWED, BROKEN, CUT, IMPORTED, GONE, GENESIS, PROGRAM };

const struct zz_finding_def zz_staged_findings[] = {
	[PROTECTED] = {"changed-without-amendment", ZZ_QUESTION,
				   N_("{field} is changed, and no correction says so: {change}"),
				   N_("The change goes in with its reason, and the former text is kept: zzsh amend {record} "
					  "--reason WHY --file {file}"),
				   NULL},
	[REVIEWED] = {"changed-after-review", ZZ_QUESTION,
				  N_("{field} is changed after the review had passed the record, and no correction says so: "
					 "{change}"),
				  N_("The change goes in with its reason, and the former text is kept: zzsh amend {record} "
					 "--reason WHY --file {file}"),
				  NULL},
	[BROKEN] = {"amendment-broken", ZZ_QUESTION,
				N_("the correction that comes in does not name the text that it replaces"),
				N_("Take its entry out of the file again and let zzsh write it: zzsh amend {record} --reason "
				   "WHY --file {file}"),
				NULL},
	[CUT] = {"amendment-broken", ZZ_QUESTION, N_("corrections that the text listed are taken out or changed"),
			 N_("Bring them back as they were: git restore --source=HEAD --staged --worktree {file}"), NULL},
	[IMPORTED] = {"imported-later", ZZ_QUESTION,
				  N_("that it was taken over from older papers counts only where the first version says it"),
				  N_("Take it out again; the reason for a late entry goes in with zzsh amend {record} --late "
					 "REASON --reason WHY"),
				  NULL},
	[GONE] =
		{"record-gone", ZZ_QUESTION,
		 N_("the file is taken away, and nothing says that the record is withdrawn"),
		 N_("Bring it back: git restore --source=HEAD --staged --worktree {file}; if the record shall not "
			"count, zzsh withdraw {record} --reason WHY says so and keeps it"),
		 NULL},
	[GENESIS] = {"genesis-changed", ZZ_INCOMPLETE,
				 N_("genesis.yaml, by which the ledger is known, is changed or taken away"),
				 N_("Bring it back: git restore --source=HEAD --staged --worktree {file}"), NULL},
	[PROGRAM] = {"file-mode", ZZ_INFO, N_("git would mark the file as a program, and it is a text"),
				 N_("Take the mark away: git update-index --chmod=-x {file}"), NULL},
	{NULL, ZZ_INFO, NULL, NULL, NULL},
};

/* A file that differs from each parent: NULL where a side has not got it. */
struct change {
	const struct zz_file *now, *before;
};

enum { MERGED = 8 };
struct looking {
	struct zz_staged *s;
	struct {
		struct change *at;
		size_t n, room;
	} changes; /* by path */
	struct zz_file_list now, before;
	struct {
		struct zz_source *source;
		struct zz_file_list files;
	} merged[MERGED]; /* what a merge under way brings in */
	size_t nmerged;
	struct zz_error *e;
};

/* --- what is changed --- */

static struct zz_str path_of(const struct change *c)
{
	return c->now ? c->now->path : c->before->path;
}

static const struct zz_file *file_at(const struct zz_file_list *list, struct zz_str path)
{
	size_t from = 0, until = list->n;
	while (from < until) {
		size_t mid = from + (until - from) / 2;
		int order = zz_str_cmp(list->at[mid]->path, path);
		if (!order)
			return list->at[mid];
		*(order < 0 ? &from : &until) = order < 0 ? mid + 1 : mid;
	}
	return NULL;
}

static bool same_file(const struct zz_file *a, const struct zz_file *b)
{
	return a && b ? a->odd == b->odd && a->program == b->program && !memcmp(a->id, b->id, sizeof a->id)
				  : a == b;
}

static void note_change(struct looking *k, const struct zz_file *now, const struct zz_file *before)
{
	struct change c = {now, before};
	for (size_t i = 0; i < k->nmerged; i++)
		if (same_file(now, file_at(&k->merged[i].files, path_of(&c))))
			return;
	*ZZ_PUSH(&k->changes) = c;
}

static void compare(struct looking *k)
{
	size_t i = 0, j = 0;
	while (i < k->now.n || j < k->before.n) {
		const struct zz_file *now = i < k->now.n ? k->now.at[i] : NULL;
		const struct zz_file *before = j < k->before.n ? k->before.at[j] : NULL;
		int order = !now ? 1 : !before ? -1 : zz_str_cmp(now->path, before->path);
		now = order <= 0 ? now : NULL;
		before = order >= 0 ? before : NULL;
		i += now != NULL;
		j += before != NULL;
		if (!same_file(now, before))
			note_change(k, now, before);
	}
}

static int open_head(struct looking *k, const char *dir)
{
	struct zz_error e = {.lang = k->e->lang};
	if (!*zz_source_commit(k->s->source))
		return ZZ_OK;
	int rc = zz_source_open_at(&k->s->head, dir, "HEAD", &e);
	if (rc == ZZ_ENOLEDGER) /* the ledger comes in with this commit */
		return ZZ_OK;
	return rc ? zz_error(k->e, rc, "%s", e.text) : zz_source_list(k->s->head, "", &k->before, k->e);
}

static int open_merged(struct looking *k)
{
	uint8_t ids[MERGED][ZZ_BLOB_ID];
	size_t n = zz_source_merging(k->s->source, ids, MERGED);
	int rc = ZZ_OK;
	for (size_t i = 0; !rc && i < n; i++) {
		rc = zz_source_open_commit(&k->merged[i].source, k->s->source, ids[i], k->e);
		k->nmerged += !rc;
		if (!rc)
			rc = zz_source_list(k->merged[i].source, "", &k->merged[i].files, k->e);
	}
	return rc;
}

/* --- form --- */

static const struct change *change_at(const struct looking *k, struct zz_str path)
{
	size_t from = 0, until = k->changes.n;
	while (from < until) {
		size_t mid = from + (until - from) / 2;
		int order = zz_str_cmp(path_of(&k->changes.at[mid]), path);
		if (!order)
			return &k->changes.at[mid];
		*(order < 0 ? &from : &until) = order < 0 ? mid + 1 : mid;
	}
	return NULL;
}

static bool is_of_place(const struct zz_finding *f)
{
	static const char *const ids[] = {"file-odd", "id-pattern", "path-mismatch", "unreadable"};
	for (size_t i = 0; i < sizeof ids / sizeof *ids; i++)
		if (!strcmp(f->def->id, ids[i]))
			return true;
	return false;
}

static void take_form(struct looking *k)
{
	const struct zz_findings *own = &k->s->l->findings;
	for (size_t i = 0; i < own->n; i++) {
		const struct zz_finding *f = &own->at[i];
		if ((zz_finding_refuses(f) || is_of_place(f)) && change_at(k, f->path))
			*ZZ_PUSH(&k->s->findings) = *f;
	}
}

/* "zhb1/2025-03-12-committee-meeting" as commands take it. */
static struct zz_str record_of(struct looking *k, struct zz_str path)
{
	struct zz_str rest = path, owner = {0}, name = zz_path_name(path);
	zz_str_split(&rest, '/', &owner);
	zz_str_split(&rest, '/', &owner);
	name = zz_str_ends(name, ".yaml") ? zz_str_sub(name, 0, name.n - (sizeof ".yaml" - 1)) : name;
	return zz_arena_printf(&k->s->arena, "%.*s/%.*s", ZZ_FMT(owner), ZZ_FMT(name));
}

static struct zz_finding *refuse(struct looking *k, int which, struct zz_str path, struct zz_str part,
								 struct zz_arg field, struct zz_str change)
{
	struct zz_finding *f =
		ZZ_ADD(&k->s->findings, &zz_staged_findings[which], ZZ_ATEXT("record", record_of(k, path)),
			   ZZ_ATEXT("file", path), field, ZZ_ATEXT("change", change));
	f->path = path;
	f->part = zz_arena_str(&k->s->arena, part);
	return f;
}

static void refuse_file(struct looking *k, int which, struct zz_str path)
{
	refuse(k, which, path, (struct zz_str){0}, ZZ_ANUM("n", 1), (struct zz_str){0});
}

static void check_days(struct looking *k, const struct zz_record *r)
{
	size_t from = k->s->findings.n;
	zz_record_days(&k->s->findings, k->s->l, r);
	for (size_t i = from; i < k->s->findings.n; i++)
		k->s->findings.at[i].path = r->path;
}

/* --- against what was there --- */

static bool told(const struct looking *k, struct zz_str path, struct zz_str part)
{
	for (size_t i = k->s->findings.n; i-- > 0 && zz_str_eq(k->s->findings.at[i].path, path);)
		if (zz_str_eq(k->s->findings.at[i].part, part))
			return true;
	return false;
}

static void refuse_changes(struct looking *k, const struct zz_trail *t, size_t version)
{
	const struct zz_version *v = &t->versions.at[version];
	struct zz_field_changes list = {0};
	zz_trail_changes(t, version, zz_ledger_lang(k->s->l), &list);
	for (size_t i = 0; i < list.n; i++) {
		const struct zz_field_change *c = &list.at[i];
		struct zz_str part = c->who.n ? zz_change_list(c) : c->part; /* all persons of one list together */
		if ((c->protected || v->reviewed) && !told(k, t->path, part))
			refuse(k, v->reviewed ? REVIEWED : PROTECTED, t->path, part,
				   c->field ? ZZ_ATERM("field", &c->field->name) : ZZ_ATEXT("field", c->name),
				   zz_change_text(c, &k->s->arena));
	}
	free(list.at);
}

static void judge_trail(struct looking *k, const struct zz_trail *t)
{
	size_t last = t->versions.n - 1;
	const struct zz_version *v = &t->versions.at[last];
	const struct zz_version *base = v->base >= 0 ? &t->versions.at[v->base] : NULL;
	if (v->op == ZZ_OP_CHANGED)
		refuse_changes(k, t, last);
	if (v->chain == ZZ_CHAIN_BROKEN || v->chain == ZZ_CHAIN_CUT)
		refuse(k, v->chain == ZZ_CHAIN_CUT ? CUT : BROKEN, t->path, ZZ_STR("amends"), ZZ_ANUM("n", 1),
			   (struct zz_str){0});
	if (base && v->readable && v->record.imported && !base->record.imported)
		refuse(k, IMPORTED, t->path, ZZ_STR("imported"), ZZ_ANUM("n", 1), (struct zz_str){0});
}

/* Two parents with one text are one text. */
static void add_text(struct zz_past *past, const struct zz_file *file)
{
	bool known = !file;
	for (size_t i = 0; !known && i < past->steps.n; i++)
		known = !memcmp(past->steps.at[i].blob, file->id, ZZ_BLOB_ID);
	if (!known)
		zz_past_add(past, file->path, file->id, 0);
}

/* As an audit will see it once it is committed. */
static void check_record(struct looking *k, const struct change *c, const struct zz_reviews *reviews)
{
	struct zz_past past = {0};
	struct zz_trail t;
	struct zz_arena arena = {0};
	struct zz_str path = c->now->path;
	int32_t record = zz_ledger_at(k->s->l, path);
	add_text(&past, c->before);
	for (size_t i = 0; i < k->nmerged; i++)
		add_text(&past, file_at(&k->merged[i].files, path));
	zz_past_add(&past, path, c->now->id, past.steps.n);
	zz_trail_read(&t, k->s->l, &past, reviews, path, record, &arena);
	judge_trail(k, &t);
	zz_trail_free(&t);
	zz_past_free(&past);
	zz_arena_free(&arena);
}

static void check_change(struct looking *k, const struct change *c, const struct zz_reviews *reviews)
{
	struct zz_str path = path_of(c);
	int32_t record = c->now ? zz_ledger_at(k->s->l, path) : -1;
	bool kept = c->now && c->before && !c->now->odd && !c->before->odd;
	if (zz_str_is(path, "genesis.yaml") && c->before)
		refuse_file(k, GENESIS, path);
	if (c->now && c->now->program && !c->now->odd && !(c->before && c->before->program))
		refuse_file(k, PROGRAM, path);
	if (record >= 0)
		check_days(k, &k->s->l->records[record]);
	if (record >= 0 && kept && memcmp(c->now->id, c->before->id, ZZ_BLOB_ID) != 0)
		check_record(k, c, reviews);
	if (!c->now && !c->before->odd && zz_is_record_path(path) && !zz_path_withdrawn(k->s->l, path))
		refuse_file(k, GONE, path);
}

/* --- all of it --- */

static void judge(struct looking *k)
{
	struct zz_reviews reviews;
	zz_reviews_index(&reviews, k->s->l);
	take_form(k);
	for (size_t i = 0; i < k->changes.n; i++)
		check_change(k, &k->changes.at[i], &reviews);
	zz_reviews_free(&reviews);
	zz_ledger_locate(k->s->l, &k->s->findings);
}

int zz_staged_look(struct zz_staged *s, const char *dir, const char *index, int64_t now, struct zz_error *e)
{
	struct looking k = {.s = s, .e = e};
	*s = (struct zz_staged){0};
	s->findings.arena = &s->arena;
	int rc = zz_source_open_index(&s->source, dir, index, e);
	if (!rc)
		rc = zz_source_list(s->source, "", &k.now, e);
	if (!rc)
		rc = open_head(&k, dir);
	if (!rc)
		rc = open_merged(&k);
	if (!rc)
		compare(&k);
	if (!rc && k.changes.n)
		rc = zz_ledger_load(&s->l, s->source, NULL, now, ZZ_NO_DAY, e);
	if (!rc && s->l)
		judge(&k);
	for (size_t i = 0; i < k.nmerged; i++) {
		free(k.merged[i].files.at);
		zz_source_close(k.merged[i].source);
	}
	free(k.now.at);
	free(k.before.at);
	free(k.changes.at);
	return rc;
}

void zz_staged_free(struct zz_staged *s)
{
	free(s->findings.at);
	zz_ledger_free(s->l);
	zz_source_close(s->head);
	zz_source_close(s->source);
	zz_arena_free(&s->arena);
	*s = (struct zz_staged){0};
}

/* --- for people --- */

static void show_line(struct zz_buf *out, const struct zz_staged *s, const struct zz_finding *f)
{
	struct zz_error ignored = {0};
	struct zz_buf bytes = {0};
	bool missing = false;
	if (f->line && !zz_source_read(s->source, f->path, ZZ_YAML_BYTES, &bytes, &missing, &ignored) && !missing)
		zz_yaml_show(out, zz_buf_view(&bytes), f->line, f->column, f->length);
	zz_buf_free(&bytes);
}

static void show(struct zz_buf *out, const struct zz_staged *s, const struct zz_finding *f, enum zz_lang lang)
{
	zz_finding_told(out, f, f->path, lang);
	show_line(out, s, f);
	if (!f->def->cure)
		return;
	zz_buf_printf(out, "%s  ", zz_tr(lang, N_("Cure")));
	zz_finding_text(out, f, f->def->cure, lang);
	zz_buf_putc(out, '\n');
}

void zz_staged_text(struct zz_buf *out, const struct zz_staged *s, enum zz_lang lang)
{
	for (size_t i = 0; i < s->findings.n; i++)
		show(out, s, &s->findings.at[i], lang);
	if (s->findings.n)
		zz_msgf(
			out, lang,
			N_("Nothing was committed. Wrong in form: %zu. Put that right, git add, and commit again. "
			   "(git commit --no-verify skips this look; zzsh audit finds it afterwards all the same.)\n"),
			s->findings.n);
}
