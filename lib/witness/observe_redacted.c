/* Histories that were written anew on the superior's order (witness/redaction.h), and records taken over that
 * it approved (witness/approval.h). */
#include "witness/observe_parts.h"

#include <stdlib.h>
#include <string.h>

static const struct zz_term why_other = {"with the texts put back its digest does not come out",
										 "把所列内容放回去，算不出其摘要"},
							why_still = {"what it saw still stands in the history, those texts with it",
										 "它所见的内容连同那些文字仍在历史中"},
							why_none = {"it is none of this ledger, or came later",
										"该号见证不属于本台账，或者在其后"};

void observe_redaction(struct observing *o, const struct zz_receipt *r)
{
	struct zz_error ignored = {0};
	struct redacted *found = ZZ_PUSH(&o->redacted);
	*found = (struct redacted){.seq = r->seq};
	found->here = r->has_list && !zz_list_get(o->g, r->ledger, &r->list, &found->bytes, &ignored) &&
				  zz_redaction_parse(zz_buf_view(&found->bytes), &found->list);
}

void observe_redactions_free(struct observing *o)
{
	for (size_t i = 0; i < o->redacted.n; i++) {
		zz_redaction_free(&o->redacted.at[i].list);
		zz_buf_free(&o->redacted.at[i].bytes);
	}
	free(o->redacted.at);
	memset(&o->redacted, 0, sizeof o->redacted);
}

/* Whether a number is that of a receipt before it which is not about this ledger. */
static bool of_others(const struct observing *o, uint32_t seq)
{
	const struct zz_witness_known *w = &o->out->witnesses[o->witness];
	bool own = false;
	for (size_t i = 0; i < o->out->n && !own; i++)
		own = o->out->at[i].witness == o->witness && o->out->at[i].seq == seq;
	return !own && seq < w->ntimes && w->times[seq].good;
}

static void wrong(struct redacted *found, uint32_t seq, const struct zz_term *why)
{
	if (!found->why)
		found->wrong = seq;
	found->why = found->why ? found->why : why;
}

static void check_numbers(const struct observing *o, struct redacted *found)
{
	for (size_t i = 0; i < found->list.states.n; i++) {
		uint32_t seq = found->list.states.at[i].seq;
		if (seq >= found->seq || of_others(o, seq))
			wrong(found, seq, &why_none);
	}
}

/* The first few files, each once. */
static struct zz_str files_of(struct observing *o, const struct zz_redaction *list)
{
	enum { SHOWN = 3 };
	struct zz_str all = {0}, shown[SHOWN];
	size_t n = 0, more = 0;
	for (size_t i = 0; i < list->files.n && !more; i++) {
		size_t k = 0;
		while (k < n && !zz_str_eq(shown[k], list->files.at[i].path))
			k++;
		more = k == SHOWN;
		if (k < n || more)
			continue;
		shown[n++] = list->files.at[i].path;
		all = n > 1 ? zz_arena_printf(&o->out->arena, "%.*s, %.*s", ZZ_FMT(all), ZZ_FMT(shown[k]))
					: zz_arena_str(&o->out->arena, shown[k]);
	}
	return more ? zz_arena_printf(&o->out->arena, "%.*s ...", ZZ_FMT(all)) : n ? all : ZZ_STR("-");
}

static void tell_wrong(struct observing *o, struct redacted *found)
{
	check_numbers(o, found);
	if (found->why)
		OBSERVE(o, "redaction-wrong", found->seq, ZZ_ATEXT("witness", o->out->witnesses[o->witness].name),
				ZZ_ANUM("seq", (long)found->seq), ZZ_ANUM("former", (long)found->wrong),
				ZZ_ATERM("why", found->why));
}

void observe_redacted(struct observing *o, const struct zz_receipt *r, bool known)
{
	struct redacted *found = NULL;
	for (size_t i = 0; i < o->redacted.n && !found; i++)
		found = o->redacted.at[i].seq == r->seq ? &o->redacted.at[i] : NULL;
	bool here = found && found->here;
	struct zz_str document = here ? zz_arena_str(&o->out->arena, found->list.document) : ZZ_STR("?");
	OBSERVE(o, "history-redacted", r->seq, ZZ_ATEXT("witness", o->out->witnesses[o->witness].name),
			ZZ_ANUM("seq", (long)r->seq), ZZ_ATEXT("day", observe_day(o, r->time)),
			ZZ_ATEXT("document", document),
			ZZ_ANUM("count", here ? (long)zz_redaction_texts(&found->list) : 0),
			ZZ_ATEXT("files", here ? files_of(o, &found->list) : ZZ_STR("-")));
	if (here)
		tell_wrong(o, found);
	if (here || !known)
		return;
	o->out->unsure = true;
	OBSERVE(o, "evidence-missing", r->seq, ZZ_ATEXT("witness", o->out->witnesses[o->witness].name),
			ZZ_ANUM("seq", (long)r->seq), ZZ_ATEXT("day", observe_day(o, r->time)));
}

/* The content digest that was signed must come out of the commit and what was listed. */
static bool proves(struct observing *o, const struct zz_redaction *list,
				   const struct zz_redacted_state *state, const struct zz_receipt *r)
{
	struct zz_seen_tree tree = {.records = 0};
	struct zz_sm3 content;
	zz_seen_read(&tree, o->g, &state->commit, &o->digests);
	bool same = zz_redaction_content(list, state, &tree, &content) &&
				memcmp(&content, &r->content, sizeof content) == 0;
	zz_seen_free(&tree);
	return same;
}

static const struct zz_redacted_state *state_in(const struct redacted *found, const struct zz_receipt *r)
{
	return found->here && found->seq > r->seq ? zz_redaction_find(&found->list, r->seq) : NULL;
}

void observe_unredacted(struct observing *o, const struct zz_receipt *r)
{
	for (size_t i = 0; i < o->redacted.n; i++) {
		const struct zz_redacted_state *state = state_in(&o->redacted.at[i], r);
		if (state && state->n)
			wrong(&o->redacted.at[i], r->seq, &why_still);
	}
}

/* The newest list that has it, for a later one starts from the history that an earlier one made. */
bool observe_rewritten(struct observing *o, const struct zz_receipt *r, struct zz_observation *out)
{
	for (size_t i = 0; i < o->redacted.n; i++) {
		struct redacted *found = &o->redacted.at[i];
		const struct zz_redacted_state *state = state_in(found, r);
		if (!state || !git_odb_exists(o->g->odb, &state->commit))
			continue;
		if (!proves(o, &found->list, state, r)) {
			wrong(found, r->seq, &why_other);
			continue;
		}
		const struct known_state *s = observe_commit(o, &state->commit);
		out->set = s->set;
		out->in_history = zz_commits_find(&o->history, &state->commit) != NULL;
		return true;
	}
	return false;
}

void observe_approved(struct observing *o, const struct zz_receipt *r)
{
	struct zz_error ignored = {0};
	struct zz_buf bytes = {0};
	struct zz_approval list = {.n = 0};
	bool here = r->has_list && !zz_list_get(o->g, r->ledger, &r->list, &bytes, &ignored) &&
				zz_approval_parse(zz_buf_view(&bytes), &list);
	for (size_t i = 0; here && i < list.n; i++)
		*ZZ_PUSH(&o->out->approved) = list.at[i].record;
	if (!here) {
		o->out->unsure = true;
		OBSERVE(o, "evidence-missing", r->seq, ZZ_ATEXT("witness", o->out->witnesses[o->witness].name),
				ZZ_ANUM("seq", (long)r->seq), ZZ_ATEXT("day", observe_day(o, r->time)));
	}
	zz_approval_free(&list);
	zz_buf_free(&bytes);
}
