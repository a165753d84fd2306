/* Rules are data: packs of rows (design section 4), embedded or in the ledger's rules/ folder, read through
 * forms like every other file.
 *
 * Text and words of a pack live in the ledger that it was loaded for. */
#ifndef ZZ_RULES_PACK_H
#define ZZ_RULES_PACK_H

#include "model/ledger.h"

enum zz_force { ZZ_MUST = 1, ZZ_SHOULD, ZZ_LOCAL, ZZ_SEED, ZZ_DESIGN };
extern const struct zz_term zz_force_terms[]; /* 应当 一般应当 地方规定 本机关规定 本程序口径 */

enum zz_subject {
	ZZ_SUBJECT_UNIT = 1,
	ZZ_SUBJECT_BRANCH,
	ZZ_SUBJECT_GROUP,
	ZZ_SUBJECT_MEMBER,
	ZZ_SUBJECT_CADRE,
	ZZ_SUBJECT_BODY,
	ZZ_SUBJECT_SECRETARY, /* of a 党委 or 党组 */
	ZZ_SUBJECT_RECORD     /* procedural */
};
extern const struct zz_term zz_subject_terms[];

/* Conditions under which a row applies, each a predicate over (organisation, period) in conditions.c; where
 * one does not hold, the obligation is not-applicable. */
enum zz_condition {
	ZZ_IF_COMMITTEE = 1,         /* a committee for the whole period; for a part of it: not-assessed */
	ZZ_IF_TWO_COMMITTEE_MEMBERS, /* somebody to talk with */
	ZZ_IF_TWO_MEMBERS,           /* beside the committee: without the excused, mobile and those abroad */
	ZZ_IF_GROUPS,
	ZZ_IF_NOT_TEMPORARY, /* 临时党支部 is left out */
	ZZ_IF_SERVING,       /* 离退休 branches are left out */
	ZZ_IF_NOT_EXCUSED, /* members excused by 教育管理条例 第二十三条, and mobile ones, are left out */
	ZZ_IF_DEMOCRATIC_LIFE, /* a body to which 民主生活会 applies */
	ZZ_CONDITIONS
};
extern const struct zz_term zz_condition_terms[];

/* What is written in C; a row carries its numbers. Each file of checks/ brings its rows in a .def beside it,
 * which the build joins into check_list.h:
 *
 *   ZZ_CHECK(ID, slug, label, subject of the row, what the row needs, how it runs, function)
 *
 * how: EACH record of the row's kinds, as host or guest; HOST: where the record itself is of that kind; TEXT:
 * EACH, with the record's own text at hand; ONCE for the whole question; COMPARE: ONCE, with the marks of all
 * texts at hand (texts.h); NONE. */
enum zz_check_id {
	ZZ_CHECK_NONE,
#define ZZ_CHECK(id, slug, label, subject, needs, how, function) ZZ_CHECK_##id,
#include "rules/check_list.h"
#undef ZZ_CHECK
	ZZ_CHECKS
};
extern const struct zz_term zz_check_terms[];
/* What a row of a check must have. */
enum {
	ZZ_NEEDS_SHARE = 1,
	ZZ_NEEDS_COUNT = 2,
	ZZ_NEEDS_COUNTS = 4,
	ZZ_NEEDS_NO_KINDS = 8, /* of a record: without kinds it speaks of all */
	ZZ_NEEDS_BOUNDS = 16,
	ZZ_NEEDS_HOURS = 32,
	ZZ_NEEDS_WORDS = 64,
	ZZ_NEEDS_HIGH = 128,
	ZZ_NEEDS_LOW = 256,
};

/* What a record must be to count: all fields that are given must fit. */
struct zz_counts {
	uint8_t kind;     /* zz_kind_id */
	uint8_t form;     /* of a 组织生活会 */
	uint8_t relation; /* of a talk */
	uint8_t talk_kind;
	uint8_t noted; /* BOOL: counting is by default and noted (a setting) */
	uint8_t step; /* BOOL: the record must show the step of self-assessment (党性分析 inside 民主评议) */
};

struct zz_two_languages {
	struct zz_str zh, en;
};

struct zz_rule {
	uint32_t id, source;
	const char *slug;                       /* the id as text */
	uint8_t system, force, subject, period; /* period: zz_span_kind */
	struct zz_two_languages title, requirement;
	struct zz_cite {
		struct zz_str regulation, article; /* Chinese: short name, 第十一条 */
		struct zz_str en;                  /* both, for English output */
		uint8_t verified;                  /* BOOL */
	} cite;
	zz_day since, until;
	uint32_t within; /* rule that this one is part of: where that is missing too, one finding says both */
	int32_t count;   /* how many in a period; 0 = a duty without a number: facts, zero is a question. Of
						committee-required: full members from which on a committee is needed */
	uint8_t
		yearly_window; /* BOOL: stays due until the window of the yearly meetings; assessment_year decides */
	uint8_t assessed;  /* BOOL: assessment_year decides, the period closes as others do */
	struct zz_list counts; /* struct zz_counts */
	struct zz_list when;   /* uint8_t: zz_condition; all must hold, else not-applicable */
	uint8_t check;         /* zz_check_id of a procedural row; 0 = frequency or coverage */
	struct zz_share {
		int32_t num, den;
		uint8_t strict;
	} share;              /* a fraction: num/den, strict (BOOL): must be exceeded */
	struct zz_list kinds; /* uint8_t zz_kind_id: records a procedural row looks at */
	struct zz_list
		elements; /* uint32_t: paths of fields without numbers, "agenda.topic"; "steps.*" for all below */
	int32_t low, high;      /* bounds of a check, in its own unit; both still right */
	struct zz_list words;   /* struct zz_str: what a check looks for in a text, as it stands there */
	struct zz_span between; /* hours of the day; both ends still right */
	uint8_t severity;       /* zz_severity + 1 of a miss, where the force does not decide it; 0 = it does */
	bool alone;             /* no other row of any pack has its id */
	/* what a later pack's `overrides` made of it */
	bool off;                      /* not applied; it is still shown */
	const struct zz_pack *changed; /* by which pack; NULL = as it was written */
	struct zz_str change_reason;
	/* where it comes from */
	const struct zz_pack *pack;
	uint32_t line;
	struct zz_term name; /* the title, for arguments of findings: slug = English, label = Chinese */
};

struct zz_pack {
	uint32_t name;
	struct zz_str version; /* a date or number, as written */
	struct zz_two_languages title;
	char digest[17]; /* first 64 bits of SM3 of the file's bytes, hex */
	bool embedded;
	bool unreadable;    /* it has no rules then, and its digest may be empty */
	struct zz_str path; /* "packs/national.yaml" or "rules/x.yaml" */
	struct zz_rule *rules;
	uint32_t nrules;
};
extern const struct zz_form zz_pack_form;

struct zz_packs {
	bool no_local; /* set before loading: the ledger's rules/ folder is not looked at, and a name in zzsh.yaml
					  that only it may have is left out */
	bool chosen;   /* named by the caller: not those that the unit goes by */
	struct zz_pack **at;
	size_t n, room;
};

/* Findings of this layer: pack-unknown, unreadable (a pack's file) and rule-odd (a row that cannot be judged
 * by, or was not understood in full, and is left out), then those of the judgement. Ends with a row whose id
 * is NULL. */
extern const struct zz_finding_def zz_rules_findings[];
/* All tables of findings that a check may report: those of the layers below, this one, and one for each file
 * of checks/. Made by the build; ends with NULL. */
extern const struct zz_finding_def *const zz_finding_tables[];

/* Where a unit names none, and for zzsh init: the regulations, and the signs that ask for a word. */
#define ZZ_DEFAULT_PACKS "national,flags"

/* Loads the packs named (NULL: those of zzsh.yaml, ZZ_DEFAULT_PACKS where it names none). A file
 * rules/<name>.yaml of the ledger goes before the embedded one of that name. Rows that do not validate are
 * findings in l->findings; so is a name in zzsh.yaml that no pack has. ZZ_EUSAGE where one of `names` is
 * unknown. */
int zz_packs_load(struct zz_packs *out, struct zz_ledger *l, const char *const *names, size_t n,
				  struct zz_error *e);
/* Those that the unit went by at another commit of its ledger (packs_past.c). ZZ_EUSAGE where that has no
 * settings. */
int zz_packs_load_past(struct zz_packs *out, struct zz_ledger *l, struct zz_source *past, struct zz_error *e);
void zz_packs_free(struct zz_packs *p);
/* Whether rows of the packs that zzsh.yaml names look at the records' own texts, as far as can be told before
 * the ledger is loaded: of a pack that is not the program's own, yes. For zz_scope.keeps_texts. */
bool zz_packs_look_at_texts(const struct zz_ledger *l);
/* The row of that id in the pack that was named last: a later pack overrides an earlier one. A pack may have
 * several rows of one id, versions of a rule with different dates: this is the latest. */
const struct zz_rule *zz_rule_find(const struct zz_packs *p, struct zz_str id);
/* For "did you mean": the rule with the nearest id, or NULL. */
const struct zz_rule *zz_rule_nearest(const struct zz_packs *p, struct zz_str id);
/* The version of r's rule that speaks for a stretch of days: the one in force for all of it, else the first
 * of them; NULL where a later pack overrides it. */
const struct zz_rule *zz_rule_version(const struct zz_packs *p, const struct zz_rule *r, zz_day first,
									  zz_day last);
bool zz_rule_in_force(const struct zz_rule *r, zz_day first, zz_day last);
/* Severity of a miss: MUST violation, SHOULD shortfall, SEED/LOCAL shortfall, DESIGN question; a duty without
 * a number is a question whatever its force, and so is the row `chair` (voice); a missing element is
 * incomplete. A row's own severity goes before, but one of DESIGN is never more than a question. */
enum zz_severity zz_rule_severity(const struct zz_rule *r);
/* "《支部条例》第十一条", with 〔条款号待核〕 where the article was not verified; measures of the unit (SEED)
 * have no title and stand without 《》. */
void zz_rule_citation(struct zz_buf *out, const struct zz_rule *r, enum zz_lang lang);

#endif
