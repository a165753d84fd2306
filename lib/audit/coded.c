#include "audit/coded.h"

#include "format/yaml.h"
#include "git/commits.h"
#include "git/source_parts.h"
#include "witness/seen.h"

#include <string.h>

struct search {
	struct zz_audit *a;
	const char *code;
	struct zz_coded *out;
	size_t n;
};

static bool is_code(const char *code, enum zz_code_kind kind, const struct zz_sm3 *digest)
{
	char made[ZZ_CODE_CHARS + 1];
	return strcmp(zz_code(kind, digest, made), code) == 0;
}

/* --- texts --- */

static int32_t record_at(const struct zz_ledger *l, struct zz_str path)
{
	for (size_t i = 0; i < l->nrecords; i++)
		if (zz_str_eq(zz_record_nth(l, i)->path, path))
			return (int32_t)i;
	return -1;
}

bool zz_audit_coded_text(struct zz_audit *a, struct zz_str path, const char code[ZZ_CODE_CHARS + 1],
						 struct zz_coded *out)
{
	struct zz_arena arena = {0};
	struct zz_trail t;
	zz_trail_read(&t, a->l, &a->past, &a->reviews, path, record_at(a->l, path), &arena);
	const struct zz_version *now = zz_trail_now(&t);
	*out = (struct zz_coded){.kind = ZZ_CODE_TEXT, .path = path};
	for (size_t i = 0; i < t.versions.n; i++) {
		const struct zz_version *v = &t.versions.at[i];
		out->texts = v->number > out->texts ? v->number : out->texts;
		if (out->number || !v->hashed || !is_code(code, ZZ_CODE_TEXT, &v->digest))
			continue;
		out->number = v->number;
		memcpy(out->commit, v->commit->id, sizeof out->commit);
	}
	out->present = t.record >= 0 && now && now->number == out->number;
	zz_trail_free(&t);
	zz_arena_free(&arena);
	return out->number > 0;
}

static void find_texts(struct search *s)
{
	const struct zz_past *p = &s->a->past;
	struct zz_buf bytes = {0};
	for (size_t path = 1; path < p->npaths && s->n < ZZ_CODED_MOST; path++) {
		struct zz_str name = zz_intern_str(&p->paths, (uint32_t)path);
		const struct zz_step *step = zz_str_starts(name, "records/") ? zz_past_first(p, name) : NULL;
		for (bool found = false; step && !found; step = zz_step_next(p, step)) {
			struct zz_error ignored = {0};
			zz_buf_clear(&bytes);
			if (step->gone || zz_source_blob(s->a->l->source, step->blob, ZZ_YAML_BYTES, &bytes, &ignored))
				continue;
			struct zz_sm3 digest = zz_sm3(zz_buf_view(&bytes));
			found = is_code(s->code, ZZ_CODE_TEXT, &digest);
			if (found)
				s->n += zz_audit_coded_text(s->a, name, s->code, &s->out[s->n]);
		}
	}
	zz_buf_free(&bytes);
}

/* --- receipts and commits --- */

static void find_receipts(struct search *s)
{
	const struct zz_observations *seen = &s->a->witnessed.seen;
	for (size_t i = 0; i < seen->n && s->n < ZZ_CODED_MOST; i++)
		if (!seen->at[i].lost && !seen->at[i].vouched &&
			is_code(s->code, ZZ_CODE_RECEIPT, &seen->at[i].digest))
			s->out[s->n++] = (struct zz_coded){.kind = ZZ_CODE_RECEIPT, .receipt = &seen->at[i]};
}

static void find_head(struct search *s)
{
	struct zz_git *g = zz_source_git(s->a->l->source);
	struct zz_commits all = {0};
	struct zz_digests digests = {0};
	struct zz_error ignored = {0};
	git_oid id;
	bool loaded = git_oid_fromstr(&id, zz_source_commit(s->a->l->source)) == 0 &&
				  !zz_commits_load(&all, g, &id, s->a->past.history.shallow, &ignored);
	for (size_t i = loaded ? all.norder : 0; i-- > 0 && !s->n;) {
		const struct zz_commit *commit = &all.at[all.order[i]].commit;
		struct zz_seen_tree tree = {.records = 0};
		git_oid_fromraw(&id, commit->id);
		zz_seen_read(&tree, g, &id, &digests);
		if (!tree.missing && !tree.opaque && is_code(s->code, ZZ_CODE_HEAD, &tree.content)) {
			struct zz_coded *c = &s->out[s->n++];
			*c = (struct zz_coded){.kind = ZZ_CODE_HEAD, .present = i + 1 == all.norder};
			memcpy(c->commit, commit->id, sizeof c->commit);
		}
		zz_seen_free(&tree);
	}
	zz_digests_free(&digests);
	zz_commits_free(&all);
}

size_t zz_audit_coded(struct zz_audit *a, const char code[ZZ_CODE_CHARS + 1],
					  struct zz_coded out[ZZ_CODED_MOST])
{
	struct search s = {.a = a, .code = code, .out = out};
	find_texts(&s);
	find_receipts(&s);
	if (!s.n && zz_source_has_git(a->l->source))
		find_head(&s);
	return s.n;
}
