/* A commit-graph file beside two commits: it is true, false or cannot be read, and changes nothing else. */
#include "objects.h"

#include "base/io.h"

static void put_file(struct zz_str bytes)
{
	char path[96];
	snprintf(path, sizeof path, "%s/objects/info", folder);
	mkdir(path, 0700);
	strcat(path, "/commit-graph");
	FILE *f = fopen(path, "wb");
	MUST(f && fwrite(bytes.p, 1, bytes.n, f) == bytes.n);
	fclose(f);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct zz_git g;
	struct zz_commits all = {.n = 0};
	struct zz_error e = {.lang = ZZ_EN};
	uint8_t wrong[ZZ_BLOB_ID] = {0};
	open_objects(&g);
	put_file(INPUT);
	git_oid head = put_commit(g.odb, &tree_id, &first_id);
	MUST(zz_commits_load(&all, &g, &head, false, &e) == ZZ_OK);
	MUST(all.norder == 2);
	enum zz_graph state = zz_commits_graph(&all, &g, wrong);
	git_oid id;
	git_oid_fromraw(&id, wrong);
	MUST(state != ZZ_GRAPH_FALSE || zz_commits_find(&all, &id));
	zz_commits_free(&all);
	close_objects(&g);
	return 0;
}
