#include "base/diag.h"

#include "base/digest.h"
#include "base/message.h"
#include "base/text.h"

#include <stdarg.h>
#include <stdio.h>

const struct zz_term zz_severity_terms[ZZ_SEVERITIES] = {
	[ZZ_CONTRADICTION] = {"contradiction", "前后不一致"},
	[ZZ_VIOLATION] = {"violation", "不符合规定"},
	[ZZ_INCOMPLETE] = {"incomplete", "要素不全"},
	[ZZ_SHORTFALL] = {"shortfall", "未达一般要求"},
	[ZZ_QUESTION] = {"question", "待说明"},
	[ZZ_INFO] = {"info", "提示"},
};

const char *zz_term_text(const struct zz_term *t, enum zz_lang lang)
{
	if (!t)
		return "";
	const char *text = lang == ZZ_ZH && t->label ? t->label : t->slug;
	return text ? text : "";
}

int zz_error(struct zz_error *e, int status, const char *format, ...)
{
	if (!e)
		return status;
	if (e->status != ZZ_OK)
		return e->status;
	e->status = status;
	va_list args;
	va_start(args, format);
/* The translation is no literal, but msgfmt --check-format holds its conversions equal to those of
 * the id, which the compiler has checked against the arguments. */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
	int n = vsnprintf(e->text, sizeof e->text, zz_tr(e->lang, format), args);
#pragma GCC diagnostic pop
	va_end(args);
	/* A text too long for its place must not end within a character. */
	if (n >= (int)sizeof e->text) {
		size_t end = sizeof e->text - 1;
		while (end > sizeof e->text - 4 && zz_utf8_invalid((struct zz_str){e->text, end}) >= 0)
			end--;
		e->text[end] = '\0';
	}
	return status;
}

/* No finding repeats a telephone or identity number that stands in a text. */
static struct zz_str quoted(struct zz_arena *a, struct zz_str text)
{
	char *copy = zz_arena_cstr(a, text);
	zz_text_mask(copy, text.n);
	return (struct zz_str){copy, text.n};
}

struct zz_finding *zz_finding_add(struct zz_findings *list, const struct zz_finding_def *def,
								  const struct zz_arg *args, size_t nargs)
{
	struct zz_finding *f = ZZ_PUSH(list);
	*f = (struct zz_finding){.def = def, .severity = def->severity, .rule = zz_str(def->id)};
	f->args = ZZ_NEWN(list->arena, struct zz_arg, nargs);
	f->nargs = nargs;
	for (size_t i = 0; i < nargs; i++) {
		f->args[i] = args[i];
		if (args[i].kind == ZZ_ARG_TEXT)
			f->args[i].text = quoted(list->arena, args[i].text);
	}
	return f;
}

void zz_finding_seal(struct zz_finding *f)
{
	const struct zz_str parts[] = {
		f->rule.n ? f->rule : zz_str(f->def->id), f->owner, f->subject, f->period, f->record, f->part};
	struct zz_buf b = {0};
	for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
		if (i)
			zz_buf_putc(&b, '\n');
		zz_buf_str(&b, parts[i].n ? parts[i] : ZZ_STR("-"));
	}
	struct zz_sm3 d = zz_sm3(zz_buf_view(&b));
	zz_base32(d.byte, ZZ_FINDING_ID, true, f->id);
	zz_buf_free(&b);
}

/* A line break in an argument could make the rest of it look like a finding of its own. */
static void put_text(struct zz_buf *out, struct zz_str text)
{
	size_t from = out->n;
	zz_text_safe(out, text);
	for (size_t i = from; i < out->n; i++)
		if (out->data[i] == '\n')
			out->data[i] = ' ';
}

static void put_arg(struct zz_buf *out, const struct zz_arg *arg, enum zz_lang lang)
{
	char date[ZZ_DATE_MAX];
	switch (arg->kind) {
	case ZZ_ARG_TEXT:
		put_text(out, arg->text);
		break;
	case ZZ_ARG_NUMBER:
		zz_buf_printf(out, "%ld", arg->number);
		break;
	case ZZ_ARG_DAY:
		zz_buf_puts(out, zz_day_text((zz_day)arg->number, date));
		break;
	case ZZ_ARG_TERM:
		zz_buf_puts(out, zz_term_text(arg->term, lang));
		break;
	}
}

static const struct zz_arg *find_arg(const struct zz_finding *f, struct zz_str name)
{
	for (size_t i = 0; i < f->nargs; i++)
		if (zz_str_is(name, f->args[i].name))
			return &f->args[i];
	return NULL;
}

void zz_finding_text(struct zz_buf *out, const struct zz_finding *f, const char *message, enum zz_lang lang)
{
	struct zz_str rest = zz_str(zz_tr(lang, message));
	while (rest.n) {
		ptrdiff_t open = zz_str_chr(rest, '{');
		size_t front = open < 0 ? rest.n : (size_t)open;
		zz_buf_str(out, zz_str_sub(rest, 0, front));
		rest = zz_str_sub(rest, front, rest.n);
		ptrdiff_t close = zz_str_chr(rest, '}');
		const struct zz_arg *arg = NULL;
		if (close > 0)
			arg = find_arg(f, zz_str_sub(rest, 1, (size_t)close));
		if (arg)
			put_arg(out, arg, lang);
		else if (rest.n)
			zz_buf_putc(out, '{');
		rest = zz_str_sub(rest, arg ? (size_t)close + 1 : 1, rest.n);
	}
}

void zz_finding_told(struct zz_buf *out, const struct zz_finding *f, struct zz_str file, enum zz_lang lang)
{
	zz_text_safe(out, file);
	if (f->line)
		zz_buf_printf(out, ":%u:%u", f->line, f->column);
	zz_buf_printf(out, ": %s%s", zz_term_text(&zz_severity_terms[f->severity], lang),
				  lang == ZZ_ZH ? "：" : ": ");
	zz_finding_text(out, f, f->def->message, lang);
	zz_buf_printf(out, " [%s]\n", f->def->id);
}
