/* The seal of a yearly report: one digest over all files of the commit that it rests on, and its code on
 * paper, so that whoever has the report can tell later whether it is this ledger (witness/seen.h). */
#include "report/report_parts.h"

#include "base/message.h"
#include "git/source_parts.h"
#include "witness/code.h"
#include "witness/seen.h"

bool zz_report_seal(struct zz_ledger *l, struct zz_sm3 *out)
{
	struct zz_seen_tree tree = {0};
	struct zz_digests known = {0};
	struct zz_git *git = zz_source_has_git(l->source) ? zz_source_git(l->source) : NULL;
	git_oid commit;
	const char *text = zz_source_commit(l->source);
	bool good = git && *text && git_oid_fromstr(&commit, text) == 0;
	if (good) {
		zz_seen_read(&tree, git, &commit, &known);
		good = !tree.missing && !tree.opaque;
		*out = tree.content;
	}
	zz_seen_free(&tree);
	zz_digests_free(&known);
	return good;
}

void zz_report_seal_note(struct zz_doc *d, struct zz_block *b, const struct zz_report_facts *f)
{
	struct zz_sm3 content;
	char digest[ZZ_DIGEST_MAX], chars[ZZ_CODE_CHARS + 1];
	struct zz_buf code = {0};
	if (!zz_report_seal(f->l, &content)) {
		zz_doc_line(d, b,
					zz_report_say(d, f->asked->lang,
								  N_("Seal: none, because not every file of the commit could be read.")));
		return;
	}
	zz_code_show(&code, zz_code(ZZ_CODE_HEAD, &content, chars));
	zz_doc_line(d, b,
				zz_report_say(d, f->asked->lang,
							  N_("Seal: all files of that commit have the content digest %s, code %s."),
							  zz_sm3_text(&content, digest), code.data));
	zz_doc_fact(d, "digest", zz_str(digest));
	zz_doc_fact(d, "code", zz_buf_view(&code));
	zz_buf_free(&code);
}
