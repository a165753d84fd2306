/* What the parts of a conversation share. Private to ask*.c. */
#ifndef ZZ_ENTRY_ASK_PARTS_H
#define ZZ_ENTRY_ASK_PARTS_H

#include "base/message.h"
#include "base/text.h"
#include "entry/ask.h"
#include "model/fields.h"

#include <stdlib.h>
#include <string.h>

/* ask.c */
struct zz_ask_answer *zz_ask_find(const struct zz_ask *ask, struct zz_str path);
void zz_ask_set(struct zz_ask *ask, struct zz_str path, struct zz_str value);
void zz_ask_forget(struct zz_ask *ask, struct zz_str front); /* answers below a path */
struct zz_str zz_ask_word(const struct zz_ask *ask, uint32_t id);
const char *zz_ask_label(const struct zz_ask *ask, const struct zz_term *t); /* in the reader's language */
bool zz_ask_is_number(struct zz_str s);
/* The item of a form at a path; NULL where there is none. */
const struct zz_item *zz_ask_item_at(const struct zz_ask *ask, struct zz_str path);

/* ask_plan.c: the walk over all questions, in order. */
struct zz_ask_walk {
	struct zz_ask *ask;
	struct zz_ask_question *q; /* filled in where it stops */
	bool found;
	bool needed_only; /* passes what may be left out */
	struct {
		size_t *at; /* indices of answers that were passed */
		size_t n, room;
	} seen;
};
void zz_ask_walk(struct zz_ask_walk *w);
/* Passes a question that is answered and gives its answer; else the walk stops there. */
struct zz_str zz_ask_pass(struct zz_ask_walk *w, const struct zz_ask_question *q);
/* Each field of a map, as its form needs it. */
void zz_ask_map(struct zz_ask_walk *w, const struct zz_field *field, struct zz_str path, uint8_t need);
void zz_ask_hosted(struct zz_ask_walk *w);
bool zz_ask_given_lists(const struct zz_ask *ask); /* of those present, by an option */
/* The sitting as far as it is known: kind, organisation, date, form, group. */
void zz_ask_sitting(const struct zz_ask *ask, struct zz_record *r);
zz_day zz_ask_held(const struct zz_ask *ask); /* ZZ_NO_DAY while it is not known */
int32_t zz_ask_org(const struct zz_ask *ask); /* -1: the unit, or not known */
/* Those due who are no more than named in the list: without the excused. Free with zz_due_free. */
void zz_ask_due(const struct zz_ask *ask, struct zz_due_list *due);

/* ask_more.c: what few sittings have, behind one question. */
void zz_ask_more(struct zz_ask_walk *w);
/* What can be chosen there, in order; returns how many. */
enum { ZZ_ASK_EXTRAS = 8 };
struct zz_ask_extra {
	const char *path;
	const struct zz_term *name;
};
size_t zz_ask_extras(const struct zz_ask *ask, struct zz_ask_extra out[ZZ_ASK_EXTRAS]);
const char *zz_ask_extra_hint(struct zz_str path); /* message id */
/* Those of them that have answers already, or that an agenda item speaks of, as an answer. */
struct zz_str zz_ask_extras_meant(struct zz_ask *ask);
/* The people whom a question lets choose from: those due, those who came, the excused, full members. Free
 * with zz_due_free. */
void zz_ask_listed(const struct zz_ask *ask, const struct zz_ask_question *q, struct zz_due_list *out);
/* The grades of all as a field's value, from the questions about some. */
struct zz_str zz_ask_grades(struct zz_ask *ask);
bool zz_ask_is_grade(struct zz_str path); /* of one of those questions */

/* ask_people.c: people as answers. */
int zz_ask_take_people(struct zz_ask *ask, const struct zz_ask_question *q, struct zz_str typed,
					   struct zz_error *e);
int zz_ask_take_person(struct zz_ask *ask, const struct zz_ask_question *q, struct zz_str typed,
					   struct zz_error *e);
int zz_ask_take_carrier(struct zz_ask *ask, const struct zz_ask_question *q, struct zz_str typed,
						struct zz_error *e);
int zz_ask_take_absent(struct zz_ask *ask, const struct zz_ask_question *q, struct zz_str typed,
					   struct zz_error *e);
int zz_ask_take_reason(struct zz_ask *ask, const struct zz_ask_question *q, struct zz_str typed,
					   struct zz_error *e);
int zz_ask_take_candidates(struct zz_ask *ask, const struct zz_ask_question *q, struct zz_str typed,
						   struct zz_error *e);
int zz_ask_take_guests(struct zz_ask *ask, const struct zz_ask_question *q, struct zz_str typed,
					   struct zz_error *e);
int zz_ask_one_person(struct zz_ask *ask, const struct zz_ask_question *q, struct zz_str typed,
					  struct zz_str *value, struct zz_error *e);

/* ask_answer.c */
bool zz_ask_insists(struct zz_ask *ask, const struct zz_ask_question *q, struct zz_str typed);
int zz_ask_refuse(struct zz_error *e, struct zz_str text);
size_t zz_ask_number(struct zz_str s);                                      /* 0: none */
size_t zz_ask_chosen(const struct zz_ask_question *q, struct zz_str typed); /* index from 1; 0 none */
/* Pieces parted by blanks as well as by commas: where all are numbers; in any case. */
struct zz_str zz_ask_parted(struct zz_ask *ask, struct zz_str typed);
struct zz_str zz_ask_by_blanks(struct zz_ask *ask, struct zz_str typed);
int zz_ask_take_value(struct zz_ask *ask, const struct zz_ask_question *q, struct zz_str typed,
					  struct zz_error *e);

/* ask_show.c: label, note, choices, what Enter means. */
void zz_ask_dress(struct zz_ask *ask, struct zz_ask_question *q);
/* ask_default.c */
void zz_ask_fallback(struct zz_ask *ask, struct zz_ask_question *q);

/* A person as an answer: the name, or both where the name is another's, too. */
struct zz_str zz_ask_person(const struct zz_ask *ask, int32_t person);
bool zz_ask_name_suffices(const struct zz_ask *ask, int32_t person);

#endif
