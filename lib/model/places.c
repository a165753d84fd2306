/* What a path in a ledger says about the file. */
#include "model/loader.h"

#include <string.h>
#include <strings.h>

const struct zz_term zz_odd_terms[] = {
	[ZZ_ODD_NOT] = {"files of this kind have no place here", "此处不放这类文件"},
	[ZZ_ODD_NAME] = {"a name that no ledger file may have (a-z 0-9 . _ - only)",
					 "文件名不合要求（只用小写字母、数字和 . _ -）"},
	[ZZ_ODD_DEPTH] = {"too many folders deep", "文件夹层数过多"},
	[ZZ_ODD_PLACE] = {"a file where a folder belongs, or a folder where a file belongs",
					  "应为文件夹处放了文件，或应为文件处放了文件夹"},
	[ZZ_ODD_LINK] = {"a symbolic link", "是符号链接"},
	[ZZ_ODD_MODULE] = {"a git submodule", "是git子模块"},
	[ZZ_ODD_DEVICE] = {"a device, pipe or socket", "是设备、管道一类的特殊文件"},
	[ZZ_ODD_TWICE] = {"the same name stands in the commit more than once", "提交中同名文件出现多次"},
};

static const struct {
	struct zz_str top;
	uint8_t depth; /* components */
	uint8_t place;
} places[] = {
	/* the most frequent first */
	{ZZ_STR("records"), 4, ZZ_PLACE_RECORD},
	{ZZ_STR("followups"), 4, ZZ_PLACE_FOLLOWUP},
	{ZZ_STR("attachments"), 0, ZZ_PLACE_ATTACHMENT},
	{ZZ_STR("zzsh.yaml"), 1, ZZ_PLACE_UNIT},
	{ZZ_STR("genesis.yaml"), 1, ZZ_PLACE_GENESIS},
	{ZZ_STR("notices.yaml"), 1, ZZ_PLACE_NOTICES},
	{ZZ_STR("documents.yaml"), 1, ZZ_PLACE_DOCUMENTS},
	{ZZ_STR("branches"), 2, ZZ_PLACE_BRANCH},
	{ZZ_STR("bodies"), 2, ZZ_PLACE_BODY},
	{ZZ_STR("waivers"), 2, ZZ_PLACE_WAIVER},
	{ZZ_STR("rules"), 2, ZZ_PLACE_RULES},
	{ZZ_STR("calendar"), 2, ZZ_PLACE_CALENDAR},
};

/* Component number `index`; empty where there are fewer. */
static struct zz_str component(struct zz_str path, unsigned index)
{
	struct zz_str piece = {0};
	for (unsigned i = 0; i <= index; i++)
		if (!zz_str_split(&path, '/', &piece))
			return (struct zz_str){0};
	return piece;
}

static unsigned depth_of(struct zz_str path)
{
	unsigned n = 1;
	for (size_t i = 0; i < path.n; i++)
		n += path.p[i] == '/';
	return n;
}

/* A record in the wrong folder is read all the same; of the others only the place makes them what they are.
 */
enum zz_place_kind zz_path_place(struct zz_str path)
{
	struct zz_str top = component(path, 0);
	for (size_t i = 0; i < sizeof places / sizeof places[0]; i++) {
		if (!zz_str_eq(top, places[i].top))
			continue;
		enum zz_place_kind place = places[i].place;
		if (place == ZZ_PLACE_ATTACHMENT)
			return place;
		if (!zz_str_ends(path, ".yaml"))
			return ZZ_PLACE_STRAY;
		if (place == ZZ_PLACE_CALENDAR && zz_year_of(zz_path_stem(path)) == ZZ_UNSET)
			return ZZ_PLACE_STRAY;
		return place == ZZ_PLACE_RECORD || depth_of(path) == places[i].depth ? place : ZZ_PLACE_STRAY;
	}
	return ZZ_PLACE_STRAY;
}

bool zz_path_is_record(struct zz_str path)
{
	return zz_path_place(path) == ZZ_PLACE_RECORD;
}

/* A record's day stands in front of the name, or it ends much as a record does: .yml, .YAML, .yaml.txt. What
 * editors leave beside a file is none. */
static bool is_misnamed(struct zz_str path)
{
	static const char *const ends[] = {".yaml", ".yml"};
	enum { DATE = 10 };
	struct zz_str name = zz_path_name(path);
	zz_day day;
	if (!zz_str_is(component(path, 0), "records") || zz_str_ends(name, ".yaml") || !name.n ||
		strchr(".#", name.p[0]) || name.p[name.n - 1] == '~')
		return false;
	bool found = zz_day_parse(zz_str_sub(name, 0, DATE), &day);
	for (size_t i = 0; i < name.n; i++)
		for (size_t k = 0; k < sizeof ends / sizeof *ends; k++)
			found = found ||
					(name.n - i >= strlen(ends[k]) && !strncasecmp(name.p + i, ends[k], strlen(ends[k])));
	return found;
}

bool zz_hides_records(const struct zz_file *f)
{
	bool folder =
		f->odd == ZZ_ODD_LINK || f->odd == ZZ_ODD_MODULE || f->odd == ZZ_ODD_DEVICE || f->odd == ZZ_ODD_PLACE;
	return is_misnamed(f->path) || (folder && zz_str_is(component(f->path, 0), "records") &&
									depth_of(f->path) < 4 && !zz_str_ends(f->path, ".yaml"));
}

bool zz_file_is_record(const struct zz_file *f)
{
	return zz_path_is_record(f->path) || zz_hides_records(f);
}

struct zz_str zz_path_stem(struct zz_str path)
{
	struct zz_str name = zz_path_name(path);
	return zz_str_ends(name, ".yaml") ? zz_str_sub(name, 0, name.n - 5) : name;
}

struct zz_str zz_path_owner(struct zz_str path)
{
	switch (zz_path_place(path)) {
	case ZZ_PLACE_BRANCH:
	case ZZ_PLACE_BODY:
		return zz_path_stem(path);
	case ZZ_PLACE_RECORD:
	case ZZ_PLACE_FOLLOWUP:
		return depth_of(path) > 2 ? component(path, 1) : ZZ_STR("");
	default:
		return ZZ_STR("");
	}
}

int32_t zz_year_of(struct zz_str text)
{
	int32_t n = 0;
	if (text.n != 4)
		return ZZ_UNSET;
	for (size_t i = 0; i < 4; i++) {
		if (text.p[i] < '0' || text.p[i] > '9')
			return ZZ_UNSET;
		n = n * 10 + (text.p[i] - '0');
	}
	return n ? n : ZZ_UNSET;
}

int32_t zz_path_year(struct zz_str path)
{
	return zz_year_of(component(path, 2));
}
