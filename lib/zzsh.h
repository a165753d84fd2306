/* zzsh: the library behind the program. The commands see this header only.
 *
 * The library never prints, never asks, never exits (but for running out of memory, base/arena.h), never
 * looks at the clock, the locale or the environment: all that comes in through arguments. Functions that can
 * fail return 0 or a negative status and explain themselves in a caller-owned struct zz_error. */
#ifndef ZZSH_H
#define ZZSH_H

#include "base/arena.h"
#include "base/date.h"
#include "base/diag.h"
#include "base/digest.h"
#include "base/io.h"
#include "base/message.h"
#include "base/str.h"
#include "base/text.h"
#include "entry/amend.h"
#include "entry/ask.h"
#include "entry/changes.h"
#include "entry/clean.h"
#include "entry/find.h"
#include "entry/fmt.h"
#include "entry/import.h"
#include "entry/init.h"
#include "entry/note.h"
#include "entry/org_id.h"
#include "entry/person.h"
#include "entry/record.h"
#include "entry/roster_edit.h"
#include "entry/rows.h"
#include "entry/store.h"
#include "entry/template.h"
#include "entry/typed.h"
#include "entry/which.h"
#include "git/drafts.h"
#include "git/identity.h"
#include "git/source.h"
#include "git/store.h"
#include "model/entered.h"
#include "model/ledger.h"
#include "model/period.h"
#include "model/record.h"
#include "model/roster.h"
#include "model/terms.h"
#include "report/ack.h"
#include "report/answers.h"
#include "report/check.h"
#include "report/doctor.h"
#include "report/due.h"
#include "report/list.h"
#include "report/offer.h"
#include "report/points.h"
#include "report/preview.h"
#include "report/register.h"
#include "report/roster.h"
#include "report/rules.h"
#include "report/schema.h"
#include "report/show.h"
#include "report/similar.h"
#include "rules/conversation.h"
#include "rules/pack.h"
#include "rules/points.h"
#include "rules/register.h"
#include "rules/reviews.h"
#include "rules/verdict.h"
#include "rules/waivers.h"
#include "witness/observation.h"

/* The root of the ledger that holds `dir`: `dir` itself or the nearest folder above it with a zzsh.yaml; a
 * bare repository is its own root. */
int zz_find_ledger(const char *dir, struct zz_buf *root, struct zz_error *e);

#endif
