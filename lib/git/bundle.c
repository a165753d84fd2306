#include "git/bundle.h"

#include "base/digest.h"
#include "base/io.h"
#include "base/message.h"
#include "git/packing.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define SIGNATURE "# v2 git bundle\n"
#define MAIN      "refs/heads/main"
#define PACK_MOST ((size_t)0x7fffffff) /* offsets of 31 bits */

/* --- refs --- */

static int by_name(const void *a, const void *b)
{
	const struct zz_bundle_ref *x = a, *y = b;
	return zz_str_cmp(x->name, y->name);
}

int zz_bundle_glob(struct zz_bundle_refs *refs, struct zz_git *g, const char *front, struct zz_error *e)
{
	git_reference_iterator *all = NULL;
	struct zz_buf glob = {0};
	const char *name;
	size_t before = refs->n;
	zz_buf_printf(&glob, "%s*", front);
	int rc = git_reference_iterator_glob_new(&all, g->repo, glob.data);
	if (rc < 0)
		rc = zz_git_fail(e, glob.data, rc);
	while (!rc && git_reference_next_name(&name, all) == 0) {
		git_reference *ref = NULL;
		git_object *object = NULL;
		if (git_reference_lookup(&ref, g->repo, name) == 0 &&
			git_reference_peel(&object, ref, GIT_OBJECT_COMMIT) == 0)
			*ZZ_PUSH(refs) =
				(struct zz_bundle_ref){zz_arena_str(&refs->arena, zz_str(name)), *git_object_id(object)};
		git_object_free(object);
		git_reference_free(ref);
		if (refs->n > ZZ_BUNDLE_REFS)
			rc = zz_error(e, ZZ_EENV, N_("the repository has more than %d refs"), ZZ_BUNDLE_REFS);
	}
	if (refs->n > before)
		qsort(refs->at + before, refs->n - before, sizeof *refs->at, by_name);
	git_reference_iterator_free(all);
	zz_buf_free(&glob);
	return rc;
}

void zz_bundle_refs_free(struct zz_bundle_refs *refs)
{
	free(refs->at);
	zz_arena_free(&refs->arena);
	*refs = (struct zz_bundle_refs){.n = 0};
}

/* --- writing --- */

static void put_ref(struct zz_buf *out, const git_oid *id, struct zz_str name)
{
	char hex[GIT_OID_HEXSZ + 1];
	git_oid_tostr(hex, sizeof hex, id);
	zz_buf_printf(out, "%s %.*s\n", hex, ZZ_FMT(name));
}

/* The first is needed; those of the others that are not all there stay out. */
static int collect(struct zz_packing *p, struct zz_bundle_refs *refs, struct zz_error *e)
{
	size_t kept = 0;
	int rc = zz_packing_add(p, &refs->at[0].id);
	for (size_t i = 0; !rc && i < refs->n; i++) {
		struct zz_error ignored = {.lang = e->lang};
		p->e = &ignored;
		if (!i || zz_packing_add(p, &refs->at[i].id) == 0)
			refs->at[kept++] = refs->at[i];
	}
	p->e = e;
	refs->n = rc ? refs->n : kept;
	return rc;
}

/* One of the two files that a pack is, which goes from the scratch folder into memory. */
static int take(struct zz_buf *out, const char *scratch, const char *hex, const char *end, struct zz_error *e)
{
	struct zz_buf path = {0}, bytes = {0};
	zz_buf_printf(&path, "%s/pack-%s.%s", scratch, hex, end);
	int rc = zz_read_file(&bytes, path.data, SIZE_MAX / 4, e);
	if (!rc)
		zz_buf_str(out, zz_buf_view(&bytes));
	unlink(path.data);
	zz_buf_free(&bytes);
	zz_buf_free(&path);
	return rc;
}

int zz_bundle_make(struct zz_buf *bundle, struct zz_buf *index, struct zz_git *g, struct zz_bundle_refs *refs,
				   const char *scratch, struct zz_error *e)
{
	char hex[GIT_OID_HEXSZ + 1] = "";
	struct zz_packing p;
	int rc = zz_packing_begin(&p, g, NULL, e);
	if (!rc)
		rc = collect(&p, refs, e);
	if (!rc)
		rc = zz_packing_write(&p, scratch);
	if (!rc) {
		zz_packing_name(&p, hex);
		zz_buf_puts(bundle, SIGNATURE);
		put_ref(bundle, &refs->at[0].id, ZZ_STR("HEAD"));
		for (size_t i = 0; i < refs->n; i++)
			put_ref(bundle, &refs->at[i].id, refs->at[i].name);
		zz_buf_putc(bundle, '\n');
		rc = take(bundle, scratch, hex, "pack", e);
	}
	if (!rc && bundle->n >= PACK_MOST)
		rc = zz_error(e, ZZ_EENV, N_("the history is larger than 2 GiB, too large for one file"));
	if (!rc)
		rc = take(index, scratch, hex, "idx", e);
	zz_packing_end(&p);
	return rc;
}

/* --- reading --- */

static bool takes_ref(struct zz_str name)
{
	static const char *const fronts[] = {MAIN, "refs/zzsh/", "refs/remotes/"};
	char text[256];
	int valid = 0;
	if (name.n >= sizeof text || memchr(name.p, '\0', name.n))
		return false;
	memcpy(text, name.p, name.n);
	text[name.n] = '\0';
	for (size_t i = 0; i < sizeof fronts / sizeof *fronts; i++)
		if (i ? zz_str_starts(name, fronts[i]) : zz_str_is(name, fronts[i]))
			return git_reference_name_is_valid(&valid, text) == 0 && valid;
	return false;
}

/* Refs as git keeps many of them: one file, in which no name is a path. Others than those of a ledger are
 * passed over. */
static int read_refs(struct zz_buf *packed, struct zz_str bundle, size_t *pack, struct zz_error *e)
{
	struct zz_str rest = zz_str_sub(bundle, sizeof SIGNATURE - 1, bundle.n), line;
	bool begun = zz_str_starts(bundle, SIGNATURE), main = false, ended = false;
	size_t n = 0;
	while (begun && !ended && zz_str_split(&rest, '\n', &line)) {
		git_oid id;
		struct zz_str name = zz_str_sub(line, GIT_OID_HEXSZ + 1, line.n);
		ended = !line.n;
		begun = ended || (line.n > GIT_OID_HEXSZ + 1 && line.p[GIT_OID_HEXSZ] == ' ' &&
						  git_oid_fromstrn(&id, line.p, GIT_OID_HEXSZ) == 0 && ++n <= ZZ_BUNDLE_REFS);
		if (!begun || ended || !takes_ref(name))
			continue;
		main = main || zz_str_is(name, MAIN);
		put_ref(packed, &id, name);
	}
	if (!begun || !ended || !main || !zz_str_starts(rest, "PACK"))
		return zz_error(e, ZZ_EUSAGE,
						N_("the history in it is no whole git bundle of version 2 with a branch main"));
	*pack = (size_t)(rest.p - bundle.p);
	return ZZ_OK;
}

int zz_bundle_lay_out(const char *folder, struct zz_str bundle, size_t *pack, struct zz_error *e)
{
	static const char *const folders[] = {"objects", "objects/pack", "refs"};
	struct zz_buf packed = {0};
	bool started = git_libgit2_init() >= 0;
	int rc = read_refs(&packed, bundle, pack, e);
	if (started)
		git_libgit2_shutdown();
	int fd = rc ? -1 : open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	bool made = fd >= 0;
	for (size_t i = 0; made && i < sizeof folders / sizeof *folders; i++)
		made = mkdirat(fd, folders[i], 0700) == 0;
	if (!rc && !made)
		rc = zz_error(e, ZZ_EENV, "%s: %s", folder, zz_os_reason(e->lang, errno));
	if (!rc)
		rc = zz_write_at(fd, ZZ_STR("HEAD"), ZZ_STR("ref: " MAIN "\n"), ZZ_WRITE_PRIVATE, e);
	if (!rc)
		rc = zz_write_at(fd, ZZ_STR("config"),
						 ZZ_STR("[core]\n\trepositoryformatversion = 0\n\tbare = true\n"), ZZ_WRITE_PRIVATE,
						 e);
	if (!rc)
		rc = zz_write_at(fd, ZZ_STR("packed-refs"), zz_buf_view(&packed), ZZ_WRITE_PRIVATE, e);
	if (fd >= 0)
		close(fd);
	zz_buf_free(&packed);
	return rc;
}

/* --- pack and index (gitformat-pack(5), version 2) --- */

enum { PACK_HEAD = 12, INDEX_HEAD = 8, FANOUT = 256, NAME = GIT_OID_RAWSZ, PER_OBJECT = NAME + 4 + 4 };

static uint32_t number(const unsigned char *at)
{
	return (uint32_t)at[0] << 24 | (uint32_t)at[1] << 16 | (uint32_t)at[2] << 8 | at[3];
}

/* Names in their order, counted right for each first byte; offsets inside the pack. */
static bool is_index(const unsigned char *x, size_t n, size_t objects, size_t pack)
{
	const unsigned char *fanout = x + INDEX_HEAD, *names = fanout + 4 * FANOUT;
	if (n != INDEX_HEAD + 4 * FANOUT + objects * PER_OBJECT + 2 * NAME ||
		memcmp(x, "\377tOc\0\0\0\2", 8) != 0)
		return false;
	const unsigned char *offsets = names + objects * (NAME + 4);
	size_t at = 0;
	for (unsigned byte = 0; byte < FANOUT; byte++) {
		while (at < objects && names[at * NAME] == byte)
			at++;
		if (number(fanout + (size_t)4 * byte) != at)
			return false;
	}
	for (size_t i = 0; i < objects; i++) {
		uint32_t offset = number(offsets + 4 * i);
		if (offset < PACK_HEAD || offset >= pack - NAME ||
			(i && memcmp(names + (i - 1) * NAME, names + i * NAME, NAME) >= 0))
			return false;
	}
	return at == objects;
}

/* Each ends with the SHA-1 of what stands before it, and the index has that of the pack as well. */
static bool fit(int pack, int index, size_t pack_bytes, const struct zz_buf *x)
{
	const unsigned char *bytes = (const unsigned char *)x->data;
	unsigned char head[PACK_HEAD], end[NAME], sum[NAME];
	if (pack_bytes < PACK_HEAD + NAME || pack_bytes >= PACK_MOST || x->n < 2 * NAME ||
		pread(pack, head, sizeof head, 0) != sizeof head ||
		pread(pack, end, sizeof end, (off_t)(pack_bytes - NAME)) != sizeof end)
		return false;
	if (memcmp(head, "PACK\0\0\0\2", 8) != 0 || number(head + 8) > ZZ_PACKING_MOST ||
		!is_index(bytes, x->n, number(head + 8), pack_bytes))
		return false;
	return zz_sha1_front(pack, pack_bytes - NAME, sum) && memcmp(sum, end, NAME) == 0 &&
		   memcmp(bytes + x->n - (size_t)2 * NAME, end, NAME) == 0 &&
		   zz_sha1_front(index, x->n - NAME, sum) && memcmp(bytes + x->n - NAME, sum, NAME) == 0;
}

static int open_below(const char *folder, const char *name)
{
	struct zz_buf path = {0};
	zz_buf_printf(&path, "%s/%s", folder, name);
	int fd = open(path.data, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
	zz_buf_free(&path);
	return fd;
}

int zz_bundle_check(const char *folder, struct zz_error *e)
{
	enum { INDEX_MOST = INDEX_HEAD + 4 * FANOUT + 2 * NAME };
	const size_t most = INDEX_MOST + (size_t)ZZ_PACKING_MOST * PER_OBJECT;
	int pack = open_below(folder, ZZ_BUNDLE_PACK), index = open_below(folder, ZZ_BUNDLE_INDEX);
	struct zz_buf x = {0};
	struct zz_error ignored = {.lang = e->lang};
	struct stat st;
	bool good = pack >= 0 && index >= 0 && fstat(pack, &st) == 0 &&
				zz_read_fd(&x, index, most, &ignored) == 0 && fit(pack, index, (size_t)st.st_size, &x);
	if (pack >= 0)
		close(pack);
	if (index >= 0)
		close(index);
	zz_buf_free(&x);
	return good ? ZZ_OK
				: zz_error(e, ZZ_EUSAGE,
						   N_("the history in it is damaged: its pack and the index do not belong together"));
}
