#include "git/object_files.h"

#include "base/digest.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { MOST = 200000 };

static int open_objects(struct zz_git *g)
{
	struct zz_buf path = {0};
	zz_buf_printf(&path, "%sobjects", git_repository_commondir(g->repo));
	int fd = open(path.data, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	zz_buf_free(&path);
	return fd;
}

/* Packs and their indices end with the digest of all that stands before. */
static bool read_end(int objects, struct zz_object_file *f)
{
	int fd = openat(objects, f->name, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
	off_t from = (off_t)f->size - GIT_OID_RAWSZ;
	bool good = fd >= 0 && from >= 0 && pread(fd, f->end, sizeof f->end, from) == (ssize_t)sizeof f->end;
	if (fd >= 0)
		close(fd);
	return good;
}

static bool look(int objects, const char *name, struct zz_object_file *out)
{
	struct stat st;
	*out = (struct zz_object_file){0};
	int n = snprintf(out->name, sizeof out->name, "%s", name);
	if (n < 0 || (size_t)n >= sizeof out->name || fstatat(objects, name, &st, AT_SYMLINK_NOFOLLOW) != 0 ||
		!S_ISREG(st.st_mode))
		return false;
	out->inode = (uint64_t)st.st_ino;
	out->size = (uint64_t)st.st_size;
	out->changed[0] = st.st_ctim.tv_sec;
	out->changed[1] = st.st_ctim.tv_nsec;
	out->written[0] = st.st_mtim.tv_sec;
	out->written[1] = st.st_mtim.tv_nsec;
	out->packed[0] = strncmp(name, "pack/", 5) == 0;
	return !out->packed[0] || read_end(objects, out);
}

/* --- files that were touched --- */

static bool pack_is_whole(int objects, const struct zz_object_file *f)
{
	uint8_t id[ZZ_GIT_ID_SIZE];
	int fd = openat(objects, f->name, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
	bool good = fd >= 0 && f->size >= sizeof id && zz_sha1_front(fd, (size_t)f->size - sizeof id, id) &&
				!memcmp(id, f->end, sizeof id);
	if (fd >= 0)
		close(fd);
	return good;
}

/* As whatever reads it will: by its name, with its hash. */
static bool loose_is_whole(struct zz_git *g, const struct zz_object_file *f)
{
	enum { BYTES = 64 << 20 };
	char hex[GIT_OID_HEXSZ + 1];
	git_odb_object *object = NULL;
	git_object_t type;
	git_oid id;
	size_t size;
	snprintf(hex, sizeof hex, "%.2s%.38s", f->name, f->name + 3);
	bool good = git_oid_fromstr(&id, hex) == 0 && git_odb_read_header(&size, &type, g->odb, &id) == 0 &&
				size <= BYTES && git_odb_read(&object, g->odb, &id) == 0;
	git_odb_object_free(object);
	return good;
}

static bool holds_the_same(int objects, struct zz_git *g, const struct zz_object_file *then)
{
	struct zz_object_file now;
	if (!look(objects, then->name, &now))
		return false;
	if (!memcmp(&now, then, sizeof now))
		return true;
	if (now.inode != then->inode || now.size != then->size || memcmp(now.end, then->end, sizeof now.end) != 0)
		return false;
	return now.packed[0] ? pack_is_whole(objects, &now) : loose_is_whole(g, &now);
}

static bool is_loose_folder(const char *name)
{
	return strlen(name) == 2 && strspn(name, "0123456789abcdef") == 2;
}

/* What is neither a pack nor a loose object is nothing that objects are read from. */
static bool holds_objects(const char *folder, const char *name)
{
	size_t n = strlen(name);
	if (strcmp(folder, "pack") == 0)
		return n > 5 && (strcmp(name + n - 5, ".pack") == 0 || strcmp(name + n - 4, ".idx") == 0);
	return n == GIT_OID_HEXSZ - 2;
}

static bool list_folder(struct zz_object_files *files, int objects, const char *folder)
{
	char name[sizeof files->at->name + 8];
	const struct dirent *entry;
	bool good = true;
	int fd = openat(objects, folder, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	DIR *dir = fd < 0 ? NULL : fdopendir(fd);
	while (dir && good && (entry = readdir(dir))) {
		if (!holds_objects(folder, entry->d_name))
			continue;
		int n = snprintf(name, sizeof name, "%s/%s", folder, entry->d_name);
		good = n > 0 && (size_t)n < sizeof name && files->n < MOST && look(objects, name, ZZ_PUSH(files));
	}
	if (dir)
		closedir(dir);
	else if (fd >= 0)
		close(fd);
	return good && dir;
}

static int by_name(const void *a, const void *b)
{
	const struct zz_object_file *x = a, *y = b;
	return strcmp(x->name, y->name);
}

bool zz_object_files_list(struct zz_object_files *files, struct zz_git *g)
{
	struct stat st;
	const struct dirent *entry;
	int objects = open_objects(g), top = objects < 0 ? -1 : dup(objects);
	DIR *dir = top < 0 ? NULL : fdopendir(top);
	bool good = dir && fstatat(objects, "info/alternates", &st, AT_SYMLINK_NOFOLLOW) != 0;
	while (good && (entry = readdir(dir)))
		if (is_loose_folder(entry->d_name) || strcmp(entry->d_name, "pack") == 0)
			good = list_folder(files, objects, entry->d_name);
	if (dir)
		closedir(dir);
	if (objects >= 0)
		close(objects);
	if (files->n)
		qsort(files->at, files->n, sizeof *files->at, by_name);
	return good;
}

bool zz_object_files_untouched(const struct zz_object_files *files, struct zz_git *g)
{
	int objects = open_objects(g);
	bool good = objects >= 0;
	for (size_t i = 0; good && i < files->n; i++)
		good = holds_the_same(objects, g, &files->at[i]);
	if (objects >= 0)
		close(objects);
	return good;
}
