#include "git/path.h"

#include "base/text.h"

#include <string.h>
#include <strings.h>

static const struct {
	const char *name;
	bool folder;
} tops[] = {
	{"attachments", true},     {"bodies", true},    {"branches", true},      {"calendar", true},
	{"documents.yaml", false}, {"followups", true}, {"genesis.yaml", false}, {"notices.yaml", false},
	{"records", true},         {"rules", true},     {"waivers", true},       {"zzsh.yaml", false},
};

static bool find_top(struct zz_str name, bool *folder)
{
	for (size_t i = 0; i < sizeof tops / sizeof tops[0]; i++)
		if (zz_str_is(name, tops[i].name)) {
			*folder = tops[i].folder;
			return true;
		}
	return false;
}

static struct zz_str top_of(struct zz_str path)
{
	ptrdiff_t slash = zz_str_chr(path, '/');
	return slash < 0 ? path : zz_str_sub(path, 0, (size_t)slash);
}

bool zz_path_ours(struct zz_str path)
{
	bool folder;
	return find_top(top_of(path), &folder);
}

static bool is_allowed(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_';
}

bool zz_path_plain(struct zz_str name)
{
	if (name.n == 0 || name.n > ZZ_NAME_BYTES || name.p[0] == '.' || name.p[0] == '-')
		return false;
	for (size_t i = 0; i < name.n; i++)
		if (!is_allowed(name.p[i]))
			return false;
	return true;
}

static bool is_printable(struct zz_str name)
{
	if (name.n == 0 || name.n > ZZ_NAME_BYTES || name.p[0] == '.' || zz_utf8_invalid(name) >= 0)
		return false;
	for (int32_t cp; (cp = zz_utf8_next(&name)) != -1;)
		if (cp < ' ' || cp == '/' || zz_char_class(cp) != ZZ_CHAR_PLAIN)
			return false;
	return true;
}

static enum zz_odd odd_name(struct zz_str path, bool attachment)
{
	size_t from = 0;
	for (;;) {
		ptrdiff_t slash = zz_str_chr(zz_str_sub(path, from, path.n), '/');
		if (slash < 0)
			break;
		if (!zz_path_plain(zz_str_sub(path, from, from + (size_t)slash)))
			return ZZ_ODD_NAME;
		from += (size_t)slash + 1;
	}
	struct zz_str last = zz_str_sub(path, from, path.n);
	return zz_path_plain(last) || (attachment && is_printable(last)) ? ZZ_ODD_NOT : ZZ_ODD_NAME;
}

static size_t depth_of(struct zz_str path)
{
	size_t n = 1;
	for (size_t i = 0; i < path.n; i++)
		n += path.p[i] == '/';
	return n;
}

/* A folder that is named as only a file is: what the file would say is not there, even where nothing lies in
 * the folder. Attachments may have any name. */
static bool named_as_file(struct zz_str path, struct zz_str top)
{
	static const char *const ends[] = {".yaml", ".yml"};
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
		size_t n = strlen(ends[i]);
		if (path.n > n && !strncasecmp(path.p + path.n - n, ends[i], n))
			return !zz_str_is(top, "attachments");
	}
	return false;
}

enum zz_odd zz_path_odd(struct zz_str path, enum zz_entry kind)
{
	static const enum zz_odd by_kind[] = {
		[ZZ_ENTRY_FILE] = ZZ_ODD_NOT,      [ZZ_ENTRY_FOLDER] = ZZ_ODD_NOT,    [ZZ_ENTRY_LINK] = ZZ_ODD_LINK,
		[ZZ_ENTRY_MODULE] = ZZ_ODD_MODULE, [ZZ_ENTRY_DEVICE] = ZZ_ODD_DEVICE,
	};
	if (by_kind[kind])
		return by_kind[kind];
	bool folder = kind == ZZ_ENTRY_FOLDER, top_folder;
	size_t depth = depth_of(path);
	struct zz_str top = top_of(path);
	if (!find_top(top, &top_folder))
		return ZZ_ODD_NAME;
	if ((depth > 1 || folder) != top_folder || (folder && named_as_file(path, top)))
		return ZZ_ODD_PLACE;
	if (depth + folder > ZZ_PATH_DEPTH)
		return ZZ_ODD_DEPTH;
	return odd_name(path, !folder && depth > 1 && zz_str_is(top, "attachments"));
}

bool zz_path_dropping(struct zz_str name)
{
	return zz_str_starts(name, ".") || zz_str_ends(name, "~") || zz_str_ends(name, ".swp") ||
		   zz_str_ends(name, ".tmp") || zz_str_starts(name, "~$");
}

static size_t name_at(struct zz_str path)
{
	size_t at = path.n;
	while (at > 0 && path.p[at - 1] != '/')
		at--;
	return at;
}

struct zz_str zz_path_folder(struct zz_str path)
{
	size_t at = name_at(path);
	return zz_str_sub(path, 0, at ? at - 1 : 0);
}

struct zz_str zz_path_name(struct zz_str path)
{
	return zz_str_sub(path, name_at(path), path.n);
}

static int byte_after(struct zz_str path, size_t n, bool folder)
{
	if (path.n > n)
		return (unsigned char)path.p[n];
	return folder ? '/' : -1;
}

int zz_path_cmp(struct zz_str a, bool a_folder, struct zz_str b, bool b_folder)
{
	size_t n = a.n < b.n ? a.n : b.n;
	int order = n ? memcmp(a.p, b.p, n) : 0;
	return order ? order : byte_after(a, n, a_folder) - byte_after(b, n, b_folder);
}
