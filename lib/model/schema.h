/* One table drives every kind of file: parser, shape findings, writer, digest, JSON Schema, and the forms
 * and manual pages made from them.
 *
 * A *form* describes one map: which fields it has, in which order they are written, what is needed, and where
 * each lands in a C struct. Records, organisations, the unit's settings, follow-ups, waivers, rule packs,
 * calendars are all forms. Nothing outside this layer knows a field's name. */
#ifndef ZZ_MODEL_SCHEMA_H
#define ZZ_MODEL_SCHEMA_H

#include "base/diag.h"
#include "format/json.h"
#include "format/yaml.h"

enum zz_type {
	ZZ_TYPE_TEXT,      /* struct zz_str: one line */
	ZZ_TYPE_PROSE,     /* struct zz_str: many lines allowed */
	ZZ_TYPE_WORD,      /* uint32_t: interned text (names of people, ids, topics that repeat) */
	ZZ_TYPE_ID,        /* uint32_t: interned [a-z][a-z0-9-]* */
	ZZ_TYPE_COUNT,     /* int32_t >= 0; ZZ_UNSET where absent */
	ZZ_TYPE_TENTHS,    /* int32_t: a number with at most one decimal, times ten (hours) */
	ZZ_TYPE_YEAR,      /* int32_t ZZ_FIRST_YEAR..9999 */
	ZZ_TYPE_BOOL,      /* uint8_t: 0 absent, 1 no, 2 yes (是/否, yes/no, true/false) */
	ZZ_TYPE_DAY,       /* zz_day */
	ZZ_TYPE_SPAN,      /* struct zz_span */
	ZZ_TYPE_MONTH_DAY, /* int32_t: month * 100 + day ("03-31") */
	ZZ_TYPE_ZONE,      /* int32_t: minutes east */
	ZZ_TYPE_ENUM,      /* uint8_t: 0 absent, else index in values + 1 */
	ZZ_TYPE_DIGEST,    /* struct zz_str "sm3:…" */
	ZZ_TYPE_MAP,       /* the sub-form's struct, in place */
	ZZ_TYPE_LIST,      /* struct zz_list of the sub-form's structs, or of `item` scalars */
};
#define ZZ_UNSET INT32_MIN
enum { ZZ_FIRST_YEAR = 1921 };

struct zz_list {
	void *at;
	uint32_t n;
	bool given; /* the key was there, be it with an empty list */
};

enum zz_need {
	ZZ_OPTIONAL,
	ZZ_SHAPE,   /* without it the file has no place: an error of shape (shape-missing) */
	ZZ_ELEMENT, /* a required element: incomplete (element-missing) where it is not there */
	ZZ_LATER,   /* an element whose absence counts only after the entry window (reasons for absence) */
	ZZ_FILLED,  /* as ZZ_ELEMENT, and an empty list is no better than none (of the others it is an answer) */
};

struct zz_form;

struct zz_field {
	struct zz_term name;
	const char *also; /* more names that are read, separated by '|', or NULL */
	uint8_t type;
	uint8_t item;                 /* LIST without sub: the scalar type of its items */
	bool protected;               /* part of the protected digest (design section 8) */
	const struct zz_term *values; /* ENUM: ends with {NULL, NULL} */
	const struct zz_form *sub;    /* MAP and LIST */
	const char *hint;             /* message id: what to write here, for forms and the manual */
};

struct zz_item {
	const struct zz_field *field;
	uint8_t need;
	uint16_t offset;     /* in the form's struct; ZZ_NOWHERE = its shape is checked, nothing is kept;
							ZZ_FLAG(offset) = only a uint8_t is kept: 1 where there is a value */
	const char *with;    /* needed only where this sibling has a value (field slug), or NULL */
	const char *unless;  /* not needed where this path has a value ("agenda.remarks"), or NULL;
							several separated by '|' */
	zz_day since, until; /* needed for dates held in this range, both ends included; 0 or ZZ_NO_DAY = open */
};
#define ZZ_NOWHERE      UINT16_MAX
#define ZZ_FLAG(offset) ((uint16_t)((offset) | 0x8000u))
#define ZZ_FORM_ITEMS   128 /* at most, in one form */

struct zz_form {
	struct zz_term name;
	const struct zz_item *items;
	uint16_t nitems;
	uint16_t size; /* of the struct */
	bool bare;     /* a scalar stands for a map with only the first item; where that item is a list and the
					  only one, a sequence does */
	bool open;     /* unknown fields are not findings (parameters of rules) */
	bool given;    /* the struct begins with a uint8_t that becomes 1 where the map is there */
};

/* What reading needs besides the form. */
struct zz_reader {
	struct zz_arena *arena; /* for lists and text that are kept */
	struct zz_intern *words;
	struct zz_findings *findings; /* NULL: shape is not reported */
	struct zz_str path;
	struct zz_str owner, record; /* ingredients of finding ids */
	zz_day held;                 /* the date whose table decides; ZZ_NO_DAY = latest */
	bool late_due;               /* ZZ_LATER elements are asked for, unless … */
	bool (*still_open)(
		const void *with); /* … this says otherwise; asked only where one is missing; NULL = no */
	const void *open_with;
	unsigned errors; /* counted up: findings for which an entry is refused, all of this layer but
						element-missing; the file stays readable all the same */
	unsigned broken; /* counted up: those of them that leave the file without a place: a ZZ_SHAPE item of
						the outermost form that is not there or does not validate, or no map at all */
};

enum { ZZ_MAX_TEXT = 500, ZZ_MAX_PROSE = 20000, ZZ_MAX_ITEMS = 2000 }; /* code points; items of a list */

/* Findings of this layer: unknown-field (with the nearest name), field-twice (under two of its names),
 * bad-value (with what is expected), bad-date, unknown-value (enum, with the nearest), wrong-type
 * (map/list/scalar expected), shape-missing, element-missing, too-long. Ends with a row whose id is NULL. x-…
 * fields are never findings. A finding's def may be a variant of the row: same id and severity, another text
 * that fits the case better. */
extern const struct zz_finding_def zz_schema_findings[];

/* Fills `out` (zeroed here; unset numbers become ZZ_UNSET, days ZZ_NO_DAY, spans ZZ_NO_SPAN). Nothing of the
 * tree is kept: text is copied to the arena, words are interned, both without blanks at their ends (prose as
 * it is). A value that is not valid is a finding and stays unset. A field with an empty value is not there,
 * but a list is given and empty. One value where a list belongs is a list of one. Items that are empty or of
 * the wrong type are left out, and not counted in `part`. `out` may be NULL where only the findings matter.
 */
void zz_form_read(const struct zz_form *form, const struct zz_node *map, void *out, struct zz_reader *r);

/* Whether a form is of a map that holds one list and nothing else, so that a sequence may stand for it. */
bool zz_form_is_list(const struct zz_form *form);
/* The item of a form that a key means, in either language; NULL if unknown. */
const struct zz_item *zz_form_item(const struct zz_form *form, struct zz_str key);
/* Index of an enum value in either language + 1; 0 if unknown. */
int zz_enum_find(const struct zz_term *values, struct zz_str text);
extern const struct zz_term zz_yes_no_terms[]; /* of ZZ_TYPE_BOOL: 否, 是 */
/* The nearest field for "did you mean", in the language of the key, or an empty view. */
struct zz_str zz_form_nearest(const struct zz_form *form, struct zz_str key);
/* The nearest of an enum's values, or NULL. */
const struct zz_term *zz_enum_nearest(const struct zz_term *values, struct zz_str text);

/* A node's child by the field's slug, whatever language its key is in; NULL if absent. What stands
 * for a bare form is the child of its first field. */
struct zz_node *zz_form_get(const struct zz_form *form, const struct zz_node *map, const char *slug);
/* The node at a canonical path such as "agenda.2.vote" (items counted from 1, as zz_form_read counts), the
 * deepest that exists. An unknown field is found by its own key. For showing where a finding stands. */
struct zz_node *zz_form_locate(const struct zz_form *form, struct zz_node *root, struct zz_str part);

/* A tree in canonical order with keys, enum values, yes and no in `lang`, from any tree of that form; values
 * that do not validate are kept as they are; unknown and x-… fields come last, in their order. Fields with an
 * empty value are left out, an empty list is []. Short maps and short lists of scalars are marked ZZ_FLOW.
 * Nothing of `map` is kept. */
struct zz_node *zz_form_canonical(const struct zz_form *form, const struct zz_node *map, enum zz_lang lang,
								  struct zz_arena *a);

/* JSON Schema (draft 2020-12) of a form. */
void zz_form_schema(struct zz_json *j, const struct zz_form *form);

#endif
