#include "witness/chain.h"

#include "base/io.h"
#include "base/message.h"
#include "git/sync.h"
#include "git/tree_write.h"
#include "witness/manifest.h"
#include "witness/policy.h"
#include "witness/redaction.h"
#include "witness/transfer.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { PATH_ROOM = 128 };

static struct zz_str receipt_path(uint32_t seq, char out[PATH_ROOM])
{
	struct zz_buf path = {0};
	zz_buf_printf(&path, "r/%04u/%06u", (unsigned)(seq / 100), (unsigned)seq);
	memcpy(out, path.data, path.n + 1);
	zz_buf_free(&path);
	return zz_str(out);
}

/* --- reading --- */

static int read_at(struct zz_tree *t, struct zz_str path, size_t limit, struct zz_buf *out,
				   struct zz_error *e)
{
	struct zz_tree_entry entry;
	zz_buf_clear(out);
	int rc = zz_tree_find(t, path, &entry, e);
	if (rc || entry.kind != ZZ_ENTRY_FILE)
		return rc ? rc : 1;
	return zz_git_blob(t->git, &entry.id, limit, out, e);
}

int zz_chain_file(struct zz_chain *c, struct zz_str path, size_t limit, struct zz_buf *out,
				  struct zz_error *e)
{
	return c->begun ? read_at(&c->tree, path, limit, out, e) : 1;
}

int zz_chain_get(struct zz_chain *c, uint32_t seq, struct zz_buf *out, struct zz_error *e)
{
	char path[PATH_ROOM];
	return zz_chain_file(c, receipt_path(seq, path), ZZ_RECEIPT_MOST, out, e);
}

static bool policy_file(struct zz_chain *c, const struct zz_sm3 *digest, const char *file, struct zz_buf *out)
{
	char text[ZZ_DIGEST_MAX];
	struct zz_error ignored = {0};
	struct zz_buf path = {0};
	zz_sm3_text(digest, text);
	zz_buf_printf(&path, "p/%s/%s.yaml", text + 4, file);
	bool found = zz_chain_file(c, zz_buf_view(&path), ZZ_POLICY_BYTES, out, &ignored) == 0;
	zz_buf_free(&path);
	return found;
}

bool zz_chain_policy(struct zz_chain *c, const struct zz_sm3 *digest, struct zz_policy *out)
{
	struct zz_buf policy = {0}, operators = {0};
	*out = (struct zz_policy){.operators = {0}};
	bool found = policy_file(c, digest, "policy", &policy) && policy_file(c, digest, "operators", &operators);
	struct zz_sm3 is = zz_policy_digest(zz_buf_view(&policy), zz_buf_view(&operators));
	found = found && memcmp(&is, digest, sizeof is) == 0;
	if (found)
		zz_policy_read(out, zz_buf_view(&policy), zz_buf_view(&operators));
	zz_buf_free(&policy);
	zz_buf_free(&operators);
	return found;
}

static bool number_of(const char *name, size_t digits, uint32_t *out)
{
	*out = 0;
	if (strlen(name) != digits || strspn(name, "0123456789") != digits)
		return false;
	for (; *name; name++)
		*out = *out * 10 + (uint32_t)(*name - '0');
	return true;
}

/* The highest number among a tree's names; false where it has none. Sets *id to what has it. */
static bool highest(struct zz_git *g, const git_oid *tree, size_t digits, uint32_t *number, git_oid *id)
{
	struct zz_error ignored = {0};
	git_tree *t = NULL;
	bool found = false;
	uint32_t n;
	if (zz_git_tree(g, tree, &t, &ignored))
		return false;
	for (size_t i = 0; i < git_tree_entrycount(t); i++) {
		const git_tree_entry *entry = git_tree_entry_byindex(t, i);
		if (!number_of(git_tree_entry_name(entry), digits, &n) || (found && n <= *number))
			continue;
		found = true;
		*number = n;
		git_oid_cpy(id, git_tree_entry_id(entry));
	}
	git_tree_free(t);
	return found;
}

uint32_t zz_chain_count(struct zz_chain *c, struct zz_error *e)
{
	struct zz_tree_entry r;
	uint32_t folder, number;
	git_oid id, blob;
	if (!c->begun || zz_tree_find(&c->tree, ZZ_STR("r"), &r, e) || r.kind != ZZ_ENTRY_FOLDER ||
		!highest(c->git, &r.id, 4, &folder, &id) || !highest(c->git, &id, 6, &number, &blob))
		return 0;
	return number + 1;
}

static int read_last(struct zz_chain *c, struct zz_error *e)
{
	int rc = zz_git_tree_of(c->git, &c->head, &c->tree.root, e);
	c->begun = !rc;
	uint32_t n = rc ? 0 : zz_chain_count(c, e);
	if (!rc && n)
		rc = zz_chain_get(c, n - 1, &c->bytes, e);
	if (!rc && (!n || !zz_receipt_parse(zz_buf_view(&c->bytes), &c->last) || c->last.seq != n - 1))
		rc = 1;
	if (rc == 1)
		rc = zz_error(e, ZZ_EENV, N_("the last receipt of the witness %.*s cannot be read"), ZZ_FMT(c->name));
	return rc;
}

int zz_chain_open_at(struct zz_chain *c, struct zz_git *g, struct zz_str name, const char *ref,
					 struct zz_error *e)
{
	*c = (struct zz_chain){.git = g, .name = name, .tree = {.git = g}};
	zz_buf_puts(&c->ref, ref);
	int rc = zz_ref_get(g, c->ref.data, &c->head, e);
	return rc ? (rc == 1 ? ZZ_OK : rc) : read_last(c, e);
}

int zz_chain_open(struct zz_chain *c, struct zz_git *g, struct zz_str name, struct zz_error *e)
{
	struct zz_buf ref = {0};
	zz_buf_printf(&ref, "%s%.*s", ZZ_WITNESS_REF, ZZ_FMT(name));
	int rc = zz_chain_open_at(c, g, name, ref.data, e);
	zz_buf_free(&ref);
	return rc;
}

void zz_chain_close(struct zz_chain *c)
{
	zz_tree_close(&c->tree);
	zz_buf_free(&c->ref);
	zz_buf_free(&c->bytes);
}

int zz_chain_last_of(struct zz_chain *c, const char *ledger, struct zz_buf *bytes, struct zz_receipt *r,
					 struct zz_error *e)
{
	for (uint32_t seq = c->begun ? c->last.seq + 1 : 0; seq-- > 0;) {
		int rc = zz_chain_get(c, seq, bytes, e);
		if (rc && rc != 1)
			return rc;
		if (!rc && zz_receipt_parse(zz_buf_view(bytes), r) && strcmp(r->ledger, ledger) == 0)
			return ZZ_OK;
	}
	return 1;
}

/* --- writing --- */

struct putting {
	struct zz_tree_change changes[5];
	char paths[5][PATH_ROOM];
	size_t n;
};

static int put(struct zz_git *g, struct putting *p, const char *path, struct zz_str bytes, struct zz_error *e)
{
	struct zz_tree_change *c = &p->changes[p->n];
	size_t n = strlen(path);
	memcpy(p->paths[p->n], path, n + 1);
	*c = (struct zz_tree_change){.path = {p->paths[p->n++], n}};
	int rc = git_odb_write(&c->blob, g->odb, bytes.n ? bytes.p : "", bytes.n, GIT_OBJECT_BLOB);
	return rc < 0 ? zz_git_fail(e, path, rc) : ZZ_OK;
}

static int put_policy(struct zz_chain *c, struct putting *p, const struct zz_receipt *r,
					  const struct zz_chain_files *files, struct zz_error *e)
{
	char digest[ZZ_DIGEST_MAX], path[PATH_ROOM];
	struct zz_buf text = {0};
	zz_sm3_text(&r->policy, digest);
	int rc = ZZ_OK;
	for (int i = 0; !rc && i < 2; i++) {
		zz_buf_clear(&text);
		zz_buf_printf(&text, "p/%s/%s.yaml", digest + 4, i ? "operators" : "policy");
		memcpy(path, text.data, text.n + 1);
		rc = put(c->git, p, path, i ? files->operators : files->policy, e);
	}
	zz_buf_free(&text);
	return rc;
}

/* One commit on top of `head`, and the ref on it. */
static int commit_on(struct zz_git *g, const char *ref, const git_oid *head, struct putting *p,
					 struct zz_str who, int64_t when, const char *message, git_oid *out, struct zz_error *e)
{
	struct zz_arena a = {0};
	const char *name = zz_arena_cstr(&a, who);
	git_oid base, tree;
	int rc = head ? zz_git_tree_of(g, head, &base, e) : ZZ_OK;
	if (!rc)
		rc = zz_tree_write(g, head ? &base : NULL, p->changes, p->n, &tree, e);
	if (!rc)
		rc = zz_commit_write(g, &tree, head, name, when, message, out, e);
	if (!rc)
		rc = zz_ref_set(g, ref, out, head, false, name, e);
	if (rc == 1)
		rc = zz_error(e, ZZ_EENV, N_("%s was changed by another program at the same time"), ref);
	zz_arena_free(&a);
	return rc;
}

int zz_chain_append(struct zz_chain *c, const struct zz_receipt *r, const struct zz_chain_files *files,
					struct zz_error *e)
{
	struct putting p = {.n = 0};
	char path[PATH_ROOM], message[64];
	struct zz_buf text = {0};
	git_oid head;
	zz_buf_printf(&text, "receipt %u\n", (unsigned)r->seq);
	memcpy(message, text.data, text.n + 1);
	zz_buf_free(&text);
	int rc = put(c->git, &p, receipt_path(r->seq, path).p, files->receipt, e);
	if (!rc)
		rc = put(c->git, &p, "keys", files->keys, e);
	if (!rc)
		rc = put_policy(c, &p, r, files, e);
	if (!rc && files->list_path)
		rc = put(c->git, &p, files->list_path, files->list, e);
	if (!rc)
		rc = commit_on(c->git, c->ref.data, c->begun ? &c->head : NULL, &p, c->name, r->time, message, &head,
					   e);
	if (rc)
		return rc;
	zz_tree_close(&c->tree);
	c->tree.git = c->git;
	git_oid_cpy(&c->head, &head);
	return read_last(c, e);
}

int zz_chain_put(struct zz_chain *c, const char *path, struct zz_str bytes, int64_t when, struct zz_error *e)
{
	struct putting p = {.n = 0};
	git_oid head;
	int rc = put(c->git, &p, path, bytes, e);
	if (!rc)
		rc = commit_on(c->git, c->ref.data, &c->head, &p, c->name, when, "stamp\n", &head, e);
	if (rc)
		return rc;
	zz_tree_close(&c->tree);
	c->tree.git = c->git;
	git_oid_cpy(&c->head, &head);
	rc = read_last(c, e);
	return rc ? rc : zz_chain_settle(c, e);
}

int zz_chain_settle(struct zz_chain *c, struct zz_error *e)
{
	struct zz_git again;
	struct zz_chain fresh = {.begun = false};
	const char *dir = git_repository_path(c->git->repo);
	int rc = zz_git_open(&again, dir, e);
	if (!rc)
		rc = zz_chain_open(&fresh, &again, c->name, e);
	if (!rc && !zz_str_eq(zz_buf_view(&fresh.bytes), zz_buf_view(&c->bytes)))
		rc = zz_error(e, ZZ_EENV, N_("the receipt did not come back from git the same"));
	zz_chain_close(&fresh);
	zz_git_close(&again);
	int fd = rc ? -1 : open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC), code = fd < 0 ? 0 : zz_sync_disk(fd);
	if (fd >= 0)
		close(fd);
	return code ? zz_error(e, ZZ_EENV, N_("the disk did not confirm it: %s"), zz_os_reason(e->lang, code))
				: rc;
}

/* --- what is kept by its digest: manifests, lists --- */

struct shelf {
	const char *refs;    /* what stands before a name */
	const char *folder;  /* in the tree */
	bool fanned;         /* by the first two digits, where there are many */
	size_t most;         /* bytes of a file */
	const char *message; /* of a commit */
};
static const struct shelf manifests = {ZZ_MANIFEST_REF, "m", true, ZZ_MANIFEST_MOST, "manifest\n"},
						  lists = {ZZ_LIST_REF, "l", false, ZZ_LIST_MOST, "list\n"};

static const char *shelf_path(const struct shelf *s, const struct zz_sm3 *d, char out[PATH_ROOM])
{
	char text[ZZ_DIGEST_MAX];
	const char *hex = zz_sm3_text(d, text) + strlen("sm3:");
	if (s->fanned)
		snprintf(out, PATH_ROOM, "%s/%.2s/%s", s->folder, hex, hex);
	else
		snprintf(out, PATH_ROOM, "%s/%s", s->folder, hex);
	return out;
}

static int shelf_ref(struct zz_git *g, const struct shelf *s, struct zz_str name, struct zz_buf *ref,
					 git_oid *head, struct zz_error *e)
{
	zz_buf_printf(ref, "%s%.*s", s->refs, ZZ_FMT(name));
	return zz_ref_get(g, ref->data, head, e);
}

static int shelf_get(struct zz_git *g, const struct shelf *s, struct zz_str name, const struct zz_sm3 *digest,
					 struct zz_buf *out, struct zz_error *e)
{
	char path[PATH_ROOM];
	struct zz_buf ref = {0};
	struct zz_tree tree = {.git = g};
	git_oid head;
	int rc = shelf_ref(g, s, name, &ref, &head, e);
	if (!rc)
		rc = zz_git_tree_of(g, &head, &tree.root, e);
	if (!rc)
		rc = read_at(&tree, zz_str(shelf_path(s, digest, path)), s->most, out, e);
	if (!rc) {
		struct zz_sm3 found = zz_sm3(zz_buf_view(out));
		rc = memcmp(&found, digest, sizeof found) ? 1 : 0;
	}
	zz_tree_close(&tree);
	zz_buf_free(&ref);
	return rc;
}

static int shelf_keep(struct zz_git *g, const struct shelf *s, struct zz_str name, struct zz_str who,
					  struct zz_str bytes, int64_t when, struct zz_error *e)
{
	char path[PATH_ROOM];
	struct zz_sm3 digest = zz_sm3(bytes);
	struct zz_buf there = {0}, ref = {0};
	struct putting p = {.n = 0};
	git_oid head, made;
	int rc = shelf_get(g, s, name, &digest, &there, e);
	bool fresh = rc == 1;
	int begun = fresh ? shelf_ref(g, s, name, &ref, &head, e) : 0;
	rc = rc == 1 ? (begun == 1 ? ZZ_OK : begun) : rc;
	if (!rc && fresh)
		rc = put(g, &p, shelf_path(s, &digest, path), bytes, e);
	if (!rc && fresh)
		rc = commit_on(g, ref.data, begun ? NULL : &head, &p, who, when, s->message, &made, e);
	zz_buf_free(&there);
	zz_buf_free(&ref);
	return rc;
}

int zz_manifest_get(struct zz_git *g, struct zz_str name, const struct zz_sm3 *digest, struct zz_buf *out,
					struct zz_error *e)
{
	return shelf_get(g, &manifests, name, digest, out, e);
}

int zz_manifest_keep(struct zz_git *g, struct zz_str name, struct zz_str bytes, int64_t when,
					 struct zz_error *e)
{
	return shelf_keep(g, &manifests, name, name, bytes, when, e);
}

int zz_list_get(struct zz_git *g, const char *ledger, const struct zz_sm3 *digest, struct zz_buf *out,
				struct zz_error *e)
{
	return shelf_get(g, &lists, zz_str(ledger), digest, out, e);
}

int zz_list_keep(struct zz_git *g, const char *ledger, struct zz_str who, struct zz_str bytes, int64_t when,
				 struct zz_error *e)
{
	return shelf_keep(g, &lists, zz_str(ledger), who, bytes, when, e);
}

static int join_one(struct zz_git *from, const git_tree_entry *entry, struct zz_git *to, const char *ledger,
					struct zz_str who, int64_t when, struct zz_error *e)
{
	struct zz_buf bytes = {0};
	bool file = git_tree_entry_type(entry) == GIT_OBJECT_BLOB;
	int rc = file ? zz_git_blob(from, git_tree_entry_id(entry), lists.most, &bytes, e) : ZZ_OK;
	if (!rc && file && bytes.n <= lists.most)
		rc = zz_list_keep(to, ledger, who, zz_buf_view(&bytes), when, e);
	zz_buf_free(&bytes);
	return rc;
}

int zz_lists_join(struct zz_git *from, const char *ref, struct zz_git *to, const char *ledger,
				  struct zz_str who, int64_t when, struct zz_error *e)
{
	struct zz_tree tree = {.git = from};
	struct zz_tree_entry folder;
	git_tree *all = NULL;
	git_oid head;
	int rc = zz_ref_get(from, ref, &head, e);
	if (!rc)
		rc = zz_git_tree_of(from, &head, &tree.root, e);
	if (!rc)
		rc = zz_tree_find(&tree, zz_str(lists.folder), &folder, e);
	if (!rc && folder.kind == ZZ_ENTRY_FOLDER)
		rc = zz_git_tree(from, &folder.id, &all, e);
	for (size_t i = 0; !rc && all && i < git_tree_entrycount(all); i++)
		rc = join_one(from, git_tree_entry_byindex(all, i), to, ledger, who, when, e);
	git_tree_free(all);
	zz_tree_close(&tree);
	return rc == 1 ? ZZ_OK : rc;
}
