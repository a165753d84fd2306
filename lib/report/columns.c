#include "report/columns.h"

const struct zz_column zz_columns[ZZ_COLUMNS] = {
	{{"all", "大会"}, "members-meeting-", ZZ_COLUMN_RULES},
	{{"cttee", "支委"}, "committee-meeting-", ZZ_COLUMN_RULES},
	{{"group", "小组"}, "group-meeting-", ZZ_COLUMN_RULES},
	{{"day", "党日"}, "theme-party-day-", ZZ_COLUMN_RULES},
	{{"life", "生活会"}, "organization-life-", ZZ_COLUMN_RULES},
	{{"appr", "评议"}, "democratic-appraisal-", ZZ_COLUMN_RULES},
	{{"dual", "双重"}, "dual-life", ZZ_COLUMN_RULES},
	{{"anal", "分析"}, "spirit-analysis-", ZZ_COLUMN_RULES},
	{{"talk", "谈话"}, "talk-", ZZ_COLUMN_RULES},
	{{"rest", "其他"}, NULL, ZZ_COLUMN_REST},
	{{"rec", "记录"}, NULL, ZZ_COLUMN_OTHERS},
};

const struct zz_column *zz_column_of(struct zz_str rule)
{
	for (int i = 0; i < ZZ_SYSTEM_COLUMNS; i++)
		if (zz_str_starts(rule, zz_columns[i].rules))
			return &zz_columns[i];
	return NULL;
}
