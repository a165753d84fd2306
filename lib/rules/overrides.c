/* What a unit's own pack makes of the rules before it: it may leave one out, ask for another number, weigh a
 * miss otherwise. The rule stays in the list and says who changed it and why; check --no-local judges
 * without. */
#include "rules/judge.h"
#include "rules/pack_file.h"

#include "base/message.h"

static const struct zz_term no_such_rule = {"no pack before this one has it", "此前的规则包中没有这条规则"};
static const struct zz_term no_effect = {"nothing is changed by it", "没有写明调整什么"};
static const struct zz_term no_contradiction = {"what cannot both be true is no matter of weight",
												"前后不一致不是轻重问题，不能用作程度"};
static const struct zz_term no_share = {
	"the share's denominator must be 1 or more and not below the numerator",
	"比例不对：分母须为1以上，分子不大于分母"};

struct override {
	struct zz_packs *packs;
	struct zz_ledger *l;
	const struct zz_pack *by;
	const struct zz_override *what;
	size_t number;
	struct zz_node *root;
	struct zz_str bytes;
};

static void report(const struct override *o, const struct zz_term *why)
{
	struct zz_finding *f =
		ZZ_ADD(&o->l->findings, ZZ_RF(ZZ_RF_OVERRIDE_IDLE),
			   ZZ_ATEXT("rule", zz_intern_str(&o->l->words, o->what->rule)), ZZ_ATERM("why", why));
	f->path = f->record = o->by->path;
	f->part = zz_arena_printf(&o->l->arena, "overrides.%zu", o->number);
	zz_locate_finding(f, &zz_pack_form, o->root, o->bytes);
}

static bool share_given(const struct zz_override *w)
{
	return w->share.den > 0;
}

static const struct zz_term *odd(const struct zz_override *w)
{
	bool share = w->share.den != ZZ_UNSET || w->share.num != ZZ_UNSET;
	if (w->severity == ZZ_CONTRADICTION + 1)
		return &no_contradiction;
	if (share && (!share_given(w) || w->share.num < 0 || w->share.num > w->share.den))
		return &no_share;
	return w->off == 2 || w->count != ZZ_UNSET || share || w->severity ? NULL : &no_effect;
}

static void apply(const struct override *o, struct zz_rule *r)
{
	const struct zz_override *w = o->what;
	r->off = w->off == 2;
	if (w->count != ZZ_UNSET)
		r->count = w->count;
	if (share_given(w))
		r->share = w->share;
	if (w->severity)
		r->severity = w->severity;
	r->changed = o->by;
	r->change_reason = w->reason;
}

static void override_one(const struct override *o)
{
	bool found = false;
	const struct zz_term *why = odd(o->what);
	for (size_t p = 0; !why && p < o->packs->n; p++)
		for (uint32_t i = 0; i < o->packs->at[p]->nrules; i++)
			if (o->packs->at[p]->rules[i].id == o->what->rule) {
				apply(o, &o->packs->at[p]->rules[i]);
				found = true;
			}
	if (why || !found)
		report(o, why ? why : &no_such_rule);
}

void zz_packs_override(struct zz_packs *packs, struct zz_ledger *l, const struct zz_pack *by,
					   const struct zz_pack_file *file, struct zz_node *root, struct zz_str bytes)
{
	const struct zz_override *at = file->overrides.at;
	for (uint32_t i = 0; i < file->overrides.n; i++)
		override_one(&(struct override){
			.packs = packs, .l = l, .by = by, .what = &at[i], .number = i + 1, .root = root, .bytes = bytes});
}
