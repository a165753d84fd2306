#include "entry/which.h"

#include "base/message.h"
#include "base/text.h"

#include <stdlib.h>

/* --- kinds --- */

static void list_kinds(struct zz_buf *out, int verb, enum zz_lang lang)
{
	for (int i = 1; i < ZZ_KINDS; i++)
		if (verb < 0 || zz_kinds[i].verb == verb)
			zz_buf_printf(out, "%s%s", out->n ? " " : "", zz_term_text(&zz_kinds[i].form.name, lang));
}

static const struct zz_kind *only_kind(int verb)
{
	const struct zz_kind *found = NULL;
	for (int i = 1; i < ZZ_KINDS; i++) {
		if (zz_kinds[i].verb != verb)
			continue;
		if (found)
			return NULL;
		found = &zz_kinds[i];
	}
	return found;
}

static int unknown_kind(struct zz_str word, struct zz_error *e)
{
	const struct zz_term *near = zz_enum_nearest(zz_kind_terms, word);
	struct zz_buf names = {0};
	enum zz_lang lang = e ? e->lang : ZZ_ZH;
	if (near)
		return zz_error(e, ZZ_EUSAGE, N_("there is no kind of record %.*s; did you mean %s?"), ZZ_FMT(word),
						zz_term_text(near, lang));
	list_kinds(&names, -1, lang);
	int rc = zz_error(e, ZZ_EUSAGE, N_("there is no kind of record %.*s; the kinds are: %s"), ZZ_FMT(word),
					  names.data);
	zz_buf_free(&names);
	return rc;
}

static int several_kinds(struct zz_str word, int verb, struct zz_error *e)
{
	struct zz_buf names = {0};
	list_kinds(&names, verb, e ? e->lang : ZZ_ZH);
	int rc = zz_error(e, ZZ_EUSAGE, N_("%.*s has several kinds; say which with --kind: %s"), ZZ_FMT(word),
					  names.data);
	zz_buf_free(&names);
	return rc;
}

static int by_word(struct zz_str word, bool narrowed, const struct zz_kind **out, int *verb,
				   struct zz_error *e)
{
	*verb = zz_enum_find(zz_verb_terms, word) - 1;
	*out = zz_kind_find(word);
	if (!*out && *verb >= 0)
		*out = only_kind(*verb);
	if (*out)
		return ZZ_OK;
	if (*verb < 0)
		return unknown_kind(word, e);
	return narrowed ? ZZ_OK : several_kinds(word, *verb, e);
}

int zz_which_kind(struct zz_str word, struct zz_str narrower, const struct zz_kind **out, struct zz_error *e)
{
	int verb = -1, ignored;
	const struct zz_kind *wide = NULL;
	*out = NULL;
	int rc = word.n ? by_word(word, narrower.n > 0, &wide, &verb, e) : ZZ_OK;
	if (!rc && narrower.n)
		rc = by_word(narrower, false, out, &ignored, e);
	if (rc)
		return rc;
	if (!*out)
		*out = wide;
	else if ((wide && wide != *out) || (!wide && verb >= 0 && (*out)->verb != verb))
		return zz_error(e, ZZ_EUSAGE, N_("%.*s and --kind %.*s name different kinds"), ZZ_FMT(word),
						ZZ_FMT(narrower));
	return ZZ_OK;
}

/* --- owners --- */

static bool of_body(const struct zz_kind *kind)
{
	return kind && kind->due == ZZ_DUE_BODY;
}

static struct zz_str stem(struct zz_str path)
{
	struct zz_str name = zz_path_name(path);
	return zz_str_ends(name, ".yaml") ? zz_str_sub(name, 0, name.n - 5) : (struct zz_str){0};
}

static bool pick(struct zz_file_list *files, struct zz_str typed, struct zz_arena *a, struct zz_str *owner)
{
	size_t n = 0;
	struct zz_str only = {0};
	for (size_t i = 0; i < files->n; i++) {
		struct zz_str id = files->at[i]->odd ? (struct zz_str){0} : stem(files->at[i]->path);
		if (!id.n || (typed.n && !zz_str_eq(id, typed)))
			continue;
		only = id;
		n++;
	}
	if (n == 1)
		*owner = zz_arena_str(a, only);
	return n == 1;
}

int zz_which_owner_quick(struct zz_source *s, struct zz_str typed, const struct zz_kind *kind,
						 struct zz_arena *a, struct zz_str *owner, struct zz_error *e)
{
	struct zz_file_list files = {0};
	*owner = (struct zz_str){0};
	if (zz_str_is(typed, "unit")) {
		*owner = ZZ_STR("unit");
		return ZZ_OK;
	}
	bool both = typed.n > 0;
	int rc = both || !of_body(kind) ? zz_source_list(s, "branches", &files, e) : ZZ_OK;
	if (!rc && (both || of_body(kind)))
		rc = zz_source_list(s, "bodies", &files, e);
	if (!rc)
		pick(&files, typed, a, owner);
	free(files.at);
	return rc;
}

static void list_owners(struct zz_buf *out, const struct zz_ledger *l, const struct zz_kind *kind)
{
	enum { MOST = 30 };
	int n = 0;
	for (uint32_t i = 0; i < l->roster.norgs && n < MOST; i++) {
		const struct zz_org *o = &l->roster.orgs[i];
		if (o->body != of_body(kind))
			continue;
		zz_buf_printf(out, "%s%.*s (%.*s)", n++ ? ", " : "", ZZ_FMT(zz_intern_str(&l->words, o->name)),
					  ZZ_FMT(zz_intern_str(&l->words, o->id)));
	}
}

static int which_of(const struct zz_ledger *l, struct zz_str typed, int32_t found, const struct zz_kind *kind,
					struct zz_error *e)
{
	struct zz_buf names = {0};
	list_owners(&names, l, kind);
	const char *list = names.data ? names.data : "-";
	int rc;
	if (!typed.n)
		rc = zz_error(e, ZZ_EUSAGE, N_("of which branch? Say it with --branch: %s"), list);
	else if (found == -2)
		rc = zz_error(e, ZZ_EUSAGE, N_("--branch %.*s may mean several: %s"), ZZ_FMT(typed), list);
	else
		rc = zz_error(e, ZZ_EUSAGE, N_("the ledger has no branch %.*s; there are: %s"), ZZ_FMT(typed), list);
	zz_buf_free(&names);
	return rc;
}

static int32_t only_org(const struct zz_ledger *l, bool body)
{
	int32_t found = -1;
	for (uint32_t i = 0; i < l->roster.norgs; i++)
		if (l->roster.orgs[i].body == body)
			found = found == -1 ? (int32_t)i : -2;
	return found;
}

int zz_which_owner(struct zz_ledger *l, struct zz_str typed, const struct zz_kind *kind, struct zz_str *owner,
				   struct zz_error *e)
{
	bool unit =
		zz_str_is(typed, "unit") || (typed.n && zz_str_eq(typed, zz_intern_str(&l->words, l->unit.name)));
	int32_t org = unit ? -1 : typed.n ? zz_roster_org_named(&l->roster, typed) : only_org(l, of_body(kind));
	if (org < 0 && !unit)
		return which_of(l, typed, org, kind, e);
	*owner = unit ? ZZ_STR("unit") : zz_intern_str(&l->words, l->roster.orgs[org].id);
	return ZZ_OK;
}

/* --- groups --- */

struct zz_str zz_which_group(const struct zz_ledger *l, int32_t org, struct zz_str typed, zz_day on)
{
	struct zz_str found = {0};
	if (org < 0 || !typed.n)
		return found;
	const struct zz_org *o = &l->roster.orgs[org];
	for (uint32_t i = 0; i < o->ngroups; i++) {
		struct zz_str id = zz_intern_str(&l->words, o->groups[i].id);
		struct zz_str name = zz_intern_str(&l->words, o->groups[i].name);
		if (zz_str_eq(id, typed) || zz_str_eq(name, typed))
			return id;
		if (on != ZZ_NO_DAY && !zz_dates_hold(o->groups[i].dates, on))
			continue;
		if (!zz_str_eq(zz_str_sub(name, 0, typed.n), typed))
			continue;
		if (found.n)
			return (struct zz_str){0};
		found = id;
	}
	return found;
}
