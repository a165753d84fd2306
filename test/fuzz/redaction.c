/* What a receipt of redaction lists: what is taken has one spelling, and fits or fits not a tree without a
 * mishap. */
#include "fuzz.h"

#include "witness/redaction.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct zz_redaction r;
	struct zz_buf text = {0};
	struct zz_seen_file files[2] = {{.path = ZZ_STR("genesis.yaml"), .mode = 0100644},
									{.path = ZZ_STR("records/a"), .mode = 0100644}};
	struct zz_seen_tree tree = {.files = {.at = files, .n = 2}};
	if (zz_redaction_parse(INPUT, &r)) {
		zz_redaction_text(&text, &r);
		MUST(zz_str_eq(zz_buf_view(&text), INPUT));
		MUST(zz_redaction_texts(&r) <= r.files.n);
	}
	for (size_t i = 0; i < r.states.n; i++) {
		size_t n = 0;
		struct zz_seen_file *then = zz_redaction_then(&r, &r.states.at[i], &tree, &n);
		MUST(!then || n <= 2 + r.states.at[i].n);
		free(then);
		MUST(zz_redaction_find(&r, r.states.at[i].seq) != NULL);
	}
	zz_redaction_free(&r);
	zz_buf_free(&text);
	return 0;
}
