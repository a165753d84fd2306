#include "witness/sight_parts.h"

#include "base/io.h"
#include "base/message.h"
#include "git/sync.h"
#include "witness/kin.h"
#include "witness/manifest.h"
#include "witness/redaction.h"
#include "witness/transfer.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

void sight_close(struct sighting *s)
{
	zz_seen_free(&s->tree);
	zz_digests_free(&s->digests);
	zz_buf_free(&s->last_bytes);
	zz_buf_free(&s->manifest);
	zz_buf_free(&s->own_list);
}

/* --- what is to be signed --- */

static int set_clock(struct sighting *s)
{
	const struct zz_witness_clock *c = &s->asked->clock;
	const struct zz_policy_file *policy = &s->w->policy.file;
	if (c->kind == ZZ_CLOCK_INJECTED && policy->trial != 2)
		return zz_error(
			s->e, ZZ_EENV,
			N_("ZZSH_NOW is set, and this witness is no trial: it signs only what the computer's clock "
			   "says"));
	if (s->w->chain.begun && c->now < s->w->chain.last.time - s->ahead) {
		struct zz_buf then = {0};
		zz_receipt_time(&then, s->w->chain.last.time);
		int rc = zz_error(
			s->e, ZZ_EENV,
			N_("the clock of this computer is before the last receipt (number %u, %s), so nothing is "
			   "signed. Set the clock right; what was handed in is kept, and the next look signs it. Where "
			   "it was "
			   "ahead then, zzsh witness clock says so"),
			(unsigned)s->w->chain.last.seq, then.data);
		zz_buf_free(&then);
		return rc;
	}
	s->r.time = c->now;
	s->r.clock = c->kind;
	s->r.bound_ms = c->bound_ms;
	if (c->kind == ZZ_CLOCK_UNSYNC && policy->bound_ms != ZZ_UNSET) {
		s->r.clock = ZZ_CLOCK_MANUAL;
		s->r.bound_ms = policy->bound_ms;
	}
	return ZZ_OK;
}

int sight_begin(struct sighting *s)
{
	struct zz_chain *c = &s->w->chain;
	s->r = (struct zz_receipt){.witness = s->w->name,
							   .seq = c->begun ? c->last.seq + 1 : 0,
							   .cause = (uint8_t)s->asked->cause,
							   .objects = ZZ_OBJECTS_UNKNOWN,
							   .ref = ZZ_STR(ZZ_MAIN),
							   .pusher = s->asked->pusher,
							   .policy = s->w->policy.digest};
	if (c->begun)
		s->r.prev = c->last.digest;
	if (s->r.seq > ZZ_SEQ_MOST)
		return zz_error(s->e, ZZ_EENV, N_("the chain of this witness is full; begin a new one"));
	return set_clock(s);
}

int sight_statement(struct sighting *s, enum zz_cause cause)
{
	int rc = sight_begin(s);
	s->r.cause = (uint8_t)cause;
	s->r.relation = ZZ_HEAD_UNKNOWN;
	memset(s->r.ledger, '0', 32);
	return rc;
}

int sight_last(struct sighting *s)
{
	int rc = zz_chain_last_of(&s->w->chain, s->r.ledger, &s->last_bytes, &s->last, s->e);
	if (rc && rc != 1)
		return rc;
	s->has_last = rc == ZZ_OK;
	if (!s->has_last) {
		s->r.cause = s->r.cause == ZZ_CAUSE_HASH_ONLY ? ZZ_CAUSE_HASH_ONLY : ZZ_CAUSE_FIRST;
		return ZZ_OK;
	}
	snprintf(s->old, sizeof s->old, "%.*s", ZZ_FMT(s->last.head));
	s->r.old = zz_str(s->old);
	return ZZ_OK;
}

/* To the last head that was a commit: between there may be codes, or a time in which it was away. */
static void relate(struct sighting *s)
{
	struct zz_buf bytes = {0};
	struct zz_receipt r = s->last;
	git_oid old;
	uint32_t seq = s->last.seq;
	bool found = s->has_last && git_oid_fromstrn(&old, r.head.p, r.head.n) == 0 && r.head.n == GIT_OID_HEXSZ;
	while (s->has_last && !found && seq-- > 0) {
		struct zz_error ignored = {0};
		if (zz_chain_get(&s->w->chain, seq, &bytes, &ignored) || !zz_receipt_parse(zz_buf_view(&bytes), &r))
			continue;
		found = strcmp(r.ledger, s->r.ledger) == 0 && r.head.n == GIT_OID_HEXSZ &&
				git_oid_fromstrn(&old, r.head.p, r.head.n) == 0;
	}
	s->r.relation = found ? (uint8_t)zz_kin(s->g, &old, &s->head)
						  : (uint8_t)(s->has_last ? ZZ_HEAD_UNKNOWN : ZZ_HEAD_INITIAL);
	zz_buf_free(&bytes);
}

/* What was seen of the ledger last is the witness' own and signed: of a text that was parsed then nothing is
 * asked again. Its bytes were read all the same (zz_seen_read), for the receipt says that they are there. */
static void write_manifest(struct sighting *s)
{
	struct zz_buf bytes = {0};
	struct zz_error ignored = {0};
	struct zz_manifest before = {.n = 0};
	if (s->has_last && !zz_manifest_get(&s->w->git, s->w->name, &s->last.manifest, &bytes, &ignored) &&
		!zz_manifest_parse(zz_buf_view(&bytes), &before))
		zz_manifest_free(&before);
	zz_manifest_write(&s->manifest, &s->tree, s->g, &before);
	zz_manifest_free(&before);
	zz_buf_free(&bytes);
}

static void describe_head(struct sighting *s)
{
	git_oid_tostr(s->now, sizeof s->now, &s->head);
	s->r.head = zz_str(s->now);
	s->r.objects = s->tree.missing   ? ZZ_OBJECTS_MISSING
				   : s->tree.invalid ? ZZ_OBJECTS_INVALID
									 : ZZ_OBJECTS_OK;
	relate(s);
	if (s->tree.missing || s->tree.opaque)
		return;
	s->r.records = s->tree.records;
	s->r.content = s->tree.content;
	/* The same texts have the same manifest, which is kept already. */
	if (s->has_last && memcmp(&s->last.content, &s->r.content, sizeof s->r.content) == 0) {
		s->r.manifest = s->last.manifest;
		return;
	}
	write_manifest(s);
	s->r.manifest = zz_sm3(zz_buf_view(&s->manifest));
}

/* --- what must last before the receipt does --- */

static int keep(struct sighting *s)
{
	char name[96], last[48] = "";
	int rc = ZZ_OK;
	if (s->manifest.n)
		rc = zz_manifest_keep(&s->w->git, s->w->name, zz_buf_view(&s->manifest), s->r.time, s->e);
	if (!rc && s->own_list.n) {
		s->r.has_list = true;
		s->r.list = zz_sm3(zz_buf_view(&s->own_list));
		rc = zz_list_keep(&s->w->git, s->r.ledger, s->w->name, zz_buf_view(&s->own_list), s->r.time, s->e);
	}
	if (s->has_last)
		snprintf(last, sizeof last, "%.*s", ZZ_FMT(s->last.head));
	if (rc || !s->has_head || strcmp(last, s->now) == 0)
		return rc;
	snprintf(name, sizeof name, "refs/zzsh/kept/%s/%u", s->r.ledger, (unsigned)s->r.seq);
	rc = zz_ref_set(s->g, name, &s->head, NULL, true, zz_arena_cstr(&s->w->arena, s->w->name), s->e);
	int fd = rc ? -1 : open(git_repository_path(s->g->repo), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	int code = fd < 0 ? 0 : zz_sync_disk(fd);
	if (fd >= 0)
		close(fd);
	return code ? zz_error(s->e, ZZ_EENV, N_("the disk did not confirm it: %s"),
						   zz_os_reason(s->e->lang, code))
				: rc;
}

static void put_keys(struct zz_buf *out, const struct zz_signer *keys, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		zz_vkey_text(out, &keys[i].public);
		zz_buf_putc(out, '\n');
	}
}

int sight_sign(struct sighting *s)
{
	struct zz_buf keys = {0};
	struct zz_witness *w = s->w;
	struct zz_signer all[SIGHT_SIGNERS];
	size_t n = w->nkeys, nadded = s->nadded < SIGHT_SIGNERS - n ? s->nadded : SIGHT_SIGNERS - n;
	memcpy(all, w->keys, n * sizeof *all);
	if (nadded)
		memcpy(all + n, s->added, nadded * sizeof *all);
	put_keys(&keys, s->rekeys ? s->added : w->keys, s->rekeys ? s->nadded : w->nkeys);
	int rc = zz_receipt_sign(&s->out->bytes, &s->r, all, n + nadded, s->e);
	struct zz_chain_files files = {.receipt = zz_buf_view(&s->out->bytes),
								   .policy = zz_buf_view(&w->policy_bytes),
								   .operators = zz_buf_view(&w->operators_bytes),
								   .keys = zz_buf_view(&keys),
								   .list = s->list,
								   .list_path = s->list_path};
	if (!rc)
		rc = zz_chain_append(&w->chain, &s->r, &files, s->e);
	if (!rc)
		rc = zz_chain_settle(&w->chain, s->e);
	if (!rc)
		zz_receipt_parse(zz_buf_view(&s->out->bytes), &s->out->receipt);
	if (!rc && s->place)
		rc = zz_witness_remember(w, zz_str(s->r.ledger), zz_str(s->place), s->e);
	zz_buf_free(&keys);
	return rc;
}

/* Those of its ledger alone. */
static void give_lists(struct sighting *s, struct zz_git *to, struct zz_error *why)
{
	char name[64];
	snprintf(name, sizeof name, "%s%s", ZZ_LIST_REF, s->r.ledger);
	if (to != &s->w->git)
		zz_lists_join(&s->w->git, name, to, s->r.ledger, s->w->name, s->r.time, why);
}

void sight_give_back(struct sighting *s, struct zz_git *to)
{
	struct zz_error why = {.lang = s->e->lang};
	int rc = zz_transfer(&s->w->git, to, &s->w->chain.head, &why);
	if (!rc)
		zz_ref_set(to, s->w->chain.ref.data, &s->w->chain.head, NULL, true,
				   zz_arena_cstr(&s->w->arena, s->w->name), &why);
	if (!rc)
		give_lists(s, to, &why);
	s->out->returned = why;
}

/* --- the three ways --- */

/* Which ledger it is: that of the tree; where another was seen at this place before, that one, because a
 * ledger's genesis never changes. */
static void choose_ledger(struct sighting *s)
{
	char id[33] = "";
	if (s->has_head)
		zz_seen_ledger(&s->tree, id);
	struct zz_str before = s->place ? zz_witness_at_place(s->w, zz_str(s->place)) : (struct zz_str){0};
	if (before.n == 32) {
		if (s->has_head && *id && memcmp(before.p, id, 32) != 0)
			s->tree.invalid = true;
		memcpy(id, before.p, 32);
		id[32] = '\0';
	}
	memcpy(s->r.ledger, id, sizeof id);
}

int sight_head(struct sighting *s)
{
	int rc = sight_begin(s);
	if (!rc && s->has_head)
		zz_seen_read(&s->tree, s->g, &s->head, &s->digests);
	if (!rc) {
		choose_ledger(s);
		s->out->nothing = !s->r.ledger[0];
	}
	if (rc || s->out->nothing)
		return rc;
	rc = sight_last(s);
	if (rc)
		return rc;
	if (s->has_head)
		describe_head(s);
	else
		s->r.relation = ZZ_HEAD_ABSENT;
	rc = s->asked->prepare ? s->asked->prepare(s) : ZZ_OK;
	if (!rc)
		rc = keep(s);
	return rc ? rc : sight_sign(s);
}

int zz_sight_server(struct zz_witness *w, const char *repo, const struct zz_sight *asked,
					struct zz_sighted *out, struct zz_error *e)
{
	struct sighting s = {.w = w, .asked = asked, .place = repo, .out = out, .e = e};
	struct zz_git g = {0};
	*out = (struct zz_sighted){.returned = {.lang = e->lang}};
	bool there = access(repo, F_OK) == 0;
	int rc = there ? zz_git_open(&g, repo, e) : ZZ_OK;
	if (!rc && there) {
		s.g = &g;
		zz_refs_tidy(&g, w->fresh);
		rc = zz_ref_get(&g, ZZ_MAIN, &s.head, e);
		s.has_head = rc == ZZ_OK;
		rc = rc == 1 ? ZZ_OK : rc;
		rc = rc ? rc : sight_behind(&s, &g);
	}
	if (!rc)
		rc = sight_head(&s);
	if (!rc && there && !out->nothing)
		sight_give_back(&s, &g);
	sight_close(&s);
	zz_git_close(&g);
	return rc;
}

int zz_sight_carried(struct zz_witness *w, const char *repo, const struct zz_sight *asked,
					 struct zz_sighted *out, struct zz_error *e)
{
	struct sighting s = {.w = w, .asked = asked, .g = &w->git, .out = out, .e = e};
	struct zz_git g = {0};
	*out = (struct zz_sighted){.returned = {.lang = e->lang}};
	int rc = zz_git_open(&g, repo, e);
	if (!rc)
		rc = zz_ref_get(&g, ZZ_MAIN, &s.head, e);
	if (rc == 1)
		rc = zz_error(e, ZZ_EENV, N_("%s has no branch main: there is nothing in it to be witnessed"), repo);
	s.has_head = rc == ZZ_OK;
	if (!rc)
		rc = sight_behind(&s, &g);
	if (!rc)
		rc = zz_transfer(&g, &w->git, &s.head, e);
	if (!rc)
		rc = sight_head(&s);
	if (!rc && out->nothing)
		rc = zz_error(e, ZZ_ENOLEDGER, N_("%s has no genesis.yaml: it is no ledger"), repo);
	if (!rc)
		sight_give_back(&s, &g);
	sight_close(&s);
	zz_git_close(&g);
	return rc;
}

int zz_sight_code(struct zz_witness *w, const char *ledger, const char *code, const struct zz_sight *asked,
				  struct zz_sighted *out, struct zz_error *e)
{
	struct sighting s = {.w = w, .asked = asked, .g = &w->git, .out = out, .e = e};
	*out = (struct zz_sighted){.returned = {.lang = e->lang}};
	int rc = sight_begin(&s);
	memcpy(s.r.ledger, ledger, sizeof s.r.ledger);
	s.r.cause = ZZ_CAUSE_HASH_ONLY;
	if (!rc)
		rc = sight_last(&s);
	if (!rc) {
		snprintf(s.now, sizeof s.now, "code:%s", code);
		s.r.head = zz_str(s.now);
		s.r.relation = s.has_last ? ZZ_HEAD_UNKNOWN : ZZ_HEAD_INITIAL;
		rc = sight_sign(&s);
	}
	sight_close(&s);
	return rc;
}

void zz_sighted_free(struct zz_sighted *s)
{
	zz_buf_free(&s->bytes);
	s->receipt = (struct zz_receipt){0};
}
