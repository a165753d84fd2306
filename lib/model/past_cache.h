/* What was read of a history before, so that only what is new in it is read again. Never evidence.
 *
 * It lies in .git/zzsh/history.cache and is sealed (HMAC) with a key that lies elsewhere, in the hands of who
 * runs the program: a cache that came along with a repository is not believed. What it says is the result of
 * an own walk with all its checks. It is thrown away, and everything is read, where anything gives the
 * slightest doubt: another version of the program or the format, a seal that does not fit, a file of objects
 * that is not exactly as it was (the walk would have found what was put in its place), objects kept
 * elsewhere, a shallow copy, a history that does not simply go on from where it was, any error. What in the
 * repository would deceive git is never remembered but looked at each time. */
#ifndef ZZ_MODEL_PAST_CACHE_H
#define ZZ_MODEL_PAST_CACHE_H

#include "model/past.h"

/* As zz_past_read of everything; writes the cache where there is none that is nearly up to date. With an
 * empty key nothing is remembered. p->recalled tells how many commits were not read again. */
int zz_past_recall(struct zz_past *p, struct zz_source *s, struct zz_str key, struct zz_error *e);

#endif
