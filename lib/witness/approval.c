#include "witness/approval.h"

#include "base/message.h"
#include "witness/sight_parts.h"

#include <stdlib.h>
#include <string.h>

enum { LINE = sizeof "record" + ZZ_SM3_HEX + 1 + ZZ_SM3_HEX + 1 };

static bool read_hex(const char *p, char after, struct zz_sm3 *out)
{
	return zz_sm3_read((struct zz_str){p, ZZ_SM3_HEX}, out) && p[ZZ_SM3_HEX] == after;
}

bool zz_approval_parse(struct zz_str bytes, struct zz_approval *out)
{
	static const char document[] = "document ";
	struct zz_str rest = bytes, line;
	*out = (struct zz_approval){.n = 0};
	if (!zz_str_starts(bytes, ZZ_IMPORTS_HEAD))
		return false;
	zz_str_split(&rest, '\n', &line);
	if (!zz_str_split(&rest, '\n', &line) || !zz_str_starts(line, document))
		return false;
	out->document = zz_str_sub(line, sizeof document - 1, line.n);
	if (!zz_document_good(out->document) || rest.n % LINE)
		return false;
	for (const char *p = rest.p; p < rest.p + rest.n; p += LINE) {
		struct zz_approved *a = ZZ_PUSH(out);
		if ((p > rest.p && memcmp(p - LINE, p, LINE) >= 0) || memcmp(p, "record ", 7) != 0 ||
			!read_hex(p + 7, ' ', &a->record) || !read_hex(p + 7 + ZZ_SM3_HEX + 1, '\n', &a->text))
			return false;
	}
	return true;
}

void zz_approval_free(struct zz_approval *a)
{
	free(a->at);
	*a = (struct zz_approval){.n = 0};
}

/* --- signing --- */

struct approving {
	const struct zz_str *paths;
	size_t n;
	struct zz_str document;
};

static int by_line(const void *a, const void *b)
{
	return memcmp(a, b, LINE);
}

static int prepare(struct sighting *s)
{
	const struct approving *a = s->asked->with;
	struct zz_buf *out = &s->own_list;
	zz_buf_printf(out, ZZ_IMPORTS_HEAD "document %.*s\n", ZZ_FMT(a->document));
	size_t from = out->n;
	s->r.cause = ZZ_CAUSE_IMPORT;
	for (size_t i = 0; i < a->n; i++) {
		const struct zz_seen_file *f = zz_seen_find(&s->tree, a->paths[i]);
		if (!f || !f->record.n)
			return zz_error(s->e, ZZ_EENV,
							N_("there is no record %.*s in what was handed in; nothing was signed"),
							ZZ_FMT(a->paths[i]));
		struct zz_sm3 record = zz_sm3(f->record);
		zz_buf_puts(out, "record ");
		zz_sm3_put(out, &record);
		zz_buf_putc(out, ' ');
		zz_sm3_put(out, &f->text);
		zz_buf_putc(out, '\n');
	}
	qsort(out->data + from, (out->n - from) / LINE, LINE, by_line);
	return ZZ_OK;
}

int zz_witness_approve(struct zz_witness *w, const char *repo, const struct zz_str *paths, size_t npaths,
					   struct zz_str document, const struct zz_witness_clock *clock, struct zz_sighted *out,
					   struct zz_error *e)
{
	struct approving a = {paths, npaths, document};
	struct zz_sight asked = {.cause = ZZ_CAUSE_IMPORT, .clock = *clock, .prepare = prepare, .with = &a};
	return zz_witness_at_place(w, zz_str(repo)).n ? zz_sight_server(w, repo, &asked, out, e)
												  : zz_sight_carried(w, repo, &asked, out, e);
}
