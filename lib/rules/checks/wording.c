/* Words that do not belong into a branch's own text (red flags D5-D8, D16). What is looked for stands in the
 * rows; ×× and 某某 anonymise and 【】 is a heading, so none of these is a mark left over from a form. */
#include "rules/checks.h"
#include "rules/texts.h"

#include "base/text.h"
#include "model/fields.h"

#include <stdlib.h>

enum { SPEAKER, NAMES, WORDS, LEFTOVER, STOCK, TOPIC, SOFT, NOBODY };

const struct zz_finding_def zz_findings_wording[] = {
	[SPEAKER] =
		{"speaker-elsewhere", ZZ_QUESTION,
		 N_("{name} speaks here, is in none of the record's lists, and belongs to {branch} on that day"),
		 N_("Enter a guest as a guest (zzsh amend); if the text is another branch's, put the own one in "
			"its place."),
		 N_("a guest who was not entered; another person of the same name")},
	[NAMES] = {"names-elsewhere", ZZ_INFO,
			   N_("{number} members of {branch} are named in the text ({names}), and the branch is not"),
			   N_("Nothing is to be done where the text really speaks of them."), NULL},
	[WORDS] = {"words-elsewhere", ZZ_QUESTION,
			   N_("the text has the word {word}, which the unit does not use of "
				  "itself"),
			   N_("If the text was taken from elsewhere, write what was said here (zzsh amend)."),
			   N_("a quotation, or the name of something")},
	[LEFTOVER] = {"template-left", ZZ_QUESTION, N_("a mark of the form is left over: {word}"),
				  N_("Fill it in, or take it out (zzsh amend)."), N_("the words belong to the text itself")},
	[STOCK] = {"stock-phrases", ZZ_INFO,
			   N_("the text has {number} stock phrases, and neither a speaker nor a name, date or number"),
			   N_("Write down who said what, and what was agreed."),
			   N_("the remarks are kept on paper, and only summed up here")},
	[TOPIC] = {"body-is-topic", ZZ_INFO, N_("the text only repeats the topic"),
			   N_("Write down what was said about it; one sentence is enough."), NULL},
	[SOFT] = {"soft-criticism", ZZ_INFO, N_("praise in the words of criticism: {word}"),
			  N_("Name the problem, and what it did to the work."), NULL},
	[NOBODY] = {"criticism-unnamed", ZZ_INFO, N_("the criticism of each other names nobody"),
				N_("Write down who said what to whom."),
				N_("the names were left out on purpose and stand in the minutes on paper")},
	{NULL, ZZ_INFO, NULL, NULL, NULL},
};
#define FOUND(which) (&zz_findings_wording[which])

/* --- members of other branches --- */

/* Whether the record itself, or the roster of its organisation on any day, knows the person. */
static bool at_home(const struct zz_judge *j, const struct zz_record *r, int32_t person)
{
	const struct zz_person *p = &j->l->roster.people[person];
	const struct zz_hosted *guests = r->hosted.at;
	for (uint32_t i = 0; i < p->nmemberships; i++)
		if (p->memberships[i]->org == r->org)
			return true;
	for (uint32_t i = 0; i < r->hosted.n; i++)
		if (guests[i].lecturer.person == person || zz_who_listed(&guests[i].talkers, person) ||
			zz_who_listed(&guests[i].talkees, person))
			return true;
	return zz_attendee_listed(&r->present, person) || zz_attendee_listed(&r->absent, person) ||
		   zz_who_listed(&r->members, person) || zz_who_listed(&r->talkers, person) ||
		   zz_who_listed(&r->talkees, person) || r->chair.person == person || r->recorder.person == person ||
		   r->lecturer.person == person;
}

/* The branch that everybody of this name belongs to on the record's day, if it is another one; else -1. */
static int32_t branch_elsewhere(const struct zz_judge *j, const struct zz_record *r, uint32_t word)
{
	enum { MOST = 16 };
	int32_t people[MOST], branch = -1;
	size_t n = zz_roster_candidates(&j->l->roster, word, people, MOST);
	if (!n || n > MOST)
		return -1;
	for (size_t i = 0; i < n; i++) {
		int32_t own = zz_person_branch(&j->l->roster, people[i], r->date);
		if (at_home(j, r, people[i]))
			return -1;
		if (own >= 0)
			branch = own;
	}
	return branch;
}

/* A branch that meets alone. Bodies and the unit speak of everybody. */
static bool alone(const struct zz_judge *j, const struct zz_record *r)
{
	return r->org >= 0 && !j->l->roster.orgs[r->org].body && zz_record_linked(j, r) && !r->joint_with.n &&
		   !zz_str_eq(zz_intern_str(&j->l->words, r->owner), ZZ_STR("unit"));
}

/* Whether a field that is free text (guests, partner …) has the name. */
static bool in_tree(const struct zz_node *n, struct zz_str name)
{
	if (n && n->kind == ZZ_SCALAR)
		return zz_str_find(n->text, name) >= 0;
	ZZ_EACH(child, n)
	if (in_tree(child, name))
		return true;
	return false;
}

static bool is_guest(struct zz_texts *texts, const struct zz_record *r, struct zz_str name)
{
	static const char *const fields[] = {"guests", "lecturer", "visitors", "partner", "organiser"};
	const struct zz_record_text *t = zz_texts_whole(texts, r);
	for (size_t i = 0; t && i < sizeof fields / sizeof fields[0]; i++)
		if (zz_form_item(t->form, zz_str(fields[i])) &&
			in_tree(zz_form_get(t->form, t->root, fields[i]), name))
			return true;
	return false;
}

static struct zz_str org_name(const struct zz_judge *j, int32_t org)
{
	const struct zz_org *o = &j->l->roster.orgs[org];
	return zz_intern_str(&j->l->words, o->name ? o->name : o->id);
}

static bool anybody_elsewhere(const struct zz_judge *j, const struct zz_record *r,
							  const struct zz_word_set *named)
{
	for (size_t i = 0; i < named->n; i++)
		if (branch_elsewhere(j, r, named->at[i]) >= 0)
			return true;
	return false;
}

void zz_check_speaker_elsewhere(struct zz_judge *j, const struct zz_rule *rule, const struct zz_record *r,
								const struct zz_record_text *t)
{
	struct zz_word_set told = {0};
	struct zz_speech s;
	if (!alone(j, r) || !anybody_elsewhere(j, r, zz_texts_named(j->texts, t)))
		return;
	for (size_t i = 0; i < t->n; i++) {
		struct zz_str rest = t->at[i].text;
		while (zz_text_spoken(&t->at[i]) && zz_speech_next(&j->texts->names, &rest, &s, NULL)) {
			struct zz_str name = zz_intern_str(&j->l->words, s.word);
			int32_t branch = branch_elsewhere(j, r, s.word);
			if (branch < 0 || is_guest(j->texts, r, name) || !zz_word_set_add(&told, s.word))
				continue;
			struct zz_finding *f = ZZ_REPORT(j, FOUND(SPEAKER), rule, r, t->at[i].part.p,
											 ZZ_ATEXT("name", name), ZZ_ATEXT("branch", org_name(j, branch)));
			f->subject = zz_arena_str(&j->v->arena, name);
			zz_texts_locate(j->texts, r, t->at[i].lines, name, f);
		}
	}
	free(told.at);
}

/* Names of two characters are words too often (高明, 方正). */
static bool distinct(struct zz_str name)
{
	return zz_utf8_count(name) >= 3;
}

static bool branch_named(const struct zz_judge *j, const struct zz_record_text *t, int32_t org)
{
	const struct zz_org *o = &j->l->roster.orgs[org];
	const uint32_t *aliases = o->aliases.at;
	for (size_t i = 0; i < t->n; i++) {
		if (zz_str_find(t->at[i].text, org_name(j, org)) >= 0)
			return true;
		for (uint32_t k = 0; k < o->aliases.n; k++)
			if (zz_str_find(t->at[i].text, zz_intern_str(&j->l->words, aliases[k])) >= 0)
				return true;
	}
	return false;
}

/* Those of the words that are members of one other branch, the branch of the first of them that has enough.
 */
static void report_names(struct zz_judge *j, const struct zz_rule *rule, const struct zz_record *r,
						 const struct zz_record_text *t, int32_t org, const struct zz_word_set *all)
{
	struct zz_buf names = {0};
	int n = 0;
	for (size_t i = 0; i < all->n; i++) {
		struct zz_str name = zz_intern_str(&j->l->words, all->at[i]);
		if (branch_elsewhere(j, r, all->at[i]) != org || !distinct(name) || is_guest(j->texts, r, name))
			continue;
		zz_buf_printf(&names, "%s%.*s", n++ ? ", " : "", ZZ_FMT(name));
	}
	if (n >= rule->count && !branch_named(j, t, org)) {
		struct zz_finding *f =
			ZZ_REPORT(j, FOUND(NAMES), rule, r, "", ZZ_ANUM("number", n),
					  ZZ_ATEXT("branch", org_name(j, org)), ZZ_ATEXT("names", zz_buf_view(&names)));
		f->subject = zz_intern_str(&j->l->words, j->l->roster.orgs[org].id);
	}
	zz_buf_free(&names);
}

void zz_check_names_elsewhere(struct zz_judge *j, const struct zz_rule *rule, const struct zz_record *r,
							  const struct zz_record_text *t)
{
	struct zz_word_set branches = {0};
	if (!alone(j, r))
		return;
	const struct zz_word_set *all = zz_texts_named(j->texts, t);
	for (size_t i = 0; i < all->n; i++) {
		int32_t org = branch_elsewhere(j, r, all->at[i]);
		if (org >= 0 && zz_word_set_add(&branches, (uint32_t)org))
			report_names(j, rule, r, t, org, all);
	}
	free(branches.at);
}

/* --- words of the row --- */

static struct zz_finding *report_word(struct zz_judge *j, const struct zz_finding_def *def,
									  const struct zz_rule *rule, const struct zz_record *r,
									  const struct zz_own_text *o, struct zz_str word)
{
	struct zz_finding *f = ZZ_REPORT(j, def, rule, r, o->part.p, ZZ_ATEXT("word", word));
	zz_texts_locate(j->texts, r, o->lines, word, f);
	return f;
}

/* Calls for the first of the row's words in each value; `fits` may look at where it stands. */
typedef bool fits_here(struct zz_str text, size_t at, struct zz_str word);

static bool first_fit(struct zz_str text, struct zz_str word, fits_here *fits)
{
	for (size_t from = 0; from < text.n;) {
		ptrdiff_t at = zz_str_find(zz_str_sub(text, from, text.n), word);
		if (at < 0)
			return false;
		if (!fits || fits(text, from + (size_t)at, word))
			return true;
		from += (size_t)at + word.n;
	}
	return false;
}

static bool any_text(const struct zz_own_text *o)
{
	return o->text.n > 0;
}

static bool critical(const struct zz_own_text *o)
{
	return o->what == ZZ_OWN_SELF || o->what == ZZ_OWN_MUTUAL;
}

struct search {
	const struct zz_finding_def *def;
	bool (*where)(const struct zz_own_text *o);
	fits_here *fits;
};

static void look_for(struct zz_judge *j, const struct zz_rule *rule, const struct zz_record *r,
					 const struct zz_record_text *t, const struct search *s)
{
	const struct zz_str *words = rule->words.at;
	for (size_t i = 0; i < t->n; i++)
		for (uint32_t k = 0; k < rule->words.n && s->where(&t->at[i]); k++)
			if (first_fit(t->at[i].text, words[k], s->fits)) {
				report_word(j, s->def, rule, r, &t->at[i], words[k]);
				break;
			}
}

void zz_check_words_elsewhere(struct zz_judge *j, const struct zz_rule *rule, const struct zz_record *r,
							  const struct zz_record_text *t)
{
	look_for(j, rule, r, t, &(struct search){FOUND(WORDS), any_text, NULL});
}

/* What may stand beside a mark that is no part of a sentence. */
static bool opens(struct zz_str before)
{
	static const char *const signs[] = {"（", "(", "[", "【", "〔", "<", "《"};
	before = zz_str_trim(before);
	for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++)
		if (zz_str_ends(before, signs[i]))
			return true;
	return false;
}

static bool breaks_before(struct zz_str before)
{
	static const char *const signs[] = {"：", ":", "。", "；", ";", "_", "、", "，", "\n"};
	if (!zz_str_trim(before).n)
		return true;
	for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++)
		if (zz_str_ends(before, signs[i]))
			return true;
	return false;
}

static bool breaks_behind(struct zz_str behind)
{
	static const char *const signs[] = {"）", ")", "]", "】", "〕", ">", "》", "。",
										"；", ";", "_", "、", "，", "…", "\n", "."};
	if (!zz_str_trim(behind).n)
		return true;
	for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++)
		if (zz_str_starts(behind, signs[i]))
			return true;
	return false;
}

/* 材料待补充后报送 is a sentence, （待补充） is a mark, and nobody begins a sentence with 此处. */
static bool is_mark(struct zz_str text, size_t at, struct zz_str word)
{
	struct zz_str before = zz_str_sub(text, 0, at), behind = zz_str_sub(text, at + word.n, text.n);
	return opens(before) || (breaks_before(before) && (zz_str_starts(word, "此处") || breaks_behind(behind)));
}

void zz_check_leftover(struct zz_judge *j, const struct zz_rule *rule, const struct zz_record *r,
					   const struct zz_record_text *t)
{
	look_for(j, rule, r, t, &(struct search){FOUND(LEFTOVER), any_text, is_mark});
}

void zz_check_soft_criticism(struct zz_judge *j, const struct zz_rule *rule, const struct zz_record *r,
							 const struct zz_record_text *t)
{
	look_for(j, rule, r, t, &(struct search){FOUND(SOFT), critical, NULL});
	for (size_t i = 0; i < t->n; i++) {
		struct zz_fold_note note = {0};
		if (t->at[i].what != ZZ_OWN_MUTUAL || !zz_record_linked(j, r))
			continue;
		j->texts->folded.n = 0;
		zz_text_fold(&j->texts->folder, t->at[i].text, &j->texts->folded, &note);
		if (!note.names)
			ZZ_REPORT(j, FOUND(NOBODY), rule, r, t->at[i].part.p);
	}
}

/* --- whole values --- */

static int occurrences(struct zz_str text, struct zz_str word)
{
	int n = 0;
	for (ptrdiff_t at; (at = zz_str_find(text, word)) >= 0; n++)
		text = zz_str_sub(text, (size_t)at + word.n, text.n);
	return n;
}

void zz_check_stock(struct zz_judge *j, const struct zz_rule *rule, const struct zz_record *r,
					const struct zz_record_text *t)
{
	const struct zz_str *words = rule->words.at;
	for (size_t i = 0; i < t->n; i++) {
		const struct zz_own_text *o = &t->at[i];
		struct zz_fold_note note = {0};
		int n = 0;
		for (uint32_t k = 0; k < rule->words.n && zz_text_spoken(o); k++)
			n += occurrences(o->text, words[k]);
		if (n < rule->count)
			continue;
		j->texts->folded.n = 0;
		zz_text_fold(&j->texts->folder, o->text, &j->texts->folded, &note);
		if (!note.names && !note.digits)
			ZZ_REPORT(j, FOUND(STOCK), rule, r, o->part.p, ZZ_ANUM("number", n));
	}
}

static bool folds_alike(struct zz_judge *j, struct zz_str a, struct zz_str b)
{
	struct zz_code_points *out = &j->texts->folded;
	struct zz_fold_note note = {0};
	if (a.n > 2 * b.n + 64) /* much longer: another text, without looking */
		return false;
	out->n = 0;
	zz_text_fold(&j->texts->folder, a, out, &note);
	size_t n = out->n;
	zz_text_fold(&j->texts->folder, b, out, &note);
	if (!n || out->n != 2 * n)
		return false;
	for (size_t i = 0; i < n; i++)
		if (out->at[i] != out->at[n + i])
			return false;
	return true;
}

void zz_check_body_is_topic(struct zz_judge *j, const struct zz_rule *rule, const struct zz_record *r,
							const struct zz_record_text *t)
{
	struct zz_str title = zz_intern_str(&j->l->words, r->title);
	for (size_t i = 0; i < t->n; i++) {
		const struct zz_own_text *o = &t->at[i];
		struct zz_str topic = o->what == ZZ_OWN_REMARKS   ? o->topic
							  : o->what == ZZ_OWN_CONTENT ? title
														  : (struct zz_str){0};
		if (topic.n && folds_alike(j, o->text, topic))
			ZZ_REPORT(j, FOUND(TOPIC), rule, r, o->part.p);
	}
}
