#include "report/bundle.h"

#include "base/io.h"
#include "base/message.h"
#include "format/archive.h"
#include "git/bundle.h"
#include "model/embedded.h"
#include "report/audit_parts.h"
#include "witness/evidence.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define HISTORY "history.bundle"
#define INDEX   "history.idx"

struct making {
	struct zz_arena arena;
	struct zz_audit *a;
	const struct zz_view *view;
	struct zz_evidence evidence;
	struct {
		struct zz_archive_part *at;
		size_t n, room;
	} parts;
	struct zz_bundle_told *told;
};

static void put(struct making *m, const char *name, struct zz_str bytes)
{
	*ZZ_PUSH(&m->parts) = (struct zz_archive_part){name, bytes};
}

/* Keeps the text and gives it up. */
static void put_text(struct making *m, const char *name, struct zz_buf *text)
{
	put(m, name, zz_arena_str(&m->arena, zz_buf_view(text)));
	zz_buf_free(text);
}

/* --- how to verify --- */

static void put_template(struct zz_buf *out, const struct making *m, const char *path)
{
	struct zz_str rest = zz_embedded_get(path), line;
	bool skips = false;
	while (zz_str_split(&rest, '\n', &line)) {
		if (zz_str_starts(line, "@if "))
			skips = zz_str_is(line, "@if receipts") != (m->evidence.receipts > 0);
		else if (zz_str_is(line, "@end"))
			skips = false;
		if (skips || zz_str_starts(line, "@if ") || zz_str_is(line, "@end"))
			continue;
		struct zz_str piece;
		for (bool filled = false; zz_str_split(&line, '@', &piece); filled = !filled) {
			struct zz_str value = !filled                       ? piece
								  : zz_str_is(piece, "commit")  ? zz_str(zz_source_commit(m->a->l->source))
								  : zz_str_is(piece, "receipt") ? m->evidence.last
																: zz_str(m->a->l->id);
			zz_buf_str(out, value);
		}
		zz_buf_putc(out, '\n');
	}
}

static void put_verify(struct making *m)
{
	struct zz_buf text = {0};
	put_template(&text, m, "bundle/verify.zh.txt");
	zz_buf_puts(&text, "\n\n");
	put_template(&text, m, "bundle/verify.en.txt");
	put_text(m, "VERIFY.txt", &text);
}

/* --- the answer, the records --- */

static void put_answer(struct making *m)
{
	struct zz_view plain = {.lang = m->view->lang, .all = true, .full = true};
	struct zz_buf text = {0}, json = {0};
	zz_audit_text(&text, m->a, &plain);
	put_text(m, "audit.txt", &text);
	zz_audit_json(&json, m->a, m->view->lang);
	put_text(m, "audit.json", &json);
}

/* A name that is safe on any computer: as a ledger writes them. */
static bool is_plain(struct zz_str path)
{
	for (size_t i = 0; i < path.n; i++)
		if (!strchr("abcdefghijklmnopqrstuvwxyz0123456789/-.", path.p[i]) || !path.p[i])
			return false;
	return zz_str_starts(path, "records/") && zz_str_ends(path, ".yaml") &&
		   zz_str_find(path, ZZ_STR("..")) < 0;
}

static void put_records(struct making *m)
{
	enum { RECORDS_MOST = 20000 };
	struct zz_audit *a = m->a;
	for (size_t i = 0; i < a->rows.n && m->told->records < RECORDS_MOST; i++) {
		struct zz_buf bytes = {0};
		struct zz_error ignored = {0};
		struct zz_str path = a->rows.at[i].path;
		bool missing = false;
		if (a->rows.at[i].record < 0 || !is_plain(path) ||
			zz_source_read(a->l->source, path, ZZ_YAML_BYTES, &bytes, &missing, &ignored) || missing) {
			zz_buf_free(&bytes);
			continue;
		}
		put_text(m, zz_arena_cstr(&m->arena, path), &bytes);
		m->told->records++;
	}
}

/* --- sums --- */

static void put_sums(struct making *m)
{
	struct zz_buf sha = {0}, sm3 = {0};
	char text[ZZ_DIGEST_MAX], hex[65];
	for (size_t i = 0; i < m->parts.n; i++) {
		const struct zz_archive_part *part = &m->parts.at[i];
		struct zz_sm3 digest = zz_sm3(part->bytes);
		zz_buf_printf(&sm3, "%s *%s\n", zz_sm3_text(&digest, text) + 4, part->name);
		zz_buf_printf(&sha, "%s  %s\n", zz_sha256_hex(part->bytes, hex), part->name);
	}
	put_text(m, "SHA256SUMS", &sha);
	put_text(m, "SM3SUMS", &sm3);
}

/* --- together --- */

static int collect(struct making *m, const struct zz_bundle_ask *ask, struct zz_error *e)
{
	struct zz_ledger *l = m->a->l;
	size_t n = l->unit.witnesses.n;
	const uint32_t *names = l->unit.witnesses.at;
	struct zz_str *named = ZZ_NEWN(&m->arena, struct zz_str, n + 1);
	for (size_t i = 0; i < n; i++)
		named[i] = zz_intern_str(&l->words, names[i]);
	struct zz_witness_asked asked = {.ledger = l->id,
									 .named = named,
									 .nnamed = n,
									 .keys = ask->keys,
									 .nkeys = ask->nkeys,
									 .now = ask->now};
	return zz_evidence_collect(&m->evidence, l->source, &m->a->witnessed.seen, &asked, ask->scratch, e);
}

int zz_bundle_write(struct zz_buf *out, struct zz_bundle_told *told, struct zz_audit *a,
					const struct zz_bundle_ask *ask, const struct zz_view *view, struct zz_error *e)
{
	struct making m = {.a = a, .view = view, .told = told};
	*told = (struct zz_bundle_told){0};
	int rc = collect(&m, ask, e);
	if (!rc) {
		put_verify(&m);
		put_answer(&m);
		put(&m, HISTORY, zz_buf_view(&m.evidence.history));
		put(&m, INDEX, zz_buf_view(&m.evidence.index));
		for (size_t i = 0; i < m.evidence.parts.n; i++)
			put(&m, zz_arena_cstr(&m.arena, m.evidence.parts.at[i].name), m.evidence.parts.at[i].bytes);
		put_records(&m);
		put_sums(&m);
		told->receipts = m.evidence.receipts;
		rc = zz_archive_write(out, m.parts.at, m.parts.n, e);
	}
	free(m.parts.at);
	zz_evidence_free(&m.evidence);
	zz_arena_free(&m.arena);
	return rc;
}

/* --- reading --- */

bool zz_bundle_looks(const char *path)
{
	return zz_archive_looks(path);
}

static int copy(struct zz_archive *z, const char *part, size_t from, const char *folder, const char *name,
				struct zz_error *e)
{
	struct zz_buf path = {0};
	zz_buf_printf(&path, "%s/%s", folder, name);
	int fd = open(path.data, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
	int rc = fd < 0 ? zz_error(e, ZZ_EENV, "%s: %s", path.data, zz_os_reason(e->lang, errno))
					: zz_archive_copy(z, part, from, fd, e);
	if (fd >= 0 && close(fd) < 0 && !rc)
		rc = zz_error(e, ZZ_EENV, "%s: %s", path.data, zz_os_reason(e->lang, errno));
	zz_buf_free(&path);
	return rc;
}

int zz_bundle_unpack(const char *path, const char *folder, struct zz_error *e)
{
	struct zz_archive z;
	struct zz_buf front = {0};
	size_t pack = 0;
	int rc = zz_archive_open(&z, path, e);
	if (!rc)
		rc = zz_archive_front(&z, HISTORY, ZZ_BUNDLE_FRONT, &front, e);
	if (!rc)
		rc = zz_bundle_lay_out(folder, zz_buf_view(&front), &pack, e);
	if (!rc)
		rc = copy(&z, HISTORY, pack, folder, ZZ_BUNDLE_PACK, e);
	if (!rc)
		rc = copy(&z, INDEX, 0, folder, ZZ_BUNDLE_INDEX, e);
	if (!rc)
		rc = zz_bundle_check(folder, e);
	zz_buf_free(&front);
	zz_archive_close(&z);
	return rc;
}
