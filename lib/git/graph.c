/* The commit-graph file (gitformat-commit-graph), held against the commits that were read: dates, trees and
 * parents. Only to say that it lies; nothing is ever taken from it. */
#include "git/commits.h"

#include "base/io.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum {
	GRAPH_BYTES = 64 * 1024 * 1024,
	LAYERS = 64,
	HEADER = 8,
	CHUNK = 12,
	DATA = GIT_OID_RAWSZ + 16,
	NO_PARENT = 0x70000000,
	MORE = INT32_MIN, /* the second parent is a place in the list of further ones */
};

struct layer {
	struct zz_buf bytes;
	const uint8_t *ids, *data, *edges;
	size_t n, nedges, base; /* base: commits in the layers below */
};

struct graph {
	struct layer at[LAYERS];
	size_t n;
};

static uint32_t word(const uint8_t *p)
{
	return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
}

/* A chunk by its name; its length in *n. NULL where it is not there or lies outside of the file. */
static const uint8_t *chunk(const struct layer *l, const char *name, size_t *n)
{
	const uint8_t *p = (const uint8_t *)l->bytes.data;
	size_t chunks = p[6];
	for (size_t i = 0; i < chunks && HEADER + (i + 2) * CHUNK <= l->bytes.n; i++) {
		const uint8_t *row = p + HEADER + i * CHUNK;
		uint64_t from = (uint64_t)word(row + 4) << 32 | word(row + 8);
		uint64_t until = (uint64_t)word(row + CHUNK + 4) << 32 | word(row + CHUNK + 8);
		if (memcmp(row, name, 4) != 0)
			continue;
		*n = (size_t)(until - from);
		return from <= until && until <= l->bytes.n ? p + from : NULL;
	}
	return NULL;
}

static bool is_file(const char *path)
{
	struct stat st;
	return lstat(path, &st) == 0 && S_ISREG(st.st_mode); /* a pipe would be waited for */
}

static bool open_layer(struct graph *g, const char *path)
{
	struct zz_error ignored = {0};
	size_t ids = 0, data = 0;
	if (g->n == LAYERS || !is_file(path))
		return false;
	struct layer *l = &g->at[g->n];
	if (zz_read_file(&l->bytes, path, GRAPH_BYTES, &ignored) || l->bytes.n > GRAPH_BYTES ||
		l->bytes.n < HEADER)
		return false;
	g->n++;
	if (memcmp(l->bytes.data, "CGPH\1\1", 6) != 0)
		return false;
	l->ids = chunk(l, "OIDL", &ids);
	l->data = chunk(l, "CDAT", &data);
	l->edges = chunk(l, "EDGE", &l->nedges);
	l->nedges /= 4;
	l->n = ids / GIT_OID_RAWSZ;
	l->base = g->n > 1 ? l[-1].base + l[-1].n : 0;
	return l->ids && l->data && data / DATA >= l->n;
}

/* One file, or a chain of them, the lowest first. */
static enum zz_graph open_graph(struct graph *g, const char *objects)
{
	struct zz_buf path = {0}, chain = {0};
	struct zz_error ignored = {0};
	struct zz_str rest, line;
	enum zz_graph state = ZZ_GRAPH_NONE;
	zz_buf_printf(&path, "%sinfo/commit-graph", objects);
	if (open_layer(g, path.data))
		state = ZZ_GRAPH_TRUE;
	else if (g->at[0].bytes.n)
		state = ZZ_GRAPH_UNREAD;
	zz_buf_clear(&path);
	zz_buf_printf(&path, "%sinfo/commit-graphs/commit-graph-chain", objects);
	if (state == ZZ_GRAPH_NONE && is_file(path.data) &&
		!zz_read_file(&chain, path.data, LAYERS * 64, &ignored)) {
		state = chain.n ? ZZ_GRAPH_TRUE : ZZ_GRAPH_NONE;
		rest = zz_buf_view(&chain);
		while (state == ZZ_GRAPH_TRUE && zz_str_split(&rest, '\n', &line)) {
			zz_buf_clear(&path);
			zz_buf_printf(&path, "%sinfo/commit-graphs/graph-%.*s.graph", objects, ZZ_FMT(line));
			if (zz_str_chr(line, '/') >= 0 || !open_layer(g, path.data))
				state = ZZ_GRAPH_UNREAD;
		}
	}
	zz_buf_free(&path);
	zz_buf_free(&chain);
	return state;
}

static const struct layer *find(const struct graph *g, const uint8_t *id, size_t *index)
{
	for (size_t k = 0; k < g->n; k++) {
		const struct layer *l = &g->at[k];
		size_t from = 0, until = l->n;
		while (from < until) {
			size_t mid = from + (until - from) / 2;
			int order = memcmp(l->ids + mid * GIT_OID_RAWSZ, id, GIT_OID_RAWSZ);
			if (order == 0) {
				*index = mid;
				return l;
			}
			*(order < 0 ? &from : &until) = order < 0 ? mid + 1 : mid;
		}
	}
	return NULL;
}

static const uint8_t *id_at(const struct graph *g, uint32_t place)
{
	for (size_t k = 0; k < g->n; k++)
		if (place >= g->at[k].base && place - g->at[k].base < g->at[k].n)
			return g->at[k].ids + (place - g->at[k].base) * GIT_OID_RAWSZ;
	return NULL;
}

/* The parent number k as the graph has it; NULL where it has none. */
static const uint8_t *parent_in(const struct graph *g, const struct layer *l, const uint8_t *data, uint32_t k)
{
	uint32_t first = word(data + GIT_OID_RAWSZ), second = word(data + GIT_OID_RAWSZ + 4);
	if (k == 0)
		return first == NO_PARENT ? NULL : id_at(g, first);
	if (!(second & (uint32_t)MORE))
		return k > 1 || second == NO_PARENT ? NULL : id_at(g, second);
	size_t from = (second & ~(uint32_t)MORE), at = from + k - 1;
	for (size_t i = from; i < at; i++)
		if (i >= l->nedges || word(l->edges + i * 4) & (uint32_t)MORE)
			return NULL; /* the list ends before */
	return at < l->nedges ? id_at(g, word(l->edges + at * 4) & ~(uint32_t)MORE) : NULL;
}

static bool agrees(const struct graph *g, const struct zz_commits *c, const struct zz_commit_node *node)
{
	size_t index;
	const struct layer *l = find(g, node->commit.id, &index);
	if (!l)
		return true; /* the graph is older than the commit */
	const uint8_t *data = l->data + index * DATA, *times = data + GIT_OID_RAWSZ + 8;
	int64_t time = (int64_t)(word(times) & 3) << 32 | word(times + 4);
	if (memcmp(data, node->tree.id, GIT_OID_RAWSZ) != 0 || time != node->commit.committer)
		return false;
	for (uint32_t k = 0; k < node->nparents; k++) {
		const uint8_t *parent = parent_in(g, l, data, k);
		if (!parent || memcmp(parent, c->at[c->parents[node->parents + k]].commit.id, GIT_OID_RAWSZ) != 0)
			return false;
	}
	return !parent_in(g, l, data, node->nparents);
}

enum zz_graph zz_commits_graph(const struct zz_commits *c, struct zz_git *g, uint8_t wrong[ZZ_BLOB_ID])
{
	struct graph graph = {.n = 0};
	struct zz_buf objects = {0};
	zz_buf_printf(&objects, "%sobjects/", git_repository_commondir(g->repo));
	enum zz_graph state = open_graph(&graph, objects.data);
	for (size_t i = 0; state == ZZ_GRAPH_TRUE && i < c->norder; i++) {
		const struct zz_commit_node *node = &c->at[c->order[i]];
		if (node->commit.boundary || agrees(&graph, c, node))
			continue;
		state = ZZ_GRAPH_FALSE;
		memcpy(wrong, node->commit.id, ZZ_BLOB_ID);
	}
	for (size_t k = 0; k < LAYERS; k++) /* also one that was too short to count */
		zz_buf_free(&graph.at[k].bytes);
	zz_buf_free(&objects);
	return state;
}
