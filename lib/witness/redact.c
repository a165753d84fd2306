#include "witness/redact.h"

#include "base/message.h"
#include "git/commits.h"
#include "witness/sight_parts.h"
#include "witness/transfer.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A commit of the new history: what it has beside the files that may differ, and these. */
struct candidate {
	git_oid commit;
	struct zz_sm3 rest;
	struct zz_redacted_file *files; /* by path index; mode 0: not there */
};

struct former { /* a list of before */
	uint32_t seq;
	struct zz_buf bytes;
	struct zz_redaction list;
};

struct redacting {
	const struct zz_redact *asked;
	struct zz_redacted *out;
	struct sighting *s;
	struct zz_arena arena;
	struct {
		struct zz_str *at; /* files that may differ, in byte order */
		size_t n, room;
	} paths;
	struct {
		struct candidate *at;
		size_t n, room;
	} candidates;
	struct {
		struct former *at;
		size_t n, room;
	} formers;
	struct zz_redaction made;
	git_oid last; /* the head that was mapped last, and the receipt of that */
	size_t last_state;
	bool has_last;
};

/* --- the files that may differ --- */

static int by_bytes(const void *a, const void *b)
{
	return zz_str_cmp(*(const struct zz_str *)a, *(const struct zz_str *)b);
}

static void add_path(struct redacting *r, struct zz_str path)
{
	for (size_t i = 0; i < r->paths.n; i++)
		if (zz_str_eq(r->paths.at[i], path))
			return;
	*ZZ_PUSH(&r->paths) = zz_arena_str(&r->arena, path);
}

static ptrdiff_t path_index(const struct redacting *r, struct zz_str path)
{
	const struct zz_str *found =
		r->paths.n ? bsearch(&path, r->paths.at, r->paths.n, sizeof path, by_bytes) : NULL;
	return found ? found - r->paths.at : -1;
}

/* What was redacted before may differ still. */
static int read_formers(struct redacting *r)
{
	struct zz_chain *c = &r->s->w->chain;
	struct zz_buf bytes = {0};
	int rc = ZZ_OK;
	for (uint32_t seq = 0; !rc && c->begun && seq <= c->last.seq; seq++) {
		struct zz_receipt got;
		rc = zz_chain_get(c, seq, &bytes, r->s->e);
		rc = rc == 1 ? ZZ_OK : rc;
		if (rc || !zz_receipt_parse(zz_buf_view(&bytes), &got) || got.cause != ZZ_CAUSE_REDACT ||
			strcmp(got.ledger, r->s->r.ledger) != 0)
			continue;
		struct former *f = ZZ_PUSH(&r->formers);
		*f = (struct former){.seq = seq};
		rc = zz_list_get(&r->s->w->git, got.ledger, &got.list, &f->bytes, r->s->e);
		rc = rc == 1 ? ZZ_OK : rc;
		if (!rc && !zz_redaction_parse(zz_buf_view(&f->bytes), &f->list))
			zz_redaction_free(&f->list);
		for (size_t i = 0; i < f->list.files.n; i++)
			add_path(r, f->list.files.at[i].path);
	}
	zz_buf_free(&bytes);
	return rc;
}

/* --- the new history --- */

/* Parts files from the rest, of which it gives the digest. */
static struct zz_sm3 part(const struct redacting *r, const struct zz_seen_file *all, size_t n,
						  struct zz_redacted_file *files)
{
	size_t kept = 0;
	struct zz_seen_file *rest = zz_malloc((n + 1) * sizeof *rest);
	for (size_t i = 0; i < n; i++) {
		ptrdiff_t at = path_index(r, all[i].path);
		if (at < 0)
			rest[kept++] = all[i];
		else
			files[at] = (struct zz_redacted_file){.mode = all[i].mode, .then = all[i].text};
	}
	struct zz_sm3 d = zz_seen_content(rest, kept);
	free(rest);
	return d;
}

static int read_candidates(struct redacting *r)
{
	struct zz_commits all = {0};
	int rc = zz_commits_load(&all, r->s->g, &r->s->head, false, r->s->e);
	for (size_t i = 0; !rc && i < all.norder; i++) {
		struct candidate c = {.files = ZZ_NEWN(&r->arena, struct zz_redacted_file, r->paths.n + 1)};
		struct zz_seen_tree tree = {.records = 0};
		git_oid_fromraw(&c.commit, all.at[all.order[i]].commit.id);
		zz_seen_read(&tree, r->s->g, &c.commit, &r->s->digests);
		if (!tree.missing && !tree.opaque) {
			c.rest = part(r, tree.files.at, tree.files.n, c.files);
			*ZZ_PUSH(&r->candidates) = c;
		}
		zz_seen_free(&tree);
	}
	zz_commits_free(&all);
	return rc;
}

/* How much of the files is there; -1 where the commit has one that was not there then, or else another mode.
 */
static ptrdiff_t fits(const struct redacting *r, const struct candidate *c,
					  const struct zz_redacted_file *then)
{
	ptrdiff_t n = 0;
	for (size_t i = 0; i < r->paths.n; i++) {
		if (c->files[i].mode && !then[i].mode)
			return -1;
		n += c->files[i].mode != 0;
	}
	return n;
}

static const struct candidate *find(const struct redacting *r, const struct zz_sm3 *rest,
									const struct zz_redacted_file *then)
{
	const struct candidate *best = NULL;
	ptrdiff_t most = -1;
	for (size_t i = 0; i < r->candidates.n; i++) {
		const struct candidate *c = &r->candidates.at[i];
		ptrdiff_t n = memcmp(&c->rest, rest, sizeof *rest) == 0 ? fits(r, c, then) : -1;
		if (n > most) {
			most = n;
			best = c;
		}
	}
	return best;
}

/* --- what receipts saw --- */

static void put_state(struct redacting *r, uint32_t seq, const struct candidate *c,
					  const struct zz_redacted_file *then)
{
	struct zz_redacted_state s = {.seq = seq, .commit = c->commit, .first = r->made.files.n};
	for (size_t i = 0; i < r->paths.n; i++) {
		struct zz_redacted_file f = {.mode = then[i].mode,
									 .then = then[i].then,
									 .now = c->files[i].then,
									 .gone = !c->files[i].mode,
									 .path = r->paths.at[i]};
		if (!f.mode || (!f.gone && memcmp(&f.then, &f.now, sizeof f.now) == 0 && f.mode == c->files[i].mode))
			continue;
		*ZZ_PUSH(&r->made.files) = f;
		s.n++;
	}
	*ZZ_PUSH(&r->made.states) = s;
}

static int map_files(struct redacting *r, uint32_t seq, const struct zz_seen_file *files, size_t n)
{
	struct zz_redacted_file *then = ZZ_NEWN(&r->arena, struct zz_redacted_file, r->paths.n + 1);
	struct zz_sm3 rest = part(r, files, n, then);
	const struct candidate *c = find(r, &rest, then);
	if (!c)
		return zz_error(
			r->s->e, ZZ_EENV,
			N_("what receipt %u saw is not in the new history, even apart from the files that you named: "
			   "something else was changed as well. Nothing was signed"),
			(unsigned)seq);
	put_state(r, seq, c, then);
	return ZZ_OK;
}

/* From the commit itself, or from where a former redaction put it. 1: nobody has it any more. */
static int map_commit(struct redacting *r, const struct zz_receipt *got, const git_oid *head)
{
	struct zz_seen_tree tree = {.records = 0};
	int rc = 1;
	zz_seen_read(&tree, r->s->g, head, &r->s->digests);
	if (!tree.missing && memcmp(&tree.content, &got->content, sizeof got->content) == 0)
		rc = map_files(r, got->seq, tree.files.at, tree.files.n);
	zz_seen_free(&tree);
	for (size_t i = r->formers.n; rc == 1 && i-- > 0;) {
		const struct zz_redaction *list = &r->formers.at[i].list;
		const struct zz_redacted_state *state = zz_redaction_find(list, got->seq);
		size_t n;
		if (!state)
			continue;
		zz_seen_read(&tree, r->s->g, &state->commit, &r->s->digests);
		struct zz_seen_file *then = zz_redaction_then(list, state, &tree, &n);
		struct zz_sm3 content = then ? zz_seen_content(then, n) : (struct zz_sm3){{0}};
		if (then && memcmp(&content, &got->content, sizeof content) == 0)
			rc = map_files(r, got->seq, then, n);
		free(then);
		zz_seen_free(&tree);
	}
	return rc;
}

static int map_receipt(struct redacting *r, const struct zz_receipt *got)
{
	git_oid head;
	if (strcmp(got->ledger, r->s->r.ledger) != 0 || got->head.n != GIT_OID_HEXSZ ||
		zz_sm3_zero(&got->content) || git_oid_fromstrn(&head, got->head.p, got->head.n) < 0)
		return ZZ_OK;
	if (r->has_last && git_oid_equal(&head, &r->last)) { /* the same state once more */
		struct zz_redacted_state s = r->made.states.at[r->last_state];
		s.seq = got->seq;
		size_t first = r->made.files.n;
		for (size_t i = 0; i < s.n; i++) {
			struct zz_redacted_file f = r->made.files.at[s.first + i];
			*ZZ_PUSH(&r->made.files) = f;
		}
		s.first = first;
		*ZZ_PUSH(&r->made.states) = s;
		return ZZ_OK;
	}
	int rc = map_commit(r, got, &head);
	r->out->lost += rc == 1;
	r->has_last = rc == ZZ_OK;
	r->last = head;
	r->last_state = r->made.states.n - 1;
	return rc == 1 ? ZZ_OK : rc;
}

static int map_receipts(struct redacting *r)
{
	struct zz_chain *c = &r->s->w->chain;
	struct zz_buf bytes = {0};
	int rc = ZZ_OK;
	for (uint32_t seq = 0; !rc && seq <= c->last.seq; seq++) {
		struct zz_receipt got;
		rc = zz_chain_get(c, seq, &bytes, r->s->e);
		if (!rc && zz_receipt_parse(zz_buf_view(&bytes), &got))
			rc = map_receipt(r, &got);
		rc = rc == 1 ? ZZ_OK : rc;
	}
	zz_buf_free(&bytes);
	return rc;
}

/* --- the receipt --- */

static int prepare(struct sighting *s)
{
	struct redacting *r = s->asked->with;
	if (!s->has_last)
		return zz_error(s->e, ZZ_EENV,
						N_("nothing was witnessed of this ledger before, so there is nothing to redact"));
	if (s->r.relation == ZZ_HEAD_FF || s->r.relation == ZZ_HEAD_SAME)
		return zz_error(
			s->e, ZZ_EENV,
			N_("what lies there goes on from what was seen before: its history was not written anew, so "
			   "there is nothing to redact"));
	for (size_t i = 0; i < r->asked->npaths; i++)
		add_path(r, r->asked->paths[i]);
	int rc = read_formers(r);
	qsort(r->paths.at, r->paths.n, sizeof *r->paths.at, by_bytes);
	if (!rc)
		rc = read_candidates(r);
	if (!rc)
		rc = map_receipts(r);
	if (rc)
		return rc;
	r->made.document = r->asked->document;
	r->out->states = r->made.states.n;
	r->out->texts = zz_redaction_texts(&r->made);
	zz_redaction_text(&s->own_list, &r->made);
	return ZZ_OK;
}

/* What was kept of the former history is not kept any longer. */
static int move_kept(struct redacting *r)
{
	int rc = ZZ_OK;
	for (size_t i = 0; !rc && i < r->made.states.n; i++) {
		char name[96];
		git_oid there;
		const struct zz_redacted_state *state = &r->made.states.at[i];
		snprintf(name, sizeof name, "refs/zzsh/kept/%s/%u", r->s->r.ledger, (unsigned)state->seq);
		rc = zz_ref_get(r->s->g, name, &there, r->s->e);
		if (rc == ZZ_OK)
			rc = zz_ref_set(r->s->g, name, &state->commit, NULL, true,
							zz_arena_cstr(&r->s->w->arena, r->s->w->name), r->s->e);
		rc = rc == 1 ? ZZ_OK : rc;
	}
	return rc;
}

static void close_redacting(struct redacting *r)
{
	for (size_t i = 0; i < r->formers.n; i++) {
		zz_redaction_free(&r->formers.at[i].list);
		zz_buf_free(&r->formers.at[i].bytes);
	}
	free(r->formers.at);
	free(r->candidates.at);
	free(r->paths.at);
	zz_redaction_free(&r->made);
	zz_arena_free(&r->arena);
}

int zz_witness_redact(struct zz_witness *w, const struct zz_redact *asked, struct zz_redacted *out,
					  struct zz_error *e)
{
	struct redacting r = {.asked = asked, .out = out};
	const struct zz_sight sight = {
		.cause = ZZ_CAUSE_REDACT, .clock = asked->clock, .prepare = prepare, .with = &r};
	struct sighting s = {.w = w, .asked = &sight, .out = &out->sighted, .e = e};
	struct zz_git from = {0};
	r.s = &s;
	*out = (struct zz_redacted){.sighted = {.returned = {.lang = e->lang}}};
	bool server = zz_witness_at_place(w, zz_str(asked->repo)).n > 0;
	int rc = zz_git_open(&from, asked->repo, e);
	s.g = server ? &from : &w->git;
	s.place = server ? asked->repo : NULL;
	if (!rc)
		rc = zz_ref_get(&from, ZZ_MAIN, &s.head, e);
	if (rc == 1)
		rc = zz_error(e, ZZ_EENV, N_("%s has no branch main: there is nothing in it to be witnessed"),
					  asked->repo);
	s.has_head = rc == ZZ_OK;
	if (!rc && !server)
		rc = zz_transfer(&from, &w->git, &s.head, e);
	if (!rc)
		rc = sight_head(&s);
	if (!rc && out->sighted.nothing)
		rc = zz_error(e, ZZ_ENOLEDGER, N_("%s has no genesis.yaml: it is no ledger"), asked->repo);
	if (!rc)
		rc = move_kept(&r);
	if (!rc)
		sight_give_back(&s, &from);
	close_redacting(&r);
	sight_close(&s);
	zz_git_close(&from);
	return rc;
}

void zz_redacted_free(struct zz_redacted *r)
{
	zz_sighted_free(&r->sighted);
}
