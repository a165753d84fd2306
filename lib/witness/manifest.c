#include "witness/manifest.h"

#include "model/record.h"

#include <stdlib.h>
#include <string.h>

enum { LINE = 3 * (ZZ_SM3_HEX + 1) + 10 + 1 };

struct writing {
	struct zz_git *g;
	const struct zz_manifest *before;
	struct zz_buf bytes, json;
	struct zz_arena arena;
	struct zz_intern words;
	struct zz_findings findings;
};

static bool protect(struct writing *w, const struct zz_seen_file *f, struct zz_sm3 *out)
{
	struct zz_error ignored = {0};
	struct zz_reader r = {.arena = &w->arena, .words = &w->words, .findings = &w->findings, .path = f->path};
	zz_arena_reset(&w->arena);
	w->findings.n = 0;
	w->findings.arena = &w->arena;
	zz_buf_clear(&w->json);
	if (zz_git_blob(w->g, &f->id, ZZ_YAML_BYTES, &w->bytes, &ignored))
		return false;
	struct zz_node *root = zz_yaml_parse(zz_buf_view(&w->bytes), f->path, &w->arena, &w->findings);
	const struct zz_kind *kind = root ? zz_record_kind(root, &r) : NULL;
	if (!kind)
		return false;
	zz_record_protected(&w->json, kind, root, &w->arena);
	*out = zz_sm3(zz_buf_view(&w->json));
	return true;
}

static int by_text(const void *a, const void *b)
{
	const struct zz_manifest_line *x = a, *y = b;
	int order = memcmp(&x->record, &y->record, sizeof x->record);
	return order ? order : memcmp(&x->text, &y->text, sizeof x->text);
}

/* The same bytes have the same protected fields. */
static bool is_known(const struct writing *w, const struct zz_sm3 *record, const struct zz_sm3 *text,
					 struct zz_sm3 *out)
{
	struct zz_manifest_line key = {.record = *record, .text = *text},
							*found = w->before->n
										 ? bsearch(&key, w->before->at, w->before->n, sizeof key, by_text)
										 : NULL;
	if (found)
		*out = found->protected;
	return found != NULL;
}

static void put_line(struct zz_buf *out, struct writing *w, const struct zz_seen_file *f)
{
	struct zz_sm3 protected = {{0}}, record = zz_sm3(f->record);
	char text[ZZ_DATE_MAX];
	zz_day day;
	struct zz_str id = zz_str_sub(f->record, (size_t)zz_str_chr(f->record, '/') + 1, f->record.n);
	if (!is_known(w, &record, &f->text, &protected) && !protect(w, f, &protected))
		memset(&protected, 0, sizeof protected);
	const struct zz_sm3 *digests[] = {&record, &f->text, &protected};
	for (size_t i = 0; i < sizeof digests / sizeof *digests; i++) {
		zz_sm3_put(out, digests[i]);
		zz_buf_putc(out, ' ');
	}
	zz_buf_printf(out, "%s\n",
				  zz_day_parse(zz_str_sub(id, 0, 10), &day) ? zz_day_text(day, text) : "0000-00-00");
}

static int by_bytes(const void *a, const void *b)
{
	return memcmp(a, b, LINE);
}

void zz_manifest_write(struct zz_buf *out, const struct zz_seen_tree *t, struct zz_git *g,
					   const struct zz_manifest *before)
{
	struct writing w = {.g = g, .before = before};
	zz_buf_clear(out);
	zz_buf_puts(out, ZZ_MANIFEST_HEAD);
	size_t from = out->n;
	for (size_t i = 0; i < t->files.n; i++)
		if (t->files.at[i].record.n)
			put_line(out, &w, &t->files.at[i]);
	if (out->n > from)
		qsort(out->data + from, (out->n - from) / LINE, LINE, by_bytes);
	free(w.findings.at);
	zz_buf_free(&w.bytes);
	zz_buf_free(&w.json);
	zz_intern_free(&w.words);
	zz_arena_free(&w.arena);
}

static bool read_hex(const char *p, char after, struct zz_sm3 *out)
{
	return zz_sm3_read((struct zz_str){p, ZZ_SM3_HEX}, out) && p[ZZ_SM3_HEX] == after;
}

static bool read_line(const char *p, struct zz_manifest_line *out)
{
	struct zz_str day = {p + 3 * (ZZ_SM3_HEX + 1), 10};
	out->day = ZZ_NO_DAY;
	return read_hex(p, ' ', &out->record) && read_hex(p + ZZ_SM3_HEX + 1, ' ', &out->text) &&
		   read_hex(p + 2 * (ZZ_SM3_HEX + 1), ' ', &out->protected) && p[LINE - 1] == '\n' &&
		   (zz_str_is(day, "0000-00-00") || zz_day_parse(day, &out->day));
}

bool zz_manifest_parse(struct zz_str bytes, struct zz_manifest *out)
{
	size_t head = sizeof ZZ_MANIFEST_HEAD - 1;
	*out = (struct zz_manifest){0};
	if (!zz_str_starts(bytes, ZZ_MANIFEST_HEAD) || (bytes.n - head) % LINE)
		return false;
	for (const char *p = bytes.p + head; p < bytes.p + bytes.n; p += LINE)
		if ((p > bytes.p + head && memcmp(p - LINE, p, LINE) >= 0) || !read_line(p, ZZ_PUSH(out))) {
			zz_manifest_free(out);
			return false;
		}
	return true;
}

void zz_manifest_free(struct zz_manifest *m)
{
	free(m->at);
	*m = (struct zz_manifest){0};
}
