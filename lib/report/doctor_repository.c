/* The computer and the repository. */
#include "report/doctor_parts.h"

#include "base/message.h"
#include "base/text.h"

#include <string.h>
#include <sys/statvfs.h>
#include <unistd.h>

enum { MINUTE = 60, DAY = 86400 };

void zz_examine_git(struct zz_patient *p)
{
	struct zz_str rest = zz_str(p->asked->program), folder;
	struct zz_buf path = {0};
	bool found = false;
	while (!found && zz_str_split(&rest, ':', &folder)) {
		zz_buf_clear(&path);
		zz_buf_printf(&path, "%.*s/git", ZZ_FMT(folder));
		found = folder.n && access(path.data, X_OK) == 0;
	}
	zz_buf_free(&path);
	if (!found)
		ZZ_SICK(p, ZZ_SY_GIT_MISSING, ZZ_ANUM("n", 0));
}

/* A record and its objects need some kilobytes; below this much the next year is in danger (DESIGN). */
enum { LEAST_MEGABYTES = 64, LEAST_FILES = 1000 };

void zz_examine_disk(struct zz_patient *p)
{
	struct statvfs fs;
	if (statvfs(p->asked->dir, &fs) != 0)
		return;
	uint64_t megabytes = (uint64_t)fs.f_bavail * fs.f_frsize >> 20;
	if (megabytes < LEAST_MEGABYTES)
		ZZ_SICK(p, ZZ_SY_DISK_FULL, ZZ_ANUM("megabytes", (long)megabytes));
	if (fs.f_files > 0 && fs.f_favail < LEAST_FILES) /* some file systems have no such limit */
		ZZ_SICK(p, ZZ_SY_DISK_FILES, ZZ_ANUM("files", (long)fs.f_favail));
	if (access(p->asked->dir, W_OK) != 0)
		ZZ_SICK(p, ZZ_SY_READ_ONLY, ZZ_ATEXT("path", zz_str(p->asked->dir)));
}

/* With the minute: two moments of one day would read the same without it. */
static struct zz_str minute(struct zz_buf *out, int64_t moment, int zone)
{
	enum { DAY_MINUTES = 24 * 60 };
	char day[ZZ_DATE_MAX];
	zz_day d = zz_day_at(moment, zone);
	int minutes = (int)((moment - zz_moment_at(d, 0, zone)) / MINUTE % DAY_MINUTES);
	zz_buf_printf(out, "%s %02d:%02d", zz_day_text(d, day), minutes / 60, minutes % 60);
	return zz_buf_view(out);
}

void zz_examine_clock(struct zz_patient *p)
{
	struct zz_buf now = {0}, last = {0};
	enum { BEIJING = 8 * 60, TOLERATED = 10 * MINUTE };
	int zone = p->ledger ? p->ledger->unit.zone : BEIJING;
	if (p->health.last_commit <= p->asked->now + TOLERATED)
		return;
	ZZ_SICK(p, ZZ_SY_CLOCK, ZZ_ATEXT("now", minute(&now, p->asked->now, zone)),
			ZZ_ATEXT("last", minute(&last, p->health.last_commit, zone)));
	zz_buf_free(&now);
	zz_buf_free(&last);
}

void zz_examine_repository(struct zz_patient *p)
{
	if (!p->has_repository)
		ZZ_SICK(p, ZZ_SY_NO_REPOSITORY, ZZ_ATEXT("path", zz_str(p->asked->dir)));
	else if (!p->opened)
		ZZ_SICK(p, ZZ_SY_REPOSITORY, ZZ_ATEXT("why", zz_str(p->refused.text)));
	else if (p->bare)
		ZZ_SICK(p, ZZ_SY_BARE, ZZ_ANUM("n", 0));
}

/* What git takes without complaint and nobody recognises afterwards. */
static bool odd_identity(struct zz_str name, struct zz_str email)
{
	ptrdiff_t at = zz_str_chr(email, '@');
	bool no_address = at <= 0 || (size_t)at + 1 >= email.n;
	return no_address || zz_str_is(name, "root") || zz_str_is(name, "Your Name") ||
		   zz_str_starts(email, "you@example") || zz_str_chr(name, '<') >= 0 || zz_str_chr(name, '\n') >= 0;
}

void zz_examine_identity(struct zz_patient *p)
{
	struct zz_str name = p->health.name, email = p->health.email;
	if (p->bare) /* nobody enters anything there */
		return;
	if (!name.n || !email.n)
		ZZ_SICK(p, ZZ_SY_IDENTITY_MISSING, ZZ_ANUM("n", 0));
	else if (odd_identity(name, email))
		ZZ_SICK(p, ZZ_SY_IDENTITY_ODD, ZZ_ATEXT("name", name), ZZ_ATEXT("email", email));
}

void zz_examine_branch(struct zz_patient *p)
{
	const struct zz_health *h = &p->health;
	if (h->detached)
		ZZ_SICK(p, ZZ_SY_DETACHED, ZZ_ANUM("n", 0));
	else if (!zz_str_is(h->branch, "refs/heads/main"))
		ZZ_SICK(p, ZZ_SY_OTHER_BRANCH, ZZ_ATEXT("branch", h->branch));
	if (h->no_commit)
		ZZ_SICK(p, ZZ_SY_NO_COMMIT, ZZ_ANUM("n", 0));
}

static void examine_lock(struct zz_patient *p, const struct zz_health_lock *lock)
{
	enum zz_symptom_id id = lock->held == ZZ_HELD_BY ? ZZ_SY_LOCK_HELD
							: lock->held == ZZ_HELD_UNSURE || lock->age <= ZZ_STALE_SECONDS
								? ZZ_SY_LOCK_UNSURE
								: ZZ_SY_LOCK_STALE;
	ZZ_SICK(p, id, ZZ_ATEXT("lock", lock->name), ZZ_ATEXT("path", lock->path), ZZ_ANUM("pid", lock->pid),
			ZZ_ANUM("minutes", (long)(lock->age / MINUTE)));
}

void zz_examine_locks(struct zz_patient *p)
{
	for (size_t i = 0; i < p->health.locks.n; i++)
		examine_lock(p, &p->health.locks.at[i]);
	if (p->health.writer)
		ZZ_SICK(p, ZZ_SY_WRITER,
				ZZ_ATEXT("pid", p->health.writer > 0 ? zz_arena_printf(&p->d->arena, "%ld", p->health.writer)
													 : ZZ_STR("?")));
}

void zz_examine_left(struct zz_patient *p)
{
	if (p->health.undo && !p->health.writer)
		ZZ_SICK(p, ZZ_SY_UNDO, ZZ_ANUM("n", 0));
	if (p->health.temporary.n)
		ZZ_SICK(p, ZZ_SY_TEMPORARY, ZZ_ANUM("n", (long)p->health.temporary.n),
				ZZ_ATEXT("paths", zz_doctor_paths(p, &p->health.temporary)));
}

static void examine_paths(struct zz_patient *p, enum zz_symptom_id id, const struct zz_health_paths *list)
{
	if (list->n)
		ZZ_SICK(p, id, ZZ_ANUM("n", (long)list->n), ZZ_ATEXT("paths", zz_doctor_paths(p, list)));
}

void zz_examine_index(struct zz_patient *p)
{
	if (p->health.index_error.text[0])
		ZZ_SICK(p, ZZ_SY_INDEX_UNREADABLE, ZZ_ATEXT("why", zz_str(p->health.index_error.text)));
	/* While somebody writes, the index is rightly behind for a moment. */
	if (!p->health.writer)
		examine_paths(p, ZZ_SY_INDEX_BEHIND, &p->health.behind);
	examine_paths(p, ZZ_SY_INDEX_STAGED, &p->health.staged);
	examine_paths(p, ZZ_SY_INDEX_IGNORED, &p->health.ignored);
}

void zz_examine_attributes(struct zz_patient *p)
{
	for (size_t i = 0; i < p->health.attributes.n; i++) {
		const struct zz_health_attribute *a = &p->health.attributes.at[i];
		ZZ_SICK(p, ZZ_SY_ATTRIBUTE, ZZ_ATEXT("name", a->name), ZZ_ATEXT("value", a->value),
				ZZ_ATEXT("path", a->path));
	}
}

void zz_examine_history(struct zz_patient *p)
{
	if (p->health.replaced)
		ZZ_SICK(p, ZZ_SY_REPLACED, ZZ_ANUM("n", (long)p->health.replaced));
	if (p->health.grafts)
		ZZ_SICK(p, ZZ_SY_GRAFTS, ZZ_ANUM("n", 0));
	if (p->health.shallow)
		ZZ_SICK(p, ZZ_SY_SHALLOW, ZZ_ANUM("n", 0));
}

void zz_examine_hooks(struct zz_patient *p)
{
	if (p->health.hooks_path.n)
		ZZ_SICK(p, ZZ_SY_HOOKS_PATH, ZZ_ATEXT("path", p->health.hooks_path));
}
