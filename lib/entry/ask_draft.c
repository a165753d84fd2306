/* A conversation as lines of text: no limits of YAML stand between what was pasted and the disk.
 *
 *   zzsh-draft 1
 *   kind committee-meeting
 *   = place          an answer, its lines below, each indented by a blank
 *    302会议室
 *   ~ agenda.1.remarks   not finished yet
 *   + date           an option, by the name under which it was given
 *   reason           of a correction, its lines below
 *   text             the whole record, where it was edited as a text */
#include "entry/ask_parts.h"

#define HEAD "zzsh-draft 1"

static void save_lines(struct zz_buf *out, struct zz_str text)
{
	while (text.n) {
		ptrdiff_t end = zz_str_chr(text, '\n');
		size_t n = end < 0 ? text.n : (size_t)end;
		zz_buf_printf(out, " %.*s\n", ZZ_FMT(zz_str_sub(text, 0, n)));
		if (end >= 0 && n + 1 == text.n) /* a line feed at the very end */
			zz_buf_puts(out, " \n");
		text = zz_str_sub(text, n + 1, text.n);
	}
}

void zz_ask_save(struct zz_buf *out, const struct zz_ask *ask)
{
	zz_buf_printf(out, HEAD "\nkind %s\n", ask->kind->form.name.slug);
	if (ask->with_text)
		zz_buf_puts(out, "with-text\n");
	for (size_t i = 0; i < ask->answers.n; i++) {
		const struct zz_ask_answer *a = &ask->answers.at[i];
		struct zz_str name = a->name.n ? a->name : a->path;
		zz_buf_printf(out, "%s %.*s\n", a->name.n ? "+" : a->open ? "~" : "=", ZZ_FMT(name));
		save_lines(out, a->value);
	}
	if (ask->reason.n) {
		zz_buf_puts(out, "reason\n");
		save_lines(out, ask->reason);
	}
	if (!ask->text.n)
		return;
	zz_buf_puts(out, "text\n");
	save_lines(out, ask->text);
}

/* The indented lines at the front of *rest, joined. */
static struct zz_str load_lines(struct zz_ask *ask, struct zz_str *rest)
{
	struct zz_buf b = {0};
	struct zz_str line;
	bool any = false;
	while (rest->n && rest->p[0] == ' ' && zz_str_split(rest, '\n', &line)) {
		zz_buf_printf(&b, "%s%.*s", any ? "\n" : "", ZZ_FMT(zz_str_sub(line, 1, line.n)));
		any = true;
	}
	struct zz_str s = zz_arena_str(&ask->arena, zz_buf_view(&b));
	zz_buf_free(&b);
	return s;
}

static void load_answer(struct zz_ask *ask, struct zz_str line, struct zz_str value)
{
	struct zz_str name = zz_str_trim(zz_str_sub(line, 1, line.n));
	if (line.p[0] == '+') {
		zz_ask_give(ask, name, value);
		return;
	}
	zz_ask_set(ask, name, value);
	zz_ask_find(ask, name)->open = line.p[0] == '~';
}

bool zz_ask_load(struct zz_ask *ask, struct zz_str text)
{
	struct zz_str line, rest = text;
	if (!zz_str_split(&rest, '\n', &line) || !zz_str_is(line, HEAD))
		return false;
	while (zz_str_split(&rest, '\n', &line)) {
		struct zz_str value = load_lines(ask, &rest);
		if (zz_str_starts(line, "kind "))
			ask->kind = zz_kind_find(zz_str_sub(line, 5, line.n));
		else if (zz_str_is(line, "with-text"))
			ask->with_text = true;
		else if (zz_str_is(line, "text"))
			ask->text = value;
		else if (zz_str_is(line, "reason"))
			ask->reason = value;
		else if (ask->kind && line.n > 2 && (line.p[0] == '=' || line.p[0] == '~' || line.p[0] == '+'))
			load_answer(ask, line, value);
	}
	return ask->kind != NULL;
}
