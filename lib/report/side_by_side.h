/* Two texts side by side: sentences that belong together stand in one row, and what differs in them is
 * marked. */
#ifndef ZZ_REPORT_SIDE_BY_SIDE_H
#define ZZ_REPORT_SIDE_BY_SIDE_H

#include "base/arena.h"

/* A sentence, with its mark of punctuation; `head` = a heading, which only goes with the same heading. */
struct zz_sentence {
	struct zz_str text;
	bool head;
};
struct zz_sentences {
	struct zz_sentence *at;
	size_t n, room;
};
/* Breaks a text at 。；！？ and at the ends of lines; empty ones are left out. The views point into `text`.
 */
void zz_sentences_add(struct zz_sentences *out, struct zz_str text);

/* A piece of a sentence that both have, or only one. */
struct zz_piece {
	struct zz_str text;
	bool differs;
};
struct zz_side {
	bool there, head;
	struct zz_piece *pieces;
	size_t n;
};
struct zz_pair_row {
	struct zz_side left, right; /* one of them may not be there */
	bool same;
};
struct zz_pair_rows {
	struct zz_pair_row *at;
	size_t n, room;
};
/* Rows in the order of both; pieces live in the arena, their text where the sentences' is. Of very long texts
 * the rest stands unpaired. Free rows->at. */
void zz_side_by_side(struct zz_pair_rows *out, const struct zz_sentences *left,
					 const struct zz_sentences *right, struct zz_arena *a);

#endif
