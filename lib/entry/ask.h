/* The questions that lead a person through one record: which, in which order, what Enter means, what an
 * answer means. Made of the kind's form (model/kinds.c), so that a new field is asked for without a word
 * here.
 *
 * Nothing here reads or prints: the program shows a question, hands back what was typed, and asks for the
 * next. Every question has a path like a field's (agenda.1.decision, absent.2.reason, steps.study). The walk
 * begins anew for each question, so that going back, resuming a draft and coming back after a refusal are one
 * thing: a question without an answer. Answers become what zz_record_prepare takes; they mean what the same
 * words mean as options. */
#ifndef ZZ_ENTRY_ASK_H
#define ZZ_ENTRY_ASK_H

#include "entry/record.h"

enum zz_ask_how {
	ZZ_ASK_LINE,
	ZZ_ASK_PROSE,   /* lines up to a single "." */
	ZZ_ASK_LINES,   /* likewise, each line an item */
	ZZ_ASK_CHOICE,  /* by number or word */
	ZZ_ASK_CHOICES, /* several of them */
	ZZ_ASK_YES_NO,
	ZZ_ASK_VOTE, /* no, or 8/0/0 */
	ZZ_ASK_PERSON,
	ZZ_ASK_PEOPLE,
	ZZ_ASK_ABSENT, /* of those due: numbers, names, pinyin, each perhaps with a reason */
	ZZ_ASK_REASON, /* for an absence, by number or word */
	ZZ_ASK_MORE,   /* which of the things that few sittings have */
	ZZ_ASK_CHOSEN, /* of a list of people, as with the absent, but without reasons */
	ZZ_ASK_CANDIDATES,
	ZZ_ASK_JOINT, /* other branches, by number or name */
};

struct zz_ask_answer {
	struct zz_str path, value;
	struct zz_str name; /* of an option as it was given; empty: an answer to a question */
	bool open;          /* to be asked (again); the value is what Enter means */
};

struct zz_ask {
	struct zz_arena arena;
	struct zz_ledger *ledger; /* borrowed; set anew whenever it is loaded again */
	const struct zz_kind *kind;
	enum zz_lang reader;
	struct zz_str me;     /* who sits at the keyboard, by git's settings; may be empty */
	bool with_text;       /* what was said in a talk is asked for */
	bool correction;      /* of a record: the answers alone are said, and options are what the record has */
	struct zz_str reason; /* of a correction: why; lives as the answers do */
	struct {
		struct zz_ask_answer *at;
		size_t n, room;
	} answers;
	struct zz_str insisted; /* path and words of an odd answer that passes when it is given again */
	struct zz_str text;     /* the whole record, once it was edited as a text; answers no longer matter */
};

struct zz_ask_question {
	struct zz_str path; /* lives in the conversation's arena, like all text here */
	uint8_t how, need;  /* zz_ask_how, zz_need */
	bool soft;          /* need not be insisted on */
	const struct zz_field *field;
	struct zz_str label;
	struct zz_str of;       /* what the field is a part of, for the label: the steps, a hosted kind */
	struct zz_str before;   /* a line to show above it, or empty: who is due, what can be chosen */
	struct zz_str note;     /* in parentheses behind the label, or empty */
	struct zz_str fallback; /* what Enter means; empty: nothing */
	struct zz_str shown;    /* the same for the eye */
	unsigned indent;        /* below another question */
	unsigned number;        /* of the agenda item, the absentee */
	struct zz_str *words;   /* CHOICE and REASON: what the numbers from 1 mean */
	struct zz_str *values;  /* the same as answers */
	size_t nwords;
};

void zz_ask_begin(struct zz_ask *ask, struct zz_ledger *l, const struct zz_kind *kind, enum zz_lang reader);
void zz_ask_free(struct zz_ask *ask);

/* Takes an option: a field by one of its names, or absent, all-present, present, online, also, late,
 * approved-by, imported, by, branch. What is given so is not asked for, and goes into the record as it is. */
void zz_ask_give(struct zz_ask *ask, struct zz_str name, struct zz_str value);

/* The first question without an answer; false where none is left. */
bool zz_ask_next(struct zz_ask *ask, struct zz_ask_question *q);
/* Whether what is given suffices: no element that the kind needs is missing. */
bool zz_ask_suffices(struct zz_ask *ask);
/* The question for one field of a record that is there already, by its path: for corrections. False where no
 * field is there. Behind the absent come the reasons, one by one, as zz_ask_at_reason says. */
bool zz_ask_at(struct zz_ask *ask, struct zz_str path, struct zz_ask_question *q);
bool zz_ask_at_reason(struct zz_ask *ask, struct zz_ask_question *q);
/* The next question of what is asked for behind “anything else” (an election, who joined online), by its slug
 * or label; false where it is none, or all of it is answered. zz_ask_has_more: whether it is one. */
bool zz_ask_has_more(const struct zz_ask *ask, struct zz_str name);
bool zz_ask_at_more(struct zz_ask *ask, struct zz_str name, struct zz_ask_question *q);
/* Opens the question that was answered before the one of that path (empty: before the end). False where there
 * is none. */
bool zz_ask_back(struct zz_ask *ask, struct zz_str path);
/* Opens the question that a finding's part belongs to (absent.1, agenda.2.deadline). False where it belongs
 * to none. */
bool zz_ask_reopen(struct zz_ask *ask, struct zz_str part);

/* Keeps what was typed as the answer. ZZ_EUSAGE with the reason where it cannot be one; for odd answers,
 * which pass when they are given a second time, too. */
int zz_ask_answer(struct zz_ask *ask, const struct zz_ask_question *q, struct zz_str typed,
				  struct zz_error *e);
/* What was typed so far of an answer of several lines: the next to be asked, with this as its beginning. */
void zz_ask_keep(struct zz_ask *ask, const struct zz_ask_question *q, struct zz_str typed);
/* An answer of another conversation about the same record. */
void zz_ask_adopt(struct zz_ask *ask, const struct zz_ask_answer *a);
/* The answer to a path, open or not; empty where there is none. */
struct zz_str zz_ask_value(const struct zz_ask *ask, const char *path);

/* What `?` shows. */
void zz_ask_explain(struct zz_buf *out, const struct zz_ask *ask, const struct zz_ask_question *q);
/* Words that may stand where `front` was begun, for TAB: those that begin with it, and people who are read
 * so. */
struct zz_str_list {
	struct zz_str *at;
	size_t n, room;
};
void zz_ask_complete(struct zz_ask *ask, const struct zz_ask_question *q, struct zz_str front,
					 struct zz_str_list *out);

/* The answers as zz_record_prepare takes them; lists and text live in the conversation's arena. */
void zz_ask_said(struct zz_ask *ask, struct zz_said *said);

/* A conversation as a draft, and back: plain lines that a person can read; what was pasted may be of any
 * length. False where the text is no such draft. */
void zz_ask_save(struct zz_buf *out, const struct zz_ask *ask);
bool zz_ask_load(struct zz_ask *ask, struct zz_str text);

#endif
