/* Follow-ups, waivers, notices and documents. */
#include "model/loader.h"

static size_t count_files(const struct zz_loader *ld, enum zz_place_kind place)
{
	size_t n = 0;
	for (size_t i = 0; i < ld->files.n; i++)
		n += !ld->files.at[i]->odd && zz_path_place(ld->files.at[i]->path) == place;
	return n;
}

/* A file of a form whose outermost map lacks what makes it one. */
static void report_broken(struct zz_loader *ld, const struct zz_reader *r)
{
	zz_loader_place(zz_loader_unreadable(ld), r->path, r->owner, r->record, ZZ_STR(""));
}

/* Of a waiver or a follow-up that could not be read the reader must know that findings stand unanswered for
 * it. */
static void say_unanswered(struct zz_loader *ld, size_t from)
{
	struct zz_findings *list = &ld->l->findings;
	for (size_t i = from; i < list->n; i++) {
		struct zz_finding *f = &list->at[i];
		if (f->def == ZZ_LF(ZZ_LF_UNREADABLE))
			f->def = ZZ_LF(ZZ_LF_UNREADABLE_ANSWER);
		else if (f->def == ZZ_LF(ZZ_LF_UNREADABLE_FILE))
			f->def = ZZ_LF(ZZ_LF_UNREADABLE_ANSWER_FILE);
	}
}

static void link_grades(struct zz_loader *ld, struct zz_followup *u)
{
	struct zz_grade *grade = u->grades.at;
	struct zz_who *member = u->members.at;
	int32_t org = zz_roster_org(&ld->l->roster, u->owner);
	struct zz_naming n = {.ld = ld,
						  .path = u->path,
						  .owner = zz_intern_str(&ld->l->words, u->owner),
						  .record = u->path,
						  .org = org,
						  .day = u->on,
						  .silent = org < 0 || ld->l->roster.orgs[org].unreadable};
	ld->told.n = 0;
	for (uint32_t i = 0; i < u->grades.n; i++)
		zz_link_who(&n, &grade[i].who, "grades", i + 1, false);
	for (uint32_t i = 0; i < u->members.n; i++)
		zz_link_who(&n, &member[i], "members", i + 1, false);
}

static void load_followup(struct zz_loader *ld, struct zz_file *f)
{
	struct zz_ledger *l = ld->l;
	struct zz_str owner = zz_path_owner(f->path);
	struct zz_followup *u = &l->followups[l->nfollowups];
	u->path = f->path;
	u->owner = zz_intern(&l->words, owner);
	if (l->brief && zz_brief_followup(l->briefs, f->id, &l->words, u)) {
		l->nfollowups++;
		return;
	}
	struct zz_node *root = zz_loader_open(ld, f, owner, f->path);
	if (!root)
		return;
	struct zz_reader r = zz_loader_reader(ld, f->path, owner);
	if (!zz_followup_read(root, u, &r) || r.broken) {
		report_broken(ld, &r);
		return;
	}
	l->nfollowups++;
	if (l->brief) {
		zz_brief_followup_add(l->briefs, f->id, &l->words, u);
		zz_brief_followup(l->briefs, f->id, &l->words, u);
	} else {
		link_grades(ld, u);
	}
}

static void load_waiver(struct zz_loader *ld, struct zz_file *f)
{
	struct zz_ledger *l = ld->l;
	struct zz_node *root = zz_loader_open(ld, f, ZZ_STR(""), f->path);
	if (!root)
		return;
	struct zz_reader r = zz_loader_reader(ld, f->path, ZZ_STR(""));
	struct zz_waiver *w = &l->waivers[l->nwaivers];
	w->path = f->path;
	zz_waiver_read(root, w, &r);
	if (r.broken)
		report_broken(ld, &r);
	else
		l->nwaivers++;
}

/* A file that is one list. *broken where not all of it could be read. */
static struct zz_list load_list(struct zz_loader *ld, struct zz_file *f, const struct zz_form *form,
								bool *broken)
{
	union {
		struct zz_notices notices;
		struct zz_documents documents;
		struct zz_list list;
	} file = {0};
	size_t from = ld->l->findings.n;
	struct zz_node *root = zz_loader_open(ld, f, ZZ_STR(""), f->path);
	*broken = !root;
	if (!root)
		return file.list;
	struct zz_reader r = zz_loader_reader(ld, f->path, ZZ_STR(""));
	zz_form_read(form, root, &file, &r);
	if (r.broken)
		report_broken(ld, &r);
	for (size_t i = from; i < ld->l->findings.n; i++)
		*broken |= ld->l->findings.at[i].severity <= ZZ_INCOMPLETE;
	return file.list;
}

static void load_file(struct zz_loader *ld, struct zz_file *f)
{
	struct zz_ledger *l = ld->l;
	struct zz_list list;
	bool broken;
	size_t from = l->findings.n;
	switch (zz_path_place(f->path)) {
	case ZZ_PLACE_FOLLOWUP:
		load_followup(ld, f);
		say_unanswered(ld, from);
		break;
	case ZZ_PLACE_WAIVER:
		load_waiver(ld, f);
		say_unanswered(ld, from);
		break;
	case ZZ_PLACE_NOTICES:
		list = load_list(ld, f, &zz_notices_form, &l->notices_unreadable);
		l->notices = list.at;
		l->nnotices = list.n;
		break;
	case ZZ_PLACE_DOCUMENTS:
		list = load_list(ld, f, &zz_documents_form, &broken);
		l->documents = list.at;
		l->ndocuments = list.n;
		break;
	default:
		break;
	}
}

void zz_load_files(struct zz_loader *ld)
{
	struct zz_ledger *l = ld->l;
	l->followups = ZZ_NEWN(&l->arena, struct zz_followup, count_files(ld, ZZ_PLACE_FOLLOWUP));
	l->waivers = ZZ_NEWN(&l->arena, struct zz_waiver, count_files(ld, ZZ_PLACE_WAIVER));
	for (size_t i = 0; i < ld->files.n; i++)
		if (!ld->files.at[i]->odd)
			load_file(ld, ld->files.at[i]);
		else
			l->notices_unreadable |= zz_path_place(ld->files.at[i]->path) == ZZ_PLACE_NOTICES;
}
