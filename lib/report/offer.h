/* What could be typed next: the words of the tables and the names in a ledger, for completion in a shell.
 *
 * It must be there before the Tab key comes up again, so that it reads the names of files and the rosters
 * straight from the folder: without git, without linking, without looking at a single record. Nothing is ever
 * found wrong here; what cannot be read gives no words. */
#ifndef ZZ_REPORT_OFFER_H
#define ZZ_REPORT_OFFER_H

#include "model/schema.h"
#include "rules/pack.h"

struct zz_offer {
	struct zz_str word, note; /* what is typed; what it is, for shells that show that */
};

struct zz_offers {
	struct zz_arena arena;
	struct zz_offer *at;
	size_t n, room;
	enum zz_lang lang;
	struct zz_str before; /* stands before every word: "--branch=", "kind:" */
	struct zz_str front;  /* what is typed behind that; a word must begin with it */
};
void zz_offers_free(struct zz_offers *o);

/* Adds a word if it fits. */
void zz_offer(struct zz_offers *o, struct zz_str word, struct zz_str note);
/* A word of both languages: in that which was begun, in the reader's where nothing is typed yet. The other
 * one is the note where none is given. */
void zz_offer_term(struct zz_offers *o, const struct zz_term *t, struct zz_str note);
void zz_offer_terms(struct zz_offers *o, const struct zz_term *terms); /* up to a row without a slug */

/* Of the tables. */
void zz_offer_kinds(struct zz_offers *o);
void zz_offer_systems(struct zz_offers *o);
void zz_offer_periods(struct zz_offers *o, zz_day today);
void zz_offer_forms(struct zz_offers *o);                              /* of zzsh schema */
void zz_offer_fields(struct zz_offers *o, const struct zz_kind *kind); /* NULL: of any kind; "end-date" */
const struct zz_field *zz_offer_field(const struct zz_kind *kind,
									  struct zz_str name);           /* NULL: there is none */
void zz_offer_values(struct zz_offers *o, const struct zz_field *f); /* words of a list, yes and no */
bool zz_offer_is_person(const struct zz_field *f);

/* Of the ledger in the folder `root`. */
enum zz_lang zz_offer_lang(const char *root); /* what zzsh.yaml says, or Chinese */
void zz_offer_orgs(struct zz_offers *o, const char *root, bool branches, bool bodies);
/* Of one branch or body by id or name, or of all (empty). Where nothing is typed yet, no further organisation
 * is read once there are five hundred words. */
void zz_offer_people(struct zz_offers *o, const char *root, struct zz_str org);
void zz_offer_groups(struct zz_offers *o, const char *root, struct zz_str org);
/* Records of the year that is typed, else of this year and the last one. "zhb1/2026-03-12-…" where `front`
 * begins like it or the ledger has several owners, "2026-03-12-…" else; "3-12支委会" where it begins with
 * such a day. */
void zz_offer_records(struct zz_offers *o, const char *root, zz_day today);
void zz_offer_packs(struct zz_offers *o, const char *root);
/* Ids of rules, and of findings behind which no rule stands. */
void zz_offer_rules(struct zz_offers *o, const char *root);

#endif
