/* Random trees out of texts that are hard to write. The generator is fixed, so that a failure comes
 * back with its number. */
#ifndef TEST_FORMAT_RANDOM_H
#define TEST_FORMAT_RANDOM_H

#include "tree.h"

static inline uint32_t draw(uint64_t *seed, uint32_t below)
{
	*seed = *seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
	return (uint32_t)(*seed >> 33) % below;
}

static const char *const random_texts[] = {
	"支委会",
	"2026-03-12",
	"14:30-15:40",
	"14:30",
	"8",
	"no",
	"null",
	"~",
	"",
	"012",
	"1_000",
	"1e3",
	"0x1f",
	".5",
	"a: b",
	"a:",
	"a #b",
	"#b",
	"- a",
	"-a",
	"---",
	"...",
	"? a",
	"[a, b]",
	"a, b",
	"{a}",
	"'a'",
	"\"a\\",
	" a",
	"a ",
	"a\tb",
	"\t",
	"&a",
	"*a",
	"!a",
	"%a",
	"@a",
	"`a",
	"|",
	"> a",
	"主持：王建国",
	"“引号”、《书名》",
	"\xF0\xA0\xAE\xB7\xEE\x80\x80",
	"零\xE2\x80\x8B宽",
	"\xE2\x80\xAE",
	"一\n二",
	"一\n二\n",
	"一\n\n二\n\n",
	"\n一\n",
	"  一\n二\n",
	"\t一\n",
	"一\n  \n二",
	"一\n  ",
	"一  \n# 二\n",
	"\n",
	"\n\n",
	"一：二\n三: 四\n- 五",
	"---\n...\n",
	"一\t\n",
	"  \n一\n",
};
enum { RANDOM_TEXTS = sizeof random_texts / sizeof random_texts[0] };

static inline struct zz_node *random_tree(struct zz_arena *a, uint64_t *seed, unsigned depth)
{
	uint32_t kind = depth ? draw(seed, 4) : 0;
	if (kind < 2) {
		struct zz_node *node = zz_node_scalar(a, zz_str(random_texts[draw(seed, RANDOM_TEXTS)]));
		static const uint8_t styles[] = {ZZ_PLAIN, ZZ_PLAIN, ZZ_PLAIN, ZZ_QUOTED, ZZ_LITERAL};
		node->style = styles[draw(seed, 5)];
		return node;
	}
	bool map = kind == 2;
	struct zz_node *node = zz_node_new(a, map ? ZZ_MAP : ZZ_SEQ, draw(seed, 3) ? ZZ_BLOCK : ZZ_FLOW);
	for (uint32_t i = draw(seed, 4); i > 0; i--) {
		struct zz_str key = {0};
		if (map)
			key = draw(seed, 2)
					  ? zz_arena_printf(a, "键%u", (unsigned)i)
					  : zz_arena_printf(a, "%s%u", random_texts[draw(seed, RANDOM_TEXTS)], (unsigned)i);
		zz_node_append(a, node, key, random_tree(a, seed, depth - 1));
	}
	return node;
}

/* A document: a map or, now and then, a sequence. */
static inline struct zz_node *random_document(struct zz_arena *a, uint64_t *seed)
{
	bool map = draw(seed, 5) > 0;
	struct zz_node *root = zz_node_new(a, map ? ZZ_MAP : ZZ_SEQ, draw(seed, 9) ? ZZ_BLOCK : ZZ_FLOW);
	for (uint32_t i = draw(seed, 5); i > 0; i--)
		zz_node_append(a, root, map ? zz_arena_printf(a, "项%u", (unsigned)i) : (struct zz_str){0},
					   random_tree(a, seed, 3));
	return root;
}

#endif
