/* 自检: what is wrong with a ledger or the computer that it lies on. Works where the other commands refuse;
 * looks at everything that it can still get at. */
#ifndef ZZ_REPORT_DOCTOR_H
#define ZZ_REPORT_DOCTOR_H

#include "git/health.h"
#include "report/view.h"

/* 正常 · 注意: nothing to be done for records to be safe and rightly judged · 有问题: to be mended ·
 * 环境故障: nothing can be read or written before it is · 未查: something else is in the way. */
enum zz_weight { ZZ_WELL, ZZ_NOTE, ZZ_AILING, ZZ_BROKEN, ZZ_NOT_EXAMINED, ZZ_WEIGHTS };
extern const struct zz_term zz_weight_terms[ZZ_WEIGHTS];

/* What may be found; `def` has id, message and cure, its severity is not used. */
struct zz_symptom {
	struct zz_finding_def def;
	uint8_t weight;
	bool mendable; /* --repair may help */
};

/* One thing that is looked at. */
struct zz_examination {
	struct zz_term name;
	uint8_t weight; /* the worst that was found */
};

struct zz_doctor_asked {
	const char *dir;     /* the root of a ledger, or NULL where there is none */
	const char *program; /* folders of programs, as in PATH; may be NULL */
	int64_t now;         /* the clock, perhaps an injected one */
	int64_t clock;       /* the computer's own, by which the ages of files are measured */
	enum zz_lang lang;
};

struct zz_doctor {
	struct zz_arena arena;
	struct zz_findings findings; /* in the order of the examinations; def points into a zz_symptom */
	const struct zz_examination *examined;
	size_t nexamined;
	struct zz_mending mended;
	struct zz_error not_mended; /* why mending stopped; text empty where it did not */
	enum zz_lang lang;
};

/* The symptoms, for tests; ends with a row whose id is NULL. */
extern const struct zz_symptom zz_symptoms[];
const struct zz_symptom *zz_symptom_of(const struct zz_finding *f);

/* Looks; with `mend` it mends what is safe first (zz_health_mend) and looks again. Free with zz_doctor_free.
 */
void zz_doctor_look(struct zz_doctor *out, const struct zz_doctor_asked *asked, bool mend);
void zz_doctor_free(struct zz_doctor *d);

/* view->all: what is in order as well, one line each. */
void zz_doctor_text(struct zz_buf *out, const struct zz_doctor *d, const struct zz_view *view);
void zz_doctor_json(struct zz_buf *out, const struct zz_doctor *d, enum zz_lang lang);
/* 0; 1 where something is to be mended; the environment's ZZ_EENV where it is broken. */
int zz_doctor_exit(const struct zz_doctor *d);

#endif
