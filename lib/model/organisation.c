/* The forms of branches/<id>.yaml and bodies/<id>.yaml. */
#include "model/organisation.h"

#include "base/message.h"

const struct zz_term zz_branch_kind_terms[] = {
	{"ordinary", "普通"}, {"joint", "联合"}, {"temporary", "临时"}, {"village", "村（社区）"}, {NULL, NULL},
};
const struct zz_term zz_body_kind_terms[] = {
	{"party-group", "党组"},    {"committee", "党委"},          {"organ-committee", "机关党委"},
	{"general-branch", "总支"}, {"subcommittee", "战线分工委"}, {NULL, NULL},
};
const struct zz_term zz_post_terms[] = {
	{"secretary", "书记"},        {"deputy-secretary", "副书记"},
	{"organisation", "组织委员"}, {"publicity", "宣传委员"},
	{"discipline", "纪检委员"},   {"youth", "青年委员"},
	{"member", "委员"},           {NULL, NULL},
};
const struct zz_term zz_leave_terms[] = {
	{"transferred", "转出"}, {"died", "去世"},    {"expelled", "开除"},
	{"resigned", "退党"},    {"removed", "除名"}, {"membership-stopped", "停止党籍"},
	{"other", "其他"},       {NULL, NULL},
};
const struct zz_term zz_status_terms[] = {
	{"excused", "免于参加"}, {"mobile", "流动"},       {"seconded", "借调"},      {"on-leave", "请假"},
	{"no-vote", "停权"},     {"abroad", "出国（境）"}, {"probation", "留党察看"}, {NULL, NULL},
};
const struct zz_term zz_staff_terms[] = {{"serving", "在职"}, {"retired", "离退休"}, {NULL, NULL}};
static const struct zz_term dlm_terms[] = {
	{"applies", "适用"}, {"by-analogy", "参照"}, {"not-applicable", "不适用"}, {NULL, NULL}};
static const struct zz_term state_terms[] = {
	{"set", "设"}, {"none", "不设"}, {"unknown", "不详"}, {NULL, NULL}};

#define AT(type, member) ((uint16_t)offsetof(type, member))
#define FORM(slug, label, items_, type, bare_)                                                               \
	{                                                                                                        \
		.name = {(slug), (label)}, .items = (items_), .nitems = sizeof(items_) / sizeof((items_)[0]),        \
		.size = sizeof(type), .bare = (bare_)                                                                \
	}

/* Fields that stand in more than one map. */
static const struct zz_field person_name = {
	.name = {"name", "姓名"}, .type = ZZ_TYPE_WORD, .hint = N_("the name as people write it")};
static const struct zz_field person_id = {
	.name = {"id", "编号"},
	.type = ZZ_TYPE_ID,
	.hint = N_("needed only where two people have the same name: lower-case letters and digits")};
static const struct zz_field from = {
	.name = {"from", "起"}, .type = ZZ_TYPE_DAY, .hint = N_("the first day")};
static const struct zz_field until = {
	.name = {"until", "止"}, .type = ZZ_TYPE_DAY, .hint = N_("the last day; empty while it goes on")};

/* posts of a committee or body */
static const struct zz_field post_kind = {.name = {"post", "职务"},
										  .type = ZZ_TYPE_ENUM,
										  .values = zz_post_terms,
										  .hint = N_("member where nothing is written")};
static const struct zz_item post_items[] = {
	{.field = &person_name, .need = ZZ_ELEMENT, .offset = AT(struct zz_raw_post, who.name), .unless = "id"},
	{.field = &person_id, .offset = AT(struct zz_raw_post, who.id)},
	{.field = &post_kind, .offset = AT(struct zz_raw_post, post)},
	{.field = &from, .offset = AT(struct zz_raw_post, dates.from)},
	{.field = &until, .offset = AT(struct zz_raw_post, dates.until)},
};
static const struct zz_form post_form = FORM("post", "成员", post_items, struct zz_raw_post, true);

/* terms of office */
static const struct zz_field years = {
	.name = {"years", "任期"},
	.type = ZZ_TYPE_COUNT,
	.hint = N_("years; 3 where nothing is written, 5 in villages and communities and for party committees")};
static const struct zz_field expires = {
	.name = {"expires", "届满"},
	.type = ZZ_TYPE_DAY,
	.hint =
		N_("only where it differs from the beginning plus the years (an approved earlier or later date)")};
static const struct zz_field state = {.name = {"state", "状态"},
									  .type = ZZ_TYPE_ENUM,
									  .values = state_terms,
									  .hint = N_("none for a branch that has a secretary only")};
static const struct zz_field posts = {.name = {"posts", "成员"}, .type = ZZ_TYPE_LIST, .sub = &post_form};
static const struct zz_item term_items[] = {
	{.field = &from, .need = ZZ_ELEMENT, .offset = AT(struct zz_raw_term, dates.from)},
	{.field = &until, .offset = AT(struct zz_raw_term, dates.until)},
	{.field = &years, .offset = AT(struct zz_raw_term, years)},
	{.field = &expires, .offset = AT(struct zz_raw_term, expires)},
	{.field = &state, .offset = AT(struct zz_raw_term, state)},
	{.field = &posts, .offset = AT(struct zz_raw_term, posts)},
};
static const struct zz_form term_form = FORM("term", "届", term_items, struct zz_raw_term, false);

/* groups */
static const struct zz_item leader_items[] = {
	{.field = &person_name, .need = ZZ_ELEMENT, .offset = AT(struct zz_raw_post, who.name), .unless = "id"},
	{.field = &person_id, .offset = AT(struct zz_raw_post, who.id)},
	{.field = &from, .offset = AT(struct zz_raw_post, dates.from)},
	{.field = &until, .offset = AT(struct zz_raw_post, dates.until)},
};
static const struct zz_form leader_form = FORM("leader", "组长", leader_items, struct zz_raw_post, true);
static const struct zz_field group_id = {
	.name = {"id", "编号"}, .type = ZZ_TYPE_ID, .hint = N_("short, lower-case letters and digits: g1, g2")};
static const struct zz_field name = {
	.name = {"name", "名称"}, .type = ZZ_TYPE_WORD, .hint = N_("the full name")};
static const struct zz_field leaders = {
	.name = {"leaders", "组长"}, .type = ZZ_TYPE_LIST, .sub = &leader_form};
static const struct zz_item group_items[] = {
	{.field = &group_id, .need = ZZ_ELEMENT, .offset = AT(struct zz_raw_group, id)},
	{.field = &name, .offset = AT(struct zz_raw_group, name)},
	{.field = &from, .offset = AT(struct zz_raw_group, dates.from)},
	{.field = &until, .offset = AT(struct zz_raw_group, dates.until)},
	{.field = &leaders, .offset = AT(struct zz_raw_group, leaders)},
};
static const struct zz_form group_form = FORM("group", "党小组", group_items, struct zz_raw_group, true);

/* members */
static const struct zz_field left_on = {.name = {"on", "日期"},
										.type = ZZ_TYPE_DAY,
										.hint = N_("the first day on which the person is no member here")};
static const struct zz_field left_how = {
	.name = {"how", "方式"}, .type = ZZ_TYPE_ENUM, .values = zz_leave_terms};
static const struct zz_field left_to = {.name = {"to", "去向"},
										.type = ZZ_TYPE_WORD,
										.hint = N_("the id of a branch of this ledger, or free text")};
static const struct zz_item left_items[] = {
	{.field = &left_on, .need = ZZ_ELEMENT, .offset = AT(struct zz_raw_left, on)},
	{.field = &left_how, .need = ZZ_ELEMENT, .offset = AT(struct zz_raw_left, how)},
	{.field = &left_to, .offset = AT(struct zz_raw_left, to)},
};
static const struct zz_form left_form = FORM("left", "离开", left_items, struct zz_raw_left, false);

static const struct zz_field stay_group = {.name = {"group", "党小组"}, .type = ZZ_TYPE_WORD};
static const struct zz_item stay_items[] = {
	{.field = &stay_group, .need = ZZ_ELEMENT, .offset = AT(struct zz_group_stay, group)},
	{.field = &from, .offset = AT(struct zz_group_stay, dates.from)},
	{.field = &until, .offset = AT(struct zz_group_stay, dates.until)},
};
static const struct zz_form stay_form = FORM("group-stay", "小组", stay_items, struct zz_group_stay, true);

static const struct zz_field status = {
	.name = {"status", "状态"}, .type = ZZ_TYPE_ENUM, .values = zz_status_terms};
static const struct zz_field status_reason = {.name = {"reason", "事由"}, .type = ZZ_TYPE_WORD};
static const struct zz_item status_items[] = {
	{.field = &status, .need = ZZ_ELEMENT, .offset = AT(struct zz_person_status, status)},
	{.field = &from, .offset = AT(struct zz_person_status, dates.from)},
	{.field = &until, .offset = AT(struct zz_person_status, dates.until)},
	{.field = &status_reason, .offset = AT(struct zz_person_status, reason)},
};
static const struct zz_form status_form = FORM("status", "状态", status_items, struct zz_person_status, true);

static const struct zz_field duty_title = {
	.name = {"title", "职务"}, .type = ZZ_TYPE_WORD, .hint = N_("as it is called in the unit")};
static const struct zz_field cadre = {
	.name = {"cadre", "领导干部"},
	.type = ZZ_TYPE_BOOL,
	.hint = N_("whether the post makes the person a leading cadre (double organisational life)")};
static const struct zz_item duty_items[] = {
	{.field = &duty_title, .need = ZZ_ELEMENT, .offset = AT(struct zz_raw_duty, title)},
	{.field = &cadre, .offset = AT(struct zz_raw_duty, cadre)},
	{.field = &from, .offset = AT(struct zz_raw_duty, dates.from)},
	{.field = &until, .offset = AT(struct zz_raw_duty, dates.until)},
};
static const struct zz_form duty_form = FORM("duty", "职务", duty_items, struct zz_raw_duty, true);

static const struct zz_field pinyin = {.name = {"pinyin", "拼音"},
									   .type = ZZ_TYPE_WORD,
									   .hint = N_("only where the usual reading is wrong: Shan Xiongxin")};
static const struct zz_field joined = {
	.name = {"joined", "入党"},
	.type = ZZ_TYPE_DAY,
	.hint = N_("the day on which the branch's meeting admitted the person as probationary")};
static const struct zz_field full = {.name = {"full", "转正"},
									 .type = ZZ_TYPE_DAY,
									 .hint = N_("full member since; to come for probationary members")};
static const struct zz_field member_from = {
	.name = {"from", "转入"},
	.type = ZZ_TYPE_DAY,
	.hint = N_("member of this branch since; empty: since the branch or the membership began")};
static const struct zz_field left = {
	.name = {"left", "离开"}, .type = ZZ_TYPE_MAP, .sub = &left_form, .hint = N_("only for people who left")};
static const struct zz_field stays = {.name = {"group", "小组"},
									  .also = "党小组",
									  .type = ZZ_TYPE_LIST,
									  .sub = &stay_form,
									  .hint = N_("id of a group, or a dated list of them")};
static const struct zz_field statuses = {
	.name = {"statuses", "状态"}, .type = ZZ_TYPE_LIST, .sub = &status_form};
static const struct zz_field duties = {.name = {"posts", "职务"},
									   .type = ZZ_TYPE_LIST,
									   .sub = &duty_form,
									   .hint = N_("posts outside the branch's committee")};
static const struct zz_item member_items[] = {
	{.field = &person_name, .need = ZZ_ELEMENT, .offset = AT(struct zz_raw_member, who.name)},
	{.field = &person_id, .offset = AT(struct zz_raw_member, who.id)},
	{.field = &pinyin, .offset = AT(struct zz_raw_member, pinyin)},
	{.field = &joined, .offset = AT(struct zz_raw_member, joined)},
	{.field = &full, .offset = AT(struct zz_raw_member, full)},
	{.field = &member_from, .offset = AT(struct zz_raw_member, from)},
	{.field = &left, .offset = AT(struct zz_raw_member, left)},
	{.field = &stays, .offset = AT(struct zz_raw_member, groups)},
	{.field = &statuses, .offset = AT(struct zz_raw_member, statuses)},
	{.field = &duties, .offset = AT(struct zz_raw_member, posts)},
};
static const struct zz_form member_form = FORM("member", "党员", member_items, struct zz_raw_member, true);

/* 直接联系点 */
static const struct zz_field contact_branch = {.name = {"branch", "支部"}, .type = ZZ_TYPE_WORD};
static const struct zz_item contact_items[] = {
	{.field = &person_name,
	 .need = ZZ_ELEMENT,
	 .offset = AT(struct zz_raw_contact, who.name),
	 .unless = "id"},
	{.field = &person_id, .offset = AT(struct zz_raw_contact, who.id)},
	{.field = &contact_branch, .offset = AT(struct zz_raw_contact, branch)},
	{.field = &from, .offset = AT(struct zz_raw_contact, dates.from)},
	{.field = &until, .offset = AT(struct zz_raw_contact, dates.until)},
};
static const struct zz_form contact_form =
	FORM("contact", "直接联系点", contact_items, struct zz_raw_contact, true);

/* 下属组织 */
static const struct zz_field below_id = {
	.name = {"id", "编号"},
	.type = ZZ_TYPE_ID,
	.hint = N_("the id that the organisation has in its own ledger: lower-case letters and digits")};
static const struct zz_item below_items[] = {
	{.field = &below_id, .need = ZZ_ELEMENT, .offset = AT(struct zz_raw_subordinate, id)},
	{.field = &name, .offset = AT(struct zz_raw_subordinate, name)},
	{.field = &from, .offset = AT(struct zz_raw_subordinate, dates.from)},
	{.field = &until, .offset = AT(struct zz_raw_subordinate, dates.until)},
};
static const struct zz_form below_form =
	FORM("subordinate", "下属组织", below_items, struct zz_raw_subordinate, true);

/* organisations */
static const struct zz_field aliases = {.name = {"aliases", "简称"},
										.type = ZZ_TYPE_LIST,
										.item = ZZ_TYPE_WORD,
										.hint = N_("other names that people type")};
static const struct zz_field branch_kind = {.name = {"kind", "类型"},
											.type = ZZ_TYPE_ENUM,
											.values = zz_branch_kind_terms,
											.hint = N_("ordinary where nothing is written")};
static const struct zz_field body_kind = {
	.name = {"kind", "类型"}, .type = ZZ_TYPE_ENUM, .values = zz_body_kind_terms};
static const struct zz_field staff = {.name = {"staff", "人员"},
									  .type = ZZ_TYPE_ENUM,
									  .values = zz_staff_terms,
									  .hint = N_("serving where nothing is written")};
static const struct zz_field founded = {.name = {"founded", "成立"}, .type = ZZ_TYPE_DAY};
static const struct zz_field dissolved = {
	.name = {"dissolved", "撤销"}, .type = ZZ_TYPE_DAY, .hint = N_("the last day on which it existed")};
static const struct zz_field merged_into = {
	.name = {"merged_into", "并入"}, .type = ZZ_TYPE_WORD, .hint = N_("id of the branch that took it over")};
static const struct zz_field superior = {
	.name = {"superior", "上级"}, .type = ZZ_TYPE_WORD, .hint = N_("id of a body of this ledger, or a name")};
static const struct zz_field units = {.name = {"units", "单位"},
									  .type = ZZ_TYPE_LIST,
									  .item = ZZ_TYPE_WORD,
									  .hint = N_("the units that a joint branch was formed of")};
static const struct zz_field dlm = {.name = {"democratic_life", "民主生活会"},
									.type = ZZ_TYPE_ENUM,
									.values = dlm_terms,
									.hint = N_("whether the leading members hold a democratic life meeting; "
											   "party groups and committees do where nothing is written")};
static const struct zz_field committee = {.name = {"committee", "支委会"},
										  .type = ZZ_TYPE_LIST,
										  .sub = &term_form,
										  .hint = N_("its terms, oldest first")};
static const struct zz_field terms = {.name = {"terms", "班子"},
									  .also = "届次",
									  .type = ZZ_TYPE_LIST,
									  .sub = &term_form,
									  .hint = N_("its terms, oldest first")};
static const struct zz_field groups = {
	.name = {"groups", "党小组"}, .type = ZZ_TYPE_LIST, .sub = &group_form};
static const struct zz_field members = {
	.name = {"members", "党员"}, .type = ZZ_TYPE_LIST, .sub = &member_form};
static const struct zz_field contacts = {
	.name = {"contacts", "直接联系点"}, .type = ZZ_TYPE_LIST, .sub = &contact_form};

static const struct zz_field below = {
	.name = {"subordinates", "下属组织"},
	.type = ZZ_TYPE_LIST,
	.sub = &below_form,
	.hint = N_("organisations below this one that keep ledgers of their own: where one is not handed in, a "
			   "check of several ledgers says so")};

#define ORG(member) AT(struct zz_raw_org, member)
static const struct zz_item branch_items[] = {
	{.field = &name, .need = ZZ_ELEMENT, .offset = ORG(name)},
	{.field = &aliases, .offset = ORG(aliases)},
	{.field = &branch_kind, .offset = ORG(kind)},
	{.field = &staff, .offset = ORG(staff)},
	{.field = &founded, .offset = ORG(founded)},
	{.field = &dissolved, .offset = ORG(dissolved)},
	{.field = &merged_into, .offset = ORG(merged_into)},
	{.field = &superior, .offset = ORG(superior)},
	{.field = &units, .offset = ORG(units)},
	{.field = &committee, .offset = ORG(terms)},
	{.field = &groups, .offset = ORG(groups)},
	{.field = &members, .offset = ORG(members)},
	{.field = &contacts, .offset = ORG(contacts)},
};
const struct zz_form zz_branch_form = FORM("branch", "支部", branch_items, struct zz_raw_org, false);

static const struct zz_item body_items[] = {
	{.field = &name, .need = ZZ_ELEMENT, .offset = ORG(name)},
	{.field = &aliases, .offset = ORG(aliases)},
	{.field = &body_kind, .need = ZZ_ELEMENT, .offset = ORG(kind)},
	{.field = &dlm, .offset = ORG(dlm)},
	{.field = &founded, .offset = ORG(founded)},
	{.field = &dissolved, .offset = ORG(dissolved)},
	{.field = &merged_into, .offset = ORG(merged_into)},
	{.field = &superior, .offset = ORG(superior)},
	{.field = &terms, .offset = ORG(terms)},
	{.field = &members, .offset = ORG(members)},
	{.field = &contacts, .offset = ORG(contacts)},
	{.field = &below, .offset = ORG(below)},
};
const struct zz_form zz_body_form = FORM("body", "机构", body_items, struct zz_raw_org, false);
