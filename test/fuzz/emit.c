/* What is written comes back: a tree, emitted and parsed, is the same tree; its canonical form in either
 * language is the canonical form of itself, and the way from one language to the other and back loses
 * nothing. */
#include "fuzz.h"

#include "entry/fmt.h"
#include "format/emit.h"

static const char *const places[] = {"records/zhb1/2026/x.yaml",   "branches/zhb1.yaml", "bodies/b1.yaml",
									 "followups/zhb1/2026/x.yaml", "zzsh.yaml",          "notices.yaml"};

static struct zz_node *again(struct zz_node *root, struct zz_arena *a)
{
	struct zz_buf out = {0};
	struct zz_findings list = {.arena = a};
	zz_emit(&out, root);
	struct zz_node *back = zz_yaml_parse(zz_buf_view(&out), ZZ_STR("x"), a, &list);
	/* Longer than the reader's limits it may have become, by quotation marks and indentation. */
	MUST(back || out.n > ZZ_YAML_SCALAR);
	if (back && !same_tree(root, back))
		fprintf(stderr, "%s", out.data);
	MUST(!back || same_tree(root, back));
	zz_buf_free(&out);
	free(list.at);
	return back;
}

static void canonical(struct zz_node *root, const struct zz_form *form, struct zz_arena *a)
{
	struct zz_node *zh = zz_form_canonical(form, root, ZZ_ZH, a);
	struct zz_node *en = zz_form_canonical(form, root, ZZ_EN, a);
	MUST(same_tree(zz_form_canonical(form, zh, ZZ_ZH, a), zh));
	MUST(same_tree(zz_form_canonical(form, en, ZZ_EN, a), en));
	MUST(same_tree(zz_form_canonical(form, zh, ZZ_EN, a), en));
	MUST(same_tree(zz_form_canonical(form, en, ZZ_ZH, a), zh));
	again(zh, a);
	again(en, a);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct text t;
	text_parse(&t, INPUT);
	if (t.root)
		again(t.root, &t.arena);
	for (size_t i = 0; t.root && i < sizeof places / sizeof *places; i++) {
		const struct zz_form *form = zz_form_of_file(zz_str(places[i]), t.root);
		if (form && t.root->kind == ZZ_MAP)
			canonical(t.root, form, &t.arena);
	}
	text_free(&t);
	return 0;
}
