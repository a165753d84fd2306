/* What files say of each other, once all of them are there. */
#include "model/loader.h"

#include "base/digest.h"
#include "model/loops.h"

#include <string.h>

static const struct zz_term from_terms[] = {
	{"continues", "接续"},
	{"joint_with", "联合"},
	{"the follow-up", "后续材料"},
	{"the waiver", "免计文件"},
};
enum from { FROM_CONTINUES, FROM_JOINT, FROM_FOLLOWUP, FROM_WAIVER };

static struct zz_finding *unknown(struct zz_ledger *l, enum from from, struct zz_str target)
{
	return ZZ_ADD(&l->findings, ZZ_LF(ZZ_LF_REFERENCE_UNKNOWN), ZZ_ATERM("what", &from_terms[from]),
				  ZZ_ATEXT("target", target));
}

/* Outside of its ledger an id is <ledger>:<id>; nothing here can look that up. */
static bool is_elsewhere(struct zz_str reference)
{
	return zz_str_chr(reference, ':') >= 0;
}

/* What is written with other characters than an id has names a branch of another unit. */
static bool is_id(struct zz_str text)
{
	for (size_t i = 0; i < text.n; i++)
		if (!strchr("abcdefghijklmnopqrstuvwxyz0123456789-/", text.p[i]))
			return false;
	return text.n > 0;
}

static bool is_org(const struct zz_ledger *l, struct zz_str text)
{
	return zz_str_is(text, "unit") || zz_roster_org_named(&l->roster, text) != -1;
}

static void check_record(struct zz_ledger *l, const struct zz_record *r)
{
	struct zz_str next = zz_intern_str(&l->words, r->continues);
	if (next.n && !is_elsewhere(next) && zz_ledger_refer(l, r->owner, next) < 0)
		zz_record_place(unknown(l, FROM_CONTINUES, next), l, r, ZZ_STR("continues"));
	const uint32_t *joint = r->joint_with.at;
	for (uint32_t i = 0; i < r->joint_with.n; i++) {
		struct zz_str with = zz_intern_str(&l->words, joint[i]);
		if (!is_id(with) || is_org(l, with) || zz_ledger_refer(l, r->owner, with) >= 0)
			continue;
		zz_record_place(unknown(l, FROM_JOINT, with), l, r, zz_part_item(&l->arena, "joint_with", i + 1));
	}
}

/* Sittings that follow one another cannot come round to the first. */
static void check_consecutive(struct zz_loader *ld)
{
	struct zz_ledger *l = ld->l;
	zz_arena_reset(&ld->scratch);
	int32_t *next = ZZ_NEWN(&ld->scratch, int32_t, l->nrecords);
	int32_t *loops = ZZ_NEWN(&ld->scratch, int32_t, l->nrecords);
	for (size_t i = 0; i < l->nrecords; i++) {
		const struct zz_record *r = zz_record_nth(l, i);
		bool leads = r->state == ZZ_READABLE && r->continues;
		next[i] = leads ? zz_ledger_refer(l, r->owner, zz_intern_str(&l->words, r->continues)) : -1;
	}
	size_t n = zz_loops(next, l->nrecords, loops, &ld->scratch);
	for (size_t i = 0; i < n; i++)
		zz_record_place(zz_finding_add(&l->findings, ZZ_LF(ZZ_LF_CONTINUES_LOOP), NULL, 0), l,
						zz_record_nth(l, loops[i]), ZZ_STR("continues"));
}

/* "rule/owner/subject/period" */
static bool key_known(const struct zz_ledger *l, struct zz_str key)
{
	struct zz_str rule, owner;
	return zz_str_split(&key, '/', &rule) && zz_str_split(&key, '/', &owner) && is_org(l, owner);
}

/* The plan may be approved before the meeting, its record may not (voice). */
static void check_review(struct zz_ledger *l, const struct zz_followup *u, const struct zz_record *r)
{
	if (u->type == ZZ_FU_REVIEW && u->on != ZZ_NO_DAY && r->date != ZZ_NO_DAY && u->on < r->date)
		zz_loader_place(
			ZZ_ADD(&l->findings, ZZ_LF(ZZ_LF_REVIEW_BEFORE), ZZ_ADAY("day", u->on), ZZ_ADAY("held", r->date)),
			u->path, zz_intern_str(&l->words, u->owner), u->path, ZZ_STR("on"));
}

static void check_followup(struct zz_ledger *l, const struct zz_followup *u)
{
	const char *part = NULL;
	struct zz_str target = {0};
	int32_t record = u->record.n ? zz_ledger_refer(l, u->owner, u->record) : -1;
	if (record >= 0)
		check_review(l, u, zz_record_nth(l, record));
	if (u->record.n && u->type != ZZ_FU_WITHDRAWAL && record < 0) {
		part = "record";
		target = u->record;
	} else if (u->obligation.n && !key_known(l, u->obligation)) {
		part = "obligation";
		target = u->obligation;
	}
	if (part)
		zz_loader_place(unknown(l, FROM_FOLLOWUP, target), u->path, zz_intern_str(&l->words, u->owner),
						u->path, zz_str(part));
}

static bool is_group(const struct zz_ledger *l, uint32_t id)
{
	for (uint32_t i = 0; i < l->roster.norgs; i++)
		for (uint32_t k = 0; k < l->roster.orgs[i].ngroups; k++)
			if (l->roster.orgs[i].groups[k].id == id)
				return true;
	return false;
}

/* "zhb1", "g1", "zhb1/g1" */
static bool subject_known(const struct zz_ledger *l, struct zz_str subject)
{
	ptrdiff_t slash = zz_str_chr(subject, '/');
	if (slash >= 0)
		return is_org(l, zz_str_sub(subject, 0, (size_t)slash)) &&
			   subject_known(l, zz_str_sub(subject, (size_t)slash + 1, subject.n));
	uint32_t id = zz_intern_find(&l->words, subject);
	return is_org(l, subject) || (id && (zz_roster_person(&l->roster, id) >= 0 || is_group(l, id)));
}

static void check_waiver(struct zz_ledger *l, const struct zz_waiver *w)
{
	const struct {
		const char *part;
		struct zz_str target;
		bool known;
	} said[] = {
		{"subject", w->subject, subject_known(l, w->subject) || zz_roster_partly(l)},
		{"record", w->record, zz_ledger_refer(l, 0, w->record) >= 0},
		{"obligation", w->obligation, key_known(l, w->obligation)},
	};
	for (size_t i = 0; i < sizeof said / sizeof said[0]; i++)
		if (said[i].target.n && !said[i].known)
			zz_loader_place(unknown(l, FROM_WAIVER, said[i].target), w->path, ZZ_STR(""), w->path,
							zz_str(said[i].part));
}

/* Whether a withdrawal names the bytes that the file has now. */
static bool names_text(struct zz_loader *ld, const struct zz_followup *u, const struct zz_record *r)
{
	struct zz_sm3 named, found;
	struct zz_error ignored = {.lang = ld->e->lang};
	bool missing = false;
	if (!zz_sm3_parse(u->text_digest, &named))
		return false;
	if (zz_source_read(ld->l->source, r->path, ZZ_YAML_BYTES, &ld->bytes, &missing, &ignored) || missing)
		return false;
	found = zz_sm3(zz_buf_view(&ld->bytes));
	return !memcmp(&named, &found, sizeof named);
}

static bool withdraw(struct zz_loader *ld, const struct zz_followup *u)
{
	struct zz_ledger *l = ld->l;
	int32_t i = zz_ledger_refer(l, u->owner, u->record);
	if (i < 0 || zz_record_nth(l, i)->state == ZZ_WITHDRAWN)
		return false;
	if (!names_text(ld, u, zz_record_nth(l, i))) {
		zz_loader_place(zz_finding_add(&l->findings, ZZ_LF(ZZ_LF_WITHDRAWAL_INVALID), NULL, 0), u->path,
						zz_intern_str(&l->words, u->owner), u->path, ZZ_STR("of"));
		return false;
	}
	l->unreadable -= zz_record_nth(l, i)->state == ZZ_UNREADABLE;
	zz_record_nth(l, i)->state = ZZ_WITHDRAWN;
	return true;
}

static bool is_of_withdrawn(const struct zz_ledger *l, const struct zz_finding *f)
{
	if (!zz_path_is_record(f->path))
		return false;
	int32_t i = zz_ledger_record(l, zz_intern_find(&l->words, f->owner), zz_path_stem(f->path));
	return i >= 0 && zz_record_nth(l, i)->state == ZZ_WITHDRAWN &&
		   zz_str_eq(zz_record_nth(l, i)->path, f->path);
}

/* A record that is withdrawn counts for nothing, neither does what was wrong with it. */
static void drop_findings_of_withdrawn(struct zz_ledger *l)
{
	size_t n = 0;
	for (size_t i = 0; i < l->findings.n; i++)
		if (!is_of_withdrawn(l, &l->findings.at[i]))
			l->findings.at[n++] = l->findings.at[i];
	l->findings.n = n;
}

static void link_withdrawals(struct zz_loader *ld)
{
	bool any = false;
	for (size_t i = 0; i < ld->l->nfollowups; i++)
		if (ld->l->followups[i].type == ZZ_FU_WITHDRAWAL)
			any |= withdraw(ld, &ld->l->followups[i]);
	if (any)
		drop_findings_of_withdrawn(ld->l);
}

static bool has_withdrawal(const struct zz_ledger *l, struct zz_str path)
{
	uint32_t owner = zz_intern_find(&l->words, zz_path_owner(path));
	for (size_t i = 0; i < l->nfollowups; i++) {
		const struct zz_followup *u = &l->followups[i];
		if (u->type != ZZ_FU_WITHDRAWAL || u->owner != owner)
			continue;
		if (zz_str_eq(zz_path_name(u->record), zz_path_stem(path)))
			return true;
	}
	return false;
}

static void report_gone(struct zz_loader *ld)
{
	struct zz_ledger *l = ld->l;
	for (size_t i = 0; i < ld->deleted.n; i++) {
		struct zz_str path = ld->deleted.at[i]->path;
		if (zz_str_is(path, "genesis.yaml") || (zz_path_is_record(path) && has_withdrawal(l, path)))
			continue;
		struct zz_str record = zz_path_is_record(path) ? zz_path_stem(path) : path;
		zz_loader_place(zz_finding_add(&l->findings, ZZ_LF(ZZ_LF_FILE_GONE), NULL, 0), path,
						zz_path_owner(path), record, ZZ_STR(""));
	}
}

void zz_link_references(struct zz_loader *ld)
{
	struct zz_ledger *l = ld->l;
	link_withdrawals(ld);
	report_gone(ld);
	/* In a ledger that was loaded in part most of what is referred to is not there. */
	if (l->scoped || l->brief)
		return;
	for (size_t i = 0; i < l->nrecords; i++)
		if (zz_record_nth(l, i)->state == ZZ_READABLE)
			check_record(l, zz_record_nth(l, i));
	check_consecutive(ld);
	for (size_t i = 0; i < l->nfollowups; i++)
		check_followup(l, &l->followups[i]);
	for (size_t i = 0; i < l->nwaivers; i++)
		check_waiver(l, &l->waivers[i]);
}
