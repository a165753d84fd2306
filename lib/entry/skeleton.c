#include "entry/skeleton.h"

#include "base/message.h"
#include "base/text.h"
#include "format/emit.h"

static const char *key_of(const struct zz_form *form, const char *slug, enum zz_lang lang)
{
	const struct zz_item *item = zz_form_item(form, zz_str(slug));
	return item ? zz_term_text(&item->field->name, lang) : slug;
}

/* A hint behind the value, as one comment. */
static void end_line(struct zz_buf *out, size_t start, const char *comment)
{
	enum { COMMENT_AT = 26 };
	if (comment) {
		size_t width = zz_text_width(zz_str_sub(zz_buf_view(out), start, out->n));
		zz_buf_pad(out, ' ', width + 2 < COMMENT_AT ? COMMENT_AT - width : 2);
		zz_buf_printf(out, "# %s", comment);
	}
	zz_buf_putc(out, '\n');
}

static void line(struct zz_buf *out, const char *key, struct zz_str value, const char *comment)
{
	size_t start = out->n;
	zz_buf_printf(out, "%s: ", key);
	zz_emit_scalar(out, value, false);
	end_line(out, start, comment);
}

static void raw_line(struct zz_buf *out, const char *key, const char *value, const char *comment)
{
	size_t start = out->n;
	zz_buf_printf(out, "%s: %s", key, value);
	end_line(out, start, comment);
}

static void comment_lines(struct zz_buf *out, const char *text)
{
	struct zz_str rest = zz_str(text), piece;
	while (zz_str_split(&rest, '\n', &piece))
		zz_buf_printf(out, "# %.*s\n", ZZ_FMT(piece));
}

static void packs_line(struct zz_buf *out, const struct zz_new_unit *u)
{
	size_t start = out->n;
	zz_buf_printf(out, "%s: [", key_of(&zz_unit_form, "packs", u->lang));
	for (size_t i = 0; i < u->npacks; i++) {
		zz_buf_puts(out, i ? ", " : "");
		zz_emit_scalar(out, u->packs[i], true);
	}
	zz_buf_putc(out, ']');
	end_line(out, start, zz_tr(u->lang, N_("rules in force; zzsh rules prints them")));
}

void zz_skeleton_unit(struct zz_buf *out, const struct zz_new_unit *u)
{
	const struct zz_form *f = &zz_unit_form;
	char day[ZZ_DATE_MAX];
	int minutes = u->zone < 0 ? -u->zone : u->zone;
	struct zz_buf zone = {0};
	zz_buf_printf(&zone, "%c%02d:%02d", u->zone < 0 ? '-' : '+', minutes / 60, minutes % 60);
	comment_lines(
		out,
		zz_tr(u->lang, N_("The unit's settings. Comments and fields of your own (x-…) stay as they are.")));
	raw_line(out, key_of(f, "format", u->lang), "1", zz_tr(u->lang, N_("of the files; do not change")));
	line(out, key_of(f, "name", u->lang), u->name, NULL);
	raw_line(out, key_of(f, "language", u->lang), u->lang == ZZ_EN ? "en" : "中文",
			 zz_tr(u->lang, N_("what the program writes into files: zh or en")));
	raw_line(out, key_of(f, "zone", u->lang), zone.data, zz_tr(u->lang, N_("decides which day it is")));
	raw_line(out, key_of(f, "adopted", u->lang), zz_day_text(u->adopted, day),
			 zz_tr(u->lang, N_("periods before this day are not assessed")));
	packs_line(out, u);
	comment_lines(out,
				  zz_tr(u->lang, N_("Further settings: entry bands, yearly window; see zzsh(1), FILES.")));
	zz_buf_free(&zone);
}

void zz_skeleton_genesis(struct zz_buf *out, struct zz_str salt, zz_day created, enum zz_lang lang)
{
	char day[ZZ_DATE_MAX];
	comment_lines(
		out,
		zz_tr(lang,
			  N_("Written once. The ledger's identity comes from these bytes: never change this file.")));
	raw_line(out, key_of(&zz_genesis_form, "format", lang), "1", NULL);
	line(out, key_of(&zz_genesis_form, "salt", lang), salt, NULL);
	raw_line(out, key_of(&zz_genesis_form, "created", lang), zz_day_text(created, day), NULL);
}

static void head(struct zz_buf *out, const struct zz_form *f, struct zz_str name, const char *kind,
				 const char *kinds, enum zz_lang lang)
{
	comment_lines(out, zz_tr(lang, N_("Change it with zzsh roster, or by hand: comments and layout survive.\n"
									  "Everything is dated: enter an end, never delete what was.")));
	line(out, key_of(f, "name", lang), name, NULL);
	raw_line(out, key_of(f, "kind", lang), kind, kinds);
}

static void founded_line(struct zz_buf *out, const struct zz_form *f, zz_day founded, enum zz_lang lang)
{
	char day[ZZ_DATE_MAX];
	if (founded != ZZ_NO_DAY)
		raw_line(out, key_of(f, "founded", lang), zz_day_text(founded, day), NULL);
	else
		zz_buf_printf(out, "# %s: 2020-01-01\n", key_of(f, "founded", lang));
}

static void branch(struct zz_buf *out, struct zz_str name, uint8_t kind, zz_day founded, enum zz_lang lang)
{
	const struct zz_form *f = &zz_branch_form;
	const struct zz_term *term = &zz_branch_kind_terms[kind ? kind - 1 : 0];
	const struct zz_item *staff = zz_form_item(f, ZZ_STR("staff"));
	head(out, f, name, zz_term_text(term, lang), zz_tr(lang, N_("ordinary, joint, temporary, village")),
		 lang);
	raw_line(out, key_of(f, "staff", lang), zz_term_text(&staff->field->values[0], lang),
			 zz_tr(lang, N_("serving or retired")));
	founded_line(out, f, founded, lang);
	raw_line(out, key_of(f, "committee", lang), "[]", zz_tr(lang, N_("terms: zzsh roster term")));
	raw_line(out, key_of(f, "groups", lang), "[]", zz_tr(lang, N_("party groups: zzsh roster group")));
	raw_line(out, key_of(f, "members", lang), "[]", zz_tr(lang, N_("members: zzsh roster join")));
}

static void body(struct zz_buf *out, struct zz_str name, uint8_t kind, zz_day founded, enum zz_lang lang)
{
	const struct zz_form *f = &zz_body_form;
	head(out, f, name, zz_term_text(&zz_body_kind_terms[kind - ZZ_ORG_PARTY_GROUP], lang), NULL, lang);
	founded_line(out, f, founded, lang);
	raw_line(out, key_of(f, "terms", lang), "[]",
			 zz_tr(lang, N_("leading members: zzsh roster term --body")));
}

void zz_skeleton_org(struct zz_buf *out, struct zz_str name, uint8_t kind, zz_day founded, enum zz_lang lang)
{
	if (kind >= ZZ_ORG_PARTY_GROUP)
		body(out, name, kind, founded, lang);
	else
		branch(out, name, kind, founded, lang);
}
