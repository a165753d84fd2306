/* Organisations, people, and who belongs where. */
#include "report/tables_parts.h"

#include "base/message.h"

/* --- organisations --- */

static const struct zz_table_column organisations[] = {
	ZZ_TABLE_TEXT("id", "编号", N_("of the branch or body")),
	ZZ_TABLE_TEXT("name", "名称", N_("its name")),
	ZZ_TABLE_INT("body", "班子", N_("1: a leading body, 0: a branch")),
	{{"kind", "类型"},
	 ZZ_COLUMN_TEXT,
	 N_("what kind of branch or body"),
	 zz_branch_kind_terms,
	 0,
	 zz_body_kind_terms},
	ZZ_TABLE_TERM("staff", "人员", N_("of serving or retired members"), zz_staff_terms),
	ZZ_TABLE_TEXT("superior", "上级", N_("id of the organisation above")),
	ZZ_TABLE_TEXT("founded", "成立", N_("first day")),
	ZZ_TABLE_TEXT("dissolved", "撤销", N_("last day")),
};

static void fill_organisations(struct zz_tables *t)
{
	for (uint32_t i = 0; i < t->l->roster.norgs; i++) {
		const struct zz_org *o = &t->l->roster.orgs[i];
		zz_put_word(t, o->id);
		zz_put_word(t, o->name);
		zz_db_int(t->db, o->body);
		if (o->kind >= ZZ_ORG_PARTY_GROUP)
			zz_put_term(t, zz_body_kind_terms, o->kind - ZZ_ORG_VILLAGE);
		else
			zz_put_term(t, zz_branch_kind_terms, o->kind);
		zz_put_term(t, zz_staff_terms, o->staff);
		zz_put_word(t, o->superior);
		zz_put_day(t, o->founded);
		zz_put_day(t, o->dissolved);
		zz_db_row(t->db);
	}
}

const struct zz_table zz_table_organisations = {{"organisations", "组织"},
												N_("a branch or leading body of the roster"),
												ZZ_TABLE_COLUMNS(organisations),
												.fill = fill_organisations};

/* --- people --- */

static const struct zz_table_column people[] = {
	ZZ_TABLE_TEXT("id", "编号", N_("of the person; ~ and the name where the roster gives none")),
	ZZ_TABLE_TEXT("name", "姓名", N_("as on the roster")),
	ZZ_TABLE_TEXT("joined", "入党", N_("day of joining")),
	ZZ_TABLE_TEXT("full", "转正", N_("day of becoming a full member")),
	ZZ_TABLE_TEXT("branch", "支部", N_("id of the branch today")),
};

static void fill_people(struct zz_tables *t)
{
	for (uint32_t i = 0; i < t->l->roster.npeople; i++) {
		const struct zz_person *p = &t->l->roster.people[i];
		int32_t branch = zz_person_branch(&t->l->roster, (int32_t)i, t->l->today);
		zz_put_word(t, p->id);
		zz_put_word(t, p->name);
		zz_put_day(t, p->joined);
		zz_put_day(t, p->full);
		zz_put_word(t, branch >= 0 ? t->l->roster.orgs[branch].id : 0);
		zz_db_row(t->db);
	}
}

const struct zz_table zz_table_people = {
	{"people", "党员"}, N_("a person of the rosters"), ZZ_TABLE_COLUMNS(people), .fill = fill_people};

/* --- memberships, posts --- */

static const struct zz_table_column memberships[] = {
	ZZ_TABLE_TEXT("person", "党员", N_("people.id")),
	ZZ_TABLE_TEXT("organisation", "组织", N_("organisations.id")),
	ZZ_TABLE_TEXT("since", "起", N_("first day")),
	ZZ_TABLE_TEXT("until", "止", N_("last day")),
	ZZ_TABLE_TERM("left", "去向", N_("how it ended"), zz_leave_terms),
};

static void fill_memberships(struct zz_tables *t)
{
	for (uint32_t i = 0; i < t->l->roster.norgs; i++)
		for (uint32_t k = 0; k < t->l->roster.orgs[i].nmembers; k++) {
			const struct zz_membership *m = &t->l->roster.orgs[i].members[k];
			zz_put_person_id(t, m->person);
			zz_put_word(t, t->l->roster.orgs[i].id);
			zz_put_day(t, m->dates.from);
			zz_put_day(t, m->dates.until);
			zz_put_term(t, zz_leave_terms, m->left);
			zz_db_row(t->db);
		}
}

const struct zz_table zz_table_memberships = {{"memberships", "组织关系"},
											  N_("a stretch of membership in one organisation"),
											  ZZ_TABLE_COLUMNS(memberships),
											  .fill = fill_memberships};

static const struct zz_table_column posts[] = {
	ZZ_TABLE_TEXT("organisation", "组织", N_("organisations.id")),
	ZZ_TABLE_TEXT("person", "党员", N_("people.id")),
	ZZ_TABLE_TERM("post", "职务", N_("in the committee or body"), zz_post_terms),
	ZZ_TABLE_TEXT("since", "起", N_("first day")),
	ZZ_TABLE_TEXT("until", "止", N_("last day")),
	ZZ_TABLE_TEXT("expires", "届满", N_("when the term ends")),
};

static void fill_posts(struct zz_tables *t)
{
	for (uint32_t i = 0; i < t->l->roster.norgs; i++)
		for (uint32_t k = 0; k < t->l->roster.orgs[i].nterms; k++) {
			const struct zz_term_of_office *term = &t->l->roster.orgs[i].terms[k];
			for (uint32_t n = 0; n < term->nposts; n++) {
				zz_put_word(t, t->l->roster.orgs[i].id);
				zz_put_person_id(t, term->posts[n].person);
				zz_put_term(t, zz_post_terms, term->posts[n].post);
				zz_put_day(t, term->posts[n].dates.from);
				zz_put_day(t, term->posts[n].dates.until);
				zz_put_day(t, term->expires);
				zz_db_row(t->db);
			}
		}
}

const struct zz_table zz_table_posts = {
	{"posts", "任职"}, N_("a post in one term of office"), ZZ_TABLE_COLUMNS(posts), .fill = fill_posts};
