/* zzsh.yaml, without which there is no ledger, and genesis.yaml, which gives it its id. */
#include "model/loader.h"

#include "base/digest.h"
#include "base/message.h"

#include <string.h>

static struct zz_file *find_file(const struct zz_loader *ld, const char *path)
{
	for (size_t i = 0; i < ld->files.n; i++)
		if (zz_str_is(ld->files.at[i]->path, path))
			return ld->files.at[i];
	return NULL;
}

/* Before anything else is believed of the file: a newer format may mean something else by every word. */
static int check_format(struct zz_loader *ld, const struct zz_node *root)
{
	const struct zz_node *n = zz_form_get(&zz_unit_form, root, "format");
	if (!n || n->kind != ZZ_SCALAR)
		return 0;
	long format = 0;
	struct zz_str text = zz_str_trim(n->text);
	for (size_t i = 0; i < text.n && i < 6 && text.p[i] >= '0' && text.p[i] <= '9'; i++)
		format = format * 10 + (text.p[i] - '0');
	if (format <= ZZ_FORMAT_VERSION)
		return 0;
	return zz_error(
		ld->e, ZZ_ENOLEDGER,
		N_("the ledger has format %ld, this program knows formats up to %d: use a newer version of zzsh"),
		format, ZZ_FORMAT_VERSION);
}

/* The first thing that is wrong, with its place. */
static int unusable(struct zz_loader *ld, size_t from, struct zz_node *root)
{
	struct zz_findings *list = &ld->l->findings;
	size_t i = from;
	while (i + 1 < list->n && list->at[i].severity > ZZ_INCOMPLETE)
		i++;
	struct zz_finding *f = &list->at[i];
	if (root && !f->line)
		zz_locate_finding(f, &zz_unit_form, root, zz_buf_view(&ld->bytes));
	struct zz_buf text = {0};
	zz_finding_text(&text, f, f->def->message, ld->e->lang);
	int rc = zz_error(ld->e, ZZ_ENOLEDGER, N_("the ledger's settings cannot be read: %s:%u:%u: %s"),
					  "zzsh.yaml", f->line ? f->line : 1, f->column ? f->column : 1, text.data);
	zz_buf_free(&text);
	return rc;
}

/* A record would be late before it is no longer on time. */
static void check_bands(struct zz_loader *ld)
{
	const struct zz_bands *b = &ld->l->unit.bands;
	if (b->timely <= b->late && b->late <= b->backfilled)
		return;
	struct zz_finding *f = ZZ_ADD(&ld->l->findings, ZZ_LF(ZZ_LF_BANDS_ORDER), ZZ_ANUM("timely", b->timely),
								  ZZ_ANUM("late", b->late), ZZ_ANUM("backfilled", b->backfilled));
	zz_loader_place(f, ZZ_STR("zzsh.yaml"), ZZ_STR(""), ZZ_STR("zzsh.yaml"), ZZ_STR("bands"));
}

int zz_load_unit(struct zz_loader *ld)
{
	struct zz_ledger *l = ld->l;
	struct zz_file *f = find_file(ld, "zzsh.yaml");
	if (!f)
		return zz_error(ld->e, ZZ_ENOLEDGER,
						N_("there is no zzsh.yaml here, so this is no ledger; zzsh init makes one"));
	if (f->odd)
		return zz_error(ld->e, ZZ_ENOLEDGER, N_("zzsh.yaml is no plain file, so it is not read"));
	size_t from = l->findings.n;
	struct zz_node *root = zz_loader_open(ld, f, ZZ_STR(""), f->path);
	if (!root)
		return unusable(ld, from, NULL);
	int rc = check_format(ld, root);
	if (rc)
		return rc;
	struct zz_reader r = zz_loader_reader(ld, f->path, ZZ_STR(""));
	zz_unit_read(root, &l->unit, &r);
	if (r.broken)
		return unusable(ld, from, root);
	check_bands(ld);
	return 0;
}

void zz_load_genesis(struct zz_loader *ld)
{
	struct zz_ledger *l = ld->l;
	struct zz_file *f = find_file(ld, "genesis.yaml");
	if (!f) {
		zz_loader_place(zz_finding_add(&l->findings, ZZ_LF(ZZ_LF_GENESIS_MISSING), NULL, 0),
						ZZ_STR("genesis.yaml"), ZZ_STR(""), ZZ_STR(""), ZZ_STR(""));
		return;
	}
	if (f->odd || !zz_loader_fetch(ld, f, ZZ_STR(""), f->path))
		return;
	char text[ZZ_DIGEST_MAX];
	struct zz_sm3 digest = zz_sm3(zz_buf_view(&ld->bytes));
	memcpy(l->id, zz_sm3_text(&digest, text) + sizeof "sm3:" - 1, sizeof l->id - 1);
	struct zz_node *root = zz_loader_parse(ld, f->path, zz_buf_view(&ld->bytes), ZZ_STR(""), f->path);
	struct zz_genesis genesis;
	struct zz_reader r = zz_loader_reader(ld, f->path, ZZ_STR(""));
	if (root)
		zz_form_read(&zz_genesis_form, root, &genesis, &r);
}
