/* What the next commit would do to a ledger that is edited by hand with plain git, before it does it
 * (zzsh hook): the pipeline of a check over git's index, and the rules of history over HEAD and the index.
 *
 * Refused is only what is wrong in form: what cannot be read, fields, values, names and people that do not
 * exist, file names and modes that no ledger has, a protected field or a reviewed record that is changed
 * without a correction, a file that is taken away without a withdrawal. Never lateness, and never what a rule
 * asks: a late honest record must always come in. Only files that the commit itself changes are spoken of;
 * what a merge takes over from another commit was that commit's to answer for. */
#ifndef ZZ_REPORT_STAGED_H
#define ZZ_REPORT_STAGED_H

#include "model/ledger.h"

/* What is looked at beside the form of the files; ends with a row whose id is NULL. But for genesis-changed
 * the ids are those that an audit gives to the same afterwards. */
extern const struct zz_finding_def zz_staged_findings[];

struct zz_staged {
	struct zz_arena arena;
	struct zz_source *source, *head; /* the index; HEAD, NULL before the first commit of a ledger */
	struct zz_ledger *l;             /* of the index; NULL where no ledger file is changed */
	struct zz_findings findings;     /* what refuses, with lines, in order */
};

/* `index`: the file that git commit uses; NULL = the repository's own. Free in any case. Nothing is written.
 */
int zz_staged_look(struct zz_staged *s, const char *dir, const char *index, int64_t now, struct zz_error *e);
void zz_staged_free(struct zz_staged *s);
/* Each finding as file:line:column, the line with a caret, and the cure; empty where nothing refuses. */
void zz_staged_text(struct zz_buf *out, const struct zz_staged *s, enum zz_lang lang);

#endif
