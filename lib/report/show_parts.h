/* What the text and the data of a single record share. */
#ifndef ZZ_REPORT_SHOW_PARTS_H
#define ZZ_REPORT_SHOW_PARTS_H

#include "format/yaml.h"
#include "report/show.h"

/* A file of the ledger as a tree of its form in one of the languages; NULL where it cannot be read. The tree
 * lives in the arena. */
struct zz_node *zz_show_tree(const struct zz_ledger *l, struct zz_str path, const struct zz_form *form,
							 enum zz_lang lang, struct zz_arena *a);
/* Whether a finding of the verdict is about the record. */
bool zz_show_finds(const struct zz_show *show, size_t finding);
/* Whether a follow-up is about the record, or about one of its findings. */
bool zz_show_follows(const struct zz_show *show, const struct zz_followup *f);
/* The field of a key, NULL for one's own. */
const struct zz_field *zz_show_field(const struct zz_form *form, const struct zz_node *value);

/* Numbers as `zzsh schema KIND` wants them; everything else is text. */
enum zz_show_number { ZZ_SHOW_NO_NUMBER, ZZ_SHOW_WHOLE, ZZ_SHOW_TENTHS };
enum zz_show_number zz_show_number(uint8_t type, struct zz_str text, long *out);

/* A value on one line: lists with commas, people with what is said of them in brackets. False where it needs
 * more than a line. */
bool zz_show_flat(struct zz_buf *out, const struct zz_form *form, const struct zz_node *node,
				  enum zz_lang lang);
/* show_fields.c: the fields of a map, a line or a paragraph each, but those named in `but` (slugs separated
 * by
 * '|'). */
void zz_show_fields(struct zz_buf *out, const struct zz_form *form, const struct zz_node *map,
					const char *but, const struct zz_view *view);
enum { ZZ_SHOW_LABEL = 10 };
/* "时间      14:30-15:40", wrapped. */
void zz_show_line(struct zz_buf *out, struct zz_str label, struct zz_str text, size_t indent,
				  const struct zz_view *view);

#endif
