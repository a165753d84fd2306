#include "witness/seen.h"

#include "git/path.h"

#include <stdlib.h>
#include <string.h>

/* --- digests by id --- */

static size_t slot_of(const struct zz_digests *d, const git_oid *id)
{
	uint64_t key;
	memcpy(&key, id->id, sizeof key);
	size_t i = (size_t)key & (d->nslots - 1);
	while (d->slots[i] && !git_oid_equal(&d->at[d->slots[i] - 1].id, id))
		i = (i + 1) & (d->nslots - 1);
	return i;
}

static void make_room(struct zz_digests *d)
{
	enum { FIRST = 1024 };
	if (d->nslots && (d->n + 1) * 2 <= d->nslots)
		return;
	free(d->slots);
	d->nslots = d->nslots ? d->nslots * 2 : FIRST;
	d->slots = zz_malloc(d->nslots * sizeof *d->slots);
	for (size_t i = 0; i < d->n; i++)
		d->slots[slot_of(d, &d->at[i].id)] = (uint32_t)i + 1;
}

void zz_digests_free(struct zz_digests *d)
{
	free(d->at);
	free(d->slots);
	*d = (struct zz_digests){0};
}

/* --- one tree --- */

struct looking {
	struct zz_seen_tree *out;
	struct zz_git *g;
	struct zz_digests *known;
	struct zz_buf bytes;
	struct zz_error why;
};

static void note(struct looking *l, struct zz_str path, bool *what)
{
	*what = true;
	if (!l->out->odd.n)
		l->out->odd = path;
}

static bool digest_of(struct looking *l, struct zz_str path, const git_oid *id, struct zz_sm3 *out)
{
	make_room(l->known);
	size_t slot = slot_of(l->known, id);
	if (l->known->slots[slot]) {
		*out = l->known->at[l->known->slots[slot] - 1].text;
		return true;
	}
	if (zz_git_blob(l->g, id, ZZ_SEEN_BYTES, &l->bytes, &l->why)) {
		note(l, path, &l->out->missing);
		return false;
	}
	if (l->bytes.n > ZZ_SEEN_BYTES) {
		note(l, path, &l->out->invalid);
		l->out->opaque = true;
		return false;
	}
	*out = zz_sm3(zz_buf_view(&l->bytes));
	*ZZ_PUSH(l->known) = (struct zz_digest_of){*id, *out};
	l->known->slots[slot] = (uint32_t)l->known->n;
	return true;
}

/* "a/b"; printf would be a third of the time that all states of a ledger take. */
static struct zz_str join(struct zz_arena *arena, struct zz_str a, struct zz_str b)
{
	char *out = zz_arena_alloc(arena, a.n + b.n + 2);
	memcpy(out, a.p, a.n);
	out[a.n] = '/';
	memcpy(out + a.n + 1, b.p, b.n);
	return (struct zz_str){out, a.n + 1 + b.n};
}

bool zz_seen_record(struct zz_str path, struct zz_arena *a, struct zz_str *record)
{
	struct zz_str rest = path, part[4] = {{0}};
	size_t n = 0;
	while (n < 4 && zz_str_split(&rest, '/', &part[n]))
		n++;
	if (n != 4 || rest.n || !zz_str_is(part[0], "records") || !zz_str_ends(part[3], ".yaml") ||
		zz_path_odd(path, ZZ_ENTRY_FILE))
		return false;
	*record = join(a, part[1], zz_str_sub(part[3], 0, part[3].n - 5));
	return true;
}

/* Only that it is there, and not too large. */
static bool weigh(struct looking *l, struct zz_str path, const git_oid *id)
{
	size_t size;
	git_object_t type;
	if (git_odb_read_header(&size, &type, l->g->odb, id) < 0 || type != GIT_OBJECT_BLOB) {
		note(l, path, &l->out->missing);
		return false;
	}
	if (size > ZZ_SEEN_BYTES)
		note(l, path, &l->out->invalid);
	return true;
}

static bool is_clear(struct zz_str name)
{
	for (size_t i = 0; i < name.n; i++)
		if ((unsigned char)name.p[i] < ' ' || name.p[i] == 0x7f)
			return false;
	return true;
}

static void check_place(struct looking *l, struct zz_str path, uint32_t mode)
{
	struct zz_str rest = path, first;
	bool plain = mode == 0100644 || mode == 0100755;
	if (!zz_str_split(&rest, '/', &first) || !zz_path_ours(first))
		return;
	if (!plain || zz_path_odd(path, ZZ_ENTRY_FILE))
		note(l, path, &l->out->invalid);
}

static bool add_file(struct looking *l, struct zz_str path, uint32_t mode, const git_oid *id)
{
	struct zz_seen_file file = {.path = path, .mode = mode};
	if (l->out->files.n == ZZ_SEEN_FILES) {
		l->out->invalid = l->out->opaque = true;
		return false;
	}
	check_place(l, path, mode);
	git_oid_cpy(&file.id, id);
	if (mode == 0160000)
		note(l, path, &l->out->invalid);
	else if (l->out->names_only && !zz_str_is(path, "genesis.yaml") ? !weigh(l, path, id)
																	: !digest_of(l, path, id, &file.text))
		return false;
	if ((mode == 0100644 || mode == 0100755) && zz_seen_record(path, &l->out->arena, &file.record))
		l->out->records++;
	*ZZ_PUSH(&l->out->files) = file;
	return true;
}

static bool look(struct looking *l, const git_oid *id, struct zz_str folder, unsigned depth);

static bool look_at(struct looking *l, const git_tree_entry *entry, struct zz_str folder, unsigned depth)
{
	struct zz_str name = zz_str(git_tree_entry_name(entry));
	uint32_t mode = (uint32_t)git_tree_entry_filemode_raw(entry);
	if (!name.n || !is_clear(name) || zz_str_chr(name, '/') >= 0 || depth > ZZ_SEEN_DEPTH) {
		note(l, folder, &l->out->invalid);
		l->out->opaque = true;
		return false;
	}
	struct zz_str path = folder.n ? join(&l->out->arena, folder, name) : zz_arena_str(&l->out->arena, name);
	if (mode == 040000)
		return look(l, git_tree_entry_id(entry), path, depth + 1);
	return add_file(l, path, mode, git_tree_entry_id(entry));
}

static bool look(struct looking *l, const git_oid *id, struct zz_str folder, unsigned depth)
{
	git_tree *tree = NULL;
	if (zz_git_tree(l->g, id, &tree, &l->why)) {
		l->out->missing = true;
		return false;
	}
	bool good = true;
	for (size_t i = 0; good && i < git_tree_entrycount(tree); i++)
		good = look_at(l, git_tree_entry_byindex(tree, i), folder, depth);
	git_tree_free(tree);
	return good;
}

static int by_path(const void *a, const void *b)
{
	const struct zz_seen_file *x = a, *y = b;
	return zz_str_cmp(x->path, y->path);
}

/* Six octal digits and a blank. */
static void put_mode(struct zz_buf *out, uint32_t mode)
{
	char text[7] = {0, 0, 0, 0, 0, 0, ' '};
	for (int i = 6; i-- > 0; mode >>= 3)
		text[i] = (char)('0' + (mode & 7));
	zz_buf_add(out, text, sizeof text);
}

struct zz_sm3 zz_seen_content(const struct zz_seen_file *files, size_t n)
{
	char text[ZZ_DIGEST_MAX];
	struct zz_buf lines = {0};
	for (size_t i = 0; i < n; i++) {
		put_mode(&lines, files[i].mode);
		zz_buf_add(&lines, zz_sm3_text(&files[i].text, text) + 4, 64);
		zz_buf_putc(&lines, ' ');
		zz_buf_str(&lines, files[i].path);
		zz_buf_putc(&lines, '\n');
	}
	struct zz_sm3 d = zz_sm3(zz_buf_view(&lines));
	zz_buf_free(&lines);
	return d;
}

static void digest_all(struct zz_seen_tree *t)
{
	/* A path twice would be two truths. */
	for (size_t i = 1; i < t->files.n; i++)
		if (zz_str_eq(t->files.at[i].path, t->files.at[i - 1].path))
			t->invalid = t->opaque = true;
	if (!t->opaque && !t->names_only)
		t->content = zz_seen_content(t->files.at, t->files.n);
}

void zz_seen_read(struct zz_seen_tree *out, struct zz_git *g, const git_oid *commit, struct zz_digests *known)
{
	struct looking l = {.out = out, .g = g, .known = known};
	git_oid tree;
	if (zz_git_tree_of(g, commit, &tree, &l.why))
		out->missing = true;
	else if (look(&l, &tree, (struct zz_str){0}, 0)) {
		if (out->files.n)
			qsort(out->files.at, out->files.n, sizeof *out->files.at, by_path);
		digest_all(out);
	}
	zz_buf_free(&l.bytes);
}

void zz_seen_free(struct zz_seen_tree *t)
{
	free(t->files.at);
	zz_arena_free(&t->arena);
	*t = (struct zz_seen_tree){0};
}

const struct zz_seen_file *zz_seen_find(const struct zz_seen_tree *t, struct zz_str path)
{
	struct zz_seen_file key = {.path = path};
	return t->files.n ? bsearch(&key, t->files.at, t->files.n, sizeof key, by_path) : NULL;
}

void zz_seen_ledger(const struct zz_seen_tree *t, char out[33])
{
	char text[ZZ_DIGEST_MAX];
	const struct zz_seen_file *f = zz_seen_find(t, ZZ_STR("genesis.yaml"));
	out[0] = '\0';
	if (!f || t->missing)
		return;
	zz_sm3_text(&f->text, text);
	memcpy(out, text + 4, 32);
	out[32] = '\0';
}
