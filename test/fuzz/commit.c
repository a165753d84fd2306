/* A commit as git stores it, between an honest one and another: its header, its times, who made it, what it
 * says of itself. */
#include "objects.h"

#include "model/past.h"

/* What is not called odd was written as git writes it: its zone is one that there is. */
static void times(const struct zz_past *p)
{
	enum { WIDEST = 14 * 60 };
	for (size_t i = 0; i < p->commits.n; i++) {
		const struct zz_commit *c = &p->commits.at[i];
		MUST(c->odd || (c->zone >= -WIDEST && c->zone <= WIDEST));
		MUST(c->odd || c->committer >= 0);
	}
}

static void words(struct zz_source *s, const struct zz_past *p)
{
	struct zz_buf text = {0}, safe = {0};
	struct zz_error e = {.lang = ZZ_ZH};
	for (size_t i = 0; i < p->commits.n; i++) {
		MUST(zz_source_message(s, p->commits.at[i].id, &text, &e) == 0);
		MUST(zz_source_author(s, p->commits.at[i].id, &text, &e) == 0);
		zz_buf_clear(&safe);
		zz_text_safe(&safe, zz_buf_view(&text));
		must_be_safe(zz_buf_view(&safe), false);
	}
	zz_buf_free(&text);
	zz_buf_free(&safe);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct zz_git g;
	struct zz_source *s = NULL;
	struct zz_error e = {.lang = ZZ_EN};
	char hex[GIT_OID_HEXSZ + 1];
	open_objects(&g);
	git_oid id = put(g.odb, INPUT, GIT_OBJECT_COMMIT), child = put_commit(g.odb, &tree_id, &id);
	if (zz_source_open_at(&s, folder, git_oid_tostr(hex, sizeof hex, &child), &e) == ZZ_OK) {
		struct zz_past p;
		int rc = zz_past_read(&p, s, "", &e);
		MUST(rc == ZZ_OK || e.status == rc);
		times(&p);
		if (!rc)
			words(s, &p);
		zz_past_free(&p);
	}
	zz_source_close(s);
	close_objects(&g);
	return 0;
}
