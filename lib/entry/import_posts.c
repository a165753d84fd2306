/* What a list of members says beside the members themselves: who left, and who holds a post. Only what needs
 * no guessing is taken over. */
#include "entry/import_members.h"

#include <stdlib.h>

static bool has(struct zz_str text, const char *word)
{
	return zz_str_find(text, zz_str(word)) >= 0;
}

/* --- who left --- */

static const struct {
	const char *word;
	uint8_t how;
} leaving[] = {
	{"转出", ZZ_LEFT_TRANSFERRED}, {"转往", ZZ_LEFT_TRANSFERRED}, {"去世", ZZ_LEFT_DIED},
	{"死亡", ZZ_LEFT_DIED},        {"逝世", ZZ_LEFT_DIED},        {"开除", ZZ_LEFT_EXPELLED},
	{"退党", ZZ_LEFT_RESIGNED},    {"除名", ZZ_LEFT_REMOVED},     {"停止党籍", ZZ_LEFT_SUSPENDED},
};

static uint8_t how_of(struct zz_str text)
{
	for (size_t i = 0; i < sizeof leaving / sizeof *leaving; i++)
		if (has(text, leaving[i].word))
			return leaving[i].how;
	return 0;
}

int zz_import_member_left(struct zz_member_row *r)
{
	struct zz_str state = zz_import_value(r->sheet, r->row, ZZ_R_STATE);
	bool normal = !state.n || has(state, "正常") || zz_str_is(state, "在册");
	uint32_t column = zz_import_column(r->sheet, ZZ_R_LEFT);
	r->how = how_of(state);
	if (!r->how && normal && r->left != ZZ_NO_DAY)
		r->how = state.n ? 0 : how_of(r->sheet->columns[column - 1].heading);
	if (normal && r->left == ZZ_NO_DAY)
		return ZZ_OK;
	if (r->how && r->left != ZZ_NO_DAY)
		return ZZ_OK;
	r->column = r->left != ZZ_NO_DAY ? column : zz_import_column(r->sheet, ZZ_R_STATE);
	if (r->left != ZZ_NO_DAY)
		return zz_error(
			r->e, ZZ_EUSAGE,
			N_("the row has a day of leaving, and does not say how: 转出, 去世, 开除, 退党, 除名 or 停止党籍 "
			   "in a column “党籍状态”"));
	return zz_error(r->e, ZZ_EUSAGE,
					N_("“%.*s”: since when and how is not in the table; enter it by hand with zzsh roster"),
					ZZ_FMT(state));
}

int zz_import_member_leave(struct zz_members *m, struct zz_member_row *r, int32_t person)
{
	const struct zz_roster *roster = &m->ed->ledger->roster;
	const struct zz_membership *open = NULL;
	const struct zz_person *p = person >= 0 ? &roster->people[person] : NULL;
	for (uint32_t i = 0; p && i < p->nmemberships; i++) {
		const struct zz_membership *one = p->memberships[i];
		if (one->org == r->org && one->left && one->dates.until + 1 == r->left) {
			m->im->same++;
			return ZZ_OK;
		}
		if (one->org == r->org && !one->left)
			open = one;
	}
	if (!open)
		return zz_error(
			r->e, ZZ_EUSAGE,
			N_("%.*s has left according to the row, and is no member of %.*s on the roster: nothing is to be "
			   "done; take the row out of the table"),
			ZZ_FMT(r->name), ZZ_FMT(zz_org_name(m->ed, r->org)));
	struct zz_roster_said said = {
		.who = zz_word(m->ed, zz_person_has_id(m->ed->ledger, person) ? p->id : p->name),
		.branch = zz_word(m->ed, roster->orgs[r->org].id),
		.how = zz_str(zz_leave_terms[r->how - 1].slug),
		.to = zz_import_value(r->sheet, r->row, ZZ_R_TO),
		.on = r->left};
	int rc = zz_roster_leave(m->ed, &said, r->e);
	zz_buf_clear(&m->ed->subject);
	zz_buf_clear(&m->ed->said);
	if (rc)
		return rc;
	char day[ZZ_DATE_MAX];
	m->effect = !m->any || r->left < m->effect ? r->left : m->effect;
	m->any = m->moved = true;
	m->im->changed++;
	ZZ_IMPORT_SAY(m->im, N_("left: %.*s %.*s, %s, no member from %s on\n"),
				  ZZ_FMT(zz_org_name(m->ed, r->org)), ZZ_FMT(r->name),
				  zz_term_text(&zz_leave_terms[r->how - 1], m->im->reader), zz_day_text(r->left, day));
	return ZZ_OK;
}

/* --- posts --- */

/* A word of the table of posts, with or without the branch before it; 0 where it is none. */
static uint8_t post_of(struct zz_str word)
{
	static const char *const fronts[] = {"党支部", "支部"};
	static const char *const plain[] = {"支委", "支部委员", "委员会委员", "支委会委员"};
	for (size_t i = 0; i < sizeof plain / sizeof *plain; i++)
		if (zz_str_is(word, plain[i]))
			return ZZ_POST_MEMBER;
	for (size_t i = 0; i < sizeof fronts / sizeof *fronts; i++)
		if (zz_str_starts(word, fronts[i])) {
			word = zz_str_sub(word, zz_str(fronts[i]).n, word.n);
			break;
		}
	return (uint8_t)zz_enum_find(zz_post_terms, word);
}

static bool nothing(struct zz_str word)
{
	static const char *const words[] = {"无", "党员", "-", "/", "普通党员"};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (zz_str_is(word, words[i]))
			return true;
	return !word.n;
}

void zz_import_member_post(struct zz_members *m, const struct zz_member_row *r)
{
	struct zz_str word = zz_str_trim(zz_import_value(r->sheet, r->row, ZZ_R_POST));
	uint8_t post = post_of(word);
	if (nothing(word))
		return;
	if (post)
		*ZZ_PUSH(&m->posts) = (struct zz_member_post){r->org, post, r->id, r->name};
	else
		ZZ_IMPORT_SAY(m->im, N_("“%.*s” of %.*s is no post of a committee and was not taken over\n"),
					  ZZ_FMT(word), ZZ_FMT(r->name));
}

static struct zz_node *holder(struct zz_members *m, const struct zz_form *form,
							  const struct zz_member_post *p)
{
	struct zz_arena *a = &m->ed->arena;
	struct zz_node *node = zz_node_new(a, ZZ_MAP, ZZ_FLOW);
	zz_map_add(a, node, form, "name", p->name, m->ed->lang);
	zz_map_add(a, node, form, "id", p->id, m->ed->lang);
	zz_map_add(a, node, form, "post", zz_str(zz_term_text(&zz_post_terms[p->post - 1], m->ed->lang)),
			   m->ed->lang);
	return node;
}

static int new_term(struct zz_members *m, int32_t org, struct zz_roster_text *t, struct zz_error *e)
{
	struct zz_arena *a = &m->ed->arena;
	const struct zz_form *form = zz_form_below(t->patch.form, "committee");
	const struct zz_form *posts = zz_form_below(form, "posts");
	struct zz_node *term = zz_node_new(a, ZZ_MAP, ZZ_BLOCK), *list = zz_node_new(a, ZZ_SEQ, ZZ_BLOCK);
	char day[ZZ_DATE_MAX];
	zz_map_add_day(a, term, form, "from", m->how->term, m->ed->lang);
	for (size_t i = 0; i < m->posts.n; i++)
		if (m->posts.at[i].org == org)
			zz_node_append(a, list, (struct zz_str){0}, holder(m, posts, &m->posts.at[i]));
	zz_node_append(
		a, term, zz_str(zz_term_text(&zz_form_item(form, ZZ_STR("posts"))->field->name, m->ed->lang)), list);
	m->effect = !m->any || m->how->term < m->effect ? m->how->term : m->effect;
	m->any = m->moved = true;
	m->im->changed++;
	ZZ_IMPORT_SAY(m->im, N_("posts: %.*s, a term since %s (people: %zu)\n"), ZZ_FMT(zz_org_name(m->ed, org)),
				  zz_day_text(m->how->term, day), (size_t)list->n);
	return zz_map_push(&t->patch, t->patch.root, t->patch.form, "committee", term, m->ed->lang, e);
}

/* Where the roster has a term already it is compared, and never changed: since when is not in the table. */
static void compare(struct zz_members *m, int32_t org)
{
	const struct zz_ledger *l = m->ed->ledger;
	for (size_t i = 0; i < m->posts.n; i++) {
		const struct zz_member_post *p = &m->posts.at[i];
		int32_t person = zz_roster_person(&l->roster, zz_intern_find(&l->words, p->id));
		uint8_t now = person >= 0 ? zz_org_post(&l->roster.orgs[org], person, l->today) : 0;
		if (p->org == org && now != p->post)
			ZZ_IMPORT_SAY(
				m->im,
				N_("%.*s: the table says %s, the roster %s; since when is not said (zzsh roster post)\n"),
				ZZ_FMT(p->name), zz_term_text(&zz_post_terms[p->post - 1], m->im->reader),
				now ? zz_term_text(&zz_post_terms[now - 1], m->im->reader) : "-");
	}
}

static bool first_of(const struct zz_members *m, size_t i)
{
	for (size_t k = 0; k < i; k++)
		if (m->posts.at[k].org == m->posts.at[i].org)
			return false;
	return true;
}

int zz_import_member_posts(struct zz_members *m, struct zz_error *e)
{
	bool left = false;
	int rc = ZZ_OK;
	for (size_t i = 0; i < m->posts.n && !rc; i++) {
		int32_t org = m->posts.at[i].org;
		if (!first_of(m, i))
			continue;
		if (m->ed->ledger->roster.orgs[org].nterms) {
			compare(m, org);
			continue;
		}
		struct zz_roster_text *t = m->how->term != ZZ_NO_DAY ? zz_roster_text(m->ed, org, e) : NULL;
		left = left || m->how->term == ZZ_NO_DAY;
		if (m->how->term != ZZ_NO_DAY)
			rc = t ? new_term(m, org, t, e) : e->status;
	}
	if (left)
		ZZ_IMPORT_SAY(
			m->im,
			N_("Posts were not imported: say with --term DATE since when this committee is in office\n"));
	return rc;
}
