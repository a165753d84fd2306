#include "entry/seal.h"

#include "base/io.h"
#include "base/message.h"
#include "git/repo.h"

#include <errno.h>
#include <fcntl.h>
#include <openssl/rand.h>
#include <string.h>
#include <unistd.h>

#define HEAD "zzsh-sealed v1\nsalt "
enum { SALT = 32, FRONT = sizeof HEAD - 1 + 2 * SALT + 2 /* both line feeds */, TEXT_MOST = 1 << 20 };

static struct zz_sm3 digest_of(const uint8_t salt[SALT], struct zz_str text)
{
	struct zz_buf all = {0};
	zz_buf_add(&all, salt, SALT);
	zz_buf_str(&all, text);
	struct zz_sm3 d = zz_sm3(zz_buf_view(&all));
	zz_buf_free(&all);
	return d;
}

int zz_seal(struct zz_sealing *out, struct zz_str text, struct zz_error *e)
{
	if (RAND_bytes(out->salt, SALT) != 1)
		return zz_error(e, ZZ_EENV, N_("the system gives no random numbers; nothing was made"));
	out->text = text;
	struct zz_sm3 d = digest_of(out->salt, text);
	zz_sm3_text(&d, out->digest);
	return ZZ_OK;
}

static void vault_name(struct zz_buf *out, struct zz_str digest, const char *end)
{
	zz_buf_clear(out);
	zz_buf_printf(out, "zzsh/vault/%.*s%s", ZZ_FMT(zz_str_sub(digest, 4, 4 + 32)), end);
}

/* A descriptor of the part of .git that linked work trees share, or -1; its path. */
static int open_common(const char *dir, struct zz_buf *path, struct zz_error *e)
{
	struct zz_git g;
	int fd = -1;
	if (zz_git_open(&g, dir, e) == ZZ_OK) {
		zz_buf_puts(path, git_repository_commondir(g.repo));
		fd = open(path->data, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
		if (fd < 0)
			zz_error(e, ZZ_EENV, N_("cannot read %.*s: %s"), ZZ_FMT(zz_buf_view(path)),
					 zz_os_reason(e->lang, errno));
	}
	zz_git_close(&g);
	return fd;
}

void zz_seal_bytes(const struct zz_sealing *s, struct zz_buf *out)
{
	zz_buf_puts(out, HEAD);
	for (size_t i = 0; i < SALT; i++)
		zz_buf_printf(out, "%02x", s->salt[i]);
	zz_buf_puts(out, "\n\n");
	zz_buf_str(out, s->text);
}

static int keep(const struct zz_sealing *s, struct zz_str bytes, const char *end, const char *dir,
				struct zz_buf *path, struct zz_error *e)
{
	struct zz_buf name = {0};
	zz_buf_clear(path);
	int fd = open_common(dir, path, e), rc = fd < 0 ? ZZ_EENV : ZZ_OK;
	vault_name(&name, zz_str(s->digest), end);
	if (!rc)
		rc = zz_write_at(fd, zz_buf_view(&name), bytes, ZZ_WRITE_NEW | ZZ_WRITE_PRIVATE, e);
	zz_buf_str(path, zz_buf_view(&name));
	if (fd >= 0)
		close(fd);
	zz_buf_free(&name);
	return rc;
}

int zz_seal_keep(const struct zz_sealing *s, const char *dir, struct zz_buf *path, struct zz_error *e)
{
	struct zz_buf bytes = {0};
	zz_seal_bytes(s, &bytes);
	int rc = keep(s, zz_buf_view(&bytes), ".txt", dir, path, e);
	zz_buf_free(&bytes);
	return rc;
}

int zz_seal_keep_encrypted(const struct zz_sealing *s, struct zz_str encrypted, const char *dir,
						   struct zz_buf *path, struct zz_error *e)
{
	return keep(s, encrypted, ".age", dir, path, e);
}

static int hex(char c)
{
	const char *digits = "0123456789abcdef", *at = c ? strchr(digits, c) : NULL;
	return at ? (int)(at - digits) : -1;
}

/* A file of a vault taken apart. */
static bool take_apart(struct zz_str file, uint8_t salt[SALT], struct zz_str *text)
{
	if (file.n < FRONT || !zz_str_starts(file, HEAD) || file.p[FRONT - 2] != '\n' ||
		file.p[FRONT - 1] != '\n')
		return false;
	for (size_t i = 0; i < SALT; i++) {
		const char *p = file.p + sizeof HEAD - 1 + 2 * i;
		if (hex(p[0]) < 0 || hex(p[1]) < 0)
			return false;
		salt[i] = (uint8_t)(hex(p[0]) << 4 | hex(p[1]));
	}
	*text = zz_str_sub(file, FRONT, file.n);
	return true;
}

static bool is_it(const uint8_t salt[SALT], struct zz_str text, struct zz_str digest)
{
	char found[ZZ_DIGEST_MAX];
	struct zz_sm3 d = digest_of(salt, text);
	return zz_str_is(digest, zz_sm3_text(&d, found));
}

static bool salt_of(const char *dir, struct zz_str digest, uint8_t salt[SALT])
{
	struct zz_buf path = {0}, name = {0}, bytes = {0};
	struct zz_error ignored = {0};
	struct zz_str text;
	bool missing = false;
	vault_name(&name, digest, ".txt");
	int fd = open_common(dir, &path, &ignored);
	bool found = fd >= 0 &&
				 zz_read_at(&bytes, fd, zz_buf_view(&name), TEXT_MOST + FRONT, &missing, &ignored) == 0 &&
				 !missing && take_apart(zz_buf_view(&bytes), salt, &text);
	if (fd >= 0)
		close(fd);
	zz_buf_free(&path);
	zz_buf_free(&name);
	zz_buf_free(&bytes);
	return found;
}

enum zz_opened zz_seal_open(struct zz_str presented, struct zz_str digest, const char *dir)
{
	uint8_t salt[SALT];
	struct zz_str text = {0};
	if (take_apart(presented, salt, &text) && is_it(salt, text, digest))
		return ZZ_OPENED_SAME;
	if (!salt_of(dir, digest, salt))
		return take_apart(presented, salt, &text) ? ZZ_OPENED_OTHER : ZZ_OPENED_NO_SALT;
	return is_it(salt, presented, digest) ? ZZ_OPENED_SAME : ZZ_OPENED_OTHER;
}
