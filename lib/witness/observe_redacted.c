/* Histories that were written anew on the superior's order (witness/redaction.h), and records taken over that
 * it approved (witness/approval.h). */
#include "witness/observe_parts.h"

#include <stdlib.h>
#include <string.h>

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

void observe_redacted(struct observing *o, const struct zz_receipt *r, bool known)
{
	const struct redacted *found = NULL;
	for (size_t i = 0; i < o->redacted.n && !found; i++)
		found = o->redacted.at[i].seq == r->seq ? &o->redacted.at[i] : NULL;
	bool here = found && found->here;
	struct zz_str document = here ? zz_arena_str(&o->out->arena, found->list.document) : ZZ_STR("?");
	OBSERVE(o, "history-redacted", r->seq, ZZ_ATEXT("witness", o->out->witnesses[o->witness].name),
			ZZ_ANUM("seq", (long)r->seq), ZZ_ATEXT("day", observe_day(o, r->time)),
			ZZ_ATEXT("document", document),
			ZZ_ANUM("count", here ? (long)zz_redaction_texts(&found->list) : 0));
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

/* The newest list that has it, for a later one starts from the history that an earlier one made. */
bool observe_rewritten(struct observing *o, const struct zz_receipt *r, struct zz_observation *out)
{
	for (size_t i = 0; i < o->redacted.n; i++) {
		const struct redacted *found = &o->redacted.at[i];
		const struct zz_redacted_state *state =
			found->here && found->seq > r->seq ? zz_redaction_find(&found->list, r->seq) : NULL;
		if (!state || !git_odb_exists(o->g->odb, &state->commit) || !proves(o, &found->list, state, r))
			continue;
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
