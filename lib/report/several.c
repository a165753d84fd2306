#include "report/several.h"

#include "base/message.h"
#include "base/text.h"

void zz_several_name(struct zz_buf *out, const struct zz_several *s, size_t i)
{
	const struct zz_several_ledger *at = &s->at[i];
	zz_text_safe(out, at->typed);
	if (!at->rosters)
		return;
	zz_buf_puts(out, "  ");
	zz_text_safe(out, zz_intern_str(&at->rosters->words, at->rosters->unit.name));
}

void zz_several_heading(struct zz_buf *out, const struct zz_several *s, size_t i, const struct zz_view *view)
{
	zz_buf_puts(out, out->n ? "\n" : "");
	zz_ink(out, view, ZZ_INK_BOLD);
	zz_buf_puts(out, "== ");
	zz_several_name(out, s, i);
	zz_buf_puts(out, " ==");
	zz_ink(out, view, ZZ_INK_PLAIN);
	zz_buf_putc(out, '\n');
}

void zz_not_handed_in_name(struct zz_buf *out, const struct zz_not_handed_in *a)
{
	zz_text_safe(out, a->name.n ? a->name : a->id);
	if (a->name.n)
		zz_buf_printf(out, "(%.*s)", ZZ_FMT(a->id));
}

static void put(struct zz_buf *out, struct zz_buf *line, const struct zz_view *view)
{
	zz_text_wrap(out, zz_buf_view(line), view->width > 20 ? view->width : 0, 2);
	zz_buf_putc(out, '\n');
	zz_buf_clear(line);
}

static void namesake(struct zz_buf *line, const struct zz_several *s, const struct zz_namesake *n,
					 enum zz_lang lang)
{
	const struct zz_ledger *l = s->at[n->ledger].rosters, *o = s->at[n->other].rosters;
	int32_t branch = zz_person_branch(&o->roster, n->namesake, o->today);
	struct zz_str branch_name = branch >= 0 ? zz_view_owner(o, o->roster.orgs[branch].id) : ZZ_STR("");
	zz_msgf(
		line, lang,
		N_("Not matched: %.*s of a leading body (%.*s) has the name of a member of %.*s (%.*s). If it is one "
		   "person, write the same id in both rosters; names alone are not taken for one person."),
		ZZ_FMT(zz_intern_str(&l->words, l->roster.people[n->person].name)), ZZ_FMT(s->at[n->ledger].typed),
		ZZ_FMT(branch_name), ZZ_FMT(s->at[n->other].typed));
}

void zz_several_absent(struct zz_buf *out, const struct zz_several *s, const struct zz_view *view)
{
	struct zz_buf line = {0}, name = {0};
	for (size_t i = 0; i < s->n; i++)
		if (s->at[i].why.n) {
			zz_msgf(&line, view->lang, N_("Not obtained: %.*s: %.*s"), ZZ_FMT(s->at[i].typed),
					ZZ_FMT(s->at[i].why));
			put(out, &line, view);
		}
	for (size_t i = 0; i < s->nabsent; i++) {
		const struct zz_not_handed_in *a = &s->absent[i];
		const struct zz_ledger *l = s->at[a->ledger].rosters;
		zz_buf_clear(&name);
		zz_not_handed_in_name(&name, a);
		zz_msgf(
			&line, view->lang,
			N_("Not handed in: %s, named below %.*s; its ledger is not among these, and nothing is said of "
			   "its work."),
			name.data, ZZ_FMT(zz_view_owner(l, l->roster.orgs[a->body].id)));
		put(out, &line, view);
	}
	for (size_t i = 0; i < s->nnamesakes; i++) {
		namesake(&line, s, &s->namesakes[i], view->lang);
		put(out, &line, view);
	}
	zz_buf_free(&line);
	zz_buf_free(&name);
}

/* --- JSON --- */

void zz_several_json_begin(struct zz_several_json *j, struct zz_buf *out, const struct zz_several *s,
						   const char *command)
{
	j->several = s;
	zz_json_init(&j->json, out, false);
	zz_json_object(&j->json);
	zz_json_member_int(&j->json, "version", 1);
	zz_json_member(&j->json, "command", zz_str(command));
	zz_json_key(&j->json, "ledgers");
	zz_json_array(&j->json);
}

void zz_several_json_add(struct zz_several_json *j, size_t i, struct zz_str answer)
{
	const struct zz_several_ledger *at = &j->several->at[i];
	zz_json_object(&j->json);
	zz_json_member(&j->json, "dir", at->typed);
	zz_json_member(&j->json, "unit", zz_intern_str(&at->rosters->words, at->rosters->unit.name));
	zz_json_key(&j->json, "answer");
	zz_json_written(&j->json, answer);
	zz_json_object_end(&j->json);
}

static void absent(struct zz_json *j, const struct zz_several *s)
{
	zz_json_key(j, "not_handed_in");
	zz_json_array(j);
	for (size_t i = 0; i < s->nabsent; i++) {
		const struct zz_ledger *l = s->at[s->absent[i].ledger].rosters;
		zz_json_object(j);
		zz_json_member(j, "id", s->absent[i].id);
		zz_json_member(j, "name", s->absent[i].name);
		zz_json_member(j, "named_by", zz_intern_str(&l->words, l->roster.orgs[s->absent[i].body].id));
		zz_json_member(j, "dir", s->at[s->absent[i].ledger].typed);
		zz_json_object_end(j);
	}
	zz_json_array_end(j);
}

static void namesakes(struct zz_json *j, const struct zz_several *s)
{
	zz_json_key(j, "not_matched");
	zz_json_array(j);
	for (size_t i = 0; i < s->nnamesakes; i++) {
		const struct zz_namesake *n = &s->namesakes[i];
		const struct zz_ledger *l = s->at[n->ledger].rosters;
		zz_json_object(j);
		zz_json_member(j, "name", zz_intern_str(&l->words, l->roster.people[n->person].name));
		zz_json_member(j, "dir", s->at[n->ledger].typed);
		zz_json_member(j, "other", s->at[n->other].typed);
		zz_json_object_end(j);
	}
	zz_json_array_end(j);
}

void zz_several_json_end(struct zz_several_json *j)
{
	const struct zz_several *s = j->several;
	struct zz_json *json = &j->json;
	zz_json_array_end(json);
	zz_json_key(json, "not_obtained");
	zz_json_array(json);
	for (size_t i = 0; i < s->n; i++)
		if (s->at[i].why.n) {
			zz_json_object(json);
			zz_json_member(json, "dir", s->at[i].typed);
			zz_json_member(json, "why", s->at[i].why);
			zz_json_object_end(json);
		}
	zz_json_array_end(json);
	absent(json, s);
	namesakes(json, s);
	zz_json_member_int(json, "cadres_in_two", (long)s->cadres);
	zz_json_object_end(json);
	zz_buf_putc(json->out, '\n');
}
