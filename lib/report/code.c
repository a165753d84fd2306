#include "report/code.h"

#include "base/message.h"
#include "base/text.h"
#include "format/yaml.h"
#include "report/audit_parts.h"
#include "report/listed.h"
#include "report/show_parts.h"

#include <string.h>

int zz_code_of_record(struct zz_code_asked *out, struct zz_audit *a, struct zz_str path, struct zz_error *e)
{
	struct zz_buf bytes = {0};
	*out = (struct zz_code_asked){.nfound = 0};
	int rc = zz_source_read(a->l->source, path, ZZ_YAML_BYTES, &bytes, NULL, e);
	struct zz_sm3 digest = zz_sm3(zz_buf_view(&bytes));
	zz_code(ZZ_CODE_TEXT, &digest, out->code);
	out->nfound = !rc && zz_audit_coded_text(a, path, out->code, &out->found[0]);
	zz_buf_free(&bytes);
	return rc;
}

/* --- for people --- */

static void put_text(struct zz_buf *out, struct zz_audit *a, const struct zz_coded *c, enum zz_lang lang)
{
	zz_audit_id(out, c->path);
	zz_msgf(out, lang, N_("  text %u of %u"), c->number, c->texts);
	zz_buf_puts(out, zz_tr(lang, c->present ? N_(", the present one") : N_(", NOT the present one")));
	zz_msgf(out, lang, N_("; brought in by %.*s, commit %02x%02x%02x%02x"),
			ZZ_FMT(zz_audit_author(a, c->commit)), c->commit[0], c->commit[1], c->commit[2], c->commit[3]);
}

static void put_found(struct zz_buf *out, struct zz_audit *a, const struct zz_coded *c, enum zz_lang lang)
{
	if (c->kind == ZZ_CODE_TEXT) {
		put_text(out, a, c, lang);
	} else if (c->kind == ZZ_CODE_HEAD) {
		zz_msgf(out, lang, N_("the whole ledger as commit %02x%02x%02x%02x has it"), c->commit[0],
				c->commit[1], c->commit[2], c->commit[3]);
		zz_buf_puts(out, zz_tr(lang, c->present ? N_(", the present one") : N_(", NOT the present one")));
	} else {
		zz_msgf(out, lang, N_("receipt %u of %.*s about this ledger, "), (unsigned)c->receipt->seq,
				ZZ_FMT(a->witnessed.seen.witnesses[c->receipt->witness].name));
		zz_audit_when(out, a->l, c->receipt->time);
	}
}

void zz_codes_text(struct zz_buf *out, struct zz_audit *a, const struct zz_code_asked *at, size_t n,
				   const struct zz_view *view)
{
	for (size_t i = 0; i < n; i++) {
		struct zz_buf text = {0};
		zz_code_show(out, at[i].code);
		zz_buf_putc(out, '\n');
		for (size_t k = 0; k < at[i].nfound; k++) {
			zz_buf_clear(&text);
			put_found(&text, a, &at[i].found[k], view->lang);
			zz_show_line(out, (struct zz_str){0}, zz_buf_view(&text), 0, view);
		}
		if (!at[i].nfound)
			zz_buf_puts(
				out,
				zz_tr(
					view->lang,
					N_("          no text, state or receipt in the history of this ledger has this code\n")));
		zz_buf_free(&text);
	}
}

/* --- for programs --- */

static void member_number(struct zz_json *j, const char *key, bool there, long value)
{
	zz_json_key(j, key);
	if (there)
		zz_json_int(j, value);
	else
		zz_json_null(j);
}

static void found(struct zz_json *j, const struct zz_audit *a, const struct zz_coded *c)
{
	static const char *const kinds[] = {"text", "head", "receipt"};
	struct zz_buf text = {0};
	bool is_text = c->kind == ZZ_CODE_TEXT;
	zz_json_object(j);
	zz_json_member(j, "kind", zz_str(kinds[c->kind]));
	if (is_text)
		zz_audit_id(&text, c->path);
	zz_json_member(j, "id", zz_buf_view(&text));
	zz_json_member(j, "file", is_text ? c->path : (struct zz_str){0});
	member_number(j, "text", is_text, c->number);
	member_number(j, "texts", is_text, c->texts);
	zz_json_key(j, "present");
	if (c->receipt)
		zz_json_null(j);
	else
		zz_json_bool(j, c->present);
	zz_buf_clear(&text);
	for (size_t i = 0; !c->receipt && i < ZZ_BLOB_ID; i++)
		zz_buf_printf(&text, "%02x", c->commit[i]);
	zz_json_member(j, "commit", zz_buf_view(&text));
	zz_json_member(j, "witness",
				   c->receipt ? a->witnessed.seen.witnesses[c->receipt->witness].name : (struct zz_str){0});
	member_number(j, "seq", c->receipt, c->receipt ? (long)c->receipt->seq : 0);
	zz_buf_clear(&text);
	if (c->receipt)
		zz_listed_moment(&text, a->l, c->receipt->time);
	zz_json_member(j, "time", zz_buf_view(&text));
	zz_json_object_end(j);
	zz_buf_free(&text);
}

void zz_codes_json(struct zz_buf *out, struct zz_audit *a, const struct zz_code_asked *at, size_t n)
{
	struct zz_json j;
	zz_json_init(&j, out, false);
	zz_json_object(&j);
	zz_listed_head(&j, a->l);
	zz_json_key(&j, "codes");
	zz_json_array(&j);
	for (size_t i = 0; i < n; i++) {
		zz_json_object(&j);
		zz_json_member(&j, "code", zz_str(at[i].code));
		zz_json_key(&j, "found");
		zz_json_array(&j);
		for (size_t k = 0; k < at[i].nfound; k++)
			found(&j, a, &at[i].found[k]);
		zz_json_array_end(&j);
		zz_json_object_end(&j);
	}
	zz_json_array_end(&j);
	zz_json_object_end(&j);
	zz_buf_putc(out, '\n');
}
