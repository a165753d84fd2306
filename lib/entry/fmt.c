#include "entry/fmt.h"

#include "entry/translate.h"

#include <stdlib.h>

static const struct zz_form *record_form(const struct zz_node *root, struct zz_arena *a)
{
	struct zz_reader silent = {.arena = a, .held = ZZ_NO_DAY};
	const struct zz_kind *kind = zz_record_kind(root, &silent);
	return kind ? &kind->form : NULL;
}

static const struct zz_form *followup_form(const struct zz_node *root)
{
	const struct zz_node *type = zz_form_get(zz_followup_form(ZZ_FU_WITHDRAWAL), root, "type");
	if (!type || type->kind != ZZ_SCALAR)
		return NULL;
	return zz_followup_form((uint8_t)zz_enum_find(zz_followup_terms, zz_str_trim(type->text)));
}

const struct zz_form *zz_form_of_file(struct zz_str path, const struct zz_node *root)
{
	static const struct {
		const char *front;
		const struct zz_form *form;
	} forms[] = {
		{"branches/", &zz_branch_form},         {"bodies/", &zz_body_form},
		{"waivers/", &zz_waiver_form},          {"calendar/", &zz_calendar_form},
		{"zzsh.yaml", &zz_unit_form},           {"notices.yaml", &zz_notices_form},
		{"documents.yaml", &zz_documents_form},
	};
	struct zz_arena arena = {0};
	const struct zz_form *found = NULL;
	if (zz_str_starts(path, "records/"))
		found = record_form(root, &arena);
	else if (zz_str_starts(path, "followups/"))
		found = followup_form(root);
	for (size_t i = 0; !found && i < sizeof forms / sizeof forms[0]; i++)
		if (zz_str_starts(path, forms[i].front))
			found = forms[i].form;
	zz_arena_free(&arena);
	return found;
}

/* --- bytes --- */

static struct zz_str without_bom(struct zz_str s)
{
	return zz_str_starts(s, "\xEF\xBB\xBF") ? zz_str_sub(s, 3, s.n) : s;
}

/* Lines on which a text of several lines stands: their blanks are the text's. */
static void mark_prose(const struct zz_node *node, bool *lines, uint32_t n)
{
	if (node->kind == ZZ_SCALAR)
		for (uint32_t i = node->start.line;
			 node->end.line > node->start.line && i <= node->end.line && i <= n; i++)
			lines[i] = true;
	ZZ_EACH(child, node)
	mark_prose(child, lines, n);
}

static uint32_t count_lines(struct zz_str s)
{
	uint32_t n = 1;
	for (size_t i = 0; i < s.n; i++)
		n += s.p[i] == '\n';
	return n;
}

static struct zz_str without_blanks(struct zz_str line)
{
	while (line.n && (line.p[line.n - 1] == ' ' || line.p[line.n - 1] == '\t'))
		line.n--;
	return line;
}

static struct zz_str without_return(struct zz_str line)
{
	return zz_str_ends(line, "\r") ? zz_str_sub(line, 0, line.n - 1) : line;
}

static void tidy_lines(struct zz_buf *out, struct zz_str bytes, const bool *prose)
{
	struct zz_str rest = bytes, line;
	for (uint32_t i = 1; zz_str_split(&rest, '\n', &line); i++) {
		line = without_return(line);
		zz_buf_str(out, prose[i] ? line : without_blanks(line));
		zz_buf_putc(out, '\n');
	}
}

/* --- a file --- */

static struct zz_node *parse(struct zz_str bytes, struct zz_arena *a)
{
	struct zz_findings ignored = {.arena = a};
	struct zz_node *root = zz_yaml_parse(bytes, ZZ_STR("-"), a, &ignored);
	free(ignored.at);
	return root;
}

static struct zz_str tidy(struct zz_str bytes, const struct zz_node *root, struct zz_arena *a)
{
	struct zz_buf out = {0};
	uint32_t n = count_lines(bytes);
	bool *prose = zz_arena_alloc(a, (n + 2) * sizeof *prose);
	mark_prose(root, prose, n);
	tidy_lines(&out, without_bom(bytes), prose);
	struct zz_str s = zz_arena_str(a, zz_buf_view(&out));
	zz_buf_free(&out);
	return s;
}

int zz_fmt_text(struct zz_str path, struct zz_str bytes, enum zz_lang lang, struct zz_buf *out)
{
	struct zz_arena arena = {0};
	struct zz_node *root = parse(bytes, &arena);
	zz_buf_clear(out);
	if (!root) {
		zz_arena_free(&arena);
		return ZZ_ESHAPE;
	}
	struct zz_str text = tidy(bytes, root, &arena);
	root = parse(text, &arena);
	const struct zz_form *form = root ? zz_form_of_file(path, root) : NULL;
	if (form)
		zz_translate(text, root, form, &(struct zz_typing){&arena, ZZ_NO_DAY, ZZ_NO_DAY, lang},
					 ZZ_SPELL_ABSOLUTE, out);
	else
		zz_buf_str(out, text);
	int differs = !zz_str_eq(zz_buf_view(out), bytes);
	zz_arena_free(&arena);
	return differs;
}
