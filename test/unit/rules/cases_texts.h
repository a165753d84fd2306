/* Rows about texts and attachments. The texts are the Thousand Character Classic, whose first hundred
 * characters are all different, so that n of them have n - 2 shingles of three, and one changed in the middle
 * changes three: of the hundred, three changed leave 89 of 98 + 9 = 107 in common (5 * 89 = 445 >= 4 * 107 =
 * 428), four 86 of 110 (430 < 440, but 6 * 86 = 516 >= 4 * 110 and 5 * 86 >= 3 * 110). */
#ifndef CASES_TEXTS_H
#define CASES_TEXTS_H

#include "cases_common.h"

#define HUNDRED                                                                                                                                                 \
	"天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏闰余成岁律吕调阳云腾致雨露结为霜金生丽水玉出昆冈剑号巨" \
	"阙珠称夜光果珍李柰菜重芥姜海咸河淡鳞潜羽翔龙师火帝鸟官人皇始制文字乃服衣裳推位让国有虞陶唐吊民伐罪"
#define THREE_CHANGED                                                                                                                                           \
	"天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往甲收冬藏闰余成岁律吕调阳云腾致雨露结为霜乙生丽水玉出昆冈剑号巨" \
	"阙珠称夜光果珍李柰丙重芥姜海咸河淡鳞潜羽翔龙师火帝鸟官人皇始制文字乃服衣裳推位让国有虞陶唐吊民伐罪"
#define FOUR_CHANGED                                                                                                                                            \
	"天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往甲收冬藏闰余成岁律吕调阳云腾致雨露结为霜乙生丽水玉出昆冈剑号巨" \
	"阙珠称夜光果珍李柰丙重芥姜海咸河淡鳞潜羽翔龙师火帝鸟官人皇丁制文字乃服衣裳推位让国有虞陶唐吊民伐罪"
#define FIRST_97                                                                                                                                                \
	"天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏闰余成岁律吕调阳云腾致雨露结为霜金生丽水玉出昆冈剑号巨" \
	"阙珠称夜光果珍李柰菜重芥姜海咸河淡鳞潜羽翔龙师火帝鸟官人皇始制文字乃服衣裳推位让国有虞陶唐吊"
#define FIRST_30 "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏闰余成岁律吕"
#define FIRST_29 "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏闰余成岁律"
#define FIRST_50                                                                                             \
	"天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏闰余成岁律吕调阳云腾致雨露结为霜金生丽水玉出昆冈剑号"
#define FIRST_49                                                                                             \
	"天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏闰余成岁律吕调阳云腾致雨露结为霜金生丽水玉出昆冈剑"
#define LAST_60                    "周发殷汤坐朝问道垂拱平章爱育黎首臣伏戎羌遐迩体率宾归王鸣凤在竹白驹食场化被草木赖及万方盖此身"
#define NEXT_40                    "巨阙珠称夜光果珍李柰菜重芥姜海咸河淡鳞潜羽翔龙师火帝鸟官人皇始制文字乃服衣裳推位"
#define SECOND(id, name)           NAMED(id, name) "members:\n#31-38#\n"
#define TEXT_ON(date, text)        "+ zhb1 " date " members-meeting\ncontent: " text "\n"
#define TEXT_OF(owner, date, text) "+ " owner " " date " members-meeting\ncontent: " text "\n"
#define LIFE_ON(date, year, text)                                                                            \
	"+ zhb1 " date " organization-life-meeting\nassessment_year: " year "\nmutual: " text "\n"
#define OWN_ANALYSIS(date, suffix, who, text)                                                                \
	"+ zhb1 " date " spirit-analysis " suffix "\nmember: " who "\nproblems: [" text "]\n"
#define SAID(date, who, what, rest)                                                                          \
	"+ zhb1 " date " members-meeting\ncontent: |\n  " who "：" what "\n  员8：" rest "\n"
#define ITEM_ON(date, topic, remarks)                                                                        \
	"+ zhb1 " date " members-meeting\nagenda:\n- {topic: " topic ", remarks: " remarks "}\n"
#define BUILT(date, first, second)                                                                           \
	"+ zhb1 " date " members-meeting\nchair: 员1\ncontent: |\n  一、学习《某规定》\n  员2：" first           \
	"\n  员3：" second "\n  员1：同意。\n"
#define COMMITTEE_ON(date, text) "+ zhb1 " date " committee-meeting\ncontent: " text "\n"
#define SMALL                    UNIT NAMED("zhb1", "第一支部") FIVE MEMBERS("1-8")

static const struct rule_case text_cases[] = {
	{"a hundred characters", "text-copied",
	 SMALL SECOND("zhb2", "第二支部") TEXT_ON("2025-03-06", HUNDRED) TEXT_ON("2025-06-05", HUNDRED), LATER,
	 "2025", "! question text-copied -"},
	{"ninety-nine", "text-copied",
	 SMALL SECOND("zhb2", "第二支部") TEXT_ON("2025-03-06", FIRST_97 "吊民")
		 TEXT_ON("2025-06-05", FIRST_97 "吊民"),
	 LATER, "2025", ""},
	{"three of a hundred changed", "text-copied",
	 SMALL SECOND("zhb2", "第二支部") TEXT_ON("2025-03-06", HUNDRED) TEXT_ON("2025-06-05", THREE_CHANGED),
	 LATER, "2025", "! question text-copied -"},
	{"four of a hundred changed", "text-copied",
	 SMALL SECOND("zhb2", "第二支部") TEXT_ON("2025-03-06", HUNDRED) TEXT_ON("2025-06-05", FOUR_CHANGED),
	 LATER, "2025", ""},
	{"a hundred characters", "text-copied-across",
	 SMALL SECOND("zhb2", "第二支部") TEXT_OF("zhb2", "2025-03-06", HUNDRED) TEXT_ON("2025-03-06", HUNDRED),
	 LATER, "2025", "! question text-copied-across -"},
	{"ninety-nine", "text-copied-across",
	 SMALL SECOND("zhb2", "第二支部") TEXT_OF("zhb2", "2025-03-06", FIRST_97 "吊民")
		 TEXT_ON("2025-03-06", FIRST_97 "吊民"),
	 LATER, "2025", ""},
	{"three of a hundred changed", "text-copied-across",
	 SMALL SECOND("zhb2", "第二支部") TEXT_OF("zhb2", "2025-03-06", HUNDRED)
		 TEXT_ON("2025-03-06", THREE_CHANGED),
	 LATER, "2025", "! question text-copied-across -"},
	{"four of a hundred changed", "text-copied-across",
	 SMALL SECOND("zhb2", "第二支部") TEXT_OF("zhb2", "2025-03-06", HUNDRED)
		 TEXT_ON("2025-03-06", FOUR_CHANGED),
	 LATER, "2025", ""},
	{"a hundred characters", "text-copied-yearly",
	 SMALL LIFE_ON("2024-12-20", "2024", HUNDRED) LIFE_ON("2025-12-20", "2025", HUNDRED), LATER, "2025",
	 "! question text-copied-yearly -"},
	{"ninety-nine", "text-copied-yearly",
	 SMALL LIFE_ON("2024-12-20", "2024", FIRST_97 "吊民") LIFE_ON("2025-12-20", "2025", FIRST_97 "吊民"),
	 LATER, "2025", ""},
	{"three of a hundred changed", "text-copied-yearly",
	 SMALL LIFE_ON("2024-12-20", "2024", HUNDRED) LIFE_ON("2025-12-20", "2025", THREE_CHANGED), LATER, "2025",
	 "! question text-copied-yearly -"},
	{"four of a hundred changed", "text-copied-yearly",
	 SMALL LIFE_ON("2024-12-20", "2024", HUNDRED) LIFE_ON("2025-12-20", "2025", FOUR_CHANGED), LATER, "2025",
	 ""},
	{"a hundred characters", "text-copied-people",
	 SMALL OWN_ANALYSIS("2025-12-01", "m2", "员2", HUNDRED) OWN_ANALYSIS("2025-12-01", "m3", "员3", HUNDRED),
	 LATER, "2025", "! question text-copied-people -"},
	{"ninety-nine", "text-copied-people",
	 SMALL OWN_ANALYSIS("2025-12-01", "m2", "员2", FIRST_97 "吊民")
		 OWN_ANALYSIS("2025-12-01", "m3", "员3", FIRST_97 "吊民"),
	 LATER, "2025", ""},
	{"three of a hundred changed", "text-copied-people",
	 SMALL OWN_ANALYSIS("2025-12-01", "m2", "员2", HUNDRED)
		 OWN_ANALYSIS("2025-12-01", "m3", "员3", THREE_CHANGED),
	 LATER, "2025", "! question text-copied-people -"},
	{"four of a hundred changed", "text-copied-people",
	 SMALL OWN_ANALYSIS("2025-12-01", "m2", "员2", HUNDRED)
		 OWN_ANALYSIS("2025-12-01", "m3", "员3", FOUR_CHANGED),
	 LATER, "2025", ""},
	{"held together", "text-copied-across",
	 SMALL SECOND("zhb2", "第二支部")
		 TEXT_OF("zhb2", "2025-03-06", HUNDRED) "joint_with: [zhb1]\n" TEXT_ON("2025-03-06", HUNDRED),
	 LATER, "2025", ""},
	{"the second goes on with the first", "text-copied",
	 SMALL TEXT_ON("2025-03-06", HUNDRED)
		 TEXT_ON("2025-03-07", HUNDRED) "continues: 2025-03-06-members-meeting\n",
	 LATER, "2025", ""},
	{"names, numbers and marks differ", "text-copied",
	 SMALL TEXT_ON("2025-03-06", "员2，3月6日：" HUNDRED)
		 TEXT_ON("2025-06-05", "员3（十二）6月5日。" HUNDRED),
	 LATER, "2025", "! question text-copied -"},
	{"taken over from paper", "text-copied",
	 SMALL TEXT_ON("2025-03-06", HUNDRED) TEXT_ON("2025-06-05", HUNDRED) "imported: {source: 纸质台账}\n",
	 LATER, "2025", ""},
	{"the same year", "text-copied-yearly",
	 SMALL LIFE_ON("2025-01-20", "2025", HUNDRED) LIFE_ON("2025-12-20", "2025", HUNDRED), LATER, "2025", ""},
	{"one person", "text-copied-people",
	 SMALL OWN_ANALYSIS("2025-06-01", "m2", "员2", HUNDRED) OWN_ANALYSIS("2025-12-01", "m2", "员2", HUNDRED),
	 LATER, "2025", ""},
	{"thirty characters of two people", "remarks-copied",
	 SMALL SAID("2025-03-06", "员2", FIRST_30, LAST_60) SAID("2025-06-05", "员3", FIRST_30, NEXT_40), LATER,
	 "2025", "! question remarks-copied content"},
	{"twenty-nine", "remarks-copied",
	 SMALL SAID("2025-03-06", "员2", FIRST_29, LAST_60) SAID("2025-06-05", "员3", FIRST_29, NEXT_40), LATER,
	 "2025", ""},
	{"of one at two sittings", "remarks-copied",
	 SMALL SAID("2025-03-06", "员2", FIRST_30, LAST_60) SAID("2025-06-05", "员2", FIRST_30, NEXT_40), LATER,
	 "2025", "! question remarks-copied content"},
	{"of two at one sitting", "remarks-copied", SMALL SAID("2025-03-06", "员2", FIRST_30, FIRST_30), LATER,
	 "2025", "! question remarks-copied content"},
	{"a number differs", "remarks-copied",
	 SMALL SAID("2025-03-06", "员2", FIRST_30 "3次", LAST_60)
		 SAID("2025-06-05", "员3", FIRST_30 "4次", NEXT_40),
	 LATER, "2025", ""},
	{"one character differs", "remarks-copied",
	 SMALL SAID("2025-03-06", "员2", FIRST_30, LAST_60) SAID("2025-06-05", "员3", FIRST_29 "甲", NEXT_40),
	 LATER, "2025", ""},
	{"a whole text that is the same", "remarks-copied",
	 SMALL SAID("2025-03-06", "员2", FIRST_30, LAST_60) SAID("2025-06-05", "员2", FIRST_30, LAST_60), LATER,
	 "2025", ""},
	{"somebody of another branch speaks", "speaker-elsewhere",
	 SMALL SECOND("zhb2", "第二支部") ITEM_ON("2025-03-06", "学习", "员31：赞成这样办"), LATER, "2025",
	 "! question speaker-elsewhere agenda.1.remarks"},
	{"a guest", "speaker-elsewhere",
	 SMALL SECOND("zhb2", "第二支部")
		 ITEM_ON("2025-03-06", "学习", "员31：赞成这样办") "guests: [员31（第二支部）]\n",
	 LATER, "2025", ""},
	{"who is only named", "speaker-elsewhere",
	 SMALL SECOND("zhb2", "第二支部") ITEM_ON("2025-03-06", "学习", "请员31同志来讲一课"), LATER, "2025", ""},
	{"two members of another branch", "names-elsewhere",
	 SMALL SECOND("zhb2", "第二支部") ITEM_ON("2025-03-06", "学习", "员31和员32去取"), LATER, "2025",
	 "! info names-elsewhere -"},
	{"one", "names-elsewhere", SMALL SECOND("zhb2", "第二支部") ITEM_ON("2025-03-06", "学习", "员31去取"),
	 LATER, "2025", ""},
	{"and their branch", "names-elsewhere",
	 SMALL SECOND("zhb2", "第二支部") ITEM_ON("2025-03-06", "学习", "第二支部员31和员32去取"), LATER, "2025",
	 ""},
	{"in brackets", "template-left", SMALL TEXT_ON("2025-03-06", "（待补充）"), LATER, "2025",
	 "! question template-left content"},
	{"at the front", "template-left", SMALL TEXT_ON("2025-03-06", "此处填写会议内容"), LATER, "2025",
	 "! question template-left content"},
	{"in a sentence", "template-left",
	 SMALL TEXT_ON("2025-03-06", "材料待补充后报送，表中此处填写单位全称，张某某和××厂不动"), LATER, "2025",
	 ""},
	{"three", "stock-phrases",
	 SMALL TEXT_ON("2025-03-06", "会议强调纪律。会议指出要落实。大家一致认为很好。"), LATER, "2025",
	 "! info stock-phrases content"},
	{"two", "stock-phrases", SMALL TEXT_ON("2025-03-06", "会议强调纪律。会议指出要落实。大家觉得很好。"),
	 LATER, "2025", ""},
	{"with a number", "stock-phrases",
	 SMALL TEXT_ON("2025-03-06", "会议强调纪律。会议指出要落实。大家一致认为3天可以办完。"), LATER, "2025",
	 ""},
	{"with a name", "stock-phrases",
	 SMALL TEXT_ON("2025-03-06", "会议强调纪律。会议指出要落实。大家一致认为由员3去办。"), LATER, "2025", ""},
	{"the same", "body-is-topic", SMALL ITEM_ON("2025-03-06", "学习有关文件精神", "学习有关文件精神。"),
	 LATER, "2025", "! info body-is-topic agenda.1.remarks"},
	{"a word more", "body-is-topic",
	 SMALL ITEM_ON("2025-03-06", "学习有关文件精神", "学习有关文件精神，人人发言"), LATER, "2025", ""},
	{"within two per cent of 100", "same-length",
	 SMALL COMMITTEE_ON("2025-01-09", FIRST_97 "周") COMMITTEE_ON("2025-02-09", FIRST_97 "周发殷")
		 COMMITTEE_ON("2025-03-09", FIRST_97 "周发殷汤坐") COMMITTEE_ON("2025-04-09", FIRST_97 "周发殷汤")
			 COMMITTEE_ON("2025-05-09", FIRST_97 "周发"),
	 LATER, "2025", "! info same-length -"},
	{"a little more", "same-length",
	 SMALL COMMITTEE_ON("2025-01-09", FIRST_97 "") COMMITTEE_ON("2025-02-09", FIRST_97 "周发")
		 COMMITTEE_ON("2025-03-09", FIRST_97 "周发殷汤") COMMITTEE_ON("2025-04-09", FIRST_97 "周发殷")
			 COMMITTEE_ON("2025-05-09", FIRST_97 "周"),
	 LATER, "2025", ""},
	{"four of them", "same-length",
	 SMALL COMMITTEE_ON("2025-01-09", FIRST_97 "周") COMMITTEE_ON("2025-02-09", FIRST_97 "周发殷")
		 COMMITTEE_ON("2025-03-09", FIRST_97 "周发殷汤坐") COMMITTEE_ON("2025-04-09", FIRST_97 "周发殷汤"),
	 LATER, "2025", ""},
	{"three times", "same-skeleton",
	 SMALL BUILT("2025-01-09", FIRST_50, HUNDRED FIRST_50) BUILT("2025-02-09", FIRST_50, HUNDRED FIRST_50)
		 BUILT("2025-03-09", FIRST_50, HUNDRED FIRST_50),
	 LATER, "2025", "! info same-skeleton -"},
	{"twice", "same-skeleton",
	 SMALL BUILT("2025-01-09", FIRST_50, HUNDRED FIRST_50) BUILT("2025-02-09", FIRST_50, HUNDRED FIRST_50),
	 LATER, "2025", ""},
	{"forty-nine characters", "same-skeleton",
	 SMALL BUILT("2025-01-09", FIRST_49, HUNDRED FIRST_50) BUILT("2025-02-09", FIRST_49, HUNDRED FIRST_50)
		 BUILT("2025-03-09", FIRST_49, HUNDRED FIRST_50),
	 LATER, "2025", ""},
	{"a hundred and fifty-one", "same-skeleton",
	 SMALL BUILT("2025-01-09", FIRST_50, HUNDRED FIRST_50 "周") BUILT(
		 "2025-02-09", FIRST_50, HUNDRED FIRST_50 "周") BUILT("2025-03-09", FIRST_50, HUNDRED FIRST_50 "周"),
	 LATER, "2025", ""},
	{"admitted by show of hands", "vote-without-numbers",
	 SMALL ITEM_ON("2025-03-06", "接收员3为预备党员", "全体举手，赞成"), LATER, "2025",
	 "! question vote-without-numbers agenda.1.remarks"},
	{"another matter", "vote-without-numbers", SMALL ITEM_ON("2025-03-06", "春游地点", "全体举手，赞成"),
	 LATER, "2025", ""},
	{"not voted on", "vote-without-numbers",
	 SMALL ITEM_ON("2025-03-06", "接收员3为预备党员", "材料不齐，下次会议表决"), LATER, "2025", ""},
	{"with numbers", "vote-without-numbers",
	 SMALL "+ zhb1 2025-03-06 members-meeting\nagenda:\n- {topic: 接收员3为预备党员, remarks: 举手表决, "
		   "vote: {yes: 8, no: 0, abstain: 0}}\n",
	 LATER, "2025", ""},
	{"eight came", "attendance-in-text",
	 SMALL TEXT_ON("2025-03-06",
				   "应到8人，实到8人") "present: [$1-7$]\nabsent: [{name: 员8, reason: 病假}]\n",
	 LATER, "2025", "! question attendance-in-text content"},
	{"seven, as listed", "attendance-in-text",
	 SMALL TEXT_ON("2025-03-06",
				   "应到八人，实到７名") "present: [$1-7$]\nabsent: [{name: 员8, reason: 病假}]\n",
	 LATER, "2025", ""},
	{"seven and a guest", "attendance-in-text",
	 SMALL TEXT_ON("2025-03-06", "到会8人") "present: [$1-7$]\nabsent: [{name: 员8, reason: 病假}]\n"
											"guests: [某局长]\n",
	 LATER, "2025", ""},
	{"eleven were due", "attendance-in-text",
	 SMALL TEXT_ON("2025-03-06", "应到党员十一人") "present: [$1-7$]\nabsent: [{name: 员8, reason: 病假}]\n",
	 LATER, "2025", "! question attendance-in-text content"},
	{"another sitting", "attendance-in-text",
	 SMALL TEXT_ON("2025-03-06",
				   "上次会议实到5人。") "present: [$1-7$]\nabsent: [{name: 员8, reason: 病假}]\n",
	 LATER, "2025", ""},
	{"an identity number", "private-number", SMALL TEXT_ON("2025-03-06", "证号11010519491231002X。"), LATER,
	 "2025", "! question private-number content"},
	{"its check character is wrong", "private-number",
	 SMALL TEXT_ON("2025-03-06", "证号110105194912310021。"), LATER, "2025", ""},
	{"a telephone number", "private-number", SMALL TEXT_ON("2025-03-06", "好") "guests: [某人 13800138000]\n",
	 LATER, "2025", "! question private-number guests"},
	{"twelve digits", "private-number", SMALL TEXT_ON("2025-03-06", "编号138001380001"), LATER, "2025", ""},
	{"praise", "soft-criticism", SMALL LIFE_ON("2025-12-20", "2025", "员2对员3：不注意身体"), LATER, "2025",
	 "! info soft-criticism mutual"},
	{"nobody is named", "soft-criticism", SMALL LIFE_ON("2025-12-20", "2025", "大家相互提了意见"), LATER,
	 "2025", "! info criticism-unnamed mutual"},
	{"a problem", "soft-criticism", SMALL LIFE_ON("2025-12-20", "2025", "员2对员3：台账拖了两个月才补"),
	 LATER, "2025", ""},
};

/* Sittings of three days, and files beside them. */
#define FOLDER(date)                 "attachments/zhb1/2025/" date "-members-meeting/"
#define FILED(date, list)            "+ zhb1 " date " members-meeting\nattachments: [" list "]\n"
#define PHOTO_AT(date, name, moment) "% " FOLDER(date) name " photo " moment "\n"
#define DOCX_AT(date, name, moment)  "% " FOLDER(date) name " docx " moment "\n"
#define WORDS_IN(date, name, text)   "% " FOLDER(date) name " text " text "\n"
/* The first of them at ten, the others so many minutes and seconds after ten. */
#define THREE_PHOTOS(second, third)                                                                          \
	SMALL FILED("2025-03-12", "a.jpg") FILED("2025-04-10", "a.jpg") FILED("2025-05-14", "a.jpg")             \
		PHOTO_AT("2025-03-12", "a.jpg", "2025:12:19 10:00:00")                                               \
			PHOTO_AT("2025-04-10", "a.jpg", "2025:12:19 10:" second)                                         \
				PHOTO_AT("2025-05-14", "a.jpg", "2025:12:19 10:" third)
#define VOTED(list)                                                                                          \
	SMALL FILED("2025-03-12", list) "agenda:\n- {topic: 接收, vote: {yes: 8, no: 0, abstain: 0}}\n"
/* SM3 of "abc" (GB/T 32905-2016, example 1). */
#define SM3_ABC "sm3:66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"

static const struct rule_case attachment_cases[] = {
	{"named and there", "attachment-files",
	 SMALL FILED("2025-03-12", "a.jpg") PHOTO_AT("2025-03-12", "a.jpg", "x"), LATER, "2025", ""},
	{"named and not there", "attachment-files",
	 SMALL FILED("2025-03-12", "a.jpg, b.jpg") PHOTO_AT("2025-03-12", "a.jpg", "x"), LATER, "2025",
	 "! question attachment-missing attachments.2"},
	{"kept elsewhere", "attachment-files", SMALL FILED("2025-03-12", "{digest: " SM3_ABC "}"), LATER, "2025",
	 ""},
	{"named, with a digest", "attachment-files",
	 SMALL FILED("2025-03-12", "{path: a.jpg, digest: " SM3_ABC "}"), LATER, "2025",
	 "! question attachment-missing attachments.1"},
	{"there and not named", "attachment-files",
	 SMALL FILED("2025-03-12", "a.jpg") PHOTO_AT("2025-03-12", "a.jpg", "x")
		 PHOTO_AT("2025-03-12", "b.jpg", "x"),
	 LATER, "2025", "! info attachment-unnamed attachments"},
	{"of no record", "attachment-files", SMALL FILED("2025-03-12", "") PHOTO_AT("2025-03-13", "a.jpg", "x"),
	 LATER, "2025", "! info attachment-unnamed -"},
	{"a path from the root", "attachment-files",
	 SMALL FILED("2025-03-12", FOLDER("2025-03-12") "a.jpg") PHOTO_AT("2025-03-12", "a.jpg", "x"), LATER,
	 "2025", ""},
	{"its bytes", "attachment-digest",
	 SMALL FILED("2025-03-12", "{path: a.txt, digest: " SM3_ABC "}") WORDS_IN("2025-03-12", "a.txt", "abc"),
	 LATER, "2025", ""},
	{"other bytes", "attachment-digest",
	 SMALL FILED("2025-03-12", "{path: a.txt, digest: " SM3_ABC "}") WORDS_IN("2025-03-12", "a.txt", "abd"),
	 LATER, "2025", "! question attachment-digest attachments.1"},
	{"one photograph twice", "photo-twice",
	 SMALL FILED("2025-03-12", "a.jpg") FILED("2025-04-10", "b.jpg") PHOTO_AT("2025-03-12", "a.jpg", "x")
		 PHOTO_AT("2025-04-10", "b.jpg", "x"),
	 LATER, "2025", "! question photo-twice attachments.1"},
	{"two photographs", "photo-twice",
	 SMALL FILED("2025-03-12", "a.jpg") FILED("2025-04-10", "b.jpg") PHOTO_AT("2025-03-12", "a.jpg", "x")
		 PHOTO_AT("2025-04-10", "b.jpg", "y"),
	 LATER, "2025", ""},
	{"one document twice", "photo-twice",
	 SMALL FILED("2025-03-12", "a.txt") FILED("2025-04-10", "b.txt") WORDS_IN("2025-03-12", "a.txt", "x")
		 WORDS_IN("2025-04-10", "b.txt", "x"),
	 LATER, "2025", ""},
	{"one digest twice", "photo-twice",
	 SMALL FILED("2025-03-12", "{path: a.jpg, digest: " SM3_ABC "}")
		 FILED("2025-04-10", "{path: b.jpg, digest: " SM3_ABC "}"),
	 LATER, "2025", "! question photo-twice attachments.1"},
	{"one digest without a name twice", "photo-twice",
	 SMALL FILED("2025-03-12", "{digest: " SM3_ABC "}") FILED("2025-04-10", "{digest: " SM3_ABC "}"), LATER,
	 "2025", "! question photo-twice attachments.1"},
	{"of two sittings that go on", "photo-twice",
	 SMALL FILED("2025-03-12", "a.jpg") FILED(
		 "2025-03-13", "b.jpg") "continues: 2025-03-12-members-meeting\n" PHOTO_AT("2025-03-12", "a.jpg", "x")
		 PHOTO_AT("2025-03-13", "b.jpg", "x"),
	 LATER, "2025", ""},
	{"taken 2025:03:10", "photo-day",
	 SMALL FILED("2025-03-12", "a.jpg") PHOTO_AT("2025-03-12", "a.jpg", "2025:03:10 10:00:00"), LATER, "2025",
	 "! info photo-day attachments.1"},
	{"taken 2025:03:11", "photo-day",
	 SMALL FILED("2025-03-12", "a.jpg") PHOTO_AT("2025-03-12", "a.jpg", "2025:03:11 10:00:00"), LATER, "2025",
	 ""},
	{"taken 2025:03:13", "photo-day",
	 SMALL FILED("2025-03-12", "a.jpg") PHOTO_AT("2025-03-12", "a.jpg", "2025:03:13 10:00:00"), LATER, "2025",
	 ""},
	{"taken 2025:03:14", "photo-day",
	 SMALL FILED("2025-03-12", "a.jpg") PHOTO_AT("2025-03-12", "a.jpg", "2025:03:14 10:00:00"), LATER, "2025",
	 "! info photo-day attachments.1"},
	{"taken 0000:00:00", "photo-day",
	 SMALL FILED("2025-03-12", "a.jpg") PHOTO_AT("2025-03-12", "a.jpg", "0000:00:00 10:00:00"), LATER, "2025",
	 ""},
	{"taken garbage", "photo-day",
	 SMALL FILED("2025-03-12", "a.jpg") PHOTO_AT("2025-03-12", "a.jpg", "garbage 10:00:00"), LATER, "2025",
	 ""},
	{"会议记录 saved 2025-08-20", "document-day",
	 SMALL FILED("2025-08-21", "会议记录.docx")
		 DOCX_AT("2025-08-21", "会议记录.docx", "2025-08-20T04:00:00Z"),
	 LATER, "2025", "! info document-day attachments.1"},
	{"会议记录 saved 2025-08-21", "document-day",
	 SMALL FILED("2025-08-21", "会议记录.docx")
		 DOCX_AT("2025-08-21", "会议记录.docx", "2025-08-21T04:00:00Z"),
	 LATER, "2025", ""},
	{"会议记录 saved 2025-10-09", "document-day",
	 SMALL FILED("2025-08-21", "会议记录.docx")
		 DOCX_AT("2025-08-21", "会议记录.docx", "2025-10-09T04:00:00Z"),
	 LATER, "2025", ""},
	{"会议记录 saved 2025-10-10", "document-day",
	 SMALL FILED("2025-08-21", "会议记录.docx")
		 DOCX_AT("2025-08-21", "会议记录.docx", "2025-10-10T04:00:00Z"),
	 LATER, "2025", "! info document-day attachments.1"},
	{"通知 saved 2025-08-20", "document-day",
	 SMALL FILED("2025-08-21", "通知.docx") DOCX_AT("2025-08-21", "通知.docx", "2025-08-20T04:00:00Z"), LATER,
	 "2025", ""},
	{"ten minutes from one to the next", "made-at-once", THREE_PHOTOS("10:00", "20:00"), LATER, "2025",
	 "! info made-at-once -"},
	{"a second more", "made-at-once", THREE_PHOTOS("10:01", "20:01"), LATER, "2025", ""},
	{"of two days", "made-at-once",
	 SMALL FILED("2025-03-12", "a.jpg") FILED("2025-04-10", "a.jpg, b.jpg") PHOTO_AT(
		 "2025-03-12", "a.jpg", "2025:12:19 10:00:00") PHOTO_AT("2025-04-10", "a.jpg", "2025:12:19 10:01:00")
		 PHOTO_AT("2025-04-10", "b.jpg", "2025:12:19 10:02:00"),
	 LATER, "2025", ""},
	{"documents", "made-at-once",
	 SMALL FILED("2025-03-12", "a.docx") FILED("2025-04-10", "a.docx") FILED("2025-05-14", "a.docx")
		 DOCX_AT("2025-03-12", "a.docx", "2025-12-19T02:00:00Z")
			 DOCX_AT("2025-04-10", "a.docx", "2025-12-19T02:03:00Z")
				 DOCX_AT("2025-05-14", "a.docx", "2025-12-19T02:04:00Z"),
	 LATER, "2025", "! info made-at-once -"},
};

static const struct rule_case local_text_cases[] = {
	{"another level", "words-elsewhere", SMALL TEXT_ON("2025-03-06", "我市正在推进"), LATER, "2025",
	 "! question words-elsewhere content"},
	{"the own", "words-elsewhere", SMALL TEXT_ON("2025-03-06", "我局正在推进"), LATER, "2025", ""},
	{"no sheet", "sign-in-sheet", VOTED("a.jpg"), LATER, "2025", "! shortfall sign-in-sheet attachments"},
	{"a sheet", "sign-in-sheet", VOTED("签到表.jpg"), LATER, "2025", ""},
	{"a digest without a name", "sign-in-sheet", VOTED("{digest: " SM3_ABC "}"), LATER, "2025", ""},
	{"no vote", "sign-in-sheet", SMALL FILED("2025-03-12", "a.jpg"), LATER, "2025", ""},
};

#endif
