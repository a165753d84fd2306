/* The round of the doctor: what is looked at, in which order, and what that needs. */
#include "report/doctor_parts.h"

#include "git/repo.h"

#include <fcntl.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

const struct zz_term zz_weight_terms[ZZ_WEIGHTS] = {
	[ZZ_WELL] = {"well", "正常"},
	[ZZ_NOTE] = {"note", "注意"},
	[ZZ_AILING] = {"ailing", "有问题"},
	[ZZ_BROKEN] = {"broken", "环境故障"},
	[ZZ_NOT_EXAMINED] = {"not-examined", "未查"},
};

/* NEEDS_READABLE: a folder without a repository can be read, one whose repository is refused cannot. */
enum need { NEEDS_NOTHING, NEEDS_FOLDER, NEEDS_READABLE, NEEDS_REPOSITORY, NEEDS_LEDGER };

static const struct probe {
	struct zz_term name;
	uint8_t need;
	zz_examine *look;
} probes[] = {
	{{"git-program", "git程序"}, NEEDS_NOTHING, zz_examine_git},
	{{"disk", "磁盘"}, NEEDS_FOLDER, zz_examine_disk},
	{{"repository", "仓库"}, NEEDS_FOLDER, zz_examine_repository},
	{{"identity", "身份"}, NEEDS_REPOSITORY, zz_examine_identity},
	{{"branch", "分支"}, NEEDS_REPOSITORY, zz_examine_branch},
	{{"clock", "时钟"}, NEEDS_REPOSITORY, zz_examine_clock},
	{{"locks", "锁文件"}, NEEDS_REPOSITORY, zz_examine_locks},
	{{"interrupted", "中断的写入"}, NEEDS_REPOSITORY, zz_examine_left},
	{{"index", "暂存区"}, NEEDS_REPOSITORY, zz_examine_index},
	{{"conversion", "内容转换"}, NEEDS_REPOSITORY, zz_examine_attributes},
	{{"history", "历史完整"}, NEEDS_REPOSITORY, zz_examine_history},
	{{"hooks", "钩子"}, NEEDS_REPOSITORY, zz_examine_hooks},
	{{"format", "台账格式"}, NEEDS_READABLE, zz_examine_format},
	{{"genesis", "出生证"}, NEEDS_LEDGER, zz_examine_genesis},
	{{"files", "文件"}, NEEDS_LEDGER, zz_examine_records},
	{{"names", "文件名"}, NEEDS_REPOSITORY, zz_examine_names},
	{{"calendar", "放假安排"}, NEEDS_LEDGER, zz_examine_calendar},
	{{"packs", "规则包"}, NEEDS_LEDGER, zz_examine_packs},
	{{"waiting", "待处理"}, NEEDS_FOLDER, zz_examine_waiting},
};
enum { PROBES = sizeof probes / sizeof *probes };

const struct zz_symptom *zz_symptom_of(const struct zz_finding *f)
{
	return (const struct zz_symptom *)(const void *)((const char *)f->def - offsetof(struct zz_symptom, def));
}

struct zz_finding *zz_doctor_add(struct zz_patient *p, enum zz_symptom_id id, const struct zz_arg *args,
								 size_t nargs)
{
	return zz_finding_add(&p->d->findings, &zz_symptoms[id].def, args, nargs);
}

struct zz_str zz_doctor_paths(struct zz_patient *p, const struct zz_health_paths *list)
{
	enum { SHOWN = 3 };
	struct zz_buf text = {0};
	for (size_t i = 0; i < list->n && i < SHOWN; i++)
		zz_buf_printf(&text, "%s%.*s", i ? ", " : "", ZZ_FMT(list->at[i]));
	if (list->n > SHOWN)
		zz_buf_puts(&text, " …");
	struct zz_str kept = zz_arena_str(&p->d->arena, zz_buf_view(&text));
	zz_buf_free(&text);
	return kept;
}

/* --- opening what can be opened --- */

static void open_repository(struct zz_patient *p)
{
	int fd = open(p->asked->dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	enum zz_git_place place = fd < 0 ? ZZ_GIT_NONE : zz_git_look(fd);
	if (fd >= 0)
		close(fd);
	p->bare = place == ZZ_GIT_BARE;
	p->has_repository = place != ZZ_GIT_NONE;
	if (p->has_repository)
		p->opened = zz_health_look(&p->health, p->asked->dir, p->asked->clock, &p->refused) == ZZ_OK;
}

static void open_ledger(struct zz_patient *p)
{
	struct zz_error ignored = {.lang = p->asked->lang};
	int rc = zz_source_open(&p->source, p->asked->dir, &p->not_loaded);
	if (!rc)
		rc = zz_ledger_load(&p->ledger, p->source, NULL, p->asked->now, ZZ_NO_DAY, &p->not_loaded);
	if (!rc)
		zz_packs_load(&p->packs, p->ledger, NULL, 0, &ignored);
}

static void let_go(struct zz_patient *p)
{
	zz_packs_free(&p->packs);
	zz_ledger_free(p->ledger);
	zz_source_close(p->source);
	zz_health_free(&p->health);
}

static bool can(const struct zz_patient *p, uint8_t need)
{
	switch ((enum need)need) {
	case NEEDS_FOLDER:
		return p->asked->dir != NULL;
	case NEEDS_READABLE:
		return p->asked->dir && (p->opened || !p->has_repository);
	case NEEDS_REPOSITORY:
		return p->opened;
	case NEEDS_LEDGER:
		return p->ledger != NULL;
	default:
		return true;
	}
}

static void examine(struct zz_patient *p, const struct probe *probe, struct zz_examination *e)
{
	size_t from = p->d->findings.n;
	e->name = probe->name;
	if (!can(p, probe->need)) {
		e->weight = ZZ_NOT_EXAMINED;
		return;
	}
	probe->look(p);
	for (size_t i = from; i < p->d->findings.n; i++) {
		struct zz_finding *f = &p->d->findings.at[i];
		f->part = zz_str(probe->name.slug);
		if (zz_symptom_of(f)->weight > e->weight)
			e->weight = zz_symptom_of(f)->weight;
	}
}

static void open_patient(struct zz_patient *p)
{
	p->refused.lang = p->not_loaded.lang = p->asked->lang;
	if (!p->asked->dir)
		return;
	open_repository(p);
	open_ledger(p);
}

void zz_doctor_look(struct zz_doctor *out, const struct zz_doctor_asked *asked, bool mend)
{
	struct zz_patient p = {.d = out, .asked = asked};
	memset(out, 0, sizeof *out);
	out->findings.arena = &out->arena;
	out->lang = asked->lang;
	out->not_mended.lang = asked->lang;
	open_patient(&p);
	if (mend && p.opened && !p.bare) {
		zz_health_mend(&out->mended, &p.health, asked->dir, &out->not_mended);
		let_go(&p);
		p = (struct zz_patient){.d = out, .asked = asked};
		open_patient(&p);
	}
	struct zz_examination *e = ZZ_NEWN(&out->arena, struct zz_examination, PROBES);
	if (!asked->dir)
		ZZ_SICK(&p, ZZ_SY_NO_LEDGER, ZZ_ANUM("n", 0));
	for (size_t i = 0; i < PROBES; i++)
		examine(&p, &probes[i], &e[i]);
	out->examined = e;
	out->nexamined = PROBES;
	let_go(&p);
}

void zz_doctor_free(struct zz_doctor *d)
{
	zz_mending_free(&d->mended);
	free(d->findings.at);
	zz_arena_free(&d->arena);
	memset(d, 0, sizeof *d);
}

int zz_doctor_exit(const struct zz_doctor *d)
{
	uint8_t worst = ZZ_WELL;
	for (size_t i = 0; i < d->findings.n; i++) {
		uint8_t weight = zz_symptom_of(&d->findings.at[i])->weight;
		worst = weight > worst ? weight : worst;
	}
	return worst == ZZ_BROKEN ? ZZ_EENV : worst == ZZ_AILING ? 1 : 0;
}
