/* A ledger of two small branches, written as files into a scratch folder, and questions about what was
 * loaded. */
#ifndef LEDGER_SAMPLE_H
#define LEDGER_SAMPLE_H

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/digest.h"
#include "base/io.h"
#include "model/ledger.h"

static char folder[64];
static struct zz_source *source;
static struct zz_ledger *ledger;
static struct zz_error failure;

static void shell(const char *format, const char *what)
{
	char command[512];
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
	snprintf(command, sizeof command, format, what);
#pragma GCC diagnostic pop
	assert_int_equal(system(command), 0);
}

static void put(const char *path, const char *text)
{
	struct zz_error e = {0};
	int fd = open(folder, O_RDONLY | O_DIRECTORY);
	assert_int_equal(zz_write_at(fd, zz_str(path), zz_str(text), 0, &e), 0);
	close(fd);
}

#define ZHB1                                                                                                 \
	"名称: 第一支部\n"                                                                                 \
	"成立: 2020-01-01\n"                                                                                   \
	"支委会:\n"                                                                                           \
	"  - 起: 2024-01-10\n"                                                                                  \
	"    成员:\n"                                                                                          \
	"      - {姓名: 王建国, 职务: 书记}\n"                                                          \
	"      - {姓名: 李敏, 职务: 组织委员}\n"                                                       \
	"      - {姓名: 赵强, 职务: 委员}\n"                                                             \
	"党小组:\n"                                                                                           \
	"  - {编号: g1, 名称: 第一小组}\n"                                                               \
	"党员:\n"                                                                                              \
	"  - {姓名: 王建国, 入党: 2000-07-01, 转正: 2001-07-01, 小组: g1}\n"                          \
	"  - {姓名: 李敏, 入党: 2005-07-01, 转正: 2006-07-01, 小组: g1}\n"                             \
	"  - {姓名: 赵强, 入党: 2008-07-01, 转正: 2009-07-01}\n"                                         \
	"  - {姓名: 周洁, 入党: 2010-07-01, 转正: 2011-07-01}\n"                                         \
	"  - {姓名: 陈立, 入党: 2025-07-01}\n"                                                             \
	"  - {姓名: 孙老, 入党: 1970-07-01, 转正: 1971-07-01, 状态: [{状态: 免于参加, 起: 2020-01-01}]}\n"
#define ZHB2                                                                                                 \
	"名称: 第二支部\n"                                                                                 \
	"成立: 2020-01-01\n"                                                                                   \
	"党员:\n"                                                                                              \
	"  - {姓名: 刘洋, 入党: 2000-07-01, 转正: 2001-07-01}\n"                                         \
	"  - {姓名: 王伟, 编号: wangwei1, 入党: 2000-07-01, 转正: 2001-07-01}\n"                       \
	"  - {姓名: 王伟, 编号: wangwei2, 入党: 2001-07-01, 转正: 2002-07-01}\n"
#define UNIT_FILE "格式: 1\n名称: 市政府办公室机关党委\n启用: 2026-01-01\n"

/* What every sitting needs besides its lists. */
#define HEAD_OF(kind, date)                                                                                      \
	"类型: " kind "\n支部: zhb1\n日期: " date "\n时间: 14:30-15:40\n地点: 302会议室\n主持: 王建国\n" \
	"记录: 李敏\n"
#define AGENDA_OF                                                                                                                \
	"议题:\n  - {事项: 研究主题党日方案, 发言: 建议与社区结对, 决议: 同意, 责任人: 李敏, 时限: " \
	"2026-03-20}\n"
#define MEETING "records/zhb1/2026/2026-03-12-committee-meeting.yaml"
#define MEETING_TEXT                                                                                         \
	HEAD_OF("支委会", "2026-03-12") "出席: [王建国, 李敏]\n缺席:\n  - {姓名: 赵强, 事由: 出差}\n" AGENDA_OF

static int make_folder(void **state)
{
	(void)state;
	strcpy(folder, "/tmp/zzsh-test-XXXXXX");
	if (!mkdtemp(folder))
		return -1;
	put("zzsh.yaml", UNIT_FILE);
	put("genesis.yaml", "格式: 1\n盐: 0123456789abcdef\n日期: 2026-01-01\n");
	put("branches/zhb1.yaml", ZHB1);
	put("branches/zhb2.yaml", ZHB2);
	put(MEETING, MEETING_TEXT);
	return 0;
}

static void unload(void)
{
	zz_ledger_free(ledger);
	zz_source_close(source);
	ledger = NULL;
	source = NULL;
}

static int remove_folder(void **state)
{
	(void)state;
	unload();
	shell("rm -rf %s", folder);
	return 0;
}

#define LEDGER_TEST(test) cmocka_unit_test_setup_teardown(test, make_folder, remove_folder)

static zz_day day(int year, int month, int of_month)
{
	return zz_day_of(year, month, of_month);
}

static int try_load(const struct zz_scope *scope, zz_day today)
{
	unload();
	failure = (struct zz_error){.lang = ZZ_ZH};
	int rc = zz_source_open(&source, folder, &failure);
	return rc ? rc : zz_ledger_load(&ledger, source, scope, 0, today, &failure);
}

static void load_on(zz_day today)
{
	if (try_load(NULL, today) != 0)
		fail_msg("%s", failure.text);
}

/* A month after the meeting of the sample. */
static void load(void)
{
	load_on(day(2026, 4, 12));
}

static const struct zz_finding *find_nth(const char *id, size_t n)
{
	for (size_t i = 0; i < ledger->findings.n; i++)
		if (!strcmp(ledger->findings.at[i].def->id, id) && n-- == 0)
			return &ledger->findings.at[i];
	return NULL;
}

__attribute__((unused)) static const struct zz_finding *find(const char *id)
{
	return find_nth(id, 0);
}

__attribute__((unused)) static size_t count(const char *id)
{
	size_t n = 0;
	while (find_nth(id, n))
		n++;
	return n;
}

/* The Chinese text of a finding. */
__attribute__((unused)) static const char *text_of(const struct zz_finding *f)
{
	static char text[1024];
	struct zz_buf b = {0};
	assert_non_null(f);
	zz_finding_text(&b, f, f->def->message, ZZ_ZH);
	snprintf(text, sizeof text, "%s", b.data);
	zz_buf_free(&b);
	return text;
}

__attribute__((unused)) static void print_findings(void)
{
	for (size_t i = 0; i < ledger->findings.n; i++)
		print_message("%.*s %.*s: %s [%s]\n", ZZ_FMT(ledger->findings.at[i].path),
					  ZZ_FMT(ledger->findings.at[i].part), text_of(&ledger->findings.at[i]),
					  ledger->findings.at[i].def->id);
}

#define assert_clean()                                                                                       \
	do {                                                                                                     \
		print_findings();                                                                                    \
		assert_int_equal(ledger->findings.n, 0);                                                             \
	} while (0)
#define assert_view(view, text) assert_true(zz_str_is((view), (text)))

__attribute__((unused)) static const struct zz_record *record(const char *owner, const char *id)
{
	int32_t i = zz_ledger_record(ledger, zz_intern_find(&ledger->words, zz_str(owner)), zz_str(id));
	assert_true(i >= 0);
	return &ledger->records[i];
}

#endif
