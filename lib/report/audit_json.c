/* The answers of audit and trace for other programs: always English slugs. */
#include "report/audit_parts.h"

#include "report/check.h"
#include "report/finding_json.h"
#include "report/listed.h"
#include "witness/code.h"

#include <stdlib.h>
#include <string.h>

static void member_bool(struct zz_json *j, const char *key, bool value)
{
	zz_json_key(j, key);
	zz_json_bool(j, value);
}

static void member_commit(struct zz_json *j, const char *key, const uint8_t *id)
{
	struct zz_buf text = {0};
	for (size_t i = 0; id && i < ZZ_BLOB_ID; i++)
		zz_buf_printf(&text, "%02x", id[i]);
	zz_json_member(j, key, zz_buf_view(&text));
	zz_buf_free(&text);
}

static void member_moment(struct zz_json *j, const char *key, const struct zz_ledger *l, int64_t moment)
{
	struct zz_buf text = {0};
	if (moment != INT64_MIN)
		zz_listed_moment(&text, l, moment);
	zz_json_member(j, key, zz_buf_view(&text));
	zz_buf_free(&text);
}

static void member_id(struct zz_json *j, struct zz_str path)
{
	struct zz_buf text = {0};
	zz_audit_id(&text, path);
	zz_json_member(j, "id", zz_buf_view(&text));
	zz_json_member(j, "file", path);
	zz_buf_free(&text);
}

static void entry(struct zz_json *j, const struct zz_audit *a, int32_t record)
{
	struct zz_entered e = a->entries.at[record];
	if (e.day != ZZ_NO_DAY)
		memcpy(e.commit, a->past.commits.at[e.index].id, sizeof e.commit);
	zz_listed_entry(j, a->l, zz_record_nth(a->l, record), &e);
}

static void findings(struct zz_json *j, const struct zz_audit *a, const struct zz_trace *only,
					 enum zz_lang lang)
{
	zz_json_key(j, "findings");
	zz_json_array(j);
	for (size_t i = 0; i < a->verdict->findings.n; i++)
		if (!only || zz_audit_about(&a->verdict->findings.at[i], a->l, only->path, only->record))
			zz_finding_json(j, a->verdict, i, lang);
	zz_json_array_end(j);
}

/* Of the whole ledger. */
static void witnesses(struct zz_json *j, const struct zz_audit *a)
{
	const struct zz_observations *seen = &a->witnessed.seen;
	zz_json_key(j, "witnesses");
	zz_json_array(j);
	for (size_t i = 0; i < seen->nwitnesses; i++) {
		const struct zz_witness_known *w = &seen->witnesses[i];
		if (w->officer)
			continue;
		zz_json_object(j);
		zz_json_member(j, "name", w->name);
		member_bool(j, "named", w->named);
		zz_json_member(j, "keys",
					   zz_str(!w->receipts ? NULL
							  : w->held    ? "brought"
							  : w->pinned  ? "ledger"
										   : "chain"));
		zz_json_member_int(j, "receipts", (long)w->receipts);
		zz_json_member_int(j, "about_this_ledger", (long)w->own);
		zz_json_member_int(j, "cosigned", (long)w->cosigned);
		zz_json_member(j, "cosigned_by",
					   w->cosigned ? seen->witnesses[w->cosigner].name : (struct zz_str){0});
		zz_json_object_end(j);
	}
	zz_json_array_end(j);
}

/* The member `witness`: null where no receipt was judged. */
static void member_receipt(struct zz_json *j, const char *key, const struct zz_audit *a, size_t i)
{
	const struct zz_observation *o = i == ZZ_NO_SHOWING ? NULL : a->witnessed.order[i];
	zz_json_key(j, key);
	if (!o) {
		zz_json_null(j);
		return;
	}
	zz_json_object(j);
	zz_json_member(j, "witness", a->witnessed.seen.witnesses[o->witness].name);
	zz_json_member_int(j, "seq", o->seq);
	member_moment(j, "time", a->l, o->time);
	if (o->ahead) {
		member_moment(j, "stamped", a->l, o->time + o->ahead);
		member_moment(j, "until", a->l, o->latest_ms / 1000);
		zz_json_member_int(j, "corrected_by", (long)o->reclocked);
	}
	if (o->vouched) {
		zz_json_member(j, "cosigned_by", a->witnessed.seen.witnesses[o->voucher].name);
		zz_json_member_int(j, "cosigned_in", (long)o->vouching);
	}
	zz_json_object_end(j);
}

static void member_days(struct zz_json *j, const char *key, int32_t days)
{
	zz_json_key(j, key);
	if (days == INT32_MIN || days == INT32_MAX)
		zz_json_null(j);
	else
		zz_json_int(j, days);
}

static void witnessed(struct zz_json *j, const struct zz_audit *a, int32_t record)
{
	const struct zz_witnessed *w = record >= 0 && a->witnessed.at ? &a->witnessed.at[record] : NULL;
	zz_json_key(j, "witness");
	if (!w || !w->judged) {
		zz_json_null(j);
		return;
	}
	zz_json_object(j);
	zz_json_member(j, "verdict", zz_str(zz_time_terms[w->timing.verdict].slug));
	member_days(j, "days_after_from", w->timing.from);
	member_days(j, "days_after_until", w->timing.until);
	member_receipt(j, "absent", a, w->timing.absent);
	member_receipt(j, "present", a, w->timing.present);
	zz_json_object_end(j);
}

static void forks(struct zz_json *j, const struct zz_observations *seen)
{
	zz_json_key(j, "forks");
	zz_json_array(j);
	for (size_t i = 0; i < seen->forks.n; i++) {
		const struct zz_fork *f = &seen->forks.at[i];
		zz_json_object(j);
		zz_json_member(j, "witness", seen->witnesses[f->witness].name);
		zz_json_member_int(j, "seq", (long)f->seq);
		zz_json_member(j, "here", f->here);
		zz_json_member(j, "other", f->other);
		zz_json_object_end(j);
	}
	zz_json_array_end(j);
}

static void stamps(struct zz_json *j, const struct zz_audit *a)
{
	const struct zz_observations *seen = &a->witnessed.seen;
	zz_json_key(j, "stamps");
	zz_json_array(j);
	for (size_t i = 0; i < seen->stamps.n; i++) {
		const struct zz_stamped *s = &seen->stamps.at[i];
		zz_json_object(j);
		zz_json_member(j, "witness", seen->witnesses[s->witness].name);
		zz_json_member_int(j, "seq", (long)s->seq);
		member_moment(j, "time", a->l, s->time);
		zz_json_member(j, "signer", s->signer);
		zz_json_member(j, "issuer", s->issuer);
		zz_json_member(j, "authority", zz_str(zz_authority_terms[s->authority].slug));
		zz_json_object_end(j);
	}
	zz_json_array_end(j);
}

static void begin(struct zz_json *j, struct zz_buf *out, const struct zz_audit *a)
{
	zz_json_init(j, out, false);
	zz_json_object(j);
	zz_listed_head(j, a->l);
	member_bool(j, "complete", !zz_audit_unsure(a));
	zz_json_member_int(j, "commits", (long)a->past.history.commits);
	witnesses(j, a);
	forks(j, &a->witnessed.seen);
	stamps(j, a);
}

/* --- audit --- */

static void row(struct zz_json *j, const struct zz_audit *a, const struct zz_audit_row *r)
{
	const struct zz_record *record = r->record >= 0 ? zz_record_nth(a->l, r->record) : NULL;
	zz_json_object(j);
	member_id(j, r->path);
	zz_json_member(j, "state",
				   zz_str(!record                          ? "gone"
						  : record->state == ZZ_UNREADABLE ? "unreadable"
						  : record->state == ZZ_WITHDRAWN  ? "withdrawn"
														   : "readable"));
	zz_json_member(j, "kind", zz_str(record && record->kind ? zz_kinds[record->kind].form.name.slug : NULL));
	zz_json_member_day(j, "date", record ? record->date : ZZ_NO_DAY);
	if (record)
		entry(j, a, r->record);
	witnessed(j, a, r->record);
	zz_json_member_int(j, "texts", r->texts);
	zz_json_member_int(j, "corrections", r->amended);
	zz_json_member_int(j, "changes", r->changed);
	zz_json_member_int(j, "changes_after_review", r->reviewed);
	zz_json_object_end(j);
}

static void backdated(struct zz_json *j, const struct zz_audit *a)
{
	zz_json_key(j, "backdated");
	zz_json_array(j);
	for (size_t i = 0; i < a->backdated.n; i++) {
		const struct zz_backdated *b = &a->backdated.at[i];
		zz_json_object(j);
		zz_json_member(j, "file", b->path);
		member_commit(j, "commit", zz_step_commit(&a->past, b->step)->id);
		zz_json_member_day(j, "on", b->on);
		zz_json_member_day(j, "in_force_from", b->from);
		member_bool(j, "compared", b->compared);
		zz_json_key(j, "altered");
		zz_json_array(j);
		for (size_t k = 0; k < b->altered.n; k++)
			zz_json_str(j, b->altered.at[k]);
		zz_json_array_end(j);
		zz_json_object_end(j);
	}
	zz_json_array_end(j);
	zz_json_member_int(j, "not_compared", (long)a->uncompared);
}

void zz_audit_json(struct zz_buf *out, struct zz_audit *a, enum zz_lang lang)
{
	struct zz_json j;
	size_t totals[ZZ_SEVERITIES];
	begin(&j, out, a);
	zz_check_totals(a->verdict, totals);
	zz_json_member_int(&j, "unreadable", (long)a->verdict->unreadable);
	zz_json_key(&j, "totals");
	zz_json_object(&j);
	for (int s = 0; s < ZZ_SEVERITIES; s++)
		zz_json_member_int(&j, zz_severity_terms[s].slug, (long)totals[s]);
	zz_json_object_end(&j);
	zz_json_key(&j, "records");
	zz_json_array(&j);
	for (size_t i = 0; i < a->rows.n; i++)
		row(&j, a, &a->rows.at[i]);
	zz_json_array_end(&j);
	backdated(&j, a);
	findings(&j, a, NULL, lang);
	zz_json_object_end(&j);
	zz_buf_putc(out, '\n');
}

/* --- trace --- */

static void changes(struct zz_json *j, const struct zz_trail *t, size_t version)
{
	struct zz_field_changes list = {0};
	zz_trail_changes(t, version, ZZ_EN, &list);
	zz_json_key(j, "changes");
	zz_json_array(j);
	for (size_t i = 0; i < list.n; i++) {
		const struct zz_field_change *c = &list.at[i];
		zz_json_object(j);
		zz_json_member(j, "part", c->part);
		zz_json_member(j, "who", c->who);
		zz_json_member(j, "how", zz_str(zz_change_terms[c->how].slug));
		member_bool(j, "protected", c->protected);
		zz_json_member(j, "before", c->before);
		zz_json_member(j, "after", c->after);
		zz_json_object_end(j);
	}
	zz_json_array_end(j);
	free(list.at);
}

static void amendment(struct zz_json *j, const struct zz_ledger *l, const struct zz_version *v)
{
	const struct zz_amend *link = v->record.amends.at;
	bool there = v->op == ZZ_OP_AMENDED && v->record.amends.n;
	zz_json_member(j, "chain", zz_str(zz_chain_terms[v->chain].slug));
	zz_json_member(j, "reason", there ? link[v->record.amends.n - 1].reason : (struct zz_str){0});
	zz_json_member(j, "corrected_by",
				   there ? zz_intern_str(&l->words, link[v->record.amends.n - 1].by) : (struct zz_str){0});
}

/* Between which receipts this very text was first shown. */
static void version_witness(struct zz_json *j, const struct zz_audit *a, struct zz_str path,
							const struct zz_version *v)
{
	struct zz_buf id = {0};
	size_t absent = ZZ_NO_SHOWING, present = ZZ_NO_SHOWING;
	zz_audit_id(&id, path);
	if (v->hashed)
		zz_audit_bracket(a, zz_buf_view(&id), &v->digest, &absent, &present);
	member_receipt(j, "absent", a, absent);
	member_receipt(j, "present", a, present);
	zz_buf_free(&id);
}

static void version(struct zz_json *j, struct zz_audit *a, const struct zz_trail *t, size_t i)
{
	const struct zz_version *v = &t->versions.at[i];
	char digest[ZZ_DIGEST_MAX];
	zz_json_object(j);
	zz_json_key(j, "text");
	if (v->number)
		zz_json_int(j, v->number);
	else
		zz_json_null(j);
	zz_json_member(j, "op", zz_str(zz_version_terms[v->op].slug));
	member_commit(j, "commit", v->commit->id);
	zz_json_member(j, "by", zz_audit_author(a, v->commit->id));
	member_moment(j, "claim", a->l, zz_commit_claim(v->commit));
	zz_json_member_int(j, "author_time", (long)v->commit->author);
	zz_json_member_int(j, "committer_time", (long)v->commit->committer);
	member_bool(j, "clock_injected", v->commit->injected);
	zz_json_member(j, "digest", v->hashed ? zz_str(zz_sm3_text(&v->digest, digest)) : (struct zz_str){0});
	char code[ZZ_CODE_CHARS + 1];
	zz_json_member(j, "code",
				   v->hashed ? zz_str(zz_code(ZZ_CODE_TEXT, &v->digest, code)) : (struct zz_str){0});
	member_commit(j, "blob", v->step->gone ? NULL : v->step->blob);
	member_bool(j, "readable", v->readable);
	member_bool(j, "protected", v->protected);
	member_bool(j, "after_review", v->reviewed);
	amendment(j, a->l, v);
	version_witness(j, a, t->path, v);
	changes(j, t, i);
	zz_json_object_end(j);
}

static void reviews(struct zz_json *j, const struct zz_ledger *l, const struct zz_trail *t)
{
	zz_json_key(j, "reviews");
	zz_json_array(j);
	for (size_t i = 0; i < t->reviews.n; i++) {
		const struct zz_reviewed_text *seen = &t->reviews.at[i];
		const struct zz_followup *u = &l->followups[seen->followup];
		zz_json_object(j);
		zz_json_member(j, "file", u->path);
		zz_json_member_day(j, "on", u->on);
		zz_json_member(j, "by", zz_intern_str(&l->words, u->by));
		zz_json_member(j, "result", zz_str(u->result ? zz_review_terms[u->result - 1].slug : NULL));
		zz_json_key(j, "text");
		if (seen->version >= 0)
			zz_json_int(j, t->versions.at[seen->version].number);
		else
			zz_json_null(j);
		member_bool(j, "by_digest", seen->named);
		zz_json_object_end(j);
	}
	zz_json_array_end(j);
}

static void trace(struct zz_json *j, struct zz_audit *a, const struct zz_trace *at, enum zz_lang lang)
{
	const struct zz_record *r = at->record >= 0 ? zz_record_nth(a->l, at->record) : NULL;
	struct zz_arena arena = {0};
	struct zz_trail t;
	zz_trail_read(&t, a->l, &a->past, &a->reviews, at->path, at->record, &arena);
	zz_json_object(j);
	member_id(j, at->path);
	zz_json_member(j, "kind", zz_str(r && r->kind ? zz_kinds[r->kind].form.name.slug : NULL));
	zz_json_member_day(j, "date", r ? r->date : ZZ_NO_DAY);
	member_bool(j, "gone", !r);
	zz_json_member_day(j, "window",
					   r && r->date != ZZ_NO_DAY && r->state != ZZ_UNREADABLE
						   ? zz_audit_window(a, (uint32_t)at->record)
						   : ZZ_NO_DAY);
	if (r)
		entry(j, a, at->record);
	member_moment(j, "absent_at", a->l, t.versions.n ? t.versions.at[0].commit->before : INT64_MIN);
	witnessed(j, a, at->record);
	zz_json_key(j, "versions");
	zz_json_array(j);
	for (size_t i = 0; i < t.versions.n; i++)
		version(j, a, &t, i);
	zz_json_array_end(j);
	reviews(j, a->l, &t);
	findings(j, a, at, lang);
	zz_json_object_end(j);
	zz_trail_free(&t);
	zz_arena_free(&arena);
}

void zz_trace_json(struct zz_buf *out, struct zz_audit *a, const struct zz_trace *at, size_t n,
				   enum zz_lang lang)
{
	struct zz_json j;
	begin(&j, out, a);
	zz_json_key(&j, "records");
	zz_json_array(&j);
	for (size_t i = 0; i < n; i++)
		trace(&j, a, &at[i], lang);
	zz_json_array_end(&j);
	zz_json_object_end(&j);
	zz_buf_putc(out, '\n');
}
