/* Of the command line: commands, their options, the verbs of the roster. */
#include "parts.h"
#include "roff.h"

#include <stdio.h>
#include <string.h>

/* "zzsh-log.1" is the page of log. */
static const struct command *of_page(const struct page *p)
{
	static const char front[] = "zzsh-";
	char slug[32];
	if (strncmp(p->name, front, sizeof front - 1) != 0)
		return NULL;
	snprintf(slug, sizeof slug, "%s", p->name + sizeof front - 1);
	slug[strcspn(slug, ".")] = '\0';
	return command_find(slug);
}

static void flag(struct zz_buf *out, const char *name)
{
	struct zz_buf dashed = {0};
	zz_buf_printf(&dashed, "-%s", name);
	zz_buf_puts(out, " Fl");
	roff_arg(out, zz_buf_view(&dashed));
	zz_buf_free(&dashed);
}

static void option(struct page *p, const struct option *o)
{
	zz_buf_puts(&p->out, ".It");
	if (o->letter)
		zz_buf_printf(&p->out, " Fl %c ,", o->letter);
	flag(&p->out, o->name.slug);
	if (p->lang == ZZ_ZH && o->name.label) {
		zz_buf_puts(&p->out, " ,");
		flag(&p->out, o->name.label);
	}
	if (o->value) {
		zz_buf_puts(&p->out, o->arg == OPT_YEAR ? " Op Ar" : " Ar");
		roff_arg(&p->out, zz_str(page_tr(p, o->value)));
	}
	zz_buf_putc(&p->out, '\n');
	roff_sentence(&p->out, zz_str(page_tr(p, o->help)), p->lang);
	if (o->repeat)
		page_say(p, N_("May be given several times."));
}

bool part_options(struct page *p, struct zz_str word)
{
	struct zz_buf name = {0};
	zz_buf_str(&name, word);
	const struct command *c = word.n ? command_find(name.data) : of_page(p);
	zz_buf_free(&name);
	if (!c || !c->options || !c->options->name.slug)
		return false;
	zz_buf_puts(&p->out, ".Bl -tag -width Ds\n");
	for (const struct option *o = c->options; o->name.slug; o++)
		option(p, o);
	zz_buf_puts(&p->out, ".El\n");
	return true;
}

bool part_commands(struct page *p, struct zz_str word)
{
	const struct command *sorted[COMMANDS_MOST];
	size_t n = commands_sorted(sorted);
	(void)word;
	zz_buf_puts(&p->out, ".Bl -tag -width Ds\n");
	for (size_t i = 0; i < n; i++) {
		page_item(p, &sorted[i]->name);
		roff_sentence(&p->out, zz_str(page_tr(p, sorted[i]->summary)), p->lang);
		page_say(p, N_("See `zzsh-%s(1)`"), sorted[i]->name.slug);
	}
	zz_buf_puts(&p->out, ".El\n");
	return n > 0;
}

/* The line that `zzsh roster` prints where something is missing begins with the verb; the item has it
 * already. */
static struct zz_str after_verb(const char *usage)
{
	struct zz_str rest = zz_str(usage), verb;
	zz_str_split(&rest, ' ', &verb);
	return zz_str_trim(rest);
}

bool part_verbs(struct page *p, struct zz_str word)
{
	(void)word;
	zz_buf_puts(&p->out, ".Bl -tag -width Ds\n");
	for (const struct zz_roster_verb *v = zz_roster_verbs; v->name.slug; v++) {
		page_item(p, &v->name);
		zz_buf_puts(&p->out, ".br\n");
		roff_text(&p->out, after_verb(page_tr(p, v->usage)));
	}
	zz_buf_puts(&p->out, ".El\n");
	return true;
}
