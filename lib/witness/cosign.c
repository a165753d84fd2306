#include "witness/cosign.h"

#include "base/message.h"
#include "witness/sight_parts.h"
#include "witness/transfer.h"

#include <string.h>

struct cosigning {
	struct zz_witness *w;
	struct zz_git from;
	struct zz_chain theirs, mine; /* there; and what was seen of it before */
	struct zz_keyring keys;
	struct zz_buf memory;
	struct zz_cosigned *out;
	struct zz_error *e;
};

/* Kept in this repository: its objects are here already. */
static int keep(struct cosigning *c, const char *ref)
{
	return zz_ref_set(&c->w->git, ref, &c->theirs.head, NULL, true, zz_arena_cstr(&c->w->arena, c->w->name),
					  c->e);
}

static int forked(struct cosigning *c, uint32_t seq)
{
	char hex[GIT_OID_HEXSZ + 1];
	struct zz_error ignored = {0};
	c->out->how = ZZ_COSIGN_FORKED;
	c->out->look.seq = seq;
	zz_chain_get(&c->mine, seq, &c->out->before, &ignored);
	zz_chain_get(&c->theirs, seq, &c->out->now, &ignored);
	git_oid_tostr(hex, sizeof hex, &c->theirs.head);
	return keep(c, zz_arena_printf(&c->w->arena, "refs/zzsh/forked/%.*s/%.12s", ZZ_FMT(c->keys.name), hex).p);
}

/* Looked at whole, and beside what was seen before. */
static int judge(struct cosigning *c, uint32_t *before)
{
	struct zz_error ignored = {0};
	struct zz_chain_look *look = &c->out->look;
	bool whole = zz_chain_whole(&c->theirs, &c->keys, look);
	*before = zz_chain_count(&c->mine, &ignored);
	uint32_t shorter = look->count < *before ? look->count : *before;
	uint32_t equal = look->count < *before ? zz_chain_first_other(&c->theirs, &c->mine)
										   : zz_chain_first_other(&c->mine, &c->theirs);
	/* Another receipt that is signed is worse than one that is damaged. */
	if (equal < shorter && equal < (whole ? shorter : look->seq))
		return forked(c, equal);
	if (!whole || !look->count)
		c->out->how = ZZ_COSIGN_BROKEN;
	else if (look->count < *before)
		c->out->how = ZZ_COSIGN_BEHIND;
	return ZZ_OK;
}

static int sign(struct cosigning *c, uint32_t before, const struct zz_sight *asked)
{
	struct sighting s = {.w = c->w, .asked = asked, .out = &c->out->sighted, .e = c->e};
	int rc = sight_statement(&s, ZZ_CAUSE_COSIGN);
	s.r.ref = zz_buf_view(&c->mine.ref);
	s.r.relation = !before ? ZZ_HEAD_INITIAL : before == c->out->look.count ? ZZ_HEAD_SAME : ZZ_HEAD_FF;
	s.r.objects = ZZ_OBJECTS_OK;
	s.r.records = c->out->look.count;
	s.r.content = c->out->look.last;
	if (!rc)
		rc = sight_sign(&s);
	if (!rc)
		sight_give_back(&s, &c->from);
	sight_close(&s);
	return rc;
}

static int cosign(struct cosigning *c, const struct zz_sight *asked)
{
	uint32_t before = 0;
	int rc = zz_transfer(&c->from, &c->w->git, &c->theirs.head, c->e);
	if (!rc)
		rc = judge(c, &before);
	if (rc || c->out->how != ZZ_COSIGNED)
		return rc;
	rc = keep(c, c->mine.ref.data);
	return rc ? rc : sign(c, before, asked);
}

int zz_witness_cosign(struct zz_witness *w, const char *place, struct zz_str name, const struct zz_str *keys,
					  size_t nkeys, const struct zz_sight *asked, struct zz_cosigned *out, struct zz_error *e)
{
	struct cosigning c = {.w = w, .out = out, .e = e};
	struct zz_error ignored = {0};
	*out = (struct zz_cosigned){.sighted = {.returned = {.lang = e->lang}}};
	int rc = zz_git_open(&c.from, place, e);
	if (rc) {
		zz_git_close(&c.from);
		return rc;
	}
	zz_chain_open(&c.theirs, &c.from, name, &ignored);
	zz_chain_open(&c.mine, &w->git, name, &ignored);
	zz_keyring_pin(&c.keys, name, keys, nkeys);
	zz_keyring_read(&c.keys, &c.theirs, &c.memory);
	if (c.theirs.begun)
		rc = cosign(&c, asked);
	else
		out->how = ZZ_COSIGN_ABSENT;
	zz_keyring_free(&c.keys);
	zz_buf_free(&c.memory);
	zz_chain_close(&c.theirs);
	zz_chain_close(&c.mine);
	zz_git_close(&c.from);
	return rc;
}

void zz_cosigned_free(struct zz_cosigned *c)
{
	zz_sighted_free(&c->sighted);
	zz_buf_free(&c->before);
	zz_buf_free(&c->now);
}
