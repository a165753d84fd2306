/* Ledgers named among the words of a command: `zzsh check --year 2025 DIR…`. */
#ifndef ZZ_CMD_SEVERAL_H
#define ZZ_CMD_SEVERAL_H

#include "cmd.h"

struct several {
	struct zz_several all;
	const char **words; /* what is left of them: terms */
	size_t nwords;
	size_t now;   /* the ledger that several_each is at */
	size_t known; /* ledgers that know what the terms name */
	struct left_out {
		size_t ledger;
		struct zz_str why;
	} * out;
	size_t nout, room;
	struct zz_error last; /* of those that do not, what the last one said */
};

/* Whether a word is a folder with a ledger, or is written as one that may be missing: with a slash, or as
 * x.git. */
bool several_word(const char *word);
bool several_asked(const struct options *o);
/* Reads the rosters, as committed or as they lie in the folders; the first ledger that is there gives the
 * language. ZZ_EUSAGE where ids clash, ZZ_ENOLEDGER where not one could be obtained. */
int several_open(struct app *app, const struct options *o, bool committed, struct several *out);
void several_close(struct several *s);

/* Opens one after the other and hands it to `one`, which gives a status: ZZ_OK, 1 for findings, an error. A
 * ledger that cannot be opened after all joins those not obtained. Returns the first error, else 1 if any was
 * 1, else 0. */
struct several_how {
	const char *packs;
	bool no_local;
	int (*one)(struct app *app, struct several *s, size_t i, struct opened *opened, void *with);
	void *with;
};
int several_each(struct app *app, struct several *s, const struct several_how *how);
/* What is not there: into *out, or where that is no text (NULL), to standard error. */
void several_absent(struct several *s, struct zz_buf *out, const struct zz_view *view);
/* The exit status of an answer that lacks ledgers: nobody can conclude from what was not seen. */
int several_status(const struct several *s, int status);

/* The terms for one ledger. A name that it does not know selects nothing there (*nothing); several_each fails
 * where that was so in every ledger, and says of a single one why it is left out. */
int several_terms(struct app *app, struct several *s, const struct zz_ledger *l, struct zz_terms *terms,
				  struct zz_terms_scope *scope, bool *nothing);
/* Judges ledger i, which the bodies and branches of the others are known to. `question`: its period; the rest
 * is taken from the scope and from the others. */
int several_judge(struct app *app, struct several *s, size_t i, struct opened *opened,
				  const struct zz_terms_scope *scope, struct zz_question *question, struct zz_verdict **out);

#endif
