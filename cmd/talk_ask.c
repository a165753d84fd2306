/* One question: shown, answered, explained. */
#include "talk.h"

#include <stdlib.h>

static void heading(struct talk *t)
{
	struct zz_buf b = {0};
	struct zz_str owner = zz_ask_value(&t->ask, "owner");
	uint32_t id = zz_intern_find(&t->ask.ledger->words, owner);
	if (t->headed || !owner.n)
		return;
	t->headed = true;
	zz_buf_printf(&b, "%s", zz_term_text(&t->ask.kind->form.name, t->app->lang));
	if (id)
		zz_buf_printf(&b, " %.*s", ZZ_FMT(zz_view_owner(t->ask.ledger, id)));
	zz_buf_printf(&b, "    %s", tr(t->app, N_("? explains   < goes back   Ctrl-C keeps a draft")));
	prompt_say(t->prompt, zz_buf_view(&b));
	zz_buf_free(&b);
}

/* "  地点 [302会议室]：", shortened where the screen is narrow. */
static struct zz_str shown_label(struct talk *t, const struct zz_ask_question *q)
{
	bool english = t->app->lang == ZZ_EN;
	struct zz_buf b = {0};
	zz_buf_pad(&b, ' ', q->indent);
	zz_buf_str(&b, q->label);
	if (q->note.n)
		zz_buf_printf(&b, english ? " (%.*s)" : "（%.*s）", ZZ_FMT(q->note));
	if (q->shown.n) {
		struct zz_str front = zz_text_front(q->shown, 40);
		zz_buf_printf(&b, " [%.*s%s]", ZZ_FMT(front), front.n < q->shown.n ? "…" : "");
	}
	zz_buf_puts(&b, english ? ": " : "：");
	struct zz_str s = zz_arena_str(&t->arena, zz_buf_view(&b));
	zz_buf_free(&b);
	return s;
}

struct asked {
	struct zz_ask *ask;
	const struct zz_ask_question *q;
};

static void complete(void *data, struct zz_str front, struct zz_str_list *out)
{
	struct asked *a = data;
	zz_ask_complete(a->ask, a->q, front, out);
}

static bool many_lines(const struct zz_ask_question *q)
{
	return q->how == ZZ_ASK_PROSE || q->how == ZZ_ASK_LINES;
}

/* The end of what was typed already: enough to see where it goes on. */
static void show_former(struct talk *t, struct zz_str text)
{
	enum { LINES = 5, CELLS = 150 };
	struct zz_str rest = text, line;
	size_t n = 0, i = 0;
	struct zz_buf b = {0};
	while (zz_str_split(&rest, '\n', &line))
		n++;
	for (rest = text; zz_str_split(&rest, '\n', &line); i++) {
		struct zz_str front = zz_text_front(line, CELLS);
		if (i + LINES >= n)
			zz_buf_printf(&b, "  > %.*s%s\n", ZZ_FMT(front), front.n < line.n ? "…" : "");
	}
	prompt_say(t->prompt, zz_buf_view(&b));
	zz_buf_free(&b);
	prompt_say(t->prompt,
			   zz_str(tr(t->app, N_("  Enter keeps this; what you type goes on behind it; - begins anew."))));
}

static enum prompt_end show_and_read(struct talk *t, struct zz_ask_question *q, struct zz_buf *typed)
{
	struct asked asked = {&t->ask, q};
	struct zz_str label = shown_label(t, q);
	if (q->before.n && !zz_str_eq(q->before, t->before)) {
		struct zz_buf line = {0};
		zz_buf_pad(&line, ' ', q->indent);
		zz_buf_str(&line, q->before);
		prompt_say(t->prompt, zz_buf_view(&line));
		zz_buf_free(&line);
	}
	t->before = zz_arena_str(&t->arena, q->before);
	if (!many_lines(q)) {
		struct prompt_line line = {.label = label,
								   .complete = {complete, &asked},
								   .prose = q->field && q->field->type == ZZ_TYPE_PROSE};
		return prompt_line(t->prompt, &line, typed);
	}
	struct zz_str former = q->fallback;
	while (former.n && former.p[former.n - 1] == '\n')
		former.n--;
	q->fallback = (struct zz_str){0}; /* what is there comes back with the answer */
	prompt_say(t->prompt, label);
	if (former.n)
		show_former(t, former);
	return prompt_text(t->prompt, former, typed);
}

/* Half an answer is kept where words are words. */
static void keep_half(struct talk *t, const struct zz_ask_question *q, struct zz_str typed)
{
	bool words = many_lines(q) || (q->how == ZZ_ASK_LINE && q->field &&
								   (q->field->type == ZZ_TYPE_TEXT || q->field->type == ZZ_TYPE_PROSE ||
									q->field->type == ZZ_TYPE_WORD));
	t->half = words && zz_str_trim(typed).n;
	if (t->half)
		zz_ask_keep(&t->ask, q, typed);
}

static int take_answer(struct talk *t, const struct zz_ask_question *q, struct zz_str typed)
{
	struct zz_error e = {.lang = t->app->lang};
	int rc = zz_ask_answer(&t->ask, q, typed, &e);
	prompt_say_cleaned(t->prompt);
	if (rc) {
		if (many_lines(q))
			zz_ask_keep(&t->ask, q, typed); /* too long, perhaps: not to be typed again */
		prompt_say(t->prompt, zz_str(e.text));
		return ZZ_OK;
	}
	talk_keep(t);
	bool elsewhere = zz_str_is(q->path, "owner") || zz_str_is(q->path, "date");
	return elsewhere ? talk_reload(t) : ZZ_OK;
}

static void explain(struct talk *t, const struct zz_ask_question *q)
{
	struct zz_buf b = {0};
	zz_ask_explain(&b, &t->ask, q);
	t->before = (struct zz_str){0};
	prompt_say(t->prompt, zz_buf_view(&b));
	zz_buf_free(&b);
}

void talk_back(struct talk *t, struct zz_str path)
{
	if (!zz_ask_back(&t->ask, path))
		prompt_say(t->prompt, zz_str(tr(t->app, N_("this is the first question"))));
}

int talk_ask(struct talk *t, struct zz_ask_question *q)
{
	struct zz_buf typed = {0};
	int rc = ZZ_OK;
	heading(t);
	switch (show_and_read(t, q, &typed)) {
	case PROMPT_BACK:
		if (t->ask.correction)
			rc = 2;
		else
			talk_back(t, q->path);
		break;
	case PROMPT_EXPLAIN:
		explain(t, q);
		break;
	case PROMPT_STOPPED:
		keep_half(t, q, zz_buf_view(&typed));
		rc = talk_stop(t);
		break;
	default:
		rc = take_answer(t, q, zz_buf_view(&typed));
	}
	zz_buf_free(&typed);
	return rc;
}
