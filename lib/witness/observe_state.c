/* What a receipt saw, and whether what it saw leads to what is here now. */
#include "witness/observe_parts.h"

#include "witness/code.h"
#include "witness/kin.h"
#include "witness/manifest.h"

#include <stdlib.h>
#include <string.h>

enum { BEIJING = 8 * 60 };

/* --- policies --- */

/* More than there can be is never reached, and that is what it then says. */
static uint8_t quorum_of(const struct zz_policy_file *p)
{
	return p->quorum == ZZ_UNSET || p->quorum < 1 ? 1 : p->quorum > 200 ? 200 : (uint8_t)p->quorum;
}

static const struct zz_policy *find_policy(struct observing *o, const struct zz_sm3 *digest)
{
	struct zz_policy read;
	for (size_t i = 0; i < o->policies.n; i++)
		if (memcmp(&o->policies.at[i].digest, digest, sizeof *digest) == 0)
			return &o->policies.at[i];
	if (!zz_chain_policy(&o->chain, digest, &read))
		return NULL;
	struct zz_policy *p = ZZ_PUSH(&o->policies);
	*p = read;
	p->findings.arena = NULL; /* the struct may move; they are not read any more */
	*ZZ_PUSH(&o->out->policies) =
		(struct zz_witness_policy){.digest = *digest,
								   .days = p->file.days,
								   .silence = p->file.silence == ZZ_UNSET ? 0 : p->file.silence,
								   .imports = p->file.imports == ZZ_UNSET ? -1 : p->file.imports,
								   .quorum = quorum_of(&p->file),
								   .trial = p->file.trial == 2};
	return p;
}

/* --- states --- */

static uint32_t set_of_tree(struct observing *o, const struct zz_seen_tree *t)
{
	struct zz_versions *v = &o->out->state->versions;
	uint32_t set = zz_versions_set(v);
	for (size_t i = 0; i < t->files.n; i++) {
		const struct zz_seen_file *f = &t->files.at[i];
		if (!f->record.n)
			continue;
		struct zz_sm3 record = zz_sm3(f->record);
		zz_versions_put(v, set, &record, &f->text);
	}
	return set;
}

static size_t slot_of(const struct observing *o, const struct zz_sm3 *key)
{
	uint64_t hash;
	memcpy(&hash, key->byte, sizeof hash);
	size_t i = (size_t)hash & (o->states.nslots - 1);
	while (o->states.slots[i] && memcmp(&o->states.at[o->states.slots[i] - 1].key, key, sizeof *key) != 0)
		i = (i + 1) & (o->states.nslots - 1);
	return i;
}

/* The state of that key; `fresh`: it must be looked at. It may move when another one is asked for. */
static struct known_state *state_of(struct observing *o, const struct zz_sm3 *key, bool *fresh)
{
	enum { FIRST = 256 };
	if ((o->states.n + 1) * 2 > o->states.nslots) {
		free(o->states.slots);
		o->states.nslots = o->states.nslots ? o->states.nslots * 2 : FIRST;
		o->states.slots = zz_malloc(o->states.nslots * sizeof *o->states.slots);
		for (size_t i = 0; i < o->states.n; i++)
			o->states.slots[slot_of(o, &o->states.at[i].key)] = (uint32_t)i + 1;
	}
	size_t slot = slot_of(o, key);
	*fresh = !o->states.slots[slot];
	if (*fresh) {
		*ZZ_PUSH(&o->states) = (struct known_state){.key = *key};
		o->states.slots[slot] = (uint32_t)o->states.n;
	}
	return &o->states.at[o->states.slots[slot] - 1];
}

const struct known_state *observe_commit(struct observing *o, const git_oid *commit)
{
	bool fresh;
	struct zz_sm3 key = {{0}};
	memcpy(key.byte, commit->id, sizeof commit->id);
	struct known_state *s = state_of(o, &key, &fresh);
	if (!fresh)
		return s;
	struct zz_seen_tree tree = {.records = 0};
	zz_seen_read(&tree, o->g, commit, &o->digests);
	s->content = tree.content;
	s->missing = tree.missing;
	if (!tree.missing && !tree.opaque)
		s->set = set_of_tree(o, &tree);
	zz_seen_free(&tree);
	return s;
}

static void read_manifest(struct observing *o, struct zz_str witness, struct known_state *s)
{
	struct zz_versions *v = &o->out->state->versions;
	struct zz_error ignored = {0};
	struct zz_buf bytes = {0};
	struct zz_manifest m = {0};
	s->missing = zz_manifest_get(o->g, witness, &s->key, &bytes, &ignored) != 0 ||
				 !zz_manifest_parse(zz_buf_view(&bytes), &m);
	if (!s->missing)
		s->set = zz_versions_set(v);
	for (size_t i = 0; !s->missing && i < m.n; i++)
		zz_versions_put(v, s->set, &m.at[i].record, &m.at[i].text);
	zz_manifest_free(&m);
	zz_buf_free(&bytes);
}

static bool from_manifest(struct observing *o, const struct zz_receipt *r, struct zz_observation *out)
{
	bool fresh;
	struct known_state *s = state_of(o, &r->manifest, &fresh);
	/* What one witness has not got another may have. */
	if (fresh || s->missing)
		read_manifest(o, r->witness, s);
	if (!s->missing)
		out->set = s->set;
	return !s->missing;
}

struct zz_str observe_day(struct observing *o, int64_t moment)
{
	char text[ZZ_DATE_MAX];
	return zz_arena_str(&o->out->arena, zz_str(zz_day_text(zz_day_at(moment, BEIJING), text)));
}

#define RECEIPT_ARGS(o, r)                                                                                   \
	ZZ_ATEXT("witness", (o)->out->witnesses[(o)->witness].name), ZZ_ANUM("seq", (long)(r)->seq)

static void missing(struct observing *o, const struct zz_receipt *r)
{
	o->out->unsure = true;
	OBSERVE(o, "evidence-missing", r->seq, RECEIPT_ARGS(o, r), ZZ_ATEXT("day", observe_day(o, r->time)));
}

static void find_commit(struct observing *o, const struct zz_receipt *r, struct zz_observation *out)
{
	git_oid commit;
	git_oid_fromstrn(&commit, r->head.p, r->head.n);
	out->in_history = zz_commits_find(&o->history, &commit) != NULL;
	if (zz_sm3_zero(&r->content))
		return; /* the witness could not see it whole either */
	if (out->in_history)
		observe_unredacted(o, r);
	else if (observe_rewritten(o, r, out) || observe_ordered(o, r, out)) {
		out->known = true;
		return;
	}
	const struct known_state *s = git_odb_exists(o->g->odb, &commit) ? observe_commit(o, &commit) : NULL;
	bool whole = s && !s->missing;
	if (whole && memcmp(&s->content, &r->content, sizeof r->content) == 0) {
		out->known = true;
		out->set = s->set;
		return;
	}
	if (whole)
		OBSERVE(o, "content-mismatch", r->seq, RECEIPT_ARGS(o, r));
	out->known = from_manifest(o, r, out);
	if (!out->known && !whole)
		missing(o, r);
}

/* Looks through the history, newest first, for a state with that code; what was looked at is remembered. */
static void find_code(struct observing *o, const struct zz_receipt *r, struct zz_observation *out)
{
	struct zz_str code = zz_str_sub(r->head, 5, r->head.n);
	for (size_t i = 0;; i++) {
		while (i >= o->ncodes && o->searched < o->history.norder) {
			uint32_t at = o->history.order[o->history.norder - ++o->searched];
			git_oid commit;
			git_oid_fromraw(&commit, o->history.at[at].commit.id);
			const struct known_state *s = observe_commit(o, &commit);
			if (zz_sm3_zero(&s->content))
				continue;
			o->codes = zz_grow(o->codes, o->ncodes, &o->codes_room, sizeof *o->codes);
			struct searched_code *c = &o->codes[o->ncodes++];
			*c = (struct searched_code){.content = s->content, .set = s->set};
			zz_code(ZZ_CODE_HEAD, &s->content, c->code);
		}
		if (i >= o->ncodes)
			break;
		if (!zz_str_is(code, o->codes[i].code))
			continue;
		out->known = out->in_history = true;
		out->set = o->codes[i].set;
		return;
	}
	missing(o, r);
}

/* --- observations --- */

static bool is_sight(const struct zz_receipt *r)
{
	return r->cause != ZZ_CAUSE_KEY && r->cause != ZZ_CAUSE_POLICY && r->cause != ZZ_CAUSE_CLOCK;
}

static void describe(struct observing *o, const struct zz_receipt *r, struct zz_observation *out)
{
	const struct zz_policy *policy = find_policy(o, &r->policy);
	*out = (struct zz_observation){.witness = o->witness,
								   .seq = r->seq,
								   .time = observe_time(o, r),
								   .e_ms = observe_error(o, r),
								   .cause = r->cause,
								   .relation = r->relation,
								   .injected = r->clock == ZZ_CLOCK_INJECTED,
								   .head = zz_arena_str(&o->out->arena, r->head),
								   .records = r->records,
								   .policy = r->policy,
								   .digest = r->digest,
								   .state = o->out->state};
	observe_ahead(o, r, out);
	out->pusher.key = zz_arena_str(&o->out->arena, r->pusher);
	if (policy && r->pusher.n)
		zz_policy_pusher(policy, out->pusher.key, r->ledger, zz_day_at(out->time, BEIJING), &o->out->arena,
						 &out->pusher);
}

static void broken(struct observing *o, const struct zz_receipt *r, const struct zz_observation *now)
{
	if (r->cause == ZZ_CAUSE_REDACT) {
		observe_redacted(o, r, now->known);
		return;
	}
	if (r->relation != ZZ_HEAD_REWIND && r->relation != ZZ_HEAD_FORK && r->relation != ZZ_HEAD_UNRELATED)
		return;
	if (observe_by_order(o, r, now))
		return;
	OBSERVE(o, "history-rewritten", r->seq, RECEIPT_ARGS(o, r), ZZ_ATEXT("day", observe_day(o, r->time)),
			ZZ_ATERM("relation", &zz_head_terms[r->relation]));
}

void observe_receipt(struct observing *o, const struct zz_receipt *r)
{
	struct zz_observation out;
	if (!is_sight(r))
		return;
	o->out->witnesses[o->witness].own++;
	describe(o, r, &out);
	if (zz_str_starts(r->head, "code:"))
		find_code(o, r, &out);
	else if (r->head.n)
		find_commit(o, r, &out);
	if (r->cause == ZZ_CAUSE_IMPORT)
		observe_approved(o, r);
	broken(o, r, &out);
	*ZZ_PUSH(o->out) = out;
}

/* --- about the whole --- */

/* Whether a branch of another repository that was fetched has it: then it waits to be merged. */
static bool is_in(struct observing *o, const git_oid *head, const char *glob)
{
	git_reference_iterator *refs = NULL;
	const char *name;
	bool found = false;
	if (git_reference_iterator_glob_new(&refs, o->g->repo, glob) < 0)
		return false;
	while (!found && git_reference_next_name(&name, refs) == 0) {
		git_oid id;
		if (git_reference_name_to_id(&id, o->g->repo, name) < 0)
			continue;
		enum zz_relation_to_last kin = zz_kin(o->g, head, &id);
		found = kin == ZZ_HEAD_FF || kin == ZZ_HEAD_SAME;
	}
	git_reference_iterator_free(refs);
	return found;
}

static bool is_fetched(struct observing *o, const git_oid *head)
{
	return is_in(o, head, "refs/remotes/*") || is_in(o, head, "refs/zzsh/theirs/*");
}

/* Of each witness the first head that does not lead here. One that comes after what is read (an older
 * revision, or a colleague's entries) is no break; one that is not here at all was told as evidence-missing.
 */
static void check_head(struct observing *o, const struct zz_observation *at, bool *told)
{
	git_oid head;
	if (*told || at->in_history || at->head.n != GIT_OID_HEXSZ || !o->has_head ||
		git_oid_fromstrn(&head, at->head.p, at->head.n) < 0 || !git_odb_exists(o->g->odb, &head))
		return;
	enum zz_relation_to_last kin = zz_kin(o->g, &head, &o->head);
	if (kin != ZZ_HEAD_FORK && kin != ZZ_HEAD_UNRELATED)
		return;
	*told = true;
	o->witness = at->witness;
	OBSERVE(o, is_fetched(o, &head) ? "history-unmerged" : "history-rewritten", at->seq, RECEIPT_ARGS(o, at),
			ZZ_ATEXT("day", observe_day(o, at->time)), ZZ_ATERM("relation", &zz_head_terms[kin]));
}

/* The longest time in which nothing new was handed in to a witness, where its policy says how long is long.
 */
static void check_silence(struct observing *o, uint32_t witness)
{
	int64_t from = 0, longest = 0, since = 0;
	const struct zz_witness_policy *policy = NULL;
	bool begun = false;
	for (size_t i = 0; i <= o->out->n; i++) {
		const struct zz_observation *at = i < o->out->n ? &o->out->at[i] : NULL;
		if (at && at->witness != witness)
			continue;
		if (at && !at->lost)
			policy = zz_observation_policy(o->out, at);
		if (at && (at->lost || at->relation == ZZ_HEAD_SAME || at->relation == ZZ_HEAD_ABSENT))
			continue;
		int64_t now = at ? at->time : o->asked->now;
		if (begun && now - since > longest) {
			longest = now - since;
			from = since;
		}
		begun = begun || at;
		since = now;
	}
	if (!begun || !policy || policy->silence <= 0 || longest <= (int64_t)policy->silence * 86400)
		return;
	o->witness = witness;
	OBSERVE(o, "silence", 0, ZZ_ANUM("days", (long)(longest / 86400)), ZZ_ATEXT("from", observe_day(o, from)),
			ZZ_ATEXT("until", observe_day(o, from + longest)));
}

void observe_history(struct observing *o)
{
	for (uint32_t w = 0; w < o->out->nwitnesses; w++) {
		bool told = false, injected = false;
		for (size_t i = 0; i < o->out->n; i++) {
			if (o->out->at[i].witness != w)
				continue;
			check_head(o, &o->out->at[i], &told);
			injected = injected || o->out->at[i].injected;
		}
		o->witness = w;
		if (injected)
			OBSERVE(o, "receipt-injected", 0, ZZ_ATEXT("witness", o->out->witnesses[w].name));
		check_silence(o, w);
	}
}
