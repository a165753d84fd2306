/* Whether the changed texts make a roster, and what the change does; then the commit. */
#include "entry/roster_parts.h"

#include "base/message.h"
#include "base/text.h"
#include "model/record.h"

#include <stdlib.h>

static const struct zz_roster_text *text_of(const struct zz_roster_edit *ed, int32_t org)
{
	for (size_t i = 0; i < ed->texts.n; i++)
		if (ed->texts.at[i]->org == org)
			return ed->texts.at[i];
	return NULL;
}

static bool changed(const struct zz_roster_text *t)
{
	return t->create || !zz_str_eq(t->before, t->patch.bytes);
}

static struct zz_str bytes_of(struct zz_roster_edit *ed, const struct zz_org *o)
{
	struct zz_error ignored = {0};
	struct zz_buf bytes = {0};
	zz_source_read(ed->ledger->source, o->path, ZZ_YAML_BYTES, &bytes, NULL, &ignored);
	struct zz_str s = zz_arena_str(&ed->arena, zz_buf_view(&bytes));
	zz_buf_free(&bytes);
	return s;
}

static void add_org(struct zz_roster_edit *ed, struct zz_roster_builder *b, bool body, struct zz_str path,
					struct zz_str id, struct zz_str bytes)
{
	struct zz_findings ignored = {.arena = &ed->arena};
	struct zz_reader r = {.words = &ed->ledger->words, .held = ZZ_NO_DAY};
	struct zz_node *root = bytes.n <= ZZ_YAML_BYTES ? zz_yaml_parse(bytes, path, &ed->arena, &ignored) : NULL;
	zz_roster_add(b, body, path, id, root, &r);
	free(ignored.at);
}

/* The roster as it was, or as it will be, with what linking finds. */
static void build(struct zz_roster_edit *ed, bool after, struct zz_roster *out, struct zz_findings *findings)
{
	const struct zz_roster *r = &ed->ledger->roster;
	struct zz_roster_builder b;
	zz_roster_begin(&b, &ed->arena, &ed->ledger->words);
	for (uint32_t i = 0; i < r->norgs; i++) {
		const struct zz_org *o = &r->orgs[i];
		const struct zz_roster_text *t = text_of(ed, (int32_t)i);
		struct zz_str bytes = t ? (after ? t->patch.bytes : t->before) : bytes_of(ed, o);
		add_org(ed, &b, o->body, o->path, zz_word(ed, o->id), bytes);
	}
	for (size_t i = 0; after && i < ed->texts.n; i++) {
		const struct zz_roster_text *t = ed->texts.at[i];
		if (t->org < 0)
			add_org(ed, &b, t->body, t->path, t->id, t->patch.bytes);
	}
	zz_roster_finish(&b, out, findings);
	for (size_t i = 0; i < findings->n; i++)
		zz_finding_seal(&findings->at[i]);
}

static bool among(const struct zz_findings *list, const struct zz_finding *f)
{
	for (size_t i = 0; i < list->n; i++)
		if (zz_str_is(zz_str(list->at[i].id), f->id))
			return true;
	return false;
}

/* The line that is wrong, as it would have stood. */
static void quote(struct zz_roster_edit *ed, struct zz_finding *f, struct zz_buf *out)
{
	for (size_t i = 0; i < ed->texts.n; i++) {
		const struct zz_patch *p = &ed->texts.at[i]->patch;
		if (!zz_str_eq(ed->texts.at[i]->path, f->path))
			continue;
		zz_locate_finding(f, p->form, p->root, p->bytes);
		if (!f->line)
			continue;
		zz_buf_printf(out, "\n%5u | ", f->line);
		zz_text_safe(out, zz_yaml_line(p->bytes, f->line));
	}
}

static int refuse(struct zz_roster_edit *ed, struct zz_finding *f, struct zz_error *e)
{
	struct zz_buf text = {0};
	zz_finding_text(&text, f, f->def->message, e ? e->lang : ed->reader);
	quote(ed, f, &text);
	int rc = zz_error(e, ZZ_ESHAPE, N_("nothing was changed, because it would not be right in %.*s: %s"),
					  ZZ_FMT(f->path), text.data);
	zz_buf_free(&text);
	return rc;
}

static int check_shape(struct zz_roster_edit *ed, const struct zz_roster_text *t, struct zz_error *e)
{
	struct zz_findings findings = {.arena = &ed->arena};
	struct zz_raw_org raw;
	struct zz_reader r = {.arena = &ed->arena,
						  .words = &ed->ledger->words,
						  .findings = &findings,
						  .path = t->path,
						  .owner = t->id,
						  .held = ZZ_NO_DAY};
	zz_form_read(t->patch.form, t->patch.root, &raw, &r);
	int rc = ZZ_OK;
	for (size_t i = 0; !rc && r.errors && i < findings.n; i++) {
		if (!zz_str_is(zz_str(findings.at[i].def->id), "element-missing"))
			rc = refuse(ed, &findings.at[i], e);
	}
	free(findings.at);
	return rc;
}

/* What was wrong before is not this deed's doing; what would be wrong through it is. */
static int compare(struct zz_roster_edit *ed, const struct zz_findings *before, struct zz_findings *after,
				   struct zz_error *e)
{
	for (size_t i = 0; i < after->n; i++) {
		struct zz_finding *f = &after->at[i];
		if (among(before, f))
			continue;
		if (f->severity == ZZ_CONTRADICTION)
			return refuse(ed, f, e);
		ZZ_SAY(ed, N_("Note: "));
		zz_finding_text(&ed->said, f, f->def->message, ed->reader);
		zz_buf_putc(&ed->said, '\n');
	}
	return ZZ_OK;
}

/* How many there are from then on. */
static void say_numbers(struct zz_roster_edit *ed)
{
	zz_day today = ed->ledger->today;
	zz_day on = ed->effect != ZZ_NO_DAY && ed->effect > today ? ed->effect : today;
	struct zz_due_list due = {0};
	char day[ZZ_DATE_MAX];
	for (size_t i = 0; i < ed->texts.n; i++) {
		const struct zz_roster_text *t = ed->texts.at[i];
		int32_t org = zz_roster_org(&ed->after, zz_intern_find(&ed->ledger->words, t->id));
		size_t votes = 0;
		if (org < 0 || !changed(t) || t->body || t->create || !zz_org_exists(&ed->after.orgs[org], on))
			continue;
		zz_roster_due(&ed->after, org, ZZ_DUE_MEMBERS, 0, on, &due);
		for (size_t k = 0; k < due.n; k++)
			votes += due.at[k].votes;
		ZZ_SAY(ed, N_("%.*s on %s: members %zu, of these with a vote %zu\n"),
			   ZZ_FMT(zz_word(ed, ed->after.orgs[org].name)), zz_day_text(on, day), due.n, votes);
	}
	free(due.at);
}

zz_day zz_roster_last_record(const struct zz_roster_edit *ed, int32_t org)
{
	struct zz_file_list files = {0};
	struct zz_error ignored = {0};
	struct zz_buf folder = {0};
	zz_day last = ZZ_NO_DAY;
	zz_buf_printf(&folder, "records/%.*s", ZZ_FMT(zz_word(ed, ed->ledger->roster.orgs[org].id)));
	if (zz_source_list(ed->ledger->source, folder.data, &files, &ignored) == 0)
		for (size_t i = 0; i < files.n; i++) {
			struct zz_str owner;
			int32_t year;
			zz_day date;
			uint8_t kind;
			zz_record_path(files.at[i]->path, &owner, &year, &date, &kind);
			last = date > last ? date : last;
		}
	free(files.at);
	zz_buf_free(&folder);
	return last;
}

/* Whether somebody may have been due at a sitting on record who was not before, or the other way round. */
static bool touches_records(const struct zz_roster_edit *ed)
{
	for (size_t i = 0; i < ed->texts.n; i++) {
		const struct zz_roster_text *t = ed->texts.at[i];
		zz_day last = t->org >= 0 && changed(t) ? zz_roster_last_record(ed, t->org) : ZZ_NO_DAY;
		if (last != ZZ_NO_DAY && (ed->effect == ZZ_NO_DAY || last >= ed->effect))
			return true;
	}
	return false;
}

int zz_roster_edit_settle(struct zz_roster_edit *ed, struct zz_error *e)
{
	struct zz_findings before = {.arena = &ed->arena}, after = {.arena = &ed->arena};
	struct zz_roster was;
	bool any = false;
	int rc = ZZ_OK;
	for (size_t i = 0; !rc && i < ed->texts.n; i++) {
		if (changed(ed->texts.at[i]))
			rc = check_shape(ed, ed->texts.at[i], e);
		any = any || changed(ed->texts.at[i]);
	}
	if (!rc && !any)
		rc = zz_error(e, ZZ_EUSAGE, N_("the roster says so already; nothing was changed"));
	if (rc)
		return rc;
	build(ed, false, &was, &before);
	build(ed, true, &ed->after, &after);
	if (ed->numbers)
		say_numbers(ed);
	rc = compare(ed, &before, &after, e);
	if (!rc && ed->due && (ed->effect == ZZ_NO_DAY || ed->effect < ed->ledger->today) && touches_records(ed))
		ZZ_SAY(ed, N_("This takes effect before today: it changes who was due on former days, and nobody's "
					  "attendance "
					  "in any record.\n"));
	free(before.at);
	free(after.at);
	return rc;
}

static void say_uncommitted(struct zz_roster_edit *ed, struct zz_store *s)
{
	for (size_t i = 0; i < ed->texts.n; i++) {
		const struct zz_roster_text *t = ed->texts.at[i];
		if (changed(t) && !t->create && zz_store_place(s, t->path, t->before) != ZZ_PLACE_DONE)
			ZZ_SAY(ed,
				   N_("Changes by hand in %.*s that were not committed yet went along with this commit.\n"),
				   ZZ_FMT(t->path));
	}
}

int zz_roster_edit_commit(struct zz_roster_edit *ed, struct zz_store *s, struct zz_deed *deed,
						  char commit[41], struct zz_error *e)
{
	struct zz_change *changes = ZZ_NEWN(&ed->arena, struct zz_change, ed->texts.n);
	size_t n = 0;
	for (size_t i = 0; i < ed->texts.n; i++) {
		const struct zz_roster_text *t = ed->texts.at[i];
		if (changed(t))
			changes[n++] = (struct zz_change){.path = t->path, .bytes = t->patch.bytes, .create = t->create};
	}
	say_uncommitted(ed, s);
	deed->subject = zz_buf_view(&ed->subject);
	return zz_deed_commit(s, changes, n, deed, commit, NULL, e);
}
