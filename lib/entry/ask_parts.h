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
/* The sitting as far as it is known: kind, organisation, date, form, group. */
void zz_ask_sitting(const struct zz_ask *ask, struct zz_record *r);
zz_day zz_ask_held(const struct zz_ask *ask); /* ZZ_NO_DAY while it is not known */
int32_t zz_ask_org(const struct zz_ask *ask); /* -1: the unit, or not known */
/* Those due who are no more than named in the list: without the excused. Free with zz_due_free. */
void zz_ask_due(const struct zz_ask *ask, struct zz_due_list *due);

/* ask_show.c: label, note, choices, what Enter means. */
void zz_ask_dress(struct zz_ask *ask, struct zz_ask_question *q);
/* ask_default.c */
void zz_ask_fallback(struct zz_ask *ask, struct zz_ask_question *q);

/* A person as an answer: the name, or both where the name is another's, too. */
struct zz_str zz_ask_person(const struct zz_ask *ask, int32_t person);
bool zz_ask_name_suffices(const struct zz_ask *ask, int32_t person);

#endif
