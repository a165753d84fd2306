/* What a text should name, and what it should not say of itself (red flags D5, D10). */
#include "rules/checks.h"
#include "rules/texts.h"

#include "base/text.h"

enum { UNNAMED, PLACE };

const struct zz_finding_def zz_findings_content[] = {
	[UNNAMED] = {"study-unnamed", ZZ_QUESTION, N_("study is its content, and nothing says what was studied"),
				 N_("Name the document or the subject: zzsh amend … --set studied=…, or in the text."),
				 N_("what was studied stands in a file beside the record")},
	[PLACE] = {"place-words", ZZ_QUESTION,
			   N_("the text says {word}, as only somebody of another place or level would"),
			   N_("If the text was taken from elsewhere, write what was said here (zzsh amend)."),
			   N_("a quotation; what a guest from there said")},
	{NULL, ZZ_INFO, NULL, NULL, NULL},
};
#define FOUND(which) (&zz_findings_content[which])

/* --- what was studied --- */

static bool studies(const struct zz_record *r)
{
	const uint8_t *content = r->category.at;
	for (uint32_t i = 0; i < r->category.n; i++)
		if (content[i] == ZZ_CONTENT_STUDY)
			return true;
	return false;
}

/* A lesson has its own title; papers and files may say it. */
static bool said_elsewhere(const struct zz_record *r)
{
	const struct zz_hosted *guests = r->hosted.at;
	for (uint32_t i = 0; i < r->hosted.n; i++)
		if (guests[i].kind == ZZ_PARTY_LESSON)
			return true;
	return r->studied.n || r->attachments.n || r->continues;
}

static bool anywhere(const struct zz_node *n, struct zz_str word)
{
	if (n && n->kind == ZZ_SCALAR)
		return zz_str_find(n->text, word) >= 0;
	ZZ_EACH(child, n)
	if (anywhere(child, word))
		return true;
	return false;
}

/* In the texts that are at hand. */
static bool in_texts(const struct zz_judge *j, const struct zz_record *r, const struct zz_record_text *t,
					 struct zz_str word)
{
	for (size_t i = 0; i < t->n; i++)
		if (zz_str_find(t->at[i].text, word) >= 0 || zz_str_find(t->at[i].topic, word) >= 0)
			return true;
	return zz_str_find(zz_intern_str(&j->l->words, r->title), word) >= 0;
}

/* The row's words are signs that something was named: a title's brackets, a speech, a congress. The file is
 * read once more only where no text has any. */
void zz_check_study_unnamed(struct zz_judge *j, const struct zz_rule *rule, const struct zz_record *r,
							const struct zz_record_text *t)
{
	const struct zz_str *words = rule->words.at;
	if (!studies(r) || said_elsewhere(r) || !t->n)
		return;
	for (uint32_t k = 0; k < rule->words.n; k++)
		if (in_texts(j, r, t, words[k]))
			return;
	const struct zz_record_text *whole = zz_texts_whole(j->texts, r);
	for (uint32_t k = 0; k < rule->words.n; k++)
		if (!whole || anywhere(whole->root, words[k]))
			return;
	ZZ_REPORT(j, FOUND(UNNAMED), rule, r, "category", ZZ_ANUM("n", 0));
}

/* --- we, of another place --- */

/* Levels of places by the character that names end with; of a unit the lowest one counts. 社区 is no 区. */
static int level_of(struct zz_str name, bool whole_name)
{
	static const struct {
		const char *sign;
		int level;
	} signs[] = {{"社区", 5}, {"村", 5}, {"街道", 4}, {"镇", 4}, {"乡", 4},
				 {"县", 3},   {"区", 3}, {"旗", 3},   {"市", 2}, {"州", 2}};
	for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++)
		if (whole_name ? zz_str_find(name, zz_str(signs[i].sign)) >= 0 : zz_str_ends(name, signs[i].sign))
			return signs[i].level;
	return 0;
}

static int lowest(int level, struct zz_str name)
{
	int own = level_of(name, true);
	return own > level ? own : level;
}

static int words_level(const struct zz_judge *j, int level, const struct zz_list *list)
{
	const uint32_t *at = list->at;
	for (uint32_t i = 0; i < list->n; i++)
		level = lowest(level, zz_intern_str(&j->l->words, at[i]));
	return level;
}

/* Of the unit and the record's organisation, by all their names. */
static int own_level(const struct zz_judge *j, const struct zz_record *r)
{
	int level = lowest(0, zz_intern_str(&j->l->words, j->l->unit.name));
	if (r->org < 0)
		return level;
	const struct zz_org *o = &j->l->roster.orgs[r->org];
	level = lowest(level, zz_intern_str(&j->l->words, o->name));
	return words_level(j, words_level(j, level, &o->aliases), &o->units);
}

/* 我区分得清 is no place. */
static bool goes_on(struct zz_str behind)
{
	static const char *const signs[] = {"分", "别", "域", "间", "民"};
	for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++)
		if (zz_str_starts(behind, signs[i]))
			return true;
	return false;
}

static bool says(struct zz_str text, struct zz_str word)
{
	for (size_t from = 0; from < text.n;) {
		ptrdiff_t at = zz_str_find(zz_str_sub(text, from, text.n), word);
		if (at < 0)
			return false;
		if (!goes_on(zz_str_sub(text, from + (size_t)at + word.n, text.n)))
			return true;
		from += (size_t)at + word.n;
	}
	return false;
}

/* Others speak in records of visits, pairs, joint meetings, and where there are guests. */
static bool others_speak(struct zz_texts *texts, const struct zz_record *r)
{
	static const char *const fields[] = {"guests", "partner", "visited", "organiser", "inspectors"};
	if (r->joint_with.n || r->kind == ZZ_VISIT || r->kind == ZZ_PAIRING || r->kind == ZZ_INSPECTION)
		return true;
	const struct zz_record_text *t = zz_texts_whole(texts, r);
	for (size_t i = 0; t && i < sizeof fields / sizeof fields[0]; i++)
		if (zz_form_item(t->form, zz_str(fields[i])) && zz_form_get(t->form, t->root, fields[i]))
			return true;
	return false;
}

/* Only of places below the unit's own: that a city's office speaks of the province as ours is as it should
 * be. */
void zz_check_place_words(struct zz_judge *j, const struct zz_rule *rule, const struct zz_record *r,
						  const struct zz_record_text *t)
{
	const struct zz_str *words = rule->words.at;
	int own = own_level(j, r);
	if (!own)
		return;
	for (size_t i = 0; i < t->n; i++)
		for (uint32_t k = 0; k < rule->words.n; k++)
			if (level_of(words[k], false) > own && says(t->at[i].text, words[k]) &&
				!others_speak(j->texts, r)) {
				struct zz_finding *f =
					ZZ_REPORT(j, FOUND(PLACE), rule, r, t->at[i].part.p, ZZ_ATEXT("word", words[k]));
				zz_texts_locate(j->texts, r, t->at[i].lines, words[k], f);
				break;
			}
}
