#include "entry/init.h"

#include "base/message.h"
#include "base/text.h"
#include "base/digest.h"
#include "entry/roster_edit.h"
#include "entry/typed.h"
#include "model/embedded.h"

#include <openssl/rand.h>
#include <stdlib.h>
#include <string.h>

int zz_random_salt(char out[33], struct zz_error *e)
{
	static const char digits[] = "0123456789abcdef";
	unsigned char bytes[16];
	if (RAND_bytes(bytes, sizeof bytes) != 1)
		return zz_error(e, ZZ_EENV, N_("the system gives no random numbers; nothing was made"));
	for (size_t i = 0; i < sizeof bytes; i++) {
		out[2 * i] = digits[bytes[i] >> 4];
		out[2 * i + 1] = digits[bytes[i] & 15];
	}
	out[32] = '\0';
	return ZZ_OK;
}

/* --- what was said --- */

int zz_org_id_check(struct zz_str id, struct zz_error *e)
{
	enum { LONGEST = 32 };
	bool good = id.n > 0 && id.n <= LONGEST && id.p[0] >= 'a' && id.p[0] <= 'z' && !zz_str_is(id, "unit");
	for (size_t i = 0; good && i < id.n; i++)
		good = (id.p[i] >= 'a' && id.p[i] <= 'z') || (id.p[i] >= '0' && id.p[i] <= '9');
	if (good)
		return ZZ_OK;
	return zz_error(e, ZZ_EUSAGE,
					N_("“%.*s” cannot be an id: lower-case letters and digits, a letter first, for example "
					   "zhb1 (“unit” is "
					   "the unit itself)"),
					ZZ_FMT(id));
}

int zz_init_org_said(struct zz_str typed, bool body, struct zz_init_org *out, struct zz_error *e)
{
	struct zz_str name = {0}, kind = {0};
	*out = (struct zz_init_org){0};
	bool good = zz_typed_cut(typed, ':', "：", &out->id, &name);
	out->name = name;
	if (good && body)
		good = zz_typed_cut(name, ':', "：", &out->name, &kind);
	if (!good || !out->name.n)
		return body ? zz_error(e, ZZ_EUSAGE,
							   N_("--body %.*s: write ID:NAME:TYPE, for example dangzu:Bureau:party-group"),
							   ZZ_FMT(typed))
					: zz_error(e, ZZ_EUSAGE, N_("--branch %.*s: write ID:NAME, for example zhb1:First"),
							   ZZ_FMT(typed));
	int rc = body ? zz_term_said(zz_body_kind_terms, kind, "body", &out->kind, e) : ZZ_OK;
	if (out->kind)
		out->kind = (uint8_t)(out->kind + ZZ_ORG_PARTY_GROUP - 1);
	return rc ? rc : zz_org_id_check(out->id, e);
}

static int check_orgs(const struct zz_init *init, struct zz_error *e)
{
	for (size_t i = 0; i < init->norgs; i++)
		for (size_t k = 0; k < i; k++)
			if (zz_str_eq(init->orgs[i].id, init->orgs[k].id) ||
				zz_str_eq(init->orgs[i].name, init->orgs[k].name))
				return zz_error(e, ZZ_EUSAGE,
								N_("%.*s and %.*s have one id or one name; every organisation has its own"),
								ZZ_FMT(init->orgs[k].name), ZZ_FMT(init->orgs[i].name));
	return ZZ_OK;
}

static void list_packs(struct zz_buf *out)
{
	for (const struct zz_embedded *x = zz_embedded; x->path; x++) {
		struct zz_str path = zz_str(x->path);
		if (zz_str_starts(path, "packs/") && zz_str_ends(path, ".yaml"))
			zz_buf_printf(out, " %.*s", ZZ_FMT(zz_str_sub(path, 6, path.n - 5)));
	}
}

static int check_packs(const struct zz_init *init, struct zz_error *e)
{
	int rc = ZZ_OK;
	struct zz_buf path = {0};
	for (size_t i = 0; !rc && i < init->unit.npacks; i++) {
		zz_buf_clear(&path);
		zz_buf_printf(&path, "packs/%.*s.yaml", ZZ_FMT(init->unit.packs[i]));
		if (zz_embedded_get(path.data).n)
			continue;
		zz_buf_clear(&path);
		list_packs(&path);
		rc = zz_error(e, ZZ_EUSAGE, N_("there is no rule pack %.*s; the program has:%s"),
					  ZZ_FMT(init->unit.packs[i]), path.data);
	}
	zz_buf_free(&path);
	return rc;
}

/* What git would refuse or silently change. */
static int check_identity(const struct zz_init *init, struct zz_error *e)
{
	static const char refused[] = "<>\n\r";
	for (size_t i = 0; i < sizeof refused - 1; i++)
		if (zz_str_chr(init->name, refused[i]) >= 0 || zz_str_chr(init->email, refused[i]) >= 0)
			return zz_error(e, ZZ_EUSAGE,
							N_("--name and --email go into every commit: no < > and no line breaks"));
	return ZZ_OK;
}

/* --- the commit --- */

struct files {
	struct zz_arena arena;
	struct zz_change *at;
	size_t n, room;
};

/* What was typed for a name may be none. */
static int check_text(const struct zz_form *form, const struct zz_change *c, struct zz_error *e)
{
	struct zz_arena a = {0};
	struct zz_intern words = {0};
	struct zz_findings findings = {.arena = &a};
	struct zz_reader r = {
		.arena = &a, .words = &words, .findings = &findings, .path = c->path, .held = ZZ_NO_DAY};
	struct zz_node *root = zz_yaml_parse(c->bytes, c->path, &a, &findings);
	struct zz_buf text = {0};
	int rc = ZZ_OK;
	if (root)
		zz_form_read(form, root, zz_arena_alloc(&a, form->size), &r);
	if (findings.n) {
		zz_finding_text(&text, &findings.at[0], findings.at[0].def->message, e ? e->lang : ZZ_ZH);
		rc = zz_error(e, ZZ_EUSAGE, N_("nothing was made, because it would not be right in %.*s: %s"),
					  ZZ_FMT(c->path), text.data);
	}
	zz_buf_free(&text);
	free(findings.at);
	zz_intern_free(&words);
	zz_arena_free(&a);
	return rc;
}

static int check_texts(const struct files *f, struct zz_error *e)
{
	int rc = ZZ_OK;
	for (size_t i = 0; !rc && i < f->n; i++) {
		struct zz_str path = f->at[i].path;
		rc = check_text(zz_str_is(path, "genesis.yaml")    ? &zz_genesis_form
						: zz_str_is(path, "zzsh.yaml")     ? &zz_unit_form
						: zz_str_starts(path, "branches/") ? &zz_branch_form
														   : &zz_body_form,
						&f->at[i], e);
	}
	return rc;
}

static void add_file(struct files *f, struct zz_str path, struct zz_buf *text)
{
	struct zz_change *c = ZZ_PUSH(f);
	*c =
		(struct zz_change){.path = path, .bytes = zz_arena_str(&f->arena, zz_buf_view(text)), .create = true};
	zz_buf_clear(text);
}

static void make_files(struct files *f, const struct zz_init *init, const char *salt)
{
	struct zz_buf text = {0};
	enum zz_lang lang = init->unit.lang;
	zz_skeleton_genesis(&text, zz_str(salt), zz_day_at(init->now, init->unit.zone), lang);
	add_file(f, ZZ_STR("genesis.yaml"), &text);
	zz_skeleton_unit(&text, &init->unit);
	add_file(f, ZZ_STR("zzsh.yaml"), &text);
	for (size_t i = 0; i < init->norgs; i++) {
		const struct zz_init_org *o = &init->orgs[i];
		zz_skeleton_org(&text, o->name, o->kind, ZZ_NO_DAY, lang);
		add_file(f,
				 zz_arena_printf(&f->arena, "%s/%.*s.yaml",
								 o->kind >= ZZ_ORG_PARTY_GROUP ? "bodies" : "branches", ZZ_FMT(o->id)),
				 &text);
	}
	zz_buf_free(&text);
}

static int commit_files(const struct files *f, const struct zz_init *init, char commit[41],
						struct zz_error *e)
{
	struct zz_store *store = NULL;
	struct zz_error remark = {0};
	struct zz_buf subject = {0};
	zz_msgf(&subject, init->unit.lang, N_("ledger made: %.*s"), ZZ_FMT(init->unit.name));
	struct zz_deed deed = {.op = "init",
						   .subject = zz_buf_view(&subject),
						   .now = init->now,
						   .zone = init->unit.zone,
						   .injected = init->injected};
	int rc = zz_store_open(&store, init->dir, e);
	if (!rc)
		rc = zz_deed_commit(store, f->at, f->n, &deed, commit, NULL, e);
	if (!rc)
		zz_store_refresh(store, &remark);
	zz_store_close(store);
	zz_buf_free(&subject);
	return rc;
}

int zz_init_write(const struct zz_init *init, const char *salt, char commit[41], char id[33],
				  struct zz_error *e)
{
	struct files f = {0};
	char digest[ZZ_DIGEST_MAX];
	int rc = check_orgs(init, e);
	if (!rc)
		rc = check_packs(init, e);
	if (!rc)
		rc = check_identity(init, e);
	if (rc)
		return rc;
	make_files(&f, init, salt);
	rc = check_texts(&f, e);
	if (!rc)
		rc = zz_store_init(init->dir, init->name, init->email, e);
	if (!rc)
		rc = commit_files(&f, init, commit, e);
	struct zz_sm3 sm3 = zz_sm3(f.at[0].bytes);
	memcpy(id, zz_sm3_text(&sm3, digest) + sizeof "sm3:" - 1, 32);
	id[32] = '\0';
	free(f.at);
	zz_arena_free(&f.arena);
	return rc;
}
