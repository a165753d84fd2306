/* The smaller files: settings, genesis, notices, documents, waivers, follow-ups, each read by its own form.
 */
#include "fuzz.h"

#include "model/files.h"
#include "rules/pack_file.h"

static void read_all(struct text *t)
{
	struct zz_unit unit = {0};
	struct zz_genesis genesis = {0};
	struct zz_notices notices = {0};
	struct zz_documents documents = {0};
	struct zz_waiver waiver = {0};
	struct zz_followup followup = {0};
	struct zz_pack_file pack = {0};
	zz_unit_read(t->root, &unit, &t->reader);
	zz_form_read(&zz_genesis_form, t->root, &genesis, &t->reader);
	zz_form_read(&zz_notices_form, t->root, &notices, &t->reader);
	zz_form_read(&zz_documents_form, t->root, &documents, &t->reader);
	zz_waiver_read(t->root, &waiver, &t->reader);
	const struct zz_form *form = zz_followup_read(t->root, &followup, &t->reader);
	MUST(!form || (followup.type > 0 && followup.type < ZZ_FU_TYPES));
	zz_form_read(&zz_pack_form, t->root, &pack, &t->reader);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct text t;
	text_parse(&t, INPUT);
	if (t.root)
		read_all(&t);
	text_free(&t);
	return 0;
}
