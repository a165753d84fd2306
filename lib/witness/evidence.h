/* What proves something about a ledger without the ledger's own repository: its history with the chains of
 * its witnesses, the receipts about it as plain files, the public keys. For taking away (zzsh audit
 * --bundle).
 *
 * The same commit, receipts and keys give the same bytes. */
#ifndef ZZ_WITNESS_EVIDENCE_H
#define ZZ_WITNESS_EVIDENCE_H

#include "witness/observation.h"

struct zz_evidence {
	struct zz_arena arena;
	struct {
		struct zz_evidence_part {
			struct zz_str name, bytes; /* "receipts/jgdw.example_w1/000128", "keys/keys.txt" */
		} * at;
		size_t n, room;
	} parts;
	size_t receipts;    /* of them, how many are receipts */
	struct zz_str last; /* the name of the newest one's part; empty where there is none */
	struct zz_buf
		history;         /* a git bundle (git/bundle.h): main, and what is below refs/zzsh and refs/remotes */
	struct zz_buf index; /* of its pack */
};

/* `asked` as for the observations. `scratch`: a folder of which nobody else knows, for the time being.
 * ZZ_EUNSURE where the history is not all here. Free in any case. */
int zz_evidence_collect(struct zz_evidence *out, struct zz_source *s, const struct zz_observations *seen,
						const struct zz_witness_asked *asked, const char *scratch, struct zz_error *e);
void zz_evidence_free(struct zz_evidence *x);

#endif
