/* What the commands of the conversation share: the whole ledger judged, a small file written and said. */
#ifndef ZZ_CMD_NOTING_H
#define ZZ_CMD_NOTING_H

#include "write.h"

/* The ledger open for reading, or with the lock for writing: everything in it, judged by the unit's rules. */
struct noting {
	struct writing w;
	struct zz_ledger *ledger;   /* of w.opened */
	struct zz_verdict *verdict; /* NULL where nothing was judged */
	struct zz_view view;
	/* What noting_begin_finding was told: the owner by id (by --branch), the record by path; whether the
	 * owner's own files were enough, and nothing else was judged. */
	struct zz_str owner, path;
	bool of_branch, partly;
	/* Where the finding that was typed is one of the history's: its audit; `verdict` is that of it. */
	bool audited;
	struct zz_audit audit;
	struct zz_verdict *checked;
};
/* Opens; `writes` takes the lock and refuses --today and formats but text. `judged`: the verdict as well.
 * Ends with noting_end in any case. */
int noting_begin(struct app *app, struct noting *n, bool writes, bool judged);
/* The same, for writing, with the records of one owner only, those around the record that a word names; with
 * everything where the word names none or several. Nothing is judged. */
int noting_begin_at(struct app *app, struct noting *n, const char *record);
/* The same, judged as far as one finding needs that. A branch or body, a record, or an obligation's key says
 * whose it is: then that owner's files alone are read and judged where they tell it, everything else where
 * they do not. `word`: F-ID, key, or (of a record) rule; NULL: all of the branch. */
struct noting_where {
	const char *word, *branch, *record;
};
int noting_begin_finding(struct app *app, struct noting *n, bool writes, const struct noting_where *w);
/* Loads in place of what was loaded before; NULL = everything. */
int noting_load(struct app *app, struct noting *n, const struct zz_scope *scope);
void noting_end(struct noting *n);

/* Text that was typed, cleaned like pasted text; NULL and "" are empty. In the arena of n. */
struct zz_str noting_text(struct noting *n, const char *typed);
/* The words from `first` on, joined by blanks. */
struct zz_str noting_words(struct noting *n, const struct options *o, size_t first);
/* --by, or the name in git's settings. */
int noting_by(struct app *app, struct noting *n, const struct options *o, struct zz_str *by);

struct noting_deed {
	const char *op;
	const struct zz_term *what; /* the first word of the commit */
	struct zz_str owner, about, tail, record, body;
};
/* Commits the file, or, where HEAD has it already, has the disk confirm it. */
int noting_commit(struct app *app, struct noting *n, const struct zz_note *note,
				  const struct noting_deed *deed);
/* app->out, its long lines broken under their own indent at a terminal. */
int noting_print(struct app *app);
/* Prints app->out, then brings git's index up to date. `path` was written. */
int noting_told(struct app *app, struct noting *n, struct zz_str path);

/* The branches and dates that terms name; other terms are refused. */
struct noting_scope {
	struct zz_terms terms;
	struct zz_terms_scope scope;
	struct zz_period period; /* DAYS with ZZ_NO_DAY = any */
};
int noting_scope(struct app *app, const struct noting *n, const struct options *o, size_t first,
				 struct noting_scope *out);
void noting_scope_free(struct noting_scope *s);

/* The one finding that is typed, among those of today; refuses where it is none or several, with what there
 * is. */
int noting_finding(struct app *app, struct noting *n, const char *typed, size_t *finding);

#endif
