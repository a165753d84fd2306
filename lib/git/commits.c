#include "git/commits.h"

#include <stdlib.h>
#include <string.h>

/* --- by id --- */

static size_t slot_of(const struct zz_commits *c, const uint8_t *id)
{
	uint64_t key;
	memcpy(&key, id, sizeof key);
	size_t i = (size_t)key & (c->nslots - 1);
	while (c->slots[i] && memcmp(c->at[c->slots[i] - 1].commit.id, id, ZZ_BLOB_ID) != 0)
		i = (i + 1) & (c->nslots - 1);
	return i;
}

static void make_room(struct zz_commits *c)
{
	enum { FIRST = 256 };
	if (c->nslots && (c->n + 1) * 2 <= c->nslots)
		return;
	free(c->slots);
	c->nslots = c->nslots ? c->nslots : FIRST;
	while ((c->n + 1) * 2 > c->nslots)
		c->nslots *= 2;
	c->slots = zz_malloc(c->nslots * sizeof *c->slots);
	for (size_t i = 0; i < c->n; i++)
		c->slots[slot_of(c, c->at[i].commit.id)] = (uint32_t)i + 1;
}

void zz_commits_index(struct zz_commits *c)
{
	make_room(c);
}

/* Index of a commit; `fresh` where it was not known yet. */
static uint32_t index_of(struct zz_commits *c, const git_oid *id, bool *fresh)
{
	make_room(c);
	size_t slot = slot_of(c, id->id);
	*fresh = c->slots[slot] == 0;
	if (!*fresh)
		return c->slots[slot] - 1;
	struct zz_commit_node *node = ZZ_PUSH(c);
	memset(node, 0, sizeof *node);
	memcpy(node->commit.id, id->id, ZZ_BLOB_ID);
	c->slots[slot] = (uint32_t)c->n;
	return (uint32_t)c->n - 1;
}

/* --- one commit --- */

/* In the trailers, which are the last paragraph: elsewhere it is text that speaks of it. */
static bool is_injected(const git_commit *commit)
{
	const char *message = git_commit_message_raw(commit);
	git_message_trailer_array trailers = {0};
	bool found = false;
	if (!message || !strstr(message, "Zzsh-Clock"))
		return false;
	if (git_message_trailers(&trailers, message) < 0)
		return true; /* a clock that cannot be trusted counts as none */
	for (size_t i = 0; i < trailers.count; i++)
		found = found || (strcmp(trailers.trailers[i].key, "Zzsh-Clock") == 0 &&
						  strcmp(trailers.trailers[i].value, "injected") == 0);
	git_message_trailer_array_free(&trailers);
	return found;
}

/* "author NAME <MAIL> SECONDS +HHMM", as git writes it and every reader understands it: programs that meet
 * something else make different times of it. */
static bool is_written(const char *header, const char *key)
{
	enum { DIGITS = 11, ZONE = 6, HOURS = 14, MINUTES = 60 }; /* 11 digits reach beyond the year 5000 */
	size_t n = strlen(key);
	const char *line = header, *end, *at;
	while (line && strncmp(line, key, n) != 0) {
		line = strchr(line, '\n');
		line = line ? line + 1 : NULL;
	}
	end = line ? strchr(line, '\n') : NULL;
	if (!end || end - line < (ptrdiff_t)n + ZONE)
		return false;
	at = end - ZONE; /* " +HHMM" */
	for (int i = 2; i < ZONE; i++)
		if (at[i] < '0' || at[i] > '9')
			return false;
	int hours = (at[2] - '0') * 10 + at[3] - '0', minutes = (at[4] - '0') * 10 + at[5] - '0';
	if (at[0] != ' ' || (at[1] != '+' && at[1] != '-') || hours > HOURS || minutes >= MINUTES)
		return false;
	const char *seconds = at;
	while (seconds > line && seconds[-1] >= '0' && seconds[-1] <= '9')
		seconds--;
	return seconds < at && at - seconds <= DIGITS && (*seconds != '0' || at - seconds == 1) &&
		   seconds - line >= 2 && seconds[-1] == ' ' && seconds[-2] == '>';
}

static void take(struct zz_commit_node *node, const git_commit *commit)
{
	const char *header = git_commit_raw_header(commit);
	node->commit.author = git_commit_author(commit)->when.time;
	node->commit.committer = git_commit_time(commit);
	node->commit.zone = (int16_t)git_commit_time_offset(commit);
	node->commit.injected = is_injected(commit);
	node->commit.odd = !header || !is_written(header, "author ") || !is_written(header, "committer ");
	git_oid_cpy(&node->tree, git_commit_tree_id(commit));
}

static void add_parent(struct zz_commits *c, uint32_t i, const git_oid *id)
{
	bool fresh;
	uint32_t parent = index_of(c, id, &fresh);
	c->parents = zz_grow(c->parents, c->nparents, &c->parents_room, sizeof *c->parents);
	c->parents[c->nparents++] = parent;
	c->at[i].nparents++;
}

static void add_parents(struct zz_commits *c, uint32_t i, const git_commit *commit)
{
	for (unsigned k = 0; k < git_commit_parentcount(commit); k++)
		add_parent(c, i, git_commit_parent_id(commit, k));
}

/* "key ID" and the end of the line, which is taken off *rest. */
static bool take_id(struct zz_str *rest, const char *key, git_oid *id)
{
	size_t n = strlen(key);
	if (rest->n <= n + GIT_OID_HEXSZ || memcmp(rest->p, key, n) != 0 || rest->p[n + GIT_OID_HEXSZ] != '\n' ||
		git_oid_fromstrn(id, rest->p + n, GIT_OID_HEXSZ) < 0)
		return false;
	*rest = zz_str_sub(*rest, n + GIT_OID_HEXSZ + 1, rest->n);
	return true;
}

/* A line that is_written is content with, of a person written without further brackets. */
static bool take_time(struct zz_str *rest, const char *key, int64_t *time, int16_t *zone)
{
	enum { ZONE = 5, HOUR = 60, TEN = 10 };
	ptrdiff_t end = zz_str_chr(*rest, '\n');
	const char *close = end > 0 ? memchr(rest->p, '>', (size_t)end) : NULL;
	const char *open = close ? memchr(rest->p, '<', (size_t)(close - rest->p)) : NULL;
	if (!open || memchr(open + 1, '<', (size_t)(rest->p + end - open - 1)) ||
		memchr(close + 1, '>', (size_t)(rest->p + end - close - 1)) ||
		strncmp(rest->p, key, strlen(key)) != 0 || !is_written(rest->p, key))
		return false;
	*time = 0;
	for (const char *at = close + 2; *at != ' '; at++)
		*time = *time * TEN + *at - '0';
	const char *z = rest->p + end - ZONE;
	int minutes = ((z[1] - '0') * TEN + z[2] - '0') * HOUR + (z[3] - '0') * TEN + z[4] - '0';
	*zone = (int16_t)(*z == '-' ? -minutes : minutes);
	*rest = zz_str_sub(*rest, (size_t)end + 1, rest->n);
	return true;
}

/* A commit as git writes it, with nothing in it that takes a closer look. Else false, and libgit2 reads it.
 */
static bool take_plain(struct zz_commits *c, uint32_t i, struct zz_str text)
{
	struct zz_str front = text, rest;
	struct zz_commit own = c->at[i].commit;
	int16_t zone;
	git_oid tree, parent;
	if (memchr(text.p, '\0', text.n) || strstr(text.p, "Zzsh-Clock") || !take_id(&front, "tree ", &tree))
		return false;
	for (rest = front; take_id(&rest, "parent ", &parent);)
		;
	if (!take_time(&rest, "author ", &own.author, &zone) ||
		!take_time(&rest, "committer ", &own.committer, &own.zone) || !strstr(rest.p - 1, "\n\n"))
		return false;
	c->at[i].commit = own;
	git_oid_cpy(&c->at[i].tree, &tree);
	while (take_id(&front, "parent ", &parent))
		add_parent(c, i, &parent);
	return true;
}

/* Reads the commit at `i` and lists its parents, which may be new. */
static int read_one(struct zz_commits *c, struct zz_git *g, uint32_t i, bool *missing, struct zz_error *e)
{
	git_oid id;
	git_commit *commit = NULL;
	memcpy(id.id, c->at[i].commit.id, ZZ_BLOB_ID);
	c->at[i].parents = (uint32_t)c->nparents;
	struct zz_object *bytes = zz_git_commit_bytes(g, &id);
	bool plain = bytes && take_plain(c, i, (struct zz_str){(const char *)bytes->bytes, bytes->n});
	zz_object_free(bytes);
	int rc = plain ? ZZ_OK : zz_git_commit(g, &id, &commit, missing, e);
	if (!commit)
		return rc;
	take(&c->at[i], commit);
	add_parents(c, i, commit);
	git_commit_free(commit);
	return ZZ_OK;
}

/* --- all of them --- */

enum { UNREAD, READ, DONE, ABSENT };

struct climb {
	struct zz_commits *c;
	struct zz_git *g;
	bool shallow;
	uint8_t *state; /* by index */
	size_t state_room;
	struct {
		uint32_t *at;
		size_t n, room;
	} stack;
};

static void cover_states(struct climb *w)
{
	size_t before = w->state_room;
	if (w->c->n <= before)
		return;
	w->state_room = w->c->n * 2;
	w->state = zz_realloc(w->state, w->state_room);
	memset(w->state + before, UNREAD, w->state_room - before);
}

/* Parents that are not there are taken off the list. */
static void drop_absent(struct climb *w, struct zz_commit_node *node)
{
	uint32_t kept = 0;
	for (uint32_t k = 0; k < node->nparents; k++) {
		uint32_t parent = w->c->parents[node->parents + k];
		if (w->state[parent] != ABSENT)
			w->c->parents[node->parents + kept++] = parent;
	}
	node->commit.boundary = kept < node->nparents;
	node->commit.root = !kept && !node->commit.boundary;
	node->nparents = kept;
}

/* The latest of the parents, against which a commit's own time is held. */
static void look_back(const struct zz_commits *c, struct zz_commit_node *node)
{
	node->commit.before = INT64_MIN;
	for (uint32_t k = 0; k < node->nparents; k++) {
		const struct zz_commit *parent = &c->at[c->parents[node->parents + k]].commit;
		if (parent->committer > node->commit.before) {
			node->commit.before = parent->committer;
			memcpy(node->commit.parent, parent->id, ZZ_BLOB_ID);
		}
	}
}

/* Reads the commit on top of the stack and puts its parents on it, the first one uppermost. */
static int climb_to(struct climb *w, uint32_t i, struct zz_error *e)
{
	bool missing = false;
	int rc = read_one(w->c, w->g, i, w->shallow ? &missing : NULL, e);
	if (rc)
		return rc;
	cover_states(w);
	w->state[i] = missing ? ABSENT : READ;
	const struct zz_commit_node *node = &w->c->at[i];
	for (uint32_t k = node->nparents; k-- > 0;)
		if (w->state[w->c->parents[node->parents + k]] == UNREAD)
			*ZZ_PUSH(&w->stack) = w->c->parents[node->parents + k];
	return ZZ_OK;
}

/* A commit comes on top of the stack twice: before its parents, and when all of them are done. */
static int climb(struct climb *w, struct zz_error *e)
{
	struct zz_commits *c = w->c;
	while (w->stack.n) {
		uint32_t i = w->stack.at[w->stack.n - 1];
		int rc = w->state[i] == UNREAD ? climb_to(w, i, e) : ZZ_OK;
		if (rc)
			return rc;
		if (w->stack.at[w->stack.n - 1] != i)
			continue; /* its parents first */
		w->stack.n--;
		if (w->state[i] != READ)
			continue;
		w->state[i] = DONE;
		drop_absent(w, &c->at[i]);
		look_back(c, &c->at[i]);
		c->order = zz_grow(c->order, c->norder, &c->order_room, sizeof *c->order);
		c->order[c->norder++] = i;
	}
	return ZZ_OK;
}

/* Whether the first `known` commits come first in the order of all, too: nothing of the others can stand
 * between them. */
static bool goes_on(const struct zz_commits *c, uint32_t head, size_t known, uint32_t former)
{
	while (head >= known && c->at[head].nparents)
		head = c->parents[c->at[head].parents];
	return head == former;
}

int zz_commits_load(struct zz_commits *out, struct zz_git *g, const git_oid *head, bool shallow,
					struct zz_error *e)
{
	struct climb w = {.c = out, .g = g, .shallow = shallow};
	size_t known = out->n;
	uint32_t former = out->norder ? out->order[out->norder - 1] : 0;
	bool fresh;
	uint32_t top = index_of(out, head, &fresh);
	*ZZ_PUSH(&w.stack) = top;
	cover_states(&w);
	memset(w.state, DONE, known);
	int rc = climb(&w, e);
	free(w.stack.at);
	free(w.state);
	if (!rc && known && !goes_on(out, top, known, former))
		rc = 1;
	return rc;
}

void zz_commits_free(struct zz_commits *c)
{
	free(c->at);
	free(c->parents);
	free(c->order);
	free(c->slots);
	*c = (struct zz_commits){0};
}

const struct zz_commit_node *zz_commits_find(const struct zz_commits *c, const git_oid *id)
{
	uint32_t slot = c->nslots ? c->slots[slot_of(c, id->id)] : 0;
	const struct zz_commit_node *node = slot ? &c->at[slot - 1] : NULL;
	return node && !git_oid_is_zero(&node->tree) ? node : NULL;
}
