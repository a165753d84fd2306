/* Loading packs, and the rows in force. */
#include "rules/judge.h"
#include "rules/pack_file.h"

#include "base/digest.h"
#include "base/message.h"
#include "base/text.h"
#include "model/embedded.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct loader {
	struct zz_packs *packs;
	struct zz_ledger *l;
	struct zz_arena scratch; /* nodes */
	bool unread;             /* the file found last could not be read, for this reason: */
	struct zz_str why;       /* empty where a finding about the file says it */
};

static bool plain_name(struct zz_str name)
{
	for (size_t i = 0; i < name.n; i++)
		if (!(name.p[i] >= 'a' && name.p[i] <= 'z') && !(i && name.p[i] >= '0' && name.p[i] <= '9') &&
			!(i && name.p[i] == '-'))
			return false;
	return name.n > 0 && name.n < 64;
}

/* What lies where the ledger's own pack of that name would. */
enum own { OWN_NONE, OWN_FILE, OWN_ODD };

static enum own look(const struct zz_file_list *files, struct zz_str path)
{
	for (size_t i = 0; i < files->n; i++) {
		struct zz_str found = files->at[i]->path;
		bool below = found.n > path.n && found.p[path.n] == '/' && zz_str_starts(found, path.p);
		if (zz_str_eq(found, path))
			return files->at[i]->odd ? OWN_ODD : OWN_FILE;
		if (below || zz_str_is(found, "rules")) /* a folder of that name; no folder of rules */
			return OWN_ODD;
	}
	return OWN_NONE;
}

/* The ledger's own pack, 1 where it has none of that name. What is no plain file, or cannot be read, is a
 * pack that cannot be read: one of the program in its stead would judge by what the unit did not choose. */
static int find_own(struct loader *ld, struct zz_str path, struct zz_str *bytes, struct zz_pack *pack,
					struct zz_error *e)
{
	struct zz_arena *a = &ld->l->arena;
	struct zz_file_list files = {0};
	struct zz_buf own = {0};
	struct zz_error why = {.lang = e->lang};
	bool missing = false;
	int rc = zz_source_list(ld->l->source, "rules", &files, e);
	enum own lies = rc ? OWN_NONE : look(&files, path);
	free(files.at);
	if (rc || lies == OWN_NONE)
		return rc ? rc : 1;
	pack->path = path;
	if (lies == OWN_ODD || zz_source_read(ld->l->source, path, ZZ_YAML_BYTES, &own, &missing, &why) ||
		missing)
		ld->why = zz_arena_str(a, zz_str(why.text));
	else
		*bytes = zz_arena_str(a, zz_buf_view(&own));
	ld->unread = !bytes->p;
	zz_buf_free(&own);
	return ZZ_OK;
}

/* Bytes of a pack by its name, the ledger's own before the embedded one; `path` empty where there is none. */
static int find_bytes(struct loader *ld, struct zz_str name, struct zz_str *bytes, struct zz_pack *pack,
					  struct zz_error *e)
{
	struct zz_arena *a = &ld->l->arena;
	int rc = 1;
	ld->unread = false;
	if (ld->l->source && !ld->packs->no_local)
		rc = find_own(ld, zz_arena_printf(a, "rules/%.*s.yaml", ZZ_FMT(name)), bytes, pack, e);
	if (rc != 1)
		return rc;
	struct zz_str path = zz_arena_printf(a, "packs/%.*s.yaml", ZZ_FMT(name));
	*bytes = zz_embedded_get(path.p);
	pack->embedded = true;
	if (bytes->n)
		pack->path = path;
	return ZZ_OK;
}

/* Texts in one language stand for both. */
static void both_languages(struct zz_two_languages *t)
{
	if (!t->zh.n)
		t->zh = t->en;
	if (!t->en.n)
		t->en = t->zh;
}

static void finish(struct loader *ld, struct zz_rule *r, const struct zz_pack *pack,
				   const struct zz_node *node)
{
	struct zz_arena *a = &ld->l->arena;
	both_languages(&r->title);
	both_languages(&r->requirement);
	r->system = r->system ? (uint8_t)(r->system - 1) : ZZ_BESIDE;
	if (r->count == ZZ_UNSET)
		r->count = 0;
	r->pack = pack;
	r->line = node ? node->start.line : 0;
	r->slug = zz_arena_cstr(a, zz_intern_str(&ld->l->words, r->id));
	r->name = (struct zz_term){zz_arena_cstr(a, r->title.en), zz_arena_cstr(a, r->title.zh)};
}

/* What a pack's file gave, while its rows are taken. */
struct pack_reading {
	const struct zz_pack_file *file;
	struct zz_node *root;
	struct zz_str bytes;
	size_t findings; /* where those of this file begin */
};

static void report_odd(struct loader *ld, const struct zz_rule *r, const struct zz_oddity *odd, size_t row,
					   const struct pack_reading *reading)
{
	struct zz_ledger *l = ld->l;
	struct zz_finding *f =
		ZZ_ADD(&l->findings, ZZ_RF(ZZ_RF_RULE_ODD), ZZ_ATEXT("rule", zz_intern_str(&l->words, r->id)),
			   ZZ_ATERM("why", odd->why));
	f->path = r->pack->path;
	f->record = r->pack->path;
	f->part = zz_arena_printf(&l->arena, odd->part ? "rows.%zu.%s" : "rows.%zu", row, odd->part);
	zz_locate_finding(f, &zz_pack_form, reading->root, reading->bytes);
}

/* Whether something in the row was not understood: what it asks for is then not known. */
static bool misread(const struct loader *ld, size_t row, const struct pack_reading *reading)
{
	const struct zz_findings *all = &ld->l->findings;
	char own[32];
	snprintf(own, sizeof own, "rows.%zu.", row);
	for (size_t i = reading->findings; i < all->n; i++)
		if (all->at[i].severity <= ZZ_INCOMPLETE && zz_str_starts(all->at[i].part, own))
			return true;
	return false;
}

/* Keeps the rows that can be judged by. */
static void take_rows(struct loader *ld, struct zz_pack *pack, const struct pack_reading *reading)
{
	struct zz_rule *rows = reading->file->rows.at;
	struct zz_node *list = zz_form_get(&zz_pack_form, reading->root, "rows");
	struct zz_node *node = list ? list->first : NULL;
	pack->rules = rows;
	for (uint32_t i = 0; i < reading->file->rows.n; i++, node = node ? node->next : NULL) {
		struct zz_oddity odd = {0};
		finish(ld, &rows[i], pack, node);
		if (zz_rule_odd(&rows[i], pack, misread(ld, i + 1, reading), &odd))
			report_odd(ld, &rows[i], &odd, i + 1, reading);
		else
			pack->rules[pack->nrules++] = rows[i];
	}
}

static void report_unreadable(struct loader *ld, struct zz_pack *pack)
{
	pack->unreadable = true;
	struct zz_finding *f = ld->unread && ld->why.n ? ZZ_ADD(&ld->l->findings, ZZ_RF(ZZ_RF_PACK_UNREAD),
															ZZ_ATEXT("reason", ld->why))
												   : ZZ_ADD(&ld->l->findings, ZZ_RF(ZZ_RF_PACK_UNREADABLE));
	f->path = f->record = pack->path;
}

static void read_pack(struct loader *ld, struct zz_pack *pack, struct zz_str bytes)
{
	struct zz_pack_file file;
	struct zz_ledger *l = ld->l;
	struct pack_reading reading = {.file = &file, .bytes = bytes, .findings = l->findings.n};
	struct zz_reader reader = {.arena = &l->arena,
							   .words = &l->words,
							   .findings = &l->findings,
							   .path = pack->path,
							   .record = pack->path,
							   .held = ZZ_NO_DAY};
	if (ld->unread) {
		*ZZ_PUSH(ld->packs) = pack;
		report_unreadable(ld, pack);
		return;
	}
	struct zz_sm3 digest = zz_sm3(bytes);
	for (size_t i = 0; i < 8; i++)
		snprintf(pack->digest + 2 * i, 3, "%02x", (unsigned)digest.byte[i]);
	reading.root = zz_yaml_parse(bytes, pack->path, &ld->scratch, &l->findings);
	for (size_t i = reading.findings; i < l->findings.n; i++)
		l->findings.at[i].record = pack->path;
	if (reading.root) {
		zz_form_read(&zz_pack_form, reading.root, &file, &reader);
		pack->version = file.version;
		pack->title = file.title;
		both_languages(&pack->title);
		take_rows(ld, pack, &reading);
		*ZZ_PUSH(ld->packs) = pack;
		zz_packs_override(ld->packs, l, pack, &file, reading.root, bytes);
	} else {
		*ZZ_PUSH(ld->packs) = pack;
		report_unreadable(ld, pack);
	}
	zz_arena_reset(&ld->scratch);
}

static void report_unknown(struct loader *ld, struct zz_str name)
{
	struct zz_finding *f = ZZ_ADD(&ld->l->findings, ZZ_RF(ZZ_RF_PACK_UNKNOWN), ZZ_ATEXT("name", name));
	f->subject = zz_arena_str(&ld->l->arena, name);
	f->path = ZZ_STR("zzsh.yaml");
	f->part = ZZ_STR("packs");
}

/* 1: there is no such pack. */
static int load_one(struct loader *ld, struct zz_str name, struct zz_error *e)
{
	struct zz_pack *pack = ZZ_NEW(&ld->l->arena, struct zz_pack);
	struct zz_str bytes = {0};
	if (!plain_name(name))
		return 1;
	int rc = find_bytes(ld, name, &bytes, pack, e);
	if (rc || !pack->path.n)
		return rc ? rc : 1;
	pack->name = zz_intern(&ld->l->words, name);
	read_pack(ld, pack, bytes);
	return ZZ_OK;
}

/* Of a pack that is named twice the later place counts, because later packs override earlier ones. */
static bool again(const uint32_t *names, uint32_t from, uint32_t n)
{
	for (uint32_t i = from + 1; i < n; i++)
		if (names[i] == names[from])
			return true;
	return false;
}

static int load_own(struct loader *ld, struct zz_error *e)
{
	const uint32_t *names = ld->l->unit.packs.at;
	struct zz_str rest = ZZ_STR(ZZ_DEFAULT_PACKS), piece;
	while (!ld->l->unit.packs.n && zz_str_split(&rest, ',', &piece)) {
		int rc = load_one(ld, piece, e);
		if (rc)
			return rc;
	}
	for (uint32_t i = 0; i < ld->l->unit.packs.n; i++) {
		struct zz_str name = zz_intern_str(&ld->l->words, names[i]);
		int rc = again(names, i, ld->l->unit.packs.n) ? ZZ_OK : load_one(ld, name, e);
		if (rc < 0)
			return rc;
		if (rc > 0 && !ld->packs->no_local) /* it may be one that is left out */
			report_unknown(ld, name);
	}
	return ZZ_OK;
}

/* The check's slug stands in the pack's bytes; where it stands in a remark, a little memory is lost. */
static bool looks_at_texts(struct zz_str pack)
{
	for (unsigned i = 0; i < ZZ_CHECKS; i++)
		if ((zz_checks[i].text || zz_checks[i].compares) &&
			zz_str_find(pack, zz_str(zz_check_terms[i - 1].slug)) >= 0)
			return true;
	return pack.n == 0;
}

bool zz_packs_look_at_texts(const struct zz_ledger *l)
{
	const uint32_t *names = l->unit.packs.at;
	struct zz_str rest = ZZ_STR(ZZ_DEFAULT_PACKS), name;
	char path[128];
	bool any = false;
	for (uint32_t i = 0; i < l->unit.packs.n; i++) {
		snprintf(path, sizeof path, "packs/%.*s.yaml", ZZ_FMT(zz_intern_str(&l->words, names[i])));
		any |= looks_at_texts(zz_embedded_get(path));
	}
	while (!l->unit.packs.n && zz_str_split(&rest, ',', &name)) {
		snprintf(path, sizeof path, "packs/%.*s.yaml", ZZ_FMT(name));
		any |= looks_at_texts(zz_embedded_get(path));
	}
	return any;
}

static void note_alone(struct zz_packs *p)
{
	for (size_t i = 0; i < p->n; i++)
		for (uint32_t k = 0; k < p->at[i]->nrules; k++) {
			struct zz_rule *r = &p->at[i]->rules[k];
			size_t same = 0;
			for (size_t o = 0; o < p->n; o++)
				for (uint32_t m = 0; m < p->at[o]->nrules; m++)
					same += p->at[o]->rules[m].id == r->id;
			r->alone = same == 1;
		}
}

int zz_packs_load(struct zz_packs *out, struct zz_ledger *l, const char *const *names, size_t n,
				  struct zz_error *e)
{
	struct loader ld = {.packs = out, .l = l};
	int rc = ZZ_OK;
	l->findings.arena = l->findings.arena ? l->findings.arena : &l->arena;
	out->chosen = names != NULL;
	if (!names)
		rc = load_own(&ld, e);
	for (size_t i = 0; names && i < n && rc == ZZ_OK; i++) {
		rc = load_one(&ld, zz_str(names[i]), e);
		if (rc > 0)
			rc = zz_error(e, ZZ_EUSAGE, N_("there is no rule pack %s"), names[i]);
	}
	note_alone(out);
	zz_arena_free(&ld.scratch);
	return rc;
}

void zz_packs_free(struct zz_packs *p)
{
	free(p->at);
	p->at = NULL;
	p->n = p->room = 0;
}

bool zz_rule_in_force(const struct zz_rule *r, zz_day first, zz_day last)
{
	return (r->since == ZZ_NO_DAY || r->since <= first) && (r->until == ZZ_NO_DAY || last <= r->until);
}

/* The last pack that has a row of that id. */
static const struct zz_pack *pack_of(const struct zz_packs *p, uint32_t id)
{
	for (size_t i = p->n; i-- > 0;)
		for (uint32_t k = 0; k < p->at[i]->nrules; k++)
			if (p->at[i]->rules[k].id == id)
				return p->at[i];
	return NULL;
}

const struct zz_rule *zz_rule_find(const struct zz_packs *p, struct zz_str id)
{
	const struct zz_rule *latest = NULL;
	for (size_t i = p->n; i-- > 0 && !latest;)
		for (uint32_t k = 0; k < p->at[i]->nrules; k++) {
			const struct zz_rule *r = &p->at[i]->rules[k];
			if (zz_str_is(id, r->slug) && (!latest || r->since >= latest->since))
				latest = r;
		}
	return latest;
}

const struct zz_rule *zz_rule_nearest(const struct zz_packs *p, struct zz_str id)
{
	enum { WITHIN = 3 };
	const struct zz_rule *best = NULL;
	size_t limit = WITHIN;
	for (size_t i = 0; i < p->n; i++)
		for (uint32_t k = 0; k < p->at[i]->nrules; k++) {
			const struct zz_rule *r = &p->at[i]->rules[k];
			size_t d = zz_text_distance(id, zz_str(r->slug), limit);
			if (d < limit) {
				limit = d;
				best = r;
			}
		}
	return best;
}

const struct zz_rule *zz_rule_version(const struct zz_packs *p, const struct zz_rule *r, zz_day first,
									  zz_day last)
{
	const struct zz_pack *pack = r->alone ? r->pack : pack_of(p, r->id);
	const struct zz_rule *best = NULL;
	if (r->alone)
		return r;
	if (pack != r->pack)
		return NULL;
	for (uint32_t k = 0; k < pack->nrules; k++) {
		const struct zz_rule *other = &pack->rules[k];
		if (other->id != r->id)
			continue;
		if (!best || (!zz_rule_in_force(best, first, last) && zz_rule_in_force(other, first, last)))
			best = other;
	}
	return best;
}

enum zz_severity zz_rule_severity(const struct zz_rule *r)
{
	bool numberless = !r->check && !r->count;
	enum zz_severity own = (enum zz_severity)(r->severity - 1);
	if (r->severity)
		return r->force == ZZ_DESIGN && own < ZZ_QUESTION ? ZZ_QUESTION : own;
	if (r->check == ZZ_CHECK_ELEMENTS)
		return ZZ_INCOMPLETE;
	if (numberless || r->check == ZZ_CHECK_DUAL_LIFE || r->check == ZZ_CHECK_CHAIR || r->force == ZZ_DESIGN)
		return ZZ_QUESTION;
	return r->force == ZZ_MUST ? ZZ_VIOLATION : ZZ_SHORTFALL;
}

void zz_rule_citation(struct zz_buf *out, const struct zz_rule *r, enum zz_lang lang)
{
	if (lang == ZZ_EN && r->cite.en.n)
		zz_buf_str(out, r->cite.en);
	else if (r->cite.regulation.n &&
			 r->force == ZZ_SEED) /* measures of the unit, no regulation with a title */
		zz_buf_printf(out, "%.*s%.*s", ZZ_FMT(r->cite.regulation), ZZ_FMT(r->cite.article));
	else if (r->cite.regulation.n)
		zz_buf_printf(out, "《%.*s》%.*s", ZZ_FMT(r->cite.regulation), ZZ_FMT(r->cite.article));
	else
		return;
	if (r->cite.verified != 2)
		zz_buf_puts(out, zz_tr(lang, N_(" [article to be verified]")));
}
