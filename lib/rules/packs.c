/* Loading packs, and the rows in force. */
#include "rules/judge.h"
#include "rules/pack_file.h"

#include "base/digest.h"
#include "base/message.h"
#include "model/embedded.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct loader {
	struct zz_packs *packs;
	struct zz_ledger *l;
	struct zz_arena scratch; /* nodes */
};

static bool plain_name(struct zz_str name)
{
	for (size_t i = 0; i < name.n; i++)
		if (!(name.p[i] >= 'a' && name.p[i] <= 'z') && !(i && name.p[i] >= '0' && name.p[i] <= '9') &&
			!(i && name.p[i] == '-'))
			return false;
	return name.n > 0 && name.n < 64;
}

/* Bytes of a pack by its name, the ledger's own before the embedded one; `path` empty where there is none. */
static int find_bytes(struct loader *ld, struct zz_str name, struct zz_str *bytes, struct zz_pack *pack,
					  struct zz_error *e)
{
	struct zz_arena *a = &ld->l->arena;
	if (ld->l->source && !ld->packs->no_local) {
		struct zz_buf own = {0};
		bool missing = false;
		struct zz_str path = zz_arena_printf(a, "rules/%.*s.yaml", ZZ_FMT(name));
		int rc = zz_source_read(ld->l->source, path, ZZ_YAML_BYTES, &own, &missing, e);
		*bytes = zz_arena_str(a, zz_buf_view(&own));
		zz_buf_free(&own);
		if (rc)
			return rc;
		if (!missing) {
			pack->path = path;
			return ZZ_OK;
		}
	}
	struct zz_str path = zz_arena_printf(a, "packs/%.*s.yaml", ZZ_FMT(name));
	*bytes = zz_embedded_get(path.p);
	pack->embedded = true;
	if (bytes->n)
		pack->path = path;
	return ZZ_OK;
}

static const struct zz_term needs_period = {"a period is needed", "缺少周期"};
static const struct zz_term needs_counts = {"what counts is not said", "没有写明计入什么记录"};
static const struct zz_term needs_kinds = {"the kinds of records to look at are not said",
										   "没有写明看哪类记录"};
static const struct zz_term needs_share = {"a share with a denominator of 1 or more is needed",
										   "缺少比例，分母须为1以上"};
static const struct zz_term needs_count = {"a number is needed", "缺少数目"};
static const struct zz_term needs_year = {"yearly_window and assessed need the period year",
										  "年度期限和按年度归属只用于按年的规则"};
static const struct zz_term wrong_subject = {"check and subject do not go together", "检查与对象不相配"};
static const struct zz_term incomplete = {"a field that is needed is missing or not valid",
										  "缺少必需的字段，或者字段无效"};

static bool counts_valid(const struct zz_rule *r)
{
	const struct zz_counts *counts = r->counts.at;
	for (uint32_t i = 0; i < r->counts.n; i++)
		if (!counts[i].kind)
			return false;
	return r->counts.n > 0;
}

static const struct zz_term *procedural_problem(const struct zz_rule *r)
{
	const uint8_t *kinds = r->kinds.at;
	if (r->check == ZZ_CHECK_DUAL_LIFE)
		return r->subject != ZZ_SUBJECT_CADRE ? &wrong_subject : counts_valid(r) ? NULL : &needs_counts;
	if (r->check == ZZ_CHECK_COMMITTEE_REQUIRED)
		return r->subject != ZZ_SUBJECT_BRANCH ? &wrong_subject : r->count > 0 ? NULL : &needs_count;
	if (r->subject != ZZ_SUBJECT_RECORD)
		return &wrong_subject;
	for (uint32_t i = 0; i < r->kinds.n; i++)
		if (!kinds[i])
			return &needs_kinds;
	if (!r->kinds.n)
		return &needs_kinds;
	bool fraction = r->check != ZZ_CHECK_CHAIR;
	return fraction && (r->share.den < 1 || r->share.num < 0) ? &needs_share : NULL;
}

/* Why a row cannot be judged by, or NULL. */
static const struct zz_term *problem(const struct zz_rule *r)
{
	if (!r->id || !r->force || !r->subject || !r->title.zh.n)
		return &incomplete;
	if (r->subject != ZZ_SUBJECT_RECORD && !r->period)
		return &needs_period;
	if ((r->yearly_window == 2 || r->assessed == 2) && r->period != ZZ_PERIOD_YEAR)
		return &needs_year;
	if (r->check)
		return procedural_problem(r);
	if (r->subject == ZZ_SUBJECT_RECORD || r->subject == ZZ_SUBJECT_CADRE)
		return &wrong_subject;
	return counts_valid(r) ? NULL : &needs_counts;
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

static void report_odd(struct loader *ld, const struct zz_rule *r, const struct zz_term *why, size_t row)
{
	struct zz_ledger *l = ld->l;
	struct zz_finding *f = ZZ_ADD(&l->findings, ZZ_RF(ZZ_RF_RULE_ODD),
								  ZZ_ATEXT("rule", zz_intern_str(&l->words, r->id)), ZZ_ATERM("why", why));
	f->path = r->pack->path;
	f->record = r->pack->path;
	f->part = zz_arena_printf(&l->arena, "rows.%zu", row);
	f->line = r->line;
	f->column = 1;
}

/* Keeps the rows that can be judged by. */
static void take_rows(struct loader *ld, struct zz_pack *pack, const struct zz_pack_file *file,
					  struct zz_node *root)
{
	struct zz_rule *rows = file->rows.at;
	struct zz_node *list = zz_form_get(&zz_pack_form, root, "rows");
	struct zz_node *node = list ? list->first : NULL;
	pack->rules = rows;
	for (uint32_t i = 0; i < file->rows.n; i++, node = node ? node->next : NULL) {
		finish(ld, &rows[i], pack, node);
		const struct zz_term *why = problem(&rows[i]);
		if (why)
			report_odd(ld, &rows[i], why, i + 1);
		else
			pack->rules[pack->nrules++] = rows[i];
	}
}

static void read_pack(struct loader *ld, struct zz_pack *pack, struct zz_str bytes)
{
	struct zz_pack_file file;
	struct zz_ledger *l = ld->l;
	struct zz_reader reader = {.arena = &l->arena,
							   .words = &l->words,
							   .findings = &l->findings,
							   .path = pack->path,
							   .record = pack->path,
							   .held = ZZ_NO_DAY};
	struct zz_sm3 digest = zz_sm3(bytes);
	for (size_t i = 0; i < 8; i++)
		snprintf(pack->digest + 2 * i, 3, "%02x", (unsigned)digest.byte[i]);
	struct zz_node *root = zz_yaml_parse(bytes, pack->path, &ld->scratch, &l->findings);
	if (root) {
		zz_form_read(&zz_pack_form, root, &file, &reader);
		pack->version = file.version;
		pack->title = file.title;
		both_languages(&pack->title);
		take_rows(ld, pack, &file, root);
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
	*ZZ_PUSH(ld->packs) = pack;
	return ZZ_OK;
}

static int load_own(struct loader *ld, struct zz_error *e)
{
	const uint32_t *names = ld->l->unit.packs.at;
	if (!ld->l->unit.packs.n)
		return load_one(ld, ZZ_STR("national"), e);
	for (uint32_t i = 0; i < ld->l->unit.packs.n; i++) {
		struct zz_str name = zz_intern_str(&ld->l->words, names[i]);
		int rc = load_one(ld, name, e);
		if (rc < 0)
			return rc;
		if (rc > 0)
			report_unknown(ld, name);
	}
	return ZZ_OK;
}

int zz_packs_load(struct zz_packs *out, struct zz_ledger *l, const char *const *names, size_t n,
				  struct zz_error *e)
{
	struct loader ld = {.packs = out, .l = l};
	int rc = ZZ_OK;
	l->findings.arena = l->findings.arena ? l->findings.arena : &l->arena;
	if (!names)
		rc = load_own(&ld, e);
	for (size_t i = 0; names && i < n && rc == ZZ_OK; i++) {
		rc = load_one(&ld, zz_str(names[i]), e);
		if (rc > 0)
			rc = zz_error(e, ZZ_EUSAGE, N_("there is no rule pack %s"), names[i]);
	}
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

const struct zz_rule *zz_rule_version(const struct zz_packs *p, const struct zz_rule *r, zz_day first,
									  zz_day last)
{
	const struct zz_pack *pack = pack_of(p, r->id);
	const struct zz_rule *best = NULL;
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
	if (numberless || r->check == ZZ_CHECK_DUAL_LIFE || r->check == ZZ_CHECK_CHAIR || r->force == ZZ_DESIGN)
		return ZZ_QUESTION;
	return r->force == ZZ_MUST ? ZZ_VIOLATION : ZZ_SHORTFALL;
}

void zz_rule_citation(struct zz_buf *out, const struct zz_rule *r, enum zz_lang lang)
{
	if (lang == ZZ_EN && r->cite.en.n)
		zz_buf_str(out, r->cite.en);
	else if (r->cite.regulation.n)
		zz_buf_printf(out, "《%.*s》%.*s", ZZ_FMT(r->cite.regulation), ZZ_FMT(r->cite.article));
	else
		return;
	if (r->cite.verified != 2)
		zz_buf_puts(out, zz_tr(lang, N_(" [article to be verified]")));
}
