#include "witness/home_parts.h"

#include "base/io.h"
#include "base/message.h"
#include "git/lock.h"
#include "witness/transfer.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

const char *const zz_key_files[ZZ_KEY_KINDS] = {"ed25519.pem", "sm2.pem"};
enum { LEDGERS_BYTES = 16 << 20 };

static const char policy_text[] =
	"# 见证口径。每份见证都写有本文件的摘要；去掉行首的 # 才生效。\n"
	"# The policy of this witness. Every receipt names its digest; a line counts without its #.\n"
	"# 期限工作日: 3         # 会后几个工作日内录入为按时\n"
	"#                       # working days after the event day within which a record is on time\n"
	"# 未报送天数: 30        # 多少天没有报送即列为问题\n"
	"#                       # days without a push that are a finding\n"
	"# 见证方数: 1           # 几个见证方都见过，一份文字才算已送达\n"
	"#                       # how many witnesses must have seen a text before it counts as shown\n"
	"# 补登免核数: 10        # 一年内从旧材料补登的记录，多少份以内不需核准\n"
	"#                       # records of a year taken over from older papers that need no approval\n"
	"# 时钟误差毫秒: 2000    # 时钟不由内核校准的，误差最多多少毫秒\n"
	"#                       # where the clock is kept right by other means than the kernel knows\n";
static const char operators_text[] =
	"# 经办人：哪把密钥是谁的。支部自己的经办人报送，比别人代为报送更能说明问题。\n"
	"# Whose key is whose. A push by a branch's own operator proves more than one by somebody else.\n"
	"# - {密钥: \"SHA256:…\", 姓名: 李敏, 台账: 32位编号, 支部: zhb1, 自: 2026-01-01}\n";

/* --- making --- */

static int set_up_config(struct zz_git *g, const char *dir, struct zz_str name, struct zz_error *e)
{
	struct zz_arena a = {0};
	const char *const settings[][2] = {
		{"zzsh.witness", zz_arena_cstr(&a, name)},
		{"receive.hideRefs", "refs"}, /* nobody pushes here */
		{"uploadpack.hideRefs", "refs/zzsh/manifest"},
		{"gc.pruneExpire", "never"},
		{"core.fsync", "all"},
		/* What is listed of each ledger is for that one alone. A key of its own, which git adds to the other:
		 * for a second value of one key libgit2 1.5 wants a pattern, and leaks where it matches nothing. */
		{"transfer.hideRefs", "refs/zzsh/list"},
	};
	git_config *all = NULL, *local = NULL;
	int rc = git_repository_config(&all, g->repo);
	if (rc == 0)
		rc = git_config_open_level(&local, all, GIT_CONFIG_LEVEL_LOCAL);
	for (size_t i = 0; rc == 0 && i < sizeof settings / sizeof settings[0]; i++)
		rc = git_config_set_string(local, settings[i][0], settings[i][1]);
	git_config_free(local);
	git_config_free(all);
	zz_arena_free(&a);
	return rc < 0 ? zz_git_fail(e, dir, rc) : ZZ_OK;
}

static int make_repository(struct zz_git *g, const char *dir, struct zz_error *e)
{
	git_repository_init_options options;
	git_repository *repo = NULL;
	git_repository_init_options_init(&options, GIT_REPOSITORY_INIT_OPTIONS_VERSION);
	options.flags = GIT_REPOSITORY_INIT_MKDIR | GIT_REPOSITORY_INIT_MKPATH | GIT_REPOSITORY_INIT_BARE;
	options.initial_head = "main";
	if (git_libgit2_init() < 0)
		return zz_git_fail(e, dir, -1);
	int rc = git_repository_init_ext(&repo, dir, &options);
	git_repository_free(repo);
	rc = rc < 0 ? zz_git_fail(e, dir, rc) : zz_git_open(g, dir, e);
	git_libgit2_shutdown();
	return rc;
}

static int open_folder(struct zz_git *g, bool make, struct zz_error *e)
{
	struct zz_buf path = {0};
	zz_buf_printf(&path, "%szzsh", git_repository_commondir(g->repo));
	int fd = make && mkdir(path.data, 0700) != 0 && errno != EEXIST
				 ? -1
				 : open(path.data, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	if (fd < 0)
		zz_error(e, ZZ_EENV, N_("cannot read %.*s: %s"), ZZ_FMT(zz_buf_view(&path)),
				 zz_os_reason(e->lang, errno));
	zz_buf_free(&path);
	return fd;
}

/* For this account alone, and never over another. */
static int write_private(int folder, const char *name, struct zz_str bytes, struct zz_error *e)
{
	int fd = openat(folder, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600), code = 0;
	if (fd < 0 || write(fd, bytes.p, bytes.n) != (ssize_t)bytes.n || fsync(fd) != 0)
		code = errno ? errno : EIO;
	if (fd >= 0 && close(fd) != 0 && !code)
		code = errno;
	return code ? zz_error(e, ZZ_EENV, N_("cannot write %.*s: %s"), ZZ_FMT(zz_str(name)),
						   zz_os_reason(e->lang, code))
				: ZZ_OK;
}

int zz_key_make(int folder, const char *dir, const char *file, enum zz_key_kind kind, struct zz_str name,
				struct zz_signer *out, struct zz_error *e)
{
	struct zz_buf pem = {0}, path = {0};
	zz_buf_printf(&path, "%s/zzsh/%s", dir, file);
	int rc = zz_signer_make(kind, &pem, e);
	if (!rc)
		rc = write_private(folder, file, zz_buf_view(&pem), e);
	if (!rc)
		rc = zz_signer_load(out, path.data, name, e);
	if (pem.data)
		memset(pem.data, 0, pem.n);
	zz_buf_free(&pem);
	zz_buf_free(&path);
	return rc;
}

static int make_key(int folder, const char *dir, enum zz_key_kind kind, struct zz_str name,
					struct zz_buf *keys, struct zz_error *e)
{
	struct zz_signer signer = {.key = NULL};
	int rc = zz_key_make(folder, dir, zz_key_files[kind], kind, name, &signer, e);
	if (!rc) {
		zz_vkey_text(keys, &signer.public);
		zz_buf_putc(keys, '\n');
	}
	zz_signer_free(&signer);
	return rc;
}

static int fill_folder(int folder, const char *dir, struct zz_str name, unsigned kinds, bool trial,
					   struct zz_buf *keys, struct zz_error *e)
{
	struct zz_buf policy = {0};
	int rc = ZZ_OK;
	for (int k = 0; !rc && k < ZZ_KEY_KINDS; k++)
		if (kinds & 1u << k)
			rc = make_key(folder, dir, (enum zz_key_kind)k, name, keys, e);
	zz_buf_puts(&policy, policy_text);
	if (trial)
		zz_buf_puts(&policy, "试用: 是\n");
	if (!rc)
		rc = zz_write_at(folder, ZZ_STR("policy.yaml"), zz_buf_view(&policy), ZZ_WRITE_NEW, e);
	if (!rc)
		rc = zz_write_at(folder, ZZ_STR("operators.yaml"), zz_str(operators_text), ZZ_WRITE_NEW, e);
	zz_buf_free(&policy);
	return rc;
}

static bool has_name(struct zz_git *g, struct zz_arena *a, struct zz_str *out)
{
	git_config *config = NULL;
	const char *text = NULL;
	bool found = git_repository_config_snapshot(&config, g->repo) == 0 &&
				 git_config_get_string(&text, config, "zzsh.witness") == 0 && zz_witness_name(zz_str(text));
	if (found)
		*out = zz_arena_str(a, zz_str(text));
	git_config_free(config);
	return found;
}

int zz_witness_init(const char *dir, struct zz_str name, unsigned kinds, bool trial, struct zz_buf *keys,
					struct zz_error *e)
{
	struct zz_git g = {0};
	struct zz_arena a = {0};
	struct zz_str other;
	if (!zz_witness_name(name))
		return zz_error(
			e, ZZ_EUSAGE,
			N_("%.*s is no name for a witness; write it like jgdw.example/w1: small letters, digits, "
			   "dots, hyphens, parts between slashes"),
			ZZ_FMT(name));
	int rc = make_repository(&g, dir, e);
	if (!rc && has_name(&g, &a, &other))
		rc = zz_error(e, ZZ_EENV, N_("%s is already the folder of the witness %.*s; nothing was changed"),
					  dir, ZZ_FMT(other));
	int folder = rc ? -1 : open_folder(&g, true, e);
	if (!rc)
		rc = folder < 0 ? ZZ_EENV : fill_folder(folder, dir, name, kinds, trial, keys, e);
	if (!rc)
		rc = set_up_config(&g, dir, name, e);
	if (folder >= 0)
		close(folder);
	zz_git_close(&g);
	zz_arena_free(&a);
	return rc;
}

/* --- opening --- */

static int load_keys(struct zz_witness *w, struct zz_error *e)
{
	struct stat st;
	int rc = ZZ_OK;
	for (int k = 0; !rc && k < ZZ_KEY_KINDS; k++) {
		if (fstatat(w->folder, zz_key_files[k], &st, AT_SYMLINK_NOFOLLOW) != 0 && errno == ENOENT)
			continue;
		const char *path = zz_arena_printf(&w->arena, "%s/zzsh/%s", w->dir, zz_key_files[k]).p;
		rc = zz_signer_load(&w->keys[w->nkeys++], path, w->name, e);
	}
	if (!rc && !w->nkeys)
		rc = zz_error(e, ZZ_EENV, N_("the witness in %s has no key to sign with"), w->dir);
	return rc;
}

static int load_policy(struct zz_witness *w, struct zz_error *e)
{
	bool missing;
	int rc = zz_read_at(&w->policy_bytes, w->folder, ZZ_STR("policy.yaml"), ZZ_POLICY_BYTES, &missing, e);
	if (!rc)
		rc = zz_read_at(&w->operators_bytes, w->folder, ZZ_STR("operators.yaml"), ZZ_POLICY_BYTES, &missing,
						e);
	if (rc < 0)
		return rc;
	if (!rc && zz_policy_read(&w->policy, zz_buf_view(&w->policy_bytes), zz_buf_view(&w->operators_bytes)))
		return ZZ_OK;
	struct zz_buf text = {0};
	const struct zz_findings *f = &w->policy.findings;
	if (f->n)
		zz_finding_text(&text, &f->at[0], f->at[0].def->message, e->lang);
	rc = zz_error(e, ZZ_EENV, N_("%s/zzsh/%.*s, line %u, cannot be used: %s. Nothing was signed"), w->dir,
				  ZZ_FMT(f->n ? f->at[0].path : ZZ_STR("policy.yaml")), f->n ? (unsigned)f->at[0].line : 0,
				  text.data ? text.data : "-");
	zz_buf_free(&text);
	return rc;
}

static int load_ledgers(struct zz_witness *w, struct zz_error *e)
{
	bool missing;
	int rc = zz_read_at(&w->ledgers, w->folder, ZZ_STR("ledgers"), LEDGERS_BYTES, &missing, e);
	return rc < 0 ? rc : ZZ_OK;
}

/* Whoever takes the lock writes into its file, so that the file tells what time it is where refs are written.
 */
static int take_lock(struct zz_witness *w, struct zz_error *e)
{
	struct stat st;
	int rc = zz_lock_take(&w->lock, zz_arena_printf(&w->arena, "%s/zzsh/lock", w->dir).p, e);
	if (rc)
		return rc;
	w->fresh = fstat(w->lock, &st) == 0 ? st.st_mtime : 0;
	zz_refs_tidy(&w->git, w->fresh);
	return ZZ_OK;
}

int zz_witness_open(struct zz_witness *w, const char *dir, bool lock, struct zz_error *e)
{
	*w = (struct zz_witness){.lock = -1, .folder = -1};
	w->dir = zz_arena_cstr(&w->arena, zz_str(dir));
	int rc = zz_git_open(&w->git, dir, e);
	if (!rc && !has_name(&w->git, &w->arena, &w->name))
		rc = zz_error(e, ZZ_EENV, N_("%s is no folder of a witness; zzsh witness init makes one"), dir);
	if (!rc && (w->folder = open_folder(&w->git, false, e)) < 0)
		rc = ZZ_EENV;
	if (!rc && lock)
		rc = take_lock(w, e);
	if (!rc)
		rc = zz_chain_open(&w->chain, &w->git, w->name, e);
	if (!rc && lock)
		rc = zz_keys_settle(w, e);
	if (!rc && lock)
		rc = load_keys(w, e);
	if (!rc)
		rc = load_policy(w, e);
	if (!rc)
		rc = load_ledgers(w, e);
	return rc;
}

void zz_witness_close(struct zz_witness *w)
{
	zz_chain_close(&w->chain);
	for (size_t i = 0; i < w->nkeys; i++)
		zz_signer_free(&w->keys[i]);
	zz_policy_free(&w->policy);
	zz_buf_free(&w->policy_bytes);
	zz_buf_free(&w->operators_bytes);
	zz_buf_free(&w->ledgers);
	if (w->folder >= 0)
		close(w->folder);
	if (w->lock >= 0)
		close(w->lock);
	zz_git_close(&w->git);
	zz_arena_free(&w->arena);
}

/* --- ledgers: a line "<32 hex> <place>" each, the latest last --- */

static bool split_line(struct zz_str line, struct zz_str *id, struct zz_str *place)
{
	*id = zz_str_sub(line, 0, 32);
	*place = zz_str_sub(line, 33, line.n);
	return line.n > 33 && line.p[32] == ' ';
}

struct zz_str zz_witness_place(const struct zz_witness *w, struct zz_str ledger)
{
	struct zz_str rest = zz_buf_view(&w->ledgers), line, id, place, found = {0};
	while (zz_str_split(&rest, '\n', &line))
		if (split_line(line, &id, &place) && zz_str_eq(id, ledger))
			found = place;
	return found;
}

struct zz_str zz_witness_at_place(const struct zz_witness *w, struct zz_str wanted)
{
	struct zz_str rest = zz_buf_view(&w->ledgers), line, id, place, found = {0};
	while (zz_str_split(&rest, '\n', &line))
		if (split_line(line, &id, &place) && zz_str_eq(place, wanted))
			found = id;
	return found;
}

size_t zz_witness_ledgers(const struct zz_witness *w, struct zz_str front, struct zz_str *out)
{
	struct zz_str rest = zz_buf_view(&w->ledgers), line, id, place;
	size_t n = 0;
	while (zz_str_split(&rest, '\n', &line))
		if (split_line(line, &id, &place) && zz_str_eq(zz_str_sub(id, 0, front.n), front) &&
			(!n || !zz_str_eq(id, *out))) {
			n++;
			*out = id;
		}
	return n;
}

int zz_witness_remember(struct zz_witness *w, struct zz_str ledger, struct zz_str place, struct zz_error *e)
{
	if (zz_str_eq(zz_witness_place(w, ledger), place) || zz_str_chr(place, '\n') >= 0)
		return ZZ_OK;
	zz_buf_printf(&w->ledgers, "%.*s %.*s\n", ZZ_FMT(ledger), ZZ_FMT(place));
	return zz_write_at(w->folder, ZZ_STR("ledgers"), zz_buf_view(&w->ledgers), 0, e);
}
