/* A record as it is read: the parser, the form of its kind (of every kind, where it names none), what is said
 * about it, its id, its digest, its canonical text. */
#include "fuzz.h"

#include "model/record.h"

static void read_as(struct text *t, const struct zz_kind *kind)
{
	struct zz_record record = {0};
	struct zz_buf out = {0};
	zz_record_read(kind, t->root, &record, &t->reader);
	zz_record_id(&out, &record, &t->words, t->bytes, true);
	MUST(out.n > 0);
	zz_buf_clear(&out);
	zz_record_protected(&out, kind, t->root, &t->arena);
	MUST(out.n > 0 && zz_utf8_invalid(zz_buf_view(&out)) < 0);
	zz_buf_free(&out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct text t;
	text_parse(&t, INPUT);
	const struct zz_kind *kind = t.root ? zz_record_kind(t.root, &t.reader) : NULL;
	if (kind)
		read_as(&t, kind);
	for (int k = 1; t.root && !kind && size < 4096 && k < ZZ_KINDS; k++)
		read_as(&t, &zz_kinds[k]);
	text_free(&t);
	return 0;
}
