/* zzsh complete: what could be typed next, for the completion of shells (cmd/completion/).
 *
 *   zzsh complete bash -- BREAKS LINE      the line up to the cursor; BREAKS are bash's COMP_WORDBREAKS
 *   zzsh complete zsh -- WORD…             the words from the program's name on; the last one is being typed
 *   zzsh complete fish -- WORD…
 *
 * Prints one word a line, for zsh and fish with a tab and what it is; ":files" or ":folders" where only the
 * shell knows. What cannot be completed gives nothing, and never an error: nobody asked a question. */
#include "next.h"

#include <stdlib.h>
#include <string.h>

static const struct option options[] = {
	{{NULL, NULL}, 0, 0, NULL, NULL, false},
};

/* --- a line of bash taken apart --- */

struct line {
	struct zz_arena arena;
	const char **at;
	size_t n, room;
	struct zz_buf word;
	bool begun;
};

static void word_end(struct line *l)
{
	if (l->begun)
		*ZZ_PUSH(l) = zz_arena_cstr(&l->arena, zz_buf_view(&l->word));
	zz_buf_clear(&l->word);
	l->begun = false;
}

/* Quotes and backslashes go as the shell takes them away; a new command begins behind ; | and &. What is
 * begun at the end stays in l->word. */
static void take_line(struct line *l, const char *text)
{
	char quote = 0;
	for (; *text; text++) {
		bool blank = !quote && (*text == ' ' || *text == '\t');
		if (quote ? *text == quote : *text == '"' || *text == '\'') {
			quote = quote ? 0 : *text;
			l->begun = true;
		} else if (*text == '\\' && quote != '\'' && text[1]) {
			zz_buf_putc(&l->word, *++text);
			l->begun = true;
		} else if (!quote && strchr(";|&", *text)) {
			word_end(l);
			l->n = 0;
		} else if (blank) {
			word_end(l);
		} else {
			zz_buf_putc(&l->word, *text);
			l->begun = true;
		}
	}
}

/* --- the answer --- */

/* bash puts words in as they are, behind the last of the characters at which it breaks words itself. */
static void put_for_bash(struct zz_buf *out, struct zz_str word, size_t cut)
{
	word = zz_str_sub(word, cut, word.n);
	for (size_t i = 0; i < word.n; i++) {
		if (strchr("\"'\\$`&|;<>()*?[]{}!#~", word.p[i]))
			zz_buf_putc(out, '\\');
		zz_buf_putc(out, word.p[i]);
	}
}

static size_t bash_cut(struct zz_str front, const char *breaks)
{
	size_t cut = 0;
	for (size_t i = 0; i < front.n; i++)
		if ((front.p[i] == ':' || front.p[i] == '=') && strchr(breaks, front.p[i]))
			cut = i + 1;
	return cut;
}

static int print(struct app *app, enum next next, const struct zz_offers *o, bool bash, size_t cut)
{
	if (next != NEXT_WORDS)
		zz_buf_puts(&app->out, next == NEXT_FILES ? ":files\n" : ":folders\n");
	for (size_t i = 0; i < o->n; i++) {
		if (bash)
			put_for_bash(&app->out, o->at[i].word, cut);
		else
			zz_buf_printf(&app->out, "%.*s\t%.*s", ZZ_FMT(o->at[i].word), ZZ_FMT(o->at[i].note));
		zz_buf_putc(&app->out, '\n');
	}
	return app_print(app);
}

static int for_bash(struct app *app, const struct options *o, struct zz_offers *offers)
{
	struct line l = {.begun = false};
	take_line(&l, o->words[2]);
	struct zz_str front = zz_buf_view(&l.word);
	enum next next = next_words(app, l.at, l.n, front, offers);
	int rc = print(app, next, offers, true, bash_cut(front, o->words[1]));
	zz_buf_free(&l.word);
	free(l.at);
	zz_arena_free(&l.arena);
	return rc;
}

static int run(struct app *app, const struct options *o)
{
	struct zz_offers offers = {.n = 0};
	bool bash = o->nwords && strcmp(o->words[0], "bash") == 0;
	int rc = ZZ_OK;
	app->width = 0; /* never a pager */
	if (bash && o->nwords == 3)
		rc = for_bash(app, o, &offers);
	else if (!bash && o->nwords > 1)
		rc =
			print(app, next_words(app, o->words + 1, o->nwords - 2, zz_str(o->words[o->nwords - 1]), &offers),
				  &offers, false, 0);
	zz_offers_free(&offers);
	return rc;
}

const struct command cmd_complete = {
	.name = {"complete", "补全"},
	.order = 99,
	.summary = N_("says what could be typed next, for the completion of shells"),
	.options = options,
	.run = run,
	.hidden = true,
};
