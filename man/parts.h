/* The generated parts of the manual: what the program's tables know is never written by hand.
 *
 * A page is mdoc written by hand, man/<language>/<page>; a comment line in it
 *
 *     .\" @options
 *
 * is replaced by a part. The page names the parts it wants; a part that finds nothing to say is an error. */
#ifndef ZZ_MAN_PARTS_H
#define ZZ_MAN_PARTS_H

#include "cmd.h"

struct page {
	enum zz_lang lang;
	const char *name; /* "zzsh-log.1" */
	struct zz_buf out;
	bool listing; /* inside a list that has no end yet */
};

/* False where `word` names nothing. */
typedef bool part_fn(struct page *p, struct zz_str word);
part_fn part_options;     /* those of a command; no word: of the page's own */
part_fn part_commands;    /* every command, with what it does */
part_fn part_verbs;       /* of zzsh roster */
part_fn part_kinds;       /* kinds of record: what each is and which fields it has */
part_fn part_fields;      /* the fields of records, each once */
part_fn part_maps;        /* the maps inside records */
part_fn part_form;        /* the fields of one file by its form: "unit", "branch", "waiver" */
part_fn part_rules;       /* the rules of a pack */
part_fn part_findings;    /* what the program looks at by itself */
part_fn part_symptoms;    /* what zzsh doctor looks for */
part_fn part_columns;     /* of a list */
part_fn part_terms;       /* the fields of terms */
part_fn part_coverage;    /* where every row of the regulations is looked for */
part_fn part_tables;      /* of the database: tables and columns */
part_fn part_calibration; /* how often rules fire on honest records */

const char *page_tr(const struct page *p, const char *id);
/* "slug (label)" in English, "label (slug)" in Chinese, as the tag of a list item. */
void page_item(struct page *p, const struct zz_term *t);
/* A sentence made of a message with printf's conversions. */
#if defined(__GNUC__)
__attribute__((format(printf, 2, 3)))
#endif
void page_say(struct page *p, const char *format, ...);

#endif
