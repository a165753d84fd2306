#include "git/undo.h"

#include "base/io.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#define NOTE       "zzsh/undo"
#define NOTE_BYTES ((size_t)16 << 20)
#define FILE_BYTES ((size_t)256 << 20)

/* A line of the note: "FORMER NEW PATH", git's names of the bytes; '-' where there is no file. FORMER is '='
 * where only the index is behind. */
struct line {
	struct zz_str path;
	git_oid former, new;
	bool had, only_index, remove;
};

static int open_common(struct zz_store *s, struct zz_error *e)
{
	const char *path = git_repository_commondir(s->git.repo);
	int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (fd < 0)
		zz_error(e, ZZ_EENV, "cannot read %.*s: %s", ZZ_FMT(zz_str(path)), zz_os_reason(e->lang, errno));
	return fd;
}

static void put_name(struct zz_buf *out, const git_oid *id)
{
	char hex[GIT_OID_HEXSZ + 1];
	zz_buf_puts(out, git_oid_tostr(hex, sizeof hex, id));
}

static void put_rest(struct zz_buf *out, const struct zz_tree_change *c)
{
	zz_buf_putc(out, ' ');
	if (c->remove)
		zz_buf_putc(out, '-');
	else
		put_name(out, &c->blob);
	zz_buf_printf(out, " %.*s\n", ZZ_FMT(c->path));
}

/* The bytes themselves go among git's objects, where edits by hand are not yet. */
static int put_former(struct zz_store *s, struct zz_buf *out, struct zz_str path, struct zz_error *e)
{
	struct zz_buf bytes = {0};
	git_oid id;
	bool missing;
	int rc = zz_worktree_read(&s->worktree, path, FILE_BYTES, &bytes, &missing, e);
	if (rc == ZZ_OK && missing) {
		zz_buf_putc(out, '-');
	} else if (rc == ZZ_OK) {
		rc = git_odb_write(&id, s->git.odb, bytes.n ? bytes.data : "", bytes.n, GIT_OBJECT_BLOB);
		rc = rc < 0 ? zz_git_fail(e, s->dir, rc) : ZZ_OK;
		if (rc == ZZ_OK)
			put_name(out, &id);
	}
	zz_buf_free(&bytes);
	return rc;
}

int zz_undo_note(struct zz_store *s, const struct zz_tree_change *tree, size_t n, struct zz_error *e)
{
	struct zz_buf text = {0};
	int rc = ZZ_OK;
	for (size_t i = 0; rc == ZZ_OK && i < n; i++) {
		rc = put_former(s, &text, tree[i].path, e);
		put_rest(&text, &tree[i]);
	}
	for (size_t i = 0; i < s->written.n; i++) {
		zz_buf_putc(&text, '=');
		put_rest(&text, &s->written.at[i]);
	}
	int fd = rc ? -1 : open_common(s, e);
	if (rc == ZZ_OK)
		rc = fd < 0 ? e->status : zz_write_at(fd, ZZ_STR(NOTE), zz_buf_view(&text), 0, e);
	if (fd >= 0)
		close(fd);
	zz_buf_free(&text);
	return rc;
}

static bool take_id(struct zz_str *line, git_oid *id, char none, bool *is_none)
{
	struct zz_str word;
	if (!zz_str_split(line, ' ', &word))
		return false;
	*is_none = word.n == 1 && word.p[0] == none;
	return *is_none || (word.n == GIT_OID_HEXSZ && git_oid_fromstrn(id, word.p, word.n) == 0);
}

static bool parse(struct zz_str text, struct line *line)
{
	bool none = false;
	*line = (struct line){0};
	line->only_index = zz_str_starts(text, "= ");
	if (!take_id(&text, &line->former, line->only_index ? '=' : '-', &none) ||
		!take_id(&text, &line->new, '-', &line->remove))
		return false;
	line->had = !none;
	line->path = text;
	return !zz_path_odd(text, ZZ_ENTRY_FILE);
}

static int head_has(struct zz_store *s, const struct line *l, bool *same, struct zz_error *e)
{
	struct zz_tree_entry entry;
	int rc = s->has_head ? zz_tree_find(&s->head, l->path, &entry, e) : 1;
	*same = rc == 1 ? l->remove : !l->remove && git_oid_equal(&entry.id, &l->new);
	return rc == 1 ? ZZ_OK : rc;
}

static int folder_has(struct zz_store *s, const struct line *l, bool *same, struct zz_error *e)
{
	struct zz_buf bytes = {0};
	git_oid id;
	bool missing;
	int rc = zz_worktree_read(&s->worktree, l->path, FILE_BYTES, &bytes, &missing, e);
	*same = missing == l->remove;
	if (rc == ZZ_OK && !missing && *same) {
		rc = git_odb_hash(&id, bytes.n ? bytes.data : "", bytes.n, GIT_OBJECT_BLOB);
		rc = rc < 0 ? zz_git_fail(e, s->dir, rc) : ZZ_OK;
		*same = rc == ZZ_OK && git_oid_equal(&id, &l->new);
	}
	zz_buf_free(&bytes);
	return rc;
}

static int take_back(struct zz_store *s, const struct line *l, struct zz_error *e)
{
	struct zz_buf bytes = {0};
	if (!l->had)
		return zz_worktree_remove(&s->worktree, l->path, e);
	int rc = zz_git_blob(&s->git, &l->former, FILE_BYTES, &bytes, e);
	if (rc == ZZ_OK)
		rc = zz_write_at(s->worktree.root, l->path, zz_buf_view(&bytes), 0, e);
	zz_buf_free(&bytes);
	return rc;
}

static int recover(struct zz_store *s, const struct line *l, struct zz_error *e)
{
	bool done = false, ours = false;
	zz_worktree_sweep(&s->worktree, zz_path_folder(l->path));
	int rc = head_has(s, l, &done, e);
	if (rc == ZZ_OK && done)
		zz_store_remember(s, &(struct zz_tree_change){.path = l->path, .blob = l->new, .remove = l->remove});
	if (rc || done || l->only_index)
		return rc;
	rc = folder_has(s, l, &ours, e);
	return rc || !ours ? rc : take_back(s, l, e);
}

static int read_note(struct zz_store *s, struct zz_buf *text, bool *missing, struct zz_error *e)
{
	int fd = open_common(s, e);
	if (fd < 0)
		return e->status;
	int rc = zz_read_at(text, fd, ZZ_STR(NOTE), NOTE_BYTES, missing, e);
	close(fd);
	return rc < 0 ? rc : ZZ_OK;
}

int zz_undo_recover(struct zz_store *s, struct zz_error *e)
{
	struct zz_buf text = {0};
	struct line line;
	bool missing;
	int rc = read_note(s, &text, &missing, e);
	struct zz_str rest = zz_buf_view(&text), one;
	if (rc == ZZ_OK && !missing)
		rc = zz_store_look_at_head(s, e);
	while (rc == ZZ_OK && !missing && zz_str_split(&rest, '\n', &one))
		if (parse(one, &line))
			rc = recover(s, &line, e);
	if (rc == ZZ_OK && !missing && s->written.n == 0)
		zz_undo_clear(s);
	zz_buf_free(&text);
	return rc;
}

void zz_undo_clear(struct zz_store *s)
{
	struct zz_error ignored = {0};
	int fd = open_common(s, &ignored);
	if (fd < 0)
		return;
	unlinkat(fd, NOTE, 0);
	close(fd);
}
