/* Small ledgers as text, and what a rule should say of them.
 *
 * A world is a list of files. A line "@ path" begins a file; a line "% …" is one by itself (attach.h); a line
 * "+ owner date kind [suffix]" begins a record, of which the first three fields are written by themselves. In
 * the text "#3-18#" stands for member lines 员3 … 员18 of a roster (full members since 2011), "$3-18$" for
 * their names in a list.
 *
 * What is expected is a list of lines: "owner/subject/period state [reason]" for obligations of the rule (the
 * others are not looked at), and "! severity finding part" for every finding of the rule. */
#ifndef WORLD_H
#define WORLD_H

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "rules/verdict.h"

#include "attach.h"

const char *__lsan_default_suppressions(void);
/* libgit2 1.5.1 forgets the result of a regular expression. */
const char *__lsan_default_suppressions(void)
{
	return "leak:libpcre2";
}

struct rule_case {
	const char *name, *rule, *world, *today, *period, *expect;
};

struct world {
	char dir[64];
	struct zz_source *source;
	struct zz_ledger *ledger;
};

static void make_folders(const char *path)
{
	char folder[512];
	for (const char *slash = strchr(path + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
		snprintf(folder, sizeof folder, "%.*s", (int)(slash - path), path);
		mkdir(folder, 0777);
	}
}

/* "#a-b#" and "$a-b$"; returns the character after it, or NULL where it is none. */
static const char *put_people(FILE *file, const char *at)
{
	int from, until, n = 0;
	if (sscanf(at + 1, "%d-%d%n", &from, &until, &n) != 2 || at[n + 1] != *at)
		return NULL;
	for (int i = from; i <= until; i++)
		if (*at == '#')
			fprintf(file, "  - {name: 员%d, joined: 2010-01-01, full: 2011-01-01}\n", i);
		else
			fprintf(file, "%s员%d", i == from ? "" : ", ", i);
	return at + n + 2;
}

static void put_text(FILE *file, const char *text, size_t n)
{
	const char *end = text + n;
	while (text < end) {
		const char *after = *text == '#' || *text == '$' ? put_people(file, text) : NULL;
		if (after)
			text = after;
		else
			fputc(*text++, file);
	}
}

static FILE *open_file(const struct world *w, const char *name)
{
	char path[600];
	snprintf(path, sizeof path, "%s/%s", w->dir, name);
	make_folders(path);
	FILE *file = fopen(path, "w");
	assert_non_null(file);
	return file;
}

static FILE *open_record(const struct world *w, const char *line)
{
	char owner[64], date[16], kind[64], suffix[64] = "", name[256];
	int n = sscanf(line, "+ %63s %15s %63s %63[^\n]", owner, date, kind, suffix);
	assert_true(n >= 3);
	snprintf(name, sizeof name, "records/%s/%.4s/%s-%s%s%s.yaml", owner, date, date, kind, n > 3 ? "-" : "",
			 suffix);
	FILE *file = open_file(w, name);
	fprintf(file, "kind: %s\nowner: %s\ndate: %s\n", kind, owner, date);
	return file;
}

/* "% path kind content" */
static void put_attachment(const struct world *w, const char *line)
{
	char name[256], kind[16], content[64] = "", path[600];
	assert_true(sscanf(line, "%% %255s %15s %63[^\n]", name, kind, content) >= 2);
	snprintf(path, sizeof path, "%s/%s", w->dir, name);
	make_folders(path);
	write_attachment(path, kind, content);
}

static void write_world(const struct world *w, const char *text)
{
	FILE *file = NULL;
	while (*text) {
		size_t n = strcspn(text, "\n");
		if (!strncmp(text, "% ", 2)) {
			char line[400];
			snprintf(line, sizeof line, "%.*s", (int)n, text);
			put_attachment(w, line);
		} else if (!strncmp(text, "@ ", 2) || !strncmp(text, "+ ", 2)) {
			char line[256];
			snprintf(line, sizeof line, "%.*s", (int)n, text);
			if (file)
				fclose(file);
			file = *text == '@' ? open_file(w, line + 2) : open_record(w, line);
		} else {
			assert_non_null(file);
			put_text(file, text, n);
			fputc('\n', file);
		}
		text += text[n] ? n + 1 : n;
	}
	if (file)
		fclose(file);
}

static zz_day day_of(const char *text)
{
	zz_day day;
	assert_true(zz_day_parse(zz_str(text), &day));
	return day;
}

static void load_world(struct world *w, const char *text, const char *today)
{
	struct zz_error e = {.lang = ZZ_EN};
	strcpy(w->dir, "/tmp/zzsh-rules-XXXXXX");
	assert_non_null(mkdtemp(w->dir));
	write_world(w, text);
	if (zz_source_open(&w->source, w->dir, &e) ||
		zz_ledger_load(&w->ledger, w->source,
					   &(struct zz_scope){.everything = true, .keeps_texts = zz_packs_look_at_texts}, 0,
					   day_of(today), &e))
		fail_msg("%s", e.text);
}

static void free_world(struct world *w)
{
	char command[128];
	zz_ledger_free(w->ledger);
	zz_source_close(w->source);
	snprintf(command, sizeof command, "rm -rf %s", w->dir);
	assert_int_equal(system(command), 0);
}

static struct zz_period asked(const char *period, zz_day today)
{
	struct zz_period p = {.kind = ZZ_PERIOD_DAYS, .first = ZZ_NO_DAY, .last = ZZ_NO_DAY};
	struct zz_error e = {.lang = ZZ_EN};
	if (*period && zz_period_parse(zz_str(period), today, &p, &e))
		fail_msg("%s", e.text);
	return p;
}

static int by_text(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* Lines in byte order, so that two lists can be compared. */
static char *sorted(char *text)
{
	char *lines[64], *out = calloc(strlen(text) + 2, 1);
	size_t n = 0;
	for (char *line = strtok(text, "\n"); line && n < 64; line = strtok(NULL, "\n"))
		lines[n++] = line;
	qsort(lines, n, sizeof *lines, by_text);
	for (size_t i = 0; i < n; i++)
		sprintf(out + strlen(out), "%s\n", lines[i]);
	return out;
}

static void put_state(struct zz_buf *out, const struct zz_verdict *v, const char *rule, struct zz_str key)
{
	struct zz_buf text = {0}, wanted = {0};
	bool found = false;
	zz_buf_printf(&wanted, "%s/%.*s", rule, ZZ_FMT(key));
	for (size_t i = 0; i < v->n && !found; i++) {
		zz_buf_clear(&text);
		zz_obligation_key(&text, v, &v->at[i]);
		found = zz_str_eq(zz_buf_view(&text), zz_buf_view(&wanted));
		if (found)
			zz_buf_printf(out, "%.*s %s%s%s\n", ZZ_FMT(key), zz_state_terms[v->at[i].state].slug,
						  v->at[i].reason ? " " : "", v->at[i].reason ? v->at[i].reason->slug : "");
	}
	if (!found)
		zz_buf_printf(out, "%.*s none\n", ZZ_FMT(key));
	zz_buf_free(&text);
	zz_buf_free(&wanted);
}

/* What a verdict says, in the form of `expect`; the caller frees it. */
__attribute__((unused)) static char *answer(const struct zz_verdict *v, const struct rule_case *c)
{
	struct zz_buf out = {0};
	struct zz_str rest = zz_str(c->expect), line;
	zz_buf_puts(&out, "");
	while (zz_str_split(&rest, '\n', &line))
		if (line.n && line.p[0] != '!')
			put_state(&out, v, c->rule, zz_str_sub(line, 0, (size_t)zz_str_chr(line, ' ')));
	for (size_t i = 0; i < v->findings.n; i++) {
		const struct zz_finding *f = &v->findings.at[i];
		const struct zz_rule *basis = v->judged[i].rule;
		bool element = strcmp(f->def->id, "element-missing") == 0 && basis;
		if (zz_str_is(f->rule, c->rule) || (element && strcmp(basis->slug, c->rule) == 0))
			zz_buf_printf(&out, "! %s %s %.*s\n", zz_severity_terms[f->severity].slug, f->def->id,
						  ZZ_FMT(f->part.n ? f->part : ZZ_STR("-")));
	}
	char *text = sorted(out.data ? out.data : (char[]){""});
	zz_buf_free(&out);
	return text;
}

/* Judges by a pack: the ledger's own file rules/<pack>.yaml where `bytes` is given, else the embedded one. */
__attribute__((unused)) static char *judge_world(struct world *w, const struct rule_case *c, const char *pack,
												 const char *bytes)
{
	struct zz_packs packs = {0};
	struct zz_verdict *v = NULL;
	struct zz_error e = {.lang = ZZ_EN};
	struct zz_question q = {.period = asked(c->period, w->ledger->today)};
	if (bytes) {
		char name[64];
		snprintf(name, sizeof name, "rules/%s.yaml", pack);
		FILE *file = open_file(w, name);
		fputs(bytes, file);
		fclose(file);
	}
	if (zz_packs_load(&packs, w->ledger, &pack, 1, &e) || zz_judge(&v, w->ledger, &packs, &q, &e))
		fail_msg("%s", e.text);
	char *text = answer(v, c);
	zz_verdict_free(v);
	zz_packs_free(&packs);
	return text;
}

__attribute__((unused)) static char *expected(const struct rule_case *c)
{
	char *copy = strdup(c->expect), *text = sorted(copy);
	free(copy);
	return text;
}

#endif
