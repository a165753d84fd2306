/* Parts of the worlds that many cases share. */
#ifndef CASES_COMMON_H
#define CASES_COMMON_H

#include "world.h"

/* Kept since long before any rule, so that the dates of the rules alone decide. */
#define UNIT                                                                                                 \
	"@ zzsh.yaml\n"                                                                                          \
	"format: 1\n"                                                                                            \
	"name: 测试单位\n"                                                                                   \
	"adopted: 2010-01-01\n"
/* A committee of five, of a term that goes on: 员1 secretary, 员2 deputy, 员3 to 员5 members. */
#define FIVE                                                                                                 \
	"committee:\n"                                                                                           \
	"  - from: 2012-01-01\n"                                                                                 \
	"    posts: [{name: 员1, post: secretary}, {name: 员2, post: deputy-secretary}, 员3, 员4, 员5]\n"
#define MEMBERS(range) "members:\n#" range "#\n"
#define NO_COMMITTEE                                                                                         \
	"committee:\n  - {from: 2012-01-01, state: none, posts: [{name: 员1, post: secretary}]}\n"
#define UNKNOWN_COMMITTEE "committee:\n  - {from: 2012-01-01, state: unknown}\n"
#define NAMED(id, name)   "@ branches/" id ".yaml\nname: " name "\n"

/* One branch of eighteen full members with a committee of five. */
#define BRANCH UNIT NAMED("zhb1", "第一支部") FIVE MEMBERS("1-18")

/* A party group of nine, 员1 its secretary, whose people belong to one branch. */
#define BODY                                                                                                 \
	"@ bodies/dz.yaml\n"                                                                                     \
	"name: 党组\n"                                                                                         \
	"kind: party-group\n"                                                                                    \
	"terms:\n"                                                                                               \
	"  - from: 2012-01-01\n"                                                                                 \
	"    posts: [{name: 员1, post: secretary}, 员2, 员3, 员4, 员5, 员6, 员7, 员8, 员9]\n"

#define LATER "2030-06-01" /* when everything asked about is long closed */

#endif
