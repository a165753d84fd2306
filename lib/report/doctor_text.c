/* The doctor's answer for a person, and as JSON (lib/data/schema/doctor.schema.json). */
#include "report/doctor_parts.h"

#include "base/message.h"
#include "base/text.h"
#include "format/json.h"

enum { TAG_CELLS = 10, NAME_CELLS = 12 };

static enum zz_ink ink_of(uint8_t weight)
{
	switch ((enum zz_weight)weight) {
	case ZZ_WELL:
		return ZZ_INK_GREEN;
	case ZZ_NOTE:
		return ZZ_INK_YELLOW;
	case ZZ_AILING:
	case ZZ_BROKEN:
		return ZZ_INK_RED;
	default:
		return ZZ_INK_DIM;
	}
}

static void tag(struct zz_buf *out, uint8_t weight, const struct zz_term *name, const struct zz_view *view)
{
	zz_ink(out, view, ink_of(weight));
	zz_text_pad(out, zz_str(zz_term_text(&zz_weight_terms[weight], view->lang)),
				view->lang == ZZ_EN ? TAG_CELLS + 4 : TAG_CELLS);
	zz_ink(out, view, ZZ_INK_PLAIN);
	zz_text_pad(out, zz_str(zz_term_text(name, view->lang)), NAME_CELLS);
}

/* What was found, under it what to do; at the edge of a terminal both go on below themselves. */
static void symptom(struct zz_buf *out, const struct zz_finding *f, const struct zz_term *name,
					const struct zz_view *view)
{
	enum { INDENT = 4 };
	struct zz_buf text = {0};
	const struct zz_symptom *s = zz_symptom_of(f);
	tag(out, s->weight, name, view);
	zz_finding_text(&text, f, f->def->message, view->lang);
	zz_buf_printf(&text, " [%s]", f->def->id);
	zz_text_wrap(out, zz_buf_view(&text), view->width, INDENT);
	zz_buf_putc(out, '\n');
	if (f->def->cure) {
		zz_buf_clear(&text);
		zz_finding_text(&text, f, f->def->cure, view->lang);
		zz_buf_printf(out, "  %s ", zz_tr(view->lang, N_("Cure")));
		zz_text_wrap(out, zz_buf_view(&text), view->width, INDENT);
		zz_buf_putc(out, '\n');
	}
	zz_buf_free(&text);
}

static const char *const deeds[] = {
	[ZZ_MENDED_LOCK] = N_("removed a lock file that nobody used: "),
	[ZZ_MENDED_UNDO] = N_("put in order what an entry that was cut off left behind"),
	[ZZ_MENDED_INDEX] = N_("brought git's index up to date for "),
	[ZZ_MENDED_TEMPORARY] = N_("removed a temporary file: "),
};

static void mended(struct zz_buf *out, const struct zz_doctor *d, const struct zz_view *view)
{
	struct zz_buf safe = {0};
	for (size_t i = 0; i < d->mended.n; i++) {
		zz_ink(out, view, ZZ_INK_GREEN);
		zz_text_pad(out, zz_str(zz_tr(view->lang, N_("repaired"))),
					view->lang == ZZ_EN ? TAG_CELLS + 4 : TAG_CELLS);
		zz_ink(out, view, ZZ_INK_PLAIN);
		zz_buf_puts(out, zz_tr(view->lang, deeds[d->mended.at[i].kind]));
		zz_text_safe(out, d->mended.at[i].what);
		zz_buf_putc(out, '\n');
	}
	if (d->not_mended.text[0]) {
		zz_buf_clear(&safe);
		zz_text_safe(&safe, zz_str(d->not_mended.text));
		zz_msgf(out, view->lang, N_("Not repaired: %s\n"), safe.data);
	}
	zz_buf_free(&safe);
}

static size_t of_weight(const struct zz_doctor *d, enum zz_weight weight)
{
	size_t n = 0;
	for (size_t i = 0; i < d->nexamined; i++)
		n += d->examined[i].weight == weight;
	return n;
}

/* Names of what is in order, or was not looked at. */
static void names(struct zz_buf *out, const struct zz_doctor *d, enum zz_weight weight,
				  const struct zz_view *view)
{
	struct zz_buf text = {0};
	if (!of_weight(d, weight))
		return;
	for (size_t i = 0; i < d->nexamined; i++)
		if (d->examined[i].weight == weight)
			zz_buf_printf(&text, "%s%s",
						  !text.n               ? ""
						  : view->lang == ZZ_EN ? ", "
												: "、",
						  zz_term_text(&d->examined[i].name, view->lang));
	zz_ink(out, view, ink_of((uint8_t)weight));
	zz_text_pad(out, zz_str(zz_term_text(&zz_weight_terms[weight], view->lang)),
				view->lang == ZZ_EN ? TAG_CELLS + 4 : TAG_CELLS);
	zz_ink(out, view, ZZ_INK_PLAIN);
	zz_text_wrap(out, zz_buf_view(&text), view->width, view->lang == ZZ_EN ? TAG_CELLS + 4 : TAG_CELLS);
	zz_buf_putc(out, '\n');
	zz_buf_free(&text);
}

static void conclusion(struct zz_buf *out, const struct zz_doctor *d, const struct zz_view *view)
{
	size_t n[ZZ_WEIGHTS] = {0}, mendable = 0;
	for (size_t i = 0; i < d->findings.n; i++) {
		const struct zz_symptom *s = zz_symptom_of(&d->findings.at[i]);
		n[s->weight]++;
		mendable += s->mendable;
	}
	if (!d->findings.n)
		zz_buf_printf(out, "%s\n", zz_tr(view->lang, N_("Everything is in order.")));
	else
		zz_msgf(out, view->lang, N_("To be mended: %zu; to note: %zu\n"), n[ZZ_AILING] + n[ZZ_BROKEN],
				n[ZZ_NOTE]);
	if (mendable)
		zz_msgf(out, view->lang,
				N_("zzsh doctor --repair can see to %zu of these; it touches no record and no history\n"),
				mendable);
}

void zz_doctor_text(struct zz_buf *out, const struct zz_doctor *d, const struct zz_view *view)
{
	static const struct zz_term nowhere = {"ledger", "台账"};
	mended(out, d, view);
	for (size_t i = 0; i < d->findings.n; i++) {
		const struct zz_finding *f = &d->findings.at[i];
		const struct zz_term *name = &nowhere;
		for (size_t k = 0; k < d->nexamined; k++)
			name = zz_str_is(f->part, d->examined[k].name.slug) ? &d->examined[k].name : name;
		symptom(out, f, name, view);
	}
	names(out, d, ZZ_NOT_EXAMINED, view);
	names(out, d, ZZ_WELL, view);
	conclusion(out, d, view);
}

/* --- JSON --- */

static void json_symptoms(struct zz_json *j, const struct zz_doctor *d, enum zz_lang lang)
{
	zz_json_key(j, "symptoms");
	zz_json_array(j);
	for (size_t i = 0; i < d->findings.n; i++) {
		const struct zz_finding *f = &d->findings.at[i];
		const struct zz_symptom *s = zz_symptom_of(f);
		struct zz_buf text = {0};
		zz_json_object(j);
		zz_json_member(j, "id", zz_str(f->def->id));
		zz_json_member(j, "examination", f->part);
		zz_json_member(j, "weight", zz_str(zz_weight_terms[s->weight].slug));
		zz_finding_text(&text, f, f->def->message, lang);
		zz_json_member(j, "message", zz_buf_view(&text));
		zz_buf_clear(&text);
		if (f->def->cure)
			zz_finding_text(&text, f, f->def->cure, lang);
		zz_json_member(j, "cure", zz_buf_view(&text));
		zz_json_key(j, "repairable");
		zz_json_bool(j, s->mendable);
		zz_json_object_end(j);
		zz_buf_free(&text);
	}
	zz_json_array_end(j);
}

static void json_repaired(struct zz_json *j, const struct zz_doctor *d)
{
	static const char *const kinds[] = {
		[ZZ_MENDED_LOCK] = "lock",
		[ZZ_MENDED_UNDO] = "interrupted",
		[ZZ_MENDED_INDEX] = "index",
		[ZZ_MENDED_TEMPORARY] = "temporary",
	};
	zz_json_key(j, "repaired");
	zz_json_array(j);
	for (size_t i = 0; i < d->mended.n; i++) {
		zz_json_object(j);
		zz_json_member(j, "what", zz_str(kinds[d->mended.at[i].kind]));
		zz_json_member(j, "path", d->mended.at[i].what);
		zz_json_object_end(j);
	}
	zz_json_array_end(j);
	zz_json_member(j, "not_repaired", zz_str(d->not_mended.text));
}

void zz_doctor_json(struct zz_buf *out, const struct zz_doctor *d, enum zz_lang lang)
{
	struct zz_json j;
	zz_json_init(&j, out, false);
	zz_json_object(&j);
	zz_json_member_int(&j, "version", 1);
	zz_json_key(&j, "examinations");
	zz_json_array(&j);
	for (size_t i = 0; i < d->nexamined; i++) {
		zz_json_object(&j);
		zz_json_member(&j, "id", zz_str(d->examined[i].name.slug));
		zz_json_member(&j, "weight", zz_str(zz_weight_terms[d->examined[i].weight].slug));
		zz_json_object_end(&j);
	}
	zz_json_array_end(&j);
	json_symptoms(&j, d, lang);
	json_repaired(&j, d);
	zz_json_object_end(&j);
	zz_buf_putc(out, '\n');
}
