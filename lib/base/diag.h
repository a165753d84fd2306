/* Two channels. An *error* says that the program cannot go on; a *finding* says that the ledger
 * is wrong. Findings are data (a stable id, a place, typed arguments) and become text only where
 * they are shown, in the language of the reader. A check never stops at its first finding. */
#ifndef ZZ_BASE_DIAG_H
#define ZZ_BASE_DIAG_H

#include "base/arena.h"
#include "base/date.h"

enum zz_lang { ZZ_ZH, ZZ_EN };

/* A word of the tool in both languages: slug for files, JSON and English output; label in Chinese. */
struct zz_term {
	const char *slug, *label;
};
const char *zz_term_text(const struct zz_term *t, enum zz_lang lang);

/* Status of a call; 0 is success. The exit codes of design section 5 follow from it. */
enum {
	ZZ_OK = 0,
	ZZ_EUSAGE = -2,    /* the words of the command line */
	ZZ_ENOLEDGER = -3, /* no ledger here, or a format that this program does not know */
	ZZ_EENV = -4,      /* git, disk, lock, identity */
	ZZ_EUNSURE = -5,   /* what is there does not allow a conclusion */
	ZZ_ESHAPE = -6,    /* an entry that does not validate in shape; a draft was kept */
};

/* Caller-owned; the text is set once, at the origin, already in the reader's language. */
struct zz_error {
	enum zz_lang lang;
	int status;
	char text[2048];
};
/* `format` is an English message id of the catalogue (base/message.h), with printf's conversions.
 * Returns status, so that "return zz_error(…)" reads well. Only the first call counts: a later one
 * changes nothing and returns the first one's status. e may be NULL. */
#if defined(__GNUC__)
__attribute__((format(printf, 3, 4)))
#endif
int zz_error(struct zz_error *e, int status, const char *format, ...);

/* In order of weight: the smaller, the worse (design section 4). */
enum zz_severity {
	ZZ_CONTRADICTION, /* 前后不一致 */
	ZZ_VIOLATION,     /* 不符合规定 */
	ZZ_INCOMPLETE,    /* 要素不全 */
	ZZ_SHORTFALL,     /* 未达一般要求 */
	ZZ_QUESTION,      /* 待说明 */
	ZZ_INFO,          /* 提示 */
	ZZ_SEVERITIES
};
extern const struct zz_term zz_severity_terms[ZZ_SEVERITIES];

/* One kind of finding. `message`, `cure` and `first` (what to rule out first) are message ids
 * with {name} for the arguments; cure and first may be NULL. */
struct zz_finding_def {
	const char *id; /* slug, shown in brackets where no rule stands behind the finding */
	enum zz_severity severity;
	const char *message, *cure, *first;
};

enum zz_arg_kind { ZZ_ARG_TEXT, ZZ_ARG_NUMBER, ZZ_ARG_DAY, ZZ_ARG_TERM };
struct zz_arg {
	const char *name;
	enum zz_arg_kind kind;
	struct zz_str text;         /* TEXT */
	long number;                /* NUMBER, DAY */
	const struct zz_term *term; /* TERM */
};
#define ZZ_ATEXT(n, s) ((struct zz_arg){.name = (n), .kind = ZZ_ARG_TEXT, .text = (s)})
#define ZZ_ANUM(n, v)  ((struct zz_arg){.name = (n), .kind = ZZ_ARG_NUMBER, .number = (v)})
#define ZZ_ADAY(n, d)  ((struct zz_arg){.name = (n), .kind = ZZ_ARG_DAY, .number = (d)})
#define ZZ_ATERM(n, t) ((struct zz_arg){.name = (n), .kind = ZZ_ARG_TERM, .term = (t)})

#define ZZ_FINDING_ID 8
struct zz_finding {
	const struct zz_finding_def *def;
	enum zz_severity severity;
	/* What the id is made of (design section 8); empty = "-". rule = a rule's id, else def->id. */
	struct zz_str rule, owner, subject, period, record, part;
	/* Where: path relative to the ledger; line 0 = the whole file, or not yet located.
	 * Columns and length count code points. */
	struct zz_str path;
	uint32_t line, column, length;
	struct zz_arg *args;
	size_t nargs;
	char id[ZZ_FINDING_ID + 1]; /* Crockford upper case, without "F-"; set by zz_finding_seal */
};

struct zz_findings {
	struct zz_arena *arena; /* owns copies of all text of the findings */
	struct zz_finding *at;
	size_t n, room;
};

/* Adds one and copies its arguments, long numbers in them masked (zz_text_mask); the caller fills in the rest
 * through the returned pointer, which is valid until the next call. Text assigned later must live in the
 * arena. */
struct zz_finding *zz_finding_add(struct zz_findings *list, const struct zz_finding_def *def,
								  const struct zz_arg *args, size_t nargs);
#define ZZ_ADD(list, def, ...)                                                                               \
	zz_finding_add((list), (def), (const struct zz_arg[]){__VA_ARGS__},                                      \
				   sizeof((const struct zz_arg[]){__VA_ARGS__}) / sizeof(struct zz_arg))
/* Computes id from the parts. */
void zz_finding_seal(struct zz_finding *f);
/* One of def's texts in the reader's language with the arguments filled in; a {name} without argument
 * stays. Text arguments are made safe for a terminal and for one line. */
void zz_finding_text(struct zz_buf *out, const struct zz_finding *f, const char *message, enum zz_lang lang);
/* "FILE:4:1: severity: what [id]" and a line feed; `file` as it is shown. */
void zz_finding_told(struct zz_buf *out, const struct zz_finding *f, struct zz_str file, enum zz_lang lang);

#endif
