/* A whole ledger: files after lines "=== path" are put beside or over those of a small sample; it is loaded,
 * judged by all its packs, and every answer is written in both languages. */
#define _XOPEN_SOURCE 700 /* nftw */
#include "people.h"

#include "report/check.h"
#include "report/roster.h"
#include "report/rules.h"

#include <fcntl.h>
#include <ftw.h>
#include <sys/stat.h>
#include <unistd.h>

static const char sample[] =
	"=== zzsh.yaml\n格式: 1\n名称: 机关党委\n启用: 2025-01-01\n规则包: [national, own]\n"
	"=== genesis.yaml\n格式: 1\n盐: 0123456789abcdef\n日期: 2025-01-01\n"
	"=== branches/zhb1.yaml\n名称: 第一支部\n成立: 2020-01-01\n支委会:\n  - 起: 2024-01-10\n    成员:\n"
	"      - {姓名: 王建国, 职务: 书记}\n      - {姓名: 李敏, 职务: 组织委员}\n"
	"党小组:\n  - {编号: g1, 名称: 第一小组, 组长: [{姓名: 李敏}]}\n"
	"党员:\n  - {姓名: 王建国, 入党: 2000-07-01, 转正: 2001-07-01}\n"
	"  - {姓名: 李敏, 入党: 2005-07-01, 转正: 2006-07-01, 小组: g1}\n"
	"=== bodies/dz.yaml\n名称: 局党组\n类型: 党组\n党员:\n  - {姓名: 王建国}\n"
	"=== rules/own.yaml\n规则包: own\n版本: 1\n名称: {zh: 自定}\n条目: []\n"
	"=== records/zhb1/2025/2025-03-12-committee-meeting.yaml\n类型: 支委会\n支部: zhb1\n日期: 2025-03-12\n"
	"时间: 14:30-15:40\n地点: 302\n主持: 王建国\n记录: 李敏\n出席: [王建国, 李敏]\n缺席: []\n"
	"议题:\n  - {事项: 一, 发言: 二, 决议: 三, 表决: {方式: 举手, 赞成: 2, 反对: 0, 弃权: 0}}\n";

static char folder[] = "/tmp/zzsh-fuzz-XXXXXX";

static int take_away(const char *path, const struct stat *st, int type, struct FTW *at)
{
	(void)st;
	(void)type;
	(void)at;
	return remove(path);
}

static void clear(void)
{
	nftw(folder, take_away, 8, FTW_DEPTH | FTW_PHYS);
}

static bool plain(struct zz_str name)
{
	for (size_t i = 0; i < name.n; i++)
		if (!strchr("abcdefghijklmnopqrstuvwxyz0123456789-_/.", name.p[i]) || !name.p[i])
			return false;
	return name.n > 5 && name.n < 120 && name.p[0] != '/' && name.p[0] != '.' &&
		   zz_str_find(name, ZZ_STR("/.")) < 0 && zz_str_find(name, ZZ_STR("//")) < 0;
}

static void put(struct zz_str all)
{
	struct zz_str name, bytes;
	char path[200];
	for (int i = 0; i < 40 && next_file(&all, &name, &bytes); i++) {
		if (!plain(name))
			continue;
		snprintf(path, sizeof path, "%s/%.*s", folder, ZZ_FMT(name));
		for (char *slash = strchr(path + sizeof folder, '/'); slash; slash = strchr(slash + 1, '/')) {
			*slash = '\0';
			mkdir(path, 0700);
			*slash = '/';
		}
		FILE *f = fopen(path, "wb");
		if (f) {
			fwrite(bytes.p, 1, bytes.n, f);
			fclose(f);
		}
	}
}

static void show(const struct zz_verdict *v, const struct zz_packs *packs)
{
	struct zz_buf out = {0};
	for (int lang = ZZ_ZH; lang <= ZZ_EN; lang++) {
		struct zz_view view = {.lang = (enum zz_lang)lang, .width = lang == ZZ_ZH ? 80 : 0, .all = true};
		view.full = lang == ZZ_EN;
		zz_check_text(&out, v, &view);
		zz_roster_show(&out, v->ledger, -1, v->ledger->today, &view);
		zz_rules_text(&out, v->ledger, packs, view.lang, view.width);
	}
	zz_check_json(&out, v, ZZ_EN);
	zz_rules_json(&out, v->ledger, packs, ZZ_ZH);
	zz_roster_json(&out, v->ledger, -1, v->ledger->today);
	must_be_safe(zz_buf_view(&out), true);
	zz_buf_free(&out);
}

static void judge(struct zz_source *source)
{
	struct zz_ledger *l = NULL;
	struct zz_packs packs = {0};
	struct zz_verdict *v = NULL;
	struct zz_question everything = {.period = {ZZ_PERIOD_DAYS, ZZ_NO_DAY, ZZ_NO_DAY}};
	struct zz_error e = {.lang = ZZ_EN};
	int rc = zz_ledger_load(&l, source, NULL, 0, zz_day_of(2025, 5, 20), &e);
	if (!rc)
		rc = zz_packs_load(&packs, l, NULL, 0, &e);
	if (!rc)
		rc = zz_judge(&v, l, &packs, &everything, &e);
	MUST(rc == ZZ_OK || e.status == rc);
	if (!rc)
		show(v, &packs);
	zz_verdict_free(v);
	zz_packs_free(&packs);
	zz_ledger_free(l);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct zz_source *source = NULL;
	struct zz_error e = {.lang = ZZ_ZH};
	strcpy(folder + sizeof folder - 7, "XXXXXX");
	MUST(mkdtemp(folder));
	put(zz_str(sample));
	put(INPUT);
	if (zz_source_open(&source, folder, &e) == ZZ_OK)
		judge(source);
	zz_source_close(source);
	clear();
	return 0;
}
