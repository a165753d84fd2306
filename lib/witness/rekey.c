#include "witness/rekey.h"

#include "base/io.h"
#include "base/message.h"
#include "witness/home_parts.h"
#include "witness/keyring.h"
#include "witness/sight_parts.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { FILE_ROOM = 32 };

/* Where a new key lies until the receipt about it is signed. */
static const char *new_file(int kind, char out[FILE_ROOM])
{
	snprintf(out, FILE_ROOM, "%s.new", zz_key_files[kind]);
	return out;
}

static bool is_there(const struct zz_witness *w, const char *file)
{
	struct stat st;
	return fstatat(w->folder, file, &st, AT_SYMLINK_NOFOLLOW) == 0;
}

static int fail(const char *file, struct zz_error *e)
{
	return zz_error(e, ZZ_EENV, N_("cannot write %.*s: %s"), ZZ_FMT(zz_str(file)),
					zz_os_reason(e->lang, errno));
}

/* Whether the chain's newest receipt is by that key: its list of public keys has it. */
static int in_force(struct zz_witness *w, const char *file, bool *out, struct zz_error *e)
{
	struct zz_signer signer = {.key = NULL};
	struct zz_buf text = {0}, list = {0};
	struct zz_error ignored = {0};
	const char *path = zz_arena_printf(&w->arena, "%s/zzsh/%s", w->dir, file).p;
	int rc = zz_signer_load(&signer, path, w->name, e);
	if (!rc) {
		zz_vkey_text(&text, &signer.public);
		zz_buf_putc(&text, '\n');
		*out = !zz_chain_file(&w->chain, ZZ_STR("keys"), 8192, &list, &ignored) &&
			   zz_str_find(zz_buf_view(&list), zz_buf_view(&text)) >= 0;
	}
	zz_signer_free(&signer);
	zz_buf_free(&text);
	zz_buf_free(&list);
	return rc;
}

/* One kind of key, once it is known that the new ones are in force. */
static int put_in_place(struct zz_witness *w, int kind, struct zz_error *e)
{
	char file[FILE_ROOM];
	bool stays = false;
	if (is_there(w, new_file(kind, file)))
		return renameat(w->folder, file, w->folder, zz_key_files[kind]) ? fail(file, e) : ZZ_OK;
	if (!is_there(w, zz_key_files[kind]))
		return ZZ_OK;
	int rc = in_force(w, zz_key_files[kind], &stays, e);
	if (!rc && !stays && unlinkat(w->folder, zz_key_files[kind], 0))
		rc = fail(zz_key_files[kind], e);
	return rc;
}

int zz_keys_settle(struct zz_witness *w, struct zz_error *e)
{
	char file[FILE_ROOM];
	bool begun = false, any = false, known = false;
	int rc = ZZ_OK;
	for (int k = 0; !rc && k < ZZ_KEY_KINDS; k++) {
		if (!is_there(w, new_file(k, file)))
			continue;
		begun = true;
		/* Half a file of somebody who was killed is no key that signed anything. */
		struct zz_error ignored = {0};
		if (in_force(w, file, &known, &ignored) == ZZ_OK)
			any = any || known;
	}
	for (int k = 0; !rc && begun && k < ZZ_KEY_KINDS; k++) {
		if (any)
			rc = put_in_place(w, k, e);
		else if (is_there(w, new_file(k, file)) && unlinkat(w->folder, file, 0))
			rc = fail(file, e);
	}
	if (!rc && begun && fsync(w->folder))
		rc = fail("zzsh", e);
	return rc;
}

/* --- the change --- */

static void put_list(struct zz_buf *out, const char *word, const struct zz_signer *keys, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		zz_buf_printf(out, "%s ", word);
		zz_vkey_text(out, &keys[i].public);
		zz_buf_putc(out, '\n');
	}
}

static int make(struct zz_witness *w, unsigned kinds, struct zz_signer *out, size_t *n, struct zz_error *e)
{
	char file[FILE_ROOM];
	int rc = ZZ_OK;
	for (size_t i = 0; !kinds && i < w->nkeys; i++)
		kinds |= 1u << w->keys[i].public.kind;
	for (int k = 0; !rc && k < ZZ_KEY_KINDS; k++)
		if (kinds & 1u << k) {
			rc = zz_key_make(w->folder, w->dir, new_file(k, file), (enum zz_key_kind)k, w->name, &out[*n], e);
			*n += !rc;
		}
	return rc;
}

static int sign_change(struct zz_witness *w, const struct zz_signer *made, size_t n,
					   const struct zz_sight *asked, struct zz_sighted *out, struct zz_error *e)
{
	char path[16];
	struct zz_buf list = {0};
	struct sighting s = {
		.w = w, .asked = asked, .out = out, .e = e, .added = made, .nadded = n, .rekeys = true};
	int rc = sight_statement(&s, ZZ_CAUSE_KEY);
	zz_buf_puts(&list, ZZ_KEYS_HEAD);
	put_list(&list, "old", w->keys, w->nkeys);
	put_list(&list, "new", made, n);
	s.list = zz_buf_view(&list);
	s.list_path = zz_keyring_path(s.r.seq, path);
	s.r.has_list = true;
	s.r.list = zz_sm3(s.list);
	if (!rc)
		rc = sight_sign(&s);
	zz_buf_free(&list);
	sight_close(&s);
	return rc;
}

int zz_witness_rekey(struct zz_witness *w, unsigned kinds, const struct zz_sight *asked,
					 struct zz_sighted *out, struct zz_buf *keys, struct zz_error *e)
{
	struct zz_signer made[ZZ_KEY_KINDS] = {{.key = NULL}};
	size_t n = 0;
	*out = (struct zz_sighted){.returned = {.lang = e->lang}};
	if (!w->chain.begun)
		return zz_error(
			e, ZZ_EENV,
			N_("this witness has signed nothing yet, so there is nothing to carry its keys over; make a "
			   "new one with zzsh witness init"));
	int rc = make(w, kinds, made, &n, e);
	if (!rc && fsync(w->folder))
		rc = fail("zzsh", e);
	if (!rc)
		rc = sign_change(w, made, n, asked, out, e);
	for (size_t i = 0; !rc && i < n; i++) {
		zz_vkey_text(keys, &made[i].public);
		zz_buf_putc(keys, '\n');
	}
	for (size_t i = 0; i < n; i++)
		zz_signer_free(&made[i]);
	struct zz_error later = {.lang = e->lang};
	int settled = zz_keys_settle(w, rc ? &later : e);
	return rc ? rc : settled;
}
