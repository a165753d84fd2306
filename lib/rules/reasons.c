/* Words of a verdict in both languages: states, reasons, answers. */
#include "rules/verdict.h"

const struct zz_term zz_state_terms[ZZ_STATES] = {
	[ZZ_MET] = {"met", "已落实"},
	[ZZ_MISSING] = {"missing", "未见记录"},
	[ZZ_DUE] = {"due", "期内"},
	[ZZ_NOT_APPLICABLE] = {"not-applicable", "不适用"},
	[ZZ_NOT_ASSESSED] = {"not-assessed", "暂不评判"},
	[ZZ_WAIVED] = {"waived", "经批准免计"},
};

const struct zz_term zz_why_terms[ZZ_WHYS] = {
	[ZZ_WHY_NO_COMMITTEE] = {"no-committee", "不设支委会"},
	[ZZ_WHY_FEW_COMMITTEE] = {"one-committee-member", "支委不足2人"},
	[ZZ_WHY_FEW_MEMBERS] = {"one-member", "支委以外可谈的党员不足2人"},
	[ZZ_WHY_NO_GROUPS] = {"no-groups", "未划分党小组"},
	[ZZ_WHY_NO_CADRES] = {"no-cadres", "名册未登记应过双重组织生活的领导干部"},
	[ZZ_WHY_NO_SECRETARY] = {"no-secretary", "书记空缺"},
	[ZZ_WHY_OTHER_SIDE] = {"other-side-elsewhere", "另一方的组织生活不在本台账"},
	[ZZ_WHY_BODY] = {"body-not-subject", "不适用民主生活会"},
	[ZZ_WHY_TEMPORARY] = {"temporary-branch", "临时党支部不适用"},
	[ZZ_WHY_RETIRED] = {"retired-branch", "离退休党支部不适用"},
	[ZZ_WHY_EXCUSED] = {"excused", "不作要求的党员"},
	[ZZ_WHY_NOT_IN_FORCE] = {"rule-not-in-force", "规则当时未施行"},
	[ZZ_WHY_BEFORE_ADOPTION] = {"before-adoption", "启用之前"},
	[ZZ_WHY_ADOPTED_WITHIN] = {"adopted-within", "期间中途启用"},
	[ZZ_WHY_PARTIAL] = {"partial-period", "不足整期（成立、撤销、人员变动）"},
	[ZZ_WHY_COMMITTEE_PARTLY] = {"committee-partly", "期间只有部分时间设支委会"},
	[ZZ_WHY_UNREADABLE] = {"unreadable-record", "有读不出的记录"},
	[ZZ_WHY_ROSTER] = {"unreadable-roster", "名册读不出"},
	[ZZ_WHY_NO_MEMBERS] = {"no-members", "名册上没有党员"},
	[ZZ_WHY_NOTICES] = {"unreadable-notices", "上级通知读不出，期限不明"},
	[ZZ_WHY_WAIVERS] = {"unreadable-waiver", "有读不出的免计文件"},
	[ZZ_WHY_NO_LISTS] = {"no-lists", "没有到会名单"},
	[ZZ_WHY_UNRESOLVED] = {"unresolved-names", "有姓名与名册对不上"},
	[ZZ_WHY_NO_STEPS] = {"no-steps", "记录未写步骤，见该记录的要素"},
	[ZZ_WHY_NO_NUMBER] = {"no-number", "没有规定次数，只列事实"},
};

static const char *const english[ZZ_WHYS] = {
	[ZZ_WHY_NO_COMMITTEE] = "no committee",
	[ZZ_WHY_FEW_COMMITTEE] = "fewer than two committee members",
	[ZZ_WHY_FEW_MEMBERS] = "fewer than two members beside the committee who could talk",
	[ZZ_WHY_NO_GROUPS] = "no groups",
	[ZZ_WHY_NO_CADRES] = "nobody on the roster owes a double organisational life",
	[ZZ_WHY_NO_SECRETARY] = "the secretary's post is vacant",
	[ZZ_WHY_OTHER_SIDE] = "the other side is not in this ledger",
	[ZZ_WHY_BODY] = "this body holds no democratic life meeting",
	[ZZ_WHY_TEMPORARY] = "not for temporary branches",
	[ZZ_WHY_RETIRED] = "not for branches of retired members",
	[ZZ_WHY_EXCUSED] = "excused members",
	[ZZ_WHY_NOT_IN_FORCE] = "the rule was not in force then",
	[ZZ_WHY_BEFORE_ADOPTION] = "before the ledger was adopted",
	[ZZ_WHY_ADOPTED_WITHIN] = "the ledger was adopted within the period",
	[ZZ_WHY_PARTIAL] = "not a whole period: founding, dissolution or a change of people",
	[ZZ_WHY_COMMITTEE_PARTLY] = "a committee for a part of the period only",
	[ZZ_WHY_UNREADABLE] = "a record cannot be read",
	[ZZ_WHY_ROSTER] = "the roster cannot be read",
	[ZZ_WHY_NO_MEMBERS] = "no member is on the roster",
	[ZZ_WHY_NOTICES] = "the superior's notices cannot be read, so that the deadline is not known",
	[ZZ_WHY_WAIVERS] = "a waiver cannot be read",
	[ZZ_WHY_NO_LISTS] = "no list of those present",
	[ZZ_WHY_UNRESOLVED] = "names that the roster cannot tell",
	[ZZ_WHY_NO_STEPS] = "the record tells of no steps; see its elements",
	[ZZ_WHY_NO_NUMBER] = "no number is laid down; facts only",
};

const char *zz_why_text(const struct zz_term *why, enum zz_lang lang)
{
	const char *text = lang == ZZ_EN ? english[why - zz_why_terms] : NULL;
	return text ? text : zz_term_text(why, lang);
}

const struct zz_term zz_answer_terms[ZZ_ANSWERS] = {
	[ZZ_UNANSWERED] = {"unanswered", "未答复"}, [ZZ_EXPLAINED] = {"explained", "已说明待审"},
	[ZZ_ACCEPTED] = {"accepted", "采信"},       [ZZ_REFUSED] = {"refused", "不采信"},
	[ZZ_EXEMPT] = {"exempt", "经批准免计"},
};
