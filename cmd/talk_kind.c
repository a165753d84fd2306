/* What was held: the verbs, then their kinds. */
#include "talk.h"

static size_t kinds_of(int verb, const struct zz_kind **out, struct zz_str *words, enum zz_lang lang)
{
	size_t n = 0;
	for (int i = 1; i < ZZ_KINDS; i++)
		if (verb < 0 || zz_kinds[i].verb == verb) {
			out[n] = &zz_kinds[i];
			words[n++] = zz_str(zz_term_text(&zz_kinds[i].form.name, lang));
		}
	return n;
}

static int choose_verb(struct app *app, struct prompt *p, int *verb, const struct zz_kind **kind)
{
	struct zz_str words[ZZ_VERBS], other = {0};
	size_t at;
	for (int i = 0; i < ZZ_VERBS; i++)
		words[i] = zz_str(zz_term_text(&zz_verb_terms[i], app->lang));
	struct choice c = {.label = zz_str(tr(app, N_("what is to be recorded: "))),
					   .help = zz_str(tr(app, N_("A number, or the name of what was held, for example "
												 "committee-meeting; Ctrl-C ends."))),
					   .words = words,
					   .n = ZZ_VERBS};
	enum prompt_end end = prompt_choose(p, &c, &at, &other);
	if (end == PROMPT_BACK) {
		prompt_say(p, zz_str(tr(app, N_("this is the first question; Ctrl-C ends"))));
		*verb = -1;
		return ZZ_OK;
	}
	if (end != PROMPT_ANSWERED)
		return 1;
	if (!other.n) {
		*verb = (int)at;
		return ZZ_OK;
	}
	struct zz_error e = {.lang = app->lang};
	if (zz_which_kind(other, (struct zz_str){0}, kind, &e)) {
		prompt_say(p, zz_str(e.text));
		*verb = -1;
	}
	return ZZ_OK;
}

static int choose_kind(struct app *app, struct prompt *p, int verb, const struct zz_kind **kind)
{
	const struct zz_kind *kinds[ZZ_KINDS];
	struct zz_str words[ZZ_KINDS], other = {0};
	size_t n = kinds_of(verb, kinds, words, app->lang), at = 0;
	struct choice c = {.label = zz_str(tr(app, N_("kind: "))),
					   .help = zz_str(tr(app, N_("A number, or the name of what was held, for example "
												 "committee-meeting; Ctrl-C ends."))),
					   .words = words,
					   .n = n};
	if (n == 1) {
		*kind = kinds[0];
		return ZZ_OK;
	}
	while (!*kind) {
		enum prompt_end end = prompt_choose(p, &c, &at, &other);
		if (end != PROMPT_ANSWERED)
			return end == PROMPT_BACK ? 2 : 1;
		struct zz_error e = {.lang = app->lang};
		if (!other.n)
			*kind = kinds[at];
		else if (zz_which_kind(other, (struct zz_str){0}, kind, &e))
			prompt_say(p, zz_str(e.text));
	}
	return ZZ_OK;
}

int talk_kind(struct app *app, int verb, const struct zz_kind **kind)
{
	struct prompt *p;
	int rc = prompt_open(&p, app), asked = verb;
	while (!rc && !*kind) {
		rc = asked < 0 ? choose_verb(app, p, &asked, kind) : ZZ_OK;
		if (!rc && !*kind && asked >= 0)
			rc = choose_kind(app, p, asked, kind);
		if (rc == 2) { /* back to the verbs */
			asked = -1;
			rc = ZZ_OK;
		}
	}
	prompt_close(p);
	return rc;
}
