/* The roster's look-up table (open addressing over chains, in an arena), and names as its keys. */
#include "model/roster_private.h"

#include "base/text.h"

bool zz_name_plain(struct zz_str name)
{
	for (size_t i = 0; i < name.n; i++) {
		/* Blanks, and the first bytes of whatever zz_name_fold changes: U+00A0, U+20xx, U+30xx, U+FFxx. */
		unsigned char c = (unsigned char)name.p[i];
		if (c == ' ' || c == '\t' || c == 0xC2 || c == 0xE2 || c == 0xE3 || c == 0xEF)
			return false;
	}
	return true;
}

uint32_t zz_fold_word(struct zz_intern *words, struct zz_arena *a, uint32_t name)
{
	struct zz_str text = zz_intern_str(words, name);
	return zz_name_plain(text) ? name : zz_intern(words, zz_name_fold(a, text));
}

void zz_links_begin(struct zz_links *l, struct zz_arena *a, size_t most)
{
	uint32_t slots = 8;
	while (slots < most * 2)
		slots *= 2;
	*l = (struct zz_links){.most = (uint32_t)most, .mask = slots - 1};
	l->at = ZZ_NEWN(a, struct zz_link, most);
	l->slots = ZZ_NEWN(a, uint32_t, slots);
}

/* The slot of a key, or the empty one where it would go: half of them stay empty. */
static uint32_t *slot_of(const struct zz_links *l, uint32_t key)
{
	uint32_t i = key * UINT32_C(2654435769);
	for (i ^= i >> 15;; i++) {
		uint32_t *slot = &l->slots[i & l->mask];
		if (*slot == 0 || l->at[*slot - 1].key == key)
			return slot;
	}
}

void zz_links_add(struct zz_links *l, uint32_t key, int32_t value)
{
	if (key == 0 || l->n == l->most)
		return;
	uint32_t *slot = slot_of(l, key);
	while (*slot) {
		struct zz_link *link = &l->at[*slot - 1];
		if (link->value == value)
			return;
		slot = &link->next;
	}
	l->at[l->n] = (struct zz_link){.key = key, .value = value};
	*slot = ++l->n;
}

const struct zz_link *zz_links_first(const struct zz_links *l, uint32_t key)
{
	if (key == 0 || !l->slots)
		return NULL;
	uint32_t place = *slot_of(l, key);
	return place ? &l->at[place - 1] : NULL;
}

const struct zz_link *zz_links_next(const struct zz_links *l, const struct zz_link *link)
{
	return link->next ? &l->at[link->next - 1] : NULL;
}

int32_t zz_links_value(const struct zz_links *l, uint32_t key)
{
	const struct zz_link *link = zz_links_first(l, key);
	return link ? link->value : -1;
}
