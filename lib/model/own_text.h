/* A record's own text: remarks, decisions, content, criticism, problems and directions, as the branch wrote
 * them. Topics and documents that were read out are no part of it, because those are rightly the same
 * everywhere.
 *
 * A record has no text (record.h). Where a whole ledger is loaded the texts are kept beside the records, up
 * to a kilobyte for each on the average, so that memory does not grow with long minutes; the others' files
 * are read once more. */
#ifndef ZZ_MODEL_OWN_TEXT_H
#define ZZ_MODEL_OWN_TEXT_H

#include "base/similar.h"
#include "model/ledger.h"

enum zz_own_what {
	ZZ_OWN_CONTENT = 1,
	ZZ_OWN_REMARKS, /* of an item of the agenda */
	ZZ_OWN_DECISION,
	ZZ_OWN_SELF,
	ZZ_OWN_MUTUAL,
	ZZ_OWN_PROBLEMS,
	ZZ_OWN_ROOTS,
	ZZ_OWN_DIRECTION,
};

/* Lines of a file, from 1, both included. */
struct zz_lines {
	uint32_t first, last;
};

struct zz_lines zz_node_lines(const struct zz_node *n);

/* One value of the file. Everything in it lives until the next record is read. */
struct zz_own_text {
	uint8_t what;
	uint32_t item;       /* of the agenda, from 1; 0 = of the record */
	struct zz_str part;  /* as in findings */
	struct zz_str topic; /* of the item */
	struct zz_str text;
	struct zz_lines lines;
};

struct zz_record_text {
	struct zz_arena scratch;
	struct zz_buf bytes;
	const struct zz_form *form;
	const struct zz_node *root; /* NULL where the text was kept */
	uint32_t guests;            /* entries of 列席 */
	struct zz_own_text *at;
	size_t n, room;
};
/* The text that was kept, else of the record's file. False where that cannot be read, now; nothing is said
 * about it, because loading did. Start with {0}. */
bool zz_record_text_read(struct zz_ledger *l, const struct zz_record *r, struct zz_record_text *out);
/* Of the file in any case, with `bytes` and `root`. */
bool zz_record_text_reread(struct zz_ledger *l, const struct zz_record *r, struct zz_record_text *out);
/* Keeps the text of a record that was just read from `root`, if there is room; `work` is scratch. */
void zz_record_text_keep(struct zz_record_text *work, struct zz_ledger *l, struct zz_record *r,
						 const struct zz_node *root);
/* False where no value of the file can hold eleven digits in a row. */
bool zz_may_hold_number(struct zz_str bytes);
void zz_record_text_free(struct zz_record_text *t);
/* Whether the record has text of its own, as far as loading noted it. */
bool zz_record_has_text(const struct zz_record *r);
/* Places a finding on the first of a file's lines that holds `needle`; false where none does (an escape). */
bool zz_text_locate(struct zz_str bytes, struct zz_lines lines, struct zz_str needle, struct zz_finding *f);

/* The names of all people of a ledger, to be found in running text. Folded as for comparison. */
struct zz_name_set {
	struct zz_known_name {
		uint32_t word; /* the folded name */
		uint32_t at;   /* in `pool` */
		uint8_t n;     /* code points */
	} * at;
	size_t n, room;
	struct zz_code_points pool;
	uint32_t *slots;
	size_t nslots;
	uint8_t first[8192]; /* a bit for each code point of the basic plane that a name begins with */
	uint8_t longest;
};
void zz_name_set_make(struct zz_name_set *out, const struct zz_roster *r);
void zz_name_set_free(struct zz_name_set *s);
/* The longest name at the front of text[0, n): its word, and how many code points; 0 where none is. */
uint32_t zz_name_at(const struct zz_name_set *s, const int32_t *text, size_t n, size_t *length);

/* A text without what differs between honest copies of one template: names of people, dates, numbers, blanks,
 * punctuation. Appends. */
struct zz_fold_note {
	size_t names, digits; /* how many were left out; 一致 has a numeral, and no digit */
	size_t chars;         /* code points that are no blanks, of the text as it stands */
};
struct zz_folder {
	const struct zz_name_set *names;
	struct zz_code_points raw; /* scratch */
	void (*on_name)(void *with, uint32_t word);
	void *with;
};
void zz_text_fold(struct zz_folder *f, struct zz_str text, struct zz_code_points *out,
				  struct zz_fold_note *note);

/* What one person is written to have said: a line that begins with a name of the roster ("王建国：…", "2.
 * 李敏（组织委员）：…"), and the lines up to the next such line. */
struct zz_speech {
	uint32_t word;      /* the folded name */
	struct zz_str text; /* behind the colon */
};
/* Takes the next one off *rest; false where there is none. `before` (may be NULL) gets what stands before its
 * text, the name included; all the rest where there is none. */
bool zz_speech_next(const struct zz_name_set *s, struct zz_str *rest, struct zz_speech *out,
					struct zz_str *before);

#endif
