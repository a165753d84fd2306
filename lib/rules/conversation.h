/* The conversation about a finding: what the branch said, what the superior answered; and finding the finding
 * that somebody means who types a part of its id. */
#ifndef ZZ_RULES_CONVERSATION_H
#define ZZ_RULES_CONVERSATION_H

#include "rules/verdict.h"

struct zz_index_list {
	size_t *at;
	size_t n, room;
};

/* Explanations of a finding and the answers to them, oldest first: indices in the ledger's follow-ups, added
 * to `out`. */
void zz_conversation(const struct zz_verdict *v, size_t finding, struct zz_index_list *out);

/* What was typed: "F-3K7Q", "3k7q", an obligation's key, something about one record, or nothing of these. */
enum zz_typed_as { ZZ_TYPED_NEITHER, ZZ_TYPED_ID, ZZ_TYPED_KEY, ZZ_TYPED_IN_RECORD };
/* Findings that it may mean, each id once, in `out`. Of a key *obligation is set to the obligation, -1 where
 * the verdict has none; of an id that no finding has, to the waived obligation whose finding had it. O, I and
 * L are read as 0, 1 and 1, because no id has them. */
enum zz_typed_as zz_findings_meant(const struct zz_verdict *v, struct zz_str typed, struct zz_index_list *out,
								   int32_t *obligation);
/* The same among those in one record, records/…/<id>.yaml: by the rule or by what was found, or by an id. */
void zz_findings_in_record(const struct zz_verdict *v, struct zz_str path, struct zz_str typed,
						   struct zz_index_list *out);
/* Whether it rests on the rosters, on what belongs to the whole ledger, and on nothing but its owner's own
 * records and follow-ups: a ledger loaded with these alone has it exactly where the whole one has it. */
bool zz_finding_of_own_files(const struct zz_verdict *v, size_t finding);
/* The owner that an obligation's key names; empty where it is none. */
struct zz_str zz_key_owner(struct zz_str key);
/* The latest explanation that names an id with this front, whether or not there is such a finding; -1 none.
 */
int32_t zz_explained_before(const struct zz_ledger *l, struct zz_str typed);

/* The key of the obligation that a finding speaks of, by which it can be named as well; empty where it is
 * about something else. */
struct zz_str zz_finding_key(const struct zz_finding *f, struct zz_arena *a);
/* Where follow-ups about it lie: owner and year of the record's folder, else the finding's owner and the year
 * of its period, else the unit and this year. */
void zz_finding_place(const struct zz_verdict *v, size_t finding, struct zz_str *owner, int32_t *year);

#endif
