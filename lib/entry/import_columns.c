/* What the columns of an office's tables are called (one table), and what a use needs of them. */
#include "entry/import_parts.h"

#include "base/text.h"

#include <string.h>

enum { ROSTER = ZZ_IMPORT_ROSTER, ATTEND = ZZ_IMPORT_ATTENDANCE, RECORDS = ZZ_IMPORT_RECORDS };
enum { ANY = ROSTER | ATTEND | RECORDS };

static const struct heading {
	uint8_t role, uses;
	const char *names; /* separated by '|', as zz_import_heading leaves them */
} headings[] = {
	{ZZ_R_SKIP, ANY, "序号|no.|no|number|原位置|不收原因|refusedat|refusedbecause"},
	{ZZ_R_IDENTITY, ANY,
	 "公民身份证号|公民身份号码|身份证号|身份证号码|身份证|身份号码|证件号码|证件号|identitynumber"},
	{ZZ_R_PHONE, ANY,
	 "手机号码|手机号|手机|联系电话|联系方式|电话|电话号码|固定电话|办公电话|移动电话|联系手机|phone|mobile"},
	{ZZ_R_NAME, ROSTER | ATTEND, "姓名|名字|党员姓名|name"},
	{ZZ_R_BRANCH, ANY,
	 "所在党支部|支部名称|所在组织|组织名称|支部|党支部|所在支部|所属支部|所属党支部|所在党组织|党组织|"
	 "党组织名称|branch"},

	{ZZ_R_JOINED, ROSTER, "加入党组织日期|入党时间|入党日期|加入党组织时间|joined"},
	{ZZ_R_FULL, ROSTER, "转为正式党员日期|转正时间|转正日期|转为正式党员时间|fullmembersince"},
	{ZZ_R_CATEGORY, ROSTER, "人员类别|党员类别|党员类型|category"},
	{ZZ_R_STATE, ROSTER, "党籍状态|党员状态"},
	{ZZ_R_POST, ROSTER, "党支部职务|党内职务|支部职务"},
	{ZZ_R_ID, ROSTER, "编号|人员编号|id"},
	{ZZ_R_PINYIN, ROSTER, "拼音|姓名拼音|pinyin"},
	{ZZ_R_GROUP, ROSTER, "党小组|所在党小组|小组|group"},
	{ZZ_R_FROM, ROSTER,
	 "转入日期|转入时间|转入支部日期|转入支部时间|进入支部日期|进入支部时间|进入当前党支部日期|"
	 "进入当前支部日期|from"},

	{ZZ_R_LEFT, ROSTER,
	 "转出日期|转出时间|离开日期|离开时间|去世日期|去世时间|停止党籍日期|出党日期|leaveson|lefton"},
	{ZZ_R_TO, ROSTER, "去向|转往|转往组织|转出去向|转入组织|to"},

	{ZZ_R_SIGNED, ATTEND,
	 "签到|签名|签字|本人签名|本人签字|签到签名|签到情况|出席情况|出勤|出勤情况|到会情况|参会情况|是否到会|"
	 "是否签到|"
	 "signed"},
	{ZZ_R_SIGN_TIME, ATTEND, "签到时间|signedat"},
	{ZZ_R_REASON, ATTEND, "缺席原因|缺席事由|请假原因|请假事由|未到原因|缺勤原因|事由|reason"},
	{ZZ_R_NOTE, ATTEND, "备注|说明|note"},
	{ZZ_R_NICKNAME, ATTEND, "用户昵称|昵称|nickname"},
	{ZZ_R_DURATION, ATTEND, "累计参会时长|参会时长"},
	{ZZ_R_SKIP, ATTEND, "首次入会时间|最后退会时间|入会次数|身份|部门|职务|单位|部门/职务|部门职务"},

	{ZZ_R_KIND, RECORDS, "类别|类型|会议类别|会议类型|活动类型|活动类别|kind"},
	{ZZ_R_WHEN, RECORDS,
	 "日期|时间|起止时间|会议日期|会议时间|召开日期|召开时间|开展日期|开展时间|活动日期|活动时间|谈话日期|"
	 "谈话时间|授课"
	 "日期|授课时间|date|time"},
	{ZZ_R_PLAIN_TITLE, RECORDS,
	 "主题/议题|议题/主题|主题|题目|课题|名称|会议主题|活动主题|活动名称|谈话主题|授课题目|党课题目|授课主"
	 "题|党课主题|授课内容|会议名称|topic|title"},
	{ZZ_R_DUE, RECORDS, "应到|应到人数|应到会人数|应参加|应参加人数|due"},
	{ZZ_R_CAME, RECORDS, "实到|实到人数|实到会人数|实参加|实参加人数|参加人数|present"},
	{ZZ_R_DUE_AND_CAME, RECORDS, "应到/实到|应到实到|应到、实到|应到/实到人数"},
	{ZZ_R_PRESENT, RECORDS, "出席|出席人员|出席名单|到会|到会人员|参会人员|参加人员"},
	{ZZ_R_ABSENT, RECORDS,
	 "缺席|缺席人员|缺席名单|缺席姓名及原因|缺席人员及原因|请假|请假人员|缺席情况|请假情况|未到人员|absent"},
	{ZZ_R_DECISION, RECORDS, "决议|议定事项|决定事项|会议决议|decision"},
	{ZZ_R_TALKERS, RECORDS, "谈话人|talker"},
	{ZZ_R_TALKEES, RECORDS, "谈话对象|被谈话人|talkee"},
	{ZZ_R_LECTURER, RECORDS, "授课人|讲课人|主讲人|主讲|lecturer"},
	{ZZ_R_PAPERWORK, RECORDS, "编号|记录编号|录入日期|录入时间|录入人|迟录天数|审核状态|审核人|附件|附件数"},
};

/* Of the sign before a heading, and behind it: "*姓名：". */
static bool is_mark(int32_t cp)
{
	return cp <= ' ' || cp == '*' || cp == ':' || cp == 0xFF0A || cp == 0xFF1A || cp == 0x3000 || cp == 0xA0;
}

struct zz_str zz_import_heading(struct zz_arena *a, struct zz_str text)
{
	struct zz_buf out = {0};
	struct zz_str s = zz_text_half(a, zz_str_trim(text));
	while (s.n) {
		int32_t cp = zz_utf8_next(&s);
		bool bracket = cp == '(' || cp == '[' || cp == 0xFF08 || cp == 0x3010;
		if (bracket && out.n)
			break; /* 缺席（姓名及原因） */
		if (cp < 0 || is_mark(cp) || bracket)
			continue;
		zz_utf8_put(&out, cp >= 'A' && cp <= 'Z' ? cp - 'A' + 'a' : cp);
	}
	struct zz_str heading = zz_arena_str(a, zz_buf_view(&out));
	zz_buf_free(&out);
	return heading;
}

/* Headings of the kind are often made longer: 本人身份证号, 家庭电话. Of these two nothing may slip through.
 */
static enum zz_import_role personal(struct zz_str heading)
{
	static const char *const identity[] = {"身份证", "身份号码"}, *const phone[] = {"手机", "电话",
																					"联系方式"};
	for (size_t i = 0; i < sizeof identity / sizeof *identity; i++)
		if (zz_str_find(heading, zz_str(identity[i])) >= 0)
			return ZZ_R_IDENTITY;
	for (size_t i = 0; i < sizeof phone / sizeof *phone; i++)
		if (zz_str_find(heading, zz_str(phone[i])) >= 0)
			return ZZ_R_PHONE;
	return ZZ_R_UNKNOWN;
}

enum zz_import_role zz_import_role(enum zz_import_use use, struct zz_str heading)
{
	for (size_t i = 0; i < sizeof headings / sizeof *headings; i++)
		if ((headings[i].uses & use) && zz_str_listed(headings[i].names, heading))
			return (enum zz_import_role)headings[i].role;
	return personal(heading);
}

bool zz_import_suffices(enum zz_import_use use, uint64_t roles)
{
#define HAS(role) (roles >> ZZ_R_##role & 1)
	switch (use) {
	case ZZ_IMPORT_ROSTER:
		return HAS(NAME);
	case ZZ_IMPORT_ATTENDANCE:
		return HAS(NICKNAME) || (HAS(NAME) && (HAS(SIGNED) || HAS(SIGN_TIME) || HAS(REASON)));
	default:
		return HAS(WHEN) && roles >> ZZ_R_BRANCH & ~(UINT64_C(1) << (ZZ_R_WHEN - ZZ_R_BRANCH));
	}
#undef HAS
}

const char *zz_import_needs(enum zz_import_use use, enum zz_lang lang)
{
	switch (use) {
	case ZZ_IMPORT_ROSTER:
		return zz_tr(lang, N_("a column “name”"));
	case ZZ_IMPORT_ATTENDANCE:
		return zz_tr(lang, N_("columns “name” and “signed”, or “nickname” of an online meeting"));
	default:
		return zz_tr(lang, N_("a column “date” and one more: kind, title, talker, lecturer …"));
	}
}
