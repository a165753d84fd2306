#include "cmd.h"

#include <stdlib.h>
#include <string.h>

const char *tr(const struct app *app, const char *id)
{
	return zz_tr(app->lang, id);
}

/* Understood before the command and behind it. */
static const struct option globals[] = {
	{{"format", "格式"}, 0, OPT_VALUE, NULL, NULL, false},
	{{"lang", "语言"}, 0, OPT_VALUE, NULL, NULL, false},
	{{"today", "今天"}, 0, OPT_VALUE, NULL, NULL, false},
	{{NULL, NULL}, 0, 0, NULL, NULL, false},
};

static bool named(const struct zz_term *t, struct zz_str word)
{
	return zz_str_is(word, t->slug) || (t->label && zz_str_is(word, t->label));
}

static const struct option *find_long(const struct option *table, struct zz_str word)
{
	for (; table && table->name.slug; table++)
		if (named(&table->name, word))
			return table;
	return NULL;
}

static const struct option *find_letter(const struct option *table, char letter)
{
	for (; table && table->name.slug; table++)
		if (table->letter == letter)
			return table;
	return NULL;
}

static bool latin(struct zz_str s)
{
	for (size_t i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] >= 0x80)
			return false;
	return true;
}

/* In the language in which the word was typed. */
static struct zz_str nearest(const struct app *app, const struct options *o, struct zz_str word)
{
	enum { MOST = 63 };
	struct zz_term terms[MOST + 1] = {{NULL, NULL}};
	const struct option *table = app->command->options;
	for (size_t n = 0; n < MOST && table[n].name.slug; n++) {
		terms[n] = table[n].name;
		terms[n].label = terms[n].label ? terms[n].label : "";
	}
	const struct zz_term *near = zz_enum_nearest(terms, word);
	if (near)
		return zz_str(latin(word) || !near->label[0] ? near->slug : near->label);
	return app->command->near ? app->command->near(o, word) : (struct zz_str){0};
}

/* "2025", and as people write it: "2025年", "2025年度". */
static bool is_year(const char *word)
{
	return word && strspn(word, "0123456789") == 4 &&
		   (!word[4] || strcmp(word + 4, "年") == 0 || strcmp(word + 4, "年度") == 0);
}

/* Where the arguments stand while they are taken apart. */
struct walk {
	struct app *app;
	const struct command *command;
	int argc, at;
	char **argv;
	struct options *out;
};

static int keep(struct walk *w, const struct option *o, struct zz_str typed, const char *attached)
{
	const char *value = attached;
	const char *next = w->at + 1 < w->argc ? w->argv[w->at + 1] : NULL;
	if (o->arg == OPT_FLAG && attached)
		return zz_error(&w->app->error, ZZ_EUSAGE, N_("option %.*s takes no value"), ZZ_FMT(typed));
	if (o->arg == OPT_VALUE && !attached) {
		bool option = next && next[0] == '-' && next[1] == '-' && next[2];
		if (!next || option)
			return zz_error(&w->app->error, ZZ_EUSAGE, N_("option %.*s needs a value"), ZZ_FMT(typed));
		value = next;
		w->at++;
	}
	if (o->arg == OPT_YEAR && !attached && is_year(next)) {
		value = next;
		w->at++;
	}
	if (o->arg == OPT_YEAR && is_year(value))
		value = zz_arena_cstr(&w->out->arena, zz_str_sub(zz_str(value), 0, 4));
	if (!o->repeat && option_given(w->out, o->name.slug))
		return zz_error(&w->app->error, ZZ_EUSAGE, N_("option %.*s is given twice"), ZZ_FMT(typed));
	struct given *g = ZZ_PUSH(w->out);
	g->option = o;
	g->typed = typed;
	g->value = value;
	return ZZ_OK;
}

static int take_long(struct walk *w, const char *word)
{
	struct zz_str all = zz_str(word), name = all;
	ptrdiff_t equals = zz_str_chr(all, '=');
	if (equals >= 0)
		name = zz_str_sub(all, 0, (size_t)equals);
	const struct option *o = find_long(w->command->options, name);
	if (!o)
		o = find_long(globals, name);
	if (!o && w->command->extra) {
		struct option *extra = ZZ_NEW(&w->out->arena, struct option);
		char *key = zz_arena_cstr(&w->out->arena, name);
		if (w->command->extra(w->app, key, extra) == 0) {
			extra->name.slug = key;
			o = extra;
		}
	}
	if (o)
		return keep(w, o, zz_arena_printf(&w->out->arena, "--%.*s", ZZ_FMT(name)),
					equals >= 0 ? word + equals + 1 : NULL);
	struct zz_str near = nearest(w->app, w->out, name);
	if (near.n)
		return zz_error(&w->app->error, ZZ_EUSAGE, N_("unknown option --%.*s; did you mean --%.*s?"),
						ZZ_FMT(name), ZZ_FMT(near));
	if (w->command->explain && w->out->nwords)
		return zz_error(&w->app->error, ZZ_EUSAGE, N_("unknown option --%.*s; see zzsh %s %s -h"),
						ZZ_FMT(name), w->command->name.slug, w->out->words[0]);
	return zz_error(&w->app->error, ZZ_EUSAGE, N_("unknown option --%.*s; see zzsh %s -h"), ZZ_FMT(name),
					w->command->name.slug);
}

static int take_letters(struct walk *w, const char *letters)
{
	for (; *letters; letters++) {
		const struct option *o = find_letter(w->command->options, *letters);
		if (!o)
			return zz_error(&w->app->error, ZZ_EUSAGE, N_("unknown option -%c; see zzsh %s -h"), *letters,
							w->command->name.slug);
		bool valued = o->arg != OPT_FLAG;
		int rc = keep(w, o, zz_arena_printf(&w->out->arena, "-%c", *letters),
					  valued && letters[1] ? letters + 1 : NULL);
		if (rc || valued)
			return rc;
	}
	return ZZ_OK;
}

int options_parse(struct app *app, const struct command *c, int argc, char **argv, struct options *out)
{
	struct walk w = {.app = app, .command = c, .argc = argc, .argv = argv, .out = out};
	memset(out, 0, sizeof *out);
	out->words = zz_malloc(((size_t)argc + 1) * sizeof *out->words);
	bool only_words = false;
	for (w.at = 0; w.at < argc; w.at++) {
		const char *word = argv[w.at];
		int rc = ZZ_OK;
		if (only_words || word[0] != '-' || !word[1])
			out->words[out->nwords++] = word;
		else if (strcmp(word, "--") == 0)
			only_words = true;
		else if (word[1] == '-')
			rc = take_long(&w, word + 2);
		else
			rc = take_letters(&w, word + 1);
		if (rc)
			return rc;
	}
	return ZZ_OK;
}

void options_free(struct options *o)
{
	free(o->at);
	free(o->words);
	zz_arena_free(&o->arena);
}

const char *option_value(const struct options *o, const char *slug)
{
	for (size_t i = o->n; i-- > 0;)
		if (strcmp(o->at[i].option->name.slug, slug) == 0)
			return o->at[i].value;
	return NULL;
}

const struct option *option_find(const struct command *c, struct zz_str name)
{
	const struct option *o = find_long(c->options, name);
	return o ? o : find_long(globals, name);
}

const struct option *option_letter(const struct command *c, char letter)
{
	return find_letter(c->options, letter);
}

bool option_given(const struct options *o, const char *slug)
{
	for (size_t i = 0; i < o->n; i++)
		if (strcmp(o->at[i].option->name.slug, slug) == 0)
			return true;
	return false;
}

static void usage_option(struct app *app, const struct option *o)
{
	struct zz_buf left = {0};
	if (o->letter)
		zz_buf_printf(&left, "-%c, ", o->letter);
	zz_buf_printf(&left, "--%s", o->name.slug);
	if (app->lang == ZZ_ZH && o->name.label)
		zz_buf_printf(&left, ", --%s", o->name.label);
	if (o->value)
		zz_buf_printf(&left, o->arg == OPT_YEAR ? " [%s]" : " %s", tr(app, o->value));
	zz_buf_puts(&app->out, "  ");
	zz_text_pad(&app->out, zz_buf_view(&left), 30);
	if (zz_text_width(zz_buf_view(&left)) >= 30) {
		zz_buf_putc(&app->out, '\n');
		zz_buf_pad(&app->out, ' ', 32);
	}
	zz_text_wrap(&app->out, zz_str(tr(app, o->help)), app->width > 50 ? app->width : 0, 32);
	zz_buf_putc(&app->out, '\n');
	zz_buf_free(&left);
}

/* Lines as they are; only what is too long for the screen goes on below, further in. */
static void usage_notes(struct app *app, struct zz_str notes)
{
	struct zz_str line;
	while (zz_str_split(&notes, '\n', &line)) {
		size_t in = 0;
		while (in < line.n && line.p[in] == ' ')
			in++;
		zz_buf_pad(&app->out, ' ', in);
		zz_text_wrap(&app->out, zz_str_sub(line, in, line.n), app->width > 50 ? app->width : 0, in + 2);
		zz_buf_putc(&app->out, '\n');
	}
}

void usage_command(struct app *app, const struct command *c)
{
	zz_buf_printf(&app->out, "%s\n", tr(app, c->summary));
	struct zz_buf line = {0};
	zz_buf_printf(&line, "%s zzsh %s", tr(app, N_("Usage:")), c->name.slug);
	if (c->options && c->options->name.slug)
		zz_buf_printf(&line, " %s", tr(app, N_("[OPTION…]")));
	if (c->operands)
		zz_buf_printf(&line, " %s", tr(app, c->operands));
	zz_text_wrap(&app->out, zz_buf_view(&line), app->width > 50 ? app->width : 0, 6);
	zz_buf_puts(&app->out, "\n");
	zz_buf_free(&line);
	if (app->lang == ZZ_ZH)
		zz_buf_printf(&app->out, "%s zzsh %s …\n", tr(app, N_("or:")), c->name.label);
	for (const struct option *o = c->options; o && o->name.slug; o++)
		usage_option(app, o);
	if (c->notes)
		usage_notes(app, zz_str(tr(app, c->notes)));
}

const struct command *command_find(const char *name)
{
	for (size_t i = 0; commands[i]; i++)
		if (strcmp(commands[i]->name.slug, name) == 0 || strcmp(commands[i]->name.label, name) == 0)
			return commands[i];
	return NULL;
}

static int by_order(const void *a, const void *b)
{
	const struct command *const *x = a, *const *y = b;
	return (*x)->order - (*y)->order;
}

size_t commands_sorted(const struct command *out[COMMANDS_MOST])
{
	size_t n = 0;
	for (size_t i = 0; commands[i] && n < COMMANDS_MOST; i++)
		if (!commands[i]->hidden)
			out[n++] = commands[i];
	qsort(out, n, sizeof *out, by_order);
	return n;
}

void usage_all(struct app *app)
{
	zz_buf_printf(&app->out, "%s\n",
				  tr(app, N_("Usage: zzsh [-C DIR] [--format F] [--lang zh|en] [--today DATE] COMMAND …")));
	const struct command *sorted[COMMANDS_MOST];
	size_t n = commands_sorted(sorted);
	for (size_t i = 0; i < n; i++) {
		const struct command *c = sorted[i];
		zz_buf_puts(&app->out, "  ");
		zz_text_pad(&app->out, zz_str(c->name.slug), 10);
		if (app->lang == ZZ_ZH)
			zz_text_pad(&app->out, zz_str(c->name.label), 8);
		zz_buf_printf(&app->out, "  %s\n", tr(app, c->summary));
	}
	zz_buf_printf(&app->out, "%s\n", tr(app, N_("zzsh COMMAND -h shows the options of a command.")));
}

int format_choose(struct app *app, const char *allowed)
{
	struct zz_str rest = zz_str(allowed), piece;
	if (!app->format)
		return 0;
	for (int i = 0; zz_str_split(&rest, '|', &piece); i++)
		if (zz_str_is(piece, app->format))
			return i;
	return zz_error(&app->error, ZZ_EUSAGE, N_("format %s is not one of %s"), app->format, allowed);
}
