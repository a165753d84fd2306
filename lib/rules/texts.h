/* What is remembered of each record's own text, so that all can be compared with all: about 350 bytes a
 * record, and only where a row in force asks for it.
 *
 * Comparing: bands of signatures (base/similar.h) propose pairs, so that the work grows about linearly with
 * the number of records; of each record a few of the likest earlier ones are kept, and what is said of a pair
 * rests on both texts, read again, and their whole sets of shingles. */
#ifndef ZZ_RULES_TEXTS_H
#define ZZ_RULES_TEXTS_H

#include "model/own_text.h"

struct zz_speech_mark {
	uint64_t hash;  /* of the text as it stands, without blanks */
	uint32_t word;  /* the folded name of who spoke */
	uint32_t chars; /* without blanks */
};

struct zz_text_mark {
	const struct zz_signature *signature; /* NULL: no text that could be compared */
	const struct zz_speech_mark *speeches;
	uint32_t nspeeches;
	uint32_t chars; /* of the own text as it stands, without blanks */
	bool study;     /* begins with 一、学习《 */
};

/* The set of shingles of one record's text; a few are kept, because one text is often compared with several.
 */
struct zz_text_set {
	size_t record; /* index + 1; 0 = empty */
	struct zz_shingles shingles;
};
enum { ZZ_TEXT_SETS = 8 };

struct zz_texts {
	struct zz_ledger *l;
	struct zz_arena arena;
	struct zz_name_set names;
	struct zz_folder folder;
	struct zz_code_points folded;
	struct zz_shingles shingles;
	struct zz_record_text text;  /* of the record that was looked at last */
	struct zz_record_text whole; /* of a file that was read once more */
	struct zz_word_set {
		uint32_t *at;
		size_t n, room;
	} named;                    /* people in it, by their folded names, each once; where marks are made */
	struct zz_text_mark *marks; /* by record; NULL where none were asked for */
	struct zz_pairs *pairs;     /* by record; NULL until somebody makes them */
	struct zz_text_set sets[ZZ_TEXT_SETS];
	unsigned next_set;
};
void zz_texts_begin(struct zz_texts *t, struct zz_ledger *l);
void zz_texts_end(struct zz_texts *t);

/* The record's file; NULL where it cannot be read now. Until the next one is asked for. */
const struct zz_record_text *zz_texts_whole(struct zz_texts *t, const struct zz_record *r);
/* Places a finding on the line of the record's file where `needle` stands. */
void zz_texts_locate(struct zz_texts *t, const struct zz_record *r, struct zz_lines lines,
					 struct zz_str needle, struct zz_finding *f);

/* Goes over all records that count: marks each where `marks` is set, and calls back with the text of those
 * that are wanted. */
struct zz_text_visit {
	bool (*wants)(void *with, const struct zz_record *r);
	void (*call)(void *with, const struct zz_record *r, const struct zz_record_text *t);
	void *with;
};
void zz_texts_read(struct zz_texts *t, bool marks, const struct zz_text_visit *visit);

/* Whether people speak in it: not in decisions and lists of problems. */
bool zz_text_spoken(const struct zz_own_text *o);

/* Adds a word that is not there yet; false where it is. */
bool zz_word_set_add(struct zz_word_set *w, uint32_t word);
/* The people named in the text that is being looked at. */
const struct zz_word_set *zz_texts_named(struct zz_texts *t, const struct zz_record_text *text);

/* Two records' texts, by the indices of the records. */
struct zz_likeness {
	size_t shared, all; /* shingles of both, and of either: their Jaccard index is shared/all */
};
/* False where one of them cannot be read or has no shingles. */
bool zz_texts_compare(struct zz_texts *t, size_t a, size_t b, struct zz_likeness *out);
static inline unsigned zz_likeness_percent(const struct zz_likeness *l)
{
	return (unsigned)(l->shared * 100 / l->all);
}

/* The likest earlier texts of each record, by classes of pairs. */
enum { ZZ_PAIR_CLASSES = 4, ZZ_PAIRS_KEPT = 3 };
struct zz_pair {
	uint32_t record; /* index + 1; 0 = none */
	uint8_t alike;   /* of ZZ_SIGNATURE */
};
struct zz_pairs {
	struct zz_pair at[ZZ_PAIR_CLASSES][ZZ_PAIRS_KEPT]; /* the likest first */
};
struct zz_pairing {
	uint32_t least; /* texts of fewer characters are not compared */
	bool (*wants)(void *with, const struct zz_record *later);
	int (*class_of)(void *with, const struct zz_record *earlier,
					const struct zz_record *later); /* -1: none */
	void *with;
};
/* One zz_pairs for each record; the caller frees them. Records without a date are left out. */
struct zz_pairs *zz_texts_pair(struct zz_texts *t, const struct zz_pairing *how);
/* Indices of all records that have a date, by date; the caller frees them. */
uint32_t *zz_records_by_date(const struct zz_ledger *l, size_t *n);

/* The records whose texts are likest to one record's, the likest first; up to `max`, those of no likeness
 * left out. Returns how many. */
struct zz_neighbour {
	size_t record;
	struct zz_likeness likeness;
};
size_t zz_texts_nearest(struct zz_texts *t, size_t record, struct zz_neighbour *out, size_t max);

#endif
