/* One line of the members that init asks for: name, days, post. */
#include "init_ask.h"

/* A post, or a day: the first is the one of joining the party, the second of becoming a full member. */
static int take_word(struct app *app, zz_day today, struct zz_str word, struct init_member *m,
					 struct zz_error *e)
{
	struct zz_error why = {.lang = app->lang};
	zz_day day;
	int post = zz_enum_find(zz_post_terms, word);
	if (post) {
		m->post = zz_str(zz_term_text(&zz_post_terms[post - 1], app->lang));
		m->committee = post > ZZ_POST_DEPUTY;
		return ZZ_OK;
	}
	int rc = zz_day_typed(word, today, &day, &why);
	if (rc && word.p[0] >= '0' && word.p[0] <= '9') {
		*e = why;
		return rc;
	}
	if (rc)
		return zz_error(e, ZZ_EUSAGE,
						N_("%.*s is neither a date nor a post. Write: NAME JOINED FULL POST, for example "
						   "A 1998-06-20 1999-06-20 secretary; what is not known is left out"),
						ZZ_FMT(word));
	if (m->full != ZZ_NO_DAY)
		return zz_error(e, ZZ_EUSAGE,
						N_("two dates at most: of joining the party, of becoming a full member"));
	*(m->joined == ZZ_NO_DAY ? &m->joined : &m->full) = day;
	return ZZ_OK;
}

/* Blanks of both widths and tabs (pasted from a table) part words as commas do. */
static struct zz_str parted(struct zz_str typed, struct zz_arena *a)
{
	enum { WIDE_SPACE = 0x3000 };
	struct zz_buf b = {0};
	while (typed.n) {
		int32_t cp = zz_utf8_next(&typed);
		zz_utf8_put(&b, cp == ' ' || cp == '\t' || cp == WIDE_SPACE ? ',' : cp);
	}
	struct zz_str s = zz_arena_str(a, zz_buf_view(&b));
	zz_buf_free(&b);
	return s;
}

int init_line(struct app *app, zz_day today, struct zz_str typed, struct zz_arena *a, struct init_member *m,
			  struct zz_error *e)
{
	struct zz_str rest = parted(typed, a), word;
	int rc = ZZ_OK;
	*m = (struct init_member){.joined = ZZ_NO_DAY, .full = ZZ_NO_DAY};
	zz_typed_split(&rest, &m->name);
	while (!rc && zz_typed_split(&rest, &word))
		rc = take_word(app, today, zz_text_half(a, word), m, e);
	return rc;
}

void init_line_text(struct zz_buf *out, const struct app *app, const struct init_member *m)
{
	char day[ZZ_DATE_MAX];
	zz_buf_printf(out, "  %.*s", ZZ_FMT(m->name));
	if (m->joined != ZZ_NO_DAY)
		zz_msgf(out, app->lang, N_(", joined %s"), zz_day_text(m->joined, day));
	if (m->full != ZZ_NO_DAY)
		zz_msgf(out, app->lang, N_(", full member since %s"), zz_day_text(m->full, day));
	if (m->post.n)
		zz_buf_printf(out, "%s%.*s", app->lang == ZZ_ZH ? "，" : ", ", ZZ_FMT(m->post));
}
