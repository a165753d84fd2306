/* One of several, shown with numbers. */
#include "talk.h"

#include <stdlib.h>

static void show(struct prompt *p, const struct app *app, const struct choice *c)
{
	struct zz_buf b = {0};
	for (size_t i = 0; i < c->n; i++)
		zz_buf_printf(&b, "%s%*zu%s%.*s",
					  !i         ? ""
					  : c->lines ? "\n"
								 : " ",
					  c->lines && c->n > 9 ? 2 : 1, i + 1,
					  c->lines             ? "  "
					  : app->lang == ZZ_EN ? " "
										   : "",
					  ZZ_FMT(c->words[i]));
	prompt_say(p, zz_buf_view(&b));
	zz_buf_free(&b);
}

static size_t number_of(struct zz_str s)
{
	size_t n = 0;
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] < '0' || s.p[i] > '9' || n > 9999)
			return 0;
		n = n * 10 + (size_t)(s.p[i] - '0');
	}
	return n;
}

/* Index + 1, 0 none. */
static size_t meant(const struct choice *c, struct zz_str typed)
{
	struct zz_arena a = {0};
	struct zz_str s = zz_text_half(&a, zz_str_trim(typed));
	size_t n = number_of(s), found = 0;
	if (!s.n)
		found = c->may_end ? c->n + 1 : c->fallback;
	else if (n && n <= c->n)
		found = n;
	for (size_t i = 0; s.n && !found && i < c->n; i++)
		if (zz_str_eq(c->words[i], s))
			found = i + 1;
	for (size_t i = 0; s.n && !found && i < c->n; i++)
		if (zz_str_eq(zz_str_sub(c->words[i], 0, s.n), s))
			found = i + 1;
	zz_arena_free(&a);
	return found;
}

static void complete(void *data, struct zz_str front, struct zz_str_list *out)
{
	const struct choice *c = data;
	for (size_t i = 0; i < c->n; i++)
		if (zz_str_eq(zz_str_sub(c->words[i], 0, front.n), front))
			*ZZ_PUSH(out) = c->words[i];
}

enum prompt_end prompt_choose(struct prompt *p, const struct choice *c, size_t *at, struct zz_str *other)
{
	struct zz_buf typed = {0};
	struct choice copy = *c;
	struct prompt_line line = {.label = c->label, .complete = {complete, &copy}};
	struct app *app = prompt_app(p);
	enum prompt_end end;
	bool chosen = false;
	show(p, app, c);
	do {
		end = prompt_line(p, &line, &typed);
		size_t i = end == PROMPT_ANSWERED ? meant(c, zz_buf_view(&typed)) : 0;
		chosen = i > 0;
		if (chosen)
			*at = i - 1;
		else if (end == PROMPT_EXPLAIN)
			prompt_say(p, c->help);
		else if (end == PROMPT_ANSWERED && other && zz_str_trim(zz_buf_view(&typed)).n)
			break;
		else if (end == PROMPT_ANSWERED)
			prompt_say(p, zz_str(tr(app, N_("a number from the list, please"))));
	} while (!chosen && (end == PROMPT_ANSWERED || end == PROMPT_EXPLAIN));
	if (other)
		*other = chosen || end != PROMPT_ANSWERED ? (struct zz_str){0}
												  : prompt_keep(p, zz_str_trim(zz_buf_view(&typed)));
	zz_buf_free(&typed);
	return end;
}
