/* A correction as it is typed: the first line is a field's path, the second the new value, what follows the
 * record. It is refused with words, or the text still parses and holds every value that the path does not
 * name. The whole text as it is tidied: once tidied it is tidy. */
#include "fuzz.h"

#include "entry/fmt.h"
#include "entry/patch.h"
#include "entry/template.h"

static size_t times(const struct zz_node *node, struct zz_str text)
{
	size_t n = node->kind == ZZ_SCALAR && zz_str_eq(zz_str_trim(node->text), text);
	ZZ_EACH(child, node)
	n += times(child, text);
	return n;
}

/* Every text below `node`, but not below `named`, is in `now` as well. */
static void must_hold(const struct zz_node *node, const struct zz_node *named, const struct zz_node *now)
{
	struct zz_str text = zz_str_trim(node->text);
	if (node == named)
		return;
	if (node->kind == ZZ_SCALAR && text.n)
		MUST(times(now, text) > 0);
	ZZ_EACH(child, node)
	must_hold(child, named, now);
}

/* Who corrects counts all items of a list, forms only those that say something. */
static bool counts_differ(const struct zz_node *node)
{
	ZZ_EACH(child, node)
	if ((node->kind == ZZ_SEQ && child->kind == ZZ_SCALAR && !zz_str_trim(child->text).n) ||
		counts_differ(child))
		return true;
	return false;
}

/* The node that the whole path leads to, or NULL. */
static const struct zz_node *named_by(const struct zz_form *form, struct zz_node *root, struct zz_str path)
{
	if (zz_str_ends(path, "."))
		path.n--;
	size_t last = path.n;
	while (last > 0 && path.p[last - 1] != '.')
		last--;
	const struct zz_node *node = zz_form_locate(form, root, path);
	const struct zz_node *above = last ? zz_form_locate(form, root, zz_str_sub(path, 0, last - 1)) : root;
	struct zz_str step = zz_str_sub(path, last, path.n);
	/* An item that is of no use to the form (a map among names) is one all the same for who corrects it. */
	if (above->kind == ZZ_SEQ && step.n == 1 && step.p[0] >= '1' && (uint32_t)(step.p[0] - '0') <= above->n) {
		const struct zz_node *item = above->first;
		for (int i = step.p[0] - '1'; i > 0; i--)
			item = item->next;
		return item;
	}
	return node != above || zz_str_is(step, "1") ? node : NULL;
}

static void correct(struct zz_arena *a, const struct zz_kind *kind, struct zz_str path, struct zz_str typed,
					struct zz_str bytes)
{
	struct zz_patch p;
	struct zz_error e = {.lang = ZZ_ZH};
	struct zz_typing typing = {.arena = a, .today = 20524, .held = 20520, .lang = ZZ_ZH};
	if (!zz_patch_begin(&p, a, &kind->form, bytes))
		return;
	struct zz_node *before = p.root;
	const struct zz_node *named = named_by(&kind->form, before, path);
	if (zz_patch_set(&p, path, typed, &typing, &e) != ZZ_OK) {
		MUST(e.status && zz_utf8_invalid(zz_str(e.text)) < 0);
	} else if (!counts_differ(before)) {
		must_hold(before, named, p.root);
	}
}

/* What the first line does not hit upon: each field, its first and next item, and a field of these. */
static void correct_all(struct zz_arena *a, const struct zz_kind *kind, struct zz_str bytes)
{
	static const char *const ends[] = {"", ".1", ".2", ".1.x"};
	for (unsigned i = 0; i < kind->form.nitems; i++)
		for (size_t k = 0; k < sizeof ends / sizeof *ends; k++) {
			const struct zz_field *f = kind->form.items[i].field;
			const char *below = k == 3 && f->sub ? f->sub->items[f->sub->nitems - 1].field->name.slug : "";
			struct zz_str path =
				zz_arena_printf(a, "%s%.2s%s%s", f->name.slug, ends[k], k == 3 ? "." : "", below);
			correct(a, kind, path, ZZ_STR("二"), bytes);
		}
}

static void tidy(struct zz_str bytes)
{
	static const char *const places[] = {"records/zhb1/2026/x.yaml", "branches/zhb1.yaml"};
	struct zz_buf once = {0}, twice = {0};
	for (int i = 0; i < 4; i++) {
		enum zz_lang lang = i % 2 ? ZZ_EN : ZZ_ZH;
		if (zz_fmt_text(zz_str(places[i / 2]), bytes, lang, &once) < 0)
			continue;
		MUST(zz_fmt_text(zz_str(places[i / 2]), zz_buf_view(&once), lang, &twice) == 0);
	}
	zz_buf_free(&once);
	zz_buf_free(&twice);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct zz_str rest = INPUT, path, typed;
	struct text t;
	struct zz_buf form = {0};
	next_line(&rest, &path);
	next_line(&rest, &typed);
	text_parse(&t, rest);
	const struct zz_kind *kind = t.root ? zz_record_kind(t.root, &t.reader) : NULL;
	if (kind && zz_utf8_invalid(path) < 0 && zz_utf8_invalid(typed) < 0)
		correct(&t.arena, kind, path, typed, rest);
	if (kind && rest.n < 1500)
		correct_all(&t.arena, kind, rest);
	if (kind)
		zz_template(&form, kind, t.root, ZZ_ZH, ZZ_EN);
	zz_template_filled(form.n ? zz_buf_view(&form) : rest, &t.arena);
	tidy(rest);
	zz_buf_free(&form);
	text_free(&t);
	return 0;
}
