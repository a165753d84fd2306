/* Files of branches and bodies, linked, and everything that is asked of a roster as of some days. */
#include "people.h"

#include "model/record.h"

static void ask_org(const struct zz_roster *r, int32_t i, zz_day on, struct zz_due_list *due)
{
	const struct zz_org *o = &r->orgs[i];
	const struct zz_post *posts[8];
	uint32_t n = zz_org_posts(o, on, posts, 8);
	for (uint32_t k = 0; k < n && k < 8; k++)
		MUST(posts[k]->person >= -2 && posts[k]->person < (int32_t)r->npeople);
	for (int post = ZZ_POST_SECRETARY; post <= ZZ_POST_MEMBER; post++)
		MUST(zz_org_holder(o, (enum zz_post_kind)post, on) < (int32_t)r->npeople);
	for (int scope = ZZ_DUE_NOBODY; scope <= ZZ_DUE_BY_FORM; scope++) {
		zz_roster_due(r, i, scope, o->ngroups ? o->groups[0].id : 0, on, due);
		for (size_t k = 0; k < due->n; k++)
			MUST(due->at[k].person >= 0 && due->at[k].person < (int32_t)r->npeople);
	}
	MUST(!zz_org_exists_whole(o, on, on) || zz_org_exists(o, on));
	MUST(!zz_org_has_committee(o, on) || zz_org_term(o, on));
}

static void ask_person(const struct zz_roster *r, int32_t i, zz_day on)
{
	const struct zz_person *p = &r->people[i];
	int32_t found[4], branch = zz_person_branch(r, i, on);
	MUST(branch >= -1 && branch < (int32_t)r->norgs);
	MUST(branch < 0 || zz_membership_on(r, i, branch, on));
	MUST(!zz_person_votes(p, on) || zz_person_full(p, on));
	zz_person_cadre(r, i, on);
	int32_t named = zz_roster_resolve(r, p->name, 0, branch, on);
	MUST(!p->name || named != -1);
	MUST(zz_roster_candidates(r, p->name, found, 4) > 0 || !p->name);
	MUST(zz_roster_person(r, p->id) == i);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct text t;
	struct zz_roster roster = {0};
	struct zz_due_list due = {0};
	roster_of(&t, INPUT, &roster);
	for (zz_day on = zz_day_of(1999, 1, 1); on < zz_day_of(2027, 1, 1); on += 1499) {
		for (uint32_t i = 0; i < roster.norgs && i < 20; i++)
			ask_org(&roster, (int32_t)i, on, &due);
		for (uint32_t i = 0; i < roster.npeople && i < 50; i++)
			ask_person(&roster, (int32_t)i, on);
	}
	free(due.at);
	text_free(&t);
	return 0;
}
