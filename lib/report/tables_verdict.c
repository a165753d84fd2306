/* What the rules make of the records, and what was said to it. */
#include "report/tables_parts.h"

#include "base/message.h"
#include "report/closed.h"

/* --- follow-ups, waivers --- */

static const struct zz_table_column followups[] = {
	ZZ_TABLE_TEXT("file", "文件", N_("path in the ledger")),
	ZZ_TABLE_TERM("type", "种类", N_("what it is"), zz_followup_terms),
	ZZ_TABLE_TEXT("owner", "组织", N_("organisations.id, or unit")),
	ZZ_TABLE_TEXT("record", "记录", N_("records.id that it is about")),
	ZZ_TABLE_TEXT("finding", "问题", N_("findings.id, or its front")),
	ZZ_TABLE_TEXT("obligation", "事项", N_("obligations.key")),
	ZZ_TABLE_TEXT("day", "日期", N_("on which it was said")),
	ZZ_TABLE_TEXT("by", "经手", N_("who said it")),
	ZZ_TABLE_TEXT("result", "结果", N_("of a review or an answer")),
	ZZ_TABLE_TEXT("deadline", "时限", N_("until when")),
};

static const char *result_of(const struct zz_followup *u)
{
	if (!u->result || (u->type != ZZ_FU_REVIEW && u->type != ZZ_FU_ANSWER))
		return NULL;
	return u->type == ZZ_FU_REVIEW ? zz_review_terms[u->result - 1].slug
								   : zz_accepted_terms[u->result - 1].slug;
}

static void fill_followups(struct zz_tables *t)
{
	for (size_t i = 0; i < t->l->nfollowups; i++) {
		const struct zz_followup *u = &t->l->followups[i];
		int32_t record = u->record.n ? zz_ledger_refer(t->l, u->owner, u->record) : -1;
		zz_db_text(t->db, u->path);
		zz_put_term(t, zz_followup_terms, u->type);
		zz_put_word(t, u->owner);
		zz_put_record(t, record);
		zz_db_text(t->db, u->finding);
		zz_db_text(t->db, u->obligation);
		zz_put_day(t, u->on);
		zz_put_word(t, u->by);
		zz_db_text(t->db, zz_str(result_of(u)));
		zz_put_day(t, u->deadline);
		zz_db_row(t->db);
	}
}

const struct zz_table zz_table_followups = {{"followups", "后续"},
											N_("what came after a sitting: reviews, explanations, answers …"),
											ZZ_TABLE_COLUMNS(followups),
											.fill = fill_followups};

static const struct zz_table_column waivers[] = {
	ZZ_TABLE_TEXT("file", "文件", N_("path in the ledger")),
	ZZ_TABLE_TEXT("rule", "规则", N_("rules.id")),
	ZZ_TABLE_TEXT("subject", "对象", N_("branch, group or person")),
	ZZ_TABLE_TEXT("record", "记录", N_("records.id that it is about")),
	ZZ_TABLE_TEXT("obligation", "事项", N_("obligations.key")),
	ZZ_TABLE_TEXT("period", "期间", N_("which it covers")),
	ZZ_TABLE_TEXT("reason", "原因", N_("as it was given")),
	ZZ_TABLE_TEXT("approved_by", "批准", N_("who approved it")),
	ZZ_TABLE_TEXT("day", "日期", N_("of the approval")),
};

static void fill_waivers(struct zz_tables *t)
{
	for (size_t i = 0; i < t->l->nwaivers; i++) {
		const struct zz_waiver *w = &t->l->waivers[i];
		zz_db_text(t->db, w->path);
		zz_db_text(t->db, w->rule);
		zz_db_text(t->db, w->subject);
		zz_db_text(t->db, w->record);
		zz_db_text(t->db, w->obligation);
		zz_db_text(t->db, w->period);
		zz_db_text(t->db, w->reason);
		zz_put_word(t, w->approved_by);
		zz_put_day(t, w->on);
		zz_db_row(t->db);
	}
}

const struct zz_table zz_table_waivers = {
	{"waivers", "免计"}, N_("what was waived by approval"), ZZ_TABLE_COLUMNS(waivers), .fill = fill_waivers};

/* --- rules --- */

static const struct zz_table_column rules[] = {
	ZZ_TABLE_TEXT("id", "编号", N_("of the rule")),
	ZZ_TABLE_TEXT("pack", "规则包", N_("its pack")),
	ZZ_TABLE_TEXT("version", "版本", N_("of the pack")),
	ZZ_TABLE_TERM("system", "制度", N_("which of the eight systems"), zz_system_terms),
	ZZ_TABLE_TEXT("title", "名称", N_("its title, in the language of the export")),
	ZZ_TABLE_TEXT("requirement", "要求", N_("in one line")),
	ZZ_TABLE_TERM("force", "效力", N_("must, should, local, seed, design"), zz_force_terms),
	ZZ_TABLE_TEXT("basis", "依据", N_("regulation and article; marked where nobody verified it")),
	ZZ_TABLE_INT("off", "停用", N_("1: left out by the unit")),
};

static void put_rule(struct zz_tables *t, const struct zz_rule *r)
{
	zz_put_word(t, r->id);
	zz_put_word(t, r->pack->name);
	zz_db_text(t->db, r->pack->version);
	zz_db_text(t->db, zz_str(zz_system_terms[r->system].slug));
	zz_db_text(t->db, ZZ_VIEW_TEXT(r->title, t->lang));
	zz_db_text(t->db, ZZ_VIEW_TEXT(r->requirement, t->lang));
	zz_put_term(t, zz_force_terms, r->force);
	zz_rule_citation(&t->text, r, t->lang);
	zz_put_text(t);
	zz_db_int(t->db, r->off);
	zz_db_row(t->db);
}

static void fill_rules(struct zz_tables *t)
{
	for (size_t p = 0; p < t->v->packs->n; p++)
		for (uint32_t k = 0; k < t->v->packs->at[p]->nrules; k++)
			put_rule(t, &t->v->packs->at[p]->rules[k]);
}

const struct zz_table zz_table_rules = {
	{"rules", "规则"}, N_("a rule of the packs in force"), ZZ_TABLE_COLUMNS(rules), .fill = fill_rules};

/* --- obligations --- */

static const struct zz_table_column obligations[] = {
	ZZ_TABLE_TEXT("key", "事项", N_("rule/owner/subject/period")),
	ZZ_TABLE_TEXT("rule", "规则", N_("rules.id")),
	ZZ_TABLE_TERM("system", "制度", N_("which of the eight systems"), zz_system_terms),
	ZZ_TABLE_TEXT("owner", "组织", N_("organisations.id, or unit")),
	ZZ_TABLE_TEXT("subject", "对象", N_("group or person; NULL: the owner itself")),
	ZZ_TABLE_TEXT("period", "期间", N_("2025, 2025Q3, 2025-03")),
	ZZ_TABLE_TEXT("first", "起", N_("first day of the period")),
	ZZ_TABLE_TEXT("last", "止", N_("last day of the period")),
	ZZ_TABLE_TERMS("state", "状态", N_("exactly one of six"), zz_state_terms, ZZ_STATES),
	ZZ_TABLE_TERMS("reason", "缘由", N_("why not applicable or not assessed"), zz_why_terms, ZZ_WHYS),
	ZZ_TABLE_INT("not_held", "未开展", N_("1: missing, and the branch itself said so")),
	ZZ_TABLE_INT("need", "应有", N_("how many; 0: a duty without a number")),
	ZZ_TABLE_INT("have", "已有", N_("how many count")),
	ZZ_TABLE_TEXT("record", "记录", N_("records.id of the first that counts")),
};

static void fill_obligations(struct zz_tables *t)
{
	for (size_t i = 0; i < t->v->n; i++) {
		const struct zz_obligation *o = &t->v->at[i];
		zz_buf_clear(&t->text);
		zz_obligation_key(&t->text, t->v, o);
		zz_put_text(t);
		zz_put_word(t, o->rule->id);
		zz_db_text(t->db, zz_str(zz_system_terms[o->rule->system].slug));
		zz_put_word(t, o->owner);
		zz_put_word(t, o->subject);
		zz_period_text(&t->text, o->period);
		zz_put_text(t);
		zz_put_day(t, o->period.first);
		zz_put_day(t, o->period.last);
		zz_db_text(t->db, zz_str(zz_state_terms[o->state].slug));
		zz_db_text(t->db, zz_str(o->reason ? o->reason->slug : NULL));
		zz_db_int(t->db, o->not_held);
		zz_db_int(t->db, o->need);
		zz_db_int(t->db, o->have);
		zz_put_record(t, o->evidence);
		zz_db_row(t->db);
	}
}

const struct zz_table zz_table_obligations = {{"obligations", "落实"},
											  N_("a duty in one period, and its state"),
											  ZZ_TABLE_COLUMNS(obligations),
											  .fill = fill_obligations};

/* --- findings --- */

static const struct zz_table_column findings[] = {
	ZZ_TABLE_TEXT("id", "编号", N_("F- and eight characters")),
	ZZ_TABLE_TEXT("rule", "规则", N_("rules.id, or the finding's own id")),
	ZZ_TABLE_TERMS("severity", "程度", N_("contradiction … info"), zz_severity_terms, ZZ_SEVERITIES),
	ZZ_TABLE_TEXT("owner", "组织", N_("organisations.id, or unit")),
	ZZ_TABLE_TEXT("subject", "对象", N_("group or person")),
	ZZ_TABLE_TEXT("period", "期间", N_("which it is about")),
	ZZ_TABLE_TEXT("record", "记录", N_("records.id that it is about")),
	ZZ_TABLE_TEXT("file", "文件", N_("path in the ledger")),
	ZZ_TABLE_INT("line", "行", N_("in the file")),
	ZZ_TABLE_TERMS("answer", "答复", N_("what was said to it"), zz_answer_terms, ZZ_ANSWERS),
	ZZ_TABLE_INT("counts", "计入", N_("0: waived or accepted")),
	ZZ_TABLE_TEXT("message", "情况", N_("in words; NULL of records whose texts are closed")),
};

/* The record that a finding's words may be of: its own, or the one that its follow-up is about. */
static int32_t told_of(const struct zz_tables *t, struct zz_str path, int32_t record)
{
	for (size_t i = 0; record < 0 && i < t->l->nfollowups; i++) {
		const struct zz_followup *u = &t->l->followups[i];
		if (u->record.n && zz_str_eq(u->path, path))
			return zz_ledger_refer(t->l, u->owner, u->record);
	}
	return record;
}

static void put_message(struct zz_tables *t, size_t i, int32_t record)
{
	zz_buf_clear(&t->text);
	if (t->privately || record < 0 || !zz_closed_record(&t->l->records[record]))
		zz_view_finding_message(&t->text, t->v, i, t->lang);
	zz_put_text(t);
}

static void fill_findings(struct zz_tables *t)
{
	for (size_t i = 0; i < t->v->findings.n; i++) {
		const struct zz_finding *f = &t->v->findings.at[i];
		int32_t record = zz_str_starts(f->path, "records/") ? zz_ledger_at(t->l, f->path) : -1;
		zz_buf_clear(&t->text);
		zz_buf_printf(&t->text, "F-%s", f->id);
		zz_put_text(t);
		zz_db_text(t->db, f->rule.n ? f->rule : zz_str(f->def->id));
		zz_db_text(t->db, zz_str(zz_severity_terms[f->severity].slug));
		zz_db_text(t->db, f->owner);
		zz_db_text(t->db, f->subject);
		zz_db_text(t->db, f->period);
		zz_put_record(t, record);
		zz_db_text(t->db, f->path);
		zz_put_count(t, f->line ? (int32_t)f->line : ZZ_UNSET);
		zz_db_text(t->db, zz_str(zz_answer_terms[t->v->judged[i].answer].slug));
		zz_db_int(t->db, zz_finding_counts(t->v, i));
		put_message(t, i, told_of(t, f->path, record));
		zz_db_row(t->db);
	}
}

const struct zz_table zz_table_findings = {
	{"findings", "问题"}, N_("what a check found"), ZZ_TABLE_COLUMNS(findings), .fill = fill_findings};
