/* zz_pages LANGUAGE SOURCE: prints the manual page made from a source and the program's tables. */
#include "parts.h"
#include "roff.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const char *page_tr(const struct page *p, const char *id)
{
	return zz_tr(p->lang, id);
}

void page_item(struct page *p, const struct zz_term *t)
{
	bool zh = p->lang == ZZ_ZH;
	zz_buf_puts(&p->out, ".It Cm");
	roff_arg(&p->out, zz_str(zh ? t->label : t->slug));
	zz_buf_puts(&p->out, " No (");
	struct zz_buf other = {0};
	roff_arg(&other, zz_str(zh ? t->slug : t->label));
	zz_buf_puts(&p->out, other.data + 1);
	zz_buf_puts(&p->out, ")\n");
	zz_buf_free(&other);
}

void page_say(struct page *p, const char *format, ...)
{
	va_list args, again;
	va_start(args, format);
	va_copy(again, args);
/* The translation is no literal; msgfmt --check-format holds its conversions equal to the id's. */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
	int n = vsnprintf(NULL, 0, zz_tr(p->lang, format), args);
	char *text = zz_malloc((size_t)(n > 0 ? n : 0) + 1);
	vsnprintf(text, (size_t)(n > 0 ? n : 0) + 1, zz_tr(p->lang, format), again);
#pragma GCC diagnostic pop
	va_end(again);
	va_end(args);
	roff_sentence(&p->out, zz_str(text), p->lang);
	free(text);
}

/* --- parts --- */

static const struct {
	const char *name;
	part_fn *part;
} parts[] = {
	{"options", part_options},   {"commands", part_commands},
	{"verbs", part_verbs},       {"kinds", part_kinds},
	{"fields", part_fields},     {"maps", part_maps},
	{"form", part_form},         {"rules", part_rules},
	{"findings", part_findings}, {"terms", part_terms},
	{"symptoms", part_symptoms}, {"columns", part_columns},
	{"coverage", part_coverage}, {"calibration", part_calibration},
	{"tables", part_tables},
};

static bool put_part(struct page *p, struct zz_str line)
{
	struct zz_str rest = line, name = {0};
	zz_str_split(&rest, ' ', &name);
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		if (zz_str_is(name, parts[i].name)) {
			size_t before = p->out.n;
			return parts[i].part(p, zz_str_trim(rest)) && p->out.n > before;
		}
	return false;
}

/* --- the source --- */

/* groff breaks Chinese lines only with zh.tmac; mandoc, which has no register .x, does not know the request
 * and does not break them at all. Both look for the sections NAME and SYNOPSIS by these names, as does the
 * index of man-db: the heading is made Chinese where it is printed. */
static const char chinese_first[] = ".if \\n(.x .mso zh.tmac\n";
static const char chinese_headings[] = ".if \\n(.x \\{\\\n"
									   ".rn Sh zz-Sh\n"
									   ".de Sh\n"
									   ".ie '\\\\$1'NAME' .zz-Sh 名称\n"
									   ".el .ie '\\\\$1'SYNOPSIS' .zz-Sh 用法\n"
									   ".el .zz-Sh \\\\$@\n"
									   "..\n"
									   ".ds doc-section-name 名称\n"
									   ".ds doc-section-synopsis 用法\n"
									   ".\\}\n";

static bool chinese_at(struct zz_str s, bool end)
{
	int32_t cp = -1;
	size_t count = zz_utf8_count(s);
	if (end && count)
		s = zz_str_sub(s, zz_utf8_offset(s, count - 1), s.n);
	if (s.n)
		cp = zz_utf8_next(&s);
	return cp >= 0x2E80 || cp == 0x201C || cp == 0x201D;
}

/* What the test of the examples reads but nobody sees: "2> " before what went to standard error, a last line
 * with the exit status. */
static void put_example(struct page *p, struct zz_str line)
{
	bool status = line.n == 3 && line.p[0] == '[' && line.p[2] == ']';
	if (zz_str_starts(line, "2> "))
		line = zz_str_sub(line, 3, line.n);
	if (!status)
		roff_literal(&p->out, line);
}

/* A paragraph goes on: between two Chinese characters the end of a source line is nothing, not a blank. */
static void gather(struct zz_buf *paragraph, struct zz_str line)
{
	struct zz_str before = zz_buf_view(paragraph);
	if (before.n && !(chinese_at(before, true) && chinese_at(line, false)))
		zz_buf_putc(paragraph, ' ');
	zz_buf_str(paragraph, line);
}

static void flush_paragraph(struct page *p, struct zz_buf *paragraph)
{
	if (paragraph->n)
		roff_text(&p->out, zz_buf_view(paragraph));
	zz_buf_clear(paragraph);
}

static bool put_request(struct page *p, struct zz_str line)
{
	static const char comment[] = ".\\\"", part[] = ".\\\" @";
	if (zz_str_starts(line, part))
		return put_part(p, zz_str_sub(line, sizeof part - 1, line.n));
	if (zz_str_starts(line, comment))
		return true; /* also what prepares the examples for their test */
	zz_buf_str(&p->out, line);
	zz_buf_putc(&p->out, '\n');
	if (p->lang == ZZ_ZH && zz_str_is(line, ".Os"))
		zz_buf_puts(&p->out, chinese_headings);
	return true;
}

static bool make(struct page *p, struct zz_str source)
{
	struct zz_buf paragraph = {0};
	struct zz_str line;
	bool literal = false, good = true;
	if (p->lang == ZZ_ZH)
		zz_buf_puts(&p->out, chinese_first);
	while (good && zz_str_split(&source, '\n', &line)) {
		bool request = line.n && line.p[0] == '.';
		if (literal && !zz_str_is(line, ".Ed")) {
			put_example(p, line);
		} else if (request) {
			flush_paragraph(p, &paragraph);
			literal = zz_str_starts(line, ".Bd -literal");
			good = put_request(p, line);
		} else {
			gather(&paragraph, line);
		}
		if (!good)
			fprintf(stderr, "%s: there is no part \"%.*s\", or it has nothing to say\n", p->name,
					ZZ_FMT(line));
	}
	flush_paragraph(p, &paragraph);
	zz_buf_free(&paragraph);
	return good;
}

int main(int argc, char **argv)
{
	struct page page = {.lang = ZZ_EN};
	struct zz_error e = {.lang = ZZ_EN};
	struct zz_buf source = {0};
	enum { MOST = 1 << 20 };
	if (argc != 3) {
		fputs("usage: zz_pages LANGUAGE SOURCE\n", stderr);
		return 2;
	}
	const char *slash = strrchr(argv[2], '/');
	page.lang = strcmp(argv[1], "zh") == 0 ? ZZ_ZH : ZZ_EN;
	page.name = slash ? slash + 1 : argv[2];
	bool good = zz_read_file(&source, argv[2], MOST, &e) == ZZ_OK;
	if (!good)
		fprintf(stderr, "%s\n", e.text);
	good = good && make(&page, zz_buf_view(&source));
	if (good)
		fwrite(page.out.data, 1, page.out.n, stdout);
	zz_buf_free(&source);
	zz_buf_free(&page.out);
	return good && fflush(stdout) == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
