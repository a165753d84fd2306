/* 四性检测: what audit and doctor found, sorted under the four properties that archives ask of an electronic
 * record: 真实性 authenticity, 完整性 integrity, 可用性 usability, 安全性 security.
 *
 * Nothing is judged anew and nothing is added. Which finding stands where is this program's own reading
 * (DESIGN); no clause of a standard was compared, and the answer says so. Each line says what was tested,
 * what came of it, and what was not tested. */
#ifndef ZZ_REPORT_SIXING_H
#define ZZ_REPORT_SIXING_H

#include "report/audit.h"
#include "report/doctor.h"

enum zz_property { ZZ_AUTHENTICITY, ZZ_INTEGRITY, ZZ_USABILITY, ZZ_SECURITY, ZZ_PROPERTIES };
extern const struct zz_term zz_property_terms[ZZ_PROPERTIES];

/* `doctor` NULL: the folder and the computer were not looked at (a bundle has neither). JSON by
 * lib/data/schema/sixing.schema.json. */
void zz_sixing_text(struct zz_buf *out, const struct zz_audit *a, const struct zz_doctor *doctor,
					const struct zz_view *view);
void zz_sixing_json(struct zz_buf *out, const struct zz_audit *a, const struct zz_doctor *doctor,
					enum zz_lang lang);

/* In how many lines a finding of the audit, or an examination of the doctor, is told; for tests: one each. */
size_t zz_sixing_finding(const char *id);
size_t zz_sixing_examination(const char *slug);

#endif
